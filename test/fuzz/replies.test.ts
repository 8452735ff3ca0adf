/** Replies of real HAProxies, altered: read as what they are, or refused with a Failure; a part is never taken for the whole. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Failure } from '../../src/errors.ts';
import {
  type Command,
  setState,
  setWeight,
  showInfo,
  showLevel,
  showServersState,
  showSessions,
  showStat,
  showTables,
  takeDown,
} from '../../src/haproxy/runtime-api/commands.ts';
import { anyCharacters } from '../support/any-characters.ts';
import { RECORDED_VERSIONS, type RecordedVersion, recordedReply } from '../support/recorded-replies.ts';
import { changed, changes } from './bytes.ts';
import { inFull } from './in-full.ts';
import { runs } from './runs.ts';

const web1 = { backend: 'web', server: 'web1' };
const everything = { rows: 'everything' } as const;

/** Tables: a part of one is recognised as such. */
const DUMPS: [name: string, command: Command<unknown>][] = [
  ['show-info', showInfo()],
  ['show-servers-state', showServersState()],
  ['show-stat', showStat(everything)],
];

const REPLIES: [name: string, command: Command<unknown>][] = [
  ...DUMPS,
  ['show-servers-state', showServersState('web', (_, server) => server === 'web1')],
  ['show-stat', showStat(everything, (_, server) => server === 'BACKEND' || server === 'web1')],
  ['show-servers-state-of-nobody', showServersState('nobody')],
  ['show-stat-of-nobody', showStat({ rows: 'backend', backendId: '99' })],
  ['show-cli-level', showLevel()],
  ['show-table', showTables()],
  ['show-sess', showSessions(web1)],
  ['set-state', setState(web1, 'drain')],
  ['set-state-no-server', setState(web1, 'drain')],
  ['denied-set-state', setState(web1, 'drain')],
  ['set-weight-garbage', setWeight(web1, '1')],
  ['take-down', takeDown(web1)],
  ['take-down-no-drain', takeDown(web1)],
  ['unknown', setState(web1, 'drain')],
];

const versions = fc.constantFrom(...RECORDED_VERSIONS);

function textOf(version: RecordedVersion, name: string): string {
  return recordedReply(version, name).subarray(0, -2).toString();
}

/** What a command makes of a text: a value with all that is in it, or the Failure that it throws. Any other error is thrown on. */
function readingOf(command: Command<unknown>, text: string): { value: unknown } | Failure {
  try {
    return { value: inFull(command.read(text)) };
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** Every number anywhere in it. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value instanceof Failure || typeof value !== 'object' || value === null) return [];
  return (value instanceof Set ? [...value] : Object.values(value)).flatMap(numbersIn);
}

describe('A reply', () => {
  for (const [name, command] of REPLIES) {
    test(`to '${command.line}' (${name}) that was altered is read or refused, and every number in it is one`, () => {
      fc.assert(
        fc.property(versions, changes, (version, list) => {
          const text = changed(recordedReply(version, name).subarray(0, -2), list).toString();
          const reading = readingOf(command, text);
          for (const number of numbersIn(reading)) assert.ok(number >= 0, `${number}`);
          if (reading instanceof Failure) assert.notEqual(reading.message, '');
        }),
        runs(200),
      );
    });
  }

  for (const [name, command] of DUMPS) {
    test(`to '${command.line}' that is cut short is refused`, () => {
      fc.assert(
        fc.property(versions, fc.nat(1_000_000), (version, end) => {
          const text = textOf(version, name);
          assert.ok(readingOf(command, text.slice(0, end % text.length)) instanceof Failure);
        }),
        runs(1_000),
      );
    });
  }

  test('whose last rows are lost has no row that was not there, and none with other fields', () => {
    fc.assert(
      fc.property(versions, fc.nat(1_000_000), (version, end) => {
        const text = textOf(version, 'show-servers-state');
        const reading = readingOf(showServersState(), `${text.slice(0, end % text.length)}\n\n`);
        if (reading instanceof Failure) return;
        const whole = inFull(showServersState().read(text)) as unknown[];
        assert.deepEqual(reading.value, whole.slice(0, (reading.value as unknown[]).length));
      }),
      runs(500),
    );
  });

  test('with a count that is none is refused: no sessions must never be concluded from garbage', () => {
    const counts = ['scur', 'qcur', 'stot', 'wretr', 'chkdown', 'weight'];
    const garbage = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !/^[0-9]+$|[",\n]/.test(text));
    fc.assert(
      fc.property(versions, fc.constantFrom(...counts), garbage, (version, column, field) => {
        const lines = textOf(version, 'show-stat').split('\n');
        const index = lines[0]?.slice(2).split(',').indexOf(column) ?? 0;
        const altered = lines.map((line) =>
          /^web,web1,/.test(line) ? line.split(',').with(index, field).join(',') : line,
        );
        assert.notDeepEqual(altered, lines);
        assert.ok(readingOf(showStat(everything), altered.join('\n')) instanceof Failure);
      }),
      runs(300),
    );
  });

  test('that says nothing where silence was expected is no silence', () => {
    fc.assert(
      fc.property(anyCharacters({ maxLength: 60 }), (text) => {
        const refusal = setState(web1, 'drain').read(text);
        assert.equal(refusal === null, text === '\n');
      }),
      runs(500),
    );
  });

  test('of any text at all is read or refused', () => {
    const texts = fc.oneof(
      anyCharacters({ maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom('"', ',', '\n', '# pxname,svname,', ' ', '1\n# be_id ', 'a', '0'),
        maxLength: 60,
      }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const [, command] of REPLIES) readingOf(command, text);
      }),
      runs(500),
    );
  });
});

describe('A line that is sent', () => {
  const safe = fc.stringMatching(/^[A-Za-z0-9_.:-]{1,20}$/);
  const names = fc.oneof(
    safe,
    anyCharacters({ maxLength: 12 }),
    fc
      .tuple(safe, fc.constantFrom(' ', ';', '\n', '\0', '\\', '<<', '/', '#', '\u2028'))
      .map(([name, bad]) => name + bad),
  );
  const LINE =
    /^set server [A-Za-z0-9_.:-]+\/[A-Za-z0-9_.:-]+ (?:state (?:ready|drain|maint)|weight [0-9]{1,3}%?)$/;

  test('is one command of the one kind that is meant, whatever the names', () => {
    fc.assert(
      fc.property(names, names, names, (backend, server, weight) => {
        for (const build of [
          () => setState({ backend, server }, 'maint'),
          () => setWeight({ backend, server }, weight),
        ]) {
          try {
            assert.match(build().line, LINE);
          } catch (error) {
            assert.ok(error instanceof Failure && error.code === 'invalid-input', String(error));
          }
        }
      }),
      runs(1_000),
    );
  });
});
