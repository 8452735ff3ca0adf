/**
 * How a person puts back what a step left different: as a workflow step to paste, and as the socket's own commands. Pure; does
 * not know whether the step failed or was killed.
 */
import { type AdminState, forcedStateOf, isSafeName } from '../haproxy/server.ts';
import type { Report } from '../operation/report.ts';
import { printable } from './foreign-text.ts';
import { grouped } from './groups.ts';
import type { SavedStep } from './saved-step.ts';

/** One server on one load balancer, and what it was before. */
export interface Undo {
  loadBalancer: string;
  backend: string;
  server: string;
  state: AdminState | null;
  /** The weight that was set before, or null when the weight is as it was. */
  weight: number | null;
}

/** Addresses as they were given, by the load balancer's name. */
export type AddressTexts = ReadonlyMap<string, string>;

/** What the step left different, or may have. `saved` is what was about to be changed: all that is known when there are no rows. */
export function undosOf(report: Report, saved: SavedStep | null): Undo[] {
  return report.servers.length > 0 || saved === null ? undosOfRows(report) : undosOfSaved(saved);
}

function undosOfRows(report: Report): Undo[] {
  return report.servers
    .filter((row) => row.changed !== 'no')
    .map((row) => {
      const before = forcedStateOf(row.before.adminFlags);
      const unsure = row.changed === 'unknown';
      return {
        loadBalancer: row.loadBalancer,
        backend: row.backend,
        server: row.server,
        state: unsure || forcedStateOf(row.after.adminFlags) !== before ? before : null,
        weight:
          !MAY_SET_WEIGHT.includes(report.operation) || row.after.weight === row.before.weight
            ? null
            : row.before.weight,
      };
    })
    .filter((undo) => isSafeName(undo.backend) && isSafeName(undo.server));
}

/** `ready` proves a server at weight 0 where its backend lives on backup servers. */
const MAY_SET_WEIGHT = ['weight', 'ready'];

/** Everything that was about to be changed, for a step that cannot say how far it came. */
export function undosOfSaved(saved: SavedStep): Undo[] {
  return saved.change.loadBalancers.flatMap((loadBalancer) =>
    loadBalancer.servers.map(({ backend, server, before }) => ({
      loadBalancer: loadBalancer.name,
      backend,
      server,
      state: before.state,
      weight: MAY_SET_WEIGHT.includes(saved.change.operation) ? before.weight : null,
    })),
  );
}

/** `set server …`, one for each thing to set. */
export function commandsOf(undo: Undo): string[] {
  const server = `set server ${undo.backend}/${undo.server}`;
  return [
    ...(undo.weight === null ? [] : [`${server} weight ${undo.weight}`]),
    ...(undo.state === null ? [] : [`${server} state ${undo.state}`]),
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
  const wanted = undos.flatMap((undo) => [
    ...(undo.weight === null ? [] : [{ undo, operation: 'weight', weight: undo.weight }]),
    ...(undo.state === null ? [] : [{ undo, operation: undo.state, weight: null }]),
  ]);
  const each = Map.groupBy(wanted, (item) => `${item.undo.loadBalancer} ${item.operation} ${item.weight}`);
  const steps = [...each.values()].flatMap((items) => {
    const [first] = items;
    if (first === undefined) return [];
    const servers = items.map(({ undo }) => `${undo.backend}/${undo.server}`);
    return [{ ...first, loadBalancer: first.undo.loadBalancer, servers }];
  });
  const keyed = grouped(steps, ({ operation, weight, servers }) =>
    JSON.stringify([operation, weight, servers]),
  );
  return keyed.flatMap(({ item, loadBalancers }) => [
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
