/**
 * One connection to a Data Plane API of the model, with whatever stands before that: requests as bytes, answered in order. An answer may be lost, or
 * somebody gives another in its place, whatever has become of what was asked. Knows nothing of what is asked.
 */
import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { type Answer, type Asked, HaproxyIsDead } from '../../support/data-plane-api/answers.ts';
import type { Random } from '../random.ts';
import type { WorldClock } from '../world-clock.ts';
import type { Haproxy } from './haproxy.ts';
import type { Caller } from './port.ts';
import type { ModelServer } from './server.ts';

/** A request on its way. */
export interface Served extends Asked {
  authorization: string | undefined;
  /** On the clock. */
  sentAt: number;
  /** What it has seen of servers, and when. */
  listed: { servers: readonly ModelServer[]; at: number } | null;
  /** Nothing more is done for it. */
  isDropped: boolean;
  /** Somebody still waits for its answer. */
  isAwaited(): boolean;
}

/** What stands at its other end. */
export interface Means {
  haproxy: Haproxy;
  clock: WorldClock;
  caller: Caller;
  random: Random;
  latencyMs: number;
  lossChance: number;
  frontMs: number | null;
  takesMs(): number;
  /** Rejects with HaproxyIsDead where it waited in vain. */
  answer(served: Served): Promise<Answer>;
  ended(): void;
}

/** Measured: an idle connection is closed then. */
const IDLE_MS = 10_000;

interface Waiting {
  served: Served;
  arrivesAt: number;
  takesMs: number;
}

export class ApiStream extends EventEmitter {
  readonly #means: Means;
  readonly #queue: Waiting[] = [];
  #isServing = false;
  /** By its caller: nobody waits here any more. */
  #isGivenUp = false;
  /** By the other side. */
  #isEnded = false;
  #usedAt: number;

  constructor(means: Means) {
    super();
    this.#means = means;
    this.#usedAt = means.clock.now();
    this.#watchIdle();
  }

  get asDuplex(): Duplex {
    return this as unknown as Duplex;
  }

