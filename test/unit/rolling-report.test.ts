/** What a rolling step says is so: of batches that did not go, or did not come back, of those that are done, and of what others did. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost, Failure, Reloaded } from '../../src/errors.ts';
import { ADMIN_FLAG } from '../../src/haproxy/admin-flags.ts';
import { postActionFor } from '../../src/operation/post-job/decision.ts';
import { leftOutOf, type Report } from '../../src/operation/report.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb, OK, request, roll, rows, WEB } from './rolling-scene.ts';
import { without } from './servers.ts';

const FAILED = { kind: 'ended', exitCode: 3, signal: null } as const;

function leftOut(report: Report): string[] {
  return leftOutOf(report).map(({ loadBalancer, server }) => `${loadBalancer} ${server}`);
}

/** A reload whose configuration has this server disabled. */
function reloadDisabling(one: FakeLoadBalancer, key: string): void {
  one.reload();
  one.force(key, 'maint');
  one.server(key).adminFlags |= ADMIN_FLAG.configuredMaint;
}

/** Its name does not resolve any more. */
function unresolve(one: FakeLoadBalancer, key: string): void {
  Object.assign(one.server(key), {
    adminFlags: ADMIN_FLAG.dnsMaint,
    status: 'MAINT (resolution)',
    operationalState: 0,
  });
}

describe('what a rolling step says of a batch', () => {
  test('that went out on one load balancer and not on the other: where it is out it has failed, and is left out', async () => {
    const both = [lb('lb1', WEB), lb('lb2', WEB)];
    const [, two] = both;
    // HAProxy serves it in maint.
    if (two)
      two.before = () => {
        const server = two.server('web/web1');
        if (server.status === 'MAINT') server.sessionsTotal += 1;
      };
    const { report } = await roll(request({ server: 'web1', onError: 'keep' }), both);
    assert.equal(report.result, 'partial');
    assert.deepEqual(
      report.servers.map(({ outcome, changed, after }) => [outcome, changed, after.forced]),
      [
        ['failed', 'yes', 'maint'],
        ['failed', 'yes', 'maint'],
      ],
    );
    assert.deepEqual(leftOut(report), ['lb1 web1', 'lb2 web1']);
  });

  test('that nobody comes to bring back: none of it is called changed', async () => {
    const both = [lb('lb1', WEB), lb('lb2', WEB)];
    const { report } = await roll(request({ server: 'web1' }), both, async () => {
      both[0]?.force('web/web1', 'drain');
      return OK;
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.deepEqual(rows(report), ['lb1 web/web1 failed drain', 'lb2 web/web1 failed maint']);
  });

  test('of which one load balancer is lost while its script runs: what failed there is not told of the other', async () => {
    const [one, two] = [lb('lb1', WEB), lb('lb2', WEB)];
    const { report } = await roll(request({ server: 'web1' }), [one, two], async () => {
      two.before = () => {
        throw new Failure('connect-failed', 'gone', { loadBalancer: 'lb2' });
      };
      return OK;
    });
    assert.equal(report.error?.code, 'connect-failed');
    assert.deepEqual(
      report.servers.map(({ loadBalancer, outcome, error }) => [loadBalancer, outcome, error?.code ?? null]),
      [
        ['lb1', 'failed', null],
        ['lb2', 'failed', 'connect-failed'],
      ],
    );
  });

  test('that nobody comes to bring back, for one load balancer does not answer: of the others what is so then, not what was', async () => {
    const [one, two] = [lb('lb1', WEB), lb('lb2', WEB)];
    const { report } = await roll(request({ server: 'web1' }), [one, two], async () => {
      const { before } = two;
      two.before = async (call) => {
        if (call !== 'read') return before(call);
        two.before = before;
        await two.clock?.sleep(5_000);
        one.reload();
        throw new Failure('timeout', 'No answer in time');
      };
      return OK;
    });
    assert.equal(report.error?.code, 'timeout');
    assert.deepEqual(rows(report), ['lb1 web/web1 failed ready', 'lb2 web/web1 failed maint']);
    assert.deepEqual(leftOut(report), ['lb2 web1']);
  });

  test('whose script has failed: it stays out, though the step is cancelled while it looks once more', async () => {
    const one = lb('lb1', WEB);
    const { report, saved } = await roll(request({ server: 'web1' }), [one], async (_, { cancel }) => {
      const { before } = one;
      one.before = (call) => {
        if (call === 'read') cancel();
        return before(call);
      };
      return FAILED;
    });
    assert.deepEqual([report.error, report.ending].at(1), 'kept');
    const last = saved.at(-1);
    assert.ok(last);
    assert.equal(last.onError, 'keep');
    // Killed there, too.
    assert.equal(postActionFor(last, null, 'cancelled'), 'look');
  });

  test('whose script has failed: it stays out, though the step is killed before all have been looked at', async () => {
    const one = lb('lb1', WEB);
    const policies: (string | undefined)[] = [];
    await roll(request({ server: 'web1' }), [one], async (_, { clock, saved }) => {
      // It hangs when the script ends.
      one.before = () => {
        one.before = () => {};
        return clock.sleep(20_000).then(() => void policies.push(saved.at(-1)?.onError));
      };
      await clock.sleep(5_000);
      policies.push(saved.at(-1)?.onError);
      return FAILED;
    });
    assert.deepEqual(policies, ['rollback', 'keep']);
  });

  test('whose sessions were left when its script began: a reload during it does not make that better', async () => {
    const one = lb('lb1', WEB, { 'web/web1': { sessions: 5 } });
    const asked = request({ server: 'web1', drainTimeoutMs: 1_000, onDrainTimeout: 'continue' });
    const { report } = await roll(asked, [one], async (_, { clock }) => {
      await clock.sleep(3_000);
      one.reload();
      one.server('web/web1').sessions = 0;
      await clock.sleep(10_000);
      return OK;
    });
    assert.equal(report.error, null, report.error?.message);
    assert.equal(report.servers[0]?.drained, false);
  });

  test('that was kept out by its name as well: it is left out, for nothing but this step holds it', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1,web2' }), [one], async ({ number }) => {
      if (number === 1) return OK;
      unresolve(one, 'web/web2');
      one.server('web/web2').adminFlags |= ADMIN_FLAG.forcedMaint;
      return FAILED;
    });
    assert.equal(report.error?.code, 'run-failed');
    assert.deepEqual(leftOut(report), ['lb1 web2']);
  });
});

