/** A tunnel to one load balancer: opened when it is first needed, and again when it has broken. Knows nothing of what goes through. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../clock.ts';
import type { Failure } from '../../../errors.ts';
import type { SshTransport } from '../../address.ts';
import type { Credentials, PrivateFolders } from '../../credentials.ts';
import { withDeadline } from '../deadline.ts';
import { KEY_FILE, KNOWN_HOSTS_FILE, sshConfig } from './config.ts';
import { type SshWay, sshFailure, sshTimeout, wayOf } from './errors.ts';
import { firstHost, loginsOn } from './logins.ts';
import { SshProcess } from './process.ts';

/** What every start of ssh needs. */
export interface TunnelOptions {
  /** From the start of ssh until the tunnel listens, hosts on the way included; the wait for the start does not count. */
  connectTimeoutMs: number;
  clock: Clock;
  credentials: Credentials;
  debug?: (line: string) => void;
}

/** A ssh that has lost its connection is gone within this time: only so long is waited for its words. */
const LAST_WORDS_MS = 200;

/** Tells the files of one tunnel from those of the others. */
let tunnels = 0;

/** One ssh at a time. */
export class Tunnel {
  readonly #transport: SshTransport;
  readonly #options: TunnelOptions;
  readonly #way: SshWay;
  readonly #name = `t${++tunnels}`;
  #ssh: SshProcess | null = null;

  constructor(transport: SshTransport, options: TunnelOptions) {
    this.#transport = transport;
    this.#options = options;
    this.#way = wayOf(transport, options.credentials.ssh);
  }

  /** Resolves with the path of the local end. Rejects with Failure `ssh-failed`, or with the signal's reason; then no ssh runs. */
  async open(signal: AbortSignal): Promise<string> {
    const { connectTimeoutMs, clock, credentials, debug } = this.#options;
    const folders = credentials.folders();
    const local = join(folders.sockets, this.#name);
    // One whose end somebody has cleared away is found by nobody any more, and goes on for whoever is connected: it ends with us.
    if (this.#ssh?.running && existsSync(local)) {
      this.#ssh.said.length = 0;
      return local;
    }
    this.#write(folders);
    const endTurn = await loginsOn(firstHost(this.#transport, credentials.ssh.options)).take(signal);
    try {
      const ssh = new SshProcess({
        config: `${this.#name}.conf`,
        local,
        remote: this.#transport.remote,
        folders,
        ...(debug ? { debug } : {}),
      });
      this.#ssh = ssh;
      const late = () => sshTimeout(this.#way, connectTimeoutMs, ssh.said);
      await withDeadline(connectTimeoutMs, clock, signal, late, (inner) => this.#listening(ssh, inner));
    } catch (error) {
      this.#ssh?.kill();
      throw error;
    } finally {
      endTurn();
    }
    return local;
  }

  /** It has given its host up because that did not answer any more. */
  get fellSilent(): boolean {
    return this.#ssh?.said.some((line) => /^Timeout, server .* not responding/.test(line)) ?? false;
  }

  /**
   * Why a stream through the tunnel ended before the other end had said a word, or ended with the tunnel. null when ssh has
   * nothing to say: then it was the other end.
   */
  async lastWords(): Promise<Failure | null> {
    const ssh = this.#ssh;
    if (ssh === null) return null;
    const stop = new AbortController();
    const enough = this.#options.clock.sleep(LAST_WORDS_MS, stop.signal).catch(() => {});
    // ssh says why before it closes the stream, but through another pipe.
    if (ssh.running && ssh.said.length === 0) await Promise.race([ssh.ended, enough]);
    stop.abort();
    if (ssh.running && ssh.said.length === 0) return null;
    // It was up: whatever broke it, it may be opened again.
    return sshFailure(this.#way, ssh.said, 'ECONNRESET');
  }

  async #listening(ssh: SshProcess, signal: AbortSignal): Promise<void> {
    const { promise: given, reject } = Promise.withResolvers<never>();
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      if (!(await Promise.race([ssh.listens(), given]))) throw sshFailure(this.#way, ssh.said);
      ssh.said.length = 0;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  #write({ files }: PrivateFolders): void {
    const { ssh } = this.#options.credentials;
    if (ssh.privateKey !== null) put(files, KEY_FILE, ssh.privateKey);
    if (ssh.knownHosts !== null) put(files, KNOWN_HOSTS_FILE, ssh.knownHosts);
    put(files, `${this.#name}.conf`, sshConfig(this.#transport, ssh, this.#options.connectTimeoutMs));
  }
}

/**
 * Written once: while it was written again, the ssh of another tunnel would read half of it. Half of one, as on a full disk, is not left to the next
 * attempt, for which it would be there.
 */
function put(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    rmSync(path, { force: true });
    throw error;
  }
}
