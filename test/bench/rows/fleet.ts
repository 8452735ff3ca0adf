/** Many load balancers in one step: fifty against one, each with a way of its own; and five hundred addresses. */
import { NEWEST } from '../../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../../support/real-haproxy.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { median } from '../median.ts';
import { line, type Row, ratios } from '../row.ts';
import { step } from './step-ms.ts';

const FLEET = 50;
const ROUND_TRIP_MS = 20;
const RUNS = 9;
const CONFIG = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1\n';

export const FLEET_ROW: Row = {
  name: 'fleet',
  what: `drain on ${FLEET} load balancers against 1, a round trip of ${ROUND_TRIP_MS} ms to each`,
  async run() {
    await using stack = new AsyncDisposableStack();
    const haproxies: RealHaproxy[] = [];
    const addresses: string[] = [];
    for (let index = 0; index < FLEET; index++) {
      const haproxy = stack.use(await startHaproxy(NEWEST, { config: CONFIG }));
      const proxy = { target: haproxy.socket, delay: ROUND_TRIP_MS / 2, record: false };
      haproxies.push(haproxy);
      addresses.push(stack.use(await startTcpProxy(proxy)).address);
    }
    const drainMs = async (count: number): Promise<number> => {
      const address = addresses.slice(0, count).join('\n');
      const { ms } = await step({ address, backend: 'web', server: 's1', operation: 'drain' });
      await Promise.all(haproxies.slice(0, count).map((one) => one.cli('set server web/s1 state ready')));
      return ms;
    };
    const [one, all]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      one.push(await drainMs(1));
      all.push(await drainMs(FLEET));
    }
    return {
      lines: [
        line({
          what: `drain on ${FLEET} load balancers against 1, beyond start-up, ${ROUND_TRIP_MS} ms round trip each`,
          values: ratios(all, one),
          unit: '×',
          digits: 2,
          limit: 1.3,
          detail: `${median(all).toFixed(0)} ms against ${median(one).toFixed(0)} ms`,
        }),
      ],
    };
  },
};
