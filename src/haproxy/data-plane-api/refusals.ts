/** Why the Data Plane API does not do what it was asked, or why what answers is none: one Failure for each cause that can be told apart. */
import { ConnectionLost, type ErrorCode, Failure } from '../../errors.ts';
import type { AdminState, Server } from '../server.ts';
import type { Lack } from '../snapshot.ts';
import type { HttpResponse, NotHttp } from './http.ts';

/** What it answers are its own words, also where it passes on what HAProxy had said to it. */
export const API_SAID = 'The Data Plane API said';

/** What answers speaks something else. */
export function notHttp({ message, begins }: NotHttp): Failure {
  const detail = begins.trim().split(/[\r\n]/)[0] ?? '';
  return new Failure('not-haproxy', `What answers there is not a Data Plane API: ${message}`, {
    detail,
    hint: 'Check the address. For the stats socket of HAProxy itself write HOST:PORT, or the path of its file, without https://.',
  });
}

const ROUNDS =
  "A password hash with `rounds=` in HAProxy's userlist never matches, though it is right: make one without.";

/** The same for every request: who we are, where it leads, what answers. null: the answer is the API's, to this request. */
export function refusedAltogether(response: HttpResponse, hasLogin: boolean): Failure | null {
  const { status, headers, body } = response;
  if (status === 401 || status === 407) return notLoggedIn(hasLogin);
  if (status === 403) {
    return new Failure('permission-denied', 'The Data Plane API forbids this to this user', {
      brief: 'the Data Plane API forbids it',
      hint: 'Whatever stands before the API may allow some paths only; it needs /v3/info (or /v2), services/haproxy/runtime, stats/native and reloads.',
    });
  }
  if (status >= 300 && status < 400) {
    return new Failure('data-plane-api', `A redirect (${status}) answers there, and none is followed`, {
      detail: headers.get('location'),
      brief: 'a redirect answers in place of the Data Plane API',
      hint: 'A redirect could lead the password elsewhere. Give the address at which the API itself answers.',
    });
  }
  const age = /^\d{1,10}$/.exec(headers.get('age') ?? '')?.[0] ?? '';
  if (Number(age) > 0) return keptAnswer(age);
  if (body.startsWith('Client sent an HTTP request to an HTTPS server')) {
    return new Failure('tls-failed', 'This port speaks TLS', { hint: 'Write https:// in the address.' });
  }
  if ((status === 400 || status === 408) && parsed(body) === undefined) {
    return new ConnectionLost(`The Data Plane API did not get the whole request (HTTP ${status})`, true, {
      hint: 'Something between here and the API cuts off what is sent.',
    });
  }
  // Gateways have more numbers of their own than the standard (520 to 530); the API itself answers 500 without a code, too.
  const isGateways = status > 501 || ((status === 429 || status === 501) && !isOfApi(body));
  return isGateways ? answeredInPlace(response) : null;
}

/** What answers is not the API: whether that has heard of the request, or still will, is not known. */
export function answeredInPlace({ status, body }: HttpResponse): Failure {
  return new ConnectionLost(
    `Something before the Data Plane API answers in its place (HTTP ${status})`,
    true,
    {
      detail: wordsOf(body),
      saidBy: 'It answered',
      hint: 'The API does not run, or whatever leads to it does not reach it.',
    },
  );
}

function keptAnswer(age: string): Failure {
  return new Failure(
    'data-plane-api',
    `Something before the Data Plane API answers out of what it had kept, for ${age} s`,
    {
      brief: 'a cache answers in place of the Data Plane API',
      hint: 'What it says of servers was so then. Have it keep nothing below /v2 and /v3.',
    },
  );
}

/** Every error of the API says its code; a gateway's own may be JSON, too, with a status of its own. */
export function isOfApi(body: string): boolean {
  const value = parsed(body);
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'number';
}

function notLoggedIn(hasLogin: boolean): Failure {
  return hasLogin
    ? new Failure('permission-denied', 'The Data Plane API does not accept this username and password', {
        brief: 'the Data Plane API does not accept username and password',
        hint: `Compare them with the userlist of its configuration. ${ROUNDS}`,
      })
    : new Failure('permission-denied', 'The Data Plane API asks for a user, and this step has none', {
        brief: 'the Data Plane API asks for a user',
        hint: 'Give username and password; the post step needs them, too, from the same inputs.',
      });
}

/** There is a web server, and none of the paths of an API below its address. */
export function noApi(status: number): Failure {
  return new Failure(
    'not-haproxy',
    `There is no Data Plane API at this address: neither /v3 nor /v2 (HTTP ${status})`,
    {
      hint: 'Give the host and the port on which dataplaneapi listens, by default 5555.',
    },
  );
}

/** HAProxy itself is not there, or does not answer the API. Passes by when it was being restarted. `sent`: it may have been told something. */
export function haproxyIsDead(words: string, sent = false): Failure {
  return new ConnectionLost('The Data Plane API answers, but HAProxy does not answer the API', sent, {
    detail: words,
    saidBy: API_SAID,
    hint: 'HAProxy does not run, or its `stats socket` is not the one that the API uses: look at both logs.',
  });
}

/** The API says something that this version of the action does not understand. */
export function notUnderstood(what: string): Failure {
  return new Failure('data-plane-api', `The Data Plane API does not say ${what} as any known version does`, {
    hint: 'Use the Runtime API for this load balancer, and please report it with the version of dataplaneapi.',
  });
}

