/**
 * What runs in a thread of the test's process: one stage after another, each as if it had the process to itself. For each of them the bundle's
 * own text is evaluated anew, so no variable of it outlives its stage; what a process has once (environment, streams, exit, listeners, timers)
 * is given to each afresh. Compiled it is only once: that is what a process of its own costs most.
 *
 * What belongs to the whole process is refused, and told: no stage can start a process here, nor send a signal.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, getCompileCacheDir } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { parentPort, threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';

/** What the thread is sent. */
export interface StageOrder {
  script: string;
  env: Record<string, string>;
  cwd: string;
}

/** What it answers, `left` last. */
export type StageNews =
  | { stdout: string }
  | { stderr: string }
  /** It did what only a process of its own may do. */
  | { refused: string }
  /** It has ended, with this code. */
  | { ended: number }
  /** What it has left open, by kind: with that, this thread is of no more use. */
  | { left: string[] };

type Load = (specifier: string) => unknown;
type Evaluate = (require: Load, url: string, load: Load) => Promise<unknown>;
type Listener = (...given: unknown[]) => void;

/** How often the event loop may turn until what was closed at the end is gone. */
const TURNS = 200;
const OURS = ['MessagePort', 'Immediate'];
/** More than Linux ever gives: nobody can take the test for a step that still runs, and end it. */
const NO_PROCESS = 2 ** 22 + 1;
const port = parentPort;
if (port === null) throw new Error('this is run in a thread');
const tell = (news: StageNews): void => port.postMessage(news);

/** Thrown by `process.exit`, which never returns. */
const ENDED = new Error('the stage has ended');
let isRunning = false;
let isEntryDone = false;
let isFatal = false;
const { setTimeout, setInterval, setImmediate, clearTimeout, clearImmediate } = globalThis;
const timers = new Set<NodeJS.Timeout>();
const immediates = new Set<NodeJS.Immediate>();
const compiled = new Map<string, vm.Script>();
/** Where `npm test` keeps what is compiled; empty elsewhere. */
const KEPT = getCompileCacheDir() ?? '';
/** Characters of a text for which that is worth it. */
const LARGE = 100_000;
const UNIQUE = `${process.pid}-${threadId}`;
/** By the file in which they will be kept. */
const unkept = new Map<string, { head: Buffer; script: vm.Script }>();
const usualGlobals = new Set(Object.getOwnPropertyNames(globalThis));
const usualListeners = new Map(process.eventNames().map((name) => [name, process.listeners(name as 'exit')]));

function refuse(what: string): never {
  tell({ refused: what });
  throw new Error(`${what}: only a stage with a process of its own may do that`);
}

function write(name: 'stdout' | 'stderr') {
  return (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    if (!isRunning) tell({ refused: `to go on after its end: ${text}` });
    else if (name === 'stdout') tell({ stdout: text });
    else tell({ stderr: text });
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') process.nextTick(callback);
    return true;
  };
}

const childProcess = new Proxy(
  {},
  { get: (_, name) => () => refuse(`to start a process (${String(name)})`), has: () => true },
);

const { getBuiltinModule, exit } = process;
const { _fatalException: fatalException } = process as unknown as {
  _fatalException: (error: unknown, isOfPromise: boolean) => boolean;
};
const isChildProcess = (name: string): boolean => /^(node:)?child_process$/.test(name);

Object.defineProperties(process, {
  pid: { value: NO_PROCESS },
  kill: { value: () => refuse('to send a signal') },
  getBuiltinModule: {
    value: (name: string) => {
      if (isChildProcess(name)) return childProcess;
      // A thread keeps what it has compiled where its first stage says, and that folder goes with its job.
      if (name === 'node:module') return { ...getBuiltinModule(name), enableCompileCache: () => undefined };
      return getBuiltinModule(name);
    },
  },
  exit: {
    value: (code = process.exitCode ?? 0) => {
      // Of an error that nobody has caught Node itself makes the end.
      if (!isRunning || (isFatal && process.listenerCount('uncaughtException') === 0))
        exit.call(process, code);
      endStage(Number(code));
      throw ENDED;
    },
  },
  /** Node calls this with whatever was thrown to the event loop. */
  _fatalException: {
    value: (error: unknown, isOfPromise: boolean): boolean => {
      isFatal = true;
      try {
        return fatalException.call(process, error, isOfPromise);
      } finally {
        isFatal = false;
      }
    },
  },
});
process.stdout.write = write('stdout') as typeof process.stdout.write;
process.stderr.write = write('stderr') as typeof process.stderr.write;
// Node's own warnings.
Object.assign(process, { _rawDebug: (text: string) => process.stderr.write(`${text}\n`) });

const ring =
  <A extends unknown[]>(ringer: (...given: A) => void, whenDone: () => void) =>
  (...given: A) => {
    whenDone();
    ringer(...given);
  };
Object.assign(globalThis, {
  setTimeout: (ringer: Listener, ms?: number, ...given: unknown[]) => {
    const timer = setTimeout(
      ring(ringer, () => timers.delete(timer)),
      ms,
      ...given,
    );
    return kept(timers, timer, clearTimeout);
  },
  setInterval: (ringer: Listener, ms?: number, ...given: unknown[]) =>
    kept(timers, setInterval(ringer, ms, ...given), clearTimeout),
  setImmediate: (ringer: Listener, ...given: unknown[]) => {
    const immediate = setImmediate(
      ring(ringer, () => immediates.delete(immediate)),
      ...given,
    );
    return kept(immediates, immediate, clearImmediate);
  },
});

