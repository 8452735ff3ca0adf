/**
 * The process that holds servers after its step has ended. Ordered through stdin, for secrets must stand neither in an environment
 * nor on a command line. Ends when it is released, when the runner is gone, or after six hours.
 */
import { closeSync, mkdtempSync, rmSync, writeSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { asFailure } from '../errors.ts';
import { parseAddress } from '../haproxy/address.ts';
import type { SshCredentials, TlsCredentials } from '../haproxy/credentials.ts';
import { openLoadBalancer } from '../haproxy/open.ts';
import { type HeldLoadBalancer, Hold } from '../operation/hold.ts';
import { systemClock } from '../wait.ts';
import { type HoldFile, inPlaces, writeHoldFile } from './hold-file.ts';
import type { ConnectionLimits } from './inputs.ts';
import { isAlive, type ProcessIdentity, thisProcess } from './main-process.ts';
import { placeOf } from './place.ts';
import { privateFolders } from './private-folders.ts';
import { makeOurFolder, ourFolder } from './temp-folder.ts';

const AT_MOST_MS = 6 * 3_600_000;
const LOOK_EVERY_MS = 1_000;
/** `sun_path` holds 108 bytes (man 7 unix). */
const LONGEST_PATH = 100;
const STORY_AT_MOST = 200;

/** What a holder is told by the step that starts it. */
export interface HoldOrder {
  id: string;
  addresses: { name: string; text: string }[];
  connection: ConnectionLimits;
  credentials: {
    ssh: Omit<SshCredentials, 'options'> & { options: [string, string][] };
    tls: TlsCredentials;
  };
  loadBalancers: HeldLoadBalancer[];
  /** When this process is gone the job is. Null where it cannot be seen, as from inside a container. */
  runner: ProcessIdentity | null;
}

/** Runs until there is nothing to hold any more. */
export async function hold(): Promise<void> {
  const order = JSON.parse(await text(process.stdin)) as HoldOrder;
  // By default a signal leaves no time to remove what opens the way to a load balancer.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  const holder = new Holder(order);
  try {
    await holder.begin();
  } catch (error) {
    answer(asFailure(error).message);
    process.exit(1);
  }
  answer('holding');
  await holder.run();
  process.exit(0);
}

/** To the step that waits; when that was killed meanwhile, nobody knows of us and we are not to stay. */
function answer(words: string): void {
  try {
    writeSync(3, words);
    closeSync(3);
  } catch {
    process.exit(1);
  }
}

class Holder {
  private readonly order: HoldOrder;
  private readonly file: HoldFile;
  private readonly controller = new AbortController();
  /** With the addresses that were given for them. */
  private readonly holds: { address: string; keys: string[]; hold: Hold }[];
  private readonly server: Server;

  constructor(order: HoldOrder) {
    this.order = order;
    const addresses = new Map(order.addresses.map(({ name, text }) => [name, text]));
    this.holds = order.loadBalancers.map((held) => {
      const address = addresses.get(held.name) ?? '';
      const keys = held.servers.map(({ backend, server }) => `${backend}/${server}`);
      return { address, keys, hold: this.holdOf(held, address) };
    });
    this.file = {
      process: thisProcess(),
      socket: socketPath(order.id),
      holds: inPlaces(order.loadBalancers, addresses),
      story: [],
      ended: null,
    };
    process.once('exit', () => this.removeSocket());
    this.server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => socket.destroy());
      void text(socket)
        .then((asked) => this.release(asked))
        .then(
          (words) => socket.end(words),
          () => socket.destroy(),
        );
    });
  }

  async begin(): Promise<void> {
    await Promise.all(this.holds.map(({ hold }) => hold.begin()));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.server.once('error', reject).listen(this.file.socket, resolve);
    await promise;
    writeHoldFile(this.order.id, this.file);
  }

  async run(): Promise<void> {
    void this.watchRunner();
    const { signal } = this.controller;
    const limit = setTimeout(() => this.end('six hours have passed'), AT_MOST_MS);
    await Promise.all(this.holds.map(({ hold }) => hold.run()));
    clearTimeout(limit);
    this.file.ended ??= signal.aborted ? String(signal.reason) : 'nothing is left to hold';
    this.write();
    this.server.close();
    // Whoever released us gets our answer before we go.
    await new Promise<void>((resolve) => this.server.once('close', resolve));
  }

  /** However this process ends, unless it is killed. */
  private removeSocket(): void {
    const { socket } = this.file;
    rmSync(socket, { force: true });
    if (!dirname(socket).startsWith(ourFolder())) rmSync(dirname(socket), { recursive: true, force: true });
  }

  private holdOf(held: HeldLoadBalancer, address: string): Hold {
    const parsed = parseAddress(address);
    if (!parsed.ok) throw new Error(parsed.fault);
    const { connection, credentials } = this.order;
    const { ssh, tls } = credentials;
    const loadBalancer = openLoadBalancer(parsed.value, {
      ...connection,
      credentials: { ssh: { ...ssh, options: new Map(ssh.options) }, tls, folders: privateFolders },
      retries: 0,
      clock: systemClock,
      random: Math.random,
    });
    return new Hold(loadBalancer, held, {
      clock: systemClock,
      signal: this.controller.signal,
      tell: (words) => this.tell(held.name, words),
    });
  }

  private async release(asked: string): Promise<string> {
    const places = new Set((JSON.parse(asked) as { release: string[] }).release);
    await Promise.all(
      this.holds.map(({ address, keys, hold }) =>
        hold.release(keys.filter((key) => places.has(placeOf(address, key)))),
      ),
    );
    this.file.holds = this.file.holds.filter(({ place }) => !places.has(place));
    if (this.holds.every(({ hold }) => hold.idle)) this.end('released');
    this.write();
    return 'released';
  }

  private async watchRunner(): Promise<void> {
    const { runner } = this.order;
    const { signal } = this.controller;
    while (runner !== null && !signal.aborted) {
      await systemClock.sleep(LOOK_EVERY_MS, signal).catch(() => {});
      if (!isAlive(runner)) this.end('the runner is gone');
    }
  }

  private end(why: string): void {
    this.file.ended ??= why;
    this.controller.abort(why);
  }

  private tell(loadBalancer: string, words: string): void {
    this.file.story.push({ at: new Date().toISOString(), loadBalancer, text: words });
    if (this.file.story.length > STORY_AT_MOST) this.file.story.splice(STORY_AT_MOST / 2, 1);
    if (this.file.socket !== '') this.write();
  }

  private write(): void {
    try {
      writeHoldFile(this.order.id, this.file);
    } catch {
      // On a full disk its story is lost; what is held is not to be lost with it.
    }
  }
}

/** RUNNER_TEMP may be too long for the path of a socket: then a folder of its own, which nobody else may enter either. */
function socketPath(id: string): string {
  const path = join(makeOurFolder(), `${id.slice(0, 8)}.sock`);
  return Buffer.byteLength(path) <= LONGEST_PATH ? path : join(mkdtempSync(join(tmpdir(), 'hss-')), 's');
}
