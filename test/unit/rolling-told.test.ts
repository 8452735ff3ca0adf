/** A rolling step beside servers that are deleted, journals that are full and earlier steps that still hold: what it says, and what it leaves. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { type AdminState, keyOf } from '../../src/haproxy/server.ts';
import type { TakenOver } from '../../src/operation/effects.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { lb, OK, type Rolled, request, roll, rows, WEB } from './rolling-scene.ts';

const endsOf = ({ report }: Rolled) => report.batches?.map(({ end }) => end);
const failuresTold = ({ told }: Rolled) => told.filter((line) => line.startsWith('failure'));
const removing =
  (one: FakeLoadBalancer, key: string, inBatch: number) => async (batch: { number: number }) => {
    if (batch.number === inBatch) one.remove(key);
    return OK;
  };

describe('a server is deleted', () => {
  test('before its batch: nobody else goes out, and it is said which one', async () => {
    const one = lb('lb1', WEB);
    const rolled = await roll(request(), [one], removing(one, 'web/web2', 1));
    const { report, scripts } = rolled;
    assert.equal(report.error?.code, 'not-found');
    assert.equal(report.error?.message, 'web/web2 is gone: HAProxy had it when this step began.');
    assert.deepEqual([report.error?.servers, report.error?.loadBalancer], [['web/web2'], 'lb1']);
    assert.deepEqual(endsOf(rolled), ['done', 'not-begun', 'not-begun', 'not-begun']);
    assert.deepEqual([scripts.length, report.warnings, failuresTold(rolled).length], [1, [], 1]);
  });

  test('before its batch, where that is allowed: its script does not run, and the rest goes on', async () => {
    const one = lb('lb1', WEB);
    const rolled = await roll(request({ failOnNotFound: false }), [one], removing(one, 'web/web2', 1));
    const { report, scripts, told } = rolled;
    const text = 'web/web2 is gone: HAProxy had it when this step began.';
    assert.equal(report.error, null);
    assert.deepEqual(endsOf(rolled), ['done', 'gone', 'done', 'done']);
    assert.deepEqual(
      scripts.map(({ names }) => names),
      [['web1'], ['web3'], ['web4']],
    );
    assert.deepEqual(report.warnings, [{ loadBalancer: 'lb1', text }]);
    assert.ok(told.includes(`warning ${text}`));
    assert.deepEqual(
      report.batches?.map(({ scriptBegun, scriptMs }) => [scriptBegun, scriptMs === null]),
      [
        [true, false],
        [false, true],
        [true, false],
        [true, false],
      ],
    );
  });

  test('on one load balancer only, where that is allowed: it goes out where it is', async () => {
    const both = [lb('lb1', WEB.slice(0, 2)), lb('lb2', WEB.slice(0, 2))];
    const [one, two] = both;
    if (two) two.server('web/web2').address = '10.0.0.2:80';
    const rolled = await roll(
      request({ failOnNotFound: false, server: 'web1,web2', minAvailable: { kind: 'count', value: 0 } }),
      both,
      async ({ number }) => {
        if (number === 1) one?.remove('web/web2');
        return OK;
      },
    );
    assert.equal(rolled.report.error, null, rolled.report.error?.message);
    assert.deepEqual(
      rolled.scripts.map(({ names, address }) => [names.join(), address]),
      [
        ['web1', '127.0.0.1:80'],
        ['web2', '10.0.0.2:80'],
      ],
    );
    assert.ok(two?.calls.includes('setStates web/web2=maint'));
  });

  test('while its own script runs: it is gone, and nothing of it is put back', async () => {
    const one = lb('lb1', WEB);
    const rolled = await roll(request(), [one], removing(one, 'web/web1', 1));
    assert.equal(rolled.report.error?.code, 'not-found');
    assert.deepEqual(rows(rolled.report).slice(0, 2), [
      'lb1 web/web1 gone maint',
      'lb1 web/web2 skipped ready',
    ]);
    assert.deepEqual(endsOf(rolled), ['not-done', 'not-begun', 'not-begun', 'not-begun']);
  });

  test('after it came back: it is gone, and nothing of it is different', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request(), [one], removing(one, 'web/web1', 3));
    assert.equal(report.error, null);
    assert.deepEqual([report.servers[0]?.outcome, report.servers[0]?.changed], ['gone', 'no']);
    assert.equal(report.servers[1]?.outcome, 'changed');
  });
});

test('another machine under the name of a later one stops it before that goes out', async () => {
  const one = lb('lb1', WEB);
  const { report, scripts } = await roll(request(), [one], async ({ number }) => {
    if (number === 1) one.server('web/web2').address = '10.9.9.9:80';
    return OK;
  });
  assert.equal(
    report.error?.message,
    'web/web2 stood at 127.0.0.1:80 when this step began, and stands at 10.9.9.9:80 now: somebody else changed it.',
  );
  assert.deepEqual(
    [report.error?.code, report.error?.servers, scripts.length],
    ['not-verified', ['web/web2'], 1],
  );
});

test('one whose name is resolved may move: that is nobody\u2019s change', async () => {
  const one = lb('lb1', WEB, { 'web/web2': { fqdn: 'web2.example' } });
  const { report, scripts } = await roll(request(), [one], async ({ number }) => {
    if (number === 1) one.server('web/web2').address = '10.9.9.9:80';
    return OK;
  });
  assert.equal(report.error, null);
  assert.equal(scripts[1]?.address, '10.9.9.9:80');
});

describe('what stands against it from the start', () => {
  test('a level that may only look', async () => {
    const one = lb('lb1', WEB);
    one.level = 'user';
    const rolled = await roll(request(), [one, lb('lb2', WEB)]);
    assert.deepEqual(
      [rolled.report.error?.code, rolled.report.error?.loadBalancer],
      ['permission-denied', 'lb1'],
    );
    assert.deepEqual([rolled.report.unread, rolled.report.result], [[], 'failed']);
    assert.equal(failuresTold(rolled).length, 1);
  });

  test('a load balancer that cannot be read is told as that, and the other one as it is', async () => {
    const broken = lb('lb2', WEB);
    broken.before = () => {
      throw new Failure('connect-failed', 'gone');
    };
    const { report } = await roll(request(), [lb('lb1', WEB), broken]);
    assert.deepEqual(
      report.unread.map(({ loadBalancer, error }) => [loadBalancer, error.code, error.loadBalancer]),
      [['lb2', 'connect-failed', 'lb2']],
    );
    assert.deepEqual(rows(report)[0], 'lb1 web/web1 skipped ready');
  });

  test('a load balancer that has none of them is one that could not be used', async () => {
    const { report } = await roll(request({ server: 'web1' }), [lb('lb1', WEB), lb('lb2', ['web/web9'])]);
    assert.deepEqual(
      report.unread.map(({ loadBalancer, error }) => [loadBalancer, error.code]),
      [['lb2', 'not-found']],
    );
    assert.deepEqual(rows(report), ['lb1 web/web1 skipped ready']);
  });

  test('backups that are out come back with their batch, and are counted from then on', async () => {
    const backup = { backup: true } as const;
    const one = () =>
      lb('lb1', ['web/b1', 'web/b2', 'web/b3'], {
        'web/b1': { ...backup, adminFlags: 1 },
        'web/b2': backup,
        'web/b3': backup,
      });
    const asked = (value: number) =>
      request({ server: 'b1,b2', dryRun: true, minAvailable: { kind: 'percent', value } });
    assert.equal((await roll(asked(30), [one()])).report.error, null);
    const { report } = await roll(
      request({ server: 'b1,b2,b3', minAvailable: { kind: 'count', value: 1 } }),
      [one()],
    );
    assert.equal(report.error, null, report.error?.message);
  });
});

/** It has let go of something. */
const NOTHING_HELD: TakenOver = { held: [], giveBack: async () => [] };

