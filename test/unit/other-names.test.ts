/** One machine that goes by another name on another load balancer: whoever stops the application there stops it for both. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { request as changeRequest, run } from './change-scene.ts';
import { lb, OK, request, roll } from './rolling-scene.ts';

const [A, B, C] = ['10.0.0.1:80', '10.0.0.2:80', '10.0.0.3:80'];

function at(name: string, places: Record<string, string>): FakeLoadBalancer {
  const more = Object.fromEntries(Object.entries(places).map(([key, address]) => [key, { address }]));
  return lb(name, Object.keys(places), more);
}

const textsOf = ({ notices }: { notices: readonly { loadBalancer: string; text: string }[] }) =>
  notices.map(({ loadBalancer, text }) => `${loadBalancer}: ${text}`);

describe('a rolling step takes out together what shares an address by the configurations of two load balancers', () => {
  test('under other names: its script is told of both', async () => {
    const both = [at('lb1', { 'web/web1': A, 'web/web2': B }), at('lb2', { 'web/app1': A, 'web/app2': B })];
    const out: string[] = [];
    const { report, scripts } = await roll(
      request({ minAvailable: { kind: 'count', value: 1 } }),
      both,
      async ({ number }) => {
        const keys = number === 1 ? ['web/web1', 'web/app1'] : ['web/web2', 'web/app2'];
        out.push(...both.map((one, index) => String(one.server(keys[index] ?? '').adminFlags)));
        return OK;
      },
    );
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(
      scripts.map(({ names }) => names.join()),
      ['web1,app1', 'web2,app2'],
    );
    assert.deepEqual(out, ['1', '1', '1', '1']);
    assert.deepEqual(textsOf(report), []);
  });

  test('under names that are exchanged: each would be worked on while it serves on the other', async () => {
    const places = [
      { 'web/web1': A, 'web/web2': B, 'web/web3': C },
      { 'web/web1': B, 'web/web2': A, 'web/web3': C },
    ];
    const { report, scripts } = await roll(
      request(),
      places.map((one, index) => at(`lb${index + 1}`, one)),
    );
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(
      scripts.map(({ names }) => names.join()),
      ['web1,web2', 'web3'],
    );
  });

  test('not at an address that each host has for itself, unless it is one host', async () => {
    const local = ['127.0.0.1:8001', '[::1]:8002'] as const;
    const both = () => [
      at('lb1', { 'web/web1': local[0], 'web/web2': local[1] }),
      at('lb2', { 'web/app1': local[0], 'web/app2': local[1] }),
    ];
    assert.equal((await roll(request(), both())).scripts.length, 4);
    const ofOneHost = both();
    for (const one of ofOneHost)
      one.process = { ...one.process, node: 'host', pid: one.name === 'lb1' ? 1 : 2 };
    assert.equal((await roll(request(), ofOneHost)).scripts.length, 2);
  });

  test('not where all servers of a backend have one address: they are told apart by something else', async () => {
    const both = [at('lb1', { 'web/web1': A, 'web/web2': A }), at('lb2', { 'web/web1': A, 'web/web2': A })];
    const { report, scripts } = await roll(request(), both);
    assert.equal(scripts.length, 2);
    assert.deepEqual(textsOf(report), []);
  });

  test('where the other one is not meant it is left in rotation, and a notice says so', async () => {
    const both = [
      at('lb1', { 'web/web1': A, 'web/web2': B }),
      at('lb2', { 'web/web1': C, 'api/app1': A, 'web/web2': B }),
    ];
    const { report } = await roll(request({ server: 'web*' }), both);
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(textsOf(report).slice(0, 1), [
      `lb1: api/app1 on lb2 has the same address as web/web1 (${A}), and this maint leaves it in rotation: whoever stops the application there stops it for all.`,
    ]);
  });
});

describe('a rolling step whose servers stand elsewhere on another load balancer', () => {
  test('says that its script is told of one address alone', async () => {
    const both = [at('lb1', { 'web/web1': A, 'web/web2': B }), at('lb2', { 'web/web1': C, 'web/web2': B })];
    const { report, scripts } = await roll(request(), both);
    assert.equal(scripts[0]?.address, A);
    assert.deepEqual(textsOf(report), [
      `lb2: web/web1 stands at ${C}, and at ${A} on lb1: a script is told of one address alone. Where these are two machines it has to work on both.`,
    ]);
  });

  test('says nothing of names that are resolved', async () => {
    const both = [at('lb1', { 'web/web1': A, 'web/web2': B }), at('lb2', { 'web/web1': C, 'web/web2': B })];
    for (const one of both) one.server('web/web1').fqdn = 'web1.example';
    assert.deepEqual(textsOf((await roll(request(), both)).report), []);
  });
});

describe('maint and drain of one that stands on another load balancer', () => {
  const two = () => [
    at('lb1', { 'web/web1': A, 'web/web2': B, 'web/web3': C }),
    at('lb2', { 'web/web1': B, 'web/web2': A, 'web/web3': C }),
  ];

  test('under another name, which is left in rotation: a notice says so', async () => {
    const { report, news } = await run(changeRequest('maint'), two());
    assert.equal(report.error, null, report.error?.message);
    const words = (name: string, other: string, address: string) =>
      `${name}: web/web2 on ${other} has the same address as web/web1 (${address}), and this maint leaves it in rotation: whoever stops the application there stops it for all.`;
    assert.deepEqual(textsOf(report).sort(), [words('lb1', 'lb2', A), words('lb2', 'lb1', B)]);
    assert.equal(news.filter(({ kind }) => kind === 'notice').length, 2);
  });

  test('under another name, which goes with it, or is out: nothing is to be said', async () => {
    const none = { minAvailable: { kind: 'count', value: 0 } } as const;
    const together = await run(changeRequest('maint', none, 'web1,web2'), two());
    assert.deepEqual(textsOf(together.report), []);
    const [one, other] = two();
    one?.force('web/web2', 'maint');
    other?.force('web/web2', 'maint');
    assert.deepEqual(
      textsOf(
        (
          await run(
            changeRequest('drain', none),
            [one, other].filter((it) => it !== undefined),
          )
        ).report,
      ),
      [],
    );
  });
});
