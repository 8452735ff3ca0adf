/** A name server for one test. */
import { isIP, type LookupFunction } from 'node:net';

/** Whatever name is asked for: it leads to these, as the system would say it. */
export function leadingTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all: isForAll }, callback) => {
    if (isForAll) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family);
  };
}
