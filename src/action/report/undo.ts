/**
 * What a step left different, how a person puts it back by lines for a shell, and which of both is the safer way. Pure; does not know
 * whether the step failed or was killed.
 */
import { isSafeName, keyOf, type ServerName } from '../../haproxy/server.ts';
import {
  type CheckSwitch,
  differences,
  pick,
  type ServerSettings,
  settingsIn,
  settingsOf,
} from '../../haproxy/server-settings.ts';
import type { Report, ServerReport } from '../../operation/report.ts';
import type { StepOperation } from '../../operation/request.ts';
import { sentSettings } from '../../operation/saved-change.ts';
import { verb } from '../../words.ts';
import type { SavedStep } from '../state/saved-step.ts';
import { type ShellLines, shellLines } from './shell-commands.ts';
import type { Ways } from './ways.ts';

/** One server on one load balancer, and the settings that it had before and does not have now, as far as is known. */
export interface Undo extends ServerName {
  loadBalancer: string;
  settings: ServerSettings;
  /** It is out because its health check fails: whoever lets it in all the same sends clients to an application that is not up. */
  unhealthy: boolean;
  /** Without it fewer than `min-available` would take traffic: that is why it is still in rotation. */
  needed: boolean;
  /** A script was, or may have been, at its application: it is let in by a step that proves it, never by a command of a shell. */
  unproven: boolean;
}

/**
 * What the step left different, or may have. `saved` is what was about to be changed: all that is known when the report has no
 * servers.
 */
export function undosOf(report: Report, saved: SavedStep | null): Undo[] {
  return report.servers.length > 0 || saved === null ? undosOfReport(report) : undosOfSaved(saved);
}

function undosOfReport(report: Report): Undo[] {
  const { operation, servers } = report;
  return servers
    .filter((server) => server.changed !== 'no' && !isTheirs(server))
    .map(({ loadBalancer, backend, server, before, after, changed, error, notPutBack, ...rest }) => {
      const { switched = {}, theirs = [], weightsSent } = rest;
      // A step to paste needs an operation, and a state that it has already does no harm.
      const ofChecks = settingsIn(switched).length > 0;
      const state = changed === 'unknown' || after.forced !== before.forced || ofChecks;
      const wasWeighed = weightsSent === undefined ? maySetWeight(operation) : weightsSent.length > 0;
      const isUnknown = changed === 'unknown' && weightsSent !== undefined;
      const weight = wasWeighed && (after.weight !== before.weight || isUnknown);
      const different = {
        ...(state ? { state: before.forced } : {}),
        ...(weight ? { weight: before.weight } : {}),
        ...switched,
      };
      const settings = pick(
        different,
        settingsIn(different).filter((one) => !theirs.includes(one)),
      );
      const unhealthy = [error, notPutBack].some((failure) => failure?.code === 'unhealthy');
      const needed = notPutBack?.code === 'guard' && settings.state !== 'ready';
      return {
        ...{ loadBalancer, backend, server, settings },
        unhealthy: unhealthy && settings.state === 'ready',
        needed,
        unproven: mayBeUnproven(report, server),
      };
    })
    .filter(({ backend, server }) => isSafeName(backend) && isSafeName(server));
}

/** All that is different of it was set by somebody else, who wants it so. */
function isTheirs({ before, after, switched = {}, theirs = [], weightsSent }: ServerReport): boolean {
  const different = differences(settingsOf(before), settingsOf(after));
  // Without a weight of this step's its weight is not its own: agents change them all the time.
  const isWeighed = weightsSent === undefined || weightsSent.length > 0;
  const own = [
    ...settingsIn(pick(different, isWeighed ? ['state', 'weight'] : ['state'])),
    ...settingsIn(switched),
  ];
  return theirs.length > 0 && own.every((one) => theirs.includes(one));
}

/** Of a rolling step that came to no report of its own nobody knows how far it came. */
function mayBeUnproven({ operation, batches = [] }: Report, server: string): boolean {
  if (operation !== 'rolling') return false;
  const own = batches.find(({ names }) => names.includes(server));
  return own?.scriptBegun !== false;
}

/** `ready` proves a server at weight 0 where its backend lives on backup servers. */
function maySetWeight(operation: StepOperation): boolean {
  return operation === 'weight' || operation === 'ready' || operation === 'rolling';
}

/** Everything that was about to be changed, for a step that cannot say how far it came. */
function undosOfSaved({ change }: SavedStep): Undo[] {
  return change.loadBalancers.flatMap(({ name, servers }) =>
    servers.map(({ backend, server, before, sent }) => ({
      loadBalancer: name,
      backend,
      server,
      settings: pick(before, [
        'state',
        ...(maySetWeight(change.operation) ? (['weight'] as const) : []),
        ...sentSettings({ sent }),
      ]),
      unhealthy: false,
      needed: false,
      unproven: change.operation === 'rolling',
    })),
  );
}

