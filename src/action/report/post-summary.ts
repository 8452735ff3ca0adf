/**
 * What a post step found and did, as Markdown that is appended to the job summary: the page must not end with what was so before
 * the job did. Pure; untrusted text in code only.
 */
import { keyOf } from '../../haproxy/server.ts';
import type { Finding } from '../../operation/post-job/finding.ts';
import { listed, verb } from '../../words.ts';
import { codeSpan, prose } from './escape.ts';
import { firstLines } from './grouping.ts';
import { stateWords } from './places.ts';
import { type Circumstances, needsALook, placesOfFindings, undoOf } from './post-messages.ts';
import { needsAStep, type Undo, undoShells, unhealthyKeys, workflowSteps } from './undo.ts';
import type { Ways } from './ways.ts';

const LINES_SHOWN = 20;

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
  const lines = [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [sentenceOf([first, ...others], sentenceEnd(first, why), names)],
  );
  const shown = firstLines(lines, LINES_SHOWN, (more) => `And ${more} more: see the log.`);
  return `${[...shown, ...undoLines(told, circumstances, ways, names)].join('\n\n')}\n`;
}

function sentenceOf(
  findings: readonly [Finding, ...Finding[]],
  { one, many, rest }: SentenceEnd,
  names: ReadonlySet<string>,
): string {
  const [{ kind }] = findings;
  const mark = kind === 'put-back' ? '↩️' : kind === 'unknown' ? '🚨' : '⚠️';
  const servers = new Set(findings.map(({ saved }) => keyOf(saved))).size;
  return `${mark} ${prose(`${placesOfFindings(findings)} ${verb(servers, one, many)} ${rest}`, names)}`;
}

/** What is said of servers behind their names: the verb for one and for many, and the rest. */
interface SentenceEnd {
  one: string;
  many: string;
  rest: string;
}

function sentenceEnd(finding: Finding, why: string): SentenceEnd {
  const { kind, now, saved, failure } = finding;
  const state = now === null ? '' : stateWords(now);
  const is = (rest: string): SentenceEnd => ({ one: 'is', many: 'are', rest });
  const stays = (rest: string): SentenceEnd => ({ one: 'stays', many: 'stay', rest });
  switch (kind) {
    case 'put-back':
      return is(`back ${state}: ${why}`);
    case 'left':
      return stays(
        `${state}: ${failure === null ? why : `not put back, ${failure.brief ?? failure.message}`}`,
      );
    case 'changed-later':
      return stays(`${state}: a later step of this job wanted it so`);
    case 'not-ours':
      return is(`${state}: somebody else changed it, so it is left alone`);
    case 'replaced':
      return is(`${state} and left alone: its address is ${now?.address} now, and was ${saved.address}`);
    case 'gone':
      return is('gone: HAProxy has no such server any more');
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
    .filter(({ kind }) => kind === 'left' || kind === 'unknown' || kind === 'changed-later')
    .map((finding) => undoOf(finding, circumstances));
  if (needsAStep(undos)) return [stepBlock(undos, ways)];
  const unhealthy = unhealthyKeys(undos);
  const them = verb(undos.length, 'it', 'them');
  const what =
    unhealthy.length === 0
      ? `To put ${them} back`
      : `When ${listed(unhealthy.map(codeSpan))} ${verb(unhealthy.length, 'passes its health check', 'pass their health checks')} again, put ${them} back`;
  const blocks = undoShells(undos, ways).map(({ where, lines }) =>
    [`${what} ${prose(where, names)}:`, '', '```sh', ...lines, '```'].join('\n'),
  );
  return blocks;
}

/** What a shell would let in as it is, a step proves first. */
function stepBlock(undos: readonly Undo[], ways: Ways): string {
  const [them, their, get] = undos.length === 1 ? ['it', 'its', 'it gets'] : ['them', 'their', 'they get'];
  const what = `To put ${them} back, as a step of a workflow that proves ${their} health before ${get} traffic:`;
  return [what, '', '```yaml', ...workflowSteps(undos, ways), '```'].join('\n');
}
