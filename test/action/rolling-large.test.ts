/** A rolling step whose batches are too large for the runner's own state, and a last one that is not: post knows which of them is out. */
import assert from 'node:assert/strict';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { ROLLING } from '../support/rolling-scene.ts';
import { startAction } from '../support/run-action.ts';

/** What is saved of so many servers is more than an environment variable holds. */
const LARGE = 500;

atEitherEnd('a rolling step of many servers', (version, test) => {
  test('cancelled in its last batch, which is a small one, is put back by post', async (t) => {
    const names = Array.from({ length: LARGE + 2 }, (_, index) => `web${index + 1}`);
    const haproxy = await startHaproxy(version, {
      t,
      config: `backend web
${names.map((name, index) => `  server ${name} 127.0.0.1:${10_000 + index}`).join('\n')}`,
    });
    const running = startAction({
      t,
      action: ROLLING,
      deadline: 240_000,
      inputs: {
        address: `lb1=${haproxy.address}`,
        server: 'web/*',
        'batch-size': String(LARGE),
        run: '[ "$HAPROXY_BATCH" = 1 ] || { echo "in the last batch"; sleep 600; }',
      },
    });
    await running.waitForLog(/^in the last batch$/m);
    assert.equal(await haproxy.adminFlags('web', `web${LARGE + 2}`), 1);
    running.signal('SIGINT');
    const main = await running.result;
    assert.equal(main.code, 1, main.log);
    const post = await main.post({ jobStatus: 'cancelled' });
    assert.match(post.log, new RegExp(`web/web${LARGE + 2} on lb1`));
    assert.match(post.summary, new RegExp(`web/web${LARGE + 1}`));
  });
});
