/**
 * What becomes of a server when its step is killed, cancelled or done, and the job ends one way or another: for every moment,
 * every `restore`, every `on-error` and every end of the job, what must be and what is.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { type HaproxyVersion, IS_LONG_FORM, OLDEST_AND_NEWEST } from '../support/haproxy-versions.ts';
import { type LineProxy, startLineProxy } from '../support/line-proxy.ts';
import { startLongRequest } from '../support/long-request.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, type RunningAction, startAction } from '../support/run-action.ts';
import { pointedOut } from '../support/told.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

const RESTORE = ['never', 'always', 'on-failure', 'on-success'] as const;
const ON_ERROR = ['rollback', 'keep'] as const;
const JOB_STATUS = ['failure', 'cancelled', 'success'] as const;

interface Policies {
  restore: (typeof RESTORE)[number];
  'on-error': (typeof ON_ERROR)[number];
}
type JobStatus = (typeof JOB_STATUS)[number];

/** `back`: put back. `left`: as the step left it, with a warning. `silent`: as the step left it. `same`: never changed. */
type Expected = 'back' | 'left' | 'silent' | 'same';

const byOnError = (policies: Policies): Expected => (policies['on-error'] === 'rollback' ? 'back' : 'left');

/** A step that was killed counts as failed, whatever the job says. */
const killedAfterGoal = ({ restore }: Policies): Expected =>
  ({ never: 'left', always: 'back', 'on-failure': 'back', 'on-success': 'left' })[restore] as Expected;

const afterGoal = ({ restore }: Policies, jobStatus: JobStatus): Expected => {
  const ofGreen = { never: 'silent', always: 'back', 'on-failure': 'silent', 'on-success': 'back' } as const;
  const ofRed = { never: 'left', always: 'back', 'on-failure': 'back', 'on-success': 'left' } as const;
  return (jobStatus === 'success' ? ofGreen : ofRed)[restore];
};

interface Moment {
  name: string;
  operation: 'maint' | 'ready';
  /** Lets the step come to this moment and no further. */
  hold(proxy: LineProxy): void;
  /** Resolves when it has come there. */
  reach(running: RunningAction, proxy: LineProxy): Promise<unknown>;
  end: 'SIGKILL' | 'SIGINT' | 'by itself';
  busy?: boolean;
  /** What was written last reaches HAProxy, though main does not live to hear of it. */
  arrives?: boolean;
  stuckSummary?: boolean;
  expected(policies: Policies, jobStatus: JobStatus): Expected;
}

const holdAt =
  (pattern: RegExp, pass: boolean) =>
  (proxy: LineProxy): void => {
    proxy.edit = (line) => (pattern.test(line) ? { hold: pass ? line : null } : line);
  };
const sent = (pattern: RegExp) => (_: RunningAction, proxy: LineProxy) =>
  eventually(`the line ${pattern}`, () => proxy.lines.some((line) => pattern.test(line)), 30_000);
const logged = (pattern: RegExp) => (running: RunningAction) => running.waitForLog(pattern, 30_000);
const freely = () => {};

const MOMENTS: Moment[] = [
  {
    name: 'before the save',
    operation: 'maint',
    hold: holdAt(/show servers state/, false),
    reach: sent(/show servers state/),
    end: 'SIGKILL',
    expected: () => 'same',
  },
  {
    name: 'after the save, before the set',
    operation: 'maint',
    hold: holdAt(/set server/, false),
    reach: sent(/set server/),
    end: 'SIGKILL',
    expected: () => 'same',
  },
  {
    name: 'after the set, before its reply',
    operation: 'maint',
    hold: holdAt(/set server/, true),
    reach: sent(/set server/),
    end: 'SIGKILL',
    arrives: true,
    expected: byOnError,
  },
  {
    name: 'in the drain',
    operation: 'maint',
    hold: freely,
    reach: logged(/1 session, 0 queued, after/),
    end: 'SIGKILL',
    busy: true,
    expected: byOnError,
  },
  {
    name: 'in the health proof',
    operation: 'ready',
    hold: freely,
    reach: logged(/proving health/),
    end: 'SIGKILL',
    expected: byOnError,
  },
  {
    name: 'after the goal, before its own end',
    operation: 'maint',
    hold: freely,
    reach: logged(/^.*result .* in maint on /m),
    end: 'SIGKILL',
    stuckSummary: true,
    expected: killedAfterGoal,
  },
  {
    name: 'cancelled in the drain',
    operation: 'maint',
    hold: freely,
    reach: logged(/1 session, 0 queued, after/),
    end: 'SIGINT',
    busy: true,
    expected: byOnError,
  },
  {
    name: 'the goal reached',
    operation: 'maint',
    hold: freely,
    reach: async () => {},
    end: 'by itself',
    expected: afterGoal,
  },
];

const POLICIES: Policies[] = RESTORE.flatMap((restore) =>
  ON_ERROR.map((onError) => ({ restore, 'on-error': onError })),
);

