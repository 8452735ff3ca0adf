/**
 * Scenes for pictures: load balancers in memory as they are in a real farm, and what happens to their servers while a step works. The
 * reports are made by the operations themselves, so that every word in a picture is one of theirs.
 */
import type { Report } from '../../src/operation/report.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { CHECKED } from '../unit/change-scene.ts';

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

/** Sessions of these servers that end one after the other, over `ms`, until each has `end`. */
export function fading(servers: readonly FakeServer[], ms: number, end = 0) {
  return async (clock: FakeClock): Promise<void> => {
    const began = servers.map((server) => ({ server, sessions: server.sessions }));
    for (let left = ms - 250; left >= 0; left -= 250) {
      await clock.advance(250);
      for (const { server, sessions } of began)
        server.sessions = Math.round(end + (sessions - end) * (left / ms) ** 2);
    }
  };
}

/** A moment in which the nth call that begins so does something else than HAProxy usually does. */
export function atCall(loadBalancer: FakeLoadBalancer, call: string, deed: () => void, nth = 1): void {
  let calls = 0;
  loadBalancer.before = (made) => {
    if (made.startsWith(call)) calls += 1;
    if (made.startsWith(call) && calls === nth) deed();
  };
}

/** A picture without what it is meant to show is none. */
export function expectCode(report: Report, code: string | null): Report {
  const found = report.error?.code ?? null;
  if (found !== code) throw new Error(`This scene ended with ${found}: ${report.error?.message}`);
  return report;
}
