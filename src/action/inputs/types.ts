/**
 * What single inputs may say, as zod schemas from text to value: durations, flags, numbers, words. Knows no input by name.
 */
import * as z from 'zod/mini';
import { parseDuration } from '../../duration.ts';
import type { CheckSwitch } from '../../haproxy/server-settings.ts';
import type {
  BatchSize,
  HealthProof,
  MinAvailable,
  Operation,
  WeightInput,
} from '../../operation/request.ts';

/** What a `parse` answers: a value, or what is wrong in words. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; fault: string };

/** The text is understood. */
export const ok = <T>(value: T) => ({ ok: true, value }) as const;
/** The text is not understood, and this is why. */
export const wrong = (fault: string) => ({ ok: false, fault }) as const;

/** A text in which `parse` may find several faults. `undefined` is refused as missing. */
export function textWithFaults<T>(parse: (text: string) => { value: T } | { faults: readonly string[] }) {
  return z.pipe(
    z.string('is required'),
    z.transform((given: string, { issues }): T => {
      const parsed = parse(given);
      if ('value' in parsed) return parsed.value;
      for (const message of parsed.faults) issues.push({ code: 'custom', message, input: given });
      return z.NEVER;
    }),
  );
}

/** A text that `parse` understands, or a fault in its words. `undefined` is refused as missing. */
export function text<T>(parse: (text: string) => Parsed<T>) {
  return textWithFaults<T>((given) => {
    const parsed = parse(given);
    return parsed.ok ? parsed : { faults: [parsed.fault] };
  });
}

function quoted(given: string): string {
  return `"${given.length > 80 ? `${given.slice(0, 80)}…` : given}"`;
}

/** One of these words, spelled like this. */
export function oneOf<const T extends string>(...words: T[]) {
  return text((given) => {
    const word = words.find((candidate) => candidate === given);
    return word === undefined ? wrong(`${quoted(given)} is not one of ${words.join(', ')}`) : ok(word);
  });
}

function booleanOf(given: string): boolean | undefined {
  if (/^(?:true|True|TRUE)$/.test(given)) return true;
  return /^(?:false|False|FALSE)$/.test(given) ? false : undefined;
}

/** YAML's spellings of true and false, nothing else: not `yes`, not `1`. */
export const flag = text((given) => {
  const value = booleanOf(given);
  return value === undefined ? wrong(`${quoted(given)} is neither true nor false`) : ok(value);
});

/** A length of time in milliseconds. Every caller sets a limit: beyond 24.8 days a timer overflows and ends at once. */
export function duration(limits: { atLeastMs?: number; atMostMs: number; allowed: string }) {
  return text((given) => {
    const parsed = parseDuration(given);
    if (!parsed.ok) return wrong(`${quoted(given)}: ${parsed.fault}`);
    const inside = parsed.value >= (limits.atLeastMs ?? 0) && parsed.value <= limits.atMostMs;
    return inside ? parsed : wrong(`${quoted(given)} is out of range: ${limits.allowed}`);
  });
}

/** How many times something is tried again. */
export const retries = text((given) => {
  const inside = /^\d{1,2}$/.test(given) && Number(given) <= 10;
  return inside ? ok(Number(given)) : wrong(`${quoted(given)} is not a whole number from 0 to 10`);
});

/** `2` servers, or `50%` of them. */
export const minAvailable = text<MinAvailable>((given) => {
  const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [];
  if (digits === undefined)
    return wrong(`${quoted(given)} is neither a number of servers nor a percentage like 50%`);
  const value = Number(digits);
  if (percent && value > 100) return wrong(`${quoted(given)} is above 100%`);
  return ok({ kind: percent ? 'percent' : 'count', value });
});

/** `2` servers at once, or `25%` of those selected; never none. */
export const batchSize = text<BatchSize>((given) => {
  const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [];
  const value = Number(digits);
  if (digits === undefined || value === 0)
    return wrong(`${quoted(given)} is neither a number of servers from 1 on nor a percentage like 25%`);
  if (percent && value > 100) return wrong(`${quoted(given)} is above 100%`);
  return ok({ kind: percent ? 'percent' : 'count', value });
});

/** `80%` */
export const maxLoad = text<number>((given) => {
  const [, digits] = /^(\d{1,3})%$/.exec(given) ?? [];
  const value = Number(digits);
  const inside = digits !== undefined && value >= 1 && value <= 100;
  return inside ? ok(value) : wrong(`${quoted(given)} is not a percentage from 1% to 100%`);
});

/** HAProxy takes percentages above 100, and caps what comes out at 256: 25600% of a configured 1. */
export const weight = text<WeightInput>((given) => {
  const value = weightOf(given);
  if (value !== null) return ok(value);
  return wrong(`${quoted(given)} is neither 0 to 256 nor a percentage of the configured weight like 50%`);
});

function weightOf(given: string): WeightInput | null {
  const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [];
  const value = Number(digits);
  const inside = digits !== undefined && value <= (percent ? 25_600 : 256);
  return inside ? { kind: percent ? 'percent' : 'absolute', value } : null;
}

/** Weights to go through, at least two and above 0: a ramp takes nobody out. */
export const rampSteps = text<readonly WeightInput[]>((given) => {
  const items = given.split(/[\n,]/).map((item) => item.trim());
  const steps = items.filter((item) => item !== '').map(weightOf);
  if (steps.length < 2)
    return wrong(`${quoted(given)} is no ramp: it goes through two weights or more, like 10%,50%,100%`);
  const values = steps.filter((step) => step !== null);
  return values.length < steps.length || values.some(({ value }) => value === 0)
    ? wrong(
        `${quoted(given)} has a step that is neither 1 to 256 nor a percentage of the configured weight like 50%`,
      )
    : ok(values);
});

/** `true`, `false`, or `required`, which is stricter than `true`. */
export const healthProof = text<HealthProof>((given) => {
  if (given === 'required') return ok(given);
  const value = booleanOf(given);
  if (value === undefined) return wrong(`${quoted(given)} is not one of true, required, false`);
  return ok(value ? 'where-checked' : 'none');
});

/** `enable`, `disable`, or `keep`, which switches nothing. */
export const checkSwitch = text<CheckSwitch | null>((given) => {
  if (given === 'keep') return ok(null);
  if (given === 'enable') return ok('enabled');
  if (given === 'disable') return ok('disabled');
  return wrong(`${quoted(given)} is not one of keep, enable, disable`);
});

const VERBS = {
  drain: 'drain',
  maint: 'maint',
  ready: 'ready',
  weight: 'weight',
  status: 'status',
  disable: 'maint',
  enable: 'ready',
} as const satisfies Record<string, Operation>;

/** An operation by its name, or by HAProxy's old verb for it. */
export const operation = text<Operation>((given) => {
  const verb = Object.entries(VERBS).find(([word]) => word === given);
  return verb ? ok(verb[1]) : wrong(`${quoted(given)} is not one of ${Object.keys(VERBS).join(', ')}`);
});
