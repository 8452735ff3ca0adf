/** Somebody deletes a server while it, or another one, is put back: it is gone, and the others come back all the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb } from './change-scene.ts';
import { OUT, putBack, saved, setsOf } from './rollback-scene.ts';

const DRAINED = { sent: { states: ['drain'], weights: [] } } as const;
const drained = (server: string) => saved(server, structuredClone(DRAINED) as object);

test('after it was set, and before that was read once more: it is gone, and not back', async () => {
  const one = lb('lb1', { adminFlags: 8 });
  one.force('web/web2', 'drain');
  one.before = (call) => {
    if (call.startsWith('readServers fresh')) one.remove('web/web1');
  };
  const { result, of, done } = await putBack(one, [drained('web1'), drained('web2')]);
  assert.equal(result.failure, null);
  assert.equal(of('web1').kind, 'gone');
  assert.equal(of('web1').now, null);
  assert.equal(of('web2').kind, 'back');
  assert.deepEqual(done, ['web/web2: back as before, confirmed on a fresh connection']);
});

test('while others are proven with it: these are', async () => {
  const one = lb('lb1', OUT);
  one.force('web/web2', 'maint');
  const { result, of } = await putBack(one, [saved('web1'), saved('web2')], async (clock) => {
    await clock.advance(1_000);
    one.remove('web/web1');
    await clock.advance(1_000);
    one.prove('web/web2');
  });
  assert.equal(result.failure, null);
  assert.equal(of('web1').kind, 'gone');
  assert.equal(of('web2').kind, 'back');
  assert.deepEqual(setsOf(one), ['takeDownForProof web/web1 web/web2', 'setStates web/web2=ready']);
});

test('a tracker of one that is proven: it is proven all the same', async () => {
  const one = new FakeLoadBalancer({
    name: 'lb1',
    servers: [
      { backend: 'web', server: 'web1', ...CHECKED, ...OUT },
      { backend: 'web', server: 'web2', ...CHECKED },
      { backend: 'api', server: 't1', tracks: 'web/web1' },
    ],
  });
  const { of } = await putBack(one, [saved('web1')], async (clock) => {
    await clock.advance(1_000);
    one.remove('api/t1');
    one.prove('web/web1');
  });
  assert.equal(of('web1').kind, 'back');
});

test('one after the other: the last one comes back', async () => {
  const one = lb('lb1', OUT);
  for (const server of ['web/web2', 'web/web3']) one.force(server, 'maint');
  const all = ['web1', 'web2', 'web3'];
  const meanwhile = async (clock: FakeClock) => {
    for (const key of ['web/web1', 'web/web2']) {
      await clock.advance(1_000);
      one.remove(key);
    }
    await clock.advance(1_000);
    one.prove('web/web3');
  };
  const { of } = await putBack(
    one,
    all.map((server) => saved(server)),
    meanwhile,
    { mayHaveChanged: true },
  );
  assert.deepEqual(
    all.map((server) => of(server).kind),
    ['gone', 'gone', 'back'],
  );
});

test('one that the way does not show for a moment keeps nobody out', async () => {
  const one = lb('lb1', OUT);
  one.force('web/web2', 'maint');
  const hidden = new Set(['sample']);
  one.before = (call) => {
    if (!hidden.delete(call.split(' ')[0] ?? '')) return;
    throw new Failure('data-plane-api', 'not shown', { servers: ['web/web1'] });
  };
  const { of } = await putBack(one, [saved('web1'), saved('web2')], async (clock) => {
    await clock.advance(2_000);
    for (const key of ['web/web1', 'web/web2']) one.prove(key);
  });
  assert.deepEqual([of('web1').kind, of('web2').kind], ['back', 'back']);
});
