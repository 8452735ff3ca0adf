/**
 * Scenes for pictures: load balancers in memory as they are in a real farm, and what happens to their servers while a step works. The
 * reports are made by the operations themselves, so that every word in a picture is one of theirs.
 */
import { summaryOf } from '../../src/action/report/summary.ts';
import type { SavedStep } from '../../src/action/state/saved-step.ts';
import type { Request } from '../../src/operation/request.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { savedStep, waysTo } from '../unit/action-samples.ts';
import { CHECKED, run } from '../unit/change-scene.ts';

/** What is shown, and what it is called: a word for a file name. */
export interface Page {
  name: string;
  markdown: string;
}

/** Three load balancers that are reached by ssh. */
export const WAYS = waysTo(
  new Map(
    ['lb1', 'lb2', 'lb3'].map((name) => [
      name,
      `${name}=ssh://deploy@${name}.example.com/run/haproxy/admin.sock`,
    ]),
  ),
  {
    given: [
      { name: 'ssh-private-key', value: null },
      { name: 'ssh-known-hosts', value: null },
    ],
  },
);

/** A server that is in maint. */
export const OUT: Partial<FakeServer> = { adminFlags: 1, checkState: 14 };

/** One that serves so many. */
export function busy(sessions: number): Partial<FakeServer> {
  return { sessions, sessionsTotal: 10_000 };
}

/** Only the first is not as usual. */
export function first(given: Partial<FakeServer>): (number: number) => Partial<FakeServer> {
  return (number) => (number === 1 ? given : {});
}

/** A load balancer with web1 to webN; `given`: what is not as usual of each. */
export function farm(
  name: string,
  size: number,
  given: (number: number) => Partial<FakeServer> = () => ({}),
): FakeLoadBalancer {
  return new FakeLoadBalancer({
    name,
    servers: Array.from({ length: size }, (_, index) => ({
      backend: 'web',
      server: `web${index + 1}`,
      status: 'UP',
      address: `10.0.0.${(index + 11) % 250}:8080`,
      weight: 100,
      configuredWeight: 100,
      effectiveWeight: 100,
      lastCheck: 'Layer7 check passed',
      ...CHECKED,
      ...given(index + 1),
    })),
  });
}

/** web1 to webN of a farm. */
export function serversOf(loadBalancer: FakeLoadBalancer, size: number): FakeServer[] {
  return Array.from({ length: size }, (_, index) => loadBalancer.server(`web/web${index + 1}`));
}

/** `web1,web2,…`, for the input `server`. */
export function namesOf(size: number): string {
  return Array.from({ length: size }, (_, index) => `web${index + 1}`).join(',');
}

/** What happens beside a step. */
type Meanwhile = NonNullable<Parameters<typeof run>[2]>;

/** Sessions of these servers that end one after the other, over `ms`, until each has `end`. */
export function fading(servers: readonly FakeServer[], ms: number, end = 0): Meanwhile {
  return async (clock: FakeClock): Promise<void> => {
    const began = servers.map((server) => ({ server, sessions: server.sessions }));
    for (let left = ms - 250; left >= 0; left -= 250) {
      await clock.advance(250);
      for (const { server, sessions } of began)
        server.sessions = Math.round(end + (sessions - end) * (left / ms) ** 2);
    }
  };
}

/** HAProxy's checks of a server are answered with 503. */
export function sicken(loadBalancer: FakeLoadBalancer, key: string): void {
  loadBalancer.fail(key, 'Layer7 wrong status, code 503: Service Unavailable');
  loadBalancer.server(key).checkStatus = 'L7STS';
}

/** A step as its summary shows it. `code`: with what it fails; a picture without what it is meant to show is none. */
export async function step(
  name: string,
  asked: Request,
  loadBalancers: FakeLoadBalancer[],
  { code = null, meanwhile }: { code?: string | null; meanwhile?: Meanwhile } = {},
): Promise<Page> {
  const { report, saved } = await run(asked, loadBalancers, meanwhile);
  const found = report.error?.code ?? null;
  if (found !== code) throw new Error(`${name} ended with ${found}: ${report.error?.message}`);
  const change = saved.at(-1);
  const savedAs: SavedStep | null = change === undefined ? null : { ...savedStep([]), change };
  return { name, markdown: summaryOf(report, savedAs, WAYS) };
}
