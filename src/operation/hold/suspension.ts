/** Held servers that were let go of for a later step, until that gives them back. Knows nothing of HAProxy, and sends nothing. */
import type { ProcessIdentity } from '../../haproxy/process.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { HeldServer } from './hold-target.ts';

/** How one is given back. `in-doubt`: the later step has ended without a word, and may have set it. */
export type Resumed = 'as-held' | 'in-doubt';

interface Suspended {
  held: HeldServer;
  /** The process that was seen with it as it should be; null while that was still to be done. */
  settledIn: ProcessIdentity | null;
  again: Resumed | 'not-yet';
}

/** One that was given back, from the next look on. */
export interface TakenBack extends Omit<Suspended, 'again'> {
  again: Resumed;
}

export class Suspension {
  readonly #servers = new Map<string, Suspended>();

  get size(): number {
    return this.#servers.size;
  }

  get keys(): string[] {
    return [...this.#servers.keys()];
  }

  get servers(): HeldServer[] {
    return [...this.#servers.values()].map(({ held }) => held);
  }

  has(key: string): boolean {
    return this.#servers.has(key);
  }

  add(held: HeldServer, settledIn: ProcessIdentity | null): void {
    this.#servers.set(keyOf(held), { held, settledIn, again: 'not-yet' });
  }

  /** One that was given back a moment ago, or is to be, goes to another step first. Returns whether it is suspended at all. */
  keep(key: string): boolean {
    return this.#set(key, 'not-yet');
  }

  /** Returns whether it was suspended. */
  resume(key: string, again: Resumed): boolean {
    return this.#set(key, again);
  }

  /** Returns whether it was suspended. */
  release(key: string): boolean {
    return this.#servers.delete(key);
  }

  /** Those that were given back are suspended no more. */
  takeBack(): TakenBack[] {
    const back = [...this.#servers.values()].flatMap(({ again, ...rest }) =>
      again === 'not-yet' ? [] : { ...rest, again },
    );
    for (const { held } of back) this.#servers.delete(keyOf(held));
    return back;
  }

  #set(key: string, again: Suspended['again']): boolean {
    const one = this.#servers.get(key);
    if (one !== undefined) this.#servers.set(key, { ...one, again });
    return one !== undefined;
  }
}
