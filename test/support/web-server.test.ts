/** The web application of the tests has to fail as a real one would. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startAgent } from './agent-server.ts';
import { eventually } from './eventually.ts';
import { ask } from './haproxy-cli.ts';
import { converse, get } from './load-request.ts';
import { startWebServer } from './web-server.ts';

test('a web server answers with its name, streams, echoes and tells its health', async (t) => {
  const web1 = await startWebServer({ name: 'web1', t });
  const { port } = web1;
  assert.equal(await get({ port, agent: false, path: '/?delay=10' }), 'web1');
  assert.equal(await get({ port, agent: false, path: '/?stream=50' }), 'web1');
  assert.equal(await converse(port, 60), 'WebSocket');
  assert.equal(web1.requests, 3);

  assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200);
  web1.health = { status: 503, delay: 0 };
  assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 503);
  assert.equal(web1.requests, 3);
});

test('a killed web server cuts every request and comes back on its port', async (t) => {
  const web1 = await startWebServer({ name: 'web1', t });
  const { port } = web1;
  const cut = [
    get({ port, agent: false, path: '/?delay=5000' }),
    get({ port, agent: false, path: '/?stream=5000' }),
    converse(port, 5_000),
  ];
  for (const request of cut) {
    request.catch(() => undefined);
  }
  while (web1.open < cut.length) {
    await new Promise(setImmediate);
  }
  await web1.kill();
  for (const request of cut) {
    await assert.rejects(request);
  }
  await assert.rejects(get({ port, agent: false, path: '/' }), /ECONNREFUSED/);
  await web1.restart();
  assert.equal(await get({ port, agent: false, path: '/' }), 'web1');
});

test('a web server knows when its last request ended', async (t) => {
  const web1 = await startWebServer({ name: 'web1', t });
  assert.equal(web1.lastEndedMs, 0);
  await get({ port: web1.port, agent: false, path: '/' });
  const slow = get({ port: web1.port, agent: false, path: '/?delay=100' });
  await eventually('a request in progress', () => web1.open === 1);
  const before = web1.lastEndedMs;
  assert.ok(before > 0 && before <= Date.now());
  await slow;
  await eventually('the end of it', () => web1.open === 0);
  assert.ok(web1.lastEndedMs >= before + 90);
});

test('a closed web server answers what is in progress first', async (t) => {
  const web1 = await startWebServer({ name: 'web1', t });
  const slow = get({ port: web1.port, agent: false, path: '/?stream=100' });
  while (web1.open < 1) {
    await new Promise(setImmediate);
  }
  await web1.close();
  assert.equal(await slow, 'web1');
});

test('an agent says its line to whoever connects', async (t) => {
  const agent = await startAgent({ answer: 'ready\n', t });
  assert.equal(await ask(agent.port, ''), 'ready\n');
  agent.answer = 'drain\n';
  assert.equal(await ask(agent.port, ''), 'drain\n');
  assert.equal(agent.asked, 2);
});
