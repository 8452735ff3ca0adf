/** A stage in a thread of the test ends, fails and leaves nothing behind as in a process of its own; and it is told of both ways alike. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { ActionLog } from './action-log.ts';
import { startGate } from './gate.ts';
import { forEachHaproxy, IS_LONG_FORM } from './haproxy-versions.ts';
import { needsProcess } from './needs-process.ts';
import { startHaproxy } from './real-haproxy.ts';
import { type ActionResult, runAction, startAction, watchAction } from './run-action.ts';
import { makeScratch } from './scratch.ts';
import { runInThread } from './stage-threads.ts';

/** Runs lines of JavaScript as the entry of a stage. */
async function run(
  lines: string,
  { env = {}, deadline = 20_000, testIsOver = new AbortController().signal } = {},
) {
  await using scratch = makeScratch();
  const script = path.join(scratch.folder, 'main.js');
  writeFileSync(script, lines);
  const log = new ActionLog();
  const files = { OUTPUT: '', STATE: '', ENV: '', PATH: '', STEP_SUMMARY: '' };
  const code = await runInThread(
    { script, env, files, workspace: scratch.folder },
    log,
    deadline,
    testIsOver,
  );
  return { code, ...log.text, folder: scratch.folder };
}

describe('a stage in a thread', () => {
  test('ends with the code that it gives, at once or when nothing is left to do', async () => {
    assert.equal((await run('process.exit(1); console.log("on")')).code, 1);
    assert.equal((await run('process.exitCode = 1; setTimeout(() => process.exit(), 1)')).code, 1);
    assert.equal((await run('process.exitCode = 1')).code, 1);
    assert.equal((await run('setTimeout(() => console.log("late"), 5)')).stdout, 'late\n');
    const emptied = await run('process.once("beforeExit", () => { console.log("empty"); process.exit(1); })');
    assert.deepEqual([emptied.code, emptied.stdout], [1, 'empty\n']);
    assert.equal((await run('await new Promise(() => {})')).code, 13);
    assert.equal(
      (await run('process.on("exit", (code) => console.log(code)); process.exit(1)')).stdout,
      '1\n',
    );
  });

  test('fails of an error that nobody catches, as a process does', async () => {
    for (const lines of [
      'throw new Error("of its own")',
      'setTimeout(() => { throw new Error("of its own") }, 1); await new Promise((done) => setTimeout(done, 9e3))',
      'Promise.reject(new Error("of its own")); await new Promise((done) => setTimeout(done, 9e3))',
    ]) {
      const { code, stderr } = await run(lines);
      assert.equal(code, 1, lines);
      assert.match(stderr, /Error: of its own\n {4}at /, lines);
    }
    const warned = await run('process.emitWarning("take care"); setTimeout(() => process.exit(0), 1)');
    assert.match(warned.stderr, /Warning: take care/);
    const heard =
      'process.on("uncaughtException", ({ message }) => { console.log(message); process.exit(0); });';
    assert.equal((await run(`${heard} null.x`)).stderr, '');
    assert.match(
      (await run(`${heard} setTimeout(() => null.x, 1)`)).stdout,
      /Cannot read properties of null/,
    );
  });

  test('finds nothing of the stage before it', async () => {
    await run(
      `let own = 1; globalThis.all = 1; process.env.MORE = "1"; process.on("exit", () => console.log("before"));
       process.on("SIGINT", () => {}); setTimeout(() => console.log("before"), 20);
       setInterval(() => console.log("before"), 1); process.exitCode = 1; process.exit()`,
      { env: { GIVEN: '1' } },
    );
    const { code, stdout, folder } = await run(
      `console.log(typeof own, typeof all, JSON.stringify(process.env), process.listenerCount("SIGINT"), process.cwd());
       setTimeout(() => process.exit(), 60)`,
      { env: { OTHER: '2' } },
    );
    assert.equal(stdout, `undefined undefined {"OTHER":"2"} 0 ${folder}\n`);
    assert.equal(code, 0);
  });

  test('takes with it what it has left open', async () => {
    const listening = await run(
      `const net = process.getBuiltinModule('node:net');
       const server = net.createServer().listen(0, '127.0.0.1', () => { console.log(server.address().port); process.exit(0); });`,
    );
    const socket = net.connect(Number(listening.stdout), '127.0.0.1');
    const [error] = await once(socket, 'error');
    assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
  });

  test('is stopped when it is not done in time, whatever it does', async () => {
    await assert.rejects(run('for (;;);', { deadline: 300 }), /not done after 300 ms/);
    await assert.rejects(run('setInterval(() => {}, 1)', { deadline: 300 }), /not done after 300 ms/);
  });

  test('does not outlast its test', async () => {
    const over = new AbortController();
    const stage = run('setInterval(() => {}, 1)', { testIsOver: over.signal });
    over.abort();
    await assert.rejects(stage, /the test was over before its step/);
  });

  test('is refused, and cannot keep it to itself, what would concern the test', async () => {
    for (const lines of [
      'process.kill(process.pid, "SIGINT")',
      'process.kill(process.ppid, 0)',
      'process.getBuiltinModule("node:child_process").spawn("true")',
    ]) {
      await assert.rejects(
        run(`try { ${lines} } catch {} process.exit(0)`),
        /needs a process of its own/,
        lines,
      );
    }
    await assert.rejects(
      run('try { process.exit(0) } catch {} console.log("on")'),
      /it tried to go on after its end/,
    );
  });
});

