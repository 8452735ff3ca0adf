/** HAProxy with a master, with or without a server state file, and a step that it is reloaded under: the scene of reload scenarios. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startGate } from './gate.ts';
import type { HaproxyVersion } from './haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from './real-haproxy.ts';
import {
  type ActionResult,
  type RunOptions,
  runAction,
  type WatchedAction,
  watchAction,
} from './run-action.ts';
import { makeScratch } from './scratch.ts';
import { startWebServer, type WebServer } from './web-server.ts';

/** `old`: written before the step begins; `current`: written just before each reload, as it should be. */
export type StateFile = 'none' | 'old' | 'current';

export interface ReloadedOptions {
  readonly stateFile?: StateFile;
  /** Lines of backend `web` before its servers. */
  readonly lines?: string;
  /** The end of the line of `s1`. */
  readonly server?: string;
}

type T = { after(clearUp: () => Promise<void> | void): void };

export class ReloadedHaproxy {
  readonly haproxy: RealHaproxy;
  readonly app: WebServer;
  readonly #t: T;
  readonly #saveState: ((reply: string) => void) | undefined;
  readonly #always: boolean;

  constructor(
    t: T,
    haproxy: RealHaproxy,
    app: WebServer,
    saveState: ((reply: string) => void) | undefined,
    always: boolean,
  ) {
    this.#t = t;
    this.haproxy = haproxy;
    this.app = app;
    this.#saveState = saveState;
    this.#always = always;
  }

  /** Writes the state file as it should be written before a reload. */
  async saveState(): Promise<void> {
    this.#saveState?.(await this.haproxy.cli('show servers state'));
  }

  async reload(): Promise<void> {
    if (this.#always) await this.saveState();
    await this.haproxy.reload();
  }

  step(
    operation: string,
    inputs: Record<string, string> = {},
    address = this.haproxy.address,
  ): WatchedAction {
    return watchAction(this.#options(operation, inputs, address));
  }

  #options(operation: string, inputs: Record<string, string>, address: string): RunOptions {
    const limit = ['drain', 'maint'].includes(operation) ? { 'drain-timeout': '50s' } : {};
    const given = { address, server: 'web/s1', operation, 'retry-delay': '20ms', ...limit };
    return { t: this.#t, inputs: { ...given, ...inputs } };
  }

  /** A step under which HAProxy is reloaded when `closeBefore` becomes true of what it says: see gate.ts. */
  async reloadedStep(
    operation: string,
    inputs: Record<string, string>,
    closeBefore: (heard: string, connection: number) => boolean,
  ): Promise<ActionResult> {
    const gate = await startGate(this.#t, this.haproxy.socket, closeBefore);
    const result = runAction(this.#options(operation, inputs, gate.address));
    await Promise.race([gate.closed, result]);
    await this.reload();
    gate.open();
    return result;
  }
}

/** Backend `web` with `s1`, and `s2` for when it is out, behind frontend `fe`. */
export async function startReloadedHaproxy(
  t: T,
  version: HaproxyVersion,
  { stateFile = 'none', lines = '', server = '' }: ReloadedOptions = {},
): Promise<ReloadedHaproxy> {
  const app = await startWebServer({ name: 's1', t });
  const other = await startWebServer({ name: 's2', t });
  const scratch = makeScratch();
  t.after(scratch.remove);
  const file = path.join(scratch.folder, 'servers');
  writeFileSync(file, '');
  const saved = stateFile !== 'none';
  const haproxy = await startHaproxy(version, {
    t,
    master: true,
    frontends: { fe: 'web' },
    extraDefaults: `timeout check 10s\n${saved ? 'load-server-state-from-file global' : ''}`,
    ...(saved && { extraGlobal: `server-state-file ${file}` }),
    config: `backend web\n  ${lines}\n  server s1 127.0.0.1:${app.port} ${server}\n  server s2 127.0.0.1:${other.port} backup`,
  });
  const save = (reply: string) => writeFileSync(file, reply);
  const scene = new ReloadedHaproxy(t, haproxy, app, saved ? save : undefined, stateFile === 'current');
  await scene.saveState();
  return scene;
}
