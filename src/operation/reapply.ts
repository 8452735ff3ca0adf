/**
 * Reloads while a step works on one load balancer: the new process has forgotten, or knows what an older state file says, so
 * everything is done again there. Knows stages, not what they do; limits run on from where they began.
 */
import { Reloaded } from '../errors.ts';
import { isSameProcess } from '../haproxy/server.ts';
import type { Stage } from './fleet.ts';
import { takesOut } from './operation.ts';
import { planChange } from './plan.ts';
import { quantity } from './quantity.ts';
import { namesOf, type Site } from './site.ts';

/** A HAProxy that is reloaded more often than this in one step will not be outrun. */
export const RELOADS_SURVIVED = 10;
/** What was confirmed this short a time ago need not be looked at again. */
const STILL_FRESH_MS = 1_000;

/**
 * The same stages, each of which begins again with the first when a reload is noticed and `on-reload` allows it. One more is
 * added: others may have taken longer, and meanwhile a reload may have undone what was confirmed here.
 */
export function overReloads(site: Site, stages: readonly Stage[]): Stage[] {
  const { clock } = site.effects;
  let confirmedAt = clock.now();
  const lookAgain = async (signal: AbortSignal) => {
    if (clock.now() - confirmedAt < STILL_FRESH_MS) return;
    site.record(await site.loadBalancer.readServers(site.watched, signal));
  };
  const all = [...stages, lookAgain];
  let done = 0;
  const runTo = async (end: number, signal: AbortSignal) => {
    while (done < end) {
      try {
        await all[done]?.(signal);
        done += 1;
        confirmedAt = clock.now();
      } catch (error) {
        if (!(error instanceof Reloaded) || site.request.onReload === 'fail') throw error;
        await startAgain(site, error, signal);
        done = 0;
      }
    }
  };
  return all.map((_, index) => (signal) => runTo(index + 1, signal));
}

/** Reads the new process and plans for it. Throws what stands against the change there, or `reloaded` once too often. */
async function startAgain(site: Site, reloaded: Reloaded, signal: AbortSignal): Promise<void> {
  const { request, loadBalancer, snapshot: before } = site;
  const targets = site.plan.targets.map(({ before: { backend, server }, key }) => {
    return { text: key, negated: false, backend, server };
  });
  const selection = { backends: ['*'], servers: targets };
  for (let error = reloaded; ; ) {
    site.reloads += 1;
    if (site.reloads > RELOADS_SURVIVED) throw tooOften(site, error);
    try {
      const snapshot = await loadBalancer.read(signal);
      if (isSameProcess(snapshot.process, before.process)) {
        // A proxy that was switched off by hand refuses in the same words.
        site.reloads -= 1;
        throw reloaded;
      }
      const plan = planChange({ ...request, selection, failOnNotFound: true }, snapshot);
      site.startAgain(snapshot, plan);
      if (plan.refusal !== null) throw plan.refusal;
      site.tell(
        'set',
        `HAProxy was reloaded, process ${snapshot.process.pid} answers now: ${namesOf(site.plan.targets)} once more, from the beginning`,
      );
      return;
    } catch (again) {
      if (!(again instanceof Reloaded) || again === reloaded) throw again;
      error = again;
    }
  }
}

function tooOften(site: Site, cause: Reloaded): Reloaded {
  return new Reloaded(
    `HAProxy was reloaded ${site.reloads} times while this step worked, and that was once too often`,
    { ...site.place(), cause },
  );
}

/** At the end: what happened, what it means for sessions, and the durable cure. */
export function tellReloads(site: Site): void {
  const { reloads, request, loadBalancer } = site;
  if (reloads === 0) return;
  const sessions = {
    counted: ' Sessions that the old process still served were counted.',
    unseen:
      ' Sessions that an old process may still serve cannot be seen from here: wait until it has ended before the application is stopped.',
  };
  const { predecessors } = loadBalancer;
  const told = takesOut(request.operation) && predecessors !== null ? sessions[predecessors] : '';
  site.warn(
    `HAProxy was reloaded ${quantity(reloads, 'time')} while this step worked: everything was done again in the new process.${told} With \`load-server-state-from-file\` in haproxy.cfg, and the state saved before each reload, HAProxy itself keeps what is set.`,
  );
}
