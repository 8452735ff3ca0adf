export const id = 309;

export const ids = [ 309 ];

export const modules = {
 1309: (e, t, s) => {
  s.d(t, {
   connectSsh: () => connectSsh
  });
  var n = s(7406), o = s(9399), i = s(9758);
  const r = "+haproxy", a = "haproxy-server-state:ready", h = "known_hosts", l = 3, c = 2;
  function knownHosts({knownHosts: e}) {
   return null === e ? [] : [ [ "UserKnownHostsFile", `./${h}` ], [ "GlobalKnownHostsFile", "/dev/null" ] ];
  }
  function identity({privateKey: e}) {
   return null === e ? [] : [ [ "IdentityFile", "./key" ], [ "IdentitiesOnly", "yes" ], [ "IdentityAgent", "none" ] ];
  }
  function block(e, t) {
   return [ `Host ${e}`, ...t.map(([e, t]) => `  ${e} ${t}`) ].join("\n");
  }
  var d = s(3024), u = s(6760), w = s(909);
  const f = [ {
   says: /has changed and you have requested strict checking|was revoked and you have requested/,
   hint: () => "The host showed another key than the one that is known: it was set up anew, or somebody else answers in its place. Find out which before you go on: compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host itself, then put that key's line into ssh-known-hosts."
  }, {
   says: /host key is known for|Host key verification failed/,
   hint: ({host: e, port: t, alias: s}) => `The key of this host, or of a host on the way, is not known yet. \`ssh-keyscan ${null === t ? "" : `-p ${t} `}${e}\` prints what answers there: compare it with \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` on the host itself, then give the line as ssh-known-hosts${null === s ? "" : `, with ${s} (HostKeyAlias) as its first word`}.`
  }, {
   says: /^Load key "\.\/key"/,
   hint: () => "ssh cannot read the key of ssh-private-key: is it whole, and without a passphrase?"
  }, {
   says: /Permission denied/,
   hint: ({hasKey: e}) => e ? "Is this the right user, and is the public half of the key of ssh-private-key in its authorized_keys?" : "No ssh-private-key was given, so the agent and the runner's own keys were tried. If one was meant: a secret that is not there is empty, and so is one of an environment that the job does not name."
  }, {
   says: /Too many authentication failures/,
   hint: () => "The agent holds more keys than the server is willing to try: give ssh-private-key."
  }, {
   says: /open failed: administratively prohibited/,
   hint: () => "The server forbids this: look for AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen and DisableForwarding in its sshd_config, and for 'restrict' or 'no-port-forwarding' before the key in authorized_keys. A host on the way needs AllowTcpForwarding."
  }, {
   says: /open failed: connect failed: Connection refused/,
   cause: "ECONNREFUSED",
   hint: ({remote: e}) => `Seen from that host nothing listens at ${e}: is HAProxy running there?`
  }, {
   says: /open failed/,
   cause: "ECONNREFUSED",
   hint: ({remote: e}) => `The login is good, but that host did not open ${e}. Is that the path on the 'stats socket' line there, may this user open it (its group, mode 660), and does the sshd_config there allow it (AllowStreamLocalForwarding)?`
  }, {
   says: /Could not resolve hostname.*(?:Temporary failure|again)/,
   cause: "EAI_AGAIN",
   hint: () => "The name server did not answer."
  }, {
   says: /Could not resolve hostname/,
   hint: () => "The host name is not known to the runner."
  }, {
   says: /Connection refused/,
   cause: "ECONNREFUSED",
   hint: () => "No SSH server listens there: the wrong port, or it is not running."
  }, {
   says: /timed out|Timeout/i,
   cause: "ETIMEDOUT",
   hint: () => "No answer: a firewall, or the wrong host. Raise connect-timeout only for a very slow network."
  }, {
   says: /No route to host|Network is unreachable/,
   cause: "EHOSTUNREACH",
   hint: () => "The network does not reach this host from the runner."
  }, {
   says: /no matching .* found|Unable to negotiate/,
   hint: () => "The two ends have no algorithm in common: ssh-options takes KexAlgorithms, HostKeyAlgorithms, Ciphers and MACs."
  }, {
   says: /Bad configuration option|line \d+: /,
   hint: () => "The runner's ssh does not know what stands in ssh-options: look at `ssh -V` and `ssh -Q`."
  }, {
   says: /(?:^|: )ssh: not found|ssh: .*No such file/,
   hint: () => "The program 'ssh' is not on this runner's PATH: install OpenSSH's client (openssh-client)."
  }, {
   says: /Connection (?:closed|reset)|closed by remote host|Broken pipe/,
   cause: "ECONNRESET",
   hint: () => "The other end, or something on the way, ended the connection: its log says why."
  } ];
  function sshFailure(e, t, s) {
   const o = f.flatMap(e => {
    const s = t.find(t => e.says.test(t));
    return void 0 === s ? [] : [ {
     meaning: e,
     line: s
    } ];
   })[0], i = (o?.line ?? t.at(-1) ?? "it ended without a word").replace(/^@\s*|\s*@$/g, "");
   return new n.HR("ssh-failed", `${whereTo(e)}: ${i}`, {
    detail: i,
    hint: o?.meaning.hint(e) ?? "These are the words of ssh itself.",
    cause: causeOf(i, void 0 === o ? s : o.meaning.cause)
   });
  }
  function whereTo({user: e, host: t, port: s}) {
   return `ssh to ${null === e ? t : `${e}@${t}`}${null === s ? "" : ` port ${s}`}`;
  }
  function causeOf(e, t) {
   return Object.assign(new Error(e), void 0 === t ? {} : {
    code: t
   });
  }
  class Turns {
   #e;
   #t=[];
   #s=0;
   constructor(e) {
    this.#e = e;
   }
   async take(e) {
    e.throwIfAborted(), this.#s < this.#e ? this.#s += 1 : await this.#n(e);
    let t = !1;
    return () => {
     t || (t = !0, this.#o());
    };
   }
   #n(e) {
    return new Promise((t, s) => {
     const enter = () => {
      e.removeEventListener("abort", giveUp), t();
     }, giveUp = () => {
      this.#t.splice(this.#t.indexOf(enter), 1), s(e.reason);
     };
     this.#t.push(enter), e.addEventListener("abort", giveUp, {
      once: !0
     });
    });
   }
   #o() {
    const e = this.#t.shift();
    e ? e() : this.#s -= 1;
   }
  }
  const p = new Map;
  var y = s(1421), g = s(8474);
  const m = [ "HOME", "LOGNAME", "PATH", "RUNNER_TRACKING_ID", "SSH_AUTH_SOCK", "TMPDIR", "USER" ], k = new Set;
  function killAll() {
   for (const e of k) e.kill();
  }
  class SshProcess {
   said=[];
   ended;
   running=!0;
   #i;
   constructor(e) {
    const {files: t, sockets: s} = e.folders, n = `${e.local}:${e.remote}`, o = [ "ssh", "-F", `./${e.config}`, "-N", "-T", "-L", n, "--", r ];
    var i;
    this.#i = (0, y.spawn)("sh", [ "-c", '\nexec 3<&0 </dev/null\nfiles=$1 sockets=$2\nshift 2\n"$@" 3<&- &\nssh=$!\n{\n  read -r _ <&3\n  rm -rf -- "$files" "$sockets"\n  kill -s KILL 0\n} >/dev/null 2>&1 &\nwatcher=$!\nwait "$ssh"\nstatus=$?\nkill -s KILL "$watcher" 2>/dev/null\nexit "$status"', "sh", t, s, ...o ], {
     cwd: t,
     env: {
      ...(i = process.env, Object.fromEntries(m.flatMap(e => {
       const t = i[e];
       return void 0 === t ? [] : [ [ e, t ] ];
      }))),
      LC_ALL: "C"
     },
     detached: !0,
     stdio: [ "pipe", "pipe", "pipe" ]
    }), 0 === k.size && process.once("exit", killAll), k.add(this), this.#i.stdin?.on("error", () => {}), 
    eachLine(this.#i.stderr, t => {
     this.said.length < 200 && this.said.push(t), e.debug?.(`ssh: ${t}`);
    }), this.#i.once("exit", () => this.kill()), this.ended = (0, g.once)(this.#i, "close").then(() => this.#r(), e => {
     this.said.push(e.message), this.#r();
    });
   }
   async listens() {
    const e = new Promise(e => {
     eachLine(this.#i.stdout, t => {
      t === a && e(!0);
     });
    }), t = await Promise.race([ e, this.ended.then(() => !1) ]);
    this.#i.unref();
    for (const e of this.#i.stdio ?? []) e && "unref" in e && "function" == typeof e.unref && e.unref();
    return t;
   }
   kill() {
    const e = this.#i.pid;
    if (this.running && void 0 !== e) {
     this.running = !1;
     try {
      process.kill(-e, "SIGKILL");
     } catch {}
    }
   }
   #r() {
    this.running = !1, k.delete(this), 0 === k.size && process.off("exit", killAll);
   }
  }
  function eachLine(e, t) {
   let s = "";
   e?.setEncoding("utf8").on("data", e => {
    const n = `${s}${e}`.split(/\r?\n/);
    s = (n.pop() ?? "").slice(0, 2e3);
    for (const e of n) "" !== e.trim() && t(e.slice(0, 2e3));
   });
  }
  let v = 0;
  class Tunnel {
   #a;
   #h;
   #l;
   #c="t" + ++v;
   #d=null;
   constructor(e, t) {
    this.#a = e, this.#h = t, this.#l = function wayOf({user: e, host: t, port: s, remote: n}, {options: o, privateKey: i}) {
     const r = o.get("Port");
     return {
      host: t,
      remote: n,
      user: e ?? o.get("User") ?? null,
      port: s ?? (void 0 === r ? null : Number(r)),
      alias: o.get("HostKeyAlias") ?? null,
      hasKey: null !== i
     };
    }(e, t.credentials.ssh);
   }
   async open(e) {
    const {connectTimeoutMs: t, clock: s, credentials: o, debug: i} = this.#h, r = o.folders(), a = (0, 
    u.join)(r.sockets, this.#c);
    if (this.#d?.running && (0, d.existsSync)(a)) return this.#d.said.length = 0, a;
    this.#u(r);
    const h = await function loginsOn(e) {
     const t = p.get(e) ?? new Turns(8);
     return p.set(e, t), t;
    }(function firstHost({host: e, port: t}, s) {
     const [n] = (s.get("ProxyJump") ?? "").split(",");
     return n ? n.replace(/^.*@/, "") : `${e}:${t ?? s.get("Port") ?? 22}`;
    }(this.#a, o.ssh.options)).take(e);
    try {
     const o = new SshProcess({
      config: `${this.#c}.conf`,
      local: a,
      remote: this.#a.remote,
      folders: r,
      ...i ? {
       debug: i
      } : {}
     });
     this.#d = o;
     const late = () => function sshTimeout(e, t, s) {
      const o = s.at(-1);
      return new n.HR("ssh-failed", `${whereTo(e)}: not logged in within ${t / 1e3}s`, {
       ...void 0 === o ? {} : {
        detail: o
       },
       hint: "Raise connect-timeout when the host is far or a host on the way is slow; otherwise a firewall keeps silent.",
       cause: causeOf("timeout", "ETIMEDOUT")
      });
     }(this.#l, t, o.said);
     await (0, w.N)(t, s, e, late, e => this.#w(o, e));
    } catch (e) {
     throw this.#d?.kill(), e;
    } finally {
     h();
    }
    return a;
   }
   get fellSilent() {
    return this.#d?.said.some(e => /^Timeout, server .* not responding/.test(e)) ?? !1;
   }
   async lastWords() {
    const e = this.#d;
    if (null === e) return null;
    const t = new AbortController, s = this.#h.clock.sleep(200, t.signal).catch(() => {});
    return e.running && 0 === e.said.length && await Promise.race([ e.ended, s ]), t.abort(), 
    e.running && 0 === e.said.length ? null : sshFailure(this.#l, e.said, "ECONNRESET");
   }
   async #w(e, t) {
    const {promise: s, reject: n} = Promise.withResolvers(), giveUp = () => n(t.reason);
    t.addEventListener("abort", giveUp, {
     once: !0
    });
    try {
     if (!await Promise.race([ e.listens(), s ])) throw sshFailure(this.#l, e.said);
     e.said.length = 0;
    } finally {
     t.removeEventListener("abort", giveUp);
    }
   }
   #u({files: e}) {
    const {ssh: t} = this.#h.credentials;
    null !== t.privateKey && put(e, "key", t.privateKey), null !== t.knownHosts && put(e, h, t.knownHosts), 
    put(e, `${this.#c}.conf`, function sshConfig(e, t, s) {
     const {user: n, host: o, port: h} = e, d = [ ...t.options ], u = [ [ "HostName", o ], ...null === n ? [] : [ [ "User", n ] ], ...null === h ? [] : [ [ "Port", h ] ], ...d.filter(([e]) => i.O.has(e)), [ "PermitLocalCommand", "yes" ], [ "LocalCommand", `echo ${a}` ] ], w = [ ...d.filter(([e]) => !i.O.has(e)), [ "BatchMode", "yes" ], [ "StrictHostKeyChecking", "yes" ], [ "UpdateHostKeys", "no" ], ...knownHosts(t), ...identity(t), [ "ExitOnForwardFailure", "yes" ], [ "ForwardAgent", "no" ], [ "ForwardX11", "no" ], [ "StreamLocalBindUnlink", "yes" ], [ "ControlMaster", "no" ], [ "ControlPath", "none" ], [ "ConnectTimeout", Math.max(1, Math.ceil(s / 1e3)) ], [ "ServerAliveInterval", l ], [ "ServerAliveCountMax", c ] ];
     return [ block(r, u), block("*", w), "" ].join("\n");
    }(this.#a, t, this.#h.connectTimeoutMs));
   }
  }
  function put(e, t, s) {
   const n = (0, u.join)(e, t);
   try {
    (0, d.writeFileSync)(n, s, {
     mode: 384,
     flag: "wx"
    });
   } catch (e) {
    if (e instanceof Error && "code" in e && "EEXIST" === e.code) return;
    throw (0, d.rmSync)(n, {
     force: !0
    }), e;
   }
  }
  function connectSsh(e, t) {
   const s = new Tunnel(e, t);
   return async e => {
    const i = await s.open(e), r = (0, o.L)({
     kind: "unix",
     path: i
    }, t), {stream: a} = await r(e).catch(async e => {
     throw e instanceof n.HR ? await s.lastWords() ?? e : e;
    });
    return {
     stream: a,
     explain: async (e, n) => {
      const i = await s.lastWords();
      return e && null !== i ? s.fellSilent ? new o.ZY(i.message, function silenceMs({options: e}) {
       return Number(e.get("ServerAliveInterval") ?? l) * (Number(e.get("ServerAliveCountMax") ?? c) + 1) * 1e3;
      }(t.credentials.ssh), n) : new Error(i.message, {
       cause: n
      }) : i;
     }
    };
   };
  }
 }
};
