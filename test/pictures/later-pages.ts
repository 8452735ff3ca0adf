/** What is told after a step: by its post step, appended to its summary, and by an audit, as a summary and as an issue. */

import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { issueText } from '../../src/action/report/audit/issue-text.ts';
import { auditSummary, failedAuditSummary } from '../../src/action/report/audit/summary.ts';
import { postSummaryOf } from '../../src/action/report/post-summary.ts';
import { Failure } from '../../src/errors.ts';
import { type AuditReport, audit } from '../../src/operation/audit/audit.ts';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { inState, savedServer, server } from '../unit/action-samples.ts';
import { request } from '../unit/change-scene.ts';
import { lost } from './failed-pages.ts';
import { busy, fading, farm, first, OUT, type Page, serversOf, sicken, step, WAYS } from './scenes.ts';

/** In the order in which they are worth a look. */
export async function laterPages(): Promise<Page[]> {
  return [...(await postPages()), ...(await auditPages())];
}

async function postPages(): Promise<Page[]> {
  const lb = farm('lb1', 3, first(busy(7)));
  const main = await step('main', request('maint', { restore: 'on-failure' }), [lb], {
    meanwhile: fading(serversOf(lb, 1), 8_000),
  });
  const unhealthy = new Failure('unhealthy', 'web/web1 was not proven healthy.', {
    brief: 'its health check fails (503 Service Unavailable)',
  });
  const out = inState(server({ backend: 'web' }), 'maint');
  const pages: [string, Partial<Finding> & Pick<Finding, 'kind'>][] = [
    ['post-restored', { kind: 'put-back' }],
    ['post-could-not', { kind: 'left', now: out, failure: unhealthy }],
    ['post-not-known', { kind: 'unknown', now: null, failure: lost('lb1') }],
  ];
  const circumstances = { action: 'put-back', jobFailed: true, unfinished: false, unproven: false } as const;
  return pages.map(([name, given]) => {
    const finding: Finding = {
      loadBalancer: 'lb1',
      saved: savedServer('web1'),
      own: { state: 'ready' },
      now: server({ backend: 'web' }),
      sessionsShutDown: 0,
      failure: null,
      ...given,
    };
    const told = postSummaryOf([finding], circumstances, 'the job failed, restore is on-failure', WAYS);
    return { name, markdown: `${main.markdown}\n\n${told}` };
  });
}

async function auditPages(): Promise<Page[]> {
  const hour = 3_600;
  const others = new Map([
    [2, { ...OUT, changedSecondsAgo: 52 * hour }],
    [4, { weight: 0, changedSecondsAgo: 5 * hour }],
    [6, { adminFlags: 8, changedSecondsAgo: 900 }],
  ]);
  const lb1 = farm('lb1', 12, (number) => others.get(number) ?? {});
  const lb2 = farm('lb2', 12, (number) => (number === 2 ? { ...OUT, changedSecondsAgo: 52 * hour } : {}));
  sicken(lb2, 'web/web9');
  lb2.server('web/web9').changedSecondsAgo = 3 * hour;
  const lb3 = farm('lb3', 12);
  lb3.before = () => {
    throw lost('lb3');
  };
  const runUrl = 'https://github.com/example/shop/actions/runs/1';
  const found = await audited([lb1, lb2]);
  const partly = await audited([lb1, lb2, lb3]);
  const now = Date.UTC(2026, 10, 26, 3);
  const context = { marker: '<!-- haproxy-server-state/audit 0 -->', runUrl, readAt: now, now };
  return [
    { name: 'audit-clean', markdown: auditSummary(await audited([farm('lb1', 12)]), '') },
    { name: 'audit', markdown: auditSummary(found, `[The issue](${runUrl}) was updated.`) },
    { name: 'audit-not-all-read', markdown: auditSummary(partly, '') },
    { name: 'audit-not-started', markdown: failedAuditSummary(new WrongInputs(WRONG)) },
    { name: 'audit-issue', markdown: issueText(partly, context) },
  ];
}

const WRONG = ['address: names no load balancer', 'max-age: "60": unit missing: write 60s or 60ms'];

function audited(loadBalancers: FakeLoadBalancer[]): Promise<AuditReport> {
  const every = { text: '*', negated: false, backend: null, server: '*' };
  return audit({
    request: { selection: { backends: ['*'], servers: [every] }, maxAgeMs: 3_600_000 },
    loadBalancers,
    effects: { clock: new FakeClock(), signal: new AbortController().signal, tell: () => {} },
  });
}
