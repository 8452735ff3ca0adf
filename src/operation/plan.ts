/**
 * What a change is going to do on one load balancer, and every reason not to begin: names, level, tracking, DNS, guard, weight.
 * Pure: nothing is sent here. Whatever is thrown here leaves everything as it was.
 */
import { asFailure, Failure } from '../errors.ts';
import type { WeightGoal } from '../haproxy/load-balancer.ts';
import { ADMIN_FLAG, adminStateOf, keyOf, type Server, type Snapshot } from '../haproxy/server.ts';
import { noticesOf, planLine, warningsOf } from './advice.ts';
import { type Outlook, outlookOf } from './guard.ts';
import type { Operation, Request, WeightInput } from './operation.ts';
import { refuseLevel, refuseOutlooks, refuseTarget } from './refusal.ts';
import { pick } from './selection.ts';
import { leavingOf, type Plan, type Target } from './target.ts';
import { Tracking } from './unit.ts';

/** As far as it goes: whatever stands against it is its `refusal`, beside what had been found out by then. */
export function planChange(request: Request, snapshot: Snapshot): Plan {
  const plan: Plan = { targets: [], outlooks: [], lines: [], notices: [], warnings: [], refusal: null };
  try {
    fill(plan, request, snapshot);
  } catch (error) {
    plan.refusal = asFailure(error);
  }
  return plan;
}

/** Throws `not-found`, `permission-denied`, `tracking`, `dns-maintenance`, `refused`, `guard` or `unhealthy`. */
function fill(plan: Plan, request: Request, snapshot: Snapshot): void {
  const { servers: names, warnings } = pickServers(request, snapshot);
  plan.warnings.push(...warnings);
  const picked = names.flatMap((name) => snapshot.servers.get(keyOf(name)) ?? []);
  plan.targets = targetsOf(picked, request, snapshot);
  if (request.operation === 'status') return;
  refuseLevel(snapshot);
  for (const target of plan.targets) refuseTarget(target, request);
  plan.outlooks = outlooksOf(plan.targets, request, snapshot);
  plan.lines = plan.targets.map((target) => planLine(target, plan.outlooks, request, snapshot));
  plan.notices = noticesOf(plan.targets, plan.outlooks, request, snapshot);
  plan.warnings.push(...warningsOf(plan.targets, request, snapshot));
  refuseOutlooks(plan.outlooks, snapshot, new Set(leavingOf(plan.targets, request).map(keyOf)));
}

function pickServers(request: Request, snapshot: Snapshot) {
  const existing = [...snapshot.servers.values()];
  const { servers, unmatched } = pick(request.selection, existing, [...snapshot.backends.keys()]);
  if (unmatched.length > 0 && request.failOnNotFound) {
    throw new Failure('not-found', `Not found: ${unmatched.join('; ')}.`, {
      hint: 'Correct `backend` or `server`; names are case-sensitive. With `fail-on-not-found: false` this is a warning.',
    });
  }
  return { servers, warnings: unmatched.map((text) => `Not found: ${text}.`) };
}

/** A tracker that was picked together with the server it tracks is part of that one's unit, not a target of its own. */
function targetsOf(picked: readonly Server[], request: Request, snapshot: Snapshot): Target[] {
  const alone = request.operation === 'weight' || request.operation === 'status';
  if (alone) return picked.map((before) => targetOf(before, [before], request));
  const keys = new Set(picked.map(keyOf));
  const tracking = new Tracking(snapshot.servers);
  return picked
    .filter((server) => server.tracks === null || !keys.has(tracking.rootOf(server)))
    .map((server) => targetOf(server, [server, ...tracking.trackersOf(server)], request));
}

function targetOf(before: Server, unit: Server[], request: Request): Target {
  const weight = request.weight === null ? null : weightGoal(before, request.weight);
  const weightWords = weight === null ? '' : `weight ${weight.weight}`;
  const words = {
    status: '',
    weight: weightWords,
    drain: 'drain',
    maint: 'maint',
    ready: weight === null ? 'ready' : `ready, ${weightWords}`,
  };
  const asWanted = isAsWanted(before, request.operation, weight);
  return { key: keyOf(before), before, unit, goal: words[request.operation], asWanted, weight };
}

function isAsWanted(before: Server, operation: Operation, weight: WeightGoal | null): boolean {
  const weightAsWanted = weight === null || before.weight === weight.effective;
  switch (operation) {
    case 'status':
      return true;
    case 'weight':
      return weightAsWanted;
    case 'drain':
      return adminStateOf(before.adminFlags) !== 'ready';
    case 'maint':
      // Inherited or DNS maintenance ends by itself: only forced maint is what was asked for.
      return (before.adminFlags & ADMIN_FLAG.forcedMaint) !== 0;
    case 'ready':
      return adminStateOf(before.adminFlags) === 'ready' && weightAsWanted;
  }
}

/** HAProxy takes a percentage of the configured weight, rounds it down and caps it at 256. */
function weightGoal(server: Server, weight: WeightInput): WeightGoal {
  const { backend, server: name, configuredWeight } = server;
  if (weight.kind === 'absolute') {
    return { backend, server: name, weight: String(weight.value), effective: weight.value };
  }
  const effective = Math.min(256, Math.floor((configuredWeight * weight.value) / 100));
  if (effective === 0 && weight.value > 0) {
    const smallest = Math.ceil(100 / configuredWeight);
    throw new Failure(
      'refused',
      `${weight.value}% of the configured weight ${configuredWeight} of ${keyOf(server)} is rounded down to 0, which takes it out of rotation.`,
      {
        server: keyOf(server),
        hint:
          configuredWeight === 0
            ? 'Its configured weight is 0: give an absolute weight, 1 to 256.'
            : `The smallest percentage that works is ${smallest}%; \`weight: 0\` says that 0 is meant.`,
      },
    );
  }
  return { backend, server: name, weight: `${weight.value}%`, effective };
}

function outlooksOf(targets: readonly Target[], request: Request, snapshot: Snapshot): Outlook[] {
  const leaving = leavingOf(targets, request);
  const touched = new Set(leaving.map((server) => server.backend));
  const servers = [...snapshot.servers.values()];
  return [...touched].flatMap((name) => {
    const backend = snapshot.backends.get(name);
    if (backend === undefined) return [];
    const inBackend = servers.filter((server) => server.backend === name);
    const ours = leaving.filter((server) => server.backend === name);
    return outlookOf(backend, inBackend, ours, request.minAvailable);
  });
}
