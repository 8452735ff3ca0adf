/**
 * The table of what becomes of a server when its step is killed, cancelled or done, and the job ends one way or another: for every moment,
 * every `restore`, every `on-error` and every end of the job, what must be. How a step comes to a moment depends on the way to HAProxy.
 */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { eventually } from './eventually.ts';
import { type HaproxyVersion, IS_LONG_FORM, OLDEST_AND_NEWEST } from './haproxy-versions.ts';
import { startLongRequest } from './long-request.ts';
import { type RealHaproxy, startHaproxy } from './real-haproxy.ts';
import { type ActionResult, type RunningAction, startAction } from './run-action.ts';
import { pointedOut } from './told.ts';
import { startWebServer, type WebServer } from './web-server.ts';

const RESTORE = ['never', 'always', 'on-failure', 'on-success'] as const;
const ON_ERROR = ['rollback', 'keep'] as const;
const JOB_STATUS = ['failure', 'cancelled', 'success'] as const;

export interface Policies {
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

/** When a step ends. */
export interface Moment {
  name: string;
  operation: 'maint' | 'ready';
  end: 'SIGKILL' | 'SIGINT' | 'by itself';
  busy?: boolean;
  /** What was written last reaches HAProxy, though main does not live to hear of it. */
  arrives?: boolean;
  stuckSummary?: boolean;
  /** In the log, where that tells that it has come. */
  logged?: RegExp;
  expected(policies: Policies, jobStatus: JobStatus): Expected;
}

const DRAINING = /1 session, 0 queued, after/;

export const MOMENTS = [
  {
    name: 'before the save',
    operation: 'maint',
    end: 'SIGKILL',
    expected: () => 'same',
  },
  {
    name: 'after the save, before the set',
    operation: 'maint',
    end: 'SIGKILL',
    expected: () => 'same',
  },
  {
    name: 'after the set, before its reply',
    operation: 'maint',
    end: 'SIGKILL',
    arrives: true,
    expected: byOnError,
  },
  {
    name: 'in the drain',
    operation: 'maint',
    end: 'SIGKILL',
    busy: true,
    logged: DRAINING,
    expected: byOnError,
  },
  {
    name: 'in the health proof',
    operation: 'ready',
    end: 'SIGKILL',
    logged: /proving health/,
    expected: byOnError,
  },
  {
    name: 'after the goal, before its own end',
    operation: 'maint',
    end: 'SIGKILL',
    stuckSummary: true,
    logged: /^.*result .* in maint on /m,
    expected: killedAfterGoal,
  },
  {
    name: 'cancelled in the drain',
    operation: 'maint',
    end: 'SIGINT',
    busy: true,
    logged: DRAINING,
    expected: byOnError,
  },
  {
    name: 'the goal reached',
    operation: 'maint',
    end: 'by itself',
    expected: afterGoal,
  },
] as const satisfies Moment[];

export type MomentName = (typeof MOMENTS)[number]['name'];

/** A way to HAProxy on which a step can be held. */
export interface HeldWay {
  /** Inputs that lead there. */
  inputs: Record<string, string>;
  /** How a warning says that it is to be undone. */
  undo: RegExp;
  /** Resolves when the step has come to the moment, where its log does not tell that. */
  reached(): Promise<unknown>;
  /** What is held may go on, or has been lost with the step. */
  release(): void;
}

const POLICIES: Policies[] = RESTORE.flatMap((restore) =>
  ON_ERROR.map((onError) => ({ restore, 'on-error': onError })),
);

/**
 * What is decided here hangs on no version, and `unit/post-job-decision.test.ts` tells all of it: at each moment one end tries two values of
 * `restore`, the other one the rest, each with one `on-error`, and the next moment has the other pairs; the long form tries all at both. So
 * either end meets every policy.
 */
function policiesAt(version: HaproxyVersion, moment: Moment): Policies[] {
  if (IS_LONG_FORM || OLDEST_AND_NEWEST.length === 1) return POLICIES;
  const turn = MOMENTS.findIndex(({ name }) => name === moment.name);
  const end = OLDEST_AND_NEWEST.indexOf(version);
  return POLICIES.filter((policies) => {
    const [restore, onError] = [RESTORE.indexOf(policies.restore), ON_ERROR.indexOf(policies['on-error'])];
    return (
      restore % 2 === (end + turn) % 2 && onError === (Math.floor(restore / 2) + Math.floor(turn / 2)) % 2
    );
  });
}

/** What the server beside is: the first request goes to the other in both. */
type Spare = 'backup' | 'weight 1';

/** One backend for each pair of policies, so that all of them share one HAProxy. */
async function haproxyFor(
  t: TestContext,
  version: HaproxyVersion,
  app: WebServer,
  spare: Spare,
): Promise<RealHaproxy> {
  const names = POLICIES.map((_, index) => `be${index}`);
  return startHaproxy(version, {
    t,
    frontends: Object.fromEntries(names.map((name) => [`fe_${name}`, name])),
    extraDefaults: 'timeout check 10s',
    config: names
      .map(
        (name) => `backend ${name}
          option httpchk GET /health
          server s1 127.0.0.1:${app.port} weight 100 check inter 100ms
          server s2 127.0.0.1:${app.port} ${spare}`,
      )
      .join('\n'),
  });
}

/** One moment with every pair of policies, each in a backend of its own; `hold` makes the way on which that one's step is held. */
export async function tryMoment(
  t: TestContext,
  version: HaproxyVersion,
  moment: Moment,
  hold: (haproxy: RealHaproxy) => Promise<HeldWay>,
  spare: Spare = 'backup',
): Promise<void> {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await haproxyFor(t, version, app, spare);
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
      const request = moment.busy ? await startLongRequest(t, haproxy, `fe_${backend}`, backend, 's1') : null;
      const way = await hold(haproxy);
      const main = await mainUntil(t, moment, way, { server: `${backend}/s1`, ...policies });
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
        // Of a main that was killed it is a process all the same.
        const post = await main.post({ jobStatus, ownProcess: false });
        const now = await haproxy.adminFlags(backend, 's1');
        const expected = moment.expected(policies, jobStatus);
        const what = `${JSON.stringify(policies)}, job ${jobStatus}: ${expected}\n${post.log}`;
        assertAsExpected(post, expected, what, { undo: way.undo, flags: [before, left, now] });
      }
    }),
  );
}