describe('an earlier step that still holds', () => {
  test('lets go first: what was read before is read once more', async () => {
    const one = lb('lb1', WEB.slice(0, 2));
    const asked: string[][] = [];
    const hold = {
      holds: true,
      takeOver: async (changing: readonly { servers: { server: string }[] }[]) => {
        asked.push(changing.flatMap(({ servers }) => servers.map(({ server }) => server)));
        return asked.length === 1 ? NOTHING_HELD : null;
      },
      start: async () => {},
    };
    const { report } = await roll(request(), [one], async () => OK, { hold });
    assert.equal(report.error, null);
    assert.deepEqual(asked, [['web1'], ['web1'], ['web2'], ['web2']]);
    assert.equal(
      one.calls.slice(0, one.calls.indexOf('setStates web/web1=drain')).join(),
      'read,readServers web/web1 web/web2',
    );
  });

  test('and cannot be made to: nothing goes out', async () => {
    const one = lb('lb1', WEB);
    const hold = {
      holds: true,
      takeOver: async () => {
        throw new Failure('hold-failed', 'it does not answer');
      },
      start: async () => {},
    };
    const rolled = await roll(request(), [one], async () => OK, { hold });
    assert.deepEqual([rolled.report.error?.code, rolled.report.result], ['hold-failed', 'failed']);
    assert.deepEqual(
      one.calls.filter((call) => call.startsWith('set')),
      [],
    );
    assert.equal(endsOf(rolled)?.[0], 'not-begun');
  });

  test('and has been changed again until it let go: it stops there', async () => {
    const one = lb('lb1', WEB);
    const hold = {
      holds: true,
      takeOver: async () => {
        one.force('web/web1', 'maint');
        return NOTHING_HELD;
      },
      start: async () => {},
    };
    const { report, scripts } = await roll(request(), [one], async () => OK, { hold });
    assert.deepEqual([report.error?.code, scripts.length], ['not-verified', 0]);
  });
});

