/** `weight` on one load balancer: set, read back, and once more on a fresh connection. */
import { Failure } from '../errors.ts';
import { hasRunningAgent } from '../haproxy/server.ts';
import { assertEnoughLeft, outlastAgents } from './second-look.ts';
import type { Site } from './site.ts';
import type { Target } from './target.ts';

/** Throws `refused` in HAProxy's words, `agent-conflict`, `guard` or `not-verified`. */
export async function setWeights(site: Site, signal: AbortSignal): Promise<void> {
  const targets = site.plan.targets.filter(({ key, weight }) => {
    return weight !== null && site.servers.get(key)?.weight !== weight.effective;
  });
  if (targets.length > 0) {
    const goals = targets.flatMap((target) => target.weight ?? []);
    site.touchWeights(goals);
    const reading = site.record(await site.loadBalancer.setWeights(goals, site.watched, signal));
    site.tell('set', targets.map((target) => `${target.key}: set to ${target.goal}`).join(', '));
    assertWeights(site, targets);
    await assertEnoughLeft(site, reading, signal);
  }
}

/** Nothing is "done" but what a fresh connection says. */
export async function verifyWeights(site: Site, signal: AbortSignal): Promise<void> {
  const { targets } = site.plan;
  const since = site.effects.clock.now();
  await site.loadBalancer.reconnect(signal);
  site.record(await site.loadBalancer.readServers(site.watched, signal));
  assertWeights(site, targets);
  await outlastAgents(site, targets, since, () => assertWeights(site, targets), signal);
  site.confirm(targets);
  for (const target of targets) {
    site.tell('done', `${target.key}: weight ${site.now(target).weight}, confirmed on a fresh connection`);
  }
}

function assertWeights(site: Site, targets: readonly Target[]): void {
  for (const target of targets) {
    const server = site.now(target);
    const wanted = target.weight?.effective;
    if (wanted === undefined || server.weight === wanted) continue;
    const agent = hasRunningAgent(server);
    const seen = `${target.key} was set to weight ${wanted}, HAProxy accepted it, and now it has ${server.weight}`;
    const failure = new Failure(
      agent ? 'agent-conflict' : 'not-verified',
      `${seen}: ${agent ? 'its agent check undoes what is set here' : 'somebody else changed it'}.`,
      {
        ...site.place(target),
        hint: agent
          ? `Let the agent report the weight that is wanted, or send \`disable agent ${target.key}\` before.`
          : 'Another job or person works on this server: give jobs on one backend a common `concurrency` group.',
      },
    );
    const row = site.rows.get(target.key);
    if (row) row.error = failure;
    throw failure;
  }
}
