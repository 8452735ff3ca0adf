/** Names: what does not exist, what only looks like something else, and what must never reach a command line. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { forEachHaproxy, NEWEST } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';

function drain(t: TestContext, address: string, inputs: Record<string, string>) {
  return runAction({ t, inputs: { address, operation: 'drain', 'min-available': '0', ...inputs } });
}

const LONG = `long${'-name'.repeat(60)}`;

forEachHaproxy('names', (version) => {
  describe('what is not there', { concurrency: 8 }, () => {
    const config = `backend web_servers
      server web1 127.0.0.1:1
      server web2 127.0.0.1:1
      server web10 127.0.0.1:1
    backend api_servers
      server api1 127.0.0.1:1
      server web1 127.0.0.1:1`;

    test('an unknown backend is an error that lists what is there, the closest name first', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const words = failedWith(
        await drain(t, haproxy.address, { backend: 'web_server', server: 'web1' }),
        'not-found',
        'failed',
      );
      assert.match(
        words,
        /No backend matches `web_server`; did you mean `web_servers`\? Closest: `web_servers`, `api_servers`/,
      );
      assert.match(words, /Changed: no/);
      const other = await drain(t, haproxy.address, { backend: 'WEB_SERVERS', server: 'web1' });
      assert.match(failedWith(other, 'not-found', 'failed'), /case-sensitive/);
    });

    test('an unknown server is an error that lists what is there, the closest name first', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const run = (inputs: Record<string, string>) => drain(t, haproxy.address, inputs);
      const inBackend = failedWith(
        await run({ backend: 'web_servers', server: 'web11' }),
        'not-found',
        'failed',
      );
      assert.match(inBackend, /No server matches `web11`; closest: `web1`, `web10`, `web2`/);
      const anywhere = failedWith(await run({ server: 'Api1' }), 'not-found', 'failed');
      assert.match(
        anywhere,
        /No server matches `Api1`; did you mean `api_servers\/api1`\? Closest: `api_servers\/api1`, /,
      );
      const pair = failedWith(await run({ server: 'web_servers/api1' }), 'not-found', 'failed');
      assert.match(pair, /No server matches `web_servers\/api1`; closest: /);
      assert.equal(await haproxy.adminFlags('web_servers', 'web1'), 0);
    });

    test('what takes away and matches nothing is an error: it was meant to protect something', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const words = failedWith(
        await drain(t, haproxy.address, { server: 'web*,!web9' }),
        'not-found',
        'failed',
      );
      assert.match(words, /No server matches `!web9`; closest: /);
      assert.equal(await haproxy.adminFlags('web_servers', 'web1'), 0);
    });

    test('one name of several that is not there stops the change of all', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const run = { server: 'web1\nnobody', backend: '*' };
      failedWith(await drain(t, haproxy.address, run), 'not-found', 'failed');
      assert.equal(await haproxy.adminFlags('web_servers', 'web1'), 0);
      const lenient = await drain(t, haproxy.address, { ...run, 'fail-on-not-found': 'false' });
      succeeded(lenient, 'changed');
      assert.match(pointedOut(lenient, 'warning'), /No server matches `nobody`; closest: /);
      assert.equal(await haproxy.adminFlags('web_servers', 'web1'), 8);
      assert.equal(await haproxy.adminFlags('api_servers', 'web1'), 8);
    });

    test('a selection that takes everything away again is an error, not a success that did nothing', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const run = { server: 'web1,!web*' };
      failedWith(await drain(t, haproxy.address, run), 'not-found', 'failed');
      const lenient = await drain(t, haproxy.address, { ...run, 'fail-on-not-found': 'false' });
      succeeded(lenient, 'unchanged');
      assert.equal(lenient.outputs.selected, '0');
      assert.match(pointedOut(lenient, 'warning'), /no server is left/i);
    });

    test('fail-on-not-found: false and nothing there is a success with a warning and no rows', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const result = await drain(t, haproxy.address, { server: 'nobody', 'fail-on-not-found': 'false' });
      assert.deepEqual(succeeded(result, 'unchanged'), []);
      assert.match(pointedOut(result, 'warning'), /No server matches `nobody`/);
    });

    test('globs pick what they say, on either side of the slash', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const status = async (inputs: Record<string, string>) => {
        const rows = succeeded(
          await runAction({ t, inputs: { address: haproxy.address, operation: 'status', ...inputs } }),
          'unchanged',
        );
        return rows.map(({ backend, server }) => `${backend}/${server}`).sort();
      };
      assert.deepEqual(await status({ server: 'web?' }), [
        'api_servers/web1',
        'web_servers/web1',
        'web_servers/web2',
      ]);
      assert.deepEqual(await status({ server: '*_servers/{api,web}1' }), [
        'api_servers/api1',
        'api_servers/web1',
        'web_servers/web1',
      ]);
      assert.deepEqual(await status({ backend: 'web*', server: 'web[1-2],!web2' }), ['web_servers/web1']);
      assert.equal((await status({})).length, 5);
    });
  });

  describe('names that look like something else', { concurrency: 8 }, () => {
    test('a frontend and a backend of the same name: the backend is meant', async (t) => {
      if (version === '3.4') {
        t.skip('since 3.3 HAProxy refuses such a configuration');
        return;
      }
      const config =
        'frontend app\n  bind 127.0.0.1:{{app}}\n  default_backend app\nbackend app\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
      const haproxy = await startHaproxy(version, { t, config });
      succeeded(await drain(t, haproxy.address, { backend: 'app', server: 's1' }), 'changed');
      assert.equal(await haproxy.adminFlags('app', 's1'), 8);
      assert.equal(await haproxy.adminFlags('app', 's2'), 0);
    });

    test('names of digits are names, whatever numbers HAProxy gave to others', async (t) => {
      // Backends and servers are numbered from 1 or 2 on: every number here belongs to another one as well.
      const name = ['3', '4', '2', '1'];
      const config = name
        .map((be) => `backend ${be}\n${['3', '1', '2'].map((s) => `  server ${s} 127.0.0.1:1`).join('\n')}`)
        .join('\n');
      const haproxy = await startHaproxy(version, { t, config });
      succeeded(await drain(t, haproxy.address, { server: '3/1,2/3' }), 'changed');
      const rows = (await haproxy.rows()).filter(({ status }) => status === 'DRAIN');
      assert.deepEqual(rows.map(({ pxname, svname }) => `${pxname}/${svname}`).sort(), ['2/3', '3/1']);
    });

    test('every name that HAProxy allows can be taken out and put back', async (t) => {
      const odd = [
        '::stop-commands::x',
        '__proto__',
        'constructor',
        '-',
        '.',
        '..',
        'BACKEND',
        'FRONTEND',
        LONG,
      ];
      const config = ['__proto__', '-', LONG]
        .map((be) => `backend ${be}\n${odd.map((name) => `  server ${name} 127.0.0.1:1`).join('\n')}`)
        .join('\n');
      const haproxy = await startHaproxy(version, { t, config });
      const rows = succeeded(
        await drain(t, haproxy.address, { server: '*', 'drain-timeout': '5s' }),
        'changed',
      );
      assert.equal(rows.length, odd.length * 3);
      for (const be of ['__proto__', '-', LONG]) {
        for (const name of odd) assert.equal(await haproxy.adminFlags(be, name), 8, `${be}/${name}`);
      }
      const one = await runAction({
        t,
        inputs: {
          address: haproxy.address,
          backend: '__proto__',
          server: '::stop-commands::x,__proto__,BACKEND',
          operation: 'ready',
        },
      });
      assert.equal(succeeded(one, 'changed').length, 3);
      assert.equal(one.outputs['left-out'], '[]');
      assert.equal(await haproxy.adminFlags('__proto__', 'BACKEND'), 0);
      assert.equal(await haproxy.adminFlags('-', 'BACKEND'), 8);
    });

    test('an illegal backend name in the configuration is left alone and never sent', async (t) => {
      if (version !== '3.4') {
        t.skip('only 3.4 starts with such a configuration');
        return;
      }
      const config = `backend a;b
        server s1 127.0.0.1:1
      backend web
        server s1 127.0.0.1:1`;
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      assert.match(await haproxy.cli('show backend'), /^a;b$/m);
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), t });
      const rows = succeeded(await drain(t, proxy.address, { server: '*' }), 'changed');
      assert.deepEqual(
        rows.map(({ backend }) => backend),
        ['web'],
      );
      const sent = proxy.dialogue.filter(({ from }) => from === 'client').map(({ text }) => text);
      assert.doesNotMatch(sent.join(''), /a;b/);
    });
  });
});

const INJECTIONS: Record<string, string> = {
  'a semicolon': 's1;disable',
  'a space': 's1 state maint',
  'a tab': 's1\tstate',
  'a carriage return': 's1\rdisable',
  'a backslash': 's1\\;x',
  'a payload mark': 's1<<',
  'a second slash': 's1/x/y',
  'a hash': '#1',
  'a quote': 's"1"',
  'a percent sign': 's%0Ax',
  'a line separator': 's1\u2028s2',
  'a zero-width space': 's\u200b1',
  'full-width letters': 'ｓ１',
  'an escape': '\x1b[31ms1',
  'a dollar sign': '$(reboot)',
  'a command at the start': '@1',
};

describe('injection', { concurrency: 8 }, () => {
  /** NUL cannot be tried: no environment variable can hold it, so no input can. */
  for (const [what, text] of Object.entries(INJECTIONS)) {
    test(`${what} in a name is refused before anything is connected`, async (t) => {
      const proxy = await startTcpProxy({ target: 1, t });
      const server = [text, `!${text}`, `web/${text}`, `${text}/s1`];
      const result = await drain(t, proxy.address, { backend: text, server: server.join('\n') });
      const words = failedWith(result, 'invalid-input', 'failed');
      assert.equal(words.match(/Wrong input (server|backend): .* has a character that is in no/g)?.length, 5);
      assert.match(words, /Nothing was connected, nothing was sent/);
      assert.doesNotMatch(result.log, /[\x1b\u2028\u200b\t\r]/);
      assert.equal(proxy.connections, 0);
    });
  }

  test('a line break makes a list, and each of its items is looked at by itself', async (t) => {
    const proxy = await startTcpProxy({ target: 1, t });
    const result = await drain(t, proxy.address, { server: 's1\ndisable server web/s2' });
    assert.match(failedWith(result, 'invalid-input', 'failed'), /"disable server web\/s2" has a character/);
    assert.equal(proxy.connections, 0);
  });

  test('a slash without a name on one of its sides is refused', async (t) => {
    const proxy = await startTcpProxy({ target: 1, t });
    for (const server of ['/', '/s1', 'web/', '!/', '//']) {
      const words = failedWith(await drain(t, proxy.address, { server }), 'invalid-input', 'failed');
      assert.match(words, /Wrong input server: /, server);
    }
    assert.equal(proxy.connections, 0);
  });

  test('names and weights elsewhere are refused as well: the name of a load balancer, a weight', async (t) => {
    const proxy = await startTcpProxy({ target: 1, t });
    for (const inputs of [
      { address: `a;b=${proxy.address}`, server: 's1' },
      { address: `::error::=${proxy.address}`, server: 's1' },
      { server: 's1', operation: 'weight', weight: '1;x' },
      { server: 's1', operation: 'weight', weight: '+7' },
      { server: 's1', operation: 'drain;x' },
    ]) {
      failedWith(await drain(t, proxy.address, inputs), 'invalid-input', 'failed');
    }
    assert.equal(proxy.connections, 0);
  });

  test(`a name of 5,000 letters is looked for, not found, and told in few words, HAProxy ${NEWEST}`, async (t) => {
    const haproxy = await startHaproxy(NEWEST, { t, config: 'backend web\n  server s1 127.0.0.1:1' });
    const result = await drain(t, haproxy.address, { server: 'x'.repeat(5_000) });
    const words = failedWith(result, 'not-found', 'failed');
    assert.match(words, /No server matches `x{100}…`; closest: `s1`/);
  });
});
