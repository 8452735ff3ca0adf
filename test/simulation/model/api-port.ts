/** The LoadBalancer port through the Data Plane API of the model, for one caller: the adapter itself, which knows of no model. */
import { DataPlaneLoadBalancer } from '../../../src/haproxy/data-plane-api/adapter.ts';
import type { LoadBalancer } from '../../../src/haproxy/load-balancer.ts';
import type { Reading, Snapshot } from '../../../src/haproxy/snapshot.ts';
import type { Random } from '../random.ts';
import type { WorldClock } from '../world-clock.ts';
import { type Api, USER } from './api.ts';
import type { Haproxy } from './haproxy.ts';
import type { Caller, WaySetup } from './port.ts';
import type { HaproxyProcess } from './process.ts';

const RETRY_DELAY_MS = 500;

interface Way {
  api: Api;
  haproxy: Haproxy;
  clock: WorldClock;
  caller: Caller;
  setup: WaySetup;
  random: Random;
}

export function throughApi({ api, haproxy, clock, caller, setup, random }: Way): LoadBalancer {
  const { retries, commandTimeoutMs } = setup;
  const underWay = caller.job?.noteUnderWay();
  const loadBalancer = new DataPlaneLoadBalancer({
    name: haproxy.name,
    host: haproxy.name,
    login: { username: USER.name, password: USER.password },
    connect: api.connectFor(caller, setup),
    clock: clock.of(caller),
    random: () => random.next(),
    retries,
    retryDelayMs: RETRY_DELAY_MS,
    commandTimeoutMs,
    ...(underWay === undefined ? {} : { underWay }),
  });
  return asHeardBy(loadBalancer, haproxy, clock, caller);
}

/** Whoever is killed hears nothing any more; and what he has heard he knows as of then. */
function asHeardBy(
  loadBalancer: LoadBalancer,
  haproxy: Haproxy,
  clock: WorldClock,
  caller: Caller,
): LoadBalancer {
  let met = haproxy.current;
  const processOf = (pid: number): HaproxyProcess =>
    haproxy.processes.find(({ identity }) => identity.pid === pid) ?? met;
  const heard = (answer: unknown, askedAt: number): void => {
    if (typeof answer !== 'object' || answer === null) return;
    // A sample has no admin state.
    const { servers = new Map(), process, ...asOf } = answer as Partial<Reading & Snapshot>;
    const { statesAt = askedAt, trafficAt = askedAt } = asOf;
    if (process !== undefined) met = processOf(process.pid);
    caller.learned(haproxy.name, met, servers, Math.min(statesAt, trafficAt));
  };
  return new Proxy(loadBalancer, {
    get(target, name: keyof LoadBalancer) {
      const member = target[name];
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        const askedAt = clock.now();
        const work: unknown = Reflect.apply(member, target, given);
        if (!(work instanceof Promise)) return work;
        return new Promise((resolve, reject) => {
          work.then(
            (answer: unknown) => {
              if (!caller.alive) return;
              heard(answer, askedAt);
              resolve(answer);
            },
            (error: unknown) => caller.alive && reject(error),
          );
        });
      };
    },
  });
}
