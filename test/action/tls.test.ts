/** tls:// addresses: a TLS front of HAProxy's own before its socket, verified, mutual; every refusal in words of its own. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { type Authority, type Certificate, makeAuthority } from '../support/certificates.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds, atEitherEnd, type HaproxyVersion, NEWEST } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, type RunOptions, runAction, startAction } from '../support/run-action.ts';
import { makeScratch } from '../support/scratch.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

interface Front {
  haproxy: RealHaproxy;
  authority: Authority;
  address: string;
}

interface FrontOptions {
  certificate?: (authority: Authority) => Certificate;
  /** More words of the `bind` line; `CA` stands for the authority's file. */
  bind?: string;
}

const NAMES = 'IP:127.0.0.1,DNS:lb1.example.com';

/** A load balancer whose admin socket is behind a TLS front of its own, as the README has it. */
async function front(t: TestContext, version: HaproxyVersion, options: FrontOptions = {}): Promise<Front> {
  const { certificate = (authority) => authority.sign(NAMES), bind = '' } = options;
  const authority = makeAuthority(t);
  const { cert, key } = certificate(authority);
  const { folder, remove } = makeScratch();
  t.after(remove);
  const [pem, ca] = [path.join(folder, 'front.pem'), path.join(folder, 'ca.pem')];
  writeFileSync(pem, cert + key);
  writeFileSync(ca, authority.cert);
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    tcp: true,
    frontends: { fe: 'web' },
    config: `frontend admin_tls
  mode tcp
  bind 127.0.0.1:{{tls}} ssl crt ${pem} ${bind.replace('CA', ca)}
  timeout client 1h
  default_backend admin_socket
backend admin_socket
  mode tcp
  timeout server 1h
  server cli unix@${folder}/inner.sock
backend web
  server s1 127.0.0.1:${app.port}
  server s2 127.0.0.1:${app.port} backup`,
    extraGlobal: `stats socket ${folder}/inner.sock mode 600 level admin`,
  });
  return { haproxy, authority, address: `tls://127.0.0.1:${haproxy.port('tls')}` };
}

function status(
  t: TestContext,
  there: Front,
  inputs: Record<string, string> = {},
  more: Partial<RunOptions> = {},
) {
  const target = { address: there.address, operation: 'status', 'retry-delay': '10ms' };
  return runAction({ t, inputs: { ...target, 'tls-ca': there.authority.cert, ...inputs }, ...more });
}

function refused(result: ActionResult, code = 'tls-failed'): string {
  const words = failedWith(result, code, 'failed');
  assert.match(words, /Changed: no/);
  assert.match(words, /What to do: /);
  return words;
}

const MUTUAL = { bind: 'ca-file CA verify required' };

