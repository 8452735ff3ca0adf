/** A key that is given opens the way and is seen nowhere: not in what a step tells, not in what it starts, not in what it leaves. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { makeAuthority } from '../support/certificates.ts';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, NEWEST } from '../support/haproxy-versions.ts';
import { type JobProcess, processesOf } from '../support/job-processes.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, runAction, startAction } from '../support/run-action.ts';
import { makeUserKey, startSshd, whereSshdIs } from '../support/sshd.ts';
import { failedWith, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

const PIECE = 12;

/** Every piece of the key's body; its armour is no secret. */
function piecesOf(key: string): string[] {
  return (
    key
      .split(/\r?\n/)
      .filter((line) => !line.startsWith('-----'))
      .flatMap((line) =>
        Array.from({ length: Math.max(0, line.length - PIECE + 1) }, (_, at) => line.slice(at, at + PIECE)),
      )
      // Every ed25519 key begins alike, and so does every public one.
      .filter((piece) => !/A{6}/.test(piece))
  );
}

function assertUnseen(key: string, where: string, text: string): void {
  const found = piecesOf(key).filter((piece) => text.includes(piece));
  assert.equal(found.length, 0, `${found.length} pieces of the key in ${where}`);
}

/** All that a step gives to the runner. Commands that set a mask are not shown to anybody. */
function assertUntold(key: string, result: ActionResult): void {
  const shown = result.log.replace(/^::add-mask::.*$/gm, '');
  assertUnseen(key, 'the log', shown);
  assertUnseen(key, 'the summary', result.summary);
  assertUnseen(key, 'the outputs', JSON.stringify(result.outputs));
  assertUnseen(key, 'the state', JSON.stringify(result.state));
  assertUnseen(key, 'the annotations', JSON.stringify(result.annotations));
}

/** Of a job's temporary folder, every file with its text. */
function filesBelow(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

whereSshdIs(() => {
  atEitherEnd('the key of ssh', (version, test) => {
    test('is in no process, in one file that only this user may read, and afterwards nowhere', async (t) => {
      const app = await startWebServer({ name: 's1', t });
      const haproxy = await startHaproxy(version, {
        t,
        frontends: { fe: 'web' },
        config: `backend web\n  server s1 127.0.0.1:${app.port}\n  server s2 127.0.0.1:${app.port} backup`,
      });
      const { text: key, publicLine } = makeUserKey({ t, more: ['-t', 'rsa', '-b', '2048'] });
      const sshd = await startSshd({ t, authorized: [publicLine] });
      const request = await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const running = startAction({
        t,
        debug: true,
        env: { SECRET_OF_THE_JOB: 'hunter2' },
        inputs: {
          address: sshd.address(haproxy.socket),
          server: 'web/s1',
          operation: 'drain',
          'connect-timeout': '20s',
          'ssh-private-key': key,
          'ssh-known-hosts': sshd.knownHosts(),
        },
      });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);

      const children = processesOf(running.temp).filter(({ pid }) => pid !== running.pid);
      assert.ok(children.some(({ command }) => command.startsWith('ssh ')));
      for (const child of children) assertHarmless(key, child);

      const folder = path.join(running.temp, 'haproxy-server-state');
      assert.equal(statSync(folder).mode & 0o777, 0o700);
      const holders = filesBelow(folder).filter(({ text }) => text.includes('PRIVATE KEY'));
      assert.deepEqual(
        holders.map(({ file }) => path.basename(file)),
        ['key'],
      );
      for (const { file } of filesBelow(folder)) {
        assert.equal(statSync(file).mode & 0o777, 0o600, file);
        assert.equal(statSync(path.dirname(file)).mode & 0o777, 0o700, path.dirname(file));
      }

      request.abort();
      const result = await running.result;
      succeeded(result, 'changed');
      assertUntold(key, result);
      const lines = key.split('\n').filter((line) => line.length >= 16);
      assert.deepEqual(
        result.masks.filter((mask) => lines.includes(mask)),
        lines,
      );
      const post = await result.post();
      assertUntold(key, post);
      for (const { file, text } of filesBelow(running.temp)) assertUnseen(key, file, text);
    });
  });

  describe('A key that is of no use is not quoted', { concurrency: 8 }, () => {
    const key = (t: TestContext) => makeUserKey({ t, more: ['-t', 'rsa', '-b', '2048'] }).text;
    const spoiled: [what: string, edit: (text: string) => string][] = [
      ['cut short', (text) => text.slice(0, 900)],
      ['without its first line', (text) => text.replace(/^.*\n/, '')],
      ['on one line', (text) => text.replaceAll('\n', ' ')],
      ['with another letter in it', (text) => text.replace(/\n(.{40})./, '\n$1*')],
    ];
    for (const [what, edit] of spoiled) {
      test(what, async (t) => {
        const given = edit(key(t));
        const inputs = { address: 'ssh://127.0.0.1:1/run/x.sock', operation: 'status', retries: '0' };
        const result = await runAction({ t, debug: true, inputs: { ...inputs, 'ssh-private-key': given } });
        assert.equal(result.code, 1);
        assertUntold(given, result);
      });
    }

    test('an unused one, and one that ssh refuses', async (t) => {
      const text = key(t);
      const plain = { address: '127.0.0.1:1', operation: 'status', 'ssh-private-key': text };
      const unused = await runAction({ t, inputs: plain });
      assert.match(
        failedWith(unused, 'invalid-input', 'failed'),
        /ssh-private-key: is used by ssh:\/\/ addresses only/,
      );
      assertUntold(text, unused);
      const sshd = await startSshd({ t, authorized: [] });
      const address = sshd.address('/run/x.sock');
      const access = {
        'ssh-private-key': text,
        'ssh-known-hosts': sshd.knownHosts(),
        'connect-timeout': '20s',
      };
      const refused = await runAction({
        t,
        debug: true,
        inputs: { ...access, address, operation: 'status' },
      });
      failedWith(refused, 'ssh-failed', 'failed');
      assertUntold(text, refused);
    });
  });
});

