/** A rolling step on load balancers in memory, with a clock that takes no time and a script that is a function. */
import { Failure } from '../../src/errors.ts';
import type { HoldClient, Unanswered } from '../../src/operation/effects.ts';
import { parseSelection } from '../../src/operation/plan/selection.ts';
import type { Report, ServerReport } from '../../src/operation/report.ts';
import type { RollingRequest } from '../../src/operation/request.ts';
import { rolling } from '../../src/operation/rolling/rolling.ts';
import type { ScriptBatch, ScriptEnd } from '../../src/operation/rolling/rolling-effects.ts';
import type { SavedChange } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { CHECKED } from './change-scene.ts';

export const OK: ScriptEnd = { kind: 'ended', exitCode: 0, signal: null };

/** Checks of whatever is proven pass at once. */
export function lb(name: string, keys: readonly string[], more: Record<string, Partial<FakeServer>> = {}) {
  const servers = keys.map((key) => {
    const [backend = '', server = ''] = key.split('/');
    return { backend, server, ...CHECKED, ...more[key] };
  });
  const made = new FakeLoadBalancer({ name, servers });
  const proven = new Set<string>();
  made.before = (call) => {
    const [method = '', ...given] = call.split(' ');
    for (const key of proven) made.prove(key);
    proven.clear();
    if (['takeDownForProof', 'setHealth'].includes(method))
      for (const key of given.filter((word) => word.includes('/'))) proven.add(key);
  };
  return made;
}

export const WEB = ['web/web1', 'web/web2', 'web/web3', 'web/web4'];

export function request(
  given: Partial<RollingRequest> & { server?: string; backend?: string } = {},
): RollingRequest {
  const { server = '*', backend = '*', ...rest } = given;
  const selection = parseSelection(backend, server);
  if (!selection.ok) throw new Error(selection.faults.join());
  return {
    operation: 'rolling',
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
    batchSize: { kind: 'count', value: 1 },
    ...rest,
  };
}

export interface Rolled {
  report: Report;
  scripts: ScriptBatch[];
  saved: SavedChange[];
  told: string[];
}

export interface Acting {
  clock: FakeClock;
  cancel(): void;
  signal: AbortSignal;
  /** So far. */
  saved: readonly SavedChange[];
}

export async function roll(
  asked: RollingRequest,
  loadBalancers: FakeLoadBalancer[],
  script: (batch: ScriptBatch, acting: Acting) => Promise<ScriptEnd> = async () => OK,
  more: {
    hold?: HoldClient;
    save?: (one: SavedChange) => void;
    keepRoom?: () => void;
    unanswered?: Unanswered;
  } = {},
): Promise<Rolled> {
  const clock = new FakeClock();
  // No clock stands at 0 when a step begins.
  await clock.advance(7_000);
  for (const each of loadBalancers) each.clock = clock;
  const controller = new AbortController();
  const [scripts, saved, told]: [ScriptBatch[], SavedChange[], string[]] = [[], [], []];
  const cancel = () => controller.abort(new Failure('cancelled', 'The step was cancelled'));
  const effects = {
    clock,
    signal: controller.signal,
    save: (one: SavedChange) => {
      more.save?.(one);
      saved.push(structuredClone(one));
    },
    ...(more.hold ? { hold: more.hold } : {}),
    ...(more.unanswered ? { unanswered: more.unanswered } : {}),
    tell: (news: { kind: string; text?: string; failure?: Failure }) =>
      void told.push(`${news.kind} ${news.text ?? news.failure?.message ?? ''}`),
    keepRoom: () => more.keepRoom?.(),
    tellProgress: (text: string) => void told.push(text),
    runScript: async (batch: ScriptBatch, signal: AbortSignal) => {
      scripts.push(batch);
      return script(batch, { clock, cancel, signal, saved });
    },
  };
  const report = await clock.runUntil(rolling({ request: asked, loadBalancers, effects }));
  return { report, scripts, saved, told };
}

/** `lb1 web/web1 changed ready` */
export function rows({ servers }: Report): string[] {
  return servers.map(rowOf);
}

function rowOf({ loadBalancer, backend, server, outcome, after }: ServerReport): string {
  return `${loadBalancer} ${backend}/${server} ${outcome} ${after.forced}`;
}
