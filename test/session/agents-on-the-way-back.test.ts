/** An agent speaks while its server, or a tracker with an agent of its own, is put back at a weight of 0: what it says is what it has. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import type { News } from '../../src/operation/effects.ts';
import { rollback } from '../../src/operation/rollback/rollback.ts';
import type { SavedServer } from '../../src/operation/saved-change.ts';
import { startAgent } from '../support/agent-server.ts';
import { eventually } from '../support/eventually.ts';
import {
  forEachHaproxy,
  HAPROXY_VERSIONS,
  type HaproxyVersion,
  IS_LONG_FORM,
  OLDEST_AND_NEWEST,
} from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';

const { signal } = new AbortController();

const SAVED = {
  backend: 'web',
  address: '',
  health: 'up',
  sent: { states: ['drain', 'maint'], weights: [] },
} satisfies Partial<SavedServer>;

/** In each backend nothing but a backup serves: whoever is marked up there is lent a weight of 0. */
async function scene(t: TestContext, version: HaproxyVersion) {
  const agent = await startAgent({ answer: '50%\n', t });
  const to = `127.0.0.1:${agent.port}`;
  const speaking = `agent-check agent-addr 127.0.0.1 agent-port ${agent.port} agent-inter 100ms weight 8`;
  const haproxy = await startHaproxy(version, {
    t,
    config: `backend web
  server web1 ${to} ${speaking}
  server web2 ${to} check inter 200ms rise 3
  server spare ${to} backup
backend api
  server t1 ${to} track web/web2 ${speaking}
  server spare ${to} backup`,
  });
  const lb = openAt(haproxy.address, { t });
  const { process } = await lb.read(signal);
  const names = ['web1', 'web2'].map((server) => ({ backend: 'web', server }));
  const before = { state: 'ready', weight: 8 } as const;
  await lb.setStates(
    names.map((name) => ({ ...name, state: 'maint' })),
    names,
    signal,
  );
  // In maint no agent is asked; before that it may have spoken.
  const [web1, t1] = [
    { backend: 'web', server: 'web1' },
    { backend: 'api', server: 't1' },
  ];
  const weights = [web1, t1].map((name) => ({ ...name, weight: '8', effective: 8 }));
  await lb.setWeights(weights, names, signal);
  const servers: SavedServer[] = [
    { ...SAVED, server: 'web1', before, health: 'unchecked' },
    { ...SAVED, server: 'web2', before: { ...before, weight: 1 } },
  ];
  return { lb, saved: { name: lb.name, process, servers }, haproxy };
}

/** 2.2 hears only some of an agent's answers. */
const hearing = (IS_LONG_FORM ? HAPROXY_VERSIONS : OLDEST_AND_NEWEST).filter((version) => version !== '2.2');

forEachHaproxy('a put-back beside agents', suite, hearing);

function suite(version: HaproxyVersion): void {
  test('all are back, and each weight is what its agent says', async (t) => {
    const { lb, saved } = await scene(t, version);
    const told: string[] = [];
    const context = {
      clock: systemClock,
      tell: (news: News) => void ('text' in news && told.push(`${news.kind} ${news.text}`)),
      checkpoint: async () => {},
      minAvailable: { kind: 'count', value: 0 } as const,
      applicationMayHaveChanged: false,
      mustBeProven: false,
      healthTimeoutMs: 10_000,
      drainLimitMs: 0,
      unhealthy: new Set<string>(),
      lastLookMs: 500,
    };
    const { servers, lent, failure } = await rollback(lb, saved, context, signal);
    assert.equal(failure?.message, undefined);
    assert.deepEqual(
      [...servers.values()].map(({ kind }) => kind),
      ['back', 'back'],
    );
    assert.deepEqual(lent, []);
    assert.deepEqual(
      told.filter((line) => /^warning .*api\/t1/.test(line)),
      [],
    );
    // What was lent is given back once, where the agent was not faster, and from then on it is the agent's.
    const given = told.filter((line) => /^set .*web1.*: set to weight 8$/.test(line));
    assert.ok(given.length <= 1, told.join('\n'));
    await eventually('each weight is what its agent says', async () => {
      const { servers: now } = await lb.read(signal);
      return ['web/web1', 'api/t1'].every((key) => now.get(key)?.weight === 4);
    });
  });
}
