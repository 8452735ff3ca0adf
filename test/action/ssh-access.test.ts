/** Who is let in by ssh:// and whom we believe: keys, known hosts, hosts on the way, what a server forbids; each refusal in its own words. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { blocksIn } from '../support/documents.ts';
import { atEitherEnd, NEWEST } from '../support/haproxy-versions.ts';
import { processesOf } from '../support/job-processes.ts';
import { leftBehindIn } from '../support/left-behind.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, type RunOptions, runAction } from '../support/run-action.ts';
import { makeScratch } from '../support/scratch.ts';
import { makeUserKey, type Sshd, startSshd, whereSshdIs } from '../support/sshd.ts';
import { failedWith, succeeded } from '../support/told.ts';

const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';

/** The line of authorized_keys that docs/connecting.md offers. */
const DOCUMENTED =
  blocksIn(readFileSync(path.resolve(import.meta.dirname, '../../docs/connecting.md'), 'utf8'))
    .map(({ text }) => text.trim())
    .find((text) => text.includes('permitopen=')) ?? assert.fail('docs/connecting.md has no such line');

interface Way {
  haproxy: RealHaproxy;
  sshd: Sshd;
  key: string;
}

async function way(t: TestContext, version = NEWEST, more = ''): Promise<Way> {
  const key = makeUserKey({ t });
  const haproxy = await startHaproxy(version, { t, config, tcp: true });
  return { haproxy, sshd: await startSshd({ t, authorized: [key.publicLine], config: more }), key: key.text };
}

function status(
  t: TestContext,
  { haproxy, sshd, key }: Way,
  inputs: Record<string, string> = {},
  more: Partial<RunOptions> = {},
) {
  const access = { 'ssh-private-key': key, 'ssh-known-hosts': sshd.knownHosts() };
  const target = { address: sshd.address(haproxy.socket), operation: 'status' };
  const limits = { 'retry-delay': '10ms', 'connect-timeout': '20s' };
  return runAction({ t, inputs: { ...target, ...access, ...limits, ...inputs }, ...more });
}

function refused(result: ActionResult, code = 'ssh-failed'): string {
  const words = failedWith(result, code, 'failed');
  assert.match(words, /Changed: no/);
  assert.match(words, /What to do: /);
  return words;
}

/** As a Windows editor leaves it, and a secret that was typed in. */
const KEYS: [what: string, options: string[], edit: (text: string) => string][] = [
  ['with CRLF', [], (text) => text.replaceAll('\n', '\r\n')],
  ['without its final newline', [], (text) => text.trimEnd()],
  ['in PEM form', ['-t', 'ecdsa', '-m', 'PEM'], (text) => text],
  ['in PKCS #8 form', ['-t', 'rsa', '-b', '2048', '-m', 'PKCS8'], (text) => text],
];

