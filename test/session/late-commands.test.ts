/**
 * The network fails while a command is on its way, and HAProxy gets it when others have been answered already: the system goes on
 * delivering what an ssh, or a tunnel of the user's, had taken. TCP doubles its pauses, so that comes within as long again.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { Credentials } from '../../src/haproxy/credentials.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, NEWEST } from '../support/haproxy-versions.ts';
import { NO_CREDENTIALS, openAt } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { makeScratch } from '../support/scratch.ts';
import { makeUserKey, startSshd, whereSshdIs } from '../support/sshd.ts';
import { startStalledWay } from '../support/stalled-way.ts';
import { startWebServer } from '../support/web-server.ts';

const signal = new AbortController().signal;
const web1 = { backend: 'web', server: 'web1' };

/** The commands that are late come when others have been answered, and a while before they can come no more. */
const COMMAND_TIMEOUT_MS = 2_000;
const LATE_MS = 1_000;

async function startWeb(version: Parameters<typeof startHaproxy>[0], t: TestContext) {
  const app = await startWebServer({ name: 'app', t });
  const haproxy = await startHaproxy(version, {
    t,
    config: `backend web\n  server web1 127.0.0.1:${app.port} check inter 100ms rise 2`,
  });
  const sets: string[] = [];
  return {
    haproxy,
    sets,
    debug: (line: string) => void (line.startsWith('> set server') && sets.push(line)),
  };
}

async function late(t: TestContext, socket: string, debug: (line: string) => void): Promise<LoadBalancer> {
  const way = await startStalledWay({
    t,
    target: socket,
    stallBefore: (words) => words.includes('set server '),
    onNext: ({ recover }) => void setTimeout(recover, LATE_MS),
  });
  const lb = openAt(`127.0.0.1:${way.port}`, { t, commandTimeoutMs: COMMAND_TIMEOUT_MS, debug });
  await lb.read(signal);
  return lb;
}

atEitherEnd('late commands', (version, test) => {
  test('a set that HAProxy gets when others have been answered is waited for, and not sent again', async (t) => {
    const { haproxy, sets, debug } = await startWeb(version, t);
    const lb = await late(t, haproxy.socket, debug);
    const { servers } = await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    assert.equal(servers.get('web/web1')?.forced, 'drain');
    assert.equal(sets.length, 1);
  });

  test('a proof that HAProxy gets late takes the server down once', async (t) => {
    const { haproxy, sets, debug } = await startWeb(version, t);
    const lb = await late(t, haproxy.socket, debug);
    const before = Number((await haproxy.row('web', 'web1')).chkdown);
    await lb.takeDownForProof([web1], [web1], signal);
    assert.equal(sets.length, 1);
    assert.equal(Number((await haproxy.row('web', 'web1')).chkdown), before + 1);
  });

  test('a set that HAProxy gets late is waited for also where somebody has set something else meanwhile', async (t) => {
    const { haproxy } = await startWeb(version, t);
    const typed: Promise<unknown>[] = [];
    const debug = (line: string) =>
      void (line.startsWith('> set server') && typed.push(haproxy.cli('set server web/web1 state maint')));
    const lb = await late(t, haproxy.socket, debug);
    const { servers } = await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    await Promise.all(typed);
    assert.equal(servers.get('web/web1')?.forced, 'drain');
    assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
  });

  test('what was lost with a process is not waited for in the one that has taken its place', async (t) => {
    const { haproxy } = await startWeb(version, t);
    const { promise: lost, resolve: stalled } = Promise.withResolvers<void>();
    const stallBefore = (words: string) => {
      const isSet = words.includes('set server ');
      if (isSet) stalled();
      return isSet;
    };
    const way = await startStalledWay({ t, target: haproxy.socket, stallBefore });
    const waits: number[] = [];
    const sleep: Clock['sleep'] = (ms, limit) => {
      waits.push(ms);
      return systemClock.sleep(ms, limit);
    };
    const clock = { ...systemClock, sleep };
    const lb = openAt(`127.0.0.1:${way.port}`, { t, commandTimeoutMs: COMMAND_TIMEOUT_MS, clock });
    await lb.read(signal);
    const setting = assert.rejects(lb.setStates([{ ...web1, state: 'drain' }], [web1], signal), {
      code: 'reloaded',
    });
    await lost;
    await haproxy.restart();
    await setting;
    const { servers } = await lb.read(signal);
    assert.equal(servers.get('web/web1')?.forced, 'ready');
    assert.ok(Math.max(0, ...waits) < COMMAND_TIMEOUT_MS, `waited for ${waits}`);
  });
});

