/** The inputs that open the way to a load balancer, as values, and whether any address uses them. Opens nothing. */
import * as z from 'zod/mini';
import { Failure } from '../../errors.ts';
import { type Address, isLoopback } from '../../haproxy/address.ts';
import type { Credentials, DataPlaneCredentials } from '../../haproxy/credentials.ts';
import { parseSshOptions } from '../../haproxy/transport/ssh/options.ts';
import { parsePrivateKey } from '../../haproxy/transport/ssh/private-key.ts';
import { maskText } from '../github.ts';
import { privateFolders } from '../state/private-folders.ts';
import { pem } from './pem.ts';
import { ok, text, wrong } from './types.ts';

/** The shape of these inputs, each of which may be absent. */
export const CREDENTIALS = {
  'tls-ca': z.optional(pem(/CERTIFICATE$/, 'certificates')),
  'tls-cert': z.optional(pem(/CERTIFICATE$/, 'certificates')),
  'tls-key': z.optional(pem(/PRIVATE KEY$|^EC PARAMETERS$/, 'one private key')),
  'tls-server-name': z.optional(text(parseHostName)),
  'ssh-private-key': z.optional(text(parsePrivateKey)),
  'ssh-known-hosts': z.optional(text(parseKnownHosts)),
  'ssh-options': z.optional(text(parseSshOptions)),
  username: z.optional(text(parseUsername)),
  password: z.optional(text(parsePassword)),
};

type Values = { [N in keyof typeof CREDENTIALS]?: z.output<(typeof CREDENTIALS)[N]> };

function parseHostName(given: string) {
  return /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(given)
    ? ok(given)
    : wrong('is not a host name');
}

