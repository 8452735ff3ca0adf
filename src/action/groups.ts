/** What is the same on several load balancers, told once: fifty of them would otherwise say it fifty times. Pure. */
import type { Failure } from '../errors.ts';
import type { Report } from '../operation/report.ts';

const NAMES_SHOWN = 10;

/** The first of those that are told as one, and where they are, in order. */
export interface Group<T> {
  item: T;
  loadBalancers: string[];
}

/** Items of one `key`, in the order of the first of each. */
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

/** `lb1, lb2 and 48 more`, each name as `show` shows it. */
export function listed(names: readonly string[], show: (name: string) => string = (name) => name): string {
  const shown = names.slice(0, NAMES_SHOWN).map(show).join(', ');
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}
