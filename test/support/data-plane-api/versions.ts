/** How the versions of the Data Plane API differ, as they were measured. */
import type { HaproxyVersion } from '../haproxy-versions.ts';

/** What a version answers, and what it can. */
export interface Dialect {
  major: 2 | 3;
  /** As `/vN/info` has it. */
  version: string;
  /** HTTP status of a list, of a GET and of a PUT of what HAProxy does not show: because it is not there, or because HAProxy is dead. */
  unknown: { list: 200 | 404 | 500; get: 404 | 500; put: 404 | 500 };
  /** The answer to a wrong password holds the password. */
  echoesPassword: boolean;
  /** Without a login the paths of the other major are not "not found". */
  hidesOtherMajor: boolean;
  /** GET of a server shows its weights, checks and FQDN. */
  showsMore: boolean;
  setsWeights: boolean;
  /** Statistics of nobody are a list and not missing, and HAProxy's words keep their line breaks. */
  isEarly: boolean;
  /** Reads `show servers state` of 25 columns only, which HAProxy 2.2 does not have. */
  needsColumns: boolean;
  /** HTTP status of a word that is none of the allowed ones. */
  wrongWord: 400 | 422;
}

const V2: Dialect = {
  major: 2,
  version: '',
  unknown: { list: 200, get: 404, put: 500 },
  echoesPassword: true,
  hidesOtherMajor: false,
  showsMore: false,
  setsWeights: false,
  isEarly: false,
  needsColumns: false,
  wrongWord: 422,
};
const V3: Dialect = { ...V2, major: 3, unknown: { list: 500, get: 404, put: 500 } };
const LATER: Dialect = { ...V3, unknown: { list: 404, get: 404, put: 404 }, echoesPassword: false };
const LATEST: Dialect = { ...LATER, showsMore: true, setsWeights: true };

/** By version, oldest first. */
export const DIALECTS = {
  '2.4.7': { ...V2, version: 'v2.4.7 f46a3feb', isEarly: true, unknown: { list: 200, get: 500, put: 500 } },
  '2.6.5': { ...V2, version: 'v2.6.5 00000000', isEarly: true },
  '2.9.27': { ...V2, version: 'v2.9.27 9818b7d1' },
  '3.0.23': { ...V3, version: 'v3.0.23 e18784b0' },
  '3.1.14': { ...V3, version: 'v3.1.14 00000000', echoesPassword: false },
  '3.2.15': { ...LATER, version: 'v3.2.15 6c3065d9' },
  '3.3.5': { ...LATEST, version: 'v3.3.5 00000000' },
  '3.3.7': { ...LATEST, version: 'v3.3.7 00000000', hidesOtherMajor: true, needsColumns: true },
  '3.4.2': { ...LATEST, version: 'v3.4.2 8613429f', hidesOtherMajor: true, needsColumns: true },
} as const satisfies Record<string, Dialect>;

export type ApiVersion = keyof typeof DIALECTS;

/** One that drives this HAProxy. */
export function apiFor(version: HaproxyVersion): ApiVersion {
  return version === '2.2' ? '2.9.27' : '3.4.2';
}
