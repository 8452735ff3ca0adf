/** Who may log in on one host at the same time, and who waits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SshTransport } from '../../src/haproxy/address.ts';
import { firstHost, Turns } from '../../src/haproxy/transport/ssh/logins.ts';

const signal = new AbortController().signal;

test('so many at once, the others in the order in which they came', async () => {
  const turns = new Turns(2);
  const entered: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map(async (at) => {
    ends[at] = await turns.take(signal);
    entered.push(at);
  });
  await Promise.all(all.slice(0, 2));
  assert.deepEqual(entered, [0, 1]);
  ends[1]?.();
  // To end twice is to end once.
  ends[1]?.();
  await all[2];
  assert.deepEqual(entered, [0, 1, 2]);
  ends[0]?.();
  await all[3];
  ends[2]?.();
  ends[3]?.();
  (await turns.take(signal))();
});

test('whoever gives up while it waits takes no place', async () => {
  const turns = new Turns(1);
  const end = await turns.take(signal);
  const abort = new AbortController();
  const reason = new Error('enough');
  const given = turns.take(abort.signal);
  const next = turns.take(signal);
  abort.abort(reason);
  await assert.rejects(given, reason);
  await assert.rejects(turns.take(abort.signal), reason);
  end();
  (await next)();
  (await turns.take(signal))();
});

test('behind a host on the way everybody knocks there', () => {
  const target: SshTransport = {
    kind: 'ssh',
    user: 'deploy',
    host: 'lb1',
    port: null,
    remote: '/run/h.sock',
  };
  const options = (...entries: [string, string][]) => new Map(entries);
  assert.equal(firstHost(target, options()), 'lb1:22');
  assert.equal(firstHost({ ...target, port: 2222 }, options(['Port', '23'])), 'lb1:2222');
  assert.equal(firstHost(target, options(['Port', '23'])), 'lb1:23');
  assert.equal(firstHost(target, options(['ProxyJump', 'me@gate:2022,second'])), 'gate:2022');
});
