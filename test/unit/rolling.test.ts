/** A rolling step on load balancers in memory: what goes out when, what is saved meanwhile, and where it stops. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost, Failure } from '../../src/errors.ts';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import { lookAfter } from '../../src/operation/post-job/look-after.ts';
import type { PostJob } from '../../src/operation/post-job/post-job.ts';
import type { SavedChange } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED } from './change-scene.ts';
import { lb, OK, request, roll, rows, WEB } from './rolling-scene.ts';

const FAILED = { kind: 'ended', exitCode: 3, signal: null } as const;

/** The sets of all load balancers, and scripts, in the order in which they came. */
function watched(loadBalancers: FakeLoadBalancer[]): string[] {
  const story: string[] = [];
  for (const one of loadBalancers) {
    const { before } = one;
    one.before = (call) => {
      if (/^(?:set|take)/.test(call)) story.push(`${one.name} ${call}`);
      return before(call);
    };
  }
  return story;
}

/** What post finds, and does, when it is to put back. */
function afterwards(saved: SavedChange, loadBalancers: FakeLoadBalancer[]): Promise<Finding[]> {
  const clock = new FakeClock();
  for (const one of loadBalancers) one.clock = clock;
  const job: PostJob = {
    saved,
    action: 'put-back',
    loadBalancers: new Map(loadBalancers.map((one) => [one.name, one])),
    effects: { clock, signal: new AbortController().signal, tell: () => {} },
    healthTimeoutAtMostMs: 60_000,
    changedLater: () => false,
  };
  return clock.runUntil(lookAfter(job));
}

