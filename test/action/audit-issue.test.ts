/** The issue of an audit, at an API that is as strict as GitHub's: one, found again, changed only when there is news, and only if it is ours. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { cellsOf, readMarkdown } from '../fuzz/markdown.ts';
import { errorOf, messagesOf } from '../support/annotations.ts';
import { AUDIT, runAudit } from '../support/audit-site.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { type ApiRequest, type Fault, type GithubApi, startGithubApi, TOKEN } from '../support/github-api.ts';
import { atEitherEnd, forEachHaproxy, NEWEST } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, startAction } from '../support/run-action.ts';

const CONFIG = `backend web
  server web1 127.0.0.1:1
  server web2 127.0.0.1:1
backend api
  server api1 127.0.0.1:1`;

interface Scene {
  api: GithubApi;
  haproxy: RealHaproxy;
  audit(inputs?: Record<string, string>): Promise<ActionResult>;
}

atEitherEnd("an audit's issue", (version, test) => {
  async function scene(t: TestContext, { enterprise = false, config = CONFIG } = {}): Promise<Scene> {
    const [api, haproxy] = await Promise.all([
      startGithubApi({ t, enterprise }),
      startHaproxy(version, { t, config }),
    ]);
    const audit = async (inputs: Record<string, string> = {}) => {
      const result = await runAudit({
        t,
        inputs: {
          address: `lb1=${haproxy.address}`,
          'github-token': TOKEN,
          'max-age': '0',
          'retry-delay': '1ms',
          ...inputs,
        },
        github: { api_url: api.url, server_url: 'https://github.example.com' },
      });
      assertNoToken(result);
      assert.deepEqual(api.unexpected, []);
      return result;
    };
    return { api, haproxy, audit };
  }

  /** It is masked first, and then it is nowhere, not even in what debug logging tells. */
  function assertNoToken(result: ActionResult): void {
    assert.deepEqual(result.masks, [TOKEN]);
    const [first = '', ...rest] = result.log.split('\n');
    assert.equal(first, `::add-mask::${TOKEN}`);
    for (const text of [...rest, result.summary, JSON.stringify([result.outputs, result.state])])
      assert.ok(!text.includes(TOKEN.slice(4)), text);
  }

  describe('one HAProxy each', { concurrency: 2 }, () => {
    for (const enterprise of [false, true]) {
      const where = enterprise ? 'GitHub Enterprise Server' : 'github.com';
      test(`is created, left alone, updated, closed, and another one created, on ${where}`, async (t) => {
        const { api, haproxy, audit } = await scene(t, { enterprise });
        const clean = await audit();
        assert.deepEqual([clean.code, clean.outputs['issue-url'], api.writes], [0, '', []]);

        await haproxy.cli('set server web/web1 state maint');
        const created = await audit();
        assert.equal(created.code, 0, created.log);
        assert.deepEqual(api.writes, ['POST']);
        const [issue] = api.issues;
        assert.equal(issue?.title, 'HAProxy servers are left out of rotation');
        assert.match(
          issue?.body ?? '',
          /^<!-- haproxy-server-state\/audit [0-9a-f]{32} -->\n<!-- state [0-9a-f]{32} \d+ read \d+ -->\n/,
        );
        assert.match(
          issue?.body ?? '',
          /^\| `lb1` \| `web\/web1` \| none<br>`MAINT` \| set to maint by hand \| 20\d\d-\d\d-\d\d \d\d:\d\d UTC or earlier \|$/m,
        );
        assert.match(
          issue?.body ?? '',
          /\[an audit\]\(https:\/\/github\.example\.com\/octo\/web\/actions\/runs\/1000\)/,
        );
        assert.match(created.outputs['issue-url'] ?? '', /\/octo\/web\/issues\/1$/);
        assert.match(created.summary, /^\[The issue\]\(http[^)]+\/issues\/1\) was created\.$/m);

        const same = await audit();
        assert.deepEqual([api.writes, same.outputs['issue-url']], [['POST'], created.outputs['issue-url']]);
        assert.match(same.summary, /was left as it is\.$/m);

        await haproxy.cli('set server api/api1 weight 0');
        await audit();
        assert.deepEqual(api.writes, ['POST', 'PATCH 1']);
        assert.match(issue?.body ?? '', /^\| `lb1` \| `api\/api1` \| none.* weight 0 of 1, set by hand/m);

        await haproxy.cli('set server web/web1 state ready');
        await haproxy.cli('set server api/api1 weight 1');
        const closed = await audit();
        assert.deepEqual(api.writes, ['POST', 'PATCH 1', 'PATCH 1']);
        assert.deepEqual([issue?.state, issue?.stateReason], ['closed', 'completed']);
        assert.match(
          issue?.body ?? '',
          /^Everything could be read, and no server is out of rotation any more/m,
        );
        assert.match(closed.outputs['issue-url'] ?? '', /\/octo\/web\/issues\/1$/);

        await audit();
        assert.equal(api.writes.length, 3);
        await haproxy.cli('set server web/web2 state maint');
        const again = await audit();
        assert.match(again.outputs['issue-url'] ?? '', /\/octo\/web\/issues\/2$/);
        assert.deepEqual(
          api.open.map(({ number }) => number),
          [2],
        );
      });
    }

    test('is that of its author: anybody else’s with the same marker, and a pull request, are never touched', async (t) => {
      const { api, haproxy, audit } = await scene(t);
      await haproxy.cli('set server web/web1 state maint');
      await audit();
      const body = api.issues[0]?.body ?? '';
      Object.assign(api.issues[0] ?? {}, { login: 'mallory' });
      api.add({ body, login: 'github-actions' });
      api.add({ body, isPullRequest: true });
      api.add({ body: `Somebody said:\n${body}` });
      for (const ignored of [false, true]) {
        api.ignoresCreator = ignored;
        await haproxy.cli('set server web/web1 state maint');
        const mine = await audit();
        const [, number] = /issues\/(\d+)$/.exec(mine.outputs['issue-url'] ?? '') ?? [];
        assert.ok(Number(number) > 4, mine.outputs['issue-url']);
        await haproxy.cli('set server web/web1 state ready');
        await audit();
        assert.deepEqual(
          api.open.map((issue) => issue.number),
          [1, 2, 3, 4],
        );
        for (const issue of api.open) assert.ok(issue.body.endsWith(body));
      }
    });

    test('is found behind many others', async (t) => {
      const { api, haproxy, audit } = await scene(t);
      await haproxy.cli('set server web/web1 state maint');
      await audit();
      for (let count = 0; count < 250; count += 1) api.add({ title: 'Something else' });
      const pages = () =>
        api.requests.filter(({ method }) => method === 'GET').map(({ query }) => query.page);
      const before = pages().length;
      const result = await audit();
      assert.deepEqual(pages().slice(before), ['1', '2', '3']);
      assert.match(result.outputs['issue-url'] ?? '', /issues\/1$/);
      assert.deepEqual(api.writes, ['POST']);
    });

    test('of another audit in the same repository is another one', async (t) => {
      const { api, haproxy, audit } = await scene(t);
      for (const server of ['web/web1', 'api/api1']) await haproxy.cli(`set server ${server} state maint`);
      await audit({ backend: 'web' });
      await audit({ backend: 'api' });
      assert.deepEqual(
        api.open.map(({ number }) => number),
        [1, 2],
      );
      await haproxy.cli('set server web/web1 state ready');
      await audit({ backend: 'api' });
      await audit({ backend: 'web' });
      assert.deepEqual(
        api.open.map(({ number }) => number),
        [2],
      );
      // The order of a list is no other audit.
      for (const server of ['api1,api*', 'api*\napi1']) await audit({ backend: 'api', server });
      assert.deepEqual(
        api.open.map(({ number }) => number),
        [2, 3],
      );
    });

    test('stays one when two audits run at once', async (t) => {
      const { api, haproxy, audit } = await scene(t);
      await haproxy.cli('set server web/web1 state maint');
      // Both have looked before either writes.
      const looked = Promise.withResolvers<void>();
      let lists = 0;
      api.hold = async ({ method, path: at }: ApiRequest) => {
        if (method === 'GET' && at.endsWith('/issues') && ++lists === 2) looked.resolve();
        if (method === 'POST' && at.endsWith('/issues')) await looked.promise;
      };
      const results = await Promise.all([audit(), audit()]);
      assert.deepEqual(api.writes.filter((write) => write === 'POST').length, 2);
      assert.deepEqual(
        api.open.map(({ number }) => number),
        [1],
      );
      for (const { outputs } of results) assert.match(outputs['issue-url'] ?? '', /issues\/1$/);
      assert.deepEqual(api.issues[1]?.stateReason, 'not_planned');
    });

    test('tells of a load balancer that cannot be read, and is never closed for want of news', async (t) => {
      const { api, haproxy, audit } = await scene(t);
      const lost = `lb1=${haproxy.address}\nlb2=${path.join(haproxy.folder, 'nobody.sock')}`;
      const first = await audit({ address: lost });
      assert.equal(first.code, 1);
      assert.deepEqual(api.writes, ['POST']);
      const [issue] = api.issues;
      assert.match(
        issue?.body ?? '',
        /^No server was found out of rotation, but not everything could be read\.$/m,
      );
      assert.match(issue?.body ?? '', /^- ❌ `lb2`: \*\*connect-failed\*\* `/m);
      // How long the attempts took is no news.
      await audit({ address: lost });
      assert.deepEqual(api.writes, ['POST']);
      await haproxy.cli('set server web/web1 state maint');
      await audit({ address: lost });
      await haproxy.cli('set server web/web1 state ready');
      const last = await audit({ address: lost });
      assert.deepEqual([last.code, last.outputs.findings, api.open.length], [1, '', 1]);
      assert.deepEqual(api.writes, ['POST', 'PATCH 1', 'PATCH 1']);
      const wrong = await audit({ address: lost, server: 'web9' });
      assert.deepEqual([wrong.code, issue?.state], [1, 'open']);
    });

    test('keeps what it said of a load balancer that cannot be read any more, and whoever is out again', async (t) => {
      const { api, haproxy, audit } = await scene(t);
      const other = await startHaproxy(version, { t, config: CONFIG });
      const address = `lb1=${haproxy.address}\nlb2=${other.address}`;
      await haproxy.cli('set server web/web1 state maint');
      await other.cli('set server web/web2 state drain');
      await audit({ address });
      const [issue] = api.issues;
      const rows = () => (issue?.body ?? '').match(/^\| `lb\d` \| `[^`]*`/gm) ?? [];
      assert.deepEqual(rows(), ['| `lb1` | `web/web1`', '| `lb2` | `web/web2`']);
      await other.stop();
      await haproxy.cli('set server web/web1 state ready');
      await audit({ address });
      assert.deepEqual(rows(), ['| `lb2` | `web/web2`']);
      assert.match(issue?.body ?? '', /^Found before, where this audit could not look/m);
      await audit({ address });
      assert.deepEqual(api.writes, ['POST', 'PATCH 1']);
      await other.restart();
      await other.cli('set server web/web2 state drain');
      await audit({ address });
      assert.doesNotMatch(issue?.body ?? '', /Found before/);
      assert.deepEqual([rows(), issue?.state], [['| `lb2` | `web/web2`'], 'open']);
    });

    test('is not closed by an audit that looked before another one wrote it', async (t) => {
      const { api, haproxy, audit } = await scene(t);
      const looked = Promise.withResolvers<void>();
      const written = Promise.withResolvers<void>();
      let first = true;
      api.hold = async ({ path: at }: ApiRequest) => {
        if (!first || !at.endsWith('graphql')) return;
        first = false;
        looked.resolve();
        await written.promise;
      };
      const clean = audit();
      await looked.promise;
      await haproxy.cli('set server web/web1 state maint');
      await audit();
      written.resolve();
      await clean;
      assert.deepEqual([api.writes, api.open.length], [['POST'], 1]);
      await audit();
      assert.deepEqual(api.writes, ['POST']);
    });

    test('holds foreign words as code only: nobody is called, nothing is linked', async (t) => {
      const evil = '`@octocat` ```<img src=x> [a](http://evil.example) #1 | ::error::x <!-- -->';
      const server = http.createServer((_, response) => response.writeHead(503, evil).end());
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      t.after(async () => void server.close());
      const { port } = server.address() as AddressInfo;
      const { api, haproxy, audit } = await scene(t, {
        config: `backend web
          option httpchk GET /
          timeout check 10s
          server octocat 127.0.0.1:${port} check fall 1 inter 100ms downinter 1h`,
      });
      await eventually('DOWN', async () => (await haproxy.row('web', 'octocat')).status === 'DOWN');
      const result = await audit();
      const body = api.issues[0]?.body ?? '';
      assert.match(body, /@octocat/);
      for (const text of [body, result.summary]) {
        const { prose, code, tables } = readMarkdown(text);
        assert.deepEqual(code, []);
        assert.doesNotMatch(prose.join('\n'), /octocat|evil|img|::error|#1\b/);
        for (const [head = '', ...rows] of tables)
          for (const row of rows) assert.equal(cellsOf(row), cellsOf(head), row);
      }
    });
  });
});

