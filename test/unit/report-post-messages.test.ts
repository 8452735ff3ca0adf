/** What a post step says of the servers that its main step had changed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logLinesFor, putBackNotice } from '../../src/action/report/post-messages.ts';
import { idleWords, intentionWords, reasonWords } from '../../src/action/report/post-reasons.ts';
import { postSummaryOf } from '../../src/action/report/post-summary.ts';
import { warningsFor } from '../../src/action/report/post-warnings.ts';
import { Failure } from '../../src/errors.ts';
import { asTold, type Finding } from '../../src/operation/post-job/finding.ts';
import { inState, savedServer, savedStep, server, waysTo } from './action-samples.ts';

const OUT = inState(server(), 'maint');

/** Of web/web1, which was ready with weight 100. */
function finding(kind: Finding['kind'], given: Partial<Finding> = {}): Finding {
  const saved = savedServer('web1');
  return {
    loadBalancer: 'lb1',
    saved,
    own: { state: 'ready' },
    kind,
    now: kind === 'unknown' || kind === 'gone' ? null : OUT,
    sessionsShutDown: 0,
    failure: null,
    ...given,
  };
}

/** A weight was sent as well. */
const weighed = { ...savedServer('web1'), sent: { states: [], weights: [7] } };

const WAYS = waysTo(new Map([['lb1', 'ssh://deploy@lb1.example.com/run/haproxy/admin.sock']]));
const STEP =
  'run `operation: ready` of this action, which proves health before anything gets traffic, where there are health checks';

/** Pasted there it works. */
function shell(commands: string): string {
  return `in a shell on lb1.example.com: echo "${commands}" | sudo socat stdio /run/haproxy/admin.sock`;
}

const FAILED = { action: 'put-back', jobFailed: true, unfinished: false, unproven: false } as const;
const LOOKING = { action: 'look', jobFailed: true, unfinished: false, unproven: false } as const;

describe('Who is out by a later step is not called back for what else was put back', () => {
  const saved = {
    ...savedServer('web1'),
    sent: { states: ['drain' as const], weights: [], checks: ['disabled' as const] },
  };
  const own = { checks: 'enabled' as const };
  const out = finding('put-back', {
    saved: { ...saved, health: 'down' },
    own,
    now: inState(server(), 'drain'),
  });

  test('but told as that step has left it', () => {
    const [lines = []] = warningsFor([asTold(out)], FAILED, WAYS);
    assert.match(
      lines[0] ?? '',
      /^Server web\/web1 on lb1 is not as it was before this step\. Before: \w+\. Now: drain, /,
    );
    assert.equal(putBackNotice([asTold(out)]), null);
  });

  test('where it is in again, or its state was this step’s own, it was put back', () => {
    for (const given of [{ now: server() }, { own: { state: 'ready' as const } }])
      assert.equal(asTold({ ...out, ...given }).kind, 'put-back');
  });
});

describe('Who is back as before, but at weight 0 by somebody else,', () => {
  const now = { ...server(), weight: 0, effectiveWeight: 0 };
  for (const kind of ['put-back', 'as-before'] as const)
    test(`is told, and not called back: ${kind}`, () => {
      const findings = [finding(kind, { now, weightTaken: true })];
      for (const circumstances of [FAILED, LOOKING])
        assert.deepEqual(warningsFor(findings, circumstances, WAYS), [
          [
            'Server web/web1 on lb1 is ready, status UP, weight 0, and takes no traffic: this step did not set that weight, which is left alone.',
            'Before this step it was ready, weight 100.',
          ],
        ]);
      assert.equal(putBackNotice(findings), null);
      assert.deepEqual(logLinesFor(findings, FAILED), []);
      assert.equal(
        postSummaryOf(findings, FAILED, 'the job failed', WAYS),
        '> [!CAUTION]\n> ⚠️ `web/web1` on `lb1` is ready at weight 0: somebody else has set that weight, which is left alone\n',
      );
    });
});

