/**
 * Servers whose address has changed while they were out: `ready` lets in whoever stands there now, which may be another machine than
 * the one that was worked on. Pure.
 */
import { keyOf } from '../../haproxy/server.ts';
import type { Message, Report } from '../../operation/report.ts';
import { listed } from '../../words.ts';

/** `addressBefore`: where a server stood when an earlier step of this job changed it; null when none did, or it is not known. */
export function movedServers(
  { operation, servers }: Report,
  addressBefore: (loadBalancer: string, key: string) => string | null,
): Message[] {
  if (operation !== 'ready' && operation !== 'rolling') return [];
  const moved = servers.flatMap(({ loadBalancer, backend, server, before, after, outcome }) => {
    const key = keyOf({ backend, server });
    const former = addressBefore(loadBalancer, key) || before.address;
    // Of a rolling step only those that are back; where no name is resolved it has told of each move as it came.
    const isIn = operation === 'ready' ? outcome !== 'gone' : outcome === 'changed' && after.fqdn !== '';
    const isKnown = isIn && former !== '' && after.address !== '';
    return isKnown && former !== after.address
      ? [{ loadBalancer, words: `${key} (${after.address} now, ${former} before)` }]
      : [];
  });
  return [...Map.groupBy(moved, ({ loadBalancer }) => loadBalancer)].map(([loadBalancer, those]) => ({
    loadBalancer,
    text: `The address has changed while it was out: ${listed(those.map(({ words }) => words))}. What was done to the machine that stood there before was not done to the one that gets traffic now.`,
  }));
}
