/** Arbitrary reports, news and findings with untrusted text in them that would like to be more than text. */
import fc from 'fast-check';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { ERROR_CODES, Failure } from '../../src/errors.ts';
import { decodeAdminFlags } from '../../src/haproxy/admin-flags.ts';
import type { News } from '../../src/operation/effects.ts';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import type { Report, ServerReport } from '../../src/operation/report.ts';
import { anyCharacters } from '../support/any-characters.ts';
import { report, savedServer, server, serverReport } from '../unit/action-samples.ts';

/** Stands beside each dangerous piece: where it is seen outside code, the piece is, too. */
export const MARK = 'ж';
const PIECES = [
  '::error::x',
  '::stop-commands::x',
  '::add-mask::x',
  '##[error]',
  '##[',
  '%0A::warning::',
  '\n::set-output name=a::b',
  '\r',
  '\n',
  '\u2028',
  '`',
  '``',
  '```',
  '\n```\n',
  '~~~',
  '|',
  '\\|',
  '\\',
  '<img src=x>',
  '<!--',
  '</details>',
  '<script>',
  '![x](y)',
  '[x](http://evil.example)',
  'http://evil.example',
  'www.evil.example',
  '@team',
  '#1',
  'GH-1',
  '**',
  '__',
  '# h',
  '- l',
  '> q',
  '&lt;',
  '$x$',
  '\u202e',
  '\u200b',
  '\0',
  '\u001b[31m',
  'graph TD',
  '"; rm',
  '\t',
  ' ',
  'x<<EOF',
  '\nEOF\n',
  '=',
];
const piece = fc.oneof(fc.constantFrom(...PIECES), anyCharacters({ maxLength: 4 }));
const foreign = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((list) => list.map((one) => `${MARK}${one}${MARK}`).join(''));
const long = fc.tuple(foreign, fc.nat(600)).map(([text, times]) => text.repeat(times + 1).slice(0, 6_000));
export const words = fc.oneof({ weight: 9, arbitrary: foreign }, { weight: 1, arbitrary: long });

export const failures = fc
  .record({
    code: fc.constantFrom(...ERROR_CODES),
    message: words,
    hint: words,
    detail: words,
    place: foreign,
    key: foreign,
    faults: fc.array(words, { minLength: 1, maxLength: 3 }),
  })
  .map(({ code, message, hint, detail, place, key, faults }) =>
    code === 'invalid-input'
      ? new WrongInputs(faults.map((fault) => `server: ${fault}`))
      : new Failure(code, `It said: ${message}`, {
          hint: `Look: ${hint}`,
          detail,
          loadBalancer: place,
          servers: [key],
        }),
  );

const servers: fc.Arbitrary<ServerReport> = fc
  .record({
    lb: foreign,
    backend: fc.oneof(foreign, fc.constant('web')),
    name: foreign,
    status: foreign,
    trackers: fc.array(foreign, { maxLength: 7 }),
    forced: fc.constantFrom(0, 1, 8),
    sessions: fc.array(fc.nat(50), { maxLength: 30 }),
    changed: fc.constantFrom('no' as const, 'yes' as const, 'unknown' as const),
    outcome: fc.constantFrom('changed' as const, 'failed' as const, 'skipped' as const),
    error: fc.option(failures),
  })
  .map(({ lb, backend, name, status, trackers, forced, sessions, changed, outcome, error }) => {
    const before = server({ backend, server: name, status });
    return serverReport({
      loadBalancer: lb,
      before,
      after: { ...before, ...decodeAdminFlags(forced) },
      trackedBy: trackers,
      sessionsOverTime: sessions.map((count, index) => [index * 1_000, count]),
      changed,
      outcome,
      error,
    });
  });

const messages = fc.array(fc.record({ loadBalancer: foreign, text: words }), { maxLength: 3 });
export const reports: fc.Arbitrary<Report> = fc
  .record({
    servers: fc.array(servers, { maxLength: 4 }),
    unread: fc.array(fc.record({ loadBalancer: foreign, error: failures }), { maxLength: 2 }),
    error: fc.option(failures),
    failures: fc.array(failures, { maxLength: 3 }),
    plan: messages,
    notices: messages,
    warnings: messages,
    result: fc.constantFrom('partial' as const, 'failed' as const, 'rolled-back' as const),
    planned: fc.boolean(),
  })
  .map(({ error, failures: others, result, planned, servers, ...rest }) => {
    const changed = servers.some((one) => one.changed === 'unknown')
      ? ('unknown' as const)
      : servers.some((one) => one.changed === 'yes')
        ? ('yes' as const)
        : ('no' as const);
    return report({
      ...rest,
      servers,
      changed,
      error,
      failures: error === null ? [] : [error, ...others],
      result: error ? result : planned ? 'planned' : 'changed',
    });
  });

export const news: fc.Arbitrary<News> = fc.oneof(
  fc.record({
    kind: fc.constant('read' as const),
    loadBalancer: words,
    lines: fc.array(words, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom('set' as const, 'done' as const),
    loadBalancer: words,
    text: words,
  }),
  fc.record({
    kind: fc.constant('progress' as const),
    loadBalancer: words,
    text: words,
    left: fc.nat(1_000),
  }),
  fc.record({
    kind: fc.constantFrom('notice' as const, 'warning' as const),
    loadBalancer: words,
    text: words,
  }),
  fc.record({ kind: fc.constant('failure' as const), failure: failures }),
);

const kinds = fc.constantFrom(
  'as-before' as const,
  'changed-later' as const,
  'put-back' as const,
  'left' as const,
  'not-ours' as const,
  'gone' as const,
  'unknown' as const,
);
export const findings: fc.Arbitrary<Finding[]> = fc.array(
  fc
    .record({
      loadBalancer: foreign,
      name: foreign,
      kind: kinds,
      status: foreign,
      sessionsShutDown: fc.nat(3),
      failure: fc.option(failures),
    })
    .map(({ loadBalancer, name, kind, status, sessionsShutDown, failure }) => ({
      loadBalancer,
      sessionsShutDown,
      saved: savedServer(name),
      kind,
      own: { state: 'ready' as const },
      now: kind === 'unknown' ? null : server({ server: name, status, ...decodeAdminFlags(8) }),
      failure,
    })),
  { maxLength: 4 },
);
