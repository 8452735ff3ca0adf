/**
 * What users feel, measured as ratios against something real in the same run: start-up, round trips, the end of a drain, many
 * servers, bytes of a poll, many load balancers. Prints a table; asserts nothing, for a machine may be busy.
 */
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import { HAPROXY_VERSIONS } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startWebServer } from '../support/web-server.ts';

type Inputs = Record<string, string>;

const RUNS = 15;
const MANY = 10_000;
const ROUND_TRIP_MS = 100;
const FLEET = 50;
const FLEET_ROUND_TRIP_MS = 20;
const version = HAPROXY_VERSIONS.at(-1) ?? '3.4';
const rows: { what: string; budget: string; measured: string }[] = [];

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function milliseconds(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function medianOf(work: () => unknown, runs = RUNS): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await milliseconds(work));
  return median(times);
}

/** `duration-ms` is what a step takes beyond start-up. */
async function stepMs(inputs: Inputs): Promise<number> {
  const { code, outputs, log } = await runAction({ inputs, debug: false });
  if (code !== 0) throw new Error(log);
  return Number(outputs['duration-ms']);
}

function config(servers: number, port: number): string {
  const lines = Array.from({ length: servers }, (_, index) => `  server s${index + 1} 127.0.0.1:${port}`);
  return `backend web\n${lines.join('\n')}\n`;
}

async function startUp(haproxy: RealHaproxy): Promise<void> {
  const inputs = { address: haproxy.address, backend: 'web', server: 's1', operation: 'status' };
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push((await runAction({ inputs, debug: false })).durationMs);
  const ours = median(times);
  const bare = await medianOf(() => execFileSync(process.execPath, ['-e', '0']));
  const measured = `${(ours / bare).toFixed(1)} × (${ours.toFixed(0)} ms against ${bare.toFixed(0)} ms)`;
  rows.push({ what: 'start-up: status of one server, against node -e 0', budget: '4.5 ×', measured });
}

async function roundTrips(haproxy: RealHaproxy): Promise<void> {
  const proxy = await startTcpProxy({ target: haproxy.socket, delay: ROUND_TRIP_MS / 2 });
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const inputs = { address: proxy.address, backend: 'web', server: 's1', operation: 'drain' };
    times.push(await stepMs(inputs));
    await haproxy.cli('set server web/s1 state ready');
  }
  await proxy.close();
  const measured = `${(median(times) / ROUND_TRIP_MS).toFixed(1)} (${median(times).toFixed(0)} ms)`;
  rows.push({
    what: `drain of an idle server, in round trips of ${ROUND_TRIP_MS} ms`,
    budget: '5',
    measured,
  });
}

/** One load balancer, then fifty, each with a round trip of its own: how much longer does the step take? */
async function manyLoadBalancers(port: number): Promise<void> {
  const starts = Array.from({ length: FLEET }, () => startHaproxy(version, { config: config(2, port) }));
  const haproxies = await Promise.all(starts);
  const proxies = await Promise.all(
    haproxies.map(({ socket }) =>
      startTcpProxy({ target: socket, delay: FLEET_ROUND_TRIP_MS / 2, record: false }),
    ),
  );
  const drainMs = async (count: number): Promise<number> => {
    const address = proxies
      .slice(0, count)
      .map((proxy) => proxy.address)
      .join('\n');
    const took = await stepMs({ address, backend: 'web', server: 's1', operation: 'drain' });
    await Promise.all(haproxies.map((haproxy) => haproxy.cli('set server web/s1 state ready')));
    return took;
  };
  const one: number[] = [];
  const all: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    one.push(await drainMs(1));
    all.push(await drainMs(FLEET));
  }
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await Promise.all(haproxies.map((haproxy) => haproxy.stop()));
  const [few, many] = [median(one), median(all)];
  const measured = `${(many / few).toFixed(2)} × (${many.toFixed(0)} ms against ${few.toFixed(0)} ms)`;
  const what = `drain on ${FLEET} load balancers against 1, round trip ${FLEET_ROUND_TRIP_MS} ms`;
  rows.push({ what, budget: '1.5 ×', measured });
}

