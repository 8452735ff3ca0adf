/** A3: a reload during the proof. The new process believes in the server before its first check: that must never pass for proof. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startAction } from '../support/run-action.ts';
import { makeScratch } from '../support/scratch.ts';
import { startWebServer } from '../support/web-server.ts';

type T = Parameters<typeof startWebServer>[0]['t'] & object;

forEachHaproxy('A3: a reload while ready proves a server, with `on-reload: fail`', (version) => {
  async function reloaded(t: T, options: { stateFile: boolean; inputs?: Record<string, string> }) {
    const [web1, web2] = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
    assert.ok(web1 && web2);
    const scratch = makeScratch();
    t.after(scratch.remove);
    const file = path.join(scratch.folder, 'servers');
    writeFileSync(file, '');
    const haproxy = await startHaproxy(version, {
      t,
      master: true,
      extraDefaults: `timeout check 10s
        ${options.stateFile ? 'load-server-state-from-file global' : ''}`,
      ...(options.stateFile && { extraGlobal: `server-state-file ${file}` }),
      config: `backend web
        option httpchk GET /health
        server web1 127.0.0.1:${web1.port} check inter 2s fastinter 2s downinter 2s rise 2 fall 3
        server web2 127.0.0.1:${web2.port} check inter 100ms`,
    });
    await haproxy.cli('set server web/web1 state maint');
    await web1.kill();
    const running = startAction({
      t,
      inputs: {
        address: haproxy.address,
        server: 'web/web1',
        operation: 'ready',
        'on-reload': 'fail',
        ...options.inputs,
      },
    });
    await running.waitForLog(/proving health/);
    if (options.stateFile) writeFileSync(file, await haproxy.cli('show servers state'));
    await haproxy.reload();
    const result = await running.result;
    assert.equal(result.code, 1, result.log);
    assert.equal(result.outputs['error-code'], 'reloaded');
    assert.match(errorOf(result), /Another HAProxy process answers now|was replaced by a reload/);
    assert.match(errorOf(result), /What to do: .*run this step again/);
    assert.doesNotMatch(result.log, /state ready/);
    return { haproxy, result };
  }

  describe('one HAProxy each', { concurrency: 3 }, () => {
    for (const stateFile of [false, true]) {
      const title = `${stateFile ? 'with' : 'without'} a state file`;
      test(`${title}: \`reloaded\`, never \`state ready\`, and back in maint in the new process`, async (t) => {
        const { haproxy, result } = await reloaded(t, { stateFile });
        assert.equal(result.outputs.result, 'rolled-back', result.log);
        assert.equal(result.outputs.changed, 'false');
        assert.equal(result.outputs.state, 'maint');
        assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
      });
    }

    test('with `on-error: keep` it is left as the new process has it, and that is what the step tells', async (t) => {
      const { haproxy, result } = await reloaded(t, { stateFile: false, inputs: { 'on-error': 'keep' } });
      assert.equal(result.outputs.result, 'partial', result.log);
      assert.equal(result.outputs.changed, 'true');
      assert.equal(result.outputs.state, 'ready');
      assert.match(errorOf(result), /set server web\/web1 state maint/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
    });
  });
});
