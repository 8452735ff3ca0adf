/**
 * Which servers are meant: lists, globs, `BACKEND/SERVER`, `!`. Pure; parses an input at the edge and matches names later.
 */
import type { ServerName } from '../../haproxy/server.ts';
import { listed, verb } from '../../words.ts';
import { anyGlobOf, type Glob, globFault, globOf, isPlain } from './glob.ts';

export interface Pattern {
  /** As the user wrote it, for messages. */
  text: string;
  /** `!pattern` takes away. */
  negated: boolean;
  /** A glob, or null when none was written. */
  backend: string | null;
  /** A glob. */
  server: string;
}

/** `backends` are globs; a server must match one of them *and* one of `servers`, and none of those that take away. */
export interface Selection {
  backends: string[];
  servers: Pattern[];
}

export type ParsedSelection = { ok: true; value: Selection } | { ok: false; faults: string[] };

/** What a list of patterns selected, and those that matched nothing, each with what is there, closest name first. */
export interface Selected {
  servers: ServerName[];
  unmatched: string[];
}

const NAMES_SHOWN = 10;
/** Of so many patterns that match nothing it is told which names are closest to them: nobody reads more, and each is compared with all names. */
const COMPARED = 10;
/** An input may be as long as an environment variable; HAProxy's names rarely are. */
const LETTERS_SHOWN = 100;

/** Items one per line or comma-separated, but not at a comma inside braces; blanks and empty items are dropped. */
export function splitList(text: string): string[] {
  const items = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth = Math.max(0, depth - 1);
    if (character === '\n' || (character === ',' && depth === 0)) {
      items.push('');
      depth = 0;
    } else items[items.length - 1] += character;
  }
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** The inputs `backend` and `server`. Only characters of names and globs pass: the rest could be an injection. */
export function parseSelection(backend: string, server: string): ParsedSelection {
  const backends = splitList(backend);
  const servers = splitList(server).map(parsePattern);
  const faults = [
    ...(backends.length === 0
      ? ["backend: is empty: name the backends that are meant, or `'*'` for all"]
      : []),
    ...backends.flatMap((glob) => faultsOf(glob).map((fault) => `backend: ${JSON.stringify(glob)} ${fault}`)),
    ...(servers.length === 0 ? ["server: is empty: name the servers that are meant, or `'*'` for all"] : []),
    ...servers.flatMap((pattern) => patternFaults(pattern, backends)),
  ];
  if (servers.length > 0 && servers.every((pattern) => pattern.negated)) {
    faults.push("server: only takes servers away: add the ones that are meant, or `'*'`");
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { backends, servers } };
}

function parsePattern(text: string): Pattern {
  const negated = text.startsWith('!');
  const rest = (negated ? text.slice(1) : text).trim();
  const slash = rest.indexOf('/');
  return slash < 0
    ? { text, negated, backend: null, server: rest }
    : { text, negated, backend: rest.slice(0, slash), server: rest.slice(slash + 1) };
}

function patternFaults(pattern: Pattern, backends: readonly string[]): string[] {
  const globs = pattern.backend === null ? [pattern.server] : [pattern.backend, pattern.server];
  const faults = globs.flatMap((glob) =>
    faultsOf(glob).map((fault) => `server: ${JSON.stringify(pattern.text)} ${fault}`),
  );
  const { backend } = pattern;
  const literal = backend !== null && /^[A-Za-z0-9_.:-]+$/.test(backend);
  // A glob on both sides can only be compared with names that exist, and a faulty one with nothing.
  const comparable = literal && backends.every((glob) => globFault(glob) === null);
  if (faults.length === 0 && comparable && !backends.some((glob) => globOf(glob)(backend))) {
    faults.push(
      `server: ${JSON.stringify(pattern.text)} is not in backend ${JSON.stringify(backends.join(', '))}`,
    );
  }
  return faults;
}

function faultsOf(glob: string): string[] {
  const fault = globFault(glob);
  return fault === null ? [] : [fault];
}

/** Tells of a server whether it may be among those that are meant: whatever is taken away again counts, too. */
export function mayBeMeant({ backends, servers }: Selection): (name: ServerName) => boolean {
  const isIn = anyOf(backends);
  const meant = servers.filter(({ negated }) => !negated);
  const mayBe = anyGlobOf(meant.map(({ server }) => server));
  const patterns = meant.map(matcher);
  return (name) => isIn(name.backend) && mayBe(name.server) && patterns.some((matches) => matches(name));
}

/** Tells of a server whether one of the patterns names it, without a glob. */
export function isNamedBy({ servers }: Selection): (name: ServerName) => boolean {
  const named = servers.filter(({ negated, server }) => !negated && isPlain(server)).map(matcher);
  return (name) => named.some((matches) => matches(name));
}