const LINE =
  /^(?:@(?:cert-authority|revoked) +)?[^\s#@][^\s]* +[a-z][A-Za-z0-9@.-]+ +[A-Za-z0-9+/]+=*(?: .*)?$/;

/** Lines as ssh-keyscan prints them, hashed names included. A path, or a fingerprint, would make every host unknown. */
function parseKnownHosts(given: string) {
  const lines = given.split(/\r?\n/).map((line) => line.trim().replaceAll('\t', ' '));
  const wrongLine = lines.findIndex((line) => line !== '' && !line.startsWith('#') && !LINE.test(line));
  if (wrongLine >= 0) {
    return wrong(
      `line ${wrongLine + 1} is not of the form HOST TYPE KEY, as ssh-keyscan prints it; a path or a fingerprint is not taken`,
    );
  }
  return lines.some((line) => LINE.test(line))
    ? ok(`${lines.join('\n')}\n`)
    : wrong('has no line HOST TYPE KEY');
}

/** HTTP's Basic scheme ends the user at the first colon (RFC 7617). */
function parseUsername(given: string) {
  return /[:\x00-\x1f\x7f]/.test(given) ? wrong('holds a colon or a control character') : ok(given);
}

function parsePassword(given: string) {
  return /[\x00-\x1f\x7f]/.test(given) ? wrong('holds a control character') : ok(given);
}

const USED_BY: readonly { inputs: RegExp; uses: (address: Address) => boolean; forms: string }[] = [
  { inputs: /^tls-/, uses: ({ transport }) => transport.kind === 'tls', forms: 'tls:// and https://' },
  { inputs: /^ssh-/, uses: ({ transport }) => transport.kind === 'ssh', forms: 'ssh://' },
  {
    inputs: /^(?:username|password)$/,
    uses: ({ api }) => api === 'data-plane',
    forms: 'https:// and http://',
  },
];

/** What was given and is of no use: it would be believed to protect something. */
export function unusedCredentials(given: readonly string[], addresses: readonly Address[]): string[] {
  return USED_BY.flatMap(({ inputs, uses, forms }) =>
    addresses.some(uses)
      ? []
      : given
          .filter((name) => inputs.test(name))
          .map((name) => `${name}: is used by ${forms} addresses only, and there is none`),
  );
}

/** Are there credentials for such a way at all? */
export function takesCredentials(address: Address): boolean {
  return USED_BY.some(({ uses }) => uses(address));
}

/** How many of these inputs are given. */
export function countCredentials(read: (name: string) => string): number {
  return Object.keys(CREDENTIALS).filter((name) => read(name).trim() !== '').length;
}

/**
 * Why post cannot go where main went, when it was given fewer credentials: in nested composite actions the runner evaluates a post step's
 * `with:` among the inputs of the outer action. Null when it was given as many.
 */
export function lostCredentials(givenToMain: number, read: (name: string) => string): Failure | null {
  if (countCredentials(read) >= givenToMain) return null;
  return new Failure(
    'invalid-input',
    'The main step was given credentials that its post step was not given. The runner does that to a post step in a composite action that another composite action uses.',
    { hint: 'Use the action, or the composite action, in the workflow itself.' },
  );
}

/** A password that anybody on the way could read. */
export function exposedPassword(values: Values, addresses: readonly Address[]): string[] {
  if (values.password === undefined) return [];
  return addresses
    .filter(isPlain)
    .map(
      ({ name }) =>
        `password: would go to ${name} over plain http://, and that is not on this machine: write https://`,
    );
}

function isPlain({ api, transport }: Address): boolean {
  return api === 'data-plane' && transport.kind === 'tcp' && !isLoopback(transport.host);
}

/** Only both together say who we are. */
export function incompleteCredentials(values: Values): string[] {
  const { username, password, 'tls-cert': cert, 'tls-key': key } = values;
  if (username !== undefined && password === undefined)
    return ['username: needs password, which belongs to it'];
  if (username === undefined && password !== undefined) return ['password: needs username, whose it is'];
  if (cert !== undefined && key === undefined) return ['tls-cert: needs tls-key, the key that belongs to it'];
  if (cert === undefined && key !== undefined)
    return ['tls-key: needs tls-cert, the certificate for this key'];
  return cert === undefined || key === undefined ? [] : faultsOfPair(cert, key);
}

/** OpenSSL itself tells whether the two belong together; of its words none is a part of the key. */
function faultsOfPair(cert: string, key: string): string[] {
  try {
    // Not imported: few steps need TLS, and every start would pay for it.
    process.getBuiltinModule('node:tls').createSecureContext({ cert, key });
    return [];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return [
      /MISMATCH/.test(code)
        ? 'tls-key: is not the key of the certificate in tls-cert'
        : `tls-cert, tls-key: cannot be read (${code})`,
    ];
  }
}

/** These inputs by the names that the rest of the code has for them. */
export function credentialsOf(values: Values): Credentials {
  return {
    ssh: {
      privateKey: values['ssh-private-key'] ?? null,
      knownHosts: values['ssh-known-hosts'] ?? null,
      options: values['ssh-options'] ?? new Map(),
    },
    tls: {
      ca: values['tls-ca'] ?? null,
      cert: values['tls-cert'] ?? null,
      key: values['tls-key'] ?? null,
      serverName: values['tls-server-name'] ?? null,
    },
    dataPlane: loginOf(values),
    folders: privateFolders,
  };
}

function loginOf({ username, password }: Values): DataPlaneCredentials | null {
  if (username === undefined || password === undefined) return null;
  // No server ever sends it back, but whoever stands between might write it down.
  maskText(Buffer.from(`${username}:${password}`, 'utf8').toString('base64'));
  return { username, password };
}

/** Credentials as far as they can be read, and why not all can. */
export interface ReadCredentials {
  credentials: Credentials;
  /** Why there is no way to this address: a credential that it uses cannot be read. Null where there is one. */
  faultFor(address: Address): Failure | null;
}

/** Reads them alone: for post, which takes all else from what main saved. One that is missing closes only the ways that use it. */
export function readCredentials(read: (name: string) => string): ReadCredentials {
  const values: Values = {};
  const faults = new Map<string, string>();
  for (const [name, schema] of Object.entries(CREDENTIALS)) {
    const parsed = schema.safeParse(read(name).trim() || undefined);
    if (parsed.success) Object.assign(values, { [name]: parsed.data });
    else faults.set(name, parsed.error.issues.map(({ message }) => `${name} ${message}`).join('; '));
  }
  const faultFor = (address: Address): Failure | null => {
    const used = USED_BY.filter(({ uses }) => uses(address));
    const words = [...faults].flatMap(([name, fault]) =>
      used.some(({ inputs }) => inputs.test(name)) ? fault : [],
    );
    return words.length === 0 ? null : unreadableNow(words.join('; '));
  };
  return { credentials: credentialsOf(values), faultFor };
}

/** Main could read it, so it stands in a file. */
function unreadableNow(words: string): Failure {
  return new Failure(
    'invalid-input',
    `${words}. The main step could read it: a file that is named here must be there until the job has ended.`,
  );
}
