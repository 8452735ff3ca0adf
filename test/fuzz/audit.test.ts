/** Findings full of untrusted text: in the summary, the issue and the outputs of an audit, and in its log and annotations, it stays text. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { closedIssueText, isSameIssue, issueText } from '../../src/action/report/audit/issue-text.ts';
import { auditOutputs } from '../../src/action/report/audit/outputs.ts';
import { auditSummary, failedAuditSummary } from '../../src/action/report/audit/summary.ts';
import { auditHeadline } from '../../src/action/report/audit/words.ts';
import { Failure } from '../../src/errors.ts';
import type { AuditReport } from '../../src/operation/audit/audit.ts';
import { cellsOf, readMarkdown } from './markdown.ts';
import { runs } from './runs.ts';
import { MARK, words } from './untrusted-text.ts';

const cause = fc.oneof(
  fc.record({ kind: fc.constant('tracking' as const), of: words }),
  fc.record({ kind: fc.constant('dns' as const), fqdn: words }),
  fc.record({ kind: fc.constantFrom('checks' as const, 'stopping' as const), check: words, words }),
  fc.record({ kind: fc.constantFrom('agent' as const, 'missing' as const, 'unsendable' as const) }),
);

const age = fc.oneof(
  fc.record({
    kind: fc.constantFrom('exactly' as const, 'at-most' as const, 'at-least' as const),
    seconds: fc.nat(),
  }),
  fc.constant({ kind: 'unknown' as const }),
);

const finding = fc.record({
  loadBalancer: words,
  backend: words,
  server: words,
  traffic: fc.constantFrom('none' as const, 'less' as const),
  causes: fc.array(cause, { minLength: 1, maxLength: 3 }),
  status: words,
  age,
  leftOver: fc.constant(true),
  inRotationOn: fc.array(words, { maxLength: 7 }),
});

const unread = fc.record({
  loadBalancer: words,
  error: words.map((text) => new Failure('not-haproxy', text, { detail: text, hint: text })),
});

const reports = fc
  .record({ findings: fc.array(finding, { maxLength: 8 }), unread: fc.array(unread, { maxLength: 3 }) })
  .map(
    ({ findings, unread }): AuditReport => ({
      findings,
      unread,
      maxAgeMs: 3_600_000,
      looked: 9,
      audited: ['lb1'],
      spares: 2,
      warnings: [],
      error: unread[0]?.error ?? null,
      durationMs: 1,
    }),
  );

const context = {
  marker: '<!-- m -->',
  runUrl: 'https://github.com/octo/web/actions/runs/1',
  readAt: 1_799_999_999_000,
  now: 1_800_000_000_000,
};
const OURS = /<br>|<\/?sub>|^<!-- .* -->$|\]\(https:\/\/github\.com\/octo\/web\/actions\/runs\/1\)/g;

describe('Untrusted text of an audit', () => {
  test('stands in code and nowhere else, in its summary and in its issue, and breaks no table', () => {
    fc.assert(
      fc.property(reports, (report) => {
        for (const markdown of [
          auditSummary(report, ''),
          ...report.unread
            .flatMap(({ error }) => [error, new WrongInputs([`address: ${error.message}`])])
            .map(failedAuditSummary),
          issueText(report, context),
          closedIssueText(report, context),
        ]) {
          const { prose, code, tables } = readMarkdown(markdown);
          assert.deepEqual(code, []);
          for (const line of prose) {
            assert.ok(!line.includes(MARK), line);
            assert.doesNotMatch(
              line.replace(OURS, ''),
              /<[a-z/!]|\]\(|!\[|https?:|www\.|@\w|&\w+;|[\\\r\u2028\u202e\u200b\0]/i,
              line,
            );
          }
          for (const [head = '', ...rows] of tables)
            for (const row of rows) assert.equal(cellsOf(row), cellsOf(head), row);
        }
        assert.doesNotMatch(auditHeadline(report), new RegExp(MARK));
      }),
      runs(1_500),
    );
  });

  test('cannot forge the marks that an issue is found and compared by', () => {
    fc.assert(
      fc.property(reports, reports, (one, other) => {
        const text = issueText(one, context);
        assert.ok(text.startsWith(`${context.marker}\n<!-- state `));
        assert.equal(text.match(/^<!-- state /gm)?.length, 1);
        assert.ok(isSameIssue(text, issueText(one, { ...context, now: context.now + 59_000 })));
        const essence = ({ findings, unread }: AuditReport) =>
          JSON.stringify([findings.length, unread.length]);
        if (essence(one) !== essence(other)) assert.ok(!isSameIssue(text, issueText(other, context)));
      }),
      runs(300),
    );
  });

  test('is JSON of printable text in the outputs', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const { values } = auditOutputs(report, report.error?.code ?? '', '');
        assert.doesNotMatch(values.servers ?? '', /[\n\r\0\u2028\u202e\u200b]/);
        assert.equal(JSON.parse(values.servers ?? '').length, report.findings.length);
        assert.match(values.findings ?? '', /^\d*$/);
      }),
      runs(300),
    );
  });
});
