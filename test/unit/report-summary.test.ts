/** A report as Markdown: what an operator reads, and what untrusted text cannot do to it. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { Failure } from '../../src/errors.ts';
import { decodeAdminFlags } from '../../src/haproxy/admin-flags.ts';
import type { Report, ServerReport } from '../../src/operation/report.ts';
import * as samples from './action-samples.ts';
import { inState, report, savedStep, server, serverReport, waysTo } from './action-samples.ts';

const ADDRESSES = new Map([
  ['lb1', '127.0.0.1:9999'],
  ['lb2', 'lb2=/run/haproxy/admin.sock'],
]);

function summary(of: Report): string {
  return summaryOf(of, null, waysTo(ADDRESSES));
}

describe('The summary', () => {
  test('shows before and after, sessions and time', () => {
    assert.match(
      summary(samples.maintOfThree),
      /^\| `lb1` \| `web_servers\/web1`<br>tracked by `api\/web1` \| ready\u00a0→\u00a0\*\*maint\*\*<br>`UP` → `MAINT` \| 42\u00a0→\u00a00<br>`█[▁-█]+` \| drained in 12s \| ✅\u00a0changed \|$/m,
    );
  });

  test('of a failure says what happened, whether anything was changed, and what to do', () => {
    const text = summary(samples.rolledBack);
    assert.match(
      text,
      /^> \[!CAUTION\]\n> \*\*drain-timeout\*\* on `lb1`, `web_servers\/web1`\n>\n> After 1m 00s/m,
    );
    assert.match(
      text,
      /^> \*\*Changed:\*\* no\. What this step had set is back as it was, and was read once more to be sure\.$/m,
    );
    assert.match(text, /^> \*\*What to do:\*\* Raise `drain-timeout`/m);
    assert.doesNotMatch(text, /How to undo it/);
  });

  test('of a partial failure says how to undo it, as a step and in a shell', () => {
    const text = summary(samples.partial);
    const undo = text.slice(text.indexOf('#### How to undo it'), text.indexOf('- ⚠️'));
    assert.equal(
      undo,
      [
        '#### How to undo it',
        '',
        '3 servers, counted on each of 2 load balancers, are different from before, or may be.',
        '',
        'As a step of a workflow:',
        '',
        '```yaml',
        '- uses: org/haproxy-server-state@v1',
        '  with:',
        '    address: "127.0.0.1:9999"',
        '    server: web_servers/web2',
        '    operation: ready',
        '- uses: org/haproxy-server-state@v1',
        '  with:',
        '    address: "lb2=/run/haproxy/admin.sock"',
        '    server: |',
        '      web_servers/web2',
        '      web_servers/web3',
        '    operation: ready',
        '```',
        '',
        'Or in a shell from which the load balancer can be reached:',
        '',
        '```sh',
        'echo "set server web_servers/web2 state ready" | socat stdio tcp:127.0.0.1:9999',
        '```',
        '',
        "And in a shell on this runner's machine:",
        '',
        '```sh',
        'echo "set server web_servers/web2 state ready; set server web_servers/web3 state ready" | sudo socat stdio /run/haproxy/admin.sock',
        '```',
        '',
        '',
      ].join('\n'),
    );
    assert.match(text, /ready → \*\*not known\*\*/);
  });

  test('undoes a weight with a weight', () => {
    const changed = serverReport({ after: server({ weight: 10 }), changed: 'yes', outcome: 'changed' });
    const text = summary(
      report({
        operation: 'weight',
        result: 'partial',
        changed: 'yes',
        servers: [changed],
        error: new Failure('not-verified', 'No.'),
      }),
    );
    assert.match(text, /operation: weight\n {4}weight: 100\n```/);
    assert.match(text, /^echo "set server web_servers\/web1 weight 100"/m);
    assert.doesNotMatch(text, /state ready/);
  });

  test('undoes a switch beside a state, checks before it and the agent behind it', () => {
    const changed = serverReport({
      after: server(decodeAdminFlags(1)),
      changed: 'yes',
      outcome: 'changed',
      switched: { checks: 'enabled', agent: 'enabled' },
    });
    const text = summary(
      report({
        operation: 'maint',
        result: 'partial',
        changed: 'yes',
        servers: [changed],
        error: new Failure('not-verified', 'No.'),
      }),
    );
    assert.match(text, /operation: ready\n {4}health-checks: enable\n {4}agent-checks: enable\n```/);
    assert.match(
      text,
      /^echo "enable health web_servers\/web1; set server web_servers\/web1 state ready; enable agent web_servers\/web1"/m,
    );
  });

  test('lists all wrong inputs', () => {
    const error = new WrongInputs(['retries: "x" is wrong', 'weight: <img> is wrong']);
    const text = summary(report({ result: 'failed', error }));
    assert.match(text, /^> - retries: "x" is wrong\n> - weight: `<img>` is wrong$/m);
  });

  test('of a dry run is the plan', () => {
    const text = summary(samples.planned);
    assert.match(
      text,
      /^On `lb1`:\n\n- `web_servers\/web1`: ready → maint, would wait for 42 sessions \(1m 00s\);/m,
    );
    assert.doesNotMatch(text, /\|---/);
  });

  test('of a dry run on several load balancers names them once, in the plan', () => {
    const plan = ['lb1', 'lb2'].map((loadBalancer) => ({
      loadBalancer,
      text: `would do it on ${loadBalancer}`,
    }));
    const servers = plan.map(({ loadBalancer }) => serverReport({ loadBalancer, outcome: 'planned' }));
    const text = summary(report({ result: 'planned', servers, plan }));
    assert.match(text, /nothing was changed\n\n- On `lb1`: would do it/);
  });

  test('has one chart at most, and none for a short drain or a few sessions: the line in the table says it', () => {
    const drain = (sessions: number, ms: number) =>
      serverReport({
        before: server({ server: `web${sessions}` }),
        drainMs: ms,
        drained: true,
        sessionsOverTime: samples.fading(sessions, ms),
      });
    const of = (...servers: ServerReport[]) => summary(report({ servers }));
    const text = of(drain(10, 40_000), drain(42, 60_000));
    assert.equal(text.match(/```mermaid/g)?.length, 1);
    assert.match(text, /^The longest drain, of `web_servers\/web42` on `lb1`:\n\n```mermaid$/m);
    assert.equal(text.match(/`[▁-█]+`/g)?.length, 1, 'the chart and a line of text show the same');
    assert.doesNotMatch(of(drain(42, 29_000)), /mermaid|Sessions of|drain of/i);
    assert.doesNotMatch(of(drain(9, 60_000)), /mermaid/);
    assert.match(of(drain(9, 60_000)), /█/);
  });

  test('of a row that has one load balancer in the chart shows no line of text of another', () => {
    const servers = ['lb1', 'lb2'].map((loadBalancer, index) =>
      serverReport({
        loadBalancer,
        drainMs: 40_000 - index,
        drained: true,
        sessionsOverTime: samples.fading(20, 40_000 + index * 1_000),
      }),
    );
    const text = summary(report({ servers }));
    assert.match(text, /on `lb2`:\n\n```mermaid/);
    assert.doesNotMatch(text, /`[▁-█]+`/);
  });

  test('of a failure with a long drain has the undo above the chart', () => {
    const error = new Failure('drain-timeout', 'No.', { loadBalancer: 'lb1' });
    const left = serverReport({
      after: inState(server(), 'drain'),
      changed: 'yes',
      outcome: 'failed',
      sessionsOverTime: samples.fading(42, 60_000, 3),
      error,
    });
    const text = summary(report({ result: 'partial', changed: 'yes', error, servers: [left] }));
    assert.ok(text.indexOf('How to undo it') < text.indexOf('mermaid'), text);
    assert.match(text, /^1 server is different from before\.$/m);
  });

  test('of one server that is out on two load balancers counts it once, and says may where nothing could be read', () => {
    const error = new Failure('drain-timeout', 'No.');
    const words = (changed: 'yes' | 'unknown') => {
      const servers = ['lb1', 'lb2'].map((loadBalancer) =>
        serverReport({ loadBalancer, after: inState(server(), 'drain'), changed, outcome: 'failed', error }),
      );
      return summary(report({ result: 'partial', changed, error, servers }));
    };
    assert.match(words('yes'), /^1 server on each of 2 load balancers is different from before\.$/m);
    assert.match(words('unknown'), /^1 server on each of 2 load balancers may be different from before\./m);
  });

  test('of 12 servers that are all fine on 3 load balancers is a row for each server', () => {
    const servers = ['lb1', 'lb2', 'lb3'].flatMap((loadBalancer) =>
      Array.from({ length: 12 }, (_, index) => {
        const before = server({ server: `web${index + 1}`, sessions: 2 });
        return serverReport({
          loadBalancer,
          before,
          after: inState(before, 'maint', { sessions: 0 }),
          changed: 'yes',
          outcome: 'changed',
          drained: true,
          drainMs: 500,
        });
      }),
    );
    const text = summary(report({ operation: 'maint', result: 'changed', changed: 'yes', servers }));
    const rows = text.split('\n').filter((line) => /^\| .*`web_servers/.test(line));
    assert.equal(rows.length, 12);
    assert.equal(
      rows[0],
      '| on\u00a0all\u00a03 | `web_servers/web1` | ready\u00a0→\u00a0**maint**<br>`UP` → `MAINT` | 6\u00a0→\u00a00 | drained in 500ms | ✅\u00a0changed |',
    );
  });

  test('of status has whoever takes no traffic first, with its weight and the words of its check', () => {
    const down = server({
      server: 'web3',
      status: 'DOWN',
      operationalState: 0,
      checkStatus: 'L7STS',
      lastCheck: 'Layer7 wrong status, code 503: Service Unavailable',
    });
    const servers = [server(), server({ server: 'web2', weight: 0 }), down].map((before) =>
      serverReport({ before }),
    );
    const rows = summary(report({ operation: 'status', servers }))
      .split('\n')
      .slice(4, 7);
    assert.deepEqual(rows, [
      '| `lb1` | `web_servers/web2` | ready<br>`UP`<br>weight\u00a00<br>`L7OK: Layer7 check passed` | 0 |',
      '| `lb1` | `web_servers/web3` | ready<br>`DOWN`<br>weight\u00a0100<br>`L7STS: Layer7 wrong status, code 503: Service Unavailable` | 0 |',
      '| `lb1` | `web_servers/web1` | ready<br>`UP` | 0 |',
    ]);
  });

  test('of a server that is gone says so, and nothing of what it was', () => {
    const gone = serverReport({
      before: server({ sessions: 3 }),
      after: inState(server(), 'drain', { sessions: 3 }),
      outcome: 'gone',
      drainMs: 5,
    });
    const error = new Failure('not-found', 'Gone.', { loadBalancer: 'lb1' });
    const text = summary(report({ result: 'rolled-back', servers: [gone], error }));
    assert.match(text, /^\| `lb1` \| `web_servers\/web1` \| gone \| ⚠️\u00a0gone \|$/m);
    assert.doesNotMatch(text, /How to undo it|DRAIN/);
  });

  test('says first that a server must pass its health check before it is let in by hand', () => {
    const unhealthy = new Failure('unhealthy', 'No.', { loadBalancer: 'lb1', servers: ['web_servers/web1'] });
    const left = serverReport({
      after: inState(server(), 'maint'),
      changed: 'yes',
      outcome: 'failed',
      notPutBack: unhealthy,
    });
    const error = new Failure('drain-timeout', 'No.', { loadBalancer: 'lb1' });
    const text = summary(
      report({ operation: 'maint', result: 'partial', changed: 'yes', servers: [left], error }),
    );
    const [before = '', after = ''] = text.split('As a step of a workflow:');
    assert.match(
      before,
      /^Not before `web_servers\/web1` passes its health check again: until then clients would be sent to an application that may not answer\.$/m,
    );
    assert.match(after, /state ready" \| socat/);
  });

  test('of up to 25 servers has all of them open: nobody wants to click for one more', () => {
    const of = (count: number) => summary(report({ servers: samples.twoHundred.servers.slice(0, count) }));
    assert.doesNotMatch(of(25), /<details>/);
    assert.match(of(26), /<summary>6 more rows<\/summary>/);
  });

  test('of a failure has whoever failed itself before those that it stopped halfway', () => {
    const error = new Failure('drain-timeout', 'No.', { loadBalancer: 'lb1', servers: ['web_servers/web2'] });
    const servers = ['web1', 'web2'].map((name) =>
      serverReport({
        before: server({ server: name }),
        outcome: 'failed',
        error: name === 'web2' ? error : null,
      }),
    );
    const text = summary(report({ result: 'failed', error, servers }));
    assert.match(
      text,
      /`web_servers\/web2` [^\n]*failed[^\n]*\n[^\n]*`web_servers\/web1` [^\n]*not\u00a0finished/,
    );
  });

  test('of a failure of several servers names three of them in the box', () => {
    const servers = ['web1', 'web2', 'web3', 'web4'].map((name) => `web_servers/${name}`);
    const error = new Failure('drain-timeout', 'No.', { loadBalancer: 'lb1', servers });
    assert.match(
      summary(report({ result: 'failed', error })),
      /^> \*\*drain-timeout\*\* on `lb1`, `web_servers\/web1`, `web_servers\/web2`, `web_servers\/web3` and 1 more$/m,
    );
  });

  test('tells no time of a drain where there were no sessions', () => {
    const idle = serverReport({
      drained: true,
      drainMs: 104,
      sessionsOverTime: [
        [0, 0],
        [104, 0],
      ],
    });
    assert.doesNotMatch(summary(report({ servers: [idle] })), /drained in|Time/);
    const one = serverReport({
      drained: true,
      drainMs: 104,
      sessionsOverTime: [
        [0, 1],
        [104, 0],
      ],
    });
    assert.match(summary(report({ servers: [one] })), /drained in 104ms/);
  });

  test('of servers that were not begun is one row for all load balancers', () => {
    const servers = ['lb1', 'lb2'].map((loadBalancer) => serverReport({ loadBalancer, outcome: 'skipped' }));
    const error = new Failure('guard', 'No.', { loadBalancer: 'lb1' });
    assert.match(
      summary(report({ result: 'failed', servers, error })),
      /^\| on\u00a0both \| .* not\u00a0reached \|$/m,
    );
  });

  test('names the backend of a tracker as code, though it is a plain word', () => {
    const servers = [serverReport({ outcome: 'refused', trackedBy: ['static/web1'] })];
    const error = new Failure('guard', 'Too few. static: 0 of 4 servers would still take traffic.');
    assert.match(
      summary(report({ result: 'failed', servers, error })),
      /^> Too few\. `static`: 0 of 4 servers/m,
    );
  });

  test('names load balancers in one order, whichever of them failed first', () => {
    const names = ['lb1', 'lb2'];
    const servers = names.map((loadBalancer) => serverReport({ loadBalancer, outcome: 'refused' }));
    const failures = names.map((loadBalancer) => new Failure('guard', 'No.', { loadBalancer })).reverse();
    const of = report({ result: 'failed', servers, error: failures[0] ?? null, failures });
    assert.match(summary(of), /^> \*\*guard\*\* on `lb1`, `lb2`$/m);
  });

  test('of a rolling step that failed has whoever is done and back as a good sign', () => {
    const error = new Failure('run-failed', 'No.');
    const done = serverReport({ outcome: 'changed' });
    assert.match(
      summary(report({ operation: 'rolling', result: 'partial', servers: [done], error })),
      /✅\u00a0done \|$/m,
    );
    const taken = serverReport({ outcome: 'changed', changed: 'yes', after: inState(server(), 'maint') });
    assert.doesNotMatch(
      summary(report({ operation: 'rolling', result: 'partial', servers: [taken], error })),
      /✅/,
    );
  });

  test('of two load balancers says both', () => {
    const servers = ['lb1', 'lb2'].map((loadBalancer) => serverReport({ loadBalancer }));
    assert.match(summary(report({ servers })), /^\| on\u00a0both \| `web_servers\/web1`/m);
  });

  test('of 200 servers has 20 open and the rest behind a click', () => {
    const text = summary(samples.twoHundred);
    const [open = '', behind = ''] = text.split('<details><summary>177 more rows</summary>');
    assert.equal(open.match(/^\| `lb1`/gm)?.length, 20);
    assert.equal(behind.match(/^\| `lb1`/gm)?.length, 177);
    const idle = [1, 61, 121, 181].map((at) => `\`web_servers/web${at}\``);
    assert.ok(open.includes(`| ${idle.slice(0, 3).join(', ')} and 1 more | `), 'four had no sessions');
    assert.ok(behind.includes(`All 4 servers of one row</summary>\n\n${idle.join(', ')}\n`));
    assert.match(open, /^\| `lb1` \| `web_servers\/web6` .* ❌\u00a0failed<br>drain-timeout \|$/m);
  });

  test('of many servers leaves each of those alone of whom it tells something of its own', () => {
    const one = (
      name: string,
      more: Partial<ServerReport> = {},
      now: Partial<ServerReport['after']> = {},
    ) => {
      const before = server({ server: name });
      const after = { ...inState(before, 'drain'), ...now };
      return serverReport({
        loadBalancer: 'lb1',
        before,
        after,
        outcome: 'changed',
        changed: 'yes',
        ...more,
      });
    };
    const error = (words: string) => ({ outcome: 'failed' as const, error: new Failure('refused', words) });
    const pairs: [string, ServerReport, ServerReport][] = [
      ['errors', one('a1', error('One.')), one('a2', error('Other.'))],
      ['trackers', one('b1', { trackedBy: ['api/b1'] }), one('b2', { trackedBy: ['api/b2'] })],
      ['sessions that were cut', one('c1', { sessionsShutDown: 1 }), one('c2', { sessionsShutDown: 2 })],
      ['sessions that are left', one('d1', {}, { sessions: 1 }), one('d2', {}, { sessions: 2 })],
      ['who waits', one('e1', {}, { queued: 1 }), one('e2', {}, { queued: 2 })],
      ['proofs', one('f1', { healthMs: 1_000 }), one('f2', { healthMs: 2_000 })],
      ['checks', one('g1', {}, { lastCheck: 'refused' }), one('g2', {}, { lastCheck: 'timeout' })],
    ];
    const others = Array.from({ length: 30 }, (_, at) => one(`web${at}`));
    for (const [what, ...two] of pairs) {
      const lines = summary(report({ servers: [...others, ...two] })).split('\n');
      for (const { server: name } of two) {
        const own = lines.filter((line) => line.startsWith(`| \`lb1\` | \`web_servers/${name}\``));
        assert.equal(own.length, 1, what);
        assert.doesNotMatch(own.join(), / and \d+ more|, `web_servers/, what);
      }
    }
  });

  test('of many servers in several rows names them all only as far as there is room for all of these rows', () => {
    const servers = Array.from({ length: 2_400 }, (_, at) => {
      const before = server({ server: `web${at}`, weight: (at % 2) + 1 });
      const after = inState(before, 'drain');
      return serverReport({ loadBalancer: 'lb1', before, after, outcome: 'changed', changed: 'yes' });
    });
    const behind = summary(report({ servers }))
      .split('\n')
      .filter((line) => line.startsWith('`web_servers/'));
    assert.equal(behind.length, 2);
    const [first = '', second = ''] = behind;
    assert.doesNotMatch(first, /see the output/);
    assert.match(second, / and \d+ more: see the output `servers`$/);
    assert.ok(Buffer.byteLength(first + second) < 33 * 1_024);
  });

  test('of many servers tells those as one that differ in nothing but their names, and all names behind a click', () => {
    const idle = (name: string, loadBalancer: string, more: Partial<ServerReport> = {}) => {
      const before = server({ server: name });
      return serverReport({
        loadBalancer,
        before,
        after: inState(before, 'drain'),
        outcome: 'changed',
        changed: 'yes',
        ...more,
      });
    };
    const names = Array.from({ length: 3_000 }, (_, at) => `web${at + 1}`);
    const rowsOf = (text: string) => text.split('\n').filter((line) => /^\| (?:`lb|on)/.test(line));
    const one = summary(report({ servers: names.slice(0, 1_000).map((name) => idle(name, 'lb1')) }));
    assert.deepEqual(rowsOf(one), [
      '| `lb1` | `web_servers/web1`, `web_servers/web2`, `web_servers/web3` and 997 more | ready\u00a0→\u00a0**drain**<br>`UP` → `DRAIN` | 0 | ✅\u00a0changed |',
    ]);
    assert.match(
      one,
      /<summary>All 1000 servers of one row<\/summary>\n\n`web_servers\/web1`, .*`web_servers\/web1000`\n/,
    );

    const failed = { outcome: 'failed', error: new Failure('refused', 'No.') } as const;
    const two = names
      .slice(0, 500)
      .flatMap((name) => [
        idle(name, 'lb1'),
        idle(
          name,
          'lb2',
          name === 'web7' ? failed : name === 'web8' ? { before: server({ server: name, sessions: 2 }) } : {},
        ),
      ]);
    const [first = '', ...others] = rowsOf(summary(report({ servers: two })));
    assert.match(
      first,
      /^\| `lb2` \| `web_servers\/web7` \| .* ❌\u00a0failed<br>refused \|$/,
      'who failed is alone',
    );
    assert.deepEqual(
      others.map((line) => line.split(' | ').slice(0, 2).join(' ')),
      [
        '| on\u00a0both `web_servers/web1`, `web_servers/web2`, `web_servers/web3` and 495 more',
        '| `lb1` `web_servers/web7`',
        '| on\u00a0both `web_servers/web8`',
      ],
    );

    const all = summary(report({ servers: names.map((name) => idle(name, 'lb1')) }));
    const [, last, more] =
      /`web_servers\/web(\d+)` and (\d+) more: see the output `servers`\n/.exec(all) ?? [];
    assert.deepEqual([Number(last) > 1_000, Number(last) + Number(more)], [true, 3_000]);
    const status = summary(
      report({
        operation: 'status',
        servers: names.slice(0, 30).map((name) => {
          // Both tables are read one after the other: it has come up between them.
          const after = server({ server: name, status: 'UP', operationalState: name === 'web9' ? 0 : 2 });
          return serverReport({
            loadBalancer: 'lb1',
            before: after,
            after,
            outcome: 'unchanged',
            changed: 'no',
          });
        }),
      }),
    );
    assert.deepEqual(
      rowsOf(status).map((line) => line.split(' | ')[1]),
      ['`web_servers/web9`', '`web_servers/web1`, `web_servers/web2`, `web_servers/web3` and 26 more'],
      'whoever takes no traffic is alone',
    );
    const few = summary(report({ servers: names.slice(0, 25).map((name) => idle(name, 'lb1')) }));
    assert.equal(rowsOf(few).length, 25, 'of few each has its own');
  });

  for (const [letters, idleFrom] of [
    [60, 400],
    [80, 0],
    [120, 0],
  ] as const)
    test(`of 2,500 names of ${letters} letters, ${2_500 - idleFrom} of them idle, has its table and how to undo it`, () => {
      const servers = Array.from({ length: 2_500 }, (_, at) => {
        const before = server({
          backend: 'b'.repeat(letters / 2),
          server: `${at}`.padStart(letters / 2 - 1, 's'),
          sessions: at < idleFrom ? 2 : 0,
        });
        const after = inState(before, 'drain');
        return serverReport({ before, after, changed: 'yes', outcome: 'failed' });
      });
      const error = new Failure('timeout', 'No answer.', { loadBalancer: 'lb1' });
      const text = summary(report({ result: 'partial', changed: 'yes', servers, error }));
      assert.ok(Buffer.byteLength(text) < 256 * 1024, String(Buffer.byteLength(text)));
      const parts = ['| Server | State |', '#### How to undo it', 'did not fit'];
      assert.deepEqual(
        parts.filter((part) => text.includes(part)),
        parts.slice(0, 2),
      );
    });

  test('of 10,000 servers stays below 256 KiB', () => {
    const long = 'x'.repeat(180);
    const servers = Array.from({ length: 10_000 }, (_, index) => {
      const before = server({ backend: long, server: `${long}${index}` });
      return serverReport({
        before,
        after: inState(before, 'drain'),
        changed: 'yes',
        outcome: 'changed',
        trackedBy: Array(50).fill(long),
      });
    });
    const text = summary(
      report({ result: 'partial', changed: 'yes', servers, error: new Failure('refused', long.repeat(100)) }),
    );
    assert.ok(Buffer.byteLength(text) < 256 * 1024, String(Buffer.byteLength(text)));
    assert.match(text, /did not fit/);
    assert.equal((text.match(/<details>/g) ?? []).length, (text.match(/<\/details>/g) ?? []).length);
    assert.equal((text.match(/^```/gm) ?? []).length % 2, 0);
  });
});

describe('Untrusted text in the summary', () => {
  const text = summary(samples.hostile);

  test('stands in code only', () => {
    const outside = text.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
    for (const word of [
      'stop-commands',
      '<img',
      '<script',
      '</details>',
      '<b>',
      'evil',
      '@everyone',
      '# Heading',
      '##[',
    ]) {
      assert.ok(!outside.includes(word), `${word}\n${outside}`);
    }
  });

  test('never begins a line, and never breaks a row', () => {
    for (const line of text.split('\n'))
      assert.match(line, /^$|^###|^> ?|^\| |^\|---|^- ⚠️|^#### |^\d+ servers? |^As a step|^Or in/u);
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    const bars = rows.map((line) => line.replace(/\\./g, '').split('|').length);
    assert.deepEqual(bars, [7, 7]);
  });

  test('is in no command to paste: a name that breaks the grammar is left to a person', () => {
    assert.doesNotMatch(text, /socat|uses:/);
  });
});

test('what post tries to put back is said, with how to do it by hand', () => {
  const saved = savedStep(['web1']);
  const error = new Failure('cancelled', 'The step was cancelled.');
  const cancelled = report({ result: 'partial', ending: 'unfinished', changed: 'unknown', error });
  assert.match(summaryOf(cancelled, saved, waysTo()), /the post step of this action tries to put that back/);
  const kept = savedStep(['web1'], { onError: 'keep' });
  assert.doesNotMatch(summaryOf(cancelled, kept, waysTo()), /post step/);
});
