/**
 * What a failed step offers to paste undoes what it left: the commands in a shell, by each way to a load balancer, and the step in
 * a workflow.
 */
import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { atBothEnds, atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { blocksOf, pasteInto, stepsOf } from '../support/paste.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import { makeScratch } from '../support/scratch.ts';
import { makeUserKey, startSshd, whereSshdIs } from '../support/sshd.ts';
import { failedWith, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** web/s1 with a request of a minute at it, and s2 as its backup. */
async function busy(t: TestContext, version: HaproxyVersion, options: object = {}, config = '') {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    frontends: { fe: 'web' },
    config: `${config}backend web\n  server s1 127.0.0.1:${app.port}\n  server s2 127.0.0.1:1 backup`,
    ...options,
  });
  await startLongRequest(t, haproxy, 'fe', 'web', 's1');
  return haproxy;
}

/** A drain that does not end, and leaves web/s1 in drain. */
async function leftInDrain(
  t: TestContext,
  haproxy: RealHaproxy,
  address: string,
  inputs: Record<string, string> = {},
): Promise<ActionResult> {
  const kept = { 'drain-timeout': '100ms', 'on-drain-timeout': 'keep' };
  const given = { address, server: 'web/s1', operation: 'drain', ...kept, ...inputs };
  const result = await runAction({ t, inputs: given });
  failedWith(result, 'drain-timeout', 'partial');
  assert.equal(await haproxy.adminFlags('web', 's1'), 8);
  return result;
}

atBothEnds('undo through a Data Plane API', (version) => {
  test('the PUT of its own major undoes it when it is pasted, and the password is nowhere', async (t) => {
    const haproxy = await busy(t, version);
    for (const [api, path] of [
      [version === '2.2' ? '3.2.15' : '3.4.2', '/v3/services/haproxy/runtime/backends/web/servers/s1'],
      ['2.9.27', "/v2/services/haproxy/runtime/servers/s1?backend=web'"],
    ] as const) {
      const way = await startFakeDataPlaneApi({ t, socket: haproxy.socket, version: api });
      const { name: username, password } = way.user;
      const result = await leftInDrain(t, haproxy, way.address, { username, password });
      const [block = ''] = blocksOf(result.summary, 'sh');
      assert.match(block, /^curl .* --user \S+ .*$/m);
      assert.ok(block.endsWith(`${path}\n`), block);
      for (const text of [result.summary, errorOf(result)]) assert.ok(!text.includes(password));
      await pasteInto(t, block.replace(`--user ${username}`, `--user ${username}:${password}`));
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
      await haproxy.cli('set server web/s1 state ready');
    }
  });

  test('where its certificate is for another name, curl asks for that one, too', async (t) => {
    const haproxy = await busy(t, version);
    const authority = makeAuthority(t);
    const api = await startFakeDataPlaneApi({
      t,
      socket: haproxy.socket,
      version: version === '2.2' ? '3.2.15' : '3.4.2',
      tls: authority.sign('DNS:lb1.example.com'),
    });
    const { name: username, password } = api.user;
    const tls = { 'tls-ca': authority.cert, 'tls-server-name': 'lb1.example.com' };
    const result = await leftInDrain(t, haproxy, api.address, { username, password, ...tls });
    const [block = ''] = blocksOf(result.summary, 'sh');
    // Ours offers HTTP/2 and does not speak it.
    const line = block.replace(`--user ${username}`, `--http1.1 --user ${username}:${password}`);
    await pasteInto(t, line, { 'ca.pem': authority.cert });
    assert.equal(await haproxy.adminFlags('web', 's1'), 0);
  });
});

/** All that the summary has for a shell undoes it; so does the line in the annotation. */
async function undoneByHand(
  t: TestContext,
  haproxy: RealHaproxy,
  result: ActionResult,
  files: Record<string, string> = {},
): Promise<string> {
  const [block = '', ...others] = blocksOf(result.summary, 'sh');
  assert.deepEqual(others, []);
  const [, line = ''] = /^To put back web\/s1 on .*?: (echo .*)$/m.exec(errorOf(result)) ?? [];
  for (const text of [block, line]) {
    await haproxy.cli('set server web/s1 state drain');
    await pasteInto(t, text, files);
    assert.equal(await haproxy.adminFlags('web', 's1'), 0, text);
  }
  return block;
}

