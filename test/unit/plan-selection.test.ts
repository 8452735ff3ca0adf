import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseSelection, select, splitList } from '../../src/operation/plan/selection.ts';
import { anyCharacters } from '../support/any-characters.ts';
import { comesToAnEnd } from '../support/comes-to-an-end.ts';

const EXISTING = ['web/web1', 'web/web2', 'web/web3', 'web/web12', 'api/web1', 'api/a.b', 'static/img'].map(
  (key) => {
    const [backend = '', server = ''] = key.split('/');
    return { backend, server };
  },
);
const BACKENDS = ['web', 'api', 'static', 'empty'];

function picked(backend: string, server: string): string[] {
  const selection = parseSelection(backend, server);
  assert.ok(selection.ok, JSON.stringify(selection));
  return select(selection.value, EXISTING, BACKENDS).servers.map((name) => `${name.backend}/${name.server}`);
}

function unmatched(backend: string, server: string): string[] {
  const selection = parseSelection(backend, server);
  assert.ok(selection.ok);
  return select(selection.value, EXISTING, BACKENDS).unmatched;
}

function faults(backend: string, server: string): string[] {
  const selection = parseSelection(backend, server);
  return selection.ok ? [] : selection.faults;
}

describe('lists', () => {
  const table: [string, string[]][] = [
    ['a', ['a']],
    [' a , b ', ['a', 'b']],
    ['a\nb\n\n c', ['a', 'b', 'c']],
    ['a,,b,', ['a', 'b']],
    ['web{1,12},x', ['web{1,12}', 'x']],
    ['web{1\n2', ['web{1', '2']],
    ['', []],
  ];
  for (const [text, expected] of table) {
    test(`${JSON.stringify(text)} is ${expected.length} items`, () =>
      assert.deepEqual(splitList(text), expected));
  }
});

describe('picking servers', () => {
  const table: [string, string, string[]][] = [
    ['web', 'web1', ['web/web1']],
    ['*', 'web1', ['web/web1', 'api/web1']],
    ['*', 'web/web1', ['web/web1']],
    ['*', '*/web1', ['web/web1', 'api/web1']],
    ['web', 'web*', ['web/web1', 'web/web2', 'web/web3', 'web/web12']],
    ['web', 'web?', ['web/web1', 'web/web2', 'web/web3']],
    ['web', 'web[1-2]', ['web/web1', 'web/web2']],
    ['web', 'web{1,12}', ['web/web1', 'web/web12']],
    ['web', '*, !web3', ['web/web1', 'web/web2', 'web/web12']],
    ['web', '!web3\n*', ['web/web1', 'web/web2', 'web/web12']],
    ['*', 'w*/web1,api/a.b', ['web/web1', 'api/a.b']],
    ['{web,api}', 'web1', ['web/web1', 'api/web1']],
    ['api', 'a?b', ['api/a.b']],
    ['web,static', '*,!web/*', ['static/img']],
  ];
  for (const [backend, server, expected] of table) {
    test(`backend ${backend}, server ${JSON.stringify(server)}`, () =>
      assert.deepEqual(picked(backend, server), expected));
  }

  test('a dot in a name stands for itself, and `*` matches a name that begins with one', () => {
    const names = [{ backend: 'b', server: '.x' }];
    const selection = parseSelection('b', '*');
    assert.ok(selection.ok);
    assert.equal(select(selection.value, names, ['b']).servers.length, 1);
    assert.deepEqual(picked('api', 'a.*'), ['api/a.b']);
  });
});

