/** Is every load balancer looked at, as long as a step goes on? What was confirmed on one may be undone while others take their time. */
import type { StepRun } from '../step-run.ts';
import { type Bench, seconds } from './bench.ts';

/** A look a second, and what one takes. */
const LOOKED_AT_WITHIN_MS = 2_000;

/** A step has an answer of this load balancer, or comes to its end. */
export function judgeLooks(bench: Bench, step: StepRun, loadBalancer: string): void {
  const { firstSetAt, failed } = step;
  const lookedAt = step.lookedAt.get(loadBalancer);
  if (firstSetAt === null || lookedAt === undefined || failed) return;
  // A rolling step looks after those where its batch is, and at all others before each batch.
  if (step.rolling !== null && !isOfBatch(bench, step, loadBalancer)) return;
  const since = Math.max(lookedAt, firstSetAt, step.rolling?.batchBeganAt ?? 0);
  const haproxy = bench.haproxy(loadBalancer);
  if (haproxy === undefined || bench.isUneven(loadBalancer)) return;
  // Whoever did not answer in between was looked at all the same.
  const wasAway =
    haproxy.deadSince !== null || haproxy.awayUntil > since || bench.answersFrom(haproxy) > since;
  // What an API has not answered while HAProxy hung is outlasted before anybody looks.
  const isOutlasting = bench.isByApi(loadBalancer) && haproxy.awayUntil > step.startedAt;
  // Before each half of a batch all are read, and nobody looks at the others while one of them does not answer.
  const isWaiting =
    step.rolling !== null &&
    [...bench.loadBalancers].some((one) => one.deadSince !== null || one.awayUntil > since);
  const tookMs = bench.now - since;
  if (wasAway || isOutlasting || isWaiting || tookMs <= LOOKED_AT_WITHIN_MS + bench.raceMs(loadBalancer))
    return;
  bench.violate(
    'left alone',
    `${step.name} did not look at ${loadBalancer} from ${seconds(since)} on for ${seconds(tookMs)}`,
  );
}

function isOfBatch(bench: Bench, step: StepRun, loadBalancer: string): boolean {
  const keys = step.selectedKeys(step.rolling?.batch ?? []);
  return keys.some((key) => bench.current(loadBalancer)?.servers.has(key) === true);
}
