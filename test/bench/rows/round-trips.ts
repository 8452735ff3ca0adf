/** A drain of an idle server, far from HAProxy: how often does the step wait for the way there and back? */
import { NEWEST } from '../../support/haproxy-versions.ts';
import { startHaproxy } from '../../support/real-haproxy.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { line, type Row } from '../row.ts';
import { step } from '../step.ts';

const ROUND_TRIP_MS = 100;
const RUNS = 7;

export const ROUND_TRIPS: Row = {
  name: 'round-trips',
  what: `drain of an idle server over TCP, in round trips of ${ROUND_TRIP_MS} ms`,
  async run() {
    const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1\n';
    await using haproxy = await startHaproxy(NEWEST, { config, tcp: true });
    await using proxy = await startTcpProxy({ target: haproxy.port('admin'), delay: ROUND_TRIP_MS / 2 });
    const counted: number[] = [];
    const timed: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      proxy.reset();
      const inputs = { address: proxy.address, backend: 'web', server: 's1', operation: 'drain' };
      timed.push((await step(inputs)).ms / ROUND_TRIP_MS);
      counted.push(proxy.connections + proxy.clientBursts);
      await haproxy.cli('set server web/s1 state ready');
    }
    const what = 'drain of an idle server, of two';
    const unit = 'round trips';
    return {
      lines: [
        line({ what: `${what}: connections and questions, counted`, values: counted, unit, limit: 5 }),
        // Two looks have to be 100 ms apart in any case, so that this one is not held against the number of round trips.
        line({
          what: `${what}: time, ${ROUND_TRIP_MS} ms each`,
          values: timed,
          unit: 'round trips',
          digits: 1,
        }),
      ],
    };
  },
};
