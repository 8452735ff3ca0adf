/**
 * Every workflow of `examples/`, run as it stands: what its scripts find while they run, and what is where when it has ended, as
 * HAProxy itself says.
 */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { whereActIs } from '../support/act.ts';
import { makeUserKey, whereSshdIs } from '../support/sshd.ts';
import { exampleText, type Scene, startScene } from './scene.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

/** By the name of the example. What is not here has a test of its own elsewhere, or is called by another. */
const ELSEWHERE = ['audit.yml', 'reusable-workflow.yml'];

const OUT = [1, 0, 0];
const IN = [0, 0, 0];

/** What a script notes of the flags that it finds. */
function noteOf(script: string, flags: readonly number[]): string {
  return `${script}: ${flags.map((flag, index) => `web${index + 1}=${flag}`).join(' ')}`;
}

const runs = new Map<string, (scene: Scene, t: TestContext) => Promise<void>>();

runs.set('gated-deploy.yml', async (scene) => {
  const { code, log, summary } = await scene.run('gated-deploy.yml');
  assert.equal(code, 0, log);
  assert.match(log, /^plan \| read {4}plan: web_servers\/web1: ready → maint/m);
  assert.ok(log.indexOf('plan | ') < log.indexOf('deploy | set '), 'nothing is set before the plan is there');
  assert.doesNotMatch(log, /^plan \| set /m);
  assert.match(summary, /would/);
  assert.deepEqual(scene.noted, [noteOf('deploy web1', OUT)]);
  assert.deepEqual(await scene.flags(), IN);
});

runs.set('failed-deploy.yml', async (scene) => {
  const { code, log, summary } = await scene.run('failed-deploy.yml', { fails: 'smoke-test' });
  assert.equal(code, 1, log);
  assert.deepEqual(scene.noted, [noteOf('deploy web1', OUT), noteOf('smoke-test web1', OUT)]);
  assert.match(log, /post {4}putting back what this step had changed: the job failed, restore is on-failure/);
  assert.match(
    summary,
    /`web_servers\/web1` on `lb1` is back in rotation: the job failed, restore is on-failure/,
  );
  assert.deepEqual(await scene.flags(), IN);
});

runs.set('matrix.yml', async (scene) => {
  const { code, log } = await scene.run('matrix.yml');
  assert.equal(code, 0, log);
  assert.deepEqual(scene.noted.toSorted(), [
    noteOf('deploy web1', [1, 0, 0]),
    noteOf('deploy web2', [0, 1, 0]),
    noteOf('deploy web3', [0, 0, 1]),
  ]);
  assert.deepEqual(await scene.flags(), IN);
});

runs.set('rolling.yml', async (scene) => {
  const { address } = scene;
  const text = exampleText('rolling.yml')
    .replace('lb1=ssh://deploy@lb1.example.com/run/haproxy/admin.sock', address)
    .replace('lb2=ssh://deploy@lb2.example.com/run/haproxy/admin.sock', '');
  const { code, log } = await scene.run('rolling.yml', { files: { '.github/workflows/rolling.yml': text } });
  assert.equal(code, 0, log);
  assert.deepEqual(scene.noted, [
    noteOf('deploy web1', [1, 0, 0]),
    noteOf('deploy web2', [0, 1, 0]),
    noteOf('deploy web3', [0, 0, 1]),
  ]);
  assert.match(log, /Deploying \w+ to web3 \(3 of 3\)/);
  assert.deepEqual(await scene.flags(), IN);
});

runs.set('dispatch.yml', async (scene) => {
  const steps: [inputs: Record<string, string>, said: RegExp, flags: number[]][] = [
    [
      { operation: 'maint', server: 'web1' },
      /result {2}maint: web_servers\/web1 is in maint on lb1/,
      [1, 0, 0],
    ],
    [
      { operation: 'status', server: '*' },
      /result {2}status: 2 of 3 in rotation on lb1; out: web_servers\/web1 \(maint\)/,
      [1, 0, 0],
    ],
    [{ operation: 'ready', server: 'web1' }, /result {2}ready: web_servers\/web1/, IN],
    [
      { operation: 'drain', server: 'web2' },
      /result {2}drain: web_servers\/web2 is in drain on lb1/,
      [0, 8, 0],
    ],
    [
      { operation: 'weight', server: 'web3', weight: '50%' },
      /result {2}weight: web_servers\/web3/,
      [0, 8, 0],
    ],
  ];
  for (const [inputs, said, flags] of steps) {
    const { code, log } = await scene.run('dispatch.yml', {
      event: 'workflow_dispatch',
      inputs: { weight: '', ...inputs },
    });
    assert.equal(code, 0, log);
    assert.match(log, said);
    assert.deepEqual(await scene.flags(), flags);
  }
});

runs.set('maintenance.yml', async (scene) => {
  for (const fails of ['', 'maintenance']) {
    const { code, log } = await scene.run('maintenance.yml', { event: 'schedule', fails });
    assert.equal(code, fails === '' ? 0 : 1, log);
    assert.match(log, /post {4}putting back .*restore is always/);
    assert.deepEqual(await scene.flags(), IN);
  }
  assert.deepEqual(scene.noted, Array(2).fill(noteOf('maintenance web1', OUT)));
});

