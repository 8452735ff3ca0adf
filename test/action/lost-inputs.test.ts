/** A shell between the runner and Node that passes on no variable with a hyphen in its name, as dash does: an input that was lost is not as by default. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { prepareStage, type StageOptions } from '../support/action-environment.ts';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import { ROLLING } from '../support/rolling-scene.ts';
import { makeScratch } from '../support/scratch.ts';
import { startWebBackend } from '../support/web-backend.ts';

const AUDIT = path.resolve(import.meta.dirname, '../../audit');

/** Returns how it ended, and its log. */
function runThroughShell(t: TestContext, options: StageOptions): [number | null, string] {
  const { folder, remove } = makeScratch();
  t.after(remove);
  const temp = path.join(folder, 'temp');
  mkdirSync(temp);
  const { env, script, workspace } = prepareStage(temp, { ...options, debug: false });
  const passedOn = Object.fromEntries(Object.entries(env).filter(([name]) => !name.includes('-')));
  const { status, stdout } = spawnSync(process.execPath, [script], {
    cwd: workspace,
    env: passedOn,
    encoding: 'utf8',
  });
  return [status, stdout];
}

atEitherEnd('inputs that a shell has lost', (version, test) => {
  test('fail every action before anything is connected: `dry-run` may be one of them', async (t) => {
    const web = await startWebBackend(version, { t });
    const { address } = web.haproxy;
    for (const options of [
      { inputs: { address, server: 'web/web1', operation: 'maint', 'dry-run': 'true' } },
      { action: ROLLING, inputs: { address, server: 'web/*', run: 'true', 'dry-run': 'true' } },
      { action: AUDIT, inputs: { address, 'fail-on-findings': 'true' } },
    ]) {
      const [status, log] = runThroughShell(t, options);
      assert.equal(status, 1, log);
      assert.match(log, /^::error title=.*No input with a hyphen in its name has come here/m);
      assert.doesNotMatch(log, /^read /m);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
    }
  });
});
