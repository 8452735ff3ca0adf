/**
 * What a change is going to do on one load balancer, and every reason not to begin: names, level, tracking, DNS, guard, weight.
 * Pure: nothing is sent here, and a refusal leaves everything as it was.
 */
import { asFailure, Failure } from '../../errors.ts';
import type { CheckGoal, WeightGoal } from '../../haproxy/load-balancer.ts';
import { keyOf, type Server, type ServerName } from '../../haproxy/server.ts';
import { listOf } from '../../haproxy/servers.ts';
import { isHidden, type Snapshot } from '../../haproxy/snapshot.ts';
import { listed, verb } from '../../words.ts';
import { type ChangeRequest, isChange, isDrain, type Request, type WeightInput } from '../request.ts';
import { type Capacity, capacityOf } from './guard.ts';
import { requireCarried, unknownNotices } from './load.ts';
import { about } from './notices/about.ts';
import { noticesOf } from './notices/notices.ts';
import { planLines } from './plan-lines.ts';
import { requireAdmin, requireCapacity, requirePossible, requireSendable } from './preconditions.ts';
import { select } from './selection.ts';
import { spareLines, withoutSpares } from './spares-left-out.ts';
import { requireTakenWeights } from './static-weights.ts';
import { leavingOf, loadsOf, type Plan, type Target } from './target.ts';
import { Tracking } from './tracking.ts';
import { warningsOf, whereWarnings } from './warnings.ts';
import {
  hiddenFailure,
  requireReadable,
  requireReadableTrackers,
  requireSettable,
  requireWay,
  wayNotices,
} from './ways.ts';
import { NO_WORDS, type PlanWords, whenRead } from './words.ts';

const NOTHING: Plan = { targets: [], spares: [], capacities: [], words: NO_WORDS, refusal: null };

/** As far as it goes: whatever stands against it is its `refusal`, beside what had been found out by then. */
export function planChange(request: Request, snapshot: Snapshot): Plan {
  let plan = NOTHING;
  try {
    const where = whereWarnings(snapshot);
    plan = { ...plan, words: { ...NO_WORDS, warnings: where } };
    const { servers, warnings: absent } = selectServers(request, snapshot);
    const warnings = [...where, ...absent];
    plan = { ...plan, words: { ...NO_WORDS, warnings } };
    const { meant, spares } = withoutSpares(servers, request, snapshot);
    plan = { ...plan, spares, targets: targetsOf(meant, request, snapshot) };
    const leftOut = spareLines(plan);
    if (!isChange(request)) return plan;
    requireAdmin(snapshot);
    requireWay(plan.targets, request, snapshot);
    for (const target of plan.targets) {
      requirePossible(target, request, snapshot);
      requireSettable(target, request);
    }
    requireTakenWeights(plan.targets, snapshot);
    requireSendable(plan.targets, request, snapshot);
    requireReadableTrackers(plan.targets, request, snapshot);
    const leaving = leavingOf(plan.targets, snapshot.servers, request);
    const keys = new Set(leaving.map(keyOf));
    const capacities = capacitiesOf(leaving, request, snapshot);
    const { targets } = plan;
    const loads = loadsOf(capacities, snapshot.servers.values(), keys, request);
    const words = whenRead(() => {
      const { lines, notices, warnings: further } = wordsOf(targets, capacities, keys, request, snapshot);
      return {
        lines: [...lines, ...leftOut],
        notices: [...notices, ...unknownNotices(loads)],
        warnings: [...warnings, ...further],
      };
    });
    plan = { ...plan, capacities, words };
    requireCapacity(capacities, snapshot, keys);
    if (request.maxLoad !== undefined) requireCarried(loads, request.maxLoad);
    return plan;
  } catch (error) {
    return { ...plan, refusal: asFailure(error) };
  }
}

/** The same servers once more in a process that a reload began. What they were before this step stays what it was. */
export function planAgain(plan: Plan, request: ChangeRequest, snapshot: Snapshot): Plan {
  const hidden = plan.targets.filter(({ key }) => isHidden(snapshot, key));
  if (hidden.length > 0) return { ...plan, refusal: hiddenFailure(hidden.map(({ before }) => before)) };
  const there = plan.targets.filter(({ key }) => snapshot.servers.has(key));
  const gone = plan.targets.filter((target) => !there.includes(target));
  if (gone.length > 0 && request.failOnNotFound) return { ...plan, refusal: goneFailure(gone) };
  if (there.length === 0) return { ...plan, targets: [], capacities: [] };
  const servers = there.map(({ key, before: { backend, server } }) => {
    return { text: key, negated: false, backend, server };
  });
  const selection = { backends: ['*'], servers };
  const asked = silencingAgain(there, request, snapshot);
  const again = planChange({ ...asked, selection, failOnNotFound: true }, snapshot);
  const now = new Map(again.targets.map((target) => [target.key, target]));
  const targets = there.map((target) => {
    const { members, weight, ramp, switches } = now.get(target.key) ?? target;
    return { ...target, members, weight, ramp, switches };
  });
  return { ...again, targets, words: plan.words };
}

