/** The text of an audit's issue: found again by what is audited, written again only when there is news, never too long. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseAuditInputs } from '../../src/action/inputs/audit-inputs.ts';
import {
  closedIssueText,
  isNewerIssue,
  isSameIssue,
  isSettled,
  issueMarker,
  issueText,
} from '../../src/action/report/audit/issue-text.ts';
import { auditHeadline, forHowLong, plain, whyOf } from '../../src/action/report/audit/words.ts';
import { Failure } from '../../src/errors.ts';
import type { AuditReport } from '../../src/operation/audit/audit.ts';
import type { Finding } from '../../src/operation/audit/findings.ts';

const NOW = Date.UTC(2026, 10, 26, 12);
const context = {
  marker: '<!-- haproxy-server-state/audit 0 -->',
  runUrl: 'https://github.com/o/r/actions/runs/1',
  readAt: 1_799_999_999_000,
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

  test('is left alone where HAProxy’s rounding makes it out since, or at least since, the same moment', () => {
    const [known, longer] = (['exactly', 'at-least'] as const).map((kind) =>
      report([finding({ age: { kind, seconds: 7_200 } })]),
    );
    if (!known || !longer) return assert.fail();
    assert.ok(isSameIssue(issueText(known, context), issueText(longer, later(1))));
    assert.ok(isSameIssue(issueText(longer, context), issueText(known, later(1))));
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
    'it is out for less than is allowed': report([{ ...checks('refused'), leftOver: false }], same),
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

describe('What an issue said before', () => {
  const young = { age: { kind: 'exactly', seconds: 60 }, leftOver: false } as const;
  const unread = (loadBalancer: string, servers: string[] = []) => {
    const error = new Failure('timeout', 'x', { servers });
    return { unread: [{ loadBalancer, error }], error };
  };

  test('keeps it open: whom it names is out still, or again', () => {
    const first = issueText(report([finding(), finding({ server: 'web2' })]), context);
    assert.ok(isSettled(report([]), first));
    assert.ok(isSettled(report([finding({ server: 'web3', ...young })]), first));
    const next = report([finding(young)]);
    assert.ok(isSettled(next, null) && !isSettled(next, first));
    const text = issueText(next, context, first);
    assert.match(text, /^No server was found out of rotation for longer than 1h\.$/m);
    assert.match(
      text,
      /^Named here before, and still out, or out again, for less than 1h:\n\n\| Load.*\n.*\n\| `lb1` \| `web\/web1` \| .* \| 2026-11-26 11:59 UTC \|$/m,
    );
    assert.doesNotMatch(text, /web2/);
    // And from audit to audit.
    assert.ok(!isSettled(next, text));
    assert.ok(isSameIssue(text, issueText(next, context, text)));
  });

  test('stands in it as long as nobody can look there', () => {
    const both = [finding({ inRotationOn: ['lb3'] }), finding({ loadBalancer: 'lb|2`', server: 'web2' })];
    const first = issueText(report(both, { audited: ['lb1', 'lb|2`', 'lb3'] }), context);
    const half = report([both[0] ?? finding()], unread('lb|2`'));
    let text = first;
    for (let audits = 0; audits < 3; audits += 1) {
      text = issueText(half, context, text.replaceAll('\n', '\r\n'));
      assert.match(
        text,
        /^Found before, where this audit could not look; nobody knows whether it is still so:\n\n\| Load.* \| Since \|\n\|(---\|){5}\n\| `` lb\\\|2` `` \| `web\/web2` \| none<br>`MAINT` \| set to maint by hand \| 2026-11-26 10:00 UTC \|$/m,
      );
      assert.equal(text.match(/web\/web/g)?.length, 2);
    }
    assert.ok(isSameIssue(text, issueText(half, context, text)));
    assert.ok(!isSameIssue(text, issueText(half, context)));
    // Back, and in rotation.
    assert.doesNotMatch(issueText(report(both.slice(0, 1), unread('lb3')), context, text), /lb2/);
  });

  test('stands in it, too, of single servers that are not shown', () => {
    const first = issueText(report([finding(), finding({ server: 'web2' })]), context);
    const text = issueText(report([], unread('lb1', ['web/web2'])), context, first);
    assert.match(text, /Found before/);
    assert.deepEqual(text.match(/`web\/web\d`/g), ['`web/web2`']);
  });

  test('stands in it, too, of whoever is missing while those that have it cannot be read', () => {
    const missing = finding({
      causes: [{ kind: 'missing' }],
      age: { kind: 'unknown' },
      status: '',
      inRotationOn: ['lb2'],
    });
    const first = issueText(report([missing], { audited: ['lb1', 'lb2'] }), context);
    assert.match(
      issueText(report([], unread('lb2')), context, first),
      /^Found before.*\n\n.*\n.*\n\| `lb1` \| `web\/web1` \|/m,
    );
    assert.doesNotMatch(issueText(report([], unread('lb1', ['web/web2'])), context, first), /Found before/);
  });

  test('stands in it, too, where another process answers as well', () => {
    const first = issueText(report([finding()]), context);
    for (const [code, kept] of [
      ['several-processes', true],
      ['reloaded', true],
      ['not-found', false],
    ] as const) {
      const error = new Failure(code, 'x');
      const text = issueText(report([], { unread: [{ loadBalancer: 'lb1', error }], error }), context, first);
      assert.equal(text.includes('Found before'), kept, code);
    }
  });

  test('is not pushed out of it by thousands of others', () => {
    const old = Array.from({ length: 200 }, (_, index) =>
      finding({ loadBalancer: 'lb2', server: `old${index}` }),
    );
    const many = Array.from({ length: 3_000 }, (_, index) => finding({ server: `web${index}` }));
    const first = issueText(
      report([...old, finding({ server: 'again' })], { audited: ['lb1', 'lb2'] }),
      context,
    );
    const now = report([...many, finding({ server: 'again', ...young })], unread('lb2'));
    const text = issueText(now, context, first);
    assert.ok(Buffer.byteLength(text) <= 60_000, String(text.length));
    for (const [server, least] of [
      ['old', 50],
      ['again', 1],
      ['web', 100],
    ] as const)
      assert.ok((text.match(new RegExp(`\\/${server}\\d*\``, 'g'))?.length ?? 0) >= least, server);
    assert.ok(
      text.indexOf('/web0`') < text.indexOf('/again`') && text.indexOf('/again`') < text.indexOf('/old0`'),
    );
    // Of what is found now there is a summary; of what was found before nothing else is left.
    const rest = [...text.matchAll(/^And \d+ more.*$/gm)].map(([line]) => line.replace(/\d+/, 'N'));
    assert.deepEqual(rest, ['And N more: see the summary of the audit.', 'And N more, which are forgotten.']);
  });

  test('is no row that people write between its own', () => {
    const text = [
      '| a | b | c | d | e |',
      '| `lb2` | b | c | d | e |',
      '- | `lb2` |',
      '| `lb2` | `x` |',
    ].join('\n');
    assert.doesNotMatch(issueText(report([finding()], unread('lb2')), context, text), /Found before/);
  });

  test('is left as it is where an audit beside this one read later, and no longer than that may be', () => {
    const text = issueText(report([finding()]), context);
    for (const [laterMs, newer] of [
      [0, false],
      [1, true],
      [3_599_999, true],
      [3_600_000, false],
      [-1, false],
    ] as const)
      assert.equal(isNewerIssue(text, { readAt: context.readAt - laterMs }), newer, String(laterMs));
    assert.equal(isNewerIssue(closedIssueText(report([]), context), { readAt: 0 }), false);
  });
});

describe('What could not be read', () => {
  const unread = (messages: readonly string[], servers: readonly string[] = []) => {
    const failures = messages.map((message, index) => ({
      loadBalancer: `lb${index}`,
      error: new Failure('data-plane-api', message, { servers }),
    }));
    return report([], { unread: failures, error: failures[0]?.error ?? null });
  };

  test('is news when it is something else', () => {
    const text = issueText(unread(['Not found: web-1, in 1.5s (3 times)'], ['web/web1']), context);
    for (const [other, same] of [
      [unread(['Not found: web-1, in 20 ms (4 times)'], ['web/web1']), true],
      [unread(['Not found: web-2, in 1.5s (3 times)'], ['web/web1']), false],
      [unread(['Not found: web-1, in 1.5s (3 times)'], ['web/web2']), false],
    ] as const)
      assert.equal(isSameIssue(text, issueText(other, context)), same);
  });

  test('of hundreds of load balancers fits, whatever they are called', () => {
    const name = (index: number) => `ssh://${'a'.repeat(150)}${index}`;
    for (const isOne of [false, true]) {
      const lost = Array.from({ length: 500 }, (_, index) => ({
        loadBalancer: name(index),
        error: new Failure('timeout', isOne ? 'No answer' : `No answer ${'x'.repeat(300)} ${index}x`),
      }));
      const findings = Array.from({ length: 500 }, (_, index) => finding({ server: `web${index}` }));
      const text = issueText(report(findings, { unread: lost, error: lost[0]?.error ?? null }), context);
      assert.ok(Buffer.byteLength(text) <= 60_000, String(text.length));
      assert.match(text, /`web\/web0`/);
      assert.match(text, isOne ? / and 480 more: \*\*timeout\*\*/ : /^- And \d+ more: see the/m);
    }
  });
});

