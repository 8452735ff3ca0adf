import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";

var installedChunks, installChunk, __webpack_modules__ = {
 421: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
 },
 474: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
 },
 24: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
 },
 30: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
 },
 760: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
 },
 179: (e, t, n) => {
  function momentOf(e, t = e.now()) {
   return {
    onClock: t,
    wallTime: e.wallTime() - (e.now() - t)
   };
  }
  function elapsedMs({onClock: e, wallTime: t}, n) {
   return Math.max(n.wallTime() - t, n.now() - e);
  }
  function monotonicMs() {
   const [e, t] = process.hrtime();
   return 1e3 * e + t / 1e6;
  }
  n.d(t, {
   Et: () => momentOf,
   Ry: () => meanwhile,
   d5: () => elapsedMs,
   ml: () => s,
   ux: () => within
  });
  const s = {
   now: monotonicMs,
   wallTime: () => Date.now(),
   sleep: (e, t) => new Promise((n, r) => {
    if (t?.aborted) return void r(t.reason);
    const onAbort = () => {
     o(), r(t?.reason);
    }, o = s.alarm(e, () => {
     t?.removeEventListener("abort", onAbort), n();
    });
    t?.addEventListener("abort", onAbort, {
     once: !0
    });
   }),
   alarm(e, t) {
    const n = monotonicMs() + e, ringWhenDue = () => {
     monotonicMs() >= n ? t() : s = setTimeout(ringWhenDue, 1);
    };
    let s = setTimeout(ringWhenDue, Math.max(0, Math.ceil(e)));
    return () => clearTimeout(s);
   }
  };
  function meanwhile(e, t) {
   const n = setInterval(t, e).unref();
   return () => clearInterval(n);
  }
  async function within(e, t, n) {
   const s = new AbortController, r = e.alarm(t, () => s.abort(new Error(`not done within ${t} ms`)));
   try {
    return await n(s.signal);
   } finally {
    r();
   }
  }
 },
 297: (e, t, n) => {
  n.d(t, {
   E: () => parseDuration,
   a: () => formatDuration
  });
  const s = {
   h: 36e5,
   m: 6e4,
   s: 1e3,
   ms: 1
  };
  function parseDuration(e) {
   if ("0" === e) return {
    ok: !0,
    value: 0
   };
   if (/^\d+$/.test(e)) return {
    ok: !1,
    fault: `unit missing: write ${e}s or ${e}ms`
   };
   const t = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(e);
   if ("" === e || null === t) return {
    ok: !1,
    fault: "not a duration: write it like 500ms, 30s, 5m or 1h30m"
   };
   const [, n = "0", r = "0", o = "0", a = "0"] = t;
   return {
    ok: !0,
    value: Number(n) * s.h + Number(r) * s.m + Number(o) * s.s + Number(a) * s.ms
   };
  }
  function formatDuration(e) {
   if (e < 1e3) return `${Math.floor(e)}ms`;
   const t = Math.floor(e / 100);
   if (t < 100) return `${(t / 10).toFixed(1)}s`.replace(".0s", "s");
   const n = Math.floor(e / 1e3);
   if (n < 60) return `${n}s`;
   const s = Math.floor(n / 60);
   return s < 60 ? `${s}m ${pad(n % 60)}s` : `${Math.floor(s / 60)}h ${pad(s % 60)}m`;
  }
  function pad(e) {
   return String(e).padStart(2, "0");
  }
 },
 406: (e, t, n) => {
  n.d(t, {
   EY: () => isWayFailure,
   HR: () => Failure,
   P1: () => Reloaded,
   WG: () => isPassing,
   c7: () => systemCodeOf,
   h_: () => asFailure,
   pz: () => ConnectionLost
  });
  class Failure extends Error {
   name="Failure";
   code;
   hint;
   detail;
   saidBy;
   brief;
   callChanged;
   loadBalancer;
   servers;
   replies;
   constructor(e, t, n = {}) {
    super(t, void 0 === n.cause ? void 0 : {
     cause: n.cause
    }), this.code = e, this.hint = n.hint, this.detail = n.detail, this.saidBy = n.saidBy, 
    this.brief = n.brief, this.callChanged = n.callChanged ?? "no", this.loadBalancer = n.loadBalancer, 
    this.servers = n.servers ?? [], this.replies = n.replies ?? [];
   }
   get server() {
    return this.servers[0];
   }
   with(e) {
    const t = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
    return Object.assign(t, e);
   }
  }
  class ConnectionLost extends Failure {
   name="ConnectionLost";
   sent;
   constructor(e, t, n = {}) {
    super("connect-failed", e, n), this.sent = t;
   }
  }
  class Reloaded extends Failure {
   name="Reloaded";
   constructor(e, t = {}) {
    super("reloaded", e, {
     hint: "The new process knows nothing of what was set at run time, unless it loads a server state file, and the old one still serves the sessions it had: run this step again when the old process has ended.",
     ...t
    });
   }
  }
  function isWayFailure(e) {
   return e instanceof Failure && /^(?:connect|ssh|tls)-failed$/.test(e.code);
  }
  const s = new Set([ "ECONNREFUSED", "ENOENT", "ECONNRESET", "ECONNABORTED", "EPIPE", "EAGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN" ]);
  function isPassing(e) {
   return isWayFailure(e) && s.has(systemCodeOf(e.cause));
  }
  function systemCodeOf(e) {
   return e instanceof Error && "code" in e ? String(e.code) : "";
  }
  function asFailure(e, t = "not-verified") {
   if (e instanceof Failure) return e;
   const n = e instanceof Error ? e.message : String(e);
   return new Failure(t, `Unexpected error: ${n}`, {
    cause: e,
    ...adviceOn(e)
   });
  }
  function adviceOn(e) {
   const t = e instanceof Error && "path" in e;
   switch (systemCodeOf(e)) {
   case "ENOSPC":
   case "EDQUOT":
    return {
     brief: "the runner's disk is full",
     hint: "The runner's disk is full (RUNNER_TEMP): make room there, then run this step again."
    };

   case "EROFS":
    return {
     brief: "the runner's disk is read-only",
     hint: "The runner's disk cannot be written to (RUNNER_TEMP): mend that, then run this step again."
    };

   case "EACCES":
   case "EPERM":
    if (t) return {
     brief: "this user may not write the runner's files",
     hint: "The runner gives each step files to write to, and this user may not. A `container:` job runs as its image's user: give it the runner's own, or root, as with `options: --user root`."
    };
   }
   return {
    brief: "an unexpected error",
    hint: "This is a fault of the action itself: please report it with the log of this step."
   };
  }
 },
 611: (e, t, n) => {
  n.d(t, {
   PG: () => hostAndPort,
   U9: () => isLoopback,
   n1: () => withoutZone,
   or: () => parseAddress
  });
  var s = n(30);
  const r = "HOST:PORT, tcp://HOST:PORT, [::1]:9999, ipv4@HOST:PORT, ipv6@HOST:PORT, tls://HOST:PORT, /run/haproxy/admin.sock, unix:///run/haproxy/admin.sock, ssh://[USER@]HOST[:PORT]/run/haproxy/admin.sock, https://HOST[:PORT]", o = 107;
  class Fault extends Error {}
  class HoldsLogin extends Fault {}
  const a = {
   "tcp://": e => tcp(e, 0),
   "ipv4@": e => tcp(e, 4),
   "ipv6@": e => tcp(e, 6),
   "unix://": unix,
   "unix@": unix,
   "tls://": tls,
   "ssh://": function ssh(e) {
    const [, t, n = "", r = ""] = /^(?:([^/]*)@)?([^/@]*)(\/.*)?$/s.exec(e) ?? [];
    if (void 0 !== t && !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(t)) throw new HoldsLogin("The user of an ssh:// address may hold letters, digits, '_', '.' and '-' only; an address never holds a password");
    const [, o, a, i] = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9][A-Za-z0-9_.-]*))(?::([0-9]{1,5}))?$/.exec(n) ?? [], c = o ?? a;
    if (void 0 === c || void 0 !== o && !(0, s.isIPv6)(o)) throw new Fault("An ssh:// address needs a host, as ssh://deploy@lb1/run/haproxy/admin.sock has");
    if (void 0 !== i && (Number(i) < 1 || Number(i) > 65535)) throw new Fault(`The port of '${n}' is not a number from 1 to 65535`);
    return {
     kind: "ssh",
     user: t ?? null,
     host: c,
     port: void 0 === i ? null : Number(i),
     remote: remote(r)
    };
   },
   "https://": e => tls(web(e, 443)),
   "http://": e => tcp(web(e, 80), 0)
  };
  function parseAddress(e) {
   try {
    const {name: t, rest: n} = function splitName(e) {
     const t = /^([^/:@[=]*)=(.*)$/s.exec(e);
     if (!t) return {
      name: null,
      rest: e
     };
     const [, n = "", s = ""] = t;
     if (!/^[A-Za-z0-9_.-]+$/.test(n)) throw new Fault("The name before '=' may hold letters, digits, '_', '.' and '-' only, and is not empty");
     return {
      name: n,
      rest: s
     };
    }(e.trim()), {process: s, place: o} = function splitProcess(e) {
     const [, t = "", n = ""] = /^(.*)\?process=(.*)$/s.exec(e) ?? [];
     if ("" === t) return {
      process: null,
      place: e
     };
     if (!/^@(?:1|![1-9][0-9]{0,9})$/.test(n)) throw new Fault("What follows '?process=' is @1, the current worker of a master CLI, or @! and a process id");
     return {
      process: n,
      place: t
     };
    }(n), {scheme: i, body: c} = function splitScheme(e) {
     const t = /^[A-Za-z][A-Za-z0-9+.-]*(?::\/\/|(?<=^(?:ipv4|ipv6|unix|abns|abnsz|fd|sockpair))@)/i.exec(e)?.[0] ?? "";
     return {
      scheme: t.toLowerCase(),
      body: e.slice(t.length)
     };
    }(o), l = "" === i ? bare : a[i];
    if (!l) throw new Fault(`This version does not speak '${i}'; it speaks ${r}`);
    const d = l(c);
    if (!function isWeb(e) {
     return "https://" === e || "http://" === e;
    }(i)) return {
     ok: !0,
     value: {
      name: t ?? nameOf(d),
      api: "runtime",
      transport: d,
      process: s
     }
    };
    if (null !== s) throw new Fault("'?process=' is for a master CLI; the Data Plane API has its own");
    return {
     ok: !0,
     value: {
      name: t ?? c.replace(/\/$/, ""),
      api: "data-plane",
      transport: d,
      process: s
     }
    };
   } catch (e) {
    if (e instanceof HoldsLogin) return {
     ok: !1,
     fault: e.message,
     holdsLogin: !0
    };
    if (e instanceof Fault) return {
     ok: !1,
     fault: e.message
    };
    throw e;
   }
  }
  function bare(e) {
   return e.startsWith("/") ? unix(e) : tcp(e, 0);
  }
  function unix(e) {
   if (!e.startsWith("/")) throw new Fault("The path of a socket file must be absolute, as /run/haproxy/admin.sock is");
   if (/[\x00-\x1f\x7f]/.test(e)) throw new Fault("The path of a socket file holds a control character");
   const t = Buffer.byteLength(e);
   if (t > o) throw new Fault(`The path of the socket file is ${t} bytes long; the system takes at most ${o}`);
   return {
    kind: "unix",
    path: e
   };
  }
  function tcp(e, t) {
   if (e.includes("@")) throw new HoldsLogin("An address never holds a user or a password");
   if ("" === e) throw new Fault(`The address is empty; it can be ${r}`);
   if (/\s/.test(e)) throw new Fault(`'${e}' has a blank in it: several addresses stand one per line or with a comma between them, NAME=ADDRESS without blanks, and comments are not taken`);
   const n = /^\[([^\]]*)\](?::(.*))?$/.exec(e) ?? /^(.*):([^:]*)$/.exec(e), [, o = e, a] = n ?? [];
   if (void 0 === a) throw new Fault(`'${e}' has no port; an address can be ${r}`);
   if ("" === o) throw new Fault(`'${e}' has no host`);
   if (o.includes(":") && (!(0, s.isIPv6)(o) || 6 !== t && !e.startsWith("["))) throw new Fault(`'${e}' is not an IPv6 address in brackets with a port, as [::1]:9999 is`);
   if (!o.includes(":") && (e.startsWith("[") || !/^[A-Za-z0-9_.-]+$/.test(o))) throw new Fault(`'${e}' is not an address; it can be ${r}`);
   if (4 === t && o.includes(":")) throw new Fault(`'${e}' is an IPv6 address after ipv4@`);
   const i = /^[0-9]{1,5}$/.test(a) ? Number(a) : 0;
   if (i < 1 || i > 65535) throw new Fault(`The port of '${e}' is not a number from 1 to 65535`);
   return {
    kind: "tcp",
    host: o,
    port: i,
    family: t
   };
  }
  function web(e, t) {
   if (e.includes("@")) throw new HoldsLogin("An address never holds a user or a password: give them as username and password");
   const n = e.replace(/\/$/, "");
   if (/[/?#]/.test(n)) throw new Fault("An https:// address ends with its host and port: what is below it is found out");
   return /^(?:\[[^\]]*\]|[^:[\]]*):/.test(n) || "" === n ? n : `${n}:${t}`;
  }
  function tls(e) {
   const {host: t, port: n} = tcp(e, 0);
   return {
    kind: "tls",
    host: t,
    port: n
   };
  }
  function remote(e) {
   if (/^\/[^/]*:[^/]*$/.test(e) && !e.includes("%")) return nameOf(tcp(e.slice(1), 0));
   if (!/^\/[A-Za-z0-9_.+@=/-]*[A-Za-z0-9_.+@=-]$/.test(e)) throw new Fault("An ssh:// address ends with the socket's path on that host, of letters, digits and '_.+@=-', or with HOST:PORT as seen from there: ssh://lb1/run/haproxy/admin.sock, ssh://lb1/127.0.0.1:9999");
   return unix(e).path;
  }
  function nameOf(e) {
   if ("unix" === e.kind) return e.path;
   const {host: t, port: n} = e;
   if ("ssh" !== e.kind) return hostAndPort(t, n);
   const {remote: s} = e;
   return `${hostAndPort(t, n)}${s.startsWith("/") ? "" : "/"}${s}`;
  }
  function hostAndPort(e, t) {
   return `${e.includes(":") ? `[${e}]` : e}${null === t ? "" : `:${t}`}`;
  }
  function withoutZone(e) {
   return e.replace(/%.*$/, "");
  }
  function isLoopback(e) {
   if (/(?:^|\.)localhost$/i.test(e)) return !0;
   const t = new s.BlockList;
   return t.addSubnet("127.0.0.0", 8), t.addAddress("::1", "ipv6"), e.includes(":") && (0, 
   s.isIPv6)(e) ? t.check(e, "ipv6") : /^[\d.]+$/.test(e) && t.check(e);
  }
 },
 838: (e, t, n) => {
  n.d(t, {
   Ig: () => decodeCheckState,
   VB: () => s,
   te: () => decodeAdminFlags,
   xL: () => isCheckInProgress
  });
  const s = {
   forcedMaint: 1,
   inheritedMaint: 2,
   configuredMaint: 4,
   forcedDrain: 8,
   inheritedDrain: 16,
   dnsMaint: 32,
   fqdnChanged: 64
  }, r = s.forcedMaint | s.inheritedMaint | s.dnsMaint, o = s.forcedDrain | s.inheritedDrain, a = new Map;
  function decodeAdminFlags(e) {
   const t = a.get(e);
   if (void 0 !== t) return t;
   const n = e & s.forcedMaint ? "maint" : e & s.forcedDrain ? "drain" : "ready", i = {
    adminFlags: e,
    admin: e & r ? "maint" : e & o ? "drain" : "ready",
    forced: n,
    maintCauses: maintCausesOf(e)
   };
   return a.set(e, i), i;
  }
  function maintCausesOf(e) {
   return [ ...e & s.forcedMaint ? [ "forced" ] : [], ...e & s.forcedMaint && e & s.configuredMaint ? [ "configuration" ] : [], ...e & s.inheritedMaint ? [ "tracking" ] : [], ...e & s.dnsMaint ? [ "dns" ] : [] ];
  }
  const i = 1, c = 2, l = 4, d = 8;
  function decodeCheckState(e, t = !0) {
   return e & c ? !(e & l) || !t && e & d ? "disabled" : "enabled" : "none";
  }
  function isCheckInProgress(e) {
   return 0 !== (e & i);
  }
 },
 560: (e, t, n) => {
  n.d(t, {
   E6: () => mayBeTold,
   Ek: () => lateCommand,
   SQ: () => lateForMs,
   Xz: () => a,
   jx: () => othersLateForMs
  });
  var s = n(242), r = n(399);
  function mayBeTold(e, t) {
   return e.passedOn ? e.node === t.node : !!(0, s.SM)(e, t) || !(0 === e.startToleranceSeconds && 0 === t.startToleranceSeconds) && e.pid === t.pid && e.node === t.node;
  }
  const o = 50, a = 300, i = 12e4, c = 300, l = 9 / 8, d = 12e5;
  function lateCommand(e, t) {
   const n = e instanceof Error ? e.cause : void 0;
   return {
    sentAt: t,
    silentMs: n instanceof r.ZY ? n.silentMs : 0
   };
  }
  function lateForMs(e, t) {
   if (null === e) return 0;
   const n = Math.max(e.silentMs, t - e.sentAt);
   return n < c ? Math.max(o, n) : nextPauseMs(n);
  }
  function nextPauseMs(e) {
   return Math.min(i, e + c) * l;
  }
  function othersLateForMs(e, t) {
   return t - e > d ? a : Math.max(a, nextPauseMs(t - e));
  }
 },
 242: (e, t, n) => {
  function isSameProcess(e, t) {
   if (e.pid !== t.pid || e.node !== t.node) return !1;
   const n = Math.max(e.startToleranceSeconds, t.startToleranceSeconds);
   if (Math.abs(e.startedAt - t.startedAt) <= n) return !0;
   const s = laterOnClockSeconds(e, t);
   return null !== s && (Math.abs(s) <= n || (s > 0 ? hasPaused(e, t) : hasPaused(t, e)));
  }
  function hasPaused(e, t) {
   const [n, s] = [ seenOnClockSeconds(e), seenOnClockSeconds(t) ], [{startedOnClock: r = 0}, {startedOnClock: o = 0, uptimeSeconds: a}] = [ e, t ];
   if (null === n || null === s || void 0 === a) return !1;
   const i = s - n + Math.max(e.startToleranceSeconds, t.startToleranceSeconds);
   return o - r <= i && a > i;
  }
  function asHeardLast(e, t) {
   const {startToleranceSeconds: n} = t;
   return 0 === n || n > e.startToleranceSeconds ? e : {
    ...e,
    ...t
   };
  }
  function seenOnClockSeconds({seenOnClock: e, startedOnClock: t, uptimeSeconds: n}) {
   return void 0 !== e ? e / 1e3 : void 0 === t || void 0 === n ? null : t + n;
  }
  function laterOnClockSeconds(e, t) {
   const n = 0 === e.startToleranceSeconds && 0 === t.startToleranceSeconds, [s, r] = [ e.startedOnClock, t.startedOnClock ];
   return n || void 0 === s || void 0 === r ? null : r - s;
  }
  n.d(t, {
   Pe: () => asHeardLast,
   SM: () => isSameProcess,
   aY: () => mayHaveReplaced
  });
  const s = 2e3;
  function mayHaveReplaced(e, t, n) {
   const r = Math.max(e.startToleranceSeconds, t.startToleranceSeconds), o = laterOnClockSeconds(e, t) ?? Number.NEGATIVE_INFINITY, a = Math.max(t.startedAt - e.startedAt, o), i = a < -r, c = t.node !== e.node && a <= r;
   return !i && !c && 1e3 * t.uptimeSeconds <= n + s;
  }
 },
 292: (e, t, n) => {
  n.d(t, {
   CS: () => takesTraffic,
   CT: () => ownSessions,
   Lv: () => r,
   TE: () => isSafeName,
   TN: () => keyOf,
   Uj: () => isPlace,
   Vb: () => nameOf,
   W_: () => isRunning,
   ml: () => isFullyUp,
   w4: () => hostOf,
   wA: () => s
  });
  const s = [ "stopped", "starting", "running", "stopping" ];
  function keyOf(e) {
   return `${e.backend}/${e.server}`;
  }
  function nameOf(e) {
   const t = e.indexOf("/");
   return {
    backend: e.slice(0, t),
    server: e.slice(t + 1)
   };
  }
  function isPlace(e) {
   return /^[A-Za-z0-9_[/@:][A-Za-z0-9_.:[\]/@%+~-]*$/.test(e);
  }
  function hostOf(e) {
   return e.replace(/:\d+$/, "");
  }
  function isSafeName(e) {
   return /^[A-Za-z0-9_.:-]+$/.test(e);
  }
  const r = "syslog";
  function ownSessions(e) {
   return e.sessions - (e.inherited ?? 0);
  }
  function takesTraffic(e) {
   return isRunning(e) && "ready" === e.admin && e.weight > 0;
  }
  function isRunning({operationalState: e}) {
   return 1 === e || 2 === e;
  }
  function isFullyUp(e) {
   return "UP" === e || "no check" === e;
  }
 },
 961: (e, t, n) => {
  n.d(t, {
   G: () => startOf
  });
  const s = 2;
  function startOf(e, t, n) {
   const r = t.now();
   return {
    startedAt: Math.round(t.wallTime() / 1e3) - e,
    startedOnClock: Math.round(r / 1e3) - e,
    startToleranceSeconds: s + Math.ceil((r - n) / 1e3)
   };
  }
 },
 399: (e, t, n) => {
  n.d(t, {
   L: () => connectUnix,
   Q7: () => connectTcp,
   Sg: () => opened,
   UD: () => openTcp,
   ZY: () => FellSilent,
   vZ: () => connectFailure,
   zl: () => withinLimit
  });
  var s = n(30), r = n(406), o = n(909);
  class FellSilent extends Error {
   name="FellSilent";
   silentMs;
   constructor(e, t, n) {
    super(e, {
     cause: n
    }), this.silentMs = t;
   }
  }
  const a = {
   ENOENT: "There is no such socket file on this machine. Compare it with 'stats socket' in haproxy.cfg.",
   ENOTDIR: "There is no such socket file on this machine. Compare it with 'stats socket' in haproxy.cfg.",
   ECONNREFUSED: "Nothing listens there: HAProxy is not running (a socket file stays behind when it stops), or the tunnel is not open.",
   EACCES: "This user may not open the socket file: set 'mode', 'user' or 'group' on the 'stats socket' line of haproxy.cfg.",
   EPERM: "This user may not open the socket file: set 'mode', 'user' or 'group' on the 'stats socket' line of haproxy.cfg.",
   ECONNRESET: "Something between here and HAProxy ends the connection: look at the tunnel, and at both of its ends.",
   ENOTSOCK: "This file is not a socket.",
   EAGAIN: "HAProxy's queue of connections is full: all that 'stats maxconn' allows (10 by default) are in use.",
   ETIMEDOUT: "No answer at all: a firewall, or the wrong host or port. Raise connect-timeout only for a very slow network.",
   EHOSTUNREACH: "The network does not reach this host from the runner.",
   ENETUNREACH: "The network does not reach this host from the runner.",
   ENOTFOUND: "The host name is not known to the runner.",
   EAI_AGAIN: "The name server did not answer."
  };
  function connectTcp(e, t, n) {
   return async s => {
    const r = await withinLimit(n, s, n => opened(openTcp(t, e), n));
    return t.reached(r), {
     stream: r
    };
   };
  }
  function connectUnix({path: e}, t) {
   return async n => ({
    stream: await withinLimit(t, n, t => opened((0, s.connect)({
     path: e
    }), t))
   });
  }
  function openTcp({host: e, lookup: t}, {port: n, family: r}) {
   const o = (0, s.connect)({
    host: e,
    port: n,
    family: r,
    lookup: t
   });
   return o.setNoDelay(!0), o;
  }
  function withinLimit({connectTimeoutMs: e, clock: t}, n, s) {
   return (0, o.N)(e, t, n, () => {
    const t = new Error(`no connection within ${e} ms`);
    return connectFailure(Object.assign(t, {
     code: "ETIMEDOUT"
    }));
   }, s);
  }
  function opened(e, t, n = "connect", s = connectFailure) {
   return new Promise((r, o) => {
    const settle = s => {
     t.removeEventListener("abort", onAbort), e.removeListener(n, onOpen), e.removeListener("error", onError), 
     s();
    }, onOpen = () => settle(() => r(e)), onError = e => settle(() => o(s(e))), onAbort = () => settle(() => {
     e.on("error", () => {}).destroy(), o(t.reason);
    });
    e.once(n, onOpen), e.once("error", onError), t.addEventListener("abort", onAbort, {
     once: !0
    }), t.aborted && onAbort();
   });
  }
  function connectFailure(e) {
   const t = e instanceof AggregateError ? e.errors.map(e => e.message).join("; ") : e.message;
   return new r.HR("connect-failed", `Could not connect: ${t}`, {
    detail: t,
    cause: e,
    hint: a[(0, r.c7)(e)]
   });
  }
 },
 909: (e, t, n) => {
  async function withDeadline(e, t, n, s, r) {
   n.throwIfAborted();
   const o = new AbortController, passOn = () => o.abort(n.reason);
   n.addEventListener("abort", passOn, {
    once: !0
   });
   const a = t.alarm(e, () => o.abort(s()));
   try {
    return await r(o.signal);
   } finally {
    n.removeEventListener("abort", passOn), a();
   }
  }
  n.d(t, {
   N: () => withDeadline
  });
 },
 990: (e, t, n) => {
  n.d(t, {
   c: () => reset
  });
  var s = n(30);
  function reset({stream: e, carrier: t}) {
   const n = t ?? e, r = n instanceof s.Socket && void 0 !== n.remotePort && !n.writableEnded;
   try {
    r && n.resetAndDestroy();
   } catch {}
   e.destroy();
  }
 },
 758: (e, t, n) => {
  n.d(t, {
   K: () => parseSshOptions,
   O: () => i
  });
  const s = /^[+^-]?[A-Za-z0-9@._*-]+(?:,[A-Za-z0-9@._*-]+)*$/, r = /^[0-9]{1,5}$/, o = "(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?(?:[A-Za-z0-9][A-Za-z0-9_.-]*|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?", a = {
   AddressFamily: /^(?:any|inet|inet6)$/,
   BindAddress: /^[A-Za-z0-9][A-Za-z0-9_.:-]*$|^::[0-9A-Fa-f:.]*$/,
   CASignatureAlgorithms: s,
   Ciphers: s,
   Compression: /^(?:yes|no)$/,
   ConnectTimeout: r,
   HostKeyAlgorithms: s,
   HostKeyAlias: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
   IPQoS: /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)?$/,
   KexAlgorithms: s,
   MACs: s,
   Port: r,
   ProxyJump: new RegExp(`^${o}(?:,${o})*$`),
   PubkeyAcceptedAlgorithms: s,
   ServerAliveCountMax: r,
   ServerAliveInterval: r,
   User: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/
  }, i = new Set([ "HostKeyAlias", "Port", "ProxyJump", "User" ]);
  function parseSshOptions(e) {
   const t = new Map, n = [];
   for (const s of e.split(/\r?\n/).map(e => e.trim())) {
    if ("" === s) continue;
    const [, e = "", r = ""] = /^([A-Za-z]+)(?:\s+(.*))?$/.exec(s) ?? [], o = Object.keys(a).find(t => t.toLowerCase() === e.toLowerCase());
    void 0 === o ? n.push(`"${shortened(s)}" is not a 'Name value' line of an allowed option`) : a[o]?.test(r) ? t.has(o) ? n.push(`${o} is there twice`) : t.set(o, r) : n.push(`${o} cannot be "${shortened(r)}"`);
   }
   return 0 === n.length ? {
    ok: !0,
    value: t
   } : {
    ok: !1,
    fault: `${n.join("; ")}. Allowed are ${Object.keys(a).join(", ")}`
   };
  }
  function shortened(e) {
   return e.length > 80 ? `${e.slice(0, 80)}\u2026` : e;
  }
 },
 975: (e, t, n) => {
  n.d(t, {
   L: () => retry
  });
  var s = n(297), r = n(406);
  async function retry(e, t, {retries: n, retryDelayMs: s, clock: o, random: a}, i) {
   const c = o.now(), l = [];
   for (let d = 0; ;d += 1) {
    i.throwIfAborted();
    try {
     return await e();
    } catch (e) {
     if (i.aborted) throw e;
     if (e instanceof r.HR && l.push(e), d >= n || !t(e)) throw summaryOf(l, e, o.now() - c);
    }
    await o.sleep(s * 2 ** d * (.5 + a()), i);
   }
  }
  function summaryOf(e, t, n) {
   if (e.length < 2 || !(0, r.EY)(t)) return t;
   const o = new Map;
   for (const {message: t} of e) o.set(t, (o.get(t) ?? 0) + 1);
   const a = [ ...o ].map(([e, t]) => t > 1 ? `${e} (${t} times)` : e), i = `${e.length} attempts in ${(0, 
   s.a)(n)}: ${a.join("; ")}`, {code: c, hint: l, detail: d, saidBy: u, cause: h = t, callChanged: f} = t;
   return new r.HR(c, i, {
    hint: l,
    detail: d,
    saidBy: u,
    cause: h,
    callChanged: f
   });
  }
 }
}, __webpack_module_cache__ = {};

function __nccwpck_require__(e) {
 var t = __webpack_module_cache__[e];
 if (void 0 !== t) return t.exports;
 var n = __webpack_module_cache__[e] = {
  exports: {}
 }, s = !0;
 try {
  __webpack_modules__[e](n, n.exports, __nccwpck_require__), s = !1;
 } finally {
  s && delete __webpack_module_cache__[e];
 }
 return n.exports;
}

__nccwpck_require__.m = __webpack_modules__, __nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/", 
__nccwpck_require__.d = (e, t) => {
 for (var n in t) __nccwpck_require__.o(t, n) && !__nccwpck_require__.o(e, n) && Object.defineProperty(e, n, {
  enumerable: !0,
  get: t[n]
 });
}, __nccwpck_require__.f = {}, __nccwpck_require__.e = e => Promise.all(Object.keys(__nccwpck_require__.f).reduce((t, n) => (__nccwpck_require__.f[n](e, t), 
t), [])), __nccwpck_require__.u = e => e + ".index.js", __nccwpck_require__.o = (e, t) => Object.prototype.hasOwnProperty.call(e, t), 
__nccwpck_require__.r = e => {
 "undefined" != typeof Symbol && Symbol.toStringTag && Object.defineProperty(e, Symbol.toStringTag, {
  value: "Module"
 }), Object.defineProperty(e, "__esModule", {
  value: !0
 });
}, installedChunks = {
 792: 0
}, installChunk = e => {
 var t, n, {ids: s, modules: r, runtime: o} = e, a = 0;
 for (t in r) __nccwpck_require__.o(r, t) && (__nccwpck_require__.m[t] = r[t]);
 for (o && o(__nccwpck_require__); a < s.length; a++) n = s[a], __nccwpck_require__.o(installedChunks, n) && installedChunks[n] && installedChunks[n][0](), 
 installedChunks[s[a]] = 0;
}, __nccwpck_require__.f.j = (e, t) => {
 var n = __nccwpck_require__.o(installedChunks, e) ? installedChunks[e] : void 0;
 if (0 !== n) if (n) t.push(n[1]); else {
  var s = import("./" + __nccwpck_require__.u(e)).then(installChunk, t => {
   throw 0 !== installedChunks[e] && (installedChunks[e] = void 0), t;
  });
  s = Promise.race([ s, new Promise(t => n = installedChunks[e] = [ t ]) ]), t.push(n[1] = s);
 }
};

var __webpack_exports__ = {};

__nccwpck_require__.d(__webpack_exports__, {
 _2: () => hold,
 iW: () => main,
 bE: () => post,
 Ig: () => rolling_rolling
});

var github_namespaceObject = {};

__nccwpck_require__.r(github_namespaceObject), __nccwpck_require__.d(github_namespaceObject, {
 annotate: () => annotate,
 closeGroup: () => closeGroup,
 debug: () => github_debug,
 end: () => end,
 hasLostInputs: () => hasLostInputs,
 hasState: () => hasState,
 jobId: () => jobId,
 keepState: () => keepState,
 maskLines: () => maskLines,
 maskText: () => maskText,
 mayHoldUntrustedFiles: () => mayHoldUntrustedFiles,
 noteFiles: () => noteFiles,
 openGroup: () => openGroup,
 passOn: () => passOn,
 readInput: () => readInput,
 runUrl: () => runUrl,
 saveState: () => github_saveState,
 savedState: () => savedState,
 say: () => say,
 sayGroup: () => sayGroup,
 setOutputs: () => setOutputs,
 temporaryFolder: () => temporaryFolder,
 usedAs: () => usedAs,
 workspaceFolder: () => workspaceFolder,
 writeSummary: () => writeSummary
});

var external_node_fs_ = __nccwpck_require__(24);

const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

var external_node_path_ = __nccwpck_require__(760), src_clock = __nccwpck_require__(179), duration = __nccwpck_require__(297), errors = __nccwpck_require__(406), haproxy_address = __nccwpck_require__(611);

const NOTHING = {
 commands: [],
 read: () => null
};

function single(e) {
 return {
  commands: [ e ],
  read: ([t = ""]) => e.read(t)
 };
}

function each(e) {
 return {
  commands: e.flatMap(({commands: e}) => e),
  read(t) {
   let n = 0;
   return e.map(({commands: e, read: s}) => {
    const r = t.slice(n, n + e.length);
    return n += e.length, s(r);
   });
  }
 };
}

function both(e, t) {
 const n = e.commands.length;
 return {
  commands: [ ...e.commands, ...t.commands ],
  read: s => [ e.read(s.slice(0, n)), t.read(s.slice(n)) ]
 };
}

function map(e, t) {
 return {
  commands: e.commands,
  read: n => t(e.read(n))
 };
}

var haproxy_server = __nccwpck_require__(292);

const ERROR_REPLIES = [ {
 begins: /^Permission denied/,
 code: "permission-denied",
 message: "The level of this socket does not allow it",
 hint: "Setting servers needs 'level admin' on the socket's line in haproxy.cfg: stats socket /run/haproxy/admin.sock mode 660 group haproxy level admin"
}, {
 begins: /^(No such backend|Can't find backend|No such proxy)\./,
 code: "not-found",
 message: "There is no such backend",
 hint: "Names are case-sensitive, and only backends have servers: a frontend of this name does not count."
}, {
 begins: /^No such server\./,
 code: "not-found",
 message: "There is no such server",
 hint: "Names are case-sensitive. The server may have been deleted at run time."
}, {
 begins: /^cannot change health on a tracking server/i,
 code: "tracking",
 message: "This server tracks another one, which decides about its health",
 hint: "Change the server that it tracks."
}, {
 begins: /^Backend is using a static LB algorithm/,
 code: "refused",
 message: "This backend takes no other weight than 0 and the configured one",
 hint: "Its way of balancing cannot be changed at run time. With `balance roundrobin`, `leastconn` or `random`, or with `hash-type consistent`, HAProxy takes any weight."
}, {
 begins: /^Unknown command/,
 code: "unsupported",
 message: "This HAProxy does not know the command",
 hint: "HAProxy 2.2 and later are supported."
} ];

function refusal(e, t, n) {
 const s = e.trim().split("\n")[0] ?? "", r = {
  detail: s,
  servers: void 0 === n ? [] : [ n ]
 };
 if (/^Proxy is disabled\./.test(s)) return new errors.P1("This HAProxy process is on its way out and takes no more commands", r);
 const o = ERROR_REPLIES.find(({begins: e}) => e.test(s));
 return o ? new errors.HR(o.code, o.message, {
  ...r,
  hint: o.hint
 }) : new errors.HR("refused", `HAProxy refused '${t}'`, r);
}

function isRefusal(e) {
 return ERROR_REPLIES.some(({begins: t}) => t.test(e)) || /^Proxy is disabled\./.test(e);
}

function incomplete(e, t) {
 return new errors.HR("not-haproxy", `The reply to '${e}' is not whole, or not HAProxy's`, {
  detail: t.slice(0, 200).trim(),
  hint: "Nothing was concluded from it. If HAProxy answered this, please report it with the log of this step."
 });
}

class Fields {
 #e;
 #t;
 constructor(e, t) {
  this.#e = e, this.#t = t;
 }
 text(e) {
  return this.#e[this.#t[e] ?? -1] ?? "";
 }
 count(e) {
  return count(this.text(e));
 }
}

const NO_FIELDS = new Fields([], []);

function count(e) {
 return void 0 !== e && /^[0-9]+$/.test(e) ? Number(e) : null;
}

function readInfo(e) {
 const value = t => function valueIn(e, t) {
  const n = `\n${e}`.indexOf(`\n${t}: `);
  return n < 0 ? void 0 : e.slice(n + t.length + 2, e.indexOf("\n", n));
 }(e, t), t = count(value("Pid")), n = count(value("Uptime_sec")), s = value("Version"), r = count(value("CurrConns"));
 if (void 0 === s || null === t || null === n || null === r || !e.endsWith("\n\n")) throw incomplete("show info", e);
 return {
  version: s,
  pid: t,
  uptimeSeconds: n,
  startTimeSeconds: count(value("Start_time_sec")),
  node: value("node") ?? "",
  connections: r,
  stopping: (count(value("Stopping")) ?? 0) > 0,
  processes: count(value("Nbproc")) ?? 1
 };
}

function readStreams(e) {
 return e.split("\n").flatMap(e => function streamIn(e) {
  const [, t] = /^(0x[0-9a-f]+): /.exec(e) ?? [], n = / fe=(\S*) be=/.exec(e);
  if (void 0 === t || null === n || "GLOBAL" === n[1]) return null;
  const [, s] = / src=(\S*)$/.exec(e.slice(0, n.index)) ?? [], r = e.slice(n.index + n[0].length), o = / srv=(\S*) /.exec(r);
  if (null === o) return null;
  const a = r.slice(0, o.index);
  return {
   id: t,
   server: "<none>" === o[1] ? null : `${a}/${o[1]}`,
   isOpen: isOpen(e),
   connection: connectionOf(e, s)
  };
 }(e) ?? []);
}

function connectionOf(e, t) {
 const [, n] = / (?:s0|scf)=\[[^\]]*\bfd=([0-9/]+)/.exec(e) ?? [];
 return void 0 !== n ? n : / proto=quic/.test(e) && void 0 !== t ? t : null;
}

function isOpen(e) {
 const [, t] = / (?:s1|scb)=\[([0-9]+),/.exec(e) ?? [];
 return void 0 !== t && Number(t) < CONNECTED;
}

const CONNECTED = 8, SECONDS = {
 d: 86400,
 h: 3600,
 m: 60,
 s: 1
};

function secondsOf(e) {
 return [ ...e.matchAll(/([0-9]+)([dhms])/g) ].reduce((e, [, t, n = "s"]) => e + Number(t) * (SECONDS[n] ?? 0), 0);
}

var admin_flags = __nccwpck_require__(838);

class RowPattern {
 #n;
 #s;
 constructor({count: e, columns: t}, n, {by: s, isBehindLast: r}, o) {
  const a = `[^${s}\\n]*`, some = e => e > 0 ? `(?:${a}${s}){${e}}` : "", i = [];
  let c = "", l = 0;
  for (const o of n.toSorted((e, n) => (t[e] ?? 0) - (t[n] ?? 0))) {
   const n = t[o] ?? 0;
   i[o] = Object.keys(i).length + 1, c += `${some(n - l)}(${a})${n < e - 1 || r ? s : ""}`, 
   l = n + 1;
  }
  const d = r || l === e ? some(e - l) : some(e - l - 1) + a;
  this.#n = new RegExp(o ? `${c}${d}\\n` : c, "y"), this.#s = i;
 }
 read(e, t) {
  this.#n.lastIndex = t;
  const n = this.#n.exec(e);
  return n && new Fields(n, this.#s);
 }
 get end() {
  return this.#n.lastIndex;
 }
}

const SEPARATION = {
 by: ",",
 isBehindLast: !0
};

class CsvRow {
 isWanted=!1;
 early=NO_FIELDS;
 #r;
 #o;
 #a=0;
 #i=null;
 #c="";
 #l=-1;
 constructor(e) {
  this.#r = e, this.#o = new RowPattern(e, e.early, SEPARATION, !0);
 }
 find(e, t, n) {
  if (this.#d(e, t), this.isWanted = !0, void 0 === n && this.#u(e, t) && this.#h(this.#o.end)) return this.#o.end;
  const s = e.indexOf("\n", t);
  if (s < 0) return null;
  if (!this.#h(s)) return this.#f(e, t, n);
  if (this.isWanted = void 0 === n || n(...function namesAt(e, t) {
   const n = e.indexOf(",", t);
   return [ e.slice(t, n), e.slice(n + 1, e.indexOf(",", n + 1)) ];
  }(e, t)), this.isWanted && !this.#u(e, t)) throw incomplete("show stat", e.slice(t));
  return s + 1;
 }
 open(e, t) {
  const {count: n, columns: s} = this.#r, r = e.slice(t, e.indexOf("\n", t));
  return r.includes('"') ? new Fields(quotedCells(e, t, n)?.cells ?? [], s) : (this.#a += 1, 
  this.#a < 30 ? new Fields(r.split(","), s) : (this.#i ??= new RowPattern(this.#r, [ ...s.keys() ], SEPARATION, !1), 
  this.#i.read(e, t) ?? NO_FIELDS));
 }
 #u(e, t) {
  const n = this.#o.read(e, t);
  return null !== n && (this.early = n), null !== n;
 }
 #d(e, t) {
  (e !== this.#c || this.#l >= 0 && this.#l < t) && (this.#l = e.indexOf('"', t)), 
  this.#c = e;
 }
 #h(e) {
  return this.#l < 0 || this.#l > e;
 }
 #f(e, t, n) {
  const s = quotedCells(e, t, this.#r.count);
  if (null === s) return null;
  const {cells: r, end: o} = s, [a = "", i = ""] = r;
  return this.early = new Fields(r, this.#r.columns), this.isWanted = void 0 === n || n(a, i), 
  o;
 }
}

function quotedCells(e, t, n) {
 const s = [];
 let r = t;
 for (;s.length < n; ) {
  const n = fieldEnd(e, r);
  if (null === n) return null;
  if (44 !== e.charCodeAt(n)) throw incomplete("show stat", e.slice(t));
  s.push(unquoted(e.slice(r, n))), r = n + 1;
 }
 if (r === e.length) return null;
 if (10 !== e.charCodeAt(r)) throw incomplete("show stat", e.slice(t));
 return {
  cells: s,
  end: r + 1
 };
}

function fieldEnd(e, t) {
 if (34 === e.charCodeAt(t)) return function quotedEnd(e, t) {
  for (let n = t + 1; ;n += 2) {
   if (n = e.indexOf('"', n), n < 0 || n + 1 === e.length) return null;
   if (34 !== e.charCodeAt(n + 1)) return n + 1;
  }
 }(e, t);
 for (let n = t; n < e.length; n += 1) {
  const t = e.charCodeAt(n);
  if (44 === t || 34 === t || 10 === t) return n;
 }
 return null;
}

function unquoted(e) {
 return e.startsWith('"') ? e.slice(1, -1).replaceAll('""', '"') : e;
}

class StateRowText {
 isWanted=!1;
 early=NO_FIELDS;
 #r;
 #o;
 constructor(e) {
  this.#r = e, this.#o = new RowPattern(e, e.early, {
   by: " ",
   isBehindLast: !1
  }, !0);
 }
 find(e, t, n) {
  if (this.isWanted = !0, void 0 === n && this.#u(e, t)) return this.#o.end;
  const s = e.indexOf("\n", t);
  if (s < 0) return null;
  if (this.isWanted = void 0 === n || function isWantedAt(e, t, n) {
   const s = e.indexOf(" ", t), r = e.indexOf(" ", s + 1), o = e.indexOf(" ", r + 1);
   return n(e.slice(s + 1, r), e.slice(o + 1, e.indexOf(" ", o + 1)));
  }(e, t, n), !this.isWanted || this.#u(e, t)) return s + 1;
  if (this.isWanted = !1, e.slice(t, s).split(" ").length > this.#r.count) return s + 1;
  throw incomplete("show servers state", e.slice(t, s));
 }
 open(e, t) {
  return new Fields(e.slice(t, e.indexOf("\n", t)).split(" "), this.#r.columns);
 }
 #u(e, t) {
  const n = this.#o.read(e, t);
  return null !== n && (this.early = n), null !== n;
 }
}

function slotOf(e) {
 return Object.fromEntries(e.map((e, t) => [ e, t ]));
}

class TableReader {
 #p;
 #w;
 #m;
 #g;
 #v=[];
 #n=null;
 #y="";
 #_=!1;
 #k=null;
 #b=0;
 #S=0;
 constructor(e, t, n, s) {
  this.#p = e, this.#w = t, this.#m = n, this.#g = s;
 }
 get headerLength() {
  return this.#b;
 }
 get length() {
  return this.#S;
 }
 get foreign() {
  return null === this.#n ? this.#y : null;
 }
 push(e) {
  if (this.#S += e.length, !(null !== this.#k || this.#_ && this.#y.length > 1e4)) try {
   null !== this.#n ? this.#O(this.#n, e) : (this.#y += e, this.#T());
  } catch (e) {
   if (!(e instanceof errors.HR)) throw e;
   this.#k = e;
  }
 }
 end() {
  if (this.#k) throw this.#k;
  if (null === this.#n || "\n" !== this.#y) throw incomplete(this.#p.command, this.#y);
  return this.#v;
 }
 #T() {
  if (this.#_) return;
  const e = this.#p.headerEnd(this.#y);
  if (null === e && this.#y.length <= 1e6) return;
  if (null === e || "foreign" === e) return void (this.#_ = !0);
  this.#n = this.#p.row(function layoutOf(e, t, n) {
   const s = layouts.get(t);
   if (void 0 !== s) return s;
   const r = e.names(t), o = n.find(e => !r.includes(e));
   if (void 0 !== o) throw new errors.HR("not-haproxy", `The reply to '${e.command}' has no column '${o}'`);
   const a = n.map(e => r.indexOf(e)), i = e.early.map(e => n.indexOf(e)), c = {
    count: r.length,
    columns: a,
    early: i
   };
   return layouts.set(t, c), c;
  }(this.#p, this.#y.slice(0, e), this.#w)), this.#b = e;
  const t = this.#y.slice(e);
  this.#y = "", this.#O(this.#n, t);
 }
 #O(e, t) {
  const n = "" === this.#y ? 0 : t.indexOf("\n") + 1;
  n > 0 && this.#$(e, this.#y + t.slice(0, n), 0), "" === this.#y ? this.#$(e, t, n) : this.#$(e, this.#y + t.slice(n), 0);
 }
 #$(e, t, n) {
  let s = n;
  for (;s < t.length && (s !== t.length - 1 || "\n" !== t[s]); ) {
   const n = e.find(t, s, this.#m);
   if (null === n) break;
   e.isWanted && this.#v.push(this.#g(e, t, s)), s = n;
  }
  if (this.#y = t.slice(s), this.#y.length > 1e6) throw incomplete(this.#p.command, this.#y);
 }
}

const layouts = new Map, STAT_FORMAT = {
 command: "show stat",
 headerEnd(e) {
  const t = e.indexOf("\n"), n = "# pxname,svname,";
  return t < 0 ? e.startsWith(n.slice(0, e.length)) ? null : "foreign" : e.startsWith(n) && "," === e[t - 1] ? t + 1 : "foreign";
 },
 names: e => e.slice(2, -2).split(","),
 early: [ "pxname", "svname", "status", "throttle", "tracked", "type" ],
 row: e => new CsvRow(e)
}, STATE_FORMAT = {
 command: "show servers state",
 headerEnd(e) {
  const t = "1\n# be_id be_name srv_id srv_name srv_addr ", n = e.indexOf("\n", 2);
  return n < 0 ? e.startsWith(t.slice(0, e.length)) ? null : "foreign" : e.startsWith(t) ? n + 1 : "foreign";
 },
 names: e => e.slice(4, -1).split(" "),
 early: [ "be_id", "be_name", "srv_id", "srv_name" ],
 row: e => new StateRowText(e)
};

class StateRow {
 key;
 backend;
 server;
 isSendable;
 #A;
 #c;
 #x;
 #N;
 constructor(e, t, n, {backend: s, isSafe: r}) {
  const {row: o} = e;
  this.backend = s, this.server = o.early.text(STATE.srv_name), this.key = (0, haproxy_server.TN)(this), 
  this.isSendable = r && (0, haproxy_server.TE)(this.server), this.#A = e, this.#c = t, 
  this.#x = n;
  const a = o.early.text(STATE.be_id).length + o.early.text(STATE.srv_id).length;
  this.#N = n + a + this.key.length + 3;
 }
 get standing() {
  return this.#c.slice(this.#x, this.#N);
 }
 get address() {
  return function addressOf(e, t) {
   if ("" === e || "-" === e) return "";
   const n = e.includes(":") ? `[${e}]:${t}` : `${e}:${t}`;
   if (!(0, haproxy_server.Uj)(n)) throw incomplete("show servers state", n);
   return n;
  }(this.#c.slice(this.#N, this.#M), this.rest.port);
 }
 get rest() {
  const {row: e, alike: t} = this.#A, n = this.#c, s = this.#M;
  if (null !== t && n.startsWith(t.text, s)) return t.rest;
  const r = function restOf(e) {
   const [t, n] = [ e.text(STATE.srv_fqdn), e.text(STATE.srvrecord) ];
   return {
    port: e.text(STATE.srv_port),
    fqdn: "-" === t ? "" : t,
    srvRecord: "-" === n ? "" : n,
    condition: conditionOf(e)
   };
  }(e.open(n, this.#x));
  return this.#A.alike = {
   text: n.slice(s, n.indexOf("\n", s) + 1),
   rest: r
  }, r;
 }
 get #M() {
  return this.#c.indexOf(" ", this.#N);
 }
}

function idsIn(e) {
 const [t = "", , n = ""] = e.split(" ");
 return {
  backendId: t,
  serverId: n
 };
}

const STATE_COLUMNS = [ "be_id", "be_name", "srv_id", "srv_name", "srv_addr", "srv_port", "srv_fqdn", "srv_op_state", "srv_admin_state", "srv_uweight", "srv_iweight", "srv_time_since_last_change", "srv_check_state", "srv_agent_state", "srvrecord" ], STATE = slotOf(STATE_COLUMNS);

function serversStateRows(e) {
 let t = {
  backend: "",
  isSafe: !1
 }, n = null;
 return new TableReader(STATE_FORMAT, STATE_COLUMNS, e, (e, s, r) => {
  const o = e.early.text(STATE.be_name);
  return t.backend !== o && (t = {
   backend: o,
   isSafe: (0, haproxy_server.TE)(o)
  }), n ??= {
   row: e,
   alike: null
  }, new StateRow(n, s, r, t);
 });
}

function conditionOf(e) {
 const t = required(e, STATE.srv_op_state);
 if (!function isOperationalState(e) {
  return e >= 0 && e <= 3;
 }(t)) throw incomplete("show servers state", e.text(STATE.srv_op_state));
 const n = (0, admin_flags.te)(required(e, STATE.srv_admin_state)), s = required(e, STATE.srv_check_state);
 return {
  ...n,
  operationalState: t,
  weight: required(e, STATE.srv_uweight),
  configuredWeight: required(e, STATE.srv_iweight),
  changedSecondsAgo: secondsAgo(e),
  checks: (0, admin_flags.Ig)(s, "maint" === n.admin),
  ...(0, admin_flags.xL)(s) ? {
   isBeingChecked: !0
  } : {},
  agent: (0, admin_flags.Ig)(required(e, STATE.srv_agent_state))
 };
}

function required(e, t) {
 const n = e.count(t);
 if (null === n) throw incomplete("show servers state", e.text(t));
 return n;
}

function secondsAgo(e) {
 const t = STATE.srv_time_since_last_change;
 return /^-[0-9]+$/.test(e.text(t)) ? 0 : required(e, t);
}

class StatRow {
 backend;
 server;
 status;
 tracks;
 throttlePercent;
 #n;
 #c;
 #x;
 #E=null;
 constructor(e, t, n, {backend: s, server: r, status: o}) {
  this.backend = s, this.server = r;
  const a = e.early.text(STAT.status);
  this.status = a === o ? o : a, this.tracks = e.early.text(STAT.tracked) || null, 
  this.throttlePercent = e.early.count(STAT.throttle) ?? void 0, this.#n = e, this.#c = t, 
  this.#x = n;
 }
 get traffic() {
  return this.#E ?? this.read();
 }
 read() {
  return this.#E = function trafficRow(e, {backend: t, server: n, status: s, tracks: r, throttlePercent: o}) {
   const a = e.text(STAT.check_status), i = {
    backend: t,
    server: n,
    status: s,
    sessions: number(e, STAT.scur),
    sessionLimit: e.count(STAT.slim),
    queued: number(e, STAT.qcur),
    sessionsTotal: number(e, STAT.stot),
    retries: number(e, STAT.wretr),
    responses: responsesOf(e),
    effectiveWeight: number(e, STAT.weight),
    checkFailures: number(e, STAT.chkfail),
    checkDowns: number(e, STAT.chkdown),
    checkStatus: a.startsWith("* ") ? a.slice(2) : a,
    lastCheck: lastCheckOf(e),
    tracks: r,
    backup: "1" === e.text(STAT.bck)
   };
   return void 0 !== o && (i.throttlePercent = o), i;
  }(this.#n.open(this.#c, this.#x), this), this.#E;
 }
}

class TwoRows {
 #R;
 #B;
 #o=null;
 constructor(e, t) {
  this.#R = e, this.#B = t;
 }
 get standing() {
  return this.#B.standing;
 }
 get backend() {
  return this.#R.backend;
 }
 get server() {
  return this.#R.server;
 }
 get address() {
  return this.#B.address;
 }
 get status() {
  return this.#R.status;
 }
 get tracks() {
  return this.#R.tracks;
 }
 get throttlePercent() {
  return this.#R.throttlePercent;
 }
 get whole() {
  return this.#o ?? this.make();
 }
 make() {
  return this.#o = serverOf(this.#R.traffic, this.#B), this.#o;
 }
}

const RESPONSE_COLUMNS = [ "hrsp_1xx", "hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx", "hrsp_other" ], STAT_COLUMNS = [ "pxname", "svname", "type", "iid", "status", "scur", "qcur", "stot", "wretr", ...RESPONSE_COLUMNS, "slim", "throttle", "weight", "act", "bck", "chkfail", "chkdown", "check_status", "check_code", "check_desc", "last_chk", "tracked", "cookie", "algo", "mode" ], STAT = slotOf(STAT_COLUMNS), RESPONSES = RESPONSE_COLUMNS.map(e => STAT[e]);

function responsesOf(e) {
 return "" === e.text(STAT.hrsp_2xx) ? null : RESPONSES.reduce((t, n) => t + number(e, n), 0);
}

function lastCheckOf(e) {
 const t = e.text(STAT.check_desc), n = e.text(STAT.last_chk), s = e.count(STAT.check_code);
 return "" !== t || "" !== n || s ? [ [ t, s ? `code ${e.text(STAT.check_code)}` : "" ].filter(e => "" !== e).join(", "), n ].filter(e => "" !== e).join(": ") : "";
}

function number(e, t) {
 const n = e.count(t);
 if (null !== n) return n;
 const s = e.text(t);
 if ("" !== s) throw incomplete("show stat", s);
 return 0;
}

function serverOf(e, t) {
 const {address: n} = t, {fqdn: s, srvRecord: r, condition: o} = t.rest, a = {
  ...e,
  adminFlags: o.adminFlags,
  admin: o.admin,
  forced: o.forced,
  maintCauses: o.maintCauses,
  address: n,
  fqdn: s,
  operationalState: o.operationalState,
  weight: o.weight,
  configuredWeight: o.configuredWeight,
  changedSecondsAgo: o.changedSecondsAgo,
  checks: o.checks,
  agent: o.agent
 };
 return "" !== r && (a.srvRecord = r), o.isBeingChecked && (a.isBeingChecked = !0), 
 a;
}

function showInfo() {
 return dump("show info", readInfo);
}

function showWorkers() {
 return {
  line: "@master show proc",
  end: "dump",
  read: e => isRefusal(e) ? null : function readWorkers(e) {
   const [, t] = /^(\d+)\s+master\b/m.exec(e) ?? [], [, n = ""] = `\n${e}`.split("\n# old workers\n"), [s = ""] = n.split(/^#/m);
   return {
    master: count(t),
    old: [ ...s.matchAll(/^(\d+)\s+worker\b/gm) ].map(([, e]) => Number(e))
   };
  }(e)
 };
}

function showServersState(e, t) {
 return table(void 0 === e ? "show servers state" : `show servers state ${safe(e)}`, () => serversStateRows(t));
}

function showStat(e, t, n) {
 const s = "everything" === e.rows ? "" : safeId(e.backendId), r = "server" === e.rows ? safeId(e.serverId) : "";
 return table(`show stat ${{
  everything: () => "-1 6 -1",
  "backend-and-servers": e => `#${e} 6 -1`,
  backend: e => `#${e} 2 -1`,
  servers: e => `#${e} 4 -1`,
  server: (e, t) => `#${e} 4 ${t}`
 }[e.rows](s, r)}`, () => function statRows(e, t) {
  const n = [], s = new Map, r = [];
  let o, a = null, i = "";
  const c = new TableReader(STAT_FORMAT, STAT_COLUMNS, e, (c, l, d) => {
   const u = c.early.text(STAT.type);
   if ("1" === u && r.push(function backendRow(e) {
    return {
     name: e.text(STAT.pxname),
     id: e.text(STAT.iid),
     active: number(e, STAT.act),
     backups: number(e, STAT.bck),
     cookie: "" !== e.text(STAT.cookie),
     balance: e.text(STAT.algo),
     unpublished: e.text(STAT.status).includes("UNPUB"),
     mode: e.text(STAT.mode),
     sessions: number(e, STAT.scur),
     queued: number(e, STAT.qcur),
     sessionsTotal: number(e, STAT.stot),
     serverErrors: e.count(STAT.hrsp_5xx)
    };
   }(c.open(l, d))), "2" !== u) return;
   null === a && (a = (t?.before() ?? []).values(), o = a.next().value);
   const [h, f] = [ c.early.text(STAT.pxname), c.early.text(STAT.svname) ], p = o?.server === f && o.backend === h ? o : void 0;
   void 0 !== p && (o = a.next().value);
   const w = p ?? {
    backend: h,
    server: f
   }, m = new StatRow(c, l, d, {
    backend: w.backend,
    server: w.server,
    status: i
   });
   if (({status: i} = m), void 0 !== e && m.read(), !p?.isSendable) return void n.push(m);
   const g = new TwoRows(m, p);
   !1 !== t?.first?.(h, f) && g.make(), s.set(p.key, g);
  });
  return {
   push: e => c.push(e),
   end() {
    c.end();
    const {headerLength: e, length: t} = c;
    return {
     servers: n,
     joined: s,
     backends: r,
     headerBytes: e,
     rowBytes: t - e
    };
   },
   get foreign() {
    return c.foreign;
   },
   get length() {
    return c.length;
   }
  };
 }(t, n));
}

function withBackends(e) {
 return (t, n) => "BACKEND" === n || e(t, n);
}

function setState(e, t) {
 return write(`set server ${safeKey(e)} state ${t}`, e);
}

function setWeight(e, t) {
 if (!/^[0-9]{1,3}%?$/.test(t)) throw new errors.HR("invalid-input", "A weight is a number or a percentage");
 return write(`set server ${safeKey(e)} weight ${t}`, e);
}

function setHealthUp(e) {
 return write(`set server ${safeKey(e)} health up`, e);
}

function drainAndStopping(e) {
 return writePair(e, "state drain", "health stopping");
}

function write(e, t) {
 return {
  line: e,
  end: "message",
  read: n => "\n" === n ? null : refusal(n, e, (0, haproxy_server.TN)(t))
 };
}

function writePair(e, t, n) {
 const s = safeKey(e), r = `set server ${s} ${t}; set server ${s} ${n}`;
 return {
  line: r,
  end: "pair",
  read(e) {
   const t = e.trim();
   return "" === t ? null : refusal(t, r, s);
  }
 };
}

function dump(e, t) {
 return {
  line: e,
  end: "dump",
  read(n) {
   if (isRefusal(n)) throw refusal(n, e);
   return t(n);
  }
 };
}

function table(e, t) {
 return {
  line: e,
  end: "dump",
  reader: t,
  read(n) {
   const s = "string" == typeof n ? t() : n;
   if ("string" == typeof n && s.push(n), null !== s.foreign && isRefusal(s.foreign)) throw refusal(s.foreign, e);
   return s.end();
  }
 };
}

function safeKey(e) {
 return `${safe(e.backend)}/${safe(e.server)}`;
}

function safe(e) {
 if ((0, haproxy_server.TE)(e)) return e;
 throw new errors.HR("invalid-input", "A name holds something else than letters, digits and _.:-", {
  detail: e,
  hint: "Nothing was sent: on a command line it could be a second command."
 });
}

function safeId(e) {
 if (/^[0-9]+$/.test(e)) return e;
 throw new errors.HR("not-haproxy", "HAProxy gave a number that is none", {
  detail: e
 });
}

var retry = __nccwpck_require__(975), late_command = __nccwpck_require__(560), haproxy_process = __nccwpck_require__(242);

const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

function promptOf(e) {
 const t = e.replace(/[()]/g, "\\$&");
 return {
  words: e,
  afterMessage: Buffer.from(`\n${e}`),
  afterDump: Buffer.from(`\n\n${e}`),
  pair: new RegExp(`^((?:[^\\n]+\\n)?\\n)(?:${t})?((?:[^\\n]+\\n)?\\n)${t}`)
 };
}

const PROCESS_PROMPT = promptOf("> "), LIMIT_BYTES = {
 message: 65536,
 dump: 67108864,
 pair: 65536
};

class ReplyCollector {
 #I;
 #P;
 #L;
 #C=[];
 #W;
 #H=0;
 #F=Buffer.alloc(0);
 constructor(e, t = PROCESS_PROMPT, n = LIMIT_BYTES[e], s = null) {
  this.#I = e, this.#W = s && new PassedOn(s, t), this.#P = t, this.#L = n;
 }
 push(e) {
  const t = "pair" === this.#I ? this.#D(e) : this.#j(e), n = null === t ? e : e.subarray(0, t);
  return (null === this.#W || this.#H < this.#P.afterMessage.length) && this.#C.push(n), 
  this.#H += n.length, this.#W?.push(n, null !== t), null === t ? null : e.subarray(t);
 }
 get tooLong() {
  return this.#H > this.#L;
 }
 reply() {
  return this.#W?.reader ?? this.text();
 }
 text() {
  const e = Buffer.concat(this.#C);
  return "pair" !== this.#I ? e.toString("utf8", 0, this.#H - this.#P.words.length) : e.toString("utf8").replace(this.#P.pair, "$1$2");
 }
 #j(e) {
  const {afterMessage: t, afterDump: n} = this.#P, s = "dump" !== this.#I || this.#U(e) ? t : n, r = Buffer.concat([ this.#F, e.subarray(0, s.length - 1) ]).indexOf(s);
  if (r >= 0) return r + s.length - this.#F.length;
  const o = e.indexOf(s);
  if (o >= 0) return o + s.length;
  const a = n.length - 1;
  return this.#F = e.length >= a ? e.subarray(-a) : Buffer.concat([ this.#F, e ]).subarray(-a), 
  null;
 }
 #U(e) {
  const {afterMessage: t} = this.#P;
  return !(this.#H >= t.length) && Buffer.concat([ ...this.#C, e.subarray(0, t.length) ]).subarray(0, t.length).equals(t);
 }
 #D(e) {
  const t = this.#P.pair.exec(Buffer.concat([ ...this.#C, e ]).toString("latin1"));
  return t ? t[0].length - this.#H : null;
 }
}

class PassedOn {
 reader;
 #z;
 #q=new external_node_string_decoder_namespaceObject.StringDecoder("utf8");
 #G=Buffer.alloc(0);
 constructor(e, t) {
  this.reader = e, this.#z = Buffer.byteLength(t.words);
 }
 push(e, t) {
  e.length < this.#z ? this.#K(Buffer.concat([ this.#G, e ])) : (this.#c(this.#G), 
  this.#K(e)), t && this.reader.push(this.#q.end());
 }
 #K(e) {
  const t = Math.max(0, e.length - this.#z);
  this.#c(e.subarray(0, t)), this.#G = e.subarray(t);
 }
 #c(e) {
  e.length > 0 && this.reader.push(this.#q.write(e));
 }
}

const PROCESS_GREETING = "\n> ", MASTER_PROMPT = /^master[^\n>]{0,40}> /, MASTER_PROMPT_BEGUN = /^(?:m|ma|mas|mast|maste|master[^\n>]{0,40}>?)$/, TIMED_PROMPT = /^\n?\[[0-9]*(?::|$)/, FIRST_WORDS = 1e3;

class MasterAnswers extends errors.HR {
 name="MasterAnswers";
 constructor() {
  super("unsupported", "This is the CLI of the HAProxy master process, which knows no servers", {
   hint: "Give the worker's socket: the one on the 'stats socket' line of haproxy.cfg."
  });
 }
}

function readGreeting(e, t) {
 const n = e.toString("latin1", 0, FIRST_WORDS);
 return null !== t ? function readMasterGreeting(e, t) {
  const [n = ""] = MASTER_PROMPT.exec(e) ?? [], s = e.slice(n.length);
  if (TIMED_PROMPT.test(e)) return peerFailure(Buffer.from(e, "latin1"));
  if ("" === n) return MASTER_PROMPT_BEGUN.test(e) || "" === e ? null : noMaster();
  const [r] = /^\d{1,10}(?:\([a-z]{1,9}\))?> /.exec(s) ?? [];
  if (void 0 !== r) {
   const e = n.includes("ReloadFailed");
   return {
    bytes: n.length + r.length,
    prompt: promptOf(r),
    reloadFailed: e
   };
  }
  return s.includes("\n") ? function noTarget(e, t) {
   return new errors.HR("not-found", `The master CLI knows no process ${e}`, {
    detail: t,
    hint: "`show proc` on the master CLI lists its processes; without `?process=` the current worker is taken."
   });
  }(t, s.split("\n")[0] ?? "") : e.length < FIRST_WORDS ? null : noMaster();
 }(n, t) : n.startsWith(PROCESS_GREETING) ? {
  bytes: PROCESS_GREETING.length,
  prompt: PROCESS_PROMPT,
  reloadFailed: !1
 } : PROCESS_GREETING.startsWith(n) || MASTER_PROMPT_BEGUN.test(n) ? null : peerFailure(e);
}

function noMaster() {
 return new errors.HR("not-haproxy", "The address names a process, but what answers there is not a master CLI", {
  hint: "Leave `?process=` out, or give the socket that HAProxy was started with by `-S`."
 });
}

function isHaproxy(e) {
 const t = readGreeting(e, null);
 return null === t ? "perhaps" : t instanceof errors.HR && !(t instanceof MasterAnswers) ? "no" : "yes";
}

const OTHER_PEERS = [ {
 begins: /^SSH-/,
 who: "an SSH server",
 hint: "Give ssh://[USER@]HOST[:PORT] and the path of the socket there as the address: then the action opens the tunnel itself."
}, {
 begins: /^(HTTP\/|<html|<!doctype)/i,
 who: "an HTTP server",
 hint: "Give the 'stats socket' of haproxy.cfg, not a frontend or the statistics page."
}, {
 begins: /^[\x14-\x17]\x03[\x00-\x04]/,
 who: "a TLS server",
 hint: "This port speaks TLS: write tls:// in front of it."
} ];

function peerFailure(e, t = "What answers there is not the Runtime API of HAProxy") {
 const n = e.toString("latin1", 0, 200);
 if (MASTER_PROMPT.test(n)) return new MasterAnswers;
 if (TIMED_PROMPT.test(n)) return new errors.HR("unsupported", "HAProxy answers with the time in its prompts", {
  brief: "HAProxy answers with the time in its prompts",
  hint: "Something between here and HAProxy has sent `prompt timed` on this connection: it must pass on what is sent here, and nothing else."
 });
 const s = n.trim().split(/[\r\n]/)[0] ?? "", r = OTHER_PEERS.find(({begins: e}) => e.test(n));
 if (r) {
  const e = `What answers there is ${r.who}, not the Runtime API of HAProxy`;
  return new errors.HR("not-haproxy", e, {
   detail: s,
   hint: r.hint
  });
 }
 return new errors.HR("not-haproxy", t, {
  detail: s,
  hint: "Check the address: it must be the 'stats socket' of haproxy.cfg, and nothing else may talk on it."
 });
}

function endlessReply(e) {
 return new errors.HR("not-haproxy", `The reply to '${e}' does not end`, {
  hint: "Nothing was concluded from it. Check the address: it must be the 'stats socket' of haproxy.cfg, and nothing else may talk on it."
 });
}

var start_time = __nccwpck_require__(961);

function processOf(e, t, n) {
 const {version: s, pid: r, uptimeSeconds: o, startTimeSeconds: a, node: i} = e, c = {
  version: s,
  pid: r,
  uptimeSeconds: o,
  node: i
 }, l = (0, start_time.G)(o, t, n);
 return null === a ? {
  ...c,
  ...l
 } : {
  ...c,
  ...l,
  startedAt: a,
  startToleranceSeconds: 0
 };
}

function refuseUnfit(e) {
 if (e.processes > 1) throw new errors.HR("refused", `This HAProxy runs ${e.processes} processes (nbproc), and each has a state of its own`, {
  brief: "it runs several processes",
  hint: "Bind one stats socket for each process, and give one address for each process."
 });
 if (e.stopping) throw new errors.P1(`HAProxy process ${e.pid} was replaced by a reload and is on its way out`);
}

function isAtLeast({version: e}, t, n) {
 const [, s = 0, r = 0] = /^(\d+)\.(\d+)/.exec(e) ?? [];
 return Number(s) > t || Number(s) === t && Number(r) >= n;
}

var deadline = __nccwpck_require__(909), transport_reset = __nccwpck_require__(990);

const PLAIN_REPLIES = {
 line: "set severity-output none",
 end: "dump"
}, CLOSED = new errors.pz("The connection was closed by us", !1), TOO_MUCH = "HAProxy sent more than it was asked for";

class Session {
 #Z;
 #V;
 #Y=Buffer.alloc(0);
 #P=null;
 #J=!1;
 #X=null;
 #Q=null;
 #ee=null;
 #te=!1;
 #ne=null;
 constructor(e, t) {
  this.#Z = e, this.#V = t, e.stream.on("data", e => this.#se(e)), e.stream.on("end", () => this.#I(null)), 
  e.stream.on("close", () => this.#I(null)), e.stream.on("error", e => this.#I(e));
 }
 get alive() {
  return null === this.#ne && !this.#te;
 }
 get reloadFailed() {
  return this.#J;
 }
 close() {
  this.#re(CLOSED);
 }
 async exchange(e, t) {
  if (t.throwIfAborted(), this.#ne) throw this.#ne;
  if (this.#te) throw new errors.pz("The connection has ended", !1);
  if (this.#Q) throw new Error("One exchange at a time");
  const {commandTimeoutMs: n, clock: s, debug: r} = this.#V, o = [], late = () => function noReply(e, t, n) {
   const s = n / 1e3 + "s";
   return e ? new errors.HR("timeout", `HAProxy did not finish its reply to '${t}' within ${s}`, {
    hint: "Look whether this HAProxy still serves, or hangs. Where only the way to it is slow, raise `command-timeout`."
   }) : new errors.HR("timeout", `The connection was accepted, but nobody answered within ${s}`, {
    hint: "Either HAProxy hangs, or all connections that 'stats maxconn' allows (10 by default) are in use, or this is not HAProxy's admin socket."
   });
  }(null !== this.#P, this.#oe?.line, n), replied = n => this.#ae(e, o, t, n);
  try {
   return e.length > 0 && await (0, deadline.N)(n, s, t, late, replied), o;
  } finally {
   if (r) for (const e of o) r(`< ${inOneLine(e)}`);
  }
 }
 #ae(e, t, n, s) {
  return new Promise((r, o) => {
   const onAbort = () => n.aborted ? this.#ie(s.reason) : this.#re(s.reason), settle = e => {
    s.removeEventListener("abort", onAbort), e();
   };
   s.addEventListener("abort", onAbort, {
    once: !0
   }), this.#Q = {
    lines: e,
    replies: t,
    resolve: () => settle(r),
    reject: e => settle(() => o(e))
   }, this.#ce(e);
  });
 }
 #ce(e) {
  const {target: t = null, debug: n} = this.#V;
  if (n) for (const {line: t} of e) n(`> ${t}`);
  const s = e.map(({line: e}) => `${e}\n`).join(""), r = null === t ? `prompt\n${PLAIN_REPLIES.line}\n` : `prompt\n${t}\n`;
  this.#Z.stream.write(null === this.#X ? r + s : s), this.#X ??= null === t ? [ PLAIN_REPLIES ] : [];
 }
 #se(e) {
  const t = this.#V.clock.now();
  let n = this.#P ? e : this.#le(e);
  for (;n && n.length > 0; ) {
   const e = this.#X?.[0] ?? this.#oe;
   if (!e || !this.#P) return void this.#re(peerFailure(n, TOO_MUCH));
   this.#ee ??= new ReplyCollector(e.end, this.#P, void 0, e.reader?.(t)), n = this.#ee.push(n), 
   n ? this.#de(this.#ee.reply(), n) : this.#ee.tooLong && this.#re(endlessReply(e.line));
  }
 }
 #le(e) {
  this.#Y = Buffer.concat([ this.#Y, e ]);
  const t = this.#Q ? readGreeting(this.#Y, this.#V.target ?? null) : peerFailure(this.#Y);
  if (t instanceof errors.HR && this.#re(t), null === t || t instanceof errors.HR) return null;
  this.#P = t.prompt, this.#J = t.reloadFailed;
  const n = this.#Y.subarray(t.bytes);
  return this.#Y = Buffer.alloc(0), n;
 }
 #de(e, t) {
  if (this.#ee = null, this.#X?.shift() || !this.#Q) return;
  const {lines: n, replies: s, resolve: r} = this.#Q;
  s.push(e), s.length < n.length || (t.length > 0 ? this.#re(peerFailure(t, TOO_MUCH)) : (this.#Q = null, 
  r()));
 }
 #I(e) {
  if (this.#te || this.#ne) return;
  this.#te = !0;
  const die = e => {
   const t = this.#oe?.line;
   this.#re(e instanceof errors.HR ? e : function streamEnded(e, t, n) {
    const s = e ? "HAProxy was stopped, or the way to it broke: look at its log, and at the tunnel if there is one." : "Either the way to HAProxy is broken (a tunnel without its far end), or this is not its admin socket: look at both ends.", r = e ? "HAProxy" : "Whoever listens there", o = n ? `broke off: ${n.message}` : "closed the connection", a = void 0 === t ? "" : ` before the whole reply to '${t}' had come`, i = {
     hint: s,
     ...n ? {
      cause: n
     } : {}
    };
    return new errors.pz(`${r} ${o}${a}`, void 0 !== t, i);
   }(null !== this.#P, t, e));
  }, {explain: t} = this.#Z;
  t ? t(this.#ue, e).then(t => die(t ?? e), () => die(e)) : die(e);
 }
 #re(e) {
  const t = this.#he(e);
  t?.reject(e.with({
   replies: t.replies
  }));
 }
 #ie(e) {
  this.#he(new errors.pz("The connection was given up", !1, {
   cause: e
  }))?.reject(e);
 }
 #he(e) {
  if (this.#ne) return null;
  this.#ne = e;
  const t = this.#Q;
  return this.#Q = null, t ? (0, transport_reset.c)(this.#Z) : this.#Z.stream.destroy(), 
  t;
 }
 get #ue() {
  return null !== this.#P || this.#Y.length > 0;
 }
 get #oe() {
  return this.#Q?.lines[this.#Q.replies.length];
 }
}

function inOneLine(e) {
 return "string" != typeof e || e.length > 200 ? `${e.length} characters` : JSON.stringify(e);
}

class Sessions {
 #V;
 #fe=null;
 #pe=null;
 #we=null;
 #me=null;
 constructor(e) {
  this.#V = e;
 }
 isConfirmed(e = Number.POSITIVE_INFINITY) {
  return !(!this.#fe?.alive || null === this.#me) && this.#V.clock.now() - this.#me < e;
 }
 confirm() {
  this.#me = this.#V.clock.now(), null !== this.#pe && (this.#ge(), this.#we = this.takeFormer());
 }
 async open(e, t) {
  return this.#fe?.alive || (this.#ve(), this.#fe = await this.openBeside(e, t)), 
  this.#fe;
 }
 async openBeside(e, t) {
  const {connect: n, commandTimeoutMs: s, clock: r, debug: o} = this.#V;
  return new Session(await n(t), {
   commandTimeoutMs: s,
   clock: r,
   target: e,
   debug: o
  });
 }
 retire() {
  this.#ge(), this.isConfirmed() && (this.#pe?.close(), this.#pe = this.#fe, this.#fe = null), 
  this.#ve();
 }
 async exchange(e, t) {
  if (!this.#fe) throw new errors.pz("There is no connection", !1);
  const n = this.#pe, s = this.#fe.exchange(e, t);
  if (this.#ge(), !n) return s;
  const {clock: r, commandTimeoutMs: o} = this.#V, a = Math.min(1e3, o / 2), i = r.alarm(a, () => n.close());
  try {
   return await s;
  } finally {
   i();
  }
 }
 takeCurrent() {
  const e = this.#fe;
  return this.#fe = null, this.#me = null, e;
 }
 get former() {
  return this.#pe?.alive ? this.#pe : null;
 }
 takeBack() {
  this.#ve(), this.#fe = this.takeFormer(), this.#fe && this.confirm();
 }
 takeFormer() {
  const e = this.#pe;
  return this.#pe = null, e;
 }
 close() {
  this.#ve(), this.takeFormer()?.close(), this.#ge();
 }
 #ge() {
  this.#we?.close(), this.#we = null;
 }
 #ve() {
  this.takeCurrent()?.close();
 }
}

class MetProcess {
 #ye;
 #pe=[];
 #fe=null;
 #_e=null;
 #ke=null;
 constructor(e) {
  this.#ye = e;
 }
 get current() {
  return this.#fe;
 }
 get seesOldWorkers() {
  return null !== this.#_e && null !== this.#fe && isAtLeast(this.#fe, 2, 6);
 }
 take(e, t, n) {
  this.#fe && !(0, haproxy_process.SM)(this.#fe, e) && this.#pe.push(this.#fe), this.#fe = e, 
  this.#_e = t, this.#ke ??= (0, src_clock.Et)(this.#ye, n);
 }
 hear(e) {
  null !== this.#fe && (this.#fe = (0, haproxy_process.Pe)(this.#fe, e));
 }
 withoutCurrent(e) {
  return (e?.old ?? []).filter(e => e !== this.#fe?.pid);
 }
 async successionTo({met: e, other: t, ...n}, s, r) {
  if ("number" == typeof s?.master && s.master === this.#_e?.master && e.node === t.node) return "replaced";
  const o = null === this.#ke ? 0 : (0, src_clock.d5)(this.#ke, this.#ye), a = this.#pe.some(e => (0, 
  haproxy_process.SM)(e, t)) || !(0, haproxy_process.aY)(e, t, o);
  return async function successionOf(e, t, n) {
   const s = t.now() + TOLD_WITHIN_MS;
   for (;;) {
    const r = await stateOf(e.metSession, t, n);
    if ("stopping" === r || "gone" === r && !e.isKnown) return "replaced";
    if ("stopping" === await stateOf(e.otherSession, t, n)) return "leftover";
    if (t.now() >= s) return "several";
    await t.sleep(ASK_EVERY_MS, n);
   }
  }({
   met: e,
   other: t,
   ...n,
   isKnown: a
  }, this.#ye, r);
 }
}

const TOLD_WITHIN_MS = 2e3, ASK_EVERY_MS = 50;

async function stateOf(e, t, n) {
 if (!e?.alive) return "gone";
 const late = () => new errors.HR("timeout", "The process that was met does not answer any more");
 try {
  const [s = ""] = await (0, deadline.N)(TOLD_WITHIN_MS, t, n, late, t => e.exchange([ showInfo() ], t));
  return showInfo().read(s).stopping ? "stopping" : "running";
 } catch {
  return n.throwIfAborted(), "gone";
 }
}

class Connection {
 #V;
 #be;
 #Se;
 #Oe;
 #Te=[];
 #$e=null;
 #Ae=!1;
 #xe=null;
 constructor(e) {
  this.#V = e, this.#be = new Sessions(e), this.#Se = e.target, this.#Oe = new MetProcess(e.clock);
 }
 get seesOldWorkers() {
  return this.#Oe.seesOldWorkers;
 }
 takeReplaced() {
  return this.#Te.splice(0);
 }
 async meet(e, t) {
  const passing = e => this.#Ne(e) || e instanceof errors.P1, meet = () => (0, retry.L)(() => this.#Me(e, t), passing, this.#V, t);
  try {
   return await meet();
  } catch (e) {
   if (!(e instanceof MasterAnswers) || null !== this.#Se) throw e;
   return this.#Se = "@1", meet();
  }
 }
 ask(e, t, n) {
  return this.#Ee(() => this.#Re(e, t, n), n);
 }
 async prepare(e) {
  this.#be.isConfirmed() || await this.ask(NOTHING, !0, e);
 }
 async askOnce(e, t) {
  t.throwIfAborted();
  const {clock: n, underWay: s} = this.#V, r = n.now(), o = this.#Oe.current;
  null !== o && null === this.#$e && s?.begin(o, r);
  const a = await this.#be.exchange(e.commands, t).catch(e => {
   throw e instanceof errors.pz && !e.sent || (this.#$e ??= (0, late_command.Ek)(e, r)), 
   this.endLate(), e;
  });
  this.endLate();
  try {
   return e.read(a);
  } catch (e) {
   throw e instanceof errors.HR ? e.with({
    replies: a
   }) : e;
  }
 }
 takeLate() {
  const e = this.#$e;
  return this.#$e = null, e;
 }
 doubtNext() {
  this.#Ae = !0;
 }
 putLate(e) {
  this.#$e ??= e;
 }
 endLate() {
  null === this.#$e && this.#V.underWay?.end();
 }
 async listOldWorkers(e) {
  return this.seesOldWorkers ? this.#Oe.withoutCurrent(await this.ask(single(showWorkers()), !1, e)) : [];
 }
 openTo(e, t) {
  return this.#Ee(() => this.#be.openBeside(e, t), t);
 }
 async reopen(e) {
  this.#xe && this.#be.isConfirmed() || (this.#be.retire(), await this.#Ee(() => this.#be.open(this.#Se, e), e));
 }
 close() {
  this.#be.close();
  for (const {session: e} of this.takeReplaced()) e?.close();
 }
 async #Me(e, t) {
  const {clock: n} = this.#V, s = "@1" === this.#Se, r = both(single(showInfo()), e), o = await this.#be.open(this.#Se, t), a = n.now(), i = s ? [ showWorkers() ] : [], c = n.now(), l = await this.#be.exchange([ ...r.commands, ...i ], t), d = showInfo().read(l[0] ?? "");
  d.stopping && this.#Be(d.pid, this.#be.takeCurrent()), refuseUnfit(d);
  const u = s ? showWorkers().read(l.at(-1) ?? "") : null, h = {
   ...processOf(d, n, c),
   ...null === this.#Se ? {} : {
    commandPrefix: this.#Se
   }
  }, f = this.#Oe.current;
  f && !(0, haproxy_process.SM)(f, h) && (await this.#Ie(f, h, o, u, t), this.#Be(f.pid, this.#be.takeFormer()), 
  (0, late_command.E6)(f, h) || (this.#$e = null), this.endLate());
  const [, p] = r.read(l);
  this.#be.confirm(), this.#Oe.take(h, u, a);
  const w = await this.#Pe(() => this.#Me(e, t), t);
  return null !== w ? w.answer : {
   process: h,
   answer: p,
   oldWorkers: this.seesOldWorkers ? this.#Oe.withoutCurrent(u) : [],
   reloadFailed: o.reloadFailed
  };
 }
 async #Re(e, t, n) {
  const s = await this.#be.open(this.#Se, n);
  if (!t && this.#be.isConfirmed(1e3)) return e.read(await this.#be.exchange(e.commands, n));
  const {clock: r} = this.#V, o = r.now(), a = await this.#be.exchange([ showInfo(), ...e.commands ], n), i = showInfo().read(a[0] ?? ""), c = this.#Oe.current;
  if (c) {
   const e = processOf(i, r, o);
   await this.#Le(c, e, s, n), this.#Oe.hear(e);
  }
  refuseUnfit(i), this.#be.confirm();
  const l = await this.#Pe(() => this.#Re(e, !0, n), n);
  return null !== l ? l.answer : e.read(a.slice(1));
 }
 async #Pe(e, t) {
  const {clock: n} = this.#V, s = this.takeLate(), r = this.#Ae, o = Math.max((0, 
  late_command.SQ)(s, n.now()), r ? late_command.Xz : 0);
  if (this.#Ae = !1, 0 === o) return null;
  try {
   await n.sleep(o, t);
   const r = await e();
   return null !== s && this.endLate(), {
    answer: r
   };
  } catch (e) {
   throw this.putLate(s), this.#Ae = r, e;
  }
 }
 async #Le(e, t, n, s) {
  if ((0, haproxy_process.SM)(e, t)) return;
  const r = "@1" === this.#Se, [o = ""] = r ? await n.exchange([ showWorkers() ], s) : [], a = r ? showWorkers().read(o) : null;
  await this.#Ie(e, t, n, a, s), function refuseOther(e, t) {
   if (!(0, haproxy_process.SM)(e, t)) throw new errors.P1(`Another HAProxy process answers now: ${t.pid} instead of ${e.pid}. It was reloaded or restarted`);
  }(e, t);
 }
 async #Ie(e, t, n, s, r) {
  if (this.#xe) throw this.#be.takeCurrent()?.close(), this.#xe;
  const o = {
   met: e,
   metSession: this.#be.former,
   other: t,
   otherSession: n
  }, a = await this.#Oe.successionTo(o, s, r);
  if ("replaced" !== a) {
   if ("leftover" === a) throw this.#Be(t.pid, this.#be.takeCurrent()), new errors.pz("A process that was replaced by a reload still answered", !1);
   throw this.#be.takeBack(), this.#xe = function severalProcesses(e, t) {
    return new errors.HR("several-processes", `Several HAProxy processes answer at this address: this step works with process ${e.pid}, and now process ${t.pid} answers, which has not taken its place`, {
     detail: `process ${e.pid} on ${e.node || "a host without a name"}, up for ${e.uptimeSeconds} s; process ${t.pid} on ${t.node || "a host without a name"}, up for ${t.uptimeSeconds} s`,
     hint: "What is set on one of them the others do not know. Give one address for each process: one line NAME=ADDRESS for each in `address`, and none of a Service, a virtual IP or a name with several addresses."
    });
   }(e, t), this.#xe.with({});
  }
 }
 #Ee(e, t) {
  return (0, retry.L)(e, e => this.#Ne(e), this.#V, t);
 }
 #Ne(e) {
  return e instanceof errors.pz || (0, errors.WG)(e) || null !== e && e === this.#xe;
 }
 #Be(e, t) {
  const n = t?.alive ? t : null;
  !n && this.seesOldWorkers || this.#Te.push({
   pid: e,
   session: n
  });
 }
}

async function write_write(e, t, n, s, r) {
 const o = union(t.map(({name: e}) => e), n), a = new Map(o.map(t => [ (0, haproxy_server.TN)(t), e.reader.last(t) ]));
 let i = t, c = "no";
 for (let l = 0; ;l += 1) {
  let d = !1;
  try {
   return await e.connection.prepare(s), d = !0, only(await send(e, i, {
    names: o,
    writes: t,
    before: a,
    options: r
   }, s), n);
  } catch (r) {
   if (!d || s.aborted || !isReplyLost(r)) throw atLeast(c, r, s);
   const isDone = ({servers: e}) => t.every(({name: t, aspect: n, goal: s}) => {
    const r = e.get((0, haproxy_server.TN)(t));
    return void 0 !== r && n(r) === s;
   }), u = await readAfterLoss(e, o, {
    loss: r,
    changed: c,
    isDone: isDone
   }, s);
   if (i = t.filter(({name: e, aspect: t, goal: n, isOver: s}) => {
    const [r, o] = [ a.get((0, haproxy_server.TN)(e)), u.servers.get((0, haproxy_server.TN)(e)) ], i = void 0 === r || void 0 === o || t(o) === t(r);
    return void 0 !== o && t(o) !== n && i && !0 !== s?.(o);
   }), 0 === i.length) return only(u, n);
   if (c = changedBy(t, a, u), l >= e.retries) throw atLeast(c, r, s);
  }
 }
}

async function send({connection: e, reader: t}, n, {names: s, writes: r, before: o, options: a}, i) {
 const c = both(each(n.map(({command: e}) => single(e))), t.servers(s, a)), [l, d] = await e.askOnce(c, i), u = l.find(e => null !== e);
 if (u) throw u.with({
  callChanged: changedBy(r, o, d)
 });
 return readWhole(t, d, s, i);
}

async function readWhole(e, t, n, s) {
 if (t.whole) return t;
 try {
  return await e.readServers(n, s);
 } catch (e) {
  throw atLeast("yes", e, s);
 }
}

async function readAfterLoss({connection: e, reader: t, clock: n}, s, {loss: r, changed: o, isDone: a}, i) {
 const c = e.takeLate();
 try {
  const r = await t.readServers(s, i), o = (0, late_command.SQ)(c, n.now());
  if (a(r) || 0 === o) return e.endLate(), r;
  await n.sleep(o, i);
  const l = await t.readServers(s, i);
  return e.endLate(), l;
 } catch (t) {
  e.putLate(c);
  const n = r instanceof errors.pz && !r.sent;
  if (i.aborted || !(t instanceof errors.HR)) throw t;
  throw t.with({
   callChanged: n ? o : "unknown"
  });
 }
}

function atLeast(e, t, n) {
 return "no" !== e && t !== n.reason && t instanceof errors.HR && "no" === t.callChanged ? t.with({
  callChanged: e
 }) : t;
}

function isReplyLost(e) {
 return e instanceof errors.pz || e instanceof errors.HR && ("timeout" === e.code || "not-haproxy" === e.code);
}

function changedBy(e, t, {servers: n}) {
 return e.some(({name: e, aspect: s}) => {
  const r = t.get((0, haproxy_server.TN)(e)), o = n.get((0, haproxy_server.TN)(e));
  return !(!r || !o) && s(r) !== s(o);
 }) ? "yes" : "no";
}

function union(...e) {
 return [ ...new Map(e.flat().map(e => [ (0, haproxy_server.TN)(e), e ])).values() ];
}

function only({servers: e, backends: t, newcomers: n, earlierTraffic: s}, r) {
 const o = new Set(r.map(haproxy_server.TN)), a = new Set(r.map(({backend: e}) => e));
 return {
  servers: new Map([ ...e ].filter(([e]) => o.has(e))),
  backends: new Map([ ...t ].filter(([e]) => a.has(e))),
  ...n ? {
   newcomers: n
  } : {},
  ...s ? {
   earlierTraffic: s
  } : {}
 };
}

async function health_down_send({connection: e, reader: t}, n, s, r, o) {
 const a = t.traffic(n), i = each(n.map(e => single(function takeDown(e) {
  return writePair(e, "state drain", "health down");
 }(e)))), c = both(a, both(i, t.servers(s))), [l, [d, u]] = await e.askOnce(c, o).catch(e => {
  const t = a.commands.length;
  throw e instanceof errors.HR && e.replies.length >= t && note(r, a.read(e.replies.slice(0, t))), 
  e;
 }), h = d.find(e => null !== e);
 if (h) throw h.with({
  callChanged: changedSince(r, u.servers)
 });
 return note(r, l), readWhole(t, u, s, o);
}

function note(e, t) {
 for (const [n, {checkDowns: s}] of t) {
  const t = e.get(n);
  t && e.set(n, {
   ...t,
   checkDowns: s
  });
 }
}

async function putBack(e, t, n, s) {
 const r = t.map(e => {
  const t = n.get((0, haproxy_server.TN)(e))?.forced ?? "maint";
  return {
   name: e,
   command: setState(e, t),
   aspect: ({forced: e}) => e,
   goal: t
  };
 });
 if (0 === r.length) return new Map;
 const o = await write_write(e, r, t, s);
 return note(n, o.servers), o.servers;
}

function arrived(e, {servers: t}, n) {
 const s = e.get((0, haproxy_server.TN)(n)), r = t.get((0, haproxy_server.TN)(n));
 if (!s || !r) return "nothing";
 const o = "maint" === r.forced && r.checkDowns > s.checkDowns;
 return r.forced !== s.forced && "drain" !== r.forced ? "changed by others" : "drain" !== r.forced ? o ? "changed by others" : "nothing" : r.checkDowns > s.checkDowns ? "all" : "drain" === s.forced ? "nothing" : "drain only";
}

function changedSince(e, t) {
 return [ ...e ].some(([e, n]) => {
  const s = t.get(e);
  return void 0 !== s && (s.checkDowns > n.checkDowns || s.forced !== n.forced);
 }) ? "yes" : "no";
}

class OldWorkers {
 #Ce;
 #ye;
 #We=[];
 #B="none";
 constructor(e, t) {
  this.#Ce = e, this.#ye = t;
 }
 get state() {
  return this.#He(), this.#B;
 }
 async meet(e, t) {
  this.#He();
  for (const n of e) this.#Fe(n) || this.#De(n, await this.#Ce.openTo(`@!${n}`, t));
 }
 async count(e, t, n) {
  const s = new Map;
  for (const {states: r, seen: o} of await this.#je(t, n)) for (const t of e.keys()) {
   const e = mayChoose(r.get(t)) ? o.undecided + openBeside(t, o) : 0;
   s.set(t, (s.get(t) ?? 0) + (o.sessions.get(t) ?? 0) + e);
  }
  return s;
 }
 async shutDownSessions(e, t) {
  const n = new Set(e.map(haproxy_server.TN));
  await this.#je(!0, t), await this.#Ue(t, async e => {
   const {session: s, seen: r} = e;
   e.seen = null;
   const o = (r?.streams ?? []).filter(({server: e}) => null !== e && n.has(e));
   await s.exchange(o.map(({id: e}) => function shutDownStream(e) {
    if (!/^0x[0-9a-f]+$/.test(e)) throw incomplete("show sess", e);
    return {
     line: `shutdown session ${e}`,
     end: "message",
     read: () => null
    };
   }(e)), t);
  });
 }
 close() {
  this.#He();
  for (const {session: e} of this.#We) e.close();
  this.#We = [];
 }
 #He() {
  for (const {pid: e, session: t} of this.#Ce.takeReplaced()) this.#Fe(e) ? t?.close() : t ? this.#De(e, t) : this.#B = "unseen";
 }
 #Fe(e) {
  return this.#We.some(t => t.pid === e);
 }
 #De(e, t) {
  this.#We.push({
   pid: e,
   session: t,
   states: null,
   seen: null
  }), "none" === this.#B && (this.#B = "counted");
 }
 async #je(e, t) {
  return this.#He(), await this.#Ue(t, async n => {
   const {seen: s} = n;
   (e || !s || this.#ye.now() - s.at >= 4 * s.costMs) && await this.#ze(n, t) && this.#qe(n);
  }), this.#We.flatMap(({states: e, seen: t}) => e && t ? [ {
   states: e,
   seen: t
  } ] : []);
 }
 async #Ue(e, t) {
  const n = await this.#Ge(this.#We, e, t), s = await this.#Ge(await this.#Ke(n, e), e, async ({pid: n}) => {
   await this.meet([ n ], e);
   for (const e of this.#We) e.pid === n && await t(e);
  });
  (this.#Ce.seesOldWorkers ? await this.#Ke(s, e) : n).length > 0 && (this.#B = "unseen");
 }
 async #Ge(e, t, n) {
  const s = [];
  return await Promise.all(e.map(async e => {
   try {
    await n(e);
   } catch (n) {
    if (t.aborted) throw n;
    this.#qe(e), s.push(e);
   }
  })), s;
 }
 async #Ke(e, t) {
  if (0 === e.length) return [];
  const n = await this.#Ce.listOldWorkers(t);
  return e.filter(({pid: e}) => n.includes(e));
 }
 #qe({pid: e}) {
  for (const t of this.#We) t.pid === e && t.session.close();
  this.#We = this.#We.filter(t => t.pid !== e);
 }
 async #ze(e, t) {
  const n = this.#ye.now(), s = both(single(showInfo()), single(function showStreams() {
   return dump("show sess", readStreams);
  }())), r = both(each(e.states ? [] : [ single(showServersState()) ]), s), [o, [a, i]] = r.read(await e.session.exchange(r.commands, t));
  e.states ??= new Map(o.flat().map(({key: e, rest: t}) => [ e, t.condition.admin ]));
  const c = new Map;
  for (const {server: e} of i) e && c.set(e, (c.get(e) ?? 0) + 1);
  const l = i.flatMap(({server: e, isOpen: t}) => null !== e && t ? e : []), d = new Set(i.flatMap(({connection: e}) => e ?? [])), u = Math.max(0, a.connections - d.size) + i.filter(({server: e}) => null === e).length, h = this.#ye.now();
  return e.seen = {
   at: h,
   costMs: h - n,
   streams: i,
   sessions: c,
   undecided: u,
   open: l
  }, 0 === a.connections && 0 === i.length;
 }
}

function openBeside(e, {open: t}) {
 const {backend: n} = (0, haproxy_server.Vb)(e);
 return t.filter(t => t !== e && (0, haproxy_server.Vb)(t).backend === n).length;
}

function mayChoose(e) {
 return "ready" === e || "drain" === e;
}

class ServersOnDemand {
 #Ze;
 #Ve=null;
 constructor(e) {
  this.#Ze = e;
 }
 get size() {
  return this.#Ze.size;
 }
 has(e) {
  return this.#Ze.has(e);
 }
 get(e) {
  return this.#Ze.get(e)?.whole;
 }
 keys() {
  return this.#Ze.keys();
 }
 get list() {
  return this.#Ve ??= [ ...this.#Ze.values() ], this.#Ve;
 }
 with(e) {
  return new ServersOnDemand(new Map([ ...this.#Ze, ...[ ...e ].map(asLate) ]));
 }
 * values() {
  for (const {whole: e} of this.#Ze.values()) yield e;
 }
 * entries() {
  for (const [e, {whole: t}] of this.#Ze) yield [ e, t ];
 }
 [Symbol.iterator]() {
  return this.entries();
 }
 forEach(e) {
  for (const [t, n] of this) e(n, t, this);
 }
}

function asLate([e, t]) {
 const {backend: n, server: s, address: r, tracks: o, status: a, throttlePercent: i} = t;
 return [ e, {
  backend: n,
  server: s,
  address: r,
  tracks: o,
  status: a,
  throttlePercent: i,
  whole: t
 } ];
}

function listOf(e) {
 return e instanceof ServersOnDemand ? e.list : [ ...e.values() ];
}

function withNewer(e, t) {
 return e instanceof ServersOnDemand ? e.with(t) : new Map([ ...e, ...t ]);
}

const MODES = [ "http", "tcp" ];

class IdleBackends {
 #Ye=new Map;
 clear() {
  this.#Ye.clear();
 }
 learn(e) {
  for (const t of e) this.#Ye.set(t.name, t);
 }
 of(e) {
  const t = [];
  for (const n of e) {
   const e = this.#Ye.get(n);
   if (void 0 === e || !isIdle(e)) return null;
   t.push(e);
  }
  return t;
 }
}

function isIdle({mode: e, sessions: t, queued: n}) {
 return MODES.includes(e) && 0 === t && 0 === n;
}

function orNothing(e, t) {
 return {
  ...e,
  read(n) {
   try {
    return e.read(n);
   } catch (e) {
    if (e instanceof errors.HR && "not-found" === e.code) return t;
    throw e;
   }
  }
 };
}

function byBackend(e) {
 const t = new Map;
 for (const n of e) {
  const e = t.get(n.backend);
  e ? e.push(n) : t.set(n.backend, [ n ]);
 }
 return t;
}

function among(e) {
 const t = new Map([ ...e ].map(([e, t]) => [ e, new Set(t.map(({server: e}) => e)) ]));
 return (e, n) => !0 === t.get(e)?.has(n);
}

class StatIds {
 #Je=new Map;
 #Xe=new Map;
 #Qe=new Map;
 #et=3100;
 #tt=320;
 learnAll(e, t) {
  this.#Je = e, this.#Xe.clear(), this.#Qe.clear();
  for (const {name: e, id: n} of t.backends) (0, haproxy_server.TE)(e) && this.#Qe.set(e, {
   id: n,
   servers: 0
  });
  for (const e of [ t.servers, t.joined.values() ]) for (const {backend: t} of e) {
   const e = this.#Qe.get(t);
   e && (e.servers += 1);
  }
  const n = t.servers.length + t.joined.size + t.backends.length;
  this.#et = t.headerBytes, n > 0 && (this.#tt = t.rowBytes / n);
 }
 learn(e) {
  let t = !1;
  for (const {key: n, backend: s, isSendable: r, standing: o} of e) {
   if (!r || this.#nt(n) === o) continue;
   t = !0, this.#Xe.set(n, o);
   const {backendId: e} = idsIn(o), a = this.#Qe.get(s);
   a?.id !== e && this.#Qe.set(s, {
    id: e,
    servers: a?.servers ?? 0
   });
  }
  return t;
 }
 knows(e) {
  return this.#Je.has(e) || this.#Xe.has(e);
 }
 backendCommand(e, t) {
  const n = this.#st(e)?.id;
  return void 0 === n ? [] : [ showStat({
   rows: "backend",
   backendId: n
  }, t) ];
 }
 isCostly(e, t) {
  const n = this.#st(e)?.servers ?? 0;
  return Math.min(n * this.#tt, this.#rt(t.length)) > 3e5;
 }
 statCommands(e, t, n) {
  const s = this.#st(e);
  return s ? this.#ot(t.length + 1, s.servers + 1) ? [ showStat({
   rows: "backend-and-servers",
   backendId: s.id
  }, n) ] : [ ...this.#at(s.id, t, n), ...this.backendCommand(e, n) ] : [];
 }
 trafficCommands(e, t, n) {
  const s = this.#st(e);
  return s ? this.#ot(t.length, s.servers) ? [ showStat({
   rows: "servers",
   backendId: s.id
  }, n) ] : this.#at(s.id, t, n) : [];
 }
 #st(e) {
  const t = this.#Qe.get(e);
  if (void 0 !== t) return t;
  for (const {backend: t, standing: n} of this.#Je.values()) t === e && this.#Qe.set(e, {
   id: idsIn(n).backendId,
   servers: 0
  });
  return this.#Qe.get(e);
 }
 #nt(e) {
  return this.#Xe.get(e) ?? this.#Je.get(e)?.standing;
 }
 #at(e, t, n) {
  return t.map(e => this.#nt((0, haproxy_server.TN)(e))).filter(e => void 0 !== e).map(idsIn).map(({serverId: t}) => showStat({
   rows: "server",
   backendId: e,
   serverId: t
  }, n));
 }
 #ot(e, t) {
  return this.#rt(e) >= this.#et + t * this.#tt;
 }
 #rt(e) {
  return e * (this.#et + this.#tt);
 }
}

function unsendableIn({servers: e}) {
 return e.filter(e => !isSendable(e)).map(({backend: e, server: t, tracks: n}) => ({
  backend: e,
  server: t,
  tracks: n
 }));
}

function unlistedIn(e, t, {servers: n}) {
 return t.length === e.servers.size && 0 === n.length ? [] : [ ...new Map([ ...t, ...n ].map(e => [ (0, 
 haproxy_server.TN)(e), e ])) ].filter(([t, n]) => isSendable(n) && !e.servers.has(t) && !isOwnMaster(n)).map(([, {backend: e, server: t}]) => ({
  backend: e,
  server: t
 }));
}

function isOwnMaster({backend: e, server: t}) {
 return "MASTER" === e && /^(?:cur|old)-\d+$/.test(t);
}

function isSendable({backend: e, server: t}) {
 return (0, haproxy_server.TE)(e) && (0, haproxy_server.TE)(t);
}

class Reader {
 #Ce;
 #ye;
 #it=new StatIds;
 #ct=new IdleBackends;
 #lt=new Set;
 #dt=!1;
 #ut=new Map;
 #ht=new Map;
 #ft=!1;
 #pt=new Set;
 constructor(e, t) {
  this.#Ce = e, this.#ye = t;
 }
 async readAll(e, {wanted: t, first: n} = {}) {
  const s = function showEverything({wanted: e, first: t} = {}) {
   const n = showServersState();
   let s = null, r = [];
   const o = e && ((t, n) => {
    const s = e(t, n);
    return s || r.push({
     backend: t,
     server: n
    }), s;
   });
   return {
    state: {
     ...n,
     reader: () => (r = [], s = serversStateRows(o), s)
    },
    stat: showStat({
     rows: "everything"
    }, e && withBackends(e), {
     before: () => {
      try {
       return s?.end() ?? [];
      } catch {
       return [];
      }
     },
     first: t
    }),
    others: () => r
   };
  }({
   wanted: t && ((e, n) => t({
    backend: e,
    server: n
   })),
   first: n && ((e, t) => n({
    backend: e,
    server: t
   }))
  }), r = both(both(single(function showLevel() {
   const e = "show cli level";
   return {
    line: e,
    end: "message",
    read(t) {
     const n = t.trim();
     if ("admin" === n || "operator" === n || "user" === n) return n;
     throw isRefusal(t) ? refusal(t, e) : incomplete(e, t);
    }
   };
  }()), single(s.state)), both(single(s.stat), single(function showTables() {
   return {
    line: "show table",
    end: "dump",
    read: e => isRefusal(e) ? null : function readTableList(e) {
     return new Set([ ...e.matchAll(/^# table: (\S+), type:/gm) ].map(([, e]) => e ?? ""));
    }(e)
   };
  }()))), o = await this.#Ce.meet(r, e), [[a, i], [c, l]] = o.answer;
  this.#lt = l ?? new Set, this.#dt = isAtLeast(o.process, 3, 0), this.#it.learnAll(c.joined, c), 
  this.#ct.clear(), this.#ft = void 0 === t, this.#pt = function unresolvedIn(e) {
   const t = new Set;
   for (const [n, {status: s}] of e) s === UNRESOLVED && t.add(n);
   return t;
  }(c.joined);
  const d = this.#wt(i, [ c ], c.joined), u = new ServersOnDemand(d.servers), h = void 0 === n ? new Map(u) : u;
  return this.#ut = h, this.#ht.clear(), {
   ...o,
   answer: {
    level: a,
    servers: h,
    backends: d.backends,
    unsendable: unsendableIn(c),
    unlisted: unlistedIn(d, i, c),
    others: s.others().filter(e => isSendable(e) && !isOwnMaster(e))
   }
  };
 }
 async readServers(e, t, n = this.servers(e)) {
  let s = await this.#Ce.ask(n, !0, t);
  s.whole || (s = await this.#Ce.ask(this.servers(e), !0, t));
  const {servers: r, backends: o, newcomers: a} = s, i = e.find(e => !r.has((0, haproxy_server.TN)(e)));
  if (i) throw new errors.HR("not-found", `HAProxy has no server ${(0, haproxy_server.TN)(i)} any more`, {
   servers: [ (0, haproxy_server.TN)(i) ],
   hint: "It was deleted at run time while this step was working."
  });
  return {
   servers: r,
   backends: o,
   ...void 0 === a ? {} : {
    newcomers: a
   }
  };
 }
 async sample(e, t) {
  const n = await this.#Ce.ask(this.traffic(e), !1, t);
  return e.every(e => n.has((0, haproxy_server.TN)(e))) ? n : (await this.readServers(e, t)).servers;
 }
 last(e) {
  const t = (0, haproxy_server.TN)(e);
  return this.#ht.get(t) ?? this.#ut.get(t);
 }
 async readServersAt(e, t, n) {
  const s = this.#mt(e), until = async e => {
   const t = e - this.#ye.now();
   t > 0 && await this.#ye.sleep(t, n);
  };
  if (!(t > this.#ye.now() && this.#gt(e))) return await until(t), this.readServers(e, n, joined(s));
  await until(t - 100);
  const r = await this.#vt(s, () => until(t), n);
  return r?.whole && e.every(e => function agree(e) {
   if (void 0 === e) return !1;
   const t = e.status.startsWith("MAINT");
   return !("ready" === e.admin && e.weight > 0 && e.status.startsWith("DRAIN") || ("drain" === e.admin ? t || /^(?:UP|no check)/.test(e.status) : t !== ("maint" === e.admin)));
  }(r.servers.get((0, haproxy_server.TN)(e)))) ? r : this.readServers(e, n);
 }
 async #vt(e, t, n) {
  const s = this.#ct.of(e.backends);
  if (null === s) {
   const s = await this.#Ce.ask(e.state, !0, n), r = this.#ye.now();
   return await t(), {
    ...e.join(s, await this.#Ce.ask(e.stat, !0, n)),
    statesAt: r
   };
  }
  const r = await this.#Ce.ask(e.stat, !0, n);
  await t();
  const [o, a] = await this.#Ce.ask(both(e.state, e.own), !0, n), i = function areAsBefore(e, t) {
   const n = new Map(t.map(e => [ e.name, e ]));
   return e.every(e => {
    const t = n.get(e.name);
    return void 0 !== t && isIdle(t) && function isSame(e, t) {
     const {sessionsTotal: n, active: s, backups: r} = e;
     return t.sessionsTotal === n && t.active === s && t.backups === r;
    }(e, t);
   });
  }(s, a.flatMap(({backends: e}) => e));
  return i ? {
   ...e.join(o, r),
   backends: this.#wt([], a).backends
  } : null;
 }
 #gt(e) {
  return [ ...byBackend(e) ].some(([e, t]) => this.#it.isCostly(e, t));
 }
 servers(e, t = {}) {
  return joined(this.#mt(e, t));
 }
 #mt(e, {earlierTraffic: t = !1} = {}) {
  const n = byBackend(e), s = among(n), r = withBackends(s), o = [ ...n ];
  let a = null;
  const begin = e => {
   a ??= e;
  }, orNew = (e, t) => s(e, t) || this.#yt((0, haproxy_server.TN)({
   backend: e,
   server: t
  })), i = each(o.map(([e]) => {
   const n = orNothing(showServersState(e, orNew), []);
   return single(t ? function beginning(e, t) {
    const {reader: n} = e;
    return void 0 === n ? e : {
     ...e,
     reader: e => (t(e), n(e))
    };
   }(n, begin) : n);
  })), c = new Set, l = each(o.flatMap(([e, n]) => t && this.#it.isCostly(e, n) ? (c.add(e), 
  this.#it.backendCommand(e, r)) : this.#it.statCommands(e, n, r)).map(e => single(orNothing(e, NO_ROWS)))), d = each(o.flatMap(([e]) => this.#it.backendCommand(e, r)).map(single));
  return {
   backends: [ ...n.keys() ],
   state: i,
   stat: l,
   own: d,
   join: (t, n) => {
    const r = t.flat(), o = r.filter(({backend: e, server: t}) => s(e, t)), i = r.length === o.length ? [] : function newcomersIn(e, t) {
     return e.flatMap(e => {
      const {backend: n, server: s, isSendable: r} = e;
      if (!r || t(n, s)) return [];
      const {admin: o, forced: a, maintCauses: i} = e.rest.condition;
      return i.includes("dns") ? [] : {
       backend: n,
       server: s,
       admin: o,
       forced: a,
       maintCauses: i
      };
     });
    }(r, s), l = this.#it.learn(o), {servers: d, backends: u} = this.#wt(o, n), h = new Map;
    for (const [e, t] of d) h.set(e, t.whole);
    for (const e of o) c.has(e.backend) && this.#_t(h, e);
    for (const [e, t] of h) this.#ht.set(e, t);
    const f = !l && e.every(e => h.has((0, haproxy_server.TN)(e))), p = {
     servers: h,
     backends: u,
     whole: f,
     ...this.#kt(c, a)
    };
    return 0 === i.length ? p : {
     ...p,
     newcomers: i
    };
   }
  };
 }
 #yt(e) {
  return this.#ft && (!this.#it.knows(e) || this.#pt.has(e));
 }
 #kt(e, t) {
  const n = t ?? this.#ye.now(), s = new Map([ ...e ].map(e => [ e, n ]));
  return s.size > 0 ? {
   earlierTraffic: s
  } : {};
 }
 #_t(e, t) {
  const n = this.last(t);
  n && e.set(t.key, serverOf(n, t));
 }
 traffic(e) {
  const t = byBackend(e), n = among(t), s = [ ...t ].flatMap(([e, t]) => this.#it.trafficCommands(e, t, n));
  return map(each(s.map(e => single(orNothing(e, NO_ROWS)))), e => {
   const t = e.flatMap(({servers: e}) => e);
   return new Map(t.map(e => [ (0, haproxy_server.TN)(e), trafficOf(e.traffic) ]));
  });
 }
 #wt(e, t, n = new Map) {
  const s = t.flatMap(({servers: e}) => e);
  if (s.length > 0) {
   const t = new Map(s.map(e => [ (0, haproxy_server.TN)(e), e ]));
   for (const s of e) {
    const e = t.get(s.key);
    e && s.isSendable && n.set(s.key, new TwoRows(e, s));
   }
  }
  const r = new Map, o = t.flatMap(({backends: e}) => e);
  this.#ct.learn(o);
  for (const e of o) (0, haproxy_server.TE)(e.name) && r.set(e.name, this.#bt(e));
  return {
   servers: n,
   backends: r
  };
 }
 #bt(e) {
  const {name: t, active: n, backups: s, cookie: r, balance: o, unpublished: a, mode: i, serverErrors: c} = e;
  return {
   name: t,
   active: n,
   backups: s,
   sticky: r ? "cookie" : this.#St(t),
   ..."" === o ? {} : {
    balance: o
   },
   ...a ? {
    unpublished: a
   } : {},
   ...i === haproxy_server.Lv ? {
    isOfLogServers: !0
   } : {},
   ...this.#dt && null !== c ? {
    serverErrors: c
   } : {}
  };
 }
 #St(e) {
  return this.#lt.has(e) ? "stick-table" : this.#lt.size > 0 ? "other-table" : null;
 }
}

function joined({state: e, stat: t, join: n}) {
 return map(both(e, t), ([e, t]) => n(e, t));
}

function trafficOf({tracks: e, backup: t, ...n}) {
 return n;
}

const UNRESOLVED = "MAINT (resolution)", NO_ROWS = {
 servers: [],
 joined: new Map,
 backends: [],
 headerBytes: 0,
 rowBytes: 0
};

class RuntimeLoadBalancer {
 name;
 #Ce;
 #Ot;
 #Tt;
 #ye;
 #$t;
 #At;
 constructor(e) {
  this.name = e.name, this.#At = e.severalAddresses ?? (() => null), this.#ye = e.clock, 
  this.#Ce = new Connection(e), this.#$t = new OldWorkers(this.#Ce, e.clock), this.#Ot = new Reader(this.#Ce, e.clock);
  const {clock: t, retries: n} = e;
  this.#Tt = {
   connection: this.#Ce,
   reader: this.#Ot,
   clock: t,
   retries: n
  };
 }
 read(e, t) {
  return this.#xt(e, async () => {
   t?.afterLoss && this.#Ce.doubtNext();
   const {process: n, answer: s, oldWorkers: r, reloadFailed: o} = await this.#Ot.readAll(e, t);
   await this.#$t.meet(r, e);
   const {level: a, unsendable: i, unlisted: c, others: l} = s, d = {
    change: "admin" === a,
    seeOldWorkers: this.#Ce.seesOldWorkers
   }, u = await this.#Nt(s, e), h = this.#At();
   return {
    ...u,
    process: n,
    level: a,
    can: d,
    ...o ? {
     reloadFailed: o
    } : {},
    ...i.length > 0 ? {
     unsendable: i
    } : {},
    ...c.length > 0 ? {
     unlisted: c
    } : {},
    ...l.length > 0 ? {
     others: l
    } : {},
    ...null === h ? {} : {
     severalAddresses: h
    }
   };
  });
 }
 readServers(e, t, {fresh: n = !1, notBefore: s = 0, afterLoss: r = !1} = {}) {
  return this.#xt(t, async () => (r && this.#Ce.doubtNext(), n && await this.#Ce.reopen(t), 
  this.#Nt(await this.#Ot.readServersAt(e, s, t), t)));
 }
 sample(e, t) {
  return this.#xt(t, async () => {
   const n = await this.#Ot.sample(e, t);
   return this.#Mt(n, !1, t);
  });
 }
 setStates(e, t, n, s) {
  return this.#ce(e, e => ({
   name: e,
   command: setState(e, e.state),
   aspect: ({forced: e}) => e,
   goal: e.state
  }), t, n, s);
 }
 setWeights(e, t, n) {
  return this.#ce(e, e => ({
   name: e,
   command: setWeight(e, e.weight),
   aspect: ({weight: e}) => e,
   goal: e.effective
  }), t, n);
 }
 setChecks(e, t, n) {
  return this.#ce(e, e => {
   return {
    name: e,
    command: (t = e, n = e.check, s = e.goal, write(`${"enabled" === s ? "enable" : "disable"} ${n} ${safeKey(t)}`, t)),
    aspect: ({checks: t, agent: n}) => "health" === e.check ? t : n,
    goal: e.goal
   };
   var t, n, s;
  }, t, n);
 }
 setHealth(e, t, n, s) {
  return this.#ce(e, "up" === t ? upAgain : outUntilChecked, n, s);
 }
 takeDownForProof(e, t, n) {
  return this.#Et(() => async function takeDownForProof(e, t, n, s) {
   const r = union(t, n), o = function lastKnown({reader: e}, t) {
    return new Map(t.map(t => {
     const {forced: n = "ready", checkDowns: s = 0} = e.last(t) ?? {};
     return [ (0, haproxy_server.TN)(t), {
      forced: n,
      checkDowns: s
     } ];
    }));
   }(e, t);
   let a = t, i = "no";
   for (let t = 0; ;t += 1) {
    let c = !1;
    try {
     return await e.connection.prepare(s), c = !0, only(await health_down_send(e, a, r, o, s), n);
    } catch (l) {
     if (!c || s.aborted || !isReplyLost(l)) throw atLeast(i, l, s);
     const d = a, arrivalsIn = e => d.map(t => ({
      name: t,
      arrived: arrived(o, e, t)
     })), isDone = e => arrivalsIn(e).every(({arrived: e}) => "all" === e || "drain only" === e), u = await readAfterLoss(e, r, {
      loss: l,
      changed: i,
      isDone: isDone
     }, s), h = arrivalsIn(u).filter(({arrived: e}) => "nothing" === e || "drain only" === e);
     if (a = h.map(({name: e}) => e), 0 === a.length) return only(u, n);
     i = changedSince(o, u.servers);
     const f = h.filter(({arrived: e}) => "drain only" === e).map(({name: e}) => e), p = await putBack(e, f, o, s).catch(e => {
      throw atLeast(i, e, s);
     });
     if (i = changedSince(o, new Map([ ...u.servers, ...p ])), t >= e.retries) throw atLeast(i, l, s);
    }
   }
  }(this.#Tt, e, t, n), n);
 }
 shutDownSessions(e, t) {
  return this.#xt(t, async () => {
   await this.#$t.shutDownSessions(e, t), await this.#Rt(e, t);
  });
 }
 sessionsOf(e, t) {
  return this.#xt(t, async () => this.#Ce.ask(single(function showSessions({backend: e, server: t}) {
   const n = "show sess";
   return {
    line: n,
    end: "dump",
    read(s) {
     if (/^Permission denied/.test(s)) return null;
     if (isRefusal(s)) throw refusal(s, n);
     return function readSessions(e, t, n) {
      const s = new Map;
      let r = 0, o = 0;
      for (const a of e.split("\n")) {
       if (!a.includes(` be=${t} srv=${n} `)) continue;
       r += 1, o = Math.max(o, secondsOf(/ age=(\S+)/.exec(a)?.[1] ?? ""));
       const e = (/ src=(\S+)/.exec(a)?.[1] ?? "").replace(/:[0-9]+$/, "");
       s.set(e, (s.get(e) ?? 0) + 1);
      }
      return {
       count: r,
       oldestSeconds: o,
       clients: [ ...s ].sort(([, e], [, t]) => t - e).slice(0, 3).map(([e, t]) => ({
        address: e,
        count: t
       }))
      };
     }(s, e, t);
    }
   };
  }(e)), !1, t));
 }
 close() {
  this.#$t.close(), this.#Ce.close();
 }
 async #Rt(e, t) {
  for (let n = 0; n < 100; n += 1) if (await this.#Bt(e, t), await this.#ye.sleep(20, t), 
  [ ...(await this.#Ot.sample(e, t)).values() ].every(({sessions: e, queued: t}) => 0 === e && 0 === t)) return;
 }
 async #Bt(e, t) {
  const n = each(e.map(e => single(function shutDownSessions(e) {
   return write(`shutdown sessions server ${safeKey(e)}`, e);
  }(e))));
  for (let e = 0; ;e += 1) {
   await this.#Ce.prepare(t);
   try {
    const e = (await this.#Ce.askOnce(n, t)).find(e => null !== e);
    if (e) throw e;
    return;
   } catch (n) {
    if (t.aborted || !isReplyLost(n) || e >= this.#Tt.retries) throw n;
   }
  }
 }
 #ce(e, t, n, s, r) {
  return this.#Et(() => write_write(this.#Tt, e.map(t), n, s, r), s);
 }
 #Et(e, t) {
  return this.#xt(t, async () => {
   const n = await e();
   try {
    return await this.#Nt(n, t);
   } catch (e) {
    throw atLeast("yes", e, t);
   }
  });
 }
 async #Nt(e, t) {
  const {servers: n, backends: s, newcomers: r, earlierTraffic: o, statesAt: a} = e, i = {
   ...void 0 === r ? {} : {
    newcomers: r
   },
   ...void 0 === o ? {} : {
    earlierTraffic: o
   },
   ...void 0 === a ? {} : {
    statesAt: a
   }
  };
  return {
   servers: await this.#Mt(n, !0, t),
   backends: s,
   oldWorkers: this.#$t.state,
   ...i
  };
 }
 async #Mt(e, t, n) {
  const s = await this.#$t.count(e, t, n);
  if (0 === s.size) return e;
  const r = [ ...e ].map(([e, t]) => {
   const n = s.get(e) ?? 0;
   return [ e, n > 0 ? {
    ...t,
    sessions: t.sessions + n,
    inherited: n
   } : t ];
  });
  return new Map(r);
 }
 async #xt(e, t) {
  try {
   return await t();
  } catch (t) {
   if (!(t instanceof errors.HR) || t === e.reason) throw t;
   throw t.with({
    loadBalancer: t.loadBalancer ?? this.name,
    replies: []
   });
  }
 }
}

function upAgain(e) {
 return {
  name: e,
  command: setHealthUp(e),
  aspect: ({operationalState: e}) => 0 !== e,
  goal: !0
 };
}

function outUntilChecked(e) {
 return {
  name: e,
  command: drainAndStopping(e),
  aspect: ({forced: e, operationalState: t}) => "drain" === e && 3 === t,
  goal: !0,
  isOver: ({operationalState: e}) => 0 === e
 };
}

var connect = __nccwpck_require__(399), external_node_net_ = __nccwpck_require__(30);

class NamedHost {
 #It;
 #Pt;
 #Lt=[];
 #Ct=null;
 constructor(e, t) {
  this.#It = e, this.#Pt = t;
 }
 get host() {
  return this.#Ct ?? this.#It;
 }
 reached({remoteAddress: e}) {
  void 0 === e || /^fe[89ab]/i.test(e) || 0 === (0, external_node_net_.isIP)(this.#It) && (this.#Ct = e);
 }
 lookup=(e, t, n) => {
  (this.#Pt ?? process.getBuiltinModule("node:dns").lookup)(e, {
   ...t,
   all: !0
  }, (e, s) => {
   const r = Array.isArray(s) ? s : [], [o] = r;
   this.#Lt = r, t.all || void 0 === o ? n(e, s) : n(e, o.address, o.family);
  });
 };
 get several() {
  const e = this.#Ct;
  if (null === e) return null;
  const t = this.#Lt.filter(({family: t}) => t === (0, external_node_net_.isIP)(e)), n = [ ...new Set(t.map(({address: e}) => e)) ].filter(t => t !== e);
  return n.length > 0 ? {
   name: this.#It,
   reached: e,
   others: n
  } : null;
 }
}

async function openerFor(e) {
 const t = e.some(({api: e}) => "data-plane" === e) ? await __nccwpck_require__.e(16).then(__nccwpck_require__.bind(__nccwpck_require__, 16)) : null;
 return (e, n) => {
  if ("runtime" === e.api) return function openRuntimeApi(e, t) {
   return new RuntimeLoadBalancer({
    ...t,
    name: e.name,
    target: e.process,
    ...wayTo(e, t)
   });
  }(e, n);
  if (null === t) throw new Error("This opener was made for other addresses");
  return new t.DataPlaneLoadBalancer({
   ...n,
   name: e.name,
   host: (s = e.transport, "host" in s ? (0, haproxy_address.PG)((0, haproxy_address.n1)(s.host), s.port) : ""),
   login: n.credentials.dataPlane,
   ...wayTo(e, n)
  });
  var s;
 };
}

function wayTo({transport: e, api: t}, n) {
 switch (e.kind) {
 case "unix":
  return {
   connect: (0, connect.L)(e, n)
  };

 case "tcp":
  return toNamed(e.host, n, t => (0, connect.Q7)(e, t, n));

 case "tls":
  return toNamed(e.host, n, s => loadedLater(async () => {
   const {connectTls: r} = await __nccwpck_require__.e(499).then(__nccwpck_require__.bind(__nccwpck_require__, 499));
   return r(e, s, n.credentials.tls, "runtime" === t ? {
    ...n,
    plain: {
     probe: "prompt\n",
     isHaproxy: isHaproxy
    }
   } : {
    ...n,
    plain: null,
    protocol: "http/1.1"
   });
  }));

 case "ssh":
  return {
   connect: loadedLater(async () => {
    const {connectSsh: t} = await __nccwpck_require__.e(309).then(__nccwpck_require__.bind(__nccwpck_require__, 309));
    return t(e, n);
   })
  };
 }
}

function toNamed(e, {lookup: t}, n) {
 const s = new NamedHost(e, t);
 return {
  connect: n(s),
  severalAddresses: () => s.several
 };
}

function loadedLater(e) {
 let t = null;
 return async n => (t ??= e(), (await t)(n));
}

function settingsOf({forced: e, weight: t, checks: n, agent: s}) {
 return {
  state: e,
  weight: t,
  ..."none" === n ? {} : {
   checks: n
  },
  ..."none" === s ? {} : {
   agent: s
  }
 };
}

function openness({state: e, weight: t}) {
 return "maint" === e ? 0 : "drain" === e || 0 === t ? 1 : 2;
}

function differences(e, t) {
 const {state: n, weight: s, checks: r, agent: o} = e;
 return {
  ...void 0 === n || n === t.state ? {} : {
   state: n
  },
  ...void 0 === s || s === t.weight ? {} : {
   weight: s
  },
  ...void 0 === r || r === (t.checks ?? r) ? {} : {
   checks: r
  },
  ...void 0 === o || o === (t.agent ?? o) ? {} : {
   agent: o
  }
 };
}

function isEmpty(e) {
 return 0 === Object.keys(e).length;
}

function describe({state: e, weight: t, checks: n, agent: s}) {
 return [ ...void 0 === e ? [] : [ e ], ...void 0 === t ? [] : [ `weight ${t}` ], ...void 0 === n ? [] : [ `health checks ${n}` ], ...void 0 === s ? [] : [ `agent checks ${s}` ] ].join(", ");
}

function describeServer(e, t) {
 const n = settingsOf(e), s = [ "checks", "agent" ].filter(e => "disabled" === n[e]);
 return describe(pick(n, [ "state", "weight", ...s, ...t ]));
}

function settingsIn(e) {
 return [ "state", "weight", "checks", "agent" ].filter(t => void 0 !== e[t]);
}

function pick(e, t) {
 const {state: n, weight: s, checks: r, agent: o} = e;
 return {
  ...void 0 !== n && t.includes("state") ? {
   state: n
  } : {},
  ...void 0 !== s && t.includes("weight") ? {
   weight: s
  } : {},
  ...void 0 !== r && t.includes("checks") ? {
   checks: r
  } : {},
  ...void 0 !== o && t.includes("agent") ? {
   agent: o
  } : {}
 };
}

function isHidden({unreadable: e = []}, t) {
 return e.some(e => (0, haproxy_server.TN)(e) === t);
}

function isGone(e, t) {
 return !e.servers.has(t) && !isHidden(e, t);
}

function describeProcess({process: e, level: t, isLevelGuessed: n}) {
 const {version: s, pid: r, uptimeSeconds: o} = e;
 return `HAProxy ${s}, process ${r}, up for ${o} s, level ${!0 === n && "admin" === t ? "admin or operator" : t}`;
}

function quantity(e, t, n = `${t}s`) {
 return `${e} ${1 === e ? t : n}`;
}

function listed(e, t = 10, n = ", ") {
 const s = e.slice(0, t).join(n);
 return e.length > t ? `${s} and ${e.length - t} more` : s;
}

function times(e) {
 return [ "never", "once", "twice" ][e] ?? `${e} times`;
}

function verb(e, t, n) {
 return 1 === e ? t : n;
}

function takesOut(e) {
 return "drain" === e || "maint" === e || "rolling" === e;
}

function isDrain(e) {
 return "drain" === e.operation || "maint" === e.operation;
}

function isChange(e) {
 return "status" !== e.operation;
}

function inUse(e) {
 return e.active > 0 ? e.active : Math.min(e.backups, 1);
}

function inUseWith({active: e, backups: t}, n) {
 const one = e => e ? 1 : 0;
 return inUse({
  active: e + one(n.some(({backup: e}) => !e)),
  backups: t + one(n.some(({backup: e}) => e))
 });
}

function isStandby({backup: e}, {active: t}) {
 return e && t > 0;
}

function capacityOf(e, t, n, s) {
 const r = n.filter(haproxy_server.CS), o = r.filter(e => e.backup).length, a = {
  active: e.active - (r.length - o),
  backups: e.backups - o
 };
 return {
  backend: e.name,
  leaving: r.filter(e => !isStandby(e, a)).length,
  now: inUse(e),
  after: inUse(a),
  minimum: minimumOf(t, s),
  asked: askedWords(t, s)
 };
}

function isRefused(e) {
 return e.after < e.minimum && e.after < e.now;
}

const NAMES_SHOWN = 5;

function outAlready(e, t, n) {
 const s = [ ...e ].filter(e => e.backend === t && !(0, haproxy_server.CS)(e) && !n.has((0, 
 haproxy_server.TN)(e)));
 if (0 === s.length) return "";
 const r = s.map(({server: e, status: t, weight: n}) => 0 === n ? `${e} (${t}, weight 0)` : `${e} (${t})`);
 return `; out already: ${listed(r, NAMES_SHOWN)}`;
}

function minimumOf(e, t) {
 return "count" === t.kind ? t.value : Math.ceil(countedOf(e).length * t.value / 100);
}

function countedOf(e) {
 return e.filter(({forced: e, maintCauses: t}) => "maint" !== e && !t.includes("dns"));
}

function askedWords(e, t) {
 const n = minimumOf(e, t);
 return "count" === t.kind ? `${n}` : `${t.value}% of ${countedOf(e).length}, rounded up: ${n}`;
}

function isLastInOrder(e, t) {
 const n = [ ...e, ...t ].sort().at(-1);
 return void 0 !== n && e.includes(n);
}

const NOBODY = new Set;

class Tracking {
 #Ze;
 #Wt=[];
 #Ht;
 constructor(e, t = []) {
  this.#Ze = e;
  for (const t of listOf(e)) {
   const n = null === t.tracks ? void 0 : e.get((0, haproxy_server.TN)(t));
   void 0 !== n && this.#Wt.push(n);
  }
  this.#Ht = t.filter(e => null !== e.tracks);
 }
 trackersOf(e) {
  const t = this.#Ft(e);
  return this.#Wt.filter(e => t.has((0, haproxy_server.TN)(e)));
 }
 unsendableTrackersOf(e) {
  const t = this.#Ft(e);
  return this.#Ht.filter(e => t.has((0, haproxy_server.TN)(e)));
 }
 #Ft(e) {
  if (this.#Wt.length + this.#Ht.length === 0) return NOBODY;
  const t = new Set([ (0, haproxy_server.TN)(e) ]), n = [ ...this.#Wt, ...this.#Ht ];
  for (let e = 0; e !== t.size; ) {
   e = t.size;
   for (const e of n) null !== e.tracks && t.has(e.tracks) && t.add((0, haproxy_server.TN)(e));
  }
  return t.delete((0, haproxy_server.TN)(e)), t;
 }
 rootOf(e) {
  let t = (0, haproxy_server.TN)(e);
  for (let n = e.tracks; null !== n; n = this.#Ze.get(n)?.tracks ?? null) t = n;
  return t;
 }
}

const OTHER_WAY = "Give the stats socket of this load balancer as address instead: the Runtime API can do it.";

function requireReadable(e) {
 if (e.length > 0) throw hiddenFailure(e);
}

function hiddenFailure(e) {
 const t = e.map(haproxy_server.TN);
 return new errors.HR("data-plane-api", `The Data Plane API does not show what ${listed(t)} ${verb(t.length, "is", "are")}.`, {
  servers: t,
  brief: "the Data Plane API does not show what it is",
  hint: "Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it: whether they have sessions, and what they are, is not known. Take the comma out, look at the log of the API, or give the stats socket as address."
 });
}

function guessedFailure(e, t) {
 return new errors.HR("data-plane-api", `The Data Plane API does not show whether ${e} is in drain or ready.`, {
  servers: [ e ],
  brief: "the Data Plane API does not show whether it is in drain or ready",
  detail: t,
  hint: "Look at it through the stats socket: `show servers state` tells what the API does not."
 });
}

function unsupported(e, t) {
 return new errors.HR("unsupported", e, {
  brief: "the Data Plane API cannot do it",
  servers: void 0 === t ? [] : [ t ],
  hint: OTHER_WAY
 });
}

function requireSettable({before: e, key: t}, {operation: n}) {
 if ("weight" === n) return;
 const s = e.unsettable?.[n];
 if (void 0 !== s) throw new errors.HR("data-plane-api", `${t} cannot be set to ${n}: the Data Plane API ${s}.`, {
  servers: [ t ],
  detail: e.status,
  hint: OTHER_WAY
 });
}

function wayNotices(e, t, n) {
 return [ ...noWayBack(e, t, n), ...dividedProofs(e, t, n) ];
}

function noWayBack(e, t, {can: n, backends: s}) {
 if (!isDrain(t) || !0 !== n.lacks?.includes("weight")) return [];
 const r = e.filter(({before: e}) => (0, haproxy_server.CS)(e) && !e.backup);
 return r.flatMap(({key: e, before: t}) => {
  const n = r.filter(e => e.before.backend === t.backend).length, {active: o = 0, backups: a = 0} = s.get(t.backend) ?? {};
  return "enabled" !== t.checks || 0 === a || o > n ? [] : [ `While ${e} is out, its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight, which it takes to prove ${e} healthy then. Neither this step nor its post step can put it back; \`ready\` can, with \`wait-for-health: false\`, and the Runtime API with a proof.` ];
 });
}

function dividedProofs(e, t, {can: n, backends: s}) {
 return !0 !== n.lacks?.includes("undivided-proof") || "ready" !== t.operation || "none" === t.healthProof ? [] : e.flatMap(({key: e, before: t}) => {
  const n = s.get(t.backend)?.sticky ?? null;
  return "cookie" !== n && "stick-table" !== n || "maint" !== t.admin || "enabled" !== t.checks ? [] : [ `Clients are bound to ${e} by ${n}, and the Data Plane API has no single call for drain and down: one of them may be sent there for a moment before the proof. \`init-state down\` on the server line (HAProxy 3.1 and later) prevents that.` ];
 });
}

function isOtherwise(e, t) {
 const n = t.get((0, haproxy_server.TN)(e));
 return void 0 === n || !isEmpty(differences(e.settings, settingsOf(n)));
}

const RELEASE_WITHIN_MS = 2e3;

function sameAddressNotices(e, {operation: t}, n) {
 return firstOf(neighboursOf(e, n).map(({key: e, address: n, others: s}) => {
  const r = verb(s.length, "has", "have");
  return `${listed(s.map(haproxy_server.TN))} ${r} the same address as ${e} (${n}), and this ${t} leaves ${verb(s.length, "it", "them")} in rotation: whoever stops the application there stops it for all.`;
 }), e => `${e} more servers have the address of one that is left in rotation.`);
}

function newNeighbours(e, t, n) {
 return neighboursOf(e.flatMap(e => {
  const {key: t, before: s} = e, r = n.servers.get(t)?.address ?? s.address;
  return r === s.address ? [ e ] : [ e, {
   ...e,
   before: {
    ...s,
    address: r
   }
  } ];
 }), n).flatMap(({key: e, address: n, others: s}) => {
  const stood = e => t.servers.get(e)?.address, r = s.filter(t => stood(e) !== stood((0, 
  haproxy_server.TN)(t)));
  return 0 === r.length ? [] : [ {
   key: e,
   address: n,
   others: r
  } ];
 });
}

function neighboursOf(e, {servers: t}) {
 const n = new Set(e.flatMap(({members: e}) => e.map(haproxy_server.TN))), s = new Set(e.map(({before: e}) => e.address)), r = [];
 for (const e of listOf(t)) {
  if (!s.has(e.address) || n.has((0, haproxy_server.TN)(e))) continue;
  const o = t.get((0, haproxy_server.TN)(e));
  void 0 !== o && (0, haproxy_server.CS)(o) && r.push(o);
 }
 const o = oneAddressOnce(), a = new Map([ ...Map.groupBy(r, ({address: e}) => e) ].map(([e, t]) => [ e, [ ...Map.groupBy(t, ({backend: e}) => e) ] ]));
 return e.flatMap(({key: e, before: {address: n, backend: s}}) => {
  const r = a.get(n) ?? [], isMeant = e => e !== s || !o(t, s), i = r.flatMap(([e, t]) => isMeant(e) ? t : []);
  return isPlace(n) && 0 !== i.length ? [ {
   key: e,
   address: n,
   others: i
  } ] : [];
 });
}

function sameAddressElsewhere(e, {operation: t}) {
 if (e.length < 2) return [];
 const n = Map.groupBy(e.flatMap(e => e.targets.map(t => ({
  on: e,
  target: t
 }))), ({on: e, target: t}) => placeOf(t.before.address, e.snapshot.process));
 n.delete("");
 const s = new Set(e.flatMap(({targets: e}) => e.map(({before: e}) => e.address))), r = oneAddressOnce(), o = e.flatMap(e => function staysAtOneOf(e, t, {loadBalancer: n, targets: s, snapshot: r}, o) {
  const a = new Set(s.flatMap(({members: e}) => e.map(haproxy_server.TN)));
  return e.flatMap(e => {
   const s = t.get(placeOf(e.address, r.process))?.filter(({on: e}) => e.snapshot !== r) ?? [];
   if (0 === s.length || a.has((0, haproxy_server.TN)(e))) return [];
   const i = r.servers.get((0, haproxy_server.TN)(e));
   if (void 0 === i || !(0, haproxy_server.CS)(i)) return [];
   return s.filter(({on: t, target: n}) => n.before.backend !== e.backend || ![ r, t.snapshot ].some(({servers: t}) => o(t, e.backend))).map(({on: t, target: s}) => ({
    loadBalancer: t.loadBalancer,
    target: s,
    where: `${(0, haproxy_server.TN)(e)} on ${n}`
   }));
  });
 }(listOf(e.snapshot.servers).filter(({address: e}) => s.has(e)), n, e, r));
 return [ ...Map.groupBy(o, ({loadBalancer: e}) => e) ].flatMap(([e, n]) => firstOf([ ...Map.groupBy(n, ({target: e}) => e.key) ].map(([e, [n, ...s]]) => {
  const r = [ n, ...s ].flatMap(e => void 0 === e ? [] : e.where), [o, a] = [ verb(r.length, "has", "have"), verb(r.length, "it", "them") ];
  return `${listed(r)} ${o} the same address as ${e} (${n?.target.before.address}), and this ${t} leaves ${a} in rotation: whoever stops the application there stops it for all.`;
 }), e => `${e} more servers have the address of one that is left in rotation on another load balancer.`).map(t => ({
  loadBalancer: e,
  text: t
 })));
}

function otherAddressNotices(e) {
 const t = new Map;
 return e.flatMap(({loadBalancer: e, targets: n}) => {
  const s = n.flatMap(({key: n, before: {address: s, fqdn: r}}) => {
   if ("" !== r || !isPlace(s)) return [];
   const o = t.get(n);
   return void 0 === o && t.set(n, {
    address: s,
    loadBalancer: e
   }), void 0 === o || o.address === s ? [] : [ {
    key: n,
    address: s,
    known: o
   } ];
  }), [r] = s;
  if (void 0 === r) return [];
  const {key: o, address: a, known: i} = r, c = s.length > 1 ? `, and so ${verb(s.length - 1, "does", "do")} ${s.length - 1} more` : "";
  return [ {
   loadBalancer: e,
   text: `${o} stands at ${a}, and at ${i.address} on ${i.loadBalancer}${c}: a script is told of one address alone. Where these are two machines it has to work on both.`
  } ];
 });
}

function placeOf(e, {node: t}) {
 return isPlace(e) ? /^(127\.|\[::1\]:)/.test(e) ? `${t} ${e}` : e : "";
}

function oneAddressOnce() {
 const e = new Map;
 return (t, n) => {
  const s = e.get(t) ?? new Map;
  e.set(t, s);
  const r = s.get(n) ?? function isOneAddressBackend(e, t) {
   let [n, s] = [ 0, "" ];
   for (const {backend: r, address: o} of listOf(e)) if (r === t) {
    if (0 === n) s = o; else if (s !== o) return !1;
    n += 1;
   }
   return n > 1;
  }(t, n);
  return s.set(n, r), r;
 };
}

function isPlace(e) {
 return "" !== e && !/^(0\.0\.0\.0|\[::\]):/.test(e);
}

const NOTICES_SHOWN = 10;

function firstOf(e, t) {
 const n = e.length - NOTICES_SHOWN;
 return n > 0 ? [ ...e.slice(0, NOTICES_SHOWN), t(n) ] : [ ...e ];
}

function savedProcess({pid: e, startedAt: t, startedOnClock: n, startToleranceSeconds: s, node: r, commandPrefix: o}, a) {
 return {
  pid: e,
  startedAt: t,
  startToleranceSeconds: s,
  node: r,
  ...a,
  ...{
   ...void 0 === n ? {} : {
    startedOnClock: n
   },
   ...void 0 === o ? {} : {
    commandPrefix: o
   }
  }
 };
}

function isReplaced({address: e}, t) {
 return "" !== e && "" !== t.address && "" === t.fqdn && e !== t.address;
}

function isLoanOver({lent: e, sent: t}, {weight: n}) {
 return !0 === e && 0 === t.states.length && 0 !== n;
}

function isStateGuessed({sent: e}, {isAdminGuessed: t}) {
 return !0 === t && e.states.length > 0;
}

function sentSettings({sent: e}) {
 return [ ...e.states.length > 0 ? [ "state" ] : [], ...e.weights.length > 0 ? [ "weight" ] : [], ...(e.checks ?? []).length > 0 ? [ "checks" ] : [], ...(e.agent ?? []).length > 0 ? [ "agent" ] : [] ];
}

function countSent({states: e, weights: t, checks: n = [], agent: s = []}) {
 return e.length + t.length + n.length + s.length;
}

function isSettled({loadBalancers: e}) {
 return e.every(({servers: e}) => 0 === e.length);
}

function isSent({sent: e}) {
 return countSent(e) > 0;
}

function saved_change_joined(e, {name: t, process: n, servers: s}) {
 const r = e.find(e => e.name === t), o = new Map((r?.servers ?? []).map(e => [ (0, 
 haproxy_server.TN)(e), e ]));
 for (const e of s) {
  const t = o.get((0, haproxy_server.TN)(e));
  void 0 !== t && isSent(t) && !isSent(e) ? o.delete((0, haproxy_server.TN)(e)) : o.set((0, 
  haproxy_server.TN)(e), e);
 }
 const a = {
  name: t,
  process: n,
  servers: [ ...o.values() ]
 };
 return void 0 === r ? [ ...e, a ] : e.map(e => e === r ? a : e);
}

function covers(e, t) {
 return t.every(({name: t, process: n, servers: s}) => {
  const r = e.find(e => e.name === t), o = new Map(r?.servers.map(e => [ (0, haproxy_server.TN)(e), e ]));
  return 0 === s.length || !(void 0 === r || !(0, haproxy_process.SM)(r.process, n)) && s.every(e => {
   const t = o.get((0, haproxy_server.TN)(e));
   return void 0 !== t && function coversServer(e, t) {
    const {address: n, before: s, sent: r} = t, isKnown = (e = [], t = [], n) => e.every(e => e === n || t.includes(e));
    return e.address === n && goesBackTo(e, t) === goesBackTo(t, t) && isKnown(r.states, e.sent.states, s.state) && isKnown(r.weights, e.sent.weights, s.weight) && isKnown(r.checks, e.sent.checks, s.checks) && isKnown(r.agent, e.sent.agent, s.agent);
   }(t, e);
  });
 });
}

function goesBackTo({before: e, beforeStep: t}, n) {
 const s = sentSettings(n), r = [ "checks", "agent" ].filter(e => s.includes(e)), o = [ e, t ].flatMap(e => [ e?.state, e?.weight, ...r.map(t => e?.[t]) ]);
 return JSON.stringify(o);
}

function tooFewWithout(e) {
 return `${e.map(haproxy_server.TN).join(", ")} was let in by the reload and stays in for now: without it fewer servers would take traffic than min-available asks for`;
}

function unitOf(e, t) {
 return [ e, ...t.trackersOf(e) ];
}

function leavingWith({backend: e, server: t, settings: n}, s, r) {
 const o = s.get((0, haproxy_server.TN)({
  backend: e,
  server: t
 }));
 return void 0 === o ? [] : "ready" !== (n.state ?? "ready") ? [ o, ...r.trackersOf(o) ] : 0 === n.weight ? [ o ] : [];
}

function ofBackend(e, t) {
 return [ ...e ].filter(({backend: e}) => e === t);
}

class SetAgain {
 #Dt;
 #jt;
 #Ut;
 #zt=null;
 #qt=new Set;
 constructor(e, t, n) {
  this.#Dt = e, this.#jt = t, this.#Ut = n;
 }
 begin(e) {
  this.#zt = e;
 }
 end() {
  this.#zt = null;
 }
 isOnTheWay(e) {
  return this.#qt.has(e);
 }
 get onTheWay() {
  return [ ...this.#qt ];
 }
 arrived(e) {
  if (0 !== e.length) {
   for (const t of e) this.#qt.delete(t);
   this.#Ut(this.onTheWay);
  }
 }
 isSetByOthers({settings: e}, t) {
  const n = this.#zt?.get((0, haproxy_server.TN)(t)), s = "drain" === t.forced && this.isOnTheWay((0, 
  haproxy_server.TN)(t));
  return void 0 !== n && !s && !function isBetween(e, t, n) {
   const [s, r] = [ settingsOf(e), settingsOf(n) ];
   return settingsIn(t).every(e => [ s[e], t[e] ].includes(r[e]));
  }(n, e, t);
 }
 async set(e, t, n) {
  const s = e.flatMap(e => function checksToSwitch({backend: e, server: t, settings: n}, s) {
   const {checks: r, agent: o} = differences(n, void 0 === s ? {} : settingsOf(s));
   return [ ...void 0 === r ? [] : [ {
    backend: e,
    server: t,
    check: "health",
    goal: r
   } ], ...void 0 === o ? [] : [ {
    backend: e,
    server: t,
    check: "agent",
    goal: o
   } ] ];
  }(e, t.get((0, haproxy_server.TN)(e))));
  s.length > 0 && this.#Gt(await this.#Dt.setChecks(s, e, n));
  const r = e.flatMap(({backend: e, server: t, settings: {state: n}}) => void 0 === n ? [] : {
   backend: e,
   server: t,
   state: n
  }), o = r.filter(e => "ready" !== e.state && "ready" === t.get((0, haproxy_server.TN)(e))?.forced);
  o.length > 0 && await this.#Kt(o, t, n), r.length > 0 && this.#Gt(await this.#Dt.setStates(r, e, n));
  const a = e.flatMap(({backend: e, server: t, settings: {weight: n}}) => void 0 === n ? [] : {
   backend: e,
   server: t,
   weight: String(n),
   effective: n
  });
  a.length > 0 && this.#Gt(await this.#Dt.setWeights(a, e, n));
  const {servers: i} = await this.#Dt.readServers(e, n), c = e.filter(e => isOtherwise(e, i));
  if (c.length > 0) throw new errors.HR("not-verified", `Not put back: ${c.map(haproxy_server.TN).join(", ")}`);
 }
 async #Kt(e, t, n) {
  const goalsOf = e => t => ({
   ...t,
   state: e
  });
  for (const t of e) this.#qt.add((0, haproxy_server.TN)(t));
  this.#Ut(this.onTheWay);
  const s = new Map(function withTrackers(e, t) {
   const n = new Tracking(t);
   return e.flatMap(e => unitOf(e, n));
  }(e, t).map(e => [ (0, haproxy_server.TN)(e), e ])), r = e.map(goalsOf("drain")), o = await this.#Dt.setStates(r, [ ...s.values() ], n);
  this.#Gt(o);
  const a = function missedOf(e, t, {servers: n, backends: s}, r) {
   const o = new Tracking(t), a = new Set(e.flatMap(e => unitOf(e, o)).map(haproxy_server.TN));
   return e.filter(e => unitOf(e, o).some(e => (e => {
    const n = s.get(e);
    if (void 0 === n) return !1;
    const o = ofBackend(t.values(), e), i = inUse(n), c = o.filter(e => a.has((0, haproxy_server.TN)(e)));
    return i < minimumOf(o, r) && i < inUseWith(n, c);
   })(e.backend) && function isMissed(e, t, n) {
    const [s, r] = [ t.get((0, haproxy_server.TN)(e)), n.get((0, haproxy_server.TN)(e)) ];
    return void 0 !== s && (0, haproxy_server.CS)(s) || void 0 !== r && (0, haproxy_server.W_)(r);
   }(e, t, n)));
  }(e, t, o, this.#jt);
  if (0 !== a.length) throw this.#Gt(await this.#Dt.setStates(a.map(goalsOf("ready")), a, n)), 
  this.arrived(a.map(haproxy_server.TN)), new errors.HR("guard", tooFewWithout(a));
 }
 #Gt({servers: e}) {
  null !== this.#zt && (this.#zt = new Map([ ...this.#zt, ...e ]));
 }
}

class Suspension {
 #Ze=new Map;
 get size() {
  return this.#Ze.size;
 }
 get keys() {
  return [ ...this.#Ze.keys() ];
 }
 get servers() {
  return [ ...this.#Ze.values() ].map(({held: e}) => e);
 }
 has(e) {
  return this.#Ze.has(e);
 }
 add(e, t) {
  this.#Ze.set((0, haproxy_server.TN)(e), {
   held: e,
   settledIn: t,
   again: "not-yet"
  });
 }
 keep(e) {
  return this.#Zt(e, "not-yet");
 }
 resume(e, t) {
  return this.#Zt(e, t);
 }
 release(e) {
  return this.#Ze.delete(e);
 }
 takeBack() {
  const e = [ ...this.#Ze.values() ].flatMap(({again: e, ...t}) => "not-yet" === e ? [] : {
   ...t,
   again: e
  });
  for (const {held: t} of e) this.#Ze.delete((0, haproxy_server.TN)(t));
  return e;
 }
 #Zt(e, t) {
  const n = this.#Ze.get(e);
  return void 0 !== n && this.#Ze.set(e, {
   ...n,
   again: t
  }), void 0 !== n;
 }
}

class Hold {
 #Dt;
 #Vt;
 #Ze;
 #Yt=new Suspension;
 #Jt=new Set;
 #jt;
 #Xt;
 #Qt;
 #pe=[];
 #en;
 #tn;
 #nn=!0;
 #sn="";
 #rn=null;
 #on="";
 #an=Promise.resolve();
 #ie=new AbortController;
 #in=new AbortController;
 #cn=[];
 constructor(e, t, n) {
  const {process: s, minAvailable: r, servers: o} = t;
  this.#Dt = e, this.#Vt = n, this.#Qt = s, this.#en = (0, src_clock.Et)(n.clock), 
  this.#tn = this.#en, this.#jt = r, this.#Xt = new SetAgain(e, r, e => n.noteOnTheWay?.({
   keys: e,
   process: this.#Qt
  })), this.#Ze = new Map(o.map(e => [ (0, haproxy_server.TN)(e), e ]));
 }
 async begin() {
  await this.#ln(this.#Vt.signal);
 }
 async run() {
  const {clock: e, signal: t} = this.#Vt;
  for (;!this.idle && !t.aborted; ) {
   const n = e.now();
   this.#in = new AbortController, this.#dn(), this.#ie = new AbortController;
   const s = this.#cn.splice(0);
   (this.#Ze.size > 0 || s.length > 0) && (this.#an = this.#je(AbortSignal.any([ t, this.#ie.signal ])).catch(e => this.#un(e))), 
   await this.#an;
   for (const e of s) e();
   const r = Math.max(1e3 - (e.now() - n), 100);
   await e.sleep(r, AbortSignal.any([ t, this.#in.signal ])).catch(() => {});
  }
  for (const e of this.#cn.splice(0)) e();
  this.#hn([ ...this.#Ze.keys(), ...this.#Yt.keys ]);
 }
 async release(e) {
  const t = e.filter(e => this.#Ze.delete(e) || this.#Yt.release(e)), n = 0 === t.length || await this.#fn();
  this.#hn(t);
  const s = n ? "" : "HAProxy did not answer any more when it was to be let go of";
  return {
   keys: t.filter(e => this.#Xt.isOnTheWay(e)),
   process: this.#Qt,
   unseen: s
  };
 }
 async suspend(e) {
  const t = e.filter(e => this.#Ze.has(e) || this.#Yt.keep(e));
  for (const e of t) {
   const t = this.#Ze.get(e);
   void 0 !== t && this.#Yt.add(t, this.#nn ? this.#Qt : null), this.#Ze.delete(e);
  }
  return t.length > 0 && await this.#fn(), t;
 }
 resume(e, t) {
  const n = e.filter(e => this.#Yt.resume(e, t));
  return n.length > 0 && this.#in.abort(), n;
 }
 doubt() {
  for (const e of this.#Ze.keys()) this.#Jt.add(e);
 }
 async whoAnswers() {
  const {clock: e, signal: t} = this.#Vt;
  if (!this.idle && !t.aborted) {
   const {promise: t, resolve: n} = Promise.withResolvers();
   this.#cn.push(n), this.#in.abort();
   const s = e.alarm(RELEASE_WITHIN_MS, () => this.#ie.abort());
   await t, s();
  }
  return {
   processes: [ ...this.#pe, this.#Qt ],
   metMsAgo: (0, src_clock.d5)(this.#en, e),
   seenMsAgo: (0, src_clock.d5)(this.#tn, e)
  };
 }
 #dn() {
  for (const {held: e, settledIn: t, again: n} of this.#Yt.takeBack()) this.#Ze.set((0, 
  haproxy_server.TN)(e), e), "in-doubt" === n && this.#Jt.add((0, haproxy_server.TN)(e)), 
  null !== t && (0, haproxy_process.SM)(t, this.#Qt) || (this.#nn = !1);
 }
 async #fn() {
  const e = this.#ie, t = this.#Vt.clock.alarm(RELEASE_WITHIN_MS, () => e.abort());
  return await this.#an, t(), !e.signal.aborted;
 }
 #hn(e) {
  for (const t of e.filter(e => this.#Xt.isOnTheWay(e))) this.#Vt.tell(leftWords(t));
 }
 get trouble() {
  return this.#sn || this.#on;
 }
 get idle() {
  return 0 === this.#Ze.size && 0 === this.#Yt.size;
 }
 async #je(e) {
  try {
   const t = this.#Ze.size > 0 ? [ ...this.#Ze.values() ] : this.#Yt.servers, n = await this.#Dt.readServers(t, e, {
    fresh: !0,
    sparing: !0
   });
   this.#tn = (0, src_clock.Et)(this.#Vt.clock), this.#nn ? this.#pn(n) : await this.#wn(await this.#Dt.read(e), e);
  } catch (t) {
   if (!(t instanceof errors.HR && /^(?:not-found|data-plane-api)$/.test(t.code) || t instanceof errors.P1)) throw t;
   await this.#ln(e);
  }
 }
 async #ln(e) {
  const t = (0, src_clock.Et)(this.#Vt.clock), n = await this.#Dt.read(e), {process: s} = n;
  this.#rn ??= n.servers;
  const r = (0, haproxy_process.SM)(s, this.#Qt);
  if (r && (this.#tn = (0, src_clock.Et)(this.#Vt.clock)), r && this.#nn) {
   const e = this.#mn(n);
   return this.#pn(n, e), requireReadable(e);
  }
  r || (this.#gn(s), this.#Vt.tell(`HAProxy was reloaded (process ${s.pid} instead of ${this.#Qt.pid})`)), 
  r || this.#vn(n), r || this.#Xt.begin(n.servers), r || this.#pe.push(this.#Qt), 
  this.#pe.length >= 10 && this.#pe.shift(), this.#Qt = s, r || this.#Xt.arrived(this.#Xt.onTheWay), 
  this.#en = t, this.#tn = (0, src_clock.Et)(this.#Vt.clock), this.#nn = !1, await this.#wn(n, e);
 }
 #vn({servers: e}) {
  const t = function movedOf(e, t, n) {
   return e.flatMap(e => {
    const s = (0, haproxy_server.TN)(e), [r, o] = [ t.get(s), n.get(s) ];
    if (void 0 === r || void 0 === o || !isReplaced(r, o)) return [];
    const a = newNeighbours([ {
     key: s,
     members: [ e ],
     before: r
    } ], {
     servers: t
    }, {
     servers: n
    }).flatMap(e => e.address === r.address ? e.others.map(haproxy_server.TN) : []), i = `${s} stands at ${o.address} since then, and stood at ${r.address} before: who stands there now is not held`, c = a.length > 0, l = verb(a.length, "serves", "serve");
    return [ {
     text: c ? `${i}; ${listed(a)} ${l} there` : i,
     hasSuccessor: c
    } ];
   });
  }([ ...this.#Ze.values() ], this.#rn ?? e, e);
  this.#on = t.findLast(({hasSuccessor: e}) => e)?.text ?? "";
  for (const {text: e} of t) this.#Vt.tell(e);
 }
 #gn(e) {
  const t = (0, src_clock.d5)(this.#en, this.#Vt.clock);
  if (!(0, haproxy_process.aY)(this.#Qt, e, t)) throw new errors.HR("several-processes", `Several HAProxy processes answer at this address: process ${e.pid} has not taken the place of process ${this.#Qt.pid}, which was told`, {
   hint: "Give one address for each process: one line NAME=ADDRESS for each in `address`."
  });
 }
 #pn({servers: e}, t = []) {
  0 === t.length && (this.#sn = "");
  for (const n of this.#yn(e, t)) {
   const t = e.get((0, haproxy_server.TN)(n));
   this.#Ze.delete((0, haproxy_server.TN)(n));
   const s = void 0 === t ? "gone" : describedFor(n, t);
   this.#Vt.tell(`${(0, haproxy_server.TN)(n)} is ${s} now: ${this.#_n(n)}`);
  }
  this.#kn(t);
 }
 #_n(e) {
  return this.#Jt.has((0, haproxy_server.TN)(e)) ? "a later step that could not say so may have set it, so it is not held any more" : "somebody else changed it, so it is not held any more";
 }
 #kn(e) {
  const t = new Set(e.map(haproxy_server.TN));
  for (const e of this.#Jt) t.has(e) || this.#Jt.delete(e);
 }
 #yn(e, t) {
  return [ ...this.#Ze.values() ].filter(n => !t.includes(n) && isOtherwise(n, e));
 }
 #mn(e) {
  return [ ...this.#Ze.values() ].filter(t => isHidden(e, (0, haproxy_server.TN)(t)));
 }
 async #wn(e, t) {
  const {servers: n} = e, s = this.#mn(e);
  for (const e of this.#yn(n, s)) {
   const t = this.#bn(e, n.get((0, haproxy_server.TN)(e)));
   null !== t && (this.#Ze.delete((0, haproxy_server.TN)(e)), this.#Vt.tell(`${(0, 
   haproxy_server.TN)(e)} ${t}`));
  }
  this.#kn(s);
  const r = this.#yn(n, s), o = function neededOf(e, {servers: t, backends: n}, s) {
   const r = new Tracking(t), o = e.flatMap(e => leavingWith(e, t, r));
   return e.filter(e => leavingWith(e, t, r).some(({backend: e}) => (e => {
    const r = n.get(e);
    return void 0 !== r && isRefused(capacityOf(r, ofBackend(t.values(), e), ofBackend(o, e), s));
   })(e)));
  }(r, e, this.#jt), a = r.filter(e => !o.includes(e));
  if (a.length > 0) {
   await this.#Xt.set(a, n, t);
   const e = a.map(e => `${(0, haproxy_server.TN)(e)} to ${describe(e.settings)}`);
   this.#Vt.tell(`Put back after the reload: ${e.join(", ")}`);
  }
  if (o.length > 0) return this.#Sn(tooFewWithout(o));
  requireReadable(s), this.#nn = !0, this.#sn = "";
  const i = new Set([ ...this.#Ze.keys(), ...a.map(haproxy_server.TN) ]);
  this.#Xt.arrived(this.#Xt.onTheWay.filter(e => i.has(e) && !this.#Yt.has(e))), 0 === this.#Yt.size && this.#Xt.end();
 }
 #bn(e, t) {
  return void 0 === t ? "is not there any more" : this.#Jt.has((0, haproxy_server.TN)(t)) ? `is ${describedFor(e, t)} now: ${this.#_n(t)}` : t.maintCauses.includes("configuration") ? "is disabled in the new configuration, so it is not held any more" : this.#Xt.isSetByOthers(e, t) ? `is ${describedFor(e, t)} now: ${this.#_n(t)}` : "maint" === t.forced && "drain" === e.settings.state ? "is in maint now, so it is not held in drain any more" : null;
 }
 #un(e) {
  if (this.#Vt.signal.aborted || this.#ie.signal.aborted) return;
  const {code: t, message: n} = (0, errors.h_)(e);
  this.#Sn("guard" === t ? n : `Could not look: ${n}`);
 }
 #Sn(e) {
  "" === this.#sn && (this.#sn = e, this.#Vt.tell(e));
 }
}

function describedFor({settings: e}, t) {
 return describeServer(t, settingsIn(differences(e, settingsOf(t))));
}

function leftWords(e) {
 return `${e} was let go of on its way back to what it was held in: it may be in drain`;
}

const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

function utils_toCommandValue(e) {
 return null == e ? "" : "string" == typeof e || e instanceof String ? e : JSON.stringify(e);
}

function toCommandProperties(e) {
 return Object.keys(e).length ? {
  title: e.title,
  file: e.file,
  line: e.startLine,
  endLine: e.endLine,
  col: e.startColumn,
  endColumn: e.endColumn
 } : {};
}

function command_issueCommand(e, t, n) {
 const s = new Command(e, t, n);
 process.stdout.write(s.toString() + external_os_namespaceObject.EOL);
}

class Command {
 constructor(e, t, n) {
  e || (e = "missing.command"), this.command = e, this.properties = t, this.message = n;
 }
 toString() {
  let e = "::" + this.command;
  if (this.properties && Object.keys(this.properties).length > 0) {
   e += " ";
   let t = !0;
   for (const n in this.properties) if (this.properties.hasOwnProperty(n)) {
    const s = this.properties[n];
    s && (t ? t = !1 : e += ",", e += `${n}=${escapeProperty(s)}`);
   }
  }
  return e += `::${function escapeData(e) {
   return utils_toCommandValue(e).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  }(this.message)}`, e;
 }
}

function escapeProperty(e) {
 return utils_toCommandValue(e).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

var ExitCode;

function setSecret(e) {
 command_issueCommand("add-mask", {}, e);
}

function makeAsParent(e) {
 const t = (0, external_node_path_.dirname)(e), n = (0, external_node_fs_.mkdirSync)(t, {
  recursive: !0
 }), s = [];
 if (void 0 !== n) for (let e = t; e.length >= n.length; e = (0, external_node_path_.dirname)(e)) s.push(e);
 const r = (0, external_node_fs_.statSync)(void 0 === n ? t : (0, external_node_path_.dirname)(n)), {O_WRONLY: o, O_APPEND: a, O_CREAT: i, O_EXCL: c} = external_node_fs_.constants, l = (0, 
 external_node_fs_.openSync)(e, o | a | i | c, 420);
 for (const e of s) give(e, r, 511 & r.mode);
 return give(e, r, 420), l;
}

function give(e, {uid: t, gid: n}, s) {
 try {
  (0, external_node_fs_.chmodSync)(e, s), (0, external_node_fs_.chownSync)(e, t, n);
 } catch {}
}

__WEBPACK_EXTERNAL_createRequire(import.meta.url)("path"), function(e) {
 e[e.Success = 0] = "Success", e[e.Failure = 1] = "Failure";
}(ExitCode || (ExitCode = {}));

const BYTES = 524288, FULL = new Set([ "ENOSPC", "EDQUOT" ]);

let reserve = null;

function hasMadeRoom(e) {
 return !!(e instanceof Error && "code" in e && FULL.has(String(e.code)) && null !== reserve) && ((0, 
 external_node_fs_.rmSync)(reserve, {
  force: !0
 }), reserve = null, !0);
}

const APPEND = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND, files = new Map, file_commands_NOTHING = {
 values: new Map,
 last: null
};

function noteFiles() {
 for (const e of [ "GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY" ]) {
  const t = process.env[e];
  t && !files.has(t) && (0, external_node_fs_.existsSync)(t) && files.set(t, file_commands_NOTHING);
 }
}

function appendValues(e, t) {
 const n = process.env[e];
 if (!n) return;
 const s = function openIn(e) {
  try {
   return (0, external_node_fs_.openSync)(e, APPEND);
  } catch (t) {
   if (!isCleared(e, t)) throw t;
   return makeAsParent(e);
  }
 }(n);
 try {
  const e = files.get(n) ?? file_commands_NOTHING, r = function isThere(e, t, {values: n, last: s}) {
   const r = (0, external_node_fs_.fstatSync)(t);
   if (0 === n.size || !r.isFile()) return !0;
   if (null === s || r.ino !== s.inode || r.size < s.end) return !1;
   const o = Buffer.alloc(s.text.length), a = (0, external_node_fs_.openSync)(e, external_node_fs_.constants.O_RDONLY);
   try {
    (0, external_node_fs_.readSync)(a, o, 0, o.length, s.end - o.length);
   } finally {
    (0, external_node_fs_.closeSync)(a);
   }
   return o.equals(s.text);
  }(n, s, e), o = new Map([ ...e.values, ...Object.entries(t) ]), a = r ? Object.entries(t) : [ ...o ], i = Buffer.from(a.map(([e, t]) => function valueBlock(e, t) {
   let n = "end-of-value";
   for (;t.includes(n); ) n += "-";
   return `${e}<<${n}\n${t}\n${n}\n`;
  }(e, t)).join(""));
  r || (0, external_node_fs_.ftruncateSync)(s), i.length > 0 && files.set(n, {
   values: o,
   last: appendWhole(s, i)
  });
 } finally {
  (0, external_node_fs_.closeSync)(s);
 }
}

function isCleared(e, t) {
 return files.has(e) && t instanceof Error && "code" in t && "ENOENT" === t.code;
}

function appendWhole(e, t) {
 const {size: n} = (0, external_node_fs_.fstatSync)(e);
 try {
  (0, external_node_fs_.appendFileSync)(e, t);
 } catch (s) {
  if ((0, external_node_fs_.fstatSync)(e).size > n && (0, external_node_fs_.ftruncateSync)(e, n), 
  !hasMadeRoom(s)) throw s;
  return appendWhole(e, t);
 }
 const {ino: s, size: r} = (0, external_node_fs_.fstatSync)(e);
 return {
  inode: s,
  text: t,
  end: r
 };
}

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}/u, HARMLESS = /^(?!.*##\[)[ -[\]-~\u2192\u2013\u2014\xd7\u2019\u2026]*$/, SHORT_ESCAPES = new Map([ [ "\n", "\\n" ], [ "\r", "\\r" ], [ "\t", "\\t" ], [ "\\", "\\\\" ] ]);

function printable(e, t = 200) {
 if (e.length <= t && HARMLESS.test(e)) return e;
 const n = [];
 let s = 0;
 for (const r of e) {
  const e = "[" === r && "##" === n.slice(-2).join("") ? "\\[" : shown(r);
  if (n.push(e), s += e.length, s > t) return shortened(n, t);
 }
 return n.join("");
}

function shown(e) {
 const t = SHORT_ESCAPES.get(e);
 return void 0 !== t ? t : UNSEEN.test(e) ? `\\u{${(e.codePointAt(0) ?? 0).toString(16)}}` : e;
}

function shortened(e, t) {
 let n = e.join("").length;
 for (;n > t - 1; ) n -= e.pop()?.length ?? n;
 return `${e.join("")}\u2026`;
}

function lineOf(e, t) {
 return `${e} ${" ".repeat(7 - e.length)}${printable(t, 1e3)}`;
}

function codeSpan(e) {
 const t = printable(e), n = Math.max(0, ...(t.match(/`+/g) ?? []).map(e => e.length)), s = "`".repeat(n + 1), r = "" === t || /^[` ]|[` ]$/.test(t) ? " " : "";
 return `${s}${r}${t}${r}${s}`;
}

function codeCell(e) {
 return codeSpan(e).replaceAll("|", "\\|");
}

const PLAIN = /^(?:[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|\d+(?:\.\d+)?(?:%|ms|s|m|h)?|[\u2192\u2013\u2014\xd7])?$/u;

function prose(e, t) {
 return e.slice(0, 4e3).replace(/\s+/gu, " ").split(/`([^`]+)`/).map((e, n) => n % 2 == 1 ? codeSpan(e) : function plainly(e, t) {
  return e.replace(/\S+/gu, e => {
   const [, n = "", s = "", r = ""] = /^(["'(]*)(.*?)(["'),.;:!?]*)$/su.exec(e) ?? [];
   return PLAIN.test(s) && !t.has(s) ? e : `${n}${codeSpan(s)}${r}`;
  });
 }(e, t)).reduce(escape_joined);
}

function escape_joined(e, t) {
 return e.endsWith("`") && t.startsWith("`") ? `${e} ${t}` : e + t;
}

const INTERRUPT_MS = 3e3, KILL_MS = 1e3, os_process_LOOK_EVERY_MS = 20, OUTLAST_EVERY_MS = 200;

function thisProcess() {
 return identityOf(process.pid)?.identity ?? null;
}

let boot;

const JOB_MARK = "RUNNER_TRACKING_ID";

function runnerProcess() {
 const e = process.env[JOB_MARK];
 for (let t = identityOf(process.ppid); null !== t; t = identityOf(t.parent)) if (!e || !environmentOf(t.identity.pid).includes(`${JOB_MARK}=${e}`)) return t.identity;
 return null;
}

function environmentOf(e) {
 try {
  return (0, external_node_fs_.readFileSync)(`/proc/${e}/environ`, "utf8").split("\0");
 } catch {
  return [];
 }
}

async function endProcess(e, t) {
 if (!isAlive(e)) return "gone";
 const n = [ e, ...descendantsOf(e.pid) ];
 os_process_send(e, "SIGINT"), await untilGone([ e ], INTERRUPT_MS, t);
 for (const e of n) os_process_send(e, "SIGKILL");
 return await untilGone(n, KILL_MS, t) ? "ended" : "alive";
}

function os_process_processOf(e) {
 return identityOf(e)?.identity ?? null;
}

async function outlastSession(e, t, n, s) {
 for (const r = n.now() + t; sessionOf(e).length > 0; ) {
  if (n.now() >= r || s?.aborted) return !1;
  await n.sleep(OUTLAST_EVERY_MS);
 }
 return !0;
}

function sessionOf({pid: e, startedAt: t}) {
 const n = allProcesses().filter(({session: t}) => t === e), s = n.find(({identity: t}) => t.pid === e)?.identity;
 return void 0 === s || s.startedAt === t ? n.map(({identity: e}) => e) : [];
}

async function untilGone(e, t, n) {
 const s = n.now() + t;
 for (;e.some(isAlive); ) {
  if (n.now() >= s) return !1;
  await n.sleep(os_process_LOOK_EVERY_MS);
 }
 return !0;
}

function os_process_send(e, t) {
 try {
  isAlive(e) && process.kill(e.pid, t);
 } catch {}
}

function isAlive({pid: e, startedAt: t}) {
 return identityOf(e)?.identity.startedAt === t;
}

function descendantsOf(e) {
 const t = allProcesses(), n = new Set([ e ]);
 for (let e = 0; e !== n.size; ) {
  e = n.size;
  for (const {identity: e, parent: s} of t) n.has(s) && n.add(e.pid);
 }
 return t.map(({identity: e}) => e).filter(({pid: t}) => t !== e && n.has(t));
}

function allProcesses() {
 try {
  return (0, external_node_fs_.readdirSync)("/proc").flatMap(e => /^\d+$/.test(e) ? identityOf(Number(e)) ?? [] : []);
 } catch {
  return [];
 }
}

function identityOf(e) {
 try {
  const t = (0, external_node_fs_.readFileSync)(`/proc/${e}/stat`, "utf8"), n = t.slice(t.lastIndexOf(")") + 2).split(" "), [s, r, , o] = n, a = n[19];
  return void 0 === a || "Z" === s || "X" === s ? null : {
   identity: {
    pid: e,
    startedAt: a
   },
   parent: Number(r),
   session: Number(o)
  };
 } catch {
  return null;
 }
}

const ANNOTATIONS = {
 notice: function notice(e, t = {}) {
  command_issueCommand("notice", toCommandProperties(t), e instanceof Error ? e.toString() : e);
 },
 warning: function warning(e, t = {}) {
  command_issueCommand("warning", toCommandProperties(t), e instanceof Error ? e.toString() : e);
 },
 error: function error(e, t = {}) {
  command_issueCommand("error", toCommandProperties(t), e instanceof Error ? e.toString() : e);
 }
};

function github_saveState(e) {
 appendValues("GITHUB_STATE", e);
}

function hasState() {
 const e = process.env.GITHUB_STATE;
 return !e || (0, external_node_fs_.existsSync)(e);
}

function keepState() {
 !function keepValues(e) {
  const t = process.env[e];
  t && !1 === (0, external_node_fs_.statSync)(t, {
   throwIfNoEntry: !1
  })?.isFile() || appendValues(e, {});
 }("GITHUB_STATE");
}

const SECRETS = new Set([ "ssh-private-key", "tls-key", "github-token" ]), PASSWORDS = new Set([ "password" ]), SHORTEST_MASK = 16;

function readInput(e) {
 const t = function getInput(e, t) {
  const n = process.env[`INPUT_${e.replace(/ /g, "_").toUpperCase()}`] || "";
  if (t && t.required && !n) throw new Error(`Input required and not supplied: ${e}`);
  return t && !1 === t.trimWhitespace ? n : n.trim();
 }(e);
 return SECRETS.has(e) && !function isPath(e) {
  return /^[\w./~-]+$/.test(e) && (0, external_node_fs_.existsSync)(e);
 }(t) && maskLines(t), PASSWORDS.has(e) && maskText(t), t;
}

function hasLostInputs() {
 const e = Object.keys(process.env).filter(e => e.startsWith("INPUT_"));
 return e.length > 0 && e.every(e => !e.includes("-"));
}

const masked = new Set;

function maskLines(e) {
 const t = e.split(/\r\n|\r|\n/).map(e => e.trim()).filter(e => e.length >= SHORTEST_MASK && !masked.has(e));
 for (const e of new Set(t)) masked.add(e), setSecret(e);
}

function maskText(e) {
 if ("" !== e) for (const t of new Set([ e, printable(e, Number.POSITIVE_INFINITY) ])) setSecret(t);
}

function setOutputs(e) {
 appendValues("GITHUB_OUTPUT", e);
}

function savedState(e) {
 return function getState(e) {
  return process.env[`STATE_${e}`] || "";
 }(e);
}

function writeSummary(e) {
 return function appendSummary(e) {
  const t = process.env.GITHUB_STEP_SUMMARY;
  return t ? new Promise((n, s) => {
   const append = t => (0, external_node_fs_.appendFile)(t, e, e => {
    (0, external_node_fs_.closeSync)(t), e ? s(e) : n();
   });
   (0, external_node_fs_.open)(t, APPEND, (e, n) => {
    try {
     e ? isCleared(t, e) ? append(makeAsParent(t)) : s(e) : append(n);
    } catch (e) {
     s(e);
    }
   });
  }) : Promise.reject(new Error("the runner gives no file for it"));
 }(`${e}\n`);
}

let unwritten = [];

function put(e) {
 0 === unwritten.length && setImmediate(writeDown), unwritten.push(...e);
}

function writeDown() {
 unwritten.length > 0 && function info(e) {
  process.stdout.write(e + external_os_namespaceObject.EOL);
 }(unwritten.join("\n")), unwritten = [];
}

function annotate(e, t, n) {
 writeDown(), ANNOTATIONS[e](n.map(e => printable(e, 1500)).join("\n"), {
  title: printable(t)
 });
}

function say(e) {
 put([ e ]);
}

function sayGroup(e, t) {
 put([ groupCommand(e), ...t, END_OF_GROUP ]);
}

const END_OF_GROUP = "::endgroup::", groupCommand = e => `::group::${e.replaceAll("%", "%25")}`;

function openGroup(e) {
 put([ groupCommand(e) ]), writeDown();
}

function closeGroup() {
 put([ END_OF_GROUP ]), writeDown();
}

function passOn(e) {
 return writeDown(), process.stdout.write(e) ? null : new Promise(e => process.stdout.once("drain", e));
}

function github_debug(e) {
 (function isDebug() {
  return "1" === process.env.RUNNER_DEBUG;
 })() && (writeDown(), function debug(e) {
  command_issueCommand("debug", {}, e);
 }(printable(e, 1e3)));
}

function temporaryFolder() {
 return process.env.RUNNER_TEMP ?? "";
}

function jobId() {
 const {GITHUB_RUN_ID: e, GITHUB_RUN_ATTEMPT: t, GITHUB_JOB: n} = process.env;
 return JSON.stringify([ e, t, n, (boot ??= function readBootId() {
  try {
   return (0, external_node_fs_.readFileSync)("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
   return "";
  }
 }(), boot) ]);
}

function workspaceFolder() {
 return process.env.GITHUB_WORKSPACE ?? "";
}

function runUrl() {
 const {GITHUB_SERVER_URL: e = "", GITHUB_REPOSITORY: t = "", GITHUB_RUN_ID: n = ""} = process.env;
 return `${e}/${t}/actions/runs/${n}`;
}

function mayHoldUntrustedFiles() {
 return [ "pull_request_target", "workflow_run" ].includes(process.env.GITHUB_EVENT_NAME ?? "");
}

function usedAs() {
 const {GITHUB_ACTION_REPOSITORY: e = "", GITHUB_ACTION_REF: t = ""} = process.env;
 return /^[\w.-]+\/[\w.-]+$/.test(e) && /^[\w./-]+$/.test(t) ? `${e}@${t}` : "./ # the path that this workflow uses";
}

const WRITTEN_WITHIN_MS = 2e3;

async function end(e) {
 writeDown(), process.stdout.writableLength > 0 && await new Promise(e => {
  src_clock.ml.alarm(WRITTEN_WITHIN_MS, e), process.stdout.write("", () => e());
 }), process.exit(e);
}

function randomId() {
 try {
  return (0, external_node_fs_.readFileSync)("/proc/sys/kernel/random/uuid", "utf8").trim();
 } catch {
  return process.getBuiltinModule("node:crypto").randomUUID();
 }
}

function getEnumValues(e) {
 const t = Object.values(e).filter(e => "number" == typeof e);
 return Object.entries(e).filter(([e, n]) => -1 === t.indexOf(+e)).map(([e, t]) => t);
}

function jsonStringifyReplacer(e, t) {
 return "bigint" == typeof t ? t.toString() : t;
}

class Cached {
 constructor(e) {
  this._getter = e, this._value = void 0;
 }
 get value() {
  const e = this._getter;
  return void 0 !== e && (this._value = e(), this._getter = void 0), this._value;
 }
}

function cleanRegex(e) {
 const t = e.startsWith("^") ? 1 : 0, n = e.endsWith("$") ? e.length - 1 : e.length;
 return e.slice(t, n);
}

function assignProp(e, t, n) {
 Object.defineProperty(e, t, {
  value: n,
  writable: !0,
  enumerable: !0,
  configurable: !0
 });
}

const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (...e) => {};

function util_isObject(e) {
 return "object" == typeof e && null !== e && !Array.isArray(e);
}

const propertyKeyTypes = new Set([ "string", "number", "symbol" ]);

function escapeRegex(e) {
 return e.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function normalizeParams(e) {
 const t = e;
 if (!t) return {};
 if ("string" == typeof t) return {
  error: () => t
 };
 if (void 0 !== t?.message) {
  if (void 0 !== t?.error) throw new Error("Cannot specify both `message` and `error` params");
  t.error = t.message;
 }
 return delete t.message, "string" == typeof t.error ? {
  ...t,
  error: () => t.error
 } : t;
}

function aborted(e, t = 0) {
 if (!0 === e.aborted) return !0;
 for (let n = t; n < e.issues.length; n++) if (!0 !== e.issues[n]?.continue) return !0;
 return !1;
}

function explicitlyAborted(e, t = 0) {
 if (!0 === e.aborted) return !0;
 for (let n = t; n < e.issues.length; n++) if (!1 === e.issues[n]?.continue) return !0;
 return !1;
}

function prefixIssues(e, t) {
 return t.map(t => {
  var n;
  return (n = t).path ?? (n.path = []), t.path.unshift(e), t;
 });
}

function unwrapMessage(e) {
 return "string" == typeof e ? e : e?.message;
}

function sizeCaps(e) {
 const t = [];
 for (const n of e ?? []) {
  const e = n._zod.def;
  if (!/_(length|size)$|_equals$/.test(e.check)) break;
  const s = e.maximum ?? e.length ?? e.size;
  s >= 0 && t.push([ s, n ]);
 }
 return t;
}

function attachSchema(e, t, n) {
 var s;
 for (let r = t; r < e.length; r++) (s = e[r]).schema ?? (s.schema = n);
}

function finalizeIssue(e, t, n) {
 var s;
 const r = e.inst?._zod?.traits;
 r?.has("$ZodType") && (r.has("$ZodCheck") ? (s = e).schema ?? (s.schema = e.inst) : e.schema = e.inst);
 const o = e.schema !== e.inst ? e.schema?._zod.def?.error : void 0, a = e.message ? e.message : unwrapMessage(e.inst?._zod.def?.error?.(e)) ?? unwrapMessage(o?.(e)) ?? unwrapMessage(t?.error?.(e)) ?? unwrapMessage(n.customError?.(e)) ?? unwrapMessage(n.localeError?.(e)) ?? "Invalid input", i = {};
 for (const t of Object.keys(e)) "inst" !== t && "schema" !== t && "continue" !== t && "input" !== t && "__proto__" !== t && (i[t] = e[t]);
 return i.path ?? (i.path = []), i.message = a, t?.reportInput && (i.input = e.input), 
 i;
}

function own(e, t, n, s = !0) {
 return Object.defineProperty(e, t, {
  configurable: !0,
  writable: !0,
  enumerable: s,
  value: n
 }), n;
}

function defineBound(e, t, n) {
 Object.defineProperty(e, t, {
  configurable: !0,
  get() {
   return null == this ? n : own(this, t, n.bind(this));
  },
  set(e) {
   own(this, t, e);
  }
 });
}

let installing, broke = !1;

const breaker = {
 configurable: !0,
 get() {
  broke = !0;
 }
};

function defineLazyInternal(e, t, n) {
 const s = Object.getPrototypeOf(e._zod);
 t in s && installing !== e._zod ? installing = void 0 : (installing = e._zod, Object.defineProperty(s, t, {
  configurable: !0,
  get() {
   Object.defineProperty(this, t, breaker);
   const e = broke;
   broke = !1;
   try {
    const s = n(this);
    return broke ? delete this[t] : Object.defineProperty(this, t, {
     configurable: !0,
     writable: !0,
     value: s
    }), broke = broke || e, s;
   } catch (n) {
    throw delete this[t], broke = broke || e, n;
   }
  },
  set(e) {
   Object.defineProperty(this, t, {
    configurable: !0,
    writable: !0,
    value: e
   });
  }
 }));
}

var _a;

const NEVER = Object.freeze({
 status: "aborted"
}), _zodDesc = {
 value: void 0,
 enumerable: !1
};

let _E = "captureStackTrace" in Error ? Error : null;

function $constructor(e, t, n, s) {
 function Internals(e) {
  this.def = e, this.constr = _, this.traits = new Set;
 }
 Internals.prototype = {};
 const r = n, o = r && new WeakSet;
 function init(n, s) {
  if (n._zod) {
   if (n._zod.traits.has(e)) return;
  } else {
   _zodDesc.value = new Internals(s);
   try {
    Object.defineProperty(n, "_zod", _zodDesc);
   } finally {
    _zodDesc.value = void 0;
   }
  }
  if (n._zod.traits.add(e), t(n, s), o) {
   const e = Object.getPrototypeOf(n), t = n._zod.constr.prototype;
   let s = e;
   for (;s && s !== t; ) s = Object.getPrototypeOf(s);
   const a = s ?? e;
   o.has(a) || (o.add(a), function members(e, t) {
    for (const n in t) {
     const s = Object.getOwnPropertyDescriptor(t, n);
     s.get ? Object.defineProperty(e, n, {
      ...s,
      enumerable: !1
     }) : defineBound(e, n, s.value);
    }
   }(a, r));
  }
  const a = _.prototype;
  for (const e in a) Object.prototype.hasOwnProperty.call(a, e) && (e in n || (n[e] = a[e].bind(n)));
 }
 const a = s?.Parent ?? Object;
 class Definition extends a {}
 function _(e) {
  const t = s?.Parent ? function newError(e) {
   const t = _E;
   if (t) {
    const n = t.stackTraceLimit;
    if ("number" == typeof n) {
     try {
      t.stackTraceLimit = 0;
     } catch {
      return _E = null, new e;
     }
     try {
      return new e;
     } finally {
      t.stackTraceLimit = n;
     }
    }
   }
   return new e;
  }(Definition) : this;
  init(t, e);
  const n = t._zod.deferred;
  if (n) {
   for (const e of n) e();
   t._zod.deferred = void 0;
  }
  const r = globalThis.__zod_globalConfig?.postProcessor;
  return r && r(t), t;
 }
 return Object.defineProperty(Definition, "name", {
  value: e
 }), Object.defineProperty(_, "init", {
  value: init
 }), Object.defineProperty(_, Symbol.hasInstance, {
  value: t => !!(s?.Parent && t instanceof s.Parent) || t?._zod?.traits?.has(e)
 }), Object.defineProperty(_, "name", {
  value: e
 }), _;
}

class $ZodAsyncError extends Error {
 constructor() {
  super("Encountered Promise during synchronous parse. Use .parseAsync() instead.");
 }
}

class $ZodEncodeError extends Error {
 constructor(e) {
  super(`Encountered unidirectional transform during encode: ${e}`), this.name = "ZodEncodeError";
 }
}

(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});

const core_globalConfig = globalThis.__zod_globalConfig;

function config(e) {
 return e && Object.assign(core_globalConfig, e), core_globalConfig;
}

const $ZodCheck = $constructor("$ZodCheck", (e, t) => {
 var n;
 e._zod ?? (e._zod = {}), e._zod.def = t, (n = e._zod).onattach ?? (n.onattach = []);
}), $ZodCheckStringFormat = $constructor("$ZodCheckStringFormat", (e, t) => {
 var n, s;
 $ZodCheck.init(e, t), t.pattern ? (n = e._zod).check ?? (n.check = n => {
  t.pattern.lastIndex = 0, t.pattern.test(n.value) || n.issues.push({
   origin: "string",
   code: "invalid_format",
   format: t.format,
   input: n.value,
   ...t.pattern ? {
    pattern: t.pattern.toString()
   } : {},
   inst: e,
   continue: !t.abort
  });
 }) : (s = e._zod).check ?? (s.check = () => {});
}), uuid = e => e ? new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${e}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`) : /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/, anyString = /^[\s\S]{0,}$/, regexes_number = /^-?\d+(?:\.\d+)?$/, regexes_boolean = /^(?:true|false)$/i, version = {
 major: 4,
 minor: 6,
 patch: 7
}, $ZodType = $constructor("$ZodType", (e, t) => {
 var n;
 e ?? (e = {}), e._zod.def = t, e._zod.bag = e._zod.bag || {}, e._zod.version = version;
 const s = e._zod.def.checks, r = e._zod.traits.has("$ZodCheck") ? [ e, ...s ?? [] ] : s?.length ? [ ...s ] : [];
 for (const t of r) for (const n of t._zod.onattach) n(e);
 if (0 === r.length) (n = e._zod).deferred ?? (n.deferred = []), e._zod.deferred?.push(() => {
  e._zod.run = e._zod.parse;
 }); else {
  const runChecks = (t, n, s) => {
   if (t.memo) return t;
   let r, o = aborted(t);
   for (const a of n) {
    if (a._zod.def.when) {
     if (explicitlyAborted(t)) continue;
     if (!a._zod.def.when(t)) continue;
    } else if (o) continue;
    const n = t.issues.length, i = a._zod.check(t);
    if (i instanceof Promise && !1 === s?.async) throw new $ZodAsyncError;
    if (r || i instanceof Promise) r = (r ?? Promise.resolve()).then(async () => {
     await i, t.issues.length !== n && (attachSchema(t.issues, n, e), o || (o = aborted(t, n)));
    }); else {
     if (t.issues.length === n) continue;
     attachSchema(t.issues, n, e), o || (o = aborted(t, n));
    }
   }
   return r ? r.then(() => t) : t;
  }, handleCanaryResult = (t, n, s) => {
   if (aborted(t)) return t.aborted = !0, t;
   const o = runChecks(n, r, s);
   if (o instanceof Promise) {
    if (!1 === s.async) throw new $ZodAsyncError;
    return o.then(t => e._zod.parse(t, s));
   }
   return e._zod.parse(o, s);
  };
  e._zod.run = (t, n) => {
   if (n.skipChecks) return e._zod.parse(t, n);
   if ("backward" === n.direction) {
    const s = e._zod.parse({
     value: t.value,
     issues: []
    }, {
     ...n,
     skipChecks: !0
    });
    return s instanceof Promise ? s.then(e => handleCanaryResult(e, t, n)) : handleCanaryResult(s, t, n);
   }
   const s = e._zod.parse(t, n);
   if (s instanceof Promise) {
    if (!1 === n.async) throw new $ZodAsyncError;
    return s.then(e => runChecks(e, r, n));
   }
   return runChecks(s, r, n);
  };
 }
}, {
 get "~standard"() {
  return function hide(e, t, n) {
   return own(e, t, n, !1);
  }(this, "~standard", function standardProps(e) {
   return {
    validate: t => {
     const n = {
      async: !1
     };
     try {
      const s = e._zod.run({
       value: t,
       issues: []
      }, n);
      if (!(s instanceof Promise)) return toStandardResult(s, n);
     } catch (e) {}
     return async function validateAsync(e, t) {
      const n = {
       async: !0
      };
      return toStandardResult(await e._zod.run({
       value: t,
       issues: []
      }, n), n);
     }(e, t);
    },
    vendor: "zod",
    version: 1
   };
  }(this));
 },
 set "~standard"(e) {
  own(this, "~standard", e);
 }
}), toStandardResult = (e, t) => e.issues.length ? {
 issues: e.issues.map(e => finalizeIssue(e, t, config()))
} : {
 value: e.value
}, $ZodString = $constructor("$ZodString", (e, t) => {
 $ZodType.init(e, t), e._zod.pattern = t.pattern ?? anyString, e._zod.parse = (n, s) => {
  if (t.coerce) try {
   n.value = String(n.value);
  } catch (s) {}
  return "string" == typeof n.value || n.issues.push({
   expected: "string",
   code: "invalid_type",
   input: n.value,
   inst: e
  }), n;
 };
}), $ZodStringFormat = $constructor("$ZodStringFormat", (e, t) => {
 $ZodCheckStringFormat.init(e, t), $ZodString.init(e, t);
}), $ZodUUID = $constructor("$ZodUUID", (e, t) => {
 if (t.version) {
  const e = {
   v1: 1,
   v2: 2,
   v3: 3,
   v4: 4,
   v5: 5,
   v6: 6,
   v7: 7,
   v8: 8
  }[t.version];
  if (void 0 === e) throw new Error(`Invalid UUID version: "${t.version}"`);
  t.pattern ?? (t.pattern = uuid(e));
 } else t.pattern ?? (t.pattern = uuid());
 $ZodStringFormat.init(e, t);
}), $ZodNumber = $constructor("$ZodNumber", (e, t) => {
 $ZodType.init(e, t), e._zod.pattern = regexes_number, e._zod.parse = (n, s) => {
  if (t.coerce) try {
   n.value = Number(n.value);
  } catch (e) {}
  const r = n.value;
  if ("number" == typeof r && !Number.isNaN(r) && Number.isFinite(r)) return n;
  const o = "number" == typeof r ? Number.isNaN(r) ? "NaN" : Number.isFinite(r) ? void 0 : String(r) : void 0;
  return n.issues.push({
   expected: "number",
   code: "invalid_type",
   input: r,
   inst: e,
   ...o ? {
    received: o
   } : {}
  }), n;
 };
}), $ZodBoolean = $constructor("$ZodBoolean", (e, t) => {
 $ZodType.init(e, t), e._zod.pattern = regexes_boolean, e._zod.parse = (n, s) => {
  if (t.coerce) try {
   n.value = Boolean(n.value);
  } catch (e) {}
  const r = n.value;
  return "boolean" == typeof r || n.issues.push({
   expected: "boolean",
   code: "invalid_type",
   input: r,
   inst: e
  }), n;
 };
});

const arraySize = e => Array.isArray(e) ? e.length : -1;

function handleArrayResult(e, t, n) {
 e.issues.length && t.issues.push(...prefixIssues(n, e.issues)), t.value[n] = e.value;
}

const $ZodArray = $constructor("$ZodArray", (e, t) => {
 $ZodType.init(e, t);
 const n = core_globalConfig.memoizer;
 n?.attach(e), e._zod.parse = (s, r) => {
  const o = s.value;
  if (!Array.isArray(o)) return s.issues.push({
   expected: "array",
   code: "invalid_type",
   input: o,
   inst: e
  }), s;
  s.value = n ? n.alloc(e, s, Array(o.length), r) : Array(o.length);
  const a = [], i = r?.abortEarly;
  for (let e = 0; e < o.length; e++) {
   const n = o[e], c = t.element._zod.run({
    value: n,
    issues: []
   }, r);
   if (c instanceof Promise) a.push(c.then(t => handleArrayResult(t, s, e))); else if (handleArrayResult(c, s, e), 
   i && 0 !== c.issues.length && aborted(c)) break;
  }
  return a.length ? Promise.all(a).then(() => s) : s;
 }, function capSize(e, t) {
  const n = sizeCaps(e._zod.def.checks);
  if (!n.length) return;
  const s = Math.min(...n.map(e => e[0])), r = e._zod.parse;
  e._zod.parse = (n, o) => {
   const a = t(n.value);
   if (a > s && !o?.skipChecks && "backward" !== o?.direction) for (const [t, s] of sizeCaps(e._zod.def.checks)) if (a > t && s._zod.def.when(n)) {
    const t = n.issues.length;
    return s._zod.check(n), n.issues[t].continue = !1, attachSchema(n.issues, t, e), 
    n;
   }
   return r(n, o);
  };
 }(e, arraySize);
});

function handlePropertyResult(e, t, n, s, r, o) {
 const a = n in s, i = "optional" === o;
 if (a || !i || "optional" !== r) {
  if (e.issues.length) {
   if (void 0 !== r && i && !a) return;
   t.issues.push(...prefixIssues(n, e.issues));
  }
  a || void 0 !== r ? void 0 === e.value ? (a || "defaulted" === r && !i) && (t.value[n] = void 0) : t.value[n] = e.value : e.issues.length || t.issues.push({
   code: "invalid_type",
   expected: "nonoptional",
   input: void 0,
   path: [ n ]
  });
 }
}

const NO_SYMBOL_KEYS = [];

const $ZodObject = $constructor("$ZodObject", (e, t) => {
 $ZodType.init(e, t);
 const n = Object.getOwnPropertyDescriptor(t, "shape"), s = n?.get ? n.get.raw : t.shape ?? {};
 if (s) {
  const get = () => {
   const e = {
    ...s
   };
   return Object.defineProperty(t, "shape", {
    value: e
   }), get.raw = e, e;
  };
  get.raw = s, Object.defineProperty(t, "shape", {
   get: get
  });
 }
 const r = function cached(e) {
  return new Cached(e);
 }(() => function normalizeDef(e) {
  const t = Object.keys(e.shape), n = Object.getOwnPropertySymbols(e.shape), s = n.length ? n : NO_SYMBOL_KEYS, r = s.length ? [ ...t, ...s ] : t;
  for (const t of r) if (!e.shape?.[t]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(t)}": expected a Zod schema`);
  const o = function optionalKeys(e) {
   return Object.keys(e).filter(t => void 0 !== e[t]._zod.optin && "optional" === e[t]._zod.optout);
  }(e.shape);
  return {
   ...e,
   allKeys: r,
   symbolKeys: s,
   keySet: new Set(t),
   numKeys: t.length,
   optionalKeys: new Set(o)
  };
 }(t));
 defineLazyInternal(e, "propValues", e => {
  const t = e.def.shape, n = {};
  for (const e in t) {
   const s = t[e]._zod;
   if (s.values) {
    Object.prototype.hasOwnProperty.call(n, e) || assignProp(n, e, new Set);
    for (const t of s.values) n[e].add(t);
    void 0 !== s.optin && n[e].add(void 0);
   }
  }
  return n;
 });
 const o = util_isObject, a = t.catchall;
 let i;
 const c = core_globalConfig.memoizer;
 c?.attach(e), e._zod.parse = (t, n) => {
  i ?? (i = r.value);
  const s = t.value;
  if (!o(s)) return t.issues.push({
   expected: "object",
   code: "invalid_type",
   input: s,
   inst: e
  }), t;
  t.value = c ? c.alloc(e, t, {}, n) : {};
  const l = [], d = i.shape, u = n?.abortEarly;
  let h = t.issues.length;
  for (const e of i.allKeys) {
   if (u && t.issues.length !== h) {
    if (aborted(t, h)) break;
    h = t.issues.length;
   }
   if ("__proto__" === e) continue;
   const r = d[e], o = r._zod.optin, a = r._zod.optout, i = r._zod.run({
    value: s[e],
    issues: []
   }, n);
   i instanceof Promise ? l.push(i.then(n => handlePropertyResult(n, t, e, s, o, a))) : handlePropertyResult(i, t, e, s, o, a);
  }
  return a ? function handleCatchall(e, t, n, s, r, o, a) {
   const i = [], c = r.keySet, l = r.catchall._zod, d = l.def.type, u = l.optin, h = l.optout;
   let f = 0;
   for (const r in t) {
    if (a && n.issues.length !== f) {
     if (aborted(n, f)) break;
     f = n.issues.length;
    }
    if (c.has(r)) continue;
    if ("__proto__" === r) {
     "never" === d && i.push(r);
     continue;
    }
    if ("never" === d) {
     i.push(r);
     continue;
    }
    const o = l.run({
     value: t[r],
     issues: []
    }, s);
    o instanceof Promise ? e.push(o.then(e => handlePropertyResult(e, n, r, t, u, h))) : handlePropertyResult(o, n, r, t, u, h);
   }
   return i.length && n.issues.push({
    code: "unrecognized_keys",
    keys: i,
    input: t,
    inst: o,
    continue: !0
   }), e.length ? Promise.all(e).then(() => n) : n;
  }(l, s, t, n, r.value, e, !0 === u) : l.length ? Promise.all(l).then(() => t) : t;
 };
}), $ZodTuple = $constructor("$ZodTuple", (e, t) => {
 $ZodType.init(e, t);
 const n = t.items, s = core_globalConfig.memoizer;
 s?.attach(e), e._zod.parse = (r, o) => {
  const a = r.value;
  if (!Array.isArray(a)) return r.issues.push({
   input: a,
   inst: e,
   expected: "tuple",
   code: "invalid_type"
  }), r;
  r.value = s ? s.alloc(e, r, [], o) : [];
  const i = [], c = getTupleOptStart(n, "optin"), l = getTupleOptStart(n, "optout");
  if (!t.rest) {
   if (a.length < c) return r.issues.push({
    code: "too_small",
    minimum: c,
    inclusive: !0,
    input: a,
    inst: e,
    origin: "array"
   }), r;
   a.length > n.length && r.issues.push({
    code: "too_big",
    maximum: n.length,
    inclusive: !0,
    input: a,
    inst: e,
    origin: "array"
   });
  }
  const d = new Array(n.length), u = t.rest ? o?.abortEarly : void 0;
  let h = !1;
  for (let e = 0; e < n.length; e++) {
   const t = n[e]._zod.run({
    value: a[e],
    issues: []
   }, o);
   t instanceof Promise ? i.push(t.then(t => {
    d[e] = t;
   })) : (d[e] = t, u && !h && t.issues.length && (h = aborted(t)));
  }
  if (t.rest && !h) {
   let e = n.length - 1;
   const s = a.slice(n.length);
   let c = r.issues.length;
   for (const n of s) {
    if (u && r.issues.length !== c) {
     if (aborted(r, c)) break;
     c = r.issues.length;
    }
    e++;
    const s = t.rest._zod.run({
     value: n,
     issues: []
    }, o);
    s instanceof Promise ? i.push(s.then(t => handleTupleResult(t, r, e))) : handleTupleResult(s, r, e);
   }
  }
  return i.length ? Promise.all(i).then(() => handleTupleResults(d, r, n, a, l)) : handleTupleResults(d, r, n, a, l);
 };
});

function getTupleOptStart(e, t) {
 for (let n = e.length - 1; n >= 0; n--) if (!("optin" === t ? void 0 !== e[n]._zod.optin : "optional" === e[n]._zod.optout)) return n + 1;
 return 0;
}

function handleTupleResult(e, t, n) {
 e.issues.length && t.issues.push(...prefixIssues(n, e.issues)), t.value[n] = e.value;
}

function handleTupleResults(e, t, n, s, r) {
 for (let o = 0; o < n.length; o++) {
  const a = e[o], i = o < s.length;
  if (!i && o >= r && "optional" === n[o]._zod.optin) {
   t.value.length = o;
   break;
  }
  if (a.issues.length) {
   if (!i && o >= r) {
    t.value.length = o;
    break;
   }
   t.issues.push(...prefixIssues(o, a.issues));
  }
  t.value[o] = a.value;
 }
 for (let e = t.value.length - 1; e >= s.length && "optional" === n[e]._zod.optout && void 0 === t.value[e]; e--) t.value.length = e;
 return t;
}

const $ZodEnum = $constructor("$ZodEnum", (e, t) => {
 $ZodType.init(e, t);
 const n = getEnumValues(t.entries), s = new Set(n);
 e._zod.values = s, defineLazyInternal(e, "pattern", e => {
  const t = getEnumValues(e.def.entries).filter(e => propertyKeyTypes.has(typeof e));
  return new RegExp(t.length ? `^(${t.map(e => escapeRegex(e.toString())).join("|")})$` : "^[^\\s\\S]$");
 }), e._zod.parse = (t, r) => {
  const o = t.value;
  return s.has(o) || t.issues.push({
   code: "invalid_value",
   values: n,
   input: o,
   inst: e
  }), t;
 };
}), $ZodLiteral = $constructor("$ZodLiteral", (e, t) => {
 $ZodType.init(e, t);
 const n = new Set(t.values);
 e._zod.values = n, defineLazyInternal(e, "pattern", e => {
  const t = e.def.values;
  return new RegExp(t.length ? `^(${t.map(e => "string" == typeof e ? escapeRegex(e) : e ? escapeRegex(e.toString()) : String(e)).join("|")})$` : "^[^\\s\\S]$");
 }), e._zod.parse = (s, r) => {
  const o = s.value;
  return n.has(o) || s.issues.push({
   code: "invalid_value",
   values: t.values,
   input: o,
   inst: e
  }), s;
 };
}), $ZodTransform = $constructor("$ZodTransform", (e, t) => {
 $ZodType.init(e, t), e._zod.optin = "optional", core_globalConfig.memoizer?.guard(e), 
 e._zod.parse = (n, s) => {
  if ("backward" === s.direction) throw new $ZodEncodeError(e.constructor.name);
  const r = t.transform(n.value, n);
  if (s.async) return (r instanceof Promise ? r : Promise.resolve(r)).then(e => (n.value = e, 
  n));
  if (r instanceof Promise) throw new $ZodAsyncError;
  return n.value = r, n;
 };
});

function handleOptionalResult(e, t) {
 return e.value = t.issues.length ? void 0 : t.value, e;
}

const $ZodOptional = $constructor("$ZodOptional", (e, t) => {
 $ZodType.init(e, t), defineLazyInternal(e, "optin", e => "defaulted" === e.def.innerType._zod.optin ? "defaulted" : "optional"), 
 e._zod.optout = "optional", defineLazyInternal(e, "values", e => {
  const t = e.def.innerType._zod.values;
  return t ? new Set([ ...t, void 0 ]) : void 0;
 }), defineLazyInternal(e, "pattern", e => {
  const t = e.def.innerType._zod.pattern;
  return t ? new RegExp(`^(${cleanRegex(t.source)})?$`) : void 0;
 }), e._zod.parse = (e, n) => {
  if (void 0 === e.value) {
   if ("defaulted" !== t.innerType._zod.optin) return e;
   const s = t.innerType._zod.run({
    value: e.value,
    issues: []
   }, n);
   return s instanceof Promise ? s.then(t => handleOptionalResult(e, t)) : handleOptionalResult(e, s);
  }
  return t.innerType._zod.run(e, n);
 };
}), $ZodExactOptional = $constructor("$ZodExactOptional", (e, t) => {
 $ZodOptional.init(e, t), defineLazyInternal(e, "values", e => e.def.innerType._zod.values), 
 defineLazyInternal(e, "pattern", e => e.def.innerType._zod.pattern), e._zod.parse = (e, n) => t.innerType._zod.run(e, n);
}), $ZodNullable = $constructor("$ZodNullable", (e, t) => {
 $ZodType.init(e, t), defineLazyInternal(e, "optin", e => e.def.innerType._zod.optin), 
 defineLazyInternal(e, "optout", e => e.def.innerType._zod.optout), defineLazyInternal(e, "pattern", e => {
  const t = e.def.innerType._zod.pattern;
  return t ? new RegExp(`^(${cleanRegex(t.source)}|null)$`) : void 0;
 }), defineLazyInternal(e, "values", e => e.def.innerType._zod.values ? new Set([ ...e.def.innerType._zod.values, null ]) : void 0), 
 e._zod.parse = (e, n) => null === e.value ? e : t.innerType._zod.run(e, n);
}), $ZodPrefault = $constructor("$ZodPrefault", (e, t) => {
 $ZodType.init(e, t), e._zod.optin = "defaulted", defineLazyInternal(e, "values", e => e.def.innerType._zod.values), 
 e._zod.parse = (e, n) => ("backward" === n.direction || void 0 === e.value && (e.value = t.defaultValue), 
 t.innerType._zod.run(e, n));
}), $ZodPipe = $constructor("$ZodPipe", (e, t) => {
 $ZodType.init(e, t), defineLazyInternal(e, "values", e => e.def.in._zod.values), 
 defineLazyInternal(e, "optin", e => e.def.in._zod.optin), defineLazyInternal(e, "optout", e => e.def.out._zod.optout), 
 defineLazyInternal(e, "propValues", e => e.def.in._zod.propValues), e._zod.parse = (e, n) => {
  if ("backward" === n.direction) {
   const s = t.out._zod.run(e, n);
   return s instanceof Promise ? s.then(e => handlePipeResult(e, t.in, n)) : handlePipeResult(s, t.in, n);
  }
  const s = t.in._zod.run(e, n);
  return s instanceof Promise ? s.then(e => handlePipeResult(e, t.out, n)) : handlePipeResult(s, t.out, n);
 };
});

function handlePipeResult(e, t, n) {
 return e.issues.some(e => "unrecognized_keys" !== e.code) ? (e.aborted = !0, e) : t._zod.run({
  value: e.value,
  issues: e.issues
 }, n);
}

var registries_a;

class $ZodRegistry {
 constructor() {
  this._map = new WeakMap, this._idmap = new Map;
 }
 add(e, ...t) {
  const n = t[0];
  return this._map.set(e, n), n && "object" == typeof n && "id" in n && this._idmap.set(n.id, e), 
  this;
 }
 clear() {
  return this._map = new WeakMap, this._idmap = new Map, this;
 }
 remove(e) {
  const t = this._map.get(e);
  return t && "object" == typeof t && "id" in t && this._idmap.delete(t.id), this._map.delete(e), 
  this;
 }
 get(e) {
  const t = e._zod.parent;
  if (t) {
   const n = {
    ...this.get(t) ?? {}
   };
   delete n.id;
   const s = {
    ...n,
    ...this._map.get(e)
   };
   return Object.keys(s).length ? s : void 0;
  }
  return this._map.get(e);
 }
 has(e) {
  return this._map.has(e);
 }
}

function snapshotChecks(e) {
 return e.checks && (e.checks = [ ...e.checks ]), e;
}

(registries_a = globalThis).__zod_globalRegistry ?? (registries_a.__zod_globalRegistry = function registry() {
 return new $ZodRegistry;
}()), globalThis.__zod_globalRegistry;

const _messageDesc = {
 get: function _getMessage() {
  const e = this._zod;
  return e.message ?? (e.message = JSON.stringify(e.def, jsonStringifyReplacer, 2)), 
  e.message;
 },
 set: function _setMessage(e) {
  this._zod.message = e;
 },
 enumerable: !0,
 configurable: !0
}, _issuesDesc = {
 value: void 0,
 enumerable: !1
}, _installedToString = new WeakSet([ Object.prototype, Error.prototype ]), initializer = (e, t) => {
 e.name = "$ZodError", _issuesDesc.value = t, Object.defineProperty(e, "issues", _issuesDesc), 
 _issuesDesc.value = void 0, Object.defineProperty(e, "message", _messageDesc);
 const n = Object.getPrototypeOf(e);
 _installedToString.has(n) || (_installedToString.add(n), Object.defineProperty(n, "toString", {
  configurable: !0,
  enumerable: !1,
  get() {
   const value = () => this.message;
   return Object.defineProperty(this, "toString", {
    value: value,
    configurable: !0,
    writable: !0
   }), value;
  },
  set(e) {
   Object.defineProperty(this, "toString", {
    value: e,
    configurable: !0,
    writable: !0
   });
  }
 }));
}, $ZodRealError = ($constructor("$ZodError", initializer), $constructor("$ZodError", initializer, void 0, {
 Parent: Error
})), _parse = e => {
 const fn = (t, n, s, r) => {
  const o = s ? {
   ...s,
   async: !1
  } : {
   async: !1
  }, a = t._zod.run({
   value: n,
   issues: []
  }, o);
  if (a instanceof Promise) throw new $ZodAsyncError;
  if (a.issues.length) {
   const t = new (r?.Err ?? e)(a.issues.map(e => finalizeIssue(e, o, config())));
   throw captureStackTrace(t, r?.callee ?? fn), t;
  }
  return a.value;
 };
 return fn;
}, parse_parse = _parse($ZodRealError), _parseAsync = e => {
 const fn = async (t, n, s, r) => {
  const o = s ? {
   ...s,
   async: !0
  } : {
   async: !0
  };
  let a = t._zod.run({
   value: n,
   issues: []
  }, o);
  if (a instanceof Promise && (a = await a), a.issues.length) {
   const t = new (r?.Err ?? e)(a.issues.map(e => finalizeIssue(e, o, config())));
   throw captureStackTrace(t, r?.callee ?? fn), t;
  }
  return a.value;
 };
 return fn;
}, parse_parseAsync = _parseAsync($ZodRealError), _safeParse = e => (t, n, s) => {
 const r = s ? {
  ...s,
  async: !1
 } : {
  async: !1
 }, o = t._zod.run({
  value: n,
  issues: []
 }, r);
 if (o instanceof Promise) throw new $ZodAsyncError;
 return o.issues.length ? failure(e, o.issues, r) : {
  success: !0,
  data: o.value
 };
}, safeParse = _safeParse($ZodRealError);

function failure(e, t, n) {
 let s;
 return {
  success: !1,
  get error() {
   return s || (s = new e(t.map(e => finalizeIssue(e, n, config()))), t = void 0, n = void 0), 
   s;
  },
  set error(e) {
   s = e, t = void 0, n = void 0;
  }
 };
}

const _safeParseAsync = e => async (t, n, s) => {
 const r = s ? {
  ...s,
  async: !0
 } : {
  async: !0
 };
 let o = t._zod.run({
  value: n,
  issues: []
 }, r);
 return o instanceof Promise && (o = await o), o.issues.length ? failure(e, o.issues, r) : {
  success: !0,
  data: o.value
 };
}, safeParseAsync = _safeParseAsync($ZodRealError), ZodMiniType = $constructor("ZodMiniType", (e, t) => {
 if (!e._zod) throw new Error("Uninitialized schema in ZodMiniType.");
 $ZodType.init(e, t), e.def = t, e.type = t.type;
}, {
 get with() {
  return this.check;
 },
 set with(e) {
  own(this, "with", e);
 },
 parse(e, t) {
  return parse_parse(this, e, t, {
   callee: this.parse
  });
 },
 parseAsync(e, t) {
  return parse_parseAsync(this, e, t, {
   callee: this.parseAsync
  });
 },
 safeParse(e, t) {
  return safeParse(this, e, t);
 },
 safeParseAsync(e, t) {
  return safeParseAsync(this, e, t);
 },
 check(...e) {
  const t = this.def;
  return this.clone({
   ...t,
   checks: [ ...t.checks ?? [], ...e.map(e => "function" == typeof e ? {
    _zod: {
     check: e,
     def: {
      check: "custom"
     },
     onattach: []
    }
   } : e) ]
  }, {
   parent: !0
  });
 },
 clone(e, t) {
  return function clone(e, t, n) {
   const s = new e._zod.constr(t ?? e._zod.def);
   return t && !n?.parent || (s._zod.parent = e), s;
  }(this, e, t);
 },
 brand() {
  return this;
 },
 register(e, t) {
  return e.add(this, t), this;
 },
 apply(e, ...t) {
  return 0 === t.length ? e(this) : e(this, ...t);
 }
}), ZodMiniString = $constructor("ZodMiniString", (e, t) => {
 $ZodString.init(e, t), ZodMiniType.init(e, t);
});

function schemas_string(e) {
 return function _string(e, t) {
  return new e(snapshotChecks({
   type: "string",
   ...normalizeParams(t)
  }));
 }(ZodMiniString, e);
}

const ZodMiniStringFormat = $constructor("ZodMiniStringFormat", (e, t) => {
 $ZodStringFormat.init(e, t), ZodMiniString.init(e, t);
}), ZodMiniUUID = $constructor("ZodMiniUUID", (e, t) => {
 $ZodUUID.init(e, t), ZodMiniStringFormat.init(e, t);
});

const ZodMiniNumber = $constructor("ZodMiniNumber", (e, t) => {
 $ZodNumber.init(e, t), ZodMiniType.init(e, t);
});

function schemas_number(e) {
 return function _number(e, t) {
  return new e(snapshotChecks({
   type: "number",
   checks: [],
   ...normalizeParams(t)
  }));
 }(ZodMiniNumber, e);
}

const ZodMiniBoolean = $constructor("ZodMiniBoolean", (e, t) => {
 $ZodBoolean.init(e, t), ZodMiniType.init(e, t);
});

const ZodMiniArray = $constructor("ZodMiniArray", (e, t) => {
 $ZodArray.init(e, t), ZodMiniType.init(e, t);
});

function array(e, t) {
 return new ZodMiniArray({
  type: "array",
  element: e,
  ...normalizeParams(t)
 });
}

const ZodMiniObject = $constructor("ZodMiniObject", (e, t) => {
 $ZodObject.init(e, t), ZodMiniType.init(e, t), function installLazyProp(e, t, n, s) {
  const r = function claim(e, t) {
   const n = Object.getPrototypeOf(e);
   return t in n ? void 0 : n;
  }(e, t);
  r && Object.defineProperty(r, t, {
   configurable: !0,
   get() {
    const e = {
     configurable: !0,
     writable: !0,
     enumerable: s,
     value: void 0
    };
    return Object.defineProperty(this, t, e), e.value = n(this), Object.defineProperty(this, t, e), 
    e.value;
   },
   set(e) {
    Object.defineProperty(this, t, {
     configurable: !0,
     writable: !0,
     enumerable: s,
     value: e
    });
   }
  });
 }(e, "shape", e => e._zod.def.shape, !1);
});

function object(e, t) {
 const n = {
  type: "object",
  shape: e ?? {},
  ...normalizeParams(t)
 };
 return new ZodMiniObject(n);
}

const ZodMiniTuple = $constructor("ZodMiniTuple", (e, t) => {
 $ZodTuple.init(e, t), ZodMiniType.init(e, t);
});

function tuple(e, t, n) {
 const s = t instanceof $ZodType;
 return new ZodMiniTuple({
  type: "tuple",
  items: e,
  rest: s ? t : null,
  ...normalizeParams(s ? n : t)
 });
}

const ZodMiniEnum = $constructor("ZodMiniEnum", (e, t) => {
 $ZodEnum.init(e, t), ZodMiniType.init(e, t), e.options = [ ...e._zod.values ];
});

function schemas_enum(e, t) {
 const n = Array.isArray(e) ? Object.fromEntries(e.map(e => [ e, e ])) : e;
 return new ZodMiniEnum({
  type: "enum",
  entries: n,
  ...normalizeParams(t)
 });
}

const ZodMiniLiteral = $constructor("ZodMiniLiteral", (e, t) => {
 $ZodLiteral.init(e, t), ZodMiniType.init(e, t);
});

function literal(e, t) {
 return new ZodMiniLiteral({
  type: "literal",
  values: Array.isArray(e) ? e : [ e ],
  ...normalizeParams(t)
 });
}

const ZodMiniTransform = $constructor("ZodMiniTransform", (e, t) => {
 $ZodTransform.init(e, t), ZodMiniType.init(e, t);
}), ZodMiniOptional = $constructor("ZodMiniOptional", (e, t) => {
 $ZodOptional.init(e, t), ZodMiniType.init(e, t);
});

function optional(e) {
 return new ZodMiniOptional({
  type: "optional",
  innerType: e
 });
}

const ZodMiniExactOptional = $constructor("ZodMiniExactOptional", (e, t) => {
 $ZodExactOptional.init(e, t), ZodMiniType.init(e, t);
});

function exactOptional(e) {
 return new ZodMiniExactOptional({
  type: "optional",
  innerType: e
 });
}

const ZodMiniNullable = $constructor("ZodMiniNullable", (e, t) => {
 $ZodNullable.init(e, t), ZodMiniType.init(e, t);
});

function nullable(e) {
 return new ZodMiniNullable({
  type: "nullable",
  innerType: e
 });
}

const ZodMiniPrefault = $constructor("ZodMiniPrefault", (e, t) => {
 $ZodPrefault.init(e, t), ZodMiniType.init(e, t);
});

function prefault(e, t) {
 return new ZodMiniPrefault({
  type: "prefault",
  innerType: e,
  get defaultValue() {
   return "function" == typeof t ? t() : function shallowClone(e) {
    return function isPlainObject(e) {
     if (!1 === util_isObject(e)) return !1;
     const t = e.constructor;
     if (void 0 === t) return !0;
     if ("function" != typeof t) return !0;
     const n = t.prototype;
     return !1 !== util_isObject(n) && !1 !== Object.prototype.hasOwnProperty.call(n, "isPrototypeOf");
    }(e) ? {
     ...e
    } : Array.isArray(e) ? [ ...e ] : e instanceof Map ? new Map(e) : e instanceof Set ? new Set(e) : e;
   }(t);
  }
 });
}

const ZodMiniPipe = $constructor("ZodMiniPipe", (e, t) => {
 $ZodPipe.init(e, t), ZodMiniType.init(e, t);
});

function keptStep(e) {
 const t = e.change.loadBalancers.map(e => ({
  ...e,
  servers: keptServers(e.servers)
 }));
 return {
  ...e,
  change: {
   ...e.change,
   loadBalancers: t
  }
 };
}

const KEPT = new WeakMap;

function keptServers(e) {
 const t = KEPT.get(e);
 if (void 0 !== t) return t;
 const n = [];
 KEPT.set(e, n);
 let s = {
  past: "",
  named: []
 };
 for (const {backend: t, server: r, address: o, ...a} of e) {
  const e = JSON.stringify(a);
  e !== s.past && (s = {
   past: e,
   named: []
  }, n.push({
   ...a,
   named: s.named
  })), s.named.push([ t, r, o ]);
 }
 return n;
}

let schema = null;

function parseSavedStep(e) {
 return schema ??= function schemaOf() {
  const e = schemas_enum([ "ready", "drain", "maint" ]), t = schemas_enum([ "enabled", "disabled" ]), n = object({
   state: e,
   weight: schemas_number(),
   checks: exactOptional(t),
   agent: exactOptional(t)
  }), s = object({
   named: array(tuple([ schemas_string(), schemas_string(), schemas_string() ])),
   before: n,
   beforeStep: exactOptional(n),
   health: schemas_enum([ "up", "down", "unchecked" ]),
   lent: exactOptional(literal(!0)),
   sent: object({
    states: array(e),
    weights: array(schemas_number()),
    checks: exactOptional(array(t)),
    agent: exactOptional(array(t))
   })
  }), r = object({
   pid: schemas_number(),
   startedAt: schemas_number(),
   startToleranceSeconds: schemas_number(),
   startedOnClock: optional(schemas_number()),
   node: schemas_string(),
   seenAt: optional(schemas_number()),
   seenOnClock: optional(schemas_number()),
   commandPrefix: optional(schemas_string())
  }), o = object({
   operation: schemas_enum([ "drain", "maint", "ready", "weight", "status", "rolling" ]),
   onError: schemas_enum([ "rollback", "keep" ]),
   restore: schemas_enum([ "never", "always", "on-failure", "on-success" ]),
   minAvailable: object({
    kind: schemas_enum([ "count", "percent" ]),
    value: schemas_number()
   }),
   healthTimeoutMs: schemas_number(),
   reached: function _boolean(e, t) {
    return new e({
     type: "boolean",
     ...normalizeParams(t)
    });
   }(ZodMiniBoolean, a),
   scriptUnfinished: exactOptional(literal(!0)),
   loadBalancers: array(object({
    name: schemas_string(),
    process: r,
    servers: array(s)
   }))
  });
  var a;
  return object({
   addresses: array(object({
    name: schemas_string(),
    text: schemas_string()
   })),
   connection: object({
    connectTimeoutMs: schemas_number(),
    commandTimeoutMs: schemas_number(),
    retries: schemas_number(),
    retryDelayMs: schemas_number()
   }),
   credentialsGiven: optional(schemas_number()),
   change: o
  });
 }(), function savedOf(e) {
  const t = e.change.loadBalancers.map(e => ({
   ...e,
   servers: e.servers.flatMap(({named: e, ...t}) => e.map(([e, n, s]) => ({
    backend: e,
    server: n,
    address: s,
    ...t
   })))
  }));
  return {
   ...e,
   change: {
    ...e.change,
    loadBalancers: t
   }
  };
 }(schema.parse(e));
}

function ourFolder() {
 const e = (0, external_node_path_.join)(temporaryFolder() || (0, external_node_os_namespaceObject.tmpdir)(), "haproxy-server-state");
 return function isClosed(e) {
  try {
   return (0, external_node_fs_.accessSync)(e, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK), 
   !1;
  } catch (t) {
   return t instanceof Error && "code" in t && "EACCES" === t.code && (0, external_node_fs_.statSync)(e).isDirectory();
  }
 }(e) || isPlanted(e) ? `${e}-${process.getuid?.()}` : e;
}

function isPlanted(e) {
 const t = process.getuid?.(), n = (0, external_node_fs_.lstatSync)(e, {
  throwIfNoEntry: !1
 });
 if (void 0 === t || void 0 === n || n.uid === t) return !1;
 const s = (0, external_node_path_.dirname)(e);
 return !!(2 & (0, external_node_fs_.statSync)(s).mode) && n.uid !== function uidShownIn(e) {
  try {
   const t = (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(e, "hss-")), {uid: n} = (0, 
   external_node_fs_.lstatSync)(t);
   return (0, external_node_fs_.rmdirSync)(t), n;
  } catch {
   return;
  }
 }(s);
}

function makeOurFolder() {
 const e = ourFolder();
 if ((0, external_node_fs_.mkdirSync)(e, {
  recursive: !0,
  mode: 448
 }), !isPlanted(e)) return e;
 throw new errors.HR("not-verified", `${e} was made by another user, who could read what is written there`, {
  brief: "the folder for what it keeps belongs to another user",
  hint: "Have the runner set RUNNER_TEMP to a folder in which no other user can write, then run this step again."
 });
}

function readText(e) {
 const t = (0, external_node_fs_.openSync)(e, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
 try {
  if (!(0, external_node_fs_.fstatSync)(t).isFile()) throw new Error(`${e} is not a file`);
  return (0, external_node_fs_.readFileSync)(t, "utf8");
 } finally {
  (0, external_node_fs_.closeSync)(t);
 }
}

function writeNew(e, t) {
 try {
  (0, external_node_fs_.writeFileSync)(e, t, {
   mode: 384,
   flag: "wx"
  });
 } catch (t) {
  throw t instanceof Error && "code" in t && "EEXIST" === t.code || removeFile(e), 
  t;
 }
}

function writeNeeded(e, t) {
 try {
  writeNew(e, t);
 } catch (n) {
  if (!hasMadeRoom(n)) throw n;
  writeNew(e, t);
 }
}

function removeFile(e) {
 try {
  (0, external_node_fs_.rmSync)(e, {
   force: !0
  });
 } catch {}
}

const SUFFIX = ".journal", ATTENDED_SUFFIX = ".attended", STARTED_AT = timeNow();

function writeEntry(e, t, n = STARTED_AT) {
 const s = makeOurFolder(), r = (0, external_node_path_.join)(s, `${randomId()}.draft`), o = {
  job: jobId(),
  startedAt: n,
  at: t.at,
  step: keptStep(t.step)
 };
 writeNeeded(r, JSON.stringify(o)), (0, external_node_fs_.renameSync)(r, (0, external_node_path_.join)(s, e + SUFFIX));
}

function keepEntry(e, t) {
 hasEntry(e) || writeEntry(e, t);
}

function hasEntry(e) {
 const t = (0, external_node_fs_.statSync)((0, external_node_path_.join)(ourFolder(), e + SUFFIX), {
  throwIfNoEntry: !1
 });
 return void 0 !== t && t.size > 0;
}

function timeNow() {
 return String(process.hrtime.bigint()).padStart(20, "0");
}

function readEntry(e) {
 try {
  const {job: t, at: n, step: s} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), e + SUFFIX)));
  return t === jobId() && "string" == typeof n ? {
   at: n,
   step: parseSavedStep(s)
  } : null;
 } catch {
  return null;
 }
}

function allEntries() {
 return fileNames(SUFFIX).flatMap(e => {
  const t = e.slice(0, -SUFFIX.length), n = readEntry(t);
  return null === n ? [] : [ {
   ...n,
   id: t
  } ];
 });
}

function noteAttended(e) {
 if (hasEntry(e)) try {
  (0, external_node_fs_.writeFileSync)((0, external_node_path_.join)(makeOurFolder(), e + ATTENDED_SUFFIX), "", {
   mode: 384
  });
 } catch {}
}

function attendedIds() {
 const e = new Set(fileNames(ATTENDED_SUFFIX));
 return t => e.has(t + ATTENDED_SUFFIX);
}

function startOf(e) {
 try {
  const {startedAt: t} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), e + SUFFIX)));
  return "string" == typeof t ? t : "";
 } catch {
  return "";
 }
}

function eraseEntry(e) {
 try {
  (0, external_node_fs_.truncateSync)((0, external_node_path_.join)(ourFolder(), e + SUFFIX));
 } catch {}
}

function keepIfRoom(e, t) {
 try {
  keepEntry(e, t);
 } catch {}
}

function fileNames(e) {
 try {
  return (0, external_node_fs_.readdirSync)(ourFolder()).filter(t => t.endsWith(e));
 } catch {
  return [];
 }
}

const private_folders_STATE = "private-folders", LONGEST_BYTES = 76, private_folders_HARMLESS = /^[A-Za-z0-9_./+-]+$/, ROOM_BYTES = 65536;

let made = null, isLast = !1;

function privateFolders() {
 made ??= function make() {
  const e = isLast ? function makeWhereRoomIs() {
   const e = [];
   for (const t of [ makeHere, () => makeIn((0, external_node_os_namespaceObject.tmpdir)()), () => makeIn("/dev/shm") ]) {
    const n = [];
    try {
     const e = t();
     n.push(e);
     const s = (0, external_node_path_.join)(e, "room");
     return (0, external_node_fs_.writeFileSync)(s, Buffer.alloc(ROOM_BYTES, "room")), 
     (0, external_node_fs_.rmSync)(s), e;
    } catch (t) {
     removeFolders(n), e.push(t);
    }
   }
   throw e[0];
  }() : makeHere(), t = isFit(e) ? e : makeIn(isFit((0, external_node_path_.join)((0, 
  external_node_os_namespaceObject.tmpdir)(), "hss-xxxxxx")) ? (0, external_node_os_namespaceObject.tmpdir)() : "/tmp");
  return process.once("exit", () => removeFolders([ e, t ])), isLast || github_saveState({
   [private_folders_STATE]: JSON.stringify([ e, t ])
  }), {
   files: e,
   sockets: t
  };
 }();
 for (const e of [ made.files, made.sockets ]) (0, external_node_fs_.existsSync)(e) || makeAnew(e);
 return made;
}

function makeAnew(e) {
 makeOurFolder(), (0, external_node_fs_.mkdirSync)(e, {
  mode: 448
 });
}

function makeHere() {
 return (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(makeOurFolder(), "s-"));
}

function makeIn(e) {
 return (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(e, "hss-"));
}

function isFit(e) {
 return private_folders_HARMLESS.test(e) && Buffer.byteLength(e) <= LONGEST_BYTES;
}

function removeLeftFolders() {
 isLast = !0;
 const e = savedState(private_folders_STATE);
 return "" === e ? [] : removeFolders(JSON.parse(e));
}

function removeFolders(e) {
 return e.filter(e => {
  try {
   return (0, external_node_fs_.rmSync)(e, {
    recursive: !0,
    force: !0
   }), !1;
  } catch {
   return !0;
  }
 });
}

function serverIdOf(e, t) {
 return serverIdAt(loadBalancerIdOf(e), t);
}

function serverIdAt(e, t) {
 return JSON.stringify([ e, t ]);
}

function loadBalancerIdOf(e) {
 const t = (0, haproxy_address.or)(e);
 return t.ok ? processIdOf(t.value) : e;
}

function processIdOf({transport: e, process: t}) {
 return `${function socketOf(e) {
  switch (e.kind) {
  case "unix":
   return external_node_path_.posix.normalize(e.path);

  case "ssh":
   {
    const {host: t, port: n, remote: s} = e;
    return JSON.stringify([ "ssh", server_id_hostOf(t), n ?? 22, external_node_path_.posix.normalize(s) ]);
   }

  default:
   return JSON.stringify([ e.kind, portOf(e) ]);
  }
 }(e)}${t ?? ""}`;
}

function portOf({host: e, port: t}) {
 return `${server_id_hostOf(e)} ${t}`;
}

function server_id_hostOf(e) {
 return e.includes(":") && (0, external_node_net_.isIPv6)(e) && !e.includes("%") ? new URL(`http://[${e}]`).hostname : e.toLowerCase().replace(/\.$/, "");
}

const under_way_SUFFIX = ".under-way";

let under_way_file = null, loadBalancers = 0;

const begun = new Map;

function noteUnderWay(e = jobId(), t = src_clock.ml, n) {
 loadBalancers += 1;
 const s = loadBalancers;
 return {
  begin: ({pid: t, startedAt: r, startedOnClock: o, startToleranceSeconds: a, node: i, passedOn: c}, l) => {
   const d = {
    pid: t,
    startedAt: r,
    startedOnClock: o,
    startToleranceSeconds: a,
    node: i
   }, u = c ? {
    ...d,
    passedOn: c
   } : d, h = {
    loadBalancer: s,
    sentAt: l,
    process: u
   };
   begun.set(s, h), under_way_note({
    job: e,
    only: n
   }, h);
  },
  end: () => {
   begun.delete(s) && under_way_note({
    job: e,
    only: n
   }, {
    loadBalancer: s,
    answeredAt: t.now()
   });
  }
 };
}

function under_way_note({job: e, only: t}, n) {
 try {
  if (null === under_way_file || function under_way_isGone(e) {
   return 0 === (0, external_node_fs_.fstatSync)(e).nlink;
  }(under_way_file.descriptor)) {
   under_way_file = function opened(e, t) {
    null !== t && (0, external_node_fs_.closeSync)(t.descriptor), under_way_file = null;
    const n = (0, external_node_path_.join)(makeOurFolder(), `${randomId()}${under_way_SUFFIX}`), s = (0, 
    external_node_fs_.openSync)(n, "a", 384), r = JSON.stringify(e);
    try {
     if ((0, external_node_fs_.writeSync)(s, r) < Buffer.byteLength(r)) throw new Error("There is no room for it");
    } catch (e) {
     throw (0, external_node_fs_.closeSync)(s), removeFile(n), e;
    }
    return {
     descriptor: s,
     headBytes: Buffer.byteLength(r),
     kept: new Set,
     more: new Set
    };
   }(void 0 === t ? {
    job: e
   } : {
    job: e,
    named: !0
   }, under_way_file), under_way_name(under_way_file, t);
   for (const e of begun.values()) (0, external_node_fs_.writeSync)(under_way_file.descriptor, textOf(e));
   return;
  }
  under_way_name(under_way_file, t), 0 === begun.size && function shorten(e) {
   const {descriptor: t, more: n, kept: s} = e;
   if ((0, external_node_fs_.ftruncateSync)(t, e.headBytes), 0 !== n.size) {
    e.headBytes += (0, external_node_fs_.writeSync)(t, textOf({
     sets: [ ...n ]
    }));
    for (const e of n) s.add(e);
    n.clear();
   }
  }(under_way_file), (0, external_node_fs_.writeSync)(under_way_file.descriptor, textOf(n));
 } catch {}
}

function under_way_name({descriptor: e, kept: t, more: n}, s = t) {
 if (s.size === t.size + n.size) return;
 const r = [ ...s ].filter(e => !t.has(e) && !n.has(e));
 (0, external_node_fs_.writeSync)(e, textOf({
  sets: r
 }));
 for (const e of r) n.add(e);
}

function textOf(e) {
 return `\n${JSON.stringify(e)}`;
}

const MOMENT_MS = 50;

function unansweredInJob(e) {
 let t = [], n = Number.NEGATIVE_INFINITY;
 const s = new Map;
 return {
  lateForMs: r => {
   const o = e.now();
   return Math.max(0, ...(s => (e.now() - n >= MOMENT_MS && (t = fileNames(under_way_SUFFIX).flatMap(readOpen), 
   n = e.now()), t.filter(e => (0, late_command.E6)(e.process, s))))(r).map(e => Math.max(late_command.Xz, ((e, t) => {
    const n = e.until ?? t + (0, late_command.jx)(e.sentAt, t);
    return void 0 === e.until && noteOf(e, {
     until: n
    }), e.until = n, s.set(`${e.name} ${e.loadBalancer} ${e.sentAt}`, {
     ...e,
     until: n
    }), n;
   })(e, o) - o)));
  },
  settle: (e, t) => {
   for (const [n, r] of s) r.until > t || !(0, late_command.E6)(r.process, e) || (noteOf(r, {
    until: r.until,
    settled: !0
   }), s.delete(n));
   n = Number.NEGATIVE_INFINITY;
  }
 };
}

function lastSetInJob() {
 const e = fileNames(under_way_SUFFIX).map(e => {
  const {only: t, lines: n} = readFile(e), s = n.flatMap(e => "of" in e ? e.settled ? e.until : [] : e.answeredAt ?? []);
  return {
   only: t,
   at: Math.max(...s)
  };
 });
 return t => {
  const n = Math.max(...e.flatMap(({only: e, at: n}) => !1 === e?.has(t) ? [] : n));
  return n === Number.NEGATIVE_INFINITY ? void 0 : n;
 };
}

function readOpen(e) {
 const t = new Map;
 for (const n of readFile(e).lines) take(n, e, t);
 return [ ...t.values() ];
}

function readFile(e) {
 try {
  const [t, ...n] = readText((0, external_node_path_.join)(ourFolder(), e)).split("\n").map(parsed), s = t;
  if (s?.job !== jobId()) return {
   only: null,
   lines: []
  };
  const r = n.filter(e => "object" == typeof e && null !== e);
  return {
   only: !0 === s.named && r.length === n.length ? new Set(r.flatMap(namesIn)) : null,
   lines: r
  };
 } catch {
  return {
   only: null,
   lines: []
  };
 }
}

function namesIn(e) {
 return "sets" in e && Array.isArray(e.sets) ? e.sets : [];
}

function take(e, t, n) {
 const {loadBalancer: s} = e;
 if (!("of" in e)) {
  const {sentAt: r, process: o} = e;
  return void (void 0 === r || void 0 === o ? n.delete(s) : n.set(s, {
   name: t,
   loadBalancer: s,
   sentAt: r,
   process: o
  }));
 }
 const r = n.get(s);
 r?.sentAt === e.of && (e.settled ? n.delete(s) : n.set(s, {
  ...r,
  until: e.until
 }));
}

function parsed(e) {
 try {
  return JSON.parse(e);
 } catch {
  return null;
 }
}

function noteOf({name: e, loadBalancer: t, sentAt: n}, s) {
 try {
  const r = (0, external_node_fs_.openSync)((0, external_node_path_.join)(ourFolder(), e), external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND);
  try {
   (0, external_node_fs_.writeSync)(r, textOf({
    loadBalancer: t,
    of: n,
    ...s
   }));
  } finally {
   (0, external_node_fs_.closeSync)(r);
  }
 } catch {}
}

const hold_file_SUFFIX = ".hold", UNHEARD = "it did not answer any more, and was ended", RUNNER_GONE = "the runner is gone";

function parseHoldFile(e) {
 const t = object({
  state: exactOptional(schemas_enum([ "ready", "drain", "maint" ])),
  weight: exactOptional(schemas_number()),
  checks: exactOptional(schemas_enum([ "enabled", "disabled" ])),
  agent: exactOptional(schemas_enum([ "enabled", "disabled" ]))
 }), n = object({
  pid: schemas_number(),
  startedAt: schemas_number(),
  startToleranceSeconds: schemas_number(),
  startedOnClock: optional(schemas_number()),
  node: schemas_string()
 });
 return object({
  process: nullable(object({
   pid: schemas_number(),
   startedAt: schemas_string()
  })),
  at: schemas_string(),
  began: object({
   onClock: schemas_number(),
   wallTime: schemas_number()
  }),
  loadBalancers: array(object({
   id: schemas_string(),
   process: n
  })),
  socket: schemas_string(),
  folders: exactOptional(array(schemas_string())),
  servers: array(object({
   id: schemas_string(),
   settings: t
  })),
  messages: array(object({
   at: schemas_string(),
   loadBalancer: schemas_string(),
   text: schemas_string()
  })),
  undone: array(object({
   loadBalancer: schemas_string(),
   text: schemas_string()
  })),
  onTheWay: array(object({
   id: schemas_string(),
   process: n
  })),
  ended: nullable(schemas_string())
 }).parse(e);
}

function identified(e, t) {
 return e.flatMap(({name: e, servers: n}) => {
  const s = t.get(e);
  return void 0 === s ? [] : n.map(e => ({
   id: serverIdAt(s, (0, haproxy_server.TN)(e)),
   settings: e.settings
  }));
 });
}

function writeHoldFile(e, t) {
 const n = (0, external_node_path_.join)(makeOurFolder(), e + hold_file_SUFFIX), s = `${n}.draft`, r = JSON.stringify(t);
 try {
  (0, external_node_fs_.writeFileSync)(s, r, {
   mode: 384
  });
 } catch (e) {
  if (removeFile(s), null === t.ended) throw e;
  return void (0, external_node_fs_.writeFileSync)(n, r, {
   mode: 384
  });
 }
 (0, external_node_fs_.renameSync)(s, n);
}

function hasHoldFile(e) {
 return (0, external_node_fs_.existsSync)((0, external_node_path_.join)(ourFolder(), e + hold_file_SUFFIX));
}

function readHoldFile(e) {
 try {
  return parseHoldFile(JSON.parse(readText((0, external_node_path_.join)(ourFolder(), e + hold_file_SUFFIX))));
 } catch {
  return null;
 }
}

function removeHoldFile(e) {
 removeFile((0, external_node_path_.join)(ourFolder(), e + hold_file_SUFFIX));
}

function removeHoldSocket(e) {
 removeFile(e);
 const t = (0, external_node_path_.dirname)(e);
 if (t !== ourFolder()) try {
  (0, external_node_fs_.rmdirSync)(t);
 } catch {}
}

function holdIds() {
 try {
  return (0, external_node_fs_.readdirSync)(ourFolder()).filter(e => e.endsWith(hold_file_SUFFIX)).map(e => e.slice(0, -hold_file_SUFFIX.length));
 } catch {
  return [];
 }
}

class HoldChannel {
 #On;
 #Tn=[];
 #in=() => {};
 constructor(e) {
  this.#On = (0, external_node_net_.connect)({
   path: e
  }), onLines(this.#On, e => {
   this.#Tn.push(e), this.#in();
  }), this.#On.on("error", () => {}), this.#On.on("close", () => this.#in());
 }
 async ask(e, t) {
  return await this.#$n(e, t);
 }
 async release(e, t) {
  return parseHoldFile(await this.#$n({
   kind: "release",
   ids: e
  }, t));
 }
 async askWho(e, t) {
  return await this.#$n({
   kind: "who",
   ids: e
  }, t);
 }
 async #$n(e, t) {
  this.#On.ref(), this.#On.write(`${JSON.stringify(e)}\n`);
  let n = !1;
  const s = src_clock.ml.alarm(t, () => {
   n = !0, this.#in();
  });
  try {
   for (;;) {
    const e = this.#Tn.shift();
    if (void 0 !== e) return JSON.parse(e);
    if (n || this.#On.destroyed) throw new Error("no answer");
    await new Promise(e => {
     this.#in = e;
    });
   }
  } finally {
   s(), this.#On.unref();
  }
 }
 close() {
  this.#On.destroy();
 }
}

function onLines(e, t) {
 let n = "";
 e.setEncoding("utf8"), e.on("data", e => {
  const s = (n + e).split("\n");
  n = s.pop() ?? "";
  for (const e of s) t(e);
 });
}

function usableCredentials({ssh: e, tls: t, dataPlane: n}) {
 return {
  ssh: {
   ...e,
   options: new Map(e.options)
  },
  tls: t,
  dataPlane: n,
  folders: privateFolders
 };
}

async function hold() {
 const {text: e} = process.getBuiltinModule("node:stream/consumers"), t = JSON.parse(await e(process.stdin));
 for (const e of [ "SIGINT", "SIGTERM" ]) process.on(e, () => process.exit(1));
 let n;
 try {
  n = new HoldProcess(t, await openerFor(t.addresses.map(hold_process_addressOf))), 
  await n.begin();
 } catch (e) {
  answer((0, errors.h_)(e).message), process.exit(1);
 }
 answer("holding"), await n.run(), process.exit(0);
}

function answer(e) {
 try {
  (0, external_node_fs_.writeSync)(3, e), (0, external_node_fs_.closeSync)(3);
 } catch {
  process.exit(1);
 }
}

function hold_process_addressOf({text: e}) {
 const t = (0, haproxy_address.or)(e);
 if (!t.ok) throw new Error(t.fault);
 return t.value;
}

function keysOf({address: e, keys: t}, n) {
 return t.filter(t => n.has(serverIdOf(e, t)));
}

function idsOf({address: e}, t) {
 return t.map(t => serverIdOf(e, t));
}

class HoldProcess {
 #An;
 #A;
 #xn;
 #Nn=new AbortController;
 #Mn;
 #En;
 #Ze=[];
 #Rn=new Map;
 constructor(e, t) {
  this.#An = e, this.#A = t, this.#Mn = new Set(e.targets.flatMap(({servers: e}) => e.map(haproxy_server.TN)));
  const n = new Map(e.addresses.map(({name: e, text: t}) => [ e, t ]));
  this.#En = e.targets.map(e => {
   const t = n.get(e.name) ?? "", s = this.#Bn(t), r = new Hold(s, e, {
    clock: src_clock.ml,
    signal: this.#Nn.signal,
    tell: t => this.#In(e.name, t),
    noteOnTheWay: e => this.#Pn(t, e)
   });
   return {
    name: e.name,
    address: t,
    keys: e.servers.map(haproxy_server.TN),
    loadBalancer: s,
    hold: r
   };
  });
  const s = new Map([ ...n ].map(([e, t]) => [ e, loadBalancerIdOf(t) ]));
  this.#xn = {
   process: thisProcess(),
   at: timeNow(),
   began: (0, src_clock.Et)(src_clock.ml),
   loadBalancers: e.targets.map(({name: e, process: t}) => ({
    id: s.get(e) ?? "",
    process: t
   })),
   socket: socketPath(e),
   servers: identified(e.targets, s),
   messages: [],
   undone: [],
   onTheWay: [],
   ended: null
  }, process.once("exit", () => removeHoldSocket(this.#xn.socket));
 }
 async begin() {
  await Promise.all(this.#En.map(({hold: e}) => e.begin())), await this.#Ln(), this.#xn.folders = function madeFolders() {
   return null === made ? [] : [ made.files, made.sockets ];
  }(), writeHoldFile(this.#An.id, this.#xn);
 }
 #Ln() {
  this.#Ze.at(-1)?.close();
  const e = function holdServer(e, t) {
   return (0, external_node_net_.createServer)(n => {
    let s = Promise.resolve();
    onLines(n, t => {
     s = s.then(() => (async t => {
      const s = await e(JSON.parse(t), n);
      n.write(`${JSON.stringify(s)}\n`);
     })(t)).catch(() => {
      n.destroy();
     });
    }), n.on("error", () => {}), n.on("close", () => {
     s.then(() => t(n));
    });
   });
  }((e, t) => this.#Cn(e, t), e => this.#Wn(e)), {promise: t, resolve: n, reject: s} = Promise.withResolvers();
  return e.once("error", s).listen(this.#xn.socket, n), this.#Ze.push(e), t;
 }
 async run() {
  this.#Hn(), this.#Fn(), this.#Dn(), await Promise.all(this.#En.map(({hold: e}) => e.run()));
  for (const {loadBalancer: e} of this.#En) e.close();
  this.#I("nothing is left to hold"), await Promise.all(this.#Ze.map(hold_process_closed));
 }
 #Bn(e) {
  return this.#A(hold_process_addressOf({
   text: e
  }), {
   ...this.#An.connection,
   credentials: usableCredentials(this.#An.credentials),
   retries: 0,
   clock: src_clock.ml,
   random: Math.random,
   underWay: noteUnderWay(this.#An.job, void 0, this.#Mn)
  });
 }
 #Cn(e, t) {
  const n = new Set(e.ids);
  switch (e.kind) {
  case "release":
   return this.#jn(({hold: e}) => e.trouble), this.#Un(n);

  case "suspend":
   return this.#zn(n, t);

  case "resume":
   return this.#qn(n, t);

  case "who":
   return this.#Gn(n);
  }
 }
 async #Gn(e) {
  const t = this.#En.find(t => keysOf(t, e).length > 0);
  return void 0 === t ? null : t.hold.whoAnswers();
 }
 async #Un(e) {
  const t = await Promise.all(this.#En.map(async t => {
   const {keys: n, process: s, unseen: r} = await t.hold.release(keysOf(t, e));
   return this.#Kn(t, r), idsOf(t, n).map(e => ({
    id: e,
    process: s
   }));
  }));
  return this.#xn.onTheWay = t.flat(), await this.#Zn(e), this.#xn;
 }
 async #Zn(e) {
  await Promise.all(this.#En.map(t => t.hold.release(keysOf(t, e))));
  for (const t of e) this.#Rn.delete(t);
  return this.#xn.servers = this.#xn.servers.filter(({id: t}) => !e.has(t)), this.#En.every(({hold: e}) => e.idle) ? this.#I("released") : this.#ce(), 
  [ ...e ];
 }
 async #zn(e, t) {
  for (const n of e) this.#Rn.set(n, t);
  return (await Promise.all(this.#En.map(async t => idsOf(t, await t.hold.suspend(keysOf(t, e)))))).flat();
 }
 async #qn(e, t) {
  const n = this.#Vn(t), s = new Set(n.filter(t => e.has(t))), r = this.#En.flatMap(e => idsOf(e, e.hold.resume(keysOf(e, s), "as-held")));
  return await this.#Zn(new Set(n.filter(e => !s.has(e)))), r;
 }
 #Wn(e) {
  const t = new Set(this.#Vn(e));
  for (const e of this.#En) e.hold.resume(keysOf(e, t), "in-doubt");
 }
 #Vn(e) {
  const t = [ ...this.#Rn ].filter(([, t]) => t === e).map(([e]) => e);
  for (const e of t) this.#Rn.delete(e);
  return t;
 }
 async #Hn() {
  const {runner: e} = this.#An, {signal: t} = this.#Nn;
  for (;null !== e && !t.aborted; ) await src_clock.ml.sleep(1e3, t).catch(() => {}), 
  isAlive(e) || this.#I(RUNNER_GONE);
 }
 async #Dn() {
  const {signal: e} = this.#Nn, {socket: t} = this.#xn;
  let n = (0, src_clock.Et)(src_clock.ml);
  for (;!e.aborted; ) {
   await src_clock.ml.sleep(1e3, e).catch(() => {});
   const s = (0, src_clock.d5)(n, src_clock.ml);
   if (n = (0, src_clock.Et)(src_clock.ml), !(e.aborted || (0, external_node_fs_.existsSync)(t) && hasHoldFile(this.#An.id))) {
    s > 3e3 && this.#Yn(s);
    try {
     makeOurFolder(), (0, external_node_fs_.existsSync)((0, external_node_path_.dirname)(t)) || (0, 
     external_node_fs_.mkdirSync)((0, external_node_path_.dirname)(t), {
      mode: 448
     }), (0, external_node_fs_.existsSync)(t) || await this.#Ln();
    } catch {}
    e.aborted || this.#ce();
   }
  }
 }
 #Yn(e) {
  const t = `it hung for ${(0, duration.a)(e)}, and nobody could find it then: what a later step may have set is not held any more`;
  for (const e of this.#En.filter(({hold: e}) => !e.idle)) e.hold.doubt(), this.#Kn(e, t);
 }
 async #Fn() {
  await src_clock.ml.sleep(216e5, this.#Nn.signal).catch(() => {}), this.#jn(() => "six hours have passed, and nobody held it after that"), 
  this.#I("six hours have passed");
 }
 #jn(e) {
  if (null !== this.#xn.ended) return;
  const t = this.#En.filter(({hold: e}) => !e.idle);
  for (const n of t) this.#Kn(n, e(n));
 }
 #Kn({name: e}, t) {
  const {undone: n} = this.#xn;
  "" !== t && n.every(({loadBalancer: t}) => t !== e) && n.push({
   loadBalancer: e,
   text: t
  });
 }
 #Pn(e, {keys: t, process: n}) {
  const s = loadBalancerIdOf(e), r = this.#xn.onTheWay.filter(({id: e}) => !function isServerAt(e, t) {
   return t.startsWith(serverIdAt(e, "").slice(0, -2));
  }(s, e)), o = t.map(e => ({
   id: serverIdAt(s, e),
   process: n
  }));
  this.#xn.onTheWay = [ ...r, ...o ], this.#ce();
 }
 #I(e) {
  null === this.#xn.ended && (this.#xn.ended = e, this.#ce(), this.#Nn.abort(e));
 }
 #In(e, t) {
  const {messages: n} = this.#xn;
  n.push({
   at: (new Date).toISOString(),
   loadBalancer: e,
   text: t
  }), n.length > 200 && n.splice(100, 1), this.#ce();
 }
 #ce() {
  try {
   writeHoldFile(this.#An.id, this.#xn);
  } catch {}
 }
}

function hold_process_closed(e) {
 return new Promise(t => e.close(() => t()));
}

function socketPath({id: e, runner: t}) {
 const n = (0, external_node_path_.join)(makeOurFolder(), `${e.slice(0, 8)}.sock`), s = Buffer.byteLength(n) > 100;
 if (!(null === t && Boolean(process.env.KUBERNETES_SERVICE_HOST) || s)) return n;
 try {
  return (0, external_node_path_.join)((0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)((0, 
  external_node_os_namespaceObject.tmpdir)(), "hss-")), "s");
 } catch (e) {
  if (s) throw e;
  return n;
 }
}

function proofOf(e) {
 return isProvable(e) ? "maint" === e.admin ? "checks" : 0 === e.operationalState ? "watch" : "recheck" : "none";
}

function proofAfterReload(e) {
 return isProvable(e) ? "maint" === e.admin ? "checks" : 0 !== e.operationalState ? "recheck" : "drain" === e.admin ? "watch" : "checks" : "none";
}

function isProvable({tracks: e, maintCauses: t, checks: n}) {
 const s = t.includes("tracking") || t.includes("dns");
 return null === e && !s && "enabled" === n;
}

function isUp(e) {
 return (0, haproxy_server.ml)(e.status) && (0, haproxy_server.W_)(e);
}

function isFaltering(e) {
 return "enabled" === e.checks && (0, haproxy_server.W_)(e) && /^UP -?\d/.test(e.status);
}

function isChecked(e) {
 return "INI" !== e.checkStatus && "" !== e.checkStatus;
}

function isProvenStatus(e) {
 return "DRAIN" === e || "DRAIN (agent)" === e || "UP" === e;
}

function isStatusInRotation(e) {
 return /^(?:UP|no check)/.test(e);
}

function isProven(e) {
 return !!isProvenStatus(e.status) && ("DRAIN (agent)" !== e.status || hasPassed(e));
}

function isKnownHealthy(e) {
 return (0, haproxy_server.W_)(e) && (isProven(e) || (0, haproxy_server.CS)(e));
}

function hasPassed({checkStatus: e}) {
 return /^(L[4-7]OK|PROCOK)$/.test(e);
}

const LONGER = "raise `health-timeout` above `rise` \xd7 `inter` of the server (where they are set, `fastinter` counts while it comes up, and `downinter` while it is down)", TOO_FEW_CHECKS = `There were not enough checks yet: ${LONGER}.`, HELD_BY_AGENT = "Its agent check says that it is down, and only the agent can end that: look at the agent.";

class TooFewChecks extends errors.HR {
 name="TooFewChecks";
}

function unhealthyFailure(e, t, n) {
 const s = grouped(e, ({now: e}) => `"${e.status}"`).map(([e, t]) => `${listed(t.map(({key: e}) => e))} ${verb(t.length, "is", "are")} ${e}`), r = (0, 
 duration.a)(t), o = e.filter(isSwitchedOff).map(({now: e}) => e), a = e.every(({begun: e, now: t}) => !function hasFailedCheck(e, t) {
  return "enabled" !== t.checks || isHeldByAgent(t) || t.checkFailures > e.checkFailures || !/^(L[4-7]OK|PROCOK|INI|)$/.test(t.checkStatus);
 }(e, t)), i = {
  loadBalancer: n,
  servers: e.map(({key: e}) => e),
  brief: briefFor(e, a, r),
  detail: checkWords(e)
 };
 if (o.length > 0) return switchedOffFailure(o, n, {
  within: ` within ${r}`,
  about: i
 });
 const c = listed(s, 10, "; ");
 return a ? new TooFewChecks("unhealthy", `Not proven healthy within ${r}, though no check has failed: ${c}.`, {
  ...i,
  hint: TOO_FEW_CHECKS
 }) : new errors.HR("unhealthy", `Not healthy within ${r}: ${c}.`, {
  ...i,
  hint: hintFor(e)
 });
}

const SWITCHED_OFF = "its health checks were switched off meanwhile";

function switchedOffFailure(e, t, {within: n = "", next: s = "then run this step again", about: r = {}} = {}) {
 const [o] = e, a = e.map(haproxy_server.TN), i = `the health ${verb(a.length, "check", "checks")} of ${listed(a)} ${verb(a.length, "was", "were")}`;
 return new errors.HR("unhealthy", `Not proven healthy${n}: ${i} switched off meanwhile.`, {
  loadBalancer: t,
  servers: a,
  brief: SWITCHED_OFF,
  hint: o && checkAgainHint(o, s),
  ...r
 });
}

function checkAgainHint(e, t) {
 const n = (0, haproxy_server.TN)(e), s = `\`enable health ${n}\``;
 return "none" !== e.checks ? `Send ${s}, ${t}.` : `Send ${s}, ${t}. Where HAProxy refuses that, ${n} has no health check any more, as behind a new \`add server\` without \`check\`: give it one.`;
}

function grouped(e, t) {
 return [ ...Map.groupBy(e, t) ];
}

function isSwitchedOff({begun: e, now: t}) {
 return "enabled" === e.checks && "enabled" !== t.checks;
}

function checkWords(e) {
 const t = grouped(e.filter(({now: e}) => !isHeldByAgent(e) || !hasPassed(e)), ({now: e}) => function readiness_lastCheckOf({checkStatus: e, lastCheck: t}) {
  return [ e, t ].filter(e => "" !== e).join(": ");
 }(e)).filter(([e]) => "" !== e);
 return t.length < 2 ? t[0]?.[0] : listed(t.map(([e, t]) => `${listed(t.map(({key: e}) => e))}: ${e}`), 10, "; ");
}

function briefFor(e, t, n) {
 const [s] = e;
 if (e.some(isSwitchedOff)) return SWITCHED_OFF;
 if (t) return `too few checks have run within ${n}, though none has failed`;
 if (e.some(({now: e}) => isHeldByAgent(e))) return "its agent check says that it is down";
 if (e.every(({now: e}) => hasPassed(e))) return `its health check passes, but has not often enough within ${n}`;
 const r = void 0 === s ? "" : function shortCheckOf({lastCheck: e, checkStatus: t}) {
  const [, n, s] = /^[^:]*?(?:, code (\d+))?: (.*)$/.exec(e) ?? [];
  return [ n, s ].filter(e => void 0 !== e).join(" ") || e || t;
 }(s.now);
 return "its health check fails" + ("" === r ? "" : ` (${r})`);
}

function hintFor(e) {
 if (e.some(({now: e}) => isHeldByAgent(e))) return HELD_BY_AGENT;
 if (e.every(({now: e}) => hasPassed(e))) return `Its last check passed: ${LONGER}.`;
 const t = "Look at the application: it does not pass HAProxy's health check. When it does, `operation: ready` lets it in.", n = e.some(({begun: e, now: t}) => e.checkStatus === t.checkStatus && e.lastCheck === t.lastCheck);
 return n ? `${t} If it does by now, no check has run since: ${LONGER}.` : t;
}

function isHeldByAgent({status: e}) {
 return e.startsWith("DOWN") && e.includes("agent");
}

function isAsBefore(e, t) {
 return !isStateGuessed(e, t) && (isLoanOver(e, t) || isEmpty(differences(pick(e.before, sentSettings(e)), settingsOf(t))));
}

function compare(e, t, n) {
 if (isAsBefore(e, t)) return "as-before";
 if (isReplaced(e, t)) return "replaced";
 const s = isEmpty(settingsNotOurs(e, t)) && !function isDisabledByReload({maintCauses: e}, {told: t, now: n}) {
  return e.includes("configuration") && !(0, haproxy_process.SM)(t, n);
 }(t, n);
 return s ? "as-left" : "not-ours";
}

function settingsNotOurs({before: e, sent: t}, {forced: n, weight: s}) {
 return {
  ...0 === t.states.length || [ e.state, ...t.states ].includes(n) ? {} : {
   state: n
  },
  ...0 === t.weights.length || [ e.weight, ...t.weights ].includes(s) ? {} : {
   weight: s
  }
 };
}

function weightToGiveBack({before: e, sent: t}, {weight: n}) {
 return t.weights.includes(n) && n !== e.weight ? e.weight : null;
}

function hasLostWeight(e, t) {
 const {before: n, sent: s} = e, {forced: r, weight: o} = t;
 if (s.weights.length > 0 && isLoanOver(e, t)) return !0;
 if (0 === s.states.length || 0 === s.weights.length) return !1;
 const a = [ n.state, ...s.states ].includes(r), i = s.weights.includes(0) && s.weights.every(e => 0 === e || e === n.weight) ? [ 0 ] : [ n.weight, ...s.weights ];
 return a && !i.includes(o);
}

function settingsToRestore(e, t) {
 return {
  ...settingsOf(t),
  ...pick(e.before, sentSettings(e))
 };
}

function wayBack(e, t, {applicationMayHaveChanged: n, mustBeProven: s, isTracked: r, isServing: o = !1}) {
 const {health: a} = e, [i, c] = [ settingsToRestore(e, t), settingsOf(t) ];
 if (!(r && openness({
  state: i.state
 }) > openness({
  state: c.state
 }) || openness(i) > openness(c)) || o && "ready" === t.admin) return "set";
 if ("unchecked" === a && "enabled" !== t.checks) return s ? "unprovable" : "set";
 if (t.maintCauses.includes("dns")) return "unprovable";
 const l = "drain" === t.admin && "enabled" === t.checks && (0, haproxy_server.W_)(t) && !hasPassed(t);
 if ("down" === a && ("maint" === t.admin || l)) return "down";
 const d = !e.sent.checks?.includes("disabled"), u = "enabled" === t.checks && d, h = u && 3 === t.operationalState, f = 0 === t.operationalState || h || u && isProven(t);
 return "maint" !== t.admin && !n && f ? "set" : "enabled" === t.checks ? "prove" : "unprovable";
}

function serverRunOf(e, t = savedServerOf(e)) {
 return {
  saved: t,
  begun: e,
  now: e,
  unknown: !1,
  expected: {},
  healthRaised: !1,
  letIn: !1,
  confirmed: !1,
  rolledBack: !1,
  theirs: [],
  gone: !1,
  failure: null,
  notPutBack: null,
  drained: null,
  drainMs: null,
  healthMs: null,
  sessionsShutDown: 0,
  sessionsOverTime: [],
  idleFromMs: null
 };
}

function savedServerOf(e) {
 return {
  backend: e.backend,
  server: e.server,
  address: e.address,
  before: {
   state: e.forced,
   weight: e.weight
  },
  health: healthOf(e),
  sent: {
   states: [],
   weights: []
  }
 };
}

function healthOf({admin: e, operationalState: t, checks: n}) {
 return "maint" === e || 0 !== t && (3 !== t || "enabled" !== n) ? "enabled" === n ? "up" : "unchecked" : "down";
}

function knownBefore({now: e, saved: {before: t}}, n) {
 const s = settingsIn(pick(n, [ "checks", "agent" ]));
 return 0 === s.length ? t : {
  ...pick(settingsOf(e), s),
  ...t
 };
}

function withOne(e, t) {
 return void 0 === t || e.includes(t) ? e : [ ...e, t ];
}

function read(e, t) {
 return {
  ...e,
  now: t,
  unknown: !1
 };
}

function wasSent({saved: e, healthRaised: t, unknown: n}) {
 return isSent(e) || t || n;
}

function changedOf(e) {
 if (e.gone) return "no";
 const t = e.confirmed && e.expected.state === e.now.forced;
 return e.unknown || isStateGuessed(e.saved, e.now) && !t ? "unknown" : e.healthRaised || !isEmpty(differencesFromBefore(e)) ? "yes" : "no";
}

function differencesFromBefore({saved: e, now: t}) {
 return isLoanOver(e, t) ? {} : differences(function ownBefore({before: e, sent: t}) {
  return pick(e, [ "state", ...sentSettings({
   sent: t
  }) ]);
 }(e), settingsOf(t));
}

function leftToOthers(e) {
 return {
  ...e,
  theirs: settingsIn(differencesFromBefore(e))
 };
}

function asLastSet(e, t) {
 if (void 0 === t || t.unknown) return e;
 const {states: n, weights: s} = e.sent, {state: r, weight: o} = t.expected;
 return {
  ...e,
  sent: {
   ...e.sent,
   states: server_run_only(r, n),
   weights: server_run_only(o, s)
  }
 };
}

function lentTo(e) {
 return {
  ...e,
  saved: {
   ...e.saved,
   lent: !0
  }
 };
}

function atItsAddress(e) {
 const {now: t, saved: n, letIn: s} = e;
 return {
  ...e,
  letIn: s && !isReplaced(n, t),
  saved: {
   ...n,
   address: t.address
  }
 };
}

function withNewWeight(e) {
 const {begun: t, now: n, saved: s} = e;
 return t.weight !== t.configuredWeight ? e : {
  ...e,
  saved: {
   ...s,
   before: {
    ...s.before,
    weight: n.configuredWeight
   }
  }
 };
}

function server_run_only(e, t) {
 return void 0 === e ? t : t.filter(t => t === e);
}

const SOMEBODY = "Another job or person works on this server: find out who, and whether it is to stay as it is now, before this step is run again. A common `concurrency` group keeps jobs apart.";

function changedByOthers(e, t) {
 const {expected: n, now: s, ...r} = e.of(t);
 if (isReplaced(r.saved, s)) return function replacedByOthers(e, {key: t}) {
  const {saved: n, now: s} = e.of({
   key: t,
   members: []
  });
  return new errors.HR("not-verified", `The address of ${t} is ${s.address} now, and was ${n.address} when this step began: somebody replaced it.`, {
   loadBalancer: e.name,
   servers: [ t ],
   brief: "somebody has given it another address",
   hint: "What this step did, it did to the server at the former address. Run it again for the new one."
  });
 }(e, t);
 const {state: o, weight: a, ...i} = differences(n, settingsOf(s)), c = pick(i, sentSettings(r.saved));
 if (s.isAdminGuessed && "maint" !== n.state && void 0 !== o && void 0 === a && isEmpty(i)) return guessedFailure(t.key, s.status).with({
  loadBalancer: e.name
 });
 if (!isEmpty(c)) return function switchedByOthers(e, {key: t}, {checks: n, agent: s}, r) {
  const o = [ ...void 0 === n ? [] : [ `its health checks to be ${n}, and now they are ${r.checks}` ], ...void 0 === s ? [] : [ `its agent check to be ${s}, and now it is ${r.agent}` ] ].join("; ");
  return new errors.HR("not-verified", `${t}: this step set ${o}: somebody else changed it.`, {
   loadBalancer: e.name,
   servers: [ t ],
   brief: "somebody else has switched its checks",
   hint: SOMEBODY
  });
 }(e, t, c, settingsOf(s));
 if (void 0 !== i.agent && void 0 === o && void 0 === a) return function agentSwitchedOn(e, {key: t}) {
  return new errors.HR("agent-conflict", `The agent check of ${t} was switched on while this step worked: its next answer may undo what was set, and how often it is asked cannot be read.`, {
   loadBalancer: e.name,
   servers: [ t ],
   hint: "Another job or person works on this server: give jobs on one backend a common `concurrency` group, and let the agent speak again (`agent-checks: enable`) when the server is back."
  });
 }(e, t);
 const l = "enabled" === s.agent, d = void 0 !== n.state && n.state !== s.forced, u = !d && !l && void 0 !== s.srvRecord, h = wasSent({
  expected: n,
  now: s,
  ...r
 }), f = d ? n.state : `weight ${n.weight}`, p = d ? `is ${s.forced} ("${s.status}")` : `has ${s.weight}`, w = h ? `${t.key} was set to ${f}, HAProxy accepted it, and now it ${p}` : `${t.key} was ${f} when this step began, and now it ${p}`, m = l ? "its agent check undoes what is set here" : u ? "HAProxy takes its weight from its SRV record" : "somebody else changed it", g = d ? "the state that is wanted" : "the weight that is wanted", v = !d && r.saved.sent.agent?.includes("enabled") ? "This step has let the agent speak, and the agent gives the weight: leave `weight` out, or let it speak later." : `Let the agent report ${g}, or send \`disable agent ${t.key}\` before.`;
 return new errors.HR(l ? "agent-conflict" : "not-verified", `${w}: ${m}.`, {
  loadBalancer: e.name,
  servers: [ t.key ],
  hint: l ? v : u ? "With `resolve-opts ignore-weight` on its server line HAProxy leaves the weights of SRV records alone. To take a server out, use `drain` or `maint`." : SOMEBODY,
  ...u ? {
   detail: s.srvRecord
  } : {},
  ...l || u ? {} : {
   brief: `somebody else has set it to ${d ? s.forced : `weight ${s.weight}`}`
  }
 });
}

function noteOthers(e) {
 if (!e.isOfAnotherProcess) for (const t of e.serverRuns) {
  const n = [ {
   key: (0, haproxy_server.TN)(t.saved)
  } ];
  if (t.unknown) continue;
  if (!wasSent(t)) {
   e.update(n, leftToOthers);
   continue;
  }
  const s = settingsIn(settingsNotOurs(asLastSet(t.saved, t), t.now));
  e.update(n, e => ({
   ...e,
   theirs: s
  }));
 }
}

async function takeOver(e, t, {hold: n, signal: s}) {
 if (!n?.holds) return null;
 const r = t.map(t => serversOf(t, e, t => e.hold || !t.alreadyInGoalState)), o = t.map(t => serversOf(t, e, e => e.alreadyInGoalState)), a = await n.takeOver(r, o);
 return a?.afterLoss && await Promise.all(t.map(e => async function outlastLoss({run: e, plan: t}, n) {
  const s = t.targets.map(({before: e}) => e);
  await e.loadBalancer.readServers(s, n, {
   fresh: !0,
   afterLoss: !0
  }).catch(() => {});
 }(e, s))), a;
}

async function holdAgain(e, t, {signal: n, tell: s}, r = e => !wasSent(e)) {
 const runOf = e => t.find(({run: t}) => t.name === e)?.run, o = e.held.map(({name: e, servers: t}) => {
  const [n, s] = [ !0, !1 ].map(n => t.filter(t => ((e, t) => {
   const n = runOf(e), s = n?.units.find(({key: e}) => e === (0, haproxy_server.TN)(t));
   if (void 0 === n || void 0 === s) return !0;
   const o = n.of(s);
   return !o.unknown && isEmpty(differences(t.settings, settingsOf(o.now))) || r(o);
  })(e, t) === n));
  return {
   name: e,
   again: n ?? [],
   lost: s ?? []
  };
 }), a = o.map(({name: e, again: t}) => ({
  name: e,
  servers: t
 })), i = await e.giveBack(a, n);
 for (const {name: e, lost: t} of o) {
  const n = [ ...t, ...i.find(t => t.name === e)?.servers ?? [] ];
  if (0 === n.length) continue;
  const r = lostHoldWords(n.map(haproxy_server.TN)), o = runOf(e);
  void 0 === o ? s({
   kind: "warning",
   loadBalancer: e,
   text: r
  }) : o.warn(r);
 }
}

async function endHolds(e, {signal: t}) {
 await e.giveBack([], t);
}

function lostHoldWords(e) {
 return `An earlier step held ${listed(e)} against reloads, and has let go for this step: from now on a reload does with ${1 === e.length ? "it" : "them"} as the configuration says.`;
}

function serversOf({run: e, plan: t}, n, s) {
 const r = !e.seen.snapshot.can.lacks?.includes("agent-checks"), o = t.targets.filter(s).map(t => {
  const {backend: s, server: o} = t.before, {state: a, weight: i, checks: c, agent: l} = settingsOf(e.now(t)), {switches: d = {}} = n, u = takesOut(n.operation) && "disabled" === l && r;
  return {
   backend: s,
   server: o,
   settings: {
    ..."weight" === n.operation ? {} : {
     state: a
    },
    ...null === t.weight ? {} : {
     weight: i
    },
    ...void 0 !== d.health && void 0 !== c ? {
     checks: c
    } : {},
    ...void 0 === d.agent && !u || void 0 === l ? {} : {
     agent: l
    }
   }
  };
 });
 return {
  name: e.name,
  process: e.seen.process,
  readAt: e.seen.at,
  servers: o
 };
}

const LAST_LOOK_MS = 500, ROUNDS_AT_MOST = 4, STILL_FRESH_MS = 200;

function isOld({at: e, tookMs: t}, n) {
 return n - e >= Math.max(STILL_FRESH_MS, t);
}

function isForgotten(e) {
 return e.units.some(t => "reloaded" === e.of(t).failure?.code);
}

async function lookOnceMoreAtAll(e, t, n = e, s = wasSent) {
 const {clock: r, signal: o} = t, a = new Map, isDue = e => {
  const t = a.get(e);
  return (void 0 === t ? !e.seen.isFresh : isOld(t, r.now())) && e.serverRuns.some(({unknown: e}) => !e);
 }, look = async ({run: e}) => {
  const n = r.now();
  await async function lookOnceMore(e, {clock: t, signal: n}, s) {
   const named = e => e.map(({saved: e}) => ({
    key: (0, haproxy_server.TN)(e)
   })), r = named(e.serverRuns.filter(s));
   if (0 !== r.length || isForgotten(e)) try {
    const read = t => e.loadBalancer.read(t), s = await (n.aborted ? (0, src_clock.ux)(t, LAST_LOOK_MS, read) : read(n));
    e.recordAll(s), e.noteGone(named(e.serverRuns).filter(({key: e}) => isGone(s, e)));
    const o = r.filter(({key: e}) => isHidden(s, e));
    e.update(o, e => ({
     ...e,
     unknown: !0
    }));
   } catch {
    e.update(r, e => ({
     ...e,
     unknown: !0
    }));
   }
  }(e, t, s), a.set(e, {
   at: r.now(),
   tookMs: r.now() - n
  });
 };
 let i = n;
 for (let t = 0; t < ROUNDS_AT_MOST && i.length > 0; t += 1) {
  const {aborted: t} = o;
  if (await Promise.all(i.map(look)), t) return;
  i = e.filter(({run: e}) => isDue(e));
 }
}

class Ledger {
 #Jn;
 #Xn;
 #Qn=[];
 #es=[];
 #ts=null;
 constructor(e, t) {
  this.#Jn = e, this.#Xn = t;
 }
 add(e, t = new Set) {
  return t.size > 0 && (this.#Xn.forgetStates?.(e.name, t), this.#es = []), this.#Qn = saved_change_joined(this.#Qn, e), 
  this.#ts ??= Promise.resolve().then(() => {
   this.#ts = null;
   try {
    this.#ce(!1);
   } catch (e) {
    if (!covers(this.#es, this.#Qn)) throw e;
   }
  }), this.#ts;
 }
 close(e) {
  this.#Qn = e.map(e => e.savedAsReached()), this.#Qn.some(({servers: e}) => e.length > 0) && this.#ce(!0);
 }
 narrow(e) {
  for (const {name: t, disabled: n} of e) n.size > 0 && this.#Xn.forgetStates?.(t, n);
  this.#ns(e.map(e => e.savedAsSet()));
 }
 keep(e, t) {
  this.#ns(this.#Qn.map(n => n.name === e ? {
   ...n,
   servers: n.servers.filter(e => t.has((0, haproxy_server.TN)(e)))
  } : n));
 }
 #ns(e) {
  if (sizeOf(e) !== sizeOf(this.#Qn)) {
   this.#Qn = e;
   try {
    this.#ce(!1);
   } catch {}
  }
 }
 #ce(e) {
  const t = this.#Jn;
  if (!isChange(t)) return;
  const {operation: n, onError: s, restore: r, minAvailable: o, healthTimeoutMs: a} = t, i = {
   operation: n,
   onError: s,
   restore: r,
   minAvailable: o,
   healthTimeoutMs: a
  };
  this.#Xn.save({
   ...i,
   reached: e,
   loadBalancers: this.#Qn
  }), this.#es = e ? [] : this.#Qn;
 }
}

function sizeOf(e) {
 return e.flatMap(e => e.servers).reduce((e, {sent: t}) => e + 1 + countSent(t), 0);
}

function policyFor(e, t) {
 return isChange(t) ? "drain-timeout" === e.code && isDrain(t) ? "rollback" === t.onDrainTimeout ? "rollback" : "keep" : t.onError : "keep";
}

function reportOf(e, t, n, s, r) {
 const o = t.flatMap(({run: t, plan: n}) => [ ...n.targets.map(n => function targetReport(e, t, n) {
  const s = {
   before: t.before,
   goal: t.goal,
   trackedBy: t.members.slice(1).map(haproxy_server.TN)
  };
  return serverReport(e, e.of(t), s, n);
 }(t, n, e)), ...t.trackers.filter(e => "no" !== changedOf(e)).map(n => function trackerReport(e, t, n) {
  return serverReport(e, t, {
   before: t.begun,
   goal: "",
   trackedBy: []
  }, n);
 }(t, n, e)) ]), a = function changedOfAll(e) {
  return e.some(({changed: e}) => "unknown" === e) ? "unknown" : e.some(({changed: e}) => "yes" === e) ? "yes" : "no";
 }(o), i = t.some(({run: e, plan: t}) => t.targets.some(t => wasSent(e.of(t)))), c = s[0] ?? null;
 return {
  operation: e.operation,
  result: resultOf(e, c, a, i),
  ending: endingOf(e, c, a),
  changed: a,
  servers: null === c || i ? o : o.map(e => function asRefused(e, t, n) {
   const s = n.find(({loadBalancer: t, servers: n}) => t === e.loadBalancer && (0 === n.length || n.includes((0, 
   haproxy_server.TN)(e)))), r = t.some(({run: t, plan: n}) => t.name === e.loadBalancer && null !== n.refusal);
   return void 0 !== s ? {
    ...e,
    outcome: r ? "refused" : "failed",
    error: s
   } : null === e.error ? {
    ...e,
    outcome: "skipped"
   } : e;
  }(e, t, s)),
  loadBalancers: t.map(({run: e}) => ({
   name: e.name,
   process: e.seen.process,
   reloads: e.reloads
  })),
  unread: n,
  plan: t.flatMap(({run: e, plan: t}) => messagesOf(e, t.words.lines)),
  notices: t.flatMap(({run: e}) => messagesOf(e, e.notices)),
  warnings: t.flatMap(({run: e}) => e.warnings.map(t => ({
   loadBalancer: e.name,
   ...t
  }))),
  error: c,
  failures: s,
  durationMs: Math.round(r)
 };
}

function serverReport(e, t, n, s) {
 const r = changedOf(t);
 return {
  loadBalancer: e.name,
  backend: t.saved.backend,
  server: t.saved.server,
  ...n,
  after: t.now,
  changed: r,
  outcome: outcomeOf(t, r, s),
  drainMs: t.drainMs,
  drained: t.drained,
  healthMs: t.healthMs,
  sessionsShutDown: t.sessionsShutDown,
  sessionsOverTime: t.sessionsOverTime,
  error: t.failure,
  notPutBack: t.notPutBack,
  theirs: t.theirs,
  weightsSent: t.saved.sent.weights,
  switched: pick(differencesFromBefore(t), [ "checks", "agent" ])
 };
}

function outcomeOf(e, t, n) {
 return isChange(n) && n.dryRun ? "planned" : e.gone ? "gone" : e.rolledBack && "no" === t ? "rolled-back" : null !== e.failure || wasSent(e) && !e.confirmed ? "failed" : "no" === t ? "unchanged" : "changed";
}

function resultOf(e, t, n, s) {
 return null !== t ? "no" !== n ? "partial" : s ? "rolled-back" : "failed" : isChange(e) && e.dryRun ? "planned" : "no" === n ? "unchanged" : "changed";
}

function endingOf(e, t, n) {
 return "no" === n ? "unchanged" : null === t ? "reached" : "cancelled" === t.code ? "unfinished" : "rollback" === policyFor(t, e) ? "not-put-back" : "unknown" === n && "drain-timeout" !== t.code ? "unfinished" : "kept";
}

function messagesOf(e, t) {
 return t.map(t => ({
  loadBalancer: e.name,
  text: t
 }));
}

const TOLD_FROM_MS = 1e3;

async function readOutlasting(e, {clock: t, signal: n, tell: s, unanswered: r}, o) {
 const a = await e.read(n, o), i = r?.lateForMs(a.process) ?? 0;
 if (void 0 === r || 0 === i) return a;
 tellLate(e.name, i, s), await t.sleep(i, n);
 const c = t.now(), l = await e.read(n, o);
 return r.settle(a.process, c), l;
}

function tellLate(e, t, n) {
 t < TOLD_FROM_MS || n({
  kind: "notice",
  loadBalancer: e,
  text: `an earlier process of this job ended before HAProxy had answered its last command, which may still come: that is waited for, ${(0, 
  duration.a)(1e3 * Math.ceil(t / 1e3))}`
 });
}

function isOutByDnsAlone({maintCauses: e, forced: t}) {
 return 1 === e.length && "dns" === e[0] && "ready" === t;
}

function isPlain(e) {
 return !/[*?[{]/.test(e);
}

function globOf(e) {
 if ("*" === e) return () => !0;
 if (isPlain(e)) return t => t === e;
 const t = tokensOf(e), n = t.filter(e => !e.startsWith("*") && !e.startsWith("{")).map(fitOf), s = n.length;
 if (s === t.length) return e => e.length === s && n.every((t, n) => t(e.charAt(n)));
 const r = partsOf(e);
 return e => e.length >= s && places(r, e, new Set([ 0 ])).has(e.length);
}

function anyGlobOf(e) {
 const t = new Set(e.filter(isPlain)), n = e.filter(e => !isPlain(e)), [s, r] = [ n.filter(e => !/[*{]/.test(e)), n.filter(e => /[*{]/.test(e)) ], o = new RegExp(`^(?:${s.map(expressionOf).join("|")})$`), a = r.map(globOf);
 return e => t.has(e) || s.length > 0 && o.test(e) || a.length > 0 && a.some(t => t(e));
}

function expressionOf(e) {
 return tokensOf(e).map(e => "?" === e ? "." : "." === e ? "\\." : e).join("");
}

function globFault(e) {
 if ("" === e) return "has an empty name";
 if (!/^[A-Za-z0-9_.:\-*?[\]{},]+$/.test(e)) return "has a character that is in no HAProxy name (letters, digits, '_.:-' and globs '*?[]{}' are)";
 const t = e.replace(/\[[A-Za-z0-9_.:-]+\]/g, "").replace(/\{[^{}[\]]*\}/g, "");
 if (/[[\]{},]/.test(t)) return "has an unfinished [ ] or { }";
 const n = [ ...e.matchAll(/\[([^\]]+)\]/g) ].map(([, e = ""]) => e);
 return n.some(isOfNumbers) || /\{[^{}]*\d\.\.\d/.test(e) ? RANGE_OF_NUMBERS : n.some(hasBackwardsRange) ? "has a range that runs backwards" : null;
}

const RANGE_OF_NUMBERS = "has a range of numbers, which no glob knows: [0-9] stands for one character, and 1 to 12 is {[1-9],1[0-2]}";

function isOfNumbers(e) {
 const [, t = "", n = ""] = /^(\d+)-(\d+)$/.exec(e) ?? [];
 return t.length + n.length > 2 && Number(t) < Number(n);
}

function tokensOf(e) {
 return e.match(/\*+|\?|\[[^\]]+\]|\{[^}]*\}|./g) ?? [];
}

function partsOf(e) {
 return tokensOf(e).map(e => e.startsWith("*") ? anything : e.startsWith("{") ? function eitherOf(e) {
  return (t, n) => new Set(e.flatMap(e => [ ...places(e, t, n) ]));
 }(e.slice(1, -1).split(",").map(partsOf)) : function oneCharacter(e) {
  return (t, n) => new Set([ ...n ].filter(n => n < t.length && e(t.charAt(n))).map(e => e + 1));
 }(fitOf(e)));
}

function fitOf(e) {
 return "?" === e ? () => !0 : e.startsWith("[") ? function setOf(e) {
  const t = rangesOf(e);
  return e => t.some(([t, n]) => t <= e && e <= n);
 }(e.slice(1, -1)) : t => t === e;
}

function places(e, t, n) {
 let s = n;
 for (const n of e) {
  if (0 === s.size) return s;
  s = n(t, s);
 }
 return s;
}

const anything = (e, t) => {
 const n = Math.min(...t);
 return new Set(Array.from({
  length: Math.max(0, e.length - n + 1)
 }, (e, t) => n + t));
};

function rangesOf(e) {
 return [ ...e.matchAll(/(.)-(.)|./g) ].map(([e, t = e, n = e]) => [ t, n ]);
}

function hasBackwardsRange(e) {
 return rangesOf(e).some(([e, t]) => e > t);
}

const selection_NAMES_SHOWN = 10, COMPARED = 10, LETTERS_SHOWN = 100;

function splitList(e) {
 const t = [ "" ];
 let n = 0;
 for (const s of e) "{" === s && (n += 1), "}" === s && (n = Math.max(0, n - 1)), 
 "\n" === s || "," === s && 0 === n ? (t.push(""), n = 0) : t[t.length - 1] += s;
 return t.map(e => e.trim()).filter(e => "" !== e);
}

function parseSelection(e, t) {
 const n = splitList(e), s = splitList(t).map(parsePattern), r = [ ...0 === n.length ? [ "backend: is empty: name the backends that are meant, or `'*'` for all" ] : [], ...n.flatMap(e => faultsOf(e).map(t => `backend: ${JSON.stringify(e)} ${t}`)), ...0 === s.length ? [ "server: is empty: name the servers that are meant, or `'*'` for all" ] : [], ...s.flatMap(e => function patternFaults(e, t) {
  const n = (null === e.backend ? [ e.server ] : [ e.backend, e.server ]).flatMap(t => faultsOf(t).map(t => `server: ${JSON.stringify(e.text)} ${t}`)), {backend: s} = e, r = null !== s && /^[A-Za-z0-9_.:-]+$/.test(s) && t.every(e => null === globFault(e));
  return 0 === n.length && r && !t.some(e => globOf(e)(s)) && n.push(`server: ${JSON.stringify(e.text)} is not in backend ${JSON.stringify(t.join(", "))}`), 
  n;
 }(e, n)) ];
 return s.length > 0 && s.every(e => e.negated) && r.push("server: only takes servers away: add the ones that are meant, or `'*'`"), 
 r.length > 0 ? {
  ok: !1,
  faults: r
 } : {
  ok: !0,
  value: {
   backends: n,
   servers: s
  }
 };
}

function parsePattern(e) {
 const t = e.startsWith("!"), n = (t ? e.slice(1) : e).trim(), s = n.indexOf("/");
 return s < 0 ? {
  text: e,
  negated: t,
  backend: null,
  server: n
 } : {
  text: e,
  negated: t,
  backend: n.slice(0, s),
  server: n.slice(s + 1)
 };
}

function faultsOf(e) {
 const t = globFault(e);
 return null === t ? [] : [ t ];
}

function selection_select(e, t, n) {
 const s = anyOf(e.backends), r = t.filter(e => s(e.backend)), o = new Set(n), a = e.backends.filter(e => isPlain(e) ? !o.has(e) : !n.some(globOf(e))).map((e, t) => `no backend matches \`${selection_shortened(e)}\`${t < COMPARED ? listNames(e, n) : ""}`);
 if (a.length > 0 && 0 === r.length) return {
  servers: [],
  unmatched: a
 };
 const i = e.servers.map(e => ({
  pattern: e,
  matches: matcher(e),
  isHit: !1
 })), c = anyGlobOf(e.servers.map(({server: e}) => e)), l = r.filter(e => {
  if (!c(e.server)) return !1;
  let t = !1, n = !1;
  for (const s of i) s.matches(e) && (s.isHit = !0, s.pattern.negated ? n = !0 : t = !0);
  return t && !n;
 });
 for (const {pattern: e, isHit: t} of i) if (!t) {
  const t = a.length < COMPARED ? listServers(e, r) : "";
  a.push(`no server matches \`${selection_shortened(e.text)}\`${t}`);
 }
 return 0 === l.length && 0 === a.length && a.push(function takenAwayAgain({servers: e}) {
  const t = e.filter(e => e.negated).map(e => selection_shortened(e.text));
  return `no server is left: ${t.map(e => `\`${e}\``).join(", ")} ${verb(t.length, "takes", "take")} away all that the other patterns pick`;
 }(e)), {
  servers: l,
  unmatched: a
 };
}

function anyOf(e) {
 const t = anyGlobOf(e), n = new Map;
 return e => {
  const s = n.get(e) ?? t(e);
  return n.has(e) || n.set(e, s), s;
 };
}

function selection_shortened(e) {
 return e.length > LETTERS_SHOWN ? `${e.slice(0, LETTERS_SHOWN)}\u2026` : e;
}

function matcher(e) {
 const t = globOf(e.server), n = null === e.backend ? null : globOf(e.backend);
 return e => t(e.server) && (null === n || n(e.backend));
}

function listServers(e, t) {
 const n = e.text.replace(/^!/, ""), s = null !== e.backend || new Set(t.map(e => e.backend)).size > 1;
 return listNames(n, t.map(e => s ? `${e.backend}/${e.server}` : e.server), s && null === e.backend ? e => e.slice(e.indexOf("/") + 1) : void 0);
}

function listNames(e, t, n = e => e) {
 if (0 === t.length) return ": there are none";
 const s = t.map(t => ({
  name: t,
  distance: editDistance(e, n(t))
 })).sort((e, t) => e.distance - t.distance || (e.name < t.name ? -1 : 1)), [r, o] = s, a = listed(s.map(({name: e}) => `\`${e}\``), selection_NAMES_SHOWN);
 return void 0 !== r && r.distance <= Math.min(2, Math.floor(e.length / 2)) && (void 0 === o || o.distance > r.distance) ? `; did you mean \`${r.name}\`? Closest: ${a}` : `; closest: ${a}`;
}

const LETTERS_COMPARED = 100;

function editDistance(e, t) {
 const restOf = e => Math.max(0, e.length - LETTERS_COMPARED);
 return function lettersChanged(e, t) {
  let n = Array.from({
   length: t.length + 1
  }, (e, t) => t);
  for (let s = 1; s <= e.length; s++) {
   const r = [ s ];
   for (let o = 1; o <= t.length; o++) {
    const a = (n[o - 1] ?? 0) + (e[s - 1] === t[o - 1] ? 0 : 1);
    r.push(Math.min(a, (n[o] ?? 0) + 1, (r[o - 1] ?? 0) + 1));
   }
   n = r;
  }
  return n[t.length] ?? 0;
 }(e.slice(0, LETTERS_COMPARED), t.slice(0, LETTERS_COMPARED)) + Math.abs(restOf(e) - restOf(t));
}

function about(e, t) {
 return 0 === e.length ? [] : [ t(listed(e), e.length) ];
}

function addedServers(e, t, n) {
 return meantSince(e, t, n).filter(t => !isAsWanted(e, n.servers.get(t)));
}

function unwatchedNotices(e, t, n) {
 return about(meantSince(e, t, n).filter(t => isAsWanted(e, n.servers.get(t))), (t, n) => {
  const [s, r] = [ verb(n, "it", "they"), verb(n, "is", "are") ], o = "ready" === e.operation ? "ready" : "out";
  return `${t} ${verb(n, "has", "have")} come since this step began, and \`server\` means ${verb(n, "it", "them")} as well: ${s} ${r} ${o} already, and this step does not look whether ${s} ${verb(n, "stays", "stay")} so.`;
 });
}

function isAsWanted({operation: e}, t) {
 return "ready" === t?.forced == ("ready" === e);
}

function meantSince({selection: e}, t, n) {
 const {others: s = [], unlisted: r = [], unreadable: o = []} = t, a = new Set([ ...s, ...r, ...o ].map(haproxy_server.TN)), i = function added_unresolvedIn({servers: e}) {
  const t = listOf(e).filter(({status: e}) => e.startsWith("MAINT"));
  return t.map(haproxy_server.TN).filter(t => {
   return void 0 !== (n = e.get(t)) && isOutByDnsAlone(n);
   var n;
  });
 }(t).filter(e => !1 === n.servers.get(e)?.maintCauses.includes("dns")), c = listOf(n.servers), l = c.map(haproxy_server.TN).filter(e => t.servers.has(e) ? i.includes(e) : !a.has(e));
 if (0 === l.length) return [];
 const d = new Set(selection_select(e, c, [ ...n.backends.keys() ]).servers.map(haproxy_server.TN)), u = new Tracking(n.servers);
 return l.filter(e => {
  const t = n.servers.get(e);
  return !(void 0 === t || !d.has(e) || null !== t.tracks && d.has(u.rootOf(t)));
 });
}

function newcomersSince(e, t) {
 if (0 === t.length) return [];
 const {others: n = [], unlisted: s = [], unreadable: r = []} = e, o = new Set([ ...n, ...s, ...r ].map(haproxy_server.TN));
 return t.filter(t => {
  const n = e.servers.get((0, haproxy_server.TN)(t));
  return void 0 === n ? !o.has((0, haproxy_server.TN)(t)) : isOutByDnsAlone(n);
 });
}

function addedWarnings(e) {
 return about(e, (e, t) => {
  const [n, s] = [ verb(t, "it", "they"), verb(t, "it", "them") ];
  return `${e} ${verb(t, "has", "have")} come since this step began, and \`server\` means ${s} as well: ${n} ${verb(t, "was", "were")} left alone. Where ${n} ${verb(t, "is", "are")} to be like the others, run this step again for ${s}.`;
 });
}

function weightOf(e) {
 return e.reduce((e, {weight: t}) => e + t, 0);
}

function requireCarried(e, t) {
 const n = e.filter(e => function isOverloaded({sessions: e, limit: t}, n) {
  return t > 0 && 100 * e > t * n;
 }(e, t));
 if (0 !== n.length) throw new errors.HR("max-load", `Too much for the servers that stay. ${n.map(e => `${function loadWords({backend: e, stays: t, unknown: n, sessions: s, limit: r}) {
  const o = quantity(t.length - n.length, "server");
  return `${e}: ${quantity(s, "session")} on ${o} with room for ${r} (maxconn), which is ${function percentOf(e, t) {
   return Math.ceil(100 * e / t);
  }(s, r)}%`;
 }(e)}; max-load allows ${t}%`).join("; ")}.`, {
  hint: "Take out fewer servers at once, bring others back first, or wait until there are fewer sessions. `max-load` sets the share; without it this is not looked at."
 });
}

function unknownNotices(e) {
 return e.flatMap(({backend: e, unknown: t, limit: n}) => {
  if (0 === t.length) return [];
  const s = listed(t.map(({server: e}) => e), 5);
  return [ 0 === n ? `No server of ${e} that stays has a \`maxconn\` (${s}): \`max-load\` can say nothing of them.` : `${s} of ${e} ${1 === t.length ? "has" : "have"} no \`maxconn\`: \`max-load\` is asked of the others alone.` ];
 });
}

const HASHING = [ "source", "uri", "url_param", "hdr", "rdp-cookie", "hash" ];

function hashingNotices(e, {backends: t}) {
 return about(e.filter(e => otherWeightsOf(e).length > 0 && HASHING.includes(t.get(e.before.backend)?.balance ?? "")).map(({before: e}) => (0, 
 haproxy_server.TN)(e)), (e, t) => `${e} ${verb(t, "is", "are")} balanced by a hash: without \`hash-type consistent\`, which HAProxy does not show, it refuses every weight but 0 and the configured one.`);
}

function otherWeightsOf({before: e, weight: t, ramp: n}) {
 return e.isConfiguredWeightGuessed ? [] : [ ...null === t ? [] : [ t ], ...n ].map(({effective: e}) => e).filter(t => 0 !== t && t !== e.configuredWeight && t !== e.weight);
}

function checkNotices(e, t) {
 return [ ...uncheckedNotices(e, t), ...switchNotices(e, t), ...check_notices_unwatchedNotices(e, t) ];
}

function uncheckedNotices(e, t) {
 if ("ready" !== t.operation || "where-checked" !== t.healthProof) return [];
 if ("enabled" === t.switches?.health) return [];
 const keysOf = t => e.filter(({before: e}) => e.checks === t).map(({key: e}) => e);
 return [ ...about(keysOf("none"), (e, t) => `${e} ${verb(t, "has", "have")} no running health check: nothing proves ${verb(t, "it healthy before it takes", "them healthy before they take")} traffic.`), ...about(keysOf("disabled"), (e, t) => `${e} ${verb(t, "has", "have")} no running health check, for it is switched off: nothing proves ${verb(t, "it healthy before it takes", "them healthy before they take")} traffic. \`health-checks: enable\` lets ${verb(t, "it", "them")} prove it.`) ];
}

function check_notices_unwatchedNotices(e, t) {
 return "enabled" === t.switches?.health ? [] : about(e.filter(({before: e, ramp: t, alreadyInGoalState: n}) => t.length > 0 && !n && "enabled" !== e.checks).map(({key: e}) => e), (e, t) => `${e} ${verb(t, "has", "have")} no running health check: nothing ends ${verb(t, "its", "their")} ramp when the application fails.`);
}

function switchNotices(e, {switches: t = {}}) {
 const missing = (t, n) => about(e.filter(({before: e}) => n(e)).map(({key: e}) => e), (e, n) => `${e} ${verb(n, "has", "have")} no ${t} check: there is nothing to switch off.`), switching = t => e.filter(({switches: e}) => e.some(e => "health" === e.check && e.goal === t)), n = switching("disabled").filter(({before: e}) => "maint" !== e.admin && 0 === e.operationalState), s = switching("enabled").filter(({before: e}) => (0, 
 haproxy_server.CS)(e));
 return [ ..."disabled" === t.health ? missing("health", ({checks: e}) => "none" === e) : [], ..."disabled" === t.agent ? missing("agent", ({agent: e}) => "none" === e) : [], ...[ ...Map.groupBy(n, ({before: e}) => e.status) ].flatMap(([e, t]) => about(t.map(({key: e}) => e), (t, n) => `${t} ${verb(n, "is", "are")} "${e}", and ${verb(n, "stays so while its", "stay so while their")} health checks are off.`)), ...about(s.map(({key: e}) => e), (e, t) => `${e} ${verb(t, "takes", "take")} traffic already: HAProxy calls ${verb(t, "it UP until its", "them UP until their")} checks, switched on now, have failed.`) ];
}

function boundBy({backend: e}, t) {
 const n = t.get(e)?.sticky ?? null;
 return "other-table" === n ? null : n;
}

const STOPPING = 3;

function drainNotices(e, {operation: t}, {backends: n}) {
 const s = e.filter(({before: e}) => "drain" === t && "maint" === e.admin), r = e.filter(e => "drain" === t && !s.includes(e)), o = e.filter(({before: e, alreadyInGoalState: t}) => !t && "ready" === e.admin && !(0, 
 haproxy_server.CS)(e)), a = o.filter(({before: e}) => function servesBound(e) {
  return (0, haproxy_server.W_)(e) || e.operationalState === STOPPING;
 }(e)), i = Map.groupBy(a, ({before: e}) => function statusWords({status: e, weight: t}) {
  return 0 === t ? `"${e}", weight 0` : `"${e}"`;
 }(e)), c = Map.groupBy(o.filter(e => !a.includes(e)), ({before: e}) => e.status), l = Map.groupBy(r, ({before: e}) => boundBy(e, n));
 return [ ...about(s.map(({key: e}) => e), (e, t) => `${e} ${verb(t, "is in maint and is", "are in maint and are")} left there: drain would bring ${verb(t, "it", "them")} back into service for sticky clients.`), ...[ ...l ].flatMap(([e, t]) => null === e ? [] : about(t.map(({key: e}) => e), t => `Clients are bound to ${t} by ${e} and may still come. Before an application is stopped, use \`maint\`.`)), ...[ ...i ].flatMap(([e, t]) => about(t.map(({key: e}) => e), (t, n) => `${t} ${verb(n, "takes", "take")} no new traffic now (${e}), so taking ${verb(n, "it", "them")} out changes something for nobody but clients bound to ${verb(n, "it", "them")}.`)), ...[ ...c ].flatMap(([e, t]) => about(t.map(({key: e}) => e), (t, n) => `${t} ${verb(n, "takes", "take")} no traffic now ("${e}"), so taking ${verb(n, "it", "them")} out changes nothing for clients.`)) ];
}

function stayingNotices(e, t, n) {
 const s = function notableAmong(e, t, {servers: n}) {
  const s = new Set(e.map(({backend: e}) => e)), r = [];
  if (0 === s.size) return r;
  for (const e of listOf(n)) {
   if ((0, haproxy_server.ml)(e.status) && void 0 === e.throttlePercent) continue;
   if (!s.has(e.backend) || t.has((0, haproxy_server.TN)(e))) continue;
   const o = n.get((0, haproxy_server.TN)(e));
   void 0 !== o && (0, haproxy_server.CS)(o) && r.push(o);
  }
  return r;
 }(e, t, n);
 return [ ...unprovenNotices(s), ...startingNotices(s) ];
}

function startingNotices(e) {
 return about(e.filter(({throttlePercent: e}) => void 0 !== e).map(e => `${(0, haproxy_server.TN)(e)} (${e.throttlePercent}%)`), (e, t) => `${e} ${verb(t, "is counted as taking traffic, but is", "are counted as taking traffic, but are")} in slow start: until that is over HAProxy gives ${verb(t, "it", "them")} only a part of ${verb(t, "its", "their")} weight and \`maxconn\`.`);
}

function unprovenNotices(e) {
 const t = e.filter(({status: e}) => !(0, haproxy_server.ml)(e));
 return [ ...Map.groupBy(t, ({status: e}) => e) ].flatMap(([e, t]) => about(t.map(haproxy_server.TN), (t, n) => `${t} ${verb(n, "is", "are")} counted as taking traffic, but "${e}": not proven healthy.`));
}

function noticesOf(e, t, n, s, r) {
 return [ ...isDrain(s) ? [ ...drainNotices(e, s, r), ...sameAddressNotices(e, s, r) ] : [], ...checkNotices(e, s), ...stayingNotices(t, n, r), ...recordNotices(e), ...hashingNotices(e, r) ];
}

function recordNotices(e) {
 const t = e.filter(({before: e, weight: t}) => null !== t && void 0 !== e.srvRecord && t.effective !== e.weight);
 return about(t.map(({key: e}) => e), (e, t) => `${e} ${verb(t, "is", "are")} found by an SRV record: without \`resolve-opts ignore-weight\` on the server line HAProxy takes the weight of that record over with each answer of the nameserver, whatever is set here.`);
}

function planLines(e, t, n, s) {
 const r = Map.groupBy(e, e => function planWords(e, t, n, s) {
  const {members: r, before: o, goal: a, alreadyInGoalState: i} = e, c = i && 0 === e.switches.length, l = `${o.admin} \u2192 ${a}${c ? " (already)" : ""}`, d = isDrain(n) ? function drainParts(e, {members: t, before: n}, s, {drainTimeoutMs: r, quietForMs: o = 0, dryRun: a}, {servers: i, backends: c}) {
   const l = a ? "would" : "will", d = t.map(e => i.get((0, haproxy_server.TN)(e))).reduce((e, t) => e + (t?.sessions ?? 0) + (t?.queued ?? 0), 0), u = 0 === o ? "" : `, until it is quiet for ${(0, 
   duration.a)(o)}`, h = 0 === r ? `${l} not wait` : `${l} wait`, f = new Set(t.map(({backend: e}) => e)), p = boundBy(n, c);
   return [ `${e}, ${h} for ${quantity(d, "session")} (${(0, duration.a)(r)})${u}`, ...s.filter(({backend: e}) => f.has(e)).map(({backend: e, after: t, now: n}) => `${t} of ${quantity(n, "server")} of ${e} ${a ? "would stay" : verb(t, "stays", "stay")}`), ...p ? [ `sticky ${p}: may not drain` ] : [] ];
  }(l, e, t, n, s) : [ l ];
  if ("ramp" in n && void 0 !== n.ramp && !i) {
   const t = e.ramp.map(({weight: e}) => e).join(", ");
   d.push(`through ${t}, ${(0, duration.a)(n.ramp.intervalMs)} each`);
  }
  if (r.length > 1) {
   const [, ...e] = r.map(haproxy_server.TN);
   d.push(`with ${e.join(", ")}, which ${verb(e.length, "tracks", "track")} it`);
  }
  return d.join("; ");
 }(e, t, n, s));
 return [ ...r ].map(([e, t]) => `${listed(t.map(({key: e}) => e))}: ${e}`);
}

function requirePossible(e, t, n) {
 !function requireConfigured({before: e, key: t}, {switches: n = {}}) {
  const s = [ ..."enabled" === n.health && "none" === e.checks ? [ "health", "check" ] : [], ..."enabled" === n.agent && "none" === e.agent ? [ "agent", "agent-check" ] : [] ], [r, o] = s;
  if (void 0 === r) return;
  const a = null === e.tracks ? "" : ` It tracks ${e.tracks}, whose checks count for it.`;
  throw new errors.HR("refused", `${t} has no ${r} check that could be enabled.`, {
   brief: `it has no ${r} check`,
   servers: [ t ],
   hint: `Add \`${o}\` to its server line in haproxy.cfg, or leave \`${r}-checks\` at \`keep\`.${a}`
  });
 }(e, t), function requireServing({before: e, key: t, alreadyInGoalState: n}, s) {
  if (!("weight" !== s.operation || void 0 === s.ramp || n || "ready" === e.admin && isUp(e))) throw new errors.HR("unhealthy", `${t} is "${e.status}", and a ramp begins with a server that is UP.`, {
   brief: "it is not UP, and a ramp begins with a server that is",
   servers: [ t ],
   hint: "`operation: ready` takes `ramp` as well: it proves the server first, and lets it in at the first weight."
  });
 }(e, t), "weight" !== t.operation && (function requireUntracked({before: e, key: t}, {servers: n}) {
  if (null === e.tracks) return;
  const s = new Tracking(n).rootOf(e), r = s === e.tracks ? "" : `, and through it ${s}`;
  throw new errors.HR("tracking", `${t} tracks ${e.tracks}${r}: change that one.`, {
   brief: `it tracks ${e.tracks}${r}`,
   servers: [ t ],
   hint: `A server that tracks another follows its state. Select ${s} instead; all that track it are waited for as well.`
  });
 }(e, n), function requireResolved({before: e, key: t}, {operation: n, isOfBatch: s}) {
  if (e.maintCauses.includes("dns") && "maint" !== n && ("drain" !== n || "maint" !== e.forced)) throw new errors.HR("dns-maintenance", `${t} is in maintenance because its name does not resolve.`, {
   servers: [ t ],
   detail: e.status,
   hint: "ready" === e.forced ? "HAProxy brings it back by itself when the name resolves: look at its `resolvers` section. `operation: maint` keeps it out even then." : `Look at the \`resolvers\` section of haproxy.cfg. It is in ${e.forced} as well, and stays there when the name resolves: then run ${s ? "`ready` for it" : "this step again"}.`
  });
 }(e, t), function requireCheck({before: e, key: t}, n) {
  if ("ready" === n.operation && "required" === n.healthProof && "enabled" !== e.checks && "enabled" !== n.switches?.health) throw new errors.HR("unhealthy", `${t} has no running health check, so nothing can prove it healthy.`, {
   brief: "it has no running health check, and `wait-for-health` asks for one",
   servers: [ t ],
   hint: "Add `check` to its server line, or say `health-checks: enable` if it was switched off; `wait-for-health: true` goes on without a proof."
  });
 }(e, t), function requireNoAgent({before: e, key: t, alreadyInGoalState: n}, s) {
  if (!isDrain(s) || "none" === e.agent) return;
  const r = s.switches?.agent ?? e.agent, o = n && "enabled" === e.agent && !0 !== s.isOfBatch;
  if ("enabled" === r && !o) throw new errors.HR("agent-conflict", `${t} has an agent check: its next answer may undo this ${s.operation}, and how often it is asked cannot be read.`, {
   servers: [ t ],
   hint: s.isOfBatch ? `\`rolling\` switches no agents: a step before it with \`operation: ready\` and \`agent-checks: disable\` switches this one off (\`disable agent ${t}\`), and one behind it with \`agent-checks: enable\` on again.` : `\`agent-checks: disable\` switches it off first (\`disable agent ${t}\`), and \`operation: ready\` with \`agent-checks: enable\` on again when the server is back.`
  });
 }(e, t));
}

function requireCapacity(e, {servers: t}, n) {
 const s = e.filter(isRefused);
 if (0 === s.length) return;
 const r = s.map(({backend: e}) => outAlready(t.values(), e, n)), o = s.map(({backend: e, after: t, now: n, asked: s}, o) => `${e}: ${t} of ${quantity(n, "server")} would still take traffic, and min-available asks for ${s}${r[o]}`), a = r.some(e => "" !== e), [i] = s;
 throw new errors.HR("guard", `Too few servers would be left. ${listed(o, 10, "; ")}.`, {
  brief: void 0 === i ? void 0 : `${i.after} of ${quantity(i.now, "server")} of ${i.backend} would be left, and min-available asks for ${i.asked}`,
  hint: `Take out fewer servers at once${a ? ", or bring others back first" : ""}. \`min-available\` sets the number (\`0\` turns this guard off).`
 });
}

function spareLines({spares: e}) {
 if (0 === e.length) return [];
 const t = e.length;
 return [ `${listed(e.map(haproxy_server.TN))} ${verb(t, "has", "have")} no address from DNS, and others of the same name have one (\`server-template\`): ${verb(t, "it is", "they are")} left out. To include one, name it in \`server\` without a glob.` ];
}

function sparesTakenElsewhere(e) {
 return e.flatMap(({name: t, plan: {spares: n}}) => {
  for (const s of n) {
   const n = (0, haproxy_server.TN)(s), r = e.find(({plan: e}) => e.targets.some(e => e.key === n));
   if (void 0 !== r) return new errors.HR("dns-maintenance", `${n} has no address from DNS here, and has one on ${r.name}: what is done there could not be done here.`, {
    brief: "its name does not resolve, and does so on another load balancer",
    loadBalancer: t,
    servers: [ n ],
    hint: "Wait until all load balancers have the same answer of the nameserver, or name the servers without a glob. `server-template` gives addresses to its servers in any order: what is called the same on two load balancers may be two servers."
   });
  }
  return [];
 });
}

function leavingOf(e, t, n) {
 const s = e.filter(e => !e.alreadyInGoalState), r = takesOut(n.operation) ? s.flatMap(({members: e}) => e) : s.filter(({weight: e}) => 0 === e?.effective).map(({before: e}) => e);
 return r.flatMap(e => t.get((0, haproxy_server.TN)(e)) ?? []);
}

function loadsOf(e, t, n, {maxLoad: s}) {
 if (void 0 === s) return [];
 const r = [ ...t ];
 return e.filter(e => e.leaving > 0).map(({backend: e}) => function loadWithout(e, t, n) {
  const s = t.filter(e => (0, haproxy_server.CS)(e) && !n.has((0, haproxy_server.TN)(e))), r = s.filter(({backup: e}) => !e), o = r.length > 0 ? r : s.slice(0, 1), a = o.filter(({sessionLimit: e}) => e), i = t.reduce((e, {sessions: t, queued: n}) => e + t + n, 0), c = 0 === a.length ? 0 : weightOf(a) / weightOf(o);
  return {
   backend: e,
   stays: o,
   unknown: o.filter(e => !a.includes(e)),
   sessions: Math.ceil(i * c),
   limit: a.reduce((e, t) => e + function roomOf({sessionLimit: e, throttlePercent: t = 100}) {
    return Math.max(1, Math.floor((e ?? 0) * t / 100));
   }(t), 0)
  };
 }(e, r.filter(t => t.backend === e), n));
}

const OLD_SESSIONS_LAST_MS = 36e5, RELOAD_FAILED = "The last reload of HAProxy failed: it still runs with its former configuration, and this step works with that. HAProxy's log, or `haproxy -c -f` with its file, says what is wrong: correct it, reload, and look again whether the servers are as this step left them.";

function warningsOf(e, t, {process: {uptimeSeconds: n}, can: s, reloadFailed: r = !1, backends: o}) {
 const a = [ ...r ? [ RELOAD_FAILED ] : [], ...unpublishedWords(e, t, o) ];
 if (!isDrain(t) || 0 === e.length) return a;
 const i = Math.max(OLD_SESSIONS_LAST_MS, t.drainTimeoutMs), c = e.filter(({before: e}) => e.sessions > 0 && !0 === o.get(e.backend)?.isOfLogServers), l = !s.seeOldWorkers && 1e3 * n < i;
 return [ ...a, ...about(c.map(({key: e}) => e), (e, t) => `${verb(t, "The session", "Sessions")} of ${e} ${verb(t, "is", "are")} HAProxy's own: it writes its log there (\`mode log\`). ${verb(t, "It does", "They do")} not end, and when ${verb(t, "it is", "they are")} cut HAProxy connects again, in maint, too. \`on-drain-timeout: continue\` leaves ${verb(t, "it", "them")} alone.`), ...l ? [ `HAProxy started ${n} s ago. If that was a reload, sessions of its predecessor cannot be seen from here: wait until the old process has ended before you stop the application, or give the address of the master CLI.` ] : [] ];
}

function unpublishedWords(e, {operation: t}, n) {
 if ("ready" !== t) return [];
 return [ ...new Set(e.flatMap(({members: e}) => e.map(({backend: e}) => e))) ].filter(e => !0 === n.get(e)?.unpublished).map(e => `Backend ${e} is unpublished: no rule of HAProxy chooses it, so its servers take no traffic, ready or not, until somebody sends \`publish backend ${e}\`.`);
}

const NO_WORDS = {
 lines: [],
 notices: [],
 warnings: []
}, plan_NOTHING = {
 targets: [],
 spares: [],
 capacities: [],
 words: NO_WORDS,
 refusal: null
};

function planChange(e, t) {
 let n = plan_NOTHING;
 try {
  const s = function whereWarnings({severalAddresses: e}) {
   if (void 0 === e) return [];
   const {name: t, reached: n, others: s} = e;
   return [ `${t} leads to several addresses, and only HAProxy at ${n} is asked and told. One that answers at ${listed(s)} is neither: give one line NAME=ADDRESS for each of them in \`address\`.` ];
  }(t);
  n = {
   ...n,
   words: {
    ...NO_WORDS,
    warnings: s
   }
  };
  const {servers: r, warnings: o} = function selectServers(e, t) {
   const n = listOf(t.servers), s = [ ...t.backends.keys() ];
   requireReadable(selection_select(e.selection, t.unreadable ?? [], s).servers);
   const r = selection_select(e.selection, n, s), o = r.unmatched.length > 0 ? t.others ?? [] : [], {servers: a, unmatched: i} = 0 === o.length ? r : selection_select(e.selection, [ ...n, ...o ], s);
   if (i.length > 0 && e.failOnNotFound) {
    const n = disabledWords(e, t);
    throw new errors.HR("not-found", [ sentences(i), ...n ].join(" "), {
     brief: i[0]?.split(/[;:]/)[0],
     hint: "Correct `backend` or `server`; names are case-sensitive. With `fail-on-not-found: false` this is a warning."
    });
   }
   return {
    servers: a.flatMap(e => t.servers.get((0, haproxy_server.TN)(e)) ?? []),
    warnings: [ ...i.map(e => sentences([ e ])), ...i.length > 0 ? disabledWords(e, t) : [] ]
   };
  }(e, t), a = [ ...s, ...o ];
  n = {
   ...n,
   words: {
    ...NO_WORDS,
    warnings: a
   }
  };
  const {meant: i, spares: c} = function withoutSpares(e, {operation: t, selection: n}, s) {
   const r = {
    meant: e,
    spares: []
   };
   if ("status" === t || "weight" === t || !e.some(isOutByDnsAlone)) return r;
   const o = function resolvedNames(e) {
    const t = [ ...e ].filter(({maintCauses: e}) => !e.includes("dns")).flatMap(({backend: e, fqdn: t, srvRecord: n = ""}) => [ t, n ].filter(e => "" !== e).map(t => `${e}/${t}`));
    return new Set(t);
   }(s.servers.values()), a = function isNamedBy({servers: e}) {
    const t = e.filter(({negated: e, server: t}) => !e && isPlain(t)).map(matcher);
    return e => t.some(t => t(e));
   }(n), i = e.filter(e => function isSpare(e, t) {
    const {backend: n, fqdn: s, srvRecord: r} = e;
    return isOutByDnsAlone(e) && t.has(`${n}/${s || r}`);
   }(e, o) && !a(e)), c = e.filter(e => !i.includes(e));
   return 0 === c.length ? r : {
    meant: c,
    spares: i
   };
  }(r, e, t);
  n = {
   ...n,
   spares: c,
   targets: targetsOf(i, e, t)
  };
  const l = spareLines(n);
  if (!isChange(e)) return n;
  !function requireAdmin({can: e, level: t}) {
   if (!e.change) throw new errors.HR("permission-denied", `The socket's level is "${t}", and a change needs "admin".`, {
    hint: "In haproxy.cfg, section global, end the line of this socket with `level admin` (`stats socket /run/haproxy/admin.sock mode 660 group haproxy level admin`), then reload HAProxy."
   });
  }(t), function requireWay(e, t, n) {
   const lacks = e => !0 === n.can.lacks?.includes(e);
   if (isDrain(t) && "shutdown-sessions" === t.onDrainTimeout && lacks("shutdown-sessions")) throw unsupported("`on-drain-timeout: shutdown-sessions`: the Data Plane API cannot cut sessions.");
   for (const t of [ "health", "agent" ]) {
    const n = e.find(({switches: e}) => e.some(e => e.check === t));
    if (void 0 !== n && lacks(`${t}-checks`)) throw unsupported(`\`${t}-checks\`: the Data Plane API cannot switch them.`, n.key);
   }
   const s = [ ..."weight" in t && null !== t.weight ? [ t.weight ] : [], ..."ramp" in t ? t.ramp?.steps ?? [] : [] ];
   if (s.length > 0 && lacks("weight")) throw unsupported("A weight: before its version 3.3.1 the Data Plane API answers that it is set, and does nothing.");
   const r = e.find(({before: e}) => e.isConfiguredWeightGuessed);
   if (void 0 !== r && s.some(({kind: e, value: t}) => "percent" === e && t > 0)) throw unsupported(`A percentage: this Data Plane API does not show the configured weight of ${r.key}; an absolute weight it can set.`, r.key);
   const o = lacks("weight") ? e.find(e => function needsWeight({before: e, members: t}, n, {backends: s}) {
    return "ready" === n.operation && "none" !== n.healthProof && "ready" !== e.admin && "enabled" === e.checks && t.some(({backend: e}) => {
     const t = s.get(e);
     return void 0 !== t && 0 === t.active && inUse(t) > 0;
    });
   }(e, t, n)) : void 0;
   if (void 0 !== o) throw unsupported(`${o.key} is proven at weight 0, for its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight.`, o.key);
  }(n.targets, e, t);
  for (const s of n.targets) requirePossible(s, e, t), requireSettable(s, e);
  !function requireTakenWeights(e, {backends: t}) {
   for (const n of e) {
    const {key: e, before: s} = n, [r] = otherWeightsOf(n);
    if (void 0 !== r && "static-rr" === t.get(s.backend)?.balance) throw new errors.HR("refused", `Backend ${s.backend} has \`balance static-rr\`, and takes no other weight of ${e} than 0 and ${s.configuredWeight}, the configured one: not ${r}.`, {
     brief: "its backend has `balance static-rr`, which takes no such weight",
     servers: [ e ],
     hint: "Its way of balancing cannot be changed at run time. With `balance roundrobin` HAProxy takes any weight."
    });
   }
  }(n.targets, t), function requireSendable(e, t, {servers: n, unsendable: s = []}) {
   if (0 === s.length || "weight" === t.operation) return;
   if ("ready" === t.operation && "none" === t.healthProof) return;
   const r = new Tracking(n, s);
   for (const {key: n, before: s, alreadyInGoalState: o} of e) {
    if ("ready" === t.operation && o) continue;
    const [e] = r.unsendableTrackersOf(s);
    if (void 0 !== e) throw new errors.HR("tracking", `${n} is tracked by a server of a backend whose name cannot be sent to HAProxy: its sessions can be neither counted nor waited for.`, {
     brief: "a server whose name cannot be sent tracks it",
     servers: [ n ],
     detail: (0, haproxy_server.TN)(e),
     hint: "HAProxy permits only letters, digits and `_.:-` in the name of a backend, and warns of others when it starts. Give that backend another name, or let its server track nobody."
    });
   }
  }(n.targets, e, t), function requireReadableTrackers(e, t, n) {
   const {servers: s, unreadable: r = [], unsendable: o = []} = n;
   if (0 === r.length || "weight" === t.operation) return;
   if ("ready" === t.operation && "none" === t.healthProof) return;
   const a = r.map(({tracks: e = null, ...t}) => ({
    ...t,
    tracks: e
   })), i = new Tracking(s, [ ...o, ...a ]);
   for (const {key: o, before: a, members: c, alreadyInGoalState: l} of e) {
    if ("ready" === t.operation && l) continue;
    const e = new Set(c.map(e => (0, haproxy_server.w4)(s.get((0, haproxy_server.TN)(e))?.address ?? ""))), d = [ ...i.unsendableTrackersOf(a).filter(e => isHidden(n, (0, 
    haproxy_server.TN)(e))), ...r.filter(({mayTrackAt: t}) => "" === t || e.has(t ?? "-")) ];
    if (0 === d.length) continue;
    const {message: u, brief: h, hint: f} = hiddenFailure(d);
    throw new errors.HR("data-plane-api", `${u.slice(0, -1)}, which may track ${o}.`, {
     servers: [ o ],
     brief: h,
     hint: f
    });
   }
  }(n.targets, e, t);
  const d = leavingOf(n.targets, t.servers, e), u = new Set(d.map(haproxy_server.TN)), h = function capacitiesOf(e, t, n) {
   const s = "count" === t.minAvailable.kind ? [] : [ ...n.servers.values() ];
   return [ ...Map.groupBy(e, ({backend: e}) => e) ].flatMap(([e, r]) => {
    const o = n.backends.get(e);
    return void 0 === o ? [] : capacityOf(o, s.filter(t => t.backend === e), r, t.minAvailable);
   });
  }(d, e, t), {targets: f} = n, p = loadsOf(h, t.servers.values(), u, e), w = function whenRead(e) {
   let t = null;
   const words = () => (null !== t || (t = NO_WORDS, t = e()), t);
   return {
    get lines() {
     return words().lines;
    },
    get notices() {
     return words().notices;
    },
    get warnings() {
     return words().warnings;
    }
   };
  }(() => {
   const {lines: n, notices: s, warnings: r} = function wordsOf(e, t, n, s, r) {
    return {
     lines: planLines(e, t, s, r),
     notices: [ ...noticesOf(e, t, n, s, r), ...wayNotices(e, s, r) ],
     warnings: warningsOf(e, s, r)
    };
   }(f, h, u, e, t);
   return {
    lines: [ ...n, ...l ],
    notices: [ ...s, ...unknownNotices(p) ],
    warnings: [ ...a, ...r ]
   };
  });
  return n = {
   ...n,
   capacities: h,
   words: w
  }, requireCapacity(h, t, u), void 0 !== e.maxLoad && requireCarried(p, e.maxLoad), 
  n;
 } catch (e) {
  return {
   ...n,
   refusal: (0, errors.h_)(e)
  };
 }
}

function planAgain(e, t, n) {
 const s = e.targets.filter(({key: e}) => isHidden(n, e));
 if (s.length > 0) return {
  ...e,
  refusal: hiddenFailure(s.map(({before: e}) => e))
 };
 const r = e.targets.filter(({key: e}) => n.servers.has(e)), o = e.targets.filter(e => !r.includes(e));
 if (o.length > 0 && t.failOnNotFound) return {
  ...e,
  refusal: goneFailure(o)
 };
 if (0 === r.length) return {
  ...e,
  targets: [],
  capacities: []
 };
 const a = {
  backends: [ "*" ],
  servers: r.map(({key: e, before: {backend: t, server: n}}) => ({
   text: e,
   negated: !1,
   backend: t,
   server: n
  }))
 }, i = function silencingAgain(e, t, {servers: n, can: s}) {
  if (!isDrain(t) || void 0 !== t.switches?.agent) return t;
  const r = e.filter(({key: e}) => "enabled" === n.get(e)?.agent);
  return r.length > 0 && r.every(({before: e}) => "disabled" === e.agent) && !s.lacks?.includes("agent-checks") ? {
   ...t,
   switches: {
    ...t.switches,
    agent: "disabled"
   }
  } : t;
 }(r, t, n), c = planChange({
  ...i,
  selection: a,
  failOnNotFound: !0
 }, n), l = new Map(c.targets.map(e => [ e.key, e ])), d = r.map(e => {
  const {members: t, weight: n, ramp: s, switches: r} = l.get(e.key) ?? e;
  return {
   ...e,
   members: t,
   weight: n,
   ramp: s,
   switches: r
  };
 });
 return {
  ...c,
  targets: d,
  words: e.words
 };
}

function goneFailure(e) {
 const t = e.map(({key: e}) => e);
 return new errors.HR("not-found", `HAProxy was reloaded, and its new configuration has no ${listed(t)}.`, {
  servers: t,
  brief: "the new configuration has no such server",
  hint: "The new configuration has no such server: correct `server`, or leave it out. With `fail-on-not-found: false` this is a warning."
 });
}

function disabledWords({selection: e}, {unlisted: t = []}) {
 return about(selection_select(e, t, t.map(({backend: e}) => e)).servers.map(haproxy_server.TN), (e, t) => `${e} ${verb(t, "is", "are")} in a backend that is \`disabled\` in the configuration: HAProxy sends nobody there, and shows too little of it for it to be changed here.`);
}

function sentences(e) {
 return e.map(e => `${e.charAt(0).toUpperCase()}${e.slice(1)}${e.endsWith("?") ? "" : "."}`).join(" ");
}

function targetsOf(e, t, n) {
 if ("weight" === t.operation || "status" === t.operation) return e.map(e => targetOf(e, [ e ], t));
 const s = new Set(e.map(haproxy_server.TN)), r = new Tracking(n.servers);
 return e.filter(e => null === e.tracks || !s.has(r.rootOf(e))).map(e => targetOf(e, [ e, ...r.trackersOf(e) ], t));
}

function targetOf(e, t, n) {
 const s = "weight" in n ? n.weight : null, r = null === s ? null : weightGoal(e, s), o = "ramp" in n && n.ramp ? n.ramp.steps : [], a = t.map(({backend: e, server: t}) => ({
  backend: e,
  server: t
 })), i = isChange(n) ? function switchesFor({backend: e, server: t, checks: n, agent: s}, {switches: r = {}}) {
  return [ {
   check: "health",
   goal: r.health,
   now: n
  }, {
   check: "agent",
   goal: r.agent,
   now: s
  } ].flatMap(({check: n, goal: s, now: r}) => void 0 === s || "none" === r || s === r ? [] : {
   backend: e,
   server: t,
   check: n,
   goal: s
  });
 }(e, n) : [], c = function goalOf({operation: e}, t, n) {
  if ("status" === e) return "";
  const s = [ ...null === t ? [] : [ `weight ${t.weight}` ], ...n.map(({check: e, goal: t}) => `${e} checks ${t}`) ];
  return ("weight" === e ? s : [ e, ...s ]).join(", ");
 }(n, r, i);
 return {
  key: (0, haproxy_server.TN)(e),
  members: a,
  before: e,
  goal: c,
  weight: r,
  ramp: o.map(t => weightGoal(e, t)),
  switches: i,
  alreadyInGoalState: isInGoalState(e, n, r)
 };
}

function isInGoalState(e, {operation: t}, n) {
 const s = null === n || e.weight === n.effective;
 switch (t) {
 case "status":
  return !0;

 case "weight":
  return s;

 case "drain":
  return "ready" !== e.admin;

 case "maint":
  return "maint" === e.forced;

 case "ready":
  return "ready" === e.admin && s;
 }
}

function weightGoal(e, t) {
 const {backend: n, server: s, configuredWeight: r, isConfiguredWeightGuessed: o = !1} = e;
 if ("absolute" === t.kind) return {
  backend: n,
  server: s,
  weight: String(t.value),
  effective: t.value
 };
 const a = Math.min(256, Math.floor(r * t.value / 100));
 if (a > 0 || 0 === t.value || o) return {
  backend: n,
  server: s,
  weight: `${t.value}%`,
  effective: a
 };
 throw new errors.HR("refused", `${t.value}% of the configured weight ${r} of ${(0, 
 haproxy_server.TN)(e)} is rounded down to 0, which takes it out of rotation.`, {
  brief: `${t.value}% of its configured weight is rounded down to 0`,
  servers: [ (0, haproxy_server.TN)(e) ],
  hint: 0 === r ? "Its configured weight is 0: give an absolute weight, 1 to 256." : `The smallest percentage that works is ${Math.ceil(100 / r)}%; \`weight: 0\` says that 0 is meant.`
 });
}

function twinsAmong(e) {
 return e.flatMap(({name: t, process: n}, s) => {
  const r = e.slice(0, s).find(e => (0, haproxy_process.SM)(e.process, n));
  if (void 0 === r) return [];
  const o = "" === n.node ? "" : ` on ${n.node}`;
  return [ new errors.HR("invalid-input", `${r.name} and ${t} lead to one HAProxy, process ${n.pid}${o}: a server there would be counted twice.`, {
   brief: `${r.name} and ${t} lead to one HAProxy`,
   loadBalancer: t,
   hint: "Leave one of the two out of `address`. If they are two HAProxies after all, give each a `node` of its own in haproxy.cfg, section global."
  }) ];
 });
}

class PostponedNews {
 #In;
 #ye;
 #ss=[];
 #rs=[];
 #os=null;
 #as=0;
 constructor(e, t) {
  this.#In = e, this.#ye = t;
 }
 add(e) {
  this.#rs.push({
   tell: e,
   isNews: !1
  }), this.#as += 1, this.#os ??= this.#ye.alarm(100, () => this.#is());
 }
 sent=() => {
  this.#as -= 1, this.#as > 0 || null === this.#os || (this.#os(), this.#os = this.#ye.alarm(1, () => this.#is()));
 };
 tell=e => this.#cs({
  tell: () => this.#In(e),
  isNews: !0
 });
 addBehind(e) {
  this.#cs({
   tell: e,
   isNews: !1
  });
 }
 withdraw() {
  this.#rs = this.#rs.filter(({isNews: e}) => e), this.#is();
 }
 end() {
  return this.#is(), this.#ss;
 }
 #cs(e) {
  this.#rs.length > 0 ? this.#rs.push(e) : e.tell();
 }
 #is() {
  this.#os?.(), this.#os = null, this.#as = 0;
  for (const {tell: e} of this.#rs.splice(0)) try {
   e();
  } catch (e) {
   this.#ss.push((0, errors.h_)(e));
  }
 }
}

const NONE = new Map;

class Seen {
 first;
 #ye;
 #ls;
 #ht=new Map;
 #Je=null;
 #Qe;
 #$t;
 #ds;
 #x;
 #us;
 constructor(e, t) {
  this.first = e, this.#ye = t, this.#ls = e, this.#Qe = e.backends, this.#$t = e.oldWorkers, 
  this.#ds = e, this.#x = t.now(), this.#us = this.#x;
 }
 get snapshot() {
  return this.#ls;
 }
 get process() {
  return this.#ls.process;
 }
 get oldWorkers() {
  return this.#$t;
 }
 get latest() {
  return this.#ds;
 }
 get at() {
  return this.#x;
 }
 get isFresh() {
  return this.#ye.now() - this.#x < 200;
 }
 get justRead() {
  return this.#ye.now() - this.#x < 50 ? this.#ds : null;
 }
 get hasJustLooked() {
  return this.#ds !== this.#ls && this.#ye.now() - this.#us < 50;
 }
 get trafficAt() {
  return this.#ds.trafficAt ?? this.#x;
 }
 get isTrafficOld() {
  return this.trafficAt < this.#x && this.#ye.now() - this.trafficAt >= 1e3;
 }
 get earlierTraffic() {
  return this.#ds.earlierTraffic ?? NONE;
 }
 find(e) {
  return this.#ht.get(e) ?? this.#ls.servers.get(e) ?? null;
 }
 get servers() {
  return this.#Je ??= withNewer(this.#ls.servers, this.#ht), this.#Je;
 }
 backend(e) {
  return this.#Qe.get(e);
 }
 add(e) {
  this.#ht = new Map([ ...this.#ht, ...e.servers ]), this.#Je = null, this.#Qe = new Map([ ...this.#Qe, ...e.backends ]), 
  this.#hs(e);
 }
 replace(e) {
  this.#ls = e, this.#ht = new Map, this.#Je = null, this.#Qe = e.backends, this.#hs(e);
 }
 touch() {
  this.#x = this.#ye.now();
 }
 #hs(e) {
  this.#us = this.#ye.now();
  const {oldWorkers: t, statesAt: n = this.#us} = e;
  this.#$t = t, this.#ds = e, this.#x = n;
 }
}

class Run {
 loadBalancer;
 clock;
 startedAt;
 #fs;
 seen;
 #tn;
 #ps;
 #ws=[];
 #ms=[];
 #gs;
 #Ze;
 #vs=0;
 #ys=!1;
 #_s=new Set;
 #ks=new Set;
 #bs;
 #Ss=null;
 #Os=!1;
 #Ts=null;
 constructor(e, t, n, s) {
  this.#ps = e, this.loadBalancer = e.loadBalancer, this.clock = e.clock, this.startedAt = e.clock.now(), 
  this.#tn = e.clock.wallTime(), this.#bs = this.startedAt, this.#fs = this.startedAt, 
  this.seen = new Seen(t, e.clock), this.#gs = n, this.#Ze = s;
 }
 get name() {
  return this.loadBalancer.name;
 }
 get units() {
  return this.#gs;
 }
 isKnownToCut(e) {
  return !0 === this.#ps.cuts?.has(this.name, e, this.seen.process);
 }
 noteCut(e) {
  this.#ps.cuts?.note(this.name, e, this.seen.process);
 }
 get reloads() {
  return this.#vs;
 }
 get healthSince() {
  return this.#fs;
 }
 get lastSetAt() {
  return this.#bs;
 }
 get isOfAnotherProcess() {
  return null !== this.#Ss && !(0, haproxy_process.SM)(this.#Ss, this.seen.process);
 }
 get drainTimedOut() {
  return this.#Os;
 }
 get rampStep() {
  return this.#Ts ?? 0;
 }
 get notices() {
  return this.#ws;
 }
 get warnings() {
  return this.#ms;
 }
 get watched() {
  const e = this.#gs.flatMap(e => e.members);
  return [ ...new Map(e.map(e => [ (0, haproxy_server.TN)(e), e ])).values() ];
 }
 now(e) {
  return this.#$s(e).now;
 }
 membersNow(e) {
  return e.members.flatMap(e => this.seen.find((0, haproxy_server.TN)(e)) ?? []);
 }
 of(e) {
  return this.#$s(e);
 }
 record(e) {
  return this.seen.add(e), this.#hs(e.servers), e;
 }
 recordAll(e, t = this.#gs) {
  this.seen.replace(e), this.#gs = t, this.#hs(e.servers);
 }
 noteReload() {
  this.#vs += 1, this.#ys = !0, (null !== this.#Ts || this.#gs.some(e => this.of(e).letIn)) && (this.#fs = this.clock.now()), 
  this.update(this.#gs, e => ({
   ...e,
   confirmed: !1,
   failure: null,
   expected: {}
  }));
 }
 acceptAddresses() {
  this.update(this.#gs, atItsAddress);
 }
 acceptWeights() {
  this.update(this.#gs, withNewWeight);
 }
 forgetStates(e) {
  for (const t of e) this.#ks.add(t.key), isSent(this.of(t).saved) && this.#_s.add(t.key);
  this.update(e, e => ({
   ...e,
   saved: {
    ...e.saved,
    sent: {
     ...e.saved.sent,
     states: []
    }
   }
  })), 0 !== e.length && this.notice(`HAProxy's new configuration has ${namesOf(e)} disabled: from now on ${verb(e.length, "its", "their")} maint is not this step's.`);
 }
 get disabled() {
  return this.#ks;
 }
 noteGone(e) {
  const t = e.filter(({key: e}) => !1 === this.#Ze.get(e)?.gone);
  if (0 === t.length) return;
  this.update(t, e => ({
   ...e,
   gone: !0,
   unknown: !1
  }));
  const n = this.#vs > 0 ? "the new configuration has no such server" : "HAProxy has no such server any more";
  this.warn(`${namesOf(t)} ${verb(t.length, "is", "are")} gone: ${n}.`);
 }
 async readBack(e, t = {}) {
  return this.record(await this.loadBalancer.readServers(this.watched, e, t));
 }
 async send(e, t, n, s) {
  this.#As(e);
  const r = this.#Ze, o = new Map(e.map(e => [ e.key, t(e) ]));
  this.update(e, e => function sending(e, t) {
   const {states: n, weights: s, checks: r, agent: o} = e.saved.sent, {state: a} = t, i = {
    states: withOne(withOne(n, void 0 === a ? void 0 : e.now.passesThrough?.[a]), a),
    weights: withOne(s, t.weight),
    ...r || t.checks ? {
     checks: withOne(r ?? [], t.checks)
    } : {},
    ...o || t.agent ? {
     agent: withOne(o ?? [], t.agent)
    } : {}
   };
   return {
    ...e,
    unknown: !0,
    saved: {
     ...e.saved,
     before: knownBefore(e, t),
     sent: i
    }
   };
  }(e, o.get((0, haproxy_server.TN)(e.saved)) ?? {}));
  try {
   e.some(({key: e}) => function isMoreSent(e, t) {
    const sizeOf = e => void 0 === e ? 0 : countSent(e.saved.sent);
    return sizeOf(e) !== sizeOf(t);
   }(r.get(e), this.#Ze.get(e))) ? await this.#ps.checkpoint(this.saved()) : this.#ys && await this.#ps.checkpoint(this.saved()).catch(() => {}), 
   this.#ys = !1, s.throwIfAborted();
  } catch (e) {
   throw this.#Ze = r, e;
  }
  try {
   const t = n(this.watched);
   this.#ps.sent?.();
   const s = this.record(await t);
   return this.#bs = this.clock.now(), this.#Ss = this.seen.process, this.update(e, e => ({
    ...e,
    expected: {
     ...e.expected,
     ...o.get((0, haproxy_server.TN)(e.saved))
    }
   })), s;
  } catch (e) {
   throw e instanceof errors.HR && !s.aborted && "no" === e.callChanged && (this.#Ze = r), 
   e;
  }
 }
 noteDrainTimeout() {
  this.#Os = !0;
 }
 noteRampStep(e) {
  this.#Ts = Math.max(this.rampStep, e);
 }
 update(e, t) {
  this.#Ze = function changed(e, t, n) {
   const s = new Map(e);
   for (const r of t) {
    const t = e.get(r);
    void 0 !== t && s.set(r, n(t));
   }
   return s;
  }(this.#Ze, e.map(({key: e}) => e), t);
 }
 expectAsRead(e) {
  this.update(e, e => ({
   ...e,
   expected: {
    ...e.expected,
    state: e.now.forced
   }
  }));
 }
 noteFailure(e) {
  const t = e.servers.map(e => ({
   key: e
  }));
  this.update(t, t => ({
   ...t,
   failure: e
  })), t.length > 0 || this.update(this.#gs, t => t.confirmed ? t : {
   ...t,
   failure: t.failure ?? e
  });
 }
 saved() {
  const e = [ ...this.#Ze ].filter(([e, t]) => (wasSent(t) || this.#_s.has(e)) && !t.gone).map(([, {saved: e}]) => e), t = {
   seenAt: this.#tn,
   seenOnClock: Math.round(this.startedAt)
  };
  return {
   name: this.name,
   process: savedProcess(this.seen.process, t),
   servers: e
  };
 }
 savedAsSet() {
  const {name: e, process: t, servers: n} = this.saved();
  return {
   name: e,
   process: t,
   servers: n.map(e => asLastSet(e, this.#Ze.get((0, haproxy_server.TN)(e)))).filter(isSent)
  };
 }
 savedAsReached() {
  const {name: e, process: t, servers: n} = this.saved();
  return {
   name: e,
   process: t,
   servers: n.map(e => function asReached(e, t) {
    if (null === t) return e;
    const {states: n, weights: s} = e.sent, r = t.weight === e.before.weight ? [] : server_run_only(t.weight, s), o = {
     states: server_run_only(t.forced, n),
     weights: r
    }, {checks: a, agent: i} = settingsOf(t), c = a !== e.before.checks, l = i !== e.before.agent;
    return {
     ...e,
     sent: {
      ...o,
      ...e.sent.checks && c ? {
       checks: server_run_only(a, e.sent.checks)
      } : {},
      ...e.sent.agent && l ? {
       agent: server_run_only(i, e.sent.agent)
      } : {}
     }
    };
   }(e, this.seen.find((0, haproxy_server.TN)(e)))).filter(isSent)
  };
 }
 get serverRuns() {
  return [ ...this.#Ze.values() ];
 }
 get trackers() {
  const e = new Set(this.#gs.map(({key: e}) => e));
  return [ ...this.#Ze ].filter(([t]) => !e.has(t)).map(([, e]) => e);
 }
 noteRollback({servers: e, lent: t, failure: n}) {
  this.#xs(t);
  const s = new Map([ ...e, ...t.map(({saved: e, result: t}) => [ (0, haproxy_server.TN)(e), t ]) ]);
  [ ...this.#Ze.keys() ].every(e => s.has(e)) && this.seen.touch();
  const r = [ ...s.keys() ].map(e => ({
   key: e
  }));
  this.update(r, e => {
   const t = s.get((0, haproxy_server.TN)(e.saved));
   return void 0 === t ? e : function afterRollback(e, t, n) {
    const {kind: s, now: r, healthMs: o, sent: a} = t, i = {
     ...e,
     saved: {
      ...e.saved,
      sent: a
     },
     notPutBack: t.failure,
     now: r ?? e.now,
     healthMs: o ?? e.healthMs,
     sessionsShutDown: e.sessionsShutDown + t.sessionsShutDown
    };
    if ("unknown" === s) return {
     ...i,
     unknown: !0,
     failure: e.failure ?? n
    };
    const c = {
     ...i,
     unknown: !1,
     rolledBack: "back" === s
    };
    return "not-ours" === s ? leftToOthers(c) : c;
   }(e, t, n);
  }), this.noteGone(r.filter(({key: e}) => "gone" === s.get(e)?.kind));
 }
 note(e) {
  this.#ps.tell({
   kind: "note",
   loadBalancer: this.name,
   text: e
  });
 }
 notice(e) {
  this.#ws.push(e), this.#ps.tell({
   kind: "notice",
   loadBalancer: this.name,
   text: e
  });
 }
 warn(e, t) {
  this.#ms.push(void 0 === t ? {
   text: e
  } : {
   text: e,
   hint: t
  }), this.#ps.tell({
   kind: "warning",
   loadBalancer: this.name,
   text: e
  });
 }
 tellFailure(e) {
  this.#ps.tell({
   kind: "failure",
   failure: e
  });
 }
 relay(e) {
  "warning" === e.kind ? this.warn(e.text) : this.#ps.tell(e);
 }
 tell(e, t) {
  this.#ps.tell({
   kind: e,
   loadBalancer: this.name,
   text: t
  });
 }
 tellEach(e, t, n) {
  for (const [s, r] of Map.groupBy(t, n)) this.tell(e, `${namesOf(r)}: ${s}`);
 }
 tellProgress(e, t) {
  this.#ps.tell({
   kind: "progress",
   loadBalancer: this.name,
   text: e,
   left: t
  });
 }
 #As(e) {
  const t = new Map(this.#Ze);
  for (const {key: n} of e) {
   const e = this.seen.find(n);
   t.has(n) || null === e || t.set(n, lentTo(serverRunOf(e)));
  }
  this.#Ze = t;
 }
 #xs(e) {
  const t = new Map(this.#Ze);
  for (const {saved: n, result: s} of e) {
   const e = (0, haproxy_server.TN)(n), r = t.get(e), o = r?.begun ?? this.seen.first.servers.get(e) ?? s.now, a = null === o ? null : {
    ...o,
    weight: n.before.weight
   };
   null !== a && t.set(e, {
    ...r ?? serverRunOf(a),
    saved: n
   });
  }
  this.#Ze = t;
 }
 #$s({key: e}) {
  const t = this.#Ze.get(e);
  if (void 0 === t) throw new Error(`${e} is not part of this run`);
  return t;
 }
 #hs(e) {
  const t = new Map(this.#Ze);
  for (const [n, s] of this.#Ze) {
   const r = e.get(n);
   void 0 !== r && t.set(n, read(s, r));
  }
  this.#Ze = t;
 }
}

function namesOf(e) {
 return listed(e.map(({key: e}) => e));
}

const WAIT_FOR_OTHER_MS = 200, WAIT_FOR_LATER_MS = 100, LOOK_AT_OTHER_EVERY_MS = 50, LOOKS_AT_OTHERS = 3, LOOK_AT_AGENT_EVERY_MS = 200, AGENT_SPEAKS_WITHIN_MS = 3e3, RECORD_ANSWERED_WITHIN_MS = 11e3;

function isAsSet(e, t) {
 const {expected: n, now: s, saved: r} = e.of(t);
 return !isReplaced(r, s) && isEmpty(differences(n, settingsOf(s)));
}

function assertAsSet(e, t) {
 for (const n of t) {
  if (!isAsSet(e, n)) throw changedByOthers(e, n);
  e.of(n).letIn && assertResolved(e, n);
 }
}

async function lookAgain(e, t, n = e.units) {
 await e.readBack(t), assertAsSet(e, n);
}

function assertProvable(e, t) {
 const {admin: n, maintCauses: s} = e.now(t);
 if ("maint" === n) {
  if (s.includes("dns")) throw function unprovable(e, t) {
   return new errors.HR("dns-maintenance", `${t.key} is not proven healthy: its name does not resolve any more, and no check runs for so long.`, {
    loadBalancer: e.name,
    servers: [ t.key ],
    detail: e.now(t).status,
    hint: "Look at the `resolvers` section of haproxy.cfg. When the name resolves, run this step again."
   });
  }(e, t);
  assertAsSet(e, [ t ]);
 }
}

function assertResolved(e, t) {
 const {maintCauses: n, forced: s} = e.now(t);
 if (n.includes("dns")) throw unresolved(e, t.key, `was set to ${s}, but`);
}

function unresolved(e, t, n) {
 return new errors.HR("dns-maintenance", `${t} ${n} its name does not resolve any more.`, {
  loadBalancer: e.name,
  servers: [ t ],
  detail: e.seen.find(t)?.status ?? "",
  hint: "HAProxy brings it back by itself when the name resolves: look at its `resolvers` section."
 });
}

async function outlastOthers(e, t, n, s, r) {
 const o = t.some(t => "enabled" === e.now(t).agent), a = t.some(t => {
  const {now: n, saved: s} = e.of(t);
  return void 0 !== n.srvRecord && s.sent.weights.length > 0;
 }) ? RECORD_ANSWERED_WITHIN_MS : o ? AGENT_SPEAKS_WITHIN_MS : 0;
 for (;e.clock.now() < n + a; ) await e.clock.sleep(LOOK_AT_AGENT_EVERY_MS, r), await s(r);
}

async function giveWayWhenTooFewAreLeft(e, t, {before: n, reading: s}, r, o) {
 const a = tooSmall(e, t, s, n);
 if (0 !== a.length) {
  if (n.some(haproxy_server.CS)) {
   if (await async function haveOthersGoneBack(e, t, n, s) {
    const r = new Set(t.map(({backend: e}) => e)), o = ourKeys(e), a = [ ...e.seen.snapshot.servers ].filter(([e, t]) => r.has(t.backend) && (0, 
    haproxy_server.CS)(t) && !o.includes(e)).map(([e]) => e);
    if (0 === a.length || !isLastInOrder(o, a)) return !1;
    const i = e.clock.now() + WAIT_FOR_OTHER_MS;
    for (let r = 0; r < LOOKS_AT_OTHERS && e.clock.now() < i; r += 1) {
     const r = await readBackends(e, t, s).catch(() => null);
     if (null === r) return !1;
     if (0 === tooSmall(e, t, e.record(r), n).length) return !0;
    }
    return !1;
   }(e, a, n, o)) return;
   await r();
   const t = await readBackends(e, a, o).catch(() => s);
   throw tooFewLeft(e, a, s, t);
  }
  try {
   await assertEnoughLeft(e, t, s, o);
  } catch (e) {
   throw e instanceof errors.HR && "guard" === e.code && await r(), e;
  }
 }
}

async function assertEnoughLeft(e, t, n, s) {
 const r = e.clock.now();
 for (let o = tooSmall(e, t, n); o.length > 0; ) {
  const n = e.record(await readBackends(e, o, s));
  if (o = tooSmall(e, t, n), 0 === o.length) return;
  const a = isLastInOrder(ourKeys(e), othersThatLeft(e, n)) ? WAIT_FOR_OTHER_MS : WAIT_FOR_LATER_MS;
  if (e.clock.now() - r >= a) throw tooFewLeft(e, o, n, n);
  await e.clock.sleep(LOOK_AT_OTHER_EVERY_MS, s);
 }
}

function tooSmall(e, t, n, s = []) {
 return t.filter(t => {
  const r = n.backends.get(t.backend), o = void 0 === r ? 0 : inUse(r), isNeeded = e => void 0 === r || !isStandby(e, r), a = t.leaving > 0 || s.some(e => e.backend === t.backend && (0, 
  haproxy_server.CS)(e) && isNeeded(e)) || e.units.some(n => function verify_isMissed(e, t, n, s) {
   const {before: r} = e.of(t).saved;
   return e.membersNow(t).filter(e => e.backend === n).some(e => {
    const n = (0, haproxy_server.TN)(e) === t.key ? r.weight : e.weight;
    return (0, haproxy_server.W_)(e) && n > 0 && s(e);
   });
  }(e, n, t.backend, isNeeded)), i = e.units.flatMap(t => e.membersNow(t)).filter(e => e.backend === t.backend), c = void 0 === r ? 1 : inUseWith(r, i);
  return a && isRefused({
   ...t,
   now: Math.max(t.now, c),
   after: o
  });
 });
}

async function readBackends(e, t, n) {
 const s = new Set(t.map(({backend: e}) => e)), r = new Set(ourKeys(e));
 for (let t = [ ...e.seen.snapshot.servers.values() ].filter(({backend: e}) => s.has(e)); ;) try {
  return await e.loadBalancer.readServers(t, n);
 } catch (e) {
  const n = e instanceof errors.HR && "not-found" === e.code ? new Set(e.servers) : new Set, s = t.filter(e => r.has((0, 
  haproxy_server.TN)(e)) || !n.has((0, haproxy_server.TN)(e)));
  if (s.length === t.length) throw e;
  t = s;
 }
}

function ourKeys(e) {
 return e.units.flatMap(({members: e}) => e).map(haproxy_server.TN);
}

function othersThatLeft(e, t) {
 const n = new Set(ourKeys(e));
 return [ ...t.servers ].filter(([t, s]) => {
  const r = e.seen.snapshot.servers.get(t);
  return void 0 !== r && (0, haproxy_server.CS)(r) && !(0, haproxy_server.CS)(s) && !n.has(t);
 }).map(([e]) => e);
}

function tooFewLeft(e, t, n, s) {
 const r = new Set(ourKeys(e)), leftIn = e => {
  const t = n.backends.get(e);
  return void 0 === t ? 0 : inUse(t);
 }, o = t.map(({backend: e, asked: t}) => `${e}: ${leftIn(e)} take traffic, min-available asks for ${t}${outAlready(s.servers.values(), e, r)}`), [a] = t;
 return new errors.HR("guard", `Too few servers are left: others left at the same time. ${o.join("; ")}.`, {
  loadBalancer: e.name,
  brief: void 0 === a ? void 0 : `others left meanwhile: ${leftIn(a.backend)} of ${a.backend} take traffic, and min-available asks for ${a.asked}`,
  hint: "Another job or a failing check took servers out at the same time. Run this again when they are back; a common `concurrency` group keeps jobs apart."
 });
}

const wait_until_up_LOOK_EVERY_MS = 100;

function isProvenUp(e, t) {
 const {begun: n, now: s} = e.of(t);
 return !!isUp(s) && ("enabled" === s.checks ? 0 === e.reloads || isChecked(s) : "enabled" !== n.checks);
}

async function waitUntilUp(e, t, n, s, r = e.healthSince) {
 for (;;) {
  const o = t.filter(t => !isProvenUp(e, t)), [a] = o;
  if (void 0 === a) return;
  if (e.clock.now() >= r + n) throw notUp(e, o, n);
  e.tellProgress(`${namesOf(o)}: "${e.now(a).status}", waiting until it is UP`, o.length), 
  await e.clock.sleep(wait_until_up_LOOK_EVERY_MS, s), await e.readBack(s), assertAsSet(e, o);
 }
}

function notUp(e, t, n) {
 const s = t.map(t => {
  const {begun: n, now: s} = e.of(t);
  return {
   key: t.key,
   begun: n,
   now: s
  };
 });
 return unhealthyFailure(s, n, e.name);
}

function assertStillUp(e, t) {
 const n = t.filter(t => e.of(t).confirmed && !(0, haproxy_server.W_)(e.now(t)));
 if (0 === n.length) return;
 const s = n.map(t => `${t.key} was UP, and now it is "${e.now(t).status}"`);
 throw new errors.HR("unhealthy", `${listed(s, 10, "; ")}.`, {
  loadBalancer: e.name,
  servers: n.map(({key: e}) => e),
  brief: `${verb(n.length, "it was", "they were")} UP, and ${verb(n.length, "has", "have")} gone down since`,
  detail: checkWords(n.map(t => ({
   key: t.key,
   now: e.now(t)
  }))),
  hint: n.some(t => isHeldByAgent(e.now(t))) ? HELD_BY_AGENT : "Look at the application: it has failed since it was let in. When it does not any more, run this step again."
 });
}

function counters_isCleared(e, t) {
 return t.sessionsTotal < e.sessionsTotal || t.retries < e.retries || (t.checkFailures ?? 0) < (e.checkFailures ?? 0) || (t.checkDowns ?? 0) < (e.checkDowns ?? 0);
}

function countedFrom(e, t) {
 if (!counters_isCleared(e, t)) return e;
 const {responses: n} = e;
 return {
  ...e,
  sessionsTotal: 0,
  retries: 0,
  ...void 0 === n ? {} : {
   responses: null === n ? null : 0
  }
 };
}

const NOT_COUNTED = new Map;

function beforeDown(e, t) {
 const n = t.flatMap(t => e.membersNow(t));
 return {
  servers: n,
  errors: errorsOf(e, n)
 };
}

const LOOKS = 2, PAUSE_MS = 60;

async function countErrors(e, t, n, s) {
 const r = new Set(n.map(({key: e}) => e)), o = t.servers.filter(e => r.has((0, haproxy_server.TN)(e)) && t.errors.has(e.backend));
 if (0 === o.length) return NOT_COUNTED;
 for (let r = 1; ;r += 1) {
  if (await e.readBack(s), o.some(t => counters_isCleared(t, e.seen.find((0, haproxy_server.TN)(t)) ?? t))) return NOT_COUNTED;
  const a = [ ...errorsOf(e, o) ].map(([e, n]) => [ e, n - (t.errors.get(e) ?? 0) ]), i = new Map(a.filter(([, e]) => e >= 0));
  if (sumOf(withinErrors(n, i)) === sumOf(n) || r === LOOKS) return i;
  await e.clock.sleep(PAUSE_MS, s);
 }
}

function withinErrors(e, t) {
 const n = new Map(t);
 return e.map(({key: e, count: t}) => {
  const {backend: s} = (0, haproxy_server.Vb)(e), r = n.get(s);
  if (void 0 === r) return {
   key: e,
   count: t
  };
  const o = Math.min(t, r);
  return n.set(s, r - o), {
   key: e,
   count: o
  };
 });
}

function errorsOf(e, t) {
 const n = new Set(t.map(({backend: e}) => e));
 return new Map([ ...n ].flatMap(t => {
  const {serverErrors: n} = e.seen.backend(t) ?? {};
  return void 0 === n ? [] : [ [ t, n ] ];
 }));
}

function sumOf(e) {
 return e.reduce((e, {count: t}) => e + t, 0);
}

const LOOK_PAUSES_MS = [ 30, 60, 120, 240 ], LOOK_AT_MOST_MS = 1e3, LOST_LOOK_MS = LOOK_AT_MOST_MS + 500;

async function noteMarkedDown(e, t, n, s, r) {
 const o = busyOf(e, t, n.servers);
 if (0 === o.length) return;
 const a = [ readOf(e, o) ], found = () => cutsOf(o, e => cutOf(e, a.at(-1)));
 let i = NOT_COUNTED;
 try {
  await lookOn(e, s, a, areGone(o), r).catch(t => {
   throw warnOfLostWay(e, leftOf(o, a.at(-1)), t), t;
  }), i = await countErrors(e, n, found(), r);
 } finally {
  warnOfCuts(e, t, withinErrors(found(), i), i);
 }
}

async function noteMarkedDownBriefly(e, t, n, s, r) {
 const o = busyOf(e, t, n.servers), a = readOf(e, o), i = [], cutSince = (e, t = i.at(-1)) => {
  const n = a.get((0, haproxy_server.TN)(e));
  if (void 0 === n || hasNone(n)) return cutOf(e, a);
  const s = vanishedBetween(n, t?.get((0, haproxy_server.TN)(e)));
  return s < (0, haproxy_server.CT)(n) ? 0 : s + vanishedBetween(e, n);
 }, isLeft = e => !hasNone(a.get((0, haproxy_server.TN)(e))), isUncut = e => 0 === cutSince(e), areCut = e => o.every(t => !isLeft(t) || cutSince(t, e) > 0), found = () => cutsOf(o, e => cutSince(e));
 let c = NOT_COUNTED;
 try {
  const sample = () => e.loadBalancer.sample(e.watched, r), unseen = t => warnOfLostWay(e, leftOf(o, a).filter(isUncut), t);
  await s().catch(e => {
   throw unseen(e), e;
  }), o.some(isLeft) && await lookOn(e, sample, i, areCut, r).catch(unseen), c = await countErrors(e, n, found(), r).catch(() => NOT_COUNTED);
 } finally {
  warnOfCuts(e, t, withinErrors(found(), c), c);
 }
}

async function lookOn(e, t, n, s, r) {
 const o = e.clock.now() + LOOK_AT_MOST_MS;
 for (const a of LOOK_PAUSES_MS) {
  await e.clock.sleep(a, r);
  const i = await t();
  if (n.push(i), s(i) || e.clock.now() >= o) return;
 }
}

async function markingDown(e, t, n, s) {
 try {
  return await s();
 } catch (s) {
  const r = n.servers.filter(e => (0, haproxy_server.CT)(e) > 0);
  if (!isWayLost(s) || "no" === s.callChanged || 0 === r.length) throw s;
  const o = [], a = await (0, src_clock.ux)(e.clock, LOST_LOOK_MS, async t => (await lookOn(e, () => e.loadBalancer.sample(r, t), o, areGone(r), t), 
  !0)).catch(() => !1), i = o.at(-1), isDown = e => (i?.get((0, haproxy_server.TN)(e))?.checkDowns ?? 0) > e.checkDowns, c = void 0 === i ? r : r.filter(isDown);
  throw warnOfCuts(e, t, cutsOf(c, e => cutOf(e, i)), NOT_COUNTED), a || warnOfUnknown(e, leftOf(c, i), `${verb(r.length, "was", "were")} to go down`), 
  s;
 }
}

function isWayLost(e) {
 return (0, errors.EY)(e) || e instanceof errors.HR && "timeout" === e.code;
}

function leftOf(e, t) {
 return e.filter(e => (0, haproxy_server.CT)(e) > 0 && (e => void 0 === t || !hasNone(t.get((0, 
 haproxy_server.TN)(e))))(e));
}

function warnOfLostWay(e, t, n) {
 isWayLost(n) && warnOfUnknown(e, t, "went down");
}

function warnOfUnknown(e, t, n) {
 0 !== t.length && e.warn(`The way was lost as ${listed(t.map(haproxy_server.TN))} ${n}, with sessions: whether HAProxy has cut them is not known.`);
}

function busyOf(e, t, n) {
 const s = new Set(t.flatMap(e => e.members).map(haproxy_server.TN));
 return n.filter(t => {
  const n = e.seen.find((0, haproxy_server.TN)(t));
  return ((0, haproxy_server.CT)(t) > 0 || n?.sessionsTotal !== t.sessionsTotal) && s.has((0, 
  haproxy_server.TN)(t));
 });
}

function readOf(e, t) {
 return new Map(t.flatMap(t => e.seen.find((0, haproxy_server.TN)(t)) ?? []).map(e => [ (0, 
 haproxy_server.TN)(e), e ]));
}

function cutsOf(e, t) {
 return e.map(e => ({
  key: (0, haproxy_server.TN)(e),
  count: t(e)
 })).filter(({count: e}) => e > 0);
}

function warnOfCuts(e, t, n, s) {
 for (const r of t) {
  const t = new Set(r.members.map(haproxy_server.TN)), o = n.filter(({key: e, count: n}) => t.has(e) && n > 0), a = sumOf(o);
  if (0 === a) continue;
  e.update([ r ], e => ({
   ...e,
   sessionsShutDown: e.sessionsShutDown + a
  }));
  for (const {key: t} of o) e.noteCut((0, haproxy_server.Vb)(t).backend);
  const i = o.every(({key: e}) => s.has((0, haproxy_server.Vb)(e).backend)) ? "" : ` Where it does not, ${verb(a, "it has ended by itself", "they have ended by themselves")}: the two cannot be told apart here.`;
  e.warn(`${quantity(a, "session")} of ${o.map(e => e.key).join(", ")} ended the moment it went down: HAProxy cuts them where its configuration says \`on-marked-down shutdown-sessions\`.${i}`);
 }
}

function cutOf(e, t) {
 return function cutBetween(e, t) {
  const n = vanishedBetween(e, t), s = (0, haproxy_server.CT)(e) > 0 && n >= (0, haproxy_server.CT)(e);
  return hasNone(t) || s ? n : 0;
 }(e, t?.get((0, haproxy_server.TN)(e)));
}

function areGone(e) {
 return t => e.every(e => hasNone(t.get((0, haproxy_server.TN)(e))));
}

function hasNone(e) {
 return void 0 === e || 0 === (0, haproxy_server.CT)(e);
}

function vanishedBetween(e, t) {
 if (void 0 === t) return 0;
 const n = countedFrom(e, t), s = t.sessionsTotal - n.sessionsTotal - (t.retries - n.retries), r = null === t.responses || null === n.responses ? s : t.responses - n.responses;
 return Math.max(0, (0, haproxy_server.CT)(n) + s - r - (0, haproxy_server.CT)(t));
}

function setStates(e, t, n, s, r) {
 const o = send_namesOf(t).map(e => ({
  ...e,
  state: n
 }));
 return e.send(t, () => ({
  state: n
 }), t => e.loadBalancer.setStates(o, t, s, r), s);
}

async function setWeights(e, t, n) {
 const s = new Map(t.map(e => [ (0, haproxy_server.TN)(e), e.effective ])), r = t.map(e => ({
  key: (0, haproxy_server.TN)(e)
 })), o = await e.send(r, ({key: e}) => {
  const t = s.get(e);
  return void 0 === t ? {} : {
   weight: t
  };
 }, s => e.loadBalancer.setWeights(t, s, n), n);
 for (const [n, s] of Map.groupBy(t, e => e.weight)) e.tell("set", `${listed(s.map(haproxy_server.TN))}: set to weight ${n}`);
 return o;
}

function send_weightGoal({backend: e, server: t}, n) {
 return {
  backend: e,
  server: t,
  weight: String(n),
  effective: n
 };
}

async function setChecks(e, t, n) {
 const s = Map.groupBy(t, haproxy_server.TN), r = await e.send([ ...s.keys() ].map(e => ({
  key: e
 })), ({key: e}) => {
  const t = (s.get(e) ?? []).map(({check: e, goal: t}) => [ settingOf(e), t ]);
  return Object.fromEntries(t);
 }, s => e.loadBalancer.setChecks(t, s, n), n);
 return e.tell("set", t.map(e => `${(0, haproxy_server.TN)(e)}: ${e.check} checks ${e.goal}`).join(", ")), 
 r;
}

function settingOf(e) {
 return "health" === e ? "checks" : "agent";
}

async function send_takeDownForProof(e, t, n) {
 const s = beforeDown(e, t);
 await markingDown(e, t, s, () => e.send(t, () => ({
  state: "drain"
 }), s => e.loadBalancer.takeDownForProof(send_namesOf(t), s, n), n)), await noteMarkedDown(e, t, s, () => e.loadBalancer.sample(e.watched, n), n);
}

function raiseHealth(e, t, n) {
 return e.send(t, () => ({}), s => e.loadBalancer.setHealth(send_namesOf(t), "up", s, n), n);
}

function send_namesOf(e) {
 return e.map(({key: e}) => (0, haproxy_server.Vb)(e));
}

function isBefore({check: e, goal: t}, n) {
 return "agent" === e ? "disabled" === t : "enabled" === t || isDrain(n);
}

async function switchChecks(e, {targets: t}, n, s) {
 const r = t.filter(({switches: e}) => e.some(n));
 if (0 === r.length) return [];
 e.seen.isFresh || await lookAgain(e, s);
 const o = r.flatMap(t => t.switches.filter(s => n(s) && function settingNow(e, t, {check: n}) {
  const {checks: s, agent: r} = e.now(t);
  return "health" === n ? s : r;
 }(e, t, s) !== s.goal));
 if (0 === o.length) return [];
 await setChecks(e, o, s);
 const a = o.filter(t => "health" === t.check && e.seen.find((0, haproxy_server.TN)(t))?.checks !== t.goal && "enabled" === t.goal);
 if (a.length > 0) throw function pausedFailure(e, t) {
  return new errors.HR("not-verified", `${t.join(", ")}: HAProxy accepted \`enable health\`, and no check runs: out of maint with its checks off, a server keeps their pause.`, {
   brief: "no health check runs, though it was enabled",
   loadBalancer: e.name,
   servers: t,
   hint: "Only maint ends that: `operation: maint`, then `operation: ready` with `health-checks: enable`."
  });
 }(e, a.map(haproxy_server.TN));
 return function leaveRampsToAgents(e, t) {
  e.update(t.filter(({ramp: e, switches: t}) => e.length > 0 && t.some(({check: e, goal: t}) => "agent" === e && "enabled" === t)), ({expected: {weight: e, ...t}, ...n}) => ({
   ...n,
   expected: t
  }));
 }(e, r), assertAsSet(e, e.units), r;
}

async function assertCarried(e, t, n, s) {
 const r = t.filter(({leaving: e}) => e > 0);
 if (void 0 === n.maxLoad || 0 === r.length) return;
 const {servers: o} = e.record(await readBackends(e, r, s)), a = loadsOf(r, o.values(), new Set(ourKeys(e)), n);
 try {
  requireCarried(a, n.maxLoad);
 } catch (t) {
  throw t instanceof errors.HR ? t.with({
   loadBalancer: e.name
  }) : t;
 }
}

async function giveWayWhenOverloaded(e, t, n, s, r) {
 try {
  await assertCarried(e, t, n, r);
 } catch (t) {
  if (!(t instanceof errors.HR) || "max-load" !== t.code) throw t;
  const {servers: n} = e.seen;
  if (0 === othersThatLeft(e, {
   servers: n
  }).length) return;
  throw await s(), t;
 }
}

function sumTraffic(e) {
 const t = {
  sessions: 0,
  inherited: 0,
  queued: 0,
  sessionsTotal: 0,
  retries: 0,
  checkFailures: 0,
  checkDowns: 0
 };
 for (const n of e) t.sessions += n.sessions, t.inherited += n.inherited ?? 0, t.queued += n.queued, 
 t.sessionsTotal += n.sessionsTotal, t.retries += n.retries, t.checkFailures += n.checkFailures, 
 t.checkDowns += n.checkDowns;
 return t;
}

class IdleWatch {
 #Ns;
 #Ms;
 #Es;
 #Rs;
 #ds;
 #Bs;
 #Is;
 #Ps;
 #Ls;
 #Cs;
 #Ws=!1;
 #Hs;
 #Fs=!1;
 #Ds=!1;
 constructor(e, t, {inMaint: n, settled: s, quietMs: r = 0, readBefore: o = !1}) {
  const a = t.retries > 0 && !s;
  this.#Ns = e, this.#Rs = r, this.#Hs = o, this.#Es = a ? e + 1200 : e, this.#Cs = a ? e : null, 
  this.#ds = t, this.#Bs = e, this.#Is = e, this.#Ms = n ? 1e3 : 100, this.#Ps = e, 
  this.#Ls = isZero(t) ? e : null;
 }
 add(e, t, n) {
  const s = counters_isCleared(this.#ds, n), r = countedFrom(this.#ds, n), o = arrivals(r, n) > 0, {sessionsTotal: a, retries: i} = r, c = o || s || n.sessionsTotal !== a || n.retries !== i;
  (s || n.retries > i) && (this.#Ws = !0, this.#Cs = t), o && this.#Is - this.#Ns >= 50 && (this.#Fs = !0, 
  (null === this.#Cs || this.#Bs - this.#Cs > 1200) && (this.#Ds = !0)), c && (this.#Ps = t), 
  isZero(n) ? (c || null === this.#Ls) && (this.#Ls = t) : this.#Ls = null, this.#ds = n, 
  this.#Bs = e, this.#Is = t, this.#Hs = !1;
 }
 relax() {
  this.#Rs = 0;
 }
 get startedAt() {
  return this.#Ns;
 }
 get traffic() {
  return this.#ds;
 }
 get zero() {
  return null !== this.#Ls;
 }
 get quietForMs() {
  return null === this.#Ls ? 0 : Math.max(0, this.#Bs - this.#Ls);
 }
 get quiet() {
  return this.zero && this.quietForMs >= this.#Rs;
 }
 get mayEnterMaint() {
  const e = null !== this.#Cs && this.#Is < this.#Cs + 1200;
  return this.quiet && !e && !this.#Hs;
 }
 isSettled({sessionsTotal: e, retries: t}) {
  const {sessionsTotal: n, retries: s} = this.#ds;
  return this.mayEnterMaint && e === n && t === s;
 }
 get idle() {
  return this.zero && this.#Bs >= this.confirmableAt;
 }
 get still() {
  return this.#Bs - this.#Ps >= this.#js;
 }
 get confirmableAt() {
  const e = this.#Ps + this.#js;
  return null === this.#Ls ? e : Math.max(this.#Ls + this.#Us, e, this.#Es);
 }
 get keptBusy() {
  return this.#Fs && this.#Is - this.#Ns >= 500;
 }
 get stillServed() {
  return this.#Ds;
 }
 get #Us() {
  return Math.max(this.#Rs, this.#Ws ? 1200 : 100);
 }
 get #js() {
  return this.#Ws ? Math.max(this.#Ms, 1200) : this.#Ms;
 }
}

function isZero(e) {
 return 0 === e.sessions && 0 === e.queued;
}

function arrivals(e, t) {
 return t.sessionsTotal - e.sessionsTotal - (t.retries - e.retries) + t.queued - e.queued;
}

const old_sessions_TOO_MUCH = [ "not-haproxy", "timeout", "refused" ];

class OldSessions {
 #zs;
 #qs;
 #rs=new Set;
 #Gs=0;
 constructor(e, t) {
  this.#zs = e, this.#qs = t;
 }
 async freeOf(e, t) {
  const n = e.filter(e => this.#Ks(e).length > 0), s = e.filter(e => !n.includes(e));
  if (0 === n.length || this.#zs.clock.now() < this.#Gs) return s;
  this.#In(n.filter(({key: e}) => !this.#rs.has(e)));
  const r = this.#zs.clock.now(), o = [];
  for (const e of n) await this.#Zs(e, t) || o.push(e);
  const a = this.#zs.clock.now();
  return this.#Gs = a + Math.max(500, 4 * (a - r)), [ ...s, ...o ];
 }
 #Ks({members: e}) {
  return e.filter(({backend: e}) => this.#zs.isKnownToCut(e));
 }
 async #Zs(e, t) {
  for (const n of this.#Ks(e)) {
   const s = this.#zs.clock.now() - this.#qs(e), r = await this.#Vs(n, t);
   if (null !== r && 0 !== r.count && r.oldestSeconds >= Math.floor(s / 1e3)) return !0;
  }
  return !1;
 }
 async #Vs(e, t) {
  try {
   return await this.#zs.loadBalancer.sessionsOf(e, t);
  } catch (e) {
   if (e instanceof errors.HR && old_sessions_TOO_MUCH.includes(e.code)) return null;
   throw e;
  }
 }
 #In(e) {
  if (0 === e.length) return;
  for (const {key: t} of e) this.#rs.add(t);
  const t = new Set(e.flatMap(e => this.#Ks(e)).map(({backend: e}) => e));
  this.#zs.notice(`New sessions keep arriving at ${namesOf(e)} in drain, and earlier in this job HAProxy has cut sessions of ${[ ...t ].join(", ")} at maint: those from before the drain are waited for here.`);
 }
}

const SENT_BY_RULE = "Its backend has `option persist` or `force-persist`: HAProxy obeys these even in maint. Remove them, or stop the bound clients elsewhere, before the application is stopped.", CONNECTED_AGAIN = "It is a log server over TCP (`mode log`), and HAProxy connects to it again by itself: `on-drain-timeout: continue` leaves that connection alone.";

class ServedInMaint {
 #zs;
 #Ys=new Map;
 #Js=0;
 failure=null;
 constructor(e) {
  this.#zs = e, this.begin();
 }
 begin() {
  this.#Ys = new Map, this.note();
 }
 note() {
  const e = this.#zs, t = new Map;
  for (const n of e.units) {
   const s = this.#Xs(n);
   s.open > 0 && "maint" === e.of(n).expected.state && (this.failure ??= servedInMaint(e, n)), 
   t.set(n.key, {
    ...s,
    open: Math.min(0, s.open)
   });
  }
  this.#Ys = t, this.#Js = e.clock.now();
 }
 #Xs(e) {
  const {clock: t} = this.#zs, n = sumTraffic(this.#zs.membersNow(e)), s = this.#Ys.get(e.key);
  return void 0 === s || counters_isCleared(s.traffic, n) ? {
   traffic: n,
   open: 0,
   retriedAt: Number.NEGATIVE_INFINITY
  } : {
   traffic: n,
   open: (this.#Js - s.retriedAt <= 1200 ? s.open : 0) + arrivals(s.traffic, n),
   retriedAt: n.retries > s.traffic.retries ? t.now() : s.retriedAt
  };
 }
}

function servedInMaint(e, t) {
 const {backends: n} = e.seen.snapshot, s = t.members.some(({backend: e}) => !0 === n.get(e)?.isOfLogServers);
 return new errors.HR("not-verified", `HAProxy still sends traffic to ${t.key}, a server in maint.`, {
  brief: "HAProxy still sends traffic to it in maint",
  loadBalancer: e.name,
  servers: [ t.key ],
  hint: s ? CONNECTED_AGAIN : SENT_BY_RULE
 });
}

const CONFIRM_WITHIN_MS = 1500;

async function waitForDrain(e, t, {deadline: n, need: s, isGrace: r = !1}, o) {
 const {clock: a} = e;
 let i = 0;
 for (;;) {
  const c = t.every(t => e.of(t).zero), l = (c ? e.askedAt : a.now()) - n - i;
  if (l >= (c ? CONFIRM_WITHIN_MS : 0)) return {
   kind: "deadline"
  };
  if ("still" === s || c && e.isAboutToBeIdle(t)) {
   const n = await e.confirm(t, o);
   if (t.every(t => e.of(t)[s])) return {
    kind: "idle"
   };
   r && (i += a.now() - n);
   continue;
  }
  await a.sleep(Math.min(e.pauseMs, l < 0 ? -l : e.pauseMs), o);
  const d = a.now();
  await e.poll(n + i, o), r && (i += a.now() - d);
 }
}

async function waitToLeaveDrain(e, t, n, s) {
 const {clock: r} = e;
 for (;;) {
  if (t.every(t => e.of(t).mayEnterMaint)) return {
   kind: "zero"
  };
  const o = e.quietMs > 0 ? [] : t.filter(t => e.of(t).keptBusy), a = await e.oldSessions.freeOf(o, s);
  if (a.length > 0) return {
   kind: "kept-busy",
   units: a
  };
  const i = n - r.now();
  if (i <= 0) return {
   kind: "deadline"
  };
  await r.sleep(Math.min(e.pauseMs, i), s), await e.poll(n, s);
 }
}

class DrainWatch {
 #zs;
 #Qs;
 #er;
 #Rs;
 #tr=new Map;
 #Ns;
 #nr;
 #sr;
 oldSessions;
 #rr=0;
 #Gs;
 constructor(e, t, n = 0, s = []) {
  this.#zs = e, this.#Qs = t, this.#Rs = n, this.#er = s, this.#Ns = e.clock.now(), 
  this.#nr = this.#Ns, this.#sr = this.#Ns, this.#Gs = this.#Ns + 2e3, this.oldSessions = new OldSessions(e, e => this.of(e).startedAt);
 }
 get clock() {
  return this.#zs.clock;
 }
 get askedAt() {
  return this.#sr;
 }
 get quietMs() {
  return this.#Rs;
 }
 relax() {
  this.#Rs = 0;
  for (const e of this.#tr.values()) e.relax();
 }
 get pauseMs() {
  const e = this.clock.now() - this.#Ns < 5e3 ? 100 : 200;
  return Math.max(e, Math.min(4 * this.#rr, 1e3));
 }
 begin(e) {
  const t = this.#zs;
  assertAsSet(t, e), this.#nr = this.clock.now(), this.#sr = this.#nr;
  for (const n of e) {
   const e = sumTraffic(t.membersNow(n)), s = !0 === this.#tr.get(n.key)?.isSettled(e), r = this.isInMaint(n), o = r ? 0 : this.quietMs, a = n.members.map(({backend: e}) => t.seen.earlierTraffic.get(e)), i = a.some(e => void 0 !== e), c = Math.max(...a.map(e => e ?? this.clock.now()));
   this.#tr.set(n.key, new IdleWatch(c, e, {
    inMaint: r,
    settled: s,
    quietMs: o,
    readBefore: i
   }));
  }
  this.#Ut(e);
 }
 of(e) {
  const t = this.#tr.get(e.key);
  if (void 0 === t) throw new Error(`${e.key} is not watched`);
  return t;
 }
 isAboutToBeIdle(e) {
  return Math.max(...e.map(e => this.of(e).confirmableAt)) - this.clock.now() <= CONFIRM_WITHIN_MS;
 }
 isInMaint(e) {
  return "maint" === this.#zs.of(e).expected.state;
 }
 async confirm(e, t) {
  const n = Math.max(this.clock.now(), ...e.map(e => this.of(e).confirmableAt)), s = await this.#zs.readBack(t, {
   fresh: !0,
   notBefore: n
  });
  return await this.#or(n, s, t), n;
 }
 look=e => this.#je(!1, e);
 async lookAnew(e) {
  this.#zs.seen.isFresh && this.#ar || await this.look(e), this.#ar || await this.#je(!0, e);
 }
 get #ar() {
  return this.clock.now() - this.#nr < 200;
 }
 async #je(e, t) {
  const n = this.clock.now(), s = await this.#zs.readBack(t, {
   fresh: e
  }), r = this.clock.now();
  this.#Gs = r + Math.max(2e3, 20 * (r - n)), await this.#or(n, s, t);
 }
 async sample(e, t) {
  const n = this.#zs, s = this.clock.now(), r = await n.loadBalancer.sample(n.watched, e, void 0 === t ? {} : {
   by: t
  });
  return this.#rr = this.clock.now() - s, this.#ir(s, r), r;
 }
 async poll(e, t) {
  const n = this.#zs, s = await this.sample(t, e);
  this.#cr();
  const r = n.units.some(e => this.#lr(e, s.get(e.key)?.status)), o = this.#er.length > 0 && this.clock.now() >= this.#Gs;
  return (r || o || void 0 !== this.#dr) && await this.look(t), s;
 }
 #lr(e, t) {
  return void 0 !== t && (this.isInMaint(e) ? !t.startsWith("MAINT") : isStatusInRotation(t));
 }
 async #or(e, t, n) {
  const {servers: s, trafficAt: r = e} = t;
  if (r >= this.#nr && this.#ir(Math.min(e, r), s), assertAsSet(this.#zs, this.#zs.units), 
  void 0 !== this.#dr) throw servedInMaint(this.#zs, this.#dr);
  await assertEnoughLeft(this.#zs, this.#er, t, n);
 }
 get #dr() {
  return this.#zs.units.find(e => this.isInMaint(e) && this.of(e).stillServed);
 }
 #ir(e, t) {
  const n = this.clock.now();
  this.#nr = n, this.#sr = e;
  for (const s of this.#zs.units) {
   const r = s.members.flatMap(e => {
    const n = (0, haproxy_server.TN)(e);
    return t.get(n) ?? this.#zs.seen.find(n) ?? [];
   });
   this.of(s).add(e, n, sumTraffic(r));
  }
  this.#Ut(this.#zs.units);
 }
 #Ut(e) {
  const t = this.clock.now() - this.#zs.startedAt;
  this.#zs.update(e, e => {
   const n = this.#tr.get((0, haproxy_server.TN)(e.saved));
   return void 0 === n ? e : function sampled(e, t, n) {
    const s = [ ...e.sessionsOverTime, [ Math.round(t), n ] ], r = s.length > 600 ? s.filter((e, t) => t % 2 == 0 || t === s.length - 1) : s;
    return {
     ...e,
     sessionsOverTime: r,
     idleFromMs: n > 0 ? null : e.idleFromMs ?? Math.round(t)
    };
   }(e, t, n.traffic.sessions + n.traffic.queued);
  });
 }
 #ur() {
  const e = this.#zs.units.filter(e => !this.of(e).quiet), [t, ...n] = e.toSorted((e, t) => this.of(e).quietForMs - this.of(t).quietForMs);
  if (void 0 === t) return;
  const s = 0 === n.length ? t.key : `${e.length} servers, last ${t.key}`, r = (0, 
  duration.a)(this.clock.now() - this.#zs.startedAt);
  this.#zs.tellProgress(`${s}: ${quietWords(this.of(t), this.quietMs)}, after ${r} of ${(0, 
  duration.a)(this.#Qs)}`, 0);
 }
 #cr() {
  const e = this.#zs.units.filter(e => !this.of(e).zero);
  if (0 === e.length) return void this.#ur();
  const t = {
   sessions: 0,
   inherited: 0,
   queued: 0
  };
  for (const n of e) {
   const {sessions: e, inherited: s = 0, queued: r} = this.of(n).traffic;
   t.sessions += e, t.inherited += s, t.queued += r;
  }
  const n = 1 === e.length ? e[0]?.key : `${e.length} servers`, s = (0, duration.a)(this.clock.now() - this.#zs.startedAt), r = `${quantity(t.sessions, "session")}${inheritedWords(t.inherited, t.sessions)}`;
  this.#zs.tellProgress(`${n}: ${r}, ${t.queued} queued, after ${s} of ${(0, duration.a)(this.#Qs)}`, t.sessions + t.queued);
 }
}

function quietWords({quietForMs: e}, t) {
 return `quiet for ${e < 1e3 ? "less than 1s" : (0, duration.a)(1e3 * Math.floor(e / 1e3))} of ${(0, 
 duration.a)(t)}`;
}

function inheritedWords(e, t) {
 return e ? `, ${e < t ? `${e} of them ` : 1 === t ? "" : "all of them "}with the process before the reload` : "";
}

const drain_timeout_LAST_LOOK_MS = 500, UNITS_SHOWN = 10, OWN_SESSIONS = " No client is behind them: they are connections of HAProxy itself, as it keeps them open to SPOE agents in `mode tcp`.";

async function timeOut(e, t) {
 const {run: n, request: s, watch: r} = e, o = function drain_timeout_busyOf({run: e, watch: t}) {
  const n = e.units.filter(e => !t.of(e).quiet);
  return n.length > 0 ? n : e.units.filter(e => !t.of(e).idle);
 }(e), a = listed(o.map(e => function drain_timeout_leftWords(e, t) {
  if (t.of(e).zero && 0 === t.quietMs) return `${e.key} has no sessions at this moment, and new ones keep coming, from clients bound to it`;
  if (t.of(e).zero) return `${e.key} has no sessions, and was ${quietWords(t.of(e), t.quietMs)}`;
  const {sessions: n, inherited: s, queued: r} = t.of(e).traffic;
  return `${e.key} still has ${quantity(n, "session")}${inheritedWords(s, n)}${r > 0 ? ` and ${r} queued` : ""}`;
 }(e, r)), UNITS_SHOWN, "; "), i = (0, duration.a)(s.drainTimeoutMs);
 n.noteDrainTimeout();
 const c = "continue" === s.onDrainTimeout || "shutdown-sessions" === s.onDrainTimeout;
 if (c && r.relax(), "continue" === s.onDrainTimeout && n.warn(`After ${i}, ${a}: nothing is cut, and the step goes on.`), 
 !c) throw noteDrained(e), new errors.HR("drain-timeout", `After ${i}, ${a}${await async function whoKeepsBusy({run: e, watch: t}, [n, ...s], r) {
  let o = ".";
  if (void 0 === n) return o;
  const {sessions: a, queued: i} = t.of(n).traffic, c = 0 === s.length && 1 === n.members.length && 0 === i;
  let l = 0;
  for (const t of n.members) {
   const n = await e.loadBalancer.sessionsOf(t, r).catch(() => null);
   if (l = null === n || null === l ? null : l + n.count, null === n || 0 === n.count) continue;
   const s = n.clients.map(e => `${e.address} (${e.count})`).join(", "), i = n.oldestSeconds, d = `, the oldest ${0 === i ? "less than 1s" : (0, 
   duration.a)(1e3 * i)} old, from ${s}.`;
   if (c && n.count === a) return d;
   o += ` ${(0, haproxy_server.TN)(t)} is kept by ${quantity(n.count, "session")}${d}`;
  }
  return 0 === l && await async function hasSessions({members: e}, t, n) {
   const s = await t.loadBalancer.sample(e, n).catch(() => null);
   return null !== s && [ ...s.values() ].some(e => (0, haproxy_server.CT)(e) > 0);
  }(n, e, r) ? `.${OWN_SESSIONS}` : o;
 }(e, o, t)}`, {
  loadBalancer: n.name,
  servers: o.map(({key: e}) => e),
  brief: drain_timeout_briefFor(o, r, i),
  hint: `Raise \`drain-timeout\`${r.quietMs > 0 ? ", ask for a shorter `quiet-for`" : ""}, or let \`on-drain-timeout\` go on: \`continue\` leaves these sessions alone, \`shutdown-sessions\` cuts them.`
 });
}

function drain_timeout_briefFor(e, t, n) {
 const s = e.reduce((e, n) => e + t.of(n).traffic.sessions + t.of(n).traffic.queued, 0);
 return 0 === s && 0 === t.quietMs ? `new sessions kept coming for ${n}` : `${quantity(s, "session")} left after ${n}`;
}

async function drain_timeout_shutDownSessions({run: e, request: t, watch: n}, s) {
 const r = e.units.filter(e => !n.of(e).zero);
 if (0 === r.length) return;
 const o = r.flatMap(e => e.members), a = await e.loadBalancer.sample(o, s);
 let i = null;
 try {
  await e.loadBalancer.shutDownSessions(o, s), i = await e.loadBalancer.sample(o, s);
 } finally {
  const sample = t => e.loadBalancer.sample(o, t);
  i ??= await (0, src_clock.ux)(e.clock, drain_timeout_LAST_LOOK_MS, sample).catch(() => null), 
  null !== i ? function noteShutDown(e, {drainTimeoutMs: t}, n, s, r) {
   for (const o of n) {
    const n = o.members.map(haproxy_server.TN), a = n.reduce((e, t) => e + endedBetween(s.get(t), r.get(t)), 0), i = n.reduce((e, t) => e + (r.get(t)?.sessions ?? 0), 0);
    if (0 === a && 0 === i) continue;
    e.update([ o ], e => ({
     ...e,
     sessionsShutDown: e.sessionsShutDown + a
    }));
    const c = 0 === a ? ", and shutting them down ended none" : " and shut down";
    e.warn(`${o.key}: ${quantity(a || i, "session")} left after ${(0, duration.a)(t)}${c}.`);
   }
  }(e, t, r, a, i) : e.warn(`Sessions of ${namesOf(r)} were being shut down: how many were cut is not known.`);
 }
}

function endedBetween(e, t) {
 if (void 0 === e || void 0 === t) return 0;
 const n = countedFrom(e, t), s = t.sessionsTotal - n.sessionsTotal - (t.retries - n.retries);
 return Math.max(0, n.sessions + s - t.sessions);
}

function noteDrained({run: e, watch: t}) {
 const n = new Set(e.units.filter(e => t.of(e).idle).map(({key: e}) => e));
 e.update(e.units, e => ({
  ...e,
  drained: n.has((0, haproxy_server.TN)(e.saved)),
  drainMs: e.idleFromMs
 }));
}

const GRACE_MS = 5e3, WAITED_MS = 200;

function drainOf(e, t, n) {
 const s = e.startedAt + n.drainTimeoutMs, r = e.drainTimedOut ? 0 : n.quietForMs;
 return {
  run: e,
  plan: t,
  request: n,
  watch: new DrainWatch(e, n.drainTimeoutMs, r, t.capacities),
  deadline: s
 };
}

async function startDrain(e, t) {
 const {run: n, plan: s, request: r, watch: o} = e;
 n.seen.isFresh || n.seen.hasJustLooked || await lookAgain(n, t);
 const a = n.units.filter(e => function isInRotation({admin: e, forced: t}, {operation: n}) {
  return "drain" === n ? "ready" === t : "ready" === e;
 }(n.now(e), r)), i = new Set(s.targets.filter(({before: e}) => "maint" === e.forced).map(({key: e}) => e)), toMaint = e => "drain" === r.operation && i.has(e.key), c = a.filter(toMaint);
 c.length > 0 && await moveToMaint(e, c, t);
 const l = a.filter(e => !toMaint(e));
 !("maint" === r.operation && 0 === r.drainTimeoutMs) && l.length > 0 && await drain_set(e, l, "drain", t), 
 o.begin(n.units);
}

async function waitBeforeMaint(e, t) {
 const {run: n, watch: s, deadline: r} = e;
 for (;;) {
  const o = n.units.filter(e => !s.isInMaint(e)), a = await waitToLeaveDrain(s, o, r, t);
  if ("zero" === a.kind) return;
  if ("deadline" === a.kind) return timeOut(e, t);
  const i = a.units.length;
  n.note(`New sessions keep arriving at ${namesOf(a.units)} in drain, from clients bound to ${verb(i, "it: it goes", "them: they go")} to maint now.`), 
  await moveToMaint(e, a.units, t);
 }
}

async function isIdleInTime(e, t, n) {
 const {run: s, watch: r, deadline: o} = e;
 return (s.drainTimedOut || s.clock.now() >= o) && s.seen.earlierTraffic.size > 0 && await r.poll(o, n), 
 !s.drainTimedOut && ("idle" === (await waitForDrain(r, t, {
  deadline: o,
  need: "idle"
 }, n)).kind || (await timeOut(e, n), !1));
}

async function isIdleWithin({run: e, watch: t}, n, s, r) {
 const o = e.clock.now() + n;
 return "idle" === (await waitForDrain(t, e.units, {
  deadline: o,
  need: s,
  isGrace: !0
 }, r)).kind;
}

async function drain_set(e, t, n, s) {
 const {run: r, plan: o} = e, a = new Set(t.filter(e => isKnownHealthy(r.now(e)))), i = beforeDown(r, t), c = "drain" === e.request.operation && "drain" === n, send = () => setStates(r, t, n, s, {
  earlierTraffic: c
 }), l = "maint" === n ? await markingDown(r, t, i, send) : await send();
 r.tell("set", `${namesOf(t)}: set to ${n}`), assertAsSet(r, t);
 const d = t.filter(e => {
  return a.has(e) || isKnownHealthy(t = r.now(e)) && hasPassed(t);
  var t;
 }), giveWay = async () => {
  const o = e.request.givesNoWay ? [] : d.filter(e => isAsSet(r, e)), letIn = async () => {
   o.length > 0 && await setStates(r, o, "ready", s);
  };
  await ("maint" === n ? noteMarkedDownBriefly(r, t, i, letIn, s) : letIn());
 };
 await giveWayWhenTooFewAreLeft(r, o.capacities, {
  before: i.servers,
  reading: l
 }, giveWay, s), await giveWayWhenOverloaded(r, o.capacities, e.request, giveWay, s);
}

async function moveToMaint(e, t, n) {
 const {run: s, plan: r, watch: o} = e, a = s.seen.justRead ?? await s.readBack(n);
 await assertEnoughLeft(s, r.capacities, a, n), await assertCarried(s, r.capacities, e.request, n), 
 assertAsSet(s, t);
 const i = beforeDown(s, t);
 await drain_set(e, t, "maint", n), o.begin(t), await noteMarkedDown(s, t, i, () => o.sample(n), n);
}

async function finish(e, t, n, s) {
 const {run: r, watch: o, request: a} = e;
 t || await o.confirm(r.units, s), await outlastOthers(r, r.units, r.lastSetAt, o.look, s);
 const areIdle = () => r.units.every(e => o.of(e).idle), i = areIdle();
 if (noteDone(e), await meetAnew(e, n, s), noteDrained(e), !i || areIdle() || 0 === a.drainTimeoutMs) return;
 r.update(r.units, e => ({
  ...e,
  confirmed: !1
 }));
 const c = r.units.filter(e => !o.of(e).idle);
 r.tellProgress(`${namesOf(c)}: somebody has come since, and is waited for`, c.length), 
 await isIdleInTime(e, r.units, s) || "shutdown-sessions" !== a.onDrainTimeout || (await drain_timeout_shutDownSessions(e, s), 
 await isIdleWithin(e, GRACE_MS, "idle", s)), noteDone(e, c);
}

async function meetAnew({run: e, watch: t}, n, s) {
 const r = e.clock.now();
 await n(t.look), e.clock.now() - r >= WAITED_MS && await t.lookAnew(s);
}

function noteDone(e, t = e.run.units) {
 const {run: n, watch: s} = e;
 noteDrained(e), n.update(n.units, e => ({
  ...e,
  confirmed: !0
 })), n.tellEach("done", t, e => {
  const {sessions: t} = s.of(e).traffic;
  return `${n.now(e).status}, ${quantity(t, "session")}, confirmed on a fresh connection`;
 });
}

const ALSO_WITHIN_MS = 2e3;

class StoppedForAnother extends Error {
 name="StoppedForAnother";
}

async function runTogether(e, t, n) {
 const s = new AbortController;
 let callOff = () => {};
 const r = AbortSignal.any([ n, s.signal ]), o = new Barrier(e.length), a = new Set;
 return await Promise.all(e.map(async e => {
  const n = new BarrierMember(o, t, r);
  try {
   r.throwIfAborted(), await e(n, r), o.leave(n);
  } catch (e) {
   if (o.close(new StoppedForAnother), e instanceof StoppedForAnother) return;
   a.add((0, errors.h_)(e)), 1 === a.size && (callOff = t.alarm(ALSO_WITHIN_MS, () => s.abort(new StoppedForAnother)));
  }
 })), callOff(), [ ...a ];
}

class Place {
 opened=Promise.withResolvers();
 #hr;
 #fr;
 #pr=new Map;
 constructor(e, t) {
  this.#hr = e, this.#fr = new Set(t);
 }
 come(e) {
  this.#fr.add(e), this.#pr.delete(e), this.#wr && 0 === this.#pr.size && this.opened.resolve();
 }
 turnBack(e) {
  this.#fr.delete(e), this.#pr.delete(e);
 }
 beginLook(e, t) {
  this.#pr.set(e, t);
 }
 mayLook(e, t) {
  return !this.#wr || [ ...this.#pr.values() ].some(n => t - n >= 2 * e);
 }
 get #wr() {
  return this.#fr.size === this.#hr;
 }
}

class Barrier {
 #hr;
 #mr=new Set;
 #t=[];
 #gr=null;
 constructor(e) {
  this.#hr = e;
 }
 arrive(e, t) {
  if (null !== this.#gr) throw this.#gr;
  const n = this.#t[t] ?? new Place(this.#hr, this.#mr);
  return this.#t[t] = n, n.come(e), n;
 }
 leave(e) {
  this.#mr.add(e);
  for (const t of this.#t) t.come(e);
 }
 close(e) {
  this.#gr ??= e;
  for (const {opened: e} of this.#t) e.promise.catch(() => {}), e.reject(this.#gr);
 }
}

class BarrierMember {
 #vr;
 #ye;
 #yr;
 #x=0;
 #W=0;
 #_r=0;
 constructor(e, t, n) {
  this.#vr = e, this.#ye = t, this.#yr = n;
 }
 fromTheStart() {
  this.#x = 0;
 }
 meet=async e => {
  this.#yr.throwIfAborted();
  const t = this.#x++;
  if (t < this.#W) return;
  const n = this.#vr.arrive(this, t), s = n.opened.promise.then(() => "opened");
  try {
   for (let t = 1e3; "late" === await this.#kr(s, t); ) {
    const s = n.mayLook(this.#_r, this.#ye.now());
    s && await this.#br(n, e), t = s ? 1e3 : 100;
   }
  } catch (e) {
   throw s.catch(() => {}), n.turnBack(this), e;
  }
  this.#W = this.#x;
 };
 async #br(e, t) {
  const n = this.#ye.now();
  e.beginLook(this, n), await t(this.#yr), this.#_r = this.#ye.now() - n, e.come(this);
 }
 async #kr(e, t) {
  this.#yr.throwIfAborted();
  const {promise: n, resolve: s, reject: r} = Promise.withResolvers(), giveUp = () => r(this.#yr.reason);
  this.#yr.addEventListener("abort", giveUp, {
   once: !0
  });
  const o = this.#ye.alarm(t, () => s("late"));
  try {
   return await Promise.race([ e, n ]);
  } finally {
   this.#yr.removeEventListener("abort", giveUp), o();
  }
 }
}

async function renewed(e, t, n, s) {
 const {isFresh: r, isTrafficOld: o, hasJustLooked: a} = e.seen;
 return a || r && !o || 0 === t.capacities.length ? t : await lookedOver(e, t, n, s);
}

async function lookedOver(e, t, n, s) {
 await lookAgain(e, s);
 const r = capacitiesNow(e, t, n).filter(isRefused);
 r.length > 0 && e.record(await readBackends(e, r, s));
 const o = capacitiesNow(e, t, n), {servers: a} = e.seen;
 return requireCapacity(o, {
  servers: a
 }, new Set(leavingOf(t.targets, a, n).map(haproxy_server.TN))), await assertCarried(e, o, n, s), 
 {
  ...t,
  capacities: o
 };
}

function capacitiesNow(e, {targets: t, capacities: n}, s) {
 const r = Map.groupBy(leavingOf(t, e.seen.servers, s), ({backend: e}) => e);
 return n.flatMap(t => {
  const n = e.seen.backend(t.backend);
  if (void 0 === n) return [];
  const o = capacityOf(n, [], r.get(t.backend) ?? [], s.minAvailable);
  return {
   ...t,
   leaving: o.leaving,
   now: o.now,
   after: o.after
  };
 });
}

const ramp_LOOK_EVERY_MS = 1e3;

function climbingOf(e) {
 return e.filter(({ramp: e, alreadyInGoalState: t}) => e.length > 0 && !t);
}

async function climb(e, t, n, s, r) {
 const o = climbingOf(t), a = new Map(o.map(t => [ t.key, e.now(t).checkDowns ]));
 e.noteRampStep(e.rampStep);
 for (let t = 0; t < n.steps.length - 1; t += 1) t >= e.rampStep && o.length > 0 && (await setStep(e, o, t, a, r), 
 await ramp_hold(e, o, t, n, a, r)), e.noteRampStep(t + 1), await s(t => lookAgain(e, t));
 e.seen.isFresh || await lookAgain(e, r);
 for (const t of o) assertServes(e, t, n.steps.length - 1, a);
 return a;
}

function weightNow({rampStep: e}, t) {
 return climbingOf([ t ])[0]?.ramp[e] ?? t.weight;
}

async function setStep(e, t, n, s, r) {
 e.seen.isFresh || await lookAgain(e, r);
 for (const r of t) assertServes(e, r, n, s);
 const o = t.flatMap(({ramp: e}) => e[n] ?? []).filter(t => e.seen.find((0, haproxy_server.TN)(t))?.weight !== t.effective);
 0 !== o.length && (await setWeights(e, o, r), assertAsSet(e, t));
}

async function ramp_hold(e, t, n, s, r, o) {
 const {intervalMs: a, healthTimeoutMs: i} = s, c = function serversBeside(e, t) {
  const n = new Set(t.map(({before: e}) => e.backend));
  return [ ...e.seen.servers.values() ].filter(({backend: e}) => n.has(e));
 }(e, t), l = await ramp_sampled(e, c, o);
 let d = e.clock.now();
 for (;;) {
  const s = d + a - e.clock.now();
  await e.clock.sleep(Math.min(ramp_LOOK_EVERY_MS, Math.max(s, 100)), o), await lookAgain(e, o);
  for (const s of t) assertServes(e, s, n, r);
  const u = t.map(t => e.now(t)), h = u.some(({operationalState: e}) => 1 === e);
  h && (d = e.clock.now());
  const f = e.clock.now() - d, p = sharesOf(t, l, await ramp_sampled(e, c, o));
  if (f >= a && u.every(isUp)) {
   for (const s of t) e.tell("done", `${s.key}: ${stepWords(s, n)} held${p.get(s.key) ?? ""}`);
   return;
  }
  if (f >= a + i) throw notServing(e, t, n);
  const w = h ? "slow start" : `${(0, duration.a)(f)} of ${(0, duration.a)(a)}`, [m] = t;
  if (void 0 === m) return;
  const g = t.length > 1 ? ` and ${quantity(t.length - 1, "other")}` : "";
  e.tellProgress(`${m.key}${g}: ${stepWords(m, n)}${p.get(m.key) ?? ""}, ${w}`, t.length);
 }
}

function stepWords({ramp: e}, t) {
 const n = e[t];
 if (void 0 === n) return `step ${t + 1}`;
 const s = n.weight.endsWith("%") ? `${n.weight}, ` : "";
 return `weight ${n.effective} (${s}step ${t + 1} of ${e.length})`;
}

function assertServes(e, t, n, s) {
 const {operationalState: r, status: o, admin: a, checks: i, checkDowns: c, maintCauses: l} = e.now(t);
 if (l.includes("dns")) throw unresolved(e, t.key, `went out at ${whereIn(t, n)}:`);
 if ("ready" !== a || 1 !== r && 2 !== r || !isStatusInRotation(o)) throw notServing(e, [ t ], n);
 if (c > (s.get(t.key) ?? 0)) throw notServing(e, [ t ], n, "was down, and ");
 if (s.set(t.key, c), "enabled" === e.of(t).begun.checks && "enabled" !== i) throw switchedOffFailure([ e.now(t) ], e.name);
}

function whereIn({ramp: e}, t) {
 return `step ${t + 1} of ${e.length} of its ramp`;
}

function notServing(e, t, n, s = "") {
 const r = t.filter(t => !isUp(e.now(t))), o = r.length > 0 ? r : t, a = o.map(t => {
  const {status: r, weight: o} = e.now(t);
  return `${t.key} ${s}is "${r}" at weight ${o}, ${whereIn(t, n)}`;
 });
 return new errors.HR("unhealthy", `The ramp ends here: ${a.join("; ")}.`, {
  loadBalancer: e.name,
  servers: o.map(({key: e}) => e),
  brief: `it was not UP at step ${n + 1} of its ramp`,
  detail: checkWords(o.map(t => ({
   key: t.key,
   now: e.now(t)
  }))),
  hint: o.some(t => isHeldByAgent(e.now(t))) ? HELD_BY_AGENT : "Look at the application: it did not carry its part of the requests. When it does, run this step again."
 });
}

async function outlastFailedCheck(e, t, n, s, r) {
 const o = e.clock.now() + s;
 for (;;) {
  for (const s of t) assertServes(e, s, s.ramp.length - 1, n);
  const s = t.filter(t => !isUp(e.now(t)));
  if (0 === s.length) return;
  if (e.clock.now() >= o) throw notServing(e, s, Math.max(...s.map(({ramp: e}) => e.length)) - 1);
  await e.clock.sleep(ramp_LOOK_EVERY_MS, r), await lookAgain(e, r);
 }
}

async function ramp_sampled(e, t, n) {
 try {
  return await e.loadBalancer.sample(t, n);
 } catch (e) {
  if (e instanceof errors.HR && "not-found" === e.code) return null;
  throw e;
 }
}

function sharesOf(e, t, n) {
 if (null === t || null === n) return new Map;
 const s = [ ...n ].some(([e, n]) => counters_isCleared(t.get(e) ?? n, n)), came = e => function arrivedBetween(e, t, n) {
  return void 0 === e || void 0 === t ? 0 : n ? t.sessionsTotal - t.retries : Math.max(0, t.sessionsTotal - e.sessionsTotal - (t.retries - e.retries));
 }(t.get(e), n.get(e), s), r = e.flatMap(({key: e}) => {
  const {backend: t} = (0, haproxy_server.Vb)(e), s = [ ...n.keys() ].filter(e => (0, 
  haproxy_server.Vb)(e).backend === t).reduce((e, t) => e + came(t), 0);
  return 0 === s ? [] : [ [ e, `, ${Math.round(100 * came(e) / s)}% of the requests of ${t} (${came(e)} of ${s})` ] ];
 });
 return new Map(r);
}

const check_under_way_LOOK_EVERY_MS = 100;

function isUnderWay(e) {
 return !0 === e.isBeingChecked && "none" !== proofOf(e);
}

function weightlessOf(e, t) {
 const n = t.flatMap(t => e.membersNow(t)).filter(({weight: e, srvRecord: t}) => e > 0 && void 0 === t);
 return [ ...Map.groupBy(n, ({backend: e}) => e) ].flatMap(([t, n]) => {
  if (function livesOnBackups(e, t) {
   const n = e.seen.backend(t);
   if (void 0 === n) return !1;
   const s = [ ...new Map(e.units.flatMap(t => e.membersNow(t)).map(e => [ (0, haproxy_server.TN)(e), e ])).values() ].filter(e => e.backend === t && !e.backup && (0, 
   haproxy_server.CS)(e)).length;
   if (n.active > s) return !1;
   return n.backups > 0 || [ ...e.seen.servers.values() ].some(e => e.backend === t && e.backup && e.sessions > 0);
  }(e, t)) return n;
  const s = n.filter(({backup: e}) => !e);
  return s.length > 0 && function hasBusyBackups(e, t) {
   const {backups: n = 0, sticky: s = null} = e.seen.backend(t) ?? {};
   if (0 === n || !canLend(e)) return !1;
   const r = "cookie" === s || "stick-table" === s;
   return [ ...e.seen.servers.values() ].some(e => e.backend === t && e.backup && (e.sessions > 0 || r && e.sessionsTotal > 0));
  }(e, t) ? s : [];
 });
}

function canLend(e) {
 return !0 !== e.seen.snapshot.can.lacks?.includes("weight");
}

async function sparingBackups(e, t, n, s) {
 const r = canLend(e) ? weightlessOf(e, t) : [], o = new Map(t.map(t => [ t.key, e.of(t).expected.weight ]));
 await lendNoWeight(e, r, s);
 const a = await n();
 return await giveWeightBack(e, r, s), e.update(t, e => {
  const t = o.get((0, haproxy_server.TN)(e.saved));
  return void 0 === t ? e : {
   ...e,
   expected: {
    ...e.expected,
    weight: t
   }
  };
 }), a;
}

async function lendNoWeight(e, t, n) {
 const s = t.map(e => send_weightGoal(e, 0));
 if (0 === s.length) return;
 const r = t.map(e => ({
  key: (0, haproxy_server.TN)(e)
 }));
 e.update(r, e => {
  const {now: t, saved: n} = e;
  return n.sent.weights.length > 0 ? e : {
   ...e,
   saved: {
    ...n,
    before: {
     ...n.before,
     weight: t.weight
    }
   }
  };
 }), await setWeights(e, s, n);
}

async function giveWeightBack(e, t, n) {
 if (0 === t.length) return;
 e.seen.isFresh || await e.readBack(n);
 const isOther = t => 0 !== (e.seen.find((0, haproxy_server.TN)(t))?.weight ?? 0), isOfAgent = t => "enabled" === e.seen.find((0, 
 haproxy_server.TN)(t))?.agent, s = t.find(e => isOther(e) && !isOfAgent(e));
 if (void 0 !== s) throw function weightSetByOthers(e, t) {
  return new errors.HR("not-verified", `${(0, haproxy_server.TN)(t)} was set to weight 0 while it was proven, and now it has ${e.seen.find((0, 
  haproxy_server.TN)(t))?.weight}: somebody else changed it.`, {
   loadBalancer: e.name,
   servers: [ (0, haproxy_server.TN)(t) ],
   hint: "Another job or person works on this server: give jobs on one backend a common `concurrency` group."
  });
 }(e, s);
 const r = t.filter(e => !isOther(e));
 r.length > 0 && await setWeights(e, r.map(e => send_weightGoal(e, e.weight)), n);
 const o = t.filter(isOfAgent).map(e => ({
  key: (0, haproxy_server.TN)(e)
 }));
 e.update(o, ({expected: {weight: e, ...t}, ...n}) => ({
  ...n,
  expected: t
 })), leaveTrackersToAgents(e);
}

function leaveTrackersToAgents(e) {
 endLoans(e, ({now: e}) => "enabled" === e.agent);
}

function endForgottenLoans(e) {
 endLoans(e, () => !0);
}

function endLoans(e, t) {
 const n = e.trackers.filter(e => (({now: e, unknown: t, gone: n, saved: s}) => !t && !n && 0 !== e.weight && s.sent.weights.length > 0)(e) && t(e));
 e.update(n.map(({saved: e}) => ({
  key: (0, haproxy_server.TN)(e)
 })), e => {
  const {saved: t, now: n} = e, {weight: s, ...r} = e.expected, o = {
   ...t.before,
   weight: n.weight
  };
  return {
   ...e,
   expected: r,
   saved: {
    ...t,
    before: o,
    sent: {
     ...t.sent,
     weights: []
    }
   }
  };
 });
}

const health_proof_LOOK_EVERY_MS = 100;

async function proveHealth(e, t, n, s) {
 const r = t.map(t => function candidateFor(e, t) {
  const n = e.now(t);
  return {
   unit: t,
   proof: proofIn(e, n),
   begun: n,
   isDoubted: 0 === e.reloads && "maint" !== n.admin && isUnderWay(n),
   lastCheck: n.lastCheck
  };
 }(e, t));
 await async function outlastChecksInMaint(e, t, n, s) {
  for (;;) {
   const r = t.filter(t => "maint" === e.now(t).admin && isUnderWay(e.now(t)));
   if (0 === r.length) return;
   if (e.clock.now() >= e.healthSince + n) {
    const t = r.map(t => {
     const {begun: n, now: s} = e.of(t);
     return {
      key: t.key,
      begun: n,
      now: s
     };
    });
    throw unhealthyFailure(t, n, e.name);
   }
   e.tellProgress(`${namesOf(r)}: in maint, until the check has ended that had begun before`, r.length), 
   await e.clock.sleep(check_under_way_LOOK_EVERY_MS, s), await e.readBack(s);
  }
 }(e, t, n, s);
 const o = r.filter(t => function isMarked({proof: e, isDoubted: t}) {
  return "checks" === e || "recheck" === e || t;
 }(t) && !isLetInByOthers(e, t)), a = weightlessOf(e, o.map(({unit: e}) => e));
 await lendNoWeight(e, a, s);
 const i = await begin(e, r, "recheck", s), c = await begin(e, i, "checks", s);
 await waitUntilProven(e, c, n, s), await async function proveAgain(e, t, n, s) {
  const r = t.filter(t => t.isDoubted && !isLetInByOthers(e, t));
  if (0 === r.length) return;
  const o = r.map(t => ({
   ...t,
   proof: "recheck",
   begun: e.now(t.unit)
  })), a = await begin(e, o, "recheck", s, {
   again: !0
  });
  await waitUntilProven(e, a, n, s);
 }(e, c, n, s), await giveWeightBack(e, a, s);
}

function noLongerProven(e, t) {
 return t.filter(t => {
  const {healthMs: n, now: s} = e.of(t);
  return null !== n && "ready" !== s.admin && !isProven(s);
 });
}

function provableByNow(e, t) {
 return t.filter(t => {
  const {healthMs: n, now: s} = e.of(t);
  return null === n && "ready" !== s.admin && "none" !== proofIn(e, s);
 });
}

function proofIn({reloads: e}, t) {
 return e > 0 ? proofAfterReload(t) : proofOf(t);
}

function isLetInByOthers(e, {unit: t, begun: n}) {
 return "ready" === e.now(t).forced && "ready" !== n.forced;
}

async function begin(e, t, n, s, {again: r = !1} = {}) {
 const o = t.filter(t => t.proof === n && !isLetInByOthers(e, t));
 if (0 === o.length) return [ ...t ];
 assertAsSet(e, o.map(({unit: e}) => e));
 const a = o.map(({unit: e}) => e);
 "checks" === n ? await send_takeDownForProof(e, a, s) : await async function beginGently(e, t, n) {
  const s = t.filter(t => function isFailing(e) {
   return !isProven(e) && isChecked(e) && !hasPassed(e);
  }(e.now(t))), r = s.filter(t => "drain" !== e.now(t).forced);
  r.length > 0 && await setStates(e, r, "drain", n);
  const o = t.filter(e => !s.includes(e));
  if (0 === o.length) return;
  const a = new Map(o.map(t => [ t, e.now(t).checkDowns ]));
  await function drainUntilChecked(e, t, n) {
   return e.send(t, () => ({
    state: "drain"
   }), s => e.loadBalancer.setHealth(send_namesOf(t), "stopping", s, n), n);
  }(e, o, n);
  const i = o.filter(t => e.now(t).checkDowns > (a.get(t) ?? 0));
  0 !== i.length && (assertAsSet(e, i), await send_takeDownForProof(e, i, n));
 }(e, a, s);
 const [i, c, l] = 1 === a.length ? [ "it was", "its", "it" ] : [ "they were", "their", "them" ], d = e.reloads > 0 ? `in drain, for ${i} let in unproven` : `in drain, with ${c} sessions left alone`, u = "checks" === n ? "in drain and down" : d, h = r ? " once more, for a check had begun before this step" : "";
 return e.tell("set", `${namesOf(a)}: ${u}, until HAProxy's checks have proven ${l} healthy${h}`), 
 t.map(t => o.includes(t) ? {
  ...t,
  begun: e.now(t.unit)
 } : t);
}

async function waitUntilProven(e, t, n, s) {
 const r = e.healthSince + n;
 let o = t.filter(({proof: e}) => "none" !== e);
 for (;o.length > 0; ) if (await e.clock.sleep(health_proof_LOOK_EVERY_MS, s), o = await look(e, o, n, s), 
 !(0 === o.length || e.clock.now() < r)) throw await e.readBack(s), unhealthy(e, o, n);
}

async function look(e, t, n, s) {
 const r = t.map(({unit: e}) => (0, haproxy_server.Vb)(e.key)), o = await e.loadBalancer.sample(r, s), statusOf = ({unit: e}) => o.get(e.key)?.status ?? "unknown", a = t.filter(e => statusOf(e).startsWith("MAINT")), i = t.filter(e => isProvenStatus(statusOf(e))), c = t.filter(e => isStatusInRotation(statusOf(e)));
 a.length + i.length + c.length > 0 && await e.readBack(s);
 for (const {unit: t} of a) assertProvable(e, t);
 const l = new Set(i.filter(t => function isProvenNow(e, {unit: t}) {
  const n = e.now(t);
  return !(!(0, haproxy_server.W_)(n) || !isProven(n)) && hasPassed(n);
 }(e, t)).map(({unit: e}) => e)), d = e.clock.now() - e.startedAt;
 e.update([ ...l ], e => ({
  ...e,
  healthMs: Math.round(d)
 }));
 for (const t of i) l.has(t.unit) && warnOfSlowStart(e, t);
 const u = t.filter(t => !l.has(t.unit) && !isLetInByOthers(e, t)).map(e => heard(e, o)), [h] = u;
 return void 0 !== h && function tellProgress(e, t, n, s, r) {
  const o = namesOf(t.map(({unit: e}) => e));
  e.tellProgress(`${o}: "${n}", proving health, after ${(0, duration.a)(s)} of ${(0, 
  duration.a)(r)}`, t.length);
 }(e, u, statusOf(h), e.clock.now() - e.healthSince, n), u;
}

function warnOfSlowStart(e, {unit: t, proof: n}) {
 const {operationalState: s, sessionLimit: r, sessions: o, queued: a} = e.now(t);
 "recheck" === n && 1 === s && r && o + a !== 0 && e.warn(`${t.key} has begun a slow start with the check that proves it, and has ${quantity(o + a, "session")}: until that is over HAProxy serves only a part of its \`maxconn\` (${r}) at once, and queues further clients that are bound to it. With \`wait-for-health: false\` a server in drain is let in without a proof, and without a slow start.`);
}

function heard(e, t) {
 const n = t.get(e.unit.key)?.lastCheck ?? "";
 return e.lastCheck.startsWith(n) ? e : {
  ...e,
  lastCheck: n
 };
}

function unhealthy(e, t, n) {
 return unhealthyFailure(t.map(t => {
  const n = e.now(t.unit), {lastCheck: s} = heard(t, new Map([ [ t.unit.key, n ] ]));
  return {
   key: t.unit.key,
   begun: t.begun,
   now: {
    ...n,
    lastCheck: s
   }
  };
 }), n, e.name);
}

const WAITED_LONG_MS = 1e3;

async function ready(e, t, n, s, r) {
 const o = {
  proof: n.healthProof,
  limitMs: n.healthTimeoutMs
 }, look = async (t, n = !1) => {
  await e.readBack(t, {
   fresh: n
  }), assertAsSetWhileOut(e);
 };
 e.seen.isFresh || await look(r);
 const a = "none" !== o.proof, i = t.targets.filter(t => a && function isLetInByWeight(e, t) {
  const {admin: n, weight: s} = e.now(t);
  return "ready" === n && 0 === s && null !== t.weight && t.weight.effective > 0;
 }(e, t)), isServing = t => e.membersNow(t).some(haproxy_server.CS);
 await waitUntilUp(e, i.filter(isServing), o.limitMs, r);
 const c = i.filter(e => !isServing(e)), isUnproven = e => c.some(({key: t}) => t === e.key);
 if (await setWeightsWhileOut(e, t, isUnproven, r), await s(look), e.seen.isFresh || await look(r), 
 a) {
  const n = e.units.filter(n => isOut(e, n) || function isLetInByReload(e, {targets: t}, n) {
   const s = t.find(({key: e}) => e === n.key)?.before;
   if (0 === e.reloads || "ready" === s?.admin) return !1;
   const {now: r, letIn: o} = e.of(n);
   return !o && "none" !== proofAfterReload(r);
  }(e, t, n) || isUnproven(n));
  assertStillProvable(e, n), await proveHealth(e, n, o.limitMs, r), function assertWeightsLeft(e, t) {
   const n = t.filter(t => !(t => e.now(t).weight === weightNow(e, t)?.effective)(t) && "enabled" !== e.now(t).agent);
   e.expectAsRead(n.filter(t => "ready" === e.now(t).forced)), assertAsSet(e, n);
  }(e, c), c.length > 0 && await setWeightsWhileOut(e, t, () => !1, r), function expectWeights(e, {targets: t}) {
   for (const n of t) {
    const t = weightNow(e, n)?.effective;
    void 0 !== t && e.update([ n ], e => ({
     ...e,
     expected: {
      ...e.expected,
      weight: t
     }
    }));
   }
  }(e, t);
 }
 const l = e.clock.now();
 await s(look), null === e.seen.justRead && await look(r), e.seen.trafficAt <= l && e.clock.now() - l >= WAITED_LONG_MS && await look(r, !0), 
 assertAsSetWhileOut(e);
 const doubtedNow = () => [ ...noLongerProven(e, e.units), ...a ? provableByNow(e, e.units) : [] ];
 for (let t = doubtedNow(); t.length > 0; ) {
  for (const n of t) assertProvable(e, n);
  await proveHealth(e, t, o.limitMs, r), await look(r), t = doubtedNow();
 }
 a && assertStillProvable(e, e.units.filter(t => isOut(e, t))), await letIn(e, e.units, o, r), 
 void 0 !== n.ramp && await async function climbAndConfirm(e, {targets: t}, n, s, r, o) {
  const a = climbingOf(t);
  e.update(a, e => ({
   ...e,
   confirmed: !1
  }));
  const i = await climb(e, t, {
   ...n,
   healthTimeoutMs: s.limitMs
  }, r, o), c = a.flatMap(e => e.weight ?? []).filter(t => e.seen.find((0, haproxy_server.TN)(t))?.weight !== t.effective);
  c.length > 0 && await setWeights(e, c, o), assertAsSet(e, e.units), await e.readBack(o, {
   fresh: !0
  }), assertAsSet(e, e.units), await outlastOthers(e, a, e.lastSetAt, t => lookAgain(e, t), o), 
  await outlastFailedCheck(e, a, i, s.limitMs, o), e.update(a, e => ({
   ...e,
   confirmed: !0
  }));
  for (const {key: t, before: n} of a) {
   const {weight: s} = e.seen.find(t) ?? n;
   e.tell("done", `${t}: weight ${s}, confirmed on a fresh connection`);
  }
 }(e, t, n.ramp, o, s, r);
}

async function setWeightsWhileOut(e, {targets: t}, n, s) {
 const r = t.flatMap(t => {
  if (n(t)) return [];
  const {before: s, sent: r} = e.of(t).saved, o = weightNow(e, t);
  return null !== o ? o : r.weights.length > 0 ? send_weightGoal((0, haproxy_server.Vb)(t.key), s.weight) : [];
 }), o = new Map(e.units.map(t => [ t.key, e.now(t).weight ])), a = [ ...r.filter(e => o.get(`${e.backend}/${e.server}`) !== e.effective), ...keptWeights(e) ];
 a.length > 0 && await setWeights(e, a, s);
}

function keptWeights(e) {
 return 0 === e.reloads ? [] : e.trackers.filter(({now: e, gone: t, saved: {before: n, sent: s}}) => !t && 0 === e.weight && s.weights.includes(0) && n.weight > 0).map(({saved: e}) => send_weightGoal(e, e.before.weight));
}

function assertAsSetWhileOut(e) {
 const t = e.units.filter(t => "ready" === e.now(t).forced);
 e.expectAsRead(t), assertAsSet(e, e.units);
}

function isOut(e, t) {
 return "ready" !== e.now(t).admin;
}

function assertStillProvable(e, t) {
 for (const n of t) assertProvable(e, n);
 const n = t.filter(t => "enabled" === e.of(t).begun.checks && "enabled" !== e.now(t).checks);
 if (n.length > 0) throw switchedOffFailure(n.map(t => e.now(t)), e.name);
}

async function letIn(e, t, n, s) {
 const r = t.filter(t => isOut(e, t));
 if (r.length > 0) {
  const set = () => setStates(e, r, "ready", s), t = r.filter(t => "maint" === e.now(t).admin);
  await sparingBackups(e, t, set, s), e.tell("set", `${namesOf(r)}: set to ready`);
 }
 e.update(t, e => ({
  ...e,
  letIn: !0
 })), assertAsSet(e, r), e.expectAsRead(t.filter(t => !isOut(e, t))), await async function raiseStopped(e, t, n) {
  const s = t.filter(t => function isStoppedForEver(e) {
   return "ready" === e.admin && 0 === e.operationalState && "enabled" !== e.checks && null === e.tracks && e.status.startsWith("DOWN") && !isHeldByAgent(e);
  }(e.now(t)) && "enabled" !== e.of(t).begun.checks);
  0 !== s.length && (await sparingBackups(e, s, () => raiseHealth(e, s, n), n), e.update(s, e => ({
   ...e,
   healthRaised: !0
  })), e.tell("set", `${namesOf(s)}: health up, for its checks are off and nothing else would bring it up`));
 }(e, t, s);
 const o = "none" !== n.proof;
 for (let r = !0; r; ) {
  o && await waitUntilUp(e, t, n.limitMs, s), await e.readBack(s, {
   fresh: !0
  }), assertAsSet(e, t), await outlastOthers(e, t, e.lastSetAt, n => lookAgain(e, n, t), s);
  const a = o ? t.filter(t => !isProvenUp(e, t)) : [];
  if (r = a.length > 0, !a.every(t => isFaltering(e.now(t)))) throw notUp(e, a, n.limitMs);
 }
 e.update(t, e => ({
  ...e,
  confirmed: !0
 })), e.tellEach("done", t, t => `${e.now(t).status}, confirmed on a fresh connection`);
}

const RELOADS_SURVIVED = 10;

function overReloads(e, t, n, s) {
 return async (r, o) => {
  for (let a = t; ;) try {
   return r.fromTheStart(), await s(a, r, o);
  } catch (t) {
   if (!(t instanceof errors.P1) || "fail" === n.onReload) throw t;
   a = await startAgain(e, a, n, t, o);
  }
 };
}

async function startAgain(e, t, n, s, r) {
 const {process: o} = e.seen;
 for (let a = s; ;) {
  if (e.reloads >= RELOADS_SURVIVED) throw tooOften(e, a);
  try {
   const a = await e.loadBalancer.read(r);
   if ((0, haproxy_process.SM)(a.process, o)) throw isOfProxy(s) ? shutDown(e, s) : s;
   e.noteReload();
   const i = e.serverRuns.map(({saved: e}) => ({
    key: (0, haproxy_server.TN)(e)
   }));
   e.noteGone(i.filter(({key: e}) => isGone(a, e)));
   const c = t.targets.filter(({key: e, before: t}) => isDisabled(a.servers.get(e)) && !isDisabled(t));
   e.forgetStates(c);
   const l = planAgain(t, n, a), d = addedSince(e, n, a);
   if (!refusesAdded(n)) for (const t of addedWarnings(d)) e.warn(t);
   if (!0 !== n.isOfBatch) for (const t of unwatchedNotices(n, e.seen.snapshot, a)) e.notice(t);
   e.recordAll(a, l.targets);
   const u = e.serverRuns.filter(({saved: e, now: t}) => isReplaced(e, t));
   if (e.acceptAddresses(), e.acceptWeights(), endForgottenLoans(e), null !== l.refusal) throw l.refusal;
   const h = new Set(t.targets.flatMap(({members: e}) => e.map(haproxy_server.TN)));
   refusesAdded(n) && refuseAdded(e, d.filter(e => !h.has(e))), isDrain(n) && !n.givesNoWay && refuseSuccessors(e, l.targets);
   for (const t of u.map(e => movedWarning(e, n))) e.warn(t);
   for (const t of successorWarnings(e, l.targets, n)) e.warn(t);
   return 0 === l.targets.length || ("ready" === n.operation && requireEnabled(e, c), 
   "weight" !== n.operation && e.expectAsRead(e.units), e.tell("set", `HAProxy was reloaded, process ${a.process.pid} answers now: ${namesOf(e.units)} once more, from the beginning`)), 
   l;
  } catch (t) {
   if (!(t instanceof errors.P1) || t === s) throw t;
   e.noteReload(), a = t;
  }
 }
}

function isOfProxy({detail: e = ""}) {
 return e.startsWith("Proxy is disabled");
}

function shutDown(e, t) {
 const n = t.servers.length > 0 ? t.servers : e.units.map(({key: e}) => e);
 return new errors.HR("refused", `HAProxy takes no change of ${listed(n)}, and was not reloaded: somebody has shut its proxy down.`, {
  loadBalancer: e.name,
  servers: n,
  brief: "its proxy was shut down by hand",
  detail: t.detail,
  cause: t,
  hint: "After `shutdown frontend` of a `listen` its servers cannot be set any more, and serve whoever else sends them requests. Only a reload of HAProxy ends that."
 });
}

function requireEnabled(e, t) {
 if (0 !== t.length) throw new errors.HR("reloaded", `HAProxy was reloaded, and its new configuration has ${namesOf(t)} disabled: it is left in maint.`, {
  loadBalancer: e.name,
  servers: t.map(({key: e}) => e),
  hint: "If it is to serve all the same, run this step once more: then it is this configuration that it is asked to overrule."
 });
}

function addedSince(e, t, n) {
 return t.isOfBatch ? [] : addedServers(t, refusesAdded(t) ? e.seen.first : e.seen.snapshot, n);
}

function refusesAdded(e) {
 return isDrain(e) && !0 !== e.isOfBatch;
}

function refuseAdded(e, t) {
 if (0 !== t.length) throw new errors.HR("reloaded", `HAProxy was reloaded, and its new configuration has ${listed(t)}, which \`server\` means as well, and which nobody has planned to take out.`, {
  loadBalancer: e.name,
  servers: e.units.map(({key: e}) => e),
  brief: `the new configuration has ${listed(t)} as well`,
  hint: "Run this step once more: then all of them are taken out together. Or name only those that are meant, as `BACKEND/SERVER`."
 });
}

function refuseSuccessors(e, t) {
 const {first: n, snapshot: s} = e.seen, [r] = newNeighbours(t, n, s);
 if (void 0 === r) return;
 const {key: o, address: a, others: i} = r, c = listed(i.map(haproxy_server.TN)), l = n.servers.get(o)?.address === a ? "stood when this step began" : "stands now";
 throw new errors.HR("reloaded", `HAProxy was reloaded, and its new configuration has ${c} at ${a}, where ${o} ${l}: whoever stops the application there stops what nobody has planned to take out.`, {
  loadBalancer: e.name,
  servers: e.units.map(e => e.key),
  brief: `the new configuration has ${c} at the address of ${o}`,
  hint: "Look which servers stand at that address now, and run this step for all of them."
 });
}

function successorWarnings({seen: e}, t, n) {
 return isDrain(n) && n.givesNoWay ? newNeighbours(t, e.first, e.snapshot).map(({key: e, address: t, others: n}) => `HAProxy was reloaded, and its new configuration has ${listed(n.map(haproxy_server.TN))} in rotation at ${t}, the address of ${e}, whose script runs: it may be at work on what serves.`) : [];
}

function movedWarning({saved: e, now: t}, n) {
 const s = isDrain(n) && n.givesNoWay ? "its script, which runs, may be at work at either" : "what this step does, it does to the server there from now on";
 return `${(0, haproxy_server.TN)(e)} stands at ${t.address} since HAProxy was reloaded, and stood at ${e.address} before: ${s}.`;
}

function isDisabled(e) {
 return !0 === e?.maintCauses.includes("configuration");
}

function tooOften(e, t) {
 return new errors.P1(`HAProxy was reloaded ${e.reloads + 1} times while this step worked, and that was once too often`, {
  loadBalancer: e.name,
  cause: t
 });
}

function warnOfReloads(e, {operation: t}) {
 const {reloads: n} = e, {oldWorkers: s} = e.seen;
 if (0 === n) return;
 const r = takesOut(t) ? {
  none: "",
  counted: " Sessions that the old process still served were counted.",
  unseen: " Sessions that an old process may still serve cannot be seen from here: wait until it has ended before the application is stopped."
 }[s] : "";
 e.warn(`HAProxy was reloaded ${times(n)} while this step worked, which began again in the new process.${r} With \`load-server-state-from-file\` in haproxy.cfg, and the state saved before each reload, HAProxy itself keeps what is set.`);
}

const LOOK_AT_BUSY_EVERY_MS = 100, LOOK_FOR_LOST_EVERY_MS = 1e3;

function together(e, t, {clock: n, signal: s}, r, o = []) {
 const a = t.map(({run: t, plan: n}) => noting(t, overReloads(t, n, e, r(t))));
 return runTogether([ ...a, ...o ], n, s);
}

async function watchDuring(e, t, n, {clock: s, signal: r}, o = new Set) {
 const a = new Map;
 let i = !1;
 n.then(() => {
  i = !0;
 });
 let c = null;
 const worker = async (e, t) => {
  await n, c ??= new Set(a.values());
  const r = c;
  for (;[ ...a.values() ].some(e => r.has(e)); ) await s.sleep(LOOK_AT_BUSY_EVERY_MS, t);
  await e.meet(async () => {});
 }, l = t.map(({run: t, plan: n}) => {
  const c = overReloads(t, n, e, function seeing(e, t) {
   let n = e;
   return async (...e) => {
    if (!n) return await t(...e);
    throw n = !1, new errors.P1("Another HAProxy process answers now: it was reloaded or restarted");
   };
  }(o.has(t), lastLook(t, e, a))), l = noting(t, function overLosses(e, t, n) {
   return async (s, r) => {
    let o = null;
    for (;;) try {
     await t(s, r);
     break;
    } catch (t) {
     if (!isLost(t) || r.aborted) throw t;
     if (null === o && e.warn(`${t.message.replace(/\.?$/, ".")} It is tried again until the way back begins.`), 
     o ??= t, n() || await e.clock.sleep(LOOK_FOR_LOST_EVERY_MS, r), n()) break;
    }
    if (null !== o) throw o;
   };
  }(t, (...e) => c(...e).finally(() => a.delete(t)), () => i));
  return runTogether([ l, worker ], s, r);
 }), d = await Promise.all(l);
 return await n, [ ...new Set(d.flat()) ];
}

function isLost(e) {
 return (0, errors.EY)(e) || e instanceof errors.HR && "timeout" === e.code;
}

function reloadsOf(e) {
 return e.reduce((e, {run: t}) => e + t.reloads, 0);
}

function lastLook(e, t, n = new Map) {
 const {reloads: s} = e, alone = async () => {}, r = new ServedInMaint(e);
 return async (o, a, i) => {
  if (e.reloads > s && (expectAsPlanned(e, o, t), await operate(e, o, t, alone, i), 
  r.begin()), n.delete(e), await lookUntilAllHave(e, a, async s => {
   n.has(e) || n.set(e, Symbol()), await lookAgain(e, s), assertServing(e, o, t), r.note(), 
   n.delete(e);
  }, i), null !== r.failure) throw r.failure;
 };
}

async function lookUntilAllHave(e, t, n, s) {
 e.seen.isFresh || await n(s), await t.meet(n);
}

async function operate(e, t, n, s, r) {
 await async function switchChecksBefore(e, t, n, s) {
  await switchChecks(e, t, e => isBefore(e, n), s);
 }(e, t, n, r), await function setOn(e, t, n, s, r) {
  switch (n.operation) {
  case "weight":
   return async function weight(e, {targets: t, capacities: n}, s, r, o) {
    const a = t.flatMap(e => e.weight ?? []);
    e.seen.isFresh || await lookAgain(e, o);
    const i = climbingOf(t);
    let c = new Map;
    void 0 !== s.ramp && (e.expectAsRead(i), e.reloads > 0 && await async function goOnAfterReload(e, t, n, s) {
     const r = t.flatMap(t => {
      const n = weightNow(e, t);
      return null !== n && e.now(t).weight > n.effective ? n : [];
     });
     r.length > 0 && await setWeights(e, r, s), await waitUntilUp(e, t, n, s);
    }(e, i, s.healthTimeoutMs, o), c = await climb(e, t, {
     ...s.ramp,
     healthTimeoutMs: s.healthTimeoutMs
    }, r, o));
    const l = a.filter(t => e.seen.find((0, haproxy_server.TN)(t))?.weight !== t.effective);
    if (l.length > 0) {
     const r = new Set(t.filter(t => isKnownHealthy(e.now(t))).map(({key: e}) => e)), a = t.flatMap(t => e.membersNow(t)), i = await setWeights(e, l, o);
     assertAsSet(e, t);
     const giveWay = async () => {
      const n = t.filter(t => null !== t.weight && r.has(t.key) && isAsSet(e, t)).map(t => send_weightGoal((0, 
      haproxy_server.Vb)(t.key), e.of(t).saved.before.weight));
      n.length > 0 && await setWeights(e, n, o);
     };
     await giveWayWhenTooFewAreLeft(e, n, {
      before: a,
      reading: i
     }, giveWay, o), await giveWayWhenOverloaded(e, n, s, giveWay, o);
    }
    await r(t => lookAgain(e, t));
    const d = e.clock.now();
    await e.readBack(o, {
     fresh: !0
    }), assertAsSet(e, t), await outlastOthers(e, t, d, t => lookAgain(e, t), o), await outlastFailedCheck(e, i, c, s.healthTimeoutMs, o), 
    function weight_confirm(e, t) {
     e.update(t, e => ({
      ...e,
      confirmed: !0
     })), e.tellEach("done", t, t => `weight ${e.now(t).weight}, confirmed on a fresh connection`);
    }(e, t);
   }(e, t, n, s, r);

  case "drain":
   return async function drain(e, t, n, s, r) {
    const o = drainOf(e, t, n);
    if (await startDrain(o, r), await s(o.watch.look), 0 === n.drainTimeoutMs) return finish(o, !1, s, r);
    const a = await isIdleInTime(o, e.units, r);
    if (a || "continue" === n.onDrainTimeout) return finish(o, a, s, r);
    await drain_timeout_shutDownSessions(o, r), await finish(o, await isIdleWithin(o, GRACE_MS, "idle", r), s, r);
   }(e, t, n, s, r);

  case "maint":
   return async function maint(e, t, n, s, r) {
    const o = drainOf(e, t, n), a = n.drainTimeoutMs > 0;
    await startDrain(o, r), await s(o.watch.look), a && !e.drainTimedOut && await waitBeforeMaint(o, r), 
    await meetAnew(o, s, r), a && o.watch.quietMs > 0 && !e.drainTimedOut && await waitBeforeMaint(o, r);
    const i = e.units.filter(e => !o.watch.isInMaint(e));
    i.length > 0 && await moveToMaint(o, i, r);
    const c = i.length > 0 ? Math.max(o.deadline, e.clock.now() + GRACE_MS) : o.deadline;
    if (await s(o.watch.look), a && await isIdleInTime({
     ...o,
     deadline: c
    }, e.units, r)) return finish({
     ...o,
     deadline: c
    }, !0, s, r);
    const l = e.drainTimedOut && "shutdown-sessions" === n.onDrainTimeout;
    l && await drain_timeout_shutDownSessions(o, r);
    const d = await isIdleWithin(o, GRACE_MS, l ? "idle" : "still", r), u = d ? void 0 : e.units.find(e => !o.watch.of(e).still);
    if (void 0 !== u) throw servedInMaint(e, u);
    await finish(o, d, s, r);
   }(e, t, n, s, r);

  case "ready":
   return ready(e, t, n, s, r);
  }
 }(e, t, n, s, r), await async function switchChecksAfter(e, t, n, s) {
  const r = await switchChecks(e, t, e => !isBefore(e, n), s);
  if (0 === r.length) return;
  if (await e.readBack(s, {
   fresh: !0
  }), assertAsSet(e, e.units), await outlastOthers(e, r, e.lastSetAt, t => lookAgain(e, t), s), 
  function tellWeightsOfAgents(e, t) {
   const n = t.filter(t => {
    const n = t.ramp.at(-1);
    return void 0 !== n && e.now(t).weight !== n.effective;
   });
   e.tellEach("done", n, t => `weight ${e.now(t).weight}, for its agent, which speaks again, gives it`);
  }(e, r), "ready" !== n.operation || "none" === n.healthProof) return;
  const o = r.filter(t => isFaltering(e.now(t)));
  await waitUntilUp(e, o, n.healthTimeoutMs, s, e.lastSetAt);
  const a = r.filter(t => !isUp(e.now(t)));
  if (a.length > 0) throw notUp(e, a, n.healthTimeoutMs);
 }(e, t, n, r), "ready" === n.operation && function warnOfWeightless(e) {
  const t = e.units.filter(t => "ready" === e.now(t).admin && 0 === e.now(t).weight), [n] = t;
  if (void 0 === n) return;
  const s = t.some(t => 0 === e.now(t).configuredWeight) ? " Where 0 is the weight in the configuration, an absolute weight is needed." : "", r = t.some(t => "enabled" === e.now(t).agent) ? " Where its agent check says that weight, it says it again: look at the agent." : "";
  e.warn(`${namesOf(t)} ${verb(t.length, "is", "are")} ready at weight 0 and ${verb(t.length, "takes", "take")} no traffic: \`operation: weight\` sets another weight.${s}${r}`);
 }(e);
}

function assertServing(e, t, n) {
 "ready" === n.operation && "none" !== n.healthProof && assertStillUp(e, e.units), 
 "weight" === n.operation && void 0 !== n.ramp && assertStillUp(e, climbingOf(t.targets));
}

function expectAsPlanned(e, t, {operation: n}) {
 !function expectWeightsAsRead(e, {targets: t}) {
  const n = t.filter(({weight: e}) => null !== e);
  e.update(n, e => ({
   ...e,
   expected: {
    ...e.expected,
    weight: e.now.weight
   }
  }));
 }(e, t), takesOut(n) && function expectAgentsOff(e) {
  const t = e.units.filter(t => "disabled" === e.now(t).agent);
  e.update(t, e => ({
   ...e,
   expected: {
    ...e.expected,
    agent: "disabled"
   }
  }));
 }(e);
}

function noting(e, t) {
 return async (n, s) => {
  try {
   await t(n, s);
  } catch (t) {
   if (t instanceof StoppedForAnother || s.aborted && t === s.reason) throw t;
   const n = (0, errors.h_)(t), r = void 0 === n.loadBalancer ? n.with({
    loadBalancer: e.name
   }) : n;
   throw e.noteFailure(r), e.tellFailure(r), r;
  }
 };
}

function loadBalancersOf(e) {
 return [ ...new Set([ ...e.servers, ...e.unread ].map(({loadBalancer: e}) => e)) ];
}

function unreadInOrder(e, t) {
 const n = t.map(({name: e}) => e);
 return e.toSorted((e, t) => n.indexOf(e.loadBalancer) - n.indexOf(t.loadBalancer));
}

function commonState(e) {
 return common(e.map(({admin: e}) => e));
}

function commonStatus(e) {
 return common(e.map(({status: e}) => e));
}

function common(e) {
 const [t, ...n] = e;
 return void 0 === t ? null : n.every(e => e === t) ? t : "mixed";
}

function presentOf(e) {
 return e.servers.filter(({outcome: e}) => "gone" !== e);
}

function availableOf(e) {
 return presentOf(e).filter(({after: e, changed: t}) => "unknown" !== t && (0, haproxy_server.CS)(e)).length;
}

function drainedOf(e) {
 const {error: t, operation: n, unread: s} = e, r = presentOf(e), o = r.filter(e => null !== e.drained || null !== t && function wasBegun({changed: e, outcome: t}) {
  return "no" !== e || "rolled-back" === t;
 }(e));
 return takesOut(n) && 0 !== o.length ? null === t || "rolling" === n ? o.every(({drained: e}) => !0 === e) : 0 === s.length && r.every(isDrained) : null;
}

function isDrained({drained: e, changed: t, after: n}) {
 return !0 === e && "unknown" !== t && "ready" !== n.admin;
}

function isLetIn(e) {
 return "ready" === e.forced && e.weight > 0;
}

function whoElse({agent: e, srvRecord: t}, n) {
 return "enabled" === e ? "its agent or somebody else" : n || void 0 === t ? "somebody else" : "its SRV record or somebody else";
}

function attemptOf(e, {servers: t}, n, s, r) {
 const o = new Tracking(n.servers), a = [], i = new Map;
 for (const e of t) {
  const t = n.servers.get((0, haproxy_server.TN)(e));
  void 0 !== t && (a.push({
   key: (0, haproxy_server.TN)(e),
   members: [ e, ...o.trackersOf(e) ]
  }), i.set((0, haproxy_server.TN)(e), {
   ...serverRunOf(t, {
    ...e,
    before: settingsToRestore(e, t)
   }),
   expected: pick(settingsOf(t), sentSettings(e))
  }));
 }
 const c = new Run({
  ...r,
  loadBalancer: e
 }, n, a, i), l = new Set(t.filter(({lent: e, sent: t}) => !e && 0 === t.states.length).map(haproxy_server.TN)), d = {
  run: c,
  units: a,
  takenOver: new Set,
  notOurWeights: new Set,
  ofWeight: l
 };
 leaveLostWeights(d, a, !(0, haproxy_process.SM)(c.seen.process, s));
 const u = new Map(a.map(e => [ e, foundAs(c, e, s) ])), isFound = e => a.filter(t => u.get(t) === e), [h, f] = [ [ ...isFound("as-left"), ...isFound("as-before") ], isFound("replaced") ];
 return function warnOfAgentsWeights(e, t, n) {
  const s = new Set(t.map(({key: e}) => e));
  for (const t of n) {
   const n = (0, haproxy_server.TN)(t), r = e.seen.find(n), {before: o, sent: a} = t;
   "enabled" !== r?.agent || "disabled" !== o.agent || void 0 === a.agent || !s.has(n) || a.weights.length > 0 || r.weight === o.weight || e.warn(`${n} has weight ${r.weight}, which its agent gave while this step let it speak, and had ${o.weight} before: that is left so.`);
  }
 }(c, h, t), {
  ...d,
  ours: h,
  replaced: f,
  refusals: new Map
 };
}

function leaveLostWeights({run: e, notOurWeights: t}, n, s = !1) {
 for (const r of n) {
  const {saved: n, now: o, unknown: a} = e.of(r);
  if (a || !hasLostWeight(n, o)) continue;
  const {before: i, sent: c} = n;
  e.update([ r ], e => ({
   ...e,
   saved: {
    ...n,
    before: {
     ...i,
     weight: o.weight
    },
    sent: {
     ...c,
     weights: []
    }
   },
   expected: pick(e.expected, [ "state", "checks", "agent" ])
  })), o.weight === i.weight || n.lent && "enabled" === o.agent || (t.add(r), e.warn(s && o.weight === o.configuredWeight ? `${r.key} has weight ${o.weight} since HAProxy was reloaded, as its configuration says, and had ${i.weight} before this step: that is left so.` : `${r.key} has weight ${o.weight}, which this step did not set: ${whoElse(o, !1)} changed it, so that is left alone.`));
 }
}

function leaveWeightsToAgents(e, t) {
 const {run: n} = e;
 leaveLostWeights(e, t.filter(e => "enabled" === n.now(e).agent)), leaveTrackersToAgents(n);
}

function leaveLostSwitches({run: e}, t) {
 for (const n of t) {
  const {saved: t, now: s, expected: r, unknown: o} = e.of(n), a = settingsOf(s), i = pick(differences(r, a), [ "checks", "agent" ]);
  if (o || isEmpty(i)) continue;
  const isKept = e => !(e in i), c = pick(a, [ "checks", "agent" ].filter(e => e in i)), {states: l, weights: d, checks: u, agent: h} = t.sent, f = {
   states: l,
   weights: d,
   ...void 0 !== u && isKept("checks") ? {
    checks: u
   } : {},
   ...void 0 !== h && isKept("agent") ? {
    agent: h
   } : {}
  };
  e.update([ n ], e => ({
   ...e,
   saved: {
    ...t,
    before: {
     ...t.before,
     ...c
    },
    sent: f
   },
   expected: pick(r, [ "state", "weight", "checks", "agent" ].filter(isKept))
  })), e.warn(`${n.key} has ${describe(c)} now, which this step did not set: somebody else changed it, so that is left alone.`);
 }
}

function foundAs(e, t, n) {
 const {saved: s, now: r} = e.of(t), o = compare(s, r, {
  told: n,
  now: e.seen.process
 });
 if ("replaced" === o && e.warn(`The address of ${t.key} is ${r.address} now, and was ${s.address} before: somebody replaced it, so it is left alone.`), 
 "not-ours" !== o) return o;
 const {state: a, weight: i} = settingsNotOurs(s, r);
 if (!(0, haproxy_process.SM)(e.seen.process, n) && !r.maintCauses.includes("configuration")) return "as-left";
 const c = [ ...void 0 === a && void 0 !== i ? [] : [ a ?? r.forced ], ...void 0 === i ? [] : [ `at weight ${i}` ] ];
 return e.warn(`${t.key} is ${c.join(", ")}, which this step did not set: ${whoElse(r, void 0 !== a)} changed it, so it is left alone.`), 
 o;
}

function isBack({saved: e, now: t, unknown: n}) {
 return !n && isAsBefore(e, t);
}

async function stillOurs(e, t, n) {
 const {run: s, takenOver: r} = e;
 if (0 === t.length) return [];
 null === s.seen.justRead && await s.readBack(n);
 for (const e of t) r.has(e) || isAsSet(s, e) || (r.add(e), s.warn(takenOverWords(s.of(e))));
 return t.filter(e => !r.has(e));
}

function takenOverWords({saved: e, expected: t, now: n}) {
 const s = (0, haproxy_server.TN)(e), r = describeServer(n, settingsIn(differences(t, settingsOf(n))));
 return isReplaced(e, n) ? `The address of ${s} is ${n.address} now, and was ${e.address} before: somebody replaced it while it was put back, so it is left alone, in ${r}.` : `${s} was set to ${r} by ${whoElse(n, t.state !== n.forced)} while it was put back, so it is left alone.`;
}

async function stillOnTheWay(e, t, n) {
 const {run: s} = e;
 return t.length > 0 && null === s.seen.justRead && await s.readBack(n), leaveLostWeights(e, t), 
 leaveLostSwitches(e, t), stillOurs(e, t, n);
}

function capacitiesWithout(e, t, n) {
 return [ ...Map.groupBy(t.flatMap(t => refusals_leavingOf(e, t)), ({backend: e}) => e) ].flatMap(([t, s]) => {
  const r = e.seen.backend(t), o = [ ...e.seen.servers.values() ].filter(e => e.backend === t);
  return void 0 === r ? [] : capacityOf(r, o, s, n);
 });
}

function isLeaving(e, t) {
 return refusals_leavingOf(e, t).length > 0;
}

function refusals_leavingOf(e, t) {
 const {saved: n, now: s} = e.of(t), {state: r, weight: o} = settingsToRestore(n, s);
 return ("ready" !== r ? e.membersNow(t) : 0 === o ? [ s ] : []).filter(haproxy_server.CS);
}

async function giveWayWhereTooFewAreLeft({run: e, refusals: t}, n, s, r, o) {
 const a = tooSmall(e, s, r), i = ofBackends(n, a);
 if (0 !== i.length) {
  await o(i);
  for (const n of i) t.set(n, refusals_tooFewWithout(e, n, a));
 }
}

function ofBackends(e, t) {
 const n = new Set(t.map(({backend: e}) => e));
 return e.filter(e => e.members.some(({backend: e}) => n.has(e)));
}

function refusals_tooFewWithout(e, t, n) {
 const s = new Set(t.members.map(({backend: e}) => e)), r = listed(n.map(e => e.backend).filter(e => s.has(e)));
 return new errors.HR("guard", `Left in rotation: without ${t.key} fewer servers of ${r} would take traffic than \`min-available\` asks for`, {
  loadBalancer: e.name,
  servers: [ t.key ],
  brief: "too few servers would be left without it",
  hint: "Bring others back first, then take it out by hand."
 });
}

function refusals_unprovable(e, t) {
 return e.now(t).maintCauses.includes("dns") ? function refusals_unresolved(e, t) {
  const {key: n} = t;
  return new errors.HR("dns-maintenance", `Not put back: the name of ${n} does not resolve, so no check can prove it healthy.`, {
   brief: "its name does not resolve",
   loadBalancer: e.name,
   servers: [ n ],
   detail: e.now(t).status,
   hint: "Look at the `resolvers` section of haproxy.cfg. When the name resolves, run `ready` for it."
  });
 }(e, t) : "unchecked" === e.of(t).saved.health ? function neverChecked(e, {key: t}) {
  return new errors.HR("unhealthy", `Not put back: the script did not come to its end, and no health check runs on ${t} that could prove it healthy.`, {
   brief: "its script did not come to its end, and no health check can prove it",
   loadBalancer: e.name,
   servers: [ t ],
   hint: "Look at its application, then run `ready` for it."
  });
 }(e, t) : function unchecked(e, t) {
  const {key: n} = t;
  return new errors.HR("unhealthy", `Not put back: the health checks of ${n} were switched off meanwhile, so nothing can prove it healthy.`, {
   loadBalancer: e.name,
   servers: [ n ],
   hint: checkAgainHint(e.now(t), "and put it back when its checks have passed")
  });
 }(e, t);
}

function stateToRestore(e, t) {
 const {saved: n} = e.of(t);
 return n.sent.states.length > 0 ? n.before.state : null;
}

async function setBack(e, t, n, s, r) {
 const {run: o} = e;
 await moveTo(e, t.filter(t => !e.refusals.has(t) && stateToRestore(o, t) === n && o.now(t).forced !== n), n, s, r);
}

async function moveTo(e, t, n, {minAvailable: s}, r) {
 const {run: o} = e, a = await stillOurs(e, t, r);
 if (0 === a.length) return;
 const i = beforeDown(o, a), c = a.filter(e => isLeaving(o, e)), l = capacitiesWithout(o, c, s), d = "drain" === n || "ready" === n && canLend(o) ? a.filter(e => "maint" === o.now(e).forced) : [], send = () => setStates(o, a, n, r), u = "drain" === n ? a.filter(e => function isStoppedHalfWay(e, t) {
  const {saved: n, now: s} = e.of(t);
  return "ready" === s.forced && 0 === s.operationalState && "enabled" !== s.checks && "unchecked" === n.health;
 }(o, e)) : [], h = await atNoWeight(e, d, () => "maint" === n ? markingDown(o, a, i, send) : send(), r);
 u.length > 0 && await raiseHealth(o, u, r);
 const f = a.some(e => stateToRestore(o, e) !== n);
 if (o.tell("set", `${namesOf(a)}: ${f ? `in ${n} on the way back` : `put back to ${n}`}`), 
 await giveWayWhereTooFewAreLeft(e, c, l, h, e => {
  const letIn = () => setStates(o, e, "ready", r);
  return "maint" === n ? noteMarkedDownBriefly(o, e, i, letIn, r) : letIn();
 }), "maint" === n) {
  const sample = () => o.loadBalancer.sample(o.watched, r), t = a.filter(t => !e.refusals.has(t));
  await noteMarkedDown(o, t, i, sample, r);
 }
}

async function atNoWeight(e, t, n, s) {
 const {run: r} = e, o = weightlessOf(r, t);
 await lendNoWeight(r, o, s);
 const a = await n();
 leaveLostWeights(e, t);
 const i = o.filter(e => 0 === r.seen.find((0, haproxy_server.TN)(e))?.weight);
 return await giveWeightBack(r, i, s), leaveWeightsToAgents(e, t), a;
}

const drain_first_LOOK_EVERY_MS = 100, drain_first_PAUSE_PER_COST = 4, drain_first_PAUSE_AT_MOST_MS = 1e3;

function watchOf(e, t) {
 return new IdleWatch(e.clock.now(), sumTraffic(e.membersNow(t).map(asOwn)), {
  inMaint: !1,
  settled: !1
 });
}

function drain_first_trafficOf({members: e}, t) {
 return e.flatMap(e => t.get((0, haproxy_server.TN)(e)) ?? []).map(asOwn);
}

function asOwn(e) {
 return {
  ...e,
  sessions: (0, haproxy_server.CT)(e),
  inherited: 0
 };
}

function isInDrain(e) {
 return void 0 !== e && !/^(UP|no check|MAINT|DOWN)/.test(e.status);
}

const FIRST = {
 health: "enabled",
 agent: "disabled"
}, LAST = {
 health: "disabled",
 agent: "enabled"
};

function goalsOf(e, t, n) {
 const {saved: s, now: r} = e.of(t), {checks: o, agent: a} = differences(pick(s.before, sentSettings(s)), settingsOf(r));
 return [ ...o === n.health ? [ {
  ...(0, haproxy_server.Vb)(t.key),
  check: "health",
  goal: o
 } ] : [], ...a === n.agent ? [ {
  ...(0, haproxy_server.Vb)(t.key),
  check: "agent",
  goal: a
 } ] : [] ];
}

function downForGood(e, t) {
 const {status: n} = e.now(t);
 return new errors.HR("unhealthy", `The health checks of ${t.key} are left on: they find it "${n}", and with them off it would stay so for good.`, {
  loadBalancer: e.name,
  servers: [ t.key ],
  hint: `Look at its application; when it is up, send \`disable health ${t.key}\`.`
 });
}

const put_servers_back_LOOK_EVERY_MS = 100;

async function putServersBack(e, t, n) {
 const {run: s, ours: r, refusals: o} = e;
 await async function putChecksBackFirst({run: e, ours: t}, n) {
  const s = t.flatMap(t => goalsOf(e, t, FIRST));
  s.length > 0 && await setChecks(e, s, n);
 }(e, n);
 const a = Map.groupBy(r, e => {
  const {saved: n, now: r} = s.of(e), o = s.membersNow(e).some(haproxy_server.CS);
  return wayBack(n, r, {
   ...t,
   isTracked: e.members.length > 1,
   isServing: o
  });
 }), by = e => (a.get(e) ?? []).filter(e => !o.has(e));
 await async function outlastFailing(e, t, {healthTimeoutMs: n}, s) {
  const {run: r, refusals: o} = e, isLetIn = e => {
   const {saved: t, now: n} = r.of(e);
   return "ready" === n.admin && 0 === n.weight && settingsToRestore(t, n).weight > 0;
  }, isFailing = e => {
   const t = r.now(e);
   return "enabled" === t.checks && (0, haproxy_server.W_)(t) && !isProven(t);
  }, a = r.clock.now() + n;
  for (;;) {
   const i = await stillOurs(e, t.filter(isLetIn).filter(isFailing), s);
   if (0 === i.length) return;
   if (r.clock.now() >= a) {
    for (const e of i) {
     const {begun: t, now: s} = r.of(e);
     o.set(e, unhealthyFailure([ {
      key: e.key,
      begun: t,
      now: s
     } ], n, r.name));
    }
    return;
   }
   await r.clock.sleep(put_servers_back_LOOK_EVERY_MS, s), await r.readBack(s);
  }
 }(e, by("set"), t, n), function refuseTooFew({run: e, refusals: t}, n, s) {
  const r = n.filter(t => isLeaving(e, t)), o = capacitiesWithout(e, r, s).filter(isRefused);
  for (const n of ofBackends(r, o)) t.set(n, refusals_tooFewWithout(e, n, o));
 }(e, by("set"), t.minAvailable);
 for (const e of by("unprovable")) o.set(e, refusals_unprovable(s, e));
 const i = by("set").filter(e => "ready" === s.now(e).forced && "ready" !== (stateToRestore(s, e) ?? "ready")), c = by("set").filter(e => !i.includes(e));
 await putWeightsBack(e, [ ...c, ...by("down") ], t, n);
 const l = await async function drainBeforeMaint(e, t, n, s) {
  const {run: r, refusals: o, takenOver: a} = e;
  if (n.clock.now() >= n.drainUntil) return {
   units: [],
   leaving: [],
   capacities: []
  };
  const i = t.filter(e => "maint" === stateToRestore(r, e) && !n.unhealthy.has(e.key) && function servesAnybody(e, t) {
   return e.membersNow(t).some(e => (0, haproxy_server.CS)(e) || "maint" !== e.admin && 0 !== e.operationalState && (0, 
   haproxy_server.CT)(e) > 0);
  }(r, e)), c = i.filter(e => "ready" === r.now(e).forced), l = c.filter(e => isLeaving(r, e)), d = capacitiesWithout(r, l, n.minAvailable);
  await moveTo(e, c, "drain", n, s);
  const isOut = e => !o.has(e) && !a.has(e);
  return {
   units: i.filter(isOut),
   leaving: l.filter(isOut),
   capacities: d
  };
 }(e, by("set"), t, n), d = by("set").filter(e => !l.units.includes(e));
 for (const s of [ "maint", "drain", "ready" ]) await setBack(e, d, s, t, n);
 await async function moveDrainedToMaint(e, {units: t, leaving: n, capacities: s}, r, o) {
  const {run: a} = e;
  if (0 === t.length) return;
  await async function outlastSessions(e, t, n, s) {
   const {clock: r} = e, o = r.now(), a = new Map(t.map(t => [ t, watchOf(e, t) ])), i = new OldSessions(e, () => o);
   for (let t = drain_first_LOOK_EVERY_MS; ;) {
    const c = n - r.now();
    c > 0 && await r.sleep(Math.min(t, c), s);
    const l = r.now(), d = await e.loadBalancer.sample(e.watched, s, {
     by: n
    }), u = r.now();
    t = Math.max(drain_first_LOOK_EVERY_MS, Math.min((u - l) * drain_first_PAUSE_PER_COST, drain_first_PAUSE_AT_MOST_MS));
    for (const [e, t] of a) t.add(l, u, sumTraffic(drain_first_trafficOf(e, d))), !t.mayEnterMaint && isInDrain(d.get(e.key)) || a.delete(e);
    const h = [ ...a ].filter(([, e]) => e.keptBusy).map(([e]) => e), f = await i.freeOf(h, s), p = [ ...a ].filter(([e]) => !f.includes(e));
    if (0 === p.length) return;
    const w = p.reduce((e, [, t]) => e + t.traffic.sessions, 0), m = `${namesOf(p.map(([e]) => e))}: ${quantity(w, "session")}`;
    if (u >= n) return void e.tell("set", `${m} left after ${(0, duration.a)(u - o)} in drain: back to maint now`);
    e.tellProgress(`${m} before it goes back to maint`, w);
   }
  }(a, t, r.drainUntil, o);
  const i = await stillOnTheWay(e, t, o), c = n.filter(e => i.includes(e) && a.membersNow(e).some(haproxy_server.W_));
  await giveWayWhereTooFewAreLeft(e, c, s, a.seen.latest, e => setStates(a, e, "ready", o)), 
  await setBack(e, i, "maint", r, o);
 }(e, l, t, n), await putWeightsBack(e, i.filter(e => !o.has(e)), t, n), await async function bringBackDown(e, t, n, s) {
  const {run: r} = e, o = await stillOurs(e, t, s);
  if (0 === o.length) return;
  borrowAsRead(r, o), await atNoWeight(e, o, () => send_takeDownForProof(r, o, s), s);
  const a = await stillOnTheWay(e, o, s);
  for (const t of [ "drain", "ready" ]) await setBack(e, a, t, n, s);
  r.tell("set", `${namesOf(o)}: back and down, as before, until its checks bring it up`);
 }(e, by("down"), t, n), await async function proveAndLetIn(e, t, n, s) {
  const {healthTimeoutMs: r} = n, {run: o, ours: a, refusals: i} = e, c = await stillOurs(e, t, s);
  if (0 === c.length) return;
  o.expectAsRead(c), borrowAsRead(o, c);
  let l = [];
  for (let t = c; t.length > 0; ) {
   await proveOrTakeOut(e, t, r, s), o.seen.isFresh || await o.readBack(s), leaveLostWeights(e, c);
   const n = c.filter(e => !i.has(e));
   leaveLostSwitches(e, n), l = await stillWatched(e, await stillOurs(e, n, s), s), 
   t = noLongerProven(o, l);
  }
  leaveWeightsToAgents(e, a);
  const d = o.trackers.map(({saved: e}) => ({
   key: (0, haproxy_server.TN)(e),
   members: [ e ]
  })), u = a.filter(e => !c.includes(e) && !i.has(e));
  await putWeightsBack(e, [ ...l, ...u, ...d ], n, s);
  const h = (await stillOurs(e, l, s)).filter(e => "ready" === stateToRestore(o, e)), f = {
   proof: "where-checked",
   limitMs: r
  };
  h.length > 0 && await letIn(o, h, f, s);
 }(e, by("prove"), t, n), await async function giveWeightsBack({run: e, units: t, ours: n, replaced: s, takenOver: r}, o) {
  const a = t.flatMap(t => {
   const o = r.has(t) || !(n.includes(t) || s.includes(t)), {saved: a, now: i, begun: c} = e.of(t), l = o ? weightToGiveBack(a, i) : null;
   return null === l ? [] : "ready" !== i.admin || 0 !== i.weight || 0 !== c.weight || "enabled" === i.checks && isProven(i) && hasPassed(i) ? send_weightGoal(i, l) : (e.warn(`${t.key} was set to ready meanwhile, and no check has proven it healthy: it stays at weight 0, which this step had set. \`operation: ready\` with \`weight: ${l}\` proves it, and lets it in.`), 
   []);
  });
  a.length > 0 && await setWeights(e, a, o);
 }(e, n), await async function putChecksBackLast(e, t) {
  const {run: n, ours: s, refusals: r} = e, o = await stillOurs(e, s.filter(e => goalsOf(n, e, LAST).length > 0 && function isBackBut(e, t) {
   const {saved: n, now: s} = e.of(t);
   return isEmpty(differences(pick(pick(n.before, sentSettings(n)), [ "state", "weight" ]), settingsOf(s)));
  }(n, e)), t);
  for (const e of o) {
   const {admin: t, operationalState: s} = n.now(e);
   goalsOf(n, e, LAST).some(({check: e}) => "health" === e) && "maint" !== t && 0 === s && r.set(e, downForGood(n, e));
  }
  const a = o.filter(e => !r.has(e)).flatMap(e => goalsOf(n, e, LAST));
  a.length > 0 && await setChecks(n, a, t);
 }(e, n), s.units.length > 0 && await s.readBack(n, {
  fresh: !0
 });
 const isLeft = t => !e.takenOver.has(t) && !isBack(s.of(t));
 leaveLostWeights(e, r.filter(isLeft)), await stillOurs(e, r.filter(e => isLeft(e) && (e => {
  const {now: t, expected: n} = s.of(e);
  return "enabled" === t.agent && t.weight !== (n.weight ?? t.weight);
 })(e)), n);
 const [u] = o.values();
 if (void 0 !== u) throw u;
 const h = r.filter(isLeft);
 if (h.length > 0) throw function notBack(e, t) {
  const n = t.map(t => {
   const {now: n, saved: s} = e.of(t), r = differences(pick(s.before, [ "checks", "agent" ]), settingsOf(n)), o = describe({
    state: s.before.state,
    ...r
   }), a = n.isAdminGuessed ? "drain or ready, which is not shown" : n.forced;
   return `${t.key} is ${a} ("${n.status}"), it was ${o}`;
  });
  return new errors.HR("not-verified", `Not put back: ${n.join("; ")}.`, {
   loadBalancer: e.name,
   servers: t.map(({key: e}) => e),
   hint: "Put it back by hand; the job summary has the commands."
  });
 }(s, h);
 !function tellBack(e, t) {
  const whereOf = t => {
   const {saved: n, now: s} = e.of(t);
   return "ready" === s.forced ? "back as before" : n.sent.states.length > 0 ? `back in ${s.forced}` : `back as before, and in ${s.forced}`;
  };
  for (const [n, s] of Map.groupBy(t, whereOf)) e.tell("done", `${namesOf(s)}: ${n}, confirmed on a fresh connection`);
 }(s, r.filter(e => isBack(s.of(e))));
}

async function putWeightsBack(e, t, {minAvailable: n}, s) {
 const {run: r} = e, o = await stillOurs(e, t.filter(e => {
  const {saved: t, now: n} = r.of(e);
  return settingsToRestore(t, n).weight !== n.weight;
 }), s), a = o.filter(e => isLeaving(r, e)), i = capacitiesWithout(r, a, n), c = new Map(a.map(e => [ e, r.now(e).weight ])), l = o.map(e => send_weightGoal(r.of(e).saved, r.of(e).saved.before.weight));
 if (0 === l.length) return;
 const d = await setWeights(r, l, s);
 await giveWayWhereTooFewAreLeft(e, a, i, d, e => {
  const t = e.map(e => send_weightGoal(r.now(e), c.get(e) ?? 0));
  return setWeights(r, t, s);
 });
}

function borrowAsRead(e, t) {
 e.update(t, e => {
  const {now: t, saved: n} = e;
  return {
   ...e,
   begun: t,
   saved: {
    ...n,
    before: settingsToRestore(n, t)
   }
  };
 });
}

async function stillWatched(e, t, n) {
 const {run: s, refusals: r} = e, o = t.filter(e => "none" === proofOf(s.now(e)));
 for (const e of o) r.set(e, refusals_unprovable(s, e));
 return await takeOutAgain(e, o, n), t.filter(e => !o.includes(e));
}

async function proveOrTakeOut(e, t, n, s) {
 const {run: r, refusals: o} = e;
 try {
  await proveHealth(r, t, n, s);
 } catch (n) {
  if (s.aborted || !(n instanceof errors.HR) || n instanceof errors.P1) throw n;
  if ("not-found" === n.code) throw n;
  const r = t.filter(({key: e}) => "unhealthy" !== n.code || n.servers.includes(e));
  for (const e of r) o.set(e, n);
  leaveLostWeights(e, t), leaveLostSwitches(e, r), await takeOutAgain(e, r, s);
 }
}

async function takeOutAgain(e, t, n) {
 const {run: s} = e;
 for (const r of [ "maint", "drain", "ready" ]) {
  const isOther = e => s.of(e).begun.forced === r && s.now(e).forced !== r, o = await stillOurs(e, t.filter(isOther), n);
  o.length > 0 && await setStates(s, o, r, n);
 }
 const r = await stillOurs(e, t.filter(e => {
  const {begun: t, now: n, expected: r} = s.of(e);
  return void 0 !== r.weight && n.weight !== t.weight;
 }), n), o = r.map(e => send_weightGoal(s.of(e).begun, s.of(e).begun.weight));
 o.length > 0 && await setWeights(s, o, n);
}

async function rollback(e, t, n, s) {
 const r = n.clock.now() + n.drainLimitMs;
 let {process: o} = t, a = t, i = null, c = null;
 for (let [l, d] = [ 0, 0 ]; ;) try {
  const l = await e.read(s);
  null !== c && (a = saved_change_joined([ a ], unlent(c, a, l))[0] ?? a), c = null, 
  i = attemptOf(e, a, l, o, n), o = i.run.seen.process;
  const d = proofLimitMs(n);
  return await putServersBack(i, {
   ...n,
   healthTimeoutMs: d,
   drainUntil: r
  }, s), rollback_outcomeOf(i, t, null);
 } catch (r) {
  const o = (0, errors.h_)(r), u = i?.run.saved();
  void 0 !== u && o instanceof errors.P1 ? c = u : void 0 !== u && (a = saved_change_joined([ a ], u)[0] ?? a);
  const h = o instanceof errors.P1 || "not-found" === o.code;
  h ? l += 1 : LOST.includes(o.code) && (d += 1);
  const f = h ? l <= RELOADS_SURVIVED : LOST.includes(o.code);
  if (!s.aborted && f && d <= LOSSES_SURVIVED) {
   "several-processes" === o.code && n.tell({
    kind: "warning",
    loadBalancer: e.name,
    text: `${o.message}.`
   });
   continue;
  }
  return await rollback_lookOnceMore(i, e, t, n, o, s);
 }
}

function proofLimitMs({clock: e, healthTimeoutMs: t, provenBy: n = Number.POSITIVE_INFINITY}) {
 return Math.min(t, Math.max(0, n - e.now()));
}

const LOST = [ "connect-failed", "timeout", "ssh-failed", "tls-failed", "not-haproxy", "several-processes", "data-plane-api" ], LOSSES_SURVIVED = 1;

function unlent(e, t, {servers: n}) {
 const s = new Map(t.servers.map(e => [ (0, haproxy_server.TN)(e), e ])), r = e.servers.flatMap(e => {
  const t = s.get((0, haproxy_server.TN)(e)), r = e.sent.weights.includes(0) && 0 === n.get((0, 
  haproxy_server.TN)(e))?.weight && e.before.weight > 0 ? e.sent.weights : t?.sent.weights ?? [], o = {
   ...t?.before ?? e.before,
   state: e.before.state
  }, a = {
   ...e,
   before: o,
   sent: {
    ...e.sent,
    weights: r
   }
  };
  return isSent(a) ? a : [];
 });
 return {
  ...e,
  servers: r
 };
}

async function rollback_lookOnceMore(e, t, n, s, r, o) {
 const read = e => t.read(e);
 try {
  const a = await (o.aborted ? (0, src_clock.ux)(s.clock, s.lastLookMs, read) : read(o)), i = e ?? attemptOf(t, n, a, n.process, s);
  return i.run.recordAll(a), leaveWeightsToAgents(i, i.ours.filter(e => !i.takenOver.has(e))), 
  rollback_outcomeOf(i, n, r);
 } catch {
  const t = new Map(e?.run.saved().servers.map(e => [ (0, haproxy_server.TN)(e), e.sent ])), s = n.servers.map(n => {
   const s = (0, haproxy_server.TN)(n);
   return [ s, {
    kind: "unknown",
    now: e?.run.seen.find(s) ?? null,
    sent: t.get(s) ?? n.sent,
    healthMs: null,
    sessionsShutDown: 0,
    failure: r
   } ];
  }), o = lentBy(e, n.servers, r, "unknown"), {process: a} = e?.run.seen ?? n;
  return {
   process: a,
   servers: new Map(s),
   lent: o,
   failure: r
  };
 }
}

function lentBy(e, t, n, s) {
 const r = new Set(t.map(haproxy_server.TN));
 if (null === e) return [];
 const {run: o} = e;
 return o.serverRuns.filter(({saved: e}) => {
  const t = "left" === s && isGone(o.seen.snapshot, (0, haproxy_server.TN)(e));
  return e.sent.weights.length > 0 && !t && !r.has((0, haproxy_server.TN)(e));
 }).flatMap(e => {
  const {saved: t, now: r} = e, a = isHidden(o.seen.snapshot, (0, haproxy_server.TN)(t)), i = e.unknown || a ? "unknown" : s;
  if ("left" === i && (isBack(e) || 0 !== r.weight)) return [];
  const c = a ? hiddenFailure([ t ]) : n;
  return {
   saved: t,
   result: {
    kind: i,
    now: r,
    sent: t.sent,
    healthMs: null,
    sessionsShutDown: 0,
    failure: c
   }
  };
 });
}

function rollback_outcomeOf(e, {servers: t}, n) {
 const {run: s, units: r, refusals: o} = e, a = new Map(r.map(e => [ e.key, e ])), i = t.map(t => {
  const r = a.get((0, haproxy_server.TN)(t));
  if (isHidden(s.seen.snapshot, (0, haproxy_server.TN)(t))) {
   const e = {
    now: null,
    sent: void 0 === r ? t.sent : s.of(r).saved.sent
   };
   return [ (0, haproxy_server.TN)(t), {
    kind: "unknown",
    ...e,
    healthMs: null,
    sessionsShutDown: 0,
    failure: hiddenFailure([ t ])
   } ];
  }
  if (void 0 === r) return [ (0, haproxy_server.TN)(t), {
   ...GONE,
   sent: t.sent
  } ];
  const {now: i, healthMs: c, sessionsShutDown: l, saved: d} = s.of(r);
  if (isGone(s.seen.snapshot, r.key)) return [ r.key, {
   ...GONE,
   sent: d.sent,
   sessionsShutDown: l
  } ];
  const u = function kindOf({run: e, ours: t, replaced: n, takenOver: s, notOurWeights: r, ofWeight: o}, a) {
   const i = e.of(a);
   return i.unknown || isStateGuessed(i.saved, i.now) ? "unknown" : o.has(a.key) && r.has(a) ? "not-ours" : isBack(i) ? "back" : n.includes(a) || isReplaced(i.saved, i.now) ? "replaced" : t.includes(a) && !s.has(a) ? "left" : "not-ours";
  }(e, r), h = "back" === u ? null : o.get(r) ?? n;
  return [ r.key, {
   kind: u,
   now: i,
   sent: d.sent,
   healthMs: c,
   sessionsShutDown: l,
   failure: h
  } ];
 }), c = lentBy(e, t, n, "left");
 return {
  process: s.seen.process,
  servers: new Map(i),
  lent: c,
  failure: n
 };
}

const GONE = {
 kind: "gone",
 now: null,
 healthMs: null,
 sessionsShutDown: 0,
 failure: null
}, DRAIN_LIMIT_MS = 2e4;

function noteOthersSince(e) {
 if (!e.isOfAnotherProcess) for (const t of e.serverRuns) {
  const n = (0, haproxy_server.TN)(t.saved), s = differencesFromBefore(t);
  if (wasSent(t) || e.update([ {
   key: n
  } ], leftToOthers), !t.rolledBack || t.unknown || isEmpty(s)) continue;
  const r = whoElse(t.now, void 0 !== s.state);
  e.update([ {
   key: n
  } ], leftToOthers), e.warn(`${n} was put back, and is ${describeServer(t.now, settingsIn(s))} now: ${r} changed it, so it is left alone.`);
 }
}

function drainTimeoutOf(e) {
 return ("drainTimeoutMs" in e ? e.drainTimeoutMs : void 0) ?? DRAIN_LIMIT_MS;
}

const SETTLED = [ "back", "gone", "not-ours" ];

async function readAll(e, t, n, s, r) {
 const o = {
  runs: [],
  failures: [],
  unread: []
 }, fail = (e, t) => {
  const n = e === s.signal.reason;
  if (n && o.failures.includes(e)) return e;
  const r = n || void 0 !== e.loadBalancer ? e : e.with({
   loadBalancer: t
  });
  return o.failures.push(r), s.tell({
   kind: "failure",
   failure: r
  }), r;
 }, a = function mayBeMeant({backends: e, servers: t}) {
  const n = anyOf(e), s = t.filter(({negated: e}) => !e), r = anyGlobOf(s.map(({server: e}) => e)), o = s.map(matcher);
  return e => n(e.backend) && r(e.server) && o.some(t => t(e));
 }(t.selection), i = isChange(t) ? {
  first: a
 } : {
  wanted: a
 }, c = (await Promise.all(e.map(async e => {
  const {name: a} = e;
  try {
   const c = await readOutlasting(e, s, i), l = planChange(t, c), d = plannedRun(e, c, l, t, n, s);
   if (r.add(() => {
    const {lines: e, notices: t, warnings: n} = function change_wordsOf({words: e}, t) {
     try {
      return {
       lines: e.lines,
       notices: e.notices,
       warnings: e.warnings
      };
     } catch (e) {
      throw (0, errors.h_)(e).with({
       loadBalancer: t
      });
     }
    }(l, a);
    s.tell({
     kind: "read",
     loadBalancer: a,
     lines: linesOf(c, l.targets, e)
    });
    for (const e of t) d.run.notice(e);
    for (const e of n) d.run.warn(e);
   }), null !== l.refusal) {
    const e = fail(l.refusal, a);
    0 === l.targets.length && o.unread.push({
     loadBalancer: a,
     error: e
    });
   }
   return [ d ];
  } catch (e) {
   return o.unread.push({
    loadBalancer: a,
    error: fail((0, errors.h_)(e), a)
   }), [];
  }
 }))).flat();
 for (const e of twinsAmong(c.map(({run: {name: e, seen: t}}) => ({
  name: e,
  process: t.process
 })))) fail(e, e.loadBalancer ?? "");
 for (const e of sparesTakenElsewhere(c.map(({run: {name: e}, plan: t}) => ({
  name: e,
  plan: t
 })))) fail(e, e.loadBalancer ?? "");
 return isDrain(t) && r.addBehind(() => function noticeElsewhere(e, t) {
  const n = e.map(({run: e, plan: t}) => ({
   loadBalancer: e.name,
   targets: t.targets,
   snapshot: e.seen.first
  }));
  for (const {loadBalancer: s, text: r} of sameAddressElsewhere(n, t)) e.find(({run: e}) => e.name === s)?.run.notice(r);
 }(c, t)), {
  ...o,
  runs: c,
  unread: unreadInOrder(o.unread, e)
 };
}

function plannedRun(e, t, n, {operation: s}, r, {clock: o, tell: a, cuts: i, sent: c}) {
 const l = new Map(n.targets.map(e => [ e.key, serverRunOf(e.before) ])), d = new Run({
  loadBalancer: e,
  clock: o,
  tell: a,
  checkpoint: e => r.add(e, d.disabled),
  cuts: i,
  sent: c
 }, t, n.targets, l);
 return "weight" !== s && d.expectAsRead(n.targets), {
  run: d,
  plan: n
 };
}

function linesOf(e, t, n) {
 const s = Map.groupBy(t, ({before: e}) => `${e.admin}, "${e.status}", ${quantity(e.sessions, "session")}, ${e.queued} queued, weight ${e.weight}`);
 return [ describeProcess(e), ...[ ...s ].map(([e, t]) => `${namesOf(t)}: ${e}`), ...n.map(e => `plan: ${e}`) ];
}

async function carryOut(e, t, n, s) {
 const r = await async function reachGoal(e, t, n) {
  let s = await together(e, t, n, t => function operationOn(e, t) {
   return async (n, s, r) => {
    expectAsPlanned(e, n, t);
    let o = await renewed(e, n, t, r);
    await s.meet(async n => {
     o = await lookedOver(e, o, t, n);
    }), o = await renewed(e, o, t, r), await operate(e, o, t, s.meet, r);
    const look = async n => {
     await lookAgain(e, n), assertServing(e, o, t), await assertEnoughLeft(e, o.capacities, e.seen.latest, n);
    };
    await s.meet(look), await lookUntilAllHave(e, s, look, r);
   };
  }(t, e));
  for (let r = -1; 0 === s.length && r !== reloadsOf(t); ) r = reloadsOf(t), s = await together(e, t, n, t => lastLook(t, e));
  return s;
 }(e, t, s);
 for (const e of r) void 0 === e.loadBalancer && s.tell({
  kind: "failure",
  failure: e
 });
 if (0 === r.length && r.push(...await async function settle(e, t, n, s) {
  const r = [], fail = e => {
   const t = (0, errors.h_)(e);
   r.push(t), s.tell({
    kind: "failure",
    failure: t
   });
  };
  let o = !1;
  if (e.hold) {
   const n = (async () => {
    await (s.hold?.start(t.map(t => function holdTarget(e, t) {
     const {name: n, process: s, servers: r} = serversOf(e, t, () => !0);
     return {
      name: n,
      process: s,
      minAvailable: t.minAvailable,
      servers: r
     };
    }(t, e)))), o = !0;
   })().catch(fail);
   r.push(...await function lookWhile(e, t, n, s) {
    return together(e, t, s, t => lastLook(t, e), [ async e => {
     await n, await e.meet(async () => {});
    } ]);
   }(e, t, n, s)), await n;
  }
  try {
   0 === r.length && n.close(t.map(({run: e}) => e));
  } catch (e) {
   fail(e);
  }
  return r.length > 0 && o && await async function letGo(e, t, n) {
   const s = await takeOver(e, t, n);
   null !== s && await endHolds(s, n);
  }(e, t, s).catch(() => {}), r;
 }(e, t, n, s)), 0 === r.length && !e.isOfBatch) for (const {run: n} of t) warnOfNewcomers(n, e);
 for (const {run: n} of t) warnOfReloads(n, e);
 const [o] = r;
 if (void 0 === o) return [];
 if (n.narrow(t.map(({run: e}) => e)), s.signal.aborted || "rollback" !== policyFor(o, e)) {
  await lookOnceMoreAtAll(t, s);
  for (const {run: e} of t) noteOthers(e);
  if ("keep" === policyFor(o, e)) for (const e of t) warnOfLentWeights(e);
 } else {
  await Promise.all(t.map(({run: t}) => async function rollBack(e, t, n, s) {
   leaveTrackersToAgents(e);
   const r = e.savedAsSet();
   if (function warnOfOthers(e, t) {
    for (const n of e.units) {
     const s = differencesFromBefore(e.of(n));
     if (e.of(n).gone) continue;
     if (!wasSent(e.of(n)) || t.has(n.key) || isEmpty(s)) continue;
     const {now: r} = e.of(n), o = whoElse(r, void 0 !== s.state);
     e.update([ n ], leftToOthers), e.warn(`${n.key} is ${describeServer(r, settingsIn(s))}, which this step did not set: ${o} changed it, so it is left alone.`);
    }
   }(e, new Set(r.servers.map(haproxy_server.TN))), 0 === r.servers.length) return;
   const o = {
    clock: s.clock,
    healthTimeoutMs: t.healthTimeoutMs,
    drainLimitMs: Math.min(DRAIN_LIMIT_MS, drainTimeoutOf(t)),
    unhealthy: new Set(e.units.filter(t => function isUnhealthy({failure: e}) {
     return "unhealthy" === e?.code;
    }(e.of(t))).map(({key: e}) => e)),
    lastLookMs: LAST_LOOK_MS,
    applicationMayHaveChanged: !1,
    mustBeProven: !1,
    minAvailable: t.minAvailable,
    checkpoint: e => n.add(e),
    tell: t => e.relay(t),
    cuts: s.cuts
   }, a = await rollback(e.loadBalancer, r, o, s.signal), {servers: i, lent: c, failure: l} = a;
   null !== l && e.warn(`The put-back failed: ${l.message.replace(/\.?$/, ".")}`, l.hint), 
   e.noteRollback(a);
   const d = [ ...i ].filter(([, {kind: e}]) => !SETTLED.includes(e)).map(([e]) => e);
   n.keep(e.name, new Set([ ...d, ...c.map(({saved: e}) => (0, haproxy_server.TN)(e)) ]));
  }(t, e, n, s)));
  const r = t.filter(({run: e}) => !e.seen.isFresh || isForgotten(e));
  await lookOnceMoreAtAll(t, s, r);
  for (const {run: e} of t) noteOthersSince(e);
 }
 return r;
}

function warnOfNewcomers(e, t) {
 const {newcomers: n = []} = e.seen.latest;
 for (const s of function newcomerWarnings({selection: e, operation: t}, n, s) {
  const r = newcomersSince(n, s);
  if (0 === r.length) return [];
  const o = new Set(selection_select(e, r, [ ...n.backends.keys() ]).servers.map(haproxy_server.TN));
  return addedWarnings(r.filter(e => o.has((0, haproxy_server.TN)(e)) && !function isFollowing({admin: e, forced: t, maintCauses: n}) {
   return "ready" === t && ("drain" === e || n.includes("tracking"));
  }(e)).filter(({forced: e}) => "ready" === e != ("ready" === t)).map(haproxy_server.TN));
 }(t, e.seen.snapshot, n)) e.warn(s);
}

function warnOfLentWeights({run: e, plan: t}) {
 const n = new Set(t.targets.filter(({weight: e}) => null !== e).map(({key: e}) => e));
 for (const {saved: t, now: s} of e.serverRuns) {
  const {before: r, sent: o} = t;
  !n.has((0, haproxy_server.TN)(t)) && o.weights.includes(0) && 0 === s.weight && 0 !== r.weight && e.warn(`${(0, 
  haproxy_server.TN)(t)} is left at weight 0, which it was lent for its proof: it had ${r.weight}. \`weight: ${r.weight}\` gives it back, with \`ready\` or by itself.`);
 }
}

const ok = e => ({
 ok: !0,
 value: e
}), wrong = e => ({
 ok: !1,
 fault: e
});

function textWithFaults(e) {
 return function pipe(e, t) {
  return new ZodMiniPipe({
   type: "pipe",
   in: e,
   out: t
  });
 }(schemas_string("is required"), function transform(e) {
  return new ZodMiniTransform({
   type: "transform",
   transform: e
  });
 }((t, {issues: n}) => {
  const s = e(t);
  if ("value" in s) return s.value;
  for (const e of s.faults) n.push({
   code: "custom",
   message: e,
   input: t
  });
  return NEVER;
 }));
}

function types_text(e) {
 return textWithFaults(t => {
  const n = e(t);
  return n.ok ? n : {
   faults: [ n.fault ]
  };
 });
}

function quoted(e) {
 return `"${e.length > 80 ? `${e.slice(0, 80)}\u2026` : e}"`;
}

function oneOf(...e) {
 return types_text(t => {
  const n = e.find(e => e === t);
  return void 0 === n ? wrong(`${quoted(t)} is not one of ${e.join(", ")}`) : ok(n);
 });
}

function booleanOf(e) {
 return !!/^(?:true|True|TRUE)$/.test(e) || !/^(?:false|False|FALSE)$/.test(e) && void 0;
}

const flag = types_text(e => {
 const t = booleanOf(e);
 return void 0 === t ? wrong(`${quoted(e)} is neither true nor false`) : ok(t);
});

function types_duration(e) {
 return types_text(t => {
  const n = (0, duration.E)(t);
  return n.ok ? n.value >= (e.atLeastMs ?? 0) && n.value <= e.atMostMs ? n : wrong(`${quoted(t)} is out of range: ${e.allowed}`) : wrong(`${quoted(t)}: ${n.fault}`);
 });
}

const retries = types_text(e => /^\d{1,2}$/.test(e) && Number(e) <= 10 ? ok(Number(e)) : wrong(`${quoted(e)} is not a whole number from 0 to 10`)), minAvailable = types_text(e => {
 const [, t, n] = /^(\d{1,5})(%?)$/.exec(e) ?? [];
 if (void 0 === t) return wrong(`${quoted(e)} is neither a number of servers nor a percentage like 50%`);
 const s = Number(t);
 return n && s > 100 ? wrong(`${quoted(e)} is above 100%`) : ok({
  kind: n ? "percent" : "count",
  value: s
 });
}), batchSize = types_text(e => {
 const [, t, n] = /^(\d{1,5})(%?)$/.exec(e) ?? [], s = Number(t);
 return void 0 === t || 0 === s ? wrong(`${quoted(e)} is neither a number of servers from 1 on nor a percentage like 25%`) : n && s > 100 ? wrong(`${quoted(e)} is above 100%`) : ok({
  kind: n ? "percent" : "count",
  value: s
 });
}), maxLoad = types_text(e => {
 const [, t] = /^(\d{1,3})%$/.exec(e) ?? [], n = Number(t);
 return void 0 !== t && n >= 1 && n <= 100 ? ok(n) : wrong(`${quoted(e)} is not a percentage from 1% to 100%`);
}), types_weight = types_text(e => {
 const t = types_weightOf(e);
 return null !== t ? ok(t) : wrong(`${quoted(e)} is neither 0 to 256 nor a percentage of the configured weight like 50%`);
});

function types_weightOf(e) {
 const [, t, n] = /^(\d{1,5})(%?)$/.exec(e) ?? [], s = Number(t);
 return void 0 !== t && s <= (n ? 25600 : 256) ? {
  kind: n ? "percent" : "absolute",
  value: s
 } : null;
}

const rampSteps = types_text(e => {
 const t = e.split(/[\n,]/).map(e => e.trim()).filter(e => "" !== e).map(types_weightOf);
 if (t.length < 2) return wrong(`${quoted(e)} is no ramp: it goes through two weights or more, like 10%,50%,100%`);
 const n = t.filter(e => null !== e);
 return n.length < t.length || n.some(({value: e}) => 0 === e) ? wrong(`${quoted(e)} has a step that is neither 1 to 256 nor a percentage of the configured weight like 50%`) : ok(n);
}), healthProof = types_text(e => {
 if ("required" === e) return ok(e);
 const t = booleanOf(e);
 return void 0 === t ? wrong(`${quoted(e)} is not one of true, required, false`) : ok(t ? "where-checked" : "none");
}), checkSwitch = types_text(e => "keep" === e ? ok(null) : "enable" === e ? ok("enabled") : "disable" === e ? ok("disabled") : wrong(`${quoted(e)} is not one of keep, enable, disable`)), VERBS = {
 drain: "drain",
 maint: "maint",
 ready: "ready",
 weight: "weight",
 status: "status",
 disable: "maint",
 enable: "ready"
}, operation = types_text(e => {
 const t = Object.entries(VERBS).find(([t]) => t === e);
 return t ? ok(t[1]) : wrong(`${quoted(e)} is not one of ${Object.keys(VERBS).join(", ")}`);
}), addresses = textWithFaults(e => {
 const t = e.split("\n").map(splitList), {found: n, faults: s} = function addresses_read(e) {
  const t = [], n = [], s = e.flat().length;
  let r = 0;
  for (const o of e) {
   const e = o.map(e => ({
    text: e,
    parsed: (0, haproxy_address.or)(e)
   })), a = e.length > 1 && e.some(({parsed: e}) => !e.ok && e.holdsLogin);
   for (const {text: o, parsed: i} of e) {
    const e = labelOf(a ? "" : o, r, s);
    if (i.ok) t.push({
     at: r,
     text: o,
     label: e,
     address: i.value
    }); else {
     const t = a && !i.holdsLogin ? CUT : i.fault;
     n.push({
      at: r,
      text: 1 === s ? t : `${e}: ${t}`
     });
    }
    r += 1;
   }
  }
  return {
   found: t,
   faults: n
  };
 }(t), r = [ ...countFaults(t.flat().length), ...s, ...sameFaults(n) ].sort((e, t) => e.at - t.at);
 return r.length > 0 ? {
  faults: r.map(({text: e}) => e)
 } : {
  value: n.map(({text: e, address: t}) => ({
   text: e,
   address: t
  }))
 };
}), CUT = "Is no address, and is not shown: it may be a part of the password that is in another one";

function labelOf(e, t, n) {
 const s = /^([A-Za-z0-9_.-]+)=/.exec(e)?.[1];
 return `item ${t + 1} of ${n}${void 0 === s ? "" : `, ${s}`}`;
}

function countFaults(e) {
 return 0 === e ? [ {
  at: 0,
  text: "names no load balancer"
 } ] : e <= 500 ? [] : [ {
  at: 0,
  text: `${e} load balancers, and a step changes at most 500`
 } ];
}

function sameFaults(e) {
 const t = new Map, n = new Map;
 return e.flatMap(e => {
  const {name: s} = e.address, r = processIdOf(e.address), o = t.get(r), a = n.get(s);
  return void 0 === o && t.set(r, e), void 0 === a && n.set(s, e), void 0 !== o ? [ {
   at: e.at,
   text: `${e.label}: is the same address as ${o.label}`
  } ] : void 0 === a ? [] : [ {
   at: e.at,
   text: `${e.label}: has the same name as ${a.label}; give it another NAME=`
  } ];
 });
}

const OPEN_PORT = "Its port is not on this machine, and HAProxy asks for no password there: anyone who can reach this port can do what this step can. Close it, and go through ssh:// to the socket file, or through tls://.", PLAIN_API = "This Data Plane API is spoken to over plain http:// and without a password: whoever reaches its port can do the same as this step. Let it listen on https, with a user.";

function openPorts(e) {
 return e.flatMap(({address: {name: e, api: t, transport: n}}) => "tcp" !== n.kind || (0, 
 haproxy_address.U9)(n.host) ? [] : [ {
  loadBalancer: e,
  text: "runtime" === t ? OPEN_PORT : PLAIN_API
 } ]);
}

var ssh_options = __nccwpck_require__(758);

function decoded(e) {
 return Buffer.from(e.join(""), "base64").toString("latin1");
}

function private_key_wrong(e) {
 return {
  ok: !1,
  fault: e
 };
}

function pem(e, t) {
 return types_text(n => {
  const s = n.startsWith("-----BEGIN") ? ok(n) : function fileText(e) {
   try {
    const t = (0, external_node_fs_.realpathSync)(e);
    if (mayHoldUntrustedFiles() && function isInside(e, t) {
     return "" !== t && e.startsWith(`${(0, external_node_fs_.realpathSync)(t)}${external_node_path_.sep}`);
    }(t, workspaceFolder())) return wrong("is a path inside the workspace, which under pull_request_target and workflow_run may hold the files of anybody: give the text itself");
    const {size: n} = (0, external_node_fs_.statSync)(t);
    if (!(0, external_node_fs_.statSync)(t).isFile()) return wrong("is a path, but not that of a regular file");
    if (n > 65536) return wrong("is the path of a file of more than 64 KiB");
    const s = (0, external_node_fs_.readFileSync)(t, "utf8").trim();
    return s.includes("PRIVATE KEY") && maskLines(s), ok(s);
   } catch (e) {
    const t = e instanceof Error && "code" in e ? String(e.code) : "unreadable";
    return wrong(`is neither PEM text, which begins with -----BEGIN, nor the path of a file (${t})`);
   }
  }(n);
  if (!s.ok) return s;
  const r = [ ...s.value.matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----[ \t\r]*$/gm) ].map(([, e = ""]) => e);
  if (0 === r.length) return wrong("is not PEM text: it has no line -----BEGIN \u2026-----");
  if (r.some(e => e.startsWith("ENCRYPTED")) || /^Proc-Type:.*ENCRYPTED/m.test(s.value)) return wrong("is protected by a passphrase, which nobody can type here");
  if (!r.every(t => e.test(t))) return wrong(`must hold ${t} and nothing else`);
  const o = s.value.match(BLOCK) ?? [];
  if (o.length < r.length) return wrong("is not whole: a line -----END \u2026----- is missing");
  const a = o.findIndex(e => e.includes("CERTIFICATE") && !function isCertificate(e) {
   try {
    return null !== new (process.getBuiltinModule("node:crypto").X509Certificate)(e);
   } catch {
    return !1;
   }
  }(e));
  return a < 0 ? s : wrong(`cannot be read: its certificate ${a + 1} of ${o.length} is damaged`);
 });
}

const BLOCK = /^-----BEGIN ([A-Z0-9 ]+)-----[ \t\r]*$[\s\S]*?^-----END \1-----[ \t\r]*$/gm, CREDENTIALS = {
 "tls-ca": optional(pem(/CERTIFICATE$/, "certificates")),
 "tls-cert": optional(pem(/CERTIFICATE$/, "certificates")),
 "tls-key": optional(pem(/PRIVATE KEY$|^EC PARAMETERS$/, "one private key")),
 "tls-server-name": optional(types_text(function parseHostName(e) {
  return /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(e) ? ok(e) : wrong("is not a host name");
 })),
 "ssh-private-key": optional(types_text(function parsePrivateKey(e) {
  const t = e.trim().split(/\r\n|\r|\n/).map(e => e.trim()), [, n] = /^-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----$/.exec(t[0] ?? "") ?? [];
  if (void 0 === n) return private_key_wrong(function notAKey(e) {
   return /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ /.test(e) ? "is a public key: the private one is needed" : "is not a private key: the text itself is needed, which begins with a line -----BEGIN \u2026 PRIVATE KEY-----; a path is not taken";
  }(e));
  if (t.length < 3 || t.at(-1) !== `-----END ${n}-----`) return private_key_wrong(`is not whole: its last line must be -----END ${n}-----`);
  const s = t.slice(1, -1);
  return function isProtected(e, t) {
   if ("ENCRYPTED PRIVATE KEY" === e) return !0;
   if ("OPENSSH PRIVATE KEY" !== e) return t.some(e => /^Proc-Type:.*ENCRYPTED/.test(e));
   const n = decoded(t);
   return n.startsWith("openssh-key-v1\0") && !n.startsWith("\0\0\0\x04none", 15);
  }(n, s) ? private_key_wrong("is protected by a passphrase, which nobody can type here: give a key without one, made for this purpose") : "OPENSSH PRIVATE KEY" !== n || decoded(s).startsWith("openssh-key-v1\0") ? {
   ok: !0,
   value: `${t.join("\n")}\n`
  } : private_key_wrong("is damaged");
 })),
 "ssh-known-hosts": optional(types_text(function parseKnownHosts(e) {
  const t = e.split(/\r?\n/).map(e => e.trim().replaceAll("\t", " ")), n = t.findIndex(e => "" !== e && !e.startsWith("#") && !LINE.test(e));
  return n >= 0 ? wrong(`line ${n + 1} is not of the form HOST TYPE KEY, as ssh-keyscan prints it; a path or a fingerprint is not taken`) : t.some(e => LINE.test(e)) ? ok(`${t.join("\n")}\n`) : wrong("has no line HOST TYPE KEY");
 })),
 "ssh-options": optional(types_text(ssh_options.K)),
 username: optional(types_text(function parseUsername(e) {
  return /[:\x00-\x1f\x7f]/.test(e) ? wrong("holds a colon or a control character") : ok(e);
 })),
 password: optional(types_text(function parsePassword(e) {
  return /[\x00-\x1f\x7f]/.test(e) ? wrong("holds a control character") : ok(e);
 }))
}, LINE = /^(?:@(?:cert-authority|revoked) +)?[^\s#@][^\s]* +[a-z][A-Za-z0-9@.-]+ +[A-Za-z0-9+/]+=*(?: .*)?$/, USED_BY = [ {
 inputs: /^tls-/,
 uses: ({transport: e}) => "tls" === e.kind,
 forms: "tls:// and https://"
}, {
 inputs: /^ssh-/,
 uses: ({transport: e}) => "ssh" === e.kind,
 forms: "ssh://"
}, {
 inputs: /^(?:username|password)$/,
 uses: ({api: e}) => "data-plane" === e,
 forms: "https:// and http://"
} ];

function unusedCredentials(e, t) {
 return USED_BY.flatMap(({inputs: n, uses: s, forms: r}) => t.some(s) ? [] : e.filter(e => n.test(e)).map(e => `${e}: is used by ${r} addresses only, and there is none`));
}

function takesCredentials(e) {
 return USED_BY.some(({uses: t}) => t(e));
}

function countCredentials(e) {
 return Object.keys(CREDENTIALS).filter(t => "" !== e(t).trim()).length;
}

function exposedPassword(e, t) {
 return void 0 === e.password ? [] : t.filter(credentials_isPlain).map(({name: e}) => `password: would go to ${e} over plain http://, and that is not on this machine: write https://`);
}

function credentials_isPlain({api: e, transport: t}) {
 return "data-plane" === e && "tcp" === t.kind && !(0, haproxy_address.U9)(t.host);
}

function incompleteCredentials(e) {
 const {username: t, password: n, "tls-cert": s, "tls-key": r} = e;
 return void 0 !== t && void 0 === n ? [ "username: needs password, which belongs to it" ] : void 0 === t && void 0 !== n ? [ "password: needs username, whose it is" ] : void 0 !== s && void 0 === r ? [ "tls-cert: needs tls-key, the key that belongs to it" ] : void 0 === s && void 0 !== r ? [ "tls-key: needs tls-cert, the certificate for this key" ] : void 0 === s || void 0 === r ? [] : function faultsOfPair(e, t) {
  try {
   return process.getBuiltinModule("node:tls").createSecureContext({
    cert: e,
    key: t
   }), [];
  } catch (e) {
   const t = e instanceof Error && "code" in e ? String(e.code) : "";
   return [ /MISMATCH/.test(t) ? "tls-key: is not the key of the certificate in tls-cert" : `tls-cert, tls-key: cannot be read (${t})` ];
  }
 }(s, r);
}

function credentialsOf(e) {
 return {
  ssh: {
   privateKey: e["ssh-private-key"] ?? null,
   knownHosts: e["ssh-known-hosts"] ?? null,
   options: e["ssh-options"] ?? new Map
  },
  tls: {
   ca: e["tls-ca"] ?? null,
   cert: e["tls-cert"] ?? null,
   key: e["tls-key"] ?? null,
   serverName: e["tls-server-name"] ?? null
  },
  dataPlane: loginOf(e),
  folders: privateFolders
 };
}

function loginOf({username: e, password: t}) {
 return void 0 === e || void 0 === t ? null : (maskText(Buffer.from(`${e}:${t}`, "utf8").toString("base64")), 
 {
  username: e,
  password: t
 });
}

const upToADay = {
 atMostMs: 864e5,
 allowed: "24h at most"
}, attempt = {
 atLeastMs: 1,
 atMostMs: 36e5,
 allowed: "from 1ms to 1h"
}, CHANGES = [ "drain", "maint", "ready", "weight" ], MEANINGFUL = new Set([ "weight", "ramp", "hold", "health-checks", "agent-checks" ]);

function groups_group(e, t = {}) {
 return {
  shape: e,
  usedBy: t
 };
}

const SELECTION = groups_group({
 backend: schemas_string("is empty, which would widen the change to every backend: write `'*'` if that is meant"),
 server: optional(schemas_string())
}), DRAIN = groups_group({
 "drain-timeout": prefault(types_duration(upToADay), "60s"),
 "on-drain-timeout": prefault(oneOf("rollback", "keep", "continue", "shutdown-sessions"), "rollback"),
 "quiet-for": prefault(types_duration(upToADay), "0")
}, {
 "drain-timeout": [ "drain", "maint" ],
 "on-drain-timeout": [ "drain", "maint" ],
 "quiet-for": [ "drain", "maint" ]
}), ROLLBACK = groups_group({
 "on-error": prefault(oneOf("rollback", "keep"), "rollback"),
 restore: prefault(oneOf("never", "always", "on-failure", "on-success"), "never")
}, {
 "on-error": CHANGES,
 restore: CHANGES
}), GUARD = groups_group({
 "min-available": prefault(minAvailable, "1"),
 "max-load": optional(maxLoad),
 "fail-on-not-found": prefault(flag, "true")
}, {
 "min-available": CHANGES,
 "max-load": [ "drain", "maint", "weight" ]
}), ADVANCED = groups_group({
 "on-reload": prefault(oneOf("reapply", "fail"), "reapply"),
 hold: prefault(flag, "false"),
 "dry-run": prefault(flag, "false")
}, {
 "on-reload": CHANGES,
 hold: [ "drain", "maint", "weight" ],
 "dry-run": CHANGES
}), HEALTH = groups_group({
 "wait-for-health": prefault(healthProof, "true"),
 "health-timeout": prefault(types_duration({
  ...upToADay,
  atLeastMs: 1,
  allowed: "from 1ms to 24h"
 }), "60s")
}, {
 "wait-for-health": [ "ready" ],
 "health-timeout": CHANGES
}), SCRIPT = groups_group({
 run: schemas_string("is required: the script that is run for each batch while it is out"),
 shell: prefault(oneOf("bash", "sh"), "bash"),
 "working-directory": prefault(schemas_string(), "."),
 "run-timeout": prefault(types_duration(upToADay), "0"),
 "batch-size": prefault(batchSize, "1")
}), RAMP = groups_group({
 ramp: optional(rampSteps),
 "ramp-interval": prefault(types_duration({
  ...upToADay,
  atLeastMs: 1,
  allowed: "from 1ms to 24h"
 }), "30s")
}, {
 ramp: [ "weight", "ready" ],
 "ramp-interval": [ "weight", "ready" ]
}), CHECKS = groups_group({
 "health-checks": prefault(checkSwitch, "keep"),
 "agent-checks": prefault(checkSwitch, "keep")
}, {
 "health-checks": CHANGES,
 "agent-checks": CHANGES
}), CONNECTION = groups_group({
 "connect-timeout": prefault(types_duration(attempt), "5s"),
 "command-timeout": prefault(types_duration(attempt), "10s"),
 retries: prefault(retries, "3"),
 "retry-delay": prefault(types_duration({
  atMostMs: 6e4,
  allowed: "1m at most"
 }), "500ms")
}), REPORT = groups_group({
 summary: prefault(flag, "true"),
 "job-status": prefault(schemas_string(), "${{ job.status }}")
});

function groups_drainOf(e) {
 const t = e["quiet-for"];
 return {
  drainTimeoutMs: e["drain-timeout"],
  onDrainTimeout: e["on-drain-timeout"],
  ...t > 0 ? {
   quietForMs: t
  } : {}
 };
}

function drainFaults(e) {
 return 0 === e["quiet-for"] || e["quiet-for"] < e["drain-timeout"] ? [] : [ "quiet-for: must be shorter than drain-timeout, within which it has to be reached" ];
}

function rampOf(e) {
 const {ramp: t, "ramp-interval": n} = e;
 return void 0 === t ? {} : {
  ramp: {
   steps: t,
   intervalMs: n
  }
 };
}

function switchesOf(e) {
 const {"health-checks": t, "agent-checks": n} = e;
 return null === t && null === n ? {} : {
  switches: {
   ...null === t ? {} : {
    health: t
   },
   ...null === n ? {} : {
    agent: n
   }
  }
 };
}

function groups_connectionOf(e) {
 return {
  connectTimeoutMs: e["connect-timeout"],
  commandTimeoutMs: e["command-timeout"],
  retries: e.retries,
  retryDelayMs: e["retry-delay"]
 };
}

function grouping_grouped(e, t) {
 return [ ...Map.groupBy(e, t).values() ].flatMap(([e, ...t]) => {
  if (void 0 === e) return [];
  const n = [ e, ...t ].flatMap(({loadBalancer: e}) => e ?? []);
  return [ {
   item: e,
   loadBalancers: [ ...new Set(n) ]
  } ];
 });
}

function failureGroups(e) {
 const t = loadBalancersOf(e);
 return grouping_grouped(e.failures, ({code: e, server: t, message: n, detail: s, hint: r}) => JSON.stringify([ e, t, n, s, r ])).map(({item: e, loadBalancers: n}) => ({
  item: e,
  loadBalancers: n.toSorted((e, n) => t.indexOf(e) - t.indexOf(n))
 }));
}

const SECONDS_AGO = /\b(\d+) s ago\b/;

function hintGroups(e) {
 const t = function messageGroups(e) {
  const wordsOf = ({text: e}) => e.replace(SECONDS_AGO, "s ago"), t = Map.groupBy(e, wordsOf);
  return grouping_grouped(e, wordsOf).map(({item: e, loadBalancers: n}) => {
   const s = t.get(wordsOf(e))?.flatMap(({text: e}) => SECONDS_AGO.exec(e)?.[1] ?? []) ?? [], [r, o] = [ Math.min(...s.map(Number)), Math.max(...s.map(Number)) ], a = r < o ? e.text.replace(SECONDS_AGO, `${r} to ${o} s ago`) : e.text;
   return {
    item: {
     ...e,
     text: a
    },
    loadBalancers: n
   };
  });
 }(e);
 return [ ...Map.groupBy(t, e => e.item.hint ?? e).values() ].map(e => ({
  groups: e,
  hint: e[0]?.item.hint
 }));
}

function firstLines(e, t, n) {
 const s = e.slice(0, t);
 return e.length > t ? [ ...s, n(e.length - t) ] : s;
}

class WrongInputs extends errors.HR {
 name="WrongInputs";
 faults;
 constructor(e) {
  const t = 1 === e.length ? "1 wrong input" : `${e.length} wrong inputs`, n = firstLines(e, 40, e => `with: ${e} more like these`);
  super("invalid-input", `${t}: ${n.join("; ")}`, {
   hint: "Correct the `with:` block of this step. Nothing was connected, nothing was sent."
  }), this.faults = n;
 }
}

const SHAPE = {
 address: addresses,
 ...SELECTION.shape,
 operation: operation,
 ...DRAIN.shape,
 ...ROLLBACK.shape,
 ...GUARD.shape,
 ...ADVANCED.shape,
 ...CREDENTIALS,
 ...HEALTH.shape,
 weight: optional(types_weight),
 ...RAMP.shape,
 ...CHECKS.shape,
 ...CONNECTION.shape,
 ...REPORT.shape
}, SCHEMA = object(SHAPE), INPUT_NAMES = Object.keys(SHAPE), inputs_USED_BY = {
 ...DRAIN.usedBy,
 ...ROLLBACK.usedBy,
 ...GUARD.usedBy,
 ...ADVANCED.usedBy,
 ...HEALTH.usedBy,
 ...CHECKS.usedBy,
 weight: [ "weight", "ready" ],
 ...RAMP.usedBy
};

function givenOperation(e) {
 const {success: t, data: n} = operation.safeParse(e("operation").trim());
 return t ? n : null;
}

function parseInputs(e) {
 const t = Object.fromEntries(INPUT_NAMES.map(t => [ t, e(t).trim() || void 0 ])), n = SCHEMA.safeParse(t), s = operation.safeParse(t.operation), r = parseSelection(t.backend ?? "", t.server ?? ("status" === s.data ? "*" : "")), o = [ ...(n.error?.issues ?? []).map(({path: e, message: t}) => `${e.join(".")}: ${t}`), ...r.ok ? [] : r.faults.filter(e => t.backend || !e.startsWith("backend:")), ...s.success ? operationFaults(s.data, t) : [], ...n.success && takesOut(n.data.operation) ? drainFaults(n.data) : [], ...n.success ? credentialFaults(n.data, t) : [] ];
 if (!n.success || !r.ok || o.length > 0) throw new WrongInputs(o);
 return {
  ...inputsOf(n.data, r.value),
  unused: unusedBy(n.data.operation, t)
 };
}

function operationFaults(e, t) {
 const n = "weight" === e && void 0 === t.weight && void 0 === t.ramp, s = void 0 !== t.weight && void 0 !== t.ramp;
 return [ ...n ? [ WEIGHT_IS_MISSING ] : [], ...s ? [ "ramp: its last step is the weight, so `weight` is not given beside it" ] : [], ...unusedBy(e, t).filter(e => MEANINGFUL.has(e)).map(t => `${t}: not used by operation ${e}, only by ${inputs_USED_BY[t]?.join(", ")}`) ];
}

function unusedBy(e, t) {
 return INPUT_NAMES.filter(n => {
  if (!1 !== inputs_USED_BY[n]?.includes(e)) return !1;
  const s = safeParse(SHAPE[n], t[n]), r = safeParse(SHAPE[n], void 0);
  return s.success && !function inputs_isSame(e, t) {
   return JSON.stringify(e) === JSON.stringify(t);
  }(s.data, r.data);
 });
}

const WEIGHT_IS_MISSING = "weight: is required for operation weight, or ramp";

function credentialFaults(e, t) {
 const n = INPUT_NAMES.filter(e => e in CREDENTIALS && void 0 !== t[e]), s = e.address.map(({address: e}) => e);
 return [ ...unusedCredentials(n, s), ...incompleteCredentials(e), ...exposedPassword(e, s) ];
}

function inputsOf(e, t) {
 return {
  addresses: e.address,
  request: requestOf(e, t),
  connection: groups_connectionOf(e),
  credentials: credentialsOf(e),
  summary: e.summary,
  warnings: openPorts(e.address)
 };
}

function requestOf(e, t) {
 const {operation: n} = e, s = e.ramp?.at(-1) ?? e.weight, r = {
  selection: t,
  failOnNotFound: e["fail-on-not-found"]
 }, o = {
  ...r,
  minAvailable: e["min-available"],
  ...void 0 === e["max-load"] ? {} : {
   maxLoad: e["max-load"]
  },
  onError: e["on-error"],
  restore: e.restore,
  onReload: e["on-reload"],
  hold: e.hold,
  dryRun: e["dry-run"],
  healthTimeoutMs: e["health-timeout"],
  ...switchesOf(e)
 };
 switch (n) {
 case "status":
  return {
   operation: n,
   ...r
  };

 case "weight":
  return {
   operation: n,
   ...o,
   weight: requiredWeight(s),
   ...rampOf(e)
  };

 case "ready":
  return {
   operation: n,
   ...o,
   healthProof: e["wait-for-health"],
   weight: s ?? null,
   ...rampOf(e)
  };

 default:
  return {
   operation: n,
   ...o,
   ...groups_drainOf(e)
  };
 }
}

function requiredWeight(e) {
 if (void 0 === e) throw new WrongInputs([ WEIGHT_IS_MISSING ]);
 return e;
}

var external_node_events_ = __nccwpck_require__(474);

const state_LARGEST_BYTES = 65536, SERVERS_NAMED = 3;

function loadIdentity() {
 const e = savedState("main");
 return "" === e ? null : object({
  process: processSchema(),
  entryId: function _uuid(e, t) {
   return new e({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: !1,
    ...normalizeParams(t)
   });
  }(ZodMiniUUID, t)
 }).parse(JSON.parse(e));
 var t;
}

function processSchema() {
 return nullable(object({
  pid: schemas_number(),
  startedAt: schemas_string()
 }));
}

let ownFile = null;

function state_serversOf({change: {loadBalancers: e}}) {
 const t = e.map(({name: e, servers: t}) => `${t.length} on ${e} (${listed(t.map(haproxy_server.TN), SERVERS_NAMED)})`);
 return listed(t);
}

function sha256(e) {
 const {createHash: t} = process.getBuiltinModule("node:crypto");
 return t("sha256").update(e).digest("hex");
}

function saveHold(e) {
 github_saveState({
  hold: null === e ? "" : JSON.stringify(e)
 });
}

function saveScript(e) {
 github_saveState({
  script: JSON.stringify(e)
 });
}

function loadEndedAt() {
 return savedState("ended-at");
}

const ENDINGS = [ "unchanged", "reached", "kept", "not-put-back", "unfinished" ];

function loadEnding() {
 const e = savedState("ending");
 return ENDINGS.find(t => t === e) ?? null;
}

const ANSWER_LIMIT_MS = 5e3;

function heldOf({places: e, servers: t}, {name: n, servers: s}) {
 const r = new Map(t.map(e => [ e.id, e.settings ]));
 return s.flatMap(t => {
  const s = r.get(serverIdAt(e.get(n) ?? "", (0, haproxy_server.TN)(t)));
  return void 0 === s ? [] : {
   ...t,
   settings: s
  };
 });
}

async function suspend(e, t, n, s) {
 if (0 === s.length) return null;
 const r = new HoldChannel(t.socket);
 try {
  const e = await r.ask({
   kind: "suspend",
   ids: s.map(e => e.id)
  }, ANSWER_LIMIT_MS), t = s.filter(t => e.includes(t.id));
  return t.length > 0 ? {
   channel: r,
   servers: t,
   places: n
  } : (r.close(), null);
 } catch {
  return r.close(), await endUnheard(e, t) ? {
   channel: null,
   servers: s,
   places: n
  } : null;
 }
}

async function resume({channel: e, servers: t, places: n}, s, r) {
 const o = new Set(identified(s, n).map(({id: e}) => e)), a = t.map(({id: e}) => e).filter(e => o.has(e)), i = await (e?.ask({
  kind: "resume",
  ids: a
 }, r).catch(() => [])) ?? [];
 return e?.close(), {
  places: n,
  servers: t.filter(({id: e}) => i.includes(e))
 };
}

async function endUnheard(e, t) {
 if (null === t.process) return !1;
 const n = await endProcess(t.process, src_clock.ml);
 return "alive" !== n && removeFolders(t.folders ?? []), "gone" !== n && (function noteEnded(e, t) {
  try {
   writeHoldFile(e, {
    ...readHoldFile(e) ?? t,
    ended: UNHEARD
   });
  } catch {}
 }(e, t), !0);
}

function waysTo(e, t) {
 const n = new Set(e);
 let s = t.filter(e => !n.has(e));
 for (let e = 0; e !== n.size; ) {
  e = n.size;
  for (const e of s) [ ...n ].some(n => leadToOne(n, e, t)) && n.add(e);
  s = s.filter(e => !n.has(e));
 }
 return n;
}

function notesAbout(e, t, n) {
 const s = t.map(e => ({
  note: e,
  way: {
   ...e,
   at: "",
   servers: new Map
  }
 })), r = waysTo(e, [ ...n, ...s.map(({way: e}) => e) ]);
 return s.filter(({way: e}) => r.has(e)).map(({note: e}) => e);
}

function wayIn({socket: e, process: t}) {
 const {pid: n, startedAt: s, startToleranceSeconds: r, startedOnClock: o, node: a} = t ?? {};
 if ("string" != typeof e || "number" != typeof n || "number" != typeof s || "number" != typeof r || "string" != typeof a) throw new Error("no way to a load balancer");
 return {
  socket: e,
  process: {
   pid: n,
   startedAt: s,
   startToleranceSeconds: r,
   startedOnClock: o,
   node: a
  }
 };
}

function leadToOne(e, t, n) {
 return e.socket === t.socket && e.process.node === t.process.node || !!(0, haproxy_process.SM)(e.process, t.process) && (e.socket === t.socket || !function areTwins(e, t, n) {
  const s = n.filter(({socket: n}) => n === e.socket || n === t.socket).filter(({process: t}) => (0, 
  haproxy_process.SM)(t, e.process)).sort((e, t) => e.at < t.at ? -1 : 1), r = new Map;
  for (const {socket: e, servers: t} of s) for (const [n, {found: s, left: o}] of t) {
   const t = r.get(n);
   if (void 0 !== t && t.socket !== e && !t.left.includes(s)) return !0;
   o.length > 0 && r.set(n, {
    socket: e,
    left: o
   });
  }
  return !1;
 }(e, t, n));
}

function laterChanges(e, t) {
 const n = allEntries().flatMap(n => {
  const s = n.id !== e && n.at > t;
  return toldIn(n).map(e => ({
   ...e,
   isLater: s
  }));
 }), s = n.map(({way: e}) => e), r = new Map;
 return (e, t, o, a) => {
  const i = JSON.stringify([ e, t ]), c = r.get(i) ?? ((e, t) => {
   const r = waysTo(t.map(t => ({
    socket: loadBalancerIdOf(e),
    process: t
   })), s), o = n.filter(({way: e, isLater: t}) => t && r.has(e));
   return new Set(o.flatMap(({changes: e}) => e));
  })(e, t);
  return r.set(i, c), c.has(changeOf(o, a));
 };
}

function waysInJob() {
 return allEntries().flatMap(e => toldIn(e).map(({way: e}) => e));
}

function toldIn({at: e, step: {addresses: t, change: n}}) {
 const s = new Map(t.map(({name: e, text: t}) => [ e, t ]));
 return n.loadBalancers.map(({name: t, process: n, servers: r}) => ({
  way: {
   socket: loadBalancerIdOf(s.get(t) ?? ""),
   process: n,
   at: e,
   servers: statesOf(r)
  },
  changes: r.flatMap(e => sentSettings(e).map(t => changeOf((0, haproxy_server.TN)(e), t))),
  servers: r
 }));
}

function statesOf(e) {
 const t = e.map(e => {
  const {before: t, beforeStep: n = t, sent: s} = e;
  return [ (0, haproxy_server.TN)(e), {
   found: n.state,
   left: s.states
  } ];
 });
 return new Map(t);
}

function changeOf(e, t) {
 return JSON.stringify([ e, t ]);
}

function aged(e, t) {
 return {
  ...e,
  uptimeSeconds: e.uptimeSeconds + t / 1e3
 };
}

const same_load_balancer_LAST = "~";

function same_load_balancer_statesOf(e, t) {
 const n = e.flatMap(e => {
  const {state: n} = e.settings;
  return void 0 === n ? [] : [ [ (0, haproxy_server.TN)(e), {
   found: n,
   left: t(n)
  } ] ];
 });
 return new Map(n);
}

const LAST_ANSWER_LIMIT_MS = 200, CLEAR_WITHIN_MS = 4e3, take_over_ASK_EVERY_MS = 250;

function mayBeOne(e, t, {began: n}) {
 return e.node === t.process.node && ((0, haproxy_process.SM)(t.process, e) || (0, 
 haproxy_process.aY)(t.process, e, (0, src_clock.d5)(n, src_clock.ml)));
}

async function unlessElsewhere(e, t, n, s, r) {
 const {channel: o, places: a} = n;
 if (null === o) return n;
 const i = heldOf({
  places: a,
  servers: t.servers
 }, r), c = n.servers.map(e => e.id), ask = async () => {
  const e = src_clock.ml.now(), n = await o.askWho(c, ANSWER_LIMIT_MS);
  if (null === n) return "one";
  const a = src_clock.ml.now();
  return function comparePlaces(e, t, n) {
   const s = t.answering.processes.at(-1);
   if (function areTied(e, t, n) {
    const s = {
     socket: e.id,
     process: e.process,
     at: same_load_balancer_LAST,
     servers: same_load_balancer_statesOf(e.servers, () => [])
    }, {id: r, at: o, process: a} = t, i = {
     socket: r,
     at: o,
     process: a,
     servers: same_load_balancer_statesOf(t.servers, e => [ e ])
    }, c = t.answering.processes.map(e => ({
     ...i,
     process: e,
     servers: new Map
    })), l = waysTo([ s ], [ ...n, s, i, ...c ]);
    return [ i, ...c ].some(e => l.has(e));
   }(e, t, n)) return "one";
   if (void 0 === s || s.node !== e.process.node || (0, haproxy_process.SM)(s, e.process)) return "two";
   const {metMsAgo: r, seenMsAgo: o} = t.answering;
   return (0, haproxy_process.aY)(s, aged(e.process, e.readMsAgo), o) ? o <= t.askedMsAgo ? "unclear" : "one" : r <= e.readMsAgo && (0, 
   haproxy_process.aY)(e.process, aged(s, r), e.readMsAgo) ? "one" : "two";
  }({
   ...r,
   readMsAgo: a - r.readAt
  }, {
   ...s,
   at: t.at,
   servers: i,
   answering: n,
   askedMsAgo: a - e
  }, waysInJob());
 };
 try {
  const e = src_clock.ml.now() + CLEAR_WITHIN_MS;
  let t = await ask();
  for (;"unclear" === t && src_clock.ml.now() < e; ) await src_clock.ml.sleep(take_over_ASK_EVERY_MS), 
  t = await ask();
  if ("two" !== t) return n;
 } catch {
  return o.close(), await endUnheard(e, t) ? {
   ...n,
   channel: null
  } : null;
 }
 return await resume(n, [ {
  name: r.name,
  servers: i
 } ], ANSWER_LIMIT_MS), null;
}

function take_over_serversOf({changing: e, found: t}, n) {
 return [ ...e, ...t ].filter(({name: e}) => e === n).flatMap(({servers: e}) => e);
}

function conflictsIn(e, t, {changing: n, found: s, own: r}) {
 const o = new Set(identified(n, t).map(({id: e}) => e)), a = new Map(identified(s, t).map(({id: e, settings: t}) => [ e, t ]));
 return e.servers.filter(({id: e, settings: t}) => {
  const n = pick(a.get(e) ?? {}, Object.keys(t));
  return !r.has(e) && (o.has(e) || !isEmpty(differences(n, t)));
 });
}

function asHeld(e, t) {
 return [ ...Map.groupBy(t, ({name: e}) => e) ].map(([t, n]) => {
  const s = new Map(n.flatMap(({servers: e}) => e).map(e => [ (0, haproxy_server.TN)(e), e ])), r = e.flatMap(e => heldOf(e, {
   name: t,
   servers: [ ...s.values() ]
  }));
  return {
   name: t,
   servers: r
  };
 });
}

const START_LIMIT_MS = 15e3, ENVIRONMENT = [ "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "NODE_EXTRA_CA_CERTS", "NODE_USE_SYSTEM_CA", "NODE_OPTIONS", "SSL_CERT_FILE", "SSL_CERT_DIR", "TZ", "TMPDIR", "SSH_AUTH_SOCK", "RUNNER_TEMP", "RUNNER_TRACKING_ID", "KUBERNETES_SERVICE_HOST" ];

function holdClientFor(e, t, n, s, r) {
 const o = new Map(t.map(({name: e, text: t}) => [ e, t ])), a = new Set;
 return {
  get holds() {
   return holdIds().length > 0;
  },
  async takeOver(e, t) {
   const n = await async function take_over_takeOver(e, t) {
    const {own: n} = e, s = src_clock.ml.now(), r = await Promise.all(holdIds().map(t => async function take_over_letGo(e, t) {
     const n = readHoldFile(e);
     if (null === n || null !== n.ended) return [];
     const s = new Map([ ...t.addresses ].map(([e, t]) => [ e, loadBalancerIdOf(t) ])), r = new Map([ ...s ].filter(([, e]) => n.loadBalancers.some(t => t.id === e))), o = await suspend(e, n, r, conflictsIn(n, r, t)), a = null === o ? [] : [ o ], i = new Set(r.values());
     for (const {name: o, process: c, readAt: l} of t.changing.filter(e => !r.has(e.name))) for (const r of n.loadBalancers.filter(e => mayBeOne(c, e, n))) {
      const d = a.some(({channel: e}) => null === e);
      if (i.has(r.id) || d) continue;
      const u = new Map([ [ o, r.id ] ]), h = await suspend(e, n, u, conflictsIn(n, u, t)), f = {
       name: o,
       id: s.get(o) ?? "",
       process: c,
       readAt: l,
       servers: take_over_serversOf(t, o)
      }, p = null === h ? null : await unlessElsewhere(e, n, h, r, f);
      if (null !== p) {
       a.push(p), i.add(r.id);
       break;
      }
     }
     return a;
    }(t, e))), o = src_clock.ml.now() - s >= RELEASE_WITHIN_MS, a = r.flat();
    if (0 === a.length) return null;
    const i = a.flatMap(({servers: e}) => e.map(({id: e}) => e));
    for (const e of i) n.add(e);
    return {
     held: asHeld(a, [ ...e.changing, ...e.found ]),
     afterLoss: o,
     giveBack: async (e, s) => {
      for (const e of i) n.delete(e);
      const r = s.aborted ? LAST_ANSWER_LIMIT_MS : ANSWER_LIMIT_MS, o = await Promise.all(a.map(t => resume(t, e, r)));
      return o.some(({servers: e}) => e.length > 0) && t("what this step has put back, or left alone, is held by an earlier step again"), 
      e.map(e => {
       const t = new Set(o.flatMap(t => heldOf(t, e)).map(haproxy_server.TN));
       return {
        ...e,
        servers: e.servers.filter(e => !t.has((0, haproxy_server.TN)(e)))
       };
      });
     }
    };
   }({
    changing: e,
    found: t,
    addresses: o,
    own: a
   }, r);
   return null !== n && r("an earlier step held these servers: let go, and all is read once more"), 
   n;
  },
  async start(o) {
   saveHold({
    id: e,
    process: null
   });
   const a = function orderedCredentials({ssh: e, tls: t, dataPlane: n}) {
    return {
     ssh: {
      ...e,
      options: [ ...e.options ]
     },
     tls: t,
     dataPlane: n
    };
   }(s);
   await async function startProcess(e) {
    const {spawn: t} = process.getBuiltinModule("node:child_process"), n = (0, external_node_path_.join)((0, 
    external_node_path_.dirname)(process.argv[1] ?? ""), "hold.js"), s = Object.fromEntries(ENVIRONMENT.flatMap(e => process.env[e] ? [ [ e, process.env[e] ] ] : [])), r = t(process.execPath, [ n ], {
     detached: !0,
     env: s,
     stdio: [ "pipe", "ignore", "ignore", "pipe" ]
    }), abandon = () => {
     r.kill("SIGKILL"), removeHoldFile(e.id), function forgetHold() {
      try {
       saveHold(null);
      } catch {}
     }();
    };
    process.once("exit", abandon);
    try {
     void 0 !== r.pid && saveHold({
      id: e.id,
      process: os_process_processOf(r.pid)
     });
     const t = await function answerOf(e, t) {
      const {text: n} = process.getBuiltinModule("node:stream/consumers");
      return e.stdin?.on("error", () => {}), e.stdin?.end(JSON.stringify(t)), (0, src_clock.ux)(src_clock.ml, START_LIMIT_MS, t => {
       const s = (0, external_node_events_.once)(e, "error", {
        signal: t
       }).then(([e]) => Promise.reject(e), () => Promise.reject(new Error(`no answer after ${START_LIMIT_MS / 1e3}s`)));
       return Promise.race([ n(e.stdio[3]), s ]);
      });
     }(r, e);
     if ("holding" !== t) throw new Error("" === t ? "it ended without a word" : t);
    } catch (e) {
     throw process.off("exit", abandon), abandon(), new errors.HR("hold-failed", `\`hold\` could not be started: ${e instanceof Error ? e.message : e}`, {
      cause: e,
      hint: "Run the step again, or leave `hold` out: HAProxy itself remembers with `load-server-state-from-file`."
     });
    }
    process.off("exit", abandon), r.unref();
   }({
    id: e,
    addresses: t,
    connection: n,
    credentials: a,
    targets: o,
    job: jobId(),
    runner: runnerProcess()
   }), r("held against reloads until the job ends or a later step changes the same servers");
  }
 };
}

const given_SECRETS = new Set([ "ssh-private-key", "tls-key" ]), NEVER_TOLD = new Set([ "password" ]), LONGEST = 600;

function givenConnection(e) {
 const t = Object.entries(CONNECTION.shape).map(([e, {def: t}]) => [ e, t.defaultValue ]);
 return [ ...Object.keys(CREDENTIALS).map(e => [ e, "" ]), ...t ].flatMap(([t, n]) => {
  const s = e(t).trim();
  return "" === s || s === n ? [] : [ {
   name: t,
   value: isPrintable(t, s) ? s : null
  } ];
 });
}

function isPrintable(e, t) {
 return !NEVER_TOLD.has(e) && (!(given_SECRETS.has(e) && !/^[\w./~-]+$/.test(t)) && t.length <= LONGEST && !/-----BEGIN|\$\{\{|[`\p{C}]/u.test(t.replaceAll("\n", "")));
}

const interruption_GRACE_MS = 800, RELOADED = "HAProxy was reloaded or restarted since, and forgot. With `load-server-state-from-file` in haproxy.cfg, and the state saved before each reload, it remembers.", BY_SOMEBODY = "Somebody else has let it in.", EAGER_MS = 1e4, EAGER_EVERY_MS = 1e3, THEN_EVERY_MS = 1e4, WAITS_SHOWN = 3, FORGOTTEN_MS = 3e3;

function logTo(e, t) {
 const n = new Map;
 return s => {
  switch (s.kind) {
  case "read":
   return void e.sayGroup(lineOf("read", s.loadBalancer), s.lines.map(e => lineOf("read", e)));

  case "progress":
   return void function progress(s) {
    const r = t.now(), o = n.get(s.loadBalancer);
    n.set(s.loadBalancer, {
     since: r,
     shown: Number.NEGATIVE_INFINITY,
     ...o,
     news: s,
     at: r
    });
    const a = [ ...n.values() ].filter(({at: e}) => r - e < FORGOTTEN_MS), i = a.length > WAITS_SHOWN ? a : a.filter(e => e.news === s);
    if (function isDue(e, t) {
     const n = Math.min(...e.map(e => e.since));
     return t - Math.max(...e.map(e => e.shown)) >= (t - n < EAGER_MS ? EAGER_EVERY_MS : THEN_EVERY_MS);
    }(i, r)) {
     for (const e of i) e.shown = r;
     e.say(lineOf("wait", 1 === i.length ? named(s.loadBalancer, s.text) : function summed(e) {
      const t = e.reduce((e, t) => t.news.left > e.news.left ? t : e);
      return `${e.length} load balancers, most is left on ${named(t.news.loadBalancer, t.news.text)}`;
     }(i)));
    }
   }(s);

  case "set":
  case "done":
   return n.delete(s.loadBalancer), void e.say(lineOf(s.kind, `${s.loadBalancer}: ${s.text}`));

  case "failure":
   return void e.say(lineOf("failed", named(s.failure.loadBalancer, s.failure.message)));

  default:
   e.say(lineOf(s.kind, named(s.loadBalancer, s.text)));
  }
 };
}

function named(e, t) {
 return void 0 === e ? t : `${e}: ${t}`;
}

function movedServers({operation: e, servers: t}, n) {
 if ("ready" !== e && "rolling" !== e) return [];
 const s = t.flatMap(({loadBalancer: t, backend: s, server: r, before: o, after: a, outcome: i}) => {
  const c = (0, haproxy_server.TN)({
   backend: s,
   server: r
  }), l = n(t, c) || o.address;
  return ("ready" === e ? "gone" !== i : "changed" === i && "" !== a.fqdn) && "" !== l && "" !== a.address && l !== a.address ? [ {
   loadBalancer: t,
   words: `${c} (${a.address} now, ${l} before)`
  } ] : [];
 });
 return [ ...Map.groupBy(s, ({loadBalancer: e}) => e) ].map(([e, t]) => ({
  loadBalancer: e,
  text: `The address has changed while it was out: ${listed(t.map(({words: e}) => e))}. What was done to the machine that stood there before was not done to the one that gets traffic now.`
 }));
}

const failed_proofs_SUFFIX = ".unproven", JUST_NOW_NS = 20000000000n;

function failedProofs(e, t = timeNow()) {
 const n = String(BigInt(t) - JUST_NOW_NS).padStart(20, "0"), s = e > n ? e : n, r = fileNames(failed_proofs_SUFFIX).flatMap(e => function readFailedProofs(e, t) {
  try {
   const {job: n, at: s, proofs: r} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), e)));
   return n === jobId() && "string" == typeof s && s > t && Array.isArray(r) ? r.map(({keys: e, ...t}) => ({
    ...wayIn(t),
    keys: [ ...e ].map(String)
   })) : [];
  } catch {
   return [];
  }
 }(e, s));
 if (0 === r.length) return () => !1;
 const o = waysInJob(), a = new Map;
 return (e, t, n) => {
  const s = JSON.stringify([ e, t ]), i = a.get(s) ?? ((e, t) => {
   const n = t.map(t => ({
    socket: loadBalancerIdOf(e),
    process: t
   }));
   return new Set(notesAbout(n, r, o).flatMap(({keys: e}) => e));
  })(e, t);
  return a.set(s, i), i.has(n);
 };
}

function keep({entryId: e, entry: t}) {
 try {
  !function keepSaved() {
   keepState(), null === ownFile || (0, external_node_fs_.existsSync)(ownFile.path) || (makeOurFolder(), 
   writeNeeded(ownFile.path, ownFile.json));
  }(), null !== t && keepEntry(e, t);
 } catch {}
}

const known_cuts_SUFFIX = ".cut";

function knownCuts(e) {
 let t = null;
 const n = new Map, wayOf = (t, n) => ({
  socket: loadBalancerIdOf(e.get(t) ?? ""),
  process: n
 }), backendsThere = (e, s) => {
  const r = JSON.stringify([ e, s.pid, s.node ]), o = n.get(r);
  if (void 0 !== o) return o;
  t ??= fileNames(known_cuts_SUFFIX).flatMap(readOne);
  const a = 0 === t.length ? [] : notesAbout([ wayOf(e, s) ], t, waysInJob()), i = new Set(a.map(({backend: e}) => e));
  return n.set(r, i), i;
 };
 return {
  has: (e, t, n) => backendsThere(e, n).has(t),
  note: (e, n, s) => {
   const r = backendsThere(e, s);
   if (r.has(n)) return;
   r.add(n);
   const o = {
    ...wayOf(e, s),
    backend: n
   };
   t?.push(o);
   try {
    writeNew((0, external_node_path_.join)(makeOurFolder(), randomId() + known_cuts_SUFFIX), JSON.stringify(o));
   } catch {}
  }
 };
}

function readOne(e) {
 try {
  const {backend: t, ...n} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), e)));
  return [ {
   ...wayIn(n),
   backend: String(t)
  } ];
 } catch {
  return [];
 }
}

const NAMES_IN_HEADLINE = 3;

function groupsOf(e) {
 const t = new Map;
 for (const n of e) {
  const e = (0, haproxy_server.TN)(n), s = t.get(e);
  void 0 === s ? t.set(e, [ n.loadBalancer ]) : s.includes(n.loadBalancer) || s.push(n.loadBalancer);
 }
 const n = new Map;
 for (const [e, s] of t) {
  const t = JSON.stringify(s), r = n.get(t);
  void 0 === r ? n.set(t, {
   keys: [ e ],
   loadBalancers: s
  }) : r.keys.push(e);
 }
 return [ ...n.values() ];
}

function placesIn(e, t = NAMES_IN_HEADLINE) {
 const n = groupsOf(e), [s] = n;
 if (1 === n.length && void 0 !== s) return `${listed(s.keys, t)}${on(s.loadBalancers, t)}`;
 const r = n.flatMap(({keys: e, loadBalancers: t}) => e.map(e => `${e}${on(t)}`)).slice(0, t), o = n.reduce((e, {keys: t}) => e + t.length, 0) - r.length;
 return `${r.join("; ")}${o > 0 ? ` and ${o} more` : ""}`;
}

function said(e, [t, n], s) {
 const r = groupsOf(e), [o] = r;
 return 1 !== r.length || void 0 === o ? `${"are" === n ? "" : `${n} `}${s}: ${placesIn(e)}` : `${function few(e) {
  return listed(e, NAMES_IN_HEADLINE);
 }(o.keys)} ${verb(o.keys.length, t, n)} ${s}${on(o.loadBalancers)}`;
}

function namedOnce(e, t) {
 const n = t.length > 1 ? e.length : 1;
 return e.map((e, t) => t < n ? e : e.map(e => ({
  ...e,
  loadBalancer: UNNAMED
 })));
}

const UNNAMED = "";

function on(e, t = NAMES_IN_HEADLINE) {
 return e.every(e => e === UNNAMED) ? "" : ` on ${listed(e, t)}`;
}

function goneWords(e) {
 return `gone from HAProxy: ${placesIn(e)}`;
}

function notKnown(e) {
 return `it is not known what became of ${placesIn(e)}`;
}

function stateWords(e) {
 const {admin: t, forced: n, maintCauses: s, status: r, weight: o} = e;
 return "maint" !== n && s.includes("dns") ? `${"ready" === n ? n : `in ${n}`}, but ${r}` : "ready" !== t ? `in ${t}` : (0, 
 haproxy_server.CS)(e) ? "in rotation" : 0 === o ? "ready at weight 0" : `ready, but ${r}`;
}

const batch_table_NAMES_SHOWN = 20, BATCHES_SHOWN = 100, SENTENCES = 4;

function rollingPlanned(e) {
 const {batches: t} = e;
 return void 0 === t ? null : 0 === t.length ? "no server is selected" : `${said(selectedOf(e), [ "would go", "would go" ], "out and come back")}, in ${countOf(t)}`;
}

function rollingDone(e) {
 const {batches: t} = e;
 return void 0 === t ? null : 0 === t.length ? "no server is selected, nothing was changed" : `${placesWords(e)}, in ${countOf(t)}`;
}

function countOf(e) {
 return quantity(e.length, "batch", "batches");
}

function selectedOf({servers: e}) {
 return e.filter(({goal: e}) => "" !== e);
}

const ORDER = [ "not-done", "rolled-back", "gone", "done", "not-begun" ];

function placesWords(e) {
 const t = selectedOf(e).map(t => {
  const n = e.batches?.find(({names: e}) => e.includes(t.server))?.end;
  return {
   server: t,
   end: n,
   words: batch_table_wordsOf(t, n)
  };
 });
 t.sort((e, t) => ORDER.indexOf(e.end) - ORDER.indexOf(t.end));
 const n = [ ...Map.groupBy(t, ({words: e}) => e.join()).values() ], s = namedOnce(n.slice(0, SENTENCES).map(e => e.map(({server: e}) => e)), loadBalancersOf(e)).map((e, t) => {
  const [s] = n[t] ?? [];
  return void 0 === s ? "" : function sentence(e, t) {
   if (e === batch_table_GONE) return goneWords(t);
   if (e === UNKNOWN) return notKnown(t);
   const [n, s, r] = e;
   return said(t, [ n, s ], r);
  }(s.words, e);
 }), r = n.slice(SENTENCES).reduce((e, t) => e + t.length, 0);
 return [ ...s, ...r > 0 ? [ `${r} more: see the table` ] : [] ].join("; ");
}

const batch_table_GONE = [ "is", "are", "gone" ], UNKNOWN = [ "is", "are", "not known" ];

function batch_table_wordsOf({outcome: e, changed: t, after: n}, s) {
 if ("gone" === e) return batch_table_GONE;
 if ("unknown" === t) return UNKNOWN;
 const r = stateWords(n);
 switch (s) {
 case "done":
  return [ "is", "are", (0, haproxy_server.CS)(n) ? "done and back in rotation" : `done, and now ${r}` ];

 case "rolled-back":
  return [ "is", "are", `back ${r}` ];

 case "not-begun":
  return [ "was", "were", "not touched" ];

 default:
  return [ "is", "are", r ];
 }
}

function batch_table_isGone(e, t) {
 const n = t.filter(({server: t}) => t === e);
 return n.length > 0 && n.every(({outcome: e}) => "gone" === e);
}

function batch_table_statesOf(e, t) {
 const n = t.filter(({server: t}) => e.includes(t));
 return [ ...new Set(n.map(({after: e, changed: t}) => "unknown" === t ? "not known" : e.forced)) ];
}

function notBackWords(e) {
 return batch_table_isLetIn(e) ? "Ready, though not proven" : `${e.includes("ready") ? "Not back everywhere" : "Not back"} (${e.join(", ")})`;
}

function batch_table_isLetIn(e) {
 return 1 === e.length && "ready" === e[0];
}

function goOnWith(e) {
 const {error: t, batches: n = []} = e, s = n.filter(({end: e}) => "done" !== e && "gone" !== e), r = n.some(({scriptBegun: e}) => e);
 if (null === t || 0 === s.length || !r) return null;
 const o = new Set(batch_table_namesOf(s)), a = selectedOf(e).filter(({server: e, outcome: t}) => o.has(e) && "gone" !== t);
 return 0 === a.length ? null : [ ...new Set(a.map(haproxy_server.TN)) ].join(",");
}

function unprovenWords({batches: e = [], servers: t}) {
 const n = e.filter(({end: e, scriptBegun: t}) => "not-done" === e && t), s = batch_table_namesOf(n), r = t.filter(({server: e, changed: t, after: n, healthMs: r}) => s.includes(e) && "unknown" !== t && null === r && (0, 
 haproxy_server.CS)(n));
 return 0 === r.length ? null : `${placesIn(r)} ${verb(r.length, "takes", "take")} traffic, though the script was begun there and nothing has proven ${verb(r.length, "it", "them")} since. Where the application is not good, take ${verb(r.length, "it", "them")} out: \`operation: maint\`.`;
}

function rollingSection(e) {
 const {batches: t = []} = e;
 if (0 === t.length || "planned" === e.result) return [];
 const n = t.slice(0, BATCHES_SHOWN).map(({number: t, names: n, end: s, scriptMs: r, tookMs: o}) => [ `${t}`, n.map(codeCell).join(" "), durationOf(r), durationOf(o), endWords(n, s, e.servers) ].join(" | ")), s = t.length - n.length, r = goOnWith(e), o = unprovenWords(e);
 return [ "| Batch | Servers | Script | Time | Result |", "|---|---|---|---|---|", ...n.map(e => `| ${e} |`), ...s > 0 ? [ "", `And ${quantity(s, "more batch", "more batches")}.` ] : [], ...null === o ? [] : [ "", `\u26a0\ufe0f ${prose(o, new Set(loadBalancersOf(e)))}` ], ...null === r ? [] : [ "", "**To go on with the rest**, run the same step with:", "", codeSpanOf(r) ] ];
}

function endWords(e, t, n) {
 return "done" !== t && e.every(e => batch_table_isGone(e, n)) ? ENDS.gone : "not-done" === t && batch_table_isLetIn(batch_table_statesOf(e, n)) ? "\u274c ready, though not proven" : ENDS[t];
}

const ENDS = {
 planned: "planned",
 "not-begun": "not touched",
 "rolled-back": "\u21a9\ufe0f back as before",
 "not-done": "\u274c not back",
 gone: "\u26a0\ufe0f gone",
 done: "\u2705 done"
};

function durationOf(e) {
 return null === e ? "" : (0, duration.a)(e);
}

function codeSpanOf(e) {
 return e.length > 190 ? `\`\`\`yaml\nserver: ${e}\n\`\`\`` : codeSpan(`server: ${e}`);
}

function batch_table_namesOf(e, t) {
 return e.filter(e => void 0 === t || e.end === t).flatMap(({names: e}) => e);
}

const OF_LOAD_BALANCER = {
 "connect-failed": "cannot be reached",
 timeout: "did not answer in time",
 "tls-failed": "cannot be reached through TLS",
 "ssh-failed": "cannot be reached through ssh",
 "not-haproxy": "did not answer as HAProxy does"
}, OF_THE_ONE = {
 "connect-failed": "HAProxy cannot be reached",
 timeout: "HAProxy did not answer in time",
 "tls-failed": "HAProxy cannot be reached through TLS",
 "ssh-failed": "HAProxy cannot be reached through ssh",
 "not-haproxy": "what answers there now does not answer as HAProxy does"
}, OF_SERVER = {
 refused: "HAProxy refused it",
 tracking: "it tracks another server",
 "dns-maintenance": "its name does not resolve",
 "agent-conflict": "its agent check stands against it",
 "drain-timeout": "sessions are left",
 unhealthy: "it is not proven healthy",
 "not-verified": "it is not as it was set"
}, OF_STEP = {
 "invalid-input": "an input is wrong",
 "permission-denied": "the socket's level is too low",
 "not-found": "there is no such server",
 guard: "too few servers would be left",
 "max-load": "the servers that stay would have too many sessions",
 "several-processes": "several HAProxy processes answer at one address",
 reloaded: "HAProxy was reloaded",
 "data-plane-api": "the Data Plane API does not do it, or does not show it",
 unsupported: "this HAProxy cannot do it",
 "run-failed": "the script failed",
 "hold-failed": "`hold` could not be started",
 cancelled: "the step was cancelled"
};

function reasonOf(e, t) {
 if (t instanceof WrongInputs) return `: ${function wrongInputsWords({faults: e}) {
  const t = [ ...new Set(e.map(e => e.split(":")[0] ?? "")) ];
  return `wrong ${verb(t.length, "input", "inputs")} ${listed(t, 5)}`;
 }(t)}`;
 const n = OF_LOAD_BALANCER[t.code], s = e.failures.filter(e => e !== t && e.code !== t.code), r = 0 === s.length ? "" : `, and ${quantity(s.length, "other error")}`, o = placesOfSame(e, t), [a, ...i] = loadBalancersOf(e), c = e.servers.length > 0 && 0 === i.length && o.every(e => e === a);
 if (void 0 !== n && c) return `: ${OF_THE_ONE[t.code] ?? n}${r}`;
 if (void 0 !== n && o.length > 0) return `: ${listed(o, NAMES_IN_HEADLINE)} ${n}${r}`;
 const l = t.brief ?? OF_SERVER[t.code] ?? OF_STEP[t.code] ?? t.code;
 return `${function subjectOf(e, t) {
  const n = placesOfSame(e, t), s = new Set(e.failures.flatMap(({code: e, servers: n}) => e === t.code ? n : []));
  if (e.servers.length > 0 && e.servers.every(e => n.includes(e.loadBalancer) && (0 === s.size || s.has((0, 
  haproxy_server.TN)(e)))) || 0 === n.length) return ": ";
  const r = 1 === loadBalancersOf(e).length && e.servers.length > 0 ? "" : ` on ${listed(n, NAMES_IN_HEADLINE)}`;
  return 0 !== s.size && t.code in OF_SERVER ? `, because of ${listed([ ...s ], NAMES_IN_HEADLINE)}${r}: ` : "" === r ? ": " : `:${r} `;
 }(e, t)}${l}${r}`;
}

function placesOfSame(e, {code: t}) {
 const n = e.servers.flatMap(({error: e}) => null !== e && (0, errors.EY)(e) ? e : []), s = [ ...e.failures, ...n ].flatMap(e => e.code === t ? e.loadBalancer ?? [] : []), r = loadBalancersOf(e).filter(e => s.includes(e));
 return [ ...new Set([ ...r, ...s ]) ];
}

const headline_SENTENCES = 3, headline_NOBODY = "no server is selected";

function markOf(e) {
 return null !== e.error ? "no" === e.changed ? "\u274c" : "\ud83d\udea8" : "planned" === e.result ? "\ud83d\udcdd" : "status" === e.operation ? "\ud83d\udd0e" : function needsALook(e) {
  const t = takesOut(e.operation) && e.loadBalancers.some(({reloads: e}) => e > 0), n = 0 === e.servers.length || withoutServers(e).length > 0, s = cutSessions(e) > 0 || !1 === drainedOf(e);
  return t || n || weightless(e).length > 0 || s || !0 === e.wasLetInBefore;
 }(e) ? "\u26a0\ufe0f" : "\u2705";
}

function headlineOf(e, t = null) {
 const {operation: n, error: s} = e;
 if (s instanceof WrongInputs) return `step not started${reasonOf(e, s)}; nothing was changed`;
 if (null !== s) {
  const r = [ reasonOf(e, s), ...cutWords(e) ].join(", ");
  return `${n} failed: ${function rollingNow(e) {
   const t = e.batches?.some(({end: e}) => "planned" !== e && "not-begun" !== e);
   return !0 === t ? placesWords(e) : null;
  }(e) ?? function whereNow(e, t) {
   if ("no" === e.changed && 0 === e.servers.length) return "nothing was changed";
   if (0 === e.servers.length) return null === t ? "it is not known what was changed" : notKnown(function placesOfSaved({change: e}) {
    return e.loadBalancers.flatMap(({name: e, servers: t}) => t.map(({backend: t, server: n}) => ({
     loadBalancer: e,
     backend: t,
     server: n
    })));
   }(t));
   const n = e.servers.filter(({changed: e, outcome: t, error: n}) => "no" !== e || "rolled-back" === t || !(0, 
   errors.EY)(n));
   if (0 === n.length) return "nothing was changed";
   const s = [ "yes", "unknown", "no" ], r = n.sort((e, t) => s.indexOf(e.changed) - s.indexOf(t.changed)), o = [ ...Map.groupBy(r, t => function nowKey(e, t) {
    return [ t.changed, "gone" === t.outcome, headline_isBack(e, t), nowWords(e, t) ].join();
   }(e, t)).values() ], a = namedOnce(o.slice(0, headline_SENTENCES), loadBalancersOf(e)).map(t => function headline_sentence(e, t) {
    const [n] = t;
    if (void 0 === n) return "";
    if ("gone" === n.outcome) return goneWords(t);
    if ("unknown" === n.changed) return notKnown(t);
    const s = nowWords(e, n);
    return "yes" === n.changed ? said(t, [ "is", "are" ], s) : headline_isBack(e, n) ? said(t, [ "is", "are" ], `back ${s}`) : said(t, [ "stays", "stay" ], s);
   }(e, t)), i = o.slice(headline_SENTENCES).reduce((e, t) => e + t.length, 0);
   return [ ...a, ...i > 0 ? [ `${i} more: see the table` ] : [] ].join("; ");
  }(e, t)}${r}`;
 }
 return "status" === n ? [ `status: ${headline_statusWords(e)}`, ...notSelectedWords(e) ].join(", ") : "planned" === e.result ? `${n}, dry run: ${[ rollingPlanned(e) ?? headline_planWords(e), ...notSelectedWords(e) ].join(", ")}; nothing was changed` : [ `${n}: ${rollingDone(e) ?? doneWords(e)}`, ...extraWords(e) ].join(", ");
}

function nowWords({operation: e}, {before: t, after: n}) {
 const s = stateWords(n);
 return ("weight" === e || "ready" === e && t.weight !== n.weight) && n.weight > 0 ? `${s} at weight ${n.weight}` : s;
}

function headline_isBack({operation: e}, {outcome: t, changed: n}) {
 return "rolled-back" === t && "no" === n && (takesOut(e) || "weight" === e);
}

function headline_statusWords(e) {
 const {servers: t} = e;
 if (0 === t.length) return headline_NOBODY;
 const n = t.filter(({after: e}) => !(0, haproxy_server.CS)(e)), s = `${t.length - n.length} of ${t.length} in rotation`;
 if (0 === n.length) return s;
 const [r, ...o] = loadBalancersOf(e), a = n.map(({loadBalancer: e, backend: t, server: n, after: s}) => `${t}/${n}${0 === o.length ? "" : ` on ${e}`} (${function outWords({admin: e, weight: t, status: n}) {
  return "ready" !== e ? n.startsWith("MAINT (") ? n : e : /^(?:UP|no check)$/.test(n) && 0 === t ? "weight 0" : n;
 }(s)})`);
 return `${s}${0 === o.length ? ` on ${r}` : ""}; out: ${listed(a, NAMES_IN_HEADLINE)}`;
}

function headline_planWords(e) {
 if (0 === e.servers.length) return headline_NOBODY;
 const [t, n] = [ !0, !1 ].map(t => e.servers.filter(e => isAlready(e) === t));
 return namedOnce([ ...Map.groupBy(n ?? [], ({goal: e}) => e).values(), ...Map.groupBy(t ?? [], ({before: e}) => stateWords(e)).values() ].slice(0, headline_SENTENCES), loadBalancersOf(e)).map(e => {
  const [t] = e;
  return void 0 === t ? "" : isAlready(t) ? said(e, [ "would stay", "would stay" ], stateWords(t.before)) : said(e, [ "would be set", "would be set" ], `to ${t.goal}`);
 }).join("; ");
}

function isAlready({goal: e, before: t}) {
 return e === t.admin || e === `weight ${t.weight}`;
}

function doneWords(e) {
 const {operation: t} = e;
 if (0 === e.servers.length) return `${headline_NOBODY}, nothing was changed`;
 const words = ({changed: e, outcome: n, after: s}) => {
  if ("gone" === n) return "gone";
  const r = "weight" === t ? `weight ${s.weight}` : stateWords(s);
  return "no" === e ? `already ${r}` : "ready" === t && (0, haproxy_server.CS)(s) ? `back ${r}` : r;
 }, n = namedOnce([ ...Map.groupBy(e.servers, words).values() ].slice(0, headline_SENTENCES), loadBalancersOf(e)).map(e => {
  const [t = ""] = e.map(words);
  return "gone" === t ? goneWords(e) : /^(?:already )?weight /.test(t) ? said(e, [ "has", "have" ], t) : said(e, [ "is", "are" ], t);
 }), s = e.servers.every(({changed: e}) => "no" === e);
 return `${n.join("; ")}${s ? ", nothing was changed" : ""}`;
}

function extraWords(e) {
 const t = weightless(e);
 return [ ...notSelectedWords(e), ...sessionWords(e), ...healthWords(e), ...t.length > 0 ? [ "takes no traffic until `operation: weight` sets another weight" ] : [], ...reloadWords(e), ...e.wasLetInBefore ? [ "let in before, when this job had it out" ] : [] ];
}

function withoutServers({servers: e, loadBalancers: t}) {
 const n = new Set(e.map(({loadBalancer: e}) => e));
 return t.map(({name: e}) => e).filter(e => !n.has(e));
}

function notSelectedWords(e) {
 const t = 0 === e.servers.length ? [] : withoutServers(e);
 return 0 === t.length ? [] : [ `${headline_NOBODY} on ${listed(t, NAMES_IN_HEADLINE)}` ];
}

function weightless(e) {
 return "ready" !== e.operation && "rolling" !== e.operation ? [] : presentOf(e).filter(({after: e}) => "ready" === e.admin && 0 === e.weight);
}

function cutSessions({servers: e}) {
 return e.reduce((e, {sessionsShutDown: t}) => e + t, 0);
}

function cutWords(e) {
 const t = cutSessions(e);
 return t > 0 ? [ `${quantity(t, "session")} ${verb(t, "was", "were")} cut` ] : [];
}

function sessionWords(e) {
 const t = drainedOf(e), n = presentOf(e).reduce((e, {after: t}) => e + t.sessions, 0), s = Math.max(0, ...e.servers.map(e => e.drainMs ?? 0)), r = !0 === t && 0 === cutSessions(e) && e.servers.some(hadSessions);
 return void 0 !== e.batches ? [ ...cutWords(e), ...!1 === t ? [ "sessions were left when a script began" ] : [] ] : [ ...cutWords(e), ...!1 === t ? [ `${quantity(n, "session")} ${verb(n, "is", "are")} left` ] : [], ...r ? [ `the last session ended after ${(0, 
 duration.a)(s)}` ] : [] ];
}

function hadSessions({before: e, sessionsOverTime: t}) {
 return e.sessions > 0 || t.some(([, e]) => e > 0);
}

function healthWords({servers: e}) {
 const t = Math.max(0, ...e.map(e => e.healthMs ?? 0));
 return 0 === t ? [] : [ `proven healthy in ${(0, duration.a)(t)}` ];
}

function reloadWords(e) {
 const t = e.loadBalancers.filter(({reloads: e}) => e > 0), [n] = t;
 if (void 0 === n) return [];
 const s = Math.max(...t.map(({reloads: e}) => e)), r = loadBalancersOf(e).length > 1 ? ` on ${listed(t.map(({name: e}) => e), NAMES_IN_HEADLINE)}` : "";
 return [ `HAProxy was reloaded ${times(s)}${r}` ];
}

const COMMANDS_IN_LINE = 50;

function whereOf(e, t) {
 switch (e.kind) {
 case "unix":
  return "in a shell on this runner's machine";

 case "ssh":
  return `in a shell on ${function shell_commands_hostOf({host: e, port: t}, n) {
   if (!(0, haproxy_address.U9)(e)) return e;
   const s = (0, ssh_options.K)(n.find(({name: e}) => "ssh-options" === e)?.value ?? ""), [r, o] = s.ok ? [ s.value.get("HostKeyAlias"), s.value.get("Port") ] : [];
   return r ?? `the host to which port ${t ?? o ?? 22} of the runner leads`;
  }(e, t)}`;

 case "tcp":
  return "in a shell from which the load balancer can be reached";

 case "tls":
  {
   const e = [ "tls-ca", "tls-cert", "tls-key" ].filter(e => t.some(({name: t}) => t === e)).map(e => `\`${e}\` in ${FILES[e]}`), n = "in a shell from which the load balancer can be reached";
   return 0 === e.length ? n : `${n}, with ${e.join(", ")}`;
  }
 }
}

const FILES = {
 "tls-ca": "ca.pem",
 "tls-cert": "cert.pem",
 "tls-key": "key.pem"
};

function socketFile(e) {
 return /^[A-Za-z0-9_./-]+$/.test(e) ? e : `'unix-connect:"${e.replaceAll("'", "'\"'\"'")}"'`;
}

function undosOf(e, t) {
 return e.servers.length > 0 || null === t ? function undosOfReport(e) {
  const {operation: t, servers: n} = e;
  return n.filter(e => "no" !== e.changed && !function isTheirs({before: e, after: t, switched: n = {}, theirs: s = [], weightsSent: r}) {
   const o = [ ...settingsIn(pick(differences(settingsOf(e), settingsOf(t)), void 0 === r || r.length > 0 ? [ "state", "weight" ] : [ "state" ])), ...settingsIn(n) ];
   return s.length > 0 && o.every(e => s.includes(e));
  }(e)).map(({loadBalancer: n, backend: s, server: r, before: o, after: a, changed: i, error: c, notPutBack: l, ...d}) => {
   const {switched: u = {}, theirs: h = [], weightsSent: f} = d, p = settingsIn(u).length > 0, w = "unknown" === i || a.forced !== o.forced || p, m = "unknown" === i && void 0 !== f, g = (void 0 === f ? maySetWeight(t) : f.length > 0) && (a.weight !== o.weight || m), v = {
    ...w ? {
     state: o.forced
    } : {},
    ...g ? {
     weight: o.weight
    } : {},
    ...u
   }, y = pick(v, settingsIn(v).filter(e => !h.includes(e))), k = [ c, l ].some(e => "unhealthy" === e?.code), b = "guard" === l?.code && "ready" !== y.state;
   return {
    loadBalancer: n,
    backend: s,
    server: r,
    settings: y,
    unhealthy: k && "ready" === y.state,
    needed: b,
    unproven: mayBeUnproven(e, r)
   };
  }).filter(({backend: e, server: t}) => (0, haproxy_server.TE)(e) && (0, haproxy_server.TE)(t));
 }(e) : function undosOfSaved({change: e}) {
  return e.loadBalancers.flatMap(({name: t, servers: n}) => n.map(({backend: n, server: s, before: r, sent: o}) => ({
   loadBalancer: t,
   backend: n,
   server: s,
   settings: pick(r, [ "state", ...maySetWeight(e.operation) ? [ "weight" ] : [], ...sentSettings({
    sent: o
   }) ]),
   unhealthy: !1,
   needed: !1,
   unproven: "rolling" === e.operation
  })));
 }(t);
}

function mayBeUnproven({operation: e, batches: t = []}, n) {
 if ("rolling" !== e) return !1;
 const s = t.find(({names: e}) => e.includes(n));
 return !1 !== s?.scriptBegun;
}

function maySetWeight(e) {
 return "weight" === e || "ready" === e || "rolling" === e;
}

function commandsOf({backend: e, server: t, unproven: n, settings: s}) {
 const {state: r, weight: o, checks: a, agent: i} = s;
 if (!(0, haproxy_server.TE)(e) || !(0, haproxy_server.TE)(t)) return [];
 if (n && "maint" !== r) return [];
 const c = `set server ${e}/${t}`, verb = e => "enabled" === e ? "enable" : "disable";
 return [ ...void 0 === a ? [] : [ `${verb(a)} health ${e}/${t}` ], ...void 0 === o ? [] : [ `${c} weight ${o}` ], ...void 0 === r ? [] : [ `${c} state ${r}` ], ...void 0 === i ? [] : [ `${verb(i)} agent ${e}/${t}` ] ];
}

function undoLines(e, t) {
 const n = shellsOf(e, t).map(({where: e, lines: t}) => ({
  where: e,
  line: t.join(" && ")
 }));
 return [ ...Map.groupBy(n, ({where: e}) => e) ].map(([e, t]) => `${e}: ${[ ...new Set(t.map(({line: e}) => e)) ].join("; ")}`);
}

function undoShells(e, t) {
 return [ ...Map.groupBy(shellsOf(e, t), ({where: e}) => e) ].map(([e, t]) => ({
  where: e,
  lines: [ ...new Set(t.flatMap(({lines: e}) => e)) ]
 }));
}

function shellsOf(e, t) {
 const n = e.filter(e => commandsOf(e).length > 0);
 return [ ...Map.groupBy(n, ({loadBalancer: e}) => e) ].flatMap(([e, n]) => function shellLines(e, t, {addresses: n, prefixes: s, given: r}) {
  const o = (0, haproxy_address.or)(n.get(e) ?? "");
  if (!o.ok) return null;
  const {transport: a, process: i, api: c} = o.value, l = s.get(e) ?? "";
  if ("data-plane" === c) return function dataPlaneLines(e, t, n, s) {
   if ("tcp" !== e.kind && "tls" !== e.kind) return null;
   const r = new Set(n.map(({name: e}) => e)), o = n.find(({name: e}) => "username" === e)?.value ?? "", a = [ "--fail --silent --show-error", `--user ${/^[\w.@-]+$/.test(o) ? o : "USER"}`, ...r.has("tls-ca") ? [ "--cacert ca.pem" ] : [], ...r.has("tls-cert") ? [ "--cert cert.pem --key key.pem" ] : [], "--request PUT --header 'Content-Type: application/json'" ].join(" "), i = (0, 
   haproxy_address.PG)(e.host, e.port), c = n.find(({name: e}) => "tls-server-name" === e)?.value ?? null, l = "tls" === e.kind && null !== c && c !== e.host, d = l ? `${c}:${e.port}` : i, u = l ? `--connect-to ${d}:${i} ` : "", h = `${"tls" === e.kind ? "https" : "http"}://${d}/${s}/services/haproxy/runtime`, f = t.flatMap(e => {
    const [, t = "", n = "", r, o] = /^set server ([\w.:-]+)\/([\w.:-]+) (state|weight) ([a-z]+|\d+)$/.exec(e) ?? [];
    return void 0 === r || "weight" === r && "v2" === s ? [] : `curl ${a} ${u}--data '${"state" === r ? `{"admin_state":"${o}"}` : `{"weight":${o}}`}' ${"v2" === s ? `'${h}/servers/${n}?backend=${t}'` : `${h}/backends/${t}/servers/${n}`}`;
   });
   return f.length < t.length ? null : {
    where: `${whereOf(e, n)} (${s} of the Data Plane API)`,
    lines: f
   };
  }(a, t, r, "v2" === l ? "v2" : "v3");
  if ("unix" === a.kind && /["\\`$\p{C}]/u.test(a.path)) return null;
  const d = i ?? l, u = /^@(?:1|!\d{1,10})$/.test(d), h = t.map(e => u ? `${d} ${e}` : e), f = function clientFor(e, t, n) {
   switch (e.kind) {
   case "unix":
    return `sudo socat stdio ${socketFile(e.path)}`;

   case "ssh":
    {
     const {remote: t} = e;
     return t.startsWith("/") ? `sudo socat stdio ${socketFile(t)}` : `socat stdio tcp:${t}`;
    }

   case "tcp":
    {
     const {host: t, port: n, family: s} = e;
     return `socat stdio tcp${s || ""}:${(0, haproxy_address.PG)(t, n)}`;
    }

   case "tls":
    return `openssl s_client ${function tlsOptions({host: e, port: t}, n, s) {
     const r = s ?? e;
     return [ "-quiet -verify_return_error", 0 === (0, external_node_net_.isIP)(r) ? `-servername ${r} -verify_hostname ${r}` : `-verify_ip ${r}`, ...n.has("tls-ca") ? [ "-CAfile ca.pem" ] : [], ...n.has("tls-cert") ? [ "-cert cert.pem -key key.pem" ] : [], `-connect ${(0, 
     haproxy_address.PG)(e, t)}` ];
    }(e, t, n).join(" ")}`;
   }
  }(a, new Set(r.map(({name: e}) => e)), r.find(({name: e}) => "tls-server-name" === e)?.value ?? null), p = function chunks(e, t) {
   return Array.from({
    length: Math.ceil(e.length / t)
   }, (n, s) => e.slice(s * t, (s + 1) * t));
  }(h, COMMANDS_IN_LINE).map(e => `echo "${e.join("; ")}" | ${f}`);
  return {
   where: whereOf(a, r),
   lines: p
  };
 }(e, n.flatMap(commandsOf), t) ?? []);
}

function needsAStep(e) {
 return e.some(e => e.unproven && 0 === commandsOf(e).length);
}

function letsIn(e) {
 return e.some(({settings: {state: e}}) => "ready" === e);
}

function countServers(e) {
 return new Set(e.map(haproxy_server.TN)).size;
}

const NEEDED = "when enough other servers take traffic again";

function isSaferByStep(e) {
 return letsIn(e) || e.some(({needed: e}) => e);
}

function shellCondition(e) {
 if (e.some(({needed: e}) => e)) return NEEDED;
 const t = countServers(e), n = 1 === t ? "its" : "their";
 return e.some(({unhealthy: e}) => e) ? `when ${n} health ${verb(t, "check passes", "checks pass")} again` : `once you know that ${n} ${verb(t, "application answers", "applications answer")}`;
}

function undo_stepWords(e) {
 const t = new Set(e.flatMap(({settings: {state: e, weight: t}}) => [ ...void 0 === t && void 0 !== e ? [] : [ "weight" ], ...void 0 === e ? [] : [ e ] ])), n = t.has("ready") ? ", which proves health before anything gets traffic, where there are health checks" : e.some(({needed: e}) => e) ? ", which takes out nothing while too few would be left" : "";
 return `run \`operation: ${[ ...t ].join("`, `operation: ")}\` of this action${n}`;
}

const UNDOS_SHOWN = 10, UNDO_LETTERS = 1800, OTHERS_SHOWN = 8, OTHERS_LETTERS = 1e3, ANNOTATIONS_SHOWN = 9;

function wayOutLines(e, t, n) {
 const s = goOnWith(e);
 if (null === s) return function putBackLines(e, t, n) {
  const s = new Map(t.servers.map(e => [ `${e.loadBalancer} ${(0, haproxy_server.TN)(e)}`, e ])), r = e.map(e => {
   const {loadBalancer: t} = e, r = s.get(`${t} ${(0, haproxy_server.TN)(e)}`), o = void 0 === r ? "" : ` (${function beforeAndNow({before: e, after: t, changed: n}) {
    return "unknown" === n ? `${e.forced} before, not known now` : e.forced === t.forced ? `weight ${e.weight} before, weight ${t.weight} now` : `${e.forced} before, ${t.forced} now`;
   }(r)})`, a = e.unhealthy ? ", when its health check passes again" : e.needed ? `, ${NEEDED}` : "", [i = ""] = undoLines([ e ], n), c = needsAStep([ e ]) || "" === i ? `, ${undo_stepWords([ e ])}` : `${a}, ${i}`;
   return {
    loadBalancer: t,
    key: (0, haproxy_server.TN)(e),
    rest: `${o}${c}`
   };
  });
  return grouping_grouped(r, ({key: e, rest: t}) => `${e} ${t}`).map(({item: e, loadBalancers: t}) => `To put back ${e.key} on ${listed(t)}${e.rest}`);
 }(undosOf(e, t), e, n);
 const r = unprovenWords(e);
 return [ ...null === r ? [] : [ `First: ${r}` ], `To go on: ${"cancelled" === e.error?.code ? "" : "correct the cause, then "}run the same step with \`server: ${s}\`.` ];
}

const SPEAKERS = {
 "invalid-input": "Details",
 "connect-failed": "The system said",
 timeout: "The system said",
 "tls-failed": "OpenSSL said",
 "ssh-failed": "ssh said",
 "not-haproxy": "It answered",
 unhealthy: "The last check said",
 "not-verified": "Details",
 "several-processes": "Details",
 "run-failed": "The system said",
 "data-plane-api": "Details",
 tracking: "Details"
};

function speakerOf({code: e, saidBy: t}) {
 return t ?? SPEAKERS[e] ?? "HAProxy said";
}

function alsoFailed({item: e, loadBalancers: t}) {
 const n = [ e.message, ...newDetail(e) ].map(e => printable(e, 300)).join(" ");
 return `Also${0 === t.length ? "" : ` on ${listed(t)}`}: ${e.code}: ${n}`;
}

function limited(e, t, n) {
 let s = 0;
 const r = e.slice(0, t).filter(e => (s += e.length, s <= n));
 return firstLines(e, r.length, e => `And ${e} more: see the job summary.`);
}

function messageAnnotations(e, t = null) {
 const n = hintGroups(e).map(({groups: e, hint: n}) => [ ...limited(e.map(({item: e, loadBalancers: t}) => `On ${listed(t)}: ${e.text}`), OTHERS_SHOWN, UNDO_LETTERS), ...void 0 === n || n === t?.hint ? [] : [ `What to do: ${n}` ] ]), s = n.length - ANNOTATIONS_SHOWN;
 return s <= 0 ? n : [ ...n.slice(0, ANNOTATIONS_SHOWN), [ `And ${s} more like these: see the log.` ] ];
}

function newDetail({detail: e, message: t}) {
 return void 0 === e || t.includes(e) ? [] : [ e ];
}

function whatHappened(e, t) {
 const n = 0 === t.length ? "" : ` on ${listed(t)}`;
 return e instanceof WrongInputs ? e.faults.map(e => `Wrong input ${e}`) : [ `What happened${n}: ${e.message}` ];
}

function changedWords(e) {
 const t = function rollingWhere({batches: e = [], servers: t}) {
  if (!e.some(({end: e}) => "planned" !== e && "not-begun" !== e)) return null;
  const there = n => batch_table_namesOf(e, n).filter(e => !batch_table_isGone(e, t)), n = batch_table_namesOf(e, "done"), s = there("not-done");
  return function batch_table_sentences(e) {
   return e.filter(([, e]) => e.length > 0).map(([e, t]) => `${e}: ${listed(t, batch_table_NAMES_SHOWN)}.`).join(" ");
  }([ [ "Done", n ], [ notBackWords(batch_table_statesOf(s, t)), s ], [ "Back as before", there("rolled-back") ], [ "Gone", batch_table_namesOf(e).filter(e => !n.includes(e) && batch_table_isGone(e, t)) ], [ "Not touched", there("not-begun") ] ]);
 }(e);
 return null === t ? function changedWordsOfServers(e) {
  if ("no" === e.changed) return "rolled-back" === e.result ? `no. What this step had set is back as it was, and was read once more to be sure.${stillOut(e)}` : `no. Nothing is different from before.${stillOut(e)}`;
  const namesOf = t => [ ...new Set(e.servers.flatMap(({changed: e, loadBalancer: n}) => e === t ? n : [])) ], t = loadBalancersOf(e).length > 1, on = e => t ? ` on ${listed(e)}` : "", [n, s] = [ namesOf("yes"), namesOf("unknown") ];
  if ("yes" === e.changed) return t ? `yes. Different from before${on(n)}.` : `yes. Different from before: ${listed(function keys(e) {
   return e.flatMap(e => "yes" === e.changed ? (0, haproxy_server.TN)(e) : []);
  }(e.servers), NAMES_IN_HEADLINE)}.`;
  const r = `Something was sent${on(s)}, and what is so now could not be read: look before you go on.`;
  if (!t || e.servers.every(({changed: e}) => "unknown" === e)) return `not known. ${r}`;
  return `not known. ${r} ${n.length > 0 ? `It is different from before${on(n)}.` : "The rest is as it was before."}`;
 }(e) : `${RESULT_WORDS[e.changed]} ${t}`;
}

const RESULT_WORDS = {
 no: "no.",
 yes: "yes.",
 unknown: "not known."
};

function stillOut(e) {
 const t = presentOf(e).filter(({after: e}) => !(0, haproxy_server.CS)(e)), [n, s] = [ !0, !1 ].map(e => t.filter(({before: t}) => (0, 
 haproxy_server.CS)(t) === e)), words = (e, t = []) => 0 === t.length ? "" : ` ${e}: ${placesIn(t)}.`;
 return `${words("Out of rotation, as before", s)}${words("In rotation before, and taking no traffic now", n)}`;
}

const NAMES_BYTES = 32768, SEPARATOR = ", ";

function same_rows_keysOf(e) {
 return [ ...new Set(e.map(haproxy_server.TN)) ];
}

function namesBehind(e, t) {
 let n = NAMES_BYTES;
 return e.flatMap(e => {
  const s = same_rows_keysOf(e);
  if (s.length <= t) return [];
  const r = function beginningOf(e, t) {
   const n = [];
   let s = 0;
   for (const r of e) {
    const e = codeSpan(r);
    if (s += Buffer.byteLength(e) + SEPARATOR.length, s > t) return n;
    n.push(e);
   }
   return n;
  }(s, n);
  n -= Buffer.byteLength(r.join(SEPARATOR));
  const o = s.length - r.length, a = 0 === o ? "" : `${0 === r.length ? "" : " and "}${o} more: see the output \`servers\``;
  return [ "", `<details><summary>All ${quantity(s.length, "server")} of one row</summary>`, "", `${r.join(SEPARATOR)}${a}`, "", "</details>" ];
 });
}

const BARS = [ "\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588" ], WIDEST = 16, MOST_POINTS = 40, CHART_FROM_MS = 3e4, CHART_FROM_SESSIONS = 10, SECONDS_SHOWN = 600, MINUTES_SHOWN = 600, STYLE = '%%{init: {"xyChart": {"height": 360}, "themeVariables": {"xyChart": {"backgroundColor": "transparent", "plotColorPalette": "#2f81f7"}}}}%%';

function chartedServer({servers: e}) {
 const t = e.reduce((e, t) => e && lengthOf(e.sessionsOverTime) >= lengthOf(t.sessionsOverTime) ? e : t, null), n = t?.sessionsOverTime ?? [];
 return lengthOf(n) < CHART_FROM_MS || n.every(([, e]) => e < CHART_FROM_SESSIONS) ? null : t;
}

function chartSection(e) {
 const t = chartedServer(e);
 return null === t ? [] : [ `${1 === e.servers.length ? "The drain" : "The longest drain,"} of ${codeSpan((0, 
 haproxy_server.TN)(t))} on ${codeSpan(t.loadBalancer)}:`, "", ...mermaidChart(t.sessionsOverTime) ];
}

function mermaidChart(e) {
 const t = evenly(e, Math.min(MOST_POINTS, e.length)), {unit: n, length: s} = function timeAxis(e) {
  const of = (t, n) => ({
   unit: t,
   length: Math.round(e / n * 100) / 100
  });
  return e <= 1e3 * SECONDS_SHOWN ? of("seconds", 1e3) : e <= 6e4 * MINUTES_SHOWN ? of("minutes", 6e4) : of("hours", 36e5);
 }(lengthOf(e));
 return [ "```mermaid", STYLE, "xychart-beta", `    x-axis "${n}" 0 --\x3e ${s}`, `    y-axis "sessions" 0 --\x3e ${roundUp(Math.max(...t))}`, `    line [${t.join(", ")}]`, "```" ];
}

function roundUp(e) {
 let t = 10;
 for (let n = [ 2, 2.5, 2 ]; e / t > 12; n = [ ...n.slice(1), ...n.slice(0, 1) ]) t *= n[0] ?? 2;
 return Math.max(1, Math.ceil(e / t)) * t;
}

function lengthOf(e) {
 return (e.at(-1)?.[0] ?? 0) - (e[0]?.[0] ?? 0);
}

function evenly(e, t) {
 const n = e[0]?.[0] ?? 0, s = lengthOf(e) / Math.max(1, t - 1), r = [];
 for (const [o, a] of e) {
  const e = 0 === s ? 0 : Math.min(t - 1, Math.floor((o - n) / s));
  r[e] = {
   highest: Math.max(r[e]?.highest ?? 0, a),
   last: a
  };
 }
 const o = e.at(-1)?.[1] ?? 0;
 r[t - 1] = {
  highest: o,
  last: o
 };
 let a = 0;
 return Array.from(r, e => {
  const t = e?.highest ?? a;
  return a = e?.last ?? a, t;
 });
}

const ROWS_SHOWN = 20, OPEN_AT_MOST = ROWS_SHOWN + 5, ROWS_LISTED = 500, TRACKERS_SHOWN = 5, summary_table_NAMES_SHOWN = 3, URGENCY = [ "failed", "refused", "changed", "rolled-back", "gone", "skipped", "planned", "unchanged" ], RESULTS = {
 changed: "changed",
 unchanged: "unchanged",
 planned: "planned",
 refused: "\u274c refused",
 failed: "\u274c failed",
 "rolled-back": "\u21a9\ufe0f rolled back",
 gone: "\u26a0\ufe0f gone",
 skipped: "not reached"
}, HEADS = {
 loadBalancer: "Load balancer",
 server: "Server",
 state: "State",
 sessions: "Sessions",
 time: "Time",
 result: "Result"
};

function summaryTable(e) {
 const t = loadBalancersOf(e), n = t.length > 1 ? e.unread : [], s = function rowsOf(e, t) {
  if (1 === t.length) return e.servers.map(e => [ e ]);
  const n = Map.groupBy(e.servers, t => (({outcome: e, error: t}) => null === t && [ "changed", "unchanged", "rolled-back", "skipped" ].includes(e))(t) ? (t => [ (0, 
  haproxy_server.TN)(t), t.outcome, t.drained, stateCell(t, e), ...t.trackedBy ].join())(t) : `${t.loadBalancer} ${(0, 
  haproxy_server.TN)(t)}`);
  return [ ...n.values() ].flatMap(([e, ...t]) => e ? [ [ e, ...t ] ] : []);
 }(e, t), r = (s.length > OPEN_AT_MOST ? function sameTogether(e) {
  const t = Map.groupBy(e, e => function same_rows_wordsOf(e) {
   if (!e.every(e => null === e.error && 0 === e.trackedBy.length && 0 === e.sessionsShutDown && e.after.sessions + e.after.queued === 0 && !e.healthMs && !hadSessions(e))) return null;
   const [{outcome: t, changed: n, drained: s, before: r, after: o}] = e, a = e.map(({loadBalancer: e}) => e), {admin: i, status: c, weight: l, checkStatus: d, lastCheck: u} = o, h = [ r.admin, r.status, r.weight ], f = [ i, c, l, d, u, (0, 
   haproxy_server.CS)(o) ];
   return JSON.stringify([ a, t, n, s, h, f ]);
  }(e) ?? e);
  return [ ...t.values() ].flatMap(e => {
   const [t, ...n] = e.flat();
   return t ? [ [ t, ...n ] ] : [];
  });
 }(s) : s).sort((t, n) => urgencyOf(e, t) - urgencyOf(e, n)), o = chartedServer(e), a = r.slice(0, ROWS_LISTED), i = [ ...n.map(unreadCells), ...a.map(n => function cellsOf(e, t, n, s) {
  const [r] = e, o = {
   loadBalancer: whereCell(e, n),
   server: serverCell(e),
   state: stateCell(r, t),
   result: resultCell(r, t)
  };
  return "gone" === r.outcome ? {
   ...o,
   sessions: "",
   time: ""
  } : {
   ...o,
   sessions: sessionsCell(e, s),
   time: timeCell(e)
  };
 }(n, e, t, o)) ];
 if (0 === i.length) return [];
 const c = Object.keys(HEADS).filter(t => "result" === t ? "status" !== e.operation || n.length > 0 : i.some(e => "" !== e[t])), l = [ summary_table_lineOf(c.map(e => unbroken(HEADS[e]))), `|${c.map(() => "---|").join("")}` ];
 return [ ...folded(i.map(e => summary_table_lineOf(c.map(t => e[t]))), l, n.length + r.length - i.length), ...namesBehind(a, summary_table_NAMES_SHOWN) ];
}

function urgencyOf({operation: e}, [{outcome: t, after: n, error: s}]) {
 return "status" === e ? Number((0, haproxy_server.CS)(n)) : URGENCY.indexOf(t) + (null === s ? .5 : 0);
}

function folded(e, t, n) {
 const s = e.length <= OPEN_AT_MOST ? e.length : ROWS_SHOWN, r = e.slice(s), o = [ ...t, ...e.slice(0, s) ];
 if (0 === r.length) return o;
 const a = [ "", `<details><summary>${quantity(r.length, "more row")}</summary>`, "", ...t, ...r, "", "</details>" ], i = n > 0 ? [ "", `${n} more rows are not shown: see the output \`servers\`.` ] : [];
 return [ ...o, ...a, ...i ];
}

function summary_table_lineOf(e) {
 return `| ${e.join(" | ")} |`;
}

function unreadCells({loadBalancer: e, error: t}) {
 return {
  loadBalancer: codeCell(e),
  server: "",
  state: "",
  sessions: "",
  time: "",
  result: unbroken(`\u274c ${t.code}`)
 };
}

function whereCell(e, t) {
 const n = [ ...new Set(e.map(({loadBalancer: e}) => e)) ];
 return n.length > 1 && n.length === t.length ? unbroken(2 === t.length ? "on both" : `on all ${t.length}`) : listed(n.map(codeCell), summary_table_NAMES_SHOWN);
}

function serverCell(e) {
 const [t] = e, {trackedBy: n} = t;
 return 0 === n.length ? function listedCells(e) {
  return listed(e.map((e, t) => t < summary_table_NAMES_SHOWN ? codeCell(e) : e), summary_table_NAMES_SHOWN);
 }(same_rows_keysOf(e)) : `${codeCell((0, haproxy_server.TN)(t))}<br>tracked by ${listed(n.map(codeCell), TRACKERS_SHOWN)}`;
}

function stateCell({before: e, after: t, changed: n, outcome: s}, {operation: r}) {
 if ("gone" === s) return "gone";
 if ("unknown" === n) return `${e.admin} \u2192 **not known**<br>${codeCell(e.status)} before`;
 const o = [ e.status, t.status ].map(codeCell);
 return [ arrow(e.admin, t.admin), ...e.weight === t.weight ? [] : [ `weight ${e.weight} \u2192 **${t.weight}**` ], [ ...new Set(o) ].join(" \u2192 "), ..."status" !== r || (0, 
 haproxy_server.CS)(t) ? [] : outLines(t) ].join("<br>");
}

function outLines({admin: e, weight: t, checkStatus: n, lastCheck: s}) {
 const r = ("maint" === e ? [] : [ n, s ].filter(e => "" !== e)).join(": ");
 return [ unbroken(`weight ${t}`), ..."" === r ? [] : [ codeCell(r) ] ];
}

function arrow(e, t) {
 return e === t ? e : unbroken(`${e} \u2192 **${t}**`);
}

function sessionsCell(e, t) {
 const sum = t => e.reduce((e, n) => e + t(n), 0), [n, s] = [ sum(e => e.before.sessions), sum(e => e.after.sessions) ], [r, o] = [ sum(e => e.sessionsShutDown), sum(e => e.after.queued) ], a = n === s ? `${s}` : `${n} \u2192 ${s}`, i = null !== t && e.includes(t) ? "" : function sparkline(e) {
  if (e.length < 2 || e.every(([, e]) => 0 === e)) return "";
  const t = evenly(e, Math.min(WIDEST, e.length)), n = Math.max(1, ...t);
  return t.map(e => BARS[Math.ceil(e / n * (BARS.length - 1))]).join("");
 }(longest(e).sessionsOverTime);
 return `${unbroken(a)}${0 === r ? "" : `, ${r} cut`}${0 === o ? "" : `, ${o} queued`}${"" === i ? "" : `<br>\`${i}\``}`;
}

function longest(e) {
 return e.reduce((e, t) => (t.drainMs ?? 0) > (e.drainMs ?? 0) ? t : e);
}

function timeCell(e) {
 const {drained: t, drainMs: n} = longest(e), s = Math.max(0, ...e.map(e => e.healthMs ?? 0)), r = null === n || !e.some(hadSessions);
 return [ !1 === t ? "not drained" : r ? "" : `drained in ${(0, duration.a)(n)}`, 0 === s ? "" : `healthy in ${(0, 
 duration.a)(s)}` ].filter(e => "" !== e).join("<br>");
}

function resultCell({outcome: e, changed: t, error: n}, s) {
 const r = null === s.error, o = "changed" === e && "no" === t && null === n;
 return "rolling" === s.operation && o ? unbroken("\u2705 done") : "failed" === e && null === n ? unbroken("\u26a0\ufe0f not finished") : unbroken(("changed" === e ? r ? "\u2705 " : "\u26a0\ufe0f " : "") + RESULTS[e]) + (null === n ? "" : `<br>${n.code}`);
}

function unbroken(e) {
 return e.replaceAll(" ", "\xa0");
}

const LARGEST = 98304;

function outputsOf(e, t) {
 const {servers: n} = e, s = 0 === n.length && null !== e.error, r = presentOf(e).map(e => e.after), o = jsonList(function mostUrgentFirst({unread: e, servers: t}) {
  const urgency = e => URGENCY.indexOf("outcome" in e ? e.outcome : "failed");
  return [ ...e, ...t ].sort((e, t) => urgency(e) - urgency(t));
 }(e), rowValue), a = s && null !== t, i = 0 === e.unread.length, c = i && n.every(({changed: e}) => "unknown" !== e), l = a && takesOut(t.change.operation), d = jsonList(a ? function maybeLeftOut({change: e}) {
  return e.loadBalancers.flatMap(({name: t, servers: n}) => n.filter(({sent: t}) => takesOut(e.operation) || t.weights.includes(0)).filter(({before: e}) => "ready" === e.state).map(({backend: e, server: n}) => ({
   loadBalancer: t,
   backend: e,
   server: n,
   state: null
  })));
 }(t) : function knownLeftOut(e) {
  return function leftOutOf(e) {
   return presentOf(e).filter(({before: t, after: n, changed: s, weightsSent: r}) => function wouldBeIn(e, t) {
    return isLetIn(e) || "ready" === e.forced && t.weight > 0;
   }(t, n) && ("unknown" === s ? takesOut(e.operation) || !0 === r?.includes(0) : "yes" === s && !isLetIn(n)));
  }(e).map(({loadBalancer: e, backend: t, server: n, changed: s, after: r}) => ({
   loadBalancer: e,
   backend: t,
   server: n,
   state: "unknown" === s ? null : r.admin
  }));
 }(e), leftOutValue);
 return {
  values: {
   result: e.result,
   changed: String("no" !== e.changed),
   state: c ? commonState(r) ?? "" : "",
   "previous-state": i ? commonState(n.map(({before: e}) => e)) ?? "" : "",
   status: c ? (u = commonStatus(r) ?? "", /^[A-Za-z0-9_.:/() -]{0,200}$/.test(u) ? u : "unknown") : "",
   selected: s || !i ? "" : String(r.length),
   available: s ? "" : String(availableOf(e)),
   drained: l ? "false" : String(drainedOf(e) ?? ""),
   sessions: s || !c ? "" : String(sum(r.map(({sessions: e}) => e))),
   "sessions-shut-down": s ? "" : String(sum(n.map(({sessionsShutDown: e}) => e))),
   "duration-ms": String(Math.round(e.durationMs)),
   servers: o.json,
   "left-out": d.json,
   "error-code": e.error?.code ?? ""
  },
  omitted: o.omitted + d.omitted
 };
 var u;
}

function leftOutValue({loadBalancer: e, backend: t, server: n, state: s}) {
 return {
  loadBalancer: printable(e),
  backend: printable(t),
  server: printable(n),
  state: s
 };
}

function sum(e) {
 return e.reduce((e, t) => e + t, 0);
}

function rowValue(e) {
 return "outcome" in e ? function serverValue(e) {
  return {
   loadBalancer: printable(e.loadBalancer),
   backend: printable(e.backend),
   server: printable(e.server),
   address: printable(("gone" === e.outcome ? e.before : e.after).address),
   before: stateValue(e.before),
   after: "gone" === e.outcome ? null : stateValue(e.after),
   outcome: e.outcome,
   drainMs: rounded(e.drainMs),
   healthMs: rounded(e.healthMs),
   error: e.error && errorValue(e.error, e.changed)
  };
 }(e) : function unreadValue(e) {
  return {
   loadBalancer: printable(e.loadBalancer),
   backend: null,
   server: null,
   address: null,
   before: null,
   after: null,
   outcome: "failed",
   drainMs: null,
   healthMs: null,
   error: errorValue(e.error, "no")
  };
 }(e);
}

function stateValue(e) {
 return {
  adminState: e.admin,
  adminFlags: e.adminFlags,
  operationalState: haproxy_server.wA[e.operationalState],
  status: printable(e.status),
  weight: e.weight,
  sessions: e.sessions,
  queued: e.queued
 };
}

function errorValue({code: e, message: t, detail: n}, s) {
 return {
  code: e,
  changed: s,
  message: printable(t),
  ...void 0 === n ? {} : {
   detail: printable(n)
  }
 };
}

function rounded(e) {
 return null === e ? null : Math.round(e);
}

function jsonList(e, t) {
 const n = [];
 let s = 2;
 for (const r of e) {
  const e = JSON.stringify(t(r));
  if (s += Buffer.byteLength(e) + 1, s > LARGEST) break;
  n.push(e);
 }
 return {
  json: `[${n.join(",")}]`,
  omitted: e.length - n.length
 };
}

const summary_size_LARGEST = 262144, summary_size_UNDOS_SHOWN = 500;

function withinLimit(e, t) {
 const n = [];
 let s = Buffer.byteLength(t) + 1;
 for (const t of e) {
  const e = Buffer.byteLength(t) + 2;
  s + e >= summary_size_LARGEST || (n.push(t), s += e);
 }
 return `${[ ...n, ...n.length < e.length ? [ t ] : [] ].join("\n\n")}\n`;
}

function workflowSteps(e, t) {
 const n = e.flatMap(({loadBalancer: e, backend: t, server: n, settings: {state: s, weight: r, checks: o, agent: a}}) => {
  const i = {
   loadBalancer: e,
   server: `${t}/${n}`,
   switches: []
  }, c = [ ...void 0 === o ? [] : [ "health-checks: " + ("enabled" === o ? "enable" : "disable") ], ...void 0 === a ? [] : [ "agent-checks: " + ("enabled" === a ? "enable" : "disable") ] ];
  return [ ...void 0 === r ? [] : [ {
   ...i,
   operation: "weight",
   weight: r
  } ], ...void 0 === s ? [] : [ {
   ...i,
   operation: s,
   weight: null,
   switches: c
  } ] ];
 }), s = grouping_grouped([ ...Map.groupBy(n, e => `${e.loadBalancer} ${e.operation} ${e.weight} ${e.switches}`).values() ].flatMap(e => e.slice(0, 1).map(t => ({
  ...t,
  servers: e.map(({server: e}) => e)
 }))), ({operation: e, weight: t, servers: n, switches: s}) => JSON.stringify([ e, t, n, s ]));
 return s.flatMap(({item: e, loadBalancers: n}) => {
  const s = n.map(e => t.addresses.get(e) ?? "");
  return [ `- uses: ${t.uses}`, "  with:", ...valueLines("address", s.map(e => printable(e)), JSON.stringify), ...connectionLines(s, t.given), ...valueLines("server", e.servers), `    operation: ${e.operation}`, ...null === e.weight ? [] : [ `    weight: ${e.weight}` ], ...e.switches.map(e => `    ${e}`) ];
 });
}

function connectionLines(e, t) {
 const n = new Set(e.flatMap(waysOf));
 return t.filter(({name: e}) => {
  const t = function wayFor(e) {
   return /^(?:username|password)$/.test(e) ? "data-plane" : /^tls-/.test(e) ? "tls" : /^ssh-/.test(e) ? "ssh" : null;
  }(e);
  return null === t || n.has(t);
 }).flatMap(({name: e, value: t}) => null === t ? [ `    ${e}: ${placeholder(e)}` ] : valueLines(e, t.split("\n"), JSON.stringify));
}

function waysOf(e) {
 const t = (0, haproxy_address.or)(e);
 return t.ok ? [ t.value.transport.kind, t.value.api ] : [];
}

function placeholder(e) {
 const t = /key$|^password$/.test(e) ? "secrets" : "vars", n = "secrets" === t ? "the secret that this step was given" : "as this step was given it";
 return `\${{ ${t}.${e.toUpperCase().replaceAll("-", "_")} }} # ${n}`;
}

function valueLines(e, t, n = e => e) {
 const [s = ""] = t;
 return t.length < 2 ? [ `    ${e}: ${n(s)}` ] : [ `    ${e}: |`, ...t.map(e => `      ${e}`) ];
}

const LINES_SHOWN = 20, PLANS_SHOWN = 200, HINTS_SHOWN = 5, summary_SERVERS_NAMED = 3;

function listedAsCode(e) {
 return listed(e.map(codeSpan));
}

function errorBlock(e, t, n) {
 const [s, ...r] = failureGroups(e), o = [ ...void 0 === s || 0 === s.loadBalancers.length ? [] : [ listedAsCode(s.loadBalancers) ], ...0 === t.servers.length ? [] : [ listed(t.servers.map(codeSpan), summary_SERVERS_NAMED) ] ], a = t instanceof WrongInputs ? t.faults : null, i = [ [ `**${t.code}**${0 === o.length ? "" : ` on ${o.join(", ")}`}` ], a?.map(e => `- ${prose(e, n)}`) ?? [ prose(t.message, n) ], newDetail(t).map(e => `**${speakerOf(t)}:** ${codeSpan(e)}`), summary_alsoFailed(r, n), [ `**Changed:** ${prose(changedWords(e), n)}` ], ...hintsOf(e).map(({item: e, loadBalancers: t}, s) => [ `**What to do${0 === s ? "" : ` on ${listedAsCode(t)}`}:** ${prose(e.hint ?? "", n)}` ]) ];
 return [ "> [!CAUTION]", ...i.filter(e => e.length > 0).flatMap(e => [ "", ...e ]).slice(1).map(e => `> ${e}`.trimEnd()) ];
}

function summary_alsoFailed(e, t) {
 const n = e.map(({item: e, loadBalancers: n}) => {
  const s = [ prose(e.message, t), ...newDetail(e).map(e => codeSpan(e)) ];
  return `- **${e.code}**${function onThese(e) {
   return 0 === e.length ? "" : ` on ${listedAsCode(e)}`;
  }(n)}: ${s.join(" ")}`;
 }), s = firstLines(n, LINES_SHOWN, e => `- And ${e} more: see the table.`);
 return 0 === s.length ? [] : [ "**Failed as well:**", ...s ];
}

function hintsOf(e) {
 return grouping_grouped(e.failures.filter(({hint: e}) => void 0 !== e), ({hint: e}) => e ?? "").slice(0, HINTS_SHOWN);
}

function planList(e, t) {
 const n = loadBalancersOf(e), s = n.length > 1, r = grouping_grouped(e.plan, ({text: e}) => e).map(({item: e, loadBalancers: n}) => `- ${s ? `On ${listedAsCode(n)}: ` : ""}${prose(e.text, t)}`);
 return [ ...s ? [] : [ `On ${listedAsCode(n)}:`, "" ], ...firstLines(r, PLANS_SHOWN, e => `- And ${e} more: see the log.`) ];
}

function messageList(e, t, n, s) {
 const r = new Set(hintsOf(n).map(({item: e}) => e.hint)), o = hintGroups(e).flatMap(({groups: e, hint: n}) => e.map(({item: o, loadBalancers: a}, i) => {
  const c = i === e.length - 1, l = void 0 === n || r.has(n) || !c ? "" : ` **What to do:** ${prose(n, s)}`;
  return `- ${t} On ${listedAsCode(a)}: ${prose(o.text, s)}${l}`;
 }));
 return firstLines(o, LINES_SHOWN, e => `- And ${e} more: see the log.`);
}

function isTriedAgain({ending: e}, t) {
 return (null === t || !isSettled(t.change)) && ("not-put-back" === e || "unfinished" === e && "rollback" === t?.change.onError);
}

function undoSection(e, {servers: t}, n, s, r) {
 if (0 === e.length) return [];
 const o = new Set(t.flatMap(({changed: e}) => "no" === e ? [] : e)), a = e.slice(0, summary_size_UNDOS_SHOWN), i = e.length - a.length, c = [ "As a step of a workflow:", "", "```yaml", ...workflowSteps(a, n), "```", ...undoShells(a, n).flatMap(({where: e, lines: t}, n) => [ "", `${0 === n ? "Or" : "And"} ${prose(e, r)}:`, "", "```sh", ...t, "```" ]), ...i > 0 ? [ "", `And ${i} more: see the output \`servers\`.` ] : [] ], l = e.length > LINES_SHOWN;
 return [ "#### How to undo it", "", `${differentWords(e, o)}.${s ? " When the job ends, the post step of this action tries to put that back, and says here and in its log how it went." : ""}`, ...conditionFirst(e), "", ...l ? [ "<details><summary>Steps and commands</summary>", "", ...c, "", "</details>" ] : c ];
}

function conditionFirst(e) {
 const t = [ ...new Set(e.filter(e => e.needed).map(haproxy_server.TN)) ];
 if (t.length > 0) return [ "", `Not before enough other servers take traffic again: without ${listedAsCode(t)} too few would be left, and a shell does not look.` ];
 const n = function unhealthyKeys(e) {
  return [ ...new Set(e.flatMap(e => e.unhealthy && !e.unproven ? (0, haproxy_server.TN)(e) : [])) ];
 }(e);
 return 0 === n.length ? [] : [ "", `Not before ${listedAsCode(n)} ${verb(n.length, "passes its health check", "pass their health checks")} again: until then clients would be sent to an application that may not answer.` ];
}

function differentWords(e, t) {
 const n = new Set(e.map(e => e.loadBalancer)).size, s = new Set(e.map(haproxy_server.TN)).size, r = s * n === e.length, o = n > 1 && r ? s : e.length, a = 1 === n ? "" : r ? ` on each of ${n} load balancers` : `, counted on each of ${n} load balancers,`, i = `${quantity(o, "server")}${a}`;
 return t.has("yes") ? `${i} ${verb(o, "is", "are")} different from before${t.has("unknown") ? ", or may be" : ""}` : `${i} may be different from before`;
}

function proof(e) {
 return "changed" !== e.result ? [] : [ "<sub>Proof: every server was read back on the connection that set it, and again on a fresh one.</sub>" ];
}

async function writeReport(e, {ways: t, saved: n, summary: s}) {
 const r = outputsOf(e, n);
 r.omitted > 0 && annotate("warning", "HAProxy outputs", [ `Outputs servers and left-out lack ${r.omitted} rows, urgent ones first: more than 96 KiB fit no environment variable.` ]);
 for (const t of messageAnnotations(e.notices)) annotate("notice", "HAProxy notice", t);
 for (const t of messageAnnotations(e.warnings, e.error)) annotate("warning", "HAProxy warning", t);
 const o = function errorAnnotation(e, t, n) {
  const {error: s} = e;
  if (null === s) return null;
  const [r, ...o] = failureGroups(e);
  return {
   title: `HAProxy ${headlineOf(e, t)}`,
   lines: [ ...whatHappened(s, loadBalancersOf(e).length > 1 ? r?.loadBalancers ?? [] : []), ...newDetail(s).map(e => `${speakerOf(s)}: ${printable(e)}`), ...limited(o.map(alsoFailed), OTHERS_SHOWN, OTHERS_LETTERS), `Changed: ${changedWords(e)}`, ...limited(wayOutLines(e, t, n), UNDOS_SHOWN, UNDO_LETTERS), ...void 0 === s.hint ? [] : [ `What to do: ${s.hint}` ], `Error code: ${s.code}` ]
  };
 }(e, n, t);
 null !== o && annotate("error", o.title, o.lines), say(lineOf("result", headlineOf(e, n)));
 try {
  setOutputs(r.values);
 } finally {
  s && await async function write_report_writeSummary(e) {
   try {
    await writeSummary(e);
   } catch (e) {
    annotate("notice", "No job summary", [ `The job summary could not be written: ${(0, 
    errors.h_)(e).message}` ]);
   }
  }(function summaryOf(e, t, n) {
   const s = function summary_namesOf(e, {addresses: t}) {
    const n = new Set(t.keys());
    for (const {loadBalancer: t, backend: s, server: r, trackedBy: o} of e.servers) {
     const e = o.flatMap(e => e.split("/"));
     for (const o of [ t, s, r, ...e ]) n.add(o);
    }
    return n;
   }(e, n);
   return withinLimit([ [ `### ${markOf(e)} HAProxy ${prose(headlineOf(e, t), s)}` ], null === e.error ? [] : errorBlock(e, e.error, s), "planned" === e.result ? planList(e, s) : summaryTable(e), rollingSection(e), null === e.error ? [] : undoSection(undosOf(e, t), e, n, isTriedAgain(e, t), s), chartSection(e), messageList(e.warnings, "\u26a0\ufe0f", e, s), messageList(e.notices, "\u2139\ufe0f", e, s), proof(e) ].filter(e => e.length > 0).map(e => e.join("\n")), "Something did not fit in here: see the log and the output `servers`.");
  }(e, n, t));
 }
}

const KEEP_EVERY_MS = 1e3;

async function runStep(e) {
 const t = src_clock.ml.now(), n = {
  entryId: randomId(),
  operation: e.operation,
  inputs: null,
  saved: null,
  entry: null
 };
 noteFiles();
 const {signal: s, rejected: r} = function listenForInterruption(e) {
  const t = new AbortController, {promise: n, reject: s} = Promise.withResolvers(), cancel = n => {
   if (t.signal.aborted) return;
   const r = new errors.HR("cancelled", `The step was cancelled (${n}).`, {
    hint: e()
   });
   t.abort(r), src_clock.ml.sleep(interruption_GRACE_MS).then(() => s(r));
  };
  process.on("SIGINT", cancel), process.on("SIGTERM", cancel);
  const fail = e => {
   t.abort((0, errors.h_)(e)), s(e);
  };
  return process.on("uncaughtException", fail), process.on("unhandledRejection", fail), 
  process.once("beforeExit", () => fail(new Error("nothing is left to wait for"))), 
  {
   signal: t.signal,
   rejected: n
  };
 }(() => function hintWhenCancelled({inputs: e}) {
  return "keep" === e?.request.onError ? "Nothing is put back (`on-error: keep`): look at the job summary for what is where." : "When the job ends, the post step of this action puts back what is different, and says so in its log.";
 }(n)), o = (0, src_clock.Ry)(KEEP_EVERY_MS, function keeperOf(e) {
  let t = !1;
  return () => {
   const {entryId: n, entry: s} = e, r = !function hasSaved() {
    return hasState() && (null === ownFile || (0, external_node_fs_.existsSync)(ownFile.path));
   }() || null !== s && !hasEntry(n);
   r && !t || keep(e), t = r && !t;
  };
 }(n));
 let a;
 try {
  !function saveIdentity(e) {
   github_saveState({
    main: JSON.stringify(e)
   });
  }({
   process: thisProcess(),
   entryId: n.entryId
  }), a = await Promise.race([ run(e, n, s), r ]);
 } catch (e) {
  a = function unfinished(e, {operation: t, inputs: n, saved: s}, r) {
   const o = null === s;
   return {
    operation: n?.request.operation ?? t,
    result: o ? "failed" : "partial",
    ending: o ? "unchanged" : "unfinished",
    changed: o ? "no" : "unknown",
    servers: [],
    loadBalancers: [],
    unread: [],
    plan: [],
    notices: [],
    warnings: [],
    error: e,
    failures: [ e ],
    durationMs: r
   };
  }((0, errors.h_)(e), n, src_clock.ml.now() - t);
 }
 o(), await end(await async function step_finish(e, t) {
  const {entryId: n, inputs: s, saved: r} = t;
  keep(t);
  const o = textsOf(s);
  let a = !0;
  try {
   const t = function step_waysOf({loadBalancers: e}, t) {
    const n = e.flatMap(({name: e, process: {commandPrefix: t}}) => void 0 === t ? [] : [ [ e, t ] ]);
    return {
     addresses: t,
     prefixes: new Map(n),
     given: givenConnection(readInput),
     uses: usedAs()
    };
   }(e, o);
   await writeReport(e, {
    ways: t,
    saved: r,
    summary: !1 !== s?.summary
   });
  } catch (t) {
   if (a = !1, couldNotFinish("outputs not written", "its outputs could not be written", t), 
   null === e.error) return 1;
  }
  try {
   null !== r && "unchanged" === e.ending && eraseEntry(n), function noteUnproven(e, t, n) {
    const s = processesOf(e), r = function unprovenIn({operation: e, servers: t}) {
     return "ready" !== e && "rolling" !== e ? [] : t.filter(({error: e, outcome: t}) => "unhealthy" === e?.code && "refused" !== t && !(e instanceof TooFewChecks));
    }(e).flatMap(e => {
     const t = s.get(e.loadBalancer), r = n.get(e.loadBalancer) ?? "";
     return void 0 === t ? [] : {
      address: r,
      process: t,
      key: (0, haproxy_server.TN)(e)
     };
    });
    try {
     r.length > 0 && function noteFailedProof(e, t) {
      const n = [ ...Map.groupBy(t, ({address: e}) => e) ].flatMap(([e, [t, ...n]]) => {
       if (void 0 === t) return [];
       const s = [ t, ...n ].map(({key: e}) => e);
       return {
        socket: loadBalancerIdOf(e),
        process: t.process,
        keys: s
       };
      }), s = JSON.stringify({
       job: jobId(),
       at: timeNow(),
       proofs: n
      });
      writeNew((0, external_node_path_.join)(makeOurFolder(), e + failed_proofs_SUFFIX), s);
     }(t, r);
    } catch {}
   }(e, n, o), function saveEnding(e) {
    github_saveState({
     ending: e,
     "ended-at": timeNow()
    });
   }(e.ending);
  } catch (e) {
   return a && couldNotFinish("end not saved", "that it has come to its end could not be saved", e), 
   1;
  }
  return null === e.error ? 0 : 1;
 }(a, n));
}

async function run(e, t, n) {
 if (hasLostInputs()) throw function lostInputs() {
  return new errors.HR("invalid-input", "No input with a hyphen in its name has come here, as `dry-run` or `on-error`", {
   brief: "inputs were lost on the way",
   hint: "A shell between the runner and Node has dropped them, as where `node` is a script for `sh`: let it be one for `bash`. Nothing was connected, nothing was sent."
  });
 }();
 const s = e.parse(readInput);
 t.inputs = s;
 const {request: r, connection: o, credentials: a, warnings: i} = s, c = new Set, l = function effectsFor(e, t, n, s) {
  const {connection: r, credentials: o} = e, a = e.addresses.map(({text: e, address: t}) => ({
   name: t.name,
   text: e
  })), i = countCredentials(readInput), c = holdClientFor(t.entryId, a, r, o, e => say(lineOf("done", e))), l = knownCuts(textsOf(e)), d = unansweredInJob(src_clock.ml);
  return {
   clock: src_clock.ml,
   signal: s,
   save: e => {
    for (const {servers: t} of e.loadBalancers) for (const e of t) n.add((0, haproxy_server.TN)(e));
    t.saved = {
     addresses: a,
     connection: r,
     credentialsGiven: i,
     change: e
    };
    try {
     const e = {
      at: timeNow(),
      step: t.saved
     };
     writeEntry(t.entryId, e), t.entry = e, function saveStep(e) {
      const t = JSON.stringify(keptStep(e));
      if (Buffer.byteLength(t) > state_LARGEST_BYTES) {
       const n = (0, external_node_path_.join)(makeOurFolder(), `${randomId()}.json`);
       return writeNeeded(n, t), github_saveState({
        "step-file": JSON.stringify({
         path: n,
         sha256: sha256(t),
         servers: state_serversOf(e)
        })
       }), void (ownFile = {
        path: n,
        json: t
       });
      }
      github_saveState({
       step: t,
       ...null === ownFile ? {} : {
        "step-file": ""
       }
      }), ownFile = null;
     }(t.saved);
    } catch (e) {
     throw function unsavedFailure(e) {
      const t = step_wordsOf(e), n = e instanceof errors.HR ? e.hint : void 0;
      return new errors.HR("not-verified", `What is needed to put servers back could not be saved: ${t}`, {
       brief: "what the post step needs could not be saved",
       detail: t,
       cause: e,
       hint: `Nothing is sent that was not saved before. ${n ?? "Look at the runner's disk (RUNNER_TEMP), then run this step again."}`
      });
     }(e);
    }
   },
   tell: logTo(github_namespaceObject, src_clock.ml),
   hold: c,
   cuts: l,
   unanswered: d
  };
 }(s, t, c, n);
 !function sayUnused({unused: e, request: {operation: t}}) {
  if (0 === e.length) return;
  say(lineOf("note", `${e.join(", ")} ${verb(e.length, "is", "are")} not used by ${t}`));
 }(s);
 for (const e of i) l.tell({
  kind: "warning",
  ...e
 });
 const d = await openerFor(s.addresses.map(({address: e}) => e)), u = s.addresses.map(({address: e}) => d(e, {
  ...o,
  credentials: a,
  clock: src_clock.ml,
  random: Math.random,
  underWay: noteUnderWay(void 0, void 0, c),
  debug: github_debug
 }));
 try {
  const t = "ready" === r.operation ? function serversInJob() {
   const e = allEntries().sort((e, t) => e.at < t.at ? -1 : 1).flatMap(e => {
    const {operation: t, reached: n} = e.step.change, s = n && "rolling" !== t && takesOut(t);
    return toldIn(e).map(e => ({
     ...e,
     isOut: s
    }));
   }), t = e.map(({way: e}) => e), n = new Map;
   return (s, r, o) => {
    const a = JSON.stringify([ s, r ]), i = n.get(a) ?? ((n, s) => {
     const r = waysTo([ {
      socket: loadBalancerIdOf(n),
      process: s
     } ], t), o = new Map;
     for (const {way: t, servers: n, isOut: s} of e.filter(e => r.has(e.way))) for (const e of n) {
      const {address: n, out: r} = o.get((0, haproxy_server.TN)(e)) ?? {
       address: e.address,
       out: null
      }, a = e.sent.states.length > 0;
      o.set((0, haproxy_server.TN)(e), {
       address: n,
       out: a ? s ? t.process : null : r
      });
     }
     return o;
    })(s, r);
    return n.set(a, i), i.get(o) ?? null;
   };
  }() : () => null, n = await e.run(s, u, l), o = textsOf(s), a = processesOf(n), saved = (e, n) => {
   const s = a.get(e);
   return void 0 === s ? null : t(o.get(e) ?? "", s, n);
  }, c = function backBefore({operation: e, servers: t, loadBalancers: n}, s) {
   if ("ready" !== e) return [];
   const r = new Map(n.map(({name: e, process: t}) => [ e, t ])), o = t.flatMap(({loadBalancer: e, before: t}) => {
    const n = r.get(e), o = s(e, (0, haproxy_server.TN)(t)), a = "ready" === t.forced && !0 !== t.isAdminGuessed;
    return null !== o && void 0 !== n && a ? {
     loadBalancer: e,
     key: (0, haproxy_server.TN)(t),
     why: (0, haproxy_process.SM)(o, n) ? BY_SOMEBODY : RELOADED
    } : [];
   });
   return [ ...Map.groupBy(o, ({loadBalancer: e, why: t}) => `${e} ${t}`).values() ].flatMap(e => {
    const [t] = e;
    if (void 0 === t) return [];
    const n = listed(e.map(({key: e}) => e));
    return {
     loadBalancer: t.loadBalancer,
     text: `${n} ${verb(e.length, "was", "were")} let in before this step, though an earlier step of this job had taken ${verb(e.length, "it", "them")} out: what was done there meanwhile may have been done under traffic. ${t.why}`
    };
   });
  }(n, (e, t) => saved(e, t)?.out ?? null), d = [ ...c, ...movedServers(n, (e, t) => saved(e, t)?.address ?? null) ];
  for (const e of d) l.tell({
   kind: "warning",
   ...e
  });
  return {
   ...n,
   ...c.length > 0 ? {
    wasLetInBefore: !0
   } : {},
   warnings: [ ...i, ...n.warnings, ...d ]
  };
 } finally {
  for (const e of u) e.close();
 }
}

function textsOf(e) {
 return new Map(e?.addresses.map(({text: e, address: t}) => [ t.name, e ]));
}

function step_wordsOf(e) {
 return e instanceof Error ? e.message : String(e);
}

function couldNotFinish(e, t, n) {
 annotate("error", `HAProxy: ${e}`, [ `What this step did is in its log, but ${t}: ${step_wordsOf(n)}` ]);
}

function processesOf({loadBalancers: e}) {
 return new Map(e.map(({name: e, process: t}) => [ e, t ]));
}

function main() {
 return runStep({
  operation: givenOperation(readInput) ?? "status",
  parse: parseInputs,
  run: ({request: e}, t, n) => async function change({request: e, loadBalancers: t, effects: n}) {
   const s = n.clock.now(), r = new PostponedNews(n.tell, n.clock), o = {
    ...n,
    tell: r.tell,
    sent: r.sent
   }, a = new Ledger(e, o);
   let i = await readAll(t, e, a, o, r), c = i.failures;
   if (isChange(e) && !e.dryRun && 0 === c.length) {
    let n = null;
    try {
     n = await takeOver(e, i.runs, o), null !== n && (r.withdraw(), i = await readAll(t, e, a, o, r)), 
     c = i.failures, 0 === c.length && (c = await carryOut(e, i.runs, a, o));
    } catch (e) {
     c = [ (0, errors.h_)(e) ];
    }
    null !== n && await (c.length > 0 ? holdAgain(n, i.runs, o) : endHolds(n, o));
   }
   return c = [ ...c, ...r.end() ], reportOf(e, i.runs, i.unread, c, o.clock.now() - s);
  }({
   request: e,
   loadBalancers: t,
   effects: n
  })
 });
}

function postActionFor(e, t, n) {
 const s = "success" !== n;
 return "unchanged" === t ? "nothing" : "kept" === t ? s ? "look" : "nothing" : "not-put-back" === t ? "put-back" : "reached" === t ? afterGoal(e, s) : null === t && e.reached ? afterGoal(e, !0) : "rollback" === e.onError ? "put-back" : "look";
}

function afterGoal({restore: e}, t) {
 return "always" === e || e === (t ? "on-failure" : "on-success") ? "put-back" : t ? "look" : "nothing";
}

function finding_isBack({kind: e}) {
 return "put-back" === e || "as-before" === e;
}

function isHealthyAgain(e) {
 const {saved: t, now: n} = e;
 return !("ready" === t.before.state && "down" !== t.health && !isOutByOthers(e)) || null !== n && (0, 
 haproxy_server.ml)(n.status);
}

function isOutByOthers({own: e, now: t}) {
 return void 0 === e.state && null !== t && ("ready" !== t.forced || "drain" === t.admin || t.maintCauses.includes("tracking"));
}

function finding_isOut({saved: e, now: t}) {
 return wasIn(e) && null !== t && ("ready" !== t.forced || 0 === t.weight);
}

function asTold(e) {
 const {kind: t, saved: n, own: s, now: r} = e, o = n.sent.states.length > 0 && void 0 === s.state && wasIn(n) && null !== r && "ready" !== r.forced;
 return "may-change" === t && o ? {
  ...e,
  kind: "changed-later",
  mayChange: !0
 } : "put-back" === t && o ? {
  ...e,
  kind: "changed-later"
 } : e;
}

function wasIn({before: e}) {
 return "ready" === e.state && e.weight > 0;
}

function finding_joined(e, t) {
 const n = new Map(t.map(e => [ (0, haproxy_server.TN)(e.saved), e ])), s = new Set(e.map(e => (0, 
 haproxy_server.TN)(e.saved))), r = t.filter(e => !s.has((0, haproxy_server.TN)(e.saved)));
 return [ ...e.map(e => {
  const t = n.get((0, haproxy_server.TN)(e.saved));
  if (void 0 === t) return e;
  const s = "put-back" === e.kind && "as-before" === t.kind, r = e.sessionsShutDown + t.sessionsShutDown;
  return {
   ...t,
   kind: s ? "put-back" : t.kind,
   sessionsShutDown: r
  };
 }), ...r ];
}

function unattendedAction(e, t) {
 return postActionFor(e, e.reached ? "reached" : "unfinished", t);
}

function unattendedFindings(e, t, n) {
 const s = new errors.HR("not-verified", `A later step of this job (${e.operation}) changed servers there, and its post step did not run, or did not come to its end.`);
 return e.loadBalancers.flatMap(({name: e, servers: r}) => r.filter(e => "put-back" === t || function leavesOut({sent: {states: e, weights: t}}) {
  return "ready" !== (e.at(-1) ?? "ready") || 0 === t.at(-1);
 }(e)).filter(t => sentSettings(t).some(s => !n(e, (0, haproxy_server.TN)(t), s))).map(t => {
  const {before: n} = t;
  return {
   loadBalancer: e,
   saved: t,
   own: n,
   kind: "unknown",
   now: null,
   sessionsShutDown: 0,
   failure: s
  };
 }));
}

const FOUND_WITHIN_MS = 1500, post_ends_LOOK_EVERY_MS = 100, OUTLAST_MS = 15e3;

async function endHold(e) {
 const t = function loadHold() {
  const e = savedState("hold");
  return "" === e ? null : object({
   id: schemas_string(),
   process: processSchema()
  }).parse(JSON.parse(e));
 }(), n = src_clock.ml.now() + FOUND_WITHIN_MS;
 for (;null !== t && !hasHoldFile(t.id) && src_clock.ml.now() < n; ) await src_clock.ml.sleep(post_ends_LOOK_EVERY_MS);
 const s = await async function endHoldProcess(e) {
  const t = readHoldFile(e);
  if (null === t) return null;
  const n = await async function release(e, t) {
   const n = readHoldFile(e);
   if (null === n || null !== n.ended) return null;
   const s = new HoldChannel(n.socket);
   try {
    return await s.release(t.map(e => e.id), ANSWER_LIMIT_MS);
   } catch {
    return await endUnheard(e, n), null;
   } finally {
    s.close();
   }
  }(e, t.servers) ?? readHoldFile(e);
  return removeHoldFile(e), removeHoldSocket(t.socket), n;
 }(t?.id ?? e?.entryId ?? "");
 if (null !== s || null !== t) {
  null === s && await async function endUnfound(e) {
   "ended" === (null === e ? "gone" : await endProcess(e, src_clock.ml)) && post_ends_say("the `hold` process of this step could not be reached any more: it was ended first");
  }(t?.process ?? null);
  for (const {at: e, loadBalancer: t, text: n} of s?.messages ?? []) post_ends_say(`while it was held: ${e} ${t}: ${n}`);
  return s;
 }
}

async function endMain(e) {
 if (!e?.process) return null;
 const t = await endProcess(e.process, src_clock.ml);
 return "ended" === t && post_ends_say("the main step was still running: it was ended first"), 
 "alive" === t ? stillRuns("main step", e.process) : null;
}

async function endScript(e) {
 const t = function loadScript() {
  const e = savedState("script");
  return "" === e ? null : processSchema().parse(JSON.parse(e));
 }();
 if (null === t) return null;
 const n = await async function endSession(e, t) {
  let n = sessionOf(e);
  if (0 === n.length) return "gone";
  for (const s = t.now() + KILL_MS; n.length > 0; n = sessionOf(e)) {
   if (t.now() >= s) return "alive";
   for (const e of n) os_process_send(e, "SIGKILL");
   await t.sleep(os_process_LOOK_EVERY_MS);
  }
  return "ended";
 }(t, src_clock.ml);
 return "ended" === n && post_ends_say("the script of the main step was still running: it was ended first"), 
 "alive" !== n ? null : (post_ends_say(`the script of the main step still runs and cannot be ended: it is waited for, up to ${(0, 
 duration.a)(OUTLAST_MS)}`), await outlastSession(t, OUTLAST_MS, src_clock.ml, e) ? (post_ends_say("the script of the main step has ended"), 
 null) : stillRuns("script of the main step", t));
}

function stillRuns(e, {pid: t}) {
 return new errors.HR("not-verified", `The ${e} (process ${t}) still runs and cannot be ended, as what another user runs (\`sudo\`): nothing is put back meanwhile.`, {
  brief: `the ${e} still runs`,
  hint: "When that has ended, look at the application, then run `ready` for it."
 });
}

function post_ends_say(e) {
 say(lineOf("post", e));
}

const FIRST_SECONDS = 60, FIRST_CHECKS_SECONDS = 600, ROUNDING_SECONDS = 2;

const age_UNKNOWN = {
 kind: "unknown"
}, SINCE_1970_FROM = 1e9, BEFORE_WRAP_SECONDS = 4294947.296;

function ownPart(e, t, n) {
 const {states: s, weights: r, checks: o, agent: a} = e.sent;
 return {
  ...e,
  before: {
   ...settingsOf(n),
   ...t
  },
  sent: {
   states: void 0 === t.state ? [] : s,
   weights: void 0 === t.weight ? [] : r,
   ...void 0 === t.checks || void 0 === o ? {} : {
    checks: o
   },
   ...void 0 === t.agent || void 0 === a ? {} : {
    agent: a
   }
  }
 };
}

function isLeft({kind: e, saved: t, own: n, now: s, setSince: r}) {
 return "not-ours" !== e || r ? "left" === e : null !== s && null !== weightToGiveBack(ownPart(t, n, s), s);
}

function idOf({loadBalancer: e, saved: t}) {
 return `${e} ${(0, haproxy_server.TN)(t)}`;
}

function isInDoubt(e) {
 const {now: t} = e;
 return finding_isBack(e) && null !== t && isChecking(t) && !(isUp(t) && isChecked(t));
}

function isChecking({checks: e, admin: t}) {
 return "enabled" === e && "maint" !== t;
}

function notShown(e) {
 return {
  kind: "unknown",
  now: null,
  failure: guessedFailure((0, haproxy_server.TN)(e))
 };
}

function missing(e, t) {
 return isHidden(t, (0, haproxy_server.TN)(e)) ? {
  kind: "unknown",
  failure: hiddenFailure([ e ])
 } : {
  kind: "gone",
  failure: null
 };
}

const ASKED_AGAIN_FOR_MS = 15e3, ASKED_AGAIN_EVERY_MS = 1e3;

function mayPass(e) {
 return (0, errors.WG)(e) || e instanceof errors.HR && /^(?:connect-failed|timeout)$/.test(e.code);
}

const lost_way_ROUNDS_AT_MOST = 2, outlast_LOOK_EVERY_MS = 1e3;

function mayTurn({kind: e, failure: t}) {
 return null === t || "unknown" === e || "not-ours" === e || "not-verified" === t.code;
}

function mayChange(e) {
 return finding_isBack(e) ? {
  ...e,
  kind: "may-change"
 } : null === e.now ? e : {
  ...e,
  mayChange: !0
 };
}

const post_job_LAST_LOOK_MS = 4e3, put_back_DRAIN_LIMIT_MS = 1e4;

async function putBackLeft(e, t, n, s, r) {
 const {name: o} = e, {saved: a, effects: i, withheld: c = null} = r;
 if (null !== c) return {
  process: n,
  findings: s.map(e => isLeft(e) ? {
   ...e,
   failure: c
  } : e)
 };
 const hasFailedProof = ({saved: e}) => !0 === r.hasFailedProof?.(o, (0, haproxy_server.TN)(e), [ t, n ]), l = s.map(e => function isUnproven(e) {
  const {saved: t, own: n, now: s} = e;
  if (!isLeft(e) || null === s) return !1;
  const r = {
   applicationMayHaveChanged: !0,
   mustBeProven: "none" !== s.checks,
   isTracked: !1
  };
  return !("enabled" === s.checks && "maint" !== s.admin && isProven(s)) && [ "prove", "unprovable" ].includes(wayBack(ownPart(t, n, s), s, r));
 }(e) && hasFailedProof(e) ? function unproven(e) {
  const {now: t, saved: n, loadBalancer: s} = e, r = new errors.HR("unhealthy", "A `ready` of this job has just failed, because its health check did not pass. It is not tried again.", {
   brief: "its health check did not pass a moment ago",
   loadBalancer: s,
   servers: [ (0, haproxy_server.TN)(n) ],
   detail: t?.lastCheck || void 0,
   hint: "Look at the application, then run `ready` for it."
  });
  return {
   ...e,
   failure: r
  };
 }(e) : function refusedElsewhere(e, t) {
  const {saved: n, own: s, now: r, loadBalancer: o} = e;
  if (null === r || !isLeft(e)) return e;
  const a = openness({
   ...settingsOf(r),
   ...s
  }) > openness(settingsOf(r)) && "enabled" !== r.checks ? t(e) : null;
  if (null === a) return e;
  const [i, c] = [ (0, haproxy_server.TN)(n), (0, haproxy_server.TN)(a.saved) ], l = i === c, d = `${c} on ${a.loadBalancer}, which has its address,`, u = new errors.HR("unhealthy", `Not put back: no health check runs on ${i} here, and ${l ? `on ${a.loadBalancer} it` : d} was not proven healthy`, {
   brief: l ? `it was not proven healthy on ${a.loadBalancer}` : `${d} was not proven healthy`,
   loadBalancer: o,
   servers: [ i ],
   hint: "Look at its application, then run `ready` for it on all load balancers."
  });
  return {
   ...e,
   failure: u
  };
 }(e, r.unprovenThere)), d = l.filter(e => isLeft(e) && null === e.failure);
 if (0 === d.length) return {
  process: n,
  findings: l
 };
 const u = d.flatMap(e => null === e.now ? [] : ownPart(e.saved, e.own, e.now)), h = {
  clock: i.clock,
  tell: i.tell,
  healthTimeoutMs: Math.min(a.healthTimeoutMs, r.healthTimeoutAtMostMs),
  provenBy: r.provenBy,
  drainLimitMs: put_back_DRAIN_LIMIT_MS,
  unhealthy: new Set(d.filter(hasFailedProof).map(e => (0, haproxy_server.TN)(e.saved))),
  lastLookMs: post_job_LAST_LOOK_MS,
  cuts: r.cuts,
  applicationMayHaveChanged: !0,
  mustBeProven: !0 === a.scriptUnfinished,
  minAvailable: a.minAvailable,
  checkpoint: async () => {}
 }, f = await rollback(e, {
  name: o,
  process: n,
  servers: u
 }, h, i.signal), p = new Set(d.map(({saved: e}) => (0, haproxy_server.TN)(e))), w = f.lent.map(({saved: e, result: t}) => {
  const n = pick(e.before, [ "weight" ]);
  return after({
   loadBalancer: o,
   saved: e,
   own: n,
   ...NOTHING_KNOWN
  }, t);
 }), m = l.map(e => {
  const t = p.has((0, haproxy_server.TN)(e.saved)) ? f.servers.get((0, haproxy_server.TN)(e.saved)) : void 0;
  return void 0 === t ? e : after(e, t);
 }), g = new Set(m.map(e => (0, haproxy_server.TN)(e.saved))), v = w.filter(e => !g.has((0, 
 haproxy_server.TN)(e.saved)));
 return {
  process: f.process,
  findings: [ ...m, ...v ]
 };
}

const NOTHING_KNOWN = {
 kind: "unknown",
 now: null,
 sessionsShutDown: 0,
 failure: null
};

function after(e, t) {
 const {kind: n, now: s, sessionsShutDown: r, failure: o} = t, a = "back" === n && null !== s ? function ownStill(e, t) {
  const {weight: n, ...s} = e;
  return void 0 === n || n === t.weight ? e : s;
 }(e.own, s) : e.own, i = "unknown" === n || "left" === n ? function withSent(e, {sent: t}) {
  const {saved: n, own: s, now: r} = e;
  if (null === r) return e;
  const {states: o, weights: a} = n.sent, i = {
   ...0 === o.length && t.states.length > 0 ? {
    state: r.forced
   } : {},
   ...0 === a.length && t.weights.length > 0 ? {
    weight: r.weight
   } : {}
  }, c = {
   ...n.sent,
   states: [ ...new Set([ ...o, ...t.states ]) ],
   weights: [ ...new Set([ ...a, ...t.weights ]) ]
  }, l = {
   ...n.before,
   ...i
  };
  return {
   ...e,
   saved: {
    ...n,
    before: l,
    sent: c
   },
   own: {
    ...s,
    ...i
   }
  };
 }(e, t) : {
  ...e,
  own: a
 };
 return {
  ...i,
  kind: {
   back: "put-back",
   left: "left",
   "not-ours": "not-ours",
   replaced: "replaced",
   gone: "gone",
   unknown: "unknown"
  }[n],
  now: s,
  sessionsShutDown: r,
  failure: o
 };
}

const ROUNDED_BY_SECONDS = 4, FILE_TELLS_FROM_SECONDS = 10;

function isSetSince(e, t, n, s) {
 return "drain" === e.forced ? function isDrainedSince(e, t, n, s) {
  const {process: r} = n;
  if ((0, haproxy_process.SM)(t, r) || r.startedAt - t.startedAt < FILE_TELLS_FROM_SECONDS) return !1;
  const o = function ageOf(e, t, {process: n, stateLoaded: s}) {
   const r = e.changedSecondsAgo;
   if (null === r || function isClockCleared(e, t) {
    const n = e - t.uptimeSeconds - BEFORE_WRAP_SECONDS;
    return e >= SINCE_1970_FROM || n >= -ROUNDING_SECONDS;
   }(r, n)) return age_UNKNOWN;
   const o = Math.abs(n.uptimeSeconds - r), a = o <= ROUNDING_SECONDS && !s;
   switch (t) {
   case "stopped":
    return {
     kind: o <= FIRST_SECONDS ? "at-least" : "exactly",
     seconds: r
    };

   case "down":
    return {
     kind: o <= (e.checkDowns > 1 ? FIRST_SECONDS : FIRST_CHECKS_SECONDS) ? "at-least" : "exactly",
     seconds: r
    };

   case "drained":
    return function age_isBefore({version: e}, t, n) {
     const [, s = "", r = ""] = /^(\d+)\.(\d+)/.exec(e) ?? [];
     return "" !== s && (Number(s) < t || Number(s) === t && Number(r) < n);
    }(n, 2, 7) ? {
     kind: "at-least",
     seconds: r
    } : a ? {
     kind: "at-most",
     seconds: r
    } : age_UNKNOWN;

   case "weight":
    return 0 !== e.configuredWeight || e.isConfiguredWeightGuessed ? a ? {
     kind: "at-most",
     seconds: r
    } : age_UNKNOWN : {
     kind: "at-least",
     seconds: r
    };
   }
  }(e, "drained", n);
  return "at-most" === o.kind && o.seconds + ROUNDED_BY_SECONDS < s / 1e3;
 }(e, t, n, s) : function isInMaintSince({forced: e, changedSecondsAgo: t}, n, s, r) {
  if ("maint" !== e || null === t) return !1;
  const o = t + ROUNDED_BY_SECONDS;
  if (o >= s.uptimeSeconds) return !1;
  const a = (0, haproxy_process.SM)(n, s) ? function pausedSeconds({startedOnClock: e}, t) {
   return void 0 === e || void 0 === t.startedOnClock ? Number.POSITIVE_INFINITY : Math.max(0, t.startedOnClock - e);
  }(n, s) : 0;
  return o + a < r / 1e3;
 }(e, t, n.process, s);
}

const LOOK_AGAIN_EVERY_MS = 1e3, look_after_ROUNDS_AT_MOST = 3;

async function lookAfter(e) {
 const {clock: t} = e.effects, isStale = e => e.findings.some(finding_isBack) && isOld(e, t.now());
 let n = await async function lookAtAll(e) {
  const {loadBalancers: t} = e.saved, lookAt = (t, n) => Promise.all(t.map(t => async function lookAfterLate(e, t) {
   const n = await lookAfterOne(e, t, !0 === t.afterLoss || !t.saved.reached), s = new Map(e.servers.map(e => [ (0, 
   haproxy_server.TN)(e), e.sent.states ])), asSaved = e => ({
    ...e,
    sent: {
     ...e.sent,
     states: s.get((0, haproxy_server.TN)(e)) ?? e.sent.states
    }
   }), r = new Set(n.findings.filter(({setSince: e}) => e).map(e => (0, haproxy_server.TN)(e.saved)));
   let {process: o} = n;
   const lookAgain = async n => {
    const s = void 0 === o ? {} : {
     before: {
      process: o,
      asSaved: asSaved,
      theirs: r
     }
    }, a = await lookAfterOne({
     ...e,
     servers: n
    }, t, !1, s);
    return o = a.process ?? o, a;
   }, {effects: a, provenBy: i} = t;
   return async function outlast(e, {withheld: t = null, unanswered: n, provenBy: s = Number.POSITIVE_INFINITY, effects: r}, o) {
    const {late: a, saved: i} = e;
    if (void 0 === a) return e;
    const {clock: c, signal: l} = r, d = Math.min(a.until, s);
    let {findings: u, at: h, tookMs: f} = e;
    const isWaitedFor = e => (null === t || e.failure !== t) && mayTurn(e);
    u.some(isWaitedFor) && tellLate(i.name, d - c.now(), r.tell);
    let p = Number.NEGATIVE_INFINITY;
    for (;p < d && u.some(isWaitedFor); ) {
     const e = Math.max(0, Math.min(outlast_LOOK_EVERY_MS, d - c.now()));
     if (await c.sleep(e, l).catch(() => {}), l.aborted) break;
     p = c.now();
     const t = await o(u.filter(mayTurn).map(e => e.saved));
     u = finding_joined(u, t.findings), ({at: h, tookMs: f} = t);
    }
    const w = u.every(({kind: e}) => "unknown" !== e);
    return p >= a.until && w && n?.settle(a.process, p), p < a.until && (u = u.map(mayChange)), 
    {
     saved: i,
     findings: u,
     at: h,
     tookMs: f
    };
   }(await async function overcomeLoss(e, {clock: t, signal: n, provenBy: s = Number.POSITIVE_INFINITY}, r) {
    let o = e;
    for (let e = 0; e < lost_way_ROUNDS_AT_MOST; e += 1) {
     const e = o.findings.filter(({failure: e}) => null !== e && mayPass(e));
     if (0 === e.length || void 0 === o.process || n.aborted || t.now() >= s) break;
     const a = await r(e.map(({saved: e}) => e)), i = a.late ?? o.late, c = finding_joined(o.findings, a.findings), {at: l, tookMs: d, process: u} = a;
     o = {
      saved: o.saved,
      findings: c,
      at: Math.min(l, o.at),
      tookMs: d,
      ...void 0 === u ? {} : {
       process: u
      },
      ...void 0 === i ? {} : {
       late: i
      }
     };
    }
    return o;
   }(n, {
    ...a,
    provenBy: i
   }, lookAgain), t, lookAgain);
  }(t, {
   ...e,
   unprovenThere: n
  }))), n = function matesIn(e) {
   const t = e.flatMap(({name: e, process: t, servers: n}) => n.map(n => ({
    loadBalancer: e,
    saved: n,
    place: placeOf(n.address, t)
   }))), n = Map.groupBy(t, ({saved: e}) => (0, haproxy_server.TN)(e)), s = Map.groupBy(t, ({place: e}) => e), r = new Map(t.map(e => [ idOf(e), e.place ]));
   return e => {
    const t = n.get((0, haproxy_server.TN)(e.saved))?.filter(({loadBalancer: t}) => t !== e.loadBalancer) ?? [], o = r.get(idOf(e)) ?? "";
    return [ ...t, ...("" === o ? [] : s.get(o) ?? []).filter(t => t.saved.server === e.saved.server ? t.saved.backend !== e.saved.backend : !((e, {saved: {server: t}}) => r.has(idOf({
     ...e,
     saved: {
      ...e.saved,
      server: t
     }
    })))(t, e)) ];
   };
  }(t), [s, r] = function inTurn(e, t) {
   const isUnchecked = ({saved: e}) => "unchecked" === e.health, of = n => e.map(e => ({
    ...e,
    servers: e.servers.filter(s => (e => isUnchecked(e) && !t(e).every(isUnchecked))({
     loadBalancer: e.name,
     saved: s
    }) === n)
   })).filter(({servers: e}) => e.length > 0);
   return [ of(!1), of(!0) ];
  }(t, n);
  if (0 === r.length || "look" === e.action) return lookAt(t, () => null);
  const o = await lookAt(s, () => null), a = await async function outlastDoubt(e, t, n, s) {
   const {saved: r, effects: o, healthTimeoutAtMostMs: a, provenBy: i = Number.POSITIVE_INFINITY} = s, {clock: c, signal: l} = o, doubtfulIn = e => e.flatMap(({findings: e}) => e.filter(isInDoubt));
   if (0 === doubtfulIn(e).length) return e.flatMap(({findings: e}) => e);
   const d = Math.min(c.now() + Math.min(r.healthTimeoutMs, a), i), u = {
    ...s,
    action: "look",
    unprovenThere: () => null
   }, h = (await Promise.all(t.map(e => lookAfterOne(e, u, !1)))).flatMap(({findings: e}) => e.filter(isLeft)), f = new Set(h.flatMap(n).map(idOf));
   let p = e;
   for (;doubtfulIn(p).some(e => f.has(idOf(e))) && c.now() < d && !l.aborted; ) await c.sleep(LOOK_AGAIN_EVERY_MS, l).catch(() => {}), 
   p = await Promise.all(p.map(e => stillSo(e, s)));
   return p.flatMap(({findings: e}) => e);
  }(o, r, n, e);
  return o.push(...await lookAt(r, function unprovenAmong(e, t) {
   const n = e.filter(e => "left" === e.kind && "unhealthy" === e.failure?.code || function isDown({kind: e, now: t}) {
    return "replaced" !== e && null !== t && isChecking(t) && 0 === t.operationalState;
   }(e)), s = new Set(n.map(idOf));
   return e => t(e).find(e => s.has(idOf(e))) ?? null;
  }(a, n))), t.flatMap(e => {
   const t = o.filter(t => t.saved.name === e.name), [n] = t;
   if (void 0 === n) return [];
   const s = t.flatMap(e => e.findings);
   return {
    ...n,
    ...t.at(-1),
    saved: e,
    findings: s,
    at: Math.min(...t.map(({at: e}) => e))
   };
  });
 }(e);
 for (let t = 0; t < look_after_ROUNDS_AT_MOST && n.some(isStale); t += 1) {
  const {aborted: t} = e.effects.signal;
  if (n = await Promise.all(n.map(async t => isStale(t) ? await stillSo(t, e) : t)), 
  t) break;
 }
 return n.flatMap(({saved: {process: t}, process: n = t, findings: s}) => s.map(s => function withWeightTaken(e, t, {changedLater: n}) {
  if (!finding_isBack(e) || !function isWithoutWeight({saved: e, now: t}) {
   return wasIn(e) && null !== t && 0 === t.weight && "enabled" !== t.agent;
  }(e)) return e;
  return n(e.loadBalancer, (0, haproxy_server.TN)(e.saved), "weight", t) ? e : {
   ...e,
   weightTaken: !0
  };
 }(function asOfStep(e) {
  const {saved: t, own: n, now: s, kind: r} = e, {beforeStep: o} = t;
  if (void 0 === o) return e;
  const a = void 0 !== n.state && null !== s && s.forced !== o.state;
  return {
   ...e,
   saved: {
    ...t,
    before: o
   },
   own: {
    ...n,
    ...void 0 === n.state ? {} : pick(o, [ "state" ]),
    ...0 === n.weight ? pick(o, [ "weight" ]) : {}
   },
   kind: finding_isBack(e) && a ? "left" : r
  };
 }(s), [ t, n ], e)));
}

async function stillSo({saved: e, findings: t, ...n}, s) {
 const {name: r, process: o} = e, {clock: a, signal: i} = s.effects, c = s.loadBalancers.get(r), {at: l, tookMs: d} = n;
 if (void 0 === c) return {
  saved: e,
  findings: t,
  at: l,
  tookMs: d
 };
 const u = a.now(), now = () => ({
  at: a.now(),
  tookMs: a.now() - u
 });
 try {
  const read = e => c.read(e), n = await (i.aborted ? (0, src_clock.ux)(a, post_job_LAST_LOOK_MS, read) : read(i)), s = {
   told: o,
   now: n.process
  };
  return {
   saved: e,
   findings: t.map(e => {
    const t = n.servers.get((0, haproxy_server.TN)(e.saved)) ?? null;
    return finding_isBack(e) ? null === t ? {
     ...e,
     now: t,
     ...missing(e.saved, n)
    } : t.isAdminGuessed && void 0 !== e.own.state ? {
     ...e,
     ...notShown(e.saved)
    } : "as-before" === compare(ownPart(e.saved, e.own, t), t, s) ? {
     ...e,
     now: t
    } : {
     ...e,
     now: t,
     kind: "not-ours"
    } : e;
   }),
   ...now()
  };
 } catch (n) {
  const s = (0, errors.h_)(!i.aborted || n instanceof errors.HR ? n : i.reason);
  return {
   saved: e,
   findings: t.map(e => finding_isBack(e) ? {
    ...e,
    kind: "unknown",
    failure: s
   } : e),
   ...now()
  };
 }
}

async function lookAfterOne(e, t, n, {before: s} = {}) {
 const {clock: r} = t.effects, o = t.loadBalancers.get(e.name);
 try {
  if (void 0 === o) throw t.unreachable?.get(e.name) ?? new Error(`nothing is known of how to reach ${e.name}`);
  const {snapshot: a, askedAt: i} = await async function readPatiently(e, {action: t, afterLoss: n, effects: {clock: s, signal: r}}) {
   const o = s.now() + ("put-back" === t ? ASKED_AGAIN_FOR_MS : 0);
   for (;;) {
    const t = s.now();
    try {
     return {
      snapshot: await e.read(r, n ? {
       afterLoss: n
      } : {}),
      askedAt: t
     };
    } catch (e) {
     if (!mayPass(e) || r.aborted || s.now() >= o) throw e;
     await s.sleep(ASKED_AGAIN_EVERY_MS, r).catch(() => {
      throw e;
     });
    }
   }
  }(o, {
   ...t,
   afterLoss: n
  });
  !function refuseAnother({process: e}, t, {effects: n}) {
   const {seenAt: s = Number.NEGATIVE_INFINITY, seenOnClock: r = Number.POSITIVE_INFINITY} = e, o = (0, 
   src_clock.d5)({
    wallTime: s,
    onClock: r
   }, n.clock);
   if (!(0, haproxy_process.SM)(e, t) && !(0, haproxy_process.aY)(e, t, o)) throw new errors.HR("several-processes", `Another HAProxy process answers at this address: ${t.pid} on ${t.node}, and process ${e.pid} on ${e.node} was told. What was set there was not looked at.`, {
    hint: "Give one address for each process, and put it back there by hand."
   });
  }(e, a.process, t);
  const c = r.now(), l = t.unanswered?.lateForMs(a.process) ?? 0, d = l > 0 ? {
   late: {
    process: a.process,
    until: r.now() + l
   }
  } : {}, {process: u} = a, h = void 0 !== s && !(0, haproxy_process.SM)(s.process, u), lastSetMs = e => l > 0 ? 0 : i - (t.lastSetAt?.(e) ?? i), f = function beganOf({process: e, servers: t}) {
   const n = e.uptimeSeconds + ROUNDING_SECONDS, s = [ ...t.values() ].some(({changedSecondsAgo: e}) => null !== e && e > n);
   return {
    process: e,
    stateLoaded: s
   };
  }(a), isTheirs = t => void 0 === s ? isSetSince(t, e.process, f, lastSetMs((0, haproxy_server.TN)(t))) : "ready" !== t.forced && s.theirs.has((0, 
  haproxy_server.TN)(t)), p = e.servers.map(n => {
   const r = h ? s.asSaved(n) : n, o = function findingOf({name: e, process: t}, n, s, r) {
    const o = s.servers.get((0, haproxy_server.TN)(n)) ?? null, a = sentSettings(n), i = {
     loadBalancer: e,
     saved: n,
     own: pick(n.before, a),
     now: o,
     sessionsShutDown: 0,
     failure: null
    };
    if (null === o) return {
     ...i,
     ...missing(n, s)
    };
    const c = {
     told: t,
     now: s.process
    };
    if ("as-before" === compare(n, o, c)) return {
     ...i,
     kind: "as-before"
    };
    const l = pick(n.before, a.filter(o => !r.changedLater(e, (0, haproxy_server.TN)(n), o, [ t, s.process ])));
    if (o.isAdminGuessed && void 0 !== l.state) return {
     ...i,
     own: l,
     ...notShown(n)
    };
    if (isEmpty(differences(l, settingsOf(o)))) return {
     ...i,
     own: l,
     kind: "changed-later"
    };
    const d = compare(ownPart(n, l, o), o, c);
    return {
     ...i,
     own: l,
     kind: "replaced" === d || "not-ours" === d ? d : "left"
    };
   }(e, function withDrainOfHold(e, t, n, {isDrainedByHold: s}) {
    const {states: r} = e.sent;
    return !r.includes("maint") || r.includes("drain") || !0 !== s?.(t, (0, haproxy_server.TN)(e), n) ? e : {
     ...e,
     sent: {
      ...e.sent,
      states: [ "drain", ...r ]
     }
    };
   }(r, e.name, u, t), a, t), {kind: i, now: c, own: l} = o;
   return "left" === i && null !== c && void 0 !== l.state && isTheirs(c) ? {
    ...o,
    kind: "not-ours",
    setSince: !0
   } : o;
  }), w = c - i;
  if ("look" === t.action) return {
   saved: e,
   findings: p,
   process: u,
   at: c,
   tookMs: w,
   ...d
  };
  const m = await putBackLeft(o, e.process, u, p, t), g = p.some(({kind: e}) => "as-before" === e) ? c : r.now();
  return {
   saved: e,
   ...m,
   at: g,
   tookMs: w,
   ...d
  };
 } catch (t) {
  const n = (0, errors.h_)(t), s = e.servers.map(t => {
   const s = pick(t.before, sentSettings(t));
   return {
    loadBalancer: e.name,
    saved: t,
    own: s,
    kind: "unknown",
    now: null,
    sessionsShutDown: 0,
    failure: n
   };
  });
  return {
   saved: e,
   findings: s,
   at: r.now(),
   tookMs: 0
  };
 }
}

const HEALTH_TIMEOUT_MS = 6e4;

async function post_look_look({action: e, withheld: t, afterLoss: n, holdFile: s}, {addresses: r, connection: o, credentialsGiven: a = 0, change: i}, c, {signal: l, provenBy: d}) {
 const u = new Map(r.map(({name: e, text: t}) => [ e, t ])), {credentials: h, faultFor: f} = function readCredentials(e) {
  const t = {}, n = new Map;
  for (const [s, r] of Object.entries(CREDENTIALS)) {
   const o = r.safeParse(e(s).trim() || void 0);
   o.success ? Object.assign(t, {
    [s]: o.data
   }) : n.set(s, o.error.issues.map(({message: e}) => `${s} ${e}`).join("; "));
  }
  return {
   credentials: credentialsOf(t),
   faultFor: e => {
    const t = USED_BY.filter(({uses: t}) => t(e)), s = [ ...n ].flatMap(([e, n]) => t.some(({inputs: t}) => t.test(e)) ? n : []);
    return 0 === s.length ? null : function unreadableNow(e) {
     return new errors.HR("invalid-input", `${e}. The main step could read it: a file that is named here must be there until the job has ended.`);
    }(s.join("; "));
   }
  };
 }(readInput), p = {
  ...o,
  credentials: h,
  clock: src_clock.ml,
  random: Math.random,
  debug: github_debug
 }, w = function lostCredentials(e, t) {
  return countCredentials(t) >= e ? null : new errors.HR("invalid-input", "The main step was given credentials that its post step was not given. The runner does that to a post step in a composite action that another composite action uses.", {
   hint: "Use the action, or the composite action, in the workflow itself."
  });
 }(a, readInput), m = new Map, g = new Map, v = [ ...u ].map(([e, t]) => ({
  name: e,
  parsed: (0, haproxy_address.or)(t)
 })), y = new Set(i.loadBalancers.flatMap(({servers: e}) => e.map(haproxy_server.TN))), k = await openerFor(v.flatMap(({parsed: e}) => e.ok ? [ e.value ] : []));
 for (const {name: e, parsed: t} of v) {
  if (!t.ok) continue;
  const n = f(t.value) ?? (takesCredentials(t.value) ? w : null);
  null !== n ? g.set(e, n) : m.set(e, k(t.value, {
   ...p,
   underWay: noteUnderWay(void 0, void 0, y)
  }));
 }
 try {
  return await lookAfter({
   saved: i,
   action: e,
   withheld: t,
   afterLoss: n,
   loadBalancers: m,
   unreachable: g,
   effects: {
    clock: src_clock.ml,
    signal: l,
    tell: logTo(github_namespaceObject, src_clock.ml)
   },
   cuts: knownCuts(u),
   unanswered: unansweredInJob(src_clock.ml),
   healthTimeoutAtMostMs: HEALTH_TIMEOUT_MS,
   provenBy: d,
   changedLater: (e, t, n, s) => c.changed(u.get(e) ?? "", s, t, n),
   isDrainedByHold: (e, t, n) => {
    const r = serverIdOf(u.get(e) ?? "", t);
    return (s?.onTheWay ?? []).some(e => e.id === r && (0, haproxy_process.SM)(e.process, n));
   },
   lastSetAt: c.lastSetAt,
   hasFailedProof: (e, t, n) => c.failedProof(u.get(e) ?? "", n, t)
  });
 } finally {
  for (const e of m.values()) e.close();
 }
}

function post_look_waysOf({addresses: e, change: t}) {
 const n = t.loadBalancers.flatMap(({name: e, process: {commandPrefix: t}}) => void 0 === t ? [] : [ [ e, t ] ]);
 return {
  addresses: new Map(e.map(({name: e, text: t}) => [ e, t ])),
  prefixes: new Map(n),
  given: givenConnection(readInput),
  uses: usedAs()
 };
}

const PUT_BACK_SHOWN = 20, post_messages_NAMES_SHOWN = 10;

function lookAtLines(e) {
 const t = Map.groupBy(e, ({loadBalancer: e}) => e);
 return [ ...Map.groupBy(t, ([, e]) => JSON.stringify(e.map(({saved: e}) => (0, haproxy_server.TN)(e)))).values() ].flatMap(e => {
  const t = e.map(([e]) => e), n = e[0]?.[1].map(({saved: e}) => (0, haproxy_server.TN)(e)) ?? [];
  return Math.max(n.length, t.length) <= post_messages_NAMES_SHOWN ? [] : allNames(n).flatMap(e => allNames(t).map(t => `look at ${e} on ${t}`));
 });
}

const LETTERS_IN_LINE = 700;

function allNames(e) {
 const t = [];
 for (const n of e) {
  const e = t.at(-1);
  void 0 === e || e.length + n.length > LETTERS_IN_LINE ? t.push(n) : t[t.length - 1] = `${e}, ${n}`;
 }
 return t;
}

function placeOutside({forced: e, weight: t}) {
 return "ready" !== e ? `in ${e}` : 0 === t ? "at weight 0" : "";
}

function post_messages_needsALook(e, {action: t, jobFailed: n, unfinished: s}) {
 if (e.mayChange || e.weightTaken) return !0;
 switch (e.kind) {
 case "changed-later":
  return n && finding_isOut(e);

 case "left":
  return "put-back" === t || s || finding_isOut(e);

 case "not-ours":
  return "put-back" === t || finding_isOut(e);

 case "unknown":
  return "put-back" === t || s || wasIn(e.saved);

 case "put-back":
  return !isHealthyAgain(e);

 case "replaced":
 case "gone":
 case "may-change":
  return !0;

 case "as-before":
  return !1;
 }
}

function asUnread(e) {
 return {
  ...e,
  kind: "unknown",
  now: null
 };
}

function wordsNow({now: e, saved: t}) {
 if (null === e) return "not known";
 const n = describe(pick(pick(settingsOf(e), [ "checks", "agent" ]), sentSettings(t)));
 return [ `${e.forced}, status ${e.status}, weight ${e.weight}`, ...n ? [ n ] : [] ].join(", ");
}

function settingsBefore({kind: e, saved: {before: t, sent: n}, own: s, now: r}) {
 return "changed-later" === e || "unknown" === e ? pick(t, [ "state", ...sentSettings({
  sent: n
 }) ]) : {
  state: r?.forced ?? t.state,
  ...s
 };
}

function undoOf(e, {unproven: t}) {
 const {loadBalancer: n, saved: s, now: r, failure: o} = e, a = differences(settingsBefore(e), null === r ? {} : settingsOf(r)), i = "unhealthy" === o?.code && "ready" === a.state, c = "guard" === o?.code && "ready" !== a.state;
 return {
  loadBalancer: n,
  backend: s.backend,
  server: s.server,
  settings: a,
  unhealthy: i,
  needed: c,
  unproven: t
 };
}

function post_messages_countOf(e) {
 return countServers(e.map(({saved: e}) => e));
}

function placesOfFindings(e, t) {
 return placesIn(e.map(({loadBalancer: e, saved: {backend: t, server: n}}) => ({
  loadBalancer: e,
  backend: t,
  server: n
 })), t);
}

function placesOf(e) {
 return placesOfFindings(e, post_messages_NAMES_SHOWN);
}

function reasonWords({operation: e, reached: t, restore: n, onError: s}, {ending: r, jobStatus: o}) {
 if ("not-put-back" === r) return "this step was to put it back, and could not";
 if ("kept" === r && "rolling" === e) return `${jobWords(o)}, and this step stopped at a batch that failed`;
 if ("kept" === r) return `${jobWords(o)}, and this step has left it on purpose`;
 const a = null === r ? "this step was killed" : null;
 return "reached" === r || null === r && t ? `${a ?? jobWords(o)}, restore is ${n}` : null !== a && "rolling" === e && "keep" === s ? `${a}, and on-error is keep, or its batch had failed before` : `${a ?? "this step did not reach its goal"}, on-error is ${s}`;
}

function jobWords(e) {
 switch (e) {
 case "success":
  return "the job succeeded";

 case "failure":
  return "the job failed";

 case "cancelled":
  return "the job was cancelled";

 default:
  return "it is not known how the job ended";
 }
}

const post_summary_LINES_SHOWN = 20, post_summary_HINTS_SHOWN = 3;

function hintLines(e, t) {
 const n = e.flatMap(({kind: e, failure: t}) => "unknown" === e ? t?.hint ?? [] : []);
 return [ ...new Set(n) ].slice(0, post_summary_HINTS_SHOWN).map(e => `**What to do:** ${prose(e, t)}`);
}

function sentenceOf(e, {one: t, many: n, rest: s}, r) {
 const [{kind: o, weightTaken: a}] = e, i = a ? "\u26a0\ufe0f" : "put-back" === o ? "\u21a9\ufe0f" : "unknown" === o ? "\ud83d\udea8" : "\u26a0\ufe0f", c = countServers(e.map(({saved: e}) => e));
 return `${i} ${prose(`${placesOfFindings(e)} ${verb(c, t, n)} ${s}`, r)}`;
}

const LATE = "may still change: HAProxy has never answered the last command of this job there, and may get it later";

function sentenceEnd(e, t) {
 const n = function sentenceEndOf(e, t) {
  const {kind: n, now: s, saved: r, failure: o, own: a} = e, i = void 0 !== a.weight && "ready" === s?.admin && s.weight > 0, c = null === s ? "" : `${stateWords(s)}${i ? ` at weight ${s.weight}` : ""}`, is = e => ({
   one: "is",
   many: "are",
   rest: e
  }), stays = e => ({
   one: "stays",
   many: "stay",
   rest: e
  });
  if (e.weightTaken) return is(`${c}: somebody else has set that weight, which is left alone`);
  switch (n) {
  case "put-back":
   return is(isOutByOthers(e) ? `${c}, which this step had not set; what it had set is back as before: ${t}` : `back ${c}: ${t}`);

  case "left":
   return stays(`${c}: ${null === o ? t : `not put back, ${o.brief ?? o.message}`}`);

  case "changed-later":
   return stays(`${c}: a later step of this job wanted it so`);

  case "not-ours":
   return is(`${c}: somebody else changed that, which is left alone`);

  case "replaced":
   return is(`${c} and left alone: its address is ${s?.address} now, and was ${r.address}`);

  case "gone":
   return is("gone: HAProxy has no such server any more");

  case "may-change":
   return is(`${c}, ${isHealthyAgain(e) ? "as before" : "not UP as before"}, but ${LATE}`);

  default:
   return {
    one: "may",
    many: "may",
    rest: `be different from before: ${o?.message ?? "not looked at"}`
   };
  }
 }(e, t);
 return e.mayChange ? {
  ...n,
  rest: `${n.rest}; this ${LATE}`
 } : n;
}

function post_summary_undoLines(e, t, n, s) {
 const r = e.map(e => "may-change" === e.kind || "unknown" === e.kind ? asUnread(e) : e).filter(({kind: e}) => "left" === e || "unknown" === e || "changed-later" === e).map(e => undoOf(e, t)).filter(({backend: e, server: t}) => (0, 
 haproxy_server.TE)(e) && (0, haproxy_server.TE)(t));
 if (0 === r.length) return [];
 const o = r.slice(0, summary_size_UNDOS_SHOWN), a = r.length - o.length, i = a > 0 ? [ `And ${a} more: see the log of the post step.` ] : [];
 return [ ...undoBlocks(o, n, s), ...i ];
}

function undoBlocks(e, t, n) {
 const s = undoShells(e, t);
 if (needsAStep(e) || 0 === s.length) return [ stepBlock(e, t) ];
 const r = isSaferByStep(e), o = r ? `Or, ${shellCondition(e)},` : `To put ${verb(countServers(e), "it", "them")} back,`, a = s.map(({where: e, lines: t}, s) => [ `${0 === s ? o : "And"} ${prose(e, n)}:`, "", "```sh", ...t, "```" ].join("\n"));
 return [ ...r ? [ stepBlock(e, t) ] : [], ...a ];
}

function stepBlock(e, t) {
 const [n, s, r] = 1 === countServers(e) ? [ "it", "its", "it gets" ] : [ "them", "their", "they get" ];
 return [ `To put ${n} back, as a step of a workflow${letsIn(e) ? ` that proves ${s} health before ${r} traffic, where there are health checks` : e.some(({needed: e}) => e) ? " that takes out nothing while too few would be left" : ""}:`, "", "```yaml", ...workflowSteps(e, t), "```" ].join("\n");
}

const COMMANDS_SHOWN = 5, post_warnings_NAMES_SHOWN = 10, CAUSES_SHOWN = 8, post_warnings_HINTS_SHOWN = 3;

function warningsFor(e, t, n) {
 const s = e.filter(e => post_messages_needsALook(e, t)), r = Map.groupBy(s, e => JSON.stringify("unknown" === e.kind ? [ e.kind, ...sentLate(e) ] : function sameWords(e) {
  const {kind: t, failure: n, now: s, saved: r, weightTaken: o, setSince: a} = e;
  if (o) return [ wordsNow(e), r.before.weight ];
  const i = "replaced" === t ? [ s?.address, r.address ] : [], c = [ n?.message, n?.detail, n?.hint ];
  return [ t, a, wordsNow(e), settingsBefore(e), c, i, sentLate(e) ];
 }(e))), o = e.filter(({sessionsShutDown: e}) => e > 0), a = [ ...r.values(), ...o.map(e => [ e ]) ], i = [ ...[ ...r.values() ].map(e => function warningFor(e, t, n) {
  const s = function warningOf(e, t, n) {
   const howTo = () => howToPutBack(e, t, n), s = post_messages_countOf(e), [r] = e;
   if (void 0 === r) return [];
   const o = `${1 === s ? "Server" : "Servers"} ${placesOf(e)}`, a = verb(s, "is", "are"), i = verb(s, "it", "them"), c = `Before this step ${verb(s, "it was", "they were")} ${describe(settingsBefore(r))}`;
   if (r.weightTaken) return [ `${o} ${a} ${wordsNow(r)}, and ${verb(s, "takes", "take")} no traffic: this step did not set that weight, which is left alone.`, `Before this step ${verb(s, "it was", "they were")} ready, weight ${r.saved.before.weight}.` ];
   switch (r.kind) {
   case "unknown":
    return function unreadWarning(e, t, n) {
     const s = e.length - COMMANDS_SHOWN, r = grouping_grouped(e, ({failure: e}) => e?.message ?? "no answer"), o = e.filter(({failure: e}) => void 0 !== e?.hint), a = grouping_grouped(o, ({failure: e}) => e?.hint ?? "");
     return [ ...firstLines(r.map(({item: e, loadBalancers: t}) => `Could not look at ${listed(t)}: ${e.failure?.message ?? "no answer"}`), CAUSES_SHOWN, e => `And ${e} more: see the job summary.`), ...a.slice(0, post_warnings_HINTS_SHOWN).map(e => `What to do${(({loadBalancers: e}) => 1 === a.length ? "" : ` on ${listed(e)}`)(e)}: ${e.item.failure?.hint}`), `${verb(post_messages_countOf(e), "This server", "These servers")} may be different from before: ${r.length > 1 || (r[0]?.loadBalancers.length ?? 0) > 1 ? placesOf(e) : listed(e.map(({saved: e}) => (0, 
     haproxy_server.TN)(e)))}`, ...howToPutBack(e.slice(0, COMMANDS_SHOWN).map(asUnread), t, n), ...s > 0 ? [ `And ${s} more: see the job summary.` ] : [] ];
    }(e, t, n);

   case "changed-later":
    return [ differentNow(e), `A later step of this job changed ${i}: left as that step wanted ${i}.`, ...howTo() ];

   case "left":
    return [ differentNow(e), ...whyLeft(r, s), ...howTo() ];

   case "not-ours":
    return [ r.setSince ? `${o} ${a} ${wordsNow(r)}, as this step had left ${i}, but HAProxy says that somebody has set ${i} so since. Left alone.` : `${o} ${a} ${wordsNow(r)}, which this step did not set: somebody else changed ${i}. Left alone.`, `${c}.` ];

   case "may-change":
    return [ `${o} ${a} ${backWords(e)}, but HAProxy has never answered the last command of this job there, and may get it later than a post step can wait.`, `This step had sent ${sentWords(r)}. Look at ${i} once more in a few minutes, and put ${i} back if ${verb(s, "it is", "they are")} different then.`, ...howToPutBack(e.map(asUnread), t, n) ];

   case "replaced":
    return [ `${o} ${a} not the ${verb(s, "one", "ones")} that this step had changed: the address is ${r.now?.address} now, and was ${r.saved.address}. Left alone.`, `${c}, now ${wordsNow(r)}.` ];

   case "gone":
    return [ `${o} ${a} gone: HAProxy has no such server any more, so there is nothing to put back.` ];

   default:
    return [ `${o} ${verb(s, "was", "were")} put back, but HAProxy calls ${i} ${r.now?.status ?? "unknown"}; before this step ${verb(s, "it was", "they were")} UP.`, `Look at ${verb(s, "its application", "their applications")}.` ];
   }
  }(e, t, n), [r] = e;
  if (!r?.mayChange) return s;
  const [o, a] = 1 === post_messages_countOf(e) ? [ "It", "it" ] : [ "They", "them" ], i = `${o} may still change: HAProxy has never answered the last command of this job there, and may get it later than a post step can wait. This step had sent ${sentWords(r)}. Look at ${a} once more in a few minutes.`;
  return [ ...s, i ];
 }(e, t, n)), ...o.map(e => {
  return [ (t = e, `${quantity(t.sessionsShutDown, "session")} of ${function nameOf({saved: e, loadBalancer: t}) {
   return `${(0, haproxy_server.TN)(e)} on ${t}`;
  }(t)} ended the moment it was put back: HAProxy cuts them where its configuration says \`on-marked-down shutdown-sessions\`.`) ];
  var t;
 }) ];
 if (a.length <= ANNOTATIONS_SHOWN + 1) return i;
 const c = i.slice(ANNOTATIONS_SHOWN).map(([e = ""]) => e);
 return [ ...i.slice(0, ANNOTATIONS_SHOWN), firstLines(c, post_warnings_NAMES_SHOWN, e => `And ${e} more: see the job summary.`) ];
}

function sentLate({kind: e, mayChange: t, saved: n}) {
 return "may-change" === e || t ? [ n.sent ] : [];
}

function backWords(e) {
 const [t] = e;
 if (void 0 === t || isHealthyAgain(t)) return "as before this step";
 const n = t.now?.status ?? "unknown", [s, r] = 1 === post_messages_countOf(e) ? [ "it", "it was" ] : [ "them", "they were" ];
 return `set as before this step, though HAProxy calls ${s} ${n} and ${r} UP`;
}

function sentWords({saved: {sent: e}}) {
 const {states: t, weights: n, checks: s = [], agent: r = []} = e;
 return [ ...t, ...n.map(e => `weight ${e}`), ...s.map(e => `health checks ${e}`), ...r.map(e => `agent checks ${e}`) ].join(", ");
}

function whyLeft({failure: e}, t) {
 return null === e ? [] : [ `${verb(t, "It", "They")} could not be put back: ${e.message}`, ...newDetail(e).map(t => `${speakerOf(e)}: ${printable(t)}`), ...e.hint ? [ `What to do: ${e.hint}` ] : [] ];
}

function differentNow(e) {
 const [t] = e;
 if (void 0 === t) return "";
 const [n, s] = 1 === post_messages_countOf(e) ? [ "Server", "is not as it was" ] : [ "Servers", "are not as they were" ];
 return `${n} ${placesOf(e)} ${s} before this step. Before: ${describe(settingsBefore(t))}. Now: ${wordsNow(t)}.`;
}

function howToPutBack(e, t, n) {
 const s = e.slice(0, COMMANDS_SHOWN).map(e => undoOf(e, t)), r = `To put ${verb(post_messages_countOf(e), "it", "them")} back, `, [o, ...a] = undoLines(s, n);
 if (needsAStep(s) || void 0 === o) return [ `${r}${undo_stepWords(s)}.` ];
 const i = isSaferByStep(s) ? `${undo_stepWords(s)}. Or, ${shellCondition(s)}, ` : "", c = e.length <= COMMANDS_SHOWN;
 return [ `${r}${i}${o}`, ...a.map(e => `And ${e}`), ...c ? [] : [ "All of them: see the job summary." ] ];
}

const ALL_WITHIN_MS = 27e4, AT_LEAST_MS = 1e4, NOTHING_TO_DO_MS = 1e3;

function cancelledPostMs(e, t) {
 const {busy: n, idle: s} = function waitingPosts(e) {
  const t = attendedIds(), n = allEntries(), s = n.filter(n => n.id !== e && !t(n.id)), r = new Map;
  for (const e of n.filter(e => t(e.id) || !putsBack(e))) for (const t of setBy(e)) e.at > (r.get(t) ?? "") && r.set(t, e.at);
  const o = s.filter(e => (putsBack(e) || function post_time_takesOut({step: {change: e}}) {
   return e.loadBalancers.some(({servers: e}) => e.some(e => wasIn(e) && (({sent: e}) => e.states.some(e => "ready" !== e) || e.weights.includes(0))(e)));
  }(e)) && !(e => setBy(e).every(t => (r.get(t) ?? "") > e.at))(e)).length;
  return {
   busy: o,
   idle: s.length - o
  };
 }(e), r = ALL_WITHIN_MS - function sinceFirstMs(e) {
  const t = timeNow();
  try {
   const {job: n, at: s} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), "first.post")));
   if (n === jobId() && "string" == typeof s && s > e) return Number((BigInt(t) - BigInt(s)) / 1000000n);
  } catch {}
  try {
   (0, external_node_fs_.writeFileSync)((0, external_node_path_.join)(makeOurFolder(), "first.post"), JSON.stringify({
    job: jobId(),
    at: t
   }), {
    mode: 384
   });
  } catch {}
  return 0;
 }(startOf(e)) - s * NOTHING_TO_DO_MS, o = r / (1 + n), a = (r - n * (AT_LEAST_MS + t)) / 2;
 return Math.max(AT_LEAST_MS, Math.floor(Math.max(o, a)) - t);
}

function setBy({step: {addresses: e, change: t}}) {
 const n = new Map(e.map(({name: e, text: t}) => [ e, t ]));
 return t.loadBalancers.flatMap(({name: e, servers: t}) => t.flatMap(t => {
  const s = serverIdOf(n.get(e) ?? "", (0, haproxy_server.TN)(t));
  return sentSettings(t).map(e => `${e} ${s}`);
 }));
}

function putsBack({step: {change: e}}) {
 return "put-back" === postActionFor(e, e.reached ? "reached" : null, "cancelled");
}

const LIMIT_MS = 8e4, LAST_LOOKS_MS = 8e3, WAY_BACK_MS = 8e3;

async function post() {
 noteFiles();
 const e = new AbortController, stop = t => e.abort(new errors.HR("cancelled", t));
 for (const e of [ "SIGINT", "SIGTERM" ]) process.on(e, () => stop(`The post step was cancelled (${e}) before this was done.`));
 const t = function limit() {
  if ("cancelled" !== readInput("job-status")) return LIMIT_MS;
  try {
   const e = cancelledPostMs(loadIdentity()?.entryId ?? "", LAST_LOOKS_MS);
   return e >= LIMIT_MS ? LIMIT_MS : (post_say(`a cancelled job has five minutes for all of its post steps: this one takes ${(0, 
   duration.a)(e)} at most`), e);
  } catch {
   return LIMIT_MS;
  }
 }(), n = Math.min(WAY_BACK_MS, t / 3), s = {
  signal: e.signal,
  provenBy: src_clock.ml.now() + t - n
 };
 src_clock.ml.sleep(t).then(() => stop(`Not done within the ${(0, duration.a)(t)} that a post step takes at most.`));
 try {
  await Promise.race([ afterJob(loadEnding(), s), failureOutside(t + LAST_LOOKS_MS) ]);
  const e = loadIdentity();
  null !== e && noteAttended(e.entryId);
 } catch (e) {
  const {message: t} = (0, errors.h_)(e);
  annotate("warning", "HAProxy: not looked after", [ `Could not look after this step: ${t}`, "Look at its servers by hand." ]), 
  await appendToSummary(`\ud83d\udea8 The post step could not look after the servers of this step: ${prose(t, new Set)}\n\nLook at them by hand.\n`);
 }
 await end(0);
}

function failureOutside(e) {
 const {promise: t, reject: n} = Promise.withResolvers();
 return process.on("uncaughtException", n), process.on("unhandledRejection", n), 
 src_clock.ml.sleep(e).then(() => n(new Error(`not done after ${(0, duration.a)(e)}`))), 
 t;
}

async function afterJob(e, t) {
 removeLeftFolders();
 const n = loadIdentity();
 await async function tellUnattended(e) {
  const t = loadEndedAt() || (null === e ? "" : readEntry(e.entryId)?.at ?? ""), n = readInput("job-status");
  for (const {id: e, at: s, step: r} of "" === t ? [] : function unattended(e) {
   const t = attendedIds();
   return allEntries().filter(({id: n}) => !t(n) && startOf(n) > e);
  }(t)) {
   noteAttended(e);
   const t = unattendedAction(r.change, n);
   if ("nothing" === t) continue;
   const o = new Map(r.addresses.map(({name: e, text: t}) => [ e, t ])), a = new Map(r.change.loadBalancers.map(({name: e, process: t}) => [ e, [ t ] ])), i = laterChanges(e, s), c = unattendedFindings(r.change, t, (e, t, n) => i(o.get(e) ?? "", a.get(e) ?? [], t, n)), l = !r.change.reached, d = {
    action: t,
    jobFailed: "success" !== n,
    unfinished: l,
    unproven: l && "rolling" === r.change.operation
   };
   await tell(c, d, "", post_look_waysOf(r));
  }
 }(n);
 const s = src_clock.ml.now();
 let r = await endHold(n);
 const o = src_clock.ml.now() - s >= RELEASE_WITHIN_MS, a = [ null === e ? await endMain(n) : null, await endScript(t.signal) ];
 null === e && (r ??= await endHold(n));
 const i = a.find(e => null !== e) ?? null;
 0 === removeLeftFolders().length || post_say("a folder of this step with what it was given to connect could not be removed");
 const c = null === n ? null : readEntry(n.entryId), l = (null === e ? c?.step : null) ?? function loadStep() {
  const e = savedState("step-file"), t = "" === e ? savedState("step") : function state_readFile({path: e, sha256: t, servers: n}) {
   const s = function textAt(e, t) {
    try {
     return readText(e);
    } catch (n) {
     const s = `What the main step had saved of its servers is not there any more: ${t}`;
     throw new errors.HR("not-verified", s, {
      callChanged: "unknown",
      detail: e,
      cause: n
     });
    }
   }(e, n);
   if (removeFile(e), sha256(s) === t) return s;
   throw new errors.HR("not-verified", "What the main step had saved was altered since", {
    callChanged: "unknown",
    detail: e,
    hint: "Look at the servers of this step by hand."
   });
  }(function pointerOf(e) {
   return object({
    path: schemas_string(),
    sha256: schemas_string(),
    servers: schemas_string()
   }).parse(JSON.parse(e));
  }(e));
  return "" === t ? null : parseSavedStep(JSON.parse(t));
 }(), d = "reached" === e || null === e && !0 === l?.change.reached;
 (d || "unchanged" === e) && function tellIfLost(e) {
  if (void 0 === e) return;
  const t = (e?.undone ?? []).map(({loadBalancer: e, text: t}) => `On ${e}: ${t}`);
  t.length > 0 && annotate("warning", "HAProxy: not held to the end", [ ...t, "A reload may have let in what this step had taken out, or given it another weight: look at its servers." ]);
  const n = function lostWords(e) {
   return null === e ? "It is not known whether the servers of this step were held until the job ended: the `hold` process has left no record." : e.ended === UNHEARD ? "The `hold` process of this step did not answer any more, and was ended: a reload since it hung was not noticed, whatever else it held." : e.ended === RUNNER_GONE ? "The `hold` process of this step took the runner for gone, and ended: a reload after that was not noticed." : null === e.ended ? "Somebody ended the `hold` process of this step: a reload after that was not noticed." : null;
  }(e);
  null !== n && annotate("warning", "HAProxy: hold ended early", [ n, "Look whether its servers are still as this step has left them." ]);
 }(r);
 const u = {
  ending: e,
  jobStatus: readInput("job-status")
 }, stayIdle = e => (post_say(function idleWords(e, t) {
  return `nothing to put back: ${null === e && null === t.ending ? "this step was killed before it had sent anything" : null === e ? "this step changed nothing" : "unchanged" === t.ending && "rolling" === e.operation ? "what this step had taken out it has put back itself" : "unchanged" === t.ending ? "this step has left everything as it was" : isSettled(e) ? "nothing that this step had set is left, and what somebody else has set is left alone" : reasonWords(e, t)}`;
 }(e, u)), function tellOnTheWay(e) {
  const t = [ ...new Set((e?.onTheWay ?? []).map(({id: e}) => leftWords(function server_id_serverOf(e) {
   return String(JSON.parse(e)[1]);
  }(e)))) ];
  t.length > 0 && annotate("warning", "HAProxy: left on the way", t);
 }(r), tellWithheld(i, []));
 if (null === l && null === n && null === e) return async function tellUnknown() {
  const e = "Nothing is known of what this step had set: it was killed at its very beginning, what it had saved was cleared away, or nothing could be saved, as on a full disk. Look at its servers by hand.";
  annotate("warning", "HAProxy: not looked after", [ e ]), await appendToSummary(`\ud83d\udea8 ${e}\n`);
 }();
 if (null === l) return stayIdle(null);
 const h = c?.at ?? (loadEndedAt() || timeNow());
 null !== n && "unchanged" !== e && keepIfRoom(n.entryId, {
  at: h,
  step: l
 });
 const f = postActionFor(l.change, e, u.jobStatus);
 if ("nothing" === f || isSettled(l.change)) return stayIdle(l.change);
 post_say(function intentionWords(e, t, n) {
  return `${"look" === e ? "looking at what this step has left" : "putting back what this step had changed"}: ${reasonWords(t, n)}`;
 }(null === i ? f : "look", l.change, u)), null !== i && post_say(i.message);
 const p = await post_look_look({
  action: f,
  withheld: i,
  afterLoss: o,
  holdFile: r ?? null
 }, l, function laterThan(e, t, n) {
  return {
   changed: null === e ? () => !1 : laterChanges(e.entryId, t),
   failedProof: failedProofs(t),
   lastSetAt: n ? lastSetInJob() : () => {}
  };
 }(n, h, null !== c), t), w = {
  action: f,
  jobFailed: "success" !== u.jobStatus || null === e,
  unfinished: !d && (null === e || "unfinished" === e),
  unproven: !d && "rolling" === l.change.operation
 };
 await tell(p, w, reasonWords(l.change, u), post_look_waysOf(l)), await tellWithheld(i, p), 
 null !== n && function keepUnsettled(e, {at: t, step: n}, s) {
  const r = n.change.loadBalancers.map(e => ({
   ...e,
   servers: e.servers.filter(t => !s(e.name, t))
  })), countOf = e => e.reduce((e, {servers: t}) => e + t.length, 0), o = countOf(r);
  if (o === countOf(n.change.loadBalancers) && hasEntry(e)) return;
  if (0 === o) return void eraseEntry(e);
  const a = {
   at: t,
   step: {
    ...n,
    change: {
     ...n.change,
     loadBalancers: r
    }
   }
  };
  try {
   writeEntry(e, a);
  } catch {
   eraseEntry(e), keepIfRoom(e, a);
  }
 }(n.entryId, {
  at: h,
  step: l
 }, function isSettledBy(e) {
  const t = new Set(e.filter(finding_isBack).map(({loadBalancer: e, saved: t}) => `${e} ${(0, 
  haproxy_server.TN)(t)}`));
  return (e, n) => t.has(`${e} ${(0, haproxy_server.TN)(n)}`);
 }(p));
}

async function tell(e, t, n, s) {
 const r = e.map(asTold);
 for (const e of function logLinesFor(e, t) {
  const n = e.filter(e => "left" === e.kind && !post_messages_needsALook(e, t)), s = e.filter(({kind: e, weightTaken: t}) => "as-before" === e && !t), r = e.filter(({kind: e, mayChange: t}) => "changed-later" === e && !t);
  return [ ...s.length > 0 ? [ `as before this step, nothing to do: ${placesOf(s)}` ] : [], ...r.length > 0 ? [ `changed since by a later step of this job, nothing to do: ${placesOf(r)}` ] : [], ...[ ...Map.groupBy(n, e => `${wordsNow(e)}; before: ${describe(settingsBefore(e))}`) ].map(([e, t]) => `still as this step left it, nothing to do: ${placesOf(t)}: ${e}`), ...lookAtLines(e.filter(e => post_messages_needsALook(e, t))) ];
 }(r, t)) post_say(e);
 for (const e of warningsFor(r, t, s)) annotate("warning", "HAProxy: left behind", e);
 const o = function putBackNotice(e) {
  const t = e.filter(({kind: e, weightTaken: t}) => "put-back" === e && !t);
  if (0 === t.length) return null;
  const n = t.filter(({now: e}) => null !== e && "" !== placeOutside(e)), s = [ ...Map.groupBy(n, ({now: e}) => null === e ? "" : placeOutside(e)) ].map(([e, t]) => ` Not in rotation, but ${e}: ${placesOfFindings(t, PUT_BACK_SHOWN)}.`);
  return `Put back as before this step, and read once more: ${placesOfFindings(t, PUT_BACK_SHOWN)}.${s.join("")}`;
 }(r);
 null !== o && annotate("notice", "HAProxy: put back", [ o ]), await appendToSummary(function postSummaryOf(e, t, n, s) {
  const r = e.filter(e => "put-back" === e.kind || post_messages_needsALook(e, t));
  if (0 === r.length) return "";
  const o = new Set(r.flatMap(({loadBalancer: e, saved: t}) => [ e, t.backend, t.server ])), a = Map.groupBy(r, e => JSON.stringify(sentenceEnd(e, n))), linesOf = e => firstLines([ ...a.values() ].flatMap(([t, ...s]) => void 0 !== t && e(t) ? [ sentenceOf([ t, ...s ], sentenceEnd(t, n), o) ] : []), post_summary_LINES_SHOWN, e => `And ${e} more: see the log.`), isBack = ({kind: e, weightTaken: t}) => "put-back" === e && !t;
  return withinLimit([ ...linesOf(isBack), ...(i = [ ...linesOf(e => !isBack(e)), ...hintLines(r, o) ], 
  0 === i.length ? [] : [ [ "> [!CAUTION]", i.map(e => `> ${e}`).join("\n>\n") ].join("\n") ]), ...post_summary_undoLines(r, t, s, o) ], "Something did not fit in here: see the log of the post step.");
  var i;
 }(r, t, n, s));
}

async function tellWithheld(e, t) {
 const n = function withheldWarning(e, t) {
  return null === e || t.some(({kind: t, failure: n}) => "left" === t && n === e) ? null : [ e.message, ...e.hint ? [ e.hint ] : [] ];
 }(e, t);
 null !== n && (annotate("warning", "HAProxy: still running", n), await appendToSummary(`\ud83d\udea8 ${n.map(e => prose(e, new Set)).join("\n\n")}\n`));
}

async function appendToSummary(e) {
 if ("" !== e && !/^false$/i.test(readInput("summary"))) try {
  await writeSummary(e);
 } catch (e) {
  post_say(`the job summary could not be written: ${(0, errors.h_)(e).message}`);
 }
}

function post_say(e) {
 say(lineOf("post", e));
}

function rowKey(e) {
 return `${e.loadBalancer} ${(0, haproxy_server.TN)(e)}`;
}

function mergedRows(e, t, n = !0) {
 const s = new Map(t.map(e => [ rowKey(e), e ])), r = new Set(e.map(rowKey));
 return [ ...e.map(e => {
  const t = s.get(rowKey(e));
  if (n || void 0 === t) return merged(e, t);
  const {after: r, changed: o, outcome: a} = e;
  return "gone" === a ? e : merged(e, {
   ...t,
   after: r,
   changed: o
  });
 }), ...t.filter(e => !r.has(rowKey(e))) ];
}

function merged(e, t) {
 if (void 0 === t) return e;
 const n = [ ...e.weightsSent ?? [], ...t.weightsSent ?? [] ];
 return {
  ...e,
  after: t.after,
  changed: batch_rows_changedOf(e.before, t),
  outcome: batch_rows_outcomeOf(t),
  healthMs: t.healthMs,
  sessionsShutDown: e.sessionsShutDown + t.sessionsShutDown,
  error: t.error ?? e.error,
  notPutBack: t.notPutBack ?? e.notPutBack,
  ...void 0 === t.theirs ? {} : {
   theirs: t.theirs
  },
  ...n.length > 0 && {
   weightsSent: n
  }
 };
}

function batch_rows_changedOf(e, {after: t, changed: n, outcome: s}) {
 if ("gone" === s) return "no";
 if ("unknown" === n) return "unknown";
 const r = "yes" === n && e.weight !== t.weight;
 return e.forced !== t.forced || r ? "yes" : "no";
}

function batch_rows_outcomeOf({outcome: e}) {
 return "unchanged" === e ? "changed" : "rolled-back" === e || "skipped" === e ? "failed" : e;
}

function outRequest(e, t) {
 return {
  ...e,
  ...selecting(e, t),
  operation: "maint",
  isOfBatch: !0
 };
}

function watchRequest(e) {
 return {
  ...outRequest(e),
  drainTimeoutMs: 0,
  quietForMs: 0,
  givesNoWay: !0
 };
}

function backRequest(e, t) {
 return {
  ...e,
  ...selecting(e, t),
  operation: "ready",
  weight: null,
  isOfBatch: !0
 };
}

function selecting({selection: e, failOnNotFound: t}, n) {
 return void 0 === n ? {
  selection: e,
  failOnNotFound: t
 } : {
  selection: {
   backends: [ "*" ],
   servers: n.map(e => ({
    text: e,
    negated: !1,
    ...(0, haproxy_server.Vb)(e)
   }))
  },
  failOnNotFound: !0
 };
}

class ScriptPlaces {
 #t;
 constructor(e) {
  this.#t = new Map(e.map(({run: e}) => {
   const t = e.units.filter(t => !e.of(t).gone).map(t => ({
    ...t,
    before: e.now(t)
   }));
   return [ e.name, {
    targets: t,
    snapshot: e.seen.snapshot
   } ];
  }));
 }
 assertKept(e, t) {
  const n = this.#t.get(e);
  if (void 0 === n) return;
  const {targets: s, snapshot: r} = n, o = s.flatMap(({key: e, before: {address: n}}) => {
   const {address: s = "", fqdn: r = ""} = t.servers.get(e) ?? {};
   return "" === n || "" === s || "" !== r || n === s ? [] : [ {
    key: e,
    from: n,
    to: s
   } ];
  });
  if (o.length > 0) throw function movedSinceScript(e, t) {
   const n = t.map(({key: e, from: t, to: n}) => `${e} stands at ${n}, and stood at ${t}`);
   return new errors.HR("reloaded", `HAProxy was reloaded, and in its new configuration ${listed(n)} when its script began: what the script has done may not have been done there.`, {
    loadBalancer: e,
    servers: t.map(({key: e}) => e),
    brief: "it stands at another address than when its script began",
    hint: "Look what was deployed where: then run this step again for these servers, or `ready` where it is deployed."
   });
  }(e, o);
  const [a] = newNeighbours(s, r, t);
  if (void 0 === a) return;
  const i = listed(a.others.map(haproxy_server.TN));
  throw new errors.HR("reloaded", `HAProxy was reloaded, and its new configuration has ${i} in rotation at ${a.address}, where ${a.key} stood when its script began: the script has worked on what served.`, {
   loadBalancer: e,
   servers: [ a.key ],
   brief: `the new configuration has ${i} at its address`,
   hint: `Look how ${i} fared, and which servers are to stand at that address: then run this step again for all of them.`
  });
 }
}

const unresolved_LOOK_EVERY_MS = 1e3, LOOK_FOR_NEWS_EVERY_MS = 100, SILENT_MS = 3e3;

async function untilResolved(e, t, {clock: n, signal: s}) {
 const r = n.now();
 for (;;) {
  const o = n.now(), a = e.some(({seen: e}) => o - Math.max(e.at, r) > SILENT_MS);
  if (s.aborted || e.some(hasFailed) || a) return;
  const i = e.every(({seen: e}) => e.at >= r), c = e.filter(e => unresolvedOf(e).length > 0);
  if (i && (0 === c.length || o >= t)) return;
  if (i) for (const e of c) tellOf(e, unresolvedOf(e), t - o);
  await n.sleep(i ? unresolved_LOOK_EVERY_MS : LOOK_FOR_NEWS_EVERY_MS, s).catch(() => {});
 }
}

function tellOf(e, t, n) {
 const s = `${listed(t.map(({key: e}) => e))}: ${verb(t.length, "its name does", "their names do")}`;
 e.tellProgress(`${s} not resolve yet, waiting for up to ${(0, duration.a)(n)}`, t.length);
}

function unresolvedOf(e) {
 return e.units.filter(t => function isUnresolved(e, t) {
  return !e.of(t).gone && e.now(t).maintCauses.includes("dns");
 }(e, t));
}

function hasFailed(e) {
 return e.units.some(t => null !== e.of(t).failure);
}

function notResolved(e, t, n) {
 const [s, r, o] = [ verb(t.length, "its name", "their names"), verb(t.length, "is", "are"), verb(t.length, "it", "them") ], a = 0 === n ? `${verb(t.length, "does", "do")} not resolve` : `${verb(t.length, "has", "have")} not resolved within ${(0, 
 duration.a)(n)}`, [i] = t;
 return new errors.HR("dns-maintenance", `${listed(t.map(({key: e}) => e))} ${r} not let in: ${s} ${a}.`, {
  loadBalancer: e.name,
  servers: t.map(({key: e}) => e),
  brief: `${s} ${a}`,
  detail: i && e.now(i).status,
  hint: `Look at the \`resolvers\` section of haproxy.cfg. HAProxy does not bring back what is in maint: when ${s} ${verb(t.length, "resolves", "resolve")}, run \`ready\` for ${o}.`
 });
}

async function runWatched(e, t, n) {
 const {request: s, ledger: r, effects: o} = n, {clock: a, signal: i} = o, c = a.now(), l = t.runs.map(({run: e}) => e), d = new Map(l.map(e => [ e, e.reloads ])), u = function scriptBatch({number: e, count: t, names: n}, {runs: s}) {
  const [r = ""] = n, o = s.flatMap(({run: e}) => e.units.filter(t => !e.of(t).gone).map(t => e.now(t))), a = o.find(e => e.server === r);
  return {
   number: e,
   count: t,
   names: n,
   backend: a?.backend ?? "",
   server: r,
   address: a?.address ?? ""
  };
 }(e, t), h = new ScriptPlaces(t.runs);
 let f = new errors.HR("cancelled", "The script was not started."), p = 0;
 const ended = t => {
  f = t, p = a.now() - c, null === failureOf(e, t, p) ? r.endScript() : t !== i.reason && r.keepBatch();
 }, w = (async () => (r.beginScript(), await o.runScript(u, i)))().then(ended, e => ended((0, 
 errors.h_)(e, "run-failed"))), watch = e => watchDuring(watchRequest(s), t.runs, e, o), m = await watch(w);
 0 === m.length && null === failureOf(e, f, p) && m.push(...await async function outlastUnresolved(e, t, {request: n, effects: s}) {
  if (!e.some(e => e.units.some(t => function hasName(e, t) {
   const {fqdn: n, srvRecord: s} = e.now(t);
   return "" !== n || void 0 !== s;
  }(e, t)))) return [];
  const r = "none" === n.healthProof ? 0 : n.healthTimeoutMs, o = s.clock.now();
  for (;;) {
   const n = await t(untilResolved(e, o + r, s));
   if (n.length > 0) return n;
   const a = e.filter(e => unresolvedOf(e).length > 0);
   if (0 === a.length) return [];
   if (!(s.clock.now() - o < r)) return a.map(e => {
    const t = notResolved(e, unresolvedOf(e), r);
    return e.tellFailure(t), t;
   });
  }
 }(l, watch, n));
 const g = l.filter(e => e.reloads !== d.get(e));
 for (const e of g) warnOfReloads(e, outRequest(s));
 const v = failureOf(e, f, p);
 null !== v && o.tell({
  kind: "failure",
  failure: v
 });
 const y = g.flatMap(e => function elsewhereSince(e, t) {
  try {
   return e.assertKept(t.name, t.seen.snapshot), [];
  } catch (e) {
   const n = (0, errors.h_)(e);
   return t.noteFailure(n), t.tellFailure(n), [ n ];
  }
 }(h, e));
 return {
  failures: [ ...new Set([ ...null === v ? [] : [ v ], ...m, ...y ]) ],
  tookMs: p,
  places: h
 };
}

function failureOf({number: e, count: t, names: n}, s, r) {
 if (s instanceof errors.HR) return s;
 if ("ended" === s.kind && 0 === s.exitCode) return null;
 const o = "timed-out" === s.kind ? `did not end within run-timeout (${(0, duration.a)(s.limitMs)}) and ${s.isOver ? "was ended" : "still runs: what `sudo` began cannot be ended"}` : `${null === s.exitCode ? `was ended by ${s.signal}` : `ended with exit code ${s.exitCode}`} after ${(0, 
 duration.a)(r)}`;
 return new errors.HR("run-failed", `The script of batch ${e} of ${t} (${n.join(", ")}) ${o}.`, {
  brief: `the script ${o}`,
  hint: `Look at what it printed: that stands in the log of this step, below batch ${e} of ${t}.`
 });
}

async function runHalf(e, t, n, s) {
 const r = new Ledger(e, n);
 let o = await t(r, !1);
 if (o.failures.length > 0) return halfOf(e, o);
 let a, i = null, c = !1;
 try {
  i = await takeOver(e, o.runs, s), null !== i && (o = await t(r, !0)), c = 0 === o.failures.length, 
  a = c ? await carryOut(e, o.runs, r, s) : o.failures;
 } catch (e) {
  a = [ (0, errors.h_)(e) ];
 }
 return null === i || 0 === a.length ? halfOf(e, {
  ...o,
  failures: a
 }, {
  taken: i,
  hasBegun: c
 }) : (await holdAgain(i, o.runs, s), halfOf(e, {
  ...o,
  failures: a
 }, {
  taken: null,
  hasBegun: c
 }));
}

function halfOf(e, {runs: t, failures: n}, s = {
 taken: null,
 hasBegun: !1
}) {
 return {
  runs: t,
  failures: n,
  report: reportOf(e, t, [], n, 0),
  ...s,
  again: () => halfOf(e, {
   runs: t,
   failures: n
  }, s)
 };
}

class FailureList {
 failures=[];
 #yr;
 constructor({signal: e}) {
  this.#yr = e;
 }
 add(e, t) {
  const n = (0, errors.h_)(e), s = n === this.#yr.reason;
  if (s && this.failures.includes(n)) return n;
  const r = s || void 0 !== n.loadBalancer ? n : n.with({
   loadBalancer: t
  });
  return this.failures.push(r), r;
 }
}

async function lookTogether({members: e, effects: t}, n, s = (e, t, n) => t(n)) {
 const {clock: r, signal: o} = t, a = new FailureList(t), i = e.map(e => {
  const look = async t => {
   await e.look(t), n(e);
  };
  return async ({meet: t}, n) => {
   try {
    await s(e, look, n), await t(look);
   } catch (t) {
    throw t instanceof StoppedForAnother ? t : a.add((0, errors.h_)(t), e.name);
   }
  };
 });
 return await runTogether(i, r, o);
}

class ReadingTogether {
 #Sr;
 #Je=Promise.withResolvers();
 #mr;
 told=new Set;
 constructor(e, t) {
  this.#Sr = t, this.#mr = e;
 }
 async read(e) {
  const {loadBalancer: t} = e.run, {effects: n} = this.#Sr, read = () => t.read(n.signal), s = await read().finally(() => this.#Or());
  return await this.#Tr() ? s : (await this.#$r(e, s), read());
 }
 #Or() {
  this.#mr -= 1, 0 === this.#mr && this.#Je.resolve();
 }
 async #Tr() {
  const {promise: e, resolve: t} = Promise.withResolvers(), n = this.#Sr.effects.clock.alarm(1e3, () => t(!1));
  try {
   return await Promise.race([ this.#Je.promise.then(() => !0), e ]);
  } finally {
   n();
  }
 }
 async #$r(e, {process: t}) {
  const {request: n, effects: s} = this.#Sr, {run: r} = e, {reloads: o} = r, a = new Set((0, 
  haproxy_process.SM)(r.seen.process, t) ? [] : [ r ]), [i] = await watchDuring(watchRequest(n), [ e ], this.#Je.promise, s, a);
  if (r.reloads !== o && warnOfReloads(r, outRequest(n)), void 0 !== i) throw this.told.add(i), 
  i;
 }
}

const half_plans_STILL_FRESH_MS = 200, half_plans_SOON_MS = 1e3, LOOK_AT_SLOW_START_EVERY_MS = 1e3;

async function planEach(e, {effects: t}, n, s = new Set) {
 const r = new FailureList(t), o = await Promise.all(e.map(async e => {
  try {
   return await n(e) ?? [];
  } catch (t) {
   return r.add(t, e.name), [];
  }
 }));
 for (const e of r.failures) s.has(e) || t.tell({
  kind: "failure",
  failure: e
 });
 return {
  runs: o.flat(),
  failures: r.failures
 };
}

async function runBatch(e, t) {
 const {clock: n, signal: s} = t.effects, r = n.now(), {end: o, ending: a, failures: i, out: c, script: l, back: d} = await async function outAndBack(e, t) {
  const {request: n, ledger: s, effects: r} = t, o = await runHalf(outRequest(n), (n, s) => async function planOut(e, t, n, s) {
   const {request: r, members: o, effects: a} = t, i = "none" !== r.healthProof, assertDone = e => e.assertDone(i), c = await lookTogether(t, assertDone, (e, t, n) => async function outlastSlowStart(e, t, {clock: n, tell: s}, r) {
    const o = n.now();
    for (let {starting: a} = e; a.length > 0; ({starting: a} = e)) {
     const i = listed(a.map(haproxy_server.TN)), c = a.map(({throttlePercent: e = 100}) => e), l = `${i}: in slow start at ${Math.min(...c)}%, after ${(0, 
     duration.a)(n.now() - o)}; the next batch waits for its end`;
     s({
      kind: "progress",
      loadBalancer: e.name,
      text: l,
      left: a.length
     }), await n.sleep(LOOK_AT_SLOW_START_EVERY_MS, r), await t(r);
    }
   }(e, t, a, n));
   0 === c.length && c.push(...function withoutRoom({keepRoom: e}) {
    try {
     return e(), [];
    } catch (e) {
     return [ (0, errors.h_)(e) ];
    }
   }(a));
   for (const e of c) a.tell({
    kind: "failure",
    failure: e
   });
   if (c.length > 0) return {
    runs: [],
    failures: c
   };
   const l = a.clock.now(), d = await planEach(o, t, async o => {
    const c = a.clock.now() - o.foundAt >= half_plans_STILL_FRESH_MS;
    (e.number > 1 || c || s) && await o.look(a.signal), assertDone(o);
    const l = e.keys.get(o.name) ?? [];
    requireReadable(l.filter(e => isHidden(o.snapshot, e)).map(haproxy_server.Vb));
    const d = l.filter(e => null !== o.find(e));
    if (function assertThere(e, t, {request: n, effects: s}) {
     const r = t.filter(t => null === e.find(t));
     if (0 === r.length) return;
     const o = `${r.join(", ")} is gone: HAProxy had it when this step began.`;
     if (!n.failOnNotFound) return e.warnings.push(o), void s.tell({
      kind: "warning",
      loadBalancer: e.name,
      text: o
     });
     throw new errors.HR("not-found", o, {
      loadBalancer: e.name,
      servers: r,
      hint: "Correct `server`, or leave it out. With `fail-on-not-found: false` this is a warning."
     });
    }(o, l, t), 0 === d.length) return null;
    o.assertAsFound(d, i);
    const u = outRequest(r, d), h = planChange(u, o.snapshot), f = {
     ...h,
     words: NO_WORDS
    }, p = plannedRun(o.loadBalancer, o.snapshot, f, u, n, a);
    if (o.isNews()) for (const e of h.words.warnings) p.run.warn(e);
    if (null !== f.refusal) throw f.refusal;
    return function assertAlone({name: e, first: t, snapshot: n}, s) {
     const [r] = newNeighbours(s, t, n);
     if (void 0 === r) return;
     const o = listed(r.others.map(haproxy_server.TN)), a = !(0, haproxy_process.SM)(t.process, n.process);
     throw new errors.HR(a ? "reloaded" : "not-verified", `${a ? "HAProxy was reloaded, and its new configuration has" : "Since this step began somebody has put"} ${o} at ${r.address}, where ${r.key} stands: whoever stops the application there stops what nobody has planned to take out.`, {
      loadBalancer: e,
      servers: [ r.key ],
      brief: `${o} came to the address of ${r.key}`,
      hint: "Look which servers are to stand at that address, and run this step again for all of them."
     });
    }(o, f.targets), p;
   });
   if (d.failures.length > 0 || a.clock.now() - l < half_plans_SOON_MS) return d;
   const u = await lookTogether(t, assertDone);
   for (const e of u) a.tell({
    kind: "failure",
    failure: e
   });
   return {
    ...d,
    failures: u
   };
  }(e, t, n, s), s.out, r);
  if (o.failures.length > 0) return function notOut(e) {
   const {changed: t, result: n, ending: s} = e.report;
   return {
    end: "no" !== t ? "not-done" : "rolled-back" === n ? "rolled-back" : "not-begun",
    ending: s,
    failures: e.failures,
    out: e
   };
  }(o);
  const a = function withoutGone(e, {runs: t}) {
   const n = t.flatMap(({run: e}) => e.units.filter(t => !e.of(t).gone)), s = new Set(n.map(({key: e}) => (0, 
   haproxy_server.Vb)(e).server)), r = e.names.filter(e => s.has(e));
   return 0 === r.length ? null : {
    ...e,
    names: r
   };
  }(e, o);
  if (null === a) return null !== o.taken && await endHolds(o.taken, r), {
   end: "gone",
   ending: "unchanged",
   failures: [],
   out: o
  };
  const i = await runWatched(a, o, t);
  if (i.failures.length > 0) return await async function stoppedInScript(e, t, n) {
   const {ledger: s, effects: r} = n, o = isCancelledBy(t.failures, n);
   o || s.keepBatch(), await lookOnceMoreAtAll(e.runs, r), await holdWhereLeft(e, e.runs, n);
   for (const {run: t} of e.runs) noteOthers(t);
   return {
    end: "not-done",
    ending: o ? "unfinished" : "kept",
    failures: t.failures,
    out: asKnownNow(e),
    script: t
   };
  }(o, i, t);
  const c = await runHalf(backRequest(n), e => function planBack(e, t, n, s) {
   const {request: r, members: o, effects: a} = n, i = new Map(e.map(e => [ e.run.name, e ])), c = new ReadingTogether(e.length, n);
   return planEach(o, n, async e => {
    const n = i.get(e.name);
    if (void 0 === n) return null;
    const {run: o} = n, l = await c.read(n);
    e.noteProcess(o), e.record(l);
    const d = o.units.filter(e => !o.of(e).gone);
    if (0 === d.length) return null;
    const u = !(0, haproxy_process.SM)(o.seen.process, l.process), h = new Map(d.map(e => [ e.key, o.now(e) ]));
    if (o.recordAll(l), requireReadable(d.flatMap(({key: e, members: t}) => isHidden(l, e) ? t.slice(0, 1) : [])), 
    o.noteGone(d.filter(({key: t}) => null === e.find(t))), u && "fail" === r.onReload) throw function reloadedSince(e) {
     return new errors.P1("HAProxy was reloaded after the script, and forgot what was set", {
      loadBalancer: e.name,
      servers: e.units.map(({key: e}) => e)
     });
    }(o);
    u || assertAsSet(o, d), requireEnabled(o, function disabledSince({plan: e}, t, {servers: n}) {
     const s = new Map(e.targets.map(e => [ e.key, e.before ]));
     return t.filter(({key: e}) => isDisabled(n.get(e)) && !isDisabled(s.get(e)));
    }(n, d, l)), (u || o.reloads > 0) && t.assertKept(o.name, l), "none" !== r.healthProof && function assertStillChecked(e, t) {
     const n = t.flatMap(({key: t}) => {
      const n = e.targets.find(e => e.key === t)?.before, s = e.find(t);
      return "enabled" === n?.checks && null !== s && "enabled" !== s.checks ? s : [];
     });
     if (n.length > 0) throw switchedOffFailure(n, e.name, {
      next: "then run `ready` for it"
     });
    }(e, d);
    const f = backRequest(r, d.map(({key: e}) => e)), p = {
     ...planChange(f, l),
     words: NO_WORDS
    }, w = u ? function asBefore(e, t) {
     const n = e.targets.map(e => ({
      ...e,
      before: t.get(e.key) ?? e.before
     }));
     return {
      ...e,
      targets: n
     };
    }(p, h) : p, m = plannedRun(e.loadBalancer, l, w, f, s, a);
    if (u && function begunAnew(e, t) {
     e.noteReload(), e.recordAll(t), e.acceptAddresses(), e.acceptWeights(), e.expectAsRead(e.units);
    }(m.run, l), null !== p.refusal) throw p.refusal;
    return m;
   }, c.told);
  }(o.runs, i.places, t, e), s.back, r);
  if (c.failures.length > 0) return c.hasBegun ? await async function lookWhereNothingWasSent({runs: e}, t) {
   const n = e.filter(({run: e}) => !e.seen.isFresh && !e.serverRuns.some(wasSent));
   await lookOnceMoreAtAll(n, t, n, () => !0);
  }(c, r) : await lookOnceMoreAtAll(o.runs, r), await holdWhereLeft(o, c.hasBegun ? [ ...c.runs, ...o.runs ] : [ ...o.runs, ...c.runs ], t), 
  function batch_run_notBack(e, t, n, s) {
   const {ledger: r} = s, {ending: o} = n.report, a = isCancelledBy(n.failures, s) ? "unfinished" : "kept", i = "unchanged" === o || "reached" === o ? a : o;
   return "kept" === i && r.keepBatch(), "not-put-back" === i && r.keepWayBack(), {
    end: "not-done",
    ending: i,
    failures: n.failures,
    out: e,
    script: t,
    back: n
   };
  }(o, i, c.again(), t);
  for (const {run: e} of c.runs) t.members.find(({name: t}) => t === e.name)?.noteDone(e);
  s.finishBatch((e, t) => function batch_run_isAsBefore({runs: e}, t, n) {
   const s = e.find(({run: e}) => e.name === t)?.run.seen.find((0, haproxy_server.TN)(n)) ?? null;
   return null === s || s.forced === n.before.state;
  }(c, e, t));
  for (const {taken: e} of [ o, c ]) null !== e && await endHolds(e, r);
  return {
   end: "done",
   ending: "unchanged",
   failures: [],
   out: o,
   script: i,
   back: c
  };
 }(e, t);
 if (i.length > 0) for (const {run: e} of d?.hasBegun ? d.runs : c.runs) t.members.find(({name: t}) => t === e.name)?.noteSeen(e);
 const {number: u, names: h} = e, f = {
  scriptBegun: void 0 !== l,
  scriptMs: l?.tookMs ?? null
 }, p = function tellingOf(e, t) {
  const n = void 0 === t ? e : asKnownNow(e), s = void 0 === t ? [ e ] : [ n, t ];
  return {
   servers: void 0 === t ? e.report.servers : mergedRows(n.report.servers, t.report.servers, t.hasBegun),
   loadBalancers: s.flatMap(({report: e}) => e.loadBalancers),
   notices: s.flatMap(({report: e}) => e.notices),
   warnings: s.flatMap(({report: e}) => e.warnings)
  };
 }(c, d), w = new Set((d?.report.servers ?? []).map(rowKey));
 return {
  ...p,
  servers: p.servers.map(e => (e => !("not-done" !== o || w.has(rowKey(e)) && "ready" === e.after.forced || void 0 === l && "no" === e.changed))(e) ? function asFailed(e, t) {
   return "gone" === e.outcome ? e : {
    ...e,
    outcome: "failed",
    error: e.error ?? t
   };
  }(e, s.aborted ? null : (({loadBalancer: e}) => i.find(t => void 0 === t.loadBalancer || t.loadBalancer === e) ?? null)(e)) : e),
  report: {
   number: u,
   names: h,
   end: o,
   ...f,
   tookMs: n.now() - r
  },
  failures: i,
  ending: a
 };
}

async function holdWhereLeft({taken: e}, t, {effects: n}) {
 null !== e && await holdAgain(e, t, n, () => !1);
}

function isCancelledBy([e], {effects: {signal: t}}) {
 return t.aborted && e === t.reason;
}

function asKnownNow(e) {
 const t = e.again(), n = new Map(e.report.servers.map(e => [ rowKey(e), e.drained ])), s = t.report.servers.map(e => !1 === n.get(rowKey(e)) ? {
  ...e,
  drained: !1
 } : e);
 return {
  ...t,
  report: {
   ...t.report,
   servers: s
  }
 };
}

class RollingLedger {
 #Jn;
 #Ar;
 #xr=[];
 #Nr=[];
 #es=[];
 #Mr=[];
 #Er=[];
 #Rr;
 #Br=!1;
 constructor(e, {save: t}) {
  this.#Jn = e, this.#Ar = t, this.#Rr = e.onError;
 }
 out={
  save: ({loadBalancers: e}) => {
   this.#xr = e, this.#ce();
  }
 };
 back={
  save: ({loadBalancers: e}) => {
   this.#Nr = e;
   try {
    this.#ce();
   } catch (e) {
    if (!covers(this.#es, combined(this.#xr, this.#Nr))) throw e;
   }
  },
  forgetStates: (e, t) => {
   const forgotten = e => t.has((0, haproxy_server.TN)(e)) ? {
    ...e,
    sent: {
     ...e.sent,
     states: []
    }
   } : e;
   this.#xr = this.#xr.map(t => t.name === e ? {
    ...t,
    servers: t.servers.map(forgotten).filter(isSent)
   } : t), this.#Ir();
  }
 };
 beginScript() {
  this.#Br = !0, this.#ce();
 }
 endScript() {
  this.#Br = !1, this.#Ir();
 }
 finishBatch(e) {
  const t = combined(this.#xr, this.#Nr).map(t => ({
   ...t,
   servers: t.servers.filter(n => !e(t.name, n)).map(asLetIn)
  }));
  this.#Mr = rolling_ledger_merged(this.#Mr, t), this.#xr = [], this.#Nr = [], this.#Ir();
 }
 keepBatch() {
  this.#Rr = "keep", this.#Ir();
 }
 keepWayBack() {
  this.#Nr = this.#Nr.map(e => ({
   ...e,
   servers: e.servers.map(t => this.#Pr(e.name, t))
  })), this.#xr = this.#xr.map(e => ({
   ...e,
   servers: e.servers.filter(t => !this.#Lr(e.name, t)).map(asInMaint)
  })), this.keepBatch();
 }
 #Lr(e, t) {
  const n = this.#Nr.find(t => t.name === e);
  return !0 === n?.servers.some(e => (0, haproxy_server.TN)(e) === (0, haproxy_server.TN)(t));
 }
 #Pr(e, t) {
  const n = this.#xr.find(t => t.name === e), s = n?.servers.find(e => (0, haproxy_server.TN)(e) === (0, 
  haproxy_server.TN)(t));
  return void 0 === s ? t : {
   ...t,
   beforeStep: s.before
  };
 }
 noteOutAgain(e) {
  this.#Er = e.filter(({servers: e}) => e.length > 0), this.hasOutAgain && this.#Ir();
 }
 get hasOutAgain() {
  return this.#Er.length > 0;
 }
 close() {
  this.#Mr.length > 0 && this.#Ar({
   ...this.#Cr(),
   reached: !0,
   loadBalancers: [ ...this.#Mr ]
  });
 }
 get isDifferent() {
  return this.#Mr.some(({servers: e}) => e.length > 0);
 }
 #ce() {
  const e = combined(this.#xr, this.#Nr);
  this.#Ar({
   ...this.#Cr(),
   reached: !1,
   loadBalancers: rolling_ledger_merged(this.#Er, e)
  }), this.#es = e;
 }
 #Ir() {
  try {
   this.#ce();
  } catch {}
 }
 #Cr() {
  const {restore: e, minAvailable: t, healthTimeoutMs: n} = this.#Jn, s = this.#Br ? {
   scriptUnfinished: !0
  } : {};
  return {
   operation: "rolling",
   onError: this.#Rr,
   restore: e,
   minAvailable: t,
   healthTimeoutMs: n,
   ...s
  };
 }
}

function asLetIn(e) {
 return {
  ...e,
  sent: {
   ...e.sent,
   states: [ "ready" ],
   weights: []
  }
 };
}

function asInMaint(e) {
 return {
  ...e,
  before: {
   ...e.before,
   state: "maint"
  },
  beforeStep: e.before
 };
}

function combined(e, t) {
 return [ ...new Set([ ...e, ...t ].map(({name: e}) => e)) ].flatMap(n => {
  const [s, r] = [ e, t ].map(e => e.find(e => e.name === n)), o = r ?? s;
  if (void 0 === o) return [];
  const a = new Map((s?.servers ?? []).map(e => [ (0, haproxy_server.TN)(e), e ]));
  for (const e of r?.servers ?? []) {
   const t = a.get((0, haproxy_server.TN)(e));
   a.set((0, haproxy_server.TN)(e), void 0 === t ? e : {
    ...t,
    ...ofBoth(t, e)
   });
  }
  return [ {
   ...o,
   servers: [ ...a.values() ]
  } ];
 });
}

function ofBoth(e, t) {
 const n = {
  ...e.before,
  weight: t.before.weight
 }, s = [ ...new Set([ ...e.sent.states, ...t.sent.states ]) ], r = [ ...new Set([ ...e.sent.weights, ...t.sent.weights ]) ], o = n.weight === e.before.weight ? {} : {
  beforeStep: e.before
 };
 return {
  address: t.address,
  before: n,
  ...o,
  sent: {
   ...e.sent,
   states: s,
   weights: r
  }
 };
}

function rolling_ledger_merged(e, t) {
 return [ ...new Set([ ...e, ...t ].map(({name: e}) => e)) ].flatMap(n => {
  const [s, r] = [ e, t ].map(e => e.find(e => e.name === n)), o = r ?? s, a = [ ...s?.servers ?? [], ...r?.servers ?? [] ];
  return void 0 === o || 0 === a.length ? [] : [ {
   ...o,
   servers: a
  } ];
 });
}

function rollingReport({scene: e, whole: t, outcomes: n, failures: s, durationMs: r}) {
 const {request: o, members: a} = e, i = o.dryRun && 0 === s.length, c = function batchReports({batches: e}, t, n) {
  return e.map(({number: e, names: s}) => {
   const r = t.find(({report: t}) => t.number === e)?.report;
   return r ?? {
    number: e,
    names: s,
    end: n ? "planned" : "not-begun",
    scriptBegun: !1,
    scriptMs: null,
    tookMs: null
   };
  });
 }(t, n, i), l = function rolling_report_rowsOf(e, t, n, s) {
  const r = new Map(t.flatMap(({servers: e}) => e).map(e => [ rowKey(e), e ])), o = new Set(t.filter(({report: e}) => "done" === e.end).flatMap(({servers: e}) => e.map(rowKey))), a = e.flatMap(e => e.targets.map(t => {
   const a = function untouchedRow(e, t, n) {
    const {key: s, before: r, members: o} = t;
    return {
     loadBalancer: e.name,
     backend: r.backend,
     server: r.server,
     before: r,
     after: e.find(s) ?? r,
     changed: "no",
     outcome: isGone(e.snapshot, s) ? "gone" : n,
     trackedBy: o.slice(1).map(haproxy_server.TN),
     goal: "maint, script, ready",
     drainMs: null,
     drained: null,
     healthMs: null,
     sessionsShutDown: 0,
     sessionsOverTime: [],
     error: null,
     notPutBack: null
    };
   }(e, t, s ? "planned" : "skipped"), i = r.get(rowKey(a));
   return r.delete(rowKey(a)), function withError(e, t) {
    const n = t.find(({loadBalancer: t, servers: n}) => t === e.loadBalancer && n.includes((0, 
    haproxy_server.TN)(e)));
    return null !== e.error || void 0 === n ? e : {
     ...e,
     error: n,
     outcome: "skipped" === e.outcome ? "failed" : e.outcome
    };
   }(void 0 === i ? a : o.has(rowKey(i)) ? function asOfNow(e, t) {
    if ("changed" !== t.outcome || "unknown" === t.changed) return t;
    const n = e.find((0, haproxy_server.TN)(t));
    if (isGone(e.snapshot, (0, haproxy_server.TN)(t))) return {
     ...t,
     outcome: "gone",
     changed: "no"
    };
    if (null === n) return {
     ...t,
     changed: "unknown"
    };
    const s = n.forced === t.before.forced;
    return {
     ...t,
     after: n,
     changed: s ? "no" : e.isUnread ? "unknown" : "yes"
    };
   }(e, i) : i, n);
  }));
  return [ ...a, ...r.values() ];
 }(a, n, s, i), d = function rolling_report_changedOfAll(e, t) {
  if (e.some(({changed: e}) => "unknown" === e)) return "unknown";
  return t.some(({scriptBegun: e}) => e) || e.some(({changed: e}) => "yes" === e) ? "yes" : "no";
 }(l, c), u = s[0] ?? null;
 return {
  operation: "rolling",
  result: rolling_report_resultOf(u, d, c, o.dryRun),
  ending: rolling_report_endingOf(e, n, u),
  changed: d,
  servers: l,
  loadBalancers: a.map(e => function loadBalancerOf({name: e, snapshot: t}, n) {
   const s = n.flatMap(({loadBalancers: e}) => e).filter(t => t.name === e), {process: r} = s.at(-1) ?? t;
   return {
    name: e,
    process: r,
    reloads: s.reduce((e, {reloads: t}) => e + t, 0)
   };
  }(e, n)),
  unread: t.unread,
  plan: t.lines,
  notices: [ ...t.notices, ...n.flatMap(({notices: e}) => e) ],
  warnings: [ ...t.warnings, ...n.flatMap(({warnings: e}) => e), ...a.flatMap(({name: e, warnings: t}) => t.map(t => ({
   loadBalancer: e,
   text: t
  }))) ],
  error: u,
  failures: s,
  durationMs: Math.round(r),
  batches: c
 };
}

function rolling_report_resultOf(e, t, n, s) {
 return null === e ? s ? "planned" : "no" === t ? "unchanged" : "changed" : "no" !== t ? "partial" : n.some(({end: e}) => "rolled-back" === e) ? "rolled-back" : "failed";
}

function rolling_report_endingOf({ledger: e}, t, n) {
 if (null === n) return e.isDifferent ? "reached" : "unchanged";
 const s = t.at(-1)?.ending ?? "unchanged";
 return "unchanged" === s && e.hasOutAgain ? "kept" : s;
}

function batches_keysOf(e, t) {
 const n = e.map(({loadBalancer: e, keys: n}) => [ e, n.filter(e => t.has((0, haproxy_server.Vb)(e).server)) ]);
 return new Map(n.filter(([, e]) => e.length > 0));
}

class RollingMember {
 loadBalancer;
 first;
 targets;
 #Wr;
 warnings=[];
 foundAt;
 #zt;
 #ls;
 #Mr=new Map;
 #Hr=!1;
 #Fr=[];
 #rs;
 constructor(e, t, n, s) {
  this.foundAt = s, this.first = t, this.loadBalancer = e, this.targets = n, this.#Wr = new Map(n.map(e => [ e.key, e ])), 
  this.#zt = t, this.#ls = t, this.#rs = t.process;
 }
 get name() {
  return this.loadBalancer.name;
 }
 get snapshot() {
  return this.#ls;
 }
 find(e) {
  return this.#ls.servers.get(e) ?? null;
 }
 record(e) {
  (0, haproxy_process.SM)(this.#zt.process, e.process) || (this.#zt = e), this.#ls = e, 
  this.#Fr = [ ...e.servers.keys() ].filter(e => !this.first.servers.has(e)).map(haproxy_server.Vb);
 }
 isNews() {
  const {process: e} = this.#ls, t = !(0, haproxy_process.SM)(this.#rs, e);
  return this.#rs = e, t;
 }
 get isUnread() {
  return this.#Hr;
 }
 noteUnread() {
  this.#Hr = !0;
 }
 get hasDone() {
  return this.#Mr.size > 0;
 }
 noteProcess({seen: {snapshot: e}}) {
  (0, haproxy_process.SM)(this.#ls.process, e.process) || this.record(e);
 }
 noteDone(e) {
  this.noteProcess(e);
  const {process: t, first: n} = e.seen;
  for (const s of e.units) {
   const {address: r} = e.of(s).begun;
   this.#Mr.set(s.key, {
    process: t,
    begun: n.process,
    address: r
   });
  }
  const s = e.units.flatMap(t => e.membersNow(t).map(e => [ (0, haproxy_server.TN)(e), e ]));
  this.#Dr(s);
 }
 noteSeen(e) {
  this.noteProcess(e);
  const t = this.targets.flatMap(e => e.members).flatMap(t => e.seen.find((0, haproxy_server.TN)(t)) ?? []);
  this.#Dr(t.map(e => [ (0, haproxy_server.TN)(e), e ]));
 }
 async look(e) {
  const t = this.targets.flatMap(e => e.members), n = [ ...new Map([ ...t, ...this.#Fr ].map(e => [ (0, 
  haproxy_server.TN)(e), e ])).values() ].filter(e => !isGone(this.#ls, (0, haproxy_server.TN)(e)));
  if (0 !== n.length) try {
   const t = await this.loadBalancer.readServers(n, e), {servers: s, backends: r, oldWorkers: o, newcomers: a = []} = t;
   if (newcomersSince(this.#ls, a).length > 0) return this.record(await this.loadBalancer.read(e));
   this.#ls = {
    ...this.#ls,
    servers: withNewer(this.#ls.servers, s),
    backends: new Map([ ...this.#ls.backends, ...r ]),
    oldWorkers: o
   };
  } catch (t) {
   if (!(t instanceof errors.P1 || t instanceof errors.HR && "not-found" === t.code)) throw t;
   this.record(await this.loadBalancer.read(e));
  }
 }
 get starting() {
  return this.targets.filter(({key: e}) => this.#Mr.has(e)).flatMap(e => e.members.flatMap(e => this.find((0, 
  haproxy_server.TN)(e)) ?? [])).filter(e => 1 === e.operationalState && (0, haproxy_server.CS)(e));
 }
 outAgain() {
  const {process: e} = this.#ls, t = this.targets.filter(({key: e}) => this.#Mr.has(e)).flatMap(({key: e}) => this.#jr(e)).flatMap(e => {
   const [t, n] = [ this.first.servers.get(e), this.find(e) ];
   return void 0 === t || null === n || !isLetIn(t) || isLetIn(n) ? [] : [ {
    ...savedServerOf(t),
    address: n.address,
    sent: {
     states: [ "ready" ],
     weights: []
    }
   } ];
  });
  return {
   name: this.name,
   process: e,
   servers: t
  };
 }
 assertDone(e) {
  requireReadable([ ...this.#Mr.keys() ].filter(e => isHidden(this.#ls, e)).map(haproxy_server.Vb));
  for (const [t, {process: n, begun: s, address: r}] of this.#Mr) {
   const o = this.find(t);
   if (null === o) continue;
   const a = !(0, haproxy_process.SM)(n, this.#ls.process) && !isDisabled(o);
   if ("ready" !== o.forced && a) throw this.#Er(t, o);
   if ("ready" !== o.forced) throw this.#Ur(t, `was put back in rotation, and now it is ${o.forced} ("${o.status}")`);
   if ("" === o.fqdn && "" !== r && "" !== o.address && r !== o.address) throw this.#zr(t, r, o, s);
   if (o.maintCauses.includes("dns")) throw this.#pt(t, o, "was put back in rotation, and its name does not resolve any more");
   for (const e of this.#jr(t)) this.#qr(e);
   const i = this.#Wr.get(t)?.before.checks;
   if (e && "enabled" === i && "disabled" === o.checks) throw this.#Gr(t);
   if ("ready" === o.admin && !(0, haproxy_server.W_)(o)) throw this.#Kr(t, o);
  }
 }
 assertAsFound(e, t) {
  for (const n of e) {
   const [e, s] = [ this.#zt.servers.get(n), this.find(n) ];
   if (void 0 === e || null === s) continue;
   const r = this.#Wr.get(n)?.before;
   if (isDisabled(s) && !isDisabled(r)) throw this.#Ur(n, `was ${r?.forced} when this step began, and a new configuration has it disabled`);
   const o = void 0 !== r && openness({
    state: s.forced
   }) < openness({
    state: r.forced
   });
   if (e.forced !== s.forced || o) {
    const t = `was ${o ? r.forced : e.forced} when this step began, and now it is ${s.forced} ("${s.status}")`;
    throw this.#Ur(n, t);
   }
   if (t && "enabled" === r?.checks && "enabled" !== s.checks) throw this.#Gr(n);
   if ("" === s.fqdn && e.address !== s.address) throw this.#Ur(n, `stood at ${e.address} when this step began, and stands at ${s.address} now`);
   if (s.maintCauses.includes("dns")) throw this.#pt(n, s, "has a name that does not resolve any more");
   for (const e of this.#jr(n)) this.#qr(e);
  }
 }
 #jr(e) {
  return this.#Wr.get(e)?.members.map(haproxy_server.TN) ?? [];
 }
 #qr(e) {
  const [t, n] = [ this.first.servers.get(e), this.find(e) ];
  if (void 0 !== t && null !== n) {
   if ("ready" === t.forced && "ready" !== n.forced) throw this.#Ur(e, `was ready when this step began, and now it is ${n.forced} ("${n.status}")`);
   if (0 === n.weight && t.weight > 0 && "enabled" !== n.agent) throw this.#Ur(e, `had weight ${t.weight} when this step began, and has weight 0 now`);
  }
 }
 #Dr(e) {
  this.#ls = {
   ...this.#ls,
   servers: withNewer(this.#ls.servers, new Map(e))
  };
 }
 #Ur(e, t) {
  return new errors.HR("not-verified", `${e} ${t}: somebody else changed it.`, {
   loadBalancer: this.name,
   servers: [ e ],
   brief: "somebody else changed it",
   hint: "Another job or person works on this server: find out why before the rest goes out. A common `concurrency` group keeps jobs apart."
  });
 }
 #Gr(e) {
  return this.#Ur(e, "was watched by health checks when this step began, and is not any more");
 }
 #Er(e, {forced: t, status: n}) {
  return new errors.HR("reloaded", `${e} was put back in rotation, then HAProxy was reloaded, and in the new process it is ${t} ("${n}"): no other server goes out.`, {
   brief: `a reload has taken ${e} out again`,
   loadBalancer: this.name,
   servers: [ e ],
   hint: `The state file that HAProxy began with is most likely older than that: save it right before each reload. To bring ${e} back, run \`ready\` for it.`
  });
 }
 #zr(e, t, {address: n}, s) {
  const r = `stood at ${t} when its script was run, and stands at ${n} now`;
  return (0, haproxy_process.SM)(s, this.#ls.process) ? this.#Ur(e, r) : new errors.HR("reloaded", `${e} ${r}, for HAProxy was reloaded with a new configuration: no other server goes out.`, {
   brief: "it stands at another address than when its script was run",
   loadBalancer: this.name,
   servers: [ e ],
   hint: `What was deployed at ${t} may not be what serves as ${e} now: look what runs where, and run this step again for whoever was left out.`
  });
 }
 #pt(e, {status: t}, n) {
  return new errors.HR("dns-maintenance", `${e} ${n}: no other server goes out.`, {
   loadBalancer: this.name,
   servers: [ e ],
   detail: t,
   hint: "HAProxy brings it back by itself when the name resolves: look at its `resolvers` section."
  });
 }
 #Kr(e, t) {
  const {status: n, lastCheck: s} = t;
  return new errors.HR("unhealthy", `${e} was put back in rotation, and now it is "${n}": no other server goes out.`, {
   loadBalancer: this.name,
   servers: [ e ],
   brief: "it came back, and has gone down since",
   ..."" === s ? {} : {
    detail: s
   },
   hint: isHeldByAgent(t) ? HELD_BY_AGENT : `Look at the application of ${(0, haproxy_server.Vb)(e).server}: it has failed since it came back.`
  });
 }
}

async function planAll(e, t, n) {
 const s = new FailureList(n), {found: r, unread: o} = await async function whole_plan_readAll(e, t, n, s) {
  const r = [], o = (await Promise.all(t.map(async t => {
   const {name: o} = t;
   try {
    const {refusal: a, ...i} = function findOne(e, t, n, s) {
     const r = outRequest(e), {maxLoad: o, ...a} = r, i = planChange({
      ...a,
      minAvailable: {
       kind: "count",
       value: 0
      }
     }, n), c = loadsOf(i.capacities, n.servers.values(), new Set, r), l = planChange(backRequest(e), n);
     return {
      member: new RollingMember(t, n, i.targets, s),
      snapshot: n,
      spares: i.spares,
      notices: [ ...i.words.notices, ...l.words.notices, ...unknownNotices(c), ...i.targets.flatMap(outAlreadyNotice) ],
      warnings: i.words.warnings,
      refusal: i.refusal ?? l.refusal
     };
    }(e, t, await readOutlasting(t, s), s.clock.now());
    if (null === a) return [ i ];
    const c = n.add(a, o);
    return 0 === i.member.targets.length && r.push({
     loadBalancer: o,
     error: c
    }), [ i ];
   } catch (e) {
    return r.push({
     loadBalancer: o,
     error: n.add(e, o)
    }), [];
   }
  }))).flat(), a = o.map(({member: {name: e}, snapshot: {process: t}}) => ({
   name: e,
   process: t
  }));
  for (const e of twinsAmong(a)) n.add(e, e.loadBalancer ?? "");
  const i = o.map(({member: {name: e, targets: t}, spares: n}) => ({
   name: e,
   plan: {
    targets: t,
    spares: n
   }
  }));
  for (const e of sparesTakenElsewhere(i)) n.add(e, e.loadBalancer ?? "");
  return {
   found: o,
   unread: unreadInOrder(r, t)
  };
 }(e, t, s, n), a = new Map(r.map(({member: e, notices: t}) => [ e, new Set(t) ])), i = r.map(({member: e, snapshot: t}) => ({
  loadBalancer: e.name,
  keys: e.targets.map(({key: e}) => e),
  snapshot: t
 })), c = function batchesOf(e, t, n) {
  const s = function machinesOf(e, t) {
   const n = new Map, firstOf = e => {
    const t = n.get(e);
    return void 0 === t ? e : firstOf(t);
   };
   for (const e of t) {
    const [t = "", ...s] = [ ...new Set(e.map(e => firstOf((0, haproxy_server.Vb)(e).server))) ];
    for (const e of s) n.set(e, t);
   }
   const s = new Set(e.flatMap(({keys: e}) => e.map(e => (0, haproxy_server.Vb)(e).server)));
   return [ ...Map.groupBy(s, firstOf).values() ];
  }(e, t), r = function batches_sizeOf({kind: e, value: t}, n) {
   return Math.max(1, "count" === e ? t : Math.floor(n * t / 100));
  }(n, s.length), o = Math.ceil(s.length / r);
  return Array.from({
   length: o
  }, (t, n) => {
   const a = s.slice(n * r, (n + 1) * r).flat();
   return {
    number: n + 1,
    count: o,
    names: a,
    keys: batches_keysOf(e, new Set(a))
   };
  });
 }(i, function sharingAddress(e) {
  const t = e.flatMap(({keys: e, snapshot: t}) => e.flatMap(e => {
   const n = t.servers.get(e), s = void 0 === n ? "" : placeOf(n.address, t.process);
   return void 0 === n || "" === s ? [] : {
    key: e,
    backend: n.backend,
    place: s,
    snapshot: t
   };
  })), n = oneAddressOnce();
  return [ ...Map.groupBy(t, ({place: e}) => e).values() ].flatMap(e => e.some(({key: t}) => t !== e[0]?.key) ? [ e.filter(({backend: e, snapshot: t}) => !n(t.servers, e)).map(({key: e}) => e) ] : []);
 }(i), e.batchSize), l = r.map(({member: {name: e, targets: t}, snapshot: n}) => ({
  loadBalancer: e,
  targets: t,
  snapshot: n
 })), d = [ ...sameAddressElsewhere(l, outRequest(e)), ...otherAddressNotices(l) ];
 for (const {loadBalancer: e, text: t} of d) for (const [n, s] of a) n.name === e && s.add(t);
 const u = r.flatMap(({member: t, snapshot: r, spares: o}) => {
  const i = function plansOf(e, {name: t, snapshot: n}, s) {
   let r = n;
   return s.flatMap(n => {
    const s = n.keys.get(t);
    if (void 0 === s) return [];
    const o = planChange(outRequest(e, s), r);
    return r = function withBack(e, t) {
     const n = new Map(e.servers), s = new Map(e.backends);
     for (const e of t) {
      const t = n.get(e);
      if (void 0 === t) continue;
      const r = whole_plan_letIn(t);
      n.set(e, r);
      const o = s.get(t.backend);
      if (void 0 === o || (0, haproxy_server.CS)(t) || !(0, haproxy_server.CS)(r)) continue;
      const {active: a, backups: i} = o;
      s.set(o.name, t.backup ? {
       ...o,
       backups: i + 1
      } : {
       ...o,
       active: a + 1
      });
     }
     return {
      ...e,
      servers: n,
      backends: s
     };
    }(r, o.targets.flatMap(({members: e}) => e.map(haproxy_server.TN))), [ {
     batch: n,
     plan: isOfBatch(o.refusal) ? ofBatch(o, o.refusal, n) : {
      ...o,
      refusal: null
     }
    } ];
   });
  }(e, t, c), l = i.flatMap(({batch: e, plan: t}) => t.words.lines.map(t => function whole_plan_lineOf({number: e, count: t}, n) {
   return `batch ${e} of ${t}: ${n}; then the script, then ready`;
  }(e, t))), d = [ ...l, ...spareLines({
   spares: o
  }) ];
  for (const {plan: e} of i) null !== e.refusal && s.add(e.refusal, t.name);
  const u = function optionLikeNames(e) {
   const t = e.map(({key: e}) => e).filter(e => /^-|\/-/.test(e)), [n] = t;
   return void 0 === n ? null : new errors.HR("unsupported", `${listed(t, 3)}: a script would take a name that begins with \`-\` for an option`, {
    servers: t,
    brief: "a name begins with `-`, and a script would take it for an option",
    hint: `Call it otherwise in haproxy.cfg, or leave it out: \`!${n}\` in \`server\`.`
   });
  }(t.targets);
  null !== u && s.add(u, t.name);
  for (const {batch: n, plan: s} of i) for (const o of sameAddressNotices(s.targets, outRequest(e, n.keys.get(t.name)), r)) a.get(t)?.add(o);
  return n.tell({
   kind: "read",
   loadBalancer: t.name,
   lines: linesOf(r, t.targets, d)
  }), whole_plan_messagesOf(t, d);
 }), h = {
  members: r.map(({member: e}) => e),
  batches: c,
  lines: u,
  notices: r.flatMap(({member: e}) => whole_plan_messagesOf(e, [ ...a.get(e) ?? [] ])),
  warnings: r.flatMap(e => whole_plan_messagesOf(e.member, e.warnings)),
  failures: s.failures,
  unread: o
 };
 return function tellAll({failures: e, notices: t, warnings: n}, {tell: s}) {
  for (const t of e) s({
   kind: "failure",
   failure: t
  });
  for (const e of t) s({
   kind: "notice",
   ...e
  });
  for (const e of n) s({
   kind: "warning",
   ...e
  });
 }(h, n), h;
}

function outAlreadyNotice({key: e, before: t}) {
 return "ready" === t.forced ? [] : [ `${e} is in ${t.forced} now, and is put in rotation with its batch: take it out of \`server\` if it is to stay out.` ];
}

function isOfBatch(e) {
 return null !== e && ("guard" === e.code || "max-load" === e.code);
}

function ofBatch(e, {code: t, message: n, brief: s, hint: r}, {number: o, count: a, names: i}) {
 const c = i.length > 1 ? " A smaller `batch-size` takes out fewer at once." : "";
 return {
  ...e,
  refusal: new errors.HR(t, `Batch ${o} of ${a}: ${n}`, {
   ...void 0 === s ? {} : {
    brief: `${s} (batch ${o} of ${a})`
   },
   hint: `${r}${c}`
  })
 };
}

function whole_plan_letIn(e) {
 return {
  ...e,
  admin: "ready",
  forced: "ready",
  maintCauses: [],
  operationalState: 2,
  status: "UP"
 };
}

function whole_plan_messagesOf({name: e}, t) {
 return t.map(t => ({
  loadBalancer: e,
  text: t
 }));
}

const rolling_LAST_LOOK_MS = 4e3;

function titleOf({number: e, count: t}) {
 return `${e} of ${t}`;
}

function timesOf({number: e, count: t}, n) {
 if (1 === e) return "";
 const s = n / (e - 1) * (t - e + 1);
 return `; ${(0, duration.a)(n)} so far, about ${(0, duration.a)(s)} left`;
}

function warnOfAdded(e, {request: t, effects: n}) {
 for (const s of addedWarnings(addedServers(t, e.first, e.snapshot))) e.warnings.push(s), 
 n.tell({
  kind: "warning",
  loadBalancer: e.name,
  text: s
 });
}

async function rolling_finish(e) {
 const {request: t, ledger: n, effects: s} = e, r = await lookTogether(e, e => e.assertDone("none" !== t.healthProof));
 try {
  0 === r.length && n.close();
 } catch (e) {
  r.push((0, errors.h_)(e));
 }
 for (const e of r) s.tell({
  kind: "failure",
  failure: e
 });
 if (0 === r.length) for (const t of e.members) warnOfAdded(t, e);
 return r;
}

function shapeOf() {
 const {"on-reload": e, "dry-run": t} = ADVANCED.shape;
 return {
  address: addresses,
  ...SELECTION.shape,
  ...SCRIPT.shape,
  ...DRAIN.shape,
  ...HEALTH.shape,
  ...GUARD.shape,
  ...ROLLBACK.shape,
  "on-reload": e,
  "dry-run": t,
  ...CREDENTIALS,
  ...CONNECTION.shape,
  ...REPORT.shape
 };
}

const rolling_inputs_schemaOf = () => object(shapeOf());

function parseRollingInputs(e) {
 const t = function rollingInputNames() {
  return Object.keys(shapeOf());
 }(), n = Object.fromEntries(t.map(t => [ t, e(t).trim() || void 0 ])), s = rolling_inputs_schemaOf().safeParse(n), r = parseSelection(n.backend ?? "", n.server ?? ""), o = [ ...(s.error?.issues ?? []).map(({path: e, message: t}) => `${e.join(".")}: ${t}`), ...r.ok ? [] : r.faults.filter(e => n.backend || !e.startsWith("backend:")), ...folderFaults(n["working-directory"]), ...s.success ? drainFaults(s.data) : [], ...s.success ? rolling_inputs_credentialFaults(s.data, n) : [] ];
 if (!s.success || !r.ok || o.length > 0) throw new WrongInputs(o);
 const a = s.data;
 return {
  addresses: a.address,
  request: {
   ...rolling_inputs_requestOf(a),
   selection: r.value
  },
  script: scriptOf(a),
  connection: groups_connectionOf(a),
  credentials: credentialsOf(a),
  summary: a.summary,
  warnings: [ ...openPorts(a.address), ...singleNameWarnings(a) ],
  unused: []
 };
}

function folderFaults(e = ".") {
 return function isFolder(e) {
  try {
   return (0, external_node_fs_.statSync)(e).isDirectory();
  } catch {
   return !1;
  }
 }((0, external_node_path_.resolve)(e)) ? [] : [ "working-directory: is no folder that this user may look into" ];
}

function rolling_inputs_credentialFaults(e, t) {
 const n = Object.keys(CREDENTIALS).filter(e => void 0 !== t[e]), s = e.address.map(({address: e}) => e);
 return [ ...unusedCredentials(n, s), ...incompleteCredentials(e), ...exposedPassword(e, s) ];
}

function singleNameWarnings(e) {
 const {kind: t, value: n} = e["batch-size"], s = /\bHAPROXY_SERVER(?:_ADDRESS)?\b/.test(e.run) && !e.run.includes("HAPROXY_SERVERS");
 return "count" === t && 1 === n || !s ? [] : e.address.slice(0, 1).map(({address: e}) => ({
  loadBalancer: e.name,
  text: "The script names HAPROXY_SERVER, which is only the first server of its batch, and never HAPROXY_SERVERS, which has all of them, one per line."
 }));
}

function rolling_inputs_requestOf(e) {
 return {
  operation: "rolling",
  failOnNotFound: e["fail-on-not-found"],
  minAvailable: e["min-available"],
  ...void 0 === e["max-load"] ? {} : {
   maxLoad: e["max-load"]
  },
  onError: e["on-error"],
  restore: e.restore,
  onReload: e["on-reload"],
  hold: !1,
  dryRun: e["dry-run"],
  healthTimeoutMs: e["health-timeout"],
  healthProof: e["wait-for-health"],
  ...groups_drainOf(e),
  batchSize: e["batch-size"]
 };
}

function scriptOf(e) {
 return {
  text: e.run,
  shell: e.shell,
  folder: (0, external_node_path_.resolve)(e["working-directory"]),
  timeoutMs: e["run-timeout"]
 };
}

const END_OF_LINE = Buffer.from("\n"), WENT_ON = Buffer.from("\u2026");

class ScriptOutput {
 #ce;
 #Zr=new Set;
 #Vr=null;
 #Yr=!1;
 constructor(e) {
  this.#ce = e;
 }
 follow(e) {
  const t = {
   rest: Buffer.alloc(0),
   isCut: !1
  };
  this.#Yr = !1, this.#Zr.add(t), e?.on("data", n => {
   const s = this.#ir(t, n);
   null !== s && (e.pause(), s.then(() => e.resume()));
  }), e?.on("error", () => {}), e?.once("close", () => {
   this.#Jr(t), this.#Zr.delete(t);
  });
 }
 finish() {
  for (const e of this.#Zr) this.#Jr(e);
  this.#Yr = !0, null !== this.#Vr && this.#ce(this.#Xr(this.#Vr));
 }
 #Xr(e) {
  return this.#Vr = null, Buffer.from(`::${e}::\n`);
 }
 #ir(e, t) {
  const n = t.lastIndexOf(10) + 1;
  if (0 === n) return e.rest = Buffer.concat([ e.rest, t ]), e.rest.length < 65536 ? null : this.#Jr(e);
  const s = 0 === e.rest.length ? t.subarray(0, n) : Buffer.concat([ e.rest, t.subarray(0, n) ]);
  return e.rest = Buffer.from(t.subarray(n)), this.#K(e, s, !1);
 }
 #Jr(e) {
  const {rest: t} = e;
  return e.rest = Buffer.alloc(0), 0 === t.length ? null : this.#K(e, Buffer.concat([ t, END_OF_LINE ]), !0);
 }
 #K(e, t, n) {
  const s = t.includes("::") || t.includes("##["), r = e.isCut && s && t.toString().trimStart().startsWith("::") ? Buffer.concat([ WENT_ON, t ]) : t;
  return e.isCut = n, s && this.#Ln(r.toString()), this.#Yr && null !== this.#Vr ? this.#ce(Buffer.concat([ r, this.#Xr(this.#Vr) ])) : this.#ce(r);
 }
 #Ln(e) {
  for (const t of e.split("\n")) null === this.#Vr ? this.#Vr = stopWordOf(t) : t.trimStart().startsWith(`::${this.#Vr}::`) && (this.#Vr = null);
 }
}

function stopWordOf(e) {
 const [, t, n] = /^\s*::stop-commands\s*::(.+?)\s*$|##\[stop-commands\](.+?)\s*$/i.exec(e) ?? [];
 return t ?? n ?? null;
}

class ScriptProcess {
 identity;
 ended;
 closed;
 #Qr;
 #eo=() => this.#yr("SIGKILL");
 #to=!1;
 constructor(e, {folder: t, environment: n, output: s}) {
  const {spawn: r} = process.getBuiltinModule("node:child_process");
  this.#Qr = r("sh", [ "-c", '\nread -r _ <&3 || exit\n({\n  trap \'\' HUP INT TERM\n  read -r _ <&3 && exit\n  read -r me _ </proc/self/stat\n  for round in 1 2; do\n    for stat in /proc/[0-9]*/stat; do\n      read -r line <"$stat" || continue\n      pid=${stat#/proc/}\n      pid=${pid%/stat}\n      set -- ${line##*) }\n      [ "$4" = "$$" ] && [ "$pid" != "$me" ] && kill -s KILL "$pid"\n    done\n  done\n  kill -s KILL 0\n} </dev/null >/dev/null 2>&1 &)\nexec "$@" 3<&-', "sh", ...e ], {
   cwd: t,
   env: n,
   detached: !0,
   stdio: [ "ignore", "pipe", "pipe", "pipe" ]
  }), this.identity = void 0 === this.#Qr.pid ? null : os_process_processOf(this.#Qr.pid), 
  process.once("exit", this.#eo), s.follow(this.#Qr.stdout), s.follow(this.#Qr.stderr), 
  this.#Qr.stdio[3]?.on("error", () => {}), this.closed = new Promise(e => this.#Qr.once("close", () => e())), 
  this.ended = (0, external_node_events_.once)(this.#Qr, "exit").then(([e, t]) => (this.#to || this.#Zn(), 
  {
   exitCode: e,
   signal: t
  })), this.ended.catch(() => this.#Zn());
 }
 begin() {
  const e = this.#Qr.stdio[3];
  e && "write" in e && e.write("\n");
 }
 async end(e) {
  this.#to = !0, this.#yr("SIGTERM"), await this.#no(e), this.#yr("SIGKILL"), await this.#no(1e3);
  const {identity: t} = this, n = null === t || await outlastSession(t, 1e3, src_clock.ml);
  return this.#Zn(), n;
 }
 async #no(e) {
  const t = new AbortController, n = src_clock.ml.sleep(e, t.signal);
  n.catch(() => {}), await Promise.race([ this.ended, n ]), t.abort();
 }
 #yr(e) {
  const t = this.#Qr.pid;
  if (void 0 !== t) if (null === this.identity) try {
   process.kill(-t, e);
  } catch {} else !function signalSession(e, t) {
   for (const n of sessionOf(e)) os_process_send(n, t);
  }(this.identity, e);
 }
 #Zn() {
  process.off("exit", this.#eo);
  const e = this.#Qr.stdio[3];
  e && "end" in e && e.end("\n"), this.#Qr.unref();
  for (const e of this.#Qr.stdio) e && "unref" in e && "function" == typeof e.unref && e.unref();
 }
}

const COMMANDS = {
 bash: [ "bash", "--noprofile", "--norc", "-e", "-o", "pipefail" ],
 sh: [ "sh", "-e" ]
}, TIMEOUT_GRACE_MS = 5e3, CANCEL_GRACE_MS = 250, LAST_OUTPUT_MS = 250;

const NOT_FOR_SCRIPTS = /^(?:INPUT_|STATE_|ACTIONS_|GITHUB_OUTPUT$|GITHUB_STATE$)/;

function scriptEnvironment() {
 return Object.fromEntries(Object.entries(process.env).filter(([e]) => !NOT_FOR_SCRIPTS.test(e)));
}

function rolling_rolling() {
 return runStep({
  operation: "rolling",
  parse: parseRollingInputs,
  run: async ({request: e, script: t}, n, s) => {
   const {run: r, keepRoom: o, tellOpen: a} = await async function prepareScript({text: e, shell: t, folder: n, timeoutMs: s}) {
    const keepRoom = () => function takeReserve(e) {
     if (null !== reserve && (0, external_node_fs_.existsSync)(reserve)) return;
     const t = (0, external_node_path_.join)(e, "reserve"), {randomFillSync: n} = process.getBuiltinModule("node:crypto");
     try {
      (0, external_node_fs_.writeFileSync)(t, n(Buffer.alloc(BYTES)), {
       mode: 384,
       flag: "wx"
      });
     } catch (e) {
      throw (0, external_node_fs_.rmSync)(t, {
       force: !0
      }), e;
     }
     reserve = t;
    }(privateFolders().files);
    keepRoom();
    const write = () => {
     const n = (0, external_node_path_.join)(privateFolders().files, `script.${t}`);
     return function keepScript(e, t) {
      if (!function script_isThere(e, t) {
       try {
        return readText(e) === t;
       } catch {
        return !1;
       }
      }(e, t)) try {
       (0, external_node_fs_.writeFileSync)(e, t, {
        mode: 384
       });
      } catch (n) {
       if (!hasMadeRoom(n)) throw n;
       (0, external_node_fs_.writeFileSync)(e, t, {
        mode: 384
       });
      }
     }(n, `${e}\n`), n;
    }, r = write();
    await async function assertReadable(e, t, n) {
     const s = [], r = new ScriptOutput(e => (s.push(e.toString()), null)), o = new ScriptProcess([ e, "-n", t ], {
      folder: n,
      environment: scriptEnvironment(),
      output: r
     });
     o.begin();
     const {exitCode: a} = await o.ended;
     if (await Promise.race([ o.closed, src_clock.ml.sleep(LAST_OUTPUT_MS) ]), r.finish(), 
     0 === a) return;
     const i = s.join("").replaceAll(t, "run").trim();
     throw new errors.HR("invalid-input", `run: ${e} cannot read the script`, {
      brief: `${e} cannot read the script`,
      detail: "" === i ? `exit code ${a}` : i,
      hint: "Correct the script. Nothing was connected, nothing was sent."
     });
    }(t, r, n);
    const o = new ScriptOutput(passOn), a = new Map;
    return {
     run: async (e, r) => {
      const i = `${e.number} of ${e.count}: script for ${e.names.join(", ")}`;
      openGroup(lineOf("batch", i));
      const c = src_clock.ml.now();
      let l = null;
      try {
       const d = function environmentFor({number: e, count: t, names: n, backend: s, server: r, address: o}) {
        return {
         ...scriptEnvironment(),
         HAPROXY_BACKEND: s,
         HAPROXY_SERVER: r,
         HAPROXY_SERVERS: n.join("\n"),
         HAPROXY_SERVER_ADDRESS: o,
         HAPROXY_BATCH: String(e),
         HAPROXY_BATCHES: String(t)
        };
       }(e), u = new ScriptProcess([ ...COMMANDS[t], write() ], {
        folder: n,
        environment: d,
        output: o
       });
       l = u, a.set(u, e), u.closed.then(() => a.delete(u));
       const h = await async function runUntil(e, t, n) {
        await async function noteStart(e) {
         try {
          saveScript(e.identity), e.begin();
         } catch (t) {
          await e.end(CANCEL_GRACE_MS);
          const n = t instanceof Error ? t.message : String(t);
          throw new errors.HR("run-failed", `What post needs to end the script could not be saved: ${n}`, {
           brief: "its script was ended at once, for the disk of the runner is full",
           detail: n,
           cause: t,
           hint: "Look at the runner's disk (RUNNER_TEMP), then go on."
          });
         }
        }(e);
        const s = new AbortController, r = new Promise(e => {
         n.aborted && e("aborted"), n.addEventListener("abort", () => e("aborted"), {
          once: !0,
          signal: s.signal
         });
        }), o = 0 === t ? null : src_clock.ml.sleep(t, s.signal).then(() => "late");
        o?.catch(() => {});
        try {
         const s = e.ended.catch(e => Promise.reject(function notStarted(e) {
          const t = e instanceof Error ? e.message : String(e);
          return new errors.HR("run-failed", `The script could not be started: ${t}`, {
           brief: "its script could not be started",
           detail: t,
           cause: e,
           hint: "Is its folder (`working-directory`) still there? When the step began it was, and a script before may have removed it."
          });
         }(e))), a = await Promise.race([ s, r, ...null === o ? [] : [ o ] ]);
         if ("aborted" === a) throw e.end(CANCEL_GRACE_MS), n.reason;
         const i = "late" !== a || await e.end(TIMEOUT_GRACE_MS);
         return i && function noteEnd() {
          try {
           saveScript(null);
          } catch {}
         }(), await Promise.race([ e.closed, src_clock.ml.sleep(LAST_OUTPUT_MS) ]), "late" === a ? {
          kind: "timed-out",
          limitMs: t,
          isOver: i
         } : {
          kind: "ended",
          ...a
         };
        } finally {
         s.abort();
        }
       }(u, s, r);
       return o.finish(), closeGroup(), say(lineOf("batch", `${i} ${function script_wordsOf(e) {
        return "timed-out" === e.kind ? `did not end within run-timeout (${(0, duration.a)(e.limitMs)})` : null === e.exitCode ? `was ended by ${e.signal}` : `ended with exit code ${e.exitCode}`;
       }(h)} after ${(0, duration.a)(src_clock.ml.now() - c)}`)), h;
      } catch (e) {
       o.finish(), closeGroup();
       const t = (0, duration.a)(src_clock.ml.now() - c);
       throw e === r.reason && null !== l && a.delete(l), e === r.reason && say(lineOf("batch", `${i} is told to end with this step after ${t}`)), 
       e;
      }
     },
     keepRoom: keepRoom,
     tellOpen: () => function tellOpen([e]) {
      void 0 !== e && annotate("notice", "HAProxy rolling: output left open", [ `The script of batch ${e.number} of ${e.count} has left something running that has its output open: whatever of that prints behind the end of this step is ended by its next line (SIGPIPE).`, "Start what is to stay as a service, or with its output elsewhere: `>FILE 2>&1`." ]);
     }([ ...a.values() ])
    };
   }(t), i = await async function rolling({request: e, loadBalancers: t, effects: n}) {
    const s = n.clock.now(), r = await planAll(e, t, n), o = new RollingLedger(e, n), a = {
     request: e,
     members: r.members,
     ledger: o,
     effects: n
    }, i = 0 === r.failures.length && !e.dryRun, c = i ? await async function runAll(e, t) {
     const {clock: n, tellProgress: s} = t.effects, r = n.now(), o = [];
     for (const a of e) {
      s(`${titleOf(a)}: ${a.names.join(", ")}${timesOf(a, n.now() - r)}`);
      const e = await runBatch(a, t);
      if (o.push(e), e.failures.length > 0) break;
      const i = "gone" === e.report.end ? "gone" : `back after ${(0, duration.a)(e.report.tookMs ?? 0)}`;
      s(`${titleOf(a)}: ${i}`);
     }
     return o;
    }(r.batches, a) : [], l = i && c.every(({failures: e}) => 0 === e.length), d = [ ...r.failures, ...c.flatMap(e => e.failures), ...l ? await rolling_finish(a) : [] ];
    return l || await async function lookAtDone({members: e, effects: {clock: t, signal: n}}) {
     n.aborted || await Promise.all(e.map(async e => {
      if (e.hasDone) try {
       await (0, src_clock.ux)(t, rolling_LAST_LOOK_MS, t => e.look(t));
      } catch {
       e.noteUnread();
      }
     }));
    }(a), d.length > 0 && o.noteOutAgain(r.members.map(e => e.outAgain())), rollingReport({
     scene: a,
     whole: r,
     outcomes: c,
     failures: d,
     durationMs: n.clock.now() - s
    });
   }({
    request: e,
    loadBalancers: n,
    effects: {
     ...s,
     runScript: r,
     keepRoom: o,
     tellProgress: e => say(lineOf("batch", e))
    }
   });
   return a(), i;
  }
 });
}

var __webpack_exports__hold = __webpack_exports__._2, __webpack_exports__main = __webpack_exports__.iW, __webpack_exports__post = __webpack_exports__.bE, __webpack_exports__rolling = __webpack_exports__.Ig;

export { __webpack_exports__hold as hold, __webpack_exports__main as main, __webpack_exports__post as post, __webpack_exports__rolling as rolling };
