/**
 * An audit as the text of an issue: what is left over, what could not be read, what it said before that may still be so, and hidden marks
 * by which the next audit finds the issue again and sees whether anything has changed. Pure. Text that is not ours stands in code only.
 */
import { createHash } from 'node:crypto';
import { type AuditReport, isClean, leftOverOf } from '../../../operation/audit/audit.ts';
import type { Finding } from '../../../operation/audit/findings.ts';
import { quantity, verb } from '../../../words.ts';
import type { AuditInputs } from '../../inputs/audit-inputs.ts';
import { processIdOf } from '../../state/server-id.ts';
import { type Remembered, rememberedIn } from './issue-memory.ts';
import { unreadLines } from './summary.ts';
import { type AgeColumn, findingsTable, tableHead } from './table.ts';
import { limitWords, longerWords, sinceMinute, sinceWhen, WHAT_TO_DO } from './words.ts';

/** Never of text that is not ours, and never changed: whoever renames the issue keeps the name. */
export const ISSUE_TITLE = 'HAProxy servers are left out of rotation';

/** GitHub takes 65,536 characters. */
const LARGEST_BYTES = 60_000;
/** Of these for the lines about what could not be read. */
const UNREAD_BYTES = 16_000;
/** And for each table of what it said before: what does not stand there is forgotten, and in no summary. */
const REMEMBERED_BYTES = 8_000;
/** Of two audits the moments may differ by rounding: of seconds by HAProxy, of minutes by us. */
const SAME_MINUTES = 2;
/** No audit takes longer: a moment further on is that of a wrong clock. */
const BESIDE_MS = 3_600_000;

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
  /** When the load balancers were asked, ms since 1970. */
  readAt: number;
  /** ms since 1970 */
  now: number;
}

/** Is nothing left to be told, neither by the audit nor of those whom the issue names? */
export function isSettled(report: AuditReport, before: string | null): boolean {
  return isClean(report) && rememberedIn(before, report).still.length === 0;
}

