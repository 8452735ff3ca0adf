/** The runner shows ten annotations of a kind for each step, those that come first: what is found or lost must be among them. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';

const SHOWN = 10;

/** Titles of the warnings that a program leaves, as far as the runner shows them. */
async function warningsOf(t: TestContext, program: string): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'annotations-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((name) => [name, path.join(folder, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  const arguments_ = ['--input-type=module', '-e', program];
  const options = { cwd: import.meta.dirname, env: { ...process.env, ...files } };
  const { stdout } = await promisify(execFile)(process.execPath, arguments_, options);
  return [...stdout.matchAll(/^::warning title=([^:]*)/gm)]
    .map(([, title = '']) => decodeURIComponent(title))
    .slice(0, SHOWN);
}

const from = (name: string) => JSON.stringify(path.resolve(import.meta.dirname, name));
const WARNINGS = `Array.from({ length: 12 }, (_, n) => ({ loadBalancer: 'lb' + n, text: 'Number ' + n + '.' }))`;

test('of a step: that the outputs lack rows', async (t) => {
  const titles = await warningsOf(
    t,
    `import { writeReport } from ${from('../../src/action/write-report.ts')};
    import { report, server, serverReport, waysTo } from ${from('./action-samples.ts')};
    const servers = Array.from({ length: 2_000 }, (_, n) => serverReport({ before: server({ server: 'web' + n }) }));
    await writeReport(report({ servers, warnings: ${WARNINGS} }), { ways: waysTo(), saved: null, summary: false });`,
  );
  assert.equal(titles.length, SHOWN);
  assert.ok(titles.includes('HAProxy outputs'), titles.join());
});

test('of an audit: who is left out, that the outputs lack rows, and that there is no issue', async (t) => {
  const titles = await warningsOf(
    t,
    `import { writeAudit } from ${from('../../src/action/write-audit.ts')};
    import { issueTrouble } from ${from('../../src/action/issue-trouble.ts')};
    import { Failure } from ${from('../../src/errors.ts')};
    const error = new Failure('connect-failed', 'Nobody there.');
    const findings = Array.from({ length: 2_000 }, (_, n) => ({
      loadBalancer: 'lb1', backend: 'web', server: 'web' + n, traffic: 'none', status: 'MAINT', leftOver: true,
      causes: [{ kind: 'by-hand', state: 'maint', orAgent: false }], age: { kind: 'unknown' }, inRotationOn: [],
    }));
    const report = {
      findings, error, unread: [{ loadBalancer: 'lb2', error }], warnings: ${WARNINGS},
      maxAgeMs: 0, looked: 2_000, audited: ['lb1'], spares: 0, durationMs: 1,
    };
    await writeAudit({ report, error, issue: issueTrouble(new Error('no'), 0), inputs: { summary: false } });`,
  );
  assert.equal(titles.length, SHOWN);
  for (const title of [/servers left out/, /issue not kept/, /outputs/])
    assert.ok(
      titles.some((one) => title.test(one)),
      `${title}: ${titles.join()}`,
    );
});
