/**
 * The options of ssh that a user may set, and what they may say. Everything else could run a command, forward more than one
 * socket, or weaken what is checked.
 */

const ALGORITHMS = /^[+^-]?[A-Za-z0-9@._*-]+(?:,[A-Za-z0-9@._*-]+)*$/;
const NUMBER = /^[0-9]{1,5}$/;
const HOST = '(?:[A-Za-z0-9][A-Za-z0-9_.-]*|\\[[0-9A-Fa-f:.]+\\])';
const JUMP = `(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?${HOST}(?::[0-9]{1,5})?`;

/** By its name in ssh_config(5): what the value must look like. */
const ALLOWED: Record<string, RegExp> = {
  AddressFamily: /^(?:any|inet|inet6)$/,
  BindAddress: /^[A-Za-z0-9][A-Za-z0-9_.:-]*$|^::[0-9A-Fa-f:.]*$/,
  CASignatureAlgorithms: ALGORITHMS,
  Ciphers: ALGORITHMS,
  Compression: /^(?:yes|no)$/,
  ConnectTimeout: NUMBER,
  HostKeyAlgorithms: ALGORITHMS,
  HostKeyAlias: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
  IPQoS: /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)?$/,
  KexAlgorithms: ALGORITHMS,
  MACs: ALGORITHMS,
  Port: NUMBER,
  ProxyJump: new RegExp(`^${JUMP}(?:,${JUMP})*$`),
  PubkeyAcceptedAlgorithms: ALGORITHMS,
  ServerAliveCountMax: NUMBER,
  ServerAliveInterval: NUMBER,
  User: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/,
};

/** Those that say how to reach this host and no other: a host on the way has its own. */
export const ABOUT_ONE_HOST: ReadonlySet<string> = new Set(['HostKeyAlias', 'Port', 'ProxyJump', 'User']);

/** A fault names every line that is wrong, and what is allowed. */
export type ParsedOptions = { ok: true; value: ReadonlyMap<string, string> } | { ok: false; fault: string };

/** Reads `Name value` lines. Names may be written in any case, as in ssh_config(5). */
export function parseSshOptions(text: string): ParsedOptions {
  const value = new Map<string, string>();
  const faults: string[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const [, given = '', said = ''] = /^([A-Za-z]+)(?:\s+(.*))?$/.exec(line) ?? [];
    const name = Object.keys(ALLOWED).find((one) => one.toLowerCase() === given.toLowerCase());
    if (name === undefined)
      faults.push(`"${shortened(line)}" is not a 'Name value' line of an allowed option`);
    else if (!ALLOWED[name]?.test(said)) faults.push(`${name} cannot be "${shortened(said)}"`);
    else if (value.has(name)) faults.push(`${name} is there twice`);
    else value.set(name, said);
  }
  if (faults.length === 0) return { ok: true, value };
  return { ok: false, fault: `${faults.join('; ')}. Allowed are ${Object.keys(ALLOWED).join(', ')}` };
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
