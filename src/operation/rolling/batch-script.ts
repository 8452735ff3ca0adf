/**
 * The script of one batch, while its servers are out and looked at. Knows how it ended, and saves that at once; what becomes of the batch
 * is decided elsewhere.
 */
import { formatDuration } from '../../duration.ts';
import { asFailure, Failure } from '../../errors.ts';
import { watchDuring } from '../reach-goal.ts';
import { warnOfReloads } from '../reload.ts';
import type { Run } from '../run.ts';
import type { Batch } from './batches.ts';
import type { Half } from './half.ts';
import { outRequest, watchRequest } from './requests.ts';
import type { ScriptBatch, ScriptEnd } from './rolling-effects.ts';
import type { RollingScene } from './scene.ts';
import { ScriptPlaces } from './script-places.ts';
import { outlastUnresolved } from './unresolved.ts';

/** What came of it. `failures`: its own first, then what was seen meanwhile. */
export interface Script {
  failures: Failure[];
  tookMs: number;
  places: ScriptPlaces;
}

/**
 * Never throws. The batch is looked at meanwhile, and until names that the script has ended resolve again: what a reload lets in goes out again
 * at once, for nobody knows what runs there now.
 */
export async function runWatched(batch: Batch, out: Half, scene: RollingScene): Promise<Script> {
  const { request, ledger, effects } = scene;
  const { clock, signal } = effects;
  const begunAt = clock.now();
  const runs = out.runs.map(({ run }) => run);
  const reloads = new Map(runs.map((run) => [run, run.reloads]));
  const about = scriptBatch(batch, out);
  const places = new ScriptPlaces(out.runs);
  let end: ScriptEnd | Failure = new Failure('cancelled', 'The script was not started.');
  let tookMs = 0;
  const run = async () => {
    ledger.beginScript();
    return await effects.runScript(about, signal);
  };
  const ended = (value: ScriptEnd | Failure) => {
    end = value;
    tookMs = clock.now() - begunAt;
    // Not only when all have been looked at: we may be killed before.
    if (failureOf(batch, value, tookMs) === null) ledger.endScript();
    else if (value !== signal.reason) ledger.keepBatch();
  };
  const work = run().then(ended, (error: unknown) => ended(asFailure(error, 'run-failed')));
  const watch = (during: Promise<void>) => watchDuring(watchRequest(request), out.runs, during, effects);
  const watched = await watch(work);
  if (watched.length === 0 && failureOf(batch, end, tookMs) === null)
    watched.push(...(await outlastUnresolved(runs, watch, scene)));
  const reloaded = runs.filter((run) => run.reloads !== reloads.get(run));
  for (const run of reloaded) warnOfReloads(run, outRequest(request));
  const failed = failureOf(batch, end, tookMs);
  if (failed !== null) effects.tell({ kind: 'failure', failure: failed });
  const elsewhere = reloaded.flatMap((run) => elsewhereSince(places, run));
  // A cancelled step has one reason, wherever it is heard first.
  const failures = [...new Set([...(failed === null ? [] : [failed]), ...watched, ...elsewhere])];
  return { failures, tookMs, places };
}

/** That a reload has others at work where its script was, or has moved these. */
function elsewhereSince(places: ScriptPlaces, run: Run): Failure[] {
  try {
    places.assertKept(run.name, run.seen.snapshot);
    return [];
  } catch (error) {
    const failure = asFailure(error);
    run.noteFailure(failure);
    run.tellFailure(failure);
    return [failure];
  }
}

function failureOf(
  { number, count, names }: Batch,
  end: ScriptEnd | Failure,
  tookMs: number,
): Failure | null {
  if (end instanceof Failure) return end;
  if (end.kind === 'ended' && end.exitCode === 0) return null;
  const how =
    end.kind === 'timed-out'
      ? `did not end within run-timeout (${formatDuration(end.limitMs)}) and ${end.isOver ? 'was ended' : 'still runs: what `sudo` began cannot be ended'}`
      : `${end.exitCode === null ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`} after ${formatDuration(tookMs)}`;
  return new Failure(
    'run-failed',
    `The script of batch ${number} of ${count} (${names.join(', ')}) ${how}.`,
    {
      brief: `the script ${how}`,
      hint: `Look at what it printed: that stands in the log of this step, below batch ${number} of ${count}.`,
    },
  );
}

/** Where its servers are out: another process may have them elsewhere than they were found, and one load balancer not at all. */
function scriptBatch({ number, count, names }: Batch, { runs }: Half): ScriptBatch {
  const [server = ''] = names;
  const there = runs.flatMap(({ run }) =>
    run.units.filter((unit) => !run.of(unit).gone).map((unit) => run.now(unit)),
  );
  const at = there.find((one) => one.server === server);
  return { number, count, names, backend: at?.backend ?? '', server, address: at?.address ?? '' };
}
