/** Each real HAProxy keeps the contract through its Runtime API, over a Unix socket, over TCP and through a master CLI. */
import { nameOf } from '../../src/haproxy/server.ts';
import { onEveryHaproxy } from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer } from '../support/web-server.ts';
import { CONFIG, describeLoadBalancer, type Peer } from './load-balancer.ts';

onEveryHaproxy('the contract of LoadBalancer', (version) => {
  for (const way of ['a Unix socket', 'TCP', 'a master CLI'] as const) {
    describeLoadBalancer(`over ${way}`, async (t): Promise<Peer> => {
      const app = await startWebServer({ name: 'app', t });
      const config = CONFIG.replaceAll('{{app}}', String(app.port));
      const master = way === 'a master CLI';
      const haproxy = await startHaproxy(version, { t, config, tcp: true, userSocket: true, master });
      const admin = {
        'a Unix socket': haproxy.address,
        TCP: haproxy.tcp,
        'a master CLI': haproxy.masterSocket,
      };
      return {
        open: (level) => openAt(level === 'user' ? haproxy.userSocket : admin[way]),
        adminFlags(key) {
          const { backend, server } = nameOf(key);
          return haproxy.adminFlags(backend, server);
        },
        async weight(key) {
          const { backend, server } = nameOf(key);
          return Number((await haproxy.serverState(backend, server)).srv_uweight);
        },
        async force(key, state) {
          await haproxy.cli(`set server ${key} state ${state}`);
          await haproxy.cli(`set server ${key} health up`);
        },
        restart: () => haproxy.restart(),
        seesOldWorkers: master && version !== '2.2',
      };
    });
  }
});
