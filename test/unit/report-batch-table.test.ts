/** What is particular to the report of a rolling step: which batch is where, and with what the rest goes on. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnnotation } from '../../src/action/report/annotations.ts';
import { goOnWith, rollingSection, rollingWhere } from '../../src/action/report/batch-table.ts';
import { headlineOf } from '../../src/action/report/headline.ts';
import { movedServers } from '../../src/action/report/moved-servers.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { Failure } from '../../src/errors.ts';
import type { BatchEnd, BatchReport, Report } from '../../src/operation/report.ts';
import { inState, report, savedStep, server, serverReport, waysTo } from './action-samples.ts';

const ADDRESSES = new Map([['lb1', '/run/haproxy/admin.sock']]);

function batch(
  number: number,
  end: BatchEnd,
  scriptBegun = end === 'done' || end === 'not-done',
): BatchReport {
  const scriptMs = scriptBegun ? 1_500 : null;
  return { number, names: [`web${number}`], end, scriptBegun, scriptMs, tookMs: scriptBegun ? 62_000 : null };
}

function rolled(ends: readonly BatchEnd[], more: Partial<Report> = {}): Report {
  const batches = ends.map((end, index) => batch(index + 1, end));
  const servers = batches.map(({ names, end }) => {
    const before = server({ server: names[0] ?? '' });
    const isOut = end === 'not-done';
    const after = isOut ? inState(before, 'maint') : before;
    return serverReport({
      before,
      after,
      server: names[0] ?? '',
      goal: 'maint',
      changed: isOut ? 'yes' : 'no',
    });
  });
  return report({ operation: 'rolling', batches, servers, ...more });
}

const FAILED = {
  error: new Failure('run-failed', 'The script of batch 2 of 3 (web2) ended with exit code 1 after 2s.'),
  result: 'partial',
  changed: 'yes',
} as const;
const failed = rolled(['done', 'not-done', 'not-begun'], { ...FAILED, failures: [FAILED.error] });

describe('A rolling step in words', () => {
  test('all done', () => {
    assert.equal(
      headlineOf(rolled(['done', 'done'])),
      'rolling: web_servers/web1, web_servers/web2 are done and back in rotation on lb1, in 2 batches',
    );
    assert.equal(goOnWith(rolled(['done', 'done'])), null);
  });

  describe('one that is gone', () => {
    const goneIn = (ends: readonly BatchEnd[], gone: string) => {
      const all = rolled(ends, { ...FAILED, failures: [FAILED.error] });
      const servers = all.servers.map((row) =>
        row.server === gone ? { ...row, outcome: 'gone' as const, changed: 'no' as const } : row,
      );
      return { ...all, servers };
    };

    test('before its batch: there is nothing to go on with, and no empty `server` to be pasted', () => {
      const told = goneIn(['done', 'done', 'not-begun'], 'web3');
      assert.equal(goOnWith(told), null);
      assert.equal(rollingWhere(told), 'Done: web1, web2. Gone: web3.');
      assert.doesNotMatch(rollingSection(told).join('\n'), /To go on|not touched/);
      assert.doesNotMatch(errorAnnotation(told, null, waysTo(ADDRESSES))?.lines.join('\n') ?? '', /To go on/);
    });

    test('while its script ran: it is not called out, and the rest goes on without it', () => {
      const told = goneIn(['not-done', 'not-begun'], 'web1');
      assert.equal(rollingWhere(told), 'Gone: web1. Not touched: web2.');
      assert.equal(goOnWith(told), 'web_servers/web2');
      assert.match(rollingSection(told).join('\n'), /`web1` \| .* \| ⚠️ gone \|/);
    });
  });

  test('one batch has failed: what is where, and with what to go on', () => {
    const words =
      'rolling failed: web_servers/web2 is in maint on lb1; web_servers/web1 is done and back in rotation; web_servers/web3 was not touched: the script failed';
    assert.equal(headlineOf(failed), words);
    assert.equal(rollingWhere(failed), 'Done: web1. Not back (maint): web2. Not touched: web3.');
    assert.equal(goOnWith(failed), 'web_servers/web2,web_servers/web3');
  });

  test('how to go on: a step that was cancelled has no cause to correct', () => {
    const lineOf = (error: Failure) =>
      errorAnnotation(
        rolled(['done', 'not-done'], { ...FAILED, error, failures: [error] }),
        null,
        waysTo(ADDRESSES),
      )?.lines.find((line) => line.startsWith('To go on'));
    const rest = 'run the same step with `server: web_servers/web2`.';
    assert.equal(lineOf(FAILED.error), `To go on: correct the cause, then ${rest}`);
    assert.equal(lineOf(new Failure('cancelled', 'The step was cancelled (SIGINT).')), `To go on: ${rest}`);
  });

  test('one that a reload, or somebody, has let in is not called out: it serves clients unproven', () => {
    const [done, out, later] = failed.servers;
    assert.ok(done && out && later);
    const letIn = { ...out, after: out.before, changed: 'no' as const };
    const everywhere = { ...failed, servers: [done, letIn, later] };
    assert.equal(rollingWhere(everywhere), 'Done: web1. Ready, though not proven: web2. Not touched: web3.');
    const page = summaryOf(everywhere, null, waysTo(ADDRESSES));
    assert.match(page, /\| ❌ ready, though not proven \|$/m);
    assert.match(page, /^⚠️ `web_servers\/web2` on `lb1` takes traffic, though the script was begun there/mu);
    assert.ok(
      errorAnnotation(everywhere, null, waysTo(ADDRESSES))?.lines.includes(
        'First: web_servers/web2 on lb1 takes traffic, though the script was begun there and nothing has proven it since. Where the application is not good, take it out: `operation: maint`.',
      ),
    );
    const onOne = { ...failed, servers: [done, letIn, { ...out, loadBalancer: 'lb2' }, later] };
    assert.equal(
      rollingWhere(onOne),
      'Done: web1. Not back everywhere (ready, maint): web2. Not touched: web3.',
    );
  });

  test('the error says where what is, and nothing that would let in the unproven', () => {
    const lines = errorAnnotation(failed, null, waysTo(ADDRESSES))?.lines ?? [];
    assert.ok(lines.includes('Changed: yes. Done: web1. Not back (maint): web2. Not touched: web3.'));
    assert.ok(lines.some((line) => line.includes('`server: web_servers/web2,web_servers/web3`')));
    assert.ok(
      lines.every((line) => !line.includes('set server')),
      lines.join('\n'),
    );
  });

  test('the summary has a row for each batch', () => {
    const text = summaryOf(failed, null, waysTo(ADDRESSES));
    assert.match(text, /^\| 1 \| `web1` \| 1\.5s \| 1m 02s \| ✅ done \|$/m);
    assert.match(text, /^\| 2 \| `web2` \| 1\.5s \| 1m 02s \| ❌ not back \|$/m);
    assert.match(text, /^\| 3 \| `web3` \| {2}\| {2}\| not touched \|$/m);
    assert.match(text, /`server: web_servers\/web2,web_servers\/web3`/);
    assert.match(text, /operation: ready/);
    assert.doesNotMatch(text, /set server/);
  });

  test('before any script was begun the step goes on as it stands', () => {
    const first = rolled(['rolled-back', 'not-begun'], { ...FAILED, result: 'rolled-back', changed: 'no' });
    assert.equal(goOnWith(first), null);
    assert.equal(rollingWhere(first), 'Back as before: web1. Not touched: web2.');
  });

  test('of many servers three are named', () => {
    assert.equal(
      headlineOf(rolled(Array.from({ length: 12 }, () => 'done' as const))),
      'rolling: web_servers/web1, web_servers/web2, web_servers/web3 and 9 more are done and back in rotation on lb1, in 12 batches',
    );
  });

  test('one that is done and has failed since is not called back', () => {
    const { servers, ...rest } = failed;
    const down = servers.map((row) =>
      row.server === 'web1'
        ? { ...row, after: server({ server: 'web1', status: 'DOWN', operationalState: 0 }) }
        : row,
    );
    assert.match(
      headlineOf({ ...rest, servers: down }),
      /web_servers\/web1 is done, and now ready, but DOWN;/,
    );
  });

  test('before its own script was begun a batch may be put back in a shell', () => {
    const kept = rolled(['done', 'not-done', 'not-begun'], { ...FAILED, failures: [FAILED.error] });
    const batches = kept.batches?.map((one) => (one.number === 2 ? { ...one, scriptBegun: false } : one));
    assert.match(
      summaryOf({ ...kept, batches: batches ?? [] }, null, waysTo(ADDRESSES)),
      /set server web_servers\/web2 state ready/,
    );
  });

  test('of a step without a report of its own nobody knows whether a script was begun', () => {
    const saved = savedStep(['web2'], { operation: 'rolling' });
    const unfinished = report({ operation: 'rolling', ...FAILED, changed: 'unknown', ending: 'unfinished' });
    const text = summaryOf(unfinished, saved, waysTo(ADDRESSES));
    const lines = errorAnnotation(unfinished, saved, waysTo(ADDRESSES))?.lines ?? [];
    assert.match(text, /it is not known what became of `web\/web2` on `lb1`/);
    assert.match(text, /operation: ready/);
    assert.ok(
      lines.some((line) =>
        /To put back web\/web2 on lb1, run `operation: weight`, `operation: ready` of this/.test(line),
      ),
    );
    assert.doesNotMatch([text, ...lines].join('\n'), /set server/);
  });

  test('one whose name led elsewhere as it came back is pointed out, one that is still out is not, nor one that a reload has moved', () => {
    const [done, out] = failed.servers;
    assert.ok(done && out);
    const moved = [
      {
        ...done,
        outcome: 'changed',
        after: { ...done.after, address: '10.0.0.99:8080', fqdn: 'web1.example.com' },
      } as const,
      {
        ...out,
        outcome: 'failed',
        after: { ...out.after, address: '10.0.0.98:8080', fqdn: 'web2.example.com' },
      } as const,
      { ...out, outcome: 'changed', after: { ...out.after, address: '10.0.0.97:8080' } } as const,
    ];
    const texts = movedServers({ ...failed, servers: moved }, () => null).map(({ text }) => text);
    assert.equal(texts.length, 1);
    assert.match(texts[0] ?? '', /web_servers\/web1 \(10\.0\.0\.99:8080 now, 10\.0\.0\.11:8080 before\)/);
    assert.doesNotMatch(texts[0] ?? '', /web2/);
  });

  test('what was never read has no batches', () => {
    const none = report({
      operation: 'rolling',
      batches: [],
      servers: [],
      ...FAILED,
      result: 'failed',
      changed: 'no',
    });
    assert.deepEqual(
      [headlineOf(none), rollingWhere(none), rollingSection(none)],
      ['rolling failed: nothing was changed: the script failed', null, []],
    );
  });

  test('a list that is too long for a line is a block to be copied', () => {
    const many = rolled(['done', ...Array.from({ length: 40 }, () => 'not-begun' as const)], FAILED);
    assert.match(
      rollingSection(many).join('\n'),
      /^```yaml\nserver: web_servers\/web2,.*web_servers\/web41\n```$/m,
    );
  });
});
