/**
 * A runner that copies the temporary files of a job into its container before each step, and back behind it, as `kubernetes-novolume` of
 * actions/runner-container-hooks does: nothing is ever deleted on the other side.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import { makeScratch } from '../support/scratch.ts';
import { pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend } from '../support/web-backend.ts';

function copy(from: string, to: string): void {
  execFileSync('sh', ['-c', 'tar cf - -C "$0" . | tar xf - -C "$1"', from, to]);
}

function copyingRunner(t: TestContext) {
  const { folder, remove } = makeScratch();
  t.after(remove);
  const [temp, away] = [path.join(folder, 'job', 'temp'), path.join(folder, 'away')];
  for (const one of [temp, away]) mkdirSync(one, { recursive: true });
  const stage = async (work: () => Promise<ActionResult>): Promise<ActionResult> => {
    copy(away, temp);
    const result = await work();
    copy(temp, away);
    return result;
  };
  return { temp, stage };
}

atEitherEnd('temporary files that are copied to and fro', (version, test) => {
  test('two steps put back one behind the other, as anywhere', async (t) => {
    const web = await startWebBackend(version, {
      t,
      lines: 'option httpchk GET /health',
      server: 'check inter 200ms',
    });
    const { temp, stage } = copyingRunner(t);
    const step = (operation: string) => {
      const inputs = { address: web.haproxy.address, server: 'web/web1', operation, restore: 'always' };
      return stage(() => runAction({ t, temp, inputs }));
    };
    const flags = () => web.haproxy.adminFlags('web', 'web1');
    const [out, back] = [await step('maint'), await step('ready')];
    for (const one of [out, back]) succeeded(one, 'changed');
    await stage(() => back.post({ jobStatus: 'success' }));
    assert.equal(await flags(), 1);
    const post = await stage(() => out.post({ jobStatus: 'success' }));
    assert.equal(await flags(), 0, post.log);
    assert.equal(pointedOut(post, 'warning'), '');
  });
});
