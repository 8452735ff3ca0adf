/**
 * What a post step found and did, as Markdown that is appended to the job summary: the page must not end with what was so before
 * the job did. Pure; untrusted text in code only.
 */
import { isSafeName } from '../../haproxy/server.ts';
import { type Finding, isHealthyAgain, isOutByOthers } from '../../operation/post-job/finding.ts';
import { verb } from '../../words.ts';
import { prose } from './escape.ts';
import { firstLines } from './grouping.ts';
import { stateWords } from './places.ts';
import { asUnread, type Circumstances, needsALook, placesOfFindings, undoOf } from './post-messages.ts';
import { UNDOS_SHOWN, withinLimit } from './summary-size.ts';
import {
  countServers,
  isSaferByStep,
  letsIn,
  needsAStep,
  shellCondition,
  type Undo,
  undoShells,
} from './undo.ts';
import { workflowSteps } from './undo-steps.ts';
import type { Ways } from './ways.ts';

const LINES_SHOWN = 20;
const HINTS_SHOWN = 3;

/** Empty when everything is as before without this post step. `why`: `the job failed, restore is on-failure`. */
export function postSummaryOf(
  findings: readonly Finding[],
  circumstances: Circumstances,
  why: string,
  ways: Ways,
): string {
  const told = findings.filter((one) => one.kind === 'put-back' || needsALook(one, circumstances));
  if (told.length === 0) return '';
  const names = new Set(
    told.flatMap(({ loadBalancer, saved }) => [loadBalancer, saved.backend, saved.server]),
  );
  const groups = Map.groupBy(told, (finding) => JSON.stringify(sentenceEnd(finding, why)));
  const linesOf = (isWanted: (finding: Finding) => boolean): string[] => {
    const lines = [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined || !isWanted(first)
        ? []
        : [sentenceOf([first, ...others], sentenceEnd(first, why), names)],
    );
    return firstLines(lines, LINES_SHOWN, (more) => `And ${more} more: see the log.`);
  };
  const isBack = ({ kind, weightTaken }: Finding): boolean => kind === 'put-back' && !weightTaken;
  const back = linesOf(isBack);
  const wrong = linesOf((finding) => !isBack(finding));
  const sections = [
    ...back,
    ...cautionBox([...wrong, ...hintLines(told, names)]),
    ...undoLines(told, circumstances, ways, names),
  ];
  return withinLimit(sections, 'Something did not fit in here: see the log of the post step.');
}

/** What to do where nobody could look, each once. */
function hintLines(findings: readonly Finding[], names: ReadonlySet<string>): string[] {
  const hints = findings.flatMap(({ kind, failure }) => (kind === 'unknown' ? (failure?.hint ?? []) : []));
  return [...new Set(hints)].slice(0, HINTS_SHOWN).map((hint) => `**What to do:** ${prose(hint, names)}`);
}

/** Above it stands what main did, with a good sign: whatever is not so any more, or never came back, must not be overlooked. */
function cautionBox(lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [['> [!CAUTION]', lines.map((line) => `> ${line}`).join('\n>\n')].join('\n')];
}

function sentenceOf(
  findings: readonly [Finding, ...Finding[]],
  { one, many, rest }: SentenceEnd,
  names: ReadonlySet<string>,
): string {
  const [{ kind, weightTaken }] = findings;
  const mark = weightTaken ? '⚠️' : kind === 'put-back' ? '↩️' : kind === 'unknown' ? '🚨' : '⚠️';
  const servers = countServers(findings.map(({ saved }) => saved));
  return `${mark} ${prose(`${placesOfFindings(findings)} ${verb(servers, one, many)} ${rest}`, names)}`;
}

/** What is said of servers behind their names: the verb for one and for many, and the rest. */
interface SentenceEnd {
  one: string;
  many: string;
  rest: string;
}

const LATE =
  'may still change: HAProxy has never answered the last command of this job there, and may get it later';

function sentenceEnd(finding: Finding, why: string): SentenceEnd {
  const end = sentenceEndOf(finding, why);
  return finding.mayChange ? { ...end, rest: `${end.rest}; this ${LATE}` } : end;
}