/** To be cleared when the stage ends; at once when it has. */
function kept<T>(all: Set<T>, one: T, clear: (one: T) => void): T {
  if (isRunning) all.add(one);
  else clear(one);
  return one;
}

port.on('message', ({ script, env, cwd }: StageOrder) => {
  // As for a process: what the event loop has nothing left to do for ends by itself.
  port.unref();
  removeListeners();
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.cwd = () => cwd;
  process.argv[1] = script;
  process.exitCode = undefined;
  isRunning = true;
  isEntryDone = false;
  process.once('exit', () => {
    // What Node says of an entry that waits for what never comes.
    if (isRunning && !isEntryDone && process.exitCode === undefined) process.exitCode = 13;
  });
  void evaluate(script).then(
    () => {
      isEntryDone = true;
    },
    (error) => {
      if (error !== ENDED) throw error;
    },
  );
});

/** The exports of one file of the bundle, as of a process that has just loaded it. */
function evaluate(file: string): Promise<unknown> {
  const url = pathToFileURL(file).href;
  const script = compiled.get(file) ?? compile(file);
  compiled.set(file, script);
  const require = createRequire(url);
  return (script.runInThisContext() as Evaluate)(
    (name) => (isChildProcess(name) ? childProcess : require(name)),
    url,
    (specifier) => load(path.resolve(path.dirname(file), specifier)),
  );
}

/** With what V8 has made of the same text in an earlier thread, the functions included that have run there. */
function compile(file: string): vm.Script {
  const text = asFunction(readFileSync(file, 'utf8'));
  if (KEPT === '' || text.length < LARGE) return new vm.Script(text, { filename: file });
  // V8 itself would take what it has made of any text of this length.
  const head = Buffer.alloc(8);
  head.writeUInt32LE(crc32(text));
  const kept = path.join(KEPT, `stage-${crc32(file)}`);
  const found = existsSync(kept) ? readFileSync(kept) : head.subarray(0, 0);
  const isSame = found.subarray(0, head.length).equals(head);
  const script = new vm.Script(text, {
    filename: file,
    ...(isSame && { cachedData: found.subarray(head.length) }),
  });
  if (script.cachedDataRejected !== false) unkept.set(kept, { head, script });
  return script;
}

/** After a stage, so that what it has run is in there. */
function keepCompiled(): void {
  for (const [file, { head, script }] of unkept) {
    unkept.delete(file);
    const mine = `${file}.${UNIQUE}`;
    writeFileSync(mine, Buffer.concat([head, script.createCachedData()]));
    renameSync(mine, file);
  }
}

function load(file: string): Promise<unknown> {
  return /\d\.index\.js$/.test(file) ? import(pathToFileURL(file).href) : evaluate(file);
}

/** The text of a module as that of a function: what it imports is asked for, and what it exports returned. */
function asFunction(text: string): string {
  const functions = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const body = text
    .replace(/^import \{ createRequire as \w+ \} from "module";$/m, '')
    .replaceAll('__WEBPACK_EXTERNAL_createRequire(import.meta.url)', '__require')
    .replaceAll('import.meta.url', '__url')
    .replace(/^import (\{.*\}) from ('.*');$/m, 'const $1 = await __load($2);')
    .replace(/\bimport\((?=["'])/g, '__load(')
    .replace(/^export function /gm, 'function ')
    .replace(
      /^export \{(.*)\};$/m,
      (_, names: string) => `return {${names.replace(/(\w+) as (\w+)/g, '$2: $1')}};`,
    );
  const end = functions.length > 0 ? `return {${functions}};` : '';
  return `(async (__require, __url, __load) => {${body}\n${end}})`;
}

/** Of `process.exit`: from here on the stage has nothing more to say. */
function endStage(code: number): void {
  process.exitCode = code;
  process.emit('exit', code);
  isRunning = false;
  tell({ ended: Number(process.exitCode) });
  removeListeners();
  for (const timer of timers) clearTimeout(timer);
  for (const immediate of immediates) clearImmediate(immediate);
  timers.clear();
  immediates.clear();
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      if (error !== ENDED) tell({ refused: `to go on after its end: ${String(error)}` });
    });
  port?.ref();
  setImmediate(() => tellLeft(TURNS));
}

/** A process leaves nothing open. Whatever is closed by now needs a turn of the event loop or two to be gone. */
function tellLeft(turns: number): void {
  const left = process.getActiveResourcesInfo().filter((kind) => !OURS.includes(kind));
  if (left.length > 0 && turns > 0) {
    setImmediate(() => tellLeft(turns - 1));
    return;
  }
  process.exitCode = undefined;
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!usualGlobals.has(name)) delete (globalThis as Record<string, unknown>)[name];
  keepCompiled();
  tell({ left });
}

function removeListeners(): void {
  for (const name of process.eventNames()) {
    const usual = usualListeners.get(name) ?? [];
    for (const listener of process.listeners(name as 'exit'))
      if (!usual.includes(listener)) process.off(name, listener);
  }
}
