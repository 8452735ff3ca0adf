/** A backend of 10,000: a thousand of its servers drained at once, one of them read; beside what HAProxy needs for it in any case. */
import { NEWEST } from '../../support/haproxy-versions.ts';
import { startHaproxy } from '../../support/real-haproxy.ts';
import { pipelined } from '../pipelined.ts';
import { grouped, line, median, type Row } from '../row.ts';
import { step } from './step-ms.ts';

const RUNS = 7;
const SERVERS = 10_000;
const DRAINED = 1_000;
/** s1 to s1000. */
const SELECTED = 's?,s??,s???,s1000';
const MEBIBYTE = 2 ** 20;

export const MANY_SERVERS: Row = {
  name: 'many-servers',
  what: `${grouped(DRAINED)} servers of ${grouped(SERVERS)} to drain, and \`status\` of one of them`,
  async run() {
    const servers = Array.from({ length: SERVERS }, (_, at) => `  server s${at + 1} 127.0.0.1:1`);
    await using haproxy = await startHaproxy(NEWEST, { config: `backend web\n${servers.join('\n')}\n` });
    const given = { address: haproxy.address, backend: 'web' };
    const [drain, memory, status, bare]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let run = 0; run < RUNS; run++) {
      status.push((await step({ ...given, server: 's5000', operation: 'status' })).ms);
      const inputs = { ...given, server: SELECTED, operation: 'drain' };
      const { ms, peakMemory, outputs } = await step(inputs, { memory: true });
      if (outputs.selected !== String(DRAINED)) throw new Error(`${outputs.selected} were selected`);
      drain.push(ms);
      memory.push(peakMemory / MEBIBYTE);
      await haproxy.restart();
      bare.push((await pipelined(haproxy.socket, BARE)).ms);
      await haproxy.restart();
    }
    const own = `HAProxy's own part was ${grouped(median(bare))} ms`;
    const what = `${grouped(DRAINED)} servers of ${grouped(SERVERS)} to drain`;
    return {
      lines: [
        line({
          what: `${what}, beyond start-up`,
          values: drain,
          unit: 'ms',
          limit: 300,
          detail: own,
          why: own,
        }),
        line({ what: 'the same as bare pipelined writes between two readings', values: bare, unit: 'ms' }),
        line({ what: `${what}: peak memory`, values: memory, unit: 'MB', limit: 150 }),
        line({
          what: `\`status\` of one server of ${grouped(SERVERS)}, beyond start-up`,
          values: status,
          unit: 'ms',
          limit: 100,
        }),
      ],
    };
  },
};

/** All is read, a thousand are set, all is read again: less than that proves nothing. */
const BARE = [
  'show stat',
  'show servers state web',
  ...Array.from({ length: DRAINED }, (_, at) => `set server web/s${at + 1} state drain`),
  'show servers state web',
];