describe('an earlier step that held, and a batch', () => {
  /** Held in this, and let go of for the half of the batch that asks first, or second. */
  const holdOf = (state: AdminState, half = 1) => {
    const [given, servers] = [[] as string[], [{ backend: 'web', server: 'web1', settings: { state } }]];
    let asked = 0;
    const taken: TakenOver = {
      held: [{ name: 'lb1', servers }],
      giveBack: async (again) => {
        given.push(again.flatMap((one) => one.servers.map(keyOf)).join());
        return [];
      },
    };
    const takeOver = async () => {
      asked += 1;
      return asked === half ? taken : null;
    };
    return { hold: { holds: true, takeOver, start: async () => {} }, given };
  };
  const words = /An earlier step held web\/web1 .* has let go/;
  const lostIn = ({ report }: Rolled) => report.warnings.filter(({ text }) => words.test(text)).length;
  const fails = async () => ({ kind: 'ended', exitCode: 3, signal: null }) as const;
  const unproven = () => {
    const one = lb('lb1', WEB);
    one.before = () => {};
    return one;
  };

  test('that stays out, for its script has failed: nobody holds it in drain any more, and that is said', async () => {
    const { hold, given } = holdOf('drain');
    const rolled = await roll(request(), [lb('lb1', WEB)], fails, { hold });
    assert.deepEqual([rolled.report.error?.code, lostIn(rolled), given], ['run-failed', 1, ['']]);
  });

  test('that stays out, in what it was held in: it is held again', async () => {
    const { hold, given } = holdOf('maint');
    const rolled = await roll(request(), [lb('lb1', WEB)], fails, { hold });
    assert.deepEqual([rolled.report.error?.code, lostIn(rolled), given], ['run-failed', 0, ['web/web1']]);
  });

  test('that stays out, for it was not proven: the same', async () => {
    const asked = request({ healthTimeoutMs: 5_000 });
    for (const [state, lost, back] of [
      ['drain', 1, ''],
      ['maint', 0, 'web/web1'],
    ] as const) {
      const { hold, given } = holdOf(state);
      const rolled = await roll(asked, [unproven()], async () => OK, { hold });
      assert.deepEqual([rolled.report.error?.code, lostIn(rolled), given], ['unhealthy', lost, [back]]);
    }
  });

  test('that stays out, as another load balancer keeps it from coming back: the same, though nothing was sent there', async () => {
    const { hold, given } = holdOf('drain');
    const [one, two] = [lb('lb1', WEB), lb('lb2', WEB)];
    const switchOff = async () => {
      two.server('web/web1').checkState = 2;
      return OK;
    };
    const rolled = await roll(request(), [one, two], switchOff, { hold });
    assert.deepEqual([rolled.report.error?.code, lostIn(rolled), given], ['unhealthy', 1, ['']]);
  });

  test('that was in maint before, and is there again: it is held again', async () => {
    const { hold, given } = holdOf('maint', 2);
    const one = unproven();
    one.force('web/web1', 'maint');
    const rolled = await roll(request({ healthTimeoutMs: 5_000 }), [one], async () => OK, { hold });
    assert.deepEqual([rolled.report.error?.code, lostIn(rolled), given], ['unhealthy', 0, ['web/web1']]);
  });

  test('that does not go out, and is put back: it is held again', async () => {
    const { hold, given } = holdOf('ready');
    const busy = lb('lb1', WEB, { 'web/web1': { sessions: 1 } });
    const rolled = await roll(request({ drainTimeoutMs: 2_000 }), [busy], async () => OK, { hold });
    assert.deepEqual([rolled.report.error?.code, lostIn(rolled), given], ['drain-timeout', 0, ['web/web1']]);
  });

  test('that comes back: nobody holds it any more, and nothing is lost', async () => {
    const { hold, given } = holdOf('drain');
    const rolled = await roll(request(), [lb('lb1', WEB)], async () => OK, { hold });
    assert.deepEqual([rolled.report.error, lostIn(rolled), given], [null, 0, ['']]);
  });
});

