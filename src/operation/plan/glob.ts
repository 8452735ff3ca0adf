/**
 * Globs over HAProxy's names: `*`, `?`, `[0-9]` and `{1,12}`; everything else stands for itself. Matches in a time that grows with the
 * length of glob and name alone: a regular expression made of many `*` could keep a step busy for ever. Pure.
 */

/** Does a whole name match? */
export type Glob = (name: string) => boolean;

/** Takes the places in the name where the glob may stand, and gives those where it may stand behind its next part. */
type Part = (name: string, places: ReadonlySet<number>) => ReadonlySet<number>;

/** Does it stand for one name alone? */
export function isPlain(text: string): boolean {
  return !/[*?[{]/.test(text);
}

/** For a glob in which `globFault` found nothing. */
export function globOf(text: string): Glob {
  if (text === '*') return () => true;
  if (isPlain(text)) return (name) => name === text;
  const tokens = tokensOf(text);
  const characters = tokens.filter((token) => !token.startsWith('*') && !token.startsWith('{')).map(fitOf);
  const least = characters.length;
  // Without `*` and `{}` each character has its place: 10,000 names are soon looked through.
  if (least === tokens.length)
    return (name) => name.length === least && characters.every((fits, at) => fits(name.charAt(at)));
  const parts = partsOf(text);
  // Of `{1,12}` nothing is known: it may be empty.
  return (name) => name.length >= least && places(parts, name, new Set([0])).has(name.length);
}

/** Does a whole name match one of these globs? To be asked of ten thousand names, most of which match none. */
export function anyGlobOf(texts: readonly string[]): Glob {
  const names = new Set(texts.filter(isPlain));
  const globs = texts.filter((text) => !isPlain(text));
  const [placed, others] = [
    globs.filter((text) => !/[*{]/.test(text)),
    globs.filter((text) => /[*{]/.test(text)),
  ];
  // Each of its characters has its place, so nothing is tried twice.
  const expression = new RegExp(`^(?:${placed.map(expressionOf).join('|')})$`);
  const rest = others.map(globOf);
  return (name) =>
    names.has(name) ||
    (placed.length > 0 && expression.test(name)) ||
    (rest.length > 0 && rest.some((matches) => matches(name)));
}

/** Of a glob without `*` and `{}`: of what else may stand there only the point means something else in an expression. */
function expressionOf(text: string): string {
  return tokensOf(text)
    .map((token) => (token === '?' ? '.' : token === '.' ? '\\.' : token))
    .join('');
}

/** What is wrong with it, in the words that follow its name; null when nothing is. */
export function globFault(text: string): string | null {
  if (text === '') return 'has an empty name';
  if (!/^[A-Za-z0-9_.:\-*?[\]{},]+$/.test(text)) {
    return "has a character that is in no HAProxy name (letters, digits, '_.:-' and globs '*?[]{}' are)";
  }
  const rest = text.replace(/\[[A-Za-z0-9_.:-]+\]/g, '').replace(/\{[^{}[\]]*\}/g, '');
  if (/[[\]{},]/.test(rest)) return 'has an unfinished [ ] or { }';
  const sets = [...text.matchAll(/\[([^\]]+)\]/g)].map(([, set = '']) => set);
  if (sets.some(isOfNumbers) || /\{[^{}]*\d\.\.\d/.test(text)) return RANGE_OF_NUMBERS;
  return sets.some(hasBackwardsRange) ? 'has a range that runs backwards' : null;
}

const RANGE_OF_NUMBERS =
  'has a range of numbers, which no glob knows: [0-9] stands for one character, and 1 to 12 is {[1-9],1[0-2]}';

/** `[1-12]` is 1 and 2, and nobody who writes it means that: a step would be done with two of twelve servers. */
function isOfNumbers(set: string): boolean {
  const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(set) ?? [];
  return first.length + last.length > 2 && Number(first) < Number(last);
}

function tokensOf(text: string): string[] {
  return text.match(/\*+|\?|\[[^\]]+\]|\{[^}]*\}|./g) ?? [];
}

function partsOf(text: string): Part[] {
  return tokensOf(text).map((token) => {
    if (token.startsWith('*')) return anything;
    if (token.startsWith('{')) return eitherOf(token.slice(1, -1).split(',').map(partsOf));
    return oneCharacter(fitOf(token));
  });
}

/** Of a token that stands for one character. */
function fitOf(token: string): (character: string) => boolean {
  if (token === '?') return () => true;
  if (token.startsWith('[')) return setOf(token.slice(1, -1));
  return (character) => character === token;
}

function places(parts: readonly Part[], name: string, from: ReadonlySet<number>): ReadonlySet<number> {
  let reached = from;
  for (const part of parts) {
    if (reached.size === 0) return reached;
    reached = part(name, reached);
  }
  return reached;
}

/** Everywhere behind the first place. */
const anything: Part = (name, from) => {
  const first = Math.min(...from);
  return new Set(Array.from({ length: Math.max(0, name.length - first + 1) }, (_, index) => first + index));
};

function oneCharacter(fits: (character: string) => boolean): Part {
  return (name, from) =>
    new Set(
      [...from].filter((place) => place < name.length && fits(name.charAt(place))).map((place) => place + 1),
    );
}

function eitherOf(alternatives: readonly Part[][]): Part {
  return (name, from) => new Set(alternatives.flatMap((parts) => [...places(parts, name, from)]));
}

/** `0-9a_`: characters and ranges of them, as in a regular expression. */
function setOf(set: string): (character: string) => boolean {
  const ranges = rangesOf(set);
  return (character) => ranges.some(([first, last]) => first <= character && character <= last);
}

function rangesOf(set: string): [string, string][] {
  return [...set.matchAll(/(.)-(.)|./g)].map(([one, first = one, last = one]) => [first, last]);
}

function hasBackwardsRange(set: string): boolean {
  return rangesOf(set).some(([first, last]) => first > last);
}
