/** A server on a load balancer, as one text: the same for every step of a job, whatever it calls the load balancer. Pure. */
import { parseAddress } from '../haproxy/address.ts';

/** `server` is `BACKEND/SERVER`. The same address in other words is another load balancer. */
export function placeOf(address: string, server: string): string {
  const parsed = parseAddress(address);
  return JSON.stringify([parsed.ok ? parsed.value.transport : address, server]);
}
