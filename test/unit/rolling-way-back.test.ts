/** What a rolling step reads behind a script, before the way back: one load balancer may hang in that, and the others are watched. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ADMIN_FLAG } from '../../src/haproxy/admin-flags.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb, OK, request, roll, rows, WEB } from './rolling-scene.ts';

const KEYS = WEB.slice(0, 2);
type Doing = (two: FakeLoadBalancer) => void;

/** `lb1` hangs for 7 s in its reading behind the script; `lb2` does something at its end, and 1.5 s and 4 s later. */
async function hanging(given: Partial<Record<'atTheEnd' | 'early' | 'late', Doing>>, more = {}) {
  const [one, two] = [lb('lb1', KEYS), lb('lb2', KEYS)];
  const { before } = one;
  let isNext = false;
  const rolled = await roll(request({ server: 'web1', ...more }), [one, two], async () => {
    one.before = async (call) => {
      await before(call);
      if (!isNext || call !== 'read') return;
      isNext = false;
      await one.clock?.sleep(1_500);
      given.early?.(two);
      await one.clock?.sleep(2_500);
      given.late?.(two);
      await one.clock?.sleep(3_000);
    };
    isNext = true;
    given.atTheEnd?.(two);
    return OK;
  });
  return { ...rolled, one, two };
}

const BACK = ['lb1 web/web1 changed ready', 'lb2 web/web1 changed ready'];

describe('one load balancer hangs in the reading behind the script', () => {
  for (const when of ['atTheEnd', 'early'] as const) {
    const words = when === 'early' ? 'meanwhile' : 'as the script ended';
    test(`what a reload lets in on another ${words} goes out again at once, and is proven`, async () => {
      let flags = 0;
      const { report } = await hanging({
        [when]: (two: FakeLoadBalancer) => {
          two.reload();
          two.server('web/web1').operationalState = 2;
        },
        late: (two) => {
          flags = two.server('web/web1').adminFlags;
        },
      });
      assert.equal(flags, ADMIN_FLAG.forcedMaint);
      assert.equal(report.error, null);
      assert.deepEqual(rows(report), BACK);
      assert.ok(report.warnings.some(({ text }) => text.startsWith('HAProxy was reloaded once')));
    });
  }

  test('what somebody lets in there is told once, and left alone', async () => {
    const { report, two, told } = await hanging({
      early: (two) => {
        two.force('web/web1', 'ready');
      },
    });
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['not-verified', 'lb2']);
    assert.equal(two.server('web/web1').adminFlags, 0);
    assert.equal(told.filter((line) => line.startsWith('failure')).length, 1, told.join('\n'));
  });

  test('with `on-reload: fail` a reload there ends the step', async () => {
    const { report } = await hanging(
      {
        early: (two) => {
          two.reload();
        },
      },
      { onReload: 'fail' },
    );
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['reloaded', 'lb2']);
  });

  test('nothing else: the way back begins with what is so then', async () => {
    const { report, two } = await hanging({});
    assert.deepEqual(rows(report), BACK);
    const reads = two.calls.filter((call) => call === 'read').length;
    assert.ok(reads >= 3, two.calls.join('\n'));
  });
});