runs.set('canary.yml', async (scene) => {
  const { code, log } = await scene.run('canary.yml', {
    event: 'workflow_dispatch',
    inputs: { interval: '300ms' },
  });
  assert.equal(code, 0, log);
  assert.deepEqual(scene.noted, [noteOf('deploy web1', OUT)]);
  assert.match(log, /weight 10%[\s\S]*weight 50%[\s\S]*weight 100%/);
  assert.deepEqual(await scene.flags(), IN);
});

runs.set('continue-on-error.yml', async (scene) => {
  const done = await scene.run('continue-on-error.yml', { event: 'schedule' });
  assert.equal(done.code, 0, done.log);
  assert.deepEqual(scene.noted, [noteOf('deploy web1', OUT)]);
  assert.deepEqual(await scene.flags(), IN);

  await scene.haproxy.cli('set server web_servers/web2 state maint');
  const putOff = await scene.run('continue-on-error.yml', { event: 'schedule' });
  assert.equal(putOff.code, 0, putOff.log);
  assert.match(putOff.log, /title=Not deployed::web1 could not be taken out \(guard\)/);
  assert.equal(scene.noted.length, 1, 'not deployed a second time');
  assert.deepEqual(await scene.flags(), [0, 1, 0]);
});

runs.set('later-job.yml', async (scene) => {
  const { code, log } = await scene.run('later-job.yml', { fails: 'deploy' });
  assert.equal(code, 1, log);
  assert.deepEqual(scene.noted, [noteOf('deploy web1', OUT)]);
  assert.match(
    log,
    /^back \| \[\{"loadBalancer":"lb1","backend":"web_servers","server":"web1","state":"maint"\}\]/m,
  );
  assert.deepEqual(await scene.flags(), IN);

  await scene.haproxy.cli('set server web_servers/web1 state maint');
  const other = await scene.run('later-job.yml');
  assert.equal(other.code, 0, other.log);
  assert.deepEqual(await scene.flags(), OUT, 'who was out before stays out');

  await scene.haproxy.cli('set server web_servers/web1 state ready');
  const untold = exampleText('later-job.yml').replace(/^ +outputs:\n(?: {6}.*\n)+/m, '');
  const lost = await scene.run('later-job.yml', { files: { '.github/workflows/later-job.yml': untold } });
  assert.equal(lost.code, 1, lost.log);
  assert.match(lost.log, /title=Is web1 out\?::/, 'the first job was lost with its runner');
  assert.deepEqual(await scene.flags(), OUT, 'somebody else may have taken it out');
});

runs.set('reusable-workflow-caller.yml', async (scene) => {
  const called = '.github/workflows/reusable-workflow.yml';
  const files = { [called]: exampleText('reusable-workflow.yml') };
  const { code, log } = await scene.run('reusable-workflow-caller.yml', { files });
  assert.equal(code, 0, log);
  assert.deepEqual(scene.noted, [noteOf('deploy web1', [1, 0, 0]), noteOf('deploy web2', [0, 1, 0])]);
  assert.deepEqual(await scene.flags(), IN);
});

runs.set('composite-action.yml', async (scene) => {
  const action = '.github/actions/web-server/action.yml';
  const files = { [action]: exampleText('composite-action/action.yml') };
  const done = await scene.run('composite-action.yml', { files });
  assert.equal(done.code, 0, done.log);
  assert.match(done.log, /post {4}nothing to put back: the job succeeded, restore is never/);
  assert.match(done.log, /post {4}as before this step, nothing to do: web_servers\/web1 on lb1/);
  assert.deepEqual(scene.noted, [noteOf('deploy web1', OUT)]);
  assert.deepEqual(await scene.flags(), IN);

  const failed = await scene.run('composite-action.yml', { files, fails: 'deploy' });
  assert.equal(failed.code, 1, failed.log);
  assert.match(failed.log, /post {4}putting back .*restore is always/);
  assert.deepEqual(await scene.flags(), IN, 'its post step had the key');
});

runs.set('ssh-restricted-key.yml', async (scene, t) => {
  const status = await scene.run('ssh-restricted-key.yml', { event: 'workflow_dispatch' });
  assert.equal(status.code, 0, status.log);
  assert.match(status.log, /web_servers\/web3/);

  const vars = { LB_KNOWN_HOSTS: scene.sshd.knownHosts() };
  const elsewhere = { ...vars, LB_ADDRESSES: `lb1=${scene.sshd.address(scene.haproxy.userSocket)}` };
  const refused = await scene.run('ssh-restricted-key.yml', { event: 'workflow_dispatch', vars: elsewhere });
  assert.equal(refused.code, 1, 'the same key opens no other socket');
  assert.match(refused.log, /administratively prohibited|open failed/);

  const stranger = { LB_SSH_KEY: makeUserKey({ t }).text };
  const denied = await scene.run('ssh-restricted-key.yml', { event: 'workflow_dispatch', secrets: stranger });
  assert.equal(denied.code, 1);
  assert.match(denied.log, /Permission denied \(publickey\)/);
});

whereSshdIs(() => {
  whereActIs('The example', (act) => {
    for (const [name, run] of runs)
      test(`${name} does what it says`, async (t) => {
        await run(await startScene({ t, act }), t);
      });
  });
});

describe('The examples', () => {
  test('are all run', () => {
    const all = globSync('*.yml', { cwd: EXAMPLES }).filter((name) => !ELSEWHERE.includes(name));
    assert.deepEqual([...runs.keys()].toSorted(), all.toSorted());
  });
});
