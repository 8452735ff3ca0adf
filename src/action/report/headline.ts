/**
 * A report in one line, for the log, the title of the error and the top of the summary: what is where now, by name, and why. Pure.
 * Holds untrusted text: whoever prints it makes it harmless.
 */
import { formatDuration } from '../../duration.ts';
import { isWayFailure } from '../../errors.ts';
import { takesTraffic } from '../../haproxy/server.ts';
import {
  drainedOf,
  loadBalancersOf,
  presentOf,
  type Report,
  type ServerReport,
} from '../../operation/report.ts';
import { takesOut } from '../../operation/request.ts';
import { listed, quantity, times, verb } from '../../words.ts';
import { WrongInputs } from '../inputs/wrong-inputs.ts';
import type { SavedStep } from '../state/saved-step.ts';
import { rollingDone, rollingNow, rollingPlanned } from './batch-table.ts';
import { goneWords, NAMES_IN_HEADLINE, namedOnce, notKnown, type Place, said, stateWords } from './places.ts';
import { reasonOf } from './reason.ts';

/** As many kinds of places as one line has room for. */
const SENTENCES = 3;
const NOBODY = 'no server is selected';

/** One character that says how it went. */
export function markOf(report: Report): string {
  if (report.error !== null) return report.changed === 'no' ? '❌' : '🚨';
  if (report.result === 'planned') return '📝';
  if (report.operation === 'status') return '🔎';
  return needsALook(report) ? '⚠️' : '✅';
}

/**
 * It did what it was asked for, and all the same somebody should know: nobody is served, or somebody was cut, or is left, or may still
 * be served by the process before a reload; or may have been worked on under traffic; or a pattern matched nothing, which was not to be an error.
 */
function needsALook(report: Report): boolean {
  const reloaded = takesOut(report.operation) && report.loadBalancers.some(({ reloads }) => reloads > 0);
  const nobody = report.servers.length === 0 || withoutServers(report).length > 0;
  const left = cutSessions(report) > 0 || drainedOf(report) === false;
  return reloaded || nobody || weightless(report).length > 0 || left || report.wasLetInBefore === true;
}

/**
 * One sentence without a full stop: what was asked, what is where now, and why. `saved` is what was about to be changed, for a
 * report without servers.
 */
export function headlineOf(report: Report, saved: SavedStep | null = null): string {
  const { operation, error } = report;
  if (error instanceof WrongInputs) return `step not started${reasonOf(report, error)}; nothing was changed`;
  if (error !== null) {
    const why = [reasonOf(report, error), ...cutWords(report)].join(', ');
    return `${operation} failed: ${rollingNow(report) ?? whereNow(report, saved)}${why}`;
  }
  if (operation === 'status')
    return [`status: ${statusWords(report)}`, ...notSelectedWords(report)].join(', ');
  if (report.result === 'planned')
    return `${operation}, dry run: ${[rollingPlanned(report) ?? planWords(report), ...notSelectedWords(report)].join(', ')}; nothing was changed`;
  return [`${operation}: ${rollingDone(report) ?? doneWords(report)}`, ...extraWords(report)].join(', ');
}

/** What each server is now, those first that are different from before. */
function whereNow(report: Report, saved: SavedStep | null): string {
  if (report.changed === 'no' && report.servers.length === 0) return 'nothing was changed';
  if (report.servers.length === 0)
    return saved === null ? 'it is not known what was changed' : notKnown(placesOfSaved(saved));
  // What was read of one before it was lost, and nothing was sent there, is no news of it.
  const told = report.servers.filter(
    ({ changed, outcome, error }) => changed !== 'no' || outcome === 'rolled-back' || !isWayFailure(error),
  );
  if (told.length === 0) return 'nothing was changed';
  const order: readonly ServerReport['changed'][] = ['yes', 'unknown', 'no'];
  const servers = told.sort((a, b) => order.indexOf(a.changed) - order.indexOf(b.changed));
  const groups = [...Map.groupBy(servers, (server) => nowKey(report, server)).values()];
  const shown = namedOnce(groups.slice(0, SENTENCES), loadBalancersOf(report)).map((those) =>
    sentence(report, those),
  );
  const rest = groups.slice(SENTENCES).reduce((sum, those) => sum + those.length, 0);
  return [...shown, ...(rest > 0 ? [`${rest} more: see the table`] : [])].join('; ');
}

