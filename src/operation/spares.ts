/**
 * `server-template` asks for more servers than a name may have addresses: those that are left over are nobody's, and nobody took them out.
 * Pure.
 */
import type { Server } from '../haproxy/server.ts';

/** Names, and SRV records, of which a server of their backend has an address. */
export function resolvedNames(servers: Iterable<Server>): ReadonlySet<string> {
  const resolved = [...servers].filter(({ maintCauses }) => !maintCauses.includes('dns'));
  const names = resolved.flatMap(({ backend, fqdn, srvRecord = '' }) =>
    [fqdn, srvRecord].filter((name) => name !== '').map((name) => `${backend}/${name}`),
  );
  return new Set(names);
}

/** One that an SRV record has no host for has no FQDN. */
export function isSpare(server: Server, resolved: ReadonlySet<string>): boolean {
  const { backend, fqdn, srvRecord } = server;
  return isOutByDnsAlone(server) && resolved.has(`${backend}/${fqdn || srvRecord}`);
}

/** Nobody forced it, and it tracks nobody that is out. */
export function isOutByDnsAlone({ maintCauses, forced }: Server): boolean {
  return maintCauses.length === 1 && maintCauses[0] === 'dns' && forced === 'ready';
}