describe('rolling', () => {
  test('out everywhere, the script once, back everywhere, and only then the next', async () => {
    const both = [lb('lb1', WEB.slice(0, 2)), lb('lb2', WEB.slice(0, 2))];
    const story = watched(both);
    const { report, scripts } = await roll(request(), both, async ({ names }) => {
      story.push(`script ${names.join()}`);
      return OK;
    });
    const batch = (name: string) => [
      `lb1 setStates web/${name}=drain`,
      `lb2 setStates web/${name}=drain`,
      `lb1 setStates web/${name}=maint`,
      `lb2 setStates web/${name}=maint`,
      `script ${name}`,
      `lb1 takeDownForProof web/${name}`,
      `lb2 takeDownForProof web/${name}`,
      `lb1 setStates web/${name}=ready`,
      `lb2 setStates web/${name}=ready`,
    ];
    assert.deepEqual(story, [...batch('web1'), ...batch('web2')]);
    assert.deepEqual([report.result, report.changed, report.ending], ['changed', 'yes', 'unchanged']);
    assert.deepEqual(scripts[1], {
      number: 2,
      count: 2,
      names: ['web2'],
      backend: 'web',
      server: 'web2',
      address: '127.0.0.1:80',
    });
  });

  test('a batch that the others could not carry is refused before anything is changed, the whole selection is not', async () => {
    const busy = { sessions: 30, sessionLimit: 50 };
    const one = () =>
      lb('lb1', WEB, { 'web/web1': busy, 'web/web2': busy, 'web/web3': busy, 'web/web4': busy });
    const plan = async (more: Parameters<typeof request>[0]) => {
      const { report } = await roll(request({ dryRun: true, maxLoad: 80, ...more }), [one()]);
      return report.failures.map(({ code, message }) => [code, message]);
    };
    // 120 sessions on three servers of 50 are 80%, on two of them 120%.
    assert.deepEqual(await plan({}), []);
    // All three at once would leave one.
    assert.deepEqual(await plan({ server: 'web[1-3]' }), []);
    const [[code, message] = []] = await plan({ batchSize: { kind: 'count', value: 2 } });
    assert.equal(code, 'max-load');
    assert.match(message ?? '', /^Batch 1 of 2: .*120 sessions on 2 servers with room for 100/);
    assert.equal((await plan({ maxLoad: 79 })).length, WEB.length);
  });

  test('max-load says once of whom it can say nothing', async () => {
    const { told } = await roll(request({ dryRun: true, maxLoad: 80 }), [lb('lb1', WEB)]);
    assert.equal(told.filter((line) => /`max-load` can say nothing/.test(line)).length, 1);
  });

  test('quiet-for: a batch goes to maint when nobody has come for that long', async () => {
    const tookMs = async (quietForMs: number) => {
      const one = lb('lb1', WEB.slice(0, 2));
      const begun: number[] = [];
      await roll(request({ quietForMs }), [one], async (_, { clock }) => {
        begun.push(clock.now());
        return OK;
      });
      return begun[0] ?? 0;
    };
    const without = await tookMs(0);
    const quiet = await tookMs(30_000);
    assert.ok(quiet - without >= 25_000 && quiet - without <= 31_000, `${without}, ${quiet}`);
  });

  test('a server in two backends goes out of both, and its script runs once', async () => {
    const one = lb('lb1', ['web/a', 'web/b', 'api/a', 'api/b']);
    const { scripts, report } = await roll(request(), [one], async ({ server }) => {
      assert.equal(one.server(`web/${server}`).status, 'MAINT');
      assert.equal(one.server(`api/${server}`).status, 'MAINT');
      return OK;
    });
    assert.equal(report.error, null);
    assert.deepEqual(
      scripts.map(({ names }) => names),
      [['a'], ['b']],
    );
  });

  test('whose name or backend a script would take for an option is refused before anything is changed', async () => {
    for (const key of ['web/-Fx', '-J:x/web1']) {
      const one = lb('lb1', [...WEB.slice(1), key]);
      const { report, scripts } = await roll(request({ minAvailable: { kind: 'count', value: 0 } }), [one]);
      assert.deepEqual([report.result, scripts.length], ['failed', 0]);
      assert.ok(!one.calls.some((call) => /^(?:set|take)/.test(call)));
      assert.match(report.failures[0]?.message ?? '', /would take a name that begins with `-` for an option/);
      const { report: other } = await roll(request({ server: `*, !${key}` }), [one]);
      assert.equal(other.result, 'changed');
    }
  });

  test('a tracker goes with the server that it tracks', async () => {
    const one = lb('lb1', ['web/a', 'web/b', 'api/a', 'api/b'], {
      'api/a': { tracks: 'web/a' },
      'api/b': { tracks: 'web/b' },
    });
    const { scripts, report } = await roll(request(), [one], async ({ server }) => {
      assert.equal(one.server(`api/${server}`).status, `MAINT (via web/${server})`);
      return OK;
    });
    assert.deepEqual([report.error, scripts.length], [null, 2]);
    assert.deepEqual(rows(report), ['lb1 web/a changed ready', 'lb1 web/b changed ready']);
  });

  test('two addresses of one HAProxy are refused before anything is sent: its servers would be counted twice', async () => {
    const [one, two] = [lb('lb1', WEB), lb('lb2', WEB)];
    two.process = one.process;
    const story = watched([one, two]);
    const { report, saved } = await roll(request(), [one, two]);
    assert.match(report.error?.message ?? '', /^lb1 and lb2 lead to one HAProxy/);
    assert.deepEqual([story, saved, report.result], [[], [], 'failed']);
  });

  test('a dry run shows every batch and sets nothing', async () => {
    const one = lb('lb1', WEB);
    const story = watched([one]);
    const { report, saved } = await roll(
      request({ dryRun: true, batchSize: { kind: 'percent', value: 50 } }),
      [one],
    );
    assert.deepEqual([story, saved, report.result], [[], [], 'planned']);
    assert.deepEqual(
      report.plan.map(({ text }) => text.replace(/, would.*/, '')),
      ['batch 1 of 2: web/web1, web/web2: ready → maint', 'batch 2 of 2: web/web3, web/web4: ready → maint'],
    );
  });

  test('with batches that are done nothing is saved any more: they are not touched again', async () => {
    const { saved } = await roll(request(), [lb('lb1', WEB)]);
    const names = saved.map(({ loadBalancers }) =>
      loadBalancers.flatMap(({ servers }) => servers.map((s) => s.server)),
    );
    assert.ok(
      names.every((own) => own.length < 2),
      JSON.stringify(names),
    );
    assert.deepEqual([...new Set(names.map((own) => own.join()))], ['web1', '', 'web2', 'web3', 'web4']);
    assert.ok(saved.every(({ reached }) => !reached));
  });

  test('one that was out before comes in, is pointed out, and goes back where `restore` says so', async () => {
    const one = lb('lb1', WEB, { 'web/web2': { adminFlags: 1 } });
    const { report, saved } = await roll(request({ restore: 'always' }), [one]);
    assert.equal(one.server('web/web2').adminFlags, 0);
    assert.match(
      report.notices.map(({ text }) => text).join(),
      /web\/web2 is in maint now, and is put in rotation/,
    );
    const last = saved.at(-1);
    assert.deepEqual([report.ending, last?.reached], ['reached', true]);
    const servers = last?.loadBalancers.flatMap((each) => each.servers) ?? [];
    assert.deepEqual(
      servers.map(({ server, before, sent }) => [server, before.state, sent.states]),
      [['web2', 'maint', ['ready']]],
    );
  });
});

