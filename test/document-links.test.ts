/** Links in the documents lead somewhere: every relative one to a file, every anchor to a heading; every document can be found. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { anchorsIn, linksIn } from './support/documents.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'examples/**/*.md', 'test/*.md', '.github/**/*.md'], {
  cwd: ROOT,
}).sort();

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** What is wrong with a link that stands in a document, or null. */
function faultOf(document: string, link: string): string | null {
  const [target = '', anchor] = link.split('#');
  const file = target === '' ? document : path.join(path.dirname(document), target);
  if (!existsSync(path.join(ROOT, file))) return `${link}: there is no ${file}`;
  if (anchor === undefined || anchorsIn(read(file)).has(anchor)) return null;
  return `${link}: ${file} has no heading of that name`;
}

function relativeLinks(document: string): string[] {
  return linksIn(read(document)).filter((link) => !/^[a-z]+:/.test(link));
}

describe('Links', () => {
  for (const document of DOCUMENTS) {
    test(`of ${document} lead to files and headings that exist`, () => {
      assert.deepEqual(
        relativeLinks(document).flatMap((link) => faultOf(document, link) ?? []),
        [],
      );
    });
  }

  test('lead from the README to every document, and to every example', () => {
    const reached = new Set(['README.md']);
    for (const document of reached) {
      if (!document.endsWith('.md')) continue;
      for (const link of relativeLinks(document)) {
        const target = path.join(path.dirname(document), link.split('#')[0] ?? '');
        if (!link.startsWith('#')) reached.add(target);
      }
    }
    const all = globSync(['docs/*.md', 'examples/*.yml'], { cwd: ROOT });
    assert.deepEqual(
      all.filter((file) => !reached.has(file)),
      [],
    );
  });

  test('a file or a heading that is not there is found', () => {
    assert.match(faultOf('README.md', 'docs/nothing.md') ?? '', /there is no/);
    assert.match(faultOf('docs/errors.md', '../README.md#nothing') ?? '', /no heading/);
    assert.equal(faultOf('docs/errors.md', '../README.md#many-load-balancers'), null);
  });

  test('anchors are those of GitHub', () => {
    const text = '# A `b-c`, (d)\n\n## A `b-c`, (d)\n\n```sh\n# no heading\n```\n\n[l](#x) `[n](#y)`\n';
    assert.deepEqual([...anchorsIn(text)], ['a-b-c-d', 'a-b-c-d-1']);
    assert.deepEqual(linksIn(text), ['#x']);
  });
});
