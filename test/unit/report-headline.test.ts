/** A report in one line: what was asked, how it went, what is different now. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { headlineOf, markOf } from '../../src/action/report/headline.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { Failure } from '../../src/errors.ts';
import type { Report } from '../../src/operation/report.ts';
import * as samples from './action-samples.ts';
import { inState, report, server, serverReport } from './action-samples.ts';

describe('The headline says in one line', () => {
  const ready = serverReport({
    before: inState(server(), 'maint', { operationalState: 0 }),
    after: server(),
    changed: 'yes',
    healthMs: 3_200,
  });
  const headlines: [string, Report, string][] = [
    ['a drain', samples.goodDrain, 'drain: 1 server out of rotation, last session ended after 23s'],
    [
      'a maint of three',
      samples.maintOfThree,
      'maint: 3 servers out of rotation, last session ended after 12s',
    ],
    ['a put-back', samples.rolledBack, 'drain failed (drain-timeout): everything is back as it was'],
    [
      'a partial failure',
      samples.partial,
      'maint failed (refused) on 1 of 2 load balancers: 1 server different from before on each of 2 load balancers, 1 not known',
    ],
    ['a dry run', samples.planned, 'maint, dry run: 2 servers looked at, nothing changed'],
    [
      'nothing to do',
      report({ servers: [serverReport({ drained: true, drainMs: 0 })] }),
      'drain: 1 server already so, nothing changed, no sessions',
    ],
    [
      'sessions that stay',
      report({
        result: 'changed',
        servers: [serverReport({ changed: 'yes', drained: false, after: server({ sessions: 2 }) })],
      }),
      'drain: 1 server out of rotation, 2 sessions left',
    ],
    [
      'ready',
      report({ operation: 'ready', result: 'changed', servers: [ready] }),
      'ready: 1 server back in rotation, proven healthy in 3.2s',
    ],
    [
      'ready, but not in rotation',
      report({
        operation: 'ready',
        result: 'changed',
        servers: [serverReport({ changed: 'yes', after: server({ weight: 0 }) })],
      }),
      'ready: 1 server set to ready, 0 in rotation',
    ],
    [
      'status',
      report({
        operation: 'status',
        servers: [serverReport(), serverReport({ after: inState(server(), 'maint') })],
      }),
      'status: 1 of 2 servers in rotation',
    ],
    [
      'wrong inputs',
      report({ result: 'failed', error: new WrongInputs(['retries: no']) }),
      'step not started (invalid-input): nothing was changed',
    ],
    [
      'what nobody knows',
      report({ result: 'partial', changed: 'unknown', error: new Failure('cancelled', '') }),
      'drain failed (cancelled): what is different from before is not known',
    ],
  ];
  for (const [name, of, expected] of headlines) {
    test(name, () => {
      assert.equal(headlineOf(of), expected);
      assert.match(markOf(of), /^\p{Extended_Pictographic}\uFE0F?$/u);
      assert.ok(summaryOf(of, new Map(), null).startsWith(`### ${markOf(of)} HAProxy ${expected}\n`));
    });
  }
});
