/** A report as Markdown: what an operator reads, and what untrusted text cannot do to it. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { Failure } from '../../src/errors.ts';
import { decodeAdminFlags } from '../../src/haproxy/admin-flags.ts';
import type { Report } from '../../src/operation/report.ts';
import * as samples from './action-samples.ts';
import { inState, report, savedStep, server, serverReport } from './action-samples.ts';

const ADDRESSES = new Map([
  ['lb1', '127.0.0.1:9999'],
  ['lb2', 'lb2=/run/haproxy/admin.sock'],
]);

function summary(of: Report): string {
  return summaryOf(of, ADDRESSES, null);
}

describe('The summary', () => {
  test('shows before and after, sessions and time', () => {
    assert.match(
      summary(samples.maintOfThree),
      /^\| `lb1` \| `web_servers\/web1`<br>tracked by `api\/web1` \| ready\u00a0→\u00a0\*\*maint\*\*<br>`UP` → `MAINT` \| 42\u00a0→\u00a00<br>`█[▁-█]+` \| drained\u00a0in\u00a012s \| ✅\u00a0changed \|$/m,
    );
  });

  test('of a failure says what happened, whether anything was changed, and what to do', () => {
    const text = summary(samples.rolledBack);
    assert.match(
      text,
      /^> \[!WARNING\]\n> \*\*drain-timeout\*\* on `lb1`, `web_servers\/web1`\n>\n> After 1m 00s/m,
    );
    assert.match(
      text,
      /^> \*\*Changed:\*\* no\. Everything is again as it was before this step, and was read once more/m,
    );
    assert.match(text, /^> \*\*What to do:\*\* Raise `drain-timeout`/m);
    assert.doesNotMatch(text, /How to undo it/);
  });

  test('of a partial failure says how to undo it, as a step and on the socket', () => {
    const text = summary(samples.partial);
    assert.ok(
      text.includes(
        [
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
        ].join('\n'),
      ),
      text,
    );
    assert.match(
      text,
      /^echo "set server web_servers\/web2 state ready" \| socat stdio tcp:127\.0\.0\.1:9999$/m,
    );
    assert.match(text, /\| socat stdio \/run\/haproxy\/admin\.sock$/m);
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

  test('has one chart at most, with its text form, and none for a short drain', () => {
    const text = summary(samples.maintOfThree);
    assert.equal(text.match(/```mermaid/g)?.length, 1);
    assert.match(
      text,
      /Sessions of `web_servers\/web1` on `lb1`, the longest drain: 42 at first, .* 0 after 12s\./,
    );
    assert.doesNotMatch(
      summary(report({ servers: [serverReport({ sessionsOverTime: samples.fading(9, 4_000) })] })),
      /mermaid/,
    );
    assert.doesNotMatch(
      summary(report({ servers: [serverReport({ sessionsOverTime: samples.fading(0, 9_000) })] })),
      /mermaid/,
    );
  });

  test('of 200 servers has 20 open and the rest behind a click', () => {
    const text = summary(samples.twoHundred);
    const [open = '', behind = ''] = text.split('<details><summary>180 more rows</summary>');
    assert.equal(open.match(/^\| `lb1`/gm)?.length, 20);
    assert.equal(behind.match(/^\| `lb1`/gm)?.length, 180);
    assert.match(open, /^\| `lb1` \| `web_servers\/web6` .* ❌\u00a0failed<br>drain-timeout \|$/m);
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
      assert.match(line, /^$|^###|^> ?|^\| |^\|---|^- ⚠️|^#### |^\d+ servers? |^As a step|^Or on/u);
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
  assert.match(summaryOf(cancelled, new Map(), saved), /the post step of this action tries to put that back/);
  const kept = savedStep(['web1'], { onError: 'keep' });
  assert.doesNotMatch(summaryOf(cancelled, new Map(), kept), /post step/);
});
