/** Who answers instead of HAProxy's admin socket: told from the first bytes, so that the error can say what to change. */
import { Failure } from '../../errors.ts';

const GREETING = '\n> ';
/** The master process's own CLI (`-S`) has a prompt of its own, and answers `prompt` with nothing else (measured on 2.2 to 3.4). */
const MASTER = 'master> ';

/** Does this begin like the reply to `prompt`? `perhaps` while too little has come to tell. */
export function isGreeting(bytes: Buffer): 'yes' | 'no' | 'perhaps' {
  const text = bytes.toString('latin1', 0, MASTER.length);
  if (text.startsWith(GREETING)) return 'yes';
  return text !== MASTER && [GREETING, MASTER].some((one) => one.startsWith(text)) ? 'perhaps' : 'no';
}

const STRANGERS: { begins: RegExp; who: string; hint: string }[] = [
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

/** The master process's own CLI, which knows no servers: its workers do. */
export class MasterAnswers extends Failure {
  override name = 'MasterAnswers';

  constructor() {
    super('unsupported', 'This is the CLI of the HAProxy master process, which knows no servers', {
      hint: "Give the worker's socket: the one on the 'stats socket' line of haproxy.cfg.",
    });
  }
}

export function isMaster(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, MASTER.length) === MASTER;
}

/** A Failure that names who answers, with the first words that came as `detail`. */
export function strangerFailure(bytes: Buffer, otherwise: string): Failure {
  const text = bytes.toString('latin1', 0, 200);
  if (isMaster(bytes)) return new MasterAnswers();
  const detail = text.trim().split(/[\r\n]/)[0] ?? '';
  const stranger = STRANGERS.find(({ begins }) => begins.test(text));
  if (stranger) {
    const message = `What answers there is ${stranger.who}, not the Runtime API of HAProxy`;
    return new Failure('not-haproxy', message, { detail, hint: stranger.hint });
  }
  const hint =
    "Check the address: it must be the 'stats socket' of haproxy.cfg, and nothing else may talk on it.";
  return new Failure('not-haproxy', otherwise, { detail, hint });
}
