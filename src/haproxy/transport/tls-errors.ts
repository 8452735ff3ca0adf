/** What went wrong with TLS, by OpenSSL's and Node's codes: one message and one hint for each cause that an operator can tell apart. */
import { Failure } from '../../errors.ts';
import { hostAndPort, type TlsTransport } from '../address.ts';
import type { TlsCredentials } from '../credentials.ts';
import { connectFailure } from './connect.ts';

interface Meaning {
  codes: RegExp;
  what: string;
  hint: (credentials: TlsCredentials) => string;
}

const MEANINGS: readonly Meaning[] = [
  {
    codes: /^CERT_HAS_EXPIRED$/,
    what: 'the certificate there has expired',
    hint: () => "Renew the certificate of the 'bind … ssl' line, or look at the clock of the runner.",
  },
  {
    codes: /^CERT_NOT_YET_VALID$/,
    what: 'the certificate there is not valid yet',
    hint: () => 'Look at the clocks of the runner and of the host that made the certificate.',
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME/,
    what: 'the certificate there is for another name',
    hint: () =>
      'Give the name for which it was made as tls-server-name; otherwise this is not the host that you mean.',
  },
  {
    codes: /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED|CERT_SIGNATURE|INVALID_CA|CERT_CHAIN)/,
    what: 'the certificate there is not signed by an authority that is known here',
    hint: ({ ca }) =>
      ca === null
        ? 'Give the certificate of the authority that signed it as tls-ca; without one only the public authorities that Node knows count.'
        : 'It was signed by another authority than that of tls-ca, or a certificate between the two is missing on the side of the load balancer.',
  },
  {
    codes: /ALERT_CERTIFICATE_REQUIRED$/,
    what: 'the other side asks for a client certificate',
    hint: () => 'Give one, and its key, as tls-cert and tls-key.',
  },
  {
    // What TLS 1.2 says in place of the former, and not only then.
    codes: /ALERT_HANDSHAKE_FAILURE$/,
    what: 'the other side refuses the handshake',
    hint: ({ cert }) =>
      cert === null
        ? 'It may ask for a client certificate (tls-cert, tls-key), or the two sides have no cipher in common.'
        : 'It may not accept the certificate of tls-cert, or the two sides have no cipher in common.',
  },
  {
    codes:
      /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_|UNSUPPORTED_CERTIFICATE|DECRYPT_ERROR|ACCESS_DENIED)/,
    what: 'the other side does not accept the client certificate',
    hint: () =>
      "The certificate of tls-cert must be signed by the authority of 'ca-file' on the 'bind … ssl' line, and not have expired.",
  },
  {
    codes: /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_)/,
    what: 'what answers there does not speak TLS',
    hint: () => 'Give the port of the TLS front that stands before the socket of HAProxy.',
  },
];

/** The connection ended in the handshake, or right after it. */
const BROKEN = /^(?:ECONNRESET|EPIPE)$/;

/** Is TLS the reason, when a stream breaks before the first reply? */
export function isAboutTls(error: Error): boolean {
  return BROKEN.test(codeOf(error)) || codeOf(error).startsWith('ERR_SSL_');
}

/** A Failure for what broke the handshake, or the first exchange after it; `connect-failed` when it did not come as far as that. */
export function tlsFailure({ host, port }: TlsTransport, credentials: TlsCredentials, error: Error): Failure {
  const code = codeOf(error);
  const known = MEANINGS.find(({ codes }) => codes.test(code));
  const details = { detail: wordsOf(error), cause: error };
  if (known) {
    const hint = known.hint(credentials);
    return new Failure('tls-failed', `TLS with ${hostAndPort(host, port)}: ${known.what}`, {
      ...details,
      hint,
    });
  }
  if (BROKEN.test(code)) {
    const hint =
      credentials.cert === null
        ? 'It may ask for a client certificate (tls-cert, tls-key), or HAProxy is not running behind it.'
        : 'It may not accept the certificate of tls-cert, or HAProxy is not running behind it.';
    return new Failure(
      'tls-failed',
      `TLS with ${hostAndPort(host, port)}: the other side ended the connection`,
      {
        ...details,
        hint,
      },
    );
  }
  if (!/^ERR_(?:SSL|TLS|OSSL)_|^(?:CERT|CRL)_|^HOSTNAME_MISMATCH$/.test(code)) return connectFailure(error);
  return new Failure('tls-failed', `TLS with ${hostAndPort(host, port)} failed: ${wordsOf(error)}`, {
    ...details,
    hint: "Look at the 'bind … ssl' line in front of the socket: its versions, ciphers and certificate.",
  });
}

/** OpenSSL's own words stand between colons and numbers: `00E8…:error:0A00045C:SSL routines:…:tlsv13 alert certificate required:…`. */
function wordsOf(error: Error): string {
  return 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message.trim();
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
