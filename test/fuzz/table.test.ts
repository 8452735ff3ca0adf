/** Tables that are read while they arrive: however they are cut, they come to what the whole text comes to, and a part to nothing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Failure } from '../../src/errors.ts';
import { decodeCheckState } from '../../src/haproxy/admin-flags.ts';
import { type Command, showServersState, showStat } from '../../src/haproxy/runtime-api/commands.ts';
import { PROCESS_PROMPT, ReplyCollector } from '../../src/haproxy/runtime-api/framing.ts';
import { idsIn } from '../../src/haproxy/runtime-api/servers-state-rows.ts';
import { RECORDED_VERSIONS, recordedReply } from '../support/recorded-replies.ts';
import { changed, changes, cutAt } from './bytes.ts';
import { inFull } from './in-full.ts';
import { runs } from './runs.ts';

const everything = { rows: 'everything' } as const;
const web1 = (backend: string, server: string) => backend === 'web' && server === 'web1';

const TABLES: [reply: string, command: Command<unknown>][] = [
  ['show-servers-state', showServersState()],
  ['show-servers-state', showServersState('web', web1)],
  ['show-servers-state-of-nobody', showServersState('nobody')],
  ['show-stat', showStat(everything)],
  ['show-stat', showStat(everything, web1)],
  ['show-stat-of-nobody', showStat({ rows: 'backend', backendId: '99' })],
];

const versions = fc.constantFrom(...RECORDED_VERSIONS);
const tables = fc.constantFrom(...TABLES);
const places = fc.array(fc.nat(1_000_000), { maxLength: 30 });

/** Values, or what is wrong, as text. Of bytes that are no character it does not matter how many are said to be none. */
function reading(read: () => unknown): string {
  try {
    return JSON.stringify(inFull(read())).replace(/\ufffd+/g, '\ufffd');
  } catch (error) {
    if (error instanceof Failure) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** As a session does it; null when the reply does not end. */
function arriving(command: Command<unknown>, chunks: readonly Buffer[]): string | null {
  const collector = new ReplyCollector(command.end, PROCESS_PROMPT, undefined, command.reader?.(0));
  for (const chunk of chunks) {
    const rest = collector.push(chunk);
    if (rest) return reading(() => command.read(collector.reply()));
  }
  return null;
}

/** As it is read when all of it is there; null when it does not end. */
function whole(command: Command<unknown>, bytes: Buffer): string | null {
  const collector = new ReplyCollector(command.end);
  return collector.push(bytes) ? reading(() => command.read(collector.text())) : null;
}

describe('A table that is read while it arrives', () => {
  test('is the same however it is cut', () => {
    fc.assert(
      fc.property(versions, tables, places, (version, [name, command], cuts) => {
        const bytes = recordedReply(version, name);
        assert.equal(arriving(command, cutAt(bytes, cuts)), whole(command, bytes));
      }),
      runs(600),
    );
  });

  test('is the same in single bytes', () => {
    for (const [name, command] of TABLES) {
      const bytes = recordedReply('3.4', name);
      const single = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
      assert.equal(arriving(command, single), whole(command, bytes), name);
    }
  });

  test('is the same, or wrong in the same way, whatever was altered', () => {
    fc.assert(
      fc.property(versions, tables, changes, places, (version, [name, command], list, cuts) => {
        const bytes = changed(recordedReply(version, name), list);
        assert.equal(arriving(command, cutAt(bytes, cuts)), whole(command, bytes));
      }),
      runs(1_000),
    );
  });

  test('that is cut short is nothing', () => {
    fc.assert(
      fc.property(versions, tables, fc.nat(1_000_000), places, (version, [name, command], end, cuts) => {
        const bytes = recordedReply(version, name);
        const part = bytes.subarray(0, end % (bytes.length - 4));
        assert.equal(arriving(command, part.length > 0 ? cutAt(part, cuts) : []), null);
      }),
      runs(600),
    );
  });

  test('keeps nothing of what is no table, and of a row without an end', () => {
    const chunk = Buffer.alloc(1 << 20, 'x');
    for (const command of [showServersState(), showStat(everything)]) {
      const rows = command.reader?.(0);
      assert.ok(rows);
      for (let count = 0; count < 64; count += 1) rows.push(chunk.toString());
      assert.throws(() => rows.end(), { code: 'not-haproxy' });
      assert.throws(() => command.read(rows), { code: 'not-haproxy' });
    }
    const [header = ''] = recordedReply('3.4', 'show-stat').toString().split('\n', 1);
    const rows = showStat(everything).reader?.(0);
    rows?.push(`${header}\n`);
    for (let count = 0; count < 64; count += 1) rows?.push(chunk.toString());
    assert.throws(() => rows?.end(), { code: 'not-haproxy' });
  });

  test('says the same each time it is asked', () => {
    const command = showStat(everything);
    const rows = command.reader?.(0);
    rows?.push(recordedReply('3.4', 'show-stat').subarray(0, -2).toString());
    assert.ok(rows);
    assert.deepEqual(inFull(command.read(rows)), inFull(command.read(rows)));
  });
});

describe('Servers that have much in common', () => {
  const HEADER =
    '1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord';
  const digit = (...values: number[]) => fc.constantFrom(...values);
  // Few values, so that neighbours are often alike, and one a beginning of the other.
  const rows = fc.array(
    fc.tuple(
      digit(0, 1, 2, 3),
      digit(0, 1, 8, 32),
      digit(1, 10, 100),
      digit(1, 10),
      digit(5, 55),
      digit(6, 2, 26),
      digit(0, 6, 66),
    ),
    { minLength: 1, maxLength: 12 },
  );

  test('are each read as they are', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const lines = list.map(
          ([op, admin, weight, configured, changed, checks, agent], at) =>
            `3 web ${at + 1} s${at} 127.0.0.${at} ${op} ${admin} ${weight} ${configured} ${changed} 6 3 4 ${checks} ${agent} 0 0 - 80 -`,
        );
        const read = showServersState().read(`${[HEADER, ...lines].join('\n')}\n\n`);
        assert.deepEqual(
          read.map(({ rest: { condition }, standing, address }) => [
            idsIn(standing).serverId,
            address,
            condition.operationalState,
            condition.adminFlags,
            condition.weight,
            condition.configuredWeight,
            condition.changedSecondsAgo,
            condition.checks,
            condition.agent,
          ]),
          list.map(([op, admin, weight, configured, changed, checks, agent], at) => {
            const isOut = (admin & 0x23) !== 0;
            return [
              `${at + 1}`,
              `127.0.0.${at}:80`,
              op,
              admin,
              weight,
              configured,
              changed,
              decodeCheckState(checks, isOut),
              decodeCheckState(agent),
            ];
          }),
        );
      }),
      runs(500),
    );
  });
});
