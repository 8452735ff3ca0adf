/**
 * The documents are true: their tables are those of the manifests, their codes those of the sources, their examples are accepted.
 * `node test/documentation.test.ts write` renews the generated tables. Links, commands and configurations: document-links.test.ts
 * and document-commands.test.ts.
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
import { blocksIn, type Step, stepsIn } from './support/documents.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

interface Entry {
  description: string;
  required?: boolean;
  default?: string;
}

type Manifest = Record<'inputs' | 'outputs', Record<string, Entry>>;

/** What most workflows need: the README has these in full, and names the others. */
const MAIN_INPUTS = [
  'address',
  'backend',
  'server',
  'operation',
  'drain-timeout',
  'restore',
  'min-available',
  'dry-run',
];
const MAIN_OUTPUTS = ['result', 'changed', 'state', 'drained', 'left-out', 'error-code'];

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

/** Names as code, separated by commas, in lines that are not too long. */
function nameList(names: readonly string[]): string {
  const lines = [''];
  for (const [index, name] of names.entries()) {
    const item = `\`${name}\`${index === names.length - 1 ? '' : ','}`;
    const longer = `${lines.at(-1)} ${item}`.trimStart();
    if (longer.length <= 130) lines[lines.length - 1] = longer;
    else lines.push(item);
  }
  return lines.join('\n');
}

function only(entries: Record<string, Entry>, names: readonly string[]): Record<string, Entry> {
  return Object.fromEntries(
    names.map((name) => {
      assert.ok(entries[name], name);
      return [name, entries[name]];
    }),
  );
}

function others(entries: Record<string, Entry>, names: readonly string[]): string {
  return nameList(Object.keys(entries).filter((name) => !names.includes(name)));
}

/** What stands between `<!-- NAME -->` and `<!-- /NAME -->`, by that name. */
const GENERATED: Record<string, (manifest: Manifest) => string> = {
  inputs: inputTable,
  outputs: outputTable,
  'main inputs': ({ inputs, outputs }) => inputTable({ inputs: only(inputs, MAIN_INPUTS), outputs }),
  'other inputs': ({ inputs }) => others(inputs, [...MAIN_INPUTS, 'job-status']),
  'main outputs': ({ inputs, outputs }) => outputTable({ inputs, outputs: only(outputs, MAIN_OUTPUTS) }),
  'other outputs': ({ outputs }) => others(outputs, MAIN_OUTPUTS),
  'error codes': () => nameList(ERROR_CODES),
};

/** Which document has what is generated from which manifest. */
const DOCUMENTS: Record<string, { manifest: string; parts: readonly string[] }> = {
  'README.md': {
    manifest: 'action.yml',
    parts: ['main inputs', 'other inputs', 'main outputs', 'other outputs', 'error codes'],
  },
  'docs/inputs.md': { manifest: 'action.yml', parts: ['inputs'] },
  'docs/outputs.md': { manifest: 'action.yml', parts: ['outputs'] },
  'docs/rolling.md': { manifest: 'rolling/action.yml', parts: ['inputs', 'outputs'] },
  'docs/audit.md': { manifest: 'audit/action.yml', parts: ['inputs', 'outputs'] },
};

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** A document with fresh tables and lists between their markers. */
function renewed(document: string): string {
  const { manifest, parts } = DOCUMENTS[document] ?? assert.fail(document);
  return parts.reduce((text, name) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    assert.match(text, between);
    const part = GENERATED[name] ?? assert.fail(name);
    return text.replace(between, (_, open, close) => `${open}${part(parse(read(manifest)))}\n${close}`);
  }, read(document));
}

if (process.argv.includes('write')) {
  for (const document of Object.keys(DOCUMENTS)) writeFileSync(path.join(ROOT, document), renewed(document));
}

const readme = read('README.md');

