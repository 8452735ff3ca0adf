/** The LoadBalancer port through the Data Plane API. What this way cannot do stands in the snapshot, and is refused here as well. */
import type { Clock } from '../../clock.ts';
import { Failure } from '../../errors.ts';
import type { SeveralAddresses } from '../address.ts';
import type {
  CheckGoal,
  LoadBalancer,
  LookOptions,
  ReadOptions,
  SampleOptions,
  SessionSummary,
  StateGoal,
  WeightGoal,
} from '../load-balancer.ts';
import type { ServerName, Traffic } from '../server.ts';
import type { Lack, Reading, Snapshot } from '../snapshot.ts';
import type { Channel } from './channel.ts';
import { Client, type ClientOptions } from './client.ts';
import { takeDownForProof } from './health-down.ts';
import { Observer } from './observer.ts';
import { Reader, type Rows } from './reader.ts';
import { lacking } from './refusals.ts';
import { setStates } from './states.ts';
import { type Write, writeAsTold } from './write.ts';

/** How it is reached, and what it is called. */
export interface DataPlaneOptions extends ClientOptions {
  /** What the load balancer is called. */
  name: string;
  /** Asked when everything has been read. */
  severalAddresses?: () => SeveralAddresses | null;
}

/** No version has an endpoint for these. */
const LACKS: readonly Lack[] = ['shutdown-sessions', 'health-checks', 'agent-checks', 'undivided-proof'];

/** See load-balancer.ts for what each method promises. */
export class DataPlaneLoadBalancer implements LoadBalancer {
  readonly name: string;
  readonly #clock: Clock;
  readonly #client: Client;
  readonly #observer: Observer;
  readonly #reader: Reader;
  readonly #channel: Channel;
  readonly #severalAddresses: () => SeveralAddresses | null;

  constructor(options: DataPlaneOptions) {
    const { name, clock, retries } = options;
    this.name = name;
    this.#severalAddresses = options.severalAddresses ?? (() => null);
    this.#clock = clock;
    this.#client = new Client(options);
    this.#observer = new Observer(this.#client, clock);
    this.#reader = new Reader(this.#client, this.#observer, clock);
    this.#channel = { client: this.#client, observer: this.#observer, reader: this.#reader, clock, retries };
  }

  read(signal: AbortSignal, { afterLoss = false }: LookOptions = {}): Promise<Snapshot> {
    return this.#named(signal, async () => {
      const { setsWeights } = await this.#client.dialect(signal);
      if (afterLoss) this.#client.doubtNext();
      const everything = await this.#reader.readAll(signal);
      const lacks: readonly Lack[] = setsWeights ? LACKS : [...LACKS, 'weight'];
      const can = { change: everything.level !== 'user', seeOldWorkers: false, lacks };
      this.#reader.tell(everything.servers);
      const severalAddresses = this.#severalAddresses();
      const where = severalAddresses === null ? {} : { severalAddresses };
      return { ...everything, ...this.#unseen, ...where, isLevelGuessed: true, can };
    });
  }

  readServers(
    servers: readonly ServerName[],
    signal: AbortSignal,
    { fresh = false, sparing = false, notBefore, afterLoss = false }: ReadOptions = {},
  ): Promise<Reading> {
    return this.#named(signal, async () => {
      if (afterLoss) this.#client.doubtNext();
      if (fresh) {
        this.#client.reopen();
        await this.#observer.waitForReloads(signal);
      }
      const early = notBefore === undefined ? 0 : notBefore - this.#clock.now();
      if (early > 0) await this.#clock.sleep(early, signal);
      return this.#inFull(await this.#reader.readServers(servers, fresh && !sparing, signal));
    });
  }

  sample(
    servers: readonly ServerName[],
    signal: AbortSignal,
    { by }: SampleOptions = {},
  ): Promise<ReadonlyMap<string, Traffic>> {
    return this.#named(signal, () => this.#reader.sample(servers, signal, by));
  }

  setStates(
    goals: readonly StateGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    return this.#named(signal, async () =>
      this.#inFull(await setStates(this.#channel, goals, watch, signal)),
    );
  }

  setWeights(
    goals: readonly WeightGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const writeOf = (goal: WeightGoal): Write => ({
      name: goal,
      body: { weight: goal.effective },
      aspect: ({ weight }) => weight,
      goal: goal.effective,
      passes: ({ weight }, before) => weight === goal.effective && before?.server.weight !== weight,
    });
    return this.#named(signal, async () => {
      const { setsWeights } = await this.#client.dialect(signal);
      if (!setsWeights) throw lacking('weight');
      return this.#inFull(await writeAsTold(this.#channel, goals.map(writeOf), watch, signal));
    });
  }

  /** There is no call for it. */
  setChecks(
    goals: readonly CheckGoal[],
    _watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const check = goals[0]?.check ?? 'health';
    return this.#named(signal, () => Promise.reject(lacking(`${check}-checks`)));
  }

  setHealth(
    servers: readonly ServerName[],
    health: 'up' | 'stopping',
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const writes = servers.map(health === 'up' ? upAgain : outUntilChecked);
    return this.#named(signal, async () =>
      this.#inFull(await writeAsTold(this.#channel, writes, watch, signal)),
    );
  }

  takeDownForProof(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    return this.#named(signal, async () => {
      return this.#inFull(await takeDownForProof(this.#channel, servers, watch, signal));
    });
  }

  shutDownSessions(_servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    return this.#named(signal, () => Promise.reject(lacking('shutdown-sessions')));
  }

  /** Nobody tells over this API. */
  async sessionsOf(): Promise<SessionSummary | null> {
    return null;
  }

  close(): void {
    this.#client.reopen();
  }

  get #unseen(): Pick<Reading, 'oldWorkers'> {
    return { oldWorkers: this.#observer.replaced ? 'unseen' : 'none' };
  }

  #inFull(rows: Rows): Reading {
    this.#reader.tell(rows.servers);
    return { ...rows, ...this.#unseen };
  }

  /** Does the work, and says in its failure whose it is. The signal's reason is not ours. */
  async #named<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    try {
      signal.throwIfAborted();
      return await work();
    } catch (error) {
      if (!(error instanceof Failure) || error === signal.reason) throw error;
      throw error.with({ loadBalancer: error.loadBalancer ?? this.name });
    }
  }
}

function upAgain(name: ServerName): Write {
  return {
    name,
    body: { operational_state: 'up' },
    aspect: ({ operationalState }) => operationalState !== 0,
    goal: true,
    passes: ({ operationalState }, before) =>
      operationalState !== 'down' && before?.server.operationalState === 0,
  };
}

/** A check that passes ends it, perhaps before it is read back. */
function outUntilChecked(name: ServerName): Write {
  return {
    name,
    body: { operational_state: 'stopping', admin_state: 'drain' },
    aspect: ({ forced, operationalState }) => forced === 'drain' && operationalState === 3,
    goal: true,
    passes: ({ operationalState }) => operationalState === 'stopping',
    // The clock of a server never goes back by itself.
    shows: (before, now) =>
      now.forced === 'drain' && (now.changedSecondsAgo ?? 0) < (before.changedSecondsAgo ?? 0),
    // To call one stopping that has gone down meanwhile would let bound clients in.
    isOver: ({ operationalState }) => operationalState === 0,
  };
}
