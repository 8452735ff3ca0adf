/** Servers that have come while a step worked: whoever is meant as well, and is not as the step would have it, is named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeAdminFlags } from '../../src/haproxy/admin-flags.ts';
import type { Server } from '../../src/haproxy/server.ts';
import type { Newcomer, Snapshot } from '../../src/haproxy/snapshot.ts';
import {
  addedServers,
  addedWarnings,
  newcomerWarnings,
  unwatchedNotices,
} from '../../src/operation/plan/notices/added.ts';
import { parseSelection } from '../../src/operation/plan/selection.ts';
import { lb } from './rolling-scene.ts';

const signal = new AbortController().signal;

async function snapshotOf(keys: readonly string[], out: readonly string[] = []): Promise<Snapshot> {
  const one = lb('lb1', keys);
  for (const key of out) one.force(key, 'maint');
  return one.read(signal);
}

/** The same, with those that DNS has no address for. */
async function unresolved(snapshot: Promise<Snapshot>, keys: readonly string[]): Promise<Snapshot> {
  const { servers, ...rest } = await snapshot;
  const found = [...servers].map(([key, server]): [string, Server] => [
    key,
    keys.includes(key) ? { ...server, ...decodeAdminFlags(32), status: 'MAINT (resolution)' } : server,
  ]);
  return { ...rest, servers: new Map(found) };
}

async function added(
  operation: 'maint' | 'ready',
  now: Snapshot,
  more: Partial<Snapshot> = {},
): Promise<string> {
  const selection = parseSelection('*', 'web*,!web9');
  assert.ok(selection.ok);
  const found = { ...(await snapshotOf(['web/web1'])), ...more };
  const [words = ''] = addedWarnings(addedServers({ operation, selection: selection.value }, found, now));
  return words.split(':')[0] ?? '';
}

test('those that are meant, and no others', async () => {
  const now = await snapshotOf(['web/web1', 'web/web2', 'web/other', 'web/web9', 'api/web1']);
  assert.equal(
    await added('maint', now),
    'web/web2, api/web1 have come since this step began, and `server` means them as well',
  );
  assert.equal(await added('maint', await snapshotOf(['web/web1'])), '');
});

test('one that is as the step would have it is not missed', async () => {
  const now = await snapshotOf(['web/web1', 'web/web2', 'web/web3'], ['web/web2']);
  assert.match(await added('maint', now), /^web\/web3 has come/);
  assert.match(await added('ready', now), /^web\/web2 has come/);
});

test('one that is as the step would have it need not stay so: that nobody looks is told', async () => {
  const selection = parseSelection('*', 'web*,!web9');
  assert.ok(selection.ok);
  const meant = { selection: selection.value };
  const found = await snapshotOf(['web/web1']);
  const now = await snapshotOf(['web/web1', 'web/web2', 'web/web3', 'web/web9'], ['web/web2', 'web/web9']);
  assert.deepEqual(unwatchedNotices({ ...meant, operation: 'maint' }, found, now), [
    'web/web2 has come since this step began, and `server` means it as well: it is out already, and this step does not look whether it stays so.',
  ]);
  assert.match(
    unwatchedNotices({ ...meant, operation: 'ready' }, found, now)[0] ?? '',
    /^web\/web3 has come .+ it is ready already/,
  );
  assert.deepEqual(unwatchedNotices({ ...meant, operation: 'maint' }, now, now), []);
});

test('one that was there, and not shown, has not come', async () => {
  const now = await snapshotOf(['web/web1', 'web/web2']);
  const name = { backend: 'web', server: 'web2' };
  for (const more of [{ others: [name] }, { unlisted: [name] }, { unreadable: [name] }])
    assert.equal(await added('maint', now, more), '');
});

test('one that DNS had no address for as the step began has come when it has one', async () => {
  const keys = ['web/web1', 'web/web2', 'web/web3'];
  const found = await unresolved(snapshotOf(keys), ['web/web2', 'web/web3']);
  const now = await unresolved(snapshotOf(keys), ['web/web3']);
  assert.match(await added('maint', now, found), /^web\/web2 has come/);
  assert.equal(await added('maint', found, found), '');
  assert.equal(await added('ready', now, found), '');
  assert.equal(await added('maint', await snapshotOf(keys, ['web/web2', 'web/web3']), found), '');
});

test('one that follows another that is meant goes with it', async () => {
  const one = lb('lb1', ['web/web1', 'api/web1', 'api/web2'], {
    'api/web1': { tracks: 'web/web1' },
    'api/web2': { tracks: 'web/other' },
  });
  assert.match(await added('maint', await one.read(signal)), /^api\/web2 has come/);
});

test('those that a reading of others shows beside them, in the same words', async () => {
  const newcomer = (key: string, flags = 0): Newcomer => {
    const [backend = '', server = ''] = key.split('/');
    return { backend, server, ...decodeAdminFlags(flags) };
  };
  const said = async (
    operation: 'maint' | 'ready',
    newcomers: readonly Newcomer[],
    more: Partial<Snapshot> = {},
    found = snapshotOf(['web/web1']),
  ) => {
    const selection = parseSelection('*', 'web*,!web9');
    assert.ok(selection.ok);
    const request = { operation, selection: selection.value };
    return (
      newcomerWarnings(request, { ...(await found), ...more }, newcomers)
        .join()
        .split(':')[0] ?? ''
    );
  };
  const all = ['web/web2', 'web/other', 'web/web9'].map((key) => newcomer(key));
  assert.equal(
    await said('maint', all),
    'web/web2 has come since this step began, and `server` means it as well',
  );
  assert.equal(await said('ready', all), '');
  // Forced to maint, or out with whom it tracks.
  const out = [newcomer('web/web2', 1), newcomer('web/web3', 2), newcomer('web/web4', 16)];
  assert.equal(await said('maint', out), '');
  assert.match(await said('ready', out), /^web\/web2 has come/);
  const { backend, server } = newcomer('web/web2');
  for (const more of [{ others: [{ backend, server }] }, { unlisted: [{ backend, server }] }])
    assert.equal(await said('maint', all, more), '');
  const both = snapshotOf(['web/web1', 'web/web2']);
  assert.equal(await said('maint', all, {}, both), '');
  assert.match(await said('maint', all, {}, unresolved(both, ['web/web2'])), /^web\/web2 has come/);
});
