/**
 * A real OpenSSH server on loopback, with keys and a configuration of its own, run by whoever runs the tests. Gone with the
 * test, its sessions as well.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { endGroup, isRunning } from './process-group.ts';
import { makeScratch, type Scratch } from './scratch.ts';

type Test = { after(clearUp: () => Promise<void>): void };

/** Debian keeps it out of the PATH of users. */
const PROGRAM = ['/usr/sbin', ...(process.env.PATH ?? '').split(':')]
  .map((folder) => path.join(folder, 'sshd'))
  .find((file) => existsSync(file));

/** Registers the suite, or, without OpenSSH, a skip that says so on a contributor's machine and a failure where `CI` is set. */
export function whereSshdIs(suite: () => void): void {
  if (PROGRAM !== undefined && spawnSync('ssh-keygen', ['-?']).error === undefined) {
    suite();
    return;
  }
  const message = 'sshd or ssh-keygen is missing: install openssh-server and openssh-client';
  test('sshd is there', (t) => {
    if (process.env.CI === 'true') throw new Error(message);
    console.error(`SKIPPED: ${message}`);
    t.skip(message);
  });
}

export interface UserKey {
  /** As a user pastes it. */
  text: string;
  /** The line for authorized_keys. */
  publicLine: string;
}

/** A fresh key; with a passphrase, or in another format or of another type when told. */
export function makeUserKey({
  t,
  passphrase = '',
  more = [],
}: {
  t: Test;
  passphrase?: string;
  more?: string[];
}): UserKey {
  const { folder, remove } = makeScratch();
  t.after(remove);
  const file = path.join(folder, 'key');
  const type = more.includes('-t') ? [] : ['-t', 'ed25519'];
  execFileSync('ssh-keygen', ['-q', ...type, ...more, '-N', passphrase, '-C', 'deploy', '-f', file]);
  return { text: readFileSync(file, 'utf8'), publicLine: readFileSync(`${file}.pub`, 'utf8') };
}

export interface SshdOptions {
  t: Test;
  /** Whoever may log in: lines of authorized_keys. */
  authorized: string[];
  /** More lines of sshd_config. */
  config?: string;
}

export class Sshd {
  readonly port: number;
  readonly user = os.userInfo().username;
  /** All that it has written to its log. */
  log = '';
  readonly #folder: string;
  readonly #scratch: Scratch;
  #child: ChildProcess | undefined;

  constructor(port: number, scratch: Scratch, { authorized, config = '' }: SshdOptions) {
    this.port = port;
    this.#scratch = scratch;
    this.#folder = scratch.folder;
    const at = (name: string): string => path.join(this.#folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('host_key')]);
    writeFileSync(at('authorized_keys'), authorized.join('\n'), { mode: 0o600 });
    const lines = [
      config,
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${at('host_key')}`,
      `AuthorizedKeysFile ${at('authorized_keys')}`,
      'PidFile none',
      'UsePAM no',
      'StrictModes no',
      'PermitRootLogin yes',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      // The one that ssh likes best also withstands quantum computers, for eight times the processor's time: nobody listens on loopback.
      'KexAlgorithms curve25519-sha256',
      // Of this one the last value counts, unlike of the others.
      ...(config.includes('MaxStartups') ? [] : ['MaxStartups 100']),
    ];
    writeFileSync(at('sshd_config'), `${lines.join('\n')}\n`);
  }

  /** `USER@127.0.0.1:PORT`, for an address or ProxyJump. */
  get place(): string {
    return `${this.user}@127.0.0.1:${this.port}`;
  }

  /** The action's `address` of what is at `remote` on "its" host. */
  address(remote: string): string {
    return `ssh://${this.place}${remote.startsWith('/') ? '' : '/'}${remote}`;
  }

  /** Its line of known_hosts; `hashed` as `ssh-keygen -H` makes it. */
  knownHosts({ hashed = false } = {}): string {
    const [type, key] = readFileSync(path.join(this.#folder, 'host_key.pub'), 'utf8').split(' ');
    const line = `[127.0.0.1]:${this.port} ${type} ${key}\n`;
    if (!hashed) return line;
    const file = path.join(this.#folder, 'known_hosts');
    writeFileSync(file, line);
    execFileSync('ssh-keygen', ['-q', '-H', '-f', file], { stdio: 'ignore' });
    return readFileSync(file, 'utf8');
  }

  async start(): Promise<void> {
    // As root it separates privileges by way of this folder, which a service would make.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
    const arguments_ = ['-D', '-e', '-f', path.join(this.#folder, 'sshd_config')];
    const child = spawn(PROGRAM ?? 'sshd', arguments_, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    this.#child = child;
    this.#scratch.reap(child.pid);
    child.unref();
    child.stderr.on('data', (chunk: Buffer) => {
      this.log += chunk;
    });
    (child.stderr as unknown as { unref(): void }).unref();
    await eventually('sshd listens', () => {
      if (child.exitCode !== null) throw new Error(`sshd ended:\n${this.log}`);
      return accepts(this.port);
    });
  }

  /** Cuts every connection that it has, as a network does; returns when they are gone. It goes on listening. */
  async cutSessions(): Promise<void> {
    const sessions = childrenOf(this.#child?.pid ?? 0);
    for (const pid of sessions) process.kill(pid, 'SIGKILL');
    await eventually('the sessions are gone', () => !sessions.some((pid) => isRunning(pid)));
  }

  /** Ends it with all its sessions. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    const sessions = childrenOf(child.pid ?? 0);
    await endGroup(child, 'SIGKILL');
    for (const pid of sessions.filter((one) => isRunning(one))) process.kill(pid, 'SIGKILL');
    this.#scratch.reap(undefined);
  }
}

/** Starts one on a port found for it; returns when it listens. */
export async function startSshd(options: SshdOptions): Promise<Sshd> {
  const scratch = makeScratch();
  const sshd = new Sshd(await freePort(), scratch, options);
  options.t.after(async () => {
    await sshd.stop();
    await scratch.remove();
  });
  await sshd.start();
  return sshd;
}

/** Every process below this one: sshd gives each connection a session, and so a process group, of its own. */
function childrenOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const afterName = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1) ?? '';
      parents.set(Number(name), Number(afterName.split(' ')[1]));
    } catch {
      // It has just ended.
    }
  }
  const below = (one: number): number[] =>
    [...parents].filter(([, parent]) => parent === one).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

function accepts(port: number): Promise<boolean> {
  const socket = net.connect({ port, host: '127.0.0.1' });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).then((connected) => {
    socket.destroy();
    return connected === true;
  });
}
