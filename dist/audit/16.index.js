export const id = 16;

export const ids = [ 16 ];

export const modules = {
 6016: (e, t, n) => {
  n.r(t), n.d(t, {
   DataPlaneLoadBalancer: () => DataPlaneLoadBalancer
  });
  var s = n(7406), r = n(2975), a = n(6179), o = n(2292);
  const i = "The Data Plane API said";
  function refusedAltogether(e, t) {
   const {status: n, headers: r, body: a} = e;
   if (401 === n || 407 === n) return function notLoggedIn(e) {
    return e ? new s.HR("permission-denied", "The Data Plane API does not accept this username and password", {
     brief: "the Data Plane API does not accept username and password",
     hint: "Compare them with the userlist of its configuration. A password hash with `rounds=` in HAProxy's userlist never matches, though it is right: make one without."
    }) : new s.HR("permission-denied", "The Data Plane API asks for a user, and this step has none", {
     brief: "the Data Plane API asks for a user",
     hint: "Give username and password; the post step needs them, too, from the same inputs."
    });
   }(t);
   if (403 === n) return new s.HR("permission-denied", "The Data Plane API forbids this to this user", {
    brief: "the Data Plane API forbids it",
    hint: "Whatever stands before the API may allow some paths only; it needs /v3/info (or /v2), services/haproxy/runtime, stats/native and reloads."
   });
   if (n >= 300 && n < 400) return new s.HR("data-plane-api", `A redirect (${n}) answers there, and none is followed`, {
    detail: r.get("location"),
    brief: "a redirect answers in place of the Data Plane API",
    hint: "A redirect could lead the password elsewhere. Give the address at which the API itself answers."
   });
   const o = /^\d{1,10}$/.exec(r.get("age") ?? "")?.[0] ?? "";
   return Number(o) > 0 ? function keptAnswer(e) {
    return new s.HR("data-plane-api", `Something before the Data Plane API answers out of what it had kept, for ${e} s`, {
     brief: "a cache answers in place of the Data Plane API",
     hint: "What it says of servers was so then. Have it keep nothing below /v2 and /v3."
    });
   }(o) : a.startsWith("Client sent an HTTP request to an HTTPS server") ? new s.HR("tls-failed", "This port speaks TLS", {
    hint: "Write https:// in the address."
   }) : 400 !== n && 408 !== n || void 0 !== parsed(a) ? n > 501 || (429 === n || 501 === n) && !isOfApi(a) ? answeredInPlace(e) : null : new s.pz(`The Data Plane API did not get the whole request (HTTP ${n})`, !0, {
    hint: "Something between here and the API cuts off what is sent."
   });
  }
  function answeredInPlace({status: e, body: t}) {
   return new s.pz(`Something before the Data Plane API answers in its place (HTTP ${e})`, !0, {
    detail: wordsOf(t),
    saidBy: "It answered",
    hint: "The API does not run, or whatever leads to it does not reach it."
   });
  }
  function isOfApi(e) {
   const t = parsed(e);
   return "object" == typeof t && null !== t && "code" in t && "number" == typeof t.code;
  }
  function haproxyIsDead(e, t = !1) {
   return new s.pz("The Data Plane API answers, but HAProxy does not answer the API", t, {
    detail: e,
    saidBy: i,
    hint: "HAProxy does not run, or its `stats socket` is not the one that the API uses: look at both logs."
   });
  }
  function notUnderstood(e) {
   return new s.HR("data-plane-api", `The Data Plane API does not say ${e} as any known version does`, {
    hint: "Use the Runtime API for this load balancer, and please report it with the version of dataplaneapi."
   });
  }
  function undecided(e, {status: t, unsettable: n = {}}) {
   const [r = "is not clear about it"] = Object.values(n);
   return new s.HR("data-plane-api", `${e} was set here, and now the Data Plane API ${r}`, {
    servers: [ e ],
    detail: t,
    hint: "Look at it through the stats socket: `show servers state` tells what the API does not."
   });
  }
  function cannotBeSet(e, t, n) {
   return new s.HR("data-plane-api", `${e} cannot be set to ${t}: the Data Plane API ${n}`, {
    servers: [ e ],
    hint: "Give the stats socket of this load balancer as address instead: the Runtime API can do it."
   });
  }
  function nothingDone(e) {
   return new s.HR("data-plane-api", `The Data Plane API answered 200, and nothing was set: ${e.join(", ")}`, {
    servers: e,
    hint: "HAProxy dropped the command, or the API never sent it. Look at the logs of both, or give the stats socket as address."
   });
  }
  const c = {
   "shutdown-sessions": "cut sessions",
   weight: "set a weight before its version 3.3.1 without editing the configuration file",
   "health-checks": "switch health checks on and off",
   "agent-checks": "switch agent checks on and off",
   "undivided-proof": "drain a server and take it down as one"
  };
  function lacking(e) {
   return new s.HR("unsupported", `The Data Plane API cannot ${c[e]}`, {
    brief: "the Data Plane API cannot do it",
    hint: "Give the stats socket of this load balancer as address instead: the Runtime API can."
   });
  }
  const d = [ {
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
  function refusedToSet(e, t, n) {
   const r = wordsOf(e.body), a = {
    detail: r,
    saidBy: i,
    servers: [ t ]
   }, o = d.find(({says: e}) => e.test(r));
   if (o) {
    const {code: e, message: t, hint: n, brief: r} = o;
    return new s.HR(e, t, {
     ...a,
     hint: n,
     brief: r
    });
   }
   return n ? new s.HR("refused", `The Data Plane API refused it (HTTP ${e.status})`, {
    ...a,
    brief: "the Data Plane API refused it"
   }) : new s.HR("not-found", "There is no such server", {
    ...a,
    hint: "Names are case-sensitive. The server may have been deleted at run time."
   });
  }
  function wordsOf(e) {
   const t = parsed(e), n = "object" == typeof t && null !== t && "message" in t ? t.message : "";
   return "string" == typeof n ? n : "";
  }
  function parsed(e) {
   if (!(e.length > h && function hasTooManyParts(e) {
    const t = countOf(e, "{") + countOf(e, "[");
    return t > h && t - function bracketsInTexts(e) {
     let t = 0, n = !1;
     for (let s = 0; s < e.length; s += 1) {
      const r = e[s];
      '"' === r ? n = !n : n && "\\" === r ? s += 1 : !n || "{" !== r && "[" !== r || (t += 1);
     }
     return t;
    }(e) > h;
   }(e))) try {
    return JSON.parse(e);
   } catch {
    return;
   }
  }
  const h = 1e6;
  function countOf(e, t) {
   let n = 0;
   for (let s = e.indexOf(t); s >= 0; s = e.indexOf(t, s + 1)) n += 1;
   return n;
  }
  function readInfo(e) {
   const {info: t, error: n} = unwrapped(e, "which process answers"), {pid: s, version: r, uptime: a, node: o, stopping: i} = t ?? {};
   if ("number" != typeof s || 0 === s) throw haproxyIsDead("string" == typeof n ? n : "");
   if ("string" != typeof r) throw notUnderstood("which process answers");
   return {
    pid: s,
    version: r,
    uptimeSeconds: "number" == typeof a ? a : 0,
    node: "string" == typeof o ? o : "",
    stopping: 1 === i || !0 === i
   };
  }
  function hasPendingReload(e) {
   const t = "whether a reload of HAProxy is pending", n = listIn(e, t);
   if (null === n && e.status >= 500) throw notUnderstood(t);
   return (n ?? []).some(e => "in_progress" === fieldsOf(e)?.status);
  }
  function listIn({status: e, body: t}, n) {
   const s = parsed(t), r = Array.isArray(s) || null === s ? s : fieldsOf(s)?.data;
   if (200 === e && null === r) return [];
   if (200 === e && Array.isArray(r)) return r;
   if (200 === e || !isOfApi(t)) throw notUnderstood(n);
   return null;
  }
  function readTables(e) {
   const t = listIn(e, "which stick-tables there are");
   return null === t ? null : new Set(t.flatMap(e => "string" == typeof fieldsOf(e)?.name ? [ String(fieldsOf(e)?.name) ] : []));
  }
  function readStatistics(e) {
   const {stats: t, error: n} = unwrapped(e, "its statistics");
   if (200 !== e.status) throw haproxyIsDead("string" == typeof n ? n : wordsOf(e.body));
   if (null == t || Array.isArray(t) && 0 === t.length) throw haproxyIsDead("string" == typeof n ? n : "");
   if (!Array.isArray(t)) throw notUnderstood("its statistics");
   return t.flatMap(e => function nativeRow(e) {
    const {type: t, name: n, backend_name: s, stats: r} = fieldsOf(e) ?? {}, a = fieldsOf(r);
    if (null === a || "string" != typeof n) throw notUnderstood("its statistics");
    const field = e => {
     const t = Object.hasOwn(a, e) ? a[e] : void 0;
     return "string" == typeof t || "number" == typeof t ? t : void 0;
    };
    if ("server" === t) return {
     type: t,
     backend: "string" == typeof s ? s : "",
     server: n,
     field: field
    };
    if ("backend" !== t) return null;
    const o = Number(field("sid") ?? 0) > 0;
    return {
     type: o ? "server" : "backend",
     backend: n,
     server: o ? "BACKEND" : "",
     field: field
    };
   }(e) ?? []);
  }
  function readPut({status: e, body: t}, n) {
   const s = 200 === e ? shownServer(parsed(t)) : null;
   return s?.name === n ? s : null;
  }
  function isUnheard({status: e, body: t}) {
   return (404 === e || 500 === e) && /^(?:no data for|retry -) /.test(wordsOf(t));
  }
  function isAnswerToPut({status: e, body: t}) {
   return 200 === e ? null !== shownServer(parsed(t)) : isOfApi(t);
  }
  function shownServer(e) {
   const {name: t, admin_state: n, operational_state: s, address: r, port: a, ...i} = fieldsOf(e) ?? {};
   if ("string" != typeof t || "ready" !== n && "drain" !== n && "maint" !== n || "up" !== s && "down" !== s && "stopping" !== s) return null;
   const number = e => {
    const t = i[e];
    return "number" == typeof t && Number.isInteger(t) ? t : null;
   }, c = function addressOf(e, t) {
    if ("string" != typeof e || "" === e || "-" === e) return "";
    const n = "number" == typeof t ? t : 0;
    return e.includes(":") ? `[${e}]:${n}` : `${e}:${n}`;
   }(r, a);
   if ("" !== c && !(0, o.Uj)(c)) return null;
   const d = "string" == typeof i.fqdn ? i.fqdn : null;
   return {
    name: t,
    adminState: n,
    operationalState: s,
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
   const n = parsed(e), r = Array.isArray(n) ? n : [ n ];
   if (r.length > 1) throw new s.HR("refused", "This Data Plane API stands before several HAProxy processes", {
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
  function dialectOf(e, {status: t, body: n}) {
   const s = parsed(n), r = s?.api?.version;
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
  function putServer(e, {backend: t, server: n}, s) {
   return {
    method: "PUT",
    path: 3 === e.major ? `/v3/services/haproxy/runtime/backends/${encoded(t)}/servers/${encoded(n)}` : `/v2/services/haproxy/runtime/servers/${encoded(n)}?backend=${encoded(t)}`,
    body: JSON.stringify(s)
   };
  }
  function encoded(e) {
   if (!(0, o.TE)(e)) throw new s.HR("invalid-input", "A name holds something else than letters, digits and _.:-", {
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
  const l = 65536;
  class ResponseReader {
   #e=[];
   #t=0;
   #n=1;
   #s=null;
   #r=[];
   #a=0;
   get empty() {
    return 0 === this.#t && null === this.#s;
   }
   push(e) {
    this.#e.push(e), this.#t += e.length;
    const t = [];
    for (;this.#t >= this.#n; ) {
     const e = this.#o();
     null !== e && t.push(e);
    }
    return t;
   }
   end() {
    return "end" === this.#s?.length ? this.#i(this.#c(this.#t)) : null;
   }
   #o() {
    if (null === this.#s) return this.#s = this.#d(), 0 === this.#s?.length ? this.#i() : null;
    const {length: e} = this.#s;
    return "chunked" === e ? this.#h() : "end" === e ? (this.#l(this.#t), this.#n = this.#t + 1, 
    null) : (this.#n = e, this.#t >= e ? this.#i(this.#c(e)) : null);
   }
   #d() {
    const e = this.#u(), t = e.indexOf("\r\n\r\n"), n = e.toString("latin1", 0, 200);
    if (!"HTTP/1.".startsWith(n.slice(0, 7))) throw new NotHttp("no HTTP response", n);
    if (t < 0 && e.length < l) return this.#n = e.length + 1, null;
    if (t < 0 || t > l) throw new NotHttp("the head of a response never ends", n);
    const s = function readHead(e, t) {
     const [n = "", ...s] = e.split("\r\n"), [, r, a] = /^HTTP\/1\.([01]) ([1-9][0-9]{2})(?: .*)?$/.exec(n) ?? [];
     if (void 0 === a) throw new NotHttp("no HTTP response", t);
     const o = new Map;
     for (const e of s) {
      const [, n, s = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/.exec(e) ?? [];
      if (void 0 === n) throw new NotHttp("a header without a name", t);
      const r = withoutBlanksAround(s), a = n.toLowerCase(), i = o.get(a);
      o.set(a, void 0 === i ? r : `${i}, ${r}`);
     }
     const i = Number(a), c = function lengthOf(e, t, n) {
      if (e < 200 || 204 === e || 304 === e) return 0;
      if ("identity" !== (t.get("content-encoding")?.toLowerCase() ?? "identity")) throw new NotHttp("a compressed response, which was not asked for", n);
      const s = t.get("transfer-encoding")?.toLowerCase(), r = t.get("content-length");
      if (void 0 !== s) {
       if ("chunked" !== s || void 0 !== r) throw new NotHttp("a response of unclear length", n);
       return "chunked";
      }
      if (void 0 === r) return "end";
      if (!/^[0-9]{1,12}$/.test(r)) throw new NotHttp("a response of unclear length", n);
      return Number(r);
     }(i, o, t), d = (o.get("connection") ?? "").toLowerCase();
     return {
      status: i,
      headers: o,
      last: "end" === c || /\bclose\b/.test(d) || "0" === r && "keep-alive" !== d,
      length: c
     };
    }(this.#c(t + 4).toString("latin1", 0, t), n);
    return this.#n = 1, s.status < 200 ? null : ("number" == typeof s.length && this.#l(s.length), 
    s);
   }
   #h() {
    const e = this.#u(), t = e.indexOf("\r\n");
    if (t < 0) {
     if (e.length > 1024) throw new NotHttp("a chunk has no length", "");
     return this.#n = e.length + 1, null;
    }
    const [, n] = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?$/.exec(e.toString("latin1", 0, t)) ?? [];
    if (void 0 === n) throw new NotHttp("a chunk has no length", "");
    const s = Number.parseInt(n, 16);
    if (this.#l(s), 0 === s) return this.#f(e, t);
    const r = t + 2 + s + 2;
    if (this.#n = r, e.length < r) return null;
    if ("\r\n" !== e.toString("latin1", r - 2, r)) throw new NotHttp("a chunk does not end", "");
    return this.#r.push(this.#c(r).subarray(t + 2, r - 2)), this.#a += s + 256, this.#n = 1, 
    null;
   }
   #f(e, t) {
    const n = e.indexOf("\r\n\r\n", t);
    if (n < 0) {
     if (e.length > l) throw new NotHttp("the end of a response never ends", "");
     return this.#n = e.length + 1, null;
    }
    return this.#c(n + 4), this.#i();
   }
   #i(e) {
    const {status: t = 0, headers: n = new Map, last: s = !0} = this.#s ?? {}, r = Buffer.concat(void 0 === e ? this.#r : [ ...this.#r, e ]).toString("utf8");
    return this.#s = null, this.#r = [], this.#a = 0, this.#n = 1, {
     status: t,
     headers: n,
     body: r,
     last: s
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
   let [t, n] = [ 0, e.length ];
   for (;t < n && isBlank(e[t]); ) t += 1;
   for (;t < n && isBlank(e[n - 1]); ) n -= 1;
   return e.slice(t, n);
  }
  function isBlank(e) {
   return " " === e || "\t" === e;
  }
  var u = n(909), f = n(8990);
  class HttpConnection {
   #w;
   #p;
   #m=new ResponseReader;
   #g=[];
   #v=0;
   #y=!1;
   #k=null;
   #b=!1;
   #A;
   #T=!1;
   #P=() => {};
   constructor(e, t, n) {
    this.#w = e, this.#A = n, this.#p = t;
    const {stream: s} = e;
    s.on("data", e => this.#c(e)), s.on("error", e => this.#S(e)), s.on("end", () => this.#x()), 
    s.on("close", () => this.#S(null));
   }
   get alive() {
    return null === this.#k;
   }
   get closedInOrder() {
    return this.#T;
   }
   async exchange(e, t, n) {
    n.throwIfAborted(), this.#b = !1, this.#g = [], this.#v = e.length, null === this.#k && this.#w.stream.write(e.join(""));
    try {
     for (let s = 1; s <= e.length; s += 1) await this.#I(s, t, n);
    } catch (e) {
     if (this.reset(), e === n.reason) throw e;
     this.#k ??= e;
    }
    const s = this.#y ? [] : this.#g.slice(0, e.length);
    return {
     responses: s,
     failure: s.length < e.length ? await this.#N() : null,
     unheard: !this.#b
    };
   }
   close() {
    this.#k ??= new s.pz("The connection was closed", !1), this.#w.stream.on("error", () => {}).destroy();
   }
   reset() {
    (0, f.c)(this.#w);
   }
   async #I(e, t, n) {
    await (0, u.N)(t, this.#p, n, () => new s.HR("timeout", `The Data Plane API did not answer within ${t / 1e3}s`, {
     hint: "HAProxy may hang behind it: the API then waits 30 s itself. With thousands of servers its statistics take seconds: raise command-timeout."
    }), t => {
     const {promise: n, resolve: s, reject: r} = Promise.withResolvers(), look = () => {
      this.#g.length >= e ? s() : null !== this.#k && r(this.#k);
     };
     return this.#P = look, t.addEventListener("abort", () => r(t.reason), {
      once: !0
     }), look(), n;
    });
   }
   #c(e) {
    this.#b = !0, this.#A = !0;
    try {
     for (const t of this.#m.push(e)) this.#O(t);
    } catch (e) {
     if (!(e instanceof NotHttp)) throw e;
     this.#k ??= function notHttp({message: e, begins: t}) {
      const n = t.trim().split(/[\r\n]/)[0] ?? "";
      return new s.HR("not-haproxy", `What answers there is not a Data Plane API: ${e}`, {
       detail: n,
       hint: "Check the address. For the stats socket of HAProxy itself write HOST:PORT, or the path of its file, without https://."
      });
     }(e), this.reset();
    }
    const {length: t} = this.#g;
    (t > this.#v || t === this.#v && !this.#m.empty) && (this.#y = !0, this.#k ??= new s.pz("More came than the Data Plane API was asked", !0, {
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
    this.#k ??= new s.pz(`The Data Plane API ${t} before its whole answer had come`, !0, {
     ...null === e ? {} : {
      cause: e
     },
     hint: "It does so itself, after 30 s, when HAProxy does not answer it. Otherwise look at its log, and at whatever stands between it and the runner."
    }), this.#P();
   }
   async #N() {
    const e = this.#k;
    if (!(e instanceof s.pz)) return e;
    const t = e.cause instanceof Error ? e.cause : null, n = await (this.#w.explain?.(this.#A, t)) ?? null;
    return n instanceof s.HR ? n : e;
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
   repeated(e, t, n = e => !1) {
    return (0, r.L)(e, e => e instanceof s.pz || (0, s.WG)(e) || n(e), this.#H, t);
   }
   async ask(e, t) {
    const n = [];
    let r = !0 === this.#$?.alive;
    for (;;) {
     const {responses: a, failure: o, unheard: i} = await this.#W(e.slice(n.length), t);
     for (const e of a) {
      const t = refusedAltogether(e, null !== this.#D);
      if (null !== t) throw t;
     }
     if (n.push(...a), null === o) return n;
     const c = a.length > 0 || r && i;
     if (!(o instanceof s.pz && c)) throw o;
     r = !1;
    }
   }
   async tell(e, t, n) {
    if (!0 !== this.#$?.alive && !0 !== this.#$?.closedInOrder) return {
     responses: [],
     failure: new s.pz("The Data Plane API closed the connection before anything was sent", !1),
     unheard: !0
    };
    const {clock: r, underWay: a} = this.#H, o = r.now();
    null !== t && null === this.#_ && a?.begin({
     ...t,
     passedOn: !0
    }, o);
    const {responses: i, failure: c, unheard: d} = await this.#W(e, n).catch(e => {
     throw this.doubtNext({
      sentAt: o,
      silentMs: 0
     }), e;
    });
    for (const [e, t] of i.entries()) {
     const n = refusedAltogether(t, null !== this.#D) ?? (isUnheard(t) ? haproxyIsDead(wordsOf(t.body), !0) : null) ?? (isAnswerToPut(t) ? null : answeredInPlace(t));
     if (null !== n) return {
      responses: i.slice(0, e),
      failure: n,
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
   async #W(e, t) {
    const {host: n, commandTimeoutMs: s, debug: r} = this.#H, a = await this.#C(t);
    for (const {method: t, path: n, body: s = ""} of e) r?.(`> ${t} ${n} ${s}`.trimEnd());
    const o = e.map(e => function requestText(e, t, n) {
     const {method: s, path: r, body: a} = e;
     return `${[ `${s} ${r} HTTP/1.1`, `Host: ${t}`, "Accept: application/json", "Cache-Control: no-cache", ...null === n ? [] : [ `Authorization: ${n}` ], ...void 0 === a ? [] : [ "Content-Type: application/json", `Content-Length: ${Buffer.byteLength(a)}` ] ].join("\r\n")}\r\n\r\n${a ?? ""}`;
    }(e, n, this.#D)), i = await a.exchange(o, s, t);
    this.#A ||= i.responses.length > 0;
    for (const {status: e, body: t} of i.responses) r?.(`< ${e} ${401 === e ? "" : t.trim().slice(0, 300)}`.trimEnd());
    return i;
   }
   async #C(e) {
    if (!0 === this.#$?.alive) return this.#$;
    this.reopen();
    const {connect: t, clock: n} = this.#H, s = await t(e);
    return this.#$ = new HttpConnection(s, n, this.#A), this.#$;
   }
   async #B(e) {
    let t = 0;
    for (const n of [ 3, 2 ]) {
     const [s] = await this.repeated(() => this.ask([ infoOfApi(n) ], e), e), r = void 0 === s ? null : dialectOf(n, s);
     if (null !== r) return r;
     t = s?.status ?? 0;
    }
    throw function noApi(e) {
     return new s.HR("not-haproxy", `There is no Data Plane API at this address: neither /v3 nor /v2 (HTTP ${e})`, {
      hint: "Give the host and the port on which dataplaneapi listens, by default 5555."
     });
    }(t);
   }
  }
  function isUnsent({responses: e, failure: t}) {
   return 0 === e.length && t instanceof s.pz && !t.sent;
  }
  function isLost(e) {
   const {code: t} = e;
   return e instanceof s.pz || "timeout" === t || "not-haproxy" === t;
  }
  async function settled({client: e, reader: t, clock: n}, r, o, {sentAt: i, isDone: c = () => !1}) {
   e.reset();
   const d = n.now() + 7e4;
   let h = null;
   for (let l = ""; ;) {
    let u = a.Xz;
    try {
     const s = await t.look(r, !0, o), f = n.now(), w = settingsText(s);
     h ??= f + f - i;
     const p = c(s) ? 0 : h - f, m = w === l && p <= 0;
     if (m && e.endDoubt(), m || f >= d) return s;
     l = w, u = Math.max(a.Xz, p);
    } catch (t) {
     if (o.aborted || !(t instanceof s.HR) || !isLost(t) || n.now() >= d) throw e.doubtNext({
      sentAt: i,
      silentMs: 0
     }), t;
     l = "", h = null;
    }
    await n.sleep(u, o).catch(t => {
     throw e.doubtNext({
      sentAt: i,
      silentMs: 0
     }), t;
    });
   }
  }
  function settingsText({merged: e}) {
   return JSON.stringify([ ...e ].map(([e, {shown: t, server: n}]) => [ e, t.folded, n.forced, n.weight, n.operationalState ]));
  }
  async function write(e, t, n, s, r) {
   const {reader: a, retries: i} = e, c = union(t.map(({name: e}) => e), n), d = r ?? await readBefore(e, c, s);
   let h = d, l = "no";
   const u = new Set;
   try {
    let r = t;
    for (let f = 0; ;) {
     const w = h, p = e.clock.now(), m = await send(e, r, w, s);
     l = changedBySending(l, m);
     const isDone = e => t.every(t => m.passed.has(t) || isReached(t, e));
     h = null === m.failure ? await a.look(c, !0, s) : await settled(e, c, s, {
      sentAt: p,
      isDone: isDone
     }), l = changedBy(t, d, h);
     const g = refusalIn(r, m, h);
     if (null !== g) throw g;
     for (const e of r) (m.passed.has(e) || isShown(e, w, h)) && u.add(e);
     const isLeft = e => !u.has(e) && !isOver(e, h) && isUndone(e, d, h), v = t.filter(isLeft);
     if (0 === v.length) return a.rowsOf(h, n);
     a.requireThere(h, v.map(({name: e}) => e));
     const y = v.filter(e => m.answered.has(e) && !mayBeShown(e, h));
     if (v.length >= r.length && (f += 1), y.length > 0 || f > i) throw m.failure ?? nothingDone((y.length > 0 ? y : v).map(({name: e}) => (0, 
     o.TN)(e)));
     v.some(({shows: e}) => void 0 !== e) && (await e.clock.sleep(1100, s), h = await a.look(c, !0, s)), 
     r = t.filter(isLeft);
    }
   } catch (e) {
    throw atLeast(l, e, s);
   }
  }
  function isOthers(e, t, n, s) {
   const {admin_state: r, weight: a} = n, i = e.told(t), c = s.merged.get((0, o.TN)(t));
   if (void 0 === i || void 0 === c) return !1;
   const {server: d, understood: h} = c, l = h.certain && !0 !== i.isAdminGuessed;
   return void 0 !== r && l && d.forced !== i.forced && d.forced !== r || void 0 !== a && d.weight !== i.weight && d.weight !== a;
  }
  async function writeAsTold(e, t, n, s) {
   const {reader: r} = e, a = union(t.map(({name: e}) => e), n), o = await readBefore(e, a, s), i = t.filter(({name: e, body: t}) => !isOthers(r, e, t, o));
   return 0 === i.length ? r.rowsOf(o, n) : write(e, i, n, s, o);
  }
  async function readBefore({observer: e, reader: t}, n, s) {
   return await e.waitForReloads(s), t.look(n, !0, s);
  }
  async function send({client: e, reader: t}, n, s, r) {
   const a = await e.dialect(r);
   t.expectSet(n.filter(forces).map(({name: e}) => e));
   const i = n.map(({name: e, body: t}) => putServer(a, e, t)), c = await e.tell(i, t.process, r), d = n.filter((e, t) => {
    const n = c.responses[t], r = void 0 === n ? null : readPut(n, e.name.server);
    return null !== r && e.passes(r, s.merged.get((0, o.TN)(e.name)));
   });
   return {
    ...c,
    isNews: n.some(e => isUndone(e, s, s)),
    answered: new Set(n.slice(0, c.responses.length)),
    passed: new Set(d)
   };
  }
  function changedBySending(e, t) {
   return "yes" === e || t.passed.size > 0 ? "yes" : !t.isNews || isUnsent(t) ? e : "unknown";
  }
  function isUndone(e, t, n) {
   const {name: s, aspect: r} = e, a = t.merged.get((0, o.TN)(s)), i = n.merged.get((0, 
   o.TN)(s));
   return void 0 === a || void 0 === i || !isReached(e, n) && r(i.server) === r(a.server);
  }
  function isReached(e, t) {
   const n = t.merged.get((0, o.TN)(e.name));
   return !(void 0 === n || forces(e) && !n.understood.certain) && e.aspect(n.server) === e.goal;
  }
  function forces({body: e}) {
   return void 0 !== e.admin_state;
  }
  function refusalIn(e, {responses: t, failure: n}, s) {
   if (null !== n && !isLost(n)) return n;
   for (const [n, r] of t.entries()) {
    const t = (0, o.TN)(e[n]?.name ?? {
     backend: "",
     server: ""
    });
    if (200 !== r.status) return refusedToSet(r, t, s.merged.has(t));
   }
   return null;
  }
  function mayBeShown({name: e, body: t, shows: n}, s) {
   return void 0 !== n && s.merged.get((0, o.TN)(e))?.server.forced === t.admin_state;
  }
  function isShown({name: e, shows: t}, n, s) {
   const r = n.merged.get((0, o.TN)(e))?.server, a = s.merged.get((0, o.TN)(e))?.server;
   return void 0 !== r && void 0 !== a && !0 === t?.(r, a);
  }
  function isOver({name: e, isOver: t}, n) {
   const s = n.merged.get((0, o.TN)(e))?.server;
   return void 0 !== s && !0 === t?.(s);
  }
  function atLeast(e, t, n) {
   return "no" !== e && t !== n.reason && t instanceof s.HR && "no" === t.callChanged ? t.with({
    callChanged: e
   }) : t;
  }
  function changedBy(e, t, n) {
   return e.some(({name: e, aspect: s}) => {
    const r = t.merged.get((0, o.TN)(e))?.server, a = n.merged.get((0, o.TN)(e))?.server;
    return !(!r || !a || s(r) === s(a) && r.forced === a.forced);
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
    passes: ({adminState: e, operationalState: n}, s) => e === t && void 0 !== s && s.shown.folded !== t && ("drain" === t || "maint" === t == ("down" === n))
   };
  }
  async function health_down_send({client: e, reader: t}, n, {merged: s}, r) {
   const a = await e.dialect(r), i = n.flatMap(e => function bodiesFor(e) {
    return void 0 !== e && "maint" !== e.admin && null === e.tracks ? [ {
     operational_state: "down",
     admin_state: "drain"
    } ] : [ {
     admin_state: "drain"
    }, {
     operational_state: "down"
    } ];
   }(s.get((0, o.TN)(e))?.server).map(t => ({
    name: e,
    body: t
   }))), c = i.map(({name: e, body: t}) => putServer(a, e, t));
   t.expectSet(n);
   const d = await e.tell(c, t.process, r), h = {
    ...d,
    refusal: null,
    down: new Set,
    drained: new Set
   };
   for (const [e, n] of d.responses.entries()) {
    const r = i[e];
    if (void 0 === r) break;
    200 !== n.status && (h.refusal ??= {
     key: (0, o.TN)(r.name),
     response: n
    });
    const a = readPut(n, r.name.server);
    if (null === a) continue;
    const c = "drain" === s.get((0, o.TN)(r.name))?.shown.folded;
    "drain" !== a.adminState || c || h.drained.add((0, o.TN)(r.name)), "drain" === a.adminState && "down" === a.operationalState && h.down.add((0, 
    o.TN)(r.name)), void 0 === r.body.operational_state && "up" === a.operationalState && t.learn(r.name, "drain");
   }
   return h;
  }
  function arrived(e, t, n, s) {
   const r = t.merged.get((0, o.TN)(e))?.server, a = n.merged.get((0, o.TN)(e))?.server;
   return void 0 === r || void 0 === a ? "nothing" : "drain" !== a.forced ? a.forced !== r.forced || s ? "changed by others" : "nothing" : a.checkDowns > r.checkDowns || 0 === a.operationalState ? "all" : "drain" === r.forced ? "nothing" : "drain only";
  }
  async function putBack(e, t, n, s) {
   const r = t.map(e => stateWrite(e, n.merged.get((0, o.TN)(e))?.server.forced ?? "maint"));
   r.length > 0 && await write(e, r, t, s);
  }
  function toldNothing() {
   return new s.HR("data-plane-api", "The Data Plane API answered 200, and HAProxy was told nothing");
  }
  function changedSince(e, t, n) {
   return e.some(e => {
    const s = t.merged.get((0, o.TN)(e))?.server, r = n.merged.get((0, o.TN)(e))?.server;
    return s && r && (r.checkDowns > s.checkDowns || r.forced !== s.forced);
   }) ? "yes" : "no";
  }
  var w = n(8179), p = n(2242), m = n(4961);
  function processOf(e, t, n) {
   const {version: s, pid: r, uptimeSeconds: a, node: o} = e;
   return {
    version: s,
    pid: r,
    uptimeSeconds: a,
    node: o,
    ...(0, m.G)(a, t, n)
   };
  }
  class MetProcess {
   #p;
   #L=[];
   #z=null;
   #U=null;
   #j=null;
   constructor(e) {
    this.#p = e;
   }
   get replaced() {
    return this.#L.length > 0;
   }
   take(e, t) {
    const n = this.#z;
    null === n || (0, p.SM)(n, e) || (this.#E(n, e), this.#L.push(n)), this.#z = e, 
    this.#U ??= (0, w.Et)(this.#p, t);
   }
   refuseUnlessMet(e) {
    const t = this.#z;
    if (null !== t) {
     if (!(0, p.SM)(t, e)) throw this.#E(t, e), new s.P1(`Another HAProxy process answers now: ${e.pid} instead of ${t.pid}. It was reloaded or restarted`);
     this.#z = (0, p.Pe)(t, e);
    }
   }
   isToldAlready(e) {
    return null !== e && e === this.#j;
   }
   #E(e, t) {
    const n = null === this.#U ? 0 : (0, w.d5)(this.#U, this.#p);
    if (this.#L.some(e => (0, p.SM)(e, t)) || !(0, p.aY)(e, t, n)) {
     if (null !== this.#j) throw this.#j;
     throw this.#j = new s.HR("several-processes", `Several HAProxy processes answer at this address: this step works with process ${e.pid}, and now process ${t.pid} answers, which has not taken its place`, {
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
   repeated(e, t, n = e => !1) {
    return this.#F.repeated(e, t, e => {
     const t = n(e) || this.#G.isToldAlready(e);
     return t && this.#F.reopen(), t;
    });
   }
   async all(e) {
    const t = await this.#F.dialect(e), n = this.#p.now(), s = [ info(t), statistics(t), stickTables(t), info(t) ], {process: r, answers: a} = await this.#J(t, s, !0, e), [, i, c] = a, d = readStatistics(i), h = [ ...new Set(d.map(({backend: e}) => e)) ].filter(o.TE), l = [ info(t), ...h.map(e => serversOf(t, e)), info(t) ], u = this.#p.now(), f = await this.#J(t, l, !1, e), w = listsOf(t, h, f.answers.slice(1, -1));
    return this.#q = {
     rows: d,
     rowsAt: n,
     texts: textsOf(w)
    }, {
     process: r,
     rows: d,
     lists: w,
     rowsAt: n,
     listsAt: u,
     tables: readTables(c)
    };
   }
   async disabled(e, t) {
    if (0 === e.length) return new Set;
    const n = await this.#F.dialect(t), r = e.map(e => function configuredServersOf({major: e}, t) {
     return {
      method: "GET",
      path: 3 === e ? `/v3/services/haproxy/configuration/backends/${encoded(t)}/servers` : `/v2/services/haproxy/configuration/servers?backend=${encoded(t)}`
     };
    }(n, e));
    try {
     const n = await this.#F.ask(r, t);
     return new Set(n.flatMap((t, n) => function readDisabled(e) {
      return (listIn(e, "which servers its configuration disables") ?? []).flatMap(e => {
       const {name: t, maintenance: n} = fieldsOf(e) ?? {};
       return "string" == typeof t && "enabled" === n ? [ t ] : [];
      });
     }(t).map(t => (0, o.TN)({
      backend: e[n] ?? "",
      server: t
     }))));
    } catch (e) {
     if (e instanceof s.HR && "permission-denied" === e.code) return new Set;
     throw e;
    }
   }
   async whole(e, t) {
    const n = await this.#F.dialect(t), s = e.map(e => serversOf(n, e)), r = this.#p.now(), {answers: a} = await this.#J(n, [ info(n), ...s, statistics(n), info(n) ], !1, t), o = listsOf(n, e, a.slice(1, -2)), i = readStatistics(a.at(-2));
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
    const n = this.#q;
    if (null === n) return null;
    const s = await this.#F.dialect(t), r = e.map(e => serversOf(s, e)), a = this.#p.now(), {answers: o} = await this.#J(s, [ info(s), ...r ], !1, t), i = listsOf(s, e, o.slice(1)), c = textsOf(i);
    return e.every(e => n.texts.get(e) === c.get(e)) ? {
     rows: n.rows,
     rowsAt: n.rowsAt,
     lists: i,
     listsAt: a
    } : null;
   }
   async statistics(e) {
    const t = await this.#F.dialect(e), n = [ info(t), statistics(t), info(t) ], s = this.#p.now(), {answers: r} = await this.#J(t, n, !1, e), a = readStatistics(r[1]);
    return null !== this.#q && (this.#q = {
     ...this.#q,
     rows: a,
     rowsAt: s
    }), a;
   }
   forget() {
    this.#q = null;
   }
   async waitForReloads(e) {
    const t = await this.#F.dialect(e), n = this.#p.now() + 6e4;
    for (;;) {
     const [s] = await this.repeated(() => this.#F.ask([ reloads(t) ], e), e);
     if (void 0 === s || !hasPendingReload(s)) return;
     if (this.#p.now() >= n) throw reloadNeverEnds();
     await this.#p.sleep(200, e);
    }
   }
   async #J(e, t, n, r) {
    const a = this.#p.now(), o = await this.#F.ask(t, r), [i] = o, c = readInfo(i), d = {
     ...processOf(c, this.#p, a),
     commandPrefix: `v${e.major}`
    };
    if (c.stopping) throw new s.P1(`HAProxy process ${c.pid} was replaced by a reload and is on its way out`);
    n ? this.#G.take(d, a) : this.#G.refuseUnlessMet(d);
    const h = t.findIndex(({path: t}) => t === statistics(e).path);
    if (h >= 0 && this.#X(a, o, h), o.length > 1 && t.at(-1)?.path === t[0]?.path) {
     const {pid: e, uptimeSeconds: t} = readInfo(o.at(-1));
     if (e !== c.pid || t < c.uptimeSeconds) throw new s.pz("HAProxy was replaced while it was read", !1);
    }
    return {
     process: d,
     answers: o
    };
   }
   #X(e, t, n) {
    const s = t.map(({at: n}, s) => n - (t[s - 1]?.at ?? e)), r = (s[n] ?? 0) - Math.min(...s);
    this.#V = this.#p.now() + 9 * r;
   }
  }
  function listsOf(e, t, n) {
   const r = t.map((t, r) => {
    const a = function readServers({status: e, body: t}) {
     const n = parsed(t);
     if (404 === e || 500 === e && /^no data for /.test(wordsOf(t))) return null;
     if (500 === e) {
      const e = wordsOf(t);
      throw new s.HR("refused", "The Data Plane API could not read the servers", {
       detail: e,
       saidBy: i,
       brief: "the Data Plane API could not read the servers"
      });
     }
     if (200 !== e || !Array.isArray(n)) throw notUnderstood("its servers");
     return n.map(e => {
      const t = null === e ? null : shownServer(e);
      if (null !== e && null === t) throw notUnderstood("the state of its servers");
      return t;
     });
    }(n[r]);
    if (a?.includes(null)) throw function cannotReadServers(e) {
     return new s.HR("data-plane-api", `This Data Plane API (${e}) cannot read the servers of this HAProxy`, {
      hint: "Its parser expects a later HAProxy. Over HAProxy 2.2 use dataplaneapi up to 3.2, or give the stats socket as address."
     });
    }(e.version);
    return [ t, a?.flatMap(e => e ?? []) ?? null ];
   });
   return new Map(r);
  }
  function textsOf(e) {
   const text = e => JSON.stringify(e?.map(({name: e, adminState: t, operationalState: n, address: s, weight: r}) => [ e, t, n, s, r ]));
   return new Map([ ...e ].map(([e, t]) => [ e, text(t) ]));
  }
  function reloadNeverEnds() {
   return new s.HR("data-plane-api", "The Data Plane API has had a reload of HAProxy pending for 60s", {
    hint: "What is set before a reload is lost with it. Look at the log of the API, and run this step again when the reload is done."
   });
  }
  var g = n(8838);
  function healthIn(e) {
   return /^(?:UP|no check|DRAIN)/.test(e) ? "up" : e.startsWith("NOLB") ? "stopping" : e.startsWith("DOWN") ? "down" : null;
  }
  const v = {
   ready: 0,
   drain: g.VB.forcedDrain,
   maint: g.VB.forcedMaint
  };
  function exactly(e, t, n, s) {
   return {
    admin: e,
    forced: e,
    maintCauses: t,
    adminFlags: v[e],
    certain: !n,
    contradictory: n,
    misread: s
   };
  }
  function merge(e, t, n) {
   const s = new Map;
   for (const n of t) "server" === n.type && e.has(n.backend) && s.set((0, o.TN)(n), n);
   const r = {
    merged: new Map,
    hidden: [],
    unlisted: []
   };
   for (const [t, a] of e) for (const e of a ?? []) {
    const a = {
     backend: t,
     server: e.name
    }, i = (0, o.TN)(a), c = s.get(i);
    s.delete(i), (0, o.TE)(e.name) && (void 0 === c ? r.hidden.push(withoutRow(a, e)) : r.merged.set(i, mergedServer(a, e, c, n.get(i) ?? null)));
   }
   for (const e of s.values()) {
    const {backend: t, server: n} = e, s = rows_text(e, "tracked");
    (0, o.TE)(t) && (0, o.TE)(n) && r.unlisted.push({
     backend: t,
     server: n,
     ..."" === s ? {} : {
      tracks: s
     }
    });
   }
   return r;
  }
  function withoutRow(e, {checkState: t, address: n}) {
   return null !== t && "none" !== (0, g.Ig)(t) ? e : {
    ...e,
    mayTrackAt: null === t ? (0, o.w4)(n) : ""
   };
  }
  function mergedServer(e, t, n, s) {
   const r = trafficOf(e, n), a = rows_text(n, "tracked") || null, {adminState: o, operationalState: i, address: c, fqdn: d} = t, {status: h, effectiveWeight: l} = r, u = {
    folded: o,
    status: h,
    tracks: a,
    fqdn: d,
    operational: i,
    weight: t.weight,
    effectiveWeight: l
   }, f = function understand(e, t) {
    const n = function adminStateOf({folded: e, status: t, tracks: n, fqdn: s}, r) {
     if (null !== n) return function tracking(e, t) {
      const n = "drain" === e ? "drain" : "ready", s = t.startsWith("MAINT") ? "maint" : t.startsWith("DRAIN") ? "drain" : null, r = /^(?:DOWN|NOLB)/.test(t), a = s ?? (r && "ready" !== e ? "drain" : n), o = "MAINT" === t ? "maint" : n, i = "maint" === a ? g.VB.inheritedMaint : "drain" === a && "ready" === n ? g.VB.inheritedDrain : 0;
      return {
       admin: a,
       forced: o,
       maintCauses: "maint" !== a ? [] : "MAINT" === t ? [ "forced" ] : [ "tracking" ],
       adminFlags: "MAINT" === t ? v.maint : i | v[n],
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
       adminFlags: g.VB.dnsMaint | (t ? g.VB.forcedDrain : 0),
       certain: t,
       contradictory: !1,
       misread: !0
      };
     }(e);
     if (t.startsWith("DRAIN")) return exactly("drain", [], "ready" === e, "maint" === e);
     if (/^(?:UP|no check)/.test(t)) return exactly("ready", [], "drain" === e, "maint" === e);
     if ("maint" !== e) return exactly(e, [], !1, !1);
     const a = "-" === s || "drain" === r;
     return {
      ...exactly("drain", [], !1, !0),
      certain: a
     };
    }(e, t);
    return function hasMoved({status: e, operational: t, weight: n, effectiveWeight: s}) {
     const r = healthIn(e);
     return null !== r && r !== t || "up" === r && !e.startsWith("DRAIN") && null !== n && 0 === n != (0 === s);
    }(e) ? {
     ...n,
     contradictory: !0
    } : n;
   }(u, s), {admin: w, forced: p, maintCauses: m, adminFlags: y} = f, k = function obstaclesTo({status: e, tracks: t}, {certain: n, misread: s}) {
    if (null === t) {
     if (e.startsWith("MAINT (")) {
      const e = "does not show whether more than DNS keeps it in maint, so nothing that is set there can be verified";
      return {
       maint: e,
       drain: e,
       ready: e
      };
     }
     if (!n) {
      const t = `does not show whether it is in drain or ready ("${/^\w+/.exec(e)?.[0] ?? ""}", and read as maint)`;
      return {
       maint: t,
       drain: t,
       ready: t
      };
     }
     return s && /^(?:UP|no check)/.test(e) ? {
      maint: "takes it for being in maint already: it would answer 200 and send nothing"
     } : void 0;
    }
   }(u, f), b = function wayRoundOf({folded: e, tracks: t}, {certain: n, forced: s}) {
    return null === t && n && "drain" === s && "maint" === e ? {
     maint: "ready"
    } : void 0;
   }(u, f), A = t.weight ?? l, T = healthIn(h) ?? i;
   return {
    server: {
     ...r,
     address: c,
     fqdn: null === d || "-" === d ? "" : d,
     admin: w,
     forced: p,
     maintCauses: m,
     adminFlags: y,
     operationalState: "up" === T ? 2 : "down" === T ? 0 : 3,
     changedSecondsAgo: secondsAgo(n),
     weight: A,
     configuredWeight: t.configuredWeight ?? A,
     checks: checkSetting(t.checkState, void 0 !== n.field("chkdown"), "maint" === w),
     ...isBeingChecked(t.checkState, n) ? {
      isBeingChecked: !0
     } : {},
     agent: checkSetting(t.agentState, void 0 !== n.field("agent_status")),
     tracks: a,
     backup: 1 === count(n, "bck"),
     ...void 0 === k ? {} : {
      unsettable: k
     },
     ...void 0 === b ? {} : {
      passesThrough: b
     },
     ...f.certain ? {} : {
      isAdminGuessed: !0
     },
     ...null === t.configuredWeight ? {
      isConfiguredWeightGuessed: !0
     } : {}
    },
    shown: u,
    understood: f
   };
  }
  function checkSetting(e, t, n) {
   return null !== e ? (0, g.Ig)(e, n) : t ? "enabled" : "none";
  }
  function isBeingChecked(e, t) {
   return null === e ? rows_text(t, "check_status").startsWith(y) : (0, g.xL)(e);
  }
  const y = "* ", k = [ "hrsp_1xx", "hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx", "hrsp_other" ];
  function trafficOf({backend: e, server: t}, n) {
   const s = rows_text(n, "status");
   if ("" === s || void 0 === n.field("scur") || void 0 === n.field("stot")) throw notUnderstood("its statistics");
   const r = void 0 !== n.field("hrsp_2xx");
   return {
    backend: e,
    server: t,
    status: s,
    sessions: count(n, "scur"),
    sessionLimit: void 0 === n.field("slim") ? null : count(n, "slim"),
    ...void 0 === n.field("throttle") ? {} : {
     throttlePercent: count(n, "throttle")
    },
    queued: count(n, "qcur"),
    sessionsTotal: count(n, "stot"),
    retries: count(n, "wretr"),
    responses: r ? k.reduce((e, t) => e + count(n, t), 0) : null,
    effectiveWeight: count(n, "weight"),
    checkFailures: count(n, "chkfail"),
    checkDowns: count(n, "chkdown"),
    checkStatus: (a = rows_text(n, "check_status"), a.startsWith(y) ? a.slice(y.length) : a),
    lastCheck: lastCheckOf(n)
   };
   var a;
  }
  function lastCheckOf(e) {
   const t = count(e, "check_code");
   return [ [ rows_text(e, "check_desc"), t > 0 ? `code ${t}` : "" ].filter(e => "" !== e).join(", "), rows_text(e, "last_chk") ].filter(e => "" !== e).join(": ");
  }
  function backendsOf(e, t) {
   const n = new Map;
   for (const s of e) {
    if ("backend" !== s.type || !(0, o.TE)(s.backend)) continue;
    const e = s.backend, r = rows_text(s, "algo"), a = t.has(e) ? "stick-table" : t.size > 0 ? "other-table" : null;
    n.set(e, {
     name: e,
     active: count(s, "act"),
     backups: count(s, "bck"),
     sticky: "" !== rows_text(s, "cookie") ? "cookie" : a,
     ..."" === r ? {} : {
      balance: r
     },
     ...rows_text(s, "status").includes("UNPUB") ? {
      unpublished: !0
     } : {},
     ...rows_text(s, "mode") === o.Lv ? {
      isOfLogServers: !0
     } : {}
    });
   }
   return n;
  }
  function rows_text(e, t) {
   const n = e.field(t);
   return "string" == typeof n ? n : "";
  }
  const b = 2 ** 31 - 1;
  function secondsAgo(e) {
   const t = count(e, "lastchg");
   return 0 === t || t > b ? null : t;
  }
  function count(e, t) {
   const n = e.field(t) ?? 0;
   if ("number" == typeof n && Number.isInteger(n) && n >= 0) return n;
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
   #te=new Map;
   #ne=new Set;
   #se=new Set;
   constructor(e, t, n) {
    this.#F = e, this.#Y = t, this.#p = n;
   }
   async readAll(e) {
    const {process: t, tables: n, ...s} = await this.#re(() => this.#Y.repeated(() => this.#Y.all(e), e, isLeftover), e);
    this.#K = n ?? new Set, null === this.#Q || (0, p.SM)(this.#Q, t) || (this.#ee.clear(), 
    this.#ne.clear()), this.#Q = t, this.#q.clear(), this.#Z.clear();
    const r = [ ...s.lists.keys() ], a = this.#ae(s).unlisted.length > 0 ? await this.#Y.repeated(() => this.#Y.whole(r, e), e) : s, i = this.#oe(await this.#ie(a, r, () => !0, e)), {merged: c, hidden: d, unlisted: h, rows: l, rowsAt: u} = i;
    await this.#ce(c, e);
    const f = function unsendableIn(e) {
     return e.filter(({type: e, backend: t, server: n}) => "server" === e && !((0, o.TE)(t) && (0, 
     o.TE)(n))).map(({backend: e, server: t, field: n}) => ({
      backend: e,
      server: t,
      tracks: String(n("tracked") ?? "") || null
     }));
    }(l), w = [ ...d, ...h ], m = [ ...c ].filter(([, {server: e}]) => !e.maintCauses.includes("dns"));
    return this.#se = new Set([ ...m.map(([e]) => e), ...w.map(o.TN) ]), {
     servers: new Map([ ...c ].map(([e, {server: t}]) => [ e, t ])),
     backends: backendsOf(l, this.#K),
     trafficAt: u,
     process: t,
     level: isOfLevelUser(i) ? "user" : "admin",
     ...w.length > 0 ? {
      unreadable: w
     } : {},
     ...f.length > 0 ? {
      unsendable: f
     } : {}
    };
   }
   async readServers(e, t, n) {
    return this.rowsOf(await this.look(e, t, n), e);
   }
   requireThere(e, t) {
    for (const n of t) if (!e.merged.has((0, o.TN)(n))) throw missing(n, e);
   }
   rowsOf(e, t) {
    this.requireThere(e, t);
    for (const n of t) {
     const t = e.merged.get((0, o.TN)(n));
     if (!t.understood.certain && this.#ne.has((0, o.TN)(n))) throw undecided((0, o.TN)(n), t.server);
    }
    return {
     ...rowsOf(e, t, this.#K),
     ...this.#de(e, t)
    };
   }
   #de({merged: e}, t) {
    const n = new Set([ ...this.#se, ...t.map(o.TN) ]), s = new Set(t.map(({backend: e}) => e)), r = [ ...e ].flatMap(([e, {server: t}]) => n.has(e) || !s.has(t.backend) || t.maintCauses.includes("dns") ? [] : t);
    return 0 === r.length ? {} : {
     newcomers: r
    };
   }
   look(e, t, n) {
    return this.#re(() => this.#he(e, t, n), n);
   }
   async #re(e, t) {
    const n = await e(), {doubtMs: s} = this.#F;
    if (0 === s) return n;
    await this.#p.sleep(s, t);
    const r = await e();
    return this.#F.endDoubt(), r;
   }
   #he(e, t, n) {
    const s = [ ...new Set(e.map(({backend: e}) => e)) ], r = new Set(e.map(o.TN));
    return this.#Y.repeated(async () => {
     if (!t && this.#Y.restMs > 0) {
      const e = await this.#Y.unchanged(s, n), t = null === e ? null : this.#ae(e);
      if (null !== t && ![ ...r ].some(e => isDoubtful(t.merged.get(e)))) return this.#oe(t);
     }
     const e = await this.#Y.whole(s, n);
     return this.#oe(await this.#ie(e, s, e => r.has(e), n));
    }, n);
   }
   async sample(e, t, n = Number.POSITIVE_INFINITY) {
    const s = Math.min(this.#Y.restMs, n - this.#p.now()), r = !(s > 0 && e.every(e => this.#le(e)));
    if (r && s > 0 && await this.#p.sleep(s, t), !r) return new Map((await this.readServers(e, !1, t)).servers);
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
   tell(e) {
    for (const [t, n] of e) this.#Z.set(t, n);
   }
   told(e) {
    return this.#Z.get((0, o.TN)(e));
   }
   expectSet(e) {
    for (const t of e) this.#ne.add((0, o.TN)(t));
    this.#Y.forget();
   }
   learn(e, t) {
    this.#ee.set((0, o.TN)(e), t);
   }
   async #ce(e, t) {
    const n = [ ...e ].filter(([, {server: e}]) => "MAINT" === e.status && null === e.tracks), s = [ ...new Set(n.map(([, {server: e}]) => e.backend)) ], r = await this.#Y.repeated(() => this.#Y.disabled(s, t), t);
    for (const [t, s] of n) {
     if (!r.has(t)) continue;
     const n = {
      ...s.server,
      maintCauses: [ "forced", "configuration" ]
     };
     e.set(t, {
      ...s,
      server: n
     }), this.#q.set(t, n);
    }
   }
   #le(e) {
    const t = this.last(e);
    return void 0 !== t && "maint" !== t.admin && 0 === t.operationalState && 0 === t.sessions && 0 === t.queued;
   }
   #ae({lists: e, ...t}) {
    return {
     ...merge(e, t.rows, this.#ee),
     ...t
    };
   }
   async #ie(e, t, n, s) {
    let r = this.#ae(e);
    for (let e = 1; e < 5; e += 1) {
     const e = [ ...r.merged ].filter(([e, t]) => n(e) && isDoubtful(t)), a = e.filter(([e, t]) => t.understood.contradictory || this.#te.get(e) !== looksOf(t));
     for (const [t, n] of e) this.#te.set(t, looksOf(n));
     if (0 === a.length) break;
     r = this.#ae(await this.#Y.whole(t, s));
    }
    return r;
   }
   #oe(e) {
    for (const [t, {server: n, understood: s}] of e.merged) this.#q.set(t, n), s.certain && !s.contradictory && this.#ee.set(t, n.forced);
    return e;
   }
  }
  function isLeftover(e) {
   return e instanceof s.P1;
  }
  function isDoubtful(e) {
   return void 0 !== e && (e.understood.misread || e.understood.contradictory);
  }
  function looksOf({shown: {folded: e, status: t}}) {
   return `${e} ${/^\w+/.exec(t)?.[0] ?? ""}`;
  }
  function rowsOf(e, t, n) {
   const {merged: s, rows: r, rowsAt: a, listsAt: i} = e, c = new Set(t.map(({backend: e}) => e)), d = t.map(e => [ (0, 
   o.TN)(e), s.get((0, o.TN)(e)).server ]), h = [ ...backendsOf(r, n) ].filter(([e]) => c.has(e));
   return {
    servers: new Map(d),
    backends: new Map(h),
    statesAt: i,
    trafficAt: a
   };
  }
  function missing(e, {hidden: t, unlisted: n}) {
   const r = (0, o.TN)(e);
   return [ ...t, ...n ].some(e => (0, o.TN)(e) === r) ? function hiddenServer(e) {
    return new s.HR("data-plane-api", `The Data Plane API does not show what ${e} is, which is there`, {
     servers: [ e ],
     hint: "Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it. Take the comma out, look at the log of the API, or give the stats socket as address."
    });
   }(r) : new s.HR("not-found", `HAProxy has no server ${r} any more`, {
    servers: [ r ],
    hint: "It was deleted at run time while this step was working."
   });
  }
  function isOfLevelUser({merged: e, rows: t}) {
   return !t.filter(({type: e}) => "server" === e).some(({field: e}) => void 0 !== e("addr")) && [ ...e.values() ].some(({server: e}) => "" !== e.address);
  }
  function refuseImpossible(e, {merged: t}) {
   const n = (0, o.TN)(e), s = t.get(n), r = s?.server.unsettable?.[e.state], a = !0 === s?.understood.certain && "drain" === s.server.forced && "maint" === e.state;
   if (void 0 !== r || !a) throw cannotBeSet(n, e.state, r ?? "takes it for that already, and would send nothing");
  }
  async function leaveMisread(e, t, n) {
   const s = [ {
    operational_state: "down",
    admin_state: "ready"
   }, {
    admin_state: t.state
   } ], {reader: r} = e, a = r.last(t);
   let i;
   try {
    [i] = await put(e, t, s, n);
   } catch (s) {
    throw "ready" === r.last(t)?.forced && await backToDrain(e, t, a, n).catch(() => {}), 
    s;
   }
   if ("maint" === i?.adminState) throw await backToDrain(e, t, a, n), cannotBeSet((0, 
   o.TN)(t), t.state, "takes it for being in maint whatever is set, for its FQDN was changed");
  }
  async function backToDrain(e, t, n, s) {
   await put(e, {
    ...t,
    state: "drain"
   }, [ {
    admin_state: "drain"
   } ], s);
   const {merged: r} = await e.reader.look([ t ], !0, s);
   "enabled" === r.get((0, o.TN)(t))?.server.checks || 0 === n?.operationalState || await put(e, t, [ {
    operational_state: "up"
   } ], s);
  }
  async function put(e, t, n, s) {
   const {client: r, reader: a} = e, i = a.last(t), c = await r.dialect(s);
   a.expectSet([ t ]);
   const d = e.clock.now(), h = await r.tell(n.map(e => putServer(c, t, e)), a.process, s), l = h.responses.find(({status: e}) => 200 !== e);
   if (void 0 === l && null === h.failure) return h.responses.map(e => readPut(e, t.server));
   if (isUnsent(h)) throw h.failure;
   const u = null !== h.failure;
   let f;
   try {
    const n = await (u ? settled(e, [ t ], s, {
     sentAt: d
    }) : a.look([ t ], !0, s));
    f = n.merged.get((0, o.TN)(t))?.server, u && a.requireThere(n, [ t ]);
   } catch (e) {
    throw atLeast("unknown", e, s);
   }
   if (u && f?.forced === t.state) return [];
   const w = f?.forced === i?.forced && f?.operationalState === i?.operationalState, p = l ? refusedToSet(l, (0, 
   o.TN)(t), void 0 !== f) : h.failure;
   throw p?.with({
    callChanged: w ? "no" : "yes"
   });
  }
  const A = [ "shutdown-sessions", "health-checks", "agent-checks", "undivided-proof" ];
  class DataPlaneLoadBalancer {
   name;
   #p;
   #F;
   #Y;
   #m;
   #ue;
   #fe;
   constructor(e) {
    const {name: t, clock: n, retries: s} = e;
    this.name = t, this.#fe = e.severalAddresses ?? (() => null), this.#p = n, this.#F = new Client(e), 
    this.#Y = new Observer(this.#F, n), this.#m = new Reader(this.#F, this.#Y, n), this.#ue = {
     client: this.#F,
     observer: this.#Y,
     reader: this.#m,
     clock: n,
     retries: s
    };
   }
   read(e, {afterLoss: t = !1} = {}) {
    return this.#we(e, async () => {
     const {setsWeights: n} = await this.#F.dialect(e);
     t && this.#F.doubtNext();
     const s = await this.#m.readAll(e), r = n ? A : [ ...A, "weight" ], a = {
      change: "user" !== s.level,
      seeOldWorkers: !1,
      lacks: r
     };
     this.#m.tell(s.servers);
     const o = this.#fe(), i = null === o ? {} : {
      severalAddresses: o
     };
     return {
      ...s,
      ...this.#pe,
      ...i,
      isLevelGuessed: !0,
      can: a
     };
    });
   }
   readServers(e, t, {fresh: n = !1, sparing: s = !1, notBefore: r, afterLoss: a = !1} = {}) {
    return this.#we(t, async () => {
     a && this.#F.doubtNext(), n && (this.#F.reopen(), await this.#Y.waitForReloads(t));
     const o = void 0 === r ? 0 : r - this.#p.now();
     return o > 0 && await this.#p.sleep(o, t), this.#me(await this.#m.readServers(e, n && !s, t));
    });
   }
   sample(e, t, {by: n} = {}) {
    return this.#we(t, () => this.#m.sample(e, t, n));
   }
   setStates(e, t, n) {
    return this.#we(n, async () => this.#me(await async function setStates(e, t, n, s) {
     const r = await readBefore(e, union(t, n), s), a = t.filter(t => !isOthers(e.reader, t, {
      admin_state: t.state
     }, r)), i = a.filter(e => function isMisread(e, {merged: t}) {
      const n = t.get((0, o.TN)(e));
      if (void 0 === n) return !1;
      const {shown: s, server: r, understood: a} = n;
      return void 0 !== r.unsettable?.[e.state] || !a.certain || s.folded === e.state && r.forced !== e.state;
     }(e, r));
     for (const e of i) refuseImpossible(e, r);
     const c = a.map(e => stateWrite(e, e.state));
     if (0 === c.length) return e.reader.rowsOf(r, n);
     if (0 === i.length) return write(e, c, n, s, r);
     let d = "no";
     try {
      for (const t of i) await leaveMisread(e, t, s), d = "yes";
      return await write(e, c, n, s);
     } catch (e) {
      throw atLeast(d, e, s);
     }
    }(this.#ue, e, t, n)));
   }
   setWeights(e, t, n) {
    const writeOf = e => ({
     name: e,
     body: {
      weight: e.effective
     },
     aspect: ({weight: e}) => e,
     goal: e.effective,
     passes: ({weight: t}, n) => t === e.effective && n?.server.weight !== t
    });
    return this.#we(n, async () => {
     const {setsWeights: s} = await this.#F.dialect(n);
     if (!s) throw lacking("weight");
     return this.#me(await writeAsTold(this.#ue, e.map(writeOf), t, n));
    });
   }
   setChecks(e, t, n) {
    const s = e[0]?.check ?? "health";
    return this.#we(n, () => Promise.reject(lacking(`${s}-checks`)));
   }
   setHealth(e, t, n, s) {
    const r = e.map("up" === t ? upAgain : outUntilChecked);
    return this.#we(s, async () => this.#me(await writeAsTold(this.#ue, r, n, s)));
   }
   takeDownForProof(e, t, n) {
    return this.#we(n, async () => this.#me(await async function takeDownForProof(e, t, n, s) {
     const {reader: r, retries: a} = e, i = union(t, n), c = await readBefore(e, i, s);
     let d = c, h = t.filter(e => !isOthers(r, e, {
      admin_state: "drain"
     }, c));
     if (0 === h.length) return r.rowsOf(c, n);
     let l = "no";
     try {
      for (let u = 0; ;u += 1) {
       const f = e.clock.now(), [w, p] = [ h, d ], m = await health_down_send(e, w, p, s), {failure: g, refusal: v, down: y, drained: k} = m, arrivalsIn = e => Map.groupBy(w, t => y.has((0, 
       o.TN)(t)) ? "all" : arrived(t, p, e, k.has((0, o.TN)(t)))), isDone = e => {
        const t = arrivalsIn(e);
        return !(t.has("nothing") || t.has("changed by others"));
       };
       isUnsent(m) || (l = y.size > 0 ? "yes" : "unknown");
       const b = null === g ? await r.look(i, !0, s) : await settled(e, i, s, {
        sentAt: f,
        isDone: isDone
       });
       if (l = changedSince(t, c, b), null !== v) throw refusedToSet(v.response, v.key, b.merged.has(v.key));
       if (null !== g && !isLost(g)) throw g;
       r.requireThere(b, w);
       const A = arrivalsIn(b), T = A.get("drain only") ?? [];
       if (h = [ ...A.get("nothing") ?? [], ...T ], 0 === h.length) return r.rowsOf(b, n);
       const P = null === g && A.has("nothing");
       if (await putBack(e, T, d, s), d = await r.look(i, !0, s), l = changedSince(t, c, d), 
       P || u >= a) throw (g ?? toldNothing()).with({
        servers: h.map(o.TN)
       });
      }
     } catch (e) {
      throw atLeast(l, e, s);
     }
    }(this.#ue, e, t, n)));
   }
   shutDownSessions(e, t) {
    return this.#we(t, () => Promise.reject(lacking("shutdown-sessions")));
   }
   async sessionsOf() {
    return null;
   }
   close() {
    this.#F.reopen();
   }
   get #pe() {
    return {
     oldWorkers: this.#Y.replaced ? "unseen" : "none"
    };
   }
   #me(e) {
    return this.#m.tell(e.servers), {
     ...e,
     ...this.#pe
    };
   }
   async #we(e, t) {
    try {
     return e.throwIfAborted(), await t();
    } catch (t) {
     if (!(t instanceof s.HR) || t === e.reason) throw t;
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
