/** One case: a step beside which somebody else acts once, what it says, what is so, and what is left after its post step. */
import { isDeepStrictEqual } from 'node:util';
import { inTime, type Outcome } from './case.ts';
import type { Operation } from './judge.ts';
import {
  judgeMeddled,
  judgeMeddledAftermath,
  type MeddledFacts,
  NOBODY,
  type Seen,
} from './judge-meddling.ts';
import { addressesOf, type MeddledLane, type MeddledLook, type Site } from './meddled-lane.ts';
import { doingOf, type Meddling } from './meddling.ts';
import type { Run } from './step.ts';
import type { Act } from './timeline.ts';

export interface MeddledCase {
  operation: Operation;
  meddling: Meddling;
  /** On which load balancer, of how many. */
  site: number;
  of: number;
  /** Behind so many lines of the dialogue with it: of the step, or of its post step. */
  turn: number;
  during: 'main' | 'post';
}

/** What is so at one load balancer, before and while it is meddled with. */
interface Place {
  site: Site;
  before: MeddledFacts['before'];
  beside: MeddledLook['s2'];
  meddled: Seen;
  act: Act;
}

export async function runMeddledCase(lane: MeddledLane, run: Run, one: MeddledCase): Promise<Outcome> {
  const { operation, meddling, during, turn } = one;
  const places = await Promise.all(lane.map((site) => placeOf(site, operation)));
  const place = places[one.site];
  if (place === undefined) throw new Error(`there is no load balancer ${one.site}`);
  const { site } = place;
  const doing = doingOf(meddling);
  const act = async () => {
    await doing.do(site.haproxy);
    place.meddled = (await site.look()).s1;
    place.act = doing;
  };
  const factsOf = ({ site: { stranger }, ...known }: Place, look: MeddledLook): MeddledFacts => ({
    ...known,
    after: look.s1,
    timeline: stranger.timeline,
    bystanderAsBefore: isDeepStrictEqual(look.s2, known.beside),
  });
  if (during === 'main') site.stranger.arm(turn, act);
  const step = await inTime(run(operation, addressesOf(lane)));
  const early = await inTime(site.stranger.disarm());
  if (step instanceof Error) return wrongOf(one, site, [step.message]);
  if (early instanceof Error) return wrongOf(one, site, [`somebody else: ${early.message}`]);
  const wrong: string[] = [];
  for (const [index, other] of places.entries()) {
    const claim = step.claims[index] ?? step.claim;
    wrong.push(...judgeMeddled(operation, claim, factsOf(other, await other.site.look())));
  }
  if (during === 'post') site.stranger.arm(turn, act);
  const told = await inTime(step.post());
  const late = await inTime(site.stranger.disarm());
  if (late instanceof Error) wrong.push(`somebody else: ${late.message}`);
  if (told instanceof Error) wrong.push(`post: ${told.message}`);
  for (const [index, other] of places.entries()) {
    const facts = factsOf(other, await other.site.lookWhenRunning());
    wrong.push(...judgeMeddledAftermath((told instanceof Error ? [] : told[index]) ?? [], facts));
  }
  if (wrong.length > 0) return wrongOf(one, site, [...wrong, JSON.stringify(step.claims), step.log]);
  const { actedAt } = site.stranger.timeline;
  return { end: actedAt === null ? 'beside' : step.claim.error ? 'refused' : 'done', wrong: '' };
}

async function placeOf(site: Site, operation: Operation): Promise<Place> {
  const before = await site.prepare(operation);
  const { s1, s2 } = await site.look();
  return { site, before, beside: s2, meddled: s1, act: NOBODY };
}

function wrongOf(one: MeddledCase, { haproxy, stranger: { timeline } }: Site, words: string[]): Outcome {
  const said = timeline.lines.map(
    ({ text, connection }, index) => `${index === timeline.actedAt ? '>>> ' : ''}${connection}: ${text}`,
  );
  return {
    end: 'wrong',
    wrong: `${JSON.stringify(one)}, HAProxy ${haproxy.version}: ${[...words, ...said].join('\n')}`,
  };
}
