/**
 * What is particular to the report of a rolling step: which batch is where, and how to go on with the rest. Pure; untrusted text in code
 * only, where it is Markdown.
 */
import { formatDuration } from '../../duration.ts';
import { keyOf, takesTraffic } from '../../haproxy/server.ts';
import {
  type BatchEnd,
  type BatchReport,
  loadBalancersOf,
  type Report,
  type ServerReport,
} from '../../operation/report.ts';
import { listed, quantity, verb } from '../../words.ts';
import { codeCell, codeSpan, prose } from './escape.ts';
import { goneWords, namedOnce, notKnown, placesIn, said, stateWords } from './places.ts';

const NAMES_SHOWN = 20;
const BATCHES_SHOWN = 100;

/** As many kinds of places as one line has room for. */
const SENTENCES = 4;

/** What a dry run would do, in words of a headline; null for any other operation. */
export function rollingPlanned(report: Report): string | null {
  const { batches } = report;
  if (batches === undefined) return null;
  if (batches.length === 0) return 'no server is selected';
  return `${said(selectedOf(report), ['would go', 'would go'], 'out and come back')}, in ${countOf(batches)}`;
}

/** Who is done, in words of a headline; null for any other operation. */
export function rollingDone(report: Report): string | null {
  const { batches } = report;
  if (batches === undefined) return null;
  if (batches.length === 0) return 'no server is selected, nothing was changed';
  return `${placesWords(report)}, in ${countOf(batches)}`;
}

/** What each server is now, those first that are out; null where no batch was begun. */
export function rollingNow(report: Report): string | null {
  const isBegun = report.batches?.some(({ end }) => end !== 'planned' && end !== 'not-begun');
  return isBegun === true ? placesWords(report) : null;
}

function countOf(batches: readonly BatchReport[]): string {
  return quantity(batches.length, 'batch', 'batches');
}

/** A tracker that was not selected has no goal of its own. */
function selectedOf({ servers }: Report): ServerReport[] {
  return servers.filter(({ goal }) => goal !== '');
}

const ORDER: readonly (BatchEnd | undefined)[] = ['not-done', 'rolled-back', 'gone', 'done', 'not-begun'];

function placesWords(report: Report): string {
  const rows = selectedOf(report).map((server) => {
    const end = report.batches?.find(({ names }) => names.includes(server.server))?.end;
    return { server, end, words: wordsOf(server, end) };
  });
  rows.sort((a, b) => ORDER.indexOf(a.end) - ORDER.indexOf(b.end));
  const groups = [...Map.groupBy(rows, ({ words }) => words.join()).values()];
  const places = groups.slice(0, SENTENCES).map((those) => those.map(({ server }) => server));
  const shown = namedOnce(places, loadBalancersOf(report)).map((those, index) => {
    const [first] = groups[index] ?? [];
    return first === undefined ? '' : sentence(first.words, those);
  });
  const rest = groups.slice(SENTENCES).reduce((sum, those) => sum + those.length, 0);
  return [...shown, ...(rest > 0 ? [`${rest} more: see the table`] : [])].join('; ');
}

/** The verb for one and for many, and what is said of them. */
type Words = readonly [one: string, many: string, rest: string];

const GONE: Words = ['is', 'are', 'gone'];
const UNKNOWN: Words = ['is', 'are', 'not known'];

function wordsOf({ outcome, changed, after }: ServerReport, end: BatchEnd | undefined): Words {
  if (outcome === 'gone') return GONE;
  if (changed === 'unknown') return UNKNOWN;
  const state = stateWords(after);
  switch (end) {
    case 'done':
      return ['is', 'are', takesTraffic(after) ? 'done and back in rotation' : `done, and now ${state}`];
    case 'rolled-back':
      return ['is', 'are', `back ${state}`];
    case 'not-begun':
      return ['was', 'were', 'not touched'];
    default:
      return ['is', 'are', state];
  }
}

function sentence(words: Words, places: readonly ServerReport[]): string {
  if (words === GONE) return goneWords(places);
  if (words === UNKNOWN) return notKnown(places);
  const [one, many, rest] = words;
  return said(places, [one, many], rest);
}

