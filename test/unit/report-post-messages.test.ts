/** What a post step says of the servers that its main step had changed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logLinesFor, putBackNotice, reasonFor, warningsFor } from '../../src/action/report/post-messages.ts';
import { Failure } from '../../src/errors.ts';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import { inState, savedServer, savedStep, server } from './action-samples.ts';

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

const FAILED = { action: 'put-back', jobFailed: true, unfinished: false } as const;
const LOOKING = { action: 'look', jobFailed: true, unfinished: false } as const;

describe('What was left is told with how to put it back', () => {
  test('as it is now and as it was before', () => {
    assert.deepEqual(warningsFor([finding('left')], FAILED), [
      [
        'Server web/web1 on lb1 is not as it was before this step: maint, status MAINT, weight 100, before ready.',
        'To put it back, on the socket: set server web/web1 state ready',
      ],
    ]);
  });

  test('with the weight where this step set it, and without the state where it did not', () => {
    const own = { weight: 100 };
    const left = finding('left', { saved: weighed, own, now: server({ weight: 7 }) });
    assert.deepEqual(warningsFor([left], FAILED), [
      [
        'Server web/web1 on lb1 is not as it was before this step: ready, status UP, weight 7, before ready, weight 100.',
        'To put it back, on the socket: set server web/web1 weight 100',
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
    assert.deepEqual(warningsFor([finding('left', { saved, own: { agent: 'enabled' }, now })], FAILED), [
      [
        'Server web/web1 on lb1 is not as it was before this step: ready, status UP, weight 100, agent checks disabled, before ready, agent checks enabled.',
        'To put it back, on the socket: enable agent web/web1',
      ],
    ]);
  });

  test('with the reason and what to do', () => {
    const failure = new Failure('unhealthy', 'It is DOWN.', { hint: 'Look at it.' });
    assert.deepEqual(warningsFor([finding('left', { failure })], FAILED)[0]?.slice(1, 3), [
      'It could not be put back: It is DOWN.',
      'What to do: Look at it.',
    ]);
  });

  test('but not where somebody asked for it, and it is in rotation', () => {
    const left = finding('left', { saved: weighed, own: { weight: 100 }, now: server({ weight: 7 }) });
    assert.deepEqual(warningsFor([left], LOOKING), []);
    assert.equal(warningsFor([left], { ...LOOKING, unfinished: true }).length, 1);
    assert.equal(warningsFor([finding('left')], LOOKING).length, 1);
  });
});

describe('What is told of a server', () => {
  const told: [string, Finding, RegExp[]][] = [
    [
      'that a later step took out: as that step wanted it',
      finding('changed-later', { own: {} }),
      [/before ready\.$/, /A later step of this job changed it/, /: set server web\/web1 state ready$/],
    ],
    [
      'that somebody else changed: hands off',
      finding('not-ours'),
      [/is maint, status MAINT, weight 100, which this step did not set/, /it was ready\.$/],
    ],
    ['that is gone', finding('gone'), [/^Server web\/web1 on lb1 is not there any more\.$/]],
    [
      'that is back and not UP',
      finding('put-back', { now: server({ status: 'DOWN' }) }),
      [/was put back, but HAProxy calls it DOWN/, /Look at its application/],
    ],
  ];
  for (const [name, of, expected] of told) {
    test(name, () => {
      const [lines = [], ...others] = warningsFor([of], FAILED);
      assert.equal(others.length, 0);
      assert.equal(lines.length, expected.length);
      for (const [index, words] of expected.entries()) assert.match(lines[index] ?? '', words);
    });
  }

  test('that needs nothing: a line of the log', () => {
    const findings = [finding('as-before'), finding('changed-later'), finding('put-back', { now: server() })];
    assert.deepEqual(logLinesFor(findings), [
      'As before this step, nothing to do: web/web1 on lb1',
      'Changed since by a later step of this job, nothing to do: web/web1 on lb1',
    ]);
    assert.deepEqual(warningsFor(findings.slice(0, 1), FAILED), []);
    assert.equal(putBackNotice(findings.slice(0, 2)), null);
    assert.equal(
      putBackNotice(findings),
      'Put back as before this step, and read once more: web/web1 on lb1.',
    );
  });

  test('of which nobody knows: one warning for each load balancer, with every command', () => {
    const failure = new Failure('connect-failed', 'Nobody there.');
    const findings = ['web1', 'web2', 'web3', 'web4', 'web5', 'web6'].map((name) =>
      finding('unknown', { failure, saved: { ...weighed, server: name } }),
    );
    const [lines = [], ...others] = warningsFor(findings, FAILED);
    assert.equal(others.length, 0);
    assert.equal(lines[0], 'Could not look at lb1: Nobody there.');
    assert.match(lines[1] ?? '', /: web\/web1, .*, web\/web6$/);
    assert.match(
      lines[2] ?? '',
      /: set server web\/web1 weight 100; set server web\/web1 state ready; .*; …$/,
    );
  });

  test('of twelve: ten annotations, the last one with the rest', () => {
    const warnings = warningsFor(
      Array.from({ length: 12 }, () => finding('gone')),
      FAILED,
    );
    assert.equal(warnings.length, 10);
    assert.equal(warnings.at(-1)?.length, 3);
  });
});

describe('Why post does something', () => {
  const saved = savedStep(['web1'], { restore: 'on-failure' }).change;
  const reasons: [Parameters<typeof reasonFor>, string][] = [
    [['look', saved, null, 'failure'], 'The main step was killed: looking at what it left'],
    [['look', saved, 'kept', ''], 'How the job ended is not known: looking at what it left'],
    [
      ['put-back', saved, 'not-put-back', 'failure'],
      'The main step could not put back what it had changed: trying once more',
    ],
    [
      ['put-back', saved, 'reached', 'failure'],
      'The job ended with failure, restore is on-failure: putting back what this step had changed',
    ],
    [
      ['put-back', { ...saved, reached: true }, null, 'failure'],
      'The main step was killed, restore is on-failure: putting back what this step had changed',
    ],
    [
      ['put-back', saved, 'unfinished', 'cancelled'],
      'The main step did not come to its end, on-error is rollback: putting back what it had changed',
    ],
  ];
  for (const [given, expected] of reasons) test(expected, () => assert.equal(reasonFor(...given), expected));
});
