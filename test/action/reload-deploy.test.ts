/** The promise under reloads: three servers are deployed under load, HAProxy is reloaded ten times meanwhile, and no request fails. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { startGate } from '../support/gate.ts';
import { atBothEnds, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { LONG_LOAD_PAUSE, LoadProcess } from '../support/load.ts';
import { makeScratch } from '../support/scratch.ts';
import { startWebBackend, type WebBackend, type WebBackendOptions } from '../support/web-backend.ts';

/** From the kill to the new program's start, and from there until it listens. */
const DEPLOY_MS = 300;
const BOOT_MS = 700;

type Moment = (heard: string, connection: number) => boolean;
const before =
  (line: RegExp): Moment =>
  (heard) =>
    line.test(heard);
/** Before the first word on another connection than the one on which `line` was said. */
function afterwards(line: RegExp): Moment {
  let saidOn = 0;
  return (heard, connection) => {
    if (line.test(heard)) saidOn = connection;
    return saidOn > 0 && connection > saidOn;
  };
}

/** A reload at an exact point of the dialogue, and perhaps one more, before or after it, when the log says this. */
interface Reloads {
  logged?: RegExp;
  at: Moment;
  loggedThen?: RegExp;
}

/**
 * From 2.6 on a reload closes idle client connections, and a request that is on its way on one of them fails, whatever is or is
 * not changed (measured on 3.4 without any step). This option has them served once more, as 2.2 does by itself.
 */
const keepIdle = (version: HaproxyVersion): string =>
  version === '2.2' ? '' : 'option idle-close-on-response';

const IN_THE_DRAIN = /once more[\s\S]*sessions?, /;
const DEPLOYMENTS: { name: string; out: Reloads; back: Reloads }[] = [
  {
    name: 'web1',
    out: { at: before(/set server/), loggedThen: IN_THE_DRAIN },
    back: { at: before(/set server/), loggedThen: /once more[\s\S]*proving health/ },
  },
  {
    name: 'web2',
    out: { logged: /sessions?, /, at: before(/state maint/) },
    back: { logged: /proving health/, at: before(/state ready/) },
  },
  { name: 'web3', out: { at: afterwards(/state maint/) }, back: { at: afterwards(/state ready/) } },
];

class Deployment {
  readonly #t: TestContext;
  readonly #web: WebBackend;
  readonly #file: string | null;
  reloads = 0;

  constructor(t: TestContext, web: WebBackend, file: string | null) {
    this.#t = t;
    this.#web = web;
    this.#file = file;
  }

  async deploy({ name, out, back }: (typeof DEPLOYMENTS)[number]): Promise<void> {
    const { haproxy } = this.#web;
    // A step that begins after a reload says so: what an old process still serves cannot be seen from there.
    await this.#oldProcessesEnd();
    // Reloaded in the drain it is only if the drain has not ended by then.
    const release = await this.#hold(name);
    const inputs = { server: name, operation: 'maint', 'drain-timeout': '20s' };
    const gone = await this.#step(inputs, out, async () => release());
    assert.equal(gone.outputs.drained, 'true', gone.log);
    assert.equal(await haproxy.adminFlags('web', name), 1, gone.log);
    await this.#web.server(name).kill();
    await sleep(DEPLOY_MS);
    // It boots once it is tried: what is reloaded in the proof is reloaded before it can be proven.
    const boot = async () => {
      await sleep(BOOT_MS);
      await this.#web.server(name).start();
    };
    await this.#step({ server: name, operation: 'ready', 'health-timeout': '20s' }, back, boot);
    assert.equal((await haproxy.row('web', name)).status, 'UP');
  }

