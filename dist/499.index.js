export const id = 499;

export const ids = [ 499 ];

export const modules = {
 499: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
  __webpack_require__.d(__webpack_exports__, {
   connectTls: () => connectTls
  });
  var errors = __webpack_require__(406), address = __webpack_require__(611), transport_connect = __webpack_require__(399), deadline = __webpack_require__(909);
  const MEANINGS = [ {
   codes: /^CERT_HAS_EXPIRED$/,
   what: "the certificate there has expired",
   hint: () => "Renew the certificate of the 'bind \u2026 ssl' line, or look at the clock of the runner."
  }, {
   codes: /^CERT_NOT_YET_VALID$/,
   what: "the certificate there is not valid yet",
   hint: () => "Look at the clocks of the runner and of the host that made the certificate."
  }, {
   codes: /^ERR_TLS_CERT_ALTNAME/,
   what: "the certificate there is for another name",
   hint: () => "Give the name for which it was made as tls-server-name; otherwise this is not the host that you mean."
  }, {
   codes: /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED|CERT_SIGNATURE|INVALID_CA|CERT_CHAIN)/,
   what: "the certificate there is not signed by an authority that is known here",
   hint: ({ca: ca}) => null === ca ? "Give the certificate of the authority that signed it as tls-ca; without one only the public authorities that Node knows count." : "It was signed by another authority than that of tls-ca, or a certificate between the two is missing on the side of the load balancer."
  }, {
   codes: /ALERT_CERTIFICATE_REQUIRED$/,
   what: "the other side asks for a client certificate",
   hint: () => "Give one, and its key, as tls-cert and tls-key."
  }, {
   codes: /ALERT_HANDSHAKE_FAILURE$/,
   what: "the other side refuses the handshake",
   hint: ({cert: cert}) => null === cert ? "It may ask for a client certificate (tls-cert, tls-key), or the two sides have no cipher in common." : "It may not accept the certificate of tls-cert, or the two sides have no cipher in common."
  }, {
   codes: /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_|UNSUPPORTED_CERTIFICATE|DECRYPT_ERROR|ACCESS_DENIED)/,
   what: "the other side does not accept the client certificate",
   hint: () => "The certificate of tls-cert must be signed by the authority of 'ca-file' on the 'bind \u2026 ssl' line, and not have expired."
  }, {
   codes: /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_)/,
   what: "what answers there does not speak TLS",
   hint: () => "Give the port of the TLS front that stands before the socket of HAProxy."
  } ], BROKEN = /^(?:ECONNRESET|EPIPE)$/;
  function wordsOf(error) {
   return "reason" in error && "string" == typeof error.reason ? error.reason : error.message.trim();
  }
  function codeOf(error) {
   return "code" in error ? String(error.code) : "";
  }
  const PLAIN_ANSWER_MS = 1e3;
  function connectTls(transport, credentials, options) {
   let {plain: plain} = options;
   const place = new transport_connect.YR({
    ...transport,
    kind: "tcp",
    family: 0
   }), failed = error => function tlsFailure({host: host, port: port}, credentials, error) {
    const code = codeOf(error), known = MEANINGS.find(({codes: codes}) => codes.test(code)), details = {
     detail: wordsOf(error),
     cause: error
    };
    if (known) {
     const hint = known.hint(credentials);
     return new errors.HR("tls-failed", `TLS with ${(0, address.PG)(host, port)}: ${known.what}`, {
      ...details,
      hint: hint
     });
    }
    if (BROKEN.test(code)) {
     const hint = null === credentials.cert ? "It may ask for a client certificate (tls-cert, tls-key), or HAProxy is not running behind it." : "It may not accept the certificate of tls-cert, or HAProxy is not running behind it.";
     return new errors.HR("tls-failed", `TLS with ${(0, address.PG)(host, port)}: the other side ended the connection`, {
      ...details,
      hint: hint
     });
    }
    return /^ERR_(?:SSL|TLS|OSSL)_|^(?:CERT|CRL)_|^HOSTNAME_MISMATCH$/.test(code) ? new errors.HR("tls-failed", `TLS with ${(0, 
    address.PG)(host, port)} failed: ${wordsOf(error)}`, {
     ...details,
     hint: "Look at the 'bind \u2026 ssl' line in front of the socket: its versions, ciphers and certificate."
    }) : (0, transport_connect.vZ)(error);
   }(transport, credentials, error), explain = async (heard, error) => !heard && null !== error && function isAboutTls(error) {
    return BROKEN.test(codeOf(error)) || codeOf(error).startsWith("ERR_SSL_");
   }(error) ? failed(error) : null, connect = async signal => {
    const carrier = await (0, transport_connect.Sg)((0, transport_connect.UD)(place.transport, options), signal, "connect", failed);
    place.reached(carrier);
    try {
     const secure = function handshake({host: host}, credentials, carrier, protocol) {
      const {ca: ca, cert: cert, key: key, serverName: serverName} = credentials, {connect: connect} = process.getBuiltinModule("node:tls");
      return connect({
       socket: carrier,
       host: host,
       ...null === ca ? {} : {
        ca: ca
       },
       ...null === cert ? {} : {
        cert: cert
       },
       ...null === key ? {} : {
        key: key
       },
       ...null === serverName ? {} : {
        servername: serverName
       },
       ...void 0 === protocol ? {} : {
        ALPNProtocols: [ protocol ]
       },
       minVersion: "TLSv1.2",
       rejectUnauthorized: !0
      });
     }(transport, credentials, carrier, options.protocol);
     return {
      stream: await (0, transport_connect.Sg)(secure, signal, "secureConnect", failed),
      carrier: carrier,
      explain: explain
     };
    } catch (error) {
     throw carrier.destroy(), error;
    }
   };
   return async signal => (null !== plain && await async function refusePlain({host: host, port: port}, place, plain, options, signal) {
    const stream = await (0, transport_connect.zl)(options, signal, inner => (0, transport_connect.Sg)((0, 
    transport_connect.UD)(place.transport, options), inner));
    place.reached(stream);
    try {
     if (stream.write(plain.probe), "yes" !== await async function firstAnswer(stream, {isHaproxy: isHaproxy}, {clock: clock, connectTimeoutMs: connectTimeoutMs}, signal) {
      let bytes = Buffer.alloc(0);
      const silent = new Error("silent"), limitMs = Math.min(PLAIN_ANSWER_MS, connectTimeoutMs), answer = inner => new Promise((resolve, reject) => {
       inner.addEventListener("abort", () => reject(inner.reason), {
        once: !0
       }), stream.on("data", chunk => {
        bytes = Buffer.concat([ bytes, chunk ]), "perhaps" !== isHaproxy(bytes) && resolve();
       });
       for (const end of [ "error", "end", "close" ]) stream.once(end, () => resolve());
      });
      try {
       await (0, deadline.N)(limitMs, clock, signal, () => silent, answer);
      } catch (error) {
       if (error !== silent) throw error;
      }
      return isHaproxy(bytes);
     }(stream, plain, options, signal)) return;
    } finally {
     stream.on("error", () => {}).destroy();
    }
    throw new errors.HR("tls-failed", `${(0, address.PG)(host, port)} speaks plain text: HAProxy answers there without TLS`, {
     hint: "Whoever reaches this port commands HAProxy. Since 2.6 HAProxy ignores 'ssl' and what follows it on a 'stats socket' line, without a warning: close the port, and put a TLS front before the Unix socket, as docs/connecting.md shows."
    });
   }(transport, place, plain, options, signal), plain = null, (0, transport_connect.zl)(options, signal, connect));
  }
 }
};
