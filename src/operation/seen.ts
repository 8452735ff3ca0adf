/** What one load balancer has said in the course of a change: everything at first, and what was read since. Asks for nothing itself. */
import type { Clock } from '../clock.ts';
import type { Process } from '../haproxy/process.ts';
import type { Backend, Server } from '../haproxy/server.ts';
import { withNewer } from '../haproxy/servers.ts';
import type { Reading, Snapshot } from '../haproxy/snapshot.ts';

const NONE: ReadonlyMap<string, number> = new Map();
const STILL_FRESH_MS = 200;
/** A look that is no older than this is as good as one right before a set, which takes about as long to arrive. */
const JUST_READ_MS = 50;
/** For so long statistics may lag behind states: of other servers they alone tell who takes traffic. */
const TRAFFIC_LAGS_MS = 1_000;

export class Seen {
  /** As everything was found at first, whatever has been reloaded since. */
  readonly first: Snapshot;
  readonly #clock: Clock;
  #snapshot: Snapshot;
  /** Of the same process, what was read since the snapshot. */
  #since: ReadonlyMap<string, Server> = new Map();
  /** Both together, once somebody has asked. */
  #all: ReadonlyMap<string, Server> | null = null;
  /** By name, as read last. */
  #backends: ReadonlyMap<string, Backend>;
  #oldWorkers: Reading['oldWorkers'];
  #latest: Reading;
  #at: number;
  /** On the clock: when that had come, however old it was then. */
  #cameAt: number;

  constructor(first: Snapshot, clock: Clock) {
    this.first = first;
    this.#clock = clock;
    this.#snapshot = first;
    this.#backends = first.backends;
    this.#oldWorkers = first.oldWorkers;
    this.#latest = first;
    this.#at = clock.now();
    this.#cameAt = this.#at;
  }

  /** The last reading of everything, and with it the process that is worked with. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get process(): Process {
    return this.#snapshot.process;
  }

  get oldWorkers(): Reading['oldWorkers'] {
    return this.#oldWorkers;
  }

  get latest(): Reading {
    return this.#latest;
  }

  /** On the clock: when the process that is worked with was last heard of. */
  get at(): number {
    return this.#at;
  }

  /** So short a time ago that it need not be read again before something is set or said. */
  get isFresh(): boolean {
    return this.#clock.now() - this.#at < STILL_FRESH_MS;
  }

  /** The last reading, when it is so young that nothing is won by another one; else null. */
  get justRead(): Reading | null {
    return this.#clock.now() - this.#at < JUST_READ_MS ? this.#latest : null;
  }

  /** A look has just come, however long it took: another one would be no younger when it comes. */
  get hasJustLooked(): boolean {
    return this.#latest !== this.#snapshot && this.#clock.now() - this.#cameAt < JUST_READ_MS;
  }

  /** On the clock: as old statistics may be. */
  get trafficAt(): number {
    return this.#latest.trafficAt ?? this.#at;
  }

  /** What was read last is of statistics that were asked for long before its states. */
  get isTrafficOld(): boolean {
    return this.trafficAt < this.#at && this.#clock.now() - this.trafficAt >= TRAFFIC_LAGS_MS;
  }

  /** Of which backends the last reading's traffic is from before the set behind which it was read, and when that had been accepted. */
  get earlierTraffic(): ReadonlyMap<string, number> {
    return this.#latest.earlierTraffic ?? NONE;
  }

  /** As read last; null for one that is not there. */
  find(key: string): Server | null {
    return this.#since.get(key) ?? this.#snapshot.servers.get(key) ?? null;
  }

  /** All servers of the load balancer as read last. Put together once for each reading: of a thousand backends each one's servers are asked for. */
  get servers(): ReadonlyMap<string, Server> {
    this.#all ??= withNewer(this.#snapshot.servers, this.#since);
    return this.#all;
  }

  backend(name: string): Backend | undefined {
    return this.#backends.get(name);
  }

  /** Some were read. */
  add(reading: Reading): void {
    this.#since = new Map([...this.#since, ...reading.servers]);
    this.#all = null;
    this.#backends = new Map([...this.#backends, ...reading.backends]);
    this.#takeOver(reading);
  }

  /** Everything was read anew, perhaps from another process. */
  replace(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#since = new Map();
    this.#all = null;
    this.#backends = snapshot.backends;
    this.#takeOver(snapshot);
  }

  /** All that matters was heard of again, another way. */
  touch(): void {
    this.#at = this.#clock.now();
  }

  #takeOver(reading: Reading): void {
    this.#cameAt = this.#clock.now();
    const { oldWorkers, statesAt = this.#cameAt } = reading;
    this.#oldWorkers = oldWorkers;
    this.#latest = reading;
    this.#at = statesAt;
  }
}
