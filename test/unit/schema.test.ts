/** Schemas: what is taken, what it becomes, and where each fault is. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  array,
  boolean,
  exactOptional,
  nullable,
  number,
  object,
  oneOf,
  optional,
  parse,
  type Schema,
  SchemaError,
  safeParse,
  string,
  textWithFaults,
  uuid,
  withDefault,
} from '../../src/action/schema.ts';

function faultsOf(schema: Schema<unknown>, value: unknown): string[] {
  return safeParse(schema, value).faults.map(({ path, message }) => `${path}: ${message}`);
}

describe('A schema', () => {
  const taken: [string, Schema<unknown>, unknown][] = [
    ['a text', string(), ''],
    ['a number', number(), -1.5],
    ['a boolean', boolean(), false],
    ['a UUID', uuid(), '0b8c3a52-7e0e-4f0b-9a1d-2f1c3d4e5f60'],
    ['a word', oneOf(['ready', 'drain']), 'drain'],
    ['null', nullable(number()), null],
    ['a list', array(number()), [1, 2]],
    ['a list of nothing', array(number()), []],
    ['an object', object({ a: number(), b: optional(string()) }), { a: 1, b: 'x' }],
    ['an object without what is optional', object({ a: number(), b: optional(string()) }), { a: 1 }],
    ['an object with undefined for what is optional', object({ b: optional(string()) }), { b: undefined }],
    ['an object without what is exactly optional', object({ b: exactOptional(string()) }), {}],
  ];
  for (const [name, schema, value] of taken)
    test(`takes ${name} as it is`, () => assert.deepEqual(parse(schema, value), value));

  const refused: [string, Schema<unknown>, unknown, string[]][] = [
    ['a number for a text', string('is required'), 1, [': is required']],
    ['a text for a number', number(), '1', [': is no number']],
    ['what is no number', number(), Number.NaN, [': is no number']],
    ['no end of a number', number(), Number.POSITIVE_INFINITY, [': is no number']],
    ['a text for a boolean', boolean(), 'true', [': is neither true nor false']],
    ['half a UUID', uuid(), '0b8c3a52-7e0e', [': is no UUID']],
    ['another word', oneOf(['ready', 'drain']), 'Ready', [': is not one of ready, drain']],
    ['undefined for null', nullable(number()), undefined, [': is no number']],
    ['an object for a list', array(number()), { 0: 1 }, [': is no list']],
    ['a list for an object', object({}), [], [': is no object']],
    ['null for an object', object({}), null, [': is no object']],
    ['a missing key', object({ a: number() }), {}, ['a: is no number']],
    [
      'undefined for what is exactly optional',
      object({ b: exactOptional(string()) }),
      { b: undefined },
      ['b: is no text'],
    ],
    ['a key of its prototype alone', object({ toString: string() }), {}, ['toString: is no text']],
    [
      'several things, each in its place',
      object({ lbs: array(object({ name: string(), weights: array(number()) })), at: string() }),
      {
        lbs: [
          { name: 'a', weights: [1, 'x', null] },
          { name: 2, weights: [] },
        ],
        at: 3,
      },
      [
        'lbs.0.weights.1: is no number',
        'lbs.0.weights.2: is no number',
        'lbs.1.name: is no text',
        'at: is no text',
      ],
    ],
  ];
  for (const [name, schema, value, faults] of refused) {
    test(`refuses ${name}`, () => {
      assert.deepEqual(faultsOf(schema, value), faults);
      assert.throws(() => parse(schema, value), new SchemaError([]).constructor as new () => Error);
    });
  }

  test('leaves out what nobody asked for', () => {
    const value = JSON.parse('{"a": 1, "b": 2, "__proto__": {"c": 3}}');
    assert.deepEqual(parse(object({ a: number() }), value), { a: 1 });
  });

  test('reads its default where nothing is given, and nothing else', () => {
    const schema = withDefault(
      textWithFaults((text) => (/^\d+$/.test(text) ? { value: Number(text) } : { faults: ['a', 'b'] })),
      '7',
    );
    assert.equal(parse(schema, undefined), 7);
    assert.equal(parse(schema, '8'), 8);
    assert.deepEqual(faultsOf(schema, 'x'), [': a', ': b']);
    assert.deepEqual(faultsOf(object({ n: schema }), { n: 'x' }), ['n: a', 'n: b']);
    assert.deepEqual(faultsOf(schema, null), [': is required']);
  });
});
