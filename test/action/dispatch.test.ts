/** One workflow that is started by hand with an operation as its input, and everything else fixed: it runs every operation. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { parse } from 'yaml';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import { failedWith, succeeded } from '../support/told.ts';

const WORKFLOW = `
on:
  workflow_dispatch:
    inputs:
      operation: { type: choice, options: [maint, drain, ready, status, weight] }
      weight: { type: string }
jobs:
  servers:
    runs-on: self-hosted
    steps:
      - uses: org/haproxy-server-state@v1
        with:
          address: ADDRESS
          backend: web
          server: s1
          operation: \${{ inputs.operation }}
          weight: \${{ inputs.weight }}
          drain-timeout: 5s
          on-drain-timeout: continue
          on-error: keep
          restore: never
          min-available: 50%
          fail-on-not-found: true
          on-reload: fail
          dry-run: false
          wait-for-health: required
          health-timeout: 30s
          retries: 1
          retry-delay: 50ms
`;

/** The step's inputs as the runner evaluates them. */
function inputsFor(address: string, given: Record<string, string>): Record<string, string> {
  const [step] = parse(WORKFLOW, { schema: 'failsafe' }).jobs.servers.steps;
  const evaluated = Object.entries<string>(step.with).map(([name, value]) => [
    name,
    value
      .replace('ADDRESS', address)
      .replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => given[input] ?? ''),
  ]);
  return Object.fromEntries(evaluated);
}

function notesOf({ log }: ActionResult): string[] {
  return log.match(/^note .*$/gm) ?? [];
}

atEitherEnd('a workflow with the operation as its input', (version, test) => {
  test('runs maint, drain, ready, weight and status, and says what each does not use', async (t) => {
    const config =
      'backend web\n  server s1 127.0.0.1:{{app}} check inter 100ms\n  server s2 127.0.0.1:{{app}}\nfrontend app\n  bind 127.0.0.1:{{app}}\n  http-request return status 200';
    const haproxy = await startHaproxy(version, { t, config });
    const run = (operation: string, weight = '') =>
      runAction({ t, inputs: inputsFor(haproxy.address, { operation, weight }) });
    const out = await run('maint');
    succeeded(out, 'changed');
    assert.deepEqual(notesOf(out), ['note    wait-for-health is not used by maint']);
    const back = await run('ready');
    succeeded(back, 'changed');
    assert.deepEqual(notesOf(back), ['note    drain-timeout, on-drain-timeout are not used by ready']);
    const drained = await run('drain');
    succeeded(drained, 'changed');
    assert.deepEqual(notesOf(drained), ['note    wait-for-health is not used by drain']);
    succeeded(await run('ready'), 'changed');
    const weighed = await run('weight', '7');
    succeeded(weighed, 'changed');
    assert.deepEqual(notesOf(weighed), [
      'note    drain-timeout, on-drain-timeout, wait-for-health are not used by weight',
    ]);
    assert.equal((await haproxy.serverState('web', 's1')).srv_uweight, '7');
    const status = await run('status');
    succeeded(status, 'unchanged');
    assert.deepEqual(notesOf(status), [
      'note    drain-timeout, on-drain-timeout, on-error, min-available, on-reload, wait-for-health, health-timeout are not used by status',
    ]);
  });

  describe('refuses what would mean something else', () => {
    for (const operation of ['maint', 'drain', 'status']) {
      test(`a weight with ${operation}`, async (t) => {
        const inputs = inputsFor('/run/nowhere.sock', { operation, weight: '7' });
        const words = failedWith(await runAction({ t, inputs }), 'invalid-input', 'failed');
        assert.match(
          words,
          new RegExp(`^Wrong input weight: not used by operation ${operation}, only by weight, ready$`, 'm'),
        );
      });
    }
  });
});
