/** What is the same on several load balancers, told once: fifty of them would otherwise say it fifty times. Pure. */
import type { Failure } from '../../errors.ts';
import { loadBalancersOf, type Message, type Report } from '../../operation/report.ts';

/** The first of the items that are told as one, and the load balancers they are on, in order. */
export interface Group<T> {
  item: T;
  loadBalancers: string[];
}

/** Items with the same `key` as one group each, in the order of the first of each. */
export function grouped<T extends { loadBalancer?: string | undefined }>(
  items: readonly T[],
  key: (item: T) => string,
): Group<T>[] {
  return [...Map.groupBy(items, key).values()].flatMap(([item, ...others]) => {
    if (item === undefined) return [];
    const names = [item, ...others].flatMap(({ loadBalancer }) => loadBalancer ?? []);
    return [{ item, loadBalancers: [...new Set(names)] }];
  });
}

/** A report's failures in time, those in the same words as one; its load balancers in the order of the report, as everywhere else. */
export function failureGroups(report: Report): Group<Failure>[] {
  const order = loadBalancersOf(report);
  const groups = grouped(report.failures, ({ code, server, message, detail, hint }) =>
    JSON.stringify([code, server, message, detail, hint]),
  );
  return groups.map(({ item, loadBalancers }) => {
    const ranked = loadBalancers.toSorted((left, right) => order.indexOf(left) - order.indexOf(right));
    return { item, loadBalancers: ranked };
  });
}

const SECONDS_AGO = /\b(\d+) s ago\b/;

/** Messages in the same words as one; how long something is ago may differ: fifty HAProxies are reloaded one after the other. */
export function messageGroups(messages: readonly Message[]): Group<Message>[] {
  const wordsOf = ({ text }: Message): string => text.replace(SECONDS_AGO, 's ago');
  const seconds = Map.groupBy(messages, wordsOf);
  return grouped(messages, wordsOf).map(({ item, loadBalancers }) => {
    const all = seconds.get(wordsOf(item))?.flatMap(({ text }) => SECONDS_AGO.exec(text)?.[1] ?? []) ?? [];
    const [least, most] = [Math.min(...all.map(Number)), Math.max(...all.map(Number))];
    const text = least < most ? item.text.replace(SECONDS_AGO, `${least} to ${most} s ago`) : item.text;
    return { item: { ...item, text }, loadBalancers };
  });
}

/** Those of which the same is to be done, as one; without a hint each by itself. */
export function hintGroups(
  messages: readonly Message[],
): { groups: Group<Message>[]; hint: string | undefined }[] {
  const all = messageGroups(messages);
  return [...Map.groupBy(all, (group) => group.item.hint ?? group).values()].map((groups) => ({
    groups,
    hint: groups[0]?.item.hint,
  }));
}

/** The first lines, at most `atMost` of them, and where there are more the line that `more` makes of how many. */
export function firstLines(
  lines: readonly string[],
  atMost: number,
  more: (count: number) => string,
): string[] {
  const shown = lines.slice(0, atMost);
  return lines.length > atMost ? [...shown, more(lines.length - atMost)] : shown;
}
