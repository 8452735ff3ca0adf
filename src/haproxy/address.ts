/**
 * The addresses of load balancers, as users write them. Pure: opens nothing, and knows no transport beyond its coordinates.
 * A new transport is a new member of `Transport` and a new line in `SCHEMES`.
 */
import { BlockList, isIPv6 } from 'node:net';

/** Plain TCP. */
export interface TcpTransport {
  kind: 'tcp';
  /** A host name or an IP address without brackets. */
  host: string;
  /** 1 to 65535 */
  port: number;
  /** `ipv4@` and `ipv6@` ask for a family; 0 takes what the name resolves to. */
  family: 0 | 4 | 6;
}

/** A socket file on this machine. */
export interface UnixTransport {
  kind: 'unix';
  /** Absolute, and short enough for the system. */
  path: string;
}

/** TCP with TLS on it. */
export interface TlsTransport {
  kind: 'tls';
  /** A host name or an IP address without brackets. */
  host: string;
  /** 1 to 65535 */
  port: number;
}

/** Through the system's own `ssh`. Every part fits a strict grammar: nothing in it means anything to ssh or to a shell. */
export interface SshTransport {
  kind: 'ssh';
  /** null: whom ssh takes by itself. */
  user: string | null;
  /** A host name or an IP address without brackets. */
  host: string;
  /** null: 22, or the option Port. */
  port: number | null;
  /** Where HAProxy listens, as seen from there: the absolute path of a socket file, or `HOST:PORT`. */
  remote: string;
}

/** Every way to a load balancer, by its coordinates alone. */
export type Transport = TcpTransport | UnixTransport | TlsTransport | SshTransport;

/** One load balancer. Without a `NAME=` in front it is called by its address without the scheme. */
export interface Address {
  name: string;
  /** What is spoken there. */
  api: 'runtime' | 'data-plane';
  transport: Transport;
  /** Behind a master CLI: `@1`, the current worker, or `@!PID`. null: not asked for, the current worker if it is a master CLI. */
  process: string | null;
}

/** A name that leads to several addresses of one family. */
export interface SeveralAddresses {
  name: string;
  /** Who answers there is asked, and told. */
  reached: string;
  /** Who answers there is not; one or more. */
  others: readonly string[];
}

/**
 * A fault is one sentence without the final full stop; it never quotes what may be a password. `holdsLogin`: it seems to hold one, whose beginning
 * may stand before a comma, in what was taken for another address.
 */
export type ParsedAddress = { ok: true; value: Address } | { ok: false; fault: string; holdsLogin?: true };

const FORMS =
  'HOST:PORT, tcp://HOST:PORT, [::1]:9999, ipv4@HOST:PORT, ipv6@HOST:PORT, tls://HOST:PORT, /run/haproxy/admin.sock, unix:///run/haproxy/admin.sock, ssh://[USER@]HOST[:PORT]/run/haproxy/admin.sock, https://HOST[:PORT]';

/** `sun_path` of Linux holds 108 bytes, the final NUL included (man 7 unix). */
const LONGEST_PATH_BYTES = 107;

class Fault extends Error {}
class HoldsLogin extends Fault {}

/** What stands in front of the rest, and how the rest is read. */
const SCHEMES: Record<string, (rest: string) => Transport> = {
  'tcp://': (rest) => tcp(rest, 0),
  'ipv4@': (rest) => tcp(rest, 4),
  'ipv6@': (rest) => tcp(rest, 6),
  'unix://': unix,
  'unix@': unix,
  'tls://': tls,
  'ssh://': ssh,
  'https://': (rest) => tls(web(rest, 443)),
  'http://': (rest) => tcp(web(rest, 80), 0),
};

