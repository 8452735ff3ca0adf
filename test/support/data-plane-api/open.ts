/** Opens a load balancer through a Data Plane API as the action does. */
import type { LoadBalancer } from '../../../src/haproxy/load-balancer.ts';
import type { OpenOptions } from '../../../src/haproxy/open.ts';
import { NO_CREDENTIALS, openAt } from '../open-load-balancer.ts';

/** Where it is, and who may come in. */
export interface Reachable {
  address: string;
  user: { name: string; password: string };
}

export function openThrough(
  { address, user }: Reachable,
  options: Partial<OpenOptions> & { t?: { after(clearUp: () => void): void } } = {},
): LoadBalancer {
  const dataPlane = { username: user.name, password: user.password };
  return openAt(address, { credentials: { ...NO_CREDENTIALS, dataPlane }, ...options });
}
