/** The zone of an IPv6 address says through which interface it is reached: it means something on this machine only, and is told nobody. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import { test } from 'node:test';
import { makeAuthority } from '../support/certificates.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { NEWEST } from '../support/haproxy-versions.ts';
import { NO_CREDENTIALS, openAt } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';

const signal = new AbortController().signal;
const LOOPBACK = Object.entries(os.networkInterfaces()).find(([, addresses = []]) =>
  addresses.some(({ address }) => address === '::1'),
)?.[0];

test('it stands neither in what is asked for nor in the name that is proven', {
  skip: LOOPBACK === undefined,
}, async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config: 'backend web\n  server web1 127.0.0.1:1' });
  const authority = makeAuthority(t);
  for (const [scheme, tls] of [
    ['http', undefined],
    ['https', authority.sign('IP:::1')],
  ] as const) {
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket, ...(tls ? { tls } : {}) });
    let said = '';
    const way = net.createServer((client) => {
      const peer = net.connect(Number(new URL(api.address).port), '127.0.0.1');
      for (const socket of [client, peer]) socket.on('error', () => socket.destroy());
      client.on('data', (chunk) => {
        said += chunk.toString('latin1');
      });
      client.pipe(peer).pipe(client);
    });
    way.listen(0, '::1');
    await once(way, 'listening');
    t.after(() => way.close());
    const { name: username, password } = api.user;
    const credentials = {
      ...NO_CREDENTIALS,
      tls: { ...NO_CREDENTIALS.tls, ca: authority.cert },
      dataPlane: { username, password },
    };
    const { port } = way.address() as AddressInfo;
    const lb = openAt(`${scheme}://[::1%${LOOPBACK}]:${port}`, { t, credentials });
    await lb.read(signal);
    if (scheme === 'http') assert.match(said, new RegExp(`^Host: \\[::1\\]:${port}\\r$`, 'm'));
  }
});
