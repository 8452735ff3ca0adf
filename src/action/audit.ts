/**
 * The action `audit`: inputs become values, one call makes a report of them, the report is written. Sends nothing to a load balancer
 * that changes anything.
 */
import { systemClock } from '../clock.ts';
import { asFailure, type Failure } from '../errors.ts';
import { openerFor } from '../haproxy/open.ts';
import { type AuditReport, audit as auditAll } from '../operation/audit/audit.ts';
import { keepIssueOf } from './audit-report-issue.ts';
import * as github from './github.ts';
import { type AuditInputs, parseAuditInputs } from './inputs/audit-inputs.ts';
import { lostInputs } from './inputs/wrong-inputs.ts';
import { listenForInterruption } from './interruption.ts';
import { logTo } from './report/log.ts';
import { removeLeftFolders } from './state/private-folders.ts';
import { writeAudit } from './write-audit.ts';

/** Runs the audit and ends the process with 0 or 1. */
export async function audit(): Promise<void> {
  github.noteFiles();
  const { signal, rejected } = listenForInterruption(() => 'An audit changes nothing: run it again.');
  let exitCode: 0 | 1;
  try {
    exitCode = await Promise.race([run(signal), rejected]);
  } catch (error) {
    exitCode = await writeAudit({ report: null, error: asFailure(error), issue: null, inputs: null }).catch(
      couldNotFinish,
    );
  }
  await github.end(exitCode);
}

/** The post step: what an audit that was killed has left. */
export function clearUp(): void {
  removeLeftFolders();
}

async function run(signal: AbortSignal): Promise<0 | 1> {
  if (github.hasLostInputs()) throw lostInputs();
  const inputs = parseAuditInputs(github.readInput);
  const readAt = systemClock.wallTime();
  const report = await read(inputs, signal);
  const issue = await keepIssueOf({ report, readAt }, inputs, signal);
  return writeAudit({ report, error: report.error, issue, inputs });
}

async function read(inputs: AuditInputs, signal: AbortSignal): Promise<AuditReport> {
  const { request, connection, credentials, warnings } = inputs;
  const effects = { clock: systemClock, signal, tell: logTo(github, systemClock) };
  for (const warning of warnings) effects.tell({ kind: 'warning', ...warning });
  const options = {
    ...connection,
    credentials,
    clock: systemClock,
    random: Math.random,
    debug: github.debug,
  };
  const open = await openerFor(inputs.addresses.map(({ address }) => address));
  const loadBalancers = inputs.addresses.map(({ address }) => open(address, options));
  try {
    const report = await auditAll({ request, loadBalancers, effects });
    return { ...report, warnings: [...warnings, ...report.warnings] };
  } finally {
    for (const loadBalancer of loadBalancers) loadBalancer.close();
  }
}

function couldNotFinish(error: unknown): 1 {
  const failure: Failure = asFailure(error);
  github.annotate('error', 'HAProxy: outputs not written', [
    `What this audit found stands in its log, but could not be written down: ${failure.message}`,
  ]);
  return 1;
}
