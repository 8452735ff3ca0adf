/**
 * What an issue said before, read out of its own text: HAProxy forgets when a server went out, and a load balancer that cannot be read says
 * nothing of what was found there. Pure; what it returns is Markdown of ours, foreign text in code only.
 */
import { keyOf } from '../../../haproxy/server.ts';
import { type AuditReport, leftOverOf } from '../../../operation/audit/audit.ts';
import type { Finding } from '../../../operation/audit/findings.ts';
import { codeCell } from '../escape.ts';
import { MISSING } from './words.ts';

/** A row of a table of findings, as its cells. */
type Row = readonly string[];

/** Load balancer, server, traffic, why, since: the sixth, who has it in rotation, is of its own audit alone. */
const CELLS = 5;

/** What of it still counts for the next text. */
export interface Remembered {
  /** Named there, and out of rotation now: for less than is allowed, as far as HAProxy knows. */
  still: Finding[];
  /** Named there, where nothing could be seen this time: rows of five cells, as they stood. */
  unseen: string[];
}

/** `before`: the text until now; null where there is none. */
export function rememberedIn(before: string | null, report: AuditReport): Remembered {
  const told = new Map(rowsIn(before ?? '').map((row) => [placeOf(row), row]));
  const left = leftOverOf(report);
  const young = report.findings.slice(left.length);
  const found = new Set(report.findings.map(placeOfFinding));
  const hidden = hiddenIn(report);
  return {
    still: young.filter((finding) => told.has(placeOfFinding(finding))),
    unseen: [...told]
      .filter(([place, row]) => !found.has(place) && isHidden(place, row, hidden))
      .map(([, row]) => `| ${row.slice(0, CELLS).join(' | ')} |`),
  };
}

/** Rows begin with the names of a load balancer and of a server: heads, and what people add, do not. */
function rowsIn(text: string): Row[] {
  return text
    .split(/\r?\n/)
    .filter((line) => /^\| `.* \|$/.test(line))
    .map((line) =>
      line
        .slice(2, -2)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    )
    .filter((row) => row.length >= CELLS && row[1]?.startsWith('`') === true);
}

function placeOf([loadBalancer = '', server = '']: Row): string {
  return `${loadBalancer} ${server}`;
}

function placeOfFinding(finding: Finding): string {
  return placeOf([codeCell(finding.loadBalancer), codeCell(keyOf(finding))]);
}

interface Hidden {
  /** Load balancers that were read as a whole. */
  read: ReadonlySet<string>;
  /** There are others. */
  isAnyUnread: boolean;
  /** Places on them of which nothing could be seen. */
  places: ReadonlySet<string>;
}

function hiddenIn({ audited, unread }: AuditReport): Hidden {
  const places = unread.flatMap(({ loadBalancer, error }) =>
    error.servers.map((key) => placeOf([codeCell(loadBalancer), codeCell(key)])),
  );
  const inPart = new Set(
    unread.filter(({ error }) => IN_PART.test(error.code)).map((one) => one.loadBalancer),
  );
  const read = audited.filter((name) => !inPart.has(name));
  const isAnyUnread = unread.some(({ loadBalancer }) => !read.includes(loadBalancer));
  return { read: new Set(read.map(codeCell)), isAnyUnread, places: new Set(places) };
}

/** Another process answers there as well: what was found may have been on that one. */
const IN_PART = /^(?:several-processes|reloaded)$/;

function isHidden(place: string, [loadBalancer = '', , , why]: Row, hidden: Hidden): boolean {
  if (!hidden.read.has(loadBalancer) || hidden.places.has(place)) return true;
  // Who is missing is seen on those that have it.
  return hidden.isAnyUnread && why === MISSING;
}
