/** Two addresses to one HAProxy process. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { twinsAmong } from '../../src/operation/plan/twins.ts';
import { lb, request, run } from './change-scene.ts';

const process = {
  version: '3.2.0',
  pid: 4711,
  startedAt: 1_700_000_000,
  startToleranceSeconds: 0,
  node: 'alpha',
  uptimeSeconds: 60,
};

test('the same process on the same node is told by both names', () => {
  const [twin, ...others] = twinsAmong([
    { name: 'lb1', process },
    { name: 'lb2', process: { ...process, node: 'beta' } },
    { name: 'admin', process },
  ]);
  assert.deepEqual(others, []);
  assert.equal(
    twin?.message,
    'lb1 and admin lead to one HAProxy, process 4711 on alpha: a server there would be counted twice.',
  );
  assert.deepEqual([twin?.code, twin?.loadBalancer], ['invalid-input', 'admin']);
});

test('two processes with one number, on other nodes or begun at other times, are two', () => {
  const others = [{ node: 'beta' }, { startedAt: process.startedAt + 1 }, { pid: 4712 }];
  for (const other of others)
    assert.deepEqual(
      twinsAmong([
        { name: 'a', process },
        { name: 'b', process: { ...process, ...other } },
      ]),
      [],
    );
});

test('a change of twins is refused before anything is sent', async () => {
  const [one, two] = [lb('lb1'), lb('lb2')];
  two.process = { ...one.process };
  const { report } = await run(request('maint'), [one, two]);
  assert.deepEqual([report.result, report.error?.code], ['failed', 'invalid-input']);
  assert.ok([...one.calls, ...two.calls].every((call) => !call.startsWith('set')));
});
