/** Chance from a seed: the same seed, the same world. */

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** 0 up to but without 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Throws for an empty list. */
  pick<T>(from: readonly T[]): T {
    const [first] = from;
    if (first === undefined) throw new Error('nothing to pick from');
    return from[this.between(0, from.length - 1)] ?? first;
  }

  /** Each with its share of the chance. */
  weighted<T>(from: readonly (readonly [number, T])[]): T {
    let left = this.next() * from.reduce((sum, [share]) => sum + share, 0);
    for (const [share, value] of from) {
      left -= share;
      if (left < 0) return value;
    }
    return this.pick(from)[1];
  }

  /** Chance of its own for one part of the world: what happens there does not hang on what happens elsewhere. */
  static of(seed: number, part: string): Random {
    let hash = seed | 0;
    for (let index = 0; index < part.length; index += 1) {
      hash = Math.imul(hash ^ part.charCodeAt(index), 0x5bd1e995);
      hash ^= hash >>> 13;
    }
    return new Random(hash);
  }
}