function sentenceEndOf(finding: Finding, why: string): SentenceEnd {
  const { kind, now, saved, failure, own } = finding;
  // Of one whose weight was set that it is in rotation says nothing.
  const ofWeight = own.weight !== undefined && now?.admin === 'ready' && now.weight > 0;
  const state = now === null ? '' : `${stateWords(now)}${ofWeight ? ` at weight ${now.weight}` : ''}`;
  const is = (rest: string): SentenceEnd => ({ one: 'is', many: 'are', rest });
  const stays = (rest: string): SentenceEnd => ({ one: 'stays', many: 'stay', rest });
  if (finding.weightTaken) return is(`${state}: somebody else has set that weight, which is left alone`);
  switch (kind) {
    case 'put-back':
      return is(
        isOutByOthers(finding)
          ? `${state}, which this step had not set; what it had set is back as before: ${why}`
          : `back ${state}: ${why}`,
      );
    case 'left':
      return stays(
        `${state}: ${failure === null ? why : `not put back, ${failure.brief ?? failure.message}`}`,
      );
    case 'changed-later':
      return stays(`${state}: a later step of this job wanted it so`);
    case 'not-ours':
      return is(`${state}: somebody else changed that, which is left alone`);
    case 'replaced':
      return is(`${state} and left alone: its address is ${now?.address} now, and was ${saved.address}`);
    case 'gone':
      return is('gone: HAProxy has no such server any more');
    case 'may-change':
      return is(`${state}, ${isHealthyAgain(finding) ? 'as before' : 'not UP as before'}, but ${LATE}`);
    default:
      return {
        one: 'may',
        many: 'may',
        rest: `be different from before: ${failure?.message ?? 'not looked at'}`,
      };
  }
}

/** How to put back what this step left, and nobody else. */
function undoLines(
  findings: readonly Finding[],
  circumstances: Circumstances,
  ways: Ways,
  names: ReadonlySet<string>,
): string[] {
  const undos = findings
    .map((one) => (one.kind === 'may-change' || one.kind === 'unknown' ? asUnread(one) : one))
    .filter(({ kind }) => kind === 'left' || kind === 'unknown' || kind === 'changed-later')
    .map((finding) => undoOf(finding, circumstances))
    .filter(({ backend, server }) => isSafeName(backend) && isSafeName(server));
  if (undos.length === 0) return [];
  const shown = undos.slice(0, UNDOS_SHOWN);
  const more = undos.length - shown.length;
  const last = more > 0 ? [`And ${more} more: see the log of the post step.`] : [];
  return [...undoBlocks(shown, ways, names), ...last];
}

function undoBlocks(undos: readonly Undo[], ways: Ways, names: ReadonlySet<string>): string[] {
  const shells = undoShells(undos, ways);
  if (needsAStep(undos) || shells.length === 0) return [stepBlock(undos, ways)];
  const isSafer = isSaferByStep(undos);
  const what = isSafer
    ? `Or, ${shellCondition(undos)},`
    : `To put ${verb(countServers(undos), 'it', 'them')} back,`;
  const blocks = shells.map(({ where, lines }, index) =>
    [`${index === 0 ? what : 'And'} ${prose(where, names)}:`, '', '```sh', ...lines, '```'].join('\n'),
  );
  return [...(isSafer ? [stepBlock(undos, ways)] : []), ...blocks];
}

/** What a shell would let in as it is, a step proves first. */
function stepBlock(undos: readonly Undo[], ways: Ways): string {
  const [them, their, get] =
    countServers(undos) === 1 ? ['it', 'its', 'it gets'] : ['them', 'their', 'they get'];
  const proof = letsIn(undos)
    ? ` that proves ${their} health before ${get} traffic, where there are health checks`
    : undos.some(({ needed }) => needed)
      ? ' that takes out nothing while too few would be left'
      : '';
  const what = `To put ${them} back, as a step of a workflow${proof}:`;
  return [what, '', '```yaml', ...workflowSteps(undos, ways), '```'].join('\n');
}
