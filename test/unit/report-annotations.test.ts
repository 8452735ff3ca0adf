/** The one error annotation of a step. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { errorAnnotation } from '../../src/action/report/annotations.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { systemClock } from '../../src/clock.ts';
import { Failure } from '../../src/errors.ts';
import { readServers } from '../../src/haproxy/data-plane-api/answers.ts';
import type { HttpResponse } from '../../src/haproxy/data-plane-api/http.ts';
import { answeredInPlace, haproxyIsDead, refusedToSet } from '../../src/haproxy/data-plane-api/refusals.ts';
import type { Report } from '../../src/operation/report.ts';
import { retry } from '../../src/retry.ts';
import * as samples from './action-samples.ts';
import { report, waysTo } from './action-samples.ts';

const ADDRESSES = new Map([
  ['lb1', '127.0.0.1:9999'],
  ['lb2', 'ssh://deploy@lb2.example.com/run/haproxy/admin.sock'],
]);

function annotation(of: Report) {
  return errorAnnotation(of, null, waysTo(ADDRESSES));
}

describe('The error annotation', () => {
  test('is not there on success', () => {
    assert.equal(annotation(samples.goodDrain), null);
    assert.equal(annotation(samples.planned), null);
  });

  test('says code and place, what happened, whether anything was changed, and what to do', () => {
    assert.deepEqual(annotation(samples.rolledBack), {
      title:
        'HAProxy drain failed: web_servers/web1 is back in rotation on lb1: 3 sessions left after 1m 00s',
      lines: [
        'What happened: After 1m 00s, web_servers/web1 still has 3 sessions, the oldest 2h 14m old, from 10.0.3.7 (2), 10.0.3.9 (1).',
        'Changed: no. What this step had set is back as it was, and was read once more to be sure.',
        'What to do: Raise `drain-timeout`, or let `on-drain-timeout` go on: `continue` leaves these sessions alone, `shutdown-sessions` cuts them.',
        'Error code: drain-timeout',
      ],
    });
  });

  test("says in HAProxy's words what was refused, and what to send to put back what is different", () => {
    assert.deepEqual(annotation(samples.partial)?.lines.slice(1, 6), [
      'HAProxy said: Proxy is disabled.',
      'Changed: yes. Different from before on lb1, lb2.',
      'To put back web_servers/web2 on lb1 (ready before, maint now), in a shell from which the load balancer can be reached: echo "set server web_servers/web2 state ready" | socat stdio tcp:127.0.0.1:9999',
      'To put back web_servers/web2 on lb2 (ready before, drain now), in a shell on lb2.example.com: echo "set server web_servers/web2 state ready" | sudo socat stdio /run/haproxy/admin.sock',
      'To put back web_servers/web3 on lb2 (ready before, not known now), in a shell on lb2.example.com: echo "set server web_servers/web3 state ready" | sudo socat stdio /run/haproxy/admin.sock',
    ]);
  });

  test('says of words that a Data Plane API had answered, or what stands before it, that these have said them', async () => {
    const [refused, dead] = ['[3]  No such server.', 'dial unix /run/haproxy.sock: connection refused'];
    const answer = (status: number, message: string) =>
      ({
        status,
        headers: new Map(),
        body: JSON.stringify({ code: status, message }),
        last: false,
      }) as HttpResponse;
    const unread = (() => {
      try {
        readServers(answer(500, refused));
      } catch (error) {
        return error as Failure;
      }
      return assert.fail('it was read');
    })();
    // Several attempts are told as one.
    const { alarm, wallTime } = systemClock;
    const clock = { now: () => 0, sleep: async () => {}, alarm, wallTime };
    const twice = await retry(
      () => Promise.reject(haproxyIsDead(dead)),
      () => true,
      { retries: 1, retryDelayMs: 1, clock, random: () => 0 },
      new AbortController().signal,
    ).catch((error: Failure) => error);
    const told: [Failure, string][] = [
      [refusedToSet(answer(500, refused), 'web/web1', true), `The Data Plane API said: ${refused}`],
      [refusedToSet(answer(404, refused), 'web/web1', false), `The Data Plane API said: ${refused}`],
      [unread, `The Data Plane API said: ${refused}`],
      [haproxyIsDead(dead), `The Data Plane API said: ${dead}`],
      [twice, `The Data Plane API said: ${dead}`],
      [answeredInPlace(answer(503, 'no upstream')), 'It answered: no upstream'],
    ];
    for (const [error, words] of told) {
      const of = report({ result: 'failed', error });
      assert.equal(annotation(of)?.lines[1], words);
      const [speaker, said] = words.split(': ', 2);
      assert.ok(summaryOf(of, null, waysTo(ADDRESSES)).includes(`**${speaker}:** \`${said}`), words);
    }
  });

  test('does not call out of rotation as before what was in rotation, and has gone down meanwhile', () => {
    const error = new Failure('unhealthy', 'The ramp ends here.');
    const fallen = samples.serverReport({
      ...{ outcome: 'rolled-back' as const, error },
      after: samples.server({ status: 'DOWN', operationalState: 0 }),
    });
    const maint = samples.inState(samples.server({ server: 'web2' }), 'maint');
    const out = samples.serverReport({ before: maint, after: maint, server: 'web2' });
    assert.ok(
      annotation(report({ result: 'rolled-back', error, servers: [fallen, out] }))?.lines.includes(
        'Changed: no. What this step had set is back as it was, and was read once more to be sure. Out of rotation, as before: web_servers/web2 on lb1. In rotation before, and taking no traffic now: web_servers/web1 on lb1.',
      ),
    );
  });

  test('has the condition before a command that would leave too few servers', () => {
    const error = new Failure('drain-timeout', 'Sessions are left.');
    const maint = samples.inState(samples.server(), 'maint');
    const needed = samples.serverReport({
      ...{ before: maint, after: samples.server(), outcome: 'failed' as const, changed: 'yes' as const },
      notPutBack: new Failure('guard', 'Left in rotation.'),
    });
    const of = report({ operation: 'ready', result: 'partial', changed: 'yes', error, servers: [needed] });
    assert.match(
      annotation(of)?.lines.join('\n') ?? '',
      /^To put back web_servers\/web1 on lb1 \(.*\), when enough other servers take traffic again, in a shell/m,
    );
    assert.match(
      summaryOf(of, null, waysTo(ADDRESSES)),
      /^Not before enough other servers take traffic again: without `web_servers\/web1` too few would be left/m,
    );
  });

  test('lists every wrong input on a line of its own', () => {
    const lines =
      annotation(report({ result: 'failed', error: new WrongInputs(['a: x', 'b: y']) }))?.lines ?? [];
    assert.deepEqual(lines.slice(0, 2), ['Wrong input a: x', 'Wrong input b: y']);
  });

  test('of 200 servers names as many as fit', () => {
    const lines = annotation(samples.twoHundred)?.lines ?? [];
    assert.equal(lines.filter((line) => line.startsWith('To put back')).length, 9);
    assert.ok(lines.includes('And 191 more: see the job summary.'));
  });

  test('begins no line with a foreign word', () => {
    const lines = annotation(samples.hostile)?.lines ?? [];
    for (const line of lines)
      assert.match(line, /^(?:What happened|HAProxy said|Error code|Changed|What to do|To put back|And)/);
  });

  test('admits what is not known', () => {
    const error = new Failure('cancelled', 'The step was cancelled.');
    const lines = annotation(report({ result: 'partial', changed: 'unknown', error }))?.lines ?? [];
    assert.match(lines[1] ?? '', /^Changed: not known\. Something was sent/);
  });
});
