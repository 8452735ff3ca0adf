/** An audit and its issue: whether there is to be one, and what came of it. Never fails an audit: whoever cannot write an issue is told. */
import { systemClock } from '../clock.ts';
import { type AuditReport, isClean } from '../operation/audit/audit.ts';
import { type IssueResult, keepIssue } from './audit-issue.ts';
import * as github from './github.ts';
import type { AuditInputs } from './inputs/audit-inputs.ts';
import { type IssueTrouble, issueTrouble } from './issue-trouble.ts';
import {
  closedIssueText,
  ISSUE_TITLE,
  isSameIssue,
  issueMarker,
  issueText,
} from './report/audit/issue-text.ts';

/** Null where no issue was asked for, or the audit was cancelled: what it did not see is no news. */
export type IssueOutcome = IssueResult | IssueTrouble | null;

export async function keepIssueOf(
  report: AuditReport,
  inputs: AuditInputs,
  signal: AbortSignal,
): Promise<IssueOutcome> {
  const { token, connection } = inputs;
  if (token === null || signal.aborted) return null;
  const marker = issueMarker(inputs);
  const context = { marker, runUrl: github.runUrl(), now: systemClock.wallTime() };
  const goal = {
    marker,
    title: ISSUE_TITLE,
    text: isClean(report) ? null : issueText(report, context),
    closedText: closedIssueText(report, context),
    isSame: isSameIssue,
  };
  const { retries, retryDelayMs } = connection;
  try {
    const access = { token, clock: systemClock, signal, retries, retryDelayMs, debug: github.debug };
    return await keepIssue(goal, access);
  } catch (error) {
    return issueTrouble(error, context.now);
  }
}
