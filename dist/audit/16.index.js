export const id = 16;

export const ids = [ 16 ];

export const modules = {
 6016: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
  __webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
   DataPlaneLoadBalancer: () => DataPlaneLoadBalancer
  });
  var errors = __webpack_require__(7406), retry = __webpack_require__(2975), late_command = __webpack_require__(6179), connect = __webpack_require__(9399), haproxy_server = __webpack_require__(2292);
  function refusedAltogether(response, hasLogin) {
   const {status: status, headers: headers, body: body} = response;
   return 401 === status || 407 === status ? function notLoggedIn(hasLogin) {
    return hasLogin ? new errors.HR("permission-denied", "The Data Plane API does not accept this username and password", {
     brief: "the Data Plane API does not accept username and password",
     hint: "Compare them with the userlist of its configuration. A password hash with `rounds=` in HAProxy's userlist never matches, though it is right: make one without."
    }) : new errors.HR("permission-denied", "The Data Plane API asks for a user, and this step has none", {
     brief: "the Data Plane API asks for a user",
     hint: "Give username and password; the post step needs them, too, from the same inputs."
    });
   }(hasLogin) : 403 === status ? new errors.HR("permission-denied", "The Data Plane API forbids this to this user", {
    brief: "the Data Plane API forbids it",
    hint: "Whatever stands before the API may allow some paths only; it needs /v3/info (or /v2), services/haproxy/runtime, stats/native and reloads."
   }) : status >= 300 && status < 400 ? new errors.HR("data-plane-api", `A redirect (${status}) answers there, and none is followed`, {
    detail: headers.get("location"),
    brief: "a redirect answers in place of the Data Plane API",
    hint: "A redirect could lead the password elsewhere. Give the address at which the API itself answers."
   }) : body.startsWith("Client sent an HTTP request to an HTTPS server") ? new errors.HR("tls-failed", "This port speaks TLS", {
    hint: "Write https:// in the address."
   }) : 400 !== status && 408 !== status || void 0 !== parsed(body) ? (429 === status || status > 500) && !function isOfApi(body) {
    const value = parsed(body);
    return "object" == typeof value && null !== value && "code" in value && "number" == typeof value.code;
   }(body) ? new errors.pz(`Something before the Data Plane API answers in its place (HTTP ${status})`, !0, {
    hint: "The API does not run, or whatever leads to it does not reach it."
   }) : null : new errors.pz(`The Data Plane API did not get the whole request (HTTP ${status})`, !0, {
    hint: "Something between here and the API cuts off what is sent."
   });
  }
  function haproxyIsDead(words) {
   return new errors.pz("The Data Plane API answers, but HAProxy does not answer the API", !1, {
    detail: words,
    hint: "HAProxy does not run, or its `stats socket` is not the one that the API uses: look at both logs."
   });
  }
  function notUnderstood(what) {
   return new errors.HR("data-plane-api", `The Data Plane API does not say ${what} as any known version does`, {
    hint: "Use the Runtime API for this load balancer, and please report it with the version of dataplaneapi."
   });
  }
  function undecided(key, {status: status, unsettable: unsettable = {}}) {
   const [why = "is not clear about it"] = Object.values(unsettable);
   return new errors.HR("data-plane-api", `${key} was set here, and now the Data Plane API ${why}`, {
    servers: [ key ],
    detail: status,
    hint: "Look at it through the stats socket: `show servers state` tells what the API does not."
   });
  }
  function cannotBeSet(key, state, why) {
   return new errors.HR("data-plane-api", `${key} cannot be set to ${state}: the Data Plane API ${why}`, {
    servers: [ key ],
    hint: "Give the stats socket of this load balancer as address instead: the Runtime API can do it."
   });
  }
  function nothingDone(keys) {
   return new errors.HR("data-plane-api", `The Data Plane API answered 200, and nothing was set: ${keys.join(", ")}`, {
    servers: keys,
    hint: "HAProxy dropped the command, or the API never sent it. Look at the logs of both, or give the stats socket as address."
   });
  }
  const LACKING = {
   "shutdown-sessions": "cut sessions",
   weight: "set a weight before its version 3.3.1 without editing the configuration file",
   "health-checks": "switch health checks on and off",
   "agent-checks": "switch agent checks on and off",
   "undivided-proof": "drain a server and take it down as one"
  };
  function lacking(lack) {
   return new errors.HR("unsupported", `The Data Plane API cannot ${LACKING[lack]}`, {
    brief: "the Data Plane API cannot do it",
    hint: "Give the stats socket of this load balancer as address instead: the Runtime API can."
   });
  }
  const HAPROXY_WORDS = [ {
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
  function refusedToSet(response, key, isThere) {
   const words = wordsOf(response.body), about = {
    detail: words,
    servers: [ key ]
   }, known = HAPROXY_WORDS.find(({says: says}) => says.test(words));
   if (known) {
    const {code: code, message: message, hint: hint, brief: brief} = known;
    return new errors.HR(code, message, {
     ...about,
     hint: hint,
     brief: brief
    });
   }
   return isThere ? new errors.HR("refused", `The Data Plane API refused it (HTTP ${response.status})`, {
    ...about,
    brief: "the Data Plane API refused it"
   }) : new errors.HR("not-found", "There is no such server", {
    ...about,
    hint: "Names are case-sensitive. The server may have been deleted at run time."
   });
  }
  function wordsOf(body) {
   const value = parsed(body), words = "object" == typeof value && null !== value && "message" in value ? value.message : "";
   return "string" == typeof words ? words : "";
  }
  function parsed(body) {
   try {
    return JSON.parse(body);
   } catch {
    return;
   }
  }
  function infoOfApi(major) {
   return {
    method: "GET",
    path: `/v${major}/info`
   };
  }
  function dialectOf(major, {status: status, body: body}) {
   const value = parsed(body), version = value?.api?.version;
   if (200 !== status || "string" != typeof version) return null;
   const numbers = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? [], [first = 0, second = 0, third = 0] = numbers;
   return {
    major: major,
    version: version,
    setsWeights: first > 3 || 3 === first && (second > 3 || 3 === second && third >= 1)
   };
  }
  function info({major: major}) {
   return {
    method: "GET",
    path: `/v${major}/services/haproxy/runtime/info`
   };
  }
  function reloads({major: major}) {
   return {
    method: "GET",
    path: `/v${major}/services/haproxy/reloads`
   };
  }
  function statistics({major: major}) {
   return {
    method: "GET",
    path: `/v${major}/services/haproxy/stats/native`
   };
  }
  function stickTables({major: major}) {
   return {
    method: "GET",
    path: `/v${major}/services/haproxy/runtime/stick_tables`
   };
  }
  function serversOf(dialect, backend) {
   return {
    method: "GET",
    path: 3 === dialect.major ? `/v3/services/haproxy/runtime/backends/${encoded(backend)}/servers` : `/v2/services/haproxy/runtime/servers?backend=${encoded(backend)}`
   };
  }
  function putServer(dialect, {backend: backend, server: server}, body) {
   return {
    method: "PUT",
    path: 3 === dialect.major ? `/v3/services/haproxy/runtime/backends/${encoded(backend)}/servers/${encoded(server)}` : `/v2/services/haproxy/runtime/servers/${encoded(server)}?backend=${encoded(backend)}`,
    body: JSON.stringify(body)
   };
  }
  function encoded(name) {
   if (!(0, haproxy_server.TE)(name)) throw new errors.HR("invalid-input", "A name holds something else than letters, digits and _.:-", {
    detail: name,
    hint: "Nothing was sent: on its way to HAProxy it could be a second command."
   });
   return encodeURIComponent(name);
  }
  class NotHttp extends Error {
   name="NotHttp";
   begins;
   constructor(message, begins) {
    super(message), this.begins = begins;
   }
  }
  class ResponseReader {
   #chunks=[];
   #size=0;
   #needed=1;
   #head=null;
   #body=[];
   #bodySize=0;
   get empty() {
    return 0 === this.#size && null === this.#head;
   }
   push(chunk) {
    this.#chunks.push(chunk), this.#size += chunk.length;
    const responses = [];
    for (;this.#size >= this.#needed; ) {
     const response = this.#next();
     null !== response && responses.push(response);
    }
    return responses;
   }
   end() {
    return "end" === this.#head?.length ? this.#finish(this.#take(this.#size)) : null;
   }
   #next() {
    if (null === this.#head) return this.#head = this.#readHead(), 0 === this.#head?.length ? this.#finish() : null;
    const {length: length} = this.#head;
    return "chunked" === length ? this.#readChunk() : "end" === length ? (this.#limitBody(this.#size), 
    this.#needed = this.#size + 1, null) : (this.#needed = length, this.#size >= length ? this.#finish(this.#take(length)) : null);
   }
   #readHead() {
    const bytes = this.#joined(), end = bytes.indexOf("\r\n\r\n"), begins = bytes.toString("latin1", 0, 200);
    if (!"HTTP/1.".startsWith(begins.slice(0, 7))) throw new NotHttp("no HTTP response", begins);
    if (end < 0 && bytes.length < 65536) return this.#needed = bytes.length + 1, null;
    if (end < 0 || end > 65536) throw new NotHttp("the head of a response never ends", begins);
    const head = function readHead(text, begins) {
     const [first = "", ...lines] = text.split("\r\n"), [, minor, digits] = /^HTTP\/1\.([01]) ([1-9][0-9]{2})(?: .*)?$/.exec(first) ?? [];
     if (void 0 === digits) throw new NotHttp("no HTTP response", begins);
     const headers = new Map;
     for (const line of lines) {
      const [, name, value = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
      if (void 0 === name) throw new NotHttp("a header without a name", begins);
      const key = name.toLowerCase(), known = headers.get(key);
      headers.set(key, void 0 === known ? value : `${known}, ${value}`);
     }
     const status = Number(digits), length = function lengthOf(status, headers, begins) {
      if (status < 200 || 204 === status || 304 === status) return 0;
      if ("identity" !== (headers.get("content-encoding")?.toLowerCase() ?? "identity")) throw new NotHttp("a compressed response, which was not asked for", begins);
      const transfer = headers.get("transfer-encoding")?.toLowerCase(), length = headers.get("content-length");
      if (void 0 !== transfer) {
       if ("chunked" !== transfer || void 0 !== length) throw new NotHttp("a response of unclear length", begins);
       return "chunked";
      }
      if (void 0 === length) return "end";
      if (!/^[0-9]{1,12}$/.test(length)) throw new NotHttp("a response of unclear length", begins);
      return Number(length);
     }(status, headers, begins), connection = (headers.get("connection") ?? "").toLowerCase();
     return {
      status: status,
      headers: headers,
      last: "end" === length || /\bclose\b/.test(connection) || "0" === minor && "keep-alive" !== connection,
      length: length
     };
    }(this.#take(end + 4).toString("latin1", 0, end), begins);
    return this.#needed = 1, head.status < 200 ? null : ("number" == typeof head.length && this.#limitBody(head.length), 
    head);
   }
   #readChunk() {
    const bytes = this.#joined(), end = bytes.indexOf("\r\n");
    if (end < 0) {
     if (bytes.length > 1024) throw new NotHttp("a chunk has no length", "");
     return this.#needed = bytes.length + 1, null;
    }
    const [, digits] = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?$/.exec(bytes.toString("latin1", 0, end)) ?? [];
    if (void 0 === digits) throw new NotHttp("a chunk has no length", "");
    const length = Number.parseInt(digits, 16);
    if (this.#limitBody(length), 0 === length) return this.#readTrailers(bytes, end);
    const whole = end + 2 + length + 2;
    if (this.#needed = whole, bytes.length < whole) return null;
    if ("\r\n" !== bytes.toString("latin1", whole - 2, whole)) throw new NotHttp("a chunk does not end", "");
    return this.#body.push(this.#take(whole).subarray(end + 2, whole - 2)), this.#bodySize += length, 
    this.#needed = 1, null;
   }
   #readTrailers(bytes, lastLine) {
    const end = bytes.indexOf("\r\n\r\n", lastLine);
    if (end < 0) {
     if (bytes.length > 65536) throw new NotHttp("the end of a response never ends", "");
     return this.#needed = bytes.length + 1, null;
    }
    return this.#take(end + 4), this.#finish();
   }
   #finish(rest) {
    const {status: status = 0, headers: headers = new Map, last: last = !0} = this.#head ?? {}, body = Buffer.concat(void 0 === rest ? this.#body : [ ...this.#body, rest ]).toString("utf8");
    return this.#head = null, this.#body = [], this.#bodySize = 0, this.#needed = 1, 
    {
     status: status,
     headers: headers,
     body: body,
     last: last
    };
   }
   #limitBody(more) {
    if (this.#bodySize + more > 67108864) throw new NotHttp("a response is above 64 MiB", "");
   }
   #joined() {
    const [first = Buffer.alloc(0)] = this.#chunks;
    if (this.#chunks.length < 2) return first;
    const all = Buffer.concat(this.#chunks);
    return this.#chunks = [ all ], all;
   }
   #take(length) {
    const all = this.#joined();
    return this.#chunks = [ all.subarray(length) ], this.#size -= length, all.subarray(0, length);
   }
  }
  var deadline = __webpack_require__(909), transport_reset = __webpack_require__(8990);
  class HttpConnection {
   #connected;
   #clock;
   #reader=new ResponseReader;
   #responses=[];
   #failure=null;
   #heard=!1;
   #wasAnswered;
   #closedInOrder=!1;
   #wake=() => {};
   constructor(connected, clock, wasAnswered) {
    this.#connected = connected, this.#wasAnswered = wasAnswered, this.#clock = clock;
    const {stream: stream} = connected;
    stream.on("data", chunk => this.#take(chunk)), stream.on("error", error => this.#lose(error)), 
    stream.on("end", () => this.#end()), stream.on("close", () => this.#lose(null));
   }
   get alive() {
    return null === this.#failure;
   }
   get closedInOrder() {
    return this.#closedInOrder;
   }
   async exchange(requests, limitMs, signal) {
    signal.throwIfAborted(), this.#heard = !1, this.#responses = [], null === this.#failure && this.#connected.stream.write(requests.join(""));
    try {
     for (let count = 1; count <= requests.length; count += 1) await this.#wait(count, limitMs, signal);
    } catch (error) {
     if (this.reset(), error === signal.reason) throw error;
     this.#failure ??= error;
    }
    const responses = this.#responses.slice(0, requests.length);
    return {
     responses: responses,
     failure: responses.length < requests.length ? await this.#explained() : null,
     unheard: !this.#heard
    };
   }
   close() {
    this.#failure ??= new errors.pz("The connection was closed", !1), this.#connected.stream.on("error", () => {}).destroy();
   }
   reset() {
    (0, transport_reset.c)(this.#connected);
   }
   async #wait(count, limitMs, signal) {
    await (0, deadline.N)(limitMs, this.#clock, signal, () => new errors.HR("timeout", `The Data Plane API did not answer within ${limitMs / 1e3}s`, {
     hint: "HAProxy may hang behind it: the API then waits 30 s itself. With thousands of servers its statistics take seconds: raise command-timeout."
    }), inner => {
     const {promise: promise, resolve: resolve, reject: reject} = Promise.withResolvers(), look = () => {
      this.#responses.length >= count ? resolve() : null !== this.#failure && reject(this.#failure);
     };
     return this.#wake = look, inner.addEventListener("abort", () => reject(inner.reason), {
      once: !0
     }), look(), promise;
    });
   }
   #take(chunk) {
    this.#heard = !0, this.#wasAnswered = !0;
    try {
     this.#responses.push(...this.#reader.push(chunk));
    } catch (error) {
     if (!(error instanceof NotHttp)) throw error;
     this.#failure ??= function notHttp({message: message, begins: begins}) {
      const detail = begins.trim().split(/[\r\n]/)[0] ?? "";
      return new errors.HR("not-haproxy", `What answers there is not a Data Plane API: ${message}`, {
       detail: detail,
       hint: "Check the address. For the stats socket of HAProxy itself write HOST:PORT, or the path of its file, without https://."
      });
     }(error), this.reset();
    }
    this.#responses.some(({last: last}) => last) && (this.#closedInOrder = !0, this.#lose(null)), 
    this.#wake();
   }
   #end() {
    const response = this.#reader.end();
    null !== response && this.#responses.push(response), this.#lose(null);
   }
   #lose(cause) {
    const words = null === cause ? "closed the connection" : `broke the connection: ${cause.message}`;
    this.#failure ??= new errors.pz(`The Data Plane API ${words} before its whole answer had come`, !0, {
     ...null === cause ? {} : {
      cause: cause
     },
     hint: "It does so itself, after 30 s, when HAProxy does not answer it. Otherwise look at its log, and at whatever stands between it and the runner."
    }), this.#wake();
   }
   async #explained() {
    const failure = this.#failure;
    if (!(failure instanceof errors.pz)) return failure;
    const cause = failure.cause instanceof Error ? failure.cause : null, better = await (this.#connected.explain?.(this.#wasAnswered, cause)) ?? null;
    return better instanceof errors.HR ? better : failure;
   }
  }
  class Client {
   #options;
   #authorization;
   #connection=null;
   #wasAnswered=!1;
   #dialect=null;
   #isDoubtful=!1;
   #late=null;
   constructor(options) {
    this.#options = options;
    const {login: login} = options;
    this.#authorization = null === login ? null : `Basic ${function basicOf({username: username, password: password}) {
     return Buffer.from(`${username}:${password}`, "utf8").toString("base64");
    }(login)}`;
   }
   async dialect(signal) {
    return this.#dialect ??= await this.#discover(signal), this.#dialect;
   }
   repeated(work, signal, more = _ => !1) {
    return (0, retry.L)(work, error => error instanceof errors.pz || (0, connect.WG)(error) || more(error), this.#options, signal);
   }
   async ask(requests, signal) {
    const all = [];
    let mayBeDropped = !0 === this.#connection?.alive;
    for (;;) {
     const {responses: responses, failure: failure, unheard: unheard} = await this.#exchange(requests.slice(all.length), signal);
     for (const response of responses) {
      const refusal = refusedAltogether(response, null !== this.#authorization);
      if (null !== refusal) throw refusal;
     }
     if (all.push(...responses), null === failure) return all;
     const again = responses.length > 0 || mayBeDropped && unheard;
     if (!(failure instanceof errors.pz && again)) throw failure;
     mayBeDropped = !1;
    }
   }
   async tell(requests, process, signal) {
    if (!0 !== this.#connection?.alive && !0 !== this.#connection?.closedInOrder) return {
     responses: [],
     failure: new errors.pz("The Data Plane API closed the connection before anything was sent", !1),
     unheard: !0
    };
    const {clock: clock, underWay: underWay} = this.#options, sentAt = clock.now();
    null !== process && null === this.#late && underWay?.begin({
     ...process,
     passedOn: !0
    }, sentAt);
    const {responses: responses, failure: failure, unheard: unheard} = await this.#exchange(requests, signal).catch(reason => {
     throw this.doubtNext({
      sentAt: sentAt,
      silentMs: 0
     }), reason;
    });
    for (const [index, response] of responses.entries()) {
     const refusal = refusedAltogether(response, null !== this.#authorization);
     if (null !== refusal) return {
      responses: responses.slice(0, index),
      failure: refusal,
      unheard: unheard
     };
    }
    return (null === failure || isUnsent({
     responses: responses,
     failure: failure
    })) && this.endLate(), {
     responses: responses,
     failure: failure,
     unheard: unheard
    };
   }
   doubtNext(late = null) {
    this.#isDoubtful = !0, this.#late ??= late;
   }
   get doubtMs() {
    return this.#isDoubtful ? Math.max(late_command.Xz, (0, late_command.SQ)(this.#late, this.#options.clock.now())) : 0;
   }
   endDoubt() {
    this.#isDoubtful = !1, this.#late = null, this.endLate();
   }
   endLate() {
    null === this.#late && this.#options.underWay?.end();
   }
   reopen() {
    this.#connection?.close(), this.#connection = null;
   }
   reset() {
    this.#connection?.reset(), this.reopen();
   }
   async #exchange(requests, signal) {
    const {host: host, commandTimeoutMs: commandTimeoutMs, debug: debug} = this.#options, connection = await this.#open(signal);
    for (const {method: method, path: path, body: body = ""} of requests) debug?.(`> ${method} ${path} ${body}`.trimEnd());
    const texts = requests.map(request => function requestText(request, host, authorization) {
     const {method: method, path: path, body: body} = request;
     return `${[ `${method} ${path} HTTP/1.1`, `Host: ${host}`, "Accept: application/json", ...null === authorization ? [] : [ `Authorization: ${authorization}` ], ...void 0 === body ? [] : [ "Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}` ] ].join("\r\n")}\r\n\r\n${body ?? ""}`;
    }(request, host, this.#authorization)), exchange = await connection.exchange(texts, commandTimeoutMs, signal);
    this.#wasAnswered ||= exchange.responses.length > 0;
    for (const {status: status, body: body} of exchange.responses) debug?.(`< ${status} ${401 === status ? "" : body.trim().slice(0, 300)}`.trimEnd());
    return exchange;
   }
   async #open(signal) {
    if (!0 === this.#connection?.alive) return this.#connection;
    this.reopen();
    const {connect: connect, clock: clock} = this.#options, connected = await connect(signal);
    return this.#connection = new HttpConnection(connected, clock, this.#wasAnswered), 
    this.#connection;
   }
   async #discover(signal) {
    let status = 0;
    for (const major of [ 3, 2 ]) {
     const [response] = await this.repeated(() => this.ask([ infoOfApi(major) ], signal), signal), dialect = void 0 === response ? null : dialectOf(major, response);
     if (null !== dialect) return dialect;
     status = response?.status ?? 0;
    }
    throw function noApi(status) {
     return new errors.HR("not-haproxy", `There is no Data Plane API at this address: neither /v3 nor /v2 (HTTP ${status})`, {
      hint: "Give the host and the port on which dataplaneapi listens, by default 5555."
     });
    }(status);
   }
  }
  function isUnsent({responses: responses, failure: failure}) {
   return 0 === responses.length && failure instanceof errors.pz && !failure.sent;
  }
  function isLost(failure) {
   const {code: code} = failure;
   return failure instanceof errors.pz || "timeout" === code || "not-haproxy" === code;
  }
  function readInfo(response) {
   const {info: info, error: error} = unwrapped(response, "which process answers"), {pid: pid, version: version, uptime: uptime, node: node, stopping: stopping} = info ?? {};
   if ("number" != typeof pid || 0 === pid) throw haproxyIsDead("string" == typeof error ? error : "");
   if ("string" != typeof version) throw notUnderstood("which process answers");
   return {
    pid: pid,
    version: version,
    uptimeSeconds: "number" == typeof uptime ? uptime : 0,
    node: "string" == typeof node ? node : "",
    stopping: 1 === stopping || !0 === stopping
   };
  }
  function hasPendingReload({status: status, body: body}) {
   const list = parsed(body);
   return 200 === status && Array.isArray(list) && list.some(one => "in_progress" === fieldsOf(one)?.status);
  }
  function readTables({status: status, body: body}) {
   const list = parsed(body);
   return 200 === status && Array.isArray(list) ? new Set(list.flatMap(one => "string" == typeof fieldsOf(one)?.name ? [ String(fieldsOf(one)?.name) ] : [])) : null;
  }
  function readStatistics(response) {
   const {stats: stats, error: error} = unwrapped(response, "its statistics");
   if (200 !== response.status) throw haproxyIsDead("string" == typeof error ? error : wordsOf(response.body));
   if (null == stats) return [];
   if (!Array.isArray(stats)) throw notUnderstood("its statistics");
   return stats.flatMap(one => function nativeRow(value) {
    const {type: type, name: name, backend_name: backend_name, stats: stats} = fieldsOf(value) ?? {}, fields = fieldsOf(stats);
    if (null === fields || "string" != typeof name) throw notUnderstood("its statistics");
    const field = column => {
     const one = Object.hasOwn(fields, column) ? fields[column] : void 0;
     return "string" == typeof one || "number" == typeof one ? one : void 0;
    };
    if ("server" === type) return {
     type: type,
     backend: String(backend_name ?? ""),
     server: name,
     field: field
    };
    if ("backend" !== type) return null;
    const isServer = Number(field("sid") ?? 0) > 0;
    return {
     type: isServer ? "server" : "backend",
     backend: name,
     server: isServer ? "BACKEND" : "",
     field: field
    };
   }(one) ?? []);
  }
  function readPut({status: status, body: body}) {
   return 200 === status ? shownServer(parsed(body)) : null;
  }
  function shownServer(value) {
   const {name: name, admin_state: admin_state, operational_state: operational_state, address: address, port: port, ...more} = fieldsOf(value) ?? {};
   if ("string" != typeof name || "ready" !== admin_state && "drain" !== admin_state && "maint" !== admin_state || "up" !== operational_state && "down" !== operational_state && "stopping" !== operational_state) return null;
   const number = field => {
    const one = more[field];
    return "number" == typeof one && Number.isInteger(one) ? one : null;
   }, fqdn = "string" == typeof more.fqdn ? more.fqdn : null;
   return {
    name: name,
    adminState: admin_state,
    operationalState: operational_state,
    address: addressOf(address, port),
    fqdn: fqdn,
    weight: number("uweight"),
    configuredWeight: number("iweight"),
    checkState: null === fqdn ? null : number("check_state"),
    agentState: null === fqdn ? null : number("agent_state")
   };
  }
  function addressOf(address, port) {
   if ("string" != typeof address || "" === address || "-" === address) return "";
   const digits = "number" == typeof port ? port : 0;
   return address.includes(":") ? `[${address}]:${digits}` : `${address}:${digits}`;
  }
  function fieldsOf(value) {
   return "object" != typeof value || null === value || Array.isArray(value) ? null : value;
  }
  function unwrapped({body: body}, what) {
   const value = parsed(body), list = Array.isArray(value) ? value : [ value ];
   if (list.length > 1) throw new errors.HR("refused", "This Data Plane API stands before several HAProxy processes", {
    brief: "the Data Plane API stands before several HAProxy processes",
    hint: "Each has a state of its own: give one address for each process, and one stats socket to each API."
   });
   const fields = fieldsOf(list[0]);
   if (null === fields) throw notUnderstood(what);
   return fields;
  }
  async function settled({client: client, reader: reader, clock: clock}, names, signal, {sentAt: sentAt, isDone: isDone = () => !1}) {
   client.reset();
   const giveUpAt = clock.now() + 7e4;
   let lateUntil = null;
   for (let last = ""; ;) {
    let pauseMs = late_command.Xz;
    try {
     const moment = await reader.look(names, !0, signal), now = clock.now(), text = settingsText(moment);
     lateUntil ??= now + now - sentAt;
     const lateMs = isDone(moment) ? 0 : lateUntil - now, isSettled = text === last && lateMs <= 0;
     if (isSettled && client.endDoubt(), isSettled || now >= giveUpAt) return moment;
     last = text, pauseMs = Math.max(late_command.Xz, lateMs);
    } catch (error) {
     if (signal.aborted || !(error instanceof errors.HR) || !isLost(error) || clock.now() >= giveUpAt) throw client.doubtNext({
      sentAt: sentAt,
      silentMs: 0
     }), error;
     last = "", lateUntil = null;
    }
    await clock.sleep(pauseMs, signal).catch(error => {
     throw client.doubtNext({
      sentAt: sentAt,
      silentMs: 0
     }), error;
    });
   }
  }
  function settingsText({merged: merged}) {
   return JSON.stringify([ ...merged ].map(([key, {shown: shown, server: server}]) => [ key, shown.folded, server.forced, server.weight, server.operationalState ]));
  }
  async function write(channel, writes, watch, signal, before) {
   const {reader: reader, retries: retries} = channel, names = union(writes.map(({name: name}) => name), watch), first = before ?? await readBefore(channel, names, signal);
   let now = first, changed = "no";
   const passed = new Set;
   try {
    let pending = writes;
    for (let repeats = 0; ;) {
     const before = now, sentAt = channel.clock.now(), done = await send(channel, pending, before, signal);
     changed = changedBySending(changed, done);
     const isDone = moment => writes.every(one => done.passed.has(one) || isReached(one, moment));
     now = null === done.failure ? await reader.look(names, !0, signal) : await settled(channel, names, signal, {
      sentAt: sentAt,
      isDone: isDone
     }), changed = changedBy(writes, first, now);
     const refused = refusalIn(pending, done, now);
     if (null !== refused) throw refused;
     for (const one of pending) (done.passed.has(one) || isShown(one, before, now)) && passed.add(one);
     const isLeft = one => !passed.has(one) && isUndone(one, first, now), left = writes.filter(isLeft);
     if (0 === left.length) return reader.rowsOf(now, watch);
     const vain = left.filter(one => done.answered.has(one) && !mayBeShown(one, now));
     if (left.length >= pending.length && (repeats += 1), vain.length > 0 || repeats > retries) throw done.failure ?? nothingDone((vain.length > 0 ? vain : left).map(({name: name}) => (0, 
     haproxy_server.TN)(name)));
     left.some(({shows: shows}) => void 0 !== shows) && (await channel.clock.sleep(1100, signal), 
     now = await reader.look(names, !0, signal)), pending = writes.filter(isLeft);
    }
   } catch (error) {
    throw atLeast(changed, error, signal);
   }
  }
  async function readBefore({observer: observer, reader: reader}, names, signal) {
   return await observer.waitForReloads(signal), reader.look(names, !0, signal);
  }
  async function send({client: client, reader: reader}, pending, before, signal) {
   const dialect = await client.dialect(signal);
   reader.expectSet(pending.map(({name: name}) => name));
   const requests = pending.map(({name: name, body: body}) => putServer(dialect, name, body)), exchange = await client.tell(requests, reader.process, signal), passed = pending.filter((one, index) => {
    const response = exchange.responses[index], answer = void 0 === response ? null : readPut(response);
    return null !== answer && one.passes(answer, before.merged.get((0, haproxy_server.TN)(one.name)));
   });
   return {
    ...exchange,
    isNews: pending.some(one => isUndone(one, before, before)),
    answered: new Set(pending.slice(0, exchange.responses.length)),
    passed: new Set(passed)
   };
  }
  function changedBySending(changed, sent) {
   return "yes" === changed || sent.passed.size > 0 ? "yes" : !sent.isNews || isUnsent(sent) ? changed : "unknown";
  }
  function isUndone({name: name, aspect: aspect, goal: goal}, before, now) {
   const was = before.merged.get((0, haproxy_server.TN)(name)), is = now.merged.get((0, 
   haproxy_server.TN)(name));
   return void 0 === was || void 0 === is || !isReached({
    name: name,
    aspect: aspect,
    goal: goal
   }, now) && aspect(is.server) === aspect(was.server);
  }
  function isReached({name: name, aspect: aspect, goal: goal}, now) {
   const is = now.merged.get((0, haproxy_server.TN)(name));
   return !0 === is?.understood.certain && aspect(is.server) === goal;
  }
  function refusalIn(pending, {responses: responses, failure: failure}, now) {
   if (null !== failure && !isLost(failure)) return failure;
   for (const [index, response] of responses.entries()) {
    const key = (0, haproxy_server.TN)(pending[index]?.name ?? {
     backend: "",
     server: ""
    });
    if (200 !== response.status) return refusedToSet(response, key, now.merged.has(key));
   }
   return null;
  }
  function mayBeShown({name: name, body: body, shows: shows}, now) {
   return void 0 !== shows && now.merged.get((0, haproxy_server.TN)(name))?.server.forced === body.admin_state;
  }
  function isShown({name: name, shows: shows}, before, now) {
   const was = before.merged.get((0, haproxy_server.TN)(name))?.server, is = now.merged.get((0, 
   haproxy_server.TN)(name))?.server;
   return void 0 !== was && void 0 !== is && !0 === shows?.(was, is);
  }
  function atLeast(changed, error, signal) {
   return "no" !== changed && error !== signal.reason && error instanceof errors.HR && "no" === error.callChanged ? error.with({
    callChanged: changed
   }) : error;
  }
  function changedBy(writes, before, now) {
   return writes.some(({name: name, aspect: aspect}) => {
    const was = before.merged.get((0, haproxy_server.TN)(name))?.server, is = now.merged.get((0, 
    haproxy_server.TN)(name))?.server;
    return !(!was || !is || aspect(was) === aspect(is) && was.forced === is.forced);
   }) ? "yes" : "no";
  }
  function union(...lists) {
   return [ ...new Map(lists.flat().map(name => [ (0, haproxy_server.TN)(name), name ])).values() ];
  }
  function stateWrite(name, state) {
   return {
    name: name,
    body: {
     admin_state: state
    },
    aspect: ({forced: forced}) => forced,
    goal: state,
    passes: ({adminState: adminState}, before) => adminState === state && void 0 !== before && before.shown.folded !== state
   };
  }
  async function health_down_send({client: client, reader: reader}, servers, {merged: merged}, signal) {
   const dialect = await client.dialect(signal), steps = servers.flatMap(name => function bodiesFor(server) {
    return void 0 !== server && "maint" !== server.admin && null === server.tracks ? [ {
     operational_state: "down",
     admin_state: "drain"
    } ] : [ {
     admin_state: "drain"
    }, {
     operational_state: "down"
    } ];
   }(merged.get((0, haproxy_server.TN)(name))?.server).map(body => ({
    name: name,
    body: body
   }))), requests = steps.map(({name: name, body: body}) => putServer(dialect, name, body));
   reader.expectSet(servers);
   const exchange = await client.tell(requests, reader.process, signal), sent = {
    ...exchange,
    refusal: null,
    down: new Set,
    drained: new Set
   };
   for (const [index, response] of exchange.responses.entries()) {
    const step = steps[index];
    if (void 0 === step) break;
    200 !== response.status && (sent.refusal ??= {
     key: (0, haproxy_server.TN)(step.name),
     response: response
    });
    const answer = readPut(response);
    if (null === answer) continue;
    const wasDrained = "drain" === merged.get((0, haproxy_server.TN)(step.name))?.shown.folded;
    "drain" !== answer.adminState || wasDrained || sent.drained.add((0, haproxy_server.TN)(step.name)), 
    "drain" === answer.adminState && "down" === answer.operationalState && sent.down.add((0, 
    haproxy_server.TN)(step.name)), void 0 === step.body.operational_state && "up" === answer.operationalState && reader.learn(step.name, "drain");
   }
   return sent;
  }
  function arrived(name, before, now, wentToDrain) {
   const was = before.merged.get((0, haproxy_server.TN)(name))?.server, is = now.merged.get((0, 
   haproxy_server.TN)(name))?.server;
   return void 0 === was || void 0 === is ? "nothing" : "drain" !== is.forced ? is.forced !== was.forced || wentToDrain ? "changed by others" : "nothing" : is.checkDowns > was.checkDowns || 0 === is.operationalState ? "all" : "drain" === was.forced ? "nothing" : "drain only";
  }
  async function putBack(channel, servers, before, signal) {
   const writes = servers.map(name => stateWrite(name, before.merged.get((0, haproxy_server.TN)(name))?.server.forced ?? "maint"));
   writes.length > 0 && await write(channel, writes, servers, signal);
  }
  function toldNothing() {
   return new errors.HR("data-plane-api", "The Data Plane API answered 200, and HAProxy was told nothing");
  }
  function changedSince(servers, before, now) {
   return servers.some(name => {
    const was = before.merged.get((0, haproxy_server.TN)(name))?.server, is = now.merged.get((0, 
    haproxy_server.TN)(name))?.server;
    return was && is && (is.checkDowns > was.checkDowns || is.forced !== was.forced);
   }) ? "yes" : "no";
  }
  var clock = __webpack_require__(8179), start_time = __webpack_require__(4961);
  function processOf(info, clock, askedAt) {
   const {version: version, pid: pid, uptimeSeconds: uptimeSeconds, node: node} = info;
   return {
    version: version,
    pid: pid,
    uptimeSeconds: uptimeSeconds,
    node: node,
    ...(0, start_time.G)(uptimeSeconds, clock, askedAt)
   };
  }
  class MetProcess {
   #clock;
   #former=[];
   #current=null;
   #firstAt=null;
   #several=null;
   constructor(clock) {
    this.#clock = clock;
   }
   get replaced() {
    return this.#former.length > 0;
   }
   take(now) {
    const met = this.#current;
    null === met || (0, haproxy_server.SM)(met, now) || (this.#refuseOther(met, now), 
    this.#former.push(met)), this.#current = now, this.#firstAt ??= (0, clock.Et)(this.#clock);
   }
   refuseUnlessMet(now) {
    const met = this.#current;
    if (null !== met) {
     if (!(0, haproxy_server.SM)(met, now)) throw this.#refuseOther(met, now), new errors.P1(`Another HAProxy process answers now: ${now.pid} instead of ${met.pid}. It was reloaded or restarted`);
     this.#current = (0, haproxy_server.Pe)(met, now);
    }
   }
   isToldAlready(error) {
    return null !== error && error === this.#several;
   }
   #refuseOther(met, now) {
    const sinceMs = null === this.#firstAt ? 0 : (0, clock.d5)(this.#firstAt, this.#clock);
    if (this.#former.some(one => (0, haproxy_server.SM)(one, now)) || !(0, haproxy_server.aY)(met, now, sinceMs)) {
     if (null !== this.#several) throw this.#several;
     throw this.#several = new errors.HR("several-processes", `Several HAProxy processes answer at this address: this step works with process ${met.pid}, and now process ${now.pid} answers, which has not taken its place`, {
      detail: `process ${met.pid} on ${met.node || "a host without a name"}; process ${now.pid} on ${now.node || "a host without a name"}, up for ${now.uptimeSeconds} s`,
      hint: "What is set on one of them the others do not know. Give one address for each Data Plane API, and none of a Service, a virtual IP or a name with several addresses."
     }), this.#several.with({});
    }
   }
  }
  class Observer {
   #client;
   #clock;
   #met;
   #last=null;
   #restUntil=Number.NEGATIVE_INFINITY;
   constructor(client, clock) {
    this.#client = client, this.#clock = clock, this.#met = new MetProcess(clock);
   }
   get replaced() {
    return this.#met.replaced;
   }
   get restMs() {
    return Math.max(0, this.#restUntil - this.#clock.now());
   }
   repeated(work, signal, more = _ => !1) {
    return this.#client.repeated(work, signal, error => {
     const isWorth = more(error) || this.#met.isToldAlready(error);
     return isWorth && this.#client.reopen(), isWorth;
    });
   }
   async all(signal) {
    const dialect = await this.#client.dialect(signal), rowsAt = this.#clock.now(), asked = [ info(dialect), statistics(dialect), stickTables(dialect), info(dialect) ], {process: process, answers: answers} = await this.#ask(dialect, asked, !0, signal), [, stats, tables] = answers, rows = readStatistics(stats), backends = [ ...new Set(rows.map(({backend: backend}) => backend)) ].filter(haproxy_server.TE), requests = [ info(dialect), ...backends.map(name => serversOf(dialect, name)), info(dialect) ], listsAt = this.#clock.now(), listed = await this.#ask(dialect, requests, !1, signal), lists = listsOf(dialect, backends, listed.answers.slice(1, -1));
    return this.#last = {
     rows: rows,
     rowsAt: rowsAt,
     texts: textsOf(lists)
    }, {
     process: process,
     rows: rows,
     lists: lists,
     rowsAt: rowsAt,
     listsAt: listsAt,
     tables: readTables(tables)
    };
   }
   async disabled(backends, signal) {
    if (0 === backends.length) return new Set;
    const dialect = await this.#client.dialect(signal), requests = backends.map(name => function configuredServersOf({major: major}, backend) {
     return {
      method: "GET",
      path: 3 === major ? `/v3/services/haproxy/configuration/backends/${encoded(backend)}/servers` : `/v2/services/haproxy/configuration/servers?backend=${encoded(backend)}`
     };
    }(dialect, name));
    try {
     const answers = await this.#client.ask(requests, signal);
     return new Set(answers.flatMap((answer, index) => function readDisabled({status: status, body: body}) {
      const value = parsed(body), list = Array.isArray(value) ? value : fieldsOf(value)?.data;
      return 200 === status && Array.isArray(list) ? list.flatMap(one => {
       const {name: name, maintenance: maintenance} = fieldsOf(one) ?? {};
       return "string" == typeof name && "enabled" === maintenance ? [ name ] : [];
      }) : [];
     }(answer).map(server => (0, haproxy_server.TN)({
      backend: backends[index] ?? "",
      server: server
     }))));
    } catch (error) {
     if (error instanceof errors.HR && "permission-denied" === error.code) return new Set;
     throw error;
    }
   }
   async whole(backends, signal) {
    const dialect = await this.#client.dialect(signal), requests = backends.map(name => serversOf(dialect, name)), askedAt = this.#clock.now(), {answers: answers} = await this.#ask(dialect, [ info(dialect), ...requests, statistics(dialect), info(dialect) ], !1, signal), lists = listsOf(dialect, backends, answers.slice(1, -2)), rows = readStatistics(answers.at(-2));
    return this.#last = {
     rows: rows,
     rowsAt: askedAt,
     texts: textsOf(lists)
    }, {
     rows: rows,
     lists: lists,
     rowsAt: askedAt,
     listsAt: askedAt
    };
   }
   async unchanged(backends, signal) {
    const last = this.#last;
    if (null === last) return null;
    const dialect = await this.#client.dialect(signal), requests = backends.map(name => serversOf(dialect, name)), listsAt = this.#clock.now(), {answers: answers} = await this.#ask(dialect, [ info(dialect), ...requests ], !1, signal), lists = listsOf(dialect, backends, answers.slice(1)), texts = textsOf(lists);
    return backends.every(name => last.texts.get(name) === texts.get(name)) ? {
     rows: last.rows,
     rowsAt: last.rowsAt,
     lists: lists,
     listsAt: listsAt
    } : null;
   }
   async statistics(signal) {
    const dialect = await this.#client.dialect(signal), asked = [ info(dialect), statistics(dialect), info(dialect) ], rowsAt = this.#clock.now(), {answers: answers} = await this.#ask(dialect, asked, !1, signal), rows = readStatistics(answers[1]);
    return null !== this.#last && (this.#last = {
     ...this.#last,
     rows: rows,
     rowsAt: rowsAt
    }), rows;
   }
   forget() {
    this.#last = null;
   }
   async waitForReloads(signal) {
    const dialect = await this.#client.dialect(signal), giveUpAt = this.#clock.now() + 6e4;
    for (;;) {
     const [response] = await this.repeated(() => this.#client.ask([ reloads(dialect) ], signal), signal);
     if (void 0 === response || !hasPendingReload(response)) return;
     if (this.#clock.now() >= giveUpAt) throw reloadNeverEnds();
     await this.#clock.sleep(200, signal);
    }
   }
   async #ask(dialect, requests, isTaken, signal) {
    const sentAt = this.#clock.now(), answers = await this.#client.ask(requests, signal), [first] = answers, found = readInfo(first), process = {
     ...processOf(found, this.#clock, sentAt),
     commandPrefix: `v${dialect.major}`
    };
    if (found.stopping) throw new errors.P1(`HAProxy process ${found.pid} was replaced by a reload and is on its way out`);
    if (isTaken ? this.#met.take(process) : this.#met.refuseUnlessMet(process), requests.some(({path: path}) => path === statistics(dialect).path) && this.#rest(sentAt), 
    answers.length > 1 && requests.at(-1)?.path === requests[0]?.path) {
     const {pid: pid, uptimeSeconds: uptimeSeconds} = readInfo(answers.at(-1));
     if (pid !== found.pid || uptimeSeconds < found.uptimeSeconds) throw new errors.pz("HAProxy was replaced while it was read", !1);
    }
    return {
     process: process,
     answers: answers
    };
   }
   #rest(sentAt) {
    const now = this.#clock.now();
    this.#restUntil = now + 9 * (now - sentAt);
   }
  }
  function listsOf(dialect, backends, answers) {
   const lists = backends.map((name, index) => {
    const servers = function readServers({status: status, body: body}) {
     const list = parsed(body);
     if (404 === status || 500 === status && /^no data for /.test(wordsOf(body))) return null;
     if (500 === status) {
      const words = wordsOf(body), brief = "the Data Plane API could not read the servers";
      throw new errors.HR("refused", "The Data Plane API could not read the servers", {
       detail: words,
       brief: brief
      });
     }
     if (200 !== status || !Array.isArray(list)) throw notUnderstood("its servers");
     return list.map(one => {
      const server = null === one ? null : shownServer(one);
      if (null !== one && null === server) throw notUnderstood("the state of its servers");
      return server;
     });
    }(answers[index]);
    if (servers?.includes(null)) throw function cannotReadServers(version) {
     return new errors.HR("data-plane-api", `This Data Plane API (${version}) cannot read the servers of this HAProxy`, {
      hint: "Its parser expects a later HAProxy. Over HAProxy 2.2 use dataplaneapi up to 3.2, or give the stats socket as address."
     });
    }(dialect.version);
    return [ name, servers?.flatMap(server => server ?? []) ?? null ];
   });
   return new Map(lists);
  }
  function textsOf(lists) {
   const text = servers => JSON.stringify(servers?.map(({name: name, adminState: adminState, operationalState: operationalState, address: address, weight: weight}) => [ name, adminState, operationalState, address, weight ]));
   return new Map([ ...lists ].map(([name, servers]) => [ name, text(servers) ]));
  }
  function reloadNeverEnds() {
   return new errors.HR("data-plane-api", "The Data Plane API has had a reload of HAProxy pending for 60s", {
    hint: "What is set before a reload is lost with it. Look at the log of the API, and run this step again when the reload is done."
   });
  }
  var admin_flags = __webpack_require__(8838);
  const FLAGS = {
   ready: 0,
   drain: admin_flags.VB.forcedDrain,
   maint: admin_flags.VB.forcedMaint
  };
  function exactly(state, maintCauses, contradictory, misread) {
   return {
    admin: state,
    forced: state,
    maintCauses: maintCauses,
    adminFlags: FLAGS[state],
    certain: !contradictory,
    contradictory: contradictory,
    misread: misread
   };
  }
  function merge(lists, rows, known) {
   const native = new Map;
   for (const row of rows) "server" === row.type && lists.has(row.backend) && native.set((0, 
   haproxy_server.TN)(row), row);
   const merger = {
    merged: new Map,
    hidden: [],
    unlisted: []
   };
   for (const [backend, servers] of lists) for (const listed of servers ?? []) {
    const name = {
     backend: backend,
     server: listed.name
    }, key = (0, haproxy_server.TN)(name), row = native.get(key);
    native.delete(key), (0, haproxy_server.TE)(listed.name) && (void 0 === row ? merger.hidden.push(withoutRow(name, listed)) : merger.merged.set(key, mergedServer(name, listed, row, known.get(key) ?? null)));
   }
   for (const row of native.values()) {
    const {backend: backend, server: server} = row, tracks = rows_text(row, "tracked");
    (0, haproxy_server.TE)(backend) && (0, haproxy_server.TE)(server) && merger.unlisted.push({
     backend: backend,
     server: server,
     ..."" === tracks ? {} : {
      tracks: tracks
     }
    });
   }
   return merger;
  }
  function withoutRow(name, {checkState: checkState, address: address}) {
   return null !== checkState && "none" !== (0, admin_flags.Ig)(checkState) ? name : {
    ...name,
    mayTrackAt: null === checkState ? (0, haproxy_server.w4)(address) : ""
   };
  }
  function mergedServer(name, listed, row, known) {
   const traffic = trafficOf(name, row), tracks = rows_text(row, "tracked") || null, {adminState: adminState, operationalState: operationalState, address: address, fqdn: fqdn} = listed, shown = {
    folded: adminState,
    status: traffic.status,
    tracks: tracks,
    fqdn: fqdn
   }, understood = function understand({folded: folded, status: status, tracks: tracks, fqdn: fqdn}, known) {
    if (null !== tracks) return function tracking(folded, status) {
     const own = "drain" === folded ? "drain" : "ready", inherited = status.startsWith("MAINT") ? "maint" : status.startsWith("DRAIN") ? "drain" : null, isDown = /^(?:DOWN|NOLB)/.test(status), admin = inherited ?? (isDown && "ready" !== folded ? "drain" : own), forced = "MAINT" === status ? "maint" : own, inheritedFlag = "maint" === admin ? admin_flags.VB.inheritedMaint : "drain" === admin && "ready" === own ? admin_flags.VB.inheritedDrain : 0;
     return {
      admin: admin,
      forced: forced,
      maintCauses: "maint" !== admin ? [] : "MAINT" === status ? [ "forced" ] : [ "tracking" ],
      adminFlags: "MAINT" === status ? FLAGS.maint : inheritedFlag | FLAGS[own],
      certain: !0,
      contradictory: !1,
      misread: !1
     };
    }(folded, status);
    if ("MAINT" === status) return exactly("maint", [ "forced" ], "maint" !== folded, !1);
    if (status.startsWith("MAINT")) return function unresolved(folded) {
     const isDrain = "maint" !== folded;
     return {
      admin: "maint",
      forced: isDrain ? "drain" : "maint",
      maintCauses: [ "dns" ],
      adminFlags: admin_flags.VB.dnsMaint | (isDrain ? admin_flags.VB.forcedDrain : 0),
      certain: isDrain,
      contradictory: !1,
      misread: !0
     };
    }(folded);
    if (status.startsWith("DRAIN")) return exactly("drain", [], "ready" === folded, "maint" === folded);
    if (/^(?:UP|no check)/.test(status)) return exactly("ready", [], "drain" === folded, "maint" === folded);
    if ("maint" !== folded) return exactly(folded, [], !1, !1);
    const isDrain = "-" === fqdn || "drain" === known;
    return {
     ...exactly("drain", [], !1, !0),
     certain: isDrain
    };
   }(shown, known), {admin: admin, forced: forced, maintCauses: maintCauses, adminFlags: adminFlags} = understood, unsettable = function obstaclesTo({status: status, tracks: tracks}, {certain: certain, misread: misread}) {
    if (null === tracks) {
     if (status.startsWith("MAINT (")) {
      const hidden = "does not show whether more than DNS keeps it in maint, so nothing that is set there can be verified";
      return {
       maint: hidden,
       drain: hidden,
       ready: hidden
      };
     }
     if (!certain) {
      const hidden = `does not show whether it is in drain or ready ("${/^\w+/.exec(status)?.[0] ?? ""}", and read as maint)`;
      return {
       maint: hidden,
       drain: hidden,
       ready: hidden
      };
     }
     return misread && /^(?:UP|no check)/.test(status) ? {
      maint: "takes it for being in maint already: it would answer 200 and send nothing"
     } : void 0;
    }
   }(shown, understood), weight = listed.weight ?? traffic.effectiveWeight;
   return {
    server: {
     ...traffic,
     address: address,
     fqdn: null === fqdn || "-" === fqdn ? "" : fqdn,
     admin: admin,
     forced: forced,
     maintCauses: maintCauses,
     adminFlags: adminFlags,
     operationalState: "up" === operationalState ? 2 : "down" === operationalState ? 0 : 3,
     changedSecondsAgo: secondsAgo(row),
     weight: weight,
     configuredWeight: listed.configuredWeight ?? weight,
     checks: checkSetting(listed.checkState, void 0 !== row.field("chkdown")),
     ...isBeingChecked(listed.checkState, row) ? {
      isBeingChecked: !0
     } : {},
     agent: checkSetting(listed.agentState, void 0 !== row.field("agent_status")),
     tracks: tracks,
     backup: 1 === count(row, "bck"),
     ...void 0 === unsettable ? {} : {
      unsettable: unsettable
     },
     ...understood.certain ? {} : {
      isAdminGuessed: !0
     },
     ...null === listed.configuredWeight ? {
      isConfiguredWeightGuessed: !0
     } : {}
    },
    shown: shown,
    understood: understood
   };
  }
  function checkSetting(state, runs) {
   return null !== state ? (0, admin_flags.Ig)(state) : runs ? "enabled" : "none";
  }
  function isBeingChecked(state, row) {
   return null === state ? rows_text(row, "check_status").startsWith(RUNNING) : (0, 
   admin_flags.xL)(state);
  }
  const RUNNING = "* ", RESPONSES = [ "hrsp_1xx", "hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx", "hrsp_other" ];
  function trafficOf({backend: backend, server: server}, row) {
   const status = rows_text(row, "status");
   if ("" === status || void 0 === row.field("scur") || void 0 === row.field("stot")) throw notUnderstood("its statistics");
   const isHttp = void 0 !== row.field("hrsp_2xx");
   return {
    backend: backend,
    server: server,
    status: status,
    sessions: count(row, "scur"),
    sessionLimit: void 0 === row.field("slim") ? null : count(row, "slim"),
    ...void 0 === row.field("throttle") ? {} : {
     throttlePercent: count(row, "throttle")
    },
    queued: count(row, "qcur"),
    sessionsTotal: count(row, "stot"),
    retries: count(row, "wretr"),
    responses: isHttp ? RESPONSES.reduce((sum, column) => sum + count(row, column), 0) : null,
    effectiveWeight: count(row, "weight"),
    checkFailures: count(row, "chkfail"),
    checkDowns: count(row, "chkdown"),
    checkStatus: (checkStatus = rows_text(row, "check_status"), checkStatus.startsWith(RUNNING) ? checkStatus.slice(RUNNING.length) : checkStatus),
    lastCheck: lastCheckOf(row)
   };
   var checkStatus;
  }
  function lastCheckOf(row) {
   const code = count(row, "check_code");
   return [ [ rows_text(row, "check_desc"), code > 0 ? `code ${code}` : "" ].filter(part => "" !== part).join(", "), rows_text(row, "last_chk") ].filter(part => "" !== part).join(": ");
  }
  function backendsOf(rows, tables) {
   const backends = new Map;
   for (const row of rows) {
    if ("backend" !== row.type || !(0, haproxy_server.TE)(row.backend)) continue;
    const name = row.backend, balance = rows_text(row, "algo"), table = tables.has(name) ? "stick-table" : tables.size > 0 ? "other-table" : null;
    backends.set(name, {
     name: name,
     active: count(row, "act"),
     backups: count(row, "bck"),
     sticky: "" !== rows_text(row, "cookie") ? "cookie" : table,
     ..."" === balance ? {} : {
      balance: balance
     },
     ...rows_text(row, "status").includes("UNPUB") ? {
      unpublished: !0
     } : {},
     ...rows_text(row, "mode") === haproxy_server.Lv ? {
      isOfLogServers: !0
     } : {}
    });
   }
   return backends;
  }
  function rows_text(row, column) {
   const value = row.field(column);
   return "string" == typeof value ? value : "";
  }
  const LARGEST_SECONDS = 2 ** 31 - 1;
  function secondsAgo(row) {
   const seconds = count(row, "lastchg");
   return 0 === seconds || seconds > LARGEST_SECONDS ? null : seconds;
  }
  function count(row, column) {
   const value = row.field(column) ?? 0;
   if ("number" == typeof value && Number.isInteger(value) && value >= 0) return value;
   throw notUnderstood("its statistics");
  }
  class Reader {
   #client;
   #observer;
   #clock;
   #process=null;
   #tables=new Set;
   #last=new Map;
   #known=new Map;
   #doubts=new Map;
   #set=new Set;
   #settled=new Set;
   constructor(client, observer, clock) {
    this.#client = client, this.#observer = observer, this.#clock = clock;
   }
   async readAll(signal) {
    const {process: process, tables: tables, ...first} = await this.#certainly(() => this.#observer.repeated(() => this.#observer.all(signal), signal, isLeftover), signal);
    this.#tables = tables ?? new Set, null === this.#process || (0, haproxy_server.SM)(this.#process, process) || (this.#known.clear(), 
    this.#set.clear()), this.#process = process, this.#last.clear();
    const backends = [ ...first.lists.keys() ], found = this.#merge(first).unlisted.length > 0 ? await this.#observer.repeated(() => this.#observer.whole(backends, signal), signal) : first, moment = this.#note(await this.#sure(found, backends, () => !0, signal)), {merged: merged, hidden: hidden, unlisted: unlisted, rows: rows} = moment;
    await this.#noteDisabled(merged, signal);
    const unsendable = function unsendableIn(rows) {
     return rows.filter(({type: type, backend: backend, server: server}) => "server" === type && !((0, 
     haproxy_server.TE)(backend) && (0, haproxy_server.TE)(server))).map(({backend: backend, server: server, field: field}) => ({
      backend: backend,
      server: server,
      tracks: String(field("tracked") ?? "") || null
     }));
    }(rows), unreadable = [ ...hidden, ...unlisted ], resolved = [ ...merged ].filter(([, {server: server}]) => !server.maintCauses.includes("dns"));
    return this.#settled = new Set([ ...resolved.map(([key]) => key), ...unreadable.map(haproxy_server.TN) ]), 
    {
     servers: new Map([ ...merged ].map(([key, {server: server}]) => [ key, server ])),
     backends: backendsOf(rows, this.#tables),
     process: process,
     level: isOfLevelUser(moment) ? "user" : "admin",
     ...unreadable.length > 0 ? {
      unreadable: unreadable
     } : {},
     ...unsendable.length > 0 ? {
      unsendable: unsendable
     } : {}
    };
   }
   async readServers(names, certain, signal) {
    return this.rowsOf(await this.look(names, certain, signal), names);
   }
   rowsOf(moment, names) {
    for (const name of names) {
     const found = moment.merged.get((0, haproxy_server.TN)(name));
     if (void 0 === found) throw missing(name, moment);
     if (!found.understood.certain && this.#set.has((0, haproxy_server.TN)(name))) throw undecided((0, 
     haproxy_server.TN)(name), found.server);
    }
    return {
     ...rowsOf(moment, names, this.#tables),
     ...this.#newcomersIn(moment, names)
    };
   }
   #newcomersIn({merged: merged}, names) {
    const known = new Set([ ...this.#settled, ...names.map(haproxy_server.TN) ]), touched = new Set(names.map(({backend: backend}) => backend)), newcomers = [ ...merged ].flatMap(([key, {server: server}]) => known.has(key) || !touched.has(server.backend) || server.maintCauses.includes("dns") ? [] : server);
    return 0 === newcomers.length ? {} : {
     newcomers: newcomers
    };
   }
   look(names, certain, signal) {
    return this.#certainly(() => this.#lookOnce(names, certain, signal), signal);
   }
   async #certainly(read, signal) {
    const found = await read(), {doubtMs: doubtMs} = this.#client;
    if (0 === doubtMs) return found;
    await this.#clock.sleep(doubtMs, signal);
    const again = await read();
    return this.#client.endDoubt(), again;
   }
   #lookOnce(names, certain, signal) {
    const backends = [ ...new Set(names.map(({backend: backend}) => backend)) ], wanted = new Set(names.map(haproxy_server.TN));
    return this.#observer.repeated(async () => {
     if (!certain && this.#observer.restMs > 0) {
      const tables = await this.#observer.unchanged(backends, signal), moment = null === tables ? null : this.#merge(tables);
      if (null !== moment && ![ ...wanted ].some(key => isDoubtful(moment.merged.get(key)))) return this.#note(moment);
     }
     const tables = await this.#observer.whole(backends, signal);
     return this.#note(await this.#sure(tables, backends, key => wanted.has(key), signal));
    }, signal);
   }
   async sample(names, signal) {
    const {restMs: restMs} = this.#observer, canWait = !(restMs > 0 && names.every(name => this.#isOut(name)));
    if (canWait && restMs > 0 && await this.#clock.sleep(restMs, signal), !canWait) return new Map((await this.readServers(names, !1, signal)).servers);
    const rows = await this.#observer.repeated(() => this.#observer.statistics(signal), signal), wanted = new Set(names.map(haproxy_server.TN)), found = rows.filter(row => "server" === row.type && wanted.has((0, 
    haproxy_server.TN)(row)));
    return found.length < wanted.size ? new Map((await this.readServers(names, !0, signal)).servers) : new Map(found.map(row => [ (0, 
    haproxy_server.TN)(row), trafficOf(row, row) ]));
   }
   get process() {
    return this.#process;
   }
   last(name) {
    return this.#last.get((0, haproxy_server.TN)(name));
   }
   expectSet(names) {
    for (const name of names) this.#set.add((0, haproxy_server.TN)(name));
    this.#observer.forget();
   }
   learn(name, state) {
    this.#known.set((0, haproxy_server.TN)(name), state);
   }
   async #noteDisabled(merged, signal) {
    const inMaint = [ ...merged ].filter(([, {server: server}]) => "MAINT" === server.status && null === server.tracks), backends = [ ...new Set(inMaint.map(([, {server: server}]) => server.backend)) ], disabled = await this.#observer.repeated(() => this.#observer.disabled(backends, signal), signal);
    for (const [key, one] of inMaint) {
     if (!disabled.has(key)) continue;
     const server = {
      ...one.server,
      maintCauses: [ "forced", "configuration" ]
     };
     merged.set(key, {
      ...one,
      server: server
     }), this.#last.set(key, server);
    }
   }
   #isOut(name) {
    const last = this.last(name);
    return void 0 !== last && "maint" !== last.admin && 0 === last.operationalState && 0 === last.sessions && 0 === last.queued;
   }
   #merge({lists: lists, ...rest}) {
    return {
     ...merge(lists, rest.rows, this.#known),
     ...rest
    };
   }
   async #sure(first, backends, isWanted, signal) {
    let moment = this.#merge(first);
    for (let looks = 1; looks < 5; looks += 1) {
     const doubtful = [ ...moment.merged ].filter(([key, one]) => isWanted(key) && isDoubtful(one)), news = doubtful.filter(([key, one]) => one.understood.contradictory || this.#doubts.get(key) !== looksOf(one));
     for (const [key, one] of doubtful) this.#doubts.set(key, looksOf(one));
     if (0 === news.length) break;
     moment = this.#merge(await this.#observer.whole(backends, signal));
    }
    return moment;
   }
   #note(moment) {
    for (const [key, {server: server, understood: understood}] of moment.merged) this.#last.set(key, server), 
    understood.certain && !understood.contradictory && this.#known.set(key, server.forced);
    return moment;
   }
  }
  function isLeftover(error) {
   return error instanceof errors.P1;
  }
  function isDoubtful(one) {
   return void 0 !== one && (one.understood.misread || one.understood.contradictory);
  }
  function looksOf({shown: {folded: folded, status: status}}) {
   return `${folded} ${/^\w+/.exec(status)?.[0] ?? ""}`;
  }
  function rowsOf(moment, names, tables) {
   const {merged: merged, rows: rows, rowsAt: trafficAt, listsAt: statesAt} = moment, touched = new Set(names.map(({backend: backend}) => backend)), servers = names.map(name => [ (0, 
   haproxy_server.TN)(name), merged.get((0, haproxy_server.TN)(name)).server ]), backends = [ ...backendsOf(rows, tables) ].filter(([name]) => touched.has(name));
   return {
    servers: new Map(servers),
    backends: new Map(backends),
    statesAt: statesAt,
    trafficAt: trafficAt
   };
  }
  function missing(name, {hidden: hidden, unlisted: unlisted}) {
   const key = (0, haproxy_server.TN)(name);
   return [ ...hidden, ...unlisted ].some(one => (0, haproxy_server.TN)(one) === key) ? function hiddenServer(key) {
    return new errors.HR("data-plane-api", `The Data Plane API does not show what ${key} is, which is there`, {
     servers: [ key ],
     hint: "Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it. Take the comma out, look at the log of the API, or give the stats socket as address."
    });
   }(key) : new errors.HR("not-found", `HAProxy has no server ${key} any more`, {
    servers: [ key ],
    hint: "It was deleted at run time while this step was working."
   });
  }
  function isOfLevelUser({merged: merged, rows: rows}) {
   return !rows.filter(({type: type}) => "server" === type).some(({field: field}) => void 0 !== field("addr")) && [ ...merged.values() ].some(({server: server}) => "" !== server.address);
  }
  function refuseImpossible(goal, {merged: merged}) {
   const key = (0, haproxy_server.TN)(goal), found = merged.get(key), why = found?.server.unsettable?.[goal.state], isDrained = !0 === found?.understood.certain && "drain" === found.server.forced && "maint" === goal.state;
   if (void 0 !== why || !isDrained) throw cannotBeSet(key, goal.state, why ?? "takes it for that already, and would send nothing");
  }
  async function leaveMisread(channel, goal, signal) {
   const detour = [ {
    operational_state: "down",
    admin_state: "ready"
   }, {
    admin_state: goal.state
   } ], [between] = await put(channel, goal, detour, signal);
   if ("maint" !== between?.adminState) return;
   await put(channel, goal, [ {
    admin_state: "drain"
   } ], signal);
   const {merged: merged} = await channel.reader.look([ goal ], !0, signal), found = merged.get((0, 
   haproxy_server.TN)(goal));
   throw "enabled" !== found?.server.checks && await put(channel, goal, [ {
    operational_state: "up"
   } ], signal), cannotBeSet((0, haproxy_server.TN)(goal), goal.state, "takes it for being in maint whatever is set, for its FQDN was changed");
  }
  async function put(channel, goal, bodies, signal) {
   const {client: client, reader: reader} = channel, before = reader.last(goal), dialect = await client.dialect(signal);
   reader.expectSet([ goal ]);
   const sentAt = channel.clock.now(), exchange = await client.tell(bodies.map(body => putServer(dialect, goal, body)), reader.process, signal), refused = exchange.responses.find(({status: status}) => 200 !== status);
   if (void 0 === refused && null === exchange.failure) return exchange.responses.map(readPut);
   if (isUnsent(exchange)) throw exchange.failure;
   const isLost = null !== exchange.failure;
   let now;
   try {
    const {merged: merged} = await (isLost ? settled(channel, [ goal ], signal, {
     sentAt: sentAt
    }) : reader.look([ goal ], !0, signal));
    now = merged.get((0, haproxy_server.TN)(goal))?.server;
   } catch (error) {
    throw atLeast("unknown", error, signal);
   }
   const isSame = now?.forced === before?.forced && now?.operationalState === before?.operationalState, failure = refused ? refusedToSet(refused, (0, 
   haproxy_server.TN)(goal), void 0 !== now) : exchange.failure;
   throw failure?.with({
    callChanged: isSame ? "no" : "yes"
   });
  }
  const LACKS = [ "shutdown-sessions", "health-checks", "agent-checks", "undivided-proof" ];
  class DataPlaneLoadBalancer {
   name;
   #clock;
   #client;
   #observer;
   #reader;
   #channel;
   constructor(options) {
    const {name: name, clock: clock, retries: retries} = options;
    this.name = name, this.#clock = clock, this.#client = new Client(options), this.#observer = new Observer(this.#client, clock), 
    this.#reader = new Reader(this.#client, this.#observer, clock), this.#channel = {
     client: this.#client,
     observer: this.#observer,
     reader: this.#reader,
     clock: clock,
     retries: retries
    };
   }
   read(signal, {afterLoss: afterLoss = !1} = {}) {
    return this.#named(signal, async () => {
     const {setsWeights: setsWeights} = await this.#client.dialect(signal);
     afterLoss && this.#client.doubtNext();
     const everything = await this.#reader.readAll(signal), lacks = setsWeights ? LACKS : [ ...LACKS, "weight" ], can = {
      change: "user" !== everything.level,
      seeOldWorkers: !1,
      lacks: lacks
     };
     return {
      ...everything,
      ...this.#unseen,
      isLevelGuessed: !0,
      can: can
     };
    });
   }
   readServers(servers, signal, {fresh: fresh = !1, notBefore: notBefore, afterLoss: afterLoss = !1} = {}) {
    return this.#named(signal, async () => {
     afterLoss && this.#client.doubtNext(), fresh && (this.#client.reopen(), await this.#observer.waitForReloads(signal));
     const early = void 0 === notBefore ? 0 : notBefore - this.#clock.now();
     return early > 0 && await this.#clock.sleep(early, signal), this.#inFull(await this.#reader.readServers(servers, fresh, signal));
    });
   }
   sample(servers, signal) {
    return this.#named(signal, () => this.#reader.sample(servers, signal));
   }
   setStates(goals, watch, signal) {
    return this.#named(signal, async () => this.#inFull(await async function setStates(channel, goals, watch, signal) {
     const moment = await readBefore(channel, union(goals, watch), signal), misread = goals.filter(goal => function isMisread(goal, {merged: merged}) {
      const found = merged.get((0, haproxy_server.TN)(goal));
      if (void 0 === found) return !1;
      const {shown: shown, server: server, understood: understood} = found;
      return void 0 !== server.unsettable?.[goal.state] || !understood.certain || shown.folded === goal.state && server.forced !== goal.state;
     }(goal, moment));
     for (const goal of misread) refuseImpossible(goal, moment);
     const writes = goals.map(goal => stateWrite(goal, goal.state));
     if (0 === misread.length) return write(channel, writes, watch, signal, moment);
     let changed = "no";
     try {
      for (const goal of misread) await leaveMisread(channel, goal, signal), changed = "yes";
      return await write(channel, writes, watch, signal);
     } catch (error) {
      throw atLeast(changed, error, signal);
     }
    }(this.#channel, goals, watch, signal)));
   }
   setWeights(goals, watch, signal) {
    const writeOf = goal => ({
     name: goal,
     body: {
      weight: goal.effective
     },
     aspect: ({weight: weight}) => weight,
     goal: goal.effective,
     passes: ({weight: weight}, before) => weight === goal.effective && before?.server.weight !== weight
    });
    return this.#named(signal, async () => {
     const {setsWeights: setsWeights} = await this.#client.dialect(signal);
     if (!setsWeights) throw lacking("weight");
     return this.#inFull(await write(this.#channel, goals.map(writeOf), watch, signal));
    });
   }
   setChecks(goals, _watch, signal) {
    const check = goals[0]?.check ?? "health";
    return this.#named(signal, () => Promise.reject(lacking(`${check}-checks`)));
   }
   setHealth(servers, health, watch, signal) {
    const writes = servers.map("up" === health ? upAgain : outUntilChecked);
    return this.#named(signal, async () => this.#inFull(await write(this.#channel, writes, watch, signal)));
   }
   takeDownForProof(servers, watch, signal) {
    return this.#named(signal, async () => this.#inFull(await async function takeDownForProof(channel, servers, watch, signal) {
     const {reader: reader, retries: retries} = channel, names = union(servers, watch), first = await readBefore(channel, names, signal);
     let before = first, pending = servers, changed = "no";
     try {
      for (let repeats = 0; ;repeats += 1) {
       const sentAt = channel.clock.now(), [attempted, was] = [ pending, before ], sent = await health_down_send(channel, attempted, was, signal), {failure: failure, refusal: refusal, down: down, drained: drained} = sent, arrivalsIn = moment => Map.groupBy(attempted, name => down.has((0, 
       haproxy_server.TN)(name)) ? "all" : arrived(name, was, moment, drained.has((0, haproxy_server.TN)(name)))), isDone = moment => {
        const arrivals = arrivalsIn(moment);
        return !(arrivals.has("nothing") || arrivals.has("changed by others"));
       };
       isUnsent(sent) || (changed = down.size > 0 ? "yes" : "unknown");
       const now = null === failure ? await reader.look(names, !0, signal) : await settled(channel, names, signal, {
        sentAt: sentAt,
        isDone: isDone
       });
       if (changed = changedSince(servers, first, now), null !== refusal) throw refusedToSet(refusal.response, refusal.key, now.merged.has(refusal.key));
       if (null !== failure && !isLost(failure)) throw failure;
       const arrivals = arrivalsIn(now), halfWay = arrivals.get("drain only") ?? [];
       if (pending = [ ...arrivals.get("nothing") ?? [], ...halfWay ], 0 === pending.length) return reader.rowsOf(now, watch);
       const isVain = null === failure && arrivals.has("nothing");
       if (await putBack(channel, halfWay, before, signal), before = await reader.look(names, !0, signal), 
       changed = changedSince(servers, first, before), isVain || repeats >= retries) throw (failure ?? toldNothing()).with({
        servers: pending.map(haproxy_server.TN)
       });
      }
     } catch (error) {
      throw atLeast(changed, error, signal);
     }
    }(this.#channel, servers, watch, signal)));
   }
   shutDownSessions(_servers, signal) {
    return this.#named(signal, () => Promise.reject(lacking("shutdown-sessions")));
   }
   async sessionsOf() {
    return null;
   }
   close() {
    this.#client.reopen();
   }
   get #unseen() {
    return {
     oldWorkers: this.#observer.replaced ? "unseen" : "none"
    };
   }
   #inFull(rows) {
    return {
     ...rows,
     ...this.#unseen
    };
   }
   async #named(signal, work) {
    try {
     return signal.throwIfAborted(), await work();
    } catch (error) {
     if (!(error instanceof errors.HR) || error === signal.reason) throw error;
     throw error.with({
      loadBalancer: error.loadBalancer ?? this.name
     });
    }
   }
  }
  function upAgain(name) {
   return {
    name: name,
    body: {
     operational_state: "up"
    },
    aspect: ({operationalState: operationalState}) => 0 !== operationalState,
    goal: !0,
    passes: ({operationalState: operationalState}, before) => "down" !== operationalState && 0 === before?.server.operationalState
   };
  }
  function outUntilChecked(name) {
   return {
    name: name,
    body: {
     operational_state: "stopping",
     admin_state: "drain"
    },
    aspect: ({forced: forced, operationalState: operationalState}) => "drain" === forced && 3 === operationalState,
    goal: !0,
    passes: ({operationalState: operationalState}) => "stopping" === operationalState,
    shows: (before, now) => "drain" === now.forced && (now.changedSecondsAgo ?? 0) < (before.changedSecondsAgo ?? 0)
   };
  }
 }
};