/** `set server …`, one for each thing to set. None for a name that could be more than a name, and none that would let in the unproven. */
function commandsOf({ backend, server, unproven, settings }: Undo): string[] {
  const { state, weight, checks, agent } = settings;
  if (!isSafeName(backend) || !isSafeName(server)) return [];
  if (unproven && state !== 'maint') return [];
  const command = `set server ${backend}/${server}`;
  const verb = (goal: CheckSwitch) => (goal === 'enabled' ? 'enable' : 'disable');
  // Checks run before a server comes back, and its agent speaks last.
  return [
    ...(checks === undefined ? [] : [`${verb(checks)} health ${backend}/${server}`]),
    ...(weight === undefined ? [] : [`${command} weight ${weight}`]),
    ...(state === undefined ? [] : [`${command} state ${state}`]),
    ...(agent === undefined ? [] : [`${verb(agent)} agent ${backend}/${server}`]),
  ];
}

/** Each shell that it takes, and one line for it: on one load balancer nothing is sent behind what has failed. None where no command does. */
export function undoLines(undos: readonly Undo[], ways: Ways): string[] {
  const each = shellsOf(undos, ways).map(({ where, lines }) => ({ where, line: lines.join(' && ') }));
  return [...Map.groupBy(each, ({ where }) => where)].map(
    ([where, those]) => `${where}: ${[...new Set(those.map(({ line }) => line))].join('; ')}`,
  );
}

/** What to do in which shell, where several load balancers are undone in the same one together. */
export function undoShells(undos: readonly Undo[], ways: Ways): ShellLines[] {
  return [...Map.groupBy(shellsOf(undos, ways), ({ where }) => where)].map(([where, those]) => ({
    where,
    lines: [...new Set(those.flatMap(({ lines }) => lines))],
  }));
}

/** One for each load balancer that a shell is known to reach. */
function shellsOf(undos: readonly Undo[], ways: Ways): ShellLines[] {
  const wanted = undos.filter((undo) => commandsOf(undo).length > 0);
  return [...Map.groupBy(wanted, ({ loadBalancer }) => loadBalancer)].flatMap(
    ([loadBalancer, those]) => shellLines(loadBalancer, those.flatMap(commandsOf), ways) ?? [],
  );
}

/** Is there one among these that only a step may let in? */
export function needsAStep(undos: readonly Undo[]): boolean {
  return undos.some((undo) => undo.unproven && commandsOf(undo).length === 0);
}

/** Does anything of this put a server in rotation? */
export function letsIn(undos: readonly Undo[]): boolean {
  return undos.some(({ settings: { state } }) => state === 'ready');
}

/** One that is on several load balancers is one. */
export function countServers(servers: readonly ServerName[]): number {
  return new Set(servers.map(keyOf)).size;
}

export const NEEDED = 'when enough other servers take traffic again';

/** Is there anything that a step of this action looks at before it does it, and a shell does not? */
export function isSaferByStep(undos: readonly Undo[]): boolean {
  return letsIn(undos) || undos.some(({ needed }) => needed);
}

/**
 * What must be so before a shell does this, which looks at nothing: since its step, whatever failed in the job may have failed at the
 * application. In words that follow `Or, `.
 */
export function shellCondition(undos: readonly Undo[]): string {
  if (undos.some(({ needed }) => needed)) return NEEDED;
  const count = countServers(undos);
  const whose = count === 1 ? 'its' : 'their';
  if (undos.some(({ unhealthy }) => unhealthy))
    return `when ${whose} health ${verb(count, 'check passes', 'checks pass')} again`;
  return `once you know that ${whose} ${verb(count, 'application answers', 'applications answer')}`;
}

/** How these are put back by a step, in words that follow `to put it back, `. */
export function stepWords(undos: readonly Undo[]): string {
  const operations = new Set(
    undos.flatMap(({ settings: { state, weight } }) => [
      ...(weight === undefined && state !== undefined ? [] : ['weight']),
      ...(state === undefined ? [] : [state]),
    ]),
  );
  const proof = operations.has('ready')
    ? ', which proves health before anything gets traffic, where there are health checks'
    : undos.some(({ needed }) => needed)
      ? ', which takes out nothing while too few would be left'
      : '';
  return `run \`operation: ${[...operations].join('`, `operation: ')}\` of this action${proof}`;
}

/** `BACKEND/SERVER` of those that a shell must not let in before their health check passes. */
export function unhealthyKeys(undos: readonly Undo[]): string[] {
  return [...new Set(undos.flatMap((undo) => (undo.unhealthy && !undo.unproven ? keyOf(undo) : [])))];
}
