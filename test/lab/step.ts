/**
 * One step of the action and its post, in two ways with one result: the committed bundle, run as the runner runs it (`needs-process.ts` says when
 * as a process), and its code within the test, which costs a tenth and so can be done thousands of times.
 */
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { keptStep, parseSavedStep } from '../../src/action/state/saved-step.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { DataPlaneCredentials } from '../../src/haproxy/credentials.ts';
import { openerFor } from '../../src/haproxy/open.ts';
import { change } from '../../src/operation/change.ts';
import type { Effects } from '../../src/operation/effects.ts';
import { postActionFor } from '../../src/operation/post-job/decision.ts';
import { lookAfter } from '../../src/operation/post-job/look-after.ts';
import type { Report } from '../../src/operation/report.ts';
import type { SavedChange } from '../../src/operation/saved-change.ts';
import { NO_CREDENTIALS } from '../support/open-load-balancer.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import { told } from '../support/told.ts';
import { type Claim, type Operation, WEIGHT } from './judge.ts';

/** A step that has ended. */
export interface Step {
  claim: Claim;
  /** The same of each load balancer, in the order of the addresses. */
  claims: Claim[];
  /** It wrote something that changes a server; perhaps to a connection that was gone already, so that nobody ever heard it. */
  wrote: boolean;
  /** What was said besides, for whoever looks into a wrong answer. */
  log: string;
  /** The post step of a job that failed: what it found of each load balancer, by the same order; nothing where it had nothing to do. */
  post(): Promise<string[][]>;
}

/** Runs a step against this address, or against several, one a line. */
export type Run = (operation: Operation, address: string) => Promise<Step>;

const FORCED = 0x09;
/** As debug lines have it. */
const WROTE = /> set server /;
/** Of the test's time, for one reply: short enough to wait for it hundreds of times, long enough for a busy machine. */
const TIMEOUT_MS = 700;
/** The same where nothing is in the way, and only the machine can be late. */
const PATIENT_MS = 10_000;

/** Of the test's time, for a drain and for a proof: nobody is there, so only a busy machine takes long for it. */
const DRAIN_SECONDS = 15;
const HEALTH_SECONDS = 10;

function inputsFor(
  operation: Operation,
  address: string,
  commandTimeout: string,
  speed = 1,
): Record<string, string> {
  const seconds = (least: number, ofTest: number): string => `${Math.max(least, ofTest * speed)}s`;
  return {
    address,
    server: 'web/s1',
    operation,
    'connect-timeout': commandTimeout,
    'command-timeout': commandTimeout,
    retries: '2',
    'retry-delay': '20ms',
    ...(operation === 'weight' ? { weight: String(WEIGHT.goal) } : {}),
    ...(operation === 'status' ? {} : { restore: 'on-failure' }),
    ...(['drain', 'maint'].includes(operation) ? { 'drain-timeout': seconds(60, DRAIN_SECONDS) } : {}),
    ...(operation === 'ready' ? { 'health-timeout': seconds(30, HEALTH_SECONDS) } : {}),
  };
}

/** A clock that runs so many times as fast: every wait of the action is as long as it says, and takes less of the test's time. */
function clockOf(speed: number): Clock {
  return {
    now: () => performance.now() * speed,
    wallTime: () => Date.now(),
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
    alarm: (ms, ring) => systemClock.alarm(ms / speed, ring),
  };
}

/** Through which API, and who asks. */
export interface Way {
  scheme: string;
  login: DataPlaneCredentials | null;
  /** A debug line that shows that something was set. */
  wrote: RegExp;
}

const RUNTIME_API: Way = { scheme: '', login: null, wrote: WROTE };

