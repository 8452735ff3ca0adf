/**
 * HAProxy's bits, as words. Whoever reads them from HAProxy decodes them here, and nobody else knows them. Decimal on the wire
 * (include/haproxy/server-t.h and check-t.h; the same from 2.2 to 3.4).
 */
import type { AdminState, CheckSetting, MaintCause, Server } from './server.ts';

/** Bits of `srv_admin_state`. */
export const ADMIN_FLAG = {
  forcedMaint: 0x01,
  /** Inherited from the server it tracks. */
  inheritedMaint: 0x02,
  /** `disabled` stands in the configuration: a memory, not a state (it stays set after `ready`). */
  configuredMaint: 0x04,
  forcedDrain: 0x08,
  inheritedDrain: 0x10,
  /** Its name could not be resolved. */
  dnsMaint: 0x20,
  /** Its FQDN was changed at run time: a memory, not a state. */
  fqdnChanged: 0x40,
} as const;

const MAINT = ADMIN_FLAG.forcedMaint | ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.dnsMaint;
const DRAIN = ADMIN_FLAG.forcedDrain | ADMIN_FLAG.inheritedDrain;

type Decoded = Pick<Server, 'adminFlags' | 'admin' | 'forced' | 'maintCauses'>;

const decoded = new Map<number, Decoded>();

/** maint = flags & 0x23, else drain = flags & 0x18, else ready. The same value for the same flags: there may be 10,000 servers. */
export function decodeAdminFlags(flags: number): Decoded {
  const known = decoded.get(flags);
  if (known !== undefined) return known;
  const forced: AdminState =
    flags & ADMIN_FLAG.forcedMaint ? 'maint' : flags & ADMIN_FLAG.forcedDrain ? 'drain' : 'ready';
  const admin: AdminState = flags & MAINT ? 'maint' : flags & DRAIN ? 'drain' : 'ready';
  const value = { adminFlags: flags, admin, forced, maintCauses: maintCausesOf(flags) };
  decoded.set(flags, value);
  return value;
}

/** `disabled` in the configuration forces maint as well: it is the cause as long as that lasts. */
function maintCausesOf(flags: number): MaintCause[] {
  return [
    ...(flags & ADMIN_FLAG.forcedMaint ? (['forced'] as const) : []),
    ...(flags & ADMIN_FLAG.forcedMaint && flags & ADMIN_FLAG.configuredMaint
      ? (['configuration'] as const)
      : []),
    ...(flags & ADMIN_FLAG.inheritedMaint ? (['tracking'] as const) : []),
    ...(flags & ADMIN_FLAG.dnsMaint ? (['dns'] as const) : []),
  ];
}

/** Bits of `srv_check_state` and `srv_agent_state`; 0x02 alone is one that was switched off. */
const CHECK_IN_PROGRESS = 0x01;
const CHECK_CONFIGURED = 0x02;
const CHECK_ENABLED = 0x04;
const CHECK_PAUSED = 0x08;

/**
 * Enabled in maint, too, where it pauses. 2.2 takes `enable health` for a server without checks, and nothing runs: 0x04 alone. A server
 * that left maint with its checks off keeps their pause, and `enable health` does not end that: they never run (measured on 2.2 to 3.4).
 */
export function decodeCheckState(state: number, inMaint = true): CheckSetting {
  if (!(state & CHECK_CONFIGURED)) return 'none';
  const runs = state & CHECK_ENABLED && (inMaint || !(state & CHECK_PAUSED));
  return runs ? 'enabled' : 'disabled';
}

/** In maint no check begins, and one that had begun goes on to its end (measured on 2.2 to 3.4). */
export function isCheckInProgress(state: number): boolean {
  return (state & CHECK_IN_PROGRESS) !== 0;
}
