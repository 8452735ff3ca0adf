/** What the way to a load balancer cannot do or show, found out before anything is changed. Pure. */
import { Failure } from '../../errors.ts';
import { hostOf, keyOf, type ServerName, takesTraffic } from '../../haproxy/server.ts';
import { isHidden, type Lack, type Snapshot } from '../../haproxy/snapshot.ts';
import { listed, verb } from '../../words.ts';
import { type ChangeRequest, isDrain } from '../request.ts';
import { inUse } from './guard.ts';
import type { Target } from './target.ts';
import { Tracking } from './tracking.ts';

const OTHER_WAY =
  'Give the stats socket of this load balancer as address instead: the Runtime API can do it.';

/** Throws `data-plane-api` for servers that are there, and of which nothing is shown: they could be neither waited for nor verified. */
export function requireReadable(hidden: readonly ServerName[]): void {
  if (hidden.length > 0) throw hiddenFailure(hidden);
}

/** Of these nobody knows what they are. */
export function hiddenFailure(hidden: readonly ServerName[]): Failure {
  const keys = hidden.map(keyOf);
  return new Failure(
    'data-plane-api',
    `The Data Plane API does not show what ${listed(keys)} ${verb(keys.length, 'is', 'are')}.`,
    {
      servers: keys,
      brief: 'the Data Plane API does not show what it is',
      hint: 'Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it: whether they have sessions, and what they are, is not known. Take the comma out, look at the log of the API, or give the stats socket as address.',
    },
  );
}

/** Of this one nobody knows whether what was set is still so. `status`: what hides it, where that is to be told. */
export function guessedFailure(key: string, status?: string): Failure {
  return new Failure(
    'data-plane-api',
    `The Data Plane API does not show whether ${key} is in drain or ready.`,
    {
      servers: [key],
      brief: 'the Data Plane API does not show whether it is in drain or ready',
      detail: status,
      hint: 'Look at it through the stats socket: `show servers state` tells what the API does not.',
    },
  );
}

/** Throws `data-plane-api` where one that is not shown tracks a target, or may: it could be neither counted, nor waited for, nor guarded. */
export function requireReadableTrackers(
  targets: readonly Target[],
  request: ChangeRequest,
  snapshot: Snapshot,
): void {
  const { servers, unreadable = [], unsendable = [] } = snapshot;
  if (unreadable.length === 0 || request.operation === 'weight') return;
  if (request.operation === 'ready' && request.healthProof === 'none') return;
  const known = unreadable.map(({ tracks = null, ...one }) => ({ ...one, tracks }));
  const tracking = new Tracking(servers, [...unsendable, ...known]);
  for (const { key, before, members, alreadyInGoalState } of targets) {
    if (request.operation === 'ready' && alreadyInGoalState) continue;
    const hosts = new Set(members.map((one) => hostOf(servers.get(keyOf(one))?.address ?? '')));
    const hidden = [
      ...tracking.unsendableTrackersOf(before).filter((one) => isHidden(snapshot, keyOf(one))),
      ...unreadable.filter(({ mayTrackAt }) => mayTrackAt === '' || hosts.has(mayTrackAt ?? '-')),
    ];
    if (hidden.length === 0) continue;
    const { message, brief, hint } = hiddenFailure(hidden);
    throw new Failure('data-plane-api', `${message.slice(0, -1)}, which may track ${key}.`, {
      ...{ servers: [key], brief, hint },
    });
  }
}

