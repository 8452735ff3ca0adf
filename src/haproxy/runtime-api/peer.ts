/**
 * Who answers, told from the first bytes: a process of HAProxy, its master, somebody else, or nobody, so that the error can say
 * what to change. Pure.
 */
import { ConnectionLost, Failure } from '../../errors.ts';
import { PROCESS_PROMPT, type Prompt, promptOf } from './framing.ts';

/** Behind a master CLI (`-S`) whom to ask: `@1`, the current worker, or `@!PID`, this one, old ones too. */
export type MasterTarget = string;
/** The worker that a master gives new clients to. */
export const CURRENT_WORKER: MasterTarget = '@1';

/** The reply to `prompt`, and to the choice of a target behind it. */
export interface Greeting {
  bytes: number;
  /** What ends every reply from now on. */
  prompt: Prompt;
  /** A master says so: it runs on with the configuration from before. */
  reloadFailed: boolean;
}

const PROCESS_GREETING = '\n> ';
/** `master> `; after a failed reload `master[ReloadFailed]> ` (measured on 2.2 to 3.4). */
const MASTER_PROMPT = /^master[^\n>]{0,40}> /;
const MASTER_PROMPT_BEGUN = /^(?:m|ma|mas|mast|maste|master[^\n>]{0,40}>?)$/;
/** `[0:00:00:13]> `: no two are alike, so nothing tells where a reply ends. */
const TIMED_PROMPT = /^\n?\[[0-9]*(?::|$)/;
/** More of a peer's first words than anybody needs to tell who it is. */
const FIRST_WORDS = 1_000;

/** Asked something without a target, only a master answers `prompt` with nothing but its name. */
export class MasterAnswers extends Failure {
  override name = 'MasterAnswers';

  constructor() {
    super('unsupported', 'This is the CLI of the HAProxy master process, which knows no servers', {
      hint: "Give the worker's socket: the one on the 'stats socket' line of haproxy.cfg.",
    });
  }
}

/** The greeting in the first bytes of a peer, why it is none, or null while too little has come to tell. */
export function readGreeting(bytes: Buffer, target: MasterTarget | null): Greeting | Failure | null {
  const text = bytes.toString('latin1', 0, FIRST_WORDS);
  if (target !== null) return readMasterGreeting(text, target);
  if (text.startsWith(PROCESS_GREETING)) {
    return { bytes: PROCESS_GREETING.length, prompt: PROCESS_PROMPT, reloadFailed: false };
  }
  if (PROCESS_GREETING.startsWith(text) || MASTER_PROMPT_BEGUN.test(text)) return null;
  return peerFailure(bytes);
}

/** Measured on 2.2 to 3.4: behind a target's choice every reply is the worker's own, and ends with `PID> ` for its `> `. */
function readMasterGreeting(text: string, target: MasterTarget): Greeting | Failure | null {
  const [master = ''] = MASTER_PROMPT.exec(text) ?? [];
  const behind = text.slice(master.length);
  if (TIMED_PROMPT.test(text)) return peerFailure(Buffer.from(text, 'latin1'));
  if (master === '') return MASTER_PROMPT_BEGUN.test(text) || text === '' ? null : noMaster();
  const [chosen] = /^\d{1,10}(?:\([a-z]{1,9}\))?> /.exec(behind) ?? [];
  if (chosen !== undefined) {
    const reloadFailed = master.includes('ReloadFailed');
    return { bytes: master.length + chosen.length, prompt: promptOf(chosen), reloadFailed };
  }
  if (behind.includes('\n')) return noTarget(target, behind.split('\n')[0] ?? '');
  return text.length < FIRST_WORDS ? null : noMaster();
}

function noTarget(target: MasterTarget, words: string): Failure {
  return new Failure('not-found', `The master CLI knows no process ${target}`, {
    detail: words,
    hint: '`show proc` on the master CLI lists its processes; without `?process=` the current worker is taken.',
  });
}

function noMaster(): Failure {
  return new Failure(
    'not-haproxy',
    'The address names a process, but what answers there is not a master CLI',
    {
      hint: 'Leave `?process=` out, or give the socket that HAProxy was started with by `-S`.',
    },
  );
}

/** Do these first bytes come from HAProxy, from a process or from a master? `perhaps` while too little has come to tell. */
export function isHaproxy(bytes: Buffer): 'yes' | 'no' | 'perhaps' {
  const greeting = readGreeting(bytes, null);
  if (greeting === null) return 'perhaps';
  return greeting instanceof Failure && !(greeting instanceof MasterAnswers) ? 'no' : 'yes';
}

const OTHER_PEERS: { begins: RegExp; who: string; hint: string }[] = [
  {
    begins: /^SSH-/,
    who: 'an SSH server',
    hint: 'Give ssh://[USER@]HOST[:PORT] and the path of the socket there as the address: then the action opens the tunnel itself.',
  },
  {
    begins: /^(HTTP\/|<html|<!doctype)/i,
    who: 'an HTTP server',
    hint: "Give the 'stats socket' of haproxy.cfg, not a frontend or the statistics page.",
  },
  {
    begins: /^[\x14-\x17]\x03[\x00-\x04]/,
    who: 'a TLS server',
    hint: 'This port speaks TLS: write tls:// in front of it.',
  },
];

/** A Failure that names who answers, with the first words that came as `detail`. */
export function peerFailure(
  bytes: Buffer,
  otherwise = 'What answers there is not the Runtime API of HAProxy',
): Failure {
  const text = bytes.toString('latin1', 0, 200);
  if (MASTER_PROMPT.test(text)) return new MasterAnswers();
  if (TIMED_PROMPT.test(text)) {
    return new Failure('unsupported', 'HAProxy answers with the time in its prompts', {
      brief: 'HAProxy answers with the time in its prompts',
      hint: 'Something between here and HAProxy has sent `prompt timed` on this connection: it must pass on what is sent here, and nothing else.',
    });
  }
  const detail = text.trim().split(/[\r\n]/)[0] ?? '';
  const other = OTHER_PEERS.find(({ begins }) => begins.test(text));
  if (other) {
    const message = `What answers there is ${other.who}, not the Runtime API of HAProxy`;
    return new Failure('not-haproxy', message, { detail, hint: other.hint });
  }
  const hint =
    "Check the address: it must be the 'stats socket' of haproxy.cfg, and nothing else may talk on it.";
  return new Failure('not-haproxy', otherwise, { detail, hint });
}

/**
 * The stream ended, or broke by `error`, while the reply to `line` was due, if any was. `greeted`: it is HAProxy; whoever has
 * not said a word yet may be anybody.
 */
export function streamEnded(greeted: boolean, line: string | undefined, error: Error | null): ConnectionLost {
  const hint = greeted
    ? 'HAProxy was stopped, or the way to it broke: look at its log, and at the tunnel if there is one.'
    : 'Either the way to HAProxy is broken (a tunnel without its far end), or this is not its admin socket: look at both ends.';
  const who = greeted ? 'HAProxy' : 'Whoever listens there';
  const what = error ? `broke off: ${error.message}` : 'closed the connection';
  const during = line === undefined ? '' : ` before the whole reply to '${line}' had come`;
  const details = { hint, ...(error ? { cause: error } : {}) };
  return new ConnectionLost(`${who} ${what}${during}`, line !== undefined, details);
}

/** The whole reply to `line` did not come in time. */
export function noReply(greeted: boolean, line: string | undefined, limitMs: number): Failure {
  const seconds = `${limitMs / 1000}s`;
  if (greeted) {
    return new Failure('timeout', `HAProxy did not finish its reply to '${line}' within ${seconds}`, {
      hint: 'Look whether this HAProxy still serves, or hangs. Where only the way to it is slow, raise `command-timeout`.',
    });
  }
  return new Failure('timeout', `The connection was accepted, but nobody answered within ${seconds}`, {
    hint: "Either HAProxy hangs, or all connections that 'stats maxconn' allows (10 by default) are in use, or this is not HAProxy's admin socket.",
  });
}

/** More came for `line` than any HAProxy has to say. */
export function endlessReply(line: string): Failure {
  return new Failure('not-haproxy', `The reply to '${line}' does not end`, {
    hint: "Nothing was concluded from it. Check the address: it must be the 'stats socket' of haproxy.cfg, and nothing else may talk on it.",
  });
}