/** Steps of every example in the documents, and of two workflows, that use this action, and where each stands: the others are test/repository.test.ts'. */
function examples(): [place: string, step: Step][] {
  const blocks = globSync(['README.md', 'docs/*.md'], { cwd: ROOT }).flatMap((file) =>
    blocksIn(read(file))
      .filter(({ language }) => language === 'yaml')
      .flatMap(({ text, line }) => stepsIn(text).map((step): [string, Step] => [`${file}:${line}`, step])),
  );
  const workflows = globSync('examples/{audit,rolling}.yml', { cwd: ROOT }).flatMap((file) =>
    stepsIn(read(file)).map((step): [string, Step] => [file, step]),
  );
  return [...blocks, ...workflows].filter(([, { uses }]) => uses?.startsWith('org/haproxy-server-state'));
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
  return /^\$\{\{ (?:secrets|vars|inputs)\.[\w-]+ \}\}$/.test(String(value));
}

/** What an expression may stand for, by the input that it is given to. */
const LIKELY: Record<string, string> = {
  address: 'lb1=ssh://deploy@lb1.example.com/run/haproxy/admin.sock',
  server: 'web1',
  operation: 'maint',
  restore: 'always',
  weight: '',
};

describe('The README and its like', () => {
  for (const [document, { manifest }] of Object.entries(DOCUMENTS)) {
    test(`${document} has the tables of ${manifest}: otherwise run \`node test/documentation.test.ts write\``, () => {
      assert.equal(read(document), renewed(document));
    });
  }

  test('can be read in ten minutes: the README has at most 250 lines and 2,000 words', () => {
    assert.ok(readme.trimEnd().split('\n').length <= 250, `${readme.split('\n').length} lines`);
    assert.ok(readme.split(/\s+/).length <= 2_000, `${readme.split(/\s+/).length} words`);
  });

  test('explains every error code, in the order of the sources', () => {
    const section = read('docs/errors.md').split('| `error-code` |').at(-1) ?? '';
    const codes = [...section.matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \| .+ \|$/gm)].map(([, code]) => code);
    assert.deepEqual(codes, [...ERROR_CODES]);
  });

  test('have examples that the action accepts', (t) => {
    const authority = makeAuthority(t);
    const { cert, key } = authority.sign('DNS:deploy');
    const secrets = { 'tls-ca': authority.cert, 'tls-cert': cert, 'tls-key': key, ...SSH };
    const steps = examples();
    assert.ok(steps.length >= 20);
    for (const [place, step] of steps) {
      const action = Object.entries(ACTIONS).find(([uses]) => uses === step.uses)?.[1];
      assert.ok(action, `${place}: ${step.uses}`);
      const given: Record<string, unknown> = {
        ...Object.fromEntries(action.names.map((name) => [name, action.defaultOf(name)])),
        ...step.with,
        ...Object.fromEntries(
          Object.entries({ ...LIKELY, ...secrets }).filter(([name]) => isExpression(step.with[name])),
        ),
      };
      assert.doesNotThrow(() => action.parse((name) => String(given[name] ?? '')), place);
      assert.deepEqual(
        Object.keys(step.with).filter((name) => !action.names.includes(name)),
        [],
        place,
      );
    }
  });

  test('leave no server out where they deploy: each job brings back whom it takes out, also when it fails', () => {
    const files = globSync(['README.md', 'docs/*.md'], { cwd: ROOT });
    const jobs = files.flatMap((file) =>
      blocksIn(read(file))
        .filter(({ language, text }) => language === 'yaml' && /jobs:|deploy\.sh/.test(text))
        .map(({ text, line }) => ({ place: `${file}:${line}`, steps: stepsIn(text) })),
    );
    assert.ok(jobs.length >= 4);
    for (const { place, steps } of jobs) {
      const isBack = steps.some((step) => step.with.operation === 'ready');
      const out = steps.filter(
        (step) => /maint|drain/.test(String(step.with.operation)) && step.with['dry-run'] !== true,
      );
      for (const step of out) assert.equal(step.with.restore, isBack ? 'on-failure' : 'always', place);
    }
  });

  test('has a picture of a summary that loads in a moment', () => {
    const picture = readFileSync(path.join(ROOT, 'docs/summary.png'));
    assert.equal(picture.subarray(1, 4).toString(), 'PNG');
    assert.ok(picture.length < 200_000, `${picture.length} bytes`);
    assert.match(readme, /^!\[[^\]]+\]\(docs\/summary\.png\)$/m);
  });
});

describe('Examples', () => {
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
