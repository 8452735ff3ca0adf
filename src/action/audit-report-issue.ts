/** An audit and its issue: whether there is to be one, and what came of it. Throws nothing: what keeps it from being written is an outcome. */
import { systemClock } from '../clock.ts';
import type { AuditReport } from '../operation/audit/audit.ts';
import { type IssueResult, keepIssue } from './audit-issue.ts';
import * as github from './github.ts';
import type { AuditInputs } from './inputs/audit-inputs.ts';
import { type IssueTrouble, issueTrouble } from './issue-trouble.ts';
import {
  closedIssueText,
  ISSUE_TITLE,
  isNewerIssue,
  isSameIssue,
  isSettled,
  issueMarker,
  issueText,
} from './report/audit/issue-text.ts';

/** Null where no issue was asked for, or the audit was cancelled: what it did not see is no news. */
export type IssueOutcome = IssueResult | IssueTrouble | null;

/** A report, and when the load balancers were asked, in ms since 1970. */
export interface Audited {
  report: AuditReport;
  readAt: number;
}

export async function keepIssueOf(
  { report, readAt }: Audited,
  inputs: AuditInputs,
  signal: AbortSignal,
): Promise<IssueOutcome> {
  const { token, connection } = inputs;
  if (token === null || signal.aborted) return null;
  const marker = issueMarker(inputs);
  const context = { marker, runUrl: github.runUrl(), readAt, now: systemClock.wallTime() };
  const goal = {
    marker,
    title: ISSUE_TITLE,
    text: (before: string | null) => (isSettled(report, before) ? null : issueText(report, context, before)),
    closedText: closedIssueText(report, context),
    isSame: isSameIssue,
    isNewer: (before: string) => isNewerIssue(before, context),
  };
  const { retries, retryDelayMs } = connection;
  try {
    const access = { token, clock: systemClock, signal, retries, retryDelayMs, debug: github.debug };
    return await keepIssue(goal, access);
  } catch (error) {
    return issueTrouble(error, context.now);
  }
}
