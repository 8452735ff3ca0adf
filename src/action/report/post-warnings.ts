/** What a person must look at behind a post step, as warnings: one for all of which the same is to be said. Pure. */
import { keyOf } from '../../haproxy/server.ts';
import { describe } from '../../haproxy/server-settings.ts';
import { type Finding, isHealthyAgain } from '../../operation/post-job/finding.ts';
import { listed, quantity, verb } from '../../words.ts';
import { ANNOTATIONS_SHOWN, newDetail, speakerOf } from './annotations.ts';
import { printable } from './escape.ts';
import { firstLines, type Group, grouped } from './grouping.ts';
import {
  asUnread,
  type Circumstances,
  countOf,
  nameOf,
  needsALook,
  placesOf,
  settingsBefore,
  undoOf,
  wordsNow,
} from './post-messages.ts';
import { isSaferByStep, needsAStep, shellCondition, stepWords, undoLines } from './undo.ts';
import type { Ways } from './ways.ts';

const COMMANDS_SHOWN = 5;
const NAMES_SHOWN = 10;
/** A runner cuts a warning at 4,096 characters. */
const CAUSES_SHOWN = 8;
const HINTS_SHOWN = 3;

/** One warning for all servers of which the same is to be said, on whatever load balancer, as lines; and one for all that could not be read. */
export function warningsFor(
  findings: readonly Finding[],
  circumstances: Circumstances,
  ways: Ways,
): string[][] {
  const told = findings.filter((finding) => needsALook(finding, circumstances));
  const groups = Map.groupBy(told, (finding) =>
    JSON.stringify(finding.kind === 'unknown' ? [finding.kind, ...sentLate(finding)] : sameWords(finding)),
  );
  const cut = findings.filter(({ sessionsShutDown }) => sessionsShutDown > 0);
  const all = [...groups.values(), ...cut.map((one) => [one])];
  const warnings = [
    ...[...groups.values()].map((those) => warningFor(those, circumstances, ways)),
    ...cut.map((one) => [cutWarning(one)]),
  ];
  if (all.length <= ANNOTATIONS_SHOWN + 1) return warnings;
  const rest = warnings.slice(ANNOTATIONS_SHOWN).map(([first = '']) => first);
  return [
    ...warnings.slice(0, ANNOTATIONS_SHOWN),
    firstLines(rest, NAMES_SHOWN, (more) => `And ${more} more: see the job summary.`),
  ];
}

/** Two findings that differ in nothing else are told as one. */
function sameWords(finding: Finding): unknown[] {
  const { kind, failure, now, saved, weightTaken, setSince } = finding;
  if (weightTaken) return [wordsNow(finding), saved.before.weight];
  const addresses = kind === 'replaced' ? [now?.address, saved.address] : [];
  const why = [failure?.message, failure?.detail, failure?.hint];
  return [kind, setSince, wordsNow(finding), settingsBefore(finding), why, addresses, sentLate(finding)];
}

/** What may still come to it. */
function sentLate({ kind, mayChange, saved }: Finding): unknown[] {
  return kind === 'may-change' || mayChange ? [saved.sent] : [];
}

function warningFor(findings: readonly Finding[], circumstances: Circumstances, ways: Ways): string[] {
  const lines = warningOf(findings, circumstances, ways);
  const [finding] = findings;
  if (!finding?.mayChange) return lines;
  const [they, them] = countOf(findings) === 1 ? ['It', 'it'] : ['They', 'them'];
  const late = `${they} may still change: HAProxy has never answered the last command of this job there, and may get it later than a post step can wait. This step had sent ${sentWords(finding)}. Look at ${them} once more in a few minutes.`;
  return [...lines, late];
}

function warningOf(findings: readonly Finding[], circumstances: Circumstances, ways: Ways): string[] {
  const howTo = () => howToPutBack(findings, circumstances, ways);
  const count = countOf(findings);
  const [finding] = findings;
  if (finding === undefined) return [];
  const who = `${count === 1 ? 'Server' : 'Servers'} ${placesOf(findings)}`;
  const are = verb(count, 'is', 'are');
  const them = verb(count, 'it', 'them');
  const before = `Before this step ${verb(count, 'it was', 'they were')} ${describe(settingsBefore(finding))}`;
  if (finding.weightTaken)
    return [
      `${who} ${are} ${wordsNow(finding)}, and ${verb(count, 'takes', 'take')} no traffic: this step did not set that weight, which is left alone.`,
      `Before this step ${verb(count, 'it was', 'they were')} ready, weight ${finding.saved.before.weight}.`,
    ];
  switch (finding.kind) {
    case 'unknown':
      return unreadWarning(findings, circumstances, ways);
    case 'changed-later':
      return [
        differentNow(findings),
        `A later step of this job changed ${them}: left as that step wanted ${them}.`,
        ...howTo(),
      ];
    case 'left':
      return [differentNow(findings), ...whyLeft(finding, count), ...howTo()];
    case 'not-ours':
      return [
        finding.setSince
          ? `${who} ${are} ${wordsNow(finding)}, as this step had left ${them}, but HAProxy says that somebody has set ${them} so since. Left alone.`
          : `${who} ${are} ${wordsNow(finding)}, which this step did not set: somebody else changed ${them}. Left alone.`,
        `${before}.`,
      ];
    case 'may-change':
      return [
        `${who} ${are} ${backWords(findings)}, but HAProxy has never answered the last command of this job there, and may get it later than a post step can wait.`,
        `This step had sent ${sentWords(finding)}. Look at ${them} once more in a few minutes, and put ${them} back if ${verb(count, 'it is', 'they are')} different then.`,
        ...howToPutBack(findings.map(asUnread), circumstances, ways),
      ];
    case 'replaced':
      return [
        `${who} ${are} not the ${verb(count, 'one', 'ones')} that this step had changed: the address is ${finding.now?.address} now, and was ${finding.saved.address}. Left alone.`,
        `${before}, now ${wordsNow(finding)}.`,
      ];
    case 'gone':
      return [`${who} ${are} gone: HAProxy has no such server any more, so there is nothing to put back.`];
    default:
      return [
        `${who} ${verb(count, 'was', 'were')} put back, but HAProxy calls ${them} ${finding.now?.status ?? 'unknown'}; before this step ${verb(count, 'it was', 'they were')} UP.`,
        `Look at ${verb(count, 'its application', 'their applications')}.`,
      ];
  }
}

