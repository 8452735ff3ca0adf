import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Backend, Server } from '../../src/haproxy/server.ts';
import {
  capacityOf,
  inUse,
  isLastInOrder,
  isRefused,
  minimumOf,
  outAlready,
} from '../../src/operation/plan/guard.ts';
import type { MinAvailable } from '../../src/operation/request.ts';
import { backend, server } from './servers.ts';

const one: MinAvailable = { kind: 'count', value: 1 };

function refused(
  of: Partial<Backend>,
  leaving: Server[],
  min: MinAvailable = one,
  all: Server[] = leaving,
): boolean {
  return isRefused(capacityOf(backend('web', of), all, leaving, min));
}

describe('servers in use', () => {
  test('active servers count each, backups count one and only without active ones', () => {
    assert.equal(inUse({ active: 3, backups: 2 }), 3);
    assert.equal(inUse({ active: 0, backups: 2 }), 1);
    assert.equal(inUse({ active: 0, backups: 0 }), 0);
  });
});

describe('refused only if the change lowers the number below the minimum', () => {
  const up = server('web/s1');
  const down = server('web/s2', { operationalState: 0, status: 'DOWN' });
  const spare = server('web/s3', { backup: true });
  test('the last active server', () => assert.equal(refused({ active: 1 }, [up]), true));
  test('one of two', () => assert.equal(refused({ active: 2 }, [up]), false));
  test('the last active server with a backup behind it', () => {
    assert.equal(refused({ active: 1, backups: 1 }, [up]), false);
  });
  test('the last active server and its backup', () => {
    assert.equal(refused({ active: 1, backups: 1 }, [up, spare]), true);
  });
  test('a backup while active servers serve', () =>
    assert.equal(refused({ active: 1, backups: 1 }, [spare]), false));
  test('a dead server of a dead backend: a repair is not blocked', () => {
    assert.equal(refused({ active: 0 }, [down]), false);
  });
  test('a dead server of a backend below its minimum', () => {
    assert.equal(refused({ active: 1 }, [down], { kind: 'count', value: 2 }), false);
  });
  test('a living server of a backend below its minimum', () => {
    assert.equal(refused({ active: 1 }, [up], { kind: 'count', value: 2 }), true);
  });
  test('weight 0 takes no traffic', () => {
    assert.equal(refused({ active: 1 }, [server('web/s4', { weight: 0 })]), false);
  });
  test('slow start takes traffic', () => {
    assert.equal(refused({ active: 1 }, [server('web/s4', { operationalState: 1 })]), true);
  });
  test('min-available 0 turns it off', () => {
    assert.equal(refused({ active: 1 }, [up], { kind: 'count', value: 0 }), false);
  });
});

describe('a percentage', () => {
  const four = [
    server('web/a'),
    server('web/b'),
    server('web/c', { operationalState: 0 }),
    server('web/d', { adminFlags: 1, operationalState: 0 }),
  ];
  test('is not of slots whose name does not resolve, either', () => {
    const unresolved = server('web/e', { adminFlags: 32, operationalState: 0 });
    assert.equal(minimumOf([...four, unresolved, unresolved], { kind: 'percent', value: 100 }), 3);
  });
  test('is of the servers that are not in forced maint, rounded up', () => {
    assert.equal(minimumOf(four, { kind: 'percent', value: 50 }), 2);
    assert.equal(minimumOf(four, { kind: 'percent', value: 100 }), 3);
    assert.equal(minimumOf(four, { kind: 'percent', value: 34 }), 2);
  });
});

describe('jobs that raced past it', () => {
  test('whoever has the server whose name sorts last may stay out', () => {
    assert.equal(isLastInOrder(['web/web2'], ['web/web1']), true);
    assert.equal(isLastInOrder(['web/web1'], ['web/web2']), false);
  });
  test('with nobody else to blame, this step waits for a moment', () =>
    assert.equal(isLastInOrder(['web/web1'], []), true));
});

describe('who is out already', () => {
  const all = [
    server('web/web1', { adminFlags: 1, operationalState: 0, status: 'MAINT' }),
    server('web/web2'),
    server('web/web3', { operationalState: 0, status: 'DOWN' }),
    server('web/web4', { adminFlags: 8, status: 'DRAIN' }),
    server('api/api1', { operationalState: 0, status: 'DOWN' }),
  ];
  test('those of this backend that take no traffic, without our own', () => {
    assert.equal(outAlready(all, 'web', new Set(['web/web4'])), '; out already: web1 (MAINT), web3 (DOWN)');
    const weightless = server('web/web5', { weight: 0 });
    assert.equal(outAlready([weightless], 'web', new Set()), '; out already: web5 (UP, weight 0)');
  });
  test('nobody', () => assert.equal(outAlready(all.slice(1, 2), 'web', new Set()), ''));
});