test('what starts, ends or measures processes has one of its own', () => {
  const inputs = { address: '/run/haproxy.sock', server: 'web1', operation: 'drain' };
  const ended = { stage: 'post', state: { ending: 'reached' } } as const;
  for (const options of [{ inputs }, { inputs, ...ended }]) assert.equal(needsProcess(options), IS_LONG_FORM);
  for (const options of [
    { inputs, ownProcess: true },
    { inputs, memory: true },
    { inputs, stuckSummary: true },
    { inputs, action: path.join(import.meta.dirname, 'fixtures/action') },
    { inputs, action: path.resolve(import.meta.dirname, '../../rolling') },
    { inputs: { ...inputs, address: 'lb1=ssh://deploy@host/run/haproxy.sock' } },
    { inputs: { ...inputs, address: 'tls://host:9999' } },
    { inputs: { ...inputs, hold: 'true' } },
    { inputs, env: { NODE_OPTIONS: '' } },
    { inputs, stage: 'post', state: { main: '{}' } } as const,
    { inputs, stage: 'post', state: { ...ended.state, script: '{}' } } as const,
    { inputs, stage: 'post', state: { ...ended.state, hold: 'id' } } as const,
  ]) {
    assert.equal(needsProcess(options), true, JSON.stringify(options));
  }
});