describe('rolling and the guard', () => {
  test('refuses before anything is set when one batch would leave too few', async () => {
    const one = lb('lb1', WEB);
    const story = watched([one]);
    const asked = request({
      batchSize: { kind: 'count', value: 3 },
      minAvailable: { kind: 'count', value: 2 },
    });
    const { report } = await roll(asked, [one]);
    assert.deepEqual([story, report.error?.code, report.result], [[], 'guard', 'failed']);
    assert.match(report.error?.message ?? '', /^Batch 1 of 2: Too few/);
    assert.match(
      report.error?.brief ?? '',
      /^1 of 4 servers of web would be left, .* asks for 2 \(batch 1 of 2\)$/,
    );
    const { report: dry } = await roll({ ...asked, dryRun: true }, [lb('lb1', WEB)]);
    assert.deepEqual([dry.error?.code, dry.result, rows(dry)], ['guard', 'failed', rows(report)]);
    assert.deepEqual(
      dry.batches?.map(({ end }) => end),
      ['not-begun', 'not-begun'],
    );
  });

  test('counts on those of earlier batches that are out now: a step that failed can be run again', async () => {
    const one = lb('lb1', WEB, { 'web/web3': { adminFlags: 1 } });
    const asked = request({ server: 'web3,web4', minAvailable: { kind: 'count', value: 3 } });
    const { report } = await roll(asked, [one]);
    assert.equal(report.error, null);
  });

  test('a percentage is of those that will be back by then', async () => {
    const one = lb('lb1', WEB, { 'web/web3': { adminFlags: 1 } });
    const asked = request({ server: 'web3,web4', minAvailable: { kind: 'percent', value: 80 } });
    const { report } = await roll(asked, [one]);
    assert.match(
      report.error?.message ?? '',
      /^Batch 2 of 2: .* min-available asks for 80% of 4, rounded up: 4/,
    );
  });

  test('is looked at again before each batch', async () => {
    const one = lb('lb1', WEB);
    const asked = request({ server: 'web1,web2', minAvailable: { kind: 'count', value: 3 } });
    const { report, scripts } = await roll(asked, [one], async () => {
      one.force('web/web4', 'maint');
      return OK;
    });
    assert.deepEqual([report.error?.code, report.result, scripts.length], ['guard', 'partial', 1]);
    assert.deepEqual(rows(report), ['lb1 web/web1 changed ready', 'lb1 web/web2 skipped ready']);
  });
});