/**
 * Agents that were off when this step began, and that the reload has switched on, go off again as what was set is set again: with its next answer
 * one would let in what is to be out, and what a script may be at work on. Not where one was on before: that is refused as at the beginning.
 */
function silencingAgain(
  targets: readonly Target[],
  request: ChangeRequest,
  { servers, can }: Snapshot,
): ChangeRequest {
  if (!isDrain(request) || request.switches?.agent !== undefined) return request;
  const speaking = targets.filter(({ key }) => servers.get(key)?.agent === 'enabled');
  const wereOff = speaking.length > 0 && speaking.every(({ before }) => before.agent === 'disabled');
  if (!wereOff || can.lacks?.includes('agent-checks')) return request;
  return { ...request, switches: { ...request.switches, agent: 'disabled' } };
}

function goneFailure(gone: readonly Target[]): Failure {
  const keys = gone.map(({ key }) => key);
  return new Failure('not-found', `HAProxy was reloaded, and its new configuration has no ${listed(keys)}.`, {
    servers: keys,
    brief: 'the new configuration has no such server',
    hint: 'The new configuration has no such server: correct `server`, or leave it out. With `fail-on-not-found: false` this is a warning.',
  });
}

function selectServers(request: Request, snapshot: Snapshot): { servers: Server[]; warnings: string[] } {
  const existing = listOf(snapshot.servers);
  const backends = [...snapshot.backends.keys()];
  requireReadable(select(request.selection, snapshot.unreadable ?? [], backends).servers);
  const known = select(request.selection, existing, backends);
  // What may have been meant instead stands among those that nobody has read.
  const others = known.unmatched.length > 0 ? (snapshot.others ?? []) : [];
  const { servers, unmatched } =
    others.length === 0 ? known : select(request.selection, [...existing, ...others], backends);
  if (unmatched.length > 0 && request.failOnNotFound) {
    const idle = disabledWords(request, snapshot);
    throw new Failure('not-found', [sentences(unmatched), ...idle].join(' '), {
      brief: unmatched[0]?.split(/[;:]/)[0],
      hint: 'Correct `backend` or `server`; names are case-sensitive. With `fail-on-not-found: false` this is a warning.',
    });
  }
  return {
    servers: servers.flatMap((name) => snapshot.servers.get(keyOf(name)) ?? []),
    warnings: [
      ...unmatched.map((text) => sentences([text])),
      ...(unmatched.length > 0 ? disabledWords(request, snapshot) : []),
    ],
  };
}

/** Of a backend that is `disabled` in the configuration HAProxy shows no statistics: who is named there is no wrong name. */
function disabledWords({ selection }: Request, { unlisted = [] }: Snapshot): string[] {
  const idle = select(
    selection,
    unlisted,
    unlisted.map(({ backend }) => backend),
  ).servers;
  return about(
    idle.map(keyOf),
    (names, count) =>
      `${names} ${verb(count, 'is', 'are')} in a backend that is \`disabled\` in the configuration: HAProxy sends nobody there, and shows too little of it for it to be changed here.`,
  );
}

