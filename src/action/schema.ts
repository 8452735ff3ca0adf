/**
 * Schemas: what a text or a JSON value must look like to be taken for one of ours, and the value that it becomes. The few kinds that
 * inputs and saved files need, with every fault in its place. A library for it was a third of the bundle, and loading it took a sixth of a
 * start.
 */

/** What is wrong, and where: `servers.0.weight`, empty for the whole. */
export interface Fault {
  path: string;
  message: string;
}

/** How a value is read. `invalid` notes why, and stands for a value that there is none of. */
export interface Schema<T> {
  read(value: unknown, invalid: (message: string, path?: string) => Invalid): T | Invalid;
}

/** What a schema reads. */
export type Output<S> = S extends Schema<infer T> ? T : never;

/** The result of reading: the value, or all that is wrong. */
export type Result<T> = { success: true; data: T; faults: readonly [] } | { success: false; faults: Fault[] };

const INVALID = Symbol('invalid');
type Invalid = typeof INVALID;

/** Reads a value, with every fault. Never throws. */
export function safeParse<T>(schema: Schema<T>, value: unknown): Result<T> {
  const faults: Fault[] = [];
  const data = schema.read(value, (message, path = '') => {
    faults.push({ path, message });
    return INVALID;
  });
  return data === INVALID || faults.length > 0
    ? { success: false, faults }
    : { success: true, data, faults: [] };
}

/** Reads a value. Throws a SchemaError when it is not as it must be. */
export function parse<T>(schema: Schema<T>, value: unknown): T {
  const result = safeParse(schema, value);
  if (result.success) return result.data;
  throw new SchemaError(result.faults);
}

/** A value that is none of ours. */
export class SchemaError extends Error {
  override name = 'SchemaError';

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
}

/** What `isOne` holds for; `expected` is what is said of everything else. */
function plain<T>(expected: string, isOne: (value: unknown) => value is T): Schema<T> {
  return { read: (value, invalid) => (isOne(value) ? value : invalid(expected)) };
}

/** A text. */
export function string(expected = 'is no text'): Schema<string> {
  return plain(expected, (value) => typeof value === 'string');
}

/** A finite number. */
export function number(): Schema<number> {
  return plain('is no number', (value): value is number => Number.isFinite(value));
}

/** `true` or `false`. */
export function boolean(): Schema<boolean> {
  return plain('is neither true nor false', (value) => typeof value === 'boolean');
}

/** A UUID in its usual form. */
export function uuid(): Schema<string> {
  const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  return plain('is no UUID', (value): value is string => typeof value === 'string' && form.test(value));
}

/** One of these words. */
export function oneOf<const W extends string>(words: readonly W[]): Schema<W> {
  return plain(`is not one of ${words.join(', ')}`, (value): value is W =>
    words.some((word) => word === value),
  );
}

/** Null, or what `schema` reads. */
export function nullable<T>(schema: Schema<T>): Schema<T | null> {
  return { read: (value, invalid) => (value === null ? null : schema.read(value, invalid)) };
}

/** May be missing, or undefined. */
export interface Optional<T> extends Schema<T> {
  optional: true;
}

/** What `schema` reads, or undefined, which is what a key that is missing is. */
export function optional<T>(schema: Schema<T>): Optional<T | undefined> {
  const read: Schema<T | undefined>['read'] = (value, invalid) =>
    value === undefined ? undefined : schema.read(value, invalid);
  return { optional: true, read };
}

/** What `schema` reads, of a key that may be missing, but never undefined. */
export function exactOptional<T>(schema: Schema<T>): Optional<T> {
  return { optional: true, read: schema.read };
}

/** A text with a default, which `schema` reads where none is given. */
export interface WithDefault<T> extends Schema<T> {
  defaultText: string;
}

/** What `schema` reads, of `defaultText` where nothing is given. */
export function withDefault<T>(schema: Schema<T>, defaultText: string): WithDefault<T> {
  return {
    defaultText,
    read: (value, invalid) => schema.read(value === undefined ? defaultText : value, invalid),
  };
}

/** A list. */
export function array<T>(schema: Schema<T>): Schema<T[]> {
  return {
    read(value, invalid) {
      if (!Array.isArray(value)) return invalid('is no list');
      const items = value.map((item, at) =>
        schema.read(item, (message, path) => invalid(message, below(String(at), path))),
      );
      return items.includes(INVALID) ? INVALID : (items as T[]);
    },
  };
}

/** Schemas by key. */
export type Shape = Record<string, Schema<unknown>>;
type OptionalKey<S> = { [K in keyof S]: S[K] extends Optional<unknown> ? K : never }[keyof S];
type ValuesOf<S> = { [K in Exclude<keyof S, OptionalKey<S>>]: Output<S[K]> } & {
  [K in OptionalKey<S>]?: Output<S[K]>;
};

/** An object with these keys; what else it has is left out. */
export function object<S extends Shape>(shape: S): Schema<{ [K in keyof ValuesOf<S>]: ValuesOf<S>[K] }> {
  const entries = Object.entries(shape);
  return {
    read(value, invalid) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid('is no object');
      const found = new Map(Object.entries(value));
      const values = entries
        .filter(([key, schema]) => found.has(key) || !('optional' in schema))
        .map(([key, schema]) => [
          key,
          schema.read(found.get(key), (message, path) => invalid(message, below(key, path))),
        ]);
      return values.some(([, one]) => one === INVALID) ? INVALID : Object.fromEntries(values);
    },
  };
}

function below(key: string, path = ''): string {
  return path === '' ? key : `${key}.${path}`;
}

/** A text in which `parse` may find several faults. `undefined` is refused as missing. */
export function textWithFaults<T>(
  parse: (text: string) => { value: T } | { faults: readonly string[] },
): Schema<T> {
  return {
    read(value, invalid) {
      if (typeof value !== 'string') return invalid('is required');
      const parsed = parse(value);
      if ('value' in parsed) return parsed.value;
      for (const fault of parsed.faults) invalid(fault);
      return INVALID;
    },
  };
}
