/** What a post step found and did, in words: lines of the log, and warnings for what a person must look at. Pure. */
import { keyOf } from '../../haproxy/server.ts';
import {
  describe,
  differences,
  pick,
  type ServerSettings,
  settingsOf,
} from '../../haproxy/server-settings.ts';
import type { PostAction } from '../../operation/post-job/decision.ts';
import { type Finding, isHealthyAgain, isOut, wasIn } from '../../operation/post-job/finding.ts';
import type { Ending } from '../../operation/report.ts';
import { type SavedChange, sentSettings } from '../../operation/saved-change.ts';
import { listed, quantity } from '../../words.ts';
import { ANNOTATIONS_SHOWN } from './annotations.ts';
import { commandsOf } from './undo.ts';

const COMMANDS_SHOWN = 5;
const PUT_BACK_SHOWN = 20;

/** Why the post step does something at all. */
export function reasonFor(
  action: PostAction,
  { reached, restore, onError }: SavedChange,
  ending: Ending | null,
  jobStatus: string,
): string {
  const killed = ending === null ? 'The main step was killed' : null;
  const job = jobStatus === '' ? 'How the job ended is not known' : `The job ended with ${jobStatus}`;
  if (action === 'look') return `${killed ?? job}: looking at what it left`;
  if (ending === 'not-put-back')
    return 'The main step could not put back what it had changed: trying once more';
  if (ending === 'reached' || (ending === null && reached))
    return `${killed ?? job}, restore is ${restore}: putting back what this step had changed`;
  return `${killed ?? 'The main step did not come to its end'}, on-error is ${onError}: putting back what it had changed`;
}

/** Lines of the log: one for all servers that need nothing, so that a happy end is one line. */
export function logLinesFor(findings: readonly Finding[]): string[] {
  const asBefore = findings.filter(({ kind }) => kind === 'as-before');
  const later = findings.filter(({ kind }) => kind === 'changed-later');
  return [
    ...(asBefore.length > 0 ? [`As before this step, nothing to do: ${namesOf(asBefore)}`] : []),
    ...(later.length > 0
      ? [`Changed since by a later step of this job, nothing to do: ${namesOf(later)}`]
      : []),
  ];
}

/** The one notice of what was put back; null when nothing was. */
export function putBackNotice(findings: readonly Finding[]): string | null {
  const back = findings.filter(({ kind }) => kind === 'put-back');
  return back.length === 0
    ? null
    : `Put back as before this step, and read once more: ${namesOf(back, PUT_BACK_SHOWN)}.`;
}

function namesOf(findings: readonly Finding[], atMost?: number): string {
  return listed(findings.map(nameOf), atMost);
}

function nameOf({ saved, loadBalancer }: Finding): string {
  return `${keyOf(saved)} on ${loadBalancer}`;
}

/** What the post step was there for. */
export interface Circumstances {
  action: Exclude<PostAction, 'nothing'>;
  jobFailed: boolean;
  /** Main was killed or cancelled before its goal: nobody has asked for what it left. */
  unfinished: boolean;
}

/** One warning for each server that is not as it should be, as lines; what could not be read is one for each load balancer. */
export function warningsFor(findings: readonly Finding[], circumstances: Circumstances): string[][] {
  const { action, unfinished } = circumstances;
  const unread = Map.groupBy(
    // Where a server was brought in, and is to stay in, there is nothing to put back.
    findings.filter(
      ({ kind, saved }) => kind === 'unknown' && (action === 'put-back' || unfinished || wasIn(saved)),
    ),
    ({ loadBalancer }) => loadBalancer,
  );
  const warnings = [
    ...[...unread].map(([name, those]) => unreadWarning(name, those)),
    ...findings.flatMap((finding) => warningFor(finding, circumstances) ?? []),
    ...findings.filter(({ sessionsShutDown }) => sessionsShutDown > 0).map(cutWarning),
  ];
  if (warnings.length <= ANNOTATIONS_SHOWN + 1) return warnings;
  const rest = warnings.slice(ANNOTATIONS_SHOWN).map(([first = '']) => first);
  return [...warnings.slice(0, ANNOTATIONS_SHOWN), rest];
}

