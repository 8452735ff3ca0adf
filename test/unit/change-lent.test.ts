/** What a step's own way back has lent a tracker, and could not give back for the way to HAProxy was lost: it is told, and left to post. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { undosOf } from '../../src/action/report/undo.ts';
import { Failure } from '../../src/errors.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { CHECKED, lb, request, run } from './change-scene.ts';

const TRACKER = 'api/t1';

/** Its tracker is lent weight 0 on the way back from maint, for nothing but a backup serves there meanwhile. */
function tracked(web1: Partial<FakeServer>): FakeLoadBalancer {
  return new FakeLoadBalancer({
    name: 'lb1',
    servers: [
      { backend: 'web', server: 'web1', ...web1 },
      { backend: 'web', server: 'web2', ...CHECKED },
      { backend: 'api', server: 't1', tracks: 'web/web1', weight: 7 },
      { backend: 'api', server: 'spare', ...CHECKED, backup: true, sessions: 1 },
    ],
  });
}

/** The other load balancer refuses: both go back from maint, and there `meeting` is called before each call. */
async function rolledBack(one: FakeLoadBalancer, meeting: (call: string) => void, onceBack = () => {}) {
  const other = lb('lb2');
  let isRefused = false;
  other.before = (call) => {
    if (call !== 'setStates web/web1=maint') return;
    isRefused = true;
    throw new Failure('refused', 'No.', { callChanged: 'no' });
  };
  one.before = (call) => {
    if (isRefused) meeting(call);
  };
  const ran = await run(request('maint', { healthTimeoutMs: 5_000 }), [one, other], async (clock) => {
    await clock.advance(4_000);
    one.prove('web/web1');
    await clock.advance(4_000);
    onceBack();
  });
  const row = ran.report.servers.find(({ backend }) => backend === 'api');
  const left = ran.saved.at(-1)?.loadBalancers.find(({ name }) => name === 'lb1')?.servers ?? [];
  return { ...ran, row, left: left.find(({ backend }) => backend === 'api') };
}

function assertTold({ report, row, left }: Awaited<ReturnType<typeof rolledBack>>): void {
  assert.ok(row, JSON.stringify([report.result, report.ending]));
  assert.notEqual(row.changed, 'no');
  assert.deepEqual([row.before.admin, row.before.weight, row.outcome], ['ready', 7, 'failed']);
  assert.deepEqual([report.result, report.ending], ['partial', 'not-put-back']);
  assert.deepEqual([left?.before.weight, left?.sent.weights.includes(0)], [7, true]);
  const undo = undosOf(report, null).find(({ backend }) => backend === 'api');
  assert.equal(undo?.settings.weight, 7);
}

describe('a tracker that was lent weight 0 on the way back', () => {
  for (const losses of [0, 1, 2, 3, 4, 5, 6, 8, 50]) {
    test(`and the way to HAProxy is lost for ${losses} calls: it has its weight again, or is told, and left to post`, async () => {
      const one = tracked(CHECKED);
      let count = 0;
      const ran = await rolledBack(one, (call) => {
        if (count === 0 && !call.startsWith('takeDownForProof')) return;
        count += 1;
        if (count <= losses) throw new Failure('connect-failed', 'No way.');
      });
      assert.ok(count > 0, one.calls.join());
      if (one.server(TRACKER).weight === 0) return assertTold(ran);
      assert.equal(ran.row, undefined);
      assert.equal(ran.left, undefined);
    });
  }

  for (const code of ['refused', 'connect-failed'] as const) {
    test(`and its weight cannot be given back (${code}), though all that were meant are back: the same`, async () => {
      const one = tracked({});
      const ran = await rolledBack(one, (call) => {
        if (call === 'setWeights api/t1=7') throw new Failure(code, 'No.', { callChanged: 'no' });
      });
      assert.equal(one.server('web/web1').adminFlags, 0);
      assert.equal(one.server(TRACKER).weight, 0);
      assertTold(ran);
    });
  }
});

