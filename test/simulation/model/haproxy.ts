/**
 * One load balancer over the lives of its processes: reloads, with those that were replaced and still serve; a state file; times
 * in which it hangs or is not there.
 */
import { keyOf } from '../../../src/haproxy/server.ts';
import { Random } from '../random.ts';
import type { WorldClock } from '../world-clock.ts';
import type { Application } from './application.ts';
import { type Author, RELOAD, START } from './author.ts';
import { HaproxyProcess, type ProcessSetup, type ProcessWatch } from './process.ts';
import type { BackendSetup, ServerSetup } from './setup.ts';
import { readState, type ServerState, writeState } from './state-file.ts';
import type { Client } from './traffic.ts';

export interface HaproxySetup {
  name: string;
  seed: number;
  servers: readonly ServerSetup[];
  backends: ReadonlyMap<string, BackendSetup>;
  uptimeSeconds: number;
}

/** What a reload finds: no state file, one written just now, or the one that was written at the start of the story. */
export type StateFile = 'none' | 'now' | 'old';

/** `gone`, `disabled`, or at another address; or a server more. */
export type ConfigurationChange = ServerChange | { added: ServerSetup };

type ServerChange = { key: string; what: 'gone' | 'disabled' } | { key: string; address: string };

export class Haproxy {
  readonly name: string;
  readonly backends: ReadonlyMap<string, BackendSetup>;
  readonly #setup: HaproxySetup;
  readonly #clock: WorldClock;
  readonly #applications: ReadonlyMap<string, Application>;
  readonly #watch: ProcessWatch;
  #servers: readonly ServerSetup[];
  #pid: number;
  #oldState: ServerState;
  current: HaproxyProcess;
  /** Those that were replaced, as long as they have anybody to serve. */
  replaced: HaproxyProcess[] = [];
  /** Until then it takes connections and says nothing. */
  hangsUntil = 0;
  /** Until then some way to it was silent, or waited for; and by then all has come that was sent there. */
  silentUntil = Number.NEGATIVE_INFINITY;
  lateUntil = Number.NEGATIVE_INFINITY;
  /** Since when nobody listens; null while somebody does. */
  deadSince: number | null = null;

  constructor(
    setup: HaproxySetup,
    clock: WorldClock,
    applications: ReadonlyMap<string, Application>,
    watch: ProcessWatch,
  ) {
    this.name = setup.name;
    this.backends = setup.backends;
    this.#setup = setup;
    this.#clock = clock;
    this.#applications = applications;
    this.#watch = watch;
    this.#servers = setup.servers;
    this.#pid = 100;
    this.current = this.#begin(START, setup.uptimeSeconds);
    this.#oldState = writeState(this.current);
  }

  /** All that still serve. */
  get processes(): HaproxyProcess[] {
    return [this.current, ...this.replaced];
  }

  /** Until then some step could not see it. */
  get awayUntil(): number {
    return Math.max(this.hangsUntil, this.silentUntil);
  }

  /** What a state file of today would say from now on. */
  writeStateFile(): void {
    this.#oldState = writeState(this.current);
  }

  /** `idle`: clients with idle connections to the process that goes, each of whom may send one more request through it. */
  reload(stateFile: StateFile, changes: readonly ConfigurationChange[], idle: readonly Client[]): void {
    const former = this.current;
    const state = { none: null, now: writeState(former), old: this.#oldState }[stateFile];
    former.stopping = true;
    former.idleClients = [...idle];
    this.replaced.push(former);
    for (const change of changes)
      this.#servers =
        'added' in change
          ? [...this.#servers, change.added]
          : this.#servers.flatMap((server) => changed(server, change));
    this.current = this.#begin(RELOAD, 0);
    if (state !== null) readState(this.current, state);
    this.forgetEnded();
  }

  /** It comes back as a reload would, but nobody serves what was before. */
  restart(): void {
    this.deadSince = null;
    this.current = this.#begin(RELOAD, 0);
  }

  /** With everything that it served. */
  die(): void {
    this.deadSince = this.#clock.now();
    for (const process of this.processes) {
      process.stopping = true;
      process.ended = true;
    }
    this.replaced = [];
  }

  forgetEnded(): void {
    this.replaced = this.replaced.filter(
      ({ traffic, idleClients }) => traffic.busy || idleClients.length > 0,
    );
  }

  #begin(by: Author, uptimeSeconds: number): HaproxyProcess {
    const now = this.#clock.now();
    const pid = this.#pid++;
    const identity = {
      version: '3.2.0-model',
      pid,
      startedAt: 1_767_225_600 + Math.floor(now / 1_000) - uptimeSeconds,
      startToleranceSeconds: 0,
      node: this.name,
      uptimeSeconds,
    };
    const setup: ProcessSetup = {
      servers: this.#servers,
      backends: this.backends,
      applications: this.#applications,
    };
    const random = Random.of(this.#setup.seed, `checks of ${this.name} ${pid}`);
    return new HaproxyProcess(identity, setup, this.#clock, random, this.#watch, by);
  }
}

function changed(server: ServerSetup, change: ServerChange): ServerSetup[] {
  // One machine: whoever tracks it moves with it.
  if ('address' in change && server.tracks === change.key) return [{ ...server, address: change.address }];
  if (keyOf(server) !== change.key) return [server];
  if ('address' in change) return [{ ...server, address: change.address }];
  if (change.what === 'disabled') return [{ ...server, disabled: true }];
  return [];
}
