import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";

var installedChunks, installChunk, __webpack_modules__ = {
 9659: function(e, t, r) {
  var s, n = this && this.__createBinding || (Object.create ? function(e, t, r, s) {
   void 0 === s && (s = r);
   var n = Object.getOwnPropertyDescriptor(t, r);
   n && !("get" in n ? !t.__esModule : n.writable || n.configurable) || (n = {
    enumerable: !0,
    get: function() {
     return t[r];
    }
   }), Object.defineProperty(e, s, n);
  } : function(e, t, r, s) {
   void 0 === s && (s = r), e[s] = t[r];
  }), o = this && this.__setModuleDefault || (Object.create ? function(e, t) {
   Object.defineProperty(e, "default", {
    enumerable: !0,
    value: t
   });
  } : function(e, t) {
   e.default = t;
  }), A = this && this.__importStar || (s = function(e) {
   return s = Object.getOwnPropertyNames || function(e) {
    var t = [];
    for (var r in e) Object.prototype.hasOwnProperty.call(e, r) && (t[t.length] = r);
    return t;
   }, s(e);
  }, function(e) {
   if (e && e.__esModule) return e;
   var t = {};
   if (null != e) for (var r = s(e), A = 0; A < r.length; A++) "default" !== r[A] && n(t, e, r[A]);
   return o(t, e), t;
  }), i = this && this.__awaiter || function(e, t, r, s) {
   return new (r || (r = Promise))(function(n, o) {
    function fulfilled(e) {
     try {
      step(s.next(e));
     } catch (e) {
      o(e);
     }
    }
    function rejected(e) {
     try {
      step(s.throw(e));
     } catch (e) {
      o(e);
     }
    }
    function step(e) {
     e.done ? n(e.value) : function adopt(e) {
      return e instanceof r ? e : new r(function(t) {
       t(e);
      });
     }(e.value).then(fulfilled, rejected);
    }
    step((s = s.apply(e, t || [])).next());
   });
  };
  Object.defineProperty(t, "__esModule", {
   value: !0
  }), t.HttpClient = t.HttpClientResponse = t.HttpClientError = t.MediaTypes = t.Headers = t.HttpCodes = void 0, 
  t.getProxyUrl = function getProxyUrl(e) {
   const t = l.getProxyUrl(new URL(e));
   return t ? t.href : "";
  }, t.isHttps = function isHttps(e) {
   return "https:" === new URL(e).protocol;
  };
  const a = A(r(8611)), c = A(r(5692)), l = A(r(3335)), g = A(r(770)), u = r(6752);
  var h, d, E;
  !function(e) {
   e[e.OK = 200] = "OK", e[e.MultipleChoices = 300] = "MultipleChoices", e[e.MovedPermanently = 301] = "MovedPermanently", 
   e[e.ResourceMoved = 302] = "ResourceMoved", e[e.SeeOther = 303] = "SeeOther", e[e.NotModified = 304] = "NotModified", 
   e[e.UseProxy = 305] = "UseProxy", e[e.SwitchProxy = 306] = "SwitchProxy", e[e.TemporaryRedirect = 307] = "TemporaryRedirect", 
   e[e.PermanentRedirect = 308] = "PermanentRedirect", e[e.BadRequest = 400] = "BadRequest", 
   e[e.Unauthorized = 401] = "Unauthorized", e[e.PaymentRequired = 402] = "PaymentRequired", 
   e[e.Forbidden = 403] = "Forbidden", e[e.NotFound = 404] = "NotFound", e[e.MethodNotAllowed = 405] = "MethodNotAllowed", 
   e[e.NotAcceptable = 406] = "NotAcceptable", e[e.ProxyAuthenticationRequired = 407] = "ProxyAuthenticationRequired", 
   e[e.RequestTimeout = 408] = "RequestTimeout", e[e.Conflict = 409] = "Conflict", 
   e[e.Gone = 410] = "Gone", e[e.TooManyRequests = 429] = "TooManyRequests", e[e.InternalServerError = 500] = "InternalServerError", 
   e[e.NotImplemented = 501] = "NotImplemented", e[e.BadGateway = 502] = "BadGateway", 
   e[e.ServiceUnavailable = 503] = "ServiceUnavailable", e[e.GatewayTimeout = 504] = "GatewayTimeout";
  }(h || (t.HttpCodes = h = {})), function(e) {
   e.Accept = "accept", e.ContentType = "content-type";
  }(d || (t.Headers = d = {})), function(e) {
   e.ApplicationJson = "application/json";
  }(E || (t.MediaTypes = E = {}));
  const p = [ h.MovedPermanently, h.ResourceMoved, h.SeeOther, h.TemporaryRedirect, h.PermanentRedirect ], Q = [ h.BadGateway, h.ServiceUnavailable, h.GatewayTimeout ], B = [ "OPTIONS", "GET", "DELETE", "HEAD" ];
  class HttpClientError extends Error {
   constructor(e, t) {
    super(e), this.name = "HttpClientError", this.statusCode = t, Object.setPrototypeOf(this, HttpClientError.prototype);
   }
  }
  t.HttpClientError = HttpClientError;
  class HttpClientResponse {
   constructor(e) {
    this.message = e;
   }
   readBody() {
    return i(this, void 0, void 0, function*() {
     return new Promise(e => i(this, void 0, void 0, function*() {
      let t = Buffer.alloc(0);
      this.message.on("data", e => {
       t = Buffer.concat([ t, e ]);
      }), this.message.on("end", () => {
       e(t.toString());
      });
     }));
    });
   }
   readBodyBuffer() {
    return i(this, void 0, void 0, function*() {
     return new Promise(e => i(this, void 0, void 0, function*() {
      const t = [];
      this.message.on("data", e => {
       t.push(e);
      }), this.message.on("end", () => {
       e(Buffer.concat(t));
      });
     }));
    });
   }
  }
  t.HttpClientResponse = HttpClientResponse, t.HttpClient = class HttpClient {
   constructor(e, t, r) {
    this._ignoreSslError = !1, this._allowRedirects = !0, this._allowRedirectDowngrade = !1, 
    this._maxRedirects = 50, this._allowRetries = !1, this._maxRetries = 1, this._keepAlive = !1, 
    this._disposed = !1, this.userAgent = this._getUserAgentWithOrchestrationId(e), 
    this.handlers = t || [], this.requestOptions = r, r && (null != r.ignoreSslError && (this._ignoreSslError = r.ignoreSslError), 
    this._socketTimeout = r.socketTimeout, null != r.allowRedirects && (this._allowRedirects = r.allowRedirects), 
    null != r.allowRedirectDowngrade && (this._allowRedirectDowngrade = r.allowRedirectDowngrade), 
    null != r.maxRedirects && (this._maxRedirects = Math.max(r.maxRedirects, 0)), null != r.keepAlive && (this._keepAlive = r.keepAlive), 
    null != r.allowRetries && (this._allowRetries = r.allowRetries), null != r.maxRetries && (this._maxRetries = r.maxRetries));
   }
   options(e, t) {
    return i(this, void 0, void 0, function*() {
     return this.request("OPTIONS", e, null, t || {});
    });
   }
   get(e, t) {
    return i(this, void 0, void 0, function*() {
     return this.request("GET", e, null, t || {});
    });
   }
   del(e, t) {
    return i(this, void 0, void 0, function*() {
     return this.request("DELETE", e, null, t || {});
    });
   }
   post(e, t, r) {
    return i(this, void 0, void 0, function*() {
     return this.request("POST", e, t, r || {});
    });
   }
   patch(e, t, r) {
    return i(this, void 0, void 0, function*() {
     return this.request("PATCH", e, t, r || {});
    });
   }
   put(e, t, r) {
    return i(this, void 0, void 0, function*() {
     return this.request("PUT", e, t, r || {});
    });
   }
   head(e, t) {
    return i(this, void 0, void 0, function*() {
     return this.request("HEAD", e, null, t || {});
    });
   }
   sendStream(e, t, r, s) {
    return i(this, void 0, void 0, function*() {
     return this.request(e, t, r, s);
    });
   }
   getJson(e) {
    return i(this, arguments, void 0, function*(e, t = {}) {
     t[d.Accept] = this._getExistingOrDefaultHeader(t, d.Accept, E.ApplicationJson);
     const r = yield this.get(e, t);
     return this._processResponse(r, this.requestOptions);
    });
   }
   postJson(e, t) {
    return i(this, arguments, void 0, function*(e, t, r = {}) {
     const s = JSON.stringify(t, null, 2);
     r[d.Accept] = this._getExistingOrDefaultHeader(r, d.Accept, E.ApplicationJson), 
     r[d.ContentType] = this._getExistingOrDefaultContentTypeHeader(r, E.ApplicationJson);
     const n = yield this.post(e, s, r);
     return this._processResponse(n, this.requestOptions);
    });
   }
   putJson(e, t) {
    return i(this, arguments, void 0, function*(e, t, r = {}) {
     const s = JSON.stringify(t, null, 2);
     r[d.Accept] = this._getExistingOrDefaultHeader(r, d.Accept, E.ApplicationJson), 
     r[d.ContentType] = this._getExistingOrDefaultContentTypeHeader(r, E.ApplicationJson);
     const n = yield this.put(e, s, r);
     return this._processResponse(n, this.requestOptions);
    });
   }
   patchJson(e, t) {
    return i(this, arguments, void 0, function*(e, t, r = {}) {
     const s = JSON.stringify(t, null, 2);
     r[d.Accept] = this._getExistingOrDefaultHeader(r, d.Accept, E.ApplicationJson), 
     r[d.ContentType] = this._getExistingOrDefaultContentTypeHeader(r, E.ApplicationJson);
     const n = yield this.patch(e, s, r);
     return this._processResponse(n, this.requestOptions);
    });
   }
   request(e, t, r, s) {
    return i(this, void 0, void 0, function*() {
     if (this._disposed) throw new Error("Client has already been disposed.");
     const n = new URL(t);
     let o = this._prepareRequest(e, n, s);
     const A = this._allowRetries && B.includes(e) ? this._maxRetries + 1 : 1;
     let i, a = 0;
     do {
      if (i = yield this.requestRaw(o, r), i && i.message && i.message.statusCode === h.Unauthorized) {
       let e;
       for (const t of this.handlers) if (t.canHandleAuthentication(i)) {
        e = t;
        break;
       }
       return e ? e.handleAuthentication(this, o, r) : i;
      }
      let t = this._maxRedirects;
      for (;i.message.statusCode && p.includes(i.message.statusCode) && this._allowRedirects && t > 0; ) {
       const A = i.message.headers.location;
       if (!A) break;
       const a = new URL(A);
       if ("https:" === n.protocol && n.protocol !== a.protocol && !this._allowRedirectDowngrade) throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
       if (yield i.readBody(), a.hostname !== n.hostname) for (const e in s) "authorization" === e.toLowerCase() && delete s[e];
       o = this._prepareRequest(e, a, s), i = yield this.requestRaw(o, r), t--;
      }
      if (!i.message.statusCode || !Q.includes(i.message.statusCode)) return i;
      a += 1, a < A && (yield i.readBody(), yield this._performExponentialBackoff(a));
     } while (a < A);
     return i;
    });
   }
   dispose() {
    this._agent && this._agent.destroy(), this._disposed = !0;
   }
   requestRaw(e, t) {
    return i(this, void 0, void 0, function*() {
     return new Promise((r, s) => {
      this.requestRawWithCallback(e, t, function callbackForResult(e, t) {
       e ? s(e) : t ? r(t) : s(new Error("Unknown error"));
      });
     });
    });
   }
   requestRawWithCallback(e, t, r) {
    "string" == typeof t && (e.options.headers || (e.options.headers = {}), e.options.headers["Content-Length"] = Buffer.byteLength(t, "utf8"));
    let s = !1;
    function handleResult(e, t) {
     s || (s = !0, r(e, t));
    }
    const n = e.httpModule.request(e.options, e => {
     handleResult(void 0, new HttpClientResponse(e));
    });
    let o;
    n.on("socket", e => {
     o = e;
    }), n.setTimeout(this._socketTimeout || 18e4, () => {
     o && o.end(), handleResult(new Error(`Request timeout: ${e.options.path}`));
    }), n.on("error", function(e) {
     handleResult(e);
    }), t && "string" == typeof t && n.write(t, "utf8"), t && "string" != typeof t ? (t.on("close", function() {
     n.end();
    }), t.pipe(n)) : n.end();
   }
   getAgent(e) {
    const t = new URL(e);
    return this._getAgent(t);
   }
   getAgentDispatcher(e) {
    const t = new URL(e), r = l.getProxyUrl(t);
    if (r && r.hostname) return this._getProxyAgentDispatcher(t, r);
   }
   _prepareRequest(e, t, r) {
    const s = {};
    s.parsedUrl = t;
    const n = "https:" === s.parsedUrl.protocol;
    s.httpModule = n ? c : a;
    const o = n ? 443 : 80;
    if (s.options = {}, s.options.host = s.parsedUrl.hostname, s.options.port = s.parsedUrl.port ? parseInt(s.parsedUrl.port) : o, 
    s.options.path = (s.parsedUrl.pathname || "") + (s.parsedUrl.search || ""), s.options.method = e, 
    s.options.headers = this._mergeHeaders(r), null != this.userAgent && (s.options.headers["user-agent"] = this.userAgent), 
    s.options.agent = this._getAgent(s.parsedUrl), this.handlers) for (const e of this.handlers) e.prepareRequest(s.options);
    return s;
   }
   _mergeHeaders(e) {
    return this.requestOptions && this.requestOptions.headers ? Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(e || {})) : lowercaseKeys(e || {});
   }
   _getExistingOrDefaultHeader(e, t, r) {
    let s;
    if (this.requestOptions && this.requestOptions.headers) {
     const e = lowercaseKeys(this.requestOptions.headers)[t];
     e && (s = "number" == typeof e ? e.toString() : e);
    }
    const n = e[t];
    return void 0 !== n ? "number" == typeof n ? n.toString() : n : void 0 !== s ? s : r;
   }
   _getExistingOrDefaultContentTypeHeader(e, t) {
    let r;
    if (this.requestOptions && this.requestOptions.headers) {
     const e = lowercaseKeys(this.requestOptions.headers)[d.ContentType];
     e && (r = "number" == typeof e ? String(e) : Array.isArray(e) ? e.join(", ") : e);
    }
    const s = e[d.ContentType];
    return void 0 !== s ? "number" == typeof s ? String(s) : Array.isArray(s) ? s.join(", ") : s : void 0 !== r ? r : t;
   }
   _getAgent(e) {
    let t;
    const r = l.getProxyUrl(e), s = r && r.hostname;
    if (this._keepAlive && s && (t = this._proxyAgent), s || (t = this._agent), t) return t;
    const n = "https:" === e.protocol;
    let o = 100;
    if (this.requestOptions && (o = this.requestOptions.maxSockets || a.globalAgent.maxSockets), 
    r && r.hostname) {
     const e = {
      maxSockets: o,
      keepAlive: this._keepAlive,
      proxy: Object.assign(Object.assign({}, (r.username || r.password) && {
       proxyAuth: `${r.username}:${r.password}`
      }), {
       host: r.hostname,
       port: r.port
      })
     };
     let s;
     const A = "https:" === r.protocol;
     s = n ? A ? g.httpsOverHttps : g.httpsOverHttp : A ? g.httpOverHttps : g.httpOverHttp, 
     t = s(e), this._proxyAgent = t;
    }
    if (!t) {
     const e = {
      keepAlive: this._keepAlive,
      maxSockets: o
     };
     t = n ? new c.Agent(e) : new a.Agent(e), this._agent = t;
    }
    return n && this._ignoreSslError && (t.options = Object.assign(t.options || {}, {
     rejectUnauthorized: !1
    })), t;
   }
   _getProxyAgentDispatcher(e, t) {
    let r;
    if (this._keepAlive && (r = this._proxyAgentDispatcher), r) return r;
    const s = "https:" === e.protocol;
    return r = new u.ProxyAgent(Object.assign({
     uri: t.href,
     pipelining: this._keepAlive ? 1 : 0
    }, (t.username || t.password) && {
     token: `Basic ${Buffer.from(`${t.username}:${t.password}`).toString("base64")}`
    })), this._proxyAgentDispatcher = r, s && this._ignoreSslError && (r.options = Object.assign(r.options.requestTls || {}, {
     rejectUnauthorized: !1
    })), r;
   }
   _getUserAgentWithOrchestrationId(e) {
    const t = e || "actions/http-client", r = process.env.ACTIONS_ORCHESTRATION_ID;
    return r ? `${t} actions_orchestration_id/${r.replace(/[^a-z0-9_.-]/gi, "_")}` : t;
   }
   _performExponentialBackoff(e) {
    return i(this, void 0, void 0, function*() {
     e = Math.min(10, e);
     const t = 5 * Math.pow(2, e);
     return new Promise(e => setTimeout(() => e(), t));
    });
   }
   _processResponse(e, t) {
    return i(this, void 0, void 0, function*() {
     return new Promise((r, s) => i(this, void 0, void 0, function*() {
      const n = e.message.statusCode || 0, o = {
       statusCode: n,
       result: null,
       headers: {}
      };
      let A, i;
      n === h.NotFound && r(o);
      try {
       i = yield e.readBody(), i && i.length > 0 && (A = t && t.deserializeDates ? JSON.parse(i, function dateTimeDeserializer(e, t) {
        if ("string" == typeof t) {
         const e = new Date(t);
         if (!isNaN(e.valueOf())) return e;
        }
        return t;
       }) : JSON.parse(i), o.result = A), o.headers = e.message.headers;
      } catch (e) {}
      if (n > 299) {
       let e;
       e = A && A.message ? A.message : i && i.length > 0 ? i : `Failed request: (${n})`;
       const t = new HttpClientError(e, n);
       t.result = o.result, s(t);
      } else r(o);
     }));
    });
   }
  };
  const lowercaseKeys = e => Object.keys(e).reduce((t, r) => (t[r.toLowerCase()] = e[r], 
  t), {});
 },
 3335: (e, t) => {
  function checkBypass(e) {
   if (!e.hostname) return !1;
   if (function isLoopbackAddress(e) {
    const t = e.toLowerCase();
    return "localhost" === t || t.startsWith("127.") || t.startsWith("[::1]") || t.startsWith("[0:0:0:0:0:0:0:1]");
   }(e.hostname)) return !0;
   const t = process.env.no_proxy || process.env.NO_PROXY || "";
   if (!t) return !1;
   let r;
   e.port ? r = Number(e.port) : "http:" === e.protocol ? r = 80 : "https:" === e.protocol && (r = 443);
   const s = [ e.hostname.toUpperCase() ];
   "number" == typeof r && s.push(`${s[0]}:${r}`);
   for (const e of t.split(",").map(e => e.trim().toUpperCase()).filter(e => e)) if ("*" === e || s.some(t => t === e || t.endsWith(`.${e}`) || e.startsWith(".") && t.endsWith(`${e}`))) return !0;
   return !1;
  }
  Object.defineProperty(t, "__esModule", {
   value: !0
  }), t.getProxyUrl = function getProxyUrl(e) {
   const t = "https:" === e.protocol;
   if (checkBypass(e)) return;
   const r = t ? process.env.https_proxy || process.env.HTTPS_PROXY : process.env.http_proxy || process.env.HTTP_PROXY;
   if (r) try {
    return new DecodedURL(r);
   } catch (e) {
    if (!r.startsWith("http://") && !r.startsWith("https://")) return new DecodedURL(`http://${r}`);
   }
  }, t.checkBypass = checkBypass;
  class DecodedURL extends URL {
   constructor(e, t) {
    super(e, t), this._decodedUsername = decodeURIComponent(super.username), this._decodedPassword = decodeURIComponent(super.password);
   }
   get username() {
    return this._decodedUsername;
   }
   get password() {
    return this._decodedPassword;
   }
  }
 },
 770: (e, t, r) => {
  e.exports = r(218);
 },
 218: (e, t, r) => {
  r(9278);
  var s, n = r(4756), o = r(8611), A = r(5692), i = r(4434), a = (r(2613), r(9023));
  function TunnelingAgent(e) {
   var t = this;
   t.options = e || {}, t.proxyOptions = t.options.proxy || {}, t.maxSockets = t.options.maxSockets || o.Agent.defaultMaxSockets, 
   t.requests = [], t.sockets = [], t.on("free", function onFree(e, r, s, n) {
    for (var o = toOptions(r, s, n), A = 0, i = t.requests.length; A < i; ++A) {
     var a = t.requests[A];
     if (a.host === o.host && a.port === o.port) return t.requests.splice(A, 1), void a.request.onSocket(e);
    }
    e.destroy(), t.removeSocket(e);
   });
  }
  function createSecureSocket(e, t) {
   var r = this;
   TunnelingAgent.prototype.createSocket.call(r, e, function(s) {
    var o = e.request.getHeader("host"), A = mergeOptions({}, r.options, {
     socket: s,
     servername: o ? o.replace(/:.*$/, "") : e.host
    }), i = n.connect(0, A);
    r.sockets[r.sockets.indexOf(s)] = i, t(i);
   });
  }
  function toOptions(e, t, r) {
   return "string" == typeof e ? {
    host: e,
    port: t,
    localAddress: r
   } : e;
  }
  function mergeOptions(e) {
   for (var t = 1, r = arguments.length; t < r; ++t) {
    var s = arguments[t];
    if ("object" == typeof s) for (var n = Object.keys(s), o = 0, A = n.length; o < A; ++o) {
     var i = n[o];
     void 0 !== s[i] && (e[i] = s[i]);
    }
   }
   return e;
  }
  t.httpOverHttp = function httpOverHttp(e) {
   var t = new TunnelingAgent(e);
   return t.request = o.request, t;
  }, t.httpsOverHttp = function httpsOverHttp(e) {
   var t = new TunnelingAgent(e);
   return t.request = o.request, t.createSocket = createSecureSocket, t.defaultPort = 443, 
   t;
  }, t.httpOverHttps = function httpOverHttps(e) {
   var t = new TunnelingAgent(e);
   return t.request = A.request, t;
  }, t.httpsOverHttps = function httpsOverHttps(e) {
   var t = new TunnelingAgent(e);
   return t.request = A.request, t.createSocket = createSecureSocket, t.defaultPort = 443, 
   t;
  }, a.inherits(TunnelingAgent, i.EventEmitter), TunnelingAgent.prototype.addRequest = function addRequest(e, t, r, s) {
   var n = this, o = mergeOptions({
    request: e
   }, n.options, toOptions(t, r, s));
   n.sockets.length >= this.maxSockets ? n.requests.push(o) : n.createSocket(o, function(t) {
    function onFree() {
     n.emit("free", t, o);
    }
    function onCloseOrRemove(e) {
     n.removeSocket(t), t.removeListener("free", onFree), t.removeListener("close", onCloseOrRemove), 
     t.removeListener("agentRemove", onCloseOrRemove);
    }
    t.on("free", onFree), t.on("close", onCloseOrRemove), t.on("agentRemove", onCloseOrRemove), 
    e.onSocket(t);
   });
  }, TunnelingAgent.prototype.createSocket = function createSocket(e, t) {
   var r = this, n = {};
   r.sockets.push(n);
   var o = mergeOptions({}, r.proxyOptions, {
    method: "CONNECT",
    path: e.host + ":" + e.port,
    agent: !1,
    headers: {
     host: e.host + ":" + e.port
    }
   });
   e.localAddress && (o.localAddress = e.localAddress), o.proxyAuth && (o.headers = o.headers || {}, 
   o.headers["Proxy-Authorization"] = "Basic " + new Buffer(o.proxyAuth).toString("base64")), 
   s("making CONNECT request");
   var A = r.request(o);
   function onConnect(o, i, a) {
    var c;
    return A.removeAllListeners(), i.removeAllListeners(), 200 !== o.statusCode ? (s("tunneling socket could not be established, statusCode=%d", o.statusCode), 
    i.destroy(), (c = new Error("tunneling socket could not be established, statusCode=" + o.statusCode)).code = "ECONNRESET", 
    e.request.emit("error", c), void r.removeSocket(n)) : a.length > 0 ? (s("got illegal response body from proxy"), 
    i.destroy(), (c = new Error("got illegal response body from proxy")).code = "ECONNRESET", 
    e.request.emit("error", c), void r.removeSocket(n)) : (s("tunneling connection has established"), 
    r.sockets[r.sockets.indexOf(n)] = i, t(i));
   }
   A.useChunkedEncodingByDefault = !1, A.once("response", function onResponse(e) {
    e.upgrade = !0;
   }), A.once("upgrade", function onUpgrade(e, t, r) {
    process.nextTick(function() {
     onConnect(e, t, r);
    });
   }), A.once("connect", onConnect), A.once("error", function onError(t) {
    A.removeAllListeners(), s("tunneling socket could not be established, cause=%s\n", t.message, t.stack);
    var o = new Error("tunneling socket could not be established, cause=" + t.message);
    o.code = "ECONNRESET", e.request.emit("error", o), r.removeSocket(n);
   }), A.end();
  }, TunnelingAgent.prototype.removeSocket = function removeSocket(e) {
   var t = this.sockets.indexOf(e);
   if (-1 !== t) {
    this.sockets.splice(t, 1);
    var r = this.requests.shift();
    r && this.createSocket(r, function(e) {
     r.request.onSocket(e);
    });
   }
  }, s = process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG) ? function() {
   var e = Array.prototype.slice.call(arguments);
   "string" == typeof e[0] ? e[0] = "TUNNEL: " + e[0] : e.unshift("TUNNEL:"), console.error.apply(console, e);
  } : function() {}, t.debug = s;
 },
 6752: (e, t, r) => {
  const s = r(3701), n = r(883), o = r(628), A = r(837), i = r(7405), a = r(6672), c = r(3137), l = r(50), g = r(8707), u = r(3440), {InvalidArgumentError: h} = g, d = r(6615), E = r(9136), p = r(7365), Q = r(7501), B = r(4004), I = r(2429), f = r(7816), {getGlobalDispatcher: m, setGlobalDispatcher: w} = r(2581), y = r(8155), k = r(8754), b = r(5092);
  function makeDispatcher(e) {
   return (t, r, s) => {
    if ("function" == typeof r && (s = r, r = null), !t || "string" != typeof t && "object" != typeof t && !(t instanceof URL)) throw new h("invalid url");
    if (null != r && "object" != typeof r) throw new h("invalid opts");
    if (r && null != r.path) {
     if ("string" != typeof r.path) throw new h("invalid opts.path");
     let e = r.path;
     r.path.startsWith("/") || (e = `/${e}`), t = new URL(u.parseOrigin(t).origin + e);
    } else r || (r = "object" == typeof t ? t : {}), t = u.parseURL(t);
    const {agent: n, dispatcher: o = m()} = r;
    if (n) throw new h("unsupported opts.agent. Did you mean opts.client?");
    return e.call(o, {
     ...r,
     origin: t.origin,
     path: t.search ? `${t.pathname}${t.search}` : t.pathname,
     method: r.method || (r.body ? "PUT" : "GET")
    }, s);
   };
  }
  Object.assign(n.prototype, d), e.exports.Dispatcher = n, e.exports.Client = s, e.exports.Pool = o, 
  e.exports.BalancedPool = A, e.exports.Agent = i, e.exports.ProxyAgent = a, e.exports.EnvHttpProxyAgent = c, 
  e.exports.RetryAgent = l, e.exports.RetryHandler = f, e.exports.DecoratorHandler = y, 
  e.exports.RedirectHandler = k, e.exports.createRedirectInterceptor = b, e.exports.interceptors = {
   redirect: r(1514),
   retry: r(2026),
   dump: r(8060),
   dns: r(379)
  }, e.exports.buildConnector = E, e.exports.errors = g, e.exports.util = {
   parseHeaders: u.parseHeaders,
   headerNameToString: u.headerNameToString
  }, e.exports.setGlobalDispatcher = w, e.exports.getGlobalDispatcher = m;
  const R = r(4398).fetch;
  e.exports.fetch = async function fetch(e, t = void 0) {
   try {
    return await R(e, t);
   } catch (e) {
    throw e && "object" == typeof e && Error.captureStackTrace(e), e;
   }
  }, e.exports.Headers = r(660).Headers, e.exports.Response = r(9051).Response, e.exports.Request = r(9967).Request, 
  e.exports.FormData = r(5910).FormData, e.exports.File = globalThis.File ?? r(4573).File, 
  e.exports.FileReader = r(8355).FileReader;
  const {setGlobalOrigin: S, getGlobalOrigin: T} = r(1059);
  e.exports.setGlobalOrigin = S, e.exports.getGlobalOrigin = T;
  const {CacheStorage: D} = r(3245), {kConstruct: F} = r(109);
  e.exports.caches = new D(F);
  const {deleteCookie: v, getCookies: N, getSetCookies: M, setCookie: U} = r(9061);
  e.exports.deleteCookie = v, e.exports.getCookies = N, e.exports.getSetCookies = M, 
  e.exports.setCookie = U;
  const {parseMIMEType: L, serializeAMimeType: G} = r(1900);
  e.exports.parseMIMEType = L, e.exports.serializeAMimeType = G;
  const {CloseEvent: O, ErrorEvent: x, MessageEvent: H} = r(5188);
  e.exports.WebSocket = r(3726).WebSocket, e.exports.CloseEvent = O, e.exports.ErrorEvent = x, 
  e.exports.MessageEvent = H, e.exports.request = makeDispatcher(d.request), e.exports.stream = makeDispatcher(d.stream), 
  e.exports.pipeline = makeDispatcher(d.pipeline), e.exports.connect = makeDispatcher(d.connect), 
  e.exports.upgrade = makeDispatcher(d.upgrade), e.exports.MockClient = p, e.exports.MockPool = B, 
  e.exports.MockAgent = Q, e.exports.mockErrors = I;
  const {EventSource: P} = r(1238);
  e.exports.EventSource = P;
 },
 158: (e, t, r) => {
  const {addAbortListener: s} = r(3440), {RequestAbortedError: n} = r(8707), o = Symbol("kListener"), A = Symbol("kSignal");
  function abort(e) {
   e.abort ? e.abort(e[A]?.reason) : e.reason = e[A]?.reason ?? new n, removeSignal(e);
  }
  function removeSignal(e) {
   e[A] && ("removeEventListener" in e[A] ? e[A].removeEventListener("abort", e[o]) : e[A].removeListener("abort", e[o]), 
   e[A] = null, e[o] = null);
  }
  e.exports = {
   addSignal: function addSignal(e, t) {
    e.reason = null, e[A] = null, e[o] = null, t && (t.aborted ? abort(e) : (e[A] = t, 
    e[o] = () => {
     abort(e);
    }, s(e[A], e[o])));
   },
   removeSignal: removeSignal
  };
 },
 2279: (e, t, r) => {
  const s = r(4589), {AsyncResource: n} = r(6698), {InvalidArgumentError: o, SocketError: A} = r(8707), i = r(3440), {addSignal: a, removeSignal: c} = r(158);
  class ConnectHandler extends n {
   constructor(e, t) {
    if (!e || "object" != typeof e) throw new o("invalid opts");
    if ("function" != typeof t) throw new o("invalid callback");
    const {signal: r, opaque: s, responseHeaders: n} = e;
    if (r && "function" != typeof r.on && "function" != typeof r.addEventListener) throw new o("signal must be an EventEmitter or EventTarget");
    super("UNDICI_CONNECT"), this.opaque = s || null, this.responseHeaders = n || null, 
    this.callback = t, this.abort = null, a(this, r);
   }
   onConnect(e, t) {
    this.reason ? e(this.reason) : (s(this.callback), this.abort = e, this.context = t);
   }
   onHeaders() {
    throw new A("bad connect", null);
   }
   onUpgrade(e, t, r) {
    const {callback: s, opaque: n, context: o} = this;
    c(this), this.callback = null;
    let A = t;
    null != A && (A = "raw" === this.responseHeaders ? i.parseRawHeaders(t) : i.parseHeaders(t)), 
    this.runInAsyncScope(s, null, null, {
     statusCode: e,
     headers: A,
     socket: r,
     opaque: n,
     context: o
    });
   }
   onError(e) {
    const {callback: t, opaque: r} = this;
    c(this), t && (this.callback = null, queueMicrotask(() => {
     this.runInAsyncScope(t, null, e, {
      opaque: r
     });
    }));
   }
  }
  e.exports = function connect(e, t) {
   if (void 0 === t) return new Promise((t, r) => {
    connect.call(this, e, (e, s) => e ? r(e) : t(s));
   });
   try {
    const r = new ConnectHandler(e, t);
    this.dispatch({
     ...e,
     method: "CONNECT"
    }, r);
   } catch (r) {
    if ("function" != typeof t) throw r;
    const s = e?.opaque;
    queueMicrotask(() => t(r, {
     opaque: s
    }));
   }
  };
 },
 6862: (e, t, r) => {
  const {Readable: s, Duplex: n, PassThrough: o} = r(7075), {InvalidArgumentError: A, InvalidReturnValueError: i, RequestAbortedError: a} = r(8707), c = r(3440), {AsyncResource: l} = r(6698), {addSignal: g, removeSignal: u} = r(158), h = r(4589), d = Symbol("resume");
  class PipelineRequest extends s {
   constructor() {
    super({
     autoDestroy: !0
    }), this[d] = null;
   }
   _read() {
    const {[d]: e} = this;
    e && (this[d] = null, e());
   }
   _destroy(e, t) {
    this._read(), t(e);
   }
  }
  class PipelineResponse extends s {
   constructor(e) {
    super({
     autoDestroy: !0
    }), this[d] = e;
   }
   _read() {
    this[d]();
   }
   _destroy(e, t) {
    e || this._readableState.endEmitted || (e = new a), t(e);
   }
  }
  class PipelineHandler extends l {
   constructor(e, t) {
    if (!e || "object" != typeof e) throw new A("invalid opts");
    if ("function" != typeof t) throw new A("invalid handler");
    const {signal: r, method: s, opaque: o, onInfo: i, responseHeaders: l} = e;
    if (r && "function" != typeof r.on && "function" != typeof r.addEventListener) throw new A("signal must be an EventEmitter or EventTarget");
    if ("CONNECT" === s) throw new A("invalid method");
    if (i && "function" != typeof i) throw new A("invalid onInfo callback");
    super("UNDICI_PIPELINE"), this.opaque = o || null, this.responseHeaders = l || null, 
    this.handler = t, this.abort = null, this.context = null, this.onInfo = i || null, 
    this.req = (new PipelineRequest).on("error", c.nop), this.ret = new n({
     readableObjectMode: e.objectMode,
     autoDestroy: !0,
     read: () => {
      const {body: e} = this;
      e?.resume && e.resume();
     },
     write: (e, t, r) => {
      const {req: s} = this;
      s.push(e, t) || s._readableState.destroyed ? r() : s[d] = r;
     },
     destroy: (e, t) => {
      const {body: r, req: s, res: n, ret: o, abort: A} = this;
      e || o._readableState.endEmitted || (e = new a), A && e && A(), c.destroy(r, e), 
      c.destroy(s, e), c.destroy(n, e), u(this), t(e);
     }
    }).on("prefinish", () => {
     const {req: e} = this;
     e.push(null);
    }), this.res = null, g(this, r);
   }
   onConnect(e, t) {
    const {ret: r, res: s} = this;
    this.reason ? e(this.reason) : (h(!s, "pipeline cannot be retried"), h(!r.destroyed), 
    this.abort = e, this.context = t);
   }
   onHeaders(e, t, r) {
    const {opaque: s, handler: n, context: o} = this;
    if (e < 200) {
     if (this.onInfo) {
      const r = "raw" === this.responseHeaders ? c.parseRawHeaders(t) : c.parseHeaders(t);
      this.onInfo({
       statusCode: e,
       headers: r
      });
     }
     return;
    }
    let A;
    this.res = new PipelineResponse(r);
    try {
     this.handler = null;
     const r = "raw" === this.responseHeaders ? c.parseRawHeaders(t) : c.parseHeaders(t);
     A = this.runInAsyncScope(n, null, {
      statusCode: e,
      headers: r,
      opaque: s,
      body: this.res,
      context: o
     });
    } catch (e) {
     throw this.res.on("error", c.nop), e;
    }
    if (!A || "function" != typeof A.on) throw new i("expected Readable");
    A.on("data", e => {
     const {ret: t, body: r} = this;
     !t.push(e) && r.pause && r.pause();
    }).on("error", e => {
     const {ret: t} = this;
     c.destroy(t, e);
    }).on("end", () => {
     const {ret: e} = this;
     e.push(null);
    }).on("close", () => {
     const {ret: e} = this;
     e._readableState.ended || c.destroy(e, new a);
    }), this.body = A;
   }
   onData(e) {
    const {res: t} = this;
    return t.push(e);
   }
   onComplete(e) {
    const {res: t} = this;
    t.push(null);
   }
   onError(e) {
    const {ret: t} = this;
    this.handler = null, c.destroy(t, e);
   }
  }
  e.exports = function pipeline(e, t) {
   try {
    const r = new PipelineHandler(e, t);
    return this.dispatch({
     ...e,
     body: r.req
    }, r), r.ret;
   } catch (e) {
    return (new o).destroy(e);
   }
  };
 },
 4043: (e, t, r) => {
  const s = r(4589), {Readable: n} = r(9927), {InvalidArgumentError: o, RequestAbortedError: A} = r(8707), i = r(3440), {getResolveErrorBodyCallback: a} = r(7655), {AsyncResource: c} = r(6698);
  class RequestHandler extends c {
   constructor(e, t) {
    if (!e || "object" != typeof e) throw new o("invalid opts");
    const {signal: r, method: s, opaque: n, body: a, onInfo: c, responseHeaders: l, throwOnError: g, highWaterMark: u} = e;
    try {
     if ("function" != typeof t) throw new o("invalid callback");
     if (u && ("number" != typeof u || u < 0)) throw new o("invalid highWaterMark");
     if (r && "function" != typeof r.on && "function" != typeof r.addEventListener) throw new o("signal must be an EventEmitter or EventTarget");
     if ("CONNECT" === s) throw new o("invalid method");
     if (c && "function" != typeof c) throw new o("invalid onInfo callback");
     super("UNDICI_REQUEST");
    } catch (e) {
     throw i.isStream(a) && i.destroy(a.on("error", i.nop), e), e;
    }
    this.method = s, this.responseHeaders = l || null, this.opaque = n || null, this.callback = t, 
    this.res = null, this.abort = null, this.body = a, this.trailers = {}, this.context = null, 
    this.onInfo = c || null, this.throwOnError = g, this.highWaterMark = u, this.signal = r, 
    this.reason = null, this.removeAbortListener = null, i.isStream(a) && a.on("error", e => {
     this.onError(e);
    }), this.signal && (this.signal.aborted ? this.reason = this.signal.reason ?? new A : this.removeAbortListener = i.addAbortListener(this.signal, () => {
     this.reason = this.signal.reason ?? new A, this.res ? i.destroy(this.res.on("error", i.nop), this.reason) : this.abort && this.abort(this.reason), 
     this.removeAbortListener && (this.res?.off("close", this.removeAbortListener), this.removeAbortListener(), 
     this.removeAbortListener = null);
    }));
   }
   onConnect(e, t) {
    this.reason ? e(this.reason) : (s(this.callback), this.abort = e, this.context = t);
   }
   onHeaders(e, t, r, s) {
    const {callback: o, opaque: A, abort: c, context: l, responseHeaders: g, highWaterMark: u} = this, h = "raw" === g ? i.parseRawHeaders(t) : i.parseHeaders(t);
    if (e < 200) return void (this.onInfo && this.onInfo({
     statusCode: e,
     headers: h
    }));
    const d = "raw" === g ? i.parseHeaders(t) : h, E = d["content-type"], p = d["content-length"], Q = new n({
     resume: r,
     abort: c,
     contentType: E,
     contentLength: "HEAD" !== this.method && p ? Number(p) : null,
     highWaterMark: u
    });
    this.removeAbortListener && Q.on("close", this.removeAbortListener), this.callback = null, 
    this.res = Q, null !== o && (this.throwOnError && e >= 400 ? this.runInAsyncScope(a, null, {
     callback: o,
     body: Q,
     contentType: E,
     statusCode: e,
     statusMessage: s,
     headers: h
    }) : this.runInAsyncScope(o, null, null, {
     statusCode: e,
     headers: h,
     trailers: this.trailers,
     opaque: A,
     body: Q,
     context: l
    }));
   }
   onData(e) {
    return this.res.push(e);
   }
   onComplete(e) {
    i.parseHeaders(e, this.trailers), this.res.push(null);
   }
   onError(e) {
    const {res: t, callback: r, body: s, opaque: n} = this;
    r && (this.callback = null, queueMicrotask(() => {
     this.runInAsyncScope(r, null, e, {
      opaque: n
     });
    })), t && (this.res = null, queueMicrotask(() => {
     i.destroy(t, e);
    })), s && (this.body = null, i.destroy(s, e)), this.removeAbortListener && (t?.off("close", this.removeAbortListener), 
    this.removeAbortListener(), this.removeAbortListener = null);
   }
  }
  e.exports = function request(e, t) {
   if (void 0 === t) return new Promise((t, r) => {
    request.call(this, e, (e, s) => e ? r(e) : t(s));
   });
   try {
    this.dispatch(e, new RequestHandler(e, t));
   } catch (r) {
    if ("function" != typeof t) throw r;
    const s = e?.opaque;
    queueMicrotask(() => t(r, {
     opaque: s
    }));
   }
  }, e.exports.RequestHandler = RequestHandler;
 },
 3560: (e, t, r) => {
  const s = r(4589), {finished: n, PassThrough: o} = r(7075), {InvalidArgumentError: A, InvalidReturnValueError: i} = r(8707), a = r(3440), {getResolveErrorBodyCallback: c} = r(7655), {AsyncResource: l} = r(6698), {addSignal: g, removeSignal: u} = r(158);
  class StreamHandler extends l {
   constructor(e, t, r) {
    if (!e || "object" != typeof e) throw new A("invalid opts");
    const {signal: s, method: n, opaque: o, body: i, onInfo: c, responseHeaders: l, throwOnError: u} = e;
    try {
     if ("function" != typeof r) throw new A("invalid callback");
     if ("function" != typeof t) throw new A("invalid factory");
     if (s && "function" != typeof s.on && "function" != typeof s.addEventListener) throw new A("signal must be an EventEmitter or EventTarget");
     if ("CONNECT" === n) throw new A("invalid method");
     if (c && "function" != typeof c) throw new A("invalid onInfo callback");
     super("UNDICI_STREAM");
    } catch (e) {
     throw a.isStream(i) && a.destroy(i.on("error", a.nop), e), e;
    }
    this.responseHeaders = l || null, this.opaque = o || null, this.factory = t, this.callback = r, 
    this.res = null, this.abort = null, this.context = null, this.trailers = null, this.body = i, 
    this.onInfo = c || null, this.throwOnError = u || !1, a.isStream(i) && i.on("error", e => {
     this.onError(e);
    }), g(this, s);
   }
   onConnect(e, t) {
    this.reason ? e(this.reason) : (s(this.callback), this.abort = e, this.context = t);
   }
   onHeaders(e, t, r, s) {
    const {factory: A, opaque: l, context: g, callback: u, responseHeaders: h} = this, d = "raw" === h ? a.parseRawHeaders(t) : a.parseHeaders(t);
    if (e < 200) return void (this.onInfo && this.onInfo({
     statusCode: e,
     headers: d
    }));
    let E;
    if (this.factory = null, this.throwOnError && e >= 400) {
     const r = ("raw" === h ? a.parseHeaders(t) : d)["content-type"];
     E = new o, this.callback = null, this.runInAsyncScope(c, null, {
      callback: u,
      body: E,
      contentType: r,
      statusCode: e,
      statusMessage: s,
      headers: d
     });
    } else {
     if (null === A) return;
     if (E = this.runInAsyncScope(A, null, {
      statusCode: e,
      headers: d,
      opaque: l,
      context: g
     }), !E || "function" != typeof E.write || "function" != typeof E.end || "function" != typeof E.on) throw new i("expected Writable");
     n(E, {
      readable: !1
     }, e => {
      const {callback: t, res: r, opaque: s, trailers: n, abort: o} = this;
      this.res = null, !e && r.readable || a.destroy(r, e), this.callback = null, this.runInAsyncScope(t, null, e || null, {
       opaque: s,
       trailers: n
      }), e && o();
     });
    }
    return E.on("drain", r), this.res = E, !0 !== (void 0 !== E.writableNeedDrain ? E.writableNeedDrain : E._writableState?.needDrain);
   }
   onData(e) {
    const {res: t} = this;
    return !t || t.write(e);
   }
   onComplete(e) {
    const {res: t} = this;
    u(this), t && (this.trailers = a.parseHeaders(e), t.end());
   }
   onError(e) {
    const {res: t, callback: r, opaque: s, body: n} = this;
    u(this), this.factory = null, t ? (this.res = null, a.destroy(t, e)) : r && (this.callback = null, 
    queueMicrotask(() => {
     this.runInAsyncScope(r, null, e, {
      opaque: s
     });
    })), n && (this.body = null, a.destroy(n, e));
   }
  }
  e.exports = function stream(e, t, r) {
   if (void 0 === r) return new Promise((r, s) => {
    stream.call(this, e, t, (e, t) => e ? s(e) : r(t));
   });
   try {
    this.dispatch(e, new StreamHandler(e, t, r));
   } catch (t) {
    if ("function" != typeof r) throw t;
    const s = e?.opaque;
    queueMicrotask(() => r(t, {
     opaque: s
    }));
   }
  };
 },
 1882: (e, t, r) => {
  const {InvalidArgumentError: s, SocketError: n} = r(8707), {AsyncResource: o} = r(6698), A = r(3440), {addSignal: i, removeSignal: a} = r(158), c = r(4589);
  class UpgradeHandler extends o {
   constructor(e, t) {
    if (!e || "object" != typeof e) throw new s("invalid opts");
    if ("function" != typeof t) throw new s("invalid callback");
    const {signal: r, opaque: n, responseHeaders: o} = e;
    if (r && "function" != typeof r.on && "function" != typeof r.addEventListener) throw new s("signal must be an EventEmitter or EventTarget");
    super("UNDICI_UPGRADE"), this.responseHeaders = o || null, this.opaque = n || null, 
    this.callback = t, this.abort = null, this.context = null, i(this, r);
   }
   onConnect(e, t) {
    this.reason ? e(this.reason) : (c(this.callback), this.abort = e, this.context = null);
   }
   onHeaders() {
    throw new n("bad upgrade", null);
   }
   onUpgrade(e, t, r) {
    c(101 === e);
    const {callback: s, opaque: n, context: o} = this;
    a(this), this.callback = null;
    const i = "raw" === this.responseHeaders ? A.parseRawHeaders(t) : A.parseHeaders(t);
    this.runInAsyncScope(s, null, null, {
     headers: i,
     socket: r,
     opaque: n,
     context: o
    });
   }
   onError(e) {
    const {callback: t, opaque: r} = this;
    a(this), t && (this.callback = null, queueMicrotask(() => {
     this.runInAsyncScope(t, null, e, {
      opaque: r
     });
    }));
   }
  }
  e.exports = function upgrade(e, t) {
   if (void 0 === t) return new Promise((t, r) => {
    upgrade.call(this, e, (e, s) => e ? r(e) : t(s));
   });
   try {
    const r = new UpgradeHandler(e, t);
    this.dispatch({
     ...e,
     method: e.method || "GET",
     upgrade: e.protocol || "Websocket"
    }, r);
   } catch (r) {
    if ("function" != typeof t) throw r;
    const s = e?.opaque;
    queueMicrotask(() => t(r, {
     opaque: s
    }));
   }
  };
 },
 6615: (e, t, r) => {
  e.exports.request = r(4043), e.exports.stream = r(3560), e.exports.pipeline = r(6862), 
  e.exports.upgrade = r(1882), e.exports.connect = r(2279);
 },
 9927: (e, t, r) => {
  const s = r(4589), {Readable: n} = r(7075), {RequestAbortedError: o, NotSupportedError: A, InvalidArgumentError: i, AbortError: a} = r(8707), c = r(3440), {ReadableStreamFrom: l} = r(3440), g = Symbol("kConsume"), u = Symbol("kReading"), h = Symbol("kBody"), d = Symbol("kAbort"), E = Symbol("kContentType"), p = Symbol("kContentLength"), noop = () => {};
  async function consume(e, t) {
   return s(!e[g]), new Promise((r, s) => {
    if (function isUnusable(e) {
     return c.isDisturbed(e) || function isLocked(e) {
      return e[h] && !0 === e[h].locked || e[g];
     }(e);
    }(e)) {
     const t = e._readableState;
     t.destroyed && !1 === t.closeEmitted ? e.on("error", e => {
      s(e);
     }).on("close", () => {
      s(new TypeError("unusable"));
     }) : s(t.errored ?? new TypeError("unusable"));
    } else queueMicrotask(() => {
     e[g] = {
      type: t,
      stream: e,
      resolve: r,
      reject: s,
      length: 0,
      body: []
     }, e.on("error", function(e) {
      consumeFinish(this[g], e);
     }).on("close", function() {
      null !== this[g].body && consumeFinish(this[g], new o);
     }), function consumeStart(e) {
      if (null === e.body) return;
      const {_readableState: t} = e.stream;
      if (t.bufferIndex) {
       const r = t.bufferIndex, s = t.buffer.length;
       for (let n = r; n < s; n++) consumePush(e, t.buffer[n]);
      } else for (const r of t.buffer) consumePush(e, r);
      for (t.endEmitted ? consumeEnd(this[g]) : e.stream.on("end", function() {
       consumeEnd(this[g]);
      }), e.stream.resume(); null != e.stream.read(); ) ;
     }(e[g]);
    });
   });
  }
  function chunksDecode(e, t) {
   if (0 === e.length || 0 === t) return "";
   const r = 1 === e.length ? e[0] : Buffer.concat(e, t), s = r.length, n = s > 2 && 239 === r[0] && 187 === r[1] && 191 === r[2] ? 3 : 0;
   return r.utf8Slice(n, s);
  }
  function chunksConcat(e, t) {
   if (0 === e.length || 0 === t) return new Uint8Array(0);
   if (1 === e.length) return new Uint8Array(e[0]);
   const r = new Uint8Array(Buffer.allocUnsafeSlow(t).buffer);
   let s = 0;
   for (let t = 0; t < e.length; ++t) {
    const n = e[t];
    r.set(n, s), s += n.length;
   }
   return r;
  }
  function consumeEnd(e) {
   const {type: t, body: r, resolve: s, stream: n, length: o} = e;
   try {
    "text" === t ? s(chunksDecode(r, o)) : "json" === t ? s(JSON.parse(chunksDecode(r, o))) : "arrayBuffer" === t ? s(chunksConcat(r, o).buffer) : "blob" === t ? s(new Blob(r, {
     type: n[E]
    })) : "bytes" === t && s(chunksConcat(r, o)), consumeFinish(e);
   } catch (e) {
    n.destroy(e);
   }
  }
  function consumePush(e, t) {
   e.length += t.length, e.body.push(t);
  }
  function consumeFinish(e, t) {
   null !== e.body && (t ? e.reject(t) : e.resolve(), e.type = null, e.stream = null, 
   e.resolve = null, e.reject = null, e.length = 0, e.body = null);
  }
  e.exports = {
   Readable: class BodyReadable extends n {
    constructor({resume: e, abort: t, contentType: r = "", contentLength: s, highWaterMark: n = 65536}) {
     super({
      autoDestroy: !0,
      read: e,
      highWaterMark: n
     }), this._readableState.dataEmitted = !1, this[d] = t, this[g] = null, this[h] = null, 
     this[E] = r, this[p] = s, this[u] = !1;
    }
    destroy(e) {
     return e || this._readableState.endEmitted || (e = new o), e && this[d](), super.destroy(e);
    }
    _destroy(e, t) {
     this[u] ? t(e) : setImmediate(() => {
      t(e);
     });
    }
    on(e, ...t) {
     return "data" !== e && "readable" !== e || (this[u] = !0), super.on(e, ...t);
    }
    addListener(e, ...t) {
     return this.on(e, ...t);
    }
    off(e, ...t) {
     const r = super.off(e, ...t);
     return "data" !== e && "readable" !== e || (this[u] = this.listenerCount("data") > 0 || this.listenerCount("readable") > 0), 
     r;
    }
    removeListener(e, ...t) {
     return this.off(e, ...t);
    }
    push(e) {
     return this[g] && null !== e ? (consumePush(this[g], e), !this[u] || super.push(e)) : super.push(e);
    }
    async text() {
     return consume(this, "text");
    }
    async json() {
     return consume(this, "json");
    }
    async blob() {
     return consume(this, "blob");
    }
    async bytes() {
     return consume(this, "bytes");
    }
    async arrayBuffer() {
     return consume(this, "arrayBuffer");
    }
    async formData() {
     throw new A;
    }
    get bodyUsed() {
     return c.isDisturbed(this);
    }
    get body() {
     return this[h] || (this[h] = l(this), this[g] && (this[h].getReader(), s(this[h].locked))), 
     this[h];
    }
    async dump(e) {
     let t = Number.isFinite(e?.limit) ? e.limit : 131072;
     const r = e?.signal;
     if (null != r && ("object" != typeof r || !("aborted" in r))) throw new i("signal must be an AbortSignal");
     return r?.throwIfAborted(), this._readableState.closeEmitted ? null : await new Promise((e, s) => {
      this[p] > t && this.destroy(new a);
      const onAbort = () => {
       this.destroy(r.reason ?? new a);
      };
      r?.addEventListener("abort", onAbort), this.on("close", function() {
       r?.removeEventListener("abort", onAbort), r?.aborted ? s(r.reason ?? new a) : e(null);
      }).on("error", noop).on("data", function(e) {
       t -= e.length, t <= 0 && this.destroy();
      }).resume();
     });
    }
   },
   chunksDecode: chunksDecode
  };
 },
 7655: (e, t, r) => {
  const s = r(4589), {ResponseStatusCodeError: n} = r(8707), {chunksDecode: o} = r(9927), isContentTypeApplicationJson = e => e.length > 15 && "/" === e[11] && "a" === e[0] && "p" === e[1] && "p" === e[2] && "l" === e[3] && "i" === e[4] && "c" === e[5] && "a" === e[6] && "t" === e[7] && "i" === e[8] && "o" === e[9] && "n" === e[10] && "j" === e[12] && "s" === e[13] && "o" === e[14] && "n" === e[15], isContentTypeText = e => e.length > 4 && "/" === e[4] && "t" === e[0] && "e" === e[1] && "x" === e[2] && "t" === e[3];
  e.exports = {
   getResolveErrorBodyCallback: async function getResolveErrorBodyCallback({callback: e, body: t, contentType: r, statusCode: A, statusMessage: i, headers: a}) {
    s(t);
    let c = [], l = 0;
    try {
     for await (const e of t) if (c.push(e), l += e.length, l > 131072) {
      c = [], l = 0;
      break;
     }
    } catch {
     c = [], l = 0;
    }
    const g = `Response status code ${A}${i ? `: ${i}` : ""}`;
    if (204 === A || !r || !l) return void queueMicrotask(() => e(new n(g, A, a)));
    const u = Error.stackTraceLimit;
    let h;
    Error.stackTraceLimit = 0;
    try {
     isContentTypeApplicationJson(r) ? h = JSON.parse(o(c, l)) : isContentTypeText(r) && (h = o(c, l));
    } catch {} finally {
     Error.stackTraceLimit = u;
    }
    queueMicrotask(() => e(new n(g, A, a, h)));
   },
   isContentTypeApplicationJson: isContentTypeApplicationJson,
   isContentTypeText: isContentTypeText
  };
 },
 9136: (e, t, r) => {
  const s = r(7030), n = r(4589), o = r(3440), {InvalidArgumentError: A, ConnectTimeoutError: i} = r(8707), a = r(6603);
  function noop() {}
  let c, l;
  l = !global.FinalizationRegistry || process.env.NODE_V8_COVERAGE || process.env.UNDICI_NO_FG ? class SimpleSessionCache {
   constructor(e) {
    this._maxCachedSessions = e, this._sessionCache = new Map;
   }
   get(e) {
    return this._sessionCache.get(e);
   }
   set(e, t) {
    if (0 !== this._maxCachedSessions) {
     if (this._sessionCache.size >= this._maxCachedSessions) {
      const {value: e} = this._sessionCache.keys().next();
      this._sessionCache.delete(e);
     }
     this._sessionCache.set(e, t);
    }
   }
  } : class WeakSessionCache {
   constructor(e) {
    this._maxCachedSessions = e, this._sessionCache = new Map, this._sessionRegistry = new global.FinalizationRegistry(e => {
     if (this._sessionCache.size < this._maxCachedSessions) return;
     const t = this._sessionCache.get(e);
     void 0 !== t && void 0 === t.deref() && this._sessionCache.delete(e);
    });
   }
   get(e) {
    const t = this._sessionCache.get(e);
    return t ? t.deref() : null;
   }
   set(e, t) {
    0 !== this._maxCachedSessions && (this._sessionCache.set(e, new WeakRef(t)), this._sessionRegistry.register(t, e));
   }
  };
  const g = "win32" === process.platform ? (e, t) => {
   if (!t.timeout) return noop;
   let r = null, s = null;
   const n = a.setFastTimeout(() => {
    r = setImmediate(() => {
     s = setImmediate(() => onConnectTimeout(e.deref(), t));
    });
   }, t.timeout);
   return () => {
    a.clearFastTimeout(n), clearImmediate(r), clearImmediate(s);
   };
  } : (e, t) => {
   if (!t.timeout) return noop;
   let r = null;
   const s = a.setFastTimeout(() => {
    r = setImmediate(() => {
     onConnectTimeout(e.deref(), t);
    });
   }, t.timeout);
   return () => {
    a.clearFastTimeout(s), clearImmediate(r);
   };
  };
  function onConnectTimeout(e, t) {
   if (null == e) return;
   let r = "Connect Timeout Error";
   Array.isArray(e.autoSelectFamilyAttemptedAddresses) ? r += ` (attempted addresses: ${e.autoSelectFamilyAttemptedAddresses.join(", ")},` : r += ` (attempted address: ${t.hostname}:${t.port},`, 
   r += ` timeout: ${t.timeout}ms)`, o.destroy(e, new i(r));
  }
  e.exports = function buildConnector({allowH2: e, maxCachedSessions: t, socketPath: i, timeout: a, session: u, ...h}) {
   if (null != t && (!Number.isInteger(t) || t < 0)) throw new A("maxCachedSessions must be a positive integer or zero");
   const d = {
    path: i,
    ...h
   }, E = new l(null == t ? 100 : t);
   return a = null == a ? 1e4 : a, e = null != e && e, function connect({hostname: t, host: A, protocol: i, port: l, servername: h, localAddress: p, httpSocket: Q}, B) {
    let I;
    if ("https:" === i) {
     c || (c = r(1692));
     const s = (h = h || d.servername || o.getServerName(A) || null) || t;
     n(s);
     const i = u || E.get(s) || null;
     l = l || 443, I = c.connect({
      highWaterMark: 16384,
      ...d,
      servername: h,
      session: i,
      localAddress: p,
      ALPNProtocols: e ? [ "http/1.1", "h2" ] : [ "http/1.1" ],
      socket: Q,
      port: l,
      host: t
     }), I.on("session", function(e) {
      E.set(s, e);
     });
    } else n(!Q, "httpSocket can only be sent on TLS update"), l = l || 80, I = s.connect({
     highWaterMark: 65536,
     ...d,
     localAddress: p,
     port: l,
     host: t
    });
    if (null == d.keepAlive || d.keepAlive) {
     const e = void 0 === d.keepAliveInitialDelay ? 6e4 : d.keepAliveInitialDelay;
     I.setKeepAlive(!0, e);
    }
    const f = g(new WeakRef(I), {
     timeout: a,
     hostname: t,
     port: l
    });
    return I.setNoDelay(!0).once("https:" === i ? "secureConnect" : "connect", function() {
     if (queueMicrotask(f), B) {
      const e = B;
      B = null, e(null, this);
     }
    }).on("error", function(e) {
     if (queueMicrotask(f), B) {
      const t = B;
      B = null, t(e);
     }
    }), I;
   };
  };
 },
 735: e => {
  const t = {}, r = [ "Accept", "Accept-Encoding", "Accept-Language", "Accept-Ranges", "Access-Control-Allow-Credentials", "Access-Control-Allow-Headers", "Access-Control-Allow-Methods", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Access-Control-Max-Age", "Access-Control-Request-Headers", "Access-Control-Request-Method", "Age", "Allow", "Alt-Svc", "Alt-Used", "Authorization", "Cache-Control", "Clear-Site-Data", "Connection", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-Range", "Content-Security-Policy", "Content-Security-Policy-Report-Only", "Content-Type", "Cookie", "Cross-Origin-Embedder-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Date", "Device-Memory", "Downlink", "ECT", "ETag", "Expect", "Expect-CT", "Expires", "Forwarded", "From", "Host", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Keep-Alive", "Last-Modified", "Link", "Location", "Max-Forwards", "Origin", "Permissions-Policy", "Pragma", "Proxy-Authenticate", "Proxy-Authorization", "RTT", "Range", "Referer", "Referrer-Policy", "Refresh", "Retry-After", "Sec-WebSocket-Accept", "Sec-WebSocket-Extensions", "Sec-WebSocket-Key", "Sec-WebSocket-Protocol", "Sec-WebSocket-Version", "Server", "Server-Timing", "Service-Worker-Allowed", "Service-Worker-Navigation-Preload", "Set-Cookie", "SourceMap", "Strict-Transport-Security", "Supports-Loading-Mode", "TE", "Timing-Allow-Origin", "Trailer", "Transfer-Encoding", "Upgrade", "Upgrade-Insecure-Requests", "User-Agent", "Vary", "Via", "WWW-Authenticate", "X-Content-Type-Options", "X-DNS-Prefetch-Control", "X-Frame-Options", "X-Permitted-Cross-Domain-Policies", "X-Powered-By", "X-Requested-With", "X-XSS-Protection" ];
  for (let e = 0; e < r.length; ++e) {
   const s = r[e], n = s.toLowerCase();
   t[s] = t[n] = n;
  }
  Object.setPrototypeOf(t, null), e.exports = {
   wellknownHeaderNames: r,
   headerNameLowerCasedRecord: t
  };
 },
 2414: (e, t, r) => {
  const s = r(3053), n = r(7975), o = n.debuglog("undici"), A = n.debuglog("fetch"), i = n.debuglog("websocket");
  let a = !1;
  const c = {
   beforeConnect: s.channel("undici:client:beforeConnect"),
   connected: s.channel("undici:client:connected"),
   connectError: s.channel("undici:client:connectError"),
   sendHeaders: s.channel("undici:client:sendHeaders"),
   create: s.channel("undici:request:create"),
   bodySent: s.channel("undici:request:bodySent"),
   headers: s.channel("undici:request:headers"),
   trailers: s.channel("undici:request:trailers"),
   error: s.channel("undici:request:error"),
   open: s.channel("undici:websocket:open"),
   close: s.channel("undici:websocket:close"),
   socketError: s.channel("undici:websocket:socket_error"),
   ping: s.channel("undici:websocket:ping"),
   pong: s.channel("undici:websocket:pong")
  };
  if (o.enabled || A.enabled) {
   const e = A.enabled ? A : o;
   s.channel("undici:client:beforeConnect").subscribe(t => {
    const {connectParams: {version: r, protocol: s, port: n, host: o}} = t;
    e("connecting to %s using %s%s", `${o}${n ? `:${n}` : ""}`, s, r);
   }), s.channel("undici:client:connected").subscribe(t => {
    const {connectParams: {version: r, protocol: s, port: n, host: o}} = t;
    e("connected to %s using %s%s", `${o}${n ? `:${n}` : ""}`, s, r);
   }), s.channel("undici:client:connectError").subscribe(t => {
    const {connectParams: {version: r, protocol: s, port: n, host: o}, error: A} = t;
    e("connection to %s using %s%s errored - %s", `${o}${n ? `:${n}` : ""}`, s, r, A.message);
   }), s.channel("undici:client:sendHeaders").subscribe(t => {
    const {request: {method: r, path: s, origin: n}} = t;
    e("sending request to %s %s/%s", r, n, s);
   }), s.channel("undici:request:headers").subscribe(t => {
    const {request: {method: r, path: s, origin: n}, response: {statusCode: o}} = t;
    e("received response to %s %s/%s - HTTP %d", r, n, s, o);
   }), s.channel("undici:request:trailers").subscribe(t => {
    const {request: {method: r, path: s, origin: n}} = t;
    e("trailers received from %s %s/%s", r, n, s);
   }), s.channel("undici:request:error").subscribe(t => {
    const {request: {method: r, path: s, origin: n}, error: o} = t;
    e("request to %s %s/%s errored - %s", r, n, s, o.message);
   }), a = !0;
  }
  if (i.enabled) {
   if (!a) {
    const e = o.enabled ? o : i;
    s.channel("undici:client:beforeConnect").subscribe(t => {
     const {connectParams: {version: r, protocol: s, port: n, host: o}} = t;
     e("connecting to %s%s using %s%s", o, n ? `:${n}` : "", s, r);
    }), s.channel("undici:client:connected").subscribe(t => {
     const {connectParams: {version: r, protocol: s, port: n, host: o}} = t;
     e("connected to %s%s using %s%s", o, n ? `:${n}` : "", s, r);
    }), s.channel("undici:client:connectError").subscribe(t => {
     const {connectParams: {version: r, protocol: s, port: n, host: o}, error: A} = t;
     e("connection to %s%s using %s%s errored - %s", o, n ? `:${n}` : "", s, r, A.message);
    }), s.channel("undici:client:sendHeaders").subscribe(t => {
     const {request: {method: r, path: s, origin: n}} = t;
     e("sending request to %s %s/%s", r, n, s);
    });
   }
   s.channel("undici:websocket:open").subscribe(e => {
    const {address: {address: t, port: r}} = e;
    i("connection opened %s%s", t, r ? `:${r}` : "");
   }), s.channel("undici:websocket:close").subscribe(e => {
    const {websocket: t, code: r, reason: s} = e;
    i("closed connection to %s - %s %s", t.url, r, s);
   }), s.channel("undici:websocket:socket_error").subscribe(e => {
    i("connection errored - %s", e.message);
   }), s.channel("undici:websocket:ping").subscribe(e => {
    i("ping received");
   }), s.channel("undici:websocket:pong").subscribe(e => {
    i("pong received");
   });
  }
  e.exports = {
   channels: c
  };
 },
 8707: e => {
  const t = Symbol.for("undici.error.UND_ERR");
  class UndiciError extends Error {
   constructor(e) {
    super(e), this.name = "UndiciError", this.code = "UND_ERR";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[t];
   }
   [t]=!0;
  }
  const r = Symbol.for("undici.error.UND_ERR_CONNECT_TIMEOUT");
  class ConnectTimeoutError extends UndiciError {
   constructor(e) {
    super(e), this.name = "ConnectTimeoutError", this.message = e || "Connect Timeout Error", 
    this.code = "UND_ERR_CONNECT_TIMEOUT";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[r];
   }
   [r]=!0;
  }
  const s = Symbol.for("undici.error.UND_ERR_HEADERS_TIMEOUT");
  class HeadersTimeoutError extends UndiciError {
   constructor(e) {
    super(e), this.name = "HeadersTimeoutError", this.message = e || "Headers Timeout Error", 
    this.code = "UND_ERR_HEADERS_TIMEOUT";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[s];
   }
   [s]=!0;
  }
  const n = Symbol.for("undici.error.UND_ERR_HEADERS_OVERFLOW");
  class HeadersOverflowError extends UndiciError {
   constructor(e) {
    super(e), this.name = "HeadersOverflowError", this.message = e || "Headers Overflow Error", 
    this.code = "UND_ERR_HEADERS_OVERFLOW";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[n];
   }
   [n]=!0;
  }
  const o = Symbol.for("undici.error.UND_ERR_BODY_TIMEOUT");
  class BodyTimeoutError extends UndiciError {
   constructor(e) {
    super(e), this.name = "BodyTimeoutError", this.message = e || "Body Timeout Error", 
    this.code = "UND_ERR_BODY_TIMEOUT";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[o];
   }
   [o]=!0;
  }
  const A = Symbol.for("undici.error.UND_ERR_RESPONSE_STATUS_CODE");
  class ResponseStatusCodeError extends UndiciError {
   constructor(e, t, r, s) {
    super(e), this.name = "ResponseStatusCodeError", this.message = e || "Response Status Code Error", 
    this.code = "UND_ERR_RESPONSE_STATUS_CODE", this.body = s, this.status = t, this.statusCode = t, 
    this.headers = r;
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[A];
   }
   [A]=!0;
  }
  const i = Symbol.for("undici.error.UND_ERR_INVALID_ARG");
  class InvalidArgumentError extends UndiciError {
   constructor(e) {
    super(e), this.name = "InvalidArgumentError", this.message = e || "Invalid Argument Error", 
    this.code = "UND_ERR_INVALID_ARG";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[i];
   }
   [i]=!0;
  }
  const a = Symbol.for("undici.error.UND_ERR_INVALID_RETURN_VALUE");
  class InvalidReturnValueError extends UndiciError {
   constructor(e) {
    super(e), this.name = "InvalidReturnValueError", this.message = e || "Invalid Return Value Error", 
    this.code = "UND_ERR_INVALID_RETURN_VALUE";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[a];
   }
   [a]=!0;
  }
  const c = Symbol.for("undici.error.UND_ERR_ABORT");
  class AbortError extends UndiciError {
   constructor(e) {
    super(e), this.name = "AbortError", this.message = e || "The operation was aborted", 
    this.code = "UND_ERR_ABORT";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[c];
   }
   [c]=!0;
  }
  const l = Symbol.for("undici.error.UND_ERR_ABORTED");
  class RequestAbortedError extends AbortError {
   constructor(e) {
    super(e), this.name = "AbortError", this.message = e || "Request aborted", this.code = "UND_ERR_ABORTED";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[l];
   }
   [l]=!0;
  }
  const g = Symbol.for("undici.error.UND_ERR_INFO");
  class InformationalError extends UndiciError {
   constructor(e) {
    super(e), this.name = "InformationalError", this.message = e || "Request information", 
    this.code = "UND_ERR_INFO";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[g];
   }
   [g]=!0;
  }
  const u = Symbol.for("undici.error.UND_ERR_REQ_CONTENT_LENGTH_MISMATCH");
  class RequestContentLengthMismatchError extends UndiciError {
   constructor(e) {
    super(e), this.name = "RequestContentLengthMismatchError", this.message = e || "Request body length does not match content-length header", 
    this.code = "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[u];
   }
   [u]=!0;
  }
  const h = Symbol.for("undici.error.UND_ERR_RES_CONTENT_LENGTH_MISMATCH");
  class ResponseContentLengthMismatchError extends UndiciError {
   constructor(e) {
    super(e), this.name = "ResponseContentLengthMismatchError", this.message = e || "Response body length does not match content-length header", 
    this.code = "UND_ERR_RES_CONTENT_LENGTH_MISMATCH";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[h];
   }
   [h]=!0;
  }
  const d = Symbol.for("undici.error.UND_ERR_DESTROYED");
  class ClientDestroyedError extends UndiciError {
   constructor(e) {
    super(e), this.name = "ClientDestroyedError", this.message = e || "The client is destroyed", 
    this.code = "UND_ERR_DESTROYED";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[d];
   }
   [d]=!0;
  }
  const E = Symbol.for("undici.error.UND_ERR_CLOSED");
  class ClientClosedError extends UndiciError {
   constructor(e) {
    super(e), this.name = "ClientClosedError", this.message = e || "The client is closed", 
    this.code = "UND_ERR_CLOSED";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[E];
   }
   [E]=!0;
  }
  const p = Symbol.for("undici.error.UND_ERR_SOCKET");
  class SocketError extends UndiciError {
   constructor(e, t) {
    super(e), this.name = "SocketError", this.message = e || "Socket error", this.code = "UND_ERR_SOCKET", 
    this.socket = t;
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[p];
   }
   [p]=!0;
  }
  const Q = Symbol.for("undici.error.UND_ERR_NOT_SUPPORTED");
  class NotSupportedError extends UndiciError {
   constructor(e) {
    super(e), this.name = "NotSupportedError", this.message = e || "Not supported error", 
    this.code = "UND_ERR_NOT_SUPPORTED";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[Q];
   }
   [Q]=!0;
  }
  const B = Symbol.for("undici.error.UND_ERR_BPL_MISSING_UPSTREAM");
  class BalancedPoolMissingUpstreamError extends UndiciError {
   constructor(e) {
    super(e), this.name = "MissingUpstreamError", this.message = e || "No upstream has been added to the BalancedPool", 
    this.code = "UND_ERR_BPL_MISSING_UPSTREAM";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[B];
   }
   [B]=!0;
  }
  const I = Symbol.for("undici.error.UND_ERR_HTTP_PARSER");
  class HTTPParserError extends Error {
   constructor(e, t, r) {
    super(e), this.name = "HTTPParserError", this.code = t ? `HPE_${t}` : void 0, this.data = r ? r.toString() : void 0;
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[I];
   }
   [I]=!0;
  }
  const f = Symbol.for("undici.error.UND_ERR_RES_EXCEEDED_MAX_SIZE");
  class ResponseExceededMaxSizeError extends UndiciError {
   constructor(e) {
    super(e), this.name = "ResponseExceededMaxSizeError", this.message = e || "Response content exceeded max size", 
    this.code = "UND_ERR_RES_EXCEEDED_MAX_SIZE";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[f];
   }
   [f]=!0;
  }
  const m = Symbol.for("undici.error.UND_ERR_REQ_RETRY");
  class RequestRetryError extends UndiciError {
   constructor(e, t, {headers: r, data: s}) {
    super(e), this.name = "RequestRetryError", this.message = e || "Request retry error", 
    this.code = "UND_ERR_REQ_RETRY", this.statusCode = t, this.data = s, this.headers = r;
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[m];
   }
   [m]=!0;
  }
  const w = Symbol.for("undici.error.UND_ERR_RESPONSE");
  class ResponseError extends UndiciError {
   constructor(e, t, {headers: r, data: s}) {
    super(e), this.name = "ResponseError", this.message = e || "Response error", this.code = "UND_ERR_RESPONSE", 
    this.statusCode = t, this.data = s, this.headers = r;
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[w];
   }
   [w]=!0;
  }
  const y = Symbol.for("undici.error.UND_ERR_PRX_TLS");
  class SecureProxyConnectionError extends UndiciError {
   constructor(e, t, r) {
    super(t, {
     cause: e,
     ...r ?? {}
    }), this.name = "SecureProxyConnectionError", this.message = t || "Secure Proxy Connection failed", 
    this.code = "UND_ERR_PRX_TLS", this.cause = e;
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[y];
   }
   [y]=!0;
  }
  const k = Symbol.for("undici.error.UND_ERR_WS_MESSAGE_SIZE_EXCEEDED");
  class MessageSizeExceededError extends UndiciError {
   constructor(e) {
    super(e), this.name = "MessageSizeExceededError", this.message = e || "Max decompressed message size exceeded", 
    this.code = "UND_ERR_WS_MESSAGE_SIZE_EXCEEDED";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[k];
   }
   get [k]() {
    return !0;
   }
  }
  e.exports = {
   AbortError: AbortError,
   HTTPParserError: HTTPParserError,
   UndiciError: UndiciError,
   HeadersTimeoutError: HeadersTimeoutError,
   HeadersOverflowError: HeadersOverflowError,
   BodyTimeoutError: BodyTimeoutError,
   RequestContentLengthMismatchError: RequestContentLengthMismatchError,
   ConnectTimeoutError: ConnectTimeoutError,
   ResponseStatusCodeError: ResponseStatusCodeError,
   InvalidArgumentError: InvalidArgumentError,
   InvalidReturnValueError: InvalidReturnValueError,
   RequestAbortedError: RequestAbortedError,
   ClientDestroyedError: ClientDestroyedError,
   ClientClosedError: ClientClosedError,
   InformationalError: InformationalError,
   SocketError: SocketError,
   NotSupportedError: NotSupportedError,
   ResponseContentLengthMismatchError: ResponseContentLengthMismatchError,
   BalancedPoolMissingUpstreamError: BalancedPoolMissingUpstreamError,
   ResponseExceededMaxSizeError: ResponseExceededMaxSizeError,
   RequestRetryError: RequestRetryError,
   ResponseError: ResponseError,
   SecureProxyConnectionError: SecureProxyConnectionError,
   MessageSizeExceededError: MessageSizeExceededError
  };
 },
 4655: (e, t, r) => {
  const {InvalidArgumentError: s, NotSupportedError: n} = r(8707), o = r(4589), {isValidHTTPToken: A, isValidHeaderValue: i, isStream: a, destroy: c, isBuffer: l, isFormDataLike: g, isIterable: u, isBlobLike: h, buildURL: d, validateHandler: E, getServerName: p, normalizedMethodRecords: Q} = r(3440), {channels: B} = r(2414), {headerNameLowerCasedRecord: I} = r(735), f = /[^\u0021-\u00ff]/, m = Symbol("handler");
  function processHeader(e, t, r) {
   if (r && "object" == typeof r && !Array.isArray(r)) throw new s(`invalid ${t} header`);
   if (void 0 === r) return;
   let o = I[t];
   if (void 0 === o && (o = t.toLowerCase(), void 0 === I[o] && !A(o))) throw new s("invalid header key");
   if (Array.isArray(r)) {
    const e = [];
    for (let n = 0; n < r.length; n++) if ("string" == typeof r[n]) {
     if (!i(r[n])) throw new s(`invalid ${t} header`);
     e.push(r[n]);
    } else if (null === r[n]) e.push(""); else {
     if ("object" == typeof r[n]) throw new s(`invalid ${t} header`);
     {
      const o = `${r[n]}`;
      if (!i(o)) throw new s(`invalid ${t} header`);
      e.push(o);
     }
    }
    r = e;
   } else if ("string" == typeof r) {
    if (!i(r)) throw new s(`invalid ${t} header`);
   } else if (null === r) r = ""; else if (!i(r = `${r}`)) throw new s(`invalid ${t} header`);
   if ("host" === o) {
    if (null !== e.host) throw new s("duplicate host header");
    if ("string" != typeof r) throw new s("invalid host header");
    e.host = r;
   } else if ("content-length" === o) {
    if (null !== e.contentLength) throw new s("duplicate content-length header");
    if (e.contentLength = parseInt(r, 10), !Number.isFinite(e.contentLength)) throw new s("invalid content-length header");
   } else if (null === e.contentType && "content-type" === o) e.contentType = r, e.headers.push(t, r); else {
    if ("transfer-encoding" === o || "keep-alive" === o || "upgrade" === o) throw new s(`invalid ${o} header`);
    if ("connection" === o) {
     const t = "string" == typeof r ? r.toLowerCase() : null;
     if ("close" !== t && "keep-alive" !== t) throw new s("invalid connection header");
     "close" === t && (e.reset = !0);
    } else {
     if ("expect" === o) throw new n("expect header not supported");
     e.headers.push(t, r);
    }
   }
  }
  e.exports = class Request {
   constructor(e, {path: t, method: r, body: n, headers: o, query: I, idempotent: w, blocking: y, upgrade: k, headersTimeout: b, bodyTimeout: R, reset: S, throwOnError: T, expectContinue: D, servername: F}, v) {
    if ("string" != typeof t) throw new s("path must be a string");
    if ("/" !== t[0] && !t.startsWith("http://") && !t.startsWith("https://") && "CONNECT" !== r) throw new s("path must be an absolute URL or start with a slash");
    if (f.test(t)) throw new s("invalid request path");
    if ("string" != typeof r) throw new s("method must be a string");
    if (void 0 === Q[r] && !A(r)) throw new s("invalid request method");
    if (k && "string" != typeof k) throw new s("upgrade must be a string");
    if (k && !i(k)) throw new s("invalid upgrade header");
    if (null != b && (!Number.isFinite(b) || b < 0)) throw new s("invalid headersTimeout");
    if (null != R && (!Number.isFinite(R) || R < 0)) throw new s("invalid bodyTimeout");
    if (null != S && "boolean" != typeof S) throw new s("invalid reset");
    if (null != D && "boolean" != typeof D) throw new s("invalid expectContinue");
    if (this.headersTimeout = b, this.bodyTimeout = R, this.throwOnError = !0 === T, 
    this.method = r, this.abort = null, null == n) this.body = null; else if (a(n)) {
     this.body = n;
     const e = this.body._readableState;
     e && e.autoDestroy || (this.endHandler = function autoDestroy() {
      c(this);
     }, this.body.on("end", this.endHandler)), this.errorHandler = e => {
      this.abort ? this.abort(e) : this.error = e;
     }, this.body.on("error", this.errorHandler);
    } else if (l(n)) this.body = n.byteLength ? n : null; else if (ArrayBuffer.isView(n)) this.body = n.buffer.byteLength ? Buffer.from(n.buffer, n.byteOffset, n.byteLength) : null; else if (n instanceof ArrayBuffer) this.body = n.byteLength ? Buffer.from(n) : null; else if ("string" == typeof n) this.body = n.length ? Buffer.from(n) : null; else {
     if (!(g(n) || u(n) || h(n))) throw new s("body must be a string, a Buffer, a Readable stream, an iterable, or an async iterable");
     this.body = n;
    }
    if (this.completed = !1, this.aborted = !1, this.upgrade = k || null, this.path = I ? d(t, I) : t, 
    this.origin = e, this.idempotent = null == w ? "HEAD" === r || "GET" === r : w, 
    this.blocking = null != y && y, this.reset = null == S ? null : S, this.host = null, 
    this.contentLength = null, this.contentType = null, this.headers = [], this.expectContinue = null != D && D, 
    Array.isArray(o)) {
     if (o.length % 2 != 0) throw new s("headers array must be even");
     for (let e = 0; e < o.length; e += 2) processHeader(this, o[e], o[e + 1]);
    } else if (o && "object" == typeof o) if (o[Symbol.iterator]) for (const e of o) {
     if (!Array.isArray(e) || 2 !== e.length) throw new s("headers must be in key-value pair format");
     processHeader(this, e[0], e[1]);
    } else {
     const e = Object.keys(o);
     for (let t = 0; t < e.length; ++t) processHeader(this, e[t], o[e[t]]);
    } else if (null != o) throw new s("headers must be an object or an array");
    E(v, r, k), this.servername = F || p(this.host), this[m] = v, B.create.hasSubscribers && B.create.publish({
     request: this
    });
   }
   onBodySent(e) {
    if (this[m].onBodySent) try {
     return this[m].onBodySent(e);
    } catch (e) {
     this.abort(e);
    }
   }
   onRequestSent() {
    if (B.bodySent.hasSubscribers && B.bodySent.publish({
     request: this
    }), this[m].onRequestSent) try {
     return this[m].onRequestSent();
    } catch (e) {
     this.abort(e);
    }
   }
   onConnect(e) {
    if (o(!this.aborted), o(!this.completed), !this.error) return this.abort = e, this[m].onConnect(e);
    e(this.error);
   }
   onResponseStarted() {
    return this[m].onResponseStarted?.();
   }
   onHeaders(e, t, r, s) {
    o(!this.aborted), o(!this.completed), B.headers.hasSubscribers && B.headers.publish({
     request: this,
     response: {
      statusCode: e,
      headers: t,
      statusText: s
     }
    });
    try {
     return this[m].onHeaders(e, t, r, s);
    } catch (e) {
     this.abort(e);
    }
   }
   onData(e) {
    o(!this.aborted), o(!this.completed);
    try {
     return this[m].onData(e);
    } catch (e) {
     return this.abort(e), !1;
    }
   }
   onUpgrade(e, t, r, s = "") {
    this.onFinally(), o(!this.aborted), o(!this.completed), null !== e && this.#e(e, t, s);
    const n = this[m].onUpgrade(e, t, r);
    return this.aborted || (this.completed = !0, null !== e && this.#t()), n;
   }
   onUpgradeResponse(e, t, r, s = "") {
    o(!this.aborted), o(this.completed), B.headers.hasSubscribers && this.#e(e, r(t), s), 
    this.#t();
   }
   onUpgradeError(e) {
    o(!this.aborted), o(this.completed), B.error.hasSubscribers && B.error.publish({
     request: this,
     error: e
    });
   }
   #e(e, t, r) {
    B.headers.hasSubscribers && B.headers.publish({
     request: this,
     response: {
      statusCode: e,
      headers: t,
      statusText: r
     }
    });
   }
   #t() {
    B.trailers.hasSubscribers && B.trailers.publish({
     request: this,
     trailers: []
    });
   }
   onComplete(e) {
    this.onFinally(), o(!this.aborted), this.completed = !0, B.trailers.hasSubscribers && B.trailers.publish({
     request: this,
     trailers: e
    });
    try {
     return this[m].onComplete(e);
    } catch (e) {
     this.onError(e);
    }
   }
   onError(e) {
    if (this.onFinally(), B.error.hasSubscribers && B.error.publish({
     request: this,
     error: e
    }), !this.aborted) return this.aborted = !0, this[m].onError(e);
   }
   onFinally() {
    this.errorHandler && (this.body.off("error", this.errorHandler), this.errorHandler = null), 
    this.endHandler && (this.body.off("end", this.endHandler), this.endHandler = null);
   }
   addHeader(e, t) {
    return processHeader(this, e, t), this;
   }
  };
 },
 6443: e => {
  e.exports = {
   kClose: Symbol("close"),
   kDestroy: Symbol("destroy"),
   kDispatch: Symbol("dispatch"),
   kUrl: Symbol("url"),
   kWriting: Symbol("writing"),
   kResuming: Symbol("resuming"),
   kQueue: Symbol("queue"),
   kConnect: Symbol("connect"),
   kConnecting: Symbol("connecting"),
   kKeepAliveDefaultTimeout: Symbol("default keep alive timeout"),
   kKeepAliveMaxTimeout: Symbol("max keep alive timeout"),
   kKeepAliveTimeoutThreshold: Symbol("keep alive timeout threshold"),
   kKeepAliveTimeoutValue: Symbol("keep alive timeout"),
   kKeepAlive: Symbol("keep alive"),
   kHeadersTimeout: Symbol("headers timeout"),
   kBodyTimeout: Symbol("body timeout"),
   kServerName: Symbol("server name"),
   kLocalAddress: Symbol("local address"),
   kHost: Symbol("host"),
   kNoRef: Symbol("no ref"),
   kBodyUsed: Symbol("used"),
   kBody: Symbol("abstracted request body"),
   kRunning: Symbol("running"),
   kBlocking: Symbol("blocking"),
   kPending: Symbol("pending"),
   kSize: Symbol("size"),
   kBusy: Symbol("busy"),
   kQueued: Symbol("queued"),
   kFree: Symbol("free"),
   kConnected: Symbol("connected"),
   kClosed: Symbol("closed"),
   kNeedDrain: Symbol("need drain"),
   kReset: Symbol("reset"),
   kDestroyed: Symbol.for("nodejs.stream.destroyed"),
   kResume: Symbol("resume"),
   kOnError: Symbol("on error"),
   kMaxHeadersSize: Symbol("max headers size"),
   kRunningIdx: Symbol("running index"),
   kPendingIdx: Symbol("pending index"),
   kError: Symbol("error"),
   kClients: Symbol("clients"),
   kClient: Symbol("client"),
   kParser: Symbol("parser"),
   kOnDestroyed: Symbol("destroy callbacks"),
   kPipelining: Symbol("pipelining"),
   kSocket: Symbol("socket"),
   kHostHeader: Symbol("host header"),
   kConnector: Symbol("connector"),
   kStrictContentLength: Symbol("strict content length"),
   kMaxRedirections: Symbol("maxRedirections"),
   kMaxRequests: Symbol("maxRequestsPerClient"),
   kProxy: Symbol("proxy agent options"),
   kCounter: Symbol("socket request counter"),
   kInterceptors: Symbol("dispatch interceptors"),
   kMaxResponseSize: Symbol("max response size"),
   kHTTP2Session: Symbol("http2Session"),
   kHTTP2SessionState: Symbol("http2Session state"),
   kRetryHandlerDefaultRetry: Symbol("retry agent default retry"),
   kConstruct: Symbol("constructable"),
   kListeners: Symbol("listeners"),
   kHTTPContext: Symbol("http context"),
   kMaxConcurrentStreams: Symbol("max concurrent streams"),
   kNoProxyAgent: Symbol("no proxy agent"),
   kHttpProxyAgent: Symbol("http proxy agent"),
   kHttpsProxyAgent: Symbol("https proxy agent")
  };
 },
 7752: (e, t, r) => {
  const {wellknownHeaderNames: s, headerNameLowerCasedRecord: n} = r(735);
  class TstNode {
   value=null;
   left=null;
   middle=null;
   right=null;
   code;
   constructor(e, t, r) {
    if (void 0 === r || r >= e.length) throw new TypeError("Unreachable");
    if ((this.code = e.charCodeAt(r)) > 127) throw new TypeError("key must be ascii string");
    e.length !== ++r ? this.middle = new TstNode(e, t, r) : this.value = t;
   }
   add(e, t) {
    const r = e.length;
    if (0 === r) throw new TypeError("Unreachable");
    let s = 0, n = this;
    for (;;) {
     const o = e.charCodeAt(s);
     if (o > 127) throw new TypeError("key must be ascii string");
     if (n.code === o) {
      if (r === ++s) {
       n.value = t;
       break;
      }
      if (null === n.middle) {
       n.middle = new TstNode(e, t, s);
       break;
      }
      n = n.middle;
     } else if (n.code < o) {
      if (null === n.left) {
       n.left = new TstNode(e, t, s);
       break;
      }
      n = n.left;
     } else {
      if (null === n.right) {
       n.right = new TstNode(e, t, s);
       break;
      }
      n = n.right;
     }
    }
   }
   search(e) {
    const t = e.length;
    let r = 0, s = this;
    for (;null !== s && r < t; ) {
     let n = e[r];
     for (n <= 90 && n >= 65 && (n |= 32); null !== s; ) {
      if (n === s.code) {
       if (t === ++r) return s;
       s = s.middle;
       break;
      }
      s = s.code < n ? s.left : s.right;
     }
    }
    return null;
   }
  }
  class TernarySearchTree {
   node=null;
   insert(e, t) {
    null === this.node ? this.node = new TstNode(e, t, 0) : this.node.add(e, t);
   }
   lookup(e) {
    return this.node?.search(e)?.value ?? null;
   }
  }
  const o = new TernarySearchTree;
  for (let e = 0; e < s.length; ++e) {
   const t = n[s[e]];
   o.insert(t, t);
  }
  e.exports = {
   TernarySearchTree: TernarySearchTree,
   tree: o
  };
 },
 3440: (e, t, r) => {
  const s = r(4589), {kDestroyed: n, kBodyUsed: o, kListeners: A, kBody: i} = r(6443), {IncomingMessage: a} = r(7067), c = r(7075), l = r(7030), {Blob: g} = r(4573), u = r(7975), {stringify: h} = r(1792), {EventEmitter: d} = r(8474), {InvalidArgumentError: E} = r(8707), {headerNameLowerCasedRecord: p} = r(735), {tree: Q} = r(7752), [B, I] = process.versions.node.split(".").map(e => Number(e));
  class BodyAsyncIterable {
   constructor(e) {
    this[i] = e, this[o] = !1;
   }
   async* [Symbol.asyncIterator]() {
    s(!this[o], "disturbed"), this[o] = !0, yield* this[i];
   }
  }
  function isStream(e) {
   return e && "object" == typeof e && "function" == typeof e.pipe && "function" == typeof e.on;
  }
  function isBlobLike(e) {
   if (null === e) return !1;
   if (e instanceof g) return !0;
   if ("object" != typeof e) return !1;
   {
    const t = e[Symbol.toStringTag];
    return ("Blob" === t || "File" === t) && ("stream" in e && "function" == typeof e.stream || "arrayBuffer" in e && "function" == typeof e.arrayBuffer);
   }
  }
  function isValidPort(e) {
   const t = parseInt(e, 10);
   return t === Number(e) && t >= 0 && t <= 65535;
  }
  function isHttpOrHttpsPrefixed(e) {
   return null != e && "h" === e[0] && "t" === e[1] && "t" === e[2] && "p" === e[3] && (":" === e[4] || "s" === e[4] && ":" === e[5]);
  }
  function parseURL(e) {
   if ("string" == typeof e) {
    if (!isHttpOrHttpsPrefixed((e = new URL(e)).origin || e.protocol)) throw new E("Invalid URL protocol: the URL must start with `http:` or `https:`.");
    return e;
   }
   if (!e || "object" != typeof e) throw new E("Invalid URL: The URL argument must be a non-null object.");
   if (!(e instanceof URL)) {
    if (null != e.port && "" !== e.port && !1 === isValidPort(e.port)) throw new E("Invalid URL: port must be a valid integer or a string representation of an integer.");
    if (null != e.path && "string" != typeof e.path) throw new E("Invalid URL path: the path must be a string or null/undefined.");
    if (null != e.pathname && "string" != typeof e.pathname) throw new E("Invalid URL pathname: the pathname must be a string or null/undefined.");
    if (null != e.hostname && "string" != typeof e.hostname) throw new E("Invalid URL hostname: the hostname must be a string or null/undefined.");
    if (null != e.origin && "string" != typeof e.origin) throw new E("Invalid URL origin: the origin must be a string or null/undefined.");
    if (!isHttpOrHttpsPrefixed(e.origin || e.protocol)) throw new E("Invalid URL protocol: the URL must start with `http:` or `https:`.");
    const t = null != e.port ? e.port : "https:" === e.protocol ? 443 : 80;
    let r = null != e.origin ? e.origin : `${e.protocol || ""}//${e.hostname || ""}:${t}`, s = null != e.path ? e.path : `${e.pathname || ""}${e.search || ""}`;
    return "/" === r[r.length - 1] && (r = r.slice(0, r.length - 1)), s && "/" !== s[0] && (s = `/${s}`), 
    new URL(`${r}${s}`);
   }
   if (!isHttpOrHttpsPrefixed(e.origin || e.protocol)) throw new E("Invalid URL protocol: the URL must start with `http:` or `https:`.");
   return e;
  }
  function isIterable(e) {
   return !(null == e || "function" != typeof e[Symbol.iterator] && "function" != typeof e[Symbol.asyncIterator]);
  }
  function bodyLength(e) {
   if (null == e) return 0;
   if (isStream(e)) {
    const t = e._readableState;
    return t && !1 === t.objectMode && !0 === t.ended && Number.isFinite(t.length) ? t.length : null;
   }
   return isBlobLike(e) ? null != e.size ? e.size : null : isBuffer(e) ? e.byteLength : null;
  }
  function isDestroyed(e) {
   return e && !!(e.destroyed || e[n] || c.isDestroyed?.(e));
  }
  const f = /timeout=(\d+)/;
  function headerNameToString(e) {
   return "string" == typeof e ? p[e] ?? e.toLowerCase() : Q.lookup(e) ?? e.toString("latin1").toLowerCase();
  }
  function isBuffer(e) {
   return e instanceof Uint8Array || Buffer.isBuffer(e);
  }
  const m = "function" == typeof String.prototype.toWellFormed, w = "function" == typeof String.prototype.isWellFormed;
  function toUSVString(e) {
   return m ? `${e}`.toWellFormed() : u.toUSVString(e);
  }
  function isTokenCharCode(e) {
   switch (e) {
   case 34:
   case 40:
   case 41:
   case 44:
   case 47:
   case 58:
   case 59:
   case 60:
   case 61:
   case 62:
   case 63:
   case 64:
   case 91:
   case 92:
   case 93:
   case 123:
   case 125:
    return !1;

   default:
    return e >= 33 && e <= 126;
   }
  }
  const y = /[^\t\x20-\x7e\x80-\xff]/, k = Object.create(null);
  k.enumerable = !0;
  const b = {
   delete: "DELETE",
   DELETE: "DELETE",
   get: "GET",
   GET: "GET",
   head: "HEAD",
   HEAD: "HEAD",
   options: "OPTIONS",
   OPTIONS: "OPTIONS",
   post: "POST",
   POST: "POST",
   put: "PUT",
   PUT: "PUT"
  }, R = {
   ...b,
   patch: "patch",
   PATCH: "PATCH"
  };
  Object.setPrototypeOf(b, null), Object.setPrototypeOf(R, null), e.exports = {
   kEnumerableProperty: k,
   nop: function nop() {},
   isDisturbed: function isDisturbed(e) {
    return !(!e || !c.isDisturbed(e) && !e[o]);
   },
   isErrored: function isErrored(e) {
    return !(!e || !c.isErrored(e));
   },
   isReadable: function isReadable(e) {
    return !(!e || !c.isReadable(e));
   },
   toUSVString: toUSVString,
   isUSVString: function isUSVString(e) {
    return w ? `${e}`.isWellFormed() : toUSVString(e) === `${e}`;
   },
   isBlobLike: isBlobLike,
   parseOrigin: function parseOrigin(e) {
    if ("/" !== (e = parseURL(e)).pathname || e.search || e.hash) throw new E("invalid url");
    return e;
   },
   parseURL: parseURL,
   getServerName: function getServerName(e) {
    if (!e) return null;
    s("string" == typeof e);
    const t = function getHostname(e) {
     if ("[" === e[0]) {
      const t = e.indexOf("]");
      return s(-1 !== t), e.substring(1, t);
     }
     const t = e.indexOf(":");
     return -1 === t ? e : e.substring(0, t);
    }(e);
    return l.isIP(t) ? "" : t;
   },
   isStream: isStream,
   isIterable: isIterable,
   isAsyncIterable: function isAsyncIterable(e) {
    return !(null == e || "function" != typeof e[Symbol.asyncIterator]);
   },
   isDestroyed: isDestroyed,
   headerNameToString: headerNameToString,
   bufferToLowerCasedHeaderName: function bufferToLowerCasedHeaderName(e) {
    return Q.lookup(e) ?? e.toString("latin1").toLowerCase();
   },
   addListener: function addListener(e, t, r) {
    return (e[A] ??= []).push([ t, r ]), e.on(t, r), e;
   },
   removeAllListeners: function removeAllListeners(e) {
    for (const [t, r] of e[A] ?? []) e.removeListener(t, r);
    e[A] = null;
   },
   errorRequest: function errorRequest(e, t, r) {
    try {
     t.onError(r), s(t.aborted);
    } catch (r) {
     e.emit("error", r);
    }
   },
   parseRawHeaders: function parseRawHeaders(e) {
    const t = e.length, r = new Array(t);
    let s, n, o = !1, A = -1, i = 0;
    for (let t = 0; t < e.length; t += 2) s = e[t], n = e[t + 1], "string" != typeof s && (s = s.toString()), 
    "string" != typeof n && (n = n.toString("utf8")), i = s.length, 14 !== i || "-" !== s[7] || "content-length" !== s && "content-length" !== s.toLowerCase() ? 19 !== i || "-" !== s[7] || "content-disposition" !== s && "content-disposition" !== s.toLowerCase() || (A = t + 1) : o = !0, 
    r[t] = s, r[t + 1] = n;
    return o && -1 !== A && (r[A] = Buffer.from(r[A]).toString("latin1")), r;
   },
   parseHeaders: function parseHeaders(e, t) {
    void 0 === t && (t = {});
    for (let r = 0; r < e.length; r += 2) {
     const s = headerNameToString(e[r]);
     let n = t[s];
     if (n) "string" == typeof n && (n = [ n ], t[s] = n), n.push(e[r + 1].toString("utf8")); else {
      const n = e[r + 1];
      t[s] = "string" == typeof n ? n : Array.isArray(n) ? n.map(e => e.toString("utf8")) : n.toString("utf8");
     }
    }
    return "content-length" in t && "content-disposition" in t && (t["content-disposition"] = Buffer.from(t["content-disposition"]).toString("latin1")), 
    t;
   },
   parseKeepAliveTimeout: function parseKeepAliveTimeout(e) {
    const t = e.toString().match(f);
    return t ? 1e3 * parseInt(t[1], 10) : null;
   },
   destroy: function destroy(e, t) {
    null != e && isStream(e) && !isDestroyed(e) && ("function" == typeof e.destroy ? (Object.getPrototypeOf(e).constructor === a && (e.socket = null), 
    e.destroy(t)) : t && queueMicrotask(() => {
     e.emit("error", t);
    }), !0 !== e.destroyed && (e[n] = !0));
   },
   bodyLength: bodyLength,
   deepClone: function deepClone(e) {
    return JSON.parse(JSON.stringify(e));
   },
   ReadableStreamFrom: function ReadableStreamFrom(e) {
    let t;
    return new ReadableStream({
     async start() {
      t = e[Symbol.asyncIterator]();
     },
     async pull(e) {
      const {done: r, value: s} = await t.next();
      if (r) queueMicrotask(() => {
       e.close(), e.byobRequest?.respond(0);
      }); else {
       const t = Buffer.isBuffer(s) ? s : Buffer.from(s);
       t.byteLength && e.enqueue(new Uint8Array(t));
      }
      return e.desiredSize > 0;
     },
     async cancel(e) {
      await t.return();
     },
     type: "bytes"
    });
   },
   isBuffer: isBuffer,
   validateHandler: function validateHandler(e, t, r) {
    if (!e || "object" != typeof e) throw new E("handler must be an object");
    if ("function" != typeof e.onConnect) throw new E("invalid onConnect method");
    if ("function" != typeof e.onError) throw new E("invalid onError method");
    if ("function" != typeof e.onBodySent && void 0 !== e.onBodySent) throw new E("invalid onBodySent method");
    if (r || "CONNECT" === t) {
     if ("function" != typeof e.onUpgrade) throw new E("invalid onUpgrade method");
    } else {
     if ("function" != typeof e.onHeaders) throw new E("invalid onHeaders method");
     if ("function" != typeof e.onData) throw new E("invalid onData method");
     if ("function" != typeof e.onComplete) throw new E("invalid onComplete method");
    }
   },
   getSocketInfo: function getSocketInfo(e) {
    return {
     localAddress: e.localAddress,
     localPort: e.localPort,
     remoteAddress: e.remoteAddress,
     remotePort: e.remotePort,
     remoteFamily: e.remoteFamily,
     timeout: e.timeout,
     bytesWritten: e.bytesWritten,
     bytesRead: e.bytesRead
    };
   },
   isFormDataLike: function isFormDataLike(e) {
    return e && "object" == typeof e && "function" == typeof e.append && "function" == typeof e.delete && "function" == typeof e.get && "function" == typeof e.getAll && "function" == typeof e.has && "function" == typeof e.set && "FormData" === e[Symbol.toStringTag];
   },
   buildURL: function buildURL(e, t) {
    if (e.includes("?") || e.includes("#")) throw new Error('Query params cannot be passed when url already contains "?" or "#".');
    const r = h(t);
    return r && (e += "?" + r), e;
   },
   addAbortListener: function addAbortListener(e, t) {
    return "addEventListener" in e ? (e.addEventListener("abort", t, {
     once: !0
    }), () => e.removeEventListener("abort", t)) : (e.addListener("abort", t), () => e.removeListener("abort", t));
   },
   isValidHTTPToken: function isValidHTTPToken(e) {
    if (0 === e.length) return !1;
    for (let t = 0; t < e.length; ++t) if (!isTokenCharCode(e.charCodeAt(t))) return !1;
    return !0;
   },
   isValidHeaderValue: function isValidHeaderValue(e) {
    return !y.test(e);
   },
   isTokenCharCode: isTokenCharCode,
   parseRangeHeader: function parseRangeHeader(e) {
    if (null == e || "" === e) return {
     start: 0,
     end: null,
     size: null
    };
    const t = e ? e.match(/^bytes (\d+)-(\d+)\/(\d+)?$/) : null;
    return t ? {
     start: parseInt(t[1]),
     end: t[2] ? parseInt(t[2]) : null,
     size: t[3] ? parseInt(t[3]) : null
    } : null;
   },
   normalizedMethodRecordsBase: b,
   normalizedMethodRecords: R,
   isValidPort: isValidPort,
   isHttpOrHttpsPrefixed: isHttpOrHttpsPrefixed,
   nodeMajor: B,
   nodeMinor: I,
   safeHTTPMethods: [ "GET", "HEAD", "OPTIONS", "TRACE" ],
   wrapRequestBody: function wrapRequestBody(e) {
    return isStream(e) ? (0 === bodyLength(e) && e.on("data", function() {
     s(!1);
    }), "boolean" != typeof e.readableDidRead && (e[o] = !1, d.prototype.on.call(e, "data", function() {
     this[o] = !0;
    })), e) : e && "function" == typeof e.pipeTo || e && "string" != typeof e && !ArrayBuffer.isView(e) && isIterable(e) ? new BodyAsyncIterable(e) : e;
   }
  };
 },
 7405: (e, t, r) => {
  const {InvalidArgumentError: s} = r(8707), {kClients: n, kRunning: o, kClose: A, kDestroy: i, kDispatch: a, kInterceptors: c} = r(6443), l = r(1841), g = r(628), u = r(3701), h = r(3440), d = r(5092), E = Symbol("onConnect"), p = Symbol("onDisconnect"), Q = Symbol("onConnectionError"), B = Symbol("maxRedirections"), I = Symbol("onDrain"), f = Symbol("factory"), m = Symbol("options");
  function defaultFactory(e, t) {
   return t && 1 === t.connections ? new u(e, t) : new g(e, t);
  }
  e.exports = class Agent extends l {
   constructor({factory: e = defaultFactory, maxRedirections: t = 0, connect: r, tls: o, ...A} = {}) {
    if ("function" != typeof e) throw new s("factory must be a function.");
    if (null != r && "function" != typeof r && "object" != typeof r) throw new s("connect must be a function or an object");
    if (!Number.isInteger(t) || t < 0) throw new s("maxRedirections must be a positive number");
    super(A), r && "function" != typeof r && (r = {
     ...r
    }), o && "function" != typeof o && (o = {
     ...o
    }), this[c] = A.interceptors?.Agent && Array.isArray(A.interceptors.Agent) ? A.interceptors.Agent : [ d({
     maxRedirections: t
    }) ], this[m] = {
     ...h.deepClone(A),
     connect: r,
     tls: o
    }, this[m].interceptors = A.interceptors ? {
     ...A.interceptors
    } : void 0, this[B] = t, this[f] = e, this[n] = new Map, this[I] = (e, t) => {
     this.emit("drain", e, [ this, ...t ]);
    }, this[E] = (e, t) => {
     this.emit("connect", e, [ this, ...t ]);
    }, this[p] = (e, t, r) => {
     this.emit("disconnect", e, [ this, ...t ], r);
    }, this[Q] = (e, t, r) => {
     this.emit("connectionError", e, [ this, ...t ], r);
    };
   }
   get [o]() {
    let e = 0;
    for (const t of this[n].values()) e += t[o];
    return e;
   }
   [a](e, t) {
    let r;
    if (!e.origin || !("string" == typeof e.origin || e.origin instanceof URL)) throw new s("opts.origin must be a non-empty string or URL.");
    r = String(e.origin);
    let o = this[n].get(r);
    return o || (o = this[f](e.origin, this[m]).on("drain", this[I]).on("connect", this[E]).on("disconnect", this[p]).on("connectionError", this[Q]), 
    this[n].set(r, o)), o.dispatch(e, t);
   }
   async [A]() {
    const e = [];
    for (const t of this[n].values()) e.push(t.close());
    this[n].clear(), await Promise.all(e);
   }
   async [i](e) {
    const t = [];
    for (const r of this[n].values()) t.push(r.destroy(e));
    this[n].clear(), await Promise.all(t);
   }
  };
 },
 837: (e, t, r) => {
  const {BalancedPoolMissingUpstreamError: s, InvalidArgumentError: n} = r(8707), {PoolBase: o, kClients: A, kNeedDrain: i, kAddClient: a, kRemoveClient: c, kGetDispatcher: l} = r(2128), g = r(628), {kUrl: u, kInterceptors: h} = r(6443), {parseOrigin: d} = r(3440), E = Symbol("factory"), p = Symbol("options"), Q = Symbol("kGreatestCommonDivisor"), B = Symbol("kCurrentWeight"), I = Symbol("kIndex"), f = Symbol("kWeight"), m = Symbol("kMaxWeightPerServer"), w = Symbol("kErrorPenalty");
  function getGreatestCommonDivisor(e, t) {
   if (0 === e) return t;
   for (;0 !== t; ) {
    const r = t;
    t = e % t, e = r;
   }
   return e;
  }
  function defaultFactory(e, t) {
   return new g(e, t);
  }
  e.exports = class BalancedPool extends o {
   constructor(e = [], {factory: t = defaultFactory, ...r} = {}) {
    if (super(), this[p] = r, this[I] = -1, this[B] = 0, this[m] = this[p].maxWeightPerServer || 100, 
    this[w] = this[p].errorPenalty || 15, Array.isArray(e) || (e = [ e ]), "function" != typeof t) throw new n("factory must be a function.");
    this[h] = r.interceptors?.BalancedPool && Array.isArray(r.interceptors.BalancedPool) ? r.interceptors.BalancedPool : [], 
    this[E] = t;
    for (const t of e) this.addUpstream(t);
    this._updateBalancedPoolStats();
   }
   addUpstream(e) {
    const t = d(e).origin;
    if (this[A].find(e => e[u].origin === t && !0 !== e.closed && !0 !== e.destroyed)) return this;
    const r = this[E](t, Object.assign({}, this[p]));
    this[a](r), r.on("connect", () => {
     r[f] = Math.min(this[m], r[f] + this[w]);
    }), r.on("connectionError", () => {
     r[f] = Math.max(1, r[f] - this[w]), this._updateBalancedPoolStats();
    }), r.on("disconnect", (...e) => {
     const t = e[2];
     t && "UND_ERR_SOCKET" === t.code && (r[f] = Math.max(1, r[f] - this[w]), this._updateBalancedPoolStats());
    });
    for (const e of this[A]) e[f] = this[m];
    return this._updateBalancedPoolStats(), this;
   }
   _updateBalancedPoolStats() {
    let e = 0;
    for (let t = 0; t < this[A].length; t++) e = getGreatestCommonDivisor(this[A][t][f], e);
    this[Q] = e;
   }
   removeUpstream(e) {
    const t = d(e).origin, r = this[A].find(e => e[u].origin === t && !0 !== e.closed && !0 !== e.destroyed);
    return r && this[c](r), this;
   }
   get upstreams() {
    return this[A].filter(e => !0 !== e.closed && !0 !== e.destroyed).map(e => e[u].origin);
   }
   [l]() {
    if (0 === this[A].length) throw new s;
    if (!this[A].find(e => !e[i] && !0 !== e.closed && !0 !== e.destroyed)) return;
    if (this[A].map(e => e[i]).reduce((e, t) => e && t, !0)) return;
    let e = 0, t = this[A].findIndex(e => !e[i]);
    for (;e++ < this[A].length; ) {
     this[I] = (this[I] + 1) % this[A].length;
     const e = this[A][this[I]];
     if (e[f] > this[A][t][f] && !e[i] && (t = this[I]), 0 === this[I] && (this[B] = this[B] - this[Q], 
     this[B] <= 0 && (this[B] = this[m])), e[f] >= this[B] && !e[i]) return e;
    }
    return this[B] = this[A][t][f], this[I] = t, this[A][t];
   }
  };
 },
 637: (e, t, r) => {
  const s = r(4589), n = r(3440), {channels: o} = r(2414), A = r(6603), {RequestContentLengthMismatchError: i, ResponseContentLengthMismatchError: a, RequestAbortedError: c, InvalidArgumentError: l, HeadersTimeoutError: g, HeadersOverflowError: u, SocketError: h, InformationalError: d, BodyTimeoutError: E, HTTPParserError: p, ResponseExceededMaxSizeError: Q} = r(8707), {kUrl: B, kReset: I, kClient: f, kParser: m, kBlocking: w, kRunning: y, kPending: k, kSize: b, kWriting: R, kQueue: S, kNoRef: T, kKeepAliveDefaultTimeout: D, kHostHeader: F, kPendingIdx: v, kRunningIdx: N, kError: M, kPipelining: U, kSocket: L, kKeepAliveTimeoutValue: G, kMaxHeadersSize: O, kKeepAliveMaxTimeout: x, kKeepAliveTimeoutThreshold: H, kHeadersTimeout: P, kBodyTimeout: Y, kStrictContentLength: J, kMaxRequests: V, kCounter: W, kMaxResponseSize: q, kOnError: z, kResume: j, kHTTPContext: Z} = r(6443), $ = r(2824), K = Buffer.alloc(0), X = Buffer[Symbol.species], ee = n.addListener, te = n.removeAllListeners, re = Symbol("kIdleSocketValidation"), se = Symbol("kIdleSocketValidationTimeout"), ne = Symbol("kSocketUsed");
  let oe, Ae = null, ie = async function lazyllhttp() {
   const e = process.env.JEST_WORKER_ID ? r(3870) : void 0;
   let t;
   try {
    t = await WebAssembly.compile(r(3434));
   } catch (s) {
    t = await WebAssembly.compile(e || r(3870));
   }
   return await WebAssembly.instantiate(t, {
    env: {
     wasm_on_url: (e, t, r) => 0,
     wasm_on_status: (e, t, r) => {
      s(ae.ptr === e);
      const n = t - ge + ce.byteOffset;
      return ae.onStatus(new X(ce.buffer, n, r)) || 0;
     },
     wasm_on_message_begin: e => (s(ae.ptr === e), ae.onMessageBegin() || 0),
     wasm_on_header_field: (e, t, r) => {
      s(ae.ptr === e);
      const n = t - ge + ce.byteOffset;
      return ae.onHeaderField(new X(ce.buffer, n, r)) || 0;
     },
     wasm_on_header_value: (e, t, r) => {
      s(ae.ptr === e);
      const n = t - ge + ce.byteOffset;
      return ae.onHeaderValue(new X(ce.buffer, n, r)) || 0;
     },
     wasm_on_headers_complete: (e, t, r, n) => (s(ae.ptr === e), ae.onHeadersComplete(t, Boolean(r), Boolean(n)) || 0),
     wasm_on_body: (e, t, r) => {
      s(ae.ptr === e);
      const n = t - ge + ce.byteOffset;
      return ae.onBody(new X(ce.buffer, n, r)) || 0;
     },
     wasm_on_message_complete: e => (s(ae.ptr === e), ae.onMessageComplete() || 0)
    }
   });
  }();
  ie.catch();
  let ae = null, ce = null, le = 0, ge = null;
  class Parser {
   constructor(e, t, {exports: r}) {
    s(Number.isFinite(e[O]) && e[O] > 0), this.llhttp = r, this.ptr = this.llhttp.llhttp_alloc($.TYPE.RESPONSE), 
    this.client = e, this.socket = t, this.timeout = null, this.timeoutValue = null, 
    this.timeoutType = null, this.statusCode = null, this.statusText = "", this.upgrade = !1, 
    this.headers = [], this.headersSize = 0, this.headersMaxSize = e[O], this.shouldKeepAlive = !1, 
    this.paused = !1, this.resume = this.resume.bind(this), this.bytesRead = 0, this.keepAlive = "", 
    this.contentLength = "", this.connection = "", this.maxResponseSize = e[q];
   }
   setTimeout(e, t) {
    e !== this.timeoutValue || 1 & t ^ 1 & this.timeoutType ? (this.timeout && (A.clearTimeout(this.timeout), 
    this.timeout = null), e && (1 & t ? this.timeout = A.setFastTimeout(onParserTimeout, e, new WeakRef(this)) : (this.timeout = setTimeout(onParserTimeout, e, new WeakRef(this)), 
    this.timeout.unref())), this.timeoutValue = e) : this.timeout && this.timeout.refresh && this.timeout.refresh(), 
    this.timeoutType = t;
   }
   resume() {
    !this.socket.destroyed && this.paused && (s(null != this.ptr), s(null == ae), this.llhttp.llhttp_resume(this.ptr), 
    s(5 === this.timeoutType), this.timeout && this.timeout.refresh && this.timeout.refresh(), 
    this.paused = !1, this.execute(this.socket.read() || K), this.readMore());
   }
   readMore() {
    for (;!this.paused && this.ptr; ) {
     const e = this.socket.read();
     if (null === e) break;
     this.execute(e);
    }
   }
   execute(e) {
    s(null != this.ptr), s(null == ae), s(!this.paused);
    const {socket: t, llhttp: r} = this;
    e.length > le && (ge && r.free(ge), le = 4096 * Math.ceil(e.length / 4096), ge = r.malloc(le)), 
    new Uint8Array(r.memory.buffer, ge, le).set(e);
    try {
     let s;
     try {
      ce = e, ae = this, s = r.llhttp_execute(this.ptr, ge, e.length);
     } catch (e) {
      throw e;
     } finally {
      ae = null, ce = null;
     }
     const n = r.llhttp_get_error_pos(this.ptr) - ge;
     if (s !== $.ERROR.OK) {
      const r = e.subarray(n);
      if (s === $.ERROR.PAUSED_UPGRADE) this.onUpgrade(r); else {
       if (s !== $.ERROR.PAUSED) throw this.createError(s, r);
       this.paused = !0, t.unshift(r);
      }
     }
    } catch (e) {
     n.destroy(t, e);
    }
   }
   finish() {
    s(null === ae), s(null != this.ptr), s(!this.paused);
    const {llhttp: e} = this;
    let t;
    try {
     ae = this, t = e.llhttp_finish(this.ptr);
    } finally {
     ae = null;
    }
    return t === $.ERROR.OK ? null : t === $.ERROR.PAUSED || t === $.ERROR.PAUSED_UPGRADE ? (this.paused = !0, 
    null) : this.createError(t, K);
   }
   createError(e, t) {
    const {llhttp: r, contentLength: s, bytesRead: n} = this;
    if (s && n !== parseInt(s, 10)) return new a;
    const o = r.llhttp_get_error_reason(this.ptr);
    let A = "";
    if (o) {
     const e = new Uint8Array(r.memory.buffer, o).indexOf(0);
     A = "Response does not match the HTTP/1.1 protocol (" + Buffer.from(r.memory.buffer, o, e).toString() + ")";
    }
    return new p(A, $.ERROR[e], t);
   }
   destroy() {
    s(null != this.ptr), s(null == ae), this.llhttp.llhttp_free(this.ptr), this.ptr = null, 
    this.timeout && A.clearTimeout(this.timeout), this.timeout = null, this.timeoutValue = null, 
    this.timeoutType = null, this.paused = !1;
   }
   onStatus(e) {
    this.statusText = e.toString();
   }
   onMessageBegin() {
    const {socket: e, client: t} = this;
    if (e.destroyed) return -1;
    if (0 === t[y]) return n.destroy(e, new h("bad response", n.getSocketInfo(e))), 
    -1;
    const r = t[S][t[N]];
    if (!r) return -1;
    r.onResponseStarted();
   }
   onHeaderField(e) {
    const t = this.headers.length;
    1 & t ? this.headers[t - 1] = Buffer.concat([ this.headers[t - 1], e ]) : this.headers.push(e), 
    this.trackHeader(e.length);
   }
   onHeaderValue(e) {
    let t = this.headers.length;
    1 & ~t ? this.headers[t - 1] = Buffer.concat([ this.headers[t - 1], e ]) : (this.headers.push(e), 
    t += 1);
    const r = this.headers[t - 2];
    if (10 === r.length) {
     const t = n.bufferToLowerCasedHeaderName(r);
     "keep-alive" === t ? this.keepAlive += e.toString() : "connection" === t && (this.connection += e.toString());
    } else 14 === r.length && "content-length" === n.bufferToLowerCasedHeaderName(r) && (this.contentLength += e.toString());
    this.trackHeader(e.length);
   }
   trackHeader(e) {
    this.headersSize += e, this.headersSize >= this.headersMaxSize && n.destroy(this.socket, new u);
   }
   onUpgrade(e) {
    const {upgrade: t, client: r, socket: o, headers: A, statusCode: i, statusText: a} = this;
    s(t), s(r[L] === o), s(!o.destroyed), s(!this.paused), s(!(1 & A.length));
    const c = r[S][r[N]];
    s(c), s(c.upgrade || "CONNECT" === c.method), this.statusCode = null, this.statusText = "", 
    this.shouldKeepAlive = null, this.headers = [], this.headersSize = 0, o.unshift(e), 
    o[m].destroy(), o[m] = null, o[f] = null, o[M] = null, te(o), r[L] = null, r[Z] = null, 
    r[S][r[N]++] = null, r.emit("disconnect", r[B], [ r ], new d("upgrade"));
    try {
     c.onUpgrade(i, A, o, a);
    } catch (e) {
     n.errorRequest(r, c, e), n.destroy(o, e);
    }
    r[j]();
   }
   onHeadersComplete(e, t, r) {
    const {client: o, socket: A, headers: i, statusText: a} = this;
    if (A.destroyed) return -1;
    if (0 === o[y]) return n.destroy(A, new h("bad response", n.getSocketInfo(A))), 
    -1;
    const c = o[S][o[N]];
    if (!c) return -1;
    if (s(!this.upgrade), s(this.statusCode < 200), 100 === e) return n.destroy(A, new h("bad response", n.getSocketInfo(A))), 
    -1;
    if (t && !c.upgrade) return n.destroy(A, new h("bad upgrade", n.getSocketInfo(A))), 
    -1;
    if (s(3 === this.timeoutType), this.statusCode = e, this.shouldKeepAlive = r || "HEAD" === c.method && !A[I] && "keep-alive" === this.connection.toLowerCase(), 
    this.statusCode >= 200) {
     const e = null != c.bodyTimeout ? c.bodyTimeout : o[Y];
     this.setTimeout(e, 5);
    } else this.timeout && this.timeout.refresh && this.timeout.refresh();
    if ("CONNECT" === c.method) return s(1 === o[y]), this.upgrade = !0, 2;
    if (t) return s(1 === o[y]), this.upgrade = !0, 2;
    if (s(!(1 & this.headers.length)), this.headers = [], this.headersSize = 0, this.shouldKeepAlive && o[U]) {
     const e = this.keepAlive ? n.parseKeepAliveTimeout(this.keepAlive) : null;
     if (null != e) {
      const t = Math.min(e - o[H], o[x]);
      t <= 0 ? A[I] = !0 : o[G] = t;
     } else o[G] = o[D];
    } else A[I] = !0;
    const l = !1 === c.onHeaders(e, i, this.resume, a);
    return c.aborted ? -1 : "HEAD" === c.method || e < 200 ? 1 : (A[w] && (A[w] = !1, 
    o[j]()), l ? $.ERROR.PAUSED : 0);
   }
   onBody(e) {
    const {client: t, socket: r, statusCode: o, maxResponseSize: A} = this;
    if (r.destroyed) return -1;
    const i = t[S][t[N]];
    return s(i), s(5 === this.timeoutType), this.timeout && this.timeout.refresh && this.timeout.refresh(), 
    s(o >= 200), A > -1 && this.bytesRead + e.length > A ? (n.destroy(r, new Q), -1) : (this.bytesRead += e.length, 
    !1 === i.onData(e) ? $.ERROR.PAUSED : void 0);
   }
   onMessageComplete() {
    const {client: e, socket: t, statusCode: r, upgrade: o, headers: A, contentLength: i, bytesRead: c, shouldKeepAlive: l} = this;
    if (t.destroyed && (!r || l)) return -1;
    if (o) return;
    s(r >= 100), s(!(1 & this.headers.length));
    const g = e[S][e[N]];
    return s(g), this.statusCode = null, this.statusText = "", this.bytesRead = 0, this.contentLength = "", 
    this.keepAlive = "", this.connection = "", this.headers = [], this.headersSize = 0, 
    r < 200 ? void 0 : "HEAD" !== g.method && i && c !== parseInt(i, 10) ? (n.destroy(t, new a), 
    -1) : (g.onComplete(A), e[S][e[N]++] = null, t[ne] = !0, t[R] ? (s(0 === e[y]), 
    n.destroy(t, new d("reset")), $.ERROR.PAUSED) : l ? t[I] && 0 === e[y] ? (n.destroy(t, new d("reset")), 
    $.ERROR.PAUSED) : void (null == e[U] || 1 === e[U] ? setImmediate(() => e[j]()) : e[j]()) : (n.destroy(t, new d("reset")), 
    $.ERROR.PAUSED));
   }
  }
  function onParserTimeout(e) {
   const {socket: t, timeoutType: r, client: o, paused: A} = e.deref();
   3 === r ? (!t[R] || t.writableNeedDrain || o[y] > 1) && (s(!A, "cannot be paused while waiting for headers"), 
   n.destroy(t, new g)) : 5 === r ? A || n.destroy(t, new E) : 8 === r && (s(0 === o[y] && o[G]), 
   n.destroy(t, new d("socket idle timeout")));
  }
  function clearIdleSocketValidation(e) {
   e[se] && (clearImmediate(e[se]), e[se] = null), e[re] = 0;
  }
  function writeBuffer(e, t, r, o, A, i, a, c) {
   try {
    t ? n.isBuffer(t) && (s(i === t.byteLength, "buffer body must have content length"), 
    A.cork(), A.write(`${a}content-length: ${i}\r\n\r\n`, "latin1"), A.write(t), A.uncork(), 
    o.onBodySent(t), c || !1 === o.reset || (A[I] = !0)) : 0 === i ? A.write(`${a}content-length: 0\r\n\r\n`, "latin1") : (s(null === i, "no body must not have content length"), 
    A.write(`${a}\r\n`, "latin1")), o.onRequestSent(), r[j]();
   } catch (t) {
    e(t);
   }
  }
  async function writeIterable(e, t, r, n, o, A, i, a) {
   s(0 !== A || 0 === r[y], "iterator body cannot be pipelined");
   let c = null;
   function onDrain() {
    if (c) {
     const e = c;
     c = null, e();
    }
   }
   const waitForDrain = () => new Promise((e, t) => {
    s(null === c), o[M] ? t(o[M]) : c = e;
   });
   o.on("close", onDrain).on("drain", onDrain);
   const l = new AsyncWriter({
    abort: e,
    socket: o,
    request: n,
    contentLength: A,
    client: r,
    expectsPayload: a,
    header: i
   });
   try {
    for await (const e of t) {
     if (o[M]) throw o[M];
     l.write(e) || await waitForDrain();
    }
    l.end();
   } catch (e) {
    l.destroy(e);
   } finally {
    o.off("close", onDrain).off("drain", onDrain);
   }
  }
  class AsyncWriter {
   constructor({abort: e, socket: t, request: r, contentLength: s, client: n, expectsPayload: o, header: A}) {
    this.socket = t, this.request = r, this.contentLength = s, this.client = n, this.bytesWritten = 0, 
    this.expectsPayload = o, this.header = A, this.abort = e, t[R] = !0;
   }
   write(e) {
    const {socket: t, request: r, contentLength: s, client: n, bytesWritten: o, expectsPayload: A, header: a} = this;
    if (t[M]) throw t[M];
    if (t.destroyed) return !1;
    const c = Buffer.byteLength(e);
    if (!c) return !0;
    if (null !== s && o + c > s) {
     if (n[J]) throw new i;
     process.emitWarning(new i);
    }
    t.cork(), 0 === o && (A || !1 === r.reset || (t[I] = !0), null === s ? t.write(`${a}transfer-encoding: chunked\r\n`, "latin1") : t.write(`${a}content-length: ${s}\r\n\r\n`, "latin1")), 
    null === s && t.write(`\r\n${c.toString(16)}\r\n`, "latin1"), this.bytesWritten += c;
    const l = t.write(e);
    return t.uncork(), r.onBodySent(e), l || t[m].timeout && 3 === t[m].timeoutType && t[m].timeout.refresh && t[m].timeout.refresh(), 
    l;
   }
   end() {
    const {socket: e, contentLength: t, client: r, bytesWritten: s, expectsPayload: n, header: o, request: A} = this;
    if (A.onRequestSent(), e[R] = !1, e[M]) throw e[M];
    if (!e.destroyed) {
     if (0 === s ? n ? e.write(`${o}content-length: 0\r\n\r\n`, "latin1") : e.write(`${o}\r\n`, "latin1") : null === t && e.write("\r\n0\r\n\r\n", "latin1"), 
     null !== t && s !== t) {
      if (r[J]) throw new i;
      process.emitWarning(new i);
     }
     e[m].timeout && 3 === e[m].timeoutType && e[m].timeout.refresh && e[m].timeout.refresh(), 
     r[j]();
    }
   }
   destroy(e) {
    const {socket: t, client: r, abort: n} = this;
    t[R] = !1, e && (s(r[y] <= 1, "pipeline should only contain this request"), n(e));
   }
  }
  e.exports = async function connectH1(e, t) {
   e[L] = t, Ae || (Ae = await ie, ie = null), t[T] = !1, t[R] = !1, t[I] = !1, t[w] = !1, 
   t[re] = 0, t[se] = null, t[ne] = !1, t[m] = new Parser(e, t, Ae), ee(t, "error", function(e) {
    const t = this[m];
    if ("ECONNRESET" === e.code && t.statusCode && !t.shouldKeepAlive) {
     const e = t.finish();
     return void (e && (this[M] = e, this[f][z](e)));
    }
    this[M] = e, this[f][z](e);
   }), ee(t, "readable", function() {
    const e = this[m];
    e && e.readMore();
   }), ee(t, "end", function() {
    const e = this[m];
    if (e.statusCode && !e.shouldKeepAlive) {
     const t = e.finish();
     return void (t && n.destroy(this, t));
    }
    n.destroy(this, new h("other side closed", n.getSocketInfo(this)));
   }), ee(t, "close", function() {
    const e = this[f], t = this[m];
    clearIdleSocketValidation(this), t && (this[M] || !t.statusCode || t.shouldKeepAlive || (this[M] = t.finish() || this[M]), 
    this[m].destroy(), this[m] = null);
    const r = this[M] || new h("closed", n.getSocketInfo(this));
    if (e[L] = null, e[Z] = null, e.destroyed) {
     s(0 === e[k]);
     const t = e[S].splice(e[N]);
     for (let s = 0; s < t.length; s++) {
      const o = t[s];
      n.errorRequest(e, o, r);
     }
    } else if (e[y] > 0 && "UND_ERR_INFO" !== r.code) {
     const t = e[S][e[N]];
     e[S][e[N]++] = null, n.errorRequest(e, t, r);
    }
    e[v] = e[N], s(0 === e[y]), e.emit("disconnect", e[B], [ e ], r), e[j]();
   });
   let A = !1;
   return t.on("close", () => {
    A = !0;
   }), {
    version: "h1",
    defaultPipelining: 1,
    write: (...t) => function writeH1(e, t) {
     const {method: A, path: a, host: g, upgrade: u, blocking: h, reset: E} = t;
     let {body: p, headers: Q, contentLength: B} = t;
     const f = "PUT" === A || "POST" === A || "PATCH" === A || "QUERY" === A || "PROPFIND" === A || "PROPPATCH" === A;
     if (n.isFormDataLike(p)) {
      oe || (oe = r(4492).extractBody);
      const [e, s] = oe(p);
      null == t.contentType && Q.push("content-type", s), p = e.stream, B = e.length;
     } else if (n.isBlobLike(p) && null == t.contentType) {
      const r = p.type;
      if (r) {
       const s = `${r}`;
       if (!n.isValidHeaderValue(s)) return n.errorRequest(e, t, new l("invalid content-type header")), 
       !1;
       Q.push("content-type", s);
      }
     }
     p && "function" == typeof p.read && p.read(0);
     const m = n.bodyLength(p);
     if (B = m ?? B, null === B && (B = t.contentLength), 0 !== B || f || (B = null), 
     function shouldSendContentLength(e) {
      return "GET" !== e && "HEAD" !== e && "OPTIONS" !== e && "TRACE" !== e && "CONNECT" !== e;
     }(A) && B > 0 && null !== t.contentLength && t.contentLength !== B) {
      if (e[J]) return n.errorRequest(e, t, new i), !1;
      process.emitWarning(new i);
     }
     const k = e[L];
     clearIdleSocketValidation(k);
     const abort = r => {
      t.aborted || (t.completed ? (t.upgrade || "CONNECT" === t.method) && n.destroy(k, new d("aborted")) : (n.errorRequest(e, t, r || new c), 
      n.destroy(p), n.destroy(k, new d("aborted"))));
     };
     try {
      t.onConnect(abort);
     } catch (r) {
      n.errorRequest(e, t, r);
     }
     if (t.aborted) return !1;
     "HEAD" === A && (k[I] = !0), (u || "CONNECT" === A) && (k[I] = !0), null != E && (k[I] = E), 
     e[V] && k[W]++ >= e[V] && (k[I] = !0), h && (k[w] = !0);
     let b = `${A} ${a} HTTP/1.1\r\n`;
     if (b += "string" == typeof g ? `host: ${g}\r\n` : e[F], u ? b += `connection: upgrade\r\nupgrade: ${u}\r\n` : e[U] && !k[I] ? b += "connection: keep-alive\r\n" : b += "connection: close\r\n", 
     Array.isArray(Q)) for (let e = 0; e < Q.length; e += 2) {
      const t = Q[e + 0], r = Q[e + 1];
      if (Array.isArray(r)) for (let e = 0; e < r.length; e++) b += `${t}: ${r[e]}\r\n`; else b += `${t}: ${r}\r\n`;
     }
     return o.sendHeaders.hasSubscribers && o.sendHeaders.publish({
      request: t,
      headers: b,
      socket: k
     }), p && 0 !== m ? n.isBuffer(p) ? writeBuffer(abort, p, e, t, k, B, b, f) : n.isBlobLike(p) ? "function" == typeof p.stream ? writeIterable(abort, p.stream(), e, t, k, B, b, f) : async function writeBlob(e, t, r, n, o, A, a, c) {
      s(A === t.size, "blob body must have content length");
      try {
       if (null != A && A !== t.size) throw new i;
       const e = Buffer.from(await t.arrayBuffer());
       o.cork(), o.write(`${a}content-length: ${A}\r\n\r\n`, "latin1"), o.write(e), o.uncork(), 
       n.onBodySent(e), n.onRequestSent(), c || !1 === n.reset || (o[I] = !0), r[j]();
      } catch (t) {
       e(t);
      }
     }(abort, p, e, t, k, B, b, f) : n.isStream(p) ? function writeStream(e, t, r, o, A, i, a, l) {
      s(0 !== i || 0 === r[y], "stream body cannot be pipelined");
      let g = !1;
      const u = new AsyncWriter({
       abort: e,
       socket: A,
       request: o,
       contentLength: i,
       client: r,
       expectsPayload: l,
       header: a
      }), onData = function(e) {
       if (!g) try {
        !u.write(e) && this.pause && this.pause();
       } catch (e) {
        n.destroy(this, e);
       }
      }, onDrain = function() {
       g || t.resume && t.resume();
      }, onClose = function() {
       if (queueMicrotask(() => {
        t.removeListener("error", onFinished);
       }), !g) {
        const e = new c;
        queueMicrotask(() => onFinished(e));
       }
      }, onFinished = function(e) {
       if (!g) {
        if (g = !0, s(A.destroyed || A[R] && r[y] <= 1), A.off("drain", onDrain).off("error", onFinished), 
        t.removeListener("data", onData).removeListener("end", onFinished).removeListener("close", onClose), 
        !e) try {
         u.end();
        } catch (t) {
         e = t;
        }
        u.destroy(e), !e || "UND_ERR_INFO" === e.code && "reset" === e.message ? n.destroy(t) : n.destroy(t, e);
       }
      };
      t.on("data", onData).on("end", onFinished).on("error", onFinished).on("close", onClose), 
      t.resume && t.resume(), A.on("drain", onDrain).on("error", onFinished), t.errorEmitted ?? t.errored ? setImmediate(() => onFinished(t.errored)) : (t.endEmitted ?? t.readableEnded) && setImmediate(() => onFinished(null)), 
      (t.closeEmitted ?? t.closed) && setImmediate(onClose);
     }(abort, p, e, t, k, B, b, f) : n.isIterable(p) ? writeIterable(abort, p, e, t, k, B, b, f) : s(!1) : writeBuffer(abort, null, e, t, k, B, b, f), 
     !0;
    }(e, ...t),
    resume() {
     !function resumeH1(e) {
      const t = e[L];
      if (t && !t.destroyed) {
       if (0 === e[b] ? !t[T] && t.unref && (t.unref(), t[T] = !0) : t[T] && t.ref && (t.ref(), 
       t[T] = !1), 0 === e[y] && e[k] > 0 && t[ne]) {
        if (0 === t[re]) return function scheduleIdleSocketValidation(e, t) {
         t[re] = 1, t[se] = setImmediate(() => {
          t[se] = null, t[re] = 2, e[L] !== t || t.destroyed || e[j]();
         });
        }(e, t), t[m].readMore(), void t.destroyed;
        if (1 === t[re]) return t[m].readMore(), void t.destroyed;
       }
       if (0 === e[y] && (t[m].readMore(), t.destroyed)) return;
       if (0 === e[b]) 8 !== t[m].timeoutType && t[m].setTimeout(e[G], 8); else if (e[y] > 0 && t[m].statusCode < 200 && 3 !== t[m].timeoutType) {
        const r = e[S][e[N]], s = null != r.headersTimeout ? r.headersTimeout : e[P];
        t[m].setTimeout(s, 3);
       }
      }
     }(e);
    },
    destroy(e, r) {
     A ? queueMicrotask(r) : t.destroy(e).on("close", r);
    },
    get destroyed() {
     return t.destroyed;
    },
    busy(r) {
     if (t[R] || t[I] || t[w] || 1 === t[re]) return !0;
     if (r) {
      if (e[y] > 0 && !r.idempotent) return !0;
      if (e[y] > 0 && (r.upgrade || "CONNECT" === r.method)) return !0;
      if (e[y] > 0 && 0 !== n.bodyLength(r.body) && (n.isStream(r.body) || n.isAsyncIterable(r.body) || n.isFormDataLike(r.body))) return !0;
     }
     return !1;
    }
   };
  };
 },
 8788: (e, t, r) => {
  const s = r(4589), {errorMonitor: n} = r(8474), {pipeline: o} = r(7075), A = r(3440), {RequestContentLengthMismatchError: i, RequestAbortedError: a, SocketError: c, InformationalError: l} = r(8707), {kUrl: g, kReset: u, kClient: h, kRunning: d, kPending: E, kQueue: p, kPendingIdx: Q, kRunningIdx: B, kError: I, kSocket: f, kStrictContentLength: m, kOnError: w, kMaxConcurrentStreams: y, kHTTP2Session: k, kResume: b, kSize: R, kHTTPContext: S} = r(6443), T = Symbol("open streams");
  let D, F, v = !1;
  try {
   F = r(2467);
  } catch {
   F = {
    constants: {}
   };
  }
  const {constants: {HTTP2_HEADER_AUTHORITY: N, HTTP2_HEADER_METHOD: M, HTTP2_HEADER_PATH: U, HTTP2_HEADER_SCHEME: L, HTTP2_HEADER_CONTENT_LENGTH: G, HTTP2_HEADER_EXPECT: O, HTTP2_HEADER_STATUS: x}} = F;
  function parseH2Headers(e) {
   const t = [];
   for (const [r, s] of Object.entries(e)) if (Array.isArray(s)) for (const e of s) t.push(Buffer.from(r), Buffer.from(e)); else t.push(Buffer.from(r), Buffer.from(s));
   return t;
  }
  function parseH2ResponseHeaders(e) {
   const {[x]: t, ...r} = e;
   return parseH2Headers(r);
  }
  function onHttp2SessionError(e) {
   this[f][I] = e, this[h][w](e);
  }
  function onHttp2FrameError(e, t, r) {
   if (0 === r) {
    const r = new l(`HTTP/2: "frameError" received - type ${e}, code ${t}`);
    this[f][I] = r, this[h][w](r);
   }
  }
  function onHttp2SessionEnd() {
   const e = new c("other side closed", A.getSocketInfo(this[f]));
   this.destroy(e), A.destroy(this[f], e);
  }
  function onHTTP2GoAway(e) {
   const t = this[I] || new c(`HTTP/2: "GOAWAY" frame received with code ${e}`, A.getSocketInfo(this)), r = this[h];
   if (r[f] = null, r[S] = null, null != this[k] && (this[k].destroy(t), this[k] = null), 
   A.destroy(this[f], t), r[B] < r[p].length) {
    const e = r[p][r[B]];
    r[p][r[B]++] = null, A.errorRequest(r, e, t), r[Q] = r[B];
   }
   s(0 === r[d]), r.emit("disconnect", r[g], [ r ], t), r[b]();
  }
  function writeBuffer(e, t, r, n, o, i, a, c) {
   try {
    null != r && A.isBuffer(r) && (s(a === r.byteLength, "buffer body must have content length"), 
    t.cork(), t.write(r), t.uncork(), t.end(), o.onBodySent(r)), c || (i[u] = !0), o.onRequestSent(), 
    n[b]();
   } catch (t) {
    e(t);
   }
  }
  async function writeIterable(e, t, r, n, o, A, i, a) {
   s(0 !== i || 0 === n[d], "iterator body cannot be pipelined");
   let c = null;
   function onDrain() {
    if (c) {
     const e = c;
     c = null, e();
    }
   }
   const waitForDrain = () => new Promise((e, t) => {
    s(null === c), A[I] ? t(A[I]) : c = e;
   });
   t.on("close", onDrain).on("drain", onDrain);
   try {
    for await (const e of r) {
     if (A[I]) throw A[I];
     const r = t.write(e);
     o.onBodySent(e), r || await waitForDrain();
    }
    t.end(), o.onRequestSent(), a || (A[u] = !0), n[b]();
   } catch (t) {
    e(t);
   } finally {
    t.off("close", onDrain).off("drain", onDrain);
   }
  }
  e.exports = async function connectH2(e, t) {
   e[f] = t, v || (v = !0, process.emitWarning("H2 support is experimental, expect them to change at any time.", {
    code: "UNDICI-H2"
   }));
   const S = F.connect(e[g], {
    createConnection: () => t,
    peerMaxConcurrentStreams: e[y]
   });
   S[T] = 0, S[h] = e, S[f] = t, A.addListener(S, "error", onHttp2SessionError), A.addListener(S, "frameError", onHttp2FrameError), 
   A.addListener(S, "end", onHttp2SessionEnd), A.addListener(S, "goaway", onHTTP2GoAway), 
   A.addListener(S, "close", function() {
    const {[h]: e} = this, {[f]: t} = e, r = this[f][I] || this[I] || new c("closed", A.getSocketInfo(t));
    if (e[k] = null, e.destroyed) {
     s(0 === e[E]);
     const t = e[p].splice(e[B]);
     for (let s = 0; s < t.length; s++) {
      const n = t[s];
      A.errorRequest(e, n, r);
     }
    }
   }), S.unref(), e[k] = S, t[k] = S, A.addListener(t, "error", function(e) {
    this[I] = e, this[h][w](e);
   }), A.addListener(t, "end", function() {
    A.destroy(this, new c("other side closed", A.getSocketInfo(this)));
   }), A.addListener(t, "close", function() {
    const t = this[I] || new c("closed", A.getSocketInfo(this));
    e[f] = null, null != this[k] && this[k].destroy(t), e[Q] = e[B], s(0 === e[d]), 
    e.emit("disconnect", e[g], [ e ], t), e[b]();
   });
   let H = !1;
   return t.on("close", () => {
    H = !0;
   }), {
    version: "h2",
    defaultPipelining: 1 / 0,
    write: (...t) => function writeH2(e, t) {
     const c = e[k], {method: h, path: E, host: I, upgrade: w, expectContinue: y, signal: R, headers: S} = t;
     let {body: F} = t;
     if (w) return A.errorRequest(e, t, new Error("Upgrade not supported for H2")), !1;
     const v = {};
     for (let e = 0; e < S.length; e += 2) {
      const t = S[e + 0], r = S[e + 1];
      if (Array.isArray(r)) for (let e = 0; e < r.length; e++) v[t] ? v[t] += `,${r[e]}` : v[t] = r[e]; else v[t] = r;
     }
     let H;
     const {hostname: P, port: Y} = e[g];
     v[N] = I || `${P}${Y ? `:${Y}` : ""}`, v[M] = h;
     const abort = r => {
      t.aborted || (t.completed ? "CONNECT" === h && null != H && A.destroy(H, r || new a) : (r = r || new a, 
      A.errorRequest(e, t, r), null != H && A.destroy(H, r), A.destroy(F, r), e[p][e[B]++] = null, 
      e[b]()));
     };
     try {
      t.onConnect(abort);
     } catch (r) {
      A.errorRequest(e, t, r);
     }
     if (t.aborted) return !1;
     if ("CONNECT" === h) {
      c.ref(), H = c.request(v, {
       endStream: !1,
       signal: R
      });
      let r = !1;
      const onResponse = e => {
       r = !0, H.off(n, onUpgradeError), t.onUpgradeResponse(Number(e[x]), e, parseH2ResponseHeaders);
      }, onUpgradeError = e => {
       r = !0, H.off("response", onResponse), t.onUpgradeError(e);
      }, onReady = () => {
       try {
        t.onUpgrade(null, null, H);
       } catch (e) {
        return H.off("response", onResponse), void abort(e);
       }
       t.aborted || (H.off("error", abort), H.once(n, onUpgradeError), e[p][e[B]++] = null);
      };
      return H.once("response", onResponse), H.once("error", abort), ++c[T], onReady(), 
      H.once("close", () => {
       !r && t.completed && (H.off("response", onResponse), H.off(n, onUpgradeError), t.onUpgradeError(new l(`HTTP/2: "stream error" received - code ${H.rstCode}`))), 
       c[T] -= 1, 0 === c[T] && c.unref();
      }), !0;
     }
     v[U] = E, v[L] = "https";
     const J = "PUT" === h || "POST" === h || "PATCH" === h;
     F && "function" == typeof F.read && F.read(0);
     let V = A.bodyLength(F);
     if (A.isFormDataLike(F)) {
      D ??= r(4492).extractBody;
      const [e, t] = D(F);
      v["content-type"] = t, F = e.stream, V = e.length;
     }
     if (null == V && (V = t.contentLength), 0 !== V && J || (V = null), function shouldSendContentLength(e) {
      return "GET" !== e && "HEAD" !== e && "OPTIONS" !== e && "TRACE" !== e && "CONNECT" !== e;
     }(h) && V > 0 && null != t.contentLength && t.contentLength !== V) {
      if (e[m]) return A.errorRequest(e, t, new i), !1;
      process.emitWarning(new i);
     }
     null != V && (s(F, "no body must not have content length"), v[G] = `${V}`), c.ref();
     const W = "GET" === h || "HEAD" === h || null === F;
     return y ? (v[O] = "100-continue", H = c.request(v, {
      endStream: W,
      signal: R
     }), H.once("continue", writeBodyH2)) : (H = c.request(v, {
      endStream: W,
      signal: R
     }), writeBodyH2()), ++c[T], H.once("response", r => {
      const {[x]: s, ...n} = r;
      if (t.onResponseStarted(), t.aborted) {
       const r = new a;
       return A.errorRequest(e, t, r), void A.destroy(H, r);
      }
      !1 === t.onHeaders(Number(s), parseH2Headers(n), H.resume.bind(H), "") && H.pause(), 
      H.on("data", e => {
       !1 === t.onData(e) && H.pause();
      });
     }), H.once("end", () => {
      (null == H.state?.state || H.state.state < 6) && t.onComplete([]), 0 === c[T] && c.unref(), 
      abort(new l("HTTP/2: stream half-closed (remote)")), e[p][e[B]++] = null, e[Q] = e[B], 
      e[b]();
     }), H.once("close", () => {
      c[T] -= 1, 0 === c[T] && c.unref();
     }), H.once("error", function(e) {
      abort(e);
     }), H.once("frameError", (e, t) => {
      abort(new l(`HTTP/2: "frameError" received - type ${e}, code ${t}`));
     }), !0;
     function writeBodyH2() {
      F && 0 !== V ? A.isBuffer(F) ? writeBuffer(abort, H, F, e, t, e[f], V, J) : A.isBlobLike(F) ? "function" == typeof F.stream ? writeIterable(abort, H, F.stream(), e, t, e[f], V, J) : async function writeBlob(e, t, r, n, o, A, a, c) {
       s(a === r.size, "blob body must have content length");
       try {
        if (null != a && a !== r.size) throw new i;
        const e = Buffer.from(await r.arrayBuffer());
        t.cork(), t.write(e), t.uncork(), t.end(), o.onBodySent(e), o.onRequestSent(), c || (A[u] = !0), 
        n[b]();
       } catch (t) {
        e(t);
       }
      }(abort, H, F, e, t, e[f], V, J) : A.isStream(F) ? function writeStream(e, t, r, n, i, a, c, l) {
       s(0 !== l || 0 === a[d], "stream body cannot be pipelined");
       const g = o(i, n, s => {
        s ? (A.destroy(g, s), e(s)) : (A.removeAllListeners(g), c.onRequestSent(), r || (t[u] = !0), 
        a[b]());
       });
       A.addListener(g, "data", function onPipeData(e) {
        c.onBodySent(e);
       });
      }(abort, e[f], J, H, F, e, t, V) : A.isIterable(F) ? writeIterable(abort, H, F, e, t, e[f], V, J) : s(!1) : writeBuffer(abort, H, null, e, t, e[f], V, J);
     }
    }(e, ...t),
    resume() {
     !function resumeH2(e) {
      const t = e[f];
      !1 === t?.destroyed && (0 === e[R] && 0 === e[y] ? (t.unref(), e[k].unref()) : (t.ref(), 
      e[k].ref()));
     }(e);
    },
    destroy(e, r) {
     H ? queueMicrotask(r) : t.destroy(e).on("close", r);
    },
    get destroyed() {
     return t.destroyed;
    },
    busy: () => !1
   };
  };
 },
 3701: (e, t, r) => {
  const s = r(4589), n = r(7030), o = r(7067), A = r(3440), {channels: i} = r(2414), a = r(4655), c = r(1841), {InvalidArgumentError: l, InformationalError: g, ClientDestroyedError: u} = r(8707), h = r(9136), {kUrl: d, kServerName: E, kClient: p, kBusy: Q, kConnect: B, kResuming: I, kRunning: f, kPending: m, kSize: w, kQueue: y, kConnected: k, kConnecting: b, kNeedDrain: R, kKeepAliveDefaultTimeout: S, kHostHeader: T, kPendingIdx: D, kRunningIdx: F, kError: v, kPipelining: N, kKeepAliveTimeoutValue: M, kMaxHeadersSize: U, kKeepAliveMaxTimeout: L, kKeepAliveTimeoutThreshold: G, kHeadersTimeout: O, kBodyTimeout: x, kStrictContentLength: H, kConnector: P, kMaxRedirections: Y, kMaxRequests: J, kCounter: V, kClose: W, kDestroy: q, kDispatch: z, kInterceptors: j, kLocalAddress: Z, kMaxResponseSize: $, kOnError: K, kHTTPContext: X, kMaxConcurrentStreams: ee, kResume: te} = r(6443), re = r(637), se = r(8788);
  let ne = !1;
  const oe = Symbol("kClosedResolve"), noop = () => {};
  function getPipelining(e) {
   return e[N] ?? e[X]?.defaultPipelining ?? 1;
  }
  const Ae = r(5092);
  function onError(e, t) {
   if (0 === e[f] && "UND_ERR_INFO" !== t.code && "UND_ERR_SOCKET" !== t.code) {
    s(e[D] === e[F]);
    const r = e[y].splice(e[F]);
    for (let s = 0; s < r.length; s++) {
     const n = r[s];
     A.errorRequest(e, n, t);
    }
    s(0 === e[w]);
   }
  }
  async function connect(e) {
   s(!e[b]), s(!e[X]);
   let {host: t, hostname: r, protocol: o, port: a} = e[d];
   if ("[" === r[0]) {
    const e = r.indexOf("]");
    s(-1 !== e);
    const t = r.substring(1, e);
    s(n.isIP(t)), r = t;
   }
   e[b] = !0, i.beforeConnect.hasSubscribers && i.beforeConnect.publish({
    connectParams: {
     host: t,
     hostname: r,
     protocol: o,
     port: a,
     version: e[X]?.version,
     servername: e[E],
     localAddress: e[Z]
    },
    connector: e[P]
   });
   try {
    const n = await new Promise((s, n) => {
     e[P]({
      host: t,
      hostname: r,
      protocol: o,
      port: a,
      servername: e[E],
      localAddress: e[Z]
     }, (e, t) => {
      e ? n(e) : s(t);
     });
    });
    if (e.destroyed) return void A.destroy(n.on("error", noop), new u);
    s(n);
    try {
     e[X] = "h2" === n.alpnProtocol ? await se(e, n) : await re(e, n);
    } catch (e) {
     throw n.destroy().on("error", noop), e;
    }
    e[b] = !1, n[V] = 0, n[J] = e[J], n[p] = e, n[v] = null, i.connected.hasSubscribers && i.connected.publish({
     connectParams: {
      host: t,
      hostname: r,
      protocol: o,
      port: a,
      version: e[X]?.version,
      servername: e[E],
      localAddress: e[Z]
     },
     connector: e[P],
     socket: n
    }), e.emit("connect", e[d], [ e ]);
   } catch (n) {
    if (e.destroyed) return;
    if (e[b] = !1, i.connectError.hasSubscribers && i.connectError.publish({
     connectParams: {
      host: t,
      hostname: r,
      protocol: o,
      port: a,
      version: e[X]?.version,
      servername: e[E],
      localAddress: e[Z]
     },
     connector: e[P],
     error: n
    }), "ERR_TLS_CERT_ALTNAME_INVALID" === n.code) for (s(0 === e[f]); e[m] > 0 && e[y][e[D]].servername === e[E]; ) {
     const t = e[y][e[D]++];
     A.errorRequest(e, t, n);
    } else onError(e, n);
    e.emit("connectionError", e[d], [ e ], n);
   }
   e[te]();
  }
  function emitDrain(e) {
   e[R] = 0, e.emit("drain", e[d], [ e ]);
  }
  function resume(e, t) {
   2 !== e[I] && (e[I] = 2, function _resume(e, t) {
    for (;;) {
     if (e.destroyed) return void s(0 === e[m]);
     if (e[oe] && !e[w]) return e[oe](), void (e[oe] = null);
     if (e[X] && e[X].resume(), e[Q]) e[R] = 2; else if (2 === e[R]) {
      t ? (e[R] = 1, queueMicrotask(() => emitDrain(e))) : emitDrain(e);
      continue;
     }
     if (0 === e[m]) return;
     if (e[f] >= (getPipelining(e) || 1)) return;
     const r = e[y][e[D]];
     if ("https:" === e[d].protocol && e[E] !== r.servername) {
      if (e[f] > 0) return;
      e[E] = r.servername, e[X]?.destroy(new g("servername changed"), () => {
       e[X] = null, resume(e);
      });
     }
     if (e[b]) return;
     if (!e[X]) return void connect(e);
     if (e[X].destroyed) return;
     if (e[X].busy(r)) return;
     !r.aborted && e[X].write(r) ? e[D]++ : e[y].splice(e[D], 1);
    }
   }(e, t), e[I] = 0, e[F] > 256 && (e[y].splice(0, e[F]), e[D] -= e[F], e[F] = 0));
  }
  e.exports = class Client extends c {
   constructor(e, {interceptors: t, maxHeaderSize: r, headersTimeout: s, socketTimeout: i, requestTimeout: a, connectTimeout: c, bodyTimeout: g, idleTimeout: u, keepAlive: p, keepAliveTimeout: Q, maxKeepAliveTimeout: B, keepAliveMaxTimeout: f, keepAliveTimeoutThreshold: m, socketPath: w, pipelining: k, tls: b, strictContentLength: v, maxCachedSessions: V, maxRedirections: W, connect: q, maxRequestsPerClient: z, localAddress: re, maxResponseSize: se, autoSelectFamily: ie, autoSelectFamilyAttemptTimeout: ae, maxConcurrentStreams: ce, allowH2: le, webSocket: ge, eventSource: ue} = {}) {
    if (super({
     webSocket: ge,
     eventSource: ue
    }), void 0 !== p) throw new l("unsupported keepAlive, use pipelining=0 instead");
    if (void 0 !== i) throw new l("unsupported socketTimeout, use headersTimeout & bodyTimeout instead");
    if (void 0 !== a) throw new l("unsupported requestTimeout, use headersTimeout & bodyTimeout instead");
    if (void 0 !== u) throw new l("unsupported idleTimeout, use keepAliveTimeout instead");
    if (void 0 !== B) throw new l("unsupported maxKeepAliveTimeout, use keepAliveMaxTimeout instead");
    if (null != r && !Number.isFinite(r)) throw new l("invalid maxHeaderSize");
    if (null != w && "string" != typeof w) throw new l("invalid socketPath");
    if (null != c && (!Number.isFinite(c) || c < 0)) throw new l("invalid connectTimeout");
    if (null != Q && (!Number.isFinite(Q) || Q <= 0)) throw new l("invalid keepAliveTimeout");
    if (null != f && (!Number.isFinite(f) || f <= 0)) throw new l("invalid keepAliveMaxTimeout");
    if (null != m && !Number.isFinite(m)) throw new l("invalid keepAliveTimeoutThreshold");
    if (null != s && (!Number.isInteger(s) || s < 0)) throw new l("headersTimeout must be a positive integer or zero");
    if (null != g && (!Number.isInteger(g) || g < 0)) throw new l("bodyTimeout must be a positive integer or zero");
    if (null != q && "function" != typeof q && "object" != typeof q) throw new l("connect must be a function or an object");
    if (null != W && (!Number.isInteger(W) || W < 0)) throw new l("maxRedirections must be a positive number");
    if (null != z && (!Number.isInteger(z) || z < 0)) throw new l("maxRequestsPerClient must be a positive number");
    if (null != re && ("string" != typeof re || 0 === n.isIP(re))) throw new l("localAddress must be valid string IP address");
    if (null != se && (!Number.isInteger(se) || se < -1)) throw new l("maxResponseSize must be a positive number");
    if (null != ae && (!Number.isInteger(ae) || ae < -1)) throw new l("autoSelectFamilyAttemptTimeout must be a positive number");
    if (null != le && "boolean" != typeof le) throw new l("allowH2 must be a valid boolean value");
    if (null != ce && ("number" != typeof ce || ce < 1)) throw new l("maxConcurrentStreams must be a positive integer, greater than 0");
    "function" != typeof q && (q = h({
     ...b,
     maxCachedSessions: V,
     allowH2: le,
     socketPath: w,
     timeout: c,
     ...ie ? {
      autoSelectFamily: ie,
      autoSelectFamilyAttemptTimeout: ae
     } : void 0,
     ...q
    })), t?.Client && Array.isArray(t.Client) ? (this[j] = t.Client, ne || (ne = !0, 
    process.emitWarning("Client.Options#interceptor is deprecated. Use Dispatcher#compose instead.", {
     code: "UNDICI-CLIENT-INTERCEPTOR-DEPRECATED"
    }))) : this[j] = [ Ae({
     maxRedirections: W
    }) ], this[d] = A.parseOrigin(e), this[P] = q, this[N] = null != k ? k : 1, this[U] = r || o.maxHeaderSize, 
    this[S] = null == Q ? 4e3 : Q, this[L] = null == f ? 6e5 : f, this[G] = null == m ? 2e3 : m, 
    this[M] = this[S], this[E] = null, this[Z] = null != re ? re : null, this[I] = 0, 
    this[R] = 0, this[T] = `host: ${this[d].hostname}${this[d].port ? `:${this[d].port}` : ""}\r\n`, 
    this[x] = null != g ? g : 3e5, this[O] = null != s ? s : 3e5, this[H] = null == v || v, 
    this[Y] = W, this[J] = z, this[oe] = null, this[$] = se > -1 ? se : -1, this[ee] = null != ce ? ce : 100, 
    this[X] = null, this[y] = [], this[F] = 0, this[D] = 0, this[te] = e => resume(this, e), 
    this[K] = e => onError(this, e);
   }
   get pipelining() {
    return this[N];
   }
   set pipelining(e) {
    this[N] = e, this[te](!0);
   }
   get [m]() {
    return this[y].length - this[D];
   }
   get [f]() {
    return this[D] - this[F];
   }
   get [w]() {
    return this[y].length - this[F];
   }
   get [k]() {
    return !!this[X] && !this[b] && !this[X].destroyed;
   }
   get [Q]() {
    return Boolean(this[X]?.busy(null) || this[w] >= (getPipelining(this) || 1) || this[m] > 0);
   }
   [B](e) {
    connect(this), this.once("connect", e);
   }
   [z](e, t) {
    const r = e.origin || this[d].origin, s = new a(r, e, t);
    return this[y].push(s), this[I] || (null == A.bodyLength(s.body) && A.isIterable(s.body) ? (this[I] = 1, 
    queueMicrotask(() => resume(this))) : this[te](!0)), this[I] && 2 !== this[R] && this[Q] && (this[R] = 2), 
    this[R] < 2;
   }
   async [W]() {
    return new Promise(e => {
     this[w] ? this[oe] = e : e(null);
    });
   }
   async [q](e) {
    return new Promise(t => {
     const r = this[y].splice(this[D]);
     for (let t = 0; t < r.length; t++) {
      const s = r[t];
      A.errorRequest(this, s, e);
     }
     const callback = () => {
      this[oe] && (this[oe](), this[oe] = null), t(null);
     };
     this[X] ? (this[X].destroy(e, callback), this[X] = null) : queueMicrotask(callback), 
     this[te]();
    });
   }
  };
 },
 1841: (e, t, r) => {
  const s = r(4573), n = r(883), {ClientDestroyedError: o, ClientClosedError: A, InvalidArgumentError: i} = r(8707), {kDestroy: a, kClose: c, kClosed: l, kDestroyed: g, kDispatch: u, kInterceptors: h} = r(6443), d = Symbol("onDestroyed"), E = Symbol("onClosed"), p = Symbol("Intercepted Dispatch"), Q = Symbol("webSocketOptions"), B = Symbol("eventSourceOptions");
  e.exports = class DispatcherBase extends n {
   constructor(e) {
    super(), this[g] = !1, this[d] = null, this[l] = !1, this[E] = [], this[Q] = e?.webSocket ?? {}, 
    this[B] = e?.eventSource ?? {};
   }
   get webSocketOptions() {
    return {
     maxFragments: this[Q].maxFragments ?? 131072,
     maxPayloadSize: this[Q].maxPayloadSize ?? 134217728
    };
   }
   get eventSourceOptions() {
    return {
     maxEventSize: this[B].maxEventSize ?? s.kStringMaxLength
    };
   }
   get destroyed() {
    return this[g];
   }
   get closed() {
    return this[l];
   }
   get interceptors() {
    return this[h];
   }
   set interceptors(e) {
    if (e) for (let t = e.length - 1; t >= 0; t--) if ("function" != typeof this[h][t]) throw new i("interceptor must be an function");
    this[h] = e;
   }
   close(e) {
    if (void 0 === e) return new Promise((e, t) => {
     this.close((r, s) => r ? t(r) : e(s));
    });
    if ("function" != typeof e) throw new i("invalid callback");
    if (this[g]) return void queueMicrotask(() => e(new o, null));
    if (this[l]) return void (this[E] ? this[E].push(e) : queueMicrotask(() => e(null, null)));
    this[l] = !0, this[E].push(e);
    const onClosed = () => {
     const e = this[E];
     this[E] = null;
     for (let t = 0; t < e.length; t++) e[t](null, null);
    };
    this[c]().then(() => this.destroy()).then(() => {
     queueMicrotask(onClosed);
    });
   }
   destroy(e, t) {
    if ("function" == typeof e && (t = e, e = null), void 0 === t) return new Promise((t, r) => {
     this.destroy(e, (e, s) => e ? r(e) : t(s));
    });
    if ("function" != typeof t) throw new i("invalid callback");
    if (this[g]) return void (this[d] ? this[d].push(t) : queueMicrotask(() => t(null, null)));
    e || (e = new o), this[g] = !0, this[d] = this[d] || [], this[d].push(t);
    const onDestroyed = () => {
     const e = this[d];
     this[d] = null;
     for (let t = 0; t < e.length; t++) e[t](null, null);
    };
    this[a](e).then(() => {
     queueMicrotask(onDestroyed);
    });
   }
   [p](e, t) {
    if (!this[h] || 0 === this[h].length) return this[p] = this[u], this[u](e, t);
    let r = this[u].bind(this);
    for (let e = this[h].length - 1; e >= 0; e--) r = this[h][e](r);
    return this[p] = r, r(e, t);
   }
   dispatch(e, t) {
    if (!t || "object" != typeof t) throw new i("handler must be an object");
    try {
     if (!e || "object" != typeof e) throw new i("opts must be an object.");
     if (this[g] || this[d]) throw new o;
     if (this[l]) throw new A;
     return this[p](e, t);
    } catch (e) {
     if ("function" != typeof t.onError) throw new i("invalid onError method");
     return t.onError(e), !1;
    }
   }
  };
 },
 883: (e, t, r) => {
  const s = r(8474);
  class Dispatcher extends s {
   dispatch() {
    throw new Error("not implemented");
   }
   close() {
    throw new Error("not implemented");
   }
   destroy() {
    throw new Error("not implemented");
   }
   compose(...e) {
    const t = Array.isArray(e[0]) ? e[0] : e;
    let r = this.dispatch.bind(this);
    for (const e of t) if (null != e) {
     if ("function" != typeof e) throw new TypeError("invalid interceptor, expected function received " + typeof e);
     if (r = e(r), null == r || "function" != typeof r || 2 !== r.length) throw new TypeError("invalid interceptor");
    }
    return new ComposedDispatcher(this, r);
   }
  }
  class ComposedDispatcher extends Dispatcher {
   #r=null;
   #s=null;
   constructor(e, t) {
    super(), this.#r = e, this.#s = t;
   }
   dispatch(...e) {
    this.#s(...e);
   }
   close(...e) {
    return this.#r.close(...e);
   }
   destroy(...e) {
    return this.#r.destroy(...e);
   }
  }
  e.exports = Dispatcher;
 },
 3137: (e, t, r) => {
  const s = r(1841), {kClose: n, kDestroy: o, kClosed: A, kDestroyed: i, kDispatch: a, kNoProxyAgent: c, kHttpProxyAgent: l, kHttpsProxyAgent: g} = r(6443), u = r(6672), h = r(7405), d = {
   "http:": 80,
   "https:": 443
  };
  let E = !1;
  e.exports = class EnvHttpProxyAgent extends s {
   #n=null;
   #o=null;
   #A=null;
   constructor(e = {}) {
    super(), this.#A = e, E || (E = !0, process.emitWarning("EnvHttpProxyAgent is experimental, expect them to change at any time.", {
     code: "UNDICI-EHPA"
    }));
    const {httpProxy: t, httpsProxy: r, noProxy: s, ...n} = e;
    this[c] = new h(n);
    const o = t ?? process.env.http_proxy ?? process.env.HTTP_PROXY;
    this[l] = o ? new u({
     ...n,
     uri: o
    }) : this[c];
    const A = r ?? process.env.https_proxy ?? process.env.HTTPS_PROXY;
    this[g] = A ? new u({
     ...n,
     uri: A
    }) : this[l], this.#i();
   }
   [a](e, t) {
    const r = new URL(e.origin);
    return this.#a(r).dispatch(e, t);
   }
   async [n]() {
    await this[c].close(), this[l][A] || await this[l].close(), this[g][A] || await this[g].close();
   }
   async [o](e) {
    await this[c].destroy(e), this[l][i] || await this[l].destroy(e), this[g][i] || await this[g].destroy(e);
   }
   #a(e) {
    let {protocol: t, host: r, port: s} = e;
    return r = r.replace(/:\d*$/, "").toLowerCase(), s = Number.parseInt(s, 10) || d[t] || 0, 
    this.#c(r, s) ? "https:" === t ? this[g] : this[l] : this[c];
   }
   #c(e, t) {
    if (this.#l && this.#i(), 0 === this.#o.length) return !0;
    if ("*" === this.#n) return !1;
    for (let r = 0; r < this.#o.length; r++) {
     const s = this.#o[r];
     if (!s.port || s.port === t) if (/^[.*]/.test(s.hostname)) {
      if (e.endsWith(s.hostname.replace(/^\*/, ""))) return !1;
     } else if (e === s.hostname) return !1;
    }
    return !0;
   }
   #i() {
    const e = this.#A.noProxy ?? this.#g, t = e.split(/[,\s]/), r = [];
    for (let e = 0; e < t.length; e++) {
     const s = t[e];
     if (!s) continue;
     const n = s.match(/^(.+):(\d+)$/);
     r.push({
      hostname: (n ? n[1] : s).toLowerCase(),
      port: n ? Number.parseInt(n[2], 10) : 0
     });
    }
    this.#n = e, this.#o = r;
   }
   get #l() {
    return void 0 === this.#A.noProxy && this.#n !== this.#g;
   }
   get #g() {
    return process.env.no_proxy ?? process.env.NO_PROXY ?? "";
   }
  };
 },
 4660: e => {
  const t = 2047;
  class FixedCircularBuffer {
   constructor() {
    this.bottom = 0, this.top = 0, this.list = new Array(2048), this.next = null;
   }
   isEmpty() {
    return this.top === this.bottom;
   }
   isFull() {
    return (this.top + 1 & t) === this.bottom;
   }
   push(e) {
    this.list[this.top] = e, this.top = this.top + 1 & t;
   }
   shift() {
    const e = this.list[this.bottom];
    return void 0 === e ? null : (this.list[this.bottom] = void 0, this.bottom = this.bottom + 1 & t, 
    e);
   }
  }
  e.exports = class FixedQueue {
   constructor() {
    this.head = this.tail = new FixedCircularBuffer;
   }
   isEmpty() {
    return this.head.isEmpty();
   }
   push(e) {
    this.head.isFull() && (this.head = this.head.next = new FixedCircularBuffer), this.head.push(e);
   }
   shift() {
    const e = this.tail, t = e.shift();
    return e.isEmpty() && null !== e.next && (this.tail = e.next), t;
   }
  };
 },
 2128: (e, t, r) => {
  const s = r(1841), n = r(4660), {kConnected: o, kSize: A, kRunning: i, kPending: a, kQueued: c, kBusy: l, kFree: g, kUrl: u, kClose: h, kDestroy: d, kDispatch: E} = r(6443), p = r(3246), Q = Symbol("clients"), B = Symbol("needDrain"), I = Symbol("queue"), f = Symbol("closed resolve"), m = Symbol("onDrain"), w = Symbol("onConnect"), y = Symbol("onDisconnect"), k = Symbol("onConnectionError"), b = Symbol("get dispatcher"), R = Symbol("add client"), S = Symbol("remove client"), T = Symbol("stats");
  e.exports = {
   PoolBase: class PoolBase extends s {
    constructor(e) {
     super(e), this[I] = new n, this[Q] = [], this[c] = 0;
     const t = this;
     this[m] = function onDrain(e, r) {
      const s = t[I];
      let n = !1;
      for (;!n; ) {
       const e = s.shift();
       if (!e) break;
       t[c]--, n = !this.dispatch(e.opts, e.handler);
      }
      this[B] = n, !this[B] && t[B] && (t[B] = !1, t.emit("drain", e, [ t, ...r ])), t[f] && s.isEmpty() && Promise.all(t[Q].map(e => e.close())).then(t[f]);
     }, this[w] = (e, r) => {
      t.emit("connect", e, [ t, ...r ]);
     }, this[y] = (e, r, s) => {
      t.emit("disconnect", e, [ t, ...r ], s);
     }, this[k] = (e, r, s) => {
      t.emit("connectionError", e, [ t, ...r ], s);
     }, this[T] = new p(this);
    }
    get [l]() {
     return this[B];
    }
    get [o]() {
     return this[Q].filter(e => e[o]).length;
    }
    get [g]() {
     return this[Q].filter(e => e[o] && !e[B]).length;
    }
    get [a]() {
     let e = this[c];
     for (const {[a]: t} of this[Q]) e += t;
     return e;
    }
    get [i]() {
     let e = 0;
     for (const {[i]: t} of this[Q]) e += t;
     return e;
    }
    get [A]() {
     let e = this[c];
     for (const {[A]: t} of this[Q]) e += t;
     return e;
    }
    get stats() {
     return this[T];
    }
    async [h]() {
     this[I].isEmpty() ? await Promise.all(this[Q].map(e => e.close())) : await new Promise(e => {
      this[f] = e;
     });
    }
    async [d](e) {
     for (;;) {
      const t = this[I].shift();
      if (!t) break;
      t.handler.onError(e);
     }
     await Promise.all(this[Q].map(t => t.destroy(e)));
    }
    [E](e, t) {
     const r = this[b]();
     return r ? r.dispatch(e, t) || (r[B] = !0, this[B] = !this[b]()) : (this[B] = !0, 
     this[I].push({
      opts: e,
      handler: t
     }), this[c]++), !this[B];
    }
    [R](e) {
     return e.on("drain", this[m]).on("connect", this[w]).on("disconnect", this[y]).on("connectionError", this[k]), 
     this[Q].push(e), this[B] && queueMicrotask(() => {
      this[B] && this[m](e[u], [ this, e ]);
     }), this;
    }
    [S](e) {
     e.close(() => {
      const t = this[Q].indexOf(e);
      -1 !== t && this[Q].splice(t, 1);
     }), this[B] = this[Q].some(e => !e[B] && !0 !== e.closed && !0 !== e.destroyed);
    }
   },
   kClients: Q,
   kNeedDrain: B,
   kAddClient: R,
   kRemoveClient: S,
   kGetDispatcher: b
  };
 },
 3246: (e, t, r) => {
  const {kFree: s, kConnected: n, kPending: o, kQueued: A, kRunning: i, kSize: a} = r(6443), c = Symbol("pool");
  e.exports = class PoolStats {
   constructor(e) {
    this[c] = e;
   }
   get connected() {
    return this[c][n];
   }
   get free() {
    return this[c][s];
   }
   get pending() {
    return this[c][o];
   }
   get queued() {
    return this[c][A];
   }
   get running() {
    return this[c][i];
   }
   get size() {
    return this[c][a];
   }
  };
 },
 628: (e, t, r) => {
  const {PoolBase: s, kClients: n, kNeedDrain: o, kAddClient: A, kGetDispatcher: i} = r(2128), a = r(3701), {InvalidArgumentError: c} = r(8707), l = r(3440), {kUrl: g, kInterceptors: u} = r(6443), h = r(9136), d = Symbol("options"), E = Symbol("connections"), p = Symbol("factory");
  function defaultFactory(e, t) {
   return new a(e, t);
  }
  e.exports = class Pool extends s {
   constructor(e, {connections: t, factory: r = defaultFactory, connect: s, connectTimeout: o, tls: A, maxCachedSessions: i, socketPath: a, autoSelectFamily: Q, autoSelectFamilyAttemptTimeout: B, allowH2: I, ...f} = {}) {
    if (null != t && (!Number.isFinite(t) || t < 0)) throw new c("invalid connections");
    if ("function" != typeof r) throw new c("factory must be a function.");
    if (null != s && "function" != typeof s && "object" != typeof s) throw new c("connect must be a function or an object");
    "function" != typeof s && (s = h({
     ...A,
     maxCachedSessions: i,
     allowH2: I,
     socketPath: a,
     timeout: o,
     ...Q ? {
      autoSelectFamily: Q,
      autoSelectFamilyAttemptTimeout: B
     } : void 0,
     ...s
    })), super(f), this[u] = f.interceptors?.Pool && Array.isArray(f.interceptors.Pool) ? f.interceptors.Pool : [], 
    this[E] = t || null, this[g] = l.parseOrigin(e), this[d] = {
     ...l.deepClone(f),
     connect: s,
     allowH2: I
    }, this[d].interceptors = f.interceptors ? {
     ...f.interceptors
    } : void 0, this[p] = r, this.on("connectionError", (e, t, r) => {
     for (const e of t) {
      const t = this[n].indexOf(e);
      -1 !== t && this[n].splice(t, 1);
     }
    });
   }
   [i]() {
    for (const e of this[n]) if (!e[o]) return e;
    if (!this[E] || this[n].length < this[E]) {
     const e = this[p](this[g], this[d]);
     return this[A](e), e;
    }
   }
  };
 },
 6672: (e, t, r) => {
  const {kProxy: s, kClose: n, kDestroy: o, kDispatch: A, kInterceptors: i} = r(6443), {URL: a} = r(3136), c = r(7405), l = r(628), g = r(1841), {InvalidArgumentError: u, RequestAbortedError: h, SecureProxyConnectionError: d} = r(8707), E = r(9136), p = r(3701), Q = Symbol("proxy agent"), B = Symbol("proxy client"), I = Symbol("proxy headers"), f = Symbol("request tls settings"), m = Symbol("proxy tls settings"), w = Symbol("connect endpoint function"), y = Symbol("tunnel proxy");
  function defaultFactory(e, t) {
   return new l(e, t);
  }
  const noop = () => {};
  function defaultAgentFactory(e, t) {
   return 1 === t.connections ? new p(e, t) : new l(e, t);
  }
  class Http1ProxyWrapper extends g {
   #u;
   constructor(e, {headers: t = {}, connect: r, factory: s}) {
    if (super(), !e) throw new u("Proxy URL is mandatory");
    this[I] = t, this.#u = s ? s(e, {
     connect: r
    }) : new p(e, {
     connect: r
    });
   }
   [A](e, t) {
    const r = t.onHeaders;
    t.onHeaders = function(e, s, n) {
     407 !== e ? r && r.call(this, e, s, n) : "function" == typeof t.onError && t.onError(new u("Proxy Authentication Required (407)"));
    };
    const {origin: s, path: n = "/", headers: o = {}} = e;
    if (e.path = s + n, !("host" in o) && !("Host" in o)) {
     const {host: e} = new a(s);
     o.host = e;
    }
    return e.headers = {
     ...this[I],
     ...o
    }, this.#u[A](e, t);
   }
   async [n]() {
    return this.#u.close();
   }
   async [o](e) {
    return this.#u.destroy(e);
   }
  }
  e.exports = class ProxyAgent extends g {
   constructor(e) {
    if (super(), !e || "object" == typeof e && !(e instanceof a) && !e.uri) throw new u("Proxy uri is mandatory");
    const {clientFactory: t = defaultFactory} = e;
    if ("function" != typeof t) throw new u("Proxy opts.clientFactory must be a function.");
    const {proxyTunnel: r = !0} = e, n = this.#h(e), {href: o, origin: A, port: l, protocol: g, username: p, password: k, hostname: b} = n;
    if (this[s] = {
     uri: o,
     protocol: g
    }, this[i] = e.interceptors?.ProxyAgent && Array.isArray(e.interceptors.ProxyAgent) ? e.interceptors.ProxyAgent : [], 
    this[f] = e.requestTls, this[m] = e.proxyTls, this[I] = e.headers || {}, this[y] = r, 
    e.auth && e.token) throw new u("opts.auth cannot be used in combination with opts.token");
    e.auth ? this[I]["proxy-authorization"] = `Basic ${e.auth}` : e.token ? this[I]["proxy-authorization"] = e.token : p && k && (this[I]["proxy-authorization"] = `Basic ${Buffer.from(`${decodeURIComponent(p)}:${decodeURIComponent(k)}`).toString("base64")}`);
    const R = E({
     ...e.proxyTls
    });
    this[w] = E({
     ...e.requestTls
    });
    const S = e.factory || defaultAgentFactory;
    this[B] = t(n, {
     connect: R
    }), this[Q] = new c({
     ...e,
     factory: (e, t) => {
      const {protocol: r} = new a(e);
      return this[y] || "http:" !== r || "http:" !== this[s].protocol ? S(e, t) : new Http1ProxyWrapper(this[s].uri, {
       headers: this[I],
       connect: R,
       factory: S
      });
     },
     connect: async (e, t) => {
      let r = e.host;
      e.port || (r += `:${function defaultProtocolPort(e) {
       return "https:" === e ? 443 : 80;
      }(e.protocol)}`);
      try {
       const {socket: s, statusCode: n} = await this[B].connect({
        origin: A,
        port: l,
        path: r,
        signal: e.signal,
        headers: {
         ...this[I],
         host: e.host
        },
        servername: this[m]?.servername || b
       });
       if (200 !== n && (s.on("error", noop).destroy(), t(new h(`Proxy response (${n}) !== 200 when HTTP Tunneling`))), 
       "https:" !== e.protocol) return void t(null, s);
       let o;
       o = this[f] ? this[f].servername : e.servername, this[w]({
        ...e,
        servername: o,
        httpSocket: s
       }, t);
      } catch (e) {
       "ERR_TLS_CERT_ALTNAME_INVALID" === e.code ? t(new d(e)) : t(e);
      }
     }
    });
   }
   dispatch(e, t) {
    const r = function buildHeaders(e) {
     if (Array.isArray(e)) {
      const t = {};
      for (let r = 0; r < e.length; r += 2) t[e[r]] = e[r + 1];
      return t;
     }
     return e;
    }(e.headers);
    if (function throwIfProxyAuthIsSent(e) {
     if (e && Object.keys(e).find(e => "proxy-authorization" === e.toLowerCase())) throw new u("Proxy-Authorization should be sent in ProxyAgent constructor");
    }(r), r && !("host" in r) && !("Host" in r)) {
     const {host: t} = new a(e.origin);
     r.host = t;
    }
    return this[Q].dispatch({
     ...e,
     headers: r
    }, t);
   }
   #h(e) {
    return "string" == typeof e ? new a(e) : e instanceof a ? e : new a(e.uri);
   }
   async [n]() {
    await this[Q].close(), await this[B].close();
   }
   async [o]() {
    await this[Q].destroy(), await this[B].destroy();
   }
  };
 },
 50: (e, t, r) => {
  const s = r(883), n = r(7816);
  e.exports = class RetryAgent extends s {
   #d=null;
   #E=null;
   constructor(e, t = {}) {
    super(t), this.#d = e, this.#E = t;
   }
   dispatch(e, t) {
    const r = new n({
     ...e,
     retryOptions: this.#E
    }, {
     dispatch: this.#d.dispatch.bind(this.#d),
     handler: t
    });
    return this.#d.dispatch(e, r);
   }
   close() {
    return this.#d.close();
   }
   destroy() {
    return this.#d.destroy();
   }
  };
 },
 2581: (e, t, r) => {
  const s = Symbol.for("undici.globalDispatcher.1"), {InvalidArgumentError: n} = r(8707), o = r(7405);
  function setGlobalDispatcher(e) {
   if (!e || "function" != typeof e.dispatch) throw new n("Argument agent must implement Agent");
   Object.defineProperty(globalThis, s, {
    value: e,
    writable: !0,
    enumerable: !1,
    configurable: !1
   });
  }
  function getGlobalDispatcher() {
   return globalThis[s];
  }
  void 0 === getGlobalDispatcher() && setGlobalDispatcher(new o), e.exports = {
   setGlobalDispatcher: setGlobalDispatcher,
   getGlobalDispatcher: getGlobalDispatcher
  };
 },
 8155: e => {
  e.exports = class DecoratorHandler {
   #p;
   constructor(e) {
    if ("object" != typeof e || null === e) throw new TypeError("handler must be an object");
    this.#p = e;
   }
   onConnect(...e) {
    return this.#p.onConnect?.(...e);
   }
   onError(...e) {
    return this.#p.onError?.(...e);
   }
   onUpgrade(...e) {
    return this.#p.onUpgrade?.(...e);
   }
   onResponseStarted(...e) {
    return this.#p.onResponseStarted?.(...e);
   }
   onHeaders(...e) {
    return this.#p.onHeaders?.(...e);
   }
   onData(...e) {
    return this.#p.onData?.(...e);
   }
   onComplete(...e) {
    return this.#p.onComplete?.(...e);
   }
   onBodySent(...e) {
    return this.#p.onBodySent?.(...e);
   }
  };
 },
 8754: (e, t, r) => {
  const s = r(3440), {kBodyUsed: n} = r(6443), o = r(4589), {InvalidArgumentError: A} = r(8707), i = r(8474), a = [ 300, 301, 302, 303, 307, 308 ], c = Symbol("body");
  class BodyAsyncIterable {
   constructor(e) {
    this[c] = e, this[n] = !1;
   }
   async* [Symbol.asyncIterator]() {
    o(!this[n], "disturbed"), this[n] = !0, yield* this[c];
   }
  }
  function shouldRemoveHeader(e, t, r) {
   if (4 === e.length) return "host" === s.headerNameToString(e);
   if (t && s.headerNameToString(e).startsWith("content-")) return !0;
   if (r && (13 === e.length || 6 === e.length || 19 === e.length)) {
    const t = s.headerNameToString(e);
    return "authorization" === t || "cookie" === t || "proxy-authorization" === t;
   }
   return !1;
  }
  e.exports = class RedirectHandler {
   constructor(e, t, r, a) {
    if (null != t && (!Number.isInteger(t) || t < 0)) throw new A("maxRedirections must be a positive number");
    s.validateHandler(a, r.method, r.upgrade), this.dispatch = e, this.location = null, 
    this.abort = null, this.opts = {
     ...r,
     maxRedirections: 0
    }, this.maxRedirections = t, this.handler = a, this.history = [], this.redirectionLimitReached = !1, 
    s.isStream(this.opts.body) ? (0 === s.bodyLength(this.opts.body) && this.opts.body.on("data", function() {
     o(!1);
    }), "boolean" != typeof this.opts.body.readableDidRead && (this.opts.body[n] = !1, 
    i.prototype.on.call(this.opts.body, "data", function() {
     this[n] = !0;
    }))) : (this.opts.body && "function" == typeof this.opts.body.pipeTo || this.opts.body && "string" != typeof this.opts.body && !ArrayBuffer.isView(this.opts.body) && s.isIterable(this.opts.body)) && (this.opts.body = new BodyAsyncIterable(this.opts.body));
   }
   onConnect(e) {
    this.abort = e, this.handler.onConnect(e, {
     history: this.history
    });
   }
   onUpgrade(e, t, r) {
    this.handler.onUpgrade(e, t, r);
   }
   onError(e) {
    this.handler.onError(e);
   }
   onHeaders(e, t, r, n) {
    if (this.location = this.history.length >= this.maxRedirections || s.isDisturbed(this.opts.body) ? null : function parseLocation(e, t) {
     if (-1 === a.indexOf(e)) return null;
     for (let e = 0; e < t.length; e += 2) if (8 === t[e].length && "location" === s.headerNameToString(t[e])) return t[e + 1];
    }(e, t), this.opts.throwOnMaxRedirect && this.history.length >= this.maxRedirections) return this.request && this.request.abort(new Error("max redirects")), 
    this.redirectionLimitReached = !0, void this.abort(new Error("max redirects"));
    if (this.opts.origin && this.history.push(new URL(this.opts.path, this.opts.origin)), 
    !this.location) return this.handler.onHeaders(e, t, r, n);
    const {origin: A, pathname: i, search: c} = s.parseURL(new URL(this.location, this.opts.origin && new URL(this.opts.path, this.opts.origin))), l = c ? `${i}${c}` : i;
    this.opts.headers = function cleanRequestHeaders(e, t, r) {
     const s = [];
     if (Array.isArray(e)) for (let n = 0; n < e.length; n += 2) shouldRemoveHeader(e[n], t, r) || s.push(e[n], e[n + 1]); else if (e && "object" == typeof e) for (const n of Object.keys(e)) shouldRemoveHeader(n, t, r) || s.push(n, e[n]); else o(null == e, "headers must be an object or an array");
     return s;
    }(this.opts.headers, 303 === e, this.opts.origin !== A), this.opts.path = l, this.opts.origin = A, 
    this.opts.maxRedirections = 0, this.opts.query = null, 303 === e && "HEAD" !== this.opts.method && (this.opts.method = "GET", 
    this.opts.body = null);
   }
   onData(e) {
    if (!this.location) return this.handler.onData(e);
   }
   onComplete(e) {
    this.location ? (this.location = null, this.abort = null, this.dispatch(this.opts, this)) : this.handler.onComplete(e);
   }
   onBodySent(e) {
    this.handler.onBodySent && this.handler.onBodySent(e);
   }
  };
 },
 7816: (e, t, r) => {
  const s = r(4589), {kRetryHandlerDefaultRetry: n} = r(6443), {RequestRetryError: o} = r(8707), {isDisturbed: A, parseHeaders: i, parseRangeHeader: a, wrapRequestBody: c} = r(3440);
  function validatePartialResponseContentLength(e, t, r, s) {
   const n = e["content-length"];
   if (null == n) return null;
   if (!Number.isFinite(t.start) || !Number.isFinite(t.end)) return null;
   const A = Number(n), i = t.end - t.start + 1;
   return Number.isFinite(A) && A === i ? null : new o("Content-Length mismatch", r, {
    headers: e,
    data: {
     count: s
    }
   });
  }
  class RetryHandler {
   constructor(e, t) {
    const {retryOptions: r, ...s} = e, {retry: o, maxRetries: A, maxTimeout: i, minTimeout: a, timeoutFactor: l, methods: g, errorCodes: u, retryAfter: h, statusCodes: d} = r ?? {};
    this.dispatch = t.dispatch, this.handler = t.handler, this.opts = {
     ...s,
     body: c(e.body)
    }, this.abort = null, this.aborted = !1, this.retryOpts = {
     retry: o ?? RetryHandler[n],
     retryAfter: h ?? !0,
     maxTimeout: i ?? 3e4,
     minTimeout: a ?? 500,
     timeoutFactor: l ?? 2,
     maxRetries: A ?? 5,
     methods: g ?? [ "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE" ],
     statusCodes: d ?? [ 500, 502, 503, 504, 429 ],
     errorCodes: u ?? [ "ECONNRESET", "ECONNREFUSED", "ENOTFOUND", "ENETDOWN", "ENETUNREACH", "EHOSTDOWN", "EHOSTUNREACH", "EPIPE", "UND_ERR_SOCKET" ]
    }, this.retryCount = 0, this.retryCountCheckpoint = 0, this.start = 0, this.end = null, 
    this.etag = null, this.resume = null, this.headersSent = !1, this.handler.onConnect(e => {
     this.aborted = !0, this.abort ? this.abort(e) : this.reason = e;
    });
   }
   checkpointResponseEnd(e, t) {
    if (null == this.end && "HEAD" !== this.opts.method) {
     const t = e["content-length"];
     this.end = null != t ? Number(t) - 1 : null, s(null == this.end || Number.isFinite(this.end), "invalid content-length");
    }
    this.resume = null != this.end ? t : null;
   }
   onRequestSent() {
    this.handler.onRequestSent && this.handler.onRequestSent();
   }
   onUpgrade(e, t, r) {
    this.handler.onUpgrade && this.handler.onUpgrade(e, t, r);
   }
   onConnect(e) {
    this.aborted ? e(this.reason) : this.abort = e;
   }
   onBodySent(e) {
    if (this.handler.onBodySent) return this.handler.onBodySent(e);
   }
   static [n](e, {state: t, opts: r}, s) {
    const {statusCode: n, code: o, headers: A} = e, {method: i, retryOptions: a} = r, {maxRetries: c, minTimeout: l, maxTimeout: g, timeoutFactor: u, statusCodes: h, errorCodes: d, methods: E} = a, {counter: p} = t;
    if (o && "UND_ERR_REQ_RETRY" !== o && !d.includes(o)) return void s(e);
    if (Array.isArray(E) && !E.includes(i)) return void s(e);
    if (null != n && Array.isArray(h) && !h.includes(n)) return void s(e);
    if (p > c) return void s(e);
    let Q = A?.["retry-after"];
    Q && (Q = Number(Q), Q = Number.isNaN(Q) ? function calculateRetryAfterHeader(e) {
     const t = Date.now();
     return new Date(e).getTime() - t;
    }(Q) : 1e3 * Q);
    const B = Q > 0 ? Math.min(Q, g) : Math.min(l * u ** (p - 1), g);
    setTimeout(() => s(null), B);
   }
   onHeaders(e, t, r, n) {
    const A = i(t);
    if (this.retryCount += 1, e >= 300) return this.headersSent || !1 !== this.retryOpts.statusCodes.includes(e) ? (this.abort(new o("Request failed", e, {
     headers: A,
     data: {
      count: this.retryCount
     }
    })), !1) : (this.headersSent = !0, this.checkpointResponseEnd(A, r), this.handler.onHeaders(e, t, r, n));
    if (null != this.resume) {
     if (this.resume = null, 206 !== e && (this.start > 0 || 200 !== e)) return this.abort(new o("server does not support the range header and the payload was partially consumed", e, {
      headers: A,
      data: {
       count: this.retryCount
      }
     })), !1;
     const t = a(A["content-range"]);
     if (!t) return this.abort(new o("Content-Range mismatch", e, {
      headers: A,
      data: {
       count: this.retryCount
      }
     })), !1;
     if (null != this.etag && this.etag !== A.etag) return this.abort(new o("ETag mismatch", e, {
      headers: A,
      data: {
       count: this.retryCount
      }
     })), !1;
     const s = validatePartialResponseContentLength(A, t, e, this.retryCount);
     if (null != s) return this.abort(s), !1;
     const {start: n, size: i, end: c = i - 1} = t;
     return this.start !== n || null != this.end && this.end !== c ? (this.abort(new o("Content-Range mismatch", e, {
      headers: A,
      data: {
       count: this.retryCount
      }
     })), !1) : (this.resume = r, !0);
    }
    if (null == this.end) {
     if (206 === e) {
      const o = a(A["content-range"]);
      if (null == o) return this.headersSent = !0, this.handler.onHeaders(e, t, r, n);
      const i = validatePartialResponseContentLength(A, o, e, this.retryCount);
      if (null != i) return this.abort(i), !1;
      const {start: c, size: l, end: g = l - 1} = o;
      s(null != c && Number.isFinite(c), "content-range mismatch"), s(null != g && Number.isFinite(g), "invalid content-length"), 
      this.start = c, this.end = g;
     }
     if (null == this.end) {
      const e = A["content-length"];
      this.end = null != e ? Number(e) - 1 : null;
     }
     return s(Number.isFinite(this.start)), s(null == this.end || Number.isFinite(this.end), "invalid content-length"), 
     this.resume = r, this.headersSent = !0, this.etag = null != A.etag ? A.etag : null, 
     null != this.etag && this.etag.startsWith("W/") && (this.etag = null), this.handler.onHeaders(e, t, r, n);
    }
    const c = new o("Request failed", e, {
     headers: A,
     data: {
      count: this.retryCount
     }
    });
    return this.abort(c), !1;
   }
   onData(e) {
    return this.start += e.length, this.handler.onData(e);
   }
   onComplete(e) {
    return this.retryCount = 0, this.handler.onComplete(e);
   }
   onError(e) {
    if (this.aborted || A(this.opts.body) || this.headersSent && null == this.resume) return this.handler.onError(e);
    this.retryCount - this.retryCountCheckpoint > 0 ? this.retryCount = this.retryCountCheckpoint + (this.retryCount - this.retryCountCheckpoint) : this.retryCount += 1, 
    this.retryOpts.retry(e, {
     state: {
      counter: this.retryCount
     },
     opts: {
      retryOptions: this.retryOpts,
      ...this.opts
     }
    }, function onRetry(e) {
     if (null != e || this.aborted || A(this.opts.body)) return this.handler.onError(e);
     if (0 !== this.start) {
      const e = {
       range: `bytes=${this.start}-${this.end ?? ""}`
      };
      null != this.etag && (e["if-match"] = this.etag), this.opts = {
       ...this.opts,
       headers: {
        ...this.opts.headers,
        ...e
       }
      };
     }
     try {
      this.retryCountCheckpoint = this.retryCount, this.dispatch(this.opts, this);
     } catch (e) {
      this.handler.onError(e);
     }
    }.bind(this));
   }
  }
  e.exports = RetryHandler;
 },
 379: (e, t, r) => {
  const {isIP: s} = r(7030), {lookup: n} = r(610), o = r(8155), {InvalidArgumentError: A, InformationalError: i} = r(8707), a = Math.pow(2, 31) - 1;
  class DNSInstance {
   #C=0;
   #Q=0;
   #B=new Map;
   dualStack=!0;
   affinity=null;
   lookup=null;
   pick=null;
   constructor(e) {
    this.#C = e.maxTTL, this.#Q = e.maxItems, this.dualStack = e.dualStack, this.affinity = e.affinity, 
    this.lookup = e.lookup ?? this.#I, this.pick = e.pick ?? this.#f;
   }
   get full() {
    return this.#B.size === this.#Q;
   }
   runLookup(e, t, r) {
    const s = this.#B.get(e.hostname);
    if (null == s && this.full) return void r(null, e.origin);
    const n = {
     affinity: this.affinity,
     dualStack: this.dualStack,
     lookup: this.lookup,
     pick: this.pick,
     ...t.dns,
     maxTTL: this.#C,
     maxItems: this.#Q
    };
    if (null == s) this.lookup(e, n, (t, s) => {
     if (t || null == s || 0 === s.length) return void r(t ?? new i("No DNS entries found"));
     this.setRecords(e, s);
     const o = this.#B.get(e.hostname), A = this.pick(e, o, n.affinity);
     let a;
     a = "number" == typeof A.port ? `:${A.port}` : "" !== e.port ? `:${e.port}` : "", 
     r(null, `${e.protocol}//${6 === A.family ? `[${A.address}]` : A.address}${a}`);
    }); else {
     const o = this.pick(e, s, n.affinity);
     if (null == o) return this.#B.delete(e.hostname), void this.runLookup(e, t, r);
     let A;
     A = "number" == typeof o.port ? `:${o.port}` : "" !== e.port ? `:${e.port}` : "", 
     r(null, `${e.protocol}//${6 === o.family ? `[${o.address}]` : o.address}${A}`);
    }
   }
   #I(e, t, r) {
    n(e.hostname, {
     all: !0,
     family: !1 === this.dualStack ? this.affinity : 0,
     order: "ipv4first"
    }, (e, t) => {
     if (e) return r(e);
     const s = new Map;
     for (const e of t) s.set(`${e.address}:${e.family}`, e);
     r(null, s.values());
    });
   }
   #f(e, t, r) {
    let s = null;
    const {records: n, offset: o} = t;
    let A;
    if (this.dualStack ? (null == r && (null == o || o === a ? (t.offset = 0, r = 4) : (t.offset++, 
    r = 1 & ~t.offset ? 4 : 6)), A = null != n[r] && n[r].ips.length > 0 ? n[r] : n[4 === r ? 6 : 4]) : A = n[r], 
    null == A || 0 === A.ips.length) return s;
    null == A.offset || A.offset === a ? A.offset = 0 : A.offset++;
    const i = A.offset % A.ips.length;
    return s = A.ips[i] ?? null, null == s ? s : Date.now() - s.timestamp > s.ttl ? (A.ips.splice(i, 1), 
    this.pick(e, t, r)) : s;
   }
   setRecords(e, t) {
    const r = Date.now(), s = {
     records: {
      4: null,
      6: null
     }
    };
    for (const e of t) {
     e.timestamp = r, "number" == typeof e.ttl ? e.ttl = Math.min(e.ttl, this.#C) : e.ttl = this.#C;
     const t = s.records[e.family] ?? {
      ips: []
     };
     t.ips.push(e), s.records[e.family] = t;
    }
    this.#B.set(e.hostname, s);
   }
   getHandler(e, t) {
    return new DNSDispatchHandler(this, e, t);
   }
  }
  class DNSDispatchHandler extends o {
   #m=null;
   #A=null;
   #s=null;
   #p=null;
   #w=null;
   constructor(e, {origin: t, handler: r, dispatch: s}, n) {
    super(r), this.#w = t, this.#p = r, this.#A = {
     ...n
    }, this.#m = e, this.#s = s;
   }
   onError(e) {
    switch (e.code) {
    case "ETIMEDOUT":
    case "ECONNREFUSED":
     return this.#m.dualStack ? void this.#m.runLookup(this.#w, this.#A, (e, t) => {
      if (e) return this.#p.onError(e);
      const r = {
       ...this.#A,
       origin: t
      };
      this.#s(r, this);
     }) : void this.#p.onError(e);

    case "ENOTFOUND":
     this.#m.deleteRecord(this.#w);

    default:
     this.#p.onError(e);
    }
   }
  }
  e.exports = e => {
   if (null != e?.maxTTL && ("number" != typeof e?.maxTTL || e?.maxTTL < 0)) throw new A("Invalid maxTTL. Must be a positive number");
   if (null != e?.maxItems && ("number" != typeof e?.maxItems || e?.maxItems < 1)) throw new A("Invalid maxItems. Must be a positive number and greater than zero");
   if (null != e?.affinity && 4 !== e?.affinity && 6 !== e?.affinity) throw new A("Invalid affinity. Must be either 4 or 6");
   if (null != e?.dualStack && "boolean" != typeof e?.dualStack) throw new A("Invalid dualStack. Must be a boolean");
   if (null != e?.lookup && "function" != typeof e?.lookup) throw new A("Invalid lookup. Must be a function");
   if (null != e?.pick && "function" != typeof e?.pick) throw new A("Invalid pick. Must be a function");
   const t = e?.dualStack ?? !0;
   let r;
   r = t ? e?.affinity ?? null : e?.affinity ?? 4;
   const n = new DNSInstance({
    maxTTL: e?.maxTTL ?? 1e4,
    lookup: e?.lookup ?? null,
    pick: e?.pick ?? null,
    dualStack: t,
    affinity: r,
    maxItems: e?.maxItems ?? 1 / 0
   });
   return e => function dnsInterceptor(t, r) {
    const o = t.origin.constructor === URL ? t.origin : new URL(t.origin);
    return 0 !== s(o.hostname) ? e(t, r) : (n.runLookup(o, t, (s, A) => {
     if (s) return r.onError(s);
     let i = null;
     i = {
      ...t,
      servername: o.hostname,
      origin: A,
      headers: {
       host: o.hostname,
       ...t.headers
      }
     }, e(i, n.getHandler({
      origin: o,
      dispatch: e,
      handler: r
     }, t));
    }), !0);
   };
  };
 },
 8060: (e, t, r) => {
  const s = r(3440), {InvalidArgumentError: n, RequestAbortedError: o} = r(8707), A = r(8155);
  class DumpHandler extends A {
   #y=1048576;
   #k=null;
   #b=!1;
   #R=!1;
   #S=0;
   #T=null;
   #p=null;
   constructor({maxSize: e}, t) {
    if (super(t), null != e && (!Number.isFinite(e) || e < 1)) throw new n("maxSize must be a number greater than 0");
    this.#y = e ?? this.#y, this.#p = t;
   }
   onConnect(e) {
    this.#k = e, this.#p.onConnect(this.#D.bind(this));
   }
   #D(e) {
    this.#R = !0, this.#T = e;
   }
   onHeaders(e, t, r, n) {
    const A = s.parseHeaders(t)["content-length"];
    if (null != A && A > this.#y) throw new o(`Response size (${A}) larger than maxSize (${this.#y})`);
    return !!this.#R || this.#p.onHeaders(e, t, r, n);
   }
   onError(e) {
    this.#b || (e = this.#T ?? e, this.#p.onError(e));
   }
   onData(e) {
    return this.#S = this.#S + e.length, this.#S >= this.#y && (this.#b = !0, this.#R ? this.#p.onError(this.#T) : this.#p.onComplete([])), 
    !0;
   }
   onComplete(e) {
    this.#b || (this.#R ? this.#p.onError(this.reason) : this.#p.onComplete(e));
   }
  }
  e.exports = function createDumpInterceptor({maxSize: e} = {
   maxSize: 1048576
  }) {
   return t => function Intercept(r, s) {
    const {dumpMaxSize: n = e} = r, o = new DumpHandler({
     maxSize: n
    }, s);
    return t(r, o);
   };
  };
 },
 5092: (e, t, r) => {
  const s = r(8754);
  e.exports = function createRedirectInterceptor({maxRedirections: e}) {
   return t => function Intercept(r, n) {
    const {maxRedirections: o = e} = r;
    if (!o) return t(r, n);
    const A = new s(t, o, r, n);
    return r = {
     ...r,
     maxRedirections: 0
    }, t(r, A);
   };
  };
 },
 1514: (e, t, r) => {
  const s = r(8754);
  e.exports = e => {
   const t = e?.maxRedirections;
   return e => function redirectInterceptor(r, n) {
    const {maxRedirections: o = t, ...A} = r;
    if (!o) return e(r, n);
    const i = new s(e, o, r, n);
    return e(A, i);
   };
  };
 },
 2026: (e, t, r) => {
  const s = r(7816);
  e.exports = e => t => function retryInterceptor(r, n) {
   return t(r, new s({
    ...r,
    retryOptions: {
     ...e,
     ...r.retryOptions
    }
   }, {
    handler: n,
    dispatch: t
   }));
  };
 },
 2824: (e, t, r) => {
  Object.defineProperty(t, "__esModule", {
   value: !0
  }), t.SPECIAL_HEADERS = t.HEADER_STATE = t.MINOR = t.MAJOR = t.CONNECTION_TOKEN_CHARS = t.HEADER_CHARS = t.TOKEN = t.STRICT_TOKEN = t.HEX = t.URL_CHAR = t.STRICT_URL_CHAR = t.USERINFO_CHARS = t.MARK = t.ALPHANUM = t.NUM = t.HEX_MAP = t.NUM_MAP = t.ALPHA = t.FINISH = t.H_METHOD_MAP = t.METHOD_MAP = t.METHODS_RTSP = t.METHODS_ICE = t.METHODS_HTTP = t.METHODS = t.LENIENT_FLAGS = t.FLAGS = t.TYPE = t.ERROR = void 0;
  const s = r(172);
  var n, o, A, i, a, c, l;
  (l = t.ERROR || (t.ERROR = {}))[l.OK = 0] = "OK", l[l.INTERNAL = 1] = "INTERNAL", 
  l[l.STRICT = 2] = "STRICT", l[l.LF_EXPECTED = 3] = "LF_EXPECTED", l[l.UNEXPECTED_CONTENT_LENGTH = 4] = "UNEXPECTED_CONTENT_LENGTH", 
  l[l.CLOSED_CONNECTION = 5] = "CLOSED_CONNECTION", l[l.INVALID_METHOD = 6] = "INVALID_METHOD", 
  l[l.INVALID_URL = 7] = "INVALID_URL", l[l.INVALID_CONSTANT = 8] = "INVALID_CONSTANT", 
  l[l.INVALID_VERSION = 9] = "INVALID_VERSION", l[l.INVALID_HEADER_TOKEN = 10] = "INVALID_HEADER_TOKEN", 
  l[l.INVALID_CONTENT_LENGTH = 11] = "INVALID_CONTENT_LENGTH", l[l.INVALID_CHUNK_SIZE = 12] = "INVALID_CHUNK_SIZE", 
  l[l.INVALID_STATUS = 13] = "INVALID_STATUS", l[l.INVALID_EOF_STATE = 14] = "INVALID_EOF_STATE", 
  l[l.INVALID_TRANSFER_ENCODING = 15] = "INVALID_TRANSFER_ENCODING", l[l.CB_MESSAGE_BEGIN = 16] = "CB_MESSAGE_BEGIN", 
  l[l.CB_HEADERS_COMPLETE = 17] = "CB_HEADERS_COMPLETE", l[l.CB_MESSAGE_COMPLETE = 18] = "CB_MESSAGE_COMPLETE", 
  l[l.CB_CHUNK_HEADER = 19] = "CB_CHUNK_HEADER", l[l.CB_CHUNK_COMPLETE = 20] = "CB_CHUNK_COMPLETE", 
  l[l.PAUSED = 21] = "PAUSED", l[l.PAUSED_UPGRADE = 22] = "PAUSED_UPGRADE", l[l.PAUSED_H2_UPGRADE = 23] = "PAUSED_H2_UPGRADE", 
  l[l.USER = 24] = "USER", (c = t.TYPE || (t.TYPE = {}))[c.BOTH = 0] = "BOTH", c[c.REQUEST = 1] = "REQUEST", 
  c[c.RESPONSE = 2] = "RESPONSE", (a = t.FLAGS || (t.FLAGS = {}))[a.CONNECTION_KEEP_ALIVE = 1] = "CONNECTION_KEEP_ALIVE", 
  a[a.CONNECTION_CLOSE = 2] = "CONNECTION_CLOSE", a[a.CONNECTION_UPGRADE = 4] = "CONNECTION_UPGRADE", 
  a[a.CHUNKED = 8] = "CHUNKED", a[a.UPGRADE = 16] = "UPGRADE", a[a.CONTENT_LENGTH = 32] = "CONTENT_LENGTH", 
  a[a.SKIPBODY = 64] = "SKIPBODY", a[a.TRAILING = 128] = "TRAILING", a[a.TRANSFER_ENCODING = 512] = "TRANSFER_ENCODING", 
  (i = t.LENIENT_FLAGS || (t.LENIENT_FLAGS = {}))[i.HEADERS = 1] = "HEADERS", i[i.CHUNKED_LENGTH = 2] = "CHUNKED_LENGTH", 
  i[i.KEEP_ALIVE = 4] = "KEEP_ALIVE", function(e) {
   e[e.DELETE = 0] = "DELETE", e[e.GET = 1] = "GET", e[e.HEAD = 2] = "HEAD", e[e.POST = 3] = "POST", 
   e[e.PUT = 4] = "PUT", e[e.CONNECT = 5] = "CONNECT", e[e.OPTIONS = 6] = "OPTIONS", 
   e[e.TRACE = 7] = "TRACE", e[e.COPY = 8] = "COPY", e[e.LOCK = 9] = "LOCK", e[e.MKCOL = 10] = "MKCOL", 
   e[e.MOVE = 11] = "MOVE", e[e.PROPFIND = 12] = "PROPFIND", e[e.PROPPATCH = 13] = "PROPPATCH", 
   e[e.SEARCH = 14] = "SEARCH", e[e.UNLOCK = 15] = "UNLOCK", e[e.BIND = 16] = "BIND", 
   e[e.REBIND = 17] = "REBIND", e[e.UNBIND = 18] = "UNBIND", e[e.ACL = 19] = "ACL", 
   e[e.REPORT = 20] = "REPORT", e[e.MKACTIVITY = 21] = "MKACTIVITY", e[e.CHECKOUT = 22] = "CHECKOUT", 
   e[e.MERGE = 23] = "MERGE", e[e["M-SEARCH"] = 24] = "M-SEARCH", e[e.NOTIFY = 25] = "NOTIFY", 
   e[e.SUBSCRIBE = 26] = "SUBSCRIBE", e[e.UNSUBSCRIBE = 27] = "UNSUBSCRIBE", e[e.PATCH = 28] = "PATCH", 
   e[e.PURGE = 29] = "PURGE", e[e.MKCALENDAR = 30] = "MKCALENDAR", e[e.LINK = 31] = "LINK", 
   e[e.UNLINK = 32] = "UNLINK", e[e.SOURCE = 33] = "SOURCE", e[e.PRI = 34] = "PRI", 
   e[e.DESCRIBE = 35] = "DESCRIBE", e[e.ANNOUNCE = 36] = "ANNOUNCE", e[e.SETUP = 37] = "SETUP", 
   e[e.PLAY = 38] = "PLAY", e[e.PAUSE = 39] = "PAUSE", e[e.TEARDOWN = 40] = "TEARDOWN", 
   e[e.GET_PARAMETER = 41] = "GET_PARAMETER", e[e.SET_PARAMETER = 42] = "SET_PARAMETER", 
   e[e.REDIRECT = 43] = "REDIRECT", e[e.RECORD = 44] = "RECORD", e[e.FLUSH = 45] = "FLUSH";
  }(n = t.METHODS || (t.METHODS = {})), t.METHODS_HTTP = [ n.DELETE, n.GET, n.HEAD, n.POST, n.PUT, n.CONNECT, n.OPTIONS, n.TRACE, n.COPY, n.LOCK, n.MKCOL, n.MOVE, n.PROPFIND, n.PROPPATCH, n.SEARCH, n.UNLOCK, n.BIND, n.REBIND, n.UNBIND, n.ACL, n.REPORT, n.MKACTIVITY, n.CHECKOUT, n.MERGE, n["M-SEARCH"], n.NOTIFY, n.SUBSCRIBE, n.UNSUBSCRIBE, n.PATCH, n.PURGE, n.MKCALENDAR, n.LINK, n.UNLINK, n.PRI, n.SOURCE ], 
  t.METHODS_ICE = [ n.SOURCE ], t.METHODS_RTSP = [ n.OPTIONS, n.DESCRIBE, n.ANNOUNCE, n.SETUP, n.PLAY, n.PAUSE, n.TEARDOWN, n.GET_PARAMETER, n.SET_PARAMETER, n.REDIRECT, n.RECORD, n.FLUSH, n.GET, n.POST ], 
  t.METHOD_MAP = s.enumToMap(n), t.H_METHOD_MAP = {}, Object.keys(t.METHOD_MAP).forEach(e => {
   /^H/.test(e) && (t.H_METHOD_MAP[e] = t.METHOD_MAP[e]);
  }), (A = t.FINISH || (t.FINISH = {}))[A.SAFE = 0] = "SAFE", A[A.SAFE_WITH_CB = 1] = "SAFE_WITH_CB", 
  A[A.UNSAFE = 2] = "UNSAFE", t.ALPHA = [];
  for (let e = "A".charCodeAt(0); e <= "Z".charCodeAt(0); e++) t.ALPHA.push(String.fromCharCode(e)), 
  t.ALPHA.push(String.fromCharCode(e + 32));
  t.NUM_MAP = {
   0: 0,
   1: 1,
   2: 2,
   3: 3,
   4: 4,
   5: 5,
   6: 6,
   7: 7,
   8: 8,
   9: 9
  }, t.HEX_MAP = {
   0: 0,
   1: 1,
   2: 2,
   3: 3,
   4: 4,
   5: 5,
   6: 6,
   7: 7,
   8: 8,
   9: 9,
   A: 10,
   B: 11,
   C: 12,
   D: 13,
   E: 14,
   F: 15,
   a: 10,
   b: 11,
   c: 12,
   d: 13,
   e: 14,
   f: 15
  }, t.NUM = [ "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" ], t.ALPHANUM = t.ALPHA.concat(t.NUM), 
  t.MARK = [ "-", "_", ".", "!", "~", "*", "'", "(", ")" ], t.USERINFO_CHARS = t.ALPHANUM.concat(t.MARK).concat([ "%", ";", ":", "&", "=", "+", "$", "," ]), 
  t.STRICT_URL_CHAR = [ "!", '"', "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", ":", ";", "<", "=", ">", "@", "[", "\\", "]", "^", "_", "`", "{", "|", "}", "~" ].concat(t.ALPHANUM), 
  t.URL_CHAR = t.STRICT_URL_CHAR.concat([ "\t", "\f" ]);
  for (let e = 128; e <= 255; e++) t.URL_CHAR.push(e);
  t.HEX = t.NUM.concat([ "a", "b", "c", "d", "e", "f", "A", "B", "C", "D", "E", "F" ]), 
  t.STRICT_TOKEN = [ "!", "#", "$", "%", "&", "'", "*", "+", "-", ".", "^", "_", "`", "|", "~" ].concat(t.ALPHANUM), 
  t.TOKEN = t.STRICT_TOKEN.concat([ " " ]), t.HEADER_CHARS = [ "\t" ];
  for (let e = 32; e <= 255; e++) 127 !== e && t.HEADER_CHARS.push(e);
  t.CONNECTION_TOKEN_CHARS = t.HEADER_CHARS.filter(e => 44 !== e), t.MAJOR = t.NUM_MAP, 
  t.MINOR = t.MAJOR, function(e) {
   e[e.GENERAL = 0] = "GENERAL", e[e.CONNECTION = 1] = "CONNECTION", e[e.CONTENT_LENGTH = 2] = "CONTENT_LENGTH", 
   e[e.TRANSFER_ENCODING = 3] = "TRANSFER_ENCODING", e[e.UPGRADE = 4] = "UPGRADE", 
   e[e.CONNECTION_KEEP_ALIVE = 5] = "CONNECTION_KEEP_ALIVE", e[e.CONNECTION_CLOSE = 6] = "CONNECTION_CLOSE", 
   e[e.CONNECTION_UPGRADE = 7] = "CONNECTION_UPGRADE", e[e.TRANSFER_ENCODING_CHUNKED = 8] = "TRANSFER_ENCODING_CHUNKED";
  }(o = t.HEADER_STATE || (t.HEADER_STATE = {})), t.SPECIAL_HEADERS = {
   connection: o.CONNECTION,
   "content-length": o.CONTENT_LENGTH,
   "proxy-connection": o.CONNECTION,
   "transfer-encoding": o.TRANSFER_ENCODING,
   upgrade: o.UPGRADE
  };
 },
 3870: (e, t, r) => {
  const {Buffer: s} = r(4573);
  e.exports = s.from("AGFzbQEAAAABJwdgAX8Bf2ADf39/AX9gAX8AYAJ/fwBgBH9/f38Bf2AAAGADf39/AALLAQgDZW52GHdhc21fb25faGVhZGVyc19jb21wbGV0ZQAEA2VudhV3YXNtX29uX21lc3NhZ2VfYmVnaW4AAANlbnYLd2FzbV9vbl91cmwAAQNlbnYOd2FzbV9vbl9zdGF0dXMAAQNlbnYUd2FzbV9vbl9oZWFkZXJfZmllbGQAAQNlbnYUd2FzbV9vbl9oZWFkZXJfdmFsdWUAAQNlbnYMd2FzbV9vbl9ib2R5AAEDZW52GHdhc21fb25fbWVzc2FnZV9jb21wbGV0ZQAAAy0sBQYAAAIAAAAAAAACAQIAAgICAAADAAAAAAMDAwMBAQEBAQEBAQEAAAIAAAAEBQFwARISBQMBAAIGCAF/AUGA1AQLB9EFIgZtZW1vcnkCAAtfaW5pdGlhbGl6ZQAIGV9faW5kaXJlY3RfZnVuY3Rpb25fdGFibGUBAAtsbGh0dHBfaW5pdAAJGGxsaHR0cF9zaG91bGRfa2VlcF9hbGl2ZQAvDGxsaHR0cF9hbGxvYwALBm1hbGxvYwAxC2xsaHR0cF9mcmVlAAwEZnJlZQAMD2xsaHR0cF9nZXRfdHlwZQANFWxsaHR0cF9nZXRfaHR0cF9tYWpvcgAOFWxsaHR0cF9nZXRfaHR0cF9taW5vcgAPEWxsaHR0cF9nZXRfbWV0aG9kABAWbGxodHRwX2dldF9zdGF0dXNfY29kZQAREmxsaHR0cF9nZXRfdXBncmFkZQASDGxsaHR0cF9yZXNldAATDmxsaHR0cF9leGVjdXRlABQUbGxodHRwX3NldHRpbmdzX2luaXQAFQ1sbGh0dHBfZmluaXNoABYMbGxodHRwX3BhdXNlABcNbGxodHRwX3Jlc3VtZQAYG2xsaHR0cF9yZXN1bWVfYWZ0ZXJfdXBncmFkZQAZEGxsaHR0cF9nZXRfZXJybm8AGhdsbGh0dHBfZ2V0X2Vycm9yX3JlYXNvbgAbF2xsaHR0cF9zZXRfZXJyb3JfcmVhc29uABwUbGxodHRwX2dldF9lcnJvcl9wb3MAHRFsbGh0dHBfZXJybm9fbmFtZQAeEmxsaHR0cF9tZXRob2RfbmFtZQAfEmxsaHR0cF9zdGF0dXNfbmFtZQAgGmxsaHR0cF9zZXRfbGVuaWVudF9oZWFkZXJzACEhbGxodHRwX3NldF9sZW5pZW50X2NodW5rZWRfbGVuZ3RoACIdbGxodHRwX3NldF9sZW5pZW50X2tlZXBfYWxpdmUAIyRsbGh0dHBfc2V0X2xlbmllbnRfdHJhbnNmZXJfZW5jb2RpbmcAJBhsbGh0dHBfbWVzc2FnZV9uZWVkc19lb2YALgkXAQBBAQsRAQIDBAUKBgcrLSwqKSglJyYK07MCLBYAQYjQACgCAARAAAtBiNAAQQE2AgALFAAgABAwIAAgAjYCOCAAIAE6ACgLFAAgACAALwEyIAAtAC4gABAvEAALHgEBf0HAABAyIgEQMCABQYAINgI4IAEgADoAKCABC48MAQd/AkAgAEUNACAAQQhrIgEgAEEEaygCACIAQXhxIgRqIQUCQCAAQQFxDQAgAEEDcUUNASABIAEoAgAiAGsiAUGc0AAoAgBJDQEgACAEaiEEAkACQEGg0AAoAgAgAUcEQCAAQf8BTQRAIABBA3YhAyABKAIIIgAgASgCDCICRgRAQYzQAEGM0AAoAgBBfiADd3E2AgAMBQsgAiAANgIIIAAgAjYCDAwECyABKAIYIQYgASABKAIMIgBHBEAgACABKAIIIgI2AgggAiAANgIMDAMLIAFBFGoiAygCACICRQRAIAEoAhAiAkUNAiABQRBqIQMLA0AgAyEHIAIiAEEUaiIDKAIAIgINACAAQRBqIQMgACgCECICDQALIAdBADYCAAwCCyAFKAIEIgBBA3FBA0cNAiAFIABBfnE2AgRBlNAAIAQ2AgAgBSAENgIAIAEgBEEBcjYCBAwDC0EAIQALIAZFDQACQCABKAIcIgJBAnRBvNIAaiIDKAIAIAFGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAZBEEEUIAYoAhAgAUYbaiAANgIAIABFDQELIAAgBjYCGCABKAIQIgIEQCAAIAI2AhAgAiAANgIYCyABQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAFTw0AIAUoAgQiAEEBcUUNAAJAAkACQAJAIABBAnFFBEBBpNAAKAIAIAVGBEBBpNAAIAE2AgBBmNAAQZjQACgCACAEaiIANgIAIAEgAEEBcjYCBCABQaDQACgCAEcNBkGU0ABBADYCAEGg0ABBADYCAAwGC0Gg0AAoAgAgBUYEQEGg0AAgATYCAEGU0ABBlNAAKAIAIARqIgA2AgAgASAAQQFyNgIEIAAgAWogADYCAAwGCyAAQXhxIARqIQQgAEH/AU0EQCAAQQN2IQMgBSgCCCIAIAUoAgwiAkYEQEGM0ABBjNAAKAIAQX4gA3dxNgIADAULIAIgADYCCCAAIAI2AgwMBAsgBSgCGCEGIAUgBSgCDCIARwRAQZzQACgCABogACAFKAIIIgI2AgggAiAANgIMDAMLIAVBFGoiAygCACICRQRAIAUoAhAiAkUNAiAFQRBqIQMLA0AgAyEHIAIiAEEUaiIDKAIAIgINACAAQRBqIQMgACgCECICDQALIAdBADYCAAwCCyAFIABBfnE2AgQgASAEaiAENgIAIAEgBEEBcjYCBAwDC0EAIQALIAZFDQACQCAFKAIcIgJBAnRBvNIAaiIDKAIAIAVGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAZBEEEUIAYoAhAgBUYbaiAANgIAIABFDQELIAAgBjYCGCAFKAIQIgIEQCAAIAI2AhAgAiAANgIYCyAFQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAEaiAENgIAIAEgBEEBcjYCBCABQaDQACgCAEcNAEGU0AAgBDYCAAwBCyAEQf8BTQRAIARBeHFBtNAAaiEAAn9BjNAAKAIAIgJBASAEQQN2dCIDcUUEQEGM0AAgAiADcjYCACAADAELIAAoAggLIgIgATYCDCAAIAE2AgggASAANgIMIAEgAjYCCAwBC0EfIQIgBEH///8HTQRAIARBJiAEQQh2ZyIAa3ZBAXEgAEEBdGtBPmohAgsgASACNgIcIAFCADcCECACQQJ0QbzSAGohAAJAQZDQACgCACIDQQEgAnQiB3FFBEAgACABNgIAQZDQACADIAdyNgIAIAEgADYCGCABIAE2AgggASABNgIMDAELIARBGSACQQF2a0EAIAJBH0cbdCECIAAoAgAhAAJAA0AgACIDKAIEQXhxIARGDQEgAkEddiEAIAJBAXQhAiADIABBBHFqQRBqIgcoAgAiAA0ACyAHIAE2AgAgASADNgIYIAEgATYCDCABIAE2AggMAQsgAygCCCIAIAE2AgwgAyABNgIIIAFBADYCGCABIAM2AgwgASAANgIIC0Gs0ABBrNAAKAIAQQFrIgBBfyAAGzYCAAsLBwAgAC0AKAsHACAALQAqCwcAIAAtACsLBwAgAC0AKQsHACAALwEyCwcAIAAtAC4LQAEEfyAAKAIYIQEgAC0ALSECIAAtACghAyAAKAI4IQQgABAwIAAgBDYCOCAAIAM6ACggACACOgAtIAAgATYCGAu74gECB38DfiABIAJqIQQCQCAAIgIoAgwiAA0AIAIoAgQEQCACIAE2AgQLIwBBEGsiCCQAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAIoAhwiA0EBaw7dAdoBAdkBAgMEBQYHCAkKCwwNDtgBDxDXARES1gETFBUWFxgZGhvgAd8BHB0e1QEfICEiIyQl1AEmJygpKiss0wHSAS0u0QHQAS8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRtsBR0hJSs8BzgFLzQFMzAFNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AAYEBggGDAYQBhQGGAYcBiAGJAYoBiwGMAY0BjgGPAZABkQGSAZMBlAGVAZYBlwGYAZkBmgGbAZwBnQGeAZ8BoAGhAaIBowGkAaUBpgGnAagBqQGqAasBrAGtAa4BrwGwAbEBsgGzAbQBtQG2AbcBywHKAbgByQG5AcgBugG7AbwBvQG+Ab8BwAHBAcIBwwHEAcUBxgEA3AELQQAMxgELQQ4MxQELQQ0MxAELQQ8MwwELQRAMwgELQRMMwQELQRQMwAELQRUMvwELQRYMvgELQRgMvQELQRkMvAELQRoMuwELQRsMugELQRwMuQELQR0MuAELQQgMtwELQR4MtgELQSAMtQELQR8MtAELQQcMswELQSEMsgELQSIMsQELQSMMsAELQSQMrwELQRIMrgELQREMrQELQSUMrAELQSYMqwELQScMqgELQSgMqQELQcMBDKgBC0EqDKcBC0ErDKYBC0EsDKUBC0EtDKQBC0EuDKMBC0EvDKIBC0HEAQyhAQtBMAygAQtBNAyfAQtBDAyeAQtBMQydAQtBMgycAQtBMwybAQtBOQyaAQtBNQyZAQtBxQEMmAELQQsMlwELQToMlgELQTYMlQELQQoMlAELQTcMkwELQTgMkgELQTwMkQELQTsMkAELQT0MjwELQQkMjgELQSkMjQELQT4MjAELQT8MiwELQcAADIoBC0HBAAyJAQtBwgAMiAELQcMADIcBC0HEAAyGAQtBxQAMhQELQcYADIQBC0EXDIMBC0HHAAyCAQtByAAMgQELQckADIABC0HKAAx/C0HLAAx+C0HNAAx9C0HMAAx8C0HOAAx7C0HPAAx6C0HQAAx5C0HRAAx4C0HSAAx3C0HTAAx2C0HUAAx1C0HWAAx0C0HVAAxzC0EGDHILQdcADHELQQUMcAtB2AAMbwtBBAxuC0HZAAxtC0HaAAxsC0HbAAxrC0HcAAxqC0EDDGkLQd0ADGgLQd4ADGcLQd8ADGYLQeEADGULQeAADGQLQeIADGMLQeMADGILQQIMYQtB5AAMYAtB5QAMXwtB5gAMXgtB5wAMXQtB6AAMXAtB6QAMWwtB6gAMWgtB6wAMWQtB7AAMWAtB7QAMVwtB7gAMVgtB7wAMVQtB8AAMVAtB8QAMUwtB8gAMUgtB8wAMUQtB9AAMUAtB9QAMTwtB9gAMTgtB9wAMTQtB+AAMTAtB+QAMSwtB+gAMSgtB+wAMSQtB/AAMSAtB/QAMRwtB/gAMRgtB/wAMRQtBgAEMRAtBgQEMQwtBggEMQgtBgwEMQQtBhAEMQAtBhQEMPwtBhgEMPgtBhwEMPQtBiAEMPAtBiQEMOwtBigEMOgtBiwEMOQtBjAEMOAtBjQEMNwtBjgEMNgtBjwEMNQtBkAEMNAtBkQEMMwtBkgEMMgtBkwEMMQtBlAEMMAtBlQEMLwtBlgEMLgtBlwEMLQtBmAEMLAtBmQEMKwtBmgEMKgtBmwEMKQtBnAEMKAtBnQEMJwtBngEMJgtBnwEMJQtBoAEMJAtBoQEMIwtBogEMIgtBowEMIQtBpAEMIAtBpQEMHwtBpgEMHgtBpwEMHQtBqAEMHAtBqQEMGwtBqgEMGgtBqwEMGQtBrAEMGAtBrQEMFwtBrgEMFgtBAQwVC0GvAQwUC0GwAQwTC0GxAQwSC0GzAQwRC0GyAQwQC0G0AQwPC0G1AQwOC0G2AQwNC0G3AQwMC0G4AQwLC0G5AQwKC0G6AQwJC0G7AQwIC0HGAQwHC0G8AQwGC0G9AQwFC0G+AQwEC0G/AQwDC0HAAQwCC0HCAQwBC0HBAQshAwNAAkACQAJAAkACQAJAAkACQAJAIAICfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAgJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAn8CQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCADDsYBAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHyAhIyUmKCorLC8wMTIzNDU2Nzk6Ozw9lANAQkRFRklLTk9QUVJTVFVWWFpbXF1eX2BhYmNkZWZnaGpsb3Bxc3V2eHl6e3x/gAGBAYIBgwGEAYUBhgGHAYgBiQGKAYsBjAGNAY4BjwGQAZEBkgGTAZQBlQGWAZcBmAGZAZoBmwGcAZ0BngGfAaABoQGiAaMBpAGlAaYBpwGoAakBqgGrAawBrQGuAa8BsAGxAbIBswG0AbUBtgG3AbgBuQG6AbsBvAG9Ab4BvwHAAcEBwgHDAcQBxQHGAccByAHJAcsBzAHNAc4BzwGKA4kDiAOHA4QDgwOAA/sC+gL5AvgC9wL0AvMC8gLLAsECsALZAQsgASAERw3wAkHdASEDDLMDCyABIARHDcgBQcMBIQMMsgMLIAEgBEcNe0H3ACEDDLEDCyABIARHDXBB7wAhAwywAwsgASAERw1pQeoAIQMMrwMLIAEgBEcNZUHoACEDDK4DCyABIARHDWJB5gAhAwytAwsgASAERw0aQRghAwysAwsgASAERw0VQRIhAwyrAwsgASAERw1CQcUAIQMMqgMLIAEgBEcNNEE/IQMMqQMLIAEgBEcNMkE8IQMMqAMLIAEgBEcNK0ExIQMMpwMLIAItAC5BAUYNnwMMwQILQQAhAAJAAkACQCACLQAqRQ0AIAItACtFDQAgAi8BMCIDQQJxRQ0BDAILIAIvATAiA0EBcUUNAQtBASEAIAItAChBAUYNACACLwEyIgVB5ABrQeQASQ0AIAVBzAFGDQAgBUGwAkYNACADQcAAcQ0AQQAhACADQYgEcUGABEYNACADQShxQQBHIQALIAJBADsBMCACQQA6AC8gAEUN3wIgAkIANwMgDOACC0EAIQACQCACKAI4IgNFDQAgAygCLCIDRQ0AIAIgAxEAACEACyAARQ3MASAAQRVHDd0CIAJBBDYCHCACIAE2AhQgAkGwGDYCECACQRU2AgxBACEDDKQDCyABIARGBEBBBiEDDKQDCyABQQFqIQFBACEAAkAgAigCOCIDRQ0AIAMoAlQiA0UNACACIAMRAAAhAAsgAA3ZAgwcCyACQgA3AyBBEiEDDIkDCyABIARHDRZBHSEDDKEDCyABIARHBEAgAUEBaiEBQRAhAwyIAwtBByEDDKADCyACIAIpAyAiCiAEIAFrrSILfSIMQgAgCiAMWhs3AyAgCiALWA3UAkEIIQMMnwMLIAEgBEcEQCACQQk2AgggAiABNgIEQRQhAwyGAwtBCSEDDJ4DCyACKQMgQgBSDccBIAIgAi8BMEGAAXI7ATAMQgsgASAERw0/QdAAIQMMnAMLIAEgBEYEQEELIQMMnAMLIAFBAWohAUEAIQACQCACKAI4IgNFDQAgAygCUCIDRQ0AIAIgAxEAACEACyAADc8CDMYBC0EAIQACQCACKAI4IgNFDQAgAygCSCIDRQ0AIAIgAxEAACEACyAARQ3GASAAQRVHDc0CIAJBCzYCHCACIAE2AhQgAkGCGTYCECACQRU2AgxBACEDDJoDC0EAIQACQCACKAI4IgNFDQAgAygCSCIDRQ0AIAIgAxEAACEACyAARQ0MIABBFUcNygIgAkEaNgIcIAIgATYCFCACQYIZNgIQIAJBFTYCDEEAIQMMmQMLQQAhAAJAIAIoAjgiA0UNACADKAJMIgNFDQAgAiADEQAAIQALIABFDcQBIABBFUcNxwIgAkELNgIcIAIgATYCFCACQZEXNgIQIAJBFTYCDEEAIQMMmAMLIAEgBEYEQEEPIQMMmAMLIAEtAAAiAEE7Rg0HIABBDUcNxAIgAUEBaiEBDMMBC0EAIQACQCACKAI4IgNFDQAgAygCTCIDRQ0AIAIgAxEAACEACyAARQ3DASAAQRVHDcICIAJBDzYCHCACIAE2AhQgAkGRFzYCECACQRU2AgxBACEDDJYDCwNAIAEtAABB8DVqLQAAIgBBAUcEQCAAQQJHDcECIAIoAgQhAEEAIQMgAkEANgIEIAIgACABQQFqIgEQLSIADcICDMUBCyAEIAFBAWoiAUcNAAtBEiEDDJUDC0EAIQACQCACKAI4IgNFDQAgAygCTCIDRQ0AIAIgAxEAACEACyAARQ3FASAAQRVHDb0CIAJBGzYCHCACIAE2AhQgAkGRFzYCECACQRU2AgxBACEDDJQDCyABIARGBEBBFiEDDJQDCyACQQo2AgggAiABNgIEQQAhAAJAIAIoAjgiA0UNACADKAJIIgNFDQAgAiADEQAAIQALIABFDcIBIABBFUcNuQIgAkEVNgIcIAIgATYCFCACQYIZNgIQIAJBFTYCDEEAIQMMkwMLIAEgBEcEQANAIAEtAABB8DdqLQAAIgBBAkcEQAJAIABBAWsOBMQCvQIAvgK9AgsgAUEBaiEBQQghAwz8AgsgBCABQQFqIgFHDQALQRUhAwyTAwtBFSEDDJIDCwNAIAEtAABB8DlqLQAAIgBBAkcEQCAAQQFrDgTFArcCwwK4ArcCCyAEIAFBAWoiAUcNAAtBGCEDDJEDCyABIARHBEAgAkELNgIIIAIgATYCBEEHIQMM+AILQRkhAwyQAwsgAUEBaiEBDAILIAEgBEYEQEEaIQMMjwMLAkAgAS0AAEENaw4UtQG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwEAvwELQQAhAyACQQA2AhwgAkGvCzYCECACQQI2AgwgAiABQQFqNgIUDI4DCyABIARGBEBBGyEDDI4DCyABLQAAIgBBO0cEQCAAQQ1HDbECIAFBAWohAQy6AQsgAUEBaiEBC0EiIQMM8wILIAEgBEYEQEEcIQMMjAMLQgAhCgJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAS0AAEEwaw43wQLAAgABAgMEBQYH0AHQAdAB0AHQAdAB0AEICQoLDA3QAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdABDg8QERIT0AELQgIhCgzAAgtCAyEKDL8CC0IEIQoMvgILQgUhCgy9AgtCBiEKDLwCC0IHIQoMuwILQgghCgy6AgtCCSEKDLkCC0IKIQoMuAILQgshCgy3AgtCDCEKDLYCC0INIQoMtQILQg4hCgy0AgtCDyEKDLMCC0IKIQoMsgILQgshCgyxAgtCDCEKDLACC0INIQoMrwILQg4hCgyuAgtCDyEKDK0CC0IAIQoCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAEtAABBMGsON8ACvwIAAQIDBAUGB74CvgK+Ar4CvgK+Ar4CCAkKCwwNvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ag4PEBESE74CC0ICIQoMvwILQgMhCgy+AgtCBCEKDL0CC0IFIQoMvAILQgYhCgy7AgtCByEKDLoCC0IIIQoMuQILQgkhCgy4AgtCCiEKDLcCC0ILIQoMtgILQgwhCgy1AgtCDSEKDLQCC0IOIQoMswILQg8hCgyyAgtCCiEKDLECC0ILIQoMsAILQgwhCgyvAgtCDSEKDK4CC0IOIQoMrQILQg8hCgysAgsgAiACKQMgIgogBCABa60iC30iDEIAIAogDFobNwMgIAogC1gNpwJBHyEDDIkDCyABIARHBEAgAkEJNgIIIAIgATYCBEElIQMM8AILQSAhAwyIAwtBASEFIAIvATAiA0EIcUUEQCACKQMgQgBSIQULAkAgAi0ALgRAQQEhACACLQApQQVGDQEgA0HAAHFFIAVxRQ0BC0EAIQAgA0HAAHENAEECIQAgA0EIcQ0AIANBgARxBEACQCACLQAoQQFHDQAgAi0ALUEKcQ0AQQUhAAwCC0EEIQAMAQsgA0EgcUUEQAJAIAItAChBAUYNACACLwEyIgBB5ABrQeQASQ0AIABBzAFGDQAgAEGwAkYNAEEEIQAgA0EocUUNAiADQYgEcUGABEYNAgtBACEADAELQQBBAyACKQMgUBshAAsgAEEBaw4FvgIAsAEBpAKhAgtBESEDDO0CCyACQQE6AC8MhAMLIAEgBEcNnQJBJCEDDIQDCyABIARHDRxBxgAhAwyDAwtBACEAAkAgAigCOCIDRQ0AIAMoAkQiA0UNACACIAMRAAAhAAsgAEUNJyAAQRVHDZgCIAJB0AA2AhwgAiABNgIUIAJBkRg2AhAgAkEVNgIMQQAhAwyCAwsgASAERgRAQSghAwyCAwtBACEDIAJBADYCBCACQQw2AgggAiABIAEQKiIARQ2UAiACQSc2AhwgAiABNgIUIAIgADYCDAyBAwsgASAERgRAQSkhAwyBAwsgAS0AACIAQSBGDRMgAEEJRw2VAiABQQFqIQEMFAsgASAERwRAIAFBAWohAQwWC0EqIQMM/wILIAEgBEYEQEErIQMM/wILIAEtAAAiAEEJRyAAQSBHcQ2QAiACLQAsQQhHDd0CIAJBADoALAzdAgsgASAERgRAQSwhAwz+AgsgAS0AAEEKRw2OAiABQQFqIQEMsAELIAEgBEcNigJBLyEDDPwCCwNAIAEtAAAiAEEgRwRAIABBCmsOBIQCiAKIAoQChgILIAQgAUEBaiIBRw0AC0ExIQMM+wILQTIhAyABIARGDfoCIAIoAgAiACAEIAFraiEHIAEgAGtBA2ohBgJAA0AgAEHwO2otAAAgAS0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDQEgAEEDRgRAQQYhAQziAgsgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAc2AgAM+wILIAJBADYCAAyGAgtBMyEDIAQgASIARg35AiAEIAFrIAIoAgAiAWohByAAIAFrQQhqIQYCQANAIAFB9DtqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBCEYEQEEFIQEM4QILIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADPoCCyACQQA2AgAgACEBDIUCC0E0IQMgBCABIgBGDfgCIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgJAA0AgAUHQwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBBUYEQEEHIQEM4AILIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADPkCCyACQQA2AgAgACEBDIQCCyABIARHBEADQCABLQAAQYA+ai0AACIAQQFHBEAgAEECRg0JDIECCyAEIAFBAWoiAUcNAAtBMCEDDPgCC0EwIQMM9wILIAEgBEcEQANAIAEtAAAiAEEgRwRAIABBCmsOBP8B/gH+Af8B/gELIAQgAUEBaiIBRw0AC0E4IQMM9wILQTghAwz2AgsDQCABLQAAIgBBIEcgAEEJR3EN9gEgBCABQQFqIgFHDQALQTwhAwz1AgsDQCABLQAAIgBBIEcEQAJAIABBCmsOBPkBBAT5AQALIABBLEYN9QEMAwsgBCABQQFqIgFHDQALQT8hAwz0AgtBwAAhAyABIARGDfMCIAIoAgAiACAEIAFraiEFIAEgAGtBBmohBgJAA0AgAEGAQGstAAAgAS0AAEEgckcNASAAQQZGDdsCIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPQCCyACQQA2AgALQTYhAwzZAgsgASAERgRAQcEAIQMM8gILIAJBDDYCCCACIAE2AgQgAi0ALEEBaw4E+wHuAewB6wHUAgsgAUEBaiEBDPoBCyABIARHBEADQAJAIAEtAAAiAEEgciAAIABBwQBrQf8BcUEaSRtB/wFxIgBBCUYNACAAQSBGDQACQAJAAkACQCAAQeMAaw4TAAMDAwMDAwMBAwMDAwMDAwMDAgMLIAFBAWohAUExIQMM3AILIAFBAWohAUEyIQMM2wILIAFBAWohAUEzIQMM2gILDP4BCyAEIAFBAWoiAUcNAAtBNSEDDPACC0E1IQMM7wILIAEgBEcEQANAIAEtAABBgDxqLQAAQQFHDfcBIAQgAUEBaiIBRw0AC0E9IQMM7wILQT0hAwzuAgtBACEAAkAgAigCOCIDRQ0AIAMoAkAiA0UNACACIAMRAAAhAAsgAEUNASAAQRVHDeYBIAJBwgA2AhwgAiABNgIUIAJB4xg2AhAgAkEVNgIMQQAhAwztAgsgAUEBaiEBC0E8IQMM0gILIAEgBEYEQEHCACEDDOsCCwJAA0ACQCABLQAAQQlrDhgAAswCzALRAswCzALMAswCzALMAswCzALMAswCzALMAswCzALMAswCzALMAgDMAgsgBCABQQFqIgFHDQALQcIAIQMM6wILIAFBAWohASACLQAtQQFxRQ3+AQtBLCEDDNACCyABIARHDd4BQcQAIQMM6AILA0AgAS0AAEGQwABqLQAAQQFHDZwBIAQgAUEBaiIBRw0AC0HFACEDDOcCCyABLQAAIgBBIEYN/gEgAEE6Rw3AAiACKAIEIQBBACEDIAJBADYCBCACIAAgARApIgAN3gEM3QELQccAIQMgBCABIgBGDeUCIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgNAIAFBkMIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNvwIgAUEFRg3CAiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBzYCAAzlAgtByAAhAyAEIAEiAEYN5AIgBCABayACKAIAIgFqIQcgACABa0EJaiEGA0AgAUGWwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw2+AkECIAFBCUYNwgIaIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADOQCCyABIARGBEBByQAhAwzkAgsCQAJAIAEtAAAiAEEgciAAIABBwQBrQf8BcUEaSRtB/wFxQe4Aaw4HAL8CvwK/Ar8CvwIBvwILIAFBAWohAUE+IQMMywILIAFBAWohAUE/IQMMygILQcoAIQMgBCABIgBGDeICIAQgAWsgAigCACIBaiEGIAAgAWtBAWohBwNAIAFBoMIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNvAIgAUEBRg2+AiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBjYCAAziAgtBywAhAyAEIAEiAEYN4QIgBCABayACKAIAIgFqIQcgACABa0EOaiEGA0AgAUGiwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw27AiABQQ5GDb4CIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADOECC0HMACEDIAQgASIARg3gAiAEIAFrIAIoAgAiAWohByAAIAFrQQ9qIQYDQCABQcDCAGotAAAgAC0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDboCQQMgAUEPRg2+AhogAUEBaiEBIAQgAEEBaiIARw0ACyACIAc2AgAM4AILQc0AIQMgBCABIgBGDd8CIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgNAIAFB0MIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNuQJBBCABQQVGDb0CGiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBzYCAAzfAgsgASAERgRAQc4AIQMM3wILAkACQAJAAkAgAS0AACIAQSByIAAgAEHBAGtB/wFxQRpJG0H/AXFB4wBrDhMAvAK8ArwCvAK8ArwCvAK8ArwCvAK8ArwCAbwCvAK8AgIDvAILIAFBAWohAUHBACEDDMgCCyABQQFqIQFBwgAhAwzHAgsgAUEBaiEBQcMAIQMMxgILIAFBAWohAUHEACEDDMUCCyABIARHBEAgAkENNgIIIAIgATYCBEHFACEDDMUCC0HPACEDDN0CCwJAAkAgAS0AAEEKaw4EAZABkAEAkAELIAFBAWohAQtBKCEDDMMCCyABIARGBEBB0QAhAwzcAgsgAS0AAEEgRw0AIAFBAWohASACLQAtQQFxRQ3QAQtBFyEDDMECCyABIARHDcsBQdIAIQMM2QILQdMAIQMgASAERg3YAiACKAIAIgAgBCABa2ohBiABIABrQQFqIQUDQCABLQAAIABB1sIAai0AAEcNxwEgAEEBRg3KASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBjYCAAzYAgsgASAERgRAQdUAIQMM2AILIAEtAABBCkcNwgEgAUEBaiEBDMoBCyABIARGBEBB1gAhAwzXAgsCQAJAIAEtAABBCmsOBADDAcMBAcMBCyABQQFqIQEMygELIAFBAWohAUHKACEDDL0CC0EAIQACQCACKAI4IgNFDQAgAygCPCIDRQ0AIAIgAxEAACEACyAADb8BQc0AIQMMvAILIAItAClBIkYNzwIMiQELIAQgASIFRgRAQdsAIQMM1AILQQAhAEEBIQFBASEGQQAhAwJAAn8CQAJAAkACQAJAAkACQCAFLQAAQTBrDgrFAcQBAAECAwQFBgjDAQtBAgwGC0EDDAULQQQMBAtBBQwDC0EGDAILQQcMAQtBCAshA0EAIQFBACEGDL0BC0EJIQNBASEAQQAhAUEAIQYMvAELIAEgBEYEQEHdACEDDNMCCyABLQAAQS5HDbgBIAFBAWohAQyIAQsgASAERw22AUHfACEDDNECCyABIARHBEAgAkEONgIIIAIgATYCBEHQACEDDLgCC0HgACEDDNACC0HhACEDIAEgBEYNzwIgAigCACIAIAQgAWtqIQUgASAAa0EDaiEGA0AgAS0AACAAQeLCAGotAABHDbEBIABBA0YNswEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMzwILQeIAIQMgASAERg3OAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYDQCABLQAAIABB5sIAai0AAEcNsAEgAEECRg2vASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAzOAgtB4wAhAyABIARGDc0CIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgNAIAEtAAAgAEHpwgBqLQAARw2vASAAQQNGDa0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADM0CCyABIARGBEBB5QAhAwzNAgsgAUEBaiEBQQAhAAJAIAIoAjgiA0UNACADKAIwIgNFDQAgAiADEQAAIQALIAANqgFB1gAhAwyzAgsgASAERwRAA0AgAS0AACIAQSBHBEACQAJAAkAgAEHIAGsOCwABswGzAbMBswGzAbMBswGzAQKzAQsgAUEBaiEBQdIAIQMMtwILIAFBAWohAUHTACEDDLYCCyABQQFqIQFB1AAhAwy1AgsgBCABQQFqIgFHDQALQeQAIQMMzAILQeQAIQMMywILA0AgAS0AAEHwwgBqLQAAIgBBAUcEQCAAQQJrDgOnAaYBpQGkAQsgBCABQQFqIgFHDQALQeYAIQMMygILIAFBAWogASAERw0CGkHnACEDDMkCCwNAIAEtAABB8MQAai0AACIAQQFHBEACQCAAQQJrDgSiAaEBoAEAnwELQdcAIQMMsQILIAQgAUEBaiIBRw0AC0HoACEDDMgCCyABIARGBEBB6QAhAwzIAgsCQCABLQAAIgBBCmsOGrcBmwGbAbQBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBpAGbAZsBAJkBCyABQQFqCyEBQQYhAwytAgsDQCABLQAAQfDGAGotAABBAUcNfSAEIAFBAWoiAUcNAAtB6gAhAwzFAgsgAUEBaiABIARHDQIaQesAIQMMxAILIAEgBEYEQEHsACEDDMQCCyABQQFqDAELIAEgBEYEQEHtACEDDMMCCyABQQFqCyEBQQQhAwyoAgsgASAERgRAQe4AIQMMwQILAkACQAJAIAEtAABB8MgAai0AAEEBaw4HkAGPAY4BAHwBAo0BCyABQQFqIQEMCwsgAUEBagyTAQtBACEDIAJBADYCHCACQZsSNgIQIAJBBzYCDCACIAFBAWo2AhQMwAILAkADQCABLQAAQfDIAGotAAAiAEEERwRAAkACQCAAQQFrDgeUAZMBkgGNAQAEAY0BC0HaACEDDKoCCyABQQFqIQFB3AAhAwypAgsgBCABQQFqIgFHDQALQe8AIQMMwAILIAFBAWoMkQELIAQgASIARgRAQfAAIQMMvwILIAAtAABBL0cNASAAQQFqIQEMBwsgBCABIgBGBEBB8QAhAwy+AgsgAC0AACIBQS9GBEAgAEEBaiEBQd0AIQMMpQILIAFBCmsiA0EWSw0AIAAhAUEBIAN0QYmAgAJxDfkBC0EAIQMgAkEANgIcIAIgADYCFCACQYwcNgIQIAJBBzYCDAy8AgsgASAERwRAIAFBAWohAUHeACEDDKMCC0HyACEDDLsCCyABIARGBEBB9AAhAwy7AgsCQCABLQAAQfDMAGotAABBAWsOA/cBcwCCAQtB4QAhAwyhAgsgASAERwRAA0AgAS0AAEHwygBqLQAAIgBBA0cEQAJAIABBAWsOAvkBAIUBC0HfACEDDKMCCyAEIAFBAWoiAUcNAAtB8wAhAwy6AgtB8wAhAwy5AgsgASAERwRAIAJBDzYCCCACIAE2AgRB4AAhAwygAgtB9QAhAwy4AgsgASAERgRAQfYAIQMMuAILIAJBDzYCCCACIAE2AgQLQQMhAwydAgsDQCABLQAAQSBHDY4CIAQgAUEBaiIBRw0AC0H3ACEDDLUCCyABIARGBEBB+AAhAwy1AgsgAS0AAEEgRw16IAFBAWohAQxbC0EAIQACQCACKAI4IgNFDQAgAygCOCIDRQ0AIAIgAxEAACEACyAADXgMgAILIAEgBEYEQEH6ACEDDLMCCyABLQAAQcwARw10IAFBAWohAUETDHYLQfsAIQMgASAERg2xAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYDQCABLQAAIABB8M4Aai0AAEcNcyAAQQVGDXUgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMsQILIAEgBEYEQEH8ACEDDLECCwJAAkAgAS0AAEHDAGsODAB0dHR0dHR0dHR0AXQLIAFBAWohAUHmACEDDJgCCyABQQFqIQFB5wAhAwyXAgtB/QAhAyABIARGDa8CIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQe3PAGotAABHDXIgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADLACCyACQQA2AgAgBkEBaiEBQRAMcwtB/gAhAyABIARGDa4CIAIoAgAiACAEIAFraiEFIAEgAGtBBWohBgJAA0AgAS0AACAAQfbOAGotAABHDXEgAEEFRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADK8CCyACQQA2AgAgBkEBaiEBQRYMcgtB/wAhAyABIARGDa0CIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQfzOAGotAABHDXAgAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADK4CCyACQQA2AgAgBkEBaiEBQQUMcQsgASAERgRAQYABIQMMrQILIAEtAABB2QBHDW4gAUEBaiEBQQgMcAsgASAERgRAQYEBIQMMrAILAkACQCABLQAAQc4Aaw4DAG8BbwsgAUEBaiEBQesAIQMMkwILIAFBAWohAUHsACEDDJICCyABIARGBEBBggEhAwyrAgsCQAJAIAEtAABByABrDggAbm5ubm5uAW4LIAFBAWohAUHqACEDDJICCyABQQFqIQFB7QAhAwyRAgtBgwEhAyABIARGDakCIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQYDPAGotAABHDWwgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADKoCCyACQQA2AgAgBkEBaiEBQQAMbQtBhAEhAyABIARGDagCIAIoAgAiACAEIAFraiEFIAEgAGtBBGohBgJAA0AgAS0AACAAQYPPAGotAABHDWsgAEEERg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADKkCCyACQQA2AgAgBkEBaiEBQSMMbAsgASAERgRAQYUBIQMMqAILAkACQCABLQAAQcwAaw4IAGtra2trawFrCyABQQFqIQFB7wAhAwyPAgsgAUEBaiEBQfAAIQMMjgILIAEgBEYEQEGGASEDDKcCCyABLQAAQcUARw1oIAFBAWohAQxgC0GHASEDIAEgBEYNpQIgAigCACIAIAQgAWtqIQUgASAAa0EDaiEGAkADQCABLQAAIABBiM8Aai0AAEcNaCAAQQNGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMpgILIAJBADYCACAGQQFqIQFBLQxpC0GIASEDIAEgBEYNpAIgAigCACIAIAQgAWtqIQUgASAAa0EIaiEGAkADQCABLQAAIABB0M8Aai0AAEcNZyAAQQhGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMpQILIAJBADYCACAGQQFqIQFBKQxoCyABIARGBEBBiQEhAwykAgtBASABLQAAQd8ARw1nGiABQQFqIQEMXgtBigEhAyABIARGDaICIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgNAIAEtAAAgAEGMzwBqLQAARw1kIABBAUYN+gEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMogILQYsBIQMgASAERg2hAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGOzwBqLQAARw1kIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyiAgsgAkEANgIAIAZBAWohAUECDGULQYwBIQMgASAERg2gAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHwzwBqLQAARw1jIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyhAgsgAkEANgIAIAZBAWohAUEfDGQLQY0BIQMgASAERg2fAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHyzwBqLQAARw1iIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAygAgsgAkEANgIAIAZBAWohAUEJDGMLIAEgBEYEQEGOASEDDJ8CCwJAAkAgAS0AAEHJAGsOBwBiYmJiYgFiCyABQQFqIQFB+AAhAwyGAgsgAUEBaiEBQfkAIQMMhQILQY8BIQMgASAERg2dAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGRzwBqLQAARw1gIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyeAgsgAkEANgIAIAZBAWohAUEYDGELQZABIQMgASAERg2cAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGXzwBqLQAARw1fIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAydAgsgAkEANgIAIAZBAWohAUEXDGALQZEBIQMgASAERg2bAiACKAIAIgAgBCABa2ohBSABIABrQQZqIQYCQANAIAEtAAAgAEGazwBqLQAARw1eIABBBkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAycAgsgAkEANgIAIAZBAWohAUEVDF8LQZIBIQMgASAERg2aAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGhzwBqLQAARw1dIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAybAgsgAkEANgIAIAZBAWohAUEeDF4LIAEgBEYEQEGTASEDDJoCCyABLQAAQcwARw1bIAFBAWohAUEKDF0LIAEgBEYEQEGUASEDDJkCCwJAAkAgAS0AAEHBAGsODwBcXFxcXFxcXFxcXFxcAVwLIAFBAWohAUH+ACEDDIACCyABQQFqIQFB/wAhAwz/AQsgASAERgRAQZUBIQMMmAILAkACQCABLQAAQcEAaw4DAFsBWwsgAUEBaiEBQf0AIQMM/wELIAFBAWohAUGAASEDDP4BC0GWASEDIAEgBEYNlgIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBp88Aai0AAEcNWSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlwILIAJBADYCACAGQQFqIQFBCwxaCyABIARGBEBBlwEhAwyWAgsCQAJAAkACQCABLQAAQS1rDiMAW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1sBW1tbW1sCW1tbA1sLIAFBAWohAUH7ACEDDP8BCyABQQFqIQFB/AAhAwz+AQsgAUEBaiEBQYEBIQMM/QELIAFBAWohAUGCASEDDPwBC0GYASEDIAEgBEYNlAIgAigCACIAIAQgAWtqIQUgASAAa0EEaiEGAkADQCABLQAAIABBqc8Aai0AAEcNVyAAQQRGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlQILIAJBADYCACAGQQFqIQFBGQxYC0GZASEDIAEgBEYNkwIgAigCACIAIAQgAWtqIQUgASAAa0EFaiEGAkADQCABLQAAIABBrs8Aai0AAEcNViAAQQVGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlAILIAJBADYCACAGQQFqIQFBBgxXC0GaASEDIAEgBEYNkgIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBtM8Aai0AAEcNVSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMkwILIAJBADYCACAGQQFqIQFBHAxWC0GbASEDIAEgBEYNkQIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBts8Aai0AAEcNVCAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMkgILIAJBADYCACAGQQFqIQFBJwxVCyABIARGBEBBnAEhAwyRAgsCQAJAIAEtAABB1ABrDgIAAVQLIAFBAWohAUGGASEDDPgBCyABQQFqIQFBhwEhAwz3AQtBnQEhAyABIARGDY8CIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbjPAGotAABHDVIgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADJACCyACQQA2AgAgBkEBaiEBQSYMUwtBngEhAyABIARGDY4CIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbrPAGotAABHDVEgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI8CCyACQQA2AgAgBkEBaiEBQQMMUgtBnwEhAyABIARGDY0CIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQe3PAGotAABHDVAgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI4CCyACQQA2AgAgBkEBaiEBQQwMUQtBoAEhAyABIARGDYwCIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQbzPAGotAABHDU8gAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI0CCyACQQA2AgAgBkEBaiEBQQ0MUAsgASAERgRAQaEBIQMMjAILAkACQCABLQAAQcYAaw4LAE9PT09PT09PTwFPCyABQQFqIQFBiwEhAwzzAQsgAUEBaiEBQYwBIQMM8gELIAEgBEYEQEGiASEDDIsCCyABLQAAQdAARw1MIAFBAWohAQxGCyABIARGBEBBowEhAwyKAgsCQAJAIAEtAABByQBrDgcBTU1NTU0ATQsgAUEBaiEBQY4BIQMM8QELIAFBAWohAUEiDE0LQaQBIQMgASAERg2IAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHAzwBqLQAARw1LIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyJAgsgAkEANgIAIAZBAWohAUEdDEwLIAEgBEYEQEGlASEDDIgCCwJAAkAgAS0AAEHSAGsOAwBLAUsLIAFBAWohAUGQASEDDO8BCyABQQFqIQFBBAxLCyABIARGBEBBpgEhAwyHAgsCQAJAAkACQAJAIAEtAABBwQBrDhUATU1NTU1NTU1NTQFNTQJNTQNNTQRNCyABQQFqIQFBiAEhAwzxAQsgAUEBaiEBQYkBIQMM8AELIAFBAWohAUGKASEDDO8BCyABQQFqIQFBjwEhAwzuAQsgAUEBaiEBQZEBIQMM7QELQacBIQMgASAERg2FAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHtzwBqLQAARw1IIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyGAgsgAkEANgIAIAZBAWohAUERDEkLQagBIQMgASAERg2EAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHCzwBqLQAARw1HIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyFAgsgAkEANgIAIAZBAWohAUEsDEgLQakBIQMgASAERg2DAiACKAIAIgAgBCABa2ohBSABIABrQQRqIQYCQANAIAEtAAAgAEHFzwBqLQAARw1GIABBBEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyEAgsgAkEANgIAIAZBAWohAUErDEcLQaoBIQMgASAERg2CAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHKzwBqLQAARw1FIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyDAgsgAkEANgIAIAZBAWohAUEUDEYLIAEgBEYEQEGrASEDDIICCwJAAkACQAJAIAEtAABBwgBrDg8AAQJHR0dHR0dHR0dHRwNHCyABQQFqIQFBkwEhAwzrAQsgAUEBaiEBQZQBIQMM6gELIAFBAWohAUGVASEDDOkBCyABQQFqIQFBlgEhAwzoAQsgASAERgRAQawBIQMMgQILIAEtAABBxQBHDUIgAUEBaiEBDD0LQa0BIQMgASAERg3/ASACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHNzwBqLQAARw1CIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyAAgsgAkEANgIAIAZBAWohAUEODEMLIAEgBEYEQEGuASEDDP8BCyABLQAAQdAARw1AIAFBAWohAUElDEILQa8BIQMgASAERg39ASACKAIAIgAgBCABa2ohBSABIABrQQhqIQYCQANAIAEtAAAgAEHQzwBqLQAARw1AIABBCEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz+AQsgAkEANgIAIAZBAWohAUEqDEELIAEgBEYEQEGwASEDDP0BCwJAAkAgAS0AAEHVAGsOCwBAQEBAQEBAQEABQAsgAUEBaiEBQZoBIQMM5AELIAFBAWohAUGbASEDDOMBCyABIARGBEBBsQEhAwz8AQsCQAJAIAEtAABBwQBrDhQAPz8/Pz8/Pz8/Pz8/Pz8/Pz8/AT8LIAFBAWohAUGZASEDDOMBCyABQQFqIQFBnAEhAwziAQtBsgEhAyABIARGDfoBIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQdnPAGotAABHDT0gAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPsBCyACQQA2AgAgBkEBaiEBQSEMPgtBswEhAyABIARGDfkBIAIoAgAiACAEIAFraiEFIAEgAGtBBmohBgJAA0AgAS0AACAAQd3PAGotAABHDTwgAEEGRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPoBCyACQQA2AgAgBkEBaiEBQRoMPQsgASAERgRAQbQBIQMM+QELAkACQAJAIAEtAABBxQBrDhEAPT09PT09PT09AT09PT09Aj0LIAFBAWohAUGdASEDDOEBCyABQQFqIQFBngEhAwzgAQsgAUEBaiEBQZ8BIQMM3wELQbUBIQMgASAERg33ASACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEHkzwBqLQAARw06IABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz4AQsgAkEANgIAIAZBAWohAUEoDDsLQbYBIQMgASAERg32ASACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHqzwBqLQAARw05IABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz3AQsgAkEANgIAIAZBAWohAUEHDDoLIAEgBEYEQEG3ASEDDPYBCwJAAkAgAS0AAEHFAGsODgA5OTk5OTk5OTk5OTkBOQsgAUEBaiEBQaEBIQMM3QELIAFBAWohAUGiASEDDNwBC0G4ASEDIAEgBEYN9AEgAigCACIAIAQgAWtqIQUgASAAa0ECaiEGAkADQCABLQAAIABB7c8Aai0AAEcNNyAAQQJGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM9QELIAJBADYCACAGQQFqIQFBEgw4C0G5ASEDIAEgBEYN8wEgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB8M8Aai0AAEcNNiAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM9AELIAJBADYCACAGQQFqIQFBIAw3C0G6ASEDIAEgBEYN8gEgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB8s8Aai0AAEcNNSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM8wELIAJBADYCACAGQQFqIQFBDww2CyABIARGBEBBuwEhAwzyAQsCQAJAIAEtAABByQBrDgcANTU1NTUBNQsgAUEBaiEBQaUBIQMM2QELIAFBAWohAUGmASEDDNgBC0G8ASEDIAEgBEYN8AEgAigCACIAIAQgAWtqIQUgASAAa0EHaiEGAkADQCABLQAAIABB9M8Aai0AAEcNMyAAQQdGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM8QELIAJBADYCACAGQQFqIQFBGww0CyABIARGBEBBvQEhAwzwAQsCQAJAAkAgAS0AAEHCAGsOEgA0NDQ0NDQ0NDQBNDQ0NDQ0AjQLIAFBAWohAUGkASEDDNgBCyABQQFqIQFBpwEhAwzXAQsgAUEBaiEBQagBIQMM1gELIAEgBEYEQEG+ASEDDO8BCyABLQAAQc4ARw0wIAFBAWohAQwsCyABIARGBEBBvwEhAwzuAQsCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCABLQAAQcEAaw4VAAECAz8EBQY/Pz8HCAkKCz8MDQ4PPwsgAUEBaiEBQegAIQMM4wELIAFBAWohAUHpACEDDOIBCyABQQFqIQFB7gAhAwzhAQsgAUEBaiEBQfIAIQMM4AELIAFBAWohAUHzACEDDN8BCyABQQFqIQFB9gAhAwzeAQsgAUEBaiEBQfcAIQMM3QELIAFBAWohAUH6ACEDDNwBCyABQQFqIQFBgwEhAwzbAQsgAUEBaiEBQYQBIQMM2gELIAFBAWohAUGFASEDDNkBCyABQQFqIQFBkgEhAwzYAQsgAUEBaiEBQZgBIQMM1wELIAFBAWohAUGgASEDDNYBCyABQQFqIQFBowEhAwzVAQsgAUEBaiEBQaoBIQMM1AELIAEgBEcEQCACQRA2AgggAiABNgIEQasBIQMM1AELQcABIQMM7AELQQAhAAJAIAIoAjgiA0UNACADKAI0IgNFDQAgAiADEQAAIQALIABFDV4gAEEVRw0HIAJB0QA2AhwgAiABNgIUIAJBsBc2AhAgAkEVNgIMQQAhAwzrAQsgAUEBaiABIARHDQgaQcIBIQMM6gELA0ACQCABLQAAQQprDgQIAAALAAsgBCABQQFqIgFHDQALQcMBIQMM6QELIAEgBEcEQCACQRE2AgggAiABNgIEQQEhAwzQAQtBxAEhAwzoAQsgASAERgRAQcUBIQMM6AELAkACQCABLQAAQQprDgQBKCgAKAsgAUEBagwJCyABQQFqDAULIAEgBEYEQEHGASEDDOcBCwJAAkAgAS0AAEEKaw4XAQsLAQsLCwsLCwsLCwsLCwsLCwsLCwALCyABQQFqIQELQbABIQMMzQELIAEgBEYEQEHIASEDDOYBCyABLQAAQSBHDQkgAkEAOwEyIAFBAWohAUGzASEDDMwBCwNAIAEhAAJAIAEgBEcEQCABLQAAQTBrQf8BcSIDQQpJDQEMJwtBxwEhAwzmAQsCQCACLwEyIgFBmTNLDQAgAiABQQpsIgU7ATIgBUH+/wNxIANB//8Dc0sNACAAQQFqIQEgAiADIAVqIgM7ATIgA0H//wNxQegHSQ0BCwtBACEDIAJBADYCHCACQcEJNgIQIAJBDTYCDCACIABBAWo2AhQM5AELIAJBADYCHCACIAE2AhQgAkHwDDYCECACQRs2AgxBACEDDOMBCyACKAIEIQAgAkEANgIEIAIgACABECYiAA0BIAFBAWoLIQFBrQEhAwzIAQsgAkHBATYCHCACIAA2AgwgAiABQQFqNgIUQQAhAwzgAQsgAigCBCEAIAJBADYCBCACIAAgARAmIgANASABQQFqCyEBQa4BIQMMxQELIAJBwgE2AhwgAiAANgIMIAIgAUEBajYCFEEAIQMM3QELIAJBADYCHCACIAE2AhQgAkGXCzYCECACQQ02AgxBACEDDNwBCyACQQA2AhwgAiABNgIUIAJB4xA2AhAgAkEJNgIMQQAhAwzbAQsgAkECOgAoDKwBC0EAIQMgAkEANgIcIAJBrws2AhAgAkECNgIMIAIgAUEBajYCFAzZAQtBAiEDDL8BC0ENIQMMvgELQSYhAwy9AQtBFSEDDLwBC0EWIQMMuwELQRghAwy6AQtBHCEDDLkBC0EdIQMMuAELQSAhAwy3AQtBISEDDLYBC0EjIQMMtQELQcYAIQMMtAELQS4hAwyzAQtBPSEDDLIBC0HLACEDDLEBC0HOACEDDLABC0HYACEDDK8BC0HZACEDDK4BC0HbACEDDK0BC0HxACEDDKwBC0H0ACEDDKsBC0GNASEDDKoBC0GXASEDDKkBC0GpASEDDKgBC0GvASEDDKcBC0GxASEDDKYBCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJB8Rs2AhAgAkEGNgIMDL0BCyACQQA2AgAgBkEBaiEBQSQLOgApIAIoAgQhACACQQA2AgQgAiAAIAEQJyIARQRAQeUAIQMMowELIAJB+QA2AhwgAiABNgIUIAIgADYCDEEAIQMMuwELIABBFUcEQCACQQA2AhwgAiABNgIUIAJBzA42AhAgAkEgNgIMQQAhAwy7AQsgAkH4ADYCHCACIAE2AhQgAkHKGDYCECACQRU2AgxBACEDDLoBCyACQQA2AhwgAiABNgIUIAJBjhs2AhAgAkEGNgIMQQAhAwy5AQsgAkEANgIcIAIgATYCFCACQf4RNgIQIAJBBzYCDEEAIQMMuAELIAJBADYCHCACIAE2AhQgAkGMHDYCECACQQc2AgxBACEDDLcBCyACQQA2AhwgAiABNgIUIAJBww82AhAgAkEHNgIMQQAhAwy2AQsgAkEANgIcIAIgATYCFCACQcMPNgIQIAJBBzYCDEEAIQMMtQELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0RIAJB5QA2AhwgAiABNgIUIAIgADYCDEEAIQMMtAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0gIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMswELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0iIAJB0gA2AhwgAiABNgIUIAIgADYCDEEAIQMMsgELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0OIAJB5QA2AhwgAiABNgIUIAIgADYCDEEAIQMMsQELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0dIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMsAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0fIAJB0gA2AhwgAiABNgIUIAIgADYCDEEAIQMMrwELIABBP0cNASABQQFqCyEBQQUhAwyUAQtBACEDIAJBADYCHCACIAE2AhQgAkH9EjYCECACQQc2AgwMrAELIAJBADYCHCACIAE2AhQgAkHcCDYCECACQQc2AgxBACEDDKsBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNByACQeUANgIcIAIgATYCFCACIAA2AgxBACEDDKoBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNFiACQdMANgIcIAIgATYCFCACIAA2AgxBACEDDKkBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNGCACQdIANgIcIAIgATYCFCACIAA2AgxBACEDDKgBCyACQQA2AhwgAiABNgIUIAJBxgo2AhAgAkEHNgIMQQAhAwynAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDQMgAkHlADYCHCACIAE2AhQgAiAANgIMQQAhAwymAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDRIgAkHTADYCHCACIAE2AhQgAiAANgIMQQAhAwylAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDRQgAkHSADYCHCACIAE2AhQgAiAANgIMQQAhAwykAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDQAgAkHlADYCHCACIAE2AhQgAiAANgIMQQAhAwyjAQtB1QAhAwyJAQsgAEEVRwRAIAJBADYCHCACIAE2AhQgAkG5DTYCECACQRo2AgxBACEDDKIBCyACQeQANgIcIAIgATYCFCACQeMXNgIQIAJBFTYCDEEAIQMMoQELIAJBADYCACAGQQFqIQEgAi0AKSIAQSNrQQtJDQQCQCAAQQZLDQBBASAAdEHKAHFFDQAMBQtBACEDIAJBADYCHCACIAE2AhQgAkH3CTYCECACQQg2AgwMoAELIAJBADYCACAGQQFqIQEgAi0AKUEhRg0DIAJBADYCHCACIAE2AhQgAkGbCjYCECACQQg2AgxBACEDDJ8BCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJBkDM2AhAgAkEINgIMDJ0BCyACQQA2AgAgBkEBaiEBIAItAClBI0kNACACQQA2AhwgAiABNgIUIAJB0wk2AhAgAkEINgIMQQAhAwycAQtB0QAhAwyCAQsgAS0AAEEwayIAQf8BcUEKSQRAIAIgADoAKiABQQFqIQFBzwAhAwyCAQsgAigCBCEAIAJBADYCBCACIAAgARAoIgBFDYYBIAJB3gA2AhwgAiABNgIUIAIgADYCDEEAIQMMmgELIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ2GASACQdwANgIcIAIgATYCFCACIAA2AgxBACEDDJkBCyACKAIEIQAgAkEANgIEIAIgACAFECgiAEUEQCAFIQEMhwELIAJB2gA2AhwgAiAFNgIUIAIgADYCDAyYAQtBACEBQQEhAwsgAiADOgArIAVBAWohAwJAAkACQCACLQAtQRBxDQACQAJAAkAgAi0AKg4DAQACBAsgBkUNAwwCCyAADQEMAgsgAUUNAQsgAigCBCEAIAJBADYCBCACIAAgAxAoIgBFBEAgAyEBDAILIAJB2AA2AhwgAiADNgIUIAIgADYCDEEAIQMMmAELIAIoAgQhACACQQA2AgQgAiAAIAMQKCIARQRAIAMhAQyHAQsgAkHZADYCHCACIAM2AhQgAiAANgIMQQAhAwyXAQtBzAAhAwx9CyAAQRVHBEAgAkEANgIcIAIgATYCFCACQZQNNgIQIAJBITYCDEEAIQMMlgELIAJB1wA2AhwgAiABNgIUIAJByRc2AhAgAkEVNgIMQQAhAwyVAQtBACEDIAJBADYCHCACIAE2AhQgAkGAETYCECACQQk2AgwMlAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0AIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMkwELQckAIQMMeQsgAkEANgIcIAIgATYCFCACQcEoNgIQIAJBBzYCDCACQQA2AgBBACEDDJEBCyACKAIEIQBBACEDIAJBADYCBCACIAAgARAlIgBFDQAgAkHSADYCHCACIAE2AhQgAiAANgIMDJABC0HIACEDDHYLIAJBADYCACAFIQELIAJBgBI7ASogAUEBaiEBQQAhAAJAIAIoAjgiA0UNACADKAIwIgNFDQAgAiADEQAAIQALIAANAQtBxwAhAwxzCyAAQRVGBEAgAkHRADYCHCACIAE2AhQgAkHjFzYCECACQRU2AgxBACEDDIwBC0EAIQMgAkEANgIcIAIgATYCFCACQbkNNgIQIAJBGjYCDAyLAQtBACEDIAJBADYCHCACIAE2AhQgAkGgGTYCECACQR42AgwMigELIAEtAABBOkYEQCACKAIEIQBBACEDIAJBADYCBCACIAAgARApIgBFDQEgAkHDADYCHCACIAA2AgwgAiABQQFqNgIUDIoBC0EAIQMgAkEANgIcIAIgATYCFCACQbERNgIQIAJBCjYCDAyJAQsgAUEBaiEBQTshAwxvCyACQcMANgIcIAIgADYCDCACIAFBAWo2AhQMhwELQQAhAyACQQA2AhwgAiABNgIUIAJB8A42AhAgAkEcNgIMDIYBCyACIAIvATBBEHI7ATAMZgsCQCACLwEwIgBBCHFFDQAgAi0AKEEBRw0AIAItAC1BCHFFDQMLIAIgAEH3+wNxQYAEcjsBMAwECyABIARHBEACQANAIAEtAABBMGsiAEH/AXFBCk8EQEE1IQMMbgsgAikDICIKQpmz5syZs+bMGVYNASACIApCCn4iCjcDICAKIACtQv8BgyILQn+FVg0BIAIgCiALfDcDICAEIAFBAWoiAUcNAAtBOSEDDIUBCyACKAIEIQBBACEDIAJBADYCBCACIAAgAUEBaiIBECoiAA0MDHcLQTkhAwyDAQsgAi0AMEEgcQ0GQcUBIQMMaQtBACEDIAJBADYCBCACIAEgARAqIgBFDQQgAkE6NgIcIAIgADYCDCACIAFBAWo2AhQMgQELIAItAChBAUcNACACLQAtQQhxRQ0BC0E3IQMMZgsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIABEAgAkE7NgIcIAIgADYCDCACIAFBAWo2AhQMfwsgAUEBaiEBDG4LIAJBCDoALAwECyABQQFqIQEMbQtBACEDIAJBADYCHCACIAE2AhQgAkHkEjYCECACQQQ2AgwMewsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIARQ1sIAJBNzYCHCACIAE2AhQgAiAANgIMDHoLIAIgAi8BMEEgcjsBMAtBMCEDDF8LIAJBNjYCHCACIAE2AhQgAiAANgIMDHcLIABBLEcNASABQQFqIQBBASEBAkACQAJAAkACQCACLQAsQQVrDgQDAQIEAAsgACEBDAQLQQIhAQwBC0EEIQELIAJBAToALCACIAIvATAgAXI7ATAgACEBDAELIAIgAi8BMEEIcjsBMCAAIQELQTkhAwxcCyACQQA6ACwLQTQhAwxaCyABIARGBEBBLSEDDHMLAkACQANAAkAgAS0AAEEKaw4EAgAAAwALIAQgAUEBaiIBRw0AC0EtIQMMdAsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIARQ0CIAJBLDYCHCACIAE2AhQgAiAANgIMDHMLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABECoiAEUEQCABQQFqIQEMAgsgAkEsNgIcIAIgADYCDCACIAFBAWo2AhQMcgsgAS0AAEENRgRAIAIoAgQhAEEAIQMgAkEANgIEIAIgACABECoiAEUEQCABQQFqIQEMAgsgAkEsNgIcIAIgADYCDCACIAFBAWo2AhQMcgsgAi0ALUEBcQRAQcQBIQMMWQsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIADQEMZQtBLyEDDFcLIAJBLjYCHCACIAE2AhQgAiAANgIMDG8LQQAhAyACQQA2AhwgAiABNgIUIAJB8BQ2AhAgAkEDNgIMDG4LQQEhAwJAAkACQAJAIAItACxBBWsOBAMBAgAECyACIAIvATBBCHI7ATAMAwtBAiEDDAELQQQhAwsgAkEBOgAsIAIgAi8BMCADcjsBMAtBKiEDDFMLQQAhAyACQQA2AhwgAiABNgIUIAJB4Q82AhAgAkEKNgIMDGsLQQEhAwJAAkACQAJAAkACQCACLQAsQQJrDgcFBAQDAQIABAsgAiACLwEwQQhyOwEwDAMLQQIhAwwBC0EEIQMLIAJBAToALCACIAIvATAgA3I7ATALQSshAwxSC0EAIQMgAkEANgIcIAIgATYCFCACQasSNgIQIAJBCzYCDAxqC0EAIQMgAkEANgIcIAIgATYCFCACQf0NNgIQIAJBHTYCDAxpCyABIARHBEADQCABLQAAQSBHDUggBCABQQFqIgFHDQALQSUhAwxpC0ElIQMMaAsgAi0ALUEBcQRAQcMBIQMMTwsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKSIABEAgAkEmNgIcIAIgADYCDCACIAFBAWo2AhQMaAsgAUEBaiEBDFwLIAFBAWohASACLwEwIgBBgAFxBEBBACEAAkAgAigCOCIDRQ0AIAMoAlQiA0UNACACIAMRAAAhAAsgAEUNBiAAQRVHDR8gAkEFNgIcIAIgATYCFCACQfkXNgIQIAJBFTYCDEEAIQMMZwsCQCAAQaAEcUGgBEcNACACLQAtQQJxDQBBACEDIAJBADYCHCACIAE2AhQgAkGWEzYCECACQQQ2AgwMZwsgAgJ/IAIvATBBFHFBFEYEQEEBIAItAChBAUYNARogAi8BMkHlAEYMAQsgAi0AKUEFRgs6AC5BACEAAkAgAigCOCIDRQ0AIAMoAiQiA0UNACACIAMRAAAhAAsCQAJAAkACQAJAIAAOFgIBAAQEBAQEBAQEBAQEBAQEBAQEBAMECyACQQE6AC4LIAIgAi8BMEHAAHI7ATALQSchAwxPCyACQSM2AhwgAiABNgIUIAJBpRY2AhAgAkEVNgIMQQAhAwxnC0EAIQMgAkEANgIcIAIgATYCFCACQdULNgIQIAJBETYCDAxmC0EAIQACQCACKAI4IgNFDQAgAygCLCIDRQ0AIAIgAxEAACEACyAADQELQQ4hAwxLCyAAQRVGBEAgAkECNgIcIAIgATYCFCACQbAYNgIQIAJBFTYCDEEAIQMMZAtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMYwtBACEDIAJBADYCHCACIAE2AhQgAkGqHDYCECACQQ82AgwMYgsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEgCqdqIgEQKyIARQ0AIAJBBTYCHCACIAE2AhQgAiAANgIMDGELQQ8hAwxHC0EAIQMgAkEANgIcIAIgATYCFCACQc0TNgIQIAJBDDYCDAxfC0IBIQoLIAFBAWohAQJAIAIpAyAiC0L//////////w9YBEAgAiALQgSGIAqENwMgDAELQQAhAyACQQA2AhwgAiABNgIUIAJBrQk2AhAgAkEMNgIMDF4LQSQhAwxEC0EAIQMgAkEANgIcIAIgATYCFCACQc0TNgIQIAJBDDYCDAxcCyACKAIEIQBBACEDIAJBADYCBCACIAAgARAsIgBFBEAgAUEBaiEBDFILIAJBFzYCHCACIAA2AgwgAiABQQFqNgIUDFsLIAIoAgQhAEEAIQMgAkEANgIEAkAgAiAAIAEQLCIARQRAIAFBAWohAQwBCyACQRY2AhwgAiAANgIMIAIgAUEBajYCFAxbC0EfIQMMQQtBACEDIAJBADYCHCACIAE2AhQgAkGaDzYCECACQSI2AgwMWQsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQLSIARQRAIAFBAWohAQxQCyACQRQ2AhwgAiAANgIMIAIgAUEBajYCFAxYCyACKAIEIQBBACEDIAJBADYCBAJAIAIgACABEC0iAEUEQCABQQFqIQEMAQsgAkETNgIcIAIgADYCDCACIAFBAWo2AhQMWAtBHiEDDD4LQQAhAyACQQA2AhwgAiABNgIUIAJBxgw2AhAgAkEjNgIMDFYLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABEC0iAEUEQCABQQFqIQEMTgsgAkERNgIcIAIgADYCDCACIAFBAWo2AhQMVQsgAkEQNgIcIAIgATYCFCACIAA2AgwMVAtBACEDIAJBADYCHCACIAE2AhQgAkHGDDYCECACQSM2AgwMUwtBACEDIAJBADYCHCACIAE2AhQgAkHAFTYCECACQQI2AgwMUgsgAigCBCEAQQAhAyACQQA2AgQCQCACIAAgARAtIgBFBEAgAUEBaiEBDAELIAJBDjYCHCACIAA2AgwgAiABQQFqNgIUDFILQRshAww4C0EAIQMgAkEANgIcIAIgATYCFCACQcYMNgIQIAJBIzYCDAxQCyACKAIEIQBBACEDIAJBADYCBAJAIAIgACABECwiAEUEQCABQQFqIQEMAQsgAkENNgIcIAIgADYCDCACIAFBAWo2AhQMUAtBGiEDDDYLQQAhAyACQQA2AhwgAiABNgIUIAJBmg82AhAgAkEiNgIMDE4LIAIoAgQhAEEAIQMgAkEANgIEAkAgAiAAIAEQLCIARQRAIAFBAWohAQwBCyACQQw2AhwgAiAANgIMIAIgAUEBajYCFAxOC0EZIQMMNAtBACEDIAJBADYCHCACIAE2AhQgAkGaDzYCECACQSI2AgwMTAsgAEEVRwRAQQAhAyACQQA2AhwgAiABNgIUIAJBgww2AhAgAkETNgIMDEwLIAJBCjYCHCACIAE2AhQgAkHkFjYCECACQRU2AgxBACEDDEsLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABIAqnaiIBECsiAARAIAJBBzYCHCACIAE2AhQgAiAANgIMDEsLQRMhAwwxCyAAQRVHBEBBACEDIAJBADYCHCACIAE2AhQgAkHaDTYCECACQRQ2AgwMSgsgAkEeNgIcIAIgATYCFCACQfkXNgIQIAJBFTYCDEEAIQMMSQtBACEAAkAgAigCOCIDRQ0AIAMoAiwiA0UNACACIAMRAAAhAAsgAEUNQSAAQRVGBEAgAkEDNgIcIAIgATYCFCACQbAYNgIQIAJBFTYCDEEAIQMMSQtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMSAtBACEDIAJBADYCHCACIAE2AhQgAkHaDTYCECACQRQ2AgwMRwtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMRgsgAkEAOgAvIAItAC1BBHFFDT8LIAJBADoALyACQQE6ADRBACEDDCsLQQAhAyACQQA2AhwgAkHkETYCECACQQc2AgwgAiABQQFqNgIUDEMLAkADQAJAIAEtAABBCmsOBAACAgACCyAEIAFBAWoiAUcNAAtB3QEhAwxDCwJAAkAgAi0ANEEBRw0AQQAhAAJAIAIoAjgiA0UNACADKAJYIgNFDQAgAiADEQAAIQALIABFDQAgAEEVRw0BIAJB3AE2AhwgAiABNgIUIAJB1RY2AhAgAkEVNgIMQQAhAwxEC0HBASEDDCoLIAJBADYCHCACIAE2AhQgAkHpCzYCECACQR82AgxBACEDDEILAkACQCACLQAoQQFrDgIEAQALQcABIQMMKQtBuQEhAwwoCyACQQI6AC9BACEAAkAgAigCOCIDRQ0AIAMoAgAiA0UNACACIAMRAAAhAAsgAEUEQEHCASEDDCgLIABBFUcEQCACQQA2AhwgAiABNgIUIAJBpAw2AhAgAkEQNgIMQQAhAwxBCyACQdsBNgIcIAIgATYCFCACQfoWNgIQIAJBFTYCDEEAIQMMQAsgASAERgRAQdoBIQMMQAsgAS0AAEHIAEYNASACQQE6ACgLQawBIQMMJQtBvwEhAwwkCyABIARHBEAgAkEQNgIIIAIgATYCBEG+ASEDDCQLQdkBIQMMPAsgASAERgRAQdgBIQMMPAsgAS0AAEHIAEcNBCABQQFqIQFBvQEhAwwiCyABIARGBEBB1wEhAww7CwJAAkAgAS0AAEHFAGsOEAAFBQUFBQUFBQUFBQUFBQEFCyABQQFqIQFBuwEhAwwiCyABQQFqIQFBvAEhAwwhC0HWASEDIAEgBEYNOSACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGD0ABqLQAARw0DIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAw6CyACKAIEIQAgAkIANwMAIAIgACAGQQFqIgEQJyIARQRAQcYBIQMMIQsgAkHVATYCHCACIAE2AhQgAiAANgIMQQAhAww5C0HUASEDIAEgBEYNOCACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEGB0ABqLQAARw0CIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAw5CyACQYEEOwEoIAIoAgQhACACQgA3AwAgAiAAIAZBAWoiARAnIgANAwwCCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJB2Bs2AhAgAkEINgIMDDYLQboBIQMMHAsgAkHTATYCHCACIAE2AhQgAiAANgIMQQAhAww0C0EAIQACQCACKAI4IgNFDQAgAygCOCIDRQ0AIAIgAxEAACEACyAARQ0AIABBFUYNASACQQA2AhwgAiABNgIUIAJBzA42AhAgAkEgNgIMQQAhAwwzC0HkACEDDBkLIAJB+AA2AhwgAiABNgIUIAJByhg2AhAgAkEVNgIMQQAhAwwxC0HSASEDIAQgASIARg0wIAQgAWsgAigCACIBaiEFIAAgAWtBBGohBgJAA0AgAC0AACABQfzPAGotAABHDQEgAUEERg0DIAFBAWohASAEIABBAWoiAEcNAAsgAiAFNgIADDELIAJBADYCHCACIAA2AhQgAkGQMzYCECACQQg2AgwgAkEANgIAQQAhAwwwCyABIARHBEAgAkEONgIIIAIgATYCBEG3ASEDDBcLQdEBIQMMLwsgAkEANgIAIAZBAWohAQtBuAEhAwwUCyABIARGBEBB0AEhAwwtCyABLQAAQTBrIgBB/wFxQQpJBEAgAiAAOgAqIAFBAWohAUG2ASEDDBQLIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ0UIAJBzwE2AhwgAiABNgIUIAIgADYCDEEAIQMMLAsgASAERgRAQc4BIQMMLAsCQCABLQAAQS5GBEAgAUEBaiEBDAELIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ0VIAJBzQE2AhwgAiABNgIUIAIgADYCDEEAIQMMLAtBtQEhAwwSCyAEIAEiBUYEQEHMASEDDCsLQQAhAEEBIQFBASEGQQAhAwJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAIAUtAABBMGsOCgoJAAECAwQFBggLC0ECDAYLQQMMBQtBBAwEC0EFDAMLQQYMAgtBBwwBC0EICyEDQQAhAUEAIQYMAgtBCSEDQQEhAEEAIQFBACEGDAELQQAhAUEBIQMLIAIgAzoAKyAFQQFqIQMCQAJAIAItAC1BEHENAAJAAkACQCACLQAqDgMBAAIECyAGRQ0DDAILIAANAQwCCyABRQ0BCyACKAIEIQAgAkEANgIEIAIgACADECgiAEUEQCADIQEMAwsgAkHJATYCHCACIAM2AhQgAiAANgIMQQAhAwwtCyACKAIEIQAgAkEANgIEIAIgACADECgiAEUEQCADIQEMGAsgAkHKATYCHCACIAM2AhQgAiAANgIMQQAhAwwsCyACKAIEIQAgAkEANgIEIAIgACAFECgiAEUEQCAFIQEMFgsgAkHLATYCHCACIAU2AhQgAiAANgIMDCsLQbQBIQMMEQtBACEAAkAgAigCOCIDRQ0AIAMoAjwiA0UNACACIAMRAAAhAAsCQCAABEAgAEEVRg0BIAJBADYCHCACIAE2AhQgAkGUDTYCECACQSE2AgxBACEDDCsLQbIBIQMMEQsgAkHIATYCHCACIAE2AhQgAkHJFzYCECACQRU2AgxBACEDDCkLIAJBADYCACAGQQFqIQFB9QAhAwwPCyACLQApQQVGBEBB4wAhAwwPC0HiACEDDA4LIAAhASACQQA2AgALIAJBADoALEEJIQMMDAsgAkEANgIAIAdBAWohAUHAACEDDAsLQQELOgAsIAJBADYCACAGQQFqIQELQSkhAwwIC0E4IQMMBwsCQCABIARHBEADQCABLQAAQYA+ai0AACIAQQFHBEAgAEECRw0DIAFBAWohAQwFCyAEIAFBAWoiAUcNAAtBPiEDDCELQT4hAwwgCwsgAkEAOgAsDAELQQshAwwEC0E6IQMMAwsgAUEBaiEBQS0hAwwCCyACIAE6ACwgAkEANgIAIAZBAWohAUEMIQMMAQsgAkEANgIAIAZBAWohAUEKIQMMAAsAC0EAIQMgAkEANgIcIAIgATYCFCACQc0QNgIQIAJBCTYCDAwXC0EAIQMgAkEANgIcIAIgATYCFCACQekKNgIQIAJBCTYCDAwWC0EAIQMgAkEANgIcIAIgATYCFCACQbcQNgIQIAJBCTYCDAwVC0EAIQMgAkEANgIcIAIgATYCFCACQZwRNgIQIAJBCTYCDAwUC0EAIQMgAkEANgIcIAIgATYCFCACQc0QNgIQIAJBCTYCDAwTC0EAIQMgAkEANgIcIAIgATYCFCACQekKNgIQIAJBCTYCDAwSC0EAIQMgAkEANgIcIAIgATYCFCACQbcQNgIQIAJBCTYCDAwRC0EAIQMgAkEANgIcIAIgATYCFCACQZwRNgIQIAJBCTYCDAwQC0EAIQMgAkEANgIcIAIgATYCFCACQZcVNgIQIAJBDzYCDAwPC0EAIQMgAkEANgIcIAIgATYCFCACQZcVNgIQIAJBDzYCDAwOC0EAIQMgAkEANgIcIAIgATYCFCACQcASNgIQIAJBCzYCDAwNC0EAIQMgAkEANgIcIAIgATYCFCACQZUJNgIQIAJBCzYCDAwMC0EAIQMgAkEANgIcIAIgATYCFCACQeEPNgIQIAJBCjYCDAwLC0EAIQMgAkEANgIcIAIgATYCFCACQfsPNgIQIAJBCjYCDAwKC0EAIQMgAkEANgIcIAIgATYCFCACQfEZNgIQIAJBAjYCDAwJC0EAIQMgAkEANgIcIAIgATYCFCACQcQUNgIQIAJBAjYCDAwIC0EAIQMgAkEANgIcIAIgATYCFCACQfIVNgIQIAJBAjYCDAwHCyACQQI2AhwgAiABNgIUIAJBnBo2AhAgAkEWNgIMQQAhAwwGC0EBIQMMBQtB1AAhAyABIARGDQQgCEEIaiEJIAIoAgAhBQJAAkAgASAERwRAIAVB2MIAaiEHIAQgBWogAWshACAFQX9zQQpqIgUgAWohBgNAIAEtAAAgBy0AAEcEQEECIQcMAwsgBUUEQEEAIQcgBiEBDAMLIAVBAWshBSAHQQFqIQcgBCABQQFqIgFHDQALIAAhBSAEIQELIAlBATYCACACIAU2AgAMAQsgAkEANgIAIAkgBzYCAAsgCSABNgIEIAgoAgwhACAIKAIIDgMBBAIACwALIAJBADYCHCACQbUaNgIQIAJBFzYCDCACIABBAWo2AhRBACEDDAILIAJBADYCHCACIAA2AhQgAkHKGjYCECACQQk2AgxBACEDDAELIAEgBEYEQEEiIQMMAQsgAkEJNgIIIAIgATYCBEEhIQMLIAhBEGokACADRQRAIAIoAgwhAAwBCyACIAM2AhxBACEAIAIoAgQiAUUNACACIAEgBCACKAIIEQEAIgFFDQAgAiAENgIUIAIgATYCDCABIQALIAALvgIBAn8gAEEAOgAAIABB3ABqIgFBAWtBADoAACAAQQA6AAIgAEEAOgABIAFBA2tBADoAACABQQJrQQA6AAAgAEEAOgADIAFBBGtBADoAAEEAIABrQQNxIgEgAGoiAEEANgIAQdwAIAFrQXxxIgIgAGoiAUEEa0EANgIAAkAgAkEJSQ0AIABBADYCCCAAQQA2AgQgAUEIa0EANgIAIAFBDGtBADYCACACQRlJDQAgAEEANgIYIABBADYCFCAAQQA2AhAgAEEANgIMIAFBEGtBADYCACABQRRrQQA2AgAgAUEYa0EANgIAIAFBHGtBADYCACACIABBBHFBGHIiAmsiAUEgSQ0AIAAgAmohAANAIABCADcDGCAAQgA3AxAgAEIANwMIIABCADcDACAAQSBqIQAgAUEgayIBQR9LDQALCwtWAQF/AkAgACgCDA0AAkACQAJAAkAgAC0ALw4DAQADAgsgACgCOCIBRQ0AIAEoAiwiAUUNACAAIAERAAAiAQ0DC0EADwsACyAAQcMWNgIQQQ4hAQsgAQsaACAAKAIMRQRAIABB0Rs2AhAgAEEVNgIMCwsUACAAKAIMQRVGBEAgAEEANgIMCwsUACAAKAIMQRZGBEAgAEEANgIMCwsHACAAKAIMCwcAIAAoAhALCQAgACABNgIQCwcAIAAoAhQLFwAgAEEkTwRAAAsgAEECdEGgM2ooAgALFwAgAEEuTwRAAAsgAEECdEGwNGooAgALvwkBAX9B6yghAQJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIABB5ABrDvQDY2IAAWFhYWFhYQIDBAVhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhBgcICQoLDA0OD2FhYWFhEGFhYWFhYWFhYWFhEWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYRITFBUWFxgZGhthYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2YTc4OTphYWFhYWFhYTthYWE8YWFhYT0+P2FhYWFhYWFhQGFhQWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYUJDREVGR0hJSktMTU5PUFFSU2FhYWFhYWFhVFVWV1hZWlthXF1hYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFeYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhX2BhC0HhJw8LQaQhDwtByywPC0H+MQ8LQcAkDwtBqyQPC0GNKA8LQeImDwtBgDAPC0G5Lw8LQdckDwtB7x8PC0HhHw8LQfofDwtB8iAPC0GoLw8LQa4yDwtBiDAPC0HsJw8LQYIiDwtBjh0PC0HQLg8LQcojDwtBxTIPC0HfHA8LQdIcDwtBxCAPC0HXIA8LQaIfDwtB7S4PC0GrMA8LQdQlDwtBzC4PC0H6Lg8LQfwrDwtB0jAPC0HxHQ8LQbsgDwtB9ysPC0GQMQ8LQdcxDwtBoi0PC0HUJw8LQeArDwtBnywPC0HrMQ8LQdUfDwtByjEPC0HeJQ8LQdQeDwtB9BwPC0GnMg8LQbEdDwtBoB0PC0G5MQ8LQbwwDwtBkiEPC0GzJg8LQeksDwtBrB4PC0HUKw8LQfcmDwtBgCYPC0GwIQ8LQf4eDwtBjSMPC0GJLQ8LQfciDwtBoDEPC0GuHw8LQcYlDwtB6B4PC0GTIg8LQcIvDwtBwx0PC0GLLA8LQeEdDwtBjS8PC0HqIQ8LQbQtDwtB0i8PC0HfMg8LQdIyDwtB8DAPC0GpIg8LQfkjDwtBmR4PC0G1LA8LQZswDwtBkjIPC0G2Kw8LQcIiDwtB+DIPC0GeJQ8LQdAiDwtBuh4PC0GBHg8LAAtB1iEhAQsgAQsWACAAIAAtAC1B/gFxIAFBAEdyOgAtCxkAIAAgAC0ALUH9AXEgAUEAR0EBdHI6AC0LGQAgACAALQAtQfsBcSABQQBHQQJ0cjoALQsZACAAIAAtAC1B9wFxIAFBAEdBA3RyOgAtCz4BAn8CQCAAKAI4IgNFDQAgAygCBCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBxhE2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCCCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB9go2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCDCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB7Ro2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCECIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBlRA2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCFCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBqhs2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCGCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB7RM2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCKCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB9gg2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCHCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBwhk2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCICIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBlBQ2AhBBGCEECyAEC1kBAn8CQCAALQAoQQFGDQAgAC8BMiIBQeQAa0HkAEkNACABQcwBRg0AIAFBsAJGDQAgAC8BMCIAQcAAcQ0AQQEhAiAAQYgEcUGABEYNACAAQShxRSECCyACC4wBAQJ/AkACQAJAIAAtACpFDQAgAC0AK0UNACAALwEwIgFBAnFFDQEMAgsgAC8BMCIBQQFxRQ0BC0EBIQIgAC0AKEEBRg0AIAAvATIiAEHkAGtB5ABJDQAgAEHMAUYNACAAQbACRg0AIAFBwABxDQBBACECIAFBiARxQYAERg0AIAFBKHFBAEchAgsgAgtXACAAQRhqQgA3AwAgAEIANwMAIABBOGpCADcDACAAQTBqQgA3AwAgAEEoakIANwMAIABBIGpCADcDACAAQRBqQgA3AwAgAEEIakIANwMAIABB3QE2AhwLBgAgABAyC5otAQt/IwBBEGsiCiQAQaTQACgCACIJRQRAQeTTACgCACIFRQRAQfDTAEJ/NwIAQejTAEKAgISAgIDAADcCAEHk0wAgCkEIakFwcUHYqtWqBXMiBTYCAEH40wBBADYCAEHI0wBBADYCAAtBzNMAQYDUBDYCAEGc0ABBgNQENgIAQbDQACAFNgIAQazQAEF/NgIAQdDTAEGArAM2AgADQCABQcjQAGogAUG80ABqIgI2AgAgAiABQbTQAGoiAzYCACABQcDQAGogAzYCACABQdDQAGogAUHE0ABqIgM2AgAgAyACNgIAIAFB2NAAaiABQczQAGoiAjYCACACIAM2AgAgAUHU0ABqIAI2AgAgAUEgaiIBQYACRw0AC0GM1ARBwasDNgIAQajQAEH00wAoAgA2AgBBmNAAQcCrAzYCAEGk0ABBiNQENgIAQcz/B0E4NgIAQYjUBCEJCwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIABB7AFNBEBBjNAAKAIAIgZBECAAQRNqQXBxIABBC0kbIgRBA3YiAHYiAUEDcQRAAkAgAUEBcSAAckEBcyICQQN0IgBBtNAAaiIBIABBvNAAaigCACIAKAIIIgNGBEBBjNAAIAZBfiACd3E2AgAMAQsgASADNgIIIAMgATYCDAsgAEEIaiEBIAAgAkEDdCICQQNyNgIEIAAgAmoiACAAKAIEQQFyNgIEDBELQZTQACgCACIIIARPDQEgAQRAAkBBAiAAdCICQQAgAmtyIAEgAHRxaCIAQQN0IgJBtNAAaiIBIAJBvNAAaigCACICKAIIIgNGBEBBjNAAIAZBfiAAd3EiBjYCAAwBCyABIAM2AgggAyABNgIMCyACIARBA3I2AgQgAEEDdCIAIARrIQUgACACaiAFNgIAIAIgBGoiBCAFQQFyNgIEIAgEQCAIQXhxQbTQAGohAEGg0AAoAgAhAwJ/QQEgCEEDdnQiASAGcUUEQEGM0AAgASAGcjYCACAADAELIAAoAggLIgEgAzYCDCAAIAM2AgggAyAANgIMIAMgATYCCAsgAkEIaiEBQaDQACAENgIAQZTQACAFNgIADBELQZDQACgCACILRQ0BIAtoQQJ0QbzSAGooAgAiACgCBEF4cSAEayEFIAAhAgNAAkAgAigCECIBRQRAIAJBFGooAgAiAUUNAQsgASgCBEF4cSAEayIDIAVJIQIgAyAFIAIbIQUgASAAIAIbIQAgASECDAELCyAAKAIYIQkgACgCDCIDIABHBEBBnNAAKAIAGiADIAAoAggiATYCCCABIAM2AgwMEAsgAEEUaiICKAIAIgFFBEAgACgCECIBRQ0DIABBEGohAgsDQCACIQcgASIDQRRqIgIoAgAiAQ0AIANBEGohAiADKAIQIgENAAsgB0EANgIADA8LQX8hBCAAQb9/Sw0AIABBE2oiAUFwcSEEQZDQACgCACIIRQ0AQQAgBGshBQJAAkACQAJ/QQAgBEGAAkkNABpBHyAEQf///wdLDQAaIARBJiABQQh2ZyIAa3ZBAXEgAEEBdGtBPmoLIgZBAnRBvNIAaigCACICRQRAQQAhAUEAIQMMAQtBACEBIARBGSAGQQF2a0EAIAZBH0cbdCEAQQAhAwNAAkAgAigCBEF4cSAEayIHIAVPDQAgAiEDIAciBQ0AQQAhBSACIQEMAwsgASACQRRqKAIAIgcgByACIABBHXZBBHFqQRBqKAIAIgJGGyABIAcbIQEgAEEBdCEAIAINAAsLIAEgA3JFBEBBACEDQQIgBnQiAEEAIABrciAIcSIARQ0DIABoQQJ0QbzSAGooAgAhAQsgAUUNAQsDQCABKAIEQXhxIARrIgIgBUkhACACIAUgABshBSABIAMgABshAyABKAIQIgAEfyAABSABQRRqKAIACyIBDQALCyADRQ0AIAVBlNAAKAIAIARrTw0AIAMoAhghByADIAMoAgwiAEcEQEGc0AAoAgAaIAAgAygCCCIBNgIIIAEgADYCDAwOCyADQRRqIgIoAgAiAUUEQCADKAIQIgFFDQMgA0EQaiECCwNAIAIhBiABIgBBFGoiAigCACIBDQAgAEEQaiECIAAoAhAiAQ0ACyAGQQA2AgAMDQtBlNAAKAIAIgMgBE8EQEGg0AAoAgAhAQJAIAMgBGsiAkEQTwRAIAEgBGoiACACQQFyNgIEIAEgA2ogAjYCACABIARBA3I2AgQMAQsgASADQQNyNgIEIAEgA2oiACAAKAIEQQFyNgIEQQAhAEEAIQILQZTQACACNgIAQaDQACAANgIAIAFBCGohAQwPC0GY0AAoAgAiAyAESwRAIAQgCWoiACADIARrIgFBAXI2AgRBpNAAIAA2AgBBmNAAIAE2AgAgCSAEQQNyNgIEIAlBCGohAQwPC0EAIQEgBAJ/QeTTACgCAARAQezTACgCAAwBC0Hw0wBCfzcCAEHo0wBCgICEgICAwAA3AgBB5NMAIApBDGpBcHFB2KrVqgVzNgIAQfjTAEEANgIAQcjTAEEANgIAQYCABAsiACAEQccAaiIFaiIGQQAgAGsiB3EiAk8EQEH80wBBMDYCAAwPCwJAQcTTACgCACIBRQ0AQbzTACgCACIIIAJqIQAgACABTSAAIAhLcQ0AQQAhAUH80wBBMDYCAAwPC0HI0wAtAABBBHENBAJAAkAgCQRAQczTACEBA0AgASgCACIAIAlNBEAgACABKAIEaiAJSw0DCyABKAIIIgENAAsLQQAQMyIAQX9GDQUgAiEGQejTACgCACIBQQFrIgMgAHEEQCACIABrIAAgA2pBACABa3FqIQYLIAQgBk8NBSAGQf7///8HSw0FQcTTACgCACIDBEBBvNMAKAIAIgcgBmohASABIAdNDQYgASADSw0GCyAGEDMiASAARw0BDAcLIAYgA2sgB3EiBkH+////B0sNBCAGEDMhACAAIAEoAgAgASgCBGpGDQMgACEBCwJAIAYgBEHIAGpPDQAgAUF/Rg0AQezTACgCACIAIAUgBmtqQQAgAGtxIgBB/v///wdLBEAgASEADAcLIAAQM0F/RwRAIAAgBmohBiABIQAMBwtBACAGaxAzGgwECyABIgBBf0cNBQwDC0EAIQMMDAtBACEADAoLIABBf0cNAgtByNMAQcjTACgCAEEEcjYCAAsgAkH+////B0sNASACEDMhAEEAEDMhASAAQX9GDQEgAUF/Rg0BIAAgAU8NASABIABrIgYgBEE4ak0NAQtBvNMAQbzTACgCACAGaiIBNgIAQcDTACgCACABSQRAQcDTACABNgIACwJAAkACQEGk0AAoAgAiAgRAQczTACEBA0AgACABKAIAIgMgASgCBCIFakYNAiABKAIIIgENAAsMAgtBnNAAKAIAIgFBAEcgACABT3FFBEBBnNAAIAA2AgALQQAhAUHQ0wAgBjYCAEHM0wAgADYCAEGs0ABBfzYCAEGw0ABB5NMAKAIANgIAQdjTAEEANgIAA0AgAUHI0ABqIAFBvNAAaiICNgIAIAIgAUG00ABqIgM2AgAgAUHA0ABqIAM2AgAgAUHQ0ABqIAFBxNAAaiIDNgIAIAMgAjYCACABQdjQAGogAUHM0ABqIgI2AgAgAiADNgIAIAFB1NAAaiACNgIAIAFBIGoiAUGAAkcNAAtBeCAAa0EPcSIBIABqIgIgBkE4ayIDIAFrIgFBAXI2AgRBqNAAQfTTACgCADYCAEGY0AAgATYCAEGk0AAgAjYCACAAIANqQTg2AgQMAgsgACACTQ0AIAIgA0kNACABKAIMQQhxDQBBeCACa0EPcSIAIAJqIgNBmNAAKAIAIAZqIgcgAGsiAEEBcjYCBCABIAUgBmo2AgRBqNAAQfTTACgCADYCAEGY0AAgADYCAEGk0AAgAzYCACACIAdqQTg2AgQMAQsgAEGc0AAoAgBJBEBBnNAAIAA2AgALIAAgBmohA0HM0wAhAQJAAkACQANAIAMgASgCAEcEQCABKAIIIgENAQwCCwsgAS0ADEEIcUUNAQtBzNMAIQEDQCABKAIAIgMgAk0EQCADIAEoAgRqIgUgAksNAwsgASgCCCEBDAALAAsgASAANgIAIAEgASgCBCAGajYCBCAAQXggAGtBD3FqIgkgBEEDcjYCBCADQXggA2tBD3FqIgYgBCAJaiIEayEBIAIgBkYEQEGk0AAgBDYCAEGY0ABBmNAAKAIAIAFqIgA2AgAgBCAAQQFyNgIEDAgLQaDQACgCACAGRgRAQaDQACAENgIAQZTQAEGU0AAoAgAgAWoiADYCACAEIABBAXI2AgQgACAEaiAANgIADAgLIAYoAgQiBUEDcUEBRw0GIAVBeHEhCCAFQf8BTQRAIAVBA3YhAyAGKAIIIgAgBigCDCICRgRAQYzQAEGM0AAoAgBBfiADd3E2AgAMBwsgAiAANgIIIAAgAjYCDAwGCyAGKAIYIQcgBiAGKAIMIgBHBEAgACAGKAIIIgI2AgggAiAANgIMDAULIAZBFGoiAigCACIFRQRAIAYoAhAiBUUNBCAGQRBqIQILA0AgAiEDIAUiAEEUaiICKAIAIgUNACAAQRBqIQIgACgCECIFDQALIANBADYCAAwEC0F4IABrQQ9xIgEgAGoiByAGQThrIgMgAWsiAUEBcjYCBCAAIANqQTg2AgQgAiAFQTcgBWtBD3FqQT9rIgMgAyACQRBqSRsiA0EjNgIEQajQAEH00wAoAgA2AgBBmNAAIAE2AgBBpNAAIAc2AgAgA0EQakHU0wApAgA3AgAgA0HM0wApAgA3AghB1NMAIANBCGo2AgBB0NMAIAY2AgBBzNMAIAA2AgBB2NMAQQA2AgAgA0EkaiEBA0AgAUEHNgIAIAUgAUEEaiIBSw0ACyACIANGDQAgAyADKAIEQX5xNgIEIAMgAyACayIFNgIAIAIgBUEBcjYCBCAFQf8BTQRAIAVBeHFBtNAAaiEAAn9BjNAAKAIAIgFBASAFQQN2dCIDcUUEQEGM0AAgASADcjYCACAADAELIAAoAggLIgEgAjYCDCAAIAI2AgggAiAANgIMIAIgATYCCAwBC0EfIQEgBUH///8HTQRAIAVBJiAFQQh2ZyIAa3ZBAXEgAEEBdGtBPmohAQsgAiABNgIcIAJCADcCECABQQJ0QbzSAGohAEGQ0AAoAgAiA0EBIAF0IgZxRQRAIAAgAjYCAEGQ0AAgAyAGcjYCACACIAA2AhggAiACNgIIIAIgAjYCDAwBCyAFQRkgAUEBdmtBACABQR9HG3QhASAAKAIAIQMCQANAIAMiACgCBEF4cSAFRg0BIAFBHXYhAyABQQF0IQEgACADQQRxakEQaiIGKAIAIgMNAAsgBiACNgIAIAIgADYCGCACIAI2AgwgAiACNgIIDAELIAAoAggiASACNgIMIAAgAjYCCCACQQA2AhggAiAANgIMIAIgATYCCAtBmNAAKAIAIgEgBE0NAEGk0AAoAgAiACAEaiICIAEgBGsiAUEBcjYCBEGY0AAgATYCAEGk0AAgAjYCACAAIARBA3I2AgQgAEEIaiEBDAgLQQAhAUH80wBBMDYCAAwHC0EAIQALIAdFDQACQCAGKAIcIgJBAnRBvNIAaiIDKAIAIAZGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAdBEEEUIAcoAhAgBkYbaiAANgIAIABFDQELIAAgBzYCGCAGKAIQIgIEQCAAIAI2AhAgAiAANgIYCyAGQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAIaiEBIAYgCGoiBigCBCEFCyAGIAVBfnE2AgQgASAEaiABNgIAIAQgAUEBcjYCBCABQf8BTQRAIAFBeHFBtNAAaiEAAn9BjNAAKAIAIgJBASABQQN2dCIBcUUEQEGM0AAgASACcjYCACAADAELIAAoAggLIgEgBDYCDCAAIAQ2AgggBCAANgIMIAQgATYCCAwBC0EfIQUgAUH///8HTQRAIAFBJiABQQh2ZyIAa3ZBAXEgAEEBdGtBPmohBQsgBCAFNgIcIARCADcCECAFQQJ0QbzSAGohAEGQ0AAoAgAiAkEBIAV0IgNxRQRAIAAgBDYCAEGQ0AAgAiADcjYCACAEIAA2AhggBCAENgIIIAQgBDYCDAwBCyABQRkgBUEBdmtBACAFQR9HG3QhBSAAKAIAIQACQANAIAAiAigCBEF4cSABRg0BIAVBHXYhACAFQQF0IQUgAiAAQQRxakEQaiIDKAIAIgANAAsgAyAENgIAIAQgAjYCGCAEIAQ2AgwgBCAENgIIDAELIAIoAggiACAENgIMIAIgBDYCCCAEQQA2AhggBCACNgIMIAQgADYCCAsgCUEIaiEBDAILAkAgB0UNAAJAIAMoAhwiAUECdEG80gBqIgIoAgAgA0YEQCACIAA2AgAgAA0BQZDQACAIQX4gAXdxIgg2AgAMAgsgB0EQQRQgBygCECADRhtqIAA2AgAgAEUNAQsgACAHNgIYIAMoAhAiAQRAIAAgATYCECABIAA2AhgLIANBFGooAgAiAUUNACAAQRRqIAE2AgAgASAANgIYCwJAIAVBD00EQCADIAQgBWoiAEEDcjYCBCAAIANqIgAgACgCBEEBcjYCBAwBCyADIARqIgIgBUEBcjYCBCADIARBA3I2AgQgAiAFaiAFNgIAIAVB/wFNBEAgBUF4cUG00ABqIQACf0GM0AAoAgAiAUEBIAVBA3Z0IgVxRQRAQYzQACABIAVyNgIAIAAMAQsgACgCCAsiASACNgIMIAAgAjYCCCACIAA2AgwgAiABNgIIDAELQR8hASAFQf///wdNBEAgBUEmIAVBCHZnIgBrdkEBcSAAQQF0a0E+aiEBCyACIAE2AhwgAkIANwIQIAFBAnRBvNIAaiEAQQEgAXQiBCAIcUUEQCAAIAI2AgBBkNAAIAQgCHI2AgAgAiAANgIYIAIgAjYCCCACIAI2AgwMAQsgBUEZIAFBAXZrQQAgAUEfRxt0IQEgACgCACEEAkADQCAEIgAoAgRBeHEgBUYNASABQR12IQQgAUEBdCEBIAAgBEEEcWpBEGoiBigCACIEDQALIAYgAjYCACACIAA2AhggAiACNgIMIAIgAjYCCAwBCyAAKAIIIgEgAjYCDCAAIAI2AgggAkEANgIYIAIgADYCDCACIAE2AggLIANBCGohAQwBCwJAIAlFDQACQCAAKAIcIgFBAnRBvNIAaiICKAIAIABGBEAgAiADNgIAIAMNAUGQ0AAgC0F+IAF3cTYCAAwCCyAJQRBBFCAJKAIQIABGG2ogAzYCACADRQ0BCyADIAk2AhggACgCECIBBEAgAyABNgIQIAEgAzYCGAsgAEEUaigCACIBRQ0AIANBFGogATYCACABIAM2AhgLAkAgBUEPTQRAIAAgBCAFaiIBQQNyNgIEIAAgAWoiASABKAIEQQFyNgIEDAELIAAgBGoiByAFQQFyNgIEIAAgBEEDcjYCBCAFIAdqIAU2AgAgCARAIAhBeHFBtNAAaiEBQaDQACgCACEDAn9BASAIQQN2dCICIAZxRQRAQYzQACACIAZyNgIAIAEMAQsgASgCCAsiAiADNgIMIAEgAzYCCCADIAE2AgwgAyACNgIIC0Gg0AAgBzYCAEGU0AAgBTYCAAsgAEEIaiEBCyAKQRBqJAAgAQtDACAARQRAPwBBEHQPCwJAIABB//8DcQ0AIABBAEgNACAAQRB2QAAiAEF/RgRAQfzTAEEwNgIAQX8PCyAAQRB0DwsACwvcPyIAQYAICwkBAAAAAgAAAAMAQZQICwUEAAAABQBBpAgLCQYAAAAHAAAACABB3AgLii1JbnZhbGlkIGNoYXIgaW4gdXJsIHF1ZXJ5AFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fYm9keQBDb250ZW50LUxlbmd0aCBvdmVyZmxvdwBDaHVuayBzaXplIG92ZXJmbG93AFJlc3BvbnNlIG92ZXJmbG93AEludmFsaWQgbWV0aG9kIGZvciBIVFRQL3gueCByZXF1ZXN0AEludmFsaWQgbWV0aG9kIGZvciBSVFNQL3gueCByZXF1ZXN0AEV4cGVjdGVkIFNPVVJDRSBtZXRob2QgZm9yIElDRS94LnggcmVxdWVzdABJbnZhbGlkIGNoYXIgaW4gdXJsIGZyYWdtZW50IHN0YXJ0AEV4cGVjdGVkIGRvdABTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3N0YXR1cwBJbnZhbGlkIHJlc3BvbnNlIHN0YXR1cwBJbnZhbGlkIGNoYXJhY3RlciBpbiBjaHVuayBleHRlbnNpb25zAFVzZXIgY2FsbGJhY2sgZXJyb3IAYG9uX3Jlc2V0YCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfaGVhZGVyYCBjYWxsYmFjayBlcnJvcgBgb25fbWVzc2FnZV9iZWdpbmAgY2FsbGJhY2sgZXJyb3IAYG9uX2NodW5rX2V4dGVuc2lvbl92YWx1ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX3N0YXR1c19jb21wbGV0ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX3ZlcnNpb25fY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl91cmxfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9jaHVua19jb21wbGV0ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX2hlYWRlcl92YWx1ZV9jb21wbGV0ZWAgY2FsbGJhY2sgZXJyb3IAYG9uX21lc3NhZ2VfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9tZXRob2RfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9oZWFkZXJfZmllbGRfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9jaHVua19leHRlbnNpb25fbmFtZWAgY2FsbGJhY2sgZXJyb3IAVW5leHBlY3RlZCBjaGFyIGluIHVybCBzZXJ2ZXIASW52YWxpZCBoZWFkZXIgdmFsdWUgY2hhcgBJbnZhbGlkIGhlYWRlciBmaWVsZCBjaGFyAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fdmVyc2lvbgBJbnZhbGlkIG1pbm9yIHZlcnNpb24ASW52YWxpZCBtYWpvciB2ZXJzaW9uAEV4cGVjdGVkIHNwYWNlIGFmdGVyIHZlcnNpb24ARXhwZWN0ZWQgQ1JMRiBhZnRlciB2ZXJzaW9uAEludmFsaWQgSFRUUCB2ZXJzaW9uAEludmFsaWQgaGVhZGVyIHRva2VuAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fdXJsAEludmFsaWQgY2hhcmFjdGVycyBpbiB1cmwAVW5leHBlY3RlZCBzdGFydCBjaGFyIGluIHVybABEb3VibGUgQCBpbiB1cmwARW1wdHkgQ29udGVudC1MZW5ndGgASW52YWxpZCBjaGFyYWN0ZXIgaW4gQ29udGVudC1MZW5ndGgARHVwbGljYXRlIENvbnRlbnQtTGVuZ3RoAEludmFsaWQgY2hhciBpbiB1cmwgcGF0aABDb250ZW50LUxlbmd0aCBjYW4ndCBiZSBwcmVzZW50IHdpdGggVHJhbnNmZXItRW5jb2RpbmcASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgc2l6ZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2hlYWRlcl92YWx1ZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2NodW5rX2V4dGVuc2lvbl92YWx1ZQBJbnZhbGlkIGNoYXJhY3RlciBpbiBjaHVuayBleHRlbnNpb25zIHZhbHVlAE1pc3NpbmcgZXhwZWN0ZWQgTEYgYWZ0ZXIgaGVhZGVyIHZhbHVlAEludmFsaWQgYFRyYW5zZmVyLUVuY29kaW5nYCBoZWFkZXIgdmFsdWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyBxdW90ZSB2YWx1ZQBJbnZhbGlkIGNoYXJhY3RlciBpbiBjaHVuayBleHRlbnNpb25zIHF1b3RlZCB2YWx1ZQBQYXVzZWQgYnkgb25faGVhZGVyc19jb21wbGV0ZQBJbnZhbGlkIEVPRiBzdGF0ZQBvbl9yZXNldCBwYXVzZQBvbl9jaHVua19oZWFkZXIgcGF1c2UAb25fbWVzc2FnZV9iZWdpbiBwYXVzZQBvbl9jaHVua19leHRlbnNpb25fdmFsdWUgcGF1c2UAb25fc3RhdHVzX2NvbXBsZXRlIHBhdXNlAG9uX3ZlcnNpb25fY29tcGxldGUgcGF1c2UAb25fdXJsX2NvbXBsZXRlIHBhdXNlAG9uX2NodW5rX2NvbXBsZXRlIHBhdXNlAG9uX2hlYWRlcl92YWx1ZV9jb21wbGV0ZSBwYXVzZQBvbl9tZXNzYWdlX2NvbXBsZXRlIHBhdXNlAG9uX21ldGhvZF9jb21wbGV0ZSBwYXVzZQBvbl9oZWFkZXJfZmllbGRfY29tcGxldGUgcGF1c2UAb25fY2h1bmtfZXh0ZW5zaW9uX25hbWUgcGF1c2UAVW5leHBlY3RlZCBzcGFjZSBhZnRlciBzdGFydCBsaW5lAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fY2h1bmtfZXh0ZW5zaW9uX25hbWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyBuYW1lAFBhdXNlIG9uIENPTk5FQ1QvVXBncmFkZQBQYXVzZSBvbiBQUkkvVXBncmFkZQBFeHBlY3RlZCBIVFRQLzIgQ29ubmVjdGlvbiBQcmVmYWNlAFNwYW4gY2FsbGJhY2sgZXJyb3IgaW4gb25fbWV0aG9kAEV4cGVjdGVkIHNwYWNlIGFmdGVyIG1ldGhvZABTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2hlYWRlcl9maWVsZABQYXVzZWQASW52YWxpZCB3b3JkIGVuY291bnRlcmVkAEludmFsaWQgbWV0aG9kIGVuY291bnRlcmVkAFVuZXhwZWN0ZWQgY2hhciBpbiB1cmwgc2NoZW1hAFJlcXVlc3QgaGFzIGludmFsaWQgYFRyYW5zZmVyLUVuY29kaW5nYABTV0lUQ0hfUFJPWFkAVVNFX1BST1hZAE1LQUNUSVZJVFkAVU5QUk9DRVNTQUJMRV9FTlRJVFkAQ09QWQBNT1ZFRF9QRVJNQU5FTlRMWQBUT09fRUFSTFkATk9USUZZAEZBSUxFRF9ERVBFTkRFTkNZAEJBRF9HQVRFV0FZAFBMQVkAUFVUAENIRUNLT1VUAEdBVEVXQVlfVElNRU9VVABSRVFVRVNUX1RJTUVPVVQATkVUV09SS19DT05ORUNUX1RJTUVPVVQAQ09OTkVDVElPTl9USU1FT1VUAExPR0lOX1RJTUVPVVQATkVUV09SS19SRUFEX1RJTUVPVVQAUE9TVABNSVNESVJFQ1RFRF9SRVFVRVNUAENMSUVOVF9DTE9TRURfUkVRVUVTVABDTElFTlRfQ0xPU0VEX0xPQURfQkFMQU5DRURfUkVRVUVTVABCQURfUkVRVUVTVABIVFRQX1JFUVVFU1RfU0VOVF9UT19IVFRQU19QT1JUAFJFUE9SVABJTV9BX1RFQVBPVABSRVNFVF9DT05URU5UAE5PX0NPTlRFTlQAUEFSVElBTF9DT05URU5UAEhQRV9JTlZBTElEX0NPTlNUQU5UAEhQRV9DQl9SRVNFVABHRVQASFBFX1NUUklDVABDT05GTElDVABURU1QT1JBUllfUkVESVJFQ1QAUEVSTUFORU5UX1JFRElSRUNUAENPTk5FQ1QATVVMVElfU1RBVFVTAEhQRV9JTlZBTElEX1NUQVRVUwBUT09fTUFOWV9SRVFVRVNUUwBFQVJMWV9ISU5UUwBVTkFWQUlMQUJMRV9GT1JfTEVHQUxfUkVBU09OUwBPUFRJT05TAFNXSVRDSElOR19QUk9UT0NPTFMAVkFSSUFOVF9BTFNPX05FR09USUFURVMATVVMVElQTEVfQ0hPSUNFUwBJTlRFUk5BTF9TRVJWRVJfRVJST1IAV0VCX1NFUlZFUl9VTktOT1dOX0VSUk9SAFJBSUxHVU5fRVJST1IASURFTlRJVFlfUFJPVklERVJfQVVUSEVOVElDQVRJT05fRVJST1IAU1NMX0NFUlRJRklDQVRFX0VSUk9SAElOVkFMSURfWF9GT1JXQVJERURfRk9SAFNFVF9QQVJBTUVURVIAR0VUX1BBUkFNRVRFUgBIUEVfVVNFUgBTRUVfT1RIRVIASFBFX0NCX0NIVU5LX0hFQURFUgBNS0NBTEVOREFSAFNFVFVQAFdFQl9TRVJWRVJfSVNfRE9XTgBURUFSRE9XTgBIUEVfQ0xPU0VEX0NPTk5FQ1RJT04ASEVVUklTVElDX0VYUElSQVRJT04ARElTQ09OTkVDVEVEX09QRVJBVElPTgBOT05fQVVUSE9SSVRBVElWRV9JTkZPUk1BVElPTgBIUEVfSU5WQUxJRF9WRVJTSU9OAEhQRV9DQl9NRVNTQUdFX0JFR0lOAFNJVEVfSVNfRlJPWkVOAEhQRV9JTlZBTElEX0hFQURFUl9UT0tFTgBJTlZBTElEX1RPS0VOAEZPUkJJRERFTgBFTkhBTkNFX1lPVVJfQ0FMTQBIUEVfSU5WQUxJRF9VUkwAQkxPQ0tFRF9CWV9QQVJFTlRBTF9DT05UUk9MAE1LQ09MAEFDTABIUEVfSU5URVJOQUwAUkVRVUVTVF9IRUFERVJfRklFTERTX1RPT19MQVJHRV9VTk9GRklDSUFMAEhQRV9PSwBVTkxJTksAVU5MT0NLAFBSSQBSRVRSWV9XSVRIAEhQRV9JTlZBTElEX0NPTlRFTlRfTEVOR1RIAEhQRV9VTkVYUEVDVEVEX0NPTlRFTlRfTEVOR1RIAEZMVVNIAFBST1BQQVRDSABNLVNFQVJDSABVUklfVE9PX0xPTkcAUFJPQ0VTU0lORwBNSVNDRUxMQU5FT1VTX1BFUlNJU1RFTlRfV0FSTklORwBNSVNDRUxMQU5FT1VTX1dBUk5JTkcASFBFX0lOVkFMSURfVFJBTlNGRVJfRU5DT0RJTkcARXhwZWN0ZWQgQ1JMRgBIUEVfSU5WQUxJRF9DSFVOS19TSVpFAE1PVkUAQ09OVElOVUUASFBFX0NCX1NUQVRVU19DT01QTEVURQBIUEVfQ0JfSEVBREVSU19DT01QTEVURQBIUEVfQ0JfVkVSU0lPTl9DT01QTEVURQBIUEVfQ0JfVVJMX0NPTVBMRVRFAEhQRV9DQl9DSFVOS19DT01QTEVURQBIUEVfQ0JfSEVBREVSX1ZBTFVFX0NPTVBMRVRFAEhQRV9DQl9DSFVOS19FWFRFTlNJT05fVkFMVUVfQ09NUExFVEUASFBFX0NCX0NIVU5LX0VYVEVOU0lPTl9OQU1FX0NPTVBMRVRFAEhQRV9DQl9NRVNTQUdFX0NPTVBMRVRFAEhQRV9DQl9NRVRIT0RfQ09NUExFVEUASFBFX0NCX0hFQURFUl9GSUVMRF9DT01QTEVURQBERUxFVEUASFBFX0lOVkFMSURfRU9GX1NUQVRFAElOVkFMSURfU1NMX0NFUlRJRklDQVRFAFBBVVNFAE5PX1JFU1BPTlNFAFVOU1VQUE9SVEVEX01FRElBX1RZUEUAR09ORQBOT1RfQUNDRVBUQUJMRQBTRVJWSUNFX1VOQVZBSUxBQkxFAFJBTkdFX05PVF9TQVRJU0ZJQUJMRQBPUklHSU5fSVNfVU5SRUFDSEFCTEUAUkVTUE9OU0VfSVNfU1RBTEUAUFVSR0UATUVSR0UAUkVRVUVTVF9IRUFERVJfRklFTERTX1RPT19MQVJHRQBSRVFVRVNUX0hFQURFUl9UT09fTEFSR0UAUEFZTE9BRF9UT09fTEFSR0UASU5TVUZGSUNJRU5UX1NUT1JBR0UASFBFX1BBVVNFRF9VUEdSQURFAEhQRV9QQVVTRURfSDJfVVBHUkFERQBTT1VSQ0UAQU5OT1VOQ0UAVFJBQ0UASFBFX1VORVhQRUNURURfU1BBQ0UAREVTQ1JJQkUAVU5TVUJTQ1JJQkUAUkVDT1JEAEhQRV9JTlZBTElEX01FVEhPRABOT1RfRk9VTkQAUFJPUEZJTkQAVU5CSU5EAFJFQklORABVTkFVVEhPUklaRUQATUVUSE9EX05PVF9BTExPV0VEAEhUVFBfVkVSU0lPTl9OT1RfU1VQUE9SVEVEAEFMUkVBRFlfUkVQT1JURUQAQUNDRVBURUQATk9UX0lNUExFTUVOVEVEAExPT1BfREVURUNURUQASFBFX0NSX0VYUEVDVEVEAEhQRV9MRl9FWFBFQ1RFRABDUkVBVEVEAElNX1VTRUQASFBFX1BBVVNFRABUSU1FT1VUX09DQ1VSRUQAUEFZTUVOVF9SRVFVSVJFRABQUkVDT05ESVRJT05fUkVRVUlSRUQAUFJPWFlfQVVUSEVOVElDQVRJT05fUkVRVUlSRUQATkVUV09SS19BVVRIRU5USUNBVElPTl9SRVFVSVJFRABMRU5HVEhfUkVRVUlSRUQAU1NMX0NFUlRJRklDQVRFX1JFUVVJUkVEAFVQR1JBREVfUkVRVUlSRUQAUEFHRV9FWFBJUkVEAFBSRUNPTkRJVElPTl9GQUlMRUQARVhQRUNUQVRJT05fRkFJTEVEAFJFVkFMSURBVElPTl9GQUlMRUQAU1NMX0hBTkRTSEFLRV9GQUlMRUQATE9DS0VEAFRSQU5TRk9STUFUSU9OX0FQUExJRUQATk9UX01PRElGSUVEAE5PVF9FWFRFTkRFRABCQU5EV0lEVEhfTElNSVRfRVhDRUVERUQAU0lURV9JU19PVkVSTE9BREVEAEhFQUQARXhwZWN0ZWQgSFRUUC8AAF4TAAAmEwAAMBAAAPAXAACdEwAAFRIAADkXAADwEgAAChAAAHUSAACtEgAAghMAAE8UAAB/EAAAoBUAACMUAACJEgAAixQAAE0VAADUEQAAzxQAABAYAADJFgAA3BYAAMERAADgFwAAuxQAAHQUAAB8FQAA5RQAAAgXAAAfEAAAZRUAAKMUAAAoFQAAAhUAAJkVAAAsEAAAixkAAE8PAADUDgAAahAAAM4QAAACFwAAiQ4AAG4TAAAcEwAAZhQAAFYXAADBEwAAzRMAAGwTAABoFwAAZhcAAF8XAAAiEwAAzg8AAGkOAADYDgAAYxYAAMsTAACqDgAAKBcAACYXAADFEwAAXRYAAOgRAABnEwAAZRMAAPIWAABzEwAAHRcAAPkWAADzEQAAzw4AAM4VAAAMEgAAsxEAAKURAABhEAAAMhcAALsTAEH5NQsBAQBBkDYL4AEBAQIBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBB/TcLAQEAQZE4C14CAwICAgICAAACAgACAgACAgICAgICAgICAAQAAAAAAAICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAAgACAEH9OQsBAQBBkToLXgIAAgICAgIAAAICAAICAAICAgICAgICAgIAAwAEAAAAAgICAgICAgICAgICAgICAgICAgICAgICAgIAAAACAgICAgICAgICAgICAgICAgICAgICAgICAgICAgACAAIAQfA7Cw1sb3NlZWVwLWFsaXZlAEGJPAsBAQBBoDwL4AEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBBiT4LAQEAQaA+C+cBAQEBAQEBAQEBAQEBAgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQFjaHVua2VkAEGwwAALXwEBAAEBAQEBAAABAQABAQABAQEBAQEBAQEBAAAAAAAAAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAAAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQABAEGQwgALIWVjdGlvbmVudC1sZW5ndGhvbnJveHktY29ubmVjdGlvbgBBwMIACy1yYW5zZmVyLWVuY29kaW5ncGdyYWRlDQoNCg0KU00NCg0KVFRQL0NFL1RTUC8AQfnCAAsFAQIAAQMAQZDDAAvgAQQBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAEH5xAALBQECAAEDAEGQxQAL4AEEAQEFAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBB+cYACwQBAAABAEGRxwAL3wEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAEH6yAALBAEAAAIAQZDJAAtfAwQAAAQEBAQEBAQEBAQEBQQEBAQEBAQEBAQEBAAEAAYHBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQABAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAAAAQAQfrKAAsEAQAAAQBBkMsACwEBAEGqywALQQIAAAAAAAADAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwAAAAAAAAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAEH6zAALBAEAAAEAQZDNAAsBAQBBms0ACwYCAAAAAAIAQbHNAAs6AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAAAAAAAADAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwBB8M4AC5YBTk9VTkNFRUNLT1VUTkVDVEVURUNSSUJFTFVTSEVURUFEU0VBUkNIUkdFQ1RJVklUWUxFTkRBUlZFT1RJRllQVElPTlNDSFNFQVlTVEFUQ0hHRU9SRElSRUNUT1JUUkNIUEFSQU1FVEVSVVJDRUJTQ1JJQkVBUkRPV05BQ0VJTkROS0NLVUJTQ1JJQkVIVFRQL0FEVFAv", "base64");
 },
 3434: (e, t, r) => {
  const {Buffer: s} = r(4573);
  e.exports = s.from("AGFzbQEAAAABJwdgAX8Bf2ADf39/AX9gAX8AYAJ/fwBgBH9/f38Bf2AAAGADf39/AALLAQgDZW52GHdhc21fb25faGVhZGVyc19jb21wbGV0ZQAEA2VudhV3YXNtX29uX21lc3NhZ2VfYmVnaW4AAANlbnYLd2FzbV9vbl91cmwAAQNlbnYOd2FzbV9vbl9zdGF0dXMAAQNlbnYUd2FzbV9vbl9oZWFkZXJfZmllbGQAAQNlbnYUd2FzbV9vbl9oZWFkZXJfdmFsdWUAAQNlbnYMd2FzbV9vbl9ib2R5AAEDZW52GHdhc21fb25fbWVzc2FnZV9jb21wbGV0ZQAAAy0sBQYAAAIAAAAAAAACAQIAAgICAAADAAAAAAMDAwMBAQEBAQEBAQEAAAIAAAAEBQFwARISBQMBAAIGCAF/AUGA1AQLB9EFIgZtZW1vcnkCAAtfaW5pdGlhbGl6ZQAIGV9faW5kaXJlY3RfZnVuY3Rpb25fdGFibGUBAAtsbGh0dHBfaW5pdAAJGGxsaHR0cF9zaG91bGRfa2VlcF9hbGl2ZQAvDGxsaHR0cF9hbGxvYwALBm1hbGxvYwAxC2xsaHR0cF9mcmVlAAwEZnJlZQAMD2xsaHR0cF9nZXRfdHlwZQANFWxsaHR0cF9nZXRfaHR0cF9tYWpvcgAOFWxsaHR0cF9nZXRfaHR0cF9taW5vcgAPEWxsaHR0cF9nZXRfbWV0aG9kABAWbGxodHRwX2dldF9zdGF0dXNfY29kZQAREmxsaHR0cF9nZXRfdXBncmFkZQASDGxsaHR0cF9yZXNldAATDmxsaHR0cF9leGVjdXRlABQUbGxodHRwX3NldHRpbmdzX2luaXQAFQ1sbGh0dHBfZmluaXNoABYMbGxodHRwX3BhdXNlABcNbGxodHRwX3Jlc3VtZQAYG2xsaHR0cF9yZXN1bWVfYWZ0ZXJfdXBncmFkZQAZEGxsaHR0cF9nZXRfZXJybm8AGhdsbGh0dHBfZ2V0X2Vycm9yX3JlYXNvbgAbF2xsaHR0cF9zZXRfZXJyb3JfcmVhc29uABwUbGxodHRwX2dldF9lcnJvcl9wb3MAHRFsbGh0dHBfZXJybm9fbmFtZQAeEmxsaHR0cF9tZXRob2RfbmFtZQAfEmxsaHR0cF9zdGF0dXNfbmFtZQAgGmxsaHR0cF9zZXRfbGVuaWVudF9oZWFkZXJzACEhbGxodHRwX3NldF9sZW5pZW50X2NodW5rZWRfbGVuZ3RoACIdbGxodHRwX3NldF9sZW5pZW50X2tlZXBfYWxpdmUAIyRsbGh0dHBfc2V0X2xlbmllbnRfdHJhbnNmZXJfZW5jb2RpbmcAJBhsbGh0dHBfbWVzc2FnZV9uZWVkc19lb2YALgkXAQBBAQsRAQIDBAUKBgcrLSwqKSglJyYK77MCLBYAQYjQACgCAARAAAtBiNAAQQE2AgALFAAgABAwIAAgAjYCOCAAIAE6ACgLFAAgACAALwEyIAAtAC4gABAvEAALHgEBf0HAABAyIgEQMCABQYAINgI4IAEgADoAKCABC48MAQd/AkAgAEUNACAAQQhrIgEgAEEEaygCACIAQXhxIgRqIQUCQCAAQQFxDQAgAEEDcUUNASABIAEoAgAiAGsiAUGc0AAoAgBJDQEgACAEaiEEAkACQEGg0AAoAgAgAUcEQCAAQf8BTQRAIABBA3YhAyABKAIIIgAgASgCDCICRgRAQYzQAEGM0AAoAgBBfiADd3E2AgAMBQsgAiAANgIIIAAgAjYCDAwECyABKAIYIQYgASABKAIMIgBHBEAgACABKAIIIgI2AgggAiAANgIMDAMLIAFBFGoiAygCACICRQRAIAEoAhAiAkUNAiABQRBqIQMLA0AgAyEHIAIiAEEUaiIDKAIAIgINACAAQRBqIQMgACgCECICDQALIAdBADYCAAwCCyAFKAIEIgBBA3FBA0cNAiAFIABBfnE2AgRBlNAAIAQ2AgAgBSAENgIAIAEgBEEBcjYCBAwDC0EAIQALIAZFDQACQCABKAIcIgJBAnRBvNIAaiIDKAIAIAFGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAZBEEEUIAYoAhAgAUYbaiAANgIAIABFDQELIAAgBjYCGCABKAIQIgIEQCAAIAI2AhAgAiAANgIYCyABQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAFTw0AIAUoAgQiAEEBcUUNAAJAAkACQAJAIABBAnFFBEBBpNAAKAIAIAVGBEBBpNAAIAE2AgBBmNAAQZjQACgCACAEaiIANgIAIAEgAEEBcjYCBCABQaDQACgCAEcNBkGU0ABBADYCAEGg0ABBADYCAAwGC0Gg0AAoAgAgBUYEQEGg0AAgATYCAEGU0ABBlNAAKAIAIARqIgA2AgAgASAAQQFyNgIEIAAgAWogADYCAAwGCyAAQXhxIARqIQQgAEH/AU0EQCAAQQN2IQMgBSgCCCIAIAUoAgwiAkYEQEGM0ABBjNAAKAIAQX4gA3dxNgIADAULIAIgADYCCCAAIAI2AgwMBAsgBSgCGCEGIAUgBSgCDCIARwRAQZzQACgCABogACAFKAIIIgI2AgggAiAANgIMDAMLIAVBFGoiAygCACICRQRAIAUoAhAiAkUNAiAFQRBqIQMLA0AgAyEHIAIiAEEUaiIDKAIAIgINACAAQRBqIQMgACgCECICDQALIAdBADYCAAwCCyAFIABBfnE2AgQgASAEaiAENgIAIAEgBEEBcjYCBAwDC0EAIQALIAZFDQACQCAFKAIcIgJBAnRBvNIAaiIDKAIAIAVGBEAgAyAANgIAIAANAUGQ0ABBkNAAKAIAQX4gAndxNgIADAILIAZBEEEUIAYoAhAgBUYbaiAANgIAIABFDQELIAAgBjYCGCAFKAIQIgIEQCAAIAI2AhAgAiAANgIYCyAFQRRqKAIAIgJFDQAgAEEUaiACNgIAIAIgADYCGAsgASAEaiAENgIAIAEgBEEBcjYCBCABQaDQACgCAEcNAEGU0AAgBDYCAAwBCyAEQf8BTQRAIARBeHFBtNAAaiEAAn9BjNAAKAIAIgJBASAEQQN2dCIDcUUEQEGM0AAgAiADcjYCACAADAELIAAoAggLIgIgATYCDCAAIAE2AgggASAANgIMIAEgAjYCCAwBC0EfIQIgBEH///8HTQRAIARBJiAEQQh2ZyIAa3ZBAXEgAEEBdGtBPmohAgsgASACNgIcIAFCADcCECACQQJ0QbzSAGohAAJAQZDQACgCACIDQQEgAnQiB3FFBEAgACABNgIAQZDQACADIAdyNgIAIAEgADYCGCABIAE2AgggASABNgIMDAELIARBGSACQQF2a0EAIAJBH0cbdCECIAAoAgAhAAJAA0AgACIDKAIEQXhxIARGDQEgAkEddiEAIAJBAXQhAiADIABBBHFqQRBqIgcoAgAiAA0ACyAHIAE2AgAgASADNgIYIAEgATYCDCABIAE2AggMAQsgAygCCCIAIAE2AgwgAyABNgIIIAFBADYCGCABIAM2AgwgASAANgIIC0Gs0ABBrNAAKAIAQQFrIgBBfyAAGzYCAAsLBwAgAC0AKAsHACAALQAqCwcAIAAtACsLBwAgAC0AKQsHACAALwEyCwcAIAAtAC4LQAEEfyAAKAIYIQEgAC0ALSECIAAtACghAyAAKAI4IQQgABAwIAAgBDYCOCAAIAM6ACggACACOgAtIAAgATYCGAu74gECB38DfiABIAJqIQQCQCAAIgIoAgwiAA0AIAIoAgQEQCACIAE2AgQLIwBBEGsiCCQAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAIoAhwiA0EBaw7dAdoBAdkBAgMEBQYHCAkKCwwNDtgBDxDXARES1gETFBUWFxgZGhvgAd8BHB0e1QEfICEiIyQl1AEmJygpKiss0wHSAS0u0QHQAS8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRtsBR0hJSs8BzgFLzQFMzAFNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AAYEBggGDAYQBhQGGAYcBiAGJAYoBiwGMAY0BjgGPAZABkQGSAZMBlAGVAZYBlwGYAZkBmgGbAZwBnQGeAZ8BoAGhAaIBowGkAaUBpgGnAagBqQGqAasBrAGtAa4BrwGwAbEBsgGzAbQBtQG2AbcBywHKAbgByQG5AcgBugG7AbwBvQG+Ab8BwAHBAcIBwwHEAcUBxgEA3AELQQAMxgELQQ4MxQELQQ0MxAELQQ8MwwELQRAMwgELQRMMwQELQRQMwAELQRUMvwELQRYMvgELQRgMvQELQRkMvAELQRoMuwELQRsMugELQRwMuQELQR0MuAELQQgMtwELQR4MtgELQSAMtQELQR8MtAELQQcMswELQSEMsgELQSIMsQELQSMMsAELQSQMrwELQRIMrgELQREMrQELQSUMrAELQSYMqwELQScMqgELQSgMqQELQcMBDKgBC0EqDKcBC0ErDKYBC0EsDKUBC0EtDKQBC0EuDKMBC0EvDKIBC0HEAQyhAQtBMAygAQtBNAyfAQtBDAyeAQtBMQydAQtBMgycAQtBMwybAQtBOQyaAQtBNQyZAQtBxQEMmAELQQsMlwELQToMlgELQTYMlQELQQoMlAELQTcMkwELQTgMkgELQTwMkQELQTsMkAELQT0MjwELQQkMjgELQSkMjQELQT4MjAELQT8MiwELQcAADIoBC0HBAAyJAQtBwgAMiAELQcMADIcBC0HEAAyGAQtBxQAMhQELQcYADIQBC0EXDIMBC0HHAAyCAQtByAAMgQELQckADIABC0HKAAx/C0HLAAx+C0HNAAx9C0HMAAx8C0HOAAx7C0HPAAx6C0HQAAx5C0HRAAx4C0HSAAx3C0HTAAx2C0HUAAx1C0HWAAx0C0HVAAxzC0EGDHILQdcADHELQQUMcAtB2AAMbwtBBAxuC0HZAAxtC0HaAAxsC0HbAAxrC0HcAAxqC0EDDGkLQd0ADGgLQd4ADGcLQd8ADGYLQeEADGULQeAADGQLQeIADGMLQeMADGILQQIMYQtB5AAMYAtB5QAMXwtB5gAMXgtB5wAMXQtB6AAMXAtB6QAMWwtB6gAMWgtB6wAMWQtB7AAMWAtB7QAMVwtB7gAMVgtB7wAMVQtB8AAMVAtB8QAMUwtB8gAMUgtB8wAMUQtB9AAMUAtB9QAMTwtB9gAMTgtB9wAMTQtB+AAMTAtB+QAMSwtB+gAMSgtB+wAMSQtB/AAMSAtB/QAMRwtB/gAMRgtB/wAMRQtBgAEMRAtBgQEMQwtBggEMQgtBgwEMQQtBhAEMQAtBhQEMPwtBhgEMPgtBhwEMPQtBiAEMPAtBiQEMOwtBigEMOgtBiwEMOQtBjAEMOAtBjQEMNwtBjgEMNgtBjwEMNQtBkAEMNAtBkQEMMwtBkgEMMgtBkwEMMQtBlAEMMAtBlQEMLwtBlgEMLgtBlwEMLQtBmAEMLAtBmQEMKwtBmgEMKgtBmwEMKQtBnAEMKAtBnQEMJwtBngEMJgtBnwEMJQtBoAEMJAtBoQEMIwtBogEMIgtBowEMIQtBpAEMIAtBpQEMHwtBpgEMHgtBpwEMHQtBqAEMHAtBqQEMGwtBqgEMGgtBqwEMGQtBrAEMGAtBrQEMFwtBrgEMFgtBAQwVC0GvAQwUC0GwAQwTC0GxAQwSC0GzAQwRC0GyAQwQC0G0AQwPC0G1AQwOC0G2AQwNC0G3AQwMC0G4AQwLC0G5AQwKC0G6AQwJC0G7AQwIC0HGAQwHC0G8AQwGC0G9AQwFC0G+AQwEC0G/AQwDC0HAAQwCC0HCAQwBC0HBAQshAwNAAkACQAJAAkACQAJAAkACQAJAIAICfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAgJ/AkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACfwJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACfwJAAkACQAJAAn8CQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCADDsYBAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHyAhIyUmKCorLC8wMTIzNDU2Nzk6Ozw9lANAQkRFRklLTk9QUVJTVFVWWFpbXF1eX2BhYmNkZWZnaGpsb3Bxc3V2eHl6e3x/gAGBAYIBgwGEAYUBhgGHAYgBiQGKAYsBjAGNAY4BjwGQAZEBkgGTAZQBlQGWAZcBmAGZAZoBmwGcAZ0BngGfAaABoQGiAaMBpAGlAaYBpwGoAakBqgGrAawBrQGuAa8BsAGxAbIBswG0AbUBtgG3AbgBuQG6AbsBvAG9Ab4BvwHAAcEBwgHDAcQBxQHGAccByAHJAcsBzAHNAc4BzwGKA4kDiAOHA4QDgwOAA/sC+gL5AvgC9wL0AvMC8gLLAsECsALZAQsgASAERw3wAkHdASEDDLMDCyABIARHDcgBQcMBIQMMsgMLIAEgBEcNe0H3ACEDDLEDCyABIARHDXBB7wAhAwywAwsgASAERw1pQeoAIQMMrwMLIAEgBEcNZUHoACEDDK4DCyABIARHDWJB5gAhAwytAwsgASAERw0aQRghAwysAwsgASAERw0VQRIhAwyrAwsgASAERw1CQcUAIQMMqgMLIAEgBEcNNEE/IQMMqQMLIAEgBEcNMkE8IQMMqAMLIAEgBEcNK0ExIQMMpwMLIAItAC5BAUYNnwMMwQILQQAhAAJAAkACQCACLQAqRQ0AIAItACtFDQAgAi8BMCIDQQJxRQ0BDAILIAIvATAiA0EBcUUNAQtBASEAIAItAChBAUYNACACLwEyIgVB5ABrQeQASQ0AIAVBzAFGDQAgBUGwAkYNACADQcAAcQ0AQQAhACADQYgEcUGABEYNACADQShxQQBHIQALIAJBADsBMCACQQA6AC8gAEUN3wIgAkIANwMgDOACC0EAIQACQCACKAI4IgNFDQAgAygCLCIDRQ0AIAIgAxEAACEACyAARQ3MASAAQRVHDd0CIAJBBDYCHCACIAE2AhQgAkGwGDYCECACQRU2AgxBACEDDKQDCyABIARGBEBBBiEDDKQDCyABQQFqIQFBACEAAkAgAigCOCIDRQ0AIAMoAlQiA0UNACACIAMRAAAhAAsgAA3ZAgwcCyACQgA3AyBBEiEDDIkDCyABIARHDRZBHSEDDKEDCyABIARHBEAgAUEBaiEBQRAhAwyIAwtBByEDDKADCyACIAIpAyAiCiAEIAFrrSILfSIMQgAgCiAMWhs3AyAgCiALWA3UAkEIIQMMnwMLIAEgBEcEQCACQQk2AgggAiABNgIEQRQhAwyGAwtBCSEDDJ4DCyACKQMgQgBSDccBIAIgAi8BMEGAAXI7ATAMQgsgASAERw0/QdAAIQMMnAMLIAEgBEYEQEELIQMMnAMLIAFBAWohAUEAIQACQCACKAI4IgNFDQAgAygCUCIDRQ0AIAIgAxEAACEACyAADc8CDMYBC0EAIQACQCACKAI4IgNFDQAgAygCSCIDRQ0AIAIgAxEAACEACyAARQ3GASAAQRVHDc0CIAJBCzYCHCACIAE2AhQgAkGCGTYCECACQRU2AgxBACEDDJoDC0EAIQACQCACKAI4IgNFDQAgAygCSCIDRQ0AIAIgAxEAACEACyAARQ0MIABBFUcNygIgAkEaNgIcIAIgATYCFCACQYIZNgIQIAJBFTYCDEEAIQMMmQMLQQAhAAJAIAIoAjgiA0UNACADKAJMIgNFDQAgAiADEQAAIQALIABFDcQBIABBFUcNxwIgAkELNgIcIAIgATYCFCACQZEXNgIQIAJBFTYCDEEAIQMMmAMLIAEgBEYEQEEPIQMMmAMLIAEtAAAiAEE7Rg0HIABBDUcNxAIgAUEBaiEBDMMBC0EAIQACQCACKAI4IgNFDQAgAygCTCIDRQ0AIAIgAxEAACEACyAARQ3DASAAQRVHDcICIAJBDzYCHCACIAE2AhQgAkGRFzYCECACQRU2AgxBACEDDJYDCwNAIAEtAABB8DVqLQAAIgBBAUcEQCAAQQJHDcECIAIoAgQhAEEAIQMgAkEANgIEIAIgACABQQFqIgEQLSIADcICDMUBCyAEIAFBAWoiAUcNAAtBEiEDDJUDC0EAIQACQCACKAI4IgNFDQAgAygCTCIDRQ0AIAIgAxEAACEACyAARQ3FASAAQRVHDb0CIAJBGzYCHCACIAE2AhQgAkGRFzYCECACQRU2AgxBACEDDJQDCyABIARGBEBBFiEDDJQDCyACQQo2AgggAiABNgIEQQAhAAJAIAIoAjgiA0UNACADKAJIIgNFDQAgAiADEQAAIQALIABFDcIBIABBFUcNuQIgAkEVNgIcIAIgATYCFCACQYIZNgIQIAJBFTYCDEEAIQMMkwMLIAEgBEcEQANAIAEtAABB8DdqLQAAIgBBAkcEQAJAIABBAWsOBMQCvQIAvgK9AgsgAUEBaiEBQQghAwz8AgsgBCABQQFqIgFHDQALQRUhAwyTAwtBFSEDDJIDCwNAIAEtAABB8DlqLQAAIgBBAkcEQCAAQQFrDgTFArcCwwK4ArcCCyAEIAFBAWoiAUcNAAtBGCEDDJEDCyABIARHBEAgAkELNgIIIAIgATYCBEEHIQMM+AILQRkhAwyQAwsgAUEBaiEBDAILIAEgBEYEQEEaIQMMjwMLAkAgAS0AAEENaw4UtQG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwG/Ab8BvwEAvwELQQAhAyACQQA2AhwgAkGvCzYCECACQQI2AgwgAiABQQFqNgIUDI4DCyABIARGBEBBGyEDDI4DCyABLQAAIgBBO0cEQCAAQQ1HDbECIAFBAWohAQy6AQsgAUEBaiEBC0EiIQMM8wILIAEgBEYEQEEcIQMMjAMLQgAhCgJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkAgAS0AAEEwaw43wQLAAgABAgMEBQYH0AHQAdAB0AHQAdAB0AEICQoLDA3QAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdAB0AHQAdABDg8QERIT0AELQgIhCgzAAgtCAyEKDL8CC0IEIQoMvgILQgUhCgy9AgtCBiEKDLwCC0IHIQoMuwILQgghCgy6AgtCCSEKDLkCC0IKIQoMuAILQgshCgy3AgtCDCEKDLYCC0INIQoMtQILQg4hCgy0AgtCDyEKDLMCC0IKIQoMsgILQgshCgyxAgtCDCEKDLACC0INIQoMrwILQg4hCgyuAgtCDyEKDK0CC0IAIQoCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIAEtAABBMGsON8ACvwIAAQIDBAUGB74CvgK+Ar4CvgK+Ar4CCAkKCwwNvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ar4CvgK+Ag4PEBESE74CC0ICIQoMvwILQgMhCgy+AgtCBCEKDL0CC0IFIQoMvAILQgYhCgy7AgtCByEKDLoCC0IIIQoMuQILQgkhCgy4AgtCCiEKDLcCC0ILIQoMtgILQgwhCgy1AgtCDSEKDLQCC0IOIQoMswILQg8hCgyyAgtCCiEKDLECC0ILIQoMsAILQgwhCgyvAgtCDSEKDK4CC0IOIQoMrQILQg8hCgysAgsgAiACKQMgIgogBCABa60iC30iDEIAIAogDFobNwMgIAogC1gNpwJBHyEDDIkDCyABIARHBEAgAkEJNgIIIAIgATYCBEElIQMM8AILQSAhAwyIAwtBASEFIAIvATAiA0EIcUUEQCACKQMgQgBSIQULAkAgAi0ALgRAQQEhACACLQApQQVGDQEgA0HAAHFFIAVxRQ0BC0EAIQAgA0HAAHENAEECIQAgA0EIcQ0AIANBgARxBEACQCACLQAoQQFHDQAgAi0ALUEKcQ0AQQUhAAwCC0EEIQAMAQsgA0EgcUUEQAJAIAItAChBAUYNACACLwEyIgBB5ABrQeQASQ0AIABBzAFGDQAgAEGwAkYNAEEEIQAgA0EocUUNAiADQYgEcUGABEYNAgtBACEADAELQQBBAyACKQMgUBshAAsgAEEBaw4FvgIAsAEBpAKhAgtBESEDDO0CCyACQQE6AC8MhAMLIAEgBEcNnQJBJCEDDIQDCyABIARHDRxBxgAhAwyDAwtBACEAAkAgAigCOCIDRQ0AIAMoAkQiA0UNACACIAMRAAAhAAsgAEUNJyAAQRVHDZgCIAJB0AA2AhwgAiABNgIUIAJBkRg2AhAgAkEVNgIMQQAhAwyCAwsgASAERgRAQSghAwyCAwtBACEDIAJBADYCBCACQQw2AgggAiABIAEQKiIARQ2UAiACQSc2AhwgAiABNgIUIAIgADYCDAyBAwsgASAERgRAQSkhAwyBAwsgAS0AACIAQSBGDRMgAEEJRw2VAiABQQFqIQEMFAsgASAERwRAIAFBAWohAQwWC0EqIQMM/wILIAEgBEYEQEErIQMM/wILIAEtAAAiAEEJRyAAQSBHcQ2QAiACLQAsQQhHDd0CIAJBADoALAzdAgsgASAERgRAQSwhAwz+AgsgAS0AAEEKRw2OAiABQQFqIQEMsAELIAEgBEcNigJBLyEDDPwCCwNAIAEtAAAiAEEgRwRAIABBCmsOBIQCiAKIAoQChgILIAQgAUEBaiIBRw0AC0ExIQMM+wILQTIhAyABIARGDfoCIAIoAgAiACAEIAFraiEHIAEgAGtBA2ohBgJAA0AgAEHwO2otAAAgAS0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDQEgAEEDRgRAQQYhAQziAgsgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAc2AgAM+wILIAJBADYCAAyGAgtBMyEDIAQgASIARg35AiAEIAFrIAIoAgAiAWohByAAIAFrQQhqIQYCQANAIAFB9DtqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBCEYEQEEFIQEM4QILIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADPoCCyACQQA2AgAgACEBDIUCC0E0IQMgBCABIgBGDfgCIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgJAA0AgAUHQwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw0BIAFBBUYEQEEHIQEM4AILIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADPkCCyACQQA2AgAgACEBDIQCCyABIARHBEADQCABLQAAQYA+ai0AACIAQQFHBEAgAEECRg0JDIECCyAEIAFBAWoiAUcNAAtBMCEDDPgCC0EwIQMM9wILIAEgBEcEQANAIAEtAAAiAEEgRwRAIABBCmsOBP8B/gH+Af8B/gELIAQgAUEBaiIBRw0AC0E4IQMM9wILQTghAwz2AgsDQCABLQAAIgBBIEcgAEEJR3EN9gEgBCABQQFqIgFHDQALQTwhAwz1AgsDQCABLQAAIgBBIEcEQAJAIABBCmsOBPkBBAT5AQALIABBLEYN9QEMAwsgBCABQQFqIgFHDQALQT8hAwz0AgtBwAAhAyABIARGDfMCIAIoAgAiACAEIAFraiEFIAEgAGtBBmohBgJAA0AgAEGAQGstAAAgAS0AAEEgckcNASAAQQZGDdsCIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPQCCyACQQA2AgALQTYhAwzZAgsgASAERgRAQcEAIQMM8gILIAJBDDYCCCACIAE2AgQgAi0ALEEBaw4E+wHuAewB6wHUAgsgAUEBaiEBDPoBCyABIARHBEADQAJAIAEtAAAiAEEgciAAIABBwQBrQf8BcUEaSRtB/wFxIgBBCUYNACAAQSBGDQACQAJAAkACQCAAQeMAaw4TAAMDAwMDAwMBAwMDAwMDAwMDAgMLIAFBAWohAUExIQMM3AILIAFBAWohAUEyIQMM2wILIAFBAWohAUEzIQMM2gILDP4BCyAEIAFBAWoiAUcNAAtBNSEDDPACC0E1IQMM7wILIAEgBEcEQANAIAEtAABBgDxqLQAAQQFHDfcBIAQgAUEBaiIBRw0AC0E9IQMM7wILQT0hAwzuAgtBACEAAkAgAigCOCIDRQ0AIAMoAkAiA0UNACACIAMRAAAhAAsgAEUNASAAQRVHDeYBIAJBwgA2AhwgAiABNgIUIAJB4xg2AhAgAkEVNgIMQQAhAwztAgsgAUEBaiEBC0E8IQMM0gILIAEgBEYEQEHCACEDDOsCCwJAA0ACQCABLQAAQQlrDhgAAswCzALRAswCzALMAswCzALMAswCzALMAswCzALMAswCzALMAswCzALMAgDMAgsgBCABQQFqIgFHDQALQcIAIQMM6wILIAFBAWohASACLQAtQQFxRQ3+AQtBLCEDDNACCyABIARHDd4BQcQAIQMM6AILA0AgAS0AAEGQwABqLQAAQQFHDZwBIAQgAUEBaiIBRw0AC0HFACEDDOcCCyABLQAAIgBBIEYN/gEgAEE6Rw3AAiACKAIEIQBBACEDIAJBADYCBCACIAAgARApIgAN3gEM3QELQccAIQMgBCABIgBGDeUCIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgNAIAFBkMIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNvwIgAUEFRg3CAiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBzYCAAzlAgtByAAhAyAEIAEiAEYN5AIgBCABayACKAIAIgFqIQcgACABa0EJaiEGA0AgAUGWwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw2+AkECIAFBCUYNwgIaIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADOQCCyABIARGBEBByQAhAwzkAgsCQAJAIAEtAAAiAEEgciAAIABBwQBrQf8BcUEaSRtB/wFxQe4Aaw4HAL8CvwK/Ar8CvwIBvwILIAFBAWohAUE+IQMMywILIAFBAWohAUE/IQMMygILQcoAIQMgBCABIgBGDeICIAQgAWsgAigCACIBaiEGIAAgAWtBAWohBwNAIAFBoMIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNvAIgAUEBRg2+AiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBjYCAAziAgtBywAhAyAEIAEiAEYN4QIgBCABayACKAIAIgFqIQcgACABa0EOaiEGA0AgAUGiwgBqLQAAIAAtAAAiBUEgciAFIAVBwQBrQf8BcUEaSRtB/wFxRw27AiABQQ5GDb4CIAFBAWohASAEIABBAWoiAEcNAAsgAiAHNgIADOECC0HMACEDIAQgASIARg3gAiAEIAFrIAIoAgAiAWohByAAIAFrQQ9qIQYDQCABQcDCAGotAAAgAC0AACIFQSByIAUgBUHBAGtB/wFxQRpJG0H/AXFHDboCQQMgAUEPRg2+AhogAUEBaiEBIAQgAEEBaiIARw0ACyACIAc2AgAM4AILQc0AIQMgBCABIgBGDd8CIAQgAWsgAigCACIBaiEHIAAgAWtBBWohBgNAIAFB0MIAai0AACAALQAAIgVBIHIgBSAFQcEAa0H/AXFBGkkbQf8BcUcNuQJBBCABQQVGDb0CGiABQQFqIQEgBCAAQQFqIgBHDQALIAIgBzYCAAzfAgsgASAERgRAQc4AIQMM3wILAkACQAJAAkAgAS0AACIAQSByIAAgAEHBAGtB/wFxQRpJG0H/AXFB4wBrDhMAvAK8ArwCvAK8ArwCvAK8ArwCvAK8ArwCAbwCvAK8AgIDvAILIAFBAWohAUHBACEDDMgCCyABQQFqIQFBwgAhAwzHAgsgAUEBaiEBQcMAIQMMxgILIAFBAWohAUHEACEDDMUCCyABIARHBEAgAkENNgIIIAIgATYCBEHFACEDDMUCC0HPACEDDN0CCwJAAkAgAS0AAEEKaw4EAZABkAEAkAELIAFBAWohAQtBKCEDDMMCCyABIARGBEBB0QAhAwzcAgsgAS0AAEEgRw0AIAFBAWohASACLQAtQQFxRQ3QAQtBFyEDDMECCyABIARHDcsBQdIAIQMM2QILQdMAIQMgASAERg3YAiACKAIAIgAgBCABa2ohBiABIABrQQFqIQUDQCABLQAAIABB1sIAai0AAEcNxwEgAEEBRg3KASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBjYCAAzYAgsgASAERgRAQdUAIQMM2AILIAEtAABBCkcNwgEgAUEBaiEBDMoBCyABIARGBEBB1gAhAwzXAgsCQAJAIAEtAABBCmsOBADDAcMBAcMBCyABQQFqIQEMygELIAFBAWohAUHKACEDDL0CC0EAIQACQCACKAI4IgNFDQAgAygCPCIDRQ0AIAIgAxEAACEACyAADb8BQc0AIQMMvAILIAItAClBIkYNzwIMiQELIAQgASIFRgRAQdsAIQMM1AILQQAhAEEBIQFBASEGQQAhAwJAAn8CQAJAAkACQAJAAkACQCAFLQAAQTBrDgrFAcQBAAECAwQFBgjDAQtBAgwGC0EDDAULQQQMBAtBBQwDC0EGDAILQQcMAQtBCAshA0EAIQFBACEGDL0BC0EJIQNBASEAQQAhAUEAIQYMvAELIAEgBEYEQEHdACEDDNMCCyABLQAAQS5HDbgBIAFBAWohAQyIAQsgASAERw22AUHfACEDDNECCyABIARHBEAgAkEONgIIIAIgATYCBEHQACEDDLgCC0HgACEDDNACC0HhACEDIAEgBEYNzwIgAigCACIAIAQgAWtqIQUgASAAa0EDaiEGA0AgAS0AACAAQeLCAGotAABHDbEBIABBA0YNswEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMzwILQeIAIQMgASAERg3OAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYDQCABLQAAIABB5sIAai0AAEcNsAEgAEECRg2vASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAzOAgtB4wAhAyABIARGDc0CIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgNAIAEtAAAgAEHpwgBqLQAARw2vASAAQQNGDa0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADM0CCyABIARGBEBB5QAhAwzNAgsgAUEBaiEBQQAhAAJAIAIoAjgiA0UNACADKAIwIgNFDQAgAiADEQAAIQALIAANqgFB1gAhAwyzAgsgASAERwRAA0AgAS0AACIAQSBHBEACQAJAAkAgAEHIAGsOCwABswGzAbMBswGzAbMBswGzAQKzAQsgAUEBaiEBQdIAIQMMtwILIAFBAWohAUHTACEDDLYCCyABQQFqIQFB1AAhAwy1AgsgBCABQQFqIgFHDQALQeQAIQMMzAILQeQAIQMMywILA0AgAS0AAEHwwgBqLQAAIgBBAUcEQCAAQQJrDgOnAaYBpQGkAQsgBCABQQFqIgFHDQALQeYAIQMMygILIAFBAWogASAERw0CGkHnACEDDMkCCwNAIAEtAABB8MQAai0AACIAQQFHBEACQCAAQQJrDgSiAaEBoAEAnwELQdcAIQMMsQILIAQgAUEBaiIBRw0AC0HoACEDDMgCCyABIARGBEBB6QAhAwzIAgsCQCABLQAAIgBBCmsOGrcBmwGbAbQBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBmwGbAZsBpAGbAZsBAJkBCyABQQFqCyEBQQYhAwytAgsDQCABLQAAQfDGAGotAABBAUcNfSAEIAFBAWoiAUcNAAtB6gAhAwzFAgsgAUEBaiABIARHDQIaQesAIQMMxAILIAEgBEYEQEHsACEDDMQCCyABQQFqDAELIAEgBEYEQEHtACEDDMMCCyABQQFqCyEBQQQhAwyoAgsgASAERgRAQe4AIQMMwQILAkACQAJAIAEtAABB8MgAai0AAEEBaw4HkAGPAY4BAHwBAo0BCyABQQFqIQEMCwsgAUEBagyTAQtBACEDIAJBADYCHCACQZsSNgIQIAJBBzYCDCACIAFBAWo2AhQMwAILAkADQCABLQAAQfDIAGotAAAiAEEERwRAAkACQCAAQQFrDgeUAZMBkgGNAQAEAY0BC0HaACEDDKoCCyABQQFqIQFB3AAhAwypAgsgBCABQQFqIgFHDQALQe8AIQMMwAILIAFBAWoMkQELIAQgASIARgRAQfAAIQMMvwILIAAtAABBL0cNASAAQQFqIQEMBwsgBCABIgBGBEBB8QAhAwy+AgsgAC0AACIBQS9GBEAgAEEBaiEBQd0AIQMMpQILIAFBCmsiA0EWSw0AIAAhAUEBIAN0QYmAgAJxDfkBC0EAIQMgAkEANgIcIAIgADYCFCACQYwcNgIQIAJBBzYCDAy8AgsgASAERwRAIAFBAWohAUHeACEDDKMCC0HyACEDDLsCCyABIARGBEBB9AAhAwy7AgsCQCABLQAAQfDMAGotAABBAWsOA/cBcwCCAQtB4QAhAwyhAgsgASAERwRAA0AgAS0AAEHwygBqLQAAIgBBA0cEQAJAIABBAWsOAvkBAIUBC0HfACEDDKMCCyAEIAFBAWoiAUcNAAtB8wAhAwy6AgtB8wAhAwy5AgsgASAERwRAIAJBDzYCCCACIAE2AgRB4AAhAwygAgtB9QAhAwy4AgsgASAERgRAQfYAIQMMuAILIAJBDzYCCCACIAE2AgQLQQMhAwydAgsDQCABLQAAQSBHDY4CIAQgAUEBaiIBRw0AC0H3ACEDDLUCCyABIARGBEBB+AAhAwy1AgsgAS0AAEEgRw16IAFBAWohAQxbC0EAIQACQCACKAI4IgNFDQAgAygCOCIDRQ0AIAIgAxEAACEACyAADXgMgAILIAEgBEYEQEH6ACEDDLMCCyABLQAAQcwARw10IAFBAWohAUETDHYLQfsAIQMgASAERg2xAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYDQCABLQAAIABB8M4Aai0AAEcNcyAAQQVGDXUgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMsQILIAEgBEYEQEH8ACEDDLECCwJAAkAgAS0AAEHDAGsODAB0dHR0dHR0dHR0AXQLIAFBAWohAUHmACEDDJgCCyABQQFqIQFB5wAhAwyXAgtB/QAhAyABIARGDa8CIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQe3PAGotAABHDXIgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADLACCyACQQA2AgAgBkEBaiEBQRAMcwtB/gAhAyABIARGDa4CIAIoAgAiACAEIAFraiEFIAEgAGtBBWohBgJAA0AgAS0AACAAQfbOAGotAABHDXEgAEEFRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADK8CCyACQQA2AgAgBkEBaiEBQRYMcgtB/wAhAyABIARGDa0CIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQfzOAGotAABHDXAgAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADK4CCyACQQA2AgAgBkEBaiEBQQUMcQsgASAERgRAQYABIQMMrQILIAEtAABB2QBHDW4gAUEBaiEBQQgMcAsgASAERgRAQYEBIQMMrAILAkACQCABLQAAQc4Aaw4DAG8BbwsgAUEBaiEBQesAIQMMkwILIAFBAWohAUHsACEDDJICCyABIARGBEBBggEhAwyrAgsCQAJAIAEtAABByABrDggAbm5ubm5uAW4LIAFBAWohAUHqACEDDJICCyABQQFqIQFB7QAhAwyRAgtBgwEhAyABIARGDakCIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQYDPAGotAABHDWwgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADKoCCyACQQA2AgAgBkEBaiEBQQAMbQtBhAEhAyABIARGDagCIAIoAgAiACAEIAFraiEFIAEgAGtBBGohBgJAA0AgAS0AACAAQYPPAGotAABHDWsgAEEERg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADKkCCyACQQA2AgAgBkEBaiEBQSMMbAsgASAERgRAQYUBIQMMqAILAkACQCABLQAAQcwAaw4IAGtra2trawFrCyABQQFqIQFB7wAhAwyPAgsgAUEBaiEBQfAAIQMMjgILIAEgBEYEQEGGASEDDKcCCyABLQAAQcUARw1oIAFBAWohAQxgC0GHASEDIAEgBEYNpQIgAigCACIAIAQgAWtqIQUgASAAa0EDaiEGAkADQCABLQAAIABBiM8Aai0AAEcNaCAAQQNGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMpgILIAJBADYCACAGQQFqIQFBLQxpC0GIASEDIAEgBEYNpAIgAigCACIAIAQgAWtqIQUgASAAa0EIaiEGAkADQCABLQAAIABB0M8Aai0AAEcNZyAAQQhGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMpQILIAJBADYCACAGQQFqIQFBKQxoCyABIARGBEBBiQEhAwykAgtBASABLQAAQd8ARw1nGiABQQFqIQEMXgtBigEhAyABIARGDaICIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgNAIAEtAAAgAEGMzwBqLQAARw1kIABBAUYN+gEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMogILQYsBIQMgASAERg2hAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGOzwBqLQAARw1kIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyiAgsgAkEANgIAIAZBAWohAUECDGULQYwBIQMgASAERg2gAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHwzwBqLQAARw1jIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyhAgsgAkEANgIAIAZBAWohAUEfDGQLQY0BIQMgASAERg2fAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHyzwBqLQAARw1iIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAygAgsgAkEANgIAIAZBAWohAUEJDGMLIAEgBEYEQEGOASEDDJ8CCwJAAkAgAS0AAEHJAGsOBwBiYmJiYgFiCyABQQFqIQFB+AAhAwyGAgsgAUEBaiEBQfkAIQMMhQILQY8BIQMgASAERg2dAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGRzwBqLQAARw1gIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyeAgsgAkEANgIAIAZBAWohAUEYDGELQZABIQMgASAERg2cAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGXzwBqLQAARw1fIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAydAgsgAkEANgIAIAZBAWohAUEXDGALQZEBIQMgASAERg2bAiACKAIAIgAgBCABa2ohBSABIABrQQZqIQYCQANAIAEtAAAgAEGazwBqLQAARw1eIABBBkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAycAgsgAkEANgIAIAZBAWohAUEVDF8LQZIBIQMgASAERg2aAiACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEGhzwBqLQAARw1dIABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAybAgsgAkEANgIAIAZBAWohAUEeDF4LIAEgBEYEQEGTASEDDJoCCyABLQAAQcwARw1bIAFBAWohAUEKDF0LIAEgBEYEQEGUASEDDJkCCwJAAkAgAS0AAEHBAGsODwBcXFxcXFxcXFxcXFxcAVwLIAFBAWohAUH+ACEDDIACCyABQQFqIQFB/wAhAwz/AQsgASAERgRAQZUBIQMMmAILAkACQCABLQAAQcEAaw4DAFsBWwsgAUEBaiEBQf0AIQMM/wELIAFBAWohAUGAASEDDP4BC0GWASEDIAEgBEYNlgIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBp88Aai0AAEcNWSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlwILIAJBADYCACAGQQFqIQFBCwxaCyABIARGBEBBlwEhAwyWAgsCQAJAAkACQCABLQAAQS1rDiMAW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1sBW1tbW1sCW1tbA1sLIAFBAWohAUH7ACEDDP8BCyABQQFqIQFB/AAhAwz+AQsgAUEBaiEBQYEBIQMM/QELIAFBAWohAUGCASEDDPwBC0GYASEDIAEgBEYNlAIgAigCACIAIAQgAWtqIQUgASAAa0EEaiEGAkADQCABLQAAIABBqc8Aai0AAEcNVyAAQQRGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlQILIAJBADYCACAGQQFqIQFBGQxYC0GZASEDIAEgBEYNkwIgAigCACIAIAQgAWtqIQUgASAAa0EFaiEGAkADQCABLQAAIABBrs8Aai0AAEcNViAAQQVGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMlAILIAJBADYCACAGQQFqIQFBBgxXC0GaASEDIAEgBEYNkgIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBtM8Aai0AAEcNVSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMkwILIAJBADYCACAGQQFqIQFBHAxWC0GbASEDIAEgBEYNkQIgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABBts8Aai0AAEcNVCAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAMkgILIAJBADYCACAGQQFqIQFBJwxVCyABIARGBEBBnAEhAwyRAgsCQAJAIAEtAABB1ABrDgIAAVQLIAFBAWohAUGGASEDDPgBCyABQQFqIQFBhwEhAwz3AQtBnQEhAyABIARGDY8CIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbjPAGotAABHDVIgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADJACCyACQQA2AgAgBkEBaiEBQSYMUwtBngEhAyABIARGDY4CIAIoAgAiACAEIAFraiEFIAEgAGtBAWohBgJAA0AgAS0AACAAQbrPAGotAABHDVEgAEEBRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI8CCyACQQA2AgAgBkEBaiEBQQMMUgtBnwEhAyABIARGDY0CIAIoAgAiACAEIAFraiEFIAEgAGtBAmohBgJAA0AgAS0AACAAQe3PAGotAABHDVAgAEECRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI4CCyACQQA2AgAgBkEBaiEBQQwMUQtBoAEhAyABIARGDYwCIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQbzPAGotAABHDU8gAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADI0CCyACQQA2AgAgBkEBaiEBQQ0MUAsgASAERgRAQaEBIQMMjAILAkACQCABLQAAQcYAaw4LAE9PT09PT09PTwFPCyABQQFqIQFBiwEhAwzzAQsgAUEBaiEBQYwBIQMM8gELIAEgBEYEQEGiASEDDIsCCyABLQAAQdAARw1MIAFBAWohAQxGCyABIARGBEBBowEhAwyKAgsCQAJAIAEtAABByQBrDgcBTU1NTU0ATQsgAUEBaiEBQY4BIQMM8QELIAFBAWohAUEiDE0LQaQBIQMgASAERg2IAiACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEHAzwBqLQAARw1LIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyJAgsgAkEANgIAIAZBAWohAUEdDEwLIAEgBEYEQEGlASEDDIgCCwJAAkAgAS0AAEHSAGsOAwBLAUsLIAFBAWohAUGQASEDDO8BCyABQQFqIQFBBAxLCyABIARGBEBBpgEhAwyHAgsCQAJAAkACQAJAIAEtAABBwQBrDhUATU1NTU1NTU1NTQFNTQJNTQNNTQRNCyABQQFqIQFBiAEhAwzxAQsgAUEBaiEBQYkBIQMM8AELIAFBAWohAUGKASEDDO8BCyABQQFqIQFBjwEhAwzuAQsgAUEBaiEBQZEBIQMM7QELQacBIQMgASAERg2FAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHtzwBqLQAARw1IIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyGAgsgAkEANgIAIAZBAWohAUERDEkLQagBIQMgASAERg2EAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHCzwBqLQAARw1HIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyFAgsgAkEANgIAIAZBAWohAUEsDEgLQakBIQMgASAERg2DAiACKAIAIgAgBCABa2ohBSABIABrQQRqIQYCQANAIAEtAAAgAEHFzwBqLQAARw1GIABBBEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyEAgsgAkEANgIAIAZBAWohAUErDEcLQaoBIQMgASAERg2CAiACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHKzwBqLQAARw1FIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyDAgsgAkEANgIAIAZBAWohAUEUDEYLIAEgBEYEQEGrASEDDIICCwJAAkACQAJAIAEtAABBwgBrDg8AAQJHR0dHR0dHR0dHRwNHCyABQQFqIQFBkwEhAwzrAQsgAUEBaiEBQZQBIQMM6gELIAFBAWohAUGVASEDDOkBCyABQQFqIQFBlgEhAwzoAQsgASAERgRAQawBIQMMgQILIAEtAABBxQBHDUIgAUEBaiEBDD0LQa0BIQMgASAERg3/ASACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHNzwBqLQAARw1CIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAyAAgsgAkEANgIAIAZBAWohAUEODEMLIAEgBEYEQEGuASEDDP8BCyABLQAAQdAARw1AIAFBAWohAUElDEILQa8BIQMgASAERg39ASACKAIAIgAgBCABa2ohBSABIABrQQhqIQYCQANAIAEtAAAgAEHQzwBqLQAARw1AIABBCEYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz+AQsgAkEANgIAIAZBAWohAUEqDEELIAEgBEYEQEGwASEDDP0BCwJAAkAgAS0AAEHVAGsOCwBAQEBAQEBAQEABQAsgAUEBaiEBQZoBIQMM5AELIAFBAWohAUGbASEDDOMBCyABIARGBEBBsQEhAwz8AQsCQAJAIAEtAABBwQBrDhQAPz8/Pz8/Pz8/Pz8/Pz8/Pz8/AT8LIAFBAWohAUGZASEDDOMBCyABQQFqIQFBnAEhAwziAQtBsgEhAyABIARGDfoBIAIoAgAiACAEIAFraiEFIAEgAGtBA2ohBgJAA0AgAS0AACAAQdnPAGotAABHDT0gAEEDRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPsBCyACQQA2AgAgBkEBaiEBQSEMPgtBswEhAyABIARGDfkBIAIoAgAiACAEIAFraiEFIAEgAGtBBmohBgJAA0AgAS0AACAAQd3PAGotAABHDTwgAEEGRg0BIABBAWohACAEIAFBAWoiAUcNAAsgAiAFNgIADPoBCyACQQA2AgAgBkEBaiEBQRoMPQsgASAERgRAQbQBIQMM+QELAkACQAJAIAEtAABBxQBrDhEAPT09PT09PT09AT09PT09Aj0LIAFBAWohAUGdASEDDOEBCyABQQFqIQFBngEhAwzgAQsgAUEBaiEBQZ8BIQMM3wELQbUBIQMgASAERg33ASACKAIAIgAgBCABa2ohBSABIABrQQVqIQYCQANAIAEtAAAgAEHkzwBqLQAARw06IABBBUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz4AQsgAkEANgIAIAZBAWohAUEoDDsLQbYBIQMgASAERg32ASACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEHqzwBqLQAARw05IABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAz3AQsgAkEANgIAIAZBAWohAUEHDDoLIAEgBEYEQEG3ASEDDPYBCwJAAkAgAS0AAEHFAGsODgA5OTk5OTk5OTk5OTkBOQsgAUEBaiEBQaEBIQMM3QELIAFBAWohAUGiASEDDNwBC0G4ASEDIAEgBEYN9AEgAigCACIAIAQgAWtqIQUgASAAa0ECaiEGAkADQCABLQAAIABB7c8Aai0AAEcNNyAAQQJGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM9QELIAJBADYCACAGQQFqIQFBEgw4C0G5ASEDIAEgBEYN8wEgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB8M8Aai0AAEcNNiAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM9AELIAJBADYCACAGQQFqIQFBIAw3C0G6ASEDIAEgBEYN8gEgAigCACIAIAQgAWtqIQUgASAAa0EBaiEGAkADQCABLQAAIABB8s8Aai0AAEcNNSAAQQFGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM8wELIAJBADYCACAGQQFqIQFBDww2CyABIARGBEBBuwEhAwzyAQsCQAJAIAEtAABByQBrDgcANTU1NTUBNQsgAUEBaiEBQaUBIQMM2QELIAFBAWohAUGmASEDDNgBC0G8ASEDIAEgBEYN8AEgAigCACIAIAQgAWtqIQUgASAAa0EHaiEGAkADQCABLQAAIABB9M8Aai0AAEcNMyAAQQdGDQEgAEEBaiEAIAQgAUEBaiIBRw0ACyACIAU2AgAM8QELIAJBADYCACAGQQFqIQFBGww0CyABIARGBEBBvQEhAwzwAQsCQAJAAkAgAS0AAEHCAGsOEgA0NDQ0NDQ0NDQBNDQ0NDQ0AjQLIAFBAWohAUGkASEDDNgBCyABQQFqIQFBpwEhAwzXAQsgAUEBaiEBQagBIQMM1gELIAEgBEYEQEG+ASEDDO8BCyABLQAAQc4ARw0wIAFBAWohAQwsCyABIARGBEBBvwEhAwzuAQsCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCABLQAAQcEAaw4VAAECAz8EBQY/Pz8HCAkKCz8MDQ4PPwsgAUEBaiEBQegAIQMM4wELIAFBAWohAUHpACEDDOIBCyABQQFqIQFB7gAhAwzhAQsgAUEBaiEBQfIAIQMM4AELIAFBAWohAUHzACEDDN8BCyABQQFqIQFB9gAhAwzeAQsgAUEBaiEBQfcAIQMM3QELIAFBAWohAUH6ACEDDNwBCyABQQFqIQFBgwEhAwzbAQsgAUEBaiEBQYQBIQMM2gELIAFBAWohAUGFASEDDNkBCyABQQFqIQFBkgEhAwzYAQsgAUEBaiEBQZgBIQMM1wELIAFBAWohAUGgASEDDNYBCyABQQFqIQFBowEhAwzVAQsgAUEBaiEBQaoBIQMM1AELIAEgBEcEQCACQRA2AgggAiABNgIEQasBIQMM1AELQcABIQMM7AELQQAhAAJAIAIoAjgiA0UNACADKAI0IgNFDQAgAiADEQAAIQALIABFDV4gAEEVRw0HIAJB0QA2AhwgAiABNgIUIAJBsBc2AhAgAkEVNgIMQQAhAwzrAQsgAUEBaiABIARHDQgaQcIBIQMM6gELA0ACQCABLQAAQQprDgQIAAALAAsgBCABQQFqIgFHDQALQcMBIQMM6QELIAEgBEcEQCACQRE2AgggAiABNgIEQQEhAwzQAQtBxAEhAwzoAQsgASAERgRAQcUBIQMM6AELAkACQCABLQAAQQprDgQBKCgAKAsgAUEBagwJCyABQQFqDAULIAEgBEYEQEHGASEDDOcBCwJAAkAgAS0AAEEKaw4XAQsLAQsLCwsLCwsLCwsLCwsLCwsLCwALCyABQQFqIQELQbABIQMMzQELIAEgBEYEQEHIASEDDOYBCyABLQAAQSBHDQkgAkEAOwEyIAFBAWohAUGzASEDDMwBCwNAIAEhAAJAIAEgBEcEQCABLQAAQTBrQf8BcSIDQQpJDQEMJwtBxwEhAwzmAQsCQCACLwEyIgFBmTNLDQAgAiABQQpsIgU7ATIgBUH+/wNxIANB//8Dc0sNACAAQQFqIQEgAiADIAVqIgM7ATIgA0H//wNxQegHSQ0BCwtBACEDIAJBADYCHCACQcEJNgIQIAJBDTYCDCACIABBAWo2AhQM5AELIAJBADYCHCACIAE2AhQgAkHwDDYCECACQRs2AgxBACEDDOMBCyACKAIEIQAgAkEANgIEIAIgACABECYiAA0BIAFBAWoLIQFBrQEhAwzIAQsgAkHBATYCHCACIAA2AgwgAiABQQFqNgIUQQAhAwzgAQsgAigCBCEAIAJBADYCBCACIAAgARAmIgANASABQQFqCyEBQa4BIQMMxQELIAJBwgE2AhwgAiAANgIMIAIgAUEBajYCFEEAIQMM3QELIAJBADYCHCACIAE2AhQgAkGXCzYCECACQQ02AgxBACEDDNwBCyACQQA2AhwgAiABNgIUIAJB4xA2AhAgAkEJNgIMQQAhAwzbAQsgAkECOgAoDKwBC0EAIQMgAkEANgIcIAJBrws2AhAgAkECNgIMIAIgAUEBajYCFAzZAQtBAiEDDL8BC0ENIQMMvgELQSYhAwy9AQtBFSEDDLwBC0EWIQMMuwELQRghAwy6AQtBHCEDDLkBC0EdIQMMuAELQSAhAwy3AQtBISEDDLYBC0EjIQMMtQELQcYAIQMMtAELQS4hAwyzAQtBPSEDDLIBC0HLACEDDLEBC0HOACEDDLABC0HYACEDDK8BC0HZACEDDK4BC0HbACEDDK0BC0HxACEDDKwBC0H0ACEDDKsBC0GNASEDDKoBC0GXASEDDKkBC0GpASEDDKgBC0GvASEDDKcBC0GxASEDDKYBCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJB8Rs2AhAgAkEGNgIMDL0BCyACQQA2AgAgBkEBaiEBQSQLOgApIAIoAgQhACACQQA2AgQgAiAAIAEQJyIARQRAQeUAIQMMowELIAJB+QA2AhwgAiABNgIUIAIgADYCDEEAIQMMuwELIABBFUcEQCACQQA2AhwgAiABNgIUIAJBzA42AhAgAkEgNgIMQQAhAwy7AQsgAkH4ADYCHCACIAE2AhQgAkHKGDYCECACQRU2AgxBACEDDLoBCyACQQA2AhwgAiABNgIUIAJBjhs2AhAgAkEGNgIMQQAhAwy5AQsgAkEANgIcIAIgATYCFCACQf4RNgIQIAJBBzYCDEEAIQMMuAELIAJBADYCHCACIAE2AhQgAkGMHDYCECACQQc2AgxBACEDDLcBCyACQQA2AhwgAiABNgIUIAJBww82AhAgAkEHNgIMQQAhAwy2AQsgAkEANgIcIAIgATYCFCACQcMPNgIQIAJBBzYCDEEAIQMMtQELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0RIAJB5QA2AhwgAiABNgIUIAIgADYCDEEAIQMMtAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0gIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMswELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0iIAJB0gA2AhwgAiABNgIUIAIgADYCDEEAIQMMsgELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0OIAJB5QA2AhwgAiABNgIUIAIgADYCDEEAIQMMsQELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0dIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMsAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0fIAJB0gA2AhwgAiABNgIUIAIgADYCDEEAIQMMrwELIABBP0cNASABQQFqCyEBQQUhAwyUAQtBACEDIAJBADYCHCACIAE2AhQgAkH9EjYCECACQQc2AgwMrAELIAJBADYCHCACIAE2AhQgAkHcCDYCECACQQc2AgxBACEDDKsBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNByACQeUANgIcIAIgATYCFCACIAA2AgxBACEDDKoBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNFiACQdMANgIcIAIgATYCFCACIAA2AgxBACEDDKkBCyACKAIEIQAgAkEANgIEIAIgACABECUiAEUNGCACQdIANgIcIAIgATYCFCACIAA2AgxBACEDDKgBCyACQQA2AhwgAiABNgIUIAJBxgo2AhAgAkEHNgIMQQAhAwynAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDQMgAkHlADYCHCACIAE2AhQgAiAANgIMQQAhAwymAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDRIgAkHTADYCHCACIAE2AhQgAiAANgIMQQAhAwylAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDRQgAkHSADYCHCACIAE2AhQgAiAANgIMQQAhAwykAQsgAigCBCEAIAJBADYCBCACIAAgARAlIgBFDQAgAkHlADYCHCACIAE2AhQgAiAANgIMQQAhAwyjAQtB1QAhAwyJAQsgAEEVRwRAIAJBADYCHCACIAE2AhQgAkG5DTYCECACQRo2AgxBACEDDKIBCyACQeQANgIcIAIgATYCFCACQeMXNgIQIAJBFTYCDEEAIQMMoQELIAJBADYCACAGQQFqIQEgAi0AKSIAQSNrQQtJDQQCQCAAQQZLDQBBASAAdEHKAHFFDQAMBQtBACEDIAJBADYCHCACIAE2AhQgAkH3CTYCECACQQg2AgwMoAELIAJBADYCACAGQQFqIQEgAi0AKUEhRg0DIAJBADYCHCACIAE2AhQgAkGbCjYCECACQQg2AgxBACEDDJ8BCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJBkDM2AhAgAkEINgIMDJ0BCyACQQA2AgAgBkEBaiEBIAItAClBI0kNACACQQA2AhwgAiABNgIUIAJB0wk2AhAgAkEINgIMQQAhAwycAQtB0QAhAwyCAQsgAS0AAEEwayIAQf8BcUEKSQRAIAIgADoAKiABQQFqIQFBzwAhAwyCAQsgAigCBCEAIAJBADYCBCACIAAgARAoIgBFDYYBIAJB3gA2AhwgAiABNgIUIAIgADYCDEEAIQMMmgELIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ2GASACQdwANgIcIAIgATYCFCACIAA2AgxBACEDDJkBCyACKAIEIQAgAkEANgIEIAIgACAFECgiAEUEQCAFIQEMhwELIAJB2gA2AhwgAiAFNgIUIAIgADYCDAyYAQtBACEBQQEhAwsgAiADOgArIAVBAWohAwJAAkACQCACLQAtQRBxDQACQAJAAkAgAi0AKg4DAQACBAsgBkUNAwwCCyAADQEMAgsgAUUNAQsgAigCBCEAIAJBADYCBCACIAAgAxAoIgBFBEAgAyEBDAILIAJB2AA2AhwgAiADNgIUIAIgADYCDEEAIQMMmAELIAIoAgQhACACQQA2AgQgAiAAIAMQKCIARQRAIAMhAQyHAQsgAkHZADYCHCACIAM2AhQgAiAANgIMQQAhAwyXAQtBzAAhAwx9CyAAQRVHBEAgAkEANgIcIAIgATYCFCACQZQNNgIQIAJBITYCDEEAIQMMlgELIAJB1wA2AhwgAiABNgIUIAJByRc2AhAgAkEVNgIMQQAhAwyVAQtBACEDIAJBADYCHCACIAE2AhQgAkGAETYCECACQQk2AgwMlAELIAIoAgQhACACQQA2AgQgAiAAIAEQJSIARQ0AIAJB0wA2AhwgAiABNgIUIAIgADYCDEEAIQMMkwELQckAIQMMeQsgAkEANgIcIAIgATYCFCACQcEoNgIQIAJBBzYCDCACQQA2AgBBACEDDJEBCyACKAIEIQBBACEDIAJBADYCBCACIAAgARAlIgBFDQAgAkHSADYCHCACIAE2AhQgAiAANgIMDJABC0HIACEDDHYLIAJBADYCACAFIQELIAJBgBI7ASogAUEBaiEBQQAhAAJAIAIoAjgiA0UNACADKAIwIgNFDQAgAiADEQAAIQALIAANAQtBxwAhAwxzCyAAQRVGBEAgAkHRADYCHCACIAE2AhQgAkHjFzYCECACQRU2AgxBACEDDIwBC0EAIQMgAkEANgIcIAIgATYCFCACQbkNNgIQIAJBGjYCDAyLAQtBACEDIAJBADYCHCACIAE2AhQgAkGgGTYCECACQR42AgwMigELIAEtAABBOkYEQCACKAIEIQBBACEDIAJBADYCBCACIAAgARApIgBFDQEgAkHDADYCHCACIAA2AgwgAiABQQFqNgIUDIoBC0EAIQMgAkEANgIcIAIgATYCFCACQbERNgIQIAJBCjYCDAyJAQsgAUEBaiEBQTshAwxvCyACQcMANgIcIAIgADYCDCACIAFBAWo2AhQMhwELQQAhAyACQQA2AhwgAiABNgIUIAJB8A42AhAgAkEcNgIMDIYBCyACIAIvATBBEHI7ATAMZgsCQCACLwEwIgBBCHFFDQAgAi0AKEEBRw0AIAItAC1BCHFFDQMLIAIgAEH3+wNxQYAEcjsBMAwECyABIARHBEACQANAIAEtAABBMGsiAEH/AXFBCk8EQEE1IQMMbgsgAikDICIKQpmz5syZs+bMGVYNASACIApCCn4iCjcDICAKIACtQv8BgyILQn+FVg0BIAIgCiALfDcDICAEIAFBAWoiAUcNAAtBOSEDDIUBCyACKAIEIQBBACEDIAJBADYCBCACIAAgAUEBaiIBECoiAA0MDHcLQTkhAwyDAQsgAi0AMEEgcQ0GQcUBIQMMaQtBACEDIAJBADYCBCACIAEgARAqIgBFDQQgAkE6NgIcIAIgADYCDCACIAFBAWo2AhQMgQELIAItAChBAUcNACACLQAtQQhxRQ0BC0E3IQMMZgsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIABEAgAkE7NgIcIAIgADYCDCACIAFBAWo2AhQMfwsgAUEBaiEBDG4LIAJBCDoALAwECyABQQFqIQEMbQtBACEDIAJBADYCHCACIAE2AhQgAkHkEjYCECACQQQ2AgwMewsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIARQ1sIAJBNzYCHCACIAE2AhQgAiAANgIMDHoLIAIgAi8BMEEgcjsBMAtBMCEDDF8LIAJBNjYCHCACIAE2AhQgAiAANgIMDHcLIABBLEcNASABQQFqIQBBASEBAkACQAJAAkACQCACLQAsQQVrDgQDAQIEAAsgACEBDAQLQQIhAQwBC0EEIQELIAJBAToALCACIAIvATAgAXI7ATAgACEBDAELIAIgAi8BMEEIcjsBMCAAIQELQTkhAwxcCyACQQA6ACwLQTQhAwxaCyABIARGBEBBLSEDDHMLAkACQANAAkAgAS0AAEEKaw4EAgAAAwALIAQgAUEBaiIBRw0AC0EtIQMMdAsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIARQ0CIAJBLDYCHCACIAE2AhQgAiAANgIMDHMLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABECoiAEUEQCABQQFqIQEMAgsgAkEsNgIcIAIgADYCDCACIAFBAWo2AhQMcgsgAS0AAEENRgRAIAIoAgQhAEEAIQMgAkEANgIEIAIgACABECoiAEUEQCABQQFqIQEMAgsgAkEsNgIcIAIgADYCDCACIAFBAWo2AhQMcgsgAi0ALUEBcQRAQcQBIQMMWQsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKiIADQEMZQtBLyEDDFcLIAJBLjYCHCACIAE2AhQgAiAANgIMDG8LQQAhAyACQQA2AhwgAiABNgIUIAJB8BQ2AhAgAkEDNgIMDG4LQQEhAwJAAkACQAJAIAItACxBBWsOBAMBAgAECyACIAIvATBBCHI7ATAMAwtBAiEDDAELQQQhAwsgAkEBOgAsIAIgAi8BMCADcjsBMAtBKiEDDFMLQQAhAyACQQA2AhwgAiABNgIUIAJB4Q82AhAgAkEKNgIMDGsLQQEhAwJAAkACQAJAAkACQCACLQAsQQJrDgcFBAQDAQIABAsgAiACLwEwQQhyOwEwDAMLQQIhAwwBC0EEIQMLIAJBAToALCACIAIvATAgA3I7ATALQSshAwxSC0EAIQMgAkEANgIcIAIgATYCFCACQasSNgIQIAJBCzYCDAxqC0EAIQMgAkEANgIcIAIgATYCFCACQf0NNgIQIAJBHTYCDAxpCyABIARHBEADQCABLQAAQSBHDUggBCABQQFqIgFHDQALQSUhAwxpC0ElIQMMaAsgAi0ALUEBcQRAQcMBIQMMTwsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQKSIABEAgAkEmNgIcIAIgADYCDCACIAFBAWo2AhQMaAsgAUEBaiEBDFwLIAFBAWohASACLwEwIgBBgAFxBEBBACEAAkAgAigCOCIDRQ0AIAMoAlQiA0UNACACIAMRAAAhAAsgAEUNBiAAQRVHDR8gAkEFNgIcIAIgATYCFCACQfkXNgIQIAJBFTYCDEEAIQMMZwsCQCAAQaAEcUGgBEcNACACLQAtQQJxDQBBACEDIAJBADYCHCACIAE2AhQgAkGWEzYCECACQQQ2AgwMZwsgAgJ/IAIvATBBFHFBFEYEQEEBIAItAChBAUYNARogAi8BMkHlAEYMAQsgAi0AKUEFRgs6AC5BACEAAkAgAigCOCIDRQ0AIAMoAiQiA0UNACACIAMRAAAhAAsCQAJAAkACQAJAIAAOFgIBAAQEBAQEBAQEBAQEBAQEBAQEBAMECyACQQE6AC4LIAIgAi8BMEHAAHI7ATALQSchAwxPCyACQSM2AhwgAiABNgIUIAJBpRY2AhAgAkEVNgIMQQAhAwxnC0EAIQMgAkEANgIcIAIgATYCFCACQdULNgIQIAJBETYCDAxmC0EAIQACQCACKAI4IgNFDQAgAygCLCIDRQ0AIAIgAxEAACEACyAADQELQQ4hAwxLCyAAQRVGBEAgAkECNgIcIAIgATYCFCACQbAYNgIQIAJBFTYCDEEAIQMMZAtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMYwtBACEDIAJBADYCHCACIAE2AhQgAkGqHDYCECACQQ82AgwMYgsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEgCqdqIgEQKyIARQ0AIAJBBTYCHCACIAE2AhQgAiAANgIMDGELQQ8hAwxHC0EAIQMgAkEANgIcIAIgATYCFCACQc0TNgIQIAJBDDYCDAxfC0IBIQoLIAFBAWohAQJAIAIpAyAiC0L//////////w9YBEAgAiALQgSGIAqENwMgDAELQQAhAyACQQA2AhwgAiABNgIUIAJBrQk2AhAgAkEMNgIMDF4LQSQhAwxEC0EAIQMgAkEANgIcIAIgATYCFCACQc0TNgIQIAJBDDYCDAxcCyACKAIEIQBBACEDIAJBADYCBCACIAAgARAsIgBFBEAgAUEBaiEBDFILIAJBFzYCHCACIAA2AgwgAiABQQFqNgIUDFsLIAIoAgQhAEEAIQMgAkEANgIEAkAgAiAAIAEQLCIARQRAIAFBAWohAQwBCyACQRY2AhwgAiAANgIMIAIgAUEBajYCFAxbC0EfIQMMQQtBACEDIAJBADYCHCACIAE2AhQgAkGaDzYCECACQSI2AgwMWQsgAigCBCEAQQAhAyACQQA2AgQgAiAAIAEQLSIARQRAIAFBAWohAQxQCyACQRQ2AhwgAiAANgIMIAIgAUEBajYCFAxYCyACKAIEIQBBACEDIAJBADYCBAJAIAIgACABEC0iAEUEQCABQQFqIQEMAQsgAkETNgIcIAIgADYCDCACIAFBAWo2AhQMWAtBHiEDDD4LQQAhAyACQQA2AhwgAiABNgIUIAJBxgw2AhAgAkEjNgIMDFYLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABEC0iAEUEQCABQQFqIQEMTgsgAkERNgIcIAIgADYCDCACIAFBAWo2AhQMVQsgAkEQNgIcIAIgATYCFCACIAA2AgwMVAtBACEDIAJBADYCHCACIAE2AhQgAkHGDDYCECACQSM2AgwMUwtBACEDIAJBADYCHCACIAE2AhQgAkHAFTYCECACQQI2AgwMUgsgAigCBCEAQQAhAyACQQA2AgQCQCACIAAgARAtIgBFBEAgAUEBaiEBDAELIAJBDjYCHCACIAA2AgwgAiABQQFqNgIUDFILQRshAww4C0EAIQMgAkEANgIcIAIgATYCFCACQcYMNgIQIAJBIzYCDAxQCyACKAIEIQBBACEDIAJBADYCBAJAIAIgACABECwiAEUEQCABQQFqIQEMAQsgAkENNgIcIAIgADYCDCACIAFBAWo2AhQMUAtBGiEDDDYLQQAhAyACQQA2AhwgAiABNgIUIAJBmg82AhAgAkEiNgIMDE4LIAIoAgQhAEEAIQMgAkEANgIEAkAgAiAAIAEQLCIARQRAIAFBAWohAQwBCyACQQw2AhwgAiAANgIMIAIgAUEBajYCFAxOC0EZIQMMNAtBACEDIAJBADYCHCACIAE2AhQgAkGaDzYCECACQSI2AgwMTAsgAEEVRwRAQQAhAyACQQA2AhwgAiABNgIUIAJBgww2AhAgAkETNgIMDEwLIAJBCjYCHCACIAE2AhQgAkHkFjYCECACQRU2AgxBACEDDEsLIAIoAgQhAEEAIQMgAkEANgIEIAIgACABIAqnaiIBECsiAARAIAJBBzYCHCACIAE2AhQgAiAANgIMDEsLQRMhAwwxCyAAQRVHBEBBACEDIAJBADYCHCACIAE2AhQgAkHaDTYCECACQRQ2AgwMSgsgAkEeNgIcIAIgATYCFCACQfkXNgIQIAJBFTYCDEEAIQMMSQtBACEAAkAgAigCOCIDRQ0AIAMoAiwiA0UNACACIAMRAAAhAAsgAEUNQSAAQRVGBEAgAkEDNgIcIAIgATYCFCACQbAYNgIQIAJBFTYCDEEAIQMMSQtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMSAtBACEDIAJBADYCHCACIAE2AhQgAkHaDTYCECACQRQ2AgwMRwtBACEDIAJBADYCHCACIAE2AhQgAkGnDjYCECACQRI2AgwMRgsgAkEAOgAvIAItAC1BBHFFDT8LIAJBADoALyACQQE6ADRBACEDDCsLQQAhAyACQQA2AhwgAkHkETYCECACQQc2AgwgAiABQQFqNgIUDEMLAkADQAJAIAEtAABBCmsOBAACAgACCyAEIAFBAWoiAUcNAAtB3QEhAwxDCwJAAkAgAi0ANEEBRw0AQQAhAAJAIAIoAjgiA0UNACADKAJYIgNFDQAgAiADEQAAIQALIABFDQAgAEEVRw0BIAJB3AE2AhwgAiABNgIUIAJB1RY2AhAgAkEVNgIMQQAhAwxEC0HBASEDDCoLIAJBADYCHCACIAE2AhQgAkHpCzYCECACQR82AgxBACEDDEILAkACQCACLQAoQQFrDgIEAQALQcABIQMMKQtBuQEhAwwoCyACQQI6AC9BACEAAkAgAigCOCIDRQ0AIAMoAgAiA0UNACACIAMRAAAhAAsgAEUEQEHCASEDDCgLIABBFUcEQCACQQA2AhwgAiABNgIUIAJBpAw2AhAgAkEQNgIMQQAhAwxBCyACQdsBNgIcIAIgATYCFCACQfoWNgIQIAJBFTYCDEEAIQMMQAsgASAERgRAQdoBIQMMQAsgAS0AAEHIAEYNASACQQE6ACgLQawBIQMMJQtBvwEhAwwkCyABIARHBEAgAkEQNgIIIAIgATYCBEG+ASEDDCQLQdkBIQMMPAsgASAERgRAQdgBIQMMPAsgAS0AAEHIAEcNBCABQQFqIQFBvQEhAwwiCyABIARGBEBB1wEhAww7CwJAAkAgAS0AAEHFAGsOEAAFBQUFBQUFBQUFBQUFBQEFCyABQQFqIQFBuwEhAwwiCyABQQFqIQFBvAEhAwwhC0HWASEDIAEgBEYNOSACKAIAIgAgBCABa2ohBSABIABrQQJqIQYCQANAIAEtAAAgAEGD0ABqLQAARw0DIABBAkYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAw6CyACKAIEIQAgAkIANwMAIAIgACAGQQFqIgEQJyIARQRAQcYBIQMMIQsgAkHVATYCHCACIAE2AhQgAiAANgIMQQAhAww5C0HUASEDIAEgBEYNOCACKAIAIgAgBCABa2ohBSABIABrQQFqIQYCQANAIAEtAAAgAEGB0ABqLQAARw0CIABBAUYNASAAQQFqIQAgBCABQQFqIgFHDQALIAIgBTYCAAw5CyACQYEEOwEoIAIoAgQhACACQgA3AwAgAiAAIAZBAWoiARAnIgANAwwCCyACQQA2AgALQQAhAyACQQA2AhwgAiABNgIUIAJB2Bs2AhAgAkEINgIMDDYLQboBIQMMHAsgAkHTATYCHCACIAE2AhQgAiAANgIMQQAhAww0C0EAIQACQCACKAI4IgNFDQAgAygCOCIDRQ0AIAIgAxEAACEACyAARQ0AIABBFUYNASACQQA2AhwgAiABNgIUIAJBzA42AhAgAkEgNgIMQQAhAwwzC0HkACEDDBkLIAJB+AA2AhwgAiABNgIUIAJByhg2AhAgAkEVNgIMQQAhAwwxC0HSASEDIAQgASIARg0wIAQgAWsgAigCACIBaiEFIAAgAWtBBGohBgJAA0AgAC0AACABQfzPAGotAABHDQEgAUEERg0DIAFBAWohASAEIABBAWoiAEcNAAsgAiAFNgIADDELIAJBADYCHCACIAA2AhQgAkGQMzYCECACQQg2AgwgAkEANgIAQQAhAwwwCyABIARHBEAgAkEONgIIIAIgATYCBEG3ASEDDBcLQdEBIQMMLwsgAkEANgIAIAZBAWohAQtBuAEhAwwUCyABIARGBEBB0AEhAwwtCyABLQAAQTBrIgBB/wFxQQpJBEAgAiAAOgAqIAFBAWohAUG2ASEDDBQLIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ0UIAJBzwE2AhwgAiABNgIUIAIgADYCDEEAIQMMLAsgASAERgRAQc4BIQMMLAsCQCABLQAAQS5GBEAgAUEBaiEBDAELIAIoAgQhACACQQA2AgQgAiAAIAEQKCIARQ0VIAJBzQE2AhwgAiABNgIUIAIgADYCDEEAIQMMLAtBtQEhAwwSCyAEIAEiBUYEQEHMASEDDCsLQQAhAEEBIQFBASEGQQAhAwJAAkACQAJAAkACfwJAAkACQAJAAkACQAJAIAUtAABBMGsOCgoJAAECAwQFBggLC0ECDAYLQQMMBQtBBAwEC0EFDAMLQQYMAgtBBwwBC0EICyEDQQAhAUEAIQYMAgtBCSEDQQEhAEEAIQFBACEGDAELQQAhAUEBIQMLIAIgAzoAKyAFQQFqIQMCQAJAIAItAC1BEHENAAJAAkACQCACLQAqDgMBAAIECyAGRQ0DDAILIAANAQwCCyABRQ0BCyACKAIEIQAgAkEANgIEIAIgACADECgiAEUEQCADIQEMAwsgAkHJATYCHCACIAM2AhQgAiAANgIMQQAhAwwtCyACKAIEIQAgAkEANgIEIAIgACADECgiAEUEQCADIQEMGAsgAkHKATYCHCACIAM2AhQgAiAANgIMQQAhAwwsCyACKAIEIQAgAkEANgIEIAIgACAFECgiAEUEQCAFIQEMFgsgAkHLATYCHCACIAU2AhQgAiAANgIMDCsLQbQBIQMMEQtBACEAAkAgAigCOCIDRQ0AIAMoAjwiA0UNACACIAMRAAAhAAsCQCAABEAgAEEVRg0BIAJBADYCHCACIAE2AhQgAkGUDTYCECACQSE2AgxBACEDDCsLQbIBIQMMEQsgAkHIATYCHCACIAE2AhQgAkHJFzYCECACQRU2AgxBACEDDCkLIAJBADYCACAGQQFqIQFB9QAhAwwPCyACLQApQQVGBEBB4wAhAwwPC0HiACEDDA4LIAAhASACQQA2AgALIAJBADoALEEJIQMMDAsgAkEANgIAIAdBAWohAUHAACEDDAsLQQELOgAsIAJBADYCACAGQQFqIQELQSkhAwwIC0E4IQMMBwsCQCABIARHBEADQCABLQAAQYA+ai0AACIAQQFHBEAgAEECRw0DIAFBAWohAQwFCyAEIAFBAWoiAUcNAAtBPiEDDCELQT4hAwwgCwsgAkEAOgAsDAELQQshAwwEC0E6IQMMAwsgAUEBaiEBQS0hAwwCCyACIAE6ACwgAkEANgIAIAZBAWohAUEMIQMMAQsgAkEANgIAIAZBAWohAUEKIQMMAAsAC0EAIQMgAkEANgIcIAIgATYCFCACQc0QNgIQIAJBCTYCDAwXC0EAIQMgAkEANgIcIAIgATYCFCACQekKNgIQIAJBCTYCDAwWC0EAIQMgAkEANgIcIAIgATYCFCACQbcQNgIQIAJBCTYCDAwVC0EAIQMgAkEANgIcIAIgATYCFCACQZwRNgIQIAJBCTYCDAwUC0EAIQMgAkEANgIcIAIgATYCFCACQc0QNgIQIAJBCTYCDAwTC0EAIQMgAkEANgIcIAIgATYCFCACQekKNgIQIAJBCTYCDAwSC0EAIQMgAkEANgIcIAIgATYCFCACQbcQNgIQIAJBCTYCDAwRC0EAIQMgAkEANgIcIAIgATYCFCACQZwRNgIQIAJBCTYCDAwQC0EAIQMgAkEANgIcIAIgATYCFCACQZcVNgIQIAJBDzYCDAwPC0EAIQMgAkEANgIcIAIgATYCFCACQZcVNgIQIAJBDzYCDAwOC0EAIQMgAkEANgIcIAIgATYCFCACQcASNgIQIAJBCzYCDAwNC0EAIQMgAkEANgIcIAIgATYCFCACQZUJNgIQIAJBCzYCDAwMC0EAIQMgAkEANgIcIAIgATYCFCACQeEPNgIQIAJBCjYCDAwLC0EAIQMgAkEANgIcIAIgATYCFCACQfsPNgIQIAJBCjYCDAwKC0EAIQMgAkEANgIcIAIgATYCFCACQfEZNgIQIAJBAjYCDAwJC0EAIQMgAkEANgIcIAIgATYCFCACQcQUNgIQIAJBAjYCDAwIC0EAIQMgAkEANgIcIAIgATYCFCACQfIVNgIQIAJBAjYCDAwHCyACQQI2AhwgAiABNgIUIAJBnBo2AhAgAkEWNgIMQQAhAwwGC0EBIQMMBQtB1AAhAyABIARGDQQgCEEIaiEJIAIoAgAhBQJAAkAgASAERwRAIAVB2MIAaiEHIAQgBWogAWshACAFQX9zQQpqIgUgAWohBgNAIAEtAAAgBy0AAEcEQEECIQcMAwsgBUUEQEEAIQcgBiEBDAMLIAVBAWshBSAHQQFqIQcgBCABQQFqIgFHDQALIAAhBSAEIQELIAlBATYCACACIAU2AgAMAQsgAkEANgIAIAkgBzYCAAsgCSABNgIEIAgoAgwhACAIKAIIDgMBBAIACwALIAJBADYCHCACQbUaNgIQIAJBFzYCDCACIABBAWo2AhRBACEDDAILIAJBADYCHCACIAA2AhQgAkHKGjYCECACQQk2AgxBACEDDAELIAEgBEYEQEEiIQMMAQsgAkEJNgIIIAIgATYCBEEhIQMLIAhBEGokACADRQRAIAIoAgwhAAwBCyACIAM2AhxBACEAIAIoAgQiAUUNACACIAEgBCACKAIIEQEAIgFFDQAgAiAENgIUIAIgATYCDCABIQALIAALvgIBAn8gAEEAOgAAIABB3ABqIgFBAWtBADoAACAAQQA6AAIgAEEAOgABIAFBA2tBADoAACABQQJrQQA6AAAgAEEAOgADIAFBBGtBADoAAEEAIABrQQNxIgEgAGoiAEEANgIAQdwAIAFrQXxxIgIgAGoiAUEEa0EANgIAAkAgAkEJSQ0AIABBADYCCCAAQQA2AgQgAUEIa0EANgIAIAFBDGtBADYCACACQRlJDQAgAEEANgIYIABBADYCFCAAQQA2AhAgAEEANgIMIAFBEGtBADYCACABQRRrQQA2AgAgAUEYa0EANgIAIAFBHGtBADYCACACIABBBHFBGHIiAmsiAUEgSQ0AIAAgAmohAANAIABCADcDGCAAQgA3AxAgAEIANwMIIABCADcDACAAQSBqIQAgAUEgayIBQR9LDQALCwtWAQF/AkAgACgCDA0AAkACQAJAAkAgAC0ALw4DAQADAgsgACgCOCIBRQ0AIAEoAiwiAUUNACAAIAERAAAiAQ0DC0EADwsACyAAQcMWNgIQQQ4hAQsgAQsaACAAKAIMRQRAIABB0Rs2AhAgAEEVNgIMCwsUACAAKAIMQRVGBEAgAEEANgIMCwsUACAAKAIMQRZGBEAgAEEANgIMCwsHACAAKAIMCwcAIAAoAhALCQAgACABNgIQCwcAIAAoAhQLFwAgAEEkTwRAAAsgAEECdEGgM2ooAgALFwAgAEEuTwRAAAsgAEECdEGwNGooAgALvwkBAX9B6yghAQJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAIABB5ABrDvQDY2IAAWFhYWFhYQIDBAVhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhBgcICQoLDA0OD2FhYWFhEGFhYWFhYWFhYWFhEWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYRITFBUWFxgZGhthYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2YTc4OTphYWFhYWFhYTthYWE8YWFhYT0+P2FhYWFhYWFhQGFhQWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYUJDREVGR0hJSktMTU5PUFFSU2FhYWFhYWFhVFVWV1hZWlthXF1hYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFeYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhX2BhC0HhJw8LQaQhDwtByywPC0H+MQ8LQcAkDwtBqyQPC0GNKA8LQeImDwtBgDAPC0G5Lw8LQdckDwtB7x8PC0HhHw8LQfofDwtB8iAPC0GoLw8LQa4yDwtBiDAPC0HsJw8LQYIiDwtBjh0PC0HQLg8LQcojDwtBxTIPC0HfHA8LQdIcDwtBxCAPC0HXIA8LQaIfDwtB7S4PC0GrMA8LQdQlDwtBzC4PC0H6Lg8LQfwrDwtB0jAPC0HxHQ8LQbsgDwtB9ysPC0GQMQ8LQdcxDwtBoi0PC0HUJw8LQeArDwtBnywPC0HrMQ8LQdUfDwtByjEPC0HeJQ8LQdQeDwtB9BwPC0GnMg8LQbEdDwtBoB0PC0G5MQ8LQbwwDwtBkiEPC0GzJg8LQeksDwtBrB4PC0HUKw8LQfcmDwtBgCYPC0GwIQ8LQf4eDwtBjSMPC0GJLQ8LQfciDwtBoDEPC0GuHw8LQcYlDwtB6B4PC0GTIg8LQcIvDwtBwx0PC0GLLA8LQeEdDwtBjS8PC0HqIQ8LQbQtDwtB0i8PC0HfMg8LQdIyDwtB8DAPC0GpIg8LQfkjDwtBmR4PC0G1LA8LQZswDwtBkjIPC0G2Kw8LQcIiDwtB+DIPC0GeJQ8LQdAiDwtBuh4PC0GBHg8LAAtB1iEhAQsgAQsWACAAIAAtAC1B/gFxIAFBAEdyOgAtCxkAIAAgAC0ALUH9AXEgAUEAR0EBdHI6AC0LGQAgACAALQAtQfsBcSABQQBHQQJ0cjoALQsZACAAIAAtAC1B9wFxIAFBAEdBA3RyOgAtCz4BAn8CQCAAKAI4IgNFDQAgAygCBCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBxhE2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCCCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB9go2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCDCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB7Ro2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCECIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBlRA2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCFCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBqhs2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCGCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB7RM2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCKCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABB9gg2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCHCIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBwhk2AhBBGCEECyAECz4BAn8CQCAAKAI4IgNFDQAgAygCICIDRQ0AIAAgASACIAFrIAMRAQAiBEF/Rw0AIABBlBQ2AhBBGCEECyAEC1kBAn8CQCAALQAoQQFGDQAgAC8BMiIBQeQAa0HkAEkNACABQcwBRg0AIAFBsAJGDQAgAC8BMCIAQcAAcQ0AQQEhAiAAQYgEcUGABEYNACAAQShxRSECCyACC4wBAQJ/AkACQAJAIAAtACpFDQAgAC0AK0UNACAALwEwIgFBAnFFDQEMAgsgAC8BMCIBQQFxRQ0BC0EBIQIgAC0AKEEBRg0AIAAvATIiAEHkAGtB5ABJDQAgAEHMAUYNACAAQbACRg0AIAFBwABxDQBBACECIAFBiARxQYAERg0AIAFBKHFBAEchAgsgAgtzACAAQRBq/QwAAAAAAAAAAAAAAAAAAAAA/QsDACAA/QwAAAAAAAAAAAAAAAAAAAAA/QsDACAAQTBq/QwAAAAAAAAAAAAAAAAAAAAA/QsDACAAQSBq/QwAAAAAAAAAAAAAAAAAAAAA/QsDACAAQd0BNgIcCwYAIAAQMguaLQELfyMAQRBrIgokAEGk0AAoAgAiCUUEQEHk0wAoAgAiBUUEQEHw0wBCfzcCAEHo0wBCgICEgICAwAA3AgBB5NMAIApBCGpBcHFB2KrVqgVzIgU2AgBB+NMAQQA2AgBByNMAQQA2AgALQczTAEGA1AQ2AgBBnNAAQYDUBDYCAEGw0AAgBTYCAEGs0ABBfzYCAEHQ0wBBgKwDNgIAA0AgAUHI0ABqIAFBvNAAaiICNgIAIAIgAUG00ABqIgM2AgAgAUHA0ABqIAM2AgAgAUHQ0ABqIAFBxNAAaiIDNgIAIAMgAjYCACABQdjQAGogAUHM0ABqIgI2AgAgAiADNgIAIAFB1NAAaiACNgIAIAFBIGoiAUGAAkcNAAtBjNQEQcGrAzYCAEGo0ABB9NMAKAIANgIAQZjQAEHAqwM2AgBBpNAAQYjUBDYCAEHM/wdBODYCAEGI1AQhCQsCQAJAAkACQAJAAkACQAJAAkACQAJAAkACQAJAAkACQCAAQewBTQRAQYzQACgCACIGQRAgAEETakFwcSAAQQtJGyIEQQN2IgB2IgFBA3EEQAJAIAFBAXEgAHJBAXMiAkEDdCIAQbTQAGoiASAAQbzQAGooAgAiACgCCCIDRgRAQYzQACAGQX4gAndxNgIADAELIAEgAzYCCCADIAE2AgwLIABBCGohASAAIAJBA3QiAkEDcjYCBCAAIAJqIgAgACgCBEEBcjYCBAwRC0GU0AAoAgAiCCAETw0BIAEEQAJAQQIgAHQiAkEAIAJrciABIAB0cWgiAEEDdCICQbTQAGoiASACQbzQAGooAgAiAigCCCIDRgRAQYzQACAGQX4gAHdxIgY2AgAMAQsgASADNgIIIAMgATYCDAsgAiAEQQNyNgIEIABBA3QiACAEayEFIAAgAmogBTYCACACIARqIgQgBUEBcjYCBCAIBEAgCEF4cUG00ABqIQBBoNAAKAIAIQMCf0EBIAhBA3Z0IgEgBnFFBEBBjNAAIAEgBnI2AgAgAAwBCyAAKAIICyIBIAM2AgwgACADNgIIIAMgADYCDCADIAE2AggLIAJBCGohAUGg0AAgBDYCAEGU0AAgBTYCAAwRC0GQ0AAoAgAiC0UNASALaEECdEG80gBqKAIAIgAoAgRBeHEgBGshBSAAIQIDQAJAIAIoAhAiAUUEQCACQRRqKAIAIgFFDQELIAEoAgRBeHEgBGsiAyAFSSECIAMgBSACGyEFIAEgACACGyEAIAEhAgwBCwsgACgCGCEJIAAoAgwiAyAARwRAQZzQACgCABogAyAAKAIIIgE2AgggASADNgIMDBALIABBFGoiAigCACIBRQRAIAAoAhAiAUUNAyAAQRBqIQILA0AgAiEHIAEiA0EUaiICKAIAIgENACADQRBqIQIgAygCECIBDQALIAdBADYCAAwPC0F/IQQgAEG/f0sNACAAQRNqIgFBcHEhBEGQ0AAoAgAiCEUNAEEAIARrIQUCQAJAAkACf0EAIARBgAJJDQAaQR8gBEH///8HSw0AGiAEQSYgAUEIdmciAGt2QQFxIABBAXRrQT5qCyIGQQJ0QbzSAGooAgAiAkUEQEEAIQFBACEDDAELQQAhASAEQRkgBkEBdmtBACAGQR9HG3QhAEEAIQMDQAJAIAIoAgRBeHEgBGsiByAFTw0AIAIhAyAHIgUNAEEAIQUgAiEBDAMLIAEgAkEUaigCACIHIAcgAiAAQR12QQRxakEQaigCACICRhsgASAHGyEBIABBAXQhACACDQALCyABIANyRQRAQQAhA0ECIAZ0IgBBACAAa3IgCHEiAEUNAyAAaEECdEG80gBqKAIAIQELIAFFDQELA0AgASgCBEF4cSAEayICIAVJIQAgAiAFIAAbIQUgASADIAAbIQMgASgCECIABH8gAAUgAUEUaigCAAsiAQ0ACwsgA0UNACAFQZTQACgCACAEa08NACADKAIYIQcgAyADKAIMIgBHBEBBnNAAKAIAGiAAIAMoAggiATYCCCABIAA2AgwMDgsgA0EUaiICKAIAIgFFBEAgAygCECIBRQ0DIANBEGohAgsDQCACIQYgASIAQRRqIgIoAgAiAQ0AIABBEGohAiAAKAIQIgENAAsgBkEANgIADA0LQZTQACgCACIDIARPBEBBoNAAKAIAIQECQCADIARrIgJBEE8EQCABIARqIgAgAkEBcjYCBCABIANqIAI2AgAgASAEQQNyNgIEDAELIAEgA0EDcjYCBCABIANqIgAgACgCBEEBcjYCBEEAIQBBACECC0GU0AAgAjYCAEGg0AAgADYCACABQQhqIQEMDwtBmNAAKAIAIgMgBEsEQCAEIAlqIgAgAyAEayIBQQFyNgIEQaTQACAANgIAQZjQACABNgIAIAkgBEEDcjYCBCAJQQhqIQEMDwtBACEBIAQCf0Hk0wAoAgAEQEHs0wAoAgAMAQtB8NMAQn83AgBB6NMAQoCAhICAgMAANwIAQeTTACAKQQxqQXBxQdiq1aoFczYCAEH40wBBADYCAEHI0wBBADYCAEGAgAQLIgAgBEHHAGoiBWoiBkEAIABrIgdxIgJPBEBB/NMAQTA2AgAMDwsCQEHE0wAoAgAiAUUNAEG80wAoAgAiCCACaiEAIAAgAU0gACAIS3ENAEEAIQFB/NMAQTA2AgAMDwtByNMALQAAQQRxDQQCQAJAIAkEQEHM0wAhAQNAIAEoAgAiACAJTQRAIAAgASgCBGogCUsNAwsgASgCCCIBDQALC0EAEDMiAEF/Rg0FIAIhBkHo0wAoAgAiAUEBayIDIABxBEAgAiAAayAAIANqQQAgAWtxaiEGCyAEIAZPDQUgBkH+////B0sNBUHE0wAoAgAiAwRAQbzTACgCACIHIAZqIQEgASAHTQ0GIAEgA0sNBgsgBhAzIgEgAEcNAQwHCyAGIANrIAdxIgZB/v///wdLDQQgBhAzIQAgACABKAIAIAEoAgRqRg0DIAAhAQsCQCAGIARByABqTw0AIAFBf0YNAEHs0wAoAgAiACAFIAZrakEAIABrcSIAQf7///8HSwRAIAEhAAwHCyAAEDNBf0cEQCAAIAZqIQYgASEADAcLQQAgBmsQMxoMBAsgASIAQX9HDQUMAwtBACEDDAwLQQAhAAwKCyAAQX9HDQILQcjTAEHI0wAoAgBBBHI2AgALIAJB/v///wdLDQEgAhAzIQBBABAzIQEgAEF/Rg0BIAFBf0YNASAAIAFPDQEgASAAayIGIARBOGpNDQELQbzTAEG80wAoAgAgBmoiATYCAEHA0wAoAgAgAUkEQEHA0wAgATYCAAsCQAJAAkBBpNAAKAIAIgIEQEHM0wAhAQNAIAAgASgCACIDIAEoAgQiBWpGDQIgASgCCCIBDQALDAILQZzQACgCACIBQQBHIAAgAU9xRQRAQZzQACAANgIAC0EAIQFB0NMAIAY2AgBBzNMAIAA2AgBBrNAAQX82AgBBsNAAQeTTACgCADYCAEHY0wBBADYCAANAIAFByNAAaiABQbzQAGoiAjYCACACIAFBtNAAaiIDNgIAIAFBwNAAaiADNgIAIAFB0NAAaiABQcTQAGoiAzYCACADIAI2AgAgAUHY0ABqIAFBzNAAaiICNgIAIAIgAzYCACABQdTQAGogAjYCACABQSBqIgFBgAJHDQALQXggAGtBD3EiASAAaiICIAZBOGsiAyABayIBQQFyNgIEQajQAEH00wAoAgA2AgBBmNAAIAE2AgBBpNAAIAI2AgAgACADakE4NgIEDAILIAAgAk0NACACIANJDQAgASgCDEEIcQ0AQXggAmtBD3EiACACaiIDQZjQACgCACAGaiIHIABrIgBBAXI2AgQgASAFIAZqNgIEQajQAEH00wAoAgA2AgBBmNAAIAA2AgBBpNAAIAM2AgAgAiAHakE4NgIEDAELIABBnNAAKAIASQRAQZzQACAANgIACyAAIAZqIQNBzNMAIQECQAJAAkADQCADIAEoAgBHBEAgASgCCCIBDQEMAgsLIAEtAAxBCHFFDQELQczTACEBA0AgASgCACIDIAJNBEAgAyABKAIEaiIFIAJLDQMLIAEoAgghAQwACwALIAEgADYCACABIAEoAgQgBmo2AgQgAEF4IABrQQ9xaiIJIARBA3I2AgQgA0F4IANrQQ9xaiIGIAQgCWoiBGshASACIAZGBEBBpNAAIAQ2AgBBmNAAQZjQACgCACABaiIANgIAIAQgAEEBcjYCBAwIC0Gg0AAoAgAgBkYEQEGg0AAgBDYCAEGU0ABBlNAAKAIAIAFqIgA2AgAgBCAAQQFyNgIEIAAgBGogADYCAAwICyAGKAIEIgVBA3FBAUcNBiAFQXhxIQggBUH/AU0EQCAFQQN2IQMgBigCCCIAIAYoAgwiAkYEQEGM0ABBjNAAKAIAQX4gA3dxNgIADAcLIAIgADYCCCAAIAI2AgwMBgsgBigCGCEHIAYgBigCDCIARwRAIAAgBigCCCICNgIIIAIgADYCDAwFCyAGQRRqIgIoAgAiBUUEQCAGKAIQIgVFDQQgBkEQaiECCwNAIAIhAyAFIgBBFGoiAigCACIFDQAgAEEQaiECIAAoAhAiBQ0ACyADQQA2AgAMBAtBeCAAa0EPcSIBIABqIgcgBkE4ayIDIAFrIgFBAXI2AgQgACADakE4NgIEIAIgBUE3IAVrQQ9xakE/ayIDIAMgAkEQakkbIgNBIzYCBEGo0ABB9NMAKAIANgIAQZjQACABNgIAQaTQACAHNgIAIANBEGpB1NMAKQIANwIAIANBzNMAKQIANwIIQdTTACADQQhqNgIAQdDTACAGNgIAQczTACAANgIAQdjTAEEANgIAIANBJGohAQNAIAFBBzYCACAFIAFBBGoiAUsNAAsgAiADRg0AIAMgAygCBEF+cTYCBCADIAMgAmsiBTYCACACIAVBAXI2AgQgBUH/AU0EQCAFQXhxQbTQAGohAAJ/QYzQACgCACIBQQEgBUEDdnQiA3FFBEBBjNAAIAEgA3I2AgAgAAwBCyAAKAIICyIBIAI2AgwgACACNgIIIAIgADYCDCACIAE2AggMAQtBHyEBIAVB////B00EQCAFQSYgBUEIdmciAGt2QQFxIABBAXRrQT5qIQELIAIgATYCHCACQgA3AhAgAUECdEG80gBqIQBBkNAAKAIAIgNBASABdCIGcUUEQCAAIAI2AgBBkNAAIAMgBnI2AgAgAiAANgIYIAIgAjYCCCACIAI2AgwMAQsgBUEZIAFBAXZrQQAgAUEfRxt0IQEgACgCACEDAkADQCADIgAoAgRBeHEgBUYNASABQR12IQMgAUEBdCEBIAAgA0EEcWpBEGoiBigCACIDDQALIAYgAjYCACACIAA2AhggAiACNgIMIAIgAjYCCAwBCyAAKAIIIgEgAjYCDCAAIAI2AgggAkEANgIYIAIgADYCDCACIAE2AggLQZjQACgCACIBIARNDQBBpNAAKAIAIgAgBGoiAiABIARrIgFBAXI2AgRBmNAAIAE2AgBBpNAAIAI2AgAgACAEQQNyNgIEIABBCGohAQwIC0EAIQFB/NMAQTA2AgAMBwtBACEACyAHRQ0AAkAgBigCHCICQQJ0QbzSAGoiAygCACAGRgRAIAMgADYCACAADQFBkNAAQZDQACgCAEF+IAJ3cTYCAAwCCyAHQRBBFCAHKAIQIAZGG2ogADYCACAARQ0BCyAAIAc2AhggBigCECICBEAgACACNgIQIAIgADYCGAsgBkEUaigCACICRQ0AIABBFGogAjYCACACIAA2AhgLIAEgCGohASAGIAhqIgYoAgQhBQsgBiAFQX5xNgIEIAEgBGogATYCACAEIAFBAXI2AgQgAUH/AU0EQCABQXhxQbTQAGohAAJ/QYzQACgCACICQQEgAUEDdnQiAXFFBEBBjNAAIAEgAnI2AgAgAAwBCyAAKAIICyIBIAQ2AgwgACAENgIIIAQgADYCDCAEIAE2AggMAQtBHyEFIAFB////B00EQCABQSYgAUEIdmciAGt2QQFxIABBAXRrQT5qIQULIAQgBTYCHCAEQgA3AhAgBUECdEG80gBqIQBBkNAAKAIAIgJBASAFdCIDcUUEQCAAIAQ2AgBBkNAAIAIgA3I2AgAgBCAANgIYIAQgBDYCCCAEIAQ2AgwMAQsgAUEZIAVBAXZrQQAgBUEfRxt0IQUgACgCACEAAkADQCAAIgIoAgRBeHEgAUYNASAFQR12IQAgBUEBdCEFIAIgAEEEcWpBEGoiAygCACIADQALIAMgBDYCACAEIAI2AhggBCAENgIMIAQgBDYCCAwBCyACKAIIIgAgBDYCDCACIAQ2AgggBEEANgIYIAQgAjYCDCAEIAA2AggLIAlBCGohAQwCCwJAIAdFDQACQCADKAIcIgFBAnRBvNIAaiICKAIAIANGBEAgAiAANgIAIAANAUGQ0AAgCEF+IAF3cSIINgIADAILIAdBEEEUIAcoAhAgA0YbaiAANgIAIABFDQELIAAgBzYCGCADKAIQIgEEQCAAIAE2AhAgASAANgIYCyADQRRqKAIAIgFFDQAgAEEUaiABNgIAIAEgADYCGAsCQCAFQQ9NBEAgAyAEIAVqIgBBA3I2AgQgACADaiIAIAAoAgRBAXI2AgQMAQsgAyAEaiICIAVBAXI2AgQgAyAEQQNyNgIEIAIgBWogBTYCACAFQf8BTQRAIAVBeHFBtNAAaiEAAn9BjNAAKAIAIgFBASAFQQN2dCIFcUUEQEGM0AAgASAFcjYCACAADAELIAAoAggLIgEgAjYCDCAAIAI2AgggAiAANgIMIAIgATYCCAwBC0EfIQEgBUH///8HTQRAIAVBJiAFQQh2ZyIAa3ZBAXEgAEEBdGtBPmohAQsgAiABNgIcIAJCADcCECABQQJ0QbzSAGohAEEBIAF0IgQgCHFFBEAgACACNgIAQZDQACAEIAhyNgIAIAIgADYCGCACIAI2AgggAiACNgIMDAELIAVBGSABQQF2a0EAIAFBH0cbdCEBIAAoAgAhBAJAA0AgBCIAKAIEQXhxIAVGDQEgAUEddiEEIAFBAXQhASAAIARBBHFqQRBqIgYoAgAiBA0ACyAGIAI2AgAgAiAANgIYIAIgAjYCDCACIAI2AggMAQsgACgCCCIBIAI2AgwgACACNgIIIAJBADYCGCACIAA2AgwgAiABNgIICyADQQhqIQEMAQsCQCAJRQ0AAkAgACgCHCIBQQJ0QbzSAGoiAigCACAARgRAIAIgAzYCACADDQFBkNAAIAtBfiABd3E2AgAMAgsgCUEQQRQgCSgCECAARhtqIAM2AgAgA0UNAQsgAyAJNgIYIAAoAhAiAQRAIAMgATYCECABIAM2AhgLIABBFGooAgAiAUUNACADQRRqIAE2AgAgASADNgIYCwJAIAVBD00EQCAAIAQgBWoiAUEDcjYCBCAAIAFqIgEgASgCBEEBcjYCBAwBCyAAIARqIgcgBUEBcjYCBCAAIARBA3I2AgQgBSAHaiAFNgIAIAgEQCAIQXhxQbTQAGohAUGg0AAoAgAhAwJ/QQEgCEEDdnQiAiAGcUUEQEGM0AAgAiAGcjYCACABDAELIAEoAggLIgIgAzYCDCABIAM2AgggAyABNgIMIAMgAjYCCAtBoNAAIAc2AgBBlNAAIAU2AgALIABBCGohAQsgCkEQaiQAIAELQwAgAEUEQD8AQRB0DwsCQCAAQf//A3ENACAAQQBIDQAgAEEQdkAAIgBBf0YEQEH80wBBMDYCAEF/DwsgAEEQdA8LAAsL3D8iAEGACAsJAQAAAAIAAAADAEGUCAsFBAAAAAUAQaQICwkGAAAABwAAAAgAQdwIC4otSW52YWxpZCBjaGFyIGluIHVybCBxdWVyeQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2JvZHkAQ29udGVudC1MZW5ndGggb3ZlcmZsb3cAQ2h1bmsgc2l6ZSBvdmVyZmxvdwBSZXNwb25zZSBvdmVyZmxvdwBJbnZhbGlkIG1ldGhvZCBmb3IgSFRUUC94LnggcmVxdWVzdABJbnZhbGlkIG1ldGhvZCBmb3IgUlRTUC94LnggcmVxdWVzdABFeHBlY3RlZCBTT1VSQ0UgbWV0aG9kIGZvciBJQ0UveC54IHJlcXVlc3QASW52YWxpZCBjaGFyIGluIHVybCBmcmFnbWVudCBzdGFydABFeHBlY3RlZCBkb3QAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9zdGF0dXMASW52YWxpZCByZXNwb25zZSBzdGF0dXMASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucwBVc2VyIGNhbGxiYWNrIGVycm9yAGBvbl9yZXNldGAgY2FsbGJhY2sgZXJyb3IAYG9uX2NodW5rX2hlYWRlcmAgY2FsbGJhY2sgZXJyb3IAYG9uX21lc3NhZ2VfYmVnaW5gIGNhbGxiYWNrIGVycm9yAGBvbl9jaHVua19leHRlbnNpb25fdmFsdWVgIGNhbGxiYWNrIGVycm9yAGBvbl9zdGF0dXNfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl92ZXJzaW9uX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fdXJsX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9oZWFkZXJfdmFsdWVfY29tcGxldGVgIGNhbGxiYWNrIGVycm9yAGBvbl9tZXNzYWdlX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fbWV0aG9kX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25faGVhZGVyX2ZpZWxkX2NvbXBsZXRlYCBjYWxsYmFjayBlcnJvcgBgb25fY2h1bmtfZXh0ZW5zaW9uX25hbWVgIGNhbGxiYWNrIGVycm9yAFVuZXhwZWN0ZWQgY2hhciBpbiB1cmwgc2VydmVyAEludmFsaWQgaGVhZGVyIHZhbHVlIGNoYXIASW52YWxpZCBoZWFkZXIgZmllbGQgY2hhcgBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3ZlcnNpb24ASW52YWxpZCBtaW5vciB2ZXJzaW9uAEludmFsaWQgbWFqb3IgdmVyc2lvbgBFeHBlY3RlZCBzcGFjZSBhZnRlciB2ZXJzaW9uAEV4cGVjdGVkIENSTEYgYWZ0ZXIgdmVyc2lvbgBJbnZhbGlkIEhUVFAgdmVyc2lvbgBJbnZhbGlkIGhlYWRlciB0b2tlbgBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX3VybABJbnZhbGlkIGNoYXJhY3RlcnMgaW4gdXJsAFVuZXhwZWN0ZWQgc3RhcnQgY2hhciBpbiB1cmwARG91YmxlIEAgaW4gdXJsAEVtcHR5IENvbnRlbnQtTGVuZ3RoAEludmFsaWQgY2hhcmFjdGVyIGluIENvbnRlbnQtTGVuZ3RoAER1cGxpY2F0ZSBDb250ZW50LUxlbmd0aABJbnZhbGlkIGNoYXIgaW4gdXJsIHBhdGgAQ29udGVudC1MZW5ndGggY2FuJ3QgYmUgcHJlc2VudCB3aXRoIFRyYW5zZmVyLUVuY29kaW5nAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIHNpemUAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9oZWFkZXJfdmFsdWUAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9jaHVua19leHRlbnNpb25fdmFsdWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyB2YWx1ZQBNaXNzaW5nIGV4cGVjdGVkIExGIGFmdGVyIGhlYWRlciB2YWx1ZQBJbnZhbGlkIGBUcmFuc2Zlci1FbmNvZGluZ2AgaGVhZGVyIHZhbHVlAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIGV4dGVuc2lvbnMgcXVvdGUgdmFsdWUASW52YWxpZCBjaGFyYWN0ZXIgaW4gY2h1bmsgZXh0ZW5zaW9ucyBxdW90ZWQgdmFsdWUAUGF1c2VkIGJ5IG9uX2hlYWRlcnNfY29tcGxldGUASW52YWxpZCBFT0Ygc3RhdGUAb25fcmVzZXQgcGF1c2UAb25fY2h1bmtfaGVhZGVyIHBhdXNlAG9uX21lc3NhZ2VfYmVnaW4gcGF1c2UAb25fY2h1bmtfZXh0ZW5zaW9uX3ZhbHVlIHBhdXNlAG9uX3N0YXR1c19jb21wbGV0ZSBwYXVzZQBvbl92ZXJzaW9uX2NvbXBsZXRlIHBhdXNlAG9uX3VybF9jb21wbGV0ZSBwYXVzZQBvbl9jaHVua19jb21wbGV0ZSBwYXVzZQBvbl9oZWFkZXJfdmFsdWVfY29tcGxldGUgcGF1c2UAb25fbWVzc2FnZV9jb21wbGV0ZSBwYXVzZQBvbl9tZXRob2RfY29tcGxldGUgcGF1c2UAb25faGVhZGVyX2ZpZWxkX2NvbXBsZXRlIHBhdXNlAG9uX2NodW5rX2V4dGVuc2lvbl9uYW1lIHBhdXNlAFVuZXhwZWN0ZWQgc3BhY2UgYWZ0ZXIgc3RhcnQgbGluZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX2NodW5rX2V4dGVuc2lvbl9uYW1lAEludmFsaWQgY2hhcmFjdGVyIGluIGNodW5rIGV4dGVuc2lvbnMgbmFtZQBQYXVzZSBvbiBDT05ORUNUL1VwZ3JhZGUAUGF1c2Ugb24gUFJJL1VwZ3JhZGUARXhwZWN0ZWQgSFRUUC8yIENvbm5lY3Rpb24gUHJlZmFjZQBTcGFuIGNhbGxiYWNrIGVycm9yIGluIG9uX21ldGhvZABFeHBlY3RlZCBzcGFjZSBhZnRlciBtZXRob2QAU3BhbiBjYWxsYmFjayBlcnJvciBpbiBvbl9oZWFkZXJfZmllbGQAUGF1c2VkAEludmFsaWQgd29yZCBlbmNvdW50ZXJlZABJbnZhbGlkIG1ldGhvZCBlbmNvdW50ZXJlZABVbmV4cGVjdGVkIGNoYXIgaW4gdXJsIHNjaGVtYQBSZXF1ZXN0IGhhcyBpbnZhbGlkIGBUcmFuc2Zlci1FbmNvZGluZ2AAU1dJVENIX1BST1hZAFVTRV9QUk9YWQBNS0FDVElWSVRZAFVOUFJPQ0VTU0FCTEVfRU5USVRZAENPUFkATU9WRURfUEVSTUFORU5UTFkAVE9PX0VBUkxZAE5PVElGWQBGQUlMRURfREVQRU5ERU5DWQBCQURfR0FURVdBWQBQTEFZAFBVVABDSEVDS09VVABHQVRFV0FZX1RJTUVPVVQAUkVRVUVTVF9USU1FT1VUAE5FVFdPUktfQ09OTkVDVF9USU1FT1VUAENPTk5FQ1RJT05fVElNRU9VVABMT0dJTl9USU1FT1VUAE5FVFdPUktfUkVBRF9USU1FT1VUAFBPU1QATUlTRElSRUNURURfUkVRVUVTVABDTElFTlRfQ0xPU0VEX1JFUVVFU1QAQ0xJRU5UX0NMT1NFRF9MT0FEX0JBTEFOQ0VEX1JFUVVFU1QAQkFEX1JFUVVFU1QASFRUUF9SRVFVRVNUX1NFTlRfVE9fSFRUUFNfUE9SVABSRVBPUlQASU1fQV9URUFQT1QAUkVTRVRfQ09OVEVOVABOT19DT05URU5UAFBBUlRJQUxfQ09OVEVOVABIUEVfSU5WQUxJRF9DT05TVEFOVABIUEVfQ0JfUkVTRVQAR0VUAEhQRV9TVFJJQ1QAQ09ORkxJQ1QAVEVNUE9SQVJZX1JFRElSRUNUAFBFUk1BTkVOVF9SRURJUkVDVABDT05ORUNUAE1VTFRJX1NUQVRVUwBIUEVfSU5WQUxJRF9TVEFUVVMAVE9PX01BTllfUkVRVUVTVFMARUFSTFlfSElOVFMAVU5BVkFJTEFCTEVfRk9SX0xFR0FMX1JFQVNPTlMAT1BUSU9OUwBTV0lUQ0hJTkdfUFJPVE9DT0xTAFZBUklBTlRfQUxTT19ORUdPVElBVEVTAE1VTFRJUExFX0NIT0lDRVMASU5URVJOQUxfU0VSVkVSX0VSUk9SAFdFQl9TRVJWRVJfVU5LTk9XTl9FUlJPUgBSQUlMR1VOX0VSUk9SAElERU5USVRZX1BST1ZJREVSX0FVVEhFTlRJQ0FUSU9OX0VSUk9SAFNTTF9DRVJUSUZJQ0FURV9FUlJPUgBJTlZBTElEX1hfRk9SV0FSREVEX0ZPUgBTRVRfUEFSQU1FVEVSAEdFVF9QQVJBTUVURVIASFBFX1VTRVIAU0VFX09USEVSAEhQRV9DQl9DSFVOS19IRUFERVIATUtDQUxFTkRBUgBTRVRVUABXRUJfU0VSVkVSX0lTX0RPV04AVEVBUkRPV04ASFBFX0NMT1NFRF9DT05ORUNUSU9OAEhFVVJJU1RJQ19FWFBJUkFUSU9OAERJU0NPTk5FQ1RFRF9PUEVSQVRJT04ATk9OX0FVVEhPUklUQVRJVkVfSU5GT1JNQVRJT04ASFBFX0lOVkFMSURfVkVSU0lPTgBIUEVfQ0JfTUVTU0FHRV9CRUdJTgBTSVRFX0lTX0ZST1pFTgBIUEVfSU5WQUxJRF9IRUFERVJfVE9LRU4ASU5WQUxJRF9UT0tFTgBGT1JCSURERU4ARU5IQU5DRV9ZT1VSX0NBTE0ASFBFX0lOVkFMSURfVVJMAEJMT0NLRURfQllfUEFSRU5UQUxfQ09OVFJPTABNS0NPTABBQ0wASFBFX0lOVEVSTkFMAFJFUVVFU1RfSEVBREVSX0ZJRUxEU19UT09fTEFSR0VfVU5PRkZJQ0lBTABIUEVfT0sAVU5MSU5LAFVOTE9DSwBQUkkAUkVUUllfV0lUSABIUEVfSU5WQUxJRF9DT05URU5UX0xFTkdUSABIUEVfVU5FWFBFQ1RFRF9DT05URU5UX0xFTkdUSABGTFVTSABQUk9QUEFUQ0gATS1TRUFSQ0gAVVJJX1RPT19MT05HAFBST0NFU1NJTkcATUlTQ0VMTEFORU9VU19QRVJTSVNURU5UX1dBUk5JTkcATUlTQ0VMTEFORU9VU19XQVJOSU5HAEhQRV9JTlZBTElEX1RSQU5TRkVSX0VOQ09ESU5HAEV4cGVjdGVkIENSTEYASFBFX0lOVkFMSURfQ0hVTktfU0laRQBNT1ZFAENPTlRJTlVFAEhQRV9DQl9TVEFUVVNfQ09NUExFVEUASFBFX0NCX0hFQURFUlNfQ09NUExFVEUASFBFX0NCX1ZFUlNJT05fQ09NUExFVEUASFBFX0NCX1VSTF9DT01QTEVURQBIUEVfQ0JfQ0hVTktfQ09NUExFVEUASFBFX0NCX0hFQURFUl9WQUxVRV9DT01QTEVURQBIUEVfQ0JfQ0hVTktfRVhURU5TSU9OX1ZBTFVFX0NPTVBMRVRFAEhQRV9DQl9DSFVOS19FWFRFTlNJT05fTkFNRV9DT01QTEVURQBIUEVfQ0JfTUVTU0FHRV9DT01QTEVURQBIUEVfQ0JfTUVUSE9EX0NPTVBMRVRFAEhQRV9DQl9IRUFERVJfRklFTERfQ09NUExFVEUAREVMRVRFAEhQRV9JTlZBTElEX0VPRl9TVEFURQBJTlZBTElEX1NTTF9DRVJUSUZJQ0FURQBQQVVTRQBOT19SRVNQT05TRQBVTlNVUFBPUlRFRF9NRURJQV9UWVBFAEdPTkUATk9UX0FDQ0VQVEFCTEUAU0VSVklDRV9VTkFWQUlMQUJMRQBSQU5HRV9OT1RfU0FUSVNGSUFCTEUAT1JJR0lOX0lTX1VOUkVBQ0hBQkxFAFJFU1BPTlNFX0lTX1NUQUxFAFBVUkdFAE1FUkdFAFJFUVVFU1RfSEVBREVSX0ZJRUxEU19UT09fTEFSR0UAUkVRVUVTVF9IRUFERVJfVE9PX0xBUkdFAFBBWUxPQURfVE9PX0xBUkdFAElOU1VGRklDSUVOVF9TVE9SQUdFAEhQRV9QQVVTRURfVVBHUkFERQBIUEVfUEFVU0VEX0gyX1VQR1JBREUAU09VUkNFAEFOTk9VTkNFAFRSQUNFAEhQRV9VTkVYUEVDVEVEX1NQQUNFAERFU0NSSUJFAFVOU1VCU0NSSUJFAFJFQ09SRABIUEVfSU5WQUxJRF9NRVRIT0QATk9UX0ZPVU5EAFBST1BGSU5EAFVOQklORABSRUJJTkQAVU5BVVRIT1JJWkVEAE1FVEhPRF9OT1RfQUxMT1dFRABIVFRQX1ZFUlNJT05fTk9UX1NVUFBPUlRFRABBTFJFQURZX1JFUE9SVEVEAEFDQ0VQVEVEAE5PVF9JTVBMRU1FTlRFRABMT09QX0RFVEVDVEVEAEhQRV9DUl9FWFBFQ1RFRABIUEVfTEZfRVhQRUNURUQAQ1JFQVRFRABJTV9VU0VEAEhQRV9QQVVTRUQAVElNRU9VVF9PQ0NVUkVEAFBBWU1FTlRfUkVRVUlSRUQAUFJFQ09ORElUSU9OX1JFUVVJUkVEAFBST1hZX0FVVEhFTlRJQ0FUSU9OX1JFUVVJUkVEAE5FVFdPUktfQVVUSEVOVElDQVRJT05fUkVRVUlSRUQATEVOR1RIX1JFUVVJUkVEAFNTTF9DRVJUSUZJQ0FURV9SRVFVSVJFRABVUEdSQURFX1JFUVVJUkVEAFBBR0VfRVhQSVJFRABQUkVDT05ESVRJT05fRkFJTEVEAEVYUEVDVEFUSU9OX0ZBSUxFRABSRVZBTElEQVRJT05fRkFJTEVEAFNTTF9IQU5EU0hBS0VfRkFJTEVEAExPQ0tFRABUUkFOU0ZPUk1BVElPTl9BUFBMSUVEAE5PVF9NT0RJRklFRABOT1RfRVhURU5ERUQAQkFORFdJRFRIX0xJTUlUX0VYQ0VFREVEAFNJVEVfSVNfT1ZFUkxPQURFRABIRUFEAEV4cGVjdGVkIEhUVFAvAABeEwAAJhMAADAQAADwFwAAnRMAABUSAAA5FwAA8BIAAAoQAAB1EgAArRIAAIITAABPFAAAfxAAAKAVAAAjFAAAiRIAAIsUAABNFQAA1BEAAM8UAAAQGAAAyRYAANwWAADBEQAA4BcAALsUAAB0FAAAfBUAAOUUAAAIFwAAHxAAAGUVAACjFAAAKBUAAAIVAACZFQAALBAAAIsZAABPDwAA1A4AAGoQAADOEAAAAhcAAIkOAABuEwAAHBMAAGYUAABWFwAAwRMAAM0TAABsEwAAaBcAAGYXAABfFwAAIhMAAM4PAABpDgAA2A4AAGMWAADLEwAAqg4AACgXAAAmFwAAxRMAAF0WAADoEQAAZxMAAGUTAADyFgAAcxMAAB0XAAD5FgAA8xEAAM8OAADOFQAADBIAALMRAAClEQAAYRAAADIXAAC7EwBB+TULAQEAQZA2C+ABAQECAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAQf03CwEBAEGROAteAgMCAgICAgAAAgIAAgIAAgICAgICAgICAgAEAAAAAAACAgICAgICAgICAgICAgICAgICAgICAgICAgAAAAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAAIAAgBB/TkLAQEAQZE6C14CAAICAgICAAACAgACAgACAgICAgICAgICAAMABAAAAAICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAAgACAEHwOwsNbG9zZWVlcC1hbGl2ZQBBiTwLAQEAQaA8C+ABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAQYk+CwEBAEGgPgvnAQEBAQEBAQEBAQEBAQIBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBY2h1bmtlZABBsMAAC18BAQABAQEBAQAAAQEAAQEAAQEBAQEBAQEBAQAAAAAAAAABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQAAAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEAAQBBkMIACyFlY3Rpb25lbnQtbGVuZ3Rob25yb3h5LWNvbm5lY3Rpb24AQcDCAAstcmFuc2Zlci1lbmNvZGluZ3BncmFkZQ0KDQoNClNNDQoNClRUUC9DRS9UU1AvAEH5wgALBQECAAEDAEGQwwAL4AEEAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBB+cQACwUBAgABAwBBkMUAC+ABBAEBBQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAQfnGAAsEAQAAAQBBkccAC98BAQEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQBB+sgACwQBAAACAEGQyQALXwMEAAAEBAQEBAQEBAQEBAUEBAQEBAQEBAQEBAQABAAGBwQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAAEAAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQAAAAEAEH6ygALBAEAAAEAQZDLAAsBAQBBqssAC0ECAAAAAAAAAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAAAAAAAADAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwBB+swACwQBAAABAEGQzQALAQEAQZrNAAsGAgAAAAACAEGxzQALOgMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAAAAAAAAAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMAQfDOAAuWAU5PVU5DRUVDS09VVE5FQ1RFVEVDUklCRUxVU0hFVEVBRFNFQVJDSFJHRUNUSVZJVFlMRU5EQVJWRU9USUZZUFRJT05TQ0hTRUFZU1RBVENIR0VPUkRJUkVDVE9SVFJDSFBBUkFNRVRFUlVSQ0VCU0NSSUJFQVJET1dOQUNFSU5ETktDS1VCU0NSSUJFSFRUUC9BRFRQLw==", "base64");
 },
 172: (e, t) => {
  Object.defineProperty(t, "__esModule", {
   value: !0
  }), t.enumToMap = void 0, t.enumToMap = function enumToMap(e) {
   const t = {};
   return Object.keys(e).forEach(r => {
    const s = e[r];
    "number" == typeof s && (t[r] = s);
   }), t;
  };
 },
 7501: (e, t, r) => {
  const {kClients: s} = r(6443), n = r(7405), {kAgent: o, kMockAgentSet: A, kMockAgentGet: i, kDispatches: a, kIsMockActive: c, kNetConnect: l, kGetNetConnect: g, kOptions: u, kFactory: h} = r(1117), d = r(7365), E = r(4004), {matchValue: p, buildMockOptions: Q} = r(3397), {InvalidArgumentError: B, UndiciError: I} = r(8707), f = r(883), m = r(1529), w = r(6142);
  e.exports = class MockAgent extends f {
   constructor(e) {
    if (super(e), this[l] = !0, this[c] = !0, e?.agent && "function" != typeof e.agent.dispatch) throw new B("Argument opts.agent must implement Agent");
    const t = e?.agent ? e.agent : new n(e);
    this[o] = t, this[s] = t[s], this[u] = Q(e);
   }
   get(e) {
    let t = this[i](e);
    return t || (t = this[h](e), this[A](e, t)), t;
   }
   dispatch(e, t) {
    return this.get(e.origin), this[o].dispatch(e, t);
   }
   async close() {
    await this[o].close(), this[s].clear();
   }
   deactivate() {
    this[c] = !1;
   }
   activate() {
    this[c] = !0;
   }
   enableNetConnect(e) {
    if ("string" == typeof e || "function" == typeof e || e instanceof RegExp) Array.isArray(this[l]) ? this[l].push(e) : this[l] = [ e ]; else {
     if (void 0 !== e) throw new B("Unsupported matcher. Must be one of String|Function|RegExp.");
     this[l] = !0;
    }
   }
   disableNetConnect() {
    this[l] = !1;
   }
   get isMockActive() {
    return this[c];
   }
   [A](e, t) {
    this[s].set(e, t);
   }
   [h](e) {
    const t = Object.assign({
     agent: this
    }, this[u]);
    return this[u] && 1 === this[u].connections ? new d(e, t) : new E(e, t);
   }
   [i](e) {
    const t = this[s].get(e);
    if (t) return t;
    if ("string" != typeof e) {
     const t = this[h]("http://localhost:9999");
     return this[A](e, t), t;
    }
    for (const [t, r] of Array.from(this[s])) if (r && "string" != typeof t && p(t, e)) {
     const t = this[h](e);
     return this[A](e, t), t[a] = r[a], t;
    }
   }
   [g]() {
    return this[l];
   }
   pendingInterceptors() {
    const e = this[s];
    return Array.from(e.entries()).flatMap(([e, t]) => t[a].map(t => ({
     ...t,
     origin: e
    }))).filter(({pending: e}) => e);
   }
   assertNoPendingInterceptors({pendingInterceptorsFormatter: e = new w} = {}) {
    const t = this.pendingInterceptors();
    if (0 === t.length) return;
    const r = new m("interceptor", "interceptors").pluralize(t.length);
    throw new I(`\n${r.count} ${r.noun} ${r.is} pending:\n\n${e.format(t)}\n`.trim());
   }
  };
 },
 7365: (e, t, r) => {
  const {promisify: s} = r(7975), n = r(3701), {buildMockDispatch: o} = r(3397), {kDispatches: A, kMockAgent: i, kClose: a, kOriginalClose: c, kOrigin: l, kOriginalDispatch: g, kConnected: u} = r(1117), {MockInterceptor: h} = r(1511), d = r(6443), {InvalidArgumentError: E} = r(8707);
  class MockClient extends n {
   constructor(e, t) {
    if (super(e, t), !t || !t.agent || "function" != typeof t.agent.dispatch) throw new E("Argument opts.agent must implement Agent");
    this[i] = t.agent, this[l] = e, this[A] = [], this[u] = 1, this[g] = this.dispatch, 
    this[c] = this.close.bind(this), this.dispatch = o.call(this), this.close = this[a];
   }
   get [d.kConnected]() {
    return this[u];
   }
   intercept(e) {
    return new h(e, this[A]);
   }
   async [a]() {
    await s(this[c])(), this[u] = 0, this[i][d.kClients].delete(this[l]);
   }
  }
  e.exports = MockClient;
 },
 2429: (e, t, r) => {
  const {UndiciError: s} = r(8707), n = Symbol.for("undici.error.UND_MOCK_ERR_MOCK_NOT_MATCHED");
  class MockNotMatchedError extends s {
   constructor(e) {
    super(e), Error.captureStackTrace(this, MockNotMatchedError), this.name = "MockNotMatchedError", 
    this.message = e || "The request does not match any registered mock dispatches", 
    this.code = "UND_MOCK_ERR_MOCK_NOT_MATCHED";
   }
   static [Symbol.hasInstance](e) {
    return e && !0 === e[n];
   }
   [n]=!0;
  }
  e.exports = {
   MockNotMatchedError: MockNotMatchedError
  };
 },
 1511: (e, t, r) => {
  const {getResponseData: s, buildKey: n, addMockDispatch: o} = r(3397), {kDispatches: A, kDispatchKey: i, kDefaultHeaders: a, kDefaultTrailers: c, kContentLength: l, kMockDispatch: g} = r(1117), {InvalidArgumentError: u} = r(8707), {buildURL: h} = r(3440);
  class MockScope {
   constructor(e) {
    this[g] = e;
   }
   delay(e) {
    if ("number" != typeof e || !Number.isInteger(e) || e <= 0) throw new u("waitInMs must be a valid integer > 0");
    return this[g].delay = e, this;
   }
   persist() {
    return this[g].persist = !0, this;
   }
   times(e) {
    if ("number" != typeof e || !Number.isInteger(e) || e <= 0) throw new u("repeatTimes must be a valid integer > 0");
    return this[g].times = e, this;
   }
  }
  e.exports.MockInterceptor = class MockInterceptor {
   constructor(e, t) {
    if ("object" != typeof e) throw new u("opts must be an object");
    if (void 0 === e.path) throw new u("opts.path must be defined");
    if (void 0 === e.method && (e.method = "GET"), "string" == typeof e.path) if (e.query) e.path = h(e.path, e.query); else {
     const t = new URL(e.path, "data://");
     e.path = t.pathname + t.search;
    }
    "string" == typeof e.method && (e.method = e.method.toUpperCase()), this[i] = n(e), 
    this[A] = t, this[a] = {}, this[c] = {}, this[l] = !1;
   }
   createMockScopeDispatchData({statusCode: e, data: t, responseOptions: r}) {
    const n = s(t), o = this[l] ? {
     "content-length": n.length
    } : {};
    return {
     statusCode: e,
     data: t,
     headers: {
      ...this[a],
      ...o,
      ...r.headers
     },
     trailers: {
      ...this[c],
      ...r.trailers
     }
    };
   }
   validateReplyParameters(e) {
    if (void 0 === e.statusCode) throw new u("statusCode must be defined");
    if ("object" != typeof e.responseOptions || null === e.responseOptions) throw new u("responseOptions must be an object");
   }
   reply(e) {
    if ("function" == typeof e) {
     const wrappedDefaultsCallback = t => {
      const r = e(t);
      if ("object" != typeof r || null === r) throw new u("reply options callback must return an object");
      const s = {
       data: "",
       responseOptions: {},
       ...r
      };
      return this.validateReplyParameters(s), {
       ...this.createMockScopeDispatchData(s)
      };
     }, t = o(this[A], this[i], wrappedDefaultsCallback);
     return new MockScope(t);
    }
    const t = {
     statusCode: e,
     data: void 0 === arguments[1] ? "" : arguments[1],
     responseOptions: void 0 === arguments[2] ? {} : arguments[2]
    };
    this.validateReplyParameters(t);
    const r = this.createMockScopeDispatchData(t), s = o(this[A], this[i], r);
    return new MockScope(s);
   }
   replyWithError(e) {
    if (void 0 === e) throw new u("error must be defined");
    const t = o(this[A], this[i], {
     error: e
    });
    return new MockScope(t);
   }
   defaultReplyHeaders(e) {
    if (void 0 === e) throw new u("headers must be defined");
    return this[a] = e, this;
   }
   defaultReplyTrailers(e) {
    if (void 0 === e) throw new u("trailers must be defined");
    return this[c] = e, this;
   }
   replyContentLength() {
    return this[l] = !0, this;
   }
  }, e.exports.MockScope = MockScope;
 },
 4004: (e, t, r) => {
  const {promisify: s} = r(7975), n = r(628), {buildMockDispatch: o} = r(3397), {kDispatches: A, kMockAgent: i, kClose: a, kOriginalClose: c, kOrigin: l, kOriginalDispatch: g, kConnected: u} = r(1117), {MockInterceptor: h} = r(1511), d = r(6443), {InvalidArgumentError: E} = r(8707);
  class MockPool extends n {
   constructor(e, t) {
    if (super(e, t), !t || !t.agent || "function" != typeof t.agent.dispatch) throw new E("Argument opts.agent must implement Agent");
    this[i] = t.agent, this[l] = e, this[A] = [], this[u] = 1, this[g] = this.dispatch, 
    this[c] = this.close.bind(this), this.dispatch = o.call(this), this.close = this[a];
   }
   get [d.kConnected]() {
    return this[u];
   }
   intercept(e) {
    return new h(e, this[A]);
   }
   async [a]() {
    await s(this[c])(), this[u] = 0, this[i][d.kClients].delete(this[l]);
   }
  }
  e.exports = MockPool;
 },
 1117: e => {
  e.exports = {
   kAgent: Symbol("agent"),
   kOptions: Symbol("options"),
   kFactory: Symbol("factory"),
   kDispatches: Symbol("dispatches"),
   kDispatchKey: Symbol("dispatch key"),
   kDefaultHeaders: Symbol("default headers"),
   kDefaultTrailers: Symbol("default trailers"),
   kContentLength: Symbol("content length"),
   kMockAgent: Symbol("mock agent"),
   kMockAgentSet: Symbol("mock agent set"),
   kMockAgentGet: Symbol("mock agent get"),
   kMockDispatch: Symbol("mock dispatch"),
   kClose: Symbol("close"),
   kOriginalClose: Symbol("original agent close"),
   kOrigin: Symbol("origin"),
   kIsMockActive: Symbol("is mock active"),
   kNetConnect: Symbol("net connect"),
   kGetNetConnect: Symbol("get net connect"),
   kConnected: Symbol("connected")
  };
 },
 3397: (e, t, r) => {
  const {MockNotMatchedError: s} = r(2429), {kDispatches: n, kMockAgent: o, kOriginalDispatch: A, kOrigin: i, kGetNetConnect: a} = r(1117), {buildURL: c} = r(3440), {STATUS_CODES: l} = r(7067), {types: {isPromise: g}} = r(7975);
  function matchValue(e, t) {
   return "string" == typeof e ? e === t : e instanceof RegExp ? e.test(t) : "function" == typeof e && !0 === e(t);
  }
  function lowerCaseEntries(e) {
   return Object.fromEntries(Object.entries(e).map(([e, t]) => [ e.toLocaleLowerCase(), t ]));
  }
  function getHeaderByName(e, t) {
   if (!Array.isArray(e)) return "function" == typeof e.get ? e.get(t) : lowerCaseEntries(e)[t.toLocaleLowerCase()];
   for (let r = 0; r < e.length; r += 2) if (e[r].toLocaleLowerCase() === t.toLocaleLowerCase()) return e[r + 1];
  }
  function buildHeadersFromArray(e) {
   const t = e.slice(), r = [];
   for (let e = 0; e < t.length; e += 2) r.push([ t[e], t[e + 1] ]);
   return Object.fromEntries(r);
  }
  function matchHeaders(e, t) {
   if ("function" == typeof e.headers) return Array.isArray(t) && (t = buildHeadersFromArray(t)), 
   e.headers(t ? lowerCaseEntries(t) : {});
   if (void 0 === e.headers) return !0;
   if ("object" != typeof t || "object" != typeof e.headers) return !1;
   for (const [r, s] of Object.entries(e.headers)) if (!matchValue(s, getHeaderByName(t, r))) return !1;
   return !0;
  }
  function safeUrl(e) {
   if ("string" != typeof e) return e;
   const t = e.split("?");
   if (2 !== t.length) return e;
   const r = new URLSearchParams(t.pop());
   return r.sort(), [ ...t, r.toString() ].join("?");
  }
  function getResponseData(e) {
   return Buffer.isBuffer(e) || e instanceof Uint8Array || e instanceof ArrayBuffer ? e : "object" == typeof e ? JSON.stringify(e) : e.toString();
  }
  function getMockDispatch(e, t) {
   const r = t.query ? c(t.path, t.query) : t.path, n = "string" == typeof r ? safeUrl(r) : r;
   let o = e.filter(({consumed: e}) => !e).filter(({path: e}) => matchValue(safeUrl(e), n));
   if (0 === o.length) throw new s(`Mock dispatch not matched for path '${n}'`);
   if (o = o.filter(({method: e}) => matchValue(e, t.method)), 0 === o.length) throw new s(`Mock dispatch not matched for method '${t.method}' on path '${n}'`);
   if (o = o.filter(({body: e}) => void 0 === e || matchValue(e, t.body)), 0 === o.length) throw new s(`Mock dispatch not matched for body '${t.body}' on path '${n}'`);
   if (o = o.filter(e => matchHeaders(e, t.headers)), 0 === o.length) {
    const e = "object" == typeof t.headers ? JSON.stringify(t.headers) : t.headers;
    throw new s(`Mock dispatch not matched for headers '${e}' on path '${n}'`);
   }
   return o[0];
  }
  function deleteMockDispatch(e, t) {
   const r = e.findIndex(e => !!e.consumed && function matchKey(e, {path: t, method: r, body: s, headers: n}) {
    const o = matchValue(e.path, t), A = matchValue(e.method, r), i = void 0 === e.body || matchValue(e.body, s), a = matchHeaders(e, n);
    return o && A && i && a;
   }(e, t));
   -1 !== r && e.splice(r, 1);
  }
  function buildKey(e) {
   const {path: t, method: r, body: s, headers: n, query: o} = e;
   return {
    path: t,
    method: r,
    body: s,
    headers: n,
    query: o
   };
  }
  function generateKeyValues(e) {
   const t = Object.keys(e), r = [];
   for (let s = 0; s < t.length; ++s) {
    const n = t[s], o = e[n], A = Buffer.from(`${n}`);
    if (Array.isArray(o)) for (let e = 0; e < o.length; ++e) r.push(A, Buffer.from(`${o[e]}`)); else r.push(A, Buffer.from(`${o}`));
   }
   return r;
  }
  function getStatusText(e) {
   return l[e] || "unknown";
  }
  function mockDispatch(e, t) {
   const r = buildKey(e), s = getMockDispatch(this[n], r);
   s.timesInvoked++, s.data.callback && (s.data = {
    ...s.data,
    ...s.data.callback(e)
   });
   const {data: {statusCode: o, data: A, headers: i, trailers: a, error: c}, delay: l, persist: u} = s, {timesInvoked: h, times: d} = s;
   if (s.consumed = !u && h >= d, s.pending = h < d, null !== c) return deleteMockDispatch(this[n], r), 
   t.onError(c), !0;
   function handleReply(s, n = A) {
    const c = Array.isArray(e.headers) ? buildHeadersFromArray(e.headers) : e.headers, l = "function" == typeof n ? n({
     ...e,
     headers: c
    }) : n;
    if (g(l)) return void l.then(e => handleReply(s, e));
    const u = getResponseData(l), h = generateKeyValues(i), d = generateKeyValues(a);
    t.onConnect?.(e => t.onError(e), null), t.onHeaders?.(o, h, resume, getStatusText(o)), 
    t.onData?.(Buffer.from(u)), t.onComplete?.(d), deleteMockDispatch(s, r);
   }
   function resume() {}
   return "number" == typeof l && l > 0 ? setTimeout(() => {
    handleReply(this[n]);
   }, l) : handleReply(this[n]), !0;
  }
  function checkNetConnect(e, t) {
   const r = new URL(t);
   return !0 === e || !(!Array.isArray(e) || !e.some(e => matchValue(e, r.host)));
  }
  e.exports = {
   getResponseData: getResponseData,
   getMockDispatch: getMockDispatch,
   addMockDispatch: function addMockDispatch(e, t, r) {
    const s = {
     timesInvoked: 0,
     times: 1,
     persist: !1,
     consumed: !1,
     ...t,
     pending: !0,
     data: {
      error: null,
      ..."function" == typeof r ? {
       callback: r
      } : {
       ...r
      }
     }
    };
    return e.push(s), s;
   },
   deleteMockDispatch: deleteMockDispatch,
   buildKey: buildKey,
   generateKeyValues: generateKeyValues,
   matchValue: matchValue,
   getResponse: async function getResponse(e) {
    const t = [];
    for await (const r of e) t.push(r);
    return Buffer.concat(t).toString("utf8");
   },
   getStatusText: getStatusText,
   mockDispatch: mockDispatch,
   buildMockDispatch: function buildMockDispatch() {
    const e = this[o], t = this[i], r = this[A];
    return function dispatch(n, o) {
     if (e.isMockActive) try {
      mockDispatch.call(this, n, o);
     } catch (A) {
      if (!(A instanceof s)) throw A;
      {
       const i = e[a]();
       if (!1 === i) throw new s(`${A.message}: subsequent request to origin ${t} was not allowed (net.connect disabled)`);
       if (!checkNetConnect(i, t)) throw new s(`${A.message}: subsequent request to origin ${t} was not allowed (net.connect is not enabled for this origin)`);
       r.call(this, n, o);
      }
     } else r.call(this, n, o);
    };
   },
   checkNetConnect: checkNetConnect,
   buildMockOptions: function buildMockOptions(e) {
    if (e) {
     const {agent: t, ...r} = e;
     return r;
    }
   },
   getHeaderByName: getHeaderByName,
   buildHeadersFromArray: buildHeadersFromArray
  };
 },
 6142: (e, t, r) => {
  const {Transform: s} = r(7075), {Console: n} = r(7540), o = process.versions.icu ? "\u2705" : "Y ", A = process.versions.icu ? "\u274c" : "N ";
  e.exports = class PendingInterceptorsFormatter {
   constructor({disableColors: e} = {}) {
    this.transform = new s({
     transform(e, t, r) {
      r(null, e);
     }
    }), this.logger = new n({
     stdout: this.transform,
     inspectOptions: {
      colors: !e && !process.env.CI
     }
    });
   }
   format(e) {
    const t = e.map(({method: e, path: t, data: {statusCode: r}, persist: s, times: n, timesInvoked: i, origin: a}) => ({
     Method: e,
     Origin: a,
     Path: t,
     "Status code": r,
     Persistent: s ? o : A,
     Invocations: i,
     Remaining: s ? 1 / 0 : n - i
    }));
    return this.logger.table(t), this.transform.read().toString();
   }
  };
 },
 1529: e => {
  const t = {
   pronoun: "it",
   is: "is",
   was: "was",
   this: "this"
  }, r = {
   pronoun: "they",
   is: "are",
   was: "were",
   this: "these"
  };
  e.exports = class Pluralizer {
   constructor(e, t) {
    this.singular = e, this.plural = t;
   }
   pluralize(e) {
    const s = 1 === e;
    return {
     ...s ? t : r,
     count: e,
     noun: s ? this.singular : this.plural
    };
   }
  };
 },
 6603: e => {
  let t = 0;
  let r;
  const s = Symbol("kFastTimer"), n = [];
  function onTick() {
   t += 499;
   let e = 0, r = n.length;
   for (;e < r; ) {
    const s = n[e];
    0 === s._state ? (s._idleStart = t - 499, s._state = 1) : 1 === s._state && t >= s._idleStart + s._idleTimeout && (s._state = -1, 
    s._idleStart = -1, s._onTimeout(s._timerArg)), -1 === s._state ? (s._state = -2, 
    0 !== --r && (n[e] = n[r])) : ++e;
   }
   n.length = r, 0 !== n.length && refreshTimeout();
  }
  function refreshTimeout() {
   r ? r.refresh() : (clearTimeout(r), r = setTimeout(onTick, 499), r.unref && r.unref());
  }
  class FastTimer {
   [s]=!0;
   _state=-2;
   _idleTimeout=-1;
   _idleStart=-1;
   _onTimeout;
   _timerArg;
   constructor(e, t, r) {
    this._onTimeout = e, this._idleTimeout = t, this._timerArg = r, this.refresh();
   }
   refresh() {
    -2 === this._state && n.push(this), r && 1 !== n.length || refreshTimeout(), this._state = 0;
   }
   clear() {
    this._state = -1, this._idleStart = -1;
   }
  }
  e.exports = {
   setTimeout: (e, t, r) => t <= 1e3 ? setTimeout(e, t, r) : new FastTimer(e, t, r),
   clearTimeout(e) {
    e[s] ? e.clear() : clearTimeout(e);
   },
   setFastTimeout: (e, t, r) => new FastTimer(e, t, r),
   clearFastTimeout(e) {
    e.clear();
   },
   now: () => t,
   tick(e = 0) {
    t += e - 1e3 + 1, onTick(), onTick();
   },
   reset() {
    t = 0, n.length = 0, clearTimeout(r), r = null;
   },
   kFastTimer: s
  };
 },
 9634: (e, t, r) => {
  const {kConstruct: s} = r(109), {urlEquals: n, getFieldValues: o} = r(6798), {kEnumerableProperty: A, isDisturbed: i} = r(3440), {webidl: a} = r(5893), {Response: c, cloneResponse: l, fromInnerResponse: g} = r(9051), {Request: u, fromInnerRequest: h} = r(9967), {kState: d} = r(3627), {fetching: E} = r(4398), {urlIsHttpHttpsScheme: p, createDeferredPromise: Q, readAllBytes: B} = r(3168), I = r(4589);
  class Cache {
   #F;
   constructor() {
    arguments[0] !== s && a.illegalConstructor(), a.util.markAsUncloneable(this), this.#F = arguments[1];
   }
   async match(e, t = {}) {
    a.brandCheck(this, Cache);
    const r = "Cache.match";
    a.argumentLengthCheck(arguments, 1, r), e = a.converters.RequestInfo(e, r, "request"), 
    t = a.converters.CacheQueryOptions(t, r, "options");
    const s = this.#v(e, t, 1);
    if (0 !== s.length) return s[0];
   }
   async matchAll(e = void 0, t = {}) {
    a.brandCheck(this, Cache);
    const r = "Cache.matchAll";
    return void 0 !== e && (e = a.converters.RequestInfo(e, r, "request")), t = a.converters.CacheQueryOptions(t, r, "options"), 
    this.#v(e, t);
   }
   async add(e) {
    a.brandCheck(this, Cache);
    const t = "Cache.add";
    a.argumentLengthCheck(arguments, 1, t);
    const r = [ e = a.converters.RequestInfo(e, t, "request") ], s = this.addAll(r);
    return await s;
   }
   async addAll(e) {
    a.brandCheck(this, Cache);
    const t = "Cache.addAll";
    a.argumentLengthCheck(arguments, 1, t);
    const r = [], s = [];
    for (let r of e) {
     if (void 0 === r) throw a.errors.conversionFailed({
      prefix: t,
      argument: "Argument 1",
      types: [ "undefined is not allowed" ]
     });
     if (r = a.converters.RequestInfo(r), "string" == typeof r) continue;
     const e = r[d];
     if (!p(e.url) || "GET" !== e.method) throw a.errors.exception({
      header: t,
      message: "Expected http/s scheme when method is not GET."
     });
    }
    const n = [];
    for (const A of e) {
     const e = new u(A)[d];
     if (!p(e.url)) throw a.errors.exception({
      header: t,
      message: "Expected http/s scheme."
     });
     e.initiator = "fetch", e.destination = "subresource", s.push(e);
     const i = Q();
     n.push(E({
      request: e,
      processResponse(e) {
       if ("error" === e.type || 206 === e.status || e.status < 200 || e.status > 299) i.reject(a.errors.exception({
        header: "Cache.addAll",
        message: "Received an invalid status code or the request failed."
       })); else if (e.headersList.contains("vary")) {
        const t = o(e.headersList.get("vary"));
        for (const e of t) if ("*" === e) {
         i.reject(a.errors.exception({
          header: "Cache.addAll",
          message: "invalid vary field value"
         }));
         for (const e of n) e.abort();
         return;
        }
       }
      },
      processResponseEndOfBody(e) {
       e.aborted ? i.reject(new DOMException("aborted", "AbortError")) : i.resolve(e);
      }
     })), r.push(i.promise);
    }
    const A = Promise.all(r), i = await A, c = [];
    let l = 0;
    for (const e of i) {
     const t = {
      type: "put",
      request: s[l],
      response: e
     };
     c.push(t), l++;
    }
    const g = Q();
    let h = null;
    try {
     this.#N(c);
    } catch (e) {
     h = e;
    }
    return queueMicrotask(() => {
     null === h ? g.resolve(void 0) : g.reject(h);
    }), g.promise;
   }
   async put(e, t) {
    a.brandCheck(this, Cache);
    const r = "Cache.put";
    a.argumentLengthCheck(arguments, 2, r), e = a.converters.RequestInfo(e, r, "request"), 
    t = a.converters.Response(t, r, "response");
    let s = null;
    if (s = e instanceof u ? e[d] : new u(e)[d], !p(s.url) || "GET" !== s.method) throw a.errors.exception({
     header: r,
     message: "Expected an http/s scheme when method is not GET"
    });
    const n = t[d];
    if (206 === n.status) throw a.errors.exception({
     header: r,
     message: "Got 206 status"
    });
    if (n.headersList.contains("vary")) {
     const e = o(n.headersList.get("vary"));
     for (const t of e) if ("*" === t) throw a.errors.exception({
      header: r,
      message: "Got * vary field value"
     });
    }
    if (n.body && (i(n.body.stream) || n.body.stream.locked)) throw a.errors.exception({
     header: r,
     message: "Response body is locked or disturbed"
    });
    const A = l(n), c = Q();
    if (null != n.body) {
     const e = n.body.stream.getReader();
     B(e).then(c.resolve, c.reject);
    } else c.resolve(void 0);
    const g = [], h = {
     type: "put",
     request: s,
     response: A
    };
    g.push(h);
    const E = await c.promise;
    null != A.body && (A.body.source = E);
    const I = Q();
    let f = null;
    try {
     this.#N(g);
    } catch (e) {
     f = e;
    }
    return queueMicrotask(() => {
     null === f ? I.resolve() : I.reject(f);
    }), I.promise;
   }
   async delete(e, t = {}) {
    a.brandCheck(this, Cache);
    const r = "Cache.delete";
    a.argumentLengthCheck(arguments, 1, r), e = a.converters.RequestInfo(e, r, "request"), 
    t = a.converters.CacheQueryOptions(t, r, "options");
    let s = null;
    if (e instanceof u) {
     if (s = e[d], "GET" !== s.method && !t.ignoreMethod) return !1;
    } else I("string" == typeof e), s = new u(e)[d];
    const n = [], o = {
     type: "delete",
     request: s,
     options: t
    };
    n.push(o);
    const A = Q();
    let i, c = null;
    try {
     i = this.#N(n);
    } catch (e) {
     c = e;
    }
    return queueMicrotask(() => {
     null === c ? A.resolve(!!i?.length) : A.reject(c);
    }), A.promise;
   }
   async keys(e = void 0, t = {}) {
    a.brandCheck(this, Cache);
    const r = "Cache.keys";
    void 0 !== e && (e = a.converters.RequestInfo(e, r, "request")), t = a.converters.CacheQueryOptions(t, r, "options");
    let s = null;
    if (void 0 !== e) if (e instanceof u) {
     if (s = e[d], "GET" !== s.method && !t.ignoreMethod) return [];
    } else "string" == typeof e && (s = new u(e)[d]);
    const n = Q(), o = [];
    if (void 0 === e) for (const e of this.#F) o.push(e[0]); else {
     const e = this.#M(s, t);
     for (const t of e) o.push(t[0]);
    }
    return queueMicrotask(() => {
     const e = [];
     for (const t of o) {
      const r = h(t, (new AbortController).signal, "immutable");
      e.push(r);
     }
     n.resolve(Object.freeze(e));
    }), n.promise;
   }
   #N(e) {
    const t = this.#F, r = [ ...t ], s = [], n = [];
    try {
     for (const r of e) {
      if ("delete" !== r.type && "put" !== r.type) throw a.errors.exception({
       header: "Cache.#batchCacheOperations",
       message: 'operation type does not match "delete" or "put"'
      });
      if ("delete" === r.type && null != r.response) throw a.errors.exception({
       header: "Cache.#batchCacheOperations",
       message: "delete operation should not have an associated response"
      });
      if (this.#M(r.request, r.options, s).length) throw new DOMException("???", "InvalidStateError");
      let e;
      if ("delete" === r.type) {
       if (e = this.#M(r.request, r.options), 0 === e.length) return [];
       for (const r of e) {
        const e = t.indexOf(r);
        I(-1 !== e), t.splice(e, 1);
       }
      } else if ("put" === r.type) {
       if (null == r.response) throw a.errors.exception({
        header: "Cache.#batchCacheOperations",
        message: "put operation should have an associated response"
       });
       const n = r.request;
       if (!p(n.url)) throw a.errors.exception({
        header: "Cache.#batchCacheOperations",
        message: "expected http or https scheme"
       });
       if ("GET" !== n.method) throw a.errors.exception({
        header: "Cache.#batchCacheOperations",
        message: "not get method"
       });
       if (null != r.options) throw a.errors.exception({
        header: "Cache.#batchCacheOperations",
        message: "options must not be defined"
       });
       e = this.#M(r.request);
       for (const r of e) {
        const e = t.indexOf(r);
        I(-1 !== e), t.splice(e, 1);
       }
       t.push([ r.request, r.response ]), s.push([ r.request, r.response ]);
      }
      n.push([ r.request, r.response ]);
     }
     return n;
    } catch (e) {
     throw this.#F.length = 0, this.#F = r, e;
    }
   }
   #M(e, t, r) {
    const s = [], n = r ?? this.#F;
    for (const r of n) {
     const [n, o] = r;
     this.#_(e, n, o, t) && s.push(r);
    }
    return s;
   }
   #_(e, t, r = null, s) {
    const A = new URL(e.url), i = new URL(t.url);
    if (s?.ignoreSearch && (i.search = "", A.search = ""), !n(A, i, !0)) return !1;
    if (null == r || s?.ignoreVary || !r.headersList.contains("vary")) return !0;
    const a = o(r.headersList.get("vary"));
    for (const r of a) {
     if ("*" === r) return !1;
     if (t.headersList.get(r) !== e.headersList.get(r)) return !1;
    }
    return !0;
   }
   #v(e, t, r = 1 / 0) {
    let s = null;
    if (void 0 !== e) if (e instanceof u) {
     if (s = e[d], "GET" !== s.method && !t.ignoreMethod) return [];
    } else "string" == typeof e && (s = new u(e)[d]);
    const n = [];
    if (void 0 === e) for (const e of this.#F) n.push(e[1]); else {
     const e = this.#M(s, t);
     for (const t of e) n.push(t[1]);
    }
    const o = [];
    for (const e of n) {
     const t = g(e, "immutable");
     if (o.push(t.clone()), o.length >= r) break;
    }
    return Object.freeze(o);
   }
  }
  Object.defineProperties(Cache.prototype, {
   [Symbol.toStringTag]: {
    value: "Cache",
    configurable: !0
   },
   match: A,
   matchAll: A,
   add: A,
   addAll: A,
   put: A,
   delete: A,
   keys: A
  });
  const f = [ {
   key: "ignoreSearch",
   converter: a.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "ignoreMethod",
   converter: a.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "ignoreVary",
   converter: a.converters.boolean,
   defaultValue: () => !1
  } ];
  a.converters.CacheQueryOptions = a.dictionaryConverter(f), a.converters.MultiCacheQueryOptions = a.dictionaryConverter([ ...f, {
   key: "cacheName",
   converter: a.converters.DOMString
  } ]), a.converters.Response = a.interfaceConverter(c), a.converters["sequence<RequestInfo>"] = a.sequenceConverter(a.converters.RequestInfo), 
  e.exports = {
   Cache: Cache
  };
 },
 3245: (e, t, r) => {
  const {kConstruct: s} = r(109), {Cache: n} = r(9634), {webidl: o} = r(5893), {kEnumerableProperty: A} = r(3440);
  class CacheStorage {
   #U=new Map;
   constructor() {
    arguments[0] !== s && o.illegalConstructor(), o.util.markAsUncloneable(this);
   }
   async match(e, t = {}) {
    if (o.brandCheck(this, CacheStorage), o.argumentLengthCheck(arguments, 1, "CacheStorage.match"), 
    e = o.converters.RequestInfo(e), null != (t = o.converters.MultiCacheQueryOptions(t)).cacheName) {
     if (this.#U.has(t.cacheName)) {
      const r = this.#U.get(t.cacheName), o = new n(s, r);
      return await o.match(e, t);
     }
    } else for (const r of this.#U.values()) {
     const o = new n(s, r), A = await o.match(e, t);
     if (void 0 !== A) return A;
    }
   }
   async has(e) {
    o.brandCheck(this, CacheStorage);
    const t = "CacheStorage.has";
    return o.argumentLengthCheck(arguments, 1, t), e = o.converters.DOMString(e, t, "cacheName"), 
    this.#U.has(e);
   }
   async open(e) {
    o.brandCheck(this, CacheStorage);
    const t = "CacheStorage.open";
    if (o.argumentLengthCheck(arguments, 1, t), e = o.converters.DOMString(e, t, "cacheName"), 
    this.#U.has(e)) {
     const t = this.#U.get(e);
     return new n(s, t);
    }
    const r = [];
    return this.#U.set(e, r), new n(s, r);
   }
   async delete(e) {
    o.brandCheck(this, CacheStorage);
    const t = "CacheStorage.delete";
    return o.argumentLengthCheck(arguments, 1, t), e = o.converters.DOMString(e, t, "cacheName"), 
    this.#U.delete(e);
   }
   async keys() {
    return o.brandCheck(this, CacheStorage), [ ...this.#U.keys() ];
   }
  }
  Object.defineProperties(CacheStorage.prototype, {
   [Symbol.toStringTag]: {
    value: "CacheStorage",
    configurable: !0
   },
   match: A,
   has: A,
   open: A,
   delete: A,
   keys: A
  }), e.exports = {
   CacheStorage: CacheStorage
  };
 },
 109: (e, t, r) => {
  e.exports = {
   kConstruct: r(6443).kConstruct
  };
 },
 6798: (e, t, r) => {
  const s = r(4589), {URLSerializer: n} = r(1900), {isValidHeaderName: o} = r(3168);
  e.exports = {
   urlEquals: function urlEquals(e, t, r = !1) {
    return n(e, r) === n(t, r);
   },
   getFieldValues: function getFieldValues(e) {
    s(null !== e);
    const t = [];
    for (let r of e.split(",")) r = r.trim(), o(r) && t.push(r);
    return t;
   }
  };
 },
 1276: e => {
  e.exports = {
   maxAttributeValueSize: 1024,
   maxNameValuePairSize: 4096
  };
 },
 9061: (e, t, r) => {
  const {parseSetCookie: s} = r(1978), {stringify: n} = r(7797), {webidl: o} = r(5893), {Headers: A} = r(660);
  function setCookie(e, t) {
   o.argumentLengthCheck(arguments, 2, "setCookie"), o.brandCheck(e, A, {
    strict: !1
   }), t = o.converters.Cookie(t);
   const r = n(t);
   r && e.append("Set-Cookie", r);
  }
  o.converters.DeleteCookieAttributes = o.dictionaryConverter([ {
   converter: o.nullableConverter(o.converters.DOMString),
   key: "path",
   defaultValue: () => null
  }, {
   converter: o.nullableConverter(o.converters.DOMString),
   key: "domain",
   defaultValue: () => null
  } ]), o.converters.Cookie = o.dictionaryConverter([ {
   converter: o.converters.DOMString,
   key: "name"
  }, {
   converter: o.converters.DOMString,
   key: "value"
  }, {
   converter: o.nullableConverter(e => "number" == typeof e ? o.converters["unsigned long long"](e) : new Date(e)),
   key: "expires",
   defaultValue: () => null
  }, {
   converter: o.nullableConverter(o.converters["long long"]),
   key: "maxAge",
   defaultValue: () => null
  }, {
   converter: o.nullableConverter(o.converters.DOMString),
   key: "domain",
   defaultValue: () => null
  }, {
   converter: o.nullableConverter(o.converters.DOMString),
   key: "path",
   defaultValue: () => null
  }, {
   converter: o.nullableConverter(o.converters.boolean),
   key: "secure",
   defaultValue: () => null
  }, {
   converter: o.nullableConverter(o.converters.boolean),
   key: "httpOnly",
   defaultValue: () => null
  }, {
   converter: o.converters.USVString,
   key: "sameSite",
   allowedValues: [ "Strict", "Lax", "None" ]
  }, {
   converter: o.sequenceConverter(o.converters.DOMString),
   key: "unparsed",
   defaultValue: () => new Array(0)
  } ]), e.exports = {
   getCookies: function getCookies(e) {
    o.argumentLengthCheck(arguments, 1, "getCookies"), o.brandCheck(e, A, {
     strict: !1
    });
    const t = e.get("cookie"), r = {};
    if (!t) return r;
    for (const e of t.split(";")) {
     const [t, ...s] = e.split("=");
     r[t.trim()] = s.join("=");
    }
    return r;
   },
   deleteCookie: function deleteCookie(e, t, r) {
    o.brandCheck(e, A, {
     strict: !1
    });
    const s = "deleteCookie";
    o.argumentLengthCheck(arguments, 2, s), t = o.converters.DOMString(t, s, "name"), 
    r = o.converters.DeleteCookieAttributes(r), setCookie(e, {
     name: t,
     value: "",
     expires: new Date(0),
     ...r
    });
   },
   getSetCookies: function getSetCookies(e) {
    o.argumentLengthCheck(arguments, 1, "getSetCookies"), o.brandCheck(e, A, {
     strict: !1
    });
    const t = e.getSetCookie();
    return t ? t.map(e => s(e)) : [];
   },
   setCookie: setCookie
  };
 },
 1978: (e, t, r) => {
  const {maxNameValuePairSize: s, maxAttributeValueSize: n} = r(1276), {isCTLExcludingHtab: o} = r(7797), {collectASequenceOfCodePointsFast: A} = r(1900), i = r(4589);
  function parseUnparsedAttributes(e, t = {}) {
   if (0 === e.length) return t;
   i(";" === e[0]);
   let r = "";
   (e = e.slice(1)).includes(";") ? (r = A(";", e, {
    position: 0
   }), e = e.slice(r.length)) : (r = e, e = "");
   let s = "", o = "";
   if (r.includes("=")) {
    const e = {
     position: 0
    };
    s = A("=", r, e), o = r.slice(e.position + 1);
   } else s = r;
   if (s = s.trim(), o = o.trim(), o.length > n) return parseUnparsedAttributes(e, t);
   const a = s.toLowerCase();
   if ("expires" === a) {
    const e = new Date(o);
    t.expires = e;
   } else if ("max-age" === a) {
    const r = o.charCodeAt(0);
    if ((r < 48 || r > 57) && "-" !== o[0]) return parseUnparsedAttributes(e, t);
    if (!/^\d+$/.test(o)) return parseUnparsedAttributes(e, t);
    const s = Number(o);
    t.maxAge = s;
   } else if ("domain" === a) {
    let e = o;
    "." === e[0] && (e = e.slice(1)), e = e.toLowerCase(), t.domain = e;
   } else if ("path" === a) {
    let e = "";
    e = 0 === o.length || "/" !== o[0] ? "/" : o, t.path = e;
   } else if ("secure" === a) t.secure = !0; else if ("httponly" === a) t.httpOnly = !0; else if ("samesite" === a) {
    const e = o.toLowerCase();
    "none" === e ? t.sameSite = "None" : "strict" === e ? t.sameSite = "Strict" : "lax" === e && (t.sameSite = "Lax");
   } else t.unparsed ??= [], t.unparsed.push(`${s}=${o}`);
   return parseUnparsedAttributes(e, t);
  }
  e.exports = {
   parseSetCookie: function parseSetCookie(e) {
    if (o(e)) return null;
    let t = "", r = "", n = "", i = "";
    if (e.includes(";")) {
     const s = {
      position: 0
     };
     t = A(";", e, s), r = e.slice(s.position);
    } else t = e;
    if (t.includes("=")) {
     const e = {
      position: 0
     };
     n = A("=", t, e), i = t.slice(e.position + 1);
    } else i = t;
    return n = n.trim(), i = i.trim(), n.length + i.length > s ? null : {
     name: n,
     value: i,
     ...parseUnparsedAttributes(r)
    };
   },
   parseUnparsedAttributes: parseUnparsedAttributes
  };
 },
 7797: e => {
  function validateCookieName(e) {
   for (let t = 0; t < e.length; ++t) {
    const r = e.charCodeAt(t);
    if (r < 33 || r > 126 || 34 === r || 40 === r || 41 === r || 60 === r || 62 === r || 64 === r || 44 === r || 59 === r || 58 === r || 92 === r || 47 === r || 91 === r || 93 === r || 63 === r || 61 === r || 123 === r || 125 === r) throw new Error("Invalid cookie name");
   }
  }
  function validateCookieValue(e) {
   let t = e.length, r = 0;
   if ('"' === e[0]) {
    if (1 === t || '"' !== e[t - 1]) throw new Error("Invalid cookie value");
    --t, ++r;
   }
   for (;r < t; ) {
    const t = e.charCodeAt(r++);
    if (t < 33 || t > 126 || 34 === t || 44 === t || 59 === t || 92 === t) throw new Error("Invalid cookie value");
   }
  }
  function validateCookiePath(e) {
   for (let t = 0; t < e.length; ++t) {
    const r = e.charCodeAt(t);
    if (r < 32 || r > 126 || 59 === r) throw new Error("Invalid cookie path");
   }
  }
  function isLetterOrDigit(e) {
   return e >= 48 && e <= 57 || e >= 65 && e <= 90 || e >= 97 && e <= 122;
  }
  const t = [ "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" ], r = [ "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" ], s = Array(61).fill(0).map((e, t) => t.toString().padStart(2, "0"));
  function toIMFDate(e) {
   return "number" == typeof e && (e = new Date(e)), `${t[e.getUTCDay()]}, ${s[e.getUTCDate()]} ${r[e.getUTCMonth()]} ${e.getUTCFullYear()} ${s[e.getUTCHours()]}:${s[e.getUTCMinutes()]}:${s[e.getUTCSeconds()]} GMT`;
  }
  e.exports = {
   isCTLExcludingHtab: function isCTLExcludingHtab(e) {
    for (let t = 0; t < e.length; ++t) {
     const r = e.charCodeAt(t);
     if (r >= 0 && r <= 8 || r >= 10 && r <= 31 || 127 === r) return !0;
    }
    return !1;
   },
   validateCookieName: validateCookieName,
   validateCookiePath: validateCookiePath,
   validateCookieValue: validateCookieValue,
   toIMFDate: toIMFDate,
   stringify: function stringify(e) {
    if (0 === e.name.length) return null;
    validateCookieName(e.name), validateCookieValue(e.value);
    const t = [ `${e.name}=${e.value}` ];
    e.name.startsWith("__Secure-") && (e.secure = !0), e.name.startsWith("__Host-") && (e.secure = !0, 
    e.domain = null, e.path = "/"), e.secure && t.push("Secure"), e.httpOnly && t.push("HttpOnly"), 
    "number" == typeof e.maxAge && (function validateCookieMaxAge(e) {
     if (e < 0) throw new Error("Invalid cookie max-age");
    }(e.maxAge), t.push(`Max-Age=${e.maxAge}`)), e.domain && (function validateCookieDomain(e) {
     if (" " === e) return;
     if (e.length > 255) throw new Error("Invalid cookie domain");
     let t = 0;
     for (let r = 0; r < e.length; ++r) {
      const s = e.charCodeAt(r);
      if (46 !== s) {
       if (0 === t && !isLetterOrDigit(s)) throw new Error("Invalid cookie domain");
       if (!isLetterOrDigit(s) && 45 !== s) throw new Error("Invalid cookie domain");
       if (++t > 63) throw new Error("Invalid cookie domain");
      } else {
       if (0 === t) throw new Error("Invalid cookie domain");
       if (45 === e.charCodeAt(r - 1)) throw new Error("Invalid cookie domain");
       t = 0;
      }
     }
     if (0 === t || 45 === e.charCodeAt(e.length - 1)) throw new Error("Invalid cookie domain");
    }(e.domain), t.push(`Domain=${e.domain}`)), e.path && (validateCookiePath(e.path), 
    t.push(`Path=${e.path}`)), e.expires && "Invalid Date" !== e.expires.toString() && t.push(`Expires=${toIMFDate(e.expires)}`), 
    e.sameSite && t.push(`SameSite=${e.sameSite}`);
    for (const r of e.unparsed) {
     if (!r.includes("=")) throw new Error("Invalid unparsed");
     const [e, ...s] = r.split("="), n = e.trim(), o = s.join("=");
     validateCookieName(n), validateCookieValue(o), t.push(`${n}=${o}`);
    }
    return t.join("; ");
   }
  };
 },
 4031: (e, t, r) => {
  const s = r(4573), {Transform: n} = r(7075), {isASCIINumber: o, isValidLastEventId: A} = r(4811), i = [ 239, 187, 191 ], a = s.kStringMaxLength, c = Buffer.from("data"), l = Buffer.from("event"), g = Buffer.from("id"), u = Buffer.from("retry");
  function isFieldName(e, t, r) {
   if (t !== r.length) return !1;
   for (let s = 0; s < t; s++) if (e[s] !== r[s]) return !1;
   return !0;
  }
  function createMaxEventSizeExceededError() {
   const e = new Error("EventSource message size exceeded");
   return e.aborted = !1, e;
  }
  e.exports = {
   EventSourceStream: class EventSourceStream extends n {
    state=null;
    checkBOM=!0;
    crlfCheck=!1;
    eventEndCheck=!1;
    chunks=[];
    chunkIndex=0;
    pos=0;
    lineChunkIndex=0;
    linePos=0;
    lineLength=0;
    eventSize=0;
    eventFieldSizes={
     data: 0,
     event: 0,
     id: 0,
     retry: 0
    };
    dataLineCount=0;
    maxEventSize;
    maxDataLines;
    maxBufferedChunks;
    event={
     data: void 0,
     event: void 0,
     id: void 0,
     retry: void 0
    };
    constructor(e = {}) {
     e.readableObjectMode = !0, super(e), this.state = e.eventSourceSettings || {}, this.maxEventSize = e.maxEventSize ?? a;
     const t = this.maxEventSize > 0 ? Math.min(131072, Math.max(1024, Math.floor(this.maxEventSize / 128))) : 0;
     this.maxDataLines = t, this.maxBufferedChunks = t, e.push && (this.push = e.push);
    }
    _transform(e, t, r) {
     if (0 !== e.length) if (this.maxEventSize > 0 && this.chunks.length >= this.maxBufferedChunks && 10 !== e[0] && 13 !== e[0]) r(createMaxEventSizeExceededError()); else if (this.chunks.push(e), 
     this.checkBOM && this.handleBOM()) r(); else {
      for (;this.hasCurrentByte(); ) {
       const e = this.currentByte();
       if (this.eventEndCheck) {
        if (this.crlfCheck) {
         if (10 === e) {
          this.crlfCheck = !1, this.consumeCurrentByte();
          continue;
         }
         this.crlfCheck = !1;
        }
        if (10 === e || 13 === e) {
         13 === e && (this.crlfCheck = !0), this.consumeCurrentByte(), this.hasPendingEvent() && this.processEvent(this.event), 
         this.clearEvent();
         continue;
        }
        this.eventEndCheck = !1;
       } else if (10 !== e && 13 !== e) {
        if (this.maxEventSize > 0 && ++this.lineLength > this.maxEventSize + 7) return void r(createMaxEventSizeExceededError());
        this.advanceCursor();
       } else {
        13 === e && (this.crlfCheck = !0);
        try {
         this.parseLine(this.readLine(), this.event);
        } catch (e) {
         return void r(e);
        }
        this.consumeCurrentByte(), this.eventEndCheck = !0;
       }
      }
      r();
     } else r();
    }
    _destroy(e, t) {
     this.chunks.length = 0, this.clearEvent(), super._destroy(e, t);
    }
    parseLine(e, t) {
     if (0 === e.length) return;
     const r = e.indexOf(58);
     if (0 === r) return;
     let s = e.length, n = e.length;
     if (-1 !== r && (s = r, n = r + 1, 32 === e[n] && ++n), isFieldName(e, s, c)) {
      if (this.maxEventSize > 0 && this.dataLineCount >= this.maxDataLines) throw createMaxEventSizeExceededError();
      const r = e.length - n, s = this.eventFieldSizes.data + (void 0 === t.data ? 0 : 1) + r;
      this.setEventFieldSize("data", s);
      const o = e.toString("utf8", n);
      return void 0 === t.data ? t.data = o : t.data += `\n${o}`, void this.dataLineCount++;
     }
     isFieldName(e, s, u) ? function isASCIINumberBytes(e, t) {
      if (t >= e.length) return !1;
      for (let r = t; r < e.length; r++) if (e[r] < 48 || e[r] > 57) return !1;
      return !0;
     }(e, n) && (this.setEventFieldSize("retry", e.length - n), t.retry = e.toString("utf8", n)) : isFieldName(e, s, g) ? function isValidLastEventIdBytes(e, t) {
      for (let r = t; r < e.length; r++) if (0 === e[r]) return !1;
      return !0;
     }(e, n) && (this.setEventFieldSize("id", e.length - n), t.id = e.toString("utf8", n)) : isFieldName(e, s, l) && n < e.length && (this.setEventFieldSize("event", e.length - n), 
     t.event = e.toString("utf8", n));
    }
    setEventFieldSize(e, t) {
     const r = this.eventSize - this.eventFieldSizes[e] + t;
     if (this.maxEventSize > 0 && r > this.maxEventSize) throw createMaxEventSizeExceededError();
     this.eventSize = r, this.eventFieldSizes[e] = t;
    }
    processEvent(e) {
     e.retry && o(e.retry) && (this.state.reconnectionTime = parseInt(e.retry, 10)), 
     e.id && A(e.id) && (this.state.lastEventId = e.id), void 0 !== e.data && this.push({
      type: e.event || "message",
      options: {
       data: e.data,
       lastEventId: this.state.lastEventId,
       origin: this.state.origin
      }
     });
    }
    clearEvent() {
     this.event.data = void 0, this.event.event = void 0, this.event.id = void 0, this.event.retry = void 0, 
     this.eventSize = 0, this.dataLineCount = 0, this.eventFieldSizes.data = 0, this.eventFieldSizes.event = 0, 
     this.eventFieldSizes.id = 0, this.eventFieldSizes.retry = 0;
    }
    hasPendingEvent() {
     return void 0 !== this.event.data || void 0 !== this.event.event || void 0 !== this.event.id || void 0 !== this.event.retry;
    }
    hasCurrentByte() {
     return this.chunkIndex < this.chunks.length && this.pos < this.chunks[this.chunkIndex].length;
    }
    currentByte() {
     return this.chunks[this.chunkIndex][this.pos];
    }
    consumeCurrentByte() {
     this.advanceCursor(), this.syncLineStartToCursor();
    }
    advanceCursor() {
     for (this.pos++; this.chunkIndex < this.chunks.length && this.pos >= this.chunks[this.chunkIndex].length; ) this.chunkIndex++, 
     this.pos = 0;
    }
    syncLineStartToCursor() {
     this.lineChunkIndex = this.chunkIndex, this.linePos = this.pos, this.lineLength = 0, 
     this.dropConsumedChunks();
    }
    dropConsumedChunks() {
     if (this.lineChunkIndex > 0) {
      const e = this.lineChunkIndex;
      this.chunks.splice(0, e), this.lineChunkIndex = 0, this.chunkIndex -= e;
     }
     this.chunkIndex === this.chunks.length && (this.chunks.length = 0, this.chunkIndex = 0, 
     this.pos = 0, this.lineChunkIndex = 0, this.linePos = 0);
    }
    readLine() {
     if (this.lineChunkIndex === this.chunkIndex) return this.chunks[this.chunkIndex].subarray(this.linePos, this.pos);
     const e = [];
     let t = 0;
     for (let r = this.lineChunkIndex; r <= this.chunkIndex; r++) {
      const s = this.chunks[r], n = r === this.lineChunkIndex ? this.linePos : 0, o = r === this.chunkIndex ? this.pos : s.length, A = s.subarray(n, o);
      t += A.length, e.push(A);
     }
     return Buffer.concat(e, t);
    }
    peekBufferedByte(e) {
     let t = this.lineChunkIndex, r = this.linePos;
     for (;t < this.chunks.length; ) {
      const s = this.chunks[t], n = s.length - r;
      if (e < n) return s[r + e];
      e -= n, t++, r = 0;
     }
    }
    discardLeadingBytes(e) {
     for (;e > 0 && this.lineChunkIndex < this.chunks.length; ) {
      const t = this.chunks[this.lineChunkIndex].length - this.linePos;
      e < t ? (this.linePos += e, e = 0) : (e -= t, this.lineChunkIndex++, this.linePos = 0);
     }
     this.chunkIndex = this.lineChunkIndex, this.pos = this.linePos, this.dropConsumedChunks();
    }
    handleBOM() {
     const e = this.peekBufferedByte(0), t = this.peekBufferedByte(1), r = this.peekBufferedByte(2);
     return void 0 === t ? (e === i[0] || (this.checkBOM = !1), !0) : void 0 === r ? e === i[0] && t === i[1] || (this.checkBOM = !1, 
     !1) : (e === i[0] && t === i[1] && r === i[2] && this.discardLeadingBytes(3), this.checkBOM = !1, 
     !this.hasCurrentByte());
    }
   }
  };
 },
 1238: (e, t, r) => {
  const {pipeline: s} = r(7075), {fetching: n} = r(4398), {makeRequest: o} = r(9967), {webidl: A} = r(5893), {EventSourceStream: i} = r(4031), {parseMIMEType: a} = r(1900), {createFastMessageEvent: c} = r(5188), {isNetworkError: l} = r(9051), {delay: g} = r(4811), {kEnumerableProperty: u} = r(3440), {environmentSettingsObject: h} = r(3168), {getGlobalDispatcher: d} = r(2581);
  let E = !1;
  class EventSource extends EventTarget {
   #L={
    open: null,
    error: null,
    message: null
   };
   #G=null;
   #O=!1;
   #x=0;
   #H=null;
   #P=null;
   #r;
   #m;
   constructor(e, t = {}) {
    super(), A.util.markAsUncloneable(this);
    const r = "EventSource constructor";
    A.argumentLengthCheck(arguments, 1, r), E || (E = !0, process.emitWarning("EventSource is experimental, expect them to change at any time.", {
     code: "UNDICI-ES"
    })), e = A.converters.USVString(e, r, "url"), t = A.converters.EventSourceInitDict(t, r, "eventSourceInitDict"), 
    this.#r = t.dispatcher, this.#m = {
     lastEventId: "",
     reconnectionTime: 3e3
    };
    const s = h;
    let n;
    try {
     n = new URL(e, s.settingsObject.baseUrl), this.#m.origin = n.origin;
    } catch (e) {
     throw new DOMException(e, "SyntaxError");
    }
    this.#G = n.href;
    let i = "anonymous";
    t.withCredentials && (i = "use-credentials", this.#O = !0);
    const a = {
     redirect: "follow",
     keepalive: !0,
     mode: "cors",
     credentials: "anonymous" === i ? "same-origin" : "omit",
     referrer: "no-referrer"
    };
    a.client = h.settingsObject, a.headersList = [ [ "accept", {
     name: "accept",
     value: "text/event-stream"
    } ] ], a.cache = "no-store", a.initiator = "other", a.urlList = [ new URL(this.#G) ], 
    this.#H = o(a), this.#Y();
   }
   get readyState() {
    return this.#x;
   }
   get url() {
    return this.#G;
   }
   get withCredentials() {
    return this.#O;
   }
   #Y() {
    if (2 === this.#x) return;
    this.#x = 0;
    const e = {
     request: this.#H,
     dispatcher: this.#r
    };
    e.processResponseEndOfBody = e => {
     l(e) && (this.dispatchEvent(new Event("error")), this.close()), this.#J();
    }, e.processResponse = e => {
     if (l(e)) return e.aborted ? (this.close(), void this.dispatchEvent(new Event("error"))) : void this.#J();
     const t = e.headersList.get("content-type", !0), r = null !== t ? a(t) : "failure", n = "failure" !== r && "text/event-stream" === r.essence;
     if (200 !== e.status || !1 === n) return this.close(), void this.dispatchEvent(new Event("error"));
     this.#x = 1, this.dispatchEvent(new Event("open")), this.#m.origin = e.urlList[e.urlList.length - 1].origin;
     const o = new i({
      eventSourceSettings: this.#m,
      maxEventSize: this.#r.eventSourceOptions?.maxEventSize,
      push: e => {
       this.dispatchEvent(c(e.type, e.options));
      }
     });
     s(e.body.stream, o, e => {
      !1 === e?.aborted && (this.close(), this.dispatchEvent(new Event("error")));
     });
    }, this.#P = n(e);
   }
   async #J() {
    2 !== this.#x && (this.#x = 0, this.dispatchEvent(new Event("error")), await g(this.#m.reconnectionTime), 
    0 === this.#x && (this.#m.lastEventId.length && this.#H.headersList.set("last-event-id", this.#m.lastEventId, !0), 
    this.#Y()));
   }
   close() {
    A.brandCheck(this, EventSource), 2 !== this.#x && (this.#x = 2, this.#P.abort(), 
    this.#H = null);
   }
   get onopen() {
    return this.#L.open;
   }
   set onopen(e) {
    this.#L.open && this.removeEventListener("open", this.#L.open), "function" == typeof e ? (this.#L.open = e, 
    this.addEventListener("open", e)) : this.#L.open = null;
   }
   get onmessage() {
    return this.#L.message;
   }
   set onmessage(e) {
    this.#L.message && this.removeEventListener("message", this.#L.message), "function" == typeof e ? (this.#L.message = e, 
    this.addEventListener("message", e)) : this.#L.message = null;
   }
   get onerror() {
    return this.#L.error;
   }
   set onerror(e) {
    this.#L.error && this.removeEventListener("error", this.#L.error), "function" == typeof e ? (this.#L.error = e, 
    this.addEventListener("error", e)) : this.#L.error = null;
   }
  }
  const p = {
   CONNECTING: {
    __proto__: null,
    configurable: !1,
    enumerable: !0,
    value: 0,
    writable: !1
   },
   OPEN: {
    __proto__: null,
    configurable: !1,
    enumerable: !0,
    value: 1,
    writable: !1
   },
   CLOSED: {
    __proto__: null,
    configurable: !1,
    enumerable: !0,
    value: 2,
    writable: !1
   }
  };
  Object.defineProperties(EventSource, p), Object.defineProperties(EventSource.prototype, p), 
  Object.defineProperties(EventSource.prototype, {
   close: u,
   onerror: u,
   onmessage: u,
   onopen: u,
   readyState: u,
   url: u,
   withCredentials: u
  }), A.converters.EventSourceInitDict = A.dictionaryConverter([ {
   key: "withCredentials",
   converter: A.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "dispatcher",
   converter: A.converters.any,
   defaultValue: () => d()
  } ]), e.exports = {
   EventSource: EventSource,
   defaultReconnectionTime: 3e3
  };
 },
 4811: e => {
  e.exports = {
   isValidLastEventId: function isValidLastEventId(e) {
    return -1 === e.indexOf("\0");
   },
   isASCIINumber: function isASCIINumber(e) {
    if (0 === e.length) return !1;
    for (let t = 0; t < e.length; t++) if (e.charCodeAt(t) < 48 || e.charCodeAt(t) > 57) return !1;
    return !0;
   },
   delay: function delay(e) {
    return new Promise(t => {
     setTimeout(t, e).unref();
    });
   }
  };
 },
 4492: (e, t, r) => {
  const s = r(3440), {ReadableStreamFrom: n, isBlobLike: o, isReadableStreamLike: A, readableStreamClose: i, createDeferredPromise: a, fullyReadBody: c, extractMimeType: l, utf8DecodeBytes: g} = r(3168), {FormData: u} = r(5910), {kState: h} = r(3627), {webidl: d} = r(5893), {Blob: E} = r(4573), p = r(4589), {isErrored: Q, isDisturbed: B} = r(7075), {isArrayBuffer: I} = r(3429), {serializeAMimeType: f} = r(1900), {multipartFormDataParser: m} = r(116);
  let w;
  try {
   const e = r(7598);
   w = t => e.randomInt(0, t);
  } catch {
   w = e => Math.floor(Math.random(e));
  }
  const y = new TextEncoder;
  function noop() {}
  const k = globalThis.FinalizationRegistry && 0 !== process.version.indexOf("v18");
  let b;
  function extractBody(e, t = !1) {
   let r = null;
   r = e instanceof ReadableStream ? e : o(e) ? e.stream() : new ReadableStream({
    async pull(e) {
     const t = "string" == typeof c ? y.encode(c) : c;
     t.byteLength && e.enqueue(t), queueMicrotask(() => i(e));
    },
    start() {},
    type: "bytes"
   }), p(A(r));
   let a = null, c = null, l = null, g = null;
   if ("string" == typeof e) c = e, g = "text/plain;charset=UTF-8"; else if (e instanceof URLSearchParams) c = e.toString(), 
   g = "application/x-www-form-urlencoded;charset=UTF-8"; else if (I(e)) c = new Uint8Array(e.slice()); else if (ArrayBuffer.isView(e)) c = new Uint8Array(e.buffer.slice(e.byteOffset, e.byteOffset + e.byteLength)); else if (s.isFormDataLike(e)) {
    const t = `----formdata-undici-0${`${w(1e11)}`.padStart(11, "0")}`, r = `--${t}\r\nContent-Disposition: form-data`
    /*! formdata-polyfill. MIT License. Jimmy W\u00e4rting <https://jimmy.warting.se/opensource> */ , escape = e => e.replace(/\n/g, "%0A").replace(/\r/g, "%0D").replace(/"/g, "%22"), normalizeLinefeeds = e => e.replace(/\r?\n|\r/g, "\r\n"), s = [], n = new Uint8Array([ 13, 10 ]);
    l = 0;
    let o = !1;
    for (const [t, A] of e) if ("string" == typeof A) {
     const e = y.encode(r + `; name="${escape(normalizeLinefeeds(t))}"` + `\r\n\r\n${normalizeLinefeeds(A)}\r\n`);
     s.push(e), l += e.byteLength;
    } else {
     const e = y.encode(`${r}; name="${escape(normalizeLinefeeds(t))}"` + (A.name ? `; filename="${escape(A.name)}"` : "") + "\r\n" + `Content-Type: ${A.type || "application/octet-stream"}\r\n\r\n`);
     s.push(e, A, n), "number" == typeof A.size ? l += e.byteLength + A.size + n.byteLength : o = !0;
    }
    const A = y.encode(`--${t}--\r\n`);
    s.push(A), l += A.byteLength, o && (l = null), c = e, a = async function*() {
     for (const e of s) e.stream ? yield* e.stream() : yield e;
    }, g = `multipart/form-data; boundary=${t}`;
   } else if (o(e)) c = e, l = e.size, e.type && (g = e.type); else if ("function" == typeof e[Symbol.asyncIterator]) {
    if (t) throw new TypeError("keepalive");
    if (s.isDisturbed(e) || e.locked) throw new TypeError("Response body object should not be disturbed or locked");
    r = e instanceof ReadableStream ? e : n(e);
   }
   if (("string" == typeof c || s.isBuffer(c)) && (l = Buffer.byteLength(c)), null != a) {
    let t;
    r = new ReadableStream({
     async start() {
      t = a(e)[Symbol.asyncIterator]();
     },
     async pull(e) {
      const {value: s, done: n} = await t.next();
      if (n) queueMicrotask(() => {
       e.close(), e.byobRequest?.respond(0);
      }); else if (!Q(r)) {
       const t = new Uint8Array(s);
       t.byteLength && e.enqueue(t);
      }
      return e.desiredSize > 0;
     },
     async cancel(e) {
      await t.return();
     },
     type: "bytes"
    });
   }
   return [ {
    stream: r,
    source: c,
    length: l
   }, g ];
  }
  async function consumeBody(e, t, r) {
   if (d.brandCheck(e, r), bodyUnusable(e)) throw new TypeError("Body is unusable: Body has already been read");
   !function throwIfAborted(e) {
    if (e.aborted) throw new DOMException("The operation was aborted.", "AbortError");
   }(e[h]);
   const s = a(), errorSteps = e => s.reject(e), successSteps = e => {
    try {
     s.resolve(t(e));
    } catch (e) {
     errorSteps(e);
    }
   };
   return null == e[h].body ? (successSteps(Buffer.allocUnsafe(0)), s.promise) : (await c(e[h].body, successSteps, errorSteps), 
   s.promise);
  }
  function bodyUnusable(e) {
   const t = e[h].body;
   return null != t && (t.stream.locked || s.isDisturbed(t.stream));
  }
  function parseJSONFromBytes(e) {
   return JSON.parse(g(e));
  }
  function bodyMimeType(e) {
   const t = e[h].headersList, r = l(t);
   return "failure" === r ? null : r;
  }
  k && (b = new FinalizationRegistry(e => {
   const t = e.deref();
   !t || t.locked || B(t) || Q(t) || t.cancel("Response object has been garbage collected").catch(noop);
  })), e.exports = {
   extractBody: extractBody,
   safelyExtractBody: function safelyExtractBody(e, t = !1) {
    return e instanceof ReadableStream && (p(!s.isDisturbed(e), "The body has already been consumed."), 
    p(!e.locked, "The stream is locked.")), extractBody(e, t);
   },
   cloneBody: function cloneBody(e, t) {
    const [r, s] = t.stream.tee();
    return t.stream = r, {
     stream: s,
     length: t.length,
     source: t.source
    };
   },
   mixinBody: function mixinBody(e) {
    Object.assign(e.prototype, function bodyMixinMethods(e) {
     return {
      blob() {
       return consumeBody(this, e => {
        let t = bodyMimeType(this);
        return null === t ? t = "" : t && (t = f(t)), new E([ e ], {
         type: t
        });
       }, e);
      },
      arrayBuffer() {
       return consumeBody(this, e => new Uint8Array(e).buffer, e);
      },
      text() {
       return consumeBody(this, g, e);
      },
      json() {
       return consumeBody(this, parseJSONFromBytes, e);
      },
      formData() {
       return consumeBody(this, e => {
        const t = bodyMimeType(this);
        if (null !== t) switch (t.essence) {
        case "multipart/form-data":
         {
          const r = m(e, t);
          if ("failure" === r) throw new TypeError("Failed to parse body as FormData.");
          const s = new u;
          return s[h] = r, s;
         }

        case "application/x-www-form-urlencoded":
         {
          const t = new URLSearchParams(e.toString()), r = new u;
          for (const [e, s] of t) r.append(e, s);
          return r;
         }
        }
        throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
       }, e);
      },
      bytes() {
       return consumeBody(this, e => new Uint8Array(e), e);
      }
     };
    }(e));
   },
   streamRegistry: b,
   hasFinalizationRegistry: k,
   bodyUnusable: bodyUnusable
  };
 },
 4495: e => {
  const t = [ "GET", "HEAD", "POST" ], r = new Set(t), s = [ 301, 302, 303, 307, 308 ], n = new Set(s), o = [ "1", "7", "9", "11", "13", "15", "17", "19", "20", "21", "22", "23", "25", "37", "42", "43", "53", "69", "77", "79", "87", "95", "101", "102", "103", "104", "109", "110", "111", "113", "115", "117", "119", "123", "135", "137", "139", "143", "161", "179", "389", "427", "465", "512", "513", "514", "515", "526", "530", "531", "532", "540", "548", "554", "556", "563", "587", "601", "636", "989", "990", "993", "995", "1719", "1720", "1723", "2049", "3659", "4045", "4190", "5060", "5061", "6000", "6566", "6665", "6666", "6667", "6668", "6669", "6679", "6697", "10080" ], A = new Set(o), i = [ "", "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin", "origin-when-cross-origin", "strict-origin-when-cross-origin", "unsafe-url" ], a = new Set(i), c = [ "GET", "HEAD", "OPTIONS", "TRACE" ], l = new Set(c), g = [ "CONNECT", "TRACE", "TRACK" ], u = new Set(g), h = [ "audio", "audioworklet", "font", "image", "manifest", "paintworklet", "script", "style", "track", "video", "xslt", "" ], d = new Set(h);
  e.exports = {
   subresource: h,
   forbiddenMethods: g,
   requestBodyHeader: [ "content-encoding", "content-language", "content-location", "content-type", "content-length" ],
   referrerPolicy: i,
   requestRedirect: [ "follow", "manual", "error" ],
   requestMode: [ "navigate", "same-origin", "no-cors", "cors" ],
   requestCredentials: [ "omit", "same-origin", "include" ],
   requestCache: [ "default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached" ],
   redirectStatus: s,
   corsSafeListedMethods: t,
   nullBodyStatus: [ 101, 204, 205, 304 ],
   safeMethods: c,
   badPorts: o,
   requestDuplex: [ "half" ],
   subresourceSet: d,
   badPortsSet: A,
   redirectStatusSet: n,
   corsSafeListedMethodsSet: r,
   safeMethodsSet: l,
   forbiddenMethodsSet: u,
   referrerPolicySet: a
  };
 },
 1900: (e, t, r) => {
  const s = r(4589), n = new TextEncoder, o = /^[!#$%&'*+\-.^_|~A-Za-z0-9]+$/, A = /[\u000A\u000D\u0009\u0020]/, i = /[\u0009\u000A\u000C\u000D\u0020]/g, a = /^[\u0009\u0020-\u007E\u0080-\u00FF]+$/;
  function URLSerializer(e, t = !1) {
   if (!t) return e.href;
   const r = e.href, s = e.hash.length, n = 0 === s ? r : r.substring(0, r.length - s);
   return !s && r.endsWith("#") ? n.slice(0, -1) : n;
  }
  function collectASequenceOfCodePoints(e, t, r) {
   let s = "";
   for (;r.position < t.length && e(t[r.position]); ) s += t[r.position], r.position++;
   return s;
  }
  function collectASequenceOfCodePointsFast(e, t, r) {
   const s = t.indexOf(e, r.position), n = r.position;
   return -1 === s ? (r.position = t.length, t.slice(n)) : (r.position = s, t.slice(n, r.position));
  }
  function stringPercentDecode(e) {
   return function percentDecode(e) {
    const t = e.length, r = new Uint8Array(t);
    let s = 0;
    for (let n = 0; n < t; ++n) {
     const t = e[n];
     37 !== t ? r[s++] = t : 37 !== t || isHexCharByte(e[n + 1]) && isHexCharByte(e[n + 2]) ? (r[s++] = hexByteToNumber(e[n + 1]) << 4 | hexByteToNumber(e[n + 2]), 
     n += 2) : r[s++] = 37;
    }
    return t === s ? r : r.subarray(0, s);
   }(n.encode(e));
  }
  function isHexCharByte(e) {
   return e >= 48 && e <= 57 || e >= 65 && e <= 70 || e >= 97 && e <= 102;
  }
  function hexByteToNumber(e) {
   return e >= 48 && e <= 57 ? e - 48 : (223 & e) - 55;
  }
  function parseMIMEType(e) {
   const t = {
    position: 0
   }, r = collectASequenceOfCodePointsFast("/", e = removeHTTPWhitespace(e, !0, !0), t);
   if (0 === r.length || !o.test(r)) return "failure";
   if (t.position > e.length) return "failure";
   t.position++;
   let s = collectASequenceOfCodePointsFast(";", e, t);
   if (s = removeHTTPWhitespace(s, !1, !0), 0 === s.length || !o.test(s)) return "failure";
   const n = r.toLowerCase(), i = s.toLowerCase(), c = {
    type: n,
    subtype: i,
    parameters: new Map,
    essence: `${n}/${i}`
   };
   for (;t.position < e.length; ) {
    t.position++, collectASequenceOfCodePoints(e => A.test(e), e, t);
    let r = collectASequenceOfCodePoints(e => ";" !== e && "=" !== e, e, t);
    if (r = r.toLowerCase(), t.position < e.length) {
     if (";" === e[t.position]) continue;
     t.position++;
    }
    if (t.position > e.length) break;
    let s = null;
    if ('"' === e[t.position]) s = collectAnHTTPQuotedString(e, t, !0), collectASequenceOfCodePointsFast(";", e, t); else if (s = collectASequenceOfCodePointsFast(";", e, t), 
    s = removeHTTPWhitespace(s, !1, !0), 0 === s.length) continue;
    0 === r.length || !o.test(r) || 0 !== s.length && !a.test(s) || c.parameters.has(r) || c.parameters.set(r, s);
   }
   return c;
  }
  function collectAnHTTPQuotedString(e, t, r) {
   const n = t.position;
   let o = "";
   for (s('"' === e[t.position]), t.position++; o += collectASequenceOfCodePoints(e => '"' !== e && "\\" !== e, e, t), 
   !(t.position >= e.length); ) {
    const r = e[t.position];
    if (t.position++, "\\" !== r) {
     s('"' === r);
     break;
    }
    if (t.position >= e.length) {
     o += "\\";
     break;
    }
    o += e[t.position], t.position++;
   }
   return r ? o : e.slice(n, t.position);
  }
  function isHTTPWhiteSpace(e) {
   return 13 === e || 10 === e || 9 === e || 32 === e;
  }
  function removeHTTPWhitespace(e, t = !0, r = !0) {
   return removeChars(e, t, r, isHTTPWhiteSpace);
  }
  function isASCIIWhitespace(e) {
   return 13 === e || 10 === e || 9 === e || 12 === e || 32 === e;
  }
  function removeChars(e, t, r, s) {
   let n = 0, o = e.length - 1;
   if (t) for (;n < e.length && s(e.charCodeAt(n)); ) n++;
   if (r) for (;o > 0 && s(e.charCodeAt(o)); ) o--;
   return 0 === n && o === e.length - 1 ? e : e.slice(n, o + 1);
  }
  function isomorphicDecode(e) {
   const t = e.length;
   if (65535 > t) return String.fromCharCode.apply(null, e);
   let r = "", s = 0, n = 65535;
   for (;s < t; ) s + n > t && (n = t - s), r += String.fromCharCode.apply(null, e.subarray(s, s += n));
   return r;
  }
  e.exports = {
   dataURLProcessor: function dataURLProcessor(e) {
    s("data:" === e.protocol);
    let t = URLSerializer(e, !0);
    t = t.slice(5);
    const r = {
     position: 0
    };
    let n = collectASequenceOfCodePointsFast(",", t, r);
    const o = n.length;
    if (n = function removeASCIIWhitespace(e, t = !0, r = !0) {
     return removeChars(e, t, r, isASCIIWhitespace);
    }(n, !0, !0), r.position >= t.length) return "failure";
    r.position++;
    let A = stringPercentDecode(t.slice(o + 1));
    if (/;(\u0020){0,}base64$/i.test(n)) {
     if (A = function forgivingBase64(e) {
      let t = (e = e.replace(i, "")).length;
      if (t % 4 == 0 && 61 === e.charCodeAt(t - 1) && (--t, 61 === e.charCodeAt(t - 1) && --t), 
      t % 4 == 1) return "failure";
      if (/[^+/0-9A-Za-z]/.test(e.length === t ? e : e.substring(0, t))) return "failure";
      const r = Buffer.from(e, "base64");
      return new Uint8Array(r.buffer, r.byteOffset, r.byteLength);
     }(isomorphicDecode(A)), "failure" === A) return "failure";
     n = n.slice(0, -6), n = n.replace(/(\u0020)+$/, ""), n = n.slice(0, -1);
    }
    n.startsWith(";") && (n = "text/plain" + n);
    let a = parseMIMEType(n);
    return "failure" === a && (a = parseMIMEType("text/plain;charset=US-ASCII")), {
     mimeType: a,
     body: A
    };
   },
   URLSerializer: URLSerializer,
   collectASequenceOfCodePoints: collectASequenceOfCodePoints,
   collectASequenceOfCodePointsFast: collectASequenceOfCodePointsFast,
   stringPercentDecode: stringPercentDecode,
   parseMIMEType: parseMIMEType,
   collectAnHTTPQuotedString: collectAnHTTPQuotedString,
   serializeAMimeType: function serializeAMimeType(e) {
    s("failure" !== e);
    const {parameters: t, essence: r} = e;
    let n = r;
    for (let [e, r] of t.entries()) n += ";", n += e, n += "=", o.test(r) || (r = r.replace(/(\\|")/g, "\\$1"), 
    r = '"' + r, r += '"'), n += r;
    return n;
   },
   removeChars: removeChars,
   removeHTTPWhitespace: removeHTTPWhitespace,
   minimizeSupportedMimeType: function minimizeSupportedMimeType(e) {
    switch (e.essence) {
    case "application/ecmascript":
    case "application/javascript":
    case "application/x-ecmascript":
    case "application/x-javascript":
    case "text/ecmascript":
    case "text/javascript":
    case "text/javascript1.0":
    case "text/javascript1.1":
    case "text/javascript1.2":
    case "text/javascript1.3":
    case "text/javascript1.4":
    case "text/javascript1.5":
    case "text/jscript":
    case "text/livescript":
    case "text/x-ecmascript":
    case "text/x-javascript":
     return "text/javascript";

    case "application/json":
    case "text/json":
     return "application/json";

    case "image/svg+xml":
     return "image/svg+xml";

    case "text/xml":
    case "application/xml":
     return "application/xml";
    }
    return e.subtype.endsWith("+json") ? "application/json" : e.subtype.endsWith("+xml") ? "application/xml" : "";
   },
   HTTP_TOKEN_CODEPOINTS: o,
   isomorphicDecode: isomorphicDecode
  };
 },
 6653: (e, t, r) => {
  const {kConnected: s, kSize: n} = r(6443);
  class CompatWeakRef {
   constructor(e) {
    this.value = e;
   }
   deref() {
    return 0 === this.value[s] && 0 === this.value[n] ? void 0 : this.value;
   }
  }
  class CompatFinalizer {
   constructor(e) {
    this.finalizer = e;
   }
   register(e, t) {
    e.on && e.on("disconnect", () => {
     0 === e[s] && 0 === e[n] && this.finalizer(t);
    });
   }
   unregister(e) {}
  }
  e.exports = function() {
   return process.env.NODE_V8_COVERAGE && process.version.startsWith("v18") ? (process._rawDebug("Using compatibility WeakRef and FinalizationRegistry"), 
   {
    WeakRef: CompatWeakRef,
    FinalizationRegistry: CompatFinalizer
   }) : {
    WeakRef: WeakRef,
    FinalizationRegistry: FinalizationRegistry
   };
  };
 },
 7114: (e, t, r) => {
  const {Blob: s, File: n} = r(4573), {kState: o} = r(3627), {webidl: A} = r(5893);
  class FileLike {
   constructor(e, t, r = {}) {
    const s = t, n = r.type, A = r.lastModified ?? Date.now();
    this[o] = {
     blobLike: e,
     name: s,
     type: n,
     lastModified: A
    };
   }
   stream(...e) {
    return A.brandCheck(this, FileLike), this[o].blobLike.stream(...e);
   }
   arrayBuffer(...e) {
    return A.brandCheck(this, FileLike), this[o].blobLike.arrayBuffer(...e);
   }
   slice(...e) {
    return A.brandCheck(this, FileLike), this[o].blobLike.slice(...e);
   }
   text(...e) {
    return A.brandCheck(this, FileLike), this[o].blobLike.text(...e);
   }
   get size() {
    return A.brandCheck(this, FileLike), this[o].blobLike.size;
   }
   get type() {
    return A.brandCheck(this, FileLike), this[o].blobLike.type;
   }
   get name() {
    return A.brandCheck(this, FileLike), this[o].name;
   }
   get lastModified() {
    return A.brandCheck(this, FileLike), this[o].lastModified;
   }
   get [Symbol.toStringTag]() {
    return "File";
   }
  }
  A.converters.Blob = A.interfaceConverter(s), e.exports = {
   FileLike: FileLike,
   isFileLike: function isFileLike(e) {
    return e instanceof n || e && ("function" == typeof e.stream || "function" == typeof e.arrayBuffer) && "File" === e[Symbol.toStringTag];
   }
  };
 },
 116: (e, t, r) => {
  const {isUSVString: s, bufferToLowerCasedHeaderName: n} = r(3440), {utf8DecodeBytes: o} = r(3168), {HTTP_TOKEN_CODEPOINTS: A, isomorphicDecode: i} = r(1900), {isFileLike: a} = r(7114), {makeEntry: c} = r(5910), l = r(4589), {File: g} = r(4573), u = globalThis.File ?? g, h = Buffer.from('form-data; name="'), d = Buffer.from("; filename"), E = Buffer.from("--"), p = Buffer.from("--\r\n");
  function isAsciiString(e) {
   for (let t = 0; t < e.length; ++t) if (-128 & e.charCodeAt(t)) return !1;
   return !0;
  }
  function parseMultipartFormDataHeaders(e, t) {
   let r = null, s = null, o = null, a = null;
   for (;;) {
    if (13 === e[t.position] && 10 === e[t.position + 1]) return null === r ? "failure" : {
     name: r,
     filename: s,
     contentType: o,
     encoding: a
    };
    let c = collectASequenceOfBytes(e => 10 !== e && 13 !== e && 58 !== e, e, t);
    if (c = removeChars(c, !0, !0, e => 9 === e || 32 === e), !A.test(c.toString())) return "failure";
    if (58 !== e[t.position]) return "failure";
    switch (t.position++, collectASequenceOfBytes(e => 32 === e || 9 === e, e, t), n(c)) {
    case "content-disposition":
     if (r = s = null, !bufferStartsWith(e, h, t)) return "failure";
     if (t.position += 17, r = parseMultipartFormDataName(e, t), null === r) return "failure";
     if (bufferStartsWith(e, d, t)) {
      let r = t.position + d.length;
      if (42 === e[r] && (t.position += 1, r += 1), 61 !== e[r] || 34 !== e[r + 1]) return "failure";
      if (t.position += 12, s = parseMultipartFormDataName(e, t), null === s) return "failure";
     }
     break;

    case "content-type":
     {
      let r = collectASequenceOfBytes(e => 10 !== e && 13 !== e, e, t);
      r = removeChars(r, !1, !0, e => 9 === e || 32 === e), o = i(r);
      break;
     }

    case "content-transfer-encoding":
     {
      let r = collectASequenceOfBytes(e => 10 !== e && 13 !== e, e, t);
      r = removeChars(r, !1, !0, e => 9 === e || 32 === e), a = i(r);
      break;
     }

    default:
     collectASequenceOfBytes(e => 10 !== e && 13 !== e, e, t);
    }
    if (13 !== e[t.position] && 10 !== e[t.position + 1]) return "failure";
    t.position += 2;
   }
  }
  function parseMultipartFormDataName(e, t) {
   l(34 === e[t.position - 1]);
   let r = collectASequenceOfBytes(e => 10 !== e && 13 !== e && 34 !== e, e, t);
   return 34 !== e[t.position] ? null : (t.position++, r = (new TextDecoder).decode(r).replace(/%0A/gi, "\n").replace(/%0D/gi, "\r").replace(/%22/g, '"'), 
   r);
  }
  function collectASequenceOfBytes(e, t, r) {
   let s = r.position;
   for (;s < t.length && e(t[s]); ) ++s;
   return t.subarray(r.position, r.position = s);
  }
  function removeChars(e, t, r, s) {
   let n = 0, o = e.length - 1;
   if (t) for (;n < e.length && s(e[n]); ) n++;
   if (r) for (;o > 0 && s(e[o]); ) o--;
   return 0 === n && o === e.length - 1 ? e : e.subarray(n, o + 1);
  }
  function bufferStartsWith(e, t, r) {
   if (e.length < t.length) return !1;
   for (let s = 0; s < t.length; s++) if (t[s] !== e[r.position + s]) return !1;
   return !0;
  }
  e.exports = {
   multipartFormDataParser: function multipartFormDataParser(e, t) {
    l("failure" !== t && "multipart/form-data" === t.essence);
    const r = t.parameters.get("boundary");
    if (void 0 === r) return "failure";
    const n = Buffer.from(`--${r}`, "utf8"), A = [], i = {
     position: 0
    };
    for (;13 === e[i.position] && 10 === e[i.position + 1]; ) i.position += 2;
    let g = e.length;
    for (;10 === e[g - 1] && 13 === e[g - 2]; ) g -= 2;
    for (g !== e.length && (e = e.subarray(0, g)); ;) {
     if (!e.subarray(i.position, i.position + n.length).equals(n)) return "failure";
     if (i.position += n.length, i.position === e.length - 2 && bufferStartsWith(e, E, i) || i.position === e.length - 4 && bufferStartsWith(e, p, i)) return A;
     if (13 !== e[i.position] || 10 !== e[i.position + 1]) return "failure";
     i.position += 2;
     const t = parseMultipartFormDataHeaders(e, i);
     if ("failure" === t) return "failure";
     let r, g, {name: h, filename: d, contentType: Q, encoding: B} = t;
     i.position += 2;
     {
      const t = e.indexOf(n.subarray(2), i.position);
      if (-1 === t) return "failure";
      r = e.subarray(i.position, t - 4), i.position += r.length, "base64" === B && (r = Buffer.from(r.toString(), "base64"));
     }
     if (13 !== e[i.position] || 10 !== e[i.position + 1]) return "failure";
     i.position += 2, null !== d ? (Q ??= "text/plain", isAsciiString(Q) || (Q = ""), 
     g = new u([ r ], d, {
      type: Q
     })) : g = o(Buffer.from(r)), l(s(h)), l("string" == typeof g && s(g) || a(g)), A.push(c(h, g, d));
    }
   },
   validateBoundary: function validateBoundary(e) {
    const t = e.length;
    if (t < 27 || t > 70) return !1;
    for (let r = 0; r < t; ++r) {
     const t = e.charCodeAt(r);
     if (!(t >= 48 && t <= 57 || t >= 65 && t <= 90 || t >= 97 && t <= 122 || 39 === t || 45 === t || 95 === t)) return !1;
    }
    return !0;
   }
  };
 },
 5910: (e, t, r) => {
  const {isBlobLike: s, iteratorMixin: n} = r(3168), {kState: o} = r(3627), {kEnumerableProperty: A} = r(3440), {FileLike: i, isFileLike: a} = r(7114), {webidl: c} = r(5893), {File: l} = r(4573), g = r(7975), u = globalThis.File ?? l;
  class FormData {
   constructor(e) {
    if (c.util.markAsUncloneable(this), void 0 !== e) throw c.errors.conversionFailed({
     prefix: "FormData constructor",
     argument: "Argument 1",
     types: [ "undefined" ]
    });
    this[o] = [];
   }
   append(e, t, r = void 0) {
    c.brandCheck(this, FormData);
    const n = "FormData.append";
    if (c.argumentLengthCheck(arguments, 2, n), 3 === arguments.length && !s(t)) throw new TypeError("Failed to execute 'append' on 'FormData': parameter 2 is not of type 'Blob'");
    const A = makeEntry(e = c.converters.USVString(e, n, "name"), t = s(t) ? c.converters.Blob(t, n, "value", {
     strict: !1
    }) : c.converters.USVString(t, n, "value"), r = 3 === arguments.length ? c.converters.USVString(r, n, "filename") : void 0);
    this[o].push(A);
   }
   delete(e) {
    c.brandCheck(this, FormData);
    const t = "FormData.delete";
    c.argumentLengthCheck(arguments, 1, t), e = c.converters.USVString(e, t, "name"), 
    this[o] = this[o].filter(t => t.name !== e);
   }
   get(e) {
    c.brandCheck(this, FormData);
    const t = "FormData.get";
    c.argumentLengthCheck(arguments, 1, t), e = c.converters.USVString(e, t, "name");
    const r = this[o].findIndex(t => t.name === e);
    return -1 === r ? null : this[o][r].value;
   }
   getAll(e) {
    c.brandCheck(this, FormData);
    const t = "FormData.getAll";
    return c.argumentLengthCheck(arguments, 1, t), e = c.converters.USVString(e, t, "name"), 
    this[o].filter(t => t.name === e).map(e => e.value);
   }
   has(e) {
    c.brandCheck(this, FormData);
    const t = "FormData.has";
    return c.argumentLengthCheck(arguments, 1, t), e = c.converters.USVString(e, t, "name"), 
    -1 !== this[o].findIndex(t => t.name === e);
   }
   set(e, t, r = void 0) {
    c.brandCheck(this, FormData);
    const n = "FormData.set";
    if (c.argumentLengthCheck(arguments, 2, n), 3 === arguments.length && !s(t)) throw new TypeError("Failed to execute 'set' on 'FormData': parameter 2 is not of type 'Blob'");
    e = c.converters.USVString(e, n, "name"), t = s(t) ? c.converters.Blob(t, n, "name", {
     strict: !1
    }) : c.converters.USVString(t, n, "name"), r = 3 === arguments.length ? c.converters.USVString(r, n, "name") : void 0;
    const A = makeEntry(e, t, r), i = this[o].findIndex(t => t.name === e);
    -1 !== i ? this[o] = [ ...this[o].slice(0, i), A, ...this[o].slice(i + 1).filter(t => t.name !== e) ] : this[o].push(A);
   }
   [g.inspect.custom](e, t) {
    const r = this[o].reduce((e, t) => (e[t.name] ? Array.isArray(e[t.name]) ? e[t.name].push(t.value) : e[t.name] = [ e[t.name], t.value ] : e[t.name] = t.value, 
    e), {
     __proto__: null
    });
    t.depth ??= e, t.colors ??= !0;
    const s = g.formatWithOptions(t, r);
    return `FormData ${s.slice(s.indexOf("]") + 2)}`;
   }
  }
  function makeEntry(e, t, r) {
   if ("string" == typeof t) ; else if (a(t) || (t = t instanceof Blob ? new u([ t ], "blob", {
    type: t.type
   }) : new i(t, "blob", {
    type: t.type
   })), void 0 !== r) {
    const e = {
     type: t.type,
     lastModified: t.lastModified
    };
    t = t instanceof l ? new u([ t ], r, e) : new i(t, r, e);
   }
   return {
    name: e,
    value: t
   };
  }
  n("FormData", FormData, o, "name", "value"), Object.defineProperties(FormData.prototype, {
   append: A,
   delete: A,
   get: A,
   getAll: A,
   has: A,
   set: A,
   [Symbol.toStringTag]: {
    value: "FormData",
    configurable: !0
   }
  }), e.exports = {
   FormData: FormData,
   makeEntry: makeEntry
  };
 },
 1059: e => {
  const t = Symbol.for("undici.globalOrigin.1");
  e.exports = {
   getGlobalOrigin: function getGlobalOrigin() {
    return globalThis[t];
   },
   setGlobalOrigin: function setGlobalOrigin(e) {
    if (void 0 === e) return void Object.defineProperty(globalThis, t, {
     value: void 0,
     writable: !0,
     enumerable: !1,
     configurable: !1
    });
    const r = new URL(e);
    if ("http:" !== r.protocol && "https:" !== r.protocol) throw new TypeError(`Only http & https urls are allowed, received ${r.protocol}`);
    Object.defineProperty(globalThis, t, {
     value: r,
     writable: !0,
     enumerable: !1,
     configurable: !1
    });
   }
  };
 },
 660: (e, t, r) => {
  const {kConstruct: s} = r(6443), {kEnumerableProperty: n} = r(3440), {iteratorMixin: o, isValidHeaderName: A, isValidHeaderValue: i} = r(3168), {webidl: a} = r(5893), c = r(4589), l = r(7975), g = Symbol("headers map"), u = Symbol("headers map sorted");
  function isHTTPWhiteSpaceCharCode(e) {
   return 10 === e || 13 === e || 9 === e || 32 === e;
  }
  function headerValueNormalize(e) {
   let t = 0, r = e.length;
   for (;r > t && isHTTPWhiteSpaceCharCode(e.charCodeAt(r - 1)); ) --r;
   for (;r > t && isHTTPWhiteSpaceCharCode(e.charCodeAt(t)); ) ++t;
   return 0 === t && r === e.length ? e : e.substring(t, r);
  }
  function fill(e, t) {
   if (Array.isArray(t)) for (let r = 0; r < t.length; ++r) {
    const s = t[r];
    if (2 !== s.length) throw a.errors.exception({
     header: "Headers constructor",
     message: `expected name/value pair to be length 2, found ${s.length}.`
    });
    appendHeader(e, s[0], s[1]);
   } else {
    if ("object" != typeof t || null === t) throw a.errors.conversionFailed({
     prefix: "Headers constructor",
     argument: "Argument 1",
     types: [ "sequence<sequence<ByteString>>", "record<ByteString, ByteString>" ]
    });
    {
     const r = Object.keys(t);
     for (let s = 0; s < r.length; ++s) appendHeader(e, r[s], t[r[s]]);
    }
   }
  }
  function appendHeader(e, t, r) {
   if (r = headerValueNormalize(r), !A(t)) throw a.errors.invalidArgument({
    prefix: "Headers.append",
    value: t,
    type: "header name"
   });
   if (!i(r)) throw a.errors.invalidArgument({
    prefix: "Headers.append",
    value: r,
    type: "header value"
   });
   if ("immutable" === h(e)) throw new TypeError("immutable");
   return E(e).append(t, r, !1);
  }
  function compareHeaderName(e, t) {
   return e[0] < t[0] ? -1 : 1;
  }
  class HeadersList {
   cookies=null;
   constructor(e) {
    e instanceof HeadersList ? (this[g] = new Map(e[g]), this[u] = e[u], this.cookies = null === e.cookies ? null : [ ...e.cookies ]) : (this[g] = new Map(e), 
    this[u] = null);
   }
   contains(e, t) {
    return this[g].has(t ? e : e.toLowerCase());
   }
   clear() {
    this[g].clear(), this[u] = null, this.cookies = null;
   }
   append(e, t, r) {
    this[u] = null;
    const s = r ? e : e.toLowerCase(), n = this[g].get(s);
    if (n) {
     const e = "cookie" === s ? "; " : ", ";
     this[g].set(s, {
      name: n.name,
      value: `${n.value}${e}${t}`
     });
    } else this[g].set(s, {
     name: e,
     value: t
    });
    "set-cookie" === s && (this.cookies ??= []).push(t);
   }
   set(e, t, r) {
    this[u] = null;
    const s = r ? e : e.toLowerCase();
    "set-cookie" === s && (this.cookies = [ t ]), this[g].set(s, {
     name: e,
     value: t
    });
   }
   delete(e, t) {
    this[u] = null, t || (e = e.toLowerCase()), "set-cookie" === e && (this.cookies = null), 
    this[g].delete(e);
   }
   get(e, t) {
    return this[g].get(t ? e : e.toLowerCase())?.value ?? null;
   }
   * [Symbol.iterator]() {
    for (const {0: e, 1: {value: t}} of this[g]) yield [ e, t ];
   }
   get entries() {
    const e = {};
    if (0 !== this[g].size) for (const {name: t, value: r} of this[g].values()) e[t] = r;
    return e;
   }
   rawValues() {
    return this[g].values();
   }
   get entriesList() {
    const e = [];
    if (0 !== this[g].size) for (const {0: t, 1: {name: r, value: s}} of this[g]) if ("set-cookie" === t) for (const t of this.cookies) e.push([ r, t ]); else e.push([ r, s ]);
    return e;
   }
   toSortedArray() {
    const e = this[g].size, t = new Array(e);
    if (e <= 32) {
     if (0 === e) return t;
     const r = this[g][Symbol.iterator](), s = r.next().value;
     t[0] = [ s[0], s[1].value ], c(null !== s[1].value);
     for (let s, n, o = 1, A = 0, i = 0, a = 0, l = 0; o < e; ++o) {
      for (n = r.next().value, s = t[o] = [ n[0], n[1].value ], c(null !== s[1]), a = 0, 
      i = o; a < i; ) l = a + (i - a >> 1), t[l][0] <= s[0] ? a = l + 1 : i = l;
      if (o !== l) {
       for (A = o; A > a; ) t[A] = t[--A];
       t[a] = s;
      }
     }
     if (!r.next().done) throw new TypeError("Unreachable");
     return t;
    }
    {
     let e = 0;
     for (const {0: r, 1: {value: s}} of this[g]) t[e++] = [ r, s ], c(null !== s);
     return t.sort(compareHeaderName);
    }
   }
  }
  class Headers {
   #V;
   #W;
   constructor(e = void 0) {
    a.util.markAsUncloneable(this), e !== s && (this.#W = new HeadersList, this.#V = "none", 
    void 0 !== e && fill(this, e = a.converters.HeadersInit(e, "Headers contructor", "init")));
   }
   append(e, t) {
    a.brandCheck(this, Headers), a.argumentLengthCheck(arguments, 2, "Headers.append");
    const r = "Headers.append";
    return appendHeader(this, e = a.converters.ByteString(e, r, "name"), t = a.converters.ByteString(t, r, "value"));
   }
   delete(e) {
    if (a.brandCheck(this, Headers), a.argumentLengthCheck(arguments, 1, "Headers.delete"), 
    e = a.converters.ByteString(e, "Headers.delete", "name"), !A(e)) throw a.errors.invalidArgument({
     prefix: "Headers.delete",
     value: e,
     type: "header name"
    });
    if ("immutable" === this.#V) throw new TypeError("immutable");
    this.#W.contains(e, !1) && this.#W.delete(e, !1);
   }
   get(e) {
    a.brandCheck(this, Headers), a.argumentLengthCheck(arguments, 1, "Headers.get");
    const t = "Headers.get";
    if (e = a.converters.ByteString(e, t, "name"), !A(e)) throw a.errors.invalidArgument({
     prefix: t,
     value: e,
     type: "header name"
    });
    return this.#W.get(e, !1);
   }
   has(e) {
    a.brandCheck(this, Headers), a.argumentLengthCheck(arguments, 1, "Headers.has");
    const t = "Headers.has";
    if (e = a.converters.ByteString(e, t, "name"), !A(e)) throw a.errors.invalidArgument({
     prefix: t,
     value: e,
     type: "header name"
    });
    return this.#W.contains(e, !1);
   }
   set(e, t) {
    a.brandCheck(this, Headers), a.argumentLengthCheck(arguments, 2, "Headers.set");
    const r = "Headers.set";
    if (e = a.converters.ByteString(e, r, "name"), t = headerValueNormalize(t = a.converters.ByteString(t, r, "value")), 
    !A(e)) throw a.errors.invalidArgument({
     prefix: r,
     value: e,
     type: "header name"
    });
    if (!i(t)) throw a.errors.invalidArgument({
     prefix: r,
     value: t,
     type: "header value"
    });
    if ("immutable" === this.#V) throw new TypeError("immutable");
    this.#W.set(e, t, !1);
   }
   getSetCookie() {
    a.brandCheck(this, Headers);
    const e = this.#W.cookies;
    return e ? [ ...e ] : [];
   }
   get [u]() {
    if (this.#W[u]) return this.#W[u];
    const e = [], t = this.#W.toSortedArray(), r = this.#W.cookies;
    if (null === r || 1 === r.length) return this.#W[u] = t;
    for (let s = 0; s < t.length; ++s) {
     const {0: n, 1: o} = t[s];
     if ("set-cookie" === n) for (let t = 0; t < r.length; ++t) e.push([ n, r[t] ]); else e.push([ n, o ]);
    }
    return this.#W[u] = e;
   }
   [l.inspect.custom](e, t) {
    return t.depth ??= e, `Headers ${l.formatWithOptions(t, this.#W.entries)}`;
   }
   static getHeadersGuard(e) {
    return e.#V;
   }
   static setHeadersGuard(e, t) {
    e.#V = t;
   }
   static getHeadersList(e) {
    return e.#W;
   }
   static setHeadersList(e, t) {
    e.#W = t;
   }
  }
  const {getHeadersGuard: h, setHeadersGuard: d, getHeadersList: E, setHeadersList: p} = Headers;
  Reflect.deleteProperty(Headers, "getHeadersGuard"), Reflect.deleteProperty(Headers, "setHeadersGuard"), 
  Reflect.deleteProperty(Headers, "getHeadersList"), Reflect.deleteProperty(Headers, "setHeadersList"), 
  o("Headers", Headers, u, 0, 1), Object.defineProperties(Headers.prototype, {
   append: n,
   delete: n,
   get: n,
   has: n,
   set: n,
   getSetCookie: n,
   [Symbol.toStringTag]: {
    value: "Headers",
    configurable: !0
   },
   [l.inspect.custom]: {
    enumerable: !1
   }
  }), a.converters.HeadersInit = function(e, t, r) {
   if ("Object" === a.util.Type(e)) {
    const s = Reflect.get(e, Symbol.iterator);
    if (!l.types.isProxy(e) && s === Headers.prototype.entries) try {
     return E(e).entriesList;
    } catch {}
    return "function" == typeof s ? a.converters["sequence<sequence<ByteString>>"](e, t, r, s.bind(e)) : a.converters["record<ByteString, ByteString>"](e, t, r);
   }
   throw a.errors.conversionFailed({
    prefix: "Headers constructor",
    argument: "Argument 1",
    types: [ "sequence<sequence<ByteString>>", "record<ByteString, ByteString>" ]
   });
  }, e.exports = {
   fill: fill,
   compareHeaderName: compareHeaderName,
   Headers: Headers,
   HeadersList: HeadersList,
   getHeadersGuard: h,
   setHeadersGuard: d,
   setHeadersList: p,
   getHeadersList: E
  };
 },
 4398: (e, t, r) => {
  const {makeNetworkError: s, makeAppropriateNetworkError: n, filterResponse: o, makeResponse: A, fromInnerResponse: i} = r(9051), {HeadersList: a} = r(660), {Request: c, cloneRequest: l} = r(9967), g = r(8522), {bytesMatch: u, makePolicyContainer: h, clonePolicyContainer: d, requestBadPort: E, TAOCheck: p, appendRequestOriginHeader: Q, responseLocationURL: B, requestCurrentURL: I, setRequestReferrerPolicyOnRedirect: f, tryUpgradeRequestToAPotentiallyTrustworthyURL: m, createOpaqueTimingInfo: w, appendFetchMetadata: y, corsCheck: k, crossOriginResourcePolicyCheck: b, determineRequestsReferrer: R, coarsenedSharedCurrentTime: S, createDeferredPromise: T, isBlobLike: D, sameOrigin: F, isCancelled: v, isAborted: N, isErrorLike: M, fullyReadBody: U, readableStreamClose: L, isomorphicEncode: G, urlIsLocal: O, urlIsHttpHttpsScheme: x, urlHasHttpsScheme: H, clampAndCoarsenConnectionTimingInfo: P, simpleRangeHeaderValue: Y, buildContentRange: J, createInflate: V, extractMimeType: W} = r(3168), {kState: q, kDispatcher: z} = r(3627), j = r(4589), {safelyExtractBody: Z, extractBody: $} = r(4492), {redirectStatusSet: K, nullBodyStatus: X, safeMethodsSet: ee, requestBodyHeader: te, subresourceSet: re} = r(4495), se = r(8474), {Readable: ne, pipeline: oe, finished: Ae} = r(7075), {addAbortListener: ie, isErrored: ae, isReadable: ce, bufferToLowerCasedHeaderName: le} = r(3440), {dataURLProcessor: ge, serializeAMimeType: ue, minimizeSupportedMimeType: he} = r(1900), {getGlobalDispatcher: de} = r(2581), {webidl: Ee} = r(5893), {STATUS_CODES: pe} = r(7067), Ce = [ "GET", "HEAD" ], Qe = "undefined" != typeof __UNDICI_IS_NODE__ || "undefined" != typeof esbuildDetection ? "node" : "undici";
  let Be;
  class Fetch extends se {
   constructor(e) {
    super(), this.dispatcher = e, this.connection = null, this.dump = !1, this.state = "ongoing";
   }
   terminate(e) {
    "ongoing" === this.state && (this.state = "terminated", this.connection?.destroy(e), 
    this.emit("terminated", e));
   }
   abort(e) {
    "ongoing" === this.state && (this.state = "aborted", e || (e = new DOMException("The operation was aborted.", "AbortError")), 
    this.serializedAbortReason = e, this.connection?.destroy(e), this.emit("terminated", e));
   }
  }
  function handleFetchDone(e) {
   finalizeAndReportTiming(e, "fetch");
  }
  function finalizeAndReportTiming(e, t = "other") {
   if ("error" === e.type && e.aborted) return;
   if (!e.urlList?.length) return;
   const r = e.urlList[0];
   let s = e.timingInfo, n = e.cacheState;
   x(r) && null !== s && (e.timingAllowPassed || (s = w({
    startTime: s.startTime
   }), n = ""), s.endTime = S(), e.timingInfo = s, Ie(s, r.href, t, globalThis, n));
  }
  const Ie = performance.markResourceTiming;
  function abortFetch(e, t, r, s) {
   if (e && e.reject(s), null != t.body && ce(t.body?.stream) && t.body.stream.cancel(s).catch(e => {
    if ("ERR_INVALID_STATE" !== e.code) throw e;
   }), null == r) return;
   const n = r[q];
   null != n.body && ce(n.body?.stream) && n.body.stream.cancel(s).catch(e => {
    if ("ERR_INVALID_STATE" !== e.code) throw e;
   });
  }
  function fetching({request: e, processRequestBodyChunkLength: t, processRequestEndOfBody: r, processResponse: s, processResponseEndOfBody: n, processResponseConsumeBody: o, useParallelQueue: A = !1, dispatcher: i = de()}) {
   j(i);
   let a = null, c = !1;
   null != e.client && (a = e.client.globalObject, c = e.client.crossOriginIsolatedCapability);
   const l = S(c), g = w({
    startTime: l
   }), u = {
    controller: new Fetch(i),
    request: e,
    timingInfo: g,
    processRequestBodyChunkLength: t,
    processRequestEndOfBody: r,
    processResponse: s,
    processResponseConsumeBody: o,
    processResponseEndOfBody: n,
    taskDestination: a,
    crossOriginIsolatedCapability: c
   };
   if (j(!e.body || e.body.stream), "client" === e.window && (e.window = "Window" === e.client?.globalObject?.constructor?.name ? e.client : "no-window"), 
   "client" === e.origin && (e.origin = e.client.origin), "client" === e.policyContainer && (null != e.client ? e.policyContainer = d(e.client.policyContainer) : e.policyContainer = h()), 
   !e.headersList.contains("accept", !0)) {
    const t = "*/*";
    e.headersList.append("accept", t, !0);
   }
   return e.headersList.contains("accept-language", !0) || e.headersList.append("accept-language", "*", !0), 
   e.priority, re.has(e.destination), mainFetch(u).catch(e => {
    u.controller.terminate(e);
   }), u.controller;
  }
  async function mainFetch(e, t = !1) {
   const r = e.request;
   let n = null;
   if (r.localURLsOnly && !O(I(r)) && (n = s("local URLs only")), m(r), "blocked" === E(r) && (n = s("bad port")), 
   "" === r.referrerPolicy && (r.referrerPolicy = r.policyContainer.referrerPolicy), 
   "no-referrer" !== r.referrer && (r.referrer = R(r)), null === n && (n = await (async () => {
    const t = I(r);
    return F(t, r.url) && "basic" === r.responseTainting || "data:" === t.protocol || "navigate" === r.mode || "websocket" === r.mode ? (r.responseTainting = "basic", 
    await schemeFetch(e)) : "same-origin" === r.mode ? s('request mode cannot be "same-origin"') : "no-cors" === r.mode ? "follow" !== r.redirect ? s('redirect mode cannot be "follow" for "no-cors" request') : (r.responseTainting = "opaque", 
    await schemeFetch(e)) : x(I(r)) ? (r.responseTainting = "cors", await httpFetch(e)) : s("URL scheme must be a HTTP(S) scheme");
   })()), t) return n;
   0 === n.status || n.internalResponse || (r.responseTainting, "basic" === r.responseTainting ? n = o(n, "basic") : "cors" === r.responseTainting ? n = o(n, "cors") : "opaque" === r.responseTainting ? n = o(n, "opaque") : j(!1));
   let A = 0 === n.status ? n : n.internalResponse;
   if (0 === A.urlList.length && A.urlList.push(...r.urlList), r.timingAllowFailed || (n.timingAllowPassed = !0), 
   "opaque" === n.type && 206 === A.status && A.rangeRequested && !r.headers.contains("range", !0) && (n = A = s()), 
   0 === n.status || "HEAD" !== r.method && "CONNECT" !== r.method && !X.includes(A.status) || (A.body = null, 
   e.controller.dump = !0), r.integrity) {
    const processBodyError = t => fetchFinale(e, s(t));
    if ("opaque" === r.responseTainting || null == n.body) return void processBodyError(n.error);
    const processBody = t => {
     u(t, r.integrity) ? (n.body = Z(t)[0], fetchFinale(e, n)) : processBodyError("integrity mismatch");
    };
    await U(n.body, processBody, processBodyError);
   } else fetchFinale(e, n);
  }
  function schemeFetch(e) {
   if (v(e) && 0 === e.request.redirectCount) return Promise.resolve(n(e));
   const {request: t} = e, {protocol: o} = I(t);
   switch (o) {
   case "about:":
    return Promise.resolve(s("about scheme is not supported"));

   case "blob:":
    {
     Be || (Be = r(4573).resolveObjectURL);
     const e = I(t);
     if (0 !== e.search.length) return Promise.resolve(s("NetworkError when attempting to fetch resource."));
     const n = Be(e.toString());
     if ("GET" !== t.method || !D(n)) return Promise.resolve(s("invalid method"));
     const o = A(), i = n.size, a = G(`${i}`), c = n.type;
     if (t.headersList.contains("range", !0)) {
      o.rangeRequested = !0;
      const e = t.headersList.get("range", !0), r = Y(e, !0);
      if ("failure" === r) return Promise.resolve(s("failed to fetch the data URL"));
      let {rangeStartValue: A, rangeEndValue: a} = r;
      if (null === A) A = i - a, a = A + a - 1; else {
       if (A >= i) return Promise.resolve(s("Range start is greater than the blob's size."));
       (null === a || a >= i) && (a = i - 1);
      }
      const l = n.slice(A, a, c), g = $(l);
      o.body = g[0];
      const u = G(`${l.size}`), h = J(A, a, i);
      o.status = 206, o.statusText = "Partial Content", o.headersList.set("content-length", u, !0), 
      o.headersList.set("content-type", c, !0), o.headersList.set("content-range", h, !0);
     } else {
      const e = $(n);
      o.statusText = "OK", o.body = e[0], o.headersList.set("content-length", a, !0), 
      o.headersList.set("content-type", c, !0);
     }
     return Promise.resolve(o);
    }

   case "data:":
    {
     const e = I(t), r = ge(e);
     if ("failure" === r) return Promise.resolve(s("failed to fetch the data URL"));
     const n = ue(r.mimeType);
     return Promise.resolve(A({
      statusText: "OK",
      headersList: [ [ "content-type", {
       name: "Content-Type",
       value: n
      } ] ],
      body: Z(r.body)[0]
     }));
    }

   case "file:":
    return Promise.resolve(s("not implemented... yet..."));

   case "http:":
   case "https:":
    return httpFetch(e).catch(e => s(e));

   default:
    return Promise.resolve(s("unknown scheme"));
   }
  }
  function finalizeResponse(e, t) {
   e.request.done = !0, null != e.processResponseDone && queueMicrotask(() => e.processResponseDone(t));
  }
  function fetchFinale(e, t) {
   let r = e.timingInfo;
   const processResponseEndOfBody = () => {
    const s = Date.now();
    "document" === e.request.destination && (e.controller.fullTimingInfo = r), e.controller.reportTimingSteps = () => {
     if ("https:" !== e.request.url.protocol) return;
     r.endTime = s;
     let n = t.cacheState;
     const o = t.bodyInfo;
     t.timingAllowPassed || (r = w(r), n = "");
     let A = 0;
     if ("navigator" !== e.request.mode || !t.hasCrossOriginRedirects) {
      A = t.status;
      const e = W(t.headersList);
      "failure" !== e && (o.contentType = he(e));
     }
     null != e.request.initiatorType && Ie(r, e.request.url.href, e.request.initiatorType, globalThis, n, o, A);
    }, queueMicrotask(() => (e.request.done = !0, null != e.processResponseEndOfBody && queueMicrotask(() => e.processResponseEndOfBody(t)), 
    void (null != e.request.initiatorType && e.controller.reportTimingSteps())));
   };
   null != e.processResponse && queueMicrotask(() => {
    e.processResponse(t), e.processResponse = null;
   });
   const s = "error" === t.type ? t : t.internalResponse ?? t;
   null == s.body ? processResponseEndOfBody() : Ae(s.body.stream, () => {
    processResponseEndOfBody();
   });
  }
  async function httpFetch(e) {
   const t = e.request;
   let r = null, n = null;
   const o = e.timingInfo;
   if (t.serviceWorkers, null === r) {
    if ("follow" === t.redirect && (t.serviceWorkers = "none"), n = r = await httpNetworkOrCacheFetch(e), 
    "cors" === t.responseTainting && "failure" === k(t, r)) return s("cors failure");
    "failure" === p(t, r) && (t.timingAllowFailed = !0);
   }
   return "opaque" !== t.responseTainting && "opaque" !== r.type || "blocked" !== b(t.origin, t.client, t.destination, n) ? (K.has(n.status) && ("manual" !== t.redirect && e.controller.connection.destroy(void 0, !1), 
   "error" === t.redirect ? r = s("unexpected redirect") : "manual" === t.redirect ? r = n : "follow" === t.redirect ? r = await function httpRedirectFetch(e, t) {
    const r = e.request, n = t.internalResponse ? t.internalResponse : t;
    let o;
    try {
     if (o = B(n, I(r).hash), null == o) return t;
    } catch (e) {
     return Promise.resolve(s(e));
    }
    if (!x(o)) return Promise.resolve(s("URL scheme must be a HTTP(S) scheme"));
    if (20 === r.redirectCount) return Promise.resolve(s("redirect count exceeded"));
    if (r.redirectCount += 1, "cors" === r.mode && (o.username || o.password) && !F(r, o)) return Promise.resolve(s('cross origin not allowed for request mode "cors"'));
    if ("cors" === r.responseTainting && (o.username || o.password)) return Promise.resolve(s('URL cannot contain credentials for request mode "cors"'));
    if (303 !== n.status && null != r.body && null == r.body.source) return Promise.resolve(s());
    if ([ 301, 302 ].includes(n.status) && "POST" === r.method || 303 === n.status && !Ce.includes(r.method)) {
     r.method = "GET", r.body = null;
     for (const e of te) r.headersList.delete(e);
    }
    F(I(r), o) || (r.headersList.delete("authorization", !0), r.headersList.delete("proxy-authorization", !0), 
    r.headersList.delete("cookie", !0), r.headersList.delete("host", !0)), null != r.body && (j(null != r.body.source), 
    r.body = Z(r.body.source)[0]);
    const A = e.timingInfo;
    return A.redirectEndTime = A.postRedirectStartTime = S(e.crossOriginIsolatedCapability), 
    0 === A.redirectStartTime && (A.redirectStartTime = A.startTime), r.urlList.push(o), 
    f(r, n), mainFetch(e, !0);
   }(e, r) : j(!1)), r.timingInfo = o, r) : s("blocked");
  }
  async function httpNetworkOrCacheFetch(e, t = !1, r = !1) {
   const o = e.request;
   let i = null, c = null, u = null;
   "no-window" === o.window && "error" === o.redirect ? (i = e, c = o) : (c = l(o), 
   i = {
    ...e
   }, i.request = c);
   const h = "include" === o.credentials || "same-origin" === o.credentials && "basic" === o.responseTainting, d = c.body ? c.body.length : null;
   let E = null;
   if (null == c.body && [ "POST", "PUT" ].includes(c.method) && (E = "0"), null != d && (E = G(`${d}`)), 
   null != E && c.headersList.append("content-length", E, !0), null != d && c.keepalive, 
   c.referrer instanceof URL && c.headersList.append("referer", G(c.referrer.href), !0), 
   Q(c), y(c), c.headersList.contains("user-agent", !0) || c.headersList.append("user-agent", Qe), 
   "default" === c.cache && (c.headersList.contains("if-modified-since", !0) || c.headersList.contains("if-none-match", !0) || c.headersList.contains("if-unmodified-since", !0) || c.headersList.contains("if-match", !0) || c.headersList.contains("if-range", !0)) && (c.cache = "no-store"), 
   "no-cache" !== c.cache || c.preventNoCacheCacheControlHeaderModification || c.headersList.contains("cache-control", !0) || c.headersList.append("cache-control", "max-age=0", !0), 
   "no-store" !== c.cache && "reload" !== c.cache || (c.headersList.contains("pragma", !0) || c.headersList.append("pragma", "no-cache", !0), 
   c.headersList.contains("cache-control", !0) || c.headersList.append("cache-control", "no-cache", !0)), 
   c.headersList.contains("range", !0) && c.headersList.append("accept-encoding", "identity", !0), 
   c.headersList.contains("accept-encoding", !0) || (H(I(c)) ? c.headersList.append("accept-encoding", "br, gzip, deflate", !0) : c.headersList.append("accept-encoding", "gzip, deflate", !0)), 
   c.headersList.delete("host", !0), c.cache = "no-store", "no-store" !== c.cache && c.cache, 
   null == u) {
    if ("only-if-cached" === c.cache) return s("only if cached");
    const e = await async function httpNetworkFetch(e) {
     j(!e.controller.connection || e.controller.connection.destroyed), e.controller.connection = {
      abort: null,
      destroyed: !1,
      destroy(e, t = !0) {
       this.destroyed || (this.destroyed = !0, t && this.abort?.(e ?? new DOMException("The operation was aborted.", "AbortError")));
      }
     };
     const t = e.request;
     let r = null;
     const o = e.timingInfo;
     t.cache = "no-store", t.mode;
     let i = null;
     if (null == t.body && e.processRequestEndOfBody) queueMicrotask(() => e.processRequestEndOfBody()); else if (null != t.body) {
      const processBodyChunk = async function*(t) {
       v(e) || (yield t, e.processRequestBodyChunkLength?.(t.byteLength));
      }, processEndOfBody = () => {
       v(e) || e.processRequestEndOfBody && e.processRequestEndOfBody();
      }, processBodyError = t => {
       v(e) || ("AbortError" === t.name ? e.controller.abort() : e.controller.terminate(t));
      };
      i = async function*() {
       try {
        for await (const e of t.body.stream) yield* processBodyChunk(e);
        processEndOfBody();
       } catch (e) {
        processBodyError(e);
       }
      }();
     }
     try {
      const {body: s, status: n, statusText: c, headersList: l, socket: u} = await function dispatch({body: r}) {
       const s = I(t), n = e.controller.dispatcher;
       return new Promise((A, i) => n.dispatch({
        path: s.pathname + s.search,
        origin: s.origin,
        method: t.method,
        body: n.isMockActive ? t.body && (t.body.source || t.body.stream) : r,
        headers: t.headersList.entries,
        maxRedirections: 0,
        upgrade: "websocket" === t.mode ? "websocket" : void 0
       }, {
        body: null,
        abort: null,
        onConnect(t) {
         const {connection: r} = e.controller;
         o.finalConnectionTimingInfo = P(void 0, o.postRedirectStartTime, e.crossOriginIsolatedCapability), 
         r.destroyed ? t(new DOMException("The operation was aborted.", "AbortError")) : (e.controller.on("terminated", t), 
         this.abort = r.abort = t), o.finalNetworkRequestStartTime = S(e.crossOriginIsolatedCapability);
        },
        onResponseStarted() {
         o.finalNetworkResponseStartTime = S(e.crossOriginIsolatedCapability);
        },
        onHeaders(e, r, s, n) {
         if (e < 200) return;
         let o = "";
         const i = new a;
         for (let e = 0; e < r.length; e += 2) i.append(le(r[e]), r[e + 1].toString("latin1"), !0);
         o = i.get("location", !0);
         const c = [], l = o && "follow" === t.redirect && K.has(e);
         if ("HEAD" !== t.method && "CONNECT" !== t.method && !X.includes(e) && !l) {
          const e = i.get("content-encoding", !0), t = e ? e.toLowerCase().split(",") : [], r = 5;
          if (t.length > r) return this.abort(new Error(`too many content-encodings in response: ${t.length}, maximum allowed is ${r}`)), 
          !0;
          for (let e = t.length - 1; e >= 0; --e) {
           const r = t[e].trim();
           if ("x-gzip" === r || "gzip" === r) c.push(g.createGunzip({
            flush: g.constants.Z_SYNC_FLUSH,
            finishFlush: g.constants.Z_SYNC_FLUSH
           })); else if ("deflate" === r) c.push(V({
            flush: g.constants.Z_SYNC_FLUSH,
            finishFlush: g.constants.Z_SYNC_FLUSH
           })); else {
            if ("br" !== r) {
             c.length = 0;
             break;
            }
            c.push(g.createBrotliDecompress({
             flush: g.constants.BROTLI_OPERATION_FLUSH,
             finishFlush: g.constants.BROTLI_OPERATION_FLUSH
            }));
           }
          }
         }
         this.body = new ne({
          read: s
         });
         const u = this.onError.bind(this);
         return A({
          status: e,
          statusText: n,
          headersList: i,
          body: c.length ? oe(this.body, ...c, e => {
           e && this.onError(e);
          }).on("error", u) : this.body.on("error", u)
         }), !0;
        },
        onData(t) {
         if (e.controller.dump) return;
         const r = t;
         return o.encodedBodySize += r.byteLength, this.body.push(r);
        },
        onComplete() {
         this.abort && e.controller.off("terminated", this.abort), e.controller.ended = !0, 
         this.body.push(null);
        },
        onError(t) {
         this.abort && e.controller.off("terminated", this.abort), this.body?.destroy(t), 
         e.controller.terminate(t), i(t);
        },
        onUpgrade(e, t, r) {
         if (101 !== e) return;
         const s = new a;
         for (let e = 0; e < t.length; e += 2) s.append(le(t[e]), t[e + 1].toString("latin1"), !0);
         return A({
          status: e,
          statusText: pe[e],
          headersList: s,
          socket: r
         }), !0;
        }
       }));
      }({
       body: i
      });
      if (u) r = A({
       status: n,
       statusText: c,
       headersList: l,
       socket: u
      }); else {
       const t = s[Symbol.asyncIterator]();
       e.controller.next = () => t.next(), r = A({
        status: n,
        statusText: c,
        headersList: l
       });
      }
     } catch (t) {
      return "AbortError" === t.name ? (e.controller.connection.destroy(), n(e, t)) : s(t);
     }
     const c = new ReadableStream({
      async start(t) {
       e.controller.controller = t;
      },
      async pull(t) {
       await (async () => {
        await e.controller.resume();
       })();
      },
      async cancel(t) {
       await (t => {
        v(e) || e.controller.abort(t);
       })(t);
      },
      type: "bytes"
     });
     return r.body = {
      stream: c,
      source: null,
      length: null
     }, e.controller.resume || e.controller.on("terminated", function onAborted(t) {
      N(e) ? (r.aborted = !0, ce(c) && e.controller.controller.error(e.controller.serializedAbortReason)) : ce(c) && e.controller.controller.error(new TypeError("terminated", {
       cause: M(t) ? t : void 0
      })), e.controller.connection.destroy();
     }), e.controller.resume = async () => {
      for (;;) {
       let t, s;
       try {
        const {done: r, value: s} = await e.controller.next();
        if (N(e)) break;
        t = r ? void 0 : s;
       } catch (r) {
        e.controller.ended && !o.encodedBodySize ? t = void 0 : (t = r, s = !0);
       }
       if (void 0 === t) return L(e.controller.controller), void finalizeResponse(e, r);
       if (o.decodedBodySize += t?.byteLength ?? 0, s) return void e.controller.terminate(t);
       const n = new Uint8Array(t);
       if (n.byteLength && e.controller.controller.enqueue(n), ae(c)) return void e.controller.terminate();
       if (e.controller.controller.desiredSize <= 0) return;
      }
     }, r;
    }(i, h, r);
    !ee.has(c.method) && e.status >= 200 && e.status, null == u && (u = e);
   }
   if (u.urlList = [ ...c.urlList ], c.headersList.contains("range", !0) && (u.rangeRequested = !0), 
   u.requestIncludesCredentials = h, 407 === u.status) return "no-window" === o.window ? s() : v(e) ? n(e) : s("proxy authentication required");
   if (421 === u.status && !r && (null == o.body || null != o.body.source)) {
    if (v(e)) return n(e);
    e.controller.connection.destroy(), u = await httpNetworkOrCacheFetch(e, t, !0);
   }
   return u;
  }
  e.exports = {
   fetch: function fetch(e, t = void 0) {
    Ee.argumentLengthCheck(arguments, 1, "globalThis.fetch");
    let r, s = T();
    try {
     r = new c(e, t);
    } catch (e) {
     return s.reject(e), s.promise;
    }
    const n = r[q];
    if (r.signal.aborted) return abortFetch(s, n, null, r.signal.reason), s.promise;
    const o = n.client.globalObject;
    "ServiceWorkerGlobalScope" === o?.constructor?.name && (n.serviceWorkers = "none");
    let A = null, a = !1, l = null;
    return ie(r.signal, () => {
     a = !0, j(null != l), l.abort(r.signal.reason);
     const e = A?.deref();
     abortFetch(s, n, e, r.signal.reason);
    }), l = fetching({
     request: n,
     processResponseEndOfBody: handleFetchDone,
     processResponse: e => {
      a || (e.aborted ? abortFetch(s, n, A, l.serializedAbortReason) : "error" !== e.type ? (A = new WeakRef(i(e, "immutable")), 
      s.resolve(A.deref()), s = null) : s.reject(new TypeError("fetch failed", {
       cause: e.error
      })));
     },
     dispatcher: r[z]
    }), s.promise;
   },
   Fetch: Fetch,
   fetching: fetching,
   finalizeAndReportTiming: finalizeAndReportTiming
  };
 },
 9967: (e, t, r) => {
  const {extractBody: s, mixinBody: n, cloneBody: o, bodyUnusable: A} = r(4492), {Headers: i, fill: a, HeadersList: c, setHeadersGuard: l, getHeadersGuard: g, setHeadersList: u, getHeadersList: h} = r(660), {FinalizationRegistry: d} = r(6653)(), E = r(3440), p = r(7975), {isValidHTTPToken: Q, sameOrigin: B, environmentSettingsObject: I} = r(3168), {forbiddenMethodsSet: f, corsSafeListedMethodsSet: m, referrerPolicy: w, requestRedirect: y, requestMode: k, requestCredentials: b, requestCache: R, requestDuplex: S} = r(4495), {kEnumerableProperty: T, normalizedMethodRecordsBase: D, normalizedMethodRecords: F} = E, {kHeaders: v, kSignal: N, kState: M, kDispatcher: U} = r(3627), {webidl: L} = r(5893), {URLSerializer: G} = r(1900), {kConstruct: O} = r(6443), x = r(4589), {getMaxListeners: H, setMaxListeners: P, getEventListeners: Y, defaultMaxListeners: J} = r(8474), V = Symbol("abortController"), W = new d(({signal: e, abort: t}) => {
   e.removeEventListener("abort", t);
  }), q = new WeakMap;
  function buildAbort(e) {
   return function abort() {
    const t = e.deref();
    if (void 0 !== t) {
     W.unregister(abort), this.removeEventListener("abort", abort), t.abort(this.reason);
     const e = q.get(t.signal);
     if (void 0 !== e) {
      if (0 !== e.size) {
       for (const t of e) {
        const e = t.deref();
        void 0 !== e && e.abort(this.reason);
       }
       e.clear();
      }
      q.delete(t.signal);
     }
    }
   };
  }
  let z = !1;
  class Request {
   constructor(e, t = {}) {
    if (L.util.markAsUncloneable(this), e === O) return;
    const r = "Request constructor";
    L.argumentLengthCheck(arguments, 1, r), e = L.converters.RequestInfo(e, r, "input"), 
    t = L.converters.RequestInit(t, r, "init");
    let n = null, o = null;
    const g = I.settingsObject.baseUrl;
    let d = null;
    if ("string" == typeof e) {
     let r;
     this[U] = t.dispatcher;
     try {
      r = new URL(e, g);
     } catch (t) {
      throw new TypeError("Failed to parse URL from " + e, {
       cause: t
      });
     }
     if (r.username || r.password) throw new TypeError("Request cannot be constructed from a URL that includes credentials: " + e);
     n = makeRequest({
      urlList: [ r ]
     }), o = "cors";
    } else this[U] = t.dispatcher || e[U], x(e instanceof Request), n = e[M], d = e[N];
    const p = I.settingsObject.origin;
    let w = "client";
    if ("EnvironmentSettingsObject" === n.window?.constructor?.name && B(n.window, p) && (w = n.window), 
    null != t.window) throw new TypeError(`'window' option '${w}' must be null`);
    "window" in t && (w = "no-window"), n = makeRequest({
     method: n.method,
     headersList: n.headersList,
     unsafeRequest: n.unsafeRequest,
     client: I.settingsObject,
     window: w,
     priority: n.priority,
     origin: n.origin,
     referrer: n.referrer,
     referrerPolicy: n.referrerPolicy,
     mode: n.mode,
     credentials: n.credentials,
     cache: n.cache,
     redirect: n.redirect,
     integrity: n.integrity,
     keepalive: n.keepalive,
     reloadNavigation: n.reloadNavigation,
     historyNavigation: n.historyNavigation,
     urlList: [ ...n.urlList ]
    });
    const y = 0 !== Object.keys(t).length;
    if (y && ("navigate" === n.mode && (n.mode = "same-origin"), n.reloadNavigation = !1, 
    n.historyNavigation = !1, n.origin = "client", n.referrer = "client", n.referrerPolicy = "", 
    n.url = n.urlList[n.urlList.length - 1], n.urlList = [ n.url ]), void 0 !== t.referrer) {
     const e = t.referrer;
     if ("" === e) n.referrer = "no-referrer"; else {
      let t;
      try {
       t = new URL(e, g);
      } catch (t) {
       throw new TypeError(`Referrer "${e}" is not a valid URL.`, {
        cause: t
       });
      }
      "about:" === t.protocol && "client" === t.hostname || p && !B(t, I.settingsObject.baseUrl) ? n.referrer = "client" : n.referrer = t;
     }
    }
    let k;
    if (void 0 !== t.referrerPolicy && (n.referrerPolicy = t.referrerPolicy), k = void 0 !== t.mode ? t.mode : o, 
    "navigate" === k) throw L.errors.exception({
     header: "Request constructor",
     message: "invalid request mode navigate."
    });
    if (null != k && (n.mode = k), void 0 !== t.credentials && (n.credentials = t.credentials), 
    void 0 !== t.cache && (n.cache = t.cache), "only-if-cached" === n.cache && "same-origin" !== n.mode) throw new TypeError("'only-if-cached' can be set only with 'same-origin' mode");
    if (void 0 !== t.redirect && (n.redirect = t.redirect), null != t.integrity && (n.integrity = String(t.integrity)), 
    void 0 !== t.keepalive && (n.keepalive = Boolean(t.keepalive)), void 0 !== t.method) {
     let e = t.method;
     const r = F[e];
     if (void 0 !== r) n.method = r; else {
      if (!Q(e)) throw new TypeError(`'${e}' is not a valid HTTP method.`);
      const t = e.toUpperCase();
      if (f.has(t)) throw new TypeError(`'${e}' HTTP method is unsupported.`);
      e = D[t] ?? e, n.method = e;
     }
     z || "patch" !== n.method || (process.emitWarning("Using `patch` is highly likely to result in a `405 Method Not Allowed`. `PATCH` is much more likely to succeed.", {
      code: "UNDICI-FETCH-patch"
     }), z = !0);
    }
    void 0 !== t.signal && (d = t.signal), this[M] = n;
    const b = new AbortController;
    if (this[N] = b.signal, null != d) {
     if (!d || "boolean" != typeof d.aborted || "function" != typeof d.addEventListener) throw new TypeError("Failed to construct 'Request': member signal is not of type AbortSignal.");
     if (d.aborted) b.abort(d.reason); else {
      this[V] = b;
      const e = buildAbort(new WeakRef(b));
      try {
       ("function" == typeof H && H(d) === J || Y(d, "abort").length >= J) && P(1500, d);
      } catch {}
      E.addAbortListener(d, e), W.register(b, {
       signal: d,
       abort: e
      }, e);
     }
    }
    if (this[v] = new i(O), u(this[v], n.headersList), l(this[v], "request"), "no-cors" === k) {
     if (!m.has(n.method)) throw new TypeError(`'${n.method} is unsupported in no-cors mode.`);
     l(this[v], "request-no-cors");
    }
    if (y) {
     const e = h(this[v]), r = void 0 !== t.headers ? t.headers : new c(e);
     if (e.clear(), r instanceof c) {
      for (const {name: t, value: s} of r.rawValues()) e.append(t, s, !1);
      e.cookies = r.cookies;
     } else a(this[v], r);
    }
    const R = e instanceof Request ? e[M].body : null;
    if (!(null == t.body && null == R || "GET" !== n.method && "HEAD" !== n.method)) throw new TypeError("Request with GET/HEAD method cannot have body.");
    let S = null;
    if (null != t.body) {
     const [e, r] = s(t.body, n.keepalive);
     S = e, r && !h(this[v]).contains("content-type", !0) && this[v].append("content-type", r);
    }
    const T = S ?? R;
    if (null != T && null == T.source) {
     if (null != S && null == t.duplex) throw new TypeError("RequestInit: duplex option is required when sending a body.");
     if ("same-origin" !== n.mode && "cors" !== n.mode) throw new TypeError('If request is made from ReadableStream, mode should be "same-origin" or "cors"');
     n.useCORSPreflightFlag = !0;
    }
    let G = T;
    if (null == S && null != R) {
     if (A(e)) throw new TypeError("Cannot construct a Request with a Request object that has already been used.");
     const t = new TransformStream;
     R.stream.pipeThrough(t), G = {
      source: R.source,
      length: R.length,
      stream: t.readable
     };
    }
    this[M].body = G;
   }
   get method() {
    return L.brandCheck(this, Request), this[M].method;
   }
   get url() {
    return L.brandCheck(this, Request), G(this[M].url);
   }
   get headers() {
    return L.brandCheck(this, Request), this[v];
   }
   get destination() {
    return L.brandCheck(this, Request), this[M].destination;
   }
   get referrer() {
    return L.brandCheck(this, Request), "no-referrer" === this[M].referrer ? "" : "client" === this[M].referrer ? "about:client" : this[M].referrer.toString();
   }
   get referrerPolicy() {
    return L.brandCheck(this, Request), this[M].referrerPolicy;
   }
   get mode() {
    return L.brandCheck(this, Request), this[M].mode;
   }
   get credentials() {
    return this[M].credentials;
   }
   get cache() {
    return L.brandCheck(this, Request), this[M].cache;
   }
   get redirect() {
    return L.brandCheck(this, Request), this[M].redirect;
   }
   get integrity() {
    return L.brandCheck(this, Request), this[M].integrity;
   }
   get keepalive() {
    return L.brandCheck(this, Request), this[M].keepalive;
   }
   get isReloadNavigation() {
    return L.brandCheck(this, Request), this[M].reloadNavigation;
   }
   get isHistoryNavigation() {
    return L.brandCheck(this, Request), this[M].historyNavigation;
   }
   get signal() {
    return L.brandCheck(this, Request), this[N];
   }
   get body() {
    return L.brandCheck(this, Request), this[M].body ? this[M].body.stream : null;
   }
   get bodyUsed() {
    return L.brandCheck(this, Request), !!this[M].body && E.isDisturbed(this[M].body.stream);
   }
   get duplex() {
    return L.brandCheck(this, Request), "half";
   }
   clone() {
    if (L.brandCheck(this, Request), A(this)) throw new TypeError("unusable");
    const e = cloneRequest(this[M]), t = new AbortController;
    if (this.signal.aborted) t.abort(this.signal.reason); else {
     let e = q.get(this.signal);
     void 0 === e && (e = new Set, q.set(this.signal, e));
     const r = new WeakRef(t);
     e.add(r), E.addAbortListener(t.signal, buildAbort(r));
    }
    return fromInnerRequest(e, t.signal, g(this[v]));
   }
   [p.inspect.custom](e, t) {
    null === t.depth && (t.depth = 2), t.colors ??= !0;
    const r = {
     method: this.method,
     url: this.url,
     headers: this.headers,
     destination: this.destination,
     referrer: this.referrer,
     referrerPolicy: this.referrerPolicy,
     mode: this.mode,
     credentials: this.credentials,
     cache: this.cache,
     redirect: this.redirect,
     integrity: this.integrity,
     keepalive: this.keepalive,
     isReloadNavigation: this.isReloadNavigation,
     isHistoryNavigation: this.isHistoryNavigation,
     signal: this.signal
    };
    return `Request ${p.formatWithOptions(t, r)}`;
   }
  }
  function makeRequest(e) {
   return {
    method: e.method ?? "GET",
    localURLsOnly: e.localURLsOnly ?? !1,
    unsafeRequest: e.unsafeRequest ?? !1,
    body: e.body ?? null,
    client: e.client ?? null,
    reservedClient: e.reservedClient ?? null,
    replacesClientId: e.replacesClientId ?? "",
    window: e.window ?? "client",
    keepalive: e.keepalive ?? !1,
    serviceWorkers: e.serviceWorkers ?? "all",
    initiator: e.initiator ?? "",
    destination: e.destination ?? "",
    priority: e.priority ?? null,
    origin: e.origin ?? "client",
    policyContainer: e.policyContainer ?? "client",
    referrer: e.referrer ?? "client",
    referrerPolicy: e.referrerPolicy ?? "",
    mode: e.mode ?? "no-cors",
    useCORSPreflightFlag: e.useCORSPreflightFlag ?? !1,
    credentials: e.credentials ?? "same-origin",
    useCredentials: e.useCredentials ?? !1,
    cache: e.cache ?? "default",
    redirect: e.redirect ?? "follow",
    integrity: e.integrity ?? "",
    cryptoGraphicsNonceMetadata: e.cryptoGraphicsNonceMetadata ?? "",
    parserMetadata: e.parserMetadata ?? "",
    reloadNavigation: e.reloadNavigation ?? !1,
    historyNavigation: e.historyNavigation ?? !1,
    userActivation: e.userActivation ?? !1,
    taintedOrigin: e.taintedOrigin ?? !1,
    redirectCount: e.redirectCount ?? 0,
    responseTainting: e.responseTainting ?? "basic",
    preventNoCacheCacheControlHeaderModification: e.preventNoCacheCacheControlHeaderModification ?? !1,
    done: e.done ?? !1,
    timingAllowFailed: e.timingAllowFailed ?? !1,
    urlList: e.urlList,
    url: e.urlList[0],
    headersList: e.headersList ? new c(e.headersList) : new c
   };
  }
  function cloneRequest(e) {
   const t = makeRequest({
    ...e,
    body: null
   });
   return null != e.body && (t.body = o(t, e.body)), t;
  }
  function fromInnerRequest(e, t, r) {
   const s = new Request(O);
   return s[M] = e, s[N] = t, s[v] = new i(O), u(s[v], e.headersList), l(s[v], r), 
   s;
  }
  n(Request), Object.defineProperties(Request.prototype, {
   method: T,
   url: T,
   headers: T,
   redirect: T,
   clone: T,
   signal: T,
   duplex: T,
   destination: T,
   body: T,
   bodyUsed: T,
   isHistoryNavigation: T,
   isReloadNavigation: T,
   keepalive: T,
   integrity: T,
   cache: T,
   credentials: T,
   attribute: T,
   referrerPolicy: T,
   referrer: T,
   mode: T,
   [Symbol.toStringTag]: {
    value: "Request",
    configurable: !0
   }
  }), L.converters.Request = L.interfaceConverter(Request), L.converters.RequestInfo = function(e, t, r) {
   return "string" == typeof e ? L.converters.USVString(e, t, r) : e instanceof Request ? L.converters.Request(e, t, r) : L.converters.USVString(e, t, r);
  }, L.converters.AbortSignal = L.interfaceConverter(AbortSignal), L.converters.RequestInit = L.dictionaryConverter([ {
   key: "method",
   converter: L.converters.ByteString
  }, {
   key: "headers",
   converter: L.converters.HeadersInit
  }, {
   key: "body",
   converter: L.nullableConverter(L.converters.BodyInit)
  }, {
   key: "referrer",
   converter: L.converters.USVString
  }, {
   key: "referrerPolicy",
   converter: L.converters.DOMString,
   allowedValues: w
  }, {
   key: "mode",
   converter: L.converters.DOMString,
   allowedValues: k
  }, {
   key: "credentials",
   converter: L.converters.DOMString,
   allowedValues: b
  }, {
   key: "cache",
   converter: L.converters.DOMString,
   allowedValues: R
  }, {
   key: "redirect",
   converter: L.converters.DOMString,
   allowedValues: y
  }, {
   key: "integrity",
   converter: L.converters.DOMString
  }, {
   key: "keepalive",
   converter: L.converters.boolean
  }, {
   key: "signal",
   converter: L.nullableConverter(e => L.converters.AbortSignal(e, "RequestInit", "signal", {
    strict: !1
   }))
  }, {
   key: "window",
   converter: L.converters.any
  }, {
   key: "duplex",
   converter: L.converters.DOMString,
   allowedValues: S
  }, {
   key: "dispatcher",
   converter: L.converters.any
  } ]), e.exports = {
   Request: Request,
   makeRequest: makeRequest,
   fromInnerRequest: fromInnerRequest,
   cloneRequest: cloneRequest
  };
 },
 9051: (e, t, r) => {
  const {Headers: s, HeadersList: n, fill: o, getHeadersGuard: A, setHeadersGuard: i, setHeadersList: a} = r(660), {extractBody: c, cloneBody: l, mixinBody: g, hasFinalizationRegistry: u, streamRegistry: h, bodyUnusable: d} = r(4492), E = r(3440), p = r(7975), {kEnumerableProperty: Q} = E, {isValidReasonPhrase: B, isCancelled: I, isAborted: f, isBlobLike: m, serializeJavascriptValueToJSONString: w, isErrorLike: y, isomorphicEncode: k, environmentSettingsObject: b} = r(3168), {redirectStatusSet: R, nullBodyStatus: S} = r(4495), {kState: T, kHeaders: D} = r(3627), {webidl: F} = r(5893), {FormData: v} = r(5910), {URLSerializer: N} = r(1900), {kConstruct: M} = r(6443), U = r(4589), {types: L} = r(7975), G = new TextEncoder("utf-8");
  class Response {
   static error() {
    return fromInnerResponse(makeNetworkError(), "immutable");
   }
   static json(e, t = {}) {
    F.argumentLengthCheck(arguments, 1, "Response.json"), null !== t && (t = F.converters.ResponseInit(t));
    const r = G.encode(w(e)), s = c(r), n = fromInnerResponse(makeResponse({}), "response");
    return initializeResponse(n, t, {
     body: s[0],
     type: "application/json"
    }), n;
   }
   static redirect(e, t = 302) {
    let r;
    F.argumentLengthCheck(arguments, 1, "Response.redirect"), e = F.converters.USVString(e), 
    t = F.converters["unsigned short"](t);
    try {
     r = new URL(e, b.settingsObject.baseUrl);
    } catch (t) {
     throw new TypeError(`Failed to parse URL from ${e}`, {
      cause: t
     });
    }
    if (!R.has(t)) throw new RangeError(`Invalid status code ${t}`);
    const s = fromInnerResponse(makeResponse({}), "immutable");
    s[T].status = t;
    const n = k(N(r));
    return s[T].headersList.append("location", n, !0), s;
   }
   constructor(e = null, t = {}) {
    if (F.util.markAsUncloneable(this), e === M) return;
    null !== e && (e = F.converters.BodyInit(e)), t = F.converters.ResponseInit(t), 
    this[T] = makeResponse({}), this[D] = new s(M), i(this[D], "response"), a(this[D], this[T].headersList);
    let r = null;
    if (null != e) {
     const [t, s] = c(e);
     r = {
      body: t,
      type: s
     };
    }
    initializeResponse(this, t, r);
   }
   get type() {
    return F.brandCheck(this, Response), this[T].type;
   }
   get url() {
    F.brandCheck(this, Response);
    const e = this[T].urlList, t = e[e.length - 1] ?? null;
    return null === t ? "" : N(t, !0);
   }
   get redirected() {
    return F.brandCheck(this, Response), this[T].urlList.length > 1;
   }
   get status() {
    return F.brandCheck(this, Response), this[T].status;
   }
   get ok() {
    return F.brandCheck(this, Response), this[T].status >= 200 && this[T].status <= 299;
   }
   get statusText() {
    return F.brandCheck(this, Response), this[T].statusText;
   }
   get headers() {
    return F.brandCheck(this, Response), this[D];
   }
   get body() {
    return F.brandCheck(this, Response), this[T].body ? this[T].body.stream : null;
   }
   get bodyUsed() {
    return F.brandCheck(this, Response), !!this[T].body && E.isDisturbed(this[T].body.stream);
   }
   clone() {
    if (F.brandCheck(this, Response), d(this)) throw F.errors.exception({
     header: "Response.clone",
     message: "Body has already been consumed."
    });
    const e = cloneResponse(this[T]);
    return u && this[T].body?.stream && h.register(this, new WeakRef(this[T].body.stream)), 
    fromInnerResponse(e, A(this[D]));
   }
   [p.inspect.custom](e, t) {
    null === t.depth && (t.depth = 2), t.colors ??= !0;
    const r = {
     status: this.status,
     statusText: this.statusText,
     headers: this.headers,
     body: this.body,
     bodyUsed: this.bodyUsed,
     ok: this.ok,
     redirected: this.redirected,
     type: this.type,
     url: this.url
    };
    return `Response ${p.formatWithOptions(t, r)}`;
   }
  }
  function cloneResponse(e) {
   if (e.internalResponse) return filterResponse(cloneResponse(e.internalResponse), e.type);
   const t = makeResponse({
    ...e,
    body: null
   });
   return null != e.body && (t.body = l(t, e.body)), t;
  }
  function makeResponse(e) {
   return {
    aborted: !1,
    rangeRequested: !1,
    timingAllowPassed: !1,
    requestIncludesCredentials: !1,
    type: "default",
    status: 200,
    timingInfo: null,
    cacheState: "",
    statusText: "",
    ...e,
    headersList: e?.headersList ? new n(e?.headersList) : new n,
    urlList: e?.urlList ? [ ...e.urlList ] : []
   };
  }
  function makeNetworkError(e) {
   return makeResponse({
    type: "error",
    status: 0,
    error: y(e) ? e : new Error(e ? String(e) : e),
    aborted: e && "AbortError" === e.name
   });
  }
  function makeFilteredResponse(e, t) {
   return t = {
    internalResponse: e,
    ...t
   }, new Proxy(e, {
    get: (e, r) => r in t ? t[r] : e[r],
    set: (e, r, s) => (U(!(r in t)), e[r] = s, !0)
   });
  }
  function filterResponse(e, t) {
   return "basic" === t ? makeFilteredResponse(e, {
    type: "basic",
    headersList: e.headersList
   }) : "cors" === t ? makeFilteredResponse(e, {
    type: "cors",
    headersList: e.headersList
   }) : "opaque" === t ? makeFilteredResponse(e, {
    type: "opaque",
    urlList: Object.freeze([]),
    status: 0,
    statusText: "",
    body: null
   }) : "opaqueredirect" === t ? makeFilteredResponse(e, {
    type: "opaqueredirect",
    status: 0,
    statusText: "",
    headersList: [],
    body: null
   }) : void U(!1);
  }
  function initializeResponse(e, t, r) {
   if (null !== t.status && (t.status < 200 || t.status > 599)) throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
   if ("statusText" in t && null != t.statusText && !B(String(t.statusText))) throw new TypeError("Invalid statusText");
   if ("status" in t && null != t.status && (e[T].status = t.status), "statusText" in t && null != t.statusText && (e[T].statusText = t.statusText), 
   "headers" in t && null != t.headers && o(e[D], t.headers), r) {
    if (S.includes(e.status)) throw F.errors.exception({
     header: "Response constructor",
     message: `Invalid response status code ${e.status}`
    });
    e[T].body = r.body, null == r.type || e[T].headersList.contains("content-type", !0) || e[T].headersList.append("content-type", r.type, !0);
   }
  }
  function fromInnerResponse(e, t) {
   const r = new Response(M);
   return r[T] = e, r[D] = new s(M), a(r[D], e.headersList), i(r[D], t), u && e.body?.stream && h.register(r, new WeakRef(e.body.stream)), 
   r;
  }
  g(Response), Object.defineProperties(Response.prototype, {
   type: Q,
   url: Q,
   status: Q,
   ok: Q,
   redirected: Q,
   statusText: Q,
   headers: Q,
   clone: Q,
   body: Q,
   bodyUsed: Q,
   [Symbol.toStringTag]: {
    value: "Response",
    configurable: !0
   }
  }), Object.defineProperties(Response, {
   json: Q,
   redirect: Q,
   error: Q
  }), F.converters.ReadableStream = F.interfaceConverter(ReadableStream), F.converters.FormData = F.interfaceConverter(v), 
  F.converters.URLSearchParams = F.interfaceConverter(URLSearchParams), F.converters.XMLHttpRequestBodyInit = function(e, t, r) {
   return "string" == typeof e ? F.converters.USVString(e, t, r) : m(e) ? F.converters.Blob(e, t, r, {
    strict: !1
   }) : ArrayBuffer.isView(e) || L.isArrayBuffer(e) ? F.converters.BufferSource(e, t, r) : E.isFormDataLike(e) ? F.converters.FormData(e, t, r, {
    strict: !1
   }) : e instanceof URLSearchParams ? F.converters.URLSearchParams(e, t, r) : F.converters.DOMString(e, t, r);
  }, F.converters.BodyInit = function(e, t, r) {
   return e instanceof ReadableStream ? F.converters.ReadableStream(e, t, r) : e?.[Symbol.asyncIterator] ? e : F.converters.XMLHttpRequestBodyInit(e, t, r);
  }, F.converters.ResponseInit = F.dictionaryConverter([ {
   key: "status",
   converter: F.converters["unsigned short"],
   defaultValue: () => 200
  }, {
   key: "statusText",
   converter: F.converters.ByteString,
   defaultValue: () => ""
  }, {
   key: "headers",
   converter: F.converters.HeadersInit
  } ]), e.exports = {
   isNetworkError: function isNetworkError(e) {
    return "error" === e.type && 0 === e.status;
   },
   makeNetworkError: makeNetworkError,
   makeResponse: makeResponse,
   makeAppropriateNetworkError: function makeAppropriateNetworkError(e, t = null) {
    return U(I(e)), f(e) ? makeNetworkError(Object.assign(new DOMException("The operation was aborted.", "AbortError"), {
     cause: t
    })) : makeNetworkError(Object.assign(new DOMException("Request was cancelled."), {
     cause: t
    }));
   },
   filterResponse: filterResponse,
   Response: Response,
   cloneResponse: cloneResponse,
   fromInnerResponse: fromInnerResponse
  };
 },
 3627: e => {
  e.exports = {
   kUrl: Symbol("url"),
   kHeaders: Symbol("headers"),
   kSignal: Symbol("signal"),
   kState: Symbol("state"),
   kDispatcher: Symbol("dispatcher")
  };
 },
 3168: (e, t, r) => {
  const {Transform: s} = r(7075), n = r(8522), {redirectStatusSet: o, referrerPolicySet: A, badPortsSet: i} = r(4495), {getGlobalOrigin: a} = r(1059), {collectASequenceOfCodePoints: c, collectAnHTTPQuotedString: l, removeChars: g, parseMIMEType: u} = r(1900), {performance: h} = r(643), {isBlobLike: d, ReadableStreamFrom: E, isValidHTTPToken: p, normalizedMethodRecordsBase: Q} = r(3440), B = r(4589), {isUint8Array: I} = r(3429), {webidl: f} = r(5893);
  let m, w = [];
  try {
   m = r(7598);
   const e = [ "sha256", "sha384", "sha512" ];
   w = m.getHashes().filter(t => e.includes(t));
  } catch {}
  function responseURL(e) {
   const t = e.urlList, r = t.length;
   return 0 === r ? null : t[r - 1].toString();
  }
  function isValidEncodedURL(e) {
   for (let t = 0; t < e.length; ++t) {
    const r = e.charCodeAt(t);
    if (r > 126 || r < 32) return !1;
   }
   return !0;
  }
  function requestCurrentURL(e) {
   return e.urlList[e.urlList.length - 1];
  }
  const y = p;
  function isValidHeaderValue(e) {
   return !1 === ("\t" === e[0] || " " === e[0] || "\t" === e[e.length - 1] || " " === e[e.length - 1] || e.includes("\n") || e.includes("\r") || e.includes("\0"));
  }
  function coarsenTime(e, t) {
   return e;
  }
  function stripURLForReferrer(e, t) {
   return B(e instanceof URL), "file:" === (e = new URL(e)).protocol || "about:" === e.protocol || "blank:" === e.protocol ? "no-referrer" : (e.username = "", 
   e.password = "", e.hash = "", t && (e.pathname = "", e.search = ""), e);
  }
  function isURLPotentiallyTrustworthy(e) {
   return e instanceof URL && ("about:blank" === e.href || "about:srcdoc" === e.href || "data:" === e.protocol || "file:" === e.protocol || function isOriginPotentiallyTrustworthy(e) {
    if (null == e || "null" === e) return !1;
    const t = new URL(e);
    return "https:" === t.protocol || "wss:" === t.protocol || !!(/^127(?:\.[0-9]+){0,2}\.[0-9]+$|^\[(?:0*:)*?:?0*1\]$/.test(t.hostname) || "localhost" === t.hostname || t.hostname.includes("localhost.") || t.hostname.endsWith(".localhost"));
   }(e.origin));
  }
  const k = /(?<algo>sha256|sha384|sha512)-((?<hash>[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}(?:\s|$)( +[!-~]*)?)?/i;
  function parseMetadata(e) {
   const t = [];
   let r = !0;
   for (const s of e.split(" ")) {
    r = !1;
    const e = k.exec(s);
    if (null === e || void 0 === e.groups || void 0 === e.groups.algo) continue;
    const n = e.groups.algo.toLowerCase();
    w.includes(n) && t.push(e.groups);
   }
   return !0 === r ? "no metadata" : t;
  }
  function compareBase64Mixed(e, t) {
   if (e.length !== t.length) return !1;
   for (let r = 0; r < e.length; ++r) if (e[r] !== t[r]) {
    if ("+" === e[r] && "-" === t[r] || "/" === e[r] && "_" === t[r]) continue;
    return !1;
   }
   return !0;
  }
  function sameOrigin(e, t) {
   return e.origin === t.origin && "null" === e.origin || e.protocol === t.protocol && e.hostname === t.hostname && e.port === t.port;
  }
  const b = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  function createIterator(e, t, r = 0, s = 1) {
   class FastIterableIterator {
    #q;
    #z;
    #j;
    constructor(e, t) {
     this.#q = e, this.#z = t, this.#j = 0;
    }
    next() {
     if ("object" != typeof this || null === this || !(#q in this)) throw new TypeError(`'next' called on an object that does not implement interface ${e} Iterator.`);
     const n = this.#j, o = this.#q[t];
     if (n >= o.length) return {
      value: void 0,
      done: !0
     };
     const {[r]: A, [s]: i} = o[n];
     let a;
     switch (this.#j = n + 1, this.#z) {
     case "key":
      a = A;
      break;

     case "value":
      a = i;
      break;

     case "key+value":
      a = [ A, i ];
     }
     return {
      value: a,
      done: !1
     };
    }
   }
   return delete FastIterableIterator.prototype.constructor, Object.setPrototypeOf(FastIterableIterator.prototype, b), 
   Object.defineProperties(FastIterableIterator.prototype, {
    [Symbol.toStringTag]: {
     writable: !1,
     enumerable: !1,
     configurable: !0,
     value: `${e} Iterator`
    },
    next: {
     writable: !0,
     enumerable: !0,
     configurable: !0
    }
   }), function(e, t) {
    return new FastIterableIterator(e, t);
   };
  }
  const R = /[^\x00-\xFF]/;
  function isomorphicEncode(e) {
   return B(!R.test(e)), e;
  }
  async function readAllBytes(e) {
   const t = [];
   let r = 0;
   for (;;) {
    const {done: s, value: n} = await e.read();
    if (s) return Buffer.concat(t, r);
    if (!I(n)) throw new TypeError("Received non-Uint8Array chunk");
    t.push(n), r += n.length;
   }
  }
  function urlHasHttpsScheme(e) {
   return "string" == typeof e && ":" === e[5] && "h" === e[0] && "t" === e[1] && "t" === e[2] && "p" === e[3] && "s" === e[4] || "https:" === e.protocol;
  }
  function urlIsHttpHttpsScheme(e) {
   B("protocol" in e);
   const t = e.protocol;
   return "http:" === t || "https:" === t;
  }
  class InflateStream extends s {
   #Z;
   constructor(e) {
    super(), this.#Z = e;
   }
   _transform(e, t, r) {
    if (!this._inflateStream) {
     if (0 === e.length) return void r();
     this._inflateStream = 8 == (15 & e[0]) ? n.createInflate(this.#Z) : n.createInflateRaw(this.#Z), 
     this._inflateStream.on("data", this.push.bind(this)), this._inflateStream.on("end", () => this.push(null)), 
     this._inflateStream.on("error", e => this.destroy(e));
    }
    this._inflateStream.write(e, t, r);
   }
   _final(e) {
    this._inflateStream && (this._inflateStream.end(), this._inflateStream = null), 
    e();
   }
  }
  function getDecodeSplit(e, t) {
   const r = t.get(e, !0);
   return null === r ? null : function gettingDecodingSplitting(e) {
    const t = e, r = {
     position: 0
    }, s = [];
    let n = "";
    for (;r.position < t.length; ) {
     if (n += c(e => '"' !== e && "," !== e, t, r), r.position < t.length) if (34 === t.charCodeAt(r.position)) {
      if (n += l(t, r), r.position < t.length) continue;
     } else B(44 === t.charCodeAt(r.position)), r.position++;
     n = g(n, !0, !0, e => 9 === e || 32 === e), s.push(n), n = "";
    }
    return s;
   }(r);
  }
  const S = new TextDecoder;
  class EnvironmentSettingsObjectBase {
   get baseUrl() {
    return a();
   }
   get origin() {
    return this.baseUrl?.origin;
   }
   policyContainer={
    referrerPolicy: "strict-origin-when-cross-origin"
   };
  }
  const T = new class EnvironmentSettingsObject {
   settingsObject=new EnvironmentSettingsObjectBase;
  };
  e.exports = {
   isAborted: function isAborted(e) {
    return "aborted" === e.controller.state;
   },
   isCancelled: function isCancelled(e) {
    return "aborted" === e.controller.state || "terminated" === e.controller.state;
   },
   isValidEncodedURL: isValidEncodedURL,
   createDeferredPromise: function createDeferredPromise() {
    let e, t;
    return {
     promise: new Promise((r, s) => {
      e = r, t = s;
     }),
     resolve: e,
     reject: t
    };
   },
   ReadableStreamFrom: E,
   tryUpgradeRequestToAPotentiallyTrustworthyURL: function tryUpgradeRequestToAPotentiallyTrustworthyURL(e) {},
   clampAndCoarsenConnectionTimingInfo: function clampAndCoarsenConnectionTimingInfo(e, t, r) {
    return !e?.startTime || e.startTime < t ? {
     domainLookupStartTime: t,
     domainLookupEndTime: t,
     connectionStartTime: t,
     connectionEndTime: t,
     secureConnectionStartTime: t,
     ALPNNegotiatedProtocol: e?.ALPNNegotiatedProtocol
    } : {
     domainLookupStartTime: coarsenTime(e.domainLookupStartTime),
     domainLookupEndTime: coarsenTime(e.domainLookupEndTime),
     connectionStartTime: coarsenTime(e.connectionStartTime),
     connectionEndTime: coarsenTime(e.connectionEndTime),
     secureConnectionStartTime: coarsenTime(e.secureConnectionStartTime),
     ALPNNegotiatedProtocol: e.ALPNNegotiatedProtocol
    };
   },
   coarsenedSharedCurrentTime: function coarsenedSharedCurrentTime(e) {
    return coarsenTime(h.now());
   },
   determineRequestsReferrer: function determineRequestsReferrer(e) {
    const t = e.referrerPolicy;
    B(t);
    let r = null;
    if ("client" === e.referrer) {
     const e = a();
     if (!e || "null" === e.origin) return "no-referrer";
     r = new URL(e);
    } else e.referrer instanceof URL && (r = e.referrer);
    let s = stripURLForReferrer(r);
    const n = stripURLForReferrer(r, !0);
    s.toString().length > 4096 && (s = n);
    const o = sameOrigin(e, s), A = isURLPotentiallyTrustworthy(s) && !isURLPotentiallyTrustworthy(e.url);
    switch (t) {
    case "origin":
     return null != n ? n : stripURLForReferrer(r, !0);

    case "unsafe-url":
     return s;

    case "same-origin":
     return o ? n : "no-referrer";

    case "origin-when-cross-origin":
     return o ? s : n;

    case "strict-origin-when-cross-origin":
     {
      const t = requestCurrentURL(e);
      return sameOrigin(s, t) ? s : isURLPotentiallyTrustworthy(s) && !isURLPotentiallyTrustworthy(t) ? "no-referrer" : n;
     }

    default:
     return A ? "no-referrer" : n;
    }
   },
   makePolicyContainer: function makePolicyContainer() {
    return {
     referrerPolicy: "strict-origin-when-cross-origin"
    };
   },
   clonePolicyContainer: function clonePolicyContainer(e) {
    return {
     referrerPolicy: e.referrerPolicy
    };
   },
   appendFetchMetadata: function appendFetchMetadata(e) {
    let t = null;
    t = e.mode, e.headersList.set("sec-fetch-mode", t, !0);
   },
   appendRequestOriginHeader: function appendRequestOriginHeader(e) {
    let t = e.origin;
    if ("client" !== t && void 0 !== t) if ("cors" === e.responseTainting || "websocket" === e.mode) e.headersList.append("origin", t, !0); else if ("GET" !== e.method && "HEAD" !== e.method) {
     switch (e.referrerPolicy) {
     case "no-referrer":
      t = null;
      break;

     case "no-referrer-when-downgrade":
     case "strict-origin":
     case "strict-origin-when-cross-origin":
      e.origin && urlHasHttpsScheme(e.origin) && !urlHasHttpsScheme(requestCurrentURL(e)) && (t = null);
      break;

     case "same-origin":
      sameOrigin(e, requestCurrentURL(e)) || (t = null);
     }
     e.headersList.append("origin", t, !0);
    }
   },
   TAOCheck: function TAOCheck() {
    return "success";
   },
   corsCheck: function corsCheck() {
    return "success";
   },
   crossOriginResourcePolicyCheck: function crossOriginResourcePolicyCheck() {
    return "allowed";
   },
   createOpaqueTimingInfo: function createOpaqueTimingInfo(e) {
    return {
     startTime: e.startTime ?? 0,
     redirectStartTime: 0,
     redirectEndTime: 0,
     postRedirectStartTime: e.startTime ?? 0,
     finalServiceWorkerStartTime: 0,
     finalNetworkResponseStartTime: 0,
     finalNetworkRequestStartTime: 0,
     endTime: 0,
     encodedBodySize: 0,
     decodedBodySize: 0,
     finalConnectionTimingInfo: null
    };
   },
   setRequestReferrerPolicyOnRedirect: function setRequestReferrerPolicyOnRedirect(e, t) {
    const {headersList: r} = t, s = (r.get("referrer-policy", !0) ?? "").split(",");
    let n = "";
    if (s.length > 0) for (let e = s.length; 0 !== e; e--) {
     const t = s[e - 1].trim();
     if (A.has(t)) {
      n = t;
      break;
     }
    }
    "" !== n && (e.referrerPolicy = n);
   },
   isValidHTTPToken: p,
   requestBadPort: function requestBadPort(e) {
    const t = requestCurrentURL(e);
    return urlIsHttpHttpsScheme(t) && i.has(t.port) ? "blocked" : "allowed";
   },
   requestCurrentURL: requestCurrentURL,
   responseURL: responseURL,
   responseLocationURL: function responseLocationURL(e, t) {
    if (!o.has(e.status)) return null;
    let r = e.headersList.get("location", !0);
    return null !== r && isValidHeaderValue(r) && (isValidEncodedURL(r) || (r = function normalizeBinaryStringToUtf8(e) {
     return Buffer.from(e, "binary").toString("utf8");
    }(r)), r = new URL(r, responseURL(e))), r && !r.hash && (r.hash = t), r;
   },
   isBlobLike: d,
   isURLPotentiallyTrustworthy: isURLPotentiallyTrustworthy,
   isValidReasonPhrase: function isValidReasonPhrase(e) {
    for (let t = 0; t < e.length; ++t) {
     const r = e.charCodeAt(t);
     if (!(9 === r || r >= 32 && r <= 126 || r >= 128 && r <= 255)) return !1;
    }
    return !0;
   },
   sameOrigin: sameOrigin,
   normalizeMethod: function normalizeMethod(e) {
    return Q[e.toLowerCase()] ?? e;
   },
   serializeJavascriptValueToJSONString: function serializeJavascriptValueToJSONString(e) {
    const t = JSON.stringify(e);
    if (void 0 === t) throw new TypeError("Value is not JSON serializable");
    return B("string" == typeof t), t;
   },
   iteratorMixin: function iteratorMixin(e, t, r, s = 0, n = 1) {
    const o = createIterator(e, r, s, n), A = {
     keys: {
      writable: !0,
      enumerable: !0,
      configurable: !0,
      value: function keys() {
       return f.brandCheck(this, t), o(this, "key");
      }
     },
     values: {
      writable: !0,
      enumerable: !0,
      configurable: !0,
      value: function values() {
       return f.brandCheck(this, t), o(this, "value");
      }
     },
     entries: {
      writable: !0,
      enumerable: !0,
      configurable: !0,
      value: function entries() {
       return f.brandCheck(this, t), o(this, "key+value");
      }
     },
     forEach: {
      writable: !0,
      enumerable: !0,
      configurable: !0,
      value: function forEach(r, s = globalThis) {
       if (f.brandCheck(this, t), f.argumentLengthCheck(arguments, 1, `${e}.forEach`), 
       "function" != typeof r) throw new TypeError(`Failed to execute 'forEach' on '${e}': parameter 1 is not of type 'Function'.`);
       for (const {0: e, 1: t} of o(this, "key+value")) r.call(s, t, e, this);
      }
     }
    };
    return Object.defineProperties(t.prototype, {
     ...A,
     [Symbol.iterator]: {
      writable: !0,
      enumerable: !1,
      configurable: !0,
      value: A.entries.value
     }
    });
   },
   createIterator: createIterator,
   isValidHeaderName: y,
   isValidHeaderValue: isValidHeaderValue,
   isErrorLike: function isErrorLike(e) {
    return e instanceof Error || "Error" === e?.constructor?.name || "DOMException" === e?.constructor?.name;
   },
   fullyReadBody: async function fullyReadBody(e, t, r) {
    const s = t, n = r;
    let o;
    try {
     o = e.stream.getReader();
    } catch (e) {
     return void n(e);
    }
    try {
     s(await readAllBytes(o));
    } catch (e) {
     n(e);
    }
   },
   bytesMatch: function bytesMatch(e, t) {
    if (void 0 === m) return !0;
    const r = parseMetadata(t);
    if ("no metadata" === r) return !0;
    if (0 === r.length) return !0;
    const s = function getStrongestMetadata(e) {
     let t = e[0].algo;
     if ("5" === t[3]) return t;
     for (let r = 1; r < e.length; ++r) {
      const s = e[r];
      if ("5" === s.algo[3]) {
       t = "sha512";
       break;
      }
      "3" !== t[3] && "3" === s.algo[3] && (t = "sha384");
     }
     return t;
    }(r), n = function filterMetadataListByAlgorithm(e, t) {
     if (1 === e.length) return e;
     let r = 0;
     for (let s = 0; s < e.length; ++s) e[s].algo === t && (e[r++] = e[s]);
     return e.length = r, e;
    }(r, s);
    for (const t of n) {
     const r = t.algo, s = t.hash;
     let n = m.createHash(r).update(e).digest("base64");
     if ("=" === n[n.length - 1] && (n = "=" === n[n.length - 2] ? n.slice(0, -2) : n.slice(0, -1)), 
     compareBase64Mixed(n, s)) return !0;
    }
    return !1;
   },
   isReadableStreamLike: function isReadableStreamLike(e) {
    return e instanceof ReadableStream || "ReadableStream" === e[Symbol.toStringTag] && "function" == typeof e.tee;
   },
   readableStreamClose: function readableStreamClose(e) {
    try {
     e.close(), e.byobRequest?.respond(0);
    } catch (e) {
     if (!e.message.includes("Controller is already closed") && !e.message.includes("ReadableStream is already closed")) throw e;
    }
   },
   isomorphicEncode: isomorphicEncode,
   urlIsLocal: function urlIsLocal(e) {
    B("protocol" in e);
    const t = e.protocol;
    return "about:" === t || "blob:" === t || "data:" === t;
   },
   urlHasHttpsScheme: urlHasHttpsScheme,
   urlIsHttpHttpsScheme: urlIsHttpHttpsScheme,
   readAllBytes: readAllBytes,
   simpleRangeHeaderValue: function simpleRangeHeaderValue(e, t) {
    const r = e;
    if (!r.startsWith("bytes")) return "failure";
    const s = {
     position: 5
    };
    if (t && c(e => "\t" === e || " " === e, r, s), 61 !== r.charCodeAt(s.position)) return "failure";
    s.position++, t && c(e => "\t" === e || " " === e, r, s);
    const n = c(e => {
     const t = e.charCodeAt(0);
     return t >= 48 && t <= 57;
    }, r, s), o = n.length ? Number(n) : null;
    if (t && c(e => "\t" === e || " " === e, r, s), 45 !== r.charCodeAt(s.position)) return "failure";
    s.position++, t && c(e => "\t" === e || " " === e, r, s);
    const A = c(e => {
     const t = e.charCodeAt(0);
     return t >= 48 && t <= 57;
    }, r, s), i = A.length ? Number(A) : null;
    return s.position < r.length || null === i && null === o || o > i ? "failure" : {
     rangeStartValue: o,
     rangeEndValue: i
    };
   },
   buildContentRange: function buildContentRange(e, t, r) {
    let s = "bytes ";
    return s += isomorphicEncode(`${e}`), s += "-", s += isomorphicEncode(`${t}`), s += "/", 
    s += isomorphicEncode(`${r}`), s;
   },
   parseMetadata: parseMetadata,
   createInflate: function createInflate(e) {
    return new InflateStream(e);
   },
   extractMimeType: function extractMimeType(e) {
    let t = null, r = null, s = null;
    const n = getDecodeSplit("content-type", e);
    if (null === n) return "failure";
    for (const e of n) {
     const n = u(e);
     "failure" !== n && "*/*" !== n.essence && (s = n, s.essence !== r ? (t = null, s.parameters.has("charset") && (t = s.parameters.get("charset")), 
     r = s.essence) : s.parameters.has("charset") || null === t || s.parameters.set("charset", t));
    }
    return null == s ? "failure" : s;
   },
   getDecodeSplit: getDecodeSplit,
   utf8DecodeBytes: function utf8DecodeBytes(e) {
    return 0 === e.length ? "" : (239 === e[0] && 187 === e[1] && 191 === e[2] && (e = e.subarray(3)), 
    S.decode(e));
   },
   environmentSettingsObject: T
  };
 },
 5893: (e, t, r) => {
  const {types: s, inspect: n} = r(7975), {markAsUncloneable: o} = r(5919), {toUSVString: A} = r(3440), i = {
   converters: {},
   util: {},
   errors: {}
  };
  i.errors.exception = function(e) {
   return new TypeError(`${e.header}: ${e.message}`);
  }, i.errors.conversionFailed = function(e) {
   const t = 1 === e.types.length ? "" : " one of", r = `${e.argument} could not be converted to${t}: ${e.types.join(", ")}.`;
   return i.errors.exception({
    header: e.prefix,
    message: r
   });
  }, i.errors.invalidArgument = function(e) {
   return i.errors.exception({
    header: e.prefix,
    message: `"${e.value}" is an invalid ${e.type}.`
   });
  }, i.brandCheck = function(e, t, r) {
   if (!1 !== r?.strict) {
    if (!(e instanceof t)) {
     const e = new TypeError("Illegal invocation");
     throw e.code = "ERR_INVALID_THIS", e;
    }
   } else if (e?.[Symbol.toStringTag] !== t.prototype[Symbol.toStringTag]) {
    const e = new TypeError("Illegal invocation");
    throw e.code = "ERR_INVALID_THIS", e;
   }
  }, i.argumentLengthCheck = function({length: e}, t, r) {
   if (e < t) throw i.errors.exception({
    message: `${t} argument${1 !== t ? "s" : ""} required, but${e ? " only" : ""} ${e} found.`,
    header: r
   });
  }, i.illegalConstructor = function() {
   throw i.errors.exception({
    header: "TypeError",
    message: "Illegal constructor"
   });
  }, i.util.Type = function(e) {
   switch (typeof e) {
   case "undefined":
    return "Undefined";

   case "boolean":
    return "Boolean";

   case "string":
    return "String";

   case "symbol":
    return "Symbol";

   case "number":
    return "Number";

   case "bigint":
    return "BigInt";

   case "function":
   case "object":
    return null === e ? "Null" : "Object";
   }
  }, i.util.markAsUncloneable = o || (() => {}), i.util.ConvertToInt = function(e, t, r, s) {
   let n, o;
   64 === t ? (n = Math.pow(2, 53) - 1, o = "unsigned" === r ? 0 : Math.pow(-2, 53) + 1) : "unsigned" === r ? (o = 0, 
   n = Math.pow(2, t) - 1) : (o = Math.pow(-2, t) - 1, n = Math.pow(2, t - 1) - 1);
   let A = Number(e);
   if (0 === A && (A = 0), !0 === s?.enforceRange) {
    if (Number.isNaN(A) || A === Number.POSITIVE_INFINITY || A === Number.NEGATIVE_INFINITY) throw i.errors.exception({
     header: "Integer conversion",
     message: `Could not convert ${i.util.Stringify(e)} to an integer.`
    });
    if (A = i.util.IntegerPart(A), A < o || A > n) throw i.errors.exception({
     header: "Integer conversion",
     message: `Value must be between ${o}-${n}, got ${A}.`
    });
    return A;
   }
   return Number.isNaN(A) || !0 !== s?.clamp ? Number.isNaN(A) || 0 === A && Object.is(0, A) || A === Number.POSITIVE_INFINITY || A === Number.NEGATIVE_INFINITY ? 0 : (A = i.util.IntegerPart(A), 
   A %= Math.pow(2, t), "signed" === r && A >= Math.pow(2, t) - 1 ? A - Math.pow(2, t) : A) : (A = Math.min(Math.max(A, o), n), 
   A = Math.floor(A) % 2 == 0 ? Math.floor(A) : Math.ceil(A), A);
  }, i.util.IntegerPart = function(e) {
   const t = Math.floor(Math.abs(e));
   return e < 0 ? -1 * t : t;
  }, i.util.Stringify = function(e) {
   switch (i.util.Type(e)) {
   case "Symbol":
    return `Symbol(${e.description})`;

   case "Object":
    return n(e);

   case "String":
    return `"${e}"`;

   default:
    return `${e}`;
   }
  }, i.sequenceConverter = function(e) {
   return (t, r, s, n) => {
    if ("Object" !== i.util.Type(t)) throw i.errors.exception({
     header: r,
     message: `${s} (${i.util.Stringify(t)}) is not iterable.`
    });
    const o = "function" == typeof n ? n() : t?.[Symbol.iterator]?.(), A = [];
    let a = 0;
    if (void 0 === o || "function" != typeof o.next) throw i.errors.exception({
     header: r,
     message: `${s} is not iterable.`
    });
    for (;;) {
     const {done: t, value: n} = o.next();
     if (t) break;
     A.push(e(n, r, `${s}[${a++}]`));
    }
    return A;
   };
  }, i.recordConverter = function(e, t) {
   return (r, n, o) => {
    if ("Object" !== i.util.Type(r)) throw i.errors.exception({
     header: n,
     message: `${o} ("${i.util.Type(r)}") is not an Object.`
    });
    const A = {};
    if (!s.isProxy(r)) {
     const s = [ ...Object.getOwnPropertyNames(r), ...Object.getOwnPropertySymbols(r) ];
     for (const i of s) {
      const s = e(i, n, o), a = t(r[i], n, o);
      A[s] = a;
     }
     return A;
    }
    const a = Reflect.ownKeys(r);
    for (const s of a) {
     const i = Reflect.getOwnPropertyDescriptor(r, s);
     if (i?.enumerable) {
      const i = e(s, n, o), a = t(r[s], n, o);
      A[i] = a;
     }
    }
    return A;
   };
  }, i.interfaceConverter = function(e) {
   return (t, r, s, n) => {
    if (!1 !== n?.strict && !(t instanceof e)) throw i.errors.exception({
     header: r,
     message: `Expected ${s} ("${i.util.Stringify(t)}") to be an instance of ${e.name}.`
    });
    return t;
   };
  }, i.dictionaryConverter = function(e) {
   return (t, r, s) => {
    const n = i.util.Type(t), o = {};
    if ("Null" === n || "Undefined" === n) return o;
    if ("Object" !== n) throw i.errors.exception({
     header: r,
     message: `Expected ${t} to be one of: Null, Undefined, Object.`
    });
    for (const n of e) {
     const {key: e, defaultValue: A, required: a, converter: c} = n;
     if (!0 === a && !Object.hasOwn(t, e)) throw i.errors.exception({
      header: r,
      message: `Missing required key "${e}".`
     });
     let l = t[e];
     const g = Object.hasOwn(n, "defaultValue");
     if (g && null !== l && (l ??= A()), a || g || void 0 !== l) {
      if (l = c(l, r, `${s}.${e}`), n.allowedValues && !n.allowedValues.includes(l)) throw i.errors.exception({
       header: r,
       message: `${l} is not an accepted type. Expected one of ${n.allowedValues.join(", ")}.`
      });
      o[e] = l;
     }
    }
    return o;
   };
  }, i.nullableConverter = function(e) {
   return (t, r, s) => null === t ? t : e(t, r, s);
  }, i.converters.DOMString = function(e, t, r, s) {
   if (null === e && s?.legacyNullToEmptyString) return "";
   if ("symbol" == typeof e) throw i.errors.exception({
    header: t,
    message: `${r} is a symbol, which cannot be converted to a DOMString.`
   });
   return String(e);
  }, i.converters.ByteString = function(e, t, r) {
   const s = i.converters.DOMString(e, t, r);
   for (let e = 0; e < s.length; e++) if (s.charCodeAt(e) > 255) throw new TypeError(`Cannot convert argument to a ByteString because the character at index ${e} has a value of ${s.charCodeAt(e)} which is greater than 255.`);
   return s;
  }, i.converters.USVString = A, i.converters.boolean = function(e) {
   return Boolean(e);
  }, i.converters.any = function(e) {
   return e;
  }, i.converters["long long"] = function(e, t, r) {
   return i.util.ConvertToInt(e, 64, "signed", void 0, t, r);
  }, i.converters["unsigned long long"] = function(e, t, r) {
   return i.util.ConvertToInt(e, 64, "unsigned", void 0, t, r);
  }, i.converters["unsigned long"] = function(e, t, r) {
   return i.util.ConvertToInt(e, 32, "unsigned", void 0, t, r);
  }, i.converters["unsigned short"] = function(e, t, r, s) {
   return i.util.ConvertToInt(e, 16, "unsigned", s, t, r);
  }, i.converters.ArrayBuffer = function(e, t, r, n) {
   if ("Object" !== i.util.Type(e) || !s.isAnyArrayBuffer(e)) throw i.errors.conversionFailed({
    prefix: t,
    argument: `${r} ("${i.util.Stringify(e)}")`,
    types: [ "ArrayBuffer" ]
   });
   if (!1 === n?.allowShared && s.isSharedArrayBuffer(e)) throw i.errors.exception({
    header: "ArrayBuffer",
    message: "SharedArrayBuffer is not allowed."
   });
   if (e.resizable || e.growable) throw i.errors.exception({
    header: "ArrayBuffer",
    message: "Received a resizable ArrayBuffer."
   });
   return e;
  }, i.converters.TypedArray = function(e, t, r, n, o) {
   if ("Object" !== i.util.Type(e) || !s.isTypedArray(e) || e.constructor.name !== t.name) throw i.errors.conversionFailed({
    prefix: r,
    argument: `${n} ("${i.util.Stringify(e)}")`,
    types: [ t.name ]
   });
   if (!1 === o?.allowShared && s.isSharedArrayBuffer(e.buffer)) throw i.errors.exception({
    header: "ArrayBuffer",
    message: "SharedArrayBuffer is not allowed."
   });
   if (e.buffer.resizable || e.buffer.growable) throw i.errors.exception({
    header: "ArrayBuffer",
    message: "Received a resizable ArrayBuffer."
   });
   return e;
  }, i.converters.DataView = function(e, t, r, n) {
   if ("Object" !== i.util.Type(e) || !s.isDataView(e)) throw i.errors.exception({
    header: t,
    message: `${r} is not a DataView.`
   });
   if (!1 === n?.allowShared && s.isSharedArrayBuffer(e.buffer)) throw i.errors.exception({
    header: "ArrayBuffer",
    message: "SharedArrayBuffer is not allowed."
   });
   if (e.buffer.resizable || e.buffer.growable) throw i.errors.exception({
    header: "ArrayBuffer",
    message: "Received a resizable ArrayBuffer."
   });
   return e;
  }, i.converters.BufferSource = function(e, t, r, n) {
   if (s.isAnyArrayBuffer(e)) return i.converters.ArrayBuffer(e, t, r, {
    ...n,
    allowShared: !1
   });
   if (s.isTypedArray(e)) return i.converters.TypedArray(e, e.constructor, t, r, {
    ...n,
    allowShared: !1
   });
   if (s.isDataView(e)) return i.converters.DataView(e, t, r, {
    ...n,
    allowShared: !1
   });
   throw i.errors.conversionFailed({
    prefix: t,
    argument: `${r} ("${i.util.Stringify(e)}")`,
    types: [ "BufferSource" ]
   });
  }, i.converters["sequence<ByteString>"] = i.sequenceConverter(i.converters.ByteString), 
  i.converters["sequence<sequence<ByteString>>"] = i.sequenceConverter(i.converters["sequence<ByteString>"]), 
  i.converters["record<ByteString, ByteString>"] = i.recordConverter(i.converters.ByteString, i.converters.ByteString), 
  e.exports = {
   webidl: i
  };
 },
 2607: e => {
  e.exports = {
   getEncoding: function getEncoding(e) {
    if (!e) return "failure";
    switch (e.trim().toLowerCase()) {
    case "unicode-1-1-utf-8":
    case "unicode11utf8":
    case "unicode20utf8":
    case "utf-8":
    case "utf8":
    case "x-unicode20utf8":
     return "UTF-8";

    case "866":
    case "cp866":
    case "csibm866":
    case "ibm866":
     return "IBM866";

    case "csisolatin2":
    case "iso-8859-2":
    case "iso-ir-101":
    case "iso8859-2":
    case "iso88592":
    case "iso_8859-2":
    case "iso_8859-2:1987":
    case "l2":
    case "latin2":
     return "ISO-8859-2";

    case "csisolatin3":
    case "iso-8859-3":
    case "iso-ir-109":
    case "iso8859-3":
    case "iso88593":
    case "iso_8859-3":
    case "iso_8859-3:1988":
    case "l3":
    case "latin3":
     return "ISO-8859-3";

    case "csisolatin4":
    case "iso-8859-4":
    case "iso-ir-110":
    case "iso8859-4":
    case "iso88594":
    case "iso_8859-4":
    case "iso_8859-4:1988":
    case "l4":
    case "latin4":
     return "ISO-8859-4";

    case "csisolatincyrillic":
    case "cyrillic":
    case "iso-8859-5":
    case "iso-ir-144":
    case "iso8859-5":
    case "iso88595":
    case "iso_8859-5":
    case "iso_8859-5:1988":
     return "ISO-8859-5";

    case "arabic":
    case "asmo-708":
    case "csiso88596e":
    case "csiso88596i":
    case "csisolatinarabic":
    case "ecma-114":
    case "iso-8859-6":
    case "iso-8859-6-e":
    case "iso-8859-6-i":
    case "iso-ir-127":
    case "iso8859-6":
    case "iso88596":
    case "iso_8859-6":
    case "iso_8859-6:1987":
     return "ISO-8859-6";

    case "csisolatingreek":
    case "ecma-118":
    case "elot_928":
    case "greek":
    case "greek8":
    case "iso-8859-7":
    case "iso-ir-126":
    case "iso8859-7":
    case "iso88597":
    case "iso_8859-7":
    case "iso_8859-7:1987":
    case "sun_eu_greek":
     return "ISO-8859-7";

    case "csiso88598e":
    case "csisolatinhebrew":
    case "hebrew":
    case "iso-8859-8":
    case "iso-8859-8-e":
    case "iso-ir-138":
    case "iso8859-8":
    case "iso88598":
    case "iso_8859-8":
    case "iso_8859-8:1988":
    case "visual":
     return "ISO-8859-8";

    case "csiso88598i":
    case "iso-8859-8-i":
    case "logical":
     return "ISO-8859-8-I";

    case "csisolatin6":
    case "iso-8859-10":
    case "iso-ir-157":
    case "iso8859-10":
    case "iso885910":
    case "l6":
    case "latin6":
     return "ISO-8859-10";

    case "iso-8859-13":
    case "iso8859-13":
    case "iso885913":
     return "ISO-8859-13";

    case "iso-8859-14":
    case "iso8859-14":
    case "iso885914":
     return "ISO-8859-14";

    case "csisolatin9":
    case "iso-8859-15":
    case "iso8859-15":
    case "iso885915":
    case "iso_8859-15":
    case "l9":
     return "ISO-8859-15";

    case "iso-8859-16":
     return "ISO-8859-16";

    case "cskoi8r":
    case "koi":
    case "koi8":
    case "koi8-r":
    case "koi8_r":
     return "KOI8-R";

    case "koi8-ru":
    case "koi8-u":
     return "KOI8-U";

    case "csmacintosh":
    case "mac":
    case "macintosh":
    case "x-mac-roman":
     return "macintosh";

    case "iso-8859-11":
    case "iso8859-11":
    case "iso885911":
    case "tis-620":
    case "windows-874":
     return "windows-874";

    case "cp1250":
    case "windows-1250":
    case "x-cp1250":
     return "windows-1250";

    case "cp1251":
    case "windows-1251":
    case "x-cp1251":
     return "windows-1251";

    case "ansi_x3.4-1968":
    case "ascii":
    case "cp1252":
    case "cp819":
    case "csisolatin1":
    case "ibm819":
    case "iso-8859-1":
    case "iso-ir-100":
    case "iso8859-1":
    case "iso88591":
    case "iso_8859-1":
    case "iso_8859-1:1987":
    case "l1":
    case "latin1":
    case "us-ascii":
    case "windows-1252":
    case "x-cp1252":
     return "windows-1252";

    case "cp1253":
    case "windows-1253":
    case "x-cp1253":
     return "windows-1253";

    case "cp1254":
    case "csisolatin5":
    case "iso-8859-9":
    case "iso-ir-148":
    case "iso8859-9":
    case "iso88599":
    case "iso_8859-9":
    case "iso_8859-9:1989":
    case "l5":
    case "latin5":
    case "windows-1254":
    case "x-cp1254":
     return "windows-1254";

    case "cp1255":
    case "windows-1255":
    case "x-cp1255":
     return "windows-1255";

    case "cp1256":
    case "windows-1256":
    case "x-cp1256":
     return "windows-1256";

    case "cp1257":
    case "windows-1257":
    case "x-cp1257":
     return "windows-1257";

    case "cp1258":
    case "windows-1258":
    case "x-cp1258":
     return "windows-1258";

    case "x-mac-cyrillic":
    case "x-mac-ukrainian":
     return "x-mac-cyrillic";

    case "chinese":
    case "csgb2312":
    case "csiso58gb231280":
    case "gb2312":
    case "gb_2312":
    case "gb_2312-80":
    case "gbk":
    case "iso-ir-58":
    case "x-gbk":
     return "GBK";

    case "gb18030":
     return "gb18030";

    case "big5":
    case "big5-hkscs":
    case "cn-big5":
    case "csbig5":
    case "x-x-big5":
     return "Big5";

    case "cseucpkdfmtjapanese":
    case "euc-jp":
    case "x-euc-jp":
     return "EUC-JP";

    case "csiso2022jp":
    case "iso-2022-jp":
     return "ISO-2022-JP";

    case "csshiftjis":
    case "ms932":
    case "ms_kanji":
    case "shift-jis":
    case "shift_jis":
    case "sjis":
    case "windows-31j":
    case "x-sjis":
     return "Shift_JIS";

    case "cseuckr":
    case "csksc56011987":
    case "euc-kr":
    case "iso-ir-149":
    case "korean":
    case "ks_c_5601-1987":
    case "ks_c_5601-1989":
    case "ksc5601":
    case "ksc_5601":
    case "windows-949":
     return "EUC-KR";

    case "csiso2022kr":
    case "hz-gb-2312":
    case "iso-2022-cn":
    case "iso-2022-cn-ext":
    case "iso-2022-kr":
    case "replacement":
     return "replacement";

    case "unicodefffe":
    case "utf-16be":
     return "UTF-16BE";

    case "csunicode":
    case "iso-10646-ucs-2":
    case "ucs-2":
    case "unicode":
    case "unicodefeff":
    case "utf-16":
    case "utf-16le":
     return "UTF-16LE";

    case "x-user-defined":
     return "x-user-defined";

    default:
     return "failure";
    }
   }
  };
 },
 8355: (e, t, r) => {
  const {staticPropertyDescriptors: s, readOperation: n, fireAProgressEvent: o} = r(3610), {kState: A, kError: i, kResult: a, kEvents: c, kAborted: l} = r(961), {webidl: g} = r(5893), {kEnumerableProperty: u} = r(3440);
  class FileReader extends EventTarget {
   constructor() {
    super(), this[A] = "empty", this[a] = null, this[i] = null, this[c] = {
     loadend: null,
     error: null,
     abort: null,
     load: null,
     progress: null,
     loadstart: null
    };
   }
   readAsArrayBuffer(e) {
    g.brandCheck(this, FileReader), g.argumentLengthCheck(arguments, 1, "FileReader.readAsArrayBuffer"), 
    e = g.converters.Blob(e, {
     strict: !1
    }), n(this, e, "ArrayBuffer");
   }
   readAsBinaryString(e) {
    g.brandCheck(this, FileReader), g.argumentLengthCheck(arguments, 1, "FileReader.readAsBinaryString"), 
    e = g.converters.Blob(e, {
     strict: !1
    }), n(this, e, "BinaryString");
   }
   readAsText(e, t = void 0) {
    g.brandCheck(this, FileReader), g.argumentLengthCheck(arguments, 1, "FileReader.readAsText"), 
    e = g.converters.Blob(e, {
     strict: !1
    }), void 0 !== t && (t = g.converters.DOMString(t, "FileReader.readAsText", "encoding")), 
    n(this, e, "Text", t);
   }
   readAsDataURL(e) {
    g.brandCheck(this, FileReader), g.argumentLengthCheck(arguments, 1, "FileReader.readAsDataURL"), 
    e = g.converters.Blob(e, {
     strict: !1
    }), n(this, e, "DataURL");
   }
   abort() {
    "empty" !== this[A] && "done" !== this[A] ? ("loading" === this[A] && (this[A] = "done", 
    this[a] = null), this[l] = !0, o("abort", this), "loading" !== this[A] && o("loadend", this)) : this[a] = null;
   }
   get readyState() {
    switch (g.brandCheck(this, FileReader), this[A]) {
    case "empty":
     return this.EMPTY;

    case "loading":
     return this.LOADING;

    case "done":
     return this.DONE;
    }
   }
   get result() {
    return g.brandCheck(this, FileReader), this[a];
   }
   get error() {
    return g.brandCheck(this, FileReader), this[i];
   }
   get onloadend() {
    return g.brandCheck(this, FileReader), this[c].loadend;
   }
   set onloadend(e) {
    g.brandCheck(this, FileReader), this[c].loadend && this.removeEventListener("loadend", this[c].loadend), 
    "function" == typeof e ? (this[c].loadend = e, this.addEventListener("loadend", e)) : this[c].loadend = null;
   }
   get onerror() {
    return g.brandCheck(this, FileReader), this[c].error;
   }
   set onerror(e) {
    g.brandCheck(this, FileReader), this[c].error && this.removeEventListener("error", this[c].error), 
    "function" == typeof e ? (this[c].error = e, this.addEventListener("error", e)) : this[c].error = null;
   }
   get onloadstart() {
    return g.brandCheck(this, FileReader), this[c].loadstart;
   }
   set onloadstart(e) {
    g.brandCheck(this, FileReader), this[c].loadstart && this.removeEventListener("loadstart", this[c].loadstart), 
    "function" == typeof e ? (this[c].loadstart = e, this.addEventListener("loadstart", e)) : this[c].loadstart = null;
   }
   get onprogress() {
    return g.brandCheck(this, FileReader), this[c].progress;
   }
   set onprogress(e) {
    g.brandCheck(this, FileReader), this[c].progress && this.removeEventListener("progress", this[c].progress), 
    "function" == typeof e ? (this[c].progress = e, this.addEventListener("progress", e)) : this[c].progress = null;
   }
   get onload() {
    return g.brandCheck(this, FileReader), this[c].load;
   }
   set onload(e) {
    g.brandCheck(this, FileReader), this[c].load && this.removeEventListener("load", this[c].load), 
    "function" == typeof e ? (this[c].load = e, this.addEventListener("load", e)) : this[c].load = null;
   }
   get onabort() {
    return g.brandCheck(this, FileReader), this[c].abort;
   }
   set onabort(e) {
    g.brandCheck(this, FileReader), this[c].abort && this.removeEventListener("abort", this[c].abort), 
    "function" == typeof e ? (this[c].abort = e, this.addEventListener("abort", e)) : this[c].abort = null;
   }
  }
  FileReader.EMPTY = FileReader.prototype.EMPTY = 0, FileReader.LOADING = FileReader.prototype.LOADING = 1, 
  FileReader.DONE = FileReader.prototype.DONE = 2, Object.defineProperties(FileReader.prototype, {
   EMPTY: s,
   LOADING: s,
   DONE: s,
   readAsArrayBuffer: u,
   readAsBinaryString: u,
   readAsText: u,
   readAsDataURL: u,
   abort: u,
   readyState: u,
   result: u,
   error: u,
   onloadstart: u,
   onprogress: u,
   onload: u,
   onabort: u,
   onerror: u,
   onloadend: u,
   [Symbol.toStringTag]: {
    value: "FileReader",
    writable: !1,
    enumerable: !1,
    configurable: !0
   }
  }), Object.defineProperties(FileReader, {
   EMPTY: s,
   LOADING: s,
   DONE: s
  }), e.exports = {
   FileReader: FileReader
  };
 },
 8573: (e, t, r) => {
  const {webidl: s} = r(5893), n = Symbol("ProgressEvent state");
  class ProgressEvent extends Event {
   constructor(e, t = {}) {
    super(e = s.converters.DOMString(e, "ProgressEvent constructor", "type"), t = s.converters.ProgressEventInit(t ?? {})), 
    this[n] = {
     lengthComputable: t.lengthComputable,
     loaded: t.loaded,
     total: t.total
    };
   }
   get lengthComputable() {
    return s.brandCheck(this, ProgressEvent), this[n].lengthComputable;
   }
   get loaded() {
    return s.brandCheck(this, ProgressEvent), this[n].loaded;
   }
   get total() {
    return s.brandCheck(this, ProgressEvent), this[n].total;
   }
  }
  s.converters.ProgressEventInit = s.dictionaryConverter([ {
   key: "lengthComputable",
   converter: s.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "loaded",
   converter: s.converters["unsigned long long"],
   defaultValue: () => 0
  }, {
   key: "total",
   converter: s.converters["unsigned long long"],
   defaultValue: () => 0
  }, {
   key: "bubbles",
   converter: s.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "cancelable",
   converter: s.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "composed",
   converter: s.converters.boolean,
   defaultValue: () => !1
  } ]), e.exports = {
   ProgressEvent: ProgressEvent
  };
 },
 961: e => {
  e.exports = {
   kState: Symbol("FileReader state"),
   kResult: Symbol("FileReader result"),
   kError: Symbol("FileReader error"),
   kLastProgressEventFired: Symbol("FileReader last progress event fired timestamp"),
   kEvents: Symbol("FileReader events"),
   kAborted: Symbol("FileReader aborted")
  };
 },
 3610: (e, t, r) => {
  const {kState: s, kError: n, kResult: o, kAborted: A, kLastProgressEventFired: i} = r(961), {ProgressEvent: a} = r(8573), {getEncoding: c} = r(2607), {serializeAMimeType: l, parseMIMEType: g} = r(1900), {types: u} = r(7975), {StringDecoder: h} = r(3193), {btoa: d} = r(4573);
  function fireAProgressEvent(e, t) {
   const r = new a(e, {
    bubbles: !1,
    cancelable: !1
   });
   t.dispatchEvent(r);
  }
  function packageData(e, t, r, s) {
   switch (t) {
   case "DataURL":
    {
     let t = "data:";
     const s = g(r || "application/octet-stream");
     "failure" !== s && (t += l(s)), t += ";base64,";
     const n = new h("latin1");
     for (const r of e) t += d(n.write(r));
     return t += d(n.end()), t;
    }

   case "Text":
    {
     let t = "failure";
     if (s && (t = c(s)), "failure" === t && r) {
      const e = g(r);
      "failure" !== e && (t = c(e.parameters.get("charset")));
     }
     return "failure" === t && (t = "UTF-8"), function decode(e, t) {
      const r = combineByteSequences(e), s = function BOMSniffing(e) {
       const [t, r, s] = e;
       return 239 === t && 187 === r && 191 === s ? "UTF-8" : 254 === t && 255 === r ? "UTF-16BE" : 255 === t && 254 === r ? "UTF-16LE" : null;
      }(r);
      let n = 0;
      null !== s && (t = s, n = "UTF-8" === s ? 3 : 2);
      const o = r.slice(n);
      return new TextDecoder(t).decode(o);
     }(e, t);
    }

   case "ArrayBuffer":
    return combineByteSequences(e).buffer;

   case "BinaryString":
    {
     let t = "";
     const r = new h("latin1");
     for (const s of e) t += r.write(s);
     return t += r.end(), t;
    }
   }
  }
  function combineByteSequences(e) {
   const t = e.reduce((e, t) => e + t.byteLength, 0);
   let r = 0;
   return e.reduce((e, t) => (e.set(t, r), r += t.byteLength, e), new Uint8Array(t));
  }
  e.exports = {
   staticPropertyDescriptors: {
    enumerable: !0,
    writable: !1,
    configurable: !1
   },
   readOperation: function readOperation(e, t, r, a) {
    if ("loading" === e[s]) throw new DOMException("Invalid state", "InvalidStateError");
    e[s] = "loading", e[o] = null, e[n] = null;
    const c = t.stream().getReader(), l = [];
    let g = c.read(), h = !0;
    (async () => {
     for (;!e[A]; ) try {
      const {done: d, value: E} = await g;
      if (h && !e[A] && queueMicrotask(() => {
       fireAProgressEvent("loadstart", e);
      }), h = !1, !d && u.isUint8Array(E)) l.push(E), (void 0 === e[i] || Date.now() - e[i] >= 50) && !e[A] && (e[i] = Date.now(), 
      queueMicrotask(() => {
       fireAProgressEvent("progress", e);
      })), g = c.read(); else if (d) {
       queueMicrotask(() => {
        e[s] = "done";
        try {
         const s = packageData(l, r, t.type, a);
         if (e[A]) return;
         e[o] = s, fireAProgressEvent("load", e);
        } catch (t) {
         e[n] = t, fireAProgressEvent("error", e);
        }
        "loading" !== e[s] && fireAProgressEvent("loadend", e);
       });
       break;
      }
     } catch (t) {
      if (e[A]) return;
      queueMicrotask(() => {
       e[s] = "done", e[n] = t, fireAProgressEvent("error", e), "loading" !== e[s] && fireAProgressEvent("loadend", e);
      });
      break;
     }
    })();
   },
   fireAProgressEvent: fireAProgressEvent
  };
 },
 6897: (e, t, r) => {
  const {uid: s, states: n, sentCloseFrameState: o, emptyBuffer: A, opcodes: i} = r(736), {kReadyState: a, kSentClose: c, kByteParser: l, kReceivedClose: g, kResponse: u} = r(1216), {fireEvent: h, failWebsocketConnection: d, isClosing: E, isClosed: p, isEstablished: Q, parseExtensions: B} = r(8625), {channels: I} = r(2414), {CloseEvent: f} = r(5188), {makeRequest: m} = r(9967), {fetching: w} = r(4398), {Headers: y, getHeadersList: k} = r(660), {getDecodeSplit: b} = r(3168), {WebsocketFrameSend: R} = r(3264);
  let S;
  try {
   S = r(7598);
  } catch {}
  function onSocketData(e) {
   this.ws[l].write(e) || this.pause();
  }
  function onSocketClose() {
   const {ws: e} = this, {[u]: t} = e;
   t.socket.off("data", onSocketData), t.socket.off("close", onSocketClose), t.socket.off("error", onSocketError);
   const r = e[c] === o.SENT && e[g];
   let s = 1005, A = "";
   const i = e[l].closingInfo;
   i && !i.error ? (s = i.code ?? 1005, A = i.reason) : e[g] || (s = 1006), e[a] = n.CLOSED, 
   h("close", e, (e, t) => new f(e, t), {
    wasClean: r,
    code: s,
    reason: A
   }), I.close.hasSubscribers && I.close.publish({
    websocket: e,
    code: s,
    reason: A
   });
  }
  function onSocketError(e) {
   const {ws: t} = this;
   t[a] = n.CLOSING, I.socketError.hasSubscribers && I.socketError.publish(e), this.destroy();
  }
  e.exports = {
   establishWebSocketConnection: function establishWebSocketConnection(e, t, r, n, o, A) {
    const i = e;
    i.protocol = "ws:" === e.protocol ? "http:" : "https:";
    const a = m({
     urlList: [ i ],
     client: r,
     serviceWorkers: "none",
     referrer: "no-referrer",
     mode: "websocket",
     credentials: "include",
     cache: "no-store",
     redirect: "error"
    });
    if (A.headers) {
     const e = k(new y(A.headers));
     a.headersList = e;
    }
    const c = S.randomBytes(16).toString("base64");
    a.headersList.append("sec-websocket-key", c), a.headersList.append("sec-websocket-version", "13");
    for (const e of t) a.headersList.append("sec-websocket-protocol", e);
    return a.headersList.append("sec-websocket-extensions", "permessage-deflate; client_max_window_bits"), 
    w({
     request: a,
     useParallelQueue: !0,
     dispatcher: A.dispatcher,
     processResponse(e) {
      if ("error" === e.type || 101 !== e.status) return void d(n, "Received network error or non-101 status code.");
      if (0 !== t.length && !e.headersList.get("Sec-WebSocket-Protocol")) return void d(n, "Server did not respond with sent protocols.");
      if ("websocket" !== e.headersList.get("Upgrade")?.toLowerCase()) return void d(n, 'Server did not set Upgrade header to "websocket".');
      if ("upgrade" !== e.headersList.get("Connection")?.toLowerCase()) return void d(n, 'Server did not set Connection header to "upgrade".');
      if (e.headersList.get("Sec-WebSocket-Accept") !== S.createHash("sha1").update(c + s).digest("base64")) return void d(n, "Incorrect hash received in Sec-WebSocket-Accept header.");
      const r = e.headersList.get("Sec-WebSocket-Extensions");
      let A;
      if (null !== r && (A = B(r), !A.has("permessage-deflate"))) return void d(n, "Sec-WebSocket-Extensions header does not match.");
      const i = e.headersList.get("Sec-WebSocket-Protocol");
      if (null !== i) {
       const e = b("sec-websocket-protocol", a.headersList);
       if (null === e || !e.includes(i)) return void d(n, "Protocol was not set in the opening handshake.");
      }
      e.socket.on("data", onSocketData), e.socket.on("close", onSocketClose), e.socket.on("error", onSocketError), 
      I.open.hasSubscribers && I.open.publish({
       address: e.socket.address(),
       protocol: i,
       extensions: r
      }), o(e, A);
     }
    });
   },
   closeWebSocketConnection: function closeWebSocketConnection(e, t, r, s) {
    if (E(e) || p(e)) ; else if (Q(e)) if (e[c] === o.NOT_SENT) {
     e[c] = o.PROCESSING;
     const l = new R;
     void 0 !== t && void 0 === r ? (l.frameData = Buffer.allocUnsafe(2), l.frameData.writeUInt16BE(t, 0)) : void 0 !== t && void 0 !== r ? (l.frameData = Buffer.allocUnsafe(2 + s), 
     l.frameData.writeUInt16BE(t, 0), l.frameData.write(r, 2, "utf-8")) : l.frameData = A, 
     e[u].socket.write(l.createFrame(i.CLOSE)), e[c] = o.SENT, e[a] = n.CLOSING;
    } else e[a] = n.CLOSING; else d(e, "Connection was closed before it was established."), 
    e[a] = n.CLOSING;
   }
  };
 },
 736: e => {
  const t = Buffer.allocUnsafe(0);
  e.exports = {
   uid: "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
   sentCloseFrameState: {
    NOT_SENT: 0,
    PROCESSING: 1,
    SENT: 2
   },
   staticPropertyDescriptors: {
    enumerable: !0,
    writable: !1,
    configurable: !1
   },
   states: {
    CONNECTING: 0,
    OPEN: 1,
    CLOSING: 2,
    CLOSED: 3
   },
   opcodes: {
    CONTINUATION: 0,
    TEXT: 1,
    BINARY: 2,
    CLOSE: 8,
    PING: 9,
    PONG: 10
   },
   maxUnsigned16Bit: 65535,
   parserStates: {
    INFO: 0,
    PAYLOADLENGTH_16: 2,
    PAYLOADLENGTH_64: 3,
    READ_DATA: 4
   },
   emptyBuffer: t,
   sendHints: {
    string: 1,
    typedArray: 2,
    arrayBuffer: 3,
    blob: 4
   }
  };
 },
 5188: (e, t, r) => {
  const {webidl: s} = r(5893), {kEnumerableProperty: n} = r(3440), {kConstruct: o} = r(6443), {MessagePort: A} = r(5919);
  class MessageEvent extends Event {
   #$;
   constructor(e, t = {}) {
    if (e === o) return super(arguments[1], arguments[2]), void s.util.markAsUncloneable(this);
    const r = "MessageEvent constructor";
    s.argumentLengthCheck(arguments, 1, r), super(e = s.converters.DOMString(e, r, "type"), t = s.converters.MessageEventInit(t, r, "eventInitDict")), 
    this.#$ = t, s.util.markAsUncloneable(this);
   }
   get data() {
    return s.brandCheck(this, MessageEvent), this.#$.data;
   }
   get origin() {
    return s.brandCheck(this, MessageEvent), this.#$.origin;
   }
   get lastEventId() {
    return s.brandCheck(this, MessageEvent), this.#$.lastEventId;
   }
   get source() {
    return s.brandCheck(this, MessageEvent), this.#$.source;
   }
   get ports() {
    return s.brandCheck(this, MessageEvent), Object.isFrozen(this.#$.ports) || Object.freeze(this.#$.ports), 
    this.#$.ports;
   }
   initMessageEvent(e, t = !1, r = !1, n = null, o = "", A = "", i = null, a = []) {
    return s.brandCheck(this, MessageEvent), s.argumentLengthCheck(arguments, 1, "MessageEvent.initMessageEvent"), 
    new MessageEvent(e, {
     bubbles: t,
     cancelable: r,
     data: n,
     origin: o,
     lastEventId: A,
     source: i,
     ports: a
    });
   }
   static createFastMessageEvent(e, t) {
    const r = new MessageEvent(o, e, t);
    return r.#$ = t, r.#$.data ??= null, r.#$.origin ??= "", r.#$.lastEventId ??= "", 
    r.#$.source ??= null, r.#$.ports ??= [], r;
   }
  }
  const {createFastMessageEvent: i} = MessageEvent;
  delete MessageEvent.createFastMessageEvent;
  class CloseEvent extends Event {
   #$;
   constructor(e, t = {}) {
    const r = "CloseEvent constructor";
    s.argumentLengthCheck(arguments, 1, r), super(e = s.converters.DOMString(e, r, "type"), t = s.converters.CloseEventInit(t)), 
    this.#$ = t, s.util.markAsUncloneable(this);
   }
   get wasClean() {
    return s.brandCheck(this, CloseEvent), this.#$.wasClean;
   }
   get code() {
    return s.brandCheck(this, CloseEvent), this.#$.code;
   }
   get reason() {
    return s.brandCheck(this, CloseEvent), this.#$.reason;
   }
  }
  class ErrorEvent extends Event {
   #$;
   constructor(e, t) {
    const r = "ErrorEvent constructor";
    s.argumentLengthCheck(arguments, 1, r), super(e, t), s.util.markAsUncloneable(this), 
    e = s.converters.DOMString(e, r, "type"), t = s.converters.ErrorEventInit(t ?? {}), 
    this.#$ = t;
   }
   get message() {
    return s.brandCheck(this, ErrorEvent), this.#$.message;
   }
   get filename() {
    return s.brandCheck(this, ErrorEvent), this.#$.filename;
   }
   get lineno() {
    return s.brandCheck(this, ErrorEvent), this.#$.lineno;
   }
   get colno() {
    return s.brandCheck(this, ErrorEvent), this.#$.colno;
   }
   get error() {
    return s.brandCheck(this, ErrorEvent), this.#$.error;
   }
  }
  Object.defineProperties(MessageEvent.prototype, {
   [Symbol.toStringTag]: {
    value: "MessageEvent",
    configurable: !0
   },
   data: n,
   origin: n,
   lastEventId: n,
   source: n,
   ports: n,
   initMessageEvent: n
  }), Object.defineProperties(CloseEvent.prototype, {
   [Symbol.toStringTag]: {
    value: "CloseEvent",
    configurable: !0
   },
   reason: n,
   code: n,
   wasClean: n
  }), Object.defineProperties(ErrorEvent.prototype, {
   [Symbol.toStringTag]: {
    value: "ErrorEvent",
    configurable: !0
   },
   message: n,
   filename: n,
   lineno: n,
   colno: n,
   error: n
  }), s.converters.MessagePort = s.interfaceConverter(A), s.converters["sequence<MessagePort>"] = s.sequenceConverter(s.converters.MessagePort);
  const a = [ {
   key: "bubbles",
   converter: s.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "cancelable",
   converter: s.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "composed",
   converter: s.converters.boolean,
   defaultValue: () => !1
  } ];
  s.converters.MessageEventInit = s.dictionaryConverter([ ...a, {
   key: "data",
   converter: s.converters.any,
   defaultValue: () => null
  }, {
   key: "origin",
   converter: s.converters.USVString,
   defaultValue: () => ""
  }, {
   key: "lastEventId",
   converter: s.converters.DOMString,
   defaultValue: () => ""
  }, {
   key: "source",
   converter: s.nullableConverter(s.converters.MessagePort),
   defaultValue: () => null
  }, {
   key: "ports",
   converter: s.converters["sequence<MessagePort>"],
   defaultValue: () => new Array(0)
  } ]), s.converters.CloseEventInit = s.dictionaryConverter([ ...a, {
   key: "wasClean",
   converter: s.converters.boolean,
   defaultValue: () => !1
  }, {
   key: "code",
   converter: s.converters["unsigned short"],
   defaultValue: () => 0
  }, {
   key: "reason",
   converter: s.converters.USVString,
   defaultValue: () => ""
  } ]), s.converters.ErrorEventInit = s.dictionaryConverter([ ...a, {
   key: "message",
   converter: s.converters.DOMString,
   defaultValue: () => ""
  }, {
   key: "filename",
   converter: s.converters.USVString,
   defaultValue: () => ""
  }, {
   key: "lineno",
   converter: s.converters["unsigned long"],
   defaultValue: () => 0
  }, {
   key: "colno",
   converter: s.converters["unsigned long"],
   defaultValue: () => 0
  }, {
   key: "error",
   converter: s.converters.any
  } ]), e.exports = {
   MessageEvent: MessageEvent,
   CloseEvent: CloseEvent,
   ErrorEvent: ErrorEvent,
   createFastMessageEvent: i
  };
 },
 3264: (e, t, r) => {
  const {maxUnsigned16Bit: s} = r(736), n = 16386;
  let o, A = null, i = n;
  try {
   o = r(7598);
  } catch {
   o = {
    randomFillSync: function randomFillSync(e, t, r) {
     for (let t = 0; t < e.length; ++t) e[t] = 255 * Math.random() | 0;
     return e;
    }
   };
  }
  function generateMask() {
   return i === n && (i = 0, o.randomFillSync(A ??= Buffer.allocUnsafe(n), 0, n)), 
   [ A[i++], A[i++], A[i++], A[i++] ];
  }
  e.exports = {
   WebsocketFrameSend: class WebsocketFrameSend {
    constructor(e) {
     this.frameData = e;
    }
    createFrame(e) {
     const t = this.frameData, r = generateMask(), n = t?.byteLength ?? 0;
     let o = n, A = 6;
     n > s ? (A += 8, o = 127) : n > 125 && (A += 2, o = 126);
     const i = Buffer.allocUnsafe(n + A);
     i[0] = i[1] = 0, i[0] |= 128, i[0] = (240 & i[0]) + e, 
     /*! ws. MIT License. Einar Otto Stangvik <einaros@gmail.com> */
     i[A - 4] = r[0], i[A - 3] = r[1], i[A - 2] = r[2], i[A - 1] = r[3], i[1] = o, 126 === o ? i.writeUInt16BE(n, 2) : 127 === o && (i[2] = i[3] = 0, 
     i.writeUIntBE(n, 4, 6)), i[1] |= 128;
     for (let e = 0; e < n; ++e) i[A + e] = t[e] ^ r[3 & e];
     return i;
    }
   }
  };
 },
 9469: (e, t, r) => {
  const {createInflateRaw: s, Z_DEFAULT_WINDOWBITS: n} = r(8522), {isValidClientWindowBits: o} = r(8625), {MessageSizeExceededError: A} = r(8707), i = Buffer.from([ 0, 0, 255, 255 ]), a = Symbol("kBuffer"), c = Symbol("kLength");
  e.exports = {
   PerMessageDeflate: class PerMessageDeflate {
    #K;
    #E={};
    #X=0;
    constructor(e, t) {
     this.#E.serverNoContextTakeover = e.has("server_no_context_takeover"), this.#E.serverMaxWindowBits = e.get("server_max_window_bits"), 
     this.#X = t.maxPayloadSize;
    }
    decompress(e, t, r) {
     if (!this.#K) {
      let e = n;
      if (this.#E.serverMaxWindowBits) {
       if (!o(this.#E.serverMaxWindowBits)) return void r(new Error("Invalid server_max_window_bits"));
       e = Number.parseInt(this.#E.serverMaxWindowBits);
      }
      try {
       this.#K = s({
        windowBits: e
       });
      } catch (e) {
       return void r(e);
      }
      this.#K[a] = [], this.#K[c] = 0, this.#K.on("data", e => {
       if (this.#K[c] += e.length, this.#X > 0 && this.#K[c] > this.#X) return r(new A), 
       this.#K.removeAllListeners(), this.#K.destroy(), void (this.#K = null);
       this.#K[a].push(e);
      }), this.#K.on("error", e => {
       this.#K = null, r(e);
      });
     }
     this.#K.write(e), t && this.#K.write(i), this.#K.flush(() => {
      if (!this.#K) return;
      const e = Buffer.concat(this.#K[a], this.#K[c]);
      this.#K[a].length = 0, this.#K[c] = 0, r(null, e);
     });
    }
   }
  };
 },
 1652: (e, t, r) => {
  const {Writable: s} = r(7075), n = r(4589), {parserStates: o, opcodes: A, states: i, emptyBuffer: a, sentCloseFrameState: c} = r(736), {kReadyState: l, kSentClose: g, kResponse: u, kReceivedClose: h} = r(1216), {channels: d} = r(2414), {isValidStatusCode: E, isValidOpcode: p, failWebsocketConnection: Q, websocketMessageReceived: B, utf8Decode: I, isControlFrame: f, isTextBinaryFrame: m, isContinuationFrame: w} = r(8625), {WebsocketFrameSend: y} = r(3264), {closeWebSocketConnection: k} = r(6897), {PerMessageDeflate: b} = r(9469), {MessageSizeExceededError: R} = r(8707);
  function failWebsocketConnectionWithCode(e, t, r) {
   k(e, t, r, Buffer.byteLength(r)), Q(e, r);
  }
  e.exports = {
   ByteParser: class ByteParser extends s {
    #ee=[];
    #te=0;
    #re=0;
    #se=!1;
    #m=o.INFO;
    #ne={};
    #oe=[];
    #Ae;
    #ie;
    #X;
    constructor(e, t, r = {}) {
     super(), this.ws = e, this.#Ae = null == t ? new Map : t, this.#ie = r.maxFragments ?? 0, 
     this.#X = r.maxPayloadSize ?? 0, this.#Ae.has("permessage-deflate") && this.#Ae.set("permessage-deflate", new b(t, r));
    }
    _write(e, t, r) {
     this.#ee.push(e), this.#re += e.length, this.#se = !0, this.run(r);
    }
    #ae() {
     return !(this.#X > 0 && !f(this.#ne.opcode) && this.#ne.payloadLength + this.#te > this.#X && (failWebsocketConnectionWithCode(this.ws, 1009, "Payload size exceeds maximum allowed size"), 
     1));
    }
    run(e) {
     for (;this.#se; ) if (this.#m === o.INFO) {
      if (this.#re < 2) return e();
      const t = this.consume(2), r = !!(128 & t[0]), s = 15 & t[0], n = !(128 & ~t[1]), i = !r && s !== A.CONTINUATION, a = 127 & t[1], c = 64 & t[0], l = 32 & t[0], g = 16 & t[0];
      if (!p(s)) return Q(this.ws, "Invalid opcode received"), e();
      if (n) return Q(this.ws, "Frame cannot be masked"), e();
      if (0 !== c && !this.#Ae.has("permessage-deflate")) return void Q(this.ws, "Expected RSV1 to be clear.");
      if (0 !== l || 0 !== g) return void Q(this.ws, "RSV1, RSV2, RSV3 must be clear");
      if (i && !m(s)) return void Q(this.ws, "Invalid frame type was fragmented.");
      if (m(s) && this.#oe.length > 0) return void Q(this.ws, "Expected continuation frame");
      if (this.#ne.fragmented && i) return void Q(this.ws, "Fragmented frame exceeded 125 bytes.");
      if ((a > 125 || i) && f(s)) return void Q(this.ws, "Control frame either too large or fragmented");
      if (w(s) && 0 === this.#oe.length && !this.#ne.compressed) return void Q(this.ws, "Unexpected continuation frame");
      if (a <= 125) {
       if (this.#ne.payloadLength = a, this.#m = o.READ_DATA, !this.#ae()) return;
      } else 126 === a ? this.#m = o.PAYLOADLENGTH_16 : 127 === a && (this.#m = o.PAYLOADLENGTH_64);
      m(s) && (this.#ne.binaryType = s, this.#ne.compressed = 0 !== c), this.#ne.opcode = s, 
      this.#ne.masked = n, this.#ne.fin = r, this.#ne.fragmented = i;
     } else if (this.#m === o.PAYLOADLENGTH_16) {
      if (this.#re < 2) return e();
      const t = this.consume(2);
      if (this.#ne.payloadLength = t.readUInt16BE(0), this.#m = o.READ_DATA, !this.#ae()) return;
     } else if (this.#m === o.PAYLOADLENGTH_64) {
      if (this.#re < 8) return e();
      const t = this.consume(8), r = t.readUInt32BE(0), s = t.readUInt32BE(4);
      if (0 !== r || s > 2 ** 31 - 1) return void Q(this.ws, "Received payload length > 2^31 bytes.");
      if (this.#ne.payloadLength = s, this.#m = o.READ_DATA, !this.#ae()) return;
     } else if (this.#m === o.READ_DATA) {
      if (this.#re < this.#ne.payloadLength) return e();
      const t = this.consume(this.#ne.payloadLength);
      if (f(this.#ne.opcode)) {
       this.#se = this.parseControlFrame(t), this.#m = o.INFO;
       const r = this.ws[u].socket;
       if (this.#se && r.writableNeedDrain) return this.#se = !1, void r.once("drain", () => {
        this.destroyed || (this.#se = !0, this.run(e));
       });
      } else {
       if (this.#ne.compressed) {
        this.#Ae.get("permessage-deflate").decompress(t, this.#ne.fin, (t, r) => {
         if (t) {
          const e = t instanceof R ? 1009 : 1007;
          return void failWebsocketConnectionWithCode(this.ws, e, t.message);
         }
         if (this.writeFragments(r)) if (this.#X > 0 && this.#te > this.#X) failWebsocketConnectionWithCode(this.ws, 1009, (new R).message); else {
          if (!this.#ne.fin) return this.#m = o.INFO, this.#se = !0, void this.run(e);
          B(this.ws, this.#ne.binaryType, this.consumeFragments()), this.#se = !0, this.#m = o.INFO, 
          this.run(e);
         }
        }), this.#se = !1;
        break;
       }
       if (!this.writeFragments(t)) return;
       if (this.#X > 0 && this.#te > this.#X) return void failWebsocketConnectionWithCode(this.ws, 1009, (new R).message);
       !this.#ne.fragmented && this.#ne.fin && B(this.ws, this.#ne.binaryType, this.consumeFragments()), 
       this.#m = o.INFO;
      }
     }
    }
    consume(e) {
     if (e > this.#re) throw new Error("Called consume() before buffers satiated.");
     if (0 === e) return a;
     if (this.#ee[0].length === e) return this.#re -= this.#ee[0].length, this.#ee.shift();
     const t = Buffer.allocUnsafe(e);
     let r = 0;
     for (;r !== e; ) {
      const s = this.#ee[0], {length: n} = s;
      if (n + r === e) {
       t.set(this.#ee.shift(), r);
       break;
      }
      if (n + r > e) {
       t.set(s.subarray(0, e - r), r), this.#ee[0] = s.subarray(e - r);
       break;
      }
      t.set(this.#ee.shift(), r), r += s.length;
     }
     return this.#re -= e, t;
    }
    writeFragments(e) {
     return this.#ie > 0 && this.#oe.length === this.#ie ? (failWebsocketConnectionWithCode(this.ws, 1008, "Too many message fragments"), 
     !1) : (this.#te += e.length, this.#oe.push(e), !0);
    }
    consumeFragments() {
     const e = this.#oe;
     if (1 === e.length) return this.#te = 0, e.shift();
     const t = Buffer.concat(e, this.#te);
     return this.#oe = [], this.#te = 0, t;
    }
    parseCloseBody(e) {
     let t;
     if (n(1 !== e.length), e.length >= 2 && (t = e.readUInt16BE(0)), void 0 !== t && !E(t)) return {
      code: 1002,
      reason: "Invalid status code",
      error: !0
     };
     let r = e.subarray(2);
     239 === r[0] && 187 === r[1] && 191 === r[2] && (r = r.subarray(3));
     try {
      r = I(r);
     } catch {
      return {
       code: 1007,
       reason: "Invalid UTF-8",
       error: !0
      };
     }
     return {
      code: t,
      reason: r,
      error: !1
     };
    }
    parseControlFrame(e) {
     const {opcode: t, payloadLength: r} = this.#ne;
     if (t === A.CLOSE) {
      if (1 === r) return Q(this.ws, "Received close frame with a 1-byte body."), !1;
      if (this.#ne.closeInfo = this.parseCloseBody(e), this.#ne.closeInfo.error) {
       const {code: e, reason: t} = this.#ne.closeInfo;
       return k(this.ws, e, t, t.length), Q(this.ws, t), !1;
      }
      if (this.ws[g] !== c.SENT) {
       let e = a;
       this.#ne.closeInfo.code && (e = Buffer.allocUnsafe(2), e.writeUInt16BE(this.#ne.closeInfo.code, 0));
       const t = new y(e);
       this.ws[u].socket.write(t.createFrame(A.CLOSE), e => {
        e || (this.ws[g] = c.SENT);
       });
      }
      return this.ws[l] = i.CLOSING, this.ws[h] = !0, !1;
     }
     if (t === A.PING) {
      if (!this.ws[h]) {
       const t = new y(e);
       this.ws[u].socket.write(t.createFrame(A.PONG)), d.ping.hasSubscribers && d.ping.publish({
        payload: e
       });
      }
     } else t === A.PONG && d.pong.hasSubscribers && d.pong.publish({
      payload: e
     });
     return !0;
    }
    get closingInfo() {
     return this.#ne.closeInfo;
    }
   }
  };
 },
 3900: (e, t, r) => {
  const {WebsocketFrameSend: s} = r(3264), {opcodes: n, sendHints: o} = r(736), A = r(4660), i = Buffer[Symbol.species];
  function createFrame(e, t) {
   return new s(function toBuffer(e, t) {
    switch (t) {
    case o.string:
     return Buffer.from(e);

    case o.arrayBuffer:
    case o.blob:
     return new i(e);

    case o.typedArray:
     return new i(e.buffer, e.byteOffset, e.byteLength);
    }
   }(e, t)).createFrame(t === o.string ? n.TEXT : n.BINARY);
  }
  e.exports = {
   SendQueue: class SendQueue {
    #ce=new A;
    #le=!1;
    #ge;
    constructor(e) {
     this.#ge = e;
    }
    add(e, t, r) {
     if (r !== o.blob) {
      const s = createFrame(e, r);
      if (this.#le) {
       const e = {
        promise: null,
        callback: t,
        frame: s
       };
       this.#ce.push(e);
      } else this.#ge.write(s, t);
      return;
     }
     const s = {
      promise: e.arrayBuffer().then(e => {
       s.promise = null, s.frame = createFrame(e, r);
      }),
      callback: t,
      frame: null
     };
     this.#ce.push(s), this.#le || this.#ue();
    }
    async #ue() {
     this.#le = !0;
     const e = this.#ce;
     for (;!e.isEmpty(); ) {
      const t = e.shift();
      null !== t.promise && await t.promise, this.#ge.write(t.frame, t.callback), t.callback = t.frame = null;
     }
     this.#le = !1;
    }
   }
  };
 },
 1216: e => {
  e.exports = {
   kWebSocketURL: Symbol("url"),
   kReadyState: Symbol("ready state"),
   kController: Symbol("controller"),
   kResponse: Symbol("response"),
   kBinaryType: Symbol("binary type"),
   kSentClose: Symbol("sent close"),
   kReceivedClose: Symbol("received close"),
   kByteParser: Symbol("byte parser")
  };
 },
 8625: (e, t, r) => {
  const {kReadyState: s, kController: n, kResponse: o, kBinaryType: A, kWebSocketURL: i} = r(1216), {states: a, opcodes: c} = r(736), {ErrorEvent: l, createFastMessageEvent: g} = r(5188), {isUtf8: u} = r(4573), {collectASequenceOfCodePointsFast: h, removeHTTPWhitespace: d} = r(1900);
  function fireEvent(e, t, r = (e, t) => new Event(e, t), s = {}) {
   const n = r(e, s);
   t.dispatchEvent(n);
  }
  function failWebsocketConnection(e, t) {
   const {[n]: r, [o]: s} = e;
   r.abort(), s?.socket && !s.socket.destroyed && s.socket.destroy(), t && fireEvent("error", e, (e, t) => new l(e, t), {
    error: new Error(t),
    message: t
   });
  }
  function isControlFrame(e) {
   return e === c.CLOSE || e === c.PING || e === c.PONG;
  }
  function isContinuationFrame(e) {
   return e === c.CONTINUATION;
  }
  function isTextBinaryFrame(e) {
   return e === c.TEXT || e === c.BINARY;
  }
  const E = "string" == typeof process.versions.icu, p = E ? new TextDecoder("utf-8", {
   fatal: !0
  }) : void 0, Q = E ? p.decode.bind(p) : function(e) {
   if (u(e)) return e.toString("utf-8");
   throw new TypeError("Invalid utf-8 received.");
  };
  e.exports = {
   isConnecting: function isConnecting(e) {
    return e[s] === a.CONNECTING;
   },
   isEstablished: function isEstablished(e) {
    return e[s] === a.OPEN;
   },
   isClosing: function isClosing(e) {
    return e[s] === a.CLOSING;
   },
   isClosed: function isClosed(e) {
    return e[s] === a.CLOSED;
   },
   fireEvent: fireEvent,
   isValidSubprotocol: function isValidSubprotocol(e) {
    if (0 === e.length) return !1;
    for (let t = 0; t < e.length; ++t) {
     const r = e.charCodeAt(t);
     if (r < 33 || r > 126 || 34 === r || 40 === r || 41 === r || 44 === r || 47 === r || 58 === r || 59 === r || 60 === r || 61 === r || 62 === r || 63 === r || 64 === r || 91 === r || 92 === r || 93 === r || 123 === r || 125 === r) return !1;
    }
    return !0;
   },
   isValidStatusCode: function isValidStatusCode(e) {
    return e >= 1e3 && e < 1015 ? 1004 !== e && 1005 !== e && 1006 !== e : e >= 3e3 && e <= 4999;
   },
   failWebsocketConnection: failWebsocketConnection,
   websocketMessageReceived: function websocketMessageReceived(e, t, r) {
    if (e[s] !== a.OPEN) return;
    let n;
    if (t === c.TEXT) try {
     n = Q(r);
    } catch {
     return void failWebsocketConnection(e, "Received invalid UTF-8 in text frame.");
    } else t === c.BINARY && (n = "blob" === e[A] ? new Blob([ r ]) : function toArrayBuffer(e) {
     return e.byteLength === e.buffer.byteLength ? e.buffer : e.buffer.slice(e.byteOffset, e.byteOffset + e.byteLength);
    }(r));
    fireEvent("message", e, g, {
     origin: e[i].origin,
     data: n
    });
   },
   utf8Decode: Q,
   isControlFrame: isControlFrame,
   isContinuationFrame: isContinuationFrame,
   isTextBinaryFrame: isTextBinaryFrame,
   isValidOpcode: function isValidOpcode(e) {
    return isTextBinaryFrame(e) || isContinuationFrame(e) || isControlFrame(e);
   },
   parseExtensions: function parseExtensions(e) {
    const t = {
     position: 0
    }, r = new Map;
    for (;t.position < e.length; ) {
     const s = h(";", e, t), [n, o = ""] = s.split("=");
     r.set(d(n, !0, !1), d(o, !1, !0)), t.position++;
    }
    return r;
   },
   isValidClientWindowBits: function isValidClientWindowBits(e) {
    if (0 === e.length) return !1;
    for (let t = 0; t < e.length; t++) {
     const r = e.charCodeAt(t);
     if (r < 48 || r > 57) return !1;
    }
    const t = Number.parseInt(e, 10);
    return t >= 8 && t <= 15;
   }
  };
 },
 3726: (e, t, r) => {
  const {webidl: s} = r(5893), {URLSerializer: n} = r(1900), {environmentSettingsObject: o} = r(3168), {staticPropertyDescriptors: A, states: i, sentCloseFrameState: a, sendHints: c} = r(736), {kWebSocketURL: l, kReadyState: g, kController: u, kBinaryType: h, kResponse: d, kSentClose: E, kByteParser: p} = r(1216), {isConnecting: Q, isEstablished: B, isClosing: I, isValidSubprotocol: f, fireEvent: m} = r(8625), {establishWebSocketConnection: w, closeWebSocketConnection: y} = r(6897), {ByteParser: k} = r(1652), {kEnumerableProperty: b, isBlobLike: R} = r(3440), {getGlobalDispatcher: S} = r(2581), {types: T} = r(7975), {ErrorEvent: D, CloseEvent: F} = r(5188), {SendQueue: v} = r(3900);
  class WebSocket extends EventTarget {
   #L={
    open: null,
    error: null,
    close: null,
    message: null
   };
   #he=0;
   #de="";
   #Ae="";
   #Ee;
   constructor(e, t = []) {
    super(), s.util.markAsUncloneable(this);
    const r = "WebSocket constructor";
    s.argumentLengthCheck(arguments, 1, r);
    const n = s.converters["DOMString or sequence<DOMString> or WebSocketInit"](t, r, "options");
    e = s.converters.USVString(e, r, "url"), t = n.protocols;
    const A = o.settingsObject.baseUrl;
    let i;
    try {
     i = new URL(e, A);
    } catch (e) {
     throw new DOMException(e, "SyntaxError");
    }
    if ("http:" === i.protocol ? i.protocol = "ws:" : "https:" === i.protocol && (i.protocol = "wss:"), 
    "ws:" !== i.protocol && "wss:" !== i.protocol) throw new DOMException(`Expected a ws: or wss: protocol, got ${i.protocol}`, "SyntaxError");
    if (i.hash || i.href.endsWith("#")) throw new DOMException("Got fragment", "SyntaxError");
    if ("string" == typeof t && (t = [ t ]), t.length !== new Set(t.map(e => e.toLowerCase())).size) throw new DOMException("Invalid Sec-WebSocket-Protocol value", "SyntaxError");
    if (t.length > 0 && !t.every(e => f(e))) throw new DOMException("Invalid Sec-WebSocket-Protocol value", "SyntaxError");
    this[l] = new URL(i.href);
    const c = o.settingsObject;
    this[u] = w(i, t, c, this, (e, t) => this.#pe(e, t), n), this[g] = WebSocket.CONNECTING, 
    this[E] = a.NOT_SENT, this[h] = "blob";
   }
   close(e = void 0, t = void 0) {
    s.brandCheck(this, WebSocket);
    const r = "WebSocket.close";
    if (void 0 !== e && (e = s.converters["unsigned short"](e, r, "code", {
     clamp: !0
    })), void 0 !== t && (t = s.converters.USVString(t, r, "reason")), void 0 !== e && 1e3 !== e && (e < 3e3 || e > 4999)) throw new DOMException("invalid code", "InvalidAccessError");
    let n = 0;
    if (void 0 !== t && (n = Buffer.byteLength(t), n > 123)) throw new DOMException(`Reason must be less than 123 bytes; received ${n}`, "SyntaxError");
    y(this, e, t, n);
   }
   send(e) {
    s.brandCheck(this, WebSocket);
    const t = "WebSocket.send";
    if (s.argumentLengthCheck(arguments, 1, t), e = s.converters.WebSocketSendData(e, t, "data"), 
    Q(this)) throw new DOMException("Sent before connected.", "InvalidStateError");
    if (B(this) && !I(this)) if ("string" == typeof e) {
     const t = Buffer.byteLength(e);
     this.#he += t, this.#Ee.add(e, () => {
      this.#he -= t;
     }, c.string);
    } else T.isArrayBuffer(e) ? (this.#he += e.byteLength, this.#Ee.add(e, () => {
     this.#he -= e.byteLength;
    }, c.arrayBuffer)) : ArrayBuffer.isView(e) ? (this.#he += e.byteLength, this.#Ee.add(e, () => {
     this.#he -= e.byteLength;
    }, c.typedArray)) : R(e) && (this.#he += e.size, this.#Ee.add(e, () => {
     this.#he -= e.size;
    }, c.blob));
   }
   get readyState() {
    return s.brandCheck(this, WebSocket), this[g];
   }
   get bufferedAmount() {
    return s.brandCheck(this, WebSocket), this.#he;
   }
   get url() {
    return s.brandCheck(this, WebSocket), n(this[l]);
   }
   get extensions() {
    return s.brandCheck(this, WebSocket), this.#Ae;
   }
   get protocol() {
    return s.brandCheck(this, WebSocket), this.#de;
   }
   get onopen() {
    return s.brandCheck(this, WebSocket), this.#L.open;
   }
   set onopen(e) {
    s.brandCheck(this, WebSocket), this.#L.open && this.removeEventListener("open", this.#L.open), 
    "function" == typeof e ? (this.#L.open = e, this.addEventListener("open", e)) : this.#L.open = null;
   }
   get onerror() {
    return s.brandCheck(this, WebSocket), this.#L.error;
   }
   set onerror(e) {
    s.brandCheck(this, WebSocket), this.#L.error && this.removeEventListener("error", this.#L.error), 
    "function" == typeof e ? (this.#L.error = e, this.addEventListener("error", e)) : this.#L.error = null;
   }
   get onclose() {
    return s.brandCheck(this, WebSocket), this.#L.close;
   }
   set onclose(e) {
    s.brandCheck(this, WebSocket), this.#L.close && this.removeEventListener("close", this.#L.close), 
    "function" == typeof e ? (this.#L.close = e, this.addEventListener("close", e)) : this.#L.close = null;
   }
   get onmessage() {
    return s.brandCheck(this, WebSocket), this.#L.message;
   }
   set onmessage(e) {
    s.brandCheck(this, WebSocket), this.#L.message && this.removeEventListener("message", this.#L.message), 
    "function" == typeof e ? (this.#L.message = e, this.addEventListener("message", e)) : this.#L.message = null;
   }
   get binaryType() {
    return s.brandCheck(this, WebSocket), this[h];
   }
   set binaryType(e) {
    s.brandCheck(this, WebSocket), this[h] = "blob" !== e && "arraybuffer" !== e ? "blob" : e;
   }
   #pe(e, t) {
    this[d] = e;
    const r = this[u]?.dispatcher?.webSocketOptions, s = r?.maxFragments, n = r?.maxPayloadSize, o = new k(this, t, {
     maxFragments: s,
     maxPayloadSize: n
    });
    o.on("drain", onParserDrain), o.on("error", onParserError.bind(this)), e.socket.ws = this, 
    this[p] = o, this.#Ee = new v(e.socket), this[g] = i.OPEN;
    const A = e.headersList.get("sec-websocket-extensions");
    null !== A && (this.#Ae = A);
    const a = e.headersList.get("sec-websocket-protocol");
    null !== a && (this.#de = a), m("open", this);
   }
  }
  function onParserDrain() {
   this.ws[d].socket.resume();
  }
  function onParserError(e) {
   let t, r;
   e instanceof F ? (t = e.reason, r = e.code) : t = e.message, m("error", this, () => new D("error", {
    error: e,
    message: t
   })), y(this, r);
  }
  WebSocket.CONNECTING = WebSocket.prototype.CONNECTING = i.CONNECTING, WebSocket.OPEN = WebSocket.prototype.OPEN = i.OPEN, 
  WebSocket.CLOSING = WebSocket.prototype.CLOSING = i.CLOSING, WebSocket.CLOSED = WebSocket.prototype.CLOSED = i.CLOSED, 
  Object.defineProperties(WebSocket.prototype, {
   CONNECTING: A,
   OPEN: A,
   CLOSING: A,
   CLOSED: A,
   url: b,
   readyState: b,
   bufferedAmount: b,
   onopen: b,
   onerror: b,
   onclose: b,
   close: b,
   onmessage: b,
   binaryType: b,
   send: b,
   extensions: b,
   protocol: b,
   [Symbol.toStringTag]: {
    value: "WebSocket",
    writable: !1,
    enumerable: !1,
    configurable: !0
   }
  }), Object.defineProperties(WebSocket, {
   CONNECTING: A,
   OPEN: A,
   CLOSING: A,
   CLOSED: A
  }), s.converters["sequence<DOMString>"] = s.sequenceConverter(s.converters.DOMString), 
  s.converters["DOMString or sequence<DOMString>"] = function(e, t, r) {
   return "Object" === s.util.Type(e) && Symbol.iterator in e ? s.converters["sequence<DOMString>"](e) : s.converters.DOMString(e, t, r);
  }, s.converters.WebSocketInit = s.dictionaryConverter([ {
   key: "protocols",
   converter: s.converters["DOMString or sequence<DOMString>"],
   defaultValue: () => new Array(0)
  }, {
   key: "dispatcher",
   converter: s.converters.any,
   defaultValue: () => S()
  }, {
   key: "headers",
   converter: s.nullableConverter(s.converters.HeadersInit)
  } ]), s.converters["DOMString or sequence<DOMString> or WebSocketInit"] = function(e) {
   return "Object" !== s.util.Type(e) || Symbol.iterator in e ? {
    protocols: s.converters["DOMString or sequence<DOMString>"](e)
   } : s.converters.WebSocketInit(e);
  }, s.converters.WebSocketSendData = function(e) {
   if ("Object" === s.util.Type(e)) {
    if (R(e)) return s.converters.Blob(e, {
     strict: !1
    });
    if (ArrayBuffer.isView(e) || T.isArrayBuffer(e)) return s.converters.BufferSource(e);
   }
   return s.converters.USVString(e);
  }, e.exports = {
   WebSocket: WebSocket
  };
 },
 2613: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
 },
 4434: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
 },
 8611: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
 },
 5692: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
 },
 9278: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");
 },
 4589: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");
 },
 6698: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
 },
 4573: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
 },
 1421: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
 },
 7540: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");
 },
 7598: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
 },
 3053: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");
 },
 610: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
 },
 8474: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
 },
 3024: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
 },
 7067: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
 },
 2467: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");
 },
 7030: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
 },
 6760: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
 },
 643: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
 },
 1792: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
 },
 7075: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
 },
 1692: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
 },
 3136: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
 },
 7975: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
 },
 3429: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");
 },
 5919: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
 },
 8522: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
 },
 3193: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
 },
 4756: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");
 },
 9023: e => {
  e.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");
 },
 8179: (e, t, r) => {
  function momentOf(e, t = e.now()) {
   return {
    onClock: t,
    wallTime: e.wallTime() - (e.now() - t)
   };
  }
  function elapsedMs({onClock: e, wallTime: t}, r) {
   return Math.max(r.wallTime() - t, r.now() - e);
  }
  function monotonicMs() {
   const [e, t] = process.hrtime();
   return 1e3 * e + t / 1e6;
  }
  r.d(t, {
   Et: () => momentOf,
   d5: () => elapsedMs,
   ml: () => s,
   ux: () => within
  });
  const s = {
   now: monotonicMs,
   wallTime: () => Date.now(),
   sleep: (e, t) => new Promise((r, n) => {
    if (t?.aborted) return void n(t.reason);
    const onAbort = () => {
     o(), n(t?.reason);
    }, o = s.alarm(e, () => {
     t?.removeEventListener("abort", onAbort), r();
    });
    t?.addEventListener("abort", onAbort, {
     once: !0
    });
   }),
   alarm(e, t) {
    const r = monotonicMs() + e, ringWhenDue = () => {
     monotonicMs() >= r ? t() : s = setTimeout(ringWhenDue, 1);
    };
    let s = setTimeout(ringWhenDue, Math.max(0, Math.ceil(e)));
    return () => clearTimeout(s);
   }
  };
  async function within(e, t, r) {
   const s = new AbortController, n = e.alarm(t, () => s.abort(new Error(`not done within ${t} ms`)));
   try {
    return await r(s.signal);
   } finally {
    n();
   }
  }
 },
 2297: (e, t, r) => {
  r.d(t, {
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
   const [, r = "0", n = "0", o = "0", A = "0"] = t;
   return {
    ok: !0,
    value: Number(r) * s.h + Number(n) * s.m + Number(o) * s.s + Number(A) * s.ms
   };
  }
  function formatDuration(e) {
   if (e < 1e3) return `${Math.floor(e)}ms`;
   const t = Math.floor(e / 100);
   if (t < 100) return `${(t / 10).toFixed(1)}s`.replace(".0s", "s");
   const r = Math.floor(e / 1e3);
   if (r < 60) return `${r}s`;
   const s = Math.floor(r / 60);
   return s < 60 ? `${s}m ${pad(r % 60)}s` : `${Math.floor(s / 60)}h ${pad(s % 60)}m`;
  }
  function pad(e) {
   return String(e).padStart(2, "0");
  }
 },
 7406: (e, t, r) => {
  r.d(t, {
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
   constructor(e, t, r = {}) {
    super(t, void 0 === r.cause ? void 0 : {
     cause: r.cause
    }), this.code = e, this.hint = r.hint, this.detail = r.detail, this.saidBy = r.saidBy, 
    this.brief = r.brief, this.callChanged = r.callChanged ?? "no", this.loadBalancer = r.loadBalancer, 
    this.servers = r.servers ?? [], this.replies = r.replies ?? [];
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
   constructor(e, t, r = {}) {
    super("connect-failed", e, r), this.sent = t;
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
   const r = e instanceof Error ? e.message : String(e);
   return new Failure(t, `Unexpected error: ${r}`, {
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
 6611: (e, t, r) => {
  r.d(t, {
   PG: () => hostAndPort,
   U9: () => isLoopback,
   n1: () => withoutZone,
   or: () => parseAddress
  });
  var s = r(7030);
  const n = "HOST:PORT, tcp://HOST:PORT, [::1]:9999, ipv4@HOST:PORT, ipv6@HOST:PORT, tls://HOST:PORT, /run/haproxy/admin.sock, unix:///run/haproxy/admin.sock, ssh://[USER@]HOST[:PORT]/run/haproxy/admin.sock, https://HOST[:PORT]", o = 107;
  class Fault extends Error {}
  class HoldsLogin extends Fault {}
  const A = {
   "tcp://": e => tcp(e, 0),
   "ipv4@": e => tcp(e, 4),
   "ipv6@": e => tcp(e, 6),
   "unix://": unix,
   "unix@": unix,
   "tls://": tls,
   "ssh://": function ssh(e) {
    const [, t, r = "", n = ""] = /^(?:([^/]*)@)?([^/@]*)(\/.*)?$/s.exec(e) ?? [];
    if (void 0 !== t && !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(t)) throw new HoldsLogin("The user of an ssh:// address may hold letters, digits, '_', '.' and '-' only; an address never holds a password");
    const [, o, A, i] = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9][A-Za-z0-9_.-]*))(?::([0-9]{1,5}))?$/.exec(r) ?? [], a = o ?? A;
    if (void 0 === a || void 0 !== o && !(0, s.isIPv6)(o)) throw new Fault("An ssh:// address needs a host, as ssh://deploy@lb1/run/haproxy/admin.sock has");
    if (void 0 !== i && (Number(i) < 1 || Number(i) > 65535)) throw new Fault(`The port of '${r}' is not a number from 1 to 65535`);
    return {
     kind: "ssh",
     user: t ?? null,
     host: a,
     port: void 0 === i ? null : Number(i),
     remote: remote(n)
    };
   },
   "https://": e => tls(web(e, 443)),
   "http://": e => tcp(web(e, 80), 0)
  };
  function parseAddress(e) {
   try {
    const {name: t, rest: r} = function splitName(e) {
     const t = /^([^/:@[=]*)=(.*)$/s.exec(e);
     if (!t) return {
      name: null,
      rest: e
     };
     const [, r = "", s = ""] = t;
     if (!/^[A-Za-z0-9_.-]+$/.test(r)) throw new Fault("The name before '=' may hold letters, digits, '_', '.' and '-' only, and is not empty");
     return {
      name: r,
      rest: s
     };
    }(e.trim()), {process: s, place: o} = function splitProcess(e) {
     const [, t = "", r = ""] = /^(.*)\?process=(.*)$/s.exec(e) ?? [];
     if ("" === t) return {
      process: null,
      place: e
     };
     if (!/^@(?:1|![1-9][0-9]{0,9})$/.test(r)) throw new Fault("What follows '?process=' is @1, the current worker of a master CLI, or @! and a process id");
     return {
      process: r,
      place: t
     };
    }(r), {scheme: i, body: a} = function splitScheme(e) {
     const t = /^[A-Za-z][A-Za-z0-9+.-]*(?::\/\/|(?<=^(?:ipv4|ipv6|unix|abns|abnsz|fd|sockpair))@)/i.exec(e)?.[0] ?? "";
     return {
      scheme: t.toLowerCase(),
      body: e.slice(t.length)
     };
    }(o), c = "" === i ? bare : A[i];
    if (!c) throw new Fault(`This version does not speak '${i}'; it speaks ${n}`);
    const l = c(a);
    if (!function isWeb(e) {
     return "https://" === e || "http://" === e;
    }(i)) return {
     ok: !0,
     value: {
      name: t ?? nameOf(l),
      api: "runtime",
      transport: l,
      process: s
     }
    };
    if (null !== s) throw new Fault("'?process=' is for a master CLI; the Data Plane API has its own");
    return {
     ok: !0,
     value: {
      name: t ?? a.replace(/\/$/, ""),
      api: "data-plane",
      transport: l,
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
   if ("" === e) throw new Fault(`The address is empty; it can be ${n}`);
   if (/\s/.test(e)) throw new Fault(`'${e}' has a blank in it: several addresses stand one per line or with a comma between them, NAME=ADDRESS without blanks, and comments are not taken`);
   const r = /^\[([^\]]*)\](?::(.*))?$/.exec(e) ?? /^(.*):([^:]*)$/.exec(e), [, o = e, A] = r ?? [];
   if (void 0 === A) throw new Fault(`'${e}' has no port; an address can be ${n}`);
   if ("" === o) throw new Fault(`'${e}' has no host`);
   if (o.includes(":") && (!(0, s.isIPv6)(o) || 6 !== t && !e.startsWith("["))) throw new Fault(`'${e}' is not an IPv6 address in brackets with a port, as [::1]:9999 is`);
   if (!o.includes(":") && (e.startsWith("[") || !/^[A-Za-z0-9_.-]+$/.test(o))) throw new Fault(`'${e}' is not an address; it can be ${n}`);
   if (4 === t && o.includes(":")) throw new Fault(`'${e}' is an IPv6 address after ipv4@`);
   const i = /^[0-9]{1,5}$/.test(A) ? Number(A) : 0;
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
   const r = e.replace(/\/$/, "");
   if (/[/?#]/.test(r)) throw new Fault("An https:// address ends with its host and port: what is below it is found out");
   return /^(?:\[[^\]]*\]|[^:[\]]*):/.test(r) || "" === r ? r : `${r}:${t}`;
  }
  function tls(e) {
   const {host: t, port: r} = tcp(e, 0);
   return {
    kind: "tls",
    host: t,
    port: r
   };
  }
  function remote(e) {
   if (/^\/[^/]*:[^/]*$/.test(e) && !e.includes("%")) return nameOf(tcp(e.slice(1), 0));
   if (!/^\/[A-Za-z0-9_.+@=/-]*[A-Za-z0-9_.+@=-]$/.test(e)) throw new Fault("An ssh:// address ends with the socket's path on that host, of letters, digits and '_.+@=-', or with HOST:PORT as seen from there: ssh://lb1/run/haproxy/admin.sock, ssh://lb1/127.0.0.1:9999");
   return unix(e).path;
  }
  function nameOf(e) {
   if ("unix" === e.kind) return e.path;
   const {host: t, port: r} = e;
   if ("ssh" !== e.kind) return hostAndPort(t, r);
   const {remote: s} = e;
   return `${hostAndPort(t, r)}${s.startsWith("/") ? "" : "/"}${s}`;
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
 8838: (e, t, r) => {
  r.d(t, {
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
  }, n = s.forcedMaint | s.inheritedMaint | s.dnsMaint, o = s.forcedDrain | s.inheritedDrain, A = new Map;
  function decodeAdminFlags(e) {
   const t = A.get(e);
   if (void 0 !== t) return t;
   const r = e & s.forcedMaint ? "maint" : e & s.forcedDrain ? "drain" : "ready", i = {
    adminFlags: e,
    admin: e & n ? "maint" : e & o ? "drain" : "ready",
    forced: r,
    maintCauses: maintCausesOf(e)
   };
   return A.set(e, i), i;
  }
  function maintCausesOf(e) {
   return [ ...e & s.forcedMaint ? [ "forced" ] : [], ...e & s.forcedMaint && e & s.configuredMaint ? [ "configuration" ] : [], ...e & s.inheritedMaint ? [ "tracking" ] : [], ...e & s.dnsMaint ? [ "dns" ] : [] ];
  }
  const i = 1, a = 2, c = 4, l = 8;
  function decodeCheckState(e, t = !0) {
   return e & a ? !(e & c) || !t && e & l ? "disabled" : "enabled" : "none";
  }
  function isCheckInProgress(e) {
   return 0 !== (e & i);
  }
 },
 6179: (e, t, r) => {
  r.d(t, {
   E6: () => mayBeTold,
   Ek: () => lateCommand,
   SQ: () => lateForMs,
   Xz: () => A
  });
  var s = r(2242), n = r(9399);
  function mayBeTold(e, t) {
   return e.passedOn ? e.node === t.node : !!(0, s.SM)(e, t) || !(0 === e.startToleranceSeconds && 0 === t.startToleranceSeconds) && e.pid === t.pid && e.node === t.node;
  }
  const o = 50, A = 300, i = 12e4, a = 300, c = 9 / 8;
  function lateCommand(e, t) {
   const r = e instanceof Error ? e.cause : void 0;
   return {
    sentAt: t,
    silentMs: r instanceof n.ZY ? r.silentMs : 0
   };
  }
  function lateForMs(e, t) {
   if (null === e) return 0;
   const r = Math.max(e.silentMs, t - e.sentAt);
   return r < a ? Math.max(o, r) : function nextPauseMs(e) {
    return Math.min(i, e + a) * c;
   }(r);
  }
 },
 2242: (e, t, r) => {
  function isSameProcess(e, t) {
   if (e.pid !== t.pid || e.node !== t.node) return !1;
   const r = Math.max(e.startToleranceSeconds, t.startToleranceSeconds);
   if (Math.abs(e.startedAt - t.startedAt) <= r) return !0;
   const s = laterOnClockSeconds(e, t);
   return null !== s && (Math.abs(s) <= r || (s > 0 ? hasPaused(e, t) : hasPaused(t, e)));
  }
  function hasPaused(e, t) {
   const [r, s] = [ seenOnClockSeconds(e), seenOnClockSeconds(t) ], [{startedOnClock: n = 0}, {startedOnClock: o = 0, uptimeSeconds: A}] = [ e, t ];
   if (null === r || null === s || void 0 === A) return !1;
   const i = s - r + Math.max(e.startToleranceSeconds, t.startToleranceSeconds);
   return o - n <= i && A > i;
  }
  function asHeardLast(e, t) {
   const {startToleranceSeconds: r} = t;
   return 0 === r || r > e.startToleranceSeconds ? e : {
    ...e,
    ...t
   };
  }
  function seenOnClockSeconds({seenOnClock: e, startedOnClock: t, uptimeSeconds: r}) {
   return void 0 !== e ? e / 1e3 : void 0 === t || void 0 === r ? null : t + r;
  }
  function laterOnClockSeconds(e, t) {
   const r = 0 === e.startToleranceSeconds && 0 === t.startToleranceSeconds, [s, n] = [ e.startedOnClock, t.startedOnClock ];
   return r || void 0 === s || void 0 === n ? null : n - s;
  }
  r.d(t, {
   Pe: () => asHeardLast,
   SM: () => isSameProcess,
   aY: () => mayHaveReplaced
  });
  const s = 2e3;
  function mayHaveReplaced(e, t, r) {
   const n = Math.max(e.startToleranceSeconds, t.startToleranceSeconds), o = laterOnClockSeconds(e, t) ?? Number.NEGATIVE_INFINITY, A = Math.max(t.startedAt - e.startedAt, o), i = A < -n, a = t.node !== e.node && A <= n;
   return !i && !a && 1e3 * t.uptimeSeconds <= r + s;
  }
 },
 2292: (e, t, r) => {
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
  r.d(t, {
   CS: () => takesTraffic,
   Lv: () => s,
   TE: () => isSafeName,
   TN: () => keyOf,
   Uj: () => isPlace,
   Vb: () => nameOf,
   W_: () => isRunning,
   w4: () => hostOf
  });
  const s = "syslog";
  function takesTraffic(e) {
   return isRunning(e) && "ready" === e.admin && e.weight > 0;
  }
  function isRunning({operationalState: e}) {
   return 1 === e || 2 === e;
  }
 },
 4961: (e, t, r) => {
  r.d(t, {
   G: () => startOf
  });
  const s = 2;
  function startOf(e, t, r) {
   const n = t.now();
   return {
    startedAt: Math.round(t.wallTime() / 1e3) - e,
    startedOnClock: Math.round(n / 1e3) - e,
    startToleranceSeconds: s + Math.ceil((n - r) / 1e3)
   };
  }
 },
 9399: (e, t, r) => {
  r.d(t, {
   L: () => connectUnix,
   Q7: () => connectTcp,
   Sg: () => opened,
   UD: () => openTcp,
   ZY: () => FellSilent,
   vZ: () => connectFailure,
   zl: () => withinLimit
  });
  var s = r(7030), n = r(7406), o = r(909);
  class FellSilent extends Error {
   name="FellSilent";
   silentMs;
   constructor(e, t, r) {
    super(e, {
     cause: r
    }), this.silentMs = t;
   }
  }
  const A = {
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
  function connectTcp(e, t, r) {
   return async s => {
    const n = await withinLimit(r, s, r => opened(openTcp(t, e), r));
    return t.reached(n), {
     stream: n
    };
   };
  }
  function connectUnix({path: e}, t) {
   return async r => ({
    stream: await withinLimit(t, r, t => opened((0, s.connect)({
     path: e
    }), t))
   });
  }
  function openTcp({host: e, lookup: t}, {port: r, family: n}) {
   const o = (0, s.connect)({
    host: e,
    port: r,
    family: n,
    lookup: t
   });
   return o.setNoDelay(!0), o;
  }
  function withinLimit({connectTimeoutMs: e, clock: t}, r, s) {
   return (0, o.N)(e, t, r, () => {
    const t = new Error(`no connection within ${e} ms`);
    return connectFailure(Object.assign(t, {
     code: "ETIMEDOUT"
    }));
   }, s);
  }
  function opened(e, t, r = "connect", s = connectFailure) {
   return new Promise((n, o) => {
    const settle = s => {
     t.removeEventListener("abort", onAbort), e.removeListener(r, onOpen), e.removeListener("error", onError), 
     s();
    }, onOpen = () => settle(() => n(e)), onError = e => settle(() => o(s(e))), onAbort = () => settle(() => {
     e.on("error", () => {}).destroy(), o(t.reason);
    });
    e.once(r, onOpen), e.once("error", onError), t.addEventListener("abort", onAbort, {
     once: !0
    }), t.aborted && onAbort();
   });
  }
  function connectFailure(e) {
   const t = e instanceof AggregateError ? e.errors.map(e => e.message).join("; ") : e.message;
   return new n.HR("connect-failed", `Could not connect: ${t}`, {
    detail: t,
    cause: e,
    hint: A[(0, n.c7)(e)]
   });
  }
 },
 909: (e, t, r) => {
  async function withDeadline(e, t, r, s, n) {
   r.throwIfAborted();
   const o = new AbortController, passOn = () => o.abort(r.reason);
   r.addEventListener("abort", passOn, {
    once: !0
   });
   const A = t.alarm(e, () => o.abort(s()));
   try {
    return await n(o.signal);
   } finally {
    r.removeEventListener("abort", passOn), A();
   }
  }
  r.d(t, {
   N: () => withDeadline
  });
 },
 8990: (e, t, r) => {
  r.d(t, {
   c: () => reset
  });
  var s = r(7030);
  function reset({stream: e, carrier: t}) {
   const r = t ?? e, n = r instanceof s.Socket && void 0 !== r.remotePort && !r.writableEnded;
   try {
    n && r.resetAndDestroy();
   } catch {}
   e.destroy();
  }
 },
 9758: (e, t, r) => {
  r.d(t, {
   K: () => parseSshOptions,
   O: () => i
  });
  const s = /^[+^-]?[A-Za-z0-9@._*-]+(?:,[A-Za-z0-9@._*-]+)*$/, n = /^[0-9]{1,5}$/, o = "(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?(?:[A-Za-z0-9][A-Za-z0-9_.-]*|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?", A = {
   AddressFamily: /^(?:any|inet|inet6)$/,
   BindAddress: /^[A-Za-z0-9][A-Za-z0-9_.:-]*$|^::[0-9A-Fa-f:.]*$/,
   CASignatureAlgorithms: s,
   Ciphers: s,
   Compression: /^(?:yes|no)$/,
   ConnectTimeout: n,
   HostKeyAlgorithms: s,
   HostKeyAlias: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
   IPQoS: /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)?$/,
   KexAlgorithms: s,
   MACs: s,
   Port: n,
   ProxyJump: new RegExp(`^${o}(?:,${o})*$`),
   PubkeyAcceptedAlgorithms: s,
   ServerAliveCountMax: n,
   ServerAliveInterval: n,
   User: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/
  }, i = new Set([ "HostKeyAlias", "Port", "ProxyJump", "User" ]);
  function parseSshOptions(e) {
   const t = new Map, r = [];
   for (const s of e.split(/\r?\n/).map(e => e.trim())) {
    if ("" === s) continue;
    const [, e = "", n = ""] = /^([A-Za-z]+)(?:\s+(.*))?$/.exec(s) ?? [], o = Object.keys(A).find(t => t.toLowerCase() === e.toLowerCase());
    void 0 === o ? r.push(`"${shortened(s)}" is not a 'Name value' line of an allowed option`) : A[o]?.test(n) ? t.has(o) ? r.push(`${o} is there twice`) : t.set(o, n) : r.push(`${o} cannot be "${shortened(n)}"`);
   }
   return 0 === r.length ? {
    ok: !0,
    value: t
   } : {
    ok: !1,
    fault: `${r.join("; ")}. Allowed are ${Object.keys(A).join(", ")}`
   };
  }
  function shortened(e) {
   return e.length > 80 ? `${e.slice(0, 80)}\u2026` : e;
  }
 },
 2975: (e, t, r) => {
  r.d(t, {
   L: () => retry
  });
  var s = r(2297), n = r(7406);
  async function retry(e, t, {retries: r, retryDelayMs: s, clock: o, random: A}, i) {
   const a = o.now(), c = [];
   for (let l = 0; ;l += 1) {
    i.throwIfAborted();
    try {
     return await e();
    } catch (e) {
     if (i.aborted) throw e;
     if (e instanceof n.HR && c.push(e), l >= r || !t(e)) throw summaryOf(c, e, o.now() - a);
    }
    await o.sleep(s * 2 ** l * (.5 + A()), i);
   }
  }
  function summaryOf(e, t, r) {
   if (e.length < 2 || !(0, n.EY)(t)) return t;
   const o = new Map;
   for (const {message: t} of e) o.set(t, (o.get(t) ?? 0) + 1);
   const A = [ ...o ].map(([e, t]) => t > 1 ? `${e} (${t} times)` : e), i = `${e.length} attempts in ${(0, 
   s.a)(r)}: ${A.join("; ")}`, {code: a, hint: c, detail: l, saidBy: g, cause: u = t, callChanged: h} = t;
   return new n.HR(a, i, {
    hint: c,
    detail: l,
    saidBy: g,
    cause: u,
    callChanged: h
   });
  }
 }
}, __webpack_module_cache__ = {};

function __nccwpck_require__(e) {
 var t = __webpack_module_cache__[e];
 if (void 0 !== t) return t.exports;
 var r = __webpack_module_cache__[e] = {
  exports: {}
 }, s = !0;
 try {
  __webpack_modules__[e].call(r.exports, r, r.exports, __nccwpck_require__), s = !1;
 } finally {
  s && delete __webpack_module_cache__[e];
 }
 return r.exports;
}

__nccwpck_require__.m = __webpack_modules__, __nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/", 
__nccwpck_require__.d = (e, t) => {
 for (var r in t) __nccwpck_require__.o(t, r) && !__nccwpck_require__.o(e, r) && Object.defineProperty(e, r, {
  enumerable: !0,
  get: t[r]
 });
}, __nccwpck_require__.f = {}, __nccwpck_require__.e = e => Promise.all(Object.keys(__nccwpck_require__.f).reduce((t, r) => (__nccwpck_require__.f[r](e, t), 
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
 var t, r, {ids: s, modules: n, runtime: o} = e, A = 0;
 for (t in n) __nccwpck_require__.o(n, t) && (__nccwpck_require__.m[t] = n[t]);
 for (o && o(__nccwpck_require__); A < s.length; A++) r = s[A], __nccwpck_require__.o(installedChunks, r) && installedChunks[r] && installedChunks[r][0](), 
 installedChunks[s[A]] = 0;
}, __nccwpck_require__.f.j = (e, t) => {
 var r = __nccwpck_require__.o(installedChunks, e) ? installedChunks[e] : void 0;
 if (0 !== r) if (r) t.push(r[1]); else {
  var s = import("./" + __nccwpck_require__.u(e)).then(installChunk, t => {
   throw 0 !== installedChunks[e] && (installedChunks[e] = void 0), t;
  });
  s = Promise.race([ s, new Promise(t => r = installedChunks[e] = [ t ]) ]), t.push(r[1] = s);
 }
};

var __webpack_exports__ = {};

__nccwpck_require__.d(__webpack_exports__, {
 s: () => audit_audit,
 H: () => clearUp
});

var action_github_namespaceObject = {};

__nccwpck_require__.r(action_github_namespaceObject), __nccwpck_require__.d(action_github_namespaceObject, {
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

var src_clock = __nccwpck_require__(8179), errors = __nccwpck_require__(7406), address = __nccwpck_require__(6611);

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
   let r = 0;
   return e.map(({commands: e, read: s}) => {
    const n = t.slice(r, r + e.length);
    return r += e.length, s(n);
   });
  }
 };
}

function both(e, t) {
 const r = e.commands.length;
 return {
  commands: [ ...e.commands, ...t.commands ],
  read: s => [ e.read(s.slice(0, r)), t.read(s.slice(r)) ]
 };
}

function map(e, t) {
 return {
  commands: e.commands,
  read: r => t(e.read(r))
 };
}

var haproxy_server = __nccwpck_require__(2292);

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

function refusal(e, t, r) {
 const s = e.trim().split("\n")[0] ?? "", n = {
  detail: s,
  servers: void 0 === r ? [] : [ r ]
 };
 if (/^Proxy is disabled\./.test(s)) return new errors.P1("This HAProxy process is on its way out and takes no more commands", n);
 const o = ERROR_REPLIES.find(({begins: e}) => e.test(s));
 return o ? new errors.HR(o.code, o.message, {
  ...n,
  hint: o.hint
 }) : new errors.HR("refused", `HAProxy refused '${t}'`, n);
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
 #Ce;
 #Qe;
 constructor(e, t) {
  this.#Ce = e, this.#Qe = t;
 }
 text(e) {
  return this.#Ce[this.#Qe[e] ?? -1] ?? "";
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
  const r = `\n${e}`.indexOf(`\n${t}: `);
  return r < 0 ? void 0 : e.slice(r + t.length + 2, e.indexOf("\n", r));
 }(e, t), t = count(value("Pid")), r = count(value("Uptime_sec")), s = value("Version"), n = count(value("CurrConns"));
 if (void 0 === s || null === t || null === r || null === n || !e.endsWith("\n\n")) throw incomplete("show info", e);
 return {
  version: s,
  pid: t,
  uptimeSeconds: r,
  startTimeSeconds: count(value("Start_time_sec")),
  node: value("node") ?? "",
  connections: n,
  stopping: (count(value("Stopping")) ?? 0) > 0,
  processes: count(value("Nbproc")) ?? 1
 };
}

function readStreams(e) {
 return e.split("\n").flatMap(e => function streamIn(e) {
  const [, t] = /^(0x[0-9a-f]+): /.exec(e) ?? [], r = / fe=(\S*) be=/.exec(e);
  if (void 0 === t || null === r || "GLOBAL" === r[1]) return null;
  const [, s] = / src=(\S*)$/.exec(e.slice(0, r.index)) ?? [], n = e.slice(r.index + r[0].length), o = / srv=(\S*) /.exec(n);
  if (null === o) return null;
  const A = n.slice(0, o.index);
  return {
   id: t,
   server: "<none>" === o[1] ? null : `${A}/${o[1]}`,
   isOpen: isOpen(e),
   connection: connectionOf(e, s)
  };
 }(e) ?? []);
}

function connectionOf(e, t) {
 const [, r] = / (?:s0|scf)=\[[^\]]*\bfd=([0-9/]+)/.exec(e) ?? [];
 return void 0 !== r ? r : / proto=quic/.test(e) && void 0 !== t ? t : null;
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
 return [ ...e.matchAll(/([0-9]+)([dhms])/g) ].reduce((e, [, t, r = "s"]) => e + Number(t) * (SECONDS[r] ?? 0), 0);
}

var admin_flags = __nccwpck_require__(8838);

class RowPattern {
 #Be;
 #Ie;
 constructor({count: e, columns: t}, r, {by: s, isBehindLast: n}, o) {
  const A = `[^${s}\\n]*`, some = e => e > 0 ? `(?:${A}${s}){${e}}` : "", i = [];
  let a = "", c = 0;
  for (const o of r.toSorted((e, r) => (t[e] ?? 0) - (t[r] ?? 0))) {
   const r = t[o] ?? 0;
   i[o] = Object.keys(i).length + 1, a += `${some(r - c)}(${A})${r < e - 1 || n ? s : ""}`, 
   c = r + 1;
  }
  const l = n || c === e ? some(e - c) : some(e - c - 1) + A;
  this.#Be = new RegExp(o ? `${a}${l}\\n` : a, "y"), this.#Ie = i;
 }
 read(e, t) {
  this.#Be.lastIndex = t;
  const r = this.#Be.exec(e);
  return r && new Fields(r, this.#Ie);
 }
 get end() {
  return this.#Be.lastIndex;
 }
}

const SEPARATION = {
 by: ",",
 isBehindLast: !0
};

class CsvRow {
 isWanted=!1;
 early=NO_FIELDS;
 #fe;
 #me;
 #we=0;
 #ye=null;
 #ke="";
 #be=-1;
 constructor(e) {
  this.#fe = e, this.#me = new RowPattern(e, e.early, SEPARATION, !0);
 }
 find(e, t, r) {
  if (this.#Re(e, t), this.isWanted = !0, void 0 === r && this.#Se(e, t) && this.#Te(this.#me.end)) return this.#me.end;
  const s = e.indexOf("\n", t);
  if (s < 0) return null;
  if (!this.#Te(s)) return this.#De(e, t, r);
  if (this.isWanted = void 0 === r || r(...function namesAt(e, t) {
   const r = e.indexOf(",", t);
   return [ e.slice(t, r), e.slice(r + 1, e.indexOf(",", r + 1)) ];
  }(e, t)), this.isWanted && !this.#Se(e, t)) throw incomplete("show stat", e.slice(t));
  return s + 1;
 }
 open(e, t) {
  const {count: r, columns: s} = this.#fe, n = e.slice(t, e.indexOf("\n", t));
  return n.includes('"') ? new Fields(quotedCells(e, t, r)?.cells ?? [], s) : (this.#we += 1, 
  this.#we < 30 ? new Fields(n.split(","), s) : (this.#ye ??= new RowPattern(this.#fe, [ ...s.keys() ], SEPARATION, !1), 
  this.#ye.read(e, t) ?? NO_FIELDS));
 }
 #Se(e, t) {
  const r = this.#me.read(e, t);
  return null !== r && (this.early = r), null !== r;
 }
 #Re(e, t) {
  (e !== this.#ke || this.#be >= 0 && this.#be < t) && (this.#be = e.indexOf('"', t)), 
  this.#ke = e;
 }
 #Te(e) {
  return this.#be < 0 || this.#be > e;
 }
 #De(e, t, r) {
  const s = quotedCells(e, t, this.#fe.count);
  if (null === s) return null;
  const {cells: n, end: o} = s, [A = "", i = ""] = n;
  return this.early = new Fields(n, this.#fe.columns), this.isWanted = void 0 === r || r(A, i), 
  o;
 }
}

function quotedCells(e, t, r) {
 const s = [];
 let n = t;
 for (;s.length < r; ) {
  const r = fieldEnd(e, n);
  if (null === r) return null;
  if (44 !== e.charCodeAt(r)) throw incomplete("show stat", e.slice(t));
  s.push(unquoted(e.slice(n, r))), n = r + 1;
 }
 if (n === e.length) return null;
 if (10 !== e.charCodeAt(n)) throw incomplete("show stat", e.slice(t));
 return {
  cells: s,
  end: n + 1
 };
}

function fieldEnd(e, t) {
 if (34 === e.charCodeAt(t)) return function quotedEnd(e, t) {
  for (let r = t + 1; ;r += 2) {
   if (r = e.indexOf('"', r), r < 0 || r + 1 === e.length) return null;
   if (34 !== e.charCodeAt(r + 1)) return r + 1;
  }
 }(e, t);
 for (let r = t; r < e.length; r += 1) {
  const t = e.charCodeAt(r);
  if (44 === t || 34 === t || 10 === t) return r;
 }
 return null;
}

function unquoted(e) {
 return e.startsWith('"') ? e.slice(1, -1).replaceAll('""', '"') : e;
}

class StateRowText {
 isWanted=!1;
 early=NO_FIELDS;
 #fe;
 #me;
 constructor(e) {
  this.#fe = e, this.#me = new RowPattern(e, e.early, {
   by: " ",
   isBehindLast: !1
  }, !0);
 }
 find(e, t, r) {
  if (this.isWanted = !0, void 0 === r && this.#Se(e, t)) return this.#me.end;
  const s = e.indexOf("\n", t);
  if (s < 0) return null;
  if (this.isWanted = void 0 === r || function isWantedAt(e, t, r) {
   const s = e.indexOf(" ", t), n = e.indexOf(" ", s + 1), o = e.indexOf(" ", n + 1);
   return r(e.slice(s + 1, n), e.slice(o + 1, e.indexOf(" ", o + 1)));
  }(e, t, r), !this.isWanted || this.#Se(e, t)) return s + 1;
  if (this.isWanted = !1, e.slice(t, s).split(" ").length > this.#fe.count) return s + 1;
  throw incomplete("show servers state", e.slice(t, s));
 }
 open(e, t) {
  return new Fields(e.slice(t, e.indexOf("\n", t)).split(" "), this.#fe.columns);
 }
 #Se(e, t) {
  const r = this.#me.read(e, t);
  return null !== r && (this.early = r), null !== r;
 }
}

function slotOf(e) {
 return Object.fromEntries(e.map((e, t) => [ e, t ]));
}

class TableReader {
 #Fe;
 #ve;
 #Ne;
 #Me;
 #_e=[];
 #Be=null;
 #Ue="";
 #Le=!1;
 #Ge=null;
 #Oe=0;
 #xe=0;
 constructor(e, t, r, s) {
  this.#Fe = e, this.#ve = t, this.#Ne = r, this.#Me = s;
 }
 get headerLength() {
  return this.#Oe;
 }
 get length() {
  return this.#xe;
 }
 get foreign() {
  return null === this.#Be ? this.#Ue : null;
 }
 push(e) {
  if (this.#xe += e.length, !(null !== this.#Ge || this.#Le && this.#Ue.length > 1e4)) try {
   null !== this.#Be ? this.#He(this.#Be, e) : (this.#Ue += e, this.#Pe());
  } catch (e) {
   if (!(e instanceof errors.HR)) throw e;
   this.#Ge = e;
  }
 }
 end() {
  if (this.#Ge) throw this.#Ge;
  if (null === this.#Be || "\n" !== this.#Ue) throw incomplete(this.#Fe.command, this.#Ue);
  return this.#_e;
 }
 #Pe() {
  if (this.#Le) return;
  const e = this.#Fe.headerEnd(this.#Ue);
  if (null === e && this.#Ue.length <= 1e6) return;
  if (null === e || "foreign" === e) return void (this.#Le = !0);
  this.#Be = this.#Fe.row(function layoutOf(e, t, r) {
   const s = layouts.get(t);
   if (void 0 !== s) return s;
   const n = e.names(t), o = r.find(e => !n.includes(e));
   if (void 0 !== o) throw new errors.HR("not-haproxy", `The reply to '${e.command}' has no column '${o}'`);
   const A = r.map(e => n.indexOf(e)), i = e.early.map(e => r.indexOf(e)), a = {
    count: n.length,
    columns: A,
    early: i
   };
   return layouts.set(t, a), a;
  }(this.#Fe, this.#Ue.slice(0, e), this.#ve)), this.#Oe = e;
  const t = this.#Ue.slice(e);
  this.#Ue = "", this.#He(this.#Be, t);
 }
 #He(e, t) {
  const r = "" === this.#Ue ? 0 : t.indexOf("\n") + 1;
  r > 0 && this.#Ye(e, this.#Ue + t.slice(0, r), 0), "" === this.#Ue ? this.#Ye(e, t, r) : this.#Ye(e, this.#Ue + t.slice(r), 0);
 }
 #Ye(e, t, r) {
  let s = r;
  for (;s < t.length && (s !== t.length - 1 || "\n" !== t[s]); ) {
   const r = e.find(t, s, this.#Ne);
   if (null === r) break;
   e.isWanted && this.#_e.push(this.#Me(e, t, s)), s = r;
  }
  if (this.#Ue = t.slice(s), this.#Ue.length > 1e6) throw incomplete(this.#Fe.command, this.#Ue);
 }
}

const layouts = new Map, STAT_FORMAT = {
 command: "show stat",
 headerEnd(e) {
  const t = e.indexOf("\n"), r = "# pxname,svname,";
  return t < 0 ? e.startsWith(r.slice(0, e.length)) ? null : "foreign" : e.startsWith(r) && "," === e[t - 1] ? t + 1 : "foreign";
 },
 names: e => e.slice(2, -2).split(","),
 early: [ "pxname", "svname", "status", "throttle", "tracked", "type" ],
 row: e => new CsvRow(e)
}, STATE_FORMAT = {
 command: "show servers state",
 headerEnd(e) {
  const t = "1\n# be_id be_name srv_id srv_name srv_addr ", r = e.indexOf("\n", 2);
  return r < 0 ? e.startsWith(t.slice(0, e.length)) ? null : "foreign" : e.startsWith(t) ? r + 1 : "foreign";
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
 #Je;
 #ke;
 #Ve;
 #We;
 constructor(e, t, r, {backend: s, isSafe: n}) {
  const {row: o} = e;
  this.backend = s, this.server = o.early.text(STATE.srv_name), this.key = (0, haproxy_server.TN)(this), 
  this.isSendable = n && (0, haproxy_server.TE)(this.server), this.#Je = e, this.#ke = t, 
  this.#Ve = r;
  const A = o.early.text(STATE.be_id).length + o.early.text(STATE.srv_id).length;
  this.#We = r + A + this.key.length + 3;
 }
 get standing() {
  return this.#ke.slice(this.#Ve, this.#We);
 }
 get address() {
  return function addressOf(e, t) {
   if ("" === e || "-" === e) return "";
   const r = e.includes(":") ? `[${e}]:${t}` : `${e}:${t}`;
   if (!(0, haproxy_server.Uj)(r)) throw incomplete("show servers state", r);
   return r;
  }(this.#ke.slice(this.#We, this.#qe), this.rest.port);
 }
 get rest() {
  const {row: e, alike: t} = this.#Je, r = this.#ke, s = this.#qe;
  if (null !== t && r.startsWith(t.text, s)) return t.rest;
  const n = function restOf(e) {
   const [t, r] = [ e.text(STATE.srv_fqdn), e.text(STATE.srvrecord) ];
   return {
    port: e.text(STATE.srv_port),
    fqdn: "-" === t ? "" : t,
    srvRecord: "-" === r ? "" : r,
    condition: conditionOf(e)
   };
  }(e.open(r, this.#Ve));
  return this.#Je.alike = {
   text: r.slice(s, r.indexOf("\n", s) + 1),
   rest: n
  }, n;
 }
 get #qe() {
  return this.#ke.indexOf(" ", this.#We);
 }
}

function idsIn(e) {
 const [t = "", , r = ""] = e.split(" ");
 return {
  backendId: t,
  serverId: r
 };
}

const STATE_COLUMNS = [ "be_id", "be_name", "srv_id", "srv_name", "srv_addr", "srv_port", "srv_fqdn", "srv_op_state", "srv_admin_state", "srv_uweight", "srv_iweight", "srv_time_since_last_change", "srv_check_state", "srv_agent_state", "srvrecord" ], STATE = slotOf(STATE_COLUMNS);

function serversStateRows(e) {
 let t = {
  backend: "",
  isSafe: !1
 }, r = null;
 return new TableReader(STATE_FORMAT, STATE_COLUMNS, e, (e, s, n) => {
  const o = e.early.text(STATE.be_name);
  return t.backend !== o && (t = {
   backend: o,
   isSafe: (0, haproxy_server.TE)(o)
  }), r ??= {
   row: e,
   alike: null
  }, new StateRow(r, s, n, t);
 });
}

function conditionOf(e) {
 const t = required(e, STATE.srv_op_state);
 if (!function isOperationalState(e) {
  return e >= 0 && e <= 3;
 }(t)) throw incomplete("show servers state", e.text(STATE.srv_op_state));
 const r = (0, admin_flags.te)(required(e, STATE.srv_admin_state)), s = required(e, STATE.srv_check_state);
 return {
  ...r,
  operationalState: t,
  weight: required(e, STATE.srv_uweight),
  configuredWeight: required(e, STATE.srv_iweight),
  changedSecondsAgo: secondsAgo(e),
  checks: (0, admin_flags.Ig)(s, "maint" === r.admin),
  ...(0, admin_flags.xL)(s) ? {
   isBeingChecked: !0
  } : {},
  agent: (0, admin_flags.Ig)(required(e, STATE.srv_agent_state))
 };
}

function required(e, t) {
 const r = e.count(t);
 if (null === r) throw incomplete("show servers state", e.text(t));
 return r;
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
 #Be;
 #ke;
 #Ve;
 #ze=null;
 constructor(e, t, r, {backend: s, server: n, status: o}) {
  this.backend = s, this.server = n;
  const A = e.early.text(STAT.status);
  this.status = A === o ? o : A, this.tracks = e.early.text(STAT.tracked) || null, 
  this.throttlePercent = e.early.count(STAT.throttle) ?? void 0, this.#Be = e, this.#ke = t, 
  this.#Ve = r;
 }
 get traffic() {
  return this.#ze ?? this.read();
 }
 read() {
  return this.#ze = function trafficRow(e, {backend: t, server: r, status: s, tracks: n, throttlePercent: o}) {
   const A = e.text(STAT.check_status), i = {
    backend: t,
    server: r,
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
    checkStatus: A.startsWith("* ") ? A.slice(2) : A,
    lastCheck: lastCheckOf(e),
    tracks: n,
    backup: "1" === e.text(STAT.bck)
   };
   return void 0 !== o && (i.throttlePercent = o), i;
  }(this.#Be.open(this.#ke, this.#Ve), this), this.#ze;
 }
}

class TwoRows {
 #je;
 #m;
 #me=null;
 constructor(e, t) {
  this.#je = e, this.#m = t;
 }
 get standing() {
  return this.#m.standing;
 }
 get backend() {
  return this.#je.backend;
 }
 get server() {
  return this.#je.server;
 }
 get address() {
  return this.#m.address;
 }
 get status() {
  return this.#je.status;
 }
 get tracks() {
  return this.#je.tracks;
 }
 get throttlePercent() {
  return this.#je.throttlePercent;
 }
 get whole() {
  return this.#me ?? this.make();
 }
 make() {
  return this.#me = serverOf(this.#je.traffic, this.#m), this.#me;
 }
}

const RESPONSE_COLUMNS = [ "hrsp_1xx", "hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx", "hrsp_other" ], STAT_COLUMNS = [ "pxname", "svname", "type", "iid", "status", "scur", "qcur", "stot", "wretr", ...RESPONSE_COLUMNS, "slim", "throttle", "weight", "act", "bck", "chkfail", "chkdown", "check_status", "check_code", "check_desc", "last_chk", "tracked", "cookie", "algo", "mode" ], STAT = slotOf(STAT_COLUMNS), RESPONSES = RESPONSE_COLUMNS.map(e => STAT[e]);

function responsesOf(e) {
 return "" === e.text(STAT.hrsp_2xx) ? null : RESPONSES.reduce((t, r) => t + number(e, r), 0);
}

function lastCheckOf(e) {
 const t = e.text(STAT.check_desc), r = e.text(STAT.last_chk), s = e.count(STAT.check_code);
 return "" !== t || "" !== r || s ? [ [ t, s ? `code ${e.text(STAT.check_code)}` : "" ].filter(e => "" !== e).join(", "), r ].filter(e => "" !== e).join(": ") : "";
}

function number(e, t) {
 const r = e.count(t);
 if (null !== r) return r;
 const s = e.text(t);
 if ("" !== s) throw incomplete("show stat", s);
 return 0;
}

function serverOf(e, t) {
 const {address: r} = t, {fqdn: s, srvRecord: n, condition: o} = t.rest, A = {
  ...e,
  adminFlags: o.adminFlags,
  admin: o.admin,
  forced: o.forced,
  maintCauses: o.maintCauses,
  address: r,
  fqdn: s,
  operationalState: o.operationalState,
  weight: o.weight,
  configuredWeight: o.configuredWeight,
  changedSecondsAgo: o.changedSecondsAgo,
  checks: o.checks,
  agent: o.agent
 };
 return "" !== n && (A.srvRecord = n), o.isBeingChecked && (A.isBeingChecked = !0), 
 A;
}

function showInfo() {
 return dump("show info", readInfo);
}

function showWorkers() {
 return {
  line: "@master show proc",
  end: "dump",
  read: e => isRefusal(e) ? null : function readWorkers(e) {
   const [, t] = /^(\d+)\s+master\b/m.exec(e) ?? [], [, r = ""] = `\n${e}`.split("\n# old workers\n"), [s = ""] = r.split(/^#/m);
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

function showStat(e, t, r) {
 const s = "everything" === e.rows ? "" : safeId(e.backendId), n = "server" === e.rows ? safeId(e.serverId) : "";
 return table(`show stat ${{
  everything: () => "-1 6 -1",
  "backend-and-servers": e => `#${e} 6 -1`,
  backend: e => `#${e} 2 -1`,
  servers: e => `#${e} 4 -1`,
  server: (e, t) => `#${e} 4 ${t}`
 }[e.rows](s, n)}`, () => function statRows(e, t) {
  const r = [], s = new Map, n = [];
  let o, A = null, i = "";
  const a = new TableReader(STAT_FORMAT, STAT_COLUMNS, e, (a, c, l) => {
   const g = a.early.text(STAT.type);
   if ("1" === g && n.push(function backendRow(e) {
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
   }(a.open(c, l))), "2" !== g) return;
   null === A && (A = (t?.before() ?? []).values(), o = A.next().value);
   const [u, h] = [ a.early.text(STAT.pxname), a.early.text(STAT.svname) ], d = o?.server === h && o.backend === u ? o : void 0;
   void 0 !== d && (o = A.next().value);
   const E = d ?? {
    backend: u,
    server: h
   }, p = new StatRow(a, c, l, {
    backend: E.backend,
    server: E.server,
    status: i
   });
   if (({status: i} = p), void 0 !== e && p.read(), !d?.isSendable) return void r.push(p);
   const Q = new TwoRows(p, d);
   !1 !== t?.first?.(u, h) && Q.make(), s.set(d.key, Q);
  });
  return {
   push: e => a.push(e),
   end() {
    a.end();
    const {headerLength: e, length: t} = a;
    return {
     servers: r,
     joined: s,
     backends: n,
     headerBytes: e,
     rowBytes: t - e
    };
   },
   get foreign() {
    return a.foreign;
   },
   get length() {
    return a.length;
   }
  };
 }(t, r));
}

function withBackends(e) {
 return (t, r) => "BACKEND" === r || e(t, r);
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
  read: r => "\n" === r ? null : refusal(r, e, (0, haproxy_server.TN)(t))
 };
}

function writePair(e, t, r) {
 const s = safeKey(e), n = `set server ${s} ${t}; set server ${s} ${r}`;
 return {
  line: n,
  end: "pair",
  read(e) {
   const t = e.trim();
   return "" === t ? null : refusal(t, n, s);
  }
 };
}

function dump(e, t) {
 return {
  line: e,
  end: "dump",
  read(r) {
   if (isRefusal(r)) throw refusal(r, e);
   return t(r);
  }
 };
}

function table(e, t) {
 return {
  line: e,
  end: "dump",
  reader: t,
  read(r) {
   const s = "string" == typeof r ? t() : r;
   if ("string" == typeof r && s.push(r), null !== s.foreign && isRefusal(s.foreign)) throw refusal(s.foreign, e);
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

var retry = __nccwpck_require__(2975), late_command = __nccwpck_require__(6179), haproxy_process = __nccwpck_require__(2242);

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
 #Ze;
 #$e;
 #Ke;
 #Xe=[];
 #et;
 #S=0;
 #tt=Buffer.alloc(0);
 constructor(e, t = PROCESS_PROMPT, r = LIMIT_BYTES[e], s = null) {
  this.#Ze = e, this.#et = s && new PassedOn(s, t), this.#$e = t, this.#Ke = r;
 }
 push(e) {
  const t = "pair" === this.#Ze ? this.#rt(e) : this.#st(e), r = null === t ? e : e.subarray(0, t);
  return (null === this.#et || this.#S < this.#$e.afterMessage.length) && this.#Xe.push(r), 
  this.#S += r.length, this.#et?.push(r, null !== t), null === t ? null : e.subarray(t);
 }
 get tooLong() {
  return this.#S > this.#Ke;
 }
 reply() {
  return this.#et?.reader ?? this.text();
 }
 text() {
  const e = Buffer.concat(this.#Xe);
  return "pair" !== this.#Ze ? e.toString("utf8", 0, this.#S - this.#$e.words.length) : e.toString("utf8").replace(this.#$e.pair, "$1$2");
 }
 #st(e) {
  const {afterMessage: t, afterDump: r} = this.#$e, s = "dump" !== this.#Ze || this.#nt(e) ? t : r, n = Buffer.concat([ this.#tt, e.subarray(0, s.length - 1) ]).indexOf(s);
  if (n >= 0) return n + s.length - this.#tt.length;
  const o = e.indexOf(s);
  if (o >= 0) return o + s.length;
  const A = r.length - 1;
  return this.#tt = e.length >= A ? e.subarray(-A) : Buffer.concat([ this.#tt, e ]).subarray(-A), 
  null;
 }
 #nt(e) {
  const {afterMessage: t} = this.#$e;
  return !(this.#S >= t.length) && Buffer.concat([ ...this.#Xe, e.subarray(0, t.length) ]).subarray(0, t.length).equals(t);
 }
 #rt(e) {
  const t = this.#$e.pair.exec(Buffer.concat([ ...this.#Xe, e ]).toString("latin1"));
  return t ? t[0].length - this.#S : null;
 }
}

class PassedOn {
 reader;
 #ot;
 #At=new external_node_string_decoder_namespaceObject.StringDecoder("utf8");
 #it=Buffer.alloc(0);
 constructor(e, t) {
  this.reader = e, this.#ot = Buffer.byteLength(t.words);
 }
 push(e, t) {
  e.length < this.#ot ? this.#at(Buffer.concat([ this.#it, e ])) : (this.#ke(this.#it), 
  this.#at(e)), t && this.reader.push(this.#At.end());
 }
 #at(e) {
  const t = Math.max(0, e.length - this.#ot);
  this.#ke(e.subarray(0, t)), this.#it = e.subarray(t);
 }
 #ke(e) {
  e.length > 0 && this.reader.push(this.#At.write(e));
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
 const r = e.toString("latin1", 0, FIRST_WORDS);
 return null !== t ? function readMasterGreeting(e, t) {
  const [r = ""] = MASTER_PROMPT.exec(e) ?? [], s = e.slice(r.length);
  if (TIMED_PROMPT.test(e)) return peerFailure(Buffer.from(e, "latin1"));
  if ("" === r) return MASTER_PROMPT_BEGUN.test(e) || "" === e ? null : noMaster();
  const [n] = /^\d{1,10}(?:\([a-z]{1,9}\))?> /.exec(s) ?? [];
  if (void 0 !== n) {
   const e = r.includes("ReloadFailed");
   return {
    bytes: r.length + n.length,
    prompt: promptOf(n),
    reloadFailed: e
   };
  }
  return s.includes("\n") ? function noTarget(e, t) {
   return new errors.HR("not-found", `The master CLI knows no process ${e}`, {
    detail: t,
    hint: "`show proc` on the master CLI lists its processes; without `?process=` the current worker is taken."
   });
  }(t, s.split("\n")[0] ?? "") : e.length < FIRST_WORDS ? null : noMaster();
 }(r, t) : r.startsWith(PROCESS_GREETING) ? {
  bytes: PROCESS_GREETING.length,
  prompt: PROCESS_PROMPT,
  reloadFailed: !1
 } : PROCESS_GREETING.startsWith(r) || MASTER_PROMPT_BEGUN.test(r) ? null : peerFailure(e);
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
 const r = e.toString("latin1", 0, 200);
 if (MASTER_PROMPT.test(r)) return new MasterAnswers;
 if (TIMED_PROMPT.test(r)) return new errors.HR("unsupported", "HAProxy answers with the time in its prompts", {
  brief: "HAProxy answers with the time in its prompts",
  hint: "Something between here and HAProxy has sent `prompt timed` on this connection: it must pass on what is sent here, and nothing else."
 });
 const s = r.trim().split(/[\r\n]/)[0] ?? "", n = OTHER_PEERS.find(({begins: e}) => e.test(r));
 if (n) {
  const e = `What answers there is ${n.who}, not the Runtime API of HAProxy`;
  return new errors.HR("not-haproxy", e, {
   detail: s,
   hint: n.hint
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

var start_time = __nccwpck_require__(4961);

function processOf(e, t, r) {
 const {version: s, pid: n, uptimeSeconds: o, startTimeSeconds: A, node: i} = e, a = {
  version: s,
  pid: n,
  uptimeSeconds: o,
  node: i
 }, c = (0, start_time.G)(o, t, r);
 return null === A ? {
  ...a,
  ...c
 } : {
  ...a,
  ...c,
  startedAt: A,
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

function isAtLeast({version: e}, t, r) {
 const [, s = 0, n = 0] = /^(\d+)\.(\d+)/.exec(e) ?? [];
 return Number(s) > t || Number(s) === t && Number(n) >= r;
}

var deadline = __nccwpck_require__(909), transport_reset = __nccwpck_require__(8990);

const PLAIN_REPLIES = {
 line: "set severity-output none",
 end: "dump"
}, CLOSED = new errors.pz("The connection was closed by us", !1), TOO_MUCH = "HAProxy sent more than it was asked for";

class Session {
 #ct;
 #E;
 #lt=Buffer.alloc(0);
 #$e=null;
 #gt=!1;
 #ut=null;
 #ht=null;
 #dt=null;
 #Et=!1;
 #pt=null;
 constructor(e, t) {
  this.#ct = e, this.#E = t, e.stream.on("data", e => this.#Ct(e)), e.stream.on("end", () => this.#Ze(null)), 
  e.stream.on("close", () => this.#Ze(null)), e.stream.on("error", e => this.#Ze(e));
 }
 get alive() {
  return null === this.#pt && !this.#Et;
 }
 get reloadFailed() {
  return this.#gt;
 }
 close() {
  this.#Qt(CLOSED);
 }
 async exchange(e, t) {
  if (t.throwIfAborted(), this.#pt) throw this.#pt;
  if (this.#Et) throw new errors.pz("The connection has ended", !1);
  if (this.#ht) throw new Error("One exchange at a time");
  const {commandTimeoutMs: r, clock: s, debug: n} = this.#E, o = [], late = () => function noReply(e, t, r) {
   const s = r / 1e3 + "s";
   return e ? new errors.HR("timeout", `HAProxy did not finish its reply to '${t}' within ${s}`, {
    hint: "Look whether this HAProxy still serves, or hangs. Where only the way to it is slow, raise `command-timeout`."
   }) : new errors.HR("timeout", `The connection was accepted, but nobody answered within ${s}`, {
    hint: "Either HAProxy hangs, or all connections that 'stats maxconn' allows (10 by default) are in use, or this is not HAProxy's admin socket."
   });
  }(null !== this.#$e, this.#Bt?.line, r), replied = r => this.#It(e, o, t, r);
  try {
   return e.length > 0 && await (0, deadline.N)(r, s, t, late, replied), o;
  } finally {
   if (n) for (const e of o) n(`< ${inOneLine(e)}`);
  }
 }
 #It(e, t, r, s) {
  return new Promise((n, o) => {
   const onAbort = () => r.aborted ? this.#ft(s.reason) : this.#Qt(s.reason), settle = e => {
    s.removeEventListener("abort", onAbort), e();
   };
   s.addEventListener("abort", onAbort, {
    once: !0
   }), this.#ht = {
    lines: e,
    replies: t,
    resolve: () => settle(n),
    reject: e => settle(() => o(e))
   }, this.#mt(e);
  });
 }
 #mt(e) {
  const {target: t = null, debug: r} = this.#E;
  if (r) for (const {line: t} of e) r(`> ${t}`);
  const s = e.map(({line: e}) => `${e}\n`).join(""), n = null === t ? `prompt\n${PLAIN_REPLIES.line}\n` : `prompt\n${t}\n`;
  this.#ct.stream.write(null === this.#ut ? n + s : s), this.#ut ??= null === t ? [ PLAIN_REPLIES ] : [];
 }
 #Ct(e) {
  const t = this.#E.clock.now();
  let r = this.#$e ? e : this.#wt(e);
  for (;r && r.length > 0; ) {
   const e = this.#ut?.[0] ?? this.#Bt;
   if (!e || !this.#$e) return void this.#Qt(peerFailure(r, TOO_MUCH));
   this.#dt ??= new ReplyCollector(e.end, this.#$e, void 0, e.reader?.(t)), r = this.#dt.push(r), 
   r ? this.#yt(this.#dt.reply(), r) : this.#dt.tooLong && this.#Qt(endlessReply(e.line));
  }
 }
 #wt(e) {
  this.#lt = Buffer.concat([ this.#lt, e ]);
  const t = this.#ht ? readGreeting(this.#lt, this.#E.target ?? null) : peerFailure(this.#lt);
  if (t instanceof errors.HR && this.#Qt(t), null === t || t instanceof errors.HR) return null;
  this.#$e = t.prompt, this.#gt = t.reloadFailed;
  const r = this.#lt.subarray(t.bytes);
  return this.#lt = Buffer.alloc(0), r;
 }
 #yt(e, t) {
  if (this.#dt = null, this.#ut?.shift() || !this.#ht) return;
  const {lines: r, replies: s, resolve: n} = this.#ht;
  s.push(e), s.length < r.length || (t.length > 0 ? this.#Qt(peerFailure(t, TOO_MUCH)) : (this.#ht = null, 
  n()));
 }
 #Ze(e) {
  if (this.#Et || this.#pt) return;
  this.#Et = !0;
  const die = e => {
   const t = this.#Bt?.line;
   this.#Qt(e instanceof errors.HR ? e : function streamEnded(e, t, r) {
    const s = e ? "HAProxy was stopped, or the way to it broke: look at its log, and at the tunnel if there is one." : "Either the way to HAProxy is broken (a tunnel without its far end), or this is not its admin socket: look at both ends.", n = e ? "HAProxy" : "Whoever listens there", o = r ? `broke off: ${r.message}` : "closed the connection", A = void 0 === t ? "" : ` before the whole reply to '${t}' had come`, i = {
     hint: s,
     ...r ? {
      cause: r
     } : {}
    };
    return new errors.pz(`${n} ${o}${A}`, void 0 !== t, i);
   }(null !== this.#$e, t, e));
  }, {explain: t} = this.#ct;
  t ? t(this.#kt, e).then(t => die(t ?? e), () => die(e)) : die(e);
 }
 #Qt(e) {
  const t = this.#bt(e);
  t?.reject(e.with({
   replies: t.replies
  }));
 }
 #ft(e) {
  this.#bt(new errors.pz("The connection was given up", !1, {
   cause: e
  }))?.reject(e);
 }
 #bt(e) {
  if (this.#pt) return null;
  this.#pt = e;
  const t = this.#ht;
  return this.#ht = null, t ? (0, transport_reset.c)(this.#ct) : this.#ct.stream.destroy(), 
  t;
 }
 get #kt() {
  return null !== this.#$e || this.#lt.length > 0;
 }
 get #Bt() {
  return this.#ht?.lines[this.#ht.replies.length];
 }
}

function inOneLine(e) {
 return "string" != typeof e || e.length > 200 ? `${e.length} characters` : JSON.stringify(e);
}

class Sessions {
 #E;
 #Rt=null;
 #St=null;
 #Tt=null;
 #Dt=null;
 constructor(e) {
  this.#E = e;
 }
 isConfirmed(e = Number.POSITIVE_INFINITY) {
  return !(!this.#Rt?.alive || null === this.#Dt) && this.#E.clock.now() - this.#Dt < e;
 }
 confirm() {
  this.#Dt = this.#E.clock.now(), null !== this.#St && (this.#Ft(), this.#Tt = this.takeFormer());
 }
 async open(e, t) {
  return this.#Rt?.alive || (this.#vt(), this.#Rt = await this.openBeside(e, t)), 
  this.#Rt;
 }
 async openBeside(e, t) {
  const {connect: r, commandTimeoutMs: s, clock: n, debug: o} = this.#E;
  return new Session(await r(t), {
   commandTimeoutMs: s,
   clock: n,
   target: e,
   debug: o
  });
 }
 retire() {
  this.#Ft(), this.isConfirmed() && (this.#St?.close(), this.#St = this.#Rt, this.#Rt = null), 
  this.#vt();
 }
 async exchange(e, t) {
  if (!this.#Rt) throw new errors.pz("There is no connection", !1);
  const r = this.#St, s = this.#Rt.exchange(e, t);
  if (this.#Ft(), !r) return s;
  const {clock: n, commandTimeoutMs: o} = this.#E, A = Math.min(1e3, o / 2), i = n.alarm(A, () => r.close());
  try {
   return await s;
  } finally {
   i();
  }
 }
 takeCurrent() {
  const e = this.#Rt;
  return this.#Rt = null, this.#Dt = null, e;
 }
 get former() {
  return this.#St?.alive ? this.#St : null;
 }
 takeBack() {
  this.#vt(), this.#Rt = this.takeFormer(), this.#Rt && this.confirm();
 }
 takeFormer() {
  const e = this.#St;
  return this.#St = null, e;
 }
 close() {
  this.#vt(), this.takeFormer()?.close(), this.#Ft();
 }
 #Ft() {
  this.#Tt?.close(), this.#Tt = null;
 }
 #vt() {
  this.takeCurrent()?.close();
 }
}

class MetProcess {
 #Nt;
 #St=[];
 #Rt=null;
 #Mt=null;
 #_t=null;
 constructor(e) {
  this.#Nt = e;
 }
 get current() {
  return this.#Rt;
 }
 get seesOldWorkers() {
  return null !== this.#Mt && null !== this.#Rt && isAtLeast(this.#Rt, 2, 6);
 }
 take(e, t, r) {
  this.#Rt && !(0, haproxy_process.SM)(this.#Rt, e) && this.#St.push(this.#Rt), this.#Rt = e, 
  this.#Mt = t, this.#_t ??= (0, src_clock.Et)(this.#Nt, r);
 }
 hear(e) {
  null !== this.#Rt && (this.#Rt = (0, haproxy_process.Pe)(this.#Rt, e));
 }
 withoutCurrent(e) {
  return (e?.old ?? []).filter(e => e !== this.#Rt?.pid);
 }
 async successionTo({met: e, other: t, ...r}, s, n) {
  if ("number" == typeof s?.master && s.master === this.#Mt?.master && e.node === t.node) return "replaced";
  const o = null === this.#_t ? 0 : (0, src_clock.d5)(this.#_t, this.#Nt), A = this.#St.some(e => (0, 
  haproxy_process.SM)(e, t)) || !(0, haproxy_process.aY)(e, t, o);
  return async function successionOf(e, t, r) {
   const s = t.now() + TOLD_WITHIN_MS;
   for (;;) {
    const n = await stateOf(e.metSession, t, r);
    if ("stopping" === n || "gone" === n && !e.isKnown) return "replaced";
    if ("stopping" === await stateOf(e.otherSession, t, r)) return "leftover";
    if (t.now() >= s) return "several";
    await t.sleep(ASK_EVERY_MS, r);
   }
  }({
   met: e,
   other: t,
   ...r,
   isKnown: A
  }, this.#Nt, n);
 }
}

const TOLD_WITHIN_MS = 2e3, ASK_EVERY_MS = 50;

async function stateOf(e, t, r) {
 if (!e?.alive) return "gone";
 const late = () => new errors.HR("timeout", "The process that was met does not answer any more");
 try {
  const [s = ""] = await (0, deadline.N)(TOLD_WITHIN_MS, t, r, late, t => e.exchange([ showInfo() ], t));
  return showInfo().read(s).stopping ? "stopping" : "running";
 } catch {
  return r.throwIfAborted(), "gone";
 }
}

class Connection {
 #E;
 #Ut;
 #q;
 #Lt;
 #Gt=[];
 #Ot=null;
 #xt=!1;
 #Ht=null;
 constructor(e) {
  this.#E = e, this.#Ut = new Sessions(e), this.#q = e.target, this.#Lt = new MetProcess(e.clock);
 }
 get seesOldWorkers() {
  return this.#Lt.seesOldWorkers;
 }
 takeReplaced() {
  return this.#Gt.splice(0);
 }
 async meet(e, t) {
  const passing = e => this.#Pt(e) || e instanceof errors.P1, meet = () => (0, retry.L)(() => this.#Yt(e, t), passing, this.#E, t);
  try {
   return await meet();
  } catch (e) {
   if (!(e instanceof MasterAnswers) || null !== this.#q) throw e;
   return this.#q = "@1", meet();
  }
 }
 ask(e, t, r) {
  return this.#Jt(() => this.#Vt(e, t, r), r);
 }
 async prepare(e) {
  this.#Ut.isConfirmed() || await this.ask(NOTHING, !0, e);
 }
 async askOnce(e, t) {
  t.throwIfAborted();
  const {clock: r, underWay: s} = this.#E, n = r.now(), o = this.#Lt.current;
  null !== o && null === this.#Ot && s?.begin(o, n);
  const A = await this.#Ut.exchange(e.commands, t).catch(e => {
   throw e instanceof errors.pz && !e.sent || (this.#Ot ??= (0, late_command.Ek)(e, n)), 
   this.endLate(), e;
  });
  this.endLate();
  try {
   return e.read(A);
  } catch (e) {
   throw e instanceof errors.HR ? e.with({
    replies: A
   }) : e;
  }
 }
 takeLate() {
  const e = this.#Ot;
  return this.#Ot = null, e;
 }
 doubtNext() {
  this.#xt = !0;
 }
 putLate(e) {
  this.#Ot ??= e;
 }
 endLate() {
  null === this.#Ot && this.#E.underWay?.end();
 }
 async listOldWorkers(e) {
  return this.seesOldWorkers ? this.#Lt.withoutCurrent(await this.ask(single(showWorkers()), !1, e)) : [];
 }
 openTo(e, t) {
  return this.#Jt(() => this.#Ut.openBeside(e, t), t);
 }
 async reopen(e) {
  this.#Ht && this.#Ut.isConfirmed() || (this.#Ut.retire(), await this.#Jt(() => this.#Ut.open(this.#q, e), e));
 }
 close() {
  this.#Ut.close();
  for (const {session: e} of this.takeReplaced()) e?.close();
 }
 async #Yt(e, t) {
  const {clock: r} = this.#E, s = "@1" === this.#q, n = both(single(showInfo()), e), o = await this.#Ut.open(this.#q, t), A = r.now(), i = s ? [ showWorkers() ] : [], a = r.now(), c = await this.#Ut.exchange([ ...n.commands, ...i ], t), l = showInfo().read(c[0] ?? "");
  l.stopping && this.#Wt(l.pid, this.#Ut.takeCurrent()), refuseUnfit(l);
  const g = s ? showWorkers().read(c.at(-1) ?? "") : null, u = {
   ...processOf(l, r, a),
   ...null === this.#q ? {} : {
    commandPrefix: this.#q
   }
  }, h = this.#Lt.current;
  h && !(0, haproxy_process.SM)(h, u) && (await this.#qt(h, u, o, g, t), this.#Wt(h.pid, this.#Ut.takeFormer()), 
  (0, late_command.E6)(h, u) || (this.#Ot = null), this.endLate());
  const [, d] = n.read(c);
  this.#Ut.confirm(), this.#Lt.take(u, g, A);
  const E = await this.#zt(() => this.#Yt(e, t), t);
  return null !== E ? E.answer : {
   process: u,
   answer: d,
   oldWorkers: this.seesOldWorkers ? this.#Lt.withoutCurrent(g) : [],
   reloadFailed: o.reloadFailed
  };
 }
 async #Vt(e, t, r) {
  const s = await this.#Ut.open(this.#q, r);
  if (!t && this.#Ut.isConfirmed(1e3)) return e.read(await this.#Ut.exchange(e.commands, r));
  const {clock: n} = this.#E, o = n.now(), A = await this.#Ut.exchange([ showInfo(), ...e.commands ], r), i = showInfo().read(A[0] ?? ""), a = this.#Lt.current;
  if (a) {
   const e = processOf(i, n, o);
   await this.#jt(a, e, s, r), this.#Lt.hear(e);
  }
  refuseUnfit(i), this.#Ut.confirm();
  const c = await this.#zt(() => this.#Vt(e, !0, r), r);
  return null !== c ? c.answer : e.read(A.slice(1));
 }
 async #zt(e, t) {
  const {clock: r} = this.#E, s = this.takeLate(), n = this.#xt, o = Math.max((0, 
  late_command.SQ)(s, r.now()), n ? late_command.Xz : 0);
  if (this.#xt = !1, 0 === o) return null;
  try {
   await r.sleep(o, t);
   const n = await e();
   return null !== s && this.endLate(), {
    answer: n
   };
  } catch (e) {
   throw this.putLate(s), this.#xt = n, e;
  }
 }
 async #jt(e, t, r, s) {
  if ((0, haproxy_process.SM)(e, t)) return;
  const n = "@1" === this.#q, [o = ""] = n ? await r.exchange([ showWorkers() ], s) : [], A = n ? showWorkers().read(o) : null;
  await this.#qt(e, t, r, A, s), function refuseOther(e, t) {
   if (!(0, haproxy_process.SM)(e, t)) throw new errors.P1(`Another HAProxy process answers now: ${t.pid} instead of ${e.pid}. It was reloaded or restarted`);
  }(e, t);
 }
 async #qt(e, t, r, s, n) {
  if (this.#Ht) throw this.#Ut.takeCurrent()?.close(), this.#Ht;
  const o = {
   met: e,
   metSession: this.#Ut.former,
   other: t,
   otherSession: r
  }, A = await this.#Lt.successionTo(o, s, n);
  if ("replaced" !== A) {
   if ("leftover" === A) throw this.#Wt(t.pid, this.#Ut.takeCurrent()), new errors.pz("A process that was replaced by a reload still answered", !1);
   throw this.#Ut.takeBack(), this.#Ht = function severalProcesses(e, t) {
    return new errors.HR("several-processes", `Several HAProxy processes answer at this address: this step works with process ${e.pid}, and now process ${t.pid} answers, which has not taken its place`, {
     detail: `process ${e.pid} on ${e.node || "a host without a name"}, up for ${e.uptimeSeconds} s; process ${t.pid} on ${t.node || "a host without a name"}, up for ${t.uptimeSeconds} s`,
     hint: "What is set on one of them the others do not know. Give one address for each process: one line NAME=ADDRESS for each in `address`, and none of a Service, a virtual IP or a name with several addresses."
    });
   }(e, t), this.#Ht.with({});
  }
 }
 #Jt(e, t) {
  return (0, retry.L)(e, e => this.#Pt(e), this.#E, t);
 }
 #Pt(e) {
  return e instanceof errors.pz || (0, errors.WG)(e) || null !== e && e === this.#Ht;
 }
 #Wt(e, t) {
  const r = t?.alive ? t : null;
  !r && this.seesOldWorkers || this.#Gt.push({
   pid: e,
   session: r
  });
 }
}

async function write_write(e, t, r, s, n) {
 const o = union(t.map(({name: e}) => e), r), A = new Map(o.map(t => [ (0, haproxy_server.TN)(t), e.reader.last(t) ]));
 let i = t, a = "no";
 for (let c = 0; ;c += 1) {
  let l = !1;
  try {
   return await e.connection.prepare(s), l = !0, only(await send(e, i, {
    names: o,
    writes: t,
    before: A,
    options: n
   }, s), r);
  } catch (n) {
   if (!l || s.aborted || !isReplyLost(n)) throw atLeast(a, n, s);
   const isDone = ({servers: e}) => t.every(({name: t, aspect: r, goal: s}) => {
    const n = e.get((0, haproxy_server.TN)(t));
    return void 0 !== n && r(n) === s;
   }), g = await readAfterLoss(e, o, {
    loss: n,
    changed: a,
    isDone: isDone
   }, s);
   if (i = t.filter(({name: e, aspect: t, goal: r, isOver: s}) => {
    const [n, o] = [ A.get((0, haproxy_server.TN)(e)), g.servers.get((0, haproxy_server.TN)(e)) ], i = void 0 === n || void 0 === o || t(o) === t(n);
    return void 0 !== o && t(o) !== r && i && !0 !== s?.(o);
   }), 0 === i.length) return only(g, r);
   if (a = changedBy(t, A, g), c >= e.retries) throw atLeast(a, n, s);
  }
 }
}

async function send({connection: e, reader: t}, r, {names: s, writes: n, before: o, options: A}, i) {
 const a = both(each(r.map(({command: e}) => single(e))), t.servers(s, A)), [c, l] = await e.askOnce(a, i), g = c.find(e => null !== e);
 if (g) throw g.with({
  callChanged: changedBy(n, o, l)
 });
 return readWhole(t, l, s, i);
}

async function readWhole(e, t, r, s) {
 if (t.whole) return t;
 try {
  return await e.readServers(r, s);
 } catch (e) {
  throw atLeast("yes", e, s);
 }
}

async function readAfterLoss({connection: e, reader: t, clock: r}, s, {loss: n, changed: o, isDone: A}, i) {
 const a = e.takeLate();
 try {
  const n = await t.readServers(s, i), o = (0, late_command.SQ)(a, r.now());
  if (A(n) || 0 === o) return e.endLate(), n;
  await r.sleep(o, i);
  const c = await t.readServers(s, i);
  return e.endLate(), c;
 } catch (t) {
  e.putLate(a);
  const r = n instanceof errors.pz && !n.sent;
  if (i.aborted || !(t instanceof errors.HR)) throw t;
  throw t.with({
   callChanged: r ? o : "unknown"
  });
 }
}

function atLeast(e, t, r) {
 return "no" !== e && t !== r.reason && t instanceof errors.HR && "no" === t.callChanged ? t.with({
  callChanged: e
 }) : t;
}

function isReplyLost(e) {
 return e instanceof errors.pz || e instanceof errors.HR && ("timeout" === e.code || "not-haproxy" === e.code);
}

function changedBy(e, t, {servers: r}) {
 return e.some(({name: e, aspect: s}) => {
  const n = t.get((0, haproxy_server.TN)(e)), o = r.get((0, haproxy_server.TN)(e));
  return !(!n || !o) && s(n) !== s(o);
 }) ? "yes" : "no";
}

function union(...e) {
 return [ ...new Map(e.flat().map(e => [ (0, haproxy_server.TN)(e), e ])).values() ];
}

function only({servers: e, backends: t, newcomers: r, earlierTraffic: s}, n) {
 const o = new Set(n.map(haproxy_server.TN)), A = new Set(n.map(({backend: e}) => e));
 return {
  servers: new Map([ ...e ].filter(([e]) => o.has(e))),
  backends: new Map([ ...t ].filter(([e]) => A.has(e))),
  ...r ? {
   newcomers: r
  } : {},
  ...s ? {
   earlierTraffic: s
  } : {}
 };
}

async function health_down_send({connection: e, reader: t}, r, s, n, o) {
 const A = t.traffic(r), i = each(r.map(e => single(function takeDown(e) {
  return writePair(e, "state drain", "health down");
 }(e)))), a = both(A, both(i, t.servers(s))), [c, [l, g]] = await e.askOnce(a, o).catch(e => {
  const t = A.commands.length;
  throw e instanceof errors.HR && e.replies.length >= t && note(n, A.read(e.replies.slice(0, t))), 
  e;
 }), u = l.find(e => null !== e);
 if (u) throw u.with({
  callChanged: changedSince(n, g.servers)
 });
 return note(n, c), readWhole(t, g, s, o);
}

function note(e, t) {
 for (const [r, {checkDowns: s}] of t) {
  const t = e.get(r);
  t && e.set(r, {
   ...t,
   checkDowns: s
  });
 }
}

async function putBack(e, t, r, s) {
 const n = t.map(e => {
  const t = r.get((0, haproxy_server.TN)(e))?.forced ?? "maint";
  return {
   name: e,
   command: setState(e, t),
   aspect: ({forced: e}) => e,
   goal: t
  };
 });
 if (0 === n.length) return new Map;
 const o = await write_write(e, n, t, s);
 return note(r, o.servers), o.servers;
}

function arrived(e, {servers: t}, r) {
 const s = e.get((0, haproxy_server.TN)(r)), n = t.get((0, haproxy_server.TN)(r));
 if (!s || !n) return "nothing";
 const o = "maint" === n.forced && n.checkDowns > s.checkDowns;
 return n.forced !== s.forced && "drain" !== n.forced ? "changed by others" : "drain" !== n.forced ? o ? "changed by others" : "nothing" : n.checkDowns > s.checkDowns ? "all" : "drain" === s.forced ? "nothing" : "drain only";
}

function changedSince(e, t) {
 return [ ...e ].some(([e, r]) => {
  const s = t.get(e);
  return void 0 !== s && (s.checkDowns > r.checkDowns || s.forced !== r.forced);
 }) ? "yes" : "no";
}

class OldWorkers {
 #Zt;
 #Nt;
 #$t=[];
 #m="none";
 constructor(e, t) {
  this.#Zt = e, this.#Nt = t;
 }
 get state() {
  return this.#Kt(), this.#m;
 }
 async meet(e, t) {
  this.#Kt();
  for (const r of e) this.#Xt(r) || this.#er(r, await this.#Zt.openTo(`@!${r}`, t));
 }
 async count(e, t, r) {
  const s = new Map;
  for (const {states: n, seen: o} of await this.#tr(t, r)) for (const t of e.keys()) {
   const e = mayChoose(n.get(t)) ? o.undecided + openBeside(t, o) : 0;
   s.set(t, (s.get(t) ?? 0) + (o.sessions.get(t) ?? 0) + e);
  }
  return s;
 }
 async shutDownSessions(e, t) {
  const r = new Set(e.map(haproxy_server.TN));
  await this.#tr(!0, t), await this.#rr(t, async e => {
   const {session: s, seen: n} = e;
   e.seen = null;
   const o = (n?.streams ?? []).filter(({server: e}) => null !== e && r.has(e));
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
  this.#Kt();
  for (const {session: e} of this.#$t) e.close();
  this.#$t = [];
 }
 #Kt() {
  for (const {pid: e, session: t} of this.#Zt.takeReplaced()) this.#Xt(e) ? t?.close() : t ? this.#er(e, t) : this.#m = "unseen";
 }
 #Xt(e) {
  return this.#$t.some(t => t.pid === e);
 }
 #er(e, t) {
  this.#$t.push({
   pid: e,
   session: t,
   states: null,
   seen: null
  }), "none" === this.#m && (this.#m = "counted");
 }
 async #tr(e, t) {
  return this.#Kt(), await this.#rr(t, async r => {
   const {seen: s} = r;
   (e || !s || this.#Nt.now() - s.at >= 4 * s.costMs) && await this.#sr(r, t) && this.#nr(r);
  }), this.#$t.flatMap(({states: e, seen: t}) => e && t ? [ {
   states: e,
   seen: t
  } ] : []);
 }
 async #rr(e, t) {
  const r = await this.#or(this.#$t, e, t), s = await this.#or(await this.#Ar(r, e), e, async ({pid: r}) => {
   await this.meet([ r ], e);
   for (const e of this.#$t) e.pid === r && await t(e);
  });
  (this.#Zt.seesOldWorkers ? await this.#Ar(s, e) : r).length > 0 && (this.#m = "unseen");
 }
 async #or(e, t, r) {
  const s = [];
  return await Promise.all(e.map(async e => {
   try {
    await r(e);
   } catch (r) {
    if (t.aborted) throw r;
    this.#nr(e), s.push(e);
   }
  })), s;
 }
 async #Ar(e, t) {
  if (0 === e.length) return [];
  const r = await this.#Zt.listOldWorkers(t);
  return e.filter(({pid: e}) => r.includes(e));
 }
 #nr({pid: e}) {
  for (const t of this.#$t) t.pid === e && t.session.close();
  this.#$t = this.#$t.filter(t => t.pid !== e);
 }
 async #sr(e, t) {
  const r = this.#Nt.now(), s = both(single(showInfo()), single(function showStreams() {
   return dump("show sess", readStreams);
  }())), n = both(each(e.states ? [] : [ single(showServersState()) ]), s), [o, [A, i]] = n.read(await e.session.exchange(n.commands, t));
  e.states ??= new Map(o.flat().map(({key: e, rest: t}) => [ e, t.condition.admin ]));
  const a = new Map;
  for (const {server: e} of i) e && a.set(e, (a.get(e) ?? 0) + 1);
  const c = i.flatMap(({server: e, isOpen: t}) => null !== e && t ? e : []), l = new Set(i.flatMap(({connection: e}) => e ?? [])), g = Math.max(0, A.connections - l.size) + i.filter(({server: e}) => null === e).length, u = this.#Nt.now();
  return e.seen = {
   at: u,
   costMs: u - r,
   streams: i,
   sessions: a,
   undecided: g,
   open: c
  }, 0 === A.connections && 0 === i.length;
 }
}

function openBeside(e, {open: t}) {
 const {backend: r} = (0, haproxy_server.Vb)(e);
 return t.filter(t => t !== e && (0, haproxy_server.Vb)(t).backend === r).length;
}

function mayChoose(e) {
 return "ready" === e || "drain" === e;
}

class ServersOnDemand {
 #ir;
 #ar=null;
 constructor(e) {
  this.#ir = e;
 }
 get size() {
  return this.#ir.size;
 }
 has(e) {
  return this.#ir.has(e);
 }
 get(e) {
  return this.#ir.get(e)?.whole;
 }
 keys() {
  return this.#ir.keys();
 }
 get list() {
  return this.#ar ??= [ ...this.#ir.values() ], this.#ar;
 }
 with(e) {
  return new ServersOnDemand(new Map([ ...this.#ir, ...[ ...e ].map(asLate) ]));
 }
 * values() {
  for (const {whole: e} of this.#ir.values()) yield e;
 }
 * entries() {
  for (const [e, {whole: t}] of this.#ir) yield [ e, t ];
 }
 [Symbol.iterator]() {
  return this.entries();
 }
 forEach(e) {
  for (const [t, r] of this) e(r, t, this);
 }
}

function asLate([e, t]) {
 const {backend: r, server: s, address: n, tracks: o, status: A, throttlePercent: i} = t;
 return [ e, {
  backend: r,
  server: s,
  address: n,
  tracks: o,
  status: A,
  throttlePercent: i,
  whole: t
 } ];
}

const MODES = [ "http", "tcp" ];

class IdleBackends {
 #cr=new Map;
 clear() {
  this.#cr.clear();
 }
 learn(e) {
  for (const t of e) this.#cr.set(t.name, t);
 }
 of(e) {
  const t = [];
  for (const r of e) {
   const e = this.#cr.get(r);
   if (void 0 === e || !isIdle(e)) return null;
   t.push(e);
  }
  return t;
 }
}

function isIdle({mode: e, sessions: t, queued: r}) {
 return MODES.includes(e) && 0 === t && 0 === r;
}

function orNothing(e, t) {
 return {
  ...e,
  read(r) {
   try {
    return e.read(r);
   } catch (e) {
    if (e instanceof errors.HR && "not-found" === e.code) return t;
    throw e;
   }
  }
 };
}

function byBackend(e) {
 const t = new Map;
 for (const r of e) {
  const e = t.get(r.backend);
  e ? e.push(r) : t.set(r.backend, [ r ]);
 }
 return t;
}

function among(e) {
 const t = new Map([ ...e ].map(([e, t]) => [ e, new Set(t.map(({server: e}) => e)) ]));
 return (e, r) => !0 === t.get(e)?.has(r);
}

class StatIds {
 #lr=new Map;
 #gr=new Map;
 #ur=new Map;
 #hr=3100;
 #dr=320;
 learnAll(e, t) {
  this.#lr = e, this.#gr.clear(), this.#ur.clear();
  for (const {name: e, id: r} of t.backends) (0, haproxy_server.TE)(e) && this.#ur.set(e, {
   id: r,
   servers: 0
  });
  for (const e of [ t.servers, t.joined.values() ]) for (const {backend: t} of e) {
   const e = this.#ur.get(t);
   e && (e.servers += 1);
  }
  const r = t.servers.length + t.joined.size + t.backends.length;
  this.#hr = t.headerBytes, r > 0 && (this.#dr = t.rowBytes / r);
 }
 learn(e) {
  let t = !1;
  for (const {key: r, backend: s, isSendable: n, standing: o} of e) {
   if (!n || this.#Er(r) === o) continue;
   t = !0, this.#gr.set(r, o);
   const {backendId: e} = idsIn(o), A = this.#ur.get(s);
   A?.id !== e && this.#ur.set(s, {
    id: e,
    servers: A?.servers ?? 0
   });
  }
  return t;
 }
 knows(e) {
  return this.#lr.has(e) || this.#gr.has(e);
 }
 backendCommand(e, t) {
  const r = this.#pr(e)?.id;
  return void 0 === r ? [] : [ showStat({
   rows: "backend",
   backendId: r
  }, t) ];
 }
 isCostly(e, t) {
  const r = this.#pr(e)?.servers ?? 0;
  return Math.min(r * this.#dr, this.#Cr(t.length)) > 3e5;
 }
 statCommands(e, t, r) {
  const s = this.#pr(e);
  return s ? this.#Qr(t.length + 1, s.servers + 1) ? [ showStat({
   rows: "backend-and-servers",
   backendId: s.id
  }, r) ] : [ ...this.#Br(s.id, t, r), ...this.backendCommand(e, r) ] : [];
 }
 trafficCommands(e, t, r) {
  const s = this.#pr(e);
  return s ? this.#Qr(t.length, s.servers) ? [ showStat({
   rows: "servers",
   backendId: s.id
  }, r) ] : this.#Br(s.id, t, r) : [];
 }
 #pr(e) {
  const t = this.#ur.get(e);
  if (void 0 !== t) return t;
  for (const {backend: t, standing: r} of this.#lr.values()) t === e && this.#ur.set(e, {
   id: idsIn(r).backendId,
   servers: 0
  });
  return this.#ur.get(e);
 }
 #Er(e) {
  return this.#gr.get(e) ?? this.#lr.get(e)?.standing;
 }
 #Br(e, t, r) {
  return t.map(e => this.#Er((0, haproxy_server.TN)(e))).filter(e => void 0 !== e).map(idsIn).map(({serverId: t}) => showStat({
   rows: "server",
   backendId: e,
   serverId: t
  }, r));
 }
 #Qr(e, t) {
  return this.#Cr(e) >= this.#hr + t * this.#dr;
 }
 #Cr(e) {
  return e * (this.#hr + this.#dr);
 }
}

function unsendableIn({servers: e}) {
 return e.filter(e => !isSendable(e)).map(({backend: e, server: t, tracks: r}) => ({
  backend: e,
  server: t,
  tracks: r
 }));
}

function unlistedIn(e, t, {servers: r}) {
 return t.length === e.servers.size && 0 === r.length ? [] : [ ...new Map([ ...t, ...r ].map(e => [ (0, 
 haproxy_server.TN)(e), e ])) ].filter(([t, r]) => isSendable(r) && !e.servers.has(t) && !isOwnMaster(r)).map(([, {backend: e, server: t}]) => ({
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
 #Zt;
 #Nt;
 #Ir=new StatIds;
 #fr=new IdleBackends;
 #mr=new Set;
 #wr=!1;
 #yr=new Map;
 #kr=new Map;
 #br=!1;
 #Rr=new Set;
 constructor(e, t) {
  this.#Zt = e, this.#Nt = t;
 }
 async readAll(e, {wanted: t, first: r} = {}) {
  const s = function showEverything({wanted: e, first: t} = {}) {
   const r = showServersState();
   let s = null, n = [];
   const o = e && ((t, r) => {
    const s = e(t, r);
    return s || n.push({
     backend: t,
     server: r
    }), s;
   });
   return {
    state: {
     ...r,
     reader: () => (n = [], s = serversStateRows(o), s)
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
    others: () => n
   };
  }({
   wanted: t && ((e, r) => t({
    backend: e,
    server: r
   })),
   first: r && ((e, t) => r({
    backend: e,
    server: t
   }))
  }), n = both(both(single(function showLevel() {
   const e = "show cli level";
   return {
    line: e,
    end: "message",
    read(t) {
     const r = t.trim();
     if ("admin" === r || "operator" === r || "user" === r) return r;
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
  }()))), o = await this.#Zt.meet(n, e), [[A, i], [a, c]] = o.answer;
  this.#mr = c ?? new Set, this.#wr = isAtLeast(o.process, 3, 0), this.#Ir.learnAll(a.joined, a), 
  this.#fr.clear(), this.#br = void 0 === t, this.#Rr = function unresolvedIn(e) {
   const t = new Set;
   for (const [r, {status: s}] of e) s === UNRESOLVED && t.add(r);
   return t;
  }(a.joined);
  const l = this.#Sr(i, [ a ], a.joined), g = new ServersOnDemand(l.servers), u = void 0 === r ? new Map(g) : g;
  return this.#yr = u, this.#kr.clear(), {
   ...o,
   answer: {
    level: A,
    servers: u,
    backends: l.backends,
    unsendable: unsendableIn(a),
    unlisted: unlistedIn(l, i, a),
    others: s.others().filter(e => isSendable(e) && !isOwnMaster(e))
   }
  };
 }
 async readServers(e, t, r = this.servers(e)) {
  let s = await this.#Zt.ask(r, !0, t);
  s.whole || (s = await this.#Zt.ask(this.servers(e), !0, t));
  const {servers: n, backends: o, newcomers: A} = s, i = e.find(e => !n.has((0, haproxy_server.TN)(e)));
  if (i) throw new errors.HR("not-found", `HAProxy has no server ${(0, haproxy_server.TN)(i)} any more`, {
   servers: [ (0, haproxy_server.TN)(i) ],
   hint: "It was deleted at run time while this step was working."
  });
  return {
   servers: n,
   backends: o,
   ...void 0 === A ? {} : {
    newcomers: A
   }
  };
 }
 async sample(e, t) {
  const r = await this.#Zt.ask(this.traffic(e), !1, t);
  return e.every(e => r.has((0, haproxy_server.TN)(e))) ? r : (await this.readServers(e, t)).servers;
 }
 last(e) {
  const t = (0, haproxy_server.TN)(e);
  return this.#kr.get(t) ?? this.#yr.get(t);
 }
 async readServersAt(e, t, r) {
  const s = this.#Tr(e), until = async e => {
   const t = e - this.#Nt.now();
   t > 0 && await this.#Nt.sleep(t, r);
  };
  if (!(t > this.#Nt.now() && this.#Dr(e))) return await until(t), this.readServers(e, r, joined(s));
  await until(t - 100);
  const n = await this.#Fr(s, () => until(t), r);
  return n?.whole && e.every(e => function agree(e) {
   if (void 0 === e) return !1;
   const t = e.status.startsWith("MAINT");
   return !("ready" === e.admin && e.weight > 0 && e.status.startsWith("DRAIN") || ("drain" === e.admin ? t || /^(?:UP|no check)/.test(e.status) : t !== ("maint" === e.admin)));
  }(n.servers.get((0, haproxy_server.TN)(e)))) ? n : this.readServers(e, r);
 }
 async #Fr(e, t, r) {
  const s = this.#fr.of(e.backends);
  if (null === s) {
   const s = await this.#Zt.ask(e.state, !0, r), n = this.#Nt.now();
   return await t(), {
    ...e.join(s, await this.#Zt.ask(e.stat, !0, r)),
    statesAt: n
   };
  }
  const n = await this.#Zt.ask(e.stat, !0, r);
  await t();
  const [o, A] = await this.#Zt.ask(both(e.state, e.own), !0, r);
  return function areAsBefore(e, t) {
   const r = new Map(t.map(e => [ e.name, e ]));
   return e.every(e => {
    const t = r.get(e.name);
    return void 0 !== t && isIdle(t) && function isSame(e, t) {
     const {sessionsTotal: r, active: s, backups: n} = e;
     return t.sessionsTotal === r && t.active === s && t.backups === n;
    }(e, t);
   });
  }(s, A.flatMap(({backends: e}) => e)) ? {
   ...e.join(o, n),
   backends: this.#Sr([], A).backends
  } : null;
 }
 #Dr(e) {
  return [ ...byBackend(e) ].some(([e, t]) => this.#Ir.isCostly(e, t));
 }
 servers(e, t = {}) {
  return joined(this.#Tr(e, t));
 }
 #Tr(e, {earlierTraffic: t = !1} = {}) {
  const r = byBackend(e), s = among(r), n = withBackends(s), o = [ ...r ];
  let A = null;
  const begin = e => {
   A ??= e;
  }, orNew = (e, t) => s(e, t) || this.#vr((0, haproxy_server.TN)({
   backend: e,
   server: t
  })), i = each(o.map(([e]) => {
   const r = orNothing(showServersState(e, orNew), []);
   return single(t ? function beginning(e, t) {
    const {reader: r} = e;
    return void 0 === r ? e : {
     ...e,
     reader: e => (t(e), r(e))
    };
   }(r, begin) : r);
  })), a = new Set, c = each(o.flatMap(([e, r]) => t && this.#Ir.isCostly(e, r) ? (a.add(e), 
  this.#Ir.backendCommand(e, n)) : this.#Ir.statCommands(e, r, n)).map(e => single(orNothing(e, NO_ROWS)))), l = each(o.flatMap(([e]) => this.#Ir.backendCommand(e, n)).map(single));
  return {
   backends: [ ...r.keys() ],
   state: i,
   stat: c,
   own: l,
   join: (t, r) => {
    const n = t.flat(), o = n.filter(({backend: e, server: t}) => s(e, t)), i = n.length === o.length ? [] : function newcomersIn(e, t) {
     return e.flatMap(e => {
      const {backend: r, server: s, isSendable: n} = e;
      if (!n || t(r, s)) return [];
      const {admin: o, forced: A, maintCauses: i} = e.rest.condition;
      return i.includes("dns") ? [] : {
       backend: r,
       server: s,
       admin: o,
       forced: A,
       maintCauses: i
      };
     });
    }(n, s), c = this.#Ir.learn(o), {servers: l, backends: g} = this.#Sr(o, r), u = new Map;
    for (const [e, t] of l) u.set(e, t.whole);
    for (const e of o) a.has(e.backend) && this.#Nr(u, e);
    for (const [e, t] of u) this.#kr.set(e, t);
    const h = !c && e.every(e => u.has((0, haproxy_server.TN)(e))), d = {
     servers: u,
     backends: g,
     whole: h,
     ...this.#Mr(a, A)
    };
    return 0 === i.length ? d : {
     ...d,
     newcomers: i
    };
   }
  };
 }
 #vr(e) {
  return this.#br && (!this.#Ir.knows(e) || this.#Rr.has(e));
 }
 #Mr(e, t) {
  const r = t ?? this.#Nt.now(), s = new Map([ ...e ].map(e => [ e, r ]));
  return s.size > 0 ? {
   earlierTraffic: s
  } : {};
 }
 #Nr(e, t) {
  const r = this.last(t);
  r && e.set(t.key, serverOf(r, t));
 }
 traffic(e) {
  const t = byBackend(e), r = among(t), s = [ ...t ].flatMap(([e, t]) => this.#Ir.trafficCommands(e, t, r));
  return map(each(s.map(e => single(orNothing(e, NO_ROWS)))), e => {
   const t = e.flatMap(({servers: e}) => e);
   return new Map(t.map(e => [ (0, haproxy_server.TN)(e), trafficOf(e.traffic) ]));
  });
 }
 #Sr(e, t, r = new Map) {
  const s = t.flatMap(({servers: e}) => e);
  if (s.length > 0) {
   const t = new Map(s.map(e => [ (0, haproxy_server.TN)(e), e ]));
   for (const s of e) {
    const e = t.get(s.key);
    e && s.isSendable && r.set(s.key, new TwoRows(e, s));
   }
  }
  const n = new Map, o = t.flatMap(({backends: e}) => e);
  this.#fr.learn(o);
  for (const e of o) (0, haproxy_server.TE)(e.name) && n.set(e.name, this.#_r(e));
  return {
   servers: r,
   backends: n
  };
 }
 #_r(e) {
  const {name: t, active: r, backups: s, cookie: n, balance: o, unpublished: A, mode: i, serverErrors: a} = e;
  return {
   name: t,
   active: r,
   backups: s,
   sticky: n ? "cookie" : this.#Ur(t),
   ..."" === o ? {} : {
    balance: o
   },
   ...A ? {
    unpublished: A
   } : {},
   ...i === haproxy_server.Lv ? {
    isOfLogServers: !0
   } : {},
   ...this.#wr && null !== a ? {
    serverErrors: a
   } : {}
  };
 }
 #Ur(e) {
  return this.#mr.has(e) ? "stick-table" : this.#mr.size > 0 ? "other-table" : null;
 }
}

function joined({state: e, stat: t, join: r}) {
 return map(both(e, t), ([e, t]) => r(e, t));
}

function trafficOf({tracks: e, backup: t, ...r}) {
 return r;
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
 #Zt;
 #Lr;
 #Gr;
 #Nt;
 #Or;
 #xr;
 constructor(e) {
  this.name = e.name, this.#xr = e.severalAddresses ?? (() => null), this.#Nt = e.clock, 
  this.#Zt = new Connection(e), this.#Or = new OldWorkers(this.#Zt, e.clock), this.#Lr = new Reader(this.#Zt, e.clock);
  const {clock: t, retries: r} = e;
  this.#Gr = {
   connection: this.#Zt,
   reader: this.#Lr,
   clock: t,
   retries: r
  };
 }
 read(e, t) {
  return this.#Hr(e, async () => {
   t?.afterLoss && this.#Zt.doubtNext();
   const {process: r, answer: s, oldWorkers: n, reloadFailed: o} = await this.#Lr.readAll(e, t);
   await this.#Or.meet(n, e);
   const {level: A, unsendable: i, unlisted: a, others: c} = s, l = {
    change: "admin" === A,
    seeOldWorkers: this.#Zt.seesOldWorkers
   }, g = await this.#Pr(s, e), u = this.#xr();
   return {
    ...g,
    process: r,
    level: A,
    can: l,
    ...o ? {
     reloadFailed: o
    } : {},
    ...i.length > 0 ? {
     unsendable: i
    } : {},
    ...a.length > 0 ? {
     unlisted: a
    } : {},
    ...c.length > 0 ? {
     others: c
    } : {},
    ...null === u ? {} : {
     severalAddresses: u
    }
   };
  });
 }
 readServers(e, t, {fresh: r = !1, notBefore: s = 0, afterLoss: n = !1} = {}) {
  return this.#Hr(t, async () => (n && this.#Zt.doubtNext(), r && await this.#Zt.reopen(t), 
  this.#Pr(await this.#Lr.readServersAt(e, s, t), t)));
 }
 sample(e, t) {
  return this.#Hr(t, async () => {
   const r = await this.#Lr.sample(e, t);
   return this.#Yr(r, !1, t);
  });
 }
 setStates(e, t, r, s) {
  return this.#mt(e, e => ({
   name: e,
   command: setState(e, e.state),
   aspect: ({forced: e}) => e,
   goal: e.state
  }), t, r, s);
 }
 setWeights(e, t, r) {
  return this.#mt(e, e => ({
   name: e,
   command: setWeight(e, e.weight),
   aspect: ({weight: e}) => e,
   goal: e.effective
  }), t, r);
 }
 setChecks(e, t, r) {
  return this.#mt(e, e => {
   return {
    name: e,
    command: (t = e, r = e.check, s = e.goal, write(`${"enabled" === s ? "enable" : "disable"} ${r} ${safeKey(t)}`, t)),
    aspect: ({checks: t, agent: r}) => "health" === e.check ? t : r,
    goal: e.goal
   };
   var t, r, s;
  }, t, r);
 }
 setHealth(e, t, r, s) {
  return this.#mt(e, "up" === t ? upAgain : outUntilChecked, r, s);
 }
 takeDownForProof(e, t, r) {
  return this.#Jr(() => async function takeDownForProof(e, t, r, s) {
   const n = union(t, r), o = function lastKnown({reader: e}, t) {
    return new Map(t.map(t => {
     const {forced: r = "ready", checkDowns: s = 0} = e.last(t) ?? {};
     return [ (0, haproxy_server.TN)(t), {
      forced: r,
      checkDowns: s
     } ];
    }));
   }(e, t);
   let A = t, i = "no";
   for (let t = 0; ;t += 1) {
    let a = !1;
    try {
     return await e.connection.prepare(s), a = !0, only(await health_down_send(e, A, n, o, s), r);
    } catch (c) {
     if (!a || s.aborted || !isReplyLost(c)) throw atLeast(i, c, s);
     const l = A, arrivalsIn = e => l.map(t => ({
      name: t,
      arrived: arrived(o, e, t)
     })), isDone = e => arrivalsIn(e).every(({arrived: e}) => "all" === e || "drain only" === e), g = await readAfterLoss(e, n, {
      loss: c,
      changed: i,
      isDone: isDone
     }, s), u = arrivalsIn(g).filter(({arrived: e}) => "nothing" === e || "drain only" === e);
     if (A = u.map(({name: e}) => e), 0 === A.length) return only(g, r);
     i = changedSince(o, g.servers);
     const h = u.filter(({arrived: e}) => "drain only" === e).map(({name: e}) => e), d = await putBack(e, h, o, s).catch(e => {
      throw atLeast(i, e, s);
     });
     if (i = changedSince(o, new Map([ ...g.servers, ...d ])), t >= e.retries) throw atLeast(i, c, s);
    }
   }
  }(this.#Gr, e, t, r), r);
 }
 shutDownSessions(e, t) {
  return this.#Hr(t, async () => {
   await this.#Or.shutDownSessions(e, t), await this.#Vr(e, t);
  });
 }
 sessionsOf(e, t) {
  return this.#Hr(t, async () => this.#Zt.ask(single(function showSessions({backend: e, server: t}) {
   const r = "show sess";
   return {
    line: r,
    end: "dump",
    read(s) {
     if (/^Permission denied/.test(s)) return null;
     if (isRefusal(s)) throw refusal(s, r);
     return function readSessions(e, t, r) {
      const s = new Map;
      let n = 0, o = 0;
      for (const A of e.split("\n")) {
       if (!A.includes(` be=${t} srv=${r} `)) continue;
       n += 1, o = Math.max(o, secondsOf(/ age=(\S+)/.exec(A)?.[1] ?? ""));
       const e = (/ src=(\S+)/.exec(A)?.[1] ?? "").replace(/:[0-9]+$/, "");
       s.set(e, (s.get(e) ?? 0) + 1);
      }
      return {
       count: n,
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
  this.#Or.close(), this.#Zt.close();
 }
 async #Vr(e, t) {
  for (let r = 0; r < 100; r += 1) if (await this.#Wr(e, t), await this.#Nt.sleep(20, t), 
  [ ...(await this.#Lr.sample(e, t)).values() ].every(({sessions: e, queued: t}) => 0 === e && 0 === t)) return;
 }
 async #Wr(e, t) {
  const r = each(e.map(e => single(function shutDownSessions(e) {
   return write(`shutdown sessions server ${safeKey(e)}`, e);
  }(e))));
  for (let e = 0; ;e += 1) {
   await this.#Zt.prepare(t);
   try {
    const e = (await this.#Zt.askOnce(r, t)).find(e => null !== e);
    if (e) throw e;
    return;
   } catch (r) {
    if (t.aborted || !isReplyLost(r) || e >= this.#Gr.retries) throw r;
   }
  }
 }
 #mt(e, t, r, s, n) {
  return this.#Jr(() => write_write(this.#Gr, e.map(t), r, s, n), s);
 }
 #Jr(e, t) {
  return this.#Hr(t, async () => {
   const r = await e();
   try {
    return await this.#Pr(r, t);
   } catch (e) {
    throw atLeast("yes", e, t);
   }
  });
 }
 async #Pr(e, t) {
  const {servers: r, backends: s, newcomers: n, earlierTraffic: o, statesAt: A} = e, i = {
   ...void 0 === n ? {} : {
    newcomers: n
   },
   ...void 0 === o ? {} : {
    earlierTraffic: o
   },
   ...void 0 === A ? {} : {
    statesAt: A
   }
  };
  return {
   servers: await this.#Yr(r, !0, t),
   backends: s,
   oldWorkers: this.#Or.state,
   ...i
  };
 }
 async #Yr(e, t, r) {
  const s = await this.#Or.count(e, t, r);
  if (0 === s.size) return e;
  const n = [ ...e ].map(([e, t]) => {
   const r = s.get(e) ?? 0;
   return [ e, r > 0 ? {
    ...t,
    sessions: t.sessions + r,
    inherited: r
   } : t ];
  });
  return new Map(n);
 }
 async #Hr(e, t) {
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

var connect = __nccwpck_require__(9399), external_node_net_ = __nccwpck_require__(7030);

class NamedHost {
 #qr;
 #zr;
 #jr=[];
 #Zr=null;
 constructor(e, t) {
  this.#qr = e, this.#zr = t;
 }
 get host() {
  return this.#Zr ?? this.#qr;
 }
 reached({remoteAddress: e}) {
  void 0 === e || /^fe[89ab]/i.test(e) || 0 === (0, external_node_net_.isIP)(this.#qr) && (this.#Zr = e);
 }
 lookup=(e, t, r) => {
  (this.#zr ?? process.getBuiltinModule("node:dns").lookup)(e, {
   ...t,
   all: !0
  }, (e, s) => {
   const n = Array.isArray(s) ? s : [], [o] = n;
   this.#jr = n, t.all || void 0 === o ? r(e, s) : r(e, o.address, o.family);
  });
 };
 get several() {
  const e = this.#Zr;
  if (null === e) return null;
  const t = this.#jr.filter(({family: t}) => t === (0, external_node_net_.isIP)(e)), r = [ ...new Set(t.map(({address: e}) => e)) ].filter(t => t !== e);
  return r.length > 0 ? {
   name: this.#qr,
   reached: e,
   others: r
  } : null;
 }
}

function wayTo({transport: e, api: t}, r) {
 switch (e.kind) {
 case "unix":
  return {
   connect: (0, connect.L)(e, r)
  };

 case "tcp":
  return toNamed(e.host, r, t => (0, connect.Q7)(e, t, r));

 case "tls":
  return toNamed(e.host, r, s => loadedLater(async () => {
   const {connectTls: n} = await __nccwpck_require__.e(499).then(__nccwpck_require__.bind(__nccwpck_require__, 4499));
   return n(e, s, r.credentials.tls, "runtime" === t ? {
    ...r,
    plain: {
     probe: "prompt\n",
     isHaproxy: isHaproxy
    }
   } : {
    ...r,
    plain: null,
    protocol: "http/1.1"
   });
  }));

 case "ssh":
  return {
   connect: loadedLater(async () => {
    const {connectSsh: t} = await __nccwpck_require__.e(309).then(__nccwpck_require__.bind(__nccwpck_require__, 1309));
    return t(e, r);
   })
  };
 }
}

function toNamed(e, {lookup: t}, r) {
 const s = new NamedHost(e, t);
 return {
  connect: r(s),
  severalAddresses: () => s.several
 };
}

function loadedLater(e) {
 let t = null;
 return async r => (t ??= e(), (await t)(r));
}

function hostOf(e) {
 return "host" in e ? (0, address.PG)((0, address.n1)(e.host), e.port) : "";
}

function describeProcess({process: e, level: t, isLevelGuessed: r}) {
 const {version: s, pid: n, uptimeSeconds: o} = e;
 return `HAProxy ${s}, process ${n}, up for ${o} s, level ${!0 === r && "admin" === t ? "admin or operator" : t}`;
}

function words_quantity(e, t, r = `${t}s`) {
 return `${e} ${1 === e ? t : r}`;
}

function words_listed(e, t = 10, r = ", ") {
 const s = e.slice(0, t).join(r);
 return e.length > t ? `${s} and ${e.length - t} more` : s;
}

function words_verb(e, t, r) {
 return 1 === e ? t : r;
}

function glob_isPlain(e) {
 return !/[*?[{]/.test(e);
}

function globOf(e) {
 if ("*" === e) return () => !0;
 if (glob_isPlain(e)) return t => t === e;
 const t = tokensOf(e), r = t.filter(e => !e.startsWith("*") && !e.startsWith("{")).map(fitOf), s = r.length;
 if (s === t.length) return e => e.length === s && r.every((t, r) => t(e.charAt(r)));
 const n = partsOf(e);
 return e => e.length >= s && places(n, e, new Set([ 0 ])).has(e.length);
}

function glob_anyGlobOf(e) {
 const t = new Set(e.filter(glob_isPlain)), r = e.filter(e => !glob_isPlain(e)), [s, n] = [ r.filter(e => !/[*{]/.test(e)), r.filter(e => /[*{]/.test(e)) ], o = new RegExp(`^(?:${s.map(expressionOf).join("|")})$`), A = n.map(globOf);
 return e => t.has(e) || s.length > 0 && o.test(e) || A.length > 0 && A.some(t => t(e));
}

function expressionOf(e) {
 return tokensOf(e).map(e => "?" === e ? "." : "." === e ? "\\." : e).join("");
}

function globFault(e) {
 if ("" === e) return "has an empty name";
 if (!/^[A-Za-z0-9_.:\-*?[\]{},]+$/.test(e)) return "has a character that is in no HAProxy name (letters, digits, '_.:-' and globs '*?[]{}' are)";
 const t = e.replace(/\[[A-Za-z0-9_.:-]+\]/g, "").replace(/\{[^{}[\]]*\}/g, "");
 if (/[[\]{},]/.test(t)) return "has an unfinished [ ] or { }";
 const r = [ ...e.matchAll(/\[([^\]]+)\]/g) ].map(([, e = ""]) => e);
 return r.some(isOfNumbers) || /\{[^{}]*\d\.\.\d/.test(e) ? RANGE_OF_NUMBERS : r.some(hasBackwardsRange) ? "has a range that runs backwards" : null;
}

const RANGE_OF_NUMBERS = "has a range of numbers, which no glob knows: [0-9] stands for one character, and 1 to 12 is {[1-9],1[0-2]}";

function isOfNumbers(e) {
 const [, t = "", r = ""] = /^(\d+)-(\d+)$/.exec(e) ?? [];
 return t.length + r.length > 2 && Number(t) < Number(r);
}

function tokensOf(e) {
 return e.match(/\*+|\?|\[[^\]]+\]|\{[^}]*\}|./g) ?? [];
}

function partsOf(e) {
 return tokensOf(e).map(e => e.startsWith("*") ? anything : e.startsWith("{") ? function eitherOf(e) {
  return (t, r) => new Set(e.flatMap(e => [ ...places(e, t, r) ]));
 }(e.slice(1, -1).split(",").map(partsOf)) : function oneCharacter(e) {
  return (t, r) => new Set([ ...r ].filter(r => r < t.length && e(t.charAt(r))).map(e => e + 1));
 }(fitOf(e)));
}

function fitOf(e) {
 return "?" === e ? () => !0 : e.startsWith("[") ? function setOf(e) {
  const t = rangesOf(e);
  return e => t.some(([t, r]) => t <= e && e <= r);
 }(e.slice(1, -1)) : t => t === e;
}

function places(e, t, r) {
 let s = r;
 for (const r of e) {
  if (0 === s.size) return s;
  s = r(t, s);
 }
 return s;
}

const anything = (e, t) => {
 const r = Math.min(...t);
 return new Set(Array.from({
  length: Math.max(0, e.length - r + 1)
 }, (e, t) => r + t));
};

function rangesOf(e) {
 return [ ...e.matchAll(/(.)-(.)|./g) ].map(([e, t = e, r = e]) => [ t, r ]);
}

function hasBackwardsRange(e) {
 return rangesOf(e).some(([e, t]) => e > t);
}

const NAMES_SHOWN = 10, COMPARED = 10, LETTERS_SHOWN = 100;

function splitList(e) {
 const t = [ "" ];
 let r = 0;
 for (const s of e) "{" === s && (r += 1), "}" === s && (r = Math.max(0, r - 1)), 
 "\n" === s || "," === s && 0 === r ? (t.push(""), r = 0) : t[t.length - 1] += s;
 return t.map(e => e.trim()).filter(e => "" !== e);
}

function parsePattern(e) {
 const t = e.startsWith("!"), r = (t ? e.slice(1) : e).trim(), s = r.indexOf("/");
 return s < 0 ? {
  text: e,
  negated: t,
  backend: null,
  server: r
 } : {
  text: e,
  negated: t,
  backend: r.slice(0, s),
  server: r.slice(s + 1)
 };
}

function faultsOf(e) {
 const t = globFault(e);
 return null === t ? [] : [ t ];
}

function selection_select(e, t, r) {
 const s = function anyOf(e) {
  const t = glob_anyGlobOf(e), r = new Map;
  return e => {
   const s = r.get(e) ?? t(e);
   return r.has(e) || r.set(e, s), s;
  };
 }(e.backends), n = t.filter(e => s(e.backend)), o = new Set(r), A = e.backends.filter(e => glob_isPlain(e) ? !o.has(e) : !r.some(globOf(e))).map((e, t) => `no backend matches \`${shortened(e)}\`${t < COMPARED ? listNames(e, r) : ""}`);
 if (A.length > 0 && 0 === n.length) return {
  servers: [],
  unmatched: A
 };
 const i = e.servers.map(e => ({
  pattern: e,
  matches: matcher(e),
  isHit: !1
 })), a = glob_anyGlobOf(e.servers.map(({server: e}) => e)), c = n.filter(e => {
  if (!a(e.server)) return !1;
  let t = !1, r = !1;
  for (const s of i) s.matches(e) && (s.isHit = !0, s.pattern.negated ? r = !0 : t = !0);
  return t && !r;
 });
 for (const {pattern: e, isHit: t} of i) if (!t) {
  const t = A.length < COMPARED ? listServers(e, n) : "";
  A.push(`no server matches \`${shortened(e.text)}\`${t}`);
 }
 return 0 === c.length && 0 === A.length && A.push(function takenAwayAgain({servers: e}) {
  const t = e.filter(e => e.negated).map(e => shortened(e.text));
  return `no server is left: ${t.map(e => `\`${e}\``).join(", ")} ${words_verb(t.length, "takes", "take")} away all that the other patterns pick`;
 }(e)), {
  servers: c,
  unmatched: A
 };
}

function shortened(e) {
 return e.length > LETTERS_SHOWN ? `${e.slice(0, LETTERS_SHOWN)}\u2026` : e;
}

function matcher(e) {
 const t = globOf(e.server), r = null === e.backend ? null : globOf(e.backend);
 return e => t(e.server) && (null === r || r(e.backend));
}

function listServers(e, t) {
 const r = e.text.replace(/^!/, ""), s = null !== e.backend || new Set(t.map(e => e.backend)).size > 1;
 return listNames(r, t.map(e => s ? `${e.backend}/${e.server}` : e.server), s && null === e.backend ? e => e.slice(e.indexOf("/") + 1) : void 0);
}

function listNames(e, t, r = e => e) {
 if (0 === t.length) return ": there are none";
 const s = t.map(t => ({
  name: t,
  distance: editDistance(e, r(t))
 })).sort((e, t) => e.distance - t.distance || (e.name < t.name ? -1 : 1)), [n, o] = s, A = words_listed(s.map(({name: e}) => `\`${e}\``), NAMES_SHOWN);
 return void 0 !== n && n.distance <= Math.min(2, Math.floor(e.length / 2)) && (void 0 === o || o.distance > n.distance) ? `; did you mean \`${n.name}\`? Closest: ${A}` : `; closest: ${A}`;
}

const LETTERS_COMPARED = 100;

function editDistance(e, t) {
 const restOf = e => Math.max(0, e.length - LETTERS_COMPARED);
 return function lettersChanged(e, t) {
  let r = Array.from({
   length: t.length + 1
  }, (e, t) => t);
  for (let s = 1; s <= e.length; s++) {
   const n = [ s ];
   for (let o = 1; o <= t.length; o++) {
    const A = (r[o - 1] ?? 0) + (e[s - 1] === t[o - 1] ? 0 : 1);
    n.push(Math.min(A, (r[o] ?? 0) + 1, (n[o - 1] ?? 0) + 1));
   }
   r = n;
  }
  return r[t.length] ?? 0;
 }(e.slice(0, LETTERS_COMPARED), t.slice(0, LETTERS_COMPARED)) + Math.abs(restOf(e) - restOf(t));
}

function whereWarnings({severalAddresses: e}) {
 if (void 0 === e) return [];
 const {name: t, reached: r, others: s} = e;
 return [ `${t} leads to several addresses, and only HAProxy at ${r} is asked and told. One that answers at ${words_listed(s)} is neither: give one line NAME=ADDRESS for each of them in \`address\`.` ];
}

const FIRST_SECONDS = 60, FIRST_CHECKS_SECONDS = 600, ROUNDING_SECONDS = 2;

const UNKNOWN = {
 kind: "unknown"
}, SINCE_1970_FROM = 1e9, BEFORE_WRAP_SECONDS = 4294947.296;

function mayExceed(e, t) {
 return "unknown" === e.kind || "at-least" === e.kind || 1e3 * e.seconds >= t;
}

function causesOf(e, t) {
 return [ ...t ? [ {
  kind: "backend-unpublished"
 } ] : [], ...maintCauses(e), ...drainCauses(e), ..."maint" === e.admin || (0, haproxy_server.W_)(e) ? [] : stoppedCauses(e), ...weightCauses(e) ];
}

function clockedOf(e) {
 return "maint" === e.admin ? "stopped" : (0, haproxy_server.W_)(e) ? "drain" === e.admin ? "drained" : "weight" : "down";
}

function maintCauses(e) {
 const {maintCauses: t, tracks: r, fqdn: s, srvRecord: n = ""} = e;
 return [ ...t.includes("forced") && !t.includes("configuration") ? [ {
  kind: "by-hand",
  state: "maint",
  orAgent: mayBeAgent(e)
 } ] : [], ...t.includes("configuration") ? [ {
  kind: "configuration"
 } ] : [], ...t.includes("tracking") ? [ {
  kind: "tracking",
  of: r ?? ""
 } ] : [], ...t.includes("dns") ? [ {
  kind: "dns",
  fqdn: s || n
 } ] : [] ];
}

function drainCauses(e) {
 return e.isAdminGuessed && "drain" === e.admin ? [ {
  kind: "maybe-drained"
 } ] : "drain" === e.forced ? [ {
  kind: "by-hand",
  state: "drain",
  orAgent: mayBeAgent(e)
 } ] : "drain" === e.admin ? [ {
  kind: "tracking",
  of: e.tracks ?? ""
 } ] : [];
}

function stoppedCauses(e) {
 const {operationalState: t, status: r, checks: s, agent: n, tracks: o, checkStatus: A, lastCheck: i} = e;
 if (null !== o) return [ {
  kind: "tracking",
  of: o
 } ];
 if (3 === t) return [ {
  kind: "stopping",
  check: A,
  words: i
 } ];
 const a = {
  kind: "checks",
  check: A,
  words: i
 };
 return r.includes("(agent)") ? [ {
  kind: "agent"
 }, ..."enabled" === s && FAILED_CHECK.test(A) ? [ a ] : [] ] : "enabled" === s ? [ a ] : [ {
  kind: "checks-off",
  besideAgent: "enabled" === n
 } ];
}

const FAILED_CHECK = /^(?:L[467](?:TOUT|CON|RSP|STS)|SOCKERR|PROC(?:ERR|TOUT)|HANA)$/;

function weightCauses(e) {
 const {weight: t, configuredWeight: r, isConfiguredWeightGuessed: s, srvRecord: n} = e;
 return t > 0 && t >= r ? [] : [ {
  kind: "weight",
  weight: t,
  configured: s ? null : r,
  orAgent: mayBeAgent(e),
  orDns: void 0 !== n
 } ];
}

function mayBeAgent({agent: e}) {
 return "none" !== e;
}

function findingsIn(e, t) {
 const r = function rotationOf(e) {
  const t = new Map;
  for (const {loadBalancer: r, snapshot: s, selected: n} of e) for (const e of n) {
   const n = s.servers.get((0, haproxy_server.TN)(e)), o = !0 === s.backends.get(e.backend)?.unpublished;
   if (void 0 === n || causesOf(n, o).length > 0) continue;
   const A = t.get((0, haproxy_server.TN)(e));
   void 0 === A ? t.set((0, haproxy_server.TN)(e), [ r ]) : A.push(r);
  }
  return t;
 }(e), s = e.map(e => function findingsOn(e, t) {
  const {loadBalancer: r, snapshot: s, selected: n} = e, o = function resolvedNames(e) {
   const t = [ ...e ].filter(({maintCauses: e}) => !e.includes("dns")), r = t.flatMap(({backend: e, fqdn: t, srvRecord: r = ""}) => [ t, r ].filter(e => "" !== e).map(t => `${e}/${t}`));
   return new Set(r);
  }(s.servers.values()), A = function beganOf({process: e, servers: t}) {
   const r = e.uptimeSeconds + ROUNDING_SECONDS, s = [ ...t.values() ].some(({changedSecondsAgo: e}) => null !== e && e > r);
   return {
    process: e,
    stateLoaded: s
   };
  }(s);
  let i = 0;
  const a = n.flatMap(e => {
   const {backend: n, server: a} = e, c = {
    loadBalancer: r,
    backend: n,
    server: a,
    inRotationOn: []
   }, l = s.servers.get((0, haproxy_server.TN)(e));
   if (void 0 === l) return [ unseen(c, s) ];
   const g = !0 === s.backends.get(n)?.unpublished, u = causesOf(l, g);
   if (0 === u.length) return [];
   if (function isSpare(e, t) {
    const {backend: r, fqdn: s, srvRecord: n} = e;
    return function isOutByDnsAlone({maintCauses: e, forced: t}) {
     return 1 === e.length && "dns" === e[0] && "ready" === t;
    }(e) && t.has(`${r}/${s || n}`);
   }(l, o)) return i += 1, [];
   const h = function ageIn(e, t, r) {
    if (t && (0, haproxy_server.CS)(e)) return findings_UNKNOWN;
    const s = function ageOf(e, t, {process: r, stateLoaded: s}) {
     const n = e.changedSecondsAgo;
     if (null === n || function isClockCleared(e, t) {
      const r = e - t.uptimeSeconds - BEFORE_WRAP_SECONDS;
      return e >= SINCE_1970_FROM || r >= -ROUNDING_SECONDS;
     }(n, r)) return UNKNOWN;
     const o = Math.abs(r.uptimeSeconds - n), A = o <= ROUNDING_SECONDS && !s;
     switch (t) {
     case "stopped":
      return {
       kind: o <= FIRST_SECONDS ? "at-least" : "exactly",
       seconds: n
      };

     case "down":
      return {
       kind: o <= (e.checkDowns > 1 ? FIRST_SECONDS : FIRST_CHECKS_SECONDS) ? "at-least" : "exactly",
       seconds: n
      };

     case "drained":
      return function isBefore({version: e}, t, r) {
       const [, s = "", n = ""] = /^(\d+)\.(\d+)/.exec(e) ?? [];
       return "" !== s && (Number(s) < t || Number(s) === t && Number(n) < r);
      }(r, 2, 7) ? {
       kind: "at-least",
       seconds: n
      } : A ? {
       kind: "at-most",
       seconds: n
      } : UNKNOWN;

     case "weight":
      return 0 !== e.configuredWeight || e.isConfiguredWeightGuessed ? A ? {
       kind: "at-most",
       seconds: n
      } : UNKNOWN : {
       kind: "at-least",
       seconds: n
      };
     }
    }(e, clockedOf(e), r);
    return function isOutTwice(e, t) {
     const r = clockedOf(e), s = "drain" === e.admin || "drain" === e.forced;
     return !!(t || "drained" !== r && s) || 0 === e.weight && "weight" !== r && ("drained" !== r || 0 === e.configuredWeight);
    }(e, t) ? function orLonger(e) {
     return "exactly" === e.kind || "at-least" === e.kind ? {
      kind: "at-least",
      seconds: e.seconds
     } : UNKNOWN;
    }(s) : s;
   }(l, g, A), d = !g && function takesLess(e) {
    return (0, haproxy_server.CS)(e) && e.weight < e.configuredWeight;
   }(l) ? "less" : "none";
   return [ {
    ...c,
    traffic: d,
    causes: u,
    status: l.status,
    age: h,
    leftOver: mayExceed(h, t)
   } ];
  });
  return {
   findings: a,
   spares: i
  };
 }(e, t)), n = [ ...s.flatMap(e => e.findings), ...missingIn(e, r) ].map(e => ({
  ...e,
  inRotationOn: r.get((0, haproxy_server.TN)(e)) ?? []
 })), o = n.filter(({leftOver: e}) => e), A = n.filter(({leftOver: e}) => !e);
 return {
  findings: [ ...o.filter(isForgotten), ...o.filter(e => !isForgotten(e)), ...A ],
  spares: s.reduce((e, t) => e + t.spares, 0)
 };
}

function isForgotten({causes: e}) {
 return e.some(e => "weight" === e.kind ? 0 !== e.configured : FORGOTTEN.includes(e.kind));
}

const FORGOTTEN = [ "by-hand", "checks-off", "backend-unpublished", "unsendable", "missing" ], findings_UNKNOWN = {
 kind: "unknown"
};

function unseen(e, t) {
 const r = !(0, haproxy_server.TE)(e.backend) || !(0, haproxy_server.TE)(e.server), s = t.process.uptimeSeconds;
 return {
  ...e,
  traffic: "none",
  causes: [ {
   kind: r ? "unsendable" : "backend-disabled"
  } ],
  status: "",
  age: r ? findings_UNKNOWN : {
   kind: "at-least",
   seconds: s
  },
  leftOver: !0
 };
}

function missingIn(e, t) {
 return e.length < 2 ? [] : e.flatMap(({loadBalancer: e, snapshot: r}) => {
  const {servers: s, unlisted: n = [], unreadable: o = []} = r, A = new Set([ ...s.keys(), ...[ ...n, ...o ].map(haproxy_server.TN) ]);
  return [ ...t.keys() ].filter(e => !A.has(e)).map(e => ({
   backend: e.slice(0, e.indexOf("/")),
   server: e.slice(e.indexOf("/") + 1)
  })).filter(({backend: e}) => r.backends.has(e)).map(({backend: t, server: r}) => ({
   loadBalancer: e,
   backend: t,
   server: r,
   traffic: "none",
   causes: [ {
    kind: "missing"
   } ],
   status: "",
   age: findings_UNKNOWN,
   leftOver: !0,
   inRotationOn: []
  }));
 });
}

function unwatchedWords(e) {
 const t = e.filter(haproxy_server.CS), r = t.filter(({checks: e}) => "disabled" === e).map(haproxy_server.TN), s = t.filter(e => "disabled" === e.agent).map(haproxy_server.TN);
 return [ ...offWords(r, "health", "would be sent requests when dead, too"), ...offWords(s, "agent", "would stay when an agent says otherwise") ];
}

function offWords(e, t, r) {
 if (0 === e.length) return [];
 const [s, n] = [ words_verb(e.length, "takes", "take"), words_verb(e.length, "its", "their") ];
 return [ `${words_listed(e)} ${s} traffic with ${n} ${t} checks switched off, and ${r}. \`enable ${t} BACKEND/SERVER\`, or \`${t}-checks: enable\` with \`ready\`, switches them on.` ];
}

function leftOverOf({findings: e}) {
 return e.filter(({leftOver: e}) => e);
}

const WEIGHTS_HIDDEN = "This Data Plane API does not show the weights of the configuration (it does from 3.3.5 on): who takes less than its share is not found here.", audit_RELOAD_FAILED = "The last reload failed: HAProxy could not load its configuration, so what runs is older than what stands in the file.";

async function besideIt(e, {servers: t}, r) {
 const [s] = t.values();
 if (void 0 === s) return null;
 try {
  await e.readServers([ s ], r, {
   fresh: !0
  });
 } catch (e) {
  if (r.throwIfAborted(), e instanceof errors.HR && /^(?:several-processes|reloaded)$/.test(e.code)) return e;
 }
 return null;
}

function doubtIn({servers: e, backends: t, unlisted: r = []}) {
 const s = r.find(({backend: e}) => t.has(e));
 if (void 0 !== s) return doubt(`Only one of HAProxy's two tables shows ${(0, haproxy_server.TN)(s)}`);
 const n = [ ...e.values() ].filter(haproxy_server.CS), o = Map.groupBy(n, ({backend: e}) => e);
 for (const {name: e, active: r, backups: s} of t.values()) {
  const t = o.get(e) ?? [], n = t.filter(({backup: e}) => e).length, A = t.length - n;
  if (!(A <= r && n <= s)) return doubt(`In backend ${e} HAProxy counts ${r} active and ${s} backup servers that it can use, but its rows show ${A} and ${n}`);
 }
 return null;
}

function doubt(e) {
 return new errors.HR("not-verified", e, {
  hint: UNKNOWN_WAY
 });
}

const UNKNOWN_WAY = "A server may be out of rotation in a way that this action does not know: please report it with the log of this step.";

function linesOf(e, t, r) {
 return [ describeProcess(e), `${words_quantity(r, "server")}, of which ${t.filter(haproxy_server.CS).length} can take traffic` ];
}

const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs"), external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

class Context {
 constructor() {
  var e, t, r;
  if (this.payload = {}, process.env.GITHUB_EVENT_PATH) if ((0, external_fs_namespaceObject.existsSync)(process.env.GITHUB_EVENT_PATH)) this.payload = JSON.parse((0, 
  external_fs_namespaceObject.readFileSync)(process.env.GITHUB_EVENT_PATH, {
   encoding: "utf8"
  })); else {
   const e = process.env.GITHUB_EVENT_PATH;
   process.stdout.write(`GITHUB_EVENT_PATH ${e} does not exist${external_os_namespaceObject.EOL}`);
  }
  this.eventName = process.env.GITHUB_EVENT_NAME, this.sha = process.env.GITHUB_SHA, 
  this.ref = process.env.GITHUB_REF, this.workflow = process.env.GITHUB_WORKFLOW, 
  this.action = process.env.GITHUB_ACTION, this.actor = process.env.GITHUB_ACTOR, 
  this.job = process.env.GITHUB_JOB, this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10), 
  this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10), this.runId = parseInt(process.env.GITHUB_RUN_ID, 10), 
  this.apiUrl = null !== (e = process.env.GITHUB_API_URL) && void 0 !== e ? e : "https://api.github.com", 
  this.serverUrl = null !== (t = process.env.GITHUB_SERVER_URL) && void 0 !== t ? t : "https://github.com", 
  this.graphqlUrl = null !== (r = process.env.GITHUB_GRAPHQL_URL) && void 0 !== r ? r : "https://api.github.com/graphql";
 }
 get issue() {
  const e = this.payload;
  return Object.assign(Object.assign({}, this.repo), {
   number: (e.issue || e.pull_request || e).number
  });
 }
 get repo() {
  if (process.env.GITHUB_REPOSITORY) {
   const [e, t] = process.env.GITHUB_REPOSITORY.split("/");
   return {
    owner: e,
    repo: t
   };
  }
  if (this.payload.repository) return {
   owner: this.payload.repository.owner.login,
   repo: this.payload.repository.name
  };
  throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
 }
}

var lib = __nccwpck_require__(9659), undici = __nccwpck_require__(6752);

function getUserAgent() {
 return "object" == typeof navigator && "userAgent" in navigator ? navigator.userAgent : "object" == typeof process && void 0 !== process.version ? `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})` : "<environment undetectable>";
}

function register(e, t, r, s) {
 if ("function" != typeof r) throw new Error("method for before hook must be a function");
 return s || (s = {}), Array.isArray(t) ? t.reverse().reduce((t, r) => register.bind(null, e, r, t, s), r)() : Promise.resolve().then(() => e.registry[t] ? e.registry[t].reduce((e, t) => t.hook.bind(null, e, s), r)() : r(s));
}

function addHook(e, t, r, s) {
 const n = s;
 e.registry[r] || (e.registry[r] = []), "before" === t && (s = (e, t) => Promise.resolve().then(n.bind(null, t)).then(e.bind(null, t))), 
 "after" === t && (s = (e, t) => {
  let r;
  return Promise.resolve().then(e.bind(null, t)).then(e => (r = e, n(r, t))).then(() => r);
 }), "error" === t && (s = (e, t) => Promise.resolve().then(e.bind(null, t)).catch(e => n(e, t))), 
 e.registry[r].push({
  hook: s,
  orig: n
 });
}

function removeHook(e, t, r) {
 if (!e.registry[t]) return;
 const s = e.registry[t].map(e => e.orig).indexOf(r);
 -1 !== s && e.registry[t].splice(s, 1);
}

const bind = Function.bind, bindable = bind.bind(bind);

function bindApi(e, t, r) {
 const s = bindable(removeHook, null).apply(null, r ? [ t, r ] : [ t ]);
 e.api = {
  remove: s
 }, e.remove = s, [ "before", "error", "after", "wrap" ].forEach(s => {
  const n = r ? [ t, s, r ] : [ t, s ];
  e[s] = e.api[s] = bindable(addHook, null).apply(null, n);
 });
}

const before_after_hook_Collection = function Collection() {
 const e = {
  registry: {}
 }, t = register.bind(null, e);
 return bindApi(t, e), t;
};

var userAgent = `octokit-endpoint.js/0.0.0-development ${getUserAgent()}`;

function mergeDeep(e, t) {
 const r = Object.assign({}, e);
 return Object.keys(t).forEach(s => {
  !function isPlainObject(e) {
   if ("object" != typeof e || null === e) return !1;
   if ("[object Object]" !== Object.prototype.toString.call(e)) return !1;
   const t = Object.getPrototypeOf(e);
   if (null === t) return !0;
   const r = Object.prototype.hasOwnProperty.call(t, "constructor") && t.constructor;
   return "function" == typeof r && r instanceof r && Function.prototype.call(r) === Function.prototype.call(e);
  }(t[s]) ? Object.assign(r, {
   [s]: t[s]
  }) : s in e ? r[s] = mergeDeep(e[s], t[s]) : Object.assign(r, {
   [s]: t[s]
  });
 }), r;
}

function removeUndefinedProperties(e) {
 for (const t in e) void 0 === e[t] && delete e[t];
 return e;
}

function merge(e, t, r) {
 if ("string" == typeof t) {
  let [e, s] = t.split(" ");
  r = Object.assign(s ? {
   method: e,
   url: s
  } : {
   url: e
  }, r);
 } else r = Object.assign({}, t);
 r.headers = function lowercaseKeys(e) {
  return e ? Object.keys(e).reduce((t, r) => (t[r.toLowerCase()] = e[r], t), {}) : {};
 }(r.headers), removeUndefinedProperties(r), removeUndefinedProperties(r.headers);
 const s = mergeDeep(e || {}, r);
 return "/graphql" === r.url && (e && e.mediaType.previews?.length && (s.mediaType.previews = e.mediaType.previews.filter(e => !s.mediaType.previews.includes(e)).concat(s.mediaType.previews)), 
 s.mediaType.previews = (s.mediaType.previews || []).map(e => e.replace(/-preview/, ""))), 
 s;
}

var urlVariableRegex = /\{[^{}}]+\}/g;

function removeNonChars(e) {
 return e.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}

function omit(e, t) {
 const r = {
  __proto__: null
 };
 for (const s of Object.keys(e)) -1 === t.indexOf(s) && (r[s] = e[s]);
 return r;
}

function encodeReserved(e) {
 return e.split(/(%[0-9A-Fa-f]{2})/g).map(function(e) {
  return /%[0-9A-Fa-f]/.test(e) || (e = encodeURI(e).replace(/%5B/g, "[").replace(/%5D/g, "]")), 
  e;
 }).join("");
}

function encodeUnreserved(e) {
 return encodeURIComponent(e).replace(/[!'()*]/g, function(e) {
  return "%" + e.charCodeAt(0).toString(16).toUpperCase();
 });
}

function encodeValue(e, t, r) {
 return t = "+" === e || "#" === e ? encodeReserved(t) : encodeUnreserved(t), r ? encodeUnreserved(r) + "=" + t : t;
}

function isDefined(e) {
 return null != e;
}

function isKeyOperator(e) {
 return ";" === e || "&" === e || "?" === e;
}

function expand(e, t) {
 var r = [ "+", "#", ".", "/", ";", "?", "&" ];
 return e = e.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g, function(e, s, n) {
  if (s) {
   let e = "";
   const n = [];
   if (-1 !== r.indexOf(s.charAt(0)) && (e = s.charAt(0), s = s.substr(1)), s.split(/,/g).forEach(function(r) {
    var s = /([^:\*]*)(?::(\d+)|(\*))?/.exec(r);
    n.push(function getValues(e, t, r, s) {
     var n = e[r], o = [];
     if (isDefined(n) && "" !== n) if ("string" == typeof n || "number" == typeof n || "bigint" == typeof n || "boolean" == typeof n) n = n.toString(), 
     s && "*" !== s && (n = n.substring(0, parseInt(s, 10))), o.push(encodeValue(t, n, isKeyOperator(t) ? r : "")); else if ("*" === s) Array.isArray(n) ? n.filter(isDefined).forEach(function(e) {
      o.push(encodeValue(t, e, isKeyOperator(t) ? r : ""));
     }) : Object.keys(n).forEach(function(e) {
      isDefined(n[e]) && o.push(encodeValue(t, n[e], e));
     }); else {
      const e = [];
      Array.isArray(n) ? n.filter(isDefined).forEach(function(r) {
       e.push(encodeValue(t, r));
      }) : Object.keys(n).forEach(function(r) {
       isDefined(n[r]) && (e.push(encodeUnreserved(r)), e.push(encodeValue(t, n[r].toString())));
      }), isKeyOperator(t) ? o.push(encodeUnreserved(r) + "=" + e.join(",")) : 0 !== e.length && o.push(e.join(","));
     } else ";" === t ? isDefined(n) && o.push(encodeUnreserved(r)) : "" !== n || "&" !== t && "?" !== t ? "" === n && o.push("") : o.push(encodeUnreserved(r) + "=");
     return o;
    }(t, e, s[1], s[2] || s[3]));
   }), e && "+" !== e) {
    var o = ",";
    return "?" === e ? o = "&" : "#" !== e && (o = e), (0 !== n.length ? e : "") + n.join(o);
   }
   return n.join(",");
  }
  return encodeReserved(n);
 }), "/" === e ? e : e.replace(/\/$/, "");
}

function dist_bundle_parse(e) {
 let t, r = e.method.toUpperCase(), s = (e.url || "/").replace(/:([a-z]\w+)/g, "{$1}"), n = Object.assign({}, e.headers), o = omit(e, [ "method", "baseUrl", "url", "headers", "request", "mediaType" ]);
 const A = function extractUrlVariableNames(e) {
  const t = e.match(urlVariableRegex);
  return t ? t.map(removeNonChars).reduce((e, t) => e.concat(t), []) : [];
 }(s);
 s = function parseUrl(e) {
  return {
   expand: expand.bind(null, e)
  };
 }(s).expand(o), /^http/.test(s) || (s = e.baseUrl + s);
 const i = omit(o, Object.keys(e).filter(e => A.includes(e)).concat("baseUrl"));
 if (!/application\/octet-stream/i.test(n.accept) && (e.mediaType.format && (n.accept = n.accept.split(/,/).map(t => t.replace(/application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/, `application/vnd$1$2.${e.mediaType.format}`)).join(",")), 
 s.endsWith("/graphql") && e.mediaType.previews?.length)) {
  const t = n.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
  n.accept = t.concat(e.mediaType.previews).map(t => `application/vnd.github.${t}-preview${e.mediaType.format ? `.${e.mediaType.format}` : "+json"}`).join(",");
 }
 return [ "GET", "HEAD" ].includes(r) ? s = function addQueryParameters(e, t) {
  const r = /\?/.test(e) ? "&" : "?", s = Object.keys(t);
  return 0 === s.length ? e : e + r + s.map(e => "q" === e ? "q=" + t.q.split("+").map(encodeURIComponent).join("+") : `${e}=${encodeURIComponent(t[e])}`).join("&");
 }(s, i) : "data" in i ? t = i.data : Object.keys(i).length && (t = i), n["content-type"] || void 0 === t || (n["content-type"] = "application/json; charset=utf-8"), 
 [ "PATCH", "PUT" ].includes(r) && void 0 === t && (t = ""), Object.assign({
  method: r,
  url: s,
  headers: n
 }, void 0 !== t ? {
  body: t
 } : null, e.request ? {
  request: e.request
 } : null);
}

function endpointWithDefaults(e, t, r) {
 return dist_bundle_parse(merge(e, t, r));
}

var endpoint = function withDefaults(e, t) {
 const r = merge(e, t), s = endpointWithDefaults.bind(null, r);
 return Object.assign(s, {
  DEFAULTS: r,
  defaults: withDefaults.bind(null, r),
  merge: merge.bind(null, r),
  parse: dist_bundle_parse
 });
}(null, {
 method: "GET",
 baseUrl: "https://api.github.com",
 headers: {
  accept: "application/vnd.github.v3+json",
  "user-agent": userAgent
 },
 mediaType: {
  format: ""
 }
});

/*!
 * content-type
 * Copyright(c) 2015 Douglas Christopher Wilson
 * MIT Licensed
 */
const CHAR_MAP = new Uint8Array(256);

CHAR_MAP[9] |= 2, CHAR_MAP[32] |= 2, CHAR_MAP[59] |= 4, CHAR_MAP[44] |= 8;

for (let e = 128; e <= 255; e++) CHAR_MAP[e] |= 1;

for (const e of "!#$%&'*+-.^_`|~") CHAR_MAP[e.charCodeAt(0)] |= 16;

for (let e = 48; e <= 57; e++) CHAR_MAP[e] |= 16;

for (let e = 65; e <= 90; e++) CHAR_MAP[e] |= 17;

for (let e = 97; e <= 122; e++) CHAR_MAP[e] |= 16;

const NullObject = (() => {
 const C = function() {};
 return C.prototype = Object.create(null), C;
})();

function unescapeQuotedPairs(e, t, r) {
 let s = "";
 for (let n = t; n < r; n++) 92 === e.charCodeAt(n) && (s += e.slice(t, n), t = ++n);
 return s + e.slice(t, r);
}

const intRegex = /^-?\d+$/, noiseValue = /^-?\d+n+$/, originalStringify = JSON.stringify, originalParse = JSON.parse, customFormat = /^-?\d+n$/, bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g, noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g, isUnstringifiable = e => void 0 === e || "function" == typeof e || "symbol" == typeof e, isRawJSON = e => null !== e && "object" == typeof e && e.constructor && "RawJSON" === e.constructor.name, featureCache = new Map, MAX_INT = Number.MAX_SAFE_INTEGER.toString(), MAX_DIGITS = MAX_INT.length, stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g, noiseValueWithQuotes = /^"-?\d+n+"$/, serializeBigInts = e => e.replace(stringsOrLargeNumbers, (e, t, r, s) => {
 const n = '"' === e[0];
 if (n && noiseValueWithQuotes.test(e)) return e.substring(0, e.length - 1) + 'n"';
 const o = r || s, A = t && (t.length < MAX_DIGITS || t.length === MAX_DIGITS && t <= MAX_INT);
 return n || o || A ? e : '"' + e + 'n"';
});

class RequestError extends Error {
 name;
 status;
 request;
 response;
 constructor(e, t, r) {
  super(e, {
   cause: r.cause
  }), this.name = "HttpError", this.status = Number.parseInt(t), Number.isNaN(this.status) && (this.status = 0)
  /* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */ , 
  "response" in r && (this.response = r.response);
  const s = Object.assign({}, r.request);
  r.request.headers.authorization && (s.headers = Object.assign({}, r.request.headers, {
   authorization: r.request.headers.authorization.replace(/(?<! ) .*$/, " [REDACTED]")
  })), s.url = s.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]"), 
  this.request = s;
 }
}

var defaults_default = {
 headers: {
  "user-agent": `octokit-request.js/10.0.16 ${getUserAgent()}`
 }
}, noop = () => "";

async function fetchWrapper(e) {
 const t = e.request?.fetch || globalThis.fetch;
 if (!t) throw new Error("fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing");
 const r = e.request?.log || console, s = !1 !== e.request?.parseSuccessResponseBody, n = function dist_bundle_isPlainObject(e) {
  if ("object" != typeof e || null === e) return !1;
  if ("[object Object]" !== Object.prototype.toString.call(e)) return !1;
  const t = Object.getPrototypeOf(e);
  if (null === t) return !0;
  const r = Object.prototype.hasOwnProperty.call(t, "constructor") && t.constructor;
  return "function" == typeof r && r instanceof r && Function.prototype.call(r) === Function.prototype.call(e);
 }(e.body) || Array.isArray(e.body) ? ((e, t, r) => {
  try {
   return "rawJSON" in JSON ? originalStringify(e, (e, r) => "bigint" == typeof r ? JSON.rawJSON(r.toString()) : "function" == typeof t ? t(e, r) : (Array.isArray(t) && t.includes(e), 
   r), r) : e ? originalStringify(e, (e, r) => "string" == typeof r && noiseValue.test(r) || "bigint" == typeof r ? r.toString() + "n" : "function" == typeof t ? t(e, r) : (Array.isArray(t) && t.includes(e), 
   r), r).replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3") : originalStringify(e, t, r);
  } catch (s) {
   if (s instanceof RangeError) {
    const s = ((e, t, r) => {
     let s = "";
     "number" == typeof r ? s = " ".repeat(Math.min(10, Math.max(0, Math.floor(r)))) : "string" == typeof r && (s = r.slice(0, 10));
     const n = "function" == typeof t, o = Array.isArray(t) ? new Set(t.map(String)) : null, prepareVal = (e, r, s) => (null !== s && "object" == typeof s && "function" == typeof s.toJSON && (s = s.toJSON(r)), 
     "string" == typeof s && noiseValue.test(s) ? s + "n" : "bigint" == typeof s ? "rawJSON" in JSON ? JSON.rawJSON(s.toString()) : s.toString() + "n" : (n && (s = t.call(e, r, s)), 
     null !== s && "object" == typeof s && (s instanceof Number || s instanceof String || s instanceof Boolean) && (s = s.valueOf()), 
     s)), A = prepareVal({
      "": e
     }, "", e);
     if (isUnstringifiable(A)) return;
     const i = null === A || "object" != typeof A, a = isRawJSON(A);
     if (i || a) return originalStringify(A);
     const c = [];
     let l = 0;
     const g = [ {
      parent: {
       "": A
      },
      key: "",
      val: A,
      isArray: Array.isArray(A),
      keys: Array.isArray(A) ? null : Object.keys(A),
      index: 0,
      first: !0
     } ], u = new WeakSet([ A ]);
     for (;g.length > 0; ) {
      const e = g[g.length - 1];
      0 === e.index && (c.push(e.isArray ? "[" : "{"), l++);
      let t = !1;
      if (e.isArray) if (e.index < e.val.length) {
       e.first || c.push(","), s && c.push("\n" + s.repeat(l));
       const t = e.val[e.index], r = prepareVal(e.val, String(e.index), t);
       if (isUnstringifiable(r)) c.push("null"), e.first = !1, e.index++; else {
        const t = null !== r && "object" == typeof r, s = isRawJSON(r);
        if (t && !s) {
         if (u.has(r)) throw new TypeError("Converting circular structure to JSON");
         u.add(r), g.push({
          parent: e.val,
          key: String(e.index),
          val: r,
          isArray: Array.isArray(r),
          keys: Array.isArray(r) ? null : Object.keys(r),
          index: 0,
          first: !0
         }), e.first = !1, e.index++;
        } else c.push(originalStringify(r)), e.first = !1, e.index++;
       }
      } else t = !0; else {
       for (;e.index < e.keys.length; ) {
        const t = e.keys[e.index++];
        if (o && !o.has(t)) continue;
        const r = e.val[t], n = prepareVal(e.val, t, r);
        if (isUnstringifiable(n)) continue;
        e.first || c.push(","), s ? c.push("\n" + s.repeat(l) + originalStringify(t) + ": ") : c.push(originalStringify(t) + ":");
        const A = null !== n && "object" == typeof n, i = isRawJSON(n);
        if (A && !i) {
         if (u.has(n)) throw new TypeError("Converting circular structure to JSON");
         u.add(n), g.push({
          parent: e.val,
          key: t,
          val: n,
          isArray: Array.isArray(n),
          keys: Array.isArray(n) ? null : Object.keys(n),
          index: 0,
          first: !0
         }), e.first = !1;
         break;
        }
        c.push(originalStringify(n)), e.first = !1;
       }
       e.index >= e.keys.length && g[g.length - 1] === e && (t = !0);
      }
      t && (l--, !e.first && s && c.push("\n" + s.repeat(l)), c.push(e.isArray ? "]" : "}"), 
      u.delete(e.val), g.pop());
     }
     return c.join("");
    })(e, t, r);
    if (void 0 === s) return;
    return "rawJSON" in JSON ? s : s.replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
   }
   throw s;
  }
 })(e.body) : e.body, o = Object.fromEntries(Object.entries(e.headers).map(([e, t]) => [ e, String(t) ]));
 let A;
 try {
  A = await t(e.url, {
   method: e.method,
   body: n,
   redirect: e.request?.redirect,
   headers: o,
   signal: e.request?.signal,
   ...e.body && {
    duplex: "half"
   }
  });
 } catch (t) {
  let r = "Unknown Error";
  if (t instanceof Error) {
   if ("AbortError" === t.name) throw t.status = 500, t;
   r = t.message, "TypeError" === t.name && "cause" in t && (t.cause instanceof Error ? r = t.cause.message : "string" == typeof t.cause && (r = t.cause));
  }
  const s = new RequestError(r, 500, {
   request: e
  });
  throw s.cause = t, s;
 }
 const i = A.status, a = A.url, c = {};
 for (const [e, t] of A.headers) c[e] = t;
 const l = {
  url: a,
  status: i,
  headers: c,
  data: ""
 };
 if ("deprecation" in c) {
  const t = c.link && c.link.match(/<([^<>]+)>; rel="deprecation"/), s = t && t.pop();
  r.warn(`[@octokit/request] "${e.method} ${e.url}" is deprecated. It is scheduled to be removed on ${c.sunset}${s ? `. See ${s}` : ""}`);
 }
 if (204 === i || 205 === i) return l;
 if ("HEAD" === e.method) {
  if (i < 400) return l;
  throw new RequestError(A.statusText, i, {
   response: l,
   request: e
  });
 }
 if (304 === i) throw l.data = await getResponseData(A), new RequestError("Not modified", i, {
  response: l,
  request: e
 });
 if (i >= 400) throw l.data = await getResponseData(A), new RequestError(function toErrorMessage(e) {
  if ("string" == typeof e) return e;
  if (e instanceof ArrayBuffer) return "Unknown error";
  if ("object" == typeof e && null !== e && "message" in e) {
   const t = e, r = "documentation_url" in t ? ` - ${t.documentation_url}` : "";
   return Array.isArray(t.errors) ? `${t.message}: ${t.errors.map(e => JSON.stringify(e)).join(", ")}${r}` : `${t.message}${r}`;
  }
  return `Unknown error: ${JSON.stringify(e)}`;
 }(l.data), i, {
  response: l,
  request: e
 });
 return l.data = s ? await getResponseData(A) : A.body, l;
}

async function getResponseData(e) {
 const t = e.headers.get("content-type");
 if (!t) return e.text().catch(noop);
 const r = function dist_parse(e, t) {
  const r = 4 | (!0 === t?.comma ? 8 : 0), s = e.length;
  let n = t?.start ?? 0;
  for (;2 & CHAR_MAP[e.charCodeAt(n)]; ) n++;
  let o = n, A = 0, i = -1, a = !1 === t?.parameters ? 8 : 0;
  for (;o < s; ) {
   const t = e.charCodeAt(o), s = CHAR_MAP[t];
   if (0 !== (s & r)) {
    a |= 8 & s;
    break;
   }
   2 & s ? -1 === i && (i = o) : i = -1, A |= 65280 & t | s, o++;
  }
  const c = -1 === i ? o : i, l = e.slice(n, c), g = 65281 & A ? l.toLowerCase() : l;
  return o === s || 0 !== a ? {
   type: g,
   index: o,
   parameters: new NullObject
  } : function parseParameters(e, t, r, s, n) {
   const o = new NullObject;
   e: for (;r < s; ) {
    for (r++; 2 & CHAR_MAP[e.charCodeAt(r)]; ) r++;
    const t = r;
    let A = 0, i = -1;
    for (;r < s; ) {
     const a = e.charCodeAt(r), c = CHAR_MAP[a];
     if (0 !== (c & n)) {
      if (8 & c) break e;
      continue e;
     }
     if (61 === a) {
      const a = -1 === i ? r : i, c = e.slice(t, a), l = 65281 & A ? c.toLowerCase() : c;
      for (r++; 2 & CHAR_MAP[e.charCodeAt(r)]; ) r++;
      if (r < s && 34 === e.charCodeAt(r)) {
       const t = ++r;
       let A = !1;
       for (;r < s; ) {
        const i = e.charCodeAt(r);
        if (34 === i) {
         void 0 === o[l] && (o[l] = A ? unescapeQuotedPairs(e, t, r) : e.slice(t, r)), r++;
         let i = 0;
         for (;r < s; ) {
          const t = e.charCodeAt(r), s = CHAR_MAP[t];
          if (0 !== (s & n)) {
           i = 8 & s;
           break;
          }
          r++;
         }
         if (0 !== i) break e;
         continue e;
        }
        92 === i && r + 1 < s ? (A = !0, r += 2) : r++;
       }
       continue e;
      }
      const g = r;
      let u = 0, h = -1;
      for (;r < s; ) {
       const t = e.charCodeAt(r), s = CHAR_MAP[t];
       if (0 !== (s & n)) {
        u = 8 & s;
        break;
       }
       2 & s ? -1 === h && (h = r) : h = -1, r++;
      }
      if (void 0 === o[l]) {
       const t = -1 === h ? r : h;
       o[l] = e.slice(g, t);
      }
      if (0 !== u) break e;
      continue e;
     }
     2 & c ? -1 === i && (i = r) : i = -1, A |= 65280 & a | c, r++;
    }
   }
   return {
    type: t,
    index: r,
    parameters: o
   };
  }(e, g, o, s, r);
 }(t);
 if (!function isJSONResponse(e) {
  return "application/json" === e.type || "application/scim+json" === e.type;
 }(r)) return r.type.startsWith("text/") || "utf-8" === r.parameters.charset?.toLowerCase() && "application/octet-stream" !== r.type ? e.text().catch(noop) : e.arrayBuffer().catch(
 /* v8 ignore next -- @preserve */
 () => new ArrayBuffer(0));
 {
  let t = "";
  try {
   return t = await e.text(), ((e, t) => {
    if (!e) return originalParse(e, t);
    try {
     if ((() => {
      const e = JSON.parse.toString();
      if (featureCache.has(e)) return featureCache.get(e);
      try {
       const t = JSON.parse("1", (e, t, r) => !!r?.source && "1" === r.source);
       return featureCache.set(e, t), t;
      } catch {
       return featureCache.set(e, !1), !1;
      }
     })()) return ((e, t) => JSON.parse(e, (e, r, s) => {
      const n = "number" == typeof r, o = r > Number.MAX_SAFE_INTEGER || r < Number.MIN_SAFE_INTEGER, A = n && o, i = s && intRegex.test(s.source);
      return A && i ? BigInt(s.source) : "function" == typeof t ? t(e, r, s) : r;
     }))(e, t);
     const r = serializeBigInts(e);
     return originalParse(r, (e, r, s) => ((e, t, r, s) => "string" == typeof t && customFormat.test(t) ? BigInt(t.slice(0, -1)) : "string" == typeof t && noiseValue.test(t) ? t.slice(0, -1) : "function" == typeof s ? s(e, t, r) : t)(e, r, s, t));
    } catch (r) {
     if (r instanceof RangeError) {
      const r = serializeBigInts(e);
      return ((e, t) => {
       const r = {
        "": e
       }, s = [ {
        parent: r,
        key: "",
        visited: !1
       } ];
       for (;s.length > 0; ) {
        const e = s[s.length - 1];
        if (e.visited) {
         const {parent: r, key: n} = e;
         let o = r[n];
         "string" == typeof o && (customFormat.test(o) ? o = BigInt(o.slice(0, -1)) : noiseValue.test(o) && (o = o.slice(0, -1))), 
         "function" == typeof t && (o = t.call(r, n, o)), void 0 === o ? delete r[n] : r[n] = o, 
         s.pop();
        } else {
         e.visited = !0;
         const t = e.parent[e.key];
         if (null !== t && "object" == typeof t) {
          const e = Object.keys(t);
          for (let r = e.length - 1; r >= 0; r--) s.push({
           parent: t,
           key: e[r],
           visited: !1
          });
         }
        }
       }
       return r[""];
      })(originalParse(r), t);
     }
     throw r;
    }
   })(t);
  } catch (e) {
   return t;
  }
 }
}

var request = function dist_bundle_withDefaults(e, t) {
 const r = e.defaults(t);
 return Object.assign(function(e, t) {
  const s = r.merge(e, t);
  if (!s.request || !s.request.hook) return fetchWrapper(r.parse(s));
  const request2 = (e, t) => fetchWrapper(r.parse(r.merge(e, t)));
  return Object.assign(request2, {
   endpoint: r,
   defaults: dist_bundle_withDefaults.bind(null, r)
  }), s.request.hook(request2, s);
 }, {
  endpoint: r,
  defaults: dist_bundle_withDefaults.bind(null, r)
 });
}(endpoint, defaults_default), GraphqlResponseError = class extends Error {
 constructor(e, t, r) {
  super(function _buildMessageForResponseErrors(e) {
   return "Request failed due to following response errors:\n" + e.errors.map(e => ` - ${e.message}`).join("\n");
  }(r)), this.request = e, this.headers = t, this.response = r, this.errors = r.errors, 
  this.data = r.data, Error.captureStackTrace && Error.captureStackTrace(this, this.constructor);
 }
 request;
 headers;
 response;
 name="GraphqlResponseError";
 errors;
 data;
}, NON_VARIABLE_OPTIONS = [ "method", "baseUrl", "url", "headers", "request", "query", "mediaType", "operationName" ], FORBIDDEN_VARIABLE_OPTIONS = [ "query", "method", "url" ], GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;

/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */ function graphql_dist_bundle_withDefaults(e, t) {
 const r = e.defaults(t);
 return Object.assign((e, t) => function graphql(e, t, r) {
  if (r) {
   if ("string" == typeof t && "query" in r) return Promise.reject(new Error('[@octokit/graphql] "query" cannot be used as variable name'));
   for (const e in r) if (FORBIDDEN_VARIABLE_OPTIONS.includes(e)) return Promise.reject(new Error(`[@octokit/graphql] "${e}" cannot be used as variable name`));
  }
  const s = "string" == typeof t ? Object.assign({
   query: t
  }, r) : t, n = Object.keys(s).reduce((e, t) => NON_VARIABLE_OPTIONS.includes(t) ? (e[t] = s[t], 
  e) : (e.variables || (e.variables = {}), e.variables[t] = s[t], e), {}), o = s.baseUrl || e.endpoint.DEFAULTS.baseUrl;
  return GHES_V3_SUFFIX_REGEX.test(o) && (n.url = o.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql")), 
  e(n).then(e => {
   if (e.data.errors) {
    const t = {};
    for (const r of Object.keys(e.headers)) t[r] = e.headers[r];
    throw new GraphqlResponseError(n, t, e.data);
   }
   return e.data.data;
  });
 }(r, e, t), {
  defaults: graphql_dist_bundle_withDefaults.bind(null, r),
  endpoint: r.endpoint
 });
}

graphql_dist_bundle_withDefaults(request, {
 headers: {
  "user-agent": `octokit-graphql.js/0.0.0-development ${getUserAgent()}`
 },
 method: "POST",
 url: "/graphql"
});

var b64url = "(?:[a-zA-Z0-9_-]+)", jwtRE = new RegExp(`^${b64url}\\.${b64url}\\.${b64url}$`), isJWT = jwtRE.test.bind(jwtRE);

async function auth(e) {
 const t = isJWT(e), r = e.startsWith("v1.") || e.startsWith("ghs_"), s = e.startsWith("ghu_");
 return {
  type: "token",
  token: e,
  tokenType: t ? "app" : r ? "installation" : s ? "user-to-server" : "oauth"
 };
}

async function hook(e, t, r, s) {
 const n = t.endpoint.merge(r, s);
 return n.headers.authorization = function withAuthorizationPrefix(e) {
  return 3 === e.split(/\./).length ? `bearer ${e}` : `token ${e}`;
 }(e), t(n);
}

var createTokenAuth = function createTokenAuth2(e) {
 if (!e) throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
 if ("string" != typeof e) throw new Error("[@octokit/auth-token] Token passed to createTokenAuth is not a string");
 return e = e.replace(/^(token|bearer) +/i, ""), Object.assign(auth.bind(null, e), {
  hook: hook.bind(null, e)
 });
};

const dist_src_noop = () => {}, consoleWarn = console.warn.bind(console), consoleError = console.error.bind(console), userAgentTrail = `octokit-core.js/7.0.8 ${getUserAgent()}`;

const endpointMethodsMap = new Map;

for (const [e, t] of Object.entries({
 actions: {
  addCustomLabelsToSelfHostedRunnerForOrg: [ "POST /orgs/{org}/actions/runners/{runner_id}/labels" ],
  addCustomLabelsToSelfHostedRunnerForRepo: [ "POST /repos/{owner}/{repo}/actions/runners/{runner_id}/labels" ],
  addRepoAccessToSelfHostedRunnerGroupInOrg: [ "PUT /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories/{repository_id}" ],
  addSelectedRepoToOrgSecret: [ "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}" ],
  addSelectedRepoToOrgVariable: [ "PUT /orgs/{org}/actions/variables/{name}/repositories/{repository_id}" ],
  approveWorkflowRun: [ "POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve" ],
  cancelWorkflowRun: [ "POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel" ],
  createEnvironmentVariable: [ "POST /repos/{owner}/{repo}/environments/{environment_name}/variables" ],
  createHostedRunnerForOrg: [ "POST /orgs/{org}/actions/hosted-runners" ],
  createOrUpdateEnvironmentSecret: [ "PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}" ],
  createOrUpdateOrgSecret: [ "PUT /orgs/{org}/actions/secrets/{secret_name}" ],
  createOrUpdateRepoSecret: [ "PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}" ],
  createOrgVariable: [ "POST /orgs/{org}/actions/variables" ],
  createRegistrationTokenForOrg: [ "POST /orgs/{org}/actions/runners/registration-token" ],
  createRegistrationTokenForRepo: [ "POST /repos/{owner}/{repo}/actions/runners/registration-token" ],
  createRemoveTokenForOrg: [ "POST /orgs/{org}/actions/runners/remove-token" ],
  createRemoveTokenForRepo: [ "POST /repos/{owner}/{repo}/actions/runners/remove-token" ],
  createRepoVariable: [ "POST /repos/{owner}/{repo}/actions/variables" ],
  createWorkflowDispatch: [ "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches" ],
  deleteActionsCacheById: [ "DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}" ],
  deleteActionsCacheByKey: [ "DELETE /repos/{owner}/{repo}/actions/caches{?key,ref}" ],
  deleteArtifact: [ "DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}" ],
  deleteCustomImageFromOrg: [ "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}" ],
  deleteCustomImageVersionFromOrg: [ "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}" ],
  deleteEnvironmentSecret: [ "DELETE /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}" ],
  deleteEnvironmentVariable: [ "DELETE /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}" ],
  deleteHostedRunnerForOrg: [ "DELETE /orgs/{org}/actions/hosted-runners/{hosted_runner_id}" ],
  deleteOrgSecret: [ "DELETE /orgs/{org}/actions/secrets/{secret_name}" ],
  deleteOrgVariable: [ "DELETE /orgs/{org}/actions/variables/{name}" ],
  deleteRepoSecret: [ "DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}" ],
  deleteRepoVariable: [ "DELETE /repos/{owner}/{repo}/actions/variables/{name}" ],
  deleteSelfHostedRunnerFromOrg: [ "DELETE /orgs/{org}/actions/runners/{runner_id}" ],
  deleteSelfHostedRunnerFromRepo: [ "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}" ],
  deleteWorkflowRun: [ "DELETE /repos/{owner}/{repo}/actions/runs/{run_id}" ],
  deleteWorkflowRunLogs: [ "DELETE /repos/{owner}/{repo}/actions/runs/{run_id}/logs" ],
  disableSelectedRepositoryGithubActionsOrganization: [ "DELETE /orgs/{org}/actions/permissions/repositories/{repository_id}" ],
  disableWorkflow: [ "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable" ],
  downloadArtifact: [ "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}" ],
  downloadJobLogsForWorkflowRun: [ "GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs" ],
  downloadWorkflowRunAttemptLogs: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs" ],
  downloadWorkflowRunLogs: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs" ],
  enableSelectedRepositoryGithubActionsOrganization: [ "PUT /orgs/{org}/actions/permissions/repositories/{repository_id}" ],
  enableWorkflow: [ "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable" ],
  forceCancelWorkflowRun: [ "POST /repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel" ],
  generateRunnerJitconfigForOrg: [ "POST /orgs/{org}/actions/runners/generate-jitconfig" ],
  generateRunnerJitconfigForRepo: [ "POST /repos/{owner}/{repo}/actions/runners/generate-jitconfig" ],
  getActionsCacheList: [ "GET /repos/{owner}/{repo}/actions/caches" ],
  getActionsCacheUsage: [ "GET /repos/{owner}/{repo}/actions/cache/usage" ],
  getActionsCacheUsageByRepoForOrg: [ "GET /orgs/{org}/actions/cache/usage-by-repository" ],
  getActionsCacheUsageForOrg: [ "GET /orgs/{org}/actions/cache/usage" ],
  getAllowedActionsOrganization: [ "GET /orgs/{org}/actions/permissions/selected-actions" ],
  getAllowedActionsRepository: [ "GET /repos/{owner}/{repo}/actions/permissions/selected-actions" ],
  getArtifact: [ "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}" ],
  getCustomImageForOrg: [ "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}" ],
  getCustomImageVersionForOrg: [ "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}" ],
  getCustomOidcSubClaimForRepo: [ "GET /repos/{owner}/{repo}/actions/oidc/customization/sub" ],
  getEnvironmentPublicKey: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key" ],
  getEnvironmentSecret: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}" ],
  getEnvironmentVariable: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}" ],
  getGithubActionsDefaultWorkflowPermissionsOrganization: [ "GET /orgs/{org}/actions/permissions/workflow" ],
  getGithubActionsDefaultWorkflowPermissionsRepository: [ "GET /repos/{owner}/{repo}/actions/permissions/workflow" ],
  getGithubActionsPermissionsOrganization: [ "GET /orgs/{org}/actions/permissions" ],
  getGithubActionsPermissionsRepository: [ "GET /repos/{owner}/{repo}/actions/permissions" ],
  getHostedRunnerForOrg: [ "GET /orgs/{org}/actions/hosted-runners/{hosted_runner_id}" ],
  getHostedRunnersGithubOwnedImagesForOrg: [ "GET /orgs/{org}/actions/hosted-runners/images/github-owned" ],
  getHostedRunnersLimitsForOrg: [ "GET /orgs/{org}/actions/hosted-runners/limits" ],
  getHostedRunnersMachineSpecsForOrg: [ "GET /orgs/{org}/actions/hosted-runners/machine-sizes" ],
  getHostedRunnersPartnerImagesForOrg: [ "GET /orgs/{org}/actions/hosted-runners/images/partner" ],
  getHostedRunnersPlatformsForOrg: [ "GET /orgs/{org}/actions/hosted-runners/platforms" ],
  getJobForWorkflowRun: [ "GET /repos/{owner}/{repo}/actions/jobs/{job_id}" ],
  getOrgPublicKey: [ "GET /orgs/{org}/actions/secrets/public-key" ],
  getOrgSecret: [ "GET /orgs/{org}/actions/secrets/{secret_name}" ],
  getOrgVariable: [ "GET /orgs/{org}/actions/variables/{name}" ],
  getPendingDeploymentsForRun: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments" ],
  getRepoPermissions: [ "GET /repos/{owner}/{repo}/actions/permissions", {}, {
   renamed: [ "actions", "getGithubActionsPermissionsRepository" ]
  } ],
  getRepoPublicKey: [ "GET /repos/{owner}/{repo}/actions/secrets/public-key" ],
  getRepoSecret: [ "GET /repos/{owner}/{repo}/actions/secrets/{secret_name}" ],
  getRepoVariable: [ "GET /repos/{owner}/{repo}/actions/variables/{name}" ],
  getReviewsForRun: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals" ],
  getSelfHostedRunnerForOrg: [ "GET /orgs/{org}/actions/runners/{runner_id}" ],
  getSelfHostedRunnerForRepo: [ "GET /repos/{owner}/{repo}/actions/runners/{runner_id}" ],
  getWorkflow: [ "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}" ],
  getWorkflowAccessToRepository: [ "GET /repos/{owner}/{repo}/actions/permissions/access" ],
  getWorkflowRun: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}" ],
  getWorkflowRunAttempt: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}" ],
  getWorkflowRunUsage: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/timing" ],
  getWorkflowUsage: [ "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/timing" ],
  listArtifactsForRepo: [ "GET /repos/{owner}/{repo}/actions/artifacts" ],
  listCustomImageVersionsForOrg: [ "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions" ],
  listCustomImagesForOrg: [ "GET /orgs/{org}/actions/hosted-runners/images/custom" ],
  listEnvironmentSecrets: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets" ],
  listEnvironmentVariables: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/variables" ],
  listGithubHostedRunnersInGroupForOrg: [ "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners" ],
  listHostedRunnersForOrg: [ "GET /orgs/{org}/actions/hosted-runners" ],
  listJobsForWorkflowRun: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs" ],
  listJobsForWorkflowRunAttempt: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs" ],
  listLabelsForSelfHostedRunnerForOrg: [ "GET /orgs/{org}/actions/runners/{runner_id}/labels" ],
  listLabelsForSelfHostedRunnerForRepo: [ "GET /repos/{owner}/{repo}/actions/runners/{runner_id}/labels" ],
  listOrgSecrets: [ "GET /orgs/{org}/actions/secrets" ],
  listOrgVariables: [ "GET /orgs/{org}/actions/variables" ],
  listRepoOrganizationSecrets: [ "GET /repos/{owner}/{repo}/actions/organization-secrets" ],
  listRepoOrganizationVariables: [ "GET /repos/{owner}/{repo}/actions/organization-variables" ],
  listRepoSecrets: [ "GET /repos/{owner}/{repo}/actions/secrets" ],
  listRepoVariables: [ "GET /repos/{owner}/{repo}/actions/variables" ],
  listRepoWorkflows: [ "GET /repos/{owner}/{repo}/actions/workflows" ],
  listRunnerApplicationsForOrg: [ "GET /orgs/{org}/actions/runners/downloads" ],
  listRunnerApplicationsForRepo: [ "GET /repos/{owner}/{repo}/actions/runners/downloads" ],
  listSelectedReposForOrgSecret: [ "GET /orgs/{org}/actions/secrets/{secret_name}/repositories" ],
  listSelectedReposForOrgVariable: [ "GET /orgs/{org}/actions/variables/{name}/repositories" ],
  listSelectedRepositoriesEnabledGithubActionsOrganization: [ "GET /orgs/{org}/actions/permissions/repositories" ],
  listSelfHostedRunnersForOrg: [ "GET /orgs/{org}/actions/runners" ],
  listSelfHostedRunnersForRepo: [ "GET /repos/{owner}/{repo}/actions/runners" ],
  listWorkflowRunArtifacts: [ "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts" ],
  listWorkflowRuns: [ "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs" ],
  listWorkflowRunsForRepo: [ "GET /repos/{owner}/{repo}/actions/runs" ],
  reRunJobForWorkflowRun: [ "POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun" ],
  reRunWorkflow: [ "POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun" ],
  reRunWorkflowFailedJobs: [ "POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs" ],
  removeAllCustomLabelsFromSelfHostedRunnerForOrg: [ "DELETE /orgs/{org}/actions/runners/{runner_id}/labels" ],
  removeAllCustomLabelsFromSelfHostedRunnerForRepo: [ "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels" ],
  removeCustomLabelFromSelfHostedRunnerForOrg: [ "DELETE /orgs/{org}/actions/runners/{runner_id}/labels/{name}" ],
  removeCustomLabelFromSelfHostedRunnerForRepo: [ "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels/{name}" ],
  removeSelectedRepoFromOrgSecret: [ "DELETE /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}" ],
  removeSelectedRepoFromOrgVariable: [ "DELETE /orgs/{org}/actions/variables/{name}/repositories/{repository_id}" ],
  reviewCustomGatesForRun: [ "POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule" ],
  reviewPendingDeploymentsForRun: [ "POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments" ],
  setAllowedActionsOrganization: [ "PUT /orgs/{org}/actions/permissions/selected-actions" ],
  setAllowedActionsRepository: [ "PUT /repos/{owner}/{repo}/actions/permissions/selected-actions" ],
  setCustomLabelsForSelfHostedRunnerForOrg: [ "PUT /orgs/{org}/actions/runners/{runner_id}/labels" ],
  setCustomLabelsForSelfHostedRunnerForRepo: [ "PUT /repos/{owner}/{repo}/actions/runners/{runner_id}/labels" ],
  setCustomOidcSubClaimForRepo: [ "PUT /repos/{owner}/{repo}/actions/oidc/customization/sub" ],
  setGithubActionsDefaultWorkflowPermissionsOrganization: [ "PUT /orgs/{org}/actions/permissions/workflow" ],
  setGithubActionsDefaultWorkflowPermissionsRepository: [ "PUT /repos/{owner}/{repo}/actions/permissions/workflow" ],
  setGithubActionsPermissionsOrganization: [ "PUT /orgs/{org}/actions/permissions" ],
  setGithubActionsPermissionsRepository: [ "PUT /repos/{owner}/{repo}/actions/permissions" ],
  setSelectedReposForOrgSecret: [ "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories" ],
  setSelectedReposForOrgVariable: [ "PUT /orgs/{org}/actions/variables/{name}/repositories" ],
  setSelectedRepositoriesEnabledGithubActionsOrganization: [ "PUT /orgs/{org}/actions/permissions/repositories" ],
  setWorkflowAccessToRepository: [ "PUT /repos/{owner}/{repo}/actions/permissions/access" ],
  updateEnvironmentVariable: [ "PATCH /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}" ],
  updateHostedRunnerForOrg: [ "PATCH /orgs/{org}/actions/hosted-runners/{hosted_runner_id}" ],
  updateOrgVariable: [ "PATCH /orgs/{org}/actions/variables/{name}" ],
  updateRepoVariable: [ "PATCH /repos/{owner}/{repo}/actions/variables/{name}" ]
 },
 activity: {
  checkRepoIsStarredByAuthenticatedUser: [ "GET /user/starred/{owner}/{repo}" ],
  deleteRepoSubscription: [ "DELETE /repos/{owner}/{repo}/subscription" ],
  deleteThreadSubscription: [ "DELETE /notifications/threads/{thread_id}/subscription" ],
  getFeeds: [ "GET /feeds" ],
  getRepoSubscription: [ "GET /repos/{owner}/{repo}/subscription" ],
  getThread: [ "GET /notifications/threads/{thread_id}" ],
  getThreadSubscriptionForAuthenticatedUser: [ "GET /notifications/threads/{thread_id}/subscription" ],
  listEventsForAuthenticatedUser: [ "GET /users/{username}/events" ],
  listNotificationsForAuthenticatedUser: [ "GET /notifications" ],
  listOrgEventsForAuthenticatedUser: [ "GET /users/{username}/events/orgs/{org}" ],
  listPublicEvents: [ "GET /events" ],
  listPublicEventsForRepoNetwork: [ "GET /networks/{owner}/{repo}/events" ],
  listPublicEventsForUser: [ "GET /users/{username}/events/public" ],
  listPublicOrgEvents: [ "GET /orgs/{org}/events" ],
  listReceivedEventsForUser: [ "GET /users/{username}/received_events" ],
  listReceivedPublicEventsForUser: [ "GET /users/{username}/received_events/public" ],
  listRepoEvents: [ "GET /repos/{owner}/{repo}/events" ],
  listRepoNotificationsForAuthenticatedUser: [ "GET /repos/{owner}/{repo}/notifications" ],
  listReposStarredByAuthenticatedUser: [ "GET /user/starred" ],
  listReposStarredByUser: [ "GET /users/{username}/starred" ],
  listReposWatchedByUser: [ "GET /users/{username}/subscriptions" ],
  listStargazersForRepo: [ "GET /repos/{owner}/{repo}/stargazers" ],
  listWatchedReposForAuthenticatedUser: [ "GET /user/subscriptions" ],
  listWatchersForRepo: [ "GET /repos/{owner}/{repo}/subscribers" ],
  markNotificationsAsRead: [ "PUT /notifications" ],
  markRepoNotificationsAsRead: [ "PUT /repos/{owner}/{repo}/notifications" ],
  markThreadAsDone: [ "DELETE /notifications/threads/{thread_id}" ],
  markThreadAsRead: [ "PATCH /notifications/threads/{thread_id}" ],
  setRepoSubscription: [ "PUT /repos/{owner}/{repo}/subscription" ],
  setThreadSubscription: [ "PUT /notifications/threads/{thread_id}/subscription" ],
  starRepoForAuthenticatedUser: [ "PUT /user/starred/{owner}/{repo}" ],
  unstarRepoForAuthenticatedUser: [ "DELETE /user/starred/{owner}/{repo}" ]
 },
 apps: {
  addRepoToInstallation: [ "PUT /user/installations/{installation_id}/repositories/{repository_id}", {}, {
   renamed: [ "apps", "addRepoToInstallationForAuthenticatedUser" ]
  } ],
  addRepoToInstallationForAuthenticatedUser: [ "PUT /user/installations/{installation_id}/repositories/{repository_id}" ],
  checkToken: [ "POST /applications/{client_id}/token" ],
  createFromManifest: [ "POST /app-manifests/{code}/conversions" ],
  createInstallationAccessToken: [ "POST /app/installations/{installation_id}/access_tokens" ],
  deleteAuthorization: [ "DELETE /applications/{client_id}/grant" ],
  deleteInstallation: [ "DELETE /app/installations/{installation_id}" ],
  deleteToken: [ "DELETE /applications/{client_id}/token" ],
  getAuthenticated: [ "GET /app" ],
  getBySlug: [ "GET /apps/{app_slug}" ],
  getInstallation: [ "GET /app/installations/{installation_id}" ],
  getOrgInstallation: [ "GET /orgs/{org}/installation" ],
  getRepoInstallation: [ "GET /repos/{owner}/{repo}/installation" ],
  getSubscriptionPlanForAccount: [ "GET /marketplace_listing/accounts/{account_id}" ],
  getSubscriptionPlanForAccountStubbed: [ "GET /marketplace_listing/stubbed/accounts/{account_id}" ],
  getUserInstallation: [ "GET /users/{username}/installation" ],
  getWebhookConfigForApp: [ "GET /app/hook/config" ],
  getWebhookDelivery: [ "GET /app/hook/deliveries/{delivery_id}" ],
  listAccountsForPlan: [ "GET /marketplace_listing/plans/{plan_id}/accounts" ],
  listAccountsForPlanStubbed: [ "GET /marketplace_listing/stubbed/plans/{plan_id}/accounts" ],
  listInstallationReposForAuthenticatedUser: [ "GET /user/installations/{installation_id}/repositories" ],
  listInstallationRequestsForAuthenticatedApp: [ "GET /app/installation-requests" ],
  listInstallations: [ "GET /app/installations" ],
  listInstallationsForAuthenticatedUser: [ "GET /user/installations" ],
  listPlans: [ "GET /marketplace_listing/plans" ],
  listPlansStubbed: [ "GET /marketplace_listing/stubbed/plans" ],
  listReposAccessibleToInstallation: [ "GET /installation/repositories" ],
  listSubscriptionsForAuthenticatedUser: [ "GET /user/marketplace_purchases" ],
  listSubscriptionsForAuthenticatedUserStubbed: [ "GET /user/marketplace_purchases/stubbed" ],
  listWebhookDeliveries: [ "GET /app/hook/deliveries" ],
  redeliverWebhookDelivery: [ "POST /app/hook/deliveries/{delivery_id}/attempts" ],
  removeRepoFromInstallation: [ "DELETE /user/installations/{installation_id}/repositories/{repository_id}", {}, {
   renamed: [ "apps", "removeRepoFromInstallationForAuthenticatedUser" ]
  } ],
  removeRepoFromInstallationForAuthenticatedUser: [ "DELETE /user/installations/{installation_id}/repositories/{repository_id}" ],
  resetToken: [ "PATCH /applications/{client_id}/token" ],
  revokeInstallationAccessToken: [ "DELETE /installation/token" ],
  scopeToken: [ "POST /applications/{client_id}/token/scoped" ],
  suspendInstallation: [ "PUT /app/installations/{installation_id}/suspended" ],
  unsuspendInstallation: [ "DELETE /app/installations/{installation_id}/suspended" ],
  updateWebhookConfigForApp: [ "PATCH /app/hook/config" ]
 },
 billing: {
  getGithubActionsBillingOrg: [ "GET /orgs/{org}/settings/billing/actions" ],
  getGithubActionsBillingUser: [ "GET /users/{username}/settings/billing/actions" ],
  getGithubBillingPremiumRequestUsageReportOrg: [ "GET /organizations/{org}/settings/billing/premium_request/usage" ],
  getGithubBillingPremiumRequestUsageReportUser: [ "GET /users/{username}/settings/billing/premium_request/usage" ],
  getGithubBillingUsageReportOrg: [ "GET /organizations/{org}/settings/billing/usage" ],
  getGithubBillingUsageReportUser: [ "GET /users/{username}/settings/billing/usage" ],
  getGithubPackagesBillingOrg: [ "GET /orgs/{org}/settings/billing/packages" ],
  getGithubPackagesBillingUser: [ "GET /users/{username}/settings/billing/packages" ],
  getSharedStorageBillingOrg: [ "GET /orgs/{org}/settings/billing/shared-storage" ],
  getSharedStorageBillingUser: [ "GET /users/{username}/settings/billing/shared-storage" ]
 },
 campaigns: {
  createCampaign: [ "POST /orgs/{org}/campaigns" ],
  deleteCampaign: [ "DELETE /orgs/{org}/campaigns/{campaign_number}" ],
  getCampaignSummary: [ "GET /orgs/{org}/campaigns/{campaign_number}" ],
  listOrgCampaigns: [ "GET /orgs/{org}/campaigns" ],
  updateCampaign: [ "PATCH /orgs/{org}/campaigns/{campaign_number}" ]
 },
 checks: {
  create: [ "POST /repos/{owner}/{repo}/check-runs" ],
  createSuite: [ "POST /repos/{owner}/{repo}/check-suites" ],
  get: [ "GET /repos/{owner}/{repo}/check-runs/{check_run_id}" ],
  getSuite: [ "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}" ],
  listAnnotations: [ "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations" ],
  listForRef: [ "GET /repos/{owner}/{repo}/commits/{ref}/check-runs" ],
  listForSuite: [ "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs" ],
  listSuitesForRef: [ "GET /repos/{owner}/{repo}/commits/{ref}/check-suites" ],
  rerequestRun: [ "POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest" ],
  rerequestSuite: [ "POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest" ],
  setSuitesPreferences: [ "PATCH /repos/{owner}/{repo}/check-suites/preferences" ],
  update: [ "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}" ]
 },
 codeScanning: {
  commitAutofix: [ "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits" ],
  createAutofix: [ "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix" ],
  createVariantAnalysis: [ "POST /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses" ],
  deleteAnalysis: [ "DELETE /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}{?confirm_delete}" ],
  deleteCodeqlDatabase: [ "DELETE /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}" ],
  getAlert: [ "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}", {}, {
   renamedParameters: {
    alert_id: "alert_number"
   }
  } ],
  getAnalysis: [ "GET /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}" ],
  getAutofix: [ "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix" ],
  getCodeqlDatabase: [ "GET /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}" ],
  getDefaultSetup: [ "GET /repos/{owner}/{repo}/code-scanning/default-setup" ],
  getSarif: [ "GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}" ],
  getVariantAnalysis: [ "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}" ],
  getVariantAnalysisRepoTask: [ "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}/repos/{repo_owner}/{repo_name}" ],
  listAlertInstances: [ "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances" ],
  listAlertsForOrg: [ "GET /orgs/{org}/code-scanning/alerts" ],
  listAlertsForRepo: [ "GET /repos/{owner}/{repo}/code-scanning/alerts" ],
  listAlertsInstances: [ "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances", {}, {
   renamed: [ "codeScanning", "listAlertInstances" ]
  } ],
  listCodeqlDatabases: [ "GET /repos/{owner}/{repo}/code-scanning/codeql/databases" ],
  listRecentAnalyses: [ "GET /repos/{owner}/{repo}/code-scanning/analyses" ],
  updateAlert: [ "PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}" ],
  updateDefaultSetup: [ "PATCH /repos/{owner}/{repo}/code-scanning/default-setup" ],
  uploadSarif: [ "POST /repos/{owner}/{repo}/code-scanning/sarifs" ]
 },
 codeSecurity: {
  attachConfiguration: [ "POST /orgs/{org}/code-security/configurations/{configuration_id}/attach" ],
  attachEnterpriseConfiguration: [ "POST /enterprises/{enterprise}/code-security/configurations/{configuration_id}/attach" ],
  createConfiguration: [ "POST /orgs/{org}/code-security/configurations" ],
  createConfigurationForEnterprise: [ "POST /enterprises/{enterprise}/code-security/configurations" ],
  deleteConfiguration: [ "DELETE /orgs/{org}/code-security/configurations/{configuration_id}" ],
  deleteConfigurationForEnterprise: [ "DELETE /enterprises/{enterprise}/code-security/configurations/{configuration_id}" ],
  detachConfiguration: [ "DELETE /orgs/{org}/code-security/configurations/detach" ],
  getConfiguration: [ "GET /orgs/{org}/code-security/configurations/{configuration_id}" ],
  getConfigurationForRepository: [ "GET /repos/{owner}/{repo}/code-security-configuration" ],
  getConfigurationsForEnterprise: [ "GET /enterprises/{enterprise}/code-security/configurations" ],
  getConfigurationsForOrg: [ "GET /orgs/{org}/code-security/configurations" ],
  getDefaultConfigurations: [ "GET /orgs/{org}/code-security/configurations/defaults" ],
  getDefaultConfigurationsForEnterprise: [ "GET /enterprises/{enterprise}/code-security/configurations/defaults" ],
  getRepositoriesForConfiguration: [ "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories" ],
  getRepositoriesForEnterpriseConfiguration: [ "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories" ],
  getSingleConfigurationForEnterprise: [ "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}" ],
  setConfigurationAsDefault: [ "PUT /orgs/{org}/code-security/configurations/{configuration_id}/defaults" ],
  setConfigurationAsDefaultForEnterprise: [ "PUT /enterprises/{enterprise}/code-security/configurations/{configuration_id}/defaults" ],
  updateConfiguration: [ "PATCH /orgs/{org}/code-security/configurations/{configuration_id}" ],
  updateEnterpriseConfiguration: [ "PATCH /enterprises/{enterprise}/code-security/configurations/{configuration_id}" ]
 },
 codesOfConduct: {
  getAllCodesOfConduct: [ "GET /codes_of_conduct" ],
  getConductCode: [ "GET /codes_of_conduct/{key}" ]
 },
 codespaces: {
  addRepositoryForSecretForAuthenticatedUser: [ "PUT /user/codespaces/secrets/{secret_name}/repositories/{repository_id}" ],
  addSelectedRepoToOrgSecret: [ "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}" ],
  checkPermissionsForDevcontainer: [ "GET /repos/{owner}/{repo}/codespaces/permissions_check" ],
  codespaceMachinesForAuthenticatedUser: [ "GET /user/codespaces/{codespace_name}/machines" ],
  createForAuthenticatedUser: [ "POST /user/codespaces" ],
  createOrUpdateOrgSecret: [ "PUT /orgs/{org}/codespaces/secrets/{secret_name}" ],
  createOrUpdateRepoSecret: [ "PUT /repos/{owner}/{repo}/codespaces/secrets/{secret_name}" ],
  createOrUpdateSecretForAuthenticatedUser: [ "PUT /user/codespaces/secrets/{secret_name}" ],
  createWithPrForAuthenticatedUser: [ "POST /repos/{owner}/{repo}/pulls/{pull_number}/codespaces" ],
  createWithRepoForAuthenticatedUser: [ "POST /repos/{owner}/{repo}/codespaces" ],
  deleteForAuthenticatedUser: [ "DELETE /user/codespaces/{codespace_name}" ],
  deleteFromOrganization: [ "DELETE /orgs/{org}/members/{username}/codespaces/{codespace_name}" ],
  deleteOrgSecret: [ "DELETE /orgs/{org}/codespaces/secrets/{secret_name}" ],
  deleteRepoSecret: [ "DELETE /repos/{owner}/{repo}/codespaces/secrets/{secret_name}" ],
  deleteSecretForAuthenticatedUser: [ "DELETE /user/codespaces/secrets/{secret_name}" ],
  exportForAuthenticatedUser: [ "POST /user/codespaces/{codespace_name}/exports" ],
  getCodespacesForUserInOrg: [ "GET /orgs/{org}/members/{username}/codespaces" ],
  getExportDetailsForAuthenticatedUser: [ "GET /user/codespaces/{codespace_name}/exports/{export_id}" ],
  getForAuthenticatedUser: [ "GET /user/codespaces/{codespace_name}" ],
  getOrgPublicKey: [ "GET /orgs/{org}/codespaces/secrets/public-key" ],
  getOrgSecret: [ "GET /orgs/{org}/codespaces/secrets/{secret_name}" ],
  getPublicKeyForAuthenticatedUser: [ "GET /user/codespaces/secrets/public-key" ],
  getRepoPublicKey: [ "GET /repos/{owner}/{repo}/codespaces/secrets/public-key" ],
  getRepoSecret: [ "GET /repos/{owner}/{repo}/codespaces/secrets/{secret_name}" ],
  getSecretForAuthenticatedUser: [ "GET /user/codespaces/secrets/{secret_name}" ],
  listDevcontainersInRepositoryForAuthenticatedUser: [ "GET /repos/{owner}/{repo}/codespaces/devcontainers" ],
  listForAuthenticatedUser: [ "GET /user/codespaces" ],
  listInOrganization: [ "GET /orgs/{org}/codespaces", {}, {
   renamedParameters: {
    org_id: "org"
   }
  } ],
  listInRepositoryForAuthenticatedUser: [ "GET /repos/{owner}/{repo}/codespaces" ],
  listOrgSecrets: [ "GET /orgs/{org}/codespaces/secrets" ],
  listRepoSecrets: [ "GET /repos/{owner}/{repo}/codespaces/secrets" ],
  listRepositoriesForSecretForAuthenticatedUser: [ "GET /user/codespaces/secrets/{secret_name}/repositories" ],
  listSecretsForAuthenticatedUser: [ "GET /user/codespaces/secrets" ],
  listSelectedReposForOrgSecret: [ "GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories" ],
  preFlightWithRepoForAuthenticatedUser: [ "GET /repos/{owner}/{repo}/codespaces/new" ],
  publishForAuthenticatedUser: [ "POST /user/codespaces/{codespace_name}/publish" ],
  removeRepositoryForSecretForAuthenticatedUser: [ "DELETE /user/codespaces/secrets/{secret_name}/repositories/{repository_id}" ],
  removeSelectedRepoFromOrgSecret: [ "DELETE /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}" ],
  repoMachinesForAuthenticatedUser: [ "GET /repos/{owner}/{repo}/codespaces/machines" ],
  setRepositoriesForSecretForAuthenticatedUser: [ "PUT /user/codespaces/secrets/{secret_name}/repositories" ],
  setSelectedReposForOrgSecret: [ "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories" ],
  startForAuthenticatedUser: [ "POST /user/codespaces/{codespace_name}/start" ],
  stopForAuthenticatedUser: [ "POST /user/codespaces/{codespace_name}/stop" ],
  stopInOrganization: [ "POST /orgs/{org}/members/{username}/codespaces/{codespace_name}/stop" ],
  updateForAuthenticatedUser: [ "PATCH /user/codespaces/{codespace_name}" ]
 },
 copilot: {
  addCopilotSeatsForTeams: [ "POST /orgs/{org}/copilot/billing/selected_teams" ],
  addCopilotSeatsForUsers: [ "POST /orgs/{org}/copilot/billing/selected_users" ],
  cancelCopilotSeatAssignmentForTeams: [ "DELETE /orgs/{org}/copilot/billing/selected_teams" ],
  cancelCopilotSeatAssignmentForUsers: [ "DELETE /orgs/{org}/copilot/billing/selected_users" ],
  copilotMetricsForOrganization: [ "GET /orgs/{org}/copilot/metrics" ],
  copilotMetricsForTeam: [ "GET /orgs/{org}/team/{team_slug}/copilot/metrics" ],
  getCopilotOrganizationDetails: [ "GET /orgs/{org}/copilot/billing" ],
  getCopilotSeatDetailsForUser: [ "GET /orgs/{org}/members/{username}/copilot" ],
  listCopilotSeats: [ "GET /orgs/{org}/copilot/billing/seats" ]
 },
 credentials: {
  revoke: [ "POST /credentials/revoke" ]
 },
 dependabot: {
  addSelectedRepoToOrgSecret: [ "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}" ],
  createOrUpdateOrgSecret: [ "PUT /orgs/{org}/dependabot/secrets/{secret_name}" ],
  createOrUpdateRepoSecret: [ "PUT /repos/{owner}/{repo}/dependabot/secrets/{secret_name}" ],
  deleteOrgSecret: [ "DELETE /orgs/{org}/dependabot/secrets/{secret_name}" ],
  deleteRepoSecret: [ "DELETE /repos/{owner}/{repo}/dependabot/secrets/{secret_name}" ],
  getAlert: [ "GET /repos/{owner}/{repo}/dependabot/alerts/{alert_number}" ],
  getOrgPublicKey: [ "GET /orgs/{org}/dependabot/secrets/public-key" ],
  getOrgSecret: [ "GET /orgs/{org}/dependabot/secrets/{secret_name}" ],
  getRepoPublicKey: [ "GET /repos/{owner}/{repo}/dependabot/secrets/public-key" ],
  getRepoSecret: [ "GET /repos/{owner}/{repo}/dependabot/secrets/{secret_name}" ],
  listAlertsForEnterprise: [ "GET /enterprises/{enterprise}/dependabot/alerts" ],
  listAlertsForOrg: [ "GET /orgs/{org}/dependabot/alerts" ],
  listAlertsForRepo: [ "GET /repos/{owner}/{repo}/dependabot/alerts" ],
  listOrgSecrets: [ "GET /orgs/{org}/dependabot/secrets" ],
  listRepoSecrets: [ "GET /repos/{owner}/{repo}/dependabot/secrets" ],
  listSelectedReposForOrgSecret: [ "GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories" ],
  removeSelectedRepoFromOrgSecret: [ "DELETE /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}" ],
  repositoryAccessForOrg: [ "GET /organizations/{org}/dependabot/repository-access" ],
  setRepositoryAccessDefaultLevel: [ "PUT /organizations/{org}/dependabot/repository-access/default-level" ],
  setSelectedReposForOrgSecret: [ "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories" ],
  updateAlert: [ "PATCH /repos/{owner}/{repo}/dependabot/alerts/{alert_number}" ],
  updateRepositoryAccessForOrg: [ "PATCH /organizations/{org}/dependabot/repository-access" ]
 },
 dependencyGraph: {
  createRepositorySnapshot: [ "POST /repos/{owner}/{repo}/dependency-graph/snapshots" ],
  diffRange: [ "GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}" ],
  exportSbom: [ "GET /repos/{owner}/{repo}/dependency-graph/sbom" ]
 },
 emojis: {
  get: [ "GET /emojis" ]
 },
 enterpriseTeamMemberships: {
  add: [ "PUT /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}" ],
  bulkAdd: [ "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/add" ],
  bulkRemove: [ "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/remove" ],
  get: [ "GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}" ],
  list: [ "GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships" ],
  remove: [ "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}" ]
 },
 enterpriseTeamOrganizations: {
  add: [ "PUT /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}" ],
  bulkAdd: [ "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/add" ],
  bulkRemove: [ "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/remove" ],
  delete: [ "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}" ],
  getAssignment: [ "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}" ],
  getAssignments: [ "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations" ]
 },
 enterpriseTeams: {
  create: [ "POST /enterprises/{enterprise}/teams" ],
  delete: [ "DELETE /enterprises/{enterprise}/teams/{team_slug}" ],
  get: [ "GET /enterprises/{enterprise}/teams/{team_slug}" ],
  list: [ "GET /enterprises/{enterprise}/teams" ],
  update: [ "PATCH /enterprises/{enterprise}/teams/{team_slug}" ]
 },
 gists: {
  checkIsStarred: [ "GET /gists/{gist_id}/star" ],
  create: [ "POST /gists" ],
  createComment: [ "POST /gists/{gist_id}/comments" ],
  delete: [ "DELETE /gists/{gist_id}" ],
  deleteComment: [ "DELETE /gists/{gist_id}/comments/{comment_id}" ],
  fork: [ "POST /gists/{gist_id}/forks" ],
  get: [ "GET /gists/{gist_id}" ],
  getComment: [ "GET /gists/{gist_id}/comments/{comment_id}" ],
  getRevision: [ "GET /gists/{gist_id}/{sha}" ],
  list: [ "GET /gists" ],
  listComments: [ "GET /gists/{gist_id}/comments" ],
  listCommits: [ "GET /gists/{gist_id}/commits" ],
  listForUser: [ "GET /users/{username}/gists" ],
  listForks: [ "GET /gists/{gist_id}/forks" ],
  listPublic: [ "GET /gists/public" ],
  listStarred: [ "GET /gists/starred" ],
  star: [ "PUT /gists/{gist_id}/star" ],
  unstar: [ "DELETE /gists/{gist_id}/star" ],
  update: [ "PATCH /gists/{gist_id}" ],
  updateComment: [ "PATCH /gists/{gist_id}/comments/{comment_id}" ]
 },
 git: {
  createBlob: [ "POST /repos/{owner}/{repo}/git/blobs" ],
  createCommit: [ "POST /repos/{owner}/{repo}/git/commits" ],
  createRef: [ "POST /repos/{owner}/{repo}/git/refs" ],
  createTag: [ "POST /repos/{owner}/{repo}/git/tags" ],
  createTree: [ "POST /repos/{owner}/{repo}/git/trees" ],
  deleteRef: [ "DELETE /repos/{owner}/{repo}/git/refs/{ref}" ],
  getBlob: [ "GET /repos/{owner}/{repo}/git/blobs/{file_sha}" ],
  getCommit: [ "GET /repos/{owner}/{repo}/git/commits/{commit_sha}" ],
  getRef: [ "GET /repos/{owner}/{repo}/git/ref/{ref}" ],
  getTag: [ "GET /repos/{owner}/{repo}/git/tags/{tag_sha}" ],
  getTree: [ "GET /repos/{owner}/{repo}/git/trees/{tree_sha}" ],
  listMatchingRefs: [ "GET /repos/{owner}/{repo}/git/matching-refs/{ref}" ],
  updateRef: [ "PATCH /repos/{owner}/{repo}/git/refs/{ref}" ]
 },
 gitignore: {
  getAllTemplates: [ "GET /gitignore/templates" ],
  getTemplate: [ "GET /gitignore/templates/{name}" ]
 },
 hostedCompute: {
  createNetworkConfigurationForOrg: [ "POST /orgs/{org}/settings/network-configurations" ],
  deleteNetworkConfigurationFromOrg: [ "DELETE /orgs/{org}/settings/network-configurations/{network_configuration_id}" ],
  getNetworkConfigurationForOrg: [ "GET /orgs/{org}/settings/network-configurations/{network_configuration_id}" ],
  getNetworkSettingsForOrg: [ "GET /orgs/{org}/settings/network-settings/{network_settings_id}" ],
  listNetworkConfigurationsForOrg: [ "GET /orgs/{org}/settings/network-configurations" ],
  updateNetworkConfigurationForOrg: [ "PATCH /orgs/{org}/settings/network-configurations/{network_configuration_id}" ]
 },
 interactions: {
  getRestrictionsForAuthenticatedUser: [ "GET /user/interaction-limits" ],
  getRestrictionsForOrg: [ "GET /orgs/{org}/interaction-limits" ],
  getRestrictionsForRepo: [ "GET /repos/{owner}/{repo}/interaction-limits" ],
  getRestrictionsForYourPublicRepos: [ "GET /user/interaction-limits", {}, {
   renamed: [ "interactions", "getRestrictionsForAuthenticatedUser" ]
  } ],
  removeRestrictionsForAuthenticatedUser: [ "DELETE /user/interaction-limits" ],
  removeRestrictionsForOrg: [ "DELETE /orgs/{org}/interaction-limits" ],
  removeRestrictionsForRepo: [ "DELETE /repos/{owner}/{repo}/interaction-limits" ],
  removeRestrictionsForYourPublicRepos: [ "DELETE /user/interaction-limits", {}, {
   renamed: [ "interactions", "removeRestrictionsForAuthenticatedUser" ]
  } ],
  setRestrictionsForAuthenticatedUser: [ "PUT /user/interaction-limits" ],
  setRestrictionsForOrg: [ "PUT /orgs/{org}/interaction-limits" ],
  setRestrictionsForRepo: [ "PUT /repos/{owner}/{repo}/interaction-limits" ],
  setRestrictionsForYourPublicRepos: [ "PUT /user/interaction-limits", {}, {
   renamed: [ "interactions", "setRestrictionsForAuthenticatedUser" ]
  } ]
 },
 issues: {
  addAssignees: [ "POST /repos/{owner}/{repo}/issues/{issue_number}/assignees" ],
  addBlockedByDependency: [ "POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by" ],
  addLabels: [ "POST /repos/{owner}/{repo}/issues/{issue_number}/labels" ],
  addSubIssue: [ "POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues" ],
  checkUserCanBeAssigned: [ "GET /repos/{owner}/{repo}/assignees/{assignee}" ],
  checkUserCanBeAssignedToIssue: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}" ],
  create: [ "POST /repos/{owner}/{repo}/issues" ],
  createComment: [ "POST /repos/{owner}/{repo}/issues/{issue_number}/comments" ],
  createLabel: [ "POST /repos/{owner}/{repo}/labels" ],
  createMilestone: [ "POST /repos/{owner}/{repo}/milestones" ],
  deleteComment: [ "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}" ],
  deleteLabel: [ "DELETE /repos/{owner}/{repo}/labels/{name}" ],
  deleteMilestone: [ "DELETE /repos/{owner}/{repo}/milestones/{milestone_number}" ],
  get: [ "GET /repos/{owner}/{repo}/issues/{issue_number}" ],
  getComment: [ "GET /repos/{owner}/{repo}/issues/comments/{comment_id}" ],
  getEvent: [ "GET /repos/{owner}/{repo}/issues/events/{event_id}" ],
  getLabel: [ "GET /repos/{owner}/{repo}/labels/{name}" ],
  getMilestone: [ "GET /repos/{owner}/{repo}/milestones/{milestone_number}" ],
  getParent: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/parent" ],
  list: [ "GET /issues" ],
  listAssignees: [ "GET /repos/{owner}/{repo}/assignees" ],
  listComments: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/comments" ],
  listCommentsForRepo: [ "GET /repos/{owner}/{repo}/issues/comments" ],
  listDependenciesBlockedBy: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by" ],
  listDependenciesBlocking: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking" ],
  listEvents: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/events" ],
  listEventsForRepo: [ "GET /repos/{owner}/{repo}/issues/events" ],
  listEventsForTimeline: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline" ],
  listForAuthenticatedUser: [ "GET /user/issues" ],
  listForOrg: [ "GET /orgs/{org}/issues" ],
  listForRepo: [ "GET /repos/{owner}/{repo}/issues" ],
  listLabelsForMilestone: [ "GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels" ],
  listLabelsForRepo: [ "GET /repos/{owner}/{repo}/labels" ],
  listLabelsOnIssue: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/labels" ],
  listMilestones: [ "GET /repos/{owner}/{repo}/milestones" ],
  listSubIssues: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues" ],
  lock: [ "PUT /repos/{owner}/{repo}/issues/{issue_number}/lock" ],
  removeAllLabels: [ "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels" ],
  removeAssignees: [ "DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees" ],
  removeDependencyBlockedBy: [ "DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}" ],
  removeLabel: [ "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}" ],
  removeSubIssue: [ "DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue" ],
  reprioritizeSubIssue: [ "PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority" ],
  setLabels: [ "PUT /repos/{owner}/{repo}/issues/{issue_number}/labels" ],
  unlock: [ "DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock" ],
  update: [ "PATCH /repos/{owner}/{repo}/issues/{issue_number}" ],
  updateComment: [ "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}" ],
  updateLabel: [ "PATCH /repos/{owner}/{repo}/labels/{name}" ],
  updateMilestone: [ "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}" ]
 },
 licenses: {
  get: [ "GET /licenses/{license}" ],
  getAllCommonlyUsed: [ "GET /licenses" ],
  getForRepo: [ "GET /repos/{owner}/{repo}/license" ]
 },
 markdown: {
  render: [ "POST /markdown" ],
  renderRaw: [ "POST /markdown/raw", {
   headers: {
    "content-type": "text/plain; charset=utf-8"
   }
  } ]
 },
 meta: {
  get: [ "GET /meta" ],
  getAllVersions: [ "GET /versions" ],
  getOctocat: [ "GET /octocat" ],
  getZen: [ "GET /zen" ],
  root: [ "GET /" ]
 },
 migrations: {
  deleteArchiveForAuthenticatedUser: [ "DELETE /user/migrations/{migration_id}/archive" ],
  deleteArchiveForOrg: [ "DELETE /orgs/{org}/migrations/{migration_id}/archive" ],
  downloadArchiveForOrg: [ "GET /orgs/{org}/migrations/{migration_id}/archive" ],
  getArchiveForAuthenticatedUser: [ "GET /user/migrations/{migration_id}/archive" ],
  getStatusForAuthenticatedUser: [ "GET /user/migrations/{migration_id}" ],
  getStatusForOrg: [ "GET /orgs/{org}/migrations/{migration_id}" ],
  listForAuthenticatedUser: [ "GET /user/migrations" ],
  listForOrg: [ "GET /orgs/{org}/migrations" ],
  listReposForAuthenticatedUser: [ "GET /user/migrations/{migration_id}/repositories" ],
  listReposForOrg: [ "GET /orgs/{org}/migrations/{migration_id}/repositories" ],
  listReposForUser: [ "GET /user/migrations/{migration_id}/repositories", {}, {
   renamed: [ "migrations", "listReposForAuthenticatedUser" ]
  } ],
  startForAuthenticatedUser: [ "POST /user/migrations" ],
  startForOrg: [ "POST /orgs/{org}/migrations" ],
  unlockRepoForAuthenticatedUser: [ "DELETE /user/migrations/{migration_id}/repos/{repo_name}/lock" ],
  unlockRepoForOrg: [ "DELETE /orgs/{org}/migrations/{migration_id}/repos/{repo_name}/lock" ]
 },
 oidc: {
  getOidcCustomSubTemplateForOrg: [ "GET /orgs/{org}/actions/oidc/customization/sub" ],
  updateOidcCustomSubTemplateForOrg: [ "PUT /orgs/{org}/actions/oidc/customization/sub" ]
 },
 orgs: {
  addSecurityManagerTeam: [ "PUT /orgs/{org}/security-managers/teams/{team_slug}", {}, {
   deprecated: "octokit.rest.orgs.addSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#add-a-security-manager-team"
  } ],
  assignTeamToOrgRole: [ "PUT /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}" ],
  assignUserToOrgRole: [ "PUT /orgs/{org}/organization-roles/users/{username}/{role_id}" ],
  blockUser: [ "PUT /orgs/{org}/blocks/{username}" ],
  cancelInvitation: [ "DELETE /orgs/{org}/invitations/{invitation_id}" ],
  checkBlockedUser: [ "GET /orgs/{org}/blocks/{username}" ],
  checkMembershipForUser: [ "GET /orgs/{org}/members/{username}" ],
  checkPublicMembershipForUser: [ "GET /orgs/{org}/public_members/{username}" ],
  convertMemberToOutsideCollaborator: [ "PUT /orgs/{org}/outside_collaborators/{username}" ],
  createArtifactStorageRecord: [ "POST /orgs/{org}/artifacts/metadata/storage-record" ],
  createInvitation: [ "POST /orgs/{org}/invitations" ],
  createIssueType: [ "POST /orgs/{org}/issue-types" ],
  createWebhook: [ "POST /orgs/{org}/hooks" ],
  customPropertiesForOrgsCreateOrUpdateOrganizationValues: [ "PATCH /organizations/{org}/org-properties/values" ],
  customPropertiesForOrgsGetOrganizationValues: [ "GET /organizations/{org}/org-properties/values" ],
  customPropertiesForReposCreateOrUpdateOrganizationDefinition: [ "PUT /orgs/{org}/properties/schema/{custom_property_name}" ],
  customPropertiesForReposCreateOrUpdateOrganizationDefinitions: [ "PATCH /orgs/{org}/properties/schema" ],
  customPropertiesForReposCreateOrUpdateOrganizationValues: [ "PATCH /orgs/{org}/properties/values" ],
  customPropertiesForReposDeleteOrganizationDefinition: [ "DELETE /orgs/{org}/properties/schema/{custom_property_name}" ],
  customPropertiesForReposGetOrganizationDefinition: [ "GET /orgs/{org}/properties/schema/{custom_property_name}" ],
  customPropertiesForReposGetOrganizationDefinitions: [ "GET /orgs/{org}/properties/schema" ],
  customPropertiesForReposGetOrganizationValues: [ "GET /orgs/{org}/properties/values" ],
  delete: [ "DELETE /orgs/{org}" ],
  deleteAttestationsBulk: [ "POST /orgs/{org}/attestations/delete-request" ],
  deleteAttestationsById: [ "DELETE /orgs/{org}/attestations/{attestation_id}" ],
  deleteAttestationsBySubjectDigest: [ "DELETE /orgs/{org}/attestations/digest/{subject_digest}" ],
  deleteIssueType: [ "DELETE /orgs/{org}/issue-types/{issue_type_id}" ],
  deleteWebhook: [ "DELETE /orgs/{org}/hooks/{hook_id}" ],
  disableSelectedRepositoryImmutableReleasesOrganization: [ "DELETE /orgs/{org}/settings/immutable-releases/repositories/{repository_id}" ],
  enableSelectedRepositoryImmutableReleasesOrganization: [ "PUT /orgs/{org}/settings/immutable-releases/repositories/{repository_id}" ],
  get: [ "GET /orgs/{org}" ],
  getImmutableReleasesSettings: [ "GET /orgs/{org}/settings/immutable-releases" ],
  getImmutableReleasesSettingsRepositories: [ "GET /orgs/{org}/settings/immutable-releases/repositories" ],
  getMembershipForAuthenticatedUser: [ "GET /user/memberships/orgs/{org}" ],
  getMembershipForUser: [ "GET /orgs/{org}/memberships/{username}" ],
  getOrgRole: [ "GET /orgs/{org}/organization-roles/{role_id}" ],
  getOrgRulesetHistory: [ "GET /orgs/{org}/rulesets/{ruleset_id}/history" ],
  getOrgRulesetVersion: [ "GET /orgs/{org}/rulesets/{ruleset_id}/history/{version_id}" ],
  getWebhook: [ "GET /orgs/{org}/hooks/{hook_id}" ],
  getWebhookConfigForOrg: [ "GET /orgs/{org}/hooks/{hook_id}/config" ],
  getWebhookDelivery: [ "GET /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}" ],
  list: [ "GET /organizations" ],
  listAppInstallations: [ "GET /orgs/{org}/installations" ],
  listArtifactStorageRecords: [ "GET /orgs/{org}/artifacts/{subject_digest}/metadata/storage-records" ],
  listAttestationRepositories: [ "GET /orgs/{org}/attestations/repositories" ],
  listAttestations: [ "GET /orgs/{org}/attestations/{subject_digest}" ],
  listAttestationsBulk: [ "POST /orgs/{org}/attestations/bulk-list{?per_page,before,after}" ],
  listBlockedUsers: [ "GET /orgs/{org}/blocks" ],
  listFailedInvitations: [ "GET /orgs/{org}/failed_invitations" ],
  listForAuthenticatedUser: [ "GET /user/orgs" ],
  listForUser: [ "GET /users/{username}/orgs" ],
  listInvitationTeams: [ "GET /orgs/{org}/invitations/{invitation_id}/teams" ],
  listIssueTypes: [ "GET /orgs/{org}/issue-types" ],
  listMembers: [ "GET /orgs/{org}/members" ],
  listMembershipsForAuthenticatedUser: [ "GET /user/memberships/orgs" ],
  listOrgRoleTeams: [ "GET /orgs/{org}/organization-roles/{role_id}/teams" ],
  listOrgRoleUsers: [ "GET /orgs/{org}/organization-roles/{role_id}/users" ],
  listOrgRoles: [ "GET /orgs/{org}/organization-roles" ],
  listOrganizationFineGrainedPermissions: [ "GET /orgs/{org}/organization-fine-grained-permissions" ],
  listOutsideCollaborators: [ "GET /orgs/{org}/outside_collaborators" ],
  listPatGrantRepositories: [ "GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories" ],
  listPatGrantRequestRepositories: [ "GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories" ],
  listPatGrantRequests: [ "GET /orgs/{org}/personal-access-token-requests" ],
  listPatGrants: [ "GET /orgs/{org}/personal-access-tokens" ],
  listPendingInvitations: [ "GET /orgs/{org}/invitations" ],
  listPublicMembers: [ "GET /orgs/{org}/public_members" ],
  listSecurityManagerTeams: [ "GET /orgs/{org}/security-managers", {}, {
   deprecated: "octokit.rest.orgs.listSecurityManagerTeams() is deprecated, see https://docs.github.com/rest/orgs/security-managers#list-security-manager-teams"
  } ],
  listWebhookDeliveries: [ "GET /orgs/{org}/hooks/{hook_id}/deliveries" ],
  listWebhooks: [ "GET /orgs/{org}/hooks" ],
  pingWebhook: [ "POST /orgs/{org}/hooks/{hook_id}/pings" ],
  redeliverWebhookDelivery: [ "POST /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}/attempts" ],
  removeMember: [ "DELETE /orgs/{org}/members/{username}" ],
  removeMembershipForUser: [ "DELETE /orgs/{org}/memberships/{username}" ],
  removeOutsideCollaborator: [ "DELETE /orgs/{org}/outside_collaborators/{username}" ],
  removePublicMembershipForAuthenticatedUser: [ "DELETE /orgs/{org}/public_members/{username}" ],
  removeSecurityManagerTeam: [ "DELETE /orgs/{org}/security-managers/teams/{team_slug}", {}, {
   deprecated: "octokit.rest.orgs.removeSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#remove-a-security-manager-team"
  } ],
  reviewPatGrantRequest: [ "POST /orgs/{org}/personal-access-token-requests/{pat_request_id}" ],
  reviewPatGrantRequestsInBulk: [ "POST /orgs/{org}/personal-access-token-requests" ],
  revokeAllOrgRolesTeam: [ "DELETE /orgs/{org}/organization-roles/teams/{team_slug}" ],
  revokeAllOrgRolesUser: [ "DELETE /orgs/{org}/organization-roles/users/{username}" ],
  revokeOrgRoleTeam: [ "DELETE /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}" ],
  revokeOrgRoleUser: [ "DELETE /orgs/{org}/organization-roles/users/{username}/{role_id}" ],
  setImmutableReleasesSettings: [ "PUT /orgs/{org}/settings/immutable-releases" ],
  setImmutableReleasesSettingsRepositories: [ "PUT /orgs/{org}/settings/immutable-releases/repositories" ],
  setMembershipForUser: [ "PUT /orgs/{org}/memberships/{username}" ],
  setPublicMembershipForAuthenticatedUser: [ "PUT /orgs/{org}/public_members/{username}" ],
  unblockUser: [ "DELETE /orgs/{org}/blocks/{username}" ],
  update: [ "PATCH /orgs/{org}" ],
  updateIssueType: [ "PUT /orgs/{org}/issue-types/{issue_type_id}" ],
  updateMembershipForAuthenticatedUser: [ "PATCH /user/memberships/orgs/{org}" ],
  updatePatAccess: [ "POST /orgs/{org}/personal-access-tokens/{pat_id}" ],
  updatePatAccesses: [ "POST /orgs/{org}/personal-access-tokens" ],
  updateWebhook: [ "PATCH /orgs/{org}/hooks/{hook_id}" ],
  updateWebhookConfigForOrg: [ "PATCH /orgs/{org}/hooks/{hook_id}/config" ]
 },
 packages: {
  deletePackageForAuthenticatedUser: [ "DELETE /user/packages/{package_type}/{package_name}" ],
  deletePackageForOrg: [ "DELETE /orgs/{org}/packages/{package_type}/{package_name}" ],
  deletePackageForUser: [ "DELETE /users/{username}/packages/{package_type}/{package_name}" ],
  deletePackageVersionForAuthenticatedUser: [ "DELETE /user/packages/{package_type}/{package_name}/versions/{package_version_id}" ],
  deletePackageVersionForOrg: [ "DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}" ],
  deletePackageVersionForUser: [ "DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}" ],
  getAllPackageVersionsForAPackageOwnedByAnOrg: [ "GET /orgs/{org}/packages/{package_type}/{package_name}/versions", {}, {
   renamed: [ "packages", "getAllPackageVersionsForPackageOwnedByOrg" ]
  } ],
  getAllPackageVersionsForAPackageOwnedByTheAuthenticatedUser: [ "GET /user/packages/{package_type}/{package_name}/versions", {}, {
   renamed: [ "packages", "getAllPackageVersionsForPackageOwnedByAuthenticatedUser" ]
  } ],
  getAllPackageVersionsForPackageOwnedByAuthenticatedUser: [ "GET /user/packages/{package_type}/{package_name}/versions" ],
  getAllPackageVersionsForPackageOwnedByOrg: [ "GET /orgs/{org}/packages/{package_type}/{package_name}/versions" ],
  getAllPackageVersionsForPackageOwnedByUser: [ "GET /users/{username}/packages/{package_type}/{package_name}/versions" ],
  getPackageForAuthenticatedUser: [ "GET /user/packages/{package_type}/{package_name}" ],
  getPackageForOrganization: [ "GET /orgs/{org}/packages/{package_type}/{package_name}" ],
  getPackageForUser: [ "GET /users/{username}/packages/{package_type}/{package_name}" ],
  getPackageVersionForAuthenticatedUser: [ "GET /user/packages/{package_type}/{package_name}/versions/{package_version_id}" ],
  getPackageVersionForOrganization: [ "GET /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}" ],
  getPackageVersionForUser: [ "GET /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}" ],
  listDockerMigrationConflictingPackagesForAuthenticatedUser: [ "GET /user/docker/conflicts" ],
  listDockerMigrationConflictingPackagesForOrganization: [ "GET /orgs/{org}/docker/conflicts" ],
  listDockerMigrationConflictingPackagesForUser: [ "GET /users/{username}/docker/conflicts" ],
  listPackagesForAuthenticatedUser: [ "GET /user/packages" ],
  listPackagesForOrganization: [ "GET /orgs/{org}/packages" ],
  listPackagesForUser: [ "GET /users/{username}/packages" ],
  restorePackageForAuthenticatedUser: [ "POST /user/packages/{package_type}/{package_name}/restore{?token}" ],
  restorePackageForOrg: [ "POST /orgs/{org}/packages/{package_type}/{package_name}/restore{?token}" ],
  restorePackageForUser: [ "POST /users/{username}/packages/{package_type}/{package_name}/restore{?token}" ],
  restorePackageVersionForAuthenticatedUser: [ "POST /user/packages/{package_type}/{package_name}/versions/{package_version_id}/restore" ],
  restorePackageVersionForOrg: [ "POST /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore" ],
  restorePackageVersionForUser: [ "POST /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore" ]
 },
 privateRegistries: {
  createOrgPrivateRegistry: [ "POST /orgs/{org}/private-registries" ],
  deleteOrgPrivateRegistry: [ "DELETE /orgs/{org}/private-registries/{secret_name}" ],
  getOrgPrivateRegistry: [ "GET /orgs/{org}/private-registries/{secret_name}" ],
  getOrgPublicKey: [ "GET /orgs/{org}/private-registries/public-key" ],
  listOrgPrivateRegistries: [ "GET /orgs/{org}/private-registries" ],
  updateOrgPrivateRegistry: [ "PATCH /orgs/{org}/private-registries/{secret_name}" ]
 },
 projects: {
  addItemForOrg: [ "POST /orgs/{org}/projectsV2/{project_number}/items" ],
  addItemForUser: [ "POST /users/{username}/projectsV2/{project_number}/items" ],
  deleteItemForOrg: [ "DELETE /orgs/{org}/projectsV2/{project_number}/items/{item_id}" ],
  deleteItemForUser: [ "DELETE /users/{username}/projectsV2/{project_number}/items/{item_id}" ],
  getFieldForOrg: [ "GET /orgs/{org}/projectsV2/{project_number}/fields/{field_id}" ],
  getFieldForUser: [ "GET /users/{username}/projectsV2/{project_number}/fields/{field_id}" ],
  getForOrg: [ "GET /orgs/{org}/projectsV2/{project_number}" ],
  getForUser: [ "GET /users/{username}/projectsV2/{project_number}" ],
  getOrgItem: [ "GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}" ],
  getUserItem: [ "GET /users/{username}/projectsV2/{project_number}/items/{item_id}" ],
  listFieldsForOrg: [ "GET /orgs/{org}/projectsV2/{project_number}/fields" ],
  listFieldsForUser: [ "GET /users/{username}/projectsV2/{project_number}/fields" ],
  listForOrg: [ "GET /orgs/{org}/projectsV2" ],
  listForUser: [ "GET /users/{username}/projectsV2" ],
  listItemsForOrg: [ "GET /orgs/{org}/projectsV2/{project_number}/items" ],
  listItemsForUser: [ "GET /users/{username}/projectsV2/{project_number}/items" ],
  updateItemForOrg: [ "PATCH /orgs/{org}/projectsV2/{project_number}/items/{item_id}" ],
  updateItemForUser: [ "PATCH /users/{username}/projectsV2/{project_number}/items/{item_id}" ]
 },
 pulls: {
  checkIfMerged: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}/merge" ],
  create: [ "POST /repos/{owner}/{repo}/pulls" ],
  createReplyForReviewComment: [ "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies" ],
  createReview: [ "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews" ],
  createReviewComment: [ "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments" ],
  deletePendingReview: [ "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}" ],
  deleteReviewComment: [ "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}" ],
  dismissReview: [ "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals" ],
  get: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}" ],
  getReview: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}" ],
  getReviewComment: [ "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}" ],
  list: [ "GET /repos/{owner}/{repo}/pulls" ],
  listCommentsForReview: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments" ],
  listCommits: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits" ],
  listFiles: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}/files" ],
  listRequestedReviewers: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers" ],
  listReviewComments: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments" ],
  listReviewCommentsForRepo: [ "GET /repos/{owner}/{repo}/pulls/comments" ],
  listReviews: [ "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews" ],
  merge: [ "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge" ],
  removeRequestedReviewers: [ "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers" ],
  requestReviewers: [ "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers" ],
  submitReview: [ "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events" ],
  update: [ "PATCH /repos/{owner}/{repo}/pulls/{pull_number}" ],
  updateBranch: [ "PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch" ],
  updateReview: [ "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}" ],
  updateReviewComment: [ "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}" ]
 },
 rateLimit: {
  get: [ "GET /rate_limit" ]
 },
 reactions: {
  createForCommitComment: [ "POST /repos/{owner}/{repo}/comments/{comment_id}/reactions" ],
  createForIssue: [ "POST /repos/{owner}/{repo}/issues/{issue_number}/reactions" ],
  createForIssueComment: [ "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions" ],
  createForPullRequestReviewComment: [ "POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions" ],
  createForRelease: [ "POST /repos/{owner}/{repo}/releases/{release_id}/reactions" ],
  createForTeamDiscussionCommentInOrg: [ "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions" ],
  createForTeamDiscussionInOrg: [ "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions" ],
  deleteForCommitComment: [ "DELETE /repos/{owner}/{repo}/comments/{comment_id}/reactions/{reaction_id}" ],
  deleteForIssue: [ "DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}" ],
  deleteForIssueComment: [ "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}" ],
  deleteForPullRequestComment: [ "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}" ],
  deleteForRelease: [ "DELETE /repos/{owner}/{repo}/releases/{release_id}/reactions/{reaction_id}" ],
  deleteForTeamDiscussion: [ "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions/{reaction_id}" ],
  deleteForTeamDiscussionComment: [ "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions/{reaction_id}" ],
  listForCommitComment: [ "GET /repos/{owner}/{repo}/comments/{comment_id}/reactions" ],
  listForIssue: [ "GET /repos/{owner}/{repo}/issues/{issue_number}/reactions" ],
  listForIssueComment: [ "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions" ],
  listForPullRequestReviewComment: [ "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions" ],
  listForRelease: [ "GET /repos/{owner}/{repo}/releases/{release_id}/reactions" ],
  listForTeamDiscussionCommentInOrg: [ "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions" ],
  listForTeamDiscussionInOrg: [ "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions" ]
 },
 repos: {
  acceptInvitation: [ "PATCH /user/repository_invitations/{invitation_id}", {}, {
   renamed: [ "repos", "acceptInvitationForAuthenticatedUser" ]
  } ],
  acceptInvitationForAuthenticatedUser: [ "PATCH /user/repository_invitations/{invitation_id}" ],
  addAppAccessRestrictions: [ "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps", {}, {
   mapToData: "apps"
  } ],
  addCollaborator: [ "PUT /repos/{owner}/{repo}/collaborators/{username}" ],
  addStatusCheckContexts: [ "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts", {}, {
   mapToData: "contexts"
  } ],
  addTeamAccessRestrictions: [ "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams", {}, {
   mapToData: "teams"
  } ],
  addUserAccessRestrictions: [ "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users", {}, {
   mapToData: "users"
  } ],
  cancelPagesDeployment: [ "POST /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}/cancel" ],
  checkAutomatedSecurityFixes: [ "GET /repos/{owner}/{repo}/automated-security-fixes" ],
  checkCollaborator: [ "GET /repos/{owner}/{repo}/collaborators/{username}" ],
  checkImmutableReleases: [ "GET /repos/{owner}/{repo}/immutable-releases" ],
  checkPrivateVulnerabilityReporting: [ "GET /repos/{owner}/{repo}/private-vulnerability-reporting" ],
  checkVulnerabilityAlerts: [ "GET /repos/{owner}/{repo}/vulnerability-alerts" ],
  codeownersErrors: [ "GET /repos/{owner}/{repo}/codeowners/errors" ],
  compareCommits: [ "GET /repos/{owner}/{repo}/compare/{base}...{head}" ],
  compareCommitsWithBasehead: [ "GET /repos/{owner}/{repo}/compare/{basehead}" ],
  createAttestation: [ "POST /repos/{owner}/{repo}/attestations" ],
  createAutolink: [ "POST /repos/{owner}/{repo}/autolinks" ],
  createCommitComment: [ "POST /repos/{owner}/{repo}/commits/{commit_sha}/comments" ],
  createCommitSignatureProtection: [ "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures" ],
  createCommitStatus: [ "POST /repos/{owner}/{repo}/statuses/{sha}" ],
  createDeployKey: [ "POST /repos/{owner}/{repo}/keys" ],
  createDeployment: [ "POST /repos/{owner}/{repo}/deployments" ],
  createDeploymentBranchPolicy: [ "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies" ],
  createDeploymentProtectionRule: [ "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules" ],
  createDeploymentStatus: [ "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses" ],
  createDispatchEvent: [ "POST /repos/{owner}/{repo}/dispatches" ],
  createForAuthenticatedUser: [ "POST /user/repos" ],
  createFork: [ "POST /repos/{owner}/{repo}/forks" ],
  createInOrg: [ "POST /orgs/{org}/repos" ],
  createOrUpdateEnvironment: [ "PUT /repos/{owner}/{repo}/environments/{environment_name}" ],
  createOrUpdateFileContents: [ "PUT /repos/{owner}/{repo}/contents/{path}" ],
  createOrgRuleset: [ "POST /orgs/{org}/rulesets" ],
  createPagesDeployment: [ "POST /repos/{owner}/{repo}/pages/deployments" ],
  createPagesSite: [ "POST /repos/{owner}/{repo}/pages" ],
  createRelease: [ "POST /repos/{owner}/{repo}/releases" ],
  createRepoRuleset: [ "POST /repos/{owner}/{repo}/rulesets" ],
  createUsingTemplate: [ "POST /repos/{template_owner}/{template_repo}/generate" ],
  createWebhook: [ "POST /repos/{owner}/{repo}/hooks" ],
  customPropertiesForReposCreateOrUpdateRepositoryValues: [ "PATCH /repos/{owner}/{repo}/properties/values" ],
  customPropertiesForReposGetRepositoryValues: [ "GET /repos/{owner}/{repo}/properties/values" ],
  declineInvitation: [ "DELETE /user/repository_invitations/{invitation_id}", {}, {
   renamed: [ "repos", "declineInvitationForAuthenticatedUser" ]
  } ],
  declineInvitationForAuthenticatedUser: [ "DELETE /user/repository_invitations/{invitation_id}" ],
  delete: [ "DELETE /repos/{owner}/{repo}" ],
  deleteAccessRestrictions: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions" ],
  deleteAdminBranchProtection: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins" ],
  deleteAnEnvironment: [ "DELETE /repos/{owner}/{repo}/environments/{environment_name}" ],
  deleteAutolink: [ "DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}" ],
  deleteBranchProtection: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection" ],
  deleteCommitComment: [ "DELETE /repos/{owner}/{repo}/comments/{comment_id}" ],
  deleteCommitSignatureProtection: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures" ],
  deleteDeployKey: [ "DELETE /repos/{owner}/{repo}/keys/{key_id}" ],
  deleteDeployment: [ "DELETE /repos/{owner}/{repo}/deployments/{deployment_id}" ],
  deleteDeploymentBranchPolicy: [ "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}" ],
  deleteFile: [ "DELETE /repos/{owner}/{repo}/contents/{path}" ],
  deleteInvitation: [ "DELETE /repos/{owner}/{repo}/invitations/{invitation_id}" ],
  deleteOrgRuleset: [ "DELETE /orgs/{org}/rulesets/{ruleset_id}" ],
  deletePagesSite: [ "DELETE /repos/{owner}/{repo}/pages" ],
  deletePullRequestReviewProtection: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews" ],
  deleteRelease: [ "DELETE /repos/{owner}/{repo}/releases/{release_id}" ],
  deleteReleaseAsset: [ "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}" ],
  deleteRepoRuleset: [ "DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}" ],
  deleteWebhook: [ "DELETE /repos/{owner}/{repo}/hooks/{hook_id}" ],
  disableAutomatedSecurityFixes: [ "DELETE /repos/{owner}/{repo}/automated-security-fixes" ],
  disableDeploymentProtectionRule: [ "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}" ],
  disableImmutableReleases: [ "DELETE /repos/{owner}/{repo}/immutable-releases" ],
  disablePrivateVulnerabilityReporting: [ "DELETE /repos/{owner}/{repo}/private-vulnerability-reporting" ],
  disableVulnerabilityAlerts: [ "DELETE /repos/{owner}/{repo}/vulnerability-alerts" ],
  downloadArchive: [ "GET /repos/{owner}/{repo}/zipball/{ref}", {}, {
   renamed: [ "repos", "downloadZipballArchive" ]
  } ],
  downloadTarballArchive: [ "GET /repos/{owner}/{repo}/tarball/{ref}" ],
  downloadZipballArchive: [ "GET /repos/{owner}/{repo}/zipball/{ref}" ],
  enableAutomatedSecurityFixes: [ "PUT /repos/{owner}/{repo}/automated-security-fixes" ],
  enableImmutableReleases: [ "PUT /repos/{owner}/{repo}/immutable-releases" ],
  enablePrivateVulnerabilityReporting: [ "PUT /repos/{owner}/{repo}/private-vulnerability-reporting" ],
  enableVulnerabilityAlerts: [ "PUT /repos/{owner}/{repo}/vulnerability-alerts" ],
  generateReleaseNotes: [ "POST /repos/{owner}/{repo}/releases/generate-notes" ],
  get: [ "GET /repos/{owner}/{repo}" ],
  getAccessRestrictions: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions" ],
  getAdminBranchProtection: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins" ],
  getAllDeploymentProtectionRules: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules" ],
  getAllEnvironments: [ "GET /repos/{owner}/{repo}/environments" ],
  getAllStatusCheckContexts: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts" ],
  getAllTopics: [ "GET /repos/{owner}/{repo}/topics" ],
  getAppsWithAccessToProtectedBranch: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps" ],
  getAutolink: [ "GET /repos/{owner}/{repo}/autolinks/{autolink_id}" ],
  getBranch: [ "GET /repos/{owner}/{repo}/branches/{branch}" ],
  getBranchProtection: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection" ],
  getBranchRules: [ "GET /repos/{owner}/{repo}/rules/branches/{branch}" ],
  getClones: [ "GET /repos/{owner}/{repo}/traffic/clones" ],
  getCodeFrequencyStats: [ "GET /repos/{owner}/{repo}/stats/code_frequency" ],
  getCollaboratorPermissionLevel: [ "GET /repos/{owner}/{repo}/collaborators/{username}/permission" ],
  getCombinedStatusForRef: [ "GET /repos/{owner}/{repo}/commits/{ref}/status" ],
  getCommit: [ "GET /repos/{owner}/{repo}/commits/{ref}" ],
  getCommitActivityStats: [ "GET /repos/{owner}/{repo}/stats/commit_activity" ],
  getCommitComment: [ "GET /repos/{owner}/{repo}/comments/{comment_id}" ],
  getCommitSignatureProtection: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures" ],
  getCommunityProfileMetrics: [ "GET /repos/{owner}/{repo}/community/profile" ],
  getContent: [ "GET /repos/{owner}/{repo}/contents/{path}" ],
  getContributorsStats: [ "GET /repos/{owner}/{repo}/stats/contributors" ],
  getCustomDeploymentProtectionRule: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}" ],
  getDeployKey: [ "GET /repos/{owner}/{repo}/keys/{key_id}" ],
  getDeployment: [ "GET /repos/{owner}/{repo}/deployments/{deployment_id}" ],
  getDeploymentBranchPolicy: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}" ],
  getDeploymentStatus: [ "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}" ],
  getEnvironment: [ "GET /repos/{owner}/{repo}/environments/{environment_name}" ],
  getLatestPagesBuild: [ "GET /repos/{owner}/{repo}/pages/builds/latest" ],
  getLatestRelease: [ "GET /repos/{owner}/{repo}/releases/latest" ],
  getOrgRuleSuite: [ "GET /orgs/{org}/rulesets/rule-suites/{rule_suite_id}" ],
  getOrgRuleSuites: [ "GET /orgs/{org}/rulesets/rule-suites" ],
  getOrgRuleset: [ "GET /orgs/{org}/rulesets/{ruleset_id}" ],
  getOrgRulesets: [ "GET /orgs/{org}/rulesets" ],
  getPages: [ "GET /repos/{owner}/{repo}/pages" ],
  getPagesBuild: [ "GET /repos/{owner}/{repo}/pages/builds/{build_id}" ],
  getPagesDeployment: [ "GET /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}" ],
  getPagesHealthCheck: [ "GET /repos/{owner}/{repo}/pages/health" ],
  getParticipationStats: [ "GET /repos/{owner}/{repo}/stats/participation" ],
  getPullRequestReviewProtection: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews" ],
  getPunchCardStats: [ "GET /repos/{owner}/{repo}/stats/punch_card" ],
  getReadme: [ "GET /repos/{owner}/{repo}/readme" ],
  getReadmeInDirectory: [ "GET /repos/{owner}/{repo}/readme/{dir}" ],
  getRelease: [ "GET /repos/{owner}/{repo}/releases/{release_id}" ],
  getReleaseAsset: [ "GET /repos/{owner}/{repo}/releases/assets/{asset_id}" ],
  getReleaseByTag: [ "GET /repos/{owner}/{repo}/releases/tags/{tag}" ],
  getRepoRuleSuite: [ "GET /repos/{owner}/{repo}/rulesets/rule-suites/{rule_suite_id}" ],
  getRepoRuleSuites: [ "GET /repos/{owner}/{repo}/rulesets/rule-suites" ],
  getRepoRuleset: [ "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}" ],
  getRepoRulesetHistory: [ "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history" ],
  getRepoRulesetVersion: [ "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history/{version_id}" ],
  getRepoRulesets: [ "GET /repos/{owner}/{repo}/rulesets" ],
  getStatusChecksProtection: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks" ],
  getTeamsWithAccessToProtectedBranch: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams" ],
  getTopPaths: [ "GET /repos/{owner}/{repo}/traffic/popular/paths" ],
  getTopReferrers: [ "GET /repos/{owner}/{repo}/traffic/popular/referrers" ],
  getUsersWithAccessToProtectedBranch: [ "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users" ],
  getViews: [ "GET /repos/{owner}/{repo}/traffic/views" ],
  getWebhook: [ "GET /repos/{owner}/{repo}/hooks/{hook_id}" ],
  getWebhookConfigForRepo: [ "GET /repos/{owner}/{repo}/hooks/{hook_id}/config" ],
  getWebhookDelivery: [ "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}" ],
  listActivities: [ "GET /repos/{owner}/{repo}/activity" ],
  listAttestations: [ "GET /repos/{owner}/{repo}/attestations/{subject_digest}" ],
  listAutolinks: [ "GET /repos/{owner}/{repo}/autolinks" ],
  listBranches: [ "GET /repos/{owner}/{repo}/branches" ],
  listBranchesForHeadCommit: [ "GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head" ],
  listCollaborators: [ "GET /repos/{owner}/{repo}/collaborators" ],
  listCommentsForCommit: [ "GET /repos/{owner}/{repo}/commits/{commit_sha}/comments" ],
  listCommitCommentsForRepo: [ "GET /repos/{owner}/{repo}/comments" ],
  listCommitStatusesForRef: [ "GET /repos/{owner}/{repo}/commits/{ref}/statuses" ],
  listCommits: [ "GET /repos/{owner}/{repo}/commits" ],
  listContributors: [ "GET /repos/{owner}/{repo}/contributors" ],
  listCustomDeploymentRuleIntegrations: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps" ],
  listDeployKeys: [ "GET /repos/{owner}/{repo}/keys" ],
  listDeploymentBranchPolicies: [ "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies" ],
  listDeploymentStatuses: [ "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses" ],
  listDeployments: [ "GET /repos/{owner}/{repo}/deployments" ],
  listForAuthenticatedUser: [ "GET /user/repos" ],
  listForOrg: [ "GET /orgs/{org}/repos" ],
  listForUser: [ "GET /users/{username}/repos" ],
  listForks: [ "GET /repos/{owner}/{repo}/forks" ],
  listInvitations: [ "GET /repos/{owner}/{repo}/invitations" ],
  listInvitationsForAuthenticatedUser: [ "GET /user/repository_invitations" ],
  listLanguages: [ "GET /repos/{owner}/{repo}/languages" ],
  listPagesBuilds: [ "GET /repos/{owner}/{repo}/pages/builds" ],
  listPublic: [ "GET /repositories" ],
  listPullRequestsAssociatedWithCommit: [ "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls" ],
  listReleaseAssets: [ "GET /repos/{owner}/{repo}/releases/{release_id}/assets" ],
  listReleases: [ "GET /repos/{owner}/{repo}/releases" ],
  listTags: [ "GET /repos/{owner}/{repo}/tags" ],
  listTeams: [ "GET /repos/{owner}/{repo}/teams" ],
  listWebhookDeliveries: [ "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries" ],
  listWebhooks: [ "GET /repos/{owner}/{repo}/hooks" ],
  merge: [ "POST /repos/{owner}/{repo}/merges" ],
  mergeUpstream: [ "POST /repos/{owner}/{repo}/merge-upstream" ],
  pingWebhook: [ "POST /repos/{owner}/{repo}/hooks/{hook_id}/pings" ],
  redeliverWebhookDelivery: [ "POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts" ],
  removeAppAccessRestrictions: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps", {}, {
   mapToData: "apps"
  } ],
  removeCollaborator: [ "DELETE /repos/{owner}/{repo}/collaborators/{username}" ],
  removeStatusCheckContexts: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts", {}, {
   mapToData: "contexts"
  } ],
  removeStatusCheckProtection: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks" ],
  removeTeamAccessRestrictions: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams", {}, {
   mapToData: "teams"
  } ],
  removeUserAccessRestrictions: [ "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users", {}, {
   mapToData: "users"
  } ],
  renameBranch: [ "POST /repos/{owner}/{repo}/branches/{branch}/rename" ],
  replaceAllTopics: [ "PUT /repos/{owner}/{repo}/topics" ],
  requestPagesBuild: [ "POST /repos/{owner}/{repo}/pages/builds" ],
  setAdminBranchProtection: [ "POST /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins" ],
  setAppAccessRestrictions: [ "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps", {}, {
   mapToData: "apps"
  } ],
  setStatusCheckContexts: [ "PUT /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts", {}, {
   mapToData: "contexts"
  } ],
  setTeamAccessRestrictions: [ "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams", {}, {
   mapToData: "teams"
  } ],
  setUserAccessRestrictions: [ "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users", {}, {
   mapToData: "users"
  } ],
  testPushWebhook: [ "POST /repos/{owner}/{repo}/hooks/{hook_id}/tests" ],
  transfer: [ "POST /repos/{owner}/{repo}/transfer" ],
  update: [ "PATCH /repos/{owner}/{repo}" ],
  updateBranchProtection: [ "PUT /repos/{owner}/{repo}/branches/{branch}/protection" ],
  updateCommitComment: [ "PATCH /repos/{owner}/{repo}/comments/{comment_id}" ],
  updateDeploymentBranchPolicy: [ "PUT /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}" ],
  updateInformationAboutPagesSite: [ "PUT /repos/{owner}/{repo}/pages" ],
  updateInvitation: [ "PATCH /repos/{owner}/{repo}/invitations/{invitation_id}" ],
  updateOrgRuleset: [ "PUT /orgs/{org}/rulesets/{ruleset_id}" ],
  updatePullRequestReviewProtection: [ "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews" ],
  updateRelease: [ "PATCH /repos/{owner}/{repo}/releases/{release_id}" ],
  updateReleaseAsset: [ "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}" ],
  updateRepoRuleset: [ "PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}" ],
  updateStatusCheckPotection: [ "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks", {}, {
   renamed: [ "repos", "updateStatusCheckProtection" ]
  } ],
  updateStatusCheckProtection: [ "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks" ],
  updateWebhook: [ "PATCH /repos/{owner}/{repo}/hooks/{hook_id}" ],
  updateWebhookConfigForRepo: [ "PATCH /repos/{owner}/{repo}/hooks/{hook_id}/config" ],
  uploadReleaseAsset: [ "POST /repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}", {
   baseUrl: "https://uploads.github.com"
  } ]
 },
 search: {
  code: [ "GET /search/code" ],
  commits: [ "GET /search/commits" ],
  issuesAndPullRequests: [ "GET /search/issues" ],
  labels: [ "GET /search/labels" ],
  repos: [ "GET /search/repositories" ],
  topics: [ "GET /search/topics" ],
  users: [ "GET /search/users" ]
 },
 secretScanning: {
  createPushProtectionBypass: [ "POST /repos/{owner}/{repo}/secret-scanning/push-protection-bypasses" ],
  getAlert: [ "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}" ],
  getScanHistory: [ "GET /repos/{owner}/{repo}/secret-scanning/scan-history" ],
  listAlertsForOrg: [ "GET /orgs/{org}/secret-scanning/alerts" ],
  listAlertsForRepo: [ "GET /repos/{owner}/{repo}/secret-scanning/alerts" ],
  listLocationsForAlert: [ "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations" ],
  listOrgPatternConfigs: [ "GET /orgs/{org}/secret-scanning/pattern-configurations" ],
  updateAlert: [ "PATCH /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}" ],
  updateOrgPatternConfigs: [ "PATCH /orgs/{org}/secret-scanning/pattern-configurations" ]
 },
 securityAdvisories: {
  createFork: [ "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/forks" ],
  createPrivateVulnerabilityReport: [ "POST /repos/{owner}/{repo}/security-advisories/reports" ],
  createRepositoryAdvisory: [ "POST /repos/{owner}/{repo}/security-advisories" ],
  createRepositoryAdvisoryCveRequest: [ "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve" ],
  getGlobalAdvisory: [ "GET /advisories/{ghsa_id}" ],
  getRepositoryAdvisory: [ "GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}" ],
  listGlobalAdvisories: [ "GET /advisories" ],
  listOrgRepositoryAdvisories: [ "GET /orgs/{org}/security-advisories" ],
  listRepositoryAdvisories: [ "GET /repos/{owner}/{repo}/security-advisories" ],
  updateRepositoryAdvisory: [ "PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}" ]
 },
 teams: {
  addOrUpdateMembershipForUserInOrg: [ "PUT /orgs/{org}/teams/{team_slug}/memberships/{username}" ],
  addOrUpdateRepoPermissionsInOrg: [ "PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}" ],
  checkPermissionsForRepoInOrg: [ "GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}" ],
  create: [ "POST /orgs/{org}/teams" ],
  createDiscussionCommentInOrg: [ "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments" ],
  createDiscussionInOrg: [ "POST /orgs/{org}/teams/{team_slug}/discussions" ],
  deleteDiscussionCommentInOrg: [ "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}" ],
  deleteDiscussionInOrg: [ "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}" ],
  deleteInOrg: [ "DELETE /orgs/{org}/teams/{team_slug}" ],
  getByName: [ "GET /orgs/{org}/teams/{team_slug}" ],
  getDiscussionCommentInOrg: [ "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}" ],
  getDiscussionInOrg: [ "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}" ],
  getMembershipForUserInOrg: [ "GET /orgs/{org}/teams/{team_slug}/memberships/{username}" ],
  list: [ "GET /orgs/{org}/teams" ],
  listChildInOrg: [ "GET /orgs/{org}/teams/{team_slug}/teams" ],
  listDiscussionCommentsInOrg: [ "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments" ],
  listDiscussionsInOrg: [ "GET /orgs/{org}/teams/{team_slug}/discussions" ],
  listForAuthenticatedUser: [ "GET /user/teams" ],
  listMembersInOrg: [ "GET /orgs/{org}/teams/{team_slug}/members" ],
  listPendingInvitationsInOrg: [ "GET /orgs/{org}/teams/{team_slug}/invitations" ],
  listReposInOrg: [ "GET /orgs/{org}/teams/{team_slug}/repos" ],
  removeMembershipForUserInOrg: [ "DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}" ],
  removeRepoInOrg: [ "DELETE /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}" ],
  updateDiscussionCommentInOrg: [ "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}" ],
  updateDiscussionInOrg: [ "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}" ],
  updateInOrg: [ "PATCH /orgs/{org}/teams/{team_slug}" ]
 },
 users: {
  addEmailForAuthenticated: [ "POST /user/emails", {}, {
   renamed: [ "users", "addEmailForAuthenticatedUser" ]
  } ],
  addEmailForAuthenticatedUser: [ "POST /user/emails" ],
  addSocialAccountForAuthenticatedUser: [ "POST /user/social_accounts" ],
  block: [ "PUT /user/blocks/{username}" ],
  checkBlocked: [ "GET /user/blocks/{username}" ],
  checkFollowingForUser: [ "GET /users/{username}/following/{target_user}" ],
  checkPersonIsFollowedByAuthenticated: [ "GET /user/following/{username}" ],
  createGpgKeyForAuthenticated: [ "POST /user/gpg_keys", {}, {
   renamed: [ "users", "createGpgKeyForAuthenticatedUser" ]
  } ],
  createGpgKeyForAuthenticatedUser: [ "POST /user/gpg_keys" ],
  createPublicSshKeyForAuthenticated: [ "POST /user/keys", {}, {
   renamed: [ "users", "createPublicSshKeyForAuthenticatedUser" ]
  } ],
  createPublicSshKeyForAuthenticatedUser: [ "POST /user/keys" ],
  createSshSigningKeyForAuthenticatedUser: [ "POST /user/ssh_signing_keys" ],
  deleteAttestationsBulk: [ "POST /users/{username}/attestations/delete-request" ],
  deleteAttestationsById: [ "DELETE /users/{username}/attestations/{attestation_id}" ],
  deleteAttestationsBySubjectDigest: [ "DELETE /users/{username}/attestations/digest/{subject_digest}" ],
  deleteEmailForAuthenticated: [ "DELETE /user/emails", {}, {
   renamed: [ "users", "deleteEmailForAuthenticatedUser" ]
  } ],
  deleteEmailForAuthenticatedUser: [ "DELETE /user/emails" ],
  deleteGpgKeyForAuthenticated: [ "DELETE /user/gpg_keys/{gpg_key_id}", {}, {
   renamed: [ "users", "deleteGpgKeyForAuthenticatedUser" ]
  } ],
  deleteGpgKeyForAuthenticatedUser: [ "DELETE /user/gpg_keys/{gpg_key_id}" ],
  deletePublicSshKeyForAuthenticated: [ "DELETE /user/keys/{key_id}", {}, {
   renamed: [ "users", "deletePublicSshKeyForAuthenticatedUser" ]
  } ],
  deletePublicSshKeyForAuthenticatedUser: [ "DELETE /user/keys/{key_id}" ],
  deleteSocialAccountForAuthenticatedUser: [ "DELETE /user/social_accounts" ],
  deleteSshSigningKeyForAuthenticatedUser: [ "DELETE /user/ssh_signing_keys/{ssh_signing_key_id}" ],
  follow: [ "PUT /user/following/{username}" ],
  getAuthenticated: [ "GET /user" ],
  getById: [ "GET /user/{account_id}" ],
  getByUsername: [ "GET /users/{username}" ],
  getContextForUser: [ "GET /users/{username}/hovercard" ],
  getGpgKeyForAuthenticated: [ "GET /user/gpg_keys/{gpg_key_id}", {}, {
   renamed: [ "users", "getGpgKeyForAuthenticatedUser" ]
  } ],
  getGpgKeyForAuthenticatedUser: [ "GET /user/gpg_keys/{gpg_key_id}" ],
  getPublicSshKeyForAuthenticated: [ "GET /user/keys/{key_id}", {}, {
   renamed: [ "users", "getPublicSshKeyForAuthenticatedUser" ]
  } ],
  getPublicSshKeyForAuthenticatedUser: [ "GET /user/keys/{key_id}" ],
  getSshSigningKeyForAuthenticatedUser: [ "GET /user/ssh_signing_keys/{ssh_signing_key_id}" ],
  list: [ "GET /users" ],
  listAttestations: [ "GET /users/{username}/attestations/{subject_digest}" ],
  listAttestationsBulk: [ "POST /users/{username}/attestations/bulk-list{?per_page,before,after}" ],
  listBlockedByAuthenticated: [ "GET /user/blocks", {}, {
   renamed: [ "users", "listBlockedByAuthenticatedUser" ]
  } ],
  listBlockedByAuthenticatedUser: [ "GET /user/blocks" ],
  listEmailsForAuthenticated: [ "GET /user/emails", {}, {
   renamed: [ "users", "listEmailsForAuthenticatedUser" ]
  } ],
  listEmailsForAuthenticatedUser: [ "GET /user/emails" ],
  listFollowedByAuthenticated: [ "GET /user/following", {}, {
   renamed: [ "users", "listFollowedByAuthenticatedUser" ]
  } ],
  listFollowedByAuthenticatedUser: [ "GET /user/following" ],
  listFollowersForAuthenticatedUser: [ "GET /user/followers" ],
  listFollowersForUser: [ "GET /users/{username}/followers" ],
  listFollowingForUser: [ "GET /users/{username}/following" ],
  listGpgKeysForAuthenticated: [ "GET /user/gpg_keys", {}, {
   renamed: [ "users", "listGpgKeysForAuthenticatedUser" ]
  } ],
  listGpgKeysForAuthenticatedUser: [ "GET /user/gpg_keys" ],
  listGpgKeysForUser: [ "GET /users/{username}/gpg_keys" ],
  listPublicEmailsForAuthenticated: [ "GET /user/public_emails", {}, {
   renamed: [ "users", "listPublicEmailsForAuthenticatedUser" ]
  } ],
  listPublicEmailsForAuthenticatedUser: [ "GET /user/public_emails" ],
  listPublicKeysForUser: [ "GET /users/{username}/keys" ],
  listPublicSshKeysForAuthenticated: [ "GET /user/keys", {}, {
   renamed: [ "users", "listPublicSshKeysForAuthenticatedUser" ]
  } ],
  listPublicSshKeysForAuthenticatedUser: [ "GET /user/keys" ],
  listSocialAccountsForAuthenticatedUser: [ "GET /user/social_accounts" ],
  listSocialAccountsForUser: [ "GET /users/{username}/social_accounts" ],
  listSshSigningKeysForAuthenticatedUser: [ "GET /user/ssh_signing_keys" ],
  listSshSigningKeysForUser: [ "GET /users/{username}/ssh_signing_keys" ],
  setPrimaryEmailVisibilityForAuthenticated: [ "PATCH /user/email/visibility", {}, {
   renamed: [ "users", "setPrimaryEmailVisibilityForAuthenticatedUser" ]
  } ],
  setPrimaryEmailVisibilityForAuthenticatedUser: [ "PATCH /user/email/visibility" ],
  unblock: [ "DELETE /user/blocks/{username}" ],
  unfollow: [ "DELETE /user/following/{username}" ],
  updateAuthenticated: [ "PATCH /user" ]
 }
})) for (const [r, s] of Object.entries(t)) {
 const [t, n, o] = s, [A, i] = t.split(/ /), a = Object.assign({
  method: A,
  url: i
 }, n);
 endpointMethodsMap.has(e) || endpointMethodsMap.set(e, new Map), endpointMethodsMap.get(e).set(r, {
  scope: e,
  methodName: r,
  endpointDefaults: a,
  decorations: o
 });
}

const handler = {
 has: ({scope: e}, t) => endpointMethodsMap.get(e).has(t),
 getOwnPropertyDescriptor(e, t) {
  return {
   value: this.get(e, t),
   configurable: !0,
   writable: !0,
   enumerable: !0
  };
 },
 defineProperty: (e, t, r) => (Object.defineProperty(e.cache, t, r), !0),
 deleteProperty: (e, t) => (delete e.cache[t], !0),
 ownKeys: ({scope: e}) => [ ...endpointMethodsMap.get(e).keys() ],
 set: (e, t, r) => e.cache[t] = r,
 get({octokit: e, scope: t, cache: r}, s) {
  if (r[s]) return r[s];
  const n = endpointMethodsMap.get(t).get(s);
  if (!n) return;
  const {endpointDefaults: o, decorations: A} = n;
  return r[s] = A ? function decorate(e, t, r, s, n) {
   const o = e.request.defaults(s);
   return Object.assign(function withDecorations(...s) {
    let A = o.endpoint.merge(...s);
    if (n.mapToData) return A = Object.assign({}, A, {
     data: A[n.mapToData],
     [n.mapToData]: void 0
    }), o(A);
    if (n.renamed) {
     const [s, o] = n.renamed;
     e.log.warn(`octokit.${t}.${r}() has been renamed to octokit.${s}.${o}()`);
    }
    if (n.deprecated && e.log.warn(n.deprecated), n.renamedParameters) {
     const A = o.endpoint.merge(...s);
     for (const [s, o] of Object.entries(n.renamedParameters)) s in A && (e.log.warn(`"${s}" parameter is deprecated for "octokit.${t}.${r}()". Use "${o}" instead`), 
     o in A || (A[o] = A[s]), delete A[s]);
     return o(A);
    }
    return o(...s);
   }, o);
  }(e, t, s, o, A) : e.request.defaults(o), r[s];
 }
};

function endpointsToMethods(e) {
 const t = {};
 for (const r of endpointMethodsMap.keys()) t[r] = new Proxy({
  octokit: e,
  scope: r,
  cache: {}
 }, handler);
 return t;
}

function restEndpointMethods(e) {
 return {
  rest: endpointsToMethods(e)
 };
}

function iterator(e, t, r) {
 const s = "function" == typeof t ? t.endpoint(r) : e.request.endpoint(t, r), n = "function" == typeof t ? t : e.request, o = s.method, A = s.headers;
 let i = s.url;
 return {
  [Symbol.asyncIterator]: () => ({
   async next() {
    if (!i) return {
     done: !0
    };
    try {
     const e = function normalizePaginatedListResponse(e) {
      if (!e.data) return {
       ...e,
       data: []
      };
      if (!("total_count" in e.data) && !("total_commits" in e.data) || "url" in e.data) return e;
      const t = e.data.incomplete_results, r = e.data.repository_selection, s = e.data.total_count, n = e.data.total_commits;
      delete e.data.incomplete_results, delete e.data.repository_selection, delete e.data.total_count, 
      delete e.data.total_commits;
      const o = Object.keys(e.data)[0], A = e.data[o];
      return e.data = A, void 0 !== t && (e.data.incomplete_results = t), void 0 !== r && (e.data.repository_selection = r), 
      e.data.total_count = s, e.data.total_commits = n, e;
     }(await n({
      method: o,
      url: i,
      headers: A
     }));
     if (i = ((e.headers.link || "").match(/<([^<>]+)>;\s*rel="next"/) || [])[1], !i && "total_commits" in e.data) {
      const t = new URL(e.url), r = t.searchParams, s = parseInt(r.get("page") || "1", 10);
      s * parseInt(r.get("per_page") || "250", 10) < e.data.total_commits && (r.set("page", String(s + 1)), 
      i = t.toString());
     }
     return {
      value: e
     };
    } catch (e) {
     if (409 !== e.status) throw e;
     return i = "", {
      value: {
       status: 200,
       headers: {},
       data: []
      }
     };
    }
   }
  })
 };
}

function paginate(e, t, r, s) {
 return "function" == typeof r && (s = r, r = void 0), gather(e, [], iterator(e, t, r)[Symbol.asyncIterator](), s);
}

function gather(e, t, r, s) {
 return r.next().then(n => {
  if (n.done) return t;
  let o = !1;
  return t = t.concat(s ? s(n.value, function done() {
   o = !0;
  }) : n.value.data), o ? t : gather(e, t, r, s);
 });
}

function paginateRest(e) {
 return {
  paginate: Object.assign(paginate.bind(null, e), {
   iterator: iterator.bind(null, e)
  })
 };
}

restEndpointMethods.VERSION = "17.0.0", Object.assign(paginate, {
 iterator: iterator
}), paginateRest.VERSION = "0.0.0-development", new Context;

const baseUrl = function getApiBaseUrl() {
 return process.env.GITHUB_API_URL || "https://api.github.com";
}(), defaults = {
 baseUrl: baseUrl,
 request: {
  agent: function getProxyAgent(e) {
   return (new lib.HttpClient).getAgent(e);
  }(baseUrl),
  fetch: function getProxyFetch(e) {
   const t = function getProxyAgentDispatcher(e) {
    return (new lib.HttpClient).getAgentDispatcher(e);
   }(e);
   return (e, r) => {
    return s = this, n = void 0, A = function*() {
     return (0, undici.fetch)(e, Object.assign(Object.assign({}, r), {
      dispatcher: t
     }));
    }, new ((o = void 0) || (o = Promise))(function(e, t) {
     function fulfilled(e) {
      try {
       step(A.next(e));
      } catch (e) {
       t(e);
      }
     }
     function rejected(e) {
      try {
       step(A.throw(e));
      } catch (e) {
       t(e);
      }
     }
     function step(t) {
      t.done ? e(t.value) : function adopt(e) {
       return e instanceof o ? e : new o(function(t) {
        t(e);
       });
      }(t.value).then(fulfilled, rejected);
     }
     step((A = A.apply(s, n || [])).next());
    });
    var s, n, o, A;
   };
  }(baseUrl)
 }
}, GitHub = class Octokit {
 static VERSION="7.0.8";
 static defaults(e) {
  return class extends(this){
   constructor(...t) {
    const r = t[0] || {};
    super("function" != typeof e ? Object.assign({}, e, r, r.userAgent && e.userAgent ? {
     userAgent: `${r.userAgent} ${e.userAgent}`
    } : null) : e(r));
   }
  };
 }
 static plugins=[];
 static plugin(...e) {
  const t = this.plugins;
  return class extends(this){
   static plugins=t.concat(e.filter(e => !t.includes(e)));
  };
 }
 constructor(e = {}) {
  const t = new before_after_hook_Collection, r = {
   baseUrl: request.endpoint.DEFAULTS.baseUrl,
   headers: {},
   request: Object.assign({}, e.request, {
    hook: t.bind(null, "request")
   }),
   mediaType: {
    previews: [],
    format: ""
   }
  };
  if (r.headers["user-agent"] = e.userAgent ? `${e.userAgent} ${userAgentTrail}` : userAgentTrail, 
  e.baseUrl && (r.baseUrl = e.baseUrl), e.previews && (r.mediaType.previews = e.previews), 
  e.timeZone && (r.headers["time-zone"] = e.timeZone), this.request = request.defaults(r), 
  this.graphql = function withCustomRequest(e) {
   return graphql_dist_bundle_withDefaults(e, {
    method: "POST",
    url: "/graphql"
   });
  }
  /* v8 ignore if -- @preserve */ (this.request).defaults(r), this.log = function createLogger(e = {}) {
   return "function" != typeof e.debug && (e.debug = dist_src_noop), "function" != typeof e.info && (e.info = dist_src_noop), 
   "function" != typeof e.warn && (e.warn = consoleWarn), "function" != typeof e.error && (e.error = consoleError), 
   e;
  }(e.log), this.hook = t, e.authStrategy) {
   const {authStrategy: r, ...s} = e, n = r(Object.assign({
    request: this.request,
    log: this.log,
    octokit: this,
    octokitOptions: s
   }, e.auth));
   t.wrap("request", n.hook), this.auth = n;
  } else if (e.auth) {
   const r = createTokenAuth(e.auth);
   t.wrap("request", r.hook), this.auth = r;
  } else this.auth = async () => ({
   type: "unauthenticated"
  });
  const s = this.constructor;
  for (let t = 0; t < s.plugins.length; ++t) Object.assign(this, s.plugins[t](this, e));
 }
 request;
 graphql;
 log;
 hook;
 auth;
}.plugin(restEndpointMethods, paginateRest).defaults(defaults);

const github_context = new Context;

class IssueKeeper {
 #$r;
 #Kr;
 #Xr;
 constructor(e, t) {
  this.#$r = e, this.#Kr = t, this.#Xr = function getOctokit(e, t, ...r) {
   return new (GitHub.plugin(...r))(function getOctokitOptions(e, t) {
    const r = Object.assign({}, t || {}), s = function getAuthString(e, t) {
     if (!e && !t.auth) throw new Error("Parameter token or opts.auth is required");
     if (e && t.auth) throw new Error("Parameters token and opts.auth may not both be specified");
     return "string" == typeof t.auth ? t.auth : `token ${e}`;
    }(e, r);
    s && (r.auth = s);
    const n = function getUserAgentWithOrchestrationId(e) {
     var t;
     const r = null === (t = process.env.ACTIONS_ORCHESTRATION_ID) || void 0 === t ? void 0 : t.trim();
     if (r) {
      const t = `actions_orchestration_id/${r.replace(/[^a-z0-9_.-]/gi, "_")}`;
      return (null == e ? void 0 : e.includes(t)) ? e : `${e ? `${e} ` : ""}${t}`;
     }
     return e;
    }(r.userAgent);
    return n && (r.userAgent = n), r;
   }(e, t));
  }(t.token);
 }
 async keep() {
  const e = await this.#es(), [t, ...r] = await this.#ts(e);
  if (void 0 === t) {
   const t = this.#$r.text(null);
   return null === t ? {
    did: "nothing",
    url: ""
   } : this.#rs(t, e);
  }
  const s = await this.#ss(t);
  return await this.#ns(r), {
   did: s,
   url: urlOf(t)
  };
 }
 async #ss({number: e, body: t}) {
  const {closedText: r, isSame: s, isNewer: n} = this.#$r, o = t ?? "";
  if (n(o)) return "unchanged";
  const A = this.#$r.text(o);
  return null === A ? (await this.#os(e, {
   body: r,
   state: "closed",
   state_reason: "completed"
  }), "closed") : s(o, A) ? "unchanged" : (await this.#os(e, {
   body: A
  }), "updated");
 }
 async #es() {
  return this.#As(async e => {
   const t = await this.#Xr.graphql("{ viewer { login } }", {
    request: e
   });
   return understood(t?.viewer?.login, e => "string" == typeof e);
  });
 }
 async #ts(e) {
  const t = [];
  for (let r = 1; r <= 50; r += 1) {
   const s = await this.#As(async t => understood((await this.#Xr.rest.issues.listForRepo({
    ...github_context.repo,
    state: "open",
    creator: e,
    per_page: 100,
    page: r,
    request: t
   })).data, Array.isArray));
   if (t.push(...s.filter(t => this.#is(t, e))), s.length < 100) return t.sort((e, t) => e.number - t.number);
  }
  throw new Error("More than 5000 issues are open, too many to look for ours");
 }
 #is({user: e, pull_request: t, body: r}, s) {
  return e?.login === s && void 0 === t && !0 === r?.startsWith(this.#$r.marker);
 }
 async #rs(e, t) {
  const {title: r} = this.#$r;
  let s = null, n = null;
  try {
   const t = {
    ...github_context.repo,
    title: r,
    body: e
   }, n = await this.#as(e => this.#Xr.rest.issues.create({
    ...t,
    request: e
   }));
   s = understood(n.data, e => "string" == typeof e?.html_url);
  } catch (e) {
   if (!isPassing(e)) throw e;
   n = e;
  }
  const [o, ...A] = await this.#ts(t).catch(e => {
   if (null !== s) return [];
   throw e;
  }), i = o ?? s;
  if (null === i) throw n;
  return await this.#ns(A), {
   did: "created",
   url: urlOf(i)
  };
 }
 async #ns(e) {
  for (const {number: t} of e) await this.#os(t, {
   state: "closed",
   state_reason: "not_planned"
  });
 }
 async #os(e, t) {
  await this.#As(r => this.#Xr.rest.issues.update({
   ...github_context.repo,
   issue_number: e,
   ...t,
   request: r
  }));
 }
 #As(e) {
  const t = {
   ...this.#Kr,
   random: Math.random
  };
  return (0, retry.L)(() => this.#as(e), isPassing, t, this.#Kr.signal);
 }
 #as(e) {
  const {clock: t, signal: r, debug: s} = this.#Kr, n = {
   debug: s,
   info: s,
   warn: s,
   error: s
  };
  return (0, src_clock.ux)(t, 3e4, t => e({
   signal: AbortSignal.any([ r, t ]),
   redirect: "error",
   log: n
  }));
 }
}

class NotUnderstood extends Error {
 name="NotUnderstood";
 status=502;
}

function understood(e, t) {
 if (null == e || !t(e)) throw new NotUnderstood("what answered was not understood: cut short, or not from GitHub");
 return e;
}

function urlOf({html_url: e}) {
 return /^https?:\/\/[A-Za-z0-9_.:/-]+$/.test(e) ? e : "";
}

function isPassing(e) {
 return e instanceof Error && "status" in e && Number(e.status) >= 500;
}

var ExitCode, external_node_fs_ = __nccwpck_require__(3024);

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

function command_issueCommand(e, t, r) {
 const s = new Command(e, t, r);
 process.stdout.write(s.toString() + external_os_namespaceObject.EOL);
}

class Command {
 constructor(e, t, r) {
  e || (e = "missing.command"), this.command = e, this.properties = t, this.message = r;
 }
 toString() {
  let e = "::" + this.command;
  if (this.properties && Object.keys(this.properties).length > 0) {
   e += " ";
   let t = !0;
   for (const r in this.properties) if (this.properties.hasOwnProperty(r)) {
    const s = this.properties[r];
    s && (t ? t = !1 : e += ",", e += `${r}=${escapeProperty(s)}`);
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

function setSecret(e) {
 command_issueCommand("add-mask", {}, e);
}

__WEBPACK_EXTERNAL_createRequire(import.meta.url)("path"), function(e) {
 e[e.Success = 0] = "Success", e[e.Failure = 1] = "Failure";
}(ExitCode || (ExitCode = {}));

var external_node_path_ = __nccwpck_require__(6760);

function makeAsParent(e) {
 const t = (0, external_node_path_.dirname)(e), r = (0, external_node_fs_.mkdirSync)(t, {
  recursive: !0
 }), s = [];
 if (void 0 !== r) for (let e = t; e.length >= r.length; e = (0, external_node_path_.dirname)(e)) s.push(e);
 const n = (0, external_node_fs_.statSync)(void 0 === r ? t : (0, external_node_path_.dirname)(r)), {O_WRONLY: o, O_APPEND: A, O_CREAT: i, O_EXCL: a} = external_node_fs_.constants, c = (0, 
 external_node_fs_.openSync)(e, o | A | i | a, 420);
 for (const e of s) give(e, n, 511 & n.mode);
 return give(e, n, 420), c;
}

function give(e, {uid: t, gid: r}, s) {
 try {
  (0, external_node_fs_.chmodSync)(e, s), (0, external_node_fs_.chownSync)(e, t, r);
 } catch {}
}

const FULL = new Set([ "ENOSPC", "EDQUOT" ]);

let reserve = null;

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
 const r = process.env[e];
 if (!r) return;
 const s = function openIn(e) {
  try {
   return (0, external_node_fs_.openSync)(e, APPEND);
  } catch (t) {
   if (!isCleared(e, t)) throw t;
   return makeAsParent(e);
  }
 }(r);
 try {
  const e = files.get(r) ?? file_commands_NOTHING, n = function isThere(e, t, {values: r, last: s}) {
   const n = (0, external_node_fs_.fstatSync)(t);
   if (0 === r.size || !n.isFile()) return !0;
   if (null === s || n.ino !== s.inode || n.size < s.end) return !1;
   const o = Buffer.alloc(s.text.length), A = (0, external_node_fs_.openSync)(e, external_node_fs_.constants.O_RDONLY);
   try {
    (0, external_node_fs_.readSync)(A, o, 0, o.length, s.end - o.length);
   } finally {
    (0, external_node_fs_.closeSync)(A);
   }
   return o.equals(s.text);
  }(r, s, e), o = new Map([ ...e.values, ...Object.entries(t) ]), A = n ? Object.entries(t) : [ ...o ], i = Buffer.from(A.map(([e, t]) => function valueBlock(e, t) {
   let r = "end-of-value";
   for (;t.includes(r); ) r += "-";
   return `${e}<<${r}\n${t}\n${r}\n`;
  }(e, t)).join(""));
  n || (0, external_node_fs_.ftruncateSync)(s), i.length > 0 && files.set(r, {
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
 const {size: r} = (0, external_node_fs_.fstatSync)(e);
 try {
  (0, external_node_fs_.appendFileSync)(e, t);
 } catch (s) {
  if ((0, external_node_fs_.fstatSync)(e).size > r && (0, external_node_fs_.ftruncateSync)(e, r), 
  !function reserve_hasMadeRoom(e) {
   return !!(e instanceof Error && "code" in e && FULL.has(String(e.code)) && null !== reserve) && ((0, 
   external_node_fs_.rmSync)(reserve, {
    force: !0
   }), reserve = null, !0);
  }(s)) throw s;
  return appendWhole(e, t);
 }
 const {ino: s, size: n} = (0, external_node_fs_.fstatSync)(e);
 return {
  inode: s,
  text: t,
  end: n
 };
}

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}/u, HARMLESS = /^(?!.*##\[)[ -[\]-~\u2192\u2013\u2014\xd7\u2019\u2026]*$/, SHORT_ESCAPES = new Map([ [ "\n", "\\n" ], [ "\r", "\\r" ], [ "\t", "\\t" ], [ "\\", "\\\\" ] ]);

function escape_printable(e, t = 200) {
 if (e.length <= t && HARMLESS.test(e)) return e;
 const r = [];
 let s = 0;
 for (const n of e) {
  const e = "[" === n && "##" === r.slice(-2).join("") ? "\\[" : shown(n);
  if (r.push(e), s += e.length, s > t) return escape_shortened(r, t);
 }
 return r.join("");
}

function shown(e) {
 const t = SHORT_ESCAPES.get(e);
 return void 0 !== t ? t : UNSEEN.test(e) ? `\\u{${(e.codePointAt(0) ?? 0).toString(16)}}` : e;
}

function escape_shortened(e, t) {
 let r = e.join("").length;
 for (;r > t - 1; ) r -= e.pop()?.length ?? r;
 return `${e.join("")}\u2026`;
}

function lineOf(e, t) {
 return `${e} ${" ".repeat(7 - e.length)}${escape_printable(t, 1e3)}`;
}

function escape_codeSpan(e) {
 const t = escape_printable(e), r = Math.max(0, ...(t.match(/`+/g) ?? []).map(e => e.length)), s = "`".repeat(r + 1), n = "" === t || /^[` ]|[` ]$/.test(t) ? " " : "";
 return `${s}${n}${t}${n}${s}`;
}

function escape_codeCell(e) {
 return escape_codeSpan(e).replaceAll("|", "\\|");
}

const PLAIN = /^(?:[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|\d+(?:\.\d+)?(?:%|ms|s|m|h)?|[\u2192\u2013\u2014\xd7])?$/u;

function escape_joined(e, t) {
 return e.endsWith("`") && t.startsWith("`") ? `${e} ${t}` : e + t;
}

let boot;

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
  const r = process.env[`INPUT_${e.replace(/ /g, "_").toUpperCase()}`] || "";
  if (t && t.required && !r) throw new Error(`Input required and not supplied: ${e}`);
  return t && !1 === t.trimWhitespace ? r : r.trim();
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
 if ("" !== e) for (const t of new Set([ e, escape_printable(e, Number.POSITIVE_INFINITY) ])) setSecret(t);
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
  return t ? new Promise((r, s) => {
   const append = t => (0, external_node_fs_.appendFile)(t, e, e => {
    (0, external_node_fs_.closeSync)(t), e ? s(e) : r();
   });
   (0, external_node_fs_.open)(t, APPEND, (e, r) => {
    try {
     e ? isCleared(t, e) ? append(makeAsParent(t)) : s(e) : append(r);
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

function annotate(e, t, r) {
 writeDown(), ANNOTATIONS[e](r.map(e => escape_printable(e, 1500)).join("\n"), {
  title: escape_printable(t)
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
 }(escape_printable(e, 1e3)));
}

function temporaryFolder() {
 return process.env.RUNNER_TEMP ?? "";
}

function jobId() {
 const {GITHUB_RUN_ID: e, GITHUB_RUN_ATTEMPT: t, GITHUB_JOB: r} = process.env;
 return JSON.stringify([ e, t, r, (boot ??= function readBootId() {
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
 const {GITHUB_SERVER_URL: e = "", GITHUB_REPOSITORY: t = "", GITHUB_RUN_ID: r = ""} = process.env;
 return `${e}/${t}/actions/runs/${r}`;
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

class IssueTrouble extends Error {
 name="IssueTrouble";
 hint;
 detail;
 constructor(e, t, r, s) {
  super(e, {
   cause: s
  }), this.hint = t, this.detail = r;
 }
}

const TOKEN = "Give `github-token: ${{ github.token }}`, and the job `permissions: issues: write`.", NEXT = "The next audit writes what this one could not.";

var external_node_crypto_ = __nccwpck_require__(7598);

function processIdOf({transport: e, process: t}) {
 return `${function socketOf(e) {
  switch (e.kind) {
  case "unix":
   return external_node_path_.posix.normalize(e.path);

  case "ssh":
   {
    const {host: t, port: r, remote: s} = e;
    return JSON.stringify([ "ssh", server_id_hostOf(t), r ?? 22, external_node_path_.posix.normalize(s) ]);
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

var duration = __nccwpck_require__(2297);

function grouping_grouped(e, t) {
 return [ ...Map.groupBy(e, t).values() ].flatMap(([e, ...t]) => {
  if (void 0 === e) return [];
  const r = [ e, ...t ].flatMap(({loadBalancer: e}) => e ?? []);
  return [ {
   item: e,
   loadBalancers: [ ...new Set(r) ]
  } ];
 });
}

const SECONDS_AGO = /\b(\d+) s ago\b/;

function firstLines(e, t, r) {
 const s = e.slice(0, t);
 return e.length > t ? [ ...s, r(e.length - t) ] : s;
}

class wrong_inputs_WrongInputs extends errors.HR {
 name="WrongInputs";
 faults;
 constructor(e) {
  const t = 1 === e.length ? "1 wrong input" : `${e.length} wrong inputs`, r = firstLines(e, 40, e => `with: ${e} more like these`);
  super("invalid-input", `${t}: ${r.join("; ")}`, {
   hint: "Correct the `with:` block of this step. Nothing was connected, nothing was sent."
  }), this.faults = r;
 }
}

const WHAT_TO_DO = "Find out why each is out, then put it back with `operation: ready`, or with `operation: weight`.", NOTHING_CHANGED = "no. An audit changes nothing.", plain = e => e, MISSING = "it is not there";

function whyOf({causes: e}, t) {
 return e.map(e => function causeWords(e, t) {
  switch (e.kind) {
  case "by-hand":
   return `set to ${e.state} by hand${e.orAgent ? ", or by its agent" : ""}`;

  case "maybe-drained":
   return "may be set to drain as well: the Data Plane API does not show it";

  case "configuration":
   return "disabled in the configuration, or set to maint again since";

  case "tracking":
   return `tracks ${t(e.of)}, which is out`;

  case "dns":
   return "" === e.fqdn ? "its name does not resolve" : `its name ${t(e.fqdn)} does not resolve`;

  case "agent":
   return "its agent keeps it down";

  case "checks":
   return `${function howChecksGo({check: e}) {
    return function hasPassed({checkStatus: e}) {
     return /^(L[4-7]OK|PROCOK)$/.test(e);
    }({
     checkStatus: e
    }) ? "its last check passed, but too few have since it went down" : "INI" === e || "UNK" === e ? "nothing is known of its checks yet" : "its checks fail";
   }(e)}${words_checkWords(e, t)}`;

  case "checks-off":
   return "down, and its checks are off: " + (e.besideAgent ? "its agent does not say that it is down, and does not bring it up" : "nothing brings it up again by itself");

  case "stopping":
   return `asks for no new clients (health "stopping")${words_checkWords(e, t)}`;

  case "weight":
   return function weightWords({weight: e, configured: t, orAgent: r, orDns: s}) {
    if (0 === t && 0 === e) return "weight 0 in the configuration";
    if (null === t) return `weight ${e}, in the configuration, or set by hand or by an agent`;
    return `weight ${e} of ${t}, set ${[ "by hand", ...r ? [ "by its agent" ] : [], ...s ? [ "by its SRV record" ] : [] ].join(" or ")}`;
   }(e);

  case "backend-disabled":
   return "its backend is disabled in the configuration";

  case "backend-unpublished":
   return "its backend is unpublished";

  case "unsendable":
   return "not known: the name of its backend could be a second command, so nothing is asked about it";

  case "missing":
   return MISSING;
  }
 }(e, t)).join("; ");
}

function words_checkWords({check: e, words: t}, r) {
 const s = [ e, t ].filter(e => "" !== e).join(": ");
 return "" === s ? "" : `: ${r(s)}`;
}

function forHowLong(e) {
 if ("unknown" === e.kind || "at-least" === e.kind && 0 === e.seconds) return "not known";
 const t = 0 === e.seconds ? "0s" : (0, duration.a)(1e3 * e.seconds);
 return "exactly" === e.kind ? t : `${e.kind.replace("-", " ")} ${t}`;
}

function sinceMinute(e, t) {
 return Math.max(0, Math.floor((t - 1e3 * e.seconds) / 6e4));
}

function auditHeadline(e) {
 const {findings: t, unread: r, looked: s, audited: n, error: o} = e;
 if (0 === n.length) return `audit failed (${o?.code}): nothing could be read`;
 if (0 === s) return `audit failed (${o?.code}): no server was looked at`;
 const A = leftOverOf(e), i = A.length, a = A.filter(({traffic: e}) => "less" === e).length, c = A.filter(({age: t}) => !function isSurelyLonger(e, t) {
  return 0 === t || "unknown" !== e.kind && "at-most" !== e.kind && 1e3 * e.seconds >= t;
 }(t, e.maxAgeMs)).length, l = t.length - i;
 return [ `audit: ${0 === i ? "none" : i} of ${words_quantity(s, "server")} out of rotation${longerWords(e)}`, ...0 === a ? [] : [ `${a} of them with some traffic left` ], ...0 === c ? [] : [ `${c} of them maybe for less` ], ...0 === l ? [] : [ `${l} for less` ], ...1 === n.length ? [] : [ `counted on each of ${n.length} load balancers` ], ...0 === r.length ? [] : [ `not everything could be read on ${words_quantity(r.length, "load balancer")}` ] ].join(", ");
}

function failedAuditHeadline(e) {
 return e instanceof wrong_inputs_WrongInputs ? `audit not started: ${function wrongInputsWords({faults: e}) {
  const t = [ ...new Set(e.map(e => e.split(":")[0] ?? "")) ];
  return `wrong ${words_verb(t.length, "input", "inputs")} ${words_listed(t, 5)}`;
 }(e)}` : `audit failed (${e.code}): nothing is known of any server`;
}

function longerWords({maxAgeMs: e}) {
 return 0 === e ? "" : ` for longer than ${words_limitWords(e)}`;
}

function words_limitWords(e) {
 return (0, duration.a)(e).replace(/ 00[ms]$/, "");
}

const CELLS = 5;

function rememberedIn(e, t) {
 const r = new Map(function rowsIn(e) {
  return e.split(/\r?\n/).filter(e => /^\| `.* \|$/.test(e)).map(e => e.slice(2, -2).split(/(?<!\\)\|/).map(e => e.trim())).filter(e => e.length >= CELLS && !0 === e[1]?.startsWith("`"));
 }(e ?? "").map(e => [ placeOf(e), e ])), s = leftOverOf(t), n = t.findings.slice(s.length), o = new Set(t.findings.map(placeOfFinding)), A = function hiddenIn({audited: e, unread: t}) {
  const r = t.flatMap(({loadBalancer: e, error: t}) => t.servers.map(t => placeOf([ escape_codeCell(e), escape_codeCell(t) ]))), s = new Set(t.filter(({error: e}) => IN_PART.test(e.code)).map(e => e.loadBalancer)), n = e.filter(e => !s.has(e)), o = t.some(({loadBalancer: e}) => !n.includes(e));
  return {
   read: new Set(n.map(escape_codeCell)),
   isAnyUnread: o,
   places: new Set(r)
  };
 }(t);
 return {
  still: n.filter(e => r.has(placeOfFinding(e))),
  unseen: [ ...r ].filter(([e, t]) => !o.has(e) && function issue_memory_isHidden(e, [t = "", , , r], s) {
   return !(s.read.has(t) && !s.places.has(e)) || s.isAnyUnread && r === MISSING;
  }(e, t, A)).map(([, e]) => `| ${e.slice(0, CELLS).join(" | ")} |`)
 };
}

function placeOf([e = "", t = ""]) {
 return `${e} ${t}`;
}

function placeOfFinding(e) {
 return placeOf([ escape_codeCell(e.loadBalancer), escape_codeCell((0, haproxy_server.TN)(e)) ]);
}

const IN_PART = /^(?:several-processes|reloaded)$/;

var options = __nccwpck_require__(9758);

const UNDO_LETTERS = 1800, OTHERS_SHOWN = 8, ANNOTATIONS_SHOWN = 9, SPEAKERS = {
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

function limited(e, t, r) {
 let s = 0;
 const n = e.slice(0, t).filter(e => (s += e.length, s <= r));
 return firstLines(e, n.length, e => `And ${e} more: see the job summary.`);
}

function newDetail({detail: e, message: t}) {
 return void 0 === e || t.includes(e) ? [] : [ e ];
}

const table_OTHERS_SHOWN = 5;

function findingsTable(e, t) {
 const r = e.some(({inRotationOn: e}) => e.length > 0);
 return {
  head: tableHead([ t.head, ...r ? [ "In rotation on" ] : [] ]),
  rows: e.map(e => `| ${[ ...cellsOf(e, t), ...r ? [ othersCell(e) ] : [] ].join(" | ")} |`)
 };
}

function tableHead(e) {
 const t = [ "Load balancer", "Server", "Traffic", "Why", ...e ];
 return [ `| ${t.map(unbroken).join(" | ")} |`, `|${t.map(() => "---|").join("")}` ];
}

function cellsOf(e, t) {
 const r = "" === e.status ? "" : `<br>${escape_codeCell(e.status)}`;
 return [ escape_codeCell(e.loadBalancer), escape_codeCell((0, haproxy_server.TN)(e)), `${e.traffic}${r}`, whyOf(e, escape_codeCell), t.words(e.age) ];
}

function unbroken(e) {
 return e.replaceAll(" ", "\xa0");
}

function othersCell({inRotationOn: e}) {
 return words_listed(e.map(escape_codeCell), table_OTHERS_SHOWN);
}

const LARGEST = 262144, ROWS_SHOWN = 500, LINES_SHOWN = 50, HINTS_SHOWN = 5, LOAD_BALANCERS_NAMED = 20, NO_NAMES = new Set;

function summary_say(e) {
 return function escape_prose(e, t) {
  return e.slice(0, 4e3).replace(/\s+/gu, " ").split(/`([^`]+)`/).map((e, r) => r % 2 == 1 ? escape_codeSpan(e) : function plainly(e, t) {
   return e.replace(/\S+/gu, e => {
    const [, r = "", s = "", n = ""] = /^(["'(]*)(.*?)(["'),.;:!?]*)$/su.exec(e) ?? [];
    return PLAIN.test(s) && !t.has(s) ? e : `${r}${escape_codeSpan(s)}${n}`;
   });
  }(e, t)).reduce(escape_joined);
 }(e, NO_NAMES);
}

function summary_markOf(e) {
 return null !== e.error ? "\u274c" : leftOverOf(e).length > 0 ? "\u26a0\ufe0f" : "\u2705";
}

function tableLines(e) {
 const {head: t, rows: r} = findingsTable(e.slice(0, ROWS_SHOWN), {
  head: "Out for",
  words: forHowLong
 }), s = e.length - r.length;
 return [ ...t, ...r, ...s > 0 ? [ "", `And ${s} more: see the output \`servers\`.` ] : [] ];
}

function unreadLines({unread: e}) {
 const t = grouping_grouped(e.map(({loadBalancer: e, error: t}) => ({
  loadBalancer: e,
  error: t
 })), ({error: e}) => JSON.stringify([ e.code, e.message ])).map(({item: {error: e}, loadBalancers: t}) => `- \u274c ${words_listed(t.map(escape_codeSpan), LOAD_BALANCERS_NAMED)}: **${e.code}** ${escape_codeSpan(e.message)}`);
 return 0 === t.length ? [] : [ "Not everything could be read, so nobody knows who else is out of rotation there:", "", ...firstLines(t, LINES_SHOWN, e => `- And ${e} more: see the log.`) ];
}

function hintLines({unread: e}) {
 return grouping_grouped(e.flatMap(({loadBalancer: e, error: {hint: t}}) => void 0 === t ? [] : {
  loadBalancer: e,
  hint: t
 }), ({hint: e}) => e).slice(0, HINTS_SHOWN).flatMap(({item: e, loadBalancers: t}) => [ `**What to do on ${words_listed(t.map(escape_codeSpan), LOAD_BALANCERS_NAMED)}:** ${summary_say(e.hint)}`, "" ]).slice(0, -1);
}

function sparesLines({spares: e}) {
 return 0 === e ? [] : [ `\u2139\ufe0f ${words_quantity(e, "server")} without an address from DNS ${1 === e ? "is" : "are"} not counted: others of the same name have one (\`server-template\`).` ];
}

function warningLines({warnings: e}) {
 return firstLines(grouping_grouped(e, ({text: e}) => e).map(({item: e, loadBalancers: t}) => `- \u26a0\ufe0f On ${t.map(escape_codeSpan).join(", ")}: ${summary_say(e.text)}`), LINES_SHOWN, e => `- And ${e} more: see the log.`);
}

const ISSUE_TITLE = "HAProxy servers are left out of rotation", LARGEST_BYTES = 6e4, UNREAD_BYTES = 16e3, REMEMBERED_BYTES = 8e3, SAME_MINUTES = 2, BESIDE_MS = 36e5;

function closedIssueText(e, {marker: t, runUrl: r}) {
 const s = e.findings.length;
 return [ t, "", `Everything could be read, and no server is out of rotation${longerWords(e)} any more: seen by [this audit](${r}) of ${words_quantity(e.looked, "server")}.`, ...0 === s ? [] : [ "", `Out for less: ${s}.` ] ].join("\n");
}

function isSameIssue(e, t) {
 const [r, s] = [ e, t ].map(readStateMark);
 return null !== r && null !== s && void 0 !== r && void 0 !== s && r.digest === s.digest && r.minutes.every((e, t) => Math.abs(e - (s.minutes[t] ?? 0)) <= SAME_MINUTES);
}

function verdict(e) {
 const t = leftOverOf(e).length;
 if (t > 0) return `${words_quantity(t, "server")} ${words_verb(t, "is", "are")} out of rotation${longerWords(e)}, counted on each load balancer.`;
 const r = `No server was found out of rotation${longerWords(e)}`;
 return null === e.error ? `${r}.` : `${r}, but not everything could be read.`;
}

function stillWords(e) {
 return `Named here before, and still out, or out again, for less than ${words_limitWords(e.maxAgeMs)}:`;
}

const issue_text_UNSEEN = "Found before, where this audit could not look; nobody knows whether it is still so:";

function stateMark(e, {still: t, unseen: r}, {readAt: s, now: n}) {
 const o = [ ...leftOverOf(e), ...t ], A = o.map(({age: e}) => "unknown" === e.kind ? 0 : sinceMinute(e, n)), i = e.unread.map(({loadBalancer: e, error: t}) => {
  return [ e, t.code, t.servers, (r = t.message, r.replace(/(?<![\w.:-])\d+(?:\.\d+)? ?(?:ms|s|min|h)?(?![\w./-])/g, "")) ];
  var r;
 }).sort(byText);
 return `\x3c!-- state ${digest([ o.map(essenceOf), r, i, e.maxAgeMs ])} ${A.slice(0, 2e3).join(",")} read ${s} --\x3e`;
}

function readStateMark(e) {
 const [, t, r = "", s] = /^<!-- state ([0-9a-f]+) ([0-9,]*) read (\d+) -->$/m.exec(e) ?? [];
 return void 0 === t ? null : {
  digest: t,
  minutes: r.split(",").map(Number),
  readAt: Number(s)
 };
}

function essenceOf({loadBalancer: e, backend: t, server: r, traffic: s, causes: n, age: o, leftOver: A, inRotationOn: i}) {
 return [ e, t, r, s, n.map(e => "words" in e ? {
  ...e,
  words: ""
 } : e), "exactly" === o.kind ? "at-least" : o.kind, A, i ];
}

function issue_text_restOf(e, t, r) {
 const s = e.length - t.length;
 return 0 === s ? [] : [ "", r ? `And ${s} more, which are forgotten.` : `And ${s} more: see the summary of the audit.` ];
}

function withinBytes(e, t) {
 const r = fittingIn(e, t), s = e.length - r.length;
 return 0 === s ? r : [ ...r, `- And ${s} more: see the summary of the audit.` ];
}

function fittingIn(e, t) {
 let r = 0;
 return e.filter(e => (r += bytesOf([ e ]), r <= t));
}

function bytesOf(e) {
 return e.reduce((e, t) => e + Buffer.byteLength(t) + 1, 0);
}

function digest(e) {
 return (0, external_node_crypto_.createHash)("sha256").update(JSON.stringify(e)).digest("hex").slice(0, 32);
}

function byText(e, t) {
 return JSON.stringify(e) < JSON.stringify(t) ? -1 : 1;
}

async function keepIssueOf({report: e, readAt: t}, r, s) {
 const {token: n, connection: o} = r;
 if (null === n || s.aborted) return null;
 const A = function issueMarker({addresses: e, request: {selection: t}}) {
  const r = [ e.map(({address: e}) => [ e.name, processIdOf(e) ]).sort(byText), [ ...t.backends ].sort(), t.servers.map(({text: e}) => e).sort() ];
  return `\x3c!-- haproxy-server-state/audit ${digest(r)} --\x3e`;
 }(r), i = {
  marker: A,
  runUrl: runUrl(),
  readAt: t,
  now: src_clock.ml.wallTime()
 }, a = {
  marker: A,
  title: ISSUE_TITLE,
  text: t => function isSettled(e, t) {
   return function isClean(e) {
    return null === e.error && 0 === leftOverOf(e).length;
   }(e) && 0 === rememberedIn(t, e).still.length;
  }(e, t) ? null : function issueText(e, t, r = null) {
   const s = rememberedIn(r, e), {still: n, unseen: o} = s, A = {
    head: "Since",
    words: e => function sinceWhen(e, t) {
     if ("unknown" === e.kind) return "not known";
     const r = `${new Date(6e4 * sinceMinute(e, t)).toISOString().slice(0, 16).replace("T", " ")} UTC`;
     return "exactly" === e.kind ? r : "at-most" === e.kind ? `${r} at the earliest` : `${r} or earlier`;
    }(e, t.now)
   }, i = [ {
    title: "",
    ...findingsTable(leftOverOf(e), A),
    most: LARGEST_BYTES
   }, {
    title: stillWords(e),
    ...findingsTable(n, A),
    most: REMEMBERED_BYTES
   }, {
    title: issue_text_UNSEEN,
    head: tableHead([ A.head ]),
    rows: o,
    most: REMEMBERED_BYTES,
    isHereAlone: !0
   } ];
   return function withinLimit(e, t, r) {
    const s = t.flatMap(e => [ "", e.title, "", ...e.head ]);
    let n = LARGEST_BYTES - Buffer.byteLength([ ...e, ...s, ...r ].join("\n")) - 200 * (t.length + 1);
    const o = t.toReversed().map(({title: e, head: t, rows: r, most: s, isHereAlone: o = !1}) => {
     const A = fittingIn(r, Math.min(n, s));
     return n -= bytesOf(A), [ ..."" === e ? [ "" ] : [ "", e, "" ], ...t, ...A, ...issue_text_restOf(r, A, o) ];
    });
    return [ ...e, ...o.toReversed().flat(), ...r ].join("\n");
   }([ t.marker, stateMark(e, s, t), "", verdict(e), "", ...withinBytes(unreadLines(e), UNREAD_BYTES) ], i.filter(({rows: e}) => e.length > 0), [ "", ...i.some(({rows: e}) => e.length > 0) ? [ `What to do: ${WHAT_TO_DO}`, "" ] : [], `<sub>Written by [an audit](${t.runUrl}), and kept up to date by the next ones: changed when something else is found, closed when nothing is. What stands here is overwritten.</sub>` ]);
  }(e, i, t),
  closedText: closedIssueText(e, i),
  isSame: isSameIssue,
  isNewer: e => function isNewerIssue(e, {readAt: t}) {
   const r = (readStateMark(e)?.readAt ?? 0) - t;
   return r > 0 && r < BESIDE_MS;
  }(e, i)
 }, {retries: c, retryDelayMs: l} = o;
 try {
  const e = {
   token: n,
   clock: src_clock.ml,
   signal: s,
   retries: c,
   retryDelayMs: l,
   debug: github_debug
  };
  return await function keepIssue(e, t) {
   return new IssueKeeper(e, t).keep();
  }(a, e);
 } catch (e) {
  return function issueTrouble(e, t) {
   if (e instanceof IssueTrouble) return e;
   const r = function replyOf(e) {
    const t = e instanceof Error ? e.message : String(e);
    if ("object" != typeof e || null === e) return {
     status: 0,
     headers: {},
     detail: t
    };
    const {response: r} = e;
    return "errors" in e ? {
     status: 200,
     headers: "headers" in e ? e.headers : {},
     detail: t
    } : {
     status: r?.status ?? 0,
     headers: r?.headers ?? {},
     detail: t
    };
   }(e), [s, n] = function wordsFor(e, t) {
    const {status: r} = e;
    if (0 === r || r >= 500) return [ "GitHub could not be asked, or failed itself.", NEXT ];
    if (403 === r || 429 === r || 200 === r) {
     const r = function limitWords({status: e, headers: t, detail: r}, s) {
      const n = Number(t["retry-after"] ?? Number.NaN);
      if (!Number.isNaN(n) || /secondary rate limit/i.test(r)) return "GitHub asks this token to slow down (secondary rate limit)." + (Number.isNaN(n) ? "" : ` It may be asked again in ${n} s.`);
      const o = "0" === t["x-ratelimit-remaining"] || /rate limit/i.test(r);
      if (429 !== e && !o) return null;
      const A = Number(t["x-ratelimit-reset"] ?? Number.NaN);
      return Number.isNaN(A) ? "The token's rate limit is used up." : `The token's rate limit is used up. It is reset in ${Math.max(0, Math.ceil((1e3 * A - s) / 6e4))} min.`;
     }(e, t);
     if (null !== r) return [ r, `${NEXT} Audit less often, or with a token of its own.` ];
    }
    switch (r) {
    case 401:
     return [ "GitHub does not know this token.", TOKEN ];

    case 403:
     return [ "This token may not write issues.", `${TOKEN} Runs for pull requests from forks never may.` ];

    case 404:
     return [ "GitHub knows no such repository for this token.", TOKEN ];

    case 410:
     return [ "Issues are switched off in this repository.", "Switch them on in its settings, or leave `github-token` out." ];

    case 422:
     return [ "GitHub did not take the issue.", "If its words do not help, please report it with the log of this step." ];

    default:
     return [ "The issue could not be kept up to date.", NEXT ];
    }
   }(r, t);
   return new IssueTrouble(s, n, r.detail, e);
  }(e, i.now);
 }
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

function assignProp(e, t, r) {
 Object.defineProperty(e, t, {
  value: r,
  writable: !0,
  enumerable: !0,
  configurable: !0
 });
}

const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (...e) => {};

function util_isObject(e) {
 return "object" == typeof e && null !== e && !Array.isArray(e);
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
 for (let r = t; r < e.issues.length; r++) if (!0 !== e.issues[r]?.continue) return !0;
 return !1;
}

function explicitlyAborted(e, t = 0) {
 if (!0 === e.aborted) return !0;
 for (let r = t; r < e.issues.length; r++) if (!1 === e.issues[r]?.continue) return !0;
 return !1;
}

function unwrapMessage(e) {
 return "string" == typeof e ? e : e?.message;
}

function attachSchema(e, t, r) {
 var s;
 for (let n = t; n < e.length; n++) (s = e[n]).schema ?? (s.schema = r);
}

function finalizeIssue(e, t, r) {
 var s;
 const n = e.inst?._zod?.traits;
 n?.has("$ZodType") && (n.has("$ZodCheck") ? (s = e).schema ?? (s.schema = e.inst) : e.schema = e.inst);
 const o = e.schema !== e.inst ? e.schema?._zod.def?.error : void 0, A = e.message ? e.message : unwrapMessage(e.inst?._zod.def?.error?.(e)) ?? unwrapMessage(o?.(e)) ?? unwrapMessage(t?.error?.(e)) ?? unwrapMessage(r.customError?.(e)) ?? unwrapMessage(r.localeError?.(e)) ?? "Invalid input", i = {};
 for (const t of Object.keys(e)) "inst" !== t && "schema" !== t && "continue" !== t && "input" !== t && "__proto__" !== t && (i[t] = e[t]);
 return i.path ?? (i.path = []), i.message = A, t?.reportInput && (i.input = e.input), 
 i;
}

function own(e, t, r, s = !0) {
 return Object.defineProperty(e, t, {
  configurable: !0,
  writable: !0,
  enumerable: s,
  value: r
 }), r;
}

function defineBound(e, t, r) {
 Object.defineProperty(e, t, {
  configurable: !0,
  get() {
   return null == this ? r : own(this, t, r.bind(this));
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

function defineLazyInternal(e, t, r) {
 const s = Object.getPrototypeOf(e._zod);
 t in s && installing !== e._zod ? installing = void 0 : (installing = e._zod, Object.defineProperty(s, t, {
  configurable: !0,
  get() {
   Object.defineProperty(this, t, breaker);
   const e = broke;
   broke = !1;
   try {
    const s = r(this);
    return broke ? delete this[t] : Object.defineProperty(this, t, {
     configurable: !0,
     writable: !0,
     value: s
    }), broke = broke || e, s;
   } catch (r) {
    throw delete this[t], broke = broke || e, r;
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

function $constructor(e, t, r, s) {
 function Internals(e) {
  this.def = e, this.constr = _, this.traits = new Set;
 }
 Internals.prototype = {};
 const n = r, o = n && new WeakSet;
 function init(r, s) {
  if (r._zod) {
   if (r._zod.traits.has(e)) return;
  } else {
   _zodDesc.value = new Internals(s);
   try {
    Object.defineProperty(r, "_zod", _zodDesc);
   } finally {
    _zodDesc.value = void 0;
   }
  }
  if (r._zod.traits.add(e), t(r, s), o) {
   const e = Object.getPrototypeOf(r), t = r._zod.constr.prototype;
   let s = e;
   for (;s && s !== t; ) s = Object.getPrototypeOf(s);
   const A = s ?? e;
   o.has(A) || (o.add(A), function members(e, t) {
    for (const r in t) {
     const s = Object.getOwnPropertyDescriptor(t, r);
     s.get ? Object.defineProperty(e, r, {
      ...s,
      enumerable: !1
     }) : defineBound(e, r, s.value);
    }
   }(A, n));
  }
  const A = _.prototype;
  for (const e in A) Object.prototype.hasOwnProperty.call(A, e) && (e in r || (r[e] = A[e].bind(r)));
 }
 const A = s?.Parent ?? Object;
 class Definition extends A {}
 function _(e) {
  const t = s?.Parent ? function newError(e) {
   const t = _E;
   if (t) {
    const r = t.stackTraceLimit;
    if ("number" == typeof r) {
     try {
      t.stackTraceLimit = 0;
     } catch {
      return _E = null, new e;
     }
     try {
      return new e;
     } finally {
      t.stackTraceLimit = r;
     }
    }
   }
   return new e;
  }(Definition) : this;
  init(t, e);
  const r = t._zod.deferred;
  if (r) {
   for (const e of r) e();
   t._zod.deferred = void 0;
  }
  const n = globalThis.__zod_globalConfig?.postProcessor;
  return n && n(t), t;
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

const anyString = /^[\s\S]{0,}$/, version = {
 major: 4,
 minor: 6,
 patch: 7
}, $ZodType = $constructor("$ZodType", (e, t) => {
 var r;
 e ?? (e = {}), e._zod.def = t, e._zod.bag = e._zod.bag || {}, e._zod.version = version;
 const s = e._zod.def.checks, n = e._zod.traits.has("$ZodCheck") ? [ e, ...s ?? [] ] : s?.length ? [ ...s ] : [];
 for (const t of n) for (const r of t._zod.onattach) r(e);
 if (0 === n.length) (r = e._zod).deferred ?? (r.deferred = []), e._zod.deferred?.push(() => {
  e._zod.run = e._zod.parse;
 }); else {
  const runChecks = (t, r, s) => {
   if (t.memo) return t;
   let n, o = aborted(t);
   for (const A of r) {
    if (A._zod.def.when) {
     if (explicitlyAborted(t)) continue;
     if (!A._zod.def.when(t)) continue;
    } else if (o) continue;
    const r = t.issues.length, i = A._zod.check(t);
    if (i instanceof Promise && !1 === s?.async) throw new $ZodAsyncError;
    if (n || i instanceof Promise) n = (n ?? Promise.resolve()).then(async () => {
     await i, t.issues.length !== r && (attachSchema(t.issues, r, e), o || (o = aborted(t, r)));
    }); else {
     if (t.issues.length === r) continue;
     attachSchema(t.issues, r, e), o || (o = aborted(t, r));
    }
   }
   return n ? n.then(() => t) : t;
  }, handleCanaryResult = (t, r, s) => {
   if (aborted(t)) return t.aborted = !0, t;
   const o = runChecks(r, n, s);
   if (o instanceof Promise) {
    if (!1 === s.async) throw new $ZodAsyncError;
    return o.then(t => e._zod.parse(t, s));
   }
   return e._zod.parse(o, s);
  };
  e._zod.run = (t, r) => {
   if (r.skipChecks) return e._zod.parse(t, r);
   if ("backward" === r.direction) {
    const s = e._zod.parse({
     value: t.value,
     issues: []
    }, {
     ...r,
     skipChecks: !0
    });
    return s instanceof Promise ? s.then(e => handleCanaryResult(e, t, r)) : handleCanaryResult(s, t, r);
   }
   const s = e._zod.parse(t, r);
   if (s instanceof Promise) {
    if (!1 === r.async) throw new $ZodAsyncError;
    return s.then(e => runChecks(e, n, r));
   }
   return runChecks(s, n, r);
  };
 }
}, {
 get "~standard"() {
  return function hide(e, t, r) {
   return own(e, t, r, !1);
  }(this, "~standard", function standardProps(e) {
   return {
    validate: t => {
     const r = {
      async: !1
     };
     try {
      const s = e._zod.run({
       value: t,
       issues: []
      }, r);
      if (!(s instanceof Promise)) return toStandardResult(s, r);
     } catch (e) {}
     return async function validateAsync(e, t) {
      const r = {
       async: !0
      };
      return toStandardResult(await e._zod.run({
       value: t,
       issues: []
      }, r), r);
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
 $ZodType.init(e, t), e._zod.pattern = t.pattern ?? anyString, e._zod.parse = (r, s) => {
  if (t.coerce) try {
   r.value = String(r.value);
  } catch (s) {}
  return "string" == typeof r.value || r.issues.push({
   expected: "string",
   code: "invalid_type",
   input: r.value,
   inst: e
  }), r;
 };
});

function handlePropertyResult(e, t, r, s, n, o) {
 const A = r in s, i = "optional" === o;
 if (A || !i || "optional" !== n) {
  if (e.issues.length) {
   if (void 0 !== n && i && !A) return;
   t.issues.push(...function prefixIssues(e, t) {
    return t.map(t => {
     var r;
     return (r = t).path ?? (r.path = []), t.path.unshift(e), t;
    });
   }(r, e.issues));
  }
  A || void 0 !== n ? void 0 === e.value ? (A || "defaulted" === n && !i) && (t.value[r] = void 0) : t.value[r] = e.value : e.issues.length || t.issues.push({
   code: "invalid_type",
   expected: "nonoptional",
   input: void 0,
   path: [ r ]
  });
 }
}

const NO_SYMBOL_KEYS = [];

const $ZodObject = $constructor("$ZodObject", (e, t) => {
 $ZodType.init(e, t);
 const r = Object.getOwnPropertyDescriptor(t, "shape"), s = r?.get ? r.get.raw : t.shape ?? {};
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
 const n = function cached(e) {
  return new Cached(e);
 }(() => function normalizeDef(e) {
  const t = Object.keys(e.shape), r = Object.getOwnPropertySymbols(e.shape), s = r.length ? r : NO_SYMBOL_KEYS, n = s.length ? [ ...t, ...s ] : t;
  for (const t of n) if (!e.shape?.[t]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(t)}": expected a Zod schema`);
  const o = function optionalKeys(e) {
   return Object.keys(e).filter(t => void 0 !== e[t]._zod.optin && "optional" === e[t]._zod.optout);
  }(e.shape);
  return {
   ...e,
   allKeys: n,
   symbolKeys: s,
   keySet: new Set(t),
   numKeys: t.length,
   optionalKeys: new Set(o)
  };
 }(t));
 defineLazyInternal(e, "propValues", e => {
  const t = e.def.shape, r = {};
  for (const e in t) {
   const s = t[e]._zod;
   if (s.values) {
    Object.prototype.hasOwnProperty.call(r, e) || assignProp(r, e, new Set);
    for (const t of s.values) r[e].add(t);
    void 0 !== s.optin && r[e].add(void 0);
   }
  }
  return r;
 });
 const o = util_isObject, A = t.catchall;
 let i;
 const a = core_globalConfig.memoizer;
 a?.attach(e), e._zod.parse = (t, r) => {
  i ?? (i = n.value);
  const s = t.value;
  if (!o(s)) return t.issues.push({
   expected: "object",
   code: "invalid_type",
   input: s,
   inst: e
  }), t;
  t.value = a ? a.alloc(e, t, {}, r) : {};
  const c = [], l = i.shape, g = r?.abortEarly;
  let u = t.issues.length;
  for (const e of i.allKeys) {
   if (g && t.issues.length !== u) {
    if (aborted(t, u)) break;
    u = t.issues.length;
   }
   if ("__proto__" === e) continue;
   const n = l[e], o = n._zod.optin, A = n._zod.optout, i = n._zod.run({
    value: s[e],
    issues: []
   }, r);
   i instanceof Promise ? c.push(i.then(r => handlePropertyResult(r, t, e, s, o, A))) : handlePropertyResult(i, t, e, s, o, A);
  }
  return A ? function handleCatchall(e, t, r, s, n, o, A) {
   const i = [], a = n.keySet, c = n.catchall._zod, l = c.def.type, g = c.optin, u = c.optout;
   let h = 0;
   for (const n in t) {
    if (A && r.issues.length !== h) {
     if (aborted(r, h)) break;
     h = r.issues.length;
    }
    if (a.has(n)) continue;
    if ("__proto__" === n) {
     "never" === l && i.push(n);
     continue;
    }
    if ("never" === l) {
     i.push(n);
     continue;
    }
    const o = c.run({
     value: t[n],
     issues: []
    }, s);
    o instanceof Promise ? e.push(o.then(e => handlePropertyResult(e, r, n, t, g, u))) : handlePropertyResult(o, r, n, t, g, u);
   }
   return i.length && r.issues.push({
    code: "unrecognized_keys",
    keys: i,
    input: t,
    inst: o,
    continue: !0
   }), e.length ? Promise.all(e).then(() => r) : r;
  }(c, s, t, r, n.value, e, !0 === g) : c.length ? Promise.all(c).then(() => t) : t;
 };
}), $ZodTransform = $constructor("$ZodTransform", (e, t) => {
 $ZodType.init(e, t), e._zod.optin = "optional", core_globalConfig.memoizer?.guard(e), 
 e._zod.parse = (r, s) => {
  if ("backward" === s.direction) throw new $ZodEncodeError(e.constructor.name);
  const n = t.transform(r.value, r);
  if (s.async) return (n instanceof Promise ? n : Promise.resolve(n)).then(e => (r.value = e, 
  r));
  if (n instanceof Promise) throw new $ZodAsyncError;
  return r.value = n, r;
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
  return t ? new RegExp(`^(${function cleanRegex(e) {
   const t = e.startsWith("^") ? 1 : 0, r = e.endsWith("$") ? e.length - 1 : e.length;
   return e.slice(t, r);
  }(t.source)})?$`) : void 0;
 }), e._zod.parse = (e, r) => {
  if (void 0 === e.value) {
   if ("defaulted" !== t.innerType._zod.optin) return e;
   const s = t.innerType._zod.run({
    value: e.value,
    issues: []
   }, r);
   return s instanceof Promise ? s.then(t => handleOptionalResult(e, t)) : handleOptionalResult(e, s);
  }
  return t.innerType._zod.run(e, r);
 };
}), $ZodPrefault = $constructor("$ZodPrefault", (e, t) => {
 $ZodType.init(e, t), e._zod.optin = "defaulted", defineLazyInternal(e, "values", e => e.def.innerType._zod.values), 
 e._zod.parse = (e, r) => ("backward" === r.direction || void 0 === e.value && (e.value = t.defaultValue), 
 t.innerType._zod.run(e, r));
}), $ZodPipe = $constructor("$ZodPipe", (e, t) => {
 $ZodType.init(e, t), defineLazyInternal(e, "values", e => e.def.in._zod.values), 
 defineLazyInternal(e, "optin", e => e.def.in._zod.optin), defineLazyInternal(e, "optout", e => e.def.out._zod.optout), 
 defineLazyInternal(e, "propValues", e => e.def.in._zod.propValues), e._zod.parse = (e, r) => {
  if ("backward" === r.direction) {
   const s = t.out._zod.run(e, r);
   return s instanceof Promise ? s.then(e => handlePipeResult(e, t.in, r)) : handlePipeResult(s, t.in, r);
  }
  const s = t.in._zod.run(e, r);
  return s instanceof Promise ? s.then(e => handlePipeResult(e, t.out, r)) : handlePipeResult(s, t.out, r);
 };
});

function handlePipeResult(e, t, r) {
 return e.issues.some(e => "unrecognized_keys" !== e.code) ? (e.aborted = !0, e) : t._zod.run({
  value: e.value,
  issues: e.issues
 }, r);
}

var registries_a;

class $ZodRegistry {
 constructor() {
  this._map = new WeakMap, this._idmap = new Map;
 }
 add(e, ...t) {
  const r = t[0];
  return this._map.set(e, r), r && "object" == typeof r && "id" in r && this._idmap.set(r.id, e), 
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
   const r = {
    ...this.get(t) ?? {}
   };
   delete r.id;
   const s = {
    ...r,
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
 const r = Object.getPrototypeOf(e);
 _installedToString.has(r) || (_installedToString.add(r), Object.defineProperty(r, "toString", {
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
})), parse_parse = (e => {
 const fn = (t, r, s, n) => {
  const o = s ? {
   ...s,
   async: !1
  } : {
   async: !1
  }, A = t._zod.run({
   value: r,
   issues: []
  }, o);
  if (A instanceof Promise) throw new $ZodAsyncError;
  if (A.issues.length) {
   const t = new (n?.Err ?? e)(A.issues.map(e => finalizeIssue(e, o, config())));
   throw captureStackTrace(t, n?.callee ?? fn), t;
  }
  return A.value;
 };
 return fn;
})($ZodRealError), parse_parseAsync = (e => {
 const fn = async (t, r, s, n) => {
  const o = s ? {
   ...s,
   async: !0
  } : {
   async: !0
  };
  let A = t._zod.run({
   value: r,
   issues: []
  }, o);
  if (A instanceof Promise && (A = await A), A.issues.length) {
   const t = new (n?.Err ?? e)(A.issues.map(e => finalizeIssue(e, o, config())));
   throw captureStackTrace(t, n?.callee ?? fn), t;
  }
  return A.value;
 };
 return fn;
})($ZodRealError), safeParse = (e => (t, r, s) => {
 const n = s ? {
  ...s,
  async: !1
 } : {
  async: !1
 }, o = t._zod.run({
  value: r,
  issues: []
 }, n);
 if (o instanceof Promise) throw new $ZodAsyncError;
 return o.issues.length ? failure(e, o.issues, n) : {
  success: !0,
  data: o.value
 };
})($ZodRealError);

function failure(e, t, r) {
 let s;
 return {
  success: !1,
  get error() {
   return s || (s = new e(t.map(e => finalizeIssue(e, r, config()))), t = void 0, r = void 0), 
   s;
  },
  set error(e) {
   s = e, t = void 0, r = void 0;
  }
 };
}

const safeParseAsync = (e => async (t, r, s) => {
 const n = s ? {
  ...s,
  async: !0
 } : {
  async: !0
 };
 let o = t._zod.run({
  value: r,
  issues: []
 }, n);
 return o instanceof Promise && (o = await o), o.issues.length ? failure(e, o.issues, n) : {
  success: !0,
  data: o.value
 };
})($ZodRealError), ZodMiniType = $constructor("ZodMiniType", (e, t) => {
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
  return function clone(e, t, r) {
   const s = new e._zod.constr(t ?? e._zod.def);
   return t && !r?.parent || (s._zod.parent = e), s;
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
  return new e(function snapshotChecks(e) {
   return e.checks && (e.checks = [ ...e.checks ]), e;
  }({
   type: "string",
   ...normalizeParams(t)
  }));
 }(ZodMiniString, e);
}

const ZodMiniObject = $constructor("ZodMiniObject", (e, t) => {
 $ZodObject.init(e, t), ZodMiniType.init(e, t), function installLazyProp(e, t, r, s) {
  const n = function claim(e, t) {
   const r = Object.getPrototypeOf(e);
   return t in r ? void 0 : r;
  }(e, t);
  n && Object.defineProperty(n, t, {
   configurable: !0,
   get() {
    const e = {
     configurable: !0,
     writable: !0,
     enumerable: s,
     value: void 0
    };
    return Object.defineProperty(this, t, e), e.value = r(this), Object.defineProperty(this, t, e), 
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
}), ZodMiniTransform = $constructor("ZodMiniTransform", (e, t) => {
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

const ZodMiniPrefault = $constructor("ZodMiniPrefault", (e, t) => {
 $ZodPrefault.init(e, t), ZodMiniType.init(e, t);
});

function prefault(e, t) {
 return new ZodMiniPrefault({
  type: "prefault",
  innerType: e,
  get defaultValue() {
   return "function" == typeof t ? t() : function shallowClone(e) {
    return function util_isPlainObject(e) {
     if (!1 === util_isObject(e)) return !1;
     const t = e.constructor;
     if (void 0 === t) return !0;
     if ("function" != typeof t) return !0;
     const r = t.prototype;
     return !1 !== util_isObject(r) && !1 !== Object.prototype.hasOwnProperty.call(r, "isPrototypeOf");
    }(e) ? {
     ...e
    } : Array.isArray(e) ? [ ...e ] : e instanceof Map ? new Map(e) : e instanceof Set ? new Set(e) : e;
   }(t);
  }
 });
}

const ZodMiniPipe = $constructor("ZodMiniPipe", (e, t) => {
 $ZodPipe.init(e, t), ZodMiniType.init(e, t);
}), ok = e => ({
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
 }((t, {issues: r}) => {
  const s = e(t);
  if ("value" in s) return s.value;
  for (const e of s.faults) r.push({
   code: "custom",
   message: e,
   input: t
  });
  return NEVER;
 }));
}

function types_text(e) {
 return textWithFaults(t => {
  const r = e(t);
  return r.ok ? r : {
   faults: [ r.fault ]
  };
 });
}

function quoted(e) {
 return `"${e.length > 80 ? `${e.slice(0, 80)}\u2026` : e}"`;
}

function oneOf(...e) {
 return types_text(t => {
  const r = e.find(e => e === t);
  return void 0 === r ? wrong(`${quoted(t)} is not one of ${e.join(", ")}`) : ok(r);
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
  const r = (0, duration.E)(t);
  return r.ok ? r.value >= (e.atLeastMs ?? 0) && r.value <= e.atMostMs ? r : wrong(`${quoted(t)} is out of range: ${e.allowed}`) : wrong(`${quoted(t)}: ${r.fault}`);
 });
}

const retries = types_text(e => /^\d{1,2}$/.test(e) && Number(e) <= 10 ? ok(Number(e)) : wrong(`${quoted(e)} is not a whole number from 0 to 10`)), minAvailable = types_text(e => {
 const [, t, r] = /^(\d{1,5})(%?)$/.exec(e) ?? [];
 if (void 0 === t) return wrong(`${quoted(e)} is neither a number of servers nor a percentage like 50%`);
 const s = Number(t);
 return r && s > 100 ? wrong(`${quoted(e)} is above 100%`) : ok({
  kind: r ? "percent" : "count",
  value: s
 });
}), batchSize = types_text(e => {
 const [, t, r] = /^(\d{1,5})(%?)$/.exec(e) ?? [], s = Number(t);
 return void 0 === t || 0 === s ? wrong(`${quoted(e)} is neither a number of servers from 1 on nor a percentage like 25%`) : r && s > 100 ? wrong(`${quoted(e)} is above 100%`) : ok({
  kind: r ? "percent" : "count",
  value: s
 });
}), maxLoad = types_text(e => {
 const [, t] = /^(\d{1,3})%$/.exec(e) ?? [], r = Number(t);
 return void 0 !== t && r >= 1 && r <= 100 ? ok(r) : wrong(`${quoted(e)} is not a percentage from 1% to 100%`);
});

function weightOf(e) {
 const [, t, r] = /^(\d{1,5})(%?)$/.exec(e) ?? [], s = Number(t);
 return void 0 !== t && s <= (r ? 25600 : 256) ? {
  kind: r ? "percent" : "absolute",
  value: s
 } : null;
}

types_text(e => {
 const t = weightOf(e);
 return null !== t ? ok(t) : wrong(`${quoted(e)} is neither 0 to 256 nor a percentage of the configured weight like 50%`);
});

const rampSteps = types_text(e => {
 const t = e.split(/[\n,]/).map(e => e.trim()).filter(e => "" !== e).map(weightOf);
 if (t.length < 2) return wrong(`${quoted(e)} is no ramp: it goes through two weights or more, like 10%,50%,100%`);
 const r = t.filter(e => null !== e);
 return r.length < t.length || r.some(({value: e}) => 0 === e) ? wrong(`${quoted(e)} has a step that is neither 1 to 256 nor a percentage of the configured weight like 50%`) : ok(r);
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
}, addresses = (types_text(e => {
 const t = Object.entries(VERBS).find(([t]) => t === e);
 return t ? ok(t[1]) : wrong(`${quoted(e)} is not one of ${Object.keys(VERBS).join(", ")}`);
}), textWithFaults(e => {
 const t = e.split("\n").map(splitList), {found: r, faults: s} = function read(e) {
  const t = [], r = [], s = e.flat().length;
  let n = 0;
  for (const o of e) {
   const e = o.map(e => ({
    text: e,
    parsed: (0, address.or)(e)
   })), A = e.length > 1 && e.some(({parsed: e}) => !e.ok && e.holdsLogin);
   for (const {text: o, parsed: i} of e) {
    const e = labelOf(A ? "" : o, n, s);
    if (i.ok) t.push({
     at: n,
     text: o,
     label: e,
     address: i.value
    }); else {
     const t = A && !i.holdsLogin ? CUT : i.fault;
     r.push({
      at: n,
      text: 1 === s ? t : `${e}: ${t}`
     });
    }
    n += 1;
   }
  }
  return {
   found: t,
   faults: r
  };
 }(t), n = [ ...countFaults(t.flat().length), ...s, ...sameFaults(r) ].sort((e, t) => e.at - t.at);
 return n.length > 0 ? {
  faults: n.map(({text: e}) => e)
 } : {
  value: r.map(({text: e, address: t}) => ({
   text: e,
   address: t
  }))
 };
})), CUT = "Is no address, and is not shown: it may be a part of the password that is in another one";

function labelOf(e, t, r) {
 const s = /^([A-Za-z0-9_.-]+)=/.exec(e)?.[1];
 return `item ${t + 1} of ${r}${void 0 === s ? "" : `, ${s}`}`;
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
 const t = new Map, r = new Map;
 return e.flatMap(e => {
  const {name: s} = e.address, n = processIdOf(e.address), o = t.get(n), A = r.get(s);
  return void 0 === o && t.set(n, e), void 0 === A && r.set(s, e), void 0 !== o ? [ {
   at: e.at,
   text: `${e.label}: is the same address as ${o.label}`
  } ] : void 0 === A ? [] : [ {
   at: e.at,
   text: `${e.label}: has the same name as ${A.label}; give it another NAME=`
  } ];
 });
}

const OPEN_PORT = "Its port is not on this machine, and HAProxy asks for no password there: anyone who can reach this port can do what this step can. Close it, and go through ssh:// to the socket file, or through tls://.", PLAIN_API = "This Data Plane API is spoken to over plain http:// and without a password: whoever reaches its port can do the same as this step. Let it listen on https, with a user.";

function openPorts(e) {
 return e.flatMap(({address: {name: e, api: t, transport: r}}) => "tcp" !== r.kind || (0, 
 address.U9)(r.host) ? [] : [ {
  loadBalancer: e,
  text: "runtime" === t ? OPEN_PORT : PLAIN_API
 } ]);
}

function decoded(e) {
 return Buffer.from(e.join(""), "base64").toString("latin1");
}

function private_key_wrong(e) {
 return {
  ok: !1,
  fault: e
 };
}

const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

function isPlanted(e) {
 const t = process.getuid?.(), r = (0, external_node_fs_.lstatSync)(e, {
  throwIfNoEntry: !1
 });
 if (void 0 === t || void 0 === r || r.uid === t) return !1;
 const s = (0, external_node_path_.dirname)(e);
 return !!(2 & (0, external_node_fs_.statSync)(s).mode) && r.uid !== function uidShownIn(e) {
  try {
   const t = (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(e, "hss-")), {uid: r} = (0, 
   external_node_fs_.lstatSync)(t);
   return (0, external_node_fs_.rmdirSync)(t), r;
  } catch {
   return;
  }
 }(s);
}

function makeOurFolder() {
 const e = function ourFolder() {
  const e = (0, external_node_path_.join)(temporaryFolder() || (0, external_node_os_namespaceObject.tmpdir)(), "haproxy-server-state");
  return function isClosed(e) {
   try {
    return (0, external_node_fs_.accessSync)(e, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK), 
    !1;
   } catch (t) {
    return t instanceof Error && "code" in t && "EACCES" === t.code && (0, external_node_fs_.statSync)(e).isDirectory();
   }
  }(e) || isPlanted(e) ? `${e}-${process.getuid?.()}` : e;
 }();
 if ((0, external_node_fs_.mkdirSync)(e, {
  recursive: !0,
  mode: 448
 }), !isPlanted(e)) return e;
 throw new errors.HR("not-verified", `${e} was made by another user, who could read what is written there`, {
  brief: "the folder for what it keeps belongs to another user",
  hint: "Have the runner set RUNNER_TEMP to a folder in which no other user can write, then run this step again."
 });
}

const private_folders_STATE = "private-folders", LONGEST_BYTES = 76, private_folders_HARMLESS = /^[A-Za-z0-9_./+-]+$/, ROOM_BYTES = 65536;

let made = null, isLast = !1;

function privateFolders() {
 made ??= function make() {
  const e = isLast ? function makeWhereRoomIs() {
   const e = [];
   for (const t of [ makeHere, () => makeIn((0, external_node_os_namespaceObject.tmpdir)()), () => makeIn("/dev/shm") ]) {
    const r = [];
    try {
     const e = t();
     r.push(e);
     const s = (0, external_node_path_.join)(e, "room");
     return (0, external_node_fs_.writeFileSync)(s, Buffer.alloc(ROOM_BYTES, "room")), 
     (0, external_node_fs_.rmSync)(s), e;
    } catch (t) {
     removeFolders(r), e.push(t);
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

function pem(e, t) {
 return types_text(r => {
  const s = r.startsWith("-----BEGIN") ? ok(r) : function fileText(e) {
   try {
    const t = (0, external_node_fs_.realpathSync)(e);
    if (mayHoldUntrustedFiles() && function isInside(e, t) {
     return "" !== t && e.startsWith(`${(0, external_node_fs_.realpathSync)(t)}${external_node_path_.sep}`);
    }(t, workspaceFolder())) return wrong("is a path inside the workspace, which under pull_request_target and workflow_run may hold the files of anybody: give the text itself");
    const {size: r} = (0, external_node_fs_.statSync)(t);
    if (!(0, external_node_fs_.statSync)(t).isFile()) return wrong("is a path, but not that of a regular file");
    if (r > 65536) return wrong("is the path of a file of more than 64 KiB");
    const s = (0, external_node_fs_.readFileSync)(t, "utf8").trim();
    return s.includes("PRIVATE KEY") && maskLines(s), ok(s);
   } catch (e) {
    const t = e instanceof Error && "code" in e ? String(e.code) : "unreadable";
    return wrong(`is neither PEM text, which begins with -----BEGIN, nor the path of a file (${t})`);
   }
  }(r);
  if (!s.ok) return s;
  const n = [ ...s.value.matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----[ \t\r]*$/gm) ].map(([, e = ""]) => e);
  if (0 === n.length) return wrong("is not PEM text: it has no line -----BEGIN \u2026-----");
  if (n.some(e => e.startsWith("ENCRYPTED")) || /^Proc-Type:.*ENCRYPTED/m.test(s.value)) return wrong("is protected by a passphrase, which nobody can type here");
  if (!n.every(t => e.test(t))) return wrong(`must hold ${t} and nothing else`);
  const o = s.value.match(BLOCK) ?? [];
  if (o.length < n.length) return wrong("is not whole: a line -----END \u2026----- is missing");
  const A = o.findIndex(e => e.includes("CERTIFICATE") && !function isCertificate(e) {
   try {
    return null !== new (process.getBuiltinModule("node:crypto").X509Certificate)(e);
   } catch {
    return !1;
   }
  }(e));
  return A < 0 ? s : wrong(`cannot be read: its certificate ${A + 1} of ${o.length} is damaged`);
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
  const t = e.trim().split(/\r\n|\r|\n/).map(e => e.trim()), [, r] = /^-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----$/.exec(t[0] ?? "") ?? [];
  if (void 0 === r) return private_key_wrong(function notAKey(e) {
   return /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ /.test(e) ? "is a public key: the private one is needed" : "is not a private key: the text itself is needed, which begins with a line -----BEGIN \u2026 PRIVATE KEY-----; a path is not taken";
  }(e));
  if (t.length < 3 || t.at(-1) !== `-----END ${r}-----`) return private_key_wrong(`is not whole: its last line must be -----END ${r}-----`);
  const s = t.slice(1, -1);
  return function isProtected(e, t) {
   if ("ENCRYPTED PRIVATE KEY" === e) return !0;
   if ("OPENSSH PRIVATE KEY" !== e) return t.some(e => /^Proc-Type:.*ENCRYPTED/.test(e));
   const r = decoded(t);
   return r.startsWith("openssh-key-v1\0") && !r.startsWith("\0\0\0\x04none", 15);
  }(r, s) ? private_key_wrong("is protected by a passphrase, which nobody can type here: give a key without one, made for this purpose") : "OPENSSH PRIVATE KEY" !== r || decoded(s).startsWith("openssh-key-v1\0") ? {
   ok: !0,
   value: `${t.join("\n")}\n`
  } : private_key_wrong("is damaged");
 })),
 "ssh-known-hosts": optional(types_text(function parseKnownHosts(e) {
  const t = e.split(/\r?\n/).map(e => e.trim().replaceAll("\t", " ")), r = t.findIndex(e => "" !== e && !e.startsWith("#") && !LINE.test(e));
  return r >= 0 ? wrong(`line ${r + 1} is not of the form HOST TYPE KEY, as ssh-keyscan prints it; a path or a fingerprint is not taken`) : t.some(e => LINE.test(e)) ? ok(`${t.join("\n")}\n`) : wrong("has no line HOST TYPE KEY");
 })),
 "ssh-options": optional(types_text(options.K)),
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
 return USED_BY.flatMap(({inputs: r, uses: s, forms: n}) => t.some(s) ? [] : e.filter(e => r.test(e)).map(e => `${e}: is used by ${n} addresses only, and there is none`));
}

function exposedPassword(e, t) {
 return void 0 === e.password ? [] : t.filter(credentials_isPlain).map(({name: e}) => `password: would go to ${e} over plain http://, and that is not on this machine: write https://`);
}

function credentials_isPlain({api: e, transport: t}) {
 return "data-plane" === e && "tcp" === t.kind && !(0, address.U9)(t.host);
}

function incompleteCredentials(e) {
 const {username: t, password: r, "tls-cert": s, "tls-key": n} = e;
 return void 0 !== t && void 0 === r ? [ "username: needs password, which belongs to it" ] : void 0 === t && void 0 !== r ? [ "password: needs username, whose it is" ] : void 0 !== s && void 0 === n ? [ "tls-cert: needs tls-key, the key that belongs to it" ] : void 0 === s && void 0 !== n ? [ "tls-key: needs tls-cert, the certificate for this key" ] : void 0 === s || void 0 === n ? [] : function faultsOfPair(e, t) {
  try {
   return process.getBuiltinModule("node:tls").createSecureContext({
    cert: e,
    key: t
   }), [];
  } catch (e) {
   const t = e instanceof Error && "code" in e ? String(e.code) : "";
   return [ /MISMATCH/.test(t) ? "tls-key: is not the key of the certificate in tls-cert" : `tls-cert, tls-key: cannot be read (${t})` ];
  }
 }(s, n);
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
}, CHANGES = [ "drain", "maint", "ready", "weight" ];

function groups_group(e, t = {}) {
 return {
  shape: e,
  usedBy: t
 };
}

new Set([ "weight", "ramp", "hold", "health-checks", "agent-checks" ]);

const SELECTION = groups_group({
 backend: schemas_string("is empty, which would widen the change to every backend: write `'*'` if that is meant"),
 server: optional(schemas_string())
}), CONNECTION = (groups_group({
 "drain-timeout": prefault(types_duration(upToADay), "60s"),
 "on-drain-timeout": prefault(oneOf("rollback", "keep", "continue", "shutdown-sessions"), "rollback"),
 "quiet-for": prefault(types_duration(upToADay), "0")
}, {
 "drain-timeout": [ "drain", "maint" ],
 "on-drain-timeout": [ "drain", "maint" ],
 "quiet-for": [ "drain", "maint" ]
}), groups_group({
 "on-error": prefault(oneOf("rollback", "keep"), "rollback"),
 restore: prefault(oneOf("never", "always", "on-failure", "on-success"), "never")
}, {
 "on-error": CHANGES,
 restore: CHANGES
}), groups_group({
 "min-available": prefault(minAvailable, "1"),
 "max-load": optional(maxLoad),
 "fail-on-not-found": prefault(flag, "true")
}, {
 "min-available": CHANGES,
 "max-load": [ "drain", "maint", "weight" ]
}), groups_group({
 "on-reload": prefault(oneOf("reapply", "fail"), "reapply"),
 hold: prefault(flag, "false"),
 "dry-run": prefault(flag, "false")
}, {
 "on-reload": CHANGES,
 hold: [ "drain", "maint", "weight" ],
 "dry-run": CHANGES
}), groups_group({
 "wait-for-health": prefault(healthProof, "true"),
 "health-timeout": prefault(types_duration({
  ...upToADay,
  atLeastMs: 1,
  allowed: "from 1ms to 24h"
 }), "60s")
}, {
 "wait-for-health": [ "ready" ],
 "health-timeout": CHANGES
}), groups_group({
 run: schemas_string("is required: the script that is run for each batch while it is out"),
 shell: prefault(oneOf("bash", "sh"), "bash"),
 "working-directory": prefault(schemas_string(), "."),
 "run-timeout": prefault(types_duration(upToADay), "0"),
 "batch-size": prefault(batchSize, "1")
}), groups_group({
 ramp: optional(rampSteps),
 "ramp-interval": prefault(types_duration({
  ...upToADay,
  atLeastMs: 1,
  allowed: "from 1ms to 24h"
 }), "30s")
}, {
 ramp: [ "weight", "ready" ],
 "ramp-interval": [ "weight", "ready" ]
}), groups_group({
 "health-checks": prefault(checkSwitch, "keep"),
 "agent-checks": prefault(checkSwitch, "keep")
}, {
 "health-checks": CHANGES,
 "agent-checks": CHANGES
}), groups_group({
 "connect-timeout": prefault(types_duration(attempt), "5s"),
 "command-timeout": prefault(types_duration(attempt), "10s"),
 retries: prefault(retries, "3"),
 "retry-delay": prefault(types_duration({
  atMostMs: 6e4,
  allowed: "1m at most"
 }), "500ms")
})), REPORT = groups_group({
 summary: prefault(flag, "true"),
 "job-status": prefault(schemas_string(), "${{ job.status }}")
});

function groups_connectionOf(e) {
 return {
  connectTimeoutMs: e["connect-timeout"],
  commandTimeoutMs: e["command-timeout"],
  retries: e.retries,
  retryDelayMs: e["retry-delay"]
 };
}

const SHAPE = {
 address: addresses,
 ...SELECTION.shape,
 "max-age": prefault(types_duration({
  atMostMs: 316224e5,
  allowed: "8784h at most"
 }), "1h"),
 "fail-on-findings": prefault(flag, "false"),
 "github-token": optional(schemas_string()),
 ...CREDENTIALS,
 ...CONNECTION.shape,
 summary: REPORT.shape.summary
}, SCHEMA = function object(e, t) {
 const r = {
  type: "object",
  shape: e ?? {},
  ...normalizeParams(t)
 };
 return new ZodMiniObject(r);
}(SHAPE), AUDIT_INPUT_NAMES = Object.keys(SHAPE);

function credentialFaults(e, t) {
 const r = AUDIT_INPUT_NAMES.filter(e => e in CREDENTIALS && void 0 !== t[e]), s = e.address.map(({address: e}) => e);
 return [ ...unusedCredentials(r, s), ...incompleteCredentials(e), ...exposedPassword(e, s) ];
}

const GRACE_MS = 800, EAGER_MS = 1e4, EAGER_EVERY_MS = 1e3, THEN_EVERY_MS = 1e4, WAITS_SHOWN = 3, FORGOTTEN_MS = 3e3;

function logTo(e, t) {
 const r = new Map;
 return s => {
  switch (s.kind) {
  case "read":
   return void e.sayGroup(lineOf("read", s.loadBalancer), s.lines.map(e => lineOf("read", e)));

  case "progress":
   return void function progress(s) {
    const n = t.now(), o = r.get(s.loadBalancer);
    r.set(s.loadBalancer, {
     since: n,
     shown: Number.NEGATIVE_INFINITY,
     ...o,
     news: s,
     at: n
    });
    const A = [ ...r.values() ].filter(({at: e}) => n - e < FORGOTTEN_MS), i = A.length > WAITS_SHOWN ? A : A.filter(e => e.news === s);
    if (function isDue(e, t) {
     const r = Math.min(...e.map(e => e.since));
     return t - Math.max(...e.map(e => e.shown)) >= (t - r < EAGER_MS ? EAGER_EVERY_MS : THEN_EVERY_MS);
    }(i, n)) {
     for (const e of i) e.shown = n;
     e.say(lineOf("wait", 1 === i.length ? named(s.loadBalancer, s.text) : function summed(e) {
      const t = e.reduce((e, t) => t.news.left > e.news.left ? t : e);
      return `${e.length} load balancers, most is left on ${named(t.news.loadBalancer, t.news.text)}`;
     }(i)));
    }
   }(s);

  case "set":
  case "done":
   return r.delete(s.loadBalancer), void e.say(lineOf(s.kind, `${s.loadBalancer}: ${s.text}`));

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

const outputs_LARGEST = 98304;

function outputs_countOf(e) {
 const t = leftOverOf(e).length;
 return 0 === t && null !== e.error ? "" : String(t);
}

function findingValue(e) {
 const {age: t} = e;
 return {
  loadBalancer: escape_printable(e.loadBalancer),
  backend: escape_printable(e.backend),
  server: escape_printable(e.server),
  traffic: e.traffic,
  leftOver: e.leftOver,
  causes: e.causes.map(({kind: e}) => e),
  why: escape_printable(whyOf(e, plain), 500),
  status: escape_printable(e.status),
  since: t.kind,
  sinceSeconds: "unknown" === t.kind ? null : t.seconds,
  inRotationOn: e.inRotationOn.map(e => escape_printable(e))
 };
}

const LINES_ANNOTATED = 8, LETTERS_ANNOTATED = 400, LINES_LOGGED = 1e3;

async function writeAudit({report: e, error: t, issue: r, inputs: s}) {
 const n = null === e ? 0 : leftOverOf(e).length, o = !0 === s?.failOnFindings && n > 0, A = r instanceof IssueTrouble && n > 0;
 null !== e && function tellFindings(e, t) {
  const r = e.findings.map(findingLine);
  if (r.length > 0) {
   const e = firstLines(r, LINES_LOGGED, e => `And ${e} more: see the output servers.`);
   sayGroup(lineOf("result", "servers out of rotation"), e.map(e => lineOf("notice", e)));
  }
  const s = leftOverOf(e).map(findingLine);
  s.length > 0 && annotate(t, `HAProxy audit: servers left out of rotation${longerWords(e)}`, [ ...firstLines(s.map(e => `Out: ${e.slice(0, LETTERS_ANNOTATED)}`), LINES_ANNOTATED, e => `And ${e} more: see the job summary.`), `What to do: ${WHAT_TO_DO}` ]), 
  say(lineOf("result", auditHeadline(e)));
 }(e, o && null === t ? "error" : "warning"), null !== t && function tellError(e, t) {
  const r = void 0 === t.loadBalancer ? "" : ` on ${t.loadBalancer}`, s = [ ...grouping_grouped(e?.unread ?? [], ({error: {code: e, message: t}}) => JSON.stringify([ e, t ])).map(({item: e, loadBalancers: t}) => `Not read: ${words_listed(t)}: ${e.error.code}: ${e.error.message}`.slice(0, LETTERS_ANNOTATED)), ...t instanceof wrong_inputs_WrongInputs ? t.faults.map(e => `Wrong input ${e}`) : [] ];
  annotate("error", `HAProxy audit: ${t.code}${r}`, [ ...0 === s.length ? [ `What happened: ${t.message}` ] : firstLines(s, LINES_ANNOTATED, e => `And ${e} more: see the log.`), `Changed: ${NOTHING_CHANGED}`, ...void 0 === t.hint ? [] : [ `What to do: ${t.hint}` ] ]);
 }(e, t), null === e && null !== t && say(lineOf("result", failedAuditHeadline(t))), 
 r instanceof IssueTrouble && function tellTrouble({message: e, hint: t, detail: r}, s) {
  annotate(s, "HAProxy audit: issue not kept up to date", [ `What happened: ${e}`, ..."" === r ? [] : [ `In the words of the other side: ${r.slice(0, 300)}` ], ..."" === t ? [] : [ `What to do: ${t}` ] ]);
 }(r, A && null === t && !o ? "error" : "warning");
 const i = null === r || r instanceof IssueTrouble ? "" : r.url, a = function auditOutputs(e, t, r) {
  const s = function jsonList(e, t) {
   const r = [];
   let s = 2;
   for (const n of e) {
    const e = JSON.stringify(t(n));
    if (s += Buffer.byteLength(e) + 1, s > outputs_LARGEST) break;
    r.push(e);
   }
   return {
    json: `[${r.join(",")}]`,
    omitted: e.length - r.length
   };
  }(e?.findings ?? [], findingValue);
  return {
   values: {
    findings: null === e ? "" : outputs_countOf(e),
    "issue-url": r,
    servers: s.json,
    "error-code": t
   },
   omitted: s.omitted
  };
 }(e, t?.code ?? "", i);
 a.omitted > 0 && annotate("warning", "HAProxy outputs", [ `Output servers lacks ${a.omitted} rows, those left over first: more than 96 KiB fit no environment variable.` ]);
 for (const t of function messageAnnotations(e, t = null) {
  const r = function hintGroups(e) {
   const t = function messageGroups(e) {
    const wordsOf = ({text: e}) => e.replace(SECONDS_AGO, "s ago"), t = Map.groupBy(e, wordsOf);
    return grouping_grouped(e, wordsOf).map(({item: e, loadBalancers: r}) => {
     const s = t.get(wordsOf(e))?.flatMap(({text: e}) => SECONDS_AGO.exec(e)?.[1] ?? []) ?? [], [n, o] = [ Math.min(...s.map(Number)), Math.max(...s.map(Number)) ], A = n < o ? e.text.replace(SECONDS_AGO, `${n} to ${o} s ago`) : e.text;
     return {
      item: {
       ...e,
       text: A
      },
      loadBalancers: r
     };
    });
   }(e);
   return [ ...Map.groupBy(t, e => e.item.hint ?? e).values() ].map(e => ({
    groups: e,
    hint: e[0]?.item.hint
   }));
  }(e).map(({groups: e, hint: r}) => [ ...limited(e.map(({item: e, loadBalancers: t}) => `On ${words_listed(t)}: ${e.text}`), OTHERS_SHOWN, UNDO_LETTERS), ...void 0 === r || r === t?.hint ? [] : [ `What to do: ${r}` ] ]), s = r.length - ANNOTATIONS_SHOWN;
  return s <= 0 ? r : [ ...r.slice(0, ANNOTATIONS_SHOWN), [ `And ${s} more like these: see the log.` ] ];
 }(e?.warnings ?? [])) annotate("warning", "HAProxy warning", t);
 try {
  setOutputs(a.values);
 } finally {
  !1 !== s?.summary && (null !== e ? await write_audit_writeSummary(function auditSummary(e, t) {
   const r = leftOverOf(e), s = e.findings.slice(r.length), n = [ [ `### ${summary_markOf(e)} HAProxy ${auditHeadline(e)}` ], unreadLines(e), hintLines(e), 0 === r.length ? [] : [ ...tableLines(r), "", `**What to do:** ${WHAT_TO_DO}` ], 0 === s.length ? [] : [ `Out for less than ${words_limitWords(e.maxAgeMs)}:`, "", ...tableLines(s) ], sparesLines(e), warningLines(e), "" === t ? [] : [ t ] ];
   let o = "";
   for (const e of n.filter(e => e.length > 0)) {
    const t = `${e.join("\n")}\n\n`;
    if (Buffer.byteLength(o) + Buffer.byteLength(t) > LARGEST - 100) return `${o}Something did not fit in here: see the log and the output \`servers\`.\n`;
    o += t;
   }
   return o;
  }(e, function issueLine(e) {
   return null === e ? "" : e instanceof IssueTrouble ? `\u26a0\ufe0f The issue is not up to date: ${e.message}` : "" === e.url ? "" : `[The issue](${e.url}) was ${ISSUE_WORDS[e.did]}.`;
  }(r))) : null !== t && await write_audit_writeSummary(function failedAuditSummary(e) {
   const t = e instanceof wrong_inputs_WrongInputs ? e.faults.map(e => `- ${summary_say(e)}`) : null, r = [ "> [!CAUTION]", ...[ [ `**${e.code}**` ], t ?? [ summary_say(e.message) ], newDetail(e).map(t => `**${function speakerOf({code: e, saidBy: t}) {
    return t ?? SPEAKERS[e] ?? "HAProxy said";
   }(e)}:** ${escape_codeSpan(t)}`), [ `**Changed:** ${NOTHING_CHANGED}` ], void 0 === e.hint ? [] : [ `**What to do:** ${summary_say(e.hint)}` ] ].filter(({length: e}) => e > 0).flatMap(e => [ "", ...e ]).slice(1).map(e => `> ${e}`.trimEnd()) ];
   return [ `### \u274c HAProxy ${failedAuditHeadline(e)}`, "", ...r, "" ].join("\n");
  }(t)));
 }
 return null !== t || o || A ? 1 : 0;
}

function findingLine(e) {
 const {loadBalancer: t, traffic: r, age: s, inRotationOn: n} = e, o = 0 === n.length ? "" : `; in rotation on ${words_listed(n, 5)}`;
 return `${t}: ${(0, haproxy_server.TN)(e)}: ${"less" === r ? "less traffic" : "no traffic"}: ${whyOf(e, plain)}; out for: ${forHowLong(s)}${o}`;
}

const ISSUE_WORDS = {
 created: "created",
 updated: "updated",
 unchanged: "left as it is",
 closed: "closed",
 nothing: "not needed"
};

async function write_audit_writeSummary(e) {
 try {
  await writeSummary(e);
 } catch (e) {
  const {message: t} = (0, errors.h_)(e);
  annotate("notice", "No job summary", [ `The job summary could not be written: ${t}` ]);
 }
}

async function audit_audit() {
 noteFiles();
 const {signal: e, rejected: t} = function listenForInterruption(e) {
  const t = new AbortController, {promise: r, reject: s} = Promise.withResolvers(), cancel = r => {
   if (t.signal.aborted) return;
   const n = new errors.HR("cancelled", `The step was cancelled (${r}).`, {
    hint: e()
   });
   t.abort(n), src_clock.ml.sleep(GRACE_MS).then(() => s(n));
  };
  process.on("SIGINT", cancel), process.on("SIGTERM", cancel);
  const fail = e => {
   t.abort((0, errors.h_)(e)), s(e);
  };
  return process.on("uncaughtException", fail), process.on("unhandledRejection", fail), 
  process.once("beforeExit", () => fail(new Error("nothing is left to wait for"))), 
  {
   signal: t.signal,
   rejected: r
  };
 }(() => "An audit changes nothing: run it again.");
 let r;
 try {
  r = await Promise.race([ run(e), t ]);
 } catch (e) {
  r = await writeAudit({
   report: null,
   error: (0, errors.h_)(e),
   issue: null,
   inputs: null
  }).catch(couldNotFinish);
 }
 await end(r);
}

function clearUp() {
 !function removeLeftFolders() {
  isLast = !0;
  const e = savedState(private_folders_STATE);
  "" === e || removeFolders(JSON.parse(e));
 }();
}

async function run(e) {
 if (hasLostInputs()) throw function lostInputs() {
  return new errors.HR("invalid-input", "No input with a hyphen in its name has come here, as `dry-run` or `on-error`", {
   brief: "inputs were lost on the way",
   hint: "A shell between the runner and Node has dropped them, as where `node` is a script for `sh`: let it be one for `bash`. Nothing was connected, nothing was sent."
  });
 }();
 const t = function parseAuditInputs(e) {
  const t = Object.fromEntries(AUDIT_INPUT_NAMES.map(t => [ t, e(t).trim() || void 0 ])), r = SCHEMA.safeParse(t), s = function parseSelection(e, t) {
   const r = splitList(e), s = splitList(t).map(parsePattern), n = [ ...0 === r.length ? [ "backend: is empty: name the backends that are meant, or `'*'` for all" ] : [], ...r.flatMap(e => faultsOf(e).map(t => `backend: ${JSON.stringify(e)} ${t}`)), ...0 === s.length ? [ "server: is empty: name the servers that are meant, or `'*'` for all" ] : [], ...s.flatMap(e => function patternFaults(e, t) {
    const r = (null === e.backend ? [ e.server ] : [ e.backend, e.server ]).flatMap(t => faultsOf(t).map(t => `server: ${JSON.stringify(e.text)} ${t}`)), {backend: s} = e, n = null !== s && /^[A-Za-z0-9_.:-]+$/.test(s) && t.every(e => null === globFault(e));
    return 0 === r.length && n && !t.some(e => globOf(e)(s)) && r.push(`server: ${JSON.stringify(e.text)} is not in backend ${JSON.stringify(t.join(", "))}`), 
    r;
   }(e, r)) ];
   return s.length > 0 && s.every(e => e.negated) && n.push("server: only takes servers away: add the ones that are meant, or `'*'`"), 
   n.length > 0 ? {
    ok: !1,
    faults: n
   } : {
    ok: !0,
    value: {
     backends: r,
     servers: s
    }
   };
  }(t.backend ?? "*", t.server ?? "*"), n = [ ...(r.error?.issues ?? []).map(({path: e, message: t}) => `${e.join(".")}: ${t}`), ...s.ok ? [] : s.faults, ...r.success ? credentialFaults(r.data, t) : [] ];
  if (!r.success || !s.ok || n.length > 0) throw new wrong_inputs_WrongInputs(n);
  const o = r.data;
  return {
   addresses: o.address,
   request: {
    selection: s.value,
    maxAgeMs: o["max-age"]
   },
   connection: groups_connectionOf(o),
   credentials: credentialsOf(o),
   failOnFindings: o["fail-on-findings"],
   token: o["github-token"] ?? null,
   summary: o.summary,
   warnings: openPorts(o.address)
  };
 }(readInput), r = src_clock.ml.wallTime(), s = await async function audit_read(e, t) {
  const {request: r, connection: s, credentials: n, warnings: o} = e, A = {
   clock: src_clock.ml,
   signal: t,
   tell: logTo(action_github_namespaceObject, src_clock.ml)
  };
  for (const e of o) A.tell({
   kind: "warning",
   ...e
  });
  const i = {
   ...s,
   credentials: n,
   clock: src_clock.ml,
   random: Math.random,
   debug: github_debug
  }, a = await async function openerFor(e) {
   const t = e.some(({api: e}) => "data-plane" === e) ? await __nccwpck_require__.e(16).then(__nccwpck_require__.bind(__nccwpck_require__, 6016)) : null;
   return (e, r) => {
    if ("runtime" === e.api) return function openRuntimeApi(e, t) {
     return new RuntimeLoadBalancer({
      ...t,
      name: e.name,
      target: e.process,
      ...wayTo(e, t)
     });
    }(e, r);
    if (null === t) throw new Error("This opener was made for other addresses");
    return new t.DataPlaneLoadBalancer({
     ...r,
     name: e.name,
     host: hostOf(e.transport),
     login: r.credentials.dataPlane,
     ...wayTo(e, r)
    });
   };
  }(e.addresses.map(({address: e}) => e)), c = e.addresses.map(({address: e}) => a(e, i));
  try {
   const e = await async function audit({request: e, loadBalancers: t, effects: r}) {
    const s = r.clock.now(), n = [], o = [], fail = (e, t) => {
     const s = void 0 === t.loadBalancer ? t.with({
      loadBalancer: e
     }) : t;
     n.push({
      loadBalancer: e,
      error: s
     }), r.tell({
      kind: "failure",
      failure: s
     });
    }, A = (await Promise.all(t.map(async t => {
     const {name: s} = t;
     try {
      const {snapshot: n, beside: A} = await async function audit_readWhole(e, t) {
       for (let r = !1; ;r = !0) {
        const s = await e.read(t), n = doubtIn(s);
        if (null === n) {
         const n = await besideIt(e, s, t);
         if (r || !(n instanceof errors.P1)) return {
          snapshot: s,
          beside: n
         };
        } else if (r) throw n;
       }
      }(t, r.signal), {servers: i, unmatched: a} = function selectIn(e, t) {
       const {servers: r, backends: s, unlisted: n = [], unsendable: o = [], unreadable: A = []} = e, i = [ ...r.values(), ...n, ...o, ...A ], a = new Set([ ...s.keys(), ...i.map(({backend: e}) => e) ]);
       return selection_select(t, i, [ ...a ]);
      }(n, e.selection), c = new Set((n.unreadable ?? []).map(haproxy_server.TN)), l = i.filter(e => !c.has((0, 
      haproxy_server.TN)(e))), g = i.filter(e => c.has((0, haproxy_server.TN)(e))), u = l.flatMap(e => n.servers.get((0, 
      haproxy_server.TN)(e)) ?? []);
      r.tell({
       kind: "read",
       loadBalancer: s,
       lines: linesOf(n, u, l.length)
      }), null !== A && fail(s, A), a.length > 0 && fail(s, function notFound(e) {
       return new errors.HR("not-found", `Not found: ${e.join("; ")}.`, {
        hint: "Correct `backend` or `server`; names are case-sensitive. What matches nothing was not audited."
       });
      }(a)), g.length > 0 && fail(s, function notShown(e) {
       const t = words_listed(e.map(haproxy_server.TN));
       return new errors.HR("data-plane-api", `The Data Plane API does not show what ${t} ${words_verb(e.length, "is", "are")}: whether ${words_verb(e.length, "it is", "they are")} out of rotation is not known.`, {
        servers: e.map(haproxy_server.TN),
        hint: "Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it: take the comma out, look at the log of the API, or audit through the stats socket."
       });
      }(g)), n.reloadFailed && o.push({
       loadBalancer: s,
       text: audit_RELOAD_FAILED
      }), u.some(({isConfiguredWeightGuessed: e}) => e) && o.push({
       loadBalancer: s,
       text: WEIGHTS_HIDDEN
      });
      for (const e of [ ...whereWarnings(n), ...unwatchedWords(u) ]) o.push({
       loadBalancer: s,
       text: e
      });
      return [ {
       loadBalancer: s,
       snapshot: n,
       selected: l
      } ];
     } catch (e) {
      return fail(s, (0, errors.h_)(e)), [];
     }
    }))).flat(), i = function twinsAmong(e) {
     return e.flatMap(({name: t, process: r}, s) => {
      const n = e.slice(0, s).find(e => (0, haproxy_process.SM)(e.process, r));
      if (void 0 === n) return [];
      const o = "" === r.node ? "" : ` on ${r.node}`;
      return [ new errors.HR("invalid-input", `${n.name} and ${t} lead to one HAProxy, process ${r.pid}${o}: a server there would be counted twice.`, {
       brief: `${n.name} and ${t} lead to one HAProxy`,
       loadBalancer: t,
       hint: "Leave one of the two out of `address`. If they are two HAProxies after all, give each a `node` of its own in haproxy.cfg, section global."
      }) ];
     });
    }(A.map(({loadBalancer: e, snapshot: {process: t}}) => ({
     name: e,
     process: t
    })));
    for (const e of i) fail(e.loadBalancer ?? "", e);
    const a = A.filter(({loadBalancer: e}) => !i.some(t => t.loadBalancer === e)), c = findingsIn(a, e.maxAgeMs), l = c.findings.filter(({causes: e}) => e.some(({kind: e}) => "missing" === e));
    return {
     ...c,
     maxAgeMs: e.maxAgeMs,
     looked: a.reduce((e, {selected: t}) => e + t.length, l.length),
     audited: a.map(({loadBalancer: e}) => e),
     unread: n,
     warnings: o,
     error: n[0]?.error ?? null,
     durationMs: r.clock.now() - s
    };
   }({
    request: r,
    loadBalancers: c,
    effects: A
   });
   return {
    ...e,
    warnings: [ ...o, ...e.warnings ]
   };
  } finally {
   for (const e of c) e.close();
  }
 }(t, e), n = await keepIssueOf({
  report: s,
  readAt: r
 }, t, e);
 return writeAudit({
  report: s,
  error: s.error,
  issue: n,
  inputs: t
 });
}

function couldNotFinish(e) {
 return annotate("error", "HAProxy: outputs not written", [ `What this audit found stands in its log, but could not be written down: ${(0, 
 errors.h_)(e).message}` ]), 1;
}

var __webpack_exports__audit = __webpack_exports__.s, __webpack_exports__clearUp = __webpack_exports__.H;

export { __webpack_exports__audit as audit, __webpack_exports__clearUp as clearUp };
