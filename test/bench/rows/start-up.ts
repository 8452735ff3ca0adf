/** What every step costs before it does anything, against bare Node. */
import { NEWEST } from '../../support/haproxy-versions.ts';
import { startHaproxy } from '../../support/real-haproxy.ts';
import { median } from '../median.ts';
import { type Line, line, type Row, ratios } from '../row.ts';
import { measureStartUp } from '../start-up.ts';

const RUNS = 30;
const FIRST_LIMIT = 3;
const LATER_LIMIT = 2.5;

export const START_UP: Row = {
  name: 'start-up',
  what: '`status` of one server, the whole process, against bare Node',
  async run() {
    await using haproxy = await startHaproxy(NEWEST, { config: 'backend web\n  server s1 127.0.0.1:1\n' });
    const [bare, first, later]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < RUNS; run++) {
      const { bareMs, firstMs, laterMs } = await measureStartUp(haproxy, 1);
      bare.push(bareMs);
      first.push(firstMs);
      later.push(laterMs);
    }
    const against = (what: string, values: readonly number[], limit: number): Line =>
      line({
        what,
        values: ratios(values, bare),
        unit: '×',
        digits: 2,
        limit,
        detail: `${median(values).toFixed(0)} ms against ${median(bare).toFixed(0)} ms`,
      });
    const what = "`status` of one server in a job's first step, against `node -e 0`";
    return {
      lines: [against(what, first, FIRST_LIMIT), against('the same in later steps', later, LATER_LIMIT)],
    };
  },
};