describe('Of several servers nothing is said as of one', () => {
  const both = (kind: Finding['kind'], given: Partial<Finding> = {}) => [
    finding(kind, given),
    finding(kind, { ...given, saved: savedServer('web2') }),
  ];
  const page = (findings: Finding[]) => postSummaryOf(findings, FAILED, 'the job failed', WAYS);

  test('at weight 0 by somebody else, on two load balancers', () => {
    const now = { ...server(), weight: 0, effectiveWeight: 0 };
    const findings = both('as-before', { now, weightTaken: true });
    const all = [...findings, ...findings.map((one) => ({ ...one, loadBalancer: 'lb2' }))];
    assert.deepEqual(warningsFor(all, FAILED, WAYS), [
      [
        'Servers web/web1, web/web2 on lb1, lb2 are ready, status UP, weight 0, and take no traffic: this step did not set that weight, which is left alone.',
        'Before this step they were ready, weight 100.',
      ],
    ]);
    assert.equal(
      page(all),
      '> [!CAUTION]\n> ⚠️ `web/web1`, `web/web2` on `lb1`, `lb2` are ready at weight 0: somebody else has set that weight, which is left alone\n',
    );
  });

  test('changed by somebody else, and they may still change', () => {
    const text = page(both('not-ours', { mayChange: true, now: OUT }));
    assert.match(
      text,
      /are in maint: somebody else changed that, which is left alone; this may still change: /,
    );
  });

  test('put back, and not UP', () => {
    const text = page(both('may-change', { now: server({ status: 'DOWN', operationalState: 0 }) }));
    assert.match(text, /`web\/web2` on `lb1` are ready, but DOWN, not UP as before, but may still change: /);
  });

  test('not put back', () => {
    const failure = new Failure('unhealthy', 'Not proven.');
    const [lines = []] = warningsFor(both('left', { failure }), FAILED, WAYS);
    assert.equal(lines[1], 'They could not be put back: Not proven.');
  });
});

test('Lost on its way back, and as before when it was read last: how to put it back is told all the same', () => {
  const failure = new Failure('connect-failed', 'Nobody listens.');
  const lost = [finding('unknown', { now: server(), failure })];
  const words = shell('set server web/web1 state ready');
  assert.ok(warningsFor(lost, FAILED, WAYS)[0]?.at(-1)?.endsWith(words));
  assert.match(
    postSummaryOf(lost, FAILED, 'the job failed', WAYS),
    /echo "set server web\/web1 state ready"/,
  );
});

describe('What was left is told with how to put it back', () => {
  test('as it is now and as it was before', () => {
    assert.deepEqual(warningsFor([finding('left')], FAILED, WAYS), [
      [
        'Server web/web1 on lb1 is not as it was before this step. Before: ready. Now: maint, status MAINT, weight 100.',
        `To put it back, ${STEP}. Or, once you know that its application answers, ${shell('set server web/web1 state ready')}`,
      ],
    ]);
  });

  test('with the weight where this step set it, and without the state where it did not', () => {
    const own = { weight: 100 };
    const left = finding('left', { saved: weighed, own, now: server({ weight: 7 }) });
    assert.deepEqual(warningsFor([left], FAILED, WAYS), [
      [
        'Server web/web1 on lb1 is not as it was before this step. Before: ready, weight 100. Now: ready, status UP, weight 7.',
        `To put it back, ${shell('set server web/web1 weight 100')}`,
      ],
    ]);
  });

  test('with the checks where this step switched them', () => {
    const sent = { states: [], weights: [], agent: ['disabled' as const] };
    const saved = {
      ...savedServer('web1'),
      before: { state: 'ready' as const, weight: 100, agent: 'enabled' as const },
      sent,
    };
    const now = server({ agent: 'disabled' });
    const left = finding('left', { saved, own: { agent: 'enabled' }, now });
    assert.deepEqual(warningsFor([left], FAILED, WAYS), [
      [
        'Server web/web1 on lb1 is not as it was before this step. Before: ready, agent checks enabled. Now: ready, status UP, weight 100, agent checks disabled.',
        `To put it back, ${shell('enable agent web/web1')}`,
      ],
    ]);
  });

  test('with the reason, the words of its check, and what to do', () => {
    const detail = 'L7STS: Layer7 wrong status, code 503: Service Unavailable';
    const failure = new Failure('unhealthy', 'It is DOWN.', { detail, hint: 'Look at it.' });
    assert.deepEqual(warningsFor([finding('left', { failure })], FAILED, WAYS)[0]?.slice(1), [
      'It could not be put back: It is DOWN.',
      `The last check said: ${detail}`,
      'What to do: Look at it.',
      `To put it back, ${STEP}. Or, when its health check passes again, ${shell('set server web/web1 state ready')}`,
    ]);
  });

  test('not at once where too few others would be left: a shell would not look', () => {
    const failure = new Failure('guard', 'Left in rotation.', {
      brief: 'too few would be left',
      hint: 'Wait.',
    });
    const left = finding('left', {
      ...{ failure, own: { state: 'maint' as const }, now: server() },
      saved: { ...savedServer('web1'), before: { state: 'maint', weight: 100 } },
    });
    const condition = 'Or, when enough other servers take traffic again, ';
    assert.equal(
      warningsFor([left], FAILED, WAYS)[0]?.at(-1),
      `To put it back, run \`operation: maint\` of this action, which takes out nothing while too few would be left. ${condition}${shell('set server web/web1 state maint')}`,
    );
    const text = postSummaryOf([left], FAILED, 'the job failed, restore is always', WAYS);
    assert.match(text, /stays in rotation: not put back, too few would be left$/m);
    assert.match(
      text,
      /takes out nothing while too few would be left:\n\n```yaml\n[^`]*operation: maint\n```/,
    );
    assert.ok(text.includes(`\n\n${condition}in a shell on \`lb1.example.com\`:\n\n\`\`\`sh\n`), text);
  });

  test('by a step where no shell is known to reach it', () => {
    const ways = waysTo(new Map([['lb1', '/run/$USER/admin.sock']]));
    assert.equal(warningsFor([finding('left')], FAILED, ways)[0]?.at(-1), `To put it back, ${STEP}.`);
  });

  test('but not where somebody asked for it, and it is in rotation', () => {
    const left = finding('left', { saved: weighed, own: { weight: 100 }, now: server({ weight: 7 }) });
    assert.deepEqual(warningsFor([left], LOOKING, WAYS), []);
    assert.equal(warningsFor([left], { ...LOOKING, unfinished: true }, WAYS).length, 1);
    assert.equal(warningsFor([finding('left')], LOOKING, WAYS).length, 1);
  });
});

