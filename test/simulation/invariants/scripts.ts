/** A rolling step and its scripts: each batch in its turn, out everywhere as long as its script runs, and nobody let in where it failed. */
import { nameOf } from '../../../src/haproxy/server.ts';
import type { ScriptBatch, ScriptEnd } from '../../../src/operation/rolling/rolling-effects.ts';
import type { Author } from '../model/author.ts';
import { RELOAD } from '../model/author.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { ModelServer } from '../model/server.ts';
import { hasFailed, type RollingCourse, type SeenScript } from '../rolling-course.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { type Bench, loadBalancerOf, seconds } from './bench.ts';

/** A look a second, and what one takes. */
const SEEN_WITHIN_MS = 2_000;

/** A batch begins: is it small enough, and is everybody back who was out before? */
export function judgeBatch(bench: Bench, step: StepRun): void {
  const { rolling, request } = step;
  if (rolling?.batch == null || request.operation !== 'rolling') return;
  const all = new Set(step.selectedKeys(namesRead(step)).map((key) => nameOf(key).server));
  const { kind, value } = request.batchSize;
  const size = Math.max(1, kind === 'count' ? value : Math.floor((all.size * value) / 100));
  const wrong = (words: string) => bench.violate('out of turn', `${step.name}: ${words}`);
  if (machinesAmong(bench, step, rolling.batch) > size)
    wrong(`${rolling.batch.join(', ')} go out together, batch-size ${size}`);
  const earlier = rolling.begun.slice(0, -1).flat();
  for (const name of rolling.batch) if (earlier.includes(name)) wrong(`${name} goes out once more`);
  for (const { name, current, deadSince } of bench.loadBalancers) {
    for (const key of step.selectedKeys(earlier)) {
      const server = current.servers.get(key);
      const isOut = deadSince === null && server?.forcedBy.by === step && server.forced !== 'ready';
      if (isOut && bench.isOld(name, server.forcedBy.at))
        wrong(`${key} on ${name} is still ${server.forced}, and ${rolling.batch.join(', ')} go out`);
    }
  }
}

/** Servers that share an address are one application, whatever they are called. */
function machinesAmong({ loadBalancers }: Bench, { addresses }: StepRun, names: readonly string[]): number {
  const all = [...loadBalancers].flatMap(({ processes }) =>
    [...processes].flatMap(({ servers }) => [...servers.values()]),
  );
  // Where it stands in the configuration, where somebody has led it since, and where it stood in a process that has died.
  const addressesOf = (name: string) => [
    ...all
      .filter(({ setup }) => setup.server === name)
      .flatMap(({ setup, app }) => [setup.address, app.address]),
    ...(addresses.get(name) ?? []),
  ];
  return names.filter((name, index) => {
    const earlier = names.slice(0, index).flatMap(addressesOf);
    return !addressesOf(name).some((address) => earlier.includes(address));
  }).length;
}

export function judgeScriptBegan(bench: Bench, step: StepRun, batch: ScriptBatch): void {
  const { rolling } = step;
  if (rolling === null) return;
  const again = batch.names.filter((name) => rolling.scriptFor(name) !== undefined);
  const script = rolling.scriptBegan(batch, bench.now);
  // Whoever is gone by now is left out of it.
  const isOther = batch.names.some((name) => rolling.batch?.includes(name) !== true);
  if (again.length > 0 || isOther)
    bench.violate(
      'out of turn',
      `${step.name}: the script runs for ${batch.names.join(', ')}, the batch is ${rolling.batch?.join(', ')}${again.length > 0 ? ', and it ran before' : ''}`,
    );
  for (const { name, current, processes, deadSince } of bench.loadBalancers) {
    for (const key of step.selectedKeys(batch.names)) {
      const server = current.servers.get(key);
      if (deadSince !== null && bench.isOld(name, deadSince)) among(bench, step, name, key, 'nobody answers');
      if (server !== undefined && deadSince === null && server.admin !== 'maint') {
        const since = Math.max(server.forcedBy.at, server.resolvedAt, current.startedAt);
        if (bench.isOld(name, since)) among(bench, step, name, key, `it is ${server.admin}`);
        else if (step.isStranger(server.forcedBy.by)) noteIntrusion(rolling, script, name, server);
      }
      for (const process of processes) noteServed(bench, step, process, key);
    }
  }
}

/** Whoever is still served when the script begins, though he came before the server was taken out. */
function noteServed(bench: Bench, step: StepRun, process: HaproxyProcess, key: string): void {
  const loadBalancer = loadBalancerOf(process);
  const server = process.servers.get(key);
  const setAt = step.lastSetAt.get(placeOf(loadBalancer, key)) ?? 0;
  for (const member of server === undefined ? [] : [server, ...server.trackers]) {
    const waiting = [...[...member.sessions].map(({ request }) => request), ...member.queue];
    const left = [...waiting, ...member.turningAround].find(
      ({ startedAt, opening }) =>
        bench.isOld(loadBalancer, startedAt) && (opening === null || opening.at <= setAt),
    );
    if (left === undefined) continue;
    step.rolling?.victims.push({
      loadBalancer,
      key,
      byOldProcess: process.stopping,
      words: `${member.key}${process.stopping ? ' of the process before' : ''} still serves a request (${left.client.binding}) begun at ${seconds(left.startedAt)} when the script begins at ${seconds(bench.now)}`,
    });
  }
}

