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
import {
  parseRollingInputs,
  rollingDefaultOf,
  rollingInputNames,
} from '../src/action/inputs/rolling-inputs.ts';
import { ERROR_CODES } from '../src/errors.ts';
import { makeAuthority } from './support/certificates.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

interface Entry {
  description: string;
  required?: boolean;
  default?: string;
}

type Manifest = Record<'inputs' | 'outputs', Record<string, Entry>>;

function inputTable({ inputs }: Manifest): string {
  const rows = Object.entries(inputs).map(([name, input]) => {
    const fallback = input.required ? 'required' : input.default ? `\`${input.default}\`` : '';
    return `| \`${name}\` | ${fallback} | ${input.description} |`;
  });
  return ['| input | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

function outputTable({ outputs }: Manifest): string {
  const rows = Object.entries(outputs).map(([name, output]) => `| \`${name}\` | ${output.description} |`);
  return ['| output | value |', '|---|---|', ...rows].join('\n');
}

const TABLES = { inputs: inputTable, outputs: outputTable };

/** Which document has the tables of which manifest. */
const DOCUMENTS = {
  'README.md': 'action.yml',
  'docs/rolling.md': 'rolling/action.yml',
  'docs/audit.md': 'audit/action.yml',
};

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** A document with fresh tables between their markers. */
function renewed(document: string, manifest: string): string {
  return Object.entries(TABLES).reduce((text, [name, table]) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    assert.match(text, between);
    return text.replace(between, (_, open, close) => `${open}${table(parse(read(manifest)))}\n${close}`);
  }, read(document));
}

if (process.argv.includes('write')) {
  for (const [document, manifest] of Object.entries(DOCUMENTS))
    writeFileSync(path.join(ROOT, document), renewed(document, manifest));
}

const readme = read('README.md');

interface Step {
  uses?: string;
  with: Record<string, unknown>;
}

/** Steps of every example in these documents, and of two workflows, that use this action: those of the others are test/repository.test.ts'. */
function examples(): Step[] {
  const blocks = Object.keys(DOCUMENTS).flatMap((file) =>
    [...read(file).matchAll(/^( *)```yaml\n([\s\S]*?)^\1```/gm)].flatMap(([, , text = '']) => parse(text)),
  );
  const workflows = globSync('examples/{audit,rolling}.yml', { cwd: ROOT }).flatMap((file) =>
    Object.values<{ steps: Step[] }>(parse(read(file)).jobs).flatMap(({ steps }) => steps),
  );
  return [...blocks, ...workflows].filter((step) => step.uses?.startsWith('org/haproxy-server-state'));
}

/** Whose inputs a step gives, and who reads them. */
const ACTIONS = {
  'org/haproxy-server-state@v1': {
    names: INPUT_NAMES as readonly string[],
    defaultOf: (name: string) => defaultOf(name as (typeof INPUT_NAMES)[number]),
    parse: parseInputs,
  },
  'org/haproxy-server-state/rolling@v1': {
    names: rollingInputNames() as readonly string[],
    defaultOf: (name: string) => rollingDefaultOf(name as ReturnType<typeof rollingInputNames>[number]),
    parse: parseRollingInputs,
  },
  'org/haproxy-server-state/audit@v1': {
    names: AUDIT_INPUT_NAMES as readonly string[],
    defaultOf: (name: string) => auditDefaultOf(name as (typeof AUDIT_INPUT_NAMES)[number]),
    parse: parseAuditInputs,
  },
};

const SSH = {
  'ssh-private-key': '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
  'ssh-known-hosts': 'lb1.example.com ssh-ed25519 AAAA',
};

/** Something that the runner puts a secret or a variable in the place of. */
function isExpression(value: unknown): boolean {
  return /^\$\{\{ (?:secrets|vars)\.\w+ \}\}$/.test(String(value));
}

describe('The README and its like', () => {
  for (const [document, manifest] of Object.entries(DOCUMENTS)) {
    test(`${document} has the tables of ${manifest}: otherwise run \`node test/documentation.test.ts write\``, () => {
      assert.equal(read(document), renewed(document, manifest));
    });
  }

  test('explains every error code, in the order of the sources', () => {
    const section = readme.split('| `error-code` |').at(-1) ?? '';
    const codes = [...section.matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \|$/gm)].map(([, code]) => code);
    assert.deepEqual(codes, [...ERROR_CODES]);
  });

  test('have examples that the action accepts', (t) => {
    const authority = makeAuthority(t);
    const { cert, key } = authority.sign('DNS:deploy');
    const secrets = { 'tls-ca': authority.cert, 'tls-cert': cert, 'tls-key': key, ...SSH };
    const steps = examples();
    assert.ok(steps.length >= 6);
    for (const step of steps) {
      const action = Object.entries(ACTIONS).find(([uses]) => uses === step.uses)?.[1];
      assert.ok(action, step.uses);
      const given: Record<string, unknown> = {
        ...Object.fromEntries(action.names.map((name) => [name, action.defaultOf(name)])),
        ...step.with,
        ...Object.fromEntries(Object.entries(secrets).filter(([name]) => isExpression(step.with[name]))),
      };
      assert.doesNotThrow(() => action.parse((name) => String(given[name] ?? '')));
      assert.deepEqual(
        Object.keys(step.with).filter((name) => !action.names.includes(name)),
        [],
      );
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

describe('Examples and other documents', () => {
  test('ask GitHub for no more than they need', () => {
    const permissions = globSync('examples/{audit,rolling}.yml', { cwd: ROOT }).map((file) => {
      const workflow = parse(read(file));
      const jobs = Object.values<{ permissions: unknown }>(workflow.jobs).map((job) => job.permissions);
      return [file, workflow.permissions, ...jobs];
    });
    assert.deepEqual(permissions.sort(), [
      ['examples/audit.yml', {}, { issues: 'write' }],
      ['examples/rolling.yml', {}, { contents: 'read' }],
    ]);
  });

  for (const document of ['docs/audit.md', 'docs/rolling.md']) {
    test(`${document} names only files that exist`, () => {
      for (const [, file = ''] of read(document).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
        assert.ok(existsSync(path.join(ROOT, 'docs', file)), file);
    });
  }
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
      'rolling/action.yml',
      'examples/**/*.{md,yml}',
      '.github/**/*.yml',
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
