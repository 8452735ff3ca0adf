/** `audit`: every server that is out of rotation is found, with its cause; nothing else is, and nothing is changed. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { startAgent } from '../support/agent-server.ts';
import { errorOf, messagesOf } from '../support/annotations.ts';
import { causesOf, rowsOf, runAudit, startBrokenHaproxy, startSoundHaproxy } from '../support/audit-site.ts';
import { eventually } from '../support/eventually.ts';
import { failReload } from '../support/failed-reload.ts';
import { atEitherEnd, forEachHaproxy } from '../support/haproxy-versions.ts';
import { startNameserver } from '../support/nameserver.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer } from '../support/web-server.ts';

/** On one load balancer, each server by what keeps it out; everybody else is in rotation. */
const CAUSES = {
  'lb1 web/hand-maint': 'by-hand',
  'lb1 web/hand-drain': 'by-hand',
  'lb1 web/configured': 'configuration',
  'lb1 web/dns': 'dns',
  'lb1 web/refused': 'checks',
  'lb1 web/sick': 'checks',
  'lb1 web/drained-and-refused': 'by-hand+checks',
  'lb1 web/agent-down': 'agent',
  'lb1 web/agent-drain': 'by-hand',
  'lb1 web/agent-half': 'weight',
  'lb1 web/agent-ready': 'checks-off',
  'lb1 web/weight-configured': 'weight',
  'lb1 web/weight-zero': 'weight',
  'lb1 web/weight-half': 'weight',
  'lb1 web/no-checks': 'checks-off',
  'lb1 web/checks-off': 'checks-off',
  'lb1 web/backup-maint': 'by-hand',
  'lb1 api/t-maint': 'tracking',
  'lb1 api/t-drain': 'tracking',
  'lb1 api/t-down': 'tracking',
  'lb1 shop/gone': 'stopping',
  'lb1 off/off': 'backend-disabled',
};

