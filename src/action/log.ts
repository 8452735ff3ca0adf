/**
 * What happens, line by line, while it happens. Turns news into lines of the log; knows neither how they are printed nor what
 * caused them.
 */
import type { News } from '../operation/effects.ts';
import type { Clock } from '../wait.ts';
import { type Line, lineOf } from './foreign-text.ts';
import type { Severity } from './github.ts';

/** Where lines go: the runner, or a test's list. */
export interface Paper {
  say(line: Line): void;
  sayGroup(title: Line, lines: readonly Line[]): void;
  annotate(severity: Severity, title: string, lines: readonly string[]): void;
}

/** At first a reader wants to see that something moves, later that it still does. */
const EAGER_MS = 10_000;
const EAGER_EVERY_MS = 1_000;
const THEN_EVERY_MS = 10_000;

/** GitHub shows ten annotations of a kind; the tenth says that there are more. */
const ANNOTATIONS_SHOWN = 9;

/** A function that writes down each piece of news; progress is thinned out, for each load balancer by itself. */
export function logTo(paper: Paper, clock: Clock): (news: News) => void {
  const waits = new Map<string, { since: number; last: number }>();
  const shown = { notice: 0, warning: 0 };

  function isDue(loadBalancer: string): boolean {
    const now = clock.now();
    const wait = waits.get(loadBalancer);
    if (wait === undefined) {
      waits.set(loadBalancer, { since: now, last: now });
      return true;
    }
    const every = now - wait.since < EAGER_MS ? EAGER_EVERY_MS : THEN_EVERY_MS;
    if (now - wait.last < every) return false;
    wait.last = now;
    return true;
  }

  function point(severity: 'notice' | 'warning', loadBalancer: string, text: string): void {
    shown[severity] += 1;
    if (shown[severity] > ANNOTATIONS_SHOWN) paper.say(lineOf('notice', `${loadBalancer}: ${text}`));
    else paper.annotate(severity, `HAProxy ${severity}`, [`On ${loadBalancer}: ${text}`]);
  }

  return (news) => {
    switch (news.kind) {
      case 'read':
        paper.sayGroup(
          lineOf('read', news.loadBalancer),
          news.lines.map((line) => lineOf('read', line)),
        );
        return;
      case 'progress':
        if (isDue(news.loadBalancer)) paper.say(lineOf('wait', `${news.loadBalancer}: ${news.text}`));
        return;
      case 'set':
      case 'done':
        // Whatever is waited for next is a new wait, to be shown from its beginning.
        waits.delete(news.loadBalancer);
        paper.say(lineOf(news.kind, `${news.loadBalancer}: ${news.text}`));
        return;
      case 'failure':
        paper.say(lineOf('failed', placed(news.failure.loadBalancer, news.failure.message)));
        return;
      default:
        point(news.kind, news.loadBalancer, news.text);
    }
  };
}

function placed(loadBalancer: string | undefined, text: string): string {
  return loadBalancer === undefined ? text : `${loadBalancer}: ${text}`;
}