describe('What is told of a server', () => {
  const told: [string, Finding, RegExp[]][] = [
    [
      'that a later step took out: as that step wanted it',
      finding('changed-later', { own: {} }),
      [
        /Before: ready\. Now: /,
        /A later step of this job changed it/,
        /: echo "set server web\/web1 state ready" \| sudo socat stdio \/run/,
      ],
    ],
    [
      'that somebody else changed: hands off',
      finding('not-ours'),
      [
        /is maint, status MAINT, weight 100, which this step did not set: somebody else changed it\. Left alone\.$/,
        /it was ready\.$/,
      ],
    ],
    [
      'that is gone',
      finding('gone'),
      [
        /^Server web\/web1 on lb1 is gone: HAProxy has no such server any more, so there is nothing to put back\.$/,
      ],
    ],
    [
      'that is as before, and may be set by what was never answered',
      finding('may-change', { now: server() }),
      [
        /^Server web\/web1 on lb1 is as before this step, but HAProxy has never answered the last command of this job there, and may get it later than a post step can wait\.$/,
        /^This step had sent drain\. Look at it once more in a few minutes, and put it back if it is different then\.$/,
        /set server web\/web1 state ready/,
      ],
    ],
    [
      'that is back and not UP, and may be set by what was never answered',
      finding('may-change', { now: server({ status: 'DOWN' }) }),
      [
        /^Server web\/web1 on lb1 is set as before this step, though HAProxy calls it DOWN and it was UP, but HAProxy has never answered/,
        /^This step had sent drain\./,
        /set server web\/web1 state ready/,
      ],
    ],
    [
      'that somebody else has set, and that may be set by what was never answered',
      finding('not-ours', { mayChange: true }),
      [
        /somebody else changed it\. Left alone\.$/,
        /^Before this step it was ready\.$/,
        /^It may still change: HAProxy has never answered the last command of this job there, and may get it later than a post step can wait\. This step had sent drain\. Look at it once more in a few minutes\.$/,
      ],
    ],
    [
      'that is back and not UP',
      finding('put-back', { now: server({ status: 'DOWN' }) }),
      [/was put back, but HAProxy calls it DOWN/, /Look at its application/],
    ],
  ];
  for (const [name, of, expected] of told) {
    test(name, () => {
      const [lines = [], ...others] = warningsFor([of], FAILED, WAYS);
      assert.equal(others.length, 0);
      assert.equal(lines.length, expected.length);
      for (const [index, words] of expected.entries()) assert.match(lines[index] ?? '', words);
    });
  }

  test('that is as its step wanted it, and was out before: a line of the log as well, and no warning', () => {
    const saved = { ...savedServer('web1'), before: { state: 'maint' as const, weight: 100 } };
    const kept = finding('left', { saved, own: { state: 'maint' }, now: inState(server(), 'drain') });
    assert.deepEqual(warningsFor([kept], LOOKING, WAYS), []);
    assert.deepEqual(logLinesFor([kept, finding('left')], LOOKING), [
      'still as this step left it, nothing to do: web/web1 on lb1: drain, status DRAIN, weight 100; before: maint',
    ]);
  });

  test('that needs nothing: a line of the log', () => {
    const findings = [finding('as-before'), finding('changed-later'), finding('put-back', { now: server() })];
    assert.deepEqual(logLinesFor(findings, FAILED), [
      'as before this step, nothing to do: web/web1 on lb1',
      'changed since by a later step of this job, nothing to do: web/web1 on lb1',
    ]);
    assert.deepEqual(warningsFor(findings.slice(0, 1), FAILED, WAYS), []);
    assert.equal(putBackNotice(findings.slice(0, 2)), null);
    assert.equal(
      putBackNotice(findings),
      'Put back as before this step, and read once more: web/web1 on lb1.',
    );
  });

  test('that was out before, as another job had it: the notice says that it is so again', () => {
    const before = { state: 'maint' as const, weight: 100 };
    const saved = { ...savedServer('web1'), before };
    const back = finding('put-back', { saved, own: { state: 'maint' }, now: inState(server(), 'maint') });
    const light = { ...savedServer('web2'), before: { state: 'ready' as const, weight: 0 } };
    const findings = [
      back,
      finding('put-back', { saved: light, own: { weight: 0 }, now: server({ server: 'web2', weight: 0 }) }),
      finding('put-back', { saved: savedServer('web3'), now: server({ server: 'web3' }) }),
    ];
    assert.equal(
      putBackNotice(findings),
      'Put back as before this step, and read once more: web/web1, web/web2, web/web3 on lb1. Not in rotation, but in maint: web/web1 on lb1. Not in rotation, but at weight 0: web/web2 on lb1.',
    );
  });

  test('whose sessions ended as it was put back: what its configuration says nobody has read', () => {
    const cut = finding('put-back', { now: server(), sessionsShutDown: 2 });
    assert.deepEqual(warningsFor([cut], FAILED, WAYS), [
      [
        '2 sessions of web/web1 on lb1 ended the moment it was put back: HAProxy cuts them where its configuration says `on-marked-down shutdown-sessions`.',
      ],
    ]);
  });

  test('that was put back on several load balancers: told once', () => {
    const back = ['lb1', 'lb2'].map((loadBalancer) => finding('put-back', { loadBalancer, now: server() }));
    assert.equal(
      putBackNotice(back),
      'Put back as before this step, and read once more: web/web1 on lb1, lb2.',
    );
  });

  test('whose weight was put back, and that a later step has taken out: its application is not to blame', () => {
    const own = { weight: 100 };
    const tracking = server({ admin: 'maint', status: 'MAINT (via api/web1)', maintCauses: ['tracking'] });
    for (const now of [OUT, inState(server(), 'drain'), tracking]) {
      const back = finding('put-back', { saved: weighed, own, now });
      assert.deepEqual(warningsFor([back], FAILED, WAYS), []);
      assert.match(
        postSummaryOf([back], FAILED, 'the job failed', WAYS),
        new RegExp(
          `^↩️ .*is in ${now.admin}, which this step had not set; what it had set is back as before: the job failed$`,
          'm',
        ),
      );
    }
    const down = server({ status: 'DOWN', operationalState: 0 });
    const fallen = finding('put-back', { saved: weighed, own, now: down });
    assert.match(warningsFor([fallen], FAILED, WAYS)[0]?.[0] ?? '', /HAProxy calls it DOWN/);
    const unresolved = server({ admin: 'maint', status: 'MAINT (resolution)', maintCauses: ['dns'] });
    const lost = finding('put-back', { saved: weighed, own, now: unresolved });
    assert.match(warningsFor([lost], FAILED, WAYS)[0]?.[0] ?? '', /HAProxy calls it MAINT \(resolution\)/);
  });

  test('of which nobody knows: one warning, with the commands', () => {
    const failure = new Failure('connect-failed', 'Nobody there.');
    const findings = ['web1', 'web2', 'web3', 'web4', 'web5', 'web6'].map((name) =>
      finding('unknown', { failure, saved: { ...weighed, server: name } }),
    );
    const [lines = [], ...others] = warningsFor(findings, FAILED, WAYS);
    assert.equal(others.length, 0);
    assert.equal(lines[0], 'Could not look at lb1: Nobody there.');
    assert.match(lines[1] ?? '', /: web\/web1, .*, web\/web6$/);
    assert.match(
      lines[2] ?? '',
      /^To put them back, run `operation: weight`, `operation: ready` of this action, .*\. Or, once you know that their applications answer, in a shell on lb1\.example\.com: echo "set server web\/web1 weight 100; set server web\/web1 state ready; .*" \| sudo socat stdio \/run\/haproxy\/admin\.sock$/,
    );
    assert.deepEqual(lines.slice(3), ['And 1 more: see the job summary.']);
  });

  const SEVERAL = waysTo(
    new Map([
      ['lb1', '/run/one.sock'],
      ['lb2', '/run/two.sock'],
      ['lb3', 'ssh://lb3.example.com/run/haproxy/admin.sock'],
    ]),
  );
  const onEach = (given: (loadBalancer: string) => Finding) => ['lb1', 'lb2', 'lb3'].map(given);

  test('that is the same on several load balancers: one warning, with a line for each shell', () => {
    const findings = onEach((loadBalancer) => finding('left', { loadBalancer }));
    assert.deepEqual(warningsFor(findings, FAILED, SEVERAL), [
      [
        'Server web/web1 on lb1, lb2, lb3 is not as it was before this step. Before: ready. Now: maint, status MAINT, weight 100.',
        `To put it back, ${STEP}. Or, once you know that its application answers, in a shell on this runner's machine: echo "set server web/web1 state ready" | sudo socat stdio /run/one.sock; echo "set server web/web1 state ready" | sudo socat stdio /run/two.sock`,
        'And in a shell on lb3.example.com: echo "set server web/web1 state ready" | sudo socat stdio /run/haproxy/admin.sock',
      ],
    ]);
    const summary = postSummaryOf(findings, FAILED, 'the job failed, restore is always', SEVERAL);
    assert.match(summary, /`web\/web1` on `lb1`, `lb2`, `lb3` stays in maint/);
    assert.match(summary, /^To put it back, as a step of a workflow that proves its health before it gets/m);
    assert.match(
      summary,
      /^Or, once you know that its application answers, in a shell on this runner's machine:$/m,
    );
    assert.match(summary, /^And in a shell on `lb3\.example\.com`:$/m);
  });

  test('that cannot be read on several load balancers: one warning, what is to be done once', () => {
    const hint = 'Nothing listens there.';
    const findings = onEach((loadBalancer) =>
      finding('unknown', {
        loadBalancer,
        failure: new Failure('connect-failed', `ECONNREFUSED ${loadBalancer}`, { hint }),
      }),
    );
    const [lines = [], ...others] = warningsFor(findings, FAILED, SEVERAL);
    assert.equal(others.length, 0);
    assert.deepEqual(lines.slice(0, 5), [
      'Could not look at lb1: ECONNREFUSED lb1',
      'Could not look at lb2: ECONNREFUSED lb2',
      'Could not look at lb3: ECONNREFUSED lb3',
      `What to do: ${hint}`,
      'This server may be different from before: web/web1 on lb1, lb2, lb3',
    ]);
    assert.match(lines[5] ?? '', /^To put it back, .* \/run\/one\.sock; echo .* \/run\/two\.sock$/);
    assert.match(lines[6] ?? '', /^And in a shell on lb3\.example\.com: /);
    const [differing = []] = warningsFor(
      findings.map((one, index) => ({
        ...one,
        failure: new Failure('timeout', 'No answer.', { hint: index === 0 ? 'Look.' : 'Wait.' }),
      })),
      FAILED,
      SEVERAL,
    );
    assert.deepEqual(differing.slice(0, 3), [
      'Could not look at lb1, lb2, lb3: No answer.',
      'What to do on lb1: Look.',
      'What to do on lb2, lb3: Wait.',
    ]);
  });

  test('of three hundred on one load balancer: one warning, with ten names', () => {
    const findings = Array.from({ length: 300 }, (_, index) =>
      finding('gone', { saved: { ...savedServer('web1'), server: `s${index}` } }),
    );
    assert.deepEqual(warningsFor(findings, FAILED, WAYS), [
      [
        'Servers web/s0, web/s1, web/s2, web/s3, web/s4, web/s5, web/s6, web/s7, web/s8, web/s9 and 290 more on lb1 are gone: HAProxy has no such server any more, so there is nothing to put back.',
      ],
    ]);
  });

  test('on three hundred load balancers: one warning with ten of them, and a log with all', () => {
    const findings = Array.from({ length: 300 }, (_, index) =>
      finding('gone', { loadBalancer: `lb${index}` }),
    );
    const [[line = '', ...lines] = [], ...others] = warningsFor(findings, FAILED, WAYS);
    assert.deepEqual([...lines, ...others], []);
    assert.match(line, /^Server web\/web1 on lb0, .*, lb9 and 290 more is gone: /);
    const logged = logLinesFor(findings, FAILED).join('\n');
    for (const { loadBalancer } of findings) assert.match(logged, new RegExp(`\\b${loadBalancer}\\b`));
  });

  test('in two hundred ways: ten annotations, the last one with how many more', () => {
    const findings = Array.from({ length: 200 }, (_, index) =>
      finding('left', {
        loadBalancer: `lb${index}`,
        own: { weight: 100 },
        now: server({ weight: index + 1 }),
      }),
    );
    const warnings = warningsFor(findings, FAILED, WAYS);
    assert.equal(warnings.length, 10);
    assert.equal(warnings.at(-1)?.length, 11);
    assert.equal(warnings.at(-1)?.at(-1), 'And 181 more: see the job summary.');
  });
});

