/** What a post step found and did, in words: lines of the log, and warnings for what a person must look at. Pure. */
import { forcedStateOf, keyOf } from '../haproxy/server.ts';
import { type Finding, isHealthyAgain, isOut, wasIn } from '../operation/aftermath.ts';
import { commandsOf } from './undo.ts';

/** GitHub shows ten annotations of a kind; the tenth says that there are more. */
const WARNINGS_SHOWN = 9;

/** Lines of the log: one for all servers that need nothing, so that a happy end is one line. */
export function wordsFor(findings: readonly Finding[]): string[] {
  const asBefore = findings.filter(({ verdict }) => verdict === 'as-before');
  const later = findings.filter(({ verdict }) => verdict === 'changed-later');
  return [
    ...(asBefore.length > 0 ? [`As before this step, nothing to do: ${namesOf(asBefore)}`] : []),
    ...(later.length > 0
      ? [`Changed since by a later step of this job, nothing to do: ${namesOf(later)}`]
      : []),
  ];
}

function namesOf(findings: readonly Finding[]): string {
  const names = findings.slice(0, 10).map(nameOf);
  return `${names.join(', ')}${findings.length > 10 ? ` and ${findings.length - 10} more` : ''}`;
}

function nameOf({ saved, loadBalancer }: Finding): string {
  return `${keyOf(saved)} on ${loadBalancer}`;
}

/** What the post step was there for. */
export interface Circumstances {
  duty: 'look' | 'put-back';
  jobFailed: boolean;
  /** Main was killed or cancelled before its goal: nobody has asked for what it left. */
  unfinished: boolean;
}

/** One warning for each server that is not as it should be, as lines; what could not be read is one for each load balancer. */
export function warningsFor(findings: readonly Finding[], circumstances: Circumstances): string[][] {
  const { duty, unfinished } = circumstances;
  const unread = Map.groupBy(
    // Where a server was brought in, and is to stay in, there is nothing to put back.
    findings.filter(
      ({ verdict, saved }) => verdict === 'unknown' && (duty === 'put-back' || unfinished || wasIn(saved)),
    ),
    ({ loadBalancer }) => loadBalancer,
  );
  const warnings = [
    ...[...unread].map(([name, those]) => unreadWarning(name, those)),
    ...findings.flatMap((finding) => warningFor(finding, circumstances) ?? []),
  ];
  if (warnings.length <= WARNINGS_SHOWN + 1) return warnings;
  const rest = warnings.slice(WARNINGS_SHOWN).map(([first = '']) => first);
  return [...warnings.slice(0, WARNINGS_SHOWN), rest];
}

function unreadWarning(name: string, findings: readonly Finding[]): string[] {
  const failure = findings[0]?.failure;
  return [
    `Could not look at ${name}: ${failure?.message ?? 'no answer'}`,
    `These servers may be different from before: ${findings.map(({ saved }) => keyOf(saved)).join(', ')}`,
    `To put them back, on the socket: ${findings.slice(0, 5).flatMap(allCommandsFor).join('; ')}${findings.length > 5 ? '; …' : ''}`,
  ];
}

function warningFor(finding: Finding, { duty, jobFailed, unfinished }: Circumstances): string[][] | null {
  const { verdict, failure } = finding;
  const different = `Server ${nameOf(finding)} is not as it was before this step: ${stateNow(finding)}, before ${stateBefore(finding)}.`;
  const undo = `To put it back, on the socket: ${commandsFor(finding).join('; ')}`;
  // The later step's own post compares with what that step found: for it, this server may never have been in rotation.
  if (verdict === 'changed-later' && jobFailed && isOut(finding))
    return [[different, 'A later step of this job changed it, so it is left as that step wanted it.', undo]];
  if (verdict === 'left') {
    // Somebody asked for this change: only a server that is missing in the rotation needs to be looked at.
    if (duty === 'look' && !unfinished && !isOut(finding)) return null;
    const why =
      failure === null
        ? []
        : [
            `It could not be put back: ${failure.message}`,
            ...(failure.hint ? [`What to do: ${failure.hint}`] : []),
          ];
    return [[different, ...why, undo]];
  }
  if (verdict === 'not-ours' && (duty === 'put-back' || isOut(finding))) {
    return [
      [
        `Server ${nameOf(finding)} is ${stateNow(finding)}, which this step did not set: somebody else changed it, so it is left alone.`,
        `Before this step it was ${stateBefore(finding)}.`,
      ],
    ];
  }
  if (verdict === 'gone') return [[`Server ${nameOf(finding)} is not there any more.`]];
  if (verdict === 'put-back' && !isHealthyAgain(finding)) {
    return [
      [
        `Server ${nameOf(finding)} was put back, but HAProxy calls it ${finding.now?.status ?? 'unknown'}; before this step it was UP.`,
        'Look at its application.',
      ],
    ];
  }
  return null;
}

function stateNow({ now }: Finding): string {
  if (now === null) return 'not known';
  return `${forcedStateOf(now.adminFlags)}, status ${now.status}, weight ${now.weight}`;
}

function stateBefore({ saved: { before, weights } }: Finding): string {
  return weights.length === 0 ? before.state : `${before.state}, weight ${before.weight}`;
}

/** What it is now is not known, whatever was read of it before. */
function allCommandsFor(finding: Finding): string[] {
  return commandsFor({ ...finding, now: null });
}

function commandsFor({ loadBalancer, saved, now }: Finding): string[] {
  const { backend, server, before, weights } = saved;
  const state = now !== null && forcedStateOf(now.adminFlags) === before.state ? null : before.state;
  const weight = weights.length === 0 || now?.weight === before.weight ? null : before.weight;
  return commandsOf({ loadBalancer, backend, server, state, weight });
}
