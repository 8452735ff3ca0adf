/** What real Data Plane APIs answered, of all versions that differ: see `../data-plane-replies/`. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HaproxyVersion } from '../haproxy-versions.ts';
import type { ApiVersion } from './versions.ts';

/** A request that sets nothing, or nobody that is there. */
export interface RecordedQuestion {
  kind: 'ask';
  when: 'alive' | 'no login' | 'wrong password' | 'unknown user' | 'dead accepting' | 'no socket';
  method: 'GET' | 'PUT';
  path: string;
  body?: unknown;
  status: number;
  /** `message` of an error. */
  words?: string;
  answer?: unknown;
  /** The names of its fields. */
  shape?: string[];
}

/** A PUT, from what the server was to what it is. */
export interface RecordedPut {
  kind: 'put';
  /** `BACKEND/SERVER` */
  server: string;
  flags: number;
  body: Record<string, string>;
  status: number;
  /** `admin_state` and `operational_state`. */
  answer?: [string, string];
  words?: string;
  after: number;
  /** What HAProxy was told. */
  sets: string[];
}

export interface Recording {
  api: ApiVersion;
  haproxy: HaproxyVersion;
  recorded: (RecordedQuestion | RecordedPut)[];
}

const FOLDER = path.resolve(import.meta.dirname, '../data-plane-replies');

/** All of them. */
export function recordings(): Recording[] {
  return globSync('*.json', { cwd: FOLDER })
    .sort()
    .map((file) => {
      const [, api, haproxy] = /^(.+)-haproxy-(.+)\.json$/.exec(file) ?? [];
      const recorded = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));
      return { api: api as ApiVersion, haproxy: haproxy as HaproxyVersion, recorded };
    });
}

/** The configuration behind the recordings. `{{app}}` answers, `{{broken}}` says 503. */
export const RECORDED_CONFIG = `
backend be1
  option httpchk GET /health
  cookie SRV insert indirect nocache
  server web1 127.0.0.1:{{app}} check inter 1s rise 2 fall 3 cookie c1
  server web2 127.0.0.1:{{app}} check inter 1s rise 2 fall 3 cookie c2
backend nc
  server s 127.0.0.1:{{app}}
backend dis
  option httpchk GET /health
  server s 127.0.0.1:{{app}} check disabled
backend tr
  server s 127.0.0.1:{{app}} track be1/web1
`;
