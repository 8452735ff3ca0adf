/** Servers left out of rotation, found in what was read of all load balancers: what, why, since when, and where others disagree. Pure. */
import { isSafeName, keyOf, type Server, type ServerName, takesTraffic } from '../../haproxy/server.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { isSpare, resolvedNames } from '../spares.ts';
import { type Age, ageOf, type Began, beganOf, mayExceed, orLonger } from './age.ts';
import { type Cause, causesOf, clockedOf, isOutTwice, takesLess } from './causes.ts';

/** A server that takes no traffic on one load balancer, or less than its share. */
export interface Finding extends ServerName {
  loadBalancer: string;
  /** `less`: some, but below its configured weight. */
  traffic: 'none' | 'less';
  /** At least one. */
  causes: Cause[];
  /** HAProxy's own word; empty where there is none. */
  status: string;
  age: Age;
  /** For longer than is allowed, or nobody can say that it is not. */
  leftOver: boolean;
  /** Load balancers on which it takes its share at the same time. */
  inRotationOn: string[];
}

/** What was read of one load balancer, and which servers there are meant. */
export interface Audited {
  loadBalancer: string;
  snapshot: Snapshot;
  /** In `servers`, `unlisted` or `unsendable` of the snapshot. */
  selected: readonly ServerName[];
}

export interface Findings {
  /** Those that are left over first, of these who may have been forgotten, else in the order of load balancers and servers. */
  findings: Finding[];
  /** Unresolved servers of names that other servers of their backend share: DNS has no address for them, nobody took them out. */
  spares: number;
}

/** Looks at all load balancers at once: one alone cannot tell where they disagree. */
export function findingsIn(audited: readonly Audited[], maxAgeMs: number): Findings {
  const inRotation = rotationOf(audited);
  const all = audited.map((one) => findingsOn(one, maxAgeMs));
  const findings = [...all.flatMap((one) => one.findings), ...missingIn(audited, inRotation)].map(
    (finding) => ({
      ...finding,
      inRotationOn: inRotation.get(keyOf(finding)) ?? [],
    }),
  );
  const left = findings.filter(({ leftOver }) => leftOver);
  const young = findings.filter(({ leftOver }) => !leftOver);
  return {
    findings: [...left.filter(isForgotten), ...left.filter((one) => !isForgotten(one)), ...young],
    spares: all.reduce((sum, one) => sum + one.spares, 0),
  };
}

/**
 * Somebody or something took it out, and nothing brings it back by itself. Where a thousand are down, or disabled in the configuration, these
 * are the ones that nobody would see behind them.
 */
function isForgotten({ causes }: Finding): boolean {
  return causes.some((cause) => {
    if (cause.kind === 'weight') return cause.configured !== 0;
    return FORGOTTEN.includes(cause.kind);
  });
}

const FORGOTTEN: readonly Cause['kind'][] = [
  'by-hand',
  'checks-off',
  'backend-unpublished',
  'unsendable',
  'missing',
];

function findingsOn(audited: Audited, maxAgeMs: number): Findings {
  const { loadBalancer, snapshot, selected } = audited;
  const resolved = resolvedNames(snapshot.servers.values());
  const began = beganOf(snapshot);
  let spares = 0;
  const findings = selected.flatMap((name): Finding[] => {
    const { backend, server } = name;
    const found = { loadBalancer, backend, server, inRotationOn: [] };
    const row = snapshot.servers.get(keyOf(name));
    if (row === undefined) return [unseen(found, snapshot)];
    const unpublished = snapshot.backends.get(backend)?.unpublished === true;
    const causes = causesOf(row, unpublished);
    if (causes.length === 0) return [];
    if (isSpare(row, resolved)) {
      spares += 1;
      return [];
    }
    const age = ageIn(row, unpublished, began);
    const traffic = !unpublished && takesLess(row) ? 'less' : 'none';
    return [{ ...found, traffic, causes, status: row.status, age, leftOver: mayExceed(age, maxAgeMs) }];
  });
  return { findings, spares };
}

const UNKNOWN: Age = { kind: 'unknown' };

function ageIn(row: Server, unpublished: boolean, began: Began): Age {
  if (unpublished && takesTraffic(row)) return UNKNOWN;
  const age = ageOf(row, clockedOf(row), began);
  return isOutTwice(row, unpublished) ? orLonger(age) : age;
}

/** A server that one of HAProxy's tables does not show, or whose name nobody may say. */
function unseen(
  found: Pick<Finding, 'loadBalancer' | 'backend' | 'server' | 'inRotationOn'>,
  snapshot: Snapshot,
): Finding {
  const unsendable = !isSafeName(found.backend) || !isSafeName(found.server);
  const seconds = snapshot.process.uptimeSeconds;
  return {
    ...found,
    traffic: 'none',
    causes: [{ kind: unsendable ? 'unsendable' : 'backend-disabled' }],
    status: '',
    age: unsendable ? UNKNOWN : { kind: 'at-least', seconds },
    leftOver: true,
  };
}

/** On which load balancers each selected server takes its share. */
function rotationOf(audited: readonly Audited[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { loadBalancer, snapshot, selected } of audited) {
    for (const name of selected) {
      const row = snapshot.servers.get(keyOf(name));
      const unpublished = snapshot.backends.get(name.backend)?.unpublished === true;
      if (row === undefined || causesOf(row, unpublished).length > 0) continue;
      const known = names.get(keyOf(name));
      if (known === undefined) names.set(keyOf(name), [loadBalancer]);
      else known.push(loadBalancer);
    }
  }
  return names;
}

/** In rotation on one load balancer and unknown on another that has the backend. */
function missingIn(
  audited: readonly Audited[],
  inRotation: ReadonlyMap<string, readonly string[]>,
): Finding[] {
  if (audited.length < 2) return [];
  return audited.flatMap(({ loadBalancer, snapshot }) => {
    const { servers, unlisted = [], unreadable = [] } = snapshot;
    const known = new Set([...servers.keys(), ...[...unlisted, ...unreadable].map(keyOf)]);
    return [...inRotation.keys()]
      .filter((key) => !known.has(key))
      .map((key) => ({ backend: key.slice(0, key.indexOf('/')), server: key.slice(key.indexOf('/') + 1) }))
      .filter(({ backend }) => snapshot.backends.has(backend))
      .map(({ backend, server }) => ({
        loadBalancer,
        backend,
        server,
        traffic: 'none' as const,
        causes: [{ kind: 'missing' as const }],
        status: '',
        age: UNKNOWN,
        leftOver: true,
        inRotationOn: [],
      }));
  });
}