/** Which servers are where, in one sentence each; null where the batches say nothing. */
export function rollingWhere({ batches = [], servers }: Report): string | null {
  if (!batches.some(({ end }) => end !== 'planned' && end !== 'not-begun')) return null;
  const there = (end: BatchEnd) => namesOf(batches, end).filter((name) => !isGone(name, servers));
  const done = namesOf(batches, 'done');
  const left = there('not-done');
  return sentences([
    ['Done', done],
    [notBackWords(statesOf(left, servers)), left],
    ['Back as before', there('rolled-back')],
    ['Gone', namesOf(batches).filter((name) => !done.includes(name) && isGone(name, servers))],
    ['Not touched', there('not-begun')],
  ]);
}

/** Nothing of that name is left that a batch could go on with, wherever it was selected. */
function isGone(name: string, servers: readonly ServerReport[]): boolean {
  const rows = servers.filter(({ server }) => server === name);
  return rows.length > 0 && rows.every(({ outcome }) => outcome === 'gone');
}

function statesOf(names: readonly string[], servers: readonly ServerReport[]): string[] {
  const rows = servers.filter(({ server }) => names.includes(server));
  return [...new Set(rows.map(({ after, changed }) => (changed === 'unknown' ? 'not known' : after.forced)))];
}

/** A reload, or somebody, may have let in what is not done: then it serves clients, and to call it not back would hide that. */
function notBackWords(states: readonly string[]): string {
  if (isLetIn(states)) return 'Ready, though not proven';
  const where = states.includes('ready') ? 'Not back everywhere' : 'Not back';
  return `${where} (${states.join(', ')})`;
}

function isLetIn(states: readonly string[]): boolean {
  return states.length === 1 && states[0] === 'ready';
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
export function goOnWith(report: Report): string | null {
  const { error, batches = [] } = report;
  const rest = batches.filter(({ end }) => end !== 'done' && end !== 'gone');
  const isBegun = batches.some(({ scriptBegun }) => scriptBegun);
  if (error === null || rest.length === 0 || !isBegun) return null;
  const names = new Set(namesOf(rest));
  const selected = selectedOf(report).filter(
    ({ server, outcome }) => names.has(server) && outcome !== 'gone',
  );
  if (selected.length === 0) return null;
  return [...new Set(selected.map(keyOf))].join(',');
}

/** Whom a reload, or somebody, has let in after a script was begun there: nobody has proven these. Null where there are none. */
export function unprovenWords({ batches = [], servers }: Report): string | null {
  const left = batches.filter(({ end, scriptBegun }) => end === 'not-done' && scriptBegun);
  const names = namesOf(left);
  const those = servers.filter(
    ({ server, changed, after, healthMs }) =>
      names.includes(server) && changed !== 'unknown' && healthMs === null && takesTraffic(after),
  );
  if (those.length === 0) return null;
  return `${placesIn(those)} ${verb(those.length, 'takes', 'take')} traffic, though the script was begun there and nothing has proven ${verb(those.length, 'it', 'them')} since. Where the application is not good, take ${verb(those.length, 'it', 'them')} out: \`operation: maint\`.`;
}

/** The batches as a table, and how to go on. */
export function rollingSection(report: Report): string[] {
  const { batches = [] } = report;
  if (batches.length === 0 || report.result === 'planned') return [];
  const rows = batches
    .slice(0, BATCHES_SHOWN)
    .map(({ number, names, end, scriptMs, tookMs }) =>
      [
        `${number}`,
        names.map(codeCell).join(' '),
        durationOf(scriptMs),
        durationOf(tookMs),
        endWords(names, end, report.servers),
      ].join(' | '),
    );
  const more = batches.length - rows.length;
  const rest = goOnWith(report);
  const unproven = unprovenWords(report);
  return [
    '| Batch | Servers | Script | Time | Result |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    ...(more > 0 ? ['', `And ${quantity(more, 'more batch', 'more batches')}.`] : []),
    ...(unproven === null ? [] : ['', `⚠️ ${prose(unproven, new Set(loadBalancersOf(report)))}`]),
    ...(rest === null
      ? []
      : ['', '**To go on with the rest**, run the same step with:', '', codeSpanOf(rest)]),
  ];
}

function endWords(names: readonly string[], end: BatchEnd, servers: readonly ServerReport[]): string {
  if (end !== 'done' && names.every((name) => isGone(name, servers))) return ENDS.gone;
  const isServing = end === 'not-done' && isLetIn(statesOf(names, servers));
  return isServing ? '❌ ready, though not proven' : ENDS[end];
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
