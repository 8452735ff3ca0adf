/** A step for the README's picture: this action, two real HAProxies, and requests that take their time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { HAPROXY_VERSIONS, isUnpacked } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { WebServer } from '../support/web-server.ts';

/** Of each load balancer; a third of them is at web1. */
const REQUESTS = 72;
/** The longest of them: above half a minute a summary has a chart. */
const LONGEST_MS = 36_000;

/** The summary of a `maint` of a busy server on two load balancers. Takes as long as the longest request. */
export async function realSummary(): Promise<string> {
  const version = HAPROXY_VERSIONS.findLast(isUnpacked);
  if (version === undefined) throw new Error('no HAProxy for the picture of the README (see above)');
  await using stack = new AsyncDisposableStack();
  const web = stack.use(new WebServer('web', await freePort()));
  await web.start();
  const servers = ['web1', 'web2', 'web3'].map(
    (name) => `  server ${name} 127.0.0.1:${web.port} check inter 500ms`,
  );
  const config = `backend web_servers\n  option httpchk GET /health\n${servers.join('\n')}`;
  const start = () =>
    startHaproxy(version, {
      master: true,
      frontends: { fe_web: 'web_servers' },
      extraDefaults: 'timeout server 2m\n timeout client 2m',
      config,
    });
  const haproxies = [stack.use(await start()), stack.use(await start())];
  const requests = haproxies.flatMap((haproxy) => startRequests(haproxy.port('fe_web')));
  await sleep(1_000);
  // Behind a master CLI the workers of a reload would be counted, too: no warning that these processes are young.
  const address = haproxies.map((haproxy, index) => `lb${index + 1}=${haproxy.masterSocket}`).join('\n');
  const inputs = { address, backend: 'web_servers', server: 'web1', operation: 'maint' };
  const result = await runAction({ inputs, ownProcess: true, deadline: 90_000 });
  if (result.code !== 0) throw new Error(`The step for the README failed:\n${result.log}`);
  const statuses = await Promise.all(requests);
  if (statuses.some((status) => status !== 200)) throw new Error(`A request failed: ${statuses}`);
  return result.summary;
}

/** Some end soon, and some after a long while, as downloads do. */
function startRequests(port: number): Promise<number>[] {
  return Array.from({ length: REQUESTS }, async (_, index) => {
    const delay = Math.round(2_000 + LONGEST_MS * (index / REQUESTS) ** 2);
    const response = await fetch(`http://127.0.0.1:${port}/?delay=${delay}`);
    await response.text();
    return response.status;
  });
}
