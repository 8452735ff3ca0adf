/**
 * Runs a workflow file as it is, in a repository of its own in a temp folder, through act in host mode: every step is a process of
 * this machine, jobs and matrices included. `org/haproxy-server-state@v1` is the action of this checkout.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeScratch } from './scratch.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const ACTION = 'org/haproxy-server-state@v1';

export interface WorkflowOptions {
  readonly t: { after(clearUp: () => Promise<void>): void };
  /** The program, from `whereActIs`. */
  readonly act: string;
  /** What is in the repository: texts by path. A text that begins with `#!` may be run. */
  readonly files: Readonly<Record<string, string>>;
  /** The path of the workflow to run, and the event that starts it. */
  readonly workflow: string;
  readonly event?: string;
  /** Inputs of `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** For the scripts of the repository. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long all of it may take, 240 s unless told. */
  readonly deadline?: number;
}

export interface WorkflowResult {
  /** 0 when every job succeeded. */
  code: number;
  /** What all jobs have written, a line each: `JOB | text`. */
  log: string;
  /** The job summaries, in order. */
  summary: string;
}

/** A line of act's log, as far as it is of use here. */
interface Line {
  jobID?: string;
  job?: string;
  msg?: string;
  command?: string;
  content?: string;
}

/** Runs it to its end. Rejects when it takes longer than its deadline. */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowResult> {
  const { folder, remove, reap } = makeScratch();
  options.t.after(remove);
  const at = (name: string) => path.join(folder, name);
  layOut(at('repository'), options.files);
  layOutAction(at('action'));
  const child = spawn(options.act, argumentsFor(options, at), {
    cwd: at('repository'),
    env: environment(options, folder),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  reap(child.pid);
  try {
    return await resultOf(child, options.deadline ?? 240_000);
  } finally {
    reap(undefined);
  }
}

/** act looks for a commit: its workspace is a copy of these files all the same. */
function layOut(repository: string, files: WorkflowOptions['files']): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(repository, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
  const git = (...words: string[]) => execFileSync('git', words, { cwd: repository, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  git(...who, 'commit', '--quiet', '--message=test');
}

/** What a release has of this action, and no more: act copies all of it for every step. */
function layOutAction(folder: string): void {
  for (const name of ['action.yml', 'audit', 'rolling', 'dist'])
    cpSync(path.join(PROJECT, name), path.join(folder, name), { recursive: true });
}

function argumentsFor(
  { workflow, event = 'push', inputs = {}, vars = {}, secrets = {} }: WorkflowOptions,
  at: (name: string) => string,
): string[] {
  // JSON is YAML. In files, because a key has many lines.
  writeFileSync(at('secrets.yml'), JSON.stringify({ GITHUB_TOKEN: 'none', ...secrets }), { mode: 0o600 });
  writeFileSync(at('vars.yml'), JSON.stringify(vars));
  writeFileSync(at('event.json'), JSON.stringify({ inputs }));
  return [
    ...[event, '--workflows', workflow, '--platform', 'ubuntu-latest=-self-hosted', '--json'],
    ...['--secret-file', at('secrets.yml'), '--var-file', at('vars.yml'), '--eventpath', at('event.json')],
    ...['--local-repository', `${ACTION}=${at('action')}`, '--action-cache-path', at('cache')],
    ...['--no-cache-server', '--container-daemon-socket', '-', '--concurrent-jobs', '2'],
  ];
}

/** act takes whatever Node is first on the PATH, and its jobs inherit all of its environment. */
function environment({ env }: WorkflowOptions, folder: string): NodeJS.ProcessEnv {
  return {
    PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
    HOME: folder,
    LANG: 'C.UTF-8',
    ACT_DISABLE_VERSION_CHECK: '1',
    ...env,
  };
}

async function resultOf(child: ChildProcess, deadline: number): Promise<WorkflowResult> {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  }, deadline);
  const [code] = await once(child, 'close');
  clearTimeout(limit);
  const lines = Buffer.concat(chunks).toString().split('\n').filter(Boolean).map(parseLine);
  const log = lines.map(({ jobID, msg = '' }) => `${jobID ?? ''} | ${msg.trimEnd()}`).join('\n');
  if (late) throw new Error(`not done after ${deadline} ms\n${log}`);
  const summary = lines.filter(({ command }) => command === 'summary').map(({ content }) => content ?? '');
  return { code: Number(code), log, summary: summary.join('\n') };
}

function parseLine(text: string): Line {
  try {
    return JSON.parse(text);
  } catch {
    return { msg: text };
  }
}