/** Set as it was does not mean that it takes traffic as it did. */
function backWords(findings: readonly Finding[]): string {
  const [finding] = findings;
  if (finding === undefined || isHealthyAgain(finding)) return 'as before this step';
  const status = finding.now?.status ?? 'unknown';
  const [them, were] = countOf(findings) === 1 ? ['it', 'it was'] : ['them', 'they were'];
  return `set as before this step, though HAProxy calls ${them} ${status} and ${were} UP`;
}

function unreadWarning(findings: readonly Finding[], circumstances: Circumstances, ways: Ways): string[] {
  const more = findings.length - COMMANDS_SHOWN;
  const causes = grouped(findings, ({ failure }) => failure?.message ?? 'no answer');
  const hinted = findings.filter(({ failure }) => failure?.hint !== undefined);
  const hints = grouped(hinted, ({ failure }) => failure?.hint ?? '');
  const on = ({ loadBalancers }: Group<Finding>) =>
    hints.length === 1 ? '' : ` on ${listed(loadBalancers)}`;
  return [
    ...firstLines(
      causes.map(
        ({ item, loadBalancers }) =>
          `Could not look at ${listed(loadBalancers)}: ${item.failure?.message ?? 'no answer'}`,
      ),
      CAUSES_SHOWN,
      (rest) => `And ${rest} more: see the job summary.`,
    ),
    ...hints.slice(0, HINTS_SHOWN).map((group) => `What to do${on(group)}: ${group.item.failure?.hint}`),
    `${verb(countOf(findings), 'This server', 'These servers')} may be different from before: ${causes.length > 1 || (causes[0]?.loadBalancers.length ?? 0) > 1 ? placesOf(findings) : listed(findings.map(({ saved }) => keyOf(saved)))}`,
    ...howToPutBack(findings.slice(0, COMMANDS_SHOWN).map(asUnread), circumstances, ways),
    ...(more > 0 ? [`And ${more} more: see the job summary.`] : []),
  ];
}

/** `drain, maint, weight 7`: what it may be set to. */
function sentWords({ saved: { sent } }: Finding): string {
  const { states, weights, checks = [], agent = [] } = sent;
  return [
    ...states,
    ...weights.map((weight) => `weight ${weight}`),
    ...checks.map((goal) => `health checks ${goal}`),
    ...agent.map((goal) => `agent checks ${goal}`),
  ].join(', ');
}

function cutWarning(finding: Finding): string {
  const sessions = quantity(finding.sessionsShutDown, 'session');
  return `${sessions} of ${nameOf(finding)} ended the moment it was put back: HAProxy cuts them where its configuration says \`on-marked-down shutdown-sessions\`.`;
}

function whyLeft({ failure }: Finding, count: number): string[] {
  if (failure === null) return [];
  return [
    `${verb(count, 'It', 'They')} could not be put back: ${failure.message}`,
    ...newDetail(failure).map((detail) => `${speakerOf(failure)}: ${printable(detail)}`),
    ...(failure.hint ? [`What to do: ${failure.hint}`] : []),
  ];
}

function differentNow(findings: readonly Finding[]): string {
  const [finding] = findings;
  if (finding === undefined) return '';
  const [who, not] =
    countOf(findings) === 1 ? ['Server', 'is not as it was'] : ['Servers', 'are not as they were'];
  return `${who} ${placesOf(findings)} ${not} before this step. Before: ${describe(settingsBefore(finding))}. Now: ${wordsNow(finding)}.`;
}

/** A line for each shell that it takes. */
function howToPutBack(findings: readonly Finding[], circumstances: Circumstances, ways: Ways): string[] {
  const undos = findings.slice(0, COMMANDS_SHOWN).map((finding) => undoOf(finding, circumstances));
  const what = `To put ${verb(countOf(findings), 'it', 'them')} back, `;
  const [line, ...others] = undoLines(undos, ways);
  if (needsAStep(undos) || line === undefined) return [`${what}${stepWords(undos)}.`];
  const step = isSaferByStep(undos) ? `${stepWords(undos)}. Or, ${shellCondition(undos)}, ` : '';
  const isAll = findings.length <= COMMANDS_SHOWN;
  return [
    `${what}${step}${line}`,
    ...others.map((other) => `And ${other}`),
    ...(isAll ? [] : ['All of them: see the job summary.']),
  ];
}
