/**
 * The process that holds servers after its step has ended. Ordered through stdin, for secrets must stand neither in an environment
 * nor on a command line. Ends when it is released, when the runner is gone, or after six hours.
 */
import { closeSync, existsSync, mkdirSync, mkdtempSync, writeSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { elapsedMs, momentOf, systemClock } from '../../clock.ts';
import { formatDuration } from '../../duration.ts';
import { asFailure } from '../../errors.ts';
import { type Address, parseAddress } from '../../haproxy/address.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { type Opener, openerFor } from '../../haproxy/open.ts';
import { keyOf } from '../../haproxy/server.ts';
import { type Answering, Hold } from '../../operation/hold/hold.ts';
import type { OnTheWay } from '../../operation/hold/set-again.ts';
import { timeNow } from '../state/journal.ts';
import { isAlive, thisProcess } from '../state/os-process.ts';
import { madeFolders } from '../state/private-folders.ts';
import { isServerAt, loadBalancerIdOf, serverIdAt, serverIdOf } from '../state/server-id.ts';
import { makeOurFolder } from '../state/temp-folder.ts';
import { noteUnderWay } from '../state/under-way.ts';
import { type HoldCommand, holdServer } from './hold-channel.ts';
import {
  type HoldFile,
  hasHoldFile,
  identified,
  RUNNER_GONE,
  removeHoldSocket,
  writeHoldFile,
} from './hold-file.ts';
import { type HoldOrder, usableCredentials } from './hold-order.ts';

const AT_MOST_MS = 6 * 3_600_000;
const LOOK_EVERY_MS = 1_000;
/** So late is nobody who only has to wait for his turn: this process was stopped, or its machine was. */
const HUNG_MS = 3_000;
/** `sun_path` holds 108 bytes (man 7 unix). */
const LONGEST_PATH_BYTES = 100;
const MESSAGES_AT_MOST = 200;

/** Runs until there is nothing to hold any more, and ends the process. */
export async function hold(): Promise<void> {
  const { text } = process.getBuiltinModule('node:stream/consumers');
  const order = JSON.parse(await text(process.stdin)) as HoldOrder;
  // By default a signal leaves no time to remove what opens the way to a load balancer.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  let holdProcess: HoldProcess;
  try {
    holdProcess = new HoldProcess(order, await openerFor(order.addresses.map(addressOf)));
    await holdProcess.begin();
  } catch (error) {
    answer(asFailure(error).message);
    process.exit(1);
  }
  answer('holding');
  await holdProcess.run();
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

function addressOf({ text }: { text: string }): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.value;
}

/** One load balancer, with the address that was given for it, and all that is, or was, held there. */
interface HoldOfOne {
  name: string;
  address: string;
  keys: string[];
  loadBalancer: LoadBalancer;
  hold: Hold;
}

function keysOf({ address, keys }: HoldOfOne, ids: ReadonlySet<string>): string[] {
  return keys.filter((key) => ids.has(serverIdOf(address, key)));
}

function idsOf({ address }: HoldOfOne, keys: readonly string[]): string[] {
  return keys.map((key) => serverIdOf(address, key));
}

class HoldProcess {
  readonly #order: HoldOrder;
  readonly #opener: Opener;
  readonly #file: HoldFile;
  readonly #controller = new AbortController();
  /** Nobody else is ever set. */
  readonly #mayBeSet: ReadonlySet<string>;
  readonly #holds: HoldOfOne[];
  /** The last one listens. One before it, whose socket was cleared away, stays for whoever is connected. */
  readonly #servers: Server[] = [];
  /** By id: the step for which it was let go of, by its connection. */
  readonly #suspendedFor = new Map<string, Socket>();

  constructor(order: HoldOrder, open: Opener) {
    this.#order = order;
    this.#opener = open;
    this.#mayBeSet = new Set(order.targets.flatMap(({ servers }) => servers.map(keyOf)));
    const addresses = new Map(order.addresses.map(({ name, text }) => [name, text]));
    this.#holds = order.targets.map((target) => {
      const address = addresses.get(target.name) ?? '';
      const loadBalancer = this.#open(address);
      const hold = new Hold(loadBalancer, target, {
        clock: systemClock,
        signal: this.#controller.signal,
        tell: (words) => this.#tell(target.name, words),
        noteOnTheWay: (onTheWay) => this.#noteOnTheWay(address, onTheWay),
      });
      return { name: target.name, address, keys: target.servers.map(keyOf), loadBalancer, hold };
    });
    const places = new Map([...addresses].map(([name, text]) => [name, loadBalancerIdOf(text)]));
    this.#file = {
      process: thisProcess(),
      at: timeNow(),
      began: momentOf(systemClock),
      loadBalancers: order.targets.map(({ name, process }) => ({ id: places.get(name) ?? '', process })),
      socket: socketPath(order),
      servers: identified(order.targets, places),
      messages: [],
      undone: [],
      onTheWay: [],
      ended: null,
    };
    // However this process ends, unless it is killed.
    process.once('exit', () => removeHoldSocket(this.#file.socket));
  }

  async begin(): Promise<void> {
    await Promise.all(this.#holds.map(({ hold }) => hold.begin()));
    await this.#listen();
    this.#file.folders = madeFolders();
    writeHoldFile(this.#order.id, this.#file);
  }

  #listen(): Promise<void> {
    // It takes its socket with it, and whatever bears the name by then.
    this.#servers.at(-1)?.close();
    const server = holdServer(
      (command, connection) => this.#obey(command, connection),
      (connection) => this.#resumeInDoubt(connection),
    );
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject).listen(this.#file.socket, resolve);
    this.#servers.push(server);
    return promise;
  }

  async run(): Promise<void> {
    void this.#watchRunner();
    void this.#watchTime();
    void this.#keepReachable();
    await Promise.all(this.#holds.map(({ hold }) => hold.run()));
    for (const { loadBalancer } of this.#holds) loadBalancer.close();
    this.#end('nothing is left to hold');
    // Whoever released us gets our answer before we go.
    await Promise.all(this.#servers.map(closed));
  }

  #open(text: string): LoadBalancer {
    return this.#opener(addressOf({ text }), {
      ...this.#order.connection,
      credentials: usableCredentials(this.#order.credentials),
      retries: 0,
      clock: systemClock,
      random: Math.random,
      underWay: noteUnderWay(this.#order.job, undefined, this.#mayBeSet),
    });
  }

  #obey(command: HoldCommand, connection: Socket): Promise<string[] | HoldFile | Answering | null> {
    const ids = new Set(command.ids);
    switch (command.kind) {
      case 'release':
        // By nobody but post: what a later step wants otherwise is given back.
        this.#noteUndone(({ hold }) => hold.trouble);
        return this.#releaseForGood(ids);
      case 'suspend':
        return this.#suspend(ids, connection);
      case 'resume':
        return this.#resume(ids, connection);
      case 'who':
        return this.#whoAnswers(ids);
    }
  }

  async #whoAnswers(ids: ReadonlySet<string>): Promise<Answering | null> {
    const meant = this.#holds.find((one) => keysOf(one, ids).length > 0);
    return meant === undefined ? null : meant.hold.whoAnswers();
  }

  async #releaseForGood(ids: ReadonlySet<string>): Promise<HoldFile> {
    const released = await Promise.all(
      this.#holds.map(async (one) => {
        const { keys, process, unseen } = await one.hold.release(keysOf(one, ids));
        this.#addUndone(one, unseen);
        return idsOf(one, keys).map((id) => ({ id, process }));
      }),
    );
    this.#file.onTheWay = released.flat();
    await this.#release(ids);
    return this.#file;
  }

  async #release(ids: ReadonlySet<string>): Promise<string[]> {
    await Promise.all(this.#holds.map((one) => one.hold.release(keysOf(one, ids))));
    for (const id of ids) this.#suspendedFor.delete(id);
    this.#file.servers = this.#file.servers.filter(({ id }) => !ids.has(id));
    if (this.#holds.every(({ hold }) => hold.idle)) this.#end('released');
    else this.#write();
    return [...ids];
  }

  /** Two steps at the same time: it is the later one's to give back. */
  async #suspend(ids: ReadonlySet<string>, connection: Socket): Promise<string[]> {
    for (const id of ids) this.#suspendedFor.set(id, connection);
    const suspended = await Promise.all(
      this.#holds.map(async (one) => idsOf(one, await one.hold.suspend(keysOf(one, ids)))),
    );
    return suspended.flat();
  }

  async #resume(ids: ReadonlySet<string>, connection: Socket): Promise<string[]> {
    const suspended = this.#takeSuspended(connection);
    const again = new Set(suspended.filter((id) => ids.has(id)));
    const resumed = this.#holds.flatMap((one) => idsOf(one, one.hold.resume(keysOf(one, again), 'as-held')));
    await this.#release(new Set(suspended.filter((id) => !again.has(id))));
    return resumed;
  }

  /** Its step was killed, or cancelled with no time left: nobody knows what it has set. */
  #resumeInDoubt(connection: Socket): void {
    const ids = new Set(this.#takeSuspended(connection));
    for (const one of this.#holds) one.hold.resume(keysOf(one, ids), 'in-doubt');
  }

  #takeSuspended(connection: Socket): string[] {
    const ids = [...this.#suspendedFor].filter(([, own]) => own === connection).map(([id]) => id);
    for (const id of ids) this.#suspendedFor.delete(id);
    return ids;
  }

  async #watchRunner(): Promise<void> {
    const { runner } = this.#order;
    const { signal } = this.#controller;
    while (runner !== null && !signal.aborted) {
      await systemClock.sleep(LOOK_EVERY_MS, signal).catch(() => {});
      if (!isAlive(runner)) this.#end(RUNNER_GONE);
    }
  }

  /**
   * Somebody may clear the temporary files away: whom nobody finds any more holds on behind the back of a later step that wants it otherwise,
   * and of post.
   */
  async #keepReachable(): Promise<void> {
    const { signal } = this.#controller;
    const { socket } = this.#file;
    let looked = momentOf(systemClock);
    while (!signal.aborted) {
      await systemClock.sleep(LOOK_EVERY_MS, signal).catch(() => {});
      const sinceMs = elapsedMs(looked, systemClock);
      looked = momentOf(systemClock);
      if (signal.aborted || (existsSync(socket) && hasHoldFile(this.#order.id))) continue;
      if (sinceMs > HUNG_MS) this.#doubt(sinceMs);
      try {
        makeOurFolder();
        if (!existsSync(dirname(socket))) mkdirSync(dirname(socket), { mode: 0o700 });
        if (!existsSync(socket)) await this.#listen();
      } catch {
        // On a full disk: then later.
      }
      if (!signal.aborted) this.#write();
    }
  }

  /** Whoever came meanwhile has found nobody, and did not wait. */
  #doubt(hungMs: number): void {
    const text = `it hung for ${formatDuration(hungMs)}, and nobody could find it then: what a later step may have set is not held any more`;
    for (const one of this.#holds.filter(({ hold }) => !hold.idle)) {
      one.hold.doubt();
      this.#addUndone(one, text);
    }
  }

  async #watchTime(): Promise<void> {
    await systemClock.sleep(AT_MOST_MS, this.#controller.signal).catch(() => {});
    this.#noteUndone(() => 'six hours have passed, and nobody held it after that');
    this.#end('six hours have passed');
  }

  /** `why`: empty where nothing is undone. */
  #noteUndone(why: (one: HoldOfOne) => string): void {
    if (this.#file.ended !== null) return;
    const held = this.#holds.filter(({ hold }) => !hold.idle);
    for (const one of held) this.#addUndone(one, why(one));
  }

  /** Where its trouble is not known already. */
  #addUndone({ name }: HoldOfOne, text: string): void {
    const { undone } = this.#file;
    if (text !== '' && undone.every(({ loadBalancer }) => loadBalancer !== name))
      undone.push({ loadBalancer: name, text });
  }

  /** All of one load balancer, written down before any of them is sent something. */
  #noteOnTheWay(address: string, { keys, process }: OnTheWay): void {
    const place = loadBalancerIdOf(address);
    const others = this.#file.onTheWay.filter(({ id }) => !isServerAt(place, id));
    const own = keys.map((key) => ({ id: serverIdAt(place, key), process }));
    this.#file.onTheWay = [...others, ...own];
    this.#write();
  }

  /** The first reason counts, and is written down at once: whoever has released us clears the file away when he hears of it. */
  #end(why: string): void {
    if (this.#file.ended !== null) return;
    this.#file.ended = why;
    this.#write();
    this.#controller.abort(why);
  }

  #tell(loadBalancer: string, words: string): void {
    const { messages } = this.#file;
    messages.push({ at: new Date().toISOString(), loadBalancer, text: words });
    if (messages.length > MESSAGES_AT_MOST) messages.splice(MESSAGES_AT_MOST / 2, 1);
    this.#write();
  }

  #write(): void {
    try {
      writeHoldFile(this.#order.id, this.#file);
    } catch {
      // On a full disk its messages are lost; what is held is not to be lost with them.
    }
  }
}

/** Told to close, and no connection is left. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/**
 * RUNNER_TEMP may be too long for the path of a socket: then a folder of its own, which nobody else may enter either. In a job's pod, always: what is
 * there goes with the job, and RUNNER_TEMP may be a volume that knows no sockets, or be copied from and to the runner's machine. A copy that meets
 * one fails, and the runner loses what each step has written for it (actions/runner-container-hooks, `kubernetes-novolume`).
 */
function socketPath({ id, runner }: HoldOrder): string {
  const path = join(makeOurFolder(), `${id.slice(0, 8)}.sock`);
  const isLong = Buffer.byteLength(path) > LONGEST_PATH_BYTES;
  const isInPod = runner === null && Boolean(process.env.KUBERNETES_SERVICE_HOST);
  if (!isInPod && !isLong) return path;
  try {
    return join(mkdtempSync(join(tmpdir(), 'hss-')), 's');
  } catch (error) {
    if (isLong) throw error;
    // An image without a folder for that.
    return path;
  }
}
