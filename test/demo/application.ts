/**
 * A web application in a process of its own, which can be killed and started again as a deployment would. Run as a
 * program this file is that process: it listens only after a while, as an application that has to load does.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { WebServer } from '../support/web-server.ts';

const LOADING_TIME = 700;

/** What is going on in an application. */
export interface Activity {
  /** Requests in progress. */
  readonly open: number;
  /** When the last one ended, ms of `Date.now()` with fractions. */
  readonly lastEndedMs: number;
}

export class Application implements AsyncDisposable {
  readonly name: string;
  readonly port: number;
  #child: ChildProcess;

  constructor(name: string, port: number) {
    this.name = name;
    this.port = port;
    this.#child = this.#start();
  }

  /** Kills the process and starts a new one `pause` ms later; like `systemctl restart` it does not wait until that listens. */
  async restart(pause: number): Promise<void> {
    await this.#kill();
    await sleep(pause);
    this.#child = this.#start();
  }

  async listening(): Promise<void> {
    await once(this.#child, 'message');
  }

  /** Of an application that listens. */
  async activity(): Promise<Activity> {
    this.#child.send('activity');
    for (;;) {
      const [said] = await once(this.#child, 'message');
      if (said !== 'listening') return said;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#kill();
  }

  #start(): ChildProcess {
    return fork(import.meta.filename, [this.name, String(this.port)]);
  }

  async #kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

export async function startApplication(name: string): Promise<Application> {
  const application = new Application(name, await freePort());
  await application.listening();
  return application;
}

if (import.meta.main) {
  const [name = '', port] = process.argv.slice(2);
  process.on('disconnect', () => process.exit());
  await sleep(LOADING_TIME);
  const server = new WebServer(name, Number(port));
  await server.start();
  process.on('message', () => process.send?.({ open: server.open, lastEndedMs: server.lastEndedMs }));
  process.send?.('listening');
}
