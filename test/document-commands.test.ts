/**
 * What the documents offer to copy works: commands are read by a shell, those for HAProxy's socket are run against one, lines of
 * haproxy.cfg are read by all versions, workflows by GitHub's own language service. The
 * line of authorized_keys is tried in action/ssh-access.test.ts.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { makeAuthority } from './support/certificates.ts';
import { type Block, blocksIn, type Step, stepsIn } from './support/documents.ts';
import { forEachHaproxy, haproxyBinary } from './support/haproxy-versions.ts';
import { pasteInto } from './support/paste.ts';
import { startHaproxy } from './support/real-haproxy.ts';
import { makeScratch } from './support/scratch.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const SOCKET = '/run/haproxy/admin.sock';
const LANGUAGES = ['yaml', 'sh', 'haproxy', 'text', 'ts'];

interface Place extends Block {
  place: string;
}

const DOCUMENTS = globSync(['*.md', 'docs/*.md', 'test/README.md'], { cwd: ROOT });

const BLOCKS: Place[] = DOCUMENTS.flatMap((file) =>
  blocksIn(readFileSync(path.join(ROOT, file), 'utf8')).map((block) => ({
    ...asConfiguration(block),
    place: `${file}:${block.line}`,
  })),
);

/** A bare line of haproxy.cfg is one of `global`. */
function asConfiguration(block: Block): Block {
  if (block.language !== '' || !block.text.startsWith('stats socket ')) return block;
  return { ...block, language: 'haproxy', text: `global\n${block.text}` };
}

function blocks(language: string): Place[] {
  const found = BLOCKS.filter((block) => block.language === language);
  assert.ok(found.length > 0, language);
  return found;
}

/** Scripts in the steps of all documents and examples. */
function scriptsOf(pick: (step: Step) => unknown[]): { place: string; text: string }[] {
  const workflows = globSync('examples/**/*.yml', { cwd: ROOT }).map((file) => ({
    place: file,
    text: readFileSync(path.join(ROOT, file), 'utf8'),
  }));
  return [...blocks('yaml'), ...workflows].flatMap(({ place, text }) =>
    stepsIn(text).flatMap((step) =>
      pick(step).flatMap((one) => (typeof one === 'string' ? [{ place, text: one }] : [])),
    ),
  );
}

describe('Commands', () => {
  test('stand in blocks whose language is known, so that none is left out here', () => {
    for (const { place, language } of BLOCKS) assert.ok(LANGUAGES.includes(language), `${place} ${language}`);
  });

  test('are read by a shell, those of steps included', () => {
    const scripts = scriptsOf(({ run, with: given }) => [run, given.run]);
    assert.ok(scripts.length >= 5);
    for (const { place, text } of [...blocks('sh'), ...scripts]) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
      assert.equal(status, 0, `${place}: ${stderr}`);
    }
  });

  test('of workflows that change the same servers wait for each other: all examples are of one group', () => {
    const files = globSync('examples/*.yml', { cwd: ROOT });
    const groups = files.flatMap((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      const isChange = stepsIn(text).some(
        ({ with: given }) => (given.operation ?? given.run ?? 'status') !== 'status',
      );
      const [, group] = /^concurrency:\n {2}group: (.*)$/m.exec(text) ?? [];
      return isChange && !text.includes('workflow_call:') ? [`${file}: ${group}`] : [];
    });
    assert.ok(groups.length >= 8);
    for (const group of groups) assert.match(group, /: haproxy-web_servers$/);
  });

  test('of a batch reach each of its servers, also where deploy.sh reads its stdin, as ssh does', async (t) => {
    const scripts = scriptsOf(({ with: given }) => [given.run]).filter(({ text }) =>
      text.includes('./deploy.sh'),
    );
    assert.ok(scripts.length >= 3);
    for (const { place, text } of scripts) {
      const names =
        "export REVISION=1 HAPROXY_BATCH=1 HAPROXY_BATCHES=1 HAPROXY_SERVERS=$'web1\\nweb2\\nweb3'";
      const deploy = '#!/bin/sh\ncat >/dev/null\necho "deployed $1"\n';
      const said = await pasteInto(t, `exec </dev/null\nchmod +x deploy.sh\n${names}\n${text}`, {
        'deploy.sh': deploy,
      });
      const deployed = [...said.matchAll(/^deployed (\w+)$/gm)].map(([, name]) => name);
      assert.deepEqual(deployed, ['web1', 'web2', 'web3'], place);
    }
  });

  test('of npm are scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    for (const file of DOCUMENTS)
      for (const [, name = ''] of readFileSync(path.join(ROOT, file), 'utf8').matchAll(/npm run ([\w-]+)/g))
        assert.ok(name in scripts, `${file}: ${name}`);
  });
});