/** How long after its last session has ended a drained server is told. */
async function endOfDrain(haproxy: RealHaproxy): Promise<void> {
  const late: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    let ended = 0;
    const path = `/?delay=${700 + run * 13}`;
    const request = http.get({ port: haproxy.port('fe_web'), path, agent: false }, (response) => {
      response.resume().on('close', () => {
        ended = performance.timeOrigin + performance.now();
      });
    });
    await new Promise((resolve) => request.on('socket', resolve));
    while (Number((await haproxy.row('web', 's1')).scur) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const inputs = {
      address: haproxy.address,
      backend: 'web',
      server: 's1',
      operation: 'drain',
      'min-available': '0',
    };
    const { outputs } = await runAction({ inputs, debug: false });
    const finished = performance.timeOrigin + performance.now();
    if (outputs.drained !== 'true') throw new Error('not drained');
    late.push(finished - ended);
    await haproxy.cli('set server web/s1 state ready');
  }
  const measured = `${median(late).toFixed(0)} ms (to the end of the process)`;
  rows.push({ what: 'from the end of the last session to "drained", median', budget: '250 ms', measured });
}

async function manyServers(haproxy: RealHaproxy): Promise<void> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let run = 0; run < 5; run++) {
    const inputs = {
      address: haproxy.address,
      backend: 'web',
      server: 's[1-9]00*,s?,s??,s???',
      operation: 'drain',
    };
    const { code, outputs, log, peakMemory } = await runAction({ inputs, debug: false, memory: true });
    if (code !== 0) throw new Error(log);
    times.push(Number(outputs['duration-ms']));
    memory.push((peakMemory ?? Number.NaN) / 2 ** 20);
    await haproxy.restart();
  }
  const measured = `${median(times).toFixed(0)} ms, ${median(memory).toFixed(0)} MB`;
  rows.push({ what: `about 1,000 servers of ${MANY} to drain`, budget: '300 ms, 150 MB', measured });
}

async function bytesOfAPoll(haproxy: RealHaproxy, port: number): Promise<void> {
  const proxy = await startTcpProxy({ target: haproxy.socket });
  const request = http.get({ port, path: '/?delay=3000', agent: false }, (response) => response.resume());
  request.on('error', () => {});
  while (!(await haproxy.rows('web')).some((row) => row.svname !== 'BACKEND' && Number(row.scur) > 0)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const busy = (await haproxy.rows('web')).find((row) => row.svname !== 'BACKEND' && Number(row.scur) > 0);
  const inputs = { address: proxy.address, backend: 'web', server: String(busy?.svname), operation: 'drain' };
  await runAction({ inputs, debug: false });
  const polls = proxy.dialogue.filter((burst) => burst.from === 'server' && burst.text.length < 100_000);
  await proxy.close();
  const sizes = polls.map((burst) => burst.text.length).filter((size) => size > 500);
  const measured = `${median(sizes)} bytes`;
  rows.push({ what: `bytes of a poll, one server of ${MANY}, median`, budget: '4,000 bytes', measured });
}

const web = await startWebServer({ name: 'web' });
const few = await startHaproxy(version, { config: config(2, web.port), frontends: { fe_web: 'web' } });
await startUp(few);
await roundTrips(few);
await few.cli('set server web/s2 state maint');
await endOfDrain(few);
await few.stop();
await manyLoadBalancers(web.port);
const many = await startHaproxy(version, { config: config(MANY, web.port), frontends: { fe_web: 'web' } });
await manyServers(many);
await bytesOfAPoll(many, many.port('fe_web'));
await many.stop();
await web.close();
console.log(`HAProxy ${version}, Node ${process.version}`);
console.table(rows);
