/** The fake keeps the contract, so what is tested with it holds for HAProxy. */
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { describeLoadBalancer } from './load-balancer.ts';

describeLoadBalancer('the contract of LoadBalancer, by the fake', async () => {
  const plain = [
    ...[
      'cookies/s1',
      'table/s1',
      '3/1',
      '3/2',
      'odd/::stop-commands::x',
      'odd/__proto__',
      'odd/BACKEND',
      'odd/v6',
    ],
  ];
  const lb = new FakeLoadBalancer({
    servers: [
      { backend: 'web', server: 'web1', checkState: 6, status: 'UP' },
      { backend: 'web', server: 'web2', weight: 10, configuredWeight: 10, effectiveWeight: 10 },
      { backend: 'web', server: 'spare', backup: true },
      { backend: 'api', server: 't1', tracks: 'web/web1' },
      ...plain.map((key) => {
        const [backend = '', server = ''] = key.split('/');
        return { backend, server, address: server === 'v6' ? '[::1]:80' : '127.0.0.1:80' };
      }),
    ],
    sticky: { web: 'other-table', cookies: 'cookie', table: 'stick-table' },
  });
  // HAProxy's checks pass while a test looks on.
  lb.before = (call) => {
    if (call === 'sample web/web1') lb.prove('web/web1');
  };
  return {
    open(level = 'admin') {
      lb.level = level;
      return lb;
    },
    adminFlags: async (key) => lb.server(key).adminFlags,
    weight: async (key) => lb.server(key).weight,
    async force(key, state) {
      lb.force(key, state);
      // Its checks pass at once.
      lb.prove(key);
    },
    restart: async () => lb.reload(),
  };
});
