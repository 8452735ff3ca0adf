/** Worlds of one change each, out of seeds: mostly small, each with a few of the things that go wrong, at the moments when it matters. */
import { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import { eventsForHold, eventsOf, eventsOfRace, eventsWhileReading } from './events.ts';
import { withExtras } from './extras.ts';
import { beforeOf, jobOf } from './jobs.ts';
import { loadBalancersOf, someLarge } from './load-balancers.ts';
import { withNewcomers } from './newcomers.ts';
import { addressesOf, backendsOf, serversOf } from './servers.ts';
import { withSilence } from './silence.ts';

/** Before this time everything runs as it did for days. */
const STEP_STARTS_AT = 1_000;

export function generate(seed: number): Scenario {
  const random = Random.of(seed, 'scenario');
  const backends = backendsOf(random);
  const servers = serversOf(random);
  const job = jobOf(random, STEP_STARTS_AT);
  const large = Random.of(seed, 'large');
  const loadBalancers = someLarge(large, loadBalancersOf(random, servers, backends));
  const rival = random.chance(0.2) ? jobOf(random, STEP_STARTS_AT + random.between(-300, 5_000)) : null;
  const isSick = random.chance(0.15);
  const before = beforeOf(random, job);
  const extras = Random.of(seed, 'extras');
  return withNewcomers(Random.of(seed, 'newcomers'), {
    seed,
    servers,
    backends,
    before,
    loadBalancers,
    applications: isSick
      ? { [random.pick(addressesOf(servers))]: random.pick(['dead', 'broken', 'starting'] as const) }
      : {},
    job: withSilence(Random.of(seed, 'silence'), withExtras(extras, job, before), loadBalancers),
    rival: rival === null ? null : withExtras(extras, rival, before),
    events: [
      ...eventsOf(random, STEP_STARTS_AT - 200, servers, loadBalancers),
      ...eventsForHold(random, job, loadBalancers),
      ...eventsOfRace(random, job, servers, loadBalancers),
      ...eventsWhileReading(random, job, loadBalancers),
    ],
  });
}
