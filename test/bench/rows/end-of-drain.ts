/** How long after its last session has ended a drained server is called "drained", the end of the step's process included. */
import http from 'node:http';
import { eventually } from '../../support/eventually.ts';
import { NEWEST } from '../../support/haproxy-versions.ts';
import { startHaproxy } from '../../support/real-haproxy.ts';
import { startWebServer } from '../../support/web-server.ts';
import { line, type Row } from '../row.ts';
import { step } from '../step.ts';

const RUNS = 15;
const LIMIT_MS = 250;

export const END_OF_DRAIN: Row = {
  name: 'end-of-drain',
  what: 'from the end of the last session to the end of the step',
  async run() {
    await using web = await startWebServer({ name: 'web' });
    const config = `backend web\n  server s1 127.0.0.1:${web.port}\n  server s2 127.0.0.1:1 disabled\n`;
    await using haproxy = await startHaproxy(NEWEST, { config, frontends: { fe_web: 'web' } });
    const values: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      // Each ends at another moment between two looks of the step.
      const ended = answered(haproxy.port('fe_web'), 900 + run * 13);
      await eventually('a session', async () => (await haproxy.row('web', 's1')).scur === '1');
      const inputs = { address: haproxy.address, backend: 'web', server: 's1', operation: 'drain' };
      const { outputs } = await step({ ...inputs, 'min-available': '0' });
      const finished = performance.now();
      if (outputs.drained !== 'true') throw new Error('not drained');
      values.push(finished - (await ended));
      await haproxy.cli('set server web/s1 state ready');
    }
    const what = 'from the end of the last session to the end of the step that says "drained"';
    return { lines: [line({ what, values, unit: 'ms', limit: LIMIT_MS })] };
  },
};

/** Sends a request that takes that long; resolves with the moment at which it had been answered. */
function answered(port: number, delayMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get({ port, path: `/?delay=${delayMs}`, agent: false }, (response) => {
      response.resume().on('close', () => resolve(performance.now()));
    });
    request.on('error', reject);
  });
}
