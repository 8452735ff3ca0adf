/** Any text, and text rich in what addresses, names and globs are made of. */
import fc from 'fast-check';
import { anyCharacters } from '../support/any-characters.ts';

export const anything = fc.oneof(
  anyCharacters({ maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...'a1*?[]{},/!.-_: \n;\\<%@=', '..', '0-9', '\0', '\u202e', '\u00a0', 'web', '\r'),
    maxLength: 20,
  }),
);
