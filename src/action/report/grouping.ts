/** What is the same on several load balancers, told once: fifty of them would otherwise say it fifty times. Pure. */
import type { Failure } from '../../errors.ts';
import type { Report } from '../../operation/report.ts';

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

/** A report's failures in time, those in the same words as one. */
export function failureGroups(report: Report): Group<Failure>[] {
  return grouped(report.failures, ({ code, server, message, detail, hint }) =>
    JSON.stringify([code, server, message, detail, hint]),
  );
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
