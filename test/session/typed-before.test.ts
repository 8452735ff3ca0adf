/**
 * Settings of a CLI session that something between here and HAProxy has typed before us, and what the lines of its sockets may
 * say: a session works with them, or says what is wrong.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { eventually } from '../support/eventually.ts';
import { ask } from '../support/haproxy-cli.ts';
import { forEachHaproxy, haproxyBinary } from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type Meddle, startTcpProxy } from '../support/tcp-proxy.ts';

const signal = new AbortController().signal;
const web1 = { backend: 'web', server: 'web1' };
const config = 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:2';

const ANOTHER = `global
  stats socket {{folder}}/another.sock level admin
defaults
  mode http
  timeout connect 1s
  timeout client 1s
  timeout server 1s
backend web
  server s1 127.0.0.1:1
`;

/** Types `line` behind our `prompt`, or before the `later`th of what we send, and keeps the prompt that answers it. */
function typing(line: string, prompt: string, later = 0): Meddle {
  return () => {
    let sent = 0;
    let due = false;
    return {
      command(chunk) {
        sent += 1;
        if (sent !== later + 1) return chunk;
        due = true;
        const text = chunk.toString('latin1');
        return Buffer.from(later === 0 ? text.replace('\n', `\n${line}\n`) : `${line}\n${text}`, 'latin1');
      },
      reply(chunk) {
        if (!due) return chunk;
        due = false;
        assert.equal(chunk.subarray(0, prompt.length).toString(), prompt);
        return chunk.subarray(prompt.length);
      },
    };
  };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  return error;
}

async function through(t: TestContext, target: string, meddle: Meddle) {
  const proxy = await startTcpProxy({ target, t, meddle });
  return openAt(proxy.address, { t, retries: 0 });
}

async function isWorkedWith(t: TestContext, haproxy: RealHaproxy, target: string, meddle: Meddle) {
  const lb = await through(t, target, meddle);
  const { level, servers } = await lb.read(signal);
  assert.deepEqual([level, servers.size], ['admin', 2]);
  await lb.takeDownForProof([web1], [web1], signal);
  assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
  await lb.setStates([{ ...web1, state: 'ready' }], [web1], signal);
  await lb.setHealth([web1], 'up', [web1], signal);
  const { servers: fresh } = await lb.readServers([web1], signal, { fresh: true });
  assert.equal(fresh.get('web/web1')?.forced, 'ready');
}

forEachHaproxy('typed before us', (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const atLeast = (wanted: number) => major + minor / 10 >= wanted;

  for (const line of [
    'set severity-output number',
    ...(atLeast(2.6) ? ['expert-mode on', 'experimental-mode on'] : []),
  ]) {
    test(`${line}: worked with`, async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      await isWorkedWith(t, haproxy, haproxy.socket, typing(line, '\n> '));
    });
  }

  if (atLeast(2.6)) {
    test('modes of a master, which stand in its prompts: worked with', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, master: true });
      for (const line of ['expert-mode on', 'experimental-mode on']) {
        await isWorkedWith(t, haproxy, haproxy.masterSocket, typing(line, 'master> '));
      }
    });
  }

  for (const level of ['operator', 'user']) {
    test(`${level}, before anything and later on: said as what it is`, async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const low = await through(t, haproxy.socket, typing(level, '\n> '));
      const { level: read, can } = await low.read(signal);
      assert.deepEqual([read, can.change], [level, false]);
      const lowered = await through(t, haproxy.socket, typing(level, '\n> ', 1));
      assert.equal((await lowered.read(signal)).can.change, true);
      const failure = await failureOf(lowered.setStates([{ ...web1, state: 'drain' }], [web1], signal));
      assert.deepEqual([failure.code, failure.callChanged], ['permission-denied', 'no']);
      assert.match(failure.hint ?? '', /level admin/);
    });
  }

  if (atLeast(3.0)) {
    test('prompt timed: said as what it is, by a master as well', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, master: true });
      const timed: Meddle = () => ({
        command: (chunk) =>
          Buffer.from(chunk.toString('latin1').replace(/^prompt\n/, 'prompt timed\n'), 'latin1'),
      });
      for (const target of [haproxy.socket, ...(atLeast(3.2) ? [haproxy.masterSocket] : [])]) {
        const failure = await failureOf((await through(t, target, timed)).read(signal));
        assert.equal(failure.code, 'unsupported', failure.message);
        assert.match(failure.message, /time in its prompts/);
        assert.match(failure.hint ?? '', /prompt timed/);
      }
    });

    test('a key for anonymous dumps in the configuration changes nothing: they must be asked for', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, extraGlobal: 'anonkey 1234' });
      await isWorkedWith(t, haproxy, haproxy.socket, () => ({}));
      await haproxy.cli('set anon global-key 4321');
      await isWorkedWith(t, haproxy, haproxy.socket, () => ({}));
    });
  }

  test('what the line of a master’s socket says: level and severity-output', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    for (const [words, level] of [
      ['level,operator', 'operator'],
      ['level,user', 'user'],
      ['severity-output,number', 'admin'],
      ['level,operator,severity-output,string', 'operator'],
    ] as const) {
      const socket = path.join(haproxy.folder, `${words.replace(/\W/g, '-')}.sock`);
      const file = path.join(haproxy.folder, 'another.cfg');
      writeFileSync(file, ANOTHER.replace('{{folder}}', haproxy.folder));
      const options = { stdio: 'ignore', detached: true } as const;
      const master = spawn(haproxyBinary(version), ['-W', '-S', `${socket},${words}`, '-f', file], options);
      t.after(() => process.kill(-(master.pid ?? 0), 'SIGKILL'));
      await eventually('its worker answers', async () =>
        (await ask(socket, '@1 show info', { halfClose: true }).catch(() => '')).includes('Pid: '),
      );
      const lb = openAt(socket, { t });
      const { level: read, can, servers, oldWorkers } = await lb.read(signal);
      assert.deepEqual(
        [read, can.change, servers.size, oldWorkers],
        [level, level === 'admin', 1, 'none'],
        words,
      );
      // Below operator a master of 3.2 and later does not say whom it has.
      assert.equal(can.seeOldWorkers, atLeast(2.6) && !(level === 'user' && atLeast(3.2)), words);
      const setting = lb.setStates([{ backend: 'web', server: 's1', state: 'drain' }], [], signal);
      if (level === 'admin') await setting;
      else assert.equal((await failureOf(setting)).code, 'permission-denied', words);
    }
  });
});