describe('rolling that fails', () => {
  test('a script that fails leaves its batch in maint, whatever on-error says, and post only looks', async () => {
    const both = [lb('lb1', WEB), lb('lb2', WEB)];
    const { report, saved } = await roll(request({ restore: 'on-failure' }), both, async ({ number }) =>
      number === 2 ? FAILED : OK,
    );
    assert.deepEqual([report.error?.code, report.result, report.changed], ['run-failed', 'partial', 'yes']);
    assert.match(report.error?.message ?? '', /batch 2 of 4 \(web2\) ended with exit code 3/);
    assert.match(report.error?.hint ?? '', /in the log of this step, below batch 2 of 4\.$/);
    assert.deepEqual(
      rows(report).filter((row) => row.startsWith('lb2')),
      [
        'lb2 web/web1 changed ready',
        'lb2 web/web2 failed maint',
        'lb2 web/web3 skipped ready',
        'lb2 web/web4 skipped ready',
      ],
    );
    assert.deepEqual([report.ending, saved.at(-1)?.onError], ['kept', 'keep']);
    assert.deepEqual(
      report.batches?.map(({ end }) => end),
      ['done', 'not-done', 'not-begun', 'not-begun'],
    );
  });

  test('a drain that does not end goes back, and the batches before it stay done', async () => {
    const one = lb('lb1', WEB, { 'web/web2': { sessions: 1 } });
    const { report, scripts } = await roll(request({ drainTimeoutMs: 1_000 }), [one]);
    assert.deepEqual(
      [report.error?.code, report.result, report.ending],
      ['drain-timeout', 'partial', 'unchanged'],
    );
    assert.deepEqual(rows(report).slice(0, 3), [
      'lb1 web/web1 changed ready',
      'lb1 web/web2 rolled-back ready',
      'lb1 web/web3 skipped ready',
    ]);
    assert.equal(scripts.length, 1);
    assert.deepEqual(report.batches?.map(({ end }) => end).slice(0, 3), ['done', 'rolled-back', 'not-begun']);
  });

  test('in the first batch, before any script, that is all as it was', async () => {
    const one = lb('lb1', WEB, { 'web/web1': { sessions: 1 } });
    const { report } = await roll(request({ drainTimeoutMs: 1_000 }), [one]);
    assert.deepEqual([report.result, report.changed], ['rolled-back', 'no']);
  });

  test('one that is never proven keeps its whole batch in maint, everywhere', async () => {
    const both = [lb('lb1', WEB), lb('lb2', WEB)];
    const [, two] = both;
    if (two) two.before = () => {};
    const asked = request({ batchSize: { kind: 'count', value: 2 }, healthTimeoutMs: 5_000 });
    const { report, saved } = await roll(asked, both);
    assert.deepEqual([report.error?.code, report.result, report.ending], ['unhealthy', 'partial', 'kept']);
    assert.deepEqual(
      rows(report).filter((row) => / web\/web[12] /.test(row)),
      [
        'lb1 web/web1 failed maint',
        'lb1 web/web2 failed maint',
        'lb2 web/web1 failed maint',
        'lb2 web/web2 failed maint',
      ],
    );
    assert.deepEqual(
      new Set(report.servers.filter(({ outcome }) => outcome === 'failed').map(({ changed }) => changed)),
      new Set(['yes']),
    );
    const last = saved.at(-1);
    const servers = last?.loadBalancers.flatMap((each) => each.servers) ?? [];
    assert.equal(last?.onError, 'keep');
    assert.ok(
      servers.length === 4 &&
        servers.every(({ before, sent }) => before.state === 'ready' && sent.states.join() === 'maint'),
    );
  });

  test('where the way back fails, and the way to maint too, post tries to go there once more: nowhere else', async () => {
    const both = [lb('lb1', WEB), lb('lb2', WEB)];
    const [, two] = both;
    const { report, saved } = await roll(
      request({ server: 'web1,web2', healthTimeoutMs: 5_000 }),
      both,
      async () => {
        let proven = false;
        if (two)
          two.before = (call) => {
            proven ||= call.startsWith('takeDownForProof');
            if (proven && call.startsWith('setStates'))
              throw new ConnectionLost('The connection was lost', true);
          };
        return OK;
      },
    );
    assert.deepEqual(
      [report.error?.code, report.result, report.ending],
      ['unhealthy', 'partial', 'not-put-back'],
    );
    assert.deepEqual(
      rows(report).filter((row) => row.includes('web1')),
      ['lb1 web/web1 failed maint', 'lb2 web/web1 failed drain'],
    );
    const last = saved.at(-1);
    assert.equal(last?.onError, 'keep');
    assert.deepEqual(
      last?.loadBalancers.flatMap(({ name, servers }) =>
        servers.map((one) => [name, one.server, one.before.state, one.beforeStep?.state]),
      ),
      [
        ['lb1', 'web1', 'maint', 'ready'],
        ['lb2', 'web1', 'maint', 'ready'],
      ],
    );
    assert.ok(last);
    if (two) two.before = () => {};
    const findings = await afterwards(last, both);
    assert.deepEqual(
      findings.map(({ loadBalancer, kind, now }) => [loadBalancer, kind, now?.forced]),
      [
        ['lb1', 'left', 'maint'],
        ['lb2', 'left', 'maint'],
      ],
    );
  });

  test('cancelled in the script: post decides, from what was saved of this batch alone', async () => {
    const one = lb('lb1', WEB);
    const { report, saved } = await roll(request(), [one], async ({ number }, { cancel, signal }) => {
      if (number === 1) return OK;
      cancel();
      throw signal.reason;
    });
    assert.deepEqual(
      [report.error?.code, report.result, report.ending],
      ['cancelled', 'partial', 'unfinished'],
    );
    assert.deepEqual(rows(report).slice(0, 3), [
      'lb1 web/web1 changed ready',
      'lb1 web/web2 failed maint',
      'lb1 web/web3 skipped ready',
    ]);
    const last = saved.at(-1);
    assert.equal(last?.onError, 'rollback');
    assert.deepEqual(
      last?.loadBalancers[0]?.servers.map(({ server, before }) => [server, before.state]),
      [['web2', 'ready']],
    );
  });

  test('cancelled in the script: what somebody has done meanwhile to one that was done is told', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request(), [one], async ({ number }, { cancel, signal }) => {
      if (number === 1) return OK;
      one.force('web/web1', 'maint');
      cancel();
      throw signal.reason;
    });
    const [web1] = report.servers;
    assert.deepEqual([web1?.after.forced, web1?.changed], ['maint', 'yes']);
  });

  test('failed, and its load balancer does not answer any more: whoever took out one that was done may have let it in since', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request(), [one], async ({ number }) => {
      if (number === 1) return OK;
      one.force('web/web1', 'maint');
      let isSilent = false;
      one.before = (call) => {
        isSilent ||= call.startsWith('takeDown');
        if (isSilent) throw new Failure('timeout', 'No answer in time', { loadBalancer: 'lb1' });
      };
      return OK;
    });
    assert.equal(report.error?.code, 'timeout');
    const [web1, , web3] = report.servers;
    assert.deepEqual([web1?.after.forced, web1?.changed], ['maint', 'unknown']);
    assert.deepEqual([web3?.after.forced, web3?.changed], ['ready', 'no']);
    assert.equal(report.changed, 'unknown');
  });

  test('cancelled between the end of the script and the way back: post decides, too', async () => {
    const one = lb('lb1', WEB);
    const { report, saved } = await roll(request(), [one], async (_, { cancel }) => {
      const { before } = one;
      one.before = (call) => {
        if (call === 'read') cancel();
        return before(call);
      };
      return OK;
    });
    assert.deepEqual(
      [report.error?.code, report.result, report.ending],
      ['cancelled', 'partial', 'unfinished'],
    );
    assert.equal(rows(report)[0], 'lb1 web/web1 failed maint');
    const last = saved.at(-1);
    assert.ok(last);
    assert.deepEqual([last.onError, last.scriptUnfinished], ['rollback', undefined]);
    one.before = (call) => void (/^(?:sample|readServers)/.test(call) && one.prove('web/web1'));
    const findings = await afterwards(last, [one]);
    assert.deepEqual(
      findings.map(({ kind, now }) => [kind, now?.forced]),
      [['put-back', 'ready']],
    );
  });

  test('a script that cannot be started is a script that failed', async () => {
    const { report } = await roll(request(), [lb('lb1', WEB)], async () => {
      throw new Error('spawn ENOENT');
    });
    assert.deepEqual([report.error?.code, report.ending], ['run-failed', 'kept']);
  });
});