test('what a front of the Data Plane API passes on late is waited for, and not sent again', async (t) => {
  const { haproxy } = await startWeb(NEWEST, t);
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const way = await startStalledWay({
    t,
    target: Number(new URL(api.address).port),
    stallBefore: (words) => words.includes('PUT '),
    onNext: ({ recover }) => void setTimeout(recover, LATE_MS),
  });
  const address = `http://127.0.0.1:${way.port}`;
  const lb = openThrough({ address, user: api.user }, { t, commandTimeoutMs: COMMAND_TIMEOUT_MS });
  await lb.read(signal);
  await lb.takeDownForProof([web1], [web1], signal);
  await way.recovered;
  await lb.readServers([web1], signal, { fresh: true });
  assert.equal(api.asked.filter(({ method }) => method === 'PUT').length, 1);
  assert.deepEqual(
    api.commands.filter((command) => command.startsWith('set server')),
    ['set server web/web1 health down', 'set server web/web1 state drain'],
  );
});

test('and also where somebody has set something else meanwhile', async (t) => {
  const { haproxy } = await startWeb(NEWEST, t);
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const typed: Promise<unknown>[] = [];
  const way = await startStalledWay({
    t,
    target: Number(new URL(api.address).port),
    stallBefore: (words) => {
      const isSet = words.includes('PUT ');
      if (isSet) typed.push(haproxy.cli('set server web/web1 state maint'));
      return isSet;
    },
    onNext: ({ recover }) => void setTimeout(recover, LATE_MS),
  });
  const address = `http://127.0.0.1:${way.port}`;
  const lb = openThrough({ address, user: api.user }, { t, commandTimeoutMs: COMMAND_TIMEOUT_MS });
  await lb.read(signal);
  const { servers } = await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
  await Promise.all(typed);
  assert.equal(servers.get('web/web1')?.forced, 'drain');
  assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
});

whereSshdIs(() => {
  test('what an ssh had taken that gave its silent host up comes before anything else is sent', async (t) => {
    const { haproxy, sets, debug } = await startWeb(NEWEST, t);
    const key = makeUserKey({ t });
    const sshd = await startSshd({ t, authorized: [key.publicLine] });
    const way = await startStalledWay({
      t,
      target: sshd.port,
      onNext: ({ recover }) => void setTimeout(recover, LATE_MS),
    });
    const { folder, remove } = makeScratch();
    t.after(remove);
    const alive = { ServerAliveInterval: '1', ServerAliveCountMax: '1' };
    const credentials: Credentials = {
      ...NO_CREDENTIALS,
      ssh: {
        privateKey: key.text,
        knownHosts: sshd.knownHosts().replace(String(sshd.port), String(way.port)),
        options: new Map(Object.entries(alive)),
      },
      folders: () => ({ files: folder, sockets: folder }),
    };
    const address = `ssh://${sshd.user}@127.0.0.1:${way.port}${haproxy.socket}`;
    const lb = openAt(address, { t, credentials, connectTimeoutMs: 20_000, debug });
    await lb.read(signal);
    way.stall();
    const { servers } = await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    assert.equal(servers.get('web/web1')?.forced, 'drain');
    assert.equal(sets.length, 1);
    await lb.setStates([{ ...web1, state: 'ready' }], [web1], signal);
    await eventually('the first ssh’s connection has ended there', () =>
      /Connection (?:closed|reset) by|Received disconnect|Disconnected from|Close session/.test(sshd.log),
    );
    assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
  });
});
