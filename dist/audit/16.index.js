export const id = 16;

export const ids = [ 16 ];

export const modules = {
 6016: (e, t, s) => {
  s.r(t), s.d(t, {
   DataPlaneLoadBalancer: () => DataPlaneLoadBalancer
  });
  var n = s(7406), r = s(2975), a = s(6179), o = s(2292);
  function refusedAltogether(e, t) {
   const {status: s, headers: r, body: a} = e;
   if (401 === s || 407 === s) return function notLoggedIn(e) {
    return e ? new n.HR("permission-denied", "The Data Plane API does not accept this username and password", {
     brief: "the Data Plane API does not accept username and password",
     hint: "Compare them with the userlist of its configuration. A password hash with `rounds=` in HAProxy's userlist never matches, though it is right: make one without."
    }) : new n.HR("permission-denied", "The Data Plane API asks for a user, and this step has none", {
     brief: "the Data Plane API asks for a user",
     hint: "Give username and password; the post step needs them, too, from the same inputs."
    });
   }(t);
   if (403 === s) return new n.HR("permission-denied", "The Data Plane API forbids this to this user", {
    brief: "the Data Plane API forbids it",
    hint: "Whatever stands before the API may allow some paths only; it needs /v3/info (or /v2), services/haproxy/runtime, stats/native and reloads."
   });
   if (s >= 300 && s < 400) return new n.HR("data-plane-api", `A redirect (${s}) answers there, and none is followed`, {
    detail: r.get("location"),
    brief: "a redirect answers in place of the Data Plane API",
    hint: "A redirect could lead the password elsewhere. Give the address at which the API itself answers."
   });
   const o = /^\d{1,10}$/.exec(r.get("age") ?? "")?.[0] ?? "";
   return Number(o) > 0 ? function keptAnswer(e) {
    return new n.HR("data-plane-api", `Something before the Data Plane API answers out of what it had kept, for ${e} s`, {
     brief: "a cache answers in place of the Data Plane API",
     hint: "What it says of servers was so then. Have it keep nothing below /v2 and /v3."
    });
   }(o) : a.startsWith("Client sent an HTTP request to an HTTPS server") ? new n.HR("tls-failed", "This port speaks TLS", {
    hint: "Write https:// in the address."
   }) : 400 !== s && 408 !== s || void 0 !== parsed(a) ? s > 501 || (429 === s || 501 === s) && !isOfApi(a) ? answeredInPlace(e) : null : new n.pz(`The Data Plane API did not get the whole request (HTTP ${s})`, !0, {
    hint: "Something between here and the API cuts off what is sent."
   });
  }
  function answeredInPlace({status: e, body: t}) {
   return new n.pz(`Something before the Data Plane API answers in its place (HTTP ${e})`, !0, {
    detail: wordsOf(t),
    hint: "The API does not run, or whatever leads to it does not reach it."
   });
  }
  function isOfApi(e) {
   const t = parsed(e);
   return "object" == typeof t && null !== t && "code" in t && "number" == typeof t.code;
  }
  function haproxyIsDead(e, t = !1) {
   return new n.pz("The Data Plane API answers, but HAProxy does not answer the API", t, {
    detail: e,
    hint: "HAProxy does not run, or its `stats socket` is not the one that the API uses: look at both logs."
   });
  }
  function notUnderstood(e) {
   return new n.HR("data-plane-api", `The Data Plane API does not say ${e} as any known version does`, {
    hint: "Use the Runtime API for this load balancer, and please report it with the version of dataplaneapi."
   });
  }
  function undecided(e, {status: t, unsettable: s = {}}) {
   const [r = "is not clear about it"] = Object.values(s);
   return new n.HR("data-plane-api", `${e} was set here, and now the Data Plane API ${r}`, {
    servers: [ e ],
    detail: t,
    hint: "Look at it through the stats socket: `show servers state` tells what the API does not."
   });
  }
  function cannotBeSet(e, t, s) {
   return new n.HR("data-plane-api", `${e} cannot be set to ${t}: the Data Plane API ${s}`, {
    servers: [ e ],
    hint: "Give the stats socket of this load balancer as address instead: the Runtime API can do it."
   });
  }
  function nothingDone(e) {
   return new n.HR("data-plane-api", `The Data Plane API answered 200, and nothing was set: ${e.join(", ")}`, {
    servers: e,
    hint: "HAProxy dropped the command, or the API never sent it. Look at the logs of both, or give the stats socket as address."
   });
  }
  const i = {
   "shutdown-sessions": "cut sessions",
   weight: "set a weight before its version 3.3.1 without editing the configuration file",
   "health-checks": "switch health checks on and off",
   "agent-checks": "switch agent checks on and off",
   "undivided-proof": "drain a server and take it down as one"
  };
  function lacking(e) {
   return new n.HR("unsupported", `The Data Plane API cannot ${i[e]}`, {
    brief: "the Data Plane API cannot do it",
    hint: "Give the stats socket of this load balancer as address instead: the Runtime API can."
   });
  }
  const c = [ {
   says: /Permission denied/,
   code: "permission-denied",
   message: "The Data Plane API may not set servers: the level of HAProxy's socket does not allow it",
   hint: "The `stats socket` line in haproxy.cfg that the API uses needs `level admin`."
  }, {
   says: /cannot change health on a tracking server/i,
   code: "tracking",
   message: "This server tracks another one, which decides about its health",
   hint: "Change the server that it tracks."
  }, {
   says: /server states differ in multiple runtime/,
   code: "refused",
   message: "This HAProxy runs several processes (nbproc), and they differ",
   brief: "it runs several processes",
   hint: "Bind one stats socket for each process, and give one address for each process."
  } ];
  function refusedToSet(e, t, s) {
   const r = wordsOf(e.body), a = {
    detail: r,
    servers: [ t ]
   }, o = c.find(({says: e}) => e.test(r));
   if (o) {
    const {code: e, message: t, hint: s, brief: r} = o;
    return new n.HR(e, t, {
     ...a,
     hint: s,
     brief: r
    });
   }
   return s ? new n.HR("refused", `The Data Plane API refused it (HTTP ${e.status})`, {
    ...a,
    brief: "the Data Plane API refused it"
   }) : new n.HR("not-found", "There is no such server", {
    ...a,
    hint: "Names are case-sensitive. The server may have been deleted at run time."
   });
  }
  function wordsOf(e) {
   const t = parsed(e), s = "object" == typeof t && null !== t && "message" in t ? t.message : "";
   return "string" == typeof s ? s : "";
  }
  function parsed(e) {
   if (!(e.length > d && function hasTooManyParts(e) {
    const t = countOf(e, "{") + countOf(e, "[");
    return t > d && t - function bracketsInTexts(e) {
     let t = 0, s = !1;
     for (let n = 0; n < e.length; n += 1) {
      const r = e[n];
      '"' === r ? s = !s : s && "\\" === r ? n += 1 : !s || "{" !== r && "[" !== r || (t += 1);
     }
     return t;
    }(e) > d;
   }(e))) try {
    return JSON.parse(e);
   } catch {
    return;
   }
  }
  const d = 1e6;
  function countOf(e, t) {
   let s = 0;
   for (let n = e.indexOf(t); n >= 0; n = e.indexOf(t, n + 1)) s += 1;
   return s;
  }
  function readInfo(e) {
   const {info: t, error: s} = unwrapped(e, "which process answers"), {pid: n, version: r, uptime: a, node: o, stopping: i} = t ?? {};
   if ("number" != typeof n || 0 === n) throw haproxyIsDead("string" == typeof s ? s : "");
   if ("string" != typeof r) throw notUnderstood("which process answers");
   return {
    pid: n,
    version: r,
    uptimeSeconds: "number" == typeof a ? a : 0,
    node: "string" == typeof o ? o : "",
    stopping: 1 === i || !0 === i
   };
  }
  function hasPendingReload(e) {
   const t = "whether a reload of HAProxy is pending", s = listIn(e, t);
   if (null === s && e.status >= 500) throw notUnderstood(t);
   return (s ?? []).some(e => "in_progress" === fieldsOf(e)?.status);
  }
  function listIn({status: e, body: t}, s) {
   const n = parsed(t), r = Array.isArray(n) || null === n ? n : fieldsOf(n)?.data;
   if (200 === e && null === r) return [];
   if (200 === e && Array.isArray(r)) return r;
   if (200 === e || !isOfApi(t)) throw notUnderstood(s);
   return null;
  }
  function readTables(e) {
   const t = listIn(e, "which stick-tables there are");
   return null === t ? null : new Set(t.flatMap(e => "string" == typeof fieldsOf(e)?.name ? [ String(fieldsOf(e)?.name) ] : []));
  }
  function readStatistics(e) {
   const {stats: t, error: s} = unwrapped(e, "its statistics");
   if (200 !== e.status) throw haproxyIsDead("string" == typeof s ? s : wordsOf(e.body));
   if (null == t || Array.isArray(t) && 0 === t.length) throw haproxyIsDead("string" == typeof s ? s : "");
   if (!Array.isArray(t)) throw notUnderstood("its statistics");
   return t.flatMap(e => function nativeRow(e) {
    const {type: t, name: s, backend_name: n, stats: r} = fieldsOf(e) ?? {}, a = fieldsOf(r);
    if (null === a || "string" != typeof s) throw notUnderstood("its statistics");
    const field = e => {
     const t = Object.hasOwn(a, e) ? a[e] : void 0;
     return "string" == typeof t || "number" == typeof t ? t : void 0;
    };
    if ("server" === t) return {
     type: t,
     backend: "string" == typeof n ? n : "",
     server: s,
     field: field
    };
    if ("backend" !== t) return null;
    const o = Number(field("sid") ?? 0) > 0;
    return {
     type: o ? "server" : "backend",
     backend: s,
     server: o ? "BACKEND" : "",
     field: field
    };
   }(e) ?? []);
  }
  function readPut({status: e, body: t}, s) {
   const n = 200 === e ? shownServer(parsed(t)) : null;
   return n?.name === s ? n : null;
  }
  function isUnheard({status: e, body: t}) {
   return (404 === e || 500 === e) && /^(?:no data for|retry -) /.test(wordsOf(t));
  }
  function isAnswerToPut({status: e, body: t}) {
   return 200 === e ? null !== shownServer(parsed(t)) : isOfApi(t);
  }
  function shownServer(e) {
   const {name: t, admin_state: s, operational_state: n, address: r, port: a, ...i} = fieldsOf(e) ?? {};
   if ("string" != typeof t || "ready" !== s && "drain" !== s && "maint" !== s || "up" !== n && "down" !== n && "stopping" !== n) return null;
   const number = e => {
    const t = i[e];
    return "number" == typeof t && Number.isInteger(t) ? t : null;
   }, c = function addressOf(e, t) {
    if ("string" != typeof e || "" === e || "-" === e) return "";
    const s = "number" == typeof t ? t : 0;
    return e.includes(":") ? `[${e}]:${s}` : `${e}:${s}`;
   }(r, a);
   if ("" !== c && !(0, o.Uj)(c)) return null;
   const d = "string" == typeof i.fqdn ? i.fqdn : null;
   return {
    name: t,
    adminState: s,
    operationalState: n,
    address: c,
    fqdn: d,
    weight: number("uweight"),
    configuredWeight: number("iweight"),
    checkState: null === d ? null : number("check_state"),
    agentState: null === d ? null : number("agent_state")
   };
  }
  function fieldsOf(e) {
   return "object" != typeof e || null === e || Array.isArray(e) ? null : e;
  }
  function unwrapped({body: e}, t) {
   const s = parsed(e), r = Array.isArray(s) ? s : [ s ];
   if (r.length > 1) throw new n.HR("refused", "This Data Plane API stands before several HAProxy processes", {
    brief: "the Data Plane API stands before several HAProxy processes",
    hint: "Each has a state of its own: give one address for each process, and one stats socket to each API."
   });
   const a = fieldsOf(r[0]);
   if (null === a) throw notUnderstood(t);
   return a;
  }
  function infoOfApi(e) {
   return {
    method: "GET",
    path: `/v${e}/info`
   };
  }
  function dialectOf(e, {status: t, body: s}) {
   const n = parsed(s), r = n?.api?.version;
   if (200 !== t || "string" != typeof r) return null;
   const a = /^v?(\d+)\.(\d+)\.(\d+)/.exec(r)?.slice(1).map(Number) ?? [], [o = 0, i = 0, c = 0] = a;
   return {
    major: e,
    version: r,
    setsWeights: o > 3 || 3 === o && (i > 3 || 3 === i && c >= 1)
   };
  }
  function info({major: e}) {
   return {
    method: "GET",
    path: `/v${e}/services/haproxy/runtime/info`
   };
  }
  function reloads({major: e}) {
   return {
    method: "GET",
    path: `/v${e}/services/haproxy/reloads`
   };
  }
  function statistics({major: e}) {
   return {
    method: "GET",
    path: `/v${e}/services/haproxy/stats/native`
   };
  }
  function stickTables({major: e}) {
   return {
    method: "GET",
    path: `/v${e}/services/haproxy/runtime/stick_tables`
   };
  }
  function serversOf(e, t) {
   return {
    method: "GET",
    path: 3 === e.major ? `/v3/services/haproxy/runtime/backends/${encoded(t)}/servers` : `/v2/services/haproxy/runtime/servers?backend=${encoded(t)}`
   };
  }
  function putServer(e, {backend: t, server: s}, n) {
   return {
    method: "PUT",
    path: 3 === e.major ? `/v3/services/haproxy/runtime/backends/${encoded(t)}/servers/${encoded(s)}` : `/v2/services/haproxy/runtime/servers/${encoded(s)}?backend=${encoded(t)}`,
    body: JSON.stringify(n)
   };
  }
  function encoded(e) {
   if (!(0, o.TE)(e)) throw new n.HR("invalid-input", "A name holds something else than letters, digits and _.:-", {
    detail: e,
    hint: "Nothing was sent: on its way to HAProxy it could be a second command."
   });
   return encodeURIComponent(e);
  }
  class NotHttp extends Error {
   name="NotHttp";
   begins;
   constructor(e, t) {
    super(e), this.begins = t;
   }
  }
  const h = 65536;
  class ResponseReader {
   #e=[];
   #t=0;
   #s=1;
   #n=null;
   #r=[];
   #a=0;
   get empty() {
    return 0 === this.#t && null === this.#n;
   }
   push(e) {
    this.#e.push(e), this.#t += e.length;
    const t = [];
    for (;this.#t >= this.#s; ) {
     const e = this.#o();
     null !== e && t.push(e);
    }
    return t;
   }
   end() {
    return "end" === this.#n?.length ? this.#i(this.#c(this.#t)) : null;
   }
   #o() {
    if (null === this.#n) return this.#n = this.#d(), 0 === this.#n?.length ? this.#i() : null;
    const {length: e} = this.#n;
    return "chunked" === e ? this.#h() : "end" === e ? (this.#l(this.#t), this.#s = this.#t + 1, 
    null) : (this.#s = e, this.#t >= e ? this.#i(this.#c(e)) : null);
   }
   #d() {
    const e = this.#u(), t = e.indexOf("\r\n\r\n"), s = e.toString("latin1", 0, 200);
    if (!"HTTP/1.".startsWith(s.slice(0, 7))) throw new NotHttp("no HTTP response", s);
    if (t < 0 && e.length < h) return this.#s = e.length + 1, null;
    if (t < 0 || t > h) throw new NotHttp("the head of a response never ends", s);
    const n = function readHead(e, t) {
     const [s = "", ...n] = e.split("\r\n"), [, r, a] = /^HTTP\/1\.([01]) ([1-9][0-9]{2})(?: .*)?$/.exec(s) ?? [];
     if (void 0 === a) throw new NotHttp("no HTTP response", t);
     const o = new Map;
     for (const e of n) {
      const [, s, n = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/.exec(e) ?? [];
      if (void 0 === s) throw new NotHttp("a header without a name", t);
      const r = withoutBlanksAround(n), a = s.toLowerCase(), i = o.get(a);
      o.set(a, void 0 === i ? r : `${i}, ${r}`);
     }
     const i = Number(a), c = function lengthOf(e, t, s) {
      if (e < 200 || 204 === e || 304 === e) return 0;
      if ("identity" !== (t.get("content-encoding")?.toLowerCase() ?? "identity")) throw new NotHttp("a compressed response, which was not asked for", s);
      const n = t.get("transfer-encoding")?.toLowerCase(), r = t.get("content-length");
      if (void 0 !== n) {
       if ("chunked" !== n || void 0 !== r) throw new NotHttp("a response of unclear length", s);
       return "chunked";
      }
      if (void 0 === r) return "end";
      if (!/^[0-9]{1,12}$/.test(r)) throw new NotHttp("a response of unclear length", s);
      return Number(r);
     }(i, o, t), d = (o.get("connection") ?? "").toLowerCase();
     return {
      status: i,
      headers: o,
      last: "end" === c || /\bclose\b/.test(d) || "0" === r && "keep-alive" !== d,
      length: c
     };
    }(this.#c(t + 4).toString("latin1", 0, t), s);
    return this.#s = 1, n.status < 200 ? null : ("number" == typeof n.length && this.#l(n.length), 
    n);
   }
   #h() {
    const e = this.#u(), t = e.indexOf("\r\n");
    if (t < 0) {
     if (e.length > 1024) throw new NotHttp("a chunk has no length", "");
     return this.#s = e.length + 1, null;
    }
    const [, s] = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?$/.exec(e.toString("latin1", 0, t)) ?? [];
    if (void 0 === s) throw new NotHttp("a chunk has no length", "");
    const n = Number.parseInt(s, 16);
    if (this.#l(n), 0 === n) return this.#f(e, t);
    const r = t + 2 + n + 2;
    if (this.#s = r, e.length < r) return null;
    if ("\r\n" !== e.toString("latin1", r - 2, r)) throw new NotHttp("a chunk does not end", "");
    return this.#r.push(this.#c(r).subarray(t + 2, r - 2)), this.#a += n + 256, this.#s = 1, 
    null;
   }
   #f(e, t) {
    const s = e.indexOf("\r\n\r\n", t);
    if (s < 0) {
     if (e.length > h) throw new NotHttp("the end of a response never ends", "");
     return this.#s = e.length + 1, null;
    }
    return this.#c(s + 4), this.#i();
   }
   #i(e) {
    const {status: t = 0, headers: s = new Map, last: n = !0} = this.#n ?? {}, r = Buffer.concat(void 0 === e ? this.#r : [ ...this.#r, e ]).toString("utf8");
    return this.#n = null, this.#r = [], this.#a = 0, this.#s = 1, {
     status: t,
     headers: s,
     body: r,
     last: n
    };
   }
   #l(e) {
    if (this.#a + e > 67108864) throw new NotHttp("a response is above 64 MiB", "");
   }
   #u() {
    const [e = Buffer.alloc(0)] = this.#e;
    if (this.#e.length < 2) return e;
    const t = Buffer.concat(this.#e);
    return this.#e = [ t ], t;
   }
   #c(e) {
    const t = this.#u();
    return this.#e = [ t.subarray(e) ], this.#t -= e, t.subarray(0, e);
   }
  }
  function withoutBlanksAround(e) {
   let [t, s] = [ 0, e.length ];
   for (;t < s && isBlank(e[t]); ) t += 1;
   for (;t < s && isBlank(e[s - 1]); ) s -= 1;
   return e.slice(t, s);
  }
  function isBlank(e) {
   return " " === e || "\t" === e;
  }
  var l = s(909), u = s(8990);
  class HttpConnection {
   #w;
   #p;
   #m=new ResponseReader;
   #g=[];
   #v=0;
   #k=!1;
   #y=null;
   #b=!1;
   #A;
   #T=!1;
   #P=() => {};
   constructor(e, t, s) {
    this.#w = e, this.#A = s, this.#p = t;
    const {stream: n} = e;
    n.on("data", e => this.#c(e)), n.on("error", e => this.#S(e)), n.on("end", () => this.#x()), 
    n.on("close", () => this.#S(null));
   }
   get alive() {
    return null === this.#y;
   }
   get closedInOrder() {
    return this.#T;
   }
   async exchange(e, t, s) {
    s.throwIfAborted(), this.#b = !1, this.#g = [], this.#v = e.length, null === this.#y && this.#w.stream.write(e.join(""));
    try {
     for (let n = 1; n <= e.length; n += 1) await this.#N(n, t, s);
    } catch (e) {
     if (this.reset(), e === s.reason) throw e;
     this.#y ??= e;
    }
    const n = this.#k ? [] : this.#g.slice(0, e.length);
    return {
     responses: n,
     failure: n.length < e.length ? await this.#I() : null,
     unheard: !this.#b
    };
   }
   close() {
    this.#y ??= new n.pz("The connection was closed", !1), this.#w.stream.on("error", () => {}).destroy();
   }
   reset() {
    (0, u.c)(this.#w);
   }
   async #N(e, t, s) {
    await (0, l.N)(t, this.#p, s, () => new n.HR("timeout", `The Data Plane API did not answer within ${t / 1e3}s`, {
     hint: "HAProxy may hang behind it: the API then waits 30 s itself. With thousands of servers its statistics take seconds: raise command-timeout."
    }), t => {
     const {promise: s, resolve: n, reject: r} = Promise.withResolvers(), look = () => {
      this.#g.length >= e ? n() : null !== this.#y && r(this.#y);
     };
     return this.#P = look, t.addEventListener("abort", () => r(t.reason), {
      once: !0
     }), look(), s;
    });
   }
   #c(e) {
    this.#b = !0, this.#A = !0;
    try {
     for (const t of this.#m.push(e)) this.#O(t);
    } catch (e) {
     if (!(e instanceof NotHttp)) throw e;
     this.#y ??= function notHttp({message: e, begins: t}) {
      const s = t.trim().split(/[\r\n]/)[0] ?? "";
      return new n.HR("not-haproxy", `What answers there is not a Data Plane API: ${e}`, {
       detail: s,
       hint: "Check the address. For the stats socket of HAProxy itself write HOST:PORT, or the path of its file, without https://."
      });
     }(e), this.reset();
    }
    const {length: t} = this.#g;
    (t > this.#v || t === this.#v && !this.#m.empty) && (this.#k = !0, this.#y ??= new n.pz("More came than the Data Plane API was asked", !0, {
     hint: "Something between here and the API answers twice, or for somebody else."
    }), this.reset()), this.#g.some(({last: e}) => e) && (this.#T = !0, this.#S(null)), 
    this.#P();
   }
   #x() {
    const e = this.#m.end();
    null !== e && this.#O(e), this.#S(null);
   }
   #O(e) {
    this.#g.push({
     ...e,
     at: this.#p.now()
    });
   }
   #S(e) {
    const t = null === e ? "closed the connection" : `broke the connection: ${e.message}`;
    this.#y ??= new n.pz(`The Data Plane API ${t} before its whole answer had come`, !0, {
     ...null === e ? {} : {
      cause: e
     },
     hint: "It does so itself, after 30 s, when HAProxy does not answer it. Otherwise look at its log, and at whatever stands between it and the runner."
    }), this.#P();
   }
   async #I() {
    const e = this.#y;
    if (!(e instanceof n.pz)) return e;
    const t = e.cause instanceof Error ? e.cause : null, s = await (this.#w.explain?.(this.#A, t)) ?? null;
    return s instanceof n.HR ? s : e;
   }
  }
  class Client {
   #H;
   #D;
   #$=null;
   #A=!1;
   #M=null;
   #R=!1;
   #_=null;
   constructor(e) {
    this.#H = e;
    const {login: t} = e;
    this.#D = null === t ? null : `Basic ${function basicOf({username: e, password: t}) {
     return Buffer.from(`${e}:${t}`, "utf8").toString("base64");
    }(t)}`;
   }
   async dialect(e) {
    return this.#M ??= await this.#B(e), this.#M;
   }
   repeated(e, t, s = e => !1) {
    return (0, r.L)(e, e => e instanceof n.pz || (0, n.WG)(e) || s(e), this.#H, t);
   }
   async ask(e, t) {
    const s = [];
    let r = !0 === this.#$?.alive;
    for (;;) {
     const {responses: a, failure: o, unheard: i} = await this.#C(e.slice(s.length), t);
     for (const e of a) {
      const t = refusedAltogether(e, null !== this.#D);
      if (null !== t) throw t;
     }
     if (s.push(...a), null === o) return s;
     const c = a.length > 0 || r && i;
     if (!(o instanceof n.pz && c)) throw o;
     r = !1;
    }
   }
   async tell(e, t, s) {
    if (!0 !== this.#$?.alive && !0 !== this.#$?.closedInOrder) return {
     responses: [],
     failure: new n.pz("The Data Plane API closed the connection before anything was sent", !1),
     unheard: !0
    };
    const {clock: r, underWay: a} = this.#H, o = r.now();
    null !== t && null === this.#_ && a?.begin({
     ...t,
     passedOn: !0
    }, o);
    const {responses: i, failure: c, unheard: d} = await this.#C(e, s).catch(e => {
     throw this.doubtNext({
      sentAt: o,
      silentMs: 0
     }), e;
    });
    for (const [e, t] of i.entries()) {
     const s = refusedAltogether(t, null !== this.#D) ?? (isUnheard(t) ? haproxyIsDead(wordsOf(t.body), !0) : null) ?? (isAnswerToPut(t) ? null : answeredInPlace(t));
     if (null !== s) return {
      responses: i.slice(0, e),
      failure: s,
      unheard: d
     };
    }
    return (null === c || isUnsent({
     responses: i,
     failure: c
    })) && this.endLate(), {
     responses: i,
     failure: c,
     unheard: d
    };
   }
   doubtNext(e = null) {
    this.#R = !0, this.#_ ??= e;
   }
   get doubtMs() {
    return this.#R ? Math.max(a.Xz, (0, a.SQ)(this.#_, this.#H.clock.now())) : 0;
   }
   endDoubt() {
    this.#R = !1, this.#_ = null, this.endLate();
   }
   endLate() {
    null === this.#_ && this.#H.underWay?.end();
   }
   reopen() {
    this.#$?.close(), this.#$ = null;
   }
   reset() {
    this.#$?.reset(), this.reopen();
   }
   async #C(e, t) {
    const {host: s, commandTimeoutMs: n, debug: r} = this.#H, a = await this.#z(t);
    for (const {method: t, path: s, body: n = ""} of e) r?.(`> ${t} ${s} ${n}`.trimEnd());
    const o = e.map(e => function requestText(e, t, s) {
     const {method: n, path: r, body: a} = e;
     return `${[ `${n} ${r} HTTP/1.1`, `Host: ${t}`, "Accept: application/json", "Cache-Control: no-cache", ...null === s ? [] : [ `Authorization: ${s}` ], ...void 0 === a ? [] : [ "Content-Type: application/json", `Content-Length: ${Buffer.byteLength(a)}` ] ].join("\r\n")}\r\n\r\n${a ?? ""}`;
    }(e, s, this.#D)), i = await a.exchange(o, n, t);
    this.#A ||= i.responses.length > 0;
    for (const {status: e, body: t} of i.responses) r?.(`< ${e} ${401 === e ? "" : t.trim().slice(0, 300)}`.trimEnd());
    return i;
   }
   async #z(e) {
    if (!0 === this.#$?.alive) return this.#$;
    this.reopen();
    const {connect: t, clock: s} = this.#H, n = await t(e);
    return this.#$ = new HttpConnection(n, s, this.#A), this.#$;
   }
   async #B(e) {
    let t = 0;
    for (const s of [ 3, 2 ]) {
     const [n] = await this.repeated(() => this.ask([ infoOfApi(s) ], e), e), r = void 0 === n ? null : dialectOf(s, n);
     if (null !== r) return r;
     t = n?.status ?? 0;
    }
    throw function noApi(e) {
     return new n.HR("not-haproxy", `There is no Data Plane API at this address: neither /v3 nor /v2 (HTTP ${e})`, {
      hint: "Give the host and the port on which dataplaneapi listens, by default 5555."
     });
    }(t);
   }
  }
  function isUnsent({responses: e, failure: t}) {
   return 0 === e.length && t instanceof n.pz && !t.sent;
  }
  function isLost(e) {
   const {code: t} = e;
   return e instanceof n.pz || "timeout" === t || "not-haproxy" === t;
  }
  async function settled({client: e, reader: t, clock: s}, r, o, {sentAt: i, isDone: c = () => !1}) {
   e.reset();
   const d = s.now() + 7e4;
   let h = null;
   for (let l = ""; ;) {
    let u = a.Xz;
    try {
     const n = await t.look(r, !0, o), f = s.now(), w = settingsText(n);
     h ??= f + f - i;
     const p = c(n) ? 0 : h - f, m = w === l && p <= 0;
     if (m && e.endDoubt(), m || f >= d) return n;
     l = w, u = Math.max(a.Xz, p);
    } catch (t) {
     if (o.aborted || !(t instanceof n.HR) || !isLost(t) || s.now() >= d) throw e.doubtNext({
      sentAt: i,
      silentMs: 0
     }), t;
     l = "", h = null;
    }
    await s.sleep(u, o).catch(t => {
     throw e.doubtNext({
      sentAt: i,
      silentMs: 0
     }), t;
    });
   }
  }
  function settingsText({merged: e}) {
   return JSON.stringify([ ...e ].map(([e, {shown: t, server: s}]) => [ e, t.folded, s.forced, s.weight, s.operationalState ]));
  }
  async function write(e, t, s, n, r) {
   const {reader: a, retries: i} = e, c = union(t.map(({name: e}) => e), s), d = r ?? await readBefore(e, c, n);
   let h = d, l = "no";
   const u = new Set;
   try {
    let r = t;
    for (let f = 0; ;) {
     const w = h, p = e.clock.now(), m = await send(e, r, w, n);
     l = changedBySending(l, m);
     const isDone = e => t.every(t => m.passed.has(t) || isReached(t, e));
     h = null === m.failure ? await a.look(c, !0, n) : await settled(e, c, n, {
      sentAt: p,
      isDone: isDone
     }), l = changedBy(t, d, h);
     const g = refusalIn(r, m, h);
     if (null !== g) throw g;
     for (const e of r) (m.passed.has(e) || isShown(e, w, h)) && u.add(e);
     const isLeft = e => !u.has(e) && !isOver(e, h) && isUndone(e, d, h), v = t.filter(isLeft);
     if (0 === v.length) return a.rowsOf(h, s);
     a.requireThere(h, v.map(({name: e}) => e));
     const k = v.filter(e => m.answered.has(e) && !mayBeShown(e, h));
     if (v.length >= r.length && (f += 1), k.length > 0 || f > i) throw m.failure ?? nothingDone((k.length > 0 ? k : v).map(({name: e}) => (0, 
     o.TN)(e)));
     v.some(({shows: e}) => void 0 !== e) && (await e.clock.sleep(1100, n), h = await a.look(c, !0, n)), 
     r = t.filter(isLeft);
    }
   } catch (e) {
    throw atLeast(l, e, n);
   }
  }
  async function readBefore({observer: e, reader: t}, s, n) {
   return await e.waitForReloads(n), t.look(s, !0, n);
  }
  async function send({client: e, reader: t}, s, n, r) {
   const a = await e.dialect(r);
   t.expectSet(s.map(({name: e}) => e));
   const i = s.map(({name: e, body: t}) => putServer(a, e, t)), c = await e.tell(i, t.process, r), d = s.filter((e, t) => {
    const s = c.responses[t], r = void 0 === s ? null : readPut(s, e.name.server);
    return null !== r && e.passes(r, n.merged.get((0, o.TN)(e.name)));
   });
   return {
    ...c,
    isNews: s.some(e => isUndone(e, n, n)),
    answered: new Set(s.slice(0, c.responses.length)),
    passed: new Set(d)
   };
  }
  function changedBySending(e, t) {
   return "yes" === e || t.passed.size > 0 ? "yes" : !t.isNews || isUnsent(t) ? e : "unknown";
  }
  function isUndone({name: e, aspect: t, goal: s}, n, r) {
   const a = n.merged.get((0, o.TN)(e)), i = r.merged.get((0, o.TN)(e));
   return void 0 === a || void 0 === i || !isReached({
    name: e,
    aspect: t,
    goal: s
   }, r) && t(i.server) === t(a.server);
  }
  function isReached({name: e, aspect: t, goal: s}, n) {
   const r = n.merged.get((0, o.TN)(e));
   return !0 === r?.understood.certain && t(r.server) === s;
  }
  function refusalIn(e, {responses: t, failure: s}, n) {
   if (null !== s && !isLost(s)) return s;
   for (const [s, r] of t.entries()) {
    const t = (0, o.TN)(e[s]?.name ?? {
     backend: "",
     server: ""
    });
    if (200 !== r.status) return refusedToSet(r, t, n.merged.has(t));
   }
   return null;
  }
  function mayBeShown({name: e, body: t, shows: s}, n) {
   return void 0 !== s && n.merged.get((0, o.TN)(e))?.server.forced === t.admin_state;
  }
  function isShown({name: e, shows: t}, s, n) {
   const r = s.merged.get((0, o.TN)(e))?.server, a = n.merged.get((0, o.TN)(e))?.server;
   return void 0 !== r && void 0 !== a && !0 === t?.(r, a);
  }
  function isOver({name: e, isOver: t}, s) {
   const n = s.merged.get((0, o.TN)(e))?.server;
   return void 0 !== n && !0 === t?.(n);
  }
  function atLeast(e, t, s) {
   return "no" !== e && t !== s.reason && t instanceof n.HR && "no" === t.callChanged ? t.with({
    callChanged: e
   }) : t;
  }
  function changedBy(e, t, s) {
   return e.some(({name: e, aspect: n}) => {
    const r = t.merged.get((0, o.TN)(e))?.server, a = s.merged.get((0, o.TN)(e))?.server;
    return !(!r || !a || n(r) === n(a) && r.forced === a.forced);
   }) ? "yes" : "no";
  }
  function union(...e) {
   return [ ...new Map(e.flat().map(e => [ (0, o.TN)(e), e ])).values() ];
  }
  function stateWrite(e, t) {
   return {
    name: e,
    body: {
     admin_state: t
    },
    aspect: ({forced: e}) => e,
    goal: t,
    passes: ({adminState: e}, s) => e === t && void 0 !== s && s.shown.folded !== t
   };
  }
  async function health_down_send({client: e, reader: t}, s, {merged: n}, r) {
   const a = await e.dialect(r), i = s.flatMap(e => function bodiesFor(e) {
    return void 0 !== e && "maint" !== e.admin && null === e.tracks ? [ {
     operational_state: "down",
     admin_state: "drain"
    } ] : [ {
     admin_state: "drain"
    }, {
     operational_state: "down"
    } ];
   }(n.get((0, o.TN)(e))?.server).map(t => ({
    name: e,
    body: t
   }))), c = i.map(({name: e, body: t}) => putServer(a, e, t));
   t.expectSet(s);
   const d = await e.tell(c, t.process, r), h = {
    ...d,
    refusal: null,
    down: new Set,
    drained: new Set
   };
   for (const [e, s] of d.responses.entries()) {
    const r = i[e];
    if (void 0 === r) break;
    200 !== s.status && (h.refusal ??= {
     key: (0, o.TN)(r.name),
     response: s
    });
    const a = readPut(s, r.name.server);
    if (null === a) continue;
    const c = "drain" === n.get((0, o.TN)(r.name))?.shown.folded;
    "drain" !== a.adminState || c || h.drained.add((0, o.TN)(r.name)), "drain" === a.adminState && "down" === a.operationalState && h.down.add((0, 
    o.TN)(r.name)), void 0 === r.body.operational_state && "up" === a.operationalState && t.learn(r.name, "drain");
   }
   return h;
  }
  function arrived(e, t, s, n) {
   const r = t.merged.get((0, o.TN)(e))?.server, a = s.merged.get((0, o.TN)(e))?.server;
   return void 0 === r || void 0 === a ? "nothing" : "drain" !== a.forced ? a.forced !== r.forced || n ? "changed by others" : "nothing" : a.checkDowns > r.checkDowns || 0 === a.operationalState ? "all" : "drain" === r.forced ? "nothing" : "drain only";
  }
  async function putBack(e, t, s, n) {
   const r = t.map(e => stateWrite(e, s.merged.get((0, o.TN)(e))?.server.forced ?? "maint"));
   r.length > 0 && await write(e, r, t, n);
  }
  function toldNothing() {
   return new n.HR("data-plane-api", "The Data Plane API answered 200, and HAProxy was told nothing");
  }
  function changedSince(e, t, s) {
   return e.some(e => {
    const n = t.merged.get((0, o.TN)(e))?.server, r = s.merged.get((0, o.TN)(e))?.server;
    return n && r && (r.checkDowns > n.checkDowns || r.forced !== n.forced);
   }) ? "yes" : "no";
  }
  var f = s(8179), w = s(4961);
  function processOf(e, t, s) {
   const {version: n, pid: r, uptimeSeconds: a, node: o} = e;
   return {
    version: n,
    pid: r,
    uptimeSeconds: a,
    node: o,
    ...(0, w.G)(a, t, s)
   };
  }
  class MetProcess {
   #p;
   #L=[];
   #U=null;
   #W=null;
   #j=null;
   constructor(e) {
    this.#p = e;
   }
   get replaced() {
    return this.#L.length > 0;
   }
   take(e, t) {
    const s = this.#U;
    null === s || (0, o.SM)(s, e) || (this.#E(s, e), this.#L.push(s)), this.#U = e, 
    this.#W ??= (0, f.Et)(this.#p, t);
   }
   refuseUnlessMet(e) {
    const t = this.#U;
    if (null !== t) {
     if (!(0, o.SM)(t, e)) throw this.#E(t, e), new n.P1(`Another HAProxy process answers now: ${e.pid} instead of ${t.pid}. It was reloaded or restarted`);
     this.#U = (0, o.Pe)(t, e);
    }
   }
   isToldAlready(e) {
    return null !== e && e === this.#j;
   }
   #E(e, t) {
    const s = null === this.#W ? 0 : (0, f.d5)(this.#W, this.#p);
    if (this.#L.some(e => (0, o.SM)(e, t)) || !(0, o.aY)(e, t, s)) {
     if (null !== this.#j) throw this.#j;
     throw this.#j = new n.HR("several-processes", `Several HAProxy processes answer at this address: this step works with process ${e.pid}, and now process ${t.pid} answers, which has not taken its place`, {
      detail: `process ${e.pid} on ${e.node || "a host without a name"}; process ${t.pid} on ${t.node || "a host without a name"}, up for ${t.uptimeSeconds} s`,
      hint: "What is set on one of them the others do not know. Give one address for each Data Plane API, and none of a Service, a virtual IP or a name with several addresses."
     }), this.#j.with({});
    }
   }
  }
  class Observer {
   #F;
   #p;
   #G;
   #q=null;
   #V=Number.NEGATIVE_INFINITY;
   constructor(e, t) {
    this.#F = e, this.#p = t, this.#G = new MetProcess(t);
   }
   get replaced() {
    return this.#G.replaced;
   }
   get restMs() {
    return Math.max(0, this.#V - this.#p.now());
   }
   repeated(e, t, s = e => !1) {
    return this.#F.repeated(e, t, e => {
     const t = s(e) || this.#G.isToldAlready(e);
     return t && this.#F.reopen(), t;
    });
   }
   async all(e) {
    const t = await this.#F.dialect(e), s = this.#p.now(), n = [ info(t), statistics(t), stickTables(t), info(t) ], {process: r, answers: a} = await this.#J(t, n, !0, e), [, i, c] = a, d = readStatistics(i), h = [ ...new Set(d.map(({backend: e}) => e)) ].filter(o.TE), l = [ info(t), ...h.map(e => serversOf(t, e)), info(t) ], u = this.#p.now(), f = await this.#J(t, l, !1, e), w = listsOf(t, h, f.answers.slice(1, -1));
    return this.#q = {
     rows: d,
     rowsAt: s,
     texts: textsOf(w)
    }, {
     process: r,
     rows: d,
     lists: w,
     rowsAt: s,
     listsAt: u,
     tables: readTables(c)
    };
   }
   async disabled(e, t) {
    if (0 === e.length) return new Set;
    const s = await this.#F.dialect(t), r = e.map(e => function configuredServersOf({major: e}, t) {
     return {
      method: "GET",
      path: 3 === e ? `/v3/services/haproxy/configuration/backends/${encoded(t)}/servers` : `/v2/services/haproxy/configuration/servers?backend=${encoded(t)}`
     };
    }(s, e));
    try {
     const s = await this.#F.ask(r, t);
     return new Set(s.flatMap((t, s) => function readDisabled(e) {
      return (listIn(e, "which servers its configuration disables") ?? []).flatMap(e => {
       const {name: t, maintenance: s} = fieldsOf(e) ?? {};
       return "string" == typeof t && "enabled" === s ? [ t ] : [];
      });
     }(t).map(t => (0, o.TN)({
      backend: e[s] ?? "",
      server: t
     }))));
    } catch (e) {
     if (e instanceof n.HR && "permission-denied" === e.code) return new Set;
     throw e;
    }
   }
   async whole(e, t) {
    const s = await this.#F.dialect(t), n = e.map(e => serversOf(s, e)), r = this.#p.now(), {answers: a} = await this.#J(s, [ info(s), ...n, statistics(s), info(s) ], !1, t), o = listsOf(s, e, a.slice(1, -2)), i = readStatistics(a.at(-2));
    return this.#q = {
     rows: i,
     rowsAt: r,
     texts: textsOf(o)
    }, {
     rows: i,
     lists: o,
     rowsAt: r,
     listsAt: r
    };
   }
   async unchanged(e, t) {
    const s = this.#q;
    if (null === s) return null;
    const n = await this.#F.dialect(t), r = e.map(e => serversOf(n, e)), a = this.#p.now(), {answers: o} = await this.#J(n, [ info(n), ...r ], !1, t), i = listsOf(n, e, o.slice(1)), c = textsOf(i);
    return e.every(e => s.texts.get(e) === c.get(e)) ? {
     rows: s.rows,
     rowsAt: s.rowsAt,
     lists: i,
     listsAt: a
    } : null;
   }
   async statistics(e) {
    const t = await this.#F.dialect(e), s = [ info(t), statistics(t), info(t) ], n = this.#p.now(), {answers: r} = await this.#J(t, s, !1, e), a = readStatistics(r[1]);
    return null !== this.#q && (this.#q = {
     ...this.#q,
     rows: a,
     rowsAt: n
    }), a;
   }
   forget() {
    this.#q = null;
   }
   async waitForReloads(e) {
    const t = await this.#F.dialect(e), s = this.#p.now() + 6e4;
    for (;;) {
     const [n] = await this.repeated(() => this.#F.ask([ reloads(t) ], e), e);
     if (void 0 === n || !hasPendingReload(n)) return;
     if (this.#p.now() >= s) throw reloadNeverEnds();
     await this.#p.sleep(200, e);
    }
   }
   async #J(e, t, s, r) {
    const a = this.#p.now(), o = await this.#F.ask(t, r), [i] = o, c = readInfo(i), d = {
     ...processOf(c, this.#p, a),
     commandPrefix: `v${e.major}`
    };
    if (c.stopping) throw new n.P1(`HAProxy process ${c.pid} was replaced by a reload and is on its way out`);
    s ? this.#G.take(d, a) : this.#G.refuseUnlessMet(d);
    const h = t.findIndex(({path: t}) => t === statistics(e).path);
    if (h >= 0 && this.#X(a, o, h), o.length > 1 && t.at(-1)?.path === t[0]?.path) {
     const {pid: e, uptimeSeconds: t} = readInfo(o.at(-1));
     if (e !== c.pid || t < c.uptimeSeconds) throw new n.pz("HAProxy was replaced while it was read", !1);
    }
    return {
     process: d,
     answers: o
    };
   }
   #X(e, t, s) {
    const n = t.map(({at: s}, n) => s - (t[n - 1]?.at ?? e)), r = (n[s] ?? 0) - Math.min(...n);
    this.#V = this.#p.now() + 9 * r;
   }
  }
  function listsOf(e, t, s) {
   const r = t.map((t, r) => {
    const a = function readServers({status: e, body: t}) {
     const s = parsed(t);
     if (404 === e || 500 === e && /^no data for /.test(wordsOf(t))) return null;
     if (500 === e) {
      const e = wordsOf(t), s = "the Data Plane API could not read the servers";
      throw new n.HR("refused", "The Data Plane API could not read the servers", {
       detail: e,
       brief: s
      });
     }
     if (200 !== e || !Array.isArray(s)) throw notUnderstood("its servers");
     return s.map(e => {
      const t = null === e ? null : shownServer(e);
      if (null !== e && null === t) throw notUnderstood("the state of its servers");
      return t;
     });
    }(s[r]);
    if (a?.includes(null)) throw function cannotReadServers(e) {
     return new n.HR("data-plane-api", `This Data Plane API (${e}) cannot read the servers of this HAProxy`, {
      hint: "Its parser expects a later HAProxy. Over HAProxy 2.2 use dataplaneapi up to 3.2, or give the stats socket as address."
     });
    }(e.version);
    return [ t, a?.flatMap(e => e ?? []) ?? null ];
   });
   return new Map(r);
  }
  function textsOf(e) {
   const text = e => JSON.stringify(e?.map(({name: e, adminState: t, operationalState: s, address: n, weight: r}) => [ e, t, s, n, r ]));
   return new Map([ ...e ].map(([e, t]) => [ e, text(t) ]));
  }
  function reloadNeverEnds() {
   return new n.HR("data-plane-api", "The Data Plane API has had a reload of HAProxy pending for 60s", {
    hint: "What is set before a reload is lost with it. Look at the log of the API, and run this step again when the reload is done."
   });
  }
  var p = s(8838);
  const m = {
   ready: 0,
   drain: p.VB.forcedDrain,
   maint: p.VB.forcedMaint
  };
  function exactly(e, t, s, n) {
   return {
    admin: e,
    forced: e,
    maintCauses: t,
    adminFlags: m[e],
    certain: !s,
    contradictory: s,
    misread: n
   };
  }
  function merge(e, t, s) {
   const n = new Map;
   for (const s of t) "server" === s.type && e.has(s.backend) && n.set((0, o.TN)(s), s);
   const r = {
    merged: new Map,
    hidden: [],
    unlisted: []
   };
   for (const [t, a] of e) for (const e of a ?? []) {
    const a = {
     backend: t,
     server: e.name
    }, i = (0, o.TN)(a), c = n.get(i);
    n.delete(i), (0, o.TE)(e.name) && (void 0 === c ? r.hidden.push(withoutRow(a, e)) : r.merged.set(i, mergedServer(a, e, c, s.get(i) ?? null)));
   }
   for (const e of n.values()) {
    const {backend: t, server: s} = e, n = rows_text(e, "tracked");
    (0, o.TE)(t) && (0, o.TE)(s) && r.unlisted.push({
     backend: t,
     server: s,
     ..."" === n ? {} : {
      tracks: n
     }
    });
   }
   return r;
  }
  function withoutRow(e, {checkState: t, address: s}) {
   return null !== t && "none" !== (0, p.Ig)(t) ? e : {
    ...e,
    mayTrackAt: null === t ? (0, o.w4)(s) : ""
   };
  }
  function mergedServer(e, t, s, n) {
   const r = trafficOf(e, s), a = rows_text(s, "tracked") || null, {adminState: o, operationalState: i, address: c, fqdn: d} = t, h = {
    folded: o,
    status: r.status,
    tracks: a,
    fqdn: d
   }, l = function understand({folded: e, status: t, tracks: s, fqdn: n}, r) {
    if (null !== s) return function tracking(e, t) {
     const s = "drain" === e ? "drain" : "ready", n = t.startsWith("MAINT") ? "maint" : t.startsWith("DRAIN") ? "drain" : null, r = /^(?:DOWN|NOLB)/.test(t), a = n ?? (r && "ready" !== e ? "drain" : s), o = "MAINT" === t ? "maint" : s, i = "maint" === a ? p.VB.inheritedMaint : "drain" === a && "ready" === s ? p.VB.inheritedDrain : 0;
     return {
      admin: a,
      forced: o,
      maintCauses: "maint" !== a ? [] : "MAINT" === t ? [ "forced" ] : [ "tracking" ],
      adminFlags: "MAINT" === t ? m.maint : i | m[s],
      certain: !0,
      contradictory: !1,
      misread: !1
     };
    }(e, t);
    if ("MAINT" === t) return exactly("maint", [ "forced" ], "maint" !== e, !1);
    if (t.startsWith("MAINT")) return function unresolved(e) {
     const t = "maint" !== e;
     return {
      admin: "maint",
      forced: t ? "drain" : "maint",
      maintCauses: [ "dns" ],
      adminFlags: p.VB.dnsMaint | (t ? p.VB.forcedDrain : 0),
      certain: t,
      contradictory: !1,
      misread: !0
     };
    }(e);
    if (t.startsWith("DRAIN")) return exactly("drain", [], "ready" === e, "maint" === e);
    if (/^(?:UP|no check)/.test(t)) return exactly("ready", [], "drain" === e, "maint" === e);
    if ("maint" !== e) return exactly(e, [], !1, !1);
    const a = "-" === n || "drain" === r;
    return {
     ...exactly("drain", [], !1, !0),
     certain: a
    };
   }(h, n), {admin: u, forced: f, maintCauses: w, adminFlags: g} = l, v = function obstaclesTo({status: e, tracks: t}, {certain: s, misread: n}) {
    if (null === t) {
     if (e.startsWith("MAINT (")) {
      const e = "does not show whether more than DNS keeps it in maint, so nothing that is set there can be verified";
      return {
       maint: e,
       drain: e,
       ready: e
      };
     }
     if (!s) {
      const t = `does not show whether it is in drain or ready ("${/^\w+/.exec(e)?.[0] ?? ""}", and read as maint)`;
      return {
       maint: t,
       drain: t,
       ready: t
      };
     }
     return n && /^(?:UP|no check)/.test(e) ? {
      maint: "takes it for being in maint already: it would answer 200 and send nothing"
     } : void 0;
    }
   }(h, l), k = function wayRoundOf({folded: e, tracks: t}, {certain: s, forced: n}) {
    return null === t && s && "drain" === n && "maint" === e ? {
     maint: "ready"
    } : void 0;
   }(h, l), y = t.weight ?? r.effectiveWeight;
   return {
    server: {
     ...r,
     address: c,
     fqdn: null === d || "-" === d ? "" : d,
     admin: u,
     forced: f,
     maintCauses: w,
     adminFlags: g,
     operationalState: "up" === i ? 2 : "down" === i ? 0 : 3,
     changedSecondsAgo: secondsAgo(s),
     weight: y,
     configuredWeight: t.configuredWeight ?? y,
     checks: checkSetting(t.checkState, void 0 !== s.field("chkdown")),
     ...isBeingChecked(t.checkState, s) ? {
      isBeingChecked: !0
     } : {},
     agent: checkSetting(t.agentState, void 0 !== s.field("agent_status")),
     tracks: a,
     backup: 1 === count(s, "bck"),
     ...void 0 === v ? {} : {
      unsettable: v
     },
     ...void 0 === k ? {} : {
      passesThrough: k
     },
     ...l.certain ? {} : {
      isAdminGuessed: !0
     },
     ...null === t.configuredWeight ? {
      isConfiguredWeightGuessed: !0
     } : {}
    },
    shown: h,
    understood: l
   };
  }
  function checkSetting(e, t) {
   return null !== e ? (0, p.Ig)(e) : t ? "enabled" : "none";
  }
  function isBeingChecked(e, t) {
   return null === e ? rows_text(t, "check_status").startsWith(g) : (0, p.xL)(e);
  }
  const g = "* ", v = [ "hrsp_1xx", "hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx", "hrsp_other" ];
  function trafficOf({backend: e, server: t}, s) {
   const n = rows_text(s, "status");
   if ("" === n || void 0 === s.field("scur") || void 0 === s.field("stot")) throw notUnderstood("its statistics");
   const r = void 0 !== s.field("hrsp_2xx");
   return {
    backend: e,
    server: t,
    status: n,
    sessions: count(s, "scur"),
    sessionLimit: void 0 === s.field("slim") ? null : count(s, "slim"),
    ...void 0 === s.field("throttle") ? {} : {
     throttlePercent: count(s, "throttle")
    },
    queued: count(s, "qcur"),
    sessionsTotal: count(s, "stot"),
    retries: count(s, "wretr"),
    responses: r ? v.reduce((e, t) => e + count(s, t), 0) : null,
    effectiveWeight: count(s, "weight"),
    checkFailures: count(s, "chkfail"),
    checkDowns: count(s, "chkdown"),
    checkStatus: (a = rows_text(s, "check_status"), a.startsWith(g) ? a.slice(g.length) : a),
    lastCheck: lastCheckOf(s)
   };
   var a;
  }
  function lastCheckOf(e) {
   const t = count(e, "check_code");
   return [ [ rows_text(e, "check_desc"), t > 0 ? `code ${t}` : "" ].filter(e => "" !== e).join(", "), rows_text(e, "last_chk") ].filter(e => "" !== e).join(": ");
  }
  function backendsOf(e, t) {
   const s = new Map;
   for (const n of e) {
    if ("backend" !== n.type || !(0, o.TE)(n.backend)) continue;
    const e = n.backend, r = rows_text(n, "algo"), a = t.has(e) ? "stick-table" : t.size > 0 ? "other-table" : null;
    s.set(e, {
     name: e,
     active: count(n, "act"),
     backups: count(n, "bck"),
     sticky: "" !== rows_text(n, "cookie") ? "cookie" : a,
     ..."" === r ? {} : {
      balance: r
     },
     ...rows_text(n, "status").includes("UNPUB") ? {
      unpublished: !0
     } : {},
     ...rows_text(n, "mode") === o.Lv ? {
      isOfLogServers: !0
     } : {}
    });
   }
   return s;
  }
  function rows_text(e, t) {
   const s = e.field(t);
   return "string" == typeof s ? s : "";
  }
  const k = 2 ** 31 - 1;
  function secondsAgo(e) {
   const t = count(e, "lastchg");
   return 0 === t || t > k ? null : t;
  }
  function count(e, t) {
   const s = e.field(t) ?? 0;
   if ("number" == typeof s && Number.isInteger(s) && s >= 0) return s;
   throw notUnderstood("its statistics");
  }
  class Reader {
   #F;
   #Y;
   #p;
   #Q=null;
   #K=new Set;
   #q=new Map;
   #Z=new Map;
   #ee=new Map;
   #te=new Set;
   #se=new Set;
   constructor(e, t, s) {
    this.#F = e, this.#Y = t, this.#p = s;
   }
   async readAll(e) {
    const {process: t, tables: s, ...n} = await this.#ne(() => this.#Y.repeated(() => this.#Y.all(e), e, isLeftover), e);
    this.#K = s ?? new Set, null === this.#Q || (0, o.SM)(this.#Q, t) || (this.#Z.clear(), 
    this.#te.clear()), this.#Q = t, this.#q.clear();
    const r = [ ...n.lists.keys() ], a = this.#re(n).unlisted.length > 0 ? await this.#Y.repeated(() => this.#Y.whole(r, e), e) : n, i = this.#ae(await this.#oe(a, r, () => !0, e)), {merged: c, hidden: d, unlisted: h, rows: l} = i;
    await this.#ie(c, e);
    const u = function unsendableIn(e) {
     return e.filter(({type: e, backend: t, server: s}) => "server" === e && !((0, o.TE)(t) && (0, 
     o.TE)(s))).map(({backend: e, server: t, field: s}) => ({
      backend: e,
      server: t,
      tracks: String(s("tracked") ?? "") || null
     }));
    }(l), f = [ ...d, ...h ], w = [ ...c ].filter(([, {server: e}]) => !e.maintCauses.includes("dns"));
    return this.#se = new Set([ ...w.map(([e]) => e), ...f.map(o.TN) ]), {
     servers: new Map([ ...c ].map(([e, {server: t}]) => [ e, t ])),
     backends: backendsOf(l, this.#K),
     process: t,
     level: isOfLevelUser(i) ? "user" : "admin",
     ...f.length > 0 ? {
      unreadable: f
     } : {},
     ...u.length > 0 ? {
      unsendable: u
     } : {}
    };
   }
   async readServers(e, t, s) {
    return this.rowsOf(await this.look(e, t, s), e);
   }
   requireThere(e, t) {
    for (const s of t) if (!e.merged.has((0, o.TN)(s))) throw missing(s, e);
   }
   rowsOf(e, t) {
    this.requireThere(e, t);
    for (const s of t) {
     const t = e.merged.get((0, o.TN)(s));
     if (!t.understood.certain && this.#te.has((0, o.TN)(s))) throw undecided((0, o.TN)(s), t.server);
    }
    return {
     ...rowsOf(e, t, this.#K),
     ...this.#ce(e, t)
    };
   }
   #ce({merged: e}, t) {
    const s = new Set([ ...this.#se, ...t.map(o.TN) ]), n = new Set(t.map(({backend: e}) => e)), r = [ ...e ].flatMap(([e, {server: t}]) => s.has(e) || !n.has(t.backend) || t.maintCauses.includes("dns") ? [] : t);
    return 0 === r.length ? {} : {
     newcomers: r
    };
   }
   look(e, t, s) {
    return this.#ne(() => this.#de(e, t, s), s);
   }
   async #ne(e, t) {
    const s = await e(), {doubtMs: n} = this.#F;
    if (0 === n) return s;
    await this.#p.sleep(n, t);
    const r = await e();
    return this.#F.endDoubt(), r;
   }
   #de(e, t, s) {
    const n = [ ...new Set(e.map(({backend: e}) => e)) ], r = new Set(e.map(o.TN));
    return this.#Y.repeated(async () => {
     if (!t && this.#Y.restMs > 0) {
      const e = await this.#Y.unchanged(n, s), t = null === e ? null : this.#re(e);
      if (null !== t && ![ ...r ].some(e => isDoubtful(t.merged.get(e)))) return this.#ae(t);
     }
     const e = await this.#Y.whole(n, s);
     return this.#ae(await this.#oe(e, n, e => r.has(e), s));
    }, s);
   }
   async sample(e, t, s = Number.POSITIVE_INFINITY) {
    const n = Math.min(this.#Y.restMs, s - this.#p.now()), r = !(n > 0 && e.every(e => this.#he(e)));
    if (r && n > 0 && await this.#p.sleep(n, t), !r) return new Map((await this.readServers(e, !1, t)).servers);
    const a = await this.#Y.repeated(() => this.#Y.statistics(t), t), i = new Set(e.map(o.TN)), c = a.filter(e => "server" === e.type && i.has((0, 
    o.TN)(e)));
    return c.length < i.size ? new Map((await this.readServers(e, !0, t)).servers) : new Map(c.map(e => [ (0, 
    o.TN)(e), trafficOf(e, e) ]));
   }
   get process() {
    return this.#Q;
   }
   last(e) {
    return this.#q.get((0, o.TN)(e));
   }
   expectSet(e) {
    for (const t of e) this.#te.add((0, o.TN)(t));
    this.#Y.forget();
   }
   learn(e, t) {
    this.#Z.set((0, o.TN)(e), t);
   }
   async #ie(e, t) {
    const s = [ ...e ].filter(([, {server: e}]) => "MAINT" === e.status && null === e.tracks), n = [ ...new Set(s.map(([, {server: e}]) => e.backend)) ], r = await this.#Y.repeated(() => this.#Y.disabled(n, t), t);
    for (const [t, n] of s) {
     if (!r.has(t)) continue;
     const s = {
      ...n.server,
      maintCauses: [ "forced", "configuration" ]
     };
     e.set(t, {
      ...n,
      server: s
     }), this.#q.set(t, s);
    }
   }
   #he(e) {
    const t = this.last(e);
    return void 0 !== t && "maint" !== t.admin && 0 === t.operationalState && 0 === t.sessions && 0 === t.queued;
   }
   #re({lists: e, ...t}) {
    return {
     ...merge(e, t.rows, this.#Z),
     ...t
    };
   }
   async #oe(e, t, s, n) {
    let r = this.#re(e);
    for (let e = 1; e < 5; e += 1) {
     const e = [ ...r.merged ].filter(([e, t]) => s(e) && isDoubtful(t)), a = e.filter(([e, t]) => t.understood.contradictory || this.#ee.get(e) !== looksOf(t));
     for (const [t, s] of e) this.#ee.set(t, looksOf(s));
     if (0 === a.length) break;
     r = this.#re(await this.#Y.whole(t, n));
    }
    return r;
   }
   #ae(e) {
    for (const [t, {server: s, understood: n}] of e.merged) this.#q.set(t, s), n.certain && !n.contradictory && this.#Z.set(t, s.forced);
    return e;
   }
  }
  function isLeftover(e) {
   return e instanceof n.P1;
  }
  function isDoubtful(e) {
   return void 0 !== e && (e.understood.misread || e.understood.contradictory);
  }
  function looksOf({shown: {folded: e, status: t}}) {
   return `${e} ${/^\w+/.exec(t)?.[0] ?? ""}`;
  }
  function rowsOf(e, t, s) {
   const {merged: n, rows: r, rowsAt: a, listsAt: i} = e, c = new Set(t.map(({backend: e}) => e)), d = t.map(e => [ (0, 
   o.TN)(e), n.get((0, o.TN)(e)).server ]), h = [ ...backendsOf(r, s) ].filter(([e]) => c.has(e));
   return {
    servers: new Map(d),
    backends: new Map(h),
    statesAt: i,
    trafficAt: a
   };
  }
  function missing(e, {hidden: t, unlisted: s}) {
   const r = (0, o.TN)(e);
   return [ ...t, ...s ].some(e => (0, o.TN)(e) === r) ? function hiddenServer(e) {
    return new n.HR("data-plane-api", `The Data Plane API does not show what ${e} is, which is there`, {
     servers: [ e ],
     hint: "Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it. Take the comma out, look at the log of the API, or give the stats socket as address."
    });
   }(r) : new n.HR("not-found", `HAProxy has no server ${r} any more`, {
    servers: [ r ],
    hint: "It was deleted at run time while this step was working."
   });
  }
  function isOfLevelUser({merged: e, rows: t}) {
   return !t.filter(({type: e}) => "server" === e).some(({field: e}) => void 0 !== e("addr")) && [ ...e.values() ].some(({server: e}) => "" !== e.address);
  }
  function refuseImpossible(e, {merged: t}) {
   const s = (0, o.TN)(e), n = t.get(s), r = n?.server.unsettable?.[e.state], a = !0 === n?.understood.certain && "drain" === n.server.forced && "maint" === e.state;
   if (void 0 !== r || !a) throw cannotBeSet(s, e.state, r ?? "takes it for that already, and would send nothing");
  }
  async function leaveMisread(e, t, s) {
   const n = [ {
    operational_state: "down",
    admin_state: "ready"
   }, {
    admin_state: t.state
   } ], {reader: r} = e, a = r.last(t);
   let i;
   try {
    [i] = await put(e, t, n, s);
   } catch (n) {
    throw "ready" === r.last(t)?.forced && await backToDrain(e, t, a, s).catch(() => {}), 
    n;
   }
   if ("maint" === i?.adminState) throw await backToDrain(e, t, a, s), cannotBeSet((0, 
   o.TN)(t), t.state, "takes it for being in maint whatever is set, for its FQDN was changed");
  }
  async function backToDrain(e, t, s, n) {
   await put(e, {
    ...t,
    state: "drain"
   }, [ {
    admin_state: "drain"
   } ], n);
   const {merged: r} = await e.reader.look([ t ], !0, n);
   "enabled" === r.get((0, o.TN)(t))?.server.checks || 0 === s?.operationalState || await put(e, t, [ {
    operational_state: "up"
   } ], n);
  }
  async function put(e, t, s, n) {
   const {client: r, reader: a} = e, i = a.last(t), c = await r.dialect(n);
   a.expectSet([ t ]);
   const d = e.clock.now(), h = await r.tell(s.map(e => putServer(c, t, e)), a.process, n), l = h.responses.find(({status: e}) => 200 !== e);
   if (void 0 === l && null === h.failure) return h.responses.map(e => readPut(e, t.server));
   if (isUnsent(h)) throw h.failure;
   const u = null !== h.failure;
   let f;
   try {
    const s = await (u ? settled(e, [ t ], n, {
     sentAt: d
    }) : a.look([ t ], !0, n));
    f = s.merged.get((0, o.TN)(t))?.server, u && a.requireThere(s, [ t ]);
   } catch (e) {
    throw atLeast("unknown", e, n);
   }
   if (u && f?.forced === t.state) return [];
   const w = f?.forced === i?.forced && f?.operationalState === i?.operationalState, p = l ? refusedToSet(l, (0, 
   o.TN)(t), void 0 !== f) : h.failure;
   throw p?.with({
    callChanged: w ? "no" : "yes"
   });
  }
  const y = [ "shutdown-sessions", "health-checks", "agent-checks", "undivided-proof" ];
  class DataPlaneLoadBalancer {
   name;
   #p;
   #F;
   #Y;
   #m;
   #le;
   #ue;
   constructor(e) {
    const {name: t, clock: s, retries: n} = e;
    this.name = t, this.#ue = e.severalAddresses ?? (() => null), this.#p = s, this.#F = new Client(e), 
    this.#Y = new Observer(this.#F, s), this.#m = new Reader(this.#F, this.#Y, s), this.#le = {
     client: this.#F,
     observer: this.#Y,
     reader: this.#m,
     clock: s,
     retries: n
    };
   }
   read(e, {afterLoss: t = !1} = {}) {
    return this.#fe(e, async () => {
     const {setsWeights: s} = await this.#F.dialect(e);
     t && this.#F.doubtNext();
     const n = await this.#m.readAll(e), r = s ? y : [ ...y, "weight" ], a = {
      change: "user" !== n.level,
      seeOldWorkers: !1,
      lacks: r
     }, o = this.#ue(), i = null === o ? {} : {
      severalAddresses: o
     };
     return {
      ...n,
      ...this.#we,
      ...i,
      isLevelGuessed: !0,
      can: a
     };
    });
   }
   readServers(e, t, {fresh: s = !1, sparing: n = !1, notBefore: r, afterLoss: a = !1} = {}) {
    return this.#fe(t, async () => {
     a && this.#F.doubtNext(), s && (this.#F.reopen(), await this.#Y.waitForReloads(t));
     const o = void 0 === r ? 0 : r - this.#p.now();
     return o > 0 && await this.#p.sleep(o, t), this.#pe(await this.#m.readServers(e, s && !n, t));
    });
   }
   sample(e, t, {by: s} = {}) {
    return this.#fe(t, () => this.#m.sample(e, t, s));
   }
   setStates(e, t, s) {
    return this.#fe(s, async () => this.#pe(await async function setStates(e, t, s, n) {
     const r = await readBefore(e, union(t, s), n), a = t.filter(e => function isMisread(e, {merged: t}) {
      const s = t.get((0, o.TN)(e));
      if (void 0 === s) return !1;
      const {shown: n, server: r, understood: a} = s;
      return void 0 !== r.unsettable?.[e.state] || !a.certain || n.folded === e.state && r.forced !== e.state;
     }(e, r));
     for (const e of a) refuseImpossible(e, r);
     const i = t.map(e => stateWrite(e, e.state));
     if (0 === a.length) return write(e, i, s, n, r);
     let c = "no";
     try {
      for (const t of a) await leaveMisread(e, t, n), c = "yes";
      return await write(e, i, s, n);
     } catch (e) {
      throw atLeast(c, e, n);
     }
    }(this.#le, e, t, s)));
   }
   setWeights(e, t, s) {
    const writeOf = e => ({
     name: e,
     body: {
      weight: e.effective
     },
     aspect: ({weight: e}) => e,
     goal: e.effective,
     passes: ({weight: t}, s) => t === e.effective && s?.server.weight !== t
    });
    return this.#fe(s, async () => {
     const {setsWeights: n} = await this.#F.dialect(s);
     if (!n) throw lacking("weight");
     return this.#pe(await write(this.#le, e.map(writeOf), t, s));
    });
   }
   setChecks(e, t, s) {
    const n = e[0]?.check ?? "health";
    return this.#fe(s, () => Promise.reject(lacking(`${n}-checks`)));
   }
   setHealth(e, t, s, n) {
    const r = e.map("up" === t ? upAgain : outUntilChecked);
    return this.#fe(n, async () => this.#pe(await write(this.#le, r, s, n)));
   }
   takeDownForProof(e, t, s) {
    return this.#fe(s, async () => this.#pe(await async function takeDownForProof(e, t, s, n) {
     const {reader: r, retries: a} = e, i = union(t, s), c = await readBefore(e, i, n);
     let d = c, h = t, l = "no";
     try {
      for (let u = 0; ;u += 1) {
       const f = e.clock.now(), [w, p] = [ h, d ], m = await health_down_send(e, w, p, n), {failure: g, refusal: v, down: k, drained: y} = m, arrivalsIn = e => Map.groupBy(w, t => k.has((0, 
       o.TN)(t)) ? "all" : arrived(t, p, e, y.has((0, o.TN)(t)))), isDone = e => {
        const t = arrivalsIn(e);
        return !(t.has("nothing") || t.has("changed by others"));
       };
       isUnsent(m) || (l = k.size > 0 ? "yes" : "unknown");
       const b = null === g ? await r.look(i, !0, n) : await settled(e, i, n, {
        sentAt: f,
        isDone: isDone
       });
       if (l = changedSince(t, c, b), null !== v) throw refusedToSet(v.response, v.key, b.merged.has(v.key));
       if (null !== g && !isLost(g)) throw g;
       r.requireThere(b, w);
       const A = arrivalsIn(b), T = A.get("drain only") ?? [];
       if (h = [ ...A.get("nothing") ?? [], ...T ], 0 === h.length) return r.rowsOf(b, s);
       const P = null === g && A.has("nothing");
       if (await putBack(e, T, d, n), d = await r.look(i, !0, n), l = changedSince(t, c, d), 
       P || u >= a) throw (g ?? toldNothing()).with({
        servers: h.map(o.TN)
       });
      }
     } catch (e) {
      throw atLeast(l, e, n);
     }
    }(this.#le, e, t, s)));
   }
   shutDownSessions(e, t) {
    return this.#fe(t, () => Promise.reject(lacking("shutdown-sessions")));
   }
   async sessionsOf() {
    return null;
   }
   close() {
    this.#F.reopen();
   }
   get #we() {
    return {
     oldWorkers: this.#Y.replaced ? "unseen" : "none"
    };
   }
   #pe(e) {
    return {
     ...e,
     ...this.#we
    };
   }
   async #fe(e, t) {
    try {
     return e.throwIfAborted(), await t();
    } catch (t) {
     if (!(t instanceof n.HR) || t === e.reason) throw t;
     throw t.with({
      loadBalancer: t.loadBalancer ?? this.name
     });
    }
   }
  }
  function upAgain(e) {
   return {
    name: e,
    body: {
     operational_state: "up"
    },
    aspect: ({operationalState: e}) => 0 !== e,
    goal: !0,
    passes: ({operationalState: e}, t) => "down" !== e && 0 === t?.server.operationalState
   };
  }
  function outUntilChecked(e) {
   return {
    name: e,
    body: {
     operational_state: "stopping",
     admin_state: "drain"
    },
    aspect: ({forced: e, operationalState: t}) => "drain" === e && 3 === t,
    goal: !0,
    passes: ({operationalState: e}) => "stopping" === e,
    shows: (e, t) => "drain" === t.forced && (t.changedSecondsAgo ?? 0) < (e.changedSecondsAgo ?? 0),
    isOver: ({operationalState: e}) => 0 === e
   };
  }
 }
};
