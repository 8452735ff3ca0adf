/** What is told of many load balancers: the same once, and all that failed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnnotation, messageAnnotations } from '../../src/action/report/annotations.ts';
import { headlineOf } from '../../src/action/report/headline.ts';
import { outputsOf } from '../../src/action/report/outputs.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { Failure } from '../../src/errors.ts';
import type { Report, ServerReport } from '../../src/operation/report.ts';
import { inState, report, server, serverReport, waysTo } from './action-samples.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `lb${index + 1}`);

function addressesOf(count: number): Map<string, string> {
  return new Map(names(count).map((name) => [name, `${name}=/run/${name}.sock`]));
}

function drained(loadBalancer: string, overrides: Partial<ServerReport> = {}): ServerReport {
  const before = server();
  return serverReport({
    loadBalancer,
    before,
    after: inState(before, 'drain'),
    changed: 'yes',
    outcome: 'changed',
    ...overrides,
  });
}

function lost(loadBalancer: string): Failure {
  return new Failure('connect-failed', `Could not connect: connect ECONNREFUSED /run/${loadBalancer}.sock`, {
    loadBalancer,
    hint: 'Nothing listens there.',
  });
}

/** All of them were lost in the drain, and the put-back as well. */
function allLost(count: number): Report {
  const failures = names(count).map(lost);
  return report({
    result: 'partial',
    changed: 'unknown',
    servers: names(count).map((name, index) =>
      drained(name, { changed: 'unknown', outcome: 'failed', error: failures[index] ?? null }),
    ),
    error: failures[0] ?? null,
    failures,
  });
}

describe('The headline of several load balancers', () => {
  const headlines: [string, ServerReport[], string][] = [
    [
      'the same servers on each',
      names(3).map((name) => drained(name)),
      'drain: web_servers/web1 is in drain on lb1, lb2, lb3',
    ],
    [
      'others on each',
      [
        drained('lb1'),
        drained('lb2'),
        drained('lb2', { before: server({ server: 'web2' }), server: 'web2' }),
      ],
      'drain: in drain: web_servers/web1 on lb1, lb2; web_servers/web2 on lb2',
    ],
    [
      'one is so already',
      [drained('lb1'), serverReport({ loadBalancer: 'lb2', before: inState(server(), 'drain') })],
      'drain: web_servers/web1 is in drain on lb1; web_servers/web1 is already in drain on lb2',
    ],
  ];
  for (const [name, servers, expected] of headlines) {
    test(`${name}: ${expected}`, () => {
      assert.equal(headlineOf(report({ result: 'changed', changed: 'yes', servers })), expected);
    });
  }

  test('says on how many it failed', () => {
    const failures = [lost('lb1'), lost('lb3')];
    const servers = names(3).map((loadBalancer) => serverReport({ loadBalancer, outcome: 'rolled-back' }));
    assert.equal(
      headlineOf(report({ result: 'rolled-back', servers, error: failures[0] ?? null, failures })),
      'drain failed: web_servers/web1 is back in rotation on lb1, lb2, lb3: lb1, lb3 cannot be reached',
    );
  });
});

describe('The error of several load balancers', () => {
  const failed = allLost(3);
  const lines = errorAnnotation(failed, null, waysTo(addressesOf(50)))?.lines ?? [];

  test('names each with its reason, what is not known, and how to put back all at once', () => {
    assert.deepEqual(lines, [
      'What happened on lb1: Could not connect: connect ECONNREFUSED /run/lb1.sock',
      'Also on lb2: connect-failed: Could not connect: connect ECONNREFUSED /run/lb2.sock',
      'Also on lb3: connect-failed: Could not connect: connect ECONNREFUSED /run/lb3.sock',
      'Changed: not known. Something was sent on lb1, lb2, lb3, and what is so now could not be read: look before you go on.',
      ...['lb1', 'lb2', 'lb3'].map(
        (name) =>
          `To put back web_servers/web1 on ${name} (ready before, not known now), in a shell on this runner's machine: echo "set server web_servers/web1 state ready" | sudo socat stdio /run/${name}.sock`,
      ),
      'What to do: Nothing listens there.',
      'Error code: connect-failed',
    ]);
  });

  test('of fifty is short enough to be shown whole, and says that there is more', () => {
    const fifty = allLost(50);
    const annotation = errorAnnotation(fifty, null, waysTo(addressesOf(50)));
    const text = annotation?.lines.join('\n') ?? '';
    assert.equal(
      annotation?.title,
      'HAProxy drain failed: it is not known what became of web_servers/web1 on lb1, lb2, lb3 and 47 more: lb1, lb2, lb3 and 47 more cannot be reached',
    );
    assert.ok(text.length < 4_096);
    assert.match(text, /^And 41 more: see the job summary\.$/m);
    assert.match(text, /on lb1 \(ready before, not known now\), in a shell/);
    assert.match(text, /^What to do: /m);
  });

  test('in the same words is told once', () => {
    const failures = names(50).map(
      (loadBalancer) => new Failure('permission-denied', 'Too low.', { loadBalancer }),
    );
    const denied = report({ result: 'failed', error: failures[0] ?? null, failures });
    assert.deepEqual(
      errorAnnotation({ ...denied, unread: unreadOf(failures) }, null, waysTo())?.lines.slice(0, 2),
      [
        'What happened on lb1, lb2, lb3, lb4, lb5, lb6, lb7, lb8, lb9, lb10 and 40 more: Too low.',
        'Changed: no. Nothing is different from before.',
      ],
    );
  });
});

function unreadOf(failures: readonly Failure[]): Report['unread'] {
  return failures.map((error) => ({ loadBalancer: error.loadBalancer ?? '', error }));
}