/** It lists servers as `null`: 3.3.7 and later over HAProxy 2.2 (measured). */
export function cannotReadServers(version: string): Failure {
  return new Failure(
    'data-plane-api',
    `This Data Plane API (${version}) cannot read the servers of this HAProxy`,
    {
      hint: 'Its parser expects a later HAProxy. Over HAProxy 2.2 use dataplaneapi up to 3.2, or give the stats socket as address.',
    },
  );
}

/**
 * One of the two tables has no row of a server that is there: for the statistics a comma in the words of its check is enough (2.4.7, 2.9.27,
 * 3.4.2), and the lists do without where HAProxy has not answered the API.
 */
export function hiddenServer(key: string): Failure {
  return new Failure('data-plane-api', `The Data Plane API does not show what ${key} is, which is there`, {
    servers: [key],
    hint: 'Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it. Take the comma out, look at the log of the API, or give the stats socket as address.',
  });
}

/** Of a server that this step has set, the API does not show any more whether it still is so. */
export function undecided(key: string, { status, unsettable = {} }: Server): Failure {
  const [why = 'is not clear about it'] = Object.values(unsettable);
  return new Failure('data-plane-api', `${key} was set here, and now the Data Plane API ${why}`, {
    servers: [key],
    detail: status,
    hint: 'Look at it through the stats socket: `show servers state` tells what the API does not.',
  });
}

/** The API has no way to take it there. `why` completes "the Data Plane API …". */
export function cannotBeSet(key: string, state: AdminState, why: string): Failure {
  return new Failure('data-plane-api', `${key} cannot be set to ${state}: the Data Plane API ${why}`, {
    servers: [key],
    hint: 'Give the stats socket of this load balancer as address instead: the Runtime API can do it.',
  });
}

/** It answered 200 to every try, and no reading shows that anything was done. */
export function nothingDone(keys: readonly string[]): Failure {
  return new Failure(
    'data-plane-api',
    `The Data Plane API answered 200, and nothing was set: ${keys.join(', ')}`,
    {
      servers: keys,
      hint: 'HAProxy dropped the command, or the API never sent it. Look at the logs of both, or give the stats socket as address.',
    },
  );
}

const LACKING: Record<Lack, string> = {
  'shutdown-sessions': 'cut sessions',
  weight: 'set a weight before its version 3.3.1 without editing the configuration file',
  'health-checks': 'switch health checks on and off',
  'agent-checks': 'switch agent checks on and off',
  'undivided-proof': 'drain a server and take it down as one',
};

/** The same whoever finds out. */
export function lacking(lack: Lack): Failure {
  return new Failure('unsupported', `The Data Plane API cannot ${LACKING[lack]}`, {
    brief: 'the Data Plane API cannot do it',
    hint: 'Give the stats socket of this load balancer as address instead: the Runtime API can.',
  });
}

const HAPROXY_WORDS: { says: RegExp; code: ErrorCode; message: string; hint: string; brief?: string }[] = [
  {
    says: /Permission denied/,
    code: 'permission-denied',
    message: "The Data Plane API may not set servers: the level of HAProxy's socket does not allow it",
    hint: 'The `stats socket` line in haproxy.cfg that the API uses needs `level admin`.',
  },
  {
    says: /cannot change health on a tracking server/i,
    code: 'tracking',
    message: 'This server tracks another one, which decides about its health',
    hint: 'Change the server that it tracks.',
  },
  {
    says: /server states differ in multiple runtime/,
    code: 'refused',
    message: 'This HAProxy runs several processes (nbproc), and they differ',
    brief: 'it runs several processes',
    hint: 'Bind one stats socket for each process, and give one address for each process.',
  },
];

/** Why a server was not set, in the API's words, among which HAProxy's may be. `isThere`: does HAProxy have such a server? */
export function refusedToSet(response: HttpResponse, key: string, isThere: boolean): Failure {
  const words = wordsOf(response.body);
  const about = { detail: words, saidBy: API_SAID, servers: [key] };
  const known = HAPROXY_WORDS.find(({ says }) => says.test(words));
  if (known) {
    const { code, message, hint, brief } = known;
    return new Failure(code, message, { ...about, hint, brief });
  }
  if (!isThere) {
    return new Failure('not-found', 'There is no such server', {
      ...about,
      hint: 'Names are case-sensitive. The server may have been deleted at run time.',
    });
  }
  return new Failure('refused', `The Data Plane API refused it (HTTP ${response.status})`, {
    ...about,
    brief: 'the Data Plane API refused it',
  });
}

/** `message` of its errors; of something else nothing. */
export function wordsOf(body: string): string {
  const value = parsed(body);
  const words = typeof value === 'object' && value !== null && 'message' in value ? value.message : '';
  return typeof words === 'string' ? words : '';
}

/** undefined: it is no JSON, or has more in it than any HAProxy. */
export function parsed(body: string): unknown {
  if (body.length > MOST_PARTS && hasTooManyParts(body)) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Of objects and lists in one answer. Two hundred thousand servers have half as many; each takes ten times the memory of its two characters. */
const MOST_PARTS = 1_000_000;

function hasTooManyParts(body: string): boolean {
  const brackets = countOf(body, '{') + countOf(body, '[');
  // In a text they mean nothing: what a server says of itself may be full of them.
  return brackets > MOST_PARTS && brackets - bracketsInTexts(body) > MOST_PARTS;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

function bracketsInTexts(body: string): number {
  let count = 0;
  let isText = false;
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at];
    if (character === '"') isText = !isText;
    else if (isText && character === '\\') at += 1;
    else if (isText && (character === '{' || character === '[')) count += 1;
  }
  return count;
}
