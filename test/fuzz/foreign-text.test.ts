/**
 * Reports full of words that would like to be more than text: whatever is shown of them, in the log, in annotations, in outputs and
 * in the summary, they stay words.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { errorAnnotation } from '../../src/action/annotations.ts';
import { warningsFor, wordsFor } from '../../src/action/findings.ts';
import { lineOf } from '../../src/action/foreign-text.ts';
import { annotate, debug, say, sayGroup } from '../../src/action/github.ts';
import { WrongInputs } from '../../src/action/inputs.ts';
import { logTo } from '../../src/action/log.ts';
import { outputsOf } from '../../src/action/outputs.ts';
import { summaryOf } from '../../src/action/summary.ts';
import { undosOf } from '../../src/action/undo.ts';
import { ERROR_CODES, Failure } from '../../src/errors.ts';
import type { Finding } from '../../src/operation/aftermath.ts';
import type { News } from '../../src/operation/effects.ts';
import type { Report, ServerReport } from '../../src/operation/report.ts';
import { systemClock } from '../../src/wait.ts';
import { readLog } from '../support/workflow-commands.ts';
import { report, row, savedServer, server } from '../unit/action-samples.ts';
import { cellsOf, readMarkdown } from './markdown.ts';
import { runs } from './runs.ts';

/** Stands beside each dangerous piece: where it is seen outside code, the piece is, too. */
const MARK = 'ж';
const PIECES = [
  '::error::x',
  '::stop-commands::x',
  '::add-mask::x',
  '##[error]',
  '##[',
  '%0A::warning::',
  '\n::set-output name=a::b',
  '\r',
  '\n',
  '\u2028',
  '`',
  '``',
  '```',
  '\n```\n',
  '~~~',
  '|',
  '\\|',
  '\\',
  '<img src=x>',
  '<!--',
  '</details>',
  '<script>',
  '![x](y)',
  '[x](http://evil.example)',
  'http://evil.example',
  'www.evil.example',
  '@team',
  '#1',
  'GH-1',
  '**',
  '__',
  '# h',
  '- l',
  '> q',
  '&lt;',
  '$x$',
  '\u202e',
  '\u200b',
  '\0',
  '\u001b[31m',
  'graph TD',
  '"; rm',
  '\t',
  ' ',
  'x<<EOF',
  '\nEOF\n',
  '=',
];
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 }));
const foreign = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((list) => list.map((one) => `${MARK}${one}${MARK}`).join(''));
const long = fc.tuple(foreign, fc.nat(600)).map(([text, times]) => text.repeat(times + 1).slice(0, 6_000));
const words = fc.oneof({ weight: 9, arbitrary: foreign }, { weight: 1, arbitrary: long });

const failures = fc
  .record({
    code: fc.constantFrom(...ERROR_CODES),
    message: words,
    hint: words,
    detail: words,
    place: foreign,
    key: foreign,
    faults: fc.array(words, { minLength: 1, maxLength: 3 }),
  })
  .map(({ code, message, hint, detail, place, key, faults }) =>
    code === 'invalid-input'
      ? new WrongInputs(faults.map((fault) => `server: ${fault}`))
      : new Failure(code, `It said: ${message}`, {
          hint: `Look: ${hint}`,
          detail,
          loadBalancer: place,
          server: key,
        }),
  );

const rows: fc.Arbitrary<ServerReport> = fc
  .record({
    lb: foreign,
    backend: fc.oneof(foreign, fc.constant('web')),
    name: foreign,
    status: foreign,
    trackers: fc.array(foreign, { maxLength: 7 }),
    forced: fc.constantFrom(0, 1, 8),
    sessions: fc.array(fc.nat(50), { maxLength: 30 }),
    changed: fc.constantFrom('no' as const, 'yes' as const, 'unknown' as const),
    outcome: fc.constantFrom('changed' as const, 'failed' as const, 'skipped' as const),
    error: fc.option(failures),
  })
  .map(({ lb, backend, name, status, trackers, forced, sessions, changed, outcome, error }) => {
    const before = server({ backend, server: name, status });
    return row({
      loadBalancer: lb,
      before,
      after: { ...before, adminFlags: forced },
      trackedBy: trackers,
      sessionsOverTime: sessions.map((count, index) => [index * 1_000, count]),
      changed,
      outcome,
      error,
    });
  });

