/** What the API answers, as values: each is checked as far as it is used, and v2's lists around it are taken off. Pure. */
import { Failure } from '../../errors.ts';
import { type AdminState, isPlace } from '../server.ts';
import type { HttpResponse } from './http.ts';
import { API_SAID, haproxyIsDead, isOfApi, notUnderstood, parsed, wordsOf } from './refusals.ts';

/** A process as `runtime/info` has it: there is no start, only an uptime in whole seconds. */
export interface ProcessInfo {
  pid: number;
  version: string;
  uptimeSeconds: number;
  node: string;
  stopping: boolean;
}

/** A server as `runtime/…/servers` has it. */
export interface ShownServer {
  name: string;
  /** HAProxy's flags, read by the API as if they were hexadecimal: see admin-state.ts. */
  adminState: AdminState;
  operationalState: 'up' | 'down' | 'stopping';
  /** `ADDRESS:PORT`; empty while its name does not resolve. */
  address: string;
  /** From here on null where the version does not show it (before 3.3.5). `-` is none. */
  fqdn: string | null;
  weight: number | null;
  configuredWeight: number | null;
  checkState: number | null;
  agentState: number | null;
}

/** A row of `stats/native`; columns that do not apply are missing. */
export interface NativeRow {
  type: 'server' | 'backend';
  backend: string;
  /** Empty for a backend. */
  server: string;
  field(name: string): string | number | undefined;
}

export function readInfo(response: HttpResponse): ProcessInfo {
  const { info, error } = unwrapped(response, 'which process answers') as { info?: Fields; error?: unknown };
  const { pid, version, uptime, node, stopping } = info ?? {};
  if (typeof pid !== 'number' || pid === 0) throw haproxyIsDead(typeof error === 'string' ? error : '');
  if (typeof version !== 'string') throw notUnderstood('which process answers');
  return {
    pid,
    version,
    uptimeSeconds: typeof uptime === 'number' ? uptime : 0,
    node: typeof node === 'string' ? node : '',
    stopping: stopping === 1 || stopping === true,
  };
}

/** Is a reload of HAProxy on its way? An API that has no such path has none. */
export function hasPendingReload(response: HttpResponse): boolean {
  const what = 'whether a reload of HAProxy is pending';
  const list = listIn(response, what);
  if (list === null && response.status >= 500) throw notUnderstood(what);
  return (list ?? []).some((one) => fieldsOf(one)?.status === 'in_progress');
}

/** null: the API says why it has none. A page of somebody before it, or half an answer, says nothing. */
function listIn({ status, body }: HttpResponse, what: string): unknown[] | null {
  const value = parsed(body);
  // v2 wraps what it has of the configuration.
  const list = Array.isArray(value) || value === null ? value : fieldsOf(value)?.data;
  // `null` is what it has of a backend whose servers are all of a template (seen with 3.3 and 3.4).
  if (status === 200 && list === null) return [];
  if (status === 200 && Array.isArray(list)) return list;
  if (status === 200 || !isOfApi(body)) throw notUnderstood(what);
  return null;
}

/** Names of the servers that are `disabled` in the configuration file; none where the API does not have them there. */
export function readDisabled(response: HttpResponse): string[] {
  const list = listIn(response, 'which servers its configuration disables');
  return (list ?? []).flatMap((one) => {
    const { name, maintenance } = fieldsOf(one) ?? {};
    return typeof name === 'string' && maintenance === 'enabled' ? [name] : [];
  });
}

/** null where the level of the API's socket does not show them. */
export function readTables(response: HttpResponse): Set<string> | null {
  const list = listIn(response, 'which stick-tables there are');
  if (list === null) return null;
  return new Set(
    list.flatMap((one) => (typeof fieldsOf(one)?.name === 'string' ? [String(fieldsOf(one)?.name)] : [])),
  );
}

export function readStatistics(response: HttpResponse): NativeRow[] {
  const { stats, error } = unwrapped(response, 'its statistics') as { stats?: unknown; error?: unknown };
  if (response.status !== 200)
    throw haproxyIsDead(typeof error === 'string' ? error : wordsOf(response.body));
  // All of them were asked for: where there is a backend there is a row. HAProxy said nothing, then.
  const isEmpty = stats === undefined || stats === null || (Array.isArray(stats) && stats.length === 0);
  if (isEmpty) throw haproxyIsDead(typeof error === 'string' ? error : '');
  if (!Array.isArray(stats)) throw notUnderstood('its statistics');
  return stats.flatMap((one) => nativeRow(one) ?? []);
}

