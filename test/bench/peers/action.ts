/** This action in both shapes: a step before and one after each restart, and one step of `rolling` for all of them. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ROLLING } from '../../support/rolling-scene.ts';
import { type RunOptions, runAction } from '../../support/run-action.ts';
import { makeScratch } from '../../support/scratch.ts';
import { type Place, restart, type Way } from './way.ts';

export const STEPS: Way = {
  name: 'this action, a step out and a step back',
  given: '`maint`, then `ready`, with their defaults, in one job for all servers',
  async deploy(place) {
    await using scratch = makeScratch();
    const temp = path.join(scratch.folder, 'temp');
    mkdirSync(temp);
    for (const server of place.servers) {
      await step({ temp, inputs: { ...inputsOf(place), server, operation: 'maint' } });
      await restart(place, server);
      await step({ temp, inputs: { ...inputsOf(place), server, operation: 'ready' } });
    }
  },
};

export const ONE_STEP: Way = {
  name: 'this action, one step of `rolling`',
  given: '`run` with `curl`, everything else as it is by default',
  async deploy(place) {
    const run = `curl -fsS --data-binary "$HAPROXY_SERVERS" ${place.url}`;
    const inputs = { ...inputsOf(place), server: place.servers.join(), run };
    await step({ action: ROLLING, inputs });
  },
};

function inputsOf({ socket }: Place): Record<string, string> {
  return { address: socket, backend: 'web' };
}

async function step(options: RunOptions): Promise<void> {
  const { code, outputs, visibleLog } = await runAction({
    ownProcess: true,
    debug: false,
    deadline: 120_000,
    ...options,
  });
  if (code !== 0) throw new Error(`${outputs['error-code']}: ${visibleLog.trimEnd().split('\n').at(-1)}`);
}