const messages = fc.array(fc.record({ loadBalancer: foreign, text: words }), { maxLength: 3 });
const reports: fc.Arbitrary<Report> = fc
  .record({
    servers: fc.array(rows, { maxLength: 4 }),
    unread: fc.array(fc.record({ loadBalancer: foreign, error: failures }), { maxLength: 2 }),
    error: fc.option(failures),
    plan: fc.array(words, { maxLength: 3 }),
    notices: messages,
    warnings: messages,
    result: fc.constantFrom('partial' as const, 'failed' as const, 'rolled-back' as const),
    planned: fc.boolean(),
  })
  .map(({ error, result, planned, servers, ...rest }) => {
    const changed = servers.some((one) => one.changed === 'unknown')
      ? ('unknown' as const)
      : servers.some((one) => one.changed === 'yes')
        ? ('yes' as const)
        : ('no' as const);
    return report({
      ...rest,
      servers,
      changed,
      error,
      result: error ? result : planned ? 'planned' : 'changed',
    });
  });

/** Addresses as they were given: no parser has let anything else than this through, but a summary must not rely on it. */
function addressesOf({ servers }: Report, text: string): Map<string, string> {
  return new Map(servers.map(({ loadBalancer }) => [loadBalancer, text]));
}

describe('Foreign words in the summary', () => {
  test('stand in code and nowhere else, and break no table and no block', () => {
    fc.assert(
      fc.property(reports, words, (report, address) => {
        const { code, prose, tables } = readMarkdown(summaryOf(report, addressesOf(report, address), null));
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

  test('are told from words of ours by their spans: all HTML and all links are ours', () => {
    const OURS = /<br>|<\/?details>|<\/?summary>|<\/?sub>/g;
    fc.assert(
      fc.property(reports, (report) => {
        for (const line of readMarkdown(summaryOf(report, new Map(), null)).prose) {
          const rest = line.replace(OURS, '').replace(/^> \[!(?:WARNING|CAUTION)\]$/, '');
          assert.doesNotMatch(rest, /<[a-z/!]|\]\(|!\[|https?:|www\.|@\w|&\w+;/i, line);
        }
      }),
      runs(1_000),
    );
  });
});

describe('Foreign words in outputs', () => {
  test('stand in JSON; every other output is of a closed list or a number', () => {
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
  /^(?:(?:read|plan|set|wait|done|notice|failed|result|post|sent) +|::(?:group|endgroup|error|warning|notice|debug)\b)/;

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

const news: fc.Arbitrary<News> = fc.oneof(
  fc.record({
    kind: fc.constant('read' as const),
    loadBalancer: words,
    lines: fc.array(words, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom('set' as const, 'progress' as const, 'done' as const),
    loadBalancer: words,
    text: words,
  }),
  fc.record({
    kind: fc.constantFrom('notice' as const, 'warning' as const),
    loadBalancer: words,
    text: words,
  }),
  fc.record({ kind: fc.constant('failure' as const), failure: failures }),
);

describe('Foreign words in the log', () => {
  test('begin no line and become no command, while it happens', () => {
    fc.assert(
      fc.property(fc.array(news, { maxLength: 6 }), words, (list, text) => {
        const log = logOf(() => {
          const tell = logTo({ say, sayGroup, annotate }, systemClock);
          for (const one of list) tell(one);
          debug(text);
        });
        assertHarmless(log, list.filter(({ kind }) => kind === 'notice' || kind === 'warning').length);
      }),
      runs(1_000),
    );
  });

  test('become no command in the one error, which says what happened and whether anything was changed', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const error = errorAnnotation(report, undosOf(report, null));
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
            /^(?:What happened|Wrong input|In the words of the other side|Changed|To put back|And \d+ more|What to do)/,
          );
      }),
      runs(1_000),
    );
  });

  test('become no command when the job has ended', () => {
    const verdicts = fc.constantFrom(
      'as-before' as const,
      'changed-later' as const,
      'put-back' as const,
      'left' as const,
      'not-ours' as const,
      'gone' as const,
      'unknown' as const,
    );
    const findings: fc.Arbitrary<Finding[]> = fc.array(
      fc
        .record({
          loadBalancer: foreign,
          name: foreign,
          verdict: verdicts,
          status: foreign,
          failure: fc.option(failures),
        })
        .map(({ loadBalancer, name, verdict, status, failure }) => ({
          loadBalancer,
          saved: savedServer(name),
          verdict,
          now: verdict === 'unknown' ? null : server({ server: name, status, adminFlags: 8 }),
          failure,
        })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(findings, fc.constantFrom('look' as const, 'put-back' as const), (list, duty) => {
        const warnings = warningsFor(list, duty, true);
        const log = logOf(() => {
          for (const line of wordsFor(list)) say(lineOf('post', line));
          for (const lines of warnings) annotate('warning', 'HAProxy: left behind', lines);
        });
        assertHarmless(log, warnings.length);
      }),
      runs(1_000),
    );
  });
});
