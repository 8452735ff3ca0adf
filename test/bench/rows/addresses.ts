/** Five hundred load balancers in one step: how long, and how much of the runner it takes. */
import { readdirSync } from 'node:fs';
import { NEWEST } from '../../support/haproxy-versions.ts';
import { PeakMemory } from '../../support/peak-memory.ts';
import { startHaproxy } from '../../support/real-haproxy.ts';
import { startAction } from '../../support/run-action.ts';
import { grouped, line, type Row } from '../row.ts';
import { msOf, step } from './step-ms.ts';

const ADDRESSES = 500;
/** That many are started at a time. */
const BATCH = 20;
const RUNS = 3;
const MEBIBYTE = 2 ** 20;
const LOOK_MS = 5;
const OPTIONS = { debug: false, deadline: 180_000 };
const CONFIG = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1\n';

export const ADDRESSES_ROW: Row = {
  name: 'addresses',
  what: `drain on ${ADDRESSES} load balancers: time, memory, descriptors`,
  async run() {
    await using stack = new AsyncDisposableStack();
    const addresses: string[] = [];
    for (let started = 0; started < ADDRESSES; started += BATCH) {
      const batch = Array.from({ length: BATCH }, () => startHaproxy(NEWEST, { config: CONFIG }));
      for (const haproxy of await Promise.all(batch)) addresses.push(stack.use(haproxy).address);
    }
    const given = { address: addresses.join('\n'), backend: 'web', server: 's1' };
    const [times, memory, descriptors]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < RUNS; run++) {
      const running = startAction({ inputs: { ...given, operation: 'drain' }, ...OPTIONS });
      const open = new PeakDescriptors(running.pid);
      const resident = new PeakMemory(running.pid);
      times.push(msOf(await running.result));
      memory.push(resident.stop() / MEBIBYTE);
      descriptors.push(open.stop());
      await step({ ...given, operation: 'ready', 'wait-for-health': 'false' }, OPTIONS);
    }
    const what = `drain on ${grouped(ADDRESSES)} load balancers`;
    return {
      lines: [
        line({ what: `${what}, beyond start-up`, values: times, unit: 'ms' }),
        line({ what: `${what}: peak memory`, values: memory, unit: 'MB' }),
        line({ what: `${what}: open descriptors at most`, values: descriptors, unit: 'descriptors' }),
      ],
    };
  },
};

/** How many descriptors a process has open at most, looked at while it runs. */
class PeakDescriptors {
  readonly #folder: string;
  readonly #timer: NodeJS.Timeout;
  #count = 0;

  constructor(pid: number) {
    this.#folder = `/proc/${pid}/fd`;
    this.#timer = setInterval(() => this.#read(), LOOK_MS);
  }

  stop(): number {
    clearInterval(this.#timer);
    return this.#count;
  }

  #read(): void {
    try {
      this.#count = Math.max(this.#count, readdirSync(this.#folder).length);
    } catch {
      // Between its end and our hearing of it there is nothing to read.
    }
  }
}