function nowKey(report: Report, server: ServerReport): string {
  return [server.changed, server.outcome === 'gone', isBack(report, server), nowWords(report, server)].join();
}

function sentence(report: Report, servers: readonly ServerReport[]): string {
  const [first] = servers;
  if (first === undefined) return '';
  if (first.outcome === 'gone') return goneWords(servers);
  if (first.changed === 'unknown') return notKnown(servers);
  const words = nowWords(report, first);
  if (first.changed === 'yes') return said(servers, ['is', 'are'], words);
  return isBack(report, first)
    ? said(servers, ['is', 'are'], `back ${words}`)
    : said(servers, ['stays', 'stay'], words);
}

function placesOfSaved({ change }: SavedStep): Place[] {
  return change.loadBalancers.flatMap(({ name, servers }) =>
    servers.map(({ backend, server }) => ({ loadBalancer: name, backend, server })),
  );
}

function nowWords({ operation }: Report, { before, after }: ServerReport): string {
  const words = stateWords(after);
  const ofWeight = operation === 'weight' || (operation === 'ready' && before.weight !== after.weight);
  return ofWeight && after.weight > 0 ? `${words} at weight ${after.weight}` : words;
}

/** It was out on behalf of this step, or had its weight, and is as before. For `ready` out is where it was: there it stays. */
function isBack({ operation }: Report, { outcome, changed }: ServerReport): boolean {
  return outcome === 'rolled-back' && changed === 'no' && (takesOut(operation) || operation === 'weight');
}

/** `34 of 36 in rotation; out: web/web5 on lb2 (maint), web/web7 on lb3 (weight 0)`. */
function statusWords(report: Report): string {
  const { servers } = report;
  if (servers.length === 0) return NOBODY;
  const out = servers.filter(({ after }) => !takesTraffic(after));
  const count = `${servers.length - out.length} of ${servers.length} in rotation`;
  if (out.length === 0) return count;
  const [only, ...others] = loadBalancersOf(report);
  const words = out.map(({ loadBalancer, backend, server, after }) => {
    return `${backend}/${server}${others.length === 0 ? '' : ` on ${loadBalancer}`} (${outWords(after)})`;
  });
  return `${count}${others.length === 0 ? ` on ${only}` : ''}; out: ${listed(words, NAMES_IN_HEADLINE)}`;
}

function outWords({ admin, weight, status }: ServerReport['after']): string {
  // HAProxy's word says whose maint it is: `MAINT (resolution)`, `MAINT (via web/web1)`.
  if (admin !== 'ready') return status.startsWith('MAINT (') ? status : admin;
  return /^(?:UP|no check)$/.test(status) && weight === 0 ? 'weight 0' : status;
}

function planWords(report: Report): string {
  if (report.servers.length === 0) return NOBODY;
  const [already, others] = [true, false].map((wanted) =>
    report.servers.filter((server) => isAlready(server) === wanted),
  );
  const groups = [
    ...Map.groupBy(others ?? [], ({ goal }) => goal).values(),
    ...Map.groupBy(already ?? [], ({ before }) => stateWords(before)).values(),
  ];
  const sentences = namedOnce(groups.slice(0, SENTENCES), loadBalancersOf(report)).map((those) => {
    const [first] = those;
    if (first === undefined) return '';
    return isAlready(first)
      ? said(those, ['would stay', 'would stay'], stateWords(first.before))
      : said(those, ['would be set', 'would be set'], `to ${first.goal}`);
  });
  return sentences.join('; ');
}

function isAlready({ goal, before }: ServerReport): boolean {
  return goal === before.admin || goal === `weight ${before.weight}`;
}

