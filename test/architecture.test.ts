/** The house keeps its shape: imports point one way, and the manifest, the schema and the workflows agree. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { defaultOf, INPUT_NAMES } from '../src/action/inputs.ts';
import { outputsOf } from '../src/action/outputs.ts';
import { report } from './unit/action-samples.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

interface Import {
  from: string;
  to: string;
  /** Erased before anything runs. */
  typeOnly: boolean;
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function importsOf(file: string): Import[] {
  const statements = read(file).matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)';|^import\s+'([^']+)';/gm,
  );
  return [...statements].map(([, type, to = '', bare = to]) => ({
    from: file,
    to: bare.startsWith('.') ? path.join(path.dirname(file), bare) : bare,
    typeOnly: type !== undefined,
  }));
}

const FILES = globSync('src/**/*.ts', { cwd: ROOT }).sort();
const IMPORTS = FILES.flatMap(importsOf);

/** From the bottom up; a file may import from its own layer and those below. */
const LAYERS = ['leaves', 'haproxy', 'operation', 'action', 'entries'];

function layerOf(file: string): number {
  const folder = /^src\/([a-z-]+)\//.exec(file)?.[1];
  if (folder !== undefined) return LAYERS.indexOf(folder);
  return LAYERS.indexOf(/^src\/(?:index|main|post|hold)\.ts$/.test(file) ? 'entries' : 'leaves');
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
    const allowed = ['src/haproxy/server.ts', 'src/haproxy/load-balancer.ts'];
    const others = IMPORTS.filter(
      ({ from, to }) =>
        from.startsWith('src/operation/') &&
        !to.startsWith('src/operation/') &&
        !allowed.includes(to) &&
        !(to.startsWith('src/') && layerOf(to) === 0),
    );
    assert.deepEqual(others, []);
  });

  test('of operation/ are not circumvented: it reads no clock and starts no timer', () => {
    const clocks = FILES.filter((file) => file.startsWith('src/operation/')).filter((file) =>
      /\b(?:Date\.now|new Date|performance\.now|setTimeout|setInterval|process\.(?:env|on|exit))\b/.test(
        read(file),
      ),
    );
    assert.deepEqual(clocks, []);
  });

  test('of @actions/* are in one file', () => {
    const importers = IMPORTS.filter(({ to }) => to.startsWith('@actions/')).map(({ from }) => from);
    assert.deepEqual([...new Set(importers)], ['src/action/github.ts']);
  });

  test('make no circle', () => {
    const runtime = IMPORTS.filter(({ to, typeOnly }) => to.startsWith('src/') && !typeOnly);
    const next = Map.groupBy(runtime, ({ from }) => from);
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

const MANIFEST: Manifest = parse(read('action.yml'));

describe('action.yml', () => {
  test('has the inputs of the schema, in its order', () => {
    assert.deepEqual(Object.keys(MANIFEST.inputs), INPUT_NAMES);
  });

  for (const name of INPUT_NAMES) {
    test(`has the schema's default of ${name}, and a description`, () => {
      const { description = '', default: fallback = '' } = MANIFEST.inputs[name] ?? {};
      assert.equal(fallback, defaultOf(name));
      assert.equal(typeof fallback, 'string');
      assert.ok(description.length > 10);
    });
  }

  test('has the outputs that are written, in their order', () => {
    assert.deepEqual(Object.keys(MANIFEST.outputs), Object.keys(outputsOf(report(), null).values));
    for (const { description } of Object.values(MANIFEST.outputs)) assert.ok(description.length > 10);
  });

  test('has an entry of its own for post: a main killed early must not run again', () => {
    assert.deepEqual(MANIFEST.runs, { using: 'node24', main: 'dist/main.js', post: 'dist/post.js' });
  });
});

describe("GitHub's own checker", () => {
  // The package imports JSON without saying so, which Node refuses.
  registerHooks({
    load: (url, context, next) =>
      next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
  });
  const files = ['action.yml', ...globSync('.github/workflows/*.yml', { cwd: ROOT })];

  async function faultsOf(file: string, text: string): Promise<string[]> {
    const { validate } = await import('@actions/languageservice');
    // It remembers files by their address.
    const document = TextDocument.create(`file:///${Math.random()}/${file}`, 'yaml', 1, text);
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
