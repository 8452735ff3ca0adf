/** Several ssh:// addresses in one step, and what comes after the step: the end of the job and `hold` open their own tunnels. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { type HaproxyVersion, OLDEST_AND_NEWEST } from '../support/haproxy-versions.ts';
import { holdProcess } from '../support/hold-process.ts';
import { processesOf } from '../support/job-processes.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { makeUserKey, startSshd, whereSshdIs } from '../support/sshd.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

async function startFleet(t: TestContext, version: HaproxyVersion) {
  const app = await startWebServer({ name: 's1', t });
  const config = `backend web\n  server s1 127.0.0.1:${app.port}\n  server s2 127.0.0.1:${app.port} backup`;
  const start = () => startHaproxy(version, { t, config, master: true });
  const haproxies = await Promise.all([start(), start()]);
  const key = makeUserKey({ t });
  const sshd = await startSshd({ t, authorized: [key.publicLine] });
  const step = (operation: string, inputs: Record<string, string> = {}) =>
    runAction({
      t,
      inputs: {
        address: haproxies.map(({ socket }, index) => `lb${index + 1}=${sshd.address(socket)}`).join('\n'),
        server: 'web/s1',
        operation,
        'ssh-private-key': key.text,
        'ssh-known-hosts': sshd.knownHosts(),
        // A login costs a busy machine more than a connection does.
        'connect-timeout': '20s',
        ...inputs,
      },
    });
  return { haproxies, sshd, step };
}

const flags = (haproxies: readonly RealHaproxy[]) =>
  Promise.all(haproxies.map((haproxy) => haproxy.adminFlags('web', 's1')));

/** `count` HAProxies, all of which are reached through a server that is configured as most are. */
async function startMany(t: TestContext, version: HaproxyVersion, count: number) {
  const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
  const haproxies = await Promise.all(
    Array.from({ length: count }, () => startHaproxy(version, { t, config })),
  );
  const paths = haproxies.map(({ socket }) => socket);
  const key = makeUserKey({ t });
  const authorized = [key.publicLine];
  // OpenSSH's own default turns away a third of those beyond ten, this one all of them.
  const sshd = await startSshd({ t, authorized, config: 'MaxStartups 10:100:10\nLogLevel VERBOSE' });
  // A login takes a second, as it does on a host that is far: so they pile up.
  const far = await startTcpProxy({ t, target: sshd.port, delay: 50, record: false });
  const toFar = (text: string) => text.replaceAll(`127.0.0.1:${sshd.port}`, far.address);
  const step = (operation: string, inputs: Record<string, string> = {}) =>
    runAction({
      t,
      inputs: {
        address: paths.map((one, at) => `lb${at}=${toFar(sshd.address(one))}`).join('\n'),
        server: 'web/s1',
        operation,
        'ssh-private-key': key.text,
        'ssh-known-hosts': sshd.knownHosts().replace(String(sshd.port), String(far.port)),
        'connect-timeout': '20s',
        ...inputs,
      },
    });
  return { sshd, step };
}

async function nobodyIsLeft(temp: string): Promise<void> {
  await eventually('no process is left', () => processesOf(temp).length === 0);
}

whereSshdIs(() => {
  for (const version of OLDEST_AND_NEWEST) {
    test(`forty addresses on one ssh server with the usual limits, HAProxy ${version}`, async (t) => {
      const { sshd, step } = await startMany(t, version, 40);
      // Without a second attempt: nobody is turned away, and every key is whole when it is read.
      const read = await step('status', { retries: '0' });
      assert.equal(succeeded(read, 'unchanged').length, 40);
      assert.equal(sshd.log.match(/Accepted publickey/g)?.length, 40);
      assert.doesNotMatch(sshd.log, /MaxStartups|drop connection|beginning/);
      await nobodyIsLeft(read.temp);
    });
  }

  for (const version of OLDEST_AND_NEWEST) {
    describe(`ssh to two load balancers, HAProxy ${version}`, { concurrency: 8 }, () => {
      test('both are changed, a tunnel to each, and when the job fails both are put back', async (t) => {
        const { haproxies, step } = await startFleet(t, version);
        const main = await step('maint', { restore: 'on-failure' });
        assert.equal(succeeded(main, 'changed').length, 2);
        assert.deepEqual(await flags(haproxies), [1, 1]);
        await nobodyIsLeft(main.temp);
        const post = await main.post({ jobStatus: 'failure' });
        assert.match(pointedOut(post, 'notice'), /Put back/);
        assert.deepEqual(await flags(haproxies), [0, 0]);
        await nobodyIsLeft(main.temp);
      });

      test('one host knows nobody: nothing is changed on the other', async (t) => {
        const { haproxies, sshd, step } = await startFleet(t, version);
        const stranger = await startSshd({ t, authorized: [] });
        const [one, two] = haproxies as [RealHaproxy, RealHaproxy];
        const address = `lb1=${sshd.address(one.socket)}\nlb2=${stranger.address(two.socket)}`;
        const known = `${sshd.knownHosts()}\n${stranger.knownHosts()}`;
        const main = await step('maint', { address, 'ssh-known-hosts': known, retries: '0' });
        assert.match(failedWith(main, 'ssh-failed', 'failed'), /Permission denied/);
        assert.deepEqual(await flags(haproxies), [0, 0]);
        await nobodyIsLeft(main.temp);
      });

      test('held through a reload, by a tunnel of its own, and at the end of the job nobody is left', async (t) => {
        const { haproxies, step } = await startFleet(t, version);
        const main = await step('maint', { hold: 'true' });
        succeeded(main, 'changed');
        const { INPUT_SSH_PRIVATE_KEY, ...environment } = holdProcess(main.temp).environment();
        assert.equal(INPUT_SSH_PRIVATE_KEY, undefined);
        assert.doesNotMatch(JSON.stringify(environment), /PRIVATE KEY/);
        await Promise.all(haproxies.map((haproxy) => haproxy.reload()));
        await eventually('put back', async () => (await flags(haproxies)).join() === '1,1');
        const post = await main.post({ jobStatus: 'success' });
        assert.equal(pointedOut(post, 'warning'), '', post.log);
        await nobodyIsLeft(main.temp);
      });
    });
  }
});
