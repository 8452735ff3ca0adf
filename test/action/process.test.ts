/** Which process answers: one that has just started may hide another, and one of several is not all of HAProxy. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachHaproxy, HAPROXY_VERSIONS } from '../support/haproxy-versions.ts';
import type { ActionResult } from '../support/run-action.ts';
import { startWebBackend } from '../support/web-backend.ts';

function warnings(result: ActionResult): string[] {
  return result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
}

forEachHaproxy('process', (version) => {
  test('a process that may have replaced another one within the hour: one warning, in the summary as well (A2)', async (t) => {
    const web = await startWebBackend(version, { t });
    const young = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '30s' });
    assert.equal(young.code, 0, young.log);
    const told = warnings(young).filter((text) =>
      /HAProxy started \d+ s ago.*predecessor cannot be seen/.test(text),
    );
    assert.equal(told.length, 1, young.log);
    assert.match(young.summary, /HAProxy started \d+ s ago/);
    // Old sessions do not end with drain-timeout, and nothing is known of them without waiting either.
    const unwaited = { server: 'web2', operation: 'drain', 'drain-timeout': '0', 'min-available': '0' };
    assert.equal(warnings(await web.run(unwaited)).length, 1);
    // Nothing is taken out by it.
    assert.deepEqual(warnings(await web.run({ server: 'web1', operation: 'ready' })), []);
  });
});

test('`nbproc 2`: refused, for the other process would not be told (A8)', {
  skip: HAPROXY_VERSIONS.includes('2.2') ? false : 'only HAProxy 2.2 has nbproc',
}, async (t) => {
  const web = await startWebBackend('2.2', {
    t,
    master: true,
    extraGlobal: 'nbproc 2\nstats bind-process 1',
  });
  assert.equal((await web.haproxy.info()).Nbproc, '2');
  for (const operation of ['drain', 'maint', 'ready']) {
    const { code, outputs, annotations } = await web.run({ server: 'web1', operation });
    assert.equal(code, 1);
    assert.equal(outputs['error-code'], 'refused');
    assert.equal(outputs.changed, 'false');
    const error = annotations.find(({ level }) => level === 'error');
    assert.match(error?.message ?? '', /one address for each process/i);
  }
  assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
});
