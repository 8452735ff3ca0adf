/** What the Data Plane API's statistics say of a server. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NativeRow, ShownServer } from '../../src/haproxy/data-plane-api/answers.ts';
import { merge } from '../../src/haproxy/data-plane-api/rows.ts';

const LISTED: ShownServer = {
  name: 'web1',
  adminState: 'ready',
  operationalState: 'up',
  address: '127.0.0.1:80',
  fqdn: '-',
  weight: 1,
  configuredWeight: 1,
  checkState: 6,
  agentState: 0,
};

function changedSecondsAgo(lastchg: number): number | null | undefined {
  const fields: Record<string, string | number> = { status: 'UP', scur: 0, stot: 0, lastchg };
  const row: NativeRow = { type: 'server', backend: 'web', server: 'web1', field: (name) => fields[name] };
  return merge(new Map([['web', [LISTED]]]), [row], new Map()).merged.get('web/web1')?.server
    .changedSecondsAgo;
}

test('a change that a thread of HAProxy sees ahead of its own clock is not 136 years old', () => {
  assert.equal(changedSecondsAgo(9), 9);
  assert.equal(changedSecondsAgo(4_294_967_295), null);
  assert.equal(changedSecondsAgo(0), null);
});
