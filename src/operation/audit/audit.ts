/**
 * An audit from beginning to end: reads all load balancers side by side, and reports who is out of rotation there. Sends nothing that
 * changes anything; ends with a report, never with an exception. Whoever gives load balancers closes them.
 */
import { asFailure, Failure, Reloaded } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { keyOf, type Server, type ServerName, takesTraffic } from '../../haproxy/server.ts';
import { describeProcess, type Snapshot } from '../../haproxy/snapshot.ts';
import { listed, quantity, verb } from '../../words.ts';
import type { Effects } from '../effects.ts';
import { type Selection, select } from '../plan/selection.ts';
import { twinsAmong } from '../plan/twins.ts';
import { whereWarnings } from '../plan/warnings.ts';
import type { Message, UnreadReport } from '../report.ts';
import { type Audited, type Finding, findingsIn } from './findings.ts';
import { unwatchedWords } from './unwatched.ts';

export interface AuditRequest {
  selection: Selection;
  /** Out of rotation for longer is left over. */
  maxAgeMs: number;
}

export interface AuditReport {
  maxAgeMs: number;
  /** Servers that were looked at or looked for, counted on each load balancer. */
  looked: number;
  /** Load balancers that were read. */
  audited: string[];
  /** Those that are left over first; the others are out for less than is allowed. */
  findings: Finding[];
  spares: number;
  /** Could not be read, or not as a whole: what is so there is not known. */
  unread: UnreadReport[];
  warnings: Message[];
  /** The first in time; null when all could be read. */
  error: Failure | null;
  durationMs: number;
}

export interface Audit {
  request: AuditRequest;
  loadBalancers: readonly LoadBalancer[];
  effects: Pick<Effects, 'clock' | 'signal' | 'tell'>;
}

export async function audit({ request, loadBalancers, effects }: Audit): Promise<AuditReport> {
  const startedAt = effects.clock.now();
  const unread: UnreadReport[] = [];
  const warnings: Message[] = [];
  const fail = (loadBalancer: string, error: Failure): void => {
    const placed = error.loadBalancer === undefined ? error.with({ loadBalancer }) : error;
    unread.push({ loadBalancer, error: placed });
    effects.tell({ kind: 'failure', failure: placed });
  };
  const readOne = async (loadBalancer: LoadBalancer): Promise<Audited[]> => {
    const { name } = loadBalancer;
    try {
      const { snapshot, beside } = await readWhole(loadBalancer, effects.signal);
      const { servers: meant, unmatched } = selectIn(snapshot, request.selection);
      const unseen = new Set((snapshot.unreadable ?? []).map(keyOf));
      const selected = meant.filter((one) => !unseen.has(keyOf(one)));
      const hidden = meant.filter((one) => unseen.has(keyOf(one)));
      const rows = selected.flatMap((one) => snapshot.servers.get(keyOf(one)) ?? []);
      effects.tell({ kind: 'read', loadBalancer: name, lines: linesOf(snapshot, rows, selected.length) });
      if (beside !== null) fail(name, beside);
      if (unmatched.length > 0) fail(name, notFound(unmatched));
      if (hidden.length > 0) fail(name, notShown(hidden));
      if (snapshot.reloadFailed) warnings.push({ loadBalancer: name, text: RELOAD_FAILED });
      if (rows.some(({ isConfiguredWeightGuessed }) => isConfiguredWeightGuessed))
        warnings.push({ loadBalancer: name, text: WEIGHTS_HIDDEN });
      for (const text of [...whereWarnings(snapshot), ...unwatchedWords(rows)])
        warnings.push({ loadBalancer: name, text });
      return [{ loadBalancer: name, snapshot, selected }];
    } catch (error) {
      fail(name, asFailure(error));
      return [];
    }
  };
  const read = (await Promise.all(loadBalancers.map(readOne))).flat();
  // Who was meant by the second address was not looked at.
  const twins = twinsAmong(read.map(({ loadBalancer: name, snapshot: { process } }) => ({ name, process })));
  for (const twin of twins) fail(twin.loadBalancer ?? '', twin);
  const audited = read.filter(({ loadBalancer: name }) => !twins.some((twin) => twin.loadBalancer === name));
  const found = findingsIn(audited, request.maxAgeMs);
  const missing = found.findings.filter(({ causes }) => causes.some(({ kind }) => kind === 'missing'));
  return {
    ...found,
    maxAgeMs: request.maxAgeMs,
    looked: audited.reduce((sum, { selected }) => sum + selected.length, missing.length),
    audited: audited.map(({ loadBalancer }) => loadBalancer),
    unread,
    warnings,
    error: unread[0]?.error ?? null,
    durationMs: effects.clock.now() - startedAt,
  };
}

