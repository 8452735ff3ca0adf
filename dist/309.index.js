export const id = 309;
export const ids = [309];
export const modules = {

/***/ 309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectSsh: () => (/* binding */ connectSsh)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(406);
// EXTERNAL MODULE: ./build/src/haproxy/transport/connect.js
var transport_connect = __webpack_require__(399);
// EXTERNAL MODULE: ./build/src/haproxy/transport/ssh/options.js
var ssh_options = __webpack_require__(758);
;// CONCATENATED MODULE: ./build/src/haproxy/transport/ssh/config.js

/** What the load balancer's host is called in the file: no host on the way can have this name. */
const TARGET = '+haproxy';
/** ssh prints it when the login is done and the tunnel listens. */
const READY = 'haproxy-server-state:ready';
/** Names of the files that the configuration refers to, in the folder from which ssh is started. */
const KEY_FILE = 'key';
const KNOWN_HOSTS_FILE = 'known_hosts';
/** A dead link is noticed before a command's reply is given up (10 s unless told). */
const ALIVE_INTERVAL_SECONDS = 3;
const ALIVE_COUNT = 2;
/** After how long at most ssh gives up a host that does not answer, or one on the way. */
function silenceMs({ options }) {
    const interval = Number(options.get('ServerAliveInterval') ?? ALIVE_INTERVAL_SECONDS);
    const count = Number(options.get('ServerAliveCountMax') ?? ALIVE_COUNT);
    return interval * (count + 1) * 1_000;
}
/**
 * `Host *` holds for hosts on the way (ProxyJump), too: ssh hands this file on to the ssh that it starts for them. What is
 * about one host only must not: a ProxyJump of its own would send a host on the way through itself.
 * Of two values of one name ssh takes the first.
 */
function sshConfig(transport, credentials, connectTimeoutMs) {
    const { user, host, port } = transport;
    const options = [...credentials.options];
    const target = [
        ['HostName', host],
        ...(user === null ? [] : [['User', user]]),
        ...(port === null ? [] : [['Port', port]]),
        ...options.filter(([name]) => ssh_options/* ABOUT_ONE_HOST */.O.has(name)),
        ['PermitLocalCommand', 'yes'],
        ['LocalCommand', `echo ${READY}`],
    ];
    const everywhere = [
        ...options.filter(([name]) => !ssh_options/* ABOUT_ONE_HOST */.O.has(name)),
        ['BatchMode', 'yes'],
        ['StrictHostKeyChecking', 'yes'],
        ['UpdateHostKeys', 'no'],
        ...knownHosts(credentials),
        ...identity(credentials),
        ['ExitOnForwardFailure', 'yes'],
        ['ForwardAgent', 'no'],
        ['ForwardX11', 'no'],
        ['StreamLocalBindUnlink', 'yes'],
        ['ControlMaster', 'no'],
        ['ControlPath', 'none'],
        ['ConnectTimeout', Math.max(1, Math.ceil(connectTimeoutMs / 1000))],
        ['ServerAliveInterval', ALIVE_INTERVAL_SECONDS],
        ['ServerAliveCountMax', ALIVE_COUNT],
    ];
    return [block(TARGET, target), block('*', everywhere), ''].join('\n');
}
/** Only the lines that were given count: a host that the machine knows besides is not believed. */
function knownHosts({ knownHosts }) {
    if (knownHosts === null)
        return [];
    return [
        ['UserKnownHostsFile', `./${KNOWN_HOSTS_FILE}`],
        ['GlobalKnownHostsFile', '/dev/null'],
    ];
}
/** Only the key that was given is shown: a server counts every other one as a failed attempt. */
function identity({ privateKey }) {
    if (privateKey === null)
        return [];
    return [
        ['IdentityFile', `./${KEY_FILE}`],
        ['IdentitiesOnly', 'yes'],
        ['IdentityAgent', 'none'],
    ];
}
function block(host, lines) {
    return [`Host ${host}`, ...lines.map(([name, value]) => `  ${name} ${value}`)].join('\n');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: ./build/src/haproxy/transport/deadline.js
var deadline = __webpack_require__(909);
;// CONCATENATED MODULE: ./build/src/haproxy/transport/ssh/errors.js
/** What ssh says, and what it means: its own words kept, with a cause that tells whether to try again and a hint. Pure. */

/** What the address says comes first, as for ssh itself. */
function wayOf({ user, host, port, remote }, options) {
    const given = options.get('Port');
    return {
        host,
        remote,
        user: user ?? options.get('User') ?? null,
        port: port ?? (given === undefined ? null : Number(given)),
        alias: options.get('HostKeyAlias') ?? null,
    };
}
/** The first that fits counts: what ssh says last is often only that it failed. */
const MEANINGS = [
    {
        says: /has changed and you have requested strict checking|was revoked and you have requested/,
        hint: () => "The host showed another key than the one that is known: it was set up anew, or somebody else answers in its place. Find out which before you go on: compare with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the host itself, then put that key's line into ssh-known-hosts.",
    },
    {
        says: /host key is known for|Host key verification failed/,
        hint: ({ host, port, alias }) => `The key of this host, or of a host on the way, is not known yet. \`ssh-keyscan ${port === null ? '' : `-p ${port} `}${host}\` prints what answers there: compare it with \`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub\` on the host itself, then give the line as ssh-known-hosts${alias === null ? '' : `, with ${alias} (HostKeyAlias) as its first word`}.`,
    },
    {
        says: /^Load key "\.\/key"/,
        hint: () => 'ssh cannot read the key of ssh-private-key: is it whole, and without a passphrase?',
    },
    {
        says: /Permission denied/,
        hint: () => `Is this the right user, and is the public half of this key in its authorized_keys? Without ssh-private-key, the agent and the runner's own keys are tried.`,
    },
    {
        says: /Too many authentication failures/,
        hint: () => 'The agent holds more keys than the server is willing to try: give ssh-private-key.',
    },
    {
        says: /open failed: administratively prohibited/,
        hint: () => "The server forbids this: look for AllowTcpForwarding, AllowStreamLocalForwarding, PermitOpen and DisableForwarding in its sshd_config, and for 'restrict' or 'no-port-forwarding' before the key in authorized_keys. A host on the way needs AllowTcpForwarding.",
    },
    {
        says: /open failed: connect failed: Connection refused/,
        cause: 'ECONNREFUSED',
        hint: ({ remote }) => `Seen from that host nothing listens at ${remote}: is HAProxy running there?`,
    },
    {
        says: /open failed/,
        cause: 'ECONNREFUSED',
        hint: ({ remote }) => `The login is good, but that host did not open ${remote}. Is that the path on the 'stats socket' line there, may this user open it (its group, mode 660), and does the sshd_config there allow it (AllowStreamLocalForwarding)?`,
    },
    {
        says: /Could not resolve hostname.*(?:Temporary failure|again)/,
        cause: 'EAI_AGAIN',
        hint: () => 'The name server did not answer.',
    },
    { says: /Could not resolve hostname/, hint: () => 'The host name is not known to the runner.' },
    {
        says: /Connection refused/,
        cause: 'ECONNREFUSED',
        hint: () => 'No SSH server listens there: the wrong port, or it is not running.',
    },
    {
        says: /timed out|Timeout/i,
        cause: 'ETIMEDOUT',
        hint: () => 'No answer: a firewall, or the wrong host. Raise connect-timeout only for a very slow network.',
    },
    {
        says: /No route to host|Network is unreachable/,
        cause: 'EHOSTUNREACH',
        hint: () => 'The network does not reach this host from the runner.',
    },
    {
        says: /no matching .* found|Unable to negotiate/,
        hint: () => 'The two ends have no algorithm in common: ssh-options takes KexAlgorithms, HostKeyAlgorithms, Ciphers and MACs.',
    },
    {
        says: /Bad configuration option|line \d+: /,
        hint: () => "The runner's ssh does not know what stands in ssh-options: look at `ssh -V` and `ssh -Q`.",
    },
    {
        says: /(?:^|: )ssh: not found|ssh: .*No such file/,
        hint: () => "The program 'ssh' is not on this runner's PATH: install OpenSSH's client (openssh-client).",
    },
    {
        says: /Connection (?:closed|reset)|closed by remote host|Broken pipe/,
        cause: 'ECONNRESET',
        hint: () => 'The other end, or something on the way, ended the connection: its log says why.',
    },
];
/**
 * ssh has given up, or could not open what was asked for: `lines` is what it said, in its order. `otherwise`: the cause when
 * nothing of that is known.
 */
function sshFailure(way, lines, otherwise) {
    const said = MEANINGS.flatMap((meaning) => {
        const line = lines.find((one) => meaning.says.test(one));
        return line === undefined ? [] : [{ meaning, line }];
    })[0];
    const words = (said?.line ?? lines.at(-1) ?? 'it ended without a word').replace(/^@\s*|\s*@$/g, '');
    return new errors/* Failure */.HR('ssh-failed', `${whereTo(way)}: ${words}`, {
        detail: words,
        hint: said?.meaning.hint(way) ?? 'These are the words of ssh itself.',
        cause: causeOf(words, said === undefined ? otherwise : said.meaning.cause),
    });
}
/** ssh did not come to an end with the login. */
function sshTimeout(way, limitMs, lines) {
    const said = lines.at(-1);
    return new errors/* Failure */.HR('ssh-failed', `${whereTo(way)}: not logged in within ${limitMs / 1000}s`, {
        ...(said === undefined ? {} : { detail: said }),
        hint: 'Raise connect-timeout when the host is far or a host on the way is slow; otherwise a firewall keeps silent.',
        cause: causeOf('timeout', 'ETIMEDOUT'),
    });
}
function whereTo({ user, host, port }) {
    const name = user === null ? host : `${user}@${host}`;
    return `ssh to ${name}${port === null ? '' : ` port ${port}`}`;
}
function causeOf(words, code) {
    return Object.assign(new Error(words), code === undefined ? {} : { code });
}

;// CONCATENATED MODULE: ./build/src/haproxy/transport/ssh/logins.js
/** Two are left for others. */
const AT_ONCE = 8;
/** The host that is logged in on first: on its way through it, everybody knocks there. */
function firstHost({ host, port }, options) {
    const [jump] = (options.get('ProxyJump') ?? '').split(',');
    if (jump)
        return jump.replace(/^.*@/, '');
    return `${host}:${port ?? options.get('Port') ?? 22}`;
}
/** Whoever comes first is let in first. */
class Turns {
    #atOnce;
    #waiting = [];
    #taken = 0;
    constructor(atOnce) {
        this.#atOnce = atOnce;
    }
    /** Resolves with what ends the turn. Rejects with the signal's reason; then none was taken. */
    async take(signal) {
        signal.throwIfAborted();
        if (this.#taken < this.#atOnce)
            this.#taken += 1;
        else
            await this.#wait(signal);
        let isOver = false;
        return () => {
            if (isOver)
                return;
            isOver = true;
            this.#pass();
        };
    }
    #wait(signal) {
        return new Promise((resolve, reject) => {
            const enter = () => {
                signal.removeEventListener('abort', giveUp);
                resolve();
            };
            const giveUp = () => {
                this.#waiting.splice(this.#waiting.indexOf(enter), 1);
                reject(signal.reason);
            };
            this.#waiting.push(enter);
            signal.addEventListener('abort', giveUp, { once: true });
        });
    }
    /** The place goes to whoever waits longest. */
    #pass() {
        const next = this.#waiting.shift();
        if (next)
            next();
        else
            this.#taken -= 1;
    }
}
const turns = new Map();
/** Those of one host, in this process. */
function loginsOn(host) {
    const known = turns.get(host) ?? new Turns(AT_ONCE);
    turns.set(host, known);
    return known;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(474);
;// CONCATENATED MODULE: ./build/src/haproxy/transport/ssh/process.js
/**
 * One run of the system's own `ssh` that forwards one local socket. It ends when this process ends, SIGKILL included: then a
 * shell beside it, which waits on a pipe that closes with us, removes the files and kills the group of all of them.
 */



/** `$1`, `$2`: folders to remove; the rest is the command. Background jobs keep no pipe of ours open. */
const SUPERVISOR = `
exec 3<&0 </dev/null
files=$1 sockets=$2
shift 2
"$@" 3<&- &
ssh=$!
{
  read -r _ <&3
  rm -rf -- "$files" "$sockets"
  kill -s KILL 0
} >/dev/null 2>&1 &
watcher=$!
wait "$ssh"
status=$?
kill -s KILL "$watcher" 2>/dev/null
exit "$status"`;
/** All that ssh and the commands it starts may know of the environment; nothing of the runner's or the job's. */
const ENVIRONMENT = [
    'HOME',
    'LOGNAME',
    'PATH',
    // By this the runner finds, at the end of the job, whatever a step has left behind.
    'RUNNER_TRACKING_ID',
    'SSH_AUTH_SOCK',
    'TMPDIR',
    'USER',
];
/** Lines kept: what matters comes first, or at the end. */
const MOST_LINES = 200;
/** All of this process. One listener for all of them: of more than ten Node warns in the log, as of a leak. */
const alive = new Set();
function killAll() {
    for (const ssh of alive)
        ssh.kill();
}
/** One ssh, from its start to its end. */
class SshProcess {
    /** What ssh has said since it was last emptied, line by line: foreign text. */
    said = [];
    /** Resolves when nobody of the group runs any more. */
    ended;
    /** False as soon as its end is certain. */
    running = true;
    #child;
    /** Throws the system's error when there is no shell. */
    constructor(start) {
        const { files, sockets } = start.folders;
        const forward = `${start.local}:${start.remote}`;
        const ssh = ['ssh', '-F', `./${start.config}`, '-N', '-T', '-L', forward, '--', TARGET];
        this.#child = (0,external_node_child_process_.spawn)('sh', ['-c', SUPERVISOR, 'sh', files, sockets, ...ssh], {
            cwd: files,
            env: { ...allowed(process.env), LC_ALL: 'C' },
            detached: true,
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        if (alive.size === 0)
            process.once('exit', killAll);
        alive.add(this);
        this.#child.stdin?.on('error', () => { });
        eachLine(this.#child.stderr, (line) => {
            if (this.said.length < MOST_LINES)
                this.said.push(line);
            start.debug?.(`ssh: ${line}`);
        });
        this.#child.once('exit', () => this.kill());
        this.ended = (0,external_node_events_.once)(this.#child, 'close').then(() => this.#over(), (error) => {
            this.said.push(error.message);
            this.#over();
        });
    }
    /** Resolves with true when the tunnel listens, with false when it never will. From then on it keeps nobody waiting. */
    async listens() {
        const ready = new Promise((resolve) => {
            eachLine(this.#child.stdout, (line) => {
                if (line === READY)
                    resolve(true);
            });
        });
        const listens = await Promise.race([ready, this.ended.then(() => false)]);
        this.#child.unref();
        for (const stream of this.#child.stdio ?? []) {
            if (stream && 'unref' in stream && typeof stream.unref === 'function')
                stream.unref();
        }
        return listens;
    }
    /** Ends everybody of the group at once: whoever ends ssh has no further use for the connection. */
    kill() {
        const group = this.#child.pid;
        if (!this.running || group === undefined)
            return;
        this.running = false;
        try {
            process.kill(-group, 'SIGKILL');
        }
        catch {
            // Nobody of it is left.
        }
    }
    #over() {
        this.running = false;
        alive.delete(this);
        if (alive.size === 0)
            process.off('exit', killAll);
    }
}
function allowed(environment) {
    return Object.fromEntries(ENVIRONMENT.flatMap((name) => {
        const value = environment[name];
        return value === undefined ? [] : [[name, value]];
    }));
}
function eachLine(stream, take) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk) => {
        const lines = `${rest}${chunk}`.split(/\r?\n/);
        // A line that never ends would grow for ever.
        rest = (lines.pop() ?? '').slice(0, 4_096);
        for (const line of lines.filter((one) => one.trim() !== ''))
            take(line);
    });
}

