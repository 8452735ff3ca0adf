/** Bytes as a bad network or a bad peer makes them out of good ones. */
import fc from 'fast-check';
import { anyCharacters } from '../support/any-characters.ts';

/** Cuts bytes into chunks, anywhere; a place may come twice. */
export function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % bytes.length)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
}

type Change = { at: number } & (
  | { kind: 'insert' | 'replace'; with: Buffer }
  | { kind: 'drop' | 'repeat'; length: number }
);

const at = fc.nat(1_000_000);
const length = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3_000 }));

/** What HAProxy's grammar is made of, and anything. */
const words = fc.oneof(
  fc.constantFrom(
    '\n',
    '\n\n',
    '\n> ',
    '\n\n> ',
    '> ',
    ',',
    '"',
    '""',
    ' ',
    '#',
    ';',
    '0',
    '9'.repeat(30),
    '-1',
    '\0',
    '# ',
    ': ',
    '1\n',
  ),
  anyCharacters({ maxLength: 8 }),
);
const bytes = fc.oneof(
  words.map((word) => Buffer.from(word)),
  fc.uint8Array({ minLength: 1, maxLength: 8 }).map((array) => Buffer.from(array)),
);

export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('insert' as const, 'replace' as const), at, with: bytes }),
    fc.record({ kind: fc.constantFrom('drop' as const, 'repeat' as const), at, length }),
  ),
  { minLength: 1, maxLength: 4 },
);

/** These bytes after all of these changes, one after the other. */
export function changed(original: Buffer, list: readonly Change[]): Buffer {
  let text = original;
  for (const change of list) {
    const start = change.at % (text.length + 1);
    text = Buffer.concat([text.subarray(0, start), ...behind(change, text.subarray(start))]);
  }
  return text;
}

function behind(change: Change, tail: Buffer): Buffer[] {
  switch (change.kind) {
    case 'insert':
      return [change.with, tail];
    case 'replace':
      return [change.with, tail.subarray(change.with.length)];
    case 'drop':
      return [tail.subarray(change.length)];
    case 'repeat':
      return [tail.subarray(0, change.length), tail];
  }
}
