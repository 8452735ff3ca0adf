/**
 * An audit as the text of an issue: what is left over, what could not be read, and hidden marks by which the next audit finds the issue
 * again and sees whether anything has changed. Pure. Text that is not ours stands in code only.
 */
import { createHash } from 'node:crypto';
import { type AuditReport, leftOverOf } from '../../../operation/audit/audit.ts';
import type { Finding } from '../../../operation/audit/findings.ts';
import { quantity } from '../../../words.ts';
import type { AuditInputs } from '../../inputs/audit-inputs.ts';
import { processIdOf } from '../../state/server-id.ts';
import { unreadLines } from './summary.ts';
import { findingsTable } from './table.ts';
import { longerWords, sinceMinute, sinceWhen } from './words.ts';

/** Never of text that is not ours, and never changed: whoever renames the issue keeps the name. */
export const ISSUE_TITLE = 'HAProxy servers are left out of rotation';

/** GitHub takes 65,536 characters. */
const LARGEST_BYTES = 60_000;
/** Of two audits the moments may differ by rounding: of seconds by HAProxy, of minutes by us. */
const SAME_MINUTES = 2;

/**
 * What an issue begins with, the same for every audit of the same load balancers, servers and names. A digest: it tells nobody an
 * address.
 */
export function issueMarker({
  addresses,
  request: { selection },
}: Pick<AuditInputs, 'addresses' | 'request'>): string {
  const audited = [
    addresses.map(({ address }) => [address.name, processIdOf(address)]).sort(byText),
    [...selection.backends].sort(),
    selection.servers.map(({ text }) => text).sort(),
  ];
  return `<!-- haproxy-server-state/audit ${digest(audited)} -->`;
}

/** What is known when an issue is written. */
export interface IssueContext {
  marker: string;
  /** Where the run can be seen. */
  runUrl: string;
  /** ms since 1970 */
  now: number;
}

/** The whole text of the issue while something is left over, or could not be read. */
export function issueText(report: AuditReport, { marker, runUrl, now }: IssueContext): string {
  const left = leftOverOf(report);
  const head = [
    marker,
    stateMark(report, now),
    '',
    left.length === 0
      ? `No server was found out of rotation${longerWords(report)}, but not everything could be read.`
      : `${quantity(left.length, 'server')} out of rotation${longerWords(report)}, counted on each load balancer.`,
    '',
    ...unreadLines(report),
    '',
  ];
  const foot = [
    '',
    `<sub>Written by [an audit](${runUrl}), and kept up to date by the next ones: changed when something else is found, closed when nothing is. What stands here is overwritten.</sub>`,
  ];
  const table = findingsTable(left, { head: 'Since', words: (age) => sinceWhen(age, now) });
  return withinLimit(head, left.length === 0 ? [] : table.head, left.length === 0 ? [] : table.rows, foot);
}

/** The text with which it is closed. */
export function closedIssueText(report: AuditReport, { marker, runUrl }: IssueContext): string {
  const young = report.findings.length;
  return [
    marker,
    '',
    `Everything could be read, and no server is out of rotation${longerWords(report)} any more: seen by [this audit](${runUrl}) of ${quantity(report.looked, 'server')}.`,
    ...(young === 0 ? [] : ['', `Out for less: ${young}.`]),
  ].join('\n');
}

/** Would writing `next` over `before` tell a reader anything new? Lengths of time go on by themselves. */
export function isSameIssue(before: string, next: string): boolean {
  const [one, other] = [before, next].map(readStateMark);
  if (one === null || other === null || one === undefined || other === undefined) return false;
  return (
    one.digest === other.digest &&
    one.minutes.every((minute, index) => Math.abs(minute - (other.minutes[index] ?? 0)) <= SAME_MINUTES)
  );
}

/** What the issue says, as a digest, and since when, in minutes: told apart, for the latter may differ by rounding. */
function stateMark(report: AuditReport, now: number): string {
  const left = leftOverOf(report);
  const minutes = left.map(({ age }) => (age.kind === 'unknown' ? 0 : sinceMinute(age, now)));
  const unread = report.unread.map(({ loadBalancer, error }) => [loadBalancer, error.code]).sort(byText);
  return `<!-- state ${digest([left.map(essenceOf), unread, report.maxAgeMs])} ${minutes.slice(0, 2_000).join(',')} -->`;
}

function readStateMark(text: string): { digest: string; minutes: number[] } | null {
  const [, found, minutes = ''] = /^<!-- state ([0-9a-f]+) ([0-9,]*) -->$/m.exec(text) ?? [];
  return found === undefined ? null : { digest: found, minutes: minutes.split(',').map(Number) };
}

/** What is news when it is different. A check's words come and go while the next one runs, and so does `DOWN 1/2`. */
function essenceOf({ loadBalancer, backend, server, traffic, causes, age, inRotationOn }: Finding) {
  const why = causes.map((cause) => ('words' in cause ? { ...cause, words: '' } : cause));
  return [loadBalancer, backend, server, traffic, why, age.kind, inRotationOn];
}

function withinLimit(
  head: readonly string[],
  tableHead: readonly string[],
  rows: readonly string[],
  foot: readonly string[],
): string {
  const fixed = Buffer.byteLength([...head, ...tableHead, ...foot].join('\n')) + 200;
  let bytes = fixed;
  const fitting = rows.filter((row) => {
    bytes += Buffer.byteLength(row) + 1;
    return bytes <= LARGEST_BYTES;
  });
  const more = rows.length - fitting.length;
  const rest = more === 0 ? [] : ['', `And ${more} more: see the summary of the audit.`];
  return [...head, ...tableHead, ...fitting, ...rest, ...foot].join('\n');
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

function byText(one: readonly unknown[], other: readonly unknown[]): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
