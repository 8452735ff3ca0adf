/** What one step leaves for another comes back as it was, and whatever else lies in its place does no harm. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { core } from 'zod/mini';
import { eraseEntry, newEntryId, readEntry, timeNow, writeEntry } from '../../src/action/state/journal.ts';
import { laterChanges } from '../../src/action/state/later-changes.ts';
import { keptStep, parseSavedStep, type SavedStep } from '../../src/action/state/saved-step.ts';
import { loadEnding, loadIdentity, loadStep, saveStep } from '../../src/action/state/state.ts';
import { ourFolder } from '../../src/action/state/temp-folder.ts';
import { Failure } from '../../src/errors.ts';
import { anyCharacters } from '../support/any-characters.ts';
import { parseFileCommand } from '../support/file-commands.ts';
import { savedStep } from '../unit/action-samples.ts';
import { runs } from './runs.ts';

const text = anyCharacters({ maxLength: 20 });
const state = fc.constantFrom('ready' as const, 'drain' as const, 'maint' as const);
const number = fc.nat(1_000_000);
const limits = fc.record({
  connectTimeoutMs: number,
  commandTimeoutMs: number,
  retries: number,
  retryDelayMs: number,
});
const identity = fc.record(
  {
    pid: number,
    startedAt: number,
    startedOnClock: number,
    startToleranceSeconds: number,
    node: text,
    seenOnClock: number,
  },
  { requiredKeys: ['pid', 'startedAt', 'startToleranceSeconds', 'node'] },
);
const check = fc.constantFrom('enabled' as const, 'disabled' as const);
const servers = fc.array(
  fc.record(
    {
      backend: fc.oneof(text, fc.constant('__proto__')),
      server: fc.oneof(text, fc.constant('constructor')),
      address: text,
      before: fc.record(
        { state, weight: fc.nat(256), checks: check, agent: check },
        { requiredKeys: ['state', 'weight'] },
      ),
      health: fc.constantFrom('up', 'down', 'unchecked'),
      lent: fc.constant(true as const),
      sent: fc.record(
        {
          states: fc.array(state, { maxLength: 3 }),
          weights: fc.array(fc.nat(256), { maxLength: 3 }),
          checks: fc.array(check, { maxLength: 2 }),
          agent: fc.array(check, { maxLength: 2 }),
        },
        { requiredKeys: ['states', 'weights'] },
      ),
    },
    { requiredKeys: ['backend', 'server', 'address', 'before', 'health', 'sent'] },
  ),
  { maxLength: 5 },
);

const steps: fc.Arbitrary<SavedStep> = fc
  .record({
    addresses: fc.array(fc.record({ name: text, text }), { maxLength: 3 }),
    connection: limits,
    change: fc.record({
      operation: fc.constantFrom('drain' as const, 'maint' as const, 'ready' as const, 'weight' as const),
      onError: fc.constantFrom('rollback' as const, 'keep' as const),
      restore: fc.constantFrom('never' as const, 'always' as const, 'on-failure' as const),
      minAvailable: fc.record({ kind: fc.constantFrom('count' as const, 'percent' as const), value: number }),
      healthTimeoutMs: number,
      reached: fc.boolean(),
      loadBalancers: fc.array(fc.record({ name: text, process: identity, servers }), { maxLength: 3 }),
    }),
  })
  // Without the odd prototypes that fast-check likes to give.
  .map((step) => JSON.parse(JSON.stringify(step)));

/** A good one as text, altered, and any text at all. */
const damaged = (good: string): fc.Arbitrary<string> =>
  fc.oneof(
    anyCharacters({ maxLength: 60 }),
    fc.json(),
    fc
      .tuple(
        fc.nat(good.length),
        fc.nat(20),
        fc.string({ unit: fc.constantFrom(...'{}[]",:0a\\nul'), maxLength: 5 }),
      )
      .map(([at, length, insert]) => good.slice(0, at) + insert + good.slice(at + length)),
  );

const GOOD = JSON.stringify(savedStep(['web1', 'web2']));

describe('What a step saved', () => {
  const environment = { ...process.env };
  let folder = '';
  const stateFile = (): string => path.join(folder, 'state');

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
    process.env.GITHUB_STATE = stateFile();
    process.env.RUNNER_TEMP = folder;
  });
  beforeEach(() => writeFileSync(stateFile(), ''));
  after(() => {
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    rmSync(folder, { recursive: true });
  });

  test('comes back through the runner as it was, whatever the names', () => {
    fc.assert(
      fc.property(steps, (step) => {
        writeFileSync(stateFile(), '');
        saveStep(step);
        const { values, error } = parseFileCommand(readFileSync(stateFile(), 'utf8'));
        assert.equal(error, undefined);
        process.env.STATE_step = values.step;
        assert.deepEqual(loadStep(), step);
      }),
      runs(300),
    );
  });

  test('is exactly what was saved, or an error, where somebody altered it', () => {
    fc.assert(
      fc.property(damaged(GOOD), (json) => {
        // An environment variable ends at a NUL, and holds no half of a pair of surrogates.
        process.env.STATE_step = json.replaceAll('\0', '').toWellFormed();
        try {
          const step = loadStep();
          assert.ok(step === null || parseSavedStep(keptStep(step)));
        } catch (error) {
          assert.ok(
            error instanceof SyntaxError || error instanceof core.$ZodError || error instanceof Failure,
          );
        }
      }),
      runs(1_000),
    );
  });

  test('of its end is one of five words, or that nobody knows', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (word) => {
        process.env.STATE_ending = word;
        assert.ok(
          [null, 'unchanged', 'reached', 'kept', 'not-put-back', 'unfinished'].includes(loadEnding()),
        );
      }),
      runs(300),
    );
  });

  test('of who it was is read whole, or not at all', () => {
    const good = JSON.stringify({ process: { pid: 1, startedAt: '2' }, entryId: newEntryId() });
    fc.assert(
      fc.property(damaged(good), (json) => {
        process.env.STATE_main = json.replaceAll('\0', '').toWellFormed();
        try {
          const identity = loadIdentity();
          if (identity !== null) assert.match(identity.entryId, /^[0-9a-f-]{36}$/i);
        } catch (error) {
          assert.ok(error instanceof SyntaxError || error instanceof core.$ZodError);
        }
      }),
      runs(500),
    );
  });

  test('in the journal comes back as it was', () => {
    fc.assert(
      fc.property(steps, (step) => {
        const id = newEntryId();
        const at = timeNow();
        writeEntry(id, { at, step });
        assert.deepEqual(readEntry(id), { at, step });
        assert.equal(readEntry(newEntryId()), null);
        eraseEntry(id);
        assert.equal(readEntry(id), null);
      }),
      runs(100),
    );
  });

  test('in the journal has the shape of an entry, or is nothing, and keeps nobody from looking after a step', () => {
    const good = JSON.stringify({ at: '9', step: savedStep(['web1']) });
    const id = newEntryId();
    fc.assert(
      fc.property(damaged(good), (junk) => {
        mkdirSync(ourFolder(), { recursive: true });
        for (const name of [id, newEntryId()]) writeFileSync(path.join(ourFolder(), `${name}.journal`), junk);
        const entry = readEntry(id);
        assert.ok(entry === null || parseSavedStep(keptStep(entry.step)));
        const changedLater = laterChanges(id, timeNow());
        assert.equal(typeof changedLater('127.0.0.1:9999', [], 'web/web1', 'state'), 'boolean');
        rmSync(ourFolder(), { recursive: true });
      }),
      runs(300),
    );
  });
});
