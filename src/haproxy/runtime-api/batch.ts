/** Several commands that go in one write, and what their replies come to. Knows neither connections nor processes. */
import type { Command } from './commands.ts';
import type { Reply } from './framing.ts';

/** Commands that are asked together, and their common answer. */
export interface Batch<T> {
  commands: readonly Command<unknown>[];
  /** Takes one raw reply for each command. */
  read(replies: readonly Reply[]): T;
}

/** Nothing: who answers may still be asked with it. */
export const NOTHING: Batch<null> = { commands: [], read: () => null };

/** A batch of one command. */
export function single<T>(command: Command<T>): Batch<T> {
  return { commands: [command], read: ([reply = '']) => command.read(reply) };
}

/** All of them, in order. */
export function each<T>(batches: readonly Batch<T>[]): Batch<T[]> {
  return {
    commands: batches.flatMap(({ commands }) => commands),
    read(replies) {
      let at = 0;
      return batches.map(({ commands, read }) => {
        const own = replies.slice(at, at + commands.length);
        at += commands.length;
        return read(own);
      });
    },
  };
}

/** Two of different kinds; `before` is asked, and read, first. */
export function both<A, B>(before: Batch<A>, after: Batch<B>): Batch<[A, B]> {
  const cut = before.commands.length;
  return {
    commands: [...before.commands, ...after.commands],
    read: (replies) => [before.read(replies.slice(0, cut)), after.read(replies.slice(cut))],
  };
}

/** What a batch came to, made into something else. */
export function map<A, B>(batch: Batch<A>, change: (answer: A) => B): Batch<B> {
  return { commands: batch.commands, read: (replies) => change(batch.read(replies)) };
}
