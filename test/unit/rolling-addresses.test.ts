/** A rolling step, and a reload after which its servers stand elsewhere, or others stand where its script is at work. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb, OK, request, roll, rows, WEB } from './rolling-scene.ts';

const [AT1, AT2, AT9] = ['10.0.0.1:80', '10.0.0.2:80', '10.9.9.9:80'];

/** Each server at an address of its own. */
function placed(): FakeLoadBalancer {
  return lb(
    'lb1',
    WEB,
    Object.fromEntries(WEB.map((key, index) => [key, { address: `10.0.0.${index + 1}:80` }])),
  );
}

/** What the new configuration has, by what it does to the first batch, `web1`. */
const MOVES: Record<string, (one: FakeLoadBalancer) => void> = {
  'exchanges it with one that serves': (one) => {
    one.server('web/web1').address = AT2;
    one.server('web/web2').address = AT1;
  },
  'lists another one at its address': (one) => {
    one.server('web/web2').address = AT1;
  },
};

function warned({ warnings }: { warnings: readonly { text: string }[] }): string {
  return warnings.map(({ text }) => text).join('\n');
}

describe('before the script a reload', () => {
  const drained = async (move: (one: FakeLoadBalancer) => void) => {
    const one = placed();
    one.server('web/web1').sessions = 1;
    const { before } = one;
    one.before = (call) => {
      if (call.startsWith('sample') && one.process.pid === 100) {
        one.reload();
        one.server('web/web1').sessions = 0;
        move(one);
      }
      return before(call);
    };
    return { one, ...(await roll(request({ server: 'web1' }), [one])) };
  };

  for (const [what, move] of Object.entries(MOVES))
    test(`${what}: it is not run, and its batch goes back`, async () => {
      const { one, report, scripts } = await drained(move);
      assert.equal(report.error?.code, 'reloaded');
      assert.match(report.error?.message ?? '', /has web\/web2 at 10\.0\.0\.1:80, where web\/web1 stood/);
      assert.deepEqual([scripts.length, report.result], [0, 'rolled-back']);
      assert.equal(one.server('web/web1').adminFlags, 0);
    });

  test('moves it to where nobody stood: its script is told of that, and so is whoever reads', async () => {
    const { report, scripts } = await drained((one) => {
      one.server('web/web1').address = AT9;
    });
    assert.equal(report.error, null, report.error?.message);
    assert.equal(scripts[0]?.address, AT9);
    assert.match(warned(report), /web\/web1 stands at 10\.9\.9\.9:80 .* stood at 10\.0\.0\.1:80 before/);
  });
});

describe('while the script runs a reload', () => {
  const ALL: typeof MOVES = {
    ...MOVES,
    'moves it to where nobody stood': (one) => {
      one.server('web/web1').address = AT9;
    },
  };
  for (const [what, move] of Object.entries(ALL)) {
    test(`${what}: that is told at once, the script ends, and nobody comes in or goes out`, async () => {
      const one = placed();
      let toldBefore = '';
      const { report, scripts, told } = await roll(request(), [one], async (_, { clock }) => {
        await clock.sleep(3_000);
        one.reload();
        move(one);
        await clock.sleep(3_000);
        toldBefore = one.server('web/web1').status;
        return OK;
      });
      // What it does there may be for the server of that name.
      assert.equal(toldBefore, 'MAINT');
      assert.deepEqual([report.error?.code, report.result, report.ending], ['reloaded', 'partial', 'kept']);
      assert.match(report.error?.message ?? '', /10\.0\.0\.1:80/);
      assert.equal(scripts.length, 1);
      assert.ok(rows(report).includes('lb1 web/web1 failed maint'), rows(report).join('; '));
      assert.deepEqual(
        WEB.map((key) => one.server(key).adminFlags),
        [1, 0, 0, 0],
      );
      assert.ok(
        told.some((line) => line.startsWith('warning') && line.includes(AT1)),
        told.join('\n'),
      );
    });
  }

  test('exchanges two of its own batch: both are out, but each is another one now', async () => {
    const one = placed();
    const batchSize = { kind: 'count', value: 2 } as const;
    const { report } = await roll(request({ batchSize }), [one], async (_, { clock }) => {
      one.reload();
      MOVES['exchanges it with one that serves']?.(one);
      await clock.sleep(3_000);
      return OK;
    });
    assert.equal(report.error?.code, 'reloaded');
  });

  test('lists one at its address that is out: nothing of it can fail', async () => {
    const one = placed();
    one.force('web/web4', 'maint');
    const { report } = await roll(request({ server: 'web1' }), [one], async (_, { clock }) => {
      one.reload();
      one.server('web/web4').address = AT1;
      one.force('web/web4', 'maint');
      await clock.sleep(3_000);
      return OK;
    });
    assert.equal(report.error, null, report.error?.message);
  });

  test('moves one whose name is resolved: that is nobody\u2019s change', async () => {
    const one = placed();
    const { report } = await roll(request({ server: 'web1' }), [one], async (_, { clock }) => {
      one.reload();
      Object.assign(one.server('web/web1'), { address: AT9, fqdn: 'web1.example.com' });
      await clock.sleep(3_000);
      return OK;
    });
    assert.equal(report.error, null, report.error?.message);
  });
});