function nativeRow(value: unknown): NativeRow | null {
  const { type, name, backend_name, stats } = fieldsOf(value) ?? {};
  const fields = fieldsOf(stats);
  if (fields === null || typeof name !== 'string') throw notUnderstood('its statistics');
  const field = (column: string) => {
    const one = Object.hasOwn(fields, column) ? fields[column] : undefined;
    return typeof one === 'string' || typeof one === 'number' ? one : undefined;
  };
  // Of another kind it could not even be made a text of.
  const backend = typeof backend_name === 'string' ? backend_name : '';
  if (type === 'server') return { type, backend, server: name, field };
  if (type !== 'backend') return null;
  // A server may be called BACKEND, which is how the API tells backends: only servers have a number above 0.
  const isServer = Number(field('sid') ?? 0) > 0;
  return { type: isServer ? 'server' : 'backend', backend: name, server: isServer ? 'BACKEND' : '', field };
}

/** null: the API says that there are none, which it also does when HAProxy is dead. */
export function readServers({ status, body }: HttpResponse): (ShownServer | null)[] | null {
  const list = parsed(body);
  if (status === 404 || (status === 500 && /^no data for /.test(wordsOf(body)))) return null;
  if (status === 500) {
    const words = wordsOf(body);
    throw new Failure('refused', 'The Data Plane API could not read the servers', {
      detail: words,
      saidBy: API_SAID,
      brief: 'the Data Plane API could not read the servers',
    });
  }
  if (status !== 200 || !Array.isArray(list)) throw notUnderstood('its servers');
  return list.map((one) => {
    const server = one === null ? null : shownServer(one);
    if (one !== null && server === null) throw notUnderstood('the state of its servers');
    return server;
  });
}

/** `server`, as a PUT answers it; null when the answer is none. Never throws: what was sent is read again, whatever this says. */
export function readPut({ status, body }: HttpResponse, server: string): ShownServer | null {
  const shown = status === 200 ? shownServer(parsed(body)) : null;
  return shown?.name === server ? shown : null;
}

/**
 * HAProxy did not answer the API: of a server that is there it then says what it says of one that is not, whether it was before the set or behind
 * it. While it sets itself up anew it says to try again.
 */
export function isUnheard({ status, body }: HttpResponse): boolean {
  return (status === 404 || status === 500) && /^(?:no data for|retry -) /.test(wordsOf(body));
}

/** Nobody but the API can have said this to a PUT: the server, or what is wrong, with its code. */
export function isAnswerToPut({ status, body }: HttpResponse): boolean {
  return status === 200 ? shownServer(parsed(body)) !== null : isOfApi(body);
}

function shownServer(value: unknown): ShownServer | null {
  const { name, admin_state, operational_state, address, port, ...more } = fieldsOf(value) ?? {};
  const isKnown =
    typeof name === 'string' &&
    (admin_state === 'ready' || admin_state === 'drain' || admin_state === 'maint') &&
    (operational_state === 'up' || operational_state === 'down' || operational_state === 'stopping');
  if (!isKnown) return null;
  const number = (field: string) => {
    const one = more[field];
    return typeof one === 'number' && Number.isInteger(one) ? one : null;
  };
  const place = addressOf(address, port);
  if (place !== '' && !isPlace(place)) return null;
  // Numbers that are 0 stand there, too, from the version on that has them: `fqdn` tells whether it does.
  const fqdn = typeof more.fqdn === 'string' ? more.fqdn : null;
  return {
    name,
    adminState: admin_state,
    operationalState: operational_state,
    address: place,
    fqdn,
    weight: number('uweight'),
    configuredWeight: number('iweight'),
    checkState: fqdn === null ? null : number('check_state'),
    agentState: fqdn === null ? null : number('agent_state'),
  };
}

function addressOf(address: unknown, port: unknown): string {
  if (typeof address !== 'string' || address === '' || address === '-') return '';
  const digits = typeof port === 'number' ? port : 0;
  return address.includes(':') ? `[${address}]:${digits}` : `${address}:${digits}`;
}

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** v2 answers with a list, one for each socket that it uses. */
function unwrapped({ body }: HttpResponse, what: string): Fields {
  const value = parsed(body);
  const list = Array.isArray(value) ? value : [value];
  if (list.length > 1) {
    throw new Failure('refused', 'This Data Plane API stands before several HAProxy processes', {
      brief: 'the Data Plane API stands before several HAProxy processes',
      hint: 'Each has a state of its own: give one address for each process, and one stats socket to each API.',
    });
  }
  const fields = fieldsOf(list[0]);
  if (fields === null) throw notUnderstood(what);
  return fields;
}
