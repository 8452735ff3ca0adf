/** `weight`: absolute and relative, what HAProxy rounds, caps and refuses, and that nothing of it is left after a failure. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { pointedOut } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

type T = Parameters<typeof startWebServer>[0]['t'] & object;

/** Without it a check must be answered within its `inter`, and a busy machine takes servers down. */
const CHECK_TIMEOUT = 'timeout check 10s';

forEachHaproxy('weight', (version) => {
  async function site(t: T) {
    const web = await startWebServer({ name: 'web', t });
    const haproxy = await startHaproxy(version, {
      t,
      extraDefaults: CHECK_TIMEOUT,
      config: `backend dyn
        server forty 127.0.0.1:${web.port} weight 40 check inter 100ms rise 2
        server one 127.0.0.1:${web.port} weight 1
        server zero 127.0.0.1:${web.port} weight 0
        server most 127.0.0.1:${web.port} weight 200
      backend still
        balance source
        server forty 127.0.0.1:${web.port} weight 40
        server other 127.0.0.1:${web.port}
      backend consistent
        balance source
        hash-type consistent
        server forty 127.0.0.1:${web.port} weight 40
      backend turns
        balance static-rr
        server forty 127.0.0.1:${web.port} weight 40
        server out 127.0.0.1:${web.port} weight 40 check inter 100ms rise 2
      backend single
        server only 127.0.0.1:${web.port} weight 10`,
    });
    const set = (server: string, weight: string, more: Record<string, string> = {}) =>
      runAction({ t, inputs: { address: haproxy.address, server, operation: 'weight', weight, ...more } });
    const weight = async (backend: string, server: string) =>
      Number((await haproxy.serverState(backend, server)).srv_uweight);
    return { haproxy, set, weight };
  }

  describe('one HAProxy each', { concurrency: 3 }, () => {
    test('put back when the job ends, of a server that a later step has left out: nobody is sent to its application', async (t) => {
      const { haproxy, set, weight } = await site(t);
      const first = await set('dyn/forty', '7', { restore: 'always' });
      const inputs = { address: haproxy.address, server: 'dyn/forty', operation: 'maint' };
      const out = await runAction({ t, temp: first.temp, inputs });
      assert.equal(out.code, 0, out.log);
      assert.equal(pointedOut(await out.post(), 'warning'), '');
      const post = await first.post();
      assert.equal(await weight('dyn', 'forty'), 40);
      assert.equal(await haproxy.adminFlags('dyn', 'forty'), 1);
      assert.equal(pointedOut(post, 'warning'), '');
      assert.match(pointedOut(post, 'notice'), /Not in rotation, but in maint: dyn\/forty on /);
      assert.match(post.log, /dyn\/forty: back as before, and in maint, confirmed/);
      assert.match(
        post.summary,
        /is in maint, which this step had not set; what it had set is back as before/,
      );
    });

    test('absolute, and a percentage of the configured weight; already as wanted changes nothing', async (t) => {
      const { set, weight } = await site(t);
      const absolute = await set('dyn/forty', '7');
      assert.equal(absolute.code, 0, absolute.log);
      assert.equal(absolute.outputs.result, 'changed');
      assert.equal(await weight('dyn', 'forty'), 7);
      const [row] = JSON.parse(absolute.outputs.servers ?? '');
      assert.deepEqual([row.before.weight, row.after.weight], [40, 7]);

      const again = await set('dyn/forty', '7');
      assert.equal(again.outputs.result, 'unchanged');
      assert.equal(again.outputs.changed, 'false');
      assert.doesNotMatch(again.log, /> set server/);

      const percent = await set('dyn/forty', '50%');
      assert.equal(percent.code, 0, percent.log);
      assert.equal(await weight('dyn', 'forty'), 20);
      assert.equal((await set('dyn/zero', '5')).code, 0);
      assert.equal(await weight('dyn', 'zero'), 5);
    });

    test('HAProxy caps at 256', async (t) => {
      const { set, weight } = await site(t);
      const result = await set('dyn/most', '150%');
      if (result.outputs['error-code'] === 'invalid-input') {
        assert.equal(await weight('dyn', 'most'), 200);
      } else {
        assert.equal(result.code, 0, result.log);
        assert.equal(await weight('dyn', 'most'), 256);
      }
      assert.equal((await set('dyn/most', '256')).code, 0);
      assert.equal(await weight('dyn', 'most'), 256);
      assert.equal((await set('dyn/most', '257')).outputs['error-code'], 'invalid-input');
    });

    test('`50%` of configured weight 1 would be 0: refused, with the smallest percentage that works', async (t) => {
      const { set, weight } = await site(t);
      const result = await set('dyn/one', '50%');
      assert.equal(result.code, 1);
      assert.equal(result.outputs['error-code'], 'refused');
      assert.equal(result.outputs.result, 'failed');
      assert.equal(result.outputs.changed, 'false');
      assert.match(errorOf(result), /rounded down to 0/);
      assert.match(errorOf(result), /smallest percentage that works is 100%/);
      assert.equal(await weight('dyn', 'one'), 1);
      assert.equal((await set('dyn/forty', '2%')).outputs['error-code'], 'refused');
      assert.equal((await set('dyn/forty', '3%')).code, 0);
      assert.equal(await weight('dyn', 'forty'), 1);
    });

    test('a percentage of configured weight 0 is refused: an absolute weight is needed', async (t) => {
      const { set, weight } = await site(t);
      const result = await set('dyn/zero', '100%');
      assert.equal(result.outputs['error-code'], 'refused');
      assert.equal(result.outputs.changed, 'false');
      assert.match(errorOf(result), /configured weight is 0: give an absolute weight/);
      assert.equal(await weight('dyn', 'zero'), 0);
    });

    test('`balance static-rr` takes 0 and the configured weight only: refused before anything is sent, in a dry run too', async (t) => {
      const { haproxy, set, weight } = await site(t);
      await haproxy.cli('set server turns/out state maint');
      const ramp = { operation: 'ready', weight: '', ramp: '50%,100%', 'ramp-interval': '100ms' };
      for (const dry of ['true', 'false']) {
        for (const [server, wanted, more] of [
          ['turns/forty', '5', {}],
          ['turns/out', '', ramp],
        ] as const) {
          const result = await set(server, wanted, { ...more, 'dry-run': dry });
          assert.equal(result.outputs['error-code'], 'refused', result.log);
          assert.match(errorOf(result), /Backend turns has `balance static-rr`/);
          assert.doesNotMatch(result.log, /> set server/);
        }
      }
      assert.equal((await set('turns/forty', '0', { 'min-available': '0' })).code, 0);
      assert.equal((await set('turns/forty', '100%', { 'dry-run': 'true' })).code, 0);
      assert.equal((await set('turns/forty', '100%')).code, 0);
      assert.equal(await weight('turns', 'forty'), 40);
    });

    test('by a hash: what may be refused is told beforehand, for whether it is consistent is not to be seen', async (t) => {
      const { set, weight } = await site(t);
      for (const backend of ['still', 'consistent']) {
        const planned = await set(`${backend}/forty`, '5', { 'dry-run': 'true' });
        assert.equal(planned.code, 0, planned.log);
        assert.match(
          planned.log,
          new RegExp(`${backend}/forty is balanced by a hash: without .hash-type consistent`),
        );
      }
      assert.equal((await set('consistent/forty', '5')).code, 0);
      assert.equal(await weight('consistent', 'forty'), 5);
    });

    test("a static algorithm takes 0 and the configured weight only: `refused` in HAProxy's words", async (t) => {
      const { set, weight } = await site(t);
      const result = await set('still/forty', '5');
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'refused');
      assert.equal(result.outputs.changed, 'false');
      assert.match(
        errorOf(result),
        /Backend is using a static LB algorithm and only accepts weights '0%' and '100%'/,
      );
      assert.match(errorOf(result), /hash-type consistent/);
      assert.equal(await weight('still', 'forty'), 40);
      for (const [wanted, found] of [
        ['0', 0],
        ['100%', 40],
        ['0', 0],
        ['40', 40],
      ] as const) {
        const accepted = await set('still/forty', wanted);
        assert.equal(accepted.code, 0, accepted.log);
        assert.equal(await weight('still', 'forty'), found);
      }
    });

    test('weight 0 takes a server out, so the guard stands before it', async (t) => {
      const { set, weight } = await site(t);
      const refused = await set('single/only', '0');
      assert.equal(refused.outputs['error-code'], 'guard');
      assert.equal(refused.outputs.changed, 'false');
      assert.equal(await weight('single', 'only'), 10);
      const forced = await set('single/only', '0', { 'min-available': '0' });
      assert.equal(forced.code, 0, forced.log);
      assert.equal(await weight('single', 'only'), 0);
      assert.equal(forced.outputs.available, '0');
    });

    test('weight with ready: set before the server is let in, also on one that is ready already', async (t) => {
      const { haproxy, set, weight } = await site(t);
      await haproxy.cli('set server dyn/forty state maint');
      const result = await set('dyn/forty', '25%', { operation: 'ready' });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.state, 'ready');
      assert.equal(result.outputs.status, 'UP');
      assert.equal(await weight('dyn', 'forty'), 10);
      const again = await set('dyn/forty', '30', { operation: 'ready' });
      assert.equal(again.code, 0, again.log);
      assert.equal(again.outputs.result, 'changed');
      assert.equal(await weight('dyn', 'forty'), 30);
      assert.equal(await haproxy.adminFlags('dyn', 'forty'), 0);
    });

    test('one of several servers is refused: the weights of the others are put back', async (t) => {
      const { haproxy, set, weight } = await site(t);
      await haproxy.cli('set server dyn/forty weight 33');
      const result = await set('dyn/forty,dyn/most,still/forty,still/other', '5');
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'refused');
      assert.equal(result.outputs.result, 'rolled-back');
      assert.equal(result.outputs.changed, 'false');
      assert.equal(await weight('dyn', 'forty'), 33);
      assert.equal(await weight('dyn', 'most'), 200);
      assert.equal(await weight('still', 'forty'), 40);
      assert.equal(await weight('still', 'other'), 1);

      const kept = await set('dyn/forty,still/forty', '5', { 'on-error': 'keep' });
      assert.equal(kept.outputs.result, 'partial');
      assert.equal(kept.outputs.changed, 'true');
      assert.match(errorOf(kept), /set server dyn\/forty weight 33/);
      assert.equal(await weight('dyn', 'forty'), 5);
    });
  });
});
