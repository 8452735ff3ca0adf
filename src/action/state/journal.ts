/**
 * What the steps of one job have changed, one file for each step, so that a post step can tell a later step's change from a
 * stranger's. Also the last word of a main step that went on after the runner had stopped listening to it. What an earlier job has left, as a
 * runner does where it may not remove what a container wrote, counts for nothing. Not proof against a step of the same user: that can do worse
 * than write here.
 */
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, type ProcessIdentity } from '../../haproxy/server.ts';
import type { Setting } from '../../haproxy/server-settings.ts';
import { type SavedServer, sentSettings } from '../../operation/saved-change.ts';
import { jobId } from '../github.ts';
import { hasMadeRoom } from '../reserve.ts';
import { type KnownWay, waysTo } from './known-ways.ts';
import { randomId } from './random-id.ts';
import { parseSavedStep, type SavedStep } from './saved-step.ts';
import { loadBalancerIdOf, serverIdOf } from './server-id.ts';
import { makeOurFolder, ourFolder, readText } from './temp-folder.ts';

const SUFFIX = '.journal';
/** Which servers a `ready` of this job could not prove healthy. */
const UNPROVEN_SUFFIX = '.unproven';
/** The post step of that step has run, or another one has told what there was to tell. */
const ATTENDED_SUFFIX = '.attended';

