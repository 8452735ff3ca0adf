/** Many load balancers in one step, against one of them. */
import { measureFleet } from '../fleet.ts';
import { median } from '../median.ts';
import { line, type Row, ratios } from '../row.ts';

const FLEET = 50;
const RUNS = 9;
const LIMIT = 1.3;

export const FLEET_ROW: Row = {
  name: 'fleet',
  what: `drain on ${FLEET} load balancers against 1, a round trip of 20 ms to each`,
  async run() {
    const { oneMs, fiftyMs } = await measureFleet(RUNS, FLEET);
    return {
      lines: [
        line({
          what: `drain on ${FLEET} load balancers against 1, beyond start-up, 20 ms round trip each`,
          values: ratios(fiftyMs, oneMs),
          unit: '×',
          digits: 2,
          limit: LIMIT,
          detail: `${median(fiftyMs).toFixed(0)} ms against ${median(oneMs).toFixed(0)} ms`,
        }),
      ],
    };
  },
};
