/**
 * A host that is given by its name: where that leads, and who was reached. Behind another of its addresses may stand another HAProxy, which hears
 * nothing of what this one is told.
 */
import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import type { SeveralAddresses } from '../address.ts';

/** Resolved until somebody was reached, and then never again. */
export class NamedHost {
  readonly #name: string;
  readonly #resolve: LookupFunction | undefined;
  #addresses: readonly LookupAddress[] = [];
  #reached: string | null = null;

  /** `resolve`: the system's own unless told. */
  constructor(name: string, resolve?: LookupFunction) {
    this.#name = name;
    this.#resolve = resolve;
  }

  /** Where to connect to: its name, and later the address at which somebody was reached. */
  get host(): string {
    return this.#reached ?? this.#name;
  }

  reached({ remoteAddress }: Socket): void {
    // A link-local address says nothing without its interface, which is not told.
    if (remoteAddress === undefined || /^fe[89ab]/i.test(remoteAddress)) return;
    if (isIP(this.#name) === 0) this.#reached = remoteAddress;
  }

  /** As whoever connects wants it, and all that the name leads to is kept in mind. */
  readonly lookup: LookupFunction = (name, options, done) => {
    const resolve = this.#resolve ?? process.getBuiltinModule('node:dns').lookup;
    resolve(name, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : [];
      const [first] = addresses;
      this.#addresses = addresses;
      if (options.all || first === undefined) done(error, found);
      else done(error, first.address, first.family);
    });
  };

  /** null: one, as far as is known, or nobody was reached yet. A host has one for each family. */
  get several(): SeveralAddresses | null {
    const reached = this.#reached;
    if (reached === null) return null;
    const own = this.#addresses.filter(({ family }) => family === isIP(reached));
    const others = [...new Set(own.map(({ address }) => address))].filter((address) => address !== reached);
    return others.length > 0 ? { name: this.#name, reached, others } : null;
  }
}
