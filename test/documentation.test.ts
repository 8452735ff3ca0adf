/**
 * The README is true: its tables are those of action.yml, its codes those of the sources, its examples are accepted.
 * `node test/documentation.test.ts write` renews the generated tables.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { AUDIT_INPUT_NAMES, auditDefaultOf, parseAuditInputs } from '../src/action/inputs/audit-inputs.ts';
import { defaultOf, INPUT_NAMES, parseInputs } from '../src/action/inputs/inputs.ts';
import { ERROR_CODES } from '../src/errors.ts';
import { makeAuthority } from './support/certificates.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const README = path.join(ROOT, 'README.md');
const AUDIT = path.join(ROOT, 'docs/audit.md');

interface Entry {
  description: string;
  required?: boolean;
  default?: string;
}

type Manifest = Record<'inputs' | 'outputs', Record<string, Entry>>;

function manifestOf(file: string): Manifest {
  return parse(readFileSync(path.join(ROOT, file), 'utf8'));
}

const MANIFEST = manifestOf('action.yml');
const AUDIT_MANIFEST = manifestOf('audit/action.yml');

function inputTable(manifest: Manifest): string {
  const rows = Object.entries(manifest.inputs).map(([name, input]) => {
    const fallback = input.required ? 'required' : input.default ? `\`${input.default}\`` : '';
    return `| \`${name}\` | ${fallback} | ${input.description} |`;
  });
  return ['| input | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

function outputTable(manifest: Manifest): string {
  const rows = Object.entries(manifest.outputs).map(
    ([name, output]) => `| \`${name}\` | ${output.description} |`,
  );
  return ['| output | value |', '|---|---|', ...rows].join('\n');
}

const TABLES = { inputs: inputTable, outputs: outputTable };

/** A document with fresh tables between their markers. */
function renewed(readme: string, manifest: Manifest): string {
  return Object.entries(TABLES).reduce((text, [name, table]) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    assert.match(text, between);
    return text.replace(between, (_, open, close) => `${open}${table(manifest)}\n${close}`);
  }, readme);
}

if (process.argv.includes('write')) {
  writeFileSync(README, renewed(readFileSync(README, 'utf8'), MANIFEST));
  writeFileSync(AUDIT, renewed(readFileSync(AUDIT, 'utf8'), AUDIT_MANIFEST));
}

const readme = readFileSync(README, 'utf8');

/** Steps of every example in the README that use this action. */
function examples(): { uses: string; with: Record<string, unknown> }[] {
  const blocks = [...readme.matchAll(/^( *)```yaml\n([\s\S]*?)^\1```/gm)].map(([, , text = '']) =>
    parse(text),
  );
  return blocks.flat().filter((step) => step.uses?.startsWith('org/haproxy-server-state'));
}

const SSH = {
  'ssh-private-key': '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
  'ssh-known-hosts': 'lb1.example.com ssh-ed25519 AAAA',
};

/** Something that the runner puts a secret or a variable in the place of. */
function isExpression(value: unknown): boolean {
  return /^\$\{\{ (?:secrets|vars)\.\w+ \}\}$/.test(String(value));
}