atEitherEnd('tls', (version, test) => {
  describe('A TLS front', { concurrency: 8 }, () => {
    test('is the way to drain a server, with a certificate on both sides', async (t) => {
      const there = await front(t, version, MUTUAL);
      const request = await startLongRequest(t, there.haproxy, 'fe', 'web', 's1');
      const client = there.authority.sign('DNS:deploy');
      const access = { 'tls-ca': there.authority.cert, 'tls-cert': client.cert, 'tls-key': client.key };
      const target = { address: there.address, server: 'web/s1', operation: 'maint' };
      const running = startAction({ t, inputs: { ...target, ...access } });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      request.abort();
      const result = await running.result;
      const [row] = succeeded(result, 'changed');
      assert.equal(`tls://${row?.loadBalancer}`, there.address);
      assert.equal(await there.haproxy.adminFlags('web', 's1'), 1);
    });

    test('whose tls-ca is a file that is gone when the job ends: post says so by server, and puts the others back', async (t) => {
      const [there, other] = await Promise.all([front(t, version), front(t, version)]);
      const { folder, remove } = makeScratch();
      t.after(remove);
      const file = path.join(folder, 'ca.pem');
      writeFileSync(file, there.authority.cert);
      const address = `lb1=${there.address}\nlb2=${other.haproxy.address}`;
      const inputs = { address, 'tls-ca': file, server: 'web/s1', operation: 'maint', restore: 'always' };
      const main = await runAction({ t, inputs });
      succeeded(main, 'changed');
      rmSync(file);
      const post = await main.post({ jobStatus: 'success' });
      assert.deepEqual(
        await Promise.all([there, other].map(({ haproxy }) => haproxy.adminFlags('web', 's1'))),
        [1, 0],
        post.log,
      );
      assert.match(pointedOut(post, 'notice'), /Put back as before this step.*web\/s1 on lb2/);
      const warning = pointedOut(post, 'warning');
      assert.match(warning, /Could not look at lb1: tls-ca .*ENOENT.*must be there until the job has ended/);
      assert.match(warning, /may be different from before: web\/s1/);
      assert.doesNotMatch(warning, /lb2/);
    });

    for (const tls of ['TLSv1.2', 'TLSv1.3']) {
      test(`that misses a client certificate says so, ${tls}`, async (t) => {
        const there = await front(t, version, {
          bind: `${MUTUAL.bind} ssl-min-ver ${tls} ssl-max-ver ${tls}`,
        });
        const words = refused(await status(t, there));
        assert.match(
          words,
          /the other side (asks for a client certificate|refuses the handshake|ended the connection)/,
        );
        assert.match(words, /tls-cert/);
      });

      test(`that does not know the client's authority says so, ${tls}`, async (t) => {
        const there = await front(t, version, {
          bind: `${MUTUAL.bind} ssl-min-ver ${tls} ssl-max-ver ${tls}`,
        });
        const client = makeAuthority(t).sign('DNS:deploy');
        const words = refused(await status(t, there, { 'tls-cert': client.cert, 'tls-key': client.key }));
        assert.match(words, /the other side (does not accept the client certificate|ended the connection)/);
      });
    }

    test('of an authority that the system, or the environment, knows: whoever holds servers for the step knows it as well', async (t) => {
      const there = await front(t, version);
      const { folder, remove } = makeScratch();
      t.after(remove);
      const ca = path.join(folder, 'ca.pem');
      writeFileSync(ca, there.authority.cert);
      for (const env of [
        { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: ca },
        { NODE_OPTIONS: '--use-openssl-ca', SSL_CERT_FILE: ca },
        { NODE_EXTRA_CA_CERTS: ca },
      ]) {
        const inputs = { address: there.address, server: 'web/s1', operation: 'drain', hold: 'true' };
        const drained = await startAction({ t, env, inputs }).result;
        succeeded(drained, 'changed');
        await drained.post({ jobStatus: 'success', env, ownProcess: true });
        await there.haproxy.cli('set server web/s1 state ready');
      }
    });

    test('behind which the socket is gone is no fault of TLS', async (t) => {
      const there = await front(t, version);
      await there.haproxy.cli('set server admin_socket/cli state maint');
      refused(await status(t, there, { retries: '1' }), 'connect-failed');
    });

    test("that HAProxy ignores, 'ssl' on the line of a plain socket, is an error before anything is sent", async (t) => {
      const there = await front(t, version);
      const address = `tls://${there.haproxy.tcp}`;
      const words = refused(await status(t, there, { address }));
      assert.match(words, /speaks plain text/);
      assert.match(words, /HAProxy ignores 'ssl'/);
    });
  });
});

atBothEnds('a TLS front', (version) => {
  test("of the stats socket's own is one on 2.2, and plain text ever after", async (t) => {
    const there = await front(t, version);
    const { folder, remove } = makeScratch();
    t.after(remove);
    const pem = path.join(folder, 'a.pem');
    const { cert, key } = there.authority.sign(NAMES);
    writeFileSync(pem, cert + key);
    const haproxy = await startHaproxy(version, {
      t,
      extraGlobal: `stats socket ipv4@127.0.0.1:{{ssl}} ssl crt ${pem} level admin`,
      config: 'backend web\n  server s1 127.0.0.1:1',
    });
    const result = await status(t, there, { address: `tls://127.0.0.1:${haproxy.port('ssl')}` });
    if (version === '2.2') succeeded(result, 'unchanged');
    else assert.match(refused(result), /speaks plain text/);
  });
});

