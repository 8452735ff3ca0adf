/** What ssh says, and what it means: its own words kept, with a cause that tells whether to try again and a hint. Pure. */
import { Failure } from '../../../errors.ts';
import type { SshTransport } from '../../address.ts';
import type { SshCredentials } from '../../credentials.ts';

interface Meaning {
  says: RegExp;
  /** As of the system: who tries again looks at it. Without one the failure is final. */
  cause?: string;
  hint: (way: SshWay) => string;
}

/** Where it led, by the address and by what ssh-options say of that host. */
export interface SshWay {
  user: string | null;
  host: string;
  port: number | null;
  remote: string;
  /** By which its key is looked up, where that is not its own name. */
  alias: string | null;
  /** A key was given: no other one is shown. */
  hasKey: boolean;
}

/** What the address says comes first, as for ssh itself. */
export function wayOf(
  { user, host, port, remote }: SshTransport,
  { options, privateKey }: SshCredentials,
): SshWay {
  const given = options.get('Port');
  return {
    host,
    remote,
    user: user ?? options.get('User') ?? null,
    port: port ?? (given === undefined ? null : Number(given)),
    alias: options.get('HostKeyAlias') ?? null,
    hasKey: privateKey !== null,
  };
}

/** The first that fits counts: what ssh says last is often only that it failed. */
const MEANINGS: readonly Meaning[] = [
  {
    says: /has changed and you have requested strict checking|was revoked and you have requested/,
    hint: () =>
      "The host showed another key than the one that is known: it was set up anew, or somebody else answers in its place. Find out which before you go on: compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host itself, then put that key's line into ssh-known-hosts.",
  },
  {
    says: /host key is known for|Host key verification failed/,
    hint: ({ host, port, alias }) =>
      `The key of this host, or of a host on the way, is not known yet. \`ssh-keyscan ${port === null ? '' : `-p ${port} `}${host}\` prints what answers there: compare it with \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` on the host itself, then give the line as ssh-known-hosts${alias === null ? '' : `, with ${alias} (HostKeyAlias) as its first word`}.`,
  },
  {
    says: /^Load key "\.\/key"/,
    hint: () => 'ssh cannot read the key of ssh-private-key: is it whole, and without a passphrase?',
  },
  {
    says: /Permission denied/,
    hint: ({ hasKey }) =>
      hasKey
        ? 'Is this the right user, and is the public half of the key of ssh-private-key in its authorized_keys?'
        : "No ssh-private-key was given, so the agent and the runner's own keys were tried. If one was meant: a secret that is not there is empty, and so is one of an environment that the job does not name.",
  },
  {
    says: /Too many authentication failures/,
    hint: () => 'The agent holds more keys than the server is willing to try: give ssh-private-key.',
  },
  {
    says: /open failed: administratively prohibited/,
    hint: () =>
      "The server forbids this: look for AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen and DisableForwarding in its sshd_config, and for 'restrict' or 'no-port-forwarding' before the key in authorized_keys. A host on the way needs AllowTcpForwarding.",
  },
  {
    says: /open failed: connect failed: Connection refused/,
    cause: 'ECONNREFUSED',
    hint: ({ remote }) => `Seen from that host nothing listens at ${remote}: is HAProxy running there?`,
  },
  {
    says: /open failed/,
    cause: 'ECONNREFUSED',
    hint: ({ remote }) =>
      `The login is good, but that host did not open ${remote}. Is that the path on the 'stats socket' line there, may this user open it (its group, mode 660), and does the sshd_config there allow it (AllowStreamLocalForwarding)?`,
  },
  {
    says: /Could not resolve hostname.*(?:Temporary failure|again)/,
    cause: 'EAI_AGAIN',
    hint: () => 'The name server did not answer.',
  },
  { says: /Could not resolve hostname/, hint: () => 'The host name is not known to the runner.' },
  {
    says: /Connection refused/,
    cause: 'ECONNREFUSED',
    hint: () => 'No SSH server listens there: the wrong port, or it is not running.',
  },
  {
    says: /timed out|Timeout/i,
    cause: 'ETIMEDOUT',
    hint: () =>
      'No answer: a firewall, or the wrong host. Raise connect-timeout only for a very slow network.',
  },
  {
    says: /No route to host|Network is unreachable/,
    cause: 'EHOSTUNREACH',
    hint: () => 'The network does not reach this host from the runner.',
  },
  {
    says: /no matching .* found|Unable to negotiate/,
    hint: () =>
      'The two ends have no algorithm in common: ssh-options takes KexAlgorithms, HostKeyAlgorithms, Ciphers and MACs.',
  },
  {
    says: /Bad configuration option|line \d+: /,
    hint: () => "The runner's ssh does not know what stands in ssh-options: look at `ssh -V` and `ssh -Q`.",
  },
  {
    says: /(?:^|: )ssh: not found|ssh: .*No such file/,
    hint: () => "The program 'ssh' is not on this runner's PATH: install OpenSSH's client (openssh-client).",
  },
  {
    says: /Connection (?:closed|reset)|closed by remote host|Broken pipe/,
    cause: 'ECONNRESET',
    hint: () => 'The other end, or something on the way, ended the connection: its log says why.',
  },
];

/**
 * ssh has given up, or could not open what was asked for: `lines` is what it said, in its order. `otherwise`: the cause when
 * nothing of that is known.
 */
export function sshFailure(way: SshWay, lines: readonly string[], otherwise?: string): Failure {
  const said = MEANINGS.flatMap((meaning) => {
    const line = lines.find((one) => meaning.says.test(one));
    return line === undefined ? [] : [{ meaning, line }];
  })[0];
  const words = (said?.line ?? lines.at(-1) ?? 'it ended without a word').replace(/^@\s*|\s*@$/g, '');
  return new Failure('ssh-failed', `${whereTo(way)}: ${words}`, {
    detail: words,
    hint: said?.meaning.hint(way) ?? 'These are the words of ssh itself.',
    cause: causeOf(words, said === undefined ? otherwise : said.meaning.cause),
  });
}

/** ssh did not come to an end with the login. */
export function sshTimeout(way: SshWay, limitMs: number, lines: readonly string[]): Failure {
  const said = lines.at(-1);
  return new Failure('ssh-failed', `${whereTo(way)}: not logged in within ${limitMs / 1000}s`, {
    ...(said === undefined ? {} : { detail: said }),
    hint: 'Raise connect-timeout when the host is far or a host on the way is slow; otherwise a firewall keeps silent.',
    cause: causeOf('timeout', 'ETIMEDOUT'),
  });
}

function whereTo({ user, host, port }: SshWay): string {
  const name = user === null ? host : `${user}@${host}`;
  return `ssh to ${name}${port === null ? '' : ` port ${port}`}`;
}

function causeOf(words: string, code: string | undefined): Error {
  return Object.assign(new Error(words), code === undefined ? {} : { code });
}
