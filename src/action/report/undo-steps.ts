/** What a person puts back, as steps to paste into a workflow: the action as it was used, with the way that it was given. Pure. */
import { type Address, parseAddress, type Transport } from '../../haproxy/address.ts';
import type { GivenInput } from '../inputs/given.ts';
import { printable } from './escape.ts';
import { grouped } from './grouping.ts';
import type { Undo } from './undo.ts';
import type { Ways } from './ways.ts';

/** One for all load balancers on which the same is to be done. */
export function workflowSteps(undos: readonly Undo[], ways: Ways): string[] {
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
  return groups.flatMap(({ item, loadBalancers }) => {
    const texts = loadBalancers.map((name) => ways.addresses.get(name) ?? '');
    return [
      `- uses: ${ways.uses}`,
      '  with:',
      ...valueLines(
        'address',
        texts.map((text) => printable(text)),
        JSON.stringify,
      ),
      ...connectionLines(texts, ways.given),
      ...valueLines('server', item.servers),
      `    operation: ${item.operation}`,
      ...(item.weight === null ? [] : [`    weight: ${item.weight}`]),
      ...item.switches.map((line) => `    ${line}`),
    ];
  });
}

/** The inputs of the connection, as far as these addresses use them: what none uses would be refused. */
function connectionLines(addresses: readonly string[], given: readonly GivenInput[]): string[] {
  const ways = new Set(addresses.flatMap(waysOf));
  const used = given.filter(({ name }) => {
    const way = wayFor(name);
    return way === null || ways.has(way);
  });
  return used.flatMap(({ name, value }) =>
    value === null
      ? [`    ${name}: ${placeholder(name)}`]
      : valueLines(name, value.split('\n'), JSON.stringify),
  );
}

type Way = Transport['kind'] | Address['api'];

/** Through what an address leads, and what is spoken there. */
function waysOf(text: string): Way[] {
  const parsed = parseAddress(text);
  return parsed.ok ? [parsed.value.transport.kind, parsed.value.api] : [];
}

/** For which of them an input is; null for those that every address uses. */
function wayFor(name: string): Way | null {
  if (/^(?:username|password)$/.test(name)) return 'data-plane';
  return /^tls-/.test(name) ? 'tls' : /^ssh-/.test(name) ? 'ssh' : null;
}

/** A secret is not known here, and what it is called in the repository nobody has told. */
function placeholder(name: string): string {
  const where = /key$|^password$/.test(name) ? 'secrets' : 'vars';
  const word = where === 'secrets' ? 'the secret that this step was given' : 'as this step was given it';
  return `\${{ ${where}.${name.toUpperCase().replaceAll('-', '_')} }} # ${word}`;
}

function valueLines(name: string, values: readonly string[], quote = (value: string) => value): string[] {
  const [only = ''] = values;
  if (values.length < 2) return [`    ${name}: ${quote(only)}`];
  return [`    ${name}: |`, ...values.map((value) => `      ${value}`)];
}
