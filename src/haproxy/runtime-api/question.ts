/** Several commands that go in one write, and what their replies come to. Knows neither connections nor processes. */
import type { Command } from './commands.ts';

export interface Question<T> {
  commands: readonly Command<unknown>[];
  /** One raw reply for each command. */
  read(replies: readonly string[]): T;
}

/** One command as a question. */
export function ask<T>(command: Command<T>): Question<T> {
  return { commands: [command], read: ([reply = '']) => command.read(reply) };
}

/** The same question for each item, in order. */
export function askEach<T>(questions: readonly Question<T>[]): Question<T[]> {
  return {
    commands: questions.flatMap(({ commands }) => commands),
    read(replies) {
      let at = 0;
      return questions.map(({ commands, read }) => {
        const own = replies.slice(at, at + commands.length);
        at += commands.length;
        return read(own);
      });
    },
  };
}

/** Two questions in one write; `before` is asked, and read, first. */
export function askBoth<A, B>(before: Question<A>, after: Question<B>): Question<[A, B]> {
  const cut = before.commands.length;
  return {
    commands: [...before.commands, ...after.commands],
    read: (replies) => [before.read(replies.slice(0, cut)), after.read(replies.slice(cut))],
  };
}

/** The answer to `question`, made into something else. */
export function map<A, B>(question: Question<A>, change: (answer: A) => B): Question<B> {
  return { commands: question.commands, read: (replies) => change(question.read(replies)) };
}