/** What GitHub answers instead, and the words in which a user is told. */
const TROUBLES: [name: string, at: 'graphql' | 'list' | 'create', fault: Fault, words: RegExp][] = [
  [
    'a token that GitHub does not know',
    'graphql',
    { status: 401, message: 'Bad credentials' },
    /does not know this token.*Bad credentials.*github-token/s,
  ],
  [
    'no permission to read',
    'list',
    { status: 403, message: 'Resource not accessible by integration' },
    /may not write issues.*not accessible by integration.*issues: write/s,
  ],
  [
    'no permission to write',
    'create',
    { status: 403, message: 'Resource not accessible by integration' },
    /may not write issues.*issues: write/s,
  ],
  [
    'no such repository',
    'list',
    { status: 404, message: 'Not Found' },
    /knows no such repository for this token/,
  ],
  [
    'issues switched off',
    'create',
    { status: 410, message: 'Issues are disabled for this repo' },
    /Issues are switched off/,
  ],
  [
    'issues switched off, seen when listing',
    'list',
    { status: 410, message: 'Issues has been disabled in this repository.' },
    /Issues are switched off/,
  ],
  ['a rate limit, 429', 'list', { status: 429, message: 'Too many requests' }, /rate limit is used up/],
  [
    'a rate limit, 403',
    'create',
    {
      status: 403,
      message: 'API rate limit exceeded for installation ID 1.',
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 1_500),
      },
    },
    /rate limit is used up\. It is reset in 2[0-9] min/,
  ],
  [
    'a secondary limit',
    'create',
    { status: 403, message: 'You have exceeded a secondary rate limit.', headers: { 'retry-after': '60' } },
    /slow down.*again in 60 s/s,
  ],
  [
    'a secondary limit without a time',
    'list',
    { status: 403, message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
    /slow down/,
  ],
  [
    'a text that it does not take',
    'create',
    { status: 422, message: 'Validation Failed' },
    /did not take the issue/,
  ],
  ['a connection that is reset', 'list', 'reset', /could not be asked/],
  ['a proxy that answers, who it is', 'graphql', { status: 200, message: 'Welcome' }, /was not understood/],
  ['a proxy that answers, the list', 'list', { status: 200, message: 'Welcome' }, /was not understood/],
  ['a proxy that answers, the issue', 'create', { status: 201, message: 'Welcome' }, /was not understood/],
  [
    'a gateway that fails',
    'graphql',
    { status: 502, message: 'Bad Gateway' },
    /could not be asked, or failed itself/,
  ],
];