forEachHaproxy('Commands for the socket', (version) => {
  for (const { place, text } of blocks('sh').filter((block) => block.text.includes(`stdio ${SOCKET}`))) {
    test(`at ${place} are answered without a complaint`, async (t) => {
      const config = 'backend web_servers\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:2';
      const haproxy = await startHaproxy(version, { t, config });
      const here = text
        .replaceAll(SOCKET, haproxy.socket)
        .replaceAll('/var/lib/haproxy/', './')
        .replaceAll(/^sleep .*$/gm, 'sleep 0.01');
      const reply = await pasteInto(t, `chmod +x deploy.sh\n${here}`, { 'deploy.sh': '#!/bin/sh\n' });
      assert.doesNotMatch(reply, /unknown|no such|can't|denied|require|expect|help/i);
      assert.equal(await haproxy.adminFlags('web_servers', 'web1'), 0, 'in rotation at the end');
    });
  }
});

/** Lines of a document as a whole configuration that this machine can read. */
function configuration(t: TestContext, text: string): string {
  const { folder, remove } = makeScratch();
  t.after(remove);
  const authority = makeAuthority(t);
  const { cert, key } = authority.sign('DNS:lb1');
  const files = { 'lb1.pem': cert + key, 'deploy-ca.pem': authority.cert };
  mkdirSync(path.join(folder, 'etc'));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, 'etc', name), content);
  const file = path.join(folder, 'haproxy.cfg');
  const lines = text
    .replaceAll('/etc/haproxy/', `${folder}/etc/`)
    .replaceAll('/run/haproxy/', `${folder}/`)
    .replaceAll('group haproxy', `gid ${process.getgid?.() ?? 0}`);
  writeFileSync(file, `${lines}\nlisten documented\n  mode tcp\n  bind 127.0.0.1:1\n`);
  return file;
}

forEachHaproxy('Lines of haproxy.cfg', (version) => {
  for (const { place, text } of blocks('haproxy')) {
    test(`at ${place} are read without an alert`, (t) => {
      const file = configuration(t, text);
      const { status, stderr } = spawnSync(haproxyBinary(version), ['-c', '-f', file], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      assert.doesNotMatch(stderr, /ALERT/);
    });
  }

  test('that are wrong are found', (t) => {
    const file = configuration(t, 'global\n    stats socket /run/haproxy/admin.sock mod 660');
    assert.notEqual(spawnSync(haproxyBinary(version), ['-c', '-f', file]).status, 0);
  });
});

describe("GitHub's language service", () => {
  // It imports JSON without saying so, as bundlers let it.
  registerHooks({
    load: (url, context, next) =>
      next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
  });

  /** A whole workflow, whatever of it stands in a document: steps and jobs get what is missing around them. */
  function workflow(text: string): string {
    const value = parse(text);
    const indented = (depth: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(depth));
    const head = 'on: workflow_dispatch\n';
    if (Array.isArray(value))
      return `${head}jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${indented(6)}`;
    if (value.jobs === undefined)
      return `${head}${text}jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n      - run: 'true'\n`;
    return value.on === undefined ? head + text : text;
  }

  async function faultsOf(text: string): Promise<string[]> {
    const { validate } = await import('@actions/languageservice');
    const place = `file:///${Math.random()}/.github/workflows/example.yml`;
    return (await validate(TextDocument.create(place, 'yaml', 1, workflow(text)))).map(({ message }) =>
      typeof message === 'string' ? message : message.value,
    );
  }

  for (const { place, text } of blocks('yaml')) {
    test(`finds no fault at ${place}`, async () => assert.deepEqual(await faultsOf(text), []));
  }

  test('finds the fault in a wrong step', async () => {
    assert.notDeepEqual(await faultsOf('- uses: actions/checkout@v5\n  wiht: {}\n'), []);
  });
});
