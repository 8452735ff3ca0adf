/** Every kind of page that somebody may see of this action, as Markdown: summaries of steps, of post steps and of audits, and an issue. */

import { postSummaryOf } from '../../src/action/report/post-summary.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { Failure } from '../../src/errors.ts';
import { type Finding } from '../../src/operation/post-job/finding.ts';
import type { ChangeRequest, Request } from '../../src/operation/request.ts';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { parseSelection } from '../../src/operation/plan/selection.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { inState, report, savedServer, savedStep, server, waysTo } from '../unit/action-samples.ts';
import { request, run } from '../unit/change-scene.ts';
import { atCall, expectCode, fading, farm } from './scenes.ts';

/** What is shown, and what it is called: a word for a file name. */
export interface Page {
  name: string;
  markdown: string;
}

const WAYS = waysTo(
  new Map(
    ['lb1', 'lb2', 'lb3'].map((name) => [name, `${name}=ssh://deploy@${name}.example.com/run/haproxy/admin.sock`]),
  ),
  {
    given: [
      { name: 'ssh-private-key', value: null },
      { name: 'ssh-known-hosts', value: null },
    ],
  },
);

/** `meanwhile`: what happens while the step works. `code`: with what it fails. */
async function step(
  name: string,
  asked: Request,
  loadBalancers: FakeLoadBalancer[],
  { code = null, meanwhile }: { code?: string | null; meanwhile?: Parameters<typeof run>[2] } = {},
): Promise<Page> {
  const ran = await run(asked, loadBalancers, meanwhile);
  const change = ran.saved.at(-1);
  const saved = change === undefined ? null : { ...savedStep([]), change };
  return { name, markdown: summaryOf(expectCode(ran.report, code), saved, WAYS) };
}

const busy = (sessions: number) => ({ sessions, sessionsTotal: 10_000 });
const OUT = { adminFlags: 1, checkState: 14 };
const list = (size: number) => Array.from({ length: size }, (_, index) => `web${index + 1}`).join(',');
const UNHEALTHY = 'Layer7 wrong status, code: 503, info: "Service Unavailable"';

async function successes(): Promise<Page[]> {
  const one = farm('lb1', 3, (n) => (n === 1 ? busy(7) : {}));
  const three = ['lb1', 'lb2', 'lb3'].map((name) => farm(name, 16, (n) => busy(n % 4)));
  const long = farm('lb1', 3, (n) => (n === 1 ? busy(42) : {}));
  const hundreds = farm('lb1', 320, (n) => busy(n % 9));
  const back = ['lb1', 'lb2'].map((name) => farm(name, 3, (n) => (n === 1 ? OUT : {})));
  const cut = farm('lb1', 3, (n) => (n === 1 ? busy(3) : {}));
  const weightless = farm('lb1', 3, (n) => (n === 1 ? { ...OUT, weight: 0 } : {}));
  const all = (lb: FakeLoadBalancer, size: number) =>
    Array.from({ length: size }, (_, index) => lb.server(`web/web${index + 1}`));
  return [
    await step('success-one-server', request('maint'), [one], {
      meanwhile: fading(all(one, 1), 8_000),
    }),
    await step('success-12-on-3', request('maint', {}, list(12)), three, {
      meanwhile: fading(three.flatMap((lb) => all(lb, 12)), 6_000),
    }),
    await step('long-drain', request('maint', { drainTimeoutMs: 300_000 }), [long], {
      meanwhile: fading(all(long, 1), 164_000),
    }),
    await step('success-300-servers', request('maint', {}, list(300)), [hundreds], {
      meanwhile: fading(all(hundreds, 300), 20_000),
    }),
    await step('ready', request('ready'), back, {
      meanwhile: async (clock) => {
        await clock.advance(4_000);
        for (const lb of back) lb.prove('web/web1');
      },
    }),
    await step('sessions-cut', request('maint', { drainTimeoutMs: 20_000, onDrainTimeout: 'shutdown-sessions' }), [cut]),
    await step('ready-at-weight-0', request('ready', { healthProof: 'none' }), [weightless]),
    await step('weight', request('weight', { weight: { kind: 'percent', value: 10 } }, 'web1,web2'), [farm('lb1', 3)]),
    await step('already-so', request('maint'), [farm('lb1', 3, (n) => (n === 1 ? OUT : {}))]),
    await step('dry-run', request('maint', { dryRun: true }, 'web1,web2'), [
      farm('lb1', 4, (n) => (n === 1 ? busy(42) : {})),
      farm('lb2', 4, (n) => (n === 2 ? OUT : busy(2))),
    ]),
    await statusPage(),
    await reloadPage(),
  ];
}