/** Reads `[NAME=]ADDRESS`: one of the forms in docs/connecting.md, "All forms of `address`". */
export function parseAddress(text: string): ParsedAddress {
  try {
    const { name, rest } = splitName(text.trim());
    const { process, place } = splitProcess(rest);
    const { scheme, body } = splitScheme(place);
    const read = scheme === '' ? bare : SCHEMES[scheme];
    if (!read) {
      throw new Fault(`This version does not speak '${scheme}'; it speaks ${FORMS}`);
    }
    const transport = read(body);
    if (!isWeb(scheme)) {
      return { ok: true, value: { name: name ?? nameOf(transport), api: 'runtime', transport, process } };
    }
    if (process !== null) throw new Fault("'?process=' is for a master CLI; the Data Plane API has its own");
    return {
      ok: true,
      value: { name: name ?? body.replace(/\/$/, ''), api: 'data-plane', transport, process },
    };
  } catch (error) {
    if (error instanceof HoldsLogin) return { ok: false, fault: error.message, holdsLogin: true };
    if (error instanceof Fault) return { ok: false, fault: error.message };
    throw error;
  }
}

/** A name ends at the first `=`; in an address something else always comes before one: `/`, `:`, `@` or `[`. */
function splitName(text: string): { name: string | null; rest: string } {
  const match = /^([^/:@[=]*)=(.*)$/s.exec(text);
  if (!match) return { name: null, rest: text };
  const [, name = '', rest = ''] = match;
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) {
    throw new Fault("The name before '=' may hold letters, digits, '_', '.' and '-' only, and is not empty");
  }
  return { name, rest };
}

function splitProcess(text: string): { process: string | null; place: string } {
  const [, place = '', process = ''] = /^(.*)\?process=(.*)$/s.exec(text) ?? [];
  if (place === '') return { process: null, place: text };
  if (!/^@(?:1|![1-9][0-9]{0,9})$/.test(process)) {
    throw new Fault(
      "What follows '?process=' is @1, the current worker of a master CLI, or @! and a process id",
    );
  }
  return { process, place };
}

function splitScheme(text: string): { scheme: string; body: string } {
  const scheme =
    /^[A-Za-z][A-Za-z0-9+.-]*(?::\/\/|(?<=^(?:ipv4|ipv6|unix|abns|abnsz|fd|sockpair))@)/i.exec(text)?.[0] ??
    '';
  return { scheme: scheme.toLowerCase(), body: text.slice(scheme.length) };
}

function bare(text: string): Transport {
  return text.startsWith('/') ? unix(text) : tcp(text, 0);
}

function unix(path: string): UnixTransport {
  if (!path.startsWith('/'))
    throw new Fault('The path of a socket file must be absolute, as /run/haproxy/admin.sock is');
  if (/[\x00-\x1f\x7f]/.test(path)) throw new Fault('The path of a socket file holds a control character');
  const bytes = Buffer.byteLength(path);
  if (bytes > LONGEST_PATH_BYTES) {
    throw new Fault(
      `The path of the socket file is ${bytes} bytes long; the system takes at most ${LONGEST_PATH_BYTES}`,
    );
  }
  return { kind: 'unix', path };
}

function tcp(text: string, family: 0 | 4 | 6): TcpTransport {
  // Before anything is quoted: what stands before an '@' may be a password.
  if (text.includes('@')) throw new HoldsLogin('An address never holds a user or a password');
  if (text === '') throw new Fault(`The address is empty; it can be ${FORMS}`);
  if (/\s/.test(text)) {
    throw new Fault(
      `'${text}' has a blank in it: several addresses stand one per line or with a comma between them, NAME=ADDRESS without blanks, and comments are not taken`,
    );
  }
  // HAProxy itself writes ipv6@::1:9999: there the last colon is the port's.
  const match = /^\[([^\]]*)\](?::(.*))?$/.exec(text) ?? /^(.*):([^:]*)$/.exec(text);
  const [, host = text, portText] = match ?? [];
  if (portText === undefined) throw new Fault(`'${text}' has no port; an address can be ${FORMS}`);
  if (host === '') throw new Fault(`'${text}' has no host`);
  if (host.includes(':') && (!isIPv6(host) || (family !== 6 && !text.startsWith('[')))) {
    throw new Fault(`'${text}' is not an IPv6 address in brackets with a port, as [::1]:9999 is`);
  }
  if (!host.includes(':') && (text.startsWith('[') || !/^[A-Za-z0-9_.-]+$/.test(host))) {
    throw new Fault(`'${text}' is not an address; it can be ${FORMS}`);
  }
  if (family === 4 && host.includes(':')) throw new Fault(`'${text}' is an IPv6 address after ipv4@`);
  const port = /^[0-9]{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > 65535) throw new Fault(`The port of '${text}' is not a number from 1 to 65535`);
  return { kind: 'tcp', host, port, family };
}

