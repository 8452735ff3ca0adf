/** An audit as the runner shows it: log, annotations, outputs and summary. Decides only whether the step fails. */
import { asFailure, type Failure } from '../errors.ts';
import { keyOf } from '../haproxy/server.ts';
import { type AuditReport, leftOverOf } from '../operation/audit/audit.ts';
import type { Finding } from '../operation/audit/findings.ts';
import { listed } from '../words.ts';
import type { IssueOutcome } from './audit-report-issue.ts';
import * as github from './github.ts';
import type { AuditInputs } from './inputs/audit-inputs.ts';
import { WrongInputs } from './inputs/wrong-inputs.ts';
import { IssueTrouble } from './issue-trouble.ts';
import { messageAnnotations } from './report/annotations.ts';
import { auditOutputs } from './report/audit/outputs.ts';
import { auditSummary, failedAuditSummary } from './report/audit/summary.ts';
import {
  auditHeadline,
  failedAuditHeadline,
  forHowLong,
  longerWords,
  NOTHING_CHANGED,
  plain,
  WHAT_TO_DO,
  whyOf,
} from './report/audit/words.ts';
import { lineOf } from './report/escape.ts';
import { firstLines, grouped } from './report/grouping.ts';

/** The runner cuts an annotation at 4,096 characters. */
const LINES_ANNOTATED = 8;
const LETTERS_ANNOTATED = 400;
const LINES_LOGGED = 1_000;

/** How an audit ended; `report` and `inputs` are null when it never began, or was ended from outside. */
export interface AuditEnd {
  report: AuditReport | null;
  error: Failure | null;
  issue: IssueOutcome;
  inputs: AuditInputs | null;
}

/** Returns what the process has to end with: 1 for an error, or for findings where that is asked for or no issue could tell them. */
export async function writeAudit({ report, error, issue, inputs }: AuditEnd): Promise<0 | 1> {
  const left = report === null ? 0 : leftOverOf(report).length;
  const failed = inputs?.failOnFindings === true && left > 0;
  // Who asked for an issue looks nowhere else: a run that ends well would tell nobody.
  const untold = issue instanceof IssueTrouble && left > 0;
  // One error at most: what could not be read comes first.
  if (report !== null) tellFindings(report, failed && error === null ? 'error' : 'warning');
  if (error !== null) tellError(report, error);
  if (report === null && error !== null) github.say(lineOf('result', failedAuditHeadline(error)));
  if (issue instanceof IssueTrouble)
    tellTrouble(issue, untold && error === null && !failed ? 'error' : 'warning');
  const url = issue === null || issue instanceof IssueTrouble ? '' : issue.url;
  const outputs = auditOutputs(report, error?.code ?? '', url);
  if (outputs.omitted > 0) {
    github.annotate('warning', 'HAProxy outputs', [
      `Output servers lacks ${outputs.omitted} rows, those left over first: more than 96 KiB fit no environment variable.`,
    ]);
  }
  // The runner shows ten of a kind: none of these may take the place of one above.
  for (const lines of messageAnnotations(report?.warnings ?? []))
    github.annotate('warning', 'HAProxy warning', lines);
  try {
    github.setOutputs(outputs.values);
  } finally {
    if (inputs?.summary !== false) {
      if (report !== null) await writeSummary(auditSummary(report, issueLine(issue)));
      else if (error !== null) await writeSummary(failedAuditSummary(error));
    }
  }
  return error !== null || failed || untold ? 1 : 0;
}

function tellFindings(report: AuditReport, severity: 'error' | 'warning'): void {
  const lines = report.findings.map(findingLine);
  if (lines.length > 0) {
    const shown = firstLines(lines, LINES_LOGGED, (more) => `And ${more} more: see the output servers.`);
    github.sayGroup(
      lineOf('result', 'servers out of rotation'),
      shown.map((line) => lineOf('notice', line)),
    );
  }
  const left = leftOverOf(report).map(findingLine);
  if (left.length > 0) {
    github.annotate(severity, `HAProxy audit: servers left out of rotation${longerWords(report)}`, [
      ...firstLines(
        left.map((line) => `Out: ${line.slice(0, LETTERS_ANNOTATED)}`),
        LINES_ANNOTATED,
        (more) => `And ${more} more: see the job summary.`,
      ),
      `What to do: ${WHAT_TO_DO}`,
    ]);
  }
  github.say(lineOf('result', auditHeadline(report)));
}

function findingLine(finding: Finding): string {
  const { loadBalancer, traffic, age, inRotationOn } = finding;
  const others = inRotationOn.length === 0 ? '' : `; in rotation on ${listed(inRotationOn, 5)}`;
  return `${loadBalancer}: ${keyOf(finding)}: ${traffic === 'less' ? 'less traffic' : 'no traffic'}: ${whyOf(finding, plain)}; out for: ${forHowLong(age)}${others}`;
}

function tellError(report: AuditReport | null, error: Failure): void {
  const where = error.loadBalancer === undefined ? '' : ` on ${error.loadBalancer}`;
  const unread = report?.unread ?? [];
  const groups = grouped(unread, ({ error: { code, message } }) => JSON.stringify([code, message]));
  const happened = groups.map(({ item, loadBalancers }) =>
    `Not read: ${listed(loadBalancers)}: ${item.error.code}: ${item.error.message}`.slice(
      0,
      LETTERS_ANNOTATED,
    ),
  );
  const faults = error instanceof WrongInputs ? error.faults.map((fault) => `Wrong input ${fault}`) : [];
  const lines = [...happened, ...faults];
  github.annotate('error', `HAProxy audit: ${error.code}${where}`, [
    ...(lines.length === 0
      ? [`What happened: ${error.message}`]
      : firstLines(lines, LINES_ANNOTATED, (more) => `And ${more} more: see the log.`)),
    `Changed: ${NOTHING_CHANGED}`,
    ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
  ]);
}

function tellTrouble({ message, hint, detail }: IssueTrouble, severity: 'error' | 'warning'): void {
  github.annotate(severity, 'HAProxy audit: issue not kept up to date', [
    `What happened: ${message}`,
    ...(detail === '' ? [] : [`In the words of the other side: ${detail.slice(0, 300)}`]),
    ...(hint === '' ? [] : [`What to do: ${hint}`]),
  ]);
}

/** Of our words, and a link that GitHub gave. */
function issueLine(issue: IssueOutcome): string {
  if (issue === null) return '';
  if (issue instanceof IssueTrouble) return `⚠️ The issue is not up to date: ${issue.message}`;
  return issue.url === '' ? '' : `[The issue](${issue.url}) was ${ISSUE_WORDS[issue.did]}.`;
}

const ISSUE_WORDS = {
  created: 'created',
  updated: 'updated',
  unchanged: 'left as it is',
  closed: 'closed',
  nothing: 'not needed',
};

async function writeSummary(markdown: string): Promise<void> {
  try {
    await github.writeSummary(markdown);
  } catch (error) {
    const { message } = asFailure(error);
    github.annotate('notice', 'No job summary', [`The job summary could not be written: ${message}`]);
  }
}
