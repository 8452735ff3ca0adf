/** What stands in haproxy.cfg of a world: two to six servers of two backends. */
import { nameOf } from '../../../src/haproxy/server.ts';
import type { AgentAnswer, AgentSetup, BackendSetup, ServerSetup } from '../model/setup.ts';
import type { Random } from '../random.ts';

export const NAMES = ['web/web1', 'web/web2', 'web/web3'] as const;
export const AGENT_ANSWERS: readonly AgentAnswer[] = [
  'ready',
  'drain',
  'maint',
  'up',
  'down',
  '',
  '100%',
  '50%',
];

export function backendsOf(random: Random): Record<string, BackendSetup> {
  const setup = (): BackendSetup => ({
    retries: random.weighted([
      [3, 3],
      [1, 1],
      [1, 0],
    ]),
    redispatch: random.chance(0.4),
    sticky: random.weighted([
      [6, null],
      [2, 'cookie' as const],
      [1, 'stick-table' as const],
    ]),
  });
  return { web: setup(), api: setup() };
}

export function serversOf(random: Random): ServerSetup[] {
  const interMs = random.pick([200, 500, 1_000, 2_000]);
  const check = {
    interMs,
    fastInterMs: random.chance(0.15) ? 200 : interMs,
    takesMs: random.pick([0.5, 5, 50]),
    rise: random.between(1, 3),
    fall: random.between(1, 3),
  };
  const cutsWhenDown = random.chance(0.15);
  const cutsBackupsWhenUp = random.chance(0.1);
  const plain: Omit<ServerSetup, 'backend' | 'server' | 'address'> = {
    weight: random.pick([1, 10, 100]),
    check: random.chance(0.9) ? check : null,
    agent: null,
    tracks: null,
    backup: false,
    maxconn: random.chance(0.15) ? random.between(1, 3) : 0,
    slowStartMs: random.chance(0.1) ? 2_000 : 0,
    disabled: false,
    cutsWhenDown,
    cutsBackupsWhenUp,
  };
  const servers: ServerSetup[] = NAMES.slice(0, random.between(2, 3)).map((key) => {
    const name = nameOf(key);
    return { ...plain, ...name, address: name.server };
  });
  const [first] = servers;
  if (first !== undefined && random.chance(0.06)) first.agent = agentOf(random);
  if (random.chance(0.25))
    servers.push({ ...plain, backend: 'web', server: 'spare', address: 'spare', backup: true });
  if (random.chance(0.2)) {
    const tracker = { ...plain, backend: 'api', check: null, tracks: 'web/web1' };
    servers.push({ ...tracker, server: 't1', address: 'web1' });
    servers.push({ ...plain, backend: 'api', server: 't2', address: 'web2' });
  }
  return servers;
}

function agentOf(random: Random): AgentSetup {
  return { interMs: random.pick([1_000, 2_000, 5_000, 10_000]), answer: random.pick(AGENT_ANSWERS) };
}

export function addressesOf(servers: readonly ServerSetup[]): string[] {
  return [...new Set(servers.map(({ address }) => address))];
}
