/** The runner's files, or the journal, cannot be written any more, as on a full disk: what was saved before still counts, and nobody is told otherwise. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { parseFileCommand } from '../support/file-commands.ts';
import { forEachHaproxy, NEWEST } from '../support/haproxy-versions.ts';
import { startLineProxy } from '../support/line-proxy.ts';
import { startAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { startWebBackend } from '../support/web-backend.ts';

/** From now on it cannot be opened, nor made anew. Returns what stood there. */
function close(temp: string, prefix: 'set_output' | 'save_state'): Readonly<Record<string, string>> {
  const folder = path.join(temp, '_runner_file_commands');
  const name = readdirSync(folder).find((one) => one.startsWith(prefix)) ?? '';
  const { values } = parseFileCommand(readFileSync(path.join(folder, name), 'utf8'));
  rmSync(path.join(folder, name));
  symlinkSync('/nowhere/at/all', path.join(folder, name));
  return values;
}

/** A step that waits for the one session of one of these. */
async function draining(
  t: TestContext,
  version: Parameters<typeof startWebBackend>[0],
  inputs: Record<string, string>,
) {
  const web = await startWebBackend(version, {
    t,
    lines: 'option httpchk GET /health',
    server: 'check inter 200ms',
  });
  const session = await openSession({ port: web.port, t });
  const proxy = await startLineProxy({ target: web.haproxy.socket, t });
  const given = { address: `lb1=${proxy.address}`, server: 'web/*', operation: 'drain' };
  const running = startAction({
    t,
    inputs: { ...given, 'min-available': '0', 'retry-delay': '10ms', ...inputs },
  });
  await running.waitForLog(/1 session, 0 queued/);
  return { web, session, proxy, running, flags: () => web.haproxy.adminFlags('web', 'web1') };
}

forEachHaproxy(
  'what cannot be written',
  (version) => {
    describe('from the middle of a drain on', { concurrency: 4 }, () => {
      test('the state: the step fails, and what it had set is put back by what was saved before', async (t) => {
        const { running, session, flags } = await draining(t, version, {});
        close(running.temp, 'save_state');
        await session.close();
        const main = await running.result;
        assert.equal(main.code, 1);
        assert.equal(main.outputs.result, 'rolled-back', main.log);
        assert.equal(await flags(), 0);
        assert.match(main.summary, /could not be saved/);
        assert.match(main.log, /^::error title=HAProxy%3A end not saved::/m);
      });

      test('the state, and nothing can be put back either: post does', async (t) => {
        const { running, session, proxy, flags } = await draining(t, version, { retries: '1' });
        const state = close(running.temp, 'save_state');
        proxy.edit = (line) => (/state ready/.test(line) ? null : line);
        await session.close();
        const main = await running.result;
        assert.equal(main.outputs.result, 'partial', main.log);
        assert.equal(await flags(), 8);
        proxy.edit = (line) => line;
        const post = await main.post({ jobStatus: 'failure', state });
        assert.equal(await flags(), 0, post.log);
      });

      test('the outputs: who was to be kept out stays out, and the summary is there', async (t) => {
        const { running, flags } = await draining(t, version, {
          'drain-timeout': '2s',
          'on-drain-timeout': 'keep',
        });
        close(running.temp, 'set_output');
        const main = await running.result;
        assert.equal(main.code, 1);
        assert.match(
          main.log,
          /^::error title=HAProxy%3A outputs not written::.* could not be written: E[A-Z]+: /m,
        );
        assert.match(main.summary, /web1/);
        const post = await main.post({ jobStatus: 'failure' });
        assert.equal(await flags(), 8, post.log);
      });

      test('the outputs, though the goal is reached: the step has failed, for `restore` too', async (t) => {
        const { running, session, flags } = await draining(t, version, { restore: 'on-failure' });
        close(running.temp, 'set_output');
        await session.close();
        const main = await running.result;
        assert.equal(main.code, 1);
        const post = await main.post({ jobStatus: 'success' });
        assert.equal(await flags(), 0, post.log);
      });
    });
  },
  [NEWEST],
);
