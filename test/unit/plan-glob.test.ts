/** Globs over names, and that none of them takes for ever. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anyGlobOf, globFault, globOf } from '../../src/operation/plan/glob.ts';

describe('a glob', () => {
  const table: [glob: string, matches: string[], others: string[]][] = [
    ['web1', ['web1'], ['web', 'web11', 'WEB1']],
    ['*', ['', 'web1'], []],
    ['web*', ['web', 'web1', 'web-a'], ['we', 'aweb']],
    ['*1', ['1', 'web1'], ['web12']],
    ['w*b*1', ['wb1', 'web1', 'wxbx1'], ['wb', 'bw1']],
    ['web?', ['web1', 'weba'], ['web', 'web12']],
    ['web[0-3x]', ['web0', 'web3', 'webx'], ['web4', 'web']],
    ['web[-1]', ['web-', 'web1'], ['web0']],
    ['web[1-35-7]', ['web1', 'web2', 'web5', 'web7'], ['web4', 'web35']],
    ['web[13-5]', ['web1', 'web4'], ['web2', 'web13']],
    ['web{[1-9],1[0-2]}', ['web1', 'web9', 'web10', 'web12'], ['web0', 'web13', 'web19']],
    ['web{1,12}', ['web1', 'web12'], ['web2', 'web']],
    ['{a,b*}-{1,2}', ['a-1', 'b-2', 'bcd-1'], ['a-3', 'ab-1']],
    ['a.b', ['a.b'], ['axb']],
    ['{}', [''], ['a']],
  ];
  for (const [glob, matches, others] of table) {
    test(`${glob} matches ${matches.join(' ')} and not ${others.join(' ')}`, () => {
      assert.equal(globFault(glob), null);
      for (const name of matches) assert.equal(globOf(glob)(name), true, name);
      for (const name of others) assert.equal(globOf(glob)(name), false, name);
    });
  }

  test('of several is asked for all of them at once, and any may match', () => {
    for (const [glob, matches, others] of table)
      for (const globs of [[glob], ['nobody', glob], [glob, 'x?', '{y,z}*y', '[0-9].']]) {
        const any = anyGlobOf(globs);
        for (const name of matches) assert.equal(any(name), true, `${globs} ${name}`);
        for (const name of others) assert.equal(any(name), false, `${globs} ${name}`);
      }
    assert.equal(anyGlobOf([])(''), false);
  });

  test('with many stars answers at once, however long the name', () => {
    const glob = globOf(`${'*a'.repeat(200)}*b`);
    assert.equal(glob('a'.repeat(5_000)), false);
    assert.equal(glob(`${'a'.repeat(5_000)}b`), true);
  });

  for (const [glob, fault] of [
    ['', /empty/],
    ['a b', /character/],
    ['[1', /unfinished/],
    ['{1,{2,3}}', /unfinished/],
    ['[9-0]', /backwards/],
    ['web[1-12]', /numbers.*one character, and 1 to 12 is \{\[1-9\],1\[0-2\]\}$/],
    ['web[0-15]', /numbers/],
    ['web[01-12]', /numbers/],
    ['web{a,[10-20]}', /numbers/],
    ['web{1..12}', /numbers/],
    ['web{a,01..12}', /numbers/],
  ] as const) {
    test(`${JSON.stringify(glob)} is refused`, () => assert.match(globFault(glob) ?? '', fault));
  }
});
