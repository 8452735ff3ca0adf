export const id = 309;

export const ids = [ 309 ];

export const modules = {
 1309: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
  __webpack_require__.d(__webpack_exports__, {
   connectSsh: () => connectSsh
  });
  var errors = __webpack_require__(7406), transport_connect = __webpack_require__(9399), ssh_options = __webpack_require__(9758);
  const READY = "haproxy-server-state:ready", ALIVE_INTERVAL_SECONDS = 3, ALIVE_COUNT = 2;
  function knownHosts({knownHosts: knownHosts}) {
   return null === knownHosts ? [] : [ [ "UserKnownHostsFile", "./known_hosts" ], [ "GlobalKnownHostsFile", "/dev/null" ] ];
  }
  function identity({privateKey: privateKey}) {
   return null === privateKey ? [] : [ [ "IdentityFile", "./key" ], [ "IdentitiesOnly", "yes" ], [ "IdentityAgent", "none" ] ];
  }
  function block(host, lines) {
   return [ `Host ${host}`, ...lines.map(([name, value]) => `  ${name} ${value}`) ].join("\n");
  }
  var external_node_fs_ = __webpack_require__(3024), external_node_path_ = __webpack_require__(6760), deadline = __webpack_require__(909);
  const MEANINGS = [ {
   says: /has changed and you have requested strict checking|was revoked and you have requested/,
   hint: () => "The host showed another key than the one that is known: it was set up anew, or somebody else answers in its place. Find out which before you go on: compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host itself, then put that key's line into ssh-known-hosts."
  }, {
   says: /host key is known for|Host key verification failed/,
   hint: ({host: host, port: port, alias: alias}) => `The key of this host, or of a host on the way, is not known yet. \`ssh-keyscan ${null === port ? "" : `-p ${port} `}${host}\` prints what answers there: compare it with \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` on the host itself, then give the line as ssh-known-hosts${null === alias ? "" : `, with ${alias} (HostKeyAlias) as its first word`}.`
  }, {
   says: /^Load key "\.\/key"/,
   hint: () => "ssh cannot read the key of ssh-private-key: is it whole, and without a passphrase?"
  }, {
   says: /Permission denied/,
   hint: () => "Is this the right user, and is the public half of this key in its authorized_keys? Without ssh-private-key, the agent and the runner's own keys are tried."
  }, {
   says: /Too many authentication failures/,
   hint: () => "The agent holds more keys than the server is willing to try: give ssh-private-key."
  }, {
   says: /open failed: administratively prohibited/,
   hint: () => "The server forbids this: look for AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen and DisableForwarding in its sshd_config, and for 'restrict' or 'no-port-forwarding' before the key in authorized_keys. A host on the way needs AllowTcpForwarding."
  }, {
   says: /open failed: connect failed: Connection refused/,
   cause: "ECONNREFUSED",
   hint: ({remote: remote}) => `Seen from that host nothing listens at ${remote}: is HAProxy running there?`
  }, {
   says: /open failed/,
   cause: "ECONNREFUSED",
   hint: ({remote: remote}) => `The login is good, but that host did not open ${remote}. Is that the path on the 'stats socket' line there, may this user open it (its group, mode 660), and does the sshd_config there allow it (AllowStreamLocalForwarding)?`
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
  function sshFailure(way, lines, otherwise) {
   const said = MEANINGS.flatMap(meaning => {
    const line = lines.find(one => meaning.says.test(one));
    return void 0 === line ? [] : [ {
     meaning: meaning,
     line: line
    } ];
   })[0], words = (said?.line ?? lines.at(-1) ?? "it ended without a word").replace(/^@\s*|\s*@$/g, "");
   return new errors.HR("ssh-failed", `${whereTo(way)}: ${words}`, {
    detail: words,
    hint: said?.meaning.hint(way) ?? "These are the words of ssh itself.",
    cause: causeOf(words, void 0 === said ? otherwise : said.meaning.cause)
   });
  }
  function whereTo({user: user, host: host, port: port}) {
   return `ssh to ${null === user ? host : `${user}@${host}`}${null === port ? "" : ` port ${port}`}`;
  }
  function causeOf(words, code) {
   return Object.assign(new Error(words), void 0 === code ? {} : {
    code: code
   });
  }
  class Turns {
   #atOnce;
   #waiting=[];
   #taken=0;
   constructor(atOnce) {
    this.#atOnce = atOnce;
   }
   async take(signal) {
    signal.throwIfAborted(), this.#taken < this.#atOnce ? this.#taken += 1 : await this.#wait(signal);
    let isOver = !1;
    return () => {
     isOver || (isOver = !0, this.#pass());
    };
   }
   #wait(signal) {
    return new Promise((resolve, reject) => {
     const enter = () => {
      signal.removeEventListener("abort", giveUp), resolve();
     }, giveUp = () => {
      this.#waiting.splice(this.#waiting.indexOf(enter), 1), reject(signal.reason);
     };
     this.#waiting.push(enter), signal.addEventListener("abort", giveUp, {
      once: !0
     });
    });
   }
   #pass() {
    const next = this.#waiting.shift();
    next ? next() : this.#taken -= 1;
   }
  }
  const turns = new Map;
  var external_node_child_process_ = __webpack_require__(1421), external_node_events_ = __webpack_require__(8474);
  const ENVIRONMENT = [ "HOME", "LOGNAME", "PATH", "RUNNER_TRACKING_ID", "SSH_AUTH_SOCK", "TMPDIR", "USER" ], alive = new Set;
  function killAll() {
   for (const ssh of alive) ssh.kill();
  }
  class SshProcess {
   said=[];
   ended;
   running=!0;
   #child;
   constructor(start) {
    const {files: files, sockets: sockets} = start.folders, forward = `${start.local}:${start.remote}`, ssh = [ "ssh", "-F", `./${start.config}`, "-N", "-T", "-L", forward, "--", "+haproxy" ];
    var environment;
    this.#child = (0, external_node_child_process_.spawn)("sh", [ "-c", '\nexec 3<&0 </dev/null\nfiles=$1 sockets=$2\nshift 2\n"$@" 3<&- &\nssh=$!\n{\n  read -r _ <&3\n  rm -rf -- "$files" "$sockets"\n  kill -s KILL 0\n} >/dev/null 2>&1 &\nwatcher=$!\nwait "$ssh"\nstatus=$?\nkill -s KILL "$watcher" 2>/dev/null\nexit "$status"', "sh", files, sockets, ...ssh ], {
     cwd: files,
     env: {
      ...(environment = process.env, Object.fromEntries(ENVIRONMENT.flatMap(name => {
       const value = environment[name];
       return void 0 === value ? [] : [ [ name, value ] ];
      }))),
      LC_ALL: "C"
     },
     detached: !0,
     stdio: [ "pipe", "pipe", "pipe" ]
    }), 0 === alive.size && process.once("exit", killAll), alive.add(this), this.#child.stdin?.on("error", () => {}), 
    eachLine(this.#child.stderr, line => {
     this.said.length < 200 && this.said.push(line), start.debug?.(`ssh: ${line}`);
    }), this.#child.once("exit", () => this.kill()), this.ended = (0, external_node_events_.once)(this.#child, "close").then(() => this.#over(), error => {
     this.said.push(error.message), this.#over();
    });
   }
   async listens() {
    const ready = new Promise(resolve => {
     eachLine(this.#child.stdout, line => {
      line === READY && resolve(!0);
     });
    }), listens = await Promise.race([ ready, this.ended.then(() => !1) ]);
    this.#child.unref();
    for (const stream of this.#child.stdio ?? []) stream && "unref" in stream && "function" == typeof stream.unref && stream.unref();
    return listens;
   }
   kill() {
    const group = this.#child.pid;
    if (this.running && void 0 !== group) {
     this.running = !1;
     try {
      process.kill(-group, "SIGKILL");
     } catch {}
    }
   }
   #over() {
    this.running = !1, alive.delete(this), 0 === alive.size && process.off("exit", killAll);
   }
  }
  function eachLine(stream, take) {
   let rest = "";
   stream?.setEncoding("utf8").on("data", chunk => {
    const lines = `${rest}${chunk}`.split(/\r?\n/);
    rest = (lines.pop() ?? "").slice(0, 4096);
    for (const line of lines.filter(one => "" !== one.trim())) take(line);
   });
  }
  let tunnels = 0;
  class Tunnel {
   #transport;
   #options;
   #way;
   #name="t" + ++tunnels;
   #ssh=null;
   constructor(transport, options) {
    this.#transport = transport, this.#options = options, this.#way = function wayOf({user: user, host: host, port: port, remote: remote}, options) {
     const given = options.get("Port");
     return {
      host: host,
      remote: remote,
      user: user ?? options.get("User") ?? null,
      port: port ?? (void 0 === given ? null : Number(given)),
      alias: options.get("HostKeyAlias") ?? null
     };
    }(transport, options.credentials.ssh.options);
   }
   async open(signal) {
    const {connectTimeoutMs: connectTimeoutMs, clock: clock, credentials: credentials, debug: debug} = this.#options, folders = credentials.folders(), local = (0, 
    external_node_path_.join)(folders.sockets, this.#name);
    if (this.#ssh?.running && (0, external_node_fs_.existsSync)(local)) return this.#ssh.said.length = 0, 
    local;
    this.#write(folders);
    const endTurn = await function loginsOn(host) {
     const known = turns.get(host) ?? new Turns(8);
     return turns.set(host, known), known;
    }(function firstHost({host: host, port: port}, options) {
     const [jump] = (options.get("ProxyJump") ?? "").split(",");
     return jump ? jump.replace(/^.*@/, "") : `${host}:${port ?? options.get("Port") ?? 22}`;
    }(this.#transport, credentials.ssh.options)).take(signal);
    try {
     const ssh = new SshProcess({
      config: `${this.#name}.conf`,
      local: local,
      remote: this.#transport.remote,
      folders: folders,
      ...debug ? {
       debug: debug
      } : {}
     });
     this.#ssh = ssh;
     const late = () => function sshTimeout(way, limitMs, lines) {
      const said = lines.at(-1);
      return new errors.HR("ssh-failed", `${whereTo(way)}: not logged in within ${limitMs / 1e3}s`, {
       ...void 0 === said ? {} : {
        detail: said
       },
       hint: "Raise connect-timeout when the host is far or a host on the way is slow; otherwise a firewall keeps silent.",
       cause: causeOf("timeout", "ETIMEDOUT")
      });
     }(this.#way, connectTimeoutMs, ssh.said);
     await (0, deadline.N)(connectTimeoutMs, clock, signal, late, inner => this.#listening(ssh, inner));
    } catch (error) {
     throw this.#ssh?.kill(), error;
    } finally {
     endTurn();
    }
    return local;
   }
   get fellSilent() {
    return this.#ssh?.said.some(line => /^Timeout, server .* not responding/.test(line)) ?? !1;
   }
   async lastWords() {
    const ssh = this.#ssh;
    if (null === ssh) return null;
    const stop = new AbortController, enough = this.#options.clock.sleep(200, stop.signal).catch(() => {});
    return ssh.running && 0 === ssh.said.length && await Promise.race([ ssh.ended, enough ]), 
    stop.abort(), ssh.running && 0 === ssh.said.length ? null : sshFailure(this.#way, ssh.said, "ECONNRESET");
   }
   async #listening(ssh, signal) {
    const {promise: given, reject: reject} = Promise.withResolvers(), giveUp = () => reject(signal.reason);
    signal.addEventListener("abort", giveUp, {
     once: !0
    });
    try {
     if (!await Promise.race([ ssh.listens(), given ])) throw sshFailure(this.#way, ssh.said);
     ssh.said.length = 0;
    } finally {
     signal.removeEventListener("abort", giveUp);
    }
   }
   #write({files: files}) {
    const {ssh: ssh} = this.#options.credentials;
    null !== ssh.privateKey && put(files, "key", ssh.privateKey), null !== ssh.knownHosts && put(files, "known_hosts", ssh.knownHosts), 
    put(files, `${this.#name}.conf`, function sshConfig(transport, credentials, connectTimeoutMs) {
     const {user: user, host: host, port: port} = transport, options = [ ...credentials.options ], target = [ [ "HostName", host ], ...null === user ? [] : [ [ "User", user ] ], ...null === port ? [] : [ [ "Port", port ] ], ...options.filter(([name]) => ssh_options.O.has(name)), [ "PermitLocalCommand", "yes" ], [ "LocalCommand", `echo ${READY}` ] ], everywhere = [ ...options.filter(([name]) => !ssh_options.O.has(name)), [ "BatchMode", "yes" ], [ "StrictHostKeyChecking", "yes" ], [ "UpdateHostKeys", "no" ], ...knownHosts(credentials), ...identity(credentials), [ "ExitOnForwardFailure", "yes" ], [ "ForwardAgent", "no" ], [ "ForwardX11", "no" ], [ "StreamLocalBindUnlink", "yes" ], [ "ControlMaster", "no" ], [ "ControlPath", "none" ], [ "ConnectTimeout", Math.max(1, Math.ceil(connectTimeoutMs / 1e3)) ], [ "ServerAliveInterval", ALIVE_INTERVAL_SECONDS ], [ "ServerAliveCountMax", ALIVE_COUNT ] ];
     return [ block("+haproxy", target), block("*", everywhere), "" ].join("\n");
    }(this.#transport, ssh, this.#options.connectTimeoutMs));
   }
  }
  function put(folder, name, text) {
   try {
    (0, external_node_fs_.writeFileSync)((0, external_node_path_.join)(folder, name), text, {
     mode: 384,
     flag: "wx"
    });
   } catch (error) {
    if (!(error instanceof Error && "code" in error && "EEXIST" === error.code)) throw error;
   }
  }
  function connectSsh(transport, options) {
   const tunnel = new Tunnel(transport, options);
   return async signal => {
    const path = await tunnel.open(signal), connect = (0, transport_connect.L)({
     kind: "unix",
     path: path
    }, options), {stream: stream} = await connect(signal).catch(async error => {
     throw error instanceof errors.HR ? await tunnel.lastWords() ?? error : error;
    });
    return {
     stream: stream,
     explain: async (heard, error) => {
      const failure = await tunnel.lastWords();
      return heard && null !== failure ? tunnel.fellSilent ? new transport_connect.ZY(failure.message, function silenceMs({options: options}) {
       return Number(options.get("ServerAliveInterval") ?? ALIVE_INTERVAL_SECONDS) * (Number(options.get("ServerAliveCountMax") ?? ALIVE_COUNT) + 1) * 1e3;
      }(options.credentials.ssh), error) : new Error(failure.message, {
       cause: error
      }) : failure;
     }
    };
   };
  }
 }
};
