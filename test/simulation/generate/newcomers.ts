/**
 * Servers that come while a step works whose patterns mean all of a backend: somebody adds one and switches it on, a reload brings one, or a
 * slot of a template gets its address. With chance of its own, so that a world without any tells the same story as before.
 */
import type { ServerSetup } from '../model/setup.ts';
import type { Random } from '../random.ts';
import type { JobSetup, Scenario, StepRequest, TimedEvent } from '../scenario.ts';

const ADDED = 'web7';
const SLOT = 'web8';
const FQDN = 'web.example';
/** Nobody else stands there. */
const FREE_ADDRESS = 'web9';

export function withNewcomers(random: Random, scenario: Scenario): Scenario {
  const [first] = scenario.servers;
  if (first === undefined || !random.chance(0.08)) return scenario;
  const job = meaningAll(scenario.job);
  const plain: ServerSetup = { ...first, agent: null, disabled: false };
  const at = job.startsAt + Math.round(random.next() ** 2 * 5_000);
  const loadBalancer = random.pick(scenario.loadBalancers).name;
  const isOfTemplate = random.chance(0.35);
  const servers = isOfTemplate ? asTemplate(scenario.servers, plain) : scenario.servers;
  const events = isOfTemplate
    ? [{ at, kind: 'resolve', loadBalancer, key: `web/${SLOT}` } as const]
    : addedAt(random, at, loadBalancer, { ...plain, server: ADDED, address: FREE_ADDRESS });
  // Nobody gives a server of a template another address by hand.
  const others = scenario.events.filter(({ kind }) => !isOfTemplate || kind !== 'replace');
  return {
    ...scenario,
    servers,
    job,
    events: [...others, ...events].sort((one, other) => one.at - other.at),
  };
}

/** All of them may be out at once. */
function meaningAll(job: JobSetup): JobSetup {
  const all = { text: '*', negated: false, backend: null, server: '*' };
  const steps = job.steps.map(
    (step): StepRequest => ({
      ...step,
      selection: { ...step.selection, servers: [all] },
      minAvailable: { kind: 'count', value: 0 },
    }),
  );
  return { ...job, steps };
}

function asTemplate(servers: readonly ServerSetup[], plain: ServerSetup): ServerSetup[] {
  const named = servers.map((one) =>
    one.backend === 'web' && !one.backup ? { ...one, name: { fqdn: FQDN, isWaiting: false } } : one,
  );
  return [...named, { ...plain, server: SLOT, address: SLOT, name: { fqdn: FQDN, isWaiting: true } }];
}

function addedAt(random: Random, at: number, loadBalancer: string, server: ServerSetup): TimedEvent[] {
  if (random.chance(0.3)) {
    const stateFile = random.pick(['none', 'now'] as const);
    return [{ at, kind: 'reload', loadBalancer, stateFile, changes: [{ added: server }], idle: 0 }];
  }
  const add: TimedEvent = { at, kind: 'add', loadBalancer, server };
  if (random.chance(0.2)) return [add];
  const key = `web/${ADDED}`;
  return [
    add,
    { at: at + random.pick([5, 100, 1_000]), kind: 'set state', loadBalancer, key, state: 'ready' },
  ];
}
