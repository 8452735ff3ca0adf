/** What happens beside the jobs, done to the model: nobody of ours has a hand in it. */
import { keyOf } from '../../src/haproxy/server.ts';
import type { Crowd } from './crowd.ts';
import type { Application } from './model/application.ts';
import { PERSON } from './model/author.ts';
import type { Haproxy } from './model/haproxy.ts';
import type { ModelServer } from './model/server.ts';
import type { WorldEvent } from './scenario.ts';
import type { WorldClock } from './world-clock.ts';

/** One load balancer with those who use it. */
export interface Place {
  haproxy: Haproxy;
  crowd: Crowd;
}

export interface Stage {
  clock: WorldClock;
  applications: ReadonlyMap<string, Application>;
  places: ReadonlyMap<string, Place>;
}

export type Reload = Extract<WorldEvent, { kind: 'reload' }>;
type EventAt = Extract<WorldEvent, { loadBalancer: string }>;

export function happen(event: WorldEvent, stage: Stage): void {
  switch (event.kind) {
    case 'application':
      stage.applications.get(event.address)?.become(event.becomes, stage.clock.now());
      return;
    case 'agent says':
      for (const { haproxy } of stage.places.values()) {
        const agent = haproxy.current.servers.get(event.key)?.setup.agent;
        if (agent) agent.answer = event.answer;
      }
      return;
    default: {
      const place = stage.places.get(event.loadBalancer);
      // Nobody is there to be told, and nothing that could happen to it.
      if (place === undefined || place.haproxy.deadSince !== null) return;
      // Whoever hangs obeys nobody until then.
      const hangsMs = Math.max(0, place.haproxy.hangsUntil - stage.clock.now());
      if (hangsMs === 0) happenAt(place, event, stage.clock);
      else stage.clock.after(hangsMs + 1, () => happen(event, stage));
    }
  }
}

export function reload({ haproxy, crowd }: Place, event: Reload): void {
  haproxy.reload(event.stateFile, event.changes, crowd.stayIdle(event.idle));
}

function happenAt(place: Place, event: EventAt, clock: WorldClock): void {
  const { haproxy } = place;
  switch (event.kind) {
    case 'reload':
      reload(place, event);
      return;
    case 'hang':
      haproxy.hangsUntil = clock.now() + event.ms;
      return;
    case 'add':
      if (!haproxy.current.servers.has(keyOf(event.server))) haproxy.current.addDynamic(event.server, PERSON);
      return;
    case 'clear counters':
      haproxy.current.clearCounters();
      return;
    case 'die':
      haproxy.die();
      if (event.backAfterMs !== null) clock.after(event.backAfterMs, () => haproxy.restart());
      return;
    default: {
      const server = haproxy.current.servers.get(event.key);
      if (server !== undefined) happenTo(server, haproxy, event, clock);
    }
  }
}

function happenTo(
  server: ModelServer,
  haproxy: Haproxy,
  event: Extract<EventAt, { key: string }>,
  clock: WorldClock,
): void {
  const { current } = haproxy;
  switch (event.kind) {
    case 'set state':
      current.setState(server, event.state, PERSON);
      return;
    case 'set weight':
      current.setWeight(server, event.weight, PERSON);
      return;
    case 'switch checks':
      current.switchChecks(server, event.on);
      return;
    case 'switch agent':
      if (server.setup.agent) server.agentOn = event.on;
      return;
    case 'set health':
      current.setHealth(server, event.health, PERSON);
      return;
    case 'cut':
      current.cutSessions(server, PERSON);
      return;
    case 'set address':
      current.setAddress(server, event.address);
      return;
    case 'set maxconn':
      current.setMaxconn(server, event.maxconn);
      return;
    case 'resolve':
      current.setResolved(server, true);
      return;
    case 'unresolved':
      current.setResolved(server, false);
      clock.after(event.forMs, () => current.setResolved(server, true));
      return;
    case 'replace':
      if (server.root !== null || server.trackers.length > 0) return;
      current.setState(server, 'maint', PERSON);
      // HAProxy deletes nobody who still serves, nor whose request is tried again in a moment (measured on 3.0 to 3.4; 2.6 deletes that
      // one, and answers its request 503 without asking anybody).
      if (server.sessions.size > 0 || server.queue.length > 0 || server.turningAround.size > 0) return;
      current.remove(server);
      if (event.address !== null) current.addDynamic({ ...server.setup, address: event.address }, PERSON);
  }
}