function isWeb(scheme: string): boolean {
  return scheme === 'https://' || scheme === 'http://';
}

/** `HOST:PORT` of a web address, which may leave its port out. Before anything is quoted: what stands before an '@' may be a password. */
function web(text: string, port: number): string {
  if (text.includes('@')) {
    throw new HoldsLogin('An address never holds a user or a password: give them as username and password');
  }
  const place = text.replace(/\/$/, '');
  if (/[/?#]/.test(place)) {
    throw new Fault('An https:// address ends with its host and port: what is below it is found out');
  }
  return /^(?:\[[^\]]*\]|[^:[\]]*):/.test(place) || place === '' ? place : `${place}:${port}`;
}

function tls(text: string): TlsTransport {
  const { host, port } = tcp(text, 0);
  return { kind: 'tls', host, port };
}

/** Faults quote nothing from before the last '@': it may be a password. */
function ssh(text: string): SshTransport {
  const [, user, place = '', path = ''] = /^(?:([^/]*)@)?([^/@]*)(\/.*)?$/s.exec(text) ?? [];
  if (user !== undefined && !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(user)) {
    throw new HoldsLogin(
      "The user of an ssh:// address may hold letters, digits, '_', '.' and '-' only; an address never holds a password",
    );
  }
  const [, ipv6, name, port] =
    /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9][A-Za-z0-9_.-]*))(?::([0-9]{1,5}))?$/.exec(place) ?? [];
  const host = ipv6 ?? name;
  if (host === undefined || (ipv6 !== undefined && !isIPv6(ipv6))) {
    throw new Fault('An ssh:// address needs a host, as ssh://deploy@lb1/run/haproxy/admin.sock has');
  }
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) {
    throw new Fault(`The port of '${place}' is not a number from 1 to 65535`);
  }
  return {
    kind: 'ssh',
    user: user ?? null,
    host,
    port: port === undefined ? null : Number(port),
    remote: remote(path),
  };
}

function remote(path: string): string {
  if (/^\/[^/]*:[^/]*$/.test(path) && !path.includes('%')) return nameOf(tcp(path.slice(1), 0));
  if (!/^\/[A-Za-z0-9_.+@=/-]*[A-Za-z0-9_.+@=-]$/.test(path)) {
    throw new Fault(
      "An ssh:// address ends with the socket's path on that host, of letters, digits and '_.+@=-', or with HOST:PORT as seen from there: ssh://lb1/run/haproxy/admin.sock, ssh://lb1/127.0.0.1:9999",
    );
  }
  return unix(path).path;
}

function nameOf(transport: Transport): string {
  if (transport.kind === 'unix') return transport.path;
  const { host, port } = transport;
  if (transport.kind !== 'ssh') return hostAndPort(host, port);
  const { remote } = transport;
  return `${hostAndPort(host, port)}${remote.startsWith('/') ? '' : '/'}${remote}`;
}

/** `HOST:PORT`, with brackets where an IPv6 address needs them. */
export function hostAndPort(host: string, port: number | null): string {
  return `${host.includes(':') ? `[${host}]` : host}${port === null ? '' : `:${port}`}`;
}

/** `fe80::1%eth0` as others know it: through which interface it is reached is this machine's own affair (RFC 6874). */
export function withoutZone(host: string): string {
  return host.replace(/%.*$/, '');
}

/** A name or an address of this machine, which nobody else reaches. */
export function isLoopback(host: string): boolean {
  if (/(?:^|\.)localhost$/i.test(host)) return true;
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8);
  loopback.addAddress('::1', 'ipv6');
  return host.includes(':') && isIPv6(host)
    ? loopback.check(host, 'ipv6')
    : /^[\d.]+$/.test(host) && loopback.check(host);
}
