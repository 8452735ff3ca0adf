/**
 * Servers in rotation whose checks somebody has switched off, a person or a job that died with `health-checks: disable`: nothing switches
 * them on again by itself, and no state tells. Pure.
 */
import { keyOf, type Server, takesTraffic } from '../../haproxy/server.ts';
import { listed, verb } from '../../words.ts';

/** A sentence or two for each kind of check that is off somewhere; none where all run that there are. */
export function unwatchedWords(servers: readonly Server[]): string[] {
  const serving = servers.filter(takesTraffic);
  const health = serving.filter(({ checks }) => checks === 'disabled').map(keyOf);
  const agent = serving.filter((server) => server.agent === 'disabled').map(keyOf);
  return [
    ...offWords(health, 'health', 'would be sent requests when dead, too'),
    ...offWords(agent, 'agent', 'would stay when an agent says otherwise'),
  ];
}

function offWords(keys: readonly string[], check: string, what: string): string[] {
  if (keys.length === 0) return [];
  const [take, their] = [verb(keys.length, 'takes', 'take'), verb(keys.length, 'its', 'their')];
  return [
    `${listed(keys)} ${take} traffic with ${their} ${check} checks switched off, and ${what}. \`enable ${check} BACKEND/SERVER\`, or \`${check}-checks: enable\` with \`ready\`, switches them on.`,
  ];
}
