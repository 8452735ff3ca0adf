/** What is saved of a server, and how what is saved later joins it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Setting } from '../../src/haproxy/server-settings.ts';
import {
  covers,
  isReplaced,
  joined,
  type SavedLoadBalancer,
  type SavedServer,
  type SentSettings,
  sentSettings,
} from '../../src/operation/saved-change.ts';
import { server } from './servers.ts';

function saved(name: string, given: Partial<SavedServer> = {}): SavedServer {
  return {
    backend: 'web',
    server: name,
    address: '10.0.0.1:80',
    before: { state: 'ready', weight: 1 },
    health: 'up',
    sent: { states: ['drain'], weights: [] },
    ...given,
  };
}

describe('replaced is a server', () => {
  const cases: [string, string, { address: string; fqdn?: string }, boolean][] = [
    ['at another address', '10.0.0.1:80', { address: '10.0.0.2:80' }, true],
    ['not at the same one', '10.0.0.1:80', { address: '10.0.0.1:80' }, false],
    [
      'not where a name is resolved: then addresses move',
      '10.0.0.1:80',
      { address: '10.0.0.2:80', fqdn: 'web1' },
      false,
    ],
    ['not when its address was not to be read before', '', { address: '10.0.0.2:80' }, false],
    ['nor when it is not now', '10.0.0.1:80', { address: '' }, false],
  ];
  for (const [words, address, now, expected] of cases) {
    test(words, () =>
      assert.equal(isReplaced(saved('web1', { address }), server('web/web1', now)), expected),
    );
  }
});

test('what was ever sent of a server', () => {
  const cases: [SentSettings, Setting[]][] = [
    [{ states: [], weights: [] }, []],
    [{ states: ['maint'], weights: [] }, ['state']],
    [{ states: [], weights: [0] }, ['weight']],
    [{ states: ['maint'], weights: [0] }, ['state', 'weight']],
  ];
  for (const [sent, expected] of cases) assert.deepEqual(sentSettings(saved('web1', { sent })), expected);
});

describe('a ledger', () => {
  const process = { pid: 1, startedAt: 5, startToleranceSeconds: 0, node: 'a' };
  const of = (name: string, ...servers: SavedServer[]): SavedLoadBalancer => ({ name, process, servers });

  test('takes in a load balancer that it does not have', () => {
    const ledger = [of('lb1', saved('web1'))];
    assert.deepEqual(joined(ledger, of('lb2', saved('web2'))), [...ledger, of('lb2', saved('web2'))]);
  });

  test('of one that it has, the newer word of a server counts and the others stay', () => {
    const ledger = [of('lb1', saved('web1'), saved('web2')), of('lb2', saved('web1'))];
    const newer = saved('web1', { sent: { states: ['drain', 'maint'], weights: [] } });
    const later = { ...of('lb1', newer), process: { ...process, pid: 2 } };
    assert.deepEqual(joined(ledger, later), [{ ...later, servers: [newer, saved('web2')] }, ledger[1]]);
  });
});

describe('what was saved before', () => {
  const process = { pid: 1, startedAt: 5, startToleranceSeconds: 0, node: 'a' };
  const of = (given: Partial<SavedServer> = {}, pid = 1): SavedLoadBalancer[] => [
    { name: 'lb1', process: { ...process, pid }, servers: [saved('web1', given)] },
  ];
  const sent = (states: SentSettings['states'], more: Partial<SentSettings> = {}) => ({
    sent: { states, weights: [], ...more },
  });
  const wide = of(sent(['drain', 'maint'], { weights: [0], checks: ['disabled'], agent: ['disabled'] }));
  const cases: [string, SavedLoadBalancer[], boolean][] = [
    ['says as much as the same', wide, true],
    ['says more than less', of(sent(['maint'])), true],
    ['and what it was before is nothing left', of(sent(['maint', 'ready'], { weights: [0, 1] })), true],
    ['says nothing of nobody', [], true],
    ['nor has to of a load balancer of which nothing is left', [{ name: 'lb2', process, servers: [] }], true],
    ['knows no other weight', of(sent([], { weights: [7] })), false],
    ['nor another switch of its checks', of(sent([], { checks: ['enabled'] })), false],
    ['nor of its agent', of(sent([], { agent: ['enabled'] })), false],
    ['nor another process', of(sent(['maint']), 2), false],
    ['nor another place', of({ ...sent(['maint']), address: '10.0.0.2:80' }), false],
    ['nor what it goes back to otherwise', of({ ...sent([]), before: { state: 'maint', weight: 1 } }), false],
    ['nor where the step began', of({ ...sent([]), beforeStep: { state: 'maint', weight: 1 } }), false],
    ['nor another load balancer', of(sent(['maint'])).map((one) => ({ ...one, name: 'lb2' })), false],
    ['nor another server', of(sent(['maint'])).map((one) => ({ ...one, servers: [saved('web2')] })), false],
  ];
  for (const [words, ledger, expected] of cases)
    test(words, () => assert.equal(covers(wide, ledger), expected));

  test('knows no state that was neither sent nor there before', () => {
    assert.equal(covers(of(sent(['maint'])), of(sent(['drain']))), false);
  });
});