whereSshdIs(() => {
  describe('The key', { concurrency: 8 }, () => {
    for (const [what, more, edit] of KEYS) {
      test(`${what} opens the way`, async (t) => {
        const key = makeUserKey({ t, more });
        const there = { ...(await way(t)), key: edit(key.text) };
        const sshd = await startSshd({ t, authorized: [key.publicLine] });
        succeeded(await status(t, { ...there, sshd }), 'unchanged');
      });
    }

    test('of somebody else is refused in the words of ssh', async (t) => {
      const there = { ...(await way(t)), key: makeUserKey({ t }).text };
      const words = refused(await status(t, there));
      assert.match(words, /What happened: ssh to .*: .*Permission denied \(publickey\)/);
      assert.doesNotMatch(words, /attempts/, 'to try again would not help');
    });

    for (const more of [[], ['-t', 'rsa', '-m', 'PEM'], ['-t', 'ecdsa', '-m', 'PKCS8']]) {
      test(`with a passphrase is refused before anything is connected ${more.join(' ')}`, async (t) => {
        const there = { ...(await way(t)), key: makeUserKey({ t, passphrase: 'open sesame', more }).text };
        assert.match(
          refused(await status(t, there), 'invalid-input'),
          /ssh-private-key: is protected by a passphrase/,
        );
        assert.doesNotMatch(there.sshd.log, /Accepted|preauth/);
      });
    }

    test('is not needed when an agent holds it', async (t) => {
      const there = await way(t);
      const agent = startAgent(t, there.key);
      succeeded(
        await status(t, there, { 'ssh-private-key': '' }, { env: { SSH_AUTH_SOCK: agent } }),
        'unchanged',
      );
      refused(await status(t, there, { 'ssh-private-key': '' }));
    });

    test('that is given is the only one that is shown, whatever an agent holds', async (t) => {
      const there = await way(t);
      const agent = startAgent(t, there.key);
      const key = makeUserKey({ t }).text;
      refused(await status(t, { ...there, key }, {}, { env: { SSH_AUTH_SOCK: agent } }));
    });
  });

  describe('The host', { concurrency: 8 }, () => {
    test('that nobody knows is an error that says how to know it', async (t) => {
      const there = await way(t);
      const other = makeUserKey({ t }).publicLine;
      const words = refused(await status(t, there, { 'ssh-known-hosts': `elsewhere ${other}` }));
      assert.match(words, /No ED25519 host key is known for \[127\.0\.0\.1\]/);
      assert.match(words, new RegExp(`ssh-keyscan -p ${there.sshd.port} 127\\.0\\.0\\.1`));
      assert.match(words, /ssh-keygen -lf/);
      assert.doesNotMatch(there.sshd.log, /Accepted/);
    });

    test('is not believed either when no known hosts are given and the machine does not know it', async (t) => {
      refused(await status(t, await way(t), { 'ssh-known-hosts': '' }));
    });

    test('that has another key than is known is an error that warns', async (t) => {
      const there = await way(t);
      const other = makeUserKey({ t }).publicLine;
      const lines = `[127.0.0.1]:${there.sshd.port} ${other}`;
      const words = refused(await status(t, there, { 'ssh-known-hosts': lines }));
      assert.match(words, /has changed and you have requested strict checking/);
      assert.match(words, /somebody else answers in its place/);
      assert.doesNotMatch(there.sshd.log, /Accepted/);
    });

    test('is found among hashed lines', async (t) => {
      const there = await way(t);
      const lines = there.sshd.knownHosts({ hashed: true });
      assert.match(lines, /^\|1\|/);
      succeeded(await status(t, there, { 'ssh-known-hosts': lines }), 'unchanged');
    });

    test('has its key under the name of HostKeyAlias', async (t) => {
      const there = await way(t);
      const lines = there.sshd.knownHosts().replace(/^\S+/, 'lb1');
      const inputs = { 'ssh-known-hosts': lines, 'ssh-options': 'HostKeyAlias lb1' };
      succeeded(await status(t, there, inputs), 'unchanged');
    });

    test('that accepts and keeps silent is given up within connect-timeout, each time', async (t) => {
      const there = await way(t);
      const deaf = net.createServer(() => undefined);
      await once(deaf.listen({ port: 0, host: '127.0.0.1' }), 'listening');
      t.after(() => deaf.close());
      const { port } = deaf.address() as AddressInfo;
      const inputs = {
        address: `ssh://127.0.0.1:${port}/run/a.sock`,
        'connect-timeout': '400ms',
        retries: '1',
      };
      const result = await status(t, there, inputs);
      assert.match(refused(result), /2 attempts in .*not logged in within 0\.4s \(2 times\)/);
      assert.equal(processesOf(result.temp).length, 0);
    });

    test('where nothing listens, and one that has no address, are told apart', async (t) => {
      const there = await way(t);
      await there.sshd.stop();
      const words = refused(await status(t, there, { retries: '1' }));
      assert.match(words, /2 attempts in .*Connection refused \(2 times\)/);
      const address = `ssh://no-such-host.invalid${there.haproxy.socket}`;
      assert.match(
        refused(await status(t, there, { address, retries: '0' })),
        /Could not resolve hostname no-such-host/,
      );
    });
  });

  describe('A host on the way', { concurrency: 8 }, () => {
    test('is passed, and its key is verified as well', async (t) => {
      const there = await way(t);
      const jump = await startSshd({ t, authorized: [makeUserKey({ t }).publicLine] });
      const both = there.sshd.knownHosts() + jump.knownHosts();
      const options = { 'ssh-options': `ProxyJump ${jump.place}`, 'ssh-known-hosts': both };
      const stranger = refused(await status(t, there, options));
      assert.match(stranger, /Permission denied/);

      const friendly = await startSshd({ t, authorized: [keyOf(t, there.key)] });
      const through = { 'ssh-options': `ProxyJump ${friendly.place}` };
      const known = there.sshd.knownHosts() + friendly.knownHosts();
      succeeded(await status(t, there, { ...through, 'ssh-known-hosts': known }), 'unchanged');
      assert.match(friendly.log, /Accepted publickey/);

      const unknown = refused(await status(t, there, through));
      assert.match(unknown, new RegExp(`host key is known for \\[127\\.0\\.0\\.1\\]:${friendly.port}`));
    });

    test('needs no more than to be allowed to reach the next one, and a port no more than to be allowed itself', async (t) => {
      const there = await way(t);
      const key = keyOf(t, there.key);
      const may = (place: string) => `restrict,port-forwarding,permitopen="${place}" ${key}`;
      const sshd = await startSshd({ t, authorized: [may(there.haproxy.tcp)] });
      const jump = await startSshd({ t, authorized: [may(`127.0.0.1:${sshd.port}`)] });
      const inputs = {
        address: sshd.address(there.haproxy.tcp),
        'ssh-options': `ProxyJump ${jump.place}`,
        'ssh-known-hosts': sshd.knownHosts() + jump.knownHosts(),
      };
      succeeded(await status(t, there, inputs), 'unchanged');
      const beside = { ...inputs, address: sshd.address(there.haproxy.socket), retries: '0' };
      assert.match(refused(await status(t, there, beside)), /open failed/);
    });

    test('that forbids to be one is named as what it is', async (t) => {
      const there = await way(t);
      const jump = await startSshd({ t, authorized: [keyOf(t, there.key)], config: 'AllowTcpForwarding no' });
      const inputs = {
        'ssh-options': `ProxyJump ${jump.place}`,
        'ssh-known-hosts': there.sshd.knownHosts() + jump.knownHosts(),
      };
      assert.match(refused(await status(t, there, inputs)), /administratively prohibited/);
    });
  });

  describe('The socket on that host', { concurrency: 8 }, () => {
    test('that is not there is an error of the way, not of HAProxy', async (t) => {
      const there = await way(t);
      const address = there.sshd.address(`${there.haproxy.socket}.none`);
      const words = refused(await status(t, there, { address, retries: '1' }));
      assert.match(words, /2 attempts in .*open failed/);
      assert.match(words, /admin\.sock\.none\. Is that the path on the 'stats socket' line/);
    });

    test('on a TCP port where nothing listens is refused', async (t) => {
      const there = await way(t);
      const address = there.sshd.address('127.0.0.1:1');
      const words = refused(await status(t, there, { address, retries: '0' }));
      assert.match(words, /connect failed: Connection refused/);
      assert.match(words, /nothing listens at 127\.0\.0\.1:1/);
    });

    test('may be forbidden by sshd_config, for files and for ports', async (t) => {
      const there = await way(t, NEWEST, 'AllowStreamLocalForwarding no\nAllowTcpForwarding no');
      assert.match(refused(await status(t, there, { retries: '0' })), /AllowStreamLocalForwarding/);
      const address = there.sshd.address(there.haproxy.tcp);
      assert.match(
        refused(await status(t, there, { address })),
        /administratively prohibited[\s\S]*AllowTcpForwarding/,
      );
    });

    test('may be forbidden for one key', async (t) => {
      const there = await way(t);
      const sshd = await startSshd({ t, authorized: [`restrict ${keyOf(t, there.key)}`] });
      assert.match(refused(await status(t, { ...there, sshd }, { retries: '0' })), /open failed/);
      const forward = await startSshd({
        t,
        authorized: [`restrict,port-forwarding ${keyOf(t, there.key)}`],
      });
      succeeded(await status(t, { ...there, sshd: forward }), 'unchanged');
    });

    test('may be the only thing that a key opens: no other socket, no port', async (t) => {
      const there = await way(t);
      const only = DOCUMENTED.replace('/run/haproxy/admin.sock', there.haproxy.socket).replace(
        'ssh-ed25519 AAAA… deploy',
        keyOf(t, there.key).trim(),
      );
      assert.match(only, / ssh-ed25519 AAAA\w/);
      const sshd = await startSshd({ t, authorized: [only] });
      succeeded(await status(t, { ...there, sshd }), 'unchanged');
      const other = await startHaproxy(NEWEST, { t, config });
      for (const remote of [other.socket, there.haproxy.tcp]) {
        const inputs = { address: sshd.address(remote), retries: '0' };
        assert.match(refused(await status(t, { ...there, sshd }, inputs)), /open failed/);
      }
    });

    test('that answers as something else is named as what it is', async (t) => {
      const there = await way(t);
      const address = there.sshd.address(`127.0.0.1:${there.sshd.port}`);
      assert.match(refused(await status(t, there, { address }), 'not-haproxy'), /an SSH server/);
    });
  });

  describe('The runner', { concurrency: 8 }, () => {
    test('without ssh is told to install it', async (t) => {
      const { folder, remove } = makeScratch();
      t.after(remove);
      for (const name of ['sh', 'rm']) symlinkSync(path.join('/bin', name), path.join(folder, name));
      const words = refused(await status(t, await way(t), {}, { env: { PATH: folder } }));
      assert.match(words, /install OpenSSH's client/);
    });

    test('may have a RUNNER_TEMP too long for a socket, or with letters that mean something to ssh', async (t) => {
      const there = await way(t);
      for (const name of ['x'.repeat(120), 'a %h $HOME "b"']) {
        const { folder, remove } = makeScratch();
        t.after(remove);
        const temp = path.join(folder, name, 'temp');
        mkdirSync(temp, { recursive: true });
        const aside = path.join(folder, 'tmp');
        mkdirSync(aside);
        succeeded(await status(t, there, {}, { temp, env: { TMPDIR: aside } }), 'unchanged');
        for (const empty of [path.join(temp, 'haproxy-server-state'), aside])
          assert.deepEqual(leftBehindIn(empty), [], empty);
      }
    });
  });

  atEitherEnd('ssh', (version, test) => {
    test('options of the closed list reach ssh', async (t) => {
      const there = await way(t, version);
      const { haproxy, sshd } = there;
      const inputs = {
        address: `ssh://127.0.0.1${haproxy.socket}`,
        'ssh-options': `Port ${sshd.port}\nuser ${sshd.user}\nCiphers aes256-ctr\nCompression yes\nIPQoS lowdelay throughput`,
      };
      succeeded(await status(t, there, inputs), 'unchanged');
      const wrong = refused(
        await status(t, there, { 'ssh-options': 'Ciphers nothing-like-this', retries: '0' }),
      );
      assert.match(wrong, /ssh-options/);
    });
  });
});

/** The public half of a key. */
function keyOf(t: TestContext, text: string): string {
  const { folder, remove } = makeScratch();
  t.after(remove);
  const file = path.join(folder, 'key');
  writeFileSync(file, text, { mode: 0o600 });
  return execFileSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' });
}

/** An agent of the test's own that holds this key; returns its socket. */
function startAgent(t: TestContext, key: string): string {
  const { folder, remove } = makeScratch();
  const socket = path.join(folder, 'agent');
  const said = execFileSync('ssh-agent', ['-a', socket], { encoding: 'utf8' });
  const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(said)?.[1]);
  t.after(async () => {
    process.kill(pid);
    await remove();
  });
  const file = path.join(folder, 'key');
  writeFileSync(file, key, { mode: 0o600 });
  execFileSync('ssh-add', ['-q', file], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
  return socket;
}