  write(text: string): void {
    const { clock, caller, haproxy, latencyMs, frontMs, takesMs } = this.#means;
    // Whoever has got another's answer waits as long again: an API that takes even longer looks like one that has dropped it.
    const longestMs = frontMs === null ? Number.POSITIVE_INFINITY : 2 * frontMs;
    if (this.#isEnded || !caller.alive) return;
    const now = clock.now();
    this.#usedAt = now;
    for (const request of requestsIn(text)) {
      const isAwaited = () => caller.alive && !this.#isGivenUp;
      const served: Served = { ...request, sentAt: now, listed: null, isDropped: false, isAwaited };
      noteSending(served, caller, haproxy.name);
      this.#queue.push({ served, arrivesAt: now + latencyMs / 2, takesMs: Math.min(takesMs(), longestMs) });
    }
    if (!this.#isServing) void this.#serve();
  }

  /** By its caller. What has not come through by then may not come at all. */
  destroy(): void {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    this.#means.ended();
    if (this.#means.random.chance(0.5)) this.#queue.length = 0;
  }

  /** By the API, which ends. */
  end(): void {
    for (const { served } of this.#queue) served.isDropped = true;
    this.#close();
  }

  async #serve(): Promise<void> {
    this.#isServing = true;
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      this.#noteBusy();
      await this.#serveOne(next);
      this.#queue.shift();
      // What it writes to nobody tells it that nobody is there.
      if (this.#isGivenUp || this.#isEnded) this.#queue.length = 0;
    }
    this.#isServing = false;
  }

  async #serveOne({ served, arrivesAt, takesMs }: Waiting): Promise<void> {
    const { clock, random, lossChance, frontMs, answer } = this.#means;
    const own = clock.of({ alive: true });
    await own.sleep(Math.max(0, arrivesAt - clock.now()));
    const fate = random.next() / lossChance;
    const beforeMs = random.next() * takesMs;
    if (served.isDropped) return;
    if (fate < 1 / 3) return this.#close();
    const work = own.sleep(beforeMs).then(async () => {
      const answered = await answer(served);
      await own.sleep(takesMs - beforeMs);
      return answered;
    });
    const inPlace = frontMs === null ? [] : [own.sleep(frontMs).then(() => IN_PLACE)];
    try {
      const answered = await Promise.race([work, ...inPlace]);
      if (fate < 2 / 3) this.#close();
      else this.#deliver(fate < 1 ? IN_PLACE : answered, served);
    } catch (error) {
      if (!(error instanceof HaproxyIsDead)) throw error;
      this.#close();
    }
    // Whoever has answered in its place leaves it to itself.
    work.catch(() => {});
  }

  #deliver({ status, body, headers = {} }: Answer, { method, listed }: Served): void {
    const text = typeof body === 'string' ? body : `${JSON.stringify(body)}\n`;
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `HTTP/1.1 ${status} So\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
    this.#soon(() => {
      if (method === 'GET' && status === 200 && listed !== null)
        this.#means.caller.listed?.(listed.servers, listed.at);
      this.emit('data', Buffer.from(`${head}${text}`));
    });
  }

  #close(): void {
    this.#queue.length = 0;
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#means.ended();
    this.#soon(() => this.emit('close'));
  }

  #soon(tell: () => void): void {
    const { clock, caller, latencyMs } = this.#means;
    clock.wakeAfter(latencyMs / 2, () => {
      this.#usedAt = clock.now();
      if (caller.alive && !this.#isGivenUp) tell();
    });
  }

  #watchIdle(): void {
    const { clock } = this.#means;
    clock.after(this.#usedAt + IDLE_MS + 1 - clock.now(), () => {
      if (this.#isEnded || this.#isGivenUp) return;
      if (!this.#isServing && clock.now() - this.#usedAt >= IDLE_MS) this.#close();
      else {
        this.#usedAt = this.#isServing ? clock.now() : this.#usedAt;
        this.#watchIdle();
      }
    });
  }

  /** What is under way still comes, whoever waits for it. */
  #noteBusy(): void {
    const { haproxy, clock } = this.#means;
    const takesMs = this.#queue.reduce((sum, one) => sum + one.takesMs, 0);
    const until = Math.max(clock.now(), haproxy.hangsUntil) + takesMs;
    haproxy.lateUntil = Math.max(haproxy.lateUntil, until);
  }
}

const IN_PLACE: Answer = { status: 504, body: '<html>Gateway Timeout</html>' };

function requestsIn(text: string): (Asked & { authorization: string | undefined })[] {
  const requests = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\r\n\r\n', at);
    const head = text.slice(at, end);
    const [, method = '', path = ''] = /^(\S+) (\S+) /.exec(head) ?? [];
    const length = Number(/^Content-Length: (\d+)$/m.exec(head)?.[1] ?? 0);
    const [, authorization] = /^Authorization: (.+)$/m.exec(head) ?? [];
    at = end + 4 + length;
    requests.push({ method, path, body: text.slice(end + 4, at), authorization });
  }
  return requests;
}

/** Whatever becomes of it, whoever sends it has to take it for his own from now on. */
function noteSending({ method, path, body }: Asked, caller: Caller, loadBalancer: string): void {
  if (method !== 'PUT') return;
  const [, backend, server, query] =
    /\/runtime\/(?:backends\/([^/]+)\/)?servers\/([^/?]+)(?:\?backend=(.+))?$/.exec(path) ?? [];
  const { admin_state: state, weight } = JSON.parse(body);
  caller.sending(
    loadBalancer,
    `${decodeURIComponent(backend ?? query ?? '')}/${decodeURIComponent(server ?? '')}`,
    {
      ...(state === undefined ? {} : { state }),
      ...(weight === undefined ? {} : { weight }),
    },
  );
}