forEachHaproxy('audit', (version) => {
  describe('one HAProxy each', { concurrency: 2 }, () => {
    test('every cause at once, on three load balancers that disagree, one of which cannot be reached', async (t) => {
      const [lb1, lb2] = await Promise.all([startBrokenHaproxy(version, t), startSoundHaproxy(version, t)]);
      const before = await lb1.cli('show servers state');
      const result = await runAudit({
        t,
        inputs: {
          address: `lb1=${lb1.userSocket}\nlb2=${lb2.address}\nlb3=${path.join(lb1.folder, 'nobody.sock')}`,
          'retry-delay': '10ms',
          'max-age': '0',
        },
      });
      assert.equal(result.code, 1);
      const missing = { 'lb1 web/only-here': 'missing', 'lb2 web/backup': 'missing' };
      assert.deepEqual(causesOf(result), { ...CAUSES, ...missing });
      assert.equal(result.outputs.findings, String(Object.keys(CAUSES).length + 2));
      assert.equal(result.outputs['error-code'], 'connect-failed');
      assert.match(errorOf(result), /^Not read: lb3: connect-failed: /);

      const row = (server: string) => {
        const found = rowsOf(result).find((one) => one.server === server);
        return found ?? assert.fail(server);
      };
      assert.deepEqual(row('hand-maint').inRotationOn, ['lb2']);
      assert.deepEqual(row('sick').inRotationOn, []);
      assert.match(
        row('refused').why,
        /^its checks fail: L4CON: Layer4 connection problem: .*(?:[Cc]onnection refused|ECONNREFUSED)/,
      );
      assert.match(row('sick').why, /^its checks fail: L7STS: .*code 503: Service Unavailable$/);
      assert.match(row('agent-drain').why, /by hand, or by its agent/);
      assert.match(row('weight-half').why, /^weight 50 of 100, set by hand$/);
      assert.match(row('agent-half').why, /^weight 50 of 100, set by hand or by its agent$/);
      assert.deepEqual([row('weight-half').traffic, row('weight-zero').traffic], ['less', 'none']);
      assert.match(row('t-maint').why, /^tracks web\/hand-maint, which is out$/);
      assert.match(row('dns').why, /^its name nowhere\.invalid does not resolve$/);
      // HAProxy started a moment ago: nobody knows what was before, and nobody must take that for "not for long".
      assert.equal(row('hand-maint').since, 'at-least');
      assert.equal(row('only-here').since, 'unknown');
      assert.match(
        result.summary,
        // It went down in this second, or in one before.
        /^\| `lb1` \| `web\/sick` \| none<br>`DOWN` \| its checks fail: `L7STS: [^`]+` \| (?:at least [1-9]\d*s|not known) \| {2}\|$/m,
      );
      assert.match(result.summary, /^- ❌ `lb3`: \*\*connect-failed\*\* `/m);
      assert.match(result.summary, /^\*\*What to do on `lb3`:\*\* There is no such socket file /m);
      assert.match(result.summary, /^\*\*What to do:\*\* Find out why each is out, /m);
      // Nothing was changed but the time.
      const still = (text: string) => text.split('\n').map((line) => line.split(' ').slice(0, 9).join(' '));
      assert.deepEqual(still(await lb1.cli('show servers state')), still(before));
    });

    test('max-age: who is out for less is told and no finding, as far as HAProxy knows since when', async (t) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'audit-'));
      t.after(async () => rmSync(folder, { recursive: true }));
      const file = path.join(folder, 'state');
      writeFileSync(file, '');
      const web = await startWebServer({ name: 'web', t });
      const haproxy = await startHaproxy(version, {
        t,
        extraGlobal: `server-state-file ${file}`,
        extraDefaults: 'load-server-state-from-file global',
        config: `backend web
          option httpchk GET /health
          http-check disable-on-404
          timeout check 10s
          server ok 127.0.0.1:1
          server long 127.0.0.1:1
          server short 127.0.0.1:1
          server drained 127.0.0.1:1
          server not-found-since 127.0.0.1:${web.port} check inter 50ms
          server drained-by-tracking 127.0.0.1:1 track web/not-found-since`,
      });
      for (const name of ['long', 'short']) await haproxy.cli(`set server web/${name} state maint`);
      for (const name of ['drained', 'not-found-since'])
        await haproxy.cli(`set server web/${name} state drain`);
      const [format, header = '', ...rows] = (await haproxy.cli('show servers state')).split('\n');
      const at = header.slice(2).split(' ').indexOf('srv_time_since_last_change');
      const seconds: Record<string, string> = {
        long: '7200',
        short: '600',
        drained: '600',
        ok: '7200',
        'not-found-since': '7200',
      };
      const aged = rows.map((row) =>
        row
          .split(' ')
          .map((field, index, fields) => (index === at ? (seconds[fields[3] ?? ''] ?? field) : field))
          .join(' '),
      );
      writeFileSync(file, [format, header, ...aged].join('\n'));
      await haproxy.restart();
      // It sets the clock twice, and is counted nowhere.
      const isNow = async (word: string) =>
        (await haproxy.row('web', 'not-found-since')).status?.startsWith(word) === true;
      web.health = { status: 404, delay: 0 };
      await eventually('NOLB', () => isNow('NOLB'));
      web.health = { status: 200, delay: 0 };
      await eventually('DRAIN', () => isNow('DRAIN'));

      const result = await runAudit({ t, inputs: { address: `lb1=${haproxy.address}` } });
      assert.equal(result.code, 0, result.log);
      const drained = version === '2.2' || version === '2.6' ? 'at-least' : 'unknown';
      const told = Object.fromEntries(rowsOf(result).map((row) => [row.server, [row.since, row.leftOver]]));
      assert.deepEqual(told, {
        long: ['exactly', true],
        short: ['exactly', false],
        drained: [drained, true],
        'not-found-since': [drained, true],
        'drained-by-tracking': [drained, true],
      });
      assert.equal(result.outputs.findings, '4');
      const failed = await runAudit({
        t,
        inputs: { address: `lb1=${haproxy.address}`, 'fail-on-findings': 'true' },
      });
      assert.equal(failed.code, 1);
      assert.equal(failed.outputs['error-code'], '');
      assert.match(errorOf(failed), /^Out: lb1: web\/long: no traffic: set to maint by hand; out for: /);
    });

    test('everybody in rotation, backups idle, a backend without servers: clean, and only then', async (t) => {
      const haproxy = await startHaproxy(version, {
        t,
        config: `backend web
          server web1 127.0.0.1:1 weight 256
          server web2 127.0.0.1:1 backup
          server web3 127.0.0.1:1 slowstart 60s
        backend empty`,
      });
      for (const state of ['maint', 'ready']) await haproxy.cli(`set server web/web3 state ${state}`);
      const result = await runAudit({ t, inputs: { address: haproxy.address, 'fail-on-findings': 'true' } });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.findings, '0');
      assert.equal(result.outputs.servers, '[]');
      assert.match(
        result.summary,
        /^### ✅ HAProxy audit: none of 3 servers out of rotation for longer than 1h$/m,
      );
      assert.deepEqual(result.annotations, []);

      for (const inputs of [
        { backend: 'empty' },
        { server: 'web9' },
        { backend: 'nobody' },
        { server: 'web*,!web*' },
      ]) {
        const wrong = await runAudit({ t, inputs: { address: haproxy.address, ...inputs } });
        assert.equal(wrong.code, 1, JSON.stringify(inputs));
        assert.equal(wrong.outputs['error-code'], 'not-found');
        assert.equal(wrong.outputs.findings, '');
        assert.match(wrong.summary, /^### ❌ HAProxy audit failed \(not-found\): no server was looked at\n/);
      }
    });
  });
});

