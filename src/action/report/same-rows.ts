/** Rows of the summary's table that differ in nothing but the name of their server: of a thousand nobody reads all. Pure. */
import { keyOf, takesTraffic } from '../../haproxy/server.ts';
import type { ServerReport } from '../../operation/report.ts';
import { quantity } from '../../words.ts';
import { codeSpan } from './escape.ts';
import { hadSessions } from './headline.ts';

/** Servers that are told in the same words: one on several load balancers, or many. */
export type Row = readonly [ServerReport, ...ServerReport[]];

/** So much of names: a name may be long, and what does not fit below them, as how to undo it, would be left out. */
const NAMES_BYTES = 32 * 1024;
const SEPARATOR = ', ';

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
  let left = NAMES_BYTES;
  return rows.flatMap((row) => {
    const keys = keysOf(row);
    if (keys.length <= namesShown) return [];
    const shown = beginningOf(keys, left);
    left -= Buffer.byteLength(shown.join(SEPARATOR));
    const more = keys.length - shown.length;
    const rest =
      more === 0 ? '' : `${shown.length === 0 ? '' : ' and '}${more} more: see the output \`servers\``;
    return [
      '',
      `<details><summary>All ${quantity(keys.length, 'server')} of one row</summary>`,
      '',
      `${shown.join(SEPARATOR)}${rest}`,
      '',
      '</details>',
    ];
  });
}

/** The first of them as code, as many as so many bytes hold. */
function beginningOf(keys: readonly string[], atMostBytes: number): string[] {
  const shown: string[] = [];
  let bytes = 0;
  for (const key of keys) {
    const span = codeSpan(key);
    bytes += Buffer.byteLength(span) + SEPARATOR.length;
    if (bytes > atMostBytes) return shown;
    shown.push(span);
  }
  return shown;
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
  const is = [admin, status, weight, checkStatus, lastCheck, takesTraffic(after)];
  return JSON.stringify([loadBalancers, outcome, changed, drained, was, is]);
}
