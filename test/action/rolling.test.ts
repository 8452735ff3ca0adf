import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atBothEnds } from '../support/haproxy-versions.ts';
import { startRollingScene } from '../support/rolling-scene.ts';

atBothEnds('rolling', (version) => {
  test('x', async (t) => {
    const scene = await startRollingScene(version, { t, loadBalancers: 2 });
    const result = await scene.run({});
    console.log(result.visibleLog, result.summary, result.outputs, result.code);
    assert.equal(result.code, 0);
  });
});