export function judgeScriptEnded(
  bench: Bench,
  step: StepRun,
  batch: ScriptBatch,
  end: ScriptEnd | null,
): void {
  const script = step.rolling?.scriptFor(batch.names[0] ?? '');
  if (script === undefined) return;
  script.endedAt = bench.now;
  script.end = end;
  if (step.failed || end === null) return;
  for (const { name, current, deadSince, awayUntil } of bench.loadBalancers) {
    if (deadSince !== null || awayUntil > script.beganAt || bench.isUneven(name)) continue;
    for (const key of step.selectedKeys(batch.names)) {
      const server = current.servers.get(key);
      if (server === undefined || server.admin === 'maint' || server.forcedBy.by !== RELOAD) continue;
      const since = Math.max(script.beganAt, server.forcedBy.at);
      if (bench.now - since > SEEN_WITHIN_MS + bench.raceMs(name))
        among(bench, step, name, key, `a reload has let it in at ${seconds(server.forcedBy.at)}`);
    }
  }
}

/** Somebody has set a server: this step itself, or another one while a script of this one runs. */
export function judgeTurn(
  bench: Bench,
  step: StepRun,
  process: HaproxyProcess,
  server: ModelServer,
  by: Author,
): void {
  const { rolling } = step;
  if (rolling === null) return;
  const loadBalancer = loadBalancerOf(process);
  const { server: name } = (server.root ?? server).setup;
  const script = rolling.scriptFor(name);
  if (by !== step) {
    if (script !== undefined && script.endedAt === null && !step.killed)
      noteStranger(bench, step, script, loadBalancer, server, by);
    return;
  }
  const isOut = server.admin === 'maint';
  for (const one of isOut ? rolling.intrusions : [])
    if (one.loadBalancer === loadBalancer && one.key === server.key) one.until ??= bench.now;
  if (script !== undefined && hasFailed(script) && !isOut)
    bench.violate(
      'failed and let in',
      `${step.name} sets ${server.key} on ${loadBalancer} to ${server.forced}, and its script has failed`,
    );
  if (step.postStartedAt !== null) return;
  if (script !== undefined && script.endedAt === null && !step.killed && !isOut)
    among(bench, step, loadBalancer, server.key, `it is set to ${server.forced} by the step itself`);
  // What was sent when it was killed is done when HAProxy comes to it.
  const isItsTurn = rolling.batch?.some((one) => one === name || one === server.setup.server) === true;
  if (!isItsTurn)
    bench.violate(
      'out of turn',
      `${step.name} sets ${server.key} on ${loadBalancer} to ${server.forced}, weight ${server.weight}, while its batch is ${rolling.batch?.join(', ') ?? 'none'}`,
    );
}

function noteStranger(
  bench: Bench,
  step: StepRun,
  script: SeenScript,
  loadBalancer: string,
  server: ModelServer,
  by: Author,
): void {
  const { rolling } = step;
  if (rolling === null || !step.selects((server.root ?? server).key)) return;
  const open = rolling.intrusions.find(
    (one) => one.loadBalancer === loadBalancer && one.key === server.key && one.until === null,
  );
  if (server.forced === 'maint' && open !== undefined) open.until = bench.now;
  if (server.forced !== 'maint' && open === undefined && server.root === null && step.isStranger(by))
    noteIntrusion(rolling, script, loadBalancer, server);
}

function noteIntrusion(
  rolling: RollingCourse,
  script: SeenScript,
  loadBalancer: string,
  { key, forcedBy: { by, at } }: ModelServer,
): void {
  rolling.intrusions.push({ script, loadBalancer, key, by, at, until: null });
}

/** All is well, says the step: then nobody was there who could not have been missed. */
export function judgeIntrusions(bench: Bench, step: StepRun): void {
  for (const { script, loadBalancer, key, by, at, until } of step.rolling?.intrusions ?? []) {
    const haproxy = bench.haproxy(loadBalancer);
    const wasAway =
      haproxy === undefined ||
      haproxy.deadSince !== null ||
      haproxy.awayUntil > at ||
      haproxy.current.startedAt > at ||
      bench.isUneven(loadBalancer);
    const tookMs = (until ?? script.endedAt ?? bench.now) - at;
    if (!wasAway && tookMs > SEEN_WITHIN_MS + bench.raceMs(loadBalancer))
      bench.violate(
        'said what is not',
        `${step.name} says done, and ${by.name} had let ${key} on ${loadBalancer} in at ${seconds(at)}, for ${seconds(tookMs)} of its script`,
      );
  }
}

function among(bench: Bench, step: StepRun, loadBalancer: string, key: string, words: string): void {
  bench.violate('script among clients', `${step.name}, ${key} on ${loadBalancer}: ${words}`);
}

function namesRead({ before }: StepRun): string[] {
  return [...before.keys()].map((place) => nameOf(place.slice(place.indexOf(' ') + 1)).server);
}
