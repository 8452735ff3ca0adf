/** The environment in which the runner starts one stage of a JavaScript action: inputs, state, context, empty files. */

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface StageOptions {
  /** The inputs given with `with:`; the rest take their defaults from the manifest. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The step's `env:`. GITHUB_*, RUNNER_*, INPUT_* and STATE_* win over it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whoever writes the job summary never gets done: what comes after it never happens. */
  readonly stuckSummary?: boolean;
  /** Parts of the context `github` that differ from a push: `{ event_name: 'pull_request_target' }`. */
  readonly github?: Readonly<Record<string, string>>;
  readonly stage?: 'main' | 'post';
  /** For post: what main saved. */
  readonly state?: Readonly<Record<string, string>>;
  /** What `${{ job.status }}` is, `success` unless told. */
  readonly jobStatus?: 'success' | 'failure' | 'cancelled';
  /** Step debug logging: on unless false, so that `log` tells what was sent; shown in `visibleLog` only when true. */
  readonly debug?: boolean;
  /** The folder that holds action.yml: this project's own, unless told. */
  readonly action?: string;
}

/** The files of one stage, by the part of their variable's name after GITHUB_. */
export type CommandFiles = Readonly<Record<'OUTPUT' | 'STATE' | 'ENV' | 'PATH' | 'STEP_SUMMARY', string>>;

export interface Stage {
  /** The script that `runs.main` or `runs.post` names. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: CommandFiles;
  readonly workspace: string;
}

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Prepares a stage of a job whose RUNNER_TEMP is `temp`; its neighbours are the workspace and the home folder. */
export function prepareStage(temp: string, options: StageOptions): Stage {
  const { stage = 'main', action = PROJECT } = options;
  const manifest = readManifest(action);
  const script = manifest.runs[stage];
  if (manifest.runs.using !== 'node24' || script === undefined) {
    throw new Error(
      `action.yml: 'using: node24' and '${stage}:' are needed, got ${JSON.stringify(manifest.runs)}`,
    );
  }
  const [workspace, home] = ['workspace', 'home'].map((name) => path.join(temp, '..', name)) as [
    string,
    string,
  ];
  const files = commandFiles(temp);
  if (options.stuckSummary) makeStuck(files.STEP_SUMMARY);
  for (const folder of [workspace, home]) {
    mkdirSync(folder, { recursive: true });
  }
  const event = path.join(temp, '_event.json');
  writeFileSync(event, '{}');
  const github = {
    actions: 'true',
    action: '__self',
    action_ref: 'v1',
    action_repository: 'org/haproxy-server-state',
    event_name: 'push',
    event_path: event,
    job: 'deploy',
    ref: 'refs/heads/main',
    ref_name: 'main',
    repository: 'octo/web',
    repository_owner: 'octo',
    run_attempt: '1',
    run_id: '1000',
    run_number: '7',
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
    graphql_url: 'https://api.github.com/graphql',
    sha: 'f'.repeat(40),
    workflow: 'deploy',
    workspace,
    ...options.github,
    ...files,
  };
  const runner = {
    os: 'Linux',
    arch: 'X64',
    name: 'test',
    environment: 'self-hosted',
    temp,
    tool_cache: path.join(home, 'tools'),
    workspace: path.dirname(workspace),
    tracking_id: trackingId(temp),
    ...(options.debug === false ? {} : { debug: '1' }),
  };
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    LANG: 'C.UTF-8',
    CI: 'true',
    ACTIONS_RUNTIME_TOKEN: 'runtime-token-of-the-runner',
    ACTIONS_RESULTS_URL: 'https://results.invalid/',
    ...compileCache(),
    ...options.env,
    ...prefixed('STATE_', options.state ?? {}),
    ...inputVariables(manifest.inputs ?? {}, options),
    ...prefixed('GITHUB_', upperCased(github)),
    ...prefixed('RUNNER_', upperCased(runner)),
  };
  return { script: path.resolve(action, script), env, files, workspace };
}

/** `npm test` lets Node keep what it has compiled of the bundle: a megabyte, thousands of times. A runner has no such variable. */
function compileCache(): Record<string, string> {
  const { NODE_COMPILE_CACHE: folder = '' } = process.env;
  return folder === '' ? {} : { NODE_COMPILE_CACHE: folder };
}

/** By this the runner finds, at the end of the job, the processes that its steps have left behind. */
export function trackingId(temp: string): string {
  return `github_${path.dirname(temp).split(path.sep).slice(-2).join('-')}`;
}

interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: string } | null>>;
  readonly runs: Readonly<Record<string, string>>;
}

/** By their text: reading one takes longer than all else here. */
const manifests = new Map<string, Manifest>();

/** With every scalar as written: to the runner a default of `true` is the text "true". */
function readManifest(action: string): Manifest {
  const file = path.join(action, 'action.yml');
  if (!existsSync(file)) {
    throw new Error(`Can't find 'action.yml' under '${action}'`);
  }
  const text = readFileSync(file, 'utf8');
  const manifest = manifests.get(text) ?? (parse(text, { schema: 'failsafe' }) as Manifest);
  manifests.set(text, manifest);
  return manifest;
}

function inputVariables(
  declared: NonNullable<Manifest['inputs']>,
  { inputs = {}, jobStatus = 'success' }: StageOptions,
): Record<string, string> {
  const unexpected = Object.keys(inputs).filter((name) => !(name in declared));
  if (unexpected.length > 0) {
    throw new Error(
      `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ${Object.keys(declared)}`,
    );
  }
  const variables = Object.entries(declared).map(([name, input]) => {
    const value = inputs[name] ?? input?.default ?? '';
    return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, evaluate(value, jobStatus)];
  });
  return Object.fromEntries(variables);
}

function evaluate(value: string, jobStatus: string): string {
  const evaluated = value.replace(/\$\{\{\s*job\.status\s*\}\}/g, jobStatus);
  if (evaluated.includes('${{')) {
    throw new Error(`only \${{ job.status }} is evaluated here, got '${value}'`);
  }
  return evaluated;
}

function commandFiles(temp: string): CommandFiles {
  const folder = path.join(temp, '_runner_file_commands');
  mkdirSync(folder, { recursive: true });
  const make = (prefix: string): string => {
    const file = path.join(folder, `${prefix}_${randomUUID()}`);
    writeFileSync(file, '');
    return file;
  };
  return {
    OUTPUT: make('set_output'),
    STATE: make('save_state'),
    ENV: make('set_env'),
    PATH: make('add_path'),
    STEP_SUMMARY: make('step_summary'),
  };
}

function upperCased(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]));
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}

/** A pipe that nobody reads. */
function makeStuck(file: string): void {
  rmSync(file);
  execFileSync('mkfifo', [file]);
}
