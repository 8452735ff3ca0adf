/** Reasons not to begin, each with what to do about it. Whatever is thrown here leaves everything as it was. Pure. */
import { Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { listed, quantity } from '../../words.ts';
import { isUp } from '../ready/readiness.ts';
import { type ChangeRequest, isDrain } from '../request.ts';
import { type Capacity, isRefused, outAlready } from './guard.ts';
import type { Target } from './target.ts';
import { Tracking } from './tracking.ts';

/** Throws `permission-denied`: every change needs level admin. */
export function requireAdmin({ can, level }: Snapshot): void {
  if (can.change) return;
  throw new Failure('permission-denied', `The socket's level is "${level}", and a change needs "admin".`, {
    hint: 'In haproxy.cfg, section global, end the line of this socket with `level admin` (`stats socket /run/haproxy/admin.sock mode 660 group haproxy level admin`), then reload HAProxy.',
  });
}

/** Throws `tracking`, `dns-maintenance`, `unhealthy`, `agent-conflict` or `refused` for what HAProxy would accept and not do. */
export function requirePossible(target: Target, request: ChangeRequest, snapshot: Snapshot): void {
  requireConfigured(target, request);
  requireServing(target, request);
  if (request.operation === 'weight') return;
  requireUntracked(target, snapshot);
  requireResolved(target, request);
  requireCheck(target, request);
  requireNoAgent(target, request);
}

/** Throws `tracking` where a tracker can be neither counted, nor waited for, nor guarded: it goes out and comes back with the others. */
export function requireSendable(
  targets: readonly Target[],
  request: ChangeRequest,
  { servers, unsendable = [] }: Snapshot,
): void {
  if (unsendable.length === 0 || request.operation === 'weight') return;
  if (request.operation === 'ready' && request.healthProof === 'none') return;
  const tracking = new Tracking(servers, unsendable);
  for (const { key, before, alreadyInGoalState } of targets) {
    if (request.operation === 'ready' && alreadyInGoalState) continue;
    const [tracker] = tracking.unsendableTrackersOf(before);
    if (tracker === undefined) continue;
    throw new Failure(
      'tracking',
      `${key} is tracked by a server of a backend whose name cannot be sent to HAProxy: its sessions can be neither counted nor waited for.`,
      {
        brief: 'a server whose name cannot be sent tracks it',
        servers: [key],
        detail: keyOf(tracker),
        hint: 'HAProxy permits only letters, digits and `_.:-` in the name of a backend, and warns of others when it starts. Give that backend another name, or let its server track nobody.',
      },
    );
  }
}

function requireUntracked({ before, key }: Target, { servers }: Snapshot): void {
  if (before.tracks === null) return;
  const root = new Tracking(servers).rootOf(before);
  const through = root === before.tracks ? '' : `, and through it ${root}`;
  throw new Failure('tracking', `${key} tracks ${before.tracks}${through}: change that one.`, {
    brief: `it tracks ${before.tracks}${through}`,
    servers: [key],
    hint: `A server that tracks another follows its state. Select ${root} instead; all that track it are waited for as well.`,
  });
}

/** Forced maint lies on top of DNS maintenance and stays when the name resolves again: `maint` can keep its word. */
function requireResolved({ before, key }: Target, { operation, isOfBatch }: ChangeRequest): void {
  if (!before.maintCauses.includes('dns') || operation === 'maint') return;
  if (operation === 'drain' && before.forced === 'maint') return;
  throw new Failure('dns-maintenance', `${key} is in maintenance because its name does not resolve.`, {
    servers: [key],
    detail: before.status,
    hint:
      before.forced === 'ready'
        ? 'HAProxy brings it back by itself when the name resolves: look at its `resolvers` section. `operation: maint` keeps it out even then.'
        : `Look at the \`resolvers\` section of haproxy.cfg. It is in ${before.forced} as well, and stays there when the name resolves: then run ${isOfBatch ? '`ready` for it' : 'this step again'}.`,
  });
}

/** A ramp asks of each step that the server is UP: one that is out is let in by `ready`. */
function requireServing({ before, key, alreadyInGoalState }: Target, request: ChangeRequest): void {
  if (request.operation !== 'weight' || request.ramp === undefined || alreadyInGoalState) return;
  if (before.admin === 'ready' && isUp(before)) return;
  throw new Failure(
    'unhealthy',
    `${key} is "${before.status}", and a ramp begins with a server that is UP.`,
    {
      brief: 'it is not UP, and a ramp begins with a server that is',
      servers: [key],
      hint: '`operation: ready` takes `ramp` as well: it proves the server first, and lets it in at the first weight.',
    },
  );
}

/** 2.2 takes `enable health` for a server that has no check, and then believes in one. */
function requireConfigured({ before, key }: Target, { switches = {} }: ChangeRequest): void {
  const missing = [
    ...(switches.health === 'enabled' && before.checks === 'none' ? (['health', 'check'] as const) : []),
    ...(switches.agent === 'enabled' && before.agent === 'none' ? (['agent', 'agent-check'] as const) : []),
  ];
  const [check, word] = missing;
  if (check === undefined) return;
  const tracked = before.tracks === null ? '' : ` It tracks ${before.tracks}, whose checks count for it.`;
  throw new Failure('refused', `${key} has no ${check} check that could be enabled.`, {
    brief: `it has no ${check} check`,
    servers: [key],
    hint: `Add \`${word}\` to its server line in haproxy.cfg, or leave \`${check}-checks\` at \`keep\`.${tracked}`,
  });
}

function requireCheck({ before, key }: Target, request: ChangeRequest): void {
  if (request.operation !== 'ready' || request.healthProof !== 'required') return;
  if (before.checks === 'enabled' || request.switches?.health === 'enabled') return;
  throw new Failure('unhealthy', `${key} has no running health check, so nothing can prove it healthy.`, {
    brief: 'it has no running health check, and `wait-for-health` asks for one',
    servers: [key],
    hint: `Add \`check\` to its server line, or say \`health-checks: enable\` if it was switched off; \`wait-for-health: true\` goes on without a proof.`,
  });
}

/** An agent that says `ready` undoes a drain and maint with its next answer, and when that comes cannot be read: 8 s are in use. */
function requireNoAgent({ before, key, alreadyInGoalState }: Target, request: ChangeRequest): void {
  if (!isDrain(request) || before.agent === 'none') return;
  const goal = request.switches?.agent ?? before.agent;
  // Nothing is sent to one that is out already: a batch has its script to fear for, which the next answer would have work on what serves.
  const isUntouched = alreadyInGoalState && before.agent === 'enabled' && request.isOfBatch !== true;
  if (goal !== 'enabled' || isUntouched) return;
  throw new Failure(
    'agent-conflict',
    `${key} has an agent check: its next answer may undo this ${request.operation}, and how often it is asked cannot be read.`,
    {
      servers: [key],
      hint: request.isOfBatch
        ? `\`rolling\` switches no agents: a step before it with \`operation: ready\` and \`agent-checks: disable\` switches this one off (\`disable agent ${key}\`), and one behind it with \`agent-checks: enable\` on again.`
        : `\`agent-checks: disable\` switches it off first (\`disable agent ${key}\`), and \`operation: ready\` with \`agent-checks: enable\` on again when the server is back.`,
    },
  );
}

/** Throws `guard`. */
export function requireCapacity(
  capacities: readonly Capacity[],
  { servers }: Pick<Snapshot, 'servers'>,
  ours: ReadonlySet<string>,
): void {
  const refused = capacities.filter(isRefused);
  if (refused.length === 0) return;
  const out = refused.map(({ backend }) => outAlready(servers.values(), backend, ours));
  const words = refused.map(
    ({ backend, after, now, asked }, index) =>
      `${backend}: ${after} of ${quantity(now, 'server')} would still take traffic, and min-available asks for ${asked}${out[index]}`,
  );
  const areOthersOut = out.some((one) => one !== '');
  const [first] = refused;
  throw new Failure('guard', `Too few servers would be left. ${listed(words, 10, '; ')}.`, {
    brief:
      first === undefined
        ? undefined
        : `${first.after} of ${quantity(first.now, 'server')} of ${first.backend} would be left, and min-available asks for ${first.asked}`,
    hint: `Take out fewer servers at once${areOthersOut ? ', or bring others back first' : ''}. \`min-available\` sets the number (\`0\` turns this guard off).`,
  });
}
