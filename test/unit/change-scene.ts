/** A change on load balancers in memory, with a clock that takes no time: what most tests of operations are made of. */
import assert from 'node:assert/strict';
import { Failure } from '../../src/errors.ts';
import { change } from '../../src/operation/change.ts';
import type { CutMemory, News } from '../../src/operation/effects.ts';
import { parseSelection } from '../../src/operation/plan/selection.ts';
import type { Report } from '../../src/operation/report.ts';
import type {
  ChangeRequest,
  DrainRequest,
  ReadyRequest,
  Request,
  WeightRequest,
} from '../../src/operation/request.ts';
import type { SavedChange } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';

export const CHECKED = { checkState: 6, checkStatus: 'L7OK' };

export function lb(name = 'lb1', web1: Partial<FakeServer> = {}): FakeLoadBalancer {
  return new FakeLoadBalancer({
    name,
    servers: [
      { backend: 'web', server: 'web1', ...CHECKED, ...web1 },
      { backend: 'web', server: 'web2', ...CHECKED },
      { backend: 'web', server: 'web3', ...CHECKED },
    ],
  });
}

/** Whatever of these an operation does not know it does not look at. */
export type Given = Partial<
  Omit<DrainRequest, 'operation'> &
    Omit<ReadyRequest, 'operation' | 'weight'> &
    Pick<WeightRequest, 'weight' | 'ramp'>
>;

export function request(
  operation: ChangeRequest['operation'],
  given: Given = {},
  server = 'web1',
): ChangeRequest {
  const selection = parseSelection('web', server);
  assert.ok(selection.ok);
  const everything = {
    selection: selection.value,
    drainTimeoutMs: 60_000,
    onDrainTimeout: 'rollback',
    onError: 'rollback',
    restore: 'never',
    onReload: 'reapply',
    hold: false,
    minAvailable: { kind: 'count', value: 1 },
    failOnNotFound: true,
    dryRun: false,
    healthProof: 'where-checked',
    healthTimeoutMs: 60_000,
    ...given,
  } as const;
  switch (operation) {
    case 'weight':
      return {
        ...everything,
        operation,
        weight: given.ramp?.steps.at(-1) ?? given.weight ?? { kind: 'absolute', value: 1 },
      };
    case 'ready':
      return { ...everything, operation, weight: given.ramp?.steps.at(-1) ?? given.weight ?? null };
    default:
      return { ...everything, operation };
  }
}

/** On the clock, ms. */
export const BEGUN_AT = 7_000;

export interface Ran {
  report: Report;
  news: News[];
  saved: SavedChange[];
  tookMs: number;
}

export async function run(
  asked: Request,
  loadBalancers: FakeLoadBalancer[],
  meanwhile: (clock: FakeClock, cancel: () => void) => Promise<void> = async () => {},
  cuts?: CutMemory,
): Promise<Ran> {
  const clock = new FakeClock();
  // No clock stands at 0 when a step begins.
  await clock.advance(BEGUN_AT);
  for (const each of loadBalancers) each.clock = clock;
  const controller = new AbortController();
  const news: News[] = [];
  const saved: SavedChange[] = [];
  const save = (one: SavedChange) => {
    for (const each of loadBalancers) each.calls.push('save');
    saved.push(one);
  };
  const tell = (one: News) => news.push(one);
  const effects = { clock, signal: controller.signal, save, tell, ...(cuts && { cuts }) };
  const work = change({ request: asked, loadBalancers, effects });
  await meanwhile(clock, () =>
    controller.abort(new Failure('cancelled', 'The step was cancelled (SIGINT).')),
  );
  const report = await clock.runUntil(work);
  return { report, news, saved, tookMs: clock.now() - BEGUN_AT };
}