atEitherEnd('undo', (version, test) => {
  describe('pasted into a shell', { concurrency: 4 }, () => {
    test('of a Unix socket', async (t) => {
      const haproxy = await busy(t, version);
      const result = await leftInDrain(t, haproxy, haproxy.address);
      const block = await undoneByHand(t, haproxy, result);
      assert.equal(block, `echo "set server web/s1 state ready" | sudo socat stdio ${haproxy.address}\n`);
      assert.match(result.summary, /^Or in a shell on this runner's machine:$/m);
    });

    test('of a Unix socket with blanks and quotes in its path', async (t) => {
      const haproxy = await busy(t, version);
      const { folder, remove } = makeScratch();
      t.after(remove);
      const socket = path.join(folder, "an odd 'place': here.sock");
      symlinkSync(haproxy.socket, socket);
      await undoneByHand(t, haproxy, await leftInDrain(t, haproxy, `lb1=${socket}`));
    });

    test('of a TCP port', async (t) => {
      const haproxy = await busy(t, version, { tcp: true });
      for (const scheme of ['', 'ipv4@']) {
        const result = await leftInDrain(t, haproxy, `${scheme}${haproxy.tcp}`);
        const block = await undoneByHand(t, haproxy, result);
        const tcp = scheme === '' ? 'tcp' : 'tcp4';
        assert.equal(block, `echo "set server web/s1 state ready" | socat stdio ${tcp}:${haproxy.tcp}\n`);
      }
    });

    test('of a master CLI, which nobody had named as one', async (t) => {
      const haproxy = await busy(t, version, { master: true });
      for (const address of [haproxy.masterSocket, `${haproxy.masterSocket}?process=@1`]) {
        const result = await leftInDrain(t, haproxy, address);
        const block = await undoneByHand(t, haproxy, result);
        assert.match(block, /^echo "@1 set server web\/s1 state ready" \| sudo socat stdio /);
      }
    });

    test('of a TLS front, verified, with the certificates of this step', async (t) => {
      const authority = makeAuthority(t);
      const { folder, remove } = makeScratch();
      t.after(remove);
      const { cert, key } = authority.sign('IP:127.0.0.1');
      writeFileSync(path.join(folder, 'front.pem'), cert + key);
      writeFileSync(path.join(folder, 'ca.pem'), authority.cert);
      const front = `frontend admin_tls
  mode tcp
  bind 127.0.0.1:{{tls}} ssl crt ${folder}/front.pem ca-file ${folder}/ca.pem verify required
  timeout client 1h
  default_backend admin_socket
backend admin_socket
  mode tcp
  timeout server 1h
  server cli unix@${folder}/inner.sock
`;
      const extraGlobal = `stats socket ${folder}/inner.sock mode 600 level admin`;
      const haproxy = await busy(t, version, { extraGlobal }, front);
      const client = authority.sign('DNS:deploy');
      const inputs = { 'tls-ca': authority.cert, 'tls-cert': client.cert, 'tls-key': client.key };
      const result = await leftInDrain(t, haproxy, `tls://127.0.0.1:${haproxy.port('tls')}`, inputs);
      const files = { 'ca.pem': authority.cert, 'cert.pem': client.cert, 'key.pem': client.key };
      const block = await undoneByHand(t, haproxy, result, files);
      assert.match(
        block,
        /\| openssl s_client -quiet -verify_return_error -verify_ip 127\.0\.0\.1 -CAfile ca\.pem -cert cert\.pem -key key\.pem -connect 127\.0\.0\.1:\d+$/m,
      );
      assert.match(
        result.summary,
        /^Or in a shell from which the load balancer can be reached, with `tls-ca` in `ca\.pem`, `tls-cert` in `cert\.pem`, `tls-key` in `key\.pem`:$/m,
      );
      await haproxy.cli('set server web/s1 state drain');
      const stranger = makeAuthority(t);
      await assert.rejects(
        pasteInto(t, block, { ...files, 'ca.pem': stranger.cert }),
        /verify error|certificate/,
      );
      assert.equal(await haproxy.adminFlags('web', 's1'), 8, 'nothing was told to whom nobody vouches for');
    });
  });

  whereSshdIs(() => {
    test('of a socket behind ssh: in a shell on that host, and as a step with the same connection', async (t) => {
      const haproxy = await busy(t, version);
      const key = makeUserKey({ t });
      const sshd = await startSshd({ t, authorized: [key.publicLine] });
      const inputs = {
        'ssh-private-key': key.text,
        'ssh-known-hosts': sshd.knownHosts(),
        'ssh-options': 'ServerAliveInterval 5\nCompression no',
        'connect-timeout': '20s',
      };
      const result = await leftInDrain(t, haproxy, sshd.address(haproxy.socket), inputs);
      const block = await undoneByHand(t, haproxy, result);
      assert.equal(block, `echo "set server web/s1 state ready" | sudo socat stdio ${haproxy.socket}\n`);
      // Whoever reads this sits before another machine of that address.
      assert.match(result.summary, /^Or in a shell on the host to which port \d+ of the runner leads:$/m);
      assert.match(errorOf(result), /in a shell on the host to which port \d+ of the runner leads: echo/);

      assert.ok(!result.summary.includes(key.text.split('\n')[1] ?? ''), 'no line of the key');
      assert.match(
        result.summary,
        /^ {4}ssh-private-key: \$\{\{ secrets\.SSH_PRIVATE_KEY \}\} # the secret that this step was given$/m,
      );
      const [step, ...others] = stepsOf(result.summary);
      assert.deepEqual(others, []);
      assert.equal(step?.uses, 'org/haproxy-server-state@v1');
      await haproxy.cli('set server web/s1 state drain');
      const again = { ...step?.with, 'ssh-private-key': key.text };
      succeeded(await runAction({ t, inputs: again }), 'changed');
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
    });
  });

  test('as a step: of the action as it was used, on all load balancers, the connection included', async (t) => {
    const haproxies = await Promise.all([busy(t, version), busy(t, version)]);
    const address = haproxies.map((haproxy, index) => `lb${index + 1}=${haproxy.address}`).join('\n');
    const result = await runAction({
      t,
      github: { action_repository: 'octo/our-fork', action_ref: 'f00d' },
      inputs: {
        address,
        server: 'web/s1',
        operation: 'drain',
        'drain-timeout': '100ms',
        'on-drain-timeout': 'keep',
        'command-timeout': '7s',
      },
    });
    failedWith(result, 'drain-timeout', 'partial');
    const [step, ...others] = stepsOf(result.summary);
    assert.deepEqual(others, []);
    assert.equal(step?.uses, 'octo/our-fork@f00d');
    assert.deepEqual(step?.with, {
      address: `${address}\n`,
      'command-timeout': '7s',
      server: 'web/s1',
      operation: 'ready',
    });
    succeeded(await runAction({ t, inputs: step?.with ?? {} }), 'changed');
    for (const haproxy of haproxies) assert.equal(await haproxy.adminFlags('web', 's1'), 0);
  });

  test('what post could not put back, pasted from the page that it has added to', async (t) => {
    const haproxy = await busy(t, version);
    const inputs = { address: haproxy.address, server: 'web/s1', operation: 'drain', 'drain-timeout': '0' };
    const main = await runAction({ t, inputs });
    succeeded(main, 'changed');
    const post = await main.post({ jobStatus: 'failure' });
    assert.match(post.summary, /^> ⚠️ `web\/s1` on `.*` stays in drain: the job failed, restore is never$/mu);
    const [block = ''] = blocksOf(post.summary, 'sh');
    await pasteInto(t, block);
    assert.equal(await haproxy.adminFlags('web', 's1'), 0);
  });
});