function doneWords(report: Report): string {
  const { operation } = report;
  if (report.servers.length === 0) return `${NOBODY}, nothing was changed`;
  const words = ({ changed, outcome, after }: ServerReport): string => {
    if (outcome === 'gone') return 'gone';
    const state = operation === 'weight' ? `weight ${after.weight}` : stateWords(after);
    if (changed === 'no') return `already ${state}`;
    return operation === 'ready' && takesTraffic(after) ? `back ${state}` : state;
  };
  const groups = [...Map.groupBy(report.servers, words).values()];
  const sentences = namedOnce(groups.slice(0, SENTENCES), loadBalancersOf(report)).map((those) => {
    const [state = ''] = those.map(words);
    if (state === 'gone') return goneWords(those);
    return /^(?:already )?weight /.test(state)
      ? said(those, ['has', 'have'], state)
      : said(those, ['is', 'are'], state);
  });
  const unchanged = report.servers.every(({ changed }) => changed === 'no');
  return `${sentences.join('; ')}${unchanged ? ', nothing was changed' : ''}`;
}

function extraWords(report: Report): string[] {
  const none = weightless(report);
  return [
    ...notSelectedWords(report),
    ...sessionWords(report),
    ...healthWords(report),
    ...(none.length > 0 ? [`takes no traffic until \`operation: weight\` sets another weight`] : []),
    ...reloadWords(report),
    ...(report.wasLetInBefore ? ['let in before, when this job had it out'] : []),
  ];
}

/** Read, and without any server that is meant: where that is no error. */
function withoutServers({ servers, loadBalancers }: Report): string[] {
  const found = new Set(servers.map(({ loadBalancer }) => loadBalancer));
  return loadBalancers.map(({ name }) => name).filter((name) => !found.has(name));
}

/** Where nobody is selected anywhere, that is said by itself. */
function notSelectedWords(report: Report): string[] {
  const names = report.servers.length === 0 ? [] : withoutServers(report);
  return names.length === 0 ? [] : [`${NOBODY} on ${listed(names, NAMES_IN_HEADLINE)}`];
}

/** Ready, and without traffic all the same. */
function weightless(report: Report): ServerReport[] {
  if (report.operation !== 'ready' && report.operation !== 'rolling') return [];
  return presentOf(report).filter(({ after }) => after.admin === 'ready' && after.weight === 0);
}

function cutSessions({ servers }: Report): number {
  return servers.reduce((sum, { sessionsShutDown }) => sum + sessionsShutDown, 0);
}

function cutWords(report: Report): string[] {
  const cut = cutSessions(report);
  return cut > 0 ? [`${quantity(cut, 'session')} ${verb(cut, 'was', 'were')} cut`] : [];
}

function sessionWords(report: Report): string[] {
  const drained = drainedOf(report);
  const left = presentOf(report).reduce((sum, { after }) => sum + after.sessions, 0);
  const drainMs = Math.max(0, ...report.servers.map((server) => server.drainMs ?? 0));
  const ended = drained === true && cutSessions(report) === 0 && report.servers.some(hadSessions);
  // What a rolling step has at its end are new sessions: those that were left, its scripts have met.
  if (report.batches !== undefined)
    return [...cutWords(report), ...(drained === false ? ['sessions were left when a script began'] : [])];
  return [
    ...cutWords(report),
    ...(drained === false ? [`${quantity(left, 'session')} ${verb(left, 'is', 'are')} left`] : []),
    ...(ended ? [`the last session ended after ${formatDuration(drainMs)}`] : []),
  ];
}

/** When it was read first, or later. */
export function hadSessions({ before, sessionsOverTime }: ServerReport): boolean {
  return before.sessions > 0 || sessionsOverTime.some(([, sessions]) => sessions > 0);
}

function healthWords({ servers }: Report): string[] {
  const healthMs = Math.max(0, ...servers.map((server) => server.healthMs ?? 0));
  return healthMs === 0 ? [] : [`proven healthy in ${formatDuration(healthMs)}`];
}

function reloadWords(report: Report): string[] {
  const reloaded = report.loadBalancers.filter(({ reloads }) => reloads > 0);
  const [first] = reloaded;
  if (first === undefined) return [];
  const most = Math.max(...reloaded.map(({ reloads }) => reloads));
  const several = loadBalancersOf(report).length > 1;
  const where = several
    ? ` on ${listed(
        reloaded.map(({ name }) => name),
        NAMES_IN_HEADLINE,
      )}`
    : '';
  return [`HAProxy was reloaded ${times(most)}${where}`];
}