describe('what cannot be saved', () => {
  const full = (isFull: (reached: boolean) => boolean) => ({
    save: ({ reached }: { reached: boolean }) => {
      if (isFull(reached)) throw new Error('no space left');
    },
  });

  test('is not sent', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(
      request(),
      [one],
      async () => OK,
      full(() => true),
    );
    assert.notEqual(report.error, null);
    assert.deepEqual(
      one.calls.filter((call) => call.startsWith('set')),
      [],
    );
  });

  test('at the end is a failure, told once, though all is done', async () => {
    const one = lb('lb1', WEB, { 'web/web2': { adminFlags: 1 } });
    const rolled = await roll(
      request(),
      [one],
      async () => OK,
      full((reached) => reached),
    );
    assert.match(rolled.report.error?.message ?? '', /no space left/);
    assert.deepEqual([rolled.report.result, failuresTold(rolled).length], ['partial', 1]);
  });
});

test('how long it and each batch took is counted from their beginning', async () => {
  const one = lb('lb1', WEB.slice(0, 2));
  const { report, told } = await roll(request(), [one], async (_, { clock }) => {
    await clock.sleep(10_000);
    return OK;
  });
  const [first, second] = report.batches ?? [];
  assert.deepEqual([first?.scriptMs, second?.scriptMs], [10_000, 10_000]);
  assert.ok((first?.tookMs ?? 0) > 10_000 && (first?.tookMs ?? 0) < 13_000, `${first?.tookMs}`);
  assert.ok(report.durationMs > 20_000 && report.durationMs < 26_000, `${report.durationMs}`);
  assert.match(
    told.find((line) => line.startsWith('2 of 2: web2')) ?? '',
    /^2 of 2: web2; 1\ds so far, about 1\ds left$/,
  );
  assert.match(told.find((line) => line.startsWith('1 of 2: back')) ?? '', /^1 of 2: back after 1\ds$/);
  assert.ok(told.includes('1 of 2: web1'));
});

test('a script that does not end in time, and one that is ended by a signal, are named so', async () => {
  for (const [end, words] of [
    [
      { kind: 'timed-out', limitMs: 60_000, isOver: true },
      'did not end within run-timeout (1m 00s) and was ended',
    ],
    [
      { kind: 'timed-out', limitMs: 60_000, isOver: false },
      'did not end within run-timeout (1m 00s) and still runs: what `sudo` began cannot be ended',
    ],
    [{ kind: 'ended', exitCode: null, signal: 'SIGTERM' }, 'was ended by SIGTERM after 5s'],
    [{ kind: 'ended', exitCode: 7, signal: null }, 'ended with exit code 7 after 5s'],
  ] as const) {
    const { report } = await roll(request({ server: 'web1' }), [lb('lb1', WEB)], async (_, { clock }) => {
      await clock.sleep(5_000);
      return end;
    });
    assert.equal(report.error?.message, `The script of batch 1 of 1 (web1) ${words}.`);
    assert.equal(report.error?.brief, `the script ${words}`);
    assert.equal(report.error?.code, 'run-failed');
  }
});

describe('a server that comes while the batches go', () => {
  const newcomersTold = ({ told, report }: Rolled) => {
    const isOfNewcomers = (text: string) => text.includes('since this step began');
    return [told, report.warnings.map(({ text }) => text)].map((all) =>
      all.filter(isOfNewcomers).map((text) => text.replace(/^warning /, '').split(',')[0]),
    );
  };
  const COME = 'web/web5 has come since this step began';
  const web5 = { backend: 'web', server: 'web5' };

  /** One is added as this is called for the first time. */
  const adding = async (call: RegExp, more: Partial<FakeServer> = {}) => {
    const one = lb('lb1', WEB);
    const { before } = one;
    let isThere = false;
    one.before = async (called) => {
      if (!isThere && call.test(called)) {
        isThere = true;
        one.add({ ...web5, ...more });
      }
      await before(called);
    };
    const rolled = await roll(request(), [one]);
    assert.equal(rolled.report.error, null);
    assert.ok(isThere);
    return newcomersTold(rolled);
  };

  for (const [when, call] of [
    ['the first batch goes out', /^setStates web\/web1=drain/],
    ['the last batch goes out', /^setStates web\/web4=maint/],
    ['the last batch comes back', /^setStates web\/web4=ready/],
  ] as const)
    test(`as ${when}: is named once, at the end`, async () => {
      assert.deepEqual(await adding(call), [[COME], [COME]]);
    });

  test('and is in maint, or follows one of those that are meant: is not missed', async () => {
    for (const more of [{ adminFlags: 1 }, { tracks: 'web/web1' }])
      for (const call of [
        /^setStates web\/web1=drain/,
        /^takeDownForProof web\/web1/,
        /^setStates web\/web4=ready/,
      ])
        assert.deepEqual(await adding(call, more), [[], []], `${JSON.stringify(more)} ${call}`);
  });
});
