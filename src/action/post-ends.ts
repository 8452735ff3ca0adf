/**
 * What a main step may have left running when its job has ended: its `hold` process, itself, its script. Each is ended before
 * anything is put back, and the post step's log says so.
 */
import { systemClock } from '../clock.ts';
import * as github from './github.ts';
import { endHoldProcess } from './hold/hold-client.ts';
import type { HoldFile } from './hold/hold-file.ts';
import { lineOf } from './report/escape.ts';
import { endProcess, endSession } from './state/os-process.ts';
import { type Identity, loadHoldId, loadScript } from './state/state.ts';

/** Returns what the hold process of this step has left: null when that is nothing, undefined when none was started. */
export async function endHold(): Promise<HoldFile | null | undefined> {
  const id = loadHoldId();
  if (id === '') return undefined;
  const file = await endHoldProcess(id);
  for (const { at, loadBalancer, text } of file?.messages ?? [])
    say(`while it was held: ${at} ${loadBalancer}: ${text}`);
  return file;
}

/** One that went by itself, or because we told it to, is no news at the end of a job; one that was killed is. */
export function tellIfLost(file: HoldFile | null | undefined): void {
  if (file === undefined || (file !== null && file.ended !== null)) return;
  github.annotate('warning', 'HAProxy: hold ended early', [
    file === null
      ? 'It is not known whether the servers of this step were held until the job ended: the `hold` process has left no record.'
      : 'Somebody ended the `hold` process of this step: a reload after that was not noticed.',
  ]);
}

/** Where the runner has lost sight of a main step that still runs. Throws when it cannot be ended. */
export async function endMain(identity: Identity | null): Promise<void> {
  if (!identity?.process) return;
  const end = await endProcess(identity.process, systemClock);
  if (end === 'ended') say('the main step was still running: it was ended first');
  if (end === 'alive') {
    throw new Error(`the main step (process ${identity.process.pid}) still runs and cannot be ended`);
  }
}

/** A main step that was killed may have left its script behind: nothing is put back while that goes on. */
export async function endScript(): Promise<void> {
  const leader = loadScript();
  if (leader === null) return;
  const end = await endSession(leader, systemClock);
  if (end === 'ended') say('the script of the main step was still running: it was ended first');
  if (end === 'alive') throw new Error(`the script (process ${leader.pid}) still runs and cannot be ended`);
}

function say(text: string): void {
  github.say(lineOf('post', text));
}
