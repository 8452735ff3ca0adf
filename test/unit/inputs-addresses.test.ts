/** The input `address`: many load balancers in one text, and every fault of every one of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addresses } from '../../src/action/inputs/addresses.ts';

function namesOf(given: string): string[] {
  return addresses.parse(given).map(({ address }) => address.name);
}

function faultsOf(given: string): string[] {
  return (addresses.safeParse(given).error?.issues ?? []).map(({ message }) => message);
}

describe('Addresses', () => {
  const lists: [string, string, string[]][] = [
    ['one', '127.0.0.1:9999', ['127.0.0.1:9999']],
    ['one per line', 'lb1=10.0.0.1:9999\nlb2=10.0.0.2:9999\n', ['lb1', 'lb2']],
    ['comma-separated', 'lb1=10.0.0.1:9999, /run/b.sock', ['lb1', '/run/b.sock']],
    ['with blank lines and a comma at the end', '\n a=/a ,\n\n  b=/b,\n', ['a', 'b']],
    ['two ports of one host', '10.0.0.1:9991,10.0.0.1:9992', ['10.0.0.1:9991', '10.0.0.1:9992']],
  ];
  for (const [name, given, expected] of lists) {
    test(`${name}`, () => assert.deepEqual(namesOf(given), expected));
  }

  test('keep the text of each, which leads there again', () => {
    assert.deepEqual(
      addresses.parse('lb1=10.0.0.1:9999, lb2=/run/b.sock').map(({ text }) => text),
      ['lb1=10.0.0.1:9999', 'lb2=/run/b.sock'],
    );
  });

  test('500 of them are taken, 501 are not', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `/run/${at}.sock`).join('\n');
    assert.equal(namesOf(many(500)).length, 500);
    assert.deepEqual(faultsOf(many(501)), ['501 load balancers, and a step changes at most 500']);
  });

  test('nothing between commas is nothing', () => {
    assert.deepEqual(faultsOf(',\n,'), ['names no load balancer']);
  });
});

describe('Wrong addresses', () => {
  test('are all told, in their order, each by its place and its name', () => {
    const faults = faultsOf(
      'lb1=10.0.0.1:9999\nlb2=10.0.0.2\nlb3=user:hunter2@10.0.0.3:1\nlb1=10.0.0.4:9999',
    );
    assert.equal(faults.length, 3);
    assert.match(faults[0] ?? '', /^item 2 of 4, lb2: '10\.0\.0\.2' has no port/);
    assert.match(faults[1] ?? '', /^item 3 of 4, lb3: An address never holds a user or a password$/);
    assert.equal(faults[2], 'item 4 of 4, lb1: has the same name as item 1 of 4, lb1; give it another NAME=');
  });

  test('are never quoted where they may hold a password', () => {
    const faults = faultsOf('a=/a\nadmin:hunter2@lb:9999\ntcp://hunter2@lb:1\nhunter2=x=/b');
    assert.equal(faults.length, 3);
    for (const fault of faults.slice(0, 2)) assert.doesNotMatch(fault, /hunter2/);
  });

  test('nor where a comma in it has made several items of it', () => {
    for (const password of [
      'hunter2,x',
      'hunter2,hunter2,x',
      'hunter2 hunter2,x',
      'hunter2:hunter2,x',
      '[hunter2,x',
      'x,hunter2=x',
    ])
      for (const scheme of ['https://', 'tcp://', 'ssh://', ''])
        for (const fault of faultsOf(`a=/a, ${scheme}admin:${password}@lb/run/b.sock`))
          assert.doesNotMatch(fault, /hunter2/, `${scheme}${password}`);
    assert.deepEqual(faultsOf('https://admin:hunter2,x@lb'), [
      'item 1 of 2: Is no address, and is not shown: it may be a part of the password that is in another one',
      'item 2 of 2: An address never holds a user or a password',
    ]);
  });

  const twins: [string, string][] = [
    ['10.0.0.1:9999', 'b=10.0.0.1:9999'],
    ['a=10.0.0.1:9999', 'b=tcp://10.0.0.1:9999'],
    ['a=LB.example.com:9999', 'b=lb.example.com.:9999'],
    ['a=lb:9999', 'b=ipv4@lb:9999'],
    ['a=[::1]:9999', 'b=[0:0:0:0:0:0:0:1]:9999'],
    ['a=/run/haproxy/admin.sock', 'b=unix:///run//haproxy/./admin.sock'],
  ];
  for (const [one, other] of twins) {
    test(`${one} and ${other} are one load balancer`, () => {
      const faults = faultsOf(`${one}\n${other}`);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', /^item 2 of 2, b: is the same address as item 1 of 2(, a)?$/);
    });
  }

  test('a name that is the address of another is taken', () => {
    assert.match(
      faultsOf('10.0.0.1:9999\n10.0.0.1=10.0.0.2:9999\n10.0.0.1=/x')[0] ?? '',
      /item 3 of 3, 10\.0\.0\.1: has the same name/,
    );
  });
});
