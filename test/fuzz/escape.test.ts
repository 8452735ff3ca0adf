/**
 * Reports full of untrusted text that would like to be more than text: whatever is shown of it, in the log, in annotations, in
 * outputs and in the summary, it stays text.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { annotate, debug, say, sayGroup } from '../../src/action/github.ts';
import { errorAnnotation, messageAnnotations } from '../../src/action/report/annotations.ts';
import { lineOf } from '../../src/action/report/escape.ts';
import { logTo } from '../../src/action/report/log.ts';
import { outputsOf } from '../../src/action/report/outputs.ts';
import { logLinesFor } from '../../src/action/report/post-messages.ts';
import { postSummaryOf } from '../../src/action/report/post-summary.ts';
import { warningsFor } from '../../src/action/report/post-warnings.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import type { Ways } from '../../src/action/report/ways.ts';
import { systemClock } from '../../src/clock.ts';
import { readLog } from '../support/workflow-commands.ts';
import { waysTo } from '../unit/action-samples.ts';
import { cellsOf, readMarkdown } from './markdown.ts';
import { runs } from './runs.ts';
import { findings, MARK, news, reports, words } from './untrusted-text.ts';

/** Addresses as they were given: no parser has let anything else than this through, but a summary must not rely on it. */
function waysOf(servers: readonly { loadBalancer: string }[], text: string): Ways {
  return waysTo(new Map(servers.map(({ loadBalancer }) => [loadBalancer, text])));
}

describe('Untrusted text in the summary', () => {
  test('stands in code and nowhere else, and breaks no table and no block', () => {
    fc.assert(
      fc.property(reports, words, (report, address) => {
        const { code, prose, tables } = readMarkdown(
          summaryOf(report, null, waysOf(report.servers, address)),
        );
        for (const line of prose) {
          assert.ok(!line.includes(MARK), line);
          // A backslash would take the meaning from a backtick behind it.
          assert.doesNotMatch(line, /[\\\r\u2028\u2029\0\u202e\u200b]/);
        }
        for (const line of code)
          assert.match(
            line,
            /^(?:- uses: | {2}with:$| {4,}[a-z-]+: ?| {6}\S+$|# on |set server |echo "set server |%%\{init|xychart-beta$| {4})/,
            line,
          );
        for (const [head = '', ...rows] of tables)
          for (const row of rows) assert.equal(cellsOf(row), cellsOf(head), row);
      }),
      runs(1_500),
    );
  });

  test('is told from words of ours by its spans: all HTML and all links are ours', () => {
    const OURS = /<br>|<\/?details>|<\/?summary>|<\/?sub>/g;
    fc.assert(
      fc.property(reports, (report) => {
        for (const line of readMarkdown(summaryOf(report, null, waysTo())).prose) {
          const rest = line.replace(OURS, '').replace(/^> \[!(?:WARNING|CAUTION)\]$/, '');
          assert.doesNotMatch(rest, /<[a-z/!]|\]\(|!\[|https?:|www\.|@\w|&\w+;/i, line);
        }
      }),
      runs(1_000),
    );
  });
});

describe('Untrusted text in what post adds to the summary', () => {
  test('stands in code and nowhere else, and in no command', () => {
    const address = '/run/haproxy/admin.sock';
    fc.assert(
      fc.property(findings, words, (list, why) => {
        const circumstances = {
          action: 'put-back',
          jobFailed: true,
          unfinished: true,
          unproven: false,
        } as const;
        const markdown = postSummaryOf(list, circumstances, why, waysOf(list, address));
        const { code, prose } = readMarkdown(markdown);
        for (const line of prose) assert.ok(!line.includes(MARK), line);
        for (const line of code)
          assert.match(
            line,
            /^(?:echo "set server [\w.:/-]+ .*" \| sudo socat stdio \/run|- uses: org\/| {2}with:$| {4}(?:address: "?[|\w.:/-]+"?|server: [|\w.:/-]+|operation: [a-z]+|weight: \d+|(?:health|agent)-checks: [a-z]+)$| {6}[\w.:/-]+$)/,
          );
      }),
      runs(1_000),
    );
  });
});

describe('Untrusted text in outputs', () => {
  test('stands in JSON; every other output is of a closed list or a number', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const { servers, 'left-out': leftOut, status, ...rest } = outputsOf(report, null).values;
        for (const json of [servers, leftOut]) {
          assert.ok(Array.isArray(JSON.parse(json ?? '')));
          assert.doesNotMatch(json ?? '', /[\r\n\0\u2028\u2029\u202e\u200b]/);
        }
        assert.match(status ?? '', /^[A-Za-z0-9_.:/() -]*$/);
        for (const [name, value] of Object.entries(rest)) assert.match(value, /^[a-z0-9-]*$/, name);
      }),
      runs(1_000),
    );
  });
});

