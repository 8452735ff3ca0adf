/**
 * What a server really is, from what the API says of it. The API reads HAProxy's decimal flags as if they were hexadecimal, so that it
 * takes some that take traffic for being in maint; the words of `show stat` come through untouched, and both together tell. Pure.
 */

import { ADMIN_FLAG } from '../admin-flags.ts';
import type { AdminState, MaintCause, Server } from '../server.ts';

/** What is shown of one server, at one moment. */
export interface Shown {
  /** By the API. */
  folded: AdminState;
  /** By `show stat`. */
  status: string;
  tracks: string | null;
  /** `-`: it has none; null: this version does not tell. */
  fqdn: string | null;
  /** By the API. */
  operational: Health;
  /** `uweight` by the API, null where the version does not show it; and what of that is in force, by `show stat`. */
  weight: number | null;
  effectiveWeight: number;
}

/** `srv_op_state`, as the API folds it: one in slow start is up, too. */
export type Health = 'up' | 'down' | 'stopping';

/** As far as it can be told. */
export interface Understood extends Pick<Server, 'admin' | 'forced' | 'maintCauses' | 'adminFlags'> {
  /** What is not certain is taken for what keeps most traffic away. */
  certain: boolean;
  /** The two cannot have been said at the same moment. */
  contradictory: boolean;
  /** The API is wrong about it: it has to be seen twice before anything is built on it. */
  misread: boolean;
}

/** `known`: what was last forced on it in this process, as far as that was certain. */
export function understand(shown: Shown, known: AdminState | null): Understood {
  const understood = adminStateOf(shown, known);
  return hasMoved(shown) ? { ...understood, contradictory: true } : understood;
}

/** What the word of `show stat` says of its health; null in maint, where it says nothing. */
export function healthIn(status: string): Health | null {
  if (/^(?:UP|no check|DRAIN)/.test(status)) return 'up';
  if (status.startsWith('NOLB')) return 'stopping';
  return status.startsWith('DOWN') ? 'down' : null;
}

/**
 * Between the two it came up, went down, or was given or lost all weight: a backend's row of `show stat` counts it as it was in one of
 * them, and whoever may go is judged by the other.
 */
function hasMoved({ status, operational, weight, effectiveWeight }: Shown): boolean {
  const health = healthIn(status);
  if (health !== null && health !== operational) return true;
  // In drain nobody counts it.
  const isCounted = health === 'up' && !status.startsWith('DRAIN');
  return isCounted && weight !== null && (weight === 0) !== (effectiveWeight === 0);
}

function adminStateOf({ folded, status, tracks, fqdn }: Shown, known: AdminState | null): Understood {
  if (tracks !== null) return tracking(folded, status);
  if (status === 'MAINT') return exactly('maint', ['forced'], folded !== 'maint', false);
  // 32, 33, 36, 96, …: whether it is also forced is not to be seen. Folded `ready` is 40, `drain` 108: forced drain under it.
  if (status.startsWith('MAINT')) return unresolved(folded);
  if (status.startsWith('DRAIN')) return exactly('drain', [], folded === 'ready', folded === 'maint');
  if (/^(?:UP|no check)/.test(status)) return exactly('ready', [], folded === 'drain', folded === 'maint');
  // DOWN or NOLB: the words hide a drain.
  if (folded !== 'maint') return exactly(folded, [], false, false);
  // 12 is in drain, and `disabled` in the configuration; 64 is ready, and its FQDN was changed: impossible without one.
  const isDrain = fqdn === '-' || known === 'drain';
  return { ...exactly('drain', [], false, true), certain: isDrain };
}

const FLAGS: Record<AdminState, number> = {
  ready: 0,
  drain: ADMIN_FLAG.forcedDrain,
  maint: ADMIN_FLAG.forcedMaint,
};

/** Its own flags are not to be seen: those that are told are the fewest that it can have. */
function exactly(
  state: AdminState,
  maintCauses: MaintCause[],
  contradictory: boolean,
  misread: boolean,
): Understood {
  return {
    admin: state,
    forced: state,
    maintCauses,
    adminFlags: FLAGS[state],
    certain: !contradictory,
    contradictory,
    misread,
  };
}

/** What it inherits decides; what is forced on it beside that is seen where the API's mistake does not hide it. */
function tracking(folded: AdminState, status: string): Understood {
  const own = folded === 'drain' ? 'drain' : 'ready';
  const inherited = status.startsWith('MAINT') ? 'maint' : status.startsWith('DRAIN') ? 'drain' : null;
  const isDown = /^(?:DOWN|NOLB)/.test(status);
  const admin = inherited ?? (isDown && folded !== 'ready' ? 'drain' : own);
  const forced = status === 'MAINT' ? 'maint' : own;
  const inheritedFlag =
    admin === 'maint'
      ? ADMIN_FLAG.inheritedMaint
      : admin === 'drain' && own === 'ready'
        ? ADMIN_FLAG.inheritedDrain
        : 0;
  return {
    admin,
    forced,
    maintCauses: admin !== 'maint' ? [] : status === 'MAINT' ? ['forced'] : ['tracking'],
    adminFlags: status === 'MAINT' ? FLAGS.maint : inheritedFlag | FLAGS[own],
    certain: true,
    contradictory: false,
    misread: false,
  };
}

function unresolved(folded: AdminState): Understood {
  const isDrain = folded !== 'maint';
  return {
    admin: 'maint',
    forced: isDrain ? 'drain' : 'maint',
    maintCauses: ['dns'],
    adminFlags: ADMIN_FLAG.dnsMaint | (isDrain ? ADMIN_FLAG.forcedDrain : 0),
    certain: isDrain,
    contradictory: false,
    misread: true,
  };
}

/** Drained, and taken for being in maint: the API sends it there only from ready (see states.ts). */
export function wayRoundOf(
  { folded, tracks }: Shown,
  { certain, forced }: Understood,
): Server['passesThrough'] {
  const isMisread = tracks === null && certain && forced === 'drain' && folded === 'maint';
  return isMisread ? { maint: 'ready' } : undefined;
}

const MISREAD = 'takes it for being in maint already: it would answer 200 and send nothing';

/** Into which states it cannot be taken over this API, and why: each completes "the Data Plane API …". */
export function obstaclesTo(
  { status, tracks }: Shown,
  { certain, misread }: Understood,
): Server['unsettable'] {
  if (tracks !== null) return undefined;
  if (status.startsWith('MAINT (')) {
    const hidden =
      'does not show whether more than DNS keeps it in maint, so nothing that is set there can be verified';
    return { maint: hidden, drain: hidden, ready: hidden };
  }
  if (!certain) {
    const hidden = `does not show whether it is in drain or ready ("${/^\w+/.exec(status)?.[0] ?? ''}", and read as maint)`;
    return { maint: hidden, drain: hidden, ready: hidden };
  }
  return misread && /^(?:UP|no check)/.test(status) ? { maint: MISREAD } : undefined;
}
