/** What a row of the bench is, and how many numbers become one line: a median, their spread, and whether that is within its budget. */

import { median } from './median.ts';

/** One line of the table of budgets. */
export interface Line {
  /** What was measured, in a few words. */
  readonly what: string;
  /** As the contract says it; empty where it sets none. */
  readonly budget: string;
  readonly median: string;
  /** Lowest and highest. */
  readonly spread: string;
  readonly runs: number;
  /** `within`, or by how much it is not, and why; empty without a budget. */
  readonly verdict: string;
}

/** A table of its own, beside that of budgets. */
export interface Table {
  /** Of its place in the document. */
  readonly name: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said below it. */
  readonly notes: readonly string[];
}

export interface Findings {
  readonly lines: readonly Line[];
  readonly tables?: readonly Table[];
}

export interface Row {
  /** As it is called on the command line. */
  readonly name: string;
  /** What it measures, for `--list`. */
  readonly what: string;
  /** Of tables of its own: the places in the document. */
  readonly places?: readonly string[];
  run(): Promise<Findings>;
}

/** What stands in the tables for a row that could not be measured: words, never a number, nor one of another day. */
export function notMeasured({ what, places = [] }: Row, why: string): Findings {
  const verdict = `**not measured**: ${why}`;
  return {
    lines: [{ what, budget: '', median: '', spread: '', runs: 0, verdict }],
    tables: places.map((name) => ({ name, title: what, head: [verdict], rows: [], notes: [] })),
  };
}

export interface Measured {
  readonly what: string;
  readonly values: readonly number[];
  /** `×`, `ms`, …, written behind a number. */
  readonly unit: string;
  /** Digits behind the point: 0 unless told. */
  readonly digits?: number;
  /** The most that is within budget; none without. */
  readonly limit?: number;
  /** Every single run has to be within it; otherwise the median decides. */
  readonly strict?: boolean;
  /** Said behind the median: the two sides of a ratio, for one. */
  readonly detail?: string;
  /** What the verdict says when it is not within budget. */
  readonly why?: string;
}

export function line({ what, values, unit, digits = 0, limit, strict, detail, why }: Measured): Line {
  const write = (value: number): string => `${grouped(value, digits)} ${unit}`;
  const middle = median(values);
  return {
    what,
    budget: limit === undefined ? '' : write(limit),
    median: write(middle) + (detail === undefined ? '' : ` (${detail})`),
    spread: spread(values, digits),
    runs: values.length,
    verdict: limit === undefined ? '' : verdict(values, limit, strict === true, why),
  };
}

/** `2.1–2.4`. */
export function spread(values: readonly number[], digits = 0): string {
  return `${grouped(Math.min(...values), digits)}–${grouped(Math.max(...values), digits)}`;
}

/** `13,600.5`. */
export function grouped(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Each value of one series over that of the other of the same run. */
export function ratios(values: readonly number[], bases: readonly number[]): number[] {
  return values.map((value, index) => value / (bases[index] ?? Number.NaN));
}

/** Where some runs were on the other side of the budget than the median it says so: another day might decide otherwise. */
function verdict(values: readonly number[], limit: number, strict: boolean, why?: string): string {
  const above = values.filter((value) => value > limit).length;
  const decisive = strict ? Math.max(...values) : median(values);
  if (decisive <= limit) return above === 0 ? 'within' : `within; ${above} of ${values.length} runs not`;
  const by = limit === 0 ? '' : ` by ${Math.round(100 * (decisive / limit - 1))} %`;
  const some = above < values.length ? `; ${values.length - above} of ${values.length} runs were` : '';
  return `**not within**${by}${some}${why === undefined ? '' : `: ${why}`}`;
}
