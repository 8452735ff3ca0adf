/**
 * One application behind several servers that a step had changed, on several load balancers or in several backends, of which some have a health
 * check for it: where nothing could ever prove it, it is let in unproven, but not while those that can have found that it is not healthy. So
 * these come first. Pure.
 */
import { Failure } from '../../errors.ts';
import { keyOf, type Server } from '../../haproxy/server.ts';
import { openness, settingsOf } from '../../haproxy/server-settings.ts';
import { placeOf } from '../plan/notices/same-address.ts';
import { isChecked, isUp } from '../ready/readiness.ts';
import type { SavedLoadBalancer, SavedServer } from '../saved-change.ts';
import { type Finding, isBack } from './finding.ts';
import { isLeft } from './left.ts';

/** A server of a load balancer, as the step had found it. */
interface There {
  loadBalancer: string;
  saved: SavedServer;
}

/** Who else of all that the step had changed is the same application. */
export type Mates = (one: There) => readonly There[];

/** Which of those was not proven healthy just now; null where none is known to be ill. */
export type UnprovenThere = (one: There) => There | null;

/**
 * By its name on another load balancer; by its address where that has no server of its name in that backend, and in another backend. In a backend
 * whose servers all have one address they are told apart by something else.
 */
export function matesIn(all: readonly SavedLoadBalancer[]): Mates {
  const everybody = all.flatMap(({ name, process, servers }) =>
    servers.map((saved) => ({ loadBalancer: name, saved, place: placeOf(saved.address, process) })),
  );
  const byKey = Map.groupBy(everybody, ({ saved }) => keyOf(saved));
  const byPlace = Map.groupBy(everybody, ({ place }) => place);
  const places = new Map(everybody.map((one) => [idOf(one), one.place]));
  const isNamed = (other: There, { saved: { server } }: There) =>
    places.has(idOf({ ...other, saved: { ...other.saved, server } }));
  return (one) => {
    const isElsewhere = ({ loadBalancer }: There) => loadBalancer !== one.loadBalancer;
    const namesakes = byKey.get(keyOf(one.saved))?.filter(isElsewhere) ?? [];
    const place = places.get(idOf(one)) ?? '';
    const near = place === '' ? [] : (byPlace.get(place) ?? []);
    const others = near.filter((other) =>
      other.saved.server === one.saved.server
        ? other.saved.backend !== one.saved.backend
        : !isNamed(other, one),
    );
    return [...namesakes, ...others];
  };
}

/** Tells one from all others that a step had changed. */
export function idOf({ loadBalancer, saved }: There): string {
  return `${loadBalancer} ${keyOf(saved)}`;
}

/** What is put back at once, and what waits for what others find. A load balancer that has nothing of either is missing there. */
export function inTurn(
  all: readonly SavedLoadBalancer[],
  matesOf: Mates,
): [first: SavedLoadBalancer[], then: SavedLoadBalancer[]] {
  const isUnchecked = ({ saved }: There) => saved.health === 'unchecked';
  const waits = (one: There) => isUnchecked(one) && !matesOf(one).every(isUnchecked);
  const of = (isWaiting: boolean) =>
    all
      .map((one) => ({
        ...one,
        servers: one.servers.filter((saved) => waits({ loadBalancer: one.name, saved }) === isWaiting),
      }))
      .filter(({ servers }) => servers.length > 0);
  return [of(false), of(true)];
}

/** What could not be proven, of what was found, or is down by its checks. One that could not be looked at may be as healthy as any. */
export function unprovenAmong(findings: readonly Finding[], matesOf: Mates): UnprovenThere {
  const those = findings.filter(
    (finding) => (finding.kind === 'left' && finding.failure?.code === 'unhealthy') || isDown(finding),
  );
  const unproven = new Set(those.map(idOf));
  return (one) => matesOf(one).find((mate) => unproven.has(idOf(mate))) ?? null;
}

/** Let in by somebody else, or by a reload, before this post step: nobody proves it, but its checks run. */
function isDown({ kind, now }: Finding): boolean {
  return kind !== 'replaced' && now !== null && isChecking(now) && now.operationalState === 0;
}

/** Back already, and what its checks say of it is not known yet, or may be otherwise in a moment. */
export function isInDoubt(finding: Finding): boolean {
  const { now } = finding;
  return isBack(finding) && now !== null && isChecking(now) && !(isUp(now) && isChecked(now));
}

function isChecking({ checks, admin }: Server): boolean {
  return checks === 'enabled' && admin !== 'maint';
}

/** The same finding, with why it is not put back where that would let it in unproven. */
export function refusedElsewhere(finding: Finding, there: UnprovenThere): Finding {
  const { saved, own, now, loadBalancer } = finding;
  if (now === null || !isLeft(finding)) return finding;
  const isLetIn = openness({ ...settingsOf(now), ...own }) > openness(settingsOf(now));
  const other = isLetIn && now.checks !== 'enabled' ? there(finding) : null;
  if (other === null) return finding;
  const [key, otherKey] = [keyOf(saved), keyOf(other.saved)];
  const isNamesake = key === otherKey;
  const whose = `${otherKey} on ${other.loadBalancer}, which has its address,`;
  const failure = new Failure(
    'unhealthy',
    `Not put back: no health check runs on ${key} here, and ${isNamesake ? `on ${other.loadBalancer} it` : whose} was not proven healthy`,
    {
      brief: isNamesake
        ? `it was not proven healthy on ${other.loadBalancer}`
        : `${whose} was not proven healthy`,
      loadBalancer,
      servers: [key],
      hint: 'Look at its application, then run `ready` for it on all load balancers.',
    },
  );
  return { ...finding, failure };
}
