/**
 * `npm test`: gets ready what the tests need (packages, Node 24, the HAProxy versions) and runs them. Plain
 * JavaScript without dependencies, because it also starts where there are neither.
 *
 *     node test/run.mjs [all] [FILE or --test-option=VALUE ...]
 *     node test/run.mjs demo|bench|simulate|pictures|soak [ARGUMENT ...]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PROJECT = path.resolve(import.meta.dirname, '..');
const NODE = 24;
/** What each test did, and at the end which files took longest. */
const REPORTERS = ['spec', './test/support/slowest-files.ts'];
const TO_STDOUT = '--test-reporter-destination=stdout';

process.chdir(PROJECT);
installPackages();
const node = findNode();
const [first, ...rest] = process.argv.slice(2);
const PROGRAMS = {
  demo: 'test/demo/demo.ts',
  bench: 'test/bench/bench.ts',
  simulate: 'test/simulation/simulate.ts',
  pictures: 'test/pictures/pictures.ts',
  soak: 'test/soak/soak.ts',
};
const program = PROGRAMS[first];
unpackHaproxy();
if (program !== undefined) await run([program, ...rest]);
else if (first === 'all') await run(testArguments(rest), { ...forTests(), TEST_ALL: '1' });
else await run(testArguments(process.argv.slice(2)), forTests());

function installPackages() {
  const installed = 'node_modules/.package-lock.json';
  // npm would empty what a link leads to, under the feet of whoever shares it.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) {
    return;
  }
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) {
    return;
  }
  console.log('Installing packages (npm ci)');
  const install = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (install.status !== 0) {
    giveUp('npm ci failed');
  }
}

/** This Node if it is new enough, else the one that npm has installed on Linux. */
function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NODE) {
    return process.execPath;
  }
  const packaged = path.join(PROJECT, 'node_modules/.bin/node');
  const { stdout } = spawnSync(packaged, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return Number.parseInt(stdout ?? '', 10) >= NODE
    ? packaged
    : giveUp(`Node ${NODE} is needed, this is ${process.version}: install Node ${NODE} and try again`);
}

/** Says by itself what is missing. Without it a contributor's tests are skipped; in CI that is a failure. */
function unpackHaproxy() {
  const fetch = spawnSync(node, ['test/support/fetch-haproxy.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (fetch.status !== 0 && process.env.CI === 'true') {
    giveUp('HAProxy is missing');
  }
}

function testArguments(wanted) {
  if (wanted.length === 0) return ['test/support/whole-run.ts'];
  const files = wanted.filter((argument) => !argument.startsWith('-'));
  const options = wanted.filter((argument) => argument.startsWith('-'));
  // Tests mostly wait for HAProxy: more of them than processors may run at once.
  const concurrency = 2 * os.availableParallelism();
  const isReported = options.some((option) => option.startsWith('--test-reporter'));
  return [
    '--test',
    `--test-concurrency=${concurrency}`,
    ...(isReported ? [] : REPORTERS.flatMap((name) => [`--test-reporter=${name}`, TO_STDOUT])),
    ...options,
    ...(files.length > 0 ? files : ['test/**/*.test.ts']),
  ];
}

/** Node keeps what it has compiled: of the tests, and of the bundle that they start thousands of times. */
function forTests() {
  return { NODE_COMPILE_CACHE: path.join(PROJECT, '.cache/compiled'), ...inMemory() };
}

/** Where there is a large folder in memory that programs may be started from, temporary files lie there: a disk costs the kernel a fifth more. */
function inMemory() {
  const folder = '/dev/shm';
  if (process.env.TMPDIR) return {};
  try {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < 2 ** 30) return {};
    const own = mkdtempSync(path.join(folder, 'hss-'));
    try {
      const program = path.join(own, 'program');
      writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
      return spawnSync(program).status === 0 ? { TMPDIR: folder } : {};
    } finally {
      rmSync(own, { recursive: true });
    }
  } catch {
    return {};
  }
}

function run(argumentsOfNode, more = {}) {
  const child = spawn(node, argumentsOfNode, {
    stdio: 'inherit',
    env: { ...process.env, HAPROXY_FETCH: 'no', ...more },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + os.constants.signals[signal];
      resolve();
    });
  });
}

function giveUp(why) {
  console.error(why);
  process.exit(1);
}