describe('Why post does something, or nothing: one line of the log', () => {
  const saved = savedStep(['web1'], { restore: 'on-failure' }).change;
  const end = (ending: Parameters<typeof idleWords>[1]['ending'], jobStatus = 'failure') => ({
    ending,
    jobStatus,
  });
  const intentions: [Parameters<typeof intentionWords>, string][] = [
    [
      ['look', { ...saved, onError: 'keep' }, end(null)],
      'looking at what this step has left: this step was killed, on-error is keep',
    ],
    [
      ['look', saved, end('kept', '')],
      'looking at what this step has left: it is not known how the job ended, and this step has left it on purpose',
    ],
    [
      ['look', { ...saved, restore: 'never' }, end('reached')],
      'looking at what this step has left: the job failed, restore is never',
    ],
    [
      ['put-back', saved, end('not-put-back')],
      'putting back what this step had changed: this step was to put it back, and could not',
    ],
    [
      ['put-back', saved, end('reached')],
      'putting back what this step had changed: the job failed, restore is on-failure',
    ],
    [
      ['put-back', { ...saved, reached: true }, end(null)],
      'putting back what this step had changed: this step was killed, restore is on-failure',
    ],
    [
      ['put-back', saved, end('unfinished', 'cancelled')],
      'putting back what this step had changed: this step did not reach its goal, on-error is rollback',
    ],
  ];
  for (const [given, expected] of intentions)
    test(expected, () => assert.equal(intentionWords(...given), expected));

  const idle: [Parameters<typeof idleWords>, string][] = [
    [[saved, end('reached', 'success')], 'nothing to put back: the job succeeded, restore is on-failure'],
    [[null, end('unchanged', 'success')], 'nothing to put back: this step changed nothing'],
    [[null, end(null)], 'nothing to put back: this step was killed before it had sent anything'],
    [[saved, end('unchanged')], 'nothing to put back: this step has left everything as it was'],
    [
      [{ ...saved, operation: 'rolling' }, end('unchanged')],
      'nothing to put back: what this step had taken out it has put back itself',
    ],
    [
      [{ ...saved, loadBalancers: [] }, end('not-put-back')],
      'nothing to put back: nothing that this step had set is left, and what somebody else has set is left alone',
    ],
    [
      [saved, end('kept', 'success')],
      'nothing to put back: the job succeeded, and this step has left it on purpose',
    ],
  ];
  for (const [given, expected] of idle) test(expected, () => assert.equal(idleWords(...given), expected));
});

