/**
 * Everything that can go wrong, as values that users can act on. Knows no protocol and no GitHub.
 *
 *     Failure                 code, place, detail, hint, cause: what a user is told
 *     ├─ ConnectionLost       the stream ended or broke before a whole reply; `sent` says whether a command was under way
 *     └─ Reloaded             another process answers than the one that was read, or this one is stopping
 *
 * A Failure is never written to after it was made: `with` says more about one as a new value.
 */

/** The closed list of `error-code`: see docs/errors.md for what each one means. */
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
  'max-load',
  'several-processes',
  'drain-timeout',
  'unhealthy',
  'not-verified',
  'reloaded',
  'run-failed',
  'data-plane-api',
  'unsupported',
  'hold-failed',
  'cancelled',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Is anything different from before? `unknown` only when something was sent and neither its reply nor a re-read came back. */
export type Changed = 'no' | 'yes' | 'unknown';

export interface FailureDetails {
  /** What to do next, in one or two sentences. */
  hint?: string | undefined;
  /** What the call that failed changed by itself. What a whole step changed stands in its report. */
  callChanged?: Changed;
  /** The message in a few words, for a heading: it says neither where nor of whom. */
  brief?: string | undefined;
  /** Name of the load balancer. */
  loadBalancer?: string | undefined;
  /** `BACKEND/SERVER` of those it is about, the one to name first. Without any it is about all that was under way. */
  servers?: readonly string[];
  /** The peer's own words (HAProxy's, the system's, ssh's), unaltered: foreign text. */
  detail?: string | undefined;
  /** What stands before `detail`, and a colon behind it, where the code does not tell whose words those are: ours. */
  saidBy?: string | undefined;
  /** Whole replies to the same write that had come before it. */
  replies?: readonly (string | object)[];
  cause?: unknown;
}

/** An error that a user can act on. The message says what happened; `hint` what to do next. */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly detail: string | undefined;
  readonly saidBy: string | undefined;
  readonly brief: string | undefined;
  readonly callChanged: Changed;
  readonly loadBalancer: string | undefined;
  readonly servers: readonly string[];
  readonly replies: readonly (string | object)[];

  constructor(code: ErrorCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.detail = details.detail;
    this.saidBy = details.saidBy;
    this.brief = details.brief;
    this.callChanged = details.callChanged ?? 'no';
    this.loadBalancer = details.loadBalancer;
    this.servers = details.servers ?? [];
    this.replies = details.replies ?? [];
  }

  /** The server to name, `BACKEND/SERVER`. */
  get server(): string | undefined {
    return this.servers[0];
  }

  /** The same failure, of the same kind, with more said about it. */
  with(more: Pick<FailureDetails, 'callChanged' | 'loadBalancer' | 'servers' | 'replies'>): this {
    const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
    return Object.assign(copy, more);
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

/** Did the way to the load balancer fail, whatever the way is? Nobody has refused anything then. */
export function isWayFailure(error: unknown): error is Failure {
  return error instanceof Failure && /^(?:connect|ssh|tls)-failed$/.test(error.code);
}

/** Causes that may be gone a moment later, as while HAProxy restarts or a tunnel comes up. Everything else is final. */
const PASSING_CAUSES = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EAGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

/** Did the way fail for something that may be gone a moment later, so that another attempt is worth it? */
export function isPassing(error: unknown): boolean {
  return isWayFailure(error) && PASSING_CAUSES.has(systemCodeOf(error.cause));
}

/** As the system calls what went wrong: `ECONNREFUSED`; empty where it was not the system's error. */
export function systemCodeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Any thrown value as a Failure: ours as it is, anything else as `cause` of an honest one. */
export function asFailure(error: unknown, code: ErrorCode = 'not-verified'): Failure {
  if (error instanceof Failure) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new Failure(code, `Unexpected error: ${words}`, { cause: error, ...adviceOn(error) });
}

/** What the runner's machine is to be helped with, and what only we can mend. */
function adviceOn(error: unknown): { brief: string; hint: string } {
  const isOfFile = error instanceof Error && 'path' in error;
  switch (systemCodeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        brief: "the runner's disk is full",
        hint: "The runner's disk is full (RUNNER_TEMP): make room there, then run this step again.",
      };
    case 'EROFS':
      return {
        brief: "the runner's disk is read-only",
        hint: "The runner's disk cannot be written to (RUNNER_TEMP): mend that, then run this step again.",
      };
    case 'EACCES':
    case 'EPERM':
      if (isOfFile)
        return {
          brief: "this user may not write the runner's files",
          hint: "The runner gives each step files to write to, and this user may not. A `container:` job runs as its image's user: give it the runner's own, or root, as with `options: --user root`.",
        };
  }
  return {
    brief: 'an unexpected error',
    hint: 'This is a fault of the action itself: please report it with the log of this step.',
  };
}
