/** `quiet-for`: clients bound by a cookie, who come every few seconds, finish in drain before their server goes. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startWebBackend } from '../support/web-backend.ts';

forEachHaproxy('quiet-for', (version) => {
  async function shop(t: TestContext) {
    const web = await startWebBackend(version, {
      t,
      lines: '  retries 0\n  cookie SRV insert indirect nocache',
      server: (name) => `check inter 100ms cookie ${name}`,
    });
    /** Fills a cart: so many requests, one every 350 ms. A machine that is busy with other tests may be late with one by more than that. */
    const fill = async (requests: number) => {
      const answers: string[] = [];
      for (let n = 0; n < requests; n += 1) {
        answers.push(await web.visit('/', 'web1'));
        await sleep(350);
      }
      return answers;
    };
    return { web, fill };
  }

  describe('a cart that is filled', { concurrency: 3 }, () => {
    for (const operation of ['drain', 'maint']) {
      test(`${operation}: every request of it is served by its own server, and only then that goes`, async (t) => {
        const { web, fill } = await shop(t);
        const carts = [fill(12), sleep(300).then(() => fill(10))];
        const running = web.watch({
          server: 'web1',
          operation,
          'drain-timeout': '30s',
          'quiet-for': '1500ms',
        });
        const [result, ...answers] = await Promise.all([running.result, ...carts]);
        assert.equal(result.code, 0, result.log);
        assert.deepEqual(new Set(answers.flat()), new Set(['web1']), result.log);
        assert.match(result.log, /quiet for/);
        assert.doesNotMatch(result.log, /New sessions keep arriving/);
        assert.ok(Number(result.outputs['duration-ms']) > 3_500 + 1_500, result.log);
        // The application may be stopped: whoever comes now with its cookie goes elsewhere.
        await web.server('web1').kill();
        if (operation === 'maint') assert.equal(await web.visit('/', 'web1'), 'web2');
      });
    }

    test('that is never finished: out of time, and everything goes back', async (t) => {
      const { web, fill } = await shop(t);
      const cart = fill(18);
      const running = web.watch({
        server: 'web1',
        operation: 'maint',
        'drain-timeout': '3s',
        'quiet-for': '2s',
      });
      const [result, answers] = await Promise.all([running.result, cart]);
      assert.equal(result.outputs['error-code'], 'drain-timeout', result.log);
      // As the limit passes somebody of the cart may be there.
      assert.match(
        result.log,
        /web\/web1 has no sessions, and was quiet for (less than )?1s of 2s|After 3s, web\/web1 still has 1 session, the oldest less than 1s old, from 127\.0\.0\.1 \(1\)/,
      );
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
      assert.deepEqual(new Set(answers), new Set(['web1']));
    });
  });
});
