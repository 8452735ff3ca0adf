/** Through ssh: what ends a stream is told in ssh's own words, and a tunnel that has broken is opened again. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Credentials } from '../../src/haproxy/credentials.ts';
import { eventually } from '../support/eventually.ts';
import { NEWEST } from '../support/haproxy-versions.ts';
import { NO_CREDENTIALS, openAt } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { makeScratch } from '../support/scratch.ts';
import { makeUserKey, startSshd, whereSshdIs } from '../support/sshd.ts';

const signal = new AbortController().signal;
const web1 = { backend: 'web', server: 'web1' };

async function scene(t: TestContext) {
  const haproxy = await startHaproxy(NEWEST, { t, config: 'backend web\n  server web1 127.0.0.1:1' });
  const key = makeUserKey({ t });
  const sshd = await startSshd({ t, authorized: [key.publicLine] });
  const { folder, remove } = makeScratch();
  t.after(remove);
  const credentials: Credentials = {
    ...NO_CREDENTIALS,
    ssh: { privateKey: key.text, knownHosts: sshd.knownHosts(), options: new Map() },
    folders: () => ({ files: folder, sockets: folder }),
  };
  const told: string[] = [];
  const debug = (line: string) => void told.push(line);
  // A login costs a busy machine more than a connection does.
  const open = (remote: string) =>
    openAt(sshd.address(remote), { t, credentials, connectTimeoutMs: 20_000, debug });
  return { haproxy, sshd, told, open };
}

whereSshdIs(() => {
  test('a tunnel that breaks between two commands, or in the middle of one, is opened again', async (t) => {
    const { haproxy, sshd, open } = await scene(t);
    const lb = open(haproxy.socket);
    await lb.read(signal);
    await sshd.cutSessions();
    const { servers } = await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    assert.equal(servers.get('web/web1')?.forced, 'drain');
    const reading = lb.readServers([web1], signal, { fresh: true });
    const [read] = await Promise.all([reading, sshd.cutSessions()]);
    assert.equal(read.servers.get('web/web1')?.forced, 'drain');
    assert.ok((sshd.log.match(/Accepted publickey/g) ?? []).length >= 2);
  });

  test('a socket that is not there is told in the words of ssh, and tried again on the same tunnel', async (t) => {
    const { haproxy, sshd, told, open } = await scene(t);
    await haproxy.stop();
    await assert.rejects(open(haproxy.socket).read(signal), {
      code: 'ssh-failed',
      message: /^4 attempts in .*open failed/,
      callChanged: 'no',
    });
    assert.ok(told.some((line) => /^ssh: .*open failed/.test(line)));
    await eventually('one login was enough', () => sshd.log.match(/Accepted publickey/g)?.length === 1);
  });

  test('a tunnel that is gone for good after a command leaves it unknown whether that was done', async (t) => {
    const { haproxy, sshd, open } = await scene(t);
    const lb = open(haproxy.socket);
    await lb.read(signal);
    process.kill(haproxy.pid, 'SIGSTOP');
    const setting = lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    const rejected = assert.rejects(setting, { code: 'ssh-failed', callChanged: 'unknown' });
    await sshd.stop();
    await rejected;
    process.kill(haproxy.pid, 'SIGCONT');
  });
});
