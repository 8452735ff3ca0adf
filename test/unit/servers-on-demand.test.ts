/** Servers that are made when they are asked for: what becomes of a change when one of them cannot be. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { type LateServer, ServersOnDemand } from '../../src/haproxy/servers.ts';
import { Run } from '../../src/operation/run.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { run as change, lb, request } from './change-scene.ts';

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
    const { report } = await change(request('maint'), [one]);
    assert.equal(report.servers[0]?.after.admin, 'maint');
    assert.deepEqual([report.result, report.changed], ['partial', 'yes']);
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['not-haproxy', 'lb1']);
  });
});

describe('All servers of a run', () => {
  test('are put together once for each reading, and are those of the last one', async () => {
    const one = lb();
    const { signal } = new AbortController();
    const context = { loadBalancer: one, clock: new FakeClock(), tell: () => {}, checkpoint: async () => {} };
    const run = new Run(context, await one.read(signal), [], new Map());
    const first = run.seen.servers;
    assert.equal(run.seen.servers, first);
    one.server('web/web1').sessions = 7;
    run.record(await one.readServers([{ backend: 'web', server: 'web1' }], signal));
    assert.deepEqual([first.get('web/web1')?.sessions, run.seen.servers.get('web/web1')?.sessions], [0, 7]);
    assert.deepEqual([...run.seen.servers.keys()], [...first.keys()]);
    one.server('web/web1').sessions = 8;
    run.recordAll(await one.read(signal));
    assert.equal(run.seen.servers.get('web/web1')?.sessions, 8);
  });
});