/** What is written to the log by `write`, as the runner reads it. */
function logOf(write: () => void): string {
  const { write: original } = process.stdout;
  const { RUNNER_DEBUG = '' } = process.env;
  process.env.RUNNER_DEBUG = '1';
  let log = '';
  process.stdout.write = ((chunk: string) => {
    log += chunk;
    return true;
  }) as typeof original;
  try {
    write();
  } finally {
    process.stdout.write = original;
    process.env.RUNNER_DEBUG = RUNNER_DEBUG;
  }
  return log;
}

/** Begins with a word of ours, or is a command of ours. */
const OUR_LINE =
  /^(?:(?:read|set|wait|done|notice|warning|failed|result|post) +|::(?:group|endgroup|error|warning|notice|debug)\b)/;

function assertHarmless(log: string, annotations: number): void {
  const lines = log.split('\n').slice(0, -1);
  for (const line of lines) {
    assert.match(line, OUR_LINE, line);
    assert.ok(!line.includes('##['), line);
    assert.doesNotMatch(line, /[\r\u2028\u2029\0\u202e\u200b\u001b]/);
  }
  const reading = readLog(log);
  assert.equal(reading.annotations.length, annotations);
  assert.deepEqual([reading.masks, reading.refused], [[], []]);
}

describe('Untrusted text in the log', () => {
  test('begins no line and becomes no command, while it happens', () => {
    fc.assert(
      fc.property(fc.array(news, { maxLength: 6 }), words, (list, text) => {
        const log = logOf(() => {
          const tell = logTo({ say, sayGroup }, systemClock);
          for (const one of list) tell(one);
          debug(text);
        });
        assertHarmless(log, 0);
      }),
      runs(1_000),
    );
  });

  test('becomes no command in warnings and notices, each of which begins with words of ours', () => {
    fc.assert(
      fc.property(reports, ({ warnings }) => {
        const lines = messageAnnotations(warnings);
        const log = logOf(() => {
          for (const one of lines) annotate('warning', 'HAProxy warning', one);
        });
        assertHarmless(log, lines.length);
        for (const [first = ''] of lines) assert.match(first, /^(?:On |And \d+ more)/);
      }),
      runs(500),
    );
  });

  test('becomes no command in the one error, which says what happened and whether anything was changed', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const error = errorAnnotation(report, null, waysTo());
        assert.equal(error === null, report.error === null);
        if (error === null) return;
        const log = logOf(() => annotate('error', error.title, error.lines));
        assertHarmless(log, 1);
        const [{ message, title, properties } = { message: '', title: '', properties: {} }] =
          readLog(log).annotations;
        assert.deepEqual(Object.keys(properties), ['title']);
        assert.match(title, /^HAProxy /);
        for (const line of message.split('\n'))
          assert.match(
            line,
            /^(?:What happened|Also(?: on |: )|Wrong input|[A-Za-z ]+ said|It answered|Details|Error code|Changed|To put back|And \d+ more|What to do)/,
          );
      }),
      runs(1_000),
    );
  });

  test('becomes no command when the job has ended', () => {
    fc.assert(
      fc.property(findings, fc.constantFrom('look' as const, 'put-back' as const), (list, action) => {
        const circumstances = { action, jobFailed: true, unfinished: true, unproven: false };
        const warnings = warningsFor(list, circumstances, waysTo());
        const log = logOf(() => {
          for (const line of logLinesFor(list, circumstances)) say(lineOf('post', line));
          for (const lines of warnings) annotate('warning', 'HAProxy: left behind', lines);
        });
        assertHarmless(log, warnings.length);
      }),
      runs(1_000),
    );
  });
});
