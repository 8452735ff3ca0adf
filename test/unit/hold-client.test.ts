/** Ending a process that holds servers: whatever keeps that from being written down keeps nobody from what comes next. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { holdServer } from '../../src/action/hold/hold-channel.ts';
import { endHoldProcess } from '../../src/action/hold/hold-client.ts';
import { readHoldFile, UNHEARD, writeHoldFile } from '../../src/action/hold/hold-file.ts';
import { takeOver } from '../../src/action/hold/take-over.ts';
import { timeNow } from '../../src/action/state/journal.ts';
import { processOf } from '../../src/action/state/os-process.ts';
import { loadBalancerIdOf, serverIdOf } from '../../src/action/state/server-id.ts';
import { momentOf, systemClock } from '../../src/clock.ts';
import { RELEASE_WITHIN_MS } from '../../src/operation/hold/hold-target.ts';
import { savedLoadBalancer } from './action-samples.ts';

const HAPROXY = { ...savedLoadBalancer([]).process, version: '3.4', uptimeSeconds: 60 };
const BEGUN = { at: timeNow(), began: momentOf(systemClock), loadBalancers: [] };

function runnerTemp(t: TestContext): string {
  const before = process.env.RUNNER_TEMP;
  const temp = mkdtempSync(path.join(tmpdir(), 'hold-'));
  process.env.RUNNER_TEMP = temp;
  t.after(() => {
    if (before === undefined) delete process.env.RUNNER_TEMP;
    else process.env.RUNNER_TEMP = before;
    rmSync(temp, { recursive: true });
  });
  return temp;
}

for (const [where, more, isElsewhere] of [
  ['in a pod its socket is not', { KUBERNETES_SERVICE_HOST: '10.0.0.1' }, true],
  ['in a container, and on a machine, its socket is', {}, false],
] as const)
  test(`${where} among the temporary files of the job, which a pod may have copied from and to the runner`, async (t) => {
    const temp = runnerTemp(t);
    const order = { id: 'one', addresses: [], connection: {}, targets: [], job: '', runner: null };
    const credentials = { ssh: { options: [] }, tls: {}, dataPlane: null };
    const holder = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../src/hold.ts')], {
      stdio: ['pipe', 'ignore', 'inherit', 'pipe'],
      env: { PATH: process.env.PATH, RUNNER_TEMP: temp, TMPDIR: tmpdir(), ...more },
    });
    const ended = once(holder, 'exit');
    holder.stdin?.end(JSON.stringify({ ...order, credentials }));
    assert.equal(await text(holder.stdio[3] as Readable), 'holding');
    await ended;
    const folder = path.dirname(readHoldFile('one')?.socket ?? '');
    assert.equal(path.dirname(folder), isElsewhere ? tmpdir() : temp);
    assert.equal(existsSync(folder), !isElsewhere);
  });

test('what it says last counts, also where it could not write that down any more', async (t) => {
  const temp = runnerTemp(t);
  const socket = path.join(temp, 'socket');
  const settings = { state: 'maint' } as const;
  const written = {
    ...BEGUN,
    process: processOf(process.pid),
    socket,
    servers: [{ id: 'web1', settings }],
    messages: [],
    undone: [],
    onTheWay: [],
    ended: null,
  };
  // On a full disk nothing of this stands in its file.
  const said = {
    ...written,
    servers: [],
    undone: [{ loadBalancer: 'lb1', text: 'a reload' }],
    ended: 'released',
  };
  const server = holdServer(
    async () => said,
    () => {},
  );
  server.listen(socket);
  await once(server, 'listening');
  t.after(() => void server.close());
  writeHoldFile('one', written);
  assert.deepEqual(await endHoldProcess('one'), said);
});

test('one that does not answer is ended, and its file says so, also where there is no room for another', async (t) => {
  const temp = runnerTemp(t);
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  const servers = [{ id: 'web1', settings: { state: 'maint' } as const }];
  const socket = path.join(temp, 'nobody-listens');
  writeHoldFile('one', {
    ...BEGUN,
    process: processOf(child.pid ?? 0),
    socket,
    servers,
    messages: [],
    undone: [],
    onTheWay: [],
    ended: null,
  });
  // As a full disk does.
  mkdirSync(path.join(temp, 'haproxy-server-state', 'one.hold.draft'));
  const ended = once(child, 'exit');
  assert.equal((await endHoldProcess('one'))?.ended, UNHEARD);
  await ended;
});

test('whatever of it cannot be removed keeps nobody from what comes next', async (t) => {
  const temp = runnerTemp(t);
  // As on a disk that is read-only by now.
  const socket = path.join(temp, 'socket');
  mkdirSync(socket);
  const ended = {
    ...BEGUN,
    process: null,
    socket,
    servers: [],
    messages: [],
    undone: [],
    onTheWay: [],
    ended: 'released',
  };
  writeHoldFile('one', ended);
  assert.deepEqual(await endHoldProcess('one'), ended);
});

test('one that lets go only when it has given a look up may have given up a set', async (t) => {
  const temp = runnerTemp(t);
  const settings = { state: 'maint' } as const;
  const held = [
    { name: 'lb1', process: HAPROXY, readAt: 0, servers: [{ backend: 'web', server: 'web1', settings }] },
  ];
  const socket = path.join(temp, 'socket');
  let lateMs = 0;
  const server = holdServer(
    async ({ ids }) => {
      await sleep(lateMs);
      return ids;
    },
    () => {},
  );
  server.listen(socket);
  await once(server, 'listening');
  t.after(() => void server.close());
  writeHoldFile('one', {
    ...BEGUN,
    loadBalancers: [{ id: loadBalancerIdOf('lb1.example:9999'), process: HAPROXY }],
    process: processOf(process.pid),
    socket,
    servers: [{ id: serverIdOf('lb1.example:9999', 'web/web1'), settings }],
    messages: [],
    undone: [],
    onTheWay: [],
    ended: null,
  });
  const addresses = new Map([['lb1', 'lb1.example:9999']]);
  const seen: unknown[] = [];
  for (const ms of [0, RELEASE_WITHIN_MS + 10]) {
    lateMs = ms;
    const taken = await takeOver({ changing: held, found: [], addresses, own: new Set() }, () => {});
    seen.push(taken?.afterLoss);
    lateMs = 0;
    await taken?.giveBack([], new AbortController().signal);
  }
  assert.deepEqual(seen, [false, true]);
});
