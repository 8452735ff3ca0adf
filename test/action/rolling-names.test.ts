/** Servers of `rolling` whose names do not resolve while they are stopped, as where a registry knows only who runs. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { atBothEnds } from '../support/haproxy-versions.ts';
import { startNameserver } from '../support/nameserver.ts';
import { startRollingScene } from '../support/rolling-scene.ts';
import { failedWith, succeeded } from '../support/told.ts';

const [MAINT, MAINT_UNRESOLVED] = [1, 33];
/** Only that there is no such name counts at once: an answer that comes late, as from a busy test, says nothing of the name. */
const HOLDS = [
  ...['nx', 'valid'].map((what) => `  hold ${what} 300ms`),
  ...['other', 'refused', 'timeout'].map((what) => `  hold ${what} 1m`),
].join('\n');

atBothEnds('a server whose name does not resolve while it is stopped', (version) => {
  /** On both load balancers; of `lb2` the servers have addresses. */
  async function site(t: TestContext) {
    let isForgotten = false;
    const nameserver = await startNameserver([], t, () => isForgotten);
    const scene = await startRollingScene(version, {
      t,
      servers: 2,
      loadBalancers: 2,
      after: (applications) => `resolvers dns
  nameserver ns 127.0.0.1:${nameserver}
  resolve_retries 1
  timeout resolve 300ms
  timeout retry 200ms
${HOLDS}
backend names
  option httpchk GET /health
  timeout check 5s
${applications.map(({ name, port }) => `  server ${name} ${name}.example:${port} resolvers dns init-addr 127.0.0.1 check inter 200ms`).join('\n')}`,
    });
    return {
      scene,
      forget: async () => {
        isForgotten = true;
        for (const haproxy of scene.haproxies)
          await eventually(
            'MAINT (resolution)',
            async () => (await haproxy.adminFlags('names', 'web1')) === MAINT_UNRESOLVED,
          );
      },
      remember: () => {
        isForgotten = false;
      },
    };
  }

  const INPUTS = { backend: 'names', server: 'web1' };

  test('it is waited for until it runs again, and comes back proven', async (t) => {
    const { scene, forget, remember } = await site(t);
    scene.deploy = async (names) => {
      await Promise.all(names.map((name) => scene.server(name).kill()));
      await forget();
      setTimeout(
        () => void Promise.all(names.map((name) => scene.server(name).start())).then(remember),
        3_000,
      );
    };
    const result = await scene.run(INPUTS);
    succeeded(result, 'changed');
    assert.match(result.log, /names\/web1: its name does not resolve yet/);
    for (const haproxy of scene.haproxies) assert.equal(await haproxy.adminFlags('names', 'web1'), 0);
  });

  test('it is not let in where that does not happen, and the error says where it is', async (t) => {
    const { scene, forget, remember } = await site(t);
    scene.deploy = forget;
    const result = await scene.run({ ...INPUTS, 'health-timeout': '3s' });
    const words = failedWith(result, 'dns-maintenance', 'partial');
    assert.match(
      words,
      /^HAProxy rolling failed: names\/web1 is in maint on lb1, lb2: its name has not resolved within 3s$/m,
    );
    assert.match(words, /HAProxy does not bring back what is in maint/);
    remember();
    await sleep(2_000);
    for (const haproxy of scene.haproxies) assert.equal(await haproxy.adminFlags('names', 'web1'), MAINT);
  });
});
