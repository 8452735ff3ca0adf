/**
 * Taking turns: how many logins may be under way on one host. A server drops some of those that have not ended as soon as there are
 * ten (`MaxStartups 10:30:100`, its default), and says no word about it.
 */
import type { SshTransport } from '../../address.ts';

/** Two are left for others. */
const AT_ONCE = 8;

/** The host that is logged in on first: on its way through it, everybody knocks there. */
export function firstHost({ host, port }: SshTransport, options: ReadonlyMap<string, string>): string {
  const [jump] = (options.get('ProxyJump') ?? '').split(',');
  if (jump) return jump.replace(/^.*@/, '');
  return `${host}:${port ?? options.get('Port') ?? 22}`;
}

/** Whoever comes first is let in first. */
export class Turns {
  readonly #atOnce: number;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Resolves with what ends the turn. Rejects with the signal's reason; then none was taken. */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#taken < this.#atOnce) this.#taken += 1;
    else await this.#wait(signal);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#pass();
    };
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal.reason);
      };
      this.#waiting.push(enter);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** The place goes to whoever waits longest. */
  #pass(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken -= 1;
  }
}

const turns = new Map<string, Turns>();

/** Those of one host, in this process. */
export function loginsOn(host: string): Turns {
  const known = turns.get(host) ?? new Turns(AT_ONCE);
  turns.set(host, known);
  return known;
}