describe('The certificate of the other side', { concurrency: 8 }, () => {
  test('that has expired', async (t) => {
    const there = await front(t, NEWEST, {
      certificate: (authority) => authority.sign(NAMES, { expired: true }),
    });
    assert.match(refused(await status(t, there)), /has expired/);
  });

  test('for another name, unless that name is given', async (t) => {
    const there = await front(t, NEWEST, {
      certificate: (authority) => authority.sign('DNS:lb1.example.com'),
    });
    const words = refused(await status(t, there));
    assert.match(words, /is for another name/);
    assert.match(words, /tls-server-name/);
    succeeded(await status(t, there, { 'tls-server-name': 'lb1.example.com' }), 'unchanged');
    refused(await status(t, there, { 'tls-server-name': 'lb2.example.com' }));
  });

  test('of an authority that is not known, whatever the environment says', async (t) => {
    const there = await front(t, NEWEST);
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const other = { 'tls-ca': makeAuthority(t).cert };
    assert.match(
      refused(await status(t, there, other, { env })),
      /not signed by an authority that is known here/,
    );
    assert.match(refused(await status(t, there, { 'tls-ca': '' }, { env })), /as tls-ca/);
  });

  test('is looked at once for each connection, and the port is probed once for each step', async (t) => {
    const there = await front(t, NEWEST);
    const proxy = await startTcpProxy({ target: there.haproxy.port('tls'), t });
    const address = `tls://127.0.0.1:${proxy.port}`;
    const inputs = { address, server: 'web/s2', operation: 'drain' };
    succeeded(await status(t, there, inputs), 'changed');
    assert.equal(proxy.connections, 3, 'the probe, the work, the fresh connection that proves it');
    const plain = proxy.dialogue.filter(({ from, text }) => from === 'client' && /^[\n -~]+$/.test(text));
    assert.deepEqual(
      plain.map(({ text }) => text),
      ['prompt\n'],
    );
  });

  test('a connection that is reset in the middle is a lost one, and is opened again', async (t) => {
    const there = await front(t, NEWEST);
    const proxy = await startTcpProxy({ target: there.haproxy.port('tls'), cutAfter: 1e9, t });
    proxy.faults = { later: { cutAfter: 12_000, reset: true, later: {} } };
    const address = `tls://127.0.0.1:${proxy.port}`;
    const request = await startLongRequest(t, there.haproxy, 'fe', 'web', 's1');
    const running = startAction({
      t,
      inputs: {
        address,
        'tls-ca': there.authority.cert,
        server: 'web/s1',
        operation: 'drain',
        'retry-delay': '10ms',
      },
    });
    await eventually('another connection', () => proxy.connections >= 3);
    request.abort();
    succeeded(await running.result, 'changed');
  });
});

describe('PEM inputs', { concurrency: 8 }, () => {
  test("may be paths, but not inside a workspace that may be a stranger's", async (t) => {
    const there = await front(t, NEWEST);
    const { folder, remove } = makeScratch();
    t.after(remove);
    const temp = path.join(folder, 'temp');
    const inside = path.join(folder, 'workspace', 'ca.pem');
    mkdirSync(path.dirname(inside), { recursive: true });
    mkdirSync(temp);
    writeFileSync(inside, there.authority.cert);
    const outside = path.join(mkdtempSync(path.join(folder, 'x-')), 'ca.pem');
    writeFileSync(outside, there.authority.cert);
    succeeded(await status(t, there, { 'tls-ca': inside }, { temp }), 'unchanged');
    succeeded(await status(t, there, { 'tls-ca': 'ca.pem' }, { temp }), 'unchanged');
    for (const event_name of ['pull_request_target', 'workflow_run']) {
      const foreign = { temp, github: { event_name } };
      succeeded(await status(t, there, { 'tls-ca': outside }, foreign), 'unchanged');
      const words = refused(await status(t, there, { 'tls-ca': inside }, foreign), 'invalid-input');
      assert.match(words, /tls-ca: is a path inside the workspace/);
      assert.ok(!words.includes(inside), 'not quoted');
    }
  });
});
