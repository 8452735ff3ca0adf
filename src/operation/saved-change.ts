/**
 * What a step may leave behind, saved before each set: all that is needed to put it back, or to tell of it, by somebody who knows
 * nothing else. A ledger: what is saved later joins what was saved before. No secret, ever. Pure.
 */
import { isSameProcess, type Process, type ProcessIdentity } from '../haproxy/process.ts';
import { keyOf, type Server, type ServerName } from '../haproxy/server.ts';
import type { AllSettings, CheckSwitch, ServerSettings, Setting } from '../haproxy/server-settings.ts';
import type { MinAvailable, OnError, Restore, StepOperation } from './request.ts';

export interface SavedChange {
  operation: StepOperation;
  onError: OnError;
  restore: Restore;
  minAvailable: MinAvailable;
  healthTimeoutMs: number;
  /** Every server is as it was asked for, read back on a fresh connection. */
  reached: boolean;
  /** A script works on these servers, or has not come to its end: nobody knows what it has left. Missing where none was begun. */
  scriptUnfinished?: true;
  loadBalancers: SavedLoadBalancer[];
}

export interface SavedLoadBalancer {
  name: string;
  /** The process that was told. */
  process: ProcessIdentity;
  servers: SavedServer[];
}

/** `seen`: when it was. */
export function savedProcess(
  { pid, startedAt, startedOnClock, startToleranceSeconds, node, commandPrefix }: Process,
  seen: Pick<ProcessIdentity, 'seenAt' | 'seenOnClock'>,
): ProcessIdentity {
  const told = {
    ...(startedOnClock === undefined ? {} : { startedOnClock }),
    ...(commandPrefix === undefined ? {} : { commandPrefix }),
  };
  return { pid, startedAt, startToleranceSeconds, node, ...seen, ...told };
}

/** Only what this step sent is ever compared and put back. */
export interface SavedServer extends ServerName {
  /** `ADDRESS:PORT`, or empty when it was not to be read. */
  address: string;
  /** Its checks only where this step switched them. */
  before: AllSettings;
  /** Where that is not what it goes back to: the way back of a batch has failed, and goes back to where it began, which is out. */
  beforeStep?: AllSettings;
  /** What HAProxy thought of it: it may not come back worse, and not better proven than it was. */
  health: SavedHealth;
  /** It only tracks a server that is meant: it was lent a weight of 0, and is this step's for as long as it has that. */
  lent?: true;
  /** All that this step sent, or was about to send: it may be left in any of these. */
  sent: SentSettings;
}

/** `up`: by running checks, or it was in maint, where none run. `down`: stopped, or stopping by its check. `unchecked`: no health check was running. */
export type SavedHealth = 'up' | 'down' | 'unchecked';

export interface SentSettings {
  states: Required<ServerSettings>['state'][];
  weights: number[];
  /** Nothing when it is missing, as for most. */
  checks?: CheckSwitch[];
  agent?: CheckSwitch[];
}

/** Deleted and added again at run time, or another machine in the new configuration. Where a name is resolved, addresses move. */
export function isReplaced({ address }: Pick<SavedServer, 'address'>, now: Server): boolean {
  return address !== '' && now.address !== '' && now.fqdn === '' && address !== now.address;
}

/** Whatever weight such a one has now, it was not lent it: its way back is over. */
export function isLoanOver({ lent, sent }: Pick<SavedServer, 'lent' | 'sent'>, { weight }: Server): boolean {
  return lent === true && sent.states.length === 0 && weight !== 0;
}

/** This step set its state, and what that is now is not shown: it may be what it was before by chance alone. */
export function isStateGuessed({ sent }: Pick<SavedServer, 'sent'>, { isAdminGuessed }: Server): boolean {
  return isAdminGuessed === true && sent.states.length > 0;
}

/** What of a server was ever set. */
export function sentSettings({ sent }: Pick<SavedServer, 'sent'>): Setting[] {
  return [
    ...(sent.states.length > 0 ? (['state'] as const) : []),
    ...(sent.weights.length > 0 ? (['weight'] as const) : []),
    ...((sent.checks ?? []).length > 0 ? (['checks'] as const) : []),
    ...((sent.agent ?? []).length > 0 ? (['agent'] as const) : []),
  ];
}

/** Of each setting all that a server may have been left in. */
export function countSent({ states, weights, checks = [], agent = [] }: SentSettings): number {
  return states.length + weights.length + checks.length + agent.length;
}

/** Nothing is left of it that anybody has to put back. */
export function isSettled({ loadBalancers }: Pick<SavedChange, 'loadBalancers'>): boolean {
  return loadBalancers.every(({ servers }) => servers.length === 0);
}

/** Is there anything that may have to be put back? */
export function isSent({ sent }: Pick<SavedServer, 'sent'>): boolean {
  return countSent(sent) > 0;
}

/**
 * The ledger with what one load balancer has to add: of a server that stands there already the newer word counts, also where that is that
 * nothing of it is to be put back any more.
 */
export function joined(
  ledger: readonly SavedLoadBalancer[],
  { name, process, servers }: SavedLoadBalancer,
): SavedLoadBalancer[] {
  const known = ledger.find((one) => one.name === name);
  const byKey = new Map((known?.servers ?? []).map((server) => [keyOf(server), server]));
  for (const server of servers) {
    const former = byKey.get(keyOf(server));
    if (former !== undefined && isSent(former) && !isSent(server)) byKey.delete(keyOf(server));
    else byKey.set(keyOf(server), server);
  }
  const one = { name, process, servers: [...byKey.values()] };
  return known === undefined ? [...ledger, one] : ledger.map((other) => (other === known ? one : other));
}

/**
 * Does whoever knows only what `saved` says find out all that `ledger` says may be there? A setting that is as it was before is nothing that was
 * left.
 */
export function covers(saved: readonly SavedLoadBalancer[], ledger: readonly SavedLoadBalancer[]): boolean {
  return ledger.every(({ name, process, servers }) => {
    const known = saved.find((one) => one.name === name);
    const byKey = new Map(known?.servers.map((one) => [keyOf(one), one]));
    if (servers.length === 0) return true;
    if (known === undefined || !isSameProcess(known.process, process)) return false;
    return servers.every((server) => {
      const one = byKey.get(keyOf(server));
      return one !== undefined && coversServer(one, server);
    });
  });
}

function coversServer(saved: SavedServer, server: SavedServer): boolean {
  const { address, before, sent } = server;
  const isKnown = <T>(values: readonly T[] = [], known: readonly T[] = [], one?: T): boolean =>
    values.every((value) => value === one || known.includes(value));
  return (
    saved.address === address &&
    goesBackTo(saved, server) === goesBackTo(server, server) &&
    isKnown(sent.states, saved.sent.states, before.state) &&
    isKnown(sent.weights, saved.sent.weights, before.weight) &&
    isKnown(sent.checks, saved.sent.checks, before.checks) &&
    isKnown(sent.agent, saved.sent.agent, before.agent)
  );
}

/** What its checks were before counts where they were switched. */
function goesBackTo({ before, beforeStep }: SavedServer, sent: Pick<SavedServer, 'sent'>): string {
  const settings = sentSettings(sent);
  const ofChecks = (['checks', 'agent'] as const).filter((setting) => settings.includes(setting));
  const all = [before, beforeStep].flatMap((one) => [
    one?.state,
    one?.weight,
    ...ofChecks.map((setting) => one?.[setting]),
  ]);
  return JSON.stringify(all);
}
