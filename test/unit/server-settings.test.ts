/** What can be set on a server, as one value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeServer,
  differences,
  describe as inWords,
  pick,
  type ServerSettings,
  settingsIn,
  settingsOf,
} from '../../src/haproxy/server-settings.ts';
import { server } from './servers.ts';

test('of a server: its checks only where there are some', () => {
  assert.deepEqual(settingsOf(server('web/web1', { checkState: 0 })), { state: 'ready', weight: 1 });
  assert.deepEqual(settingsOf(server('web/web1', { adminFlags: 1, checkState: 10, agentState: 22 })), {
    state: 'maint',
    weight: 1,
    checks: 'disabled',
    agent: 'enabled',
  });
});

test('differences: a check that is not there cannot be otherwise', () => {
  const now: ServerSettings = { state: 'ready', weight: 7, checks: 'enabled' };
  const cases: [ServerSettings, ServerSettings][] = [
    [{}, {}],
    [{ state: 'ready', weight: 7, checks: 'enabled' }, {}],
    [{ state: 'drain' }, { state: 'drain' }],
    [{ weight: 0 }, { weight: 0 }],
    [{ checks: 'disabled' }, { checks: 'disabled' }],
    [{ agent: 'disabled' }, {}],
    [{ agent: 'enabled' }, {}],
  ];
  for (const [wanted, different] of cases) assert.deepEqual(differences(wanted, now), different);
});

test('in words', () => {
  const all: ServerSettings = { state: 'maint', weight: 7, checks: 'enabled', agent: 'disabled' };
  assert.equal(inWords(all), 'maint, weight 7, health checks enabled, agent checks disabled');
  assert.equal(inWords({ checks: 'disabled' }), 'health checks disabled');
  const enabled = server('web/web1', { agentState: 22 });
  assert.equal(describeServer(enabled, ['state']), 'ready, weight 1');
  assert.equal(describeServer(enabled, ['agent']), 'ready, weight 1, agent checks enabled');
  assert.equal(
    describeServer(server('web/web1', { checkState: 2, agentState: 18 }), []),
    'ready, weight 1, health checks disabled, agent checks disabled',
  );
});

test('in parts', () => {
  const all: ServerSettings = { state: 'maint', weight: 0, checks: 'enabled', agent: 'disabled' };
  assert.deepEqual(settingsIn(all), ['state', 'weight', 'checks', 'agent']);
  assert.deepEqual(settingsIn({ agent: 'enabled' }), ['agent']);
  assert.deepEqual(pick(all, ['weight', 'agent']), { weight: 0, agent: 'disabled' });
  assert.deepEqual(pick({ state: 'ready' }, ['weight']), {});
});
