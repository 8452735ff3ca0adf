/** Each real HAProxy keeps the contract through its Runtime API, over a Unix socket, over TCP and through a master CLI. */
import { parseAddress } from '../../src/haproxy/address.ts';
import { openLoadBalancer } from '../../src/haproxy/open.ts';
import { systemClock } from '../../src/wait.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { NO_CREDENTIALS } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer } from '../support/web-server.ts';
import { CONFIG, describeLoadBalancer, type Peer } from './load-balancer.ts';

forEachHaproxy('the contract of LoadBalancer', (version) => {
  for (const way of ['a Unix socket', 'TCP', 'a master CLI'] as const) {
    describeLoadBalancer(`over ${way}`, async (t): Promise<Peer> => {
      const app = await startWebServer({ name: 'app', t });
      const config = CONFIG.replaceAll('{{app}}', String(app.port));
      const master = way === 'a master CLI';
      const haproxy = await startHaproxy(version, { t, config, tcp: true, userSocket: true, master });
      const split = (key: string): [string, string] => [
        key.slice(0, key.indexOf('/')),
        key.slice(key.indexOf('/') + 1),
      ];
      return {
        open(level) {
          const admin = {
            'a Unix socket': haproxy.address,
            TCP: haproxy.tcp,
            'a master CLI': haproxy.masterSocket,
          };
          const address = parseAddress(level === 'user' ? haproxy.userSocket : admin[way]);
          if (!address.ok) throw new Error(address.fault);
          return openLoadBalancer(address.value, {
            connectTimeout: 5_000,
            commandTimeout: 10_000,
            retries: 3,
            retryDelay: 10,
            clock: systemClock,
            random: Math.random,
            credentials: NO_CREDENTIALS,
          });
        },
        adminFlags: (key) => haproxy.adminFlags(...split(key)),
        weight: async (key) => Number((await haproxy.serverState(...split(key))).srv_uweight),
        async force(key, state) {
          await haproxy.cli(`set server ${key} state ${state}`);
          await haproxy.cli(`set server ${key} health up`);
        },
        restart: () => haproxy.restart(),
        knowsPredecessors: master && version !== '2.2',
      };
    });
  }
});
