/** A backend of 10,000: a thousand of its servers drained at once, one of them read; beside what HAProxy needs for it in any case. */
import { NEWEST } from '../../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../../support/real-haproxy.ts';
import { startWebServer } from '../../support/web-server.ts';
import { median } from '../median.ts';
import { pipelined } from '../pipelined.ts';
import { grouped, line, type Row, ratios } from '../row.ts';
import { DRAINED, measureScale, type Scale, SERVERS, scaleOptions } from '../scale.ts';

const RUNS = 7;
/** Between two looks at an idle server, by the contract: no machine makes that shorter. */
const QUIET_MS = 100;

export const MANY_SERVERS: Row = {
  name: 'many-servers',
  what: `${grouped(DRAINED)} servers of ${grouped(SERVERS)} to drain, and \`status\` of one of them`,
  async run() {
    await using web = await startWebServer({ name: 'busy' });
    await using haproxy = await startHaproxy(NEWEST, scaleOptions(web.port));
    const runs: Run[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await measureOnce(haproxy));
    const all = (of: keyof Run): number[] => runs.map((one) => one[of]);
    const own = `HAProxy's own part was ${grouped(median(all('bareMs')))} ms`;
    const what = `${grouped(DRAINED)} servers of ${grouped(SERVERS)} to drain`;
    return {
      lines: [
        line({
          what: `${what}, beyond start-up, until all are known to be idle`,
          values: all('drainMs'),
          unit: 'ms',
          limit: 300,
          why: own,
        }),
        line({
          what: 'the same to the end of the process: log, outputs and summary of a thousand servers',
          values: all('drainWholeMs'),
          unit: 'ms',
        }),
        line({
          what: 'the same, known at last, while somebody is served in that backend',
          values: all('drainBusyMs'),
          unit: 'ms',
        }),
        line({
          what: 'the same as bare pipelined writes between two readings',
          values: all('bareMs'),
          unit: 'ms',
        }),
        line({
          what: `${what}, less the ${QUIET_MS} ms in which nobody may come, against those bare writes`,
          values: ratios(
            all('drainMs').map((ms) => ms - QUIET_MS),
            all('bareMs'),
          ),
          unit: '×',
          digits: 1,
        }),
        line({
          what: `${what}: HAProxy's processor time for it`,
          values: all('drainHaproxyCpuMs'),
          unit: 'ms',
        }),
        line({ what: `${what}: peak memory`, values: all('drainPeakMb'), unit: 'MB', limit: 150 }),
        line({
          what: `\`status\` of one server of ${grouped(SERVERS)}, beyond start-up`,
          values: all('statusMs'),
          unit: 'ms',
          limit: 100,
        }),
      ],
    };
  },
};

type Run = Scale & { readonly bareMs: number };

/** Leaves HAProxy as it was. */
async function measureOnce(haproxy: RealHaproxy): Promise<Run> {
  const scale = await measureScale(haproxy, 1);
  const { ms } = await pipelined(haproxy.socket, BARE);
  await haproxy.restart();
  return { ...scale, bareMs: ms };
}

/** All is read, a thousand are set, all is read again: less than that proves nothing. */
const BARE = [
  'show stat',
  'show servers state web',
  ...Array.from({ length: DRAINED }, (_, at) => `set server web/s${at + 1} state drain`),
  'show servers state web',
];
