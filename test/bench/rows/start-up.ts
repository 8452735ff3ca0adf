/** `status` of one server over a Unix socket, from the start of the process to its end, against `node -e 0` of the same Node. */
import { execFileSync } from 'node:child_process';
import { NEWEST } from '../../support/haproxy-versions.ts';
import { startHaproxy } from '../../support/real-haproxy.ts';
import { line, median, type Row, ratios } from '../row.ts';
import { step } from './step-ms.ts';

const RUNS = 25;

export const START_UP: Row = {
  name: 'start-up',
  what: '`status` of one server, the whole process, against bare Node',
  async run() {
    await using haproxy = await startHaproxy(NEWEST, { config: 'backend web\n  server s1 127.0.0.1:1\n' });
    const inputs = { address: haproxy.address, backend: 'web', server: 's1', operation: 'status' };
    const [bare, first, later]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < RUNS; run++) {
      const clearUps: (() => Promise<void>)[] = [];
      const t = { after: (clearUp: () => Promise<void>) => void clearUps.push(clearUp) };
      const before = performance.now();
      execFileSync(process.execPath, ['-e', '0']);
      bare.push(performance.now() - before);
      const { durationMs, temp } = await step(inputs, { t });
      first.push(durationMs);
      later.push((await step(inputs, { t, temp })).durationMs);
      for (const clearUp of clearUps) await clearUp();
    }
    const against = (values: readonly number[]): string =>
      `${median(values).toFixed(0)} ms against ${median(bare).toFixed(0)} ms`;
    const unit = '×';
    return {
      lines: [
        line({
          what: "`status` of one server in a job's first step, against `node -e 0`",
          values: ratios(first, bare),
          unit,
          digits: 2,
          limit: 3,
          detail: against(first),
        }),
        line({
          what: 'the same in later steps',
          values: ratios(later, bare),
          unit,
          digits: 2,
          limit: 2.5,
          detail: against(later),
        }),
      ],
    };
  },
};