describe('rolling beside others', () => {
  test('somebody who sets a server of a later batch is obeyed: it stops there, and says so', async () => {
    const one = lb('lb1', WEB);
    const { report, scripts } = await roll(request(), [one], async ({ number }) => {
      if (number === 1) one.force('web/web2', 'maint');
      return OK;
    });
    assert.deepEqual([report.error?.code, report.result, scripts.length], ['not-verified', 'partial', 1]);
    assert.match(
      report.error?.message ?? '',
      /web\/web2 was ready when this step began, and now it is maint/,
    );
    assert.equal(one.server('web/web2').adminFlags, 1);
  });

  test('one that HAProxy sends traffic to in maint while its script runs: the script ends, the step says so, and it is watched on', async () => {
    const one = lb('lb1', WEB.slice(0, 2));
    let flags = 0;
    const { report, scripts } = await roll(request(), [one], async (_, { clock }) => {
      await clock.sleep(10_000);
      one.server('web/web1').sessionsTotal += 1;
      await clock.sleep(10_000);
      one.reload();
      await clock.sleep(5_000);
      flags = one.server('web/web1').adminFlags;
      return OK;
    });
    assert.deepEqual([report.error?.code, report.result, scripts.length], ['not-verified', 'partial', 1]);
    assert.match(report.error?.message ?? '', /HAProxy still sends traffic to web\/web1, a server in maint/);
    assert.equal(flags, 1, 'what a reload let in went out again');
    assert.deepEqual(rows(report), ['lb1 web/web1 failed maint', 'lb1 web/web2 skipped ready']);
  });

  test('a session that was left, and whose connection is refused as the script stops its application, is tried again: that is no traffic', async () => {
    const one = lb('lb1', WEB.slice(0, 2), { 'web/web1': { sessions: 1, sessionsTotal: 1 } });
    const web1 = () => one.server('web/web1');
    const asked = request({ drainTimeoutMs: 2_000, onDrainTimeout: 'continue' });
    const { report, scripts } = await roll(asked, [one], async ({ number }, { clock }) => {
      if (number > 1) return OK;
      await clock.sleep(1_500);
      Object.assign(web1(), { sessions: 0, retries: 1 });
      for (const [sessionsTotal, retries] of [
        [2, 2],
        [3, 3],
        [4, 3],
      ] as const) {
        await clock.sleep(1_010);
        Object.assign(web1(), { sessionsTotal, retries });
      }
      await clock.sleep(5_000);
      return OK;
    });
    assert.deepEqual([report.error, scripts.length], [null, 2]);
  });

  for (const [words, tries] of [
    [
      'and is refused there, too: each try counts, and the first is no retry',
      [
        [1, 1],
        [2, 2],
        [2, 3],
        [2, 4],
      ],
    ],
    [
      'and a retry before that went elsewhere',
      [
        [1, 0],
        [1, 0],
        [1, 0],
        [1, 1],
      ],
    ],
  ] as const)
    test(`but whoever comes there is, ${words}`, async () => {
      const one = lb('lb1', WEB.slice(0, 2));
      const { report } = await roll(request(), [one], async (_, { clock }) => {
        for (const [retries, sessionsTotal] of tries) {
          await clock.sleep(1_010);
          Object.assign(one.server('web/web1'), { retries, sessionsTotal });
        }
        await clock.sleep(2_000);
        return OK;
      });
      assert.match(
        report.error?.message ?? '',
        /HAProxy still sends traffic to web\/web1, a server in maint/,
      );
    });

  test('counters that somebody clears while a script runs are no traffic', async () => {
    const one = lb('lb1', WEB.slice(0, 2), { 'web/web1': { sessionsTotal: 100 } });
    const { report } = await roll(request(), [one], async (_, { clock }) => {
      await clock.sleep(10_000);
      one.server('web/web1').sessionsTotal = 0;
      await clock.sleep(10_000);
      return OK;
    });
    assert.equal(report.error, null);
  });

  test('somebody who lets a server in while its script runs: the script ends, and the step says so', async () => {
    const both = [lb('lb1', WEB), lb('lb2', WEB)];
    let ended = false;
    const { report } = await roll(request(), both, async (_, { clock }) => {
      both[0]?.force('web/web1', 'ready');
      await clock.sleep(10_000);
      ended = true;
      return OK;
    });
    assert.ok(ended);
    assert.deepEqual([report.error?.code, report.ending], ['not-verified', 'kept']);
    assert.deepEqual(
      rows(report).filter((row) => row.includes('web1')),
      ['lb1 web/web1 failed ready', 'lb2 web/web1 failed maint'],
    );
  });

  test('somebody who does so for a moment is seen as well', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1' }), [one], async (_, { clock }) => {
      one.force('web/web1', 'ready');
      await clock.sleep(5_000);
      one.force('web/web1', 'maint');
      return OK;
    });
    assert.equal(report.error?.code, 'not-verified');
  });

  test('between the end of the script and the way back, too', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request(), [one], async () => {
      const { before } = one;
      one.before = (call) => {
        if (call === 'read') one.force('web/web1', 'ready');
        return before(call);
      };
      return OK;
    });
    assert.equal(report.error?.code, 'not-verified');
  });

  test('one that its agent stops after it came back: the application is not to blame', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request(), [one], async ({ number }) => {
      if (number === 2)
        Object.assign(one.server('web/web1'), { operationalState: 0, status: 'DOWN (agent)' });
      return OK;
    });
    assert.match(report.error?.message ?? '', /and now it is "DOWN \(agent\)"/);
    assert.match(report.error?.hint ?? '', /look at the agent\.$/);
  });

  test('one that falls after it came back stops everything before the next goes out', async () => {
    const one = lb('lb1', WEB);
    const { report, scripts } = await roll(request(), [one], async ({ number }) => {
      if (number === 2) one.fail('web/web1');
      return OK;
    });
    assert.deepEqual([report.error?.code, scripts.length], ['unhealthy', 2]);
    assert.match(report.error?.message ?? '', /web\/web1 was put back in rotation, and now it is "DOWN"/);
    assert.equal(report.error?.brief, 'it came back, and has gone down since');
    assert.deepEqual(rows(report).slice(1, 3), ['lb1 web/web2 changed ready', 'lb1 web/web3 skipped ready']);
  });

  test('at the end everybody is looked at once more, the first batch included', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request(), [one], async ({ number }) => {
      if (number === 4) one.force('web/web1', 'drain');
      return OK;
    });
    assert.deepEqual([report.error?.code, report.result], ['not-verified', 'partial']);
    assert.equal(rows(report)[0], 'lb1 web/web1 changed drain');
  });
});

