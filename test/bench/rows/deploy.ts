/** A deploy of three servers under load, by a careful person and by this action: requests that fail, and seconds. */
import { NEWEST } from '../../support/haproxy-versions.ts';
import { type DeployRun, type DeployWay, measureDeploys } from '../deploy.ts';
import { median } from '../median.ts';
import { type Line, line, type Row, ratios } from '../row.ts';

const RUNS = 3;
const LIMIT = 1.2;
const WORDS: Record<Exclude<DeployWay, 'byHand'>, string> = {
  action: 'a step out and a step back for each server',
  rolling: 'one step of `rolling`',
};

export const DEPLOY: Row = {
  name: 'deploy',
  what: 'three servers restarted one after the other under load: requests that fail, and seconds against a careful person',
  async run() {
    const { byHand, action, rolling } = await measureDeploys(NEWEST, { runs: RUNS, onRun: tell });
    const lines = Object.entries({ action, rolling }).flatMap(([way, { runs }]) =>
      linesOf(WORDS[way as keyof typeof WORDS], runs, byHand.runs),
    );
    return { lines };
  },
};

function linesOf(way: string, runs: readonly DeployRun[], byHand: readonly DeployRun[]): Line[] {
  const seconds = (all: readonly DeployRun[]): number[] => all.map((run) => run.seconds);
  const sides = `${median(seconds(runs)).toFixed(1)} s against ${median(seconds(byHand)).toFixed(1)} s`;
  const failed = runs.map((run) => run.failed);
  const served = runs.reduce((sum, run) => sum + run.served, 0);
  return [
    line({
      what: `${way}: requests that fail`,
      values: failed,
      unit: 'requests',
      limit: 0,
      strict: true,
      detail: `of ${served.toLocaleString('en-US')} in all`,
    }),
    line({
      what: `${way}: seconds, against a careful person at the socket`,
      values: ratios(seconds(runs), seconds(byHand)),
      unit: '×',
      digits: 2,
      limit: LIMIT,
      detail: sides,
    }),
  ];
}

function tell(way: DeployWay, { seconds, failed }: DeployRun): void {
  console.log(`  ${way}: ${seconds.toFixed(1)} s, ${failed} failed`);
}
