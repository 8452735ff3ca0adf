/** What the way to a load balancer lacks is refused in the plan; what it hides is not overlooked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Capabilities, Snapshot } from '../../src/haproxy/snapshot.ts';
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

test('a percentage is refused where the configured weight is not shown: it would be one of whatever was set last', async () => {
  const guessed = async (): Promise<Snapshot> => {
    const snapshot = await lb('lb1', CHECKED).read(new AbortController().signal);
    const servers = [...snapshot.servers].map(
      ([key, server]) => [key, { ...server, isConfiguredWeightGuessed: true }] as const,
    );
    return { ...snapshot, servers: new Map(servers) };
  };
  const [half, five, zero] = [
    { kind: 'percent', value: 50 },
    { kind: 'absolute', value: 5 },
    { kind: 'percent', value: 0 },
  ] as const;
  const ramp = { steps: [half, five], intervalMs: 1_000 };
  for (const given of [{ weight: half }, { weight: five, ramp }]) {
    const refused = await refusal('weight', given, guessed());
    assert.deepEqual([refused?.code, refused?.server], ['unsupported', 'web/web1']);
    assert.match(refused?.message ?? '', /does not show the configured weight/);
  }
  for (const weight of [five, zero]) assert.equal(await refusal('weight', { weight }, guessed()), null);
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
    const { refusal, words } = planChange(request('maint', given), seen);
    assert.equal(refusal, null);
    return words.notices.filter((notice) =>
      /Neither this step nor its post step can put it back/.test(notice),
    );
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
  const { notices } = planChange(request('ready'), { ...snapshot, backends: sticky }).words;
  assert.match(notices.join('\n'), /bound to web\/web1 by cookie, and the Data Plane API has no single call/);
  assert.equal(planChange(request('ready'), snapshot).words.notices.length, 0);
});

test('each refusal says what this way cannot do, and of which server', async () => {
  const out = { adminFlags: 1, operationalState: 0, status: 'MAINT' };
  const checks = (lacks: NonNullable<Capabilities['lacks']>) =>
    snapshotWith({}, { agentState: 18 }).then((one) => ({ ...one, can: { ...one.can, lacks } }));
  const onBackups = snapshotWith({}, out).then((one) => ({
    ...one,
    backends: new Map([['web', { name: 'web', active: 0, backups: 1, sticky: null }]]),
  }));
  const ramp = { steps: [{ kind: 'absolute', value: 5 }], intervalMs: 1_000 } as const;
  const cases: [Awaited<ReturnType<typeof refusal>>, string, string[]][] = [
    [
      await refusal('drain', { onDrainTimeout: 'shutdown-sessions' }),
      '`on-drain-timeout: shutdown-sessions`: the Data Plane API cannot cut sessions.',
      [],
    ],
    [
      await refusal('drain', { switches: { health: 'disabled' } }, checks(['health-checks'])),
      '`health-checks`: the Data Plane API cannot switch them.',
      ['web/web1'],
    ],
    [
      await refusal('ready', { switches: { agent: 'enabled' } }, checks(['agent-checks'])),
      '`agent-checks`: the Data Plane API cannot switch them.',
      ['web/web1'],
    ],
    [
      await refusal('weight', { ramp: { ...ramp, steps: [...ramp.steps] } }),
      'A weight: before its version 3.3.1 the Data Plane API answers that it is set, and does nothing.',
      [],
    ],
    [
      await refusal('ready', {}, onBackups),
      'web/web1 is proven at weight 0, for its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight.',
      ['web/web1'],
    ],
  ];
  for (const [failure, message, servers] of cases) {
    assert.deepEqual([failure?.message, failure?.servers], [message, servers]);
    assert.equal(failure?.code, 'unsupported');
  }
  // What is not asked for is not missed.
  assert.equal(await refusal('drain', { switches: { health: 'disabled' } }, checks(['agent-checks'])), null);
  assert.equal(await refusal('drain', { switches: { health: 'enabled' } }, checks(['health-checks'])), null);
  assert.equal(await refusal('ready', { onDrainTimeout: 'shutdown-sessions' }), null);
});

test('a proof at weight 0 is not missed where nothing is proven', async () => {
  const of = async (web1: object, backend: object, extra: object = {}) => {
    const one = await snapshotWith({}, web1);
    const backends = new Map([['web', { name: 'web', active: 0, backups: 1, sticky: null, ...backend }]]);
    return refusal('ready', extra, Promise.resolve({ ...one, backends }));
  };
  const out = { adminFlags: 8, status: 'DRAIN' };
  assert.equal((await of(out, {}))?.code, 'unsupported');
  assert.equal(await of({}, {}), null);
  assert.equal(await of({ ...out, checkState: 2 }, {}), null);
  assert.equal(await of(out, { active: 1 }), null);
  assert.equal(await of(out, { backups: 0 }), null);
});

test('that notice is for clients that are bound, where a proof out of maint lets them in', async () => {
  const said = async (web1: object, sticky: string | null, given: Given = {}, lacks = LACKS) => {
    const one = await snapshotWith({}, web1);
    const backends = new Map([
      ['web', { name: 'web', active: 2, backups: 0, sticky }],
    ]) as Snapshot['backends'];
    return planChange(request('ready', given), { ...one, backends, can: { ...one.can, lacks } }).words
      .notices;
  };
  const out = { adminFlags: 1, operationalState: 0, status: 'MAINT' };
  assert.deepEqual(await said(out, 'stick-table'), [
    'Clients are bound to web/web1 by stick-table, and the Data Plane API has no single call for drain and down: one of them may be sent there for a moment before the proof. `init-state down` on the server line (HAProxy 3.1 and later) prevents that.',
  ]);
  assert.deepEqual(await said(out, 'other-table'), []);
  assert.deepEqual(await said({ adminFlags: 8 }, 'cookie'), []);
  assert.deepEqual(await said(out, 'cookie', { healthProof: 'none' }), []);
  assert.deepEqual(await said(out, 'cookie', {}, ['weight']), []);
  assert.equal(
    (await said({ ...out, checkState: 2 }, 'cookie')).some((text) => /bound/.test(text)),
    false,
  );
});

test('of whom nothing is shown, and what cannot be set: whole sentences', async () => {
  const hidden = await snapshotWith({
    unreadable: [
      { backend: 'web', server: 'web8' },
      { backend: 'web', server: 'web9' },
    ],
  });
  const selection = parseSelection('web', 'web*');
  assert.ok(selection.ok);
  const failure = planChange({ ...request('drain'), selection: selection.value }, hidden).refusal;
  assert.equal(failure?.message, 'The Data Plane API does not show what web/web8, web/web9 are.');
  assert.deepEqual(failure?.servers, ['web/web8', 'web/web9']);
  const snapshot = await snapshotWith({});
  const web1 = snapshot.servers.get('web/web1');
  assert.ok(web1);
  const unsettable = { maint: 'takes it for that', drain: 'does so too' };
  const servers = new Map([...snapshot.servers, ['web/web1', { ...web1, unsettable }]]);
  const of = (operation: 'drain' | 'weight') =>
    refusal(
      operation,
      { weight: { kind: 'absolute', value: 1 } },
      Promise.resolve({ ...snapshot, servers, can: { ...snapshot.can, lacks: [] } }),
    );
  assert.equal(
    (await of('drain'))?.message,
    'web/web1 cannot be set to drain: the Data Plane API does so too.',
  );
  assert.equal((await of('drain'))?.detail, 'UP');
  assert.equal(await of('weight'), null);
});