/** The same code that main and post call, within this process; `timeoutMs` of the test's time for one reply. */
export const runWithin =
  (speed: number, timeoutMs = TIMEOUT_MS, way = RUNTIME_API): Run =>
  async (operation, address) => {
    const clock = clockOf(speed);
    const given = inputsFor(operation, `${way.scheme}${address}`, `${speed * timeoutMs}ms`, speed);
    const { addresses, connection, request } = parseInputs(
      (name) => given[name] ?? (name === 'backend' ? '*' : ''),
    );
    const opener = await openerFor(addresses.map(({ address }) => address));
    const log: string[] = [];
    const debug = (line: string) => log.push(line);
    const open = (more = {}) =>
      addresses.map(({ address }) =>
        opener(address, {
          ...connection,
          ...more,
          credentials: { ...NO_CREDENTIALS, dataPlane: way.login },
          clock,
          random: Math.random,
          debug,
        }),
      );
    let saved: SavedChange | null = null;
    const effects: Effects = {
      clock,
      signal: new AbortController().signal,
      save: (change) => {
        const step = { addresses: [], connection, change };
        saved = parseSavedStep(JSON.parse(JSON.stringify(keptStep(step)))).change;
      },
      tell: (news) => log.push(JSON.stringify(news)),
    };
    const loadBalancers = open();
    const report = await change({ request, loadBalancers, effects });
    for (const loadBalancer of loadBalancers) loadBalancer.close();
    const post = async () => {
      if (saved === null || postActionFor(saved, report.ending, 'failure') !== 'put-back') return [];
      const afterJob = open({ commandTimeoutMs: speed * PATIENT_MS });
      const findings = await lookAfter({
        saved,
        action: 'put-back',
        loadBalancers: new Map(afterJob.map((one) => [one.name, one])),
        effects,
        healthTimeoutAtMostMs: 30_000,
        changedLater: () => false,
      });
      for (const loadBalancer of afterJob) loadBalancer.close();
      log.push(JSON.stringify(findings.map(({ kind, failure }) => [kind, failure?.message])));
      const found = (name: string) => findings.filter(({ loadBalancer }) => loadBalancer === name);
      return loadBalancers.map(({ name }) => found(name).map(({ kind }) => kind));
    };
    return {
      claim: claimOf(report),
      claims: loadBalancers.map(({ name }) => claimAt(report, name)),
      get wrote() {
        return way.wrote.test(log.join('\n'));
      },
      get log() {
        return log.join('\n');
      },
      post,
    };
  };

function claimOf({ error, changed, servers: [row] }: Report): Claim {
  return {
    error: error && { code: error.code, message: error.message },
    changed,
    now: row ? { forced: row.after.adminFlags & FORCED, weight: row.after.weight } : null,
  };
}

/** What it says of one of several load balancers. */
function claimAt(report: Report, name: string): Claim {
  const servers = report.servers.filter(({ loadBalancer }) => loadBalancer === name);
  return claimOf({ ...report, servers, changed: servers[0]?.changed ?? 'no' });
}

/** The committed bundle. */
export function runBundle(t: { after(clearUp: () => Promise<void>): void }, timeoutMs = TIMEOUT_MS): Run {
  return async (operation, address) => {
    const inputs = inputsFor(operation, address, `${timeoutMs}ms`);
    const result = await runAction({ t, inputs, deadline: 90_000 });
    let said = result.log;
    const post = async () => {
      const { annotations, code, log } = await result.post({ jobStatus: 'failure' });
      said += `\n${log}`;
      if (code !== 0) throw new Error(`post failed\n${log}\n${JSON.stringify(annotations)}`);
      return [];
    };
    const claim = claimOfBundle(result);
    return {
      claim,
      claims: [claim],
      wrote: WROTE.test(result.log),
      get log() {
        return said;
      },
      post,
    };
  };
}

function claimOfBundle(result: ActionResult): Claim {
  const [row] = told(result);
  const { error, word } = errorOfProcess(result);
  return {
    error,
    changed: word === 'not known' ? 'unknown' : result.outputs.changed === 'true' ? 'yes' : 'no',
    now: row?.after ? { forced: row.after.adminFlags & FORCED, weight: row.after.weight } : null,
  };
}

/** The error that a process told, and its word for what is different: `yes`, `no`, `not known`; empty where there is no error. */
export function errorOfProcess({ outputs, annotations }: ActionResult): {
  error: Claim['error'];
  word: string;
} {
  const error = annotations.find(({ level }) => level === 'error');
  const [, word = ''] = /^Changed: (yes|not known|no)\b/m.exec(error?.message ?? '') ?? [];
  const [, message = ''] = /^What happened(?: on [^:]+)?: (.*)$/m.exec(error?.message ?? '') ?? [];
  return { error: error ? { code: outputs['error-code'] ?? '', message } : null, word };
}
