/** An audit as the outputs of its step. Pure. */
import { type AuditReport, leftOverOf } from '../../../operation/audit/audit.ts';
import type { Finding } from '../../../operation/audit/findings.ts';
import { printable } from '../escape.ts';
import { jsonList, type Outputs } from '../outputs.ts';
import { plain, whyOf } from './words.ts';

/** Every output of audit/action.yml. `report` is null when nothing was begun. */
export function auditOutputs(report: AuditReport | null, errorCode: string, issueUrl: string): Outputs {
  const servers = jsonList(report?.findings ?? [], findingValue);
  return {
    values: {
      findings: report === null ? '' : countOf(report),
      'issue-url': issueUrl,
      servers: servers.json,
      'error-code': errorCode,
    },
    omitted: servers.omitted,
  };
}

/** Nobody must take "none found" for "none there". */
function countOf(report: AuditReport): string {
  const count = leftOverOf(report).length;
  return count === 0 && report.error !== null ? '' : String(count);
}

function findingValue(finding: Finding) {
  const { age } = finding;
  return {
    loadBalancer: printable(finding.loadBalancer),
    backend: printable(finding.backend),
    server: printable(finding.server),
    traffic: finding.traffic,
    leftOver: finding.leftOver,
    causes: finding.causes.map(({ kind }) => kind),
    why: printable(whyOf(finding, plain), 500),
    status: printable(finding.status),
    since: age.kind,
    sinceSeconds: age.kind === 'unknown' ? null : age.seconds,
    inRotationOn: finding.inRotationOn.map((name) => printable(name)),
  };
}
