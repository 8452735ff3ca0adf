/** Foreign words cannot become commands, Markdown, or something that a reader does not see. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { codeCell, codeSpan, lineOf, printable, prose } from '../../src/action/report/escape.ts';
import { anyCharacters } from '../support/any-characters.ts';

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}]/u;

/** Any text, and text rich in what is dangerous. */
const foreign = fc.oneof(
  anyCharacters({ maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(
      '`',
      '|',
      '\\',
      '\n',
      '\r',
      '#',
      '[',
      ']',
      ':',
      '<',
      '>',
      'a',
      ' ',
      '\u202e',
      '\u200b',
      '##[',
      '::',
    ),
    maxLength: 400,
  }),
);

describe('printable', () => {
  const shown: [string, string][] = [
    ['web1', 'web1'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\u0000\u001b[31m', '\\u{0}\\u{1b}[31m'],
    ['\u202egnp.exe', '\\u{202e}gnp.exe'],
    ['a\u200bb\u2060c\ufeff', 'a\\u{200b}b\\u{2060}c\\u{feff}'],
    ['a\u00a0b\u3164c', 'a\\u{a0}b\\u{3164}c'],
    ['\ud800', '\\u{d800}'],
    ['a\\n', 'a\\\\n'],
    ['##[error]x', '##\\[error]x'],
    ['###[x', '###\\[x'],
    ['Zürich 東京 🦊', 'Zürich 東京 🦊'],
  ];
  for (const [text, expected] of shown) {
    test(JSON.stringify(text), () => assert.equal(printable(text), expected));
  }

  test('shows nothing that cannot be seen, in one line of at most 200 characters', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const line = printable(text);
        assert.ok(line.length <= 200);
        assert.doesNotMatch(line, UNSEEN);
        assert.ok(!line.includes('##['));
      }),
    );
  });

  test('never shows two texts alike, unless it had to cut them', () => {
    fc.assert(
      fc.property(foreign, foreign, (one, other) => {
        const [first, second] = [printable(one, 10_000), printable(other, 10_000)];
        assert.equal(first === second, one === other);
      }),
    );
  });

  test('cuts whole characters only, and says so', () => {
    assert.equal(printable('x'.repeat(201)), `${'x'.repeat(199)}…`);
    assert.equal(printable(`${'x'.repeat(197)}\u202ey`), `${'x'.repeat(197)}…`);
    assert.equal(printable('x'.repeat(200)).length, 200);
  });
});

describe('lineOf', () => {
  test('begins with a word of ours, so that the runner takes it for no command', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const line = lineOf('read', text);
        assert.match(line, /^read {4}/);
        assert.doesNotMatch(line, /[\r\n]/);
        assert.ok(!line.includes('##['));
      }),
    );
  });
});

/** What CommonMark reads as one code span: a fence, and the same fence again, with no such run between. */
function contentOf(span: string): string {
  const fence = /^`+/.exec(span)?.[0] ?? '';
  const inside = span.slice(fence.length, -fence.length);
  assert.ok(fence.length > 0 && span.endsWith(fence));
  assert.ok(!(inside.match(/`+/g) ?? []).some((run) => run.length === fence.length), span);
  assert.doesNotMatch(inside, /^`|`$/);
  return /^ .* $/.test(inside) && inside.trim() !== '' ? inside.slice(1, -1) : inside;
}

describe('codeSpan', () => {
  test('holds any text as it is printed, and nothing ends it early', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const content = contentOf(codeSpan(text));
        if (printable(text).trim() !== '') assert.equal(content, printable(text));
      }),
    );
  });

  test('in a table has no bar that ends the cell', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        // Backslashes before a bar are paired, so the last one of an odd run escapes it.
        const cell = codeCell(text).replace(/\\\\/g, '');
        assert.doesNotMatch(cell, /(?<!\\)\|/);
      }),
    );
  });
});

describe('prose', () => {
  const names = new Set(['web', 'all']);
  const sentences: [string, string][] = [
    ['HAProxy refused it.', 'HAProxy refused it.'],
    ['After 60s, web/web1 still has 3 sessions.', 'After 60s, `web/web1` still has 3 sessions.'],
    ['Raise `drain-timeout`, or not.', 'Raise `drain-timeout`, or not.'],
    ['`a```', '`a` ``` `` ```'],
    ['the backend web (or all):', 'the backend `web` (or `all`):'],
    ['<img src=x> @team #1 www.evil.example', '`<img` `src=x>` `@team` `#1` `www.evil.example`'],
    ['a ready → maint b', 'a ready → maint b'],
    ['![x](y)', '`![x](y`)'],
    ['a_b *c* __d__', '`a_b` `*c*` `__d__`'],
  ];
  for (const [text, expected] of sentences) {
    test(text, () => assert.equal(prose(text, names), expected));
  }

  test('leaves nothing outside code that Markdown or GitHub understands', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        assert.doesNotMatch(prose(text, names), /[\r\n\u2028\u2029]/);
        const outside = prose(text, names).replace(/(`+)(?!`).*?(?<!`)\1(?!`)/gs, '');
        assert.doesNotMatch(outside, /[<>[\]*_|#@~\\]|www\.|http/);
      }),
    );
  });
});
