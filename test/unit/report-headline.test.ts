/** A report in one line: what was asked, how it went, what is different now. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { headlineOf, markOf } from '../../src/action/report/headline.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { Failure } from '../../src/errors.ts';
import type { Report, ServerReport } from '../../src/operation/report.ts';
import type { Request } from '../../src/operation/request.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import * as samples from './action-samples.ts';
import { inState, PROCESS, report, savedStep, server, serverReport, waysTo } from './action-samples.ts';
import { lb, request, run } from './change-scene.ts';

describe('The headline says in one line', () => {
  const maint = inState(server(), 'maint', { operationalState: 0 });
  const unhealthy = new Failure('unhealthy', 'Not healthy within 1m 00s.', {
    loadBalancer: 'lb1',
    servers: ['web_servers/web1'],
    brief: 'its health check fails (503 Service Unavailable)',
  });
  const named = (name: string, overrides: Partial<ServerReport> = {}) =>
    serverReport({ before: server({ server: name }), ...overrides });
  const headlines: [string, Report, string][] = [
    [
      'a drain',
      samples.goodDrain,
      'drain: web_servers/web1 is in drain on lb1, the last session ended after 23s',
    ],
    [
      'a maint of three that cut a session: not that the last one ended',
      samples.maintOfThree,
      'maint: web_servers/web1, web_servers/web2, web_servers/web3 are in maint on lb1, 1 session was cut',
    ],
    [
      'a put-back',
      samples.rolledBack,
      'drain failed: web_servers/web1 is back in rotation on lb1: 3 sessions left after 1m 00s',
    ],
    [
      'a partial failure',
      samples.partial,
      'maint failed: web_servers/web2 is in maint on lb1; web_servers/web2 is in drain on lb2; it is not known what became of web_servers/web3 on lb2; 1 more: see the table, because of web_servers/web2 on lb2: HAProxy refused it',
    ],
    [
      'a dry run',
      samples.planned,
      'maint, dry run: web_servers/web1 would be set to maint on lb1; web_servers/web2 would stay in maint; nothing was changed',
    ],
    [
      'nothing to do, and no session that could have ended',
      report({ servers: [serverReport({ before: maint, drained: true, drainMs: 0 })] }),
      'drain: web_servers/web1 is already in maint on lb1, nothing was changed',
    ],
    [
      'sessions that stay',
      report({
        result: 'changed',
        changed: 'yes',
        servers: [
          serverReport({
            changed: 'yes',
            outcome: 'changed',
            drained: false,
            after: inState(server(), 'drain', { sessions: 2 }),
          }),
        ],
      }),
      'drain: web_servers/web1 is in drain on lb1, 2 sessions are left',
    ],
    [
      'ready, after a reload',
      report({
        operation: 'ready',
        result: 'changed',
        changed: 'yes',
        servers: [
          serverReport({
            before: maint,
            after: server(),
            changed: 'yes',
            outcome: 'changed',
            healthMs: 3_200,
          }),
        ],
        loadBalancers: [{ name: 'lb1', process: PROCESS, reloads: 1 }],
      }),
      'ready: web_servers/web1 is back in rotation on lb1, proven healthy in 3.2s, HAProxy was reloaded once',
    ],
    [
      'ready at weight 0: it takes no traffic',
      report({
        operation: 'ready',
        result: 'changed',
        changed: 'yes',
        servers: [
          serverReport({
            before: { ...maint, weight: 0 },
            after: server({ weight: 0 }),
            changed: 'yes',
            outcome: 'changed',
          }),
        ],
      }),
      'ready: web_servers/web1 is ready at weight 0 on lb1, takes no traffic until `operation: weight` sets another weight',
    ],
    [
      'ready that fails: it stays where it was, and why',
      report({
        operation: 'ready',
        result: 'rolled-back',
        error: unhealthy,
        servers: [serverReport({ before: maint, outcome: 'rolled-back', error: unhealthy })],
      }),
      'ready failed: web_servers/web1 stays in maint on lb1: its health check fails (503 Service Unavailable)',
    ],
    [
      'one of three that is not healthy',
      report({
        operation: 'ready',
        result: 'rolled-back',
        error: unhealthy,
        servers: ['web1', 'web2', 'web3', 'web4'].map((name) =>
          named(name, { before: { ...maint, server: name }, outcome: 'rolled-back' }),
        ),
      }),
      'ready failed: web_servers/web1, web_servers/web2, web_servers/web3 and 1 more stay in maint on lb1, because of web_servers/web1: its health check fails (503 Service Unavailable)',
    ],
    [
      'one that a reload has left out',
      report({ operation: 'maint', servers: [serverReport({ outcome: 'gone' })] }),
      'maint: gone from HAProxy: web_servers/web1 on lb1, nothing was changed',
    ],
    [
      'weight',
      report({
        operation: 'weight',
        result: 'changed',
        changed: 'yes',
        servers: [serverReport({ after: server({ weight: 10 }), changed: 'yes', outcome: 'changed' })],
      }),
      'weight: web_servers/web1 has weight 10 on lb1',
    ],
    [
      'status: what is out, and why',
      report({
        operation: 'status',
        servers: [
          named('web1'),
          named('web5', { loadBalancer: 'lb2', after: inState(server({ server: 'web5' }), 'maint') }),
          named('web7', { loadBalancer: 'lb3', after: server({ server: 'web7', weight: 0 }) }),
          named('web8', { after: server({ server: 'web8', status: 'DOWN', operationalState: 0 }) }),
          named('web9', { after: inState(server({ server: 'web9' }), 'drain') }),
        ],
      }),
      'status: 1 of 5 in rotation; out: web_servers/web5 on lb2 (maint), web_servers/web7 on lb3 (weight 0), web_servers/web8 on lb1 (DOWN) and 1 more',
    ],
    [
      'status: whose maint it is, in HAProxy\u2019s words',
      report({
        operation: 'status',
        servers: [
          named('web1', {
            after: { ...inState(server(), 'maint'), status: 'MAINT (via web_servers/web9)' },
          }),
        ],
      }),
      'status: 0 of 1 in rotation on lb1; out: web_servers/web1 (MAINT (via web_servers/web9))',
    ],
    [
      'wrong inputs',
      report({ result: 'failed', error: new WrongInputs(['retries: no', 'server: is empty']) }),
      'step not started: wrong inputs retries, server; nothing was changed',
    ],
    [
      'what nobody knows',
      report({ result: 'partial', changed: 'unknown', error: new Failure('cancelled', '') }),
      'drain failed: it is not known what was changed: the step was cancelled',
    ],
    [
      'a load balancer that cannot be reached',
      report({
        result: 'failed',
        error: new Failure('connect-failed', '', { loadBalancer: 'lb2' }),
        servers: [serverReport({ outcome: 'skipped' })],
      }),
      'drain failed: web_servers/web1 stays in rotation on lb1: lb2 cannot be reached',
    ],
    [
      'the only load balancer, that cannot be reached any more: its name once',
      report({
        result: 'partial',
        changed: 'unknown',
        error: new Failure('connect-failed', '', { loadBalancer: 'lb1' }),
        servers: [serverReport({ changed: 'unknown', outcome: 'failed' })],
      }),
      'drain failed: it is not known what became of web_servers/web1 on lb1: HAProxy cannot be reached',
    ],
    [
      'two that were lost, one of them on the way back',
      (() => {
        const [first, second] = ['lb1', 'lb2'].map(
          (loadBalancer) => new Failure('connect-failed', '', { loadBalancer }),
        );
        const lost = { changed: 'unknown', outcome: 'failed' } as const;
        return report({
          result: 'partial',
          changed: 'unknown',
          error: first ?? null,
          failures: first === undefined ? [] : [first],
          servers: [
            serverReport({ ...lost, error: first ?? null }),
            serverReport({ ...lost, loadBalancer: 'lb2', error: second ?? null }),
          ],
        });
      })(),
      'drain failed: it is not known what became of web_servers/web1 on lb1, lb2: lb1, lb2 cannot be reached',
    ],
    [
      'the only load balancer, that never could be reached',
      report({
        result: 'failed',
        error: new Failure('connect-failed', '', { loadBalancer: 'lb1' }),
        servers: [],
      }),
      'drain failed: nothing was changed: lb1 cannot be reached',
    ],
    [
      'several states on the only load balancer: its name once',
      report({
        result: 'partial',
        changed: 'yes',
        error: unhealthy,
        failures: [unhealthy],
        servers: [
          named('web1', { changed: 'yes', after: maint, outcome: 'failed', error: unhealthy }),
          named('web2', { outcome: 'rolled-back' }),
        ],
      }),
      'drain failed: web_servers/web1 is in maint on lb1; web_servers/web2 is back in rotation, because of web_servers/web1: its health check fails (503 Service Unavailable)',
    ],
  ];
  for (const [name, of, expected] of headlines) {
    test(name, () => {
      assert.equal(headlineOf(of), expected);
      assert.match(markOf(of), /^\p{Extended_Pictographic}\uFE0F?$/u);
      const [heading = ''] = summaryOf(of, null, waysTo()).split('\n');
      assert.equal(heading.replaceAll('`', ''), `### ${markOf(of)} HAProxy ${expected.replaceAll('`', '')}`);
    });
  }

  test('never that everything is as it was, while a server is out', () => {
    for (const [, of] of headlines) assert.doesNotMatch(summaryOf(of, null, waysTo()), /everything/i);
  });

  test('what a killed step was about to change, by name', () => {
    const error = new Failure('cancelled', 'The step was cancelled.');
    const killed = report({ result: 'partial', changed: 'unknown', ending: 'unfinished', error });
    assert.equal(
      headlineOf(killed, savedStep(['web1', 'web2'])),
      'drain failed: it is not known what became of web/web1, web/web2 on lb1: the step was cancelled',
    );
  });

  test('names as code in the summary, so that they are nothing else', () => {
    const [heading] = summaryOf(samples.rolledBack, null, waysTo()).split('\n');
    assert.equal(
      heading,
      '### ❌ HAProxy drain failed: `web_servers/web1` is back in rotation on `lb1`: 3 sessions left after 1m 00s',
    );
  });

  test('that somebody should look, where it worked and clients were cut or nobody is served', () => {
    assert.equal(markOf(samples.goodDrain), '✅');
    assert.equal(markOf(samples.maintOfThree), '⚠️');
    const reloads = [{ name: 'lb1', process: PROCESS, reloads: 1 }];
    assert.equal(
      markOf({ ...samples.goodDrain, loadBalancers: reloads }),
      '⚠️',
      'an old process may still serve',
    );
    const ready = report({ operation: 'ready', servers: [serverReport()], loadBalancers: reloads });
    assert.equal(markOf(ready), '✅');
  });
});

describe('Where a pattern may match nothing, the headline says', () => {
  const without = () => new FakeLoadBalancer({ name: 'lb2', servers: [{ backend: 'web', server: 'other' }] });
  const headline = async (asked: Request, ...all: FakeLoadBalancer[]) => {
    const { report: found } = await run({ ...asked, failOnNotFound: false }, all);
    return `${markOf(found)} ${headlineOf(found)}`;
  };
  const status = (server?: string): Request => ({ ...request('maint', {}, server), operation: 'status' });

  test('that nobody is selected, and not that all is well', async () => {
    const nobody = [lb(), without()];
    for (const operation of ['drain', 'maint', 'ready', 'weight'] as const) {
      const words = 'no server is selected';
      const [done, planned] = [request(operation, {}, 'web9'), request(operation, { dryRun: true }, 'web9')];
      assert.equal(await headline(done, ...nobody), `⚠️ ${operation}: ${words}, nothing was changed`);
      assert.equal(
        await headline(planned, ...nobody),
        `📝 ${operation}, dry run: ${words}; nothing was changed`,
      );
    }
    assert.equal(await headline(status('web9'), ...nobody), '🔎 status: no server is selected');
  });

  test('which load balancers have none', async () => {
    const some = () => [lb(), without()];
    assert.equal(
      await headline(request('maint'), ...some()),
      '⚠️ maint: web/web1 is in maint on lb1, no server is selected on lb2',
    );
    assert.equal(
      await headline(request('maint', { dryRun: true }), ...some()),
      '📝 maint, dry run: web/web1 would be set to maint on lb1, no server is selected on lb2; nothing was changed',
    );
    assert.equal(
      await headline(status(), ...some()),
      '🔎 status: 1 of 1 in rotation, no server is selected on lb2',
    );
  });
});
