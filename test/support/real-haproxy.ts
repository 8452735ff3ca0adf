/**
 * A real HAProxy for a test: started with a configuration of the test's own, read by the tests' own eyes, reloaded,
 * stopped, killed; gone with the test whatever happens to it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AskOptions, ask, HaproxyView, parseInfo } from './haproxy-cli.ts';
import { type ConfigOptions, HaproxyConfig, socketPaths } from './haproxy-config.ts';
import { type HaproxyVersion, haproxyBinary } from './haproxy-versions.ts';
import { endGroup, isRunning } from './process-group.ts';
import { makeScratch, type Scratch } from './scratch.ts';

export type { Row } from './haproxy-cli.ts';

export interface HaproxyOptions extends ConfigOptions {
  /** Run a master and its worker (`-W -S`): for reloads and the master CLI. */
  readonly master?: boolean;
  /** Where to register the clean-up: a TestContext, or `{ after }` of node:test for a whole suite. */
  readonly t?: { after(clearUp: () => Promise<void>): void };
}

const START_DEADLINE = 60_000;
const PORT_ATTEMPTS = 5;
/** A worker that is replaced hears of it at once: so long it is asked again. */
const TOLD_WITHIN = 2_000;

export class RealHaproxy extends HaproxyView implements AsyncDisposable {
  readonly version: HaproxyVersion;
  /** Of level user and operator, and the master CLI: there when asked for. */
  readonly userSocket: string;
  readonly operatorSocket: string;
  readonly masterSocket: string;
  readonly #options: HaproxyOptions;
  readonly #scratch: Scratch;
  readonly #config: HaproxyConfig;
  #child: ChildProcess | undefined;
  #pid = 0;
  /** The configuration that it has taken. */
  #taken = '';
  #log = '';

  constructor(version: HaproxyVersion, options: HaproxyOptions) {
    const scratch = makeScratch();
    const sockets = socketPaths(scratch.folder);
    super(sockets.admin);
    this.version = version;
    this.#options = options;
    this.#scratch = scratch;
    this.userSocket = sockets.user;
    this.operatorSocket = sockets.operator;
    this.masterSocket = sockets.master;
    this.#config = new HaproxyConfig(scratch.folder, options);
  }

  /** The admin socket as an address of the action. */
  get address(): string {
    return this.socket;
  }

  /** The admin socket on TCP, `127.0.0.1:PORT`, when `tcp` was asked for. */
  get tcp(): string {
    return `127.0.0.1:${this.port('admin')}`;
  }

  /** The process that answers on the admin socket: with a master, its current worker. */
  get pid(): number {
    return this.#pid;
  }

  /** With a master, its process; otherwise the same as `pid`. */
  get masterPid(): number {
    return this.#child?.pid ?? 0;
  }

  /** A short folder that goes when this HAProxy goes. */
  get folder(): string {
    return this.#scratch.folder;
  }

  /** What HAProxy has written to stdout and stderr so far. */
  get log(): string {
    return this.#log;
  }

  /** The port found for a frontend, or for `{{name}}` in the configuration. */
  port(name: string): number {
    return this.#config.port(name);
  }

