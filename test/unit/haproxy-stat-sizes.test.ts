/** What is known of the sizes of replies, which says how rows are asked for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Batch } from '../../src/haproxy/runtime-api/batch.ts';
import type { Command } from '../../src/haproxy/runtime-api/commands.ts';
import type { Connection } from '../../src/haproxy/runtime-api/connection.ts';
import { Reader } from '../../src/haproxy/runtime-api/reader.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { recordedReply } from '../support/recorded-replies.ts';

const linesOf = (name: string) => recordedReply('3.4', name).subarray(0, -2).toString().split('\n');

/** Both tables of a first backend, of one that `show stat` leaves out, and of a third one with twenty servers. */
function tables(isHiddenListed: boolean): { state: string; stat: string } {
  const [version = '', stateHeader = '', ...stateRows] = linesOf('show-servers-state');
  const [statHeader = '', ...statRows] = linesOf('show-stat');
  const state = stateRows.find((row) => row.includes(' web1 ')) ?? '';
  const stat = statRows.find((row) => row.startsWith('web,web1,')) ?? '';
  const whole = statRows.find((row) => row.startsWith('web,BACKEND,')) ?? '';
  const stateOf = (id: number, backend: string, server: string) =>
    state.replace(/^\S+ \S+ (\S+) \S+/, `${id} ${backend} $1 ${server}`);
  const statOf = (id: number, backend: string, server: string) =>
    stat.replace('web,web1,', `${backend},${server},`).replace(/,1,\d+,(?=\d+,,)/, `,1,${id},`);
  const wholeOf = (id: number, backend: string) =>
    whole.replace('web,', `${backend},`).replace(/,1,\d+,0,,/, `,1,${id},0,,`);
  const names = Array.from({ length: 20 }, (_, index) => `srv${index}`);
  const last = names.map((name) => stateOf(9, 'last', name));
  const hidden = isHiddenListed ? [stateOf(8, 'hidden', 'web1')] : [];
  const rows = [
    statOf(7, 'early', 'web1'),
    wholeOf(7, 'early'),
    ...names.map((name) => statOf(9, 'last', name)),
    wholeOf(9, 'last'),
  ];
  return {
    state: [version, stateHeader, stateOf(7, 'early', 'web1'), ...hidden, ...last, '', ''].join('\n'),
    stat: [statHeader, ...rows, '', ''].join('\n'),
  };
}

/** Answers a meeting with these tables. */
function connectionTo({ state, stat }: { state: string; stat: string }): Connection {
  const replyTo = ({ line, reader }: Command<unknown>) => {
    if (line === 'show cli level') return 'admin\n';
    const rows = reader?.(0);
    rows?.push(line.startsWith('show stat') ? stat : state);
    return rows ?? '\n';
  };
  const meet = async (batch: Batch<unknown>) => ({
    process: { version: '3.4.7' },
    answer: batch.read(batch.commands.map(replyTo)),
  });
  return { meet } as unknown as Connection;
}

async function linesFor(isHiddenListed: boolean, count: number): Promise<string[]> {
  const reader = new Reader(connectionTo(tables(isHiddenListed)), new FakeClock());
  const { answer } = await reader.readAll(new AbortController().signal);
  const last = [...answer.servers.values()].filter(({ backend }) => backend === 'last');
  assert.equal(last.length, 20);
  return reader.traffic(last.slice(0, count)).commands.map(({ line }) => line);
}

test('a server that `show stat` leaves out makes nobody behind it count twice', async () => {
  for (const count of [1, 2, 3, 4, 5, 6]) {
    const lines = await linesFor(true, count);
    assert.deepEqual(lines, await linesFor(false, count), `${count} of 20`);
  }
});
