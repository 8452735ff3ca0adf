/**
 * What surrounds the sources: workflows ask for no more than they need and run only what they name exactly, examples are steps that the
 * action accepts, and types, forms and owners fit what is there.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { defaultOf, INPUT_NAMES, parseInputs } from '../src/action/inputs/inputs.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const ACTION = 'org/haproxy-server-state@v1';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  uses?: string;
  steps?: Step[];
}

interface Workflow {
  permissions?: unknown;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function find(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: ROOT }).sort();
}

const EXAMPLES = find('examples/*.yml');
const WORKFLOWS = [...find('.github/workflows/*.yml'), ...EXAMPLES];

describe('Workflows', () => {
  for (const file of WORKFLOWS) {
    const { permissions, jobs }: Workflow = parse(read(file));

    test(`${file} has no permission at the top, and a limit of time in every job`, () => {
      assert.deepEqual(permissions, {});
      for (const [name, job] of Object.entries(jobs))
        assert.ok(job.uses !== undefined || Number(job['timeout-minutes']) > 0, name);
    });
  }

  for (const file of [...WORKFLOWS, ...find('examples/*/action.yml')]) {
    test(`${file} names the actions of others by commit, with the version behind it`, () => {
      for (const [, uses = '', comment = ''] of read(file).matchAll(/^ *(?:- )?uses: (\S+)(.*)$/gm)) {
        if (uses.startsWith('./') || /^org\/haproxy-server-state(?:\/\w+)?@v1$/.test(uses)) continue;
        assert.match(uses, /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
        assert.match(comment, /^ # v\d+\.\d+\.\d+$/, uses);
      }
    });
  }

  test('run no text that somebody else may write', () => {
    for (const file of WORKFLOWS)
      for (const job of Object.values<Job>(parse(read(file)).jobs))
        for (const { run = '' } of job.steps ?? []) assert.doesNotMatch(run, /\$\{\{/, file);
  });
});

describe('Examples', () => {
  for (const file of EXAMPLES.filter((name) => name !== 'examples/audit.yml')) {
    test(`${file} may read the repository at most`, () => {
      for (const { permissions = {} } of Object.values<Job>(parse(read(file)).jobs))
        for (const right of Object.entries(permissions)) assert.deepEqual(right, ['contents', 'read']);
    });
  }

  for (const file of [...EXAMPLES, 'examples/composite-action/action.yml']) {
    const document = parse(read(file));
    const jobs: Job[] = document.runs ? [document.runs] : Object.values(document.jobs);
    const steps = jobs.flatMap((job) => job.steps ?? []).filter(({ uses }) => uses === ACTION);
    if (steps.length === 0) continue;
    test(`${file} has steps that the action accepts`, () => {
      for (const step of steps) {
        const given = Object.entries(step.with ?? {}).map(([name, value]) => [
          name,
          evaluated(name, String(value)),
        ]);
        const inputs = {
          ...Object.fromEntries(INPUT_NAMES.map((name) => [name, defaultOf(name)])),
          ...Object.fromEntries(given),
        };
        assert.doesNotThrow(() => parseInputs((name) => String(inputs[name] ?? '')));
        assert.deepEqual(
          Object.keys(step.with ?? {}).filter((name) => !INPUT_NAMES.some((known) => known === name)),
          [],
        );
      }
    });
  }

  test('are all told of in their README, which tells of no other', () => {
    const named = [...read('examples/README.md').matchAll(/^\| \[`([\w./-]+)`\]\(([\w./-]+)\)/gm)];
    for (const [, name, link] of named) assert.equal(name, link);
    const files = find('examples/**/*.yml').map((file) => file.slice('examples/'.length));
    assert.deepEqual(named.map(([, name]) => name).toSorted(), files.toSorted());
  });
});

/** What a runner might put in the place of an expression. */
const VALUES: Record<string, string> = {
  address: 'lb1=ssh://deploy@lb1.example.com/run/haproxy/admin.sock',
  'ssh-private-key': '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
  'ssh-known-hosts': 'lb1.example.com ssh-ed25519 AAAA',
  backend: 'web_servers',
  server: 'web1',
  operation: 'maint',
  restore: 'always',
  weight: '',
  'ramp-interval': '10m',
};

function evaluated(name: string, value: string): string {
  return value.includes('${{') ? (VALUES[name] ?? assert.fail(`${name}: ${value}`)) : value;
}

interface Typed {
  type: string;
  'allowed-values'?: string[];
  separator?: string;
}

for (const folder of find('**/action-types.yml').map((file) => path.dirname(file))) {
  describe(`${path.join(folder, 'action-types.yml')}`, () => {
    const manifest = parse(read(path.join(folder, 'action.yml')));
    const types = parse(read(path.join(folder, 'action-types.yml')));

    test('has a type for every input and output', () => {
      for (const section of ['inputs', 'outputs'])
        assert.deepEqual(Object.keys(types[section]), Object.keys(manifest[section]));
    });

    test('has types that the defaults are of', () => {
      for (const [name, { type, 'allowed-values': allowed, separator }] of Object.entries<Typed>(
        types.inputs,
      )) {
        const { default: fallback = '' } = manifest.inputs[name];
        if (type === 'boolean') assert.match(fallback, /^(?:true|false)$/, name);
        else if (type === 'integer') assert.match(fallback, /^\d+$/, name);
        else if (type === 'enum') assert.ok(fallback === '' || allowed?.includes(fallback), name);
        else if (type === 'list') assert.equal(separator, '\n', name);
        else assert.equal(type, 'string', name);
      }
    });
  });
}

test('every action of this repository has its types', () => {
  const actions = find('action.yml', '*/action.yml').map((file) => path.dirname(file));
  for (const folder of actions) assert.ok(existsSync(path.join(ROOT, folder, 'action-types.yml')), folder);
});

interface Field {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string; options?: string[] };
  validations?: { required?: boolean };
}

