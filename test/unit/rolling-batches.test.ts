/** Which servers go out together: batch sizes, names in several backends, load balancers that differ. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { BatchSize } from '../../src/operation/request.ts';
import { batchesOf } from '../../src/operation/rolling/batches.ts';

function sizes(servers: number, size: BatchSize): number[] {
  const keys = Array.from({ length: servers }, (_, index) => `web/web${index + 1}`);
  return batchesOf([{ loadBalancer: 'lb1', keys }], [], size).map(({ names }) => names.length);
}

describe('Batches', () => {
  const table: [servers: number, size: BatchSize, sizes: number[]][] = [
    [3, { kind: 'count', value: 1 }, [1, 1, 1]],
    [12, { kind: 'count', value: 3 }, [3, 3, 3, 3]],
    [7, { kind: 'count', value: 3 }, [3, 3, 1]],
    [2, { kind: 'count', value: 9 }, [2]],
    [0, { kind: 'count', value: 1 }, []],
    [12, { kind: 'percent', value: 25 }, [3, 3, 3, 3]],
    [12, { kind: 'percent', value: 30 }, [3, 3, 3, 3]],
    [11, { kind: 'percent', value: 50 }, [5, 5, 1]],
    [3, { kind: 'percent', value: 10 }, [1, 1, 1]],
    [3, { kind: 'percent', value: 99 }, [2, 1]],
    [3, { kind: 'percent', value: 100 }, [3]],
  ];
  for (const [servers, size, expected] of table) {
    const words = size.kind === 'percent' ? `${size.value}%` : size.value;
    test(`${servers} servers, batch-size ${words}: ${expected.join(' ') || 'none'}`, () => {
      assert.deepEqual(sizes(servers, size), expected);
    });
  }

  test('a server in several backends goes out of all of them at once, and counts once', () => {
    const keys = ['web/a', 'web/b', 'api/b', 'api/a', 'api/c'];
    const batches = batchesOf([{ loadBalancer: 'lb1', keys }], [], { kind: 'count', value: 1 });
    assert.deepEqual(
      batches.map(({ names, keys: own }) => [...names, ...(own.get('lb1') ?? [])]),
      [
        ['a', 'web/a', 'api/a'],
        ['b', 'web/b', 'api/b'],
        ['c', 'api/c'],
      ],
    );
  });

  test('those that share an address are one, on whichever load balancer they do, and count once', () => {
    const batches = batchesOf(
      [
        { loadBalancer: 'lb1', keys: ['web/a', 'web/b', 'web/c', 'api/d'] },
        { loadBalancer: 'lb2', keys: ['web/c', 'api/d', 'api/e'] },
      ],
      [['web/a', 'web/c'], ['api/d', 'web/c'], []],
      { kind: 'percent', value: 34 },
    );
    assert.deepEqual(
      batches.map(({ names }) => names.join(' ')),
      ['a c d', 'b', 'e'],
    );
    assert.deepEqual([...(batches[0]?.keys.get('lb2') ?? [])], ['web/c', 'api/d']);
  });

  test('what only another load balancer has comes last, and a load balancer without any of a batch is left out of it', () => {
    const batches = batchesOf(
      [
        { loadBalancer: 'lb1', keys: ['web/b', 'web/a'] },
        { loadBalancer: 'lb2', keys: ['web/a', 'web/c', 'web/b'] },
      ],
      [],
      { kind: 'count', value: 1 },
    );
    assert.deepEqual(
      batches.map(({ number, count, names, keys }) => [number, count, names[0], [...keys.keys()].join(' ')]),
      [
        [1, 3, 'b', 'lb1 lb2'],
        [2, 3, 'a', 'lb1 lb2'],
        [3, 3, 'c', 'lb2'],
      ],
    );
  });
});