async function mainUntil(
  t: TestContext,
  { operation, end, logged, stuckSummary = false }: Moment,
  way: HeldWay,
  given: Record<string, string>,
): Promise<ActionResult> {
  const inputs = { ...way.inputs, operation, ...given };
  const running: RunningAction = startAction({ t, inputs, stuckSummary });
  await (logged === undefined ? way.reached() : running.waitForLog(logged, 30_000));
  if (end !== 'by itself') running.signal(end);
  const main = await running.result;
  way.release();
  return main;
}

function assertAsExpected(
  post: ActionResult,
  expected: Expected,
  what: string,
  { undo, flags: [before, left, now] }: { undo: RegExp; flags: [number, number, number] },
): void {
  assert.equal(post.code, 0, what);
  const warnings = pointedOut(post, 'warning');
  if (expected === 'left') {
    assert.equal(now, left, what);
    assert.match(warnings, /is not as it was before this step/, what);
    assert.match(warnings, undo, what);
    return;
  }
  assert.equal(warnings, '', what);
  assert.equal(now, expected === 'silent' ? left : before, what);
  if (expected === 'back') assert.match(pointedOut(post, 'notice'), /Put back/, what);
  if (expected === 'silent')
    assert.match(post.log.replace(/^::debug::.*$/gm, '').trim(), /^post +nothing to put back: .*$/);
}