test('the key of TLS is masked, as text and as a file, and told to nobody', async (t) => {
  const authority = makeAuthority(t);
  const { cert, key } = authority.sign('DNS:deploy');
  const other = authority.sign('DNS:other');
  const haproxy = await startHaproxy(NEWEST, {
    t,
    config: 'backend web\n  server s1 127.0.0.1:1',
    tcp: true,
  });
  const address = `tls://${haproxy.tcp}`;
  const mine = { address, operation: 'status', 'tls-ca': authority.cert, 'tls-cert': cert };
  const plain = await runAction({ t, debug: true, inputs: { ...mine, 'tls-key': key } });
  failedWith(plain, 'tls-failed', 'failed');
  const wrong = await runAction({ t, debug: true, inputs: { ...mine, 'tls-key': other.key } });
  assert.match(
    failedWith(wrong, 'invalid-input', 'failed'),
    /tls-key: is not the key of the certificate in tls-cert/,
  );
  for (const [text, result] of [
    [key, plain],
    [other.key, wrong],
  ] as const) {
    assertUntold(text, result);
    const lines = text.split('\n').filter((line) => line.length >= 16);
    assert.deepEqual(
      result.masks.filter((mask) => lines.includes(mask)),
      lines,
    );
  }
  await eventually('nothing is left', () => processesOf(plain.temp).length === 0);
});

/** Of the environment a child has what ssh needs, and no more. */
function assertHarmless(key: string, { command, environment }: JobProcess): void {
  assertUnseen(key, 'the process list', command);
  assertUnseen(key, `the environment of ${command}`, environment.join('\n'));
  const names = environment.map((line) => line.replace(/=.*/s, '')).filter((name) => name !== '');
  // The shell adds PWD, OLDPWD and `_` of its own.
  const needed =
    /^(?:HOME|LC_ALL|LOGNAME|PATH|PWD|OLDPWD|_|SHLVL|RUNNER_TRACKING_ID|SSH_AUTH_SOCK|TMPDIR|USER)$/;
  assert.deepEqual(
    names.filter((name) => !needed.test(name)),
    [],
    command,
  );
}
