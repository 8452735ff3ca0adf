/** Looks on while a world goes by, and judges: whatever does not hold is noted, and nothing in the world hangs on it. */
import type { Report } from '../../../src/operation/report.ts';
import type { ScriptBatch, ScriptEnd } from '../../../src/operation/rolling/rolling-effects.ts';
import type { Author } from '../model/author.ts';
import type { SetFrom } from '../model/ownership.ts';
import type { HaproxyProcess, ProcessWatch } from '../model/process.ts';
import type { ModelServer } from '../model/server.ts';
import type { Fault, Request, Session } from '../model/traffic.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { Bench, loadBalancerOf, type Watched } from './bench.ts';
import { judgeCapacity } from './capacity.ts';
import { judgeCut, judgeToldCuts } from './cuts.ts';
import { judgeLate, noteLate } from './late.ts';
import { judgeLooks } from './looks.ts';
import { judgeOverwriting } from './overwriting.ts';
import { judgeFailed, noteOpening } from './requests.ts';
import { judgeRolling, judgeVictims } from './rolling-words.ts';
import { judgeBatch, judgeScriptBegan, judgeScriptEnded, judgeTurn } from './scripts.ts';
import type { Violation } from './violations.ts';
import { judgeFinding, judgeLeft, judgeReport } from './words.ts';

export class Invariants implements ProcessWatch {
  readonly #bench: Bench;

  constructor(watched: Watched) {
    this.#bench = new Bench(watched);
  }

  get violations(): Violation[] {
    return this.#bench.violations;
  }

  began(step: StepRun): void {
    this.#bench.steps.push(step);
  }

  failed(process: HaproxyProcess, request: Request, fault: Fault): void {
    judgeFailed(this.#bench, process, request, fault);
  }

  cut(process: HaproxyProcess, sessions: readonly Session[], by: Author): void {
    judgeCut(this.#bench, process, sessions, by);
  }

  set(process: HaproxyProcess, server: ModelServer, by: Author, from: SetFrom): void {
    const bench = this.#bench;
    const step = bench.steps.find((one) => one === by);
    for (const one of bench.steps)
      if (one !== step || !step.comesLate) judgeTurn(bench, one, process, server, by);
    if (step === undefined) return;
    if (!step.comesLate) judgeOverwriting(bench, step, process, server, from);
    step.lastSetAt.set(placeOf(loadBalancerOf(process), server.key), bench.now);
    step.firstSetAt ??= bench.now;
    if (step.comesLate) {
      noteLate(bench, step, process, server);
      return;
    }
    noteOpening(bench, step, process, server, from);
    judgeCapacity(bench, step, process, server, from);
  }

  answered(step: StepRun, loadBalancer: string): void {
    judgeLooks(this.#bench, step, loadBalancer);
  }

  progressed(step: StepRun): void {
    judgeBatch(this.#bench, step);
  }

  scriptBegan(step: StepRun, batch: ScriptBatch): void {
    judgeScriptBegan(this.#bench, step, batch);
  }

  scriptEnded(step: StepRun, batch: ScriptBatch, end: ScriptEnd | null): void {
    judgeScriptEnded(this.#bench, step, batch, end);
  }

  /** Right when it was said. */
  ended(step: StepRun, report: Report): void {
    for (const { name } of this.#bench.loadBalancers) judgeLooks(this.#bench, step, name);
    judgeReport(this.#bench, step, report);
    judgeRolling(this.#bench, step, report);
    judgeToldCuts(this.#bench, step);
  }

  lookedAfter(step: StepRun): void {
    for (const finding of step.findings ?? []) judgeFinding(this.#bench, step, finding);
    judgeToldCuts(this.#bench, step);
  }

  /** When all is over. */
  finally(): void {
    for (const step of this.#bench.steps) {
      judgeVictims(this.#bench, step);
      judgeLate(this.#bench, step);
      for (const { name, current } of this.#bench.loadBalancers)
        for (const server of current.servers.values()) judgeLeft(this.#bench, step, name, server);
    }
  }

  neverEnded(who: string): void {
    this.#bench.violate('no end', who);
  }

  /** `who`: whose promise everything else rejected. */
  threw(who: string, error: unknown): void {
    this.#bench.violate('unexpected error', `${who} threw ${error instanceof Error ? error.stack : error}`);
  }
}
