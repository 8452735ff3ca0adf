/** What the Data Plane API's statistics say of a server. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NativeRow, ShownServer } from '../../src/haproxy/data-plane-api/answers.ts';
import { merge } from '../../src/haproxy/data-plane-api/rows.ts';
import type { Server } from '../../src/haproxy/server.ts';

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

function merged(given: Partial<ShownServer>, row: Record<string, string | number>): Server | undefined {
  const fields: Record<string, string | number> = { status: 'UP', scur: 0, stot: 0, ...row };
  const native: NativeRow = { type: 'server', backend: 'web', server: 'web1', field: (name) => fields[name] };
  const lists = new Map([['web', [{ ...LISTED, ...given }]]]);
  return merge(lists, [native], new Map()).merged.get('web/web1')?.server;
}

function changedSecondsAgo(lastchg: number): number | null | undefined {
  return merged({}, { lastchg })?.changedSecondsAgo;
}

test('a change that a thread of HAProxy sees ahead of its own clock is not 136 years old', () => {
  assert.equal(changedSecondsAgo(9), 9);
  assert.equal(changedSecondsAgo(4_294_967_295), null);
  assert.equal(changedSecondsAgo(0), null);
});

test('checks that were off as a server left maint stay paused out of maint, whoever enables them: they never run', () => {
  const checks = (state: number, adminState: 'ready' | 'drain' | 'maint', status: string) =>
    merged({ checkState: state, adminState }, { status })?.checks;
  assert.deepEqual(
    [checks(0x0e, 'maint', 'MAINT'), checks(0x0e, 'drain', 'DRAIN'), checks(0x0e, 'ready', 'UP')],
    ['enabled', 'disabled', 'disabled'],
  );
  assert.deepEqual([checks(0x06, 'drain', 'DRAIN'), checks(0x06, 'ready', 'UP')], ['enabled', 'enabled']);
});
