/** What a step does with its own when it has failed: each server goes back to what it was before, as far as it still is this step's. */
import { keyOf } from '../../haproxy/server.ts';
import { describeServer, isEmpty, settingsIn } from '../../haproxy/server-settings.ts';
import type { Effects, News } from '../effects.ts';
import { LAST_LOOK_MS } from '../last-look.ts';
import type { Ledger } from '../ledger.ts';
import { leaveTrackersToAgents } from '../ready/lent-weight.ts';
import type { ChangeRequest } from '../request.ts';
import type { Run } from '../run.ts';
import type { SavedLoadBalancer } from '../saved-change.ts';
import { differencesFromBefore, leftToOthers, type ServerRun, wasSent } from '../server-run.ts';
import { whoElse } from '../who-else.ts';
import { rollback } from './rollback.ts';
import type { RolledBackServer } from './rolled-back.ts';

/** Nobody waits for minutes until what has failed is back: so long whoever goes back to maint is drained at most. */
const DRAIN_LIMIT_MS = 20_000;

/** Never throws. What became of each is noted in the run, and told. */
export async function rollBack(
  run: Run,
  request: ChangeRequest,
  ledger: Ledger,
  effects: Effects,
): Promise<void> {
  leaveTrackersToAgents(run);
  const sent = run.savedAsSet();
  warnOfOthers(run, new Set(sent.servers.map(keyOf)));
  if (sent.servers.length === 0) return;
  const context = {
    clock: effects.clock,
    healthTimeoutMs: request.healthTimeoutMs,
    drainLimitMs: Math.min(DRAIN_LIMIT_MS, drainTimeoutOf(request)),
    unhealthy: new Set(run.units.filter((unit) => isUnhealthy(run.of(unit))).map(({ key }) => key)),
    lastLookMs: LAST_LOOK_MS,
    applicationMayHaveChanged: false,
    mustBeProven: false,
    minAvailable: request.minAvailable,
    checkpoint: (saved: SavedLoadBalancer) => ledger.add(saved),
    tell: (news: News) => run.relay(news),
    cuts: effects.cuts,
  };
  const done = await rollback(run.loadBalancer, sent, context, effects.signal);
  const { servers, lent, failure } = done;
  if (failure !== null) {
    run.warn(`The put-back failed: ${failure.message.replace(/\.?$/, '.')}`, failure.hint);
  }
  run.noteRollback(done);
  const open = [...servers].filter(([, { kind }]) => !SETTLED.includes(kind)).map(([key]) => key);
  ledger.keep(run.name, new Set([...open, ...lent.map(({ saved }) => keyOf(saved))]));
}

/**
 * What was back, and is otherwise by now, somebody else has set, and so has he what this step has sent nothing to: in another process, where it
 * was not put back, the reload.
 */
export function noteOthersSince(run: Run): void {
  if (run.isOfAnotherProcess) return;
  for (const server of run.serverRuns) {
    const key = keyOf(server.saved);
    const found = differencesFromBefore(server);
    if (!wasSent(server)) run.update([{ key }], leftToOthers);
    if (!server.rolledBack || server.unknown || isEmpty(found)) continue;
    const who = whoElse(server.now, found.state !== undefined);
    run.update([{ key }], leftToOthers);
    run.warn(
      `${key} was put back, and is ${describeServer(server.now, settingsIn(found))} now: ${who} changed it, so it is left alone.`,
    );
  }
}

function drainTimeoutOf(request: ChangeRequest): number {
  return ('drainTimeoutMs' in request ? request.drainTimeoutMs : undefined) ?? DRAIN_LIMIT_MS;
}

function isUnhealthy({ failure }: ServerRun): boolean {
  return failure?.code === 'unhealthy';
}

/** There nothing of this step's is left. On one at another address what was set may still be there, and post says so. */
const SETTLED: readonly RolledBackServer['kind'][] = ['back', 'gone', 'not-ours'];

/** Something was sent for them, and what they are now was not: somebody else was faster. */
function warnOfOthers(run: Run, ours: ReadonlySet<string>): void {
  for (const unit of run.units) {
    const found = differencesFromBefore(run.of(unit));
    // What was read of one that a reload has left out is from before that.
    if (run.of(unit).gone) continue;
    if (!wasSent(run.of(unit)) || ours.has(unit.key) || isEmpty(found)) continue;
    const { now } = run.of(unit);
    const who = whoElse(now, found.state !== undefined);
    run.update([unit], leftToOthers);
    run.warn(
      `${unit.key} is ${describeServer(now, settingsIn(found))}, which this step did not set: ${who} changed it, so it is left alone.`,
    );
  }
}