describe('what a rolling step says of batches that are done', () => {
  test('is read once more when a later one has failed', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1,web2' }), [one], async ({ number }, { clock }) => {
      if (number === 1) return OK;
      await clock.sleep(5_000);
      one.force('web/web1', 'drain');
      return FAILED;
    });
    assert.deepEqual(rows(report), ['lb1 web/web1 changed drain', 'lb1 web/web2 failed maint']);
  });

  test('is what was read when they came back, where the last look fails', async () => {
    const one = lb('lb1', WEB);
    const { before } = one;
    let isIn = false;
    one.before = (call) => {
      isIn ||= call.startsWith('setStates web/web1=ready');
      if (isIn && call === 'readServers web/web1') throw new ConnectionLost('The end', true);
      return before(call);
    };
    const { report } = await roll(request({ server: 'web1' }), [one]);
    assert.deepEqual([report.error instanceof ConnectionLost, report.result], [true, 'partial']);
    assert.deepEqual([rows(report), leftOut(report)], [['lb1 web/web1 changed ready'], []]);
  });

  test('is not "done" where a name does not resolve any more', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1,web2' }), [one], async ({ number }) => {
      if (number === 2) unresolve(one, 'web/web1');
      return OK;
    });
    assert.equal(report.error?.code, 'dns-maintenance');
    assert.match(report.error.message, /web\/web1 was put back in rotation, and its name does not resolve/);
  });

  test('and one of a later batch whose name does not resolve any more does not go out: in maint it would stay out when it does', async () => {
    const one = lb('lb1', WEB, { 'web/web2': { fqdn: 'web2.example' } });
    const { report, scripts } = await roll(request(), [one], async ({ number }) => {
      if (number === 1) unresolve(one, 'web/web2');
      return OK;
    });
    assert.deepEqual([report.error?.code, report.error?.servers], ['dns-maintenance', ['web/web2']]);
    assert.deepEqual([scripts.length, one.server('web/web2').adminFlags], [1, ADMIN_FLAG.dnsMaint]);
    assert.equal(rows(report)[1], 'lb1 web/web2 failed ready');
  });

  for (const [words, found, given] of [
    ['its agent says that it is down, and no health check runs', { checkState: 0 }, { operationalState: 0 }],
    ['its check is answered with 404', {}, { operationalState: 3, status: 'NOLB' }],
  ] as const) {
    test(`is not "done" where it takes no traffic any more: ${words}`, async () => {
      const one = lb('lb1', WEB, { 'web/web1': found });
      const { report, scripts } = await roll(request(), [one], async ({ number }) => {
        if (number === 2) Object.assign(one.server('web/web1'), { status: 'DOWN (agent)', ...given });
        return OK;
      });
      assert.equal(report.error?.code, 'unhealthy');
      assert.match(report.error.message, /^web\/web1 was put back in rotation, and now it is "/);
      assert.equal(scripts.length, 2, 'nobody else goes out');
    });
  }

  for (const agent of [false, true]) {
    test(`is not "done" where it takes no traffic any more: ${agent ? 'but its agent may say that it has' : 'its script has left it at'} weight 0`, async () => {
      const one = lb('lb1', WEB);
      const { report, scripts } = await roll(request(), [one], async ({ number }) => {
        const taken = { weight: 0, effectiveWeight: 0, ...(agent ? { agentState: 31 } : {}) };
        if (number === 1) Object.assign(one.server('web/web1'), taken);
        return OK;
      });
      assert.equal(scripts.length, agent ? 4 : 1);
      assert.equal(report.error?.code, agent ? undefined : 'not-verified');
      if (!agent)
        assert.match(report.error?.message ?? '', /web\/web1 had weight \d+ .*, and has weight 0 now/);
    });
  }

  test('is "done" at weight 0, where it had that before', async () => {
    const one = lb('lb1', WEB, { 'web/web1': { weight: 0, effectiveWeight: 0 } });
    const { report } = await roll(request(), [one]);
    assert.equal(report.error, null, report.error?.message);
  });
});