function statusPage(): Promise<Page> {
  const selection = parseSelection('web', '*');
  if (!selection.ok) throw new Error('no selection');
  const two = [
    farm('lb1', 18, (n) => busy(n % 5)),
    farm('lb2', 18, (n) => (n === 5 ? OUT : n === 7 ? { weight: 0 } : busy(n % 4))),
  ];
  two[1]?.fail('web/web9', UNHEALTHY);
  return step('status', { operation: 'status', selection: selection.value, failOnNotFound: true }, two);
}

function reloadPage(): Promise<Page> {
  const lb = farm('lb1', 3, (n) => (n === 1 ? busy(6) : {}));
  return step('reload', request('maint'), [lb], {
    meanwhile: async (clock: FakeClock) => {
      await clock.advance(3_000);
      lb.reload();
      lb.server('web/web1').sessions = 4;
      await fading([lb.server('web/web1')], 6_000)(clock);
    },
  });
}

const refusal = new Failure('refused', 'HAProxy refused to set web/web1 to maint.', {
  loadBalancer: 'lb2',
  servers: ['web/web1'],
  detail: 'Proxy is disabled.',
  hint: 'The process that answers is on its way out after a reload: run the step again.',
});

const lost = (loadBalancer: string) =>
  new Failure('connect-failed', `Could not connect: connect ECONNREFUSED ${loadBalancer}.example.com:9999`, {
    loadBalancer,
    hint: 'Nothing listens there: is HAProxy running, and is the tunnel up?',
  });

async function failures(): Promise<Page[]> {
  const stuck = () => {
    const lb = farm('lb1', 3, (n) => (n === 1 ? busy(42) : {}));
    const clients = [
      { address: '10.0.3.7', count: 2 },
      { address: '10.0.3.9', count: 1 },
    ];
    lb.sessionsOf = async () => ({ count: 3, oldestSeconds: 8_040, clients });
    return lb;
  };
  const [first, second] = [stuck(), stuck()];
  const [fine, refusing] = [farm('lb1', 3, () => busy(2)), farm('lb2', 3, () => busy(2))];
  atCall(refusing, 'setStates web/web1=maint', () => {
    throw refusal;
  });
  const [there, away] = [farm('lb1', 3), farm('lb2', 3)];
  let gone = false;
  away.before = (call) => {
    gone ||= call.startsWith('setStates');
    if (gone && !call.startsWith('setStates web/web1=drain')) throw lost('lb2');
  };
  const sick = ['lb1', 'lb2'].map((name) => farm(name, 3, (n) => (n === 1 ? OUT : {})));
  const deaf = farm('lb1', 3);
  deaf.before = () => {
    throw lost('lb1');
  };
  const soak = (lb: FakeLoadBalancer) => fading([lb.server('web/web1')], 60_000, 3);
  const cancelled = farm('lb1', 3, () => busy(9));
  return [
    await step('drain-timeout', request('maint'), [first], { code: 'drain-timeout', meanwhile: soak(first) }),
    await step('drain-timeout-kept', request('maint', { onDrainTimeout: 'keep' }), [second], {
      code: 'drain-timeout',
      meanwhile: soak(second),
    }),
    await step(
      'guard',
      request('maint', { minAvailable: { kind: 'count', value: 2 } }, 'web1'),
      [farm('lb1', 3), farm('lb2', 3, (n) => (n === 3 ? OUT : {}))],
      { code: 'guard' },
    ),
    await step('not-found', request('maint', {}, 'web13'), [farm('lb1', 12)], { code: 'not-found' }),
    await step('rollback', request('maint'), [fine, refusing], {
      code: 'refused',
      meanwhile: fading([fine, refusing].map((lb) => lb.server('web/web1')), 2_000),
    }),
    await step('rollback-failed', request('maint', {}, 'web1,web2'), [there, away], { code: 'connect-failed' }),
    await step('unhealthy', request('ready'), sick, {
      code: 'unhealthy',
      meanwhile: async (clock) => {
        for (let second = 0; second < 61; second += 1) {
          await clock.advance(1_000);
          for (const lb of sick) if (!lb.calls.includes('setStates web/web1=ready')) lb.fail('web/web1', UNHEALTHY);
        }
      },
    }),
    await step('cannot-connect', request('maint'), [deaf], { code: 'connect-failed' }),
    await step('cancelled', request('maint'), [cancelled], {
      code: 'cancelled',
      meanwhile: async (clock, cancel) => {
        await clock.advance(2_000);
        cancel();
      },
    }),
    wrongInputs(),
    await hundredsStuck(),
  ];
}

