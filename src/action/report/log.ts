/**
 * What happens, line by line, while it happens. Turns news into lines of the log; knows neither how they are printed nor what
 * caused them.
 */
import type { Clock } from '../../clock.ts';
import type { News } from '../../operation/effects.ts';
import { type Line, lineOf } from './escape.ts';

/** Where lines go: the runner, or a test's list. */
export interface LogWriter {
  say(line: Line): void;
  sayGroup(title: Line, lines: readonly Line[]): void;
}

/** At first a reader wants to see that something moves, later that it still does. */
const EAGER_MS = 10_000;
const EAGER_EVERY_MS = 1_000;
const THEN_EVERY_MS = 10_000;

/** More waits than these at one time are told as one. */
const WAITS_SHOWN = 3;
/** A load balancer that is waited for says so several times a second, unless its dumps are very large. */
const FORGOTTEN_MS = 3_000;

type Progress = News & { kind: 'progress' };

interface Wait {
  since: number;
  /** When it was last shown. */
  shown: number;
  /** What it said last, and when. */
  news: Progress;
  at: number;
}

/** A function that writes down each piece of news. Progress is thinned out, and that of very many told in one line. */
export function logTo(writer: LogWriter, clock: Clock): (news: News) => void {
  const waits = new Map<string, Wait>();

  function progress(news: Progress): void {
    const now = clock.now();
    const before = waits.get(news.loadBalancer);
    waits.set(news.loadBalancer, { since: now, shown: Number.NEGATIVE_INFINITY, ...before, news, at: now });
    const open = [...waits.values()].filter(({ at }) => now - at < FORGOTTEN_MS);
    const told = open.length > WAITS_SHOWN ? open : open.filter((wait) => wait.news === news);
    if (!isDue(told, now)) return;
    for (const wait of told) wait.shown = now;
    writer.say(lineOf('wait', told.length === 1 ? named(news.loadBalancer, news.text) : summed(told)));
  }

  return (news) => {
    switch (news.kind) {
      case 'read':
        writer.sayGroup(
          lineOf('read', news.loadBalancer),
          news.lines.map((line) => lineOf('read', line)),
        );
        return;
      case 'progress':
        progress(news);
        return;
      case 'set':
      case 'done':
        // Whatever is waited for next is a new wait, to be shown from its beginning.
        waits.delete(news.loadBalancer);
        writer.say(lineOf(news.kind, `${news.loadBalancer}: ${news.text}`));
        return;
      case 'failure':
        writer.say(lineOf('failed', named(news.failure.loadBalancer, news.failure.message)));
        return;
      default:
        writer.say(lineOf(news.kind, named(news.loadBalancer, news.text)));
    }
  };
}

/** Counted from the wait that began first, and from when any of these was shown last. */
function isDue(waits: readonly Wait[], now: number): boolean {
  const since = Math.min(...waits.map((wait) => wait.since));
  const shown = Math.max(...waits.map((wait) => wait.shown));
  return now - shown >= (now - since < EAGER_MS ? EAGER_EVERY_MS : THEN_EVERY_MS);
}

/** How many are left, and the one that has most to wait for. */
function summed(waits: readonly Wait[]): string {
  const most = waits.reduce((best, wait) => (wait.news.left > best.news.left ? wait : best));
  return `${waits.length} load balancers, most is left on ${named(most.news.loadBalancer, most.news.text)}`;
}

function named(loadBalancer: string | undefined, text: string): string {
  return loadBalancer === undefined ? text : `${loadBalancer}: ${text}`;
}
