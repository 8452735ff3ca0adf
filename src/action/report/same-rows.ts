/** Rows of the summary's table that differ in nothing but the name of their server: of a thousand nobody reads all. Pure. */
import { keyOf } from '../../haproxy/server.ts';
import type { ServerReport } from '../../operation/report.ts';
import { quantity } from '../../words.ts';
import { codeSpan } from './escape.ts';
import { hadSessions } from './headline.ts';

/** Servers that are told in the same words: one on several load balancers, or many. */
export type Row = readonly [ServerReport, ...ServerReport[]];

/** All of them by name; a few kilobytes. */
const NAMES_LISTED = 2_000;

/** Rows of which the same is to be told as one, in the order of the first of each. */
export function sameTogether(rows: readonly Row[]): Row[] {
  const groups = Map.groupBy(rows, (row) => wordsOf(row) ?? row);
  return [...groups.values()].flatMap((those): Row[] => {
    const [first, ...others] = those.flat();
    return first ? [[first, ...others]] : [];
  });
}

/** In the order of their rows; each once, however many load balancers it is on. */
export function keysOf(row: Row): string[] {
  return [...new Set(row.map(keyOf))];
}

/** Behind a click, who stands in rows that do not name all of theirs. */
export function namesBehind(rows: readonly Row[], namesShown: number): string[] {
  let left = NAMES_LISTED;
  return rows.flatMap((row) => {
    const keys = keysOf(row);
    if (keys.length <= namesShown) return [];
    const shown = keys.slice(0, left);
    left -= shown.length;
    const more = keys.length - shown.length;
    const rest =
      more === 0 ? '' : `${shown.length === 0 ? '' : ' and '}${more} more: see the output \`servers\``;
    return [
      '',
      `<details><summary>All ${quantity(keys.length, 'server')} of one row</summary>`,
      '',
      `${shown.map(codeSpan).join(', ')}${rest}`,
      '',
      '</details>',
    ];
  });
}

/** What a row shows but for the server; null where it tells something of it alone, as of sessions it had. */
function wordsOf(row: Row): string | null {
  const isPlain = row.every(
    (server) =>
      server.error === null &&
      server.trackedBy.length === 0 &&
      server.sessionsShutDown === 0 &&
      server.after.sessions + server.after.queued === 0 &&
      !server.healthMs &&
      !hadSessions(server),
  );
  if (!isPlain) return null;
  const [{ outcome, changed, drained, before, after }] = row;
  const loadBalancers = row.map(({ loadBalancer }) => loadBalancer);
  const { admin, status, weight, checkStatus, lastCheck } = after;
  const was = [before.admin, before.status, before.weight];
  const is = [admin, status, weight, checkStatus, lastCheck];
  return JSON.stringify([loadBalancers, outcome, changed, drained, was, is]);
}