/** The whole text of the issue that said `before`, while there is something to be told. */
export function issueText(report: AuditReport, context: IssueContext, before: string | null = null): string {
  const remembered = rememberedIn(before, report);
  const { still, unseen } = remembered;
  const when: AgeColumn = { head: 'Since', words: (age) => sinceWhen(age, context.now) };
  const tables = [
    { title: '', ...findingsTable(leftOverOf(report), when), most: LARGEST_BYTES },
    { title: stillWords(report), ...findingsTable(still, when), most: REMEMBERED_BYTES },
    { title: UNSEEN, head: tableHead([when.head]), rows: unseen, most: REMEMBERED_BYTES, isHereAlone: true },
  ];
  return withinLimit(
    [
      context.marker,
      stateMark(report, remembered, context),
      '',
      verdict(report),
      '',
      ...withinBytes(unreadLines(report), UNREAD_BYTES),
    ],
    tables.filter(({ rows }) => rows.length > 0),
    [
      '',
      ...(tables.some(({ rows }) => rows.length > 0) ? [`What to do: ${WHAT_TO_DO}`, ''] : []),
      `<sub>Written by [an audit](${context.runUrl}), and kept up to date by the next ones: changed when something else is found, closed when nothing is. What stands here is overwritten.</sub>`,
    ],
  );
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

/** Was it written by an audit beside this one that asked the load balancers later? */
export function isNewerIssue(before: string, { readAt }: Pick<IssueContext, 'readAt'>): boolean {
  const newerMs = (readStateMark(before)?.readAt ?? 0) - readAt;
  return newerMs > 0 && newerMs < BESIDE_MS;
}

function verdict(report: AuditReport): string {
  const count = leftOverOf(report).length;
  if (count > 0)
    return `${quantity(count, 'server')} ${verb(count, 'is', 'are')} out of rotation${longerWords(report)}, counted on each load balancer.`;
  const none = `No server was found out of rotation${longerWords(report)}`;
  return report.error === null ? `${none}.` : `${none}, but not everything could be read.`;
}

function stillWords(report: AuditReport): string {
  return `Named here before, and still out, or out again, for less than ${limitWords(report.maxAgeMs)}:`;
}

const UNSEEN = 'Found before, where this audit could not look; nobody knows whether it is still so:';

/** What the issue says, as a digest, when that was read, and since when it is so, in minutes: told apart, for the latter may differ by rounding. */
function stateMark(
  report: AuditReport,
  { still, unseen }: Remembered,
  { readAt, now }: Pick<IssueContext, 'readAt' | 'now'>,
): string {
  const told = [...leftOverOf(report), ...still];
  const minutes = told.map(({ age }) => (age.kind === 'unknown' ? 0 : sinceMinute(age, now)));
  const unread = report.unread
    .map(({ loadBalancer, error }) => [loadBalancer, error.code, error.servers, uncounted(error.message)])
    .sort(byText);
  const state = digest([told.map(essenceOf), unseen, unread, report.maxAgeMs]);
  return `<!-- state ${state} ${minutes.slice(0, 2_000).join(',')} read ${readAt} -->`;
}

function readStateMark(text: string): { digest: string; minutes: number[]; readAt: number } | null {
  const [, found, minutes = '', readAt] =
    /^<!-- state ([0-9a-f]+) ([0-9,]*) read (\d+) -->$/m.exec(text) ?? [];
  if (found === undefined) return null;
  return { digest: found, minutes: minutes.split(',').map(Number), readAt: Number(readAt) };
}

/** What is news when it is different. A check's words come and go while the next one runs, and so does `DOWN 1/2`. */
function essenceOf({ loadBalancer, backend, server, traffic, causes, age, leftOver, inRotationOn }: Finding) {
  const why = causes.map((cause) => ('words' in cause ? { ...cause, words: '' } : cause));
  // Two clocks of whole seconds: of a moment at the limit they say now this, now that.
  const since = age.kind === 'exactly' ? 'at-least' : age.kind;
  return [loadBalancer, backend, server, traffic, why, since, leftOver, inRotationOn];
}

/** How long something took, and how often it was tried, is no news; a number within a name is one. */
function uncounted(message: string): string {
  return message.replace(/(?<![\w.:-])\d+(?:\.\d+)? ?(?:ms|s|min|h)?(?![\w./-])/g, '');
}

interface Table {
  title: string;
  head: readonly string[];
  rows: readonly string[];
  /** Bytes for its rows. */
  most: number;
  /** The summary of this audit does not have them. */
  isHereAlone?: boolean;
}

function withinLimit(head: readonly string[], tables: readonly Table[], foot: readonly string[]): string {
  const titles = tables.flatMap((table) => ['', table.title, '', ...table.head]);
  let left =
    LARGEST_BYTES - Buffer.byteLength([...head, ...titles, ...foot].join('\n')) - 200 * (tables.length + 1);
  // The first one, of what is found now, has what the others leave.
  const shown = tables.toReversed().map(({ title, head: own, rows, most, isHereAlone = false }) => {
    const fitting = fittingIn(rows, Math.min(left, most));
    left -= bytesOf(fitting);
    return [
      ...(title === '' ? [''] : ['', title, '']),
      ...own,
      ...fitting,
      ...restOf(rows, fitting, isHereAlone),
    ];
  });
  return [...head, ...shown.toReversed().flat(), ...foot].join('\n');
}

function restOf(rows: readonly string[], fitting: readonly string[], isHereAlone: boolean): string[] {
  const more = rows.length - fitting.length;
  if (more === 0) return [];
  return [
    '',
    isHereAlone
      ? `And ${more} more, which are forgotten.`
      : `And ${more} more: see the summary of the audit.`,
  ];
}

/** Whole lines, and how many there are more. */
function withinBytes(lines: readonly string[], most: number): string[] {
  const fitting = fittingIn(lines, most);
  const more = lines.length - fitting.length;
  return more === 0 ? fitting : [...fitting, `- And ${more} more: see the summary of the audit.`];
}

/** The first lines, as far as they fit. */
function fittingIn(lines: readonly string[], most: number): string[] {
  let bytes = 0;
  return lines.filter((line) => {
    bytes += bytesOf([line]);
    return bytes <= most;
  });
}

function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

function byText(one: readonly unknown[], other: readonly unknown[]): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
