/** The one configuration file that ssh reads: the user's and the machine's own are not asked. Pure. */
import type { SshTransport } from '../../address.ts';
import type { SshCredentials } from '../../credentials.ts';
import { ABOUT_ONE_HOST } from './options.ts';

/** What the load balancer's host is called in the file: no host on the way can have this name. */
export const TARGET = '+haproxy';
/** ssh prints it when the login is done and the tunnel listens. */
export const READY = 'haproxy-server-state:ready';

/** Names of the files that the configuration refers to, in the folder from which ssh is started. */
export const KEY_FILE = 'key';
export const KNOWN_HOSTS_FILE = 'known_hosts';

/** A dead link is noticed before a command's reply is given up (10 s unless told). */
const ALIVE_INTERVAL_SECONDS = 3;
const ALIVE_COUNT = 2;

/** After how long at most ssh gives up a host that does not answer, or one on the way. */
export function silenceMs({ options }: SshCredentials): number {
  const interval = Number(options.get('ServerAliveInterval') ?? ALIVE_INTERVAL_SECONDS);
  const count = Number(options.get('ServerAliveCountMax') ?? ALIVE_COUNT);
  return interval * (count + 1) * 1_000;
}

/**
 * `Host *` holds for hosts on the way (ProxyJump), too: ssh hands this file on to the ssh that it starts for them. What is
 * about one host only must not: a ProxyJump of its own would send a host on the way through itself.
 * Of two values of one name ssh takes the first.
 */
export function sshConfig(
  transport: SshTransport,
  credentials: SshCredentials,
  connectTimeoutMs: number,
): string {
  const { user, host, port } = transport;
  const options = [...credentials.options];
  const target: [string, string | number][] = [
    ['HostName', host],
    ...(user === null ? [] : ([['User', user]] as [string, string][])),
    ...(port === null ? [] : ([['Port', port]] as [string, number][])),
    ...options.filter(([name]) => ABOUT_ONE_HOST.has(name)),
    ['PermitLocalCommand', 'yes'],
    ['LocalCommand', `echo ${READY}`],
  ];
  const everywhere: [string, string | number][] = [
    ...options.filter(([name]) => !ABOUT_ONE_HOST.has(name)),
    ['BatchMode', 'yes'],
    ['StrictHostKeyChecking', 'yes'],
    ['UpdateHostKeys', 'no'],
    ...knownHosts(credentials),
    ...identity(credentials),
    ['ExitOnForwardFailure', 'yes'],
    ['ForwardAgent', 'no'],
    ['ForwardX11', 'no'],
    ['StreamLocalBindUnlink', 'yes'],
    ['ControlMaster', 'no'],
    ['ControlPath', 'none'],
    ['ConnectTimeout', Math.max(1, Math.ceil(connectTimeoutMs / 1000))],
    ['ServerAliveInterval', ALIVE_INTERVAL_SECONDS],
    ['ServerAliveCountMax', ALIVE_COUNT],
  ];
  return [block(TARGET, target), block('*', everywhere), ''].join('\n');
}

/** Only the lines that were given count: a host that the machine knows besides is not believed. */
function knownHosts({ knownHosts }: SshCredentials): [string, string][] {
  if (knownHosts === null) return [];
  return [
    ['UserKnownHostsFile', `./${KNOWN_HOSTS_FILE}`],
    ['GlobalKnownHostsFile', '/dev/null'],
  ];
}

/** Only the key that was given is shown: a server counts every other one as a failed attempt. */
function identity({ privateKey }: SshCredentials): [string, string][] {
  if (privateKey === null) return [];
  return [
    ['IdentityFile', `./${KEY_FILE}`],
    ['IdentitiesOnly', 'yes'],
    ['IdentityAgent', 'none'],
  ];
}

function block(host: string, lines: readonly [string, string | number][]): string {
  return [`Host ${host}`, ...lines.map(([name, value]) => `  ${name} ${value}`)].join('\n');
}
