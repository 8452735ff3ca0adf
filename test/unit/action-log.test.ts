/** News as lines of the log. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logTo } from '../../src/action/log.ts';
import { Failure } from '../../src/errors.ts';
import type { Clock } from '../../src/wait.ts';

function setUp() {
  let time = 0;
  const clock: Clock = {
    now: () => time,
    wallTime: () => time,
    sleep: () => Promise.reject(new Error('sleeps')),
  };
  const lines: string[] = [];
  const tell = logTo(
    {
      say: (line) => lines.push(line),
      sayGroup: (title, group) => lines.push(`[${title}]`, ...group),
      annotate: (severity, title, text) => lines.push(`${severity} (${title}) ${text.join(' / ')}`),
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
      tell({ kind: 'progress', loadBalancer: 'lb1', text: `${ms}` });
    }
    const shown = lines.map((line) => Number(line.split(' ').at(-1)));
    assert.deepEqual(shown, [0, 1e3, 2e3, 3e3, 4e3, 5e3, 6e3, 7e3, 8e3, 9e3, 19e3, 29e3, 39e3, 49e3, 59e3]);
  });

  test('thins out each load balancer by itself, and begins anew with each wait', () => {
    const { tell, lines } = setUp();
    tell({ kind: 'progress', loadBalancer: 'lb1', text: 'a' });
    tell({ kind: 'progress', loadBalancer: 'lb2', text: 'b' });
    tell({ kind: 'progress', loadBalancer: 'lb1', text: 'hidden' });
    tell({ kind: 'set', loadBalancer: 'lb1', text: 'c' });
    tell({ kind: 'progress', loadBalancer: 'lb1', text: 'd' });
    assert.deepEqual(lines, ['wait    lb1: a', 'wait    lb2: b', 'set     lb1: c', 'wait    lb1: d']);
  });

  test('annotates nine of a kind and prints the others', () => {
    const { tell, lines } = setUp();
    for (let index = 0; index < 12; index++)
      tell({ kind: 'warning', loadBalancer: 'lb1', text: `w${index}` });
    tell({ kind: 'notice', loadBalancer: 'lb1', text: 'n' });
    assert.equal(lines.filter((line) => line.startsWith('warning (HAProxy warning) On lb1: w')).length, 9);
    assert.deepEqual(lines.slice(9), [
      'notice  lb1: w9',
      'notice  lb1: w10',
      'notice  lb1: w11',
      'notice (HAProxy notice) On lb1: n',
    ]);
  });
});
