/**
 * One load balancer in the course of a rolling step: what was selected there, how it was found, and what it says now. Decides nothing
 * but whose a server's state is.
 */
import { Failure, Reloaded } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { isSameProcess, type ProcessIdentity } from '../../haproxy/process.ts';
import {
  isRunning,
  keyOf,
  nameOf,
  type Server,
  type ServerName,
  takesTraffic,
} from '../../haproxy/server.ts';
import { openness } from '../../haproxy/server-settings.ts';
import { withNewer } from '../../haproxy/servers.ts';
import { isGone, isHidden, type Snapshot } from '../../haproxy/snapshot.ts';
import { newcomersSince } from '../plan/notices/added.ts';
import type { Target } from '../plan/target.ts';
import { requireReadable } from '../plan/ways.ts';
import { HELD_BY_AGENT, isHeldByAgent } from '../ready/readiness.ts';
import { isDisabled } from '../reload.ts';
import { isLetIn } from '../report.ts';
import type { Run } from '../run.ts';
import type { SavedLoadBalancer, SavedServer } from '../saved-change.ts';
import { savedServerOf } from '../server-run.ts';

export class RollingMember {
  readonly loadBalancer: LoadBalancer;
  /** As everything was found at first. */
  readonly first: Snapshot;
  /** All that are selected here, as they were found at first. */
  readonly targets: readonly Target[];
  readonly #targets: ReadonlyMap<string, Target>;
  /** What was told of it. */
  readonly warnings: string[] = [];
  /** On the clock: when everything was read first. */
  readonly foundAt: number;
  /** As everything was found in this process. */
  #found: Snapshot;
  #snapshot: Snapshot;
  /** In which process each has come back, and where it stood in which, when its way back began. */
  readonly #done = new Map<string, { process: ProcessIdentity; begun: ProcessIdentity; address: string }>();
  #isUnread = false;
  /** Who was not there at first. */
  #beside: readonly ServerName[] = [];
  /** The one of which all that is to be known of its past was told last. */
  #told: ProcessIdentity;

  constructor(loadBalancer: LoadBalancer, snapshot: Snapshot, targets: readonly Target[], foundAt: number) {
    this.foundAt = foundAt;
    this.first = snapshot;
    this.loadBalancer = loadBalancer;
    this.targets = targets;
    this.#targets = new Map(targets.map((target) => [target.key, target]));
    this.#found = snapshot;
    this.#snapshot = snapshot;
    this.#told = snapshot.process;
  }

  get name(): string {
    return this.loadBalancer.name;
  }

  /** As read last. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** As read last; null for one that is not there. */
  find(key: string): Server | null {
    return this.#snapshot.servers.get(key) ?? null;
  }

