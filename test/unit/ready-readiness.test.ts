/** When a server is proven, when it is up, and what is said of one that is not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Server } from '../../src/haproxy/server.ts';
import {
  hasPassed,
  isChecked,
  isKnownHealthy,
  isProven,
  isProvenStatus,
  isStoppedForEver,
  isUp,
  type Proof,
  proofAfterReload,
  proofOf,
  unhealthyFailure,
} from '../../src/operation/ready/readiness.ts';
import { type Given, server } from './servers.ts';

test('with an agent, a drained server is proven by its last check: "DRAIN (agent)" is shown for "DRAIN 1/3", too', () => {
  const proven = (status: string, checkStatus: string) => isProven(server('web/s1', { status, checkStatus }));
  assert.equal(proven('DRAIN (agent)', 'L7OK'), true);
  assert.equal(proven('DRAIN (agent)', 'L4CON'), false);
  assert.equal(proven('DRAIN', 'L4CON'), true);
  assert.equal(proven('DRAIN 1/3', 'L7OK'), false);
});

describe('which proof a server gets', () => {
  const proof = (given: Given) =>
    proofOf(server('web/s1', { adminFlags: 1, operationalState: 0, status: 'MAINT', ...given }));
  test('in maint with a check: its checks', () => assert.equal(proof({ checkState: 14 }), 'checks'));
  test('enabled while in maint, without the pause bit', () =>
    assert.equal(proof({ checkState: 6 }), 'checks'));
  test('configured but switched off (2): none, for health down would last for ever', () => {
    assert.equal(proof({ checkState: 2 }), 'none');
  });
  test('an agent check only: none', () => assert.equal(proof({ checkState: 0, agentState: 22 }), 'none'));
  test('no check: none', () => assert.equal(proof({ checkState: 0 }), 'none'));
  test('in maint, whatever it is called beside that: its checks', () =>
    assert.equal(proof({ operationalState: 2 }), 'checks'));
  test('a tracker: none', () => assert.equal(proof({ tracks: 'a/b', checkState: 6 }), 'none'));
  test('unresolved: none', () => assert.equal(proof({ adminFlags: 33 }), 'none'));
  const IN_DRAIN = { adminFlags: 8, operationalState: 2, status: 'DRAIN' } as const;
  test('in drain: a check from now on, for health down would cut sessions that have just begun', () => {
    assert.equal(proof(IN_DRAIN), 'recheck');
    assert.equal(proof({ ...IN_DRAIN, sessions: 1 }), 'recheck');
  });
  test('in drain and down: its checks, which have to bring it up; to call it stopping would take it for healthy', () => {
    assert.equal(proof({ ...IN_DRAIN, operationalState: 0, status: 'DOWN', sessions: 1 }), 'watch');
  });
  test('in maint with sessions left: its checks, for what maint has not cut health down does not cut', () => {
    assert.equal(proof({ sessions: 1 }), 'checks');
  });
});

describe('up', () => {
  const table: [string, Server['operationalState'], boolean][] = [
    ['UP', 2, true],
    ['UP', 1, true],
    ['no check', 2, true],
    ['UP 1/3', 2, false],
    ['NOLB', 3, false],
    ['DOWN', 0, false],
    ['DRAIN', 2, false],
    ['UP', 3, false],
  ];
  for (const [status, operationalState, expected] of table) {
    test(`"${status}" in operational state ${operationalState}: ${expected}`, () => {
      assert.equal(isUp(server('web/s1', { status, operationalState })), expected);
    });
  }
  test('known to be healthy: running, and proven by its checks or in use', () => {
    for (const [given, expected] of [
      [{}, true],
      [{ status: 'UP 1/3' }, true],
      [{ status: 'no check', checkState: 0 }, true],
      [{ adminFlags: 8, status: 'DRAIN' }, true],
      [{ adminFlags: 8, status: 'DRAIN 1/3' }, false],
      [{ adminFlags: 8, status: 'DRAIN', operationalState: 3 }, false],
      [{ status: 'DOWN', operationalState: 0 }, false],
    ] as const)
      assert.equal(isKnownHealthy(server('web/s1', given)), expected, JSON.stringify(given));
  });

  test('passed: the word of HAProxy for that, and no longer one', () => {
    for (const [checkStatus, expected] of [
      ['L4OK', true],
      ['L6OK', true],
      ['L7OK', true],
      ['PROCOK', true],
      ['L7OKC', false],
      ['* L7OK', false],
      ['L7STS', false],
      ['', false],
    ] as const)
      assert.equal(hasPassed(server('web/s1', { checkStatus })), expected, checkStatus);
  });

  test('stopped for ever: ready by its flags, down, and no check that could change it', () => {
    const down = { status: 'DOWN', operationalState: 0 } as const;
    assert.equal(isStoppedForEver(server('web/s1', { ...down, checkState: 2 })), true);
    assert.equal(isStoppedForEver(server('web/s1', { ...down, checkState: 6 })), false);
    assert.equal(isStoppedForEver(server('web/s1', { ...down, checkState: 2, tracks: 'a/b' })), false);
    assert.equal(
      isStoppedForEver(server('web/s1', { ...down, checkState: 0, status: 'DOWN (agent)' })),
      false,
    );
  });
});

describe('what is said of a server that was waited for in vain', () => {
  const begun = server('web/s1', { status: 'DOWN', checkFailures: 2 });
  test('without a failed check: wait longer', () => {
    const failure = unhealthyFailure(
      [{ key: 'web/s1', begun, now: { ...begun, status: 'DOWN 1/3' } }],
      5000,
      'lb',
    );
    assert.match(failure.message, /no check has failed/);
    assert.match(failure.hint ?? '', /raise `health-timeout` above `rise` × `inter`/);
  });
  test('with failed checks: their words', () => {
    const now = { ...begun, checkFailures: 4, checkStatus: 'L4CON', lastCheck: 'Connection refused' };
    const failure = unhealthyFailure([{ key: 'web/s1', begun, now }], 5000, 'lb');
    assert.equal(failure.detail, 'L4CON: Connection refused');
    assert.match(failure.hint ?? '', /Look at the application/);
  });
});

describe('which proof a server gets in a process that a reload began', () => {
  const cases: [string, Given, Proof][] = [
    ['in maint: its checks', { adminFlags: 1, operationalState: 0, status: 'MAINT' }, 'checks'],
    ['in maint without checks: none', { adminFlags: 1, operationalState: 0, checkState: 0 }, 'none'],
    ['let in, and believed in: a check from now on', { checkStatus: 'INI' }, 'recheck'],
    ['in drain, and believed in: a check from now on', { adminFlags: 8, status: 'DRAIN' }, 'recheck'],
    [
      'in drain and down: its checks bring it up',
      { adminFlags: 8, operationalState: 0, status: 'DOWN' },
      'watch',
    ],
    [
      'let in and down: its checks, with bound clients kept out',
      { operationalState: 0, status: 'DOWN' },
      'checks',
    ],
    ['a tracker in maint by whom it tracks: none', { adminFlags: 2, operationalState: 0 }, 'none'],
  ];
  for (const [words, given, expected] of cases) {
    test(words, () => assert.equal(proofAfterReload(server('web/s1', given)), expected));
  }
});

test('proven is a status of full health, in drain or already in rotation', () => {
  const proven = ['DRAIN', 'DRAIN (agent)', 'UP'];
  const unproven = ['DRAIN 1/3', 'UP 1/3', 'DOWN', 'DOWN (agent)', 'NOLB', 'MAINT', 'no check', ''];
  for (const status of proven) assert.equal(isProvenStatus(status), true, status);
  for (const status of unproven) assert.equal(isProvenStatus(status), false, status);
});

test('a check has run when it has said anything', () => {
  for (const [checkStatus, expected] of [
    ['INI', false],
    ['', false],
    ['L7OK', true],
    ['L4CON', true],
  ] as const) {
    assert.equal(isChecked(server('web/s1', { checkStatus })), expected, checkStatus);
  }
});

test('not stopped for ever: in maint or drain, running, or only on its way up', () => {
  const stopped: Given = { status: 'DOWN', operationalState: 0, checkState: 2 };
  for (const given of [
    { adminFlags: 1 },
    { adminFlags: 8 },
    { operationalState: 2 },
    { status: 'UP 1/3' },
  ] as const) {
    assert.equal(isStoppedForEver(server('web/s1', { ...stopped, ...given })), false);
  }
});

describe('what is said of a server that is not proven', () => {
  const begun = server('web/s1', { checkStatus: 'L4CON', lastCheck: 'refused', checkFailures: 1 });
  const failure = (...nows: Given[]) => {
    const unproven = nows.map((now, i) => {
      return { key: `web/s${i + 1}`, begun, now: server(`web/s${i + 1}`, { checkFailures: 1, ...now }) };
    });
    return unhealthyFailure(unproven, 5_000, 'lb1');
  };
  const TOO_FEW = /Not proven healthy within 5s, though no check has failed/;
  const cases: [string, Given, boolean][] = [
    ['no check has failed, it was still waited for', { checkStatus: 'L7OK' }, true],
    ['a process check passed', { checkStatus: 'PROCOK' }, true],
    ['none has run', { checkStatus: 'INI' }, true],
    ['the last one failed', { checkStatus: 'L4CON' }, false],
    ['one has failed meanwhile', { checkStatus: 'L7OK', checkFailures: 2 }, false],
    ['its agent holds it down', { checkStatus: 'L7OK', status: 'DOWN (agent)' }, false],
    ['a word that only begins like one that passed', { checkStatus: 'L7OKC' }, false],
    ['a word that only ends like one', { checkStatus: 'XL7OK' }, false],
  ];
  for (const [words, now, tooFew] of cases) {
    test(words, () => {
      const { message, hint, servers, code } = failure(now);
      assert.equal(TOO_FEW.test(message), tooFew, message);
      assert.equal(/not enough checks yet/.test(hint ?? ''), tooFew, hint);
      assert.deepEqual([code, servers], ['unhealthy', ['web/s1']]);
    });
  }

  test('its checks were switched off meanwhile: that, and not the application', () => {
    const { message, hint, brief } = failure({ checkStatus: 'L7OK', checkState: 2 });
    assert.equal(
      message,
      'Not proven healthy within 5s: the health check of web/s1 was switched off meanwhile.',
    );
    assert.equal(hint, 'Send `enable health web/s1`, then run this step again.');
    assert.equal(brief, 'its health checks were switched off meanwhile');
  });

  test('added again without a check: that there is none to be switched on is told as well', () => {
    const { hint } = failure({ checkStatus: 'L7OK', checkState: 0 });
    assert.match(
      hint ?? '',
      /Where HAProxy refuses that, web\/s1 has no health check any more, .*give it one/,
    );
  });

  test('too few checks: what else than inter can be the reason is named', () => {
    assert.match(failure({ checkStatus: 'INI' }).hint ?? '', /`rise` × `inter` .*`fastinter`.*`downinter`/);
  });

  test('in a few words, for a heading', () => {
    const of = (now: Given) => failure(now).brief;
    assert.equal(
      of({ checkStatus: 'L7STS', lastCheck: 'Layer7 wrong status, code 503: Service Unavailable' }),
      'its health check fails (503 Service Unavailable)',
    );
    assert.equal(
      of({ checkStatus: 'L4CON', lastCheck: 'Layer4 connection problem: Connection refused' }),
      'its health check fails (Connection refused)',
    );
    assert.equal(of({ checkStatus: 'L4TOUT', lastCheck: '' }), 'its health check fails (L4TOUT)');
    assert.equal(of({ checkStatus: 'INI' }), 'too few checks have run within 5s, though none has failed');
    assert.equal(of({ status: 'DOWN (agent)' }), 'its agent check says that it is down');
  });

  test('it has failed, and passes by now: that it passes is not called a failure, and it needs time', () => {
    const { brief, hint } = failure({ status: 'DOWN 1/3', checkStatus: 'L7OK', checkFailures: 2 });
    assert.equal(brief, 'its health check passes, but has not often enough within 5s');
    assert.match(hint ?? '', /^Its last check passed: raise `health-timeout` above `rise` × `inter`/);
  });

  test('of two: who says what, and whatever can be said of one of them alone', () => {
    const refused = { status: 'DOWN', checkStatus: 'L4CON', lastCheck: 'refused' };
    const slow = { status: 'DOWN', checkStatus: 'L7TOUT', lastCheck: 'timeout' };
    const both = failure(refused, slow);
    assert.equal(both.message, 'Not healthy within 5s: web/s1, web/s2 are "DOWN".');
    assert.equal(both.detail, 'web/s1: L4CON: refused; web/s2: L7TOUT: timeout');
    assert.equal(
      failure(refused, { ...slow, status: 'NOLB' }).message,
      'Not healthy within 5s: web/s1 is "DOWN"; web/s2 is "NOLB".',
    );
    assert.equal(
      failure(refused, { ...refused, checkState: 2 }).brief,
      'its health checks were switched off meanwhile',
    );
    assert.equal(failure(refused, { ...refused, checkState: 2 }).code, 'unhealthy');
    assert.equal(failure(refused, { status: 'DOWN (agent)' }).brief, 'its agent check says that it is down');
    const off = failure({ checkState: 2 }, { checkState: 2 });
    assert.equal(
      off.message,
      'Not proven healthy within 5s: the health checks of web/s1, web/s2 were switched off meanwhile.',
    );
  });

  test('one that never had checks on was not switched off meanwhile', () => {
    const begun = server('web/s1', {
      checkState: 2,
      status: 'DOWN',
      operationalState: 0,
      checkStatus: 'L7OK',
    });
    const { message } = unhealthyFailure([{ key: 'web/s1', begun, now: begun }], 5_000, 'lb1');
    assert.equal(message, 'Not healthy within 5s: web/s1 is "DOWN".');
  });

  test('a word of a check with a colon of its own is kept as a whole', () => {
    const of = (lastCheck: string) => failure({ checkStatus: 'L7RSP', lastCheck }).brief;
    assert.equal(of('Layer7 invalid response: one: two'), 'its health check fails (one: two)');
    assert.equal(of('TCPCHK got: one'), 'its health check fails (one)');
    assert.equal(of('words without any'), 'its health check fails (words without any)');
  });

  test('of three hundred: ten names, and the words of their checks once', () => {
    const refused = { status: 'DOWN', checkStatus: 'L4CON', lastCheck: 'Connection refused' };
    const { message, detail } = failure(...Array.from({ length: 300 }, () => refused));
    assert.match(message, /^Not healthy within 5s: web\/s1, .*, web\/s10 and 290 more are "DOWN"\.$/);
    assert.equal(detail, 'L4CON: Connection refused');
  });

  test('one of two has failed: that is what is told', () => {
    assert.doesNotMatch(failure({ checkStatus: 'L7OK' }, { checkStatus: 'L4CON' }).message, TOO_FEW);
  });

  test('the words of the last checks, where there are any', () => {
    const of = (now: Given) => failure(now).detail;
    assert.equal(of({ checkStatus: 'L4CON', lastCheck: 'refused' }), 'L4CON: refused');
    assert.equal(of({ checkStatus: '', lastCheck: 'refused' }), 'refused');
    assert.equal(of({ checkStatus: '', lastCheck: '' }), undefined);
    assert.equal(failure({ checkStatus: 'L4CON' }, { checkStatus: '' }).detail, 'L4CON');
  });

  test('the hint: the agent, the application, or a check that has not run since', () => {
    const of = (...nows: Given[]) => failure(...nows).hint ?? '';
    const agent = { status: 'DOWN (agent)', checkStatus: 'L7OK' };
    assert.match(of(agent), /^Its agent check says/);
    assert.match(of(agent, { checkStatus: 'L4CON' }), /^Its agent check says/);
    const moved = /pass HAProxy's health check\. When it does, `operation: ready` lets it in\.$/;
    const unmoved = /no check has run since/;
    assert.match(of({ checkStatus: 'L7STS', lastCheck: 'refused' }), moved);
    assert.match(of({ checkStatus: 'L4CON', lastCheck: 'other words' }), moved);
    assert.match(of({ checkStatus: 'L4CON', lastCheck: 'refused' }), unmoved);
    assert.match(of({ checkStatus: 'L7STS' }, { checkStatus: 'L4CON', lastCheck: 'refused' }), unmoved);
  });
});

test('of one that its agent holds down no check is quoted that has passed: it would be taken for the reason', () => {
  const held = { status: 'DOWN (agent)', operationalState: 0, agentState: 22 } as const;
  const detailOf = (words: Given) => {
    const now = server('web/s1', { ...held, ...words });
    return unhealthyFailure([{ key: 'web/s1', begun: now, now }], 5_000, 'lb1').detail;
  };
  assert.equal(detailOf({ checkStatus: 'L7OK', lastCheck: 'Layer7 check passed, code 200' }), undefined);
  assert.equal(
    detailOf({ checkStatus: 'L4CON', lastCheck: 'Connection refused' }),
    'L4CON: Connection refused',
  );
});