describe('what a rolling step says of servers', () => {
  test('that are not shown any more before their batch comes: the step stops there, and calls nobody gone', async () => {
    const one = lb('lb1', WEB);
    const [read, readServers] = [one.read.bind(one), one.readServers.bind(one)];
    const asked = request({ server: 'web1,web2', failOnNotFound: false });
    const { report, scripts } = await roll(asked, [one], async () => {
      one.read = async (signal) => {
        const snapshot = await read(signal);
        return { ...without(snapshot, 'web/web2'), unreadable: [{ backend: 'web', server: 'web2' }] };
      };
      one.readServers = (names, ...rest) =>
        names.some(({ server }) => server === 'web2')
          ? Promise.reject(new Failure('data-plane-api', 'no statistics of web/web2'))
          : readServers(names, ...rest);
      return OK;
    });
    assert.deepEqual([report.error?.code, report.result, scripts.length], ['data-plane-api', 'partial', 1]);
    assert.ok(report.servers.every(({ outcome }) => outcome !== 'gone'));
    assert.doesNotMatch(JSON.stringify(report.warnings), /gone/);
  });

  test('that a new process does not show: those of a later batch are passed over, those that are back called done, by nobody', async () => {
    const hiding = async (server: string, at: string, script = 1) => {
      const one = lb('lb1', WEB.slice(0, 3));
      const [read, { before }] = [one.read.bind(one), one];
      let scripts = 0;
      one.before = (call) => {
        if (call === at && scripts === script && one.process.pid === 100) one.reload();
        return before(call);
      };
      one.read = async (...given) => {
        const snapshot = await read(...given);
        if (one.process.pid === 100) return snapshot;
        return { ...without(snapshot, `web/${server}`), unreadable: [{ backend: 'web', server }] };
      };
      const { report } = await roll(request({ failOnNotFound: false }), [one], async () => {
        scripts += 1;
        return OK;
      });
      return [report.error?.code, report.error?.message, scripts];
    };
    const words = (server: string) => `The Data Plane API does not show what web/${server} is.`;
    const all = 'readServers web/web1 web/web2 web/web3';
    assert.deepEqual(await hiding('web2', all), ['data-plane-api', words('web2'), 1]);
    assert.deepEqual(await hiding('web1', all, 3), ['data-plane-api', words('web1'), 3]);
  });

  test('that are deleted before their batch comes: they are gone, where that is allowed', async () => {
    const one = lb('lb1', WEB);
    const asked = request({ server: 'web1,web2', failOnNotFound: false });
    const { report, scripts, told } = await roll(asked, [one], async () => {
      const read = one.read.bind(one);
      one.read = async (signal) => {
        return without(await read(signal), 'web/web2');
      };
      return OK;
    });
    assert.deepEqual([report.error, scripts.length], [null, 1]);
    assert.deepEqual(
      report.servers.map(({ server, outcome }) => [server, outcome]),
      [
        ['web1', 'changed'],
        ['web2', 'gone'],
      ],
    );
    assert.ok(told.includes('2 of 2: gone'));
  });

  test('that a reload has let in, where that ends the step: they are in rotation, and not left out', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1', onReload: 'fail' }), [one], async () => {
      one.before = (call) => void (call === 'read' && one.process.pid === 100 && one.reload());
      return OK;
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.deepEqual([rows(report), leftOut(report)], [['lb1 web/web1 failed ready'], []]);
  });

  test('the same before anything was set for the way back: what is so is read once more', async () => {
    const [one, other] = [lb('lb1', WEB), lb('lb2', WEB)];
    const { report } = await roll(request({ server: 'web1', onReload: 'fail' }), [one, other], async () => {
      const { before } = one;
      one.before = (call) => {
        // It is noticed by whoever is about to set something, before that is sent.
        if (call.startsWith('takeDownForProof') && one.process.pid === 100) {
          one.reload();
          throw new Reloaded('another process answers');
        }
        return before(call);
      };
      return OK;
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.equal(rows(report)[0], 'lb1 web/web1 failed ready');
    assert.deepEqual(
      leftOut(report).filter((place) => place.startsWith('lb1')),
      [],
    );
  });

  test('that nothing had to prove, in a batch that is not proven: they are out, and have failed', async () => {
    const one = lb('lb1', WEB, { 'web/web1': { checkState: 0 } });
    one.before = () => {};
    const asked = request({
      server: 'web1,web2',
      batchSize: { kind: 'count', value: 2 },
      healthTimeoutMs: 5_000,
    });
    const { report } = await roll(asked, [one]);
    assert.equal(report.error?.code, 'unhealthy');
    assert.deepEqual(rows(report), ['lb1 web/web1 failed maint', 'lb1 web/web2 failed maint']);
  });
});

describe('what others want of a batch', () => {
  test('a new configuration that disables it while its script runs: it stays out', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1' }), [one], async (_, { clock }) => {
      reloadDisabling(one, 'web/web1');
      await clock.sleep(10_000);
      return OK;
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.match(report.error.message, /its new configuration has web\/web1 disabled: it is left in maint/);
    assert.equal(one.server('web/web1').status, 'MAINT');
  });

  test('a reload in its script brings one more that is meant: it goes out again all the same, and the other one is named at the end', async () => {
    const one = lb('lb1', WEB.slice(0, 3));
    one.remove('web/web3');
    const flags: number[] = [];
    const { report } = await roll(request({ server: 'web*' }), [one], async ({ number }, { clock }) => {
      if (number === 1) one.reload();
      await clock.sleep(10_000);
      if (number === 1) flags.push(one.server('web/web1').adminFlags);
      return OK;
    });
    assert.deepEqual(flags, [ADMIN_FLAG.forcedMaint]);
    assert.equal(report.error, null);
    assert.ok(report.warnings.some(({ text }) => text.startsWith('web/web3 has come since this step began')));
  });

  test('one that has come out of rotation, and is let in while the last batch is proven, is named at the end', async () => {
    const one = lb('lb1', WEB.slice(0, 2));
    const { report } = await roll(request({ server: 'web*' }), [one], async ({ number }) => {
      if (number === 1) {
        one.add({ backend: 'web', server: 'web9' });
        one.force('web/web9', 'maint');
        return OK;
      }
      const { before } = one;
      one.before = (call) => {
        if (call.startsWith('takeDown')) one.force('web/web9', 'ready');
        return before(call);
      };
      return OK;
    });
    assert.equal(report.error, null);
    assert.ok(report.warnings.some(({ text }) => text.startsWith('web/web9 has come since this step began')));
  });

  test('whoever takes out all others as a reload in its script lets it in: it goes out again, and gives way to nobody', async () => {
    const one = lb('lb1', WEB.slice(0, 2));
    const { report } = await roll(request({ server: 'web1' }), [one], async (_, { clock }) => {
      const { before } = one;
      one.before = async (call) => {
        await before(call);
        if (call.startsWith('setStates')) one.force('web/web2', 'maint');
      };
      one.reload();
      one.server('web/web1').operationalState = 2;
      await clock.sleep(10_000);
      return OK;
    });
    assert.equal(report.error?.code, 'guard');
    assert.deepEqual(rows(report), ['lb1 web/web1 failed maint']);
    assert.equal(one.server('web/web1').adminFlags, ADMIN_FLAG.forcedMaint);
  });

  test('somebody who sets it while another load balancer is still read for the first time', async () => {
    const both = [lb('lb1', WEB), lb('lb2', WEB)];
    const [one, two] = both;
    if (two) {
      const { before } = two;
      two.before = async (call) => {
        two.before = before;
        await two.clock?.sleep(1_000);
        one?.force('web/web1', 'maint');
        return before(call);
      };
    }
    const { report, scripts } = await roll(request(), both);
    assert.deepEqual([report.error?.code, report.result, scripts.length], ['not-verified', 'failed', 0]);
    assert.equal(one?.server('web/web1').status, 'MAINT');
    assert.ok(!one?.calls.some((call) => call.startsWith('set')));
  });

  test('one that disables it after its script, or one of a later batch, is obeyed as well', async () => {
    for (const [key, code] of [
      ['web/web1', 'reloaded'],
      ['web/web2', 'not-verified'],
    ] as const) {
      const one = lb('lb1', WEB);
      const { before } = one;
      const { report, scripts } = await roll(request({ server: 'web1,web2' }), [one], async () => {
        one.before = (call) => {
          if (call === 'read' && one.process.pid === 100) reloadDisabling(one, key);
          return before(call);
        };
        return OK;
      });
      assert.deepEqual([report.error?.code, scripts.length], [code, 1]);
      assert.equal(one.server(key).status, 'MAINT');
    }
  });

  test('somebody who sets one of a later batch after a reload is not taken for that reload', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1,web2' }), [one], async ({ number }, { clock }) => {
      if (number === 2) return OK;
      one.reload();
      await clock.sleep(5_000);
      one.force('web/web2', 'drain');
      return OK;
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.match(report.error.message, /web\/web2 was ready when this step began, and now it is drain/);
  });

  test('checks that are switched off while it is out would let it in unproven: it stays out', async () => {
    const one = lb('lb1', WEB);
    const checksOff = async () => {
      one.server('web/web1').checkState &= ~0x04;
      return OK;
    };
    const { report } = await roll(request({ server: 'web1' }), [one], checksOff);
    assert.equal(report.error?.code, 'unhealthy');
    assert.match(report.error.message, /health checks? of web\/web1 (?:was|were) switched off meanwhile/);
    assert.equal(one.server('web/web1').status, 'MAINT');
    const other = lb('lb1', WEB);
    const { report: asked } = await roll(
      request({ server: 'web1', healthProof: 'none' }),
      [other],
      async () => {
        other.server('web/web1').checkState &= ~0x04;
        return OK;
      },
    );
    assert.equal(asked.error, null);
  });

  test('checks of a later one that are switched off: it does not go out, for it could not be proven', async () => {
    for (const healthProof of ['where-checked', 'none'] as const) {
      const one = lb('lb1', WEB);
      const { report, scripts } = await roll(request({ healthProof }), [one], async ({ number }) => {
        if (number === 1) one.server('web/web2').checkState = 0;
        return OK;
      });
      const isNeeded = healthProof !== 'none';
      assert.deepEqual([scripts.length, one.server('web/web2').adminFlags], [isNeeded ? 1 : 4, 0]);
      assert.equal(report.error?.code, isNeeded ? 'not-verified' : undefined);
    }
  });

  test('post is told that a script has not come to its end, and only as long as it has not', async () => {
    const one = lb('lb1', WEB);
    const { saved } = await roll(request({ server: 'web1' }), [one], async (_, { clock }) => {
      await clock.sleep(1_000);
      return OK;
    });
    const unfinished = saved.map(({ scriptUnfinished = false }) => scriptUnfinished);
    const [first, last] = [unfinished.indexOf(true), unfinished.lastIndexOf(true)];
    const states = saved[first]?.loadBalancers[0]?.servers[0]?.sent.states ?? [];
    assert.deepEqual([first, last], [first, first]);
    assert.ok(first > 0 && states.includes('maint') && !states.includes('ready'), JSON.stringify(saved));
  });
});