describe('What post appends to the job summary', () => {
  const WHY = 'the job failed, restore is on-failure';
  const of = (...findings: Finding[]) => postSummaryOf(findings, FAILED, WHY, WAYS);

  test('nothing, where everything was as before', () => {
    assert.equal(of(finding('as-before')), '');
  });

  test('that a server is back, and why', () => {
    assert.equal(
      of(finding('put-back', { now: server() })),
      '↩️ `web/web1` on `lb1` is back in rotation: the job failed, restore is on-failure\n',
    );
  });

  test('that one is not, why, and what to do first', () => {
    const failure = new Failure('unhealthy', 'Not healthy within 1m 00s.', {
      brief: 'its health check fails (503 Service Unavailable)',
    });
    assert.equal(
      of(finding('left', { failure })),
      [
        '> [!CAUTION]\n> ⚠️ `web/web1` on `lb1` stays in maint: not put back, its health check fails (503 Service Unavailable)',
        'To put it back, as a step of a workflow that proves its health before it gets traffic, where there are health checks:',
        [
          '```yaml',
          '- uses: org/haproxy-server-state@v1',
          '  with:',
          '    address: "ssh://deploy@lb1.example.com/run/haproxy/admin.sock"',
          '    server: web/web1',
          '    operation: ready',
          '```',
        ].join('\n'),
        'Or, when its health check passes again, in a shell on `lb1.example.com`:\n\n```sh\necho "set server web/web1 state ready" | sudo socat stdio /run/haproxy/admin.sock\n```\n',
      ].join('\n\n'),
    );
  });

  test('that one is left alone, and for whom', () => {
    assert.equal(
      of(finding('not-ours')),
      '> [!CAUTION]\n> ⚠️ `web/web1` on `lb1` is in maint: somebody else changed that, which is left alone\n',
    );
    assert.equal(
      of(finding('gone')),
      '> [!CAUTION]\n> ⚠️ `web/web1` on `lb1` is gone: HAProxy has no such server any more\n',
    );
  });

  test('that one is as before, and may not stay so', () => {
    const text = postSummaryOf([finding('may-change', { now: server() })], FAILED, '', WAYS);
    assert.match(
      text,
      /^> \[!CAUTION\]\n> ⚠️ `web\/web1` on `lb1` is in rotation, as before, but may still change: HAProxy has never answered the last command of this job there, and may get it later$/m,
    );
    assert.match(text, /To put it back, as a step of a workflow/);
  });

  test('that one was set by somebody else, and may not stay so', () => {
    const given = finding('not-ours', { mayChange: true, now: server() });
    const text = postSummaryOf([given], { ...LOOKING, jobFailed: false }, '', WAYS);
    assert.match(
      text,
      /`web\/web1` on `lb1` is in rotation: somebody else changed that, which is left alone; this may still change: HAProxy has never answered the last command of this job there, and may get it later$/m,
    );
  });

  test('that one was put back, is not UP, and may not stay so', () => {
    const down = server({ status: 'DOWN', operationalState: 0 });
    const text = postSummaryOf([finding('may-change', { now: down })], FAILED, '', WAYS);
    assert.match(text, /`web\/web1` on `lb1` is ready, but DOWN, not UP as before, but may still change: /);
  });

  test('at which weight it is, where its weight was set', () => {
    const given = { saved: weighed, own: { weight: 100 } };
    assert.equal(
      of(finding('not-ours', { ...given, now: server({ weight: 42 }) })),
      '> [!CAUTION]\n> ⚠️ `web/web1` on `lb1` is in rotation at weight 42: somebody else changed that, which is left alone\n',
    );
    assert.match(of(finding('put-back', { ...given, now: server() })), /is back in rotation at weight 100: /);
  });

  test('that nobody knows, with how to put it back', () => {
    const text = of(finding('unknown', { failure: new Failure('connect-failed', 'Nobody listens.') }));
    assert.match(
      text,
      /^> \[!CAUTION\]\n> 🚨 `web\/web1` on `lb1` may be different from before: Nobody listens\.\n/u,
    );
    assert.match(text, /echo "set server web\/web1 state ready"/);
  });

  test('what to do where nobody could look, once', () => {
    const lost = (loadBalancer: string) =>
      finding('unknown', {
        loadBalancer,
        failure: new Failure('connect-failed', `${loadBalancer} is silent.`, {
          hint: 'Nothing listens there.',
        }),
      });
    const text = postSummaryOf([lost('lb1'), lost('lb2')], FAILED, '', WAYS);
    assert.match(text, /lb2` is silent\.\n>\n> \*\*What to do:\*\* Nothing listens there\.\n\n/);
    assert.equal(text.split('Nothing listens there').length, 2);
  });

  test('what is out with `restore: never`, after a job that failed', () => {
    assert.match(
      postSummaryOf([finding('left')], LOOKING, 'the job failed, restore is never', WAYS),
      /^> \[!CAUTION\]\n> ⚠️ `web\/web1` on `lb1` stays in maint: the job failed, restore is never\n/u,
    );
  });

  test('what is back, and below it in a box of its own what is not', () => {
    const back = finding('put-back', { now: server() });
    const [gone, left] = [finding('gone'), finding('not-ours')];
    const text = of({ ...gone, loadBalancer: 'lb2' }, back, { ...left, loadBalancer: 'lb3' });
    assert.match(
      text,
      /^↩️ `web\/web1` on `lb1` is back[^\n]*\n\n> \[!CAUTION\]\n> ⚠️ [^\n]* is gone[^\n]*\n>\n> ⚠️ [^\n]* left alone\n$/u,
    );
  });

  test('of what a script may have left unfinished only a step that proves it, in a warning as well', () => {
    const rolling = { ...LOOKING, unproven: true };
    const why = reasonWords(savedStep(['web1'], { operation: 'rolling', onError: 'keep' }).change, {
      ending: 'kept',
      jobStatus: 'failure',
    });
    const text = postSummaryOf([finding('left')], rolling, why, WAYS);
    assert.match(
      text,
      /^> \[!CAUTION\]\n> ⚠️ `web\/web1` on `lb1` stays in maint: the job failed, and this step stopped at a batch that failed\n/u,
    );
    assert.match(
      text,
      /proves its health before it gets traffic, where there are health checks:\n\n```yaml\n- uses: [\s\S]*operation: ready/,
    );
    const unknown = finding('unknown', { failure: new Failure('connect-failed', 'Nobody listens.') });
    const warnings = warningsFor([finding('left'), unknown], rolling, WAYS).flat();
    assert.ok(warnings.includes('This server may be different from before: web/web1'), warnings.join('\n'));
    assert.equal(
      warnings.filter((line) => line === `To put it back, ${STEP}.`).length,
      2,
      warnings.join('\n'),
    );
    const all = [text, postSummaryOf([unknown], rolling, why, WAYS), ...warnings];
    assert.doesNotMatch(all.join('\n'), /set server|socat/);
  });

  test('that a rolling step was killed is not taken for a policy that nobody chose', () => {
    const { change } = savedStep(['web1'], { operation: 'rolling', onError: 'keep' });
    assert.equal(
      reasonWords(change, { ending: null, jobStatus: 'failure' }),
      'this step was killed, and on-error is keep, or its batch had failed before',
    );
  });

  test('what goes back to maint may be sent by a shell', () => {
    const saved = { ...savedServer('web1'), before: { state: 'maint', weight: 100 } } as const;
    const own = { state: 'maint' } as const;
    const left = finding('left', { saved, own, now: server() });
    const text = postSummaryOf([left], { ...FAILED, unproven: true }, WHY, WAYS);
    assert.match(text, /echo "set server web\/web1 state maint"/);
  });

  test('of ten thousand that are not how to put back five hundred, below 256 KiB: the log names all', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `a-server-with-quite-a-long-name-${index}`);
    const findings = names.map((name) => finding('left', { saved: savedServer(name) }));
    const text = of(...findings);
    assert.ok(Buffer.byteLength(text) < 256 * 1024, String(Buffer.byteLength(text)));
    assert.match(text, /set server web\/a-server-with-quite-a-long-name-499 state ready/);
    assert.match(text, /\n\nAnd 9500 more: see the log of the post step\.\n$/);
    const lines = logLinesFor(findings, FAILED);
    assert.ok(lines.every((line) => line.length < 1_000));
    assert.deepEqual(
      lines.flatMap((line) => line.match(/web\/[\w-]+/g) ?? []),
      names.map((name) => `web/${name}`),
    );
    assert.deepEqual(logLinesFor(findings.slice(0, 10), FAILED), [], 'a warning names ten');
  });

  test('of three hundred that are back one line, with three names', () => {
    const findings = Array.from({ length: 300 }, (_, index) =>
      finding('put-back', { now: server(), saved: { ...savedServer('web1'), server: `s${index}` } }),
    );
    assert.equal(
      of(...findings),
      '↩️ `web/s0`, `web/s1`, `web/s2` and 297 more on `lb1` are back in rotation: the job failed, restore is on-failure\n',
    );
  });
});
