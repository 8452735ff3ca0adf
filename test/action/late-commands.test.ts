/**
 * A command that a step had written and nobody answered comes to HAProxy when the step has long been killed: a tunnel goes on delivering it.
 * Neither the post step nor a later step of the job takes what it reads before that for the last word.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds, type HaproxyVersion, NEWEST } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { startStalledWay } from '../support/stalled-way.ts';

/** So long a set is under way when its step is killed. */
const UNDER_WAY_MS = 2_500;
/** So long after the next connection the way is whole again for what was under way. */
const LATE_MS = 1_500;

/** A step is killed while its set is under way; that comes when others have been answered. */
async function killedStep(t: TestContext, version: HaproxyVersion, end: NodeJS.Signals = 'SIGKILL') {
  const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
  const haproxy = await startHaproxy(version, { t, config });
  const stalled = Promise.withResolvers<void>();
  const way = await startStalledWay({
    t,
    target: haproxy.socket,
    stallBefore: (words) => {
      const isSet = words.includes('set server ');
      if (isSet) stalled.resolve();
      return isSet;
    },
    // A step that is cancelled comes once more.
    onNext: ({ recover }) => void (end === 'SIGKILL' && setTimeout(recover, LATE_MS)),
  });
  const inputs = { address: `127.0.0.1:${way.port}`, server: 'web/s1', operation: 'maint' };
  const running = startAction({ t, inputs });
  await stalled.promise;
  await sleep(UNDER_WAY_MS);
  running.signal(end);
  return { haproxy, way, inputs, result: await running.result };
}

atBothEnds('a set that comes when its step was killed', (version) => {
  test('is waited for by the post step, and put back', async (t) => {
    const { haproxy, way, result } = await killedStep(t, version);
    const post = await result.post({ jobStatus: 'cancelled' });
    await way.recovered;
    await sleep(200);
    assert.equal(await haproxy.adminFlags('web', 's1'), 0, post.log);
    assert.match(post.log, /may still come: that is waited for/);
  });

  test('is waited for also behind a step that could tell its end', async (t) => {
    const { haproxy, way, result } = await killedStep(t, version, 'SIGINT');
    const posting = result.post({ jobStatus: 'cancelled' });
    await sleep(LATE_MS);
    way.recover();
    const post = await posting;
    assert.equal(await haproxy.adminFlags('web', 's1'), 0, post.log);
    assert.match(post.log, /may still come: that is waited for/);
  });

  test('is waited for by the next step, which then finds something to do', async (t) => {
    const { haproxy, way, inputs, result } = await killedStep(t, version);
    const { temp } = result;
    const next = await runAction({
      t,
      temp,
      inputs: { ...inputs, operation: 'ready', 'wait-for-health': 'false' },
    });
    await way.recovered;
    await sleep(200);
    assert.equal(next.code, 0, next.log);
    assert.equal(await haproxy.adminFlags('web', 's1'), 0, next.log);
    const post = await result.post({ jobStatus: 'failure' });
    assert.doesNotMatch(post.log, /may still come/);
  });

  // On the way back to maint it is a drain.
  for (const operation of ['drain', 'maint'])
    test(`is waited for where whoever holds the server in ${operation} had sent it after a reload`, async (t) => {
      const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
      const haproxy = await startHaproxy(version, { t, config });
      const { promise: stalled, resolve } = Promise.withResolvers<void>();
      let isReloaded = false;
      const way = await startStalledWay({
        t,
        target: haproxy.socket,
        stallBefore: (words) => {
          const isSet = isReloaded && words.includes('set server ');
          if (isSet) resolve();
          return isSet;
        },
      });
      const address = `127.0.0.1:${way.port}`;
      const main = await runAction({
        t,
        inputs: { address, server: 'web/s1', operation, hold: 'true', restore: 'always' },
      });
      isReloaded = true;
      await haproxy.restart();
      await stalled;
      const posting = main.post({ jobStatus: 'success' });
      const { connections } = way;
      await eventually('post has come', () => way.connections > connections);
      await sleep(LATE_MS);
      way.recover();
      const post = await posting;
      await sleep(200);
      assert.equal(await haproxy.adminFlags('web', 's1'), 0, post.log);
    });

  test('where all was answered nobody waits', async (t) => {
    const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
    const haproxy = await startHaproxy(version, { t, config });
    const inputs = { address: haproxy.address, server: 'web/s1', operation: 'drain', restore: 'always' };
    const main = await runAction({ t, inputs });
    const post = await main.post({ jobStatus: 'success' });
    assert.doesNotMatch(post.log, /may still come/);
    assert.equal(await haproxy.adminFlags('web', 's1'), 0, post.log);
  });
});

/** A step is killed while a front of the Data Plane API holds its PUT back, which it passes on when post has come. */
async function killedBehindFront(t: TestContext) {
  const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const { address, user } = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const { promise: stalled, resolve } = Promise.withResolvers<void>();
  const way = await startStalledWay({
    t,
    target: Number(new URL(address).port),
    stallBefore: (words) => {
      const isSet = words.includes('PUT ');
      if (isSet) resolve();
      return isSet;
    },
    onNext: ({ recover }) => void setTimeout(recover, LATE_MS),
  });
  const login = { username: user.name, password: user.password };
  const target = { address: `http://127.0.0.1:${way.port}`, server: 'web/s1', operation: 'drain' };
  const running = startAction({ t, inputs: { ...target, ...login } });
  await stalled;
  await sleep(UNDER_WAY_MS);
  running.signal('SIGKILL');
  return { haproxy, way, result: await running.result };
}

test('a PUT that a front of the Data Plane API passes on when its step was killed is put back by the post step', async (t) => {
  const { haproxy, way, result } = await killedBehindFront(t);
  const post = await result.post({ jobStatus: 'cancelled' });
  await way.recovered;
  await sleep(200);
  assert.equal(await haproxy.adminFlags('web', 's1'), 0, post.log);
  assert.match(post.log, /may still come: that is waited for/);
});

test('also where the API passes it on to a HAProxy that has been restarted since', async (t) => {
  const { haproxy, way, result } = await killedBehindFront(t);
  await haproxy.restart();
  const post = await result.post({ jobStatus: 'cancelled' });
  await way.recovered;
  await sleep(200);
  assert.match(post.log, /may still come: that is waited for/);
  assert.equal(await haproxy.adminFlags('web', 's1'), 0, post.log);
});
