/**
 * What the steps of one job have changed, one file for each step, so that a post step can tell a later step's change from a
 * stranger's. Also the last word of a main step that went on after the runner had stopped listening to it. What an earlier job has left, as a
 * runner does where it may not remove what a container wrote, counts for nothing. Not proof against a step of the same user: that can do worse
 * than write here.
 */
import { readdirSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedServer } from '../../operation/saved-change.ts';
import { jobId } from '../github.ts';
import { randomId } from './random-id.ts';
import { keptStep, parseSavedStep, type SavedStep } from './saved-step.ts';
import { makeOurFolder, ourFolder, readText, writeNeeded } from './temp-folder.ts';

const SUFFIX = '.journal';
/** The post step of that step has come to its end, or another one has told what there was to tell. */
const ATTENDED_SUFFIX = '.attended';

/** When this process began, near enough. */
const STARTED_AT = timeNow();

/** What a step has changed, and when it saved that last: as `timeNow` says. */
export interface JournalEntry {
  at: string;
  step: SavedStep;
}

/** The id of a step's entry, which nobody else has. */
export function newEntryId(): string {
  return randomId();
}

/**
 * Writes the whole entry anew; nobody ever sees half of it. Of two steps at the same time the one that saved last is the later,
 * whichever began first.
 */
export function writeEntry(id: string, entry: JournalEntry, startedAt = STARTED_AT): void {
  const folder = makeOurFolder();
  const draft = join(folder, `${randomId()}.draft`);
  const kept = { job: jobId(), startedAt, at: entry.at, step: keptStep(entry.step) };
  writeNeeded(draft, JSON.stringify(kept));
  renameSync(draft, join(folder, id + SUFFIX));
}

/** An entry that was written is there again if somebody has cleared it away. */
export function keepEntry(id: string, entry: JournalEntry): void {
  if (!hasEntry(id)) writeEntry(id, entry);
}

/** It was neither cleared away nor erased. */
export function hasEntry(id: string): boolean {
  const stats = statSync(join(ourFolder(), id + SUFFIX), { throwIfNoEntry: false });
  return stats !== undefined && stats.size > 0;
}

/** Of the clock that all processes of a machine have in common: decimal digits, all of the same length. */
export function timeNow(): string {
  return String(process.hrtime.bigint()).padStart(20, '0');
}

/** An entry as its step wrote it last, or null where there is none that can be read. */
export function readEntry(id: string): JournalEntry | null {
  try {
    const { job, at, step } = JSON.parse(readText(join(ourFolder(), id + SUFFIX)));
    return job === jobId() && typeof at === 'string' ? { at, step: parseSavedStep(step) } : null;
  } catch {
    // Gone meanwhile, or written by no step: it must not keep us from our work.
    return null;
  }
}

export interface IdentifiedEntry extends JournalEntry {
  id: string;
}

/** Those of all steps of this job. */
export function allEntries(): IdentifiedEntry[] {
  return fileNames(SUFFIX).flatMap((name) => {
    const id = name.slice(0, -SUFFIX.length);
    const entry = readEntry(id);
    return entry === null ? [] : [{ ...entry, id }];
  });
}

/** Of a step's entry, where there is one: somebody has looked after it, or told of it. */
export function noteAttended(id: string): void {
  if (!hasEntry(id)) return;
  try {
    writeFileSync(join(makeOurFolder(), id + ATTENDED_SUFFIX), '', { mode: 0o600 });
  } catch {
    // On a full disk: then it is told once more that nobody came.
  }
}

/**
 * Steps that began after this moment, and whose post has not come to its end. Posts run in reverse order: one that runs for a step that had
 * ended by then should have come after theirs.
 */
export function unattended(after: string): IdentifiedEntry[] {
  const isAttended = attendedIds();
  return allEntries().filter(({ id }) => !isAttended(id) && startOf(id) > after);
}

/** Tells of an entry whether the post of its step has come to its end: any other is still to come, or was killed, or never will. */
export function attendedIds(): (id: string) => boolean {
  const names = new Set(fileNames(ATTENDED_SUFFIX));
  return (id) => names.has(id + ATTENDED_SUFFIX);
}

/** When its step began; empty where nobody knows. */
export function startOf(id: string): string {
  try {
    const { startedAt } = JSON.parse(readText(join(ourFolder(), id + SUFFIX)));
    return typeof startedAt === 'string' ? startedAt : '';
  } catch {
    // Gone meanwhile.
    return '';
  }
}

/**
 * What it had changed is as it was before. An empty file stays: some runners copy the temporary files into a job's container before each step, and
 * back behind it, file by file, so that one that is gone would be there again (actions/runner-container-hooks, `kubernetes-novolume`).
 */
export function eraseEntry(id: string): void {
  try {
    truncateSync(join(ourFolder(), id + SUFFIX));
  } catch {
    // None was written, or somebody has cleared it away.
  }
}

/** Only what is not `settled` stays in the entry: an earlier step's post may put the rest back further. */
export function keepUnsettled(
  id: string,
  { at, step }: JournalEntry,
  settled: (loadBalancer: string, server: SavedServer) => boolean,
): void {
  const loadBalancers = step.change.loadBalancers.map((loadBalancer) => ({
    ...loadBalancer,
    servers: loadBalancer.servers.filter((server) => !settled(loadBalancer.name, server)),
  }));
  const countOf = (all: typeof loadBalancers) => all.reduce((sum, { servers }) => sum + servers.length, 0);
  const left = countOf(loadBalancers);
  // What stands there is not to be lost for the same once more, as on a full disk.
  if (left === countOf(step.change.loadBalancers) && hasEntry(id)) return;
  if (left === 0) {
    eraseEntry(id);
    return;
  }
  const kept = { at, step: { ...step, change: { ...step.change, loadBalancers } } };
  try {
    writeEntry(id, kept);
  } catch {
    // On a full disk: an earlier step's post must not take what was put back for a later step's wish. Less fits where more has stood.
    eraseEntry(id);
    keepIfRoom(id, kept);
  }
}

/** For the posts of earlier steps: somebody may have cleared it away since, and there may be no room. */
export function keepIfRoom(id: string, entry: JournalEntry): void {
  try {
    keepEntry(id, entry);
  } catch {
    // Then they do not know of this step.
  }
}

/** Of the files that this job's steps have left for each other. */
export function fileNames(suffix: string): string[] {
  try {
    return readdirSync(ourFolder()).filter((name) => name.endsWith(suffix));
  } catch {
    // Somebody has cleared the temporary files away: then nobody knows of later steps.
    return [];
  }
}
