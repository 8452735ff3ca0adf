/** A test runner for Stryker that loads tests once and runs those that reach a mutant, in its own process. */
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import type { Noted } from './node-test.ts';

/** Below the folder of tests. The rest of the unit tests is about GitHub and about HAProxy. */
const TESTS = [
  'unit/{audit,change,drain,fleet,hold,other-names,outcome,outlast,plan,post-job,postponed,ready,report,rollback,rolling,saved-change,server-run}*.test.ts',
  'mutation/worlds.ts',
];
/**
 * A test takes some milliseconds, worlds take some more; what still runs then runs for good. Of the processor's time, so that a busy
 * machine kills no mutant. What takes none waits for something that never comes, and Stryker ends it.
 */
const PROCESSOR_DEADLINE_MS = 4_000;
const LOOK_EVERY_MS = 200;

/** Where instrumented code looks which mutant is active, and notes what it comes across. */
const stryker: { [Name in keyof InstrumenterContext]: InstrumenterContext[Name] | undefined } = {};
Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: stryker });

class WarmRunner implements TestRunner {
  #tests: Noted[] | undefined;
  #fail: (reason: unknown) => void = () => {};

  constructor() {
    process.on('unhandledRejection', (reason) => this.#fail(reason));
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<DryRunResult> {
    return await this.#run(await this.#load(), false);
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, mutantActivation, testFilter, hitLimit, disableBail } = options;
    stryker.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    let tests: Noted[];
    try {
      tests = await this.#load();
    } catch (error) {
      const killed = { id: 'load', name: 'load', timeSpentMs: 0, status: TestStatus.Failed as const };
      return toMutantRunResult({
        status: DryRunStatus.Complete,
        tests: [{ ...killed, failureMessage: String(error) }],
      });
    }
    stryker.activeMutant = activeMutant.id;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.hitLimit = hitLimit;
    const wanted = testFilter && new Set(testFilter);
    return toMutantRunResult(
      await this.#run(
        tests.filter(({ name }) => wanted?.has(name) ?? true),
        !disableBail,
      ),
    );
  }

  /** In the sandbox, which is the working directory; `node:test` is replaced by what can be run again. */
  async #load(): Promise<Noted[]> {
    if (this.#tests !== undefined) return this.#tests;
    const folder = path.resolve('test');
    const shim = pathToFileURL(path.join(folder, 'mutation/node-test.ts')).href;
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'node:test' ? { url: shim, shortCircuit: true } : next(specifier, context),
    });
    for (const pattern of TESTS) {
      for (const file of globSync(pattern, { cwd: folder }).sort()) {
        await import(pathToFileURL(path.join(folder, file)).href);
      }
    }
    const { allNoted } = (await import(shim)) as typeof import('./node-test.ts');
    this.#tests = allNoted();
    return this.#tests;
  }

  async #run(tests: readonly Noted[], bail: boolean): Promise<DryRunResult> {
    const results: TestResult[] = [];
    for (const test of tests) {
      const result = await this.#runOne(test);
      results.push(result);
      const hitLimitReached = determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
      if (hitLimitReached) return hitLimitReached;
      if (bail && result.status === TestStatus.Failed) break;
    }
    const { mutantCoverage } = stryker;
    return {
      status: DryRunStatus.Complete,
      tests: results,
      ...(mutantCoverage === undefined ? {} : { mutantCoverage }),
    };
  }

  async #runOne({ name, body }: Noted): Promise<TestResult> {
    const startedAt = performance.now();
    stryker.currentTestId = name;
    const usage = process.cpuUsage();
    let timer: NodeJS.Timeout | undefined;
    const ended = (): { id: string; name: string; timeSpentMs: number } => ({
      id: name,
      name,
      timeSpentMs: performance.now() - startedAt,
    });
    try {
      await Promise.race([
        Promise.resolve().then(body),
        new Promise((_, reject) => {
          this.#fail = reject;
          timer = setInterval(() => {
            const { user, system } = process.cpuUsage(usage);
            if ((user + system) / 1_000 > PROCESSOR_DEADLINE_MS) reject(new Error('still running'));
          }, LOOK_EVERY_MS);
        }),
      ]);
      return { ...ended(), status: TestStatus.Success };
    } catch (error) {
      return { ...ended(), status: TestStatus.Failed, failureMessage: String(error) };
    } finally {
      clearInterval(timer);
      this.#fail = () => {};
      stryker.currentTestId = undefined;
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'warm', WarmRunner)];
