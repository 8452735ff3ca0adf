/** Servers that are made when they are asked for: what becomes of a change when one of them cannot be. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { type LateServer, ServersOnDemand } from '../../src/haproxy/servers.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb, request, run } from './change-scene.ts';

function unread(): never {
  throw new Failure('not-haproxy', "The reply to 'show servers state' is not whole, or not HAProxy's");
}

/** What is read of everything has a row of this server that nobody can read. */
function withUnreadable(one: FakeLoadBalancer, unreadable: string): FakeLoadBalancer {
  const read = one.read.bind(one);
  one.read = async (...given) => {
    const found = await read(...given);
    const late = [...found.servers].map(([key, whole]): [string, LateServer] => {
      const { backend, server, address, tracks, status } = whole;
      if (key !== unreadable) return [key, { backend, server, address, tracks, status, whole }];
      return [
        key,
        {
          backend,
          server,
          tracks,
          status,
          get address() {
            return unread();
          },
          get whole() {
            return unread();
          },
        },
      ];
    });
    return { ...found, servers: new ServersOnDemand(new Map(late)) };
  };
  return one;
}

describe('Another server whose row cannot be read', () => {
  test('costs the words of a plan, never the report of what was done', async () => {
    const one = withUnreadable(lb(), 'web/web3');
    const { report } = await run(request('maint'), [one]);
    assert.equal(report.servers[0]?.after.admin, 'maint');
    assert.deepEqual([report.result, report.changed], ['partial', 'yes']);
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['not-haproxy', 'lb1']);
  });
});