describe('a tracker that was lent weight 0 for a proof, and has it again, while another load balancer takes longer', () => {
  async function meanwhile(happens: (one: FakeLoadBalancer) => void) {
    const OUT = { adminFlags: 1, checkState: 14 };
    const [one, other] = [tracked(OUT), lb('lb2', OUT)];
    let isBegun = false;
    other.before = async (call) => {
      if (call !== 'setStates web/web1=maint') return;
      isBegun = true;
      await other.clock?.sleep(1_000);
      happens(one);
    };
    const ran = await run(request('ready', { healthTimeoutMs: 5_000 }), [one, other], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server(TRACKER).weight, 0);
      one.prove('web/web1');
    });
    assert.ok(isBegun);
    assert.equal(ran.report.error?.code, 'unhealthy');
    return { ...ran, row: ran.report.servers.find(({ backend }) => backend === 'api') };
  }

  test('somebody gives it another weight: that is his, and no loss of this step', async () => {
    const { row, report } = await meanwhile((one) => {
      one.server(TRACKER).weight = 3;
    });
    assert.equal(row, undefined);
    assert.deepEqual([report.result, report.ending], ['rolled-back', 'unchanged']);
  });

  test('somebody deletes it: it is gone', async () => {
    const { row, report } = await meanwhile((one) => {
      one.remove(TRACKER);
    });
    assert.equal(row, undefined);
    assert.deepEqual([report.result, report.ending], ['rolled-back', 'unchanged']);
    assert.match(report.warnings.map(({ text }) => text).join(), /api\/t1 is gone/);
  });
});

describe('HAProxy is reloaded while a tracker is lent weight 0 for a proof', () => {
  async function reloaded(inNew: (one: FakeLoadBalancer) => void) {
    const one = tracked({ adminFlags: 1, checkState: 14 });
    const ran = await run(request('ready', { healthTimeoutMs: 8_000 }), [one], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server(TRACKER).weight, 0);
      one.reload();
      one.force('web/web1', 'drain');
      inNew(one);
      for (let times = 0; times < 3; times += 1) {
        await clock.advance(1_000);
        one.prove('web/web1');
      }
    });
    assert.equal(ran.report.loadBalancers[0]?.reloads, 1);
    return { one, ...ran };
  }

  test('and has another weight for it: of that there is nothing to say', async () => {
    const { one, report } = await reloaded((lb1) => {
      Object.assign(lb1.server(TRACKER), { weight: 9, configuredWeight: 9 });
    });
    assert.equal(report.error?.message, undefined);
    assert.deepEqual(
      report.servers.map(({ server, outcome }) => [server, outcome]),
      [['web1', 'changed']],
    );
    assert.equal(one.server(TRACKER).weight, 9);
  });

  test('and has it no more: the server that it tracked is let in all the same', async () => {
    const { report } = await reloaded((lb1) => lb1.remove(TRACKER));
    assert.equal(report.error?.message, undefined);
    assert.deepEqual(
      report.servers.map(({ server, outcome }) => [server, outcome]),
      [['web1', 'changed']],
    );
  });

  test('and on-reload fails the step: its weight in the new process stays', async () => {
    const one = tracked({ adminFlags: 1, checkState: 14 });
    const asked = request('ready', { healthTimeoutMs: 8_000, onReload: 'fail' });
    const { report } = await run(asked, [one], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server(TRACKER).weight, 0);
      one.reload();
      Object.assign(one.server(TRACKER), { weight: 9, configuredWeight: 9 });
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.equal(one.server(TRACKER).weight, 9);
    assert.deepEqual([report.result, report.ending], ['rolled-back', 'unchanged']);
    assert.match(report.warnings[0]?.text ?? '', /^api\/t1 has weight 9 since HAProxy was reloaded/);
  });
});
