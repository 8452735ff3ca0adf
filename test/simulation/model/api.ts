/**
 * A Data Plane API before one load balancer of the model, as it was measured: it answers one request after the other on each connection, tells
 * HAProxy one command at a time over a connection of its own, and goes on with what it has begun when nobody waits for that any more. What
 * it answers is the same as that of the API before a real HAProxy (support/data-plane-api/answers.ts).
 */
import type { Connect } from '../../../src/haproxy/transport/connect.ts';
import { connectFailure } from '../../../src/haproxy/transport/connect.ts';
import { ApiAnswers, type Behind, HaproxyIsDead } from '../../support/data-plane-api/answers.ts';
import { type ApiVersion, DIALECTS, type Dialect } from '../../support/data-plane-api/versions.ts';
import { Random } from '../random.ts';
import type { WorldClock } from '../world-clock.ts';
import { ApiStream, type Served } from './api-stream.ts';
import { replyTo, serversOf } from './command-line.ts';
import type { Haproxy } from './haproxy.ts';
import type { Caller, WaySetup } from './port.ts';
import type { HaproxyProcess } from './process.ts';

export interface ApiSetup {
  version: ApiVersion;
  /** What a question takes, from half as long to half as long again. */
  questionMs: number;
  /** How often one takes longer than that, and by how much. */
  slowChance: number;
  slowMs: number;
  /** Whoever stands before it answers in its place after so long; null: nobody does. */
  frontMs: number | null;
  /** For so long after a reload some of its commands still come to the process before. */
  overlapMs: number;
  /** On the clock: reloads that it was asked for itself, each over when the process is another one. */
  reloads: readonly { from: number; until: number }[];
  /** On the clock: it ends with all its connections, and is there again when it has started. */
  restarts: readonly { at: number; forMs: number }[];
}

export const USER = { name: 'deploy', password: 's3cret-word' };

/** It gives up on a HAProxy that says nothing. */
const HAPROXY_WITHIN_MS = 30_000;
/** From the API to HAProxy and back. */
const COMMAND_MS = 0.3;

export class Api {
  readonly dialect: Dialect;
  readonly #haproxy: Haproxy;
  readonly #clock: WorldClock;
  readonly #setup: ApiSetup;
  readonly #random: Random;
  readonly #streams = new Set<ApiStream>();
  #isDown = false;
  /** It talks to HAProxy about one thing at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(haproxy: Haproxy, clock: WorldClock, setup: ApiSetup, seed: number) {
    this.dialect = DIALECTS[setup.version];
    this.#haproxy = haproxy;
    this.#clock = clock;
    this.#setup = setup;
    this.#random = Random.of(seed, `API of ${haproxy.name}`);
    for (const { at, forMs } of setup.restarts) {
      clock.wakeAfter(at, () => this.#end());
      clock.wakeAfter(at + forMs, () => {
        this.#isDown = false;
      });
    }
  }

  /** For one caller, whose are all commands that come of it. */
  connectFor(caller: Caller, way: WaySetup): Connect {
    return (signal) =>
      new Promise((resolve, reject) => {
        const giveUp = () => {
          if (caller.alive) reject(signal.reason);
        };
        signal.addEventListener('abort', giveUp, { once: true });
        this.#clock.wakeAfter(way.latencyMs, () => {
          signal.removeEventListener('abort', giveUp);
          if (signal.aborted || !caller.alive) return;
          if (this.#isDown)
            reject(connectFailure(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })));
          else resolve({ stream: this.#open(caller, way).asDuplex });
        });
      });
  }

  #open(caller: Caller, way: WaySetup): ApiStream {
    const stream: ApiStream = new ApiStream({
      haproxy: this.#haproxy,
      clock: this.#clock,
      caller,
      random: this.#random,
      latencyMs: way.latencyMs,
      lossChance: way.lossChance,
      frontMs: this.#setup.frontMs,
      takesMs: () => this.#takesMs(),
      answer: (served) => {
        const answers = new ApiAnswers(this.#behind((command) => this.#tell(command, served, caller, way)));
        return answers.answer(served, served.authorization);
      },
      ended: () => void this.#streams.delete(stream),
    });
    this.#streams.add(stream);
    return stream;
  }

  #takesMs(): number {
    const { questionMs, slowChance, slowMs } = this.#setup;
    const usualMs = questionMs * (0.5 + this.#random.next());
    return this.#random.chance(slowChance) ? usualMs + slowMs * this.#random.next() : usualMs;
  }

  #behind(tell: Behind['tell']): Behind {
    const now = this.#clock.now();
    const reloads = this.#setup.reloads.map(({ from, until }) => ({ from, isOver: now >= until }));
    const disabled = [...this.#haproxy.current.servers.values()].filter(({ setup }) => setup.disabled);
    return {
      dialect: this.dialect,
      user: USER,
      socket: `/run/${this.#haproxy.name}.sock`,
      switches: {
        redirect: null,
        disabled: disabled.map(({ key }) => key),
        reloads: reloads
          .filter(({ from }) => now >= from)
          .map(({ isOver }, index) => ({ id: String(index), status: isOver ? 'succeeded' : 'in_progress' })),
      },
      tell,
    };
  }

  /** One connection for each, one after another whoever asks. */
  #tell(command: string, served: Served, caller: Caller, way: WaySetup): Promise<string> {
    const turn = this.#turn.then(async () => {
      const clock = this.#clock.of({ alive: true });
      await clock.sleep(COMMAND_MS);
      // It has ended since: what it had not told yet it tells nobody.
      if (served.isDropped) throw new HaproxyIsDead(command);
      const teller = { clock: this.#clock, level: way.level, author: caller.author };
      const run = () => {
        const process = this.#whoAnswers();
        const [, backend] = /^show servers state (.+)$/.exec(command) ?? [];
        if (backend !== undefined)
          served.listed = { servers: serversOf(process, backend), at: this.#clock.now() };
        return replyTo(process, command, teller);
      };
      const obey = () => (command.startsWith('set ') ? byCaller(caller, served, run) : run());
      const hangsMs = this.#haproxy.hangsUntil - this.#clock.now();
      if (hangsMs > HAPROXY_WITHIN_MS) {
        // It was written, and is done when HAProxy wakes.
        this.#clock.wakeAfter(hangsMs, () => this.#haproxy.deadSince === null && obey());
        await clock.sleep(HAPROXY_WITHIN_MS);
        throw new HaproxyIsDead(command);
      }
      if (hangsMs > 0) await clock.sleep(hangsMs);
      return this.#haproxy.deadSince === null ? obey() : '';
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  #whoAnswers(): HaproxyProcess {
    const { current, replaced } = this.#haproxy;
    const former = replaced.at(-1);
    const isOverlap = this.#clock.now() < current.startedAt + this.#setup.overlapMs;
    return former !== undefined && isOverlap && this.#random.chance(0.5) ? former : current;
  }

  #end(): void {
    this.#isDown = true;
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }
}

function byCaller<T>(caller: Caller, served: Served, run: () => T): T {
  const obey = () => (caller.hadSent === undefined ? run() : caller.hadSent(served.sentAt, run));
  const isLate = !served.isAwaited() && caller.comesLate !== undefined;
  return isLate ? (caller.comesLate as (run: () => T) => T)(obey) : obey();
}
