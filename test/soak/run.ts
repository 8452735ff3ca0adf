/** A whole soak: every planned operation in a row, the account of requests, and what is looked at between them and at the end. */
import { eventually } from '../support/eventually.ts';
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import type { Failure, LoadReport } from '../support/load.ts';
import { type Ended, runOperation } from './operation.ts';
import type { Planned } from './plan.ts';
import { type Scene, startScene } from './scene.ts';
import type { Site } from './site.ts';
import { adminSessions, childrenOf, takeUsage, type Usage } from './usage.ts';

export interface Soak {
  ended: Ended[];
  usage: Usage[];
  load: Pick<LoadReport, 'served' | 'failed' | 'byServer'>;
  /** In a sentence each, by the number of the operation; 0 is the soak as a whole. */
  violations: Violation[];
  /** What HAProxy itself did wrong. */
  notes: string[];
  seconds: number;
}

export interface Violation {
  number: number;
  what: 'wrong answer' | 'failed request' | 'left behind' | 'grown';
  words: string;
}

/** Whoever hangs up needs a moment, and so does an old worker whose last client stays. */
const CLOSED_WITHIN_MS = 5_000;
const OLD_WITHIN_MS = 30_000;

export interface SoakOptions {
  /** Called when an operation has ended, with what it violates. */
  tell?: (ended: Ended, violations: readonly Violation[]) => void;
  /** Goes on beside each operation: by it tests do what a soak has to see. */
  meanwhile?: (plan: Planned, scene: Scene) => Promise<void>;
  /** Aborted: no further operation is begun, and all that is looked at in the end is looked at then. */
  signal?: AbortSignal;
}

export async function runSoak(
  plans: readonly Planned[],
  versions: readonly HaproxyVersion[],
  { tell, meanwhile, signal }: SoakOptions = {},
): Promise<Soak> {
  const began = performance.now();
  const clearUps: (() => Promise<void> | void)[] = [];
  const t = { after: (clearUp: () => Promise<void> | void) => void clearUps.push(clearUp) };
  const soak: Soak = {
    ended: [],
    usage: [],
    load: { served: 0, failed: 0, byServer: {} },
    violations: [],
    notes: [],
    seconds: 0,
  };
  try {
    const scene = await startScene(t, versions);
    const children = childrenOf(process.pid).length;
    const forgotten = new Forgotten();
    let failed = 0;
    for (const plan of plans) {
      if (signal?.aborted) break;
      const [ended] = await Promise.all([runOperation(scene, plan), meanwhile?.(plan, scene)]);
      const { failures } = await scene.load.report();
      const violations = [
        ...violationsOf(ended, failures.slice(failed)),
        ...(await openAfter(plan.number, scene, children)),
      ];
      failed = failures.length;
      soak.notes.push(...(await forgotten.notesOf(plan.number, scene.sites)));
      soak.usage.push(await takeUsage(scene));
      soak.violations.push(...violations);
      tell?.(ended, violations);
      // What is right need not be told any more.
      soak.ended.push({ ...ended, story: '' });
    }
    await scene.prepare();
    const { served, failed: all, failures, byServer } = await scene.load.stop();
    soak.load = { served, failed: all, byServer };
    soak.violations.push(...failures.slice(failed).map((failure) => failureOf(0, failure)));
    // A worker that has forgotten a session waits for it for ever.
    soak.violations.push(...(soak.notes.length > 0 ? [] : await oldWorkers(scene)));
  } finally {
    for (const clearUp of clearUps.reverse()) await clearUp();
  }
  soak.seconds = (performance.now() - began) / 1_000;
  return soak;
}

/** What an operation violates, and the requests that failed while it went on. */
export function violationsOf(
  { plan: { number, trouble, onDrainTimeout }, wrong, left }: Pick<Ended, 'plan' | 'wrong' | 'left'>,
  failures: readonly Failure[],
): Violation[] {
  // Where sessions are cut by wish, so is the request of a client that is bound to the server and came just then.
  const cuts = trouble === 'sessions stay' && onDrainTimeout === 'shutdown-sessions';
  return [
    ...wrong.map((words) => ({ number, what: 'wrong answer' as const, words })),
    ...left.map((words) => ({ number, what: 'left behind' as const, words })),
    ...failures
      .filter(({ kind }) => !(cuts && kind === 'sticky'))
      .map((failure) => failureOf(number, failure)),
  ];
}

function failureOf(number: number, { at, kind, reason }: Failure): Violation {
  return { number, what: 'failed request', words: `${kind}, ${at} ms after the load began: ${reason}` };
}

/** Nobody is connected through a proxy any more, and no child of ours is left that was not there before. */
async function openAfter(number: number, { sites }: Scene, children: number): Promise<Violation[]> {
  const open = (): string[] => {
    const more = childrenOf(process.pid).length - children;
    return [
      ...sites.flatMap(({ name, proxy }) =>
        proxy.open > 0 ? [`${proxy.open} ends of connections to the admin socket of ${name}`] : [],
      ),
      ...(more > 0 ? [`${more} children`] : []),
    ];
  };
  const words = await eventually('closed', () => open().length === 0, CLOSED_WITHIN_MS).then(() => [], open);
  return words.map((text) => ({ number, what: 'left behind', words: text }));
}

/** Sessions of its admin socket that HAProxy keeps although nobody is connected any more: its own fault, told once. */
class Forgotten {
  readonly #counts = new Map<Site, number>();

  async notesOf(number: number, sites: readonly Site[]): Promise<string[]> {
    const notes: string[] = [];
    for (const site of sites) {
      const known = this.#counts.get(site) ?? 0;
      const count = await eventually(
        'none',
        async () => (await adminSessions(site)) <= known,
        CLOSED_WITHIN_MS,
      ).then(
        () => adminSessions(site),
        () => adminSessions(site),
      );
      this.#counts.set(site, count);
      if (count > known)
        notes.push(
          `${number}: ${site.name} keeps ${count} sessions of its admin socket whose clients have gone`,
        );
    }
    return notes;
  }
}

/** Without load every worker but the last one has ended. */
async function oldWorkers({ sites }: Scene): Promise<Violation[]> {
  const tooMany = () => sites.filter(({ haproxy }) => childrenOf(haproxy.masterPid).length > 1);
  const words = await eventually('old workers have ended', () => tooMany().length === 0, OLD_WITHIN_MS).then(
    () => [],
    () => tooMany().map(({ name }) => `${name} has old workers that do not end`),
  );
  return words.map((text) => ({ number: 0, what: 'left behind', words: text }));
}
