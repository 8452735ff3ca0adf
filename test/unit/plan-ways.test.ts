/** What the way to a load balancer lacks is refused in the plan; what it hides is not overlooked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Capabilities, Snapshot } from '../../src/haproxy/server.ts';
import { planChange } from '../../src/operation/plan/plan.ts';
import { parseSelection } from '../../src/operation/plan/selection.ts';
import { CHECKED, type Given, lb, request } from './change-scene.ts';

const LACKS: NonNullable<Capabilities['lacks']> = ['shutdown-sessions', 'weight', 'undivided-proof'];

async function snapshotWith(more: Partial<Snapshot>, web1: object = {}): Promise<Snapshot> {
  const snapshot = await lb('lb1', { ...CHECKED, ...web1 }).read(new AbortController().signal);
  return { ...snapshot, ...more, can: { ...snapshot.can, lacks: LACKS } };
}

async function refusal(
  operation: 'drain' | 'maint' | 'ready' | 'weight',
  given: Given = {},
  snapshot = snapshotWith({}),
) {
  return planChange(request(operation, given), await snapshot).refusal;
}

test('what a way cannot do is refused, with the way that can', async () => {
  const weight = { kind: 'absolute', value: 5 } as const;
  for (const one of [
    await refusal('maint', { onDrainTimeout: 'shutdown-sessions' }),
    await refusal('weight', { weight }),
    await refusal('ready', { weight }, snapshotWith({}, { adminFlags: 1, status: 'MAINT' })),
  ]) {
    assert.deepEqual([one?.code, /Runtime API can/.test(one?.hint ?? '')], ['unsupported', true]);
  }
  assert.equal(await refusal('maint'), null);
  assert.equal(await refusal('ready'), null);
});

test('a proof at weight 0 needs a weight: where only backups serve it is refused', async () => {
  const out = { adminFlags: 1, operationalState: 0, status: 'MAINT' };
  const snapshot = await snapshotWith({}, out);
  const backends = new Map([['web', { name: 'web', active: 0, backups: 1, sticky: null }]]);
  const onBackups = Promise.resolve({ ...snapshot, backends });
  assert.equal((await refusal('ready', {}, onBackups))?.code, 'unsupported');
  assert.equal(await refusal('ready', { healthProof: 'none' }, onBackups), null);
  assert.equal(await refusal('ready', {}, Promise.resolve(snapshot)), null);
});

test('who could not be put back is told of before it is taken out: where only backups would serve, and no weight can be set', async () => {
  const snapshot = await snapshotWith({});
  const noticesWith = (active: number, backups: number, lacks = LACKS) => {
    const backends = new Map([['web', { name: 'web', active, backups, sticky: null }]]);
    const given = { minAvailable: { kind: 'count', value: 0 } } as const;
    const seen = { ...snapshot, backends, can: { ...snapshot.can, lacks } };
    const { refusal, notices } = planChange(request('maint', given), seen);
    assert.equal(refusal, null);
    return notices.filter((notice) => /Neither this step nor its post step can put it back/.test(notice));
  };
  assert.equal(noticesWith(1, 1).length, 1);
  assert.equal(noticesWith(2, 1).length, 0);
  assert.equal(noticesWith(1, 0).length, 0);
  assert.equal(noticesWith(1, 1, ['shutdown-sessions']).length, 0);
});

test('a state that could not be set, or not be seen, is refused; others are not', async () => {
  const snapshot = await snapshotWith({});
  const web1 = snapshot.servers.get('web/web1');
  assert.ok(web1);
  const servers = new Map([
    ...snapshot.servers,
    ['web/web1', { ...web1, unsettable: { maint: 'takes it for that' } }],
  ]);
  const misread = Promise.resolve({ ...snapshot, servers });
  const refused = await refusal('maint', {}, misread);
  assert.deepEqual([refused?.code, refused?.server], ['data-plane-api', 'web/web1']);
  assert.match(refused?.message ?? '', /cannot be set to maint: the Data Plane API takes it for that\./);
  assert.equal(await refusal('drain', {}, misread), null);
});

test('a server that is there and not shown is never left out of what a glob selects', async () => {
  const snapshot = await snapshotWith({ unreadable: [{ backend: 'web', server: 'web9' }] });
  const selection = parseSelection('web', 'web*');
  assert.ok(selection.ok);
  const all = planChange({ ...request('drain'), selection: selection.value }, snapshot).refusal;
  assert.deepEqual([all?.code, all?.server], ['data-plane-api', 'web/web9']);
  assert.equal(planChange(request('drain'), snapshot).refusal, null);
});

test('a proof that is no single call is told where clients are bound', async () => {
  const snapshot = await snapshotWith({}, { adminFlags: 1, operationalState: 0, status: 'MAINT' });
  const sticky = new Map([['web', { name: 'web', active: 2, backups: 0, sticky: 'cookie' as const }]]);
  const { notices } = planChange(request('ready'), { ...snapshot, backends: sticky });
  assert.match(notices.join('\n'), /bound to web\/web1 by cookie, and the Data Plane API has no single call/);
  assert.equal(planChange(request('ready'), snapshot).notices.length, 0);
});
