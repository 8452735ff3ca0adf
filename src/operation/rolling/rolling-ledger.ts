/**
 * What a rolling step may leave behind, saved before each set: of the batch that is under way alone, for batches that are done are not
 * touched again. Both halves of a batch are one change: what a server was before it went out is what it goes back to.
 */
import { keyOf } from '../../haproxy/server.ts';
import type { Effects } from '../effects.ts';
import type { Keeper } from '../ledger.ts';
import type { RollingRequest } from '../request.ts';
import {
  covers,
  isSent,
  type SavedChange,
  type SavedLoadBalancer,
  type SavedServer,
} from '../saved-change.ts';

export class RollingLedger {
  readonly #request: RollingRequest;
  readonly #save: Effects['save'];
  #out: readonly SavedLoadBalancer[] = [];
  #back: readonly SavedLoadBalancer[] = [];
  /** As it was saved last, of the batch under way. */
  #kept: readonly SavedLoadBalancer[] = [];
  /** Of batches that are done, what is otherwise than before: known to post when all are done. */
  #done: readonly SavedLoadBalancer[] = [];
  /** Of batches that were done, who is out all the same when the step has failed. */
  #outAgain: readonly SavedLoadBalancer[] = [];
  #onError: RollingRequest['onError'];
  #scriptUnfinished = false;

  constructor(request: RollingRequest, { save }: Pick<Effects, 'save'>) {
    this.#request = request;
    this.#save = save;
    this.#onError = request.onError;
  }

  /** Where the first half of a batch saves to. */
  readonly out: Keeper = {
    save: ({ loadBalancers }) => {
      this.#out = loadBalancers;
      this.#write();
    },
  };

  /** Where the second half of a batch saves to. */
  readonly back: Keeper = {
    save: ({ loadBalancers }) => {
      this.#back = loadBalancers;
      try {
        this.#write();
      } catch (error) {
        // Whoever went out may come back: what is only let in again is known to post.
        if (!covers(this.#kept, combined(this.#out, this.#back))) throw error;
      }
    },
    // Whoever was told that they are out was the process before this one.
    forgetStates: (loadBalancer, keys) => {
      const forgotten = (server: SavedServer): SavedServer =>
        keys.has(keyOf(server)) ? { ...server, sent: { ...server.sent, states: [] } } : server;
      this.#out = this.#out.map((one) =>
        one.name === loadBalancer ? { ...one, servers: one.servers.map(forgotten).filter(isSent) } : one,
      );
      this.#narrow();
    },
  };

  /** Before its script is started: should we be killed meanwhile, nobody comes back but proven. Throws when it cannot be saved. */
  beginScript(): void {
    this.#scriptUnfinished = true;
    this.#write();
  }

  /** It has ended well. */
  endScript(): void {
    this.#scriptUnfinished = false;
    this.#narrow();
  }

  /** The batch is back everywhere. `isAsBefore`: nothing of this server is otherwise than it was. */
  finishBatch(isAsBefore: (loadBalancer: string, saved: SavedServer) => boolean): void {
    const different = combined(this.#out, this.#back).map((one) => ({
      ...one,
      servers: one.servers.filter((server) => !isAsBefore(one.name, server)).map(asLetIn),
    }));
    this.#done = merged(this.#done, different);
    this.#out = [];
    this.#back = [];
    this.#narrow();
  }

  /** The script of this batch, or its way back, has failed: whatever comes, nobody lets it in unasked. */
  keepBatch(): void {
    this.#onError = 'keep';
    this.#narrow();
  }

  /** Its way back has failed, and so has the way to where that began: that is where post tries to go once more. */
  keepWayBack(): void {
    this.#back = this.#back.map((one) => ({
      ...one,
      servers: one.servers.map((server) => this.#asOfStep(one.name, server)),
    }));
    // Those that are where the way back began, or never left it, are out all the same.
    this.#out = this.#out.map((one) => ({
      ...one,
      servers: one.servers.filter((server) => !this.#isOnTheWay(one.name, server)).map(asInMaint),
    }));
    this.keepBatch();
  }

  #isOnTheWay(name: string, server: SavedServer): boolean {
    const back = this.#back.find((one) => one.name === name);
    return back?.servers.some((one) => keyOf(one) === keyOf(server)) === true;
  }

  #asOfStep(name: string, server: SavedServer): SavedServer {
    const out = this.#out.find((one) => one.name === name);
    const first = out?.servers.find((one) => keyOf(one) === keyOf(server));
    return first === undefined ? server : { ...server, beforeStep: first.before };
  }

  /** The step has failed, and these of batches that were done are out: whoever did that, post is to tell of it. */
  noteOutAgain(loadBalancers: readonly SavedLoadBalancer[]): void {
    this.#outAgain = loadBalancers.filter(({ servers }) => servers.length > 0);
    if (this.hasOutAgain) this.#narrow();
  }

  get hasOutAgain(): boolean {
    return this.#outAgain.length > 0;
  }

  /** All batches are back. */
  close(): void {
    if (this.#done.length > 0)
      this.#save({ ...this.#policies(), reached: true, loadBalancers: [...this.#done] });
  }

  /** Is any server otherwise than it was before the step? */
  get isDifferent(): boolean {
    return this.#done.some(({ servers }) => servers.length > 0);
  }

  /** Throws when it cannot be saved. */
  #write(): void {
    const loadBalancers = combined(this.#out, this.#back);
    this.#save({ ...this.#policies(), reached: false, loadBalancers: merged(this.#outAgain, loadBalancers) });
    this.#kept = loadBalancers;
  }

  /** What cannot be saved now was saved before, in wider words. */
  #narrow(): void {
    try {
      this.#write();
    } catch {}
  }

  #policies(): Omit<SavedChange, 'reached' | 'loadBalancers'> {
    const { restore, minAvailable, healthTimeoutMs } = this.#request;
    const script = this.#scriptUnfinished ? { scriptUnfinished: true as const } : {};
    return {
      operation: 'rolling',
      onError: this.#onError,
      restore,
      minAvailable,
      healthTimeoutMs,
      ...script,
    };
  }
}

