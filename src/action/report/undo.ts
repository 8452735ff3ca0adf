/**
 * How a person puts back what a step left different: as a workflow step to paste, and as the socket's own commands. Pure; does
 * not know whether the step failed or was killed.
 */
import { isSafeName, type ServerName } from '../../haproxy/server.ts';
import { type CheckSwitch, pick, type ServerSettings, settingsIn } from '../../haproxy/server-settings.ts';
import type { Report } from '../../operation/report.ts';
import type { Operation } from '../../operation/request.ts';
import { sentSettings } from '../../operation/saved-change.ts';
import type { SavedStep } from '../state/saved-step.ts';
import { printable } from './escape.ts';
import { grouped } from './grouping.ts';

/** One server on one load balancer, and the settings that it had before and does not have now, as far as is known. */
export interface Undo extends ServerName {
  loadBalancer: string;
  settings: ServerSettings;
}

/** Addresses as they were given, by the load balancer's name. */
export type AddressTexts = ReadonlyMap<string, string>;

/**
 * What the step left different, or may have. `saved` is what was about to be changed: all that is known when the report has no
 * servers.
 */
export function undosOf(report: Report, saved: SavedStep | null): Undo[] {
  return report.servers.length > 0 || saved === null ? undosOfReport(report) : undosOfSaved(saved);
}

function undosOfReport({ operation, servers }: Report): Undo[] {
  return servers
    .filter(({ changed }) => changed !== 'no')
    .map(({ loadBalancer, backend, server, before, after, changed, switched = {} }) => {
      // A step to paste needs an operation, and a state that it has already does no harm.
      const ofChecks = settingsIn(switched).length > 0;
      const state = changed === 'unknown' || after.forced !== before.forced || ofChecks;
      const weight = maySetWeight(operation) && after.weight !== before.weight;
      const settings = {
        ...(state ? { state: before.forced } : {}),
        ...(weight ? { weight: before.weight } : {}),
        ...switched,
      };
      return { loadBalancer, backend, server, settings };
    })
    .filter(({ backend, server }) => isSafeName(backend) && isSafeName(server));
}

/** `ready` proves a server at weight 0 where its backend lives on backup servers. */
function maySetWeight(operation: Operation): boolean {
  return operation === 'weight' || operation === 'ready';
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
    })),
  );
}

/** `set server …`, one for each thing to set. */
export function commandsOf({ backend, server, settings: { state, weight, checks, agent } }: Undo): string[] {
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

/** How to send these lines by hand: a shell line for socat where the address is simple enough for a shell. */
export function shellLines(undos: readonly Undo[], addresses: AddressTexts): string[] {
  return [...Map.groupBy(undos, (undo) => undo.loadBalancer)].flatMap(([loadBalancer, those]) => {
    const target = socatTarget(addresses.get(loadBalancer) ?? '');
    const commands = those.flatMap(commandsOf);
    if (target === null) return [`# on ${printable(loadBalancer)}`, ...commands];
    // HAProxy reads at most 16 kB as one line.
    return chunks(commands, 50).map((chunk) => `echo "${chunk.join('; ')}" | socat stdio ${target}`);
  });
}

function socatTarget(address: string): string | null {
  const bare = address.replace(/^[A-Za-z0-9_.-]+=/, '');
  const path = /^(?:unix:\/\/|unix@)?(\/[A-Za-z0-9_./-]+)$/.exec(bare)?.[1];
  if (path !== undefined) return path;
  const tcp = /^(?:tcp:\/\/|ipv[46]@)?([A-Za-z0-9.-]+:\d+|\[[0-9A-Fa-f:.]+\]:\d+)$/.exec(bare)?.[1];
  return tcp === undefined ? null : `tcp:${tcp}`;
}

/** Steps to paste into a workflow: one for all load balancers on which the same is to be done. */
export function workflowSteps(undos: readonly Undo[], addresses: AddressTexts): string[] {
  const wanted = undos.flatMap(
    ({ loadBalancer, backend, server, settings: { state, weight, checks, agent } }) => {
      const one = { loadBalancer, server: `${backend}/${server}`, switches: [] as string[] };
      const switches = [
        ...(checks === undefined ? [] : [`health-checks: ${checks === 'enabled' ? 'enable' : 'disable'}`]),
        ...(agent === undefined ? [] : [`agent-checks: ${agent === 'enabled' ? 'enable' : 'disable'}`]),
      ];
      return [
        ...(weight === undefined ? [] : [{ ...one, operation: 'weight', weight }]),
        ...(state === undefined ? [] : [{ ...one, operation: state, weight: null, switches }]),
      ];
    },
  );
  const each = Map.groupBy(
    wanted,
    (one) => `${one.loadBalancer} ${one.operation} ${one.weight} ${one.switches}`,
  );
  const steps = [...each.values()].flatMap((those) =>
    those.slice(0, 1).map((first) => ({ ...first, servers: those.map(({ server }) => server) })),
  );
  const groups = grouped(steps, ({ operation, weight, servers, switches }) =>
    JSON.stringify([operation, weight, servers, switches]),
  );
  return groups.flatMap(({ item, loadBalancers }) => [
    '- uses: org/haproxy-server-state@v1',
    '  with:',
    ...valueLines(
      'address',
      loadBalancers.map((name) => printable(addresses.get(name) ?? '')),
      JSON.stringify,
    ),
    ...valueLines('server', item.servers),
    `    operation: ${item.operation}`,
    ...(item.weight === null ? [] : [`    weight: ${item.weight}`]),
    ...item.switches.map((line) => `    ${line}`),
  ]);
}

function valueLines(name: string, values: readonly string[], quote = (value: string) => value): string[] {
  const [only = ''] = values;
  if (values.length < 2) return [`    ${name}: ${quote(only)}`];
  return [`    ${name}: |`, ...values.map((value) => `      ${value}`)];
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
