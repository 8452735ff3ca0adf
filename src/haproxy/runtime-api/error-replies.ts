/** HAProxy's errors: short texts without a status code, told apart by their words (the same from 2.2 to 3.4). */
import { type ErrorCode, Failure, Reloaded } from '../../errors.ts';

/** What to configure where weights are to be set while HAProxy runs (configuration.txt, "balance", "hash-type"). */
const OTHER_BALANCE =
  'With `balance roundrobin`, `leastconn` or `random`, or with `hash-type consistent`, HAProxy takes any weight.';

const ERROR_REPLIES: { begins: RegExp; code: ErrorCode; message: string; hint: string }[] = [
  {
    begins: /^Permission denied/,
    code: 'permission-denied',
    message: 'The level of this socket does not allow it',
    hint: "Setting servers needs 'level admin' on the socket's line in haproxy.cfg: stats socket /run/haproxy/admin.sock mode 660 group haproxy level admin",
  },
  {
    begins: /^(No such backend|Can't find backend|No such proxy)\./,
    code: 'not-found',
    message: 'There is no such backend',
    hint: 'Names are case-sensitive, and only backends have servers: a frontend of this name does not count.',
  },
  {
    begins: /^No such server\./,
    code: 'not-found',
    message: 'There is no such server',
    hint: 'Names are case-sensitive. The server may have been deleted at run time.',
  },
  {
    begins: /^cannot change health on a tracking server/i,
    code: 'tracking',
    message: 'This server tracks another one, which decides about its health',
    hint: 'Change the server that it tracks.',
  },
  {
    begins: /^Backend is using a static LB algorithm/,
    code: 'refused',
    message: 'This backend takes no other weight than 0 and the configured one',
    hint: `Its way of balancing cannot be changed at run time. ${OTHER_BALANCE}`,
  },
  {
    begins: /^Unknown command/,
    code: 'unsupported',
    message: 'This HAProxy does not know the command',
    hint: 'HAProxy 2.2 and later are supported.',
  },
];

/** The Failure for a reply that is a text where silence or a dump was expected; `server` is whom the command was about. */
export function refusal(text: string, line: string, server?: string): Failure {
  const detail = text.trim().split('\n')[0] ?? '';
  const about = { detail, servers: server === undefined ? [] : [server] };
  // Writes on a worker that was replaced by a reload, and on a proxy that was switched off by hand.
  if (/^Proxy is disabled\./.test(detail)) {
    return new Reloaded('This HAProxy process is on its way out and takes no more commands', about);
  }
  const known = ERROR_REPLIES.find(({ begins }) => begins.test(detail));
  if (known) return new Failure(known.code, known.message, { ...about, hint: known.hint });
  return new Failure('refused', `HAProxy refused '${line}'`, about);
}

/** Is this one of the texts above, and not a dump that came out wrong? */
export function isRefusal(text: string): boolean {
  return ERROR_REPLIES.some(({ begins }) => begins.test(text)) || /^Proxy is disabled\./.test(text);
}