describe('behind the script a reload', () => {
  for (const [what, move] of Object.entries(MOVES))
    test(`${what}, before anything is read: nobody is let in`, async () => {
      const one = placed();
      const { report, scripts } = await roll(request(), [one], async () => {
        one.reload();
        move(one);
        return OK;
      });
      assert.deepEqual([report.error?.code, report.ending, scripts.length], ['reloaded', 'kept', 1]);
    });

  test('moves it while it is proven: whoever stands there is proven as well, and is not called done', async () => {
    const one = placed();
    const { report, scripts } = await roll(request(), [one], async () => {
      const { before } = one;
      one.before = (call) => {
        if (call.startsWith('takeDownForProof') && one.process.pid === 100) {
          one.reload();
          one.server('web/web1').address = AT9;
        }
        return before(call);
      };
      return OK;
    });
    assert.deepEqual([report.error?.code, scripts.length], ['reloaded', 1]);
    assert.match(report.error?.message ?? '', /stood at 10\.0\.0\.1:80 .* stands at 10\.9\.9\.9:80 now/);
    assert.ok(one.calls.slice(one.calls.lastIndexOf('read')).includes('setHealth stopping web/web1'));
  });
});

describe('between two batches a reload', () => {
  const between = async (move: (one: FakeLoadBalancer) => void, server = 'web1,web2') => {
    const one = placed();
    const { before } = one;
    let isBack = false;
    one.before = (call) => {
      const reloads = isBack && one.process.pid === 100 && call.startsWith('readServers web/web1 web/web2');
      if (reloads) one.reload();
      if (reloads) move(one);
      return before(call);
    };
    const rolled = await roll(request({ server }), [one], async () => {
      isBack = true;
      return OK;
    });
    return { one, ...rolled };
  };

  test('moves one that is done: whoever stands there now was not deployed, and nobody else goes out', async () => {
    const { report, scripts } = await between((one) => {
      one.server('web/web1').address = AT9;
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.match(report.error?.message ?? '', /web\/web1 .*10\.0\.0\.1:80.*10\.9\.9\.9:80/);
    assert.equal(scripts.length, 1);
  });

  test('lists another one at the address of the next: that one would be stopped with it', async () => {
    const { report, scripts, one } = await between((one) => {
      one.server('web/web3').address = AT2;
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.match(report.error?.message ?? '', /web\/web3 at 10\.0\.0\.2:80/);
    assert.deepEqual([scripts.length, one.server('web/web2').adminFlags], [1, 0]);
  });

  test('moves the next to where nobody stands: its script is told of that one', async () => {
    const { report, scripts } = await between((one) => {
      one.server('web/web2').address = AT9;
    });
    assert.equal(report.error, null, report.error?.message);
    assert.equal(scripts[1]?.address, AT9);
  });
});

test('two that share an address, of which one is meant, may move together: a notice has told of them', async () => {
  const one = lb('lb1', [...WEB, 'api/api1'], {
    'web/web2': { address: AT2, fqdn: 'app.example.com' },
    'api/api1': { address: AT2, fqdn: 'app.example.com' },
  });
  const { report, scripts } = await roll(request({ server: 'web/web[12]' }), [one], async ({ number }) => {
    if (number === 1) for (const key of ['web/web2', 'api/api1']) one.server(key).address = AT9;
    return OK;
  });
  assert.equal(report.error, null, report.error?.message);
  assert.equal(scripts.length, 2);
  assert.match(report.notices.map(({ text }) => text).join(), /api\/api1 has the same address as web\/web2/);
});

describe('servers at one address', () => {
  const KEYS = ['web/web1', 'web/web2', 'api/api1', 'api/api2'];
  const shared = (addresses: readonly string[]) =>
    lb('lb1', KEYS, Object.fromEntries(KEYS.map((key, index) => [key, { address: addresses[index] ?? '' }])));

  test('in several backends under several names are one application: it is restarted while no one of them serves', async () => {
    const one = shared([AT1, AT2, AT1, AT2]);
    const { report, scripts } = await roll(request(), [one], async ({ names }) => {
      const out = KEYS.filter((key) => one.server(key).adminFlags === 1).map((key) => key.split('/')[1]);
      assert.deepEqual(out, [...names]);
      return OK;
    });
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(
      scripts.map(({ names }) => names.join()),
      ['web1,api1', 'web2,api2'],
    );
    assert.deepEqual(report.notices, []);
  });

  test('that is that of all in their backend are told apart by something else, and so are those that have none', async () => {
    for (const addresses of [
      [AT1, AT1, AT2, AT9],
      ['', '', '0.0.0.0:80', '0.0.0.0:80'],
    ]) {
      const { scripts } = await roll(request(), [shared(addresses)]);
      assert.equal(scripts.length, 4);
    }
  });
});