/** How many are left over, counted on each load balancer. */
export function leftOverOf({ findings }: AuditReport): Finding[] {
  return findings.filter(({ leftOver }) => leftOver);
}

/** Nobody is left over, and everything could be read. Some may be out for less than is allowed. */
export function isClean(report: AuditReport): boolean {
  return report.error === null && leftOverOf(report).length === 0;
}

const WEIGHTS_HIDDEN =
  'This Data Plane API does not show the weights of the configuration (it does from 3.3.5 on): who takes less than its share is not found here.';

const RELOAD_FAILED =
  'The last reload failed: HAProxy could not load its configuration, so what runs is older than what stands in the file.';

/**
 * HAProxy's own count of usable servers, and its second table, are witnesses. All of them are a moment apart: where they disagree, all
 * are asked once more.
 */
async function readWhole(loadBalancer: LoadBalancer, signal: AbortSignal): Promise<Whole> {
  for (let again = false; ; again = true) {
    const snapshot = await loadBalancer.read(signal);
    const failure = doubtIn(snapshot);
    if (failure === null) {
      const beside = await besideIt(loadBalancer, snapshot, signal);
      if (again || !(beside instanceof Reloaded)) return { snapshot, beside };
    } else if (again) throw failure;
  }
}

interface Whole {
  snapshot: Snapshot;
  /** Another process answers there as well, and of that one nothing is known. */
  beside: Failure | null;
}

/** Who answers on another connection? Of several processes behind one address, those who are out on the other ones would be passed over. */
async function besideIt(
  loadBalancer: LoadBalancer,
  { servers }: Snapshot,
  signal: AbortSignal,
): Promise<Failure | null> {
  const [anyone] = servers.values();
  if (anyone === undefined) return null;
  try {
    await loadBalancer.readServers([anyone], signal, { fresh: true });
  } catch (error) {
    signal.throwIfAborted();
    // Whatever else goes wrong: what was read was read as a whole.
    if (error instanceof Failure && /^(?:several-processes|reloaded)$/.test(error.code)) return error;
  }
  return null;
}

function doubtIn({ servers, backends, unlisted = [] }: Snapshot): Failure | null {
  const half = unlisted.find(({ backend }) => backends.has(backend));
  if (half !== undefined) return doubt(`Only one of HAProxy's two tables shows ${keyOf(half)}`);
  const rows = [...servers.values()].filter(takesTraffic);
  const usable = Map.groupBy(rows, ({ backend }) => backend);
  for (const { name, active, backups } of backends.values()) {
    const own = usable.get(name) ?? [];
    const ownBackups = own.filter(({ backup }) => backup).length;
    const ownActive = own.length - ownBackups;
    if (ownActive <= active && ownBackups <= backups) continue;
    return doubt(
      `In backend ${name} HAProxy counts ${active} active and ${backups} backup servers that it can use, but its rows show ${ownActive} and ${ownBackups}`,
    );
  }
  return null;
}

function doubt(message: string): Failure {
  return new Failure('not-verified', message, { hint: UNKNOWN_WAY });
}

const UNKNOWN_WAY =
  'A server may be out of rotation in a way that this action does not know: please report it with the log of this step.';

function selectIn(snapshot: Snapshot, selection: Selection) {
  const { servers, backends, unlisted = [], unsendable = [], unreadable = [] } = snapshot;
  const existing: ServerName[] = [...servers.values(), ...unlisted, ...unsendable, ...unreadable];
  const names = new Set([...backends.keys(), ...existing.map(({ backend }) => backend)]);
  return select(selection, existing, [...names]);
}

function notFound(unmatched: readonly string[]): Failure {
  return new Failure('not-found', `Not found: ${unmatched.join('; ')}.`, {
    hint: 'Correct `backend` or `server`; names are case-sensitive. What matches nothing was not audited.',
  });
}

/** Of these nothing is known: they may be out. */
function notShown(hidden: readonly ServerName[]): Failure {
  const names = listed(hidden.map(keyOf));
  return new Failure(
    'data-plane-api',
    `The Data Plane API does not show what ${names} ${verb(hidden.length, 'is', 'are')}: whether ${verb(hidden.length, 'it is', 'they are')} out of rotation is not known.`,
    {
      servers: hidden.map(keyOf),
      hint: 'Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it: take the comma out, look at the log of the API, or audit through the stats socket.',
    },
  );
}

function linesOf(snapshot: Snapshot, rows: readonly Server[], count: number): string[] {
  return [
    describeProcess(snapshot),
    `${quantity(count, 'server')}, of which ${rows.filter(takesTraffic).length} can take traffic`,
  ];
}
