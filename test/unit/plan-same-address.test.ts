/** Whose application is stopped with that of another server: what shares its address, and what only seems to. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameOf } from '../../src/haproxy/server.ts';
import {
  newNeighbours,
  otherAddressNotices,
  placeOf,
  sameAddressElsewhere,
  sameAddressNotices,
  sharingAddress,
} from '../../src/operation/plan/notices/same-address.ts';
import type { Target } from '../../src/operation/plan/target.ts';
import { request } from './change-scene.ts';
import { snapshot } from './plan-scene.ts';
import { server, servers } from './servers.ts';

const [A, B, C] = ['10.0.0.1:80', '10.0.0.2:80', '10.0.0.3:80'];
const maint = request('maint');
if (maint.operation !== 'maint') throw new Error('not a maint');

type Places = Record<string, string>;

const listed = (places: Places) =>
  servers(...Object.entries(places).map(([key, address]) => server(key, { address })));

/** `keys` of a load balancer that has these. */
function on(loadBalancer: string, places: Places, ...keys: string[]) {
  const all = listed(places);
  const targets = keys.flatMap((key): Target[] => {
    const before = all.get(key);
    if (before === undefined) return [];
    const nothing = { weight: null, ramp: [], switches: [], alreadyInGoalState: false };
    return [{ key, members: [nameOf(key)], before, goal: 'maint', ...nothing }];
  });
  return { loadBalancer, targets, keys, snapshot: { ...snapshot(), servers: all } };
}

const noticesOf = (...leaving: ReturnType<typeof on>[]) =>
  sameAddressElsewhere(leaving, maint).map(
    ({ loadBalancer, text }) => `${loadBalancer}: ${text.split(',')[0]}`,
  );

describe('a rolling step takes out together', () => {
  const together = (...all: ReturnType<typeof on>[]) =>
    sharingAddress(all).filter((keys) => new Set(keys).size > 1);

  test('two names of one machine, also where a backend has nobody else', () => {
    const places = { 'web/web1': A, 'web/web2': B, 'api/app1': A };
    assert.deepEqual(together(on('lb1', places, ...Object.keys(places))), [['web/web1', 'api/app1']]);
  });

  test('nobody whose address is not shown, or is where the client wanted to go: all would go at once', () => {
    for (const nowhere of ['', '0.0.0.0:80', '[::]:80']) {
      const places = { 'web/web1': nowhere, 'web/web2': nowhere, 'web/web3': C, 'api/app1': nowhere };
      assert.deepEqual(together(on('lb1', places, ...Object.keys(places))), [], nowhere);
    }
  });

  test('one machine under two names, whatever numbers its address has', () => {
    for (const address of ['10.127.0.1:80', '10.0.0.0:80']) {
      const [one, two] = [{ 'web/web1': address }, { 'web/app1': address }];
      const found = together(on('lb1', one, 'web/web1'), on('lb2', two, 'web/app1'));
      assert.deepEqual(found, [['web/web1', 'web/app1']], address);
    }
    assert.equal(
      placeOf('127.0.0.1:80', { node: 'lb1' }) === placeOf('127.0.0.1:80', { node: 'lb2' }),
      false,
    );
  });
});

describe('who is left in rotation at its address, on its own load balancer', () => {
  const left = (places: Places) => {
    const { targets, snapshot } = on('lb1', places, 'web/web1');
    return sameAddressNotices(targets, maint, snapshot).map((text) => text.split(',')[0]);
  };

  test('is told where it is of another backend, also if all of its own have one address', () => {
    const text = `api/app1 has the same address as web/web1 (${A})`;
    assert.deepEqual(left({ 'web/web1': A, 'web/web2': A, 'api/app1': A }), [text]);
    assert.deepEqual(left({ 'web/web1': A, 'web/web2': A }), []);
  });
});

