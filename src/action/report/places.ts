/** Which servers are where, by name: few enough to be read in one line. Pure; names are untrusted text. */
import { keyOf, type Server, type ServerName, takesTraffic } from '../../haproxy/server.ts';
import { listed, verb } from '../../words.ts';

/** How many servers, and how many load balancers, a line names before it counts the rest. */
export const NAMES_IN_HEADLINE = 3;

/** A server on a load balancer. */
export interface Place extends ServerName {
  loadBalancer: string;
}

/** Servers that are on the same load balancers. */
interface Group {
  keys: string[];
  loadBalancers: string[];
}

function groupsOf(places: readonly Place[]): Group[] {
  const byKey = new Map<string, string[]>();
  for (const place of places) {
    const key = keyOf(place);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [place.loadBalancer]);
    else if (!known.includes(place.loadBalancer)) known.push(place.loadBalancer);
  }
  const groups = new Map<string, Group>();
  for (const [key, loadBalancers] of byKey) {
    const where = JSON.stringify(loadBalancers);
    const known = groups.get(where);
    if (known === undefined) groups.set(where, { keys: [key], loadBalancers });
    else known.keys.push(key);
  }
  return [...groups.values()];
}

/** `web/web1, web/web2 on lb1, lb2; web/web3 on lb1 and 4 more`. */
export function placesIn(places: readonly Place[], atMost = NAMES_IN_HEADLINE): string {
  const groups = groupsOf(places);
  const [only] = groups;
  if (groups.length === 1 && only !== undefined)
    return `${listed(only.keys, atMost)}${on(only.loadBalancers, atMost)}`;
  const shown = groups
    .flatMap(({ keys, loadBalancers }) => keys.map((key) => `${key}${on(loadBalancers)}`))
    .slice(0, atMost);
  const rest = groups.reduce((sum, { keys }) => sum + keys.length, 0) - shown.length;
  return `${shown.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/**
 * `web/web1 is in maint on lb1`, `web/web1, web/web2 stay in maint on lb1, lb2`. Of servers that are not all on the same load balancers
 * `in maint: web/web1 on lb1; web/web2 on lb2`.
 */
export function said(
  places: readonly Place[],
  [one, many]: readonly [string, string],
  words: string,
): string {
  const groups = groupsOf(places);
  const [only] = groups;
  if (groups.length !== 1 || only === undefined)
    return `${many === 'are' ? '' : `${many} `}${words}: ${placesIn(places)}`;
  return `${few(only.keys)} ${verb(only.keys.length, one, many)} ${words}${on(only.loadBalancers)}`;
}

/**
 * Groups of places for one line, a sentence each: where all of a report is on one load balancer, the first sentence names it, and the others come
 * without. `all`: the load balancers of the report.
 */
export function namedOnce<T extends Place>(groups: readonly T[][], all: readonly string[]): T[][] {
  const named = all.length > 1 ? groups.length : 1;
  return groups.map((those, index) =>
    index < named ? those : those.map((place) => ({ ...place, loadBalancer: UNNAMED })),
  );
}

const UNNAMED = '';

/** ` on lb1, lb2` */
function on(loadBalancers: readonly string[], atMost = NAMES_IN_HEADLINE): string {
  return loadBalancers.every((name) => name === UNNAMED) ? '' : ` on ${listed(loadBalancers, atMost)}`;
}

function few(names: readonly string[]): string {
  return listed(names, NAMES_IN_HEADLINE);
}

/** `gone from HAProxy: web/web1 on lb1` */
export function goneWords(places: readonly Place[]): string {
  return `gone from HAProxy: ${placesIn(places)}`;
}

/** `it is not known what became of web/web1 on lb1` */
export function notKnown(places: readonly Place[]): string {
  return `it is not known what became of ${placesIn(places)}`;
}

/** Where a server is for its clients, in words that go with `is` and `stays`. */
export function stateWords(server: Server): string {
  const { admin, forced, maintCauses, status, weight } = server;
  // Nobody has set that, and it ends by itself.
  if (forced !== 'maint' && maintCauses.includes('dns'))
    return `${forced === 'ready' ? forced : `in ${forced}`}, but ${status}`;
  if (admin !== 'ready') return `in ${admin}`;
  if (takesTraffic(server)) return 'in rotation';
  return weight === 0 ? 'ready at weight 0' : `ready, but ${status}`;
}
