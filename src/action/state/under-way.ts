/**
 * What the processes of a job have written to a HAProxy and nobody has answered, so that whoever comes after one that was killed knows since
 * when something may still come: one small file for each process that sets servers, with a line for each beginning and each end since all was
 * answered last, and for when that was. By the clock that all processes of a machine have in common.
 */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../clock.ts';
import {
  AWAKE_MS,
  mayBeTold,
  othersLateForMs,
  type Told,
  type UnderWay,
} from '../../haproxy/late-command.ts';
import type { ProcessIdentity } from '../../haproxy/process.ts';
import type { Unanswered } from '../../operation/effects.ts';
import { jobId } from '../github.ts';
import { fileNames } from './journal.ts';
import { randomId } from './random-id.ts';
import { makeOurFolder, ourFolder, readText, removeFile } from './temp-folder.ts';

const SUFFIX = '.under-way';

/** The first line of a file. `named`: its `sets` name all that this process may have set; missing, as in a file of before that, where it may be anybody. */
interface Head {
  job: string;
  named?: true;
}

/** Of a process about itself, before anything is sent them: `BACKEND/SERVER`. */
interface Names {
  sets: readonly string[];
}

/** Of a process about itself, of one load balancer. Without `sentAt` nothing is under way there. */
interface Line {
  loadBalancer: number;
  sentAt?: number;
  process?: Told;
  /** On the clock: when nothing was under way there any more. */
  answeredAt?: number;
}

/** Of a later process, about what that one had begun then: `until` on the clock all of it has come; `settled`: that was waited for. */
interface Note {
  loadBalancer: number;
  of: number;
  until: number;
  settled?: true;
}

/** `headBytes`: its first lines, which stay. Names of `kept` stand among those, names of `more` behind. */
interface OwnFile {
  descriptor: number;
  headBytes: number;
  kept: Set<string>;
  more: Set<string>;
}

/** The file of this process, made when something is written for the first time. */
let file: OwnFile | null = null;
let loadBalancers = 0;
/** Of this process: what is under way, by load balancer. */
const begun = new Map<number, Line>();

/**
 * For one load balancer that this process opens. `only`: of all that it opens, it sets no other `BACKEND/SERVER`; more may be added until they
 * are set.
 */
export function noteUnderWay(
  job = jobId(),
  clock: Pick<Clock, 'now'> = systemClock,
  only?: ReadonlySet<string>,
): UnderWay {
  loadBalancers += 1;
  const loadBalancer = loadBalancers;
  return {
    begin: ({ pid, startedAt, startedOnClock, startToleranceSeconds, node, passedOn }, sentAt) => {
      const identity = { pid, startedAt, startedOnClock, startToleranceSeconds, node };
      const process = passedOn ? { ...identity, passedOn } : identity;
      const line = { loadBalancer, sentAt, process };
      begun.set(loadBalancer, line);
      note({ job, only }, line);
    },
    end: () => {
      if (begun.delete(loadBalancer)) note({ job, only }, { loadBalancer, answeredAt: clock.now() });
    },
  };
}

function note({ job, only }: { job: string; only: ReadonlySet<string> | undefined }, line: Line): void {
  try {
    if (file === null || isGone(file.descriptor)) {
      file = opened(only === undefined ? { job } : { job, named: true }, file);
      name(file, only);
      for (const one of begun.values()) writeSync(file.descriptor, textOf(one));
      return;
    }
    name(file, only);
    // A rolling step sets servers a thousand times.
    if (begun.size === 0) shorten(file);
    writeSync(file.descriptor, textOf(line));
  } catch {
    // On a full disk: then whoever comes after us knows as little of it as of a process of another machine.
  }
}

/** Those of whom nothing stands there yet. They are only ever added to. */
function name({ descriptor, kept, more }: OwnFile, only: ReadonlySet<string> = kept): void {
  if (only.size === kept.size + more.size) return;
  const sets = [...only].filter((key) => !kept.has(key) && !more.has(key));
  writeSync(descriptor, textOf({ sets }));
  for (const key of sets) more.add(key);
}

/** To what stays. */
function shorten(own: OwnFile): void {
  const { descriptor, more, kept } = own;
  ftruncateSync(descriptor, own.headBytes);
  if (more.size === 0) return;
  own.headBytes += writeSync(descriptor, textOf({ sets: [...more] }));
  for (const key of more) kept.add(key);
  more.clear();
}

/** Somebody, as a script of ours, has cleared the temporary files away: nobody would find what is written there. */
function isGone(descriptor: number): boolean {
  return fstatSync(descriptor).nlink === 0;
}

function opened(about: Head, former: OwnFile | null): OwnFile {
  if (former !== null) closeSync(former.descriptor);
  file = null;
  const path = join(makeOurFolder(), `${randomId()}${SUFFIX}`);
  const descriptor = openSync(path, 'a', 0o600);
  const head = JSON.stringify(about);
  try {
    if (writeSync(descriptor, head) < Buffer.byteLength(head)) throw new Error('There is no room for it');
  } catch (error) {
    closeSync(descriptor);
    removeFile(path);
    throw error;
  }
  return { descriptor, headBytes: Buffer.byteLength(head), kept: new Set(), more: new Set() };
}

