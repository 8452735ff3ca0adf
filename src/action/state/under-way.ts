/**
 * What the processes of a job have written to a HAProxy and nobody has answered, so that whoever comes after one that was killed knows since
 * when something may still come: one small file for each process that sets servers, with a line for each beginning and each end since all was
 * answered last. By the clock that all processes of a machine have in common.
 */
import { appendFileSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { mayBeTold, othersLateForMs, type UnderWay } from '../../haproxy/late-command.ts';
import type { ProcessIdentity } from '../../haproxy/server.ts';
import type { Unanswered } from '../../operation/effects.ts';
import { jobId } from '../github.ts';
import { fileNames } from './journal.ts';
import { randomId } from './random-id.ts';
import { makeOurFolder, ourFolder, readText } from './temp-folder.ts';

const SUFFIX = '.under-way';

/** One load balancer of one process. Without `sentAt` nothing is under way there. */
interface Line {
  loadBalancer: number;
  sentAt?: number;
  process?: ProcessIdentity;
}

/** The file of this process, made when something is written for the first time. `headBytes`: its first line, which stays. */
let file: { descriptor: number; headBytes: number } | null = null;
let loadBalancers = 0;
/** Of this process: where something is under way. */
const begun = new Set<number>();

/** For one load balancer that this process opens. */
export function noteUnderWay(job = jobId()): UnderWay {
  loadBalancers += 1;
  const loadBalancer = loadBalancers;
  return {
    begin: ({ pid, startedAt, startedOnClock, startToleranceSeconds, node }, sentAt) => {
      begun.add(loadBalancer);
      const process = { pid, startedAt, startedOnClock, startToleranceSeconds, node };
      note(job, { loadBalancer, sentAt, process });
    },
    end: () => {
      if (begun.delete(loadBalancer)) note(job, { loadBalancer });
    },
  };
}

function note(job: string, line: Line): void {
  try {
    file ??= opened(job);
    // A rolling step sets servers a thousand times.
    if (begun.size === 0) ftruncateSync(file.descriptor, file.headBytes);
    else writeSync(file.descriptor, textOf(line));
  } catch {
    // On a full disk: then whoever comes after us knows as little of it as of a process of another machine.
  }
}

function opened(job: string): NonNullable<typeof file> {
  const path = join(makeOurFolder(), `${randomId()}${SUFFIX}`);
  const descriptor = openSync(path, 'a', 0o600);
  process.once('exit', () => removeAnswered(path));
  return { descriptor, headBytes: writeSync(descriptor, textOf({ job })) };
}

/** Where all was answered it says nothing to anybody. */
function removeAnswered(path: string): void {
  try {
    if (begun.size === 0) rmSync(path, { force: true });
  } catch {
    // Then it stays, and says so.
  }
}

function textOf(line: object): string {
  return `${JSON.stringify(line)}\n`;
}

/** One beginning that has no end. */
interface Open {
  name: string;
  loadBalancer: number;
  sentAt: number;
  process: ProcessIdentity;
}

/** Fifty load balancers are read in one moment. */
const MOMENT_MS = 50;

/** As the files of this job stand. */
export function unansweredInJob(clock: Clock): Unanswered {
  let open: Open[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  const openAt = (process: ProcessIdentity): Open[] => {
    if (clock.now() - readAt >= MOMENT_MS) {
      open = fileNames(SUFFIX).flatMap(readOpen);
      readAt = clock.now();
    }
    return open.filter((one) => mayBeTold(one.process, process));
  };
  return {
    lateForMs: (process) => {
      const now = clock.now();
      return Math.max(0, ...openAt(process).map(({ sentAt }) => othersLateForMs(sentAt, now)));
    },
    settle: (process) => {
      for (const one of openAt(process)) noteEnd(one);
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
}

function readOpen(name: string): Open[] {
  try {
    const [head = '', ...lines] = readText(join(ourFolder(), name)).split('\n');
    if (JSON.parse(head).job !== jobId()) return [];
    const open = new Map<number, Open>();
    // A last line that is not whole was never followed by what it announces.
    for (const line of lines.slice(0, -1)) {
      const { loadBalancer, sentAt, process } = JSON.parse(line) as Line;
      if (sentAt === undefined || process === undefined) open.delete(loadBalancer);
      else open.set(loadBalancer, { name, loadBalancer, sentAt, process });
    }
    return [...open.values()];
  } catch {
    // Gone meanwhile, or written by no step: it must not keep us from our work.
    return [];
  }
}

/** Of another process, which may have ended. */
function noteEnd({ name, loadBalancer }: Open): void {
  try {
    appendFileSync(join(ourFolder(), name), textOf({ loadBalancer }));
  } catch {
    // On a full disk: then it is waited for once more.
  }
}