;// CONCATENATED MODULE: ./build/src/haproxy/transport/ssh/tunnel.js
/** A tunnel to one load balancer: opened when it is first needed, and again when it has broken. Knows nothing of what goes through. */







/** A ssh that has lost its connection is gone within this time: only so long is waited for its words. */
const LAST_WORDS_MS = 200;
/** Tells the files of one tunnel from those of the others. */
let tunnels = 0;
/** One ssh at a time. */
class Tunnel {
    #transport;
    #options;
    #way;
    #name = `t${++tunnels}`;
    #ssh = null;
    constructor(transport, options) {
        this.#transport = transport;
        this.#options = options;
        this.#way = wayOf(transport, options.credentials.ssh.options);
    }
    /** Resolves with the path of the local end. Rejects with Failure `ssh-failed`, or with the signal's reason; then no ssh runs. */
    async open(signal) {
        const { connectTimeoutMs, clock, credentials, debug } = this.#options;
        const folders = credentials.folders();
        const local = (0,external_node_path_.join)(folders.sockets, this.#name);
        if (this.#ssh?.running) {
            this.#ssh.said.length = 0;
            return local;
        }
        this.#write(folders);
        const endTurn = await loginsOn(firstHost(this.#transport, credentials.ssh.options)).take(signal);
        try {
            const ssh = new SshProcess({
                config: `${this.#name}.conf`,
                local,
                remote: this.#transport.remote,
                folders,
                ...(debug ? { debug } : {}),
            });
            this.#ssh = ssh;
            const late = () => sshTimeout(this.#way, connectTimeoutMs, ssh.said);
            await (0,deadline/* withDeadline */.N)(connectTimeoutMs, clock, signal, late, (inner) => this.#listening(ssh, inner));
        }
        catch (error) {
            this.#ssh?.kill();
            throw error;
        }
        finally {
            endTurn();
        }
        return local;
    }
    /** It has given its host up because that did not answer any more. */
    get fellSilent() {
        return this.#ssh?.said.some((line) => /^Timeout, server .* not responding/.test(line)) ?? false;
    }
    /**
     * Why a stream through the tunnel ended before the other end had said a word, or ended with the tunnel. null when ssh has
     * nothing to say: then it was the other end.
     */
    async lastWords() {
        const ssh = this.#ssh;
        if (ssh === null)
            return null;
        const stop = new AbortController();
        const enough = this.#options.clock.sleep(LAST_WORDS_MS, stop.signal).catch(() => { });
        // ssh says why before it closes the stream, but through another pipe.
        if (ssh.running && ssh.said.length === 0)
            await Promise.race([ssh.ended, enough]);
        stop.abort();
        if (ssh.running && ssh.said.length === 0)
            return null;
        // It was up: whatever broke it, it may be opened again.
        return sshFailure(this.#way, ssh.said, 'ECONNRESET');
    }
    async #listening(ssh, signal) {
        const { promise: given, reject } = Promise.withResolvers();
        const giveUp = () => reject(signal.reason);
        signal.addEventListener('abort', giveUp, { once: true });
        try {
            if (!(await Promise.race([ssh.listens(), given])))
                throw sshFailure(this.#way, ssh.said);
            ssh.said.length = 0;
        }
        finally {
            signal.removeEventListener('abort', giveUp);
        }
    }
    #write({ files }) {
        const { ssh } = this.#options.credentials;
        if (ssh.privateKey !== null)
            put(files, KEY_FILE, ssh.privateKey);
        if (ssh.knownHosts !== null)
            put(files, KNOWN_HOSTS_FILE, ssh.knownHosts);
        put(files, `${this.#name}.conf`, sshConfig(this.#transport, ssh, this.#options.connectTimeoutMs));
    }
}
/** Written once: while it was written again, the ssh of another tunnel would read half of it. */
function put(folder, name, text) {
    try {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, name), text, { mode: 0o600, flag: 'wx' });
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/transport/ssh/connect.js
/** Streams to HAProxy's socket on another host, through the system's own ssh. */




/** One ssh for all streams of a load balancer, started with the first of them, and again when it has ended. */
function connectSsh(transport, options) {
    const tunnel = new Tunnel(transport, options);
    return async (signal) => {
        const path = await tunnel.open(signal);
        const connect = (0,transport_connect/* connectUnix */.L)({ kind: 'unix', path }, options);
        const { stream } = await connect(signal).catch(async (error) => {
            throw error instanceof errors/* Failure */.HR ? ((await tunnel.lastWords()) ?? error) : error;
        });
        const explain = async (heard, error) => {
            const failure = await tunnel.lastWords();
            if (!heard || failure === null)
                return failure;
            // Whatever was sent after the first reply may have been done: then it is a lost connection, whoever lost it.
            return tunnel.fellSilent
                ? new transport_connect/* FellSilent */.ZY(failure.message, silenceMs(options.credentials.ssh), error)
                : new Error(failure.message, { cause: error });
        };
        return { stream, explain };
    };
}


/***/ })

};