describe('who is left in rotation at its address by the configuration of another load balancer', () => {
  test('is told once, and who is so on its own is told there alone', () => {
    const own = on('lb1', { 'web/web1': A, 'web/web2': B, 'api/app1': A }, 'web/web1');
    const other = on('lb2', { 'web/web1': A, 'web/web2': B, 'old/web1': A, 'old/web2': B }, 'web/web1');
    assert.deepEqual(noticesOf(own, other), [
      `lb2: api/app1 on lb1 has the same address as web/web1 (${A})`,
      `lb1: old/web1 on lb2 has the same address as web/web1 (${A})`,
    ]);
    assert.deepEqual(noticesOf(own), []);
  });

  test('is not told within a backend that has one address on either of them', () => {
    const ones = { 'web/web1': A, 'web/web2': A };
    const two = { 'web/app1': A, 'web/app2': B };
    assert.deepEqual(noticesOf(on('lb1', ones, 'web/web1'), on('lb2', two, 'web/app2')), []);
    assert.deepEqual(noticesOf(on('lb1', two, 'web/app1'), on('lb2', ones)), []);
    // Of another backend it is another one's, whatever tells those apart.
    assert.equal(noticesOf(on('lb1', two, 'web/app1'), on('lb2', { 'api/a': A, 'api/b': A })).length, 1);
    assert.deepEqual(noticesOf(on('lb1', ones, 'web/web1'), on('lb2', { 'api/app1': A, 'api/app2': B })), [
      `lb1: api/app1 on lb2 has the same address as web/web1 (${A})`,
    ]);
  });

  test('where nobody’s address is shown nobody is told', () => {
    const nowhere = { 'web/web1': '', 'web/web2': A };
    assert.deepEqual(
      noticesOf(on('lb1', nowhere, 'web/web1'), on('lb2', { 'api/app1': '', 'api/app2': B })),
      [],
    );
  });

  test('of many ten are told, and how many more there are', () => {
    const names = Array.from({ length: 12 }, (_, index) => index + 1);
    const of = (prefix: string) =>
      Object.fromEntries(names.map((n) => [`${prefix}${n}`, `10.0.1.${n}:80`])) as Places;
    const told = noticesOf(on('lb1', of('web/web'), ...Object.keys(of('web/web'))), on('lb2', of('api/app')));
    assert.deepEqual([told.length, told.at(-1)?.slice(0, 19)], [11, 'lb1: 2 more servers']);
  });
});

describe('who has come to the address of one that is out', () => {
  const come = (then: Places, now: Places) => {
    const { targets } = on('lb1', then, 'web/web1');
    return newNeighbours(targets, { servers: listed(then) }, { servers: listed(now) }).map(
      ({ key, address, others }) => [key, address, ...others.map((one) => one.server)],
    );
  };
  const then = { 'web/web1': A, 'web/web2': B, 'web/web3': C };

  test('is told by where that stood, or by where it stands since: whoever works there works on what serves', () => {
    assert.deepEqual(come(then, { ...then, 'web/web2': A }), [['web/web1', A, 'web2']]);
    assert.deepEqual(come(then, { ...then, 'web/web1': B }), [['web/web1', B, 'web2']]);
    assert.deepEqual(come(then, { ...then, 'web/web1': B, 'web/web2': A }), [['web/web1', A, 'web2']]);
  });

  test('is nobody who moved with it, or stood there before', () => {
    const two = { 'web/web1': A, 'web/web2': B, 'api/web1': A, 'api/web2': B };
    assert.deepEqual(come(two, { ...two, 'web/web1': C, 'api/web1': C }), []);
    assert.deepEqual(come(two, two), []);
  });

  test('also where it is gone itself', () => {
    const { 'web/web1': _, ...others } = then;
    assert.deepEqual(come(then, { ...others, 'web/web2': A }), [['web/web1', A, 'web2']]);
  });
});

describe('who stands elsewhere on another load balancer', () => {
  const told = (...places: Places[]) =>
    otherAddressNotices(places.map((one, index) => on(`lb${index + 1}`, one, ...Object.keys(one)))).map(
      ({ loadBalancer, text }) =>
        `${loadBalancer}: ${text.split(':80').slice(0, 2).join(':80')} ${/, and so .*? more/.exec(text)?.[0] ?? ''}`,
    );

  test('is told on each that differs from the first, and of several how many they are', () => {
    assert.deepEqual(told({ 'web/web1': A }, { 'web/web1': C }, { 'web/web1': C }), [
      `lb2: web/web1 stands at ${C}, and at 10.0.0.1 `,
      `lb3: web/web1 stands at ${C}, and at 10.0.0.1 `,
    ]);
    const [ones, others] = [
      { 'web/web1': A, 'web/web2': A, 'web/web3': A },
      { 'web/web1': B, 'web/web2': B, 'web/web3': A },
    ];
    assert.match(told(ones, others).join(), /, and so does 1 more$/);
    assert.match(told(ones, { ...others, 'web/web3': B }).join(), /, and so do 2 more$/);
  });
});