/** Of three hundred servers four keep their sessions. */
function hundredsStuck(): Promise<Page> {
  const lb = farm('lb1', 320, (n) => busy(n % 9));
  const servers = Array.from({ length: 300 }, (_, index) => lb.server(`web/web${index + 1}`));
  const asked = request('maint', { onDrainTimeout: 'keep' }, list(300));
  return step('failed-300-servers', asked, [lb], {
    code: 'drain-timeout',
    meanwhile: fading(servers.filter((_, index) => index % 80 !== 4), 20_000),
  });
}

function wrongInputs(): Page {
  const error = new WrongInputs([
    'drain-timeout: `60` has no unit: write `60s`',
    "server: it is empty; to select every server, write '*'",
  ]);
  return {
    name: 'wrong-inputs',
    markdown: summaryOf(report({ operation: 'maint', result: 'failed', error }), null, WAYS),
  };
}

/** What a post step appends to the summary of its main step: shown below it, as on the page. */
async function posts(): Promise<Page[]> {
  const lb = farm('lb1', 3, (n) => (n === 1 ? busy(7) : {}));
  const main = await step('', request('maint', { restore: 'on-failure' }), [lb], {
    meanwhile: fading([lb.server('web/web1')], 8_000),
  });
  const finding = (kind: Finding['kind'], given: Partial<Finding> = {}): Finding => ({
    loadBalancer: 'lb1',
    saved: savedServer('web1'),
    own: { state: 'ready' },
    kind,
    now: server({ backend: 'web' }),
    sessionsShutDown: 0,
    failure: null,
    ...given,
  });
  const circumstances = { action: 'put-back', jobFailed: true, unfinished: false } as const;
  const failure = new Failure('unhealthy', 'web/web1 was not proven healthy.', {
    brief: 'its health check fails (503 Service Unavailable)',
  });
  const out = inState(server({ backend: 'web' }), 'maint');
  const why = 'the job failed, restore is on-failure';
  const pages: [string, Finding][] = [
    ['post-restored', finding('put-back')],
    ['post-could-not', finding('left', { now: out, failure })],
    ['post-not-known', finding('unknown', { now: null, failure: lost('lb1') })],
  ];
  return pages.map(([name, found]) => ({
    name,
    markdown: `${main.markdown}\n\n${postSummaryOf([found], circumstances, why, WAYS)}`,
  }));
}

/** All of them, in the order in which they are worth a look. */
export async function allPages(): Promise<Page[]> {
  return [...(await successes()), ...(await failures()), ...(await posts())];
}