describe('The summary of several load balancers', () => {
  test('has one step that undoes the same on all of them, and one command for each', () => {
    const text = summaryOf(allLost(3), null, waysTo(addressesOf(3)));
    assert.ok(
      text.includes(
        [
          '```yaml',
          '- uses: org/haproxy-server-state@v1',
          '  with:',
          '    address: |',
          '      lb1=/run/lb1.sock',
          '      lb2=/run/lb2.sock',
          '      lb3=/run/lb3.sock',
          '    server: web_servers/web1',
          '    operation: ready',
          '```',
        ].join('\n'),
      ),
      text,
    );
    assert.equal(text.match(/\| sudo socat stdio \/run\/lb\d\.sock$/gm)?.length, 3);
  });

  test('lists what failed as well, and each advice once', () => {
    const text = summaryOf(allLost(3), null, waysTo(addressesOf(3)));
    assert.match(text, /^> \*\*connect-failed\*\* on `lb1`$/m);
    assert.match(text, /^> \*\*Failed as well:\*\*\n> - \*\*connect-failed\*\* on `lb2`: Could not connect/m);
    assert.equal(text.match(/What to do/g)?.length, 1);
  });

  test('has a row for each that was not read, and none says more than it knows', () => {
    const failures = names(2).map(lost);
    const servers = [serverReport({ loadBalancer: 'lb3', outcome: 'skipped' })];
    const text = summaryOf(
      report({
        result: 'failed',
        servers,
        unread: unreadOf(failures),
        error: failures[0] ?? null,
        failures,
      }),
      null,
      waysTo(addressesOf(3)),
    );
    assert.match(text, /^\| `lb1` \| {2}\|.* ❌\u00a0connect-failed \|$/m);
    assert.match(text, /^\| `lb3` .* not\u00a0reached \|$/m);
  });

  test('of five hundred that failed stays below 256 KiB, with all its fences closed', () => {
    const text = summaryOf(allLost(500), null, waysTo(addressesOf(500)));
    assert.ok(Buffer.byteLength(text) < 256 * 1024, String(Buffer.byteLength(text)));
    assert.equal((text.match(/^```/gm) ?? []).length % 2, 0);
  });
});

describe('Of several load balancers', () => {
  test('the same warning is one annotation, and there are ten at most', () => {
    const same = names(50).map((loadBalancer) => ({ loadBalancer, text: 'x' }));
    assert.deepEqual(messageAnnotations(same), [
      ['On lb1, lb2, lb3, lb4, lb5, lb6, lb7, lb8, lb9, lb10 and 40 more: x'],
    ]);
    const young = names(3).map((loadBalancer, index) => ({
      loadBalancer,
      text: `started ${40 + index} s ago`,
    }));
    assert.deepEqual(messageAnnotations(young), [['On lb1, lb2, lb3: started 40 to 42 s ago']]);
    assert.deepEqual(messageAnnotations(young.slice(0, 1)), [['On lb1: started 40 s ago']]);
    const others = names(50).map((loadBalancer, index) => ({ loadBalancer, text: `${index}` }));
    const shown = messageAnnotations(others);
    assert.equal(shown.length, 10);
    assert.deepEqual(shown.at(-1), ['And 41 more like these: see the log.']);
  });

  test('what is to be done for warnings of several of them is said once, and not where the error says it', () => {
    const hint = 'Nothing listens there.';
    const warnings = names(3).map((loadBalancer) => ({
      ...{ loadBalancer, hint },
      text: `The put-back failed: ECONNREFUSED ${loadBalancer}.`,
    }));
    const lines = warnings.map(({ loadBalancer, text }) => `On ${loadBalancer}: ${text}`);
    assert.deepEqual(messageAnnotations(warnings), [[...lines, `What to do: ${hint}`]]);
    const error = new Failure('connect-failed', 'Nobody.', { loadBalancer: 'lb1', hint });
    assert.deepEqual(messageAnnotations(warnings, error), [lines]);
    const servers = names(3).map((loadBalancer) => drained(loadBalancer, { changed: 'unknown' }));
    const told = (failure: Failure) =>
      summaryOf(
        report({
          result: 'partial',
          changed: 'unknown',
          servers,
          warnings,
          error: failure,
          failures: [failure],
        }),
        null,
        waysTo(addressesOf(3)),
      );
    for (const failure of [error, new Failure('timeout', 'Nobody.', { loadBalancer: 'lb1' })]) {
      const text = told(failure);
      assert.equal(text.split(hint).length, 2, text);
      for (const name of names(3)) assert.match(text, new RegExp(`On \`${name}\`: The put-back failed: `));
    }
  });

  test('of fifty that have the same to be done, eight are in the warning', () => {
    const warnings = names(50).map((loadBalancer) => ({
      loadBalancer,
      text: `${loadBalancer} is lost.`,
      hint: 'Look.',
    }));
    const [lines = [], ...others] = messageAnnotations(warnings);
    assert.equal(others.length, 0);
    assert.deepEqual(lines.slice(8), ['And 42 more: see the job summary.', 'What to do: Look.']);
  });

  test('each row of the output `servers` says whether its own server was changed', () => {
    const failure = lost('lb2').with({ callChanged: 'unknown' });
    const servers = [
      serverReport({ loadBalancer: 'lb1', outcome: 'rolled-back', error: failure }),
      drained('lb2', { changed: 'unknown', outcome: 'failed', error: failure }),
    ];
    const { values } = outputsOf(
      report({ result: 'partial', changed: 'unknown', servers, error: failure }),
      null,
    );
    assert.deepEqual(
      JSON.parse(values.servers ?? '').map((one: { error: { changed: string } }) => one.error.changed),
      ['unknown', 'no'],
    );
  });
});
