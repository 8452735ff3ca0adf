/** What a rolling step reads behind a script, before the way back: one load balancer may hang in that, and the others are watched. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost } from '../../src/errors.ts';
import { ADMIN_FLAG } from '../../src/haproxy/admin-flags.ts';
import { leftOutOf } from '../../src/operation/report.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { type Acting, lb, OK, request, roll, rows, WEB } from './rolling-scene.ts';

const KEYS = WEB.slice(0, 2);
type Doing = (two: FakeLoadBalancer, acting: Acting) => void;

/** `lb1` hangs for 7 s in its reading behind the script; `lb2` does something at its end, and 1.5 s and 4 s later. */
async function hanging(
  given: Partial<Record<'atTheEnd' | 'early' | 'late', (two: FakeLoadBalancer) => void>>,
  more = {},
) {
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

describe('the name of one does not resolve as its script ends, which has stopped what stood behind it', () => {
  /** `web/web1` on `lb1` for so long, while it is in maint; `silentMs`: for which that does not answer as the script ends. */
  async function unresolved(
    forMs: number,
    more: Parameters<typeof request>[0] = {},
    meanwhile?: Doing,
    { named = { fqdn: 'web1.example' } as Partial<FakeServer>, silentMs = 0 } = {},
  ) {
    const other = { 'web/web2': { fqdn: '' } };
    const [one, two] = [
      lb('lb1', KEYS, { 'web/web1': named, ...other }),
      lb('lb2', KEYS, { 'web/web1': { ...named, fqdn: named.fqdn === '' ? '' : 'web1.test' }, ...other }),
    ];
    let [since, silent] = [Number.POSITIVE_INFINITY, 0];
    const { before } = one;
    one.before = async (call) => {
      await before(call);
      const waits = silent;
      silent = 0;
      if (waits > 0) await one.clock?.sleep(waits);
      const server = one.server('web/web1');
      const isOver = (one.clock?.now() ?? 0) - since >= forMs;
      if (isOver) server.adminFlags &= ~ADMIN_FLAG.dnsMaint;
      if (isOver) since = Number.POSITIVE_INFINITY;
    };
    const rolled = await roll(
      request({ server: 'web1', healthTimeoutMs: 20_000, ...more }),
      [one, two],
      async (_, acting) => {
        since = acting.clock.now();
        one.server('web/web1').adminFlags |= ADMIN_FLAG.dnsMaint;
        await acting.clock.sleep(500);
        silent = silentMs;
        if (meanwhile) void acting.clock.sleep(5_000).then(() => meanwhile(two, acting));
        return OK;
      },
    );
    return { ...rolled, one, two };
  }

  test('and does a moment later: it is waited for, and both come back', async () => {
    const { report, told } = await unresolved(12_000);
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(rows(report), BACK);
    const waiting = told.filter((line) => line.startsWith('progress web/web1: its name does not resolve'));
    assert.match(waiting[0] ?? '', /^progress web\/web1: .* waiting for up to (?:20|19(?:\.\d)?)s$/);
    assert.equal(told.filter((line) => /not resolve yet/.test(line)).length, waiting.length, told.join('\n'));
    assert.ok(report.durationMs < 16_000, `${report.durationMs}`);
  });

  test('also as the record that had named it has it no more', async () => {
    const { report } = await unresolved(12_000, {}, undefined, {
      named: { fqdn: '', srvRecord: '_web._tcp.example' },
    });
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(rows(report), BACK);
  });

  test('also where another one of its batch has an address of its own', async () => {
    const batchSize = { kind: 'count', value: 2 } as const;
    const given = { server: 'web*', batchSize, minAvailable: { kind: 'count', value: 0 } as const };
    const { report } = await unresolved(12_000, given);
    assert.equal(report.error, null, report.error?.message);
    assert.equal(rows(report).filter((row) => row.endsWith('changed ready')).length, 4);
  });

  test('and HAProxy does not answer for a moment as it ends: what it said before is not believed', async () => {
    const { report } = await unresolved(12_000, {}, undefined, { silentMs: 2_000 });
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(rows(report), BACK);
  });

  test('and does not within `health-timeout`: nobody is let in anywhere, and the words say where it is', async () => {
    const { report, one, two, told } = await unresolved(60_000);
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['dns-maintenance', 'lb1']);
    assert.equal(told.filter((line) => /^failure .* is not let in/.test(line)).length, 1, told.join('\n'));
    assert.match(
      report.error?.message ?? '',
      /web\/web1 is not let in: its name has not resolved within 20s/,
    );
    assert.match(report.error?.hint ?? '', /`ready`/);
    assert.deepEqual(
      [one, two].map((each) => each.server('web/web1').adminFlags),
      [ADMIN_FLAG.forcedMaint | ADMIN_FLAG.dnsMaint, ADMIN_FLAG.forcedMaint],
    );
  });

  test('with `wait-for-health: false` it is not waited for', async () => {
    const { report } = await unresolved(12_000, { healthProof: 'none' });
    assert.equal(report.error?.code, 'dns-maintenance');
    assert.ok((report.durationMs ?? 0) < 10_000, String(report.durationMs));
  });

  test('what somebody lets in elsewhere meanwhile ends the step at once', async () => {
    const { report, two } = await unresolved(60_000, {}, (one) => one.force('web/web1', 'ready'));
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['not-verified', 'lb2']);
    assert.equal(two.server('web/web1').adminFlags, 0);
    assert.ok(report.durationMs < 8_000, `${report.durationMs}`);
  });

  test('what a reload lets in elsewhere meanwhile goes out again at once', async () => {
    let flags = 0;
    const { report } = await unresolved(15_000, {}, (two, { clock }) => {
      two.reload();
      void clock.sleep(3_000).then(() => {
        flags = two.server('web/web1').adminFlags;
      });
    });
    assert.equal(flags, ADMIN_FLAG.forcedMaint);
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(rows(report), BACK);
  });

  test('cancelled meanwhile: it ends for that alone, and post asks the policies', async () => {
    const { report } = await unresolved(60_000, {}, (_, { cancel }) => cancel());
    assert.deepEqual(
      [report.error?.code, report.failures.length, report.ending],
      ['cancelled', 1, 'unfinished'],
    );
  });

  test('another one is lost meanwhile: it ends for that, and does not wait for the name', async () => {
    const { report } = await unresolved(60_000, { healthTimeoutMs: 50_000 }, (two) => {
      two.before = () => {
        throw new ConnectionLost('The end', false);
      };
    });
    assert.deepEqual([report.error?.name, report.error?.loadBalancer], ['ConnectionLost', 'lb2']);
    assert.ok(report.durationMs < 20_000, String(report.durationMs));
  });

  test('another one hangs for some seconds meanwhile: the name is waited for all the same', async () => {
    const { report } = await unresolved(15_000, {}, (two, { clock }) => {
      const { before } = two;
      two.before = async (call) => {
        two.before = before;
        await clock.sleep(6_000);
        return before(call);
      };
    });
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(rows(report), BACK);
  });
});

test('HAProxy dies behind that reading, before anything is sent, and comes back: nobody is called left out who is in there', async () => {
  for (const isBackInTime of [true, false]) {
    const one = lb('lb1', KEYS, { 'web/web1': { checkState: 0 } });
    const { before } = one;
    const { report, saved } = await roll(request({ server: 'web1' }), [one], async () => {
      let calls = 0;
      one.before = async (call) => {
        await before(call);
        calls += 1;
        if (calls === 1 || (calls > 2 && isBackInTime)) return;
        await one.clock?.sleep(300);
        if (calls === 2) one.reload();
        throw new ConnectionLost('Connection refused', false);
      };
      return OK;
    });
    assert.equal(report.error?.code, 'connect-failed');
    const [row] = report.servers;
    assert.deepEqual(
      [row?.outcome, row?.after.forced, row?.changed],
      isBackInTime ? ['failed', 'ready', 'no'] : ['failed', 'maint', 'unknown'],
    );
    assert.equal(leftOutOf(report).length, isBackInTime ? 0 : 1);
    // Post is to look for itself.
    assert.deepEqual(
      saved.at(-1)?.loadBalancers[0]?.servers.map(({ server }) => server),
      ['web1'],
    );
  }
});
