/**
 * What a deploy of three servers takes under load, a quarter of the clients bound by a cookie, three ways in turn on one HAProxy: by a
 * careful person at the socket, by two steps for each server (`maint`, restart, `ready`), by one step of `rolling`. As a program:
 * `node test/bench/deploy.ts [VERSION [RUNS]]`, and `--cut` for servers with `on-marked-down shutdown-sessions`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Application } from '../demo/application.ts';
import { restartOnRequest } from '../demo/restart-on-request.ts';
import { type RestartAll, type RestartReport, rollingRestart } from '../demo/rolling-restart.ts';
import { eventually } from '../support/eventually.ts';
import { HAPROXY_VERSIONS, type HaproxyVersion, haproxyRelease } from '../support/haproxy-versions.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import { ROLLING } from '../support/rolling-scene.ts';
import { runAction } from '../support/run-action.ts';

export type DeployWay = 'byHand' | 'action' | 'rolling';

export interface DeployRun {
  seconds: number;
  served: number;
  failed: number;
  /** By reason. */
  reasons: Record<string, number>;
}

export interface DeployNumbers {
  runs: DeployRun[];
  medianSeconds: number;
  served: number;
  failed: number;
}

export interface DeployOptions {
  /** Of each way; 5 unless told. */
  runs?: number;
  /** The servers have `on-marked-down shutdown-sessions`. */
  cut?: boolean;
  onRun?(way: DeployWay, run: DeployRun): void;
}

/** From the kill of an application to its start, ms; then it still has to load. */
const DOWN_MS = 1_000;
/** How often a person looks, and for how long before bound clients are moved by force. */
const LOOK_MS = 100;
const PATIENCE_MS = 5_000;

const WAYS: Record<DeployWay, RestartAll> = {
  byHand: (haproxy, applications) => each(applications, (one) => byHand(haproxy, one)),
  action: async (haproxy, applications) => {
    let temp: string | undefined;
    const held: (() => Promise<void>)[] = [];
    const t = { after: (clearUp: () => Promise<void>) => void held.push(clearUp) };
    const step = async (inputs: Record<string, string>) => {
      const given = { address: haproxy.address, backend: 'web', ...inputs };
      // Steps of one job.
      const result = await runAction({
        t,
        ownProcess: true,
        inputs: given,
        debug: false,
        ...(temp && { temp }),
      });
      temp = result.temp;
      if (result.code !== 0) throw new Error(result.log);
    };
    try {
      await each(applications, async (one) => {
        await step({ server: one.name, operation: 'maint' });
        await one.restart(DOWN_MS);
        await step({ server: one.name, operation: 'ready' });
      });
    } finally {
      for (const clearUp of held) await clearUp();
    }
  },
  rolling: async (haproxy, applications) => {
    using restarts = await restartOnRequest(applications, DOWN_MS);
    const inputs = { address: haproxy.address, backend: 'web', server: 'web*', run: restarts.script };
    const result = await runAction({ action: ROLLING, inputs, debug: false });
    if (result.code !== 0) throw new Error(result.log);
  },
};

/** Measures all three ways, one run of each after the other, each run beginning with another way. */
export async function measureDeploys(
  version: HaproxyVersion,
  { runs = 5, cut = false, onRun = () => {} }: DeployOptions = {},
): Promise<Record<DeployWay, DeployNumbers>> {
  const ways = Object.keys(WAYS) as DeployWay[];
  const done: Record<DeployWay, DeployRun[]> = { byHand: [], action: [], rolling: [] };
  for (let run = 0; run < runs; run++) {
    for (let index = 0; index < ways.length; index++) {
      const way = ways[(run + index) % ways.length] as DeployWay;
      const server = cut ? 'on-marked-down shutdown-sessions' : '';
      const options = { lines: 'option redispatch', server };
      const one = runOf(await rollingRestart(version, WAYS[way], options));
      done[way].push(one);
      onRun(way, one);
    }
  }
  return {
    byHand: numbersOf(done.byHand),
    action: numbersOf(done.action),
    rolling: numbersOf(done.rolling),
  };
}

async function each(
  applications: readonly Application[],
  deploy: (application: Application) => Promise<void>,
): Promise<void> {
  for (const application of applications) await deploy(application);
}

/** As somebody does it who knows HAProxy well: nothing is skipped, and nothing is waited for twice. */
async function byHand(haproxy: RealHaproxy, application: Application): Promise<void> {
  const server = `web/${application.name}`;
  const row = () => haproxy.row('web', application.name);
  const isEmpty = async () => {
    const { scur, qcur } = await row();
    return scur === '0' && qcur === '0';
  };
  const patience = performance.now() + PATIENCE_MS;
  await haproxy.cli(`set server ${server} state drain`);
  while (!(await isEmpty()) && performance.now() < patience) await sleep(LOOK_MS);
  await haproxy.cli(`set server ${server} state maint`);
  while (!(await isEmpty())) await sleep(LOOK_MS);
  await application.restart(DOWN_MS);
  await haproxy.cli(`set server ${server} state drain; set server ${server} health down`);
  while ((await row()).status !== 'DRAIN') await sleep(LOOK_MS);
  await haproxy.cli(`set server ${server} state ready`);
  await eventually('it is UP', async () => (await row()).status === 'UP');
}

function runOf({ seconds, served, failed, failures }: RestartReport): DeployRun {
  const reasons: Record<string, number> = {};
  for (const { kind, reason } of failures) {
    const words = `${kind}: ${reason}`;
    reasons[words] = (reasons[words] ?? 0) + 1;
  }
  return { seconds, served, failed, reasons };
}

function numbersOf(runs: DeployRun[]): DeployNumbers {
  const sorted = runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.slice(middle - (sorted.length % 2 === 0 ? 1 : 0), middle + 1);
  return {
    runs,
    medianSeconds: (low + high) / 2,
    served: runs.reduce((sum, { served }) => sum + served, 0),
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
  };
}

if (import.meta.main) {
  const given = process.argv.slice(2);
  const [version = HAPROXY_VERSIONS.at(-1), runs = '5'] = given.filter((word) => word !== '--cut');
  const measured = await measureDeploys(version as HaproxyVersion, {
    runs: Number(runs),
    cut: given.includes('--cut'),
    onRun: (way, { seconds, served, failed, reasons }) => {
      const words = failed > 0 ? `: ${JSON.stringify(reasons)}` : '';
      console.log(`${way}: ${seconds.toFixed(1)} s, ${served} served, ${failed} failed${words}`);
    },
  });
  console.log(`HAProxy ${haproxyRelease(version as HaproxyVersion)}`);
  for (const [way, { medianSeconds, served, failed }] of Object.entries(measured)) {
    const ratio = medianSeconds / measured.byHand.medianSeconds;
    console.log(
      `${way}: ${medianSeconds.toFixed(1)} s, ${ratio.toFixed(2)} × by hand, ${served} served, ${failed} failed`,
    );
  }
}
