/** The text of an audit's issue: found again by what is audited, written again only when there is news, never too long. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseAuditInputs } from '../../src/action/inputs/audit-inputs.ts';
import {
  closedIssueText,
  isSameIssue,
  issueMarker,
  issueText,
} from '../../src/action/report/audit/issue-text.ts';
import { auditHeadline } from '../../src/action/report/audit/words.ts';
import { Failure } from '../../src/errors.ts';
import type { AuditReport } from '../../src/operation/audit/audit.ts';
import type { Finding } from '../../src/operation/audit/findings.ts';

const NOW = Date.UTC(2026, 10, 26, 12);
const context = {
  marker: '<!-- haproxy-server-state/audit 0 -->',
  runUrl: 'https://github.com/o/r/actions/runs/1',
  now: NOW,
};

function finding(given: Partial<Finding> = {}): Finding {
  return {
    loadBalancer: 'lb1',
    backend: 'web',
    server: 'web1',
    traffic: 'none',
    causes: [{ kind: 'by-hand', state: 'maint', orAgent: false }],
    status: 'MAINT',
    age: { kind: 'exactly', seconds: 7_200 },
    leftOver: true,
    inRotationOn: [],
    ...given,
  };
}

function report(findings: Finding[], given: Partial<AuditReport> = {}): AuditReport {
  return {
    findings,
    maxAgeMs: 3_600_000,
    looked: 9,
    audited: ['lb1'],
    spares: 0,
    unread: [],
    warnings: [],
    error: null,
    durationMs: 1,
    ...given,
  };
}

function markerOf(inputs: Record<string, string>): string {
  return issueMarker(parseAuditInputs((name) => inputs[name] ?? (name === 'backend' ? '*' : '')));
}

describe('The marker of an issue', () => {
  const address = 'lb1=127.0.0.1:9991\nlb2=ssh://deploy@lb2/run/h.sock';

  test('is the same however the same load balancers and servers are written', () => {
    const marker = markerOf({ address, backend: 'web,api', server: 'a,!b' });
    assert.match(marker, /^<!-- haproxy-server-state\/audit [0-9a-f]{32} -->$/);
    for (const other of [
      {
        address: 'lb2=ssh://other@lb2:22/run/h.sock, lb1=tcp://127.0.0.1:9991',
        backend: 'api\nweb',
        server: '!b,a',
      },
      { address, backend: 'web,api', server: 'a,!b', 'max-age': '0', 'github-token': 'x', retries: '9' },
    ])
      assert.equal(markerOf(other), marker);
  });

  test('is another one for every other load balancer, name, backend or server', () => {
    const all = [
      { address },
      { address: address.replace('9991', '9992') },
      { address: address.replace('lb1=', 'staging=') },
      { address: 'lb1=127.0.0.1:9991' },
      { address, backend: 'web' },
      { address, server: 'web' },
    ].map(markerOf);
    assert.equal(new Set(all).size, all.length);
    for (const marker of all) assert.doesNotMatch(marker, /127|lb1|deploy|sock/);
  });
});

describe('The text of an issue', () => {
  test('has heads that no browser breaks', () => {
    const others = { inRotationOn: ['lb2'] };
    assert.match(
      issueText(report([finding(others)]), context),
      /^\| Load\u00a0balancer \| Server \| Traffic \| Why \| Since \| In\u00a0rotation\u00a0on \|$/m,
    );
  });

  test('has moments, not lengths of time', () => {
    const ages = [
      { kind: 'exactly', seconds: 7_200 },
      { kind: 'at-most', seconds: 7_200 },
      { kind: 'at-least', seconds: 7_200 },
      { kind: 'unknown' },
    ] as const;
    const text = issueText(report(ages.map((age) => finding({ age }))), context);
    assert.deepEqual(
      [...text.matchAll(/by hand \| (.+) \|$/gm)].map(([, since]) => since),
      [
        '2026-11-26 10:00 UTC',
        '2026-11-26 10:00 UTC at the earliest',
        '2026-11-26 10:00 UTC or earlier',
        'not known',
      ],
    );
  });

  const checks = (words: string, check = 'L4CON') => finding({ causes: [{ kind: 'checks', check, words }] });
  const unread = (code: 'timeout' | 'connect-failed', message: string) => ({
    unread: [{ loadBalancer: 'lb2', error: new Failure(code, message) }],
  });
  const before = report([checks('refused')], unread('timeout', 'after 1s'));
  const later = (seconds: number) => ({
    ...context,
    now: NOW + seconds * 1_000,
    runUrl: 'https://github.com/o/r/actions/runs/2',
  });

  test('is left alone when only time has passed, a check’s words have gone, or a message counts otherwise', () => {
    const first = issueText(before, context);
    const aged = {
      ...checks(''),
      status: 'DOWN 1/2',
      age: { kind: 'exactly', seconds: 7_200 + 86_400 },
    } as const;
    assert.ok(
      isSameIssue(first, issueText(report([aged], unread('timeout', 'after 2s')), later(86_400 + 59))),
    );
  });

  const same = unread('timeout', 'after 1s');
  for (const [name, next] of Object.entries({
    'another server': report([checks('refused'), finding()], same),
    'another cause': report([checks('refused', 'L7STS')], same),
    'it was back in between': report(
      [{ ...checks('refused'), age: { kind: 'exactly', seconds: 7_200 } }],
      before,
    ),
    'another load balancer has it': report([{ ...checks('refused'), inRotationOn: ['lb3'] }], same),
    'another error': report([checks('refused')], unread('connect-failed', 'x')),
    'everything can be read again': report([checks('refused')]),
  })) {
    test(`is written again: ${name}`, () => {
      const now = name === 'it was back in between' ? later(3_600) : context;
      assert.ok(!isSameIssue(issueText(before, context), issueText(next, now)));
    });
  }

  test('is written again over whatever somebody has put in its place', () => {
    const text = issueText(before, context);
    for (const old of ['', context.marker, `${context.marker}\nHello`, closedIssueText(before, context)])
      assert.ok(!isSameIssue(old, text));
  });

  test('with hundreds of findings stays below what GitHub takes, and says what is missing', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => finding({ server: `web${index}é` }));
    const text = issueText(report(many), context);
    assert.ok(Buffer.byteLength(text) < 65_000 && text.length > 40_000, String(text.length));
    const rows = text.split('\n').filter((line) => line.startsWith('| `lb1`')).length;
    assert.match(text, new RegExp(`^And ${3_000 - rows} more: see the summary of the audit\\.$`, 'm'));
    assert.ok(isSameIssue(text, issueText(report(many), context)));
  });

  test('that closes it says how far that goes', () => {
    const young = finding({ leftOver: false, age: { kind: 'exactly', seconds: 60 } });
    const text = closedIssueText(report([young]), context);
    assert.match(text, /no server is out of rotation for longer than 1h any more/);
    assert.match(text, /Out for less: 1\./);
  });
});

describe('The headline', () => {
  test('never says "none" without saying of how many, and what could not be read', () => {
    const error = new Failure('timeout', 'x');
    for (const [given, words] of [
      [report([]), 'audit: none of 9 servers out of rotation for longer than 1h'],
      [report([], { maxAgeMs: 0 }), 'audit: none of 9 servers out of rotation'],
      [
        report([finding({ leftOver: false })]),
        'audit: none of 9 servers out of rotation for longer than 1h, 1 for less',
      ],
      [
        report([finding(), finding({ traffic: 'less' })]),
        'audit: 2 of 9 servers out of rotation for longer than 1h, 1 of them with some traffic left',
      ],
      [
        report([], { audited: ['lb1', 'lb2'], unread: [{ loadBalancer: 'lb3', error }], error }),
        'audit: none of 9 servers out of rotation for longer than 1h, counted on each of 2 load balancers, not everything could be read on 1 load balancer',
      ],
      [
        report([], { audited: [], unread: [{ loadBalancer: 'lb3', error }], error }),
        'audit failed (timeout): nothing could be read',
      ],
    ] as const)
      assert.equal(auditHeadline(given), words);
  });
});
