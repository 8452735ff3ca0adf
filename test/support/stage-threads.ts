/**
 * Runs stages of the bundle in threads of this process (`stage-thread.ts`): 10 ms of a processor for a stage, where a process of its own takes
 * 100. A thread is used again only when its stage has left nothing open in it; otherwise it ends with the stage, as a process does.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Stage } from './action-environment.ts';
import type { ActionLog } from './action-log.ts';
import type { StageNews, StageOrder } from './stage-thread.ts';

const FILE = path.join(import.meta.dirname, 'stage-thread.ts');
/** One that has run so many stages is replaced: what they have left in memory goes with it. */
const STAGES = 40;
const END_MS = 30_000;

interface Thread {
  readonly worker: Worker;
  stages: number;
}

/** The one used last at the end: it is the next one to be used. */
const idle: Thread[] = [];

function takeThread(): Thread {
  const used = idle.pop();
  if (used !== undefined) return used;
  const { NODE_COMPILE_CACHE = '' } = process.env;
  const worker = new Worker(FILE, {
    env: NODE_COMPILE_CACHE === '' ? {} : { NODE_COMPILE_CACHE },
    execArgv: [],
  });
  return { worker, stages: 0 };
}

/**
 * Runs it to its end and resolves to its exit code. Rejects when it is not done in time or the test is over before, or when it does what
 * needs a process of its own.
 */
export async function runInThread(
  { script, env, workspace }: Stage,
  log: ActionLog,
  deadline: number,
  testIsOver: AbortSignal,
): Promise<number> {
  const thread = takeThread();
  const { worker } = thread;
  thread.stages += 1;
  worker.ref();
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number; isClean: boolean }>();
  const refused: string[] = [];
  let ended: number | undefined;
  const onMessage = (news: StageNews): void => {
    if ('stdout' in news) log.add('stdout', news.stdout);
    else if ('stderr' in news) log.add('stderr', news.stderr);
    else if ('refused' in news) refused.push(news.refused);
    else if ('ended' in news) ended = news.ended;
    else resolve({ code: ended ?? 0, isClean: news.left.length === 0 });
  };
  let uncaught: Error | undefined;
  const onError = (error: Error): void => {
    uncaught = error;
  };
  // It comes another way than what the stage has told, and may overtake that; only the exit comes behind both.
  const onExit = (code: number): void => {
    // Nobody has caught it: Node prints it, and ends with 1.
    if (uncaught !== undefined && ended === undefined)
      log.add('stderr', `${uncaught.stack}\n\nNode.js ${process.version}\n`);
    resolve({ code: ended ?? code, isClean: false });
  };
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  const limit = setTimeout(() => reject(new Error(`not done after ${deadline} ms\n${log.all}`)), deadline);
  const onOver = (): void => reject(new Error(`the test was over before its step\n${log.all}`));
  testIsOver.addEventListener('abort', onOver);
  const order: StageOrder = { script, env, cwd: workspace };
  worker.postMessage(order);
  let isReusable = false;
  try {
    const { code, isClean } = await promise;
    if (refused.length > 0) {
      throw new Error(`needs a process of its own (ownProcess): it tried ${refused.join(', ')}\n${log.all}`);
    }
    isReusable = isClean && thread.stages < STAGES;
    return code;
  } finally {
    clearTimeout(limit);
    testIsOver.removeEventListener('abort', onOver);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    if (isReusable) {
      worker.unref();
      idle.push(thread);
    } else {
      await end(worker);
    }
  }
}

/** Node waits for every thread when the process ends: one that cannot be ended would keep this test file for ever. */
async function end(worker: Worker): Promise<void> {
  const limit = setTimeout(() => {
    console.error(`A thread of a stage is not gone after ${END_MS} ms: give that stage { ownProcess: true }`);
    process.kill(process.pid, 'SIGKILL');
  }, END_MS);
  await worker.terminate();
  clearTimeout(limit);
}
