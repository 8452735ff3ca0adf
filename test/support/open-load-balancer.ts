/** Opens a load balancer as the action does, with pauses short enough for a test. */
import assert from 'node:assert/strict';
import { systemClock } from '../../src/clock.ts';
import { type Address, parseAddress } from '../../src/haproxy/address.ts';
import type { Credentials } from '../../src/haproxy/credentials.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { type OpenOptions, openerFor } from '../../src/haproxy/open.ts';

/** For addresses that need none. */
export const NO_CREDENTIALS: Credentials = {
  ssh: { privateKey: null, knownHosts: null, options: new Map() },
  tls: { ca: null, cert: null, key: null, serverName: null },
  dataPlane: null,
  folders: () => assert.fail('no folder is needed'),
};

/** Every adapter, so that a test need not wait to open one. */
const open = await openerFor(['/a', 'http://localhost'].map(addressOf));

function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (!address.ok) throw new Error(address.fault);
  return address.value;
}

/** `t` closes it; `options` overrides: 3 retries, from 10 ms on. */
export function openAt(
  text: string,
  options: Partial<OpenOptions> & { t?: { after(clearUp: () => void): void } } = {},
): LoadBalancer {
  const { t, ...changes } = options;
  const lb = open(addressOf(text), {
    connectTimeoutMs: 5_000,
    commandTimeoutMs: 10_000,
    retries: 3,
    retryDelayMs: 10,
    clock: systemClock,
    random: Math.random,
    credentials: NO_CREDENTIALS,
    ...changes,
  });
  t?.after(() => lb.close());
  return lb;
}