atEitherEnd('audit', (version, test) => {
  test('a load balancer without any server is an error, not clean', async (t) => {
    const haproxy = await startHaproxy(version, { t, config: 'backend empty' });
    const result = await runAudit({ t, inputs: { address: haproxy.address } });
    assert.equal(result.code, 1);
    assert.deepEqual([result.outputs['error-code'], result.outputs.findings], ['not-found', '']);
  });

  test('who serves with checks that somebody has switched off is a warning, and no finding', async (t) => {
    const agent = await startAgent({ answer: 'up\n', t });
    const web = await startWebServer({ name: 'web', t });
    const haproxy = await startHaproxy(version, {
      t,
      userSocket: true,
      config: `backend web
        timeout check 10s
        server web1 127.0.0.1:${web.port} check inter 100ms
        server web2 127.0.0.1:${web.port} check inter 100ms agent-check agent-port ${agent.port} agent-inter 100ms
        server web3 127.0.0.1:${web.port}
        server web4 127.0.0.1:${web.port} track web1`,
    });
    const inputs = { address: `lb1=${haproxy.userSocket}` };
    const sound = await runAudit({ t, inputs });
    assert.deepEqual([sound.code, sound.annotations], [0, []], sound.log);
    await haproxy.cli('disable health web/web1');
    await haproxy.cli('disable agent web/web2');
    const result = await runAudit({ t, inputs });
    assert.deepEqual(
      [result.code, result.outputs.findings, result.outputs.servers],
      [0, '0', '[]'],
      result.log,
    );
    const words = messagesOf(result, 'warning');
    assert.match(words, /^On lb1: web\/web1 takes traffic with its health checks switched off, and would /m);
    assert.match(words, /^On lb1: web\/web2 takes traffic with its agent checks switched off, and would /m);
    assert.match(
      result.summary,
      /^- ⚠️ On `lb1`: `web\/web1` takes traffic with its health checks switched off/m,
    );
  });

  test('wrong inputs are told together, and nothing is connected', async (t) => {
    const result = await runAudit({
      t,
      inputs: { address: 'nowhere', server: 'a;b', 'max-age': '60', 'fail-on-findings': 'yes' },
    });
    assert.equal(result.code, 1);
    assert.equal(result.outputs['error-code'], 'invalid-input');
    for (const name of ['address', 'server', 'max-age', 'fail-on-findings'])
      assert.match(errorOf(result), new RegExp(`^Wrong input ${name}:`, 'm'));
    assert.deepEqual(result.outputs, {
      findings: '',
      'issue-url': '',
      servers: '[]',
      'error-code': 'invalid-input',
    });
    const words = 'audit not started: wrong inputs address, max-age, fail-on-findings, server';
    assert.ok(result.log.includes(`result  ${words}`), result.log);
    assert.ok(result.summary.startsWith(`### ❌ HAProxy ${words}\n\n> [!CAUTION]\n> **invalid-input**\n`));
    assert.match(result.summary, /^> - max-age: "60": unit missing: write 60s or 60ms$/m);
    assert.match(result.summary, /^> \*\*Changed:\*\* no\. An audit changes nothing\.$/m);
    assert.match(result.summary, /^> \*\*What to do:\*\* Correct the `with:` block of this step\. /m);
  });

  test('slots that an SRV record leaves over are no findings, and its weights are not said to be set by hand alone', async (t) => {
    const web = await startWebServer({ name: 'web', t });
    const hosts = ['a', 'b'].map((host) => ({ host: `${host}.example`, port: web.port, weight: 25_600 }));
    const port = await startNameserver(hosts, t);
    const haproxy = await startHaproxy(version, {
      t,
      config: `resolvers r
  nameserver ns 127.0.0.1:${port}
backend web
  server-template web 4 _http._tcp.example resolvers r init-addr none weight 200`,
    });
    const inRotation = async () => {
      const rows = await Promise.all([1, 2, 3, 4].map((slot) => haproxy.row('web', `web${slot}`)));
      return rows.filter(({ status }) => status === 'no check').length;
    };
    await eventually('two of them have an address', async () => (await inRotation()) === 2);
    const result = await runAudit({ t, inputs: { address: `lb1=${haproxy.address}`, 'max-age': '0' } });
    assert.deepEqual(
      rowsOf(result).map(({ traffic, why }) => [traffic, why]),
      Array(2).fill(['less', 'weight 100 of 200, set by hand or by its SRV record']),
    );
    assert.match(result.summary, /^ℹ️ 2 servers without an address from DNS are not counted/m);
  });

  test('a master CLI is audited through its current worker, and a failed reload is told', async (t) => {
    const haproxy = await startHaproxy(version, {
      t,
      master: true,
      config: 'backend web\n  server web1 127.0.0.1:1',
    });
    await haproxy.cli('set server web/web1 state maint');
    await failReload(haproxy);
    const result = await runAudit({ t, inputs: { address: `lb1=${haproxy.masterSocket}` } });
    assert.equal(result.code, 0, result.log);
    assert.deepEqual(causesOf(result), { 'lb1 web/web1': 'by-hand' });
    assert.match(messagesOf(result, 'warning'), /web\/web1: no traffic: set to maint by hand/);
    assert.match(messagesOf(result, 'warning'), /^On lb1: The last reload failed: /m);
    const post = await result.post({ action: path.resolve(import.meta.dirname, '../../audit') });
    assert.deepEqual([post.code, post.log], [0, '']);
  });
});

forEachHaproxy(
  'audit',
  (version) => {
    test('an unpublished backend takes no traffic, whatever its servers say', async (t) => {
      const haproxy = await startHaproxy(version, { t, config: 'backend web\n  server web1 127.0.0.1:1' });
      await haproxy.cli('unpublish backend web');
      const result = await runAudit({ t, inputs: { address: `lb1=${haproxy.address}` } });
      assert.deepEqual(causesOf(result), { 'lb1 web/web1': 'backend-unpublished' });
    });

    test('a server that nothing can be asked about is told, not passed over', async (t) => {
      const haproxy = await startHaproxy(version, {
        t,
        config:
          'backend web\n  server web1 127.0.0.1:1\nbackend "shop,api"\n  server web1 127.0.0.1:1\nbackend "a b"\n  server web2 127.0.0.1:1',
      });
      const result = await runAudit({ t, inputs: { address: `lb1=${haproxy.address}` } });
      assert.deepEqual(Object.values(causesOf(result)), ['unsendable', 'unsendable'], result.log);
    });
  },
  ['3.4'],
);
