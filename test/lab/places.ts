/**
 * Where faults strike: offsets into a dialogue that was recorded without one. Every byte of what follows the first set, but for
 * what is the same byte after byte: headers and counters, of which one in so many will do.
 */
import type { Burst } from '../support/tcp-proxy.ts';

/** All that was said in a dialogue, over all its connections. */
export interface Recording {
  commands: string;
  replies: string;
  /** Offsets of the first set among the commands, and of its reply; the ends where nothing is set. */
  set: { command: number; reply: number };
}

export function recordingOf(dialogue: readonly Burst[]): Recording {
  const of = (from: Burst['from'], bursts: readonly Burst[]): string =>
    bursts
      .filter((burst) => burst.from === from)
      .map(({ text }) => text)
      .join('');
  const first = dialogue.findIndex(({ from, text }) => from === 'client' && text.includes('set server'));
  const [commands, replies] = [of('client', dialogue), of('server', dialogue)];
  return {
    commands,
    replies,
    set: {
      command: first < 0 ? commands.length : commands.indexOf('set server'),
      reply: first < 0 ? replies.length : of('server', dialogue.slice(0, first)).length,
    },
  };
}

const SPARSE = 53;
/** Header lines of both tables, and `show info` but for what is read of it. */
const MONOTONOUS =
  /(?<=^(?:> )?)(?:# .*$|(?!Version|Pid|Uptime_sec|Start_time|Stopping|Nbproc)[A-Z]\w+: .*$)/gm;

/** Offsets into the replies, in order: every one behind the first set, unless it is monotonous, and some before it. */
export function replyPlaces({ replies, set }: Recording): number[] {
  const dull = new Uint8Array(replies.length);
  for (const { 0: text, index } of replies.matchAll(MONOTONOUS))
    dull.fill(1, index + 2, index + text.length - 1);
  return Array.from(dull, (_, at) => at).filter(
    (at) => at % SPARSE === 0 || (at >= set.reply && dull[at] === 0),
  );
}

/** Offsets into the commands: every one of the line that sets and of the one behind it, and some of the rest. */
export function commandPlaces({ commands, set }: Recording): number[] {
  const end = commands.indexOf('\n', commands.indexOf('\n', set.command) + 1);
  return Array.from(commands, (_, at) => at + 1).filter(
    (at) => at % SPARSE === 0 || (at >= set.command && at <= end + 1),
  );
}

/** Some places where something changes: greeting, first and last byte, around the set's reply, and some in between. */
export function turningPoints({ replies, set }: Recording): number[] {
  const { reply } = set;
  const around = reply < replies.length ? [-1, 0, 1, 2, 3, 4, 300, 900].map((by) => reply + by) : [];
  const between = [0.2, 0.5, 0.8, 0.95].map((part) => Math.round(part * replies.length));
  const all = [0, 2, 3, 700, ...around, ...between, replies.length - 1];
  return [...new Set(all)].filter((at) => at >= 0 && at < replies.length).sort((a, b) => a - b);
}
