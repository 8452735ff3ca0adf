import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";

var installedChunks, installChunk, __webpack_modules__ = {
 421: module => {
  module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
 },
 474: module => {
  module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
 },
 24: module => {
  module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
 },
 30: module => {
  module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
 },
 760: module => {
  module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
 },
 179: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  function momentOf(clock, at = clock.now()) {
   return {
    onClock: at,
    wallTime: clock.wallTime() - (clock.now() - at)
   };
  }
  function elapsedMs({onClock: onClock, wallTime: wallTime}, clock) {
   return Math.max(clock.wallTime() - wallTime, clock.now() - onClock);
  }
  function monotonicMs() {
   const [seconds, nanoseconds] = process.hrtime();
   return 1e3 * seconds + nanoseconds / 1e6;
  }
  __nccwpck_require__.d(__webpack_exports__, {
   Et: () => momentOf,
   Ry: () => meanwhile,
   d5: () => elapsedMs,
   ml: () => systemClock,
   ux: () => within
  });
  const systemClock = {
   now: monotonicMs,
   wallTime: () => Date.now(),
   sleep: (ms, signal) => new Promise((resolve, reject) => {
    if (signal?.aborted) return void reject(signal.reason);
    const onAbort = () => {
     callOff(), reject(signal?.reason);
    }, callOff = systemClock.alarm(ms, () => {
     signal?.removeEventListener("abort", onAbort), resolve();
    });
    signal?.addEventListener("abort", onAbort, {
     once: !0
    });
   }),
   alarm(ms, ring) {
    const due = monotonicMs() + ms, ringWhenDue = () => {
     monotonicMs() >= due ? ring() : timer = setTimeout(ringWhenDue, 1);
    };
    let timer = setTimeout(ringWhenDue, Math.max(0, Math.ceil(ms)));
    return () => clearTimeout(timer);
   }
  };
  function meanwhile(everyMs, work) {
   const timer = setInterval(work, everyMs).unref();
   return () => clearInterval(timer);
  }
  async function within(clock, ms, work) {
   const limit = new AbortController, callOff = clock.alarm(ms, () => limit.abort(new Error(`not done within ${ms} ms`)));
   try {
    return await work(limit.signal);
   } finally {
    callOff();
   }
  }
 },
 297: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   E: () => parseDuration,
   a: () => formatDuration
  });
  const MS_OF = {
   h: 36e5,
   m: 6e4,
   s: 1e3,
   ms: 1
  };
  function parseDuration(text) {
   if ("0" === text) return {
    ok: !0,
    value: 0
   };
   if (/^\d+$/.test(text)) return {
    ok: !1,
    fault: `unit missing: write ${text}s or ${text}ms`
   };
   const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(text);
   if ("" === text || null === parts) return {
    ok: !1,
    fault: "not a duration: write it like 500ms, 30s, 5m or 1h30m"
   };
   const [, h = "0", m = "0", s = "0", ms = "0"] = parts;
   return {
    ok: !0,
    value: Number(h) * MS_OF.h + Number(m) * MS_OF.m + Number(s) * MS_OF.s + Number(ms) * MS_OF.ms
   };
  }
  function formatDuration(ms) {
   if (ms < 1e3) return `${Math.floor(ms)}ms`;
   const tenths = Math.floor(ms / 100);
   if (tenths < 100) return `${(tenths / 10).toFixed(1)}s`.replace(".0s", "s");
   const seconds = Math.floor(ms / 1e3);
   if (seconds < 60) return `${seconds}s`;
   const minutes = Math.floor(seconds / 60);
   return minutes < 60 ? `${minutes}m ${pad(seconds % 60)}s` : `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
  }
  function pad(value) {
   return String(value).padStart(2, "0");
  }
 },
 406: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   EY: () => isWayFailure,
   HR: () => Failure,
   P1: () => Reloaded,
   h_: () => asFailure,
   pz: () => ConnectionLost
  });
  class Failure extends Error {
   name="Failure";
   code;
   hint;
   detail;
   brief;
   callChanged;
   loadBalancer;
   servers;
   replies;
   constructor(code, message, details = {}) {
    super(message, void 0 === details.cause ? void 0 : {
     cause: details.cause
    }), this.code = code, this.hint = details.hint, this.detail = details.detail, this.brief = details.brief, 
    this.callChanged = details.callChanged ?? "no", this.loadBalancer = details.loadBalancer, 
    this.servers = details.servers ?? [], this.replies = details.replies ?? [];
   }
   get server() {
    return this.servers[0];
   }
   with(more) {
    const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
    return Object.assign(copy, more);
   }
  }
  class ConnectionLost extends Failure {
   name="ConnectionLost";
   sent;
   constructor(message, sent, details = {}) {
    super("connect-failed", message, details), this.sent = sent;
   }
  }
  class Reloaded extends Failure {
   name="Reloaded";
   constructor(message, details = {}) {
    super("reloaded", message, {
     hint: "The new process knows nothing of what was set at run time, unless it loads a server state file, and the old one still serves the sessions it had: run this step again when the old process has ended.",
     ...details
    });
   }
  }
  function isWayFailure(error) {
   return error instanceof Failure && /^(?:connect|ssh|tls)-failed$/.test(error.code);
  }
  function asFailure(error, code = "not-verified") {
   if (error instanceof Failure) return error;
   const words = error instanceof Error ? error.message : String(error), isFull = error instanceof Error && "code" in error && /^(?:ENOSPC|EDQUOT)$/.test(String(error.code));
   return new Failure(code, `Unexpected error: ${words}`, {
    cause: error,
    brief: isFull ? "the runner's disk is full" : "an unexpected error",
    hint: isFull ? "The runner's disk is full (RUNNER_TEMP): make room there, then run this step again." : "This is a fault of the action itself: please report it with the log of this step."
   });
  }
 },
 611: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   PG: () => hostAndPort,
   U9: () => isLoopback,
   n1: () => withoutZone,
   or: () => parseAddress
  });
  var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);
  const FORMS = "HOST:PORT, tcp://HOST:PORT, [::1]:9999, ipv4@HOST:PORT, ipv6@HOST:PORT, tls://HOST:PORT, /run/haproxy/admin.sock, unix:///run/haproxy/admin.sock, ssh://[USER@]HOST[:PORT]/run/haproxy/admin.sock, https://HOST[:PORT]", LONGEST_PATH_BYTES = 107;
  class Fault extends Error {}
  const SCHEMES = {
   "tcp://": rest => tcp(rest, 0),
   "ipv4@": rest => tcp(rest, 4),
   "ipv6@": rest => tcp(rest, 6),
   "unix://": unix,
   "unix@": unix,
   "tls://": tls,
   "ssh://": function ssh(text) {
    const [, user, place = "", path = ""] = /^(?:([^/]*)@)?([^/@]*)(\/.*)?$/s.exec(text) ?? [];
    if (void 0 !== user && !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(user)) throw new Fault("The user of an ssh:// address may hold letters, digits, '_', '.' and '-' only; an address never holds a password");
    const [, ipv6, name, port] = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9][A-Za-z0-9_.-]*))(?::([0-9]{1,5}))?$/.exec(place) ?? [], host = ipv6 ?? name;
    if (void 0 === host || void 0 !== ipv6 && !(0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(ipv6)) throw new Fault("An ssh:// address needs a host, as ssh://deploy@lb1/run/haproxy/admin.sock has");
    if (void 0 !== port && (Number(port) < 1 || Number(port) > 65535)) throw new Fault(`The port of '${place}' is not a number from 1 to 65535`);
    return {
     kind: "ssh",
     user: user ?? null,
     host: host,
     port: void 0 === port ? null : Number(port),
     remote: remote(path)
    };
   },
   "https://": rest => tls(web(rest, 443)),
   "http://": rest => tcp(web(rest, 80), 0)
  };
  function parseAddress(text) {
   try {
    const {name: name, rest: rest} = function splitName(text) {
     const match = /^([^/:@[=]*)=(.*)$/s.exec(text);
     if (!match) return {
      name: null,
      rest: text
     };
     const [, name = "", rest = ""] = match;
     if (!/^[A-Za-z0-9_.-]+$/.test(name)) throw new Fault("The name before '=' may hold letters, digits, '_', '.' and '-' only, and is not empty");
     return {
      name: name,
      rest: rest
     };
    }(text.trim()), {process: process, place: place} = function splitProcess(text) {
     const [, place = "", process = ""] = /^(.*)\?process=(.*)$/s.exec(text) ?? [];
     if ("" === place) return {
      process: null,
      place: text
     };
     if (!/^@(?:1|![1-9][0-9]{0,9})$/.test(process)) throw new Fault("What follows '?process=' is @1, the current worker of a master CLI, or @! and a process id");
     return {
      process: process,
      place: place
     };
    }(rest), {scheme: scheme, body: body} = function splitScheme(text) {
     const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?::\/\/|(?<=^(?:ipv4|ipv6|unix|abns|abnsz|fd|sockpair))@)/i.exec(text)?.[0] ?? "";
     return {
      scheme: scheme.toLowerCase(),
      body: text.slice(scheme.length)
     };
    }(place), read = "" === scheme ? bare : SCHEMES[scheme];
    if (!read) throw new Fault(`This version does not speak '${scheme}'; it speaks ${FORMS}`);
    const transport = read(body);
    if (!function isWeb(scheme) {
     return "https://" === scheme || "http://" === scheme;
    }(scheme)) return {
     ok: !0,
     value: {
      name: name ?? nameOf(transport),
      api: "runtime",
      transport: transport,
      process: process
     }
    };
    if (null !== process) throw new Fault("'?process=' is for a master CLI; the Data Plane API has its own");
    return {
     ok: !0,
     value: {
      name: name ?? body.replace(/\/$/, ""),
      api: "data-plane",
      transport: transport,
      process: process
     }
    };
   } catch (error) {
    if (error instanceof Fault) return {
     ok: !1,
     fault: error.message
    };
    throw error;
   }
  }
  function bare(text) {
   return text.startsWith("/") ? unix(text) : tcp(text, 0);
  }
  function unix(path) {
   if (!path.startsWith("/")) throw new Fault("The path of a socket file must be absolute, as /run/haproxy/admin.sock is");
   if (/[\x00-\x1f\x7f]/.test(path)) throw new Fault("The path of a socket file holds a control character");
   const bytes = Buffer.byteLength(path);
   if (bytes > LONGEST_PATH_BYTES) throw new Fault(`The path of the socket file is ${bytes} bytes long; the system takes at most ${LONGEST_PATH_BYTES}`);
   return {
    kind: "unix",
    path: path
   };
  }
  function tcp(text, family) {
   if (text.includes("@")) throw new Fault("An address never holds a user or a password");
   if ("" === text) throw new Fault(`The address is empty; it can be ${FORMS}`);
   if (/\s/.test(text)) throw new Fault(`'${text}' has a blank in it: several addresses stand one per line or with a comma between them, NAME=ADDRESS without blanks, and comments are not taken`);
   const match = /^\[([^\]]*)\](?::(.*))?$/.exec(text) ?? /^(.*):([^:]*)$/.exec(text), [, host = text, portText] = match ?? [];
   if (void 0 === portText) throw new Fault(`'${text}' has no port; an address can be ${FORMS}`);
   if ("" === host) throw new Fault(`'${text}' has no host`);
   if (host.includes(":") && (!(0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(host) || 6 !== family && !text.startsWith("["))) throw new Fault(`'${text}' is not an IPv6 address in brackets with a port, as [::1]:9999 is`);
   if (!host.includes(":") && (text.startsWith("[") || !/^[A-Za-z0-9_.-]+$/.test(host))) throw new Fault(`'${text}' is not an address; it can be ${FORMS}`);
   if (4 === family && host.includes(":")) throw new Fault(`'${text}' is an IPv6 address after ipv4@`);
   const port = /^[0-9]{1,5}$/.test(portText) ? Number(portText) : 0;
   if (port < 1 || port > 65535) throw new Fault(`The port of '${text}' is not a number from 1 to 65535`);
   return {
    kind: "tcp",
    host: host,
    port: port,
    family: family
   };
  }
  function web(text, port) {
   if (text.includes("@")) throw new Fault("An address never holds a user or a password: give them as username and password");
   const place = text.replace(/\/$/, "");
   if (/[/?#]/.test(place)) throw new Fault("An https:// address ends with its host and port: what is below it is found out");
   return /^(?:\[[^\]]*\]|[^:[\]]*):/.test(place) || "" === place ? place : `${place}:${port}`;
  }
  function tls(text) {
   const {host: host, port: port} = tcp(text, 0);
   return {
    kind: "tls",
    host: host,
    port: port
   };
  }
  function remote(path) {
   if (/^\/[^/]*:[^/]*$/.test(path) && !path.includes("%")) return nameOf(tcp(path.slice(1), 0));
   if (!/^\/[A-Za-z0-9_.+@=/-]*[A-Za-z0-9_.+@=-]$/.test(path)) throw new Fault("An ssh:// address ends with the socket's path on that host, of letters, digits and '_.+@=-', or with HOST:PORT as seen from there: ssh://lb1/run/haproxy/admin.sock, ssh://lb1/127.0.0.1:9999");
   return unix(path).path;
  }
  function nameOf(transport) {
   if ("unix" === transport.kind) return transport.path;
   const {host: host, port: port} = transport;
   if ("ssh" !== transport.kind) return hostAndPort(host, port);
   const {remote: remote} = transport;
   return `${hostAndPort(host, port)}${remote.startsWith("/") ? "" : "/"}${remote}`;
  }
  function hostAndPort(host, port) {
   return `${host.includes(":") ? `[${host}]` : host}${null === port ? "" : `:${port}`}`;
  }
  function withoutZone(host) {
   return host.replace(/%.*$/, "");
  }
  function isLoopback(host) {
   if (/(?:^|\.)localhost$/i.test(host)) return !0;
   const loopback = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList;
   return loopback.addSubnet("127.0.0.0", 8), loopback.addAddress("::1", "ipv6"), host.includes(":") && (0, 
   node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(host) ? loopback.check(host, "ipv6") : /^[\d.]+$/.test(host) && loopback.check(host);
  }
 },
 838: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   Ig: () => decodeCheckState,
   VB: () => ADMIN_FLAG,
   te: () => decodeAdminFlags,
   xL: () => isCheckInProgress
  });
  const ADMIN_FLAG = {
   forcedMaint: 1,
   inheritedMaint: 2,
   configuredMaint: 4,
   forcedDrain: 8,
   inheritedDrain: 16,
   dnsMaint: 32,
   fqdnChanged: 64
  }, MAINT = ADMIN_FLAG.forcedMaint | ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.dnsMaint, DRAIN = ADMIN_FLAG.forcedDrain | ADMIN_FLAG.inheritedDrain, decoded = new Map;
  function decodeAdminFlags(flags) {
   const known = decoded.get(flags);
   if (void 0 !== known) return known;
   const forced = flags & ADMIN_FLAG.forcedMaint ? "maint" : flags & ADMIN_FLAG.forcedDrain ? "drain" : "ready", value = {
    adminFlags: flags,
    admin: flags & MAINT ? "maint" : flags & DRAIN ? "drain" : "ready",
    forced: forced,
    maintCauses: maintCausesOf(flags)
   };
   return decoded.set(flags, value), value;
  }
  function maintCausesOf(flags) {
   return [ ...flags & ADMIN_FLAG.forcedMaint ? [ "forced" ] : [], ...flags & ADMIN_FLAG.forcedMaint && flags & ADMIN_FLAG.configuredMaint ? [ "configuration" ] : [], ...flags & ADMIN_FLAG.inheritedMaint ? [ "tracking" ] : [], ...flags & ADMIN_FLAG.dnsMaint ? [ "dns" ] : [] ];
  }
  const CHECK_IN_PROGRESS = 1, CHECK_CONFIGURED = 2, CHECK_ENABLED = 4, CHECK_PAUSED = 8;
  function decodeCheckState(state, inMaint = !0) {
   return state & CHECK_CONFIGURED ? !(state & CHECK_ENABLED) || !inMaint && state & CHECK_PAUSED ? "disabled" : "enabled" : "none";
  }
  function isCheckInProgress(state) {
   return 0 !== (state & CHECK_IN_PROGRESS);
  }
 },
 560: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   E6: () => mayBeTold,
   Ek: () => lateCommand,
   SQ: () => lateForMs,
   Xz: () => AWAKE_MS,
   jx: () => othersLateForMs
  });
  var _server_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(292), _transport_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(399);
  function mayBeTold(told, now) {
   return told.passedOn ? told.node === now.node : !!(0, _server_js__WEBPACK_IMPORTED_MODULE_1__.SM)(told, now) || !(0 === told.startToleranceSeconds && 0 === now.startToleranceSeconds) && told.pid === now.pid && told.node === now.node;
  }
  const SOON_MS = 50, AWAKE_MS = 300, LONGEST_PAUSE_MS = 12e4, FIRST_PAUSE_MS = 300, TIMERS_LATE_BY = 9 / 8, GIVEN_UP_AFTER_MS = 12e5;
  function lateCommand(loss, sentAt) {
   const cause = loss instanceof Error ? loss.cause : void 0;
   return {
    sentAt: sentAt,
    silentMs: cause instanceof _transport_connect_js__WEBPACK_IMPORTED_MODULE_0__.ZY ? cause.silentMs : 0
   };
  }
  function lateForMs(late, now) {
   if (null === late) return 0;
   const silentMs = Math.max(late.silentMs, now - late.sentAt);
   return silentMs < FIRST_PAUSE_MS ? Math.max(SOON_MS, silentMs) : nextPauseMs(silentMs);
  }
  function nextPauseMs(silentMs) {
   return Math.min(LONGEST_PAUSE_MS, silentMs + FIRST_PAUSE_MS) * TIMERS_LATE_BY;
  }
  function othersLateForMs(sentAt, now) {
   return now - sentAt > GIVEN_UP_AFTER_MS ? AWAKE_MS : Math.max(AWAKE_MS, nextPauseMs(now - sentAt));
  }
 },
 292: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   CS: () => takesTraffic,
   CT: () => ownSessions,
   Lv: () => LOG_MODE,
   Pe: () => asHeardLast,
   SM: () => isSameProcess,
   ST: () => isGone,
   TE: () => isSafeName,
   TN: () => keyOf,
   Vb: () => nameOf,
   W_: () => isRunning,
   aY: () => mayHaveReplaced,
   dK: () => isHidden,
   lg: () => describeProcess,
   ml: () => isFullyUp,
   w4: () => hostOf,
   wA: () => OPERATIONAL_STATES
  });
  const OPERATIONAL_STATES = [ "stopped", "starting", "running", "stopping" ];
  function keyOf(name) {
   return `${name.backend}/${name.server}`;
  }
  function nameOf(key) {
   const slash = key.indexOf("/");
   return {
    backend: key.slice(0, slash),
    server: key.slice(slash + 1)
   };
  }
  function hostOf(place) {
   return place.replace(/:\d+$/, "");
  }
  function isSafeName(name) {
   return /^[A-Za-z0-9_.:-]+$/.test(name);
  }
  const LOG_MODE = "syslog";
  function isSameProcess(one, other) {
   if (one.pid !== other.pid || one.node !== other.node) return !1;
   const tolerance = Math.max(one.startToleranceSeconds, other.startToleranceSeconds);
   if (Math.abs(one.startedAt - other.startedAt) <= tolerance) return !0;
   const laterOnClock = laterOnClockSeconds(one, other);
   return null !== laterOnClock && (Math.abs(laterOnClock) <= tolerance || (laterOnClock > 0 ? hasPaused(one, other) : hasPaused(other, one)));
  }
  function hasPaused(met, now) {
   const [metAt, nowAt] = [ seenOnClockSeconds(met), seenOnClockSeconds(now) ], [{startedOnClock: began = 0}, {startedOnClock: seemsBegun = 0, uptimeSeconds: uptimeSeconds}] = [ met, now ];
   if (null === metAt || null === nowAt || void 0 === uptimeSeconds) return !1;
   const passed = nowAt - metAt + Math.max(met.startToleranceSeconds, now.startToleranceSeconds);
   return seemsBegun - began <= passed && uptimeSeconds > passed;
  }
  function asHeardLast(met, now) {
   const {startToleranceSeconds: startToleranceSeconds} = now;
   return 0 === startToleranceSeconds || startToleranceSeconds > met.startToleranceSeconds ? met : {
    ...met,
    ...now
   };
  }
  function seenOnClockSeconds({seenOnClock: seenOnClock, startedOnClock: startedOnClock, uptimeSeconds: uptimeSeconds}) {
   return void 0 !== seenOnClock ? seenOnClock / 1e3 : void 0 === startedOnClock || void 0 === uptimeSeconds ? null : startedOnClock + uptimeSeconds;
  }
  function laterOnClockSeconds(one, other) {
   const isTold = 0 === one.startToleranceSeconds && 0 === other.startToleranceSeconds, [first, second] = [ one.startedOnClock, other.startedOnClock ];
   return isTold || void 0 === first || void 0 === second ? null : second - first;
  }
  const UPTIME_TOLERANCE_MS = 2e3;
  function mayHaveReplaced(met, now, sinceMs) {
   const tolerance = Math.max(met.startToleranceSeconds, now.startToleranceSeconds), onClock = laterOnClockSeconds(met, now) ?? Number.NEGATIVE_INFINITY, laterBySeconds = Math.max(now.startedAt - met.startedAt, onClock), isOlder = laterBySeconds < -tolerance, isTwin = now.node !== met.node && laterBySeconds <= tolerance;
   return !isOlder && !isTwin && 1e3 * now.uptimeSeconds <= sinceMs + UPTIME_TOLERANCE_MS;
  }
  function isHidden({unreadable: unreadable = []}, key) {
   return unreadable.some(name => keyOf(name) === key);
  }
  function isGone(snapshot, key) {
   return !snapshot.servers.has(key) && !isHidden(snapshot, key);
  }
  function describeProcess({process: process, level: level, isLevelGuessed: isLevelGuessed}) {
   const {version: version, pid: pid, uptimeSeconds: uptimeSeconds} = process;
   return `HAProxy ${version}, process ${pid}, up for ${uptimeSeconds} s, level ${!0 === isLevelGuessed && "admin" === level ? "admin or operator" : level}`;
  }
  function ownSessions(traffic) {
   return traffic.sessions - (traffic.inherited ?? 0);
  }
  function takesTraffic(server) {
   return isRunning(server) && "ready" === server.admin && server.weight > 0;
  }
  function isRunning({operationalState: operationalState}) {
   return 1 === operationalState || 2 === operationalState;
  }
  function isFullyUp(status) {
   return "UP" === status || "no check" === status;
  }
 },
 961: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   G: () => startOf
  });
  const START_TOLERANCE_SECONDS = 2;
  function startOf(uptimeSeconds, clock, askedAt) {
   const now = clock.now();
   return {
    startedAt: Math.round(clock.wallTime() / 1e3) - uptimeSeconds,
    startedOnClock: Math.round(now / 1e3) - uptimeSeconds,
    startToleranceSeconds: START_TOLERANCE_SECONDS + Math.ceil((now - askedAt) / 1e3)
   };
  }
 },
 399: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   L: () => connectUnix,
   Q7: () => connectTcp,
   Sg: () => opened,
   UD: () => openTcp,
   WG: () => isPassing,
   YR: () => Place,
   ZY: () => FellSilent,
   vZ: () => connectFailure,
   zl: () => withinLimit
  });
  var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30), _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(406), _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(909);
  class FellSilent extends Error {
   name="FellSilent";
   silentMs;
   constructor(message, silentMs, cause) {
    super(message, {
     cause: cause
    }), this.silentMs = silentMs;
   }
  }
  const HINTS = {
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
  }, PASSING_CAUSES = new Set([ "ECONNREFUSED", "ENOENT", "ECONNRESET", "ECONNABORTED", "EPIPE", "EAGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN" ]);
  function connectTcp(transport, options) {
   const place = new Place(transport);
   return async signal => {
    const stream = await withinLimit(options, signal, inner => opened(openTcp(place.transport, options), inner));
    return place.reached(stream), {
     stream: stream
    };
   };
  }
  class Place {
   transport;
   constructor(transport) {
    this.transport = transport;
   }
   reached({remoteAddress: remoteAddress}) {
    void 0 === remoteAddress || /^fe[89ab]/i.test(remoteAddress) || 0 === (0, node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(this.transport.host) && (this.transport = {
     ...this.transport,
     host: remoteAddress
    });
   }
  }
  function connectUnix({path: path}, options) {
   return async signal => ({
    stream: await withinLimit(options, signal, inner => opened((0, node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({
     path: path
    }), inner))
   });
  }
  function isPassing(error) {
   return (0, _errors_js__WEBPACK_IMPORTED_MODULE_1__.EY)(error) && PASSING_CAUSES.has(causeOf(error.cause));
  }
  function openTcp({host: host, port: port, family: family}, {lookup: lookup}) {
   const socket = (0, node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({
    host: host,
    port: port,
    family: family,
    ...lookup ? {
     lookup: lookup
    } : {}
   });
   return socket.setNoDelay(!0), socket;
  }
  function withinLimit({connectTimeoutMs: connectTimeoutMs, clock: clock}, signal, attempt) {
   return (0, _deadline_js__WEBPACK_IMPORTED_MODULE_2__.N)(connectTimeoutMs, clock, signal, () => {
    const error = new Error(`no connection within ${connectTimeoutMs} ms`);
    return connectFailure(Object.assign(error, {
     code: "ETIMEDOUT"
    }));
   }, attempt);
  }
  function opened(socket, signal, event = "connect", failed = connectFailure) {
   return new Promise((resolve, reject) => {
    const settle = act => {
     signal.removeEventListener("abort", onAbort), socket.removeListener(event, onOpen), 
     socket.removeListener("error", onError), act();
    }, onOpen = () => settle(() => resolve(socket)), onError = error => settle(() => reject(failed(error))), onAbort = () => settle(() => {
     socket.on("error", () => {}).destroy(), reject(signal.reason);
    });
    socket.once(event, onOpen), socket.once("error", onError), signal.addEventListener("abort", onAbort, {
     once: !0
    }), signal.aborted && onAbort();
   });
  }
  function connectFailure(cause) {
   const words = cause instanceof AggregateError ? cause.errors.map(one => one.message).join("; ") : cause.message;
   return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("connect-failed", `Could not connect: ${words}`, {
    detail: words,
    cause: cause,
    hint: HINTS[causeOf(cause)]
   });
  }
  function causeOf(cause) {
   return cause instanceof Error && "code" in cause ? String(cause.code) : "";
  }
 },
 909: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  async function withDeadline(ms, clock, signal, late, work) {
   signal.throwIfAborted();
   const inner = new AbortController, passOn = () => inner.abort(signal.reason);
   signal.addEventListener("abort", passOn, {
    once: !0
   });
   const callOff = clock.alarm(ms, () => inner.abort(late()));
   try {
    return await work(inner.signal);
   } finally {
    signal.removeEventListener("abort", passOn), callOff();
   }
  }
  __nccwpck_require__.d(__webpack_exports__, {
   N: () => withDeadline
  });
 },
 990: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   c: () => reset
  });
  var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);
  function reset({stream: stream, carrier: carrier}) {
   const socket = carrier ?? stream, resettable = socket instanceof node_net__WEBPACK_IMPORTED_MODULE_0__.Socket && void 0 !== socket.remotePort && !socket.writableEnded;
   try {
    resettable && socket.resetAndDestroy();
   } catch {}
   stream.destroy();
  }
 },
 758: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   K: () => parseSshOptions,
   O: () => ABOUT_ONE_HOST
  });
  const ALGORITHMS = /^[+^-]?[A-Za-z0-9@._*-]+(?:,[A-Za-z0-9@._*-]+)*$/, NUMBER = /^[0-9]{1,5}$/, JUMP = "(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?(?:[A-Za-z0-9][A-Za-z0-9_.-]*|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?", ALLOWED = {
   AddressFamily: /^(?:any|inet|inet6)$/,
   BindAddress: /^[A-Za-z0-9][A-Za-z0-9_.:-]*$|^::[0-9A-Fa-f:.]*$/,
   CASignatureAlgorithms: ALGORITHMS,
   Ciphers: ALGORITHMS,
   Compression: /^(?:yes|no)$/,
   ConnectTimeout: NUMBER,
   HostKeyAlgorithms: ALGORITHMS,
   HostKeyAlias: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
   IPQoS: /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)?$/,
   KexAlgorithms: ALGORITHMS,
   MACs: ALGORITHMS,
   Port: NUMBER,
   ProxyJump: new RegExp(`^${JUMP}(?:,${JUMP})*$`),
   PubkeyAcceptedAlgorithms: ALGORITHMS,
   ServerAliveCountMax: NUMBER,
   ServerAliveInterval: NUMBER,
   User: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/
  }, ABOUT_ONE_HOST = new Set([ "HostKeyAlias", "Port", "ProxyJump", "User" ]);
  function parseSshOptions(text) {
   const value = new Map, faults = [];
   for (const line of text.split(/\r?\n/).map(one => one.trim())) {
    if ("" === line) continue;
    const [, given = "", said = ""] = /^([A-Za-z]+)(?:\s+(.*))?$/.exec(line) ?? [], name = Object.keys(ALLOWED).find(one => one.toLowerCase() === given.toLowerCase());
    void 0 === name ? faults.push(`"${shortened(line)}" is not a 'Name value' line of an allowed option`) : ALLOWED[name]?.test(said) ? value.has(name) ? faults.push(`${name} is there twice`) : value.set(name, said) : faults.push(`${name} cannot be "${shortened(said)}"`);
   }
   return 0 === faults.length ? {
    ok: !0,
    value: value
   } : {
    ok: !1,
    fault: `${faults.join("; ")}. Allowed are ${Object.keys(ALLOWED).join(", ")}`
   };
  }
  function shortened(text) {
   return text.length > 80 ? `${text.slice(0, 80)}\u2026` : text;
  }
 },
 975: (__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
  __nccwpck_require__.d(__webpack_exports__, {
   L: () => retry
  });
  var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(297), _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(406);
  async function retry(attempt, passing, {retries: retries, retryDelayMs: retryDelayMs, clock: clock, random: random}, signal) {
   const startedAt = clock.now(), failures = [];
   for (let retried = 0; ;retried += 1) {
    signal.throwIfAborted();
    try {
     return await attempt();
    } catch (error) {
     if (signal.aborted) throw error;
     if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR && failures.push(error), 
     retried >= retries || !passing(error)) throw summaryOf(failures, error, clock.now() - startedAt);
    }
    await clock.sleep(retryDelayMs * 2 ** retried * (.5 + random()), signal);
   }
  }
  function summaryOf(failures, last, elapsedMs) {
   if (failures.length < 2 || !(0, _errors_js__WEBPACK_IMPORTED_MODULE_1__.EY)(last)) return last;
   const counts = new Map;
   for (const {message: message} of failures) counts.set(message, (counts.get(message) ?? 0) + 1);
   const reasons = [ ...counts ].map(([reason, times]) => times > 1 ? `${reason} (${times} times)` : reason), message = `${failures.length} attempts in ${(0, 
   _duration_js__WEBPACK_IMPORTED_MODULE_0__.a)(elapsedMs)}: ${reasons.join("; ")}`, {code: code, hint: hint, detail: detail, cause: cause = last, callChanged: callChanged} = last;
   return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.HR(code, message, {
    hint: hint,
    detail: detail,
    cause: cause,
    callChanged: callChanged
   });
  }
 }
}, __webpack_module_cache__ = {};

function __nccwpck_require__(moduleId) {
 var cachedModule = __webpack_module_cache__[moduleId];
 if (void 0 !== cachedModule) return cachedModule.exports;
 var module = __webpack_module_cache__[moduleId] = {
  exports: {}
 }, threw = !0;
 try {
  __webpack_modules__[moduleId](module, module.exports, __nccwpck_require__), threw = !1;
 } finally {
  threw && delete __webpack_module_cache__[moduleId];
 }
 return module.exports;
}

__nccwpck_require__.m = __webpack_modules__, __nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/", 
__nccwpck_require__.d = (exports, definition) => {
 for (var key in definition) __nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key) && Object.defineProperty(exports, key, {
  enumerable: !0,
  get: definition[key]
 });
}, __nccwpck_require__.f = {}, __nccwpck_require__.e = chunkId => Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => (__nccwpck_require__.f[key](chunkId, promises), 
promises), [])), __nccwpck_require__.u = chunkId => chunkId + ".index.js", __nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop), 
__nccwpck_require__.r = exports => {
 "undefined" != typeof Symbol && Symbol.toStringTag && Object.defineProperty(exports, Symbol.toStringTag, {
  value: "Module"
 }), Object.defineProperty(exports, "__esModule", {
  value: !0
 });
}, installedChunks = {
 792: 0
}, installChunk = data => {
 var moduleId, chunkId, {ids: ids, modules: modules, runtime: runtime} = data, i = 0;
 for (moduleId in modules) __nccwpck_require__.o(modules, moduleId) && (__nccwpck_require__.m[moduleId] = modules[moduleId]);
 for (runtime && runtime(__nccwpck_require__); i < ids.length; i++) chunkId = ids[i], 
 __nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId] && installedChunks[chunkId][0](), 
 installedChunks[ids[i]] = 0;
}, __nccwpck_require__.f.j = (chunkId, promises) => {
 var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : void 0;
 if (0 !== installedChunkData) if (installedChunkData) promises.push(installedChunkData[1]); else {
  var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, e => {
   throw 0 !== installedChunks[chunkId] && (installedChunks[chunkId] = void 0), e;
  });
  promise = Promise.race([ promise, new Promise(resolve => installedChunkData = installedChunks[chunkId] = [ resolve ]) ]), 
  promises.push(installedChunkData[1] = promise);
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

var external_node_path_ = __nccwpck_require__(760), src_clock = __nccwpck_require__(179), errors = __nccwpck_require__(406), haproxy_address = __nccwpck_require__(611);

const NOTHING = {
 commands: [],
 read: () => null
};

function single(command) {
 return {
  commands: [ command ],
  read: ([reply = ""]) => command.read(reply)
 };
}

function each(batches) {
 return {
  commands: batches.flatMap(({commands: commands}) => commands),
  read(replies) {
   let at = 0;
   return batches.map(({commands: commands, read: read}) => {
    const own = replies.slice(at, at + commands.length);
    return at += commands.length, read(own);
   });
  }
 };
}

function both(before, after) {
 const cut = before.commands.length;
 return {
  commands: [ ...before.commands, ...after.commands ],
  read: replies => [ before.read(replies.slice(0, cut)), after.read(replies.slice(cut)) ]
 };
}

function map(batch, change) {
 return {
  commands: batch.commands,
  read: replies => change(batch.read(replies))
 };
}

var haproxy_server = __nccwpck_require__(292);

const ERROR_REPLIES = [ {
 begins: /^Permission denied/,
 code: "permission-denied",
 message: "The level of this socket does not allow it",
 hint: "Setting servers needs 'level admin' on the socket's line in haproxy.cfg: stats socket /run/haproxy/admin.sock mode 660 level admin"
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

function refusal(text, line, server) {
 const detail = text.trim().split("\n")[0] ?? "", about = {
  detail: detail,
  servers: void 0 === server ? [] : [ server ]
 };
 if (/^Proxy is disabled\./.test(detail)) return new errors.P1("This HAProxy process is on its way out and takes no more commands", about);
 const known = ERROR_REPLIES.find(({begins: begins}) => begins.test(detail));
 return known ? new errors.HR(known.code, known.message, {
  ...about,
  hint: known.hint
 }) : new errors.HR("refused", `HAProxy refused '${line}'`, about);
}

function isRefusal(text) {
 return ERROR_REPLIES.some(({begins: begins}) => begins.test(text)) || /^Proxy is disabled\./.test(text);
}

function incomplete(command, text) {
 return new errors.HR("not-haproxy", `The reply to '${command}' is not whole, or not HAProxy's`, {
  detail: text.slice(0, 200).trim(),
  hint: "Nothing was concluded from it. If HAProxy answered this, please report it with the log of this step."
 });
}

class Fields {
 #cells;
 #places;
 constructor(cells, places) {
  this.#cells = cells, this.#places = places;
 }
 text(slot) {
  return this.#cells[this.#places[slot] ?? -1] ?? "";
 }
 count(slot) {
  return count(this.text(slot));
 }
}

const NO_FIELDS = new Fields([], []);

function count(text) {
 return void 0 !== text && /^[0-9]+$/.test(text) ? Number(text) : null;
}

function readInfo(text) {
 const value = name => function valueIn(text, name) {
  const at = `\n${text}`.indexOf(`\n${name}: `);
  return at < 0 ? void 0 : text.slice(at + name.length + 2, text.indexOf("\n", at));
 }(text, name), pid = count(value("Pid")), uptimeSeconds = count(value("Uptime_sec")), version = value("Version"), connections = count(value("CurrConns"));
 if (void 0 === version || null === pid || null === uptimeSeconds || null === connections || !text.endsWith("\n\n")) throw incomplete("show info", text);
 return {
  version: version,
  pid: pid,
  uptimeSeconds: uptimeSeconds,
  startTimeSeconds: count(value("Start_time_sec")),
  node: value("node") ?? "",
  connections: connections,
  stopping: (count(value("Stopping")) ?? 0) > 0,
  processes: count(value("Nbproc")) ?? 1
 };
}

function readStreams(text) {
 return [ ...text.matchAll(/^(0x[0-9a-f]+): .*?(?: src=(\S*))? fe=(\S*) be=(.*?) srv=(\S*) .*$/gm) ].filter(([, , , frontend]) => "GLOBAL" !== frontend).map(([line, id = "", source, , backend, server]) => ({
  id: id,
  server: "<none>" === server ? null : `${backend}/${server}`,
  connection: connectionOf(line, source)
 }));
}

function connectionOf(line, source) {
 const [, descriptor] = / (?:s0|scf)=\[[^\]]*\bfd=([0-9/]+)/.exec(line) ?? [];
 return void 0 !== descriptor ? descriptor : / proto=quic/.test(line) && void 0 !== source ? source : null;
}

const SECONDS = {
 d: 86400,
 h: 3600,
 m: 60,
 s: 1
};

function secondsOf(age) {
 return [ ...age.matchAll(/([0-9]+)([dhms])/g) ].reduce((sum, [, amount, unit = "s"]) => sum + Number(amount) * (SECONDS[unit] ?? 0), 0);
}

var admin_flags = __nccwpck_require__(838);

class RowPattern {
 #row;
 #groups;
 constructor({count: count, columns: columns}, slots, {by: by, isBehindLast: isBehindLast}, isWhole) {
  const field = `[^${by}\\n]*`, some = number => number > 0 ? `(?:${field}${by}){${number}}` : "", groups = [];
  let pattern = "", next = 0;
  for (const slot of slots.toSorted((one, other) => (columns[one] ?? 0) - (columns[other] ?? 0))) {
   const column = columns[slot] ?? 0;
   groups[slot] = Object.keys(groups).length + 1, pattern += `${some(column - next)}(${field})${column < count - 1 || isBehindLast ? by : ""}`, 
   next = column + 1;
  }
  const rest = isBehindLast || next === count ? some(count - next) : some(count - next - 1) + field;
  this.#row = new RegExp(isWhole ? `${pattern}${rest}\\n` : pattern, "y"), this.#groups = groups;
 }
 read(text, at) {
  this.#row.lastIndex = at;
  const found = this.#row.exec(text);
  return found && new Fields(found, this.#groups);
 }
 get end() {
  return this.#row.lastIndex;
 }
}

const SEPARATION = {
 by: ",",
 isBehindLast: !0
};

class CsvRow {
 isWanted=!1;
 early=NO_FIELDS;
 #layout;
 #whole;
 #opened=0;
 #asked=null;
 #text="";
 #quote=-1;
 constructor(layout) {
  this.#layout = layout, this.#whole = new RowPattern(layout, layout.early, SEPARATION, !0);
 }
 find(text, at, wanted) {
  if (this.#seekQuote(text, at), this.isWanted = !0, void 0 === wanted && this.#reads(text, at) && this.#isPlainTo(this.#whole.end)) return this.#whole.end;
  const lineEnd = text.indexOf("\n", at);
  if (lineEnd < 0) return null;
  if (!this.#isPlainTo(lineEnd)) return this.#findQuoted(text, at, wanted);
  if (this.isWanted = void 0 === wanted || wanted(...function namesAt(text, at) {
   const first = text.indexOf(",", at);
   return [ text.slice(at, first), text.slice(first + 1, text.indexOf(",", first + 1)) ];
  }(text, at)), this.isWanted && !this.#reads(text, at)) throw incomplete("show stat", text.slice(at));
  return lineEnd + 1;
 }
 open(text, at) {
  const {count: count, columns: columns} = this.#layout, line = text.slice(at, text.indexOf("\n", at));
  return line.includes('"') ? new Fields(quotedCells(text, at, count)?.cells ?? [], columns) : (this.#opened += 1, 
  this.#opened < 30 ? new Fields(line.split(","), columns) : (this.#asked ??= new RowPattern(this.#layout, [ ...columns.keys() ], SEPARATION, !1), 
  this.#asked.read(text, at) ?? NO_FIELDS));
 }
 #reads(text, at) {
  const early = this.#whole.read(text, at);
  return null !== early && (this.early = early), null !== early;
 }
 #seekQuote(text, at) {
  (text !== this.#text || this.#quote >= 0 && this.#quote < at) && (this.#quote = text.indexOf('"', at)), 
  this.#text = text;
 }
 #isPlainTo(end) {
  return this.#quote < 0 || this.#quote > end;
 }
 #findQuoted(text, at, wanted) {
  const found = quotedCells(text, at, this.#layout.count);
  if (null === found) return null;
  const {cells: cells, end: end} = found, [backend = "", server = ""] = cells;
  return this.early = new Fields(cells, this.#layout.columns), this.isWanted = void 0 === wanted || wanted(backend, server), 
  end;
 }
}

function quotedCells(text, at, columns) {
 const cells = [];
 let place = at;
 for (;cells.length < columns; ) {
  const end = fieldEnd(text, place);
  if (null === end) return null;
  if (44 !== text.charCodeAt(end)) throw incomplete("show stat", text.slice(at));
  cells.push(unquoted(text.slice(place, end))), place = end + 1;
 }
 if (place === text.length) return null;
 if (10 !== text.charCodeAt(place)) throw incomplete("show stat", text.slice(at));
 return {
  cells: cells,
  end: place + 1
 };
}

function fieldEnd(text, start) {
 if (34 === text.charCodeAt(start)) return function quotedEnd(text, start) {
  for (let place = start + 1; ;place += 2) {
   if (place = text.indexOf('"', place), place < 0 || place + 1 === text.length) return null;
   if (34 !== text.charCodeAt(place + 1)) return place + 1;
  }
 }(text, start);
 for (let place = start; place < text.length; place += 1) {
  const code = text.charCodeAt(place);
  if (44 === code || 34 === code || 10 === code) return place;
 }
 return null;
}

function unquoted(field) {
 return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}

class StateRowText {
 isWanted=!1;
 early=NO_FIELDS;
 #layout;
 #whole;
 constructor(layout) {
  this.#layout = layout, this.#whole = new RowPattern(layout, layout.early, {
   by: " ",
   isBehindLast: !1
  }, !0);
 }
 find(text, at, wanted) {
  if (this.isWanted = !0, void 0 === wanted && this.#reads(text, at)) return this.#whole.end;
  const end = text.indexOf("\n", at);
  if (end < 0) return null;
  if (this.isWanted = void 0 === wanted || function isWantedAt(text, at, wanted) {
   const first = text.indexOf(" ", at), second = text.indexOf(" ", first + 1), third = text.indexOf(" ", second + 1);
   return wanted(text.slice(first + 1, second), text.slice(third + 1, text.indexOf(" ", third + 1)));
  }(text, at, wanted), !this.isWanted || this.#reads(text, at)) return end + 1;
  if (this.isWanted = !1, text.slice(at, end).split(" ").length > this.#layout.count) return end + 1;
  throw incomplete("show servers state", text.slice(at, end));
 }
 open(text, at) {
  return new Fields(text.slice(at, text.indexOf("\n", at)).split(" "), this.#layout.columns);
 }
 #reads(text, at) {
  const early = this.#whole.read(text, at);
  return null !== early && (this.early = early), null !== early;
 }
}

function slotOf(columns) {
 return Object.fromEntries(columns.map((column, slot) => [ column, slot ]));
}

class TableReader {
 #format;
 #columns;
 #wanted;
 #read;
 #results=[];
 #row=null;
 #rest="";
 #isForeign=!1;
 #failure=null;
 #headerLength=0;
 #length=0;
 constructor(format, columns, wanted, read) {
  this.#format = format, this.#columns = columns, this.#wanted = wanted, this.#read = read;
 }
 get headerLength() {
  return this.#headerLength;
 }
 get length() {
  return this.#length;
 }
 get foreign() {
  return null === this.#row ? this.#rest : null;
 }
 push(text) {
  if (this.#length += text.length, !(null !== this.#failure || this.#isForeign && this.#rest.length > 1e4)) try {
   null !== this.#row ? this.#readRows(this.#row, text) : (this.#rest += text, this.#readHeader());
  } catch (error) {
   if (!(error instanceof errors.HR)) throw error;
   this.#failure = error;
  }
 }
 end() {
  if (this.#failure) throw this.#failure;
  if (null === this.#row || "\n" !== this.#rest) throw incomplete(this.#format.command, this.#rest);
  return this.#results;
 }
 #readHeader() {
  if (this.#isForeign) return;
  const end = this.#format.headerEnd(this.#rest);
  if (null === end && this.#rest.length <= 1e6) return;
  if (null === end || "foreign" === end) return void (this.#isForeign = !0);
  this.#row = this.#format.row(function layoutOf(format, header, wanted) {
   const known = layouts.get(header);
   if (void 0 !== known) return known;
   const names = format.names(header), missing = wanted.find(column => !names.includes(column));
   if (void 0 !== missing) throw new errors.HR("not-haproxy", `The reply to '${format.command}' has no column '${missing}'`);
   const columns = wanted.map(column => names.indexOf(column)), early = format.early.map(column => wanted.indexOf(column)), layout = {
    count: names.length,
    columns: columns,
    early: early
   };
   return layouts.set(header, layout), layout;
  }(this.#format, this.#rest.slice(0, end), this.#columns)), this.#headerLength = end;
  const rows = this.#rest.slice(end);
  this.#rest = "", this.#readRows(this.#row, rows);
 }
 #readRows(row, text) {
  const end = "" === this.#rest ? 0 : text.indexOf("\n") + 1;
  end > 0 && this.#readFrom(row, this.#rest + text.slice(0, end), 0), "" === this.#rest ? this.#readFrom(row, text, end) : this.#readFrom(row, this.#rest + text.slice(end), 0);
 }
 #readFrom(row, text, from) {
  let at = from;
  for (;at < text.length && (at !== text.length - 1 || "\n" !== text[at]); ) {
   const end = row.find(text, at, this.#wanted);
   if (null === end) break;
   row.isWanted && this.#results.push(this.#read(row, text, at)), at = end;
  }
  if (this.#rest = text.slice(at), this.#rest.length > 1e6) throw incomplete(this.#format.command, this.#rest);
 }
}

const layouts = new Map, STAT_FORMAT = {
 command: "show stat",
 headerEnd(text) {
  const end = text.indexOf("\n");
  return end < 0 ? text.startsWith("# pxname,svname,".slice(0, text.length)) ? null : "foreign" : text.startsWith("# pxname,svname,") && "," === text[end - 1] ? end + 1 : "foreign";
 },
 names: header => header.slice(2, -2).split(","),
 early: [ "pxname", "svname", "status", "throttle", "tracked", "type" ],
 row: layout => new CsvRow(layout)
}, STATE_FORMAT = {
 command: "show servers state",
 headerEnd(text) {
  const begins = "1\n# be_id be_name srv_id srv_name srv_addr ", end = text.indexOf("\n", 2);
  return end < 0 ? text.startsWith(begins.slice(0, text.length)) ? null : "foreign" : text.startsWith(begins) ? end + 1 : "foreign";
 },
 names: header => header.slice(4, -1).split(" "),
 early: [ "be_id", "be_name", "srv_id", "srv_name" ],
 row: layout => new StateRowText(layout)
};

class StateRow {
 key;
 backend;
 server;
 isSendable;
 #opener;
 #text;
 #at;
 #addressAt;
 constructor(opener, text, at, {backend: backend, isSafe: isSafe}) {
  const {row: row} = opener;
  this.backend = backend, this.server = row.early.text(STATE.srv_name), this.key = (0, 
  haproxy_server.TN)(this), this.isSendable = isSafe && (0, haproxy_server.TE)(this.server), 
  this.#opener = opener, this.#text = text, this.#at = at;
  const ids = row.early.text(STATE.be_id).length + row.early.text(STATE.srv_id).length;
  this.#addressAt = at + ids + this.key.length + 3;
 }
 get standing() {
  return this.#text.slice(this.#at, this.#addressAt);
 }
 get address() {
  return function addressOf(address, port) {
   return "" === address || "-" === address ? "" : address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
  }(this.#text.slice(this.#addressAt, this.#behindAddress), this.rest.port);
 }
 get rest() {
  const {row: row, alike: alike} = this.#opener, text = this.#text, behind = this.#behindAddress;
  if (null !== alike && text.startsWith(alike.text, behind)) return alike.rest;
  const rest = function restOf(row) {
   const [fqdn, srvRecord] = [ row.text(STATE.srv_fqdn), row.text(STATE.srvrecord) ];
   return {
    port: row.text(STATE.srv_port),
    fqdn: "-" === fqdn ? "" : fqdn,
    srvRecord: "-" === srvRecord ? "" : srvRecord,
    condition: conditionOf(row)
   };
  }(row.open(text, this.#at));
  return this.#opener.alike = {
   text: text.slice(behind, text.indexOf("\n", behind) + 1),
   rest: rest
  }, rest;
 }
 get #behindAddress() {
  return this.#text.indexOf(" ", this.#addressAt);
 }
}

function idsIn(standing) {
 const [backendId = "", , serverId = ""] = standing.split(" ");
 return {
  backendId: backendId,
  serverId: serverId
 };
}

const STATE_COLUMNS = [ "be_id", "be_name", "srv_id", "srv_name", "srv_addr", "srv_port", "srv_fqdn", "srv_op_state", "srv_admin_state", "srv_uweight", "srv_iweight", "srv_time_since_last_change", "srv_check_state", "srv_agent_state", "srvrecord" ], STATE = slotOf(STATE_COLUMNS);

function serversStateRows(wanted) {
 let last = {
  backend: "",
  isSafe: !1
 }, opener = null;
 return new TableReader(STATE_FORMAT, STATE_COLUMNS, wanted, (row, text, at) => {
  const backend = row.early.text(STATE.be_name);
  return last.backend !== backend && (last = {
   backend: backend,
   isSafe: (0, haproxy_server.TE)(backend)
  }), opener ??= {
   row: row,
   alike: null
  }, new StateRow(opener, text, at, last);
 });
}

function conditionOf(row) {
 const operationalState = required(row, STATE.srv_op_state);
 if (!function isOperationalState(value) {
  return value >= 0 && value <= 3;
 }(operationalState)) throw incomplete("show servers state", row.text(STATE.srv_op_state));
 const flags = (0, admin_flags.te)(required(row, STATE.srv_admin_state)), checkState = required(row, STATE.srv_check_state);
 return {
  ...flags,
  operationalState: operationalState,
  weight: required(row, STATE.srv_uweight),
  configuredWeight: required(row, STATE.srv_iweight),
  changedSecondsAgo: secondsAgo(row),
  checks: (0, admin_flags.Ig)(checkState, "maint" === flags.admin),
  ...(0, admin_flags.xL)(checkState) ? {
   isBeingChecked: !0
  } : {},
  agent: (0, admin_flags.Ig)(required(row, STATE.srv_agent_state))
 };
}

function required(row, slot) {
 const value = row.count(slot);
 if (null === value) throw incomplete("show servers state", row.text(slot));
 return value;
}

function secondsAgo(row) {
 const slot = STATE.srv_time_since_last_change;
 return /^-[0-9]+$/.test(row.text(slot)) ? 0 : required(row, slot);
}

class StatRow {
 backend;
 server;
 status;
 tracks;
 throttlePercent;
 #row;
 #text;
 #at;
 #traffic=null;
 constructor(row, text, at, {backend: backend, server: server, status: status}) {
  this.backend = backend, this.server = server;
  const ownStatus = row.early.text(STAT.status);
  this.status = ownStatus === status ? status : ownStatus, this.tracks = row.early.text(STAT.tracked) || null, 
  this.throttlePercent = row.early.count(STAT.throttle) ?? void 0, this.#row = row, 
  this.#text = text, this.#at = at;
 }
 get traffic() {
  return this.#traffic ?? this.read();
 }
 read() {
  return this.#traffic = function trafficRow(row, {backend: backend, server: server, status: status, tracks: tracks, throttlePercent: throttlePercent}) {
   const checkStatus = row.text(STAT.check_status), traffic = {
    backend: backend,
    server: server,
    status: status,
    sessions: number(row, STAT.scur),
    sessionLimit: row.count(STAT.slim),
    queued: number(row, STAT.qcur),
    sessionsTotal: number(row, STAT.stot),
    retries: number(row, STAT.wretr),
    responses: responsesOf(row),
    effectiveWeight: number(row, STAT.weight),
    checkFailures: number(row, STAT.chkfail),
    checkDowns: number(row, STAT.chkdown),
    checkStatus: checkStatus.startsWith("* ") ? checkStatus.slice(2) : checkStatus,
    lastCheck: lastCheckOf(row),
    tracks: tracks,
    backup: "1" === row.text(STAT.bck)
   };
   return void 0 !== throttlePercent && (traffic.throttlePercent = throttlePercent), 
   traffic;
  }(this.#row.open(this.#text, this.#at), this), this.#traffic;
 }
}

class TwoRows {
 #stat;
 #state;
 #whole=null;
 constructor(stat, state) {
  this.#stat = stat, this.#state = state;
 }
 get standing() {
  return this.#state.standing;
 }
 get backend() {
  return this.#stat.backend;
 }
 get server() {
  return this.#stat.server;
 }
 get address() {
  return this.#state.address;
 }
 get status() {
  return this.#stat.status;
 }
 get tracks() {
  return this.#stat.tracks;
 }
 get throttlePercent() {
  return this.#stat.throttlePercent;
 }
 get whole() {
  return this.#whole ?? this.make();
 }
 make() {
  return this.#whole = serverOf(this.#stat.traffic, this.#state), this.#whole;
 }
}

const RESPONSE_COLUMNS = [ "hrsp_1xx", "hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx", "hrsp_other" ], STAT_COLUMNS = [ "pxname", "svname", "type", "iid", "status", "scur", "qcur", "stot", "wretr", ...RESPONSE_COLUMNS, "slim", "throttle", "weight", "act", "bck", "chkfail", "chkdown", "check_status", "check_code", "check_desc", "last_chk", "tracked", "cookie", "algo", "mode" ], STAT = slotOf(STAT_COLUMNS), RESPONSES = RESPONSE_COLUMNS.map(column => STAT[column]);

function responsesOf(row) {
 return "" === row.text(STAT.hrsp_2xx) ? null : RESPONSES.reduce((sum, slot) => sum + number(row, slot), 0);
}

function lastCheckOf(row) {
 const description = row.text(STAT.check_desc), words = row.text(STAT.last_chk), number = row.count(STAT.check_code);
 return "" !== description || "" !== words || number ? [ [ description, number ? `code ${row.text(STAT.check_code)}` : "" ].filter(part => "" !== part).join(", "), words ].filter(part => "" !== part).join(": ") : "";
}

function number(row, slot) {
 const value = row.count(slot);
 if (null !== value) return value;
 const field = row.text(slot);
 if ("" !== field) throw incomplete("show stat", field);
 return 0;
}

function serverOf(traffic, row) {
 const {address: address} = row, {fqdn: fqdn, srvRecord: srvRecord, condition: condition} = row.rest, server = {
  ...traffic,
  adminFlags: condition.adminFlags,
  admin: condition.admin,
  forced: condition.forced,
  maintCauses: condition.maintCauses,
  address: address,
  fqdn: fqdn,
  operationalState: condition.operationalState,
  weight: condition.weight,
  configuredWeight: condition.configuredWeight,
  changedSecondsAgo: condition.changedSecondsAgo,
  checks: condition.checks,
  agent: condition.agent
 };
 return "" !== srvRecord && (server.srvRecord = srvRecord), condition.isBeingChecked && (server.isBeingChecked = !0), 
 server;
}

function showInfo() {
 return dump("show info", readInfo);
}

function showWorkers() {
 return {
  line: "@master show proc",
  end: "dump",
  read: reply => isRefusal(reply) ? null : function readWorkers(text) {
   const [, master] = /^(\d+)\s+master\b/m.exec(text) ?? [], [, old = ""] = /^# old workers\n((?:[^#].*\n)*)/m.exec(text) ?? [];
   return {
    master: count(master),
    old: [ ...old.matchAll(/^(\d+)\s+worker\b/gm) ].map(([, pid]) => Number(pid))
   };
  }(reply)
 };
}

function showServersState(backend, wanted) {
 return table(void 0 === backend ? "show servers state" : `show servers state ${safe(backend)}`, () => serversStateRows(wanted));
}

function showStat(filter, wanted, states) {
 const backendId = "everything" === filter.rows ? "" : safeId(filter.backendId), serverId = "server" === filter.rows ? safeId(filter.serverId) : "";
 return table(`show stat ${{
  everything: () => "-1 6 -1",
  "backend-and-servers": id => `#${id} 6 -1`,
  backend: id => `#${id} 2 -1`,
  servers: id => `#${id} 4 -1`,
  server: (id, serverId) => `#${id} 4 ${serverId}`
 }[filter.rows](backendId, serverId)}`, () => function statRows(wanted, states) {
  const servers = [], joined = new Map, backends = [];
  let next, before = null, status = "";
  const rows = new TableReader(STAT_FORMAT, STAT_COLUMNS, wanted, (row, text, at) => {
   const type = row.early.text(STAT.type);
   if ("1" === type && backends.push(function backendRow(row) {
    return {
     name: row.text(STAT.pxname),
     id: row.text(STAT.iid),
     active: number(row, STAT.act),
     backups: number(row, STAT.bck),
     cookie: "" !== row.text(STAT.cookie),
     balance: row.text(STAT.algo),
     unpublished: row.text(STAT.status).includes("UNPUB"),
     mode: row.text(STAT.mode),
     sessions: number(row, STAT.scur),
     queued: number(row, STAT.qcur),
     sessionsTotal: number(row, STAT.stot)
    };
   }(row.open(text, at))), "2" !== type) return;
   null === before && (before = (states?.before() ?? []).values(), next = before.next().value);
   const [backend, server] = [ row.early.text(STAT.pxname), row.early.text(STAT.svname) ], other = next?.server === server && next.backend === backend ? next : void 0;
   void 0 !== other && (next = before.next().value);
   const names = other ?? {
    backend: backend,
    server: server
   }, stat = new StatRow(row, text, at, {
    backend: names.backend,
    server: names.server,
    status: status
   });
   if (({status: status} = stat), void 0 !== wanted && stat.read(), !other?.isSendable) return void servers.push(stat);
   const late = new TwoRows(stat, other);
   !1 !== states?.first?.(backend, server) && late.make(), joined.set(other.key, late);
  });
  return {
   push: text => rows.push(text),
   end() {
    rows.end();
    const {headerLength: headerLength, length: length} = rows;
    return {
     servers: servers,
     joined: joined,
     backends: backends,
     headerBytes: headerLength,
     rowBytes: length - headerLength
    };
   },
   get foreign() {
    return rows.foreign;
   },
   get length() {
    return rows.length;
   }
  };
 }(wanted, states));
}

function withBackends(wanted) {
 return (backend, server) => "BACKEND" === server || wanted(backend, server);
}

function setState(name, state) {
 return write(`set server ${safeKey(name)} state ${state}`, name);
}

function setWeight(name, weight) {
 if (!/^[0-9]{1,3}%?$/.test(weight)) throw new errors.HR("invalid-input", "A weight is a number or a percentage");
 return write(`set server ${safeKey(name)} weight ${weight}`, name);
}

function setHealthUp(name) {
 return write(`set server ${safeKey(name)} health up`, name);
}

function drainAndStopping(name) {
 return writePair(name, "state drain", "health stopping");
}

function write(line, name) {
 return {
  line: line,
  end: "message",
  read: reply => "\n" === reply ? null : refusal(reply, line, (0, haproxy_server.TN)(name))
 };
}

function writePair(name, first, second) {
 const server = safeKey(name), line = `set server ${server} ${first}; set server ${server} ${second}`;
 return {
  line: line,
  end: "pair",
  read(reply) {
   const words = reply.trim();
   return "" === words ? null : refusal(words, line, server);
  }
 };
}

function dump(line, readWhole) {
 return {
  line: line,
  end: "dump",
  read(reply) {
   if (isRefusal(reply)) throw refusal(reply, line);
   return readWhole(reply);
  }
 };
}

function table(line, open) {
 return {
  line: line,
  end: "dump",
  reader: open,
  read(reply) {
   const rows = "string" == typeof reply ? open() : reply;
   if ("string" == typeof reply && rows.push(reply), null !== rows.foreign && isRefusal(rows.foreign)) throw refusal(rows.foreign, line);
   return rows.end();
  }
 };
}

function safeKey(name) {
 return `${safe(name.backend)}/${safe(name.server)}`;
}

function safe(name) {
 if ((0, haproxy_server.TE)(name)) return name;
 throw new errors.HR("invalid-input", "A name holds something else than letters, digits and _.:-", {
  detail: name,
  hint: "Nothing was sent: on a command line it could be a second command."
 });
}

function safeId(id) {
 if (/^[0-9]+$/.test(id)) return id;
 throw new errors.HR("not-haproxy", "HAProxy gave a number that is none", {
  detail: id
 });
}

var retry = __nccwpck_require__(975), late_command = __nccwpck_require__(560), connect = __nccwpck_require__(399);

const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

function promptOf(words) {
 const pattern = words.replace(/[()]/g, "\\$&");
 return {
  words: words,
  afterMessage: Buffer.from(`\n${words}`),
  afterDump: Buffer.from(`\n\n${words}`),
  pair: new RegExp(`^((?:[^\\n]+\\n)?\\n)(?:${pattern})?((?:[^\\n]+\\n)?\\n)${pattern}`)
 };
}

const PROCESS_PROMPT = promptOf("> "), LIMIT_BYTES = {
 message: 65536,
 dump: 67108864,
 pair: 65536
};

class ReplyCollector {
 #end;
 #prompt;
 #limitBytes;
 #chunks=[];
 #passed;
 #size=0;
 #overlap=Buffer.alloc(0);
 constructor(end, prompt = PROCESS_PROMPT, limitBytes = LIMIT_BYTES[end], reader = null) {
  this.#end = end, this.#passed = reader && new PassedOn(reader, prompt), this.#prompt = prompt, 
  this.#limitBytes = limitBytes;
 }
 push(chunk) {
  const length = "pair" === this.#end ? this.#endOfPair(chunk) : this.#endOfText(chunk), own = null === length ? chunk : chunk.subarray(0, length);
  return (null === this.#passed || this.#size < this.#prompt.afterMessage.length) && this.#chunks.push(own), 
  this.#size += own.length, this.#passed?.push(own, null !== length), null === length ? null : chunk.subarray(length);
 }
 get tooLong() {
  return this.#size > this.#limitBytes;
 }
 reply() {
  return this.#passed?.reader ?? this.text();
 }
 text() {
  const bytes = Buffer.concat(this.#chunks);
  return "pair" !== this.#end ? bytes.toString("utf8", 0, this.#size - this.#prompt.words.length) : bytes.toString("utf8").replace(this.#prompt.pair, "$1$2");
 }
 #endOfText(chunk) {
  const {afterMessage: afterMessage, afterDump: afterDump} = this.#prompt, marker = "dump" !== this.#end || this.#isOnlyPrompt(chunk) ? afterMessage : afterDump, inSeam = Buffer.concat([ this.#overlap, chunk.subarray(0, marker.length - 1) ]).indexOf(marker);
  if (inSeam >= 0) return inSeam + marker.length - this.#overlap.length;
  const inChunk = chunk.indexOf(marker);
  if (inChunk >= 0) return inChunk + marker.length;
  const kept = afterDump.length - 1;
  return this.#overlap = chunk.length >= kept ? chunk.subarray(-kept) : Buffer.concat([ this.#overlap, chunk ]).subarray(-kept), 
  null;
 }
 #isOnlyPrompt(chunk) {
  const {afterMessage: afterMessage} = this.#prompt;
  return !(this.#size >= afterMessage.length) && Buffer.concat([ ...this.#chunks, chunk.subarray(0, afterMessage.length) ]).subarray(0, afterMessage.length).equals(afterMessage);
 }
 #endOfPair(chunk) {
  const match = this.#prompt.pair.exec(Buffer.concat([ ...this.#chunks, chunk ]).toString("latin1"));
  return match ? match[0].length - this.#size : null;
 }
}

class PassedOn {
 reader;
 #promptBytes;
 #decoder=new external_node_string_decoder_namespaceObject.StringDecoder("utf8");
 #held=Buffer.alloc(0);
 constructor(reader, prompt) {
  this.reader = reader, this.#promptBytes = Buffer.byteLength(prompt.words);
 }
 push(bytes, isLast) {
  bytes.length < this.#promptBytes ? this.#pass(Buffer.concat([ this.#held, bytes ])) : (this.#text(this.#held), 
  this.#pass(bytes)), isLast && this.reader.push(this.#decoder.end());
 }
 #pass(bytes) {
  const cut = Math.max(0, bytes.length - this.#promptBytes);
  this.#text(bytes.subarray(0, cut)), this.#held = bytes.subarray(cut);
 }
 #text(bytes) {
  bytes.length > 0 && this.reader.push(this.#decoder.write(bytes));
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

function readGreeting(bytes, target) {
 const text = bytes.toString("latin1", 0, FIRST_WORDS);
 return null !== target ? function readMasterGreeting(text, target) {
  const [master = ""] = MASTER_PROMPT.exec(text) ?? [], behind = text.slice(master.length);
  if (TIMED_PROMPT.test(text)) return peerFailure(Buffer.from(text, "latin1"));
  if ("" === master) return MASTER_PROMPT_BEGUN.test(text) || "" === text ? null : noMaster();
  const [chosen] = /^\d{1,10}(?:\([a-z]{1,9}\))?> /.exec(behind) ?? [];
  if (void 0 !== chosen) {
   const reloadFailed = master.includes("ReloadFailed");
   return {
    bytes: master.length + chosen.length,
    prompt: promptOf(chosen),
    reloadFailed: reloadFailed
   };
  }
  return behind.includes("\n") ? function noTarget(target, words) {
   return new errors.HR("not-found", `The master CLI knows no process ${target}`, {
    detail: words,
    hint: "`show proc` on the master CLI lists its processes; without `?process=` the current worker is taken."
   });
  }(target, behind.split("\n")[0] ?? "") : text.length < FIRST_WORDS ? null : noMaster();
 }(text, target) : text.startsWith(PROCESS_GREETING) ? {
  bytes: PROCESS_GREETING.length,
  prompt: PROCESS_PROMPT,
  reloadFailed: !1
 } : PROCESS_GREETING.startsWith(text) || MASTER_PROMPT_BEGUN.test(text) ? null : peerFailure(bytes);
}

function noMaster() {
 return new errors.HR("not-haproxy", "The address names a process, but what answers there is not a master CLI", {
  hint: "Leave `?process=` out, or give the socket that HAProxy was started with by `-S`."
 });
}

function isHaproxy(bytes) {
 const greeting = readGreeting(bytes, null);
 return null === greeting ? "perhaps" : greeting instanceof errors.HR && !(greeting instanceof MasterAnswers) ? "no" : "yes";
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

function peerFailure(bytes, otherwise = "What answers there is not the Runtime API of HAProxy") {
 const text = bytes.toString("latin1", 0, 200);
 if (MASTER_PROMPT.test(text)) return new MasterAnswers;
 if (TIMED_PROMPT.test(text)) return new errors.HR("unsupported", "HAProxy answers with the time in its prompts", {
  brief: "HAProxy answers with the time in its prompts",
  hint: "Something between here and HAProxy has sent `prompt timed` on this connection: it must pass on what is sent here, and nothing else."
 });
 const detail = text.trim().split(/[\r\n]/)[0] ?? "", other = OTHER_PEERS.find(({begins: begins}) => begins.test(text));
 if (other) {
  const message = `What answers there is ${other.who}, not the Runtime API of HAProxy`;
  return new errors.HR("not-haproxy", message, {
   detail: detail,
   hint: other.hint
  });
 }
 return new errors.HR("not-haproxy", otherwise, {
  detail: detail,
  hint: "Check the address: it must be the 'stats socket' of haproxy.cfg, and nothing else may talk on it."
 });
}

var start_time = __nccwpck_require__(961);

function processOf(info, clock, askedAt) {
 const {version: version, pid: pid, uptimeSeconds: uptimeSeconds, startTimeSeconds: startTimeSeconds, node: node} = info, told = {
  version: version,
  pid: pid,
  uptimeSeconds: uptimeSeconds,
  node: node
 }, start = (0, start_time.G)(uptimeSeconds, clock, askedAt);
 return null === startTimeSeconds ? {
  ...told,
  ...start
 } : {
  ...told,
  ...start,
  startedAt: startTimeSeconds,
  startToleranceSeconds: 0
 };
}

function refuseUnfit(info) {
 if (info.processes > 1) throw new errors.HR("refused", `This HAProxy runs ${info.processes} processes (nbproc), and each has a state of its own`, {
  brief: "it runs several processes",
  hint: "Bind one stats socket for each process, and give one address for each process."
 });
 if (info.stopping) throw new errors.P1(`HAProxy process ${info.pid} was replaced by a reload and is on its way out`);
}

var deadline = __nccwpck_require__(909), transport_reset = __nccwpck_require__(990);

const PLAIN_REPLIES = {
 line: "set severity-output none",
 end: "dump"
}, CLOSED = new errors.pz("The connection was closed by us", !1), TOO_MUCH = "HAProxy sent more than it was asked for";

class Session {
 #connected;
 #options;
 #greeting=Buffer.alloc(0);
 #prompt=null;
 #reloadFailed=!1;
 #own=null;
 #waiting=null;
 #collector=null;
 #over=!1;
 #dead=null;
 constructor(connected, options) {
  this.#connected = connected, this.#options = options, connected.stream.on("data", chunk => this.#receive(chunk)), 
  connected.stream.on("end", () => this.#end(null)), connected.stream.on("close", () => this.#end(null)), 
  connected.stream.on("error", error => this.#end(error));
 }
 get alive() {
  return null === this.#dead && !this.#over;
 }
 get reloadFailed() {
  return this.#reloadFailed;
 }
 close() {
  this.#die(CLOSED);
 }
 async exchange(lines, signal) {
  if (signal.throwIfAborted(), this.#dead) throw this.#dead;
  if (this.#over) throw new errors.pz("The connection has ended", !1);
  if (this.#waiting) throw new Error("One exchange at a time");
  const {commandTimeoutMs: commandTimeoutMs, clock: clock, debug: debug} = this.#options, replies = [], late = () => function noReply(greeted, line, limitMs) {
   const seconds = limitMs / 1e3 + "s";
   return greeted ? new errors.HR("timeout", `HAProxy did not finish its reply to '${line}' within ${seconds}`, {
    hint: "Raise command-timeout when the connection is slow."
   }) : new errors.HR("timeout", `The connection was accepted, but nobody answered within ${seconds}`, {
    hint: "All connections that 'stats maxconn' allows (10 by default) may be in use, or this is not HAProxy's admin socket."
   });
  }(null !== this.#prompt, this.#callersLine?.line, commandTimeoutMs), replied = inner => this.#send(lines, replies, signal, inner);
  try {
   return lines.length > 0 && await (0, deadline.N)(commandTimeoutMs, clock, signal, late, replied), 
   replies;
  } finally {
   if (debug) for (const reply of replies) debug(`< ${inOneLine(reply)}`);
  }
 }
 #send(lines, replies, signal, inner) {
  return new Promise((resolve, reject) => {
   const onAbort = () => signal.aborted ? this.#giveUp(inner.reason) : this.#die(inner.reason), settle = act => {
    inner.removeEventListener("abort", onAbort), act();
   };
   inner.addEventListener("abort", onAbort, {
    once: !0
   }), this.#waiting = {
    lines: lines,
    replies: replies,
    resolve: () => settle(resolve),
    reject: error => settle(() => reject(error))
   }, this.#write(lines);
  });
 }
 #write(lines) {
  const {target: target = null, debug: debug} = this.#options;
  if (debug) for (const {line: line} of lines) debug(`> ${line}`);
  const text = lines.map(({line: line}) => `${line}\n`).join(""), first = null === target ? `prompt\n${PLAIN_REPLIES.line}\n` : `prompt\n${target}\n`;
  this.#connected.stream.write(null === this.#own ? first + text : text), this.#own ??= null === target ? [ PLAIN_REPLIES ] : [];
 }
 #receive(chunk) {
  const cameAt = this.#options.clock.now();
  let rest = this.#prompt ? chunk : this.#greet(chunk);
  for (;rest && rest.length > 0; ) {
   const line = this.#own?.[0] ?? this.#callersLine;
   if (!line || !this.#prompt) return void this.#die(peerFailure(rest, TOO_MUCH));
   this.#collector ??= new ReplyCollector(line.end, this.#prompt, void 0, line.reader?.(cameAt)), 
   rest = this.#collector.push(rest), rest ? this.#replied(this.#collector.reply(), rest) : this.#collector.tooLong && this.#die(new errors.HR("not-haproxy", `The reply to '${line.line}' does not end`));
  }
 }
 #greet(chunk) {
  this.#greeting = Buffer.concat([ this.#greeting, chunk ]);
  const greeting = this.#waiting ? readGreeting(this.#greeting, this.#options.target ?? null) : peerFailure(this.#greeting);
  if (greeting instanceof errors.HR && this.#die(greeting), null === greeting || greeting instanceof errors.HR) return null;
  this.#prompt = greeting.prompt, this.#reloadFailed = greeting.reloadFailed;
  const rest = this.#greeting.subarray(greeting.bytes);
  return this.#greeting = Buffer.alloc(0), rest;
 }
 #replied(reply, rest) {
  if (this.#collector = null, this.#own?.shift() || !this.#waiting) return;
  const {lines: lines, replies: replies, resolve: resolve} = this.#waiting;
  replies.push(reply), replies.length < lines.length || (rest.length > 0 ? this.#die(peerFailure(rest, TOO_MUCH)) : (this.#waiting = null, 
  resolve()));
 }
 #end(error) {
  if (this.#over || this.#dead) return;
  this.#over = !0;
  const die = reason => {
   const line = this.#callersLine?.line;
   this.#die(reason instanceof errors.HR ? reason : function streamEnded(greeted, line, error) {
    const hint = greeted ? "HAProxy was stopped, or the way to it broke: look at its log, and at the tunnel if there is one." : "Either the way to HAProxy is broken (a tunnel without its far end), or this is not its admin socket: look at both ends.", who = greeted ? "HAProxy" : "Whoever listens there", what = error ? `broke off: ${error.message}` : "closed the connection", during = void 0 === line ? "" : ` before the whole reply to '${line}' had come`, details = {
     hint: hint,
     ...error ? {
      cause: error
     } : {}
    };
    return new errors.pz(`${who} ${what}${during}`, void 0 !== line, details);
   }(null !== this.#prompt, line, reason));
  }, {explain: explain} = this.#connected;
  explain ? explain(this.#heard, error).then(reason => die(reason ?? error), () => die(error)) : die(error);
 }
 #die(failure) {
  const waiting = this.#bury(failure);
  waiting?.reject(failure.with({
   replies: waiting.replies
  }));
 }
 #giveUp(reason) {
  this.#bury(new errors.pz("The connection was given up", !1, {
   cause: reason
  }))?.reject(reason);
 }
 #bury(failure) {
  if (this.#dead) return null;
  this.#dead = failure;
  const waiting = this.#waiting;
  return this.#waiting = null, waiting ? (0, transport_reset.c)(this.#connected) : this.#connected.stream.destroy(), 
  waiting;
 }
 get #heard() {
  return null !== this.#prompt || this.#greeting.length > 0;
 }
 get #callersLine() {
  return this.#waiting?.lines[this.#waiting.replies.length];
 }
}

function inOneLine(reply) {
 return "string" != typeof reply || reply.length > 200 ? `${reply.length} characters` : JSON.stringify(reply);
}

class Sessions {
 #options;
 #current=null;
 #former=null;
 #spent=null;
 #confirmedAt=null;
 constructor(options) {
  this.#options = options;
 }
 isConfirmed(withinMs = Number.POSITIVE_INFINITY) {
  return !(!this.#current?.alive || null === this.#confirmedAt) && this.#options.clock.now() - this.#confirmedAt < withinMs;
 }
 confirm() {
  this.#confirmedAt = this.#options.clock.now(), null !== this.#former && (this.#closeSpent(), 
  this.#spent = this.takeFormer());
 }
 async open(target, signal) {
  return this.#current?.alive || (this.#drop(), this.#current = await this.openBeside(target, signal)), 
  this.#current;
 }
 async openBeside(target, signal) {
  const {connect: connect, commandTimeoutMs: commandTimeoutMs, clock: clock, debug: debug} = this.#options;
  return new Session(await connect(signal), {
   commandTimeoutMs: commandTimeoutMs,
   clock: clock,
   target: target,
   debug: debug
  });
 }
 retire() {
  this.#closeSpent(), this.isConfirmed() && (this.#former?.close(), this.#former = this.#current, 
  this.#current = null), this.#drop();
 }
 async exchange(lines, signal) {
  if (!this.#current) throw new errors.pz("There is no connection", !1);
  const former = this.#former, exchanged = this.#current.exchange(lines, signal);
  if (this.#closeSpent(), !former) return exchanged;
  const {clock: clock, commandTimeoutMs: commandTimeoutMs} = this.#options, patienceMs = Math.min(1e3, commandTimeoutMs / 2), callOff = clock.alarm(patienceMs, () => former.close());
  try {
   return await exchanged;
  } finally {
   callOff();
  }
 }
 takeCurrent() {
  const session = this.#current;
  return this.#current = null, this.#confirmedAt = null, session;
 }
 get former() {
  return this.#former?.alive ? this.#former : null;
 }
 takeBack() {
  this.#drop(), this.#current = this.takeFormer(), this.#current && this.confirm();
 }
 takeFormer() {
  const session = this.#former;
  return this.#former = null, session;
 }
 close() {
  this.#drop(), this.takeFormer()?.close(), this.#closeSpent();
 }
 #closeSpent() {
  this.#spent?.close(), this.#spent = null;
 }
 #drop() {
  this.takeCurrent()?.close();
 }
}

class MetProcess {
 #clock;
 #former=[];
 #current=null;
 #workers=null;
 #firstAt=null;
 constructor(clock) {
  this.#clock = clock;
 }
 get current() {
  return this.#current;
 }
 get seesOldWorkers() {
  return null !== this.#workers && null !== this.#current && function isAtLeast({version: version}, major, minor) {
   const [, first = 0, second = 0] = /^(\d+)\.(\d+)/.exec(version) ?? [];
   return Number(first) > major || Number(first) === major && Number(second) >= minor;
  }(this.#current, 2, 6);
 }
 take(process, workers, at) {
  this.#current && !(0, haproxy_server.SM)(this.#current, process) && this.#former.push(this.#current), 
  this.#current = process, this.#workers = workers, this.#firstAt ??= (0, src_clock.Et)(this.#clock, at);
 }
 hear(process) {
  null !== this.#current && (this.#current = (0, haproxy_server.Pe)(this.#current, process));
 }
 withoutCurrent(workers) {
  return (workers?.old ?? []).filter(pid => pid !== this.#current?.pid);
 }
 async successionTo({met: met, other: other, ...sessions}, workers, signal) {
  if ("number" == typeof workers?.master && workers.master === this.#workers?.master && met.node === other.node) return "replaced";
  const sinceMs = null === this.#firstAt ? 0 : (0, src_clock.d5)(this.#firstAt, this.#clock), isKnown = this.#former.some(one => (0, 
  haproxy_server.SM)(one, other)) || !(0, haproxy_server.aY)(met, other, sinceMs);
  return async function successionOf(pair, clock, signal) {
   const giveUpAt = clock.now() + TOLD_WITHIN_MS;
   for (;;) {
    const met = await stateOf(pair.metSession, clock, signal);
    if ("stopping" === met || "gone" === met && !pair.isKnown) return "replaced";
    if ("stopping" === await stateOf(pair.otherSession, clock, signal)) return "leftover";
    if (clock.now() >= giveUpAt) return "several";
    await clock.sleep(ASK_EVERY_MS, signal);
   }
  }({
   met: met,
   other: other,
   ...sessions,
   isKnown: isKnown
  }, this.#clock, signal);
 }
}

const TOLD_WITHIN_MS = 2e3, ASK_EVERY_MS = 50;

async function stateOf(session, clock, signal) {
 if (!session?.alive) return "gone";
 const late = () => new errors.HR("timeout", "The process that was met does not answer any more");
 try {
  const [reply = ""] = await (0, deadline.N)(TOLD_WITHIN_MS, clock, signal, late, inner => session.exchange([ showInfo() ], inner));
  return showInfo().read(reply).stopping ? "stopping" : "running";
 } catch {
  return signal.throwIfAborted(), "gone";
 }
}

class Connection {
 #options;
 #sessions;
 #target;
 #met;
 #replaced=[];
 #late=null;
 #isDoubtful=!1;
 #several=null;
 constructor(options) {
  this.#options = options, this.#sessions = new Sessions(options), this.#target = options.target, 
  this.#met = new MetProcess(options.clock);
 }
 get seesOldWorkers() {
  return this.#met.seesOldWorkers;
 }
 takeReplaced() {
  return this.#replaced.splice(0);
 }
 async meet(batch, signal) {
  const passing = error => this.#isWorthRepeating(error) || error instanceof errors.P1, meet = () => (0, 
  retry.L)(() => this.#meetOnce(batch, signal), passing, this.#options, signal);
  try {
   return await meet();
  } catch (error) {
   if (!(error instanceof MasterAnswers) || null !== this.#target) throw error;
   return this.#target = "@1", meet();
  }
 }
 ask(batch, certain, signal) {
  return this.#repeated(() => this.#askSame(batch, certain, signal), signal);
 }
 async prepare(signal) {
  this.#sessions.isConfirmed() || await this.ask(NOTHING, !0, signal);
 }
 async askOnce(batch, signal) {
  signal.throwIfAborted();
  const {clock: clock, underWay: underWay} = this.#options, sentAt = clock.now(), met = this.#met.current;
  null !== met && null === this.#late && underWay?.begin(met, sentAt);
  const replies = await this.#sessions.exchange(batch.commands, signal).catch(error => {
   throw error instanceof errors.pz && !error.sent || (this.#late ??= (0, late_command.Ek)(error, sentAt)), 
   this.endLate(), error;
  });
  this.endLate();
  try {
   return batch.read(replies);
  } catch (error) {
   throw error instanceof errors.HR ? error.with({
    replies: replies
   }) : error;
  }
 }
 takeLate() {
  const late = this.#late;
  return this.#late = null, late;
 }
 doubtNext() {
  this.#isDoubtful = !0;
 }
 putLate(late) {
  this.#late ??= late;
 }
 endLate() {
  null === this.#late && this.#options.underWay?.end();
 }
 async listOldWorkers(signal) {
  return this.seesOldWorkers ? this.#met.withoutCurrent(await this.ask(single(showWorkers()), !1, signal)) : [];
 }
 openTo(target, signal) {
  return this.#repeated(() => this.#sessions.openBeside(target, signal), signal);
 }
 async reopen(signal) {
  this.#several && this.#sessions.isConfirmed() || (this.#sessions.retire(), await this.#repeated(() => this.#sessions.open(this.#target, signal), signal));
 }
 close() {
  this.#sessions.close();
  for (const {session: session} of this.takeReplaced()) session?.close();
 }
 async #meetOnce(batch, signal) {
  const {clock: clock} = this.#options, isMaster = "@1" === this.#target, asked = both(single(showInfo()), batch), session = await this.#sessions.open(this.#target, signal), metAt = clock.now(), last = isMaster ? [ showWorkers() ] : [], askedAt = clock.now(), replies = await this.#sessions.exchange([ ...asked.commands, ...last ], signal), info = showInfo().read(replies[0] ?? "");
  info.stopping && this.#addReplaced(info.pid, this.#sessions.takeCurrent()), refuseUnfit(info);
  const workers = isMaster ? showWorkers().read(replies.at(-1) ?? "") : null, process = {
   ...processOf(info, clock, askedAt),
   ...null === this.#target ? {} : {
    commandPrefix: this.#target
   }
  }, met = this.#met.current;
  met && !(0, haproxy_server.SM)(met, process) && (await this.#refuseUnlessReplaced(met, process, session, workers, signal), 
  this.#addReplaced(met.pid, this.#sessions.takeFormer()), (0, late_command.E6)(met, process) || (this.#late = null), 
  this.endLate());
  const [, answer] = asked.read(replies);
  this.#sessions.confirm(), this.#met.take(process, workers, metAt);
  const again = await this.#afterLate(() => this.#meetOnce(batch, signal), signal);
  return null !== again ? again.answer : {
   process: process,
   answer: answer,
   oldWorkers: this.seesOldWorkers ? this.#met.withoutCurrent(workers) : [],
   reloadFailed: session.reloadFailed
  };
 }
 async #askSame(batch, certain, signal) {
  const session = await this.#sessions.open(this.#target, signal);
  if (!certain && this.#sessions.isConfirmed(1e3)) return batch.read(await this.#sessions.exchange(batch.commands, signal));
  const {clock: clock} = this.#options, askedAt = clock.now(), replies = await this.#sessions.exchange([ showInfo(), ...batch.commands ], signal), info = showInfo().read(replies[0] ?? ""), met = this.#met.current;
  if (met) {
   const process = processOf(info, clock, askedAt);
   await this.#refuseOther(met, process, session, signal), this.#met.hear(process);
  }
  refuseUnfit(info), this.#sessions.confirm();
  const again = await this.#afterLate(() => this.#askSame(batch, !0, signal), signal);
  return null !== again ? again.answer : batch.read(replies.slice(1));
 }
 async #afterLate(again, signal) {
  const {clock: clock} = this.#options, late = this.takeLate(), isDoubtful = this.#isDoubtful, waitMs = Math.max((0, 
  late_command.SQ)(late, clock.now()), isDoubtful ? late_command.Xz : 0);
  if (this.#isDoubtful = !1, 0 === waitMs) return null;
  try {
   await clock.sleep(waitMs, signal);
   const answer = await again();
   return null !== late && this.endLate(), {
    answer: answer
   };
  } catch (error) {
   throw this.putLate(late), this.#isDoubtful = isDoubtful, error;
  }
 }
 async #refuseOther(met, process, session, signal) {
  if ((0, haproxy_server.SM)(met, process)) return;
  const isMaster = "@1" === this.#target, [reply = ""] = isMaster ? await session.exchange([ showWorkers() ], signal) : [], workers = isMaster ? showWorkers().read(reply) : null;
  await this.#refuseUnlessReplaced(met, process, session, workers, signal), function refuseOther(met, now) {
   if (!(0, haproxy_server.SM)(met, now)) throw new errors.P1(`Another HAProxy process answers now: ${now.pid} instead of ${met.pid}. It was reloaded or restarted`);
  }(met, process);
 }
 async #refuseUnlessReplaced(met, other, otherSession, workers, signal) {
  if (this.#several) throw this.#sessions.takeCurrent()?.close(), this.#several;
  const pair = {
   met: met,
   metSession: this.#sessions.former,
   other: other,
   otherSession: otherSession
  }, succession = await this.#met.successionTo(pair, workers, signal);
  if ("replaced" !== succession) {
   if ("leftover" === succession) throw this.#addReplaced(other.pid, this.#sessions.takeCurrent()), 
   new errors.pz("A process that was replaced by a reload still answered", !1);
   throw this.#sessions.takeBack(), this.#several = function severalProcesses(met, other) {
    return new errors.HR("several-processes", `Several HAProxy processes answer at this address: this step works with process ${met.pid}, and now process ${other.pid} answers, which has not taken its place`, {
     detail: `process ${met.pid} on ${met.node || "a host without a name"}, up for ${met.uptimeSeconds} s; process ${other.pid} on ${other.node || "a host without a name"}, up for ${other.uptimeSeconds} s`,
     hint: "What is set on one of them the others do not know. Give one address for each process: one line NAME=ADDRESS for each in `address`, and none of a Service, a virtual IP or a name with several addresses."
    });
   }(met, other), this.#several.with({});
  }
 }
 #repeated(attempt, signal) {
  return (0, retry.L)(attempt, error => this.#isWorthRepeating(error), this.#options, signal);
 }
 #isWorthRepeating(error) {
  return error instanceof errors.pz || (0, connect.WG)(error) || null !== error && error === this.#several;
 }
 #addReplaced(pid, session) {
  const alive = session?.alive ? session : null;
  !alive && this.seesOldWorkers || this.#replaced.push({
   pid: pid,
   session: alive
  });
 }
}

async function write_write(channel, writes, watch, signal, options) {
 const names = union(writes.map(({name: name}) => name), watch), before = new Map(names.map(name => [ (0, 
 haproxy_server.TN)(name), channel.reader.last(name) ]));
 let pending = writes, changed = "no";
 for (let repeats = 0; ;repeats += 1) {
  let sent = !1;
  try {
   return await channel.connection.prepare(signal), sent = !0, only(await send(channel, pending, {
    names: names,
    writes: writes,
    before: before,
    options: options
   }, signal), watch);
  } catch (error) {
   if (!sent || signal.aborted || !isReplyLost(error)) throw atLeast(changed, error, signal);
   const isDone = ({servers: servers}) => writes.every(({name: name, aspect: aspect, goal: goal}) => {
    const is = servers.get((0, haproxy_server.TN)(name));
    return void 0 !== is && aspect(is) === goal;
   }), rows = await readAfterLoss(channel, names, {
    loss: error,
    changed: changed,
    isDone: isDone
   }, signal);
   if (pending = writes.filter(({name: name, aspect: aspect, goal: goal}) => {
    const [was, is] = [ before.get((0, haproxy_server.TN)(name)), rows.servers.get((0, 
    haproxy_server.TN)(name)) ], isUntouched = void 0 === was || void 0 === is || aspect(is) === aspect(was);
    return void 0 !== is && aspect(is) !== goal && isUntouched;
   }), 0 === pending.length) return only(rows, watch);
   if (changed = changedBy(writes, before, rows), repeats >= channel.retries) throw atLeast(changed, error, signal);
  }
 }
}

async function send({connection: connection, reader: reader}, pending, {names: names, writes: writes, before: before, options: options}, signal) {
 const batch = both(each(pending.map(({command: command}) => single(command))), reader.servers(names, options)), [refusals, found] = await connection.askOnce(batch, signal), refused = refusals.find(refusal => null !== refusal);
 if (refused) throw refused.with({
  callChanged: changedBy(writes, before, found)
 });
 return readWhole(reader, found, names, signal);
}

async function readWhole(reader, found, names, signal) {
 if (found.whole) return found;
 try {
  return await reader.readServers(names, signal);
 } catch (error) {
  throw atLeast("yes", error, signal);
 }
}

async function readAfterLoss({connection: connection, reader: reader, clock: clock}, names, {loss: loss, changed: changed, isDone: isDone}, signal) {
 const late = connection.takeLate();
 try {
  const rows = await reader.readServers(names, signal), lateMs = (0, late_command.SQ)(late, clock.now());
  if (isDone(rows) || 0 === lateMs) return connection.endLate(), rows;
  await clock.sleep(lateMs, signal);
  const again = await reader.readServers(names, signal);
  return connection.endLate(), again;
 } catch (error) {
  connection.putLate(late);
  const nothingSent = loss instanceof errors.pz && !loss.sent;
  if (signal.aborted || !(error instanceof errors.HR)) throw error;
  throw error.with({
   callChanged: nothingSent ? changed : "unknown"
  });
 }
}

function atLeast(changed, error, signal) {
 return "no" !== changed && error !== signal.reason && error instanceof errors.HR && "no" === error.callChanged ? error.with({
  callChanged: changed
 }) : error;
}

function isReplyLost(error) {
 return error instanceof errors.pz || error instanceof errors.HR && ("timeout" === error.code || "not-haproxy" === error.code);
}

function changedBy(writes, before, {servers: servers}) {
 return writes.some(({name: name, aspect: aspect}) => {
  const was = before.get((0, haproxy_server.TN)(name)), is = servers.get((0, haproxy_server.TN)(name));
  return !(!was || !is) && aspect(was) !== aspect(is);
 }) ? "yes" : "no";
}

function union(...lists) {
 return [ ...new Map(lists.flat().map(name => [ (0, haproxy_server.TN)(name), name ])).values() ];
}

function only({servers: servers, backends: backends, newcomers: newcomers, earlierTraffic: earlierTraffic}, watch) {
 const wanted = new Set(watch.map(haproxy_server.TN)), touched = new Set(watch.map(({backend: backend}) => backend));
 return {
  servers: new Map([ ...servers ].filter(([key]) => wanted.has(key))),
  backends: new Map([ ...backends ].filter(([name]) => touched.has(name))),
  ...newcomers ? {
   newcomers: newcomers
  } : {},
  ...earlierTraffic ? {
   earlierTraffic: earlierTraffic
  } : {}
 };
}

async function health_down_send({connection: connection, reader: reader}, pending, names, before, signal) {
 const counts = reader.traffic(pending), downs = each(pending.map(name => single(function takeDown(name) {
  return writePair(name, "state drain", "health down");
 }(name)))), batch = both(counts, both(downs, reader.servers(names))), [counted, [refusals, found]] = await connection.askOnce(batch, signal).catch(error => {
  const counting = counts.commands.length;
  throw error instanceof errors.HR && error.replies.length >= counting && note(before, counts.read(error.replies.slice(0, counting))), 
  error;
 }), refused = refusals.find(refusal => null !== refusal);
 if (refused) throw refused.with({
  callChanged: changedSince(before, found.servers)
 });
 return note(before, counted), readWhole(reader, found, names, signal);
}

function note(before, counts) {
 for (const [key, {checkDowns: checkDowns}] of counts) {
  const known = before.get(key);
  known && before.set(key, {
   ...known,
   checkDowns: checkDowns
  });
 }
}

async function putBack(channel, servers, before, signal) {
 const writes = servers.map(name => {
  const goal = before.get((0, haproxy_server.TN)(name))?.forced ?? "maint";
  return {
   name: name,
   command: setState(name, goal),
   aspect: ({forced: forced}) => forced,
   goal: goal
  };
 });
 if (0 === writes.length) return new Map;
 const rows = await write_write(channel, writes, servers, signal);
 return note(before, rows.servers), rows.servers;
}

function arrived(before, {servers: servers}, name) {
 const was = before.get((0, haproxy_server.TN)(name)), now = servers.get((0, haproxy_server.TN)(name));
 return was && now ? "drain" !== now.forced ? now.forced === was.forced ? "nothing" : "changed by others" : now.checkDowns > was.checkDowns ? "all" : "drain" === was.forced ? "nothing" : "drain only" : "nothing";
}

function changedSince(before, servers) {
 return [ ...before ].some(([key, was]) => {
  const is = servers.get(key);
  return void 0 !== is && (is.checkDowns > was.checkDowns || is.forced !== was.forced);
 }) ? "yes" : "no";
}

class OldWorkers {
 #connection;
 #clock;
 #present=[];
 #state="none";
 constructor(connection, clock) {
  this.#connection = connection, this.#clock = clock;
 }
 get state() {
  return this.#adopt(), this.#state;
 }
 async meet(pids, signal) {
  this.#adopt();
  for (const pid of pids) this.#has(pid) || this.#add(pid, await this.#connection.openTo(`@!${pid}`, signal));
 }
 async count(servers, fresh, signal) {
  const counts = new Map;
  for (const {states: states, seen: seen} of await this.#look(fresh, signal)) for (const key of servers.keys()) {
   const more = mayChoose(states.get(key)) ? seen.undecided : 0;
   counts.set(key, (counts.get(key) ?? 0) + (seen.sessions.get(key) ?? 0) + more);
  }
  return counts;
 }
 async shutDownSessions(names, signal) {
  const keys = new Set(names.map(haproxy_server.TN));
  await this.#look(!0, signal), await this.#ofEach(signal, async one => {
   const {session: session, seen: seen} = one;
   one.seen = null;
   const own = (seen?.streams ?? []).filter(({server: server}) => null !== server && keys.has(server));
   await session.exchange(own.map(({id: id}) => function shutDownStream(id) {
    if (!/^0x[0-9a-f]+$/.test(id)) throw incomplete("show sess", id);
    return {
     line: `shutdown session ${id}`,
     end: "message",
     read: () => null
    };
   }(id)), signal);
  });
 }
 close() {
  this.#adopt();
  for (const {session: session} of this.#present) session.close();
  this.#present = [];
 }
 #adopt() {
  for (const {pid: pid, session: session} of this.#connection.takeReplaced()) this.#has(pid) ? session?.close() : session ? this.#add(pid, session) : this.#state = "unseen";
 }
 #has(pid) {
  return this.#present.some(one => one.pid === pid);
 }
 #add(pid, session) {
  this.#present.push({
   pid: pid,
   session: session,
   states: null,
   seen: null
  }), "none" === this.#state && (this.#state = "counted");
 }
 async #look(fresh, signal) {
  return this.#adopt(), await this.#ofEach(signal, async one => {
   const {seen: seen} = one;
   (fresh || !seen || this.#clock.now() - seen.at >= 4 * seen.costMs) && await this.#readAgain(one, signal) && this.#letGo(one);
  }), this.#present.flatMap(({states: states, seen: seen}) => states && seen ? [ {
   states: states,
   seen: seen
  } ] : []);
 }
 async #ofEach(signal, act) {
  const lost = await this.#lostAmong(this.#present, signal, act), lostAgain = await this.#lostAmong(await this.#listed(lost, signal), signal, async ({pid: pid}) => {
   await this.meet([ pid ], signal);
   for (const one of this.#present) one.pid === pid && await act(one);
  });
  (this.#connection.seesOldWorkers ? await this.#listed(lostAgain, signal) : lost).length > 0 && (this.#state = "unseen");
 }
 async #lostAmong(workers, signal, act) {
  const lost = [];
  return await Promise.all(workers.map(async one => {
   try {
    await act(one);
   } catch (error) {
    if (signal.aborted) throw error;
    this.#letGo(one), lost.push(one);
   }
  })), lost;
 }
 async #listed(workers, signal) {
  if (0 === workers.length) return [];
  const pids = await this.#connection.listOldWorkers(signal);
  return workers.filter(({pid: pid}) => pids.includes(pid));
 }
 #letGo({pid: pid}) {
  for (const one of this.#present) one.pid === pid && one.session.close();
  this.#present = this.#present.filter(one => one.pid !== pid);
 }
 async #readAgain(one, signal) {
  const at = this.#clock.now(), look = both(single(showInfo()), single(function showStreams() {
   return dump("show sess", readStreams);
  }())), batch = both(each(one.states ? [] : [ single(showServersState()) ]), look), [rows, [info, streams]] = batch.read(await one.session.exchange(batch.commands, signal));
  one.states ??= new Map(rows.flat().map(({key: key, rest: rest}) => [ key, rest.condition.admin ]));
  const sessions = new Map;
  for (const {server: server} of streams) server && sessions.set(server, (sessions.get(server) ?? 0) + 1);
  const speaking = new Set(streams.flatMap(({connection: connection}) => connection ?? [])), undecided = Math.max(0, info.connections - speaking.size) + streams.filter(({server: server}) => null === server).length;
  return one.seen = {
   at: this.#clock.now(),
   costMs: this.#clock.now() - at,
   streams: streams,
   sessions: sessions,
   undecided: undecided
  }, 0 === info.connections && 0 === streams.length;
 }
}

function mayChoose(state) {
 return "ready" === state || "drain" === state;
}

class ServersOnDemand {
 #servers;
 #list=null;
 constructor(servers) {
  this.#servers = servers;
 }
 get size() {
  return this.#servers.size;
 }
 has(key) {
  return this.#servers.has(key);
 }
 get(key) {
  return this.#servers.get(key)?.whole;
 }
 keys() {
  return this.#servers.keys();
 }
 get list() {
  return this.#list ??= [ ...this.#servers.values() ], this.#list;
 }
 with(newer) {
  return new ServersOnDemand(new Map([ ...this.#servers, ...[ ...newer ].map(asLate) ]));
 }
 * values() {
  for (const {whole: whole} of this.#servers.values()) yield whole;
 }
 * entries() {
  for (const [key, {whole: whole}] of this.#servers) yield [ key, whole ];
 }
 [Symbol.iterator]() {
  return this.entries();
 }
 forEach(act) {
  for (const [key, server] of this) act(server, key, this);
 }
}

function asLate([key, whole]) {
 const {backend: backend, server: server, address: address, tracks: tracks, status: status, throttlePercent: throttlePercent} = whole;
 return [ key, {
  backend: backend,
  server: server,
  address: address,
  tracks: tracks,
  status: status,
  throttlePercent: throttlePercent,
  whole: whole
 } ];
}

function listOf(servers) {
 return servers instanceof ServersOnDemand ? servers.list : [ ...servers.values() ];
}

function withNewer(servers, newer) {
 return servers instanceof ServersOnDemand ? servers.with(newer) : new Map([ ...servers, ...newer ]);
}

const MODES = [ "http", "tcp" ];

class IdleBackends {
 #rows=new Map;
 clear() {
  this.#rows.clear();
 }
 learn(rows) {
  for (const row of rows) this.#rows.set(row.name, row);
 }
 of(names) {
  const rows = [];
  for (const name of names) {
   const row = this.#rows.get(name);
   if (void 0 === row || !isIdle(row)) return null;
   rows.push(row);
  }
  return rows;
 }
}

function isIdle({mode: mode, sessions: sessions, queued: queued}) {
 return MODES.includes(mode) && 0 === sessions && 0 === queued;
}

class StatIds {
 #all=new Map;
 #newer=new Map;
 #backends=new Map;
 #headerBytes=3100;
 #rowBytes=320;
 learnAll(servers, stat) {
  this.#all = servers, this.#newer.clear(), this.#backends.clear();
  for (const {name: name, id: id} of stat.backends) (0, haproxy_server.TE)(name) && this.#backends.set(name, {
   id: id,
   servers: 0
  });
  for (const servers of [ stat.servers, stat.joined.values() ]) for (const {backend: backend} of servers) {
   const known = this.#backends.get(backend);
   known && (known.servers += 1);
  }
  const count = stat.servers.length + stat.joined.size + stat.backends.length;
  this.#headerBytes = stat.headerBytes, count > 0 && (this.#rowBytes = stat.rowBytes / count);
 }
 learn(rows) {
  let news = !1;
  for (const {key: key, backend: name, isSendable: isSendable, standing: standing} of rows) {
   if (!isSendable || this.#standingOf(key) === standing) continue;
   news = !0, this.#newer.set(key, standing);
   const {backendId: backendId} = idsIn(standing), backend = this.#backends.get(name);
   backend?.id !== backendId && this.#backends.set(name, {
    id: backendId,
    servers: backend?.servers ?? 0
   });
  }
  return news;
 }
 knows(key) {
  return this.#all.has(key) || this.#newer.has(key);
 }
 backendCommand(backend, wanted) {
  const backendId = this.#backend(backend)?.id;
  return void 0 === backendId ? [] : [ showStat({
   rows: "backend",
   backendId: backendId
  }, wanted) ];
 }
 isCostly(backend, names) {
  const rows = this.#backend(backend)?.servers ?? 0;
  return Math.min(rows * this.#rowBytes, this.#singleBytes(names.length)) > 3e5;
 }
 statCommands(backend, names, wanted) {
  const known = this.#backend(backend);
  return known ? this.#isWholeCheaper(names.length + 1, known.servers + 1) ? [ showStat({
   rows: "backend-and-servers",
   backendId: known.id
  }, wanted) ] : [ ...this.#single(known.id, names, wanted), ...this.backendCommand(backend, wanted) ] : [];
 }
 trafficCommands(backend, names, wanted) {
  const known = this.#backend(backend);
  return known ? this.#isWholeCheaper(names.length, known.servers) ? [ showStat({
   rows: "servers",
   backendId: known.id
  }, wanted) ] : this.#single(known.id, names, wanted) : [];
 }
 #backend(name) {
  const known = this.#backends.get(name);
  if (void 0 !== known) return known;
  for (const {backend: backend, standing: standing} of this.#all.values()) backend === name && this.#backends.set(name, {
   id: idsIn(standing).backendId,
   servers: 0
  });
  return this.#backends.get(name);
 }
 #standingOf(key) {
  return this.#newer.get(key) ?? this.#all.get(key)?.standing;
 }
 #single(backendId, names, wanted) {
  return names.map(name => this.#standingOf((0, haproxy_server.TN)(name))).filter(one => void 0 !== one).map(idsIn).map(({serverId: serverId}) => showStat({
   rows: "server",
   backendId: backendId,
   serverId: serverId
  }, wanted));
 }
 #isWholeCheaper(single, rows) {
  return this.#singleBytes(single) >= this.#headerBytes + rows * this.#rowBytes;
 }
 #singleBytes(count) {
  return count * (this.#headerBytes + this.#rowBytes);
 }
}

function unsendableIn({servers: servers}) {
 return servers.filter(row => !isSendable(row)).map(({backend: backend, server: server, tracks: tracks}) => ({
  backend: backend,
  server: server,
  tracks: tracks
 }));
}

function unlistedIn(merged, rows, {servers: servers}) {
 return rows.length === merged.servers.size && 0 === servers.length ? [] : [ ...new Map([ ...rows, ...servers ].map(row => [ (0, 
 haproxy_server.TN)(row), row ])) ].filter(([key, name]) => isSendable(name) && !merged.servers.has(key) && !isOwnMaster(name)).map(([, {backend: backend, server: server}]) => ({
  backend: backend,
  server: server
 }));
}

function isOwnMaster({backend: backend, server: server}) {
 return "MASTER" === backend && /^(?:cur|old)-\d+$/.test(server);
}

function isSendable({backend: backend, server: server}) {
 return (0, haproxy_server.TE)(backend) && (0, haproxy_server.TE)(server);
}

class Reader {
 #connection;
 #clock;
 #ids=new StatIds;
 #idle=new IdleBackends;
 #tables=new Set;
 #first=new Map;
 #since=new Map;
 #isWhole=!1;
 #unresolved=new Set;
 constructor(connection, clock) {
  this.#connection = connection, this.#clock = clock;
 }
 async readAll(signal, {wanted: wanted, first: first} = {}) {
  const everything = function showEverything({wanted: wanted, first: first} = {}) {
   const state = showServersState();
   let reading = null, others = [];
   const isWanted = wanted && ((backend, server) => {
    const is = wanted(backend, server);
    return is || others.push({
     backend: backend,
     server: server
    }), is;
   });
   return {
    state: {
     ...state,
     reader: () => (others = [], reading = serversStateRows(isWanted), reading)
    },
    stat: showStat({
     rows: "everything"
    }, wanted && withBackends(wanted), {
     before: () => {
      try {
       return reading?.end() ?? [];
      } catch {
       return [];
      }
     },
     first: first
    }),
    others: () => others
   };
  }({
   wanted: wanted && ((backend, server) => wanted({
    backend: backend,
    server: server
   })),
   first: first && ((backend, server) => first({
    backend: backend,
    server: server
   }))
  }), asked = both(both(single(function showLevel() {
   const line = "show cli level";
   return {
    line: line,
    end: "message",
    read(reply) {
     const level = reply.trim();
     if ("admin" === level || "operator" === level || "user" === level) return level;
     throw isRefusal(reply) ? refusal(reply, line) : incomplete(line, reply);
    }
   };
  }()), single(everything.state)), both(single(everything.stat), single(function showTables() {
   return {
    line: "show table",
    end: "dump",
    read: reply => isRefusal(reply) ? null : function readTableList(text) {
     return new Set([ ...text.matchAll(/^# table: (\S+), type:/gm) ].map(([, name]) => name ?? ""));
    }(reply)
   };
  }()))), met = await this.#connection.meet(asked, signal), [[level, rows], [stat, tables]] = met.answer;
  this.#tables = tables ?? new Set, this.#ids.learnAll(stat.joined, stat), this.#idle.clear(), 
  this.#isWhole = void 0 === wanted, this.#unresolved = function unresolvedIn(servers) {
   return new Set([ ...servers ].filter(([, {status: status}]) => status === UNRESOLVED).map(([key]) => key));
  }(stat.joined);
  const merged = this.#merge(rows, [ stat ], stat.joined), late = new ServersOnDemand(merged.servers), servers = void 0 === first ? new Map(late) : late;
  return this.#first = servers, this.#since.clear(), {
   ...met,
   answer: {
    level: level,
    servers: servers,
    backends: merged.backends,
    unsendable: unsendableIn(stat),
    unlisted: unlistedIn(merged, rows, stat),
    others: everything.others().filter(name => isSendable(name) && !isOwnMaster(name))
   }
  };
 }
 async readServers(names, signal, asked = this.servers(names)) {
  let found = await this.#connection.ask(asked, !0, signal);
  found.whole || (found = await this.#connection.ask(this.servers(names), !0, signal));
  const {servers: servers, backends: backends, newcomers: newcomers} = found, gone = names.find(name => !servers.has((0, 
  haproxy_server.TN)(name)));
  if (gone) throw new errors.HR("not-found", `HAProxy has no server ${(0, haproxy_server.TN)(gone)} any more`, {
   servers: [ (0, haproxy_server.TN)(gone) ],
   hint: "It was deleted at run time while this step was working."
  });
  return {
   servers: servers,
   backends: backends,
   ...void 0 === newcomers ? {} : {
    newcomers: newcomers
   }
  };
 }
 async sample(names, signal) {
  const traffic = await this.#connection.ask(this.traffic(names), !1, signal);
  return names.every(name => traffic.has((0, haproxy_server.TN)(name))) ? traffic : (await this.readServers(names, signal)).servers;
 }
 last(name) {
  const key = (0, haproxy_server.TN)(name);
  return this.#since.get(key) ?? this.#first.get(key);
 }
 async readServersAt(names, notBefore, signal) {
  const parts = this.#parts(names), until = async moment => {
   const ms = moment - this.#clock.now();
   ms > 0 && await this.#clock.sleep(ms, signal);
  };
  if (!(notBefore > this.#clock.now() && this.#isCostly(names))) return await until(notBefore), 
  this.readServers(names, signal, joined(parts));
  await until(notBefore - 100);
  const found = await this.#readEarly(parts, () => until(notBefore), signal);
  return found?.whole && names.every(name => function agree(server) {
   if (void 0 === server) return !1;
   const isMaint = server.status.startsWith("MAINT");
   return "drain" === server.admin ? !isMaint && !/^(?:UP|no check)/.test(server.status) : isMaint === ("maint" === server.admin);
  }(found.servers.get((0, haproxy_server.TN)(name)))) ? found : this.readServers(names, signal);
 }
 async #readEarly(parts, moment, signal) {
  const idle = this.#idle.of(parts.backends);
  if (null === idle) {
   const rows = await this.#connection.ask(parts.state, !0, signal), statesAt = this.#clock.now();
   return await moment(), {
    ...parts.join(rows, await this.#connection.ask(parts.stat, !0, signal)),
    statesAt: statesAt
   };
  }
  const statesAt = this.#clock.now(), found = await this.#connection.ask(joined(parts), !0, signal);
  await moment();
  const own = await this.#connection.ask(parts.own, !0, signal), isStill = function areAsBefore(before, after) {
   const byName = new Map(after.map(row => [ row.name, row ]));
   return before.every(row => {
    const now = byName.get(row.name);
    return void 0 !== now && isIdle(now) && function isSame(one, other) {
     const {sessionsTotal: sessionsTotal, active: active, backups: backups} = one;
     return other.sessionsTotal === sessionsTotal && other.active === active && other.backups === backups;
    }(row, now);
   });
  }(idle, own.flatMap(({backends: backends}) => backends));
  return isStill ? {
   ...found,
   backends: this.#merge([], own).backends,
   statesAt: statesAt
  } : null;
 }
 #isCostly(names) {
  return [ ...byBackend(names) ].some(([backend, own]) => this.#ids.isCostly(backend, own));
 }
 servers(names, options = {}) {
  return joined(this.#parts(names, options));
 }
 #parts(names, {earlierTraffic: earlierTraffic = !1} = {}) {
  const groups = byBackend(names), wanted = among(groups), wantedRows = withBackends(wanted), backends = [ ...groups ];
  let setAt = null;
  const begin = cameAt => {
   setAt ??= cameAt;
  }, orNew = (backend, server) => wanted(backend, server) || this.#isNew((0, haproxy_server.TN)({
   backend: backend,
   server: server
  })), state = each(backends.map(([backend]) => {
   const command = orNothing(showServersState(backend, orNew), []);
   return single(earlierTraffic ? function beginning(command, begin) {
    const {reader: reader} = command;
    if (void 0 === reader) return command;
    return {
     ...command,
     reader: cameAt => (begin(cameAt), reader(cameAt))
    };
   }(command, begin) : command);
  })), earlier = new Set, stat = each(backends.flatMap(([backend, own]) => earlierTraffic && this.#ids.isCostly(backend, own) ? (earlier.add(backend), 
  this.#ids.backendCommand(backend, wantedRows)) : this.#ids.statCommands(backend, own, wantedRows)).map(command => single(orNothing(command, NO_ROWS)))), own = each(backends.flatMap(([backend]) => this.#ids.backendCommand(backend, wantedRows)).map(single));
  return {
   backends: [ ...groups.keys() ],
   state: state,
   stat: stat,
   own: own,
   join: (states, stats) => {
    const all = states.flat(), rows = all.filter(({backend: backend, server: server}) => wanted(backend, server)), newcomers = all.length === rows.length ? [] : function newcomersIn(rows, wanted) {
     return rows.flatMap(row => {
      const {backend: backend, server: server, isSendable: isSendable} = row;
      if (!isSendable || wanted(backend, server)) return [];
      const {admin: admin, forced: forced, maintCauses: maintCauses} = row.rest.condition;
      return maintCauses.includes("dns") ? [] : {
       backend: backend,
       server: server,
       admin: admin,
       forced: forced,
       maintCauses: maintCauses
      };
     });
    }(all, wanted), moved = this.#ids.learn(rows), {servers: late, backends: backends} = this.#merge(rows, stats), servers = new Map;
    for (const [key, server] of late) servers.set(key, server.whole);
    for (const row of rows) earlier.has(row.backend) && this.#addEarlier(servers, row);
    for (const [key, server] of servers) this.#since.set(key, server);
    const whole = !moved && names.every(name => servers.has((0, haproxy_server.TN)(name))), found = {
     servers: servers,
     backends: backends,
     whole: whole,
     ...this.#earlierTraffic(earlier, setAt)
    };
    return 0 === newcomers.length ? found : {
     ...found,
     newcomers: newcomers
    };
   }
  };
 }
 #isNew(key) {
  return this.#isWhole && (!this.#ids.knows(key) || this.#unresolved.has(key));
 }
 #earlierTraffic(backends, setAt) {
  const at = setAt ?? this.#clock.now(), earlierTraffic = new Map([ ...backends ].map(backend => [ backend, at ]));
  return earlierTraffic.size > 0 ? {
   earlierTraffic: earlierTraffic
  } : {};
 }
 #addEarlier(servers, row) {
  const last = this.last(row);
  last && servers.set(row.key, serverOf(last, row));
 }
 traffic(names) {
  const groups = byBackend(names), wanted = among(groups), commands = [ ...groups ].flatMap(([backend, own]) => this.#ids.trafficCommands(backend, own, wanted));
  return map(each(commands.map(command => single(orNothing(command, NO_ROWS)))), stats => {
   const rows = stats.flatMap(({servers: servers}) => servers);
   return new Map(rows.map(row => [ (0, haproxy_server.TN)(row), trafficOf(row.traffic) ]));
  });
 }
 #merge(rows, stats, servers = new Map) {
  const rest = stats.flatMap(({servers: servers}) => servers);
  if (rest.length > 0) {
   const traffic = new Map(rest.map(row => [ (0, haproxy_server.TN)(row), row ]));
   for (const row of rows) {
    const own = traffic.get(row.key);
    own && row.isSendable && servers.set(row.key, new TwoRows(own, row));
   }
  }
  const backends = new Map, own = stats.flatMap(({backends: backends}) => backends);
  this.#idle.learn(own);
  for (const row of own) (0, haproxy_server.TE)(row.name) && backends.set(row.name, this.#backendOf(row));
  return {
   servers: servers,
   backends: backends
  };
 }
 #backendOf({name: name, active: active, backups: backups, cookie: cookie, balance: balance, unpublished: unpublished, mode: mode}) {
  return {
   name: name,
   active: active,
   backups: backups,
   sticky: cookie ? "cookie" : this.#tableFor(name),
   ..."" === balance ? {} : {
    balance: balance
   },
   ...unpublished ? {
    unpublished: unpublished
   } : {},
   ...mode === haproxy_server.Lv ? {
    isOfLogServers: !0
   } : {}
  };
 }
 #tableFor(name) {
  return this.#tables.has(name) ? "stick-table" : this.#tables.size > 0 ? "other-table" : null;
 }
}

function joined({state: state, stat: stat, join: join}) {
 return map(both(state, stat), ([rows, stats]) => join(rows, stats));
}

function trafficOf({tracks: tracks, backup: backup, ...traffic}) {
 return traffic;
}

const UNRESOLVED = "MAINT (resolution)", NO_ROWS = {
 servers: [],
 joined: new Map,
 backends: [],
 headerBytes: 0,
 rowBytes: 0
};

function orNothing(command, nothing) {
 return {
  ...command,
  read(reply) {
   try {
    return command.read(reply);
   } catch (error) {
    if (error instanceof errors.HR && "not-found" === error.code) return nothing;
    throw error;
   }
  }
 };
}

function byBackend(names) {
 const groups = new Map;
 for (const name of names) {
  const group = groups.get(name.backend);
  group ? group.push(name) : groups.set(name.backend, [ name ]);
 }
 return groups;
}

function among(groups) {
 const sets = new Map([ ...groups ].map(([backend, names]) => [ backend, new Set(names.map(({server: server}) => server)) ]));
 return (backend, server) => !0 === sets.get(backend)?.has(server);
}

class RuntimeLoadBalancer {
 name;
 #connection;
 #reader;
 #channel;
 #clock;
 #oldWorkers;
 constructor(options) {
  this.name = options.name, this.#clock = options.clock, this.#connection = new Connection(options), 
  this.#oldWorkers = new OldWorkers(this.#connection, options.clock), this.#reader = new Reader(this.#connection, options.clock);
  const {clock: clock, retries: retries} = options;
  this.#channel = {
   connection: this.#connection,
   reader: this.#reader,
   clock: clock,
   retries: retries
  };
 }
 read(signal, options) {
  return this.#named(signal, async () => {
   options?.afterLoss && this.#connection.doubtNext();
   const {process: process, answer: answer, oldWorkers: oldWorkers, reloadFailed: reloadFailed} = await this.#reader.readAll(signal, options);
   await this.#oldWorkers.meet(oldWorkers, signal);
   const {level: level, unsendable: unsendable, unlisted: unlisted, others: others} = answer, can = {
    change: "admin" === level,
    seeOldWorkers: this.#connection.seesOldWorkers
   };
   return {
    ...await this.#inFull(answer, signal),
    process: process,
    level: level,
    can: can,
    ...reloadFailed ? {
     reloadFailed: reloadFailed
    } : {},
    ...unsendable.length > 0 ? {
     unsendable: unsendable
    } : {},
    ...unlisted.length > 0 ? {
     unlisted: unlisted
    } : {},
    ...others.length > 0 ? {
     others: others
    } : {}
   };
  });
 }
 readServers(servers, signal, {fresh: fresh = !1, notBefore: notBefore = 0, afterLoss: afterLoss = !1} = {}) {
  return this.#named(signal, async () => (afterLoss && this.#connection.doubtNext(), 
  fresh && await this.#connection.reopen(signal), this.#inFull(await this.#reader.readServersAt(servers, notBefore, signal), signal)));
 }
 sample(servers, signal) {
  return this.#named(signal, async () => {
   const traffic = await this.#reader.sample(servers, signal);
   return this.#withInherited(traffic, !1, signal);
  });
 }
 setStates(goals, watch, signal, options) {
  return this.#write(goals, goal => ({
   name: goal,
   command: setState(goal, goal.state),
   aspect: ({forced: forced}) => forced,
   goal: goal.state
  }), watch, signal, options);
 }
 setWeights(goals, watch, signal) {
  return this.#write(goals, goal => ({
   name: goal,
   command: setWeight(goal, goal.weight),
   aspect: ({weight: weight}) => weight,
   goal: goal.effective
  }), watch, signal);
 }
 setChecks(goals, watch, signal) {
  return this.#write(goals, one => {
   return {
    name: one,
    command: (name = one, check = one.check, goal = one.goal, write(`${"enabled" === goal ? "enable" : "disable"} ${check} ${safeKey(name)}`, name)),
    aspect: ({checks: checks, agent: agent}) => "health" === one.check ? checks : agent,
    goal: one.goal
   };
   var name, check, goal;
  }, watch, signal);
 }
 setHealth(servers, health, watch, signal) {
  return this.#write(servers, "up" === health ? upAgain : outUntilChecked, watch, signal);
 }
 takeDownForProof(servers, watch, signal) {
  return this.#written(() => async function takeDownForProof(channel, servers, watch, signal) {
   const names = union(servers, watch), before = function lastKnown({reader: reader}, servers) {
    return new Map(servers.map(name => {
     const {forced: forced = "ready", checkDowns: checkDowns = 0} = reader.last(name) ?? {};
     return [ (0, haproxy_server.TN)(name), {
      forced: forced,
      checkDowns: checkDowns
     } ];
    }));
   }(channel, servers);
   let pending = servers, changed = "no";
   for (let repeats = 0; ;repeats += 1) {
    let sent = !1;
    try {
     return await channel.connection.prepare(signal), sent = !0, only(await health_down_send(channel, pending, names, before, signal), watch);
    } catch (error) {
     if (!sent || signal.aborted || !isReplyLost(error)) throw atLeast(changed, error, signal);
     const attempted = pending, arrivalsIn = found => attempted.map(name => ({
      name: name,
      arrived: arrived(before, found, name)
     })), isDone = found => arrivalsIn(found).every(({arrived: arrived}) => "all" === arrived || "drain only" === arrived), rows = await readAfterLoss(channel, names, {
      loss: error,
      changed: changed,
      isDone: isDone
     }, signal), undone = arrivalsIn(rows).filter(({arrived: arrived}) => "nothing" === arrived || "drain only" === arrived);
     if (pending = undone.map(({name: name}) => name), 0 === pending.length) return only(rows, watch);
     changed = changedSince(before, rows.servers);
     const halfWay = undone.filter(({arrived: arrived}) => "drain only" === arrived).map(({name: name}) => name), back = await putBack(channel, halfWay, before, signal).catch(failure => {
      throw atLeast(changed, failure, signal);
     });
     if (changed = changedSince(before, new Map([ ...rows.servers, ...back ])), repeats >= channel.retries) throw atLeast(changed, error, signal);
    }
   }
  }(this.#channel, servers, watch, signal), signal);
 }
 shutDownSessions(servers, signal) {
  return this.#named(signal, async () => {
   await this.#oldWorkers.shutDownSessions(servers, signal), await this.#shutDown(servers, signal);
  });
 }
 sessionsOf(server, signal) {
  return this.#named(signal, async () => this.#connection.ask(single(function showSessions({backend: backend, server: server}) {
   return {
    line: "show sess",
    end: "dump",
    read(reply) {
     if (/^Permission denied/.test(reply)) return null;
     if (isRefusal(reply)) throw refusal(reply, "show sess");
     return function readSessions(text, backend, server) {
      const clients = new Map;
      let sessions = 0, oldestSeconds = 0;
      for (const line of text.split("\n")) {
       if (!line.includes(` be=${backend} srv=${server} `)) continue;
       sessions += 1, oldestSeconds = Math.max(oldestSeconds, secondsOf(/ age=(\S+)/.exec(line)?.[1] ?? ""));
       const address = (/ src=(\S+)/.exec(line)?.[1] ?? "").replace(/:[0-9]+$/, "");
       clients.set(address, (clients.get(address) ?? 0) + 1);
      }
      return {
       count: sessions,
       oldestSeconds: oldestSeconds,
       clients: [ ...clients ].sort(([, a], [, b]) => b - a).slice(0, 3).map(([address, count]) => ({
        address: address,
        count: count
       }))
      };
     }(reply, backend, server);
    }
   };
  }(server)), !1, signal));
 }
 close() {
  this.#oldWorkers.close(), this.#connection.close();
 }
 async #shutDown(servers, signal) {
  for (let round = 0; round < 100; round += 1) if (await this.#shutDownOnce(servers, signal), 
  await this.#clock.sleep(20, signal), [ ...(await this.#reader.sample(servers, signal)).values() ].every(({sessions: sessions, queued: queued}) => 0 === sessions && 0 === queued)) return;
 }
 async #shutDownOnce(servers, signal) {
  const batch = each(servers.map(name => single(function shutDownSessions(name) {
   return write(`shutdown sessions server ${safeKey(name)}`, name);
  }(name))));
  for (let repeats = 0; ;repeats += 1) {
   await this.#connection.prepare(signal);
   try {
    const refused = (await this.#connection.askOnce(batch, signal)).find(refusal => null !== refusal);
    if (refused) throw refused;
    return;
   } catch (error) {
    if (signal.aborted || !isReplyLost(error) || repeats >= this.#channel.retries) throw error;
   }
  }
 }
 #write(goals, writeOf, watch, signal, options) {
  return this.#written(() => write_write(this.#channel, goals.map(writeOf), watch, signal, options), signal);
 }
 #written(work, signal) {
  return this.#named(signal, async () => {
   const rows = await work();
   try {
    return await this.#inFull(rows, signal);
   } catch (error) {
    throw atLeast("yes", error, signal);
   }
  });
 }
 async #inFull(rows, signal) {
  const {servers: servers, backends: backends, newcomers: newcomers, earlierTraffic: earlierTraffic, statesAt: statesAt} = rows, said = {
   ...void 0 === newcomers ? {} : {
    newcomers: newcomers
   },
   ...void 0 === earlierTraffic ? {} : {
    earlierTraffic: earlierTraffic
   },
   ...void 0 === statesAt ? {} : {
    statesAt: statesAt
   }
  };
  return {
   servers: await this.#withInherited(servers, !0, signal),
   backends: backends,
   oldWorkers: this.#oldWorkers.state,
   ...said
  };
 }
 async #withInherited(servers, fresh, signal) {
  const counts = await this.#oldWorkers.count(servers, fresh, signal);
  if (0 === counts.size) return servers;
  const entries = [ ...servers ].map(([key, server]) => {
   const inherited = counts.get(key) ?? 0;
   return [ key, inherited > 0 ? {
    ...server,
    sessions: server.sessions + inherited,
    inherited: inherited
   } : server ];
  });
  return new Map(entries);
 }
 async #named(signal, work) {
  try {
   return await work();
  } catch (error) {
   if (!(error instanceof errors.HR) || error === signal.reason) throw error;
   throw error.with({
    loadBalancer: error.loadBalancer ?? this.name,
    replies: []
   });
  }
 }
}

function upAgain(name) {
 return {
  name: name,
  command: setHealthUp(name),
  aspect: ({operationalState: operationalState}) => 0 !== operationalState,
  goal: !0
 };
}

function outUntilChecked(name) {
 return {
  name: name,
  command: drainAndStopping(name),
  aspect: ({forced: forced, operationalState: operationalState}) => "drain" === forced && 3 === operationalState,
  goal: !0
 };
}

async function openerFor(addresses) {
 const dataPlane = addresses.some(({api: api}) => "data-plane" === api) ? await __nccwpck_require__.e(16).then(__nccwpck_require__.bind(__nccwpck_require__, 16)) : null;
 return (address, options) => {
  if ("runtime" === address.api) return function openRuntimeApi(address, options) {
   return new RuntimeLoadBalancer({
    ...options,
    name: address.name,
    target: address.process,
    connect: connectTo(address, options)
   });
  }(address, options);
  if (null === dataPlane) throw new Error("This opener was made for other addresses");
  return new dataPlane.DataPlaneLoadBalancer({
   ...options,
   name: address.name,
   host: (transport = address.transport, "host" in transport ? (0, haproxy_address.PG)((0, 
   haproxy_address.n1)(transport.host), transport.port) : ""),
   login: options.credentials.dataPlane,
   connect: connectTo(address, options)
  });
  var transport;
 };
}

function connectTo({transport: transport, api: api}, options) {
 switch (transport.kind) {
 case "tcp":
  return (0, connect.Q7)(transport, options);

 case "unix":
  return (0, connect.L)(transport, options);

 case "tls":
  return loadedLater(async () => {
   const {connectTls: connectTls} = await __nccwpck_require__.e(499).then(__nccwpck_require__.bind(__nccwpck_require__, 499));
   return connectTls(transport, options.credentials.tls, "runtime" === api ? {
    ...options,
    plain: {
     probe: "prompt\n",
     isHaproxy: isHaproxy
    }
   } : {
    ...options,
    plain: null,
    protocol: "http/1.1"
   });
  });

 case "ssh":
  return loadedLater(async () => {
   const {connectSsh: connectSsh} = await __nccwpck_require__.e(309).then(__nccwpck_require__.bind(__nccwpck_require__, 309));
   return connectSsh(transport, options);
  });
 }
}

function loadedLater(load) {
 let loading = null;
 return async signal => (loading ??= load(), (await loading)(signal));
}

function settingsOf({forced: forced, weight: weight, checks: checks, agent: agent}) {
 return {
  state: forced,
  weight: weight,
  ..."none" === checks ? {} : {
   checks: checks
  },
  ..."none" === agent ? {} : {
   agent: agent
  }
 };
}

function openness({state: state, weight: weight}) {
 return "maint" === state ? 0 : "drain" === state || 0 === weight ? 1 : 2;
}

function differences(wanted, now) {
 const {state: state, weight: weight, checks: checks, agent: agent} = wanted;
 return {
  ...void 0 === state || state === now.state ? {} : {
   state: state
  },
  ...void 0 === weight || weight === now.weight ? {} : {
   weight: weight
  },
  ...void 0 === checks || checks === (now.checks ?? checks) ? {} : {
   checks: checks
  },
  ...void 0 === agent || agent === (now.agent ?? agent) ? {} : {
   agent: agent
  }
 };
}

function isEmpty(settings) {
 return 0 === Object.keys(settings).length;
}

function describe({state: state, weight: weight, checks: checks, agent: agent}) {
 return [ ...void 0 === state ? [] : [ state ], ...void 0 === weight ? [] : [ `weight ${weight}` ], ...void 0 === checks ? [] : [ `health checks ${checks}` ], ...void 0 === agent ? [] : [ `agent checks ${agent}` ] ].join(", ");
}

function describeServer(server) {
 const {state: state, weight: weight, checks: checks, agent: agent} = settingsOf(server);
 return describe({
  state: state,
  weight: weight,
  ..."disabled" === checks ? {
   checks: checks
  } : {},
  ..."disabled" === agent ? {
   agent: agent
  } : {}
 });
}

function settingsIn(settings) {
 return [ "state", "weight", "checks", "agent" ].filter(name => void 0 !== settings[name]);
}

function pick(settings, wanted) {
 const {state: state, weight: weight, checks: checks, agent: agent} = settings;
 return {
  ...void 0 !== state && wanted.includes("state") ? {
   state: state
  } : {},
  ...void 0 !== weight && wanted.includes("weight") ? {
   weight: weight
  } : {},
  ...void 0 !== checks && wanted.includes("checks") ? {
   checks: checks
  } : {},
  ...void 0 !== agent && wanted.includes("agent") ? {
   agent: agent
  } : {}
 };
}

function quantity(count, noun, several = `${noun}s`) {
 return `${count} ${1 === count ? noun : several}`;
}

function listed(words, atMost = 10, separator = ", ") {
 const shown = words.slice(0, atMost).join(separator);
 return words.length > atMost ? `${shown} and ${words.length - atMost} more` : shown;
}

function times(count) {
 return [ "never", "once", "twice" ][count] ?? `${count} times`;
}

function verb(count, singular, plural) {
 return 1 === count ? singular : plural;
}

function sameAddressNotices(targets, {operation: operation}, snapshot) {
 return function firstOf(notices, more) {
  const rest = notices.length - NOTICES_SHOWN;
  return rest > 0 ? [ ...notices.slice(0, NOTICES_SHOWN), more(rest) ] : [ ...notices ];
 }(neighboursOf(targets, snapshot).map(({key: key, address: address, others: others}) => {
  const has = verb(others.length, "has", "have");
  return `${listed(others.map(haproxy_server.TN))} ${has} the same address as ${key} (${address}), and this ${operation} leaves ${verb(others.length, "it", "them")} in rotation: whoever stops the application there stops it for all.`;
 }), more => `${more} more servers have the address of one that is left in rotation.`);
}

function newNeighbours(targets, then, now) {
 return neighboursOf(targets.flatMap(target => {
  const {key: key, before: before} = target, address = now.servers.get(key)?.address ?? before.address;
  return address === before.address ? [ target ] : [ target, {
   ...target,
   before: {
    ...before,
    address: address
   }
  } ];
 }), now).flatMap(({key: key, address: address, others: others}) => {
  const stood = name => then.servers.get(name)?.address, come = others.filter(other => stood(key) !== stood((0, 
  haproxy_server.TN)(other)));
  return 0 === come.length ? [] : [ {
   key: key,
   address: address,
   others: come
  } ];
 });
}

function neighboursOf(targets, {servers: servers}) {
 const leaving = new Set(targets.flatMap(({members: members}) => members.map(haproxy_server.TN))), asked = new Set(targets.map(({before: before}) => before.address)), staying = [];
 for (const one of listOf(servers)) {
  if (!asked.has(one.address) || leaving.has((0, haproxy_server.TN)(one))) continue;
  const server = servers.get((0, haproxy_server.TN)(one));
  void 0 !== server && (0, haproxy_server.CS)(server) && staying.push(server);
 }
 const isOneAddress = oneAddressBackends(servers, new Set(targets.map(({before: before}) => before.backend))), byAddress = new Map([ ...Map.groupBy(staying, ({address: address}) => address) ].map(([address, servers]) => [ address, [ ...Map.groupBy(servers, ({backend: backend}) => backend) ] ]));
 return targets.flatMap(({key: key, before: {address: address, backend: backend}}) => {
  const others = (byAddress.get(address) ?? []).flatMap(([name, servers]) => (name => name !== backend || !isOneAddress.has(backend))(name) ? servers : []);
  return isPlace(address) && 0 !== others.length ? [ {
   key: key,
   address: address,
   others: others
  } ] : [];
 });
}

function sharingAddress(keys, {servers: servers}) {
 const all = keys.flatMap(key => servers.get(key) ?? []).filter(({address: address}) => isPlace(address)), groups = [ ...Map.groupBy(all, ({address: address}) => address).values() ].filter(({length: length}) => length > 1), backends = new Set(groups.flat().map(({backend: backend}) => backend)), isOneAddress = oneAddressBackends(servers, backends), counts = new Map;
 if (groups.length > 0) for (const {backend: backend} of listOf(servers)) counts.set(backend, (counts.get(backend) ?? 0) + 1);
 return groups.map(group => group.filter(server => !(({backend: backend}) => isOneAddress.has(backend) && (counts.get(backend) ?? 0) > 1)(server)).map(haproxy_server.TN));
}

function isPlace(address) {
 return "" !== address && !/^(0\.0\.0\.0|\[::\]):/.test(address);
}

function oneAddressBackends(servers, names) {
 const first = new Map, one = new Set(names);
 for (const {backend: backend, address: address} of listOf(servers)) {
  if (0 === one.size) break;
  if (!one.has(backend)) continue;
  const known = first.get(backend);
  void 0 === known ? first.set(backend, address) : known !== address && one.delete(backend);
 }
 return one;
}

const NOTICES_SHOWN = 10;

function takesOut(operation) {
 return "drain" === operation || "maint" === operation || "rolling" === operation;
}

function isDrain(request) {
 return "drain" === request.operation || "maint" === request.operation;
}

function isChange(request) {
 return "status" !== request.operation;
}

function inUse(backend) {
 return backend.active > 0 ? backend.active : Math.min(backend.backups, 1);
}

function inUseWith({active: active, backups: backups}, ours) {
 const one = isOne => isOne ? 1 : 0;
 return inUse({
  active: active + one(ours.some(({backup: backup}) => !backup)),
  backups: backups + one(ours.some(({backup: backup}) => backup))
 });
}

function isStandby({backup: backup}, {active: active}) {
 return backup && active > 0;
}

function capacityOf(backend, servers, leaving, minAvailable) {
 const serving = leaving.filter(haproxy_server.CS), backups = serving.filter(server => server.backup).length, after = {
  active: backend.active - (serving.length - backups),
  backups: backend.backups - backups
 };
 return {
  backend: backend.name,
  leaving: serving.filter(server => !isStandby(server, after)).length,
  now: inUse(backend),
  after: inUse(after),
  minimum: minimumOf(servers, minAvailable),
  asked: askedWords(servers, minAvailable)
 };
}

function isRefused(capacity) {
 return capacity.after < capacity.minimum && capacity.after < capacity.now;
}

const NAMES_SHOWN = 5;

function outAlready(servers, backend, ours) {
 const out = [ ...servers ].filter(server => server.backend === backend && !(0, haproxy_server.CS)(server) && !ours.has((0, 
 haproxy_server.TN)(server)));
 if (0 === out.length) return "";
 return `; out already: ${listed(out.map(({server: server, status: status, weight: weight}) => 0 === weight ? `${server} (${status}, weight 0)` : `${server} (${status})`), NAMES_SHOWN)}`;
}

function minimumOf(servers, minAvailable) {
 return "count" === minAvailable.kind ? minAvailable.value : Math.ceil(countedOf(servers).length * minAvailable.value / 100);
}

function countedOf(servers) {
 return servers.filter(({forced: forced, maintCauses: maintCauses}) => "maint" !== forced && !maintCauses.includes("dns"));
}

function askedWords(servers, minAvailable) {
 const minimum = minimumOf(servers, minAvailable);
 return "count" === minAvailable.kind ? `${minimum}` : `${minAvailable.value}% of ${countedOf(servers).length}, rounded up: ${minimum}`;
}

function isLastInOrder(ours, others) {
 const last = [ ...ours, ...others ].sort().at(-1);
 return void 0 !== last && ours.includes(last);
}

const NOBODY = new Set;

class Tracking {
 #servers;
 #trackers=[];
 #unsendable;
 constructor(servers, unsendable = []) {
  this.#servers = servers;
  for (const server of listOf(servers)) {
   const tracker = null === server.tracks ? void 0 : servers.get((0, haproxy_server.TN)(server));
   void 0 !== tracker && this.#trackers.push(tracker);
  }
  this.#unsendable = unsendable.filter(server => null !== server.tracks);
 }
 trackersOf(root) {
  const following = this.#following(root);
  return this.#trackers.filter(server => following.has((0, haproxy_server.TN)(server)));
 }
 unsendableTrackersOf(root) {
  const following = this.#following(root);
  return this.#unsendable.filter(server => following.has((0, haproxy_server.TN)(server)));
 }
 #following(root) {
  if (this.#trackers.length + this.#unsendable.length === 0) return NOBODY;
  const tracked = new Set([ (0, haproxy_server.TN)(root) ]), trackers = [ ...this.#trackers, ...this.#unsendable ];
  for (let size = 0; size !== tracked.size; ) {
   size = tracked.size;
   for (const server of trackers) null !== server.tracks && tracked.has(server.tracks) && tracked.add((0, 
   haproxy_server.TN)(server));
  }
  return tracked.delete((0, haproxy_server.TN)(root)), tracked;
 }
 rootOf(server) {
  let root = (0, haproxy_server.TN)(server);
  for (let next = server.tracks; null !== next; next = this.#servers.get(next)?.tracks ?? null) root = next;
  return root;
 }
}

const OTHER_WAY = "Give the stats socket of this load balancer as address instead: the Runtime API can do it.";

function requireReadable(hidden) {
 if (hidden.length > 0) throw hiddenFailure(hidden);
}

function hiddenFailure(hidden) {
 const keys = hidden.map(haproxy_server.TN);
 return new errors.HR("data-plane-api", `The Data Plane API does not show what ${listed(keys)} ${verb(keys.length, "is", "are")}.`, {
  servers: keys,
  brief: "the Data Plane API does not show what it is",
  hint: "Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it: whether they have sessions, and what they are, is not known. Take the comma out, look at the log of the API, or give the stats socket as address."
 });
}

function unsupported(message, key) {
 return new errors.HR("unsupported", message, {
  brief: "the Data Plane API cannot do it",
  servers: void 0 === key ? [] : [ key ],
  hint: OTHER_WAY
 });
}

function requireSettable({before: before, key: key}, {operation: operation}) {
 if ("weight" === operation) return;
 const why = before.unsettable?.[operation];
 if (void 0 !== why) throw new errors.HR("data-plane-api", `${key} cannot be set to ${operation}: the Data Plane API ${why}.`, {
  servers: [ key ],
  detail: before.status,
  hint: OTHER_WAY
 });
}

function wayNotices(targets, request, snapshot) {
 return [ ...noWayBack(targets, request, snapshot), ...dividedProofs(targets, request, snapshot) ];
}

function noWayBack(targets, request, {can: can, backends: backends}) {
 if (!isDrain(request) || !0 !== can.lacks?.includes("weight")) return [];
 const taken = targets.filter(({before: before}) => (0, haproxy_server.CS)(before) && !before.backup);
 return taken.flatMap(({key: key, before: before}) => {
  const leaving = taken.filter(one => one.before.backend === before.backend).length, {active: active = 0, backups: backups = 0} = backends.get(before.backend) ?? {};
  return "enabled" !== before.checks || 0 === backups || active > leaving ? [] : [ `While ${key} is out, its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight, which it takes to prove ${key} healthy then. Neither this step nor its post step can put it back; \`ready\` can, with \`wait-for-health: false\`, and the Runtime API with a proof.` ];
 });
}

function dividedProofs(targets, request, {can: can, backends: backends}) {
 return !0 !== can.lacks?.includes("undivided-proof") || "ready" !== request.operation || "none" === request.healthProof ? [] : targets.flatMap(({key: key, before: before}) => {
  const sticky = backends.get(before.backend)?.sticky ?? null;
  return "cookie" !== sticky && "stick-table" !== sticky || "maint" !== before.admin || "enabled" !== before.checks ? [] : [ `Clients are bound to ${key} by ${sticky}, and the Data Plane API has no single call for drain and down: one of them may be sent there for a moment before the proof. \`init-state down\` on the server line (HAProxy 3.1 and later) prevents that.` ];
 });
}

function isReplaced({address: address}, now) {
 return "" !== address && "" !== now.address && "" === now.fqdn && address !== now.address;
}

function isLoanOver({lent: lent, sent: sent}, {weight: weight}) {
 return !0 === lent && 0 === sent.states.length && 0 !== weight;
}

function sentSettings({sent: sent}) {
 return [ ...sent.states.length > 0 ? [ "state" ] : [], ...sent.weights.length > 0 ? [ "weight" ] : [], ...(sent.checks ?? []).length > 0 ? [ "checks" ] : [], ...(sent.agent ?? []).length > 0 ? [ "agent" ] : [] ];
}

function countSent({states: states, weights: weights, checks: checks = [], agent: agent = []}) {
 return states.length + weights.length + checks.length + agent.length;
}

function isSettled({loadBalancers: loadBalancers}) {
 return loadBalancers.every(({servers: servers}) => 0 === servers.length);
}

function isSent({sent: sent}) {
 return countSent(sent) > 0;
}

function saved_change_joined(ledger, {name: name, process: process, servers: servers}) {
 const known = ledger.find(one => one.name === name), byKey = new Map((known?.servers ?? []).map(server => [ (0, 
 haproxy_server.TN)(server), server ]));
 for (const server of servers) {
  const former = byKey.get((0, haproxy_server.TN)(server));
  void 0 !== former && isSent(former) && !isSent(server) ? byKey.delete((0, haproxy_server.TN)(server)) : byKey.set((0, 
  haproxy_server.TN)(server), server);
 }
 const one = {
  name: name,
  process: process,
  servers: [ ...byKey.values() ]
 };
 return void 0 === known ? [ ...ledger, one ] : ledger.map(other => other === known ? one : other);
}

function covers(saved, ledger) {
 return ledger.every(({name: name, process: process, servers: servers}) => {
  const known = saved.find(one => one.name === name), byKey = new Map(known?.servers.map(one => [ (0, 
  haproxy_server.TN)(one), one ]));
  return 0 === servers.length || !(void 0 === known || !(0, haproxy_server.SM)(known.process, process)) && servers.every(server => {
   const one = byKey.get((0, haproxy_server.TN)(server));
   return void 0 !== one && function coversServer(saved, server) {
    const {address: address, before: before, sent: sent} = server, isKnown = (values = [], known = [], one) => values.every(value => value === one || known.includes(value));
    return saved.address === address && goesBackTo(saved, server) === goesBackTo(server, server) && isKnown(sent.states, saved.sent.states, before.state) && isKnown(sent.weights, saved.sent.weights, before.weight) && isKnown(sent.checks, saved.sent.checks, before.checks) && isKnown(sent.agent, saved.sent.agent, before.agent);
   }(one, server);
  });
 });
}

function goesBackTo({before: before, beforeStep: beforeStep}, sent) {
 const settings = sentSettings(sent), ofChecks = [ "checks", "agent" ].filter(setting => settings.includes(setting)), all = [ before, beforeStep ].flatMap(one => [ one?.state, one?.weight, ...ofChecks.map(setting => one?.[setting]) ]);
 return JSON.stringify(all);
}

function isOtherwise(held, servers) {
 const now = servers.get((0, haproxy_server.TN)(held));
 return void 0 === now || !isEmpty(differences(held.settings, settingsOf(now)));
}

const RELEASE_WITHIN_MS = 2e3;

function tooFewWithout(needed) {
 return `${needed.map(haproxy_server.TN).join(", ")} was let in by the reload and stays in for now: without it fewer servers would take traffic than min-available asks for`;
}

function unitOf(name, tracking) {
 return [ name, ...tracking.trackersOf(name) ];
}

function leavingWith({backend: backend, server: server, settings: settings}, servers, tracking) {
 const own = servers.get((0, haproxy_server.TN)({
  backend: backend,
  server: server
 }));
 return void 0 === own ? [] : "ready" !== (settings.state ?? "ready") ? [ own, ...tracking.trackersOf(own) ] : 0 === settings.weight ? [ own ] : [];
}

function ofBackend(servers, name) {
 return [ ...servers ].filter(({backend: backend}) => backend === name);
}

class Suspension {
 #servers=new Map;
 get size() {
  return this.#servers.size;
 }
 get keys() {
  return [ ...this.#servers.keys() ];
 }
 get servers() {
  return [ ...this.#servers.values() ].map(({held: held}) => held);
 }
 has(key) {
  return this.#servers.has(key);
 }
 add(held, settledIn) {
  this.#servers.set((0, haproxy_server.TN)(held), {
   held: held,
   settledIn: settledIn,
   again: "not-yet"
  });
 }
 keep(key) {
  return this.#set(key, "not-yet");
 }
 resume(key, again) {
  return this.#set(key, again);
 }
 release(key) {
  return this.#servers.delete(key);
 }
 takeBack() {
  const back = [ ...this.#servers.values() ].flatMap(({again: again, ...rest}) => "not-yet" === again ? [] : {
   ...rest,
   again: again
  });
  for (const {held: held} of back) this.#servers.delete((0, haproxy_server.TN)(held));
  return back;
 }
 #set(key, again) {
  const one = this.#servers.get(key);
  return void 0 !== one && this.#servers.set(key, {
   ...one,
   again: again
  }), void 0 !== one;
 }
}

class Hold {
 #loadBalancer;
 #effects;
 #servers;
 #suspended=new Suspension;
 #inDoubt=new Set;
 #minAvailable;
 #process;
 #former=[];
 #metAt;
 #seenAt;
 #settled=!0;
 #found=null;
 #drained=new Set;
 #trouble="";
 #atFirst=null;
 #successors="";
 #work=Promise.resolve();
 #giveUp=new AbortController;
 #wake=new AbortController;
 #askers=[];
 constructor(loadBalancer, target, effects) {
  const {process: process, minAvailable: minAvailable, servers: servers} = target;
  this.#loadBalancer = loadBalancer, this.#effects = effects, this.#process = process, 
  this.#metAt = (0, src_clock.Et)(effects.clock), this.#seenAt = this.#metAt, this.#minAvailable = minAvailable, 
  this.#servers = new Map(servers.map(server => [ (0, haproxy_server.TN)(server), server ]));
 }
 async begin() {
  await this.#meet(this.#effects.signal);
 }
 async run() {
  const {clock: clock, signal: signal} = this.#effects;
  for (;!this.idle && !signal.aborted; ) {
   const startedAt = clock.now();
   this.#wake = new AbortController, this.#takeBack(), this.#giveUp = new AbortController;
   const askers = this.#askers.splice(0);
   (this.#servers.size > 0 || askers.length > 0) && (this.#work = this.#look(AbortSignal.any([ signal, this.#giveUp.signal ])).catch(error => this.#tellTrouble(error))), 
   await this.#work;
   for (const answer of askers) answer();
   const pause = Math.max(1e3 - (clock.now() - startedAt), 100);
   await clock.sleep(pause, AbortSignal.any([ signal, this.#wake.signal ])).catch(() => {});
  }
  for (const answer of this.#askers.splice(0)) answer();
  this.#tellLeft([ ...this.#servers.keys(), ...this.#suspended.keys ]);
 }
 async release(keys) {
  const letGo = keys.filter(key => this.#servers.delete(key) || this.#suspended.release(key));
  return letGo.length > 0 && await this.#endLook(), this.#tellLeft(letGo), {
   keys: letGo.filter(key => this.#drained.has(key)),
   process: this.#process
  };
 }
 async suspend(keys) {
  const letGo = keys.filter(key => this.#servers.has(key) || this.#suspended.keep(key));
  for (const key of letGo) {
   const held = this.#servers.get(key);
   void 0 !== held && this.#suspended.add(held, this.#settled ? this.#process : null), 
   this.#servers.delete(key);
  }
  return letGo.length > 0 && await this.#endLook(), letGo;
 }
 resume(keys, again) {
  const resumed = keys.filter(key => this.#suspended.resume(key, again));
  return resumed.length > 0 && this.#wake.abort(), resumed;
 }
 async whoAnswers() {
  const {clock: clock, signal: signal} = this.#effects;
  if (!this.idle && !signal.aborted) {
   const {promise: promise, resolve: resolve} = Promise.withResolvers();
   this.#askers.push(resolve), this.#wake.abort();
   const callOff = clock.alarm(RELEASE_WITHIN_MS, () => this.#giveUp.abort());
   await promise, callOff();
  }
  return {
   processes: [ ...this.#former, this.#process ],
   metMsAgo: (0, src_clock.d5)(this.#metAt, clock),
   seenMsAgo: (0, src_clock.d5)(this.#seenAt, clock)
  };
 }
 #takeBack() {
  for (const {held: held, settledIn: settledIn, again: again} of this.#suspended.takeBack()) this.#servers.set((0, 
  haproxy_server.TN)(held), held), "in-doubt" === again && this.#inDoubt.add((0, haproxy_server.TN)(held)), 
  null !== settledIn && (0, haproxy_server.SM)(settledIn, this.#process) || (this.#settled = !1);
 }
 async #endLook() {
  const giveUp = this.#giveUp, callOff = this.#effects.clock.alarm(RELEASE_WITHIN_MS, () => giveUp.abort());
  await this.#work, callOff();
 }
 #tellLeft(keys) {
  for (const key of keys.filter(each => this.#drained.has(each))) this.#effects.tell(`${key} was let go of on its way back to what it was held in: it may be in drain`);
 }
 get trouble() {
  return this.#trouble || this.#successors;
 }
 get idle() {
  return 0 === this.#servers.size && 0 === this.#suspended.size;
 }
 async #look(signal) {
  try {
   const servers = this.#servers.size > 0 ? [ ...this.#servers.values() ] : this.#suspended.servers, reading = await this.#loadBalancer.readServers(servers, signal, {
    fresh: !0
   });
   this.#seenAt = (0, src_clock.Et)(this.#effects.clock), this.#settled ? this.#leaveToOthers(reading) : await this.#putBack(await this.#loadBalancer.read(signal), signal);
  } catch (error) {
   if (!(error instanceof errors.HR && /^(?:not-found|data-plane-api)$/.test(error.code) || error instanceof errors.P1)) throw error;
   await this.#meet(signal);
  }
 }
 async #meet(signal) {
  const snapshot = await this.#loadBalancer.read(signal), {process: process} = snapshot;
  this.#atFirst ??= snapshot.servers;
  const same = (0, haproxy_server.SM)(process, this.#process);
  if (same && (this.#seenAt = (0, src_clock.Et)(this.#effects.clock)), same && this.#settled) {
   const hidden = this.#hiddenIn(snapshot);
   return this.#leaveToOthers(snapshot, hidden), requireReadable(hidden);
  }
  same || (this.#refuseAnother(process), this.#effects.tell(`HAProxy was reloaded (process ${process.pid} instead of ${this.#process.pid})`)), 
  same || this.#tellMoved(snapshot), same || (this.#found = snapshot.servers), same || this.#former.push(this.#process), 
  this.#former.length >= 10 && this.#former.shift(), this.#process = process, same || this.#noteArrived([ ...this.#drained ]), 
  this.#metAt = (0, src_clock.Et)(this.#effects.clock), this.#seenAt = this.#metAt, 
  this.#settled = !1, await this.#putBack(snapshot, signal);
 }
 #tellMoved(snapshot) {
  const before = this.#atFirst ?? snapshot.servers;
  this.#successors = "";
  for (const [key, held] of this.#servers) {
   const [was, now] = [ before.get(key), snapshot.servers.get(key) ];
   if (void 0 === was || void 0 === now || !isReplaced(was, now)) continue;
   const others = newNeighbours([ {
    key: key,
    members: [ held ],
    before: was
   } ], {
    servers: before
   }, snapshot).flatMap(one => one.address === was.address ? one.others.map(haproxy_server.TN) : []), text = `${key} stands at ${now.address} since then, and stood at ${was.address} before: who stands there now is not held`, words = 0 === others.length ? text : `${text}; ${listed(others)} ${verb(others.length, "serves", "serve")} there`;
   others.length > 0 && (this.#successors = words), this.#effects.tell(words);
  }
 }
 #refuseAnother(process) {
  const sinceMs = (0, src_clock.d5)(this.#metAt, this.#effects.clock);
  if (!(0, haproxy_server.aY)(this.#process, process, sinceMs)) throw new errors.HR("several-processes", `Several HAProxy processes answer at this address: process ${process.pid} has not taken the place of process ${this.#process.pid}, which was told`, {
   hint: "Give one address for each process: one line NAME=ADDRESS for each in `address`."
  });
 }
 #leaveToOthers({servers: servers}, hidden = []) {
  0 === hidden.length && (this.#trouble = "");
  for (const held of this.#otherwise(servers, hidden)) {
   const now = servers.get((0, haproxy_server.TN)(held));
   this.#servers.delete((0, haproxy_server.TN)(held));
   const words = void 0 === now ? "gone" : describeServer(now);
   this.#effects.tell(`${(0, haproxy_server.TN)(held)} is ${words} now: ${this.#whoChanged(held)}`);
  }
  this.#endDoubt(hidden);
 }
 #whoChanged(held) {
  return this.#inDoubt.has((0, haproxy_server.TN)(held)) ? "a later step that ended without a word may have set it, so it is not held any more" : "somebody else changed it, so it is not held any more";
 }
 #endDoubt(hidden) {
  const unseen = new Set(hidden.map(haproxy_server.TN));
  for (const key of this.#inDoubt) unseen.has(key) || this.#inDoubt.delete(key);
 }
 #otherwise(servers, hidden) {
  return [ ...this.#servers.values() ].filter(held => !hidden.includes(held) && isOtherwise(held, servers));
 }
 #hiddenIn(snapshot) {
  return [ ...this.#servers.values() ].filter(held => (0, haproxy_server.dK)(snapshot, (0, 
  haproxy_server.TN)(held)));
 }
 async #putBack(snapshot, signal) {
  const {servers: servers} = snapshot, hidden = this.#hiddenIn(snapshot);
  for (const held of this.#otherwise(servers, hidden)) {
   const reason = this.#reasonToLetGo(held, servers.get((0, haproxy_server.TN)(held)));
   null !== reason && (this.#servers.delete((0, haproxy_server.TN)(held)), this.#effects.tell(`${(0, 
   haproxy_server.TN)(held)} ${reason}`));
  }
  this.#endDoubt(hidden);
  const lost = this.#otherwise(servers, hidden), needed = function neededOf(lost, {servers: servers, backends: backends}, minAvailable) {
   const tracking = new Tracking(servers), leaving = lost.flatMap(held => leavingWith(held, servers, tracking));
   return lost.filter(held => leavingWith(held, servers, tracking).some(({backend: backend}) => (name => {
    const backend = backends.get(name);
    return void 0 !== backend && isRefused(capacityOf(backend, ofBackend(servers.values(), name), ofBackend(leaving, name), minAvailable));
   })(backend)));
  }(lost, snapshot, this.#minAvailable), spared = lost.filter(held => !needed.includes(held));
  if (spared.length > 0) {
   await this.#setAgain(spared, servers, signal);
   const words = spared.map(held => `${(0, haproxy_server.TN)(held)} to ${describe(held.settings)}`);
   this.#effects.tell(`Put back after the reload: ${words.join(", ")}`);
  }
  if (needed.length > 0) return this.#tellOnce(tooFewWithout(needed));
  requireReadable(hidden), this.#settled = !0, this.#trouble = "", this.#noteArrived([ ...this.#drained ].filter(key => !this.#suspended.has(key))), 
  0 === this.#suspended.size && (this.#found = null);
 }
 #reasonToLetGo({settings: settings}, now) {
  if (void 0 === now) return "is not there any more";
  if (this.#inDoubt.has((0, haproxy_server.TN)(now))) return `is ${describeServer(now)} now: ${this.#whoChanged(now)}`;
  if (now.maintCauses.includes("configuration")) return "is disabled in the new configuration, so it is not held any more";
  const found = this.#found?.get((0, haproxy_server.TN)(now));
  return void 0 === found || isEmpty(differences(pick(settingsOf(found), settingsIn(settings)), settingsOf(now))) || "drain" === now.forced && this.#drained.has((0, 
  haproxy_server.TN)(now)) ? "maint" === now.forced && "drain" === settings.state ? "is in maint now, so it is not held in drain any more" : null : `is ${describeServer(now)} now: ${this.#whoChanged(now)}`;
 }
 async #setAgain(lost, found, signal) {
  const checks = lost.flatMap(held => function checksToSwitch({backend: backend, server: server, settings: settings}, now) {
   const {checks: checks, agent: agent} = differences(settings, void 0 === now ? {} : settingsOf(now));
   return [ ...void 0 === checks ? [] : [ {
    backend: backend,
    server: server,
    check: "health",
    goal: checks
   } ], ...void 0 === agent ? [] : [ {
    backend: backend,
    server: server,
    check: "agent",
    goal: agent
   } ] ];
  }(held, found.get((0, haproxy_server.TN)(held))));
  checks.length > 0 && this.#note(await this.#loadBalancer.setChecks(checks, lost, signal));
  const states = lost.flatMap(({backend: backend, server: server, settings: {state: state}}) => void 0 === state ? [] : {
   backend: backend,
   server: server,
   state: state
  }), leaving = states.filter(goal => "ready" !== goal.state && "ready" === found.get((0, 
  haproxy_server.TN)(goal))?.forced);
  leaving.length > 0 && await this.#drain(leaving, found, signal), states.length > 0 && this.#note(await this.#loadBalancer.setStates(states, lost, signal));
  const weights = lost.flatMap(({backend: backend, server: server, settings: {weight: weight}}) => void 0 === weight ? [] : {
   backend: backend,
   server: server,
   weight: String(weight),
   effective: weight
  });
  weights.length > 0 && this.#note(await this.#loadBalancer.setWeights(weights, lost, signal));
  const {servers: servers} = await this.#loadBalancer.readServers(lost, signal), open = lost.filter(held => isOtherwise(held, servers));
  if (open.length > 0) throw new errors.HR("not-verified", `Not put back: ${open.map(haproxy_server.TN).join(", ")}`);
 }
 #note({servers: servers}) {
  null !== this.#found && (this.#found = new Map([ ...this.#found, ...servers ]));
 }
 async #drain(servers, found, signal) {
  const goalsOf = state => name => ({
   ...name,
   state: state
  });
  for (const name of servers) this.#drained.add((0, haproxy_server.TN)(name));
  this.#noteOnTheWay();
  const watched = new Map(function withTrackers(names, servers) {
   const tracking = new Tracking(servers);
   return names.flatMap(name => unitOf(name, tracking));
  }(servers, found).map(name => [ (0, haproxy_server.TN)(name), name ])), goals = servers.map(goalsOf("drain")), reading = await this.#loadBalancer.setStates(goals, [ ...watched.values() ], signal);
  this.#note(reading);
  const needed = function missedOf(names, found, {servers: servers, backends: backends}, minAvailable) {
   const tracking = new Tracking(found), drained = new Set(names.flatMap(name => unitOf(name, tracking)).map(haproxy_server.TN));
   return names.filter(name => unitOf(name, tracking).some(one => (name => {
    const backend = backends.get(name);
    if (void 0 === backend) return !1;
    const all = ofBackend(found.values(), name), left = inUse(backend), ours = all.filter(one => drained.has((0, 
    haproxy_server.TN)(one)));
    return left < minimumOf(all, minAvailable) && left < inUseWith(backend, ours);
   })(one.backend) && function isMissed(name, found, drained) {
    const [before, now] = [ found.get((0, haproxy_server.TN)(name)), drained.get((0, 
    haproxy_server.TN)(name)) ];
    return void 0 !== before && (0, haproxy_server.CS)(before) || void 0 !== now && (0, 
    haproxy_server.W_)(now);
   }(one, found, servers)));
  }(servers, found, reading, this.#minAvailable);
  if (0 !== needed.length) throw this.#note(await this.#loadBalancer.setStates(needed.map(goalsOf("ready")), needed, signal)), 
  this.#noteArrived(needed.map(haproxy_server.TN)), new errors.HR("guard", tooFewWithout(needed));
 }
 #noteArrived(keys) {
  if (0 !== keys.length) {
   for (const key of keys) this.#drained.delete(key);
   this.#noteOnTheWay();
  }
 }
 #noteOnTheWay() {
  this.#effects.noteOnTheWay?.({
   keys: [ ...this.#drained ],
   process: this.#process
  });
 }
 #tellTrouble(error) {
  if (this.#effects.signal.aborted || this.#giveUp.signal.aborted) return;
  const {code: code, message: message} = (0, errors.h_)(error);
  this.#tellOnce("guard" === code ? message : `Could not look: ${message}`);
 }
 #tellOnce(trouble) {
  "" === this.#trouble && (this.#trouble = trouble, this.#effects.tell(trouble));
 }
}

const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

function utils_toCommandValue(input) {
 return null == input ? "" : "string" == typeof input || input instanceof String ? input : JSON.stringify(input);
}

function toCommandProperties(annotationProperties) {
 return Object.keys(annotationProperties).length ? {
  title: annotationProperties.title,
  file: annotationProperties.file,
  line: annotationProperties.startLine,
  endLine: annotationProperties.endLine,
  col: annotationProperties.startColumn,
  endColumn: annotationProperties.endColumn
 } : {};
}

function command_issueCommand(command, properties, message) {
 const cmd = new Command(command, properties, message);
 process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}

class Command {
 constructor(command, properties, message) {
  command || (command = "missing.command"), this.command = command, this.properties = properties, 
  this.message = message;
 }
 toString() {
  let cmdStr = "::" + this.command;
  if (this.properties && Object.keys(this.properties).length > 0) {
   cmdStr += " ";
   let first = !0;
   for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
    const val = this.properties[key];
    val && (first ? first = !1 : cmdStr += ",", cmdStr += `${key}=${escapeProperty(val)}`);
   }
  }
  return cmdStr += `::${function escapeData(s) {
   return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  }(this.message)}`, cmdStr;
 }
}

function escapeProperty(s) {
 return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

var ExitCode;

function setSecret(secret) {
 command_issueCommand("add-mask", {}, secret);
}

function makeAsParent(path) {
 const folder = (0, external_node_path_.dirname)(path), first = (0, external_node_fs_.mkdirSync)(folder, {
  recursive: !0
 }), made = [];
 if (void 0 !== first) for (let one = folder; one.length >= first.length; one = (0, 
 external_node_path_.dirname)(one)) made.push(one);
 const above = (0, external_node_fs_.statSync)(void 0 === first ? folder : (0, external_node_path_.dirname)(first)), {O_WRONLY: O_WRONLY, O_APPEND: O_APPEND, O_CREAT: O_CREAT, O_EXCL: O_EXCL} = external_node_fs_.constants, opened = (0, 
 external_node_fs_.openSync)(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL, 420);
 for (const one of made) give(one, above, 511 & above.mode);
 return give(path, above, 420), opened;
}

function give(path, {uid: uid, gid: gid}, mode) {
 try {
  (0, external_node_fs_.chmodSync)(path, mode), (0, external_node_fs_.chownSync)(path, uid, gid);
 } catch {}
}

__WEBPACK_EXTERNAL_createRequire(import.meta.url)("path"), function(ExitCode) {
 ExitCode[ExitCode.Success = 0] = "Success", ExitCode[ExitCode.Failure = 1] = "Failure";
}(ExitCode || (ExitCode = {}));

const BYTES = 524288, FULL = new Set([ "ENOSPC", "EDQUOT" ]);

let reserve = null;

function hasMadeRoom(error) {
 return !!(error instanceof Error && "code" in error && FULL.has(String(error.code)) && null !== reserve) && ((0, 
 external_node_fs_.rmSync)(reserve, {
  force: !0
 }), reserve = null, !0);
}

const APPEND = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND, files = new Map, file_commands_NOTHING = {
 values: new Map,
 last: null
};

function noteFiles() {
 for (const name of [ "GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY" ]) {
  const path = process.env[name];
  path && !files.has(path) && (0, external_node_fs_.existsSync)(path) && files.set(path, file_commands_NOTHING);
 }
}

function appendValues(file, values) {
 const path = process.env[file];
 if (!path) return;
 const opened = function openIn(path) {
  try {
   return (0, external_node_fs_.openSync)(path, APPEND);
  } catch (error) {
   if (!isCleared(path, error)) throw error;
   return makeAsParent(path);
  }
 }(path);
 try {
  const written = files.get(path) ?? file_commands_NOTHING, isWhole = function isThere(path, opened, {values: values, last: last}) {
   const now = (0, external_node_fs_.fstatSync)(opened);
   if (0 === values.size || !now.isFile()) return !0;
   if (null === last || now.ino !== last.inode || now.size < last.end) return !1;
   const found = Buffer.alloc(last.text.length), read = (0, external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY);
   try {
    (0, external_node_fs_.readSync)(read, found, 0, found.length, last.end - found.length);
   } finally {
    (0, external_node_fs_.closeSync)(read);
   }
   return found.equals(last.text);
  }(path, opened, written), all = new Map([ ...written.values, ...Object.entries(values) ]), news = isWhole ? Object.entries(values) : [ ...all ], text = Buffer.from(news.map(([name, value]) => function valueBlock(name, value) {
   let delimiter = "end-of-value";
   for (;value.includes(delimiter); ) delimiter += "-";
   return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  }(name, value)).join(""));
  isWhole || (0, external_node_fs_.ftruncateSync)(opened), text.length > 0 && files.set(path, {
   values: all,
   last: appendWhole(opened, text)
  });
 } finally {
  (0, external_node_fs_.closeSync)(opened);
 }
}

function isCleared(path, error) {
 return files.has(path) && error instanceof Error && "code" in error && "ENOENT" === error.code;
}

function appendWhole(opened, text) {
 const {size: size} = (0, external_node_fs_.fstatSync)(opened);
 try {
  (0, external_node_fs_.appendFileSync)(opened, text);
 } catch (error) {
  if ((0, external_node_fs_.fstatSync)(opened).size > size && (0, external_node_fs_.ftruncateSync)(opened, size), 
  !hasMadeRoom(error)) throw error;
  return appendWhole(opened, text);
 }
 const {ino: ino, size: end} = (0, external_node_fs_.fstatSync)(opened);
 return {
  inode: ino,
  text: text,
  end: end
 };
}

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}/u, HARMLESS = /^(?!.*##\[)[ -[\]-~\u2192\u2013\u2014\xd7\u2019\u2026]*$/, SHORT_ESCAPES = new Map([ [ "\n", "\\n" ], [ "\r", "\\r" ], [ "\t", "\\t" ], [ "\\", "\\\\" ] ]);

function printable(text, longest = 200) {
 if (text.length <= longest && HARMLESS.test(text)) return text;
 const pieces = [];
 let length = 0;
 for (const character of text) {
  const piece = "[" === character && "##" === pieces.slice(-2).join("") ? "\\[" : shown(character);
  if (pieces.push(piece), length += piece.length, length > longest) return shortened(pieces, longest);
 }
 return pieces.join("");
}

function shown(character) {
 const short = SHORT_ESCAPES.get(character);
 return void 0 !== short ? short : UNSEEN.test(character) ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}` : character;
}

function shortened(pieces, longest) {
 let length = pieces.join("").length;
 for (;length > longest - 1; ) length -= pieces.pop()?.length ?? length;
 return `${pieces.join("")}\u2026`;
}

function lineOf(kind, text) {
 return `${kind} ${" ".repeat(7 - kind.length)}${printable(text, 1e3)}`;
}

function codeSpan(text) {
 const inside = printable(text), longestRun = Math.max(0, ...(inside.match(/`+/g) ?? []).map(run => run.length)), fence = "`".repeat(longestRun + 1), padding = "" === inside || /^[` ]|[` ]$/.test(inside) ? " " : "";
 return `${fence}${padding}${inside}${padding}${fence}`;
}

function codeCell(text) {
 return codeSpan(text).replaceAll("|", "\\|");
}

const PLAIN = /^(?:[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|\d+(?:\.\d+)?(?:%|ms|s|m|h)?|[\u2192\u2013\u2014\xd7])?$/u;

function prose(text, names) {
 return text.slice(0, 4e3).replace(/\s+/gu, " ").split(/`([^`]+)`/).map((part, index) => index % 2 == 1 ? codeSpan(part) : function plainly(text, names) {
  return text.replace(/\S+/gu, word => {
   const [, before = "", core = "", after = ""] = /^(["'(]*)(.*?)(["'),.;:!?]*)$/su.exec(word) ?? [];
   return PLAIN.test(core) && !names.has(core) ? word : `${before}${codeSpan(core)}${after}`;
  });
 }(part, names)).reduce(escape_joined);
}

function escape_joined(left, right) {
 return left.endsWith("`") && right.startsWith("`") ? `${left} ${right}` : left + right;
}

const ANNOTATIONS = {
 notice: function notice(message, properties = {}) {
  command_issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
 },
 warning: function warning(message, properties = {}) {
  command_issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
 },
 error: function error(message, properties = {}) {
  command_issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
 }
};

function github_saveState(values) {
 appendValues("GITHUB_STATE", values);
}

function hasState() {
 const path = process.env.GITHUB_STATE;
 return !path || (0, external_node_fs_.existsSync)(path);
}

function keepState() {
 !function keepValues(file) {
  const path = process.env[file];
  path && !1 === (0, external_node_fs_.statSync)(path, {
   throwIfNoEntry: !1
  })?.isFile() || appendValues(file, {});
 }("GITHUB_STATE");
}

const SECRETS = new Set([ "ssh-private-key", "tls-key", "github-token" ]), PASSWORDS = new Set([ "password" ]), SHORTEST_MASK = 16;

function readInput(name) {
 const value = function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
  return options && !1 === options.trimWhitespace ? val : val.trim();
 }(name);
 return SECRETS.has(name) && !function isPath(value) {
  return /^[\w./~-]+$/.test(value) && (0, external_node_fs_.existsSync)(value);
 }(value) && maskLines(value), PASSWORDS.has(name) && maskText(value), value;
}

const masked = new Set;

function maskLines(secret) {
 const unmasked = secret.split(/\r\n|\r|\n/).map(line => line.trim()).filter(line => line.length >= SHORTEST_MASK && !masked.has(line));
 for (const line of new Set(unmasked)) masked.add(line), setSecret(line);
}

function maskText(secret) {
 "" !== secret && setSecret(secret);
}

function setOutputs(outputs) {
 appendValues("GITHUB_OUTPUT", outputs);
}

function savedState(name) {
 return function getState(name) {
  return process.env[`STATE_${name}`] || "";
 }(name);
}

function writeSummary(markdown) {
 return function appendSummary(markdown) {
  const path = process.env.GITHUB_STEP_SUMMARY;
  return path ? new Promise((resolve, reject) => {
   const append = opened => (0, external_node_fs_.appendFile)(opened, markdown, unwritten => {
    (0, external_node_fs_.closeSync)(opened), unwritten ? reject(unwritten) : resolve();
   });
   (0, external_node_fs_.open)(path, APPEND, (fault, opened) => {
    try {
     fault ? isCleared(path, fault) ? append(makeAsParent(path)) : reject(fault) : append(opened);
    } catch (error) {
     reject(error);
    }
   });
  }) : Promise.reject(new Error("the runner gives no file for it"));
 }(`${markdown}\n`);
}

let unwritten = [];

function put(lines) {
 0 === unwritten.length && setImmediate(writeDown), unwritten.push(...lines);
}

function writeDown() {
 unwritten.length > 0 && function info(message) {
  process.stdout.write(message + external_os_namespaceObject.EOL);
 }(unwritten.join("\n")), unwritten = [];
}

function annotate(severity, title, lines) {
 writeDown(), ANNOTATIONS[severity](lines.map(line => printable(line, 1500)).join("\n"), {
  title: printable(title)
 });
}

function say(line) {
 put([ line ]);
}

function sayGroup(title, lines) {
 put([ groupCommand(title), ...lines, END_OF_GROUP ]);
}

const END_OF_GROUP = "::endgroup::", groupCommand = title => `::group::${title.replaceAll("%", "%25")}`;

function openGroup(title) {
 put([ groupCommand(title) ]), writeDown();
}

function closeGroup() {
 put([ END_OF_GROUP ]), writeDown();
}

function passOn(lines) {
 return writeDown(), process.stdout.write(lines) ? null : new Promise(resolve => process.stdout.once("drain", resolve));
}

function github_debug(text) {
 (function isDebug() {
  return "1" === process.env.RUNNER_DEBUG;
 })() && (writeDown(), function debug(message) {
  command_issueCommand("debug", {}, message);
 }(printable(text, 1e3)));
}

function temporaryFolder() {
 return process.env.RUNNER_TEMP ?? "";
}

function jobId() {
 const {GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job} = process.env;
 return JSON.stringify([ run, attempt, job ]);
}

function workspaceFolder() {
 return process.env.GITHUB_WORKSPACE ?? "";
}

function runUrl() {
 const {GITHUB_SERVER_URL: GITHUB_SERVER_URL = "", GITHUB_REPOSITORY: GITHUB_REPOSITORY = "", GITHUB_RUN_ID: GITHUB_RUN_ID = ""} = process.env;
 return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

function mayHoldUntrustedFiles() {
 return [ "pull_request_target", "workflow_run" ].includes(process.env.GITHUB_EVENT_NAME ?? "");
}

function usedAs() {
 const {GITHUB_ACTION_REPOSITORY: repository = "", GITHUB_ACTION_REF: ref = ""} = process.env;
 return /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref) ? `${repository}@${ref}` : "./ # the path that this workflow uses";
}

const WRITTEN_WITHIN_MS = 2e3;

async function end(exitCode) {
 writeDown(), process.stdout.writableLength > 0 && await new Promise(resolve => {
  src_clock.ml.alarm(WRITTEN_WITHIN_MS, resolve), process.stdout.write("", () => resolve());
 }), process.exit(exitCode);
}

function randomId() {
 try {
  return (0, external_node_fs_.readFileSync)("/proc/sys/kernel/random/uuid", "utf8").trim();
 } catch {
  return process.getBuiltinModule("node:crypto").randomUUID();
 }
}

function getEnumValues(entries) {
 const numericValues = Object.values(entries).filter(v => "number" == typeof v);
 return Object.entries(entries).filter(([k, _]) => -1 === numericValues.indexOf(+k)).map(([_, v]) => v);
}

function jsonStringifyReplacer(_, value) {
 return "bigint" == typeof value ? value.toString() : value;
}

class Cached {
 constructor(getter) {
  this._getter = getter, this._value = void 0;
 }
 get value() {
  const getter = this._getter;
  return void 0 !== getter && (this._value = getter(), this._getter = void 0), this._value;
 }
}

function cleanRegex(source) {
 const start = source.startsWith("^") ? 1 : 0, end = source.endsWith("$") ? source.length - 1 : source.length;
 return source.slice(start, end);
}

function assignProp(target, prop, value) {
 Object.defineProperty(target, prop, {
  value: value,
  writable: !0,
  enumerable: !0,
  configurable: !0
 });
}

const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};

function util_isObject(data) {
 return "object" == typeof data && null !== data && !Array.isArray(data);
}

const propertyKeyTypes = new Set([ "string", "number", "symbol" ]);

function escapeRegex(str) {
 return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function normalizeParams(_params) {
 const params = _params;
 if (!params) return {};
 if ("string" == typeof params) return {
  error: () => params
 };
 if (void 0 !== params?.message) {
  if (void 0 !== params?.error) throw new Error("Cannot specify both `message` and `error` params");
  params.error = params.message;
 }
 return delete params.message, "string" == typeof params.error ? {
  ...params,
  error: () => params.error
 } : params;
}

function aborted(x, startIndex = 0) {
 if (!0 === x.aborted) return !0;
 for (let i = startIndex; i < x.issues.length; i++) if (!0 !== x.issues[i]?.continue) return !0;
 return !1;
}

function explicitlyAborted(x, startIndex = 0) {
 if (!0 === x.aborted) return !0;
 for (let i = startIndex; i < x.issues.length; i++) if (!1 === x.issues[i]?.continue) return !0;
 return !1;
}

function prefixIssues(path, issues) {
 return issues.map(iss => {
  var _a;
  return (_a = iss).path ?? (_a.path = []), iss.path.unshift(path), iss;
 });
}

function unwrapMessage(message) {
 return "string" == typeof message ? message : message?.message;
}

function sizeCaps(defChecks) {
 const caps = [];
 for (const ch of defChecks ?? []) {
  const d = ch._zod.def;
  if (!/_(length|size)$|_equals$/.test(d.check)) break;
  const max = d.maximum ?? d.length ?? d.size;
  max >= 0 && caps.push([ max, ch ]);
 }
 return caps;
}

function attachSchema(issues, start, inst) {
 var _a;
 for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}

function finalizeIssue(iss, ctx, config) {
 var _a;
 const traits = iss.inst?._zod?.traits;
 traits?.has("$ZodType") && (traits.has("$ZodCheck") ? (_a = iss).schema ?? (_a.schema = iss.inst) : iss.schema = iss.inst);
 const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0, message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input", full = {};
 for (const k of Object.keys(iss)) "inst" !== k && "schema" !== k && "continue" !== k && "input" !== k && "__proto__" !== k && (full[k] = iss[k]);
 return full.path ?? (full.path = []), full.message = message, ctx?.reportInput && (full.input = iss.input), 
 full;
}

function own(inst, key, value, enumerable = !0) {
 return Object.defineProperty(inst, key, {
  configurable: !0,
  writable: !0,
  enumerable: enumerable,
  value: value
 }), value;
}

function defineBound(proto, key, fn) {
 Object.defineProperty(proto, key, {
  configurable: !0,
  get() {
   return null == this ? fn : own(this, key, fn.bind(this));
  },
  set(value) {
   own(this, key, value);
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

function defineLazyInternal(inst, key, compute) {
 const proto = Object.getPrototypeOf(inst._zod);
 key in proto && installing !== inst._zod ? installing = void 0 : (installing = inst._zod, 
 Object.defineProperty(proto, key, {
  configurable: !0,
  get() {
   Object.defineProperty(this, key, breaker);
   const outer = broke;
   broke = !1;
   try {
    const value = compute(this);
    return broke ? delete this[key] : Object.defineProperty(this, key, {
     configurable: !0,
     writable: !0,
     value: value
    }), broke = broke || outer, value;
   } catch (err) {
    throw delete this[key], broke = broke || outer, err;
   }
  },
  set(value) {
   Object.defineProperty(this, key, {
    configurable: !0,
    writable: !0,
    value: value
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

function $constructor(name, initializer, proto, params) {
 function Internals(def) {
  this.def = def, this.constr = _, this.traits = new Set;
 }
 Internals.prototype = {};
 const protoMembers = proto, initialized = protoMembers && new WeakSet;
 function init(inst, def) {
  if (inst._zod) {
   if (inst._zod.traits.has(name)) return;
  } else {
   _zodDesc.value = new Internals(def);
   try {
    Object.defineProperty(inst, "_zod", _zodDesc);
   } finally {
    _zodDesc.value = void 0;
   }
  }
  if (inst._zod.traits.add(name), initializer(inst, def), initialized) {
   const own = Object.getPrototypeOf(inst), ctorProto = inst._zod.constr.prototype;
   let up = own;
   for (;up && up !== ctorProto; ) up = Object.getPrototypeOf(up);
   const target = up ?? own;
   initialized.has(target) || (initialized.add(target), function members(proto, table) {
    for (const key in table) {
     const desc = Object.getOwnPropertyDescriptor(table, key);
     desc.get ? Object.defineProperty(proto, key, {
      ...desc,
      enumerable: !1
     }) : defineBound(proto, key, desc.value);
    }
   }(target, protoMembers));
  }
  const proto = _.prototype;
  for (const k in proto) Object.prototype.hasOwnProperty.call(proto, k) && (k in inst || (inst[k] = proto[k].bind(inst)));
 }
 const Parent = params?.Parent ?? Object;
 class Definition extends Parent {}
 function _(def) {
  const inst = params?.Parent ? function newError(Definition) {
   const E = _E;
   if (E) {
    const saved = E.stackTraceLimit;
    if ("number" == typeof saved) {
     try {
      E.stackTraceLimit = 0;
     } catch {
      return _E = null, new Definition;
     }
     try {
      return new Definition;
     } finally {
      E.stackTraceLimit = saved;
     }
    }
   }
   return new Definition;
  }(Definition) : this;
  init(inst, def);
  const deferred = inst._zod.deferred;
  if (deferred) {
   for (const fn of deferred) fn();
   inst._zod.deferred = void 0;
  }
  const pp = globalThis.__zod_globalConfig?.postProcessor;
  return pp && pp(inst), inst;
 }
 return Object.defineProperty(Definition, "name", {
  value: name
 }), Object.defineProperty(_, "init", {
  value: init
 }), Object.defineProperty(_, Symbol.hasInstance, {
  value: inst => !!(params?.Parent && inst instanceof params.Parent) || inst?._zod?.traits?.has(name)
 }), Object.defineProperty(_, "name", {
  value: name
 }), _;
}

class $ZodAsyncError extends Error {
 constructor() {
  super("Encountered Promise during synchronous parse. Use .parseAsync() instead.");
 }
}

class $ZodEncodeError extends Error {
 constructor(name) {
  super(`Encountered unidirectional transform during encode: ${name}`), this.name = "ZodEncodeError";
 }
}

(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});

const core_globalConfig = globalThis.__zod_globalConfig;

function config(newConfig) {
 return newConfig && Object.assign(core_globalConfig, newConfig), core_globalConfig;
}

const $ZodCheck = $constructor("$ZodCheck", (inst, def) => {
 var _a;
 inst._zod ?? (inst._zod = {}), inst._zod.def = def, (_a = inst._zod).onattach ?? (_a.onattach = []);
}), $ZodCheckStringFormat = $constructor("$ZodCheckStringFormat", (inst, def) => {
 var _a, _b;
 $ZodCheck.init(inst, def), def.pattern ? (_a = inst._zod).check ?? (_a.check = payload => {
  def.pattern.lastIndex = 0, def.pattern.test(payload.value) || payload.issues.push({
   origin: "string",
   code: "invalid_format",
   format: def.format,
   input: payload.value,
   ...def.pattern ? {
    pattern: def.pattern.toString()
   } : {},
   inst: inst,
   continue: !def.abort
  });
 }) : (_b = inst._zod).check ?? (_b.check = () => {});
}), uuid = version => version ? new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`) : /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/, anyString = /^[\s\S]{0,}$/, regexes_number = /^-?\d+(?:\.\d+)?$/, regexes_boolean = /^(?:true|false)$/i, version = {
 major: 4,
 minor: 6,
 patch: 7
}, $ZodType = $constructor("$ZodType", (inst, def) => {
 var _a;
 inst ?? (inst = {}), inst._zod.def = def, inst._zod.bag = inst._zod.bag || {}, inst._zod.version = version;
 const defChecks = inst._zod.def.checks, checks = inst._zod.traits.has("$ZodCheck") ? [ inst, ...defChecks ?? [] ] : defChecks?.length ? [ ...defChecks ] : [];
 for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
 if (0 === checks.length) (_a = inst._zod).deferred ?? (_a.deferred = []), inst._zod.deferred?.push(() => {
  inst._zod.run = inst._zod.parse;
 }); else {
  const runChecks = (payload, checks, ctx) => {
   if (payload.memo) return payload;
   let asyncResult, isAborted = aborted(payload);
   for (const ch of checks) {
    if (ch._zod.def.when) {
     if (explicitlyAborted(payload)) continue;
     if (!ch._zod.def.when(payload)) continue;
    } else if (isAborted) continue;
    const currLen = payload.issues.length, _ = ch._zod.check(payload);
    if (_ instanceof Promise && !1 === ctx?.async) throw new $ZodAsyncError;
    if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
     await _, payload.issues.length !== currLen && (attachSchema(payload.issues, currLen, inst), 
     isAborted || (isAborted = aborted(payload, currLen)));
    }); else {
     if (payload.issues.length === currLen) continue;
     attachSchema(payload.issues, currLen, inst), isAborted || (isAborted = aborted(payload, currLen));
    }
   }
   return asyncResult ? asyncResult.then(() => payload) : payload;
  }, handleCanaryResult = (canary, payload, ctx) => {
   if (aborted(canary)) return canary.aborted = !0, canary;
   const checkResult = runChecks(payload, checks, ctx);
   if (checkResult instanceof Promise) {
    if (!1 === ctx.async) throw new $ZodAsyncError;
    return checkResult.then(checkResult => inst._zod.parse(checkResult, ctx));
   }
   return inst._zod.parse(checkResult, ctx);
  };
  inst._zod.run = (payload, ctx) => {
   if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
   if ("backward" === ctx.direction) {
    const canary = inst._zod.parse({
     value: payload.value,
     issues: []
    }, {
     ...ctx,
     skipChecks: !0
    });
    return canary instanceof Promise ? canary.then(canary => handleCanaryResult(canary, payload, ctx)) : handleCanaryResult(canary, payload, ctx);
   }
   const result = inst._zod.parse(payload, ctx);
   if (result instanceof Promise) {
    if (!1 === ctx.async) throw new $ZodAsyncError;
    return result.then(result => runChecks(result, checks, ctx));
   }
   return runChecks(result, checks, ctx);
  };
 }
}, {
 get "~standard"() {
  return function hide(inst, key, value) {
   return own(inst, key, value, !1);
  }(this, "~standard", function standardProps(inst) {
   return {
    validate: value => {
     const ctx = {
      async: !1
     };
     try {
      const r = inst._zod.run({
       value: value,
       issues: []
      }, ctx);
      if (!(r instanceof Promise)) return toStandardResult(r, ctx);
     } catch (_) {}
     return async function validateAsync(inst, value) {
      const ctx = {
       async: !0
      };
      return toStandardResult(await inst._zod.run({
       value: value,
       issues: []
      }, ctx), ctx);
     }(inst, value);
    },
    vendor: "zod",
    version: 1
   };
  }(this));
 },
 set "~standard"(value) {
  own(this, "~standard", value);
 }
}), toStandardResult = (r, ctx) => r.issues.length ? {
 issues: r.issues.map(iss => finalizeIssue(iss, ctx, config()))
} : {
 value: r.value
}, $ZodString = $constructor("$ZodString", (inst, def) => {
 $ZodType.init(inst, def), inst._zod.pattern = def.pattern ?? anyString, inst._zod.parse = (payload, _) => {
  if (def.coerce) try {
   payload.value = String(payload.value);
  } catch (_) {}
  return "string" == typeof payload.value || payload.issues.push({
   expected: "string",
   code: "invalid_type",
   input: payload.value,
   inst: inst
  }), payload;
 };
}), $ZodStringFormat = $constructor("$ZodStringFormat", (inst, def) => {
 $ZodCheckStringFormat.init(inst, def), $ZodString.init(inst, def);
}), $ZodUUID = $constructor("$ZodUUID", (inst, def) => {
 if (def.version) {
  const v = {
   v1: 1,
   v2: 2,
   v3: 3,
   v4: 4,
   v5: 5,
   v6: 6,
   v7: 7,
   v8: 8
  }[def.version];
  if (void 0 === v) throw new Error(`Invalid UUID version: "${def.version}"`);
  def.pattern ?? (def.pattern = uuid(v));
 } else def.pattern ?? (def.pattern = uuid());
 $ZodStringFormat.init(inst, def);
}), $ZodNumber = $constructor("$ZodNumber", (inst, def) => {
 $ZodType.init(inst, def), inst._zod.pattern = regexes_number, inst._zod.parse = (payload, _ctx) => {
  if (def.coerce) try {
   payload.value = Number(payload.value);
  } catch (_) {}
  const input = payload.value;
  if ("number" == typeof input && !Number.isNaN(input) && Number.isFinite(input)) return payload;
  const received = "number" == typeof input ? Number.isNaN(input) ? "NaN" : Number.isFinite(input) ? void 0 : String(input) : void 0;
  return payload.issues.push({
   expected: "number",
   code: "invalid_type",
   input: input,
   inst: inst,
   ...received ? {
    received: received
   } : {}
  }), payload;
 };
}), $ZodBoolean = $constructor("$ZodBoolean", (inst, def) => {
 $ZodType.init(inst, def), inst._zod.pattern = regexes_boolean, inst._zod.parse = (payload, _ctx) => {
  if (def.coerce) try {
   payload.value = Boolean(payload.value);
  } catch (_) {}
  const input = payload.value;
  return "boolean" == typeof input || payload.issues.push({
   expected: "boolean",
   code: "invalid_type",
   input: input,
   inst: inst
  }), payload;
 };
});

const arraySize = input => Array.isArray(input) ? input.length : -1;

function handleArrayResult(result, final, index) {
 result.issues.length && final.issues.push(...prefixIssues(index, result.issues)), 
 final.value[index] = result.value;
}

const $ZodArray = $constructor("$ZodArray", (inst, def) => {
 $ZodType.init(inst, def);
 const memo = core_globalConfig.memoizer;
 memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
  const input = payload.value;
  if (!Array.isArray(input)) return payload.issues.push({
   expected: "array",
   code: "invalid_type",
   input: input,
   inst: inst
  }), payload;
  payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
  const proms = [], abortEarly = ctx?.abortEarly;
  for (let i = 0; i < input.length; i++) {
   const item = input[i], result = def.element._zod.run({
    value: item,
    issues: []
   }, ctx);
   if (result instanceof Promise) proms.push(result.then(result => handleArrayResult(result, payload, i))); else if (handleArrayResult(result, payload, i), 
   abortEarly && 0 !== result.issues.length && aborted(result)) break;
  }
  return proms.length ? Promise.all(proms).then(() => payload) : payload;
 }, function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length) return;
  const cap = Math.min(...caps.map(c => c[0])), parse = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
   const n = size(payload.value);
   if (n > cap && !ctx?.skipChecks && "backward" !== ctx?.direction) for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
    const start = payload.issues.length;
    return ch._zod.check(payload), payload.issues[start].continue = !1, attachSchema(payload.issues, start, inst), 
    payload;
   }
   return parse(payload, ctx);
  };
 }(inst, arraySize);
});

function handlePropertyResult(result, final, key, input, optin, optout) {
 const isPresent = key in input, isOptionalOut = "optional" === optout;
 if (isPresent || !isOptionalOut || "optional" !== optin) {
  if (result.issues.length) {
   if (void 0 !== optin && isOptionalOut && !isPresent) return;
   final.issues.push(...prefixIssues(key, result.issues));
  }
  isPresent || void 0 !== optin ? void 0 === result.value ? (isPresent || "defaulted" === optin && !isOptionalOut) && (final.value[key] = void 0) : final.value[key] = result.value : result.issues.length || final.issues.push({
   code: "invalid_type",
   expected: "nonoptional",
   input: void 0,
   path: [ key ]
  });
 }
}

const NO_SYMBOL_KEYS = [];

const $ZodObject = $constructor("$ZodObject", (inst, def) => {
 $ZodType.init(inst, def);
 const desc = Object.getOwnPropertyDescriptor(def, "shape"), sh = desc?.get ? desc.get.raw : def.shape ?? {};
 if (sh) {
  const get = () => {
   const newSh = {
    ...sh
   };
   return Object.defineProperty(def, "shape", {
    value: newSh
   }), get.raw = newSh, newSh;
  };
  get.raw = sh, Object.defineProperty(def, "shape", {
   get: get
  });
 }
 const _normalized = function cached(getter) {
  return new Cached(getter);
 }(() => function normalizeDef(def) {
  const keys = Object.keys(def.shape), ownSymbols = Object.getOwnPropertySymbols(def.shape), symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS, allKeys = symbolKeys.length ? [ ...keys, ...symbolKeys ] : keys;
  for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
  const okeys = function optionalKeys(shape) {
   return Object.keys(shape).filter(k => void 0 !== shape[k]._zod.optin && "optional" === shape[k]._zod.optout);
  }(def.shape);
  return {
   ...def,
   allKeys: allKeys,
   symbolKeys: symbolKeys,
   keySet: new Set(keys),
   numKeys: keys.length,
   optionalKeys: new Set(okeys)
  };
 }(def));
 defineLazyInternal(inst, "propValues", zod => {
  const shape = zod.def.shape, propValues = {};
  for (const key in shape) {
   const field = shape[key]._zod;
   if (field.values) {
    Object.prototype.hasOwnProperty.call(propValues, key) || assignProp(propValues, key, new Set);
    for (const v of field.values) propValues[key].add(v);
    void 0 !== field.optin && propValues[key].add(void 0);
   }
  }
  return propValues;
 });
 const isObject = util_isObject, catchall = def.catchall;
 let value;
 const memo = core_globalConfig.memoizer;
 memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
  value ?? (value = _normalized.value);
  const input = payload.value;
  if (!isObject(input)) return payload.issues.push({
   expected: "object",
   code: "invalid_type",
   input: input,
   inst: inst
  }), payload;
  payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
  const proms = [], shape = value.shape, abortEarly = ctx?.abortEarly;
  let seen = payload.issues.length;
  for (const key of value.allKeys) {
   if (abortEarly && payload.issues.length !== seen) {
    if (aborted(payload, seen)) break;
    seen = payload.issues.length;
   }
   if ("__proto__" === key) continue;
   const el = shape[key], optin = el._zod.optin, optout = el._zod.optout, r = el._zod.run({
    value: input[key],
    issues: []
   }, ctx);
   r instanceof Promise ? proms.push(r.then(r => handlePropertyResult(r, payload, key, input, optin, optout))) : handlePropertyResult(r, payload, key, input, optin, optout);
  }
  return catchall ? function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
   const unrecognized = [], keySet = def.keySet, _catchall = def.catchall._zod, t = _catchall.def.type, optin = _catchall.optin, optout = _catchall.optout;
   let seen = 0;
   for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
     if (aborted(payload, seen)) break;
     seen = payload.issues.length;
    }
    if (keySet.has(key)) continue;
    if ("__proto__" === key) {
     "never" === t && unrecognized.push(key);
     continue;
    }
    if ("never" === t) {
     unrecognized.push(key);
     continue;
    }
    const r = _catchall.run({
     value: input[key],
     issues: []
    }, ctx);
    r instanceof Promise ? proms.push(r.then(r => handlePropertyResult(r, payload, key, input, optin, optout))) : handlePropertyResult(r, payload, key, input, optin, optout);
   }
   return unrecognized.length && payload.issues.push({
    code: "unrecognized_keys",
    keys: unrecognized,
    input: input,
    inst: inst,
    continue: !0
   }), proms.length ? Promise.all(proms).then(() => payload) : payload;
  }(proms, input, payload, ctx, _normalized.value, inst, !0 === abortEarly) : proms.length ? Promise.all(proms).then(() => payload) : payload;
 };
}), $ZodTuple = $constructor("$ZodTuple", (inst, def) => {
 $ZodType.init(inst, def);
 const items = def.items, memo = core_globalConfig.memoizer;
 memo?.attach(inst), inst._zod.parse = (payload, ctx) => {
  const input = payload.value;
  if (!Array.isArray(input)) return payload.issues.push({
   input: input,
   inst: inst,
   expected: "tuple",
   code: "invalid_type"
  }), payload;
  payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
  const proms = [], optinStart = getTupleOptStart(items, "optin"), optoutStart = getTupleOptStart(items, "optout");
  if (!def.rest) {
   if (input.length < optinStart) return payload.issues.push({
    code: "too_small",
    minimum: optinStart,
    inclusive: !0,
    input: input,
    inst: inst,
    origin: "array"
   }), payload;
   input.length > items.length && payload.issues.push({
    code: "too_big",
    maximum: items.length,
    inclusive: !0,
    input: input,
    inst: inst,
    origin: "array"
   });
  }
  const itemResults = new Array(items.length), abortEarly = def.rest ? ctx?.abortEarly : void 0;
  let itemAborted = !1;
  for (let i = 0; i < items.length; i++) {
   const r = items[i]._zod.run({
    value: input[i],
    issues: []
   }, ctx);
   r instanceof Promise ? proms.push(r.then(rr => {
    itemResults[i] = rr;
   })) : (itemResults[i] = r, abortEarly && !itemAborted && r.issues.length && (itemAborted = aborted(r)));
  }
  if (def.rest && !itemAborted) {
   let i = items.length - 1;
   const rest = input.slice(items.length);
   let seen = payload.issues.length;
   for (const el of rest) {
    if (abortEarly && payload.issues.length !== seen) {
     if (aborted(payload, seen)) break;
     seen = payload.issues.length;
    }
    i++;
    const result = def.rest._zod.run({
     value: el,
     issues: []
    }, ctx);
    result instanceof Promise ? proms.push(result.then(r => handleTupleResult(r, payload, i))) : handleTupleResult(result, payload, i);
   }
  }
  return proms.length ? Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart)) : handleTupleResults(itemResults, payload, items, input, optoutStart);
 };
});

function getTupleOptStart(items, key) {
 for (let i = items.length - 1; i >= 0; i--) if (!("optin" === key ? void 0 !== items[i]._zod.optin : "optional" === items[i]._zod.optout)) return i + 1;
 return 0;
}

function handleTupleResult(result, final, index) {
 result.issues.length && final.issues.push(...prefixIssues(index, result.issues)), 
 final.value[index] = result.value;
}

function handleTupleResults(itemResults, final, items, input, optoutStart) {
 for (let i = 0; i < items.length; i++) {
  const r = itemResults[i], isPresent = i < input.length;
  if (!isPresent && i >= optoutStart && "optional" === items[i]._zod.optin) {
   final.value.length = i;
   break;
  }
  if (r.issues.length) {
   if (!isPresent && i >= optoutStart) {
    final.value.length = i;
    break;
   }
   final.issues.push(...prefixIssues(i, r.issues));
  }
  final.value[i] = r.value;
 }
 for (let i = final.value.length - 1; i >= input.length && "optional" === items[i]._zod.optout && void 0 === final.value[i]; i--) final.value.length = i;
 return final;
}

const $ZodEnum = $constructor("$ZodEnum", (inst, def) => {
 $ZodType.init(inst, def);
 const values = getEnumValues(def.entries), valuesSet = new Set(values);
 inst._zod.values = valuesSet, defineLazyInternal(inst, "pattern", zod => {
  const patternValues = getEnumValues(zod.def.entries).filter(k => propertyKeyTypes.has(typeof k));
  return new RegExp(patternValues.length ? `^(${patternValues.map(o => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
 }), inst._zod.parse = (payload, _ctx) => {
  const input = payload.value;
  return valuesSet.has(input) || payload.issues.push({
   code: "invalid_value",
   values: values,
   input: input,
   inst: inst
  }), payload;
 };
}), $ZodLiteral = $constructor("$ZodLiteral", (inst, def) => {
 $ZodType.init(inst, def);
 const values = new Set(def.values);
 inst._zod.values = values, defineLazyInternal(inst, "pattern", zod => {
  const vals = zod.def.values;
  return new RegExp(vals.length ? `^(${vals.map(o => "string" == typeof o ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
 }), inst._zod.parse = (payload, _ctx) => {
  const input = payload.value;
  return values.has(input) || payload.issues.push({
   code: "invalid_value",
   values: def.values,
   input: input,
   inst: inst
  }), payload;
 };
}), $ZodTransform = $constructor("$ZodTransform", (inst, def) => {
 $ZodType.init(inst, def), inst._zod.optin = "optional", core_globalConfig.memoizer?.guard(inst), 
 inst._zod.parse = (payload, ctx) => {
  if ("backward" === ctx.direction) throw new $ZodEncodeError(inst.constructor.name);
  const _out = def.transform(payload.value, payload);
  if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then(output => (payload.value = output, 
  payload));
  if (_out instanceof Promise) throw new $ZodAsyncError;
  return payload.value = _out, payload;
 };
});

function handleOptionalResult(payload, result) {
 return payload.value = result.issues.length ? void 0 : result.value, payload;
}

const $ZodOptional = $constructor("$ZodOptional", (inst, def) => {
 $ZodType.init(inst, def), defineLazyInternal(inst, "optin", zod => "defaulted" === zod.def.innerType._zod.optin ? "defaulted" : "optional"), 
 inst._zod.optout = "optional", defineLazyInternal(inst, "values", zod => {
  const values = zod.def.innerType._zod.values;
  return values ? new Set([ ...values, void 0 ]) : void 0;
 }), defineLazyInternal(inst, "pattern", zod => {
  const pattern = zod.def.innerType._zod.pattern;
  return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
 }), inst._zod.parse = (payload, ctx) => {
  if (void 0 === payload.value) {
   if ("defaulted" !== def.innerType._zod.optin) return payload;
   const result = def.innerType._zod.run({
    value: payload.value,
    issues: []
   }, ctx);
   return result instanceof Promise ? result.then(result => handleOptionalResult(payload, result)) : handleOptionalResult(payload, result);
  }
  return def.innerType._zod.run(payload, ctx);
 };
}), $ZodExactOptional = $constructor("$ZodExactOptional", (inst, def) => {
 $ZodOptional.init(inst, def), defineLazyInternal(inst, "values", zod => zod.def.innerType._zod.values), 
 defineLazyInternal(inst, "pattern", zod => zod.def.innerType._zod.pattern), inst._zod.parse = (payload, ctx) => def.innerType._zod.run(payload, ctx);
}), $ZodNullable = $constructor("$ZodNullable", (inst, def) => {
 $ZodType.init(inst, def), defineLazyInternal(inst, "optin", zod => zod.def.innerType._zod.optin), 
 defineLazyInternal(inst, "optout", zod => zod.def.innerType._zod.optout), defineLazyInternal(inst, "pattern", zod => {
  const pattern = zod.def.innerType._zod.pattern;
  return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
 }), defineLazyInternal(inst, "values", zod => zod.def.innerType._zod.values ? new Set([ ...zod.def.innerType._zod.values, null ]) : void 0), 
 inst._zod.parse = (payload, ctx) => null === payload.value ? payload : def.innerType._zod.run(payload, ctx);
}), $ZodPrefault = $constructor("$ZodPrefault", (inst, def) => {
 $ZodType.init(inst, def), inst._zod.optin = "defaulted", defineLazyInternal(inst, "values", zod => zod.def.innerType._zod.values), 
 inst._zod.parse = (payload, ctx) => ("backward" === ctx.direction || void 0 === payload.value && (payload.value = def.defaultValue), 
 def.innerType._zod.run(payload, ctx));
}), $ZodPipe = $constructor("$ZodPipe", (inst, def) => {
 $ZodType.init(inst, def), defineLazyInternal(inst, "values", zod => zod.def.in._zod.values), 
 defineLazyInternal(inst, "optin", zod => zod.def.in._zod.optin), defineLazyInternal(inst, "optout", zod => zod.def.out._zod.optout), 
 defineLazyInternal(inst, "propValues", zod => zod.def.in._zod.propValues), inst._zod.parse = (payload, ctx) => {
  if ("backward" === ctx.direction) {
   const right = def.out._zod.run(payload, ctx);
   return right instanceof Promise ? right.then(right => handlePipeResult(right, def.in, ctx)) : handlePipeResult(right, def.in, ctx);
  }
  const left = def.in._zod.run(payload, ctx);
  return left instanceof Promise ? left.then(left => handlePipeResult(left, def.out, ctx)) : handlePipeResult(left, def.out, ctx);
 };
});

function handlePipeResult(left, next, ctx) {
 return left.issues.some(iss => "unrecognized_keys" !== iss.code) ? (left.aborted = !0, 
 left) : next._zod.run({
  value: left.value,
  issues: left.issues
 }, ctx);
}

var registries_a;

class $ZodRegistry {
 constructor() {
  this._map = new WeakMap, this._idmap = new Map;
 }
 add(schema, ..._meta) {
  const meta = _meta[0];
  return this._map.set(schema, meta), meta && "object" == typeof meta && "id" in meta && this._idmap.set(meta.id, schema), 
  this;
 }
 clear() {
  return this._map = new WeakMap, this._idmap = new Map, this;
 }
 remove(schema) {
  const meta = this._map.get(schema);
  return meta && "object" == typeof meta && "id" in meta && this._idmap.delete(meta.id), 
  this._map.delete(schema), this;
 }
 get(schema) {
  const p = schema._zod.parent;
  if (p) {
   const pm = {
    ...this.get(p) ?? {}
   };
   delete pm.id;
   const f = {
    ...pm,
    ...this._map.get(schema)
   };
   return Object.keys(f).length ? f : void 0;
  }
  return this._map.get(schema);
 }
 has(schema) {
  return this._map.has(schema);
 }
}

function snapshotChecks(def) {
 return def.checks && (def.checks = [ ...def.checks ]), def;
}

(registries_a = globalThis).__zod_globalRegistry ?? (registries_a.__zod_globalRegistry = function registry() {
 return new $ZodRegistry;
}()), globalThis.__zod_globalRegistry;

const _messageDesc = {
 get: function _getMessage() {
  const internals = this._zod;
  return internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2)), 
  internals.message;
 },
 set: function _setMessage(value) {
  this._zod.message = value;
 },
 enumerable: !0,
 configurable: !0
}, _issuesDesc = {
 value: void 0,
 enumerable: !1
}, _installedToString = new WeakSet([ Object.prototype, Error.prototype ]), initializer = (inst, def) => {
 inst.name = "$ZodError", _issuesDesc.value = def, Object.defineProperty(inst, "issues", _issuesDesc), 
 _issuesDesc.value = void 0, Object.defineProperty(inst, "message", _messageDesc);
 const proto = Object.getPrototypeOf(inst);
 _installedToString.has(proto) || (_installedToString.add(proto), Object.defineProperty(proto, "toString", {
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
  set(value) {
   Object.defineProperty(this, "toString", {
    value: value,
    configurable: !0,
    writable: !0
   });
  }
 }));
}, $ZodRealError = ($constructor("$ZodError", initializer), $constructor("$ZodError", initializer, void 0, {
 Parent: Error
})), _parse = _Err => {
 const fn = (schema, value, _ctx, _params) => {
  const ctx = _ctx ? {
   ..._ctx,
   async: !1
  } : {
   async: !1
  }, result = schema._zod.run({
   value: value,
   issues: []
  }, ctx);
  if (result instanceof Promise) throw new $ZodAsyncError;
  if (result.issues.length) {
   const e = new (_params?.Err ?? _Err)(result.issues.map(iss => finalizeIssue(iss, ctx, config())));
   throw captureStackTrace(e, _params?.callee ?? fn), e;
  }
  return result.value;
 };
 return fn;
}, parse_parse = _parse($ZodRealError), _parseAsync = _Err => {
 const fn = async (schema, value, _ctx, params) => {
  const ctx = _ctx ? {
   ..._ctx,
   async: !0
  } : {
   async: !0
  };
  let result = schema._zod.run({
   value: value,
   issues: []
  }, ctx);
  if (result instanceof Promise && (result = await result), result.issues.length) {
   const e = new (params?.Err ?? _Err)(result.issues.map(iss => finalizeIssue(iss, ctx, config())));
   throw captureStackTrace(e, params?.callee ?? fn), e;
  }
  return result.value;
 };
 return fn;
}, parse_parseAsync = _parseAsync($ZodRealError), _safeParse = _Err => (schema, value, _ctx) => {
 const ctx = _ctx ? {
  ..._ctx,
  async: !1
 } : {
  async: !1
 }, result = schema._zod.run({
  value: value,
  issues: []
 }, ctx);
 if (result instanceof Promise) throw new $ZodAsyncError;
 return result.issues.length ? failure(_Err, result.issues, ctx) : {
  success: !0,
  data: result.value
 };
}, safeParse = _safeParse($ZodRealError);

function failure(Err, issues, ctx) {
 let error;
 return {
  success: !1,
  get error() {
   return error || (error = new Err(issues.map(iss => finalizeIssue(iss, ctx, config()))), 
   issues = void 0, ctx = void 0), error;
  },
  set error(e) {
   error = e, issues = void 0, ctx = void 0;
  }
 };
}

const _safeParseAsync = _Err => async (schema, value, _ctx) => {
 const ctx = _ctx ? {
  ..._ctx,
  async: !0
 } : {
  async: !0
 };
 let result = schema._zod.run({
  value: value,
  issues: []
 }, ctx);
 return result instanceof Promise && (result = await result), result.issues.length ? failure(_Err, result.issues, ctx) : {
  success: !0,
  data: result.value
 };
}, safeParseAsync = _safeParseAsync($ZodRealError), ZodMiniType = $constructor("ZodMiniType", (inst, def) => {
 if (!inst._zod) throw new Error("Uninitialized schema in ZodMiniType.");
 $ZodType.init(inst, def), inst.def = def, inst.type = def.type;
}, {
 get with() {
  return this.check;
 },
 set with(value) {
  own(this, "with", value);
 },
 parse(data, params) {
  return parse_parse(this, data, params, {
   callee: this.parse
  });
 },
 parseAsync(data, params) {
  return parse_parseAsync(this, data, params, {
   callee: this.parseAsync
  });
 },
 safeParse(data, params) {
  return safeParse(this, data, params);
 },
 safeParseAsync(data, params) {
  return safeParseAsync(this, data, params);
 },
 check(...checks) {
  const def = this.def;
  return this.clone({
   ...def,
   checks: [ ...def.checks ?? [], ...checks.map(ch => "function" == typeof ch ? {
    _zod: {
     check: ch,
     def: {
      check: "custom"
     },
     onattach: []
    }
   } : ch) ]
  }, {
   parent: !0
  });
 },
 clone(_def, params) {
  return function clone(inst, def, params) {
   const cl = new inst._zod.constr(def ?? inst._zod.def);
   return def && !params?.parent || (cl._zod.parent = inst), cl;
  }(this, _def, params);
 },
 brand() {
  return this;
 },
 register(reg, meta) {
  return reg.add(this, meta), this;
 },
 apply(fn, ...args) {
  return 0 === args.length ? fn(this) : fn(this, ...args);
 }
}), ZodMiniString = $constructor("ZodMiniString", (inst, def) => {
 $ZodString.init(inst, def), ZodMiniType.init(inst, def);
});

function schemas_string(params) {
 return function _string(Class, params) {
  return new Class(snapshotChecks({
   type: "string",
   ...normalizeParams(params)
  }));
 }(ZodMiniString, params);
}

const ZodMiniStringFormat = $constructor("ZodMiniStringFormat", (inst, def) => {
 $ZodStringFormat.init(inst, def), ZodMiniString.init(inst, def);
}), ZodMiniUUID = $constructor("ZodMiniUUID", (inst, def) => {
 $ZodUUID.init(inst, def), ZodMiniStringFormat.init(inst, def);
});

const ZodMiniNumber = $constructor("ZodMiniNumber", (inst, def) => {
 $ZodNumber.init(inst, def), ZodMiniType.init(inst, def);
});

function schemas_number(params) {
 return function _number(Class, params) {
  return new Class(snapshotChecks({
   type: "number",
   checks: [],
   ...normalizeParams(params)
  }));
 }(ZodMiniNumber, params);
}

const ZodMiniBoolean = $constructor("ZodMiniBoolean", (inst, def) => {
 $ZodBoolean.init(inst, def), ZodMiniType.init(inst, def);
});

const ZodMiniArray = $constructor("ZodMiniArray", (inst, def) => {
 $ZodArray.init(inst, def), ZodMiniType.init(inst, def);
});

function array(element, params) {
 return new ZodMiniArray({
  type: "array",
  element: element,
  ...normalizeParams(params)
 });
}

const ZodMiniObject = $constructor("ZodMiniObject", (inst, def) => {
 $ZodObject.init(inst, def), ZodMiniType.init(inst, def), function installLazyProp(inst, key, make, enumerable) {
  const proto = function claim(inst, sentinel) {
   const proto = Object.getPrototypeOf(inst);
   return sentinel in proto ? void 0 : proto;
  }(inst, key);
  proto && Object.defineProperty(proto, key, {
   configurable: !0,
   get() {
    const desc = {
     configurable: !0,
     writable: !0,
     enumerable: enumerable,
     value: void 0
    };
    return Object.defineProperty(this, key, desc), desc.value = make(this), Object.defineProperty(this, key, desc), 
    desc.value;
   },
   set(value) {
    Object.defineProperty(this, key, {
     configurable: !0,
     writable: !0,
     enumerable: enumerable,
     value: value
    });
   }
  });
 }(inst, "shape", self => self._zod.def.shape, !1);
});

function object(shape, params) {
 const def = {
  type: "object",
  shape: shape ?? {},
  ...normalizeParams(params)
 };
 return new ZodMiniObject(def);
}

const ZodMiniTuple = $constructor("ZodMiniTuple", (inst, def) => {
 $ZodTuple.init(inst, def), ZodMiniType.init(inst, def);
});

function tuple(items, _paramsOrRest, _params) {
 const hasRest = _paramsOrRest instanceof $ZodType;
 return new ZodMiniTuple({
  type: "tuple",
  items: items,
  rest: hasRest ? _paramsOrRest : null,
  ...normalizeParams(hasRest ? _params : _paramsOrRest)
 });
}

const ZodMiniEnum = $constructor("ZodMiniEnum", (inst, def) => {
 $ZodEnum.init(inst, def), ZodMiniType.init(inst, def), inst.options = [ ...inst._zod.values ];
});

function schemas_enum(values, params) {
 const entries = Array.isArray(values) ? Object.fromEntries(values.map(v => [ v, v ])) : values;
 return new ZodMiniEnum({
  type: "enum",
  entries: entries,
  ...normalizeParams(params)
 });
}

const ZodMiniLiteral = $constructor("ZodMiniLiteral", (inst, def) => {
 $ZodLiteral.init(inst, def), ZodMiniType.init(inst, def);
});

function literal(value, params) {
 return new ZodMiniLiteral({
  type: "literal",
  values: Array.isArray(value) ? value : [ value ],
  ...normalizeParams(params)
 });
}

const ZodMiniTransform = $constructor("ZodMiniTransform", (inst, def) => {
 $ZodTransform.init(inst, def), ZodMiniType.init(inst, def);
}), ZodMiniOptional = $constructor("ZodMiniOptional", (inst, def) => {
 $ZodOptional.init(inst, def), ZodMiniType.init(inst, def);
});

function optional(innerType) {
 return new ZodMiniOptional({
  type: "optional",
  innerType: innerType
 });
}

const ZodMiniExactOptional = $constructor("ZodMiniExactOptional", (inst, def) => {
 $ZodExactOptional.init(inst, def), ZodMiniType.init(inst, def);
});

function exactOptional(innerType) {
 return new ZodMiniExactOptional({
  type: "optional",
  innerType: innerType
 });
}

const ZodMiniNullable = $constructor("ZodMiniNullable", (inst, def) => {
 $ZodNullable.init(inst, def), ZodMiniType.init(inst, def);
});

function nullable(innerType) {
 return new ZodMiniNullable({
  type: "nullable",
  innerType: innerType
 });
}

const ZodMiniPrefault = $constructor("ZodMiniPrefault", (inst, def) => {
 $ZodPrefault.init(inst, def), ZodMiniType.init(inst, def);
});

function prefault(innerType, defaultValue) {
 return new ZodMiniPrefault({
  type: "prefault",
  innerType: innerType,
  get defaultValue() {
   return "function" == typeof defaultValue ? defaultValue() : function shallowClone(o) {
    return function isPlainObject(o) {
     if (!1 === util_isObject(o)) return !1;
     const ctor = o.constructor;
     if (void 0 === ctor) return !0;
     if ("function" != typeof ctor) return !0;
     const prot = ctor.prototype;
     return !1 !== util_isObject(prot) && !1 !== Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf");
    }(o) ? {
     ...o
    } : Array.isArray(o) ? [ ...o ] : o instanceof Map ? new Map(o) : o instanceof Set ? new Set(o) : o;
   }(defaultValue);
  }
 });
}

const ZodMiniPipe = $constructor("ZodMiniPipe", (inst, def) => {
 $ZodPipe.init(inst, def), ZodMiniType.init(inst, def);
});

function keptStep(step) {
 const loadBalancers = step.change.loadBalancers.map(one => ({
  ...one,
  servers: keptServers(one.servers)
 }));
 return {
  ...step,
  change: {
   ...step.change,
   loadBalancers: loadBalancers
  }
 };
}

function keptServers(servers) {
 const kept = [];
 let last = {
  past: "",
  named: []
 };
 for (const {backend: backend, server: server, address: address, ...past} of servers) {
  const words = JSON.stringify(past);
  words !== last.past && (last = {
   past: words,
   named: []
  }, kept.push({
   ...past,
   named: last.named
  })), last.named.push([ backend, server, address ]);
 }
 return kept;
}

let schema = null;

function parseSavedStep(json) {
 return schema ??= function schemaOf() {
  const state = schemas_enum([ "ready", "drain", "maint" ]), check = schemas_enum([ "enabled", "disabled" ]), settings = object({
   state: state,
   weight: schemas_number(),
   checks: exactOptional(check),
   agent: exactOptional(check)
  }), servers = object({
   named: array(tuple([ schemas_string(), schemas_string(), schemas_string() ])),
   before: settings,
   beforeStep: exactOptional(settings),
   health: schemas_enum([ "up", "down", "unchecked" ]),
   lent: exactOptional(literal(!0)),
   sent: object({
    states: array(state),
    weights: array(schemas_number()),
    checks: exactOptional(array(check)),
    agent: exactOptional(array(check))
   })
  }), process = object({
   pid: schemas_number(),
   startedAt: schemas_number(),
   startToleranceSeconds: schemas_number(),
   startedOnClock: optional(schemas_number()),
   node: schemas_string(),
   seenAt: optional(schemas_number()),
   seenOnClock: optional(schemas_number()),
   commandPrefix: optional(schemas_string())
  }), change = object({
   operation: schemas_enum([ "drain", "maint", "ready", "weight", "status", "rolling" ]),
   onError: schemas_enum([ "rollback", "keep" ]),
   restore: schemas_enum([ "never", "always", "on-failure", "on-success" ]),
   minAvailable: object({
    kind: schemas_enum([ "count", "percent" ]),
    value: schemas_number()
   }),
   healthTimeoutMs: schemas_number(),
   reached: function _boolean(Class, params) {
    return new Class({
     type: "boolean",
     ...normalizeParams(params)
    });
   }(ZodMiniBoolean, params),
   scriptUnfinished: exactOptional(literal(!0)),
   loadBalancers: array(object({
    name: schemas_string(),
    process: process,
    servers: array(servers)
   }))
  });
  var params;
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
   change: change
  });
 }(), function savedOf(step) {
  const loadBalancers = step.change.loadBalancers.map(one => ({
   ...one,
   servers: one.servers.flatMap(({named: named, ...past}) => named.map(([backend, server, address]) => ({
    backend: backend,
    server: server,
    address: address,
    ...past
   })))
  }));
  return {
   ...step,
   change: {
    ...step.change,
    loadBalancers: loadBalancers
   }
  };
 }(schema.parse(json));
}

function ourFolder() {
 const folder = (0, external_node_path_.join)(temporaryFolder() || (0, external_node_os_namespaceObject.tmpdir)(), "haproxy-server-state");
 return function isClosed(folder) {
  try {
   return (0, external_node_fs_.accessSync)(folder, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK), 
   !1;
  } catch (error) {
   return error instanceof Error && "code" in error && "EACCES" === error.code && (0, 
   external_node_fs_.statSync)(folder).isDirectory();
  }
 }(folder) ? `${folder}-${process.getuid?.()}` : folder;
}

function makeOurFolder() {
 const folder = ourFolder();
 return (0, external_node_fs_.mkdirSync)(folder, {
  recursive: !0,
  mode: 448
 }), folder;
}

function readText(path) {
 const file = (0, external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
 try {
  if (!(0, external_node_fs_.fstatSync)(file).isFile()) throw new Error(`${path} is not a file`);
  return (0, external_node_fs_.readFileSync)(file, "utf8");
 } finally {
  (0, external_node_fs_.closeSync)(file);
 }
}

function removeFile(path) {
 try {
  (0, external_node_fs_.rmSync)(path, {
   force: !0
  });
 } catch {}
}

const SUFFIX = ".journal", ATTENDED_SUFFIX = ".attended", STARTED_AT = timeNow();

function writeEntry(id, entry, startedAt = STARTED_AT) {
 const folder = makeOurFolder(), draft = (0, external_node_path_.join)(folder, `${randomId()}.draft`);
 try {
  const kept = {
   job: jobId(),
   startedAt: startedAt,
   at: entry.at,
   step: keptStep(entry.step)
  };
  (0, external_node_fs_.writeFileSync)(draft, JSON.stringify(kept), {
   mode: 384,
   flag: "wx"
  });
 } catch (error) {
  if (removeFile(draft), !hasMadeRoom(error)) throw error;
  return void writeEntry(id, entry, startedAt);
 }
 (0, external_node_fs_.renameSync)(draft, (0, external_node_path_.join)(folder, id + SUFFIX));
}

function hasEntry(id) {
 return (0, external_node_fs_.existsSync)((0, external_node_path_.join)(ourFolder(), id + SUFFIX));
}

function timeNow() {
 return String(process.hrtime.bigint()).padStart(20, "0");
}

function readEntry(id) {
 try {
  const {job: job, at: at, step: step} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), id + SUFFIX)));
  return job === jobId() && "string" == typeof at ? {
   at: at,
   step: parseSavedStep(step)
  } : null;
 } catch {
  return null;
 }
}

function allEntries() {
 return fileNames(SUFFIX).flatMap(name => {
  const id = name.slice(0, -SUFFIX.length), entry = readEntry(id);
  return null === entry ? [] : [ {
   ...entry,
   id: id
  } ];
 });
}

function noteAttended(id) {
 if (fileNames(SUFFIX).includes(id + SUFFIX)) try {
  (0, external_node_fs_.writeFileSync)((0, external_node_path_.join)(makeOurFolder(), id + ATTENDED_SUFFIX), "", {
   mode: 384
  });
 } catch {}
}

function attendedIds() {
 const names = new Set(fileNames(ATTENDED_SUFFIX));
 return id => names.has(id + ATTENDED_SUFFIX);
}

function startOf(id) {
 try {
  const {startedAt: startedAt} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), id + SUFFIX)));
  return "string" == typeof startedAt ? startedAt : "";
 } catch {
  return "";
 }
}

function eraseEntry(id) {
 for (const suffix of [ SUFFIX, ATTENDED_SUFFIX ]) removeFile((0, external_node_path_.join)(ourFolder(), id + suffix));
}

function fileNames(suffix) {
 try {
  return (0, external_node_fs_.readdirSync)(ourFolder()).filter(name => name.endsWith(suffix));
 } catch {
  return [];
 }
}

const INTERRUPT_MS = 3e3, KILL_MS = 1e3, os_process_LOOK_EVERY_MS = 20, OUTLAST_EVERY_MS = 200;

function thisProcess() {
 return identityOf(process.pid)?.identity ?? null;
}

async function endProcess(identity, clock) {
 if (!isAlive(identity)) return "gone";
 const all = [ identity, ...descendantsOf(identity.pid) ];
 os_process_send(identity, "SIGINT"), await untilGone([ identity ], INTERRUPT_MS, clock);
 for (const one of all) os_process_send(one, "SIGKILL");
 return await untilGone(all, KILL_MS, clock) ? "ended" : "alive";
}

async function outlastSession(leader, limitMs, clock, signal) {
 for (const giveUpAt = clock.now() + limitMs; sessionOf(leader).length > 0; ) {
  if (clock.now() >= giveUpAt || signal?.aborted) return !1;
  await clock.sleep(OUTLAST_EVERY_MS);
 }
 return !0;
}

function sessionOf({pid: pid, startedAt: startedAt}) {
 const all = allProcesses().filter(({session: session}) => session === pid), leader = all.find(({identity: identity}) => identity.pid === pid)?.identity;
 return void 0 === leader || leader.startedAt === startedAt ? all.map(({identity: identity}) => identity) : [];
}

async function untilGone(processes, limitMs, clock) {
 const giveUpAt = clock.now() + limitMs;
 for (;processes.some(isAlive); ) {
  if (clock.now() >= giveUpAt) return !1;
  await clock.sleep(os_process_LOOK_EVERY_MS);
 }
 return !0;
}

function os_process_send(identity, signal) {
 try {
  isAlive(identity) && process.kill(identity.pid, signal);
 } catch {}
}

function isAlive({pid: pid, startedAt: startedAt}) {
 return identityOf(pid)?.identity.startedAt === startedAt;
}

function descendantsOf(root) {
 const all = allProcesses(), found = new Set([ root ]);
 for (let size = 0; size !== found.size; ) {
  size = found.size;
  for (const {identity: identity, parent: parent} of all) found.has(parent) && found.add(identity.pid);
 }
 return all.map(({identity: identity}) => identity).filter(({pid: pid}) => pid !== root && found.has(pid));
}

function allProcesses() {
 try {
  return (0, external_node_fs_.readdirSync)("/proc").flatMap(name => /^\d+$/.test(name) ? identityOf(Number(name)) ?? [] : []);
 } catch {
  return [];
 }
}

function identityOf(pid) {
 try {
  const stat = (0, external_node_fs_.readFileSync)(`/proc/${pid}/stat`, "utf8"), fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "), [state, parent, , session] = fields, startedAt = fields[19];
  return void 0 === startedAt || "Z" === state || "X" === state ? null : {
   identity: {
    pid: pid,
    startedAt: startedAt
   },
   parent: Number(parent),
   session: Number(session)
  };
 } catch {
  return null;
 }
}

var external_node_net_ = __nccwpck_require__(30);

function serverIdOf(address, server) {
 return serverIdAt(loadBalancerIdOf(address), server);
}

function serverIdAt(loadBalancerId, server) {
 return JSON.stringify([ loadBalancerId, server ]);
}

function loadBalancerIdOf(address) {
 const parsed = (0, haproxy_address.or)(address);
 return parsed.ok ? processIdOf(parsed.value) : address;
}

function processIdOf({transport: transport, process: process}) {
 return `${function socketOf(transport) {
  switch (transport.kind) {
  case "unix":
   return external_node_path_.posix.normalize(transport.path);

  case "ssh":
   {
    const {host: host, port: port, remote: remote} = transport;
    return JSON.stringify([ "ssh", server_id_hostOf(host), port ?? 22, external_node_path_.posix.normalize(remote) ]);
   }

  default:
   return JSON.stringify([ transport.kind, portOf(transport) ]);
  }
 }(transport)}${process ?? ""}`;
}

function portOf({host: host, port: port}) {
 return `${server_id_hostOf(host)} ${port}`;
}

function server_id_hostOf(host) {
 return host.includes(":") && (0, external_node_net_.isIPv6)(host) && !host.includes("%") ? new URL(`http://[${host}]`).hostname : host.toLowerCase().replace(/\.$/, "");
}

const under_way_SUFFIX = ".under-way";

let under_way_file = null, loadBalancers = 0;

const begun = new Map;

function noteUnderWay(job = jobId()) {
 loadBalancers += 1;
 const loadBalancer = loadBalancers;
 return {
  begin: ({pid: pid, startedAt: startedAt, startedOnClock: startedOnClock, startToleranceSeconds: startToleranceSeconds, node: node, passedOn: passedOn}, sentAt) => {
   const identity = {
    pid: pid,
    startedAt: startedAt,
    startedOnClock: startedOnClock,
    startToleranceSeconds: startToleranceSeconds,
    node: node
   }, process = passedOn ? {
    ...identity,
    passedOn: passedOn
   } : identity, line = {
    loadBalancer: loadBalancer,
    sentAt: sentAt,
    process: process
   };
   begun.set(loadBalancer, line), under_way_note(job, line);
  },
  end: () => {
   begun.delete(loadBalancer) && under_way_note(job, {
    loadBalancer: loadBalancer
   });
  }
 };
}

function under_way_note(job, line) {
 try {
  if (null === under_way_file || function isGone(descriptor) {
   return 0 === (0, external_node_fs_.fstatSync)(descriptor).nlink;
  }(under_way_file.descriptor)) {
   under_way_file = function opened(job, former) {
    null !== former && (0, external_node_fs_.closeSync)(former.descriptor), under_way_file = null;
    const path = (0, external_node_path_.join)(makeOurFolder(), `${randomId()}${under_way_SUFFIX}`), descriptor = (0, 
    external_node_fs_.openSync)(path, "a", 384), head = JSON.stringify({
     job: job
    });
    try {
     if ((0, external_node_fs_.writeSync)(descriptor, head) < Buffer.byteLength(head)) throw new Error("There is no room for it");
    } catch (error) {
     throw (0, external_node_fs_.closeSync)(descriptor), removeFile(path), error;
    }
    return process.off("exit", removeAnswered).once("exit", removeAnswered), {
     path: path,
     descriptor: descriptor,
     headBytes: Buffer.byteLength(head)
    };
   }(job, under_way_file);
   for (const one of begun.values()) (0, external_node_fs_.writeSync)(under_way_file.descriptor, textOf(one));
   return;
  }
  0 === begun.size ? (0, external_node_fs_.ftruncateSync)(under_way_file.descriptor, under_way_file.headBytes) : (0, 
  external_node_fs_.writeSync)(under_way_file.descriptor, textOf(line));
 } catch {}
}

function removeAnswered() {
 null !== under_way_file && 0 === begun.size && removeFile(under_way_file.path);
}

function textOf(line) {
 return `\n${JSON.stringify(line)}`;
}

const MOMENT_MS = 50;

function unansweredInJob(clock) {
 let open = [], readAt = Number.NEGATIVE_INFINITY;
 const seen = new Map;
 return {
  lateForMs: process => {
   const now = clock.now();
   return Math.max(0, ...(process => (clock.now() - readAt >= MOMENT_MS && (open = fileNames(under_way_SUFFIX).flatMap(readOpen), 
   readAt = clock.now()), open.filter(one => (0, late_command.E6)(one.process, process))))(process).map(one => Math.max(late_command.Xz, ((one, now) => {
    const until = one.until ?? now + (0, late_command.jx)(one.sentAt, now);
    return void 0 === one.until && noteOf(one, {
     until: until
    }), one.until = until, seen.set(`${one.name} ${one.loadBalancer} ${one.sentAt}`, {
     ...one,
     until: until
    }), until;
   })(one, now) - now)));
  },
  settle: (process, lookedAt) => {
   for (const [key, one] of seen) one.until > lookedAt || !(0, late_command.E6)(one.process, process) || (noteOf(one, {
    until: one.until,
    settled: !0
   }), seen.delete(key));
   readAt = Number.NEGATIVE_INFINITY;
  }
 };
}

function readOpen(name) {
 try {
  const [head, ...lines] = readText((0, external_node_path_.join)(ourFolder(), name)).split("\n").map(parsed);
  if (head?.job !== jobId()) return [];
  const open = new Map;
  for (const line of lines) null !== line && take(line, name, open);
  return [ ...open.values() ];
 } catch {
  return [];
 }
}

function take(line, name, open) {
 const {loadBalancer: loadBalancer} = line;
 if (!("of" in line)) {
  const {sentAt: sentAt, process: process} = line;
  return void (void 0 === sentAt || void 0 === process ? open.delete(loadBalancer) : open.set(loadBalancer, {
   name: name,
   loadBalancer: loadBalancer,
   sentAt: sentAt,
   process: process
  }));
 }
 const one = open.get(loadBalancer);
 one?.sentAt === line.of && (line.settled ? open.delete(loadBalancer) : open.set(loadBalancer, {
  ...one,
  until: line.until
 }));
}

function parsed(line) {
 try {
  return JSON.parse(line);
 } catch {
  return null;
 }
}

function noteOf({name: name, loadBalancer: loadBalancer, sentAt: sentAt}, more) {
 try {
  const descriptor = (0, external_node_fs_.openSync)((0, external_node_path_.join)(ourFolder(), name), external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND);
  try {
   (0, external_node_fs_.writeSync)(descriptor, textOf({
    loadBalancer: loadBalancer,
    of: sentAt,
    ...more
   }));
  } finally {
   (0, external_node_fs_.closeSync)(descriptor);
  }
 } catch {}
}

class HoldChannel {
 #socket;
 #answers=[];
 #wake=() => {};
 constructor(path) {
  this.#socket = (0, external_node_net_.connect)({
   path: path
  }), onLines(this.#socket, line => {
   this.#answers.push(line), this.#wake();
  }), this.#socket.on("error", () => {}), this.#socket.on("close", () => this.#wake());
 }
 async ask(command, limitMs) {
  return await this.#exchange(command, limitMs);
 }
 async askWho(ids, limitMs) {
  return await this.#exchange({
   kind: "who",
   ids: ids
  }, limitMs);
 }
 async #exchange(command, limitMs) {
  this.#socket.ref(), this.#socket.write(`${JSON.stringify(command)}\n`);
  let isLate = !1;
  const callOff = src_clock.ml.alarm(limitMs, () => {
   isLate = !0, this.#wake();
  });
  try {
   for (;;) {
    const answer = this.#answers.shift();
    if (void 0 !== answer) return JSON.parse(answer);
    if (isLate || this.#socket.destroyed) throw new Error("no answer");
    await new Promise(resolve => {
     this.#wake = resolve;
    });
   }
  } finally {
   callOff(), this.#socket.unref();
  }
 }
 close() {
  this.#socket.destroy();
 }
}

function onLines(socket, take) {
 let rest = "";
 socket.setEncoding("utf8"), socket.on("data", text => {
  const lines = (rest + text).split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) take(line);
 });
}

const hold_file_SUFFIX = ".hold", UNHEARD = "it did not answer any more, and was ended";

function identified(loadBalancers, places) {
 return loadBalancers.flatMap(({name: name, servers: servers}) => {
  const place = places.get(name);
  return void 0 === place ? [] : servers.map(server => ({
   id: serverIdAt(place, (0, haproxy_server.TN)(server)),
   settings: server.settings
  }));
 });
}

function writeHoldFile(id, content) {
 const path = (0, external_node_path_.join)(makeOurFolder(), id + hold_file_SUFFIX);
 (0, external_node_fs_.writeFileSync)(`${path}.draft`, JSON.stringify(content), {
  mode: 384
 }), (0, external_node_fs_.renameSync)(`${path}.draft`, path);
}

function hasHoldFile(id) {
 return (0, external_node_fs_.existsSync)((0, external_node_path_.join)(ourFolder(), id + hold_file_SUFFIX));
}

function readHoldFile(id) {
 try {
  return function hold_file_parse(json) {
   const settings = object({
    state: exactOptional(schemas_enum([ "ready", "drain", "maint" ])),
    weight: exactOptional(schemas_number()),
    checks: exactOptional(schemas_enum([ "enabled", "disabled" ])),
    agent: exactOptional(schemas_enum([ "enabled", "disabled" ]))
   }), haproxy = object({
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
     process: haproxy
    })),
    socket: schemas_string(),
    servers: array(object({
     id: schemas_string(),
     settings: settings
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
     process: haproxy
    })),
    ended: nullable(schemas_string())
   }).parse(json);
  }(JSON.parse(readText((0, external_node_path_.join)(ourFolder(), id + hold_file_SUFFIX))));
 } catch {
  return null;
 }
}

function holdIds() {
 try {
  return (0, external_node_fs_.readdirSync)(ourFolder()).filter(name => name.endsWith(hold_file_SUFFIX)).map(name => name.slice(0, -hold_file_SUFFIX.length));
 } catch {
  return [];
 }
}

const private_folders_STATE = "private-folders", LONGEST_BYTES = 76, private_folders_HARMLESS = /^[A-Za-z0-9_./+-]+$/;

let made = null;

function privateFolders() {
 made ??= function make() {
  const files = (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(makeOurFolder(), "s-")), sockets = isFit(files) ? files : (0, 
  external_node_fs_.mkdtempSync)((0, external_node_path_.join)(isFit((0, external_node_path_.join)((0, 
  external_node_os_namespaceObject.tmpdir)(), "hss-xxxxxx")) ? (0, external_node_os_namespaceObject.tmpdir)() : "/tmp", "hss-"));
  return process.once("exit", () => remove([ files, sockets ])), github_saveState({
   [private_folders_STATE]: JSON.stringify([ files, sockets ])
  }), {
   files: files,
   sockets: sockets
  };
 }();
 for (const folder of [ made.files, made.sockets ]) (0, external_node_fs_.existsSync)(folder) || makeAnew(folder);
 return made;
}

function makeAnew(folder) {
 makeOurFolder(), (0, external_node_fs_.mkdirSync)(folder, {
  mode: 448
 });
}

function isFit(folder) {
 return private_folders_HARMLESS.test(folder) && Buffer.byteLength(folder) <= LONGEST_BYTES;
}

function removeLeftFolders() {
 const saved = savedState(private_folders_STATE);
 return "" === saved ? [] : remove(JSON.parse(saved));
}

function remove(folders) {
 return folders.filter(folder => {
  try {
   return (0, external_node_fs_.rmSync)(folder, {
    recursive: !0,
    force: !0
   }), !1;
  } catch {
   return !0;
  }
 });
}

function usableCredentials({ssh: ssh, tls: tls, dataPlane: dataPlane}) {
 return {
  ssh: {
   ...ssh,
   options: new Map(ssh.options)
  },
  tls: tls,
  dataPlane: dataPlane,
  folders: privateFolders
 };
}

async function hold() {
 const {text: text} = process.getBuiltinModule("node:stream/consumers"), order = JSON.parse(await text(process.stdin));
 for (const signal of [ "SIGINT", "SIGTERM" ]) process.on(signal, () => process.exit(1));
 let holdProcess;
 try {
  holdProcess = new HoldProcess(order, await openerFor(order.addresses.map(hold_process_addressOf))), 
  await holdProcess.begin();
 } catch (error) {
  answer((0, errors.h_)(error).message), process.exit(1);
 }
 answer("holding"), await holdProcess.run(), process.exit(0);
}

function answer(words) {
 try {
  (0, external_node_fs_.writeSync)(3, words), (0, external_node_fs_.closeSync)(3);
 } catch {
  process.exit(1);
 }
}

function hold_process_addressOf({text: text}) {
 const parsed = (0, haproxy_address.or)(text);
 if (!parsed.ok) throw new Error(parsed.fault);
 return parsed.value;
}

function keysOf({address: address, keys: keys}, ids) {
 return keys.filter(key => ids.has(serverIdOf(address, key)));
}

function idsOf({address: address}, keys) {
 return keys.map(key => serverIdOf(address, key));
}

class HoldProcess {
 #order;
 #opener;
 #file;
 #controller=new AbortController;
 #holds;
 #servers=[];
 #suspendedFor=new Map;
 constructor(order, open) {
  this.#order = order, this.#opener = open;
  const addresses = new Map(order.addresses.map(({name: name, text: text}) => [ name, text ]));
  this.#holds = order.targets.map(target => {
   const address = addresses.get(target.name) ?? "", loadBalancer = this.#open(address), hold = new Hold(loadBalancer, target, {
    clock: src_clock.ml,
    signal: this.#controller.signal,
    tell: words => this.#tell(target.name, words),
    noteOnTheWay: onTheWay => this.#noteOnTheWay(address, onTheWay)
   });
   return {
    name: target.name,
    address: address,
    keys: target.servers.map(haproxy_server.TN),
    loadBalancer: loadBalancer,
    hold: hold
   };
  });
  const places = new Map([ ...addresses ].map(([name, text]) => [ name, loadBalancerIdOf(text) ]));
  this.#file = {
   process: thisProcess(),
   at: timeNow(),
   began: (0, src_clock.Et)(src_clock.ml),
   loadBalancers: order.targets.map(({name: name, process: process}) => ({
    id: places.get(name) ?? "",
    process: process
   })),
   socket: socketPath(order.id),
   servers: identified(order.targets, places),
   messages: [],
   undone: [],
   onTheWay: [],
   ended: null
  }, process.once("exit", () => this.#removeSocket());
 }
 async begin() {
  await Promise.all(this.#holds.map(({hold: hold}) => hold.begin())), await this.#listen(), 
  writeHoldFile(this.#order.id, this.#file);
 }
 #listen() {
  this.#servers.at(-1)?.close();
  const server = function holdServer(obey, ended) {
   return (0, external_node_net_.createServer)(socket => {
    let work = Promise.resolve();
    onLines(socket, line => {
     work = work.then(() => (async line => {
      const said = await obey(JSON.parse(line), socket);
      socket.write(`${JSON.stringify(said)}\n`);
     })(line)).catch(() => {
      socket.destroy();
     });
    }), socket.on("error", () => {}), socket.on("close", () => {
     work.then(() => ended(socket));
    });
   });
  }((command, connection) => this.#obey(command, connection), connection => this.#resumeInDoubt(connection)), {promise: promise, resolve: resolve, reject: reject} = Promise.withResolvers();
  return server.once("error", reject).listen(this.#file.socket, resolve), this.#servers.push(server), 
  promise;
 }
 async run() {
  this.#watchRunner(), this.#watchTime(), this.#keepReachable(), await Promise.all(this.#holds.map(({hold: hold}) => hold.run()));
  for (const {loadBalancer: loadBalancer} of this.#holds) loadBalancer.close();
  this.#end("nothing is left to hold"), await Promise.all(this.#servers.map(hold_process_closed));
 }
 #open(text) {
  return this.#opener(hold_process_addressOf({
   text: text
  }), {
   ...this.#order.connection,
   credentials: usableCredentials(this.#order.credentials),
   retries: 0,
   clock: src_clock.ml,
   random: Math.random,
   underWay: noteUnderWay(this.#order.job)
  });
 }
 #obey(command, connection) {
  const ids = new Set(command.ids);
  switch (command.kind) {
  case "release":
   return this.#noteUndone(({hold: hold}) => hold.trouble), this.#releaseForGood(ids);

  case "suspend":
   return this.#suspend(ids, connection);

  case "resume":
   return this.#resume(ids, connection);

  case "who":
   return this.#whoAnswers(ids);
  }
 }
 async #whoAnswers(ids) {
  const meant = this.#holds.find(one => keysOf(one, ids).length > 0);
  return void 0 === meant ? null : meant.hold.whoAnswers();
 }
 async #releaseForGood(ids) {
  const released = await Promise.all(this.#holds.map(async one => {
   const {keys: keys, process: process} = await one.hold.release(keysOf(one, ids));
   return idsOf(one, keys).map(id => ({
    id: id,
    process: process
   }));
  }));
  return this.#file.onTheWay = released.flat(), this.#release(ids);
 }
 async #release(ids) {
  await Promise.all(this.#holds.map(one => one.hold.release(keysOf(one, ids))));
  for (const id of ids) this.#suspendedFor.delete(id);
  return this.#file.servers = this.#file.servers.filter(({id: id}) => !ids.has(id)), 
  this.#holds.every(({hold: hold}) => hold.idle) ? this.#end("released") : this.#write(), 
  [ ...ids ];
 }
 async #suspend(ids, connection) {
  for (const id of ids) this.#suspendedFor.set(id, connection);
  return (await Promise.all(this.#holds.map(async one => idsOf(one, await one.hold.suspend(keysOf(one, ids)))))).flat();
 }
 async #resume(ids, connection) {
  const suspended = this.#takeSuspended(connection), again = new Set(suspended.filter(id => ids.has(id))), resumed = this.#holds.flatMap(one => idsOf(one, one.hold.resume(keysOf(one, again), "as-held")));
  return await this.#release(new Set(suspended.filter(id => !again.has(id)))), resumed;
 }
 #resumeInDoubt(connection) {
  const ids = new Set(this.#takeSuspended(connection));
  for (const one of this.#holds) one.hold.resume(keysOf(one, ids), "in-doubt");
 }
 #takeSuspended(connection) {
  const ids = [ ...this.#suspendedFor ].filter(([, own]) => own === connection).map(([id]) => id);
  for (const id of ids) this.#suspendedFor.delete(id);
  return ids;
 }
 async #watchRunner() {
  const {runner: runner} = this.#order, {signal: signal} = this.#controller;
  for (;null !== runner && !signal.aborted; ) await src_clock.ml.sleep(1e3, signal).catch(() => {}), 
  isAlive(runner) || this.#end("the runner is gone");
 }
 async #keepReachable() {
  const {signal: signal} = this.#controller, {socket: socket} = this.#file;
  for (;!signal.aborted; ) if (await src_clock.ml.sleep(1e3, signal).catch(() => {}), 
  !(signal.aborted || (0, external_node_fs_.existsSync)(socket) && hasHoldFile(this.#order.id))) {
   try {
    makeOurFolder(), (0, external_node_fs_.existsSync)((0, external_node_path_.dirname)(socket)) || (0, 
    external_node_fs_.mkdirSync)((0, external_node_path_.dirname)(socket), {
     mode: 448
    }), (0, external_node_fs_.existsSync)(socket) || await this.#listen();
   } catch {}
   signal.aborted || this.#write();
  }
 }
 async #watchTime() {
  await src_clock.ml.sleep(216e5, this.#controller.signal).catch(() => {}), this.#noteUndone(() => "six hours have passed, and nobody held it after that"), 
  this.#end("six hours have passed");
 }
 #noteUndone(why) {
  if (null !== this.#file.ended) return;
  const held = this.#holds.filter(({hold: hold}) => !hold.idle), undone = held.map(one => ({
   loadBalancer: one.name,
   text: why(one)
  }));
  this.#file.undone = undone.filter(({text: text}) => "" !== text);
 }
 #noteOnTheWay(address, {keys: keys, process: process}) {
  const place = loadBalancerIdOf(address), others = this.#file.onTheWay.filter(({id: id}) => !function isServerAt(loadBalancerId, serverId) {
   return serverId.startsWith(serverIdAt(loadBalancerId, "").slice(0, -2));
  }(place, id)), own = keys.map(key => ({
   id: serverIdAt(place, key),
   process: process
  }));
  this.#file.onTheWay = [ ...others, ...own ], this.#write();
 }
 #end(why) {
  null === this.#file.ended && (this.#file.ended = why, this.#write(), this.#controller.abort(why));
 }
 #tell(loadBalancer, words) {
  const {messages: messages} = this.#file;
  messages.push({
   at: (new Date).toISOString(),
   loadBalancer: loadBalancer,
   text: words
  }), messages.length > 200 && messages.splice(100, 1), this.#write();
 }
 #write() {
  try {
   writeHoldFile(this.#order.id, this.#file);
  } catch {}
 }
 #removeSocket() {
  const {socket: socket} = this.#file;
  removeFile(socket), (0, external_node_path_.dirname)(socket).startsWith(ourFolder()) || (0, 
  external_node_fs_.rmSync)((0, external_node_path_.dirname)(socket), {
   recursive: !0,
   force: !0
  });
 }
}

function hold_process_closed(server) {
 return new Promise(resolve => server.close(() => resolve()));
}

function socketPath(id) {
 const path = (0, external_node_path_.join)(makeOurFolder(), `${id.slice(0, 8)}.sock`);
 return Buffer.byteLength(path) <= 100 ? path : (0, external_node_path_.join)((0, 
 external_node_fs_.mkdtempSync)((0, external_node_path_.join)((0, external_node_os_namespaceObject.tmpdir)(), "hss-")), "s");
}

var src_duration = __nccwpck_require__(297);

function proofOf(server) {
 return isProvable(server) ? "maint" === server.admin ? "checks" : 0 === server.operationalState ? "watch" : "recheck" : "none";
}

function proofAfterReload(server) {
 return isProvable(server) ? "maint" === server.admin ? "checks" : 0 !== server.operationalState ? "recheck" : "drain" === server.admin ? "watch" : "checks" : "none";
}

function isProvable({tracks: tracks, maintCauses: maintCauses, checks: checks}) {
 const isHeld = maintCauses.includes("tracking") || maintCauses.includes("dns");
 return null === tracks && !isHeld && "enabled" === checks;
}

function isUp(server) {
 return (0, haproxy_server.ml)(server.status) && (0, haproxy_server.W_)(server);
}

function isChecked(server) {
 return "INI" !== server.checkStatus && "" !== server.checkStatus;
}

function isProvenStatus(status) {
 return "DRAIN" === status || "DRAIN (agent)" === status || "UP" === status;
}

function isStatusInRotation(status) {
 return /^(?:UP|no check)/.test(status);
}

function isProven(server) {
 return !!isProvenStatus(server.status) && ("DRAIN (agent)" !== server.status || hasPassed(server));
}

function isKnownHealthy(server) {
 return (0, haproxy_server.W_)(server) && (isProven(server) || (0, haproxy_server.CS)(server));
}

function hasPassed({checkStatus: checkStatus}) {
 return /^(L[4-7]OK|PROCOK)$/.test(checkStatus);
}

const LONGER = "raise `health-timeout` above `rise` \xd7 `inter` of the server (where they are set, `fastinter` counts while it comes up, and `downinter` while it is down)", TOO_FEW_CHECKS = `There were not enough checks yet: ${LONGER}.`;

class TooFewChecks extends errors.HR {
 name="TooFewChecks";
}

function unhealthyFailure(unproven, healthTimeoutMs, loadBalancer) {
 const words = grouped(unproven, ({now: now}) => `"${now.status}"`).map(([status, those]) => `${listed(those.map(({key: key}) => key))} ${verb(those.length, "is", "are")} ${status}`), limit = (0, 
 src_duration.a)(healthTimeoutMs), off = unproven.filter(isSwitchedOff).map(({now: now}) => now), tooFew = unproven.every(({begun: begun, now: now}) => !function hasFailedCheck(begun, now) {
  return "enabled" !== now.checks || isHeldByAgent(now) || now.checkFailures > begun.checkFailures || !/^(L[4-7]OK|PROCOK|INI|)$/.test(now.checkStatus);
 }(begun, now)), about = {
  loadBalancer: loadBalancer,
  servers: unproven.map(({key: key}) => key),
  brief: briefFor(unproven, tooFew, limit),
  detail: checkWords(unproven)
 };
 if (off.length > 0) return switchedOffFailure(off, loadBalancer, {
  within: ` within ${limit}`,
  about: about
 });
 const states = listed(words, 10, "; ");
 return tooFew ? new TooFewChecks("unhealthy", `Not proven healthy within ${limit}, though no check has failed: ${states}.`, {
  ...about,
  hint: TOO_FEW_CHECKS
 }) : new errors.HR("unhealthy", `Not healthy within ${limit}: ${states}.`, {
  ...about,
  hint: hintFor(unproven)
 });
}

const SWITCHED_OFF = "its health checks were switched off meanwhile";

function switchedOffFailure(servers, loadBalancer, {within: within = "", next: next = "then run this step again", about: about = {}} = {}) {
 const [first] = servers, keys = servers.map(haproxy_server.TN), whose = `the health ${verb(keys.length, "check", "checks")} of ${listed(keys)} ${verb(keys.length, "was", "were")}`;
 return new errors.HR("unhealthy", `Not proven healthy${within}: ${whose} switched off meanwhile.`, {
  loadBalancer: loadBalancer,
  servers: keys,
  brief: SWITCHED_OFF,
  hint: first && checkAgainHint(first, next),
  ...about
 });
}

function checkAgainHint(server, next) {
 const key = (0, haproxy_server.TN)(server), command = `\`enable health ${key}\``;
 return "none" !== server.checks ? `Send ${command}, ${next}.` : `Send ${command}, ${next}. Where HAProxy refuses that, ${key} has no health check any more, as behind a new \`add server\` without \`check\`: give it one.`;
}

function grouped(items, words) {
 return [ ...Map.groupBy(items, words) ];
}

function isSwitchedOff({begun: begun, now: now}) {
 return "enabled" === begun.checks && "enabled" !== now.checks;
}

function checkWords(unproven) {
 const said = grouped(unproven, ({now: now}) => function readiness_lastCheckOf({checkStatus: checkStatus, lastCheck: lastCheck}) {
  return [ checkStatus, lastCheck ].filter(text => "" !== text).join(": ");
 }(now)).filter(([words]) => "" !== words);
 return said.length < 2 ? said[0]?.[0] : listed(said.map(([words, those]) => `${listed(those.map(({key: key}) => key))}: ${words}`), 10, "; ");
}

function briefFor(unproven, tooFew, limit) {
 const [first] = unproven;
 if (unproven.some(isSwitchedOff)) return SWITCHED_OFF;
 if (tooFew) return `too few checks have run within ${limit}, though none has failed`;
 if (unproven.some(({now: now}) => isHeldByAgent(now))) return "its agent check says that it is down";
 if (unproven.every(({now: now}) => hasPassed(now))) return `its health check passes, but has not often enough within ${limit}`;
 const words = void 0 === first ? "" : function shortCheckOf({lastCheck: lastCheck, checkStatus: checkStatus}) {
  const [, code, words] = /^[^:]*?(?:, code (\d+))?: (.*)$/.exec(lastCheck) ?? [];
  return [ code, words ].filter(part => void 0 !== part).join(" ") || lastCheck || checkStatus;
 }(first.now);
 return "its health check fails" + ("" === words ? "" : ` (${words})`);
}

function hintFor(unproven) {
 if (unproven.some(({now: now}) => isHeldByAgent(now))) return "Its agent check says that it is down, and only the agent can end that: look at the agent.";
 if (unproven.every(({now: now}) => hasPassed(now))) return `Its last check passed: ${LONGER}.`;
 const application = "Look at the application: it does not pass HAProxy's health check. When it does, `operation: ready` lets it in.", unmoved = unproven.some(({begun: begun, now: now}) => begun.checkStatus === now.checkStatus && begun.lastCheck === now.lastCheck);
 return unmoved ? `${application} If it does by now, no check has run since: ${LONGER}.` : application;
}

function isHeldByAgent({status: status}) {
 return status.startsWith("DOWN") && status.includes("agent");
}

function isAsBefore(saved, now) {
 return isLoanOver(saved, now) || isEmpty(differences(pick(saved.before, sentSettings(saved)), settingsOf(now)));
}

function compare(saved, now, processes) {
 if (isAsBefore(saved, now)) return "as-before";
 if (isReplaced(saved, now)) return "replaced";
 const isOurs = isEmpty(settingsNotOurs(saved, now)) && !function isDisabledByReload({maintCauses: maintCauses}, {told: told, now: now}) {
  return maintCauses.includes("configuration") && !(0, haproxy_server.SM)(told, now);
 }(now, processes);
 return isOurs ? "as-left" : "not-ours";
}

function settingsNotOurs({before: before, sent: sent}, {forced: forced, weight: weight}) {
 return {
  ...0 === sent.states.length || [ before.state, ...sent.states ].includes(forced) ? {} : {
   state: forced
  },
  ...0 === sent.weights.length || [ before.weight, ...sent.weights ].includes(weight) ? {} : {
   weight: weight
  }
 };
}

function weightToGiveBack({before: before, sent: sent}, {weight: weight}) {
 return sent.weights.includes(weight) && weight !== before.weight ? before.weight : null;
}

function hasLostWeight(saved, now) {
 const {before: before, sent: sent} = saved, {forced: forced, weight: weight} = now;
 if (sent.weights.length > 0 && isLoanOver(saved, now)) return !0;
 if (0 === sent.states.length || 0 === sent.weights.length) return !1;
 const ourState = [ before.state, ...sent.states ].includes(forced), ours = sent.weights.includes(0) && sent.weights.every(one => 0 === one || one === before.weight) ? [ 0 ] : [ before.weight, ...sent.weights ];
 return ourState && !ours.includes(weight);
}

function settingsToRestore(saved, now) {
 return {
  ...settingsOf(now),
  ...pick(saved.before, sentSettings(saved))
 };
}

function wayBack(saved, now, {applicationMayHaveChanged: applicationMayHaveChanged, mustBeProven: mustBeProven, isTracked: isTracked, isServing: isServing = !1}) {
 const {health: health} = saved, [after, before] = [ settingsToRestore(saved, now), settingsOf(now) ];
 if (!(isTracked && openness({
  state: after.state
 }) > openness({
  state: before.state
 }) || openness(after) > openness(before)) || isServing && "ready" === now.admin) return "set";
 if ("unchecked" === health && "enabled" !== now.checks) return mustBeProven ? "unprovable" : "set";
 if (now.maintCauses.includes("dns")) return "unprovable";
 const isOnlyBelieved = "drain" === now.admin && "enabled" === now.checks && (0, 
 haproxy_server.W_)(now) && !hasPassed(now);
 if ("down" === health && ("maint" === now.admin || isOnlyBelieved)) return "down";
 const wasWatched = !saved.sent.checks?.includes("disabled"), isWatched = "enabled" === now.checks && wasWatched, isStopping = isWatched && 3 === now.operationalState, isKnown = 0 === now.operationalState || isStopping || isWatched && isProven(now);
 return "maint" !== now.admin && !applicationMayHaveChanged && isKnown ? "set" : "enabled" === now.checks ? "prove" : "unprovable";
}

function serverRunOf(server, saved = function savedServerOf(server) {
 return {
  backend: server.backend,
  server: server.server,
  address: server.address,
  before: {
   state: server.forced,
   weight: server.weight
  },
  health: healthOf(server),
  sent: {
   states: [],
   weights: []
  }
 };
}(server)) {
 return {
  saved: saved,
  begun: server,
  now: server,
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

function healthOf({admin: admin, operationalState: operationalState, checks: checks}) {
 return "maint" === admin || 0 !== operationalState && (3 !== operationalState || "enabled" !== checks) ? "enabled" === checks ? "up" : "unchecked" : "down";
}

function knownBefore({now: now, saved: {before: before}}, settings) {
 const switched = settingsIn(pick(settings, [ "checks", "agent" ]));
 return 0 === switched.length ? before : {
  ...pick(settingsOf(now), switched),
  ...before
 };
}

function withOne(values, one) {
 return void 0 === one || values.includes(one) ? values : [ ...values, one ];
}

function read(run, now) {
 return {
  ...run,
  now: now,
  unknown: !1
 };
}

function wasSent({saved: saved, healthRaised: healthRaised, unknown: unknown}) {
 return isSent(saved) || healthRaised || unknown;
}

function changedOf(run) {
 return run.gone ? "no" : run.unknown ? "unknown" : run.healthRaised || !isEmpty(differencesFromBefore(run)) ? "yes" : "no";
}

function differencesFromBefore({saved: saved, now: now}) {
 return isLoanOver(saved, now) ? {} : differences(function ownBefore({before: before, sent: sent}) {
  return pick(before, [ "state", ...sentSettings({
   sent: sent
  }) ]);
 }(saved), settingsOf(now));
}

function leftToOthers(run) {
 return {
  ...run,
  theirs: settingsIn(differencesFromBefore(run))
 };
}

function asLastSet(saved, run) {
 if (void 0 === run || run.unknown) return saved;
 const {states: states, weights: weights} = saved.sent, {state: state, weight: weight} = run.expected;
 return {
  ...saved,
  sent: {
   ...saved.sent,
   states: server_run_only(state, states),
   weights: server_run_only(weight, weights)
  }
 };
}

function server_run_only(one, sent) {
 return void 0 === one ? sent : sent.filter(value => value === one);
}

const SOMEBODY = "Another job or person works on this server: find out who, and whether it is to stay as it is now, before this step is run again. A common `concurrency` group keeps jobs apart.";

function changedByOthers(run, unit) {
 const {expected: expected, now: now, ...rest} = run.of(unit);
 if (isReplaced(rest.saved, now)) return function replacedByOthers(run, {key: key}) {
  const {saved: saved, now: now} = run.of({
   key: key,
   members: []
  });
  return new errors.HR("not-verified", `The address of ${key} is ${now.address} now, and was ${saved.address} when this step began: somebody replaced it.`, {
   loadBalancer: run.name,
   servers: [ key ],
   brief: "somebody has given it another address",
   hint: "What this step did, it did to the server at the former address. Run it again for the new one."
  });
 }(run, unit);
 const {state: state, weight: weight, ...checks} = differences(expected, settingsOf(now)), isSent = pick(checks, sentSettings(rest.saved));
 if (!isEmpty(isSent)) return function switchedByOthers(run, {key: key}, {checks: checks, agent: agent}, now) {
  const words = [ ...void 0 === checks ? [] : [ `its health checks to be ${checks}, and now they are ${now.checks}` ], ...void 0 === agent ? [] : [ `its agent check to be ${agent}, and now it is ${now.agent}` ] ].join("; ");
  return new errors.HR("not-verified", `${key}: this step set ${words}: somebody else changed it.`, {
   loadBalancer: run.name,
   servers: [ key ],
   brief: "somebody else has switched its checks",
   hint: SOMEBODY
  });
 }(run, unit, isSent, settingsOf(now));
 if (void 0 !== checks.agent && void 0 === state && void 0 === weight) return function agentSwitchedOn(run, {key: key}) {
  return new errors.HR("agent-conflict", `The agent check of ${key} was switched on while this step worked: its next answer may undo what was set, and how often it is asked cannot be read.`, {
   loadBalancer: run.name,
   servers: [ key ],
   hint: "Another job or person works on this server: give jobs on one backend a common `concurrency` group, and let the agent speak again (`agent-checks: enable`) when the server is back."
  });
 }(run, unit);
 const byAgent = "enabled" === now.agent, ofState = void 0 !== expected.state && expected.state !== now.forced, byRecord = !ofState && !byAgent && void 0 !== now.srvRecord, set = wasSent({
  expected: expected,
  now: now,
  ...rest
 }), wanted = ofState ? expected.state : `weight ${expected.weight}`, found = ofState ? `is ${now.forced} ("${now.status}")` : `has ${now.weight}`, seen = set ? `${unit.key} was set to ${wanted}, HAProxy accepted it, and now it ${found}` : `${unit.key} was ${wanted} when this step began, and now it ${found}`, who = byAgent ? "its agent check undoes what is set here" : byRecord ? "HAProxy takes its weight from its SRV record" : "somebody else changed it", right = ofState ? "the state that is wanted" : "the weight that is wanted";
 return new errors.HR(byAgent ? "agent-conflict" : "not-verified", `${seen}: ${who}.`, {
  loadBalancer: run.name,
  servers: [ unit.key ],
  hint: byAgent ? `Let the agent report ${right}, or send \`disable agent ${unit.key}\` before.` : byRecord ? "With `resolve-opts ignore-weight` on its server line HAProxy leaves the weights of SRV records alone. To take a server out, use `drain` or `maint`." : SOMEBODY,
  ...byRecord ? {
   detail: now.srvRecord
  } : {},
  ...byAgent || byRecord ? {} : {
   brief: `somebody else has set it to ${ofState ? now.forced : `weight ${now.weight}`}`
  }
 });
}

function noteOthers(run) {
 if (!run.isOfAnotherProcess) for (const server of run.serverRuns) {
  const named = [ {
   key: (0, haproxy_server.TN)(server.saved)
  } ];
  if (server.unknown) continue;
  if (!wasSent(server)) {
   run.update(named, leftToOthers);
   continue;
  }
  const theirs = settingsIn(settingsNotOurs(asLastSet(server.saved, server), server.now));
  run.update(named, one => ({
   ...one,
   theirs: theirs
  }));
 }
}

async function takeOver(request, runs, {hold: hold, signal: signal}) {
 if (!hold?.holds) return null;
 const changing = runs.map(planned => serversOf(planned, request, target => request.hold || !target.alreadyInGoalState)), asFound = runs.map(planned => serversOf(planned, request, target => target.alreadyInGoalState)), taken = await hold.takeOver(changing, asFound);
 return taken?.afterLoss && await Promise.all(runs.map(planned => async function outlastLoss({run: run, plan: plan}, signal) {
  const names = plan.targets.map(({before: before}) => before);
  await run.loadBalancer.readServers(names, signal, {
   fresh: !0,
   afterLoss: !0
  }).catch(() => {});
 }(planned, signal))), taken;
}

async function holdAgain(taken, runs, {signal: signal, tell: tell}, isUntouched = server => !wasSent(server)) {
 const runOf = name => runs.find(({run: run}) => run.name === name)?.run, parted = taken.held.map(({name: name, servers: servers}) => {
  const [again, lost] = [ !0, !1 ].map(wanted => servers.filter(held => ((name, held) => {
   const run = runOf(name), unit = run?.units.find(({key: key}) => key === (0, haproxy_server.TN)(held));
   if (void 0 === run || void 0 === unit) return !0;
   const server = run.of(unit);
   return !server.unknown && isEmpty(differences(held.settings, settingsOf(server.now))) || isUntouched(server);
  })(name, held) === wanted));
  return {
   name: name,
   again: again ?? [],
   lost: lost ?? []
  };
 }), again = parted.map(({name: name, again: again}) => ({
  name: name,
  servers: again
 })), refused = await taken.giveBack(again, signal);
 for (const {name: name, lost: lost} of parted) {
  const unheld = [ ...lost, ...refused.find(one => one.name === name)?.servers ?? [] ];
  if (0 === unheld.length) continue;
  const text = lostHoldWords(unheld.map(haproxy_server.TN)), run = runOf(name);
  void 0 === run ? tell({
   kind: "warning",
   loadBalancer: name,
   text: text
  }) : run.warn(text);
 }
}

async function endHolds(taken, {signal: signal}) {
 await taken.giveBack([], signal);
}

function lostHoldWords(keys) {
 return `An earlier step held ${listed(keys)} against reloads, and has let go for this step: from now on a reload does with ${1 === keys.length ? "it" : "them"} as the configuration says.`;
}

function serversOf({run: run, plan: plan}, request, isMeant) {
 const servers = plan.targets.filter(isMeant).map(target => {
  const {backend: backend, server: server} = target.before, {state: state, weight: weight, checks: checks, agent: agent} = settingsOf(run.now(target)), {switches: switches = {}} = request, ofWeight = "weight" === request.operation || null !== target.weight;
  return {
   backend: backend,
   server: server,
   settings: {
    ..."weight" === request.operation ? {} : {
     state: state
    },
    ...ofWeight ? {
     weight: weight
    } : {},
    ...void 0 !== switches.health && void 0 !== checks ? {
     checks: checks
    } : {},
    ...void 0 !== switches.agent && void 0 !== agent ? {
     agent: agent
    } : {}
   }
  };
 });
 return {
  name: run.name,
  process: run.seen.process,
  readAt: run.seen.at,
  servers: servers
 };
}

const LAST_LOOK_MS = 500, ROUNDS_AT_MOST = 3;

function isForgotten(run) {
 return run.units.some(unit => "reloaded" === run.of(unit).failure?.code);
}

async function lookOnceMoreAtAll(runs, effects, first = runs) {
 const isOld = run => !run.seen.isFresh && run.serverRuns.some(({unknown: unknown}) => !unknown);
 let old = first;
 for (let round = 0; round < ROUNDS_AT_MOST && old.length > 0; round += 1) {
  const {aborted: aborted} = effects.signal;
  if (await Promise.all(old.map(({run: run}) => lookOnceMore(run, effects))), aborted) return;
  old = runs.filter(({run: run}) => isOld(run));
 }
}

async function lookOnceMore(run, {clock: clock, signal: signal}) {
 const named = runs => runs.map(({saved: saved}) => ({
  key: (0, haproxy_server.TN)(saved)
 })), sent = named(run.serverRuns.filter(wasSent));
 if (0 !== sent.length || isForgotten(run)) try {
  const read = limit => run.loadBalancer.read(limit), snapshot = await (signal.aborted ? (0, 
  src_clock.ux)(clock, LAST_LOOK_MS, read) : read(signal));
  run.recordAll(snapshot), run.noteGone(named(run.serverRuns).filter(({key: key}) => (0, 
  haproxy_server.ST)(snapshot, key)));
  const hidden = sent.filter(({key: key}) => (0, haproxy_server.dK)(snapshot, key));
  run.update(hidden, server => ({
   ...server,
   unknown: !0
  }));
 } catch {
  run.update(sent, server => ({
   ...server,
   unknown: !0
  }));
 }
}

class Ledger {
 #request;
 #keeper;
 #loadBalancers=[];
 #kept=[];
 #saving=null;
 constructor(request, keeper) {
  this.#request = request, this.#keeper = keeper;
 }
 add(saved, disabled = new Set) {
  return disabled.size > 0 && (this.#keeper.forgetStates?.(saved.name, disabled), 
  this.#kept = []), this.#loadBalancers = saved_change_joined(this.#loadBalancers, saved), 
  this.#saving ??= Promise.resolve().then(() => {
   this.#saving = null;
   try {
    this.#write(!1);
   } catch (error) {
    if (!covers(this.#kept, this.#loadBalancers)) throw error;
   }
  }), this.#saving;
 }
 close(runs) {
  this.#loadBalancers = runs.map(run => run.savedAsReached()), this.#loadBalancers.some(({servers: servers}) => servers.length > 0) && this.#write(!0);
 }
 narrow(runs) {
  for (const {name: name, disabled: disabled} of runs) disabled.size > 0 && this.#keeper.forgetStates?.(name, disabled);
  this.#shrink(runs.map(run => run.savedAsSet()));
 }
 keep(loadBalancer, keys) {
  this.#shrink(this.#loadBalancers.map(one => one.name === loadBalancer ? {
   ...one,
   servers: one.servers.filter(server => keys.has((0, haproxy_server.TN)(server)))
  } : one));
 }
 #shrink(loadBalancers) {
  if (sizeOf(loadBalancers) !== sizeOf(this.#loadBalancers)) {
   this.#loadBalancers = loadBalancers;
   try {
    this.#write(!1);
   } catch {}
  }
 }
 #write(reached) {
  const request = this.#request;
  if (!isChange(request)) return;
  const {operation: operation, onError: onError, restore: restore, minAvailable: minAvailable, healthTimeoutMs: healthTimeoutMs} = request, policies = {
   operation: operation,
   onError: onError,
   restore: restore,
   minAvailable: minAvailable,
   healthTimeoutMs: healthTimeoutMs
  };
  this.#keeper.save({
   ...policies,
   reached: reached,
   loadBalancers: this.#loadBalancers
  }), this.#kept = reached ? [] : this.#loadBalancers;
 }
}

function sizeOf(loadBalancers) {
 return loadBalancers.flatMap(one => one.servers).reduce((sum, {sent: sent}) => sum + 1 + countSent(sent), 0);
}

function policyFor(failure, request) {
 return isChange(request) ? "drain-timeout" === failure.code && isDrain(request) ? "rollback" === request.onDrainTimeout ? "rollback" : "keep" : request.onError : "keep";
}

function reportOf(request, runs, unread, failures, durationMs) {
 const servers = runs.flatMap(({run: run, plan: plan}) => [ ...plan.targets.map(target => function targetReport(run, target, request) {
  const about = {
   before: target.before,
   goal: target.goal,
   trackedBy: target.members.slice(1).map(haproxy_server.TN)
  };
  return serverReport(run, run.of(target), about, request);
 }(run, target, request)), ...run.trackers.filter(tracker => "no" !== changedOf(tracker)).map(one => function trackerReport(run, tracker, request) {
  return serverReport(run, tracker, {
   before: tracker.begun,
   goal: "",
   trackedBy: []
  }, request);
 }(run, one, request)) ]), changed = function changedOfAll(servers) {
  return servers.some(({changed: changed}) => "unknown" === changed) ? "unknown" : servers.some(({changed: changed}) => "yes" === changed) ? "yes" : "no";
 }(servers), sent = runs.some(({run: run, plan: plan}) => plan.targets.some(target => wasSent(run.of(target)))), error = failures[0] ?? null;
 return {
  operation: request.operation,
  result: resultOf(request, error, changed, sent),
  ending: endingOf(request, error, changed),
  changed: changed,
  servers: null === error || sent ? servers : servers.map(server => function asRefused(server, runs, failures) {
   const error = failures.find(({loadBalancer: loadBalancer, servers: servers}) => loadBalancer === server.loadBalancer && (0 === servers.length || servers.includes((0, 
   haproxy_server.TN)(server)))), isRefused = runs.some(({run: run, plan: plan}) => run.name === server.loadBalancer && null !== plan.refusal);
   return void 0 !== error ? {
    ...server,
    outcome: isRefused ? "refused" : "failed",
    error: error
   } : null === server.error ? {
    ...server,
    outcome: "skipped"
   } : server;
  }(server, runs, failures)),
  loadBalancers: runs.map(({run: run}) => ({
   name: run.name,
   process: run.seen.process,
   reloads: run.reloads
  })),
  unread: unread,
  plan: runs.flatMap(({run: run, plan: plan}) => messagesOf(run, plan.words.lines)),
  notices: runs.flatMap(({run: run}) => messagesOf(run, run.notices)),
  warnings: runs.flatMap(({run: run}) => messagesOf(run, run.warnings)),
  error: error,
  failures: failures,
  durationMs: Math.round(durationMs)
 };
}

function serverReport(run, server, about, request) {
 const changed = changedOf(server);
 return {
  loadBalancer: run.name,
  backend: server.saved.backend,
  server: server.saved.server,
  ...about,
  after: server.now,
  changed: changed,
  outcome: outcomeOf(server, changed, request),
  drainMs: server.drainMs,
  drained: server.drained,
  healthMs: server.healthMs,
  sessionsShutDown: server.sessionsShutDown,
  sessionsOverTime: server.sessionsOverTime,
  error: server.failure,
  notPutBack: server.notPutBack,
  theirs: server.theirs,
  weightsSent: server.saved.sent.weights,
  switched: pick(differencesFromBefore(server), [ "checks", "agent" ])
 };
}

function outcomeOf(server, changed, request) {
 return isChange(request) && request.dryRun ? "planned" : server.gone ? "gone" : server.rolledBack && "no" === changed ? "rolled-back" : null !== server.failure || wasSent(server) && !server.confirmed ? "failed" : "no" === changed ? "unchanged" : "changed";
}

function resultOf(request, error, changed, sent) {
 return null !== error ? "no" !== changed ? "partial" : sent ? "rolled-back" : "failed" : isChange(request) && request.dryRun ? "planned" : "no" === changed ? "unchanged" : "changed";
}

function endingOf(request, error, changed) {
 return "no" === changed ? "unchanged" : null === error ? "reached" : "cancelled" === error.code ? "unfinished" : "rollback" === policyFor(error, request) ? "not-put-back" : "unknown" === changed && "drain-timeout" !== error.code ? "unfinished" : "kept";
}

function messagesOf(run, texts) {
 return texts.map(text => ({
  loadBalancer: run.name,
  text: text
 }));
}

const TOLD_FROM_MS = 1e3;

async function readOutlasting(loadBalancer, {clock: clock, signal: signal, tell: tell, unanswered: unanswered}, options) {
 const first = await loadBalancer.read(signal, options), lateMs = unanswered?.lateForMs(first.process) ?? 0;
 if (void 0 === unanswered || 0 === lateMs) return first;
 tellLate(loadBalancer.name, lateMs, tell), await clock.sleep(lateMs, signal);
 const lookedAt = clock.now(), again = await loadBalancer.read(signal, options);
 return unanswered.settle(first.process, lookedAt), again;
}

function tellLate(loadBalancer, lateMs, tell) {
 lateMs < TOLD_FROM_MS || tell({
  kind: "notice",
  loadBalancer: loadBalancer,
  text: `an earlier process of this job ended before HAProxy had answered its last command, which may still come: that is waited for, ${(0, 
  src_duration.a)(1e3 * Math.ceil(lateMs / 1e3))}`
 });
}

function isOutByDnsAlone({maintCauses: maintCauses, forced: forced}) {
 return 1 === maintCauses.length && "dns" === maintCauses[0] && "ready" === forced;
}

function isPlain(text) {
 return !/[*?[{]/.test(text);
}

function globOf(text) {
 if ("*" === text) return () => !0;
 if (isPlain(text)) return name => name === text;
 const tokens = tokensOf(text), characters = tokens.filter(token => !token.startsWith("*") && !token.startsWith("{")).map(fitOf), least = characters.length;
 if (least === tokens.length) return name => name.length === least && characters.every((fits, at) => fits(name.charAt(at)));
 const parts = partsOf(text);
 return name => name.length >= least && places(parts, name, new Set([ 0 ])).has(name.length);
}

function anyGlobOf(texts) {
 const names = new Set(texts.filter(isPlain)), globs = texts.filter(text => !isPlain(text)), [placed, others] = [ globs.filter(text => !/[*{]/.test(text)), globs.filter(text => /[*{]/.test(text)) ], expression = new RegExp(`^(?:${placed.map(expressionOf).join("|")})$`), rest = others.map(globOf);
 return name => names.has(name) || placed.length > 0 && expression.test(name) || rest.length > 0 && rest.some(matches => matches(name));
}

function expressionOf(text) {
 return tokensOf(text).map(token => "?" === token ? "." : "." === token ? "\\." : token).join("");
}

function globFault(text) {
 if ("" === text) return "has an empty name";
 if (!/^[A-Za-z0-9_.:\-*?[\]{},]+$/.test(text)) return "has a character that is in no HAProxy name (letters, digits, '_.:-' and globs '*?[]{}' are)";
 const rest = text.replace(/\[[A-Za-z0-9_.:-]+\]/g, "").replace(/\{[^{}[\]]*\}/g, "");
 if (/[[\]{},]/.test(rest)) return "has an unfinished [ ] or { }";
 const sets = [ ...text.matchAll(/\[([^\]]+)\]/g) ].map(([, set = ""]) => set);
 return sets.some(isOfNumbers) || /\{[^{}]*\d\.\.\d/.test(text) ? RANGE_OF_NUMBERS : sets.some(hasBackwardsRange) ? "has a range that runs backwards" : null;
}

const RANGE_OF_NUMBERS = "has a range of numbers, which no glob knows: [0-9] stands for one character, and 1 to 12 is {[1-9],1[0-2]}";

function isOfNumbers(set) {
 const [, first = "", last = ""] = /^(\d+)-(\d+)$/.exec(set) ?? [];
 return first.length + last.length > 2 && Number(first) < Number(last);
}

function tokensOf(text) {
 return text.match(/\*+|\?|\[[^\]]+\]|\{[^}]*\}|./g) ?? [];
}

function partsOf(text) {
 return tokensOf(text).map(token => token.startsWith("*") ? anything : token.startsWith("{") ? function eitherOf(alternatives) {
  return (name, from) => new Set(alternatives.flatMap(parts => [ ...places(parts, name, from) ]));
 }(token.slice(1, -1).split(",").map(partsOf)) : function oneCharacter(fits) {
  return (name, from) => new Set([ ...from ].filter(place => place < name.length && fits(name.charAt(place))).map(place => place + 1));
 }(fitOf(token)));
}

function fitOf(token) {
 return "?" === token ? () => !0 : token.startsWith("[") ? function setOf(set) {
  const ranges = rangesOf(set);
  return character => ranges.some(([first, last]) => first <= character && character <= last);
 }(token.slice(1, -1)) : character => character === token;
}

function places(parts, name, from) {
 let reached = from;
 for (const part of parts) {
  if (0 === reached.size) return reached;
  reached = part(name, reached);
 }
 return reached;
}

const anything = (name, from) => {
 const first = Math.min(...from);
 return new Set(Array.from({
  length: Math.max(0, name.length - first + 1)
 }, (_, index) => first + index));
};

function rangesOf(set) {
 return [ ...set.matchAll(/(.)-(.)|./g) ].map(([one, first = one, last = one]) => [ first, last ]);
}

function hasBackwardsRange(set) {
 return rangesOf(set).some(([first, last]) => first > last);
}

const selection_NAMES_SHOWN = 10, LETTERS_SHOWN = 100;

function splitList(text) {
 const items = [ "" ];
 let depth = 0;
 for (const character of text) "{" === character && (depth += 1), "}" === character && (depth = Math.max(0, depth - 1)), 
 "\n" === character || "," === character && 0 === depth ? (items.push(""), depth = 0) : items[items.length - 1] += character;
 return items.map(item => item.trim()).filter(item => "" !== item);
}

function parseSelection(backend, server) {
 const backends = splitList(backend), servers = splitList(server).map(parsePattern), faults = [ ...0 === backends.length ? [ "backend: is empty: name the backends that are meant, or `'*'` for all" ] : [], ...backends.flatMap(glob => faultsOf(glob).map(fault => `backend: ${JSON.stringify(glob)} ${fault}`)), ...0 === servers.length ? [ "server: is empty: name the servers that are meant, or `'*'` for all" ] : [], ...servers.flatMap(pattern => function patternFaults(pattern, backends) {
  const faults = (null === pattern.backend ? [ pattern.server ] : [ pattern.backend, pattern.server ]).flatMap(glob => faultsOf(glob).map(fault => `server: ${JSON.stringify(pattern.text)} ${fault}`)), {backend: backend} = pattern, comparable = null !== backend && /^[A-Za-z0-9_.:-]+$/.test(backend) && backends.every(glob => null === globFault(glob));
  return 0 === faults.length && comparable && !backends.some(glob => globOf(glob)(backend)) && faults.push(`server: ${JSON.stringify(pattern.text)} is not in backend ${JSON.stringify(backends.join(", "))}`), 
  faults;
 }(pattern, backends)) ];
 return servers.length > 0 && servers.every(pattern => pattern.negated) && faults.push("server: only takes servers away: add the ones that are meant, or `'*'`"), 
 faults.length > 0 ? {
  ok: !1,
  faults: faults
 } : {
  ok: !0,
  value: {
   backends: backends,
   servers: servers
  }
 };
}

function parsePattern(text) {
 const negated = text.startsWith("!"), rest = (negated ? text.slice(1) : text).trim(), slash = rest.indexOf("/");
 return slash < 0 ? {
  text: text,
  negated: negated,
  backend: null,
  server: rest
 } : {
  text: text,
  negated: negated,
  backend: rest.slice(0, slash),
  server: rest.slice(slash + 1)
 };
}

function faultsOf(glob) {
 const fault = globFault(glob);
 return null === fault ? [] : [ fault ];
}

function selection_select(selection, existing, backendNames) {
 const backends = selection.backends.map(globOf), isMeant = anyOf(backends), inBackends = existing.filter(name => isMeant(name.backend)), unmatched = selection.backends.filter((_, index) => !backendNames.some(name => backends[index]?.(name))).map(glob => `no backend matches \`${selection_shortened(glob)}\`${listNames(glob, backendNames)}`);
 if (unmatched.length > 0 && 0 === inBackends.length) return {
  servers: [],
  unmatched: unmatched
 };
 const patterns = selection.servers.map(pattern => ({
  pattern: pattern,
  matches: matcher(pattern),
  isHit: !1
 })), mayBe = anyGlobOf(selection.servers.map(({server: server}) => server)), servers = inBackends.filter(name => {
  if (!mayBe(name.server)) return !1;
  let isTaken = !1, isTakenAway = !1;
  for (const one of patterns) one.matches(name) && (one.isHit = !0, one.pattern.negated ? isTakenAway = !0 : isTaken = !0);
  return isTaken && !isTakenAway;
 });
 for (const {pattern: pattern, isHit: isHit} of patterns) isHit || unmatched.push(`no server matches \`${selection_shortened(pattern.text)}\`${listServers(pattern, inBackends)}`);
 return 0 === servers.length && 0 === unmatched.length && unmatched.push(function takenAwayAgain({servers: servers}) {
  const negated = servers.filter(pattern => pattern.negated).map(pattern => selection_shortened(pattern.text));
  return `no server is left: ${negated.map(text => `\`${text}\``).join(", ")} ${verb(negated.length, "takes", "take")} away all that the other patterns pick`;
 }(selection)), {
  servers: servers,
  unmatched: unmatched
 };
}

function anyOf(globs) {
 const known = new Map;
 return name => {
  const answer = known.get(name) ?? globs.some(matches => matches(name));
  return known.has(name) || known.set(name, answer), answer;
 };
}

function selection_shortened(text) {
 return text.length > LETTERS_SHOWN ? `${text.slice(0, LETTERS_SHOWN)}\u2026` : text;
}

function matcher(pattern) {
 const server = globOf(pattern.server), backend = null === pattern.backend ? null : globOf(pattern.backend);
 return name => server(name.server) && (null === backend || backend(name.backend));
}

function listServers(pattern, existing) {
 const wanted = pattern.text.replace(/^!/, ""), qualified = null !== pattern.backend || new Set(existing.map(name => name.backend)).size > 1;
 return listNames(wanted, existing.map(name => qualified ? `${name.backend}/${name.server}` : name.server), qualified && null === pattern.backend ? name => name.slice(name.indexOf("/") + 1) : void 0);
}

function listNames(wanted, names, compared = name => name) {
 if (0 === names.length) return ": there are none";
 const byDistance = names.map(name => ({
  name: name,
  distance: editDistance(wanted, compared(name))
 })).sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1)), [first, second] = byDistance, all = listed(byDistance.map(({name: name}) => `\`${name}\``), selection_NAMES_SHOWN);
 return void 0 !== first && first.distance <= Math.min(2, Math.floor(wanted.length / 2)) && (void 0 === second || second.distance > first.distance) ? `; did you mean \`${first.name}\`? Closest: ${all}` : `; closest: ${all}`;
}

function editDistance(a, b) {
 let previous = Array.from({
  length: b.length + 1
 }, (_, index) => index);
 for (let i = 1; i <= a.length; i++) {
  const row = [ i ];
  for (let j = 1; j <= b.length; j++) {
   const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
   row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
  }
  previous = row;
 }
 return previous[b.length] ?? 0;
}

function about(keys, words) {
 return 0 === keys.length ? [] : [ words(listed(keys), keys.length) ];
}

function addedServers(request, found, now) {
 return meantSince(request, found, now).filter(key => !isAsWanted(request, now.servers.get(key)));
}

function unwatchedNotices(request, found, now) {
 return about(meantSince(request, found, now).filter(key => isAsWanted(request, now.servers.get(key))), (names, count) => {
  const [they, are] = [ verb(count, "it", "they"), verb(count, "is", "are") ], where = "ready" === request.operation ? "ready" : "out";
  return `${names} ${verb(count, "has", "have")} come since this step began, and \`server\` means ${verb(count, "it", "them")} as well: ${they} ${are} ${where} already, and this step does not look whether ${they} ${verb(count, "stays", "stay")} so.`;
 });
}

function isAsWanted({operation: operation}, server) {
 return "ready" === server?.forced == ("ready" === operation);
}

function meantSince({selection: selection}, found, now) {
 const {others: others = [], unlisted: unlisted = [], unreadable: unreadable = []} = found, elsewhere = new Set([ ...others, ...unlisted, ...unreadable ].map(haproxy_server.TN)), resolved = function added_unresolvedIn({servers: servers}) {
  const out = listOf(servers).filter(({status: status}) => status.startsWith("MAINT"));
  return out.map(haproxy_server.TN).filter(key => {
   return void 0 !== (server = servers.get(key)) && isOutByDnsAlone(server);
   var server;
  });
 }(found).filter(key => !1 === now.servers.get(key)?.maintCauses.includes("dns")), all = listOf(now.servers), added = all.map(haproxy_server.TN).filter(key => found.servers.has(key) ? resolved.includes(key) : !elsewhere.has(key));
 if (0 === added.length) return [];
 const meant = new Set(selection_select(selection, all, [ ...now.backends.keys() ]).servers.map(haproxy_server.TN)), tracking = new Tracking(now.servers);
 return added.filter(key => {
  const server = now.servers.get(key);
  return !(void 0 === server || !meant.has(key) || null !== server.tracks && meant.has(tracking.rootOf(server)));
 });
}

function newcomersSince(found, newcomers) {
 if (0 === newcomers.length) return [];
 const {others: others = [], unlisted: unlisted = [], unreadable: unreadable = []} = found, elsewhere = new Set([ ...others, ...unlisted, ...unreadable ].map(haproxy_server.TN));
 return newcomers.filter(one => {
  const before = found.servers.get((0, haproxy_server.TN)(one));
  return void 0 === before ? !elsewhere.has((0, haproxy_server.TN)(one)) : isOutByDnsAlone(before);
 });
}

function addedWarnings(added) {
 return about(added, (names, count) => {
  const [they, them] = [ verb(count, "it", "they"), verb(count, "it", "them") ];
  return `${names} ${verb(count, "has", "have")} come since this step began, and \`server\` means ${them} as well: ${they} ${verb(count, "was", "were")} left alone. Where ${they} ${verb(count, "is", "are")} to be like the others, run this step again for ${them}.`;
 });
}

function weightOf(servers) {
 return servers.reduce((sum, {weight: weight}) => sum + weight, 0);
}

function requireCarried(loads, maxLoad) {
 const refused = loads.filter(load => function isOverloaded({sessions: sessions, limit: limit}, maxLoad) {
  return limit > 0 && 100 * sessions > limit * maxLoad;
 }(load, maxLoad));
 if (0 !== refused.length) throw new errors.HR("max-load", `Too much for the servers that stay. ${refused.map(load => `${function loadWords({backend: backend, stays: stays, unknown: unknown, sessions: sessions, limit: limit}) {
  const servers = quantity(stays.length - unknown.length, "server");
  return `${backend}: ${quantity(sessions, "session")} on ${servers} with room for ${limit} (maxconn), which is ${function percentOf(sessions, limit) {
   return Math.ceil(100 * sessions / limit);
  }(sessions, limit)}%`;
 }(load)}; max-load allows ${maxLoad}%`).join("; ")}.`, {
  hint: "Take out fewer servers at once, bring others back first, or wait until there are fewer sessions. `max-load` sets the share; without it this is not looked at."
 });
}

function unknownNotices(loads) {
 return loads.flatMap(({backend: backend, unknown: unknown, limit: limit}) => {
  if (0 === unknown.length) return [];
  const names = listed(unknown.map(({server: server}) => server), 5);
  return [ 0 === limit ? `No server of ${backend} that stays has a \`maxconn\` (${names}): \`max-load\` can say nothing of them.` : `${names} of ${backend} ${1 === unknown.length ? "has" : "have"} no \`maxconn\`: \`max-load\` is asked of the others alone.` ];
 });
}

const HASHING = [ "source", "uri", "url_param", "hdr", "rdp-cookie", "hash" ];

function hashingNotices(targets, {backends: backends}) {
 return about(targets.filter(target => otherWeightsOf(target).length > 0 && HASHING.includes(backends.get(target.before.backend)?.balance ?? "")).map(({before: before}) => (0, 
 haproxy_server.TN)(before)), (names, count) => `${names} ${verb(count, "is", "are")} balanced by a hash: without \`hash-type consistent\`, which HAProxy does not show, it refuses every weight but 0 and the configured one.`);
}

function otherWeightsOf({before: before, weight: weight, ramp: ramp}) {
 return before.isConfiguredWeightGuessed ? [] : [ ...null === weight ? [] : [ weight ], ...ramp ].map(({effective: effective}) => effective).filter(one => 0 !== one && one !== before.configuredWeight && one !== before.weight);
}

function checkNotices(targets, request) {
 return [ ...uncheckedNotices(targets, request), ...switchNotices(targets, request), ...check_notices_unwatchedNotices(targets, request) ];
}

function uncheckedNotices(targets, request) {
 if ("ready" !== request.operation || "where-checked" !== request.healthProof) return [];
 if ("enabled" === request.switches?.health) return [];
 const keysOf = checks => targets.filter(({before: before}) => before.checks === checks).map(({key: key}) => key);
 return [ ...about(keysOf("none"), (names, count) => `${names} ${verb(count, "has", "have")} no running health check: nothing proves ${verb(count, "it healthy before it takes", "them healthy before they take")} traffic.`), ...about(keysOf("disabled"), (names, count) => `${names} ${verb(count, "has", "have")} no running health check, for it is switched off: nothing proves ${verb(count, "it healthy before it takes", "them healthy before they take")} traffic. \`health-checks: enable\` lets ${verb(count, "it", "them")} prove it.`) ];
}

function check_notices_unwatchedNotices(targets, request) {
 return "enabled" === request.switches?.health ? [] : about(targets.filter(({before: before, ramp: ramp, alreadyInGoalState: alreadyInGoalState}) => ramp.length > 0 && !alreadyInGoalState && "enabled" !== before.checks).map(({key: key}) => key), (names, count) => `${names} ${verb(count, "has", "have")} no running health check: nothing ends ${verb(count, "its", "their")} ramp when the application fails.`);
}

function switchNotices(targets, {switches: asked = {}}) {
 const missing = (check, isMissing) => about(targets.filter(({before: before}) => isMissing(before)).map(({key: key}) => key), (names, count) => `${names} ${verb(count, "has", "have")} no ${check} check: there is nothing to switch off.`), switching = goal => targets.filter(({switches: switches}) => switches.some(one => "health" === one.check && one.goal === goal)), down = switching("disabled").filter(({before: before}) => "maint" !== before.admin && 0 === before.operationalState), serving = switching("enabled").filter(({before: before}) => (0, 
 haproxy_server.CS)(before));
 return [ ..."disabled" === asked.health ? missing("health", ({checks: checks}) => "none" === checks) : [], ..."disabled" === asked.agent ? missing("agent", ({agent: agent}) => "none" === agent) : [], ...[ ...Map.groupBy(down, ({before: before}) => before.status) ].flatMap(([status, those]) => about(those.map(({key: key}) => key), (names, count) => `${names} ${verb(count, "is", "are")} "${status}", and ${verb(count, "stays so while its", "stay so while their")} health checks are off.`)), ...about(serving.map(({key: key}) => key), (names, count) => `${names} ${verb(count, "takes", "take")} traffic already: HAProxy calls ${verb(count, "it UP until its", "them UP until their")} checks, switched on now, have failed.`) ];
}

function boundBy({backend: backend}, backends) {
 const sticky = backends.get(backend)?.sticky ?? null;
 return "other-table" === sticky ? null : sticky;
}

const STOPPING = 3;

function drainNotices(targets, {operation: operation}, {backends: backends}) {
 const inMaint = targets.filter(({before: before}) => "drain" === operation && "maint" === before.admin), bound = targets.filter(target => "drain" === operation && !inMaint.includes(target)), idle = targets.filter(({before: before, alreadyInGoalState: alreadyInGoalState}) => !alreadyInGoalState && "ready" === before.admin && !(0, 
 haproxy_server.CS)(before)), serving = idle.filter(({before: before}) => function servesBound(server) {
  return (0, haproxy_server.W_)(server) || server.operationalState === STOPPING;
 }(before)), servingBy = Map.groupBy(serving, ({before: before}) => function statusWords({status: status, weight: weight}) {
  return 0 === weight ? `"${status}", weight 0` : `"${status}"`;
 }(before)), idleBy = Map.groupBy(idle.filter(target => !serving.includes(target)), ({before: before}) => before.status), boundBys = Map.groupBy(bound, ({before: before}) => boundBy(before, backends));
 return [ ...about(inMaint.map(({key: key}) => key), (names, count) => `${names} ${verb(count, "is in maint and is", "are in maint and are")} left there: drain would bring ${verb(count, "it", "them")} back into service for sticky clients.`), ...[ ...boundBys ].flatMap(([sticky, those]) => null === sticky ? [] : about(those.map(({key: key}) => key), names => `Clients are bound to ${names} by ${sticky} and may still come. Before an application is stopped, use \`maint\`.`)), ...[ ...servingBy ].flatMap(([status, those]) => about(those.map(({key: key}) => key), (names, count) => `${names} ${verb(count, "takes", "take")} no new traffic now (${status}), so taking ${verb(count, "it", "them")} out changes something for nobody but clients bound to ${verb(count, "it", "them")}.`)), ...[ ...idleBy ].flatMap(([status, those]) => about(those.map(({key: key}) => key), (names, count) => `${names} ${verb(count, "takes", "take")} no traffic now ("${status}"), so taking ${verb(count, "it", "them")} out changes nothing for clients.`)) ];
}

function stayingNotices(capacities, leaving, snapshot) {
 const staying = function notableAmong(capacities, leaving, {servers: servers}) {
  const touched = new Set(capacities.map(({backend: backend}) => backend)), staying = [];
  if (0 === touched.size) return staying;
  for (const one of listOf(servers)) {
   if ((0, haproxy_server.ml)(one.status) && void 0 === one.throttlePercent) continue;
   if (!touched.has(one.backend) || leaving.has((0, haproxy_server.TN)(one))) continue;
   const server = servers.get((0, haproxy_server.TN)(one));
   void 0 !== server && (0, haproxy_server.CS)(server) && staying.push(server);
  }
  return staying;
 }(capacities, leaving, snapshot);
 return [ ...unprovenNotices(staying), ...startingNotices(staying) ];
}

function startingNotices(staying) {
 return about(staying.filter(({throttlePercent: throttlePercent}) => void 0 !== throttlePercent).map(server => `${(0, 
 haproxy_server.TN)(server)} (${server.throttlePercent}%)`), (names, count) => `${names} ${verb(count, "is counted as taking traffic, but is", "are counted as taking traffic, but are")} in slow start: until that is over HAProxy gives ${verb(count, "it", "them")} only a part of ${verb(count, "its", "their")} weight and \`maxconn\`.`);
}

function unprovenNotices(staying) {
 const unproven = staying.filter(({status: status}) => !(0, haproxy_server.ml)(status));
 return [ ...Map.groupBy(unproven, ({status: status}) => status) ].flatMap(([status, those]) => about(those.map(haproxy_server.TN), (names, count) => `${names} ${verb(count, "is", "are")} counted as taking traffic, but "${status}": not proven healthy.`));
}

function noticesOf(targets, capacities, leaving, request, snapshot) {
 return [ ...isDrain(request) ? [ ...drainNotices(targets, request, snapshot), ...sameAddressNotices(targets, request, snapshot) ] : [], ...checkNotices(targets, request), ...stayingNotices(capacities, leaving, snapshot), ...recordNotices(targets), ...hashingNotices(targets, snapshot) ];
}

function recordNotices(targets) {
 return about(targets.filter(({before: before, weight: weight}) => null !== weight && void 0 !== before.srvRecord && weight.effective !== before.weight).map(({key: key}) => key), (names, count) => `${names} ${verb(count, "is", "are")} found by an SRV record: without \`resolve-opts ignore-weight\` on the server line HAProxy takes the weight of that record over with each answer of the nameserver, whatever is set here.`);
}

function planLines(targets, capacities, request, snapshot) {
 const groups = Map.groupBy(targets, target => function planWords(target, capacities, request, snapshot) {
  const {members: members, before: before, goal: goal, alreadyInGoalState: alreadyInGoalState} = target, isSo = alreadyInGoalState && 0 === target.switches.length, change = `${before.admin} \u2192 ${goal}${isSo ? " (already)" : ""}`, parts = isDrain(request) ? function drainParts(change, {members: members, before: before}, capacities, {drainTimeoutMs: drainTimeoutMs, quietForMs: quietForMs = 0, dryRun: dryRun}, {servers: servers, backends: backends}) {
   const will = dryRun ? "would" : "will", sessions = members.map(name => servers.get((0, 
   haproxy_server.TN)(name))).reduce((sum, member) => sum + (member?.sessions ?? 0) + (member?.queued ?? 0), 0), quiet = 0 === quietForMs ? "" : `, until it is quiet for ${(0, 
   src_duration.a)(quietForMs)}`, wait = 0 === drainTimeoutMs ? `${will} not wait` : `${will} wait`, touched = new Set(members.map(({backend: backend}) => backend)), sticky = boundBy(before, backends);
   return [ `${change}, ${wait} for ${quantity(sessions, "session")} (${(0, src_duration.a)(drainTimeoutMs)})${quiet}`, ...capacities.filter(({backend: backend}) => touched.has(backend)).map(({backend: backend, after: after, now: now}) => `${after} of ${quantity(now, "server")} of ${backend} ${dryRun ? "would stay" : verb(after, "stays", "stay")}`), ...sticky ? [ `sticky ${sticky}: may not drain` ] : [] ];
  }(change, target, capacities, request, snapshot) : [ change ];
  if ("ramp" in request && void 0 !== request.ramp && !alreadyInGoalState) {
   const steps = target.ramp.map(({weight: weight}) => weight).join(", ");
   parts.push(`through ${steps}, ${(0, src_duration.a)(request.ramp.intervalMs)} each`);
  }
  if (members.length > 1) {
   const [, ...trackers] = members.map(haproxy_server.TN);
   parts.push(`with ${trackers.join(", ")}, which ${verb(trackers.length, "tracks", "track")} it`);
  }
  return parts.join("; ");
 }(target, capacities, request, snapshot));
 return [ ...groups ].map(([words, those]) => `${listed(those.map(({key: key}) => key))}: ${words}`);
}

function requirePossible(target, request) {
 !function requireConfigured({before: before, key: key}, {switches: switches = {}}) {
  const missing = [ ..."enabled" === switches.health && "none" === before.checks ? [ "health", "check" ] : [], ..."enabled" === switches.agent && "none" === before.agent ? [ "agent", "agent-check" ] : [] ], [check, word] = missing;
  if (void 0 === check) return;
  const tracked = null === before.tracks ? "" : ` It tracks ${before.tracks}, whose checks count for it.`;
  throw new errors.HR("refused", `${key} has no ${check} check that could be enabled.`, {
   brief: `it has no ${check} check`,
   servers: [ key ],
   hint: `Add \`${word}\` to its server line in haproxy.cfg, or leave \`${check}-checks\` at \`keep\`.${tracked}`
  });
 }(target, request), function requireServing({before: before, key: key, alreadyInGoalState: alreadyInGoalState}, request) {
  if (!("weight" !== request.operation || void 0 === request.ramp || alreadyInGoalState || "ready" === before.admin && isUp(before))) throw new errors.HR("unhealthy", `${key} is "${before.status}", and a ramp begins with a server that is UP.`, {
   servers: [ key ],
   hint: "`operation: ready` takes `ramp` as well: it proves the server first, and lets it in at the first weight."
  });
 }(target, request), "weight" !== request.operation && (function requireUntracked({before: before, key: key}) {
  if (null !== before.tracks) throw new errors.HR("tracking", `${key} tracks ${before.tracks}: change that one.`, {
   servers: [ key ],
   hint: `A server that tracks another follows its state. Select ${before.tracks} instead; all that track it are waited for as well.`
  });
 }(target), function requireResolved({before: before, key: key}, {operation: operation}) {
  if (before.maintCauses.includes("dns") && "maint" !== operation && ("drain" !== operation || "maint" !== before.forced)) throw new errors.HR("dns-maintenance", `${key} is in maintenance because its name does not resolve.`, {
   servers: [ key ],
   detail: before.status,
   hint: "HAProxy brings it back by itself when the name resolves: look at its `resolvers` section. `operation: maint` keeps it out even then."
  });
 }(target, request), function requireCheck({before: before, key: key}, request) {
  if ("ready" === request.operation && "required" === request.healthProof && "enabled" !== before.checks && "enabled" !== request.switches?.health) throw new errors.HR("unhealthy", `${key} has no running health check, so nothing can prove it healthy.`, {
   servers: [ key ],
   hint: "Add `check` to its server line, or say `health-checks: enable` if it was switched off; `wait-for-health: true` goes on without a proof."
  });
 }(target, request), function requireNoAgent({before: before, key: key, alreadyInGoalState: alreadyInGoalState}, request) {
  if (!isDrain(request) || "none" === before.agent) return;
  if (!("enabled" !== (request.switches?.agent ?? before.agent) || alreadyInGoalState && "enabled" === before.agent)) throw new errors.HR("agent-conflict", `${key} has an agent check: its next answer may undo this ${request.operation}, and how often it is asked cannot be read.`, {
   servers: [ key ],
   hint: `\`agent-checks: disable\` switches it off first (\`disable agent ${key}\`), and \`operation: ready\` with \`agent-checks: enable\` on again when the server is back.`
  });
 }(target, request));
}

function requireCapacity(capacities, {servers: servers}, ours) {
 const refused = capacities.filter(isRefused);
 if (0 === refused.length) return;
 const words = refused.map(({backend: backend, after: after, now: now, asked: asked}) => `${backend}: ${after} of ${quantity(now, "server")} would still take traffic, and min-available asks for ${asked}${outAlready(servers.values(), backend, ours)}`), [first] = refused;
 throw new errors.HR("guard", `Too few servers would be left. ${listed(words, 10, "; ")}.`, {
  brief: void 0 === first ? void 0 : `${first.after} of ${quantity(first.now, "server")} of ${first.backend} would be left, and min-available asks for ${first.asked}`,
  hint: "Take out fewer servers at once, or bring others back first. `min-available` sets the number (`0` turns this guard off)."
 });
}

function sparesTakenElsewhere(planned) {
 return planned.flatMap(({name: name, plan: {spares: spares}}) => {
  for (const spare of spares) {
   const key = (0, haproxy_server.TN)(spare), other = planned.find(({plan: plan}) => plan.targets.some(target => target.key === key));
   if (void 0 !== other) return new errors.HR("dns-maintenance", `${key} has no address from DNS here, and has one on ${other.name}: what is done there could not be done here.`, {
    brief: "its name does not resolve, and does so on another load balancer",
    loadBalancer: name,
    servers: [ key ],
    hint: "Wait until all load balancers have the same answer of the nameserver, or name the servers without a glob. `server-template` gives addresses to its servers in any order: what is called the same on two load balancers may be two servers."
   });
  }
  return [];
 });
}

function leavingOf(targets, servers, request) {
 const begun = targets.filter(target => !target.alreadyInGoalState);
 return (takesOut(request.operation) ? begun.flatMap(({members: members}) => members) : begun.filter(({weight: weight}) => 0 === weight?.effective).map(({before: before}) => before)).flatMap(name => servers.get((0, 
 haproxy_server.TN)(name)) ?? []);
}

function loadsOf(capacities, servers, leaving, {maxLoad: maxLoad}) {
 if (void 0 === maxLoad) return [];
 const all = [ ...servers ];
 return capacities.filter(capacity => capacity.leaving > 0).map(({backend: backend}) => function loadWithout(backend, servers, leaving) {
  const usable = servers.filter(server => (0, haproxy_server.CS)(server) && !leaving.has((0, 
  haproxy_server.TN)(server))), active = usable.filter(({backup: backup}) => !backup), stays = active.length > 0 ? active : usable.slice(0, 1), known = stays.filter(({sessionLimit: sessionLimit}) => sessionLimit), all = servers.reduce((sum, {sessions: sessions, queued: queued}) => sum + sessions + queued, 0), share = 0 === known.length ? 0 : weightOf(known) / weightOf(stays);
  return {
   backend: backend,
   stays: stays,
   unknown: stays.filter(server => !known.includes(server)),
   sessions: Math.ceil(all * share),
   limit: known.reduce((sum, server) => sum + function roomOf({sessionLimit: sessionLimit, throttlePercent: throttlePercent = 100}) {
    return Math.max(1, Math.floor((sessionLimit ?? 0) * throttlePercent / 100));
   }(server), 0)
  };
 }(backend, all.filter(server => server.backend === backend), leaving));
}

const OLD_SESSIONS_LAST_MS = 36e5, RELOAD_FAILED = "The last reload of HAProxy failed: it still runs with its former configuration, and this step works with that. HAProxy's log, or `haproxy -c -f` with its file, says what is wrong: correct it, reload, and look again whether the servers are as this step left them.";

function warningsOf(targets, request, {process: {uptimeSeconds: uptimeSeconds}, can: can, reloadFailed: reloadFailed = !1, backends: backends}) {
 const failed = [ ...reloadFailed ? [ RELOAD_FAILED ] : [], ...unpublishedWords(targets, request, backends) ];
 if (!isDrain(request) || 0 === targets.length) return failed;
 const mayBeServed = Math.max(OLD_SESSIONS_LAST_MS, request.drainTimeoutMs), logged = targets.filter(({before: before}) => before.sessions > 0 && !0 === backends.get(before.backend)?.isOfLogServers), isYoung = !can.seeOldWorkers && 1e3 * uptimeSeconds < mayBeServed;
 return [ ...failed, ...about(logged.map(({key: key}) => key), (names, count) => `${verb(count, "The session", "Sessions")} of ${names} ${verb(count, "is", "are")} HAProxy's own: it writes its log there (\`mode log\`). ${verb(count, "It does", "They do")} not end, and when ${verb(count, "it is", "they are")} cut HAProxy connects again, in maint, too. \`on-drain-timeout: continue\` leaves ${verb(count, "it", "them")} alone.`), ...isYoung ? [ `HAProxy started ${uptimeSeconds} s ago. If that was a reload, sessions of its predecessor cannot be seen from here: wait until the old process has ended before you stop the application, or give the address of the master CLI.` ] : [] ];
}

function unpublishedWords(targets, {operation: operation}, backends) {
 if ("ready" !== operation) return [];
 return [ ...new Set(targets.flatMap(({members: members}) => members.map(({backend: backend}) => backend))) ].filter(name => !0 === backends.get(name)?.unpublished).map(name => `Backend ${name} is unpublished: no rule of HAProxy chooses it, so its servers take no traffic, ready or not, until somebody sends \`publish backend ${name}\`.`);
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

function planChange(request, snapshot) {
 let plan = plan_NOTHING;
 try {
  const {servers: servers, warnings: warnings} = function selectServers(request, snapshot) {
   const existing = listOf(snapshot.servers), backends = [ ...snapshot.backends.keys() ];
   requireReadable(selection_select(request.selection, snapshot.unreadable ?? [], backends).servers);
   const known = selection_select(request.selection, existing, backends), others = known.unmatched.length > 0 ? snapshot.others ?? [] : [], {servers: servers, unmatched: unmatched} = 0 === others.length ? known : selection_select(request.selection, [ ...existing, ...others ], backends);
   if (unmatched.length > 0 && request.failOnNotFound) {
    const idle = disabledWords(request, snapshot);
    throw new errors.HR("not-found", [ sentences(unmatched), ...idle ].join(" "), {
     brief: unmatched[0]?.split(/[;:]/)[0],
     hint: "Correct `backend` or `server`; names are case-sensitive. With `fail-on-not-found: false` this is a warning."
    });
   }
   return {
    servers: servers.flatMap(name => snapshot.servers.get((0, haproxy_server.TN)(name)) ?? []),
    warnings: [ ...unmatched.map(text => sentences([ text ])), ...unmatched.length > 0 ? disabledWords(request, snapshot) : [] ]
   };
  }(request, snapshot);
  plan = {
   ...plan,
   words: {
    ...NO_WORDS,
    warnings: warnings
   }
  };
  const {meant: meant, spares: spares} = function withoutSpares(servers, {operation: operation, selection: selection}, snapshot) {
   const all = {
    meant: servers,
    spares: []
   };
   if ("status" === operation || "weight" === operation || !servers.some(isOutByDnsAlone)) return all;
   const resolved = function resolvedNames(servers) {
    const names = [ ...servers ].filter(({maintCauses: maintCauses}) => !maintCauses.includes("dns")).flatMap(({backend: backend, fqdn: fqdn, srvRecord: srvRecord = ""}) => [ fqdn, srvRecord ].filter(name => "" !== name).map(name => `${backend}/${name}`));
    return new Set(names);
   }(snapshot.servers.values()), isNamed = function isNamedBy({servers: servers}) {
    const named = servers.filter(({negated: negated, server: server}) => !negated && isPlain(server)).map(matcher);
    return name => named.some(matches => matches(name));
   }(selection), spares = servers.filter(server => function isSpare(server, resolved) {
    const {backend: backend, fqdn: fqdn, srvRecord: srvRecord} = server;
    return isOutByDnsAlone(server) && resolved.has(`${backend}/${fqdn || srvRecord}`);
   }(server, resolved) && !isNamed(server)), meant = servers.filter(server => !spares.includes(server));
   return 0 === meant.length ? all : {
    meant: meant,
    spares: spares
   };
  }(servers, request, snapshot);
  plan = {
   ...plan,
   spares: spares,
   targets: targetsOf(meant, request, snapshot)
  };
  const leftOut = function spareNotices({spares: spares}) {
   if (0 === spares.length) return [];
   const count = spares.length;
   return [ `${listed(spares.map(haproxy_server.TN))} ${verb(count, "has", "have")} no address from DNS, and others of the same name have one (\`server-template\`): ${verb(count, "it is", "they are")} left out. Who is named without a glob is not.` ];
  }(plan);
  if (!isChange(request)) return plan;
  !function requireAdmin({can: can, level: level}) {
   if (!can.change) throw new errors.HR("permission-denied", `The socket's level is "${level}", and a change needs "admin".`, {
    hint: "In haproxy.cfg, section global, end the line of this socket with `level admin` (`stats socket /run/haproxy/admin.sock mode 660 level admin`), then reload HAProxy."
   });
  }(snapshot), function requireWay(targets, request, snapshot) {
   const lacks = lack => !0 === snapshot.can.lacks?.includes(lack);
   if (isDrain(request) && "shutdown-sessions" === request.onDrainTimeout && lacks("shutdown-sessions")) throw unsupported("`on-drain-timeout: shutdown-sessions`: the Data Plane API cannot cut sessions.");
   for (const check of [ "health", "agent" ]) {
    const switched = targets.find(({switches: switches}) => switches.some(one => one.check === check));
    if (void 0 !== switched && lacks(`${check}-checks`)) throw unsupported(`\`${check}-checks\`: the Data Plane API cannot switch them.`, switched.key);
   }
   const weights = [ ..."weight" in request && null !== request.weight ? [ request.weight ] : [], ..."ramp" in request ? request.ramp?.steps ?? [] : [] ];
   if (weights.length > 0 && lacks("weight")) throw unsupported("A weight: before its version 3.3.1 the Data Plane API answers that it is set, and does nothing.");
   const guessed = targets.find(({before: before}) => before.isConfiguredWeightGuessed);
   if (void 0 !== guessed && weights.some(({kind: kind, value: value}) => "percent" === kind && value > 0)) throw unsupported(`A percentage: this Data Plane API does not show the configured weight of ${guessed.key}; an absolute weight it can set.`, guessed.key);
   const onBackups = lacks("weight") ? targets.find(target => function needsWeight({before: before, members: members}, request, {backends: backends}) {
    return "ready" === request.operation && "none" !== request.healthProof && "ready" !== before.admin && "enabled" === before.checks && members.some(({backend: name}) => {
     const backend = backends.get(name);
     return void 0 !== backend && 0 === backend.active && inUse(backend) > 0;
    });
   }(target, request, snapshot)) : void 0;
   if (void 0 !== onBackups) throw unsupported(`${onBackups.key} is proven at weight 0, for its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight.`, onBackups.key);
  }(plan.targets, request, snapshot);
  for (const target of plan.targets) requirePossible(target, request), requireSettable(target, request);
  !function requireTakenWeights(targets, {backends: backends}) {
   for (const target of targets) {
    const {key: key, before: before} = target, [other] = otherWeightsOf(target);
    if (void 0 !== other && "static-rr" === backends.get(before.backend)?.balance) throw new errors.HR("refused", `Backend ${before.backend} has \`balance static-rr\`, and takes no other weight of ${key} than 0 and ${before.configuredWeight}, the configured one: not ${other}.`, {
     brief: "its backend has `balance static-rr`, which takes no such weight",
     servers: [ key ],
     hint: "Its way of balancing cannot be changed at run time. With `balance roundrobin` HAProxy takes any weight."
    });
   }
  }(plan.targets, snapshot), function requireSendable(targets, request, {servers: servers, unsendable: unsendable = []}) {
   if (0 === unsendable.length || "weight" === request.operation) return;
   if ("ready" === request.operation && "none" === request.healthProof) return;
   const tracking = new Tracking(servers, unsendable);
   for (const {key: key, before: before, alreadyInGoalState: alreadyInGoalState} of targets) {
    if ("ready" === request.operation && alreadyInGoalState) continue;
    const [tracker] = tracking.unsendableTrackersOf(before);
    if (void 0 !== tracker) throw new errors.HR("tracking", `${key} is tracked by a server of a backend whose name cannot be sent to HAProxy: its sessions can be neither counted nor waited for.`, {
     servers: [ key ],
     detail: (0, haproxy_server.TN)(tracker),
     hint: "HAProxy permits only letters, digits and `_.:-` in the name of a backend, and warns of others when it starts. Give that backend another name, or let its server track nobody."
    });
   }
  }(plan.targets, request, snapshot), function requireReadableTrackers(targets, request, snapshot) {
   const {servers: servers, unreadable: unreadable = [], unsendable: unsendable = []} = snapshot;
   if (0 === unreadable.length || "weight" === request.operation) return;
   if ("ready" === request.operation && "none" === request.healthProof) return;
   const known = unreadable.map(({tracks: tracks = null, ...one}) => ({
    ...one,
    tracks: tracks
   })), tracking = new Tracking(servers, [ ...unsendable, ...known ]);
   for (const {key: key, before: before, members: members, alreadyInGoalState: alreadyInGoalState} of targets) {
    if ("ready" === request.operation && alreadyInGoalState) continue;
    const hosts = new Set(members.map(one => (0, haproxy_server.w4)(servers.get((0, 
    haproxy_server.TN)(one))?.address ?? ""))), hidden = [ ...tracking.unsendableTrackersOf(before).filter(one => (0, 
    haproxy_server.dK)(snapshot, (0, haproxy_server.TN)(one))), ...unreadable.filter(({mayTrackAt: mayTrackAt}) => "" === mayTrackAt || hosts.has(mayTrackAt ?? "-")) ];
    if (0 === hidden.length) continue;
    const {message: message, brief: brief, hint: hint} = hiddenFailure(hidden);
    throw new errors.HR("data-plane-api", `${message.slice(0, -1)}, which may track ${key}.`, {
     servers: [ key ],
     brief: brief,
     hint: hint
    });
   }
  }(plan.targets, request, snapshot);
  const leaving = leavingOf(plan.targets, snapshot.servers, request), keys = new Set(leaving.map(haproxy_server.TN)), capacities = function capacitiesOf(leaving, request, snapshot) {
   const servers = "count" === request.minAvailable.kind ? [] : [ ...snapshot.servers.values() ];
   return [ ...Map.groupBy(leaving, ({backend: backend}) => backend) ].flatMap(([name, ours]) => {
    const backend = snapshot.backends.get(name);
    return void 0 === backend ? [] : capacityOf(backend, servers.filter(server => server.backend === name), ours, request.minAvailable);
   });
  }(leaving, request, snapshot), {targets: targets} = plan, loads = loadsOf(capacities, snapshot.servers.values(), keys, request), words = function whenRead(make) {
   let made = null;
   const words = () => (null !== made || (made = NO_WORDS, made = make()), made);
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
   const {lines: lines, notices: notices, warnings: further} = function wordsOf(targets, capacities, leaving, request, snapshot) {
    return {
     lines: planLines(targets, capacities, request, snapshot),
     notices: [ ...noticesOf(targets, capacities, leaving, request, snapshot), ...wayNotices(targets, request, snapshot) ],
     warnings: warningsOf(targets, request, snapshot)
    };
   }(targets, capacities, keys, request, snapshot);
   return {
    lines: lines,
    notices: [ ...leftOut, ...notices, ...unknownNotices(loads) ],
    warnings: [ ...warnings, ...further ]
   };
  });
  return plan = {
   ...plan,
   capacities: capacities,
   words: words
  }, requireCapacity(capacities, snapshot, keys), void 0 !== request.maxLoad && requireCarried(loads, request.maxLoad), 
  plan;
 } catch (error) {
  return {
   ...plan,
   refusal: (0, errors.h_)(error)
  };
 }
}

function planAgain(plan, request, snapshot) {
 const hidden = plan.targets.filter(({key: key}) => (0, haproxy_server.dK)(snapshot, key));
 if (hidden.length > 0) return {
  ...plan,
  refusal: hiddenFailure(hidden.map(({before: before}) => before))
 };
 const there = plan.targets.filter(({key: key}) => snapshot.servers.has(key)), gone = plan.targets.filter(target => !there.includes(target));
 if (gone.length > 0 && request.failOnNotFound) return {
  ...plan,
  refusal: goneFailure(gone)
 };
 if (0 === there.length) return {
  ...plan,
  targets: [],
  capacities: []
 };
 const selection = {
  backends: [ "*" ],
  servers: there.map(({key: key, before: {backend: backend, server: server}}) => ({
   text: key,
   negated: !1,
   backend: backend,
   server: server
  }))
 }, again = planChange({
  ...request,
  selection: selection,
  failOnNotFound: !0
 }, snapshot), now = new Map(again.targets.map(target => [ target.key, target ])), targets = there.map(target => {
  const {members: members, weight: weight, ramp: ramp, switches: switches} = now.get(target.key) ?? target;
  return {
   ...target,
   members: members,
   weight: weight,
   ramp: ramp,
   switches: switches
  };
 });
 return {
  ...again,
  targets: targets,
  words: plan.words
 };
}

function goneFailure(gone) {
 const keys = gone.map(({key: key}) => key);
 return new errors.HR("not-found", `HAProxy was reloaded, and its new configuration has no ${listed(keys)}.`, {
  servers: keys,
  brief: "the new configuration has no such server",
  hint: "The new configuration has no such server: correct `server`, or leave it out. With `fail-on-not-found: false` this is a warning."
 });
}

function disabledWords({selection: selection}, {unlisted: unlisted = []}) {
 return about(selection_select(selection, unlisted, unlisted.map(({backend: backend}) => backend)).servers.map(haproxy_server.TN), (names, count) => `${names} ${verb(count, "is", "are")} in a backend that is \`disabled\` in the configuration: HAProxy sends nobody there, and shows too little of it for it to be changed here.`);
}

function sentences(texts) {
 return texts.map(text => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith("?") ? "" : "."}`).join(" ");
}

function targetsOf(servers, request, snapshot) {
 if ("weight" === request.operation || "status" === request.operation) return servers.map(before => targetOf(before, [ before ], request));
 const keys = new Set(servers.map(haproxy_server.TN)), tracking = new Tracking(snapshot.servers);
 return servers.filter(server => null === server.tracks || !keys.has(tracking.rootOf(server))).map(server => targetOf(server, [ server, ...tracking.trackersOf(server) ], request));
}

function targetOf(before, unit, request) {
 const wanted = "weight" in request ? request.weight : null, weight = null === wanted ? null : weightGoal(before, wanted), ramp = "ramp" in request && request.ramp ? request.ramp.steps : [], members = unit.map(({backend: backend, server: server}) => ({
  backend: backend,
  server: server
 })), switches = isChange(request) ? function switchesFor({backend: backend, server: server, checks: checks, agent: agent}, {switches: switches = {}}) {
  return [ {
   check: "health",
   goal: switches.health,
   now: checks
  }, {
   check: "agent",
   goal: switches.agent,
   now: agent
  } ].flatMap(({check: check, goal: goal, now: now}) => void 0 === goal || "none" === now || goal === now ? [] : {
   backend: backend,
   server: server,
   check: check,
   goal: goal
  });
 }(before, request) : [], goal = function goalOf({operation: operation}, weight, switches) {
  if ("status" === operation) return "";
  const words = [ ...null === weight ? [] : [ `weight ${weight.weight}` ], ...switches.map(({check: check, goal: goal}) => `${check} checks ${goal}`) ];
  return ("weight" === operation ? words : [ operation, ...words ]).join(", ");
 }(request, weight, switches);
 return {
  key: (0, haproxy_server.TN)(before),
  members: members,
  before: before,
  goal: goal,
  weight: weight,
  ramp: ramp.map(step => weightGoal(before, step)),
  switches: switches,
  alreadyInGoalState: isInGoalState(before, request, weight)
 };
}

function isInGoalState(before, {operation: operation}, weight) {
 const hasWeight = null === weight || before.weight === weight.effective;
 switch (operation) {
 case "status":
  return !0;

 case "weight":
  return hasWeight;

 case "drain":
  return "ready" !== before.admin;

 case "maint":
  return "maint" === before.forced;

 case "ready":
  return "ready" === before.admin && hasWeight;
 }
}

function weightGoal(server, weight) {
 const {backend: backend, server: name, configuredWeight: configuredWeight, isConfiguredWeightGuessed: isConfiguredWeightGuessed = !1} = server;
 if ("absolute" === weight.kind) return {
  backend: backend,
  server: name,
  weight: String(weight.value),
  effective: weight.value
 };
 const effective = Math.min(256, Math.floor(configuredWeight * weight.value / 100));
 if (effective > 0 || 0 === weight.value || isConfiguredWeightGuessed) return {
  backend: backend,
  server: name,
  weight: `${weight.value}%`,
  effective: effective
 };
 throw new errors.HR("refused", `${weight.value}% of the configured weight ${configuredWeight} of ${(0, 
 haproxy_server.TN)(server)} is rounded down to 0, which takes it out of rotation.`, {
  brief: `${weight.value}% of its configured weight is rounded down to 0`,
  servers: [ (0, haproxy_server.TN)(server) ],
  hint: 0 === configuredWeight ? "Its configured weight is 0: give an absolute weight, 1 to 256." : `The smallest percentage that works is ${Math.ceil(100 / configuredWeight)}%; \`weight: 0\` says that 0 is meant.`
 });
}

function twinsAmong(answered) {
 return answered.flatMap(({name: name, process: process}, index) => {
  const twin = answered.slice(0, index).find(one => (0, haproxy_server.SM)(one.process, process));
  if (void 0 === twin) return [];
  const where = "" === process.node ? "" : ` on ${process.node}`;
  return [ new errors.HR("invalid-input", `${twin.name} and ${name} lead to one HAProxy, process ${process.pid}${where}: a server there would be counted twice.`, {
   brief: `${twin.name} and ${name} lead to one HAProxy`,
   loadBalancer: name,
   hint: "Leave one of the two out of `address`. If they are two HAProxies after all, give each a `node` of its own in haproxy.cfg, section global."
  }) ];
 });
}

class PostponedNews {
 #tell;
 #clock;
 #failures=[];
 #told=[];
 #callOff=null;
 #unsent=0;
 constructor(tell, clock) {
  this.#tell = tell, this.#clock = clock;
 }
 add(words) {
  this.#told.push(words), this.#unsent += 1, this.#callOff ??= this.#clock.alarm(100, () => this.#tellAll());
 }
 sent=() => {
  this.#unsent -= 1, this.#unsent > 0 || null === this.#callOff || (this.#callOff(), 
  this.#callOff = this.#clock.alarm(1, () => this.#tellAll()));
 };
 tell=news => {
  this.#told.length > 0 ? this.#told.push(() => this.#tell(news)) : this.#tell(news);
 };
 end() {
  return this.#tellAll(), this.#failures;
 }
 #tellAll() {
  this.#callOff?.(), this.#callOff = null, this.#unsent = 0;
  for (const tell of this.#told.splice(0)) try {
   tell();
  } catch (error) {
   this.#failures.push((0, errors.h_)(error));
  }
 }
}

function counters_isCleared(before, after) {
 return after.sessionsTotal < before.sessionsTotal || after.retries < before.retries;
}

function countedFrom(before, after) {
 if (!counters_isCleared(before, after)) return before;
 const {responses: responses} = before;
 return {
  ...before,
  sessionsTotal: 0,
  retries: 0,
  ...void 0 === responses ? {} : {
   responses: null === responses ? null : 0
  }
 };
}

const LOOK_PAUSES_MS = [ 30, 60, 120, 240 ], LOOK_AT_MOST_MS = 1e3, LOST_LOOK_MS = 500;

async function noteMarkedDown(run, units, before, sample, signal) {
 const busy = busyOf(run, units, before);
 if (0 === busy.length) return;
 const seen = [ readOf(run, busy) ];
 try {
  await lookOn(run, sample, seen, areGone(busy), signal);
 } finally {
  for (const unit of units) warnOfCuts(run, unit, busy, server => cutOf(server, seen.at(-1)));
 }
}

async function noteMarkedDownBriefly(run, units, before, letIn, signal) {
 const busy = busyOf(run, units, before), inMaint = readOf(run, busy), seen = [], cutSince = (server, traffic = seen.at(-1)) => {
  const then = inMaint.get((0, haproxy_server.TN)(server));
  if (void 0 === then || hasNone(then)) return cutOf(server, inMaint);
  const gone = vanishedBetween(then, traffic?.get((0, haproxy_server.TN)(server)));
  return gone < (0, haproxy_server.CT)(then) ? 0 : gone + vanishedBetween(server, then);
 }, isLeft = server => !hasNone(inMaint.get((0, haproxy_server.TN)(server))), areCut = traffic => busy.every(server => !isLeft(server) || cutSince(server, traffic) > 0);
 try {
  await letIn();
  const sample = () => run.loadBalancer.sample(run.watched, signal);
  busy.some(isLeft) && await lookOn(run, sample, seen, areCut, signal).catch(() => {});
 } finally {
  for (const unit of units) warnOfCuts(run, unit, busy, cutSince);
 }
}

async function lookOn(run, sample, seen, isEnough, signal) {
 const until = run.clock.now() + LOOK_AT_MOST_MS;
 for (const pauseMs of LOOK_PAUSES_MS) {
  await run.clock.sleep(pauseMs, signal);
  const traffic = await sample();
  if (seen.push(traffic), isEnough(traffic) || run.clock.now() >= until) return;
 }
}

async function markingDown(run, units, before, set) {
 try {
  return await set();
 } catch (error) {
  const isLost = (0, errors.EY)(error) || error instanceof errors.HR && "timeout" === error.code, busy = before.filter(server => (0, 
  haproxy_server.CT)(server) > 0);
  if (!isLost || "no" === error.callChanged || 0 === busy.length) throw error;
  const seen = [];
  await (0, src_clock.ux)(run.clock, LOST_LOOK_MS, limit => lookOn(run, () => run.loadBalancer.sample(busy, limit), seen, areGone(busy), limit)).catch(() => {});
  const traffic = seen.at(-1), down = busy.filter(server => (traffic?.get((0, haproxy_server.TN)(server))?.checkDowns ?? 0) > server.checkDowns);
  if (void 0 !== traffic) for (const unit of units) warnOfCuts(run, unit, down, server => cutOf(server, traffic)); else run.warn(`The way was lost as ${listed(busy.map(haproxy_server.TN))} ${verb(busy.length, "was", "were")} to go down, with sessions: whether HAProxy has cut them is not known.`);
  throw error;
 }
}

function busyOf(run, units, before) {
 const members = new Set(units.flatMap(unit => unit.members).map(haproxy_server.TN));
 return before.filter(server => {
  const after = run.seen.find((0, haproxy_server.TN)(server));
  return ((0, haproxy_server.CT)(server) > 0 || after?.sessionsTotal !== server.sessionsTotal) && members.has((0, 
  haproxy_server.TN)(server));
 });
}

function readOf(run, servers) {
 return new Map(servers.flatMap(server => run.seen.find((0, haproxy_server.TN)(server)) ?? []).map(one => [ (0, 
 haproxy_server.TN)(one), one ]));
}

function warnOfCuts(run, unit, busy, cutSince) {
 const members = new Set(unit.members.map(haproxy_server.TN)), cuts = busy.filter(before => members.has((0, 
 haproxy_server.TN)(before))).map(before => ({
  key: (0, haproxy_server.TN)(before),
  count: cutSince(before)
 })).filter(({count: count}) => count > 0), count = cuts.reduce((sum, cut) => sum + cut.count, 0);
 if (0 !== count) {
  run.update([ unit ], server => ({
   ...server,
   sessionsShutDown: server.sessionsShutDown + count
  }));
  for (const {key: key} of cuts) run.noteCut((0, haproxy_server.Vb)(key).backend);
  run.warn(`${quantity(count, "session")} of ${cuts.map(cut => cut.key).join(", ")} ended the moment it went down: HAProxy cuts them where its configuration says \`on-marked-down shutdown-sessions\`.`);
 }
}

function cutOf(before, traffic) {
 return function cutBetween(before, after) {
  return void 0 === after || (0, haproxy_server.CT)(after) > 0 ? 0 : vanishedBetween(before, after);
 }(before, traffic?.get((0, haproxy_server.TN)(before)));
}

function areGone(servers) {
 return traffic => servers.every(server => hasNone(traffic.get((0, haproxy_server.TN)(server))));
}

function hasNone(traffic) {
 return void 0 === traffic || 0 === (0, haproxy_server.CT)(traffic);
}

function vanishedBetween(read, after) {
 if (void 0 === after) return 0;
 const before = countedFrom(read, after), arrived = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries), served = null === after.responses || null === before.responses ? arrived : after.responses - before.responses;
 return Math.max(0, (0, haproxy_server.CT)(before) + arrived - served - (0, haproxy_server.CT)(after));
}

function setStates(run, units, state, signal, options) {
 const goals = namesOf(units).map(name => ({
  ...name,
  state: state
 }));
 return run.send(units, () => ({
  state: state
 }), watched => run.loadBalancer.setStates(goals, watched, signal, options), signal);
}

async function setWeights(run, goals, signal) {
 const weights = new Map(goals.map(goal => [ (0, haproxy_server.TN)(goal), goal.effective ])), servers = goals.map(goal => ({
  key: (0, haproxy_server.TN)(goal)
 })), reading = await run.send(servers, ({key: key}) => {
  const weight = weights.get(key);
  return void 0 === weight ? {} : {
   weight: weight
  };
 }, watched => run.loadBalancer.setWeights(goals, watched, signal), signal);
 for (const [weight, those] of Map.groupBy(goals, goal => goal.weight)) run.tell("set", `${listed(those.map(haproxy_server.TN))}: set to weight ${weight}`);
 return reading;
}

function send_weightGoal({backend: backend, server: server}, absolute) {
 return {
  backend: backend,
  server: server,
  weight: String(absolute),
  effective: absolute
 };
}

async function setChecks(run, goals, signal) {
 const byKey = Map.groupBy(goals, haproxy_server.TN), reading = await run.send([ ...byKey.keys() ].map(key => ({
  key: key
 })), ({key: key}) => {
  const switched = (byKey.get(key) ?? []).map(({check: check, goal: goal}) => [ settingOf(check), goal ]);
  return Object.fromEntries(switched);
 }, watched => run.loadBalancer.setChecks(goals, watched, signal), signal);
 return run.tell("set", goals.map(one => `${(0, haproxy_server.TN)(one)}: ${one.check} checks ${one.goal}`).join(", ")), 
 reading;
}

function settingOf(check) {
 return "health" === check ? "checks" : "agent";
}

async function send_takeDownForProof(run, units, signal) {
 const before = units.flatMap(unit => run.membersNow(unit));
 await markingDown(run, units, before, () => run.send(units, () => ({
  state: "drain"
 }), watched => run.loadBalancer.takeDownForProof(namesOf(units), watched, signal), signal)), 
 await noteMarkedDown(run, units, before, () => run.loadBalancer.sample(run.watched, signal), signal);
}

function namesOf(units) {
 return units.map(({key: key}) => (0, haproxy_server.Vb)(key));
}

const WAIT_FOR_OTHER_MS = 200, WAIT_FOR_LATER_MS = 100, LOOK_AT_OTHER_EVERY_MS = 50, LOOKS_AT_OTHERS = 3, LOOK_AT_AGENT_EVERY_MS = 200, AGENT_SPEAKS_WITHIN_MS = 3e3, RECORD_ANSWERED_WITHIN_MS = 11e3;

function isAsSet(run, unit) {
 const {expected: expected, now: now, saved: saved} = run.of(unit);
 return !isReplaced(saved, now) && isEmpty(differences(expected, settingsOf(now)));
}

function assertAsSet(run, units) {
 for (const unit of units) {
  if (!isAsSet(run, unit)) throw changedByOthers(run, unit);
  run.of(unit).letIn && assertResolved(run, unit);
 }
}

async function lookAgain(run, signal, units = run.units) {
 await run.readBack(signal), assertAsSet(run, units);
}

function assertProvable(run, unit) {
 const {admin: admin, maintCauses: maintCauses} = run.now(unit);
 if ("maint" === admin) {
  if (maintCauses.includes("dns")) throw function unprovable(run, unit) {
   return new errors.HR("dns-maintenance", `${unit.key} is not proven healthy: its name does not resolve any more, and no check runs for so long.`, {
    loadBalancer: run.name,
    servers: [ unit.key ],
    detail: run.now(unit).status,
    hint: "Look at the `resolvers` section of haproxy.cfg. When the name resolves, run this step again."
   });
  }(run, unit);
  assertAsSet(run, [ unit ]);
 }
}

function assertResolved(run, unit) {
 const server = run.now(unit);
 if (server.maintCauses.includes("dns")) throw new errors.HR("dns-maintenance", `${unit.key} was set to ${server.forced}, but its name does not resolve any more.`, {
  loadBalancer: run.name,
  servers: [ unit.key ],
  detail: server.status,
  hint: "HAProxy brings it back by itself when the name resolves: look at its `resolvers` section."
 });
}

async function outlastOthers(run, units, since, look, signal) {
 const hasAgent = units.some(unit => "enabled" === run.now(unit).agent), limitMs = units.some(unit => {
  const {now: now, saved: saved} = run.of(unit);
  return void 0 !== now.srvRecord && saved.sent.weights.length > 0;
 }) ? RECORD_ANSWERED_WITHIN_MS : hasAgent ? AGENT_SPEAKS_WITHIN_MS : 0;
 for (;run.clock.now() < since + limitMs; ) await run.clock.sleep(LOOK_AT_AGENT_EVERY_MS, signal), 
 await look(signal);
}

async function giveWayWhenTooFewAreLeft(run, capacities, {before: before, reading: reading}, giveWay, signal) {
 const short = tooSmall(run, capacities, reading, before);
 if (0 !== short.length) {
  if (before.some(haproxy_server.CS)) {
   if (await async function haveOthersGoneBack(run, short, before, signal) {
    const names = new Set(short.map(({backend: backend}) => backend)), ours = ourKeys(run), rivals = [ ...run.seen.snapshot.servers ].filter(([key, server]) => names.has(server.backend) && (0, 
    haproxy_server.CS)(server) && !ours.includes(key)).map(([key]) => key);
    if (0 === rivals.length || !isLastInOrder(ours, rivals)) return !1;
    const giveUpAt = run.clock.now() + WAIT_FOR_OTHER_MS;
    for (let look = 0; look < LOOKS_AT_OTHERS && run.clock.now() < giveUpAt; look += 1) {
     const whole = await readBackends(run, short, signal).catch(() => null);
     if (null === whole) return !1;
     if (0 === tooSmall(run, short, run.record(whole), before).length) return !0;
    }
    return !1;
   }(run, short, before, signal)) return;
   await giveWay();
   const whole = await readBackends(run, short, signal).catch(() => reading);
   throw tooFewLeft(run, short, reading, whole);
  }
  try {
   await assertEnoughLeft(run, capacities, reading, signal);
  } catch (error) {
   throw error instanceof errors.HR && "guard" === error.code && await giveWay(), error;
  }
 }
}

async function assertEnoughLeft(run, capacities, reading, signal) {
 const since = run.clock.now();
 for (let short = tooSmall(run, capacities, reading); short.length > 0; ) {
  const whole = run.record(await readBackends(run, short, signal));
  if (short = tooSmall(run, capacities, whole), 0 === short.length) return;
  const patienceMs = isLastInOrder(ourKeys(run), othersThatLeft(run, whole)) ? WAIT_FOR_OTHER_MS : WAIT_FOR_LATER_MS;
  if (run.clock.now() - since >= patienceMs) throw tooFewLeft(run, short, whole, whole);
  await run.clock.sleep(LOOK_AT_OTHER_EVERY_MS, signal);
 }
}

function tooSmall(run, capacities, reading, before = []) {
 return capacities.filter(capacity => {
  const backend = reading.backends.get(capacity.backend), after = void 0 === backend ? 0 : inUse(backend), isNeeded = server => void 0 === backend || !isStandby(server, backend), missed = capacity.leaving > 0 || before.some(one => one.backend === capacity.backend && (0, 
  haproxy_server.CS)(one) && isNeeded(one)) || run.units.some(unit => function verify_isMissed(run, unit, backend, isNeeded) {
   const {before: before} = run.of(unit).saved;
   return run.membersNow(unit).filter(member => member.backend === backend).some(member => {
    const weight = (0, haproxy_server.TN)(member) === unit.key ? before.weight : member.weight;
    return (0, haproxy_server.W_)(member) && weight > 0 && isNeeded(member);
   });
  }(run, unit, capacity.backend, isNeeded)), ours = run.units.flatMap(unit => run.membersNow(unit)).filter(member => member.backend === capacity.backend), withOurs = void 0 === backend ? 1 : inUseWith(backend, ours);
  return missed && isRefused({
   ...capacity,
   now: Math.max(capacity.now, withOurs),
   after: after
  });
 });
}

async function readBackends(run, capacities, signal) {
 const names = new Set(capacities.map(({backend: backend}) => backend)), ours = new Set(ourKeys(run));
 for (let servers = [ ...run.seen.snapshot.servers.values() ].filter(({backend: backend}) => names.has(backend)); ;) try {
  return await run.loadBalancer.readServers(servers, signal);
 } catch (error) {
  const gone = error instanceof errors.HR && "not-found" === error.code ? new Set(error.servers) : new Set, left = servers.filter(server => ours.has((0, 
  haproxy_server.TN)(server)) || !gone.has((0, haproxy_server.TN)(server)));
  if (left.length === servers.length) throw error;
  servers = left;
 }
}

function ourKeys(run) {
 return run.units.flatMap(({members: members}) => members).map(haproxy_server.TN);
}

function othersThatLeft(run, whole) {
 const ours = new Set(ourKeys(run));
 return [ ...whole.servers ].filter(([key, server]) => {
  const before = run.seen.snapshot.servers.get(key);
  return void 0 !== before && (0, haproxy_server.CS)(before) && !(0, haproxy_server.CS)(server) && !ours.has(key);
 }).map(([key]) => key);
}

function tooFewLeft(run, capacities, reading, whole) {
 const ours = new Set(ourKeys(run)), words = capacities.map(({backend: name, asked: asked}) => {
  const backend = reading.backends.get(name);
  return `${name}: ${void 0 === backend ? 0 : inUse(backend)} take traffic, min-available asks for ${asked}${outAlready(whole.servers.values(), name, ours)}`;
 });
 return new errors.HR("guard", `Too few servers are left: others left at the same time. ${words.join("; ")}.`, {
  loadBalancer: run.name,
  hint: "Another job or a failing check took servers out at the same time. Run this again when they are back; a common `concurrency` group keeps jobs apart."
 });
}

function isBefore({check: check, goal: goal}, request) {
 return "agent" === check ? "disabled" === goal : "enabled" === goal || isDrain(request);
}

async function switchChecks(run, {targets: targets}, isMeant, signal) {
 const meant = targets.filter(({switches: switches}) => switches.some(isMeant));
 if (0 === meant.length) return [];
 run.seen.isFresh || await lookAgain(run, signal);
 const goals = meant.flatMap(target => target.switches.filter(one => isMeant(one) && function settingNow(run, unit, {check: check}) {
  const {checks: checks, agent: agent} = run.now(unit);
  return "health" === check ? checks : agent;
 }(run, target, one) !== one.goal));
 if (0 === goals.length) return [];
 await setChecks(run, goals, signal);
 const paused = goals.filter(one => "health" === one.check && run.seen.find((0, haproxy_server.TN)(one))?.checks !== one.goal && "enabled" === one.goal);
 if (paused.length > 0) throw function pausedFailure(run, keys) {
  return new errors.HR("not-verified", `${keys.join(", ")}: HAProxy accepted \`enable health\`, and no check runs: out of maint with its checks off, a server keeps their pause.`, {
   brief: "no health check runs, though it was enabled",
   loadBalancer: run.name,
   servers: keys,
   hint: "Only maint ends that: `operation: maint`, then `operation: ready` with `health-checks: enable`."
  });
 }(run, paused.map(haproxy_server.TN));
 return assertAsSet(run, run.units), meant;
}

async function assertCarried(run, capacities, request, signal) {
 const left = capacities.filter(({leaving: leaving}) => leaving > 0);
 if (void 0 === request.maxLoad || 0 === left.length) return;
 const {servers: servers} = run.record(await readBackends(run, left, signal)), loads = loadsOf(left, servers.values(), new Set(ourKeys(run)), request);
 try {
  requireCarried(loads, request.maxLoad);
 } catch (error) {
  throw error instanceof errors.HR ? error.with({
   loadBalancer: run.name
  }) : error;
 }
}

async function giveWayWhenOverloaded(run, capacities, request, giveWay, signal) {
 try {
  await assertCarried(run, capacities, request, signal);
 } catch (error) {
  if (!(error instanceof errors.HR) || "max-load" !== error.code) throw error;
  const {servers: servers} = run.seen;
  if (0 === othersThatLeft(run, {
   servers: servers
  }).length) return;
  throw await giveWay(), error;
 }
}

const NONE = new Map;

class Seen {
 first;
 #clock;
 #snapshot;
 #since=new Map;
 #all=null;
 #backends;
 #oldWorkers;
 #latest;
 #at;
 constructor(first, clock) {
  this.first = first, this.#clock = clock, this.#snapshot = first, this.#backends = first.backends, 
  this.#oldWorkers = first.oldWorkers, this.#latest = first, this.#at = clock.now();
 }
 get snapshot() {
  return this.#snapshot;
 }
 get process() {
  return this.#snapshot.process;
 }
 get oldWorkers() {
  return this.#oldWorkers;
 }
 get latest() {
  return this.#latest;
 }
 get at() {
  return this.#at;
 }
 get isFresh() {
  return this.#clock.now() - this.#at < 200;
 }
 get justRead() {
  return this.#clock.now() - this.#at < 50 ? this.#latest : null;
 }
 get earlierTraffic() {
  return this.#latest.earlierTraffic ?? NONE;
 }
 find(key) {
  return this.#since.get(key) ?? this.#snapshot.servers.get(key) ?? null;
 }
 get servers() {
  return this.#all ??= withNewer(this.#snapshot.servers, this.#since), this.#all;
 }
 backend(name) {
  return this.#backends.get(name);
 }
 add(reading) {
  this.#since = new Map([ ...this.#since, ...reading.servers ]), this.#all = null, 
  this.#backends = new Map([ ...this.#backends, ...reading.backends ]), this.#takeOver(reading);
 }
 replace(snapshot) {
  this.#snapshot = snapshot, this.#since = new Map, this.#all = null, this.#backends = snapshot.backends, 
  this.#takeOver(snapshot);
 }
 touch() {
  this.#at = this.#clock.now();
 }
 #takeOver(reading) {
  const {oldWorkers: oldWorkers, statesAt: statesAt = this.#clock.now()} = reading;
  this.#oldWorkers = oldWorkers, this.#latest = reading, this.#at = statesAt;
 }
}

class Run {
 loadBalancer;
 clock;
 startedAt;
 seen;
 #seenAt;
 #context;
 #notices=[];
 #warnings=[];
 #units;
 #servers;
 #reloads=0;
 #isOutdated=!1;
 #forgotten=new Set;
 #disabled=new Set;
 #lastSetAt;
 #setIn=null;
 #drainTimedOut=!1;
 #rampStep=0;
 constructor(context, snapshot, units, servers) {
  this.#context = context, this.loadBalancer = context.loadBalancer, this.clock = context.clock, 
  this.startedAt = context.clock.now(), this.#seenAt = context.clock.wallTime(), this.#lastSetAt = this.startedAt, 
  this.seen = new Seen(snapshot, context.clock), this.#units = units, this.#servers = servers;
 }
 get name() {
  return this.loadBalancer.name;
 }
 get units() {
  return this.#units;
 }
 isKnownToCut(backend) {
  return !0 === this.#context.cuts?.has(this.name, backend, this.seen.process);
 }
 noteCut(backend) {
  this.#context.cuts?.note(this.name, backend, this.seen.process);
 }
 get reloads() {
  return this.#reloads;
 }
 get lastSetAt() {
  return this.#lastSetAt;
 }
 get isOfAnotherProcess() {
  return null !== this.#setIn && !(0, haproxy_server.SM)(this.#setIn, this.seen.process);
 }
 get drainTimedOut() {
  return this.#drainTimedOut;
 }
 get rampStep() {
  return this.#rampStep;
 }
 get notices() {
  return this.#notices;
 }
 get warnings() {
  return this.#warnings;
 }
 get watched() {
  const members = this.#units.flatMap(unit => unit.members);
  return [ ...new Map(members.map(member => [ (0, haproxy_server.TN)(member), member ])).values() ];
 }
 now(unit) {
  return this.#serverRun(unit).now;
 }
 membersNow(unit) {
  return unit.members.flatMap(member => this.seen.find((0, haproxy_server.TN)(member)) ?? []);
 }
 of(unit) {
  return this.#serverRun(unit);
 }
 record(reading) {
  return this.seen.add(reading), this.#takeOver(reading.servers), reading;
 }
 recordAll(snapshot, units = this.#units) {
  this.seen.replace(snapshot), this.#units = units, this.#takeOver(snapshot.servers);
 }
 noteReload() {
  this.#reloads += 1, this.#isOutdated = !0, this.update(this.#units, run => ({
   ...run,
   confirmed: !1,
   failure: null,
   expected: {}
  }));
 }
 acceptAddresses() {
  this.update(this.#units, run => {
   const {now: now, saved: saved, letIn: letIn} = run;
   return {
    ...run,
    letIn: letIn && !isReplaced(saved, now),
    saved: {
     ...saved,
     address: now.address
    }
   };
  });
 }
 acceptWeights() {
  this.update(this.#units, run => {
   const {begun: begun, now: now, saved: saved} = run;
   return begun.weight !== begun.configuredWeight ? run : {
    ...run,
    saved: {
     ...saved,
     before: {
      ...saved.before,
      weight: now.configuredWeight
     }
    }
   };
  });
 }
 forgetStates(units) {
  for (const unit of units) this.#disabled.add(unit.key), isSent(this.of(unit).saved) && this.#forgotten.add(unit.key);
  this.update(units, run => ({
   ...run,
   saved: {
    ...run.saved,
    sent: {
     ...run.saved.sent,
     states: []
    }
   }
  })), 0 !== units.length && this.notice(`HAProxy's new configuration has ${run_namesOf(units)} disabled: from now on ${verb(units.length, "its", "their")} maint is not this step's.`);
 }
 get disabled() {
  return this.#disabled;
 }
 noteGone(units) {
  const gone = units.filter(({key: key}) => !1 === this.#servers.get(key)?.gone);
  if (0 === gone.length) return;
  this.update(gone, run => ({
   ...run,
   gone: !0,
   unknown: !1
  }));
  const why = this.#reloads > 0 ? "the new configuration has no such server" : "HAProxy has no such server any more";
  this.warn(`${run_namesOf(gone)} ${verb(gone.length, "is", "are")} gone: ${why}.`);
 }
 async readBack(signal, options = {}) {
  return this.record(await this.loadBalancer.readServers(this.watched, signal, options));
 }
 async send(units, settingsFor, set, signal) {
  this.#meetTrackers(units);
  const before = this.#servers, settings = new Map(units.map(unit => [ unit.key, settingsFor(unit) ]));
  this.update(units, run => function sending(run, settings) {
   const {states: states, weights: weights, checks: checks, agent: agent} = run.saved.sent, sent = {
    states: withOne(states, settings.state),
    weights: withOne(weights, settings.weight),
    ...checks || settings.checks ? {
     checks: withOne(checks ?? [], settings.checks)
    } : {},
    ...agent || settings.agent ? {
     agent: withOne(agent ?? [], settings.agent)
    } : {}
   };
   return {
    ...run,
    unknown: !0,
    saved: {
     ...run.saved,
     before: knownBefore(run, settings),
     sent: sent
    }
   };
  }(run, settings.get((0, haproxy_server.TN)(run.saved)) ?? {}));
  try {
   units.some(({key: key}) => function isNews(before, after) {
    return run_sizeOf(before) !== run_sizeOf(after);
   }(before.get(key), this.#servers.get(key))) ? await this.#context.checkpoint(this.saved()) : this.#isOutdated && await this.#context.checkpoint(this.saved()).catch(() => {}), 
   this.#isOutdated = !1, signal.throwIfAborted();
  } catch (error) {
   throw this.#servers = before, error;
  }
  try {
   const answer = set(this.watched);
   this.#context.sent?.();
   const reading = this.record(await answer);
   return this.#lastSetAt = this.clock.now(), this.#setIn = this.seen.process, this.update(units, run => ({
    ...run,
    expected: {
     ...run.expected,
     ...settings.get((0, haproxy_server.TN)(run.saved))
    }
   })), reading;
  } catch (error) {
   throw error instanceof errors.HR && !signal.aborted && "no" === error.callChanged && (this.#servers = before), 
   error;
  }
 }
 noteDrainTimeout() {
  this.#drainTimedOut = !0;
 }
 noteRampStep(passed) {
  this.#rampStep = Math.max(this.#rampStep, passed);
 }
 update(units, change) {
  this.#servers = function changed(runs, names, change) {
   const next = new Map(runs);
   for (const key of names) {
    const run = runs.get(key);
    void 0 !== run && next.set(key, change(run));
   }
   return next;
  }(this.#servers, units.map(({key: key}) => key), change);
 }
 expectAsRead(units) {
  this.update(units, run => ({
   ...run,
   expected: {
    ...run.expected,
    state: run.now.forced
   }
  }));
 }
 noteFailure(failure) {
  const named = failure.servers.map(key => ({
   key: key
  }));
  this.update(named, run => ({
   ...run,
   failure: failure
  })), named.length > 0 || this.update(this.#units, run => run.confirmed ? run : {
   ...run,
   failure: run.failure ?? failure
  });
 }
 saved() {
  const servers = [ ...this.#servers ].filter(([key, run]) => (wasSent(run) || this.#forgotten.has(key)) && !run.gone).map(([, {saved: saved}]) => saved), seen = {
   seenAt: this.#seenAt,
   seenOnClock: Math.round(this.startedAt)
  };
  return {
   name: this.name,
   process: run_identityOf(this.seen.process, seen),
   servers: servers
  };
 }
 savedAsSet() {
  const {name: name, process: process, servers: servers} = this.saved();
  return {
   name: name,
   process: process,
   servers: servers.map(saved => asLastSet(saved, this.#servers.get((0, haproxy_server.TN)(saved)))).filter(isSent)
  };
 }
 savedAsReached() {
  const {name: name, process: process, servers: servers} = this.saved();
  return {
   name: name,
   process: process,
   servers: servers.map(saved => function asReached(saved, now) {
    if (null === now) return saved;
    const {states: states, weights: weights} = saved.sent, ofWeight = now.weight === saved.before.weight ? [] : server_run_only(now.weight, weights), sent = {
     states: server_run_only(now.forced, states),
     weights: ofWeight
    }, {checks: checks, agent: agent} = settingsOf(now), isSwitched_checks = checks !== saved.before.checks, isSwitched_agent = agent !== saved.before.agent;
    return {
     ...saved,
     sent: {
      ...sent,
      ...saved.sent.checks && isSwitched_checks ? {
       checks: server_run_only(checks, saved.sent.checks)
      } : {},
      ...saved.sent.agent && isSwitched_agent ? {
       agent: server_run_only(agent, saved.sent.agent)
      } : {}
     }
    };
   }(saved, this.seen.find((0, haproxy_server.TN)(saved)))).filter(isSent)
  };
 }
 get serverRuns() {
  return [ ...this.#servers.values() ];
 }
 get trackers() {
  const targets = new Set(this.#units.map(({key: key}) => key));
  return [ ...this.#servers ].filter(([key]) => !targets.has(key)).map(([, run]) => run);
 }
 noteRollback({servers: servers, lent: lent, failure: failure}) {
  this.#meetLent(lent);
  const results = new Map([ ...servers, ...lent.map(({saved: saved, result: result}) => [ (0, 
  haproxy_server.TN)(saved), result ]) ]);
  [ ...this.#servers.keys() ].every(key => results.has(key)) && this.seen.touch();
  const keys = [ ...results.keys() ].map(key => ({
   key: key
  }));
  this.update(keys, run => {
   const found = results.get((0, haproxy_server.TN)(run.saved));
   if (void 0 === found) return run;
   const {kind: kind, now: now, healthMs: healthMs, sent: sent} = found, seen = {
    ...run,
    saved: {
     ...run.saved,
     sent: sent
    },
    notPutBack: found.failure,
    now: now ?? run.now,
    healthMs: healthMs ?? run.healthMs,
    sessionsShutDown: run.sessionsShutDown + found.sessionsShutDown
   };
   if ("unknown" === kind) return {
    ...seen,
    unknown: !0,
    failure: run.failure ?? failure
   };
   const known = {
    ...seen,
    unknown: !1,
    rolledBack: "back" === kind
   };
   return "not-ours" === kind ? leftToOthers(known) : known;
  }), this.noteGone(keys.filter(({key: key}) => "gone" === results.get(key)?.kind));
 }
 notice(text) {
  this.#notices.push(text), this.#context.tell({
   kind: "notice",
   loadBalancer: this.name,
   text: text
  });
 }
 warn(text) {
  this.#warnings.push(text), this.#context.tell({
   kind: "warning",
   loadBalancer: this.name,
   text: text
  });
 }
 tellFailure(failure) {
  this.#context.tell({
   kind: "failure",
   failure: failure
  });
 }
 relay(news) {
  "warning" === news.kind ? this.warn(news.text) : this.#context.tell(news);
 }
 tell(kind, text) {
  this.#context.tell({
   kind: kind,
   loadBalancer: this.name,
   text: text
  });
 }
 tellEach(kind, units, words) {
  for (const [text, those] of Map.groupBy(units, words)) this.tell(kind, `${run_namesOf(those)}: ${text}`);
 }
 tellProgress(text, left) {
  this.#context.tell({
   kind: "progress",
   loadBalancer: this.name,
   text: text,
   left: left
  });
 }
 #meetTrackers(units) {
  const next = new Map(this.#servers);
  for (const {key: key} of units) {
   const server = this.seen.find(key);
   next.has(key) || null === server || next.set(key, lentTo(serverRunOf(server)));
  }
  this.#servers = next;
 }
 #meetLent(lent) {
  const next = new Map(this.#servers);
  for (const {saved: saved, result: result} of lent) {
   const key = (0, haproxy_server.TN)(saved), known = next.get(key), server = known?.begun ?? this.seen.first.servers.get(key) ?? result.now, begun = null === server ? null : {
    ...server,
    weight: saved.before.weight
   };
   null !== begun && next.set(key, {
    ...known ?? serverRunOf(begun),
    saved: saved
   });
  }
  this.#servers = next;
 }
 #serverRun({key: key}) {
  const run = this.#servers.get(key);
  if (void 0 === run) throw new Error(`${key} is not part of this run`);
  return run;
 }
 #takeOver(servers) {
  const next = new Map(this.#servers);
  for (const [key, run] of this.#servers) {
   const server = servers.get(key);
   void 0 !== server && next.set(key, read(run, server));
  }
  this.#servers = next;
 }
}

function lentTo(tracker) {
 return {
  ...tracker,
  saved: {
   ...tracker.saved,
   lent: !0
  }
 };
}

function run_sizeOf(run) {
 return void 0 === run ? 0 : countSent(run.saved.sent);
}

function run_identityOf({pid: pid, startedAt: startedAt, startedOnClock: startedOnClock, startToleranceSeconds: startToleranceSeconds, node: node, commandPrefix: commandPrefix}, seen) {
 return {
  pid: pid,
  startedAt: startedAt,
  startToleranceSeconds: startToleranceSeconds,
  node: node,
  ...seen,
  ...{
   ...void 0 === startedOnClock ? {} : {
    startedOnClock: startedOnClock
   },
   ...void 0 === commandPrefix ? {} : {
    commandPrefix: commandPrefix
   }
  }
 };
}

function run_namesOf(units) {
 return listed(units.map(({key: key}) => key));
}

function sumTraffic(members) {
 const sum = {
  sessions: 0,
  inherited: 0,
  queued: 0,
  sessionsTotal: 0,
  retries: 0
 };
 for (const member of members) sum.sessions += member.sessions, sum.inherited += member.inherited ?? 0, 
 sum.queued += member.queued, sum.sessionsTotal += member.sessionsTotal, sum.retries += member.retries;
 return sum;
}

class IdleWatch {
 #startedAt;
 #stillMs;
 #idleFrom;
 #quietMs;
 #latest;
 #sentAt;
 #arrivedAt;
 #stillSince;
 #zeroSince;
 #retriedAt;
 #isRetried=!1;
 #isUnseen;
 #cameInDrain=!1;
 #cameInMaint=!1;
 constructor(at, traffic, {inMaint: inMaint, settled: settled, quietMs: quietMs = 0, readBefore: readBefore = !1}) {
  const mayRetry = traffic.retries > 0 && !settled;
  this.#startedAt = at, this.#quietMs = quietMs, this.#isUnseen = readBefore, this.#idleFrom = mayRetry ? at + 1200 : at, 
  this.#retriedAt = mayRetry ? at : null, this.#latest = traffic, this.#sentAt = at, 
  this.#arrivedAt = at, this.#stillMs = inMaint ? 1e3 : 100, this.#stillSince = at, 
  this.#zeroSince = isZero(traffic) ? at : null;
 }
 add(sentAt, at, traffic) {
  const cleared = counters_isCleared(this.#latest, traffic), before = countedFrom(this.#latest, traffic), came = arrivals(before, traffic) > 0, {sessionsTotal: sessionsTotal, retries: retries} = before, moved = came || cleared || traffic.sessionsTotal !== sessionsTotal || traffic.retries !== retries;
  (cleared || traffic.retries > retries) && (this.#isRetried = !0, this.#retriedAt = at), 
  came && this.#arrivedAt - this.#startedAt >= 50 && (this.#cameInDrain = !0, (null === this.#retriedAt || this.#sentAt - this.#retriedAt > 1200) && (this.#cameInMaint = !0)), 
  moved && (this.#stillSince = at), isZero(traffic) ? (moved || null === this.#zeroSince) && (this.#zeroSince = at) : this.#zeroSince = null, 
  this.#latest = traffic, this.#sentAt = sentAt, this.#arrivedAt = at, this.#isUnseen = !1;
 }
 relax() {
  this.#quietMs = 0;
 }
 get startedAt() {
  return this.#startedAt;
 }
 get traffic() {
  return this.#latest;
 }
 get zero() {
  return null !== this.#zeroSince;
 }
 get quietForMs() {
  return null === this.#zeroSince ? 0 : Math.max(0, this.#sentAt - this.#zeroSince);
 }
 get quiet() {
  return this.zero && this.quietForMs >= this.#quietMs;
 }
 get mayEnterMaint() {
  const retried = null !== this.#retriedAt && this.#arrivedAt < this.#retriedAt + 1200;
  return this.quiet && !retried && !this.#isUnseen;
 }
 isSettled({sessionsTotal: sessionsTotal, retries: retries}) {
  const {sessionsTotal: lastTotal, retries: lastRetries} = this.#latest;
  return this.mayEnterMaint && sessionsTotal === lastTotal && retries === lastRetries;
 }
 get idle() {
  return this.zero && this.#sentAt >= this.confirmableAt;
 }
 get still() {
  return this.#sentAt - this.#stillSince >= this.#stillSpan;
 }
 get confirmableAt() {
  const still = this.#stillSince + this.#stillSpan;
  return null === this.#zeroSince ? still : Math.max(this.#zeroSince + this.#idleSpan, still, this.#idleFrom);
 }
 get keptBusy() {
  return this.#cameInDrain && this.#arrivedAt - this.#startedAt >= 500;
 }
 get stillServed() {
  return this.#cameInMaint;
 }
 get #idleSpan() {
  return Math.max(this.#quietMs, this.#isRetried ? 1200 : 100);
 }
 get #stillSpan() {
  return this.#isRetried ? Math.max(this.#stillMs, 1200) : this.#stillMs;
 }
}

function isZero(traffic) {
 return 0 === traffic.sessions && 0 === traffic.queued;
}

function arrivals(before, after) {
 return after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries) + after.queued - before.queued;
}

const old_sessions_TOO_MUCH = [ "not-haproxy", "timeout", "refused" ];

class OldSessions {
 #run;
 #begunAt;
 #told=new Set;
 #nextLookAt=0;
 constructor(run, begunAt) {
  this.#run = run, this.#begunAt = begunAt;
 }
 async freeOf(units, signal) {
  const cutting = units.filter(unit => this.#cutMembersOf(unit).length > 0), others = units.filter(unit => !cutting.includes(unit));
  if (0 === cutting.length || this.#run.clock.now() < this.#nextLookAt) return others;
  this.#tell(cutting.filter(({key: key}) => !this.#told.has(key)));
  const askedAt = this.#run.clock.now(), free = [];
  for (const unit of cutting) await this.#hasOld(unit, signal) || free.push(unit);
  const now = this.#run.clock.now();
  return this.#nextLookAt = now + Math.max(500, 4 * (now - askedAt)), [ ...others, ...free ];
 }
 #cutMembersOf({members: members}) {
  return members.filter(({backend: backend}) => this.#run.isKnownToCut(backend));
 }
 async #hasOld(unit, signal) {
  for (const member of this.#cutMembersOf(unit)) {
   const drainedForMs = this.#run.clock.now() - this.#begunAt(unit), summary = await this.#sessionsOf(member, signal);
   if (null !== summary && 0 !== summary.count && summary.oldestSeconds >= Math.floor(drainedForMs / 1e3)) return !0;
  }
  return !1;
 }
 async #sessionsOf(member, signal) {
  try {
   return await this.#run.loadBalancer.sessionsOf(member, signal);
  } catch (error) {
   if (error instanceof errors.HR && old_sessions_TOO_MUCH.includes(error.code)) return null;
   throw error;
  }
 }
 #tell(units) {
  if (0 === units.length) return;
  for (const {key: key} of units) this.#told.add(key);
  const backends = new Set(units.flatMap(unit => this.#cutMembersOf(unit)).map(({backend: backend}) => backend));
  this.#run.notice(`New sessions keep arriving at ${run_namesOf(units)} in drain, and earlier in this job HAProxy has cut sessions of ${[ ...backends ].join(", ")} at maint: those from before the drain are waited for here.`);
 }
}

const SENT_BY_RULE = "Its backend has `option persist` or `force-persist`: HAProxy obeys these even in maint. Remove them, or stop the bound clients elsewhere, before the application is stopped.", CONNECTED_AGAIN = "It is a log server over TCP (`mode log`), and HAProxy connects to it again by itself: `on-drain-timeout: continue` leaves that connection alone.";

class ServedInMaint {
 #run;
 #last=new Map;
 #lastAt=0;
 failure=null;
 constructor(run) {
  this.#run = run, this.begin();
 }
 begin() {
  this.#last = new Map, this.note();
 }
 note() {
  const run = this.#run, next = new Map;
  for (const unit of run.units) {
   const watched = this.#watchedNow(unit);
   watched.open > 0 && "maint" === run.of(unit).expected.state && (this.failure ??= servedInMaint(run, unit)), 
   next.set(unit.key, {
    ...watched,
    open: Math.min(0, watched.open)
   });
  }
  this.#last = next, this.#lastAt = run.clock.now();
 }
 #watchedNow(unit) {
  const {clock: clock} = this.#run, traffic = sumTraffic(this.#run.membersNow(unit)), last = this.#last.get(unit.key);
  return void 0 === last || counters_isCleared(last.traffic, traffic) ? {
   traffic: traffic,
   open: 0,
   retriedAt: Number.NEGATIVE_INFINITY
  } : {
   traffic: traffic,
   open: (this.#lastAt - last.retriedAt <= 1200 ? last.open : 0) + arrivals(last.traffic, traffic),
   retriedAt: traffic.retries > last.traffic.retries ? clock.now() : last.retriedAt
  };
 }
}

function servedInMaint(run, unit) {
 const {backends: backends} = run.seen.snapshot, isLogServer = unit.members.some(({backend: backend}) => !0 === backends.get(backend)?.isOfLogServers);
 return new errors.HR("not-verified", `HAProxy still sends traffic to ${unit.key}, a server in maint.`, {
  brief: "HAProxy still sends traffic to it in maint",
  loadBalancer: run.name,
  servers: [ unit.key ],
  hint: isLogServer ? CONNECTED_AGAIN : SENT_BY_RULE
 });
}

const CONFIRM_WITHIN_MS = 1500;

async function waitForDrain(watch, units, {deadline: deadline, need: need, isGrace: isGrace = !1}, signal) {
 const {clock: clock} = watch;
 let unseenMs = 0;
 for (;;) {
  const isZero = units.every(unit => watch.of(unit).zero), overdue = clock.now() - deadline - unseenMs;
  if (overdue >= (isZero ? CONFIRM_WITHIN_MS : 0)) return {
   kind: "deadline"
  };
  if ("still" === need || isZero && watch.isAboutToBeIdle(units)) {
   const askedAt = await watch.confirm(units, signal);
   if (units.every(unit => watch.of(unit)[need])) return {
    kind: "idle"
   };
   isGrace && (unseenMs += clock.now() - askedAt);
   continue;
  }
  await clock.sleep(Math.min(watch.pauseMs, overdue < 0 ? -overdue : watch.pauseMs), signal);
  const askedAt = clock.now();
  await watch.poll(signal), isGrace && (unseenMs += clock.now() - askedAt);
 }
}

async function waitToLeaveDrain(watch, units, deadline, signal) {
 const {clock: clock} = watch;
 for (;;) {
  if (units.every(unit => watch.of(unit).mayEnterMaint)) return {
   kind: "zero"
  };
  const bound = watch.quietMs > 0 ? [] : units.filter(unit => watch.of(unit).keptBusy), free = await watch.oldSessions.freeOf(bound, signal);
  if (free.length > 0) return {
   kind: "kept-busy",
   units: free
  };
  const left = deadline - clock.now();
  if (left <= 0) return {
   kind: "deadline"
  };
  await clock.sleep(Math.min(watch.pauseMs, left), signal), await watch.poll(signal);
 }
}

class DrainWatch {
 #run;
 #limitMs;
 #capacities;
 #quietMs;
 #watches=new Map;
 #startedAt;
 #sampledAt;
 oldSessions;
 #costMs=0;
 #nextLookAt;
 constructor(run, limitMs, quietMs = 0, capacities = []) {
  this.#run = run, this.#limitMs = limitMs, this.#quietMs = quietMs, this.#capacities = capacities, 
  this.#startedAt = run.clock.now(), this.#sampledAt = this.#startedAt, this.#nextLookAt = this.#startedAt + 2e3, 
  this.oldSessions = new OldSessions(run, unit => this.of(unit).startedAt);
 }
 get clock() {
  return this.#run.clock;
 }
 get quietMs() {
  return this.#quietMs;
 }
 relax() {
  this.#quietMs = 0;
  for (const watch of this.#watches.values()) watch.relax();
 }
 get pauseMs() {
  const base = this.clock.now() - this.#startedAt < 5e3 ? 100 : 200;
  return Math.max(base, Math.min(4 * this.#costMs, 1e3));
 }
 begin(units) {
  const run = this.#run;
  assertAsSet(run, units), this.#sampledAt = this.clock.now();
  for (const unit of units) {
   const traffic = sumTraffic(run.membersNow(unit)), settled = !0 === this.#watches.get(unit.key)?.isSettled(traffic), inMaint = this.isInMaint(unit), quietMs = inMaint ? 0 : this.quietMs, setAt = unit.members.map(({backend: backend}) => run.seen.earlierTraffic.get(backend)), readBefore = setAt.some(at => void 0 !== at), at = Math.max(...setAt.map(at => at ?? this.clock.now()));
   this.#watches.set(unit.key, new IdleWatch(at, traffic, {
    inMaint: inMaint,
    settled: settled,
    quietMs: quietMs,
    readBefore: readBefore
   }));
  }
  this.#note(units);
 }
 of(unit) {
  const watch = this.#watches.get(unit.key);
  if (void 0 === watch) throw new Error(`${unit.key} is not watched`);
  return watch;
 }
 isAboutToBeIdle(units) {
  return Math.max(...units.map(unit => this.of(unit).confirmableAt)) - this.clock.now() <= CONFIRM_WITHIN_MS;
 }
 isInMaint(unit) {
  return "maint" === this.#run.of(unit).expected.state;
 }
 async confirm(units, signal) {
  const notBefore = Math.max(this.clock.now(), ...units.map(unit => this.of(unit).confirmableAt)), reading = await this.#run.readBack(signal, {
   fresh: !0,
   notBefore: notBefore
  });
  return await this.#judge(notBefore, reading, signal), notBefore;
 }
 look=signal => this.#look(!1, signal);
 async lookAnew(signal) {
  this.#run.seen.isFresh && this.#isRecent || await this.look(signal), this.#isRecent || await this.#look(!0, signal);
 }
 get #isRecent() {
  return this.clock.now() - this.#sampledAt < 200;
 }
 async #look(fresh, signal) {
  const sentAt = this.clock.now(), reading = await this.#run.readBack(signal, {
   fresh: fresh
  }), now = this.clock.now();
  this.#nextLookAt = now + Math.max(2e3, 20 * (now - sentAt)), await this.#judge(sentAt, reading, signal);
 }
 async poll(signal) {
  const run = this.#run, sentAt = this.clock.now(), traffic = await run.loadBalancer.sample(run.watched, signal);
  this.#costMs = this.clock.now() - sentAt, this.#take(sentAt, traffic), this.#tellProgress();
  const isOther = run.units.some(unit => this.#looksOtherwise(unit, traffic.get(unit.key)?.status)), isDue = this.#capacities.length > 0 && this.clock.now() >= this.#nextLookAt;
  return (isOther || isDue || void 0 !== this.#served) && await this.look(signal), 
  traffic;
 }
 #looksOtherwise(unit, status) {
  return void 0 !== status && (this.isInMaint(unit) ? !status.startsWith("MAINT") : isStatusInRotation(status));
 }
 async #judge(sentAt, reading, signal) {
  const {servers: servers, trafficAt: trafficAt = sentAt} = reading;
  if (trafficAt >= this.#sampledAt && this.#take(Math.min(sentAt, trafficAt), servers), 
  assertAsSet(this.#run, this.#run.units), void 0 !== this.#served) throw servedInMaint(this.#run, this.#served);
  await assertEnoughLeft(this.#run, this.#capacities, reading, signal);
 }
 get #served() {
  return this.#run.units.find(unit => this.isInMaint(unit) && this.of(unit).stillServed);
 }
 #take(sentAt, traffic) {
  const at = this.clock.now();
  this.#sampledAt = at;
  for (const unit of this.#run.units) {
   const members = unit.members.flatMap(member => {
    const key = (0, haproxy_server.TN)(member);
    return traffic.get(key) ?? this.#run.seen.find(key) ?? [];
   });
   this.of(unit).add(sentAt, at, sumTraffic(members));
  }
  this.#note(this.#run.units);
 }
 #note(units) {
  const ms = this.clock.now() - this.#run.startedAt;
  this.#run.update(units, server => {
   const watch = this.#watches.get((0, haproxy_server.TN)(server.saved));
   return void 0 === watch ? server : function sampled(run, ms, sessions) {
    const points = [ ...run.sessionsOverTime, [ Math.round(ms), sessions ] ], kept = points.length > 600 ? points.filter((_, index) => index % 2 == 0 || index === points.length - 1) : points;
    return {
     ...run,
     sessionsOverTime: kept,
     idleFromMs: sessions > 0 ? null : run.idleFromMs ?? Math.round(ms)
    };
   }(server, ms, watch.traffic.sessions + watch.traffic.queued);
  });
 }
 #tellQuiet() {
  const waiting = this.#run.units.filter(unit => !this.of(unit).quiet), [first, ...others] = waiting.toSorted((a, b) => this.of(a).quietForMs - this.of(b).quietForMs);
  if (void 0 === first) return;
  const where = 0 === others.length ? first.key : `${waiting.length} servers, last ${first.key}`, waited = (0, 
  src_duration.a)(this.clock.now() - this.#run.startedAt);
  this.#run.tellProgress(`${where}: ${quietWords(this.of(first), this.quietMs)}, after ${waited} of ${(0, 
  src_duration.a)(this.#limitMs)}`, 0);
 }
 #tellProgress() {
  const busy = this.#run.units.filter(unit => !this.of(unit).zero);
  if (0 === busy.length) return void this.#tellQuiet();
  const sum = {
   sessions: 0,
   inherited: 0,
   queued: 0
  };
  for (const unit of busy) {
   const {sessions: sessions, inherited: inherited = 0, queued: queued} = this.of(unit).traffic;
   sum.sessions += sessions, sum.inherited += inherited, sum.queued += queued;
  }
  const where = 1 === busy.length ? busy[0]?.key : `${busy.length} servers`, waited = (0, 
  src_duration.a)(this.clock.now() - this.#run.startedAt), sessions = `${quantity(sum.sessions, "session")}${inheritedWords(sum.inherited)}`;
  this.#run.tellProgress(`${where}: ${sessions}, ${sum.queued} queued, after ${waited} of ${(0, 
  src_duration.a)(this.#limitMs)}`, sum.sessions + sum.queued);
 }
}

function quietWords({quietForMs: quietForMs}, quietMs) {
 return `quiet for ${quietForMs < 1e3 ? "less than 1s" : (0, src_duration.a)(1e3 * Math.floor(quietForMs / 1e3))} of ${(0, 
 src_duration.a)(quietMs)}`;
}

function inheritedWords(inherited = 0) {
 return inherited > 0 ? `, ${inherited} of them with the process before the reload` : "";
}

const drain_timeout_LAST_LOOK_MS = 500, UNITS_SHOWN = 10;

async function timeOut(drain, signal) {
 const {run: run, request: request, watch: watch} = drain, busy = function drain_timeout_busyOf({run: run, watch: watch}) {
  const unquiet = run.units.filter(unit => !watch.of(unit).quiet);
  return unquiet.length > 0 ? unquiet : run.units.filter(unit => !watch.of(unit).idle);
 }(drain), words = listed(busy.map(unit => function leftWords(unit, watch) {
  if (watch.of(unit).zero && 0 === watch.quietMs) return `${unit.key} has no sessions at this moment, and new ones keep coming, from clients bound to it`;
  if (watch.of(unit).zero) return `${unit.key} has no sessions, and was ${quietWords(watch.of(unit), watch.quietMs)}`;
  const {sessions: sessions, inherited: inherited, queued: queued} = watch.of(unit).traffic;
  return `${unit.key} still has ${quantity(sessions, "session")}${inheritedWords(inherited)}${queued > 0 ? ` and ${queued} queued` : ""}`;
 }(unit, watch)), UNITS_SHOWN, "; "), limit = (0, src_duration.a)(request.drainTimeoutMs);
 run.noteDrainTimeout();
 const goesOn = "continue" === request.onDrainTimeout || "shutdown-sessions" === request.onDrainTimeout;
 if (goesOn && watch.relax(), "continue" === request.onDrainTimeout && run.warn(`After ${limit}, ${words}: they are left alone, and the step goes on.`), 
 !goesOn) throw noteDrained(drain), new errors.HR("drain-timeout", `After ${limit}, ${words}${await async function whoKeepsBusy({run: run, watch: watch}, [first, ...others], signal) {
  let words = ".";
  if (void 0 === first) return words;
  const {sessions: sessions, queued: queued} = watch.of(first).traffic, isAlone = 0 === others.length && 1 === first.members.length && 0 === queued;
  for (const member of first.members) {
   const summary = await run.loadBalancer.sessionsOf(member, signal).catch(() => null);
   if (null === summary || 0 === summary.count) continue;
   const clients = summary.clients.map(client => `${client.address} (${client.count})`).join(", "), seconds = summary.oldestSeconds, who = `, the oldest ${0 === seconds ? "less than 1s" : (0, 
   src_duration.a)(1e3 * seconds)} old, from ${clients}.`;
   if (isAlone && summary.count === sessions) return who;
   words += ` ${(0, haproxy_server.TN)(member)} is kept by ${quantity(summary.count, "session")}${who}`;
  }
  return words;
 }(drain, busy, signal)}`, {
  loadBalancer: run.name,
  servers: busy.map(({key: key}) => key),
  brief: drain_timeout_briefFor(busy, watch, limit),
  hint: `Raise \`drain-timeout\`${watch.quietMs > 0 ? ", ask for a shorter `quiet-for`" : ""}, or let \`on-drain-timeout\` go on: \`continue\` leaves these sessions alone, \`shutdown-sessions\` cuts them.`
 });
}

function drain_timeout_briefFor(busy, watch, limit) {
 const left = busy.reduce((sum, unit) => sum + watch.of(unit).traffic.sessions + watch.of(unit).traffic.queued, 0);
 return 0 === left && 0 === watch.quietMs ? `new sessions kept coming for ${limit}` : `${quantity(left, "session")} left after ${limit}`;
}

async function drain_timeout_shutDownSessions({run: run, request: request, watch: watch}, signal) {
 const busy = run.units.filter(unit => !watch.of(unit).zero);
 if (0 === busy.length) return;
 const members = busy.flatMap(unit => unit.members), before = await run.loadBalancer.sample(members, signal);
 let after = null;
 try {
  await run.loadBalancer.shutDownSessions(members, signal), after = await run.loadBalancer.sample(members, signal);
 } finally {
  const sample = limit => run.loadBalancer.sample(members, limit);
  after ??= await (0, src_clock.ux)(run.clock, drain_timeout_LAST_LOOK_MS, sample).catch(() => null), 
  null !== after ? function noteShutDown(run, {drainTimeoutMs: drainTimeoutMs}, busy, before, after) {
   for (const unit of busy) {
    const count = unit.members.map(haproxy_server.TN).reduce((sum, key) => sum + endedBetween(before.get(key), after.get(key)), 0);
    run.update([ unit ], server => ({
     ...server,
     sessionsShutDown: server.sessionsShutDown + count
    })), run.warn(`${unit.key}: ${quantity(count, "session")} left after ${(0, src_duration.a)(drainTimeoutMs)} and shut down.`);
   }
  }(run, request, busy, before, after) : run.warn(`Sessions of ${run_namesOf(busy)} were being shut down: how many were cut is not known.`);
 }
}

function endedBetween(read, after) {
 if (void 0 === read || void 0 === after) return 0;
 const before = countedFrom(read, after), arrived = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries);
 return Math.max(0, before.sessions + arrived - after.sessions);
}

function noteDrained({run: run, watch: watch}) {
 const idle = new Set(run.units.filter(unit => watch.of(unit).idle).map(({key: key}) => key));
 run.update(run.units, server => ({
  ...server,
  drained: idle.has((0, haproxy_server.TN)(server.saved)),
  drainMs: server.idleFromMs
 }));
}

const GRACE_MS = 5e3, WAITED_MS = 200;

function drainOf(run, plan, request) {
 const deadline = run.startedAt + request.drainTimeoutMs, quietMs = run.drainTimedOut ? 0 : request.quietForMs;
 return {
  run: run,
  plan: plan,
  request: request,
  watch: new DrainWatch(run, request.drainTimeoutMs, quietMs, plan.capacities),
  deadline: deadline
 };
}

async function startDrain(drain, signal) {
 const {run: run, plan: plan, request: request, watch: watch} = drain;
 run.seen.isFresh || await lookAgain(run, signal);
 const inRotation = run.units.filter(unit => function isInRotation({admin: admin, forced: forced}, {operation: operation}) {
  return "drain" === operation ? "ready" === forced : "ready" === admin;
 }(run.now(unit), request)), wasInMaint = new Set(plan.targets.filter(({before: before}) => "maint" === before.forced).map(({key: key}) => key)), toMaint = unit => "drain" === request.operation && wasInMaint.has(unit.key), forgotten = inRotation.filter(toMaint);
 forgotten.length > 0 && await moveToMaint(drain, forgotten, signal);
 const others = inRotation.filter(unit => !toMaint(unit));
 !("maint" === request.operation && 0 === request.drainTimeoutMs) && others.length > 0 && await drain_set(drain, others, "drain", signal), 
 watch.begin(run.units);
}

async function waitBeforeMaint(drain, signal) {
 const {run: run, watch: watch, deadline: deadline} = drain;
 for (;;) {
  const waiting = run.units.filter(unit => !watch.isInMaint(unit)), end = await waitToLeaveDrain(watch, waiting, deadline, signal);
  if ("zero" === end.kind) return;
  if ("deadline" === end.kind) return timeOut(drain, signal);
  run.notice(`New sessions keep arriving at ${run_namesOf(end.units)} in drain, from clients bound to it: it goes to maint now.`), 
  await moveToMaint(drain, end.units, signal);
 }
}

async function isIdleInTime(drain, units, signal) {
 const {run: run, watch: watch, deadline: deadline} = drain;
 return (run.drainTimedOut || run.clock.now() >= deadline) && run.seen.earlierTraffic.size > 0 && await watch.poll(signal), 
 !run.drainTimedOut && ("idle" === (await waitForDrain(watch, units, {
  deadline: deadline,
  need: "idle"
 }, signal)).kind || (await timeOut(drain, signal), !1));
}

async function isIdleWithin({run: run, watch: watch}, limitMs, need, signal) {
 const deadline = run.clock.now() + limitMs;
 return "idle" === (await waitForDrain(watch, run.units, {
  deadline: deadline,
  need: need,
  isGrace: !0
 }, signal)).kind;
}

async function drain_set(drain, units, state, signal) {
 const {run: run, plan: plan} = drain, known = new Set(units.filter(unit => isKnownHealthy(run.now(unit)))), before = units.flatMap(unit => run.membersNow(unit)), earlierTraffic = "drain" === drain.request.operation && "drain" === state, send = () => setStates(run, units, state, signal, {
  earlierTraffic: earlierTraffic
 }), reading = "maint" === state ? await markingDown(run, units, before, send) : await send();
 run.tell("set", `${run_namesOf(units)}: set to ${state}`), assertAsSet(run, units);
 const healthy = units.filter(unit => {
  return known.has(unit) || isKnownHealthy(server = run.now(unit)) && hasPassed(server);
  var server;
 }), giveWay = async () => {
  const ours = drain.request.givesNoWay ? [] : healthy.filter(unit => isAsSet(run, unit)), letIn = async () => {
   ours.length > 0 && await setStates(run, ours, "ready", signal);
  };
  await ("maint" === state ? noteMarkedDownBriefly(run, units, before, letIn, signal) : letIn());
 };
 await giveWayWhenTooFewAreLeft(run, plan.capacities, {
  before: before,
  reading: reading
 }, giveWay, signal), await giveWayWhenOverloaded(run, plan.capacities, drain.request, giveWay, signal);
}

async function moveToMaint(drain, units, signal) {
 const {run: run, plan: plan, watch: watch} = drain, reading = run.seen.justRead ?? await run.readBack(signal);
 await assertEnoughLeft(run, plan.capacities, reading, signal), await assertCarried(run, plan.capacities, drain.request, signal), 
 assertAsSet(run, units);
 const before = units.flatMap(unit => run.membersNow(unit));
 await drain_set(drain, units, "maint", signal), watch.begin(units), await noteMarkedDown(run, units, before, () => run.loadBalancer.sample(run.watched, signal), signal);
}

async function finish(drain, confirmed, meet, signal) {
 const {run: run, watch: watch, request: request} = drain;
 confirmed || await watch.confirm(run.units, signal), await outlastOthers(run, run.units, run.lastSetAt, watch.look, signal);
 const areIdle = () => run.units.every(unit => watch.of(unit).idle), wereIdle = areIdle();
 noteDone(drain), await meetAnew(drain, meet, signal), noteDrained(drain), wereIdle && !areIdle() && 0 !== request.drainTimeoutMs && (run.update(run.units, server => ({
  ...server,
  confirmed: !1
 })), await isIdleInTime(drain, run.units, signal) || "shutdown-sessions" !== request.onDrainTimeout || (await drain_timeout_shutDownSessions(drain, signal), 
 await isIdleWithin(drain, GRACE_MS, "idle", signal)), noteDone(drain));
}

async function meetAnew({run: run, watch: watch}, meet, signal) {
 const cameAt = run.clock.now();
 await meet(watch.look), run.clock.now() - cameAt >= WAITED_MS && await watch.lookAnew(signal);
}

function noteDone(drain) {
 const {run: run, watch: watch} = drain;
 noteDrained(drain), run.update(run.units, server => ({
  ...server,
  confirmed: !0
 })), run.tellEach("done", run.units, unit => {
  const {sessions: sessions} = watch.of(unit).traffic;
  return `${run.now(unit).status}, ${quantity(sessions, "session")}, confirmed on a fresh connection`;
 });
}

const ALSO_WITHIN_MS = 2e3;

class StoppedForAnother extends Error {
 name="StoppedForAnother";
}

async function runTogether(courses, clock, signal) {
 const stop = new AbortController;
 let callOff = () => {};
 const linked = AbortSignal.any([ signal, stop.signal ]), barrier = new Barrier(courses.length), failures = new Set;
 return await Promise.all(courses.map(async course => {
  const member = new BarrierMember(barrier, clock, linked);
  try {
   linked.throwIfAborted(), await course(member, linked), barrier.leave(member);
  } catch (error) {
   if (barrier.close(new StoppedForAnother), error instanceof StoppedForAnother) return;
   failures.add((0, errors.h_)(error)), 1 === failures.size && (callOff = clock.alarm(ALSO_WITHIN_MS, () => stop.abort(new StoppedForAnother)));
  }
 })), callOff(), [ ...failures ];
}

class Barrier {
 #members;
 #left=new Set;
 #places=[];
 #closed=null;
 constructor(members) {
  this.#members = members;
 }
 arrive(member, index) {
  if (null !== this.#closed) return Promise.reject(this.#closed);
  const place = this.#places[index] ?? {
   here: new Set(this.#left),
   opened: Promise.withResolvers()
  };
  return this.#places[index] = place, this.#come(member, place), place.opened.promise;
 }
 turnBack(member, index) {
  this.#places[index]?.here.delete(member);
 }
 leave(member) {
  this.#left.add(member);
  for (const place of this.#places) this.#come(member, place);
 }
 close(reason) {
  this.#closed ??= reason;
  for (const {opened: opened} of this.#places) opened.promise.catch(() => {}), opened.reject(this.#closed);
 }
 #come(member, {here: here, opened: opened}) {
  here.add(member), here.size === this.#members && opened.resolve();
 }
}

class BarrierMember {
 #barrier;
 #clock;
 #signal;
 #at=0;
 #passed=0;
 constructor(barrier, clock, signal) {
  this.#barrier = barrier, this.#clock = clock, this.#signal = signal;
 }
 fromTheStart() {
  this.#at = 0;
 }
 meet=async look => {
  this.#signal.throwIfAborted();
  const place = this.#at++;
  if (place < this.#passed) return;
  const opened = this.#barrier.arrive(this, place).then(() => "opened");
  try {
   for (;"late" === await this.#openedOrLate(opened); ) await look(this.#signal);
  } catch (error) {
   throw opened.catch(() => {}), this.#barrier.turnBack(this, place), error;
  }
  this.#passed = this.#at;
 };
 async #openedOrLate(opened) {
  this.#signal.throwIfAborted();
  const {promise: late, resolve: resolve, reject: reject} = Promise.withResolvers(), giveUp = () => reject(this.#signal.reason);
  this.#signal.addEventListener("abort", giveUp, {
   once: !0
  });
  const callOff = this.#clock.alarm(1e3, () => resolve("late"));
  try {
   return await Promise.race([ opened, late ]);
  } finally {
   this.#signal.removeEventListener("abort", giveUp), callOff();
  }
 }
}

async function renewed(run, plan, request, signal) {
 if (run.seen.isFresh || 0 === plan.capacities.length) return plan;
 await lookAgain(run, signal);
 const refused = capacitiesNow(run, plan, request).filter(isRefused);
 refused.length > 0 && run.record(await readBackends(run, refused, signal));
 const capacities = capacitiesNow(run, plan, request), {servers: servers} = run.seen;
 return requireCapacity(capacities, {
  servers: servers
 }, new Set(leavingOf(plan.targets, servers, request).map(haproxy_server.TN))), await assertCarried(run, capacities, request, signal), 
 {
  ...plan,
  capacities: capacities
 };
}

function capacitiesNow(run, {targets: targets, capacities: capacities}, request) {
 const leaving = Map.groupBy(leavingOf(targets, run.seen.servers, request), ({backend: backend}) => backend);
 return capacities.flatMap(one => {
  const backend = run.seen.backend(one.backend);
  if (void 0 === backend) return [];
  const now = capacityOf(backend, [], leaving.get(one.backend) ?? [], request.minAvailable);
  return {
   ...one,
   leaving: now.leaving,
   now: now.now,
   after: now.after
  };
 });
}

const ramp_LOOK_EVERY_MS = 1e3;

function climbingOf(targets) {
 return targets.filter(({ramp: ramp, alreadyInGoalState: alreadyInGoalState}) => ramp.length > 0 && !alreadyInGoalState);
}

async function climb(run, targets, limits, meet, signal) {
 const climbing = climbingOf(targets);
 for (let step = 0; step < limits.steps.length - 1; step += 1) step >= run.rampStep && climbing.length > 0 && (await setStep(run, climbing, step, signal), 
 await ramp_hold(run, climbing, step, limits, signal)), run.noteRampStep(step + 1), 
 await meet(looking => lookAgain(run, looking));
 run.seen.isFresh || await lookAgain(run, signal);
 for (const target of climbing) assertServes(run, target, limits.steps.length - 1);
}

function weightNow({rampStep: rampStep}, target) {
 return climbingOf([ target ])[0]?.ramp[rampStep] ?? target.weight;
}

async function setStep(run, climbing, step, signal) {
 run.seen.isFresh || await lookAgain(run, signal);
 for (const target of climbing) assertServes(run, target, step);
 const open = climbing.flatMap(({ramp: ramp}) => ramp[step] ?? []).filter(goal => run.seen.find((0, 
 haproxy_server.TN)(goal))?.weight !== goal.effective);
 0 !== open.length && (await setWeights(run, open, signal), assertAsSet(run, climbing));
}

async function ramp_hold(run, climbing, step, limits, signal) {
 const {intervalMs: intervalMs, healthTimeoutMs: healthTimeoutMs} = limits, names = function serversBeside(run, climbing) {
  const backends = new Set(climbing.map(({before: before}) => before.backend));
  return [ ...run.seen.servers.values() ].filter(({backend: backend}) => backends.has(backend));
 }(run, climbing), first = await ramp_sampled(run, names, signal);
 let since = run.clock.now();
 for (;;) {
  const left = since + intervalMs - run.clock.now();
  await run.clock.sleep(Math.min(ramp_LOOK_EVERY_MS, Math.max(left, 100)), signal), 
  await lookAgain(run, signal);
  for (const target of climbing) assertServes(run, target, step);
  const now = climbing.map(target => run.now(target)), isStarting = now.some(({operationalState: operationalState}) => 1 === operationalState);
  isStarting && (since = run.clock.now());
  const heldMs = run.clock.now() - since, shares = sharesOf(climbing, first, await ramp_sampled(run, names, signal));
  if (heldMs >= intervalMs && now.every(isUp)) {
   for (const target of climbing) run.tell("done", `${target.key}: ${stepWords(target, step)} held${shares.get(target.key) ?? ""}`);
   return;
  }
  if (heldMs >= intervalMs + healthTimeoutMs) throw notServing(run, climbing, step);
  const words = isStarting ? "slow start" : `${(0, src_duration.a)(heldMs)} of ${(0, 
  src_duration.a)(intervalMs)}`, [one] = climbing;
  if (void 0 === one) return;
  const others = climbing.length > 1 ? ` and ${quantity(climbing.length - 1, "other")}` : "";
  run.tellProgress(`${one.key}${others}: ${stepWords(one, step)}${shares.get(one.key) ?? ""}, ${words}`, climbing.length);
 }
}

function stepWords({ramp: ramp}, step) {
 const goal = ramp[step];
 if (void 0 === goal) return `step ${step + 1}`;
 const percent = goal.weight.endsWith("%") ? `${goal.weight}, ` : "";
 return `weight ${goal.effective} (${percent}step ${step + 1} of ${ramp.length})`;
}

function assertServes(run, target, step) {
 const {operationalState: operationalState, status: status, admin: admin, checks: checks} = run.now(target);
 if ("ready" !== admin || 1 !== operationalState && 2 !== operationalState || !isStatusInRotation(status)) throw notServing(run, [ target ], step);
 if ("enabled" === run.of(target).begun.checks && "enabled" !== checks) throw switchedOffFailure([ run.now(target) ], run.name);
}

function notServing(run, targets, step) {
 const notUp = targets.filter(target => !isUp(run.now(target))), down = notUp.length > 0 ? notUp : targets, words = down.map(target => {
  const {status: status, weight: weight} = run.now(target);
  return `${target.key} is "${status}" at weight ${weight}, step ${step + 1} of ${target.ramp.length} of its ramp`;
 }), checks = down.map(target => function ramp_lastCheckOf({checkStatus: checkStatus, lastCheck: lastCheck}) {
  return [ checkStatus, lastCheck ].filter(text => "" !== text).join(": ");
 }(run.now(target))).filter(text => "" !== text);
 return new errors.HR("unhealthy", `The ramp ends here: ${words.join("; ")}.`, {
  loadBalancer: run.name,
  servers: down.map(({key: key}) => key),
  brief: `it was not UP at step ${step + 1} of its ramp`,
  detail: checks.length > 0 ? checks.join("; ") : void 0,
  hint: "Look at the application: it did not carry its part of the requests. When it does, run this step again."
 });
}

function rampFailure(run, targets) {
 const steps = targets.map(({ramp: ramp}) => ramp.length);
 return notServing(run, targets, Math.max(...steps) - 1);
}

async function ramp_sampled(run, names, signal) {
 try {
  return await run.loadBalancer.sample(names, signal);
 } catch (error) {
  if (error instanceof errors.HR && "not-found" === error.code) return null;
  throw error;
 }
}

function sharesOf(climbing, first, last) {
 if (null === first || null === last) return new Map;
 const cleared = [ ...last ].some(([key, now]) => counters_isCleared(first.get(key) ?? now, now)), came = key => function arrivedBetween(first, last, cleared) {
  return void 0 === first || void 0 === last ? 0 : cleared ? last.sessionsTotal - last.retries : Math.max(0, last.sessionsTotal - first.sessionsTotal - (last.retries - first.retries));
 }(first.get(key), last.get(key), cleared), words = climbing.flatMap(({key: key}) => {
  const {backend: backend} = (0, haproxy_server.Vb)(key), all = [ ...last.keys() ].filter(other => (0, 
  haproxy_server.Vb)(other).backend === backend).reduce((sum, other) => sum + came(other), 0);
  return 0 === all ? [] : [ [ key, `, ${Math.round(100 * came(key) / all)}% of the requests of ${backend} (${came(key)} of ${all})` ] ];
 });
 return new Map(words);
}

const check_under_way_LOOK_EVERY_MS = 100;

function isUnderWay(server) {
 return !0 === server.isBeingChecked && "none" !== proofOf(server);
}

function weightlessOf(run, units) {
 const able = units.flatMap(unit => run.membersNow(unit)).filter(({weight: weight, srvRecord: srvRecord}) => weight > 0 && void 0 === srvRecord);
 return [ ...Map.groupBy(able, ({backend: backend}) => backend) ].flatMap(([name, those]) => {
  if (function livesOnBackups(run, name) {
   const backend = run.seen.backend(name);
   if (void 0 === backend) return !1;
   const letIn = [ ...new Map(run.units.flatMap(unit => run.membersNow(unit)).map(one => [ (0, 
   haproxy_server.TN)(one), one ])).values() ].filter(one => one.backend === name && !one.backup && (0, 
   haproxy_server.CS)(one)).length;
   if (backend.active > letIn) return !1;
   return backend.backups > 0 || [ ...run.seen.servers.values() ].some(one => one.backend === name && one.backup && one.sessions > 0);
  }(run, name)) return those;
  const active = those.filter(({backup: backup}) => !backup);
  return active.length > 0 && function hasBusyBackups(run, name) {
   const {backups: backups = 0, sticky: sticky = null} = run.seen.backend(name) ?? {};
   if (0 === backups || !canLend(run)) return !1;
   const isBound = "cookie" === sticky || "stick-table" === sticky;
   return [ ...run.seen.servers.values() ].some(one => one.backend === name && one.backup && (one.sessions > 0 || isBound && one.sessionsTotal > 0));
  }(run, name) ? active : [];
 });
}

function canLend(run) {
 return !0 !== run.seen.snapshot.can.lacks?.includes("weight");
}

async function sparingBackups(run, units, set, signal) {
 const weightless = canLend(run) ? weightlessOf(run, units) : [], wanted = new Map(units.map(unit => [ unit.key, run.of(unit).expected.weight ]));
 await lendNoWeight(run, weightless, signal);
 const result = await set();
 return await giveWeightBack(run, weightless, signal), run.update(units, server => {
  const weight = wanted.get((0, haproxy_server.TN)(server.saved));
  return void 0 === weight ? server : {
   ...server,
   expected: {
    ...server.expected,
    weight: weight
   }
  };
 }), result;
}

async function lendNoWeight(run, servers, signal) {
 const goals = servers.map(server => send_weightGoal(server, 0));
 if (0 === goals.length) return;
 const named = servers.map(server => ({
  key: (0, haproxy_server.TN)(server)
 }));
 run.update(named, server => {
  const {now: now, saved: saved} = server;
  return saved.sent.weights.length > 0 ? server : {
   ...server,
   saved: {
    ...saved,
    before: {
     ...saved.before,
     weight: now.weight
    }
   }
  };
 }), await setWeights(run, goals, signal);
}

async function giveWeightBack(run, servers, signal) {
 if (0 === servers.length) return;
 run.seen.isFresh || await run.readBack(signal);
 const isOther = server => 0 !== (run.seen.find((0, haproxy_server.TN)(server))?.weight ?? 0), isOfAgent = server => "enabled" === run.seen.find((0, 
 haproxy_server.TN)(server))?.agent, other = servers.find(server => isOther(server) && !isOfAgent(server));
 if (void 0 !== other) throw function weightSetByOthers(run, server) {
  return new errors.HR("not-verified", `${(0, haproxy_server.TN)(server)} was set to weight 0 while it was proven, and now it has ${run.seen.find((0, 
  haproxy_server.TN)(server))?.weight}: somebody else changed it.`, {
   loadBalancer: run.name,
   servers: [ (0, haproxy_server.TN)(server) ],
   hint: "Another job or person works on this server: give jobs on one backend a common `concurrency` group."
  });
 }(run, other);
 const lent = servers.filter(server => !isOther(server));
 lent.length > 0 && await setWeights(run, lent.map(server => send_weightGoal(server, server.weight)), signal);
 const ofAgents = servers.filter(isOfAgent).map(server => ({
  key: (0, haproxy_server.TN)(server)
 }));
 run.update(ofAgents, ({expected: {weight: _, ...expected}, ...server}) => ({
  ...server,
  expected: expected
 })), leaveTrackersToAgents(run);
}

function leaveTrackersToAgents(run) {
 endLoans(run, ({now: now}) => "enabled" === now.agent);
}

function endForgottenLoans(run) {
 endLoans(run, () => !0);
}

function endLoans(run, isOver) {
 const over = run.trackers.filter(tracker => (({now: now, unknown: unknown, gone: gone, saved: saved}) => !unknown && !gone && 0 !== now.weight && saved.sent.weights.length > 0)(tracker) && isOver(tracker));
 run.update(over.map(({saved: saved}) => ({
  key: (0, haproxy_server.TN)(saved)
 })), tracker => {
  const {saved: saved, now: now} = tracker, {weight: _, ...expected} = tracker.expected, before = {
   ...saved.before,
   weight: now.weight
  };
  return {
   ...tracker,
   expected: expected,
   saved: {
    ...saved,
    before: before,
    sent: {
     ...saved.sent,
     weights: []
    }
   }
  };
 });
}

const health_proof_LOOK_EVERY_MS = 100;

async function proveHealth(run, units, limitMs, signal) {
 const candidates = units.map(unit => function candidateFor(run, unit) {
  const begun = run.now(unit);
  return {
   unit: unit,
   proof: run.reloads > 0 ? proofAfterReload(begun) : proofOf(begun),
   begun: begun,
   isDoubted: 0 === run.reloads && "maint" !== begun.admin && isUnderWay(begun),
   lastCheck: begun.lastCheck
  };
 }(run, unit));
 await async function outlastChecksInMaint(run, units, limitMs, signal) {
  for (;;) {
   const waiting = units.filter(unit => "maint" === run.now(unit).admin && isUnderWay(run.now(unit)));
   if (0 === waiting.length) return;
   if (run.clock.now() >= run.startedAt + limitMs) {
    const unproven = waiting.map(unit => {
     const {begun: begun, now: now} = run.of(unit);
     return {
      key: unit.key,
      begun: begun,
      now: now
     };
    });
    throw unhealthyFailure(unproven, limitMs, run.name);
   }
   run.tellProgress(`${run_namesOf(waiting)}: in maint, until the check has ended that had begun before`, waiting.length), 
   await run.clock.sleep(check_under_way_LOOK_EVERY_MS, signal), await run.readBack(signal);
  }
 }(run, units, limitMs, signal);
 const marked = candidates.filter(one => function isMarked({proof: proof, isDoubted: isDoubted}) {
  return "checks" === proof || "recheck" === proof || isDoubted;
 }(one) && !isLetInByOthers(run, one)), weightless = weightlessOf(run, marked.map(({unit: unit}) => unit));
 await lendNoWeight(run, weightless, signal);
 const rechecked = await begin(run, candidates, "recheck", signal), begun = await begin(run, rechecked, "checks", signal);
 await waitUntilProven(run, begun, limitMs, signal), await async function proveAgain(run, candidates, limitMs, signal) {
  const doubted = candidates.filter(one => one.isDoubted && !isLetInByOthers(run, one));
  if (0 === doubted.length) return;
  const again = doubted.map(candidate => ({
   ...candidate,
   proof: "recheck",
   begun: run.now(candidate.unit)
  })), begun = await begin(run, again, "recheck", signal, {
   again: !0
  });
  await waitUntilProven(run, begun, limitMs, signal);
 }(run, begun, limitMs, signal), await giveWeightBack(run, weightless, signal);
}

function noLongerProven(run, units) {
 return units.filter(unit => {
  const {healthMs: healthMs, now: now} = run.of(unit);
  return null !== healthMs && "ready" !== now.admin && !isProven(now);
 });
}

function isLetInByOthers(run, {unit: unit, begun: begun}) {
 return "ready" === run.now(unit).forced && "ready" !== begun.forced;
}

async function begin(run, candidates, proof, signal, {again: again = !1} = {}) {
 const meant = candidates.filter(one => one.proof === proof && !isLetInByOthers(run, one));
 if (0 === meant.length) return [ ...candidates ];
 assertAsSet(run, meant.map(({unit: unit}) => unit));
 const units = meant.map(({unit: unit}) => unit);
 "checks" === proof ? await send_takeDownForProof(run, units, signal) : await async function beginGently(run, units, signal) {
  const failing = units.filter(unit => function isFailing(server) {
   return !isProven(server) && isChecked(server) && !hasPassed(server);
  }(run.now(unit))), inRotation = failing.filter(unit => "drain" !== run.now(unit).forced);
  inRotation.length > 0 && await setStates(run, inRotation, "drain", signal);
  const others = units.filter(unit => !failing.includes(unit));
  if (0 === others.length) return;
  const downs = new Map(others.map(unit => [ unit, run.now(unit).checkDowns ]));
  await function drainUntilChecked(run, units, signal) {
   return run.send(units, () => ({
    state: "drain"
   }), watched => run.loadBalancer.setHealth(namesOf(units), "stopping", watched, signal), signal);
  }(run, others, signal);
  const raised = others.filter(unit => run.now(unit).checkDowns > (downs.get(unit) ?? 0));
  0 !== raised.length && (assertAsSet(run, raised), await send_takeDownForProof(run, raised, signal));
 }(run, units, signal);
 const recheck = run.reloads > 0 ? "in drain, for it was let in unproven" : "in drain, with its sessions left alone", how = "checks" === proof ? "in drain and down" : recheck, why = again ? " once more, for a check had begun before this step" : "";
 return run.tell("set", `${run_namesOf(units)}: ${how}, until HAProxy's checks have proven it healthy${why}`), 
 candidates.map(candidate => meant.includes(candidate) ? {
  ...candidate,
  begun: run.now(candidate.unit)
 } : candidate);
}

async function waitUntilProven(run, candidates, limitMs, signal) {
 const deadline = run.startedAt + limitMs;
 let waiting = candidates.filter(({proof: proof}) => "none" !== proof);
 for (;waiting.length > 0; ) if (await run.clock.sleep(health_proof_LOOK_EVERY_MS, signal), 
 waiting = await look(run, waiting, limitMs, signal), !(0 === waiting.length || run.clock.now() < deadline)) throw await run.readBack(signal), 
 unhealthy(run, waiting, limitMs);
}

async function look(run, waiting, limitMs, signal) {
 const names = waiting.map(({unit: unit}) => (0, haproxy_server.Vb)(unit.key)), traffic = await run.loadBalancer.sample(names, signal), statusOf = ({unit: unit}) => traffic.get(unit.key)?.status ?? "unknown", inMaint = waiting.filter(candidate => statusOf(candidate).startsWith("MAINT")), likely = waiting.filter(candidate => isProvenStatus(statusOf(candidate))), inRotation = waiting.filter(candidate => isStatusInRotation(statusOf(candidate)));
 inMaint.length + likely.length + inRotation.length > 0 && await run.readBack(signal);
 for (const {unit: unit} of inMaint) assertProvable(run, unit);
 const proven = new Set(likely.filter(candidate => function isProvenNow(run, {unit: unit}) {
  const server = run.now(unit);
  return !(!(0, haproxy_server.W_)(server) || !isProven(server)) && hasPassed(server);
 }(run, candidate)).map(({unit: unit}) => unit)), waitedMs = run.clock.now() - run.startedAt;
 run.update([ ...proven ], server => ({
  ...server,
  healthMs: Math.round(waitedMs)
 }));
 for (const candidate of likely) proven.has(candidate.unit) && warnOfSlowStart(run, candidate);
 const left = waiting.filter(candidate => !proven.has(candidate.unit) && !isLetInByOthers(run, candidate)).map(candidate => heard(candidate, traffic)), [first] = left;
 return void 0 !== first && function tellProgress(run, waiting, status, waitedMs, limitMs) {
  const names = run_namesOf(waiting.map(({unit: unit}) => unit));
  run.tellProgress(`${names}: "${status}", proving health, after ${(0, src_duration.a)(waitedMs)} of ${(0, 
  src_duration.a)(limitMs)}`, waiting.length);
 }(run, left, statusOf(first), waitedMs, limitMs), left;
}

function warnOfSlowStart(run, {unit: unit, proof: proof}) {
 const {operationalState: operationalState, sessionLimit: sessionLimit, sessions: sessions, queued: queued} = run.now(unit);
 "recheck" === proof && 1 === operationalState && sessionLimit && sessions + queued !== 0 && run.warn(`${unit.key} has begun a slow start with the check that proves it, and has ${quantity(sessions + queued, "session")}: until that is over HAProxy serves only a part of its \`maxconn\` (${sessionLimit}) at once, and queues further clients that are bound to it. With \`wait-for-health: false\` a server in drain is let in without a proof, and without a slow start.`);
}

function heard(candidate, traffic) {
 const words = traffic.get(candidate.unit.key)?.lastCheck ?? "";
 return candidate.lastCheck.startsWith(words) ? candidate : {
  ...candidate,
  lastCheck: words
 };
}

function unhealthy(run, candidates, limitMs) {
 return unhealthyFailure(candidates.map(candidate => {
  const now = run.now(candidate.unit), {lastCheck: lastCheck} = heard(candidate, new Map([ [ candidate.unit.key, now ] ]));
  return {
   key: candidate.unit.key,
   begun: candidate.begun,
   now: {
    ...now,
    lastCheck: lastCheck
   }
  };
 }), limitMs, run.name);
}

const ready_LOOK_EVERY_MS = 100;

async function ready(run, plan, request, meet, signal) {
 const health = {
  proof: request.healthProof,
  limitMs: request.healthTimeoutMs
 }, look = async looking => {
  await run.readBack(looking), assertAsSetWhileOut(run);
 };
 run.seen.isFresh || await look(signal);
 const proves = "none" !== health.proof, byWeight = plan.targets.filter(target => proves && function isLetInByWeight(run, target) {
  const {admin: admin, weight: weight} = run.now(target);
  return "ready" === admin && 0 === weight && null !== target.weight && target.weight.effective > 0;
 }(run, target)), isServing = target => run.membersNow(target).some(haproxy_server.CS);
 await waitUntilUp(run, byWeight.filter(isServing), health.limitMs, signal);
 const atZero = byWeight.filter(target => !isServing(target)), isUnproven = unit => atZero.some(({key: key}) => key === unit.key);
 if (await setWeightsWhileOut(run, plan, isUnproven, signal), await meet(look), run.seen.isFresh || await look(signal), 
 proves) {
  const unproven = run.units.filter(unit => isOut(run, unit) || function isLetInByReload(run, {targets: targets}, unit) {
   const before = targets.find(({key: key}) => key === unit.key)?.before;
   if (0 === run.reloads || "ready" === before?.admin) return !1;
   const {now: now, letIn: letIn} = run.of(unit);
   return !letIn && "none" !== proofAfterReload(now);
  }(run, plan, unit) || isUnproven(unit));
  assertStillProvable(run, unproven), await proveHealth(run, unproven, health.limitMs, signal), 
  function assertWeightsLeft(run, atZero) {
   const others = atZero.filter(target => !(target => run.now(target).weight === weightNow(run, target)?.effective)(target) && "enabled" !== run.now(target).agent);
   run.expectAsRead(others.filter(target => "ready" === run.now(target).forced)), assertAsSet(run, others);
  }(run, atZero), atZero.length > 0 && await setWeightsWhileOut(run, plan, () => !1, signal), 
  function expectWeights(run, {targets: targets}) {
   for (const target of targets) {
    const weight = weightNow(run, target)?.effective;
    void 0 !== weight && run.update([ target ], server => ({
     ...server,
     expected: {
      ...server.expected,
      weight: weight
     }
    }));
   }
  }(run, plan);
 }
 await meet(look), null === run.seen.justRead && await look(signal), assertAsSetWhileOut(run);
 for (let doubted = noLongerProven(run, run.units); doubted.length > 0; ) {
  for (const unit of doubted) assertProvable(run, unit);
  await proveHealth(run, doubted, health.limitMs, signal), await look(signal), doubted = noLongerProven(run, run.units);
 }
 proves && assertStillProvable(run, run.units.filter(unit => isOut(run, unit))), 
 await letIn(run, run.units, health, signal), function warnOfWeightless(run) {
  const units = run.units.filter(unit => "ready" === run.now(unit).admin && 0 === run.now(unit).weight), [first] = units;
  if (void 0 === first) return;
  const configured = units.some(unit => 0 === run.now(unit).configuredWeight) ? " Where 0 is the weight in the configuration, an absolute weight is needed." : "";
  run.warn(`${run_namesOf(units)} ${verb(units.length, "is", "are")} ready at weight 0 and ${verb(units.length, "takes", "take")} no traffic: \`operation: weight\` sets another weight.${configured}`);
 }(run), void 0 !== request.ramp && await async function climbAndConfirm(run, {targets: targets}, ramp, health, meet, signal) {
  const climbing = climbingOf(targets);
  run.update(climbing, server => ({
   ...server,
   confirmed: !1
  })), await climb(run, targets, {
   ...ramp,
   healthTimeoutMs: health.limitMs
  }, meet, signal);
  const open = climbing.flatMap(target => target.weight ?? []).filter(goal => run.seen.find((0, 
  haproxy_server.TN)(goal))?.weight !== goal.effective);
  open.length > 0 && await setWeights(run, open, signal), assertAsSet(run, run.units), 
  await run.readBack(signal, {
   fresh: !0
  }), assertAsSet(run, run.units), await outlastOthers(run, climbing, run.lastSetAt, looking => lookAgain(run, looking), signal);
  const failed = climbing.filter(unit => !isUp(run.now(unit)));
  if (failed.length > 0) throw rampFailure(run, failed);
  run.update(climbing, server => ({
   ...server,
   confirmed: !0
  }));
  for (const {key: key, before: before} of climbing) {
   const {weight: weight} = run.seen.find(key) ?? before;
   run.tell("done", `${key}: weight ${weight}, confirmed on a fresh connection`);
  }
 }(run, plan, request.ramp, health, meet, signal);
}

async function setWeightsWhileOut(run, {targets: targets}, isUnproven, signal) {
 const goals = targets.flatMap(target => {
  if (isUnproven(target)) return [];
  const {before: before, sent: sent} = run.of(target).saved, weight = weightNow(run, target);
  return null !== weight ? weight : sent.weights.length > 0 ? send_weightGoal((0, 
  haproxy_server.Vb)(target.key), before.weight) : [];
 }), weights = new Map(run.units.map(unit => [ unit.key, run.now(unit).weight ])), all = [ ...goals.filter(goal => weights.get(`${goal.backend}/${goal.server}`) !== goal.effective), ...keptWeights(run) ];
 all.length > 0 && await setWeights(run, all, signal);
}

function keptWeights(run) {
 return 0 === run.reloads ? [] : run.trackers.filter(({now: now, gone: gone, saved: {before: before, sent: sent}}) => !gone && 0 === now.weight && sent.weights.includes(0) && before.weight > 0).map(({saved: saved}) => send_weightGoal(saved, saved.before.weight));
}

function assertAsSetWhileOut(run) {
 const letIn = run.units.filter(unit => "ready" === run.now(unit).forced);
 run.expectAsRead(letIn), assertAsSet(run, run.units);
}

function isOut(run, unit) {
 return "ready" !== run.now(unit).admin;
}

function assertStillProvable(run, units) {
 for (const unit of units) assertProvable(run, unit);
 const off = units.filter(unit => "enabled" === run.of(unit).begun.checks && "enabled" !== run.now(unit).checks);
 if (off.length > 0) throw switchedOffFailure(off.map(unit => run.now(unit)), run.name);
}

async function letIn(run, units, health, signal) {
 const out = units.filter(unit => isOut(run, unit));
 if (out.length > 0) {
  const set = () => setStates(run, out, "ready", signal), marked = out.filter(unit => "maint" === run.now(unit).admin);
  await sparingBackups(run, marked, set, signal), run.tell("set", `${run_namesOf(out)}: set to ready`);
 }
 run.update(units, server => ({
  ...server,
  letIn: !0
 })), assertAsSet(run, out), run.expectAsRead(units.filter(unit => !isOut(run, unit))), 
 await async function raiseStopped(run, units, signal) {
  const stopped = units.filter(unit => function isStoppedForEver(server) {
   return "ready" === server.admin && 0 === server.operationalState && "enabled" !== server.checks && null === server.tracks && server.status.startsWith("DOWN") && !isHeldByAgent(server);
  }(run.now(unit)) && "enabled" !== run.of(unit).begun.checks);
  0 !== stopped.length && (await sparingBackups(run, stopped, () => function raiseHealth(run, units, signal) {
   return run.send(units, () => ({}), watched => run.loadBalancer.setHealth(namesOf(units), "up", watched, signal), signal);
  }(run, stopped, signal), signal), run.update(stopped, server => ({
   ...server,
   healthRaised: !0
  })), run.tell("set", `${run_namesOf(stopped)}: health up, for its checks are off and nothing else would bring it up`));
 }(run, units, signal), "none" !== health.proof && await waitUntilUp(run, units, health.limitMs, signal), 
 await run.readBack(signal, {
  fresh: !0
 }), assertAsSet(run, units), await outlastOthers(run, units, run.lastSetAt, looking => lookAgain(run, looking, units), signal);
 const notUp = units.filter(unit => !isProvenUp(run, unit));
 if ("none" !== health.proof && notUp.length > 0) throw ready_unhealthy(run, notUp, health.limitMs);
 run.update(units, server => ({
  ...server,
  confirmed: !0
 })), run.tellEach("done", units, unit => `${run.now(unit).status}, confirmed on a fresh connection`);
}

function isProvenUp(run, unit) {
 const {begun: begun, now: now} = run.of(unit);
 return !!isUp(now) && ("enabled" === now.checks ? 0 === run.reloads || isChecked(now) : "enabled" !== begun.checks);
}

async function waitUntilUp(run, units, limitMs, signal) {
 for (;;) {
  const waiting = units.filter(unit => !isProvenUp(run, unit)), [first] = waiting;
  if (void 0 === first) return;
  if (run.clock.now() >= run.startedAt + limitMs) throw ready_unhealthy(run, waiting, limitMs);
  run.tellProgress(`${run_namesOf(waiting)}: "${run.now(first).status}", waiting until it is UP`, waiting.length), 
  await run.clock.sleep(ready_LOOK_EVERY_MS, signal), await run.readBack(signal), 
  assertAsSet(run, waiting);
 }
}

function ready_unhealthy(run, units, limitMs) {
 const unproven = units.map(unit => {
  const {begun: begun, now: now} = run.of(unit);
  return {
   key: unit.key,
   begun: begun,
   now: now
  };
 });
 return unhealthyFailure(unproven, limitMs, run.name);
}

const RELOADS_SURVIVED = 10;

function overReloads(run, first, request, course) {
 return async (member, signal) => {
  for (let plan = first; ;) try {
   return member.fromTheStart(), await course(plan, member, signal);
  } catch (error) {
   if (!(error instanceof errors.P1) || "fail" === request.onReload) throw error;
   plan = await startAgain(run, plan, request, error, signal);
  }
 };
}

async function startAgain(run, plan, request, reloaded, signal) {
 const {process: former} = run.seen;
 for (let error = reloaded; ;) {
  if (run.reloads >= RELOADS_SURVIVED) throw tooOften(run, error);
  try {
   const snapshot = await run.loadBalancer.read(signal);
   if ((0, haproxy_server.SM)(snapshot.process, former)) throw reloaded;
   run.noteReload();
   const known = run.serverRuns.map(({saved: saved}) => ({
    key: (0, haproxy_server.TN)(saved)
   }));
   run.noteGone(known.filter(({key: key}) => (0, haproxy_server.ST)(snapshot, key)));
   const disabled = plan.targets.filter(({key: key, before: before}) => isDisabled(snapshot.servers.get(key)) && !isDisabled(before));
   run.forgetStates(disabled);
   const again = planAgain(plan, request, snapshot), added = addedSince(run, request, snapshot);
   if (!refusesAdded(request)) for (const text of addedWarnings(added)) run.warn(text);
   if (!0 !== request.isOfBatch) for (const text of unwatchedNotices(request, run.seen.snapshot, snapshot)) run.notice(text);
   run.recordAll(snapshot, again.targets);
   const moved = run.serverRuns.filter(({saved: saved, now: now}) => isReplaced(saved, now));
   if (run.acceptAddresses(), run.acceptWeights(), endForgottenLoans(run), null !== again.refusal) throw again.refusal;
   const planned = new Set(plan.targets.flatMap(({members: members}) => members.map(haproxy_server.TN)));
   refusesAdded(request) && refuseAdded(run, added.filter(key => !planned.has(key))), 
   isDrain(request) && !request.givesNoWay && refuseSuccessors(run, again.targets);
   for (const text of moved.map(one => movedWarning(one, request))) run.warn(text);
   for (const text of successorWarnings(run, again.targets, request)) run.warn(text);
   return 0 === again.targets.length || ("ready" === request.operation && requireEnabled(run, disabled), 
   "weight" !== request.operation && run.expectAsRead(run.units), run.tell("set", `HAProxy was reloaded, process ${snapshot.process.pid} answers now: ${run_namesOf(run.units)} once more, from the beginning`)), 
   again;
  } catch (failed) {
   if (!(failed instanceof errors.P1) || failed === reloaded) throw failed;
   run.noteReload(), error = failed;
  }
 }
}

function requireEnabled(run, disabled) {
 if (0 !== disabled.length) throw new errors.HR("reloaded", `HAProxy was reloaded, and its new configuration has ${run_namesOf(disabled)} disabled: it is left in maint.`, {
  loadBalancer: run.name,
  servers: disabled.map(({key: key}) => key),
  hint: "If it is to serve all the same, run this step once more: then it is this configuration that it is asked to overrule."
 });
}

function addedSince(run, request, now) {
 return request.isOfBatch ? [] : addedServers(request, refusesAdded(request) ? run.seen.first : run.seen.snapshot, now);
}

function refusesAdded(request) {
 return isDrain(request) && !0 !== request.isOfBatch;
}

function refuseAdded(run, added) {
 if (0 !== added.length) throw new errors.HR("reloaded", `HAProxy was reloaded, and its new configuration has ${listed(added)}, which \`server\` means as well, and which nobody has planned to take out.`, {
  loadBalancer: run.name,
  servers: run.units.map(({key: key}) => key),
  brief: `the new configuration has ${listed(added)} as well`,
  hint: "Run this step once more: then all of them are taken out together. Or name only those that are meant, as `BACKEND/SERVER`."
 });
}

function refuseSuccessors(run, targets) {
 const {first: first, snapshot: snapshot} = run.seen, [successors] = newNeighbours(targets, first, snapshot);
 if (void 0 === successors) return;
 const {key: key, address: address, others: others} = successors, names = listed(others.map(haproxy_server.TN)), stands = first.servers.get(key)?.address === address ? "stood when this step began" : "stands now";
 throw new errors.HR("reloaded", `HAProxy was reloaded, and its new configuration has ${names} at ${address}, where ${key} ${stands}: whoever stops the application there stops what nobody has planned to take out.`, {
  loadBalancer: run.name,
  servers: run.units.map(unit => unit.key),
  brief: `the new configuration has ${names} at the address of ${key}`,
  hint: "Look which servers stand at that address now, and run this step for all of them."
 });
}

function successorWarnings({seen: seen}, targets, request) {
 return isDrain(request) && request.givesNoWay ? newNeighbours(targets, seen.first, seen.snapshot).map(({key: key, address: address, others: others}) => `HAProxy was reloaded, and its new configuration has ${listed(others.map(haproxy_server.TN))} in rotation at ${address}, the address of ${key}, whose script runs: it may be at work on what serves.`) : [];
}

function movedWarning({saved: saved, now: now}, request) {
 const what = isDrain(request) && request.givesNoWay ? "its script, which runs, may be at work at either" : "what this step does, it does to the server there from now on";
 return `${(0, haproxy_server.TN)(saved)} stands at ${now.address} since HAProxy was reloaded, and stood at ${saved.address} before: ${what}.`;
}

function isDisabled(server) {
 return !0 === server?.maintCauses.includes("configuration");
}

function tooOften(run, cause) {
 return new errors.P1(`HAProxy was reloaded ${run.reloads + 1} times while this step worked, and that was once too often`, {
  loadBalancer: run.name,
  cause: cause
 });
}

function warnOfReloads(run, {operation: operation}) {
 const {reloads: reloads} = run, {oldWorkers: oldWorkers} = run.seen;
 if (0 === reloads) return;
 const told = takesOut(operation) ? {
  none: "",
  counted: " Sessions that the old process still served were counted.",
  unseen: " Sessions that an old process may still serve cannot be seen from here: wait until it has ended before the application is stopped."
 }[oldWorkers] : "";
 run.warn(`HAProxy was reloaded ${times(reloads)} while this step worked, which began again in the new process.${told} With \`load-server-state-from-file\` in haproxy.cfg, and the state saved before each reload, HAProxy itself keeps what is set.`);
}

const LOOK_AT_BUSY_EVERY_MS = 100, LOOK_FOR_LOST_EVERY_MS = 1e3;

function together(request, runs, {clock: clock, signal: signal}, courseFor, others = []) {
 const courses = runs.map(({run: run, plan: plan}) => noting(run, overReloads(run, plan, request, courseFor(run))));
 return runTogether([ ...courses, ...others ], clock, signal);
}

async function watchDuring(request, runs, work, {clock: clock, signal: signal}, replaced = new Set) {
 const busy = new Map;
 let isOver = !1;
 work.then(() => {
  isOver = !0;
 });
 let waitedFor = null;
 const worker = async (member, stopped) => {
  await work, waitedFor ??= new Set(busy.values());
  const those = waitedFor;
  for (;[ ...busy.values() ].some(look => those.has(look)); ) await clock.sleep(LOOK_AT_BUSY_EVERY_MS, stopped);
  await member.meet(async () => {});
 }, watches = runs.map(({run: run, plan: plan}) => {
  const looks = overReloads(run, plan, request, function seeing(isReplaced, course) {
   let isNews = isReplaced;
   return async (...given) => {
    if (!isNews) return await course(...given);
    throw isNews = !1, new errors.P1("Another HAProxy process answers now: it was reloaded or restarted");
   };
  }(replaced.has(run), lastLook(run, request, busy))), watching = noting(run, function overLosses(run, watch, isOver) {
   return async (member, signal) => {
    let first = null;
    for (;;) try {
     await watch(member, signal);
     break;
    } catch (error) {
     if (!isLost(error) || signal.aborted) throw error;
     if (null === first && run.warn(`${error.message.replace(/\.?$/, ".")} It is tried again until the script has ended.`), 
     first ??= error, isOver() || await run.clock.sleep(LOOK_FOR_LOST_EVERY_MS, signal), 
     isOver()) break;
    }
    if (null !== first) throw first;
   };
  }(run, (...given) => looks(...given).finally(() => busy.delete(run)), () => isOver));
  return runTogether([ watching, worker ], clock, signal);
 }), failures = await Promise.all(watches);
 return await work, [ ...new Set(failures.flat()) ];
}

function isLost(error) {
 return (0, errors.EY)(error) || error instanceof errors.HR && "timeout" === error.code;
}

function reloadsOf(runs) {
 return runs.reduce((sum, {run: run}) => sum + run.reloads, 0);
}

function lastLook(run, request, busy = new Map) {
 const {reloads: reloads} = run, alone = async () => {}, served = new ServedInMaint(run), look = async looking => {
  busy.has(run) || busy.set(run, Symbol()), await lookAgain(run, looking), served.note(), 
  busy.delete(run);
 };
 return async (plan, member, signal) => {
  if (run.reloads > reloads && (expectAsPlanned(run, plan, request), await operate(run, plan, request, alone, signal), 
  served.begin()), busy.delete(run), await lookUntilAllHave(run, member, look, signal), 
  null !== served.failure) throw served.failure;
 };
}

async function lookUntilAllHave(run, member, look, signal) {
 run.seen.isFresh || await look(signal), await member.meet(look);
}

async function operate(run, plan, request, meet, signal) {
 await async function switchChecksBefore(run, plan, request, signal) {
  await switchChecks(run, plan, goal => isBefore(goal, request), signal);
 }(run, plan, request, signal), await function setOn(run, plan, request, meet, signal) {
  switch (request.operation) {
  case "weight":
   return async function weight(run, {targets: targets, capacities: capacities}, request, meet, signal) {
    const goals = targets.flatMap(target => target.weight ?? []);
    run.seen.isFresh || await lookAgain(run, signal);
    const climbing = climbingOf(targets);
    void 0 !== request.ramp && (run.expectAsRead(climbing), await climb(run, targets, {
     ...request.ramp,
     healthTimeoutMs: request.healthTimeoutMs
    }, meet, signal));
    const others = goals.filter(goal => run.seen.find((0, haproxy_server.TN)(goal))?.weight !== goal.effective);
    if (others.length > 0) {
     const healthy = new Set(targets.filter(target => isKnownHealthy(run.now(target))).map(({key: key}) => key)), before = targets.flatMap(target => run.membersNow(target)), reading = await setWeights(run, others, signal);
     assertAsSet(run, targets);
     const giveWay = async () => {
      const former = targets.filter(target => null !== target.weight && healthy.has(target.key) && isAsSet(run, target)).map(target => send_weightGoal((0, 
      haproxy_server.Vb)(target.key), run.of(target).saved.before.weight));
      former.length > 0 && await setWeights(run, former, signal);
     };
     await giveWayWhenTooFewAreLeft(run, capacities, {
      before: before,
      reading: reading
     }, giveWay, signal), await giveWayWhenOverloaded(run, capacities, request, giveWay, signal);
    }
    await meet(looking => lookAgain(run, looking));
    const since = run.clock.now();
    await run.readBack(signal, {
     fresh: !0
    }), assertAsSet(run, targets), await outlastOthers(run, targets, since, looking => lookAgain(run, looking), signal);
    const failed = climbing.filter(target => !isUp(run.now(target)));
    if (failed.length > 0) throw rampFailure(run, failed);
    !function weight_confirm(run, targets) {
     run.update(targets, server => ({
      ...server,
      confirmed: !0
     })), run.tellEach("done", targets, target => `weight ${run.now(target).weight}, confirmed on a fresh connection`);
    }(run, targets);
   }(run, plan, request, meet, signal);

  case "drain":
   return async function drain(run, plan, request, meet, signal) {
    const drain = drainOf(run, plan, request);
    if (await startDrain(drain, signal), await meet(drain.watch.look), 0 === request.drainTimeoutMs) return finish(drain, !1, meet, signal);
    const inTime = await isIdleInTime(drain, run.units, signal);
    if (inTime || "continue" === request.onDrainTimeout) return finish(drain, inTime, meet, signal);
    await drain_timeout_shutDownSessions(drain, signal), await finish(drain, await isIdleWithin(drain, GRACE_MS, "idle", signal), meet, signal);
   }(run, plan, request, meet, signal);

  case "maint":
   return async function maint(run, plan, request, meet, signal) {
    const drain = drainOf(run, plan, request), waits = request.drainTimeoutMs > 0;
    await startDrain(drain, signal), await meet(drain.watch.look), waits && !run.drainTimedOut && await waitBeforeMaint(drain, signal), 
    await meetAnew(drain, meet, signal), waits && drain.watch.quietMs > 0 && !run.drainTimedOut && await waitBeforeMaint(drain, signal);
    const rest = run.units.filter(unit => !drain.watch.isInMaint(unit));
    rest.length > 0 && await moveToMaint(drain, rest, signal);
    const deadline = rest.length > 0 ? Math.max(drain.deadline, run.clock.now() + GRACE_MS) : drain.deadline;
    if (await meet(drain.watch.look), waits && await isIdleInTime({
     ...drain,
     deadline: deadline
    }, run.units, signal)) return finish({
     ...drain,
     deadline: deadline
    }, !0, meet, signal);
    const cut = run.drainTimedOut && "shutdown-sessions" === request.onDrainTimeout;
    cut && await drain_timeout_shutDownSessions(drain, signal);
    const inTime = await isIdleWithin(drain, GRACE_MS, cut ? "idle" : "still", signal), served = inTime ? void 0 : run.units.find(unit => !drain.watch.of(unit).still);
    if (void 0 !== served) throw servedInMaint(run, served);
    await finish(drain, inTime, meet, signal);
   }(run, plan, request, meet, signal);

  case "ready":
   return ready(run, plan, request, meet, signal);
  }
 }(run, plan, request, meet, signal), await async function switchChecksAfter(run, plan, request, signal) {
  const switched = await switchChecks(run, plan, goal => !isBefore(goal, request), signal);
  if (0 === switched.length) return;
  if (await run.readBack(signal, {
   fresh: !0
  }), assertAsSet(run, run.units), await outlastOthers(run, switched, run.lastSetAt, looking => lookAgain(run, looking), signal), 
  "ready" !== request.operation || "none" === request.healthProof) return;
  const down = switched.filter(unit => !isUp(run.now(unit)));
  if (down.length > 0) throw function notUp(run, units, limitMs) {
   const unproven = units.map(unit => {
    const {begun: begun, now: now} = run.of(unit);
    return {
     key: unit.key,
     begun: begun,
     now: now
    };
   });
   return unhealthyFailure(unproven, limitMs, run.name);
  }(run, down, request.healthTimeoutMs);
 }(run, plan, request, signal);
}

function expectAsPlanned(run, plan, {operation: operation}) {
 !function expectWeightsAsRead(run, {targets: targets}) {
  const weighted = targets.filter(({weight: weight}) => null !== weight);
  run.update(weighted, server => ({
   ...server,
   expected: {
    ...server.expected,
    weight: server.now.weight
   }
  }));
 }(run, plan), takesOut(operation) && function expectAgentsOff(run) {
  const off = run.units.filter(unit => "disabled" === run.now(unit).agent);
  run.update(off, server => ({
   ...server,
   expected: {
    ...server.expected,
    agent: "disabled"
   }
  }));
 }(run);
}

function noting(run, course) {
 return async (member, signal) => {
  try {
   await course(member, signal);
  } catch (error) {
   if (error instanceof StoppedForAnother || signal.aborted && error === signal.reason) throw error;
   const failure = (0, errors.h_)(error), placed = void 0 === failure.loadBalancer ? failure.with({
    loadBalancer: run.name
   }) : failure;
   throw run.noteFailure(placed), run.tellFailure(placed), placed;
  }
 };
}

function whoElse({agent: agent, srvRecord: srvRecord}, ofState) {
 return "enabled" === agent ? "its agent or somebody else" : ofState || void 0 === srvRecord ? "somebody else" : "its SRV record or somebody else";
}

function attemptOf(loadBalancer, {servers: servers}, snapshot, told, context) {
 const tracking = new Tracking(snapshot.servers), units = [], runs = new Map;
 for (const saved of servers) {
  const now = snapshot.servers.get((0, haproxy_server.TN)(saved));
  void 0 !== now && (units.push({
   key: (0, haproxy_server.TN)(saved),
   members: [ saved, ...tracking.trackersOf(saved) ]
  }), runs.set((0, haproxy_server.TN)(saved), {
   ...serverRunOf(now, {
    ...saved,
    before: settingsToRestore(saved, now)
   }),
   expected: pick(settingsOf(now), sentSettings(saved))
  }));
 }
 const run = new Run({
  ...context,
  loadBalancer: loadBalancer
 }, snapshot, units, runs), ofWeight = new Set(servers.filter(({lent: lent, sent: sent}) => !lent && 0 === sent.states.length).map(haproxy_server.TN)), attempt = {
  run: run,
  units: units,
  takenOver: new Set,
  notOurWeights: new Set,
  ofWeight: ofWeight
 };
 leaveLostWeights(attempt, units, !(0, haproxy_server.SM)(run.seen.process, told));
 const found = new Map(units.map(unit => [ unit, foundAs(run, unit, told) ])), isFound = as => units.filter(unit => found.get(unit) === as), [ours, replaced] = [ [ ...isFound("as-left"), ...isFound("as-before") ], isFound("replaced") ];
 return {
  ...attempt,
  ours: ours,
  replaced: replaced,
  refusals: new Map
 };
}

function leaveLostWeights({run: run, notOurWeights: notOurWeights}, units, isForgotten = !1) {
 for (const unit of units) {
  const {saved: saved, now: now, unknown: unknown} = run.of(unit);
  if (unknown || !hasLostWeight(saved, now)) continue;
  const {before: before, sent: sent} = saved;
  run.update([ unit ], server => ({
   ...server,
   saved: {
    ...saved,
    before: {
     ...before,
     weight: now.weight
    },
    sent: {
     ...sent,
     weights: []
    }
   },
   expected: pick(server.expected, [ "state", "checks", "agent" ])
  })), now.weight === before.weight || saved.lent && "enabled" === now.agent || (notOurWeights.add(unit), 
  run.warn(isForgotten && now.weight === now.configuredWeight ? `${unit.key} has weight ${now.weight} since HAProxy was reloaded, as its configuration says, and had ${before.weight} before this step: that is left so.` : `${unit.key} has weight ${now.weight}, which this step did not set: ${whoElse(now, !1)} changed it, so that is left alone.`));
 }
}

function leaveWeightsToAgents(attempt, units) {
 const {run: run} = attempt;
 leaveLostWeights(attempt, units.filter(unit => "enabled" === run.now(unit).agent)), 
 leaveTrackersToAgents(run);
}

function leaveLostSwitches({run: run}, units) {
 for (const unit of units) {
  const {saved: saved, now: now, expected: expected, unknown: unknown} = run.of(unit), found = settingsOf(now), lost = pick(differences(expected, found), [ "checks", "agent" ]);
  if (unknown || isEmpty(lost)) continue;
  const isKept = setting => !(setting in lost), theirs = pick(found, [ "checks", "agent" ].filter(setting => setting in lost)), {states: states, weights: weights, checks: checks, agent: agent} = saved.sent, sent = {
   states: states,
   weights: weights,
   ...void 0 !== checks && isKept("checks") ? {
    checks: checks
   } : {},
   ...void 0 !== agent && isKept("agent") ? {
    agent: agent
   } : {}
  };
  run.update([ unit ], server => ({
   ...server,
   saved: {
    ...saved,
    before: {
     ...saved.before,
     ...theirs
    },
    sent: sent
   },
   expected: pick(expected, [ "state", "weight", "checks", "agent" ].filter(isKept))
  })), run.warn(`${unit.key} has ${describe(theirs)} now, which this step did not set: somebody else changed it, so that is left alone.`);
 }
}

function foundAs(run, unit, told) {
 const {saved: saved, now: now} = run.of(unit), comparison = compare(saved, now, {
  told: told,
  now: run.seen.process
 });
 if ("replaced" === comparison && run.warn(`The address of ${unit.key} is ${now.address} now, and was ${saved.address} before: somebody replaced it, so it is left alone.`), 
 "not-ours" !== comparison) return comparison;
 const {state: state, weight: weight} = settingsNotOurs(saved, now);
 if (!(0, haproxy_server.SM)(run.seen.process, told) && !now.maintCauses.includes("configuration")) return "as-left";
 const words = [ ...void 0 === state && void 0 !== weight ? [] : [ state ?? now.forced ], ...void 0 === weight ? [] : [ `at weight ${weight}` ] ];
 return run.warn(`${unit.key} is ${words.join(", ")}, which this step did not set: ${whoElse(now, void 0 !== state)} changed it, so it is left alone.`), 
 comparison;
}

function isBack({saved: saved, now: now, unknown: unknown}) {
 return !unknown && isAsBefore(saved, now);
}

async function stillOurs(attempt, units, signal) {
 const {run: run, takenOver: takenOver} = attempt;
 if (0 === units.length) return [];
 null === run.seen.justRead && await run.readBack(signal);
 for (const unit of units) takenOver.has(unit) || isAsSet(run, unit) || (takenOver.add(unit), 
 run.warn(takenOverWords(run.of(unit))));
 return units.filter(unit => !takenOver.has(unit));
}

function takenOverWords({saved: saved, expected: expected, now: now}) {
 const key = (0, haproxy_server.TN)(saved);
 if (isReplaced(saved, now)) return `The address of ${key} is ${now.address} now, and was ${saved.address} before: somebody replaced it while it was put back, so it is left alone, in ${describeServer(now)}.`;
 const who = whoElse(now, expected.state !== now.forced);
 return `${key} was set to ${describeServer(now)} by ${who} while it was put back, so it is left alone.`;
}

async function stillOnTheWay(attempt, units, signal) {
 const {run: run} = attempt;
 return units.length > 0 && null === run.seen.justRead && await run.readBack(signal), 
 leaveLostWeights(attempt, units), leaveLostSwitches(attempt, units), stillOurs(attempt, units, signal);
}

function capacitiesWithout(run, leaving, minAvailable) {
 return [ ...Map.groupBy(leaving.flatMap(unit => refusals_leavingOf(run, unit)), ({backend: backend}) => backend) ].flatMap(([name, servers]) => {
  const backend = run.seen.backend(name), all = [ ...run.seen.servers.values() ].filter(server => server.backend === name);
  return void 0 === backend ? [] : capacityOf(backend, all, servers, minAvailable);
 });
}

function isLeaving(run, unit) {
 return refusals_leavingOf(run, unit).length > 0;
}

function refusals_leavingOf(run, unit) {
 const {saved: saved, now: now} = run.of(unit), {state: state, weight: weight} = settingsToRestore(saved, now);
 return ("ready" !== state ? run.membersNow(unit) : 0 === weight ? [ now ] : []).filter(haproxy_server.CS);
}

async function giveWayWhereTooFewAreLeft({run: run, refusals: refusals}, leaving, capacities, reading, giveWay) {
 const short = tooSmall(run, capacities, reading), units = ofBackends(leaving, short);
 if (0 !== units.length) {
  await giveWay(units);
  for (const unit of units) refusals.set(unit, refusals_tooFewWithout(run, unit, short));
 }
}

function ofBackends(units, capacities) {
 const names = new Set(capacities.map(({backend: backend}) => backend));
 return units.filter(unit => unit.members.some(({backend: backend}) => names.has(backend)));
}

function refusals_tooFewWithout(run, unit, capacities) {
 const own = new Set(unit.members.map(({backend: backend}) => backend)), backend = listed(capacities.map(one => one.backend).filter(name => own.has(name)));
 return new errors.HR("guard", `Left in rotation: without ${unit.key} fewer servers of ${backend} would take traffic than \`min-available\` asks for`, {
  loadBalancer: run.name,
  servers: [ unit.key ],
  brief: "too few servers would be left without it",
  hint: "Bring others back first, then take it out by hand."
 });
}

function refusals_unprovable(run, unit) {
 return run.now(unit).maintCauses.includes("dns") ? function unresolved(run, unit) {
  const {key: key} = unit;
  return new errors.HR("dns-maintenance", `Not put back: the name of ${key} does not resolve, so no check can prove it healthy.`, {
   brief: "its name does not resolve",
   loadBalancer: run.name,
   servers: [ key ],
   detail: run.now(unit).status,
   hint: "Look at the `resolvers` section of haproxy.cfg. When the name resolves, run `ready` for it."
  });
 }(run, unit) : "unchecked" === run.of(unit).saved.health ? function neverChecked(run, {key: key}) {
  return new errors.HR("unhealthy", `Not put back: the script did not come to its end, and no health check runs on ${key} that could prove it healthy.`, {
   brief: "its script did not come to its end, and no health check can prove it",
   loadBalancer: run.name,
   servers: [ key ],
   hint: "Look at its application, then run `ready` for it."
  });
 }(run, unit) : function unchecked(run, unit) {
  const {key: key} = unit;
  return new errors.HR("unhealthy", `Not put back: the health checks of ${key} were switched off meanwhile, so nothing can prove it healthy.`, {
   loadBalancer: run.name,
   servers: [ key ],
   hint: checkAgainHint(run.now(unit), "and put it back when its checks have passed")
  });
 }(run, unit);
}

function stateToRestore(run, unit) {
 const {saved: saved} = run.of(unit);
 return saved.sent.states.length > 0 ? saved.before.state : null;
}

async function setBack(attempt, units, state, context, signal) {
 const {run: run} = attempt;
 await moveTo(attempt, units.filter(unit => !attempt.refusals.has(unit) && stateToRestore(run, unit) === state && run.now(unit).forced !== state), state, context, signal);
}

async function moveTo(attempt, units, state, {minAvailable: minAvailable}, signal) {
 const {run: run} = attempt, others = await stillOurs(attempt, units, signal);
 if (0 === others.length) return;
 const before = others.flatMap(unit => run.membersNow(unit)), leaving = others.filter(unit => isLeaving(run, unit)), capacities = capacitiesWithout(run, leaving, minAvailable), marked = "drain" === state || "ready" === state && canLend(run) ? others.filter(unit => "maint" === run.now(unit).forced) : [], send = () => setStates(run, others, state, signal), reading = await atNoWeight(attempt, marked, () => "maint" === state ? markingDown(run, others, before, send) : send(), signal), isOnTheWay = others.some(unit => stateToRestore(run, unit) !== state);
 if (run.tell("set", `${run_namesOf(others)}: ${isOnTheWay ? `in ${state} on the way back` : `put back to ${state}`}`), 
 await giveWayWhereTooFewAreLeft(attempt, leaving, capacities, reading, those => {
  const letIn = () => setStates(run, those, "ready", signal);
  return "maint" === state ? noteMarkedDownBriefly(run, those, before, letIn, signal) : letIn();
 }), "maint" === state) {
  const sample = () => run.loadBalancer.sample(run.watched, signal), stayed = others.filter(unit => !attempt.refusals.has(unit));
  await noteMarkedDown(run, stayed, before, sample, signal);
 }
}

async function atNoWeight(attempt, units, set, signal) {
 const {run: run} = attempt, weightless = weightlessOf(run, units);
 await lendNoWeight(run, weightless, signal);
 const result = await set();
 leaveLostWeights(attempt, units);
 const lent = weightless.filter(server => 0 === run.seen.find((0, haproxy_server.TN)(server))?.weight);
 return await giveWeightBack(run, lent, signal), leaveWeightsToAgents(attempt, units), 
 result;
}

const drain_first_LOOK_EVERY_MS = 100, drain_first_PAUSE_PER_COST = 4, drain_first_PAUSE_AT_MOST_MS = 1e3;

function watchOf(run, unit) {
 return new IdleWatch(run.clock.now(), sumTraffic(run.membersNow(unit).map(asOwn)), {
  inMaint: !1,
  settled: !1
 });
}

function drain_first_trafficOf({members: members}, traffic) {
 return members.flatMap(member => traffic.get((0, haproxy_server.TN)(member)) ?? []).map(asOwn);
}

function asOwn(traffic) {
 return {
  ...traffic,
  sessions: (0, haproxy_server.CT)(traffic),
  inherited: 0
 };
}

function isInDrain(traffic) {
 return void 0 !== traffic && !/^(UP|no check|MAINT|DOWN)/.test(traffic.status);
}

const FIRST = {
 health: "enabled",
 agent: "disabled"
}, LAST = {
 health: "disabled",
 agent: "enabled"
};

function goalsOf(run, unit, wanted) {
 const {saved: saved, now: now} = run.of(unit), {checks: checks, agent: agent} = differences(pick(saved.before, sentSettings(saved)), settingsOf(now));
 return [ ...checks === wanted.health ? [ {
  ...(0, haproxy_server.Vb)(unit.key),
  check: "health",
  goal: checks
 } ] : [], ...agent === wanted.agent ? [ {
  ...(0, haproxy_server.Vb)(unit.key),
  check: "agent",
  goal: agent
 } ] : [] ];
}

function downForGood(run, unit) {
 const {status: status} = run.now(unit);
 return new errors.HR("unhealthy", `The health checks of ${unit.key} are left on: they find it "${status}", and with them off it would stay so for good.`, {
  loadBalancer: run.name,
  servers: [ unit.key ],
  hint: `Look at its application; when it is up, send \`disable health ${unit.key}\`.`
 });
}

const put_servers_back_LOOK_EVERY_MS = 100;

async function putServersBack(attempt, context, signal) {
 const {run: run, ours: ours, refusals: refusals} = attempt;
 await async function putChecksBackFirst({run: run, ours: ours}, signal) {
  const goals = ours.flatMap(unit => goalsOf(run, unit, FIRST));
  goals.length > 0 && await setChecks(run, goals, signal);
 }(attempt, signal);
 const ways = Map.groupBy(ours, unit => {
  const {saved: saved, now: now} = run.of(unit), isServing = run.membersNow(unit).some(haproxy_server.CS);
  return wayBack(saved, now, {
   ...context,
   isTracked: unit.members.length > 1,
   isServing: isServing
  });
 }), by = way => (ways.get(way) ?? []).filter(unit => !refusals.has(unit));
 await async function outlastFailing(attempt, units, {healthTimeoutMs: healthTimeoutMs}, signal) {
  const {run: run, refusals: refusals} = attempt, isLetIn = unit => {
   const {saved: saved, now: now} = run.of(unit);
   return "ready" === now.admin && 0 === now.weight && settingsToRestore(saved, now).weight > 0;
  }, isFailing = unit => {
   const now = run.now(unit);
   return "enabled" === now.checks && (0, haproxy_server.W_)(now) && !isProven(now);
  }, deadline = run.clock.now() + healthTimeoutMs;
  for (;;) {
   const failing = await stillOurs(attempt, units.filter(isLetIn).filter(isFailing), signal);
   if (0 === failing.length) return;
   if (run.clock.now() >= deadline) {
    for (const unit of failing) {
     const {begun: begun, now: now} = run.of(unit);
     refusals.set(unit, unhealthyFailure([ {
      key: unit.key,
      begun: begun,
      now: now
     } ], healthTimeoutMs, run.name));
    }
    return;
   }
   await run.clock.sleep(put_servers_back_LOOK_EVERY_MS, signal), await run.readBack(signal);
  }
 }(attempt, by("set"), context, signal), function refuseTooFew({run: run, refusals: refusals}, units, minAvailable) {
  const leaving = units.filter(unit => isLeaving(run, unit)), capacities = capacitiesWithout(run, leaving, minAvailable).filter(isRefused);
  for (const unit of ofBackends(leaving, capacities)) refusals.set(unit, refusals_tooFewWithout(run, unit, capacities));
 }(attempt, by("set"), context.minAvailable);
 for (const unit of by("unprovable")) refusals.set(unit, refusals_unprovable(run, unit));
 const leaving = by("set").filter(unit => "ready" === run.now(unit).forced && "ready" !== (stateToRestore(run, unit) ?? "ready")), others = by("set").filter(unit => !leaving.includes(unit));
 await putWeightsBack(attempt, [ ...others, ...by("down") ], context, signal);
 const draining = await async function drainBeforeMaint(attempt, units, context, signal) {
  const {run: run, refusals: refusals, takenOver: takenOver} = attempt;
  if (context.clock.now() >= context.drainUntil) return {
   units: [],
   leaving: [],
   capacities: []
  };
  const serving = units.filter(unit => "maint" === stateToRestore(run, unit) && !context.unhealthy.has(unit.key) && function servesAnybody(run, unit) {
   return run.membersNow(unit).some(server => (0, haproxy_server.CS)(server) || "maint" !== server.admin && 0 !== server.operationalState && (0, 
   haproxy_server.CT)(server) > 0);
  }(run, unit)), ready = serving.filter(unit => "ready" === run.now(unit).forced), leaving = ready.filter(unit => isLeaving(run, unit)), capacities = capacitiesWithout(run, leaving, context.minAvailable);
  await moveTo(attempt, ready, "drain", context, signal);
  const isOut = unit => !refusals.has(unit) && !takenOver.has(unit);
  return {
   units: serving.filter(isOut),
   leaving: leaving.filter(isOut),
   capacities: capacities
  };
 }(attempt, by("set"), context, signal), atOnce = by("set").filter(unit => !draining.units.includes(unit));
 for (const state of [ "maint", "drain", "ready" ]) await setBack(attempt, atOnce, state, context, signal);
 await async function moveDrainedToMaint(attempt, {units: units, leaving: leaving, capacities: capacities}, context, signal) {
  const {run: run} = attempt;
  if (0 === units.length) return;
  await async function outlastSessions(run, units, deadline, signal) {
   const {clock: clock} = run, begunAt = clock.now(), watches = new Map(units.map(unit => [ unit, watchOf(run, unit) ])), oldSessions = new OldSessions(run, () => begunAt);
   for (let pauseMs = drain_first_LOOK_EVERY_MS; ;) {
    const leftMs = deadline - clock.now();
    leftMs > 0 && await clock.sleep(Math.min(pauseMs, leftMs), signal);
    const sentAt = clock.now(), traffic = await run.loadBalancer.sample(run.watched, signal), at = clock.now();
    pauseMs = Math.max(drain_first_LOOK_EVERY_MS, Math.min((at - sentAt) * drain_first_PAUSE_PER_COST, drain_first_PAUSE_AT_MOST_MS));
    for (const [unit, watch] of watches) watch.add(sentAt, at, sumTraffic(drain_first_trafficOf(unit, traffic))), 
    !watch.mayEnterMaint && isInDrain(traffic.get(unit.key)) || watches.delete(unit);
    const bound = [ ...watches ].filter(([, watch]) => watch.keptBusy).map(([unit]) => unit), free = await oldSessions.freeOf(bound, signal), waiting = [ ...watches ].filter(([unit]) => !free.includes(unit));
    if (0 === waiting.length) return;
    const left = waiting.reduce((sum, [, watch]) => sum + watch.traffic.sessions, 0), words = `${run_namesOf(waiting.map(([unit]) => unit))}: ${quantity(left, "session")}`;
    if (at >= deadline) return void run.tell("set", `${words} left after ${(0, src_duration.a)(at - begunAt)} in drain: back to maint now`);
    run.tellProgress(`${words} before it goes back to maint`, left);
   }
  }(run, units, context.drainUntil, signal);
  const ours = await stillOnTheWay(attempt, units, signal), running = leaving.filter(unit => ours.includes(unit) && run.membersNow(unit).some(haproxy_server.W_));
  await giveWayWhereTooFewAreLeft(attempt, running, capacities, run.seen.latest, those => setStates(run, those, "ready", signal)), 
  await setBack(attempt, ours, "maint", context, signal);
 }(attempt, draining, context, signal), await putWeightsBack(attempt, leaving.filter(unit => !refusals.has(unit)), context, signal), 
 await async function bringBackDown(attempt, units, context, signal) {
  const {run: run} = attempt, others = await stillOurs(attempt, units, signal);
  if (0 === others.length) return;
  borrowAsRead(run, others), await atNoWeight(attempt, others, () => send_takeDownForProof(run, others, signal), signal);
  const down = await stillOnTheWay(attempt, others, signal);
  for (const state of [ "drain", "ready" ]) await setBack(attempt, down, state, context, signal);
  run.tell("set", `${run_namesOf(others)}: back and down, as before, until its checks bring it up`);
 }(attempt, by("down"), context, signal), await async function proveAndLetIn(attempt, units, context, signal) {
  const {healthTimeoutMs: healthTimeoutMs} = context, {run: run, ours: ours, refusals: refusals} = attempt, candidates = await stillOurs(attempt, units, signal);
  if (0 === candidates.length) return;
  run.expectAsRead(candidates), borrowAsRead(run, candidates);
  let proven = [];
  for (let open = candidates; open.length > 0; ) {
   await proveOrTakeOut(attempt, open, healthTimeoutMs, signal), run.seen.isFresh || await run.readBack(signal), 
   leaveLostWeights(attempt, candidates);
   const left = candidates.filter(unit => !refusals.has(unit));
   leaveLostSwitches(attempt, left), proven = await stillWatched(attempt, await stillOurs(attempt, left, signal), signal), 
   open = noLongerProven(run, proven);
  }
  leaveWeightsToAgents(attempt, ours);
  const trackers = run.trackers.map(({saved: saved}) => ({
   key: (0, haproxy_server.TN)(saved),
   members: [ saved ]
  })), others = ours.filter(unit => !candidates.includes(unit) && !refusals.has(unit));
  await putWeightsBack(attempt, [ ...proven, ...others, ...trackers ], context, signal);
  const toReady = (await stillOurs(attempt, proven, signal)).filter(unit => "ready" === stateToRestore(run, unit)), health = {
   proof: "where-checked",
   limitMs: healthTimeoutMs
  };
  toReady.length > 0 && await letIn(run, toReady, health, signal);
 }(attempt, by("prove"), context, signal), await async function giveWeightsBack({run: run, units: units, ours: ours, replaced: replaced, takenOver: takenOver}, signal) {
  const goals = units.flatMap(unit => {
   const isTheirs = takenOver.has(unit) || !(ours.includes(unit) || replaced.includes(unit)), {saved: saved, now: now, begun: begun} = run.of(unit), weight = isTheirs ? weightToGiveBack(saved, now) : null;
   return null === weight ? [] : "ready" !== now.admin || 0 !== now.weight || 0 !== begun.weight || "enabled" === now.checks && isProven(now) && hasPassed(now) ? send_weightGoal(now, weight) : (run.warn(`${unit.key} was set to ready meanwhile, and no check has proven it healthy: it stays at weight 0, which this step had set. \`operation: ready\` with \`weight: ${weight}\` proves it, and lets it in.`), 
   []);
  });
  goals.length > 0 && await setWeights(run, goals, signal);
 }(attempt, signal), await async function putChecksBackLast(attempt, signal) {
  const {run: run, ours: ours, refusals: refusals} = attempt, units = await stillOurs(attempt, ours.filter(unit => goalsOf(run, unit, LAST).length > 0 && function isBackBut(run, unit) {
   const {saved: saved, now: now} = run.of(unit);
   return isEmpty(differences(pick(pick(saved.before, sentSettings(saved)), [ "state", "weight" ]), settingsOf(now)));
  }(run, unit)), signal);
  for (const unit of units) {
   const {admin: admin, operationalState: operationalState} = run.now(unit);
   goalsOf(run, unit, LAST).some(({check: check}) => "health" === check) && "maint" !== admin && 0 === operationalState && refusals.set(unit, downForGood(run, unit));
  }
  const goals = units.filter(unit => !refusals.has(unit)).flatMap(unit => goalsOf(run, unit, LAST));
  goals.length > 0 && await setChecks(run, goals, signal);
 }(attempt, signal), run.units.length > 0 && await run.readBack(signal, {
  fresh: !0
 });
 const isLeft = unit => !attempt.takenOver.has(unit) && !isBack(run.of(unit));
 leaveLostWeights(attempt, ours.filter(isLeft)), await stillOurs(attempt, ours.filter(unit => isLeft(unit) && (unit => {
  const {now: now, expected: expected} = run.of(unit);
  return "enabled" === now.agent && now.weight !== (expected.weight ?? now.weight);
 })(unit)), signal);
 const [refusal] = refusals.values();
 if (void 0 !== refusal) throw refusal;
 const different = ours.filter(isLeft);
 if (different.length > 0) throw function notBack(run, units) {
  const words = units.map(unit => {
   const {now: now, saved: saved} = run.of(unit), checks = differences(pick(saved.before, [ "checks", "agent" ]), settingsOf(now)), was = describe({
    state: saved.before.state,
    ...checks
   });
   return `${unit.key} is ${now.forced} ("${now.status}"), it was ${was}`;
  });
  return new errors.HR("not-verified", `Not put back: ${words.join("; ")}.`, {
   loadBalancer: run.name,
   servers: units.map(({key: key}) => key),
   hint: "Put it back by hand; the job summary has the commands."
  });
 }(run, different);
 !function tellBack(run, back) {
  for (const [state, units] of Map.groupBy(back, unit => run.now(unit).forced)) {
   const where = "ready" === state ? "back as before" : `back in ${state}`;
   run.tell("done", `${run_namesOf(units)}: ${where}, confirmed on a fresh connection`);
  }
 }(run, ours.filter(unit => isBack(run.of(unit))));
}

async function putWeightsBack(attempt, units, {minAvailable: minAvailable}, signal) {
 const {run: run} = attempt, others = await stillOurs(attempt, units.filter(unit => {
  const {saved: saved, now: now} = run.of(unit);
  return settingsToRestore(saved, now).weight !== now.weight;
 }), signal), leaving = others.filter(unit => isLeaving(run, unit)), capacities = capacitiesWithout(run, leaving, minAvailable), former = new Map(leaving.map(unit => [ unit, run.now(unit).weight ])), goals = others.map(unit => send_weightGoal(run.of(unit).saved, run.of(unit).saved.before.weight));
 if (0 === goals.length) return;
 const reading = await setWeights(run, goals, signal);
 await giveWayWhereTooFewAreLeft(attempt, leaving, capacities, reading, those => {
  const weights = those.map(unit => send_weightGoal(run.now(unit), former.get(unit) ?? 0));
  return setWeights(run, weights, signal);
 });
}

function borrowAsRead(run, units) {
 run.update(units, server => {
  const {now: now, saved: saved} = server;
  return {
   ...server,
   begun: now,
   saved: {
    ...saved,
    before: settingsToRestore(saved, now)
   }
  };
 });
}

async function stillWatched(attempt, units, signal) {
 const {run: run, refusals: refusals} = attempt, unwatched = units.filter(unit => "none" === proofOf(run.now(unit)));
 for (const unit of unwatched) refusals.set(unit, refusals_unprovable(run, unit));
 return await takeOutAgain(attempt, unwatched, signal), units.filter(unit => !unwatched.includes(unit));
}

async function proveOrTakeOut(attempt, units, limitMs, signal) {
 const {run: run, refusals: refusals} = attempt;
 try {
  await proveHealth(run, units, limitMs, signal);
 } catch (error) {
  if (signal.aborted || !(error instanceof errors.HR) || error instanceof errors.P1) throw error;
  if ("not-found" === error.code) throw error;
  const out = units.filter(({key: key}) => "unhealthy" !== error.code || error.servers.includes(key));
  for (const unit of out) refusals.set(unit, error);
  leaveLostWeights(attempt, units), leaveLostSwitches(attempt, out), await takeOutAgain(attempt, out, signal);
 }
}

async function takeOutAgain(attempt, units, signal) {
 const {run: run} = attempt;
 for (const state of [ "maint", "drain", "ready" ]) {
  const isOther = unit => run.of(unit).begun.forced === state && run.now(unit).forced !== state, others = await stillOurs(attempt, units.filter(isOther), signal);
  others.length > 0 && await setStates(run, others, state, signal);
 }
 const others = await stillOurs(attempt, units.filter(unit => {
  const {begun: begun, now: now, expected: expected} = run.of(unit);
  return void 0 !== expected.weight && now.weight !== begun.weight;
 }), signal), goals = others.map(unit => send_weightGoal(run.of(unit).begun, run.of(unit).begun.weight));
 goals.length > 0 && await setWeights(run, goals, signal);
}

async function rollback(loadBalancer, saved, context, signal) {
 const drainUntil = context.clock.now() + context.drainLimitMs;
 let {process: told} = saved, left = saved, attempt = null, replaced = null;
 for (let [anew, losses] = [ 0, 0 ]; ;) try {
  const snapshot = await loadBalancer.read(signal);
  null !== replaced && (left = saved_change_joined([ left ], unlent(replaced, left, snapshot))[0] ?? left), 
  replaced = null, attempt = attemptOf(loadBalancer, left, snapshot, told, context), 
  told = attempt.run.seen.process;
  const healthTimeoutMs = proofLimitMs(context);
  return await putServersBack(attempt, {
   ...context,
   healthTimeoutMs: healthTimeoutMs,
   drainUntil: drainUntil
  }, signal), rollback_outcomeOf(attempt, saved, null);
 } catch (error) {
  const failure = (0, errors.h_)(error), sent = attempt?.run.saved();
  void 0 !== sent && failure instanceof errors.P1 ? replaced = sent : void 0 !== sent && (left = saved_change_joined([ left ], sent)[0] ?? left);
  const isOther = failure instanceof errors.P1 || "not-found" === failure.code;
  isOther ? anew += 1 : LOST.includes(failure.code) && (losses += 1);
  const again = isOther ? anew <= RELOADS_SURVIVED : LOST.includes(failure.code);
  if (!signal.aborted && again && losses <= LOSSES_SURVIVED) {
   "several-processes" === failure.code && context.tell({
    kind: "warning",
    loadBalancer: loadBalancer.name,
    text: `${failure.message}.`
   });
   continue;
  }
  return await rollback_lookOnceMore(attempt, loadBalancer, saved, context, failure, signal);
 }
}

function proofLimitMs({clock: clock, healthTimeoutMs: healthTimeoutMs, provenBy: provenBy = Number.POSITIVE_INFINITY}) {
 return Math.min(healthTimeoutMs, Math.max(0, provenBy - clock.now()));
}

const LOST = [ "connect-failed", "timeout", "ssh-failed", "not-haproxy", "several-processes", "data-plane-api" ], LOSSES_SURVIVED = 1;

function unlent(sent, before, {servers: now}) {
 const known = new Map(before.servers.map(one => [ (0, haproxy_server.TN)(one), one ])), servers = sent.servers.flatMap(one => {
  const earlier = known.get((0, haproxy_server.TN)(one)), weights = one.sent.weights.includes(0) && 0 === now.get((0, 
  haproxy_server.TN)(one))?.weight && one.before.weight > 0 ? one.sent.weights : earlier?.sent.weights ?? [], before = {
   ...earlier?.before ?? one.before,
   state: one.before.state
  }, kept = {
   ...one,
   before: before,
   sent: {
    ...one.sent,
    weights: weights
   }
  };
  return isSent(kept) ? kept : [];
 });
 return {
  ...sent,
  servers: servers
 };
}

async function rollback_lookOnceMore(attempt, loadBalancer, saved, context, failure, signal) {
 const read = limit => loadBalancer.read(limit);
 try {
  const snapshot = await (signal.aborted ? (0, src_clock.ux)(context.clock, context.lastLookMs, read) : read(signal)), seen = attempt ?? attemptOf(loadBalancer, saved, snapshot, saved.process, context);
  return seen.run.recordAll(snapshot), leaveWeightsToAgents(seen, seen.ours.filter(unit => !seen.takenOver.has(unit))), 
  rollback_outcomeOf(seen, saved, failure);
 } catch {
  const sent = new Map(attempt?.run.saved().servers.map(one => [ (0, haproxy_server.TN)(one), one.sent ])), unknown = saved.servers.map(one => {
   const key = (0, haproxy_server.TN)(one);
   return [ key, {
    kind: "unknown",
    now: attempt?.run.seen.find(key) ?? null,
    sent: sent.get(key) ?? one.sent,
    healthMs: null,
    sessionsShutDown: 0,
    failure: failure
   } ];
  }), lent = lentBy(attempt, saved.servers, failure, "unknown"), {process: process} = attempt?.run.seen ?? saved;
  return {
   process: process,
   servers: new Map(unknown),
   lent: lent,
   failure: failure
  };
 }
}

function lentBy(attempt, servers, failure, as) {
 const asked = new Set(servers.map(haproxy_server.TN));
 if (null === attempt) return [];
 const {run: run} = attempt;
 return run.serverRuns.filter(({saved: saved}) => {
  const isGoneNow = "left" === as && (0, haproxy_server.ST)(run.seen.snapshot, (0, 
  haproxy_server.TN)(saved));
  return saved.sent.weights.length > 0 && !isGoneNow && !asked.has((0, haproxy_server.TN)(saved));
 }).flatMap(server => {
  const {saved: saved, now: now} = server, hidden = (0, haproxy_server.dK)(run.seen.snapshot, (0, 
  haproxy_server.TN)(saved)), kind = server.unknown || hidden ? "unknown" : as;
  if ("left" === kind && (isBack(server) || 0 !== now.weight)) return [];
  const why = hidden ? hiddenFailure([ saved ]) : failure;
  return {
   saved: saved,
   result: {
    kind: kind,
    now: now,
    sent: saved.sent,
    healthMs: null,
    sessionsShutDown: 0,
    failure: why
   }
  };
 });
}

function rollback_outcomeOf(attempt, {servers: saved}, failure) {
 const {run: run, units: units, refusals: refusals} = attempt, byKey = new Map(units.map(unit => [ unit.key, unit ])), servers = saved.map(one => {
  const unit = byKey.get((0, haproxy_server.TN)(one));
  if ((0, haproxy_server.dK)(run.seen.snapshot, (0, haproxy_server.TN)(one))) {
   const known = {
    now: null,
    sent: void 0 === unit ? one.sent : run.of(unit).saved.sent
   };
   return [ (0, haproxy_server.TN)(one), {
    kind: "unknown",
    ...known,
    healthMs: null,
    sessionsShutDown: 0,
    failure: hiddenFailure([ one ])
   } ];
  }
  if (void 0 === unit) return [ (0, haproxy_server.TN)(one), {
   ...GONE,
   sent: one.sent
  } ];
  const {now: now, healthMs: healthMs, sessionsShutDown: sessionsShutDown, saved: saved} = run.of(unit);
  if ((0, haproxy_server.ST)(run.seen.snapshot, unit.key)) return [ unit.key, {
   ...GONE,
   sent: saved.sent,
   sessionsShutDown: sessionsShutDown
  } ];
  const kind = function kindOf({run: run, ours: ours, replaced: replaced, takenOver: takenOver, notOurWeights: notOurWeights, ofWeight: ofWeight}, unit) {
   const server = run.of(unit);
   return server.unknown ? "unknown" : ofWeight.has(unit.key) && notOurWeights.has(unit) ? "not-ours" : isBack(server) ? "back" : replaced.includes(unit) || isReplaced(server.saved, server.now) ? "replaced" : ours.includes(unit) && !takenOver.has(unit) ? "left" : "not-ours";
  }(attempt, unit), reason = "back" === kind ? null : refusals.get(unit) ?? failure;
  return [ unit.key, {
   kind: kind,
   now: now,
   sent: saved.sent,
   healthMs: healthMs,
   sessionsShutDown: sessionsShutDown,
   failure: reason
  } ];
 }), lent = lentBy(attempt, saved, failure, "left");
 return {
  process: run.seen.process,
  servers: new Map(servers),
  lent: lent,
  failure: failure
 };
}

const GONE = {
 kind: "gone",
 now: null,
 healthMs: null,
 sessionsShutDown: 0,
 failure: null
}, DRAIN_LIMIT_MS = 2e4;

function noteOthersSince(run) {
 if (!run.isOfAnotherProcess) for (const server of run.serverRuns) {
  const key = (0, haproxy_server.TN)(server.saved), found = differencesFromBefore(server);
  if (wasSent(server) || run.update([ {
   key: key
  } ], leftToOthers), !server.rolledBack || server.unknown || isEmpty(found)) continue;
  const who = whoElse(server.now, void 0 !== found.state);
  run.update([ {
   key: key
  } ], leftToOthers), run.warn(`${key} was put back, and is ${describeServer(server.now)} now: ${who} changed it, so it is left alone.`);
 }
}

function drainTimeoutOf(request) {
 return ("drainTimeoutMs" in request ? request.drainTimeoutMs : void 0) ?? DRAIN_LIMIT_MS;
}

const SETTLED = [ "back", "gone", "not-ours" ];

async function readAll(loadBalancers, request, ledger, effects, news) {
 const found = {
  runs: [],
  failures: [],
  unread: []
 }, fail = (failure, name) => {
  const isShared = failure === effects.signal.reason;
  if (isShared && found.failures.includes(failure)) return failure;
  const placed = isShared || void 0 !== failure.loadBalancer ? failure : failure.with({
   loadBalancer: name
  });
  return found.failures.push(placed), effects.tell({
   kind: "failure",
   failure: placed
  }), placed;
 }, meant = function mayBeMeant({backends: backends, servers: servers}) {
  const isIn = anyOf(backends.map(globOf)), meant = servers.filter(({negated: negated}) => !negated), mayBe = anyGlobOf(meant.map(({server: server}) => server)), patterns = meant.map(matcher);
  return name => isIn(name.backend) && mayBe(name.server) && patterns.some(matches => matches(name));
 }(request.selection), looking = isChange(request) ? {
  first: meant
 } : {
  wanted: meant
 }, runs = (await Promise.all(loadBalancers.map(async loadBalancer => {
  const {name: name} = loadBalancer;
  try {
   const snapshot = await readOutlasting(loadBalancer, effects, looking), plan = planChange(request, snapshot), planned = plannedRun(loadBalancer, snapshot, plan, request, ledger, effects);
   if (news.add(() => {
    const {lines: lines, notices: notices, warnings: warnings} = function change_wordsOf({words: words}, loadBalancer) {
     try {
      return {
       lines: words.lines,
       notices: words.notices,
       warnings: words.warnings
      };
     } catch (error) {
      throw (0, errors.h_)(error).with({
       loadBalancer: loadBalancer
      });
     }
    }(plan, name);
    effects.tell({
     kind: "read",
     loadBalancer: name,
     lines: linesOf(snapshot, plan.targets, lines)
    });
    for (const text of notices) planned.run.notice(text);
    for (const text of warnings) planned.run.warn(text);
   }), null !== plan.refusal) {
    const error = fail(plan.refusal, name);
    0 === plan.targets.length && found.unread.push({
     loadBalancer: name,
     error: error
    });
   }
   return [ planned ];
  } catch (error) {
   return found.unread.push({
    loadBalancer: name,
    error: fail((0, errors.h_)(error), name)
   }), [];
  }
 }))).flat();
 for (const twin of twinsAmong(runs.map(({run: {name: name, seen: seen}}) => ({
  name: name,
  process: seen.process
 })))) fail(twin, twin.loadBalancer ?? "");
 for (const spare of sparesTakenElsewhere(runs.map(({run: {name: name}, plan: plan}) => ({
  name: name,
  plan: plan
 })))) fail(spare, spare.loadBalancer ?? "");
 return {
  ...found,
  runs: runs
 };
}

function plannedRun(loadBalancer, snapshot, plan, {operation: operation}, ledger, {clock: clock, tell: tell, cuts: cuts, sent: sent}) {
 const servers = new Map(plan.targets.map(target => [ target.key, serverRunOf(target.before) ])), run = new Run({
  loadBalancer: loadBalancer,
  clock: clock,
  tell: tell,
  checkpoint: saved => ledger.add(saved, run.disabled),
  cuts: cuts,
  sent: sent
 }, snapshot, plan.targets, servers);
 return "weight" !== operation && run.expectAsRead(plan.targets), {
  run: run,
  plan: plan
 };
}

function linesOf(snapshot, targets, lines) {
 const states = Map.groupBy(targets, ({before: before}) => `${before.admin}, "${before.status}", ${quantity(before.sessions, "session")}, ${before.queued} queued, weight ${before.weight}`);
 return [ (0, haproxy_server.lg)(snapshot), ...[ ...states ].map(([words, those]) => `${run_namesOf(those)}: ${words}`), ...lines.map(line => `plan: ${line}`) ];
}

async function carryOut(request, runs, ledger, effects) {
 const failures = await async function reachGoal(request, runs, effects) {
  let failures = await together(request, runs, effects, run => function operationOn(run, request) {
   return async (planned, member, signal) => {
    expectAsPlanned(run, planned, request);
    const young = await renewed(run, planned, request, signal);
    await member.meet(looking => lookAgain(run, looking));
    const plan = await renewed(run, young, request, signal);
    await operate(run, plan, request, member.meet, signal);
    const look = async looking => {
     await lookAgain(run, looking), await assertEnoughLeft(run, plan.capacities, run.seen.latest, looking);
    };
    await member.meet(look), await lookUntilAllHave(run, member, look, signal);
   };
  }(run, request));
  for (let reloads = -1; 0 === failures.length && reloads !== reloadsOf(runs); ) reloads = reloadsOf(runs), 
  failures = await together(request, runs, effects, run => lastLook(run, request));
  return failures;
 }(request, runs, effects);
 for (const failure of failures) void 0 === failure.loadBalancer && effects.tell({
  kind: "failure",
  failure: failure
 });
 if (0 === failures.length && failures.push(...await async function settle(request, runs, ledger, effects) {
  const failures = [], fail = error => {
   const failure = (0, errors.h_)(error);
   failures.push(failure), effects.tell({
    kind: "failure",
    failure: failure
   });
  };
  let isHeld = !1;
  if (request.hold) {
   const held = (async () => {
    await (effects.hold?.start(runs.map(planned => function holdTarget(planned, request) {
     const {name: name, process: process, servers: servers} = serversOf(planned, request, () => !0);
     return {
      name: name,
      process: process,
      minAvailable: request.minAvailable,
      servers: servers
     };
    }(planned, request)))), isHeld = !0;
   })().catch(fail);
   failures.push(...await function lookWhile(request, runs, work, effects) {
    return together(request, runs, effects, run => lastLook(run, request), [ async member => {
     await work, await member.meet(async () => {});
    } ]);
   }(request, runs, held, effects)), await held;
  }
  try {
   0 === failures.length && ledger.close(runs.map(({run: run}) => run));
  } catch (error) {
   fail(error);
  }
  return failures.length > 0 && isHeld && await async function letGo(request, runs, effects) {
   const taken = await takeOver(request, runs, effects);
   null !== taken && await endHolds(taken, effects);
  }(request, runs, effects).catch(() => {}), failures;
 }(request, runs, ledger, effects)), 0 === failures.length && !request.isOfBatch) for (const {run: run} of runs) warnOfNewcomers(run, request);
 for (const {run: run} of runs) warnOfReloads(run, request);
 const [first] = failures;
 if (void 0 === first) return [];
 if (ledger.narrow(runs.map(({run: run}) => run)), effects.signal.aborted || "rollback" !== policyFor(first, request)) {
  await lookOnceMoreAtAll(runs, effects);
  for (const {run: run} of runs) noteOthers(run);
  if ("keep" === policyFor(first, request)) for (const planned of runs) warnOfLentWeights(planned);
 } else {
  await Promise.all(runs.map(({run: run}) => async function rollBack(run, request, ledger, effects) {
   leaveTrackersToAgents(run);
   const sent = run.savedAsSet();
   if (function warnOfOthers(run, ours) {
    for (const unit of run.units) {
     const found = differencesFromBefore(run.of(unit));
     if (run.of(unit).gone) continue;
     if (!wasSent(run.of(unit)) || ours.has(unit.key) || isEmpty(found)) continue;
     const who = whoElse(run.now(unit), void 0 !== found.state);
     run.update([ unit ], leftToOthers), run.warn(`${unit.key} is ${describeServer(run.now(unit))}, which this step did not set: ${who} changed it, so it is left alone.`);
    }
   }(run, new Set(sent.servers.map(haproxy_server.TN))), 0 === sent.servers.length) return;
   const context = {
    clock: effects.clock,
    healthTimeoutMs: request.healthTimeoutMs,
    drainLimitMs: Math.min(DRAIN_LIMIT_MS, drainTimeoutOf(request)),
    unhealthy: new Set(run.units.filter(unit => function isUnhealthy({failure: failure}) {
     return "unhealthy" === failure?.code;
    }(run.of(unit))).map(({key: key}) => key)),
    lastLookMs: LAST_LOOK_MS,
    applicationMayHaveChanged: !1,
    mustBeProven: !1,
    minAvailable: request.minAvailable,
    checkpoint: saved => ledger.add(saved),
    tell: news => run.relay(news),
    cuts: effects.cuts
   }, done = await rollback(run.loadBalancer, sent, context, effects.signal), {servers: servers, lent: lent, failure: failure} = done;
   null !== failure && run.warn(`The put-back failed: ${failure.message.replace(/\.?$/, ".")}${failure.hint ? ` ${failure.hint}` : ""}`), 
   run.noteRollback(done);
   const open = [ ...servers ].filter(([, {kind: kind}]) => !SETTLED.includes(kind)).map(([key]) => key);
   ledger.keep(run.name, new Set([ ...open, ...lent.map(({saved: saved}) => (0, haproxy_server.TN)(saved)) ]));
  }(run, request, ledger, effects)));
  const stale = runs.filter(({run: run}) => !run.seen.isFresh || isForgotten(run));
  await lookOnceMoreAtAll(runs, effects, stale);
  for (const {run: run} of runs) noteOthersSince(run);
 }
 return failures;
}

function warnOfNewcomers(run, request) {
 const {newcomers: newcomers = []} = run.seen.latest;
 for (const text of function newcomerWarnings({selection: selection, operation: operation}, found, newcomers) {
  const added = newcomersSince(found, newcomers);
  if (0 === added.length) return [];
  const meant = new Set(selection_select(selection, added, [ ...found.backends.keys() ]).servers.map(haproxy_server.TN));
  return addedWarnings(added.filter(one => meant.has((0, haproxy_server.TN)(one)) && !function isFollowing({admin: admin, forced: forced, maintCauses: maintCauses}) {
   return "ready" === forced && ("drain" === admin || maintCauses.includes("tracking"));
  }(one)).filter(({forced: forced}) => "ready" === forced != ("ready" === operation)).map(haproxy_server.TN));
 }(request, run.seen.snapshot, newcomers)) run.warn(text);
}

function warnOfLentWeights({run: run, plan: plan}) {
 const asked = new Set(plan.targets.filter(({weight: weight}) => null !== weight).map(({key: key}) => key));
 for (const {saved: saved, now: now} of run.serverRuns) {
  const {before: before, sent: sent} = saved;
  !asked.has((0, haproxy_server.TN)(saved)) && sent.weights.includes(0) && 0 === now.weight && 0 !== before.weight && run.warn(`${(0, 
  haproxy_server.TN)(saved)} is left at weight 0, which it was lent for its proof: it had ${before.weight}. \`weight: ${before.weight}\` gives it back, with \`ready\` or by itself.`);
 }
}

const ok = value => ({
 ok: !0,
 value: value
}), wrong = fault => ({
 ok: !1,
 fault: fault
});

function textWithFaults(parse) {
 return function pipe(in_, out) {
  return new ZodMiniPipe({
   type: "pipe",
   in: in_,
   out: out
  });
 }(schemas_string("is required"), function transform(fn) {
  return new ZodMiniTransform({
   type: "transform",
   transform: fn
  });
 }((given, {issues: issues}) => {
  const parsed = parse(given);
  if ("value" in parsed) return parsed.value;
  for (const message of parsed.faults) issues.push({
   code: "custom",
   message: message,
   input: given
  });
  return NEVER;
 }));
}

function types_text(parse) {
 return textWithFaults(given => {
  const parsed = parse(given);
  return parsed.ok ? parsed : {
   faults: [ parsed.fault ]
  };
 });
}

function quoted(given) {
 return `"${given.length > 80 ? `${given.slice(0, 80)}\u2026` : given}"`;
}

function oneOf(...words) {
 return types_text(given => {
  const word = words.find(candidate => candidate === given);
  return void 0 === word ? wrong(`${quoted(given)} is not one of ${words.join(", ")}`) : ok(word);
 });
}

function booleanOf(given) {
 return !!/^(?:true|True|TRUE)$/.test(given) || !/^(?:false|False|FALSE)$/.test(given) && void 0;
}

const flag = types_text(given => {
 const value = booleanOf(given);
 return void 0 === value ? wrong(`${quoted(given)} is neither true nor false`) : ok(value);
});

function types_duration(limits) {
 return types_text(given => {
  const parsed = (0, src_duration.E)(given);
  return parsed.ok ? parsed.value >= (limits.atLeastMs ?? 0) && parsed.value <= limits.atMostMs ? parsed : wrong(`${quoted(given)} is out of range: ${limits.allowed}`) : wrong(`${quoted(given)}: ${parsed.fault}`);
 });
}

const retries = types_text(given => /^\d{1,2}$/.test(given) && Number(given) <= 10 ? ok(Number(given)) : wrong(`${quoted(given)} is not a whole number from 0 to 10`)), minAvailable = types_text(given => {
 const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [];
 if (void 0 === digits) return wrong(`${quoted(given)} is neither a number of servers nor a percentage like 50%`);
 const value = Number(digits);
 return percent && value > 100 ? wrong(`${quoted(given)} is above 100%`) : ok({
  kind: percent ? "percent" : "count",
  value: value
 });
}), batchSize = types_text(given => {
 const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [], value = Number(digits);
 return void 0 === digits || 0 === value ? wrong(`${quoted(given)} is neither a number of servers from 1 on nor a percentage like 25%`) : percent && value > 100 ? wrong(`${quoted(given)} is above 100%`) : ok({
  kind: percent ? "percent" : "count",
  value: value
 });
}), maxLoad = types_text(given => {
 const [, digits] = /^(\d{1,3})%$/.exec(given) ?? [], value = Number(digits);
 return void 0 !== digits && value >= 1 && value <= 100 ? ok(value) : wrong(`${quoted(given)} is not a percentage from 1% to 100%`);
}), types_weight = types_text(given => {
 const value = types_weightOf(given);
 return null !== value ? ok(value) : wrong(`${quoted(given)} is neither 0 to 256 nor a percentage of the configured weight like 50%`);
});

function types_weightOf(given) {
 const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [], value = Number(digits);
 return void 0 !== digits && value <= (percent ? 25600 : 256) ? {
  kind: percent ? "percent" : "absolute",
  value: value
 } : null;
}

const rampSteps = types_text(given => {
 const steps = given.split(/[\n,]/).map(item => item.trim()).filter(item => "" !== item).map(types_weightOf);
 if (steps.length < 2) return wrong(`${quoted(given)} is no ramp: it goes through two weights or more, like 10%,50%,100%`);
 const values = steps.filter(step => null !== step);
 return values.length < steps.length || values.some(({value: value}) => 0 === value) ? wrong(`${quoted(given)} has a step that is neither 1 to 256 nor a percentage of the configured weight like 50%`) : ok(values);
}), healthProof = types_text(given => {
 if ("required" === given) return ok(given);
 const value = booleanOf(given);
 return void 0 === value ? wrong(`${quoted(given)} is not one of true, required, false`) : ok(value ? "where-checked" : "none");
}), checkSwitch = types_text(given => "keep" === given ? ok(null) : "enable" === given ? ok("enabled") : "disable" === given ? ok("disabled") : wrong(`${quoted(given)} is not one of keep, enable, disable`)), VERBS = {
 drain: "drain",
 maint: "maint",
 ready: "ready",
 weight: "weight",
 status: "status",
 disable: "maint",
 enable: "ready"
}, operation = types_text(given => {
 const verb = Object.entries(VERBS).find(([word]) => word === given);
 return verb ? ok(verb[1]) : wrong(`${quoted(given)} is not one of ${Object.keys(VERBS).join(", ")}`);
}), addresses = textWithFaults(given => {
 const items = splitList(given), {found: found, faults: faults} = function addresses_read(items) {
  const found = [], faults = [];
  for (const [at, text] of items.entries()) {
   const label = labelOf(text, at, items.length), parsed = (0, haproxy_address.or)(text);
   parsed.ok ? found.push({
    at: at,
    text: text,
    label: label,
    address: parsed.value
   }) : faults.push({
    at: at,
    text: 1 === items.length ? parsed.fault : `${label}: ${parsed.fault}`
   });
  }
  return {
   found: found,
   faults: faults
  };
 }(items), all = [ ...countFaults(items.length), ...faults, ...sameFaults(found) ].sort((a, b) => a.at - b.at);
 return all.length > 0 ? {
  faults: all.map(({text: text}) => text)
 } : {
  value: found.map(({text: text, address: address}) => ({
   text: text,
   address: address
  }))
 };
});

function labelOf(text, at, count) {
 const name = /^([A-Za-z0-9_.-]+)=/.exec(text)?.[1];
 return `item ${at + 1} of ${count}${void 0 === name ? "" : `, ${name}`}`;
}

function countFaults(count) {
 return 0 === count ? [ {
  at: 0,
  text: "names no load balancer"
 } ] : count <= 500 ? [] : [ {
  at: 0,
  text: `${count} load balancers, and a step changes at most 500`
 } ];
}

function sameFaults(items) {
 const byProcess = new Map, byName = new Map;
 return items.flatMap(item => {
  const {name: name} = item.address, process = processIdOf(item.address), sameProcess = byProcess.get(process), sameName = byName.get(name);
  return void 0 === sameProcess && byProcess.set(process, item), void 0 === sameName && byName.set(name, item), 
  void 0 !== sameProcess ? [ {
   at: item.at,
   text: `${item.label}: is the same address as ${sameProcess.label}`
  } ] : void 0 === sameName ? [] : [ {
   at: item.at,
   text: `${item.label}: has the same name as ${sameName.label}; give it another NAME=`
  } ];
 });
}

const OPEN_PORT = "Its port is not on this machine, and HAProxy asks for no password there: anyone who can reach this port can do what this step can. Close it, and go through ssh:// to the socket file, or through tls://.", PLAIN_API = "This Data Plane API is spoken to over plain http:// and without a password: whoever reaches its port can do the same as this step. Let it listen on https, with a user.";

function openPorts(given) {
 return given.flatMap(({address: {name: name, api: api, transport: transport}}) => "tcp" !== transport.kind || (0, 
 haproxy_address.U9)(transport.host) ? [] : [ {
  loadBalancer: name,
  text: "runtime" === api ? OPEN_PORT : PLAIN_API
 } ]);
}

var ssh_options = __nccwpck_require__(758);

function decoded(body) {
 return Buffer.from(body.join(""), "base64").toString("latin1");
}

function private_key_wrong(fault) {
 return {
  ok: !1,
  fault: fault
 };
}

function pem(kinds, kindInWords) {
 return types_text(given => {
  const found = given.startsWith("-----BEGIN") ? ok(given) : function fileText(path) {
   try {
    const file = (0, external_node_fs_.realpathSync)(path);
    if (mayHoldUntrustedFiles() && function isInside(file, folder) {
     return "" !== folder && file.startsWith(`${(0, external_node_fs_.realpathSync)(folder)}${external_node_path_.sep}`);
    }(file, workspaceFolder())) return wrong("is a path inside the workspace, which under pull_request_target and workflow_run may hold the files of anybody: give the text itself");
    const {size: size} = (0, external_node_fs_.statSync)(file);
    if (!(0, external_node_fs_.statSync)(file).isFile()) return wrong("is a path, but not that of a regular file");
    if (size > 65536) return wrong("is the path of a file of more than 64 KiB");
    const content = (0, external_node_fs_.readFileSync)(file, "utf8").trim();
    return content.includes("PRIVATE KEY") && maskLines(content), ok(content);
   } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    return wrong(`is neither PEM text, which begins with -----BEGIN, nor the path of a file (${code})`);
   }
  }(given);
  if (!found.ok) return found;
  const labels = [ ...found.value.matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----\r?$/gm) ].map(([, label = ""]) => label);
  return 0 === labels.length ? wrong("is not PEM text: it has no line -----BEGIN \u2026-----") : labels.some(label => label.startsWith("ENCRYPTED")) || /^Proc-Type:.*ENCRYPTED/m.test(found.value) ? wrong("is protected by a passphrase, which nobody can type here") : labels.every(label => kinds.test(label)) ? found : wrong(`must hold ${kindInWords} and nothing else`);
 });
}

const CREDENTIALS = {
 "tls-ca": optional(pem(/CERTIFICATE$/, "certificates")),
 "tls-cert": optional(pem(/CERTIFICATE$/, "certificates")),
 "tls-key": optional(pem(/PRIVATE KEY$|^EC PARAMETERS$/, "one private key")),
 "tls-server-name": optional(types_text(function parseHostName(given) {
  return /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(given) ? ok(given) : wrong("is not a host name");
 })),
 "ssh-private-key": optional(types_text(function parsePrivateKey(text) {
  const lines = text.trim().split(/\r\n|\r|\n/).map(line => line.trim()), [, kind] = /^-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----$/.exec(lines[0] ?? "") ?? [];
  if (void 0 === kind) return private_key_wrong(function notAKey(text) {
   return /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ /.test(text) ? "is a public key: the private one is needed" : "is not a private key: the text itself is needed, which begins with a line -----BEGIN \u2026 PRIVATE KEY-----; a path is not taken";
  }(text));
  if (lines.length < 3 || lines.at(-1) !== `-----END ${kind}-----`) return private_key_wrong(`is not whole: its last line must be -----END ${kind}-----`);
  const body = lines.slice(1, -1);
  return function isProtected(kind, body) {
   if ("ENCRYPTED PRIVATE KEY" === kind) return !0;
   if ("OPENSSH PRIVATE KEY" !== kind) return body.some(line => /^Proc-Type:.*ENCRYPTED/.test(line));
   const text = decoded(body);
   return text.startsWith("openssh-key-v1\0") && !text.startsWith("\0\0\0\x04none", 15);
  }(kind, body) ? private_key_wrong("is protected by a passphrase, which nobody can type here: give a key without one, made for this purpose") : "OPENSSH PRIVATE KEY" !== kind || decoded(body).startsWith("openssh-key-v1\0") ? {
   ok: !0,
   value: `${lines.join("\n")}\n`
  } : private_key_wrong("is damaged");
 })),
 "ssh-known-hosts": optional(types_text(function parseKnownHosts(given) {
  const lines = given.split(/\r?\n/).map(line => line.trim().replaceAll("\t", " ")), wrongLine = lines.findIndex(line => "" !== line && !line.startsWith("#") && !LINE.test(line));
  return wrongLine >= 0 ? wrong(`line ${wrongLine + 1} is not of the form HOST TYPE KEY, as ssh-keyscan prints it; a path or a fingerprint is not taken`) : lines.some(line => LINE.test(line)) ? ok(`${lines.join("\n")}\n`) : wrong("has no line HOST TYPE KEY");
 })),
 "ssh-options": optional(types_text(ssh_options.K)),
 username: optional(types_text(function parseUsername(given) {
  return /[:\x00-\x1f\x7f]/.test(given) ? wrong("holds a colon or a control character") : ok(given);
 })),
 password: optional(types_text(function parsePassword(given) {
  return /[\x00-\x1f\x7f]/.test(given) ? wrong("holds a control character") : ok(given);
 }))
}, LINE = /^(?:@(?:cert-authority|revoked) +)?[^\s#@][^\s]* +[a-z][A-Za-z0-9@.-]+ +[A-Za-z0-9+/]+=*(?: .*)?$/, USED_BY = [ {
 inputs: /^tls-/,
 uses: ({transport: transport}) => "tls" === transport.kind,
 forms: "tls:// and https://"
}, {
 inputs: /^ssh-/,
 uses: ({transport: transport}) => "ssh" === transport.kind,
 forms: "ssh://"
}, {
 inputs: /^(?:username|password)$/,
 uses: ({api: api}) => "data-plane" === api,
 forms: "https:// and http://"
} ];

function unusedCredentials(given, addresses) {
 return USED_BY.flatMap(({inputs: inputs, uses: uses, forms: forms}) => addresses.some(uses) ? [] : given.filter(name => inputs.test(name)).map(name => `${name}: is used by ${forms} addresses only, and there is none`));
}

function takesCredentials(address) {
 return USED_BY.some(({uses: uses}) => uses(address));
}

function countCredentials(read) {
 return Object.keys(CREDENTIALS).filter(name => "" !== read(name).trim()).length;
}

function exposedPassword(values, addresses) {
 return void 0 === values.password ? [] : addresses.filter(credentials_isPlain).map(({name: name}) => `password: would go to ${name} over plain http://, and that is not on this machine: write https://`);
}

function credentials_isPlain({api: api, transport: transport}) {
 return "data-plane" === api && "tcp" === transport.kind && !(0, haproxy_address.U9)(transport.host);
}

function incompleteCredentials(values) {
 const {username: username, password: password, "tls-cert": cert, "tls-key": key} = values;
 return void 0 !== username && void 0 === password ? [ "username: needs password, which belongs to it" ] : void 0 === username && void 0 !== password ? [ "password: needs username, whose it is" ] : void 0 !== cert && void 0 === key ? [ "tls-cert: needs tls-key, the key that belongs to it" ] : void 0 === cert && void 0 !== key ? [ "tls-key: needs tls-cert, the certificate for this key" ] : void 0 === cert || void 0 === key ? [] : function faultsOfPair(cert, key) {
  try {
   return process.getBuiltinModule("node:tls").createSecureContext({
    cert: cert,
    key: key
   }), [];
  } catch (error) {
   const code = error instanceof Error && "code" in error ? String(error.code) : "";
   return [ /MISMATCH/.test(code) ? "tls-key: is not the key of the certificate in tls-cert" : `tls-cert, tls-key: cannot be read (${code})` ];
  }
 }(cert, key);
}

function credentialsOf(values) {
 return {
  ssh: {
   privateKey: values["ssh-private-key"] ?? null,
   knownHosts: values["ssh-known-hosts"] ?? null,
   options: values["ssh-options"] ?? new Map
  },
  tls: {
   ca: values["tls-ca"] ?? null,
   cert: values["tls-cert"] ?? null,
   key: values["tls-key"] ?? null,
   serverName: values["tls-server-name"] ?? null
  },
  dataPlane: loginOf(values),
  folders: privateFolders
 };
}

function loginOf({username: username, password: password}) {
 return void 0 === username || void 0 === password ? null : (maskText(Buffer.from(`${username}:${password}`, "utf8").toString("base64")), 
 {
  username: username,
  password: password
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

function groups_group(shape, usedBy = {}) {
 return {
  shape: shape,
  usedBy: usedBy
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

function groups_drainOf(values) {
 const quietForMs = values["quiet-for"];
 return {
  drainTimeoutMs: values["drain-timeout"],
  onDrainTimeout: values["on-drain-timeout"],
  ...quietForMs > 0 ? {
   quietForMs: quietForMs
  } : {}
 };
}

function drainFaults(values) {
 return 0 === values["quiet-for"] || values["quiet-for"] < values["drain-timeout"] ? [] : [ "quiet-for: must be shorter than drain-timeout, within which it has to be reached" ];
}

function rampOf(values) {
 const {ramp: steps, "ramp-interval": intervalMs} = values;
 return void 0 === steps ? {} : {
  ramp: {
   steps: steps,
   intervalMs: intervalMs
  }
 };
}

function switchesOf(values) {
 const {"health-checks": health, "agent-checks": agent} = values;
 return null === health && null === agent ? {} : {
  switches: {
   ...null === health ? {} : {
    health: health
   },
   ...null === agent ? {} : {
    agent: agent
   }
  }
 };
}

function groups_connectionOf(values) {
 return {
  connectTimeoutMs: values["connect-timeout"],
  commandTimeoutMs: values["command-timeout"],
  retries: values.retries,
  retryDelayMs: values["retry-delay"]
 };
}

function grouping_grouped(items, key) {
 return [ ...Map.groupBy(items, key).values() ].flatMap(([item, ...others]) => {
  if (void 0 === item) return [];
  const names = [ item, ...others ].flatMap(({loadBalancer: loadBalancer}) => loadBalancer ?? []);
  return [ {
   item: item,
   loadBalancers: [ ...new Set(names) ]
  } ];
 });
}

function failureGroups(report) {
 return grouping_grouped(report.failures, ({code: code, server: server, message: message, detail: detail, hint: hint}) => JSON.stringify([ code, server, message, detail, hint ]));
}

const SECONDS_AGO = /\b(\d+) s ago\b/;

function messageGroups(messages) {
 const wordsOf = ({text: text}) => text.replace(SECONDS_AGO, "s ago"), seconds = Map.groupBy(messages, wordsOf);
 return grouping_grouped(messages, wordsOf).map(({item: item, loadBalancers: loadBalancers}) => {
  const all = seconds.get(wordsOf(item))?.flatMap(({text: text}) => SECONDS_AGO.exec(text)?.[1] ?? []) ?? [], [least, most] = [ Math.min(...all.map(Number)), Math.max(...all.map(Number)) ], text = least < most ? item.text.replace(SECONDS_AGO, `${least} to ${most} s ago`) : item.text;
  return {
   item: {
    ...item,
    text: text
   },
   loadBalancers: loadBalancers
  };
 });
}

function firstLines(lines, atMost, more) {
 const shown = lines.slice(0, atMost);
 return lines.length > atMost ? [ ...shown, more(lines.length - atMost) ] : shown;
}

class WrongInputs extends errors.HR {
 name="WrongInputs";
 faults;
 constructor(faults) {
  const count = 1 === faults.length ? "1 wrong input" : `${faults.length} wrong inputs`, shown = firstLines(faults, 40, more => `with: ${more} more like these`);
  super("invalid-input", `${count}: ${shown.join("; ")}`, {
   hint: "Correct the `with:` block of this step. Nothing was connected, nothing was sent."
  }), this.faults = shown;
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

function parseInputs(read) {
 const given = Object.fromEntries(INPUT_NAMES.map(name => [ name, read(name).trim() || void 0 ])), parsed = SCHEMA.safeParse(given), chosen = operation.safeParse(given.operation), selection = parseSelection(given.backend ?? "", given.server ?? ("status" === chosen.data ? "*" : "")), faults = [ ...(parsed.error?.issues ?? []).map(({path: path, message: message}) => `${path.join(".")}: ${message}`), ...selection.ok ? [] : selection.faults.filter(fault => given.backend || !fault.startsWith("backend:")), ...chosen.success ? operationFaults(chosen.data, given) : [], ...parsed.success && takesOut(parsed.data.operation) ? drainFaults(parsed.data) : [], ...parsed.success ? credentialFaults(parsed.data, given) : [] ];
 if (!parsed.success || !selection.ok || faults.length > 0) throw new WrongInputs(faults);
 return {
  ...inputsOf(parsed.data, selection.value),
  unused: unusedBy(parsed.data.operation, given)
 };
}

function operationFaults(chosen, given) {
 const isMissing = "weight" === chosen && void 0 === given.weight && void 0 === given.ramp, isDouble = void 0 !== given.weight && void 0 !== given.ramp;
 return [ ...isMissing ? [ WEIGHT_IS_MISSING ] : [], ...isDouble ? [ "ramp: its last step is the weight, so `weight` is not given beside it" ] : [], ...unusedBy(chosen, given).filter(name => MEANINGFUL.has(name)).map(name => `${name}: not used by operation ${chosen}, only by ${inputs_USED_BY[name]?.join(", ")}`) ];
}

function unusedBy(chosen, given) {
 return INPUT_NAMES.filter(name => {
  if (!1 !== inputs_USED_BY[name]?.includes(chosen)) return !1;
  const value = safeParse(SHAPE[name], given[name]), fallback = safeParse(SHAPE[name], void 0);
  return value.success && !function inputs_isSame(one, other) {
   return JSON.stringify(one) === JSON.stringify(other);
  }(value.data, fallback.data);
 });
}

const WEIGHT_IS_MISSING = "weight: is required for operation weight, or ramp";

function credentialFaults(values, given) {
 const names = INPUT_NAMES.filter(name => name in CREDENTIALS && void 0 !== given[name]), targets = values.address.map(({address: address}) => address);
 return [ ...unusedCredentials(names, targets), ...incompleteCredentials(values), ...exposedPassword(values, targets) ];
}

function inputsOf(values, selection) {
 return {
  addresses: values.address,
  request: requestOf(values, selection),
  connection: groups_connectionOf(values),
  credentials: credentialsOf(values),
  summary: values.summary,
  warnings: openPorts(values.address)
 };
}

function requestOf(values, selection) {
 const {operation: operation} = values, weight = values.ramp?.at(-1) ?? values.weight, selecting = {
  selection: selection,
  failOnNotFound: values["fail-on-not-found"]
 }, changing = {
  ...selecting,
  minAvailable: values["min-available"],
  ...void 0 === values["max-load"] ? {} : {
   maxLoad: values["max-load"]
  },
  onError: values["on-error"],
  restore: values.restore,
  onReload: values["on-reload"],
  hold: values.hold,
  dryRun: values["dry-run"],
  healthTimeoutMs: values["health-timeout"],
  ...switchesOf(values)
 };
 switch (operation) {
 case "status":
  return {
   operation: operation,
   ...selecting
  };

 case "weight":
  return {
   operation: operation,
   ...changing,
   weight: requiredWeight(weight),
   ...rampOf(values)
  };

 case "ready":
  return {
   operation: operation,
   ...changing,
   healthProof: values["wait-for-health"],
   weight: weight ?? null,
   ...rampOf(values)
  };

 default:
  return {
   operation: operation,
   ...changing,
   ...groups_drainOf(values)
  };
 }
}

function requiredWeight(weight) {
 if (void 0 === weight) throw new WrongInputs([ WEIGHT_IS_MISSING ]);
 return weight;
}

var external_node_events_ = __nccwpck_require__(474);

const state_LARGEST_BYTES = 65536, SERVERS_NAMED = 3;

function loadIdentity() {
 const json = savedState("main");
 return "" === json ? null : object({
  process: processSchema(),
  entryId: function _uuid(Class, params) {
   return new Class({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: !1,
    ...normalizeParams(params)
   });
  }(ZodMiniUUID, params)
 }).parse(JSON.parse(json));
 var params;
}

function processSchema() {
 return nullable(object({
  pid: schemas_number(),
  startedAt: schemas_string()
 }));
}

let ownFile = null;

function state_serversOf({change: {loadBalancers: loadBalancers}}) {
 const each = loadBalancers.map(({name: name, servers: servers}) => `${servers.length} on ${name} (${listed(servers.map(haproxy_server.TN), SERVERS_NAMED)})`);
 return listed(each);
}

function writeFile(path, json) {
 (0, external_node_fs_.writeFileSync)(path, json, {
  mode: 384,
  flag: "wx"
 });
}

function sha256(text) {
 const {createHash: createHash} = process.getBuiltinModule("node:crypto");
 return createHash("sha256").update(text).digest("hex");
}

function saveScript(leader) {
 github_saveState({
  script: JSON.stringify(leader)
 });
}

function loadEndedAt() {
 return savedState("ended-at");
}

const ENDINGS = [ "unchanged", "reached", "kept", "not-put-back", "unfinished" ];

function loadEnding() {
 const word = savedState("ending");
 return ENDINGS.find(ending => ending === word) ?? null;
}

const ANSWER_LIMIT_MS = 5e3;

function heldOf({places: places, servers: held}, {name: name, servers: servers}) {
 const settings = new Map(held.map(one => [ one.id, one.settings ]));
 return servers.flatMap(server => {
  const found = settings.get(serverIdAt(places.get(name) ?? "", (0, haproxy_server.TN)(server)));
  return void 0 === found ? [] : {
   ...server,
   settings: found
  };
 });
}

async function suspend(id, file, places, servers) {
 if (0 === servers.length) return null;
 const channel = new HoldChannel(file.socket);
 try {
  const ids = await channel.ask({
   kind: "suspend",
   ids: servers.map(one => one.id)
  }, ANSWER_LIMIT_MS), suspended = servers.filter(one => ids.includes(one.id));
  return suspended.length > 0 ? {
   channel: channel,
   servers: suspended,
   places: places
  } : (channel.close(), null);
 } catch {
  return channel.close(), await endUnheard(id, file) ? {
   channel: null,
   servers: servers,
   places: places
  } : null;
 }
}

async function resume({channel: channel, servers: servers, places: places}, again, limitMs) {
 const wanted = new Set(identified(again, places).map(({id: id}) => id)), ids = servers.map(({id: id}) => id).filter(id => wanted.has(id)), held = await (channel?.ask({
  kind: "resume",
  ids: ids
 }, limitMs).catch(() => [])) ?? [];
 return channel?.close(), {
  places: places,
  servers: servers.filter(({id: id}) => held.includes(id))
 };
}

async function endUnheard(id, file) {
 return null !== file.process && "gone" !== await endProcess(file.process, src_clock.ml) && (function noteEnded(id, file) {
  try {
   writeHoldFile(id, {
    ...readHoldFile(id) ?? file,
    ended: UNHEARD
   });
  } catch {}
 }(id, file), !0);
}

function waysTo(own, known) {
 const found = new Set(own);
 let others = known.filter(way => !found.has(way));
 for (let size = 0; size !== found.size; ) {
  size = found.size;
  for (const way of others) [ ...found ].some(one => leadToOne(one, way, known)) && found.add(way);
  others = others.filter(way => !found.has(way));
 }
 return found;
}

function notesAbout(own, notes, known) {
 const ways = notes.map(note => ({
  note: note,
  way: {
   ...note,
   at: "",
   servers: new Map
  }
 })), there = waysTo(own, [ ...known, ...ways.map(({way: way}) => way) ]);
 return ways.filter(({way: way}) => there.has(way)).map(({note: note}) => note);
}

function wayIn({socket: socket, process: process}) {
 const {pid: pid, startedAt: startedAt, startToleranceSeconds: startToleranceSeconds, startedOnClock: startedOnClock, node: node} = process ?? {};
 if ("string" != typeof socket || "number" != typeof pid || "number" != typeof startedAt || "number" != typeof startToleranceSeconds || "string" != typeof node) throw new Error("no way to a load balancer");
 return {
  socket: socket,
  process: {
   pid: pid,
   startedAt: startedAt,
   startToleranceSeconds: startToleranceSeconds,
   startedOnClock: startedOnClock,
   node: node
  }
 };
}

function leadToOne(one, other, known) {
 return one.socket === other.socket && one.process.node === other.process.node || !!(0, 
 haproxy_server.SM)(one.process, other.process) && (one.socket === other.socket || !function areTwins(one, other, known) {
  const both = known.filter(({socket: socket}) => socket === one.socket || socket === other.socket).filter(({process: process}) => (0, 
  haproxy_server.SM)(process, one.process)).sort((first, second) => first.at < second.at ? -1 : 1), last = new Map;
  for (const {socket: socket, servers: servers} of both) for (const [key, {found: found, left: left}] of servers) {
   const before = last.get(key);
   if (void 0 !== before && before.socket !== socket && !before.left.includes(found)) return !0;
   left.length > 0 && last.set(key, {
    socket: socket,
    left: left
   });
  }
  return !1;
 }(one, other, known));
}

function laterChanges(id, at) {
 const told = allEntries().flatMap(entry => {
  const isLater = entry.id !== id && entry.at > at;
  return toldIn(entry).map(one => ({
   ...one,
   isLater: isLater
  }));
 }), ways = told.map(({way: way}) => way), known = new Map;
 return (address, processes, server, setting) => {
  const place = JSON.stringify([ address, processes ]), changes = known.get(place) ?? ((address, processes) => {
   const there = waysTo(processes.map(process => ({
    socket: loadBalancerIdOf(address),
    process: process
   })), ways), later = told.filter(({way: way, isLater: isLater}) => isLater && there.has(way));
   return new Set(later.flatMap(({changes: changes}) => changes));
  })(address, processes);
  return known.set(place, changes), changes.has(changeOf(server, setting));
 };
}

function waysInJob() {
 return allEntries().flatMap(entry => toldIn(entry).map(({way: way}) => way));
}

function toldIn({at: at, step: {addresses: addresses, change: change}}) {
 const texts = new Map(addresses.map(({name: name, text: text}) => [ name, text ]));
 return change.loadBalancers.map(({name: name, process: process, servers: servers}) => ({
  way: {
   socket: loadBalancerIdOf(texts.get(name) ?? ""),
   process: process,
   at: at,
   servers: statesOf(servers)
  },
  changes: servers.flatMap(server => sentSettings(server).map(setting => changeOf((0, 
  haproxy_server.TN)(server), setting))),
  servers: servers
 }));
}

function statesOf(servers) {
 const byKey = servers.map(server => {
  const {before: before, beforeStep: beforeStep = before, sent: sent} = server;
  return [ (0, haproxy_server.TN)(server), {
   found: beforeStep.state,
   left: sent.states
  } ];
 });
 return new Map(byKey);
}

function changeOf(server, setting) {
 return JSON.stringify([ server, setting ]);
}

function aged(process, ms) {
 return {
  ...process,
  uptimeSeconds: process.uptimeSeconds + ms / 1e3
 };
}

const same_load_balancer_LAST = "~";

function same_load_balancer_statesOf(servers, left) {
 const byKey = servers.flatMap(server => {
  const {state: state} = server.settings;
  return void 0 === state ? [] : [ [ (0, haproxy_server.TN)(server), {
   found: state,
   left: left(state)
  } ] ];
 });
 return new Map(byKey);
}

const LAST_ANSWER_LIMIT_MS = 200, CLEAR_WITHIN_MS = 4e3, take_over_ASK_EVERY_MS = 250;

function mayBeOne(process, place, {began: began}) {
 return process.node === place.process.node && ((0, haproxy_server.SM)(place.process, process) || (0, 
 haproxy_server.aY)(place.process, process, (0, src_clock.d5)(began, src_clock.ml)));
}

async function unlessElsewhere(id, file, suspended, place, own) {
 const {channel: channel, places: places} = suspended;
 if (null === channel) return suspended;
 const held = heldOf({
  places: places,
  servers: file.servers
 }, own), ids = suspended.servers.map(one => one.id), ask = async () => {
  const askedAt = src_clock.ml.now(), answering = await channel.askWho(ids, ANSWER_LIMIT_MS);
  if (null === answering) return "one";
  const now = src_clock.ml.now();
  return function comparePlaces(own, held, known) {
   const last = held.answering.processes.at(-1);
   if (function areTied(own, held, known) {
    const way = {
     socket: own.id,
     process: own.process,
     at: same_load_balancer_LAST,
     servers: same_load_balancer_statesOf(own.servers, () => [])
    }, {id: socket, at: at, process: process} = held, begun = {
     socket: socket,
     at: at,
     process: process,
     servers: same_load_balancer_statesOf(held.servers, state => [ state ])
    }, met = held.answering.processes.map(one => ({
     ...begun,
     process: one,
     servers: new Map
    })), there = waysTo([ way ], [ ...known, way, begun, ...met ]);
    return [ begun, ...met ].some(one => there.has(one));
   }(own, held, known)) return "one";
   if (void 0 === last || last.node !== own.process.node || (0, haproxy_server.SM)(last, own.process)) return "two";
   const {metMsAgo: metMsAgo, seenMsAgo: seenMsAgo} = held.answering;
   return (0, haproxy_server.aY)(last, aged(own.process, own.readMsAgo), seenMsAgo) ? seenMsAgo <= held.askedMsAgo ? "unclear" : "one" : metMsAgo <= own.readMsAgo && (0, 
   haproxy_server.aY)(own.process, aged(last, metMsAgo), own.readMsAgo) ? "one" : "two";
  }({
   ...own,
   readMsAgo: now - own.readAt
  }, {
   ...place,
   at: file.at,
   servers: held,
   answering: answering,
   askedMsAgo: now - askedAt
  }, waysInJob());
 };
 try {
  const giveUpAt = src_clock.ml.now() + CLEAR_WITHIN_MS;
  let answer = await ask();
  for (;"unclear" === answer && src_clock.ml.now() < giveUpAt; ) await src_clock.ml.sleep(take_over_ASK_EVERY_MS), 
  answer = await ask();
  if ("two" !== answer) return suspended;
 } catch {
  return channel.close(), await endUnheard(id, file) ? {
   ...suspended,
   channel: null
  } : null;
 }
 return await resume(suspended, [ {
  name: own.name,
  servers: held
 } ], ANSWER_LIMIT_MS), null;
}

function take_over_serversOf({changing: changing, found: found}, loadBalancer) {
 return [ ...changing, ...found ].filter(({name: name}) => name === loadBalancer).flatMap(({servers: servers}) => servers);
}

function conflictsIn(file, places, {changing: changing, found: found, own: own}) {
 const changed = new Set(identified(changing, places).map(({id: id}) => id)), wanted = new Map(identified(found, places).map(({id: id, settings: settings}) => [ id, settings ]));
 return file.servers.filter(({id: id, settings: settings}) => {
  const both = pick(wanted.get(id) ?? {}, Object.keys(settings));
  return !own.has(id) && (changed.has(id) || !isEmpty(differences(both, settings)));
 });
}

function asHeld(suspended, known) {
 return [ ...Map.groupBy(known, ({name: name}) => name) ].map(([name, those]) => {
  const servers = new Map(those.flatMap(({servers: servers}) => servers).map(server => [ (0, 
  haproxy_server.TN)(server), server ])), held = suspended.flatMap(one => heldOf(one, {
   name: name,
   servers: [ ...servers.values() ]
  }));
  return {
   name: name,
   servers: held
  };
 });
}

const START_LIMIT_MS = 15e3, ENVIRONMENT = [ "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "NODE_EXTRA_CA_CERTS", "NODE_USE_SYSTEM_CA", "NODE_OPTIONS", "SSL_CERT_FILE", "SSL_CERT_DIR", "TZ", "TMPDIR", "SSH_AUTH_SOCK", "RUNNER_TEMP", "RUNNER_TRACKING_ID" ];

function holdClientFor(id, addresses, connection, credentials, tell) {
 const texts = new Map(addresses.map(({name: name, text: text}) => [ name, text ])), own = new Set;
 return {
  get holds() {
   return holdIds().length > 0;
  },
  async takeOver(changing, found) {
   const taken = await async function take_over_takeOver(asking, tell) {
    const {own: own} = asking, askedAt = src_clock.ml.now(), all = await Promise.all(holdIds().map(id => async function take_over_letGo(id, asking) {
     const file = readHoldFile(id);
     if (null === file || null !== file.ended) return [];
     const ids = new Map([ ...asking.addresses ].map(([name, text]) => [ name, loadBalancerIdOf(text) ])), sure = new Map([ ...ids ].filter(([, place]) => file.loadBalancers.some(one => one.id === place))), first = await suspend(id, file, sure, conflictsIn(file, sure, asking)), suspended = null === first ? [] : [ first ], known = new Set(sure.values());
     for (const {name: name, process: process, readAt: readAt} of asking.changing.filter(one => !sure.has(one.name))) for (const other of file.loadBalancers.filter(one => mayBeOne(process, one, file))) {
      const isEnded = suspended.some(({channel: channel}) => null === channel);
      if (known.has(other.id) || isEnded) continue;
      const places = new Map([ [ name, other.id ] ]), one = await suspend(id, file, places, conflictsIn(file, places, asking)), own = {
       name: name,
       id: ids.get(name) ?? "",
       process: process,
       readAt: readAt,
       servers: take_over_serversOf(asking, name)
      }, here = null === one ? null : await unlessElsewhere(id, file, one, other, own);
      if (null !== here) {
       suspended.push(here), known.add(other.id);
       break;
      }
     }
     return suspended;
    }(id, asking))), afterLoss = src_clock.ml.now() - askedAt >= RELEASE_WITHIN_MS, suspended = all.flat();
    if (0 === suspended.length) return null;
    const taken = suspended.flatMap(({servers: servers}) => servers.map(({id: id}) => id));
    for (const id of taken) own.add(id);
    return {
     held: asHeld(suspended, [ ...asking.changing, ...asking.found ]),
     afterLoss: afterLoss,
     giveBack: async (again, signal) => {
      for (const id of taken) own.delete(id);
      const limitMs = signal.aborted ? LAST_ANSWER_LIMIT_MS : ANSWER_LIMIT_MS, resumed = await Promise.all(suspended.map(one => resume(one, again, limitMs)));
      return resumed.some(({servers: servers}) => servers.length > 0) && tell("what this step has put back, or left alone, is held by an earlier step again"), 
      again.map(wanted => {
       const held = new Set(resumed.flatMap(one => heldOf(one, wanted)).map(haproxy_server.TN));
       return {
        ...wanted,
        servers: wanted.servers.filter(one => !held.has((0, haproxy_server.TN)(one)))
       };
      });
     }
    };
   }({
    changing: changing,
    found: found,
    addresses: texts,
    own: own
   }, tell);
   return null !== taken && tell("an earlier step held these servers: let go, and all is read once more"), 
   taken;
  },
  async start(targets) {
   !function saveHoldId(id) {
    github_saveState({
     hold: id
    });
   }(id);
   const ordered = function orderedCredentials({ssh: ssh, tls: tls, dataPlane: dataPlane}) {
    return {
     ssh: {
      ...ssh,
      options: [ ...ssh.options ]
     },
     tls: tls,
     dataPlane: dataPlane
    };
   }(credentials);
   await async function startProcess(order) {
    const {spawn: spawn} = process.getBuiltinModule("node:child_process"), script = (0, 
    external_node_path_.join)((0, external_node_path_.dirname)(process.argv[1] ?? ""), "hold.js"), env = Object.fromEntries(ENVIRONMENT.flatMap(name => process.env[name] ? [ [ name, process.env[name] ] ] : [])), child = spawn(process.execPath, [ script ], {
     detached: !0,
     env: env,
     stdio: [ "pipe", "ignore", "ignore", "pipe" ]
    }), killAtExit = () => child.kill("SIGKILL");
    process.once("exit", killAtExit);
    try {
     const answer = await function answerOf(child, order) {
      const {text: text} = process.getBuiltinModule("node:stream/consumers");
      return child.stdin?.on("error", () => {}), child.stdin?.end(JSON.stringify(order)), 
      (0, src_clock.ux)(src_clock.ml, START_LIMIT_MS, signal => {
       const failed = (0, external_node_events_.once)(child, "error", {
        signal: signal
       }).then(([error]) => Promise.reject(error), () => Promise.reject(new Error(`no answer after ${START_LIMIT_MS / 1e3}s`)));
       return Promise.race([ text(child.stdio[3]), failed ]);
      });
     }(child, order);
     if ("holding" !== answer) throw new Error("" === answer ? "it ended without a word" : answer);
    } catch (error) {
     throw child.kill("SIGKILL"), new errors.HR("hold-failed", `\`hold\` could not be started: ${error instanceof Error ? error.message : error}`, {
      cause: error,
      hint: "Run the step again, or leave `hold` out: HAProxy itself remembers with `load-server-state-from-file`."
     });
    }
    process.off("exit", killAtExit), child.unref();
   }({
    id: id,
    addresses: addresses,
    connection: connection,
    credentials: ordered,
    targets: targets,
    job: jobId(),
    runner: identityOf(process.ppid)?.identity ?? null
   }), tell("held against reloads until the job ends or a later step changes the same servers");
  }
 };
}

const given_SECRETS = new Set([ "ssh-private-key", "tls-key" ]), NEVER_TOLD = new Set([ "password" ]), LONGEST = 600;

function givenConnection(read) {
 const defaults = Object.entries(CONNECTION.shape).map(([name, {def: def}]) => [ name, def.defaultValue ]);
 return [ ...Object.keys(CREDENTIALS).map(name => [ name, "" ]), ...defaults ].flatMap(([name, fallback]) => {
  const value = read(name).trim();
  return "" === value || value === fallback ? [] : [ {
   name: name,
   value: isPrintable(name, value) ? value : null
  } ];
 });
}

function isPrintable(name, value) {
 return !NEVER_TOLD.has(name) && (!(given_SECRETS.has(name) && !/^[\w./~-]+$/.test(value)) && value.length <= LONGEST && !/-----BEGIN|\$\{\{|[`\p{C}]/u.test(value.replaceAll("\n", "")));
}

const interruption_GRACE_MS = 800, EAGER_MS = 1e4, EAGER_EVERY_MS = 1e3, THEN_EVERY_MS = 1e4, WAITS_SHOWN = 3, FORGOTTEN_MS = 3e3;

function logTo(writer, clock) {
 const waits = new Map;
 return news => {
  switch (news.kind) {
  case "read":
   return void writer.sayGroup(lineOf("read", news.loadBalancer), news.lines.map(line => lineOf("read", line)));

  case "progress":
   return void function progress(news) {
    const now = clock.now(), before = waits.get(news.loadBalancer);
    waits.set(news.loadBalancer, {
     since: now,
     shown: Number.NEGATIVE_INFINITY,
     ...before,
     news: news,
     at: now
    });
    const open = [ ...waits.values() ].filter(({at: at}) => now - at < FORGOTTEN_MS), told = open.length > WAITS_SHOWN ? open : open.filter(wait => wait.news === news);
    if (function isDue(waits, now) {
     const since = Math.min(...waits.map(wait => wait.since));
     return now - Math.max(...waits.map(wait => wait.shown)) >= (now - since < EAGER_MS ? EAGER_EVERY_MS : THEN_EVERY_MS);
    }(told, now)) {
     for (const wait of told) wait.shown = now;
     writer.say(lineOf("wait", 1 === told.length ? named(news.loadBalancer, news.text) : function summed(waits) {
      const most = waits.reduce((best, wait) => wait.news.left > best.news.left ? wait : best);
      return `${waits.length} load balancers, most is left on ${named(most.news.loadBalancer, most.news.text)}`;
     }(told)));
    }
   }(news);

  case "set":
  case "done":
   return waits.delete(news.loadBalancer), void writer.say(lineOf(news.kind, `${news.loadBalancer}: ${news.text}`));

  case "failure":
   return void writer.say(lineOf("failed", named(news.failure.loadBalancer, news.failure.message)));

  default:
   writer.say(lineOf(news.kind, named(news.loadBalancer, news.text)));
  }
 };
}

function named(loadBalancer, text) {
 return void 0 === loadBalancer ? text : `${loadBalancer}: ${text}`;
}

const failed_proofs_SUFFIX = ".unproven", JUST_NOW_NS = 20000000000n;

function failedProofs(at, now = timeNow()) {
 const justNow = String(BigInt(now) - JUST_NOW_NS).padStart(20, "0"), after = at > justNow ? at : justNow, failed = fileNames(failed_proofs_SUFFIX).flatMap(name => function readFailedProofs(name, after) {
  try {
   const {job: job, at: at, proofs: proofs} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), name)));
   return job === jobId() && "string" == typeof at && at > after && Array.isArray(proofs) ? proofs.map(({keys: keys, ...way}) => ({
    ...wayIn(way),
    keys: [ ...keys ].map(String)
   })) : [];
  } catch {
   return [];
  }
 }(name, after));
 if (0 === failed.length) return () => !1;
 const ways = waysInJob(), known = new Map;
 return (address, processes, server) => {
  const place = JSON.stringify([ address, processes ]), there = known.get(place) ?? ((address, processes) => {
   const own = processes.map(process => ({
    socket: loadBalancerIdOf(address),
    process: process
   }));
   return new Set(notesAbout(own, failed, ways).flatMap(({keys: keys}) => keys));
  })(address, processes);
  return known.set(place, there), there.has(server);
 };
}

function keep({entryId: entryId, entry: entry}) {
 try {
  !function keepSaved() {
   keepState(), null === ownFile || (0, external_node_fs_.existsSync)(ownFile.path) || (makeOurFolder(), 
   writeFile(ownFile.path, ownFile.json));
  }(), null !== entry && function keepEntry(id, entry) {
   hasEntry(id) || writeEntry(id, entry);
  }(entryId, entry);
 } catch {}
}

const known_cuts_SUFFIX = ".cut";

function knownCuts(addresses) {
 let cuts = null;
 const known = new Map, wayOf = (loadBalancer, process) => ({
  socket: loadBalancerIdOf(addresses.get(loadBalancer) ?? ""),
  process: process
 }), backendsThere = (loadBalancer, process) => {
  const place = JSON.stringify([ loadBalancer, process.pid, process.node ]), there = known.get(place);
  if (void 0 !== there) return there;
  cuts ??= fileNames(known_cuts_SUFFIX).flatMap(readOne);
  const own = 0 === cuts.length ? [] : notesAbout([ wayOf(loadBalancer, process) ], cuts, waysInJob()), backends = new Set(own.map(({backend: backend}) => backend));
  return known.set(place, backends), backends;
 };
 return {
  has: (loadBalancer, backend, process) => backendsThere(loadBalancer, process).has(backend),
  note: (loadBalancer, backend, process) => {
   const backends = backendsThere(loadBalancer, process);
   if (backends.has(backend)) return;
   backends.add(backend);
   const cut = {
    ...wayOf(loadBalancer, process),
    backend: backend
   };
   cuts?.push(cut);
   try {
    const json = JSON.stringify(cut);
    (0, external_node_fs_.writeFileSync)((0, external_node_path_.join)(makeOurFolder(), randomId() + known_cuts_SUFFIX), json, {
     mode: 384,
     flag: "wx"
    });
   } catch {}
  }
 };
}

function readOne(name) {
 try {
  const {backend: backend, ...way} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), name)));
  return [ {
   ...wayIn(way),
   backend: String(backend)
  } ];
 } catch {
  return [];
 }
}

function loadBalancersOf(report) {
 return [ ...new Set([ ...report.servers, ...report.unread ].map(({loadBalancer: loadBalancer}) => loadBalancer)) ];
}

function commonState(servers) {
 return common(servers.map(({admin: admin}) => admin));
}

function commonStatus(servers) {
 return common(servers.map(({status: status}) => status));
}

function common(words) {
 const [first, ...rest] = words;
 return void 0 === first ? null : rest.every(word => word === first) ? first : "mixed";
}

function presentOf(report) {
 return report.servers.filter(({outcome: outcome}) => "gone" !== outcome);
}

function availableOf(report) {
 return presentOf(report).filter(({after: after, changed: changed}) => "unknown" !== changed && (0, 
 haproxy_server.CS)(after)).length;
}

function drainedOf(report) {
 const {error: error, operation: operation, unread: unread} = report, present = presentOf(report), asked = present.filter(row => null !== row.drained || null !== error && function wasBegun({changed: changed, outcome: outcome}) {
  return "no" !== changed || "rolled-back" === outcome;
 }(row));
 return takesOut(operation) && 0 !== asked.length ? null === error || "rolling" === operation ? asked.every(({drained: drained}) => !0 === drained) : 0 === unread.length && present.every(isDrained) : null;
}

function isDrained({drained: drained, changed: changed, after: after}) {
 return !0 === drained && "unknown" !== changed && "ready" !== after.admin;
}

function isLetIn(server) {
 return "ready" === server.forced && server.weight > 0;
}

const NAMES_IN_HEADLINE = 3;

function groupsOf(places) {
 const byKey = new Map;
 for (const place of places) {
  const key = (0, haproxy_server.TN)(place), known = byKey.get(key);
  void 0 === known ? byKey.set(key, [ place.loadBalancer ]) : known.includes(place.loadBalancer) || known.push(place.loadBalancer);
 }
 const groups = new Map;
 for (const [key, loadBalancers] of byKey) {
  const where = JSON.stringify(loadBalancers), known = groups.get(where);
  void 0 === known ? groups.set(where, {
   keys: [ key ],
   loadBalancers: loadBalancers
  }) : known.keys.push(key);
 }
 return [ ...groups.values() ];
}

function placesIn(places) {
 const groups = groupsOf(places), [only] = groups;
 if (1 === groups.length && void 0 !== only) return `${few(only.keys)} on ${few(only.loadBalancers)}`;
 const shown = groups.flatMap(({keys: keys, loadBalancers: loadBalancers}) => keys.map(key => `${key} on ${few(loadBalancers)}`)).slice(0, NAMES_IN_HEADLINE), rest = groups.reduce((sum, {keys: keys}) => sum + keys.length, 0) - shown.length;
 return `${shown.join("; ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function said(places, [one, many], words) {
 const groups = groupsOf(places), [only] = groups;
 return 1 !== groups.length || void 0 === only ? `${"are" === many ? "" : `${many} `}${words}: ${placesIn(places)}` : `${few(only.keys)} ${verb(only.keys.length, one, many)} ${words} on ${few(only.loadBalancers)}`;
}

function few(names) {
 return listed(names, NAMES_IN_HEADLINE);
}

function goneWords(places) {
 return `gone from HAProxy: ${placesIn(places)}`;
}

function notKnown(places) {
 return `it is not known what became of ${placesIn(places)}`;
}

function stateWords(server) {
 const {admin: admin, status: status, weight: weight} = server;
 return "ready" !== admin ? `in ${admin}` : (0, haproxy_server.CS)(server) ? "in rotation" : 0 === weight ? "ready at weight 0" : `ready, but ${status}`;
}

const batch_table_NAMES_SHOWN = 20, BATCHES_SHOWN = 100, SENTENCES = 4;

function rollingPlanned(report) {
 const {batches: batches} = report;
 return void 0 === batches ? null : 0 === batches.length ? "no server is selected" : `${said(selectedOf(report), [ "would go", "would go" ], "out and come back")}, in ${countOf(batches)}`;
}

function rollingDone(report) {
 const {batches: batches} = report;
 return void 0 === batches ? null : 0 === batches.length ? "no server is selected, nothing was changed" : `${placesWords(report)}, in ${countOf(batches)}`;
}

function countOf(batches) {
 return quantity(batches.length, "batch", "batches");
}

function selectedOf({servers: servers}) {
 return servers.filter(({goal: goal}) => "" !== goal);
}

const ORDER = [ "not-done", "rolled-back", "gone", "done", "not-begun" ];

function placesWords(report) {
 const rows = selectedOf(report).map(server => {
  const end = report.batches?.find(({names: names}) => names.includes(server.server))?.end;
  return {
   server: server,
   end: end,
   words: batch_table_wordsOf(server, end)
  };
 });
 rows.sort((a, b) => ORDER.indexOf(a.end) - ORDER.indexOf(b.end));
 const groups = [ ...Map.groupBy(rows, ({words: words}) => words.join()).values() ], shown = groups.slice(0, SENTENCES).map(those => {
  const [first] = those;
  return void 0 === first ? "" : function sentence(words, places) {
   if (words === batch_table_GONE) return goneWords(places);
   if (words === UNKNOWN) return notKnown(places);
   const [one, many, rest] = words;
   return said(places, [ one, many ], rest);
  }(first.words, those.map(({server: server}) => server));
 }), rest = groups.slice(SENTENCES).reduce((sum, those) => sum + those.length, 0);
 return [ ...shown, ...rest > 0 ? [ `${rest} more: see the table` ] : [] ].join("; ");
}

const batch_table_GONE = [ "is", "are", "gone" ], UNKNOWN = [ "is", "are", "not known" ];

function batch_table_wordsOf({outcome: outcome, changed: changed, after: after}, end) {
 if ("gone" === outcome) return batch_table_GONE;
 if ("unknown" === changed) return UNKNOWN;
 const state = stateWords(after);
 switch (end) {
 case "done":
  return [ "is", "are", (0, haproxy_server.CS)(after) ? "done and back in rotation" : `done, and now ${state}` ];

 case "rolled-back":
  return [ "is", "are", `back ${state}` ];

 case "not-begun":
  return [ "was", "were", "not touched" ];

 default:
  return [ "is", "are", state ];
 }
}

function batch_table_isGone(name, servers) {
 const rows = servers.filter(({server: server}) => server === name);
 return rows.length > 0 && rows.every(({outcome: outcome}) => "gone" === outcome);
}

function batch_table_statesOf(names, servers) {
 const rows = servers.filter(({server: server}) => names.includes(server));
 return [ ...new Set(rows.map(({after: after, changed: changed}) => "unknown" === changed ? "not known" : after.forced)) ];
}

function notBackWords(states) {
 return batch_table_isLetIn(states) ? "Ready, though not proven" : `${states.includes("ready") ? "Not back everywhere" : "Not back"} (${states.join(", ")})`;
}

function batch_table_isLetIn(states) {
 return 1 === states.length && "ready" === states[0];
}

function goOnWith(report) {
 const {error: error, batches: batches = []} = report, rest = batches.filter(({end: end}) => "done" !== end && "gone" !== end), isBegun = batches.some(({scriptBegun: scriptBegun}) => scriptBegun);
 if (null === error || 0 === rest.length || !isBegun) return null;
 const names = new Set(batch_table_namesOf(rest)), selected = selectedOf(report).filter(({server: server, outcome: outcome}) => names.has(server) && "gone" !== outcome);
 return 0 === selected.length ? null : [ ...new Set(selected.map(haproxy_server.TN)) ].join(",");
}

function unprovenWords({batches: batches = [], servers: servers}) {
 const left = batches.filter(({end: end, scriptBegun: scriptBegun}) => "not-done" === end && scriptBegun), names = batch_table_namesOf(left), those = servers.filter(({server: server, changed: changed, after: after, healthMs: healthMs}) => names.includes(server) && "unknown" !== changed && null === healthMs && (0, 
 haproxy_server.CS)(after));
 return 0 === those.length ? null : `${placesIn(those)} ${verb(those.length, "takes", "take")} traffic, though the script was begun there and nothing has proven ${verb(those.length, "it", "them")} since. Where the application is not good, take ${verb(those.length, "it", "them")} out: \`operation: maint\`.`;
}

function rollingSection(report) {
 const {batches: batches = []} = report;
 if (0 === batches.length || "planned" === report.result) return [];
 const rows = batches.slice(0, BATCHES_SHOWN).map(({number: number, names: names, end: end, scriptMs: scriptMs, tookMs: tookMs}) => [ `${number}`, names.map(codeCell).join(" "), durationOf(scriptMs), durationOf(tookMs), endWords(names, end, report.servers) ].join(" | ")), more = batches.length - rows.length, rest = goOnWith(report), unproven = unprovenWords(report);
 return [ "| Batch | Servers | Script | Time | Result |", "|---|---|---|---|---|", ...rows.map(row => `| ${row} |`), ...more > 0 ? [ "", `And ${quantity(more, "more batch", "more batches")}.` ] : [], ...null === unproven ? [] : [ "", `\u26a0\ufe0f ${prose(unproven, new Set(loadBalancersOf(report)))}` ], ...null === rest ? [] : [ "", "**To go on with the rest**, run the same step with:", "", codeSpanOf(rest) ] ];
}

function endWords(names, end, servers) {
 return "done" !== end && names.every(name => batch_table_isGone(name, servers)) ? ENDS.gone : "not-done" === end && batch_table_isLetIn(batch_table_statesOf(names, servers)) ? "\u274c ready, though not proven" : ENDS[end];
}

const ENDS = {
 planned: "planned",
 "not-begun": "not touched",
 "rolled-back": "\u21a9\ufe0f back as before",
 "not-done": "\u274c not back",
 gone: "\u26a0\ufe0f gone",
 done: "\u2705 done"
};

function durationOf(ms) {
 return null === ms ? "" : (0, src_duration.a)(ms);
}

function codeSpanOf(rest) {
 return rest.length > 190 ? `\`\`\`yaml\nserver: ${rest}\n\`\`\`` : codeSpan(`server: ${rest}`);
}

function batch_table_namesOf(batches, end) {
 return batches.filter(batch => void 0 === end || batch.end === end).flatMap(({names: names}) => names);
}

const OF_LOAD_BALANCER = {
 "connect-failed": "cannot be reached",
 timeout: "did not answer in time",
 "tls-failed": "cannot be reached through TLS",
 "ssh-failed": "cannot be reached through ssh",
 "not-haproxy": "did not answer as HAProxy does"
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

function reasonOf(report, error) {
 if (error instanceof WrongInputs) return function wrongInputs({faults: faults}) {
  const names = [ ...new Set(faults.map(fault => fault.split(":")[0] ?? "")) ];
  return `: wrong ${verb(names.length, "input", "inputs")} ${listed(names, 5)}`;
 }(error);
 const way = OF_LOAD_BALANCER[error.code], others = report.failures.filter(one => one !== error && one.code !== error.code), more = 0 === others.length ? "" : `, and ${quantity(others.length, "other error")}`, names = placesOfSame(report, error);
 if (void 0 !== way && names.length > 0) return `: ${listed(names, NAMES_IN_HEADLINE)} ${way}${more}`;
 const words = error.brief ?? OF_SERVER[error.code] ?? OF_STEP[error.code] ?? error.code;
 return `${function subjectOf(report, error) {
  const names = placesOfSame(report, error), keys = new Set(report.failures.flatMap(({code: code, servers: servers}) => code === error.code ? servers : []));
  if (report.servers.length > 0 && report.servers.every(server => names.includes(server.loadBalancer) && (0 === keys.size || keys.has((0, 
  haproxy_server.TN)(server)))) || 0 === names.length) return ": ";
  const where = listed(names, NAMES_IN_HEADLINE);
  return 0 !== keys.size && error.code in OF_SERVER ? `, because of ${listed([ ...keys ], NAMES_IN_HEADLINE)} on ${where}: ` : `: on ${where} `;
 }(report, error)}${words}${more}`;
}

function placesOfSame(report, {code: code}) {
 const names = report.failures.flatMap(one => one.code === code ? one.loadBalancer ?? [] : []), inOrder = loadBalancersOf(report).filter(name => names.includes(name));
 return [ ...new Set([ ...inOrder, ...names ]) ];
}

const headline_SENTENCES = 3, headline_NOBODY = "no server is selected";

function markOf(report) {
 return null !== report.error ? "no" === report.changed ? "\u274c" : "\ud83d\udea8" : "planned" === report.result ? "\ud83d\udcdd" : "status" === report.operation ? "\ud83d\udd0e" : function needsALook(report) {
  const reloaded = takesOut(report.operation) && report.loadBalancers.some(({reloads: reloads}) => reloads > 0), nobody = 0 === report.servers.length || withoutServers(report).length > 0, left = cutSessions(report) > 0 || !1 === drainedOf(report);
  return reloaded || nobody || weightless(report).length > 0 || left;
 }(report) ? "\u26a0\ufe0f" : "\u2705";
}

function headlineOf(report, saved = null) {
 const {operation: operation, error: error} = report;
 if (error instanceof WrongInputs) return `step not started${reasonOf(report, error)}; nothing was changed`;
 if (null !== error) {
  const why = [ reasonOf(report, error), ...cutWords(report) ].join(", ");
  return `${operation} failed: ${function rollingNow(report) {
   const isBegun = report.batches?.some(({end: end}) => "planned" !== end && "not-begun" !== end);
   return !0 === isBegun ? placesWords(report) : null;
  }(report) ?? function whereNow(report, saved) {
   if ("no" === report.changed && 0 === report.servers.length) return "nothing was changed";
   if (0 === report.servers.length) return null === saved ? "it is not known what was changed" : notKnown(function placesOfSaved({change: change}) {
    return change.loadBalancers.flatMap(({name: name, servers: servers}) => servers.map(({backend: backend, server: server}) => ({
     loadBalancer: name,
     backend: backend,
     server: server
    })));
   }(saved));
   const told = report.servers.filter(({changed: changed, outcome: outcome, error: error}) => "no" !== changed || "rolled-back" === outcome || !(0, 
   errors.EY)(error));
   if (0 === told.length) return "nothing was changed";
   const order = [ "yes", "unknown", "no" ], servers = told.sort((a, b) => order.indexOf(a.changed) - order.indexOf(b.changed)), groups = [ ...Map.groupBy(servers, server => function nowKey(report, server) {
    return [ server.changed, "gone" === server.outcome, headline_isBack(report, server), nowWords(report, server) ].join();
   }(report, server)).values() ], shown = groups.slice(0, headline_SENTENCES).map(those => function headline_sentence(report, servers) {
    const [first] = servers;
    if (void 0 === first) return "";
    if ("gone" === first.outcome) return goneWords(servers);
    if ("unknown" === first.changed) return notKnown(servers);
    const words = nowWords(report, first);
    return "yes" === first.changed ? said(servers, [ "is", "are" ], words) : headline_isBack(report, first) ? said(servers, [ "is", "are" ], `back ${words}`) : said(servers, [ "stays", "stay" ], words);
   }(report, those)), rest = groups.slice(headline_SENTENCES).reduce((sum, those) => sum + those.length, 0);
   return [ ...shown, ...rest > 0 ? [ `${rest} more: see the table` ] : [] ].join("; ");
  }(report, saved)}${why}`;
 }
 return "status" === operation ? [ `status: ${headline_statusWords(report)}`, ...notSelectedWords(report) ].join(", ") : "planned" === report.result ? `${operation}, dry run: ${[ rollingPlanned(report) ?? headline_planWords(report), ...notSelectedWords(report) ].join(", ")}; nothing was changed` : [ `${operation}: ${rollingDone(report) ?? doneWords(report)}`, ...extraWords(report) ].join(", ");
}

function nowWords({operation: operation}, {before: before, after: after}) {
 const words = stateWords(after);
 return ("weight" === operation || "ready" === operation && before.weight !== after.weight) && after.weight > 0 ? `${words} at weight ${after.weight}` : words;
}

function headline_isBack({operation: operation}, {outcome: outcome, changed: changed}) {
 return "rolled-back" === outcome && "no" === changed && (takesOut(operation) || "weight" === operation);
}

function headline_statusWords({servers: servers}) {
 if (0 === servers.length) return headline_NOBODY;
 const out = servers.filter(({after: after}) => !(0, haproxy_server.CS)(after)), count = `${servers.length - out.length} of ${servers.length} in rotation`;
 if (0 === out.length) return count;
 const words = out.map(({loadBalancer: loadBalancer, backend: backend, server: server, after: after}) => `${backend}/${server} on ${loadBalancer} (${function outWords({admin: admin, weight: weight, status: status}) {
  return "ready" !== admin ? status.startsWith("MAINT (") ? status : admin : /^(?:UP|no check)$/.test(status) && 0 === weight ? "weight 0" : status;
 }(after)})`);
 return `${count}; out: ${listed(words, NAMES_IN_HEADLINE)}`;
}

function headline_planWords(report) {
 if (0 === report.servers.length) return headline_NOBODY;
 const [already, others] = [ !0, !1 ].map(wanted => report.servers.filter(server => function isAlready({goal: goal, before: before}) {
  return goal === before.admin || goal === `weight ${before.weight}`;
 }(server) === wanted)), set = Map.groupBy(others ?? [], ({goal: goal}) => goal), stay = Map.groupBy(already ?? [], ({before: before}) => stateWords(before));
 return [ ...[ ...set ].map(([goal, those]) => said(those, [ "would be set", "would be set" ], `to ${goal}`)), ...[ ...stay ].map(([state, those]) => said(those, [ "would stay", "would stay" ], state)) ].slice(0, headline_SENTENCES).join("; ");
}

function doneWords(report) {
 const {operation: operation} = report;
 if (0 === report.servers.length) return `${headline_NOBODY}, nothing was changed`;
 const groups = [ ...Map.groupBy(report.servers, ({changed: changed, outcome: outcome, after: after}) => {
  if ("gone" === outcome) return "gone";
  const state = "weight" === operation ? `weight ${after.weight}` : stateWords(after);
  return "no" === changed ? `already ${state}` : "ready" === operation && (0, haproxy_server.CS)(after) ? `back ${state}` : state;
 }) ], sentences = groups.slice(0, headline_SENTENCES).map(([state, those]) => "gone" === state ? goneWords(those) : /^(?:already )?weight /.test(state) ? said(those, [ "has", "have" ], state) : said(those, [ "is", "are" ], state)), unchanged = report.servers.every(({changed: changed}) => "no" === changed);
 return `${sentences.join("; ")}${unchanged ? ", nothing was changed" : ""}`;
}

function extraWords(report) {
 const none = weightless(report);
 return [ ...notSelectedWords(report), ...sessionWords(report), ...healthWords(report), ...none.length > 0 ? [ "takes no traffic until `operation: weight` sets another weight" ] : [], ...reloadWords(report) ];
}

function withoutServers({servers: servers, loadBalancers: loadBalancers}) {
 const found = new Set(servers.map(({loadBalancer: loadBalancer}) => loadBalancer));
 return loadBalancers.map(({name: name}) => name).filter(name => !found.has(name));
}

function notSelectedWords(report) {
 const names = 0 === report.servers.length ? [] : withoutServers(report);
 return 0 === names.length ? [] : [ `${headline_NOBODY} on ${listed(names, NAMES_IN_HEADLINE)}` ];
}

function weightless(report) {
 return "ready" !== report.operation && "rolling" !== report.operation ? [] : presentOf(report).filter(({after: after}) => "ready" === after.admin && 0 === after.weight);
}

function cutSessions({servers: servers}) {
 return servers.reduce((sum, {sessionsShutDown: sessionsShutDown}) => sum + sessionsShutDown, 0);
}

function cutWords(report) {
 const cut = cutSessions(report);
 return cut > 0 ? [ `${quantity(cut, "session")} ${verb(cut, "was", "were")} cut` ] : [];
}

function sessionWords(report) {
 const drained = drainedOf(report), left = presentOf(report).reduce((sum, {after: after}) => sum + after.sessions, 0), drainMs = Math.max(0, ...report.servers.map(server => server.drainMs ?? 0)), ended = !0 === drained && 0 === cutSessions(report) && report.servers.some(hadSessions);
 return void 0 !== report.batches ? [ ...cutWords(report), ...!1 === drained ? [ "sessions were left when a script began" ] : [] ] : [ ...cutWords(report), ...!1 === drained ? [ `${quantity(left, "session")} ${verb(left, "is", "are")} left` ] : [], ...ended ? [ `the last session ended after ${(0, 
 src_duration.a)(drainMs)}` ] : [] ];
}

function hadSessions({before: before, sessionsOverTime: sessionsOverTime}) {
 return before.sessions > 0 || sessionsOverTime.some(([, sessions]) => sessions > 0);
}

function healthWords({servers: servers}) {
 const healthMs = Math.max(0, ...servers.map(server => server.healthMs ?? 0));
 return 0 === healthMs ? [] : [ `proven healthy in ${(0, src_duration.a)(healthMs)}` ];
}

function reloadWords(report) {
 const reloaded = report.loadBalancers.filter(({reloads: reloads}) => reloads > 0), [first] = reloaded;
 if (void 0 === first) return [];
 const most = Math.max(...reloaded.map(({reloads: reloads}) => reloads)), where = loadBalancersOf(report).length > 1 ? ` on ${listed(reloaded.map(({name: name}) => name), NAMES_IN_HEADLINE)}` : "";
 return [ `HAProxy was reloaded ${times(most)}${where}` ];
}

const COMMANDS_IN_LINE = 50;

function shellLines(loadBalancer, commands, {addresses: addresses, prefixes: prefixes, given: given}) {
 const parsed = (0, haproxy_address.or)(addresses.get(loadBalancer) ?? "");
 if (!parsed.ok) return null;
 const {transport: transport, process: process, api: api} = parsed.value, known = prefixes.get(loadBalancer) ?? "";
 if ("data-plane" === api) return function dataPlaneLines(transport, commands, given, major) {
  if ("tcp" !== transport.kind && "tls" !== transport.kind) return null;
  const files = new Set(given.map(({name: name}) => name)), user = given.find(({name: name}) => "username" === name)?.value ?? "", options = [ "--fail --silent --show-error", `--user ${/^[\w.@-]+$/.test(user) ? user : "USER"}`, ...files.has("tls-ca") ? [ "--cacert ca.pem" ] : [], ...files.has("tls-cert") ? [ "--cert cert.pem --key key.pem" ] : [], "--request PUT --header 'Content-Type: application/json'" ].join(" "), place = (0, 
  haproxy_address.PG)(transport.host, transport.port), serverName = given.find(({name: name}) => "tls-server-name" === name)?.value ?? null, isRenamed = "tls" === transport.kind && null !== serverName && serverName !== transport.host, named = isRenamed ? `${serverName}:${transport.port}` : place, way = isRenamed ? `--connect-to ${named}:${place} ` : "", root = `${"tls" === transport.kind ? "https" : "http"}://${named}/${major}/services/haproxy/runtime`, lines = commands.flatMap(command => {
   const [, backend = "", server = "", what, value] = /^set server ([\w.:-]+)\/([\w.:-]+) (state|weight) ([a-z]+|\d+)$/.exec(command) ?? [];
   return void 0 === what || "weight" === what && "v2" === major ? [] : `curl ${options} ${way}--data '${"state" === what ? `{"admin_state":"${value}"}` : `{"weight":${value}}`}' ${"v2" === major ? `'${root}/servers/${server}?backend=${backend}'` : `${root}/backends/${backend}/servers/${server}`}`;
  });
  return lines.length < commands.length ? null : {
   where: `${whereOf(transport, given)} (${major} of the Data Plane API)`,
   lines: lines
  };
 }(transport, commands, given, "v2" === known ? "v2" : "v3");
 if ("unix" === transport.kind && /["\\`$\p{C}]/u.test(transport.path)) return null;
 const prefix = process ?? known, isPrefix = /^@(?:1|!\d{1,10})$/.test(prefix), prefixed = commands.map(command => isPrefix ? `${prefix} ${command}` : command), client = function clientFor(transport, files, serverName) {
  switch (transport.kind) {
  case "unix":
   return `sudo socat stdio ${socketFile(transport.path)}`;

  case "ssh":
   {
    const {remote: remote} = transport;
    return remote.startsWith("/") ? `sudo socat stdio ${socketFile(remote)}` : `socat stdio tcp:${remote}`;
   }

  case "tcp":
   {
    const {host: host, port: port, family: family} = transport;
    return `socat stdio tcp${family || ""}:${(0, haproxy_address.PG)(host, port)}`;
   }

  case "tls":
   return `openssl s_client ${function tlsOptions({host: host, port: port}, files, serverName) {
    const name = serverName ?? host;
    return [ "-quiet -verify_return_error", 0 === (0, external_node_net_.isIP)(name) ? `-servername ${name} -verify_hostname ${name}` : `-verify_ip ${name}`, ...files.has("tls-ca") ? [ "-CAfile ca.pem" ] : [], ...files.has("tls-cert") ? [ "-cert cert.pem -key key.pem" ] : [], `-connect ${(0, 
    haproxy_address.PG)(host, port)}` ];
   }(transport, files, serverName).join(" ")}`;
  }
 }(transport, new Set(given.map(({name: name}) => name)), given.find(({name: name}) => "tls-server-name" === name)?.value ?? null), lines = function chunks(items, size) {
  return Array.from({
   length: Math.ceil(items.length / size)
  }, (_, index) => items.slice(index * size, (index + 1) * size));
 }(prefixed, COMMANDS_IN_LINE).map(chunk => `echo "${chunk.join("; ")}" | ${client}`);
 return {
  where: whereOf(transport, given),
  lines: lines
 };
}

function whereOf(transport, given) {
 switch (transport.kind) {
 case "unix":
  return "in a shell on this runner's machine";

 case "ssh":
  return `in a shell on ${function shell_commands_hostOf({host: host, port: port}, given) {
   if (!(0, haproxy_address.U9)(host)) return host;
   const options = (0, ssh_options.K)(given.find(({name: name}) => "ssh-options" === name)?.value ?? ""), [alias, other] = options.ok ? [ options.value.get("HostKeyAlias"), options.value.get("Port") ] : [];
   return alias ?? `the host to which port ${port ?? other ?? 22} of the runner leads`;
  }(transport, given)}`;

 case "tcp":
  return "in a shell from which the load balancer can be reached";

 case "tls":
  {
   const words = [ "tls-ca", "tls-cert", "tls-key" ].filter(one => given.some(({name: name}) => name === one)).map(name => `\`${name}\` in ${FILES[name]}`), from = "in a shell from which the load balancer can be reached";
   return 0 === words.length ? from : `${from}, with ${words.join(", ")}`;
  }
 }
}

const FILES = {
 "tls-ca": "ca.pem",
 "tls-cert": "cert.pem",
 "tls-key": "key.pem"
};

function socketFile(path) {
 return /^[A-Za-z0-9_./-]+$/.test(path) ? path : `'unix-connect:"${path.replaceAll("'", "'\"'\"'")}"'`;
}

function undosOf(report, saved) {
 return report.servers.length > 0 || null === saved ? function undosOfReport(report) {
  const {operation: operation, servers: servers} = report;
  return servers.filter(server => "no" !== server.changed && !function isTheirs({before: before, after: after, switched: switched = {}, theirs: theirs = []}) {
   const own = [ ...settingsIn(pick(differences(settingsOf(before), settingsOf(after)), [ "state", "weight" ])), ...settingsIn(switched) ];
   return theirs.length > 0 && own.every(one => theirs.includes(one));
  }(server)).map(({loadBalancer: loadBalancer, backend: backend, server: server, before: before, after: after, changed: changed, error: error, notPutBack: notPutBack, ...rest}) => {
   const {switched: switched = {}, theirs: theirs = [], weightsSent: weightsSent = []} = rest, ofChecks = settingsIn(switched).length > 0, state = "unknown" === changed || after.forced !== before.forced || ofChecks, wasWeighed = weightsSent.length > 0, isOtherWeight = after.weight !== before.weight || wasWeighed && "unknown" === changed, weight = (wasWeighed || maySetWeight(operation)) && isOtherWeight, different = {
    ...state ? {
     state: before.forced
    } : {},
    ...weight ? {
     weight: before.weight
    } : {},
    ...switched
   }, settings = pick(different, settingsIn(different).filter(one => !theirs.includes(one))), unhealthy = [ error, notPutBack ].some(failure => "unhealthy" === failure?.code), needed = "guard" === notPutBack?.code && "ready" !== settings.state;
   return {
    loadBalancer: loadBalancer,
    backend: backend,
    server: server,
    settings: settings,
    unhealthy: unhealthy && "ready" === settings.state,
    needed: needed,
    unproven: mayBeUnproven(report, server)
   };
  }).filter(({backend: backend, server: server}) => (0, haproxy_server.TE)(backend) && (0, 
  haproxy_server.TE)(server));
 }(report) : function undosOfSaved({change: change}) {
  return change.loadBalancers.flatMap(({name: name, servers: servers}) => servers.map(({backend: backend, server: server, before: before, sent: sent}) => ({
   loadBalancer: name,
   backend: backend,
   server: server,
   settings: pick(before, [ "state", ...maySetWeight(change.operation) ? [ "weight" ] : [], ...sentSettings({
    sent: sent
   }) ]),
   unhealthy: !1,
   needed: !1,
   unproven: "rolling" === change.operation
  })));
 }(saved);
}

function mayBeUnproven({operation: operation, batches: batches = []}, server) {
 if ("rolling" !== operation) return !1;
 const own = batches.find(({names: names}) => names.includes(server));
 return !1 !== own?.scriptBegun;
}

function maySetWeight(operation) {
 return "weight" === operation || "ready" === operation || "rolling" === operation;
}

function commandsOf({backend: backend, server: server, unproven: unproven, settings: settings}) {
 const {state: state, weight: weight, checks: checks, agent: agent} = settings;
 if (!(0, haproxy_server.TE)(backend) || !(0, haproxy_server.TE)(server)) return [];
 if (unproven && "maint" !== state) return [];
 const command = `set server ${backend}/${server}`, verb = goal => "enabled" === goal ? "enable" : "disable";
 return [ ...void 0 === checks ? [] : [ `${verb(checks)} health ${backend}/${server}` ], ...void 0 === weight ? [] : [ `${command} weight ${weight}` ], ...void 0 === state ? [] : [ `${command} state ${state}` ], ...void 0 === agent ? [] : [ `${verb(agent)} agent ${backend}/${server}` ] ];
}

function undoLine(undos, ways) {
 const [first] = undos, commands = undos.flatMap(commandsOf), shell = void 0 === first || 0 === commands.length ? null : shellLines(first.loadBalancer, commands, ways);
 return null === shell ? "" : `${shell.where}: ${shell.lines.join(" && ")}`;
}

function undoShells(undos, ways) {
 const wanted = undos.filter(undo => commandsOf(undo).length > 0), each = [ ...Map.groupBy(wanted, ({loadBalancer: loadBalancer}) => loadBalancer) ].flatMap(([loadBalancer, those]) => shellLines(loadBalancer, those.flatMap(commandsOf), ways) ?? []);
 return [ ...Map.groupBy(each, ({where: where}) => where) ].map(([where, those]) => ({
  where: where,
  lines: [ ...new Set(those.flatMap(({lines: lines}) => lines)) ]
 }));
}

function needsAStep(undos) {
 return undos.some(undo => undo.unproven && 0 === commandsOf(undo).length);
}

function letsIn(undos) {
 return undos.some(({settings: {state: state}}) => "ready" === state);
}

const NEEDED = "when enough other servers take traffic again";

function isSaferByStep(undos) {
 return letsIn(undos) || undos.some(({needed: needed}) => needed);
}

function shellCondition(undos) {
 if (undos.some(({needed: needed}) => needed)) return NEEDED;
 const whose = 1 === undos.length ? "its" : "their";
 return undos.some(({unhealthy: unhealthy}) => unhealthy) ? `when ${whose} health ${verb(undos.length, "check passes", "checks pass")} again` : `once you know that ${whose} ${verb(undos.length, "application answers", "applications answer")}`;
}

function undo_stepWords(undos) {
 const operations = new Set(undos.flatMap(({settings: {state: state, weight: weight}}) => [ ...void 0 === weight && void 0 !== state ? [] : [ "weight" ], ...void 0 === state ? [] : [ state ] ])), proof = operations.has("ready") ? ", which proves health before anything gets traffic, where there are health checks" : undos.some(({needed: needed}) => needed) ? ", which takes out nothing while too few would be left" : "";
 return `run \`operation: ${[ ...operations ].join("`, `operation: ")}\` of this action${proof}`;
}

const UNDOS_SHOWN = 10, UNDO_LETTERS = 1800, OTHERS_SHOWN = 8, OTHERS_LETTERS = 1e3, ANNOTATIONS_SHOWN = 9;

function wayOutLines(report, saved, ways) {
 const rest = goOnWith(report);
 if (null === rest) return function undoLines(undos, report, ways) {
  const servers = new Map(report.servers.map(server => [ `${server.loadBalancer} ${(0, 
  haproxy_server.TN)(server)}`, server ])), lines = undos.map(undo => {
   const {loadBalancer: loadBalancer} = undo, server = servers.get(`${loadBalancer} ${(0, 
   haproxy_server.TN)(undo)}`), states = void 0 === server ? "" : ` (${function beforeAndNow({before: before, after: after, changed: changed}) {
    return "unknown" === changed ? `${before.forced} before, not known now` : before.forced === after.forced ? `weight ${before.weight} before, weight ${after.weight} now` : `${before.forced} before, ${after.forced} now`;
   }(server)})`, first = undo.unhealthy ? ", when its health check passes again" : undo.needed ? `, ${NEEDED}` : "", line = undoLine([ undo ], ways), how = needsAStep([ undo ]) || "" === line ? `, ${undo_stepWords([ undo ])}` : `${first}, ${line}`;
   return {
    loadBalancer: loadBalancer,
    key: (0, haproxy_server.TN)(undo),
    rest: `${states}${how}`
   };
  });
  return grouping_grouped(lines, ({key: key, rest: rest}) => `${key} ${rest}`).map(({item: item, loadBalancers: loadBalancers}) => `To put back ${item.key} on ${listed(loadBalancers)}${item.rest}`);
 }(undosOf(report, saved), report, ways);
 const unproven = unprovenWords(report);
 return [ ...null === unproven ? [] : [ `First: ${unproven}` ], `To go on: correct the cause, then run the same step with \`server: ${rest}\`.` ];
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

function speakerOf({code: code}) {
 return SPEAKERS[code] ?? "HAProxy said";
}

function alsoFailed({item: item, loadBalancers: loadBalancers}) {
 const words = [ item.message, ...newDetail(item) ].map(text => printable(text, 300)).join(" ");
 return `Also${0 === loadBalancers.length ? "" : ` on ${listed(loadBalancers)}`}: ${item.code}: ${words}`;
}

function limited(lines, atMost, letters) {
 let length = 0;
 const fitting = lines.slice(0, atMost).filter(line => (length += line.length, length <= letters));
 return firstLines(lines, fitting.length, more => `And ${more} more: see the job summary.`);
}

function messageAnnotations(messages) {
 const lines = messageGroups(messages).map(({item: item, loadBalancers: loadBalancers}) => `On ${listed(loadBalancers)}: ${item.text}`);
 return firstLines(lines, ANNOTATIONS_SHOWN, more => `And ${more} more like these: see the log.`).map(line => [ line ]);
}

function newDetail({detail: detail, message: message}) {
 return void 0 === detail || message.includes(detail) ? [] : [ detail ];
}

function whatHappened(error, loadBalancers) {
 const where = 0 === loadBalancers.length ? "" : ` on ${listed(loadBalancers)}`;
 return error instanceof WrongInputs ? error.faults.map(fault => `Wrong input ${fault}`) : [ `What happened${where}: ${error.message}` ];
}

function changedWords(report) {
 const where = function rollingWhere({batches: batches = [], servers: servers}) {
  if (!batches.some(({end: end}) => "planned" !== end && "not-begun" !== end)) return null;
  const there = end => batch_table_namesOf(batches, end).filter(name => !batch_table_isGone(name, servers)), done = batch_table_namesOf(batches, "done"), left = there("not-done");
  return function batch_table_sentences(parts) {
   return parts.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}: ${listed(names, batch_table_NAMES_SHOWN)}.`).join(" ");
  }([ [ "Done", done ], [ notBackWords(batch_table_statesOf(left, servers)), left ], [ "Back as before", there("rolled-back") ], [ "Gone", batch_table_namesOf(batches).filter(name => !done.includes(name) && batch_table_isGone(name, servers)) ], [ "Not touched", there("not-begun") ] ]);
 }(report);
 return null === where ? function changedWordsOfServers(report) {
  if ("no" === report.changed) return "rolled-back" === report.result ? `no. What this step had set is back as it was, and was read once more to be sure.${stillOut(report)}` : `no. Nothing is different from before.${stillOut(report)}`;
  const namesOf = wanted => [ ...new Set(report.servers.flatMap(({changed: changed, loadBalancer: loadBalancer}) => changed === wanted ? loadBalancer : [])) ], several = loadBalancersOf(report).length > 1, on = names => several ? ` on ${listed(names)}` : "", [different, unknown] = [ namesOf("yes"), namesOf("unknown") ];
  if ("yes" === report.changed) return several ? `yes. Different from before${on(different)}.` : "yes. Not everything is as it was before.";
  const lost = `Something was sent${on(unknown)}, and what is so now could not be read: look before you go on.`;
  if (!several || report.servers.every(({changed: changed}) => "unknown" === changed)) return `not known. ${lost}`;
  return `not known. ${lost} ${different.length > 0 ? `It is different from before${on(different)}.` : "The rest is as it was before."}`;
 }(report) : `${RESULT_WORDS[report.changed]} ${where}`;
}

const RESULT_WORDS = {
 no: "no.",
 yes: "yes.",
 unknown: "not known."
};

function stillOut(report) {
 const out = presentOf(report).filter(({after: after}) => !(0, haproxy_server.CS)(after)), [fallen, others] = [ !0, !1 ].map(wanted => out.filter(({before: before}) => (0, 
 haproxy_server.CS)(before) === wanted)), words = (what, those = []) => 0 === those.length ? "" : ` ${what}: ${placesIn(those)}.`;
 return `${words("Out of rotation, as before", others)}${words("In rotation before, and taking no traffic now", fallen)}`;
}

const NAMES_LISTED = 2e3;

function same_rows_keysOf(row) {
 return [ ...new Set(row.map(haproxy_server.TN)) ];
}

function namesBehind(rows, namesShown) {
 let left = NAMES_LISTED;
 return rows.flatMap(row => {
  const keys = same_rows_keysOf(row);
  if (keys.length <= namesShown) return [];
  const shown = keys.slice(0, left);
  left -= shown.length;
  const more = keys.length - shown.length, rest = 0 === more ? "" : `${0 === shown.length ? "" : " and "}${more} more: see the output \`servers\``;
  return [ "", `<details><summary>All ${quantity(keys.length, "server")} of one row</summary>`, "", `${shown.map(codeSpan).join(", ")}${rest}`, "", "</details>" ];
 });
}

const BARS = [ "\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588" ], WIDEST = 16, MOST_POINTS = 40, CHART_FROM_MS = 3e4, CHART_FROM_SESSIONS = 10, SECONDS_SHOWN = 600, MINUTES_SHOWN = 600, STYLE = '%%{init: {"xyChart": {"height": 360}, "themeVariables": {"xyChart": {"backgroundColor": "transparent", "plotColorPalette": "#2f81f7"}}}}%%';

function chartedServer({servers: servers}) {
 const longest = servers.reduce((best, one) => best && lengthOf(best.sessionsOverTime) >= lengthOf(one.sessionsOverTime) ? best : one, null), samples = longest?.sessionsOverTime ?? [];
 return lengthOf(samples) < CHART_FROM_MS || samples.every(([, sessions]) => sessions < CHART_FROM_SESSIONS) ? null : longest;
}

function chartSection(report) {
 const charted = chartedServer(report);
 return null === charted ? [] : [ `${1 === report.servers.length ? "The drain" : "The longest drain,"} of ${codeSpan((0, 
 haproxy_server.TN)(charted))} on ${codeSpan(charted.loadBalancer)}:`, "", ...mermaidChart(charted.sessionsOverTime) ];
}

function mermaidChart(samples) {
 const points = evenly(samples, Math.min(MOST_POINTS, samples.length)), {unit: unit, length: length} = function timeAxis(ms) {
  const of = (unit, unitMs) => ({
   unit: unit,
   length: Math.round(ms / unitMs * 100) / 100
  });
  return ms <= 1e3 * SECONDS_SHOWN ? of("seconds", 1e3) : ms <= 6e4 * MINUTES_SHOWN ? of("minutes", 6e4) : of("hours", 36e5);
 }(lengthOf(samples));
 return [ "```mermaid", STYLE, "xychart-beta", `    x-axis "${unit}" 0 --\x3e ${length}`, `    y-axis "sessions" 0 --\x3e ${roundUp(Math.max(...points))}`, `    line [${points.join(", ")}]`, "```" ];
}

function roundUp(value) {
 let step = 10;
 for (let factors = [ 2, 2.5, 2 ]; value / step > 12; factors = [ ...factors.slice(1), ...factors.slice(0, 1) ]) step *= factors[0] ?? 2;
 return Math.max(1, Math.ceil(value / step)) * step;
}

function lengthOf(samples) {
 return (samples.at(-1)?.[0] ?? 0) - (samples[0]?.[0] ?? 0);
}

function evenly(samples, count) {
 const start = samples[0]?.[0] ?? 0, step = lengthOf(samples) / Math.max(1, count - 1), steps = [];
 for (const [ms, sessions] of samples) {
  const index = 0 === step ? 0 : Math.min(count - 1, Math.floor((ms - start) / step));
  steps[index] = {
   highest: Math.max(steps[index]?.highest ?? 0, sessions),
   last: sessions
  };
 }
 const end = samples.at(-1)?.[1] ?? 0;
 steps[count - 1] = {
  highest: end,
  last: end
 };
 let last = 0;
 return Array.from(steps, one => {
  const value = one?.highest ?? last;
  return last = one?.last ?? last, value;
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

function summaryTable(report) {
 const all = loadBalancersOf(report), unread = all.length > 1 ? report.unread : [], each = function rowsOf(report, loadBalancers) {
  if (1 === loadBalancers.length) return report.servers.map(server => [ server ]);
  const groups = Map.groupBy(report.servers, server => (({outcome: outcome, error: error}) => null === error && [ "changed", "unchanged", "rolled-back", "skipped" ].includes(outcome))(server) ? (server => [ (0, 
  haproxy_server.TN)(server), server.outcome, server.drained, stateCell(server, report), ...server.trackedBy ].join())(server) : `${server.loadBalancer} ${(0, 
  haproxy_server.TN)(server)}`);
  return [ ...groups.values() ].flatMap(([first, ...others]) => first ? [ [ first, ...others ] ] : []);
 }(report, all), urgent = (each.length > OPEN_AT_MOST ? function sameTogether(rows) {
  const groups = Map.groupBy(rows, row => function same_rows_wordsOf(row) {
   if (!row.every(server => null === server.error && 0 === server.trackedBy.length && 0 === server.sessionsShutDown && server.after.sessions + server.after.queued === 0 && !server.healthMs && !hadSessions(server))) return null;
   const [{outcome: outcome, changed: changed, drained: drained, before: before, after: after}] = row, loadBalancers = row.map(({loadBalancer: loadBalancer}) => loadBalancer), {admin: admin, status: status, weight: weight, checkStatus: checkStatus, lastCheck: lastCheck} = after, was = [ before.admin, before.status, before.weight ], is = [ admin, status, weight, checkStatus, lastCheck ];
   return JSON.stringify([ loadBalancers, outcome, changed, drained, was, is ]);
  }(row) ?? row);
  return [ ...groups.values() ].flatMap(those => {
   const [first, ...others] = those.flat();
   return first ? [ [ first, ...others ] ] : [];
  });
 }(each) : each).sort((a, b) => urgencyOf(report, a) - urgencyOf(report, b)), charted = chartedServer(report), listedRows = urgent.slice(0, ROWS_LISTED), rows = [ ...unread.map(unreadCells), ...listedRows.map(row => function cellsOf(row, report, all, charted) {
  const [server] = row, cells = {
   loadBalancer: whereCell(row, all),
   server: serverCell(row),
   state: stateCell(server, report),
   result: resultCell(server, report)
  };
  return "gone" === server.outcome ? {
   ...cells,
   sessions: "",
   time: ""
  } : {
   ...cells,
   sessions: sessionsCell(row, charted),
   time: timeCell(row)
  };
 }(row, report, all, charted)) ];
 if (0 === rows.length) return [];
 const columns = Object.keys(HEADS).filter(column => "result" === column ? "status" !== report.operation || unread.length > 0 : rows.some(row => "" !== row[column])), head = [ summary_table_lineOf(columns.map(column => unbroken(HEADS[column]))), `|${columns.map(() => "---|").join("")}` ];
 return [ ...folded(rows.map(row => summary_table_lineOf(columns.map(column => row[column]))), head, unread.length + urgent.length - rows.length), ...namesBehind(listedRows, summary_table_NAMES_SHOWN) ];
}

function urgencyOf({operation: operation}, [{outcome: outcome, after: after, error: error}]) {
 return "status" === operation ? Number((0, haproxy_server.CS)(after)) : URGENCY.indexOf(outcome) + (null === error ? .5 : 0);
}

function folded(lines, head, omitted) {
 const shown = lines.length <= OPEN_AT_MOST ? lines.length : ROWS_SHOWN, behind = lines.slice(shown), open = [ ...head, ...lines.slice(0, shown) ];
 if (0 === behind.length) return open;
 const details = [ "", `<details><summary>${quantity(behind.length, "more row")}</summary>`, "", ...head, ...behind, "", "</details>" ], rest = omitted > 0 ? [ "", `${omitted} more rows are not shown: see the output \`servers\`.` ] : [];
 return [ ...open, ...details, ...rest ];
}

function summary_table_lineOf(cells) {
 return `| ${cells.join(" | ")} |`;
}

function unreadCells({loadBalancer: loadBalancer, error: error}) {
 return {
  loadBalancer: codeCell(loadBalancer),
  server: "",
  state: "",
  sessions: "",
  time: "",
  result: unbroken(`\u274c ${error.code}`)
 };
}

function whereCell(row, all) {
 const names = [ ...new Set(row.map(({loadBalancer: loadBalancer}) => loadBalancer)) ];
 return names.length > 1 && names.length === all.length ? unbroken(2 === all.length ? "on both" : `on all ${all.length}`) : listed(names.map(codeCell), summary_table_NAMES_SHOWN);
}

function serverCell(row) {
 const [server] = row, {trackedBy: trackedBy} = server;
 return 0 === trackedBy.length ? function listedCells(names) {
  return listed(names.map((name, at) => at < summary_table_NAMES_SHOWN ? codeCell(name) : name), summary_table_NAMES_SHOWN);
 }(same_rows_keysOf(row)) : `${codeCell((0, haproxy_server.TN)(server))}<br>tracked by ${listed(trackedBy.map(codeCell), TRACKERS_SHOWN)}`;
}

function stateCell({before: before, after: after, changed: changed, outcome: outcome}, {operation: operation}) {
 if ("gone" === outcome) return "gone";
 if ("unknown" === changed) return `${before.admin} \u2192 **not known**<br>${codeCell(before.status)} before`;
 const statuses = [ before.status, after.status ].map(codeCell);
 return [ arrow(before.admin, after.admin), ...before.weight === after.weight ? [] : [ `weight ${before.weight} \u2192 **${after.weight}**` ], [ ...new Set(statuses) ].join(" \u2192 "), ..."status" !== operation || (0, 
 haproxy_server.CS)(after) ? [] : outLines(after) ].join("<br>");
}

function outLines({admin: admin, weight: weight, checkStatus: checkStatus, lastCheck: lastCheck}) {
 const check = ("maint" === admin ? [] : [ checkStatus, lastCheck ].filter(words => "" !== words)).join(": ");
 return [ unbroken(`weight ${weight}`), ..."" === check ? [] : [ codeCell(check) ] ];
}

function arrow(before, after) {
 return before === after ? before : unbroken(`${before} \u2192 **${after}**`);
}

function sessionsCell(row, charted) {
 const sum = count => row.reduce((total, server) => total + count(server), 0), [before, after] = [ sum(one => one.before.sessions), sum(one => one.after.sessions) ], [cut, queued] = [ sum(one => one.sessionsShutDown), sum(one => one.after.queued) ], counts = before === after ? `${after}` : `${before} \u2192 ${after}`, line = null !== charted && row.includes(charted) ? "" : function sparkline(samples) {
  if (samples.length < 2 || samples.every(([, sessions]) => 0 === sessions)) return "";
  const points = evenly(samples, Math.min(WIDEST, samples.length)), highest = Math.max(1, ...points);
  return points.map(value => BARS[Math.ceil(value / highest * (BARS.length - 1))]).join("");
 }(longest(row).sessionsOverTime);
 return `${unbroken(counts)}${0 === cut ? "" : `, ${cut} cut`}${0 === queued ? "" : `, ${queued} queued`}${"" === line ? "" : `<br>\`${line}\``}`;
}

function longest(row) {
 return row.reduce((best, one) => (one.drainMs ?? 0) > (best.drainMs ?? 0) ? one : best);
}

function timeCell(row) {
 const {drained: drained, drainMs: drainMs} = longest(row), healthMs = Math.max(0, ...row.map(server => server.healthMs ?? 0)), idle = null === drainMs || !row.some(hadSessions);
 return [ !1 === drained ? "not drained" : idle ? "" : `drained in ${(0, src_duration.a)(drainMs)}`, 0 === healthMs ? "" : `healthy in ${(0, 
 src_duration.a)(healthMs)}` ].filter(words => "" !== words).join("<br>");
}

function resultCell({outcome: outcome, changed: changed, error: error}, report) {
 const reached = null === report.error, isDone = "changed" === outcome && "no" === changed && null === error;
 return "rolling" === report.operation && isDone ? unbroken("\u2705 done") : "failed" === outcome && null === error ? unbroken("\u26a0\ufe0f not finished") : unbroken(("changed" === outcome ? reached ? "\u2705 " : "\u26a0\ufe0f " : "") + RESULTS[outcome]) + (null === error ? "" : `<br>${error.code}`);
}

function unbroken(words) {
 return words.replaceAll(" ", "\xa0");
}

const LARGEST = 98304;

function outputsOf(report, saved) {
 const {servers: servers} = report, unknown = 0 === servers.length && null !== report.error, after = presentOf(report).map(server => server.after), serversJson = jsonList(function mostUrgentFirst({unread: unread, servers: servers}) {
  const urgency = row => URGENCY.indexOf("outcome" in row ? row.outcome : "failed");
  return [ ...unread, ...servers ].sort((a, b) => urgency(a) - urgency(b));
 }(report), rowValue), isFromSaved = unknown && null !== saved, wasSeen = 0 === report.unread.length, isSeen = wasSeen && servers.every(({changed: changed}) => "unknown" !== changed), wasToDrain = isFromSaved && takesOut(saved.change.operation), leftOut = jsonList(isFromSaved ? function maybeLeftOut({change: change}) {
  return change.loadBalancers.flatMap(({name: name, servers: servers}) => servers.filter(({sent: sent}) => takesOut(change.operation) || sent.weights.includes(0)).filter(({before: before}) => "ready" === before.state).map(({backend: backend, server: server}) => ({
   loadBalancer: name,
   backend: backend,
   server: server,
   state: null
  })));
 }(saved) : function knownLeftOut(report) {
  return function leftOutOf(report) {
   return presentOf(report).filter(({before: before, after: after, changed: changed, weightsSent: weightsSent}) => function wouldBeIn(before, after) {
    return isLetIn(before) || "ready" === before.forced && after.weight > 0;
   }(before, after) && ("unknown" === changed ? takesOut(report.operation) || !0 === weightsSent?.includes(0) : "yes" === changed && !isLetIn(after)));
  }(report).map(({loadBalancer: loadBalancer, backend: backend, server: server, changed: changed, after: after}) => ({
   loadBalancer: loadBalancer,
   backend: backend,
   server: server,
   state: "unknown" === changed ? null : after.admin
  }));
 }(report), leftOutValue);
 return {
  values: {
   result: report.result,
   changed: String("no" !== report.changed),
   state: isSeen ? commonState(after) ?? "" : "",
   "previous-state": wasSeen ? commonState(servers.map(({before: before}) => before)) ?? "" : "",
   status: isSeen ? (status = commonStatus(after) ?? "", /^[A-Za-z0-9_.:/() -]{0,200}$/.test(status) ? status : "unknown") : "",
   selected: unknown || !wasSeen ? "" : String(after.length),
   available: unknown ? "" : String(availableOf(report)),
   drained: wasToDrain ? "false" : String(drainedOf(report) ?? ""),
   sessions: unknown || !isSeen ? "" : String(sum(after.map(({sessions: sessions}) => sessions))),
   "sessions-shut-down": unknown ? "" : String(sum(servers.map(({sessionsShutDown: sessionsShutDown}) => sessionsShutDown))),
   "duration-ms": String(Math.round(report.durationMs)),
   servers: serversJson.json,
   "left-out": leftOut.json,
   "error-code": report.error?.code ?? ""
  },
  omitted: serversJson.omitted + leftOut.omitted
 };
 var status;
}

function leftOutValue({loadBalancer: loadBalancer, backend: backend, server: server, state: state}) {
 return {
  loadBalancer: printable(loadBalancer),
  backend: printable(backend),
  server: printable(server),
  state: state
 };
}

function sum(numbers) {
 return numbers.reduce((total, number) => total + number, 0);
}

function rowValue(row) {
 return "outcome" in row ? function serverValue(server) {
  return {
   loadBalancer: printable(server.loadBalancer),
   backend: printable(server.backend),
   server: printable(server.server),
   address: printable(("gone" === server.outcome ? server.before : server.after).address),
   before: stateValue(server.before),
   after: "gone" === server.outcome ? null : stateValue(server.after),
   outcome: server.outcome,
   drainMs: rounded(server.drainMs),
   healthMs: rounded(server.healthMs),
   error: server.error && errorValue(server.error, server.changed)
  };
 }(row) : function unreadValue(unread) {
  return {
   loadBalancer: printable(unread.loadBalancer),
   backend: null,
   server: null,
   address: null,
   before: null,
   after: null,
   outcome: "failed",
   drainMs: null,
   healthMs: null,
   error: errorValue(unread.error, "no")
  };
 }(row);
}

function stateValue(server) {
 return {
  adminState: server.admin,
  adminFlags: server.adminFlags,
  operationalState: haproxy_server.wA[server.operationalState],
  status: printable(server.status),
  weight: server.weight,
  sessions: server.sessions,
  queued: server.queued
 };
}

function errorValue({code: code, message: message, detail: detail}, changed) {
 return {
  code: code,
  changed: changed,
  message: printable(message),
  ...void 0 === detail ? {} : {
   detail: printable(detail)
  }
 };
}

function rounded(ms) {
 return null === ms ? null : Math.round(ms);
}

function jsonList(items, shown) {
 const texts = [];
 let bytes = 2;
 for (const item of items) {
  const text = JSON.stringify(shown(item));
  if (bytes += Buffer.byteLength(text) + 1, bytes > LARGEST) break;
  texts.push(text);
 }
 return {
  json: `[${texts.join(",")}]`,
  omitted: items.length - texts.length
 };
}

const summary_size_LARGEST = 262144, summary_size_UNDOS_SHOWN = 500;

function withinLimit(sections, last) {
 const shown = [];
 let bytes = Buffer.byteLength(last) + 1;
 for (const section of sections) {
  const more = Buffer.byteLength(section) + 2;
  bytes + more >= summary_size_LARGEST || (shown.push(section), bytes += more);
 }
 return `${[ ...shown, ...shown.length < sections.length ? [ last ] : [] ].join("\n\n")}\n`;
}

function workflowSteps(undos, ways) {
 const wanted = undos.flatMap(({loadBalancer: loadBalancer, backend: backend, server: server, settings: {state: state, weight: weight, checks: checks, agent: agent}}) => {
  const one = {
   loadBalancer: loadBalancer,
   server: `${backend}/${server}`,
   switches: []
  }, switches = [ ...void 0 === checks ? [] : [ "health-checks: " + ("enabled" === checks ? "enable" : "disable") ], ...void 0 === agent ? [] : [ "agent-checks: " + ("enabled" === agent ? "enable" : "disable") ] ];
  return [ ...void 0 === weight ? [] : [ {
   ...one,
   operation: "weight",
   weight: weight
  } ], ...void 0 === state ? [] : [ {
   ...one,
   operation: state,
   weight: null,
   switches: switches
  } ] ];
 }), groups = grouping_grouped([ ...Map.groupBy(wanted, one => `${one.loadBalancer} ${one.operation} ${one.weight} ${one.switches}`).values() ].flatMap(those => those.slice(0, 1).map(first => ({
  ...first,
  servers: those.map(({server: server}) => server)
 }))), ({operation: operation, weight: weight, servers: servers, switches: switches}) => JSON.stringify([ operation, weight, servers, switches ]));
 return groups.flatMap(({item: item, loadBalancers: loadBalancers}) => {
  const texts = loadBalancers.map(name => ways.addresses.get(name) ?? "");
  return [ `- uses: ${ways.uses}`, "  with:", ...valueLines("address", texts.map(text => printable(text)), JSON.stringify), ...connectionLines(texts, ways.given), ...valueLines("server", item.servers), `    operation: ${item.operation}`, ...null === item.weight ? [] : [ `    weight: ${item.weight}` ], ...item.switches.map(line => `    ${line}`) ];
 });
}

function connectionLines(addresses, given) {
 const ways = new Set(addresses.flatMap(waysOf));
 return given.filter(({name: name}) => {
  const way = function wayFor(name) {
   return /^(?:username|password)$/.test(name) ? "data-plane" : /^tls-/.test(name) ? "tls" : /^ssh-/.test(name) ? "ssh" : null;
  }(name);
  return null === way || ways.has(way);
 }).flatMap(({name: name, value: value}) => null === value ? [ `    ${name}: ${placeholder(name)}` ] : valueLines(name, value.split("\n"), JSON.stringify));
}

function waysOf(text) {
 const parsed = (0, haproxy_address.or)(text);
 return parsed.ok ? [ parsed.value.transport.kind, parsed.value.api ] : [];
}

function placeholder(name) {
 const where = /key$|^password$/.test(name) ? "secrets" : "vars", word = "secrets" === where ? "the secret that this step was given" : "as this step was given it";
 return `\${{ ${where}.${name.toUpperCase().replaceAll("-", "_")} }} # ${word}`;
}

function valueLines(name, values, quote = value => value) {
 const [only = ""] = values;
 return values.length < 2 ? [ `    ${name}: ${quote(only)}` ] : [ `    ${name}: |`, ...values.map(value => `      ${value}`) ];
}

const LINES_SHOWN = 20, PLANS_SHOWN = 200, HINTS_SHOWN = 5, summary_SERVERS_NAMED = 3;

function listedAsCode(names) {
 return listed(names.map(codeSpan));
}

function errorBlock(report, error, names) {
 const [first, ...others] = failureGroups(report), where = [ ...void 0 === first || 0 === first.loadBalancers.length ? [] : [ listedAsCode(first.loadBalancers) ], ...0 === error.servers.length ? [] : [ listed(error.servers.map(codeSpan), summary_SERVERS_NAMED) ] ], faults = error instanceof WrongInputs ? error.faults : null, paragraphs = [ [ `**${error.code}**${0 === where.length ? "" : ` on ${where.join(", ")}`}` ], faults?.map(fault => `- ${prose(fault, names)}`) ?? [ prose(error.message, names) ], newDetail(error).map(detail => `**${speakerOf(error)}:** ${codeSpan(detail)}`), summary_alsoFailed(others, names), [ `**Changed:** ${prose(changedWords(report), names)}` ], ...hintsOf(report).map(({item: item, loadBalancers: loadBalancers}, index) => [ `**What to do${0 === index ? "" : ` on ${listedAsCode(loadBalancers)}`}:** ${prose(item.hint ?? "", names)}` ]) ];
 return [ "> [!CAUTION]", ...paragraphs.filter(paragraph => paragraph.length > 0).flatMap(paragraph => [ "", ...paragraph ]).slice(1).map(line => `> ${line}`.trimEnd()) ];
}

function summary_alsoFailed(groups, names) {
 const lines = groups.map(({item: item, loadBalancers: loadBalancers}) => {
  const words = [ prose(item.message, names), ...newDetail(item).map(detail => codeSpan(detail)) ];
  return `- **${item.code}**${function onThese(loadBalancers) {
   return 0 === loadBalancers.length ? "" : ` on ${listedAsCode(loadBalancers)}`;
  }(loadBalancers)}: ${words.join(" ")}`;
 }), shown = firstLines(lines, LINES_SHOWN, more => `- And ${more} more: see the table.`);
 return 0 === shown.length ? [] : [ "**Failed as well:**", ...shown ];
}

function hintsOf(report) {
 return grouping_grouped(report.failures.filter(({hint: hint}) => void 0 !== hint), ({hint: hint}) => hint ?? "").slice(0, HINTS_SHOWN);
}

function planList(report, names) {
 const all = loadBalancersOf(report), several = all.length > 1, lines = grouping_grouped(report.plan, ({text: text}) => text).map(({item: item, loadBalancers: loadBalancers}) => `- ${several ? `On ${listedAsCode(loadBalancers)}: ` : ""}${prose(item.text, names)}`);
 return [ ...several ? [] : [ `On ${listedAsCode(all)}:`, "" ], ...firstLines(lines, PLANS_SHOWN, more => `- And ${more} more: see the log.`) ];
}

function messageList(messages, mark, names) {
 const lines = messageGroups(messages).map(({item: item, loadBalancers: loadBalancers}) => `- ${mark} On ${listedAsCode(loadBalancers)}: ${prose(item.text, names)}`);
 return firstLines(lines, LINES_SHOWN, more => `- And ${more} more: see the log.`);
}

function isTriedAgain({ending: ending}, saved) {
 return (null === saved || !isSettled(saved.change)) && ("not-put-back" === ending || "unfinished" === ending && "rollback" === saved?.change.onError);
}

function undoSection(undos, {servers: servers}, ways, triedAgain, names) {
 if (0 === undos.length) return [];
 const changes = new Set(servers.flatMap(({changed: changed}) => "no" === changed ? [] : changed)), shown = undos.slice(0, summary_size_UNDOS_SHOWN), more = undos.length - shown.length, blocks = [ "As a step of a workflow:", "", "```yaml", ...workflowSteps(shown, ways), "```", ...undoShells(shown, ways).flatMap(({where: where, lines: lines}) => [ "", `Or ${prose(where, names)}:`, "", "```sh", ...lines, "```" ]), ...more > 0 ? [ "", `And ${more} more: see the output \`servers\`.` ] : [] ], many = undos.length > LINES_SHOWN;
 return [ "#### How to undo it", "", `${differentWords(undos, changes)}.${triedAgain ? " When the job ends, the post step of this action tries to put that back, and says here and in its log how it went." : ""}`, ...conditionFirst(undos), "", ...many ? [ "<details><summary>Steps and commands</summary>", "", ...blocks, "", "</details>" ] : blocks ];
}

function conditionFirst(undos) {
 const needed = [ ...new Set(undos.filter(undo => undo.needed).map(haproxy_server.TN)) ];
 if (needed.length > 0) return [ "", `Not before enough other servers take traffic again: without ${listedAsCode(needed)} too few would be left, and a shell does not look.` ];
 const keys = function unhealthyKeys(undos) {
  return [ ...new Set(undos.flatMap(undo => undo.unhealthy && !undo.unproven ? (0, 
  haproxy_server.TN)(undo) : [])) ];
 }(undos);
 return 0 === keys.length ? [] : [ "", `Not before ${listedAsCode(keys)} ${verb(keys.length, "passes its health check", "pass their health checks")} again: until then clients would be sent to an application that may not answer.` ];
}

function differentWords(undos, changes) {
 const loadBalancers = new Set(undos.map(undo => undo.loadBalancer)).size, each = new Set(undos.map(haproxy_server.TN)).size, isSameOnAll = each * loadBalancers === undos.length, count = loadBalancers > 1 && isSameOnAll ? each : undos.length, where = 1 === loadBalancers ? "" : isSameOnAll ? ` on each of ${loadBalancers} load balancers` : `, counted on each of ${loadBalancers} load balancers,`, who = `${quantity(count, "server")}${where}`;
 return changes.has("yes") ? `${who} ${verb(count, "is", "are")} different from before${changes.has("unknown") ? ", or may be" : ""}` : `${who} may be different from before`;
}

function proof(report) {
 return "changed" !== report.result ? [] : [ "<sub>Proof: every server was read back on the connection that set it, and again on a fresh one.</sub>" ];
}

async function writeReport(report, {ways: ways, saved: saved, summary: summary}) {
 const outputs = outputsOf(report, saved);
 outputs.omitted > 0 && annotate("warning", "HAProxy outputs", [ `Outputs servers and left-out lack ${outputs.omitted} rows, urgent ones first: more than 96 KiB fit no environment variable.` ]);
 for (const lines of messageAnnotations(report.notices)) annotate("notice", "HAProxy notice", lines);
 for (const lines of messageAnnotations(report.warnings)) annotate("warning", "HAProxy warning", lines);
 const error = function errorAnnotation(report, saved, ways) {
  const {error: error} = report;
  if (null === error) return null;
  const [first, ...others] = failureGroups(report);
  return {
   title: `HAProxy ${headlineOf(report, saved)}`,
   lines: [ ...whatHappened(error, loadBalancersOf(report).length > 1 ? first?.loadBalancers ?? [] : []), ...newDetail(error).map(detail => `${speakerOf(error)}: ${printable(detail)}`), ...limited(others.map(alsoFailed), OTHERS_SHOWN, OTHERS_LETTERS), `Changed: ${changedWords(report)}`, ...limited(wayOutLines(report, saved, ways), UNDOS_SHOWN, UNDO_LETTERS), ...void 0 === error.hint ? [] : [ `What to do: ${error.hint}` ], `Error code: ${error.code}` ]
  };
 }(report, saved, ways);
 null !== error && annotate("error", error.title, error.lines), say(lineOf("result", headlineOf(report, saved)));
 try {
  setOutputs(outputs.values);
 } finally {
  summary && await async function write_report_writeSummary(markdown) {
   try {
    await writeSummary(markdown);
   } catch (error) {
    annotate("notice", "No job summary", [ `The job summary could not be written: ${(0, 
    errors.h_)(error).message}` ]);
   }
  }(function summaryOf(report, saved, ways) {
   const names = function summary_namesOf(report, {addresses: addresses}) {
    const names = new Set(addresses.keys());
    for (const {loadBalancer: loadBalancer, backend: backend, server: server} of report.servers) for (const name of [ loadBalancer, backend, server ]) names.add(name);
    return names;
   }(report, ways);
   return withinLimit([ [ `### ${markOf(report)} HAProxy ${prose(headlineOf(report, saved), names)}` ], null === report.error ? [] : errorBlock(report, report.error, names), "planned" === report.result ? planList(report, names) : summaryTable(report), rollingSection(report), null === report.error ? [] : undoSection(undosOf(report, saved), report, ways, isTriedAgain(report, saved), names), chartSection(report), messageList(report.warnings, "\u26a0\ufe0f", names), messageList(report.notices, "\u2139\ufe0f", names), proof(report) ].filter(lines => lines.length > 0).map(lines => lines.join("\n")), "Something did not fit in here: see the log and the output `servers`.");
  }(report, saved, ways));
 }
}

const KEEP_EVERY_MS = 1e3;

async function runStep(step) {
 const startedAt = src_clock.ml.now(), progress = {
  entryId: randomId(),
  operation: step.operation,
  inputs: null,
  saved: null,
  entry: null
 };
 noteFiles();
 const {signal: signal, rejected: rejected} = function listenForInterruption(hint) {
  const controller = new AbortController, {promise: promise, reject: reject} = Promise.withResolvers(), cancel = signal => {
   if (controller.signal.aborted) return;
   const cancelled = new errors.HR("cancelled", `The step was cancelled (${signal}).`, {
    hint: hint()
   });
   controller.abort(cancelled), src_clock.ml.sleep(interruption_GRACE_MS).then(() => reject(cancelled));
  };
  process.on("SIGINT", cancel), process.on("SIGTERM", cancel);
  const fail = error => {
   controller.abort((0, errors.h_)(error)), reject(error);
  };
  return process.on("uncaughtException", fail), process.on("unhandledRejection", fail), 
  process.once("beforeExit", () => fail(new Error("nothing is left to wait for"))), 
  {
   signal: controller.signal,
   rejected: promise
  };
 }(() => function hintWhenCancelled({inputs: inputs}) {
  return "keep" === inputs?.request.onError ? "Nothing is put back (`on-error: keep`): look at the job summary for what is where." : "When the job ends, the post step of this action puts back what is different, and says so in its log.";
 }(progress)), callOff = (0, src_clock.Ry)(KEEP_EVERY_MS, function keeperOf(kept) {
  let wasMissing = !1;
  return () => {
   const {entryId: entryId, entry: entry} = kept, isMissing = !function hasSaved() {
    return hasState() && (null === ownFile || (0, external_node_fs_.existsSync)(ownFile.path));
   }() || null !== entry && !hasEntry(entryId);
   isMissing && !wasMissing || keep(kept), wasMissing = isMissing && !wasMissing;
  };
 }(progress));
 let report;
 try {
  !function saveIdentity(identity) {
   github_saveState({
    main: JSON.stringify(identity)
   });
  }({
   process: thisProcess(),
   entryId: progress.entryId
  }), report = await Promise.race([ run(step, progress, signal), rejected ]);
 } catch (error) {
  report = function unfinished(failure, {operation: operation, inputs: inputs, saved: saved}, durationMs) {
   const nothingSent = null === saved;
   return {
    operation: inputs?.request.operation ?? operation,
    result: nothingSent ? "failed" : "partial",
    ending: nothingSent ? "unchanged" : "unfinished",
    changed: nothingSent ? "no" : "unknown",
    servers: [],
    loadBalancers: [],
    unread: [],
    plan: [],
    notices: [],
    warnings: [],
    error: failure,
    failures: [ failure ],
    durationMs: durationMs
   };
  }((0, errors.h_)(error), progress, src_clock.ml.now() - startedAt);
 }
 callOff(), await end(await async function step_finish(report, progress) {
  const {entryId: entryId, inputs: inputs, saved: saved} = progress;
  keep(progress);
  const addresses = textsOf(inputs);
  let isTold = !0;
  try {
   const ways = function step_waysOf({loadBalancers: loadBalancers}, addresses) {
    const prefixes = loadBalancers.flatMap(({name: name, process: {commandPrefix: commandPrefix}}) => void 0 === commandPrefix ? [] : [ [ name, commandPrefix ] ]);
    return {
     addresses: addresses,
     prefixes: new Map(prefixes),
     given: givenConnection(readInput),
     uses: usedAs()
    };
   }(report, addresses);
   await writeReport(report, {
    ways: ways,
    saved: saved,
    summary: !1 !== inputs?.summary
   });
  } catch (error) {
   if (isTold = !1, couldNotFinish("outputs not written", "its outputs could not be written", error), 
   null === report.error) return 1;
  }
  try {
   null !== saved && "unchanged" === report.ending && eraseEntry(entryId), function noteUnproven(report, entryId, addresses) {
    const processes = processesOf(report), unproven = function unprovenIn({operation: operation, servers: servers}) {
     return "ready" !== operation && "rolling" !== operation ? [] : servers.filter(({error: error, outcome: outcome}) => "unhealthy" === error?.code && "refused" !== outcome && !(error instanceof TooFewChecks));
    }(report).flatMap(server => {
     const process = processes.get(server.loadBalancer), address = addresses.get(server.loadBalancer) ?? "";
     return void 0 === process ? [] : {
      address: address,
      process: process,
      key: (0, haproxy_server.TN)(server)
     };
    });
    try {
     unproven.length > 0 && function noteFailedProof(id, servers) {
      const proofs = [ ...Map.groupBy(servers, ({address: address}) => address) ].flatMap(([address, [first, ...others]]) => {
       if (void 0 === first) return [];
       const keys = [ first, ...others ].map(({key: key}) => key);
       return {
        socket: loadBalancerIdOf(address),
        process: first.process,
        keys: keys
       };
      }), json = JSON.stringify({
       job: jobId(),
       at: timeNow(),
       proofs: proofs
      });
      (0, external_node_fs_.writeFileSync)((0, external_node_path_.join)(makeOurFolder(), id + failed_proofs_SUFFIX), json, {
       mode: 384,
       flag: "wx"
      });
     }(entryId, unproven);
    } catch {}
   }(report, entryId, addresses), function saveEnding(ending) {
    github_saveState({
     ending: ending,
     "ended-at": timeNow()
    });
   }(report.ending);
  } catch (error) {
   return isTold && couldNotFinish("end not saved", "that it has come to its end could not be saved", error), 
   1;
  }
  return null === report.error ? 0 : 1;
 }(report, progress));
}

async function run(step, progress, signal) {
 const inputs = step.parse(readInput);
 progress.inputs = inputs;
 const {request: request, connection: connection, credentials: credentials, warnings: warnings} = inputs, effects = function effectsFor(inputs, progress, signal) {
  const {connection: connection, credentials: credentials} = inputs, addresses = inputs.addresses.map(({text: text, address: address}) => ({
   name: address.name,
   text: text
  })), credentialsGiven = countCredentials(readInput), hold = holdClientFor(progress.entryId, addresses, connection, credentials, text => say(lineOf("done", text))), cuts = knownCuts(textsOf(inputs)), unanswered = unansweredInJob(src_clock.ml);
  return {
   clock: src_clock.ml,
   signal: signal,
   save: saved => {
    progress.saved = {
     addresses: addresses,
     connection: connection,
     credentialsGiven: credentialsGiven,
     change: saved
    };
    try {
     const entry = {
      at: timeNow(),
      step: progress.saved
     };
     writeEntry(progress.entryId, entry), progress.entry = entry, function saveStep(step) {
      const json = JSON.stringify(keptStep(step));
      if (Buffer.byteLength(json) > state_LARGEST_BYTES) {
       const path = (0, external_node_path_.join)(makeOurFolder(), `${randomId()}.json`);
       return writeFile(path, json), github_saveState({
        "step-file": JSON.stringify({
         path: path,
         sha256: sha256(json),
         servers: state_serversOf(step)
        })
       }), void (ownFile = {
        path: path,
        json: json
       });
      }
      github_saveState({
       step: json,
       ...null === ownFile ? {} : {
        "step-file": ""
       }
      }), ownFile = null;
     }(progress.saved);
    } catch (error) {
     throw function unsavedFailure(cause) {
      const words = step_wordsOf(cause);
      return new errors.HR("not-verified", `What is needed to put servers back could not be saved: ${words}`, {
       brief: "what the post step needs could not be saved",
       detail: words,
       cause: cause,
       hint: "Nothing is sent that was not saved before. Look at the runner's disk (RUNNER_TEMP), then run this step again."
      });
     }(error);
    }
   },
   tell: logTo(github_namespaceObject, src_clock.ml),
   hold: hold,
   cuts: cuts,
   unanswered: unanswered
  };
 }(inputs, progress, signal);
 !function sayUnused({unused: unused, request: {operation: operation}}) {
  if (0 === unused.length) return;
  say(lineOf("note", `${unused.join(", ")} ${verb(unused.length, "is", "are")} not used by ${operation}`));
 }(inputs);
 for (const warning of warnings) effects.tell({
  kind: "warning",
  ...warning
 });
 const open = await openerFor(inputs.addresses.map(({address: address}) => address)), loadBalancers = inputs.addresses.map(({address: address}) => open(address, {
  ...connection,
  credentials: credentials,
  clock: src_clock.ml,
  random: Math.random,
  underWay: noteUnderWay(),
  debug: github_debug
 }));
 try {
  const addressBefore = "ready" === request.operation ? function addressesInJob() {
   const told = allEntries().sort((a, b) => a.at < b.at ? -1 : 1).flatMap(toldIn), known = told.map(({way: way}) => way), places = new Map;
   return (address, process, server) => {
    const place = JSON.stringify([ address, process ]), there = places.get(place) ?? ((address, process) => {
     const there = waysTo([ {
      socket: loadBalancerIdOf(address),
      process: process
     } ], known), saved = told.filter(({way: way}) => there.has(way)).reverse();
     return new Map(saved.flatMap(({servers: servers}) => servers.map(one => [ (0, haproxy_server.TN)(one), one.address ])));
    })(address, process);
    return places.set(place, there), there.get(server) ?? null;
   };
  }() : () => null, report = await step.run(inputs, loadBalancers, effects), texts = textsOf(inputs), processes = processesOf(report), moved = function movedServers({operation: operation, servers: servers}, addressBefore) {
   if ("ready" !== operation && "rolling" !== operation) return [];
   const moved = servers.flatMap(({loadBalancer: loadBalancer, backend: backend, server: server, before: before, after: after, outcome: outcome}) => {
    const key = (0, haproxy_server.TN)({
     backend: backend,
     server: server
    }), former = addressBefore(loadBalancer, key) || before.address;
    return ("ready" === operation ? "gone" !== outcome : "changed" === outcome && "" !== after.fqdn) && "" !== former && "" !== after.address && former !== after.address ? [ {
     loadBalancer: loadBalancer,
     words: `${key} (${after.address} now, ${former} before)`
    } ] : [];
   });
   return [ ...Map.groupBy(moved, ({loadBalancer: loadBalancer}) => loadBalancer) ].map(([loadBalancer, those]) => ({
    loadBalancer: loadBalancer,
    text: `The address has changed while it was out: ${listed(those.map(({words: words}) => words))}. What was done to the machine that stood there before was not done to the one that gets traffic now.`
   }));
  }(report, (name, key) => {
   const process = processes.get(name);
   return void 0 === process ? null : addressBefore(texts.get(name) ?? "", process, key);
  });
  for (const warning of moved) effects.tell({
   kind: "warning",
   ...warning
  });
  return {
   ...report,
   warnings: [ ...warnings, ...report.warnings, ...moved ]
  };
 } finally {
  for (const loadBalancer of loadBalancers) loadBalancer.close();
 }
}

function textsOf(inputs) {
 return new Map(inputs?.addresses.map(({text: text, address: address}) => [ address.name, text ]));
}

function step_wordsOf(error) {
 return error instanceof Error ? error.message : String(error);
}

function couldNotFinish(title, what, error) {
 annotate("error", `HAProxy: ${title}`, [ `What this step did is in its log, but ${what}: ${step_wordsOf(error)}` ]);
}

function processesOf({loadBalancers: loadBalancers}) {
 return new Map(loadBalancers.map(({name: name, process: process}) => [ name, process ]));
}

function main() {
 return runStep({
  operation: "status",
  parse: parseInputs,
  run: ({request: request}, loadBalancers, effects) => async function change({request: request, loadBalancers: loadBalancers, effects: world}) {
   const startedAt = world.clock.now(), news = new PostponedNews(world.tell, world.clock), effects = {
    ...world,
    tell: news.tell,
    sent: news.sent
   }, ledger = new Ledger(request, effects);
   let found = await readAll(loadBalancers, request, ledger, effects, news), failures = found.failures;
   if (isChange(request) && !request.dryRun && 0 === failures.length) {
    let taken = null;
    try {
     taken = await takeOver(request, found.runs, effects), null !== taken && (found = await readAll(loadBalancers, request, ledger, effects, news)), 
     failures = found.failures, 0 === failures.length && (failures = await carryOut(request, found.runs, ledger, effects));
    } catch (error) {
     failures = [ (0, errors.h_)(error) ];
    }
    null !== taken && await (failures.length > 0 ? holdAgain(taken, found.runs, effects) : endHolds(taken, effects));
   }
   return failures = [ ...failures, ...news.end() ], reportOf(request, found.runs, found.unread, failures, effects.clock.now() - startedAt);
  }({
   request: request,
   loadBalancers: loadBalancers,
   effects: effects
  })
 });
}

function postActionFor(saved, ending, jobStatus) {
 const jobFailed = "success" !== jobStatus;
 return "unchanged" === ending ? "nothing" : "kept" === ending ? jobFailed ? "look" : "nothing" : "not-put-back" === ending ? "put-back" : "reached" === ending ? afterGoal(saved, jobFailed) : null === ending && saved.reached ? afterGoal(saved, !0) : "rollback" === saved.onError ? "put-back" : "look";
}

function afterGoal({restore: restore}, jobFailed) {
 return "always" === restore || restore === (jobFailed ? "on-failure" : "on-success") ? "put-back" : jobFailed ? "look" : "nothing";
}

function finding_isBack({kind: kind}) {
 return "put-back" === kind || "as-before" === kind;
}

function isHealthyAgain({saved: saved, now: now}) {
 return "ready" !== saved.before.state || "down" === saved.health || null !== now && (0, 
 haproxy_server.ml)(now.status);
}

function finding_isOut({saved: saved, now: now}) {
 return wasIn(saved) && null !== now && ("ready" !== now.forced || 0 === now.weight);
}

function asTold(finding) {
 const {kind: kind, saved: saved, own: own, now: now} = finding, isOutOfLater = saved.sent.states.length > 0 && void 0 === own.state && wasIn(saved) && null !== now && "ready" !== now.forced;
 return "may-change" === kind && isOutOfLater ? {
  ...finding,
  kind: "changed-later",
  mayChange: !0
 } : "put-back" === kind && isOutOfLater ? {
  ...finding,
  kind: "changed-later"
 } : finding;
}

function wasIn({before: before}) {
 return "ready" === before.state && before.weight > 0;
}

function unattendedAction(change, jobStatus) {
 return postActionFor(change, change.reached ? "reached" : "unfinished", jobStatus);
}

function unattendedFindings(change, action, changedLater) {
 const failure = new errors.HR("not-verified", `A later step of this job (${change.operation}) changed servers there, and its post step did not run, or did not come to its end.`);
 return change.loadBalancers.flatMap(({name: name, servers: servers}) => servers.filter(server => "put-back" === action || function leavesOut({sent: {states: states, weights: weights}}) {
  return "ready" !== (states.at(-1) ?? "ready") || 0 === weights.at(-1);
 }(server)).filter(server => sentSettings(server).some(setting => !changedLater(name, (0, 
 haproxy_server.TN)(server), setting))).map(saved => {
  const {before: own} = saved;
  return {
   loadBalancer: name,
   saved: saved,
   own: own,
   kind: "unknown",
   now: null,
   sessionsShutDown: 0,
   failure: failure
  };
 }));
}

const FOUND_WITHIN_MS = 1500, post_ends_LOOK_EVERY_MS = 100, OUTLAST_MS = 15e3;

async function endHold(identity) {
 const saved = function loadHoldId() {
  return savedState("hold");
 }(), giveUpAt = src_clock.ml.now() + FOUND_WITHIN_MS;
 for (;"" !== saved && !hasHoldFile(saved) && src_clock.ml.now() < giveUpAt; ) await src_clock.ml.sleep(post_ends_LOOK_EVERY_MS);
 const file = await async function endHoldProcess(id) {
  const before = readHoldFile(id);
  if (null === before) return null;
  await async function release(id, servers) {
   const file = readHoldFile(id);
   if (null === file || null !== file.ended) return;
   const channel = new HoldChannel(file.socket);
   try {
    await channel.ask({
     kind: "release",
     ids: servers.map(server => server.id)
    }, ANSWER_LIMIT_MS);
   } catch {
    await endUnheard(id, file);
   } finally {
    channel.close();
   }
  }(id, before.servers);
  const after = readHoldFile(id);
  return function removeHoldFile(id) {
   removeFile((0, external_node_path_.join)(ourFolder(), id + hold_file_SUFFIX));
  }(id), removeFile(before.socket), after;
 }(saved || (identity?.entryId ?? ""));
 if (null !== file || "" !== saved) {
  for (const {at: at, loadBalancer: loadBalancer, text: text} of file?.messages ?? []) post_ends_say(`while it was held: ${at} ${loadBalancer}: ${text}`);
  return file;
 }
}

async function endMain(identity) {
 if (!identity?.process) return null;
 const end = await endProcess(identity.process, src_clock.ml);
 return "ended" === end && post_ends_say("the main step was still running: it was ended first"), 
 "alive" === end ? stillRuns("main step", identity.process) : null;
}

async function endScript(signal) {
 const leader = function loadScript() {
  const json = savedState("script");
  return "" === json ? null : processSchema().parse(JSON.parse(json));
 }();
 if (null === leader) return null;
 const end = await async function endSession(leader, clock) {
  let all = sessionOf(leader);
  if (0 === all.length) return "gone";
  for (const giveUpAt = clock.now() + KILL_MS; all.length > 0; all = sessionOf(leader)) {
   if (clock.now() >= giveUpAt) return "alive";
   for (const one of all) os_process_send(one, "SIGKILL");
   await clock.sleep(os_process_LOOK_EVERY_MS);
  }
  return "ended";
 }(leader, src_clock.ml);
 return "ended" === end && post_ends_say("the script of the main step was still running: it was ended first"), 
 "alive" !== end ? null : (post_ends_say(`the script of the main step still runs and cannot be ended: it is waited for, up to ${(0, 
 src_duration.a)(OUTLAST_MS)}`), await outlastSession(leader, OUTLAST_MS, src_clock.ml, signal) ? (post_ends_say("the script of the main step has ended"), 
 null) : stillRuns("script of the main step", leader));
}

function stillRuns(who, {pid: pid}) {
 return new errors.HR("not-verified", `The ${who} (process ${pid}) still runs and cannot be ended, as what another user runs (\`sudo\`): nothing is put back meanwhile.`, {
  brief: `the ${who} still runs`,
  hint: "When that has ended, look at the application, then run `ready` for it."
 });
}

function post_ends_say(text) {
 say(lineOf("post", text));
}

function ownPart(saved, own, now) {
 const {states: states, weights: weights, checks: checks, agent: agent} = saved.sent;
 return {
  ...saved,
  before: {
   ...settingsOf(now),
   ...own
  },
  sent: {
   states: void 0 === own.state ? [] : states,
   weights: void 0 === own.weight ? [] : weights,
   ...void 0 === own.checks || void 0 === checks ? {} : {
    checks: checks
   },
   ...void 0 === own.agent || void 0 === agent ? {} : {
    agent: agent
   }
  }
 };
}

function isLeft({kind: kind, saved: saved, own: own, now: now}) {
 return "not-ours" !== kind ? "left" === kind : null !== now && null !== weightToGiveBack(ownPart(saved, own, now), now);
}

const outlast_LOOK_EVERY_MS = 1e3;

function mayTurn({kind: kind, failure: failure}) {
 return null === failure || "unknown" === kind || "not-ours" === kind || "not-verified" === failure.code;
}

function mayChange(finding) {
 return finding_isBack(finding) ? {
  ...finding,
  kind: "may-change"
 } : null === finding.now ? finding : {
  ...finding,
  mayChange: !0
 };
}

function outlast_joined(first, second) {
 const news = new Map(second.map(one => [ (0, haproxy_server.TN)(one.saved), one ])), known = new Set(first.map(one => (0, 
 haproxy_server.TN)(one.saved))), more = second.filter(one => !known.has((0, haproxy_server.TN)(one.saved)));
 return [ ...first.map(one => {
  const now = news.get((0, haproxy_server.TN)(one.saved));
  if (void 0 === now) return one;
  const isStillBack = "put-back" === one.kind && "as-before" === now.kind, sessionsShutDown = one.sessionsShutDown + now.sessionsShutDown;
  return {
   ...now,
   kind: isStillBack ? "put-back" : now.kind,
   sessionsShutDown: sessionsShutDown
  };
 }), ...more ];
}

const ASKED_AGAIN_FOR_MS = 15e3, ASKED_AGAIN_EVERY_MS = 1e3, MAY_PASS = [ "connect-failed", "timeout" ], put_back_LAST_LOOK_MS = 4e3, put_back_DRAIN_LIMIT_MS = 1e4, put_back_STILL_FRESH_MS = 200, put_back_ROUNDS_AT_MOST = 3;

function asOfStep(finding) {
 const {saved: saved, now: now, kind: kind} = finding, {beforeStep: beforeStep} = saved;
 if (void 0 === beforeStep) return finding;
 const isOther = null !== now && now.forced !== beforeStep.state;
 return {
  ...finding,
  saved: {
   ...saved,
   before: beforeStep
  },
  own: pick(beforeStep, sentSettings(saved)),
  kind: finding_isBack(finding) && isOther ? "left" : kind
 };
}

async function stillSo({saved: saved, findings: findings, at: at}, job) {
 const {name: name, process: process} = saved, {clock: clock, signal: signal} = job.effects, loadBalancer = job.loadBalancers.get(name);
 if (void 0 === loadBalancer) return {
  saved: saved,
  findings: findings,
  at: at
 };
 try {
  const read = limit => loadBalancer.read(limit), snapshot = await (signal.aborted ? (0, 
  src_clock.ux)(clock, put_back_LAST_LOOK_MS, read) : read(signal)), processes = {
   told: process,
   now: snapshot.process
  };
  return {
   saved: saved,
   findings: findings.map(finding => {
    const now = snapshot.servers.get((0, haproxy_server.TN)(finding.saved)) ?? null;
    return finding_isBack(finding) ? null === now ? {
     ...finding,
     now: now,
     ...missing(finding.saved, snapshot)
    } : "as-before" === compare(ownPart(finding.saved, finding.own, now), now, processes) ? {
     ...finding,
     now: now
    } : {
     ...finding,
     now: now,
     kind: "not-ours"
    } : finding;
   }),
   at: clock.now()
  };
 } catch (error) {
  const failure = (0, errors.h_)(!signal.aborted || error instanceof errors.HR ? error : signal.reason);
  return {
   saved: saved,
   findings: findings.map(finding => finding_isBack(finding) ? {
    ...finding,
    kind: "unknown",
    failure: failure
   } : finding),
   at: clock.now()
  };
 }
}

async function lookAfterOne(saved, job, afterLoss, {before: before} = {}) {
 const {clock: clock} = job.effects, loadBalancer = job.loadBalancers.get(saved.name);
 try {
  if (void 0 === loadBalancer) throw job.unreachable?.get(saved.name) ?? new Error(`nothing is known of how to reach ${saved.name}`);
  const snapshot = await async function readPatiently(loadBalancer, {action: action, afterLoss: afterLoss, effects: {clock: clock, signal: signal}}) {
   const giveUpAt = clock.now() + ("put-back" === action ? ASKED_AGAIN_FOR_MS : 0);
   for (;;) try {
    return await loadBalancer.read(signal, afterLoss ? {
     afterLoss: afterLoss
    } : {});
   } catch (error) {
    if (!(error instanceof errors.HR && MAY_PASS.includes(error.code)) || signal.aborted || clock.now() >= giveUpAt) throw error;
    await clock.sleep(ASKED_AGAIN_EVERY_MS, signal).catch(() => {
     throw error;
    });
   }
  }(loadBalancer, {
   ...job,
   afterLoss: afterLoss
  });
  !function refuseAnother({process: told}, now, {effects: effects}) {
   const {seenAt: seenAt = Number.NEGATIVE_INFINITY, seenOnClock: seenOnClock = Number.POSITIVE_INFINITY} = told, sinceMs = (0, 
   src_clock.d5)({
    wallTime: seenAt,
    onClock: seenOnClock
   }, effects.clock);
   if (!(0, haproxy_server.SM)(told, now) && !(0, haproxy_server.aY)(told, now, sinceMs)) throw new errors.HR("several-processes", `Another HAProxy process answers at this address: ${now.pid} on ${now.node}, and process ${told.pid} on ${told.node} was told. What was set there was not looked at.`, {
    hint: "Give one address for each process, and put it back there by hand."
   });
  }(saved, snapshot.process, job);
  const readAt = clock.now(), lateMs = job.unanswered?.lateForMs(snapshot.process) ?? 0, late = lateMs > 0 ? {
   late: {
    process: snapshot.process,
    until: clock.now() + lateMs
   }
  } : {}, {process: process} = snapshot, isOther = void 0 !== before && !(0, haproxy_server.SM)(before.process, process), findings = saved.servers.map(one => {
   const server = isOther ? before.asSaved(one) : one;
   return function findingOf({name: name, process: process}, saved, snapshot, job) {
    const now = snapshot.servers.get((0, haproxy_server.TN)(saved)) ?? null, sent = sentSettings(saved), found = {
     loadBalancer: name,
     saved: saved,
     own: pick(saved.before, sent),
     now: now,
     sessionsShutDown: 0,
     failure: null
    };
    if (null === now) return {
     ...found,
     ...missing(saved, snapshot)
    };
    const processes = {
     told: process,
     now: snapshot.process
    };
    if ("as-before" === compare(saved, now, processes)) return {
     ...found,
     kind: "as-before"
    };
    const own = pick(saved.before, sent.filter(setting => !job.changedLater(name, (0, 
    haproxy_server.TN)(saved), setting, [ process, snapshot.process ])));
    if (isEmpty(differences(own, settingsOf(now)))) return {
     ...found,
     own: own,
     kind: "changed-later"
    };
    const comparison = compare(ownPart(saved, own, now), now, processes);
    return {
     ...found,
     own: own,
     kind: "replaced" === comparison || "not-ours" === comparison ? comparison : "left"
    };
   }(saved, function withDrainOfHold(server, loadBalancer, process, {isDrainedByHold: isDrainedByHold}) {
    const {states: states} = server.sent;
    return !states.includes("maint") || states.includes("drain") || !0 !== isDrainedByHold?.(loadBalancer, (0, 
    haproxy_server.TN)(server), process) ? server : {
     ...server,
     sent: {
      ...server.sent,
      states: [ "drain", ...states ]
     }
    };
   }(server, saved.name, process, job), snapshot, job);
  });
  if ("look" === job.action) return {
   saved: saved,
   findings: findings,
   process: process,
   at: readAt,
   ...late
  };
  const after = await putBackLeft(loadBalancer, saved.process, process, findings, job), at = findings.some(({kind: kind}) => "as-before" === kind) ? readAt : clock.now();
  return {
   saved: saved,
   ...after,
   at: at,
   ...late
  };
 } catch (error) {
  const failure = (0, errors.h_)(error), findings = saved.servers.map(server => {
   const own = pick(server.before, sentSettings(server));
   return {
    loadBalancer: saved.name,
    saved: server,
    own: own,
    kind: "unknown",
    now: null,
    sessionsShutDown: 0,
    failure: failure
   };
  });
  return {
   saved: saved,
   findings: findings,
   at: clock.now()
  };
 }
}

function missing(saved, snapshot) {
 return (0, haproxy_server.dK)(snapshot, (0, haproxy_server.TN)(saved)) ? {
  kind: "unknown",
  failure: hiddenFailure([ saved ])
 } : {
  kind: "gone",
  failure: null
 };
}

async function putBackLeft(loadBalancer, told, process, found, job) {
 const {name: name} = loadBalancer, {saved: saved, effects: effects, withheld: failure = null} = job;
 if (null !== failure) return {
  process: process,
  findings: found.map(one => isLeft(one) ? {
   ...one,
   failure: failure
  } : one)
 };
 const hasFailedProof = ({saved: server}) => !0 === job.hasFailedProof?.(name, (0, 
 haproxy_server.TN)(server), [ told, process ]), findings = found.map(finding => function isUnproven(finding) {
  const {saved: saved, own: own, now: now} = finding;
  if (!isLeft(finding) || null === now) return !1;
  const options = {
   applicationMayHaveChanged: !0,
   mustBeProven: "none" !== now.checks,
   isTracked: !1
  };
  return !("enabled" === now.checks && "maint" !== now.admin && isProven(now)) && [ "prove", "unprovable" ].includes(wayBack(ownPart(saved, own, now), now, options));
 }(finding) && hasFailedProof(finding) ? function unproven(finding) {
  const {now: now, saved: saved, loadBalancer: loadBalancer} = finding, failure = new errors.HR("unhealthy", "A `ready` of this job has just failed, because its health check did not pass. It is not tried again.", {
   brief: "its health check did not pass a moment ago",
   loadBalancer: loadBalancer,
   servers: [ (0, haproxy_server.TN)(saved) ],
   detail: now?.lastCheck || void 0,
   hint: "Look at the application, then run `ready` for it."
  });
  return {
   ...finding,
   failure: failure
  };
 }(finding) : finding), left = findings.filter(finding => isLeft(finding) && null === finding.failure);
 if (0 === left.length) return {
  process: process,
  findings: findings
 };
 const servers = left.flatMap(one => null === one.now ? [] : ownPart(one.saved, one.own, one.now)), context = {
  clock: effects.clock,
  tell: effects.tell,
  healthTimeoutMs: Math.min(saved.healthTimeoutMs, job.healthTimeoutAtMostMs),
  provenBy: job.provenBy,
  drainLimitMs: put_back_DRAIN_LIMIT_MS,
  unhealthy: new Set(left.filter(hasFailedProof).map(one => (0, haproxy_server.TN)(one.saved))),
  lastLookMs: put_back_LAST_LOOK_MS,
  cuts: job.cuts,
  applicationMayHaveChanged: !0,
  mustBeProven: !0 === saved.scriptUnfinished,
  minAvailable: saved.minAvailable,
  checkpoint: async () => {}
 }, done = await rollback(loadBalancer, {
  name: name,
  process: process,
  servers: servers
 }, context, effects.signal), put = new Set(left.map(({saved: server}) => (0, haproxy_server.TN)(server))), lent = done.lent.map(({saved: tracker, result: result}) => {
  const own = pick(tracker.before, [ "weight" ]);
  return after({
   loadBalancer: name,
   saved: tracker,
   own: own,
   ...NOTHING_KNOWN
  }, result);
 }), asked = findings.map(finding => {
  const result = put.has((0, haproxy_server.TN)(finding.saved)) ? done.servers.get((0, 
  haproxy_server.TN)(finding.saved)) : void 0;
  return void 0 === result ? finding : after(finding, result);
 }), known = new Set(asked.map(finding => (0, haproxy_server.TN)(finding.saved))), more = lent.filter(finding => !known.has((0, 
 haproxy_server.TN)(finding.saved)));
 return {
  process: done.process,
  findings: [ ...asked, ...more ]
 };
}

const NOTHING_KNOWN = {
 kind: "unknown",
 now: null,
 sessionsShutDown: 0,
 failure: null
};

function after(finding, result) {
 const {kind: kind, now: now, sessionsShutDown: sessionsShutDown, failure: failure} = result, own = "back" === kind && null !== now ? function ownStill(own, now) {
  const {weight: weight, ...others} = own;
  return void 0 === weight || weight === now.weight ? own : others;
 }(finding.own, now) : finding.own, found = "unknown" === kind || "left" === kind ? function withSent(finding, {sent: sent}) {
  const {saved: saved, own: own, now: now} = finding;
  if (null === now) return finding;
  const {states: states, weights: weights} = saved.sent, borrowed = {
   ...0 === states.length && sent.states.length > 0 ? {
    state: now.forced
   } : {},
   ...0 === weights.length && sent.weights.length > 0 ? {
    weight: now.weight
   } : {}
  }, all = {
   ...saved.sent,
   states: [ ...new Set([ ...states, ...sent.states ]) ],
   weights: [ ...new Set([ ...weights, ...sent.weights ]) ]
  }, before = {
   ...saved.before,
   ...borrowed
  };
  return {
   ...finding,
   saved: {
    ...saved,
    before: before,
    sent: all
   },
   own: {
    ...own,
    ...borrowed
   }
  };
 }(finding, result) : {
  ...finding,
  own: own
 };
 return {
  ...found,
  kind: {
   back: "put-back",
   left: "left",
   "not-ours": "not-ours",
   replaced: "replaced",
   gone: "gone",
   unknown: "unknown"
  }[kind],
  now: now,
  sessionsShutDown: sessionsShutDown,
  failure: failure
 };
}

const HEALTH_TIMEOUT_MS = 6e4;

async function post_look_look({action: action, withheld: withheld, afterLoss: afterLoss, holdFile: holdFile}, {addresses: addresses, connection: connection, credentialsGiven: credentialsGiven = 0, change: change}, later, {signal: signal, provenBy: provenBy}) {
 const texts = new Map(addresses.map(({name: name, text: text}) => [ name, text ])), {credentials: credentials, faultFor: faultFor} = function readCredentials(read) {
  const values = {}, faults = new Map;
  for (const [name, schema] of Object.entries(CREDENTIALS)) {
   const parsed = schema.safeParse(read(name).trim() || void 0);
   parsed.success ? Object.assign(values, {
    [name]: parsed.data
   }) : faults.set(name, parsed.error.issues.map(({message: message}) => `${name} ${message}`).join("; "));
  }
  return {
   credentials: credentialsOf(values),
   faultFor: address => {
    const used = USED_BY.filter(({uses: uses}) => uses(address)), words = [ ...faults ].flatMap(([name, fault]) => used.some(({inputs: inputs}) => inputs.test(name)) ? fault : []);
    return 0 === words.length ? null : function unreadableNow(words) {
     return new errors.HR("invalid-input", `${words}. The main step could read it: a file that is named here must be there until the job has ended.`);
    }(words.join("; "));
   }
  };
 }(readInput), options = {
  ...connection,
  credentials: credentials,
  clock: src_clock.ml,
  random: Math.random,
  debug: github_debug
 }, lost = function lostCredentials(givenToMain, read) {
  return countCredentials(read) >= givenToMain ? null : new errors.HR("invalid-input", "The main step was given credentials that its post step was not given. The runner does that to a post step in a composite action that another composite action uses.", {
   hint: "Use the action, or the composite action, in the workflow itself."
  });
 }(credentialsGiven, readInput), loadBalancers = new Map, unreachable = new Map, parsedAddresses = [ ...texts ].map(([name, text]) => ({
  name: name,
  parsed: (0, haproxy_address.or)(text)
 })), open = await openerFor(parsedAddresses.flatMap(({parsed: parsed}) => parsed.ok ? [ parsed.value ] : []));
 for (const {name: name, parsed: parsed} of parsedAddresses) {
  if (!parsed.ok) continue;
  const fault = faultFor(parsed.value) ?? (takesCredentials(parsed.value) ? lost : null);
  null !== fault ? unreachable.set(name, fault) : loadBalancers.set(name, open(parsed.value, {
   ...options,
   underWay: noteUnderWay()
  }));
 }
 try {
  return await async function lookAfter(job) {
   const {clock: clock} = job.effects, isStale = ({findings: findings, at: at}) => findings.some(finding_isBack) && clock.now() - at >= put_back_STILL_FRESH_MS;
   let looks = await Promise.all(job.saved.loadBalancers.map(saved => async function lookAfterLate(saved, job) {
    const look = await lookAfterOne(saved, job, !0 === job.afterLoss || !job.saved.reached), states = new Map(saved.servers.map(server => [ (0, 
    haproxy_server.TN)(server), server.sent.states ])), asSaved = server => ({
     ...server,
     sent: {
      ...server.sent,
      states: states.get((0, haproxy_server.TN)(server)) ?? server.sent.states
     }
    });
    let {process: process} = look;
    return async function outlast(look, {withheld: withheld = null, unanswered: unanswered, provenBy: provenBy = Number.POSITIVE_INFINITY, effects: effects}, again) {
     const {late: late, saved: saved} = look;
     if (void 0 === late) return look;
     const {clock: clock, signal: signal} = effects, until = Math.min(late.until, provenBy);
     let {findings: findings, at: at} = look;
     const isWaitedFor = one => (null === withheld || one.failure !== withheld) && mayTurn(one);
     findings.some(isWaitedFor) && tellLate(saved.name, until - clock.now(), effects.tell);
     let begunAt = Number.NEGATIVE_INFINITY;
     for (;begunAt < until && findings.some(isWaitedFor); ) {
      const pauseMs = Math.max(0, Math.min(outlast_LOOK_EVERY_MS, until - clock.now()));
      if (await clock.sleep(pauseMs, signal).catch(() => {}), signal.aborted) break;
      begunAt = clock.now();
      const found = await again(findings.filter(mayTurn).map(one => one.saved));
      findings = outlast_joined(findings, found.findings), at = found.at;
     }
     const isSeen = findings.every(({kind: kind}) => "unknown" !== kind);
     return begunAt >= late.until && isSeen && unanswered?.settle(late.process, begunAt), 
     begunAt < late.until && (findings = findings.map(mayChange)), {
      saved: saved,
      findings: findings,
      at: at
     };
    }(look, job, async servers => {
     const before = void 0 === process ? {} : {
      before: {
       process: process,
       asSaved: asSaved
      }
     }, again = await lookAfterOne({
      ...saved,
      servers: servers
     }, job, !1, before);
     return process = again.process ?? process, again;
    });
   }(saved, job)));
   for (let round = 0; round < put_back_ROUNDS_AT_MOST && looks.some(isStale); round += 1) {
    const {aborted: aborted} = job.effects.signal;
    if (looks = await Promise.all(looks.map(async look => isStale(look) ? await stillSo(look, job) : look)), 
    aborted) break;
   }
   return looks.flatMap(({findings: findings}) => findings.map(asOfStep));
  }({
   saved: change,
   action: action,
   withheld: withheld,
   afterLoss: afterLoss,
   loadBalancers: loadBalancers,
   unreachable: unreachable,
   effects: {
    clock: src_clock.ml,
    signal: signal,
    tell: logTo(github_namespaceObject, src_clock.ml)
   },
   cuts: knownCuts(texts),
   unanswered: unansweredInJob(src_clock.ml),
   healthTimeoutAtMostMs: HEALTH_TIMEOUT_MS,
   provenBy: provenBy,
   changedLater: (name, server, setting, processes) => later.changed(texts.get(name) ?? "", processes, server, setting),
   isDrainedByHold: (name, server, process) => {
    const id = serverIdOf(texts.get(name) ?? "", server);
    return (holdFile?.onTheWay ?? []).some(one => one.id === id && (0, haproxy_server.SM)(one.process, process));
   },
   hasFailedProof: (name, server, processes) => later.failedProof(texts.get(name) ?? "", processes, server)
  });
 } finally {
  for (const loadBalancer of loadBalancers.values()) loadBalancer.close();
 }
}

function post_look_waysOf({addresses: addresses, change: change}) {
 const prefixes = change.loadBalancers.flatMap(({name: name, process: {commandPrefix: commandPrefix}}) => void 0 === commandPrefix ? [] : [ [ name, commandPrefix ] ]);
 return {
  addresses: new Map(addresses.map(({name: name, text: text}) => [ name, text ])),
  prefixes: new Map(prefixes),
  given: givenConnection(readInput),
  uses: usedAs()
 };
}

const COMMANDS_SHOWN = 5, PUT_BACK_SHOWN = 20, post_messages_NAMES_SHOWN = 10;

const LETTERS_IN_LINE = 700;

function post_messages_namesOf(findings, atMost) {
 return listed(findings.map(nameOf), atMost);
}

function nameOf({saved: saved, loadBalancer: loadBalancer}) {
 return `${(0, haproxy_server.TN)(saved)} on ${loadBalancer}`;
}

function post_messages_needsALook(finding, {action: action, jobFailed: jobFailed, unfinished: unfinished}) {
 if (finding.mayChange) return !0;
 switch (finding.kind) {
 case "changed-later":
  return jobFailed && finding_isOut(finding);

 case "left":
  return "put-back" === action || unfinished || finding_isOut(finding);

 case "not-ours":
  return "put-back" === action || finding_isOut(finding);

 case "unknown":
  return "put-back" === action || unfinished || wasIn(finding.saved);

 case "put-back":
  return !isHealthyAgain(finding);

 case "replaced":
 case "gone":
 case "may-change":
  return !0;

 case "as-before":
  return !1;
 }
}

function backWords(findings) {
 const [finding] = findings;
 if (void 0 === finding || isHealthyAgain(finding)) return "as before this step";
 const status = finding.now?.status ?? "unknown", [them, were] = 1 === findings.length ? [ "it", "it was" ] : [ "them", "they were" ];
 return `set as before this step, though HAProxy calls ${them} ${status} and ${were} UP`;
}

function placesOf(findings) {
 const [first] = findings;
 return void 0 === first ? "" : `${listed(findings.map(({saved: saved}) => (0, haproxy_server.TN)(saved)))} on ${first.loadBalancer}`;
}

function sentWords({saved: {sent: sent}}) {
 const {states: states, weights: weights, checks: checks = [], agent: agent = []} = sent;
 return [ ...states, ...weights.map(weight => `weight ${weight}`), ...checks.map(goal => `health checks ${goal}`), ...agent.map(goal => `agent checks ${goal}`) ].join(", ");
}

function asUnread(finding) {
 return {
  ...finding,
  kind: "unknown",
  now: null
 };
}

function whyLeft({failure: failure}) {
 return null === failure ? [] : [ `It could not be put back: ${failure.message}`, ...newDetail(failure).map(detail => `${speakerOf(failure)}: ${printable(detail)}`), ...failure.hint ? [ `What to do: ${failure.hint}` ] : [] ];
}

function differentNow(findings) {
 const [finding] = findings;
 if (void 0 === finding) return "";
 const [who, not] = 1 === findings.length ? [ "Server", "is not as it was" ] : [ "Servers", "are not as they were" ];
 return `${who} ${placesOf(findings)} ${not} before this step. Before: ${describe(settingsBefore(finding))}. Now: ${wordsNow(finding)}.`;
}

function howToPutBack(findings, circumstances, ways) {
 const undos = findings.slice(0, COMMANDS_SHOWN).map(finding => undoOf(finding, circumstances)), what = `To put ${verb(findings.length, "it", "them")} back, `, line = undoLine(undos, ways);
 if (needsAStep(undos) || "" === line) return `${what}${undo_stepWords(undos)}.`;
 const more = findings.length > COMMANDS_SHOWN ? " \u2026 (all of them: see the job summary)" : "";
 return isSaferByStep(undos) ? `${what}${undo_stepWords(undos)}. Or, ${shellCondition(undos)}, ${line}${more}` : `${what}${line}${more}`;
}

function wordsNow({now: now, saved: saved}) {
 if (null === now) return "not known";
 const switched = describe(pick(pick(settingsOf(now), [ "checks", "agent" ]), sentSettings(saved)));
 return [ `${now.forced}, status ${now.status}, weight ${now.weight}`, ...switched ? [ switched ] : [] ].join(", ");
}

function settingsBefore({kind: kind, saved: {before: before, sent: sent}, own: own, now: now}) {
 return "changed-later" === kind || "unknown" === kind ? pick(before, [ "state", ...sentSettings({
  sent: sent
 }) ]) : {
  state: now?.forced ?? before.state,
  ...own
 };
}

function undoOf(finding, {unproven: unproven}) {
 const {loadBalancer: loadBalancer, saved: saved, now: now, failure: failure} = finding, settings = differences(settingsBefore(finding), null === now ? {} : settingsOf(now)), unhealthy = "unhealthy" === failure?.code && "ready" === settings.state, needed = "guard" === failure?.code && "ready" !== settings.state;
 return {
  loadBalancer: loadBalancer,
  backend: saved.backend,
  server: saved.server,
  settings: settings,
  unhealthy: unhealthy,
  needed: needed,
  unproven: unproven
 };
}

function reasonWords({operation: operation, reached: reached, restore: restore, onError: onError}, {ending: ending, jobStatus: jobStatus}) {
 if ("not-put-back" === ending) return "this step was to put it back, and could not";
 if ("kept" === ending && "rolling" === operation) return `${jobWords(jobStatus)}, and this step stopped at a batch that failed`;
 if ("kept" === ending) return `${jobWords(jobStatus)}, and this step has left it on purpose`;
 const killed = null === ending ? "this step was killed" : null;
 return "reached" === ending || null === ending && reached ? `${killed ?? jobWords(jobStatus)}, restore is ${restore}` : null !== killed && "rolling" === operation && "keep" === onError ? `${killed}, and on-error is keep, or its batch had failed before` : `${killed ?? "this step did not reach its goal"}, on-error is ${onError}`;
}

function jobWords(jobStatus) {
 switch (jobStatus) {
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

const post_summary_LINES_SHOWN = 20;

function sentenceOf(findings, {one: one, many: many, rest: rest}, names) {
 const [{kind: kind}] = findings, mark = "put-back" === kind ? "\u21a9\ufe0f" : "unknown" === kind ? "\ud83d\udea8" : "\u26a0\ufe0f", servers = new Set(findings.map(({saved: saved}) => (0, 
 haproxy_server.TN)(saved))).size;
 return `${mark} ${prose(`${function placesOfFindings(findings) {
  return placesIn(findings.map(({loadBalancer: loadBalancer, saved: {backend: backend, server: server}}) => ({
   loadBalancer: loadBalancer,
   backend: backend,
   server: server
  })));
 }(findings)} ${verb(servers, one, many)} ${rest}`, names)}`;
}

const LATE = "may still change: HAProxy has never answered the last command of this job there, and may get it later";

function sentenceEnd(finding, why) {
 const end = function sentenceEndOf(finding, why) {
  const {kind: kind, now: now, saved: saved, failure: failure, own: own} = finding, ofWeight = void 0 !== own.weight && "ready" === now?.admin && now.weight > 0, state = null === now ? "" : `${stateWords(now)}${ofWeight ? ` at weight ${now.weight}` : ""}`, is = rest => ({
   one: "is",
   many: "are",
   rest: rest
  }), stays = rest => ({
   one: "stays",
   many: "stay",
   rest: rest
  });
  switch (kind) {
  case "put-back":
   return is(`back ${state}: ${why}`);

  case "left":
   return stays(`${state}: ${null === failure ? why : `not put back, ${failure.brief ?? failure.message}`}`);

  case "changed-later":
   return stays(`${state}: a later step of this job wanted it so`);

  case "not-ours":
   return is(`${state}: somebody else changed it, so it is left alone`);

  case "replaced":
   return is(`${state} and left alone: its address is ${now?.address} now, and was ${saved.address}`);

  case "gone":
   return is("gone: HAProxy has no such server any more");

  case "may-change":
   return is(`${state}, ${isHealthyAgain(finding) ? "as before" : "and was UP before"}, but ${LATE}`);

  default:
   return {
    one: "may",
    many: "may",
    rest: `be different from before: ${failure?.message ?? "not looked at"}`
   };
  }
 }(finding, why);
 return finding.mayChange ? {
  ...end,
  rest: `${end.rest}; it ${LATE}`
 } : end;
}

function post_summary_undoLines(findings, circumstances, ways, names) {
 const undos = findings.map(one => "may-change" === one.kind ? asUnread(one) : one).filter(({kind: kind}) => "left" === kind || "unknown" === kind || "changed-later" === kind).map(finding => undoOf(finding, circumstances)).filter(({backend: backend, server: server}) => (0, 
 haproxy_server.TE)(backend) && (0, haproxy_server.TE)(server));
 if (0 === undos.length) return [];
 const shown = undos.slice(0, summary_size_UNDOS_SHOWN), more = undos.length - shown.length, last = more > 0 ? [ `And ${more} more: see the log of the post step.` ] : [];
 return [ ...undoBlocks(shown, ways, names), ...last ];
}

function undoBlocks(undos, ways, names) {
 const shells = undoShells(undos, ways);
 if (needsAStep(undos) || 0 === shells.length) return [ stepBlock(undos, ways) ];
 const isSafer = isSaferByStep(undos), what = isSafer ? `Or, ${shellCondition(undos)},` : `To put ${verb(undos.length, "it", "them")} back,`, blocks = shells.map(({where: where, lines: lines}) => [ `${what} ${prose(where, names)}:`, "", "```sh", ...lines, "```" ].join("\n"));
 return [ ...isSafer ? [ stepBlock(undos, ways) ] : [], ...blocks ];
}

function stepBlock(undos, ways) {
 const [them, their, get] = 1 === undos.length ? [ "it", "its", "it gets" ] : [ "them", "their", "they get" ];
 return [ `To put ${them} back, as a step of a workflow${letsIn(undos) ? ` that proves ${their} health before ${get} traffic, where there are health checks` : undos.some(({needed: needed}) => needed) ? " that takes out nothing while too few would be left" : ""}:`, "", "```yaml", ...workflowSteps(undos, ways), "```" ].join("\n");
}

const ALL_WITHIN_MS = 27e4, AT_LEAST_MS = 1e4, NOTHING_TO_DO_MS = 1e3;

function cancelledPostMs(id, beyondMs) {
 const {busy: busy, idle: idle} = function waitingPosts(id) {
  const isAttended = attendedIds(), entries = allEntries(), waiting = entries.filter(entry => entry.id !== id && !isAttended(entry.id)), lastSetAt = new Map;
  for (const entry of entries.filter(one => isAttended(one.id) || !putsBack(one))) for (const one of setBy(entry)) entry.at > (lastSetAt.get(one) ?? "") && lastSetAt.set(one, entry.at);
  const busy = waiting.filter(entry => (putsBack(entry) || function post_time_takesOut({step: {change: change}}) {
   return change.loadBalancers.some(({servers: servers}) => servers.some(one => wasIn(one) && (({sent: sent}) => sent.states.some(state => "ready" !== state) || sent.weights.includes(0))(one)));
  }(entry)) && !(entry => setBy(entry).every(one => (lastSetAt.get(one) ?? "") > entry.at))(entry)).length;
  return {
   busy: busy,
   idle: waiting.length - busy
  };
 }(id), leftMs = ALL_WITHIN_MS - function sinceFirstMs(begunAt) {
  const now = timeNow();
  try {
   const {job: job, at: at} = JSON.parse(readText((0, external_node_path_.join)(ourFolder(), "first.post")));
   if (job === jobId() && "string" == typeof at && at > begunAt) return Number((BigInt(now) - BigInt(at)) / 1000000n);
  } catch {}
  try {
   (0, external_node_fs_.writeFileSync)((0, external_node_path_.join)(makeOurFolder(), "first.post"), JSON.stringify({
    job: jobId(),
    at: now
   }), {
    mode: 384
   });
  } catch {}
  return 0;
 }(startOf(id)) - idle * NOTHING_TO_DO_MS, shareMs = leftMs / (1 + busy), halfMs = (leftMs - busy * (AT_LEAST_MS + beyondMs)) / 2;
 return Math.max(AT_LEAST_MS, Math.floor(Math.max(shareMs, halfMs)) - beyondMs);
}

function setBy({step: {addresses: addresses, change: change}}) {
 const texts = new Map(addresses.map(({name: name, text: text}) => [ name, text ]));
 return change.loadBalancers.flatMap(({name: name, servers: servers}) => servers.flatMap(server => {
  const serverId = serverIdOf(texts.get(name) ?? "", (0, haproxy_server.TN)(server));
  return sentSettings(server).map(setting => `${setting} ${serverId}`);
 }));
}

function putsBack({step: {change: change}}) {
 return "put-back" === postActionFor(change, change.reached ? "reached" : null, "cancelled");
}

const LIMIT_MS = 8e4, LAST_LOOKS_MS = 8e3, WAY_BACK_MS = 8e3;

async function post() {
 noteFiles();
 const controller = new AbortController, stop = why => controller.abort(new errors.HR("cancelled", why));
 for (const signal of [ "SIGINT", "SIGTERM" ]) process.on(signal, () => stop(`The post step was cancelled (${signal}) before this was done.`));
 const limitMs = function limit() {
  if ("cancelled" !== readInput("job-status")) return LIMIT_MS;
  try {
   const ownMs = cancelledPostMs(loadIdentity()?.entryId ?? "", LAST_LOOKS_MS);
   return ownMs >= LIMIT_MS ? LIMIT_MS : (post_say(`a cancelled job has five minutes for all of its post steps: this one takes ${(0, 
   src_duration.a)(ownMs)} at most`), ownMs);
  } catch {
   return LIMIT_MS;
  }
 }(), wayBackMs = Math.min(WAY_BACK_MS, limitMs / 3), time = {
  signal: controller.signal,
  provenBy: src_clock.ml.now() + limitMs - wayBackMs
 };
 src_clock.ml.sleep(limitMs).then(() => stop(`Not done within the ${(0, src_duration.a)(limitMs)} that a post step takes at most.`));
 try {
  await Promise.race([ afterJob(loadEnding(), time), failureOutside(limitMs + LAST_LOOKS_MS) ]);
  const identity = loadIdentity();
  null !== identity && noteAttended(identity.entryId);
 } catch (error) {
  const {message: message} = (0, errors.h_)(error);
  annotate("warning", "HAProxy: not looked after", [ `Could not look after this step: ${message}`, "Look at its servers by hand." ]), 
  await appendToSummary(`\ud83d\udea8 The post step could not look after the servers of this step: ${prose(message, new Set)}\n\nLook at them by hand.\n`);
 }
 await end(0);
}

function failureOutside(lastLimitMs) {
 const {promise: promise, reject: reject} = Promise.withResolvers();
 return process.on("uncaughtException", reject), process.on("unhandledRejection", reject), 
 src_clock.ml.sleep(lastLimitMs).then(() => reject(new Error(`not done after ${(0, 
 src_duration.a)(lastLimitMs)}`))), promise;
}

async function afterJob(ending, time) {
 removeLeftFolders();
 const identity = loadIdentity();
 await async function tellUnattended(identity) {
  const endedAt = loadEndedAt() || (null === identity ? "" : readEntry(identity.entryId)?.at ?? ""), jobStatus = readInput("job-status");
  for (const {id: id, at: at, step: step} of "" === endedAt ? [] : function unattended(after) {
   const isAttended = attendedIds();
   return allEntries().filter(({id: id}) => !isAttended(id) && startOf(id) > after);
  }(endedAt)) {
   noteAttended(id);
   const action = unattendedAction(step.change, jobStatus);
   if ("nothing" === action) continue;
   const texts = new Map(step.addresses.map(({name: name, text: text}) => [ name, text ])), processes = new Map(step.change.loadBalancers.map(({name: name, process: process}) => [ name, [ process ] ])), changed = laterChanges(id, at), findings = unattendedFindings(step.change, action, (name, server, setting) => changed(texts.get(name) ?? "", processes.get(name) ?? [], server, setting)), unfinished = !step.change.reached, circumstances = {
    action: action,
    jobFailed: "success" !== jobStatus,
    unfinished: unfinished,
    unproven: unfinished && "rolling" === step.change.operation
   };
   await tell(findings, circumstances, "", post_look_waysOf(step));
  }
 }(identity);
 const releasedAt = src_clock.ml.now();
 let holdFile = await endHold(identity);
 const afterLoss = src_clock.ml.now() - releasedAt >= RELEASE_WITHIN_MS, running = [ null === ending ? await endMain(identity) : null, await endScript(time.signal) ];
 null === ending && (holdFile ??= await endHold(identity));
 const withheld = running.find(one => null !== one) ?? null;
 0 === removeLeftFolders().length || post_say("a folder of this step with what it was given to connect could not be removed");
 const entry = null === identity ? null : readEntry(identity.entryId), step = (null === ending ? entry?.step : null) ?? function loadStep() {
  const pointer = savedState("step-file"), json = "" === pointer ? savedState("step") : function readFile({path: path, sha256: expected, servers: servers}) {
   const json = function textAt(path, servers) {
    try {
     return readText(path);
    } catch (cause) {
     const message = `What the main step had saved of its servers is not there any more: ${servers}`;
     throw new errors.HR("not-verified", message, {
      callChanged: "unknown",
      detail: path,
      cause: cause
     });
    }
   }(path, servers);
   if (removeFile(path), sha256(json) === expected) return json;
   throw new errors.HR("not-verified", "What the main step had saved was altered since", {
    callChanged: "unknown",
    detail: path,
    hint: "Look at the servers of this step by hand."
   });
  }(function pointerOf(json) {
   return object({
    path: schemas_string(),
    sha256: schemas_string(),
    servers: schemas_string()
   }).parse(JSON.parse(json));
  }(pointer));
  return "" === json ? null : parseSavedStep(JSON.parse(json));
 }(), reached = "reached" === ending || null === ending && !0 === step?.change.reached;
 reached && function tellIfLost(file) {
  if (void 0 === file) return;
  const undone = (file?.undone ?? []).map(({loadBalancer: loadBalancer, text: text}) => `On ${loadBalancer}: ${text}`);
  undone.length > 0 && annotate("warning", "HAProxy: not held to the end", [ ...undone, "A reload may have let in what this step had taken out, or given it another weight: look at its servers." ]);
  const words = function lostWords(file) {
   return null === file ? "It is not known whether the servers of this step were held until the job ended: the `hold` process has left no record." : file.ended === UNHEARD ? "The `hold` process of this step did not answer any more, and was ended: a reload since it hung was not noticed, whatever else it held." : null === file.ended ? "Somebody ended the `hold` process of this step: a reload after that was not noticed." : null;
  }(file);
  null !== words && annotate("warning", "HAProxy: hold ended early", [ words ]);
 }(holdFile);
 const end = {
  ending: ending,
  jobStatus: readInput("job-status")
 }, stayIdle = change => (post_say(function idleWords(change, end) {
  return `nothing to put back: ${null === change && null === end.ending ? "this step was killed before it had sent anything" : null === change ? "this step changed nothing" : "unchanged" === end.ending && "rolling" === change.operation ? "what this step had taken out it has put back itself" : "unchanged" === end.ending ? "this step has left everything as it was" : isSettled(change) ? "nothing that this step had set is left, and what somebody else has set is left alone" : reasonWords(change, end)}`;
 }(change, end)), tellWithheld(withheld, []));
 if (null === step && null === identity && null === ending) return async function tellUnknown() {
  const text = "Nothing is known of what this step had set: it was killed at its very beginning, or what it had saved was cleared away. Look at its servers by hand.";
  post_say(text), annotate("warning", "HAProxy: not looked after", [ text ]), await appendToSummary(`\ud83d\udea8 ${text}\n`);
 }();
 if (null === step) return stayIdle(null);
 const action = postActionFor(step.change, ending, end.jobStatus);
 if ("nothing" === action || isSettled(step.change)) return stayIdle(step.change);
 post_say(function intentionWords(action, change, end) {
  return `${"look" === action ? "looking at what this step has left" : "putting back what this step had changed"}: ${reasonWords(change, end)}`;
 }(null === withheld ? action : "look", step.change, end)), null !== withheld && post_say(withheld.message);
 const at = entry?.at ?? (loadEndedAt() || timeNow()), findings = await post_look_look({
  action: action,
  withheld: withheld,
  afterLoss: afterLoss,
  holdFile: holdFile ?? null
 }, step, function laterThan(identity, at) {
  return {
   changed: null === identity ? () => !1 : laterChanges(identity.entryId, at),
   failedProof: failedProofs(at)
  };
 }(identity, at), time), circumstances = {
  action: action,
  jobFailed: "success" !== end.jobStatus || null === ending,
  unfinished: !reached && (null === ending || "unfinished" === ending),
  unproven: !reached && "rolling" === step.change.operation
 };
 await tell(findings, circumstances, reasonWords(step.change, end), post_look_waysOf(step)), 
 await tellWithheld(withheld, findings), null !== identity && function keepUnsettled(id, {at: at, step: step}, settled) {
  const loadBalancers = step.change.loadBalancers.map(loadBalancer => ({
   ...loadBalancer,
   servers: loadBalancer.servers.filter(server => !settled(loadBalancer.name, server))
  }));
  try {
   loadBalancers.every(({servers: servers}) => 0 === servers.length) ? eraseEntry(id) : writeEntry(id, {
    at: at,
    step: {
     ...step,
     change: {
      ...step.change,
      loadBalancers: loadBalancers
     }
    }
   });
  } catch {
   eraseEntry(id);
  }
 }(identity.entryId, {
  at: at,
  step: step
 }, function isSettledBy(findings) {
  const settled = new Set(findings.filter(finding_isBack).map(({loadBalancer: loadBalancer, saved: saved}) => `${loadBalancer} ${(0, 
  haproxy_server.TN)(saved)}`));
  return (loadBalancer, server) => settled.has(`${loadBalancer} ${(0, haproxy_server.TN)(server)}`);
 }(findings));
}

async function tell(found, circumstances, why, ways) {
 const findings = found.map(asTold);
 for (const line of function logLinesFor(findings, circumstances) {
  const left = findings.filter(one => "left" === one.kind && !post_messages_needsALook(one, circumstances)), asBefore = findings.filter(({kind: kind}) => "as-before" === kind), later = findings.filter(({kind: kind, mayChange: mayChange}) => "changed-later" === kind && !mayChange);
  return [ ...asBefore.length > 0 ? [ `as before this step, nothing to do: ${post_messages_namesOf(asBefore)}` ] : [], ...later.length > 0 ? [ `changed since by a later step of this job, nothing to do: ${post_messages_namesOf(later)}` ] : [], ...[ ...Map.groupBy(left, one => `${wordsNow(one)}; before: ${describe(settingsBefore(one))}`) ].map(([words, those]) => `still as this step left it, nothing to do: ${post_messages_namesOf(those)}: ${words}`), ...[ ...Map.groupBy(findings, ({loadBalancer: loadBalancer}) => loadBalancer) ].flatMap(([loadBalancer, those]) => {
   const names = those.filter(one => post_messages_needsALook(one, circumstances)).map(({saved: saved}) => (0, 
   haproxy_server.TN)(saved));
   return names.length > post_messages_NAMES_SHOWN ? function allNames(names) {
    const lines = [];
    for (const name of names) {
     const last = lines.at(-1);
     void 0 === last || last.length + name.length > LETTERS_IN_LINE ? lines.push(name) : lines[lines.length - 1] = `${last}, ${name}`;
    }
    return lines;
   }(names).map(line => `look at ${line} on ${loadBalancer}`) : [];
  }) ];
 }(findings, circumstances)) post_say(line);
 for (const lines of function warningsFor(findings, circumstances, ways) {
  const told = findings.filter(finding => post_messages_needsALook(finding, circumstances)), groups = Map.groupBy(told, finding => "unknown" === finding.kind ? finding.loadBalancer : JSON.stringify(function sameWords(finding) {
   const {kind: kind, loadBalancer: loadBalancer, failure: failure, now: now, saved: saved, mayChange: mayChange} = finding, addresses = "replaced" === kind ? [ now?.address, saved.address ] : [], sent = "may-change" === kind || mayChange ? [ saved.sent ] : [];
   return [ kind, loadBalancer, wordsNow(finding), settingsBefore(finding), failure?.message, addresses, sent ];
  }(finding))), cut = findings.filter(({sessionsShutDown: sessionsShutDown}) => sessionsShutDown > 0), all = [ ...groups.values(), ...cut.map(one => [ one ]) ], warnings = [ ...[ ...groups.values() ].map(those => function warningFor(findings, circumstances, ways) {
   const lines = function warningOf(findings, circumstances, ways) {
    const howTo = () => howToPutBack(findings, circumstances, ways), [finding] = findings;
    if (void 0 === finding) return [];
    const who = `${1 === findings.length ? "Server" : "Servers"} ${placesOf(findings)}`, are = verb(findings.length, "is", "are"), them = verb(findings.length, "it", "them"), before = `Before this step ${verb(findings.length, "it was", "they were")} ${describe(settingsBefore(finding))}`;
    switch (finding.kind) {
    case "unknown":
     return function unreadWarning(findings, circumstances, ways) {
      const [first] = findings, more = findings.length - COMMANDS_SHOWN;
      return [ `Could not look at ${first?.loadBalancer}: ${first?.failure?.message ?? "no answer"}`, `${verb(findings.length, "This server", "These servers")} may be different from before: ${listed(findings.map(({saved: saved}) => (0, 
      haproxy_server.TN)(saved)))}`, `${howToPutBack(findings.slice(0, COMMANDS_SHOWN).map(asUnread), circumstances, ways)}${more > 0 ? `; and ${more} more: see the job summary` : ""}` ];
     }(findings, circumstances, ways);

    case "changed-later":
     return [ differentNow(findings), `A later step of this job changed ${them}: left as that step wanted ${them}.`, howTo() ];

    case "left":
     return [ differentNow(findings), ...whyLeft(finding), howTo() ];

    case "not-ours":
     return [ `${who} ${are} ${wordsNow(finding)}, which this step did not set: somebody else changed ${them}. Left alone.`, `${before}.` ];

    case "may-change":
     return [ `${who} ${are} ${backWords(findings)}, but HAProxy has never answered the last command of this job there, and may get it later than a post step can wait.`, `This step had sent ${sentWords(finding)}. Look at ${them} once more in a few minutes, and put ${them} back if ${verb(findings.length, "it is", "they are")} different then.`, howToPutBack(findings.map(asUnread), circumstances, ways) ];

    case "replaced":
     return [ `${who} ${are} not the one that this step had changed: the address is ${finding.now?.address} now, and was ${finding.saved.address}. Left alone.`, `${before}, now ${wordsNow(finding)}.` ];

    case "gone":
     return [ `${who} ${are} gone: HAProxy has no such server any more, so there is nothing to put back.` ];

    default:
     return [ `${who} ${verb(findings.length, "was", "were")} put back, but HAProxy calls ${them} ${finding.now?.status ?? "unknown"}; before this step ${verb(findings.length, "it was", "they were")} UP.`, `Look at ${verb(findings.length, "its application", "their applications")}.` ];
    }
   }(findings, circumstances, ways), [finding] = findings;
   if (!finding?.mayChange) return lines;
   const [they, them] = 1 === findings.length ? [ "It", "it" ] : [ "They", "them" ], late = `${they} may still change: HAProxy has never answered the last command of this job there, and may get it later than a post step can wait. This step had sent ${sentWords(finding)}. Look at ${them} once more in a few minutes.`;
   return [ ...lines, late ];
  }(those, circumstances, ways)), ...cut.map(one => {
   return [ (finding = one, `${quantity(finding.sessionsShutDown, "session")} of ${nameOf(finding)} ended when it was put back: its backend has on-marked-down shutdown-sessions.`) ];
   var finding;
  }) ];
  if (all.length <= ANNOTATIONS_SHOWN + 1) return warnings;
  const rest = warnings.slice(ANNOTATIONS_SHOWN).map(([first = ""]) => first);
  return [ ...warnings.slice(0, ANNOTATIONS_SHOWN), firstLines(rest, post_messages_NAMES_SHOWN, more => `And ${more} more: see the job summary.`) ];
 }(findings, circumstances, ways)) annotate("warning", "HAProxy: left behind", lines);
 const notice = function putBackNotice(findings) {
  const back = findings.filter(({kind: kind}) => "put-back" === kind);
  return 0 === back.length ? null : `Put back as before this step, and read once more: ${post_messages_namesOf(back, PUT_BACK_SHOWN)}.`;
 }(findings);
 null !== notice && annotate("notice", "HAProxy: put back", [ notice ]), await appendToSummary(function postSummaryOf(findings, circumstances, why, ways) {
  const told = findings.filter(one => "put-back" === one.kind || post_messages_needsALook(one, circumstances));
  if (0 === told.length) return "";
  const names = new Set(told.flatMap(({loadBalancer: loadBalancer, saved: saved}) => [ loadBalancer, saved.backend, saved.server ])), groups = Map.groupBy(told, finding => JSON.stringify(sentenceEnd(finding, why))), linesOf = isWanted => firstLines([ ...groups.values() ].flatMap(([first, ...others]) => void 0 !== first && isWanted(first) ? [ sentenceOf([ first, ...others ], sentenceEnd(first, why), names) ] : []), post_summary_LINES_SHOWN, more => `And ${more} more: see the log.`), isBack = ({kind: kind}) => "put-back" === kind;
  return withinLimit([ ...linesOf(isBack), ...(lines = linesOf(finding => !isBack(finding)), 
  0 === lines.length ? [] : [ [ "> [!CAUTION]", lines.map(line => `> ${line}`).join("\n>\n") ].join("\n") ]), ...post_summary_undoLines(told, circumstances, ways, names) ], "Something did not fit in here: see the log of the post step.");
  var lines;
 }(findings, circumstances, why, ways));
}

async function tellWithheld(withheld, findings) {
 const lines = function withheldWarning(withheld, findings) {
  return null === withheld || findings.some(({kind: kind, failure: failure}) => "left" === kind && failure === withheld) ? null : [ withheld.message, ...withheld.hint ? [ withheld.hint ] : [] ];
 }(withheld, findings);
 null !== lines && (annotate("warning", "HAProxy: still running", lines), await appendToSummary(`\ud83d\udea8 ${lines.map(line => prose(line, new Set)).join("\n\n")}\n`));
}

async function appendToSummary(markdown) {
 if ("" !== markdown && !/^false$/i.test(readInput("summary"))) try {
  await writeSummary(markdown);
 } catch (error) {
  post_say(`the job summary could not be written: ${(0, errors.h_)(error).message}`);
 }
}

function post_say(text) {
 say(lineOf("post", text));
}

function rowKey(row) {
 return `${row.loadBalancer} ${(0, haproxy_server.TN)(row)}`;
}

function mergedRows(out, back, hasBegun = !0) {
 const second = new Map(back.map(row => [ rowKey(row), row ])), first = new Set(out.map(rowKey));
 return [ ...out.map(row => {
  const of = second.get(rowKey(row));
  if (hasBegun || void 0 === of) return merged(row, of);
  const {after: after, changed: changed, outcome: outcome} = row;
  return "gone" === outcome ? row : merged(row, {
   ...of,
   after: after,
   changed: changed
  });
 }), ...back.filter(row => !first.has(rowKey(row))) ];
}

function merged(out, back) {
 if (void 0 === back) return out;
 const weightsSent = [ ...out.weightsSent ?? [], ...back.weightsSent ?? [] ];
 return {
  ...out,
  after: back.after,
  changed: batch_rows_changedOf(out.before, back),
  outcome: batch_rows_outcomeOf(back),
  healthMs: back.healthMs,
  sessionsShutDown: out.sessionsShutDown + back.sessionsShutDown,
  error: back.error ?? out.error,
  notPutBack: back.notPutBack ?? out.notPutBack,
  ...void 0 === back.theirs ? {} : {
   theirs: back.theirs
  },
  ...weightsSent.length > 0 && {
   weightsSent: weightsSent
  }
 };
}

function batch_rows_changedOf(before, {after: after, changed: changed, outcome: outcome}) {
 if ("gone" === outcome) return "no";
 if ("unknown" === changed) return "unknown";
 const isWeightOurs = "yes" === changed && before.weight !== after.weight;
 return before.forced !== after.forced || isWeightOurs ? "yes" : "no";
}

function batch_rows_outcomeOf({outcome: outcome}) {
 return "unchanged" === outcome ? "changed" : "rolled-back" === outcome || "skipped" === outcome ? "failed" : outcome;
}

function outRequest(request, keys) {
 return {
  ...request,
  ...selecting(request, keys),
  operation: "maint",
  isOfBatch: !0
 };
}

function watchRequest(request) {
 return {
  ...outRequest(request),
  drainTimeoutMs: 0,
  quietForMs: 0,
  givesNoWay: !0
 };
}

function backRequest(request, keys) {
 return {
  ...request,
  ...selecting(request, keys),
  operation: "ready",
  weight: null,
  isOfBatch: !0
 };
}

function selecting({selection: selection, failOnNotFound: failOnNotFound}, keys) {
 return void 0 === keys ? {
  selection: selection,
  failOnNotFound: failOnNotFound
 } : {
  selection: {
   backends: [ "*" ],
   servers: keys.map(key => ({
    text: key,
    negated: !1,
    ...(0, haproxy_server.Vb)(key)
   }))
  },
  failOnNotFound: !0
 };
}

class ScriptPlaces {
 #places;
 constructor(runs) {
  this.#places = new Map(runs.map(({run: run}) => {
   const targets = run.units.filter(unit => !run.of(unit).gone).map(unit => ({
    ...unit,
    before: run.now(unit)
   }));
   return [ run.name, {
    targets: targets,
    snapshot: run.seen.snapshot
   } ];
  }));
 }
 assertKept(loadBalancer, now) {
  const places = this.#places.get(loadBalancer);
  if (void 0 === places) return;
  const {targets: targets, snapshot: snapshot} = places, moved = targets.flatMap(({key: key, before: {address: from}}) => {
   const {address: to = "", fqdn: fqdn = ""} = now.servers.get(key) ?? {};
   return "" === from || "" === to || "" !== fqdn || from === to ? [] : [ {
    key: key,
    from: from,
    to: to
   } ];
  });
  if (moved.length > 0) throw function movedSinceScript(loadBalancer, moved) {
   const words = moved.map(({key: key, from: from, to: to}) => `${key} stands at ${to}, and stood at ${from}`);
   return new errors.HR("reloaded", `HAProxy was reloaded, and in its new configuration ${listed(words)} when its script began: what the script has done may not have been done there.`, {
    loadBalancer: loadBalancer,
    servers: moved.map(({key: key}) => key),
    brief: "it stands at another address than when its script began",
    hint: "Look what was deployed where: then run this step again for these servers, or `ready` where it is deployed."
   });
  }(loadBalancer, moved);
  const [come] = newNeighbours(targets, snapshot, now);
  if (void 0 === come) return;
  const names = listed(come.others.map(haproxy_server.TN));
  throw new errors.HR("reloaded", `HAProxy was reloaded, and its new configuration has ${names} in rotation at ${come.address}, where ${come.key} stood when its script began: the script has worked on what served.`, {
   loadBalancer: loadBalancer,
   servers: [ come.key ],
   brief: `the new configuration has ${names} at its address`,
   hint: `Look how ${names} fared, and which servers are to stand at that address: then run this step again for all of them.`
  });
 }
}

function failureOf({number: number, count: count, names: names}, end, tookMs) {
 if (end instanceof errors.HR) return end;
 if ("ended" === end.kind && 0 === end.exitCode) return null;
 const how = "timed-out" === end.kind ? `did not end within run-timeout (${(0, src_duration.a)(end.limitMs)}) and ${end.isOver ? "was ended" : "still runs: what `sudo` began cannot be ended"}` : `${null === end.exitCode ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`} after ${(0, 
 src_duration.a)(tookMs)}`;
 return new errors.HR("run-failed", `The script of batch ${number} of ${count} (${names.join(", ")}) ${how}.`, {
  brief: `the script ${how}`
 });
}

async function runHalf(request, plan, keeper, effects) {
 const ledger = new Ledger(request, keeper);
 let planned = await plan(ledger, !1);
 if (planned.failures.length > 0) return halfOf(request, planned);
 let failures, taken = null, hasBegun = !1;
 try {
  taken = await takeOver(request, planned.runs, effects), null !== taken && (planned = await plan(ledger, !0)), 
  hasBegun = 0 === planned.failures.length, failures = hasBegun ? await carryOut(request, planned.runs, ledger, effects) : planned.failures;
 } catch (error) {
  failures = [ (0, errors.h_)(error) ];
 }
 return null === taken || 0 === failures.length ? halfOf(request, {
  ...planned,
  failures: failures
 }, {
  taken: taken,
  hasBegun: hasBegun
 }) : (await holdAgain(taken, planned.runs, effects), halfOf(request, {
  ...planned,
  failures: failures
 }, {
  taken: null,
  hasBegun: hasBegun
 }));
}

function halfOf(request, {runs: runs, failures: failures}, course = {
 taken: null,
 hasBegun: !1
}) {
 return {
  runs: runs,
  failures: failures,
  report: reportOf(request, runs, [], failures, 0),
  ...course,
  again: () => halfOf(request, {
   runs: runs,
   failures: failures
  }, course)
 };
}

class FailureList {
 failures=[];
 #signal;
 constructor({signal: signal}) {
  this.#signal = signal;
 }
 add(error, loadBalancer) {
  const failure = (0, errors.h_)(error), isShared = failure === this.#signal.reason;
  if (isShared && this.failures.includes(failure)) return failure;
  const placed = isShared || void 0 !== failure.loadBalancer ? failure : failure.with({
   loadBalancer: loadBalancer
  });
  return this.failures.push(placed), placed;
 }
}

async function lookTogether({members: members, effects: effects}, judge, wait = (_, look, signal) => look(signal)) {
 const {clock: clock, signal: signal} = effects, list = new FailureList(effects), courses = members.map(member => {
  const look = async looking => {
   await member.look(looking), judge(member);
  };
  return async ({meet: meet}, stopped) => {
   try {
    await wait(member, look, stopped), await meet(look);
   } catch (error) {
    throw error instanceof StoppedForAnother ? error : list.add((0, errors.h_)(error), member.name);
   }
  };
 });
 return await runTogether(courses, clock, signal);
}

class ReadingTogether {
 #scene;
 #all=Promise.withResolvers();
 #left;
 told=new Set;
 constructor(count, scene) {
  this.#scene = scene, this.#left = count;
 }
 async read(planned) {
  const {loadBalancer: loadBalancer} = planned.run, {effects: effects} = this.#scene, read = () => loadBalancer.read(effects.signal), snapshot = await read().finally(() => this.#come());
  return await this.#haveAllCome() ? snapshot : (await this.#watch(planned, snapshot), 
  read());
 }
 #come() {
  this.#left -= 1, 0 === this.#left && this.#all.resolve();
 }
 async #haveAllCome() {
  const {promise: late, resolve: resolve} = Promise.withResolvers(), callOff = this.#scene.effects.clock.alarm(1e3, () => resolve(!1));
  try {
   return await Promise.race([ this.#all.promise.then(() => !0), late ]);
  } finally {
   callOff();
  }
 }
 async #watch(planned, {process: process}) {
  const {request: request, effects: effects} = this.#scene, {run: run} = planned, {reloads: reloads} = run, replaced = new Set((0, 
  haproxy_server.SM)(run.seen.process, process) ? [] : [ run ]), [failure] = await watchDuring(watchRequest(request), [ planned ], this.#all.promise, effects, replaced);
  if (run.reloads !== reloads && warnOfReloads(run, outRequest(request)), void 0 !== failure) throw this.told.add(failure), 
  failure;
 }
}

const half_plans_STILL_FRESH_MS = 200, half_plans_SOON_MS = 1e3, LOOK_AT_SLOW_START_EVERY_MS = 1e3;

async function planEach(members, {effects: effects}, plan, told = new Set) {
 const list = new FailureList(effects), runs = await Promise.all(members.map(async member => {
  try {
   return await plan(member) ?? [];
  } catch (error) {
   return list.add(error, member.name), [];
  }
 }));
 for (const failure of list.failures) told.has(failure) || effects.tell({
  kind: "failure",
  failure: failure
 });
 return {
  runs: runs.flat(),
  failures: list.failures
 };
}

async function runBatch(batch, scene) {
 const {clock: clock, signal: signal} = scene.effects, begunAt = clock.now(), {end: end, ending: ending, failures: failures, out: out, script: script, back: back} = await async function outAndBack(batch, scene) {
  const {request: request, ledger: ledger, effects: effects} = scene, out = await runHalf(outRequest(request), (saving, again) => async function planOut(batch, scene, ledger, again) {
   const {request: request, members: members, effects: effects} = scene, assertDone = member => member.assertDone(), failed = await lookTogether(scene, assertDone, (member, look, signal) => async function outlastSlowStart(member, look, {clock: clock, tell: tell}, signal) {
    const begunAt = clock.now();
    for (let {starting: starting} = member; starting.length > 0; ({starting: starting} = member)) {
     const names = listed(starting.map(haproxy_server.TN)), given = starting.map(({throttlePercent: throttlePercent = 100}) => throttlePercent), text = `${names}: in slow start at ${Math.min(...given)}%, after ${(0, 
     src_duration.a)(clock.now() - begunAt)}; the next batch waits for its end`;
     tell({
      kind: "progress",
      loadBalancer: member.name,
      text: text,
      left: starting.length
     }), await clock.sleep(LOOK_AT_SLOW_START_EVERY_MS, signal), await look(signal);
    }
   }(member, look, effects, signal));
   0 === failed.length && failed.push(...function withoutRoom({keepRoom: keepRoom}) {
    try {
     return keepRoom(), [];
    } catch (error) {
     return [ (0, errors.h_)(error) ];
    }
   }(effects));
   for (const failure of failed) effects.tell({
    kind: "failure",
    failure: failure
   });
   if (failed.length > 0) return {
    runs: [],
    failures: failed
   };
   const begunAt = effects.clock.now(), planned = await planEach(members, scene, async member => {
    const isStale = effects.clock.now() - member.foundAt >= half_plans_STILL_FRESH_MS;
    (batch.number > 1 || isStale || again) && await member.look(effects.signal), member.assertDone();
    const wanted = batch.keys.get(member.name) ?? [];
    requireReadable(wanted.filter(key => (0, haproxy_server.dK)(member.snapshot, key)).map(haproxy_server.Vb));
    const keys = wanted.filter(key => null !== member.find(key));
    if (function assertThere(member, wanted, {request: request, effects: effects}) {
     const gone = wanted.filter(key => null === member.find(key));
     if (0 === gone.length) return;
     const words = `${gone.join(", ")} is gone: HAProxy had it when this step began.`;
     if (!request.failOnNotFound) return member.warnings.push(words), void effects.tell({
      kind: "warning",
      loadBalancer: member.name,
      text: words
     });
     throw new errors.HR("not-found", words, {
      loadBalancer: member.name,
      servers: gone,
      hint: "Correct `server`, or leave it out. With `fail-on-not-found: false` this is a warning."
     });
    }(member, wanted, scene), 0 === keys.length) return null;
    member.assertAsFound(keys, "none" !== request.healthProof);
    const own = outRequest(request, keys), whole = planChange(own, member.snapshot), plan = {
     ...whole,
     words: NO_WORDS
    }, planned = plannedRun(member.loadBalancer, member.snapshot, plan, own, ledger, effects);
    if (member.isNews()) for (const text of whole.words.warnings) planned.run.warn(text);
    if (null !== plan.refusal) throw plan.refusal;
    return function assertAlone({name: name, first: first, snapshot: snapshot}, targets) {
     const [come] = newNeighbours(targets, first, snapshot);
     if (void 0 === come) return;
     const names = listed(come.others.map(haproxy_server.TN)), isReloaded = !(0, haproxy_server.SM)(first.process, snapshot.process);
     throw new errors.HR(isReloaded ? "reloaded" : "not-verified", `${isReloaded ? "HAProxy was reloaded, and its new configuration has" : "Since this step began somebody has put"} ${names} at ${come.address}, where ${come.key} stands: whoever stops the application there stops what nobody has planned to take out.`, {
      loadBalancer: name,
      servers: [ come.key ],
      brief: `${names} came to the address of ${come.key}`,
      hint: "Look which servers are to stand at that address, and run this step again for all of them."
     });
    }(member, plan.targets), planned;
   });
   if (planned.failures.length > 0 || effects.clock.now() - begunAt < half_plans_SOON_MS) return planned;
   const failures = await lookTogether(scene, assertDone);
   for (const failure of failures) effects.tell({
    kind: "failure",
    failure: failure
   });
   return {
    ...planned,
    failures: failures
   };
  }(batch, scene, saving, again), ledger.out, effects);
  if (out.failures.length > 0) return function notOut(out) {
   const {changed: changed, result: result, ending: ending} = out.report;
   return {
    end: "no" !== changed ? "not-done" : "rolled-back" === result ? "rolled-back" : "not-begun",
    ending: ending,
    failures: out.failures,
    out: out
   };
  }(out);
  const there = function withoutGone(batch, {runs: runs}) {
   const units = runs.flatMap(({run: run}) => run.units.filter(unit => !run.of(unit).gone)), there = new Set(units.map(({key: key}) => (0, 
   haproxy_server.Vb)(key).server)), names = batch.names.filter(name => there.has(name));
   return 0 === names.length ? null : {
    ...batch,
    names: names
   };
  }(batch, out);
  if (null === there) return null !== out.taken && await endHolds(out.taken, effects), 
  {
   end: "gone",
   ending: "unchanged",
   failures: [],
   out: out
  };
  const script = await async function runWatched(batch, out, {request: request, ledger: ledger, effects: effects}) {
   const {clock: clock, signal: signal} = effects, begunAt = clock.now(), reloads = new Map(out.runs.map(({run: run}) => [ run, run.reloads ])), about = function scriptBatch({number: number, count: count, names: names}, {runs: runs}) {
    const [server = ""] = names, there = runs.flatMap(({run: run}) => run.units.filter(unit => !run.of(unit).gone).map(unit => run.now(unit))), at = there.find(one => one.server === server);
    return {
     number: number,
     count: count,
     names: names,
     backend: at?.backend ?? "",
     server: server,
     address: at?.address ?? ""
    };
   }(batch, out), places = new ScriptPlaces(out.runs);
   let end = new errors.HR("cancelled", "The script was not started."), tookMs = 0;
   const ended = value => {
    end = value, tookMs = clock.now() - begunAt, null === failureOf(batch, value, tookMs) ? ledger.endScript() : value !== signal.reason && ledger.keepBatch();
   }, work = (async () => (ledger.beginScript(), await effects.runScript(about, signal)))().then(ended, error => ended((0, 
   errors.h_)(error, "run-failed"))), watched = await watchDuring(watchRequest(request), out.runs, work, effects), reloaded = out.runs.map(({run: run}) => run).filter(run => run.reloads !== reloads.get(run));
   for (const run of reloaded) warnOfReloads(run, outRequest(request));
   const failed = failureOf(batch, end, tookMs);
   null !== failed && effects.tell({
    kind: "failure",
    failure: failed
   });
   const elsewhere = reloaded.flatMap(run => function elsewhereSince(places, run) {
    try {
     return places.assertKept(run.name, run.seen.snapshot), [];
    } catch (error) {
     const failure = (0, errors.h_)(error);
     return run.noteFailure(failure), run.tellFailure(failure), [ failure ];
    }
   }(places, run));
   return {
    failures: [ ...new Set([ ...null === failed ? [] : [ failed ], ...watched, ...elsewhere ]) ],
    tookMs: tookMs,
    places: places
   };
  }(there, out, scene);
  if (script.failures.length > 0) return await async function stoppedInScript(out, script, scene) {
   const {ledger: ledger, effects: effects} = scene, isCancelled = isCancelledBy(script.failures, scene);
   isCancelled || ledger.keepBatch(), await lookOnceMoreAtAll(out.runs, effects), await holdWhereLeft(out, out.runs, scene);
   for (const {run: run} of out.runs) noteOthers(run);
   return {
    end: "not-done",
    ending: isCancelled ? "unfinished" : "kept",
    failures: script.failures,
    out: asKnownNow(out),
    script: script
   };
  }(out, script, scene);
  const back = await runHalf(backRequest(request), saving => function planBack(out, places, scene, ledger) {
   const {request: request, members: members, effects: effects} = scene, runs = new Map(out.map(one => [ one.run.name, one ])), together = new ReadingTogether(out.length, scene);
   return planEach(members, scene, async member => {
    const planned = runs.get(member.name);
    if (void 0 === planned) return null;
    const {run: run} = planned, snapshot = await together.read(planned);
    member.noteProcess(run), member.record(snapshot);
    const left = run.units.filter(unit => !run.of(unit).gone);
    if (0 === left.length) return null;
    const isReloaded = !(0, haproxy_server.SM)(run.seen.process, snapshot.process), leftAs = new Map(left.map(unit => [ unit.key, run.now(unit) ]));
    if (run.recordAll(snapshot), requireReadable(left.flatMap(({key: key, members: members}) => (0, 
    haproxy_server.dK)(snapshot, key) ? members.slice(0, 1) : [])), run.noteGone(left.filter(({key: key}) => null === member.find(key))), 
    isReloaded && "fail" === request.onReload) throw function reloadedSince(run) {
     return new errors.P1("HAProxy was reloaded after the script, and forgot what was set", {
      loadBalancer: run.name,
      servers: run.units.map(({key: key}) => key)
     });
    }(run);
    isReloaded || assertAsSet(run, left), requireEnabled(run, function disabledSince({plan: plan}, left, {servers: servers}) {
     const before = new Map(plan.targets.map(target => [ target.key, target.before ]));
     return left.filter(({key: key}) => isDisabled(servers.get(key)) && !isDisabled(before.get(key)));
    }(planned, left, snapshot)), (isReloaded || run.reloads > 0) && places.assertKept(run.name, snapshot), 
    "none" !== request.healthProof && function assertStillChecked(member, left) {
     const unchecked = left.flatMap(({key: key}) => {
      const before = member.targets.find(target => target.key === key)?.before, now = member.find(key);
      return "enabled" === before?.checks && null !== now && "enabled" !== now.checks ? now : [];
     });
     if (unchecked.length > 0) throw switchedOffFailure(unchecked, member.name, {
      next: "then run `ready` for it"
     });
    }(member, left);
    const own = backRequest(request, left.map(({key: key}) => key)), plan = {
     ...planChange(own, snapshot),
     words: NO_WORDS
    }, asLeft = isReloaded ? function asBefore(plan, before) {
     const targets = plan.targets.map(target => ({
      ...target,
      before: before.get(target.key) ?? target.before
     }));
     return {
      ...plan,
      targets: targets
     };
    }(plan, leftAs) : plan, back = plannedRun(member.loadBalancer, snapshot, asLeft, own, ledger, effects);
    if (isReloaded && function begunAnew(run, snapshot) {
     run.noteReload(), run.recordAll(snapshot), run.acceptAddresses(), run.acceptWeights(), 
     run.expectAsRead(run.units);
    }(back.run, snapshot), null !== plan.refusal) throw plan.refusal;
    return back;
   }, together.told);
  }(out.runs, script.places, scene, saving), ledger.back, effects);
  if (back.failures.length > 0) return back.hasBegun || await lookOnceMoreAtAll(out.runs, effects), 
  await holdWhereLeft(out, back.hasBegun ? [ ...back.runs, ...out.runs ] : [ ...out.runs, ...back.runs ], scene), 
  function batch_run_notBack(out, script, back, scene) {
   const {ledger: ledger} = scene, {ending: ofBack} = back.report, stays = isCancelledBy(back.failures, scene) ? "unfinished" : "kept", ending = "unchanged" === ofBack || "reached" === ofBack ? stays : ofBack;
   return "kept" === ending && ledger.keepBatch(), "not-put-back" === ending && ledger.keepWayBack(), 
   {
    end: "not-done",
    ending: ending,
    failures: back.failures,
    out: out,
    script: script,
    back: back
   };
  }(out, script, back.again(), scene);
  for (const {run: run} of back.runs) scene.members.find(({name: name}) => name === run.name)?.noteDone(run);
  ledger.finishBatch((name, saved) => function batch_run_isAsBefore({runs: runs}, name, saved) {
   const now = runs.find(({run: run}) => run.name === name)?.run.seen.find((0, haproxy_server.TN)(saved)) ?? null;
   return null === now || now.forced === saved.before.state;
  }(back, name, saved));
  for (const {taken: taken} of [ out, back ]) null !== taken && await endHolds(taken, effects);
  return {
   end: "done",
   ending: "unchanged",
   failures: [],
   out: out,
   script: script,
   back: back
  };
 }(batch, scene);
 if (failures.length > 0) for (const {run: run} of back?.hasBegun ? back.runs : out.runs) scene.members.find(({name: name}) => name === run.name)?.noteSeen(run);
 const {number: number, names: names} = batch, ofScript = {
  scriptBegun: void 0 !== script,
  scriptMs: script?.tookMs ?? null
 }, told = function tellingOf(out, back) {
  const first = void 0 === back ? out : asKnownNow(out), halves = void 0 === back ? [ out ] : [ first, back ];
  return {
   servers: void 0 === back ? out.report.servers : mergedRows(first.report.servers, back.report.servers, back.hasBegun),
   loadBalancers: halves.flatMap(({report: report}) => report.loadBalancers),
   notices: halves.flatMap(({report: report}) => report.notices),
   warnings: halves.flatMap(({report: report}) => report.warnings)
  };
 }(out, back), isBack = new Set((back?.report.servers ?? []).map(rowKey)), error = signal.aborted ? null : failures[0] ?? null;
 return {
  ...told,
  servers: told.servers.map(row => (row => !("not-done" !== end || isBack.has(rowKey(row)) && "ready" === row.after.forced || void 0 === script && "no" === row.changed))(row) ? function asFailed(row, error) {
   return "gone" === row.outcome ? row : {
    ...row,
    outcome: "failed",
    error: row.error ?? error
   };
  }(row, error) : row),
  report: {
   number: number,
   names: names,
   end: end,
   ...ofScript,
   tookMs: clock.now() - begunAt
  },
  failures: failures,
  ending: ending
 };
}

async function holdWhereLeft({taken: taken}, runs, {effects: effects}) {
 null !== taken && await holdAgain(taken, runs, effects, () => !1);
}

function isCancelledBy([first], {effects: {signal: signal}}) {
 return signal.aborted && first === signal.reason;
}

function asKnownNow(out) {
 const now = out.again(), then = new Map(out.report.servers.map(row => [ rowKey(row), row.drained ])), servers = now.report.servers.map(row => !1 === then.get(rowKey(row)) ? {
  ...row,
  drained: !1
 } : row);
 return {
  ...now,
  report: {
   ...now.report,
   servers: servers
  }
 };
}

class RollingLedger {
 #request;
 #save;
 #out=[];
 #back=[];
 #kept=[];
 #done=[];
 #onError;
 #scriptUnfinished=!1;
 constructor(request, {save: save}) {
  this.#request = request, this.#save = save, this.#onError = request.onError;
 }
 out={
  save: ({loadBalancers: loadBalancers}) => {
   this.#out = loadBalancers, this.#write();
  }
 };
 back={
  save: ({loadBalancers: loadBalancers}) => {
   this.#back = loadBalancers;
   try {
    this.#write();
   } catch (error) {
    if (!covers(this.#kept, combined(this.#out, this.#back))) throw error;
   }
  },
  forgetStates: (loadBalancer, keys) => {
   const forgotten = server => keys.has((0, haproxy_server.TN)(server)) ? {
    ...server,
    sent: {
     ...server.sent,
     states: []
    }
   } : server;
   this.#out = this.#out.map(one => one.name === loadBalancer ? {
    ...one,
    servers: one.servers.map(forgotten).filter(isSent)
   } : one), this.#narrow();
  }
 };
 beginScript() {
  this.#scriptUnfinished = !0, this.#write();
 }
 endScript() {
  this.#scriptUnfinished = !1, this.#narrow();
 }
 finishBatch(isAsBefore) {
  const different = combined(this.#out, this.#back).map(one => ({
   ...one,
   servers: one.servers.filter(server => !isAsBefore(one.name, server)).map(asLetIn)
  }));
  this.#done = function rolling_ledger_merged(done, more) {
   return [ ...new Set([ ...done, ...more ].map(({name: name}) => name)) ].flatMap(name => {
    const [before, now] = [ done, more ].map(half => half.find(one => one.name === name)), known = now ?? before, servers = [ ...before?.servers ?? [], ...now?.servers ?? [] ];
    return void 0 === known || 0 === servers.length ? [] : [ {
     ...known,
     servers: servers
    } ];
   });
  }(this.#done, different), this.#out = [], this.#back = [], this.#narrow();
 }
 keepBatch() {
  this.#onError = "keep", this.#narrow();
 }
 keepWayBack() {
  this.#back = this.#back.map(one => ({
   ...one,
   servers: one.servers.map(server => this.#asOfStep(one.name, server))
  })), this.#out = this.#out.map(one => ({
   ...one,
   servers: one.servers.filter(server => !this.#isOnTheWay(one.name, server)).map(asInMaint)
  })), this.keepBatch();
 }
 #isOnTheWay(name, server) {
  const back = this.#back.find(one => one.name === name);
  return !0 === back?.servers.some(one => (0, haproxy_server.TN)(one) === (0, haproxy_server.TN)(server));
 }
 #asOfStep(name, server) {
  const out = this.#out.find(one => one.name === name), first = out?.servers.find(one => (0, 
  haproxy_server.TN)(one) === (0, haproxy_server.TN)(server));
  return void 0 === first ? server : {
   ...server,
   beforeStep: first.before
  };
 }
 close() {
  this.#done.length > 0 && this.#save({
   ...this.#policies(),
   reached: !0,
   loadBalancers: [ ...this.#done ]
  });
 }
 get isDifferent() {
  return this.#done.some(({servers: servers}) => servers.length > 0);
 }
 #write() {
  const loadBalancers = combined(this.#out, this.#back);
  this.#save({
   ...this.#policies(),
   reached: !1,
   loadBalancers: loadBalancers
  }), this.#kept = loadBalancers;
 }
 #narrow() {
  try {
   this.#write();
  } catch {}
 }
 #policies() {
  const {restore: restore, minAvailable: minAvailable, healthTimeoutMs: healthTimeoutMs} = this.#request, script = this.#scriptUnfinished ? {
   scriptUnfinished: !0
  } : {};
  return {
   operation: "rolling",
   onError: this.#onError,
   restore: restore,
   minAvailable: minAvailable,
   healthTimeoutMs: healthTimeoutMs,
   ...script
  };
 }
}

function asLetIn(saved) {
 return {
  ...saved,
  sent: {
   ...saved.sent,
   states: [ "ready" ],
   weights: []
  }
 };
}

function asInMaint(saved) {
 return {
  ...saved,
  before: {
   ...saved.before,
   state: "maint"
  },
  beforeStep: saved.before
 };
}

function combined(out, back) {
 return [ ...new Set([ ...out, ...back ].map(({name: name}) => name)) ].flatMap(name => {
  const [first, second] = [ out, back ].map(half => half.find(one => one.name === name)), known = second ?? first;
  if (void 0 === known) return [];
  const servers = new Map((first?.servers ?? []).map(server => [ (0, haproxy_server.TN)(server), server ]));
  for (const server of second?.servers ?? []) {
   const before = servers.get((0, haproxy_server.TN)(server));
   servers.set((0, haproxy_server.TN)(server), void 0 === before ? server : {
    ...before,
    ...ofBoth(before, server)
   });
  }
  return [ {
   ...known,
   servers: [ ...servers.values() ]
  } ];
 });
}

function ofBoth(out, back) {
 const before = {
  ...out.before,
  weight: back.before.weight
 }, states = [ ...new Set([ ...out.sent.states, ...back.sent.states ]) ], weights = [ ...new Set([ ...out.sent.weights, ...back.sent.weights ]) ];
 return {
  address: back.address,
  before: before,
  sent: {
   ...out.sent,
   states: states,
   weights: weights
  }
 };
}

function rollingReport({scene: scene, whole: whole, outcomes: outcomes, failures: failures, durationMs: durationMs}) {
 const {request: request, members: members} = scene, isPlanned = request.dryRun && 0 === failures.length, batches = function batchReports({batches: batches}, outcomes, isPlanned) {
  return batches.map(({number: number, names: names}) => {
   const begun = outcomes.find(({report: report}) => report.number === number)?.report;
   return begun ?? {
    number: number,
    names: names,
    end: isPlanned ? "planned" : "not-begun",
    scriptBegun: !1,
    scriptMs: null,
    tookMs: null
   };
  });
 }(whole, outcomes, isPlanned), servers = function rolling_report_rowsOf(members, outcomes, failures, isPlanned) {
  const begun = new Map(outcomes.flatMap(({servers: servers}) => servers).map(row => [ rowKey(row), row ])), done = new Set(outcomes.filter(({report: report}) => "done" === report.end).flatMap(({servers: servers}) => servers.map(rowKey))), selected = members.flatMap(member => member.targets.map(target => {
   const untouched = function untouchedRow(member, target, outcome) {
    const {key: key, before: before, members: members} = target;
    return {
     loadBalancer: member.name,
     backend: before.backend,
     server: before.server,
     before: before,
     after: member.find(key) ?? before,
     changed: "no",
     outcome: (0, haproxy_server.ST)(member.snapshot, key) ? "gone" : outcome,
     trackedBy: members.slice(1).map(haproxy_server.TN),
     goal: "maint, script, ready",
     drainMs: null,
     drained: null,
     healthMs: null,
     sessionsShutDown: 0,
     sessionsOverTime: [],
     error: null,
     notPutBack: null
    };
   }(member, target, isPlanned ? "planned" : "skipped"), row = begun.get(rowKey(untouched));
   return begun.delete(rowKey(untouched)), function withError(row, failures) {
    const error = failures.find(({loadBalancer: loadBalancer, servers: servers}) => loadBalancer === row.loadBalancer && servers.includes((0, 
    haproxy_server.TN)(row)));
    return null !== row.error || void 0 === error ? row : {
     ...row,
     error: error,
     outcome: "skipped" === row.outcome ? "failed" : row.outcome
    };
   }(void 0 === row ? untouched : done.has(rowKey(row)) ? function asOfNow(member, row) {
    if ("changed" !== row.outcome || "unknown" === row.changed) return row;
    const after = member.find((0, haproxy_server.TN)(row));
    if ((0, haproxy_server.ST)(member.snapshot, (0, haproxy_server.TN)(row))) return {
     ...row,
     outcome: "gone",
     changed: "no"
    };
    if (null === after) return {
     ...row,
     changed: "unknown"
    };
    const isAsLeft = after.forced === row.before.forced;
    return {
     ...row,
     after: after,
     changed: isAsLeft ? "no" : member.isUnread ? "unknown" : "yes"
    };
   }(member, row) : row, failures);
  }));
  return [ ...selected, ...begun.values() ];
 }(members, outcomes, failures, isPlanned), changed = function rolling_report_changedOfAll(servers, batches) {
  if (servers.some(({changed: changed}) => "unknown" === changed)) return "unknown";
  return batches.some(({scriptBegun: scriptBegun}) => scriptBegun) || servers.some(({changed: changed}) => "yes" === changed) ? "yes" : "no";
 }(servers, batches), error = failures[0] ?? null;
 return {
  operation: "rolling",
  result: rolling_report_resultOf(error, changed, batches, request.dryRun),
  ending: rolling_report_endingOf(scene, outcomes, error),
  changed: changed,
  servers: servers,
  loadBalancers: members.map(member => function loadBalancerOf({name: name, snapshot: snapshot}, outcomes) {
   const all = outcomes.flatMap(({loadBalancers: loadBalancers}) => loadBalancers).filter(one => one.name === name), {process: process} = all.at(-1) ?? snapshot;
   return {
    name: name,
    process: process,
    reloads: all.reduce((sum, {reloads: reloads}) => sum + reloads, 0)
   };
  }(member, outcomes)),
  unread: whole.unread,
  plan: whole.lines,
  notices: [ ...whole.notices, ...outcomes.flatMap(({notices: notices}) => notices) ],
  warnings: [ ...whole.warnings, ...outcomes.flatMap(({warnings: warnings}) => warnings), ...members.flatMap(({name: name, warnings: warnings}) => warnings.map(text => ({
   loadBalancer: name,
   text: text
  }))) ],
  error: error,
  failures: failures,
  durationMs: Math.round(durationMs),
  batches: batches
 };
}

function rolling_report_resultOf(error, changed, batches, dryRun) {
 return null === error ? dryRun ? "planned" : "no" === changed ? "unchanged" : "changed" : "no" !== changed ? "partial" : batches.some(({end: end}) => "rolled-back" === end) ? "rolled-back" : "failed";
}

function rolling_report_endingOf({ledger: ledger}, outcomes, error) {
 return null === error ? ledger.isDifferent ? "reached" : "unchanged" : outcomes.at(-1)?.ending ?? "unchanged";
}

function batches_keysOf(selected, names) {
 const own = selected.map(({loadBalancer: loadBalancer, keys: keys}) => [ loadBalancer, keys.filter(key => names.has((0, 
 haproxy_server.Vb)(key).server)) ]);
 return new Map(own.filter(([, keys]) => keys.length > 0));
}

class RollingMember {
 loadBalancer;
 first;
 targets;
 warnings=[];
 foundAt;
 #found;
 #snapshot;
 #done=new Map;
 #isUnread=!1;
 #beside=[];
 #told;
 constructor(loadBalancer, snapshot, targets, foundAt) {
  this.foundAt = foundAt, this.first = snapshot, this.loadBalancer = loadBalancer, 
  this.targets = targets, this.#found = snapshot, this.#snapshot = snapshot, this.#told = snapshot.process;
 }
 get name() {
  return this.loadBalancer.name;
 }
 get snapshot() {
  return this.#snapshot;
 }
 find(key) {
  return this.#snapshot.servers.get(key) ?? null;
 }
 record(snapshot) {
  (0, haproxy_server.SM)(this.#found.process, snapshot.process) || (this.#found = snapshot), 
  this.#snapshot = snapshot, this.#beside = [ ...snapshot.servers.keys() ].filter(key => !this.first.servers.has(key)).map(haproxy_server.Vb);
 }
 isNews() {
  const {process: process} = this.#snapshot, isNews = !(0, haproxy_server.SM)(this.#told, process);
  return this.#told = process, isNews;
 }
 get isUnread() {
  return this.#isUnread;
 }
 noteUnread() {
  this.#isUnread = !0;
 }
 get hasDone() {
  return this.#done.size > 0;
 }
 noteProcess({seen: {snapshot: snapshot}}) {
  (0, haproxy_server.SM)(this.#snapshot.process, snapshot.process) || this.record(snapshot);
 }
 noteDone(run) {
  this.noteProcess(run);
  const {process: process, first: first} = run.seen;
  for (const unit of run.units) {
   const {address: address} = run.of(unit).begun;
   this.#done.set(unit.key, {
    process: process,
    begun: first.process,
    address: address
   });
  }
  const done = run.units.flatMap(unit => run.membersNow(unit).map(now => [ (0, haproxy_server.TN)(now), now ]));
  this.#takeIn(done);
 }
 noteSeen(run) {
  this.noteProcess(run);
  const seen = this.targets.flatMap(target => target.members).flatMap(member => run.seen.find((0, 
  haproxy_server.TN)(member)) ?? []);
  this.#takeIn(seen.map(server => [ (0, haproxy_server.TN)(server), server ]));
 }
 async look(signal) {
  const members = this.targets.flatMap(target => target.members), there = [ ...new Map([ ...members, ...this.#beside ].map(one => [ (0, 
  haproxy_server.TN)(one), one ])).values() ].filter(name => !(0, haproxy_server.ST)(this.#snapshot, (0, 
  haproxy_server.TN)(name)));
  if (0 !== there.length) try {
   const reading = await this.loadBalancer.readServers(there, signal), {servers: servers, backends: backends, oldWorkers: oldWorkers, newcomers: newcomers = []} = reading;
   if (newcomersSince(this.#snapshot, newcomers).length > 0) return this.record(await this.loadBalancer.read(signal));
   this.#snapshot = {
    ...this.#snapshot,
    servers: withNewer(this.#snapshot.servers, servers),
    backends: new Map([ ...this.#snapshot.backends, ...backends ]),
    oldWorkers: oldWorkers
   };
  } catch (error) {
   if (!(error instanceof errors.P1 || error instanceof errors.HR && "not-found" === error.code)) throw error;
   this.record(await this.loadBalancer.read(signal));
  }
 }
 get starting() {
  return this.targets.filter(({key: key}) => this.#done.has(key)).flatMap(target => target.members.flatMap(member => this.find((0, 
  haproxy_server.TN)(member)) ?? [])).filter(server => 1 === server.operationalState && (0, 
  haproxy_server.CS)(server));
 }
 assertDone() {
  requireReadable([ ...this.#done.keys() ].filter(key => (0, haproxy_server.dK)(this.#snapshot, key)).map(haproxy_server.Vb));
  for (const [key, {process: process, begun: begun, address: address}] of this.#done) {
   const now = this.find(key);
   if (null === now) continue;
   const isForgotten = !(0, haproxy_server.SM)(process, this.#snapshot.process) && !isDisabled(now);
   if ("ready" !== now.forced && isForgotten) throw this.#outAgain(key, now);
   if ("ready" !== now.forced) throw this.#changed(key, `was put back in rotation, and now it is ${now.forced} ("${now.status}")`);
   if ("" === now.fqdn && "" !== address && "" !== now.address && address !== now.address) throw this.#moved(key, address, now, begun);
   if (now.maintCauses.includes("dns")) throw this.#unresolved(key, now);
   const before = this.targets.find(target => target.key === key)?.before.weight ?? 0;
   if (0 === now.weight && before > 0 && "enabled" !== now.agent) throw this.#changed(key, `had weight ${before} when this step began, and has weight 0 now`);
   if ("ready" === now.admin && !(0, haproxy_server.W_)(now)) throw this.#failedSince(key, now);
  }
 }
 assertAsFound(keys, toBeProven) {
  for (const key of keys) {
   const [found, now] = [ this.#found.servers.get(key), this.find(key) ];
   if (void 0 === found || null === now) continue;
   const before = this.targets.find(target => target.key === key)?.before;
   if (isDisabled(now) && !isDisabled(before)) throw this.#changed(key, `was ${before?.forced} when this step began, and a new configuration has it disabled`);
   const isTakenOut = void 0 !== before && openness({
    state: now.forced
   }) < openness({
    state: before.forced
   });
   if (found.forced !== now.forced || isTakenOut) {
    const words = `was ${isTakenOut ? before.forced : found.forced} when this step began, and now it is ${now.forced} ("${now.status}")`;
    throw this.#changed(key, words);
   }
   if (toBeProven && "enabled" === before?.checks && "enabled" !== now.checks) throw this.#changed(key, "was watched by health checks when this step began, and is not any more");
   if ("" === now.fqdn && found.address !== now.address) throw this.#changed(key, `stood at ${found.address} when this step began, and stands at ${now.address} now`);
  }
 }
 #takeIn(servers) {
  this.#snapshot = {
   ...this.#snapshot,
   servers: withNewer(this.#snapshot.servers, new Map(servers))
  };
 }
 #changed(key, words) {
  return new errors.HR("not-verified", `${key} ${words}: somebody else changed it.`, {
   loadBalancer: this.name,
   servers: [ key ],
   brief: "somebody else changed it",
   hint: "Another job or person works on this server: find out why before the rest goes out. A common `concurrency` group keeps jobs apart."
  });
 }
 #outAgain(key, {forced: forced, status: status}) {
  return new errors.HR("reloaded", `${key} was put back in rotation, then HAProxy was reloaded, and in the new process it is ${forced} ("${status}"): no other server goes out.`, {
   brief: `a reload has taken ${key} out again`,
   loadBalancer: this.name,
   servers: [ key ],
   hint: `The state file that HAProxy began with is most likely older than that: save it right before each reload. To bring ${key} back, run \`ready\` for it.`
  });
 }
 #moved(key, from, {address: address}, begun) {
  const words = `stood at ${from} when its script was run, and stands at ${address} now`;
  return (0, haproxy_server.SM)(begun, this.#snapshot.process) ? this.#changed(key, words) : new errors.HR("reloaded", `${key} ${words}, for HAProxy was reloaded with a new configuration: no other server goes out.`, {
   brief: "it stands at another address than when its script was run",
   loadBalancer: this.name,
   servers: [ key ],
   hint: `What was deployed at ${from} may not be what serves as ${key} now: look what runs where, and run this step again for whoever was left out.`
  });
 }
 #unresolved(key, {status: status}) {
  return new errors.HR("dns-maintenance", `${key} was put back in rotation, and its name does not resolve any more: no other server goes out.`, {
   loadBalancer: this.name,
   servers: [ key ],
   detail: status,
   hint: "HAProxy brings it back by itself when the name resolves: look at its `resolvers` section."
  });
 }
 #failedSince(key, {status: status, lastCheck: lastCheck}) {
  return new errors.HR("unhealthy", `${key} was put back in rotation, and now it is "${status}": no other server goes out.`, {
   loadBalancer: this.name,
   servers: [ key ],
   brief: "it came back, and has gone down since",
   ..."" === lastCheck ? {} : {
    detail: lastCheck
   },
   hint: `Look at the application of ${(0, haproxy_server.Vb)(key).server}: it has failed since it came back.`
  });
 }
}

async function planAll(request, loadBalancers, effects) {
 const list = new FailureList(effects), {found: found, unread: unread} = await async function whole_plan_readAll(request, loadBalancers, list, effects) {
  const unread = [], found = (await Promise.all(loadBalancers.map(async loadBalancer => {
   const {name: name} = loadBalancer;
   try {
    const {refusal: refusal, ...one} = function findOne(request, loadBalancer, snapshot, foundAt) {
     const whole = outRequest(request), {maxLoad: _, ...unloaded} = whole, out = planChange({
      ...unloaded,
      minAvailable: {
       kind: "count",
       value: 0
      }
     }, snapshot), loads = loadsOf(out.capacities, snapshot.servers.values(), new Set, whole), back = planChange(backRequest(request), snapshot);
     return {
      member: new RollingMember(loadBalancer, snapshot, out.targets, foundAt),
      snapshot: snapshot,
      spares: out.spares,
      notices: [ ...out.words.notices, ...back.words.notices, ...unknownNotices(loads), ...out.targets.flatMap(outAlreadyNotice) ],
      warnings: out.words.warnings,
      refusal: out.refusal ?? back.refusal
     };
    }(request, loadBalancer, await readOutlasting(loadBalancer, effects), effects.clock.now());
    if (null === refusal) return [ one ];
    const error = list.add(refusal, name);
    return 0 === one.member.targets.length && unread.push({
     loadBalancer: name,
     error: error
    }), [ one ];
   } catch (error) {
    return unread.push({
     loadBalancer: name,
     error: list.add(error, name)
    }), [];
   }
  }))).flat(), answered = found.map(({member: {name: name}, snapshot: {process: process}}) => ({
   name: name,
   process: process
  }));
  for (const twin of twinsAmong(answered)) list.add(twin, twin.loadBalancer ?? "");
  const planned = found.map(({member: {name: name, targets: targets}, spares: spares}) => ({
   name: name,
   plan: {
    targets: targets,
    spares: spares
   }
  }));
  for (const spare of sparesTakenElsewhere(planned)) list.add(spare, spare.loadBalancer ?? "");
  return {
   found: found,
   unread: unread
  };
 }(request, loadBalancers, list, effects), notices = new Map(found.map(({member: member, notices: notices}) => [ member, new Set(notices) ])), batches = function batchesOf(selected, size) {
  const machines = function machinesOf(selected) {
   const first = new Map, firstOf = name => {
    const before = first.get(name);
    return void 0 === before ? name : firstOf(before);
   };
   for (const keys of selected.flatMap(({together: together = []}) => together)) {
    const [one = "", ...others] = [ ...new Set(keys.map(key => firstOf((0, haproxy_server.Vb)(key).server))) ];
    for (const other of others) first.set(other, one);
   }
   const names = new Set(selected.flatMap(({keys: keys}) => keys.map(key => (0, haproxy_server.Vb)(key).server)));
   return [ ...Map.groupBy(names, firstOf).values() ];
  }(selected), atOnce = function batches_sizeOf({kind: kind, value: value}, servers) {
   return Math.max(1, "count" === kind ? value : Math.floor(servers * value / 100));
  }(size, machines.length), count = Math.ceil(machines.length / atOnce);
  return Array.from({
   length: count
  }, (_, index) => {
   const own = machines.slice(index * atOnce, (index + 1) * atOnce).flat();
   return {
    number: index + 1,
    count: count,
    names: own,
    keys: batches_keysOf(selected, new Set(own))
   };
  });
 }(found.map(({member: member, snapshot: snapshot}) => {
  const keys = member.targets.map(({key: key}) => key);
  return {
   loadBalancer: member.name,
   keys: keys,
   together: sharingAddress(keys, snapshot)
  };
 }), request.batchSize), lines = found.flatMap(({member: member, snapshot: snapshot}) => {
  const plans = function plansOf(request, {name: name, snapshot: snapshot}, batches) {
   let assumed = snapshot;
   return batches.flatMap(batch => {
    const keys = batch.keys.get(name);
    if (void 0 === keys) return [];
    const plan = planChange(outRequest(request, keys), assumed);
    return assumed = function withBack(snapshot, keys) {
     const servers = new Map(snapshot.servers), backends = new Map(snapshot.backends);
     for (const key of keys) {
      const server = servers.get(key);
      if (void 0 === server) continue;
      const back = whole_plan_letIn(server);
      servers.set(key, back);
      const backend = backends.get(server.backend);
      if (void 0 === backend || (0, haproxy_server.CS)(server) || !(0, haproxy_server.CS)(back)) continue;
      const {active: active, backups: backups} = backend;
      backends.set(backend.name, server.backup ? {
       ...backend,
       backups: backups + 1
      } : {
       ...backend,
       active: active + 1
      });
     }
     return {
      ...snapshot,
      servers: servers,
      backends: backends
     };
    }(assumed, plan.targets.flatMap(({members: members}) => members.map(haproxy_server.TN))), 
    [ {
     batch: batch,
     plan: isOfBatch(plan.refusal) ? ofBatch(plan, plan.refusal, batch) : {
      ...plan,
      refusal: null
     }
    } ];
   });
  }(request, member, batches), own = plans.flatMap(({batch: batch, plan: plan}) => plan.words.lines.map(line => function whole_plan_lineOf({number: number, count: count}, line) {
   return `batch ${number} of ${count}: ${line}; then the script, then ready`;
  }(batch, line)));
  for (const {plan: plan} of plans) null !== plan.refusal && list.add(plan.refusal, member.name);
  for (const {batch: batch, plan: plan} of plans) for (const text of sameAddressNotices(plan.targets, outRequest(request, batch.keys.get(member.name)), snapshot)) notices.get(member)?.add(text);
  return effects.tell({
   kind: "read",
   loadBalancer: member.name,
   lines: linesOf(snapshot, member.targets, own)
  }), whole_plan_messagesOf(member, own);
 }), whole = {
  members: found.map(({member: member}) => member),
  batches: batches,
  lines: lines,
  notices: found.flatMap(({member: member}) => whole_plan_messagesOf(member, [ ...notices.get(member) ?? [] ])),
  warnings: found.flatMap(one => whole_plan_messagesOf(one.member, one.warnings)),
  failures: list.failures,
  unread: unread
 };
 return function tellAll({failures: failures, notices: notices, warnings: warnings}, {tell: tell}) {
  for (const failure of failures) tell({
   kind: "failure",
   failure: failure
  });
  for (const notice of notices) tell({
   kind: "notice",
   ...notice
  });
  for (const warning of warnings) tell({
   kind: "warning",
   ...warning
  });
 }(whole, effects), whole;
}

function outAlreadyNotice({key: key, before: before}) {
 return "ready" === before.forced ? [] : [ `${key} is in ${before.forced} now, and is put in rotation with its batch: take it out of \`server\` if it is to stay out.` ];
}

function isOfBatch(refusal) {
 return null !== refusal && ("guard" === refusal.code || "max-load" === refusal.code);
}

function ofBatch(plan, {code: code, message: message, hint: hint}, {number: number, count: count, names: names}) {
 const smaller = names.length > 1 ? " A smaller `batch-size` takes out fewer at once." : "";
 return {
  ...plan,
  refusal: new errors.HR(code, `Batch ${number} of ${count}: ${message}`, {
   hint: `${hint}${smaller}`
  })
 };
}

function whole_plan_letIn(server) {
 return {
  ...server,
  admin: "ready",
  forced: "ready",
  maintCauses: [],
  operationalState: 2,
  status: "UP"
 };
}

function whole_plan_messagesOf({name: name}, texts) {
 return texts.map(text => ({
  loadBalancer: name,
  text: text
 }));
}

const rolling_LAST_LOOK_MS = 4e3;

function titleOf({number: number, count: count}) {
 return `${number} of ${count}`;
}

function timesOf({number: number, count: count}, soFarMs) {
 if (1 === number) return "";
 const leftMs = soFarMs / (number - 1) * (count - number + 1);
 return `; ${(0, src_duration.a)(soFarMs)} so far, about ${(0, src_duration.a)(leftMs)} left`;
}

function warnOfAdded(member, {request: request, effects: effects}) {
 for (const text of addedWarnings(addedServers(request, member.first, member.snapshot))) member.warnings.push(text), 
 effects.tell({
  kind: "warning",
  loadBalancer: member.name,
  text: text
 });
}

async function rolling_finish(scene) {
 const {ledger: ledger, effects: effects} = scene, failures = await lookTogether(scene, member => member.assertDone());
 try {
  0 === failures.length && ledger.close();
 } catch (error) {
  failures.push((0, errors.h_)(error));
 }
 for (const failure of failures) effects.tell({
  kind: "failure",
  failure: failure
 });
 if (0 === failures.length) for (const member of scene.members) warnOfAdded(member, scene);
 return failures;
}

function shapeOf() {
 const {"on-reload": onReload, "dry-run": dryRun} = ADVANCED.shape;
 return {
  address: addresses,
  ...SELECTION.shape,
  ...SCRIPT.shape,
  ...DRAIN.shape,
  ...HEALTH.shape,
  ...GUARD.shape,
  ...ROLLBACK.shape,
  "on-reload": onReload,
  "dry-run": dryRun,
  ...CREDENTIALS,
  ...CONNECTION.shape,
  ...REPORT.shape
 };
}

const rolling_inputs_schemaOf = () => object(shapeOf());

function parseRollingInputs(read) {
 const names = function rollingInputNames() {
  return Object.keys(shapeOf());
 }(), given = Object.fromEntries(names.map(name => [ name, read(name).trim() || void 0 ])), parsed = rolling_inputs_schemaOf().safeParse(given), selection = parseSelection(given.backend ?? "", given.server ?? ""), faults = [ ...(parsed.error?.issues ?? []).map(({path: path, message: message}) => `${path.join(".")}: ${message}`), ...selection.ok ? [] : selection.faults.filter(fault => given.backend || !fault.startsWith("backend:")), ...folderFaults(given["working-directory"]), ...parsed.success ? drainFaults(parsed.data) : [], ...parsed.success ? rolling_inputs_credentialFaults(parsed.data, given) : [] ];
 if (!parsed.success || !selection.ok || faults.length > 0) throw new WrongInputs(faults);
 const values = parsed.data;
 return {
  addresses: values.address,
  request: {
   ...rolling_inputs_requestOf(values),
   selection: selection.value
  },
  script: scriptOf(values),
  connection: groups_connectionOf(values),
  credentials: credentialsOf(values),
  summary: values.summary,
  warnings: [ ...openPorts(values.address), ...singleNameWarnings(values) ],
  unused: []
 };
}

function folderFaults(folder = ".") {
 return function isFolder(path) {
  try {
   return (0, external_node_fs_.statSync)(path).isDirectory();
  } catch {
   return !1;
  }
 }((0, external_node_path_.resolve)(folder)) ? [] : [ "working-directory: is no folder that this user may look into" ];
}

function rolling_inputs_credentialFaults(values, given) {
 const names = Object.keys(CREDENTIALS).filter(name => void 0 !== given[name]), targets = values.address.map(({address: address}) => address);
 return [ ...unusedCredentials(names, targets), ...incompleteCredentials(values), ...exposedPassword(values, targets) ];
}

function singleNameWarnings(values) {
 const {kind: kind, value: value} = values["batch-size"], isOfOne = /\bHAPROXY_SERVER(?:_ADDRESS)?\b/.test(values.run) && !values.run.includes("HAPROXY_SERVERS");
 return "count" === kind && 1 === value || !isOfOne ? [] : values.address.slice(0, 1).map(({address: address}) => ({
  loadBalancer: address.name,
  text: "The script names HAPROXY_SERVER, which is only the first server of its batch, and never HAPROXY_SERVERS, which has all of them, one per line."
 }));
}

function rolling_inputs_requestOf(values) {
 return {
  operation: "rolling",
  failOnNotFound: values["fail-on-not-found"],
  minAvailable: values["min-available"],
  ...void 0 === values["max-load"] ? {} : {
   maxLoad: values["max-load"]
  },
  onError: values["on-error"],
  restore: values.restore,
  onReload: values["on-reload"],
  hold: !1,
  dryRun: values["dry-run"],
  healthTimeoutMs: values["health-timeout"],
  healthProof: values["wait-for-health"],
  ...groups_drainOf(values),
  batchSize: values["batch-size"]
 };
}

function scriptOf(values) {
 return {
  text: values.run,
  shell: values.shell,
  folder: (0, external_node_path_.resolve)(values["working-directory"]),
  timeoutMs: values["run-timeout"]
 };
}

const END_OF_LINE = Buffer.from("\n");

class ScriptOutput {
 #write;
 #sources=new Set;
 #stopped=null;
 constructor(write) {
  this.#write = write;
 }
 follow(stream) {
  const source = {
   rest: Buffer.alloc(0)
  };
  this.#sources.add(source), stream?.on("data", chunk => {
   const full = this.#take(source, chunk);
   null !== full && (stream.pause(), full.then(() => stream.resume()));
  }), stream?.on("error", () => {}), stream?.once("close", () => {
   this.#endLine(source), this.#sources.delete(source);
  });
 }
 finish() {
  for (const source of this.#sources) this.#endLine(source);
  null !== this.#stopped && this.#write(Buffer.from(`::${this.#stopped}::\n`)), this.#stopped = null;
 }
 #take(source, chunk) {
  const end = chunk.lastIndexOf(10) + 1;
  if (0 === end) return source.rest = Buffer.concat([ source.rest, chunk ]), source.rest.length < 65536 ? null : this.#endLine(source);
  const lines = 0 === source.rest.length ? chunk.subarray(0, end) : Buffer.concat([ source.rest, chunk.subarray(0, end) ]);
  return source.rest = Buffer.from(chunk.subarray(end)), this.#pass(lines);
 }
 #endLine(source) {
  const {rest: rest} = source;
  return source.rest = Buffer.alloc(0), 0 === rest.length ? null : this.#pass(Buffer.concat([ rest, END_OF_LINE ]));
 }
 #pass(lines) {
  return (lines.includes("::") || lines.includes("##[")) && this.#listen(lines.toString()), 
  this.#write(lines);
 }
 #listen(lines) {
  for (const line of lines.split("\n")) null === this.#stopped ? this.#stopped = stopWordOf(line) : line.trimStart().startsWith(`::${this.#stopped}::`) && (this.#stopped = null);
 }
}

function stopWordOf(line) {
 const [, word, old] = /^\s*::stop-commands\s*::(.+?)\s*$|##\[stop-commands\](.+?)\s*$/i.exec(line) ?? [];
 return word ?? old ?? null;
}

class ScriptProcess {
 identity;
 ended;
 closed;
 #child;
 #killAtExit=() => this.#signal("SIGKILL");
 #ending=!1;
 constructor(command, {folder: folder, environment: environment, output: output}) {
  const {spawn: spawn} = process.getBuiltinModule("node:child_process");
  this.#child = spawn("sh", [ "-c", '\nread -r _ <&3 || exit\n({\n  trap \'\' HUP INT TERM\n  read -r _ <&3 && exit\n  read -r me _ </proc/self/stat\n  for round in 1 2; do\n    for stat in /proc/[0-9]*/stat; do\n      read -r line <"$stat" || continue\n      pid=${stat#/proc/}\n      pid=${pid%/stat}\n      set -- ${line##*) }\n      [ "$4" = "$$" ] && [ "$pid" != "$me" ] && kill -s KILL "$pid"\n    done\n  done\n  kill -s KILL 0\n} </dev/null >/dev/null 2>&1 &)\nexec "$@" 3<&-', "sh", ...command ], {
   cwd: folder,
   env: environment,
   detached: !0,
   stdio: [ "ignore", "pipe", "pipe", "pipe" ]
  }), this.identity = void 0 === this.#child.pid ? null : function os_process_processOf(pid) {
   return identityOf(pid)?.identity ?? null;
  }(this.#child.pid), process.once("exit", this.#killAtExit), output.follow(this.#child.stdout), 
  output.follow(this.#child.stderr), this.#child.stdio[3]?.on("error", () => {}), 
  this.closed = new Promise(resolve => this.#child.once("close", () => resolve())), 
  this.ended = (0, external_node_events_.once)(this.#child, "exit").then(([exitCode, signal]) => (this.#ending || this.#release(), 
  {
   exitCode: exitCode,
   signal: signal
  })), this.ended.catch(() => this.#release());
 }
 begin() {
  const pipe = this.#child.stdio[3];
  pipe && "write" in pipe && pipe.write("\n");
 }
 async end(graceMs) {
  this.#ending = !0, this.#signal("SIGTERM"), await this.#endedWithin(graceMs), this.#signal("SIGKILL"), 
  await this.#endedWithin(1e3);
  const {identity: identity} = this, isOver = null === identity || await outlastSession(identity, 1e3, src_clock.ml);
  return this.#release(), isOver;
 }
 async #endedWithin(limitMs) {
  const over = new AbortController, late = src_clock.ml.sleep(limitMs, over.signal);
  late.catch(() => {}), await Promise.race([ this.ended, late ]), over.abort();
 }
 #signal(signal) {
  const group = this.#child.pid;
  if (void 0 !== group) if (null === this.identity) try {
   process.kill(-group, signal);
  } catch {} else !function signalSession(leader, signal) {
   for (const one of sessionOf(leader)) os_process_send(one, signal);
  }(this.identity, signal);
 }
 #release() {
  process.off("exit", this.#killAtExit);
  const pipe = this.#child.stdio[3];
  pipe && "end" in pipe && pipe.end("\n"), this.#child.unref();
  for (const stream of this.#child.stdio) stream && "unref" in stream && "function" == typeof stream.unref && stream.unref();
 }
}

const COMMANDS = {
 bash: [ "bash", "--noprofile", "--norc", "-e", "-o", "pipefail" ],
 sh: [ "sh", "-e" ]
}, TIMEOUT_GRACE_MS = 5e3, CANCEL_GRACE_MS = 250, LAST_OUTPUT_MS = 250;

const NOT_FOR_SCRIPTS = /^(?:INPUT_|STATE_|ACTIONS_|GITHUB_OUTPUT$|GITHUB_STATE$)/;

function scriptEnvironment() {
 return Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_FOR_SCRIPTS.test(name)));
}

function rolling_rolling() {
 return runStep({
  operation: "rolling",
  parse: parseRollingInputs,
  run: async ({request: request, script: script}, loadBalancers, effects) => {
   const {run: runScript, keepRoom: keepRoom, tellOpen: tellOpen} = await async function prepareScript({text: text, shell: shell, folder: folder, timeoutMs: timeoutMs}) {
    const keepRoom = () => function takeReserve(folder) {
     if (null !== reserve && (0, external_node_fs_.existsSync)(reserve)) return;
     const path = (0, external_node_path_.join)(folder, "reserve"), {randomFillSync: randomFillSync} = process.getBuiltinModule("node:crypto");
     try {
      (0, external_node_fs_.writeFileSync)(path, randomFillSync(Buffer.alloc(BYTES)), {
       mode: 384,
       flag: "wx"
      });
     } catch (error) {
      throw (0, external_node_fs_.rmSync)(path, {
       force: !0
      }), error;
     }
     reserve = path;
    }(privateFolders().files);
    keepRoom();
    const write = () => {
     const file = (0, external_node_path_.join)(privateFolders().files, `script.${shell}`);
     return function keepScript(file, text) {
      if (!function script_isThere(file, text) {
       try {
        return readText(file) === text;
       } catch {
        return !1;
       }
      }(file, text)) try {
       (0, external_node_fs_.writeFileSync)(file, text, {
        mode: 384
       });
      } catch (error) {
       if (!hasMadeRoom(error)) throw error;
       (0, external_node_fs_.writeFileSync)(file, text, {
        mode: 384
       });
      }
     }(file, `${text}\n`), file;
    }, file = write();
    await async function assertReadable(shell, file, folder) {
     const said = [], output = new ScriptOutput(lines => (said.push(lines.toString()), 
     null)), checked = new ScriptProcess([ shell, "-n", file ], {
      folder: folder,
      environment: scriptEnvironment(),
      output: output
     });
     checked.begin();
     const {exitCode: exitCode} = await checked.ended;
     if (await Promise.race([ checked.closed, src_clock.ml.sleep(LAST_OUTPUT_MS) ]), 
     output.finish(), 0 === exitCode) return;
     const words = said.join("").replaceAll(file, "run").trim();
     throw new errors.HR("invalid-input", `run: ${shell} cannot read the script`, {
      detail: "" === words ? `exit code ${exitCode}` : words,
      hint: "Correct the script. Nothing was connected, nothing was sent."
     });
    }(shell, file, folder);
    const output = new ScriptOutput(passOn), open = new Map;
    return {
     run: async (batch, signal) => {
      const title = `${batch.number} of ${batch.count}: script for ${batch.names.join(", ")}`;
      openGroup(lineOf("batch", title));
      const begunAt = src_clock.ml.now();
      try {
       const environment = function environmentFor({number: number, count: count, names: names, backend: backend, server: server, address: address}) {
        return {
         ...scriptEnvironment(),
         HAPROXY_BACKEND: backend,
         HAPROXY_SERVER: server,
         HAPROXY_SERVERS: names.join("\n"),
         HAPROXY_SERVER_ADDRESS: address,
         HAPROXY_BATCH: String(number),
         HAPROXY_BATCHES: String(count)
        };
       }(batch), started = new ScriptProcess([ ...COMMANDS[shell], write() ], {
        folder: folder,
        environment: environment,
        output: output
       });
       open.set(started, batch), started.closed.then(() => open.delete(started));
       const end = await async function runUntil(started, limitMs, signal) {
        await async function noteStart(started) {
         try {
          saveScript(started.identity), started.begin();
         } catch (error) {
          await started.end(CANCEL_GRACE_MS);
          const words = error instanceof Error ? error.message : String(error);
          throw new errors.HR("run-failed", `What post needs to end the script could not be saved: ${words}`, {
           brief: "its script was ended at once, for the disk of the runner is full",
           detail: words,
           cause: error,
           hint: "Look at the runner's disk (RUNNER_TEMP), then go on."
          });
         }
        }(started);
        const over = new AbortController, aborted = new Promise(resolve => {
         signal.aborted && resolve("aborted"), signal.addEventListener("abort", () => resolve("aborted"), {
          once: !0,
          signal: over.signal
         });
        }), late = 0 === limitMs ? null : src_clock.ml.sleep(limitMs, over.signal).then(() => "late");
        late?.catch(() => {});
        try {
         const ended = started.ended.catch(error => Promise.reject(function notStarted(error) {
          const words = error instanceof Error ? error.message : String(error);
          return new errors.HR("run-failed", `The script could not be started: ${words}`, {
           brief: "its script could not be started",
           detail: words,
           cause: error,
           hint: "Is its folder (`working-directory`) still there? When the step began it was, and a script before may have removed it."
          });
         }(error))), first = await Promise.race([ ended, aborted, ...null === late ? [] : [ late ] ]);
         if ("aborted" === first) throw started.end(CANCEL_GRACE_MS), signal.reason;
         const isOver = "late" !== first || await started.end(TIMEOUT_GRACE_MS);
         return isOver && function noteEnd() {
          try {
           saveScript(null);
          } catch {}
         }(), await Promise.race([ started.closed, src_clock.ml.sleep(LAST_OUTPUT_MS) ]), 
         "late" === first ? {
          kind: "timed-out",
          limitMs: limitMs,
          isOver: isOver
         } : {
          kind: "ended",
          ...first
         };
        } finally {
         over.abort();
        }
       }(started, timeoutMs, signal);
       return output.finish(), closeGroup(), say(lineOf("batch", `${title} ${function script_wordsOf(end) {
        return "timed-out" === end.kind ? `did not end within run-timeout (${(0, src_duration.a)(end.limitMs)})` : null === end.exitCode ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`;
       }(end)} after ${(0, src_duration.a)(src_clock.ml.now() - begunAt)}`)), end;
      } catch (error) {
       output.finish(), closeGroup();
       const took = (0, src_duration.a)(src_clock.ml.now() - begunAt);
       throw error === signal.reason && say(lineOf("batch", `${title} is told to end with this step after ${took}`)), 
       error;
      }
     },
     keepRoom: keepRoom,
     tellOpen: () => function tellOpen([first]) {
      void 0 !== first && annotate("notice", "HAProxy rolling: output left open", [ `The script of batch ${first.number} of ${first.count} has left something running that has its output open: whatever of that prints behind the end of this step is ended by its next line (SIGPIPE).`, "Start what is to stay as a service, or with its output elsewhere: `>FILE 2>&1`." ]);
     }([ ...open.values() ])
    };
   }(script), report = await async function rolling({request: request, loadBalancers: loadBalancers, effects: effects}) {
    const startedAt = effects.clock.now(), whole = await planAll(request, loadBalancers, effects), ledger = new RollingLedger(request, effects), scene = {
     request: request,
     members: whole.members,
     ledger: ledger,
     effects: effects
    }, begins = 0 === whole.failures.length && !request.dryRun, outcomes = begins ? await async function runAll(batches, scene) {
     const {clock: clock, tellProgress: tellProgress} = scene.effects, begunAt = clock.now(), outcomes = [];
     for (const batch of batches) {
      tellProgress(`${titleOf(batch)}: ${batch.names.join(", ")}${timesOf(batch, clock.now() - begunAt)}`);
      const outcome = await runBatch(batch, scene);
      if (outcomes.push(outcome), outcome.failures.length > 0) break;
      const words = "gone" === outcome.report.end ? "gone" : `back after ${(0, src_duration.a)(outcome.report.tookMs ?? 0)}`;
      tellProgress(`${titleOf(batch)}: ${words}`);
     }
     return outcomes;
    }(whole.batches, scene) : [], isThrough = begins && outcomes.every(({failures: failures}) => 0 === failures.length), failures = [ ...whole.failures, ...outcomes.flatMap(one => one.failures), ...isThrough ? await rolling_finish(scene) : [] ];
    return isThrough || await async function lookAtDone({members: members, effects: {clock: clock, signal: signal}}) {
     signal.aborted || await Promise.all(members.map(async member => {
      if (member.hasDone) try {
       await (0, src_clock.ux)(clock, rolling_LAST_LOOK_MS, limit => member.look(limit));
      } catch {
       member.noteUnread();
      }
     }));
    }(scene), rollingReport({
     scene: scene,
     whole: whole,
     outcomes: outcomes,
     failures: failures,
     durationMs: effects.clock.now() - startedAt
    });
   }({
    request: request,
    loadBalancers: loadBalancers,
    effects: {
     ...effects,
     runScript: runScript,
     keepRoom: keepRoom,
     tellProgress: text => say(lineOf("batch", text))
    }
   });
   return tellOpen(), report;
  }
 });
}

var __webpack_exports__hold = __webpack_exports__._2, __webpack_exports__main = __webpack_exports__.iW, __webpack_exports__post = __webpack_exports__.bE, __webpack_exports__rolling = __webpack_exports__.Ig;

export { __webpack_exports__hold as hold, __webpack_exports__main as main, __webpack_exports__post as post, __webpack_exports__rolling as rolling };
