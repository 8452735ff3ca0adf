/** How a person puts back what a step left: a step to paste takes the way that the step had taken, and is not refused for it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { GivenInput } from '../../src/action/inputs/given.ts';
import { type Undo, undosOf } from '../../src/action/report/undo.ts';
import { workflowSteps } from '../../src/action/report/undo-steps.ts';
import type { ServerReport } from '../../src/operation/report.ts';
import { inState, report, server, serverReport } from './action-samples.ts';

const ADDRESSES = new Map([
  ['lb1', 'lb1=ssh://deploy@lb1/run/haproxy/admin.sock'],
  ['lb2', 'lb2=https://lb2:5555'],
  ['lb3', 'lb3=/run/haproxy/admin.sock'],
]);
const GIVEN: GivenInput[] = [
  { name: 'tls-ca', value: null },
  { name: 'ssh-private-key', value: null },
  { name: 'username', value: 'deploy' },
  { name: 'password', value: null },
  { name: 'retries', value: '1' },
];

/** The step for one server that is out on these load balancers. */
function step(...loadBalancers: string[]): string {
  const undos = loadBalancers.map(
    (loadBalancer): Undo => ({
      ...{ loadBalancer, backend: 'web', server: 'web1', settings: { state: 'ready' } },
      ...{ unhealthy: false, needed: false, unproven: false },
    }),
  );
  const ways = { addresses: ADDRESSES, prefixes: new Map(), given: GIVEN, uses: 'org/action@v1' };
  return workflowSteps(undos, ways).join('\n');
}

/** Names of inputs that are about the connection. */
function connectionOf(text: string): string[] {
  return [...text.matchAll(/^ {4}([a-z-]+):/gm)]
    .map(([, name = '']) => name)
    .filter((name) => GIVEN.some((one) => one.name === name));
}

describe('a step to paste', () => {
  test('has the inputs that its addresses use, for an input that none uses is refused', () => {
    assert.deepEqual(connectionOf(step('lb1')), ['ssh-private-key', 'retries']);
    assert.deepEqual(connectionOf(step('lb2')), ['tls-ca', 'username', 'password', 'retries']);
    assert.deepEqual(connectionOf(step('lb3')), ['retries']);
    assert.equal(connectionOf(step('lb1', 'lb2')).length, GIVEN.length);
  });

  test('says of a secret that it is one: nobody keeps a password among the variables', () => {
    const text = step('lb1', 'lb2');
    for (const [name, context] of [
      ['password', 'secrets.PASSWORD'],
      ['ssh-private-key', 'secrets.SSH_PRIVATE_KEY'],
      ['tls-ca', 'vars.TLS_CA'],
    ] as const)
      assert.ok(text.includes(`    ${name}: \${{ ${context} }} #`), text);
  });
});

describe('what a step left different', () => {
  const before = inState(server(), 'maint');
  const after = inState(before, 'drain', { weight: 30 });
  const left = (more: Partial<ServerReport>) =>
    undosOf(
      report({
        operation: 'ready',
        servers: [serverReport({ before, after, changed: 'yes', theirs: ['state'], ...more })],
      }),
      null,
    ).map(({ settings }) => settings);

  test('a weight that its agent gave it is not to be put back', () => {
    assert.deepEqual(left({ weightsSent: [] }), []);
  });

  test('one that the step has sent it is', () => {
    assert.deepEqual(left({ weightsSent: [30] }), [{ weight: 100 }]);
  });
});