function unreadWarning(name: string, findings: readonly Finding[]): string[] {
  const failure = findings[0]?.failure;
  // Whatever was read of them before, what they are now is not known.
  const commands = findings.slice(0, COMMANDS_SHOWN).flatMap((one) => commandsFor({ ...one, now: null }));
  return [
    `Could not look at ${name}: ${failure?.message ?? 'no answer'}`,
    `These servers may be different from before: ${findings.map(({ saved }) => keyOf(saved)).join(', ')}`,
    `To put them back, on the socket: ${commands.join('; ')}${findings.length > COMMANDS_SHOWN ? '; …' : ''}`,
  ];
}

function warningFor(finding: Finding, circumstances: Circumstances): string[][] | null {
  const { action, jobFailed } = circumstances;
  switch (finding.kind) {
    case 'changed-later':
      return jobFailed && isOut(finding) ? [changedLaterWarning(finding)] : null;
    case 'left':
      return leftWarning(finding, circumstances);
    case 'not-ours':
      return action === 'put-back' || isOut(finding) ? [notOursWarning(finding)] : null;
    case 'replaced':
      return [replacedWarning(finding)];
    case 'gone':
      return [[`Server ${nameOf(finding)} is not there any more.`]];
    case 'put-back':
      return isHealthyAgain(finding) ? null : [unhealthyWarning(finding)];
    default:
      return null;
  }
}

function cutWarning(finding: Finding): string[] {
  const sessions = quantity(finding.sessionsShutDown, 'session');
  return [
    `${sessions} of ${nameOf(finding)} ended when it was put back: its backend has on-marked-down shutdown-sessions.`,
  ];
}

/** The later step's own post compares with what that step found: for it, this server may never have been in rotation. */
function changedLaterWarning(finding: Finding): string[] {
  return [
    differentNow(finding),
    'A later step of this job changed it, so it is left as that step wanted it.',
    howToPutBack(finding),
  ];
}

function leftWarning(finding: Finding, { action, unfinished }: Circumstances): string[][] | null {
  const { failure } = finding;
  // Somebody asked for this change: only a server that is missing in the rotation needs to be looked at.
  if (action === 'look' && !unfinished && !isOut(finding)) return null;
  const why =
    failure === null
      ? []
      : [
          `It could not be put back: ${failure.message}`,
          ...(failure.hint ? [`What to do: ${failure.hint}`] : []),
        ];
  return [[differentNow(finding), ...why, howToPutBack(finding)]];
}

function notOursWarning(finding: Finding): string[] {
  return [
    `Server ${nameOf(finding)} is ${wordsNow(finding)}, which this step did not set: somebody else changed it, so it is left alone.`,
    `Before this step it was ${describe(settingsBefore(finding))}.`,
  ];
}

function replacedWarning(finding: Finding): string[] {
  return [
    `Server ${nameOf(finding)} is another one than this step had changed: it stands at ${finding.now?.address} now, and stood at ${finding.saved.address} before. It is left alone.`,
    `Before this step it was ${describe(settingsBefore(finding))}, now it is ${wordsNow(finding)}.`,
  ];
}

function unhealthyWarning(finding: Finding): string[] {
  return [
    `Server ${nameOf(finding)} was put back, but HAProxy calls it ${finding.now?.status ?? 'unknown'}; before this step it was UP.`,
    'Look at its application.',
  ];
}

function differentNow(finding: Finding): string {
  return `Server ${nameOf(finding)} is not as it was before this step: ${wordsNow(finding)}, before ${describe(settingsBefore(finding))}.`;
}

function howToPutBack(finding: Finding): string {
  return `To put it back, on the socket: ${commandsFor(finding).join('; ')}`;
}

function wordsNow({ now, saved }: Finding): string {
  if (now === null) return 'not known';
  const switched = describe(pick(pick(settingsOf(now), ['checks', 'agent']), sentSettings(saved)));
  return [`${now.forced}, status ${now.status}, weight ${now.weight}`, ...(switched ? [switched] : [])].join(
    ', ',
  );
}

/** To be told: always a state, and the weight where this step set it and nobody later did. */
function settingsBefore({ kind, saved: { before, sent }, own, now }: Finding): ServerSettings {
  if (kind === 'changed-later' || kind === 'unknown')
    return pick(before, ['state', ...sentSettings({ sent })]);
  return { state: now?.forced ?? before.state, ...own };
}

function commandsFor(finding: Finding): string[] {
  const { loadBalancer, saved, now } = finding;
  const settings = differences(settingsBefore(finding), now === null ? {} : settingsOf(now));
  return commandsOf({ loadBalancer, backend: saved.backend, server: saved.server, settings });
}
