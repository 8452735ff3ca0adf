/** Summaries of rolling steps: one that went through, and one whose script failed. */
import { summaryOf } from '../../src/action/report/summary.ts';
import type { ScriptEnd } from '../../src/operation/rolling/rolling-effects.ts';
import { savedStep } from '../unit/action-samples.ts';
import { lb, OK, request, roll, WEB } from '../unit/rolling-scene.ts';
import { type Page, WAYS } from './scenes.ts';

const FAILED: ScriptEnd = { kind: 'ended', exitCode: 1, signal: null };

/** In the order in which they are worth a look. */
export async function rollingPages(): Promise<Page[]> {
  return [
    await rolled('rolling', () => OK),
    await rolled('rolling-failed', (number) => (number === 2 ? FAILED : OK)),
  ];
}

/** Four servers, one after the other; each script takes eight seconds. */
async function rolled(name: string, endOf: (batch: number) => ScriptEnd): Promise<Page> {
  let batches = 0;
  const both = ['lb1', 'lb2'].map((loadBalancer) => lb(loadBalancer, WEB));
  const { report, saved } = await roll(request(), both, async (_, { clock }) => {
    batches += 1;
    await clock.sleep(8_000);
    return endOf(batches);
  });
  const change = saved.at(-1);
  return {
    name,
    markdown: summaryOf(report, change === undefined ? null : { ...savedStep([]), change }, WAYS),
  };
}
