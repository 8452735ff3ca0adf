/** An audit as Markdown for the job summary. Pure. Text that is not ours stands in code only. */
import type { Failure } from '../../../errors.ts';
import { type AuditReport, leftOverOf } from '../../../operation/audit/audit.ts';
import { listed, quantity } from '../../../words.ts';
import { WrongInputs } from '../../inputs/wrong-inputs.ts';
import { newDetail, speakerOf } from '../annotations.ts';
import { codeSpan, prose } from '../escape.ts';
import { firstLines, grouped } from '../grouping.ts';
import { findingsTable } from './table.ts';
import {
  auditHeadline,
  failedAuditHeadline,
  forHowLong,
  limitWords,
  NOTHING_CHANGED,
  WHAT_TO_DO,
} from './words.ts';

/** As in every summary of ours: the runner shows nothing above 1 MiB, and nobody reads a quarter of it. */
const LARGEST = 256 * 1024;
const ROWS_SHOWN = 500;
const LINES_SHOWN = 50;
const HINTS_SHOWN = 5;
/** In one line; the log names all. */
const LOAD_BALANCERS_NAMED = 20;
/** A server is named with its backend, which no plain word is. */
const NO_NAMES: ReadonlySet<string> = new Set();

/** Markdown below 256 KiB. `issue`: a sentence of ours about the issue, or empty. */
export function auditSummary(report: AuditReport, issue: string): string {
  const left = leftOverOf(report);
  const young = report.findings.slice(left.length);
  const sections = [
    [`### ${markOf(report)} HAProxy ${auditHeadline(report)}`],
    unreadLines(report),
    hintLines(report),
    left.length === 0 ? [] : [...tableLines(left), '', `**What to do:** ${WHAT_TO_DO}`],
    young.length === 0 ? [] : [`Out for less than ${limitWords(report.maxAgeMs)}:`, '', ...tableLines(young)],
    sparesLines(report),
    warningLines(report),
    issue === '' ? [] : [issue],
  ];
  let text = '';
  for (const lines of sections.filter((section) => section.length > 0)) {
    const section = `${lines.join('\n')}\n\n`;
    if (Buffer.byteLength(text) + Buffer.byteLength(section) > LARGEST - 100) {
      return `${text}Something did not fit in here: see the log and the output \`servers\`.\n`;
    }
    text += section;
  }
  return text;
}

/** The same of an audit that has no report: its inputs are wrong, or it was ended. */
export function failedAuditSummary(error: Failure): string {
  const faults = error instanceof WrongInputs ? error.faults.map((fault) => `- ${say(fault)}`) : null;
  const paragraphs = [
    [`**${error.code}**`],
    faults ?? [say(error.message)],
    newDetail(error).map((detail) => `**${speakerOf(error)}:** ${codeSpan(detail)}`),
    [`**Changed:** ${NOTHING_CHANGED}`],
    error.hint === undefined ? [] : [`**What to do:** ${say(error.hint)}`],
  ];
  const lines = paragraphs.filter(({ length }) => length > 0).flatMap((paragraph) => ['', ...paragraph]);
  const block = ['> [!CAUTION]', ...lines.slice(1).map((line) => `> ${line}`.trimEnd())];
  return [`### ❌ HAProxy ${failedAuditHeadline(error)}`, '', ...block, ''].join('\n');
}

function say(text: string): string {
  return prose(text, NO_NAMES);
}

function markOf(report: AuditReport): string {
  if (report.error !== null) return '❌';
  return leftOverOf(report).length > 0 ? '⚠️' : '✅';
}

function tableLines(findings: AuditReport['findings']): string[] {
  const { head, rows } = findingsTable(findings.slice(0, ROWS_SHOWN), { head: 'Out for', words: forHowLong });
  const more = findings.length - rows.length;
  return [...head, ...rows, ...(more > 0 ? ['', `And ${more} more: see the output \`servers\`.`] : [])];
}

/** For the summary and the issue: what is so there is not known. */
export function unreadLines({ unread }: AuditReport): string[] {
  const lines = grouped(
    unread.map(({ loadBalancer, error }) => ({ loadBalancer, error })),
    ({ error }) => JSON.stringify([error.code, error.message]),
  ).map(
    ({ item: { error }, loadBalancers }) =>
      `- ❌ ${listed(loadBalancers.map(codeSpan), LOAD_BALANCERS_NAMED)}: **${error.code}** ${codeSpan(error.message)}`,
  );
  if (lines.length === 0) return [];
  return [
    'Not everything could be read, so nobody knows who else is out of rotation there:',
    '',
    ...firstLines(lines, LINES_SHOWN, (more) => `- And ${more} more: see the log.`),
  ];
}

/** What is to be done where it could not be read: the same words once. */
function hintLines({ unread }: AuditReport): string[] {
  const hinted = unread.flatMap(({ loadBalancer, error: { hint } }) =>
    hint === undefined ? [] : { loadBalancer, hint },
  );
  return grouped(hinted, ({ hint }) => hint)
    .slice(0, HINTS_SHOWN)
    .flatMap(({ item, loadBalancers }) => [
      `**What to do on ${listed(loadBalancers.map(codeSpan), LOAD_BALANCERS_NAMED)}:** ${say(item.hint)}`,
      '',
    ])
    .slice(0, -1);
}

function sparesLines({ spares }: AuditReport): string[] {
  if (spares === 0) return [];
  return [
    `ℹ️ ${quantity(spares, 'server')} without an address from DNS ${spares === 1 ? 'is' : 'are'} not counted: others of the same name have one (\`server-template\`).`,
  ];
}

function warningLines({ warnings }: AuditReport): string[] {
  const lines = grouped(warnings, ({ text }) => text).map(
    ({ item, loadBalancers }) => `- ⚠️ On ${loadBalancers.map(codeSpan).join(', ')}: ${say(item.text)}`,
  );
  return firstLines(lines, LINES_SHOWN, (more) => `- And ${more} more: see the log.`);
}