/** Behind the confirmation of a batch the next look takes long, and somebody does something meanwhile. */
function hangingBehind(one: FakeLoadBalancer, confirmed: string, meanwhile: () => void) {
  const { before } = one;
  let isHanging = false;
  one.before = async (call) => {
    await before(call);
    const isNext = one.calls.at(-2) === `readServers fresh ${confirmed}`;
    if (isHanging || !isNext || call !== 'readServers web/web1 web/web2') return;
    isHanging = true;
    await one.clock?.sleep(3_000);
    meanwhile();
    await one.clock?.sleep(3_000);
  };
}

describe('rolling on several load balancers of which one is slow', () => {
  test('at the end the others are looked at until it has answered', async () => {
    const [one, two] = [lb('lb1', WEB.slice(0, 2)), lb('lb2', WEB.slice(0, 2))];
    hangingBehind(one, 'web/web2', () => two.force('web/web1', 'maint'));
    const { report, told } = await roll(request(), [one, two]);
    assert.deepEqual(
      [report.error?.code, report.error?.loadBalancer, report.result],
      ['not-verified', 'lb2', 'partial'],
    );
    assert.match(report.error?.message ?? '', /web\/web1 was put back in rotation, and now it is maint/);
    assert.ok(rows(report).includes('lb2 web/web1 changed maint'), rows(report).join('; '));
    assert.equal(told.filter((line) => line.startsWith('failure')).length, 1);
  });

  test('before the next batch, too: nobody goes out when one that came back has failed meanwhile', async () => {
    const [one, two] = [lb('lb1', WEB.slice(0, 2)), lb('lb2', [...WEB.slice(0, 2), 'web/spare'])];
    hangingBehind(one, 'web/web1', () => two.fail('web/web1'));
    const { report, scripts } = await roll(request({ server: 'web1,web2' }), [one, two]);
    assert.deepEqual(
      [report.error?.code, report.error?.loadBalancer, scripts.length],
      ['unhealthy', 'lb2', 1],
    );
    assert.ok(!two.calls.includes('setStates web/web2=drain'));
  });
});