/** Matches a selection with the servers that exist. Order: as HAProxy lists them. */
export function select(
  selection: Selection,
  existing: readonly ServerName[],
  backendNames: readonly string[],
): Selected {
  const isMeant = anyOf(selection.backends);
  const inBackends = existing.filter((name) => isMeant(name.backend));
  const known = new Set(backendNames);
  const unmatched = selection.backends
    .filter((glob) => (isPlain(glob) ? !known.has(glob) : !backendNames.some(globOf(glob))))
    .map(
      (glob, index) =>
        `no backend matches \`${shortened(glob)}\`${index < COMPARED ? listNames(glob, backendNames) : ''}`,
    );
  if (unmatched.length > 0 && inBackends.length === 0) return { servers: [], unmatched };

  const patterns = selection.servers.map((pattern) => ({ pattern, matches: matcher(pattern), isHit: false }));
  // Each server is gone through once, for there may be ten thousand, and most are matched by none.
  const mayBe = anyGlobOf(selection.servers.map(({ server }) => server));
  const servers = inBackends.filter((name) => {
    if (!mayBe(name.server)) return false;
    let isTaken = false;
    let isTakenAway = false;
    for (const one of patterns) {
      if (!one.matches(name)) continue;
      one.isHit = true;
      if (one.pattern.negated) isTakenAway = true;
      else isTaken = true;
    }
    return isTaken && !isTakenAway;
  });
  for (const { pattern, isHit } of patterns)
    if (!isHit) {
      const closest = unmatched.length < COMPARED ? listServers(pattern, inBackends) : '';
      unmatched.push(`no server matches \`${shortened(pattern.text)}\`${closest}`);
    }
  // A step that found nothing to do must not look like one that has done it.
  if (servers.length === 0 && unmatched.length === 0) unmatched.push(takenAwayAgain(selection));
  return { servers, unmatched };
}

/** Does one of these match? Ten thousand servers have few backends: each is asked about once. */
function anyOf(globs: readonly string[]): Glob {
  const matches = anyGlobOf(globs);
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? matches(name);
    if (!known.has(name)) known.set(name, answer);
    return answer;
  };
}

function takenAwayAgain({ servers }: Selection): string {
  const negated = servers.filter((pattern) => pattern.negated).map((pattern) => shortened(pattern.text));
  return `no server is left: ${negated.map((text) => `\`${text}\``).join(', ')} ${verb(negated.length, 'takes', 'take')} away all that the other patterns pick`;
}

function shortened(text: string): string {
  return text.length > LETTERS_SHOWN ? `${text.slice(0, LETTERS_SHOWN)}…` : text;
}

function matcher(pattern: Pattern): (name: ServerName) => boolean {
  const server = globOf(pattern.server);
  const backend = pattern.backend === null ? null : globOf(pattern.backend);
  return (name) => server(name.server) && (backend === null || backend(name.backend));
}

function listServers(pattern: Pattern, existing: readonly ServerName[]): string {
  const wanted = pattern.text.replace(/^!/, '');
  const qualified = pattern.backend !== null || new Set(existing.map((name) => name.backend)).size > 1;
  return listNames(
    wanted,
    existing.map((name) => (qualified ? `${name.backend}/${name.server}` : name.server)),
    qualified && pattern.backend === null ? (name) => name.slice(name.indexOf('/') + 1) : undefined,
  );
}

/** `; did you mean \`web2\`?` where one name is near, `; closest: \`a\`, \`b\`` where several are or none is. */
function listNames(wanted: string, names: readonly string[], compared = (name: string) => name): string {
  if (names.length === 0) return ': there are none';
  const byDistance = names
    .map((name) => ({ name, distance: editDistance(wanted, compared(name)) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  const [first, second] = byDistance;
  const all = listed(
    byDistance.map(({ name }) => `\`${name}\``),
    NAMES_SHOWN,
  );
  const isNear = first !== undefined && first.distance <= Math.min(2, Math.floor(wanted.length / 2));
  const isOnly = isNear && (second === undefined || second.distance > first.distance);
  return isOnly ? `; did you mean \`${first.name}\`? Closest: ${all}` : `; closest: ${all}`;
}

/** Of longer names the rest counts as so many letters: an input of 65,000 would be compared with ten thousand names for minutes. */
const LETTERS_COMPARED = 100;

function editDistance(a: string, b: string): number {
  const restOf = (text: string) => Math.max(0, text.length - LETTERS_COMPARED);
  const changed = lettersChanged(a.slice(0, LETTERS_COMPARED), b.slice(0, LETTERS_COMPARED));
  return changed + Math.abs(restOf(a) - restOf(b));
}

/** Levenshtein: how many letters must be changed, added or dropped. */
function lettersChanged(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
