/** The code keeps its shape: imports point one way, and the manifest, the schema, the workflows and the bundle agree. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { AUDIT_INPUT_NAMES, auditDefaultOf } from '../src/action/inputs/audit-inputs.ts';
import { defaultOf, INPUT_NAMES } from '../src/action/inputs/inputs.ts';
import { rollingDefaultOf, rollingInputNames } from '../src/action/inputs/rolling-inputs.ts';
import { auditOutputs } from '../src/action/report/audit/outputs.ts';
import { outputsOf } from '../src/action/report/outputs.ts';
import { report } from './unit/action-samples.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Of one file by another; a type, too: whoever needs to know a type needs to know of its file. */
interface Import {
  from: string;
  to: string;
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function importsOf(file: string): Import[] {
  const statements = read(file).matchAll(
    /^(?:import|export)\s[^'";]*?from\s+'([^']+)';|^import\s+'([^']+)';|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([, from, bare, inline]) => {
    const to = from ?? bare ?? inline ?? '';
    return { from: file, to: to.startsWith('.') ? path.join(path.dirname(file), to) : to };
  });
}

const FILES = globSync('src/**/*.ts', { cwd: ROOT }).sort();
const IMPORTS = FILES.flatMap(importsOf);

/** From the bottom up; a file may import from its own layer and those below. */
const LAYERS = ['leaves', 'haproxy', 'operation', 'action', 'entries'];
const LEAVES = ['clock', 'duration', 'errors', 'retry', 'words'];
const ENTRIES = ['compile-cache', 'index', 'main', 'rolling', 'post', 'hold'];

/** A bundle of its own has a folder of its own: `src/audit/`. */
const ENTRY_FOLDERS = ['audit'];

function layerOf(file: string): number {
  const [, folder, name = ''] = /^src\/(?:([a-z-]+)\/.*|([a-z-]+)\.ts)$/.exec(file) ?? [];
  if (folder !== undefined && ENTRY_FOLDERS.includes(folder)) return LAYERS.indexOf('entries');
  if (folder !== undefined) return LAYERS.indexOf(folder);
  if (LEAVES.includes(name)) return LAYERS.indexOf('leaves');
  return ENTRIES.includes(name) ? LAYERS.indexOf('entries') : -1;
}

/** Imports from below `from` that are neither below it, nor of a leaf, nor `allowed`. */
function importsBesides(from: string, allowed: (to: string) => boolean): Import[] {
  return IMPORTS.filter((one) => one.from.startsWith(from) && !one.to.startsWith(from)).filter(
    ({ to }) => !allowed(to) && !(to.startsWith('src/') && layerOf(to) === LAYERS.indexOf('leaves')),
  );
}

describe('Imports', () => {
  test('are found at all', () => {
    assert.ok(FILES.length > 20 && IMPORTS.length > 50);
    for (const file of FILES) assert.ok(layerOf(file) >= 0, `${file} is in no known layer`);
  });

  test('point one way: action → operation → haproxy → leaves', () => {
    const upward = IMPORTS.filter(({ from, to }) => to.startsWith('src/') && layerOf(to) > layerOf(from));
    assert.deepEqual(upward, []);
  });

  test('of operation/ are the port, the model and the leaves, and nothing that reaches outside', () => {
    const allowed = ['server', 'servers', 'server-settings', 'process', 'snapshot', 'load-balancer'].map(
      (name) => `src/haproxy/${name}.ts`,
    );
    assert.deepEqual(
      importsBesides('src/operation/', (to) => allowed.includes(to)),
      [],
    );
  });

  test('of transport/ are addresses, credentials and what Node gives: it carries bytes, whatever they say', () => {
    const allowed = /^(?:node:|src\/haproxy\/(?:address|credentials)\.ts$)/;
    assert.deepEqual(
      importsBesides('src/haproxy/transport/', (to) => allowed.test(to)),
      [],
    );
  });

  test('of operation/ are not circumvented: it reads no clock and knows no process', () => {
    const found = FILES.filter((file) => file.startsWith('src/operation/')).filter((file) =>
      /\b(?:Date\.now|new Date|performance\.now|process\.(?:env|on|exit|getBuiltinModule))\b/.test(
        read(file),
      ),
    );
    assert.deepEqual(found, []);
  });

  test('of clock.ts are the only way to wait: nothing else starts a timer', () => {
    const timers = FILES.filter((file) => file !== 'src/clock.ts').filter((file) =>
      /\b(?:setTimeout|setInterval|AbortSignal\.timeout|timers\/promises)\b/.test(read(file)),
    );
    assert.deepEqual(timers, []);
  });

  test('of @actions/core are in one file, those of @actions/github in another, and nothing else of either is used', () => {
    const importers = IMPORTS.filter(({ to }) => /^@(?:actions|octokit)\//.test(to)).map(({ from, to }) => [
      from,
      to,
    ]);
    assert.deepEqual(importers, [
      ['src/action/audit-issue.ts', '@actions/github'],
      ['src/action/github.ts', '@actions/core'],
    ]);
  });

  test('of the audit’s issue come from the audit alone: no other bundle takes a GitHub client along', () => {
    const reached = (from: string, seen = new Set<string>()): Set<string> => {
      for (const { to } of IMPORTS.filter((one) => one.from === from && !seen.has(one.to))) {
        seen.add(to);
        reached(to, seen);
      }
      return seen;
    };
    assert.ok(reached('src/audit/index.ts').has('@actions/github'));
    assert.ok(!reached('src/index.ts').has('@actions/github'));
  });

  test('make no circle', () => {
    const next = Map.groupBy(
      IMPORTS.filter(({ to }) => to.startsWith('src/')),
      ({ from }) => from,
    );
    const done = new Set<string>();
    const visit = (file: string, trail: readonly string[]): void => {
      assert.ok(!trail.includes(file), `circle: ${[...trail, file].join(' → ')}`);
      if (done.has(file)) return;
      for (const { to } of next.get(file) ?? []) visit(to, [...trail, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
  });
});

interface Manifest {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  outputs: Record<string, { description: string }>;
  runs: Record<string, string>;
}

interface Described {
  file: string;
  manifest: Manifest;
  names: readonly string[];
  defaultOf(name: string): string;
  runs: Manifest['runs'];
}

const MANIFESTS: Described[] = [
  {
    file: 'action.yml',
    manifest: parse(read('action.yml')),
    names: INPUT_NAMES,
    defaultOf: (name) => defaultOf(name as (typeof INPUT_NAMES)[number]),
    runs: { using: 'node24', main: 'dist/main.js', post: 'dist/post.js' },
  },
  {
    file: 'rolling/action.yml',
    manifest: parse(read('rolling/action.yml')),
    names: rollingInputNames(),
    defaultOf: (name) => rollingDefaultOf(name as ReturnType<typeof rollingInputNames>[number]),
    runs: { using: 'node24', main: '../dist/rolling.js', post: '../dist/post.js' },
  },
];

for (const { file, manifest, names, defaultOf, runs } of MANIFESTS) {
  describe(file, () => {
    test('has the inputs of the schema, in its order', () => {
      assert.deepEqual(Object.keys(manifest.inputs), names);
    });

    for (const name of names) {
      test(`has the schema's default of ${name}, and a description`, () => {
        const { description = '', default: fallback = '' } = manifest.inputs[name] ?? {};
        assert.equal(fallback, defaultOf(name));
        assert.equal(typeof fallback, 'string');
        assert.ok(description.length > 10);
      });
    }

    test('has the outputs that are written, in their order', () => {
      assert.deepEqual(Object.keys(manifest.outputs), Object.keys(outputsOf(report(), null).values));
      for (const { description } of Object.values(manifest.outputs)) assert.ok(description.length > 10);
    });

    test('has an entry of its own for post: a main killed early must not run again', () => {
      assert.deepEqual(manifest.runs, runs);
    });
  });
}

describe('audit/action.yml', () => {
  const manifest: Manifest = parse(read('audit/action.yml'));

  test('has the inputs of its schema, in its order, with its defaults and a description', () => {
    assert.deepEqual(Object.keys(manifest.inputs), AUDIT_INPUT_NAMES);
    for (const name of AUDIT_INPUT_NAMES) {
      const { description = '', default: fallback = '' } = manifest.inputs[name] ?? {};
      assert.equal(fallback, auditDefaultOf(name), name);
      assert.ok(description.length > 10, name);
    }
  });

  test('has the outputs that are written, in their order', () => {
    assert.deepEqual(Object.keys(manifest.outputs), Object.keys(auditOutputs(null, '', '').values));
    for (const { description } of Object.values(manifest.outputs)) assert.ok(description.length > 10);
  });

  test('runs a bundle of its own', () => {
    const [main, post] = ['../dist/audit/main.js', '../dist/audit/post.js'];
    assert.deepEqual(manifest.runs, { using: 'node24', main, post });
  });
});

describe('The bundle', () => {
  test('holds no HTTP client, which nothing here uses and which would double the time that a step needs to start', () => {
    const packages = [...read('dist/licenses.txt').matchAll(/(?:^|\n\n)((?:@[a-z-]+\/)?[a-z-]+)\nMIT\n/g)];
    assert.deepEqual(packages.map(([, name]) => name).sort(), ['@actions/core', 'zod']);
    assert.doesNotMatch(read('dist/index.js'), /undici|"node:(?:http|https|http2)"/);
  });

  test('loads none of the larger modules of Node before it has use for them', () => {
    const program = `process.on('exit', () => console.error(process.moduleLoadList.join('\\n'))); await import('./dist/main.js');`;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: ROOT,
      encoding: 'utf8',
      env: {},
    });
    const loaded = [...stderr.matchAll(/^NativeModule (.+)$/gm)].map(([, name]) => name);
    assert.ok(loaded.includes('net'));
    for (const name of ['crypto', 'tls', 'child_process', 'internal/fs/promises', 'internal/fs/streams'])
      assert.ok(!loaded.includes(name), name);
  });

  test('is ASCII, which Node decodes and V8 keeps at half the cost', () => {
    for (const file of globSync('dist/**/*.js', { cwd: ROOT }))
      assert.doesNotMatch(read(file), /[^\0-\x7f]/, file);
  });

  test('of the audit has the licences of all that it brings along', () => {
    const packages = [
      ...read('dist/audit/licenses.txt').matchAll(/(?:^|\n\n)((?:@[a-z-]+\/)?[a-z-]+)\n[A-Z]/g),
    ];
    const names = packages.map(([, name = '']) => name);
    for (const name of ['@actions/core', '@actions/github', '@octokit/core', 'undici', 'zod'])
      assert.ok(names.includes(name), name);
  });
});

describe("GitHub's own checker", () => {
  // The package imports JSON without saying so, which Node refuses.
  registerHooks({
    load: (url, context, next) =>
      next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
  });
  const files = [
    'action.yml',
    'rolling/action.yml',
    'audit/action.yml',
    ...globSync(['.github/workflows/*.yml', 'examples/**/*.yml'], { cwd: ROOT }),
  ];

  async function faultsOf(file: string, text: string): Promise<string[]> {
    const { validate } = await import('@actions/languageservice');
    // It remembers files by their address, by which it also tells what they are.
    const place = file.replace(/^examples\/(?=[^/]+$)/, '.github/workflows/');
    const document = TextDocument.create(`file:///${Math.random()}/${place}`, 'yaml', 1, text);
    return (await validate(document)).map(
      ({ message, range }) => `${file}:${range.start.line + 1} ${message}`,
    );
  }

  for (const file of files) {
    test(`finds no fault in ${file}`, async () => assert.deepEqual(await faultsOf(file, read(file)), []));
  }

  test('finds the fault in a wrong file', async () => {
    const wrong = read('action.yml').replace('node24', 'node23');
    assert.notDeepEqual(await faultsOf('action.yml', wrong), []);
  });
});
