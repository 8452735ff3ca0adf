/** Text of any characters at all. */
import fc from 'fast-check';

const LAST = 0x10_ffff;
const HALVES = { first: 0xd8_00, count: 0x8_00 } as const;

/** Every code point but the halves of a pair. */
const character = fc
  .nat(LAST - HALVES.count)
  .map((n) => String.fromCodePoint(n < HALVES.first ? n : n + HALVES.count));

/** On these stumbles whoever takes an object for a map. */
const pitfall = fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', 'key', 'ref', '');

/**
 * What `fc.string({ unit: 'binary' })` gives, which for every such text writes down all million characters first: that was half the time
 * of the tests that use it.
 */
export function anyCharacters({ maxLength = 10 }: { maxLength?: number } = {}): fc.Arbitrary<string> {
  const text = fc.array(character, { maxLength }).map((characters) => characters.join(''));
  const short = pitfall.map((word) => word.slice(0, maxLength));
  return fc.oneof({ weight: 19, arbitrary: text }, { weight: 1, arbitrary: short });
}