describe('rolling on a load balancer that is restarted while the script runs', () => {
  /** Away for ten seconds of a minute; `back`: what it is then. */
  async function away(back: (one: FakeLoadBalancer) => void) {
    const [one, two] = [lb('lb1', WEB.slice(0, 2)), lb('lb2', WEB.slice(0, 2))];
    let atTheEnd = '';
    const { report, told } = await roll(request({ server: 'web1' }), [one, two], async (_, { clock }) => {
      const { before } = one;
      one.before = () => {
        throw new Failure('connect-failed', 'Connection refused');
      };
      await clock.sleep(10_000);
      one.before = before;
      back(one);
      await clock.sleep(50_000);
      atTheEnd = one.server('web/web1').status;
      return OK;
    });
    return { report, told, atTheEnd };
  }

  test('what it has forgotten goes out again, for nobody knows what runs there now', async () => {
    const { report, told, atTheEnd } = await away((one) => one.reload());
    assert.equal(atTheEnd, 'MAINT');
    assert.deepEqual(
      [report.error?.code, report.error?.loadBalancer, report.ending],
      ['connect-failed', 'lb1', 'kept'],
    );
    assert.deepEqual(rows(report), ['lb1 web/web1 failed maint', 'lb2 web/web1 failed maint']);
    // Not once for each time that it was tried.
    assert.equal(told.filter((line) => line.startsWith('failure')).length, 1);
    assert.equal(told.filter((line) => /tried again until the way back/.test(line)).length, 1);
  });

  test('what somebody has let in there is seen, and left to him', async () => {
    const { report, atTheEnd } = await away((one) => one.force('web/web1', 'ready'));
    assert.deepEqual([report.error?.code, report.ending], ['not-verified', 'kept']);
    assert.match(atTheEnd, /^UP/);
    assert.match(report.warnings.map(({ text }) => text).join(), /^Connection refused\. It is tried again/);
  });
});