describe('The README', () => {
  test('has the tables of action.yml: otherwise run `node test/documentation.test.ts write`', () => {
    assert.equal(readme, renewed(readme, MANIFEST));
  });

  test('explains every error code, in the order of the sources', () => {
    const section = readme.split('| `error-code` |').at(-1) ?? '';
    const codes = [...section.matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \|$/gm)].map(([, code]) => code);
    assert.deepEqual(codes, [...ERROR_CODES]);
  });

  test('has examples that the action accepts', (t) => {
    const authority = makeAuthority(t);
    const { cert, key } = authority.sign('DNS:deploy');
    const secrets = { 'tls-ca': authority.cert, 'tls-cert': cert, 'tls-key': key, ...SSH };
    const steps = examples();
    assert.ok(steps.length >= 3);
    for (const step of steps) {
      const given = {
        ...Object.fromEntries(INPUT_NAMES.map((name) => [name, defaultOf(name)])),
        ...step.with,
        ...Object.fromEntries(Object.entries(secrets).filter(([name]) => isExpression(step.with[name]))),
      };
      assert.doesNotThrow(() => parseInputs((name) => String(given[name as keyof typeof given] ?? '')));
      const unknown = Object.keys(step.with).filter((name) => !INPUT_NAMES.some((known) => known === name));
      assert.deepEqual(unknown, []);
      assert.equal(step.uses, 'org/haproxy-server-state@v1');
    }
  });

  test('names only scripts, files and inputs that exist', () => {
    const scripts: Record<string, string> = JSON.parse(
      readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
    ).scripts;
    for (const [, name = ''] of readme.matchAll(/npm run ([\w-]+)/g)) assert.ok(name in scripts, name);
    for (const [, file = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      assert.ok(existsSync(path.join(ROOT, file)), file);
  });
});

describe('docs/audit.md and examples/audit.yml', () => {
  const text = readFileSync(AUDIT, 'utf8');
  const workflow = readFileSync(path.join(ROOT, 'examples/audit.yml'), 'utf8');

  test('have the tables of audit/action.yml: otherwise run `node test/documentation.test.ts write`', () => {
    assert.equal(text, renewed(text, AUDIT_MANIFEST));
  });

  test('have examples that the action accepts', () => {
    const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, block = '']) => parse(block));
    const steps = [...blocks.flat(), ...parse(workflow).jobs.audit.steps].filter(({ uses }) =>
      uses?.startsWith('org/haproxy-server-state'),
    );
    assert.ok(steps.length >= 2);
    for (const step of steps) {
      assert.equal(step.uses, 'org/haproxy-server-state/audit@v1');
      const given: Record<string, string> = {
        ...Object.fromEntries(AUDIT_INPUT_NAMES.map((name) => [name, auditDefaultOf(name)])),
        ...step.with,
        ...Object.fromEntries(Object.entries(SSH).filter(([name]) => isExpression(step.with[name]))),
      };
      assert.doesNotThrow(() => parseAuditInputs((name) => String(given[name] ?? '')));
      const unknown = Object.keys(step.with).filter(
        (name) => !AUDIT_INPUT_NAMES.some((known) => known === name),
      );
      assert.deepEqual(unknown, []);
    }
  });

  test('ask for no more than reading and writing issues', () => {
    assert.deepEqual(parse(workflow).permissions, {});
    assert.deepEqual(parse(workflow).jobs.audit.permissions, { issues: 'write' });
  });

  test('name only files that exist', () => {
    for (const [, file = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      assert.ok(existsSync(path.join(ROOT, 'docs', file)), file);
  });
});

describe('The picture of the code', () => {
  const text = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');

  test('has every file of the sources, each in its folder', () => {
    assert.deepEqual(drawnFiles(text), globSync('src/**/*.ts', { cwd: ROOT }).sort());
  });

  test('names no file elsewhere that is not there', () => {
    for (const [, file = ''] of text.matchAll(/`((?:src|test|tools)\/[\w./-]+)`/g))
      assert.ok(existsSync(path.join(ROOT, file)), file);
  });
});

/** Paths of the tree drawn in a document: names before two blanks, or to the end of the line; folders end with a slash. */
function drawnFiles(text: string): string[] {
  const folders: string[] = [];
  const files = [...text.matchAll(/^ {4}( *)(\S(?:(?! {2}).)*)/gm)].flatMap(([, indent = '', names = '']) => {
    const depth = indent.length / 2;
    folders.length = depth;
    if (names.endsWith('/')) folders.push(names.slice(0, -1));
    return names.endsWith('/') || names.endsWith('action.yml')
      ? []
      : names.split(' ').map((name) => `${folders.join('/')}/${name}.ts`);
  });
  return files.sort();
}

describe('Documents and sources', () => {
  const files = globSync(
    [
      '*.md',
      'docs/**/*.md',
      'src/**/*.ts',
      'action.yml',
      'audit/action.yml',
      '.github/**/*.yml',
      'examples/**/*.{md,yml}',
    ],
    {
      cwd: ROOT,
    },
  );

  for (const file of files) {
    test(`${file} has no work left over and no place that only its author knows`, () => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      assert.doesNotMatch(text, /\b(?:TODO|FIXME|XXX)\b|\/work\/|\/home\/|\/root\//);
    });
  }
});
