/**
 * Somebody else at HAProxy, at an exact turn of what a Data Plane API tells it for a step: before its so-manieth command, all those
 * before it answered. The API stands still while they act. Keeps who said what in which order, as HAProxy heard it.
 */
import type { Asked, FakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import type { Beside } from './stranger.ts';
import type { Line, Timeline } from './timeline.ts';

export class ApiStranger implements Beside {
  readonly #lines: Line[] = [];
  /** The API works on one request of the step at a time. */
  #asked: Asked | null = null;
  #turn = Number.POSITIVE_INFINITY;
  #act: () => Promise<void> = async () => {};
  #actedAt: number | null = null;
  #ended: Promise<void> = Promise.resolve();
  readonly #weightsInStat: boolean;

  /** `weightsInStat`: this API lists servers without their weights. */
  constructor({ switches }: FakeDataPlaneApi, weightsInStat = false) {
    this.#weightsInStat = weightsInStat;
    switches.requestGate = (asked) => {
      this.#asked = asked;
      if (asked.method === 'PUT') this.#noteSet(asked);
    };
    switches.gate = (command) => this.#hear(command);
  }

  arm(turn: number, act: () => Promise<void>): void {
    this.#turn = this.#lines.length + turn;
    this.#act = act;
  }

  async disarm(): Promise<void> {
    this.#turn = Number.POSITIVE_INFINITY;
    await this.#ended;
  }

  /** Each command has a connection of its own: those of an old process are all before a reload. */
  get timeline(): Timeline {
    return {
      lines: [...this.#lines],
      actedAt: this.#actedAt,
      connectionsBefore: this.#actedAt ?? 0,
      server: 'web/s1',
      mayDropSets: true,
      weightsInStat: this.#weightsInStat,
    };
  }

  /**
   * What a step sets it has set, though the API may find that it is so already. What it read just before, within the same call, is no
   * reading that it could have decided by.
   */
  #noteSet({ body, burst }: Asked): void {
    const { admin_state: state, weight } = JSON.parse(body) as { admin_state?: string; weight?: number };
    for (const [index, line] of this.#lines.entries())
      if (line.burst === burst - 1) this.#lines[index] = { ...line, burst };
    const note = (text: string) => this.#lines.push({ text, connection: this.#lines.length, burst });
    if (state !== undefined) note(`set server web/s1 state ${state}`);
    if (weight !== undefined) note(`set server web/s1 weight ${weight}`);
  }

  async #hear(command: string): Promise<void> {
    if (this.#actedAt === null && this.#lines.length >= this.#turn) {
      this.#actedAt = this.#lines.length;
      this.#ended = this.#act();
      // Whoever disarms it hears of what went wrong.
      await this.#ended.catch(() => {});
    }
    const { method = 'GET', burst = 0 } = this.#asked ?? {};
    // What the API looks at for itself the step does not read.
    const text = method === 'PUT' && command.startsWith('show ') ? `API: ${command}` : command;
    this.#lines.push({ text, connection: this.#lines.length, burst });
  }
}