describe('rolling over reloads', () => {
  test('in the script: out again at once, and proven before it comes back', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1,web2' }), [one], async ({ number }, { clock }) => {
      if (number === 2) {
        // Longer than drain-timeout: nobody waits for whom the new process has let in, but they are not cut either.
        await clock.sleep(120_000);
        one.reload();
        one.server('web/web2').sessions = 1;
        await clock.sleep(2_000);
        assert.equal(one.server('web/web2').status, 'MAINT');
        await clock.sleep(10_000);
        one.server('web/web2').sessions = 0;
      }
      return OK;
    });
    assert.equal(report.error, null);
    assert.ok(
      one.calls.lastIndexOf('takeDownForProof web/web2') > one.calls.lastIndexOf('setStates web/web2=maint'),
    );
    assert.match(report.warnings.map(({ text }) => text).join(), /reloaded once/);
    assert.deepEqual(
      report.loadBalancers.map(({ name, reloads }) => [name, reloads]),
      [['lb1', 1]],
    );
  });

  test('with a state file from when the first batch was out: that is told, and nobody else goes out', async () => {
    const one = lb('lb1', WEB);
    const { report, scripts } = await roll(
      request({ server: 'web1,web2,web3' }),
      [one],
      async ({ number }) => {
        if (number === 2) {
          one.reload();
          one.force('web/web1', 'maint');
        }
        return OK;
      },
    );
    assert.equal(scripts.length, 2);
    assert.equal(report.error?.code, 'reloaded');
    assert.match(
      report.error?.message ?? '',
      /then HAProxy was reloaded, and in the new process it is maint/,
    );
    assert.doesNotMatch(report.error?.message ?? '', /somebody else/);
    assert.ok(rows(report).includes('lb1 web/web1 changed maint'), rows(report).join('; '));
  });

  test('while it drains, to another address: its script is told of that one', async () => {
    const one = lb('lb1', WEB, { 'web/web1': { sessions: 1 } });
    const { before } = one;
    one.before = (call) => {
      if (call.startsWith('sample') && one.process.pid === 100) {
        one.reload();
        Object.assign(one.server('web/web1'), { address: '10.9.9.9:80', sessions: 0 });
      }
      return before(call);
    };
    const { report, scripts } = await roll(request({ server: 'web1' }), [one]);
    assert.equal(report.error, null, report.error?.message);
    assert.equal(scripts[0]?.address, '10.9.9.9:80');
  });

  test('at the end of the script: until all is done again there, the others are looked at', async () => {
    const both = [lb('lb1', WEB), lb('lb2', WEB)];
    const [one, two] = both;
    let endedAt = 0;
    const { report } = await roll(request({ server: 'web1' }), both, async (_, { clock }) => {
      await clock.sleep(1_900);
      two?.reload();
      // Long enough for the reload to be seen.
      await clock.sleep(300);
      endedAt = one?.calls.length ?? 0;
      return OK;
    });
    assert.equal(report.error, null, report.error?.message);
    const calls = one?.calls.slice(endedAt) ?? [];
    assert.ok(calls.slice(0, calls.indexOf('read')).includes('readServers web/web1'), calls.join('; '));
  });

  test('between the end of the script and the way back: proven in the new process', async () => {
    const one = lb('lb1', WEB);
    const { before } = one;
    const { report } = await roll(request({ server: 'web1' }), [one], async () => {
      one.before = (call) => {
        if (call === 'read' && one.process.pid === 100) one.reload();
        return before(call);
      };
      return OK;
    });
    assert.equal(one.process.pid, 101);
    assert.equal(report.error, null, report.error?.message);
    assert.ok(one.calls.slice(one.calls.lastIndexOf('read')).includes('setHealth stopping web/web1'));
  });

  test('there with another address of its name and another weight: as where it is seen while the script runs', async () => {
    const one = lb('lb1', WEB);
    const { report, saved } = await roll(request({ server: 'web1' }), [one], async () => {
      one.reload();
      Object.assign(one.server('web/web1'), {
        address: '10.9.9.9:80',
        fqdn: 'web1.example.com',
        weight: 20,
        effectiveWeight: 20,
        configuredWeight: 20,
      });
      return OK;
    });
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(rows(report), ['lb1 web/web1 changed ready']);
    const sent = saved.findLast(({ loadBalancers }) => loadBalancers.length > 0);
    const { address, before } = sent?.loadBalancers[0]?.servers[0] ?? {};
    assert.deepEqual([address, before], ['10.9.9.9:80', { state: 'ready', weight: 20 }]);
  });

  test('there with on-reload fail: it fails', async () => {
    const one = lb('lb1', WEB);
    const { report } = await roll(request({ server: 'web1', onReload: 'fail' }), [one], async () => {
      one.before = (call) => void (call === 'read' && one.process.pid === 100 && one.reload());
      return OK;
    });
    assert.deepEqual([report.error?.code, report.result], ['reloaded', 'partial']);
  });

  test('on the way back: the next batch is told that the process before may still serve, and only that one', async () => {
    const one = lb('lb1', WEB);
    let isReloaded = false;
    const { report } = await roll(request({ server: 'web[1-3]' }), [one], async () => {
      const { before } = one;
      one.before = (call) => {
        if (!isReloaded && call.startsWith('takeDownForProof')) one.reload();
        isReloaded ||= call.startsWith('takeDownForProof');
        return before(call);
      };
      return OK;
    });
    assert.equal(report.error, null, report.error?.message);
    const told = report.warnings.filter(({ text }) =>
      /sessions of its predecessor cannot be seen/.test(text),
    );
    assert.equal(told.length, 1, report.warnings.map(({ text }) => text).join('; '));
  });

  test('and somebody takes out a later one in the new process: that is obeyed as in the old one', async () => {
    const stopped = async (before: 'drain' | 'ready', now: 'maint' | 'drain' | 'ready') => {
      const one = lb('lb1', WEB);
      one.force('web/web2', before);
      const { report, scripts } = await roll(request(), [one], async ({ number }, { clock }) => {
        if (number > 1) return OK;
        one.reload();
        one.force('web/web2', now);
        // Long enough for the reload to be seen.
        await clock.sleep(3_000);
        return OK;
      });
      return [scripts.length, one.server('web/web2').adminFlags, report.error?.message ?? null];
    };
    const words = (was: string, now: string) =>
      `web/web2 was ${was} when this step began, and now it is ${now}: somebody else changed it.`;
    assert.deepEqual(await stopped('ready', 'maint'), [1, 1, words('ready', 'maint ("MAINT")')]);
    assert.deepEqual(await stopped('ready', 'drain'), [1, 8, words('ready', 'drain ("DRAIN")')]);
    assert.deepEqual(await stopped('drain', 'maint'), [1, 1, words('drain', 'maint ("MAINT")')]);
    // Forgotten by the reload.
    assert.deepEqual(await stopped('drain', 'ready'), [4, 0, null]);
  });

  test('between two batches: the new process is read, and nobody is accused', async () => {
    const one = lb('lb1', WEB, { 'web/web3': { ...CHECKED } });
    one.force('web/web3', 'maint');
    const { before } = one;
    one.before = (call) => {
      if (call === 'readServers web/web1 web/web2 web/web3 web/web4' && one.process.pid === 100) one.reload();
      return before(call);
    };
    const { report } = await roll(request(), [one]);
    assert.equal(one.process.pid, 101);
    assert.equal(report.error, null, report.error?.message);
  });
});