function isAt({ method, path: at }: ApiRequest, what: string): boolean {
  if (at.endsWith('graphql')) return what === 'graphql';
  return what === (method === 'GET' ? 'list' : 'create');
}

forEachHaproxy(
  'what stands between an audit and its issue fails it where somebody is left over',
  (version) => {
    async function outHaproxy(t: TestContext, config = CONFIG): Promise<RealHaproxy> {
      const haproxy = await startHaproxy(version, { t, config });
      await haproxy.cli('set server web/web1 state maint');
      return haproxy;
    }

    function run(t: TestContext, haproxy: RealHaproxy, apiUrl: string, more: Record<string, string> = {}) {
      const inputs = {
        address: `lb1=${haproxy.address}`,
        'github-token': TOKEN,
        'retry-delay': '1ms',
        'max-age': '0',
        ...more,
      };
      return runAudit({ t, inputs, github: { api_url: apiUrl } });
    }

    describe('one HAProxy each', { concurrency: 2 }, () => {
      for (const [name, at, fault, words] of TROUBLES) {
        test(name, async (t) => {
          const [api, haproxy] = await Promise.all([startGithubApi({ t }), outHaproxy(t)]);
          api.fault = (request) => (isAt(request, at) ? fault : undefined);
          const result = await run(t, haproxy, api.url);
          // Somebody is left over, and would be told to nobody.
          assert.equal(result.code, 1, result.log);
          assert.deepEqual([result.outputs.findings, result.outputs['issue-url']], ['1', '']);
          assert.match(errorOf(result), words);
          assert.match(result.summary, /⚠️ The issue is not up to date: /);
          assert.ok(!result.visibleLog.includes(TOKEN));
          assert.deepEqual(api.issues, []);
        });
      }

      test('a redirect, which would take the token elsewhere', async (t) => {
        const [api, other, haproxy] = await Promise.all([
          startGithubApi({ t }),
          startGithubApi({ t }),
          outHaproxy(t),
        ]);
        for (const status of [302, 307]) {
          api.fault = ({ method, path: at }) =>
            method === 'GET'
              ? { status, message: 'Moved', headers: { location: `${other.url}${at}` } }
              : undefined;
          const result = await run(t, haproxy, api.url);
          assert.match(errorOf(result), /could not be asked/);
          assert.deepEqual(other.requests, []);
        }
      });

      test('nobody listens there', async (t) => {
        const haproxy = await outHaproxy(t);
        const url = `http://127.0.0.1:${await freePort()}`;
        const result = await run(t, haproxy, url);
        assert.equal(result.code, 1, result.log);
        assert.match(errorOf(result), /could not be asked.*ECONNREFUSED/s);
        // One error at most.
        const both = await run(t, haproxy, url, { 'fail-on-findings': 'true' });
        assert.match(errorOf(both), /^Out: lb1: web\/web1/);
        assert.match(messagesOf(both, 'warning'), /could not be asked.*ECONNREFUSED/s);
        await haproxy.cli('set server web/web1 state ready');
        const clean = await run(t, haproxy, url);
        assert.equal(clean.code, 0, clean.log);
        assert.match(messagesOf(clean, 'warning'), /could not be asked.*ECONNREFUSED/s);
      });

      test('a created issue whose twins cannot be looked for is created', async (t) => {
        const [api, haproxy] = await Promise.all([startGithubApi({ t }), outHaproxy(t)]);
        api.fault = (request) =>
          isAt(request, 'list') && api.writes.length > 0 ? { status: 403, message: 'slow down' } : undefined;
        const result = await run(t, haproxy, api.url);
        assert.deepEqual([result.code, api.writes], [0, ['POST']]);
        assert.match(result.outputs['issue-url'] ?? '', /issues\/1$/);
      });

      test('what passes is tried again, and a created issue whose reply is lost is no second one', async (t) => {
        const [api, haproxy] = await Promise.all([startGithubApi({ t }), outHaproxy(t)]);
        const seen = new Set<string>();
        api.fault = (request) => {
          const what = ['graphql', 'list', 'create'].find((one) => isAt(request, one)) ?? '';
          if (seen.has(what)) return undefined;
          seen.add(what);
          return what === 'create' ? 'lost' : { status: 503, message: 'Unavailable' };
        };
        const result = await run(t, haproxy, api.url);
        assert.deepEqual(api.writes, ['POST']);
        assert.match(result.outputs['issue-url'] ?? '', /issues\/1$/);
        assert.deepEqual(messagesOf(result, 'warning').match(/issue not kept/), null);
      });

      test('hundreds of findings fit one issue', async (t) => {
        const names = Array.from(
          { length: 900 },
          (_, index) => `a-server-with-a-rather-long-name-of-its-own-${index}`,
        );
        const lines = names.map((name) => `  server ${name} 127.0.0.1:1 disabled`);
        const [api, haproxy] = await Promise.all([
          startGithubApi({ t }),
          outHaproxy(t, ['backend web', '  server web1 127.0.0.1:1', ...lines].join('\n')),
        ]);
        const result = await run(t, haproxy, api.url);
        assert.equal(result.outputs.findings, '901');
        const { body = '' } = api.issues[0] ?? {};
        assert.ok(Buffer.byteLength(body) <= 65_536 && body.length > 40_000, String(body.length));
        assert.match(body, /^And \d+ more: see the summary of the audit\.$/m);
        assert.match(body, /overwritten\.<\/sub>$/);
        await run(t, haproxy, api.url);
        assert.deepEqual(api.writes, ['POST']);
      });

      test('a cancelled audit says nothing to GitHub', async (t) => {
        const api = await startGithubApi({ t });
        const haproxy = await outHaproxy(t);
        const sockets = new Set<net.Socket>();
        const silent = net.createServer(
          (socket) => void sockets.add(socket.on('error', () => socket.destroy())),
        );
        silent.listen(0, '127.0.0.1');
        await once(silent, 'listening');
        t.after(async () => {
          for (const socket of sockets) socket.destroy();
          silent.close();
        });
        const { port } = silent.address() as AddressInfo;
        const running = startAction({
          t,
          action: AUDIT,
          inputs: { address: `lb1=${haproxy.address}\nlb2=127.0.0.1:${port}`, 'github-token': TOKEN },
          github: { api_url: api.url },
        });
        await running.waitForLog(/read {3,}lb1/);
        running.cancel();
        const result = await running.result;
        assert.equal(result.code, 1);
        assert.equal(result.outputs['error-code'], 'cancelled');
        assert.deepEqual(api.requests, []);
        assert.doesNotMatch(messagesOf(result, 'warning'), /could not be asked|issue/);
      });
    });
  },
  [NEWEST],
);