/** Whoever has failed longer ago than this may be repaired by now: a later step of the job may have put the old version back. */
const JUST_NOW_NS = 20_000_000_000n;

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
  try {
    writeFileSync(draft, JSON.stringify({ job: jobId(), startedAt, ...entry }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    rmSync(draft, { force: true });
    if (!hasMadeRoom(error)) throw error;
    writeEntry(id, entry, startedAt);
    return;
  }
  renameSync(draft, join(folder, id + SUFFIX));
}

/** Of the clock that all processes of a machine have in common: decimal digits, all of the same length. */
export function timeNow(): string {
  return String(process.hrtime.bigint()).padStart(20, '0');
}

/** An entry as its step wrote it last, or null where there is none that can be read. */
export function readEntry(id: string): JournalEntry | null {
  return readFile(id + SUFFIX);
}

/** A `ready` of this job could not prove these healthy: each a load balancer's address and `BACKEND/SERVER`. */
export function noteFailedProof(id: string, servers: readonly { address: string; key: string }[]): void {
  const ids = servers.map(({ address, key }) => serverIdOf(address, key));
  const json = JSON.stringify({ job: jobId(), at: timeNow(), servers: ids });
  writeFileSync(join(makeOurFolder(), id + UNPROVEN_SUFFIX), json, { mode: 0o600, flag: 'wx' });
}

/** Tells whether a `ready` that ended after this moment, and just before `now`, could not prove a server healthy. */
export function failedProofs(at: string, now = timeNow()): (address: string, server: string) => boolean {
  const justNow = String(BigInt(now) - JUST_NOW_NS).padStart(20, '0');
  const after = at > justNow ? at : justNow;
  const failed = fileNames(UNPROVEN_SUFFIX).flatMap((name) => readFailedProof(name, after));
  return (address, server) => failed.includes(serverIdOf(address, server));
}

function readFailedProof(name: string, after: string): string[] {
  try {
    const { job, at, servers } = JSON.parse(readText(join(ourFolder(), name)));
    const isNews = job === jobId() && typeof at === 'string' && at > after;
    return isNews && Array.isArray(servers) ? servers.map(String) : [];
  } catch {
    // Written by no step, or gone: then the server is proven once more.
    return [];
  }
}

/** Of a step's entry, where there is one: somebody has come to look after it. */
export function noteAttended(id: string): void {
  if (!fileNames(SUFFIX).includes(id + SUFFIX)) return;
  try {
    writeFileSync(join(makeOurFolder(), id + ATTENDED_SUFFIX), '', { mode: 0o600 });
  } catch {
    // On a full disk: then it is told once more that nobody came.
  }
}

/**
 * Steps that began after this moment, and whose post has not run. Posts run in reverse order: one that runs for a step that had ended by
 * then should have come after theirs.
 */
export function unattended(after: string): (JournalEntry & { id: string })[] {
  const attended = new Set(fileNames(ATTENDED_SUFFIX).map((name) => name.slice(0, -ATTENDED_SUFFIX.length)));
  return fileNames(SUFFIX)
    .map((name) => name.slice(0, -SUFFIX.length))
    .filter((id) => !attended.has(id))
    .flatMap((id) => {
      const entry = readEntry(id);
      return entry !== null && startOf(id) > after ? [{ ...entry, id }] : [];
    });
}

function startOf(id: string): string {
  try {
    const { startedAt } = JSON.parse(readText(join(ourFolder(), id + SUFFIX)));
    return typeof startedAt === 'string' ? startedAt : '';
  } catch {
    // Gone meanwhile.
    return '';
  }
}

/** What it had changed is as it was before. */
export function eraseEntry(id: string): void {
  for (const suffix of [SUFFIX, ATTENDED_SUFFIX]) {
    try {
      rmSync(join(ourFolder(), id + suffix), { force: true });
    } catch {
      // On a disk that cannot be written any more: what has been done is told all the same.
    }
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
  try {
    if (loadBalancers.every(({ servers }) => servers.length === 0)) eraseEntry(id);
    else writeEntry(id, { at, step: { ...step, change: { ...step.change, loadBalancers } } });
  } catch {
    // On a full disk: an earlier step's post must not take what was put back for a later step's wish.
    eraseEntry(id);
  }
}

/** Did a later step set this of a server of this load balancer? `processes`: all that are known to have answered there. */
export type LaterChanges = (
  address: string,
  processes: readonly ProcessIdentity[],
  server: string,
  setting: Setting,
) => boolean;

/**
 * Tells whether a step that saved after the entry `id` of this moment set something of a server, whatever address it was given for that
 * load balancer. The same address in the same words is another one where it leads to another `node`, as through another host on the way.
 */
export function laterChanges(id: string, at: string): LaterChanges {
  const entries = fileNames(SUFFIX).flatMap((name) => {
    const entry = readFile(name);
    return entry === null ? [] : [{ ...entry, isLater: name !== id + SUFFIX && entry.at > at }];
  });
  const told = entries.flatMap(({ at: savedAt, step, isLater }) =>
    toldIn(step, savedAt).map((one) => ({ ...one, isLater })),
  );
  const ways = told.map(({ way }) => way);
  const known = new Map<string, ReadonlySet<string>>();
  const changesThere = (address: string, processes: readonly ProcessIdentity[]): ReadonlySet<string> => {
    const there = waysTo(
      processes.map((process) => ({ socket: loadBalancerIdOf(address), process })),
      ways,
    );
    const later = told.filter(({ way, isLater }) => isLater && there.has(way));
    return new Set(later.flatMap(({ changes }) => changes));
  };
  return (address, processes, server, setting) => {
    const place = JSON.stringify([address, processes]);
    const changes = known.get(place) ?? changesThere(address, processes);
    known.set(place, changes);
    return changes.has(changeOf(server, setting));
  };
}

/** Where a server stood when a step of this job saved it first; null when none did. By its load balancer's address. */
export function addressesInJob(): (address: string, server: string) => string | null {
  const entries = fileNames(SUFFIX).flatMap((name) => readFile(name) ?? []);
  const byId = new Map<string, string>();
  for (const { step } of entries.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const texts = new Map(step.addresses.map(({ name, text }) => [name, text]));
    for (const { name, servers } of step.change.loadBalancers)
      for (const server of servers)
        byId.set(serverIdOf(texts.get(name) ?? '', keyOf(server)), server.address);
  }
  return (address, server) => byId.get(serverIdOf(address, server)) ?? null;
}

/** What a step has set, by the ways on which it did. */
function toldIn({ addresses, change }: SavedStep, at: string): { way: KnownWay; changes: string[] }[] {
  const texts = new Map(addresses.map(({ name, text }) => [name, text]));
  return change.loadBalancers.map(({ name, process, servers }) => ({
    way: { socket: loadBalancerIdOf(texts.get(name) ?? ''), process, at, servers: statesOf(servers) },
    changes: servers.flatMap((server) =>
      sentSettings(server).map((setting) => changeOf(keyOf(server), setting)),
    ),
  }));
}

function statesOf(servers: readonly SavedServer[]): KnownWay['servers'] {
  const byKey = servers.map((server) => {
    const { before, beforeStep = before, sent } = server;
    return [keyOf(server), { found: beforeStep.state, left: sent.states }] as const;
  });
  return new Map(byKey);
}

function changeOf(server: string, setting: Setting): string {
  return JSON.stringify([server, setting]);
}

function fileNames(suffix: string): string[] {
  try {
    return readdirSync(ourFolder()).filter((name) => name.endsWith(suffix));
  } catch {
    // Somebody has cleared the temporary files away: then nobody knows of later steps.
    return [];
  }
}

function readFile(name: string): JournalEntry | null {
  try {
    const { job, at, step } = JSON.parse(readText(join(ourFolder(), name)));
    return job === jobId() && typeof at === 'string' ? { at, step: parseSavedStep(step) } : null;
  } catch {
    // Gone meanwhile, or written by no step: it must not keep us from our work.
    return null;
  }
}
