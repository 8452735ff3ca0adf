/**
 * What is particular to the report of a rolling step: which batch is where, and how to go on with the rest. Pure; untrusted text in code
 * only, where it is Markdown.
 */
import { formatDuration } from '../../duration.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { BatchEnd, BatchReport, Report } from '../../operation/report.ts';
import { listed, quantity } from '../../words.ts';
import { codeCell, codeSpan } from './escape.ts';

const NAMES_SHOWN = 20;
const BATCHES_SHOWN = 100;

/** One sentence without a full stop, of words of ours and numbers only. */
export function rollingHeadline({ error, result, batches = [] }: Report): string {
  const done = batches.filter(({ end }) => end === 'done');
  const servers = quantity(namesOf(batches).length, 'server');
  const all = quantity(batches.length, 'batch', 'batches');
  if (error === null) {
    if (result === 'planned') return `rolling, dry run: ${servers} in ${all}, nothing changed`;
    if (batches.length === 0) return 'rolling: no server is selected, nothing changed';
    return `rolling: ${servers} done in ${all}, all back in rotation`;
  }
  const failed = `rolling failed (${error.code})`;
  if (batches.length === 0) return `${failed}: nothing was changed`;
  return `${failed}: ${done.length} of ${all} done, ${whereWords(batches)}`;
}

function whereWords(batches: readonly BatchReport[]): string {
  const [left, back] = (['not-done', 'rolled-back'] as const).map((end) => namesOf(batches, end).length);
  const untouched = namesOf(batches, 'not-begun').length;
  return [
    ...(left ? [`${quantity(left, 'server')} not back in rotation`] : []),
    ...(back ? [`${quantity(back, 'server')} back as before`] : []),
    `${quantity(untouched, 'server')} not touched`,
  ].join(', ');
}

/** Which servers are where, in one sentence each; null where the batches say nothing. */
export function rollingWhere({ batches = [], servers }: Report): string | null {
  if (!batches.some(({ end }) => end !== 'planned' && end !== 'not-begun')) return null;
  const left = new Set(namesOf(batches, 'not-done'));
  const states = new Set(
    servers
      .filter(({ server }) => left.has(server))
      .map(({ after, changed }) => (changed === 'unknown' ? 'not known' : after.forced)),
  );
  return sentences([
    ['Done', namesOf(batches, 'done')],
    [`Not back (${[...states].join(', ')})`, [...left]],
    ['Back as before', namesOf(batches, 'rolled-back')],
    ['Gone', namesOf(batches, 'gone')],
    ['Not touched', namesOf(batches, 'not-begun')],
  ]);
}

function sentences(parts: readonly (readonly [string, readonly string[]])[]): string {
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what}: ${listed(names, NAMES_SHOWN)}.`)
    .join(' ');
}

/**
 * The value of `server` with which the same step goes on; null when it need not, or would begin from the start anyway. With backends,
 * for a name alone could mean more than was selected.
 */
export function goOnWith({ error, batches = [], servers }: Report): string | null {
  const rest = batches.filter(({ end }) => end !== 'done' && end !== 'gone');
  const isBegun = batches.some(({ scriptBegun }) => scriptBegun);
  if (error === null || rest.length === 0 || !isBegun) return null;
  const names = new Set(namesOf(rest));
  // A tracker that was not selected has no goal of its own.
  const selected = servers.filter(
    ({ server, goal, outcome }) => names.has(server) && goal !== '' && outcome !== 'gone',
  );
  return [...new Set(selected.map(keyOf))].join(',');
}

/** The batches as a table, and how to go on. */
export function rollingSection(report: Report): string[] {
  const { batches = [] } = report;
  if (batches.length === 0 || report.result === 'planned') return [];
  const rows = batches
    .slice(0, BATCHES_SHOWN)
    .map(({ number, names, end, scriptMs, tookMs }) =>
      [`${number}`, names.map(codeCell).join(' '), durationOf(scriptMs), durationOf(tookMs), ENDS[end]].join(
        ' | ',
      ),
    );
  const more = batches.length - rows.length;
  const rest = goOnWith(report);
  return [
    '| Batch | Servers | Script | Time | Result |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    ...(more > 0 ? ['', `And ${quantity(more, 'more batch', 'more batches')}.`] : []),
    ...(rest === null
      ? []
      : ['', '**To go on with the rest**, run the same step with:', '', codeSpanOf(rest)]),
  ];
}

const ENDS: Record<BatchEnd, string> = {
  planned: 'planned',
  'not-begun': 'not touched',
  'rolled-back': '↩️ back as before',
  'not-done': '❌ not back',
  gone: '⚠️ gone',
  done: '✅ done',
};

function durationOf(ms: number | null): string {
  return ms === null ? '' : formatDuration(ms);
}

/** Longer than what is printed of foreign words: these are names of HAProxy's, and to be pasted. */
function codeSpanOf(rest: string): string {
  return rest.length > 190 ? `\`\`\`yaml\nserver: ${rest}\n\`\`\`` : codeSpan(`server: ${rest}`);
}

function namesOf(batches: readonly BatchReport[], end?: BatchEnd): string[] {
  return batches.filter((batch) => end === undefined || batch.end === end).flatMap(({ names }) => names);
}
