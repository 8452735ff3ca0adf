/** What a tag becomes: notes from the changelog, and a major version that never moves back. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
// @ts-expect-error: plain JavaScript, for it runs where nothing is installed.
import { majorTagFor, notesFor } from '../tools/release.mjs';

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n## 1.2.3 (2026-11-26)\n\n### Added\n\n- This.\n\n## 1.2.2\n\n- That.\n';

describe('A release', () => {
  test('has the notes of its own version', () => {
    assert.equal(notesFor('v1.2.3', '1.2.3', CHANGELOG), '### Added\n\n- This.');
    assert.equal(notesFor('v1.2.2', '1.2.2', CHANGELOG), '- That.');
  });

  test('is none where tag, package and changelog disagree', () => {
    assert.throws(() => notesFor('v1.2.3', '1.2.2', CHANGELOG), /package\.json says 1\.2\.2/);
    assert.throws(() => notesFor('v1.2.4', '1.2.4', CHANGELOG), /says nothing of 1\.2\.4/);
    for (const tag of ['1.2.3', 'v1.2', 'v1.2.3-rc1', 'v01.2.3'])
      assert.throws(() => notesFor(tag, '1.2.3', CHANGELOG), /not of the form/, tag);
  });

  test('moves the tag of its major version, unless a later one is there', () => {
    const tags = ['v1', 'v1.2.2', 'v1.10.0', 'v2.0.0', 'other'];
    assert.equal(majorTagFor('v1.10.1', tags), 'v1');
    assert.equal(majorTagFor('v1.9.9', tags), null, 'a fix of an old version');
    assert.equal(majorTagFor('v2.0.0', tags), 'v2', 'it is among the tags itself');
  });
});