  /** A request of no end at that server; whoever calls what is returned ends it. */
  async #hold(name: string): Promise<() => void> {
    for (;;) {
      const request = new AbortController();
      const response = await fetch(`http://127.0.0.1:${this.#web.port}/?hold`, { signal: request.signal });
      const end = () => {
        request.abort();
        void response.body?.cancel().catch(() => {});
      };
      // An answer of which nobody knows any more is ended by the next garbage collection: whoever is to end it keeps it.
      if (response.headers.get('x-served-by') === name) return end;
      end();
    }
  }

  /** `ripen` is called when the log has said what it is to say: from then on the step can come to its end. */
  async #step(inputs: Record<string, string>, reloads: Reloads, ripen: () => Promise<void>) {
    const gate = await startGate(this.#t, this.#web.haproxy.socket, reloads.at);
    const running = this.#web.start({ ...inputs, address: gate.address });
    const reload = async () => {
      await this.#reload();
      // Behind its last look it can know nothing of it.
      const over = await Promise.race([running.result, null]);
      assert.equal(over, null, `it had ended before HAProxy was reloaded:\n${over?.log}`);
    };
    const reloadWhen = async (logged: RegExp) => {
      await running.waitForLog(logged);
      await reload();
    };
    if (reloads.logged) await reloadWhen(reloads.logged);
    const ripe = reloads.loggedThen ? undefined : ripen();
    await Promise.race([gate.closed, running.result]);
    await reload();
    gate.open();
    if (reloads.loggedThen) await reloadWhen(reloads.loggedThen);
    await (ripe ?? ripen());
    const result = await running.result;
    assert.equal(result.code, 0, result.log);
    assert.match(result.log, /while this step worked/);
    return result;
  }

  async #reload(): Promise<void> {
    const { haproxy } = this.#web;
    if (this.#file) writeFileSync(this.#file, await haproxy.cli('show servers state'));
    await haproxy.reload();
    this.reloads += 1;
  }

  async #oldProcessesEnd(): Promise<void> {
    const ended = async () => {
      const processes = await this.#web.haproxy.master('show proc');
      return !/# old workers\n[0-9]/.test(processes);
    };
    await eventually('all old processes have ended', ended, 60_000);
  }
}

async function deployAll(
  t: TestContext,
  version: HaproxyVersion,
  stateFile: boolean,
  options: Omit<WebBackendOptions, 't'>,
): Promise<void> {
  const scratch = makeScratch();
  t.after(scratch.remove);
  const file = path.join(scratch.folder, 'servers');
  writeFileSync(file, '');
  const web = await startWebBackend(version, {
    t,
    names: DEPLOYMENTS.map(({ name }) => name),
    master: true,
    ...options,
    extraDefaults: `${keepIdle(version)}\n${stateFile ? 'load-server-state-from-file global' : ''}`,
    ...(stateFile && { extraGlobal: `server-state-file ${file}` }),
  });
  const deployment = new Deployment(t, web, stateFile ? file : null);
  await using load = new LoadProcess({
    port: web.port,
    clients: 24,
    longest: 3_000,
    pause: LONG_LOAD_PAUSE,
  });
  await eventually('the load has begun', async () => (await load.report()).served > 50);
  for (const each of DEPLOYMENTS) await deployment.deploy(each);
  assert.equal(deployment.reloads, 10);
  const { served, failures, byServer } = await load.stop();
  assert.deepEqual(failures, []);
  t.diagnostic(`${served} requests: ${JSON.stringify(byServer)}`);
}

describe('ten reloads in a rolling deploy', { concurrency: 2 }, () => {
  atBothEnds('reload-deploy', (version) => {
    test('no request fails without a state file, where `option redispatch` makes up for what a reload lets in', (t) =>
      deployAll(t, version, false, {
        lines: 'option httpchk GET /health\n  option redispatch\n  cookie SRV insert indirect nocache',
        server: (name) => `check inter 200ms cookie ${name}`,
      }));

    test('no request fails with a state file, and without a single retry', (t) =>
      deployAll(t, version, true, {
        lines: 'option httpchk GET /health\n  retries 0',
        server: 'check inter 200ms',
      }));
  });
});
