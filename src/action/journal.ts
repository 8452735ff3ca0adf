/**
 * What the steps of one job have changed, one file for each step, so that a post step can tell a later step's change from a
 * stranger's. Also the last word of a main step that went on after the runner had stopped listening to it.
 */
import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keyOf } from '../haproxy/server.ts';
import { type Aspect, aspectsOf } from '../operation/ownership.ts';
import { placeOf } from './place.ts';
import { SAVED_STEP, type SavedStep } from './saved-step.ts';
import { makeOurFolder, ourFolder } from './temp-folder.ts';

const SUFFIX = '.journal';

const PAGE = z.object({ mac: z.string(), body: z.string() });
const BODY = z.object({ at: z.string(), step: SAVED_STEP });

/** The entry of one step. Only who has the key can write it. */
export interface Entry {
  id: string;
  key: string;
}

export function newEntry(): Entry {
  return { id: randomUUID(), key: randomBytes(32).toString('hex') };
}

/**
 * Writes the whole entry anew; nobody ever sees half of it. `at`: now, see `timeNow`. Of two steps at the same time the one that
 * saved last is the later, whichever began first.
 */
export function writeEntry(entry: Entry, at: string, step: SavedStep): void {
  const body = JSON.stringify({ at, step });
  const folder = makeOurFolder();
  const draft = join(folder, `${randomUUID()}.draft`);
  writeFileSync(draft, JSON.stringify({ mac: macOf(entry, body), body }), { mode: 0o600, flag: 'wx' });
  renameSync(draft, join(folder, entry.id + SUFFIX));
}

/** Of the clock that all processes of a machine have in common: decimal digits, all of the same length. */
export function timeNow(): string {
  return String(process.hrtime.bigint()).padStart(20, '0');
}

/** An entry as its step wrote it, or null where there is none, or one that somebody else wrote. */
export function readEntry(entry: Entry): { at: string; step: SavedStep } | null {
  const page = readPage(entry.id + SUFFIX);
  if (page === null) return null;
  const wanted = Buffer.from(macOf(entry, page.body));
  const found = Buffer.from(page.mac);
  if (wanted.length !== found.length || !timingSafeEqual(wanted, found)) return null;
  return bodyOf(page);
}

/** What it had changed is as it was before. */
export function eraseEntry(entry: Entry): void {
  rmSync(join(ourFolder(), entry.id + SUFFIX), { force: true });
}

/** Tells whether a later step than this entry's set something of a server. An address in other words is another load balancer. */
export function laterChanges(
  entry: Entry,
  at: string,
): (address: string, server: string, aspect: Aspect) => boolean {
  const others = pagesInFolder()
    .filter((name) => name !== entry.id + SUFFIX)
    .flatMap((name) => bodyOf(readPage(name)) ?? [])
    .filter((body) => body.at > at);
  const changed = new Set(others.flatMap(({ step }) => changesOf(step)));
  return (address, server, aspect) => changed.has(aspect + placeOf(address, server));
}

function changesOf({ addresses, change }: SavedStep): string[] {
  const texts = new Map(addresses.map(({ name, text }) => [name, text]));
  return change.loadBalancers.flatMap(({ name, servers }) =>
    servers.flatMap((server) => {
      const place = placeOf(texts.get(name) ?? '', keyOf(server));
      return aspectsOf(change.operation, server).map((aspect) => aspect + place);
    }),
  );
}

function pagesInFolder(): string[] {
  try {
    return readdirSync(ourFolder()).filter((name) => name.endsWith(SUFFIX));
  } catch {
    // Somebody has cleared the temporary files away: then nobody knows of later steps.
    return [];
  }
}

function readPage(name: string): z.output<typeof PAGE> | null {
  try {
    return PAGE.parse(JSON.parse(readFileSync(join(ourFolder(), name), 'utf8')));
  } catch {
    // Gone meanwhile, or not ours: what is not there says nothing.
    return null;
  }
}

function bodyOf(page: z.output<typeof PAGE> | null): z.output<typeof BODY> | null {
  try {
    return page === null ? null : BODY.parse(JSON.parse(page.body));
  } catch {
    // Whoever wrote this, it was no step: it must not keep us from our work.
    return null;
  }
}

function macOf({ key }: Entry, body: string): string {
  return createHmac('sha256', key).update(body).digest('hex');
}