describe('Issue forms', () => {
  for (const file of find('.github/ISSUE_TEMPLATE/*.yml').filter((name) => !name.endsWith('config.yml'))) {
    test(`${file} is one that GitHub shows`, () => {
      const { name, description, body }: { name: string; description: string; body: Field[] } = parse(
        read(file),
      );
      assert.ok(name && description && body.length > 0);
      const fields = body.filter(({ type }) => type !== 'markdown');
      assert.equal(new Set(fields.map(({ id }) => id)).size, fields.length);
      for (const { type, attributes } of fields) {
        assert.ok(['textarea', 'input', 'dropdown'].includes(type));
        assert.ok(attributes.label);
        assert.equal(attributes.options !== undefined, type === 'dropdown');
      }
    });
  }

  test('of a fault ask for `haproxy -vv`, lines of the configuration and the log', () => {
    const { body }: { body: Field[] } = parse(read('.github/ISSUE_TEMPLATE/bug.yml'));
    const asked = body.filter(({ validations }) => validations?.required).map(({ id }) => id);
    for (const id of ['haproxy', 'configuration', 'log', 'step']) assert.ok(asked.includes(id), id);
  });
});

test('CODEOWNERS and dependabot name only what is there', () => {
  const owned = [...read('.github/CODEOWNERS').matchAll(/^(\/\S+) @/gm)].map(([, place = '']) => place);
  const updates: { directory?: string; directories?: string[] }[] = parse(
    read('.github/dependabot.yml'),
  ).updates;
  const updated = updates.flatMap(({ directory = [], directories = [] }) => [directory, directories].flat());
  assert.ok(owned.length > 0 && updated.length > 0);
  for (const place of [...owned, ...updated]) assert.ok(existsSync(path.join(ROOT, place)), place);
});

test('CONTRIBUTING and the examples’ README lead only to what is there', () => {
  for (const file of ['CONTRIBUTING.md', 'examples/README.md'])
    for (const [, place = ''] of read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      assert.ok(existsSync(path.join(ROOT, path.dirname(file), place)), place);
});
