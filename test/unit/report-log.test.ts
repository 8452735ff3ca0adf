/** News as lines of the log. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logTo } from '../../src/action/report/log.ts';
import type { Clock } from '../../src/clock.ts';
import { Failure } from '../../src/errors.ts';

function setUp() {
  let time = 0;
  const clock: Clock = {
    now: () => time,
    wallTime: () => time,
    sleep: () => Promise.reject(new Error('sleeps')),
    alarm: () => assert.fail('sets an alarm'),
  };
  const lines: string[] = [];
  const tell = logTo(
    {
      say: (line) => lines.push(line),
      sayGroup: (title, group) => lines.push(`[${title}]`, ...group),
    },
    clock,
  );
  return {
    tell,
    lines,
    at: (ms: number) => {
      time = ms;
    },
  };
}

describe('The log', () => {
  test('groups what was read, and says the rest line by line', () => {
    const { tell, lines } = setUp();
    tell({ kind: 'read', loadBalancer: 'lb1', lines: ['HAProxy 3.0.11', '::stop-commands::x'] });
    tell({ kind: 'set', loadBalancer: 'lb1', text: 'web/web1: set to drain' });
    tell({ kind: 'done', loadBalancer: 'lb1', text: '##[error]' });
    tell({ kind: 'failure', failure: new Failure('refused', 'HAProxy refused.', { loadBalancer: 'lb1' }) });
    assert.deepEqual(lines, [
      '[read    lb1]',
      'read    HAProxy 3.0.11',
      'read    ::stop-commands::x',
      'set     lb1: web/web1: set to drain',
      'done    lb1: ##\\[error]',
      'failed  lb1: HAProxy refused.',
    ]);
  });

  test('shows progress once a second for ten seconds, then every ten', () => {
    const { tell, lines, at } = setUp();
    for (let ms = 0; ms <= 60_000; ms += 100) {
      at(ms);
      tell({ kind: 'progress', loadBalancer: 'lb1', text: `${ms}`, left: 1 });
    }
    const shown = lines.map((line) => Number(line.split(' ').at(-1)));
    assert.deepEqual(shown, [0, 1e3, 2e3, 3e3, 4e3, 5e3, 6e3, 7e3, 8e3, 9e3, 19e3, 29e3, 39e3, 49e3, 59e3]);
  });

  test('thins out each load balancer by itself, and begins anew with each wait', () => {
    const { tell, lines } = setUp();
    tell({ kind: 'progress', loadBalancer: 'lb1', text: 'a', left: 1 });
    tell({ kind: 'progress', loadBalancer: 'lb2', text: 'b', left: 1 });
    tell({ kind: 'progress', loadBalancer: 'lb1', text: 'hidden', left: 1 });
    tell({ kind: 'set', loadBalancer: 'lb1', text: 'c' });
    tell({ kind: 'progress', loadBalancer: 'lb1', text: 'd', left: 1 });
    assert.deepEqual(lines, ['wait    lb1: a', 'wait    lb2: b', 'set     lb1: c', 'wait    lb1: d']);
  });

  test('tells the progress of very many in one line: how many, and the one with most to wait for', () => {
    const { tell, lines, at } = setUp();
    for (let ms = 0; ms <= 3_000; ms += 100) {
      at(ms);
      for (let index = 1; index <= 50; index++)
        tell({ kind: 'progress', loadBalancer: `lb${index}`, text: `${index} sessions`, left: index });
    }
    assert.deepEqual(lines, [
      'wait    lb1: 1 sessions',
      'wait    lb2: 2 sessions',
      'wait    lb3: 3 sessions',
      ...Array(3).fill('wait    50 load balancers, most is left on lb50: 50 sessions'),
    ]);
  });

  test('forgets a wait that has ended without a word', () => {
    const { tell, lines, at } = setUp();
    for (const name of ['lb1', 'lb2', 'lb3', 'lb4'])
      tell({ kind: 'progress', loadBalancer: name, text: 'x', left: 1 });
    at(4_000);
    tell({ kind: 'progress', loadBalancer: 'lb4', text: 'alone', left: 1 });
    assert.equal(lines.at(-1), 'wait    lb4: alone');
  });

  test('prints every warning and notice the moment it is told', () => {
    const { tell, lines } = setUp();
    tell({ kind: 'warning', loadBalancer: 'lb1', text: 'w' });
    tell({ kind: 'notice', loadBalancer: 'lb2', text: '##[error]' });
    assert.deepEqual(lines, ['warning lb1: w', 'notice  lb2: ##\\[error]']);
  });
});
