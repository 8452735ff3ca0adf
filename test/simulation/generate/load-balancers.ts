/** Load balancers, the ways to them, and the crowd that each of them serves. */
import { keyOf } from '../../../src/haproxy/server.ts';
import type { BackendSetup, ServerSetup } from '../model/setup.ts';
import type { Binding } from '../model/traffic.ts';
import type { Random } from '../random.ts';
import type { ClientSetup, LoadBalancerSetup } from '../scenario.ts';

export function loadBalancersOf(
  random: Random,
  servers: readonly ServerSetup[],
  backends: Record<string, BackendSetup>,
): LoadBalancerSetup[] {
  const count = random.weighted([
    [5, 1],
    [3, 2],
    [1, 3],
    [1, 4],
  ]);
  const lossChance = random.chance(0.15) ? 0.05 : 0;
  return Array.from({ length: count }, (_, index) => ({
    name: `lb${index + 1}`,
    way: {
      latencyMs: random.pick([0.5, 2, 10, 50]),
      lossChance,
      level: random.chance(0.01) ? 'user' : 'admin',
      seesOldWorkers: random.chance(0.2),
      isLarge: false,
      retries: random.between(1, 3),
      commandTimeoutMs: random.pick([1_000, 2_000]),
    },
    clients: clientsOf(random, servers, backends),
    uptimeSeconds: random.chance(0.1) ? random.between(0, 3) : 86_400,
    reloadedBefore: random.chance(0.05),
  }));
}

/** Some of them with backends so large that traffic is not read behind each set. */
export function someLarge(random: Random, loadBalancers: LoadBalancerSetup[]): LoadBalancerSetup[] {
  return loadBalancers.map((one) => ({ ...one, way: { ...one.way, isLarge: random.chance(0.25) } }));
}

function clientsOf(
  random: Random,
  servers: readonly ServerSetup[],
  backends: Record<string, BackendSetup>,
): ClientSetup[] {
  const names = [...new Set(servers.map(({ backend }) => backend))];
  return names.flatMap((backend) => {
    const own = servers.filter((server) => server.backend === backend).map(keyOf);
    const sticky = backends[backend]?.sticky ?? null;
    return Array.from({ length: random.between(1, 4) }, (): ClientSetup => {
      const binding: Binding =
        sticky !== null && random.chance(0.6)
          ? 'cookie'
          : random.weighted([
              [40, 'none' as const],
              [2, 'use-server' as const],
              [1, 'persist' as const],
            ]);
      const isSlow = random.chance(0.1);
      return {
        backend,
        binding,
        boundTo:
          binding === 'none'
            ? null
            : random.chance(0.7)
              ? `${backend}/${own[0]?.split('/')[1]}`
              : random.pick(own),
        everyMs:
          // A step watches for a second in maint: nobody promises anything of clients who come less often.
          binding === 'persist' ? random.between(150, 600) : random.pick([100, 200, 400, 1_000, 3_000]),
        lengthMs: isSlow ? random.pick([3_000, 20_000]) : random.pick([5, 50, 300]),
      };
    });
  });
}