/**
 * What is decided here hangs on no version: each combination is tried at one end, in turn, and at both in the long form. Neighbours
 * differ in both policies, so that either end meets all of them.
 */
function policiesAt(version: HaproxyVersion, moment: Moment): Policies[] {
  if (IS_LONG_FORM || OLDEST_AND_NEWEST.length === 1) return POLICIES;
  const turn = OLDEST_AND_NEWEST.indexOf(version) + MOMENTS.indexOf(moment);
  const place = (policies: Policies) =>
    RESTORE.indexOf(policies.restore) + ON_ERROR.indexOf(policies['on-error']);
  return POLICIES.filter((policies) => (place(policies) + turn) % 2 === 0);
}

/** One backend for each pair of policies, so that all of them share one HAProxy. */
async function haproxyFor(t: TestContext, version: HaproxyVersion, app: WebServer): Promise<RealHaproxy> {
  const names = POLICIES.map((_, index) => `be${index}`);
  return startHaproxy(version, {
    t,
    frontends: Object.fromEntries(names.map((name) => [`fe_${name}`, name])),
    extraDefaults: 'timeout check 10s',
    config: names
      .map(
        (name) => `backend ${name}
          option httpchk GET /health
          server s1 127.0.0.1:${app.port} check inter 100ms
          server s2 127.0.0.1:${app.port} backup`,
      )
      .join('\n'),
  });
}

async function mainUntil(
  t: TestContext,
  haproxy: RealHaproxy,
  moment: Moment,
  backend: string,
  policies: Policies,
): Promise<{ main: ActionResult; proxy: LineProxy }> {
  const proxy = await startLineProxy({ target: haproxy.socket, t });
  moment.hold(proxy);
  const { operation, stuckSummary = false } = moment;
  const inputs = { address: proxy.address, server: `${backend}/s1`, operation, ...policies };
  const running = startAction({ t, inputs, stuckSummary });
  await moment.reach(running, proxy);
  if (moment.end !== 'by itself') running.signal(moment.end);
  const main = await running.result;
  proxy.edit = (line) => line;
  return { main, proxy };
}

function assertAsExpected(post: ActionResult, expected: Expected, what: string, flags: number[]) {
  const [before, left, now] = flags;
  assert.equal(post.code, 0, what);
  const warnings = pointedOut(post, 'warning');
  if (expected === 'left') {
    assert.equal(now, left, what);
    assert.match(warnings, /is not as it was before this step/, what);
    assert.match(warnings, /set server be\d\/s1 state/, what);
    return;
  }
  assert.equal(warnings, '', what);
  assert.equal(now, expected === 'silent' ? left : before, what);
  if (expected === 'back') assert.match(pointedOut(post, 'notice'), /Put back/, what);
  if (expected === 'silent')
    assert.match(post.log.replace(/^::debug::.*$/gm, '').trim(), /^post +nothing to put back: .*$/);
}

for (const version of OLDEST_AND_NEWEST) {
  describe(`what becomes of a server, HAProxy ${version}`, () => {
    for (const moment of MOMENTS) {
      test(`${moment.end} ${moment.name}`, async (t) => {
        const app = await startWebServer({ name: 's1', t });
        const haproxy = await haproxyFor(t, version, app);
        const [before, start] = moment.operation === 'maint' ? [0, 'ready'] : [1, 'maint'];
        if (moment.operation === 'ready') app.health = { status: 503, delay: 0 };
        else
          await eventually('UP', async () =>
            (await haproxy.rows()).every(({ status }) => !/DOWN|UP \d/.test(status ?? '')),
          );
        await Promise.all(
          policiesAt(version, moment).map(async (policies) => {
            const backend = `be${POLICIES.indexOf(policies)}`;
            await haproxy.cli(`set server ${backend}/s1 state ${start}`);
            const request = moment.busy
              ? await startLongRequest(t, haproxy, `fe_${backend}`, backend, 's1')
              : null;
            const { main } = await mainUntil(t, haproxy, moment, backend, policies);
            request?.abort();
            // What was written when main was killed may still be on its way.
            if (moment.arrives === true) {
              const hasArrived = async () => (await haproxy.adminFlags(backend, 's1')) !== before;
              await eventually('what was written has arrived', hasArrived);
            }
            const left = await haproxy.adminFlags(backend, 's1');
            for (const jobStatus of JOB_STATUS) {
              const words = { 0: 'ready', 1: 'maint', 8: 'drain' } as Record<number, string>;
              await haproxy.cli(`set server ${backend}/s1 state ${words[left]}`);
              const post = await main.post({ jobStatus });
              const now = await haproxy.adminFlags(backend, 's1');
              const expected = moment.expected(policies, jobStatus);
              const what = `${JSON.stringify(policies)}, job ${jobStatus}: ${expected}\n${post.log}`;
              assertAsExpected(post, expected, what, [before, left, now]);
            }
          }),
        );
      });
    }
  });
}
