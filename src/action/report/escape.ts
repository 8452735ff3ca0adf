/**
 * Text that did not come from us (names, addresses, HAProxy's words, the system's) made harmless before anybody reads it.
 * Pure: knows no log and no summary, only what such text could do to them.
 */

/** Whatever a reader cannot see, or that changes how the rest is seen: controls, bidi, zero-width, fillers, odd spaces. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}/u;
/** Almost every text is of these characters only, and need not be looked at character by character. */
const HARMLESS = /^(?!.*##\[)[ -[\]-~→–—×’…]*$/;
const SHORT_ESCAPES = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
]);

/**
 * One line that shows exactly what was there, in at most `longest` characters. Backslashes are doubled, so that an escape is
 * never taken for the text itself; `##[`, which the runner obeys anywhere in a line, is broken up.
 */
export function printable(text: string, longest = 200): string {
  if (text.length <= longest && HARMLESS.test(text)) return text;
  const pieces: string[] = [];
  let length = 0;
  for (const character of text) {
    const piece = character === '[' && pieces.slice(-2).join('') === '##' ? '\\[' : shown(character);
    pieces.push(piece);
    length += piece.length;
    if (length > longest) return shortened(pieces, longest);
  }
  return pieces.join('');
}

function shown(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return short;
  return UNSEEN.test(character) ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}` : character;
}

/** Whole pieces only: half an escape would be a lie, half a pair of surrogates garbage. */
function shortened(pieces: string[], longest: number): string {
  let length = pieces.join('').length;
  while (length > longest - 1) length -= pieces.pop()?.length ?? length;
  return `${pieces.join('')}…`;
}

/** The closed list of words that a line of the log begins with: none ever begins with untrusted text. */
export type LineKind =
  | 'batch'
  | 'note'
  | 'read'
  | 'set'
  | 'wait'
  | 'done'
  | 'notice'
  | 'warning'
  | 'failed'
  | 'result'
  | 'post';

/** A line that may be printed. */
export type Line = `${LineKind} ${string}`;

/** A line that begins with a word of ours, whatever the text. The words are padded to one width, so that the texts align. */
export function lineOf(kind: LineKind, text: string): Line {
  return `${kind} ${' '.repeat(7 - kind.length)}${printable(text, 1_000)}`;
}

/** For Markdown: untrusted text as code, whatever backticks it holds. */
export function codeSpan(text: string): string {
  const inside = printable(text);
  const longestRun = Math.max(0, ...(inside.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  // A space on both sides is dropped by Markdown; without it a backtick at the edge would join the fence.
  const padding = inside === '' || /^[` ]|[` ]$/.test(inside) ? ' ' : '';
  return `${fence}${padding}${inside}${padding}${fence}`;
}

/** The same in a table's cell, where `|` ends the cell even inside code. */
export function codeCell(text: string): string {
  return codeSpan(text).replaceAll('|', '\\|');
}

/** What may stand outside code: plain words, numbers and lengths of time. Nothing that Markdown or GitHub turns into a link. */
const PLAIN = /^(?:[A-Za-z]+(?:['’-][A-Za-z]+)*|\d+(?:\.\d+)?(?:%|ms|s|m|h)?|[→–—×])?$/u;

/**
 * For Markdown: a sentence of ours with untrusted words in it, on one line. What stands in backticks, each word that is not plain,
 * and each of `names` becomes code.
 */
export function prose(text: string, names: ReadonlySet<string>): string {
  const parts = text
    .slice(0, 4_000)
    .replace(/\s+/gu, ' ')
    .split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 1 ? codeSpan(part) : plainly(part, names))).reduce(joined);
}

/** Two spans side by side would share their fences, and neither would end where it should. */
function joined(left: string, right: string): string {
  return left.endsWith('`') && right.startsWith('`') ? `${left} ${right}` : left + right;
}

function plainly(text: string, names: ReadonlySet<string>): string {
  return text.replace(/\S+/gu, (word) => {
    const [, before = '', core = '', after = ''] = /^(["'(]*)(.*?)(["'),.;:!?]*)$/su.exec(word) ?? [];
    return PLAIN.test(core) && !names.has(core) ? word : `${before}${codeSpan(core)}${after}`;
  });
}