/** Whoever is in anything else than ready by now was set to that by somebody else. */
function asLetIn(saved: SavedServer): SavedServer {
  return { ...saved, sent: { ...saved.sent, states: ['ready'], weights: [] } };
}

/** Nobody brings it anywhere else, but that it was in rotation before the step is to be told. */
function asInMaint(saved: SavedServer): SavedServer {
  return { ...saved, before: { ...saved.before, state: 'maint' }, beforeStep: saved.before };
}

/** All that was sent in both halves. The process is the one that was told last. */
function combined(
  out: readonly SavedLoadBalancer[],
  back: readonly SavedLoadBalancer[],
): SavedLoadBalancer[] {
  const names = new Set([...out, ...back].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [first, second] = [out, back].map((half) => half.find((one) => one.name === name));
    const known = second ?? first;
    if (known === undefined) return [];
    const servers = new Map((first?.servers ?? []).map((server) => [keyOf(server), server]));
    for (const server of second?.servers ?? []) {
      const before = servers.get(keyOf(server));
      servers.set(keyOf(server), before === undefined ? server : { ...before, ...ofBoth(before, server) });
    }
    return [{ ...known, servers: [...servers.values()] }];
  });
}

/**
 * Weights are only lent, on the way back: what they were when that began is what they are again. Who had another one before the step was given
 * that by somebody else, or by its script, which is to be told.
 */
function ofBoth(out: SavedServer, back: SavedServer): Partial<SavedServer> {
  const before = { ...out.before, weight: back.before.weight };
  const states = [...new Set([...out.sent.states, ...back.sent.states])];
  const weights = [...new Set([...out.sent.weights, ...back.sent.weights])];
  const others = before.weight === out.before.weight ? {} : { beforeStep: out.before };
  return { address: back.address, before, ...others, sent: { ...out.sent, states, weights } };
}

function merged(done: readonly SavedLoadBalancer[], more: readonly SavedLoadBalancer[]): SavedLoadBalancer[] {
  const names = new Set([...done, ...more].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [before, now] = [done, more].map((half) => half.find((one) => one.name === name));
    const known = now ?? before;
    const servers = [...(before?.servers ?? []), ...(now?.servers ?? [])];
    return known === undefined || servers.length === 0 ? [] : [{ ...known, servers }];
  });
}