describe('Why a server is down, by its checks', () => {
  const cases: [string, string, string, string][] = [
    ['the last one failed', 'L4CON', 'Connection refused', 'its checks fail: L4CON: Connection refused'],
    [
      'it is on its way up',
      'L4OK',
      'Layer4 check passed',
      'its last check passed, but too few have since it went down: L4OK: Layer4 check passed',
    ],
    [
      'by an external check, too',
      'PROCOK',
      '',
      'its last check passed, but too few have since it went down: PROCOK',
    ],
    ['none has ended yet', 'INI', 'Initializing', 'nothing is known of its checks yet: INI: Initializing'],
    ['a 404 is no check that passed', 'L7OKC', '', 'its checks fail: L7OKC'],
  ];
  for (const [name, check, words, why] of cases)
    test(name, () => {
      assert.equal(whyOf(finding({ causes: [{ kind: 'checks', check, words }] }), plain), why);
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
        report([
          finding(),
          finding({ age: { kind: 'at-least', seconds: 2 } }),
          finding({ age: { kind: 'at-most', seconds: 7_200 } }),
          finding({ age: { kind: 'unknown' } }),
        ]),
        'audit: 4 of 9 servers out of rotation for longer than 1h, 3 of them maybe for less',
      ],
      [
        report([finding({ age: { kind: 'unknown' } })], { maxAgeMs: 0 }),
        'audit: 1 of 9 servers out of rotation',
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

test('for how long one is out: that it is for at least no time says nothing', () => {
  const words = (kind: 'exactly' | 'at-most' | 'at-least', seconds: number) => forHowLong({ kind, seconds });
  assert.equal(words('at-least', 0), 'not known');
  assert.equal(words('at-least', 1), 'at least 1s');
  assert.equal(words('exactly', 0), '0s');
  assert.equal(words('at-most', 0), 'at most 0s');
});
