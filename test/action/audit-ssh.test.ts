/** An audit through ssh://: its tunnel knows nothing of the token, and nothing of it is left, however the audit ends. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext } from 'node:test';
import { AUDIT, causesOf, runAudit } from '../support/audit-site.ts';
import { eventually } from '../support/eventually.ts';
import { startGithubApi, TOKEN } from '../support/github-api.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { processesOf } from '../support/job-processes.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startAction } from '../support/run-action.ts';
import { makeUserKey, startSshd, whereSshdIs } from '../support/sshd.ts';

whereSshdIs(() => {
  atEitherEnd('audit through ssh', (version, test) => {
    describe('one HAProxy each', { concurrency: 2 }, () => {
      test('finds what is out, at level user', async (t) => {
        const { address, access } = await host(t, version);
        const api = await startGithubApi({ t });
        const result = await runAudit({
          t,
          inputs: { address: `lb1=${address}`, ...access, 'max-age': '0', 'github-token': TOKEN },
          github: { api_url: api.url },
        });
        assert.equal(result.code, 0, result.log);
        assert.deepEqual(causesOf(result), { 'lb1 web/web1': 'by-hand' });
        assert.match(result.outputs['issue-url'] ?? '', /issues\/1$/);
        await nothingIsLeft(result.temp);
      });

      test('that is killed leaves neither ssh nor key, and its ssh never knew the token', async (t) => {
        const { address, access, haproxy } = await host(t, version);
        // It accepts, and never says a word.
        const deaf = `ssh://127.0.0.1:${haproxy.port('deaf')}/run/haproxy.sock`;
        const running = startAction({
          t,
          action: AUDIT,
          inputs: { address: `lb1=${address}\nlb2=${deaf}`, ...access, 'github-token': TOKEN },
        });
        await running.waitForLog(/read {3,}lb1/);
        const ssh = processesOf(running.temp).filter(({ command }) => command.startsWith('ssh '));
        assert.ok(ssh.length > 0);
        for (const { command, environment } of ssh) {
          assert.ok(![command, ...environment].some((text) => text.includes(TOKEN)));
          assert.deepEqual(
            environment.filter((text) => /^(?:INPUT|STATE|ACTIONS|GITHUB)_/.test(text)),
            [],
          );
        }
        running.signal('SIGKILL');
        const killed = await running.result;
        const post = await killed.post();
        assert.equal(post.code, 0);
        await nothingIsLeft(killed.temp);
      });
    });
  });
});

/** A load balancer behind sshd on which web1 is in maint, and what lets an audit in. */
async function host(t: TestContext, version: HaproxyVersion) {
  const haproxy = await startHaproxy(version, {
    t,
    userSocket: true,
    config: `backend web
  server web1 127.0.0.1:1
  server web2 127.0.0.1:1
listen deaf
  mode tcp
  bind 127.0.0.1:{{deaf}}
  tcp-request inspect-delay 1m
  tcp-request content accept if WAIT_END`,
  });
  await haproxy.cli('set server web/web1 state maint');
  const key = makeUserKey({ t });
  const sshd = await startSshd({ t, authorized: [key.publicLine] });
  const access = {
    'ssh-private-key': key.text,
    'ssh-known-hosts': sshd.knownHosts(),
    'retry-delay': '10ms',
    'connect-timeout': '20s',
  };
  return { haproxy, access, address: sshd.address(haproxy.userSocket) };
}

async function nothingIsLeft(temp: string): Promise<void> {
  await eventually('no ssh is left', () => processesOf(temp).length === 0);
  assert.deepEqual(readdirSync(path.join(temp, 'haproxy-server-state')), []);
}