/** Each begins as a sentence does. */
function sentences(texts: readonly string[]): string {
  return texts
    .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('?') ? '' : '.'}`)
    .join(' ');
}

/** A tracker that was selected together with the server it tracks is part of that one's unit, not a target of its own. */
function targetsOf(servers: readonly Server[], request: Request, snapshot: Snapshot): Target[] {
  const alone = request.operation === 'weight' || request.operation === 'status';
  if (alone) return servers.map((before) => targetOf(before, [before], request));
  const keys = new Set(servers.map(keyOf));
  const tracking = new Tracking(snapshot.servers);
  return servers
    .filter((server) => server.tracks === null || !keys.has(tracking.rootOf(server)))
    .map((server) => targetOf(server, [server, ...tracking.trackersOf(server)], request));
}

function targetOf(before: Server, unit: readonly Server[], request: Request): Target {
  const wanted = 'weight' in request ? request.weight : null;
  const weight = wanted === null ? null : weightGoal(before, wanted);
  const ramp = 'ramp' in request && request.ramp ? request.ramp.steps : [];
  const members = unit.map(({ backend, server }): ServerName => ({ backend, server }));
  const switches = isChange(request) ? switchesFor(before, request) : [];
  const goal = goalOf(request, weight, switches);
  return {
    key: keyOf(before),
    members,
    before,
    goal,
    weight,
    ramp: ramp.map((step) => weightGoal(before, step)),
    switches,
    alreadyInGoalState: isInGoalState(before, request, weight),
  };
}

/** A check that is not there has nothing to be switched. */
function switchesFor(
  { backend, server, checks, agent }: Server,
  { switches = {} }: ChangeRequest,
): CheckGoal[] {
  const asked = [
    { check: 'health', goal: switches.health, now: checks },
    { check: 'agent', goal: switches.agent, now: agent },
  ] as const;
  return asked.flatMap(({ check, goal, now }) => {
    return goal === undefined || now === 'none' || goal === now ? [] : { backend, server, check, goal };
  });
}

function goalOf({ operation }: Request, weight: WeightGoal | null, switches: readonly CheckGoal[]): string {
  if (operation === 'status') return '';
  const words = [
    ...(weight === null ? [] : [`weight ${weight.weight}`]),
    ...switches.map(({ check, goal }) => `${check} checks ${goal}`),
  ];
  return (operation === 'weight' ? words : [operation, ...words]).join(', ');
}

function isInGoalState(before: Server, { operation }: Request, weight: WeightGoal | null): boolean {
  const hasWeight = weight === null || before.weight === weight.effective;
  switch (operation) {
    case 'status':
      return true;
    case 'weight':
      return hasWeight;
    case 'drain':
      return before.admin !== 'ready';
    case 'maint':
      // Inherited or DNS maintenance ends by itself: only forced maint is what was asked for.
      return before.forced === 'maint';
    case 'ready':
      return before.admin === 'ready' && hasWeight;
  }
}

/** HAProxy takes a percentage of the configured weight, rounds it down and caps it at 256. */
function weightGoal(server: Server, weight: WeightInput): WeightGoal {
  const { backend, server: name, configuredWeight, isConfiguredWeightGuessed = false } = server;
  if (weight.kind === 'absolute') {
    return { backend, server: name, weight: String(weight.value), effective: weight.value };
  }
  const effective = Math.min(256, Math.floor((configuredWeight * weight.value) / 100));
  // Where that is not the configured weight, nothing can be said of it: see `requireWay`.
  if (effective > 0 || weight.value === 0 || isConfiguredWeightGuessed) {
    return { backend, server: name, weight: `${weight.value}%`, effective };
  }
  throw new Failure(
    'refused',
    `${weight.value}% of the configured weight ${configuredWeight} of ${keyOf(server)} is rounded down to 0, which takes it out of rotation.`,
    {
      brief: `${weight.value}% of its configured weight is rounded down to 0`,
      servers: [keyOf(server)],
      hint:
        configuredWeight === 0
          ? 'Its configured weight is 0: give an absolute weight, 1 to 256.'
          : `The smallest percentage that works is ${Math.ceil(100 / configuredWeight)}%; \`weight: 0\` says that 0 is meant.`,
    },
  );
}

function wordsOf(
  targets: readonly Target[],
  capacities: readonly Capacity[],
  leaving: ReadonlySet<string>,
  request: ChangeRequest,
  snapshot: Snapshot,
): PlanWords {
  return {
    lines: planLines(targets, capacities, request, snapshot),
    notices: [
      ...noticesOf(targets, capacities, leaving, request, snapshot),
      ...wayNotices(targets, request, snapshot),
    ],
    warnings: warningsOf(targets, request, snapshot),
  };
}

function capacitiesOf(leaving: readonly Server[], request: ChangeRequest, snapshot: Snapshot): Capacity[] {
  // Only a share of them asks who else there is.
  const servers = request.minAvailable.kind === 'count' ? [] : [...snapshot.servers.values()];
  return [...Map.groupBy(leaving, ({ backend }) => backend)].flatMap(([name, ours]) => {
    const backend = snapshot.backends.get(name);
    if (backend === undefined) return [];
    const inBackend = servers.filter((server) => server.backend === name);
    return capacityOf(backend, inBackend, ours, request.minAvailable);
  });
}
