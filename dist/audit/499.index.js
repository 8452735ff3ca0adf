export const id = 499;
export const ids = [499];
export const modules = {

/***/ 4499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectTls: () => (/* binding */ connectTls)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/haproxy/address.js
var address = __webpack_require__(6611);
// EXTERNAL MODULE: ./build/src/haproxy/transport/connect.js
var transport_connect = __webpack_require__(9399);
// EXTERNAL MODULE: ./build/src/haproxy/transport/deadline.js
var deadline = __webpack_require__(909);
;// CONCATENATED MODULE: ./build/src/haproxy/transport/tls-errors.js
/** What went wrong with TLS, by OpenSSL's and Node's codes: one message and one hint for each cause that an operator can tell apart. */



const MEANINGS = [
    {
        codes: /^CERT_HAS_EXPIRED$/,
        what: 'the certificate there has expired',
        hint: () => "Renew the certificate of the 'bind \u2026 ssl' line, or look at the clock of the runner.",
    },
    {
        codes: /^CERT_NOT_YET_VALID$/,
        what: 'the certificate there is not valid yet',
        hint: () => 'Look at the clocks of the runner and of the host that made the certificate.',
    },
    {
        codes: /^ERR_TLS_CERT_ALTNAME/,
        what: 'the certificate there is for another name',
        hint: () => 'Give the name for which it was made as tls-server-name; otherwise this is not the host that you mean.',
    },
    {
        codes: /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED|CERT_SIGNATURE|INVALID_CA|CERT_CHAIN)/,
        what: 'the certificate there is not signed by an authority that is known here',
        hint: ({ ca }) => ca === null
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
        hint: ({ cert }) => cert === null
            ? 'It may ask for a client certificate (tls-cert, tls-key), or the two sides have no cipher in common.'
            : 'It may not accept the certificate of tls-cert, or the two sides have no cipher in common.',
    },
    {
        codes: /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_|UNSUPPORTED_CERTIFICATE|DECRYPT_ERROR|ACCESS_DENIED)/,
        what: 'the other side does not accept the client certificate',
        hint: () => "The certificate of tls-cert must be signed by the authority of 'ca-file' on the 'bind \u2026 ssl' line, and not have expired.",
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
function isAboutTls(error) {
    return BROKEN.test(codeOf(error)) || codeOf(error).startsWith('ERR_SSL_');
}
/** A Failure for what broke the handshake, or the first exchange after it; `connect-failed` when it did not come as far as that. */
function tlsFailure({ host, port }, credentials, error) {
    const code = codeOf(error);
    const known = MEANINGS.find(({ codes }) => codes.test(code));
    const details = { detail: wordsOf(error), cause: error };
    if (known) {
        const hint = known.hint(credentials);
        return new errors/* Failure */.HR('tls-failed', `TLS with ${(0,address/* hostAndPort */.PG)(host, port)}: ${known.what}`, {
            ...details,
            hint,
        });
    }
    if (BROKEN.test(code)) {
        const hint = credentials.cert === null
            ? 'It may ask for a client certificate (tls-cert, tls-key), or HAProxy is not running behind it.'
            : 'It may not accept the certificate of tls-cert, or HAProxy is not running behind it.';
        return new errors/* Failure */.HR('tls-failed', `TLS with ${(0,address/* hostAndPort */.PG)(host, port)}: the other side ended the connection`, {
            ...details,
            hint,
        });
    }
    if (!/^ERR_(?:SSL|TLS|OSSL)_|^(?:CERT|CRL)_|^HOSTNAME_MISMATCH$/.test(code))
        return (0,transport_connect/* connectFailure */.vZ)(error);
    return new errors/* Failure */.HR('tls-failed', `TLS with ${(0,address/* hostAndPort */.PG)(host, port)} failed: ${wordsOf(error)}`, {
        ...details,
        hint: "Look at the 'bind \u2026 ssl' line in front of the socket: its versions, ciphers and certificate.",
    });
}
/** OpenSSL's own words stand between colons and numbers: `00E8\u2026:error:0A00045C:SSL routines:\u2026:tlsv13 alert certificate required:\u2026`. */
function wordsOf(error) {
    return 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message.trim();
}
function codeOf(error) {
    return 'code' in error ? String(error.code) : '';
}

;// CONCATENATED MODULE: ./build/src/haproxy/transport/tls.js





/** Whoever speaks plain text answers within this time; whoever speaks TLS hangs up, or waits for more. */
const PLAIN_ANSWER_MS = 1_000;
/** Opens streams of which the other end is proven. */
function connectTls(transport, credentials, options) {
    let { plain } = options;
    const place = new transport_connect/* Place */.YR({ ...transport, kind: 'tcp', family: 0 });
    const failed = (error) => tlsFailure(transport, credentials, error);
    // In TLS 1.3 the client is done before the server has looked at its certificate: a refusal comes as if it were the reply.
    const explain = async (heard, error) => !heard && error !== null && isAboutTls(error) ? failed(error) : null;
    const connect = async (signal) => {
        const carrier = await (0,transport_connect/* opened */.Sg)((0,transport_connect/* openTcp */.UD)(place.transport, options), signal, 'connect', failed);
        place.reached(carrier);
        try {
            const secure = handshake(transport, credentials, carrier, options.protocol);
            const stream = await (0,transport_connect/* opened */.Sg)(secure, signal, 'secureConnect', failed);
            return { stream, carrier, explain };
        }
        catch (error) {
            carrier.destroy();
            throw error;
        }
    };
    return async (signal) => {
        if (plain !== null)
            await refusePlain(transport, place, plain, options, signal);
        plain = null;
        return (0,transport_connect/* withinLimit */.zl)(options, signal, connect);
    };
}
function handshake({ host }, credentials, carrier, protocol) {
    const { ca, cert, key, serverName } = credentials;
    // Not imported on top: loading TLS takes 6 ms, and most load balancers are reached without.
    const { connect } = process.getBuiltinModule('node:tls');
    return connect({
        socket: carrier,
        host,
        ...(ca === null ? {} : { ca }),
        ...(cert === null ? {} : { cert }),
        ...(key === null ? {} : { key }),
        ...(serverName === null ? {} : { servername: serverName }),
        ...(protocol === undefined ? {} : { ALPNProtocols: [protocol] }),
        minVersion: 'TLSv1.2',
        // Said here, NODE_TLS_REJECT_UNAUTHORIZED in the environment does not count.
        rejectUnauthorized: true,
    });
}
async function refusePlain({ host, port }, place, plain, options, signal) {
    const socket = () => (0,transport_connect/* openTcp */.UD)(place.transport, options);
    const stream = await (0,transport_connect/* withinLimit */.zl)(options, signal, (inner) => (0,transport_connect/* opened */.Sg)(socket(), inner));
    place.reached(stream);
    try {
        stream.write(plain.probe);
        if ((await firstAnswer(stream, plain, options, signal)) !== 'yes')
            return;
    }
    finally {
        stream.on('error', () => { }).destroy();
    }
    throw new errors/* Failure */.HR('tls-failed', `${(0,address/* hostAndPort */.PG)(host, port)} speaks plain text: HAProxy answers there without TLS`, {
        hint: "Whoever reaches this port commands HAProxy. Since 2.6 HAProxy ignores 'ssl' and what follows it on a 'stats socket' line, without a warning: close the port, and put a TLS front before the Unix socket, as docs/connecting.md shows.",
    });
}
/** Does HAProxy answer? `perhaps` when too little comes to tell, or nothing. Rejects with the signal's reason only. */
async function firstAnswer(stream, { isHaproxy }, { clock, connectTimeoutMs }, signal) {
    let bytes = Buffer.alloc(0);
    const silent = new Error('silent');
    const limitMs = Math.min(PLAIN_ANSWER_MS, connectTimeoutMs);
    const answer = (inner) => new Promise((resolve, reject) => {
        inner.addEventListener('abort', () => reject(inner.reason), { once: true });
        stream.on('data', (chunk) => {
            bytes = Buffer.concat([bytes, chunk]);
            if (isHaproxy(bytes) !== 'perhaps')
                resolve();
        });
        for (const end of ['error', 'end', 'close'])
            stream.once(end, () => resolve());
    });
    try {
        await (0,deadline/* withDeadline */.N)(limitMs, clock, signal, () => silent, answer);
    }
    catch (error) {
        if (error !== silent)
            throw error;
    }
    return isHaproxy(bytes);
}


/***/ })

};
