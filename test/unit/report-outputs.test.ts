/** A report as outputs: what a later step's `if:` and `fromJSON` see. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { outputsOf } from '../../src/action/report/outputs.ts';
import { Failure } from '../../src/errors.ts';
import * as samples from './action-samples.ts';
import {
  inState,
  report,
  savedLoadBalancer,
  savedServer,
  savedStep,
  server,
  serverReport,
} from './action-samples.ts';

const LIMIT = 96 * 1024;

function valuesOf(of: Parameters<typeof outputsOf>[0]) {
  return outputsOf(of, null).values;
}

describe('Outputs', () => {
  test('of a good drain', () => {
    const { servers, ...scalars } = valuesOf(samples.goodDrain);
    assert.deepEqual(scalars, {
      result: 'changed',
      changed: 'true',
      state: 'drain',
      'previous-state': 'ready',
      status: 'DRAIN',
      selected: '1',
      available: '0',
      drained: 'true',
      sessions: '0',
      'sessions-shut-down': '0',
      'duration-ms': '23900',
      'left-out': '[{"loadBalancer":"lb1","backend":"web_servers","server":"web1","state":"drain"}]',
      'error-code': '',
    });
    assert.deepEqual(JSON.parse(servers ?? ''), [
      {
        loadBalancer: 'lb1',
        backend: 'web_servers',
        server: 'web1',
        address: '10.0.0.11:8080',
        before: {
          adminState: 'ready',
          adminFlags: 0,
          operationalState: 'running',
          status: 'UP',
          weight: 100,
          sessions: 42,
          queued: 0,
        },
        after: {
          adminState: 'drain',
          adminFlags: 8,
          operationalState: 'running',
          status: 'DRAIN',
          weight: 100,
          sessions: 0,
          queued: 0,
        },
        outcome: 'changed',
        drainMs: 23_400,
        healthMs: null,
        error: null,
      },
    ]);
  });

  test('say nothing of what is not known: not one server was read', () => {
    const values = valuesOf(report({ result: 'failed', error: new WrongInputs(['retries: no']) }));
    for (const name of [
      'state',
      'previous-state',
      'status',
      'selected',
      'available',
      'drained',
      'sessions',
    ]) {
      assert.equal(values[name], '', name);
    }
    assert.equal(values.result, 'failed');
    assert.equal(values.changed, 'false');
    assert.equal(values['error-code'], 'invalid-input');
    assert.equal(values.servers, '[]');
  });

  test('that cannot know call it changed, and left out: the safe side', () => {
    const servers = [savedServer('web1'), savedServer('web2', 'maint')];
    const saved = savedStep([], { operation: 'maint', loadBalancers: [savedLoadBalancer(servers)] });
    const error = new Failure('cancelled', 'The step was cancelled.');
    const { values } = outputsOf(report({ result: 'partial', changed: 'unknown', error }), saved);
    assert.equal(values.changed, 'true');
    assert.deepEqual(JSON.parse(values['left-out'] ?? ''), [
      { loadBalancer: 'lb1', backend: 'web', server: 'web1', state: null },
    ]);
  });

  test('of servers that differ are mixed', () => {
    const values = valuesOf(
      report({
        servers: [serverReport(), serverReport({ before: inState(server({ server: 'web2' }), 'maint') })],
      }),
    );
    assert.equal(values.state, 'mixed');
    assert.equal(values.status, 'mixed');
    assert.equal(values.available, '1');
  });

  test('do not count as available what nobody knows any more, though it took traffic when it was read', () => {
    const lost = serverReport({ changed: 'unknown', outcome: 'failed' });
    const values = valuesOf(
      report({ result: 'partial', changed: 'unknown', servers: [lost, serverReport()] }),
    );
    assert.deepEqual([values.selected, values.available], ['2', '1']);
  });

  test('of a load balancer that was not read have one item without a server', () => {
    const error = new Failure('connect-failed', 'Nobody there.', { detail: 'ECONNREFUSED\u202e' });
    const { servers } = valuesOf(
      report({ result: 'failed', unread: [{ loadBalancer: 'lb2', error }], error }),
    );
    assert.deepEqual(JSON.parse(servers ?? ''), [
      {
        loadBalancer: 'lb2',
        backend: null,
        server: null,
        address: null,
        before: null,
        after: null,
        outcome: 'failed',
        drainMs: null,
        healthMs: null,
        error: {
          code: 'connect-failed',
          changed: 'no',
          message: 'Nobody there.',
          detail: 'ECONNREFUSED\\u{202e}',
        },
      },
    ]);
  });

  test('of a load balancer that has a path for a name can be told apart, part by part', () => {
    const name = '/run/haproxy/admin.sock';
    const left = serverReport({ loadBalancer: name, after: inState(server(), 'maint'), changed: 'yes' });
    const values = valuesOf(
      report({ operation: 'maint', result: 'changed', changed: 'yes', servers: [left] }),
    );
    assert.deepEqual(JSON.parse(values['left-out'] ?? ''), [
      { loadBalancer: name, backend: 'web_servers', server: 'web1', state: 'maint' },
    ]);
  });

  test('have one among those that are left out that was at weight 0, and would be in with the weight that a reload has given it', () => {
    const left = (weight: number) => {
      const one = serverReport({
        before: server({ weight: 0 }),
        after: { ...inState(server(), 'maint'), weight },
        changed: 'yes',
      });
      const values = valuesOf(
        report({ operation: 'maint', result: 'partial', changed: 'yes', servers: [one] }),
      );
      return JSON.parse(values['left-out'] ?? '').length;
    };
    assert.deepEqual([left(0), left(100)], [0, 1]);
  });

  test('have no server that is gone among those that are left out, and null for what it is now', () => {
    const gone = serverReport({ after: inState(server(), 'maint'), outcome: 'gone' });
    const values = valuesOf(report({ operation: 'maint', servers: [gone] }));
    assert.equal(values['left-out'], '[]');
    assert.equal(JSON.parse(values.servers ?? '')[0].after, null);
  });

  test('pass on a status only when it is a word of HAProxy', () => {
    for (const [status, expected] of [
      ['UP 1/3', 'UP 1/3'],
      ['MAINT (via web/web1)', 'MAINT (via web/web1)'],
      ['no check', 'no check'],
      ['UP\n::set-output::x', 'unknown'],
      ['$\u007b{ secrets.X }}', 'unknown'],
    ] as const) {
      assert.equal(
        valuesOf(report({ servers: [serverReport({ before: server({ status }) })] })).status,
        expected,
      );
    }
  });

  test('hold a server called __proto__ like any other', () => {
    const { servers } = valuesOf(
      report({ servers: [serverReport({ before: server({ server: '__proto__' }) })] }),
    );
    assert.equal(JSON.parse(servers ?? '')[0].server, '__proto__');
  });
});

describe('Outputs of very many servers', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    serverReport({
      before: server({ server: `web${index}` }),
      after: inState(server({ server: `web${index}` }), 'drain'),
      changed: index % 10 === 0 ? 'yes' : 'no',
      outcome: index === 9_999 ? 'failed' : index % 10 === 0 ? 'changed' : 'unchanged',
    }),
  );
  const { values, omitted } = outputsOf(report({ servers: many }), null);

  test('fit an environment variable each', () => {
    for (const [name, value] of Object.entries(values)) assert.ok(Buffer.byteLength(value) <= LIMIT, name);
  });

  test('have failed ones first, then changed ones, and count what is left out', () => {
    const listed: { outcome: string; server: string }[] = JSON.parse(values.servers ?? '');
    assert.equal(listed[0]?.server, 'web9999');
    assert.deepEqual(new Set(listed.slice(1).map((entry) => entry.outcome)), new Set(['changed']));
    assert.equal(omitted, 10_000 - listed.length);
    assert.equal(values.selected, '10000');
  });
});