  /** The raw reply to one command on the master CLI. It refuses and resets connections while it starts and reloads: then again. */
  async master(command: string, options: AskOptions = {}): Promise<string> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      try {
        return await ask(this.masterSocket, command, { halfClose: true, ...options });
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException;
        if (!['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) || Date.now() > deadline) {
          throw error;
        }
        await sleep(5);
      }
    }
  }

  /** Finds the ports and starts; again with other ports when somebody was quicker to take one. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const text = await this.#config.write();
        await this.#launch();
        this.#taken = text;
        return;
      } catch (error) {
        if (attempt === PORT_ATTEMPTS || !/cannot bind/i.test((error as Error).message)) {
          throw error;
        }
        this.#config.forgetPorts();
      }
    }
  }

  /**
   * Has the master load its configuration again, or that of `config` from now on, and returns when the new worker
   * answers. A configuration that HAProxy refuses is not loaded: it throws with HAProxy's words.
   */
  async reload(config?: string): Promise<void> {
    if (!this.#options.master || this.#child === undefined) {
      throw new Error('only a running master can be reloaded: start HAProxy with { master: true }');
    }
    const text = await this.#config.write(config);
    // What it has taken it takes again: to try that first takes as long as a start.
    if (text !== this.#taken) await this.#check();
    this.#taken = text;
    const former = this.#pid;
    // A master that still starts loses the signal; one that answers does not.
    await this.master('show proc');
    this.#child.kill('SIGUSR2');
    await this.#answered((pid) => pid !== former);
    // For a moment both workers take connections. One of before a reload that failed may never answer through its master.
    const deadline = Date.now() + TOLD_WITHIN;
    while (isRunning(former) && !(await this.#isStopping(former)) && Date.now() < deadline) {
      await sleep(1);
    }
  }

  /** Stops it if it runs, and starts it again: same ports, same sockets, everything set at run time forgotten. */
  async restart(): Promise<void> {
    await this.stop();
    await this.#launch();
  }

  /** Stops at once (SIGTERM), as a service manager would. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Ends every process of it with SIGKILL. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await this.#scratch.remove();
  }

  /** For its own HTTP client, which nothing here uses, it would read all certificates of the system at each start: half of what one takes. */
  #env(): NodeJS.ProcessEnv {
    return { ...process.env, SSL_CERT_DIR: this.folder };
  }

  async #check(): Promise<void> {
    const child = spawn(haproxyBinary(this.version), ['-c', '-f', this.#config.file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: this.#env(),
    });
    const words: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) {
      throw new Error(`HAProxy ${this.version} refuses the configuration:\n${Buffer.concat(words)}`);
    }
  }

  async #launch(): Promise<void> {
    const mode = this.#options.master ? ['-W', '-S', this.masterSocket] : ['-db'];
    this.#log = '';
    const child = spawn(haproxyBinary(this.version), [...mode, '-f', this.#config.file], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: this.#env(),
      detached: true,
    });
    this.#child = child;
    this.#scratch.reap(child.pid);
    child.unref();
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.#log += chunk;
      });
      (stream as unknown as { unref(): void }).unref();
    }
    await this.#answered((pid) => this.#options.master || pid === child.pid);
    if (this.#options.master) await this.master('show proc');
  }

  /** Waits until the process that answers is the expected one. */
  async #answered(expected: (pid: number) => boolean | undefined): Promise<void> {
    const deadline = Date.now() + START_DEADLINE;
    while (this.#child?.exitCode === null && this.#child.signalCode === null && Date.now() < deadline) {
      const pid = await this.info().then(
        (info) => Number(info.Pid),
        () => 0,
      );
      if (pid !== 0 && expected(pid)) {
        this.#pid = pid;
        return;
      }
      await sleep(5);
    }
    await this.kill();
    throw new Error(`HAProxy ${this.version} does not answer:\n${this.#log}`);
  }

  /** Asks through the master, which from 3.0 on neither knows nor hangs up when that worker has just gone. No answer is none. */
  async #isStopping(worker: number): Promise<boolean> {
    const info = await this.master(`@!${worker} show info`, { deadline: 1_000 }).catch(() => '');
    return parseInfo(info).Stopping === '1';
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child !== undefined) {
      await endGroup(child, signal);
      this.#scratch.reap(undefined);
    }
  }
}

/** Starts HAProxy; returns when it answers. Throws with HAProxy's own words when it does not start. */
export async function startHaproxy(version: HaproxyVersion, options: HaproxyOptions): Promise<RealHaproxy> {
  const haproxy = new RealHaproxy(version, options);
  options.t?.after(() => haproxy[Symbol.asyncDispose]());
  try {
    await haproxy.start();
  } catch (error) {
    await haproxy[Symbol.asyncDispose]();
    throw error;
  }
  return haproxy;
}