forEachHaproxy('a stage in a thread and one in a process', (version) => {
  /** Without what differs from one run to the next, whichever way it goes: times, processes of HAProxy, how often it was looked at. */
  const asTold = (text: string): string =>
    text
      .replace(/^::debug::(?!> set ).*\n/gm, '')
      .replace(/"(drainMs|healthMs)":\d+/g, '"$1":0')
      .replace(/"process":\{.*?\}/g, '"process":{}')
      .replace(/\d+(\.\d+)? ?(ms|s)\b/g, 'TIME')
      .replace(/process \d+/g, 'process N')
      .replace(/hss-\w+\/\d+/g, 'FOLDER');
  const toldBy = ({ code, outputs, state, summary, annotations, log, stderr }: ActionResult) => ({
    code,
    stderr,
    log: asTold(log).replace(/^::debug::.*\n/gm, ''),
    // When each is said beside what is told hangs on how busy the machine is.
    sent: asTold(log).match(/^::debug::.*$/gm),
    summary: asTold(summary),
    annotations: annotations.map((one) => asTold(JSON.stringify(one))),
    outputs: { ...outputs, 'duration-ms': '', servers: asTold(outputs.servers ?? '') },
    state: Object.keys(state),
    step: asTold(state.step ?? ''),
  });

  async function tellBothWays(t: TestContext, given: Record<string, string>, ways: readonly boolean[]) {
    const told = [];
    for (const ownProcess of ways) {
      const config = 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:1';
      const haproxy = await startHaproxy(version, { t, config });
      const inputs = {
        address: `lb=${haproxy.address}`,
        'drain-timeout': '20s',
        'retry-delay': '1ms',
        ...given,
      };
      const main = await runAction({ t, ownProcess, inputs });
      const post = await main.post({ jobStatus: 'failure', ownProcess });
      assert.equal(JSON.parse(main.state.main ?? '').process === null, !(ownProcess || IS_LONG_FORM));
      told.push({
        main: toldBy(main),
        post: toldBy(post),
        flags: await haproxy.adminFlags('web', 'web1'),
      });
    }
    return told;
  }

  for (const given of [
    { server: 'web1', operation: 'maint', restore: 'on-failure' },
    { server: 'web1', operation: 'status' },
    { server: '*', operation: 'maint' },
    { server: 'nobody', operation: 'drain' },
    { server: 'web1', operation: 'no such' },
  ]) {
    test(`${given.operation} of ${given.server}: the same is told, saved and done`, async (t) => {
      const [thread, own] = await tellBothWays(t, given, [false, true]);
      assert.deepEqual(thread, own);
    });
  }

  test('whoever is started to be signalled is a process', async (t) => {
    const haproxy = await startHaproxy(version, { t, config: 'backend web\n  server web1 127.0.0.1:1' });
    const running = startAction({
      t,
      inputs: { address: haproxy.address, server: 'web1', operation: 'status' },
    });
    assert.ok(running.pid > 0 && running.pid !== process.pid);
    const { state } = await running.result;
    assert.equal(JSON.parse(state.main ?? '').process.pid, running.pid);
  });

  test('whoever is started to be watched is seen at work, in a thread as in a process', async (t) => {
    for (const ownProcess of [false, true]) {
      const config = 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:1';
      const haproxy = await startHaproxy(version, { t, config });
      const gate = await startGate(t, haproxy.socket, (heard) => /state maint/.test(heard));
      const inputs = { address: gate.address, server: 'web/web1', operation: 'maint' };
      const running = watchAction({ t, ownProcess, inputs });
      await gate.closed;
      const [set] = await running.waitForLog(/web\/web1: set to drain/);
      assert.ok(running.log.includes(set));
      assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
      gate.open();
      await assert.rejects(running.waitForLog(/what it never says/), /never matched[\s\S]*set to drain/);
      const { code, state, temp, log } = await running.result;
      assert.deepEqual([code, temp, log], [0, running.temp, running.log]);
      assert.equal(JSON.parse(state.main ?? '').process === null, !(ownProcess || IS_LONG_FORM));
    }
  });

  test('whoever is watched when its test is over ends with it', async () => {
    const ends: (() => Promise<void> | void)[] = [];
    const t = { after: (end: () => Promise<void> | void) => void ends.push(end) };
    const haproxy = await startHaproxy(version, { t, config: 'backend web\n  server web1 127.0.0.1:1' });
    const gate = await startGate(t, haproxy.socket, (heard) => /state ready/.test(heard));
    const inputs = { address: gate.address, server: 'web/web1', operation: 'ready' };
    await haproxy.cli('set server web/web1 state maint');
    const running = watchAction({ t, inputs });
    await gate.closed;
    for (const end of ends.reverse()) await end();
    await (IS_LONG_FORM
      ? running.result
      : assert.rejects(running.result, /the test was over before its step/));
    assert.equal(existsSync(running.temp), false);
  });
});