/** Throws `unsupported` for what this way has no call for, and another way has. */
export function requireWay(targets: readonly Target[], request: ChangeRequest, snapshot: Snapshot): void {
  const lacks = (lack: Lack) => snapshot.can.lacks?.includes(lack) === true;
  if (isDrain(request) && request.onDrainTimeout === 'shutdown-sessions' && lacks('shutdown-sessions')) {
    throw unsupported('`on-drain-timeout: shutdown-sessions`: the Data Plane API cannot cut sessions.');
  }
  for (const check of ['health', 'agent'] as const) {
    const switched = targets.find(({ switches }) => switches.some((one) => one.check === check));
    if (switched === undefined || !lacks(`${check}-checks`)) continue;
    throw unsupported(`\`${check}-checks\`: the Data Plane API cannot switch them.`, switched.key);
  }
  const weights = [
    ...('weight' in request && request.weight !== null ? [request.weight] : []),
    ...('ramp' in request ? (request.ramp?.steps ?? []) : []),
  ];
  if (weights.length > 0 && lacks('weight')) {
    throw unsupported(
      'A weight: before its version 3.3.1 the Data Plane API answers that it is set, and does nothing.',
    );
  }
  // It would be a percentage of whatever was set last.
  const guessed = targets.find(({ before }) => before.isConfiguredWeightGuessed);
  if (guessed !== undefined && weights.some(({ kind, value }) => kind === 'percent' && value > 0)) {
    throw unsupported(
      `A percentage: this Data Plane API does not show the configured weight of ${guessed.key}; an absolute weight it can set.`,
      guessed.key,
    );
  }
  const onBackups = lacks('weight')
    ? targets.find((target) => needsWeight(target, request, snapshot))
    : undefined;
  if (onBackups !== undefined) {
    throw unsupported(
      `${onBackups.key} is proven at weight 0, for its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight.`,
      onBackups.key,
    );
  }
}

function unsupported(message: string, key?: string): Failure {
  return new Failure('unsupported', message, {
    brief: 'the Data Plane API cannot do it',
    servers: key === undefined ? [] : [key],
    hint: OTHER_WAY,
  });
}

/** So that nothing cuts the sessions of backup servers when HAProxy marks it up: see ready/lent-weight.ts. */
function needsWeight({ before, members }: Target, request: ChangeRequest, { backends }: Snapshot): boolean {
  if (request.operation !== 'ready' || request.healthProof === 'none') return false;
  if (before.admin === 'ready' || before.checks !== 'enabled') return false;
  return members.some(({ backend: name }) => {
    const backend = backends.get(name);
    return backend !== undefined && backend.active === 0 && inUse(backend) > 0;
  });
}

/** Throws `data-plane-api` where a state would be answered for and not set, or could not be seen. */
export function requireSettable({ before, key }: Target, { operation }: ChangeRequest): void {
  if (operation === 'weight') return;
  const why = before.unsettable?.[operation];
  if (why === undefined) return;
  throw new Failure('data-plane-api', `${key} cannot be set to ${operation}: the Data Plane API ${why}.`, {
    servers: [key],
    detail: before.status,
    hint: OTHER_WAY,
  });
}

/** What a user should know of this way, before anything is changed. */
export function wayNotices(targets: readonly Target[], request: ChangeRequest, snapshot: Snapshot): string[] {
  return [...noWayBack(targets, request, snapshot), ...dividedProofs(targets, request, snapshot)];
}

/** Who is taken out may have to be put back, which then needs a weight: see `needsWeight`. */
function noWayBack(
  targets: readonly Target[],
  request: ChangeRequest,
  { can, backends }: Snapshot,
): string[] {
  if (!isDrain(request) || can.lacks?.includes('weight') !== true) return [];
  const taken = targets.filter(({ before }) => takesTraffic(before) && !before.backup);
  return taken.flatMap(({ key, before }) => {
    const leaving = taken.filter((one) => one.before.backend === before.backend).length;
    const { active = 0, backups = 0 } = backends.get(before.backend) ?? {};
    if (before.checks !== 'enabled' || backups === 0 || active > leaving) return [];
    return [
      `While ${key} is out, its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight, which it takes to prove ${key} healthy then. Neither this step nor its post step can put it back; \`ready\` can, with \`wait-for-health: false\`, and the Runtime API with a proof.`,
    ];
  });
}

/** On the way back from maint a proof that is no single command lets bound clients in for a moment. */
function dividedProofs(
  targets: readonly Target[],
  request: ChangeRequest,
  { can, backends }: Snapshot,
): string[] {
  if (can.lacks?.includes('undivided-proof') !== true) return [];
  if (request.operation !== 'ready' || request.healthProof === 'none') return [];
  return targets.flatMap(({ key, before }) => {
    const sticky = backends.get(before.backend)?.sticky ?? null;
    const isBound = sticky === 'cookie' || sticky === 'stick-table';
    if (!isBound || before.admin !== 'maint' || before.checks !== 'enabled') return [];
    return [
      `Clients are bound to ${key} by ${sticky}, and the Data Plane API has no single call for drain and down: one of them may be sent there for a moment before the proof. \`init-state down\` on the server line (HAProxy 3.1 and later) prevents that.`,
    ];
  });
}
