/**
 * Commands for HAProxy as lines that work when they are pasted into a shell, by how a load balancer is reached. Pure; whatever is
 * put into a line is of a grammar that means nothing to a shell, or is quoted.
 */
import { isIP } from 'node:net';
import {
  hostAndPort,
  isLoopback,
  parseAddress,
  type SshTransport,
  type TlsTransport,
  type Transport,
} from '../../haproxy/address.ts';
import { parseSshOptions } from '../../haproxy/transport/ssh/options.ts';
import type { Ways } from './ways.ts';

/** Lines for one shell, and where that is, in words that begin with `in a shell`. */
export interface ShellLines {
  where: string;
  lines: string[];
}

/** HAProxy reads at most 16 kB as one line. */
const COMMANDS_IN_LINE = 50;

/** `commands` for a load balancer by its name. Null when nothing is known of how to reach it. */
export function shellLines(
  loadBalancer: string,
  commands: readonly string[],
  { addresses, prefixes, given }: Ways,
): ShellLines | null {
  const parsed = parseAddress(addresses.get(loadBalancer) ?? '');
  if (!parsed.ok) return null;
  const { transport, process, api } = parsed.value;
  const known = prefixes.get(loadBalancer) ?? '';
  if (api === 'data-plane') return dataPlaneLines(transport, commands, given, known === 'v2' ? 'v2' : 'v3');
  // Nobody calls a socket so, and no two shells would read it alike.
  if (transport.kind === 'unix' && /["\\`$\p{C}]/u.test(transport.path)) return null;
  // Behind a master CLI each command needs it: it holds only as far as the next semicolon.
  const prefix = process ?? known;
  const isPrefix = /^@(?:1|!\d{1,10})$/.test(prefix);
  const prefixed = commands.map((command) => (isPrefix ? `${prefix} ${command}` : command));
  const files = new Set(given.map(({ name }) => name));
  const serverName = given.find(({ name }) => name === 'tls-server-name')?.value ?? null;
  const client = clientFor(transport, files, serverName);
  const lines = chunks(prefixed, COMMANDS_IN_LINE).map((chunk) => `echo "${chunk.join('; ')}" | ${client}`);
  return { where: whereOf(transport, given), lines };
}

/** The same through a Data Plane API, which has a call for states and, in v3, for weights alone; null for anything else. */
function dataPlaneLines(
  transport: Transport,
  commands: readonly string[],
  given: Ways['given'],
  major: 'v2' | 'v3',
): ShellLines | null {
  if (transport.kind !== 'tcp' && transport.kind !== 'tls') return null;
  const files = new Set(given.map(({ name }) => name));
  const user = given.find(({ name }) => name === 'username')?.value ?? '';
  const options = [
    '--fail --silent --show-error',
    // It asks for the password.
    `--user ${/^[\w.@-]+$/.test(user) ? user : 'USER'}`,
    ...(files.has('tls-ca') ? ['--cacert ca.pem'] : []),
    ...(files.has('tls-cert') ? ['--cert cert.pem --key key.pem'] : []),
    `--request PUT --header 'Content-Type: application/json'`,
  ].join(' ');
  const place = hostAndPort(transport.host, transport.port);
  const serverName = given.find(({ name }) => name === 'tls-server-name')?.value ?? null;
  const isRenamed = transport.kind === 'tls' && serverName !== null && serverName !== transport.host;
  // curl asks the certificate for the name in the address, whatever that leads to.
  const named = isRenamed ? `${serverName}:${transport.port}` : place;
  const way = isRenamed ? `--connect-to ${named}:${place} ` : '';
  const root = `${transport.kind === 'tls' ? 'https' : 'http'}://${named}/${major}/services/haproxy/runtime`;
  const lines = commands.flatMap((command) => {
    const [, backend = '', server = '', what, value] =
      /^set server ([\w.:-]+)\/([\w.:-]+) (state|weight) ([a-z]+|\d+)$/.exec(command) ?? [];
    if (what === undefined || (what === 'weight' && major === 'v2')) return [];
    const body = what === 'state' ? `{"admin_state":"${value}"}` : `{"weight":${value}}`;
    const url =
      major === 'v2'
        ? `'${root}/servers/${server}?backend=${backend}'`
        : `${root}/backends/${backend}/servers/${server}`;
    return `curl ${options} ${way}--data '${body}' ${url}`;
  });
  if (lines.length < commands.length) return null;
  return { where: `${whereOf(transport, given)} (${major} of the Data Plane API)`, lines };
}

function whereOf(transport: Transport, given: Ways['given']): string {
  switch (transport.kind) {
    case 'unix':
      return "in a shell on this runner's machine";
    case 'ssh':
      return `in a shell on ${hostOf(transport, given)}`;
    case 'tcp':
      return 'in a shell from which the load balancer can be reached';
    case 'tls': {
      const known = (['tls-ca', 'tls-cert', 'tls-key'] as const).filter((one) =>
        given.some(({ name }) => name === one),
      );
      const words = known.map((name) => `\`${name}\` in ${FILES[name]}`);
      const from = 'in a shell from which the load balancer can be reached';
      return words.length === 0 ? from : `${from}, with ${words.join(', ')}`;
    }
  }
}

/** Behind the end of a tunnel of the runner's own nobody knows the host by the address. */
function hostOf({ host, port }: SshTransport, given: Ways['given']): string {
  if (!isLoopback(host)) return host;
  const options = parseSshOptions(given.find(({ name }) => name === 'ssh-options')?.value ?? '');
  const [alias, other] = options.ok ? [options.value.get('HostKeyAlias'), options.value.get('Port')] : [];
  return alias ?? `the host to which port ${port ?? other ?? 22} of the runner leads`;
}

const FILES = { 'tls-ca': 'ca.pem', 'tls-cert': 'cert.pem', 'tls-key': 'key.pem' };

function clientFor(transport: Transport, files: ReadonlySet<string>, serverName: string | null): string {
  switch (transport.kind) {
    case 'unix':
      return `sudo socat stdio ${socketFile(transport.path)}`;
    case 'ssh': {
      const { remote } = transport;
      return remote.startsWith('/') ? `sudo socat stdio ${socketFile(remote)}` : `socat stdio tcp:${remote}`;
    }
    case 'tcp': {
      const { host, port, family } = transport;
      return `socat stdio tcp${family || ''}:${hostAndPort(host, port)}`;
    }
    case 'tls':
      return `openssl s_client ${tlsOptions(transport, files, serverName).join(' ')}`;
  }
}

/** To socat `,`, `:` and `!` in a path are something else, unless it stands in quotes. Without a backslash, which no log shows as it is. */
function socketFile(path: string): string {
  if (/^[A-Za-z0-9_./-]+$/.test(path)) return path;
  return `'unix-connect:"${path.replaceAll("'", `'"'"'`)}"'`;
}

/** `-quiet` keeps the connection until HAProxy has answered. Verified as the action does it. */
function tlsOptions(
  { host, port }: TlsTransport,
  files: ReadonlySet<string>,
  serverName: string | null,
): string[] {
  const name = serverName ?? host;
  return [
    '-quiet -verify_return_error',
    isIP(name) === 0 ? `-servername ${name} -verify_hostname ${name}` : `-verify_ip ${name}`,
    ...(files.has('tls-ca') ? ['-CAfile ca.pem'] : []),
    ...(files.has('tls-cert') ? ['-cert cert.pem -key key.pem'] : []),
    `-connect ${hostAndPort(host, port)}`,
  ];
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
