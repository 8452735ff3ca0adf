/** What a post step found and did, in words: lines of the log, and what its warnings and its summary have in common. Pure. */
import { keyOf, type Server } from '../../haproxy/server.ts';
import {
  describe,
  differences,
  pick,
  type ServerSettings,
  settingsOf,
} from '../../haproxy/server-settings.ts';
import type { PostAction } from '../../operation/post-job/decision.ts';
import { type Finding, isHealthyAgain, isOut, wasIn } from '../../operation/post-job/finding.ts';
import { sentSettings } from '../../operation/saved-change.ts';
import { placesIn } from './places.ts';
import { countServers, type Undo } from './undo.ts';

const PUT_BACK_SHOWN = 20;
const NAMES_SHOWN = 10;

/**
 * Lines of the log: one for all servers that need nothing, so that a happy end is one line. Of more that need a look than a warning names, all
 * names.
 */
export function logLinesFor(findings: readonly Finding[], circumstances: Circumstances): string[] {
  const left = findings.filter((one) => one.kind === 'left' && !needsALook(one, circumstances));
  const asBefore = findings.filter(({ kind, weightTaken }) => kind === 'as-before' && !weightTaken);
  const later = findings.filter(({ kind, mayChange }) => kind === 'changed-later' && !mayChange);
  return [
    ...(asBefore.length > 0 ? [`as before this step, nothing to do: ${placesOf(asBefore)}`] : []),
    ...(later.length > 0
      ? [`changed since by a later step of this job, nothing to do: ${placesOf(later)}`]
      : []),
    ...[...Map.groupBy(left, (one) => `${wordsNow(one)}; before: ${describe(settingsBefore(one))}`)].map(
      ([words, those]) => `still as this step left it, nothing to do: ${placesOf(those)}: ${words}`,
    ),
    ...lookAtLines(findings.filter((one) => needsALook(one, circumstances))),
  ];
}

/** All names of which a warning names only the first: of servers, or of load balancers that have the same ones. */
function lookAtLines(findings: readonly Finding[]): string[] {
  const each = Map.groupBy(findings, ({ loadBalancer }) => loadBalancer);
  const same = Map.groupBy(each, ([, those]) => JSON.stringify(those.map(({ saved }) => keyOf(saved))));
  return [...same.values()].flatMap((groups) => {
    const loadBalancers = groups.map(([name]) => name);
    const names = groups[0]?.[1].map(({ saved }) => keyOf(saved)) ?? [];
    if (Math.max(names.length, loadBalancers.length) <= NAMES_SHOWN) return [];
    return allNames(names).flatMap((line) =>
      allNames(loadBalancers).map((where) => `look at ${line} on ${where}`),
    );
  });
}

/** A line of the log is cut at 1,000 characters. */
const LETTERS_IN_LINE = 700;

/** All of these, in as many lines as they need. */
function allNames(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length > LETTERS_IN_LINE) lines.push(name);
    else lines[lines.length - 1] = `${last}, ${name}`;
  }
  return lines;
}

/** The one notice of what was put back; null when nothing was. Nobody should read that one is in again which was out before. */
export function putBackNotice(findings: readonly Finding[]): string | null {
  const back = findings.filter(({ kind, weightTaken }) => kind === 'put-back' && !weightTaken);
  if (back.length === 0) return null;
  const out = back.filter(({ now }) => now !== null && placeOutside(now) !== '');
  const where = [...Map.groupBy(out, ({ now }) => (now === null ? '' : placeOutside(now)))].map(
    ([words, those]) => ` Not in rotation, but ${words}: ${placesOfFindings(those, PUT_BACK_SHOWN)}.`,
  );
  return `Put back as before this step, and read once more: ${placesOfFindings(back, PUT_BACK_SHOWN)}.${where.join('')}`;
}

/** Empty where nobody keeps it out by hand. */
function placeOutside({ forced, weight }: Server): string {
  if (forced !== 'ready') return `in ${forced}`;
  return weight === 0 ? 'at weight 0' : '';
}

export function nameOf({ saved, loadBalancer }: Finding): string {
  return `${keyOf(saved)} on ${loadBalancer}`;
}

/** What the post step was there for. */
export interface Circumstances {
  action: Exclude<PostAction, 'nothing'>;
  jobFailed: boolean;
  /** Main was killed or cancelled before its goal: nobody has asked for what it left. */
  unfinished: boolean;
  /** A script was, or may have been, at what is out, and nobody has proven it since. */
  unproven: boolean;
}

/** Is there anything about this server that a person must know? */
export function needsALook(finding: Finding, { action, jobFailed, unfinished }: Circumstances): boolean {
  if (finding.mayChange || finding.weightTaken) return true;
  switch (finding.kind) {
    case 'changed-later':
      return jobFailed && isOut(finding);
    case 'left':
      // Somebody asked for this change: only a server that is missing in the rotation needs to be looked at.
      return action === 'put-back' || unfinished || isOut(finding);
    case 'not-ours':
      return action === 'put-back' || isOut(finding);
    case 'unknown':
      // Where a server was brought in, and is to stay in, there is nothing to put back.
      return action === 'put-back' || unfinished || wasIn(finding.saved);
    case 'put-back':
      return !isHealthyAgain(finding);
    case 'replaced':
    case 'gone':
    case 'may-change':
      return true;
    case 'as-before':
      return false;
  }
}

/** Whatever was read of it before, what it is now, or will be, is not known. */
export function asUnread(finding: Finding): Finding {
  return { ...finding, kind: 'unknown', now: null };
}

export function wordsNow({ now, saved }: Finding): string {
  if (now === null) return 'not known';
  const switched = describe(pick(pick(settingsOf(now), ['checks', 'agent']), sentSettings(saved)));
  return [`${now.forced}, status ${now.status}, weight ${now.weight}`, ...(switched ? [switched] : [])].join(
    ', ',
  );
}

/** To be told: always a state, and the weight where this step set it and nobody later did. */
export function settingsBefore({ kind, saved: { before, sent }, own, now }: Finding): ServerSettings {
  if (kind === 'changed-later' || kind === 'unknown')
    return pick(before, ['state', ...sentSettings({ sent })]);
  return { state: now?.forced ?? before.state, ...own };
}

/** What would put it back by hand. */
export function undoOf(finding: Finding, { unproven }: Circumstances): Undo {
  const { loadBalancer, saved, now, failure } = finding;
  const settings = differences(settingsBefore(finding), now === null ? {} : settingsOf(now));
  const unhealthy = failure?.code === 'unhealthy' && settings.state === 'ready';
  const needed = failure?.code === 'guard' && settings.state !== 'ready';
  const name = { loadBalancer, backend: saved.backend, server: saved.server };
  return { ...name, settings, unhealthy, needed, unproven };
}

/** How many servers these are about: one that is on several load balancers is one. */
export function countOf(findings: readonly Finding[]): number {
  return countServers(findings.map(({ saved }) => saved));
}

/** Servers of findings, for a sentence that names them. */
export function placesOfFindings(findings: readonly Finding[], atMost?: number): string {
  return placesIn(
    findings.map(({ loadBalancer, saved: { backend, server } }) => ({ loadBalancer, backend, server })),
    atMost,
  );
}

export function placesOf(findings: readonly Finding[]): string {
  return placesOfFindings(findings, NAMES_SHOWN);
}
