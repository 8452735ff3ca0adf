/** Why a server takes no traffic, or less than its share: every cause that holds, not only the one that HAProxy shows. Pure. */
import { isRunning, type Server, takesTraffic } from '../../haproxy/server.ts';
import type { Clocked } from './age.ts';

export type Cause =
  /** Somebody set it. An agent sets the same bits, and they stay when it is switched off. */
  | { kind: 'by-hand'; state: 'maint' | 'drain'; orAgent: boolean }
  /** It may be in drain as well, which is not shown. */
  | { kind: 'maybe-drained' }
  /** `disabled` stands in the configuration; it may have been set to maint again since. */
  | { kind: 'configuration' }
  /** `BACKEND/SERVER` that it tracks is in maint, in drain, or down. */
  | { kind: 'tracking'; of: string }
  | { kind: 'dns'; fqdn: string }
  /** Its agent says that it is down. */
  | { kind: 'agent' }
  /**
   * DOWN by its health checks, or by `health down` until they have passed again. `L4CON` and the words of the last one, of
   * which HAProxy shows fewer while the next one runs: foreign text.
   */
  | { kind: 'checks'; check: string; words: string }
  /** DOWN, and no check that is switched on could bring it up again; an agent only by a word that it may never say. */
  | { kind: 'checks-off'; besideAgent: boolean }
  /** NOLB: `health stopping`, or a check answered 404 (`disable-on-404`). Only bound clients still come. */
  | { kind: 'stopping'; check: string; words: string }
  /** Below the configured weight, or 0 there; null where that is not shown. An agent sets weights, too, and so do SRV records. */
  | { kind: 'weight'; weight: number; configured: number | null; orAgent: boolean; orDns: boolean }
  /** The whole backend is `disabled` in the configuration. */
  | { kind: 'backend-disabled' }
  /** `unpublish backend`: no rule chooses it. */
  | { kind: 'backend-unpublished' }
  /** The name of its backend could be a second command, so nothing is asked about it. */
  | { kind: 'unsendable' }
  /** It is not there at all, and is in rotation on another load balancer. */
  | { kind: 'missing' };

/** Every cause that holds; none for a server that takes its share. */
export function causesOf(server: Server, unpublished: boolean): Cause[] {
  return [
    ...(unpublished ? [{ kind: 'backend-unpublished' } as const] : []),
    ...maintCauses(server),
    ...drainCauses(server),
    ...(server.admin === 'maint' || isRunning(server) ? [] : stoppedCauses(server)),
    ...weightCauses(server),
  ];
}

/** Whose clock tells since when: where several things keep it out, the one that stopped it. */
export function clockedOf(server: Server): Clocked {
  if (server.admin === 'maint') return 'stopped';
  if (!isRunning(server)) return 'down';
  return server.admin === 'drain' ? 'drained' : 'weight';
}

/** Does something keep it out, too, that HAProxy's clock knows nothing of, and that may have done so before? */
export function isOutTwice(server: Server, unpublished: boolean): boolean {
  const clocked = clockedOf(server);
  const isDrained = server.admin === 'drain' || server.forced === 'drain';
  if (unpublished || (clocked !== 'drained' && isDrained)) return true;
  return (
    server.weight === 0 && clocked !== 'weight' && (clocked !== 'drained' || server.configuredWeight === 0)
  );
}

/** Is it sent something, though less than its share? */
export function takesLess(server: Server): boolean {
  return takesTraffic(server) && server.weight < server.configuredWeight;
}

function maintCauses(server: Server): Cause[] {
  const { maintCauses: causes, tracks, fqdn, srvRecord = '' } = server;
  // Both bits are set by `disabled` in the configuration.
  const byHand = causes.includes('forced') && !causes.includes('configuration');
  return [
    ...(byHand ? [{ kind: 'by-hand', state: 'maint', orAgent: mayBeAgent(server) } as const] : []),
    ...(causes.includes('configuration') ? [{ kind: 'configuration' } as const] : []),
    ...(causes.includes('tracking') ? [{ kind: 'tracking', of: tracks ?? '' } as const] : []),
    ...(causes.includes('dns') ? [{ kind: 'dns', fqdn: fqdn || srvRecord } as const] : []),
  ];
}

function drainCauses(server: Server): Cause[] {
  if (server.isAdminGuessed && server.admin === 'drain') return [{ kind: 'maybe-drained' }];
  // Below a maint that DNS or tracking caused, too: it stays when that ends.
  if (server.forced === 'drain') return [{ kind: 'by-hand', state: 'drain', orAgent: mayBeAgent(server) }];
  return server.admin === 'drain' ? [{ kind: 'tracking', of: server.tracks ?? '' }] : [];
}

function stoppedCauses(server: Server): Cause[] {
  const { operationalState, status, checks, agent, tracks, checkStatus: check, lastCheck } = server;
  if (tracks !== null) return [{ kind: 'tracking', of: tracks }];
  if (operationalState === 3) return [{ kind: 'stopping', check, words: lastCheck }];
  const failing: Cause = { kind: 'checks', check, words: lastCheck };
  if (status.includes('(agent)')) {
    const isFailing = checks === 'enabled' && FAILED_CHECK.test(check);
    return [{ kind: 'agent' }, ...(isFailing ? [failing] : [])];
  }
  return checks === 'enabled' ? [failing] : [{ kind: 'checks-off', besideAgent: agent === 'enabled' }];
}

/** `check_status` of a check that did not pass (HAProxy, src/check.c, `check_statuses`). */
const FAILED_CHECK = /^(?:L[467](?:TOUT|CON|RSP|STS)|SOCKERR|PROC(?:ERR|TOUT)|HANA)$/;

function weightCauses(server: Server): Cause[] {
  const { weight, configuredWeight, isConfiguredWeightGuessed, srvRecord } = server;
  if (weight > 0 && weight >= configuredWeight) return [];
  const others = { orAgent: mayBeAgent(server), orDns: srvRecord !== undefined };
  const configured = isConfiguredWeightGuessed ? null : configuredWeight;
  return [{ kind: 'weight', weight, configured, ...others }];
}

function mayBeAgent({ agent }: Server): boolean {
  return agent !== 'none';
}
