/** The requests that are made, by the API's version, and the pure reading of what comes back. Nothing else builds paths. */
import { Failure } from '../../errors.ts';
import { type AdminState, isSafeName, type ServerName } from '../server.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { parsed } from './refusals.ts';

/** Which of the two majors, and what its version can do. */
export interface Dialect {
  major: 2 | 3;
  /** As it calls itself: `v3.4.2 8613429f`. */
  version: string;
  /** A runtime PUT sets weights: from 3.3.1 on; before, it answers 200 and does nothing. */
  setsWeights: boolean;
}

/** What a PUT of one server may set; `weight` is absolute. */
export interface ServerBody {
  admin_state?: AdminState;
  operational_state?: 'up' | 'down' | 'stopping';
  weight?: number;
}

export function infoOfApi(major: 2 | 3): HttpRequest {
  return { method: 'GET', path: `/v${major}/info` };
}

/** null: this is no API of that major. */
export function dialectOf(major: 2 | 3, { status, body }: HttpResponse): Dialect | null {
  const value = parsed(body) as { api?: { version?: unknown } } | undefined;
  const version = value?.api?.version;
  if (status !== 200 || typeof version !== 'string') return null;
  const numbers = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? [];
  const [first = 0, second = 0, third = 0] = numbers;
  const setsWeights = first > 3 || (first === 3 && (second > 3 || (second === 3 && third >= 1)));
  return { major, version, setsWeights };
}

/** Which process answers. */
export function info({ major }: Dialect): HttpRequest {
  return { method: 'GET', path: `/v${major}/services/haproxy/runtime/info` };
}

/** Reloads that the API itself has been asked for. */
export function reloads({ major }: Dialect): HttpRequest {
  return { method: 'GET', path: `/v${major}/services/haproxy/reloads` };
}

/** `show stat`, all of it: a filter costs the API as much (measured). */
export function statistics({ major }: Dialect): HttpRequest {
  return { method: 'GET', path: `/v${major}/services/haproxy/stats/native` };
}

export function stickTables({ major }: Dialect): HttpRequest {
  return { method: 'GET', path: `/v${major}/services/haproxy/runtime/stick_tables` };
}

/** The servers of one backend. */
export function serversOf(dialect: Dialect, backend: string): HttpRequest {
  const path =
    dialect.major === 3
      ? `/v3/services/haproxy/runtime/backends/${encoded(backend)}/servers`
      : `/v2/services/haproxy/runtime/servers?backend=${encoded(backend)}`;
  return { method: 'GET', path };
}

/** The servers of one backend as they stand in the API's configuration file, which need not be what runs. */
export function configuredServersOf({ major }: Dialect, backend: string): HttpRequest {
  const path =
    major === 3
      ? `/v3/services/haproxy/configuration/backends/${encoded(backend)}/servers`
      : `/v2/services/haproxy/configuration/servers?backend=${encoded(backend)}`;
  return { method: 'GET', path };
}

/** Sets what is otherwise than the API believes it to be, health before admin state. */
export function putServer(dialect: Dialect, { backend, server }: ServerName, body: ServerBody): HttpRequest {
  const path =
    dialect.major === 3
      ? `/v3/services/haproxy/runtime/backends/${encoded(backend)}/servers/${encoded(server)}`
      : `/v2/services/haproxy/runtime/servers/${encoded(server)}?backend=${encoded(backend)}`;
  return { method: 'PUT', path, body: JSON.stringify(body) };
}

/** Up to 2.6 and on 3.1 the API passes a line break in a name on to HAProxy as a second command (measured). */
function encoded(name: string): string {
  if (!isSafeName(name)) {
    throw new Failure('invalid-input', 'A name holds something else than letters, digits and _.:-', {
      detail: name,
      hint: 'Nothing was sent: on its way to HAProxy it could be a second command.',
    });
  }
  return encodeURIComponent(name);
}
