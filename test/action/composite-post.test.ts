/**
 * What becomes of a post step in nested composite actions: the runner evaluates its inputs among those of the outer action, so that it
 * has no key, or does not run it at all; or of one that is killed itself. None of it is taken for something else, and no server stays out unnoticed.
 */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLineProxy } from '../support/line-proxy.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { makeUserKey, startSshd, whereSshdIs } from '../support/sshd.ts';
import { pointedOut, succeeded } from '../support/told.ts';

const config = 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:1';

async function startWay(t: TestContext, version: HaproxyVersion) {
  const key = makeUserKey({ t });
  const haproxy = await startHaproxy(version, { t, config });
  const sshd = await startSshd({ t, authorized: [key.publicLine] });
  const inputs = {
    address: sshd.address(haproxy.socket),
    server: 'web/web1',
    operation: 'maint',
    restore: 'on-failure',
    'ssh-private-key': key.text,
    'ssh-known-hosts': sshd.knownHosts(),
    'connect-timeout': '20s',
  };
  return { haproxy, inputs };
}

whereSshdIs(() => {
  atEitherEnd('a post step without its key', (version, test) => {
    for (const lost of [['ssh-private-key'], ['ssh-known-hosts'], ['ssh-private-key', 'ssh-known-hosts']]) {
      test(`says that it was given none, without a connection: ${lost.join(' and ')}`, async (t) => {
        const { haproxy, inputs } = await startWay(t, version);
        const main = await runAction({ t, inputs });
        succeeded(main, 'changed');
        const left = Object.fromEntries(lost.map((name) => [name, '']));
        const post = await main.post({ jobStatus: 'failure', inputs: { ...inputs, ...left } });
        assert.equal(post.code, 0);
        assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
        const words = pointedOut(post, 'warning');
        assert.match(words, /The main step was given credentials that its post step was not given/);
        assert.match(words, /composite action/);
        assert.match(words, /web\/web1/);
        assert.match(words, /set server web\/web1 state ready/);
        assert.match(post.summary, /The main step was given credentials/);
        assert.doesNotMatch(post.log, /host key|Permission denied|known_hosts/i);
        for (const name of Object.keys(inputs).filter((one) => one.startsWith('ssh-')))
          assert.ok(!Object.values(main.state).join().includes(name), 'which they were is saved nowhere');
      });
    }
  });
});

atEitherEnd('a post step that never runs', (version, test) => {
  async function startJob(t: TestContext) {
    const haproxy = await startHaproxy(version, { t, config });
    const first = await runAction({ t, inputs: { address: haproxy.address, operation: 'status' } });
    const step = (server: string, inputs: Record<string, string>) =>
      runAction({ t, temp: first.temp, inputs: { address: haproxy.address, server, ...inputs } });
    return { first, step, haproxy };
  }

  test('is missed by the post of an earlier step, once', async (t) => {
    const { first, step } = await startJob(t);
    const second = await step('web/web2', { operation: 'weight', weight: '100%' });
    succeeded(await step('web/web1', { operation: 'maint', restore: 'on-failure' }), 'changed');
    const next = await second.post({ jobStatus: 'failure' });
    const words = pointedOut(next, 'warning');
    assert.match(
      words,
      /A later step of this job \(maint\) changed servers there, and its post step did not run, or did not come to its end/,
    );
    assert.match(words, /web\/web1/);
    assert.match(words, /set server web\/web1 state ready/);
    assert.match(next.summary, /web\/web1.* may be different from before/);
    const last = await first.post({ jobStatus: 'failure' });
    assert.deepEqual(last.annotations, []);
  });

  test('is missed also where it was to take a server out again', async (t) => {
    const { first, step, haproxy } = await startJob(t);
    await haproxy.cli('set server web/web1 state maint');
    succeeded(await step('web/web1', { operation: 'ready', restore: 'always' }), 'changed');
    const next = await first.post({ jobStatus: 'success' });
    assert.match(pointedOut(next, 'warning'), /its post step did not run, or did not come to its end/);
    assert.match(pointedOut(next, 'warning'), /set server web\/web1 state maint/);
  });

  test('is missed also where it began, and was killed before it could say anything', async (t) => {
    const { first, step, haproxy } = await startJob(t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const inputs = {
      address: proxy.address,
      server: 'web/web1',
      operation: 'maint',
      restore: 'on-failure',
      'min-available': '0',
    };
    const out = await step('web/web1', inputs);
    succeeded(out, 'changed');
    proxy.edit = (line) => (line.startsWith('set server') ? { hold: null } : line);
    const { state } = out;
    const post = startAction({ t, stage: 'post', jobStatus: 'failure', temp: first.temp, inputs, state });
    await eventually('its first set', () => proxy.lines.at(-1)?.startsWith('set server') === true);
    post.signal('SIGKILL');
    await post.result;
    proxy.edit = (line) => line;
    const next = await first.post({ jobStatus: 'failure' });
    assert.match(pointedOut(next, 'warning'), /its post step did not run, or did not come to its end/);
    assert.match(pointedOut(next, 'warning'), /set server web\/web1 state ready/);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
  });

  test('is not missed while it is still to come', async (t) => {
    const { first, step } = await startJob(t);
    const inputs = { operation: 'maint', restore: 'on-failure', 'min-available': '0' };
    const one = await step('web/web1', inputs);
    const other = await step('web/web2', inputs);
    for (const main of [other, one, first]) {
      const post = await main.post({ jobStatus: 'failure' });
      assert.deepEqual(
        post.annotations.filter(({ level }) => level === 'warning'),
        [],
        post.log,
      );
    }
  });

  test('is not missed where it did run, or has nothing to put back', async (t) => {
    const { first, step } = await startJob(t);
    const out = await step('web/web1', { operation: 'maint', restore: 'on-failure' });
    const back = await step('web/web1', { operation: 'ready' });
    for (const one of [back, out, first]) {
      const post = await one.post({ jobStatus: 'success' });
      assert.deepEqual(post.annotations, [], post.log);
    }
  });
});