describe('what matches nothing', () => {
  test('lists the servers that are there, closest name first', () => {
    assert.deepEqual(unmatched('web', 'wep12'), [
      'no server matches `wep12`; did you mean `web12`? Closest: `web12`, `web1`, `web2`, `web3`',
    ]);
  });
  test('comes to an end, however long the input is, and however many names there are', () => {
    const existing = Array.from({ length: 10_000 }, (_, at) => ({
      backend: `web${at}`,
      server: `web-server-${at}`,
    }));
    const backends = existing.map(({ backend }) => backend);
    const long = 'w'.repeat(65_000);
    const many = Array.from({ length: 8_000 }, (_, at) => `x-y-z${at}`).join();
    const found = (backend: string, server: string): string[] => {
      const selection = parseSelection(backend, server);
      assert.ok(selection.ok);
      return comesToAnEnd(() => select(selection.value, existing, backends)).unmatched;
    };
    assert.match(found('*', long).join(), /^no server matches `w{100}…`; closest: `web0\/web-server-0`/);
    assert.match(found(long, '*').join(), /^no backend matches `w{100}…`; closest: /);
    for (const [one, letter] of [
      [found('*', many), 'server'],
      [found(many, '*'), 'backend'],
    ] as const) {
      assert.equal(one.length, 8_000);
      assert.match(one[0] ?? '', /; closest: /);
      assert.equal(one.at(-1), `no ${letter} matches \`x-y-z7999\``);
    }
  });

  test('lists the backends that are there, closest name first', () => {
    assert.deepEqual(unmatched('wep', 'web1'), [
      'no backend matches `wep`; did you mean `web`? Closest: `web`, `api`, `empty`, `static`',
    ]);
  });
  test('asks whether a name was meant only where one alone is near', () => {
    assert.deepEqual(unmatched('web', 'web9'), [
      'no server matches `web9`; closest: `web1`, `web2`, `web3`, `web12`',
    ]);
    assert.match(unmatched('web', 'database')[0] ?? '', /^no server matches `database`; closest: /);
  });
  test('a name that is taken away and does not exist is a typing error too', () => {
    assert.equal(unmatched('web', '*,!wbe3').length, 1);
  });
  test('a selection that takes away all that it picks says what does that', () => {
    assert.deepEqual(unmatched('web', 'web1,!web[1-2]'), [
      'no server is left: `!web[1-2]` takes away all that the other patterns pick',
    ]);
    assert.deepEqual(unmatched('web', 'web1,web2,!web1,!web2'), [
      'no server is left: `!web1`, `!web2` take away all that the other patterns pick',
    ]);
  });
  test('a long pattern is cut where it is told', () => {
    const long = `web1${'x'.repeat(100)}`;
    assert.match(unmatched('web', long)[0] ?? '', /^no server matches `web1x{96}…`/);
    assert.match(unmatched(long, 'web1')[0] ?? '', /^no backend matches `web1x{96}…`/);
    assert.match(unmatched('web', `web${'x'.repeat(97)}`)[0] ?? '', /^no server matches `webx{97}`/);
    const [left = ''] = unmatched('web', `web1,!{web1,${'x'.repeat(100)}}`);
    assert.match(left, /^no server is left: `!\{web1,x{93}…` takes away/);
  });
  test('names of several backends are listed with their backend', () => {
    assert.match(
      unmatched('*', 'imgg')[0] ?? '',
      /^no server matches `imgg`; did you mean `static\/img`\? Closest: `static\/img`, /,
    );
  });
  test('a backend without servers has none to list', () => {
    assert.deepEqual(unmatched('empty', 'x'), ['no server matches `x`: there are none']);
  });
});

describe('refused before anything is connected', () => {
  for (const bad of [
    'a;b',
    'a b',
    'a\0b',
    'a\\b',
    'a<<',
    'a/b/c',
    'ä',
    'a\tb',
    'a\rb',
    'a"b',
    "a'b",
    '$(x)',
    'a|b',
  ]) {
    test(`server ${JSON.stringify(bad)}`, () => assert.notEqual(faults('web', bad).length, 0));
    if (bad !== 'a/b/c')
      test(`backend ${JSON.stringify(bad)}`, () => assert.notEqual(faults(bad, 'web1').length, 0));
  }
  for (const bad of ['web{1', 'web1}', 'web[1', 'web]', '{a,{b,c}}', 'web[z-a]', 'web/', '/web1', '!']) {
    test(`unfinished ${bad}`, () => assert.notEqual(faults('*', bad).length, 0));
  }
  test('BACKEND/SERVER outside the backends that are given', () => {
    assert.match(faults('web', 'api/web1')[0] ?? '', /not in backend/);
  });
  test('nothing but servers to take away', () => {
    assert.match(faults('web', '!web1')[0] ?? '', /only takes servers away/);
  });
  test('whatever is let through consists of characters of names and globs', () => {
    fc.assert(
      fc.property(anyCharacters(), anyCharacters(), (backend, server) => {
        const parsed = parseSelection(backend, server);
        if (!parsed.ok) return;
        const globs = [
          ...parsed.value.backends,
          ...parsed.value.servers.flatMap((p) => [p.backend ?? 'x', p.server]),
        ];
        for (const glob of globs) assert.match(glob, /^[A-Za-z0-9_.:\-*?[\]{},]+$/);
      }),
    );
  });
});
