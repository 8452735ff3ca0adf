/** What a set of hundreds of servers is answered with: their states as they are, their traffic as it was. */
import type { Server, Traffic } from '../../src/haproxy/server.ts';
import type { Reading } from '../../src/haproxy/snapshot.ts';

/**
 * The same with what `show stat` said before the set, as of a backend so large that it is not asked behind one. Old workers were counted
 * now. As it is where one of them was never read.
 */
export function withEarlierTraffic(
  reading: Reading,
  before: ReadonlyMap<string, Server>,
  setAt: number,
): Reading {
  if ([...reading.servers.keys()].some((key) => !before.has(key))) return reading;
  const servers = [...reading.servers].map(([key, server]): [string, Server] => {
    const earlier = before.get(key) ?? server;
    const { inherited = 0 } = server;
    const sessions = earlier.sessions - (earlier.inherited ?? 0) + inherited;
    const traffic = { ...server, ...trafficIn(earlier), sessions };
    return [key, inherited > 0 ? { ...traffic, inherited } : traffic];
  });
  return {
    ...reading,
    servers: new Map(servers),
    earlierTraffic: new Map([...reading.backends.keys()].map((backend) => [backend, setAt])),
  };
}

/** States as they were read at `statesAt`, traffic as it is now; as it is where both do not speak of one state. */
export function withEarlierStates(
  reading: Reading,
  then: ReadonlyMap<string, Server>,
  statesAt: number,
): Reading {
  const servers = [...reading.servers].map(([key, now]): [string, Server] => {
    const { sessions, inherited = 0 } = now;
    const server = { ...(then.get(key) ?? now), ...trafficIn(now), sessions };
    return [key, inherited > 0 ? { ...server, inherited } : server];
  });
  const isOne = [...reading.servers].every(([key, now]) => then.get(key)?.status === now.status);
  return isOne ? { ...reading, servers: new Map(servers), statesAt } : reading;
}

/** Traffic as it was then, where the backends' own rows say that nobody has been there since, and states as they are. Old workers are counted now. */
export function withTrafficOf(reading: Reading, then: ReadonlyMap<string, Server>): Reading {
  if ([...reading.servers].some(([key, now]) => then.get(key)?.status !== now.status)) return reading;
  const servers = [...reading.servers].map(([key, now]): [string, Server] => {
    const was = then.get(key) ?? now;
    const sessions = was.sessions - (was.inherited ?? 0) + (now.inherited ?? 0);
    return [key, { ...now, ...trafficIn(was), sessions }];
  });
  return { ...reading, servers: new Map(servers) };
}

/** What stands in the rows of `show stat`. */
function trafficIn(server: Server): Omit<Traffic, 'sessions' | 'inherited'> {
  const { status, queued, sessionsTotal, retries, responses, effectiveWeight } = server;
  const { backend, server: name, checkFailures, checkDowns, checkStatus, lastCheck } = server;
  return {
    backend,
    server: name,
    status,
    queued,
    sessionsTotal,
    retries,
    responses,
    effectiveWeight,
    checkFailures,
    checkDowns,
    checkStatus,
    lastCheck,
  };
}
