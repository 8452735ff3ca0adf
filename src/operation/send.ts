/** What can be set on servers of a run: saved before it is sent, taken over when HAProxy has said what came of it. */
import type { CheckGoal, SetOptions, WeightGoal } from '../haproxy/load-balancer.ts';
import { type AdminState, keyOf, nameOf, type ServerName } from '../haproxy/server.ts';
import type { ServerSettings } from '../haproxy/server-settings.ts';
import type { Reading } from '../haproxy/snapshot.ts';
import { listed } from '../words.ts';
import { beforeDown } from './drain/cut-errors.ts';
import { markingDown, noteMarkedDown } from './drain/marked-down-sessions.ts';
import type { Unit } from './plan/tracking.ts';
import type { Run } from './run.ts';

/** Throws `refused` in HAProxy's words, as all of these do. */
export function setStates(
  run: Run,
  units: readonly Unit[],
  state: AdminState,
  signal: AbortSignal,
  options?: SetOptions,
): Promise<Reading> {
  const goals = namesOf(units).map((name) => ({ ...name, state }));
  return run.send(
    units,
    () => ({ state }),
    (watched) => run.loadBalancer.setStates(goals, watched, signal, options),
    signal,
  );
}

/** Tells of it, too. */
export async function setWeights(
  run: Run,
  goals: readonly WeightGoal[],
  signal: AbortSignal,
): Promise<Reading> {
  const weights = new Map(goals.map((goal) => [keyOf(goal), goal.effective]));
  const servers = goals.map((goal) => ({ key: keyOf(goal) }));
  const settingsFor = ({ key }: { key: string }) => {
    const weight = weights.get(key);
    return weight === undefined ? {} : { weight };
  };
  const reading = await run.send(
    servers,
    settingsFor,
    (watched) => run.loadBalancer.setWeights(goals, watched, signal),
    signal,
  );
  for (const [weight, those] of Map.groupBy(goals, (goal) => goal.weight))
    run.tell('set', `${listed(those.map(keyOf))}: set to weight ${weight}`);
  return reading;
}

/** An absolute weight of one server, as the port takes it. */
export function weightGoal({ backend, server }: ServerName, absolute: number): WeightGoal {
  return { backend, server, weight: String(absolute), effective: absolute };
}

/** Switches checks of these on or off. Tells of it, too. */
export async function setChecks(
  run: Run,
  goals: readonly CheckGoal[],
  signal: AbortSignal,
): Promise<Reading> {
  const byKey = Map.groupBy(goals, keyOf);
  const settingsFor = ({ key }: { key: string }): ServerSettings => {
    const switched = (byKey.get(key) ?? []).map(({ check, goal }) => [settingOf(check), goal]);
    return Object.fromEntries(switched);
  };
  const reading = await run.send(
    [...byKey.keys()].map((key) => ({ key })),
    settingsFor,
    (watched) => run.loadBalancer.setChecks(goals, watched, signal),
    signal,
  );
  run.tell('set', goals.map((one) => `${keyOf(one)}: ${one.check} checks ${one.goal}`).join(', '));
  return reading;
}

function settingOf(check: CheckGoal['check']): 'checks' | 'agent' {
  return check === 'health' ? 'checks' : 'agent';
}

/** Into drain and down, until HAProxy's checks bring them up again. What that cuts is told. */
export async function takeDownForProof(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  const before = beforeDown(run, units);
  const send = () =>
    run.send(
      units,
      () => ({ state: 'drain' }),
      (watched) => run.loadBalancer.takeDownForProof(namesOf(units), watched, signal),
      signal,
    );
  await markingDown(run, units, before, send);
  const sample = () => run.loadBalancer.sample(run.watched, signal);
  await noteMarkedDown(run, units, before, sample, signal);
}

/** Into drain and stopping, until a check passes: nobody is cut. */
export function drainUntilChecked(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<Reading> {
  return run.send(
    units,
    () => ({ state: 'drain' }),
    (watched) => run.loadBalancer.setHealth(namesOf(units), 'stopping', watched, signal),
    signal,
  );
}

/** Up, for servers whose checks are off. */
export function raiseHealth(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<Reading> {
  return run.send(
    units,
    () => ({}),
    (watched) => run.loadBalancer.setHealth(namesOf(units), 'up', watched, signal),
    signal,
  );
}

function namesOf(units: readonly Unit[]): ServerName[] {
  return units.map(({ key }) => nameOf(key));
}
