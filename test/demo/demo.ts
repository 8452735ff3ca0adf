/**
 * `npm run demo`: three applications are restarted one after the other under load, first by one step of this action (`rolling`, whose
 * script restarts what is out), then by the usual script over the socket; every request is counted. Exit code 1 when a request failed
 * although this action was there.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { HAPROXY_VERSIONS, haproxyRelease, isUnpacked } from '../support/haproxy-versions.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import { ROLLING } from '../support/rolling-scene.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import type { Application } from './application.ts';
import { restartOnRequest } from './restart-on-request.ts';
import { type RestartReport, rollingRestart } from './rolling-restart.ts';

/** Between the kill of an application and its start, ms; then it still has to load. */
const DOWN_TIME = 1_000;

const version = HAPROXY_VERSIONS.findLast(isUnpacked);
if (version === undefined) {
  throw new Error('no HAProxy to show it with (see above)');
}

title(`HAProxy ${haproxyRelease(version)}, three servers, 24 clients: with one step of this action`);
const ours = await rollingRestart(version, restartWithAction);
told(ours);

title('The same with the usual script: disable server; sleep 1; restart; enable server');
const usual = await rollingRestart(version, restartWithScript);
told(usual);

title('Compared');
table([
  ['way', 'served', 'failed', 'seconds'],
  ['one step of this action', ...figures(ours)],
  ['the usual script', ...figures(usual)],
]);
process.exitCode = ours.failed === 0 ? 0 : 1;

/** The step, and beside it whoever restarts applications: the step's script asks for it. */
async function restartWithAction(haproxy: RealHaproxy, applications: readonly Application[]): Promise<void> {
  using restarts = await restartOnRequest(applications, DOWN_TIME);
  const inputs = { address: haproxy.address, backend: 'web', server: 'web*', run: restarts.script };
  console.log(
    indented(
      'the step',
      Object.entries(inputs)
        .map((pair) => pair.join(': '))
        .join('\n'),
    ),
  );
  const result = await runAction({ action: ROLLING, inputs, debug: false });
  show(result);
  if (result.code !== 0) throw new Error('rolling failed');
}

async function restartWithScript(haproxy: RealHaproxy, applications: readonly Application[]): Promise<void> {
  for (const application of applications) {
    await haproxy.cli(`disable server web/${application.name}`);
    await sleep(1_000);
    await application.restart(DOWN_TIME);
    await haproxy.cli(`enable server web/${application.name}`);
    console.log(`   ${application.name} was disabled, killed, started and enabled`);
    await sleep(2_000);
  }
}

function show(result: ActionResult): void {
  const outputs = Object.entries(result.outputs).filter(([, value]) => value !== '');
  console.log(indented('log', result.visibleLog));
  console.log(indented('outputs', outputs.map((pair) => pair.join('=')).join('\n')));
  console.log(indented('summary', result.summary));
}

function indented(heading: string, text: string): string {
  return `   ${heading}:\n${text.trimEnd().replace(/^/gm, '     ')}`;
}

function told({ served, failed, failures, byServer }: RestartReport): void {
  const servers = Object.entries(byServer).map(([name, count]) => `${name} ${count}`);
  console.log(`\n${served} requests served (${servers.sort().join(', ')}), ${failed} failed`);
  for (const [reason, each] of Object.entries(Object.groupBy(failures, (failure) => failure.reason))) {
    console.log(`   ${each?.length} × ${reason}`);
  }
}

function figures({ served, failed, seconds }: RestartReport): string[] {
  return [String(served), String(failed), seconds.toFixed(1)];
}

function title(text: string): void {
  console.log(`\n${text}\n${'='.repeat(text.length)}`);
}

function table(rows: readonly string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const [head = [], ...body] = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  for (const row of [head, widths.map((width) => '-'.repeat(width)), ...body]) {
    console.log(`| ${row.join(' | ')} |`);
  }
}
