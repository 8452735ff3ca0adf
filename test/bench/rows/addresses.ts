/** Five hundred load balancers in one step: how long, and how much of the runner it takes. */
import { type ManyAddresses, measureManyAddresses } from '../fleet.ts';
import { line, type Row } from '../row.ts';

const ADDRESSES = 500;
const RUNS = 3;

export const ADDRESSES_ROW: Row = {
  name: 'addresses',
  what: `drain on ${ADDRESSES} load balancers: time, memory, descriptors`,
  async run() {
    const runs = await measureManyAddresses(ADDRESSES, RUNS);
    const all = (of: keyof ManyAddresses): number[] => runs.map((one) => one[of]);
    const what = `drain on ${ADDRESSES} load balancers`;
    return {
      lines: [
        line({ what: `${what}, beyond start-up`, values: all('ms'), unit: 'ms' }),
        line({ what: `${what}: peak memory`, values: all('peakMb'), unit: 'MB' }),
        line({ what: `${what}: open descriptors at most`, values: all('descriptors'), unit: 'descriptors' }),
      ],
    };
  },
};
