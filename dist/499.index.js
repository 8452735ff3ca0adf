export const id = 499;

export const ids = [ 499 ];

export const modules = {
 499: (t, e, n) => {
  n.d(e, {
   connectTls: () => connectTls
  });
  var o = n(406), i = n(611), s = n(399), r = n(909);
  const a = [ {
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
   hint: ({ca: t}) => null === t ? "Give the certificate of the authority that signed it as tls-ca; without one only the public authorities that Node knows count." : "It was signed by another authority than that of tls-ca, or a certificate between the two is missing on the side of the load balancer."
  }, {
   codes: /ALERT_CERTIFICATE_REQUIRED$/,
   what: "the other side asks for a client certificate",
   hint: () => "Give one, and its key, as tls-cert and tls-key."
  }, {
   codes: /ALERT_HANDSHAKE_FAILURE$/,
   what: "the other side refuses the handshake",
   hint: ({cert: t}) => null === t ? "It may ask for a client certificate (tls-cert, tls-key), or the two sides have no cipher in common." : "It may not accept the certificate of tls-cert, or the two sides have no cipher in common."
  }, {
   codes: /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_|UNSUPPORTED_CERTIFICATE|DECRYPT_ERROR|ACCESS_DENIED)/,
   what: "the other side does not accept the client certificate",
   hint: () => "The certificate of tls-cert must be signed by the authority of 'ca-file' on the 'bind \u2026 ssl' line, and not have expired."
  }, {
   codes: /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_)/,
   what: "what answers there does not speak TLS",
   hint: () => "Give the port of the TLS front that stands before the socket of HAProxy."
  } ], c = /^(?:ECONNRESET|EPIPE)$/;
  function wordsOf(t) {
   return "reason" in t && "string" == typeof t.reason ? t.reason : t.message.trim();
  }
  function codeOf(t) {
   return "code" in t ? String(t.code) : "";
  }
  const h = 1e3;
  function connectTls(t, e, n, l) {
   let {plain: d} = l;
   const f = {
    port: t.port,
    family: 0
   }, failed = e => function tlsFailure({host: t, port: e}, n, r) {
    const h = codeOf(r), l = a.find(({codes: t}) => t.test(h)), d = {
     detail: wordsOf(r),
     cause: r
    };
    if (l) {
     const s = l.hint(n);
     return new o.HR("tls-failed", `TLS with ${(0, i.PG)(t, e)}: ${l.what}`, {
      ...d,
      hint: s
     });
    }
    if (c.test(h)) {
     const s = null === n.cert ? "It may ask for a client certificate (tls-cert, tls-key), or HAProxy is not running behind it." : "It may not accept the certificate of tls-cert, or HAProxy is not running behind it.";
     return new o.HR("tls-failed", `TLS with ${(0, i.PG)(t, e)}: the other side ended the connection`, {
      ...d,
      hint: s
     });
    }
    return /^ERR_(?:SSL|TLS|OSSL)_|^(?:CERT|CRL)_|^HOSTNAME_MISMATCH$/.test(h) ? new o.HR("tls-failed", `TLS with ${(0, 
    i.PG)(t, e)} failed: ${wordsOf(r)}`, {
     ...d,
     hint: "Look at the 'bind \u2026 ssl' line in front of the socket: its versions, ciphers and certificate."
    }) : (0, s.vZ)(r);
   }(t, n, e), explain = async (t, e) => !t && null !== e && function isAboutTls(t) {
    return c.test(codeOf(t)) || codeOf(t).startsWith("ERR_SSL_");
   }(e) ? failed(e) : null, connect = async o => {
    const i = await (0, s.Sg)((0, s.UD)(e, f), o, "connect", failed);
    e.reached(i);
    try {
     const e = function handshake({host: t}, e, n, o) {
      const {ca: i, cert: s, key: r, serverName: a} = e, {connect: c} = process.getBuiltinModule("node:tls");
      return c({
       socket: n,
       host: t,
       ...null === i ? {} : {
        ca: i
       },
       ...null === s ? {} : {
        cert: s
       },
       ...null === r ? {} : {
        key: r
       },
       ...null === a ? {} : {
        servername: a
       },
       ...void 0 === o ? {} : {
        ALPNProtocols: [ o ]
       },
       minVersion: "TLSv1.2",
       rejectUnauthorized: !0
      });
     }(t, n, i, l.protocol);
     return {
      stream: await (0, s.Sg)(e, o, "secureConnect", failed),
      carrier: i,
      explain: explain
     };
    } catch (t) {
     throw i.destroy(), t;
    }
   };
   return async n => (null !== d && await async function refusePlain({host: t, port: e}, n, a, c, l) {
    const d = await (0, s.zl)(c, l, t => (0, s.Sg)((0, s.UD)(n, {
     port: e,
     family: 0
    }), t));
    n.reached(d);
    try {
     if (d.write(a.probe), "yes" !== await async function firstAnswer(t, {isHaproxy: e}, {clock: n, connectTimeoutMs: o}, i) {
      let s = Buffer.alloc(0);
      const a = new Error("silent"), c = Math.min(h, o), answer = n => new Promise((o, i) => {
       n.addEventListener("abort", () => i(n.reason), {
        once: !0
       }), t.on("data", t => {
        s = Buffer.concat([ s, t ]), "perhaps" !== e(s) && o();
       });
       for (const e of [ "error", "end", "close" ]) t.once(e, () => o());
      });
      try {
       await (0, r.N)(c, n, i, () => a, answer);
      } catch (t) {
       if (t !== a) throw t;
      }
      return e(s);
     }(d, a, c, l)) return;
    } finally {
     d.on("error", () => {}).destroy();
    }
    throw new o.HR("tls-failed", `${(0, i.PG)(t, e)} speaks plain text: HAProxy answers there without TLS`, {
     hint: "Whoever reaches this port commands HAProxy. Since 2.6 HAProxy ignores 'ssl' and what follows it on a 'stats socket' line, without a warning: close the port, and put a TLS front before the Unix socket, as docs/connecting.md shows."
    });
   }(t, e, d, l, n), d = null, (0, s.zl)(l, n, connect));
  }
 }
};
