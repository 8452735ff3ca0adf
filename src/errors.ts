/**
 * Everything that can go wrong, as values that users can act on. Knows no protocol and no GitHub.
 *
 *     Failure                 code, changed, place, detail, hint, cause: what a user is told
 *     ├─ ConnectionLost       the stream ended or broke before a whole reply; `sent` says whether a command was under way
 *     └─ Reloaded             another process answers than the one that was read, or this one is stopping
 */

/** The closed list of `error-code`: see the README for what each one means. */
export const ERROR_CODES = [
  'invalid-input',
  'connect-failed',
  'timeout',
  'tls-failed',
  'ssh-failed',
  'not-haproxy',
  'permission-denied',
  'not-found',
  'refused',
  'tracking',
  'dns-maintenance',
  'agent-conflict',
  'guard',
  'drain-timeout',
  'unhealthy',
  'not-verified',
  'reloaded',
  'unsupported',
  'hold-failed',
  'cancelled',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Is anything different from before? `unknown` only when something was sent and neither its reply nor a re-read came back. */
export type Changed = 'no' | 'yes' | 'unknown';

export interface FailureDetails {
  /** What to do next, in one or two sentences. */
  hint?: string;
  changed?: Changed;
  /** Name of the load balancer. */
  loadBalancer?: string;
  /** `BACKEND/SERVER`. */
  server?: string;
  /** The peer's own words (HAProxy's, the system's, ssh's), unaltered: foreign text. */
  detail?: string;
  cause?: unknown;
}

/** An error that a user can act on. The message says what happened; `hint` what to do next. */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly detail: string | undefined;
  changed: Changed;
  loadBalancer: string | undefined;
  server: string | undefined;

  constructor(code: ErrorCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.detail = details.detail;
    this.changed = details.changed ?? 'no';
    this.loadBalancer = details.loadBalancer;
    this.server = details.server;
  }
}

/** The connection ended before the reply was whole. Reads may be repeated; after a write the state is read first. */
export class ConnectionLost extends Failure {
  override name = 'ConnectionLost';
  /** Had a command been written whose reply did not arrive? */
  readonly sent: boolean;

  constructor(message: string, sent: boolean, details: FailureDetails = {}) {
    super('connect-failed', message, details);
    this.sent = sent;
  }
}

const AFTER_RELOAD =
  'The new process knows nothing of what was set at run time, unless it loads a server state file, and the old one still serves the sessions it had: run this step again when the old process has ended.';

/** What was read before does not hold any more: HAProxy was reloaded, restarted, or exchanged for another one. */
export class Reloaded extends Failure {
  override name = 'Reloaded';

  constructor(message: string, details: FailureDetails = {}) {
    super('reloaded', message, { hint: AFTER_RELOAD, ...details });
  }
}

/** Any thrown value as a Failure: ours as it is, anything else as `cause` of an honest one. */
export function asFailure(error: unknown, code: ErrorCode = 'not-verified'): Failure {
  if (error instanceof Failure) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new Failure(code, `Unexpected error: ${words}`, {
    cause: error,
    hint: 'This is a fault of the action itself: please report it with the log of this step.',
  });
}