  /** Everything was read anew. What another process has is found there. */
  record(snapshot: Snapshot): void {
    if (!isSameProcess(this.#found.process, snapshot.process)) this.#found = snapshot;
    this.#snapshot = snapshot;
    this.#beside = [...snapshot.servers.keys()].filter((key) => !this.first.servers.has(key)).map(nameOf);
  }

  /** Is this another process than the one that was told of last? From now on it was. */
  isNews(): boolean {
    const { process } = this.#snapshot;
    const isNews = !isSameProcess(this.#told, process);
    this.#told = process;
    return isNews;
  }

  /** At the end it could not be read: what others had set when it was read last may be otherwise by now. */
  get isUnread(): boolean {
    return this.#isUnread;
  }

  noteUnread(): void {
    this.#isUnread = true;
  }

  /** Has any batch come back here? */
  get hasDone(): boolean {
    return this.#done.size > 0;
  }

  /** A half of a batch has come here: what it found first in a process that has replaced another one is found there. */
  noteProcess({ seen: { snapshot } }: Run): void {
    if (!isSameProcess(this.#snapshot.process, snapshot.process)) this.record(snapshot);
  }

  /** These were proven and let in, and read once more. */
  noteDone(run: Run): void {
    this.noteProcess(run);
    const { process, first } = run.seen;
    for (const unit of run.units) {
      const { address } = run.of(unit).begun;
      this.#done.set(unit.key, { process, begun: first.process, address });
    }
    const done = run.units.flatMap((unit) => run.membersNow(unit).map((now) => [keyOf(now), now] as const));
    this.#takeIn(done);
  }

  /** What a half of a batch has read last of all that are selected. */
  noteSeen(run: Run): void {
    this.noteProcess(run);
    const members = this.targets.flatMap((target) => target.members);
    const seen = members.flatMap((member) => run.seen.find(keyOf(member)) ?? []);
    this.#takeIn(seen.map((server) => [keyOf(server), server]));
  }

  /** Reads all that are selected, and who has come beside them, for he need not stay as he was found; everything, where HAProxy was reloaded, one of them is gone, or others have come beside them. */
  async look(signal: AbortSignal): Promise<void> {
    const members = this.targets.flatMap((target) => target.members);
    const names = [...new Map([...members, ...this.#beside].map((one) => [keyOf(one), one])).values()];
    const there = names.filter((name) => !isGone(this.#snapshot, keyOf(name)));
    if (there.length === 0) return;
    try {
      const reading = await this.loadBalancer.readServers(there, signal);
      const { servers, backends, oldWorkers, newcomers = [] } = reading;
      // Only there it stands whom they follow.
      if (newcomersSince(this.#snapshot, newcomers).length > 0)
        return this.record(await this.loadBalancer.read(signal));
      this.#snapshot = {
        ...this.#snapshot,
        servers: withNewer(this.#snapshot.servers, servers),
        backends: new Map([...this.#snapshot.backends, ...backends]),
        oldWorkers,
      };
    } catch (error) {
      const isAnother = error instanceof Reloaded || (error instanceof Failure && error.code === 'not-found');
      if (!isAnother) throw error;
      this.record(await this.loadBalancer.read(signal));
    }
  }

  /** Those that came back, and trackers of theirs, to which HAProxy gives only a part of their weight and `maxconn` as yet. */
  get starting(): Server[] {
    const done = this.targets.filter(({ key }) => this.#done.has(key));
    const members = done.flatMap((target) =>
      target.members.flatMap((member) => this.find(keyOf(member)) ?? []),
    );
    return members.filter((server) => server.operationalState === 1 && takesTraffic(server));
  }

  /**
   * Those that came back and are held out by now, at weight 0 too, though they were in rotation before the step: as not this step's to put
   * back, for it did not set that.
   */
  outAgain(): SavedLoadBalancer {
    const { process } = this.#snapshot;
    const done = this.targets
      .filter(({ key }) => this.#done.has(key))
      .flatMap(({ key }) => this.#membersOf(key));
    const servers = done.flatMap((key): SavedServer[] => {
      const [before, now] = [this.first.servers.get(key), this.find(key)];
      if (before === undefined || now === null || !isLetIn(before) || isLetIn(now)) return [];
      // Its weight is nothing that this step had set: an earlier one may have to put back its own, and is to hear whose it is now.
      const sent: SavedServer['sent'] = { states: ['ready'], weights: [] };
      return [{ ...savedServerOf(before), address: now.address, sent }];
    });
    return { name: this.name, process, servers };
  }

  /**
   * Throws `not-verified`, `reloaded`, `dns-maintenance` or `unhealthy` where one that came back is not as it was left, and `data-plane-api` where that is
   * not shown: then nobody else goes out. `toBeProven`: by its checks, where it had some.
   */
  assertDone(toBeProven: boolean): void {
    requireReadable([...this.#done.keys()].filter((key) => isHidden(this.#snapshot, key)).map(nameOf));
    for (const [key, { process, begun, address }] of this.#done) {
      const now = this.find(key);
      if (now === null) continue;
      const isForgotten = !isSameProcess(process, this.#snapshot.process) && !isDisabled(now);
      if (now.forced !== 'ready' && isForgotten) throw this.#outAgain(key, now);
      if (now.forced !== 'ready')
        throw this.#changed(key, `was put back in rotation, and now it is ${now.forced} ("${now.status}")`);
      const isKnown = now.fqdn === '' && address !== '' && now.address !== '';
      if (isKnown && address !== now.address) throw this.#moved(key, address, now, begun);
      if (now.maintCauses.includes('dns'))
        throw this.#unresolved(key, now, 'was put back in rotation, and its name does not resolve any more');
      for (const member of this.#membersOf(key)) this.#assertServing(member);
      // It was proven, and if it fails from now on nobody hears of it. A new configuration may have none.
      const checksBefore = this.#targets.get(key)?.before.checks;
      if (toBeProven && checksBefore === 'enabled' && now.checks === 'disabled') throw this.#unwatched(key);
      // Whoever has found it down: its check, which may only ask for no more traffic, or its agent.
      if (now.admin === 'ready' && !isRunning(now)) throw this.#failedSince(key, now);
    }
  }

  /** Throws `not-verified` where one of these is not as it was found: somebody wants it otherwise; and `dns-maintenance`. `toBeProven`: by its checks, where it had some. */
  assertAsFound(keys: readonly string[], toBeProven: boolean): void {
    for (const key of keys) {
      const [found, now] = [this.#found.servers.get(key), this.find(key)];
      if (found === undefined || now === null) continue;
      const before = this.#targets.get(key)?.before;
      if (isDisabled(now) && !isDisabled(before))
        throw this.#changed(
          key,
          `was ${before?.forced} when this step began, and a new configuration has it disabled`,
        );
      // What a reload has let in was forgotten; what it has out, though it was in rotation, somebody has taken out in the new process.
      const isTakenOut =
        before !== undefined && openness({ state: now.forced }) < openness({ state: before.forced });
      if (found.forced !== now.forced || isTakenOut) {
        const was = isTakenOut ? before.forced : found.forced;
        const words = `was ${was} when this step began, and now it is ${now.forced} ("${now.status}")`;
        throw this.#changed(key, words);
      }
      // Behind its script it could not be proven any more, and would stay out.
      if (toBeProven && before?.checks === 'enabled' && now.checks !== 'enabled') throw this.#unwatched(key);
      if (now.fqdn === '' && found.address !== now.address) {
        throw this.#changed(
          key,
          `stood at ${found.address} when this step began, and stands at ${now.address} now`,
        );
      }
      // Nobody could prove it behind its script, and in maint it would not come back by itself.
      if (now.maintCauses.includes('dns'))
        throw this.#unresolved(key, now, 'has a name that does not resolve any more');
      // Its script would be run for one that is not "done" behind it.
      for (const member of this.#membersOf(key)) this.#assertServing(member);
    }
  }

  /** It and all that track it. */
  #membersOf(key: string): string[] {
    return this.#targets.get(key)?.members.map(keyOf) ?? [];
  }

  /** Throws `not-verified` where its own state, which no other's undoes, or its weight keeps one out that was in when this step began. */
  #assertServing(key: string): void {
    const [before, now] = [this.first.servers.get(key), this.find(key)];
    if (before === undefined || now === null) return;
    if (before.forced === 'ready' && now.forced !== 'ready')
      throw this.#changed(
        key,
        `was ready when this step began, and now it is ${now.forced} ("${now.status}")`,
      );
    // An agent takes it out so, and in again, whenever it likes.
    if (now.weight === 0 && before.weight > 0 && now.agent !== 'enabled')
      throw this.#changed(key, `had weight ${before.weight} when this step began, and has weight 0 now`);
  }

  #takeIn(servers: Iterable<readonly [string, Server]>): void {
    this.#snapshot = { ...this.#snapshot, servers: withNewer(this.#snapshot.servers, new Map(servers)) };
  }

  #changed(key: string, words: string): Failure {
    return new Failure('not-verified', `${key} ${words}: somebody else changed it.`, {
      loadBalancer: this.name,
      servers: [key],
      brief: 'somebody else changed it',
      hint: 'Another job or person works on this server: find out why before the rest goes out. A common `concurrency` group keeps jobs apart.',
    });
  }

  #unwatched(key: string): Failure {
    return this.#changed(key, 'was watched by health checks when this step began, and is not any more');
  }

  /** A state file from when this step, or somebody before, had it out. */
  #outAgain(key: string, { forced, status }: Server): Failure {
    return new Failure(
      'reloaded',
      `${key} was put back in rotation, then HAProxy was reloaded, and in the new process it is ${forced} ("${status}"): no other server goes out.`,
      {
        brief: `a reload has taken ${key} out again`,
        loadBalancer: this.name,
        servers: [key],
        hint: `The state file that HAProxy began with is most likely older than that: save it right before each reload. To bring ${key} back, run \`ready\` for it.`,
      },
    );
  }

  /** What was deployed is not what serves now. */
  #moved(key: string, from: string, { address }: Server, begun: ProcessIdentity): Failure {
    const words = `stood at ${from} when its script was run, and stands at ${address} now`;
    if (isSameProcess(begun, this.#snapshot.process)) return this.#changed(key, words);
    return new Failure(
      'reloaded',
      `${key} ${words}, for HAProxy was reloaded with a new configuration: no other server goes out.`,
      {
        brief: 'it stands at another address than when its script was run',
        loadBalancer: this.name,
        servers: [key],
        hint: `What was deployed at ${from} may not be what serves as ${key} now: look what runs where, and run this step again for whoever was left out.`,
      },
    );
  }

  #unresolved(key: string, { status }: Server, words: string): Failure {
    return new Failure('dns-maintenance', `${key} ${words}: no other server goes out.`, {
      loadBalancer: this.name,
      servers: [key],
      detail: status,
      hint: 'HAProxy brings it back by itself when the name resolves: look at its `resolvers` section.',
    });
  }

  #failedSince(key: string, now: Server): Failure {
    const { status, lastCheck } = now;
    return new Failure(
      'unhealthy',
      `${key} was put back in rotation, and now it is "${status}": no other server goes out.`,
      {
        loadBalancer: this.name,
        servers: [key],
        brief: 'it came back, and has gone down since',
        ...(lastCheck === '' ? {} : { detail: lastCheck }),
        hint: isHeldByAgent(now)
          ? HELD_BY_AGENT
          : `Look at the application of ${nameOf(key).server}: it has failed since it came back.`,
      },
    );
  }
}