/** The line's end comes first: one that found no room for all of it spoils no other. */
function textOf(line: Line | Note | Names): string {
  return `\n${JSON.stringify(line)}`;
}

/** One beginning that has no end. */
interface Open {
  name: string;
  loadBalancer: number;
  sentAt: number;
  process: Told;
  /** As whoever came first after it has found out. */
  until?: number;
}

/** Fifty load balancers are read in one moment. */
const MOMENT_MS = 50;

/** As the files of this job stand. */
export function unansweredInJob(clock: Clock): Unanswered {
  let open: Open[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  const seen = new Map<string, Open & { until: number }>();
  const openAt = (process: ProcessIdentity): Open[] => {
    if (clock.now() - readAt >= MOMENT_MS) {
      open = fileNames(SUFFIX).flatMap(readOpen);
      readAt = clock.now();
    }
    return open.filter((one) => mayBeTold(one.process, process));
  };
  const untilOf = (one: Open, now: number): number => {
    const until = one.until ?? now + othersLateForMs(one.sentAt, now);
    // The next post step would count from its own reading, and wait anew, and so on.
    if (one.until === undefined) noteOf(one, { until });
    one.until = until;
    seen.set(`${one.name} ${one.loadBalancer} ${one.sentAt}`, { ...one, until });
    return until;
  };
  return {
    lateForMs: (process) => {
      const now = clock.now();
      return Math.max(0, ...openAt(process).map((one) => Math.max(AWAKE_MS, untilOf(one, now) - now)));
    },
    settle: (process, lookedAt) => {
      for (const [key, one] of seen) {
        // Whoever is still at work there may have written more since.
        if (one.until > lookedAt || !mayBeTold(one.process, process)) continue;
        noteOf(one, { until: one.until, settled: true });
        seen.delete(key);
      }
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/**
 * Tells of a `BACKEND/SERVER`, on the clock: when a process of this job that may have set it had set anything last, and knew what had come of it.
 * Undefined where none has.
 */
export function lastSetInJob(): (key: string) => number | undefined {
  const all = fileNames(SUFFIX).map((name) => {
    const { only, lines } = readFile(name);
    const ends = lines.flatMap((line) =>
      'of' in line ? (line.settled ? line.until : []) : (line.answeredAt ?? []),
    );
    return { only, at: Math.max(...ends) };
  });
  return (key) => {
    const at = Math.max(...all.flatMap(({ only, at }) => (only?.has(key) === false ? [] : at)));
    return at === Number.NEGATIVE_INFINITY ? undefined : at;
  };
}

function readOpen(name: string): Open[] {
  const open = new Map<number, Open>();
  for (const line of readFile(name).lines) take(line, name, open);
  return [...open.values()];
}

/** `only`: null where it may be anybody. */
function readFile(name: string): { only: Set<string> | null; lines: (Line | Note)[] } {
  try {
    const [first, ...lines] = readText(join(ourFolder(), name)).split('\n').map(parsed);
    const head = first as Head | null;
    if (head?.job !== jobId()) return { only: null, lines: [] };
    const known = lines.filter((line): line is Line | Note => typeof line === 'object' && line !== null);
    // What cannot be read may be names.
    const isNamed = head.named === true && known.length === lines.length;
    return { only: isNamed ? new Set(known.flatMap(namesIn)) : null, lines: known };
  } catch {
    // Gone meanwhile, or written by no step: it must not keep us from our work.
    return { only: null, lines: [] };
  }
}

function namesIn(line: object): readonly string[] {
  return 'sets' in line && Array.isArray(line.sets) ? line.sets : [];
}

function take(line: Line | Note, name: string, open: Map<number, Open>): void {
  const { loadBalancer } = line;
  if (!('of' in line)) {
    const { sentAt, process } = line;
    if (sentAt === undefined || process === undefined) open.delete(loadBalancer);
    else open.set(loadBalancer, { name, loadBalancer, sentAt, process });
    return;
  }
  const one = open.get(loadBalancer);
  if (one?.sentAt !== line.of) return;
  if (line.settled) open.delete(loadBalancer);
  else open.set(loadBalancer, { ...one, until: line.until });
}

/** null: it was not written to its end. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Into the file of another process, which may have ended, and removed it. */
function noteOf({ name, loadBalancer, sentAt }: Open, more: Pick<Note, 'until' | 'settled'>): void {
  try {
    const descriptor = openSync(join(ourFolder(), name), constants.O_WRONLY | constants.O_APPEND);
    try {
      writeSync(descriptor, textOf({ loadBalancer, of: sentAt, ...more }));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // On a full disk: then it is waited for once more.
  }
}
