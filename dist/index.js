import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EY: () => (/* binding */ isWayFailure),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   P1: () => (/* binding */ Reloaded),
/* harmony export */   h_: () => (/* binding */ asFailure),
/* harmony export */   pz: () => (/* binding */ ConnectionLost)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/**
 * Everything that can go wrong, as values that users can act on. Knows no protocol and no GitHub.
 *
 *     Failure                 code, place, detail, hint, cause: what a user is told
 *     \u251c\u2500 ConnectionLost       the stream ended or broke before a whole reply; `sent` says whether a command was under way
 *     \u2514\u2500 Reloaded             another process answers than the one that was read, or this one is stopping
 *
 * A Failure is never written to after it was made: `with` says more about one as a new value.
 */
/** The closed list of `error-code`: see docs/errors.md for what each one means. */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    'invalid-input',
    'connect-failed',
    'timeout',
    'tls-failed',
    'ssh-failed',
    'not-haproxy',
    'permission-denied',
    'not-found',
    'refused',
    'tracking',
    'dns-maintenance',
    'agent-conflict',
    'guard',
    'max-load',
    'several-processes',
    'drain-timeout',
    'unhealthy',
    'not-verified',
    'reloaded',
    'run-failed',
    'data-plane-api',
    'unsupported',
    'hold-failed',
    'cancelled',
]));
/** An error that a user can act on. The message says what happened; `hint` what to do next. */
class Failure extends Error {
    name = 'Failure';
    code;
    hint;
    detail;
    brief;
    callChanged;
    loadBalancer;
    servers;
    replies;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
        this.detail = details.detail;
        this.brief = details.brief;
        this.callChanged = details.callChanged ?? 'no';
        this.loadBalancer = details.loadBalancer;
        this.servers = details.servers ?? [];
        this.replies = details.replies ?? [];
    }
    /** The server to name, `BACKEND/SERVER`. */
    get server() {
        return this.servers[0];
    }
    /** The same failure, of the same kind, with more said about it. */
    with(more) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        return Object.assign(copy, more);
    }
}
/** The connection ended before the reply was whole. Reads may be repeated; after a write the state is read first. */
class ConnectionLost extends Failure {
    name = 'ConnectionLost';
    /** Had a command been written whose reply did not arrive? */
    sent;
    constructor(message, sent, details = {}) {
        super('connect-failed', message, details);
        this.sent = sent;
    }
}
const AFTER_RELOAD = 'The new process knows nothing of what was set at run time, unless it loads a server state file, and the old one still serves the sessions it had: run this step again when the old process has ended.';
/** What was read before does not hold any more: HAProxy was reloaded, restarted, or exchanged for another one. */
class Reloaded extends Failure {
    name = 'Reloaded';
    constructor(message, details = {}) {
        super('reloaded', message, { hint: AFTER_RELOAD, ...details });
    }
}
/** Did the way to the load balancer fail, whatever the way is? Nobody has refused anything then. */
function isWayFailure(error) {
    return error instanceof Failure && /^(?:connect|ssh|tls)-failed$/.test(error.code);
}
/** Any thrown value as a Failure: ours as it is, anything else as `cause` of an honest one. */
function asFailure(error, code = 'not-verified') {
    if (error instanceof Failure)
        return error;
    const words = error instanceof Error ? error.message : String(error);
    return new Failure(code, `Unexpected error: ${words}`, {
        cause: error,
        hint: 'This is a fault of the action itself: please report it with the log of this step.',
    });
}


/***/ }),

/***/ 611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PG: () => (/* binding */ hostAndPort),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   or: () => (/* binding */ parseAddress)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);
/**
 * The addresses of load balancers, as users write them. Pure: opens nothing, and knows no transport beyond its coordinates.
 * A new transport is a new member of `Transport` and a new line in `SCHEMES`.
 */

const FORMS = 'HOST:PORT, tcp://HOST:PORT, [::1]:9999, ipv4@HOST:PORT, ipv6@HOST:PORT, tls://HOST:PORT, /run/haproxy/admin.sock, unix:///run/haproxy/admin.sock, ssh://[USER@]HOST[:PORT]/run/haproxy/admin.sock, https://HOST[:PORT]';
/** `sun_path` of Linux holds 108 bytes, the final NUL included (man 7 unix). */
const LONGEST_PATH_BYTES = 107;
class Fault extends Error {
}
/** What stands in front of the rest, and how the rest is read. */
const SCHEMES = {
    'tcp://': (rest) => tcp(rest, 0),
    'ipv4@': (rest) => tcp(rest, 4),
    'ipv6@': (rest) => tcp(rest, 6),
    'unix://': unix,
    'unix@': unix,
    'tls://': tls,
    'ssh://': ssh,
    'https://': (rest) => tls(web(rest, 443)),
    'http://': (rest) => tcp(web(rest, 80), 0),
};
/** Reads `[NAME=]ADDRESS`: one of the forms in docs/connecting.md, "All forms of `address`". */
function parseAddress(text) {
    try {
        const { name, rest } = splitName(text.trim());
        const { process, place } = splitProcess(rest);
        const { scheme, body } = splitScheme(place);
        const read = scheme === '' ? bare : SCHEMES[scheme];
        if (!read) {
            throw new Fault(`This version does not speak '${scheme}'; it speaks ${FORMS}`);
        }
        const transport = read(body);
        if (!isWeb(scheme)) {
            return { ok: true, value: { name: name ?? nameOf(transport), api: 'runtime', transport, process } };
        }
        if (process !== null)
            throw new Fault("'?process=' is for a master CLI; the Data Plane API has its own");
        return {
            ok: true,
            value: { name: name ?? body.replace(/\/$/, ''), api: 'data-plane', transport, process },
        };
    }
    catch (error) {
        if (error instanceof Fault)
            return { ok: false, fault: error.message };
        throw error;
    }
}
/** A name ends at the first `=`; in an address something else always comes before one: `/`, `:`, `@` or `[`. */
function splitName(text) {
    const match = /^([^/:@[=]*)=(.*)$/s.exec(text);
    if (!match)
        return { name: null, rest: text };
    const [, name = '', rest = ''] = match;
    if (!/^[A-Za-z0-9_.-]+$/.test(name)) {
        throw new Fault("The name before '=' may hold letters, digits, '_', '.' and '-' only, and is not empty");
    }
    return { name, rest };
}
function splitProcess(text) {
    const [, place = '', process = ''] = /^(.*)\?process=(.*)$/s.exec(text) ?? [];
    if (place === '')
        return { process: null, place: text };
    if (!/^@(?:1|![1-9][0-9]{0,9})$/.test(process)) {
        throw new Fault("What follows '?process=' is @1, the current worker of a master CLI, or @! and a process id");
    }
    return { process, place };
}
function splitScheme(text) {
    const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?::\/\/|(?<=^(?:ipv4|ipv6|unix|abns|abnsz|fd|sockpair))@)/i.exec(text)?.[0] ??
        '';
    return { scheme: scheme.toLowerCase(), body: text.slice(scheme.length) };
}
function bare(text) {
    return text.startsWith('/') ? unix(text) : tcp(text, 0);
}
function unix(path) {
    if (!path.startsWith('/'))
        throw new Fault('The path of a socket file must be absolute, as /run/haproxy/admin.sock is');
    if (/[\x00-\x1f\x7f]/.test(path))
        throw new Fault('The path of a socket file holds a control character');
    const bytes = Buffer.byteLength(path);
    if (bytes > LONGEST_PATH_BYTES) {
        throw new Fault(`The path of the socket file is ${bytes} bytes long; the system takes at most ${LONGEST_PATH_BYTES}`);
    }
    return { kind: 'unix', path };
}
function tcp(text, family) {
    // Before anything is quoted: what stands before an '@' may be a password.
    if (text.includes('@'))
        throw new Fault('An address never holds a user or a password');
    if (text === '')
        throw new Fault(`The address is empty; it can be ${FORMS}`);
    // HAProxy itself writes ipv6@::1:9999: there the last colon is the port's.
    const match = /^\[([^\]]*)\](?::(.*))?$/.exec(text) ?? /^(.*):([^:]*)$/.exec(text);
    const [, host = text, portText] = match ?? [];
    if (portText === undefined)
        throw new Fault(`'${text}' has no port; an address can be ${FORMS}`);
    if (host === '')
        throw new Fault(`'${text}' has no host`);
    if (host.includes(':') && (!(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(host) || (family !== 6 && !text.startsWith('[')))) {
        throw new Fault(`'${text}' is not an IPv6 address in brackets with a port, as [::1]:9999 is`);
    }
    if (!host.includes(':') && (text.startsWith('[') || !/^[A-Za-z0-9_.-]+$/.test(host))) {
        throw new Fault(`'${text}' is not an address; it can be ${FORMS}`);
    }
    if (family === 4 && host.includes(':'))
        throw new Fault(`'${text}' is an IPv6 address after ipv4@`);
    const port = /^[0-9]{1,5}$/.test(portText) ? Number(portText) : 0;
    if (port < 1 || port > 65535)
        throw new Fault(`The port of '${text}' is not a number from 1 to 65535`);
    return { kind: 'tcp', host, port, family };
}
function isWeb(scheme) {
    return scheme === 'https://' || scheme === 'http://';
}
/** `HOST:PORT` of a web address, which may leave its port out. Before anything is quoted: what stands before an '@' may be a password. */
function web(text, port) {
    if (text.includes('@')) {
        throw new Fault('An address never holds a user or a password: give them as username and password');
    }
    const place = text.replace(/\/$/, '');
    if (/[/?#]/.test(place)) {
        throw new Fault('An https:// address ends with its host and port: what is below it is found out');
    }
    return /^(?:\[[^\]]*\]|[^:[\]]*):/.test(place) || place === '' ? place : `${place}:${port}`;
}
function tls(text) {
    const { host, port } = tcp(text, 0);
    return { kind: 'tls', host, port };
}
/** Faults quote nothing from before the last '@': it may be a password. */
function ssh(text) {
    const [, user, place = '', path = ''] = /^(?:([^/]*)@)?([^/@]*)(\/.*)?$/s.exec(text) ?? [];
    if (user !== undefined && !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(user)) {
        throw new Fault("The user of an ssh:// address may hold letters, digits, '_', '.' and '-' only; an address never holds a password");
    }
    const [, ipv6, name, port] = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9][A-Za-z0-9_.-]*))(?::([0-9]{1,5}))?$/.exec(place) ?? [];
    const host = ipv6 ?? name;
    if (host === undefined || (ipv6 !== undefined && !(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(ipv6))) {
        throw new Fault('An ssh:// address needs a host, as ssh://deploy@lb1/run/haproxy/admin.sock has');
    }
    if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) {
        throw new Fault(`The port of '${place}' is not a number from 1 to 65535`);
    }
    return {
        kind: 'ssh',
        user: user ?? null,
        host,
        port: port === undefined ? null : Number(port),
        remote: remote(path),
    };
}
function remote(path) {
    if (/^\/[^/]*:[^/]*$/.test(path) && !path.includes('%'))
        return nameOf(tcp(path.slice(1), 0));
    if (!/^\/[A-Za-z0-9_.+@=/-]*[A-Za-z0-9_.+@=-]$/.test(path)) {
        throw new Fault("An ssh:// address ends with the socket's path on that host, of letters, digits and '_.+@=-', or with HOST:PORT as seen from there: ssh://lb1/run/haproxy/admin.sock, ssh://lb1/127.0.0.1:9999");
    }
    return unix(path).path;
}
function nameOf(transport) {
    if (transport.kind === 'unix')
        return transport.path;
    const { host, port } = transport;
    if (transport.kind !== 'ssh')
        return hostAndPort(host, port);
    const { remote } = transport;
    return `${hostAndPort(host, port)}${remote.startsWith('/') ? '' : '/'}${remote}`;
}
/** `HOST:PORT`, with brackets where an IPv6 address needs them. */
function hostAndPort(host, port) {
    return `${host.includes(':') ? `[${host}]` : host}${port === null ? '' : `:${port}`}`;
}
/** A name or an address of this machine, which nobody else reaches. */
function isLoopback(host) {
    if (/(?:^|\.)localhost$/i.test(host))
        return true;
    const loopback = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    loopback.addSubnet('127.0.0.0', 8);
    loopback.addAddress('::1', 'ipv6');
    return host.includes(':') && (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(host)
        ? loopback.check(host, 'ipv6')
        : /^[\d.]+$/.test(host) && loopback.check(host);
}


/***/ }),

/***/ 838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ig: () => (/* binding */ decodeCheckState),
/* harmony export */   VB: () => (/* binding */ ADMIN_FLAG),
/* harmony export */   te: () => (/* binding */ decodeAdminFlags)
/* harmony export */ });
/** Bits of `srv_admin_state`. */
const ADMIN_FLAG = {
    forcedMaint: 0x01,
    /** Inherited from the server it tracks. */
    inheritedMaint: 0x02,
    /** `disabled` stands in the configuration: a memory, not a state (it stays set after `ready`). */
    configuredMaint: 0x04,
    forcedDrain: 0x08,
    inheritedDrain: 0x10,
    /** Its name could not be resolved. */
    dnsMaint: 0x20,
    /** Its FQDN was changed at run time: a memory, not a state. */
    fqdnChanged: 0x40,
};
const MAINT = ADMIN_FLAG.forcedMaint | ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.dnsMaint;
const DRAIN = ADMIN_FLAG.forcedDrain | ADMIN_FLAG.inheritedDrain;
const decoded = new Map();
/** maint = flags & 0x23, else drain = flags & 0x18, else ready. The same value for the same flags: there may be 10,000 servers. */
function decodeAdminFlags(flags) {
    const known = decoded.get(flags);
    if (known !== undefined)
        return known;
    const forced = flags & ADMIN_FLAG.forcedMaint ? 'maint' : flags & ADMIN_FLAG.forcedDrain ? 'drain' : 'ready';
    const admin = flags & MAINT ? 'maint' : flags & DRAIN ? 'drain' : 'ready';
    const value = { adminFlags: flags, admin, forced, maintCauses: maintCausesOf(flags) };
    decoded.set(flags, value);
    return value;
}
/** `disabled` in the configuration forces maint as well: it is the cause as long as that lasts. */
function maintCausesOf(flags) {
    return [
        ...(flags & ADMIN_FLAG.forcedMaint ? ['forced'] : []),
        ...(flags & ADMIN_FLAG.forcedMaint && flags & ADMIN_FLAG.configuredMaint
            ? ['configuration']
            : []),
        ...(flags & ADMIN_FLAG.inheritedMaint ? ['tracking'] : []),
        ...(flags & ADMIN_FLAG.dnsMaint ? ['dns'] : []),
    ];
}
/** Bits of `srv_check_state` and `srv_agent_state`; 0x02 alone is one that was switched off. */
const CHECK_CONFIGURED = 0x02;
const CHECK_ENABLED = 0x04;
const CHECK_PAUSED = 0x08;
/**
 * Enabled in maint, too, where it pauses. 2.2 takes `enable health` for a server without checks, and nothing runs: 0x04 alone. A server
 * that left maint with its checks off keeps their pause, and `enable health` does not end that: they never run (measured on 2.2 to 3.4).
 */
function decodeCheckState(state, inMaint = true) {
    if (!(state & CHECK_CONFIGURED))
        return 'none';
    const runs = state & CHECK_ENABLED && (inMaint || !(state & CHECK_PAUSED));
    return runs ? 'enabled' : 'disabled';
}


/***/ }),

/***/ 292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ takesTraffic),
/* harmony export */   CT: () => (/* binding */ ownSessions),
/* harmony export */   SM: () => (/* binding */ isSameProcess),
/* harmony export */   TE: () => (/* binding */ isSafeName),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   aY: () => (/* binding */ mayHaveReplaced),
/* harmony export */   lg: () => (/* binding */ describeProcess),
/* harmony export */   ml: () => (/* binding */ isFullyUp),
/* harmony export */   wA: () => (/* binding */ OPERATIONAL_STATES)
/* harmony export */ });
/**
 * HAProxy's model of a server, as pure values: admin state, operational state, traffic, names.
 * Knows no protocol: both the Runtime API and the Data Plane API fill these in.
 */
const OPERATIONAL_STATES = ['stopped', 'starting', 'running', 'stopping'];
/** `BACKEND/SERVER`: unique, for `/` can stand in neither name that is ever sent, and in no server's. */
function keyOf(name) {
    return `${name.backend}/${name.server}`;
}
/** The name that `keyOf` was made of. */
function nameOf(key) {
    const slash = key.indexOf('/');
    return { backend: key.slice(0, slash), server: key.slice(slash + 1) };
}
function isSafeName(name) {
    return /^[A-Za-z0-9_.:-]+$/.test(name);
}
function isSameProcess(one, other) {
    if (one.pid !== other.pid || one.node !== other.node)
        return false;
    const tolerance = Math.max(one.startToleranceSeconds, other.startToleranceSeconds);
    return Math.abs(one.startedAt - other.startedAt) <= tolerance;
}
/** `show info` counts whole seconds, and 2.2 rounds them twice. */
const UPTIME_TOLERANCE_MS = 2_000;
/**
 * Can `now` have taken the place of `met`, which was seen running `sinceMs` ago? A reload and a restart begin a new process: one that ran
 * already, or that is not younger, is another load balancer.
 */
function mayHaveReplaced(met, now, sinceMs) {
    const tolerance = Math.max(met.startToleranceSeconds, now.startToleranceSeconds);
    const isOlder = now.startedAt < met.startedAt - tolerance;
    const isTwin = now.node !== met.node && now.startedAt <= met.startedAt + tolerance;
    return !isOlder && !isTwin && now.uptimeSeconds * 1_000 <= sinceMs + UPTIME_TOLERANCE_MS;
}
/** Who answers and since when, and what it lets us do: `HAProxy 3.4.7, process 4711, up for 9 s, level admin`. */
function describeProcess({ process, level, isLevelGuessed }) {
    const { version, pid, uptimeSeconds } = process;
    const words = isLevelGuessed === true && level === 'admin' ? 'admin or operator' : level;
    return `HAProxy ${version}, process ${pid}, up for ${uptimeSeconds} s, level ${words}`;
}
/** Sessions that the process that answers serves itself. */
function ownSessions(traffic) {
    return traffic.sessions - (traffic.inherited ?? 0);
}
/** HAProxy sends it traffic now: running or slow-starting, not in drain or maint, weight above 0. */
function takesTraffic(server) {
    return isRunning(server) && server.admin === 'ready' && server.weight > 0;
}
/** Running or in slow start; never `stopping`, which is a server that asks to be left alone. */
function isRunning({ operationalState }) {
    return operationalState === 1 || operationalState === 2;
}
/** Exactly up: `UP` or `no check`. `UP 1/3` is a server on its way down, or one that no check has proven yet. */
function isFullyUp(status) {
    return status === 'UP' || status === 'no check';
}


/***/ }),

/***/ 399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ connectUnix),
/* harmony export */   Q7: () => (/* binding */ connectTcp),
/* harmony export */   Sg: () => (/* binding */ opened),
/* harmony export */   UD: () => (/* binding */ openTcp),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   YR: () => (/* binding */ Place),
/* harmony export */   vZ: () => (/* binding */ connectFailure),
/* harmony export */   zl: () => (/* binding */ withinLimit)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(406);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(909);
/** Streams to HAProxy's socket. Knows how to open one and why that failed; not what is spoken on it. */



/** By the system's error code: what to do next. */
const HINTS = {
    ENOENT: "There is no such socket file on this machine. Compare it with 'stats socket' in haproxy.cfg.",
    ENOTDIR: "There is no such socket file on this machine. Compare it with 'stats socket' in haproxy.cfg.",
    ECONNREFUSED: 'Nothing listens there: HAProxy is not running (a socket file stays behind when it stops), or the tunnel is not open.',
    EACCES: "This user may not open the socket file: set 'mode', 'user' or 'group' on the 'stats socket' line of haproxy.cfg.",
    EPERM: "This user may not open the socket file: set 'mode', 'user' or 'group' on the 'stats socket' line of haproxy.cfg.",
    ECONNRESET: 'Something between here and HAProxy ends the connection: look at the tunnel, and at both of its ends.',
    ENOTSOCK: 'This file is not a socket.',
    EAGAIN: "HAProxy's queue of connections is full: all that 'stats maxconn' allows (10 by default) are in use.",
    ETIMEDOUT: 'No answer at all: a firewall, or the wrong host or port. Raise connect-timeout only for a very slow network.',
    EHOSTUNREACH: 'The network does not reach this host from the runner.',
    ENETUNREACH: 'The network does not reach this host from the runner.',
    ENOTFOUND: 'The host name is not known to the runner.',
    EAI_AGAIN: 'The name server did not answer.',
};
/** Causes that may be gone a moment later, as while HAProxy restarts or a tunnel comes up. Everything else is final. */
const PASSING_CAUSES = new Set([
    'ECONNREFUSED',
    'ENOENT',
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'EAGAIN',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EAI_AGAIN',
]);
/** Plain TCP. */
function connectTcp(transport, options) {
    const place = new Place(transport);
    return async (signal) => {
        const socket = () => openTcp(place.transport, options);
        const stream = await withinLimit(options, signal, (inner) => opened(socket(), inner));
        place.reached(stream);
        return { stream };
    };
}
/**
 * Where a host's name leads. Resolved until somebody was reached, and then never again: behind another of its addresses stands
 * another HAProxy.
 */
class Place {
    transport;
    constructor(transport) {
        this.transport = transport;
    }
    reached({ remoteAddress }) {
        // A link-local address says nothing without its interface, which is not told.
        if (remoteAddress === undefined || /^fe[89ab]/i.test(remoteAddress))
            return;
        if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(this.transport.host) === 0)
            this.transport = { ...this.transport, host: remoteAddress };
    }
}
/** A socket file on this machine. */
function connectUnix({ path }, options) {
    return async (signal) => {
        const stream = await withinLimit(options, signal, (inner) => opened((0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ path }), inner));
        return { stream };
    };
}
/** Is this a failure to connect that is worth another attempt? */
function isPassing(error) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isWayFailure */ .EY)(error) && PASSING_CAUSES.has(causeOf(error.cause));
}
/** A socket that is still connecting. */
function openTcp({ host, port, family }, { lookup }) {
    const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ host, port, family, ...(lookup ? { lookup } : {}) });
    // Commands are small and each waits for its reply: nothing is gained by collecting them.
    socket.setNoDelay(true);
    return socket;
}
/** One attempt within its limit: then it rejects as the system does when nobody answers. */
function withinLimit({ connectTimeoutMs, clock }, signal, attempt) {
    const late = () => {
        const error = new Error(`no connection within ${connectTimeoutMs} ms`);
        return connectFailure(Object.assign(error, { code: 'ETIMEDOUT' }));
    };
    return (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .N)(connectTimeoutMs, clock, signal, late, attempt);
}
/** Waits for `event`. Rejects with what `failed` makes of an error that comes instead; then the socket is destroyed. */
function opened(socket, signal, event = 'connect', failed = connectFailure) {
    return new Promise((resolve, reject) => {
        const settle = (act) => {
            signal.removeEventListener('abort', onAbort);
            socket.removeListener(event, onOpen);
            socket.removeListener('error', onError);
            act();
        };
        const onOpen = () => settle(() => resolve(socket));
        const onError = (error) => settle(() => reject(failed(error)));
        const onAbort = () => settle(() => {
            // A socket that is given up may still report an error: nobody is left to hear it.
            socket.on('error', () => { }).destroy();
            reject(signal.reason);
        });
        socket.once(event, onOpen);
        socket.once('error', onError);
        signal.addEventListener('abort', onAbort, { once: true });
        if (signal.aborted)
            onAbort();
    });
}
/** The system's words, with what to do next. */
function connectFailure(cause) {
    // One error for each address of a host name that has several: the aggregate itself has no words.
    const words = cause instanceof AggregateError
        ? cause.errors.map((one) => one.message).join('; ')
        : cause.message;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('connect-failed', `Could not connect: ${words}`, {
        detail: words,
        cause,
        hint: HINTS[causeOf(cause)],
    });
}
function causeOf(cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}


/***/ }),

/***/ 909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline)
/* harmony export */ });
/**
 * Runs `work` with a signal that aborts with the caller's reason, or with `late()` after `ms`.
 * `work` must reject with its signal's reason as soon as that aborts; nothing is left behind when it settles.
 */
async function withDeadline(ms, clock, signal, late, work) {
    signal.throwIfAborted();
    const inner = new AbortController();
    const passOn = () => inner.abort(signal.reason);
    signal.addEventListener('abort', passOn, { once: true });
    const callOff = clock.alarm(ms, () => inner.abort(late()));
    try {
        return await work(inner.signal);
    }
    finally {
        signal.removeEventListener('abort', passOn);
        callOff();
    }
}


/***/ }),

/***/ 990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ reset)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);
/** Giving up a stream on which something may still be on its way. Knows no protocol. */

/**
 * Destroys a stream so that what was written and has not arrived never will: after an orderly end the system goes on delivering
 * it for minutes, and a late `set server` would undo what was read, set and told meanwhile. Only TCP knows a reset, and only
 * the socket that carries the bytes can be reset, whatever is wrapped around it.
 */
function reset({ stream, carrier }) {
    const socket = carrier ?? stream;
    // Node's reset fails without a word on a socket that is about to end (24.21), and throws on one that is wrapped around another.
    const resettable = socket instanceof node_net__WEBPACK_IMPORTED_MODULE_0__.Socket && socket.remotePort !== undefined && !socket.writableEnded;
    try {
        if (resettable)
            socket.resetAndDestroy();
    }
    catch {
        // Then an orderly end must do.
    }
    stream.destroy();
}


/***/ }),

/***/ 758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parseSshOptions),
/* harmony export */   O: () => (/* binding */ ABOUT_ONE_HOST)
/* harmony export */ });
/**
 * The options of ssh that a user may set, and what they may say. Everything else could run a command, forward more than one
 * socket, or weaken what is checked.
 */
const ALGORITHMS = /^[+^-]?[A-Za-z0-9@._*-]+(?:,[A-Za-z0-9@._*-]+)*$/;
const NUMBER = /^[0-9]{1,5}$/;
const HOST = '(?:[A-Za-z0-9][A-Za-z0-9_.-]*|\\[[0-9A-Fa-f:.]+\\])';
const JUMP = `(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?${HOST}(?::[0-9]{1,5})?`;
/** By its name in ssh_config(5): what the value must look like. */
const ALLOWED = {
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
    User: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/,
};
/** Those that say how to reach this host and no other: a host on the way has its own. */
const ABOUT_ONE_HOST = new Set(['HostKeyAlias', 'Port', 'ProxyJump', 'User']);
/** Reads `Name value` lines. Names may be written in any case, as in ssh_config(5). */
function parseSshOptions(text) {
    const value = new Map();
    const faults = [];
    for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
        if (line === '')
            continue;
        const [, given = '', said = ''] = /^([A-Za-z]+)(?:\s+(.*))?$/.exec(line) ?? [];
        const name = Object.keys(ALLOWED).find((one) => one.toLowerCase() === given.toLowerCase());
        if (name === undefined)
            faults.push(`"${shortened(line)}" is not a 'Name value' line of an allowed option`);
        else if (!ALLOWED[name]?.test(said))
            faults.push(`${name} cannot be "${shortened(said)}"`);
        else if (value.has(name))
            faults.push(`${name} is there twice`);
        else
            value.set(name, said);
    }
    if (faults.length === 0)
        return { ok: true, value };
    return { ok: false, fault: `${faults.join('; ')}. Allowed are ${Object.keys(ALLOWED).join(', ')}` };
}
function shortened(text) {
    return text.length > 80 ? `${text.slice(0, 80)}\u2026` : text;
}


/***/ }),

/***/ 975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(406);

/**
 * Resolves as the first attempt that does. Throws the last attempt's error, the first that is not `passing`, or the signal's
 * reason; when the way failed several times, one Failure that names all reasons.
 */
async function retry(attempt, passing, { retries, retryDelayMs, clock, random }, signal) {
    const startedAt = clock.now();
    const failures = [];
    for (let retried = 0;; retried += 1) {
        signal.throwIfAborted();
        try {
            return await attempt();
        }
        catch (error) {
            if (signal.aborted)
                throw error;
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
                failures.push(error);
            if (retried >= retries || !passing(error))
                throw summaryOf(failures, error, clock.now() - startedAt);
        }
        await clock.sleep(retryDelayMs * 2 ** retried * (0.5 + random()), signal);
    }
}
function summaryOf(failures, last, elapsedMs) {
    if (failures.length < 2 || !(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isWayFailure */ .EY)(last))
        return last;
    const counts = new Map();
    for (const { message } of failures)
        counts.set(message, (counts.get(message) ?? 0) + 1);
    const reasons = [...counts].map(([reason, times]) => (times > 1 ? `${reason} (${times} times)` : reason));
    const message = `${failures.length} attempts in ${(elapsedMs / 1000).toFixed(1)}s: ${reasons.join('; ')}`;
    const { code, hint, detail, cause = last, callChanged } = last;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, message, { hint, detail, cause, callChanged });
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _2: () => (/* reexport */ hold),
  iW: () => (/* reexport */ main),
  bE: () => (/* reexport */ post),
  Ig: () => (/* reexport */ rolling_rolling)
});

// NAMESPACE OBJECT: ./build/src/action/github.js
var github_namespaceObject = {};
__nccwpck_require__.r(github_namespaceObject);
__nccwpck_require__.d(github_namespaceObject, {
  annotate: () => (annotate),
  closeGroup: () => (closeGroup),
  debug: () => (github_debug),
  end: () => (end),
  maskLines: () => (maskLines),
  maskText: () => (maskText),
  mayHoldUntrustedFiles: () => (mayHoldUntrustedFiles),
  openGroup: () => (openGroup),
  passOn: () => (passOn),
  readInput: () => (readInput),
  runUrl: () => (runUrl),
  saveState: () => (github_saveState),
  savedState: () => (savedState),
  say: () => (say),
  sayGroup: () => (sayGroup),
  setOutputs: () => (setOutputs),
  temporaryFolder: () => (temporaryFolder),
  usedAs: () => (usedAs),
  workspaceFolder: () => (workspaceFolder),
  writeSummary: () => (writeSummary)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./build/src/clock.js
/** Time as a parameter: the only place that knows the real clock. Every wait can be aborted and cleans up after itself. */
/** The clock behind `performance.now()`, without the modules that come with that. */
function monotonicMs() {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1e3 + nanoseconds / 1e6;
}
const systemClock = {
    now: monotonicMs,
    wallTime: () => Date.now(),
    // Node's `timers/promises` would be a module more to load, at every start.
    sleep(ms, signal) {
        return new Promise((resolve, reject) => {
            if (signal?.aborted) {
                reject(signal.reason);
                return;
            }
            const onAbort = () => {
                callOff();
                reject(signal?.reason);
            };
            const callOff = systemClock.alarm(ms, () => {
                signal?.removeEventListener('abort', onAbort);
                resolve();
            });
            signal?.addEventListener('abort', onAbort, { once: true });
        });
    },
    alarm(ms, ring) {
        const due = monotonicMs() + ms;
        // Node's timers count whole milliseconds and may fire one too soon: then a span that is waited for is not over yet.
        const ringWhenDue = () => {
            if (monotonicMs() >= due)
                ring();
            else
                timer = setTimeout(ringWhenDue, 1);
        };
        // A moment that has just passed is no negative time: Node would print a warning.
        let timer = setTimeout(ringWhenDue, Math.max(0, Math.ceil(ms)));
        return () => clearTimeout(timer);
    },
};
/** Runs `work` with a signal that aborts after `ms`, and is of no more use when the work has settled. */
async function within(clock, ms, work) {
    const limit = new AbortController();
    const callOff = clock.alarm(ms, () => limit.abort(new Error(`not done within ${ms} ms`)));
    try {
        return await work(limit.signal);
    }
    finally {
        callOff();
    }
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(406);
// EXTERNAL MODULE: ./build/src/haproxy/address.js
var haproxy_address = __nccwpck_require__(611);
;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/batch.js
/** Nothing: who answers may still be asked with it. */
const NOTHING = { commands: [], read: () => null };
/** A batch of one command. */
function single(command) {
    return { commands: [command], read: ([reply = '']) => command.read(reply) };
}
/** All of them, in order. */
function each(batches) {
    return {
        commands: batches.flatMap(({ commands }) => commands),
        read(replies) {
            let at = 0;
            return batches.map(({ commands, read }) => {
                const own = replies.slice(at, at + commands.length);
                at += commands.length;
                return read(own);
            });
        },
    };
}
/** Two of different kinds; `before` is asked, and read, first. */
function both(before, after) {
    const cut = before.commands.length;
    return {
        commands: [...before.commands, ...after.commands],
        read: (replies) => [before.read(replies.slice(0, cut)), after.read(replies.slice(cut))],
    };
}
/** What a batch came to, made into something else. */
function map(batch, change) {
    return { commands: batch.commands, read: (replies) => change(batch.read(replies)) };
}

// EXTERNAL MODULE: ./build/src/haproxy/server.js
var haproxy_server = __nccwpck_require__(292);
;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/error-replies.js
/** HAProxy's errors: short texts without a status code, told apart by their words (the same from 2.2 to 3.4). */

const ERROR_REPLIES = [
    {
        begins: /^Permission denied/,
        code: 'permission-denied',
        message: 'The level of this socket does not allow it',
        hint: "Setting servers needs 'level admin' on the socket's line in haproxy.cfg: stats socket /run/haproxy/admin.sock mode 660 level admin",
    },
    {
        begins: /^(No such backend|Can't find backend|No such proxy)\./,
        code: 'not-found',
        message: 'There is no such backend',
        hint: 'Names are case-sensitive, and only backends have servers: a frontend of this name does not count.',
    },
    {
        begins: /^No such server\./,
        code: 'not-found',
        message: 'There is no such server',
        hint: 'Names are case-sensitive. The server may have been deleted at run time.',
    },
    {
        begins: /^cannot change health on a tracking server/i,
        code: 'tracking',
        message: 'This server tracks another one, which decides about its health',
        hint: 'Change the server that it tracks.',
    },
    {
        begins: /^Unknown command/,
        code: 'unsupported',
        message: 'This HAProxy does not know the command',
        hint: 'HAProxy 2.2 and later are supported.',
    },
];
/** The Failure for a reply that is a text where silence or a dump was expected; `server` is whom the command was about. */
function refusal(text, line, server) {
    const detail = text.trim().split('\n')[0] ?? '';
    const about = { detail, servers: server === undefined ? [] : [server] };
    // Writes on a worker that was replaced by a reload, and on a proxy that was switched off by hand.
    if (/^Proxy is disabled\./.test(detail)) {
        return new errors/* Reloaded */.P1('This HAProxy process is on its way out and takes no more commands', about);
    }
    const known = ERROR_REPLIES.find(({ begins }) => begins.test(detail));
    if (known)
        return new errors/* Failure */.HR(known.code, known.message, { ...about, hint: known.hint });
    return new errors/* Failure */.HR('refused', `HAProxy refused '${line}'`, about);
}
/** Is this one of the texts above, and not a dump that came out wrong? */
function isRefusal(text) {
    return ERROR_REPLIES.some(({ begins }) => begins.test(text)) || /^Proxy is disabled\./.test(text);
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/incomplete.js
/** What came instead of a whole dump. */

/** With its first words as `detail`. */
function incomplete(command, text) {
    return new errors/* Failure */.HR('not-haproxy', `The reply to '${command}' is not whole, or not HAProxy's`, {
        detail: text.slice(0, 200).trim(),
        hint: 'Nothing was concluded from it. If HAProxy answered this, please report it with the log of this step.',
    });
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/reply.js

/** Reads `show info`. */
function readInfo(text) {
    const value = (name) => valueIn(text, name);
    const pid = count(value('Pid'));
    const uptimeSeconds = count(value('Uptime_sec'));
    const version = value('Version');
    const connections = count(value('CurrConns'));
    const named = version !== undefined && pid !== null && uptimeSeconds !== null;
    if (!named || connections === null || !text.endsWith('\n\n'))
        throw incomplete('show info', text);
    return {
        version,
        pid,
        uptimeSeconds,
        startTimeSeconds: count(value('Start_time_sec')),
        node: value('node') ?? '',
        connections,
        stopping: (count(value('Stopping')) ?? 0) > 0,
        processes: count(value('Nbproc')) ?? 1,
    };
}
/** Of a line `NAME: VALUE`: few of some eighty are asked for. */
function valueIn(text, name) {
    const at = `\n${text}`.indexOf(`\n${name}: `);
    return at < 0 ? undefined : text.slice(at + name.length + 2, text.indexOf('\n', at));
}
/** Reads `show proc` of a master. */
function readWorkers(text) {
    const [, master] = /^(\d+)\s+master\b/m.exec(text) ?? [];
    const [, old = ''] = /^# old workers\n((?:[^#].*\n)*)/m.exec(text) ?? [];
    return {
        master: count(master),
        old: [...old.matchAll(/^(\d+)\s+worker\b/gm)].map(([, pid]) => Number(pid)),
    };
}
/** The names of all stick-tables, from `show table`: a proxy's own table is called like the proxy. */
function readTableList(text) {
    return new Set([...text.matchAll(/^# table: (\S+), type:/gm)].map(([, name]) => name ?? ''));
}
/** Who keeps a server busy, from all lines of `show sess`. */
function readSessions(text, backend, server) {
    const clients = new Map();
    let sessions = 0;
    let oldestSeconds = 0;
    for (const line of text.split('\n')) {
        if (!line.includes(` be=${backend} srv=${server} `))
            continue;
        sessions += 1;
        oldestSeconds = Math.max(oldestSeconds, secondsOf(/ age=(\S+)/.exec(line)?.[1] ?? ''));
        const address = (/ src=(\S+)/.exec(line)?.[1] ?? '').replace(/:[0-9]+$/, '');
        clients.set(address, (clients.get(address) ?? 0) + 1);
    }
    const busiest = [...clients].sort(([, a], [, b]) => b - a).slice(0, 3);
    return { count: sessions, oldestSeconds, clients: busiest.map(([address, count]) => ({ address, count })) };
}
/** All lines of `show sess` but those of the CLI's own connections. */
function readStreams(text) {
    // 3.4 starts with a space in a backend's name.
    const lines = text.matchAll(/^(0x[0-9a-f]+): .*?(?: src=(\S*))? fe=(\S*) be=(.*?) srv=(\S*) .*$/gm);
    return [...lines]
        .filter(([, , , frontend]) => frontend !== 'GLOBAL')
        .map(([line, id = '', source, , backend, server]) => ({
        id,
        server: server === '<none>' ? null : `${backend}/${server}`,
        connection: connectionOf(line, source),
    }));
}
/** `s0` up to 2.5, `scf` later, with the connection's file descriptor (measured on 2.2 to 3.4); QUIC has none, but an address. */
function connectionOf(line, source) {
    const [, descriptor] = / (?:s0|scf)=\[[^\]]*\bfd=([0-9/]+)/.exec(line) ?? [];
    if (descriptor !== undefined)
        return descriptor;
    return / proto=quic/.test(line) && source !== undefined ? source : null;
}
const SECONDS = { d: 86400, h: 3600, m: 60, s: 1 };
/** HAProxy writes ages as `59s`, `1m5s`, `2h3m`, `1d2h`. */
function secondsOf(age) {
    const parts = [...age.matchAll(/([0-9]+)([dhms])/g)];
    return parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (SECONDS[unit] ?? 0), 0);
}
/** A decimal number, or null for anything else. */
function count(text) {
    return text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : null;
}

// EXTERNAL MODULE: ./build/src/haproxy/admin-flags.js
var admin_flags = __nccwpck_require__(838);
;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/row-text.js
/** A row within a longer text, whatever separates its fields: found without being cut out, and read in place. */
const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;
/** Where the fields of one row lie, by slot. Made for 10,000 rows: what is the same in the next row is not cut out again. */
class Fields {
    /** By column: its slot, or -1. */
    #slots;
    #starts;
    #ends;
    #last;
    #text = '';
    constructor({ slots, read }) {
        this.#slots = slots;
        this.#starts = Array.from({ length: read }, () => 0);
        this.#ends = Array.from({ length: read }, () => 0);
        this.#last = Array.from({ length: read }, () => '');
    }
    /** From now on all places are within this text. */
    begin(text) {
        this.#text = text;
    }
    /** The field of this column lies here. One that nobody asks for is not remembered. */
    place(column, start, end) {
        const slot = this.#slots[column] ?? -1;
        if (slot < 0)
            return;
        this.#starts[slot] = start;
        this.#ends[slot] = end;
    }
    text(slot) {
        const [start, end] = [this.#starts[slot] ?? 0, this.#ends[slot] ?? 0];
        const last = this.#last[slot] ?? '';
        if (last.length === end - start && this.#text.startsWith(last, start))
            return last;
        const field = this.#text.slice(start, end);
        this.#last[slot] = field;
        return field;
    }
    span(slots) {
        const startOf = (slot) => this.#starts[slot] ?? 0;
        const first = slots.toSorted((one, other) => startOf(one) - startOf(other))[0] ?? 0;
        const end = Math.max(...slots.map((slot) => this.#ends[slot] ?? 0));
        return { first, text: this.#text.slice(startOf(first), end + 1) };
    }
    reads({ first, text }) {
        return this.#text.startsWith(text, this.#starts[first]);
    }
    count(slot) {
        const [start, end] = [this.#starts[slot] ?? 0, this.#ends[slot] ?? 0];
        let value = 0;
        for (let place = start; place < end; place += 1) {
            const code = this.#text.charCodeAt(place);
            if (code < DIGIT_ZERO || code > DIGIT_NINE)
                return null;
            value = value * 10 + (code - DIGIT_ZERO);
        }
        return start === end ? null : value;
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/csv-row.js
/** A row of `show stat` within a longer text: found without being cut out, and then the few of its hundred fields that are asked for. */


const COMMA = 44;
const QUOTE = 34;
const LINE_BREAK = 10;
/** Quoted fields hold commas, line breaks and doubled quotes. Each field has a comma behind it, the last one too. */
class CsvRow {
    isWanted = false;
    #columns;
    #fields;
    #text = '';
    /** The next quote in the text, or -1. */
    #quote = -1;
    constructor(layout) {
        this.#columns = layout.slots.length;
        this.#fields = new Fields(layout);
    }
    find(text, at, wanted) {
        const lineEnd = text.indexOf('\n', at);
        if (lineEnd < 0)
            return null;
        this.#seekQuote(text, at);
        // A quoted field may hold a line break, and behind it what looks like a row: only whole rows are skipped.
        const isPlain = this.#quote < 0 || this.#quote > lineEnd;
        if (!isPlain)
            return this.#scanQuoted(text, at, wanted);
        this.isWanted = wanted === undefined || wanted(...namesAt(text, at));
        if (this.isWanted)
            this.#scan(text, at, lineEnd);
        return lineEnd + 1;
    }
    field(slot) {
        const field = this.#fields.text(slot);
        return field.charCodeAt(0) === QUOTE ? unquoted(field) : field;
    }
    count(slot) {
        return this.#fields.count(slot);
    }
    span(slots) {
        return this.#fields.span(slots);
    }
    reads(span) {
        return this.#fields.reads(span);
    }
    #seekQuote(text, at) {
        if (text !== this.#text || (this.#quote >= 0 && this.#quote < at))
            this.#quote = text.indexOf('"', at);
        if (text !== this.#text)
            this.#fields.begin(text);
        this.#text = text;
    }
    /** A row without quotes ends at the first line break. */
    #scan(text, at, lineEnd) {
        let column = 0;
        let start = at;
        for (let place = at; place < lineEnd; place += 1) {
            if (text.charCodeAt(place) !== COMMA)
                continue;
            this.#fields.place(column, start, place);
            column += 1;
            start = place + 1;
        }
        if (column !== this.#columns || start !== lineEnd)
            throw incomplete('show stat', text.slice(at));
    }
    #scanQuoted(text, at, wanted) {
        let place = at;
        for (let column = 0; column < this.#columns; column += 1) {
            const end = fieldEnd(text, place);
            if (end === null)
                return null;
            if (text.charCodeAt(end) !== COMMA)
                throw incomplete('show stat', text.slice(at));
            this.#fields.place(column, place, end);
            place = end + 1;
        }
        if (place === text.length)
            return null;
        if (text.charCodeAt(place) !== LINE_BREAK)
            throw incomplete('show stat', text.slice(at));
        this.isWanted = wanted === undefined || wanted(...quotedNamesAt(text, at));
        return place + 1;
    }
}
/** The backend and the server of a row without quotes. */
function namesAt(text, at) {
    const first = text.indexOf(',', at);
    return [text.slice(at, first), text.slice(first + 1, text.indexOf(',', first + 1))];
}
/** The same of a row that was looked through, and may have quotes. */
function quotedNamesAt(text, at) {
    const first = fieldEnd(text, at) ?? at;
    const second = fieldEnd(text, first + 1) ?? first;
    return [unquoted(text.slice(at, first)), unquoted(text.slice(first + 1, second))];
}
/** Where a field stops: at its comma, or where it should have one. null where the text ends before that can be told. */
function fieldEnd(text, start) {
    if (text.charCodeAt(start) === QUOTE)
        return quotedEnd(text, start);
    for (let place = start; place < text.length; place += 1) {
        const code = text.charCodeAt(place);
        if (code === COMMA || code === QUOTE || code === LINE_BREAK)
            return place;
    }
    return null;
}
function quotedEnd(text, start) {
    for (let place = start + 1;; place += 2) {
        place = text.indexOf('"', place);
        if (place < 0 || place + 1 === text.length)
            return null;
        if (text.charCodeAt(place + 1) !== QUOTE)
            return place + 1;
    }
}
function unquoted(field) {
    return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/state-row.js
/** A row of `show servers state` within a longer text: fields with a blank between them. The backend is the second, the server the fourth. */


const BLANK = 32;
/** Nothing is quoted here, and no name has a line break. */
class StateRowText {
    isWanted = false;
    #columns;
    #fields;
    #text = '';
    constructor(layout) {
        this.#columns = layout.slots.length;
        this.#fields = new Fields(layout);
    }
    find(text, at, wanted) {
        const end = text.indexOf('\n', at);
        if (end < 0)
            return null;
        if (text !== this.#text)
            this.#fields.begin(text);
        this.#text = text;
        this.isWanted = wanted === undefined || isWantedAt(text, at, wanted);
        if (!this.isWanted)
            return end + 1;
        const fields = this.#scan(text, at, end);
        if (fields < this.#columns)
            throw incomplete('show servers state', text.slice(at, end));
        // 3.4 starts with a space in a backend's name: such a row has more fields than columns, and nobody can address it.
        this.isWanted = fields === this.#columns;
        return end + 1;
    }
    field(slot) {
        return this.#fields.text(slot);
    }
    count(slot) {
        return this.#fields.count(slot);
    }
    span(slots) {
        return this.#fields.span(slots);
    }
    reads(span) {
        return this.#fields.reads(span);
    }
    /** Returns how many fields there are. */
    #scan(text, at, end) {
        let column = 0;
        let start = at;
        for (let place = at; place <= end; place += 1) {
            if (place < end && text.charCodeAt(place) !== BLANK)
                continue;
            this.#fields.place(column, start, place);
            column += 1;
            start = place + 1;
        }
        return column;
    }
}
function isWantedAt(text, at, wanted) {
    const first = text.indexOf(' ', at);
    const second = text.indexOf(' ', first + 1);
    const third = text.indexOf(' ', second + 1);
    return wanted(text.slice(first + 1, second), text.slice(third + 1, text.indexOf(' ', third + 1)));
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/table.js
/**
 * HAProxy's two kinds of tables, read row by row while they arrive, by the names in their headers: columns come and go with versions. Knows
 * no column's meaning. Written for 10,000 rows: nothing is cut out that nobody asked for, and no row is kept as text.
 */




/** The slots of a row that is read for these columns. */
function slotOf(columns) {
    return Object.fromEntries(columns.map((column, slot) => [column, slot]));
}
/** Of a text that is no table: as much as is ever shown of it, and more than any refusal has. */
const FOREIGN_KEPT = 10_000;
/** Characters. Far above any header and any row: what has no end by then is looked through no further. */
const LONGEST_ROW = 1_000_000;
/** Takes a table in pieces cut anywhere. Whatever is wrong with one is said at the end. */
class TableReader {
    #format;
    #columns;
    #wanted;
    #read;
    #results = [];
    #row = null;
    /** What has come and was not read yet: less than a row, once the header is there. */
    #rest = '';
    #isForeign = false;
    #failure = null;
    #headerLength = 0;
    #length = 0;
    /** `read` is called for each wanted row and takes what it needs of these columns, by their `slotOf`. */
    constructor(format, columns, wanted, read) {
        this.#format = format;
        this.#columns = columns;
        this.#wanted = wanted;
        this.#read = read;
    }
    /** Characters of the header, and of all that came. */
    get headerLength() {
        return this.#headerLength;
    }
    get length() {
        return this.#length;
    }
    /** The text, when it has turned out not to be such a table; null as long as it may be one. */
    get foreign() {
        return this.#row === null ? this.#rest : null;
    }
    /** Never throws what is wrong with the table. */
    push(text) {
        this.#length += text.length;
        if (this.#failure !== null || (this.#isForeign && this.#rest.length > FOREIGN_KEPT))
            return;
        try {
            if (this.#row !== null)
                this.#readRows(this.#row, text);
            else {
                this.#rest += text;
                this.#readHeader();
            }
        }
        catch (error) {
            if (!(error instanceof errors/* Failure */.HR))
                throw error;
            this.#failure = error;
        }
    }
    /**
     * One result for each wanted row.
     *
     * @throws Failure `not-haproxy` when the header, a column, the blank line at the end, or a field of a row is missing.
     */
    end() {
        if (this.#failure)
            throw this.#failure;
        // A table ends with a blank line, and nothing else can be left of it.
        if (this.#row === null || this.#rest !== '\n')
            throw incomplete(this.#format.command, this.#rest);
        return this.#results;
    }
    #readHeader() {
        if (this.#isForeign)
            return;
        const end = this.#format.headerEnd(this.#rest);
        if (end === null && this.#rest.length <= LONGEST_ROW)
            return;
        if (end === null || end === 'foreign') {
            this.#isForeign = true;
            return;
        }
        this.#row = this.#format.row(layoutOf(this.#format, this.#rest.slice(0, end), this.#columns));
        this.#headerLength = end;
        const rows = this.#rest.slice(end);
        this.#rest = '';
        this.#readRows(this.#row, rows);
    }
    #readRows(row, text) {
        // Only a row that was cut in two is put together: all others are read where they lie, and a long text is not copied.
        const end = this.#rest === '' ? 0 : text.indexOf('\n') + 1;
        if (end > 0)
            this.#readFrom(row, this.#rest + text.slice(0, end), 0);
        if (this.#rest === '')
            this.#readFrom(row, text, end);
        else
            this.#readFrom(row, this.#rest + text.slice(end), 0);
    }
    #readFrom(row, text, from) {
        let at = from;
        // A line break that nothing follows may be the end of the table.
        while (at < text.length && !(at === text.length - 1 && text[at] === '\n')) {
            const end = row.find(text, at, this.#wanted);
            if (end === null)
                break;
            if (row.isWanted)
                this.#results.push(this.#read(row));
            at = end;
        }
        this.#rest = text.slice(at);
        if (this.#rest.length > LONGEST_ROW)
            throw incomplete(this.#format.command, this.#rest);
    }
}
/** By header: each of fifty load balancers sends the same ones, with each reply. */
const layouts = new Map();
/** Throws Failure `not-haproxy` when a column is missing. Of one format always the same columns are asked for. */
function layoutOf(format, header, wanted) {
    const known = layouts.get(header);
    if (known !== undefined)
        return known;
    const names = format.names(header);
    const missing = wanted.find((column) => !names.includes(column));
    if (missing !== undefined)
        throw new errors/* Failure */.HR('not-haproxy', `The reply to '${format.command}' has no column '${missing}'`);
    const slots = names.map((name) => wanted.indexOf(name));
    const layout = { slots, read: wanted.length };
    layouts.set(header, layout);
    return layout;
}
/** `show stat`: comma-separated; backend and server are the first two columns. */
const STAT_FORMAT = {
    command: 'show stat',
    headerEnd(text) {
        const end = text.indexOf('\n');
        const begins = '# pxname,svname,';
        if (end < 0)
            return text.startsWith(begins.slice(0, text.length)) ? null : 'foreign';
        return text.startsWith(begins) && text[end - 1] === ',' ? end + 1 : 'foreign';
    },
    names: (header) => header.slice(2, -2).split(','),
    row: (layout) => new CsvRow(layout),
};
/** `show servers state`: separated by blanks, behind a line with the format's own version, 1 since it exists (management.txt). */
const STATE_FORMAT = {
    command: 'show servers state',
    headerEnd(text) {
        const begins = '1\n# be_id be_name srv_id srv_name ';
        const end = text.indexOf('\n', 2);
        if (end < 0)
            return text.startsWith(begins.slice(0, text.length)) ? null : 'foreign';
        return text.startsWith(begins) ? end + 1 : 'foreign';
    },
    names: (header) => header.slice(4, -1).split(' '),
    row: (layout) => new StateRowText(layout),
};

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/rows.js
/** The rows of `show servers state` and `show stat`, with HAProxy's columns under the model's names, and its flags as words. */




const STATE_COLUMNS = [
    'be_id',
    'be_name',
    'srv_id',
    'srv_name',
    'srv_addr',
    'srv_port',
    'srv_fqdn',
    'srv_op_state',
    'srv_admin_state',
    'srv_uweight',
    'srv_iweight',
    'srv_time_since_last_change',
    'srv_check_state',
    'srv_agent_state',
];
const STATE = slotOf(STATE_COLUMNS);
/** Where a server's condition is to be read. */
const CONDITION = [
    STATE.srv_op_state,
    STATE.srv_admin_state,
    STATE.srv_uweight,
    STATE.srv_iweight,
    STATE.srv_time_since_last_change,
    STATE.srv_check_state,
    STATE.srv_agent_state,
];
/** Reads `show servers state [BE]`. */
function serversStateRows(wanted) {
    let last = { backend: '', isSafe: false };
    let known = null;
    return new TableReader(STATE_FORMAT, STATE_COLUMNS, wanted, (row) => {
        const backend = row.field(STATE.be_name);
        if (last.backend !== backend)
            last = { backend, isSafe: (0,haproxy_server/* isSafeName */.TE)(backend) };
        if (known === null || !row.reads(known.span))
            known = { condition: conditionOf(row), span: row.span(CONDITION) };
        return stateRow(row, last, known.condition);
    });
}
function stateRow(row, { backend, isSafe }, condition) {
    const server = row.field(STATE.srv_name);
    const fqdn = row.field(STATE.srv_fqdn);
    return {
        key: (0,haproxy_server/* keyOf */.TN)({ backend, server }),
        backendId: row.field(STATE.be_id),
        backend,
        serverId: row.field(STATE.srv_id),
        server,
        isSendable: isSafe && (0,haproxy_server/* isSafeName */.TE)(server),
        address: addressOf(row.field(STATE.srv_addr), row.field(STATE.srv_port)),
        fqdn: fqdn === '-' ? '' : fqdn,
        condition,
    };
}
function conditionOf(row) {
    const operationalState = required(row, STATE.srv_op_state);
    if (!isOperationalState(operationalState))
        throw incomplete('show servers state', row.field(STATE.srv_op_state));
    const flags = (0,admin_flags/* decodeAdminFlags */.te)(required(row, STATE.srv_admin_state));
    return {
        ...flags,
        operationalState,
        weight: required(row, STATE.srv_uweight),
        configuredWeight: required(row, STATE.srv_iweight),
        changedSecondsAgo: required(row, STATE.srv_time_since_last_change),
        checks: (0,admin_flags/* decodeCheckState */.Ig)(required(row, STATE.srv_check_state), flags.admin === 'maint'),
        agent: (0,admin_flags/* decodeCheckState */.Ig)(required(row, STATE.srv_agent_state)),
    };
}
/** Decimal, though they are flags (HAProxy, src/proxy.c, `dump_servers_state`): never hexadecimal. */
function required(row, slot) {
    const value = row.count(slot);
    if (value === null)
        throw incomplete('show servers state', row.field(slot));
    return value;
}
function isOperationalState(value) {
    return value >= 0 && value <= 3;
}
function addressOf(address, port) {
    if (address === '' || address === '-')
        return '';
    return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
/** A server of which both rows are there. Written out, for 10,000 of them: to spread both takes ten times as long. */
function serverOf(traffic, { address, fqdn, condition }) {
    return {
        ...traffic,
        adminFlags: condition.adminFlags,
        admin: condition.admin,
        forced: condition.forced,
        maintCauses: condition.maintCauses,
        address,
        fqdn,
        operationalState: condition.operationalState,
        weight: condition.weight,
        configuredWeight: condition.configuredWeight,
        changedSecondsAgo: condition.changedSecondsAgo,
        checks: condition.checks,
        agent: condition.agent,
    };
}
const RESPONSE_COLUMNS = ['hrsp_1xx', 'hrsp_2xx', 'hrsp_3xx', 'hrsp_4xx', 'hrsp_5xx', 'hrsp_other'];
const STAT_COLUMNS = [
    'pxname',
    'svname',
    'type',
    'iid',
    'status',
    'scur',
    'qcur',
    'stot',
    'wretr',
    ...RESPONSE_COLUMNS,
    'slim',
    'weight',
    'act',
    'bck',
    'chkfail',
    'chkdown',
    'check_status',
    'check_code',
    'check_desc',
    'last_chk',
    'tracked',
    'cookie',
];
const STAT = slotOf(STAT_COLUMNS);
const RESPONSES = RESPONSE_COLUMNS.map((column) => STAT[column]);
/** `type` of `show stat`: 0 is a frontend, 3 a listening socket. A server may be called `BACKEND`, so names do not tell. */
const BACKEND_ROW = '1';
const SERVER_ROW = '2';
/**
 * Reads `show stat`, whatever its filter. `wanted` is asked about backends' own rows, too: as server `BACKEND`. With `states` a server is
 * made of its two rows as the second one comes: ten thousand are not gone through once more when all are there.
 */
function statRows(wanted, states) {
    const servers = [];
    const whole = new Map();
    const backends = [];
    let before = null;
    let next;
    const rows = new TableReader(STAT_FORMAT, STAT_COLUMNS, wanted, (row) => {
        const type = row.field(STAT.type);
        if (type === BACKEND_ROW)
            backends.push(backendRow(row));
        if (type !== SERVER_ROW)
            return;
        if (before === null) {
            before = (states?.() ?? []).values();
            next = before.next().value;
        }
        const traffic = trafficRow(row);
        // HAProxy writes both tables in one order.
        const other = next?.server === traffic.server && next.backend === traffic.backend ? next : undefined;
        if (other !== undefined)
            next = before.next().value;
        if (other?.isSendable)
            whole.set(other.key, serverOf(traffic, other));
        else
            servers.push(traffic);
    });
    return {
        push: (text) => rows.push(text),
        end() {
            rows.end();
            const { headerLength, length } = rows;
            return { servers, whole, backends, headerBytes: headerLength, rowBytes: length - headerLength };
        },
        get foreign() {
            return rows.foreign;
        },
        get length() {
            return rows.length;
        },
    };
}
function backendRow(row) {
    return {
        name: row.field(STAT.pxname),
        id: row.field(STAT.iid),
        active: number(row, STAT.act),
        backups: number(row, STAT.bck),
        cookie: row.field(STAT.cookie) !== '',
        // `UP (UNPUB)`, measured on 3.4.
        unpublished: row.field(STAT.status).includes('UNPUB'),
    };
}
function trafficRow(row) {
    const checkStatus = row.field(STAT.check_status);
    const tracked = row.field(STAT.tracked);
    return {
        backend: row.field(STAT.pxname),
        server: row.field(STAT.svname),
        status: row.field(STAT.status),
        sessions: number(row, STAT.scur),
        sessionLimit: row.count(STAT.slim),
        queued: number(row, STAT.qcur),
        sessionsTotal: number(row, STAT.stot),
        retries: number(row, STAT.wretr),
        responses: responsesOf(row),
        effectiveWeight: number(row, STAT.weight),
        checkFailures: number(row, STAT.chkfail),
        checkDowns: number(row, STAT.chkdown),
        // `* ` marks a check that is running now.
        checkStatus: checkStatus.startsWith('* ') ? checkStatus.slice(2) : checkStatus,
        lastCheck: lastCheckOf(row),
        tracks: tracked === '' ? null : tracked,
        backup: row.field(STAT.bck) === '1',
    };
}
/** In TCP mode these columns are empty. */
function responsesOf(row) {
    if (row.field(STAT.hrsp_2xx) === '')
        return null;
    return RESPONSES.reduce((sum, slot) => sum + number(row, slot), 0);
}
/** `Layer7 wrong status, code 503: Service Unavailable` from its three columns, of which any may be empty. */
function lastCheckOf(row) {
    const description = row.field(STAT.check_desc);
    const words = row.field(STAT.last_chk);
    // While a check runs, HAProxy shows the last one's status, but its code as 0.
    const number = row.count(STAT.check_code);
    if (description === '' && words === '' && !number)
        return '';
    const code = number ? `code ${row.field(STAT.check_code)}` : '';
    const first = [description, code].filter((part) => part !== '').join(', ');
    return [first, words].filter((part) => part !== '').join(': ');
}
/** A column that does not apply is empty: `chkfail` of a server without checks. Anything else is not HAProxy's: never 0 sessions. */
function number(row, slot) {
    const value = row.count(slot);
    if (value !== null)
        return value;
    const field = row.field(slot);
    if (field !== '')
        throw incomplete('show stat', field);
    return 0;
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/commands.js
/**
 * The commands that are spoken, as values: a line, what the end of its reply looks like, and how that reply is read.
 * Nothing else builds lines. Every name is checked here, whatever was checked before: a space, `;`, `\`, `<<`, line break or NUL in
 * a name is a second command (measured on 2.2 to 3.4).
 */






/** Which process answers, and what it is doing. */
function showInfo() {
    return dump('show info', readInfo);
}
/** By process id; null where the level does not show it: `user` from 3.2 on. `@master` asks the master from within a worker's session. */
function showWorkers() {
    return {
        line: '@master show proc',
        end: 'dump',
        read: (reply) => (isRefusal(reply) ? null : readWorkers(reply)),
    };
}
/** What this connection may do. */
function showLevel() {
    const line = 'show cli level';
    return {
        line,
        end: 'message',
        read(reply) {
            const level = reply.trim();
            if (level === 'admin' || level === 'operator' || level === 'user')
                return level;
            throw isRefusal(reply) ? refusal(reply, line) : incomplete(line, reply);
        },
    };
}
/** All servers, or those of one backend; `wanted` says which rows are worth an object. */
function showServersState(backend, wanted) {
    const line = backend === undefined ? 'show servers state' : `show servers state ${safe(backend)}`;
    return table(line, () => serversStateRows(wanted));
}
/** `show stat` takes all three of its arguments or ignores them (management.txt, "show stat"): bits 2 backend, 4 server. */
function showStat(filter, wanted, states) {
    const words = {
        everything: () => '-1 6 -1',
        'backend-and-servers': (id) => `#${id} 6 -1`,
        backend: (id) => `#${id} 2 -1`,
        servers: (id) => `#${id} 4 -1`,
        server: (id, serverId) => `#${id} 4 ${serverId}`,
    };
    const backendId = filter.rows === 'everything' ? '' : safeId(filter.backendId);
    const serverId = filter.rows === 'server' ? safeId(filter.serverId) : '';
    return table(`show stat ${words[filter.rows](backendId, serverId)}`, () => statRows(wanted, states));
}
/** Both tables whole: a server is made as soon as both of its rows are there. Of those that are not `wanted` only the name is read. */
function showEverything(wanted) {
    const state = showServersState();
    let reading = null;
    let others = [];
    const isWanted = wanted &&
        ((backend, server) => {
            const is = wanted(backend, server);
            if (!is)
                others.push({ backend, server });
            return is;
        });
    const rowsSoFar = () => {
        try {
            return reading?.end() ?? [];
        }
        catch {
            // What is wrong with it is said by whoever reads it.
            return [];
        }
    };
    const open = () => {
        others = [];
        reading = serversStateRows(isWanted);
        return reading;
    };
    const wantedRows = wanted && withBackends(wanted);
    const stat = showStat({ rows: 'everything' }, wantedRows, rowsSoFar);
    return { state: { ...state, reader: open }, stat, others: () => others };
}
/** A backend's own row stands there as its server BACKEND. A server may be called so, too: `type` tells them apart. */
function withBackends(wanted) {
    return (backend, server) => server === 'BACKEND' || wanted(backend, server);
}
/** The names of all stick-tables; null where HAProxy does not tell. */
function showTables() {
    return {
        line: 'show table',
        end: 'dump',
        read: (reply) => (isRefusal(reply) ? null : readTableList(reply)),
    };
}
/** `set server \u2026 state` (management.txt). */
function setState(name, state) {
    return write(`set server ${safeKey(name)} state ${state}`, name);
}
/** `set server \u2026 weight`: `0` to `256`, or a percentage of the configured weight. */
function setWeight(name, weight) {
    if (!/^[0-9]{1,3}%?$/.test(weight))
        throw new errors/* Failure */.HR('invalid-input', 'A weight is a number or a percentage');
    return write(`set server ${safeKey(name)} weight ${weight}`, name);
}
/** `enable|disable health|agent` (management.txt). */
function switchCheck(name, check, goal) {
    const verb = goal === 'enabled' ? 'enable' : 'disable';
    return write(`${verb} ${check} ${safeKey(name)}`, name);
}
/** Up until a check says otherwise, and for good where there is none. */
function setHealthUp(name) {
    return write(`set server ${safeKey(name)} health up`, name);
}
/** Drain and health down in one line: HAProxy runs both before it reads on, but for one pass of its event loop. */
function takeDown(name) {
    return writePair(name, 'state drain', 'health down');
}
/** Drain and health stopping in one line: nobody is cut, and the next check that passes ends `stopping`. */
function drainAndStopping(name) {
    return writePair(name, 'state drain', 'health stopping');
}
/** Cuts what it serves now; who waits for it is let in by that. */
function shutDownSessions(name) {
    return write(`shutdown sessions server ${safeKey(name)}`, name);
}
/** Who keeps the server busy; null where the level does not show it. */
function showSessions({ backend, server }) {
    const line = 'show sess';
    return {
        line,
        end: 'dump',
        read(reply) {
            if (/^Permission denied/.test(reply))
                return null;
            if (isRefusal(reply))
                throw refusal(reply, line);
            return readSessions(reply, backend, server);
        },
    };
}
/** All that a process serves, but for those who talk to its CLI. */
function showStreams() {
    return dump('show sess', readStreams);
}
/** Ends one of them. Its reply does not matter: it may have ended by itself. */
function shutDownStream(id) {
    if (!/^0x[0-9a-f]+$/.test(id))
        throw incomplete('show sess', id);
    return { line: `shutdown session ${id}`, end: 'message', read: () => null };
}
/** Exactly one line feed is success; any text is a refusal, for there is no status code (measured on 2.2 to 3.4). */
function write(line, name) {
    const read = (reply) => (reply === '\n' ? null : refusal(reply, line, (0,haproxy_server/* keyOf */.TN)(name)));
    return { line, end: 'message', read };
}
function writePair(name, first, second) {
    const server = safeKey(name);
    const line = `set server ${server} ${first}; set server ${server} ${second}`;
    return {
        line,
        end: 'pair',
        read(reply) {
            const words = reply.trim();
            return words === '' ? null : refusal(words, line, server);
        },
    };
}
function dump(line, readWhole) {
    return {
        line,
        end: 'dump',
        read(reply) {
            if (isRefusal(reply))
                throw refusal(reply, line);
            return readWhole(reply);
        },
    };
}
/** A dump of rows, read while it arrives. */
function table(line, open) {
    return {
        line,
        end: 'dump',
        reader: open,
        read(reply) {
            const rows = typeof reply === 'string' ? open() : reply;
            if (typeof reply === 'string')
                rows.push(reply);
            if (rows.foreign !== null && isRefusal(rows.foreign))
                throw refusal(rows.foreign, line);
            return rows.end();
        },
    };
}
function safeKey(name) {
    return `${safe(name.backend)}/${safe(name.server)}`;
}
function safe(name) {
    if ((0,haproxy_server/* isSafeName */.TE)(name))
        return name;
    throw new errors/* Failure */.HR('invalid-input', 'A name holds something else than letters, digits and _.:-', {
        detail: name,
        hint: 'Nothing was sent: on a command line it could be a second command.',
    });
}
/** HAProxy's numbers are read from its replies: those are foreign text, too. */
function safeId(id) {
    if (/^[0-9]+$/.test(id))
        return id;
    throw new errors/* Failure */.HR('not-haproxy', 'HAProxy gave a number that is none', { detail: id });
}

// EXTERNAL MODULE: ./build/src/retry.js
var retry = __nccwpck_require__(975);
// EXTERNAL MODULE: ./build/src/haproxy/transport/connect.js
var connect = __nccwpck_require__(399);
;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/framing.js
/** Where a reply ends in `prompt` mode. Knows bytes, not meanings; cut, idle and endless replies are never taken for whole. */

function promptOf(words) {
    const pattern = words.replace(/[()]/g, '\\$&');
    return {
        words,
        afterMessage: Buffer.from(`\n${words}`),
        afterDump: Buffer.from(`\n\n${words}`),
        pair: new RegExp(`^((?:[^\\n]+\\n)?\\n)(?:${pattern})?((?:[^\\n]+\\n)?\\n)${pattern}`),
    };
}
/** Of a process that is asked without a master between. */
const PROCESS_PROMPT = promptOf('> ');
/** The most bytes that a reply may have: a dump of 200,000 servers fits; the longest message is the help, 9 kB. */
const LIMIT_BYTES = {
    message: 64 * 1024,
    dump: 64 * 1024 * 1024,
    pair: 64 * 1024,
};
/** Collects one reply from chunks cut anywhere, or passes it on as it comes. */
class ReplyCollector {
    #end;
    #prompt;
    #limitBytes;
    /** A list, joined once: growing one buffer by each chunk would copy a long dump hundreds of times. */
    #chunks = [];
    #passed;
    #size = 0;
    /** The last bytes before the next chunk: an end may be cut in two. */
    #overlap = Buffer.alloc(0);
    constructor(end, prompt = PROCESS_PROMPT, limitBytes = LIMIT_BYTES[end], reader = null) {
        this.#end = end;
        this.#passed = reader && new PassedOn(reader, prompt);
        this.#prompt = prompt;
        this.#limitBytes = limitBytes;
    }
    /** Takes what belongs to this reply and returns what follows it; null while the end has not come. */
    push(chunk) {
        const length = this.#end === 'pair' ? this.#endOfPair(chunk) : this.#endOfText(chunk);
        const own = length === null ? chunk : chunk.subarray(0, length);
        // Of what is passed on only the very first bytes are looked at again.
        if (this.#passed === null || this.#size < this.#prompt.afterMessage.length)
            this.#chunks.push(own);
        this.#size += own.length;
        this.#passed?.push(own, length !== null);
        return length === null ? null : chunk.subarray(length);
    }
    /** Longer than any reply can be: whoever answers is not HAProxy, or never stops. */
    get tooLong() {
        return this.#size > this.#limitBytes;
    }
    /** The whole reply without its prompts, or what has taken it. */
    reply() {
        return this.#passed?.reader ?? this.text();
    }
    /** The text of one that was not passed on: a message that is only `\n` is HAProxy's silence. */
    text() {
        const bytes = Buffer.concat(this.#chunks);
        if (this.#end !== 'pair')
            return bytes.toString('utf8', 0, this.#size - this.#prompt.words.length);
        return bytes.toString('utf8').replace(this.#prompt.pair, '$1$2');
    }
    #endOfText(chunk) {
        const { afterMessage, afterDump } = this.#prompt;
        // Only the very first bytes can be a dump of nothing: a table list without tables is `\n> `.
        const marker = this.#end === 'dump' && !this.#isOnlyPrompt(chunk) ? afterDump : afterMessage;
        const seam = Buffer.concat([this.#overlap, chunk.subarray(0, marker.length - 1)]);
        const inSeam = seam.indexOf(marker);
        if (inSeam >= 0)
            return inSeam + marker.length - this.#overlap.length;
        const inChunk = chunk.indexOf(marker);
        if (inChunk >= 0)
            return inChunk + marker.length;
        const kept = afterDump.length - 1;
        this.#overlap =
            chunk.length >= kept ? chunk.subarray(-kept) : Buffer.concat([this.#overlap, chunk]).subarray(-kept);
        return null;
    }
    #isOnlyPrompt(chunk) {
        const { afterMessage } = this.#prompt;
        if (this.#size >= afterMessage.length)
            return false;
        const start = Buffer.concat([...this.#chunks, chunk.subarray(0, afterMessage.length)]);
        return start.subarray(0, afterMessage.length).equals(afterMessage);
    }
    #endOfPair(chunk) {
        // Two messages are short: reading them again with each chunk costs nothing.
        const match = this.#prompt.pair.exec(Buffer.concat([...this.#chunks, chunk]).toString('latin1'));
        return match ? match[0].length - this.#size : null;
    }
}
/** The bytes of a reply on their way to a reader as text, without the prompt at their end. */
class PassedOn {
    reader;
    #promptBytes;
    /** A character may be cut in two. */
    #decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
    /** As many of the last bytes as may be the prompt. */
    #held = Buffer.alloc(0);
    constructor(reader, prompt) {
        this.reader = reader;
        this.#promptBytes = Buffer.byteLength(prompt.words);
    }
    push(bytes, isLast) {
        if (bytes.length < this.#promptBytes)
            this.#pass(Buffer.concat([this.#held, bytes]));
        else {
            this.#text(this.#held);
            this.#pass(bytes);
        }
        if (isLast)
            this.reader.push(this.#decoder.end());
    }
    #pass(bytes) {
        const cut = Math.max(0, bytes.length - this.#promptBytes);
        this.#text(bytes.subarray(0, cut));
        this.#held = bytes.subarray(cut);
    }
    #text(bytes) {
        if (bytes.length > 0)
            this.reader.push(this.#decoder.write(bytes));
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/peer.js
/**
 * Who answers, told from the first bytes: a process of HAProxy, its master, somebody else, or nobody, so that the error can say
 * what to change. Pure.
 */


/** The worker that a master gives new clients to. */
const CURRENT_WORKER = '@1';
const PROCESS_GREETING = '\n> ';
/** `master> `; after a failed reload `master[ReloadFailed]> ` (measured on 2.2 to 3.4). */
const MASTER_PROMPT = /^master[^\n>]{0,40}> /;
const MASTER_PROMPT_BEGUN = /^(?:m|ma|mas|mast|maste|master[^\n>]{0,40}>?)$/;
/** `[0:00:00:13]> `: no two are alike, so nothing tells where a reply ends. */
const TIMED_PROMPT = /^\n?\[[0-9]*(?::|$)/;
/** More of a peer's first words than anybody needs to tell who it is. */
const FIRST_WORDS = 1_000;
/** Asked something without a target, only a master answers `prompt` with nothing but its name. */
class MasterAnswers extends errors/* Failure */.HR {
    name = 'MasterAnswers';
    constructor() {
        super('unsupported', 'This is the CLI of the HAProxy master process, which knows no servers', {
            hint: "Give the worker's socket: the one on the 'stats socket' line of haproxy.cfg.",
        });
    }
}
/** The greeting in the first bytes of a peer, why it is none, or null while too little has come to tell. */
function readGreeting(bytes, target) {
    const text = bytes.toString('latin1', 0, FIRST_WORDS);
    if (target !== null)
        return readMasterGreeting(text, target);
    if (text.startsWith(PROCESS_GREETING)) {
        return { bytes: PROCESS_GREETING.length, prompt: PROCESS_PROMPT, reloadFailed: false };
    }
    if (PROCESS_GREETING.startsWith(text) || MASTER_PROMPT_BEGUN.test(text))
        return null;
    return peerFailure(bytes);
}
/** Measured on 2.2 to 3.4: behind a target's choice every reply is the worker's own, and ends with `PID> ` for its `> `. */
function readMasterGreeting(text, target) {
    const [master = ''] = MASTER_PROMPT.exec(text) ?? [];
    const behind = text.slice(master.length);
    if (TIMED_PROMPT.test(text))
        return peerFailure(Buffer.from(text, 'latin1'));
    if (master === '')
        return MASTER_PROMPT_BEGUN.test(text) || text === '' ? null : noMaster();
    const [chosen] = /^\d{1,10}(?:\([a-z]{1,9}\))?> /.exec(behind) ?? [];
    if (chosen !== undefined) {
        const reloadFailed = master.includes('ReloadFailed');
        return { bytes: master.length + chosen.length, prompt: promptOf(chosen), reloadFailed };
    }
    if (behind.includes('\n'))
        return noTarget(target, behind.split('\n')[0] ?? '');
    return text.length < FIRST_WORDS ? null : noMaster();
}
function noTarget(target, words) {
    return new errors/* Failure */.HR('not-found', `The master CLI knows no process ${target}`, {
        detail: words,
        hint: '`show proc` on the master CLI lists its processes; without `?process=` the current worker is taken.',
    });
}
function noMaster() {
    return new errors/* Failure */.HR('not-haproxy', 'The address names a process, but what answers there is not a master CLI', {
        hint: 'Leave `?process=` out, or give the socket that HAProxy was started with by `-S`.',
    });
}
/** Do these first bytes come from HAProxy, from a process or from a master? `perhaps` while too little has come to tell. */
function isHaproxy(bytes) {
    const greeting = readGreeting(bytes, null);
    if (greeting === null)
        return 'perhaps';
    return greeting instanceof errors/* Failure */.HR && !(greeting instanceof MasterAnswers) ? 'no' : 'yes';
}
const OTHER_PEERS = [
    {
        begins: /^SSH-/,
        who: 'an SSH server',
        hint: 'Give ssh://[USER@]HOST[:PORT] and the path of the socket there as the address: then the action opens the tunnel itself.',
    },
    {
        begins: /^(HTTP\/|<html|<!doctype)/i,
        who: 'an HTTP server',
        hint: "Give the 'stats socket' of haproxy.cfg, not a frontend or the statistics page.",
    },
    {
        begins: /^[\x14-\x17]\x03[\x00-\x04]/,
        who: 'a TLS server',
        hint: 'This port speaks TLS: write tls:// in front of it.',
    },
];
/** A Failure that names who answers, with the first words that came as `detail`. */
function peerFailure(bytes, otherwise = 'What answers there is not the Runtime API of HAProxy') {
    const text = bytes.toString('latin1', 0, 200);
    if (MASTER_PROMPT.test(text))
        return new MasterAnswers();
    if (TIMED_PROMPT.test(text)) {
        return new errors/* Failure */.HR('unsupported', 'HAProxy answers with the time in its prompts', {
            hint: 'Something between here and HAProxy has sent `prompt timed` on this connection: it must pass on what is sent here, and nothing else.',
        });
    }
    const detail = text.trim().split(/[\r\n]/)[0] ?? '';
    const other = OTHER_PEERS.find(({ begins }) => begins.test(text));
    if (other) {
        const message = `What answers there is ${other.who}, not the Runtime API of HAProxy`;
        return new errors/* Failure */.HR('not-haproxy', message, { detail, hint: other.hint });
    }
    const hint = "Check the address: it must be the 'stats socket' of haproxy.cfg, and nothing else may talk on it.";
    return new errors/* Failure */.HR('not-haproxy', otherwise, { detail, hint });
}
/**
 * The stream ended, or broke by `error`, while the reply to `line` was due, if any was. `greeted`: it is HAProxy; whoever has
 * not said a word yet may be anybody.
 */
function streamEnded(greeted, line, error) {
    const hint = greeted
        ? 'HAProxy was stopped, or the way to it broke: look at its log, and at the tunnel if there is one.'
        : 'Either the way to HAProxy is broken (a tunnel without its far end), or this is not its admin socket: look at both ends.';
    const who = greeted ? 'HAProxy' : 'Whoever listens there';
    const what = error ? `broke off: ${error.message}` : 'closed the connection';
    const during = line === undefined ? '' : ` before the whole reply to '${line}' had come`;
    const details = { hint, ...(error ? { cause: error } : {}) };
    return new errors/* ConnectionLost */.pz(`${who} ${what}${during}`, line !== undefined, details);
}
/** The whole reply to `line` did not come in time. */
function noReply(greeted, line, limitMs) {
    const seconds = `${limitMs / 1000}s`;
    if (greeted) {
        return new errors/* Failure */.HR('timeout', `HAProxy did not finish its reply to '${line}' within ${seconds}`, {
            hint: 'Raise command-timeout when the connection is slow.',
        });
    }
    return new errors/* Failure */.HR('timeout', `The connection was accepted, but nobody answered within ${seconds}`, {
        hint: "All connections that 'stats maxconn' allows (10 by default) may be in use, or this is not HAProxy's admin socket.",
    });
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/process-identity.js
/** Which process answers, and can it be worked with? Pure: from what `show info` says. */


/** Before 2.4 the start is now less an uptime in whole seconds, and two readings of it differ. */
const START_TOLERANCE_SECONDS = 2;
/** The process that answers, as the model has it. `tookMs`: how long its answer took, which may have been true at any moment of that. */
function processOf(info, wallTimeMs, tookMs) {
    const { version, pid, uptimeSeconds, startTimeSeconds, node } = info;
    const known = startTimeSeconds !== null;
    return {
        version,
        pid,
        uptimeSeconds,
        startedAt: known ? startTimeSeconds : Math.round(wallTimeMs / 1000) - uptimeSeconds,
        startToleranceSeconds: known ? 0 : START_TOLERANCE_SECONDS + Math.ceil(tookMs / 1000),
        node,
    };
}
/** Throws Reloaded when another process answers than the one that was met. */
function refuseOther(met, now) {
    if ((0,haproxy_server/* isSameProcess */.SM)(met, now))
        return;
    throw new errors/* Reloaded */.P1(`Another HAProxy process answers now: ${now.pid} instead of ${met.pid}. It was reloaded or restarted`);
}
/** Throws `refused` for one of several processes, and Reloaded for one that is on its way out. */
function refuseUnfit(info) {
    if (info.processes > 1) {
        throw new errors/* Failure */.HR('refused', `This HAProxy runs ${info.processes} processes (nbproc), and each has a state of its own`, { hint: 'Bind one stats socket for each process, and give one address for each process.' });
    }
    if (info.stopping) {
        throw new errors/* Reloaded */.P1(`HAProxy process ${info.pid} was replaced by a reload and is on its way out`);
    }
}
/** By the first two numbers of its version. */
function isAtLeast({ version }, major, minor) {
    const [, first = 0, second = 0] = /^(\d+)\.(\d+)/.exec(version) ?? [];
    return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}

// EXTERNAL MODULE: ./build/src/haproxy/transport/deadline.js
var deadline = __nccwpck_require__(909);
// EXTERNAL MODULE: ./build/src/haproxy/transport/reset.js
var transport_reset = __nccwpck_require__(990);
;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/session.js





/** `severity-output` on the `stats socket` line puts `[6]: ` before replies; every level may end that (measured on 2.2 to 3.4). */
const PLAIN_REPLIES = { line: 'set severity-output none', end: 'dump' };
/** One for all: of fifty sessions that are closed nobody asks where that was. */
const CLOSED = new errors/* ConnectionLost */.pz('The connection was closed by us', false);
const TOO_MUCH = 'HAProxy sent more than it was asked for';
/** Longer replies are dumps: their length is enough in a log. */
const LONGEST_SHOWN = 200;
/** One exchange after another, until something goes wrong. */
class Session {
    #connected;
    #options;
    /** The first words that came, as long as they are no whole greeting. */
    #greeting = Buffer.alloc(0);
    /** What ends every reply; null until the greeting has come. */
    #prompt = null;
    #reloadFailed = false;
    /** Lines of our own in front of the first caller's: null until they were sent, and then those whose replies are due. */
    #own = null;
    #waiting = null;
    #collector = null;
    /** The stream has ended or broken; why is being asked. */
    #over = false;
    #dead = null;
    /** Takes the stream over: it is destroyed with the session. */
    constructor(connected, options) {
        this.#connected = connected;
        this.#options = options;
        connected.stream.on('data', (chunk) => this.#receive(chunk));
        connected.stream.on('end', () => this.#end(null));
        connected.stream.on('close', () => this.#end(null));
        connected.stream.on('error', (error) => this.#end(error));
    }
    get alive() {
        return this.#dead === null && !this.#over;
    }
    /** The master's greeting said that its last reload failed. */
    get reloadFailed() {
        return this.#reloadFailed;
    }
    close() {
        this.#die(CLOSED);
    }
    /**
     * Writes all lines at once and resolves with one reply for each, without prompts. Throws ConnectionLost, Failure `timeout`,
     * `not-haproxy`, `unsupported` or `not-found`, with the `replies` that had come; or the signal's reason.
     */
    async exchange(lines, signal) {
        signal.throwIfAborted();
        if (this.#dead)
            throw this.#dead;
        if (this.#over)
            throw new errors/* ConnectionLost */.pz('The connection has ended', false);
        // Replies carry no mark of their command: two at a time would take each other's.
        if (this.#waiting)
            throw new Error('One exchange at a time');
        const { commandTimeoutMs, clock, debug } = this.#options;
        const replies = [];
        const late = () => noReply(this.#prompt !== null, this.#callersLine?.line, commandTimeoutMs);
        const replied = (inner) => this.#send(lines, replies, signal, inner);
        try {
            if (lines.length > 0)
                await (0,deadline/* withDeadline */.N)(commandTimeoutMs, clock, signal, late, replied);
            return replies;
        }
        finally {
            // Of a broken exchange what came is what a reader of the log needs most.
            if (debug)
                for (const reply of replies)
                    debug(`< ${inOneLine(reply)}`);
        }
    }
    /** Resolves when `replies` are complete. `inner` aborts with the caller's `signal`, or when the time is over. */
    #send(lines, replies, signal, inner) {
        return new Promise((resolve, reject) => {
            const onAbort = () => (signal.aborted ? this.#giveUp(inner.reason) : this.#die(inner.reason));
            const settle = (act) => {
                inner.removeEventListener('abort', onAbort);
                act();
            };
            inner.addEventListener('abort', onAbort, { once: true });
            this.#waiting = {
                lines,
                replies,
                resolve: () => settle(resolve),
                reject: (error) => settle(() => reject(error)),
            };
            this.#write(lines);
        });
    }
    /** One write, however long: HAProxy's replies are taken in while the system passes it on. */
    #write(lines) {
        const { target = null, debug } = this.#options;
        if (debug)
            for (const { line } of lines)
                debug(`> ${line}`);
        const text = lines.map(({ line }) => `${line}\n`).join('');
        // What a master passes on has no `severity-output`, whatever stands on its or on its worker's line.
        const first = target === null ? `prompt\n${PLAIN_REPLIES.line}\n` : `prompt\n${target}\n`;
        this.#connected.stream.write(this.#own === null ? first + text : text);
        this.#own ??= target === null ? [PLAIN_REPLIES] : [];
    }
    #receive(chunk) {
        let rest = this.#prompt ? chunk : this.#greet(chunk);
        while (rest && rest.length > 0) {
            const line = this.#own?.[0] ?? this.#callersLine;
            if (!line || !this.#prompt) {
                this.#die(peerFailure(rest, TOO_MUCH));
                return;
            }
            this.#collector ??= new ReplyCollector(line.end, this.#prompt, undefined, line.reader?.());
            rest = this.#collector.push(rest);
            if (rest)
                this.#replied(this.#collector.reply(), rest);
            else if (this.#collector.tooLong) {
                this.#die(new errors/* Failure */.HR('not-haproxy', `The reply to '${line.line}' does not end`));
            }
        }
    }
    /** What follows the greeting; null while that is not whole, and when it is none. */
    #greet(chunk) {
        this.#greeting = Buffer.concat([this.#greeting, chunk]);
        const greeting = this.#waiting
            ? readGreeting(this.#greeting, this.#options.target ?? null)
            : peerFailure(this.#greeting);
        if (greeting instanceof errors/* Failure */.HR)
            this.#die(greeting);
        if (greeting === null || greeting instanceof errors/* Failure */.HR)
            return null;
        this.#prompt = greeting.prompt;
        this.#reloadFailed = greeting.reloadFailed;
        const rest = this.#greeting.subarray(greeting.bytes);
        this.#greeting = Buffer.alloc(0);
        return rest;
    }
    #replied(reply, rest) {
        this.#collector = null;
        if (this.#own?.shift() || !this.#waiting)
            return;
        const { lines, replies, resolve } = this.#waiting;
        replies.push(reply);
        if (replies.length < lines.length)
            return;
        // More than was asked for means that the replies may belong to other lines than we think: none of them counts.
        if (rest.length > 0)
            this.#die(peerFailure(rest, TOO_MUCH));
        else {
            this.#waiting = null;
            resolve();
        }
    }
    /** The stream has ended or broken, and not by us. */
    #end(error) {
        if (this.#over || this.#dead)
            return;
        this.#over = true;
        const die = (reason) => {
            const line = this.#callersLine?.line;
            this.#die(reason instanceof errors/* Failure */.HR ? reason : streamEnded(this.#prompt !== null, line, reason));
        };
        const { explain } = this.#connected;
        if (!explain)
            die(error);
        else {
            explain(this.#heard, error).then((reason) => die(reason ?? error), () => die(error));
        }
    }
    #die(failure) {
        const waiting = this.#bury(failure);
        waiting?.reject(failure.with({ replies: waiting.replies }));
    }
    /** The caller's reason may be anything and is thrown as it is; whoever asks a dead session gets a Failure. */
    #giveUp(reason) {
        this.#bury(new errors/* ConnectionLost */.pz('The connection was given up', false, { cause: reason }))?.reject(reason);
    }
    #bury(failure) {
        if (this.#dead)
            return null;
        this.#dead = failure;
        const waiting = this.#waiting;
        this.#waiting = null;
        if (waiting)
            (0,transport_reset/* reset */.c)(this.#connected);
        else
            this.#connected.stream.destroy();
        return waiting;
    }
    get #heard() {
        return this.#prompt !== null || this.#greeting.length > 0;
    }
    /** The caller's line whose reply is due. */
    get #callersLine() {
        return this.#waiting?.lines[this.#waiting.replies.length];
    }
}
function inOneLine(reply) {
    return typeof reply !== 'string' || reply.length > LONGEST_SHOWN
        ? `${reply.length} characters`
        : JSON.stringify(reply);
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/sessions.js


/** How long a new session may be kept waiting because the one before it takes up what `stats maxconn` allows. */
const FORMER_KEPT_WAITING_MS = 1000;
/** At most two at a time. */
class Sessions {
    #options;
    #current = null;
    /** Nothing else may lead to the process that it leads to. */
    #former = null;
    #confirmedAt = null;
    constructor(options) {
        this.#options = options;
    }
    /** There is a session, and it was confirmed once; `withinMs`: not longer ago than that. */
    isConfirmed(withinMs = Number.POSITIVE_INFINITY) {
        if (!this.#current?.alive || this.#confirmedAt === null)
            return false;
        return this.#options.clock.now() - this.#confirmedAt < withinMs;
    }
    /** The session in use leads to the right process. The one before it has nothing to tell any more, unless it was taken. */
    confirm() {
        this.#confirmedAt = this.#options.clock.now();
        this.#former?.close();
        this.#former = null;
    }
    /** The session in use, a new one when there is none. */
    async open(target, signal) {
        if (this.#current?.alive)
            return this.#current;
        this.#drop();
        this.#current = await this.openBeside(target, signal);
        return this.#current;
    }
    /** A session that is the caller's alone. */
    async openBeside(target, signal) {
        const { connect, commandTimeoutMs, clock, debug } = this.#options;
        return new Session(await connect(signal), { commandTimeoutMs, clock, target, debug });
    }
    /** Has the next `open` open a new one; the one in use is kept beside it if it was confirmed. */
    retire() {
        if (this.isConfirmed()) {
            this.#former?.close();
            this.#former = this.#current;
            this.#current = null;
        }
        this.#drop();
    }
    /** On the session in use. The former one gives way when it may be what keeps this one waiting. */
    async exchange(lines, signal) {
        if (!this.#current)
            throw new errors/* ConnectionLost */.pz('There is no connection', false);
        const former = this.#former;
        if (!former)
            return this.#current.exchange(lines, signal);
        const { clock, commandTimeoutMs } = this.#options;
        const patienceMs = Math.min(FORMER_KEPT_WAITING_MS, commandTimeoutMs / 2);
        const callOff = clock.alarm(patienceMs, () => former.close());
        try {
            return await this.#current.exchange(lines, signal);
        }
        finally {
            callOff();
        }
    }
    /** It is the caller's from now on. */
    takeCurrent() {
        const session = this.#current;
        this.#current = null;
        this.#confirmedAt = null;
        return session;
    }
    /** The one before the one in use; null when there is none that still leads anywhere. */
    get former() {
        return this.#former?.alive ? this.#former : null;
    }
    /** The one before is in use again: where it leads was known all the time. */
    takeBack() {
        this.#drop();
        this.#current = this.takeFormer();
        if (this.#current)
            this.confirm();
    }
    /** It is the caller's from now on. */
    takeFormer() {
        const session = this.#former;
        this.#former = null;
        return session;
    }
    /** Never throws. */
    close() {
        this.#drop();
        this.takeFormer()?.close();
    }
    #drop() {
        this.takeCurrent()?.close();
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/succession.js





/** The process that is worked with, and those before it. */
class MetProcess {
    #clock;
    #former = [];
    #current = null;
    /** Of its master, if it is reached through one that tells. */
    #workers = null;
    /** On the clock: when somebody answered first. */
    #firstAt = null;
    constructor(clock) {
        this.#clock = clock;
    }
    get current() {
        return this.#current;
    }
    /**
     * It can be asked about others. The master of 2.2 dies when a worker ends that is just being asked something through it (measured;
     * not from 2.6 on): there old workers are left in peace.
     */
    get seesOldWorkers() {
        return this.#workers !== null && this.#current !== null && isAtLeast(this.#current, 2, 6);
    }
    /** `at`: a moment of the clock at which it had not been asked yet. */
    take(process, workers, at) {
        if (this.#current && !(0,haproxy_server/* isSameProcess */.SM)(this.#current, process))
            this.#former.push(this.#current);
        this.#current = process;
        this.#workers = workers;
        this.#firstAt ??= at;
    }
    /** After a failed reload the masters of 3.2 and 3.4 list the current worker among the old ones. */
    withoutCurrent(workers) {
        return (workers?.old ?? []).filter((pid) => pid !== this.#current?.pid);
    }
    /** Another one answers than `met`, the current one. `workers`: what its master tells. */
    async successionTo({ met, other, ...sessions }, workers, signal) {
        // A master closes its connections at a reload, but goes on under its own number.
        const isOfSameMaster = typeof workers?.master === 'number' && workers.master === this.#workers?.master;
        if (isOfSameMaster && met.node === other.node)
            return 'replaced';
        const sinceMs = this.#clock.now() - (this.#firstAt ?? this.#clock.now());
        const answeredBefore = this.#former.some((one) => (0,haproxy_server/* isSameProcess */.SM)(one, other));
        const isKnown = answeredBefore || !(0,haproxy_server/* mayHaveReplaced */.aY)(met, other, sinceMs);
        return successionOf({ met, other, ...sessions, isKnown }, this.#clock, signal);
    }
}
/** Right at a reload the old process has not been told yet, and takes connections beside the new one. */
const TOLD_WITHIN_MS = 2_000;
const ASK_EVERY_MS = 50;
async function successionOf(pair, clock, signal) {
    const giveUpAt = clock.now() + TOLD_WITHIN_MS;
    for (;;) {
        const met = await stateOf(pair.metSession, clock, signal);
        if (met === 'stopping' || (met === 'gone' && !pair.isKnown))
            return 'replaced';
        if ((await stateOf(pair.otherSession, clock, signal)) === 'stopping')
            return 'leftover';
        if (clock.now() >= giveUpAt)
            return 'several';
        await clock.sleep(ASK_EVERY_MS, signal);
    }
}
/** `gone`: it does not say a word any more. */
async function stateOf(session, clock, signal) {
    if (!session?.alive)
        return 'gone';
    const late = () => new errors/* Failure */.HR('timeout', 'The process that was met does not answer any more');
    try {
        const [reply = ''] = await (0,deadline/* withDeadline */.N)(TOLD_WITHIN_MS, clock, signal, late, (inner) => session.exchange([showInfo()], inner));
        return showInfo().read(reply).stopping ? 'stopping' : 'running';
    }
    catch {
        signal.throwIfAborted();
        return 'gone';
    }
}
/** What a user can do about it is the same whoever they are. */
function severalProcesses(met, other) {
    return new errors/* Failure */.HR('several-processes', `Several HAProxy processes answer at this address: this step works with process ${met.pid}, and now process ${other.pid} answers, which has not taken its place`, {
        detail: `process ${met.pid} on ${met.node || 'a host without a name'}, up for ${met.uptimeSeconds} s; process ${other.pid} on ${other.node || 'a host without a name'}, up for ${other.uptimeSeconds} s`,
        hint: 'What is set on one of them the others do not know. Give one address for each process: one line NAME=ADDRESS for each in `address`, and none of a Service, a virtual IP or a name with several addresses.',
    });
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/connection.js
/**
 * The way to one HAProxy process: tries again when that may help, and makes sure on each new session that the same process
 * answers, or the one that has taken its place. Knows nothing of servers.
 */










/** How often the process is asked after on a session that is known already: a poll must notice a reload. */
const PROCESS_CHECK_INTERVAL_MS = 1000;
/** One HAProxy process at a time: the one that `meet` met last. */
class Connection {
    #options;
    #sessions;
    #target;
    #met;
    #replaced = [];
    /** Set when several answer at one address: from then on only the one that was met counts, wherever new sessions lead. */
    #several = null;
    constructor(options) {
        this.#options = options;
        this.#sessions = new Sessions(options);
        this.#target = options.target;
        this.#met = new MetProcess(options.clock);
    }
    /** The process that was met is reached through its master, and that one can be asked about others. */
    get seesOldWorkers() {
        return this.#met.seesOldWorkers;
    }
    /** Those that were replaced since this was called last; their sessions are the caller's from now on. */
    takeReplaced() {
        return this.#replaced.splice(0);
    }
    /**
     * Asks whoever answers; from now on that is the process. Tries again when it is on its way out. Throws `several-processes` when
     * another one was met before that is still there: then that one stays the process.
     */
    async meet(batch, signal) {
        const passing = (error) => this.#isWorthRepeating(error) || error instanceof errors/* Reloaded */.P1;
        const meet = () => (0,retry/* retry */.L)(() => this.#meetOnce(batch, signal), passing, this.#options, signal);
        try {
            return await meet();
        }
        catch (error) {
            if (!(error instanceof MasterAnswers) || this.#target !== null)
                throw error;
            this.#target = CURRENT_WORKER;
            return meet();
        }
    }
    /** Asks the process that was met, as often as may help: for what changes nothing. `certain`: see that it is still there. */
    ask(batch, certain, signal) {
        return this.#repeated(() => this.#askSame(batch, certain, signal), signal);
    }
    /** Makes sure that there is a session and that it leads to the right process: before something is changed on it. */
    async prepare(signal) {
        if (!this.#sessions.isConfirmed())
            await this.ask(NOTHING, true, signal);
    }
    /**
     * Asks exactly once, after `prepare`: for what changes something. A Failure has the `replies` that came, also when not all
     * came. ConnectionLost with `sent: false` is the only one after which nothing can have been done.
     */
    async askOnce(batch, signal) {
        const replies = await this.#sessions.exchange(batch.commands, signal);
        try {
            return batch.read(replies);
        }
        catch (error) {
            throw error instanceof errors/* Failure */.HR ? error.with({ replies }) : error;
        }
    }
    /** Process ids of the workers before the one that was met; empty where nobody can tell. */
    async listOldWorkers(signal) {
        if (!this.seesOldWorkers)
            return [];
        return this.#met.withoutCurrent(await this.ask(single(showWorkers()), false, signal));
    }
    /** A session to another process behind the same master: the caller's alone. */
    openTo(target, signal) {
        return this.#repeated(() => this.#sessions.openBeside(target, signal), signal);
    }
    /**
     * Opens a new session. The old one is closed as soon as the new one has told that the same process answers. Where several
     * answer, a session that leads to the right one is worth more than a new one.
     */
    async reopen(signal) {
        if (this.#several && this.#sessions.isConfirmed())
            return;
        this.#sessions.retire();
        await this.#repeated(() => this.#sessions.open(this.#target, signal), signal);
    }
    /** Never throws. */
    close() {
        this.#sessions.close();
        for (const { session } of this.takeReplaced())
            session?.close();
    }
    async #meetOnce(batch, signal) {
        const { clock } = this.#options;
        const isMaster = this.#target === CURRENT_WORKER;
        const asked = both(single(showInfo()), batch);
        const session = await this.#sessions.open(this.#target, signal);
        const metAt = clock.now();
        const last = isMaster ? [showWorkers()] : [];
        const askedAt = clock.now();
        const replies = await this.#sessions.exchange([...asked.commands, ...last], signal);
        const info = showInfo().read(replies[0] ?? '');
        if (info.stopping)
            this.#addReplaced(info.pid, this.#sessions.takeCurrent());
        refuseUnfit(info);
        const workers = isMaster ? showWorkers().read(replies.at(-1) ?? '') : null;
        const process = {
            ...processOf(info, clock.wallTime(), clock.now() - askedAt),
            ...(this.#target === null ? {} : { commandPrefix: this.#target }),
        };
        const met = this.#met.current;
        if (met && !(0,haproxy_server/* isSameProcess */.SM)(met, process)) {
            await this.#refuseUnlessReplaced(met, process, session, workers, signal);
            this.#addReplaced(met.pid, this.#sessions.takeFormer());
        }
        const [, answer] = asked.read(replies);
        this.#sessions.confirm();
        this.#met.take(process, workers, metAt);
        const oldWorkers = this.seesOldWorkers ? this.#met.withoutCurrent(workers) : [];
        return { process, answer, oldWorkers, reloadFailed: session.reloadFailed };
    }
    async #askSame(batch, certain, signal) {
        const session = await this.#sessions.open(this.#target, signal);
        if (!certain && this.#sessions.isConfirmed(PROCESS_CHECK_INTERVAL_MS)) {
            return batch.read(await this.#sessions.exchange(batch.commands, signal));
        }
        const { clock } = this.#options;
        const askedAt = clock.now();
        const replies = await this.#sessions.exchange([showInfo(), ...batch.commands], signal);
        // First who answers: another process's rows may carry other servers' numbers.
        const info = showInfo().read(replies[0] ?? '');
        const met = this.#met.current;
        if (met) {
            const process = processOf(info, clock.wallTime(), clock.now() - askedAt);
            await this.#refuseOther(met, process, session, signal);
        }
        refuseUnfit(info);
        this.#sessions.confirm();
        return batch.read(replies.slice(1));
    }
    /** Throws Reloaded when the process that was met has been replaced by the one that answers, and `several-processes`. */
    async #refuseOther(met, process, session, signal) {
        if ((0,haproxy_server/* isSameProcess */.SM)(met, process))
            return;
        const isMaster = this.#target === CURRENT_WORKER;
        const [reply = ''] = isMaster ? await session.exchange([showWorkers()], signal) : [];
        const workers = isMaster ? showWorkers().read(reply) : null;
        await this.#refuseUnlessReplaced(met, process, session, workers, signal);
        refuseOther(met, process);
    }
    async #refuseUnlessReplaced(met, other, otherSession, workers, signal) {
        if (this.#several) {
            this.#sessions.takeCurrent()?.close();
            throw this.#several;
        }
        const pair = { met, metSession: this.#sessions.former, other, otherSession };
        const succession = await this.#met.successionTo(pair, workers, signal);
        if (succession === 'replaced')
            return;
        if (succession === 'leftover') {
            this.#addReplaced(other.pid, this.#sessions.takeCurrent());
            throw new errors/* ConnectionLost */.pz('A process that was replaced by a reload still answered', false);
        }
        this.#sessions.takeBack();
        this.#several = severalProcesses(met, other);
        // The first time it is told; whatever comes after it is tried again until a session leads to the right one.
        throw this.#several.with({});
    }
    #repeated(attempt, signal) {
        return (0,retry/* retry */.L)(attempt, (error) => this.#isWorthRepeating(error), this.#options, signal);
    }
    #isWorthRepeating(error) {
        return error instanceof errors/* ConnectionLost */.pz || (0,connect/* isPassing */.WG)(error) || (error !== null && error === this.#several);
    }
    /** A master closes its connections at a reload, but lists whom it replaced: then nobody is lost sight of. */
    #addReplaced(pid, session) {
        const alive = session?.alive ? session : null;
        if (alive || !this.seesOldWorkers)
            this.#replaced.push({ pid, session: alive });
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/write.js
/**
 * Sets many servers in one write and survives a lost reply: what was sent may have been done, so the state is read before
 * anything is sent again. Knows goals and what reaches them; not why anybody has them.
 */



/** Sends all of them and reads `watch` behind them in the same write. Throws HAProxy's first refusal. */
async function write_write(channel, writes, watch, signal, options) {
    const names = union(writes.map(({ name }) => name), watch);
    const before = new Map(names.map((name) => [(0,haproxy_server/* keyOf */.TN)(name), channel.reader.last(name)]));
    let pending = writes;
    let changed = 'no';
    for (let repeats = 0;; repeats += 1) {
        let sent = false;
        try {
            await channel.connection.prepare(signal);
            sent = true;
            return only(await send(channel, pending, { names, writes, before, options }, signal), watch);
        }
        catch (error) {
            if (!sent || signal.aborted || !isReplyLost(error))
                throw atLeast(changed, error, signal);
            const rows = await readAfterLoss(channel, names, error, changed, signal);
            pending = writes.filter(({ name, aspect, goal }) => {
                const [was, is] = [before.get((0,haproxy_server/* keyOf */.TN)(name)), rows.servers.get((0,haproxy_server/* keyOf */.TN)(name))];
                // What is neither as before nor as it was sent is somebody else's: whoever asked for this has to see that.
                const isUntouched = was === undefined || is === undefined || aspect(is) === aspect(was);
                return is !== undefined && aspect(is) !== goal && isUntouched;
            });
            if (pending.length === 0)
                return only(rows, watch);
            changed = changedBy(writes, before, rows);
            if (repeats >= channel.retries)
                throw atLeast(changed, error, signal);
        }
    }
}
async function send({ connection, reader }, pending, { names, writes, before, options }, signal) {
    const batch = both(each(pending.map(({ command }) => single(command))), reader.servers(names, options));
    const [refusals, found] = await connection.askOnce(batch, signal);
    const refused = refusals.find((refusal) => refusal !== null);
    if (refused)
        throw refused.with({ callChanged: changedBy(writes, before, found) });
    return readWhole(reader, found, names, signal);
}
/** What was read behind a write that was accepted; once more where a server has another number by now. Only the proof can be missing. */
async function readWhole(reader, found, names, signal) {
    if (found.whole)
        return found;
    try {
        return await reader.readServers(names, signal);
    }
    catch (error) {
        throw atLeast('yes', error, signal);
    }
}
/**
 * Reads on a new connection to the same process. When that is impossible, nobody knows what was done beyond what earlier
 * attempts had `changed`.
 */
async function readAfterLoss({ reader }, names, loss, changed, signal) {
    try {
        return await reader.readServers(names, signal);
    }
    catch (error) {
        if (signal.aborted || !(error instanceof errors/* Failure */.HR))
            throw error;
        const nothingSent = loss instanceof errors/* ConnectionLost */.pz && !loss.sent;
        throw error.with({ callChanged: nothingSent ? changed : 'unknown' });
    }
}
/** The same error, saying at least what earlier attempts are known to have changed. The signal's reason says nothing of that. */
function atLeast(changed, error, signal) {
    if (changed === 'no' || error === signal.reason || !(error instanceof errors/* Failure */.HR))
        return error;
    return error.callChanged === 'no' ? error.with({ callChanged: changed }) : error;
}
/** The connection or the time was lost before the whole reply: what was sent may have been done. */
function isReplyLost(error) {
    return (error instanceof errors/* ConnectionLost */.pz ||
        (error instanceof errors/* Failure */.HR && (error.code === 'timeout' || error.code === 'not-haproxy')));
}
function changedBy(writes, before, { servers }) {
    const changed = writes.some(({ name, aspect }) => {
        const was = before.get((0,haproxy_server/* keyOf */.TN)(name));
        const is = servers.get((0,haproxy_server/* keyOf */.TN)(name));
        return was && is ? aspect(was) !== aspect(is) : false;
    });
    return changed ? 'yes' : 'no';
}
/** Each once, in order. */
function union(...lists) {
    return [...new Map(lists.flat().map((name) => [(0,haproxy_server/* keyOf */.TN)(name), name])).values()];
}
/** Of what was read, these servers and their backends. */
function only({ servers, backends, earlierTraffic }, watch) {
    const wanted = new Set(watch.map(haproxy_server/* keyOf */.TN));
    const touched = new Set(watch.map(({ backend }) => backend));
    return {
        servers: new Map([...servers].filter(([key]) => wanted.has(key))),
        backends: new Map([...backends].filter(([name]) => touched.has(name))),
        ...(earlierTraffic ? { earlierTraffic } : {}),
    };
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/health-down.js
/**
 * `health down` for a proof: the one setting that must never be sent twice for one purpose, for it would take down a server that
 * has already been proven. `chkdown` rises by exactly one for it (measured on 2.2 to 3.4), so that tells whether it was done.
 */





/** Puts all servers into drain and health down, and reads `watch` behind it in the same write. */
async function takeDownForProof(channel, servers, watch, signal) {
    const names = union(servers, watch);
    const before = lastKnown(channel, servers);
    let pending = servers;
    let changed = 'no';
    for (let repeats = 0;; repeats += 1) {
        let sent = false;
        try {
            await channel.connection.prepare(signal);
            sent = true;
            return only(await health_down_send(channel, pending, names, before, signal), watch);
        }
        catch (error) {
            if (!sent || signal.aborted || !isReplyLost(error))
                throw atLeast(changed, error, signal);
            const rows = await readAfterLoss(channel, names, error, changed, signal);
            const undone = pending
                .map((name) => ({ name, arrived: arrived(before, rows, name) }))
                .filter(({ arrived }) => arrived !== 'all' && arrived !== 'changed by others');
            pending = undone.map(({ name }) => name);
            if (pending.length === 0)
                return only(rows, watch);
            changed = changedSince(before, rows.servers);
            const halfWay = undone.filter(({ arrived }) => arrived === 'drain only').map(({ name }) => name);
            const back = await putBack(channel, halfWay, before, signal).catch((failure) => {
                throw atLeast(changed, failure, signal);
            });
            changed = changedSince(before, new Map([...rows.servers, ...back]));
            if (repeats >= channel.retries)
                throw atLeast(changed, error, signal);
        }
    }
}
async function health_down_send({ connection, reader }, pending, names, before, signal) {
    // The count just before: checks may have taken the server down since it was last read.
    const counts = reader.traffic(pending);
    const downs = each(pending.map((name) => single(takeDown(name))));
    const batch = both(counts, both(downs, reader.servers(names)));
    const [counted, [refusals, found]] = await connection.askOnce(batch, signal).catch((error) => {
        const counting = counts.commands.length;
        if (error instanceof errors/* Failure */.HR && error.replies.length >= counting)
            note(before, counts.read(error.replies.slice(0, counting)));
        throw error;
    });
    const refused = refusals.find((refusal) => refusal !== null);
    if (refused)
        throw refused.with({ callChanged: changedSince(before, found.servers) });
    note(before, counted);
    return readWhole(reader, found, names, signal);
}
function note(before, counts) {
    for (const [key, { checkDowns }] of counts) {
        const known = before.get(key);
        if (known)
            before.set(key, { ...known, checkDowns });
    }
}
/** A server that left maint for drain alone takes bound clients in: back to what was forced on it, before the next try. */
async function putBack(channel, servers, before, signal) {
    const writes = servers.map((name) => {
        const goal = before.get((0,haproxy_server/* keyOf */.TN)(name))?.forced ?? 'maint';
        return { name, command: setState(name, goal), aspect: ({ forced }) => forced, goal };
    });
    if (writes.length === 0)
        return new Map();
    const rows = await write_write(channel, writes, servers, signal);
    // Going to maint counts as going down, too.
    note(before, rows.servers);
    return rows.servers;
}
function arrived(before, { servers }, name) {
    const was = before.get((0,haproxy_server/* keyOf */.TN)(name));
    const now = servers.get((0,haproxy_server/* keyOf */.TN)(name));
    if (!was || !now)
        return 'nothing';
    // Whoever asked for this has to see that: nothing is sent over it.
    if (now.forced !== 'drain')
        return now.forced === was.forced ? 'nothing' : 'changed by others';
    if (now.checkDowns > was.checkDowns)
        return 'all';
    return was.forced === 'drain' ? 'nothing' : 'drain only';
}
function changedSince(before, servers) {
    const changed = [...before].some(([key, was]) => {
        const is = servers.get(key);
        return is !== undefined && (is.checkDowns > was.checkDowns || is.forced !== was.forced);
    });
    return changed ? 'yes' : 'no';
}
function lastKnown({ reader }, servers) {
    return new Map(servers.map((name) => {
        const { forced = 'ready', checkDowns = 0 } = reader.last(name) ?? {};
        return [(0,haproxy_server/* keyOf */.TN)(name), { forced, checkDowns }];
    }));
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/old-workers.js



/** Looking through all sessions of a busy process costs it time: samples take at most a fifth of it. */
const PAUSE_PER_COST = 4;
/** All of them that are known, until they have ended. */
class OldWorkers {
    #connection;
    #clock;
    #present = [];
    #state = 'none';
    constructor(connection, clock) {
        this.#connection = connection;
        this.#clock = clock;
    }
    /** `unseen`: of at least one it is not known what it still serves. `none`: there has been none. */
    get state() {
        this.#adopt();
        return this.#state;
    }
    /** Those that were replaced before we came can be asked through their master, too. */
    async meet(pids, signal) {
        this.#adopt();
        for (const pid of pids) {
            if (!this.#has(pid))
                this.#add(pid, await this.#connection.openTo(`@!${pid}`, signal));
        }
    }
    /**
     * By server, how many sessions all of them still serve or may still give to it. `fresh`: now; otherwise as of a moment ago will do.
     * Empty when there is none left.
     */
    async count(names, fresh, signal) {
        const counts = new Map();
        for (const { states, seen } of await this.#look(fresh, signal)) {
            for (const name of names) {
                const key = (0,haproxy_server/* keyOf */.TN)(name);
                const more = mayChoose(states.get(key)) ? seen.undecided : 0;
                counts.set(key, (counts.get(key) ?? 0) + (seen.sessions.get(key) ?? 0) + more);
            }
        }
        return counts;
    }
    /** Cuts what they serve of these servers, one by one: there `shutdown sessions server` is refused. */
    async shutDownSessions(names, signal) {
        const keys = new Set(names.map(haproxy_server/* keyOf */.TN));
        await this.#look(true, signal);
        await this.#ofEach(signal, async (one) => {
            const { session, seen } = one;
            // What was seen a moment ago is so no more.
            one.seen = null;
            const own = (seen?.streams ?? []).filter(({ server }) => server !== null && keys.has(server));
            await session.exchange(own.map(({ id }) => shutDownStream(id)), signal);
        });
    }
    /** Never throws. */
    close() {
        this.#adopt();
        for (const { session } of this.#present)
            session.close();
        this.#present = [];
    }
    /** What the connection came across is ours from now on. */
    #adopt() {
        for (const { pid, session } of this.#connection.takeReplaced()) {
            if (this.#has(pid))
                session?.close();
            else if (session)
                this.#add(pid, session);
            else
                this.#state = 'unseen';
        }
    }
    #has(pid) {
        return this.#present.some((one) => one.pid === pid);
    }
    #add(pid, session) {
        this.#present.push({ pid, session, states: null, seen: null });
        if (this.#state === 'none')
            this.#state = 'counted';
    }
    /** Looks at all that are left; whoever has nobody left to serve is let go. */
    async #look(fresh, signal) {
        this.#adopt();
        await this.#ofEach(signal, async (one) => {
            const { seen } = one;
            const again = fresh || !seen || this.#clock.now() - seen.at >= seen.costMs * PAUSE_PER_COST;
            if (again && (await this.#readAgain(one, signal)))
                this.#letGo(one);
        });
        return this.#present.flatMap(({ states, seen }) => (states && seen ? [{ states, seen }] : []));
    }
    /** Whoever does not answer any more is lost: unless it has ended, what it still serves is not known. */
    async #ofEach(signal, act) {
        const lost = [];
        const actOrLose = async (one) => {
            try {
                await act(one);
            }
            catch (error) {
                if (signal.aborted)
                    throw error;
                this.#letGo(one);
                lost.push(one);
            }
        };
        await Promise.all(this.#present.map(actOrLose));
        if (lost.length === 0)
            return;
        const listed = await this.#connection.listOldWorkers(signal);
        const haveEnded = this.#connection.seesOldWorkers && lost.every(({ pid }) => !listed.includes(pid));
        if (!haveEnded)
            this.#state = 'unseen';
    }
    #letGo(one) {
        // An open connection keeps a process alive that would have ended.
        one.session.close();
        this.#present = this.#present.filter((other) => other !== one);
    }
    /** True when it has nobody left to serve. */
    async #readAgain(one, signal) {
        const at = this.#clock.now();
        // `show stat` would do, but on 2.2 a process that is stopping shows no rows there.
        const look = both(single(showInfo()), single(showStreams()));
        const batch = both(each(one.states ? [] : [single(showServersState())]), look);
        const [rows, [info, streams]] = batch.read(await one.session.exchange(batch.commands, signal));
        one.states ??= new Map(rows.flat().map(({ key, condition }) => [key, condition.admin]));
        const sessions = new Map();
        for (const { server } of streams)
            if (server)
                sessions.set(server, (sessions.get(server) ?? 0) + 1);
        // From 2.4 on, and for idle connections before, there is no stream until a request is there.
        const speaking = new Set(streams.flatMap(({ connection }) => connection ?? []));
        const silent = Math.max(0, info.connections - speaking.size);
        const undecided = silent + streams.filter(({ server }) => server === null).length;
        one.seen = { at: this.#clock.now(), costMs: this.#clock.now() - at, streams, sessions, undecided };
        return info.connections === 0 && streams.length === 0;
    }
}
/**
 * May a process still give new requests to a server in this state? It obeys what was set before it was replaced. In drain, too:
 * clients are bound by cookies and by tables of other proxies, and what `use-server` says cannot be read at all.
 */
function mayChoose(state) {
    return state === 'ready' || state === 'drain';
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/stat-ids.js
/**
 * Where servers stand in HAProxy's tables: the numbers that `show stat` needs, and what a row costs. Numbers hold for one process,
 * and there only until a server is deleted at run time: whoever uses them looks at the names in the rows that come.
 */


/** Before anything was measured: what a header and a row of 3.4 take. */
const USUAL_HEADER_BYTES = 3100;
const USUAL_ROW_BYTES = 320;
/** What takes HAProxy some milliseconds: a thousand rows of a dump, or a hundred rows by themselves. */
const COSTLY_BYTES = 300_000;
/** What was learnt of them from whole dumps and from rows. */
class StatIds {
    #servers = new Map();
    /** Of whole dumps, until somebody asks: `status` never does, and there may be 10,000. */
    #unsorted = [];
    #backends = new Map();
    #headerBytes = USUAL_HEADER_BYTES;
    #rowBytes = USUAL_ROW_BYTES;
    /** Takes over everything from whole dumps. */
    learnAll(rows, stat) {
        this.#servers.clear();
        this.#unsorted = rows;
        this.#backends.clear();
        for (const { name, id } of stat.backends)
            if ((0,haproxy_server/* isSafeName */.TE)(name))
                this.#backends.set(name, { id, servers: 0 });
        for (const servers of [stat.servers, stat.whole.values()])
            for (const { backend } of servers) {
                const known = this.#backends.get(backend);
                if (known)
                    known.servers += 1;
            }
        const count = stat.servers.length + stat.whole.size + stat.backends.length;
        this.#headerBytes = stat.headerBytes;
        if (count > 0)
            this.#rowBytes = stat.rowBytes / count;
    }
    /** Takes over the numbers in these rows; true when one of them was new. */
    learn(rows) {
        this.#sort();
        return this.#take(rows);
    }
    /** The backend's own row. */
    backendCommand(backend, wanted) {
        const backendId = this.#backend(backend)?.id;
        return backendId === undefined ? [] : [showStat({ rows: 'backend', backendId }, wanted)];
    }
    /** Do the rows of these servers of one backend take HAProxy as long as those of some hundred? */
    isCostly(backend, names) {
        const rows = this.#backend(backend)?.servers ?? 0;
        return Math.min(rows * this.#rowBytes, this.#singleBytes(names.length)) > COSTLY_BYTES;
    }
    /** The rows of these servers of one backend, and the backend's own, in the fewest bytes. */
    statCommands(backend, names, wanted) {
        const known = this.#backend(backend);
        if (!known)
            return [];
        return this.#isWholeCheaper(names.length + 1, known.servers + 1)
            ? [showStat({ rows: 'backend-and-servers', backendId: known.id }, wanted)]
            : [...this.#single(known.id, names, wanted), ...this.backendCommand(backend, wanted)];
    }
    /** Only the rows of these servers of one backend, in the fewest bytes. */
    trafficCommands(backend, names, wanted) {
        const known = this.#backend(backend);
        if (!known)
            return [];
        return this.#isWholeCheaper(names.length, known.servers)
            ? [showStat({ rows: 'servers', backendId: known.id }, wanted)]
            : this.#single(known.id, names, wanted);
    }
    /** Rows are looked through only for one whose own row did not come. */
    #backend(name) {
        const known = this.#backends.get(name);
        if (known !== undefined)
            return known;
        this.#sort();
        return this.#backends.get(name);
    }
    #sort() {
        this.#take(this.#unsorted);
        this.#unsorted = [];
    }
    #take(rows) {
        let news = false;
        for (const row of rows) {
            if (!row.isSendable)
                continue;
            const known = this.#servers.get(row.key);
            if (known?.backendId === row.backendId && known.serverId === row.serverId)
                continue;
            news = true;
            this.#servers.set(row.key, row);
            const backend = this.#backends.get(row.backend);
            if (backend?.id === row.backendId)
                continue;
            this.#backends.set(row.backend, { id: row.backendId, servers: backend?.servers ?? 0 });
        }
        return news;
    }
    /** Servers whose numbers are not known are left out: their rows will be missed. */
    #single(backendId, names, wanted) {
        this.#sort();
        const numbers = names.map((name) => this.#servers.get((0,haproxy_server/* keyOf */.TN)(name))).filter((one) => one !== undefined);
        return numbers.map(({ serverId }) => showStat({ rows: 'server', backendId, serverId }, wanted));
    }
    /** Row by row, each with a header of 1 to 3 kB, or all rows behind one header? */
    #isWholeCheaper(single, rows) {
        return this.#singleBytes(single) >= this.#headerBytes + rows * this.#rowBytes;
    }
    #singleBytes(count) {
        return count * (this.#headerBytes + this.#rowBytes);
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/reader.js






/** Remembers where servers stand in the tables, and what was seen of them last. */
class Reader {
    #connection;
    #clock;
    #ids = new StatIds();
    #tables = new Set();
    /** The last that was seen of each server: before a set it is what a lost reply is compared with. */
    #first = new Map();
    #since = new Map();
    constructor(connection, clock) {
        this.#connection = connection;
        this.#clock = clock;
    }
    /** All backends and servers whose names can stand on a command line, and whom else there is. */
    async readAll(signal, { wanted } = {}) {
        const everything = showEverything(wanted && ((backend, server) => wanted({ backend, server })));
        const asked = both(both(single(showLevel()), single(everything.state)), both(single(everything.stat), single(showTables())));
        const met = await this.#connection.meet(asked, signal);
        const [[level, rows], [stat, tables]] = met.answer;
        this.#tables = tables ?? new Set();
        this.#ids.learnAll(rows, stat);
        const merged = this.#merge(rows, [stat], stat.whole);
        this.#first = merged.servers;
        this.#since.clear();
        return {
            ...met,
            answer: {
                level,
                ...merged,
                unsendable: unsendableIn(stat),
                unlisted: unlistedIn(merged, rows, stat),
                others: everything.others().filter((name) => isSendable(name) && !isOwnMaster(name)),
            },
        };
    }
    /** Throws Failure `not-found` when one of them is gone. `asked`: these servers, where it was worked out before. */
    async readServers(names, signal, asked = this.servers(names)) {
        let found = await this.#connection.ask(asked, true, signal);
        // A server that was deleted and added again has another number: the first answer told it.
        if (!found.whole)
            found = await this.#connection.ask(this.servers(names), true, signal);
        const { servers, backends } = found;
        const gone = names.find((name) => !servers.has((0,haproxy_server/* keyOf */.TN)(name)));
        if (gone) {
            throw new errors/* Failure */.HR('not-found', `HAProxy has no server ${(0,haproxy_server/* keyOf */.TN)(gone)} any more`, {
                servers: [(0,haproxy_server/* keyOf */.TN)(gone)],
                hint: 'It was deleted at run time while this step was working.',
            });
        }
        return { servers, backends };
    }
    /** As few bytes as possible: only rows of `show stat`. */
    async sample(names, signal) {
        const traffic = await this.#connection.ask(this.traffic(names), false, signal);
        if (names.every((name) => traffic.has((0,haproxy_server/* keyOf */.TN)(name))))
            return traffic;
        return (await this.readServers(names, signal)).servers;
    }
    last(name) {
        const key = (0,haproxy_server/* keyOf */.TN)(name);
        return this.#since.get(key) ?? this.#first.get(key);
    }
    /** These servers and their backends, for asking behind a write. */
    servers(names, { earlierTraffic = false } = {}) {
        const groups = byBackend(names);
        const wanted = among(groups);
        const wantedRows = withBackends(wanted);
        const backends = [...groups];
        // When the first row comes, all that was written before has been answered.
        let setAt = null;
        const begin = () => {
            setAt ??= this.#clock.now();
        };
        const state = each(backends.map(([backend]) => {
            const command = orNothing(showServersState(backend, wanted), []);
            return single(earlierTraffic ? beginning(command, begin) : command);
        }));
        const earlier = new Set();
        const stat = each(backends
            .flatMap(([backend, own]) => {
            if (!earlierTraffic || !this.#ids.isCostly(backend, own))
                return this.#ids.statCommands(backend, own, wantedRows);
            earlier.add(backend);
            return this.#ids.backendCommand(backend, wantedRows);
        })
            .map((command) => single(orNothing(command, NO_ROWS))));
        return map(both(state, stat), ([states, stats]) => {
            const rows = states.flat();
            const moved = this.#ids.learn(rows);
            const merged = this.#merge(rows, stats);
            for (const row of rows)
                if (earlier.has(row.backend))
                    this.#addEarlier(merged.servers, row);
            for (const [key, server] of merged.servers)
                this.#since.set(key, server);
            const whole = !moved && names.every((name) => merged.servers.has((0,haproxy_server/* keyOf */.TN)(name)));
            return { ...merged, whole, ...this.#earlierTraffic(earlier, setAt) };
        });
    }
    #earlierTraffic(backends, setAt) {
        const at = setAt ?? this.#clock.now();
        const earlierTraffic = new Map([...backends].map((backend) => [backend, at]));
        return earlierTraffic.size > 0 ? { earlierTraffic } : {};
    }
    /** A server with what its row of `show stat` said last. */
    #addEarlier(servers, row) {
        const last = this.last(row);
        if (last)
            servers.set(row.key, serverOf(last, row));
    }
    /** Only these servers' rows of `show stat`; those whose numbers do not lead to their names are missing. */
    traffic(names) {
        const groups = byBackend(names);
        const wanted = among(groups);
        const commands = [...groups].flatMap(([backend, own]) => this.#ids.trafficCommands(backend, own, wanted));
        return map(each(commands.map((command) => single(orNothing(command, NO_ROWS)))), (stats) => {
            const rows = stats.flatMap(({ servers }) => servers);
            return new Map(rows.map((row) => [(0,haproxy_server/* keyOf */.TN)(row), trafficOf(row)]));
        });
    }
    /** Only servers that both tables show, under the same name. `servers`: those that are whole already; the others are added. */
    #merge(rows, stats, servers = new Map()) {
        const rest = stats.flatMap(({ servers }) => servers);
        if (rest.length > 0) {
            const traffic = new Map(rest.map((row) => [(0,haproxy_server/* keyOf */.TN)(row), row]));
            for (const row of rows) {
                const own = traffic.get(row.key);
                if (own && row.isSendable)
                    servers.set(row.key, serverOf(own, row));
            }
        }
        const backends = new Map();
        for (const row of stats.flatMap(({ backends }) => backends)) {
            if ((0,haproxy_server/* isSafeName */.TE)(row.name))
                backends.set(row.name, this.#backendOf(row));
        }
        return { servers, backends };
    }
    #backendOf({ name, active, backups, cookie, unpublished }) {
        const sticky = cookie ? 'cookie' : this.#tableFor(name);
        return { name, active, backups, sticky, ...(unpublished ? { unpublished } : {}) };
    }
    /** Any table may bind a backend's clients: `stick on \u2026 table OTHER`, and those of `peers` sections. */
    #tableFor(name) {
        if (this.#tables.has(name))
            return 'stick-table';
        return this.#tables.size > 0 ? 'other-table' : null;
    }
}
function unsendableIn({ servers }) {
    return servers
        .filter((row) => !isSendable(row))
        .map(({ backend, server, tracks }) => ({ backend, server, tracks }));
}
/** Who is missing among the merged ones though a table shows it, and it could be asked about. */
function unlistedIn(merged, rows, { servers }) {
    if (rows.length === merged.servers.size && servers.length === 0)
        return [];
    const all = new Map([...rows, ...servers].map((row) => [(0,haproxy_server/* keyOf */.TN)(row), row]));
    return [...all]
        .filter(([key, name]) => isSendable(name) && !merged.servers.has(key) && !isOwnMaster(name))
        .map(([, { backend, server }]) => ({ backend, server }));
}
/** Up to 2.2 a worker lists its way to the worker beside it: `MASTER/cur-1` (measured). */
function isOwnMaster({ backend, server }) {
    return backend === 'MASTER' && /^(?:cur|old)-\d+$/.test(server);
}
function isSendable({ backend, server }) {
    return (0,haproxy_server/* isSafeName */.TE)(backend) && (0,haproxy_server/* isSafeName */.TE)(server);
}
function trafficOf({ tracks, backup, ...traffic }) {
    return traffic;
}
const NO_ROWS = { servers: [], whole: new Map(), backends: [], headerBytes: 0, rowBytes: 0 };
/** A backend that is gone has no servers: which of them are missed is said by whoever asked for them. */
function orNothing(command, nothing) {
    return {
        ...command,
        read(reply) {
            try {
                return command.read(reply);
            }
            catch (error) {
                if (error instanceof errors/* Failure */.HR && error.code === 'not-found')
                    return nothing;
                throw error;
            }
        },
    };
}
/** The same, and `begin` is called when its first rows come. */
function beginning(command, begin) {
    const { reader } = command;
    if (reader === undefined)
        return command;
    const open = () => {
        begin();
        return reader();
    };
    return { ...command, reader: open };
}
function byBackend(names) {
    const groups = new Map();
    for (const name of names) {
        const group = groups.get(name.backend);
        if (group)
            group.push(name);
        else
            groups.set(name.backend, [name]);
    }
    return groups;
}
function among(groups) {
    const sets = new Map([...groups].map(([backend, names]) => [backend, new Set(names.map(({ server }) => server))]));
    return (backend, server) => sets.get(backend)?.has(server) === true;
}

;// CONCATENATED MODULE: ./build/src/haproxy/runtime-api/adapter.js








/** In all 2 s at most: a queue of 1,000 behind `maxconn 20` is gone by then. */
const SHUTDOWN_ROUNDS = 100;
/** After this time a session that was cut is no longer counted. */
const SHUTDOWN_PAUSE_MS = 20;
/** See load-balancer.ts for what each method promises. */
class RuntimeLoadBalancer {
    name;
    #connection;
    #reader;
    #channel;
    #clock;
    #oldWorkers;
    constructor(options) {
        this.name = options.name;
        this.#clock = options.clock;
        this.#connection = new Connection(options);
        this.#oldWorkers = new OldWorkers(this.#connection, options.clock);
        this.#reader = new Reader(this.#connection, options.clock);
        this.#channel = { connection: this.#connection, reader: this.#reader, retries: options.retries };
    }
    read(signal, options) {
        return this.#named(signal, async () => {
            const { process, answer, oldWorkers, reloadFailed } = await this.#reader.readAll(signal, options);
            await this.#oldWorkers.meet(oldWorkers, signal);
            const { level, unsendable, unlisted, others } = answer;
            const can = { change: level === 'admin', seeOldWorkers: this.#connection.seesOldWorkers };
            const reading = await this.#inFull(answer, signal);
            return {
                ...reading,
                process,
                level,
                can,
                ...(reloadFailed ? { reloadFailed } : {}),
                ...(unsendable.length > 0 ? { unsendable } : {}),
                ...(unlisted.length > 0 ? { unlisted } : {}),
                ...(others.length > 0 ? { others } : {}),
            };
        });
    }
    readServers(servers, signal, { fresh = false, notBefore } = {}) {
        return this.#named(signal, async () => {
            if (fresh)
                await this.#connection.reopen(signal);
            const asked = this.#reader.servers(servers);
            const early = notBefore === undefined ? 0 : notBefore - this.#clock.now();
            if (early > 0)
                await this.#clock.sleep(early, signal);
            return this.#inFull(await this.#reader.readServers(servers, signal, asked), signal);
        });
    }
    sample(servers, signal) {
        return this.#named(signal, async () => {
            const traffic = await this.#reader.sample(servers, signal);
            return this.#withInherited(traffic, false, signal);
        });
    }
    setStates(goals, watch, signal, options) {
        const writeOf = (goal) => ({
            name: goal,
            command: setState(goal, goal.state),
            aspect: ({ forced }) => forced,
            goal: goal.state,
        });
        return this.#write(goals, writeOf, watch, signal, options);
    }
    setWeights(goals, watch, signal) {
        const writeOf = (goal) => ({
            name: goal,
            command: setWeight(goal, goal.weight),
            aspect: ({ weight }) => weight,
            goal: goal.effective,
        });
        return this.#write(goals, writeOf, watch, signal);
    }
    setChecks(goals, watch, signal) {
        const writeOf = (one) => ({
            name: one,
            command: switchCheck(one, one.check, one.goal),
            aspect: ({ checks, agent }) => (one.check === 'health' ? checks : agent),
            goal: one.goal,
        });
        return this.#write(goals, writeOf, watch, signal);
    }
    setHealth(servers, health, watch, signal) {
        return this.#write(servers, health === 'up' ? upAgain : outUntilChecked, watch, signal);
    }
    takeDownForProof(servers, watch, signal) {
        return this.#written(() => takeDownForProof(this.#channel, servers, watch, signal), signal);
    }
    shutDownSessions(servers, signal) {
        return this.#named(signal, async () => {
            await this.#oldWorkers.shutDownSessions(servers, signal);
            await this.#shutDown(servers, signal);
        });
    }
    sessionsOf(server, signal) {
        return this.#named(signal, async () => {
            return this.#connection.ask(single(showSessions(server)), false, signal);
        });
    }
    close() {
        this.#oldWorkers.close();
        this.#connection.close();
    }
    /**
     * One command cuts what is being served, and then up to `maxconn` requests enter from the queue: measured in drain on 2.2 to
     * 3.4, and in maint up to 2.6. So it is sent until nobody is left, or for as long as bound clients keep coming in.
     */
    async #shutDown(servers, signal) {
        for (let round = 0; round < SHUTDOWN_ROUNDS; round += 1) {
            await this.#shutDownOnce(servers, signal);
            await this.#clock.sleep(SHUTDOWN_PAUSE_MS, signal);
            const traffic = await this.#reader.sample(servers, signal);
            if ([...traffic.values()].every(({ sessions, queued }) => sessions === 0 && queued === 0))
                return;
        }
    }
    async #shutDownOnce(servers, signal) {
        const batch = each(servers.map((name) => single(shutDownSessions(name))));
        for (let repeats = 0;; repeats += 1) {
            await this.#connection.prepare(signal);
            try {
                const refused = (await this.#connection.askOnce(batch, signal)).find((refusal) => refusal !== null);
                if (refused)
                    throw refused;
                return;
            }
            catch (error) {
                // What is cut stays cut: to cut again is harmless.
                if (signal.aborted || !isReplyLost(error) || repeats >= this.#channel.retries)
                    throw error;
            }
        }
    }
    #write(goals, writeOf, watch, signal, options) {
        return this.#written(() => write_write(this.#channel, goals.map(writeOf), watch, signal, options), signal);
    }
    /** What goes wrong once all was accepted is no reason to think that nothing was changed. */
    #written(work, signal) {
        return this.#named(signal, async () => {
            const rows = await work();
            try {
                return await this.#inFull(rows, signal);
            }
            catch (error) {
                throw atLeast('yes', error, signal);
            }
        });
    }
    async #inFull({ servers, backends, earlierTraffic }, signal) {
        const counted = await this.#withInherited(servers, true, signal);
        const said = earlierTraffic ? { earlierTraffic } : {};
        return { servers: counted, backends, oldWorkers: this.#oldWorkers.state, ...said };
    }
    async #withInherited(servers, fresh, signal) {
        const names = [...servers.values()];
        const counts = await this.#oldWorkers.count(names, fresh, signal);
        if (counts.size === 0)
            return servers;
        const entries = [...servers].map(([key, server]) => {
            const inherited = counts.get(key) ?? 0;
            return [key, inherited > 0 ? { ...server, sessions: server.sessions + inherited, inherited } : server];
        });
        return new Map(entries);
    }
    /** Does the work, and says in its failure whose it is. What HAProxy had replied is of no use above; the signal's reason is not ours. */
    async #named(signal, work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors/* Failure */.HR) || error === signal.reason)
                throw error;
            throw error.with({ loadBalancer: error.loadBalancer ?? this.name, replies: [] });
        }
    }
}
function upAgain(name) {
    const aspect = ({ operationalState }) => operationalState !== 0;
    return { name, command: setHealthUp(name), aspect, goal: true };
}
function outUntilChecked(name) {
    const aspect = ({ forced, operationalState }) => forced === 'drain' && operationalState === 3;
    return { name, command: drainAndStopping(name), aspect, goal: true };
}

;// CONCATENATED MODULE: ./build/src/haproxy/open.js




/** Loads the adapters that these addresses need. */
async function openerFor(addresses) {
    const isNeeded = addresses.some(({ api }) => api === 'data-plane');
    const dataPlane = isNeeded ? await __nccwpck_require__.e(/* import() */ 16).then(__nccwpck_require__.bind(__nccwpck_require__, 16)) : null;
    return (address, options) => {
        if (address.api === 'runtime')
            return openRuntimeApi(address, options);
        if (dataPlane === null)
            throw new Error('This opener was made for other addresses');
        return new dataPlane.DataPlaneLoadBalancer({
            ...options,
            name: address.name,
            host: hostOf(address.transport),
            login: options.credentials.dataPlane,
            connect: connectTo(address, options),
        });
    };
}
function openRuntimeApi(address, options) {
    return new RuntimeLoadBalancer({
        ...options,
        name: address.name,
        target: address.process,
        connect: connectTo(address, options),
    });
}
function connectTo({ transport, api }, options) {
    switch (transport.kind) {
        case 'tcp':
            return (0,connect/* connectTcp */.Q7)(transport, options);
        case 'unix':
            return (0,connect/* connectUnix */.L)(transport, options);
        case 'tls':
            return loadedLater(async () => {
                const { connectTls } = await __nccwpck_require__.e(/* import() */ 499).then(__nccwpck_require__.bind(__nccwpck_require__, 499));
                return connectTls(transport, options.credentials.tls, api === 'runtime'
                    ? { ...options, plain: { probe: 'prompt\n', isHaproxy: isHaproxy } }
                    : { ...options, plain: null, protocol: 'http/1.1' });
            });
        case 'ssh':
            return loadedLater(async () => {
                const { connectSsh } = await __nccwpck_require__.e(/* import() */ 309).then(__nccwpck_require__.bind(__nccwpck_require__, 309));
                return connectSsh(transport, options);
            });
    }
}
/** Loaded when the first stream is opened: all streams of a load balancer come from one `Connect`. */
function loadedLater(load) {
    let loading = null;
    return async (signal) => {
        loading ??= load();
        const connect = await loading;
        return connect(signal);
    };
}
/** As an HTTP request names it. */
function hostOf(transport) {
    return 'host' in transport ? (0,haproxy_address/* hostAndPort */.PG)(transport.host, transport.port) : '';
}

;// CONCATENATED MODULE: ./build/src/haproxy/server-settings.js
/** All settings of a server. A check that is not configured is neither on nor off. */
function settingsOf({ forced, weight, checks, agent }) {
    return {
        state: forced,
        weight,
        ...(checks === 'none' ? {} : { checks }),
        ...(agent === 'none' ? {} : { agent }),
    };
}
/** Those of `wanted` that are otherwise in `now`. A check that is not there, as after a reload, cannot be otherwise. */
function differences(wanted, now) {
    const { state, weight, checks, agent } = wanted;
    return {
        ...(state === undefined || state === now.state ? {} : { state }),
        ...(weight === undefined || weight === now.weight ? {} : { weight }),
        ...(checks === undefined || checks === (now.checks ?? checks) ? {} : { checks }),
        ...(agent === undefined || agent === (now.agent ?? agent) ? {} : { agent }),
    };
}
function isEmpty(settings) {
    return Object.keys(settings).length === 0;
}
/** `maint`, `weight 7`, `ready, weight 7, agent checks enabled`. */
function describe({ state, weight, checks, agent }) {
    return [
        ...(state === undefined ? [] : [state]),
        ...(weight === undefined ? [] : [`weight ${weight}`]),
        ...(checks === undefined ? [] : [`health checks ${checks}`]),
        ...(agent === undefined ? [] : [`agent checks ${agent}`]),
    ].join(', ');
}
/** The same of a server as it is: of its checks only those that are off. */
function describeServer(server) {
    const { state, weight, checks, agent } = settingsOf(server);
    return describe({
        state,
        weight,
        ...(checks === 'disabled' ? { checks } : {}),
        ...(agent === 'disabled' ? { agent } : {}),
    });
}
/** Which of them are there. */
function settingsIn(settings) {
    return ['state', 'weight', 'checks', 'agent'].filter((name) => settings[name] !== undefined);
}
/** Only these of them. */
function pick(settings, wanted) {
    const { state, weight, checks, agent } = settings;
    return {
        ...(state !== undefined && wanted.includes('state') ? { state } : {}),
        ...(weight !== undefined && wanted.includes('weight') ? { weight } : {}),
        ...(checks !== undefined && wanted.includes('checks') ? { checks } : {}),
        ...(agent !== undefined && wanted.includes('agent') ? { agent } : {}),
    };
}

;// CONCATENATED MODULE: ./build/src/words.js
/** Small pieces of sentences that many messages share. A leaf: knows no message. */
/** `1 session`, `2 sessions`, `0 sessions`. */
function quantity(count, noun, several = `${noun}s`) {
    return `${count} ${count === 1 ? noun : several}`;
}
/** `a, b, c`; of more than `atMost` the first ones and `and 9 more`. */
function listed(words, atMost = 10, separator = ', ') {
    const shown = words.slice(0, atMost).join(separator);
    return words.length > atMost ? `${shown} and ${words.length - atMost} more` : shown;
}
/** `once`, `twice`, `3 times`. */
function times(count) {
    return ['never', 'once', 'twice'][count] ?? `${count} times`;
}
/** A verb as it goes with so many subjects: `is` or `are`. */
function verb(count, singular, plural) {
    return count === 1 ? singular : plural;
}

;// CONCATENATED MODULE: ./build/src/operation/plan/guard.js
/**
 * How many servers of a backend take traffic, and how many will. HAProxy counts for us: `act` and `bck` of the BACKEND row leave
 * out drain, maint, DOWN, NOLB, weight 0 and unresolved servers, and count slow start, `UP 1/3` and `no check`. Pure.
 */


/** Servers in use: the active ones; without any, the backups (all of them only with `option allbackups`: count one). */
function inUse(backend) {
    return backend.active > 0 ? backend.active : Math.min(backend.backups, 1);
}
/** Capacity of one backend when `leaving` stop taking traffic. `servers` are all servers of that backend. */
function capacityOf(backend, servers, leaving, minAvailable) {
    const serving = leaving.filter(haproxy_server/* takesTraffic */.CS);
    const backups = serving.filter((server) => server.backup).length;
    const after = { active: backend.active - (serving.length - backups), backups: backend.backups - backups };
    return {
        backend: backend.name,
        leaving: serving.length,
        now: inUse(backend),
        after: inUse(after),
        minimum: minimumOf(servers, minAvailable),
        asked: askedWords(servers, minAvailable),
    };
}
/** Refused only if the change itself lowers the number below the minimum: a repair of a dead backend must not be blocked. */
function isRefused(capacity) {
    return capacity.after < capacity.minimum && capacity.after < capacity.now;
}
const NAMES_SHOWN = 5;
/** `; out already: web2 (MAINT), web3 (DOWN)`: whom to bring back first. Empty when all others take traffic. */
function outAlready(servers, backend, ours) {
    const out = [...servers].filter((server) => server.backend === backend && !(0,haproxy_server/* takesTraffic */.CS)(server) && !ours.has((0,haproxy_server/* keyOf */.TN)(server)));
    if (out.length === 0)
        return '';
    const names = out.map(({ server, status }) => `${server} (${status})`);
    return `; out already: ${listed(names, NAMES_SHOWN)}`;
}
/** A percentage is of the servers that are not in forced maint, rounded up. */
function minimumOf(servers, minAvailable) {
    if (minAvailable.kind === 'count')
        return minAvailable.value;
    return Math.ceil((countedOf(servers).length * minAvailable.value) / 100);
}
function countedOf(servers) {
    return servers.filter(({ forced, maintCauses }) => forced !== 'maint' && !maintCauses.includes('dns'));
}
function askedWords(servers, minAvailable) {
    const minimum = minimumOf(servers, minAvailable);
    if (minAvailable.kind === 'count')
        return `${minimum}`;
    return `${minAvailable.value}% of ${countedOf(servers).length}, rounded up: ${minimum}`;
}
/**
 * Several jobs raced past the guard: of all that left, is the server whose name sorts last one of ours? Then it may stay out, and
 * whoever else left goes back at once.
 */
function isLastInOrder(ours, others) {
    const last = [...ours, ...others].sort().at(-1);
    return last !== undefined && ours.includes(last);
}

;// CONCATENATED MODULE: ./build/src/operation/hold/hold.js




const LOOK_EVERY_MS = 1_000;
/** A look that does not end is given up, for whoever wants these servers waits for it. */
const RELEASE_WITHIN_MS = 2_000;
/** Whoever made it closes the load balancer. */
class Hold {
    #loadBalancer;
    #effects;
    #servers;
    #minAvailable;
    #process;
    /** On the clock. */
    #metAt;
    /** This process was seen with everything as it should be. */
    #settled = true;
    /** As everything was found when this process was first seen, what the reload forgot included; null once it is settled. */
    #found = null;
    /** On their way to maint in this process: their drain is ours, also where the answer to it was lost. */
    #drained = new Set();
    #trouble = '';
    #work = Promise.resolve();
    #giveUp = new AbortController();
    constructor(loadBalancer, target, effects) {
        const { process, minAvailable, servers } = target;
        this.#loadBalancer = loadBalancer;
        this.#effects = effects;
        this.#process = process;
        this.#metAt = effects.clock.now();
        this.#minAvailable = minAvailable;
        this.#servers = new Map(servers.map((server) => [(0,haproxy_server/* keyOf */.TN)(server), server]));
    }
    /** First look: throws when the load balancer cannot be read. */
    async begin() {
        await this.#meet(this.#effects.signal);
    }
    /** Looks every second, until nothing is held any more or the signal is aborted. Never throws. */
    async run() {
        const { clock, signal } = this.#effects;
        while (this.#servers.size > 0 && !signal.aborted) {
            const startedAt = clock.now();
            this.#giveUp = new AbortController();
            this.#work = this.#look(AbortSignal.any([signal, this.#giveUp.signal])).catch((error) => this.#tellTrouble(error));
            await this.#work;
            const pause = Math.max(LOOK_EVERY_MS - (clock.now() - startedAt), LOOK_EVERY_MS / 10);
            await clock.sleep(pause, signal).catch(() => { });
        }
        this.#tellLeft([...this.#servers.keys()]);
    }
    /** Lets go of these servers. When it resolves nothing more is sent for them. */
    async release(keys) {
        const letGo = keys.filter((key) => this.#servers.delete(key));
        if (letGo.length === 0)
            return;
        const giveUp = this.#giveUp;
        const callOff = this.#effects.clock.alarm(RELEASE_WITHIN_MS, () => giveUp.abort());
        await this.#work;
        callOff();
        this.#tellLeft(letGo);
    }
    /** In the middle of being put back. */
    #tellLeft(keys) {
        for (const key of keys.filter((each) => this.#drained.has(each))) {
            this.#effects.tell(`${key} was let go of on its way back to what it was held in: it may be in drain`);
        }
    }
    get idle() {
        return this.#servers.size === 0;
    }
    async #look(signal) {
        try {
            const servers = [...this.#servers.values()];
            const reading = await this.#loadBalancer.readServers(servers, signal, { fresh: true });
            if (this.#settled)
                this.#leaveToOthers(reading);
            else
                await this.#putBack(await this.#loadBalancer.read(signal), signal);
        }
        catch (error) {
            // That one server was deleted says nothing of the others.
            const isGone = error instanceof errors/* Failure */.HR && error.code === 'not-found';
            if (!isGone && !(error instanceof errors/* Reloaded */.P1))
                throw error;
            await this.#meet(signal);
        }
    }
    /** Whoever answers now, seen before or not. */
    async #meet(signal) {
        const snapshot = await this.#loadBalancer.read(signal);
        const { process } = snapshot;
        const same = (0,haproxy_server/* isSameProcess */.SM)(process, this.#process);
        if (same && this.#settled)
            return this.#leaveToOthers(snapshot);
        if (!same) {
            this.#refuseAnother(process);
            this.#effects.tell(`HAProxy was reloaded (process ${process.pid} instead of ${this.#process.pid})`);
        }
        if (!same)
            this.#found = snapshot.servers;
        if (!same)
            this.#drained.clear();
        this.#process = process;
        this.#metAt = this.#effects.clock.now();
        this.#settled = false;
        await this.#putBack(snapshot, signal);
    }
    /** What was set on one load balancer is nothing to be set on another one behind the same address. */
    #refuseAnother(process) {
        const sinceMs = this.#effects.clock.now() - this.#metAt;
        if ((0,haproxy_server/* mayHaveReplaced */.aY)(this.#process, process, sinceMs))
            return;
        throw new errors/* Failure */.HR('several-processes', `Several HAProxy processes answer at this address: process ${process.pid} has not taken the place of process ${this.#process.pid}, which was told`, { hint: 'Give one address for each process: one line NAME=ADDRESS for each in `address`.' });
    }
    #leaveToOthers({ servers }) {
        this.#trouble = '';
        for (const held of this.#otherwise(servers)) {
            const now = servers.get((0,haproxy_server/* keyOf */.TN)(held));
            this.#servers.delete((0,haproxy_server/* keyOf */.TN)(held));
            const words = now === undefined ? 'gone' : describeServer(now);
            this.#effects.tell(`${(0,haproxy_server/* keyOf */.TN)(held)} is ${words} now: somebody else changed it, so it is not held any more`);
        }
    }
    #otherwise(servers) {
        return [...this.#servers.values()].filter((held) => isOtherwise(held, servers));
    }
    async #putBack(snapshot, signal) {
        const { servers } = snapshot;
        for (const held of this.#otherwise(servers)) {
            const reason = this.#reasonToLetGo(held, servers.get((0,haproxy_server/* keyOf */.TN)(held)));
            if (reason === null)
                continue;
            this.#servers.delete((0,haproxy_server/* keyOf */.TN)(held));
            this.#effects.tell(`${(0,haproxy_server/* keyOf */.TN)(held)} ${reason}`);
        }
        const lost = this.#otherwise(servers);
        const needed = lost.filter((held) => this.#isNeeded(held, lost, snapshot));
        const spared = lost.filter((held) => !needed.includes(held));
        if (spared.length > 0) {
            await this.#setAgain(spared, servers, signal);
            const words = spared.map((held) => `${(0,haproxy_server/* keyOf */.TN)(held)} to ${describe(held.settings)}`);
            this.#effects.tell(`Put back after the reload: ${words.join(', ')}`);
        }
        // As soon as others take traffic it can be spared.
        if (needed.length > 0)
            return this.#tellOnce(tooFewWithout(needed));
        this.#settled = true;
        this.#found = null;
        this.#drained.clear();
        this.#trouble = '';
    }
    /** What is not the reload's doing is somebody else's. */
    #reasonToLetGo({ settings }, now) {
        if (now === undefined)
            return 'is not there any more';
        if (now.maintCauses.includes('configuration')) {
            return 'is disabled in the new configuration, so it is not held any more';
        }
        const found = this.#found?.get((0,haproxy_server/* keyOf */.TN)(now));
        const isAsFound = found === undefined ||
            isEmpty(differences(pick(settingsOf(found), settingsIn(settings)), settingsOf(now)));
        if (!isAsFound && !(now.forced === 'drain' && this.#drained.has((0,haproxy_server/* keyOf */.TN)(now)))) {
            return `is ${describeServer(now)} now: somebody else changed it, so it is not held any more`;
        }
        // No reload puts a server there, and drain would let in more than somebody wanted.
        const isOut = now.forced === 'maint' && settings.state === 'drain';
        return isOut ? 'is in maint now, so it is not held in drain any more' : null;
    }
    /** The reload let it in, and without it too few servers of its backend would take traffic. */
    #isNeeded({ backend: name }, lost, { servers, backends }) {
        const backend = backends.get(name);
        if (backend === undefined)
            return false;
        const leaving = lost.filter(({ settings }) => (settings.state ?? 'ready') !== 'ready' || settings.weight === 0);
        const ours = leaving
            .flatMap((held) => servers.get((0,haproxy_server/* keyOf */.TN)(held)) ?? [])
            .filter((one) => one.backend === name);
        const all = [...servers.values()].filter((one) => one.backend === name);
        return isRefused(capacityOf(backend, all, ours, this.#minAvailable));
    }
    /** `found`: as all of them were read just now. */
    async #setAgain(lost, found, signal) {
        // First of all: an agent that the new process asks would undo what is set next.
        const checks = lost.flatMap((held) => checksToSwitch(held, found.get((0,haproxy_server/* keyOf */.TN)(held))));
        if (checks.length > 0)
            this.#note(await this.#loadBalancer.setChecks(checks, lost, signal));
        const states = lost.flatMap(({ backend, server, settings: { state } }) => {
            return state === undefined ? [] : { backend, server, state };
        });
        const leaving = states.filter((goal) => goal.state !== 'ready' && found.get((0,haproxy_server/* keyOf */.TN)(goal))?.forced === 'ready');
        if (leaving.length > 0)
            await this.#drain(leaving, found, signal);
        if (states.length > 0)
            this.#note(await this.#loadBalancer.setStates(states, lost, signal));
        const weights = lost.flatMap(({ backend, server, settings: { weight } }) => {
            return weight === undefined ? [] : { backend, server, weight: String(weight), effective: weight };
        });
        if (weights.length > 0)
            this.#note(await this.#loadBalancer.setWeights(weights, lost, signal));
        // Set is not held: what is not so is tried again at the next look.
        const { servers } = await this.#loadBalancer.readServers(lost, signal);
        const open = lost.filter((held) => isOtherwise(held, servers));
        if (open.length > 0)
            throw new errors/* Failure */.HR('not-verified', `Not put back: ${open.map(haproxy_server/* keyOf */.TN).join(', ')}`);
    }
    /** HAProxy said what came of it: whatever is otherwise from now on was set by somebody else. */
    #note({ servers }) {
        if (this.#found !== null)
            this.#found = new Map([...this.#found, ...servers]);
    }
    /** Before maint, from which HAProxy lets nobody back in but unproven. Throws when others went in the same moment. */
    async #drain(servers, found, signal) {
        const goalsOf = (state) => (name) => ({ ...name, state });
        for (const name of servers)
            this.#drained.add((0,haproxy_server/* keyOf */.TN)(name));
        const reading = await this.#loadBalancer.setStates(servers.map(goalsOf('drain')), servers, signal);
        this.#note(reading);
        const needed = servers.filter((name) => {
            const backend = reading.backends.get(name.backend);
            if (backend === undefined)
                return false;
            const all = [...found.values()].filter((one) => one.backend === name.backend);
            const isShort = inUse(backend) < minimumOf(all, this.#minAvailable);
            return isShort && isMissed(name, found, reading.servers);
        });
        if (needed.length === 0)
            return;
        this.#note(await this.#loadBalancer.setStates(needed.map(goalsOf('ready')), needed, signal));
        for (const name of needed)
            this.#drained.delete((0,haproxy_server/* keyOf */.TN)(name));
        throw new errors/* Failure */.HR('guard', tooFewWithout(needed));
    }
    #tellTrouble(error) {
        if (this.#effects.signal.aborted || this.#giveUp.signal.aborted)
            return;
        const { code, message } = (0,errors/* asFailure */.h_)(error);
        this.#tellOnce(code === 'guard' ? message : `Could not look: ${message}`);
    }
    /** And not again until everything is as it should be. */
    #tellOnce(trouble) {
        if (this.#trouble !== '')
            return;
        this.#trouble = trouble;
        this.#effects.tell(trouble);
    }
}
function tooFewWithout(needed) {
    const names = needed.map(haproxy_server/* keyOf */.TN).join(', ');
    return `${names} was let in by the reload and stays in for now: without it fewer servers would take traffic than min-available asks for`;
}
/** It took traffic, or would by now. One that is DOWN is not missed. */
function isMissed(name, found, drained) {
    const [before, now] = [found.get((0,haproxy_server/* keyOf */.TN)(name)), drained.get((0,haproxy_server/* keyOf */.TN)(name))];
    return (before !== undefined && (0,haproxy_server/* takesTraffic */.CS)(before)) || (now !== undefined && (0,haproxy_server/* isRunning */.W_)(now));
}
/** A check that the new configuration does not have is not asked for. */
function checksToSwitch({ backend, server, settings }, now) {
    const { checks, agent } = differences(settings, now === undefined ? {} : settingsOf(now));
    return [
        ...(checks === undefined ? [] : [{ backend, server, check: 'health', goal: checks }]),
        ...(agent === undefined ? [] : [{ backend, server, check: 'agent', goal: agent }]),
    ];
}
function isOtherwise(held, servers) {
    const now = servers.get((0,haproxy_server/* keyOf */.TN)(held));
    return now === undefined || !isEmpty(differences(held.settings, settingsOf(now)));
}

;// CONCATENATED MODULE: ./build/src/action/state/os-process.js
/**
 * Processes of a job as other processes find them: a main step that still runs after a cancel in a container job (nothing may be put
 * back while it goes on), a hold process, the runner. Needs Linux's /proc; elsewhere nothing is known, and nothing is ended.
 */

/** For SIGINT, and then for SIGKILL. */
const INTERRUPT_MS = 3_000;
const KILL_MS = 1_000;
const os_process_LOOK_EVERY_MS = 20;
/** This process, or null where there is no /proc. */
function thisProcess() {
    return identityOf(process.pid)?.identity ?? null;
}
/** Who started this process: of a step, the runner's worker. Null where it cannot be seen, as from inside a container. */
function parentProcess() {
    return identityOf(process.ppid)?.identity ?? null;
}
/**
 * Ends a process and all that it started: SIGINT to the process, and SIGKILL to whatever is left after 3 s. Resolves to `gone`
 * when there was nothing to end, and to `alive` when it could not be ended.
 */
async function endProcess(identity, clock) {
    if (!isAlive(identity))
        return 'gone';
    const all = [identity, ...descendantsOf(identity.pid)];
    os_process_send(identity, 'SIGINT');
    await untilGone([identity], INTERRUPT_MS, clock);
    for (const one of all)
        os_process_send(one, 'SIGKILL');
    return (await untilGone(all, KILL_MS, clock)) ? 'ended' : 'alive';
}
/** The process of this id, or null where it is gone or cannot be seen. */
function os_process_processOf(pid) {
    return identityOf(pid)?.identity ?? null;
}
/**
 * Sends a signal to all of a session: process groups of their own (`set -m`, `timeout`) are within it, and whoever has begun another one
 * (`setsid`) is not. Of a session whose leader has ended the id is given to nobody else while one of them lives.
 */
function signalSession(leader, signal) {
    for (const one of sessionOf(leader))
        os_process_send(one, signal);
}
/** SIGKILL to all of a session. Resolves to `gone` when there was nobody. */
async function endSession(leader, clock) {
    let all = sessionOf(leader);
    if (all.length === 0)
        return 'gone';
    // Whoever starts others faster than they are counted is met again.
    for (const giveUpAt = clock.now() + KILL_MS; all.length > 0; all = sessionOf(leader)) {
        if (clock.now() >= giveUpAt)
            return 'alive';
        for (const one of all)
            os_process_send(one, 'SIGKILL');
        await clock.sleep(os_process_LOOK_EVERY_MS);
    }
    return 'ended';
}
function sessionOf({ pid, startedAt }) {
    const all = allProcesses().filter(({ session }) => session === pid);
    const leader = all.find(({ identity }) => identity.pid === pid)?.identity;
    return leader === undefined || leader.startedAt === startedAt ? all.map(({ identity }) => identity) : [];
}
async function untilGone(processes, limitMs, clock) {
    const giveUpAt = clock.now() + limitMs;
    while (processes.some(isAlive)) {
        if (clock.now() >= giveUpAt)
            return false;
        await clock.sleep(os_process_LOOK_EVERY_MS);
    }
    return true;
}
function os_process_send(identity, signal) {
    try {
        if (isAlive(identity))
            process.kill(identity.pid, signal);
    }
    catch {
        // Gone in this moment, or not ours to end: the caller looks whether it is still there.
    }
}
/** Is it still there, and not another process of the same id? */
function isAlive({ pid, startedAt }) {
    return identityOf(pid)?.identity.startedAt === startedAt;
}
function descendantsOf(root) {
    const all = allProcesses();
    const found = new Set([root]);
    for (let size = 0; size !== found.size;) {
        size = found.size;
        for (const { identity, parent } of all)
            if (found.has(parent))
                found.add(identity.pid);
    }
    return all.map(({ identity }) => identity).filter(({ pid }) => pid !== root && found.has(pid));
}
/** Empty where there is no /proc. */
function allProcesses() {
    try {
        return (0,external_node_fs_.readdirSync)('/proc').flatMap((name) => /^\d+$/.test(name) ? (identityOf(Number(name)) ?? []) : []);
    }
    catch {
        return [];
    }
}
/** Null for a process that is gone, or ended and only not yet waited for. The name in parentheses may hold anything (man 5 proc). */
function identityOf(pid) {
    try {
        const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const [state, parent, , session] = fields;
        const startedAt = fields[19];
        if (startedAt === undefined || state === 'Z' || state === 'X')
            return null;
        return { identity: { pid, startedAt }, parent: Number(parent), session: Number(session) };
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/action/state/server-id.js
/** A server or a process as one text, however its address was written: the same for every step of a job. Pure. */



/** A server on a load balancer. `server` is `BACKEND/SERVER`. */
function serverIdOf(address, server) {
    const parsed = (0,haproxy_address/* parseAddress */.or)(address);
    return JSON.stringify([parsed.ok ? processIdOf(parsed.value) : address, server]);
}
/** The same text for two addresses that lead to the same process, as far as they say. */
function processIdOf({ transport, process }) {
    return `${socketOf(transport)}${process ?? ''}`;
}
/** The same text for two transports that lead to the same socket. A host by its name and by its address are two. */
function socketOf(transport) {
    switch (transport.kind) {
        case 'unix':
            return external_node_path_.posix.normalize(transport.path);
        case 'ssh': {
            const { host, port, remote } = transport;
            // Whoever logs in comes to the same socket.
            return JSON.stringify(['ssh', server_id_hostOf(host), port ?? 22, external_node_path_.posix.normalize(remote)]);
        }
        default:
            // `ipv4@` and `ipv6@` choose a way to a host, not another host.
            return JSON.stringify([transport.kind, portOf(transport)]);
    }
}
function portOf({ host, port }) {
    return `${server_id_hostOf(host)} ${port}`;
}
function server_id_hostOf(host) {
    if (host.includes(':') && (0,external_node_net_.isIPv6)(host) && !host.includes('%'))
        return new URL(`http://[${host}]`).hostname;
    return host.toLowerCase().replace(/\.$/, '');
}

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./build/src/action/file-commands.js
/**
 * The files through which a step hands something to the runner: GITHUB_OUTPUT, GITHUB_STATE and GITHUB_STEP_SUMMARY (GitHub, "Workflow
 * commands"). @actions/core writes each value by itself, and brings OpenSSL for random delimiters and `fs.promises`: together a sixth of a
 * start.
 */

/** Never made: a file that the runner did not make is one that it does not read. */
const APPEND = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND;
/**
 * Appends all of them in one write. Throws the system's error when that is impossible. Outside of a runner, where there is no such file,
 * nobody waits for values.
 */
function appendValues(file, values) {
    const path = process.env[file];
    if (!path)
        return;
    const blocks = Object.entries(values).map(([name, value]) => valueBlock(name, value));
    const opened = (0,external_node_fs_.openSync)(path, APPEND);
    try {
        (0,external_node_fs_.appendFileSync)(opened, blocks.join(''));
    }
    finally {
        (0,external_node_fs_.closeSync)(opened);
    }
}
/**
 * Appends to the job summary. Rejects where there is none, and with the system's error. Never in the way of a signal: whoever reads the file
 * may take his time.
 */
function appendSummary(markdown) {
    const path = process.env.GITHUB_STEP_SUMMARY;
    if (!path)
        return Promise.reject(new Error('the runner gives no file for it'));
    return new Promise((resolve, reject) => {
        (0,external_node_fs_.open)(path, APPEND, (fault, opened) => {
            if (fault)
                reject(fault);
            else
                (0,external_node_fs_.appendFile)(opened, markdown, (unwritten) => {
                    (0,external_node_fs_.closeSync)(opened);
                    if (unwritten)
                        reject(unwritten);
                    else
                        resolve();
                });
        });
    });
}
/** `NAME<<DELIMITER`, the value, and a delimiter that stands nowhere in it, whoever wrote it. */
function valueBlock(name, value) {
    let delimiter = 'end-of-value';
    while (value.includes(delimiter))
        delimiter += '-';
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

;// CONCATENATED MODULE: ./build/src/action/report/escape.js
/**
 * Text that did not come from us (names, addresses, HAProxy's words, the system's) made harmless before anybody reads it.
 * Pure: knows no log and no summary, only what such text could do to them.
 */
/** Whatever a reader cannot see, or that changes how the rest is seen: controls, bidi, zero-width, fillers, odd spaces. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}/u;
/** Almost every text is of these characters only, and need not be looked at character by character. */
const HARMLESS = /^(?!.*##\[)[ -[\]-~\u2192\u2013\u2014\u00d7\u2019\u2026]*$/;
const SHORT_ESCAPES = new Map([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\\', '\\\\'],
]);
/**
 * One line that shows exactly what was there, in at most `longest` characters. Backslashes are doubled, so that an escape is
 * never taken for the text itself; `##[`, which the runner obeys anywhere in a line, is broken up.
 */
function printable(text, longest = 200) {
    if (text.length <= longest && HARMLESS.test(text))
        return text;
    const pieces = [];
    let length = 0;
    for (const character of text) {
        const piece = character === '[' && pieces.slice(-2).join('') === '##' ? '\\[' : shown(character);
        pieces.push(piece);
        length += piece.length;
        if (length > longest)
            return shortened(pieces, longest);
    }
    return pieces.join('');
}
function shown(character) {
    const short = SHORT_ESCAPES.get(character);
    if (short !== undefined)
        return short;
    return UNSEEN.test(character) ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}` : character;
}
/** Whole pieces only: half an escape would be a lie, half a pair of surrogates garbage. */
function shortened(pieces, longest) {
    let length = pieces.join('').length;
    while (length > longest - 1)
        length -= pieces.pop()?.length ?? length;
    return `${pieces.join('')}\u2026`;
}
/** A line that begins with a word of ours, whatever the text. The words are padded to one width, so that the texts align. */
function lineOf(kind, text) {
    return `${kind} ${' '.repeat(7 - kind.length)}${printable(text, 1_000)}`;
}
/** For Markdown: untrusted text as code, whatever backticks it holds. */
function codeSpan(text) {
    const inside = printable(text);
    const longestRun = Math.max(0, ...(inside.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longestRun + 1);
    // A space on both sides is dropped by Markdown; without it a backtick at the edge would join the fence.
    const padding = inside === '' || /^[` ]|[` ]$/.test(inside) ? ' ' : '';
    return `${fence}${padding}${inside}${padding}${fence}`;
}
/** The same in a table's cell, where `|` ends the cell even inside code. */
function codeCell(text) {
    return codeSpan(text).replaceAll('|', '\\|');
}
/** What may stand outside code: plain words, numbers and lengths of time. Nothing that Markdown or GitHub turns into a link. */
const PLAIN = /^(?:[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|\d+(?:\.\d+)?(?:%|ms|s|m|h)?|[\u2192\u2013\u2014\u00d7])?$/u;
/**
 * For Markdown: a sentence of ours with untrusted words in it, on one line. What stands in backticks, each word that is not plain,
 * and each of `names` becomes code.
 */
function prose(text, names) {
    const parts = text
        .slice(0, 4_000)
        .replace(/\s+/gu, ' ')
        .split(/`([^`]+)`/);
    return parts.map((part, index) => (index % 2 === 1 ? codeSpan(part) : plainly(part, names))).reduce(joined);
}
/** Two spans side by side would share their fences, and neither would end where it should. */
function joined(left, right) {
    return left.endsWith('`') && right.startsWith('`') ? `${left} ${right}` : left + right;
}
function plainly(text, names) {
    return text.replace(/\S+/gu, (word) => {
        const [, before = '', core = '', after = ''] = /^(["'(]*)(.*?)(["'),.;:!?]*)$/su.exec(word) ?? [];
        return PLAIN.test(core) && !names.has(core) ? word : `${before}${codeSpan(core)}${after}`;
    });
}

;// CONCATENATED MODULE: ./build/src/action/github.js
/**
 * The only place that talks to the runner: inputs, outputs, state, summary, annotations, log. Knows nothing of HAProxy, and
 * decides nothing: it passes on what it is given.
 */



const ANNOTATIONS = { notice: notice, warning: warning, error: error };
/** Kept for the post step of this step: values by name. At most 128 KiB in all, or post cannot be started. */
function github_saveState(values) {
    appendValues('GITHUB_STATE', values);
}
/** Inputs that hold a secret: masked before anybody else has seen them. */
const SECRETS = new Set(['ssh-private-key', 'tls-key', 'github-token']);
/** One that is masked as it is, however short. */
const PASSWORDS = new Set(['password']);
/** A mask holds everywhere in the log: one of `fQ==`, the last line of many a key, would tear words apart. */
const SHORTEST_MASK = 16;
/** An input as text without blanks around it; empty when it was not given. */
function readInput(name) {
    const value = getInput(name);
    if (SECRETS.has(name))
        maskLines(value);
    if (PASSWORDS.has(name))
        maskText(value);
    return value;
}
const masked = new Set();
/** From now on no log shows these lines. */
function maskLines(secret) {
    const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
    const unmasked = lines.filter((line) => line.length >= SHORTEST_MASK && !masked.has(line));
    for (const line of new Set(unmasked)) {
        masked.add(line);
        setSecret(line);
    }
}
/** From now on no log shows this text. */
function maskText(secret) {
    if (secret !== '')
        setSecret(secret);
}
/** Outputs of the step; values are written as they are. */
function setOutputs(outputs) {
    appendValues('GITHUB_OUTPUT', outputs);
}
/** What the main step saved; empty when nothing was. */
function savedState(name) {
    return getState(name);
}
/** Adds Markdown to the job summary. Rejects where the runner has none. */
function writeSummary(markdown) {
    return appendSummary(`${markdown}\n`);
}
/** Lines, and commands to the runner, that were said in this moment. */
let unwritten = [];
function put(lines) {
    if (unwritten.length === 0)
        setImmediate(writeDown);
    unwritten.push(...lines);
}
/** What was said so far, in one write: with fifty load balancers a write for each line is a third of a step's time. */
function writeDown() {
    if (unwritten.length > 0)
        info(unwritten.join('\n'));
    unwritten = [];
}
/** One annotation. `lines` must begin with words of ours; the runner cuts the whole at 4,096 characters. */
function annotate(severity, title, lines) {
    writeDown();
    ANNOTATIONS[severity](lines.map((line) => printable(line, 1_500)).join('\n'), { title: printable(title) });
}
/** A line of the log, written before anything else that goes there. */
function say(line) {
    put([line]);
}
/** A collapsed group of the log. */
function sayGroup(title, lines) {
    put([groupCommand(title), ...lines, END_OF_GROUP]);
}
/** As `startGroup` and `endGroup` of @actions/core write them, but one by one: three writes for each of fifty load balancers. */
const END_OF_GROUP = '::endgroup::';
const groupCommand = (title) => `::group::${title.replaceAll('%', '%25')}`;
/** Opens a group of the log for what others write; their lines follow. */
function openGroup(title) {
    put([groupCommand(title)]);
    writeDown();
}
/** Ends it. */
function closeGroup() {
    put([END_OF_GROUP]);
    writeDown();
}
/**
 * Whole lines of the user's own script, as they are: a workflow command among them is obeyed, as in a `run:` step. Returns null, or a
 * promise when the runner does not take more for now.
 */
function passOn(lines) {
    writeDown();
    if (process.stdout.write(lines))
        return null;
    return new Promise((resolve) => process.stdout.once('drain', resolve));
}
/** Shown only when the run was started with debug logging: otherwise a thousand commands need not be written at all. */
function github_debug(text) {
    if (!isDebug())
        return;
    writeDown();
    debug(printable(text, 1_000));
}
/** Where temporary files of this job belong; empty outside a runner. */
function temporaryFolder() {
    return process.env.RUNNER_TEMP ?? '';
}
/** Where the files of the repository are; empty outside a runner. */
function workspaceFolder() {
    return process.env.GITHUB_WORKSPACE ?? '';
}
/** Where people see this run. */
function runUrl() {
    const { GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '', GITHUB_RUN_ID = '' } = process.env;
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}
/** Was this run started by an event under which the workspace may hold files of anybody, beside our secrets? */
function mayHoldUntrustedFiles() {
    return ['pull_request_target', 'workflow_run'].includes(process.env.GITHUB_EVENT_NAME ?? '');
}
/** What `uses:` says of this action: `OWNER/REPOSITORY@REF`, or `./` where it is part of the workflow's own repository. */
function usedAs() {
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = process.env;
    const isSafe = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
    return isSafe ? `${repository}@${ref}` : './ # the path that this workflow uses';
}
/** Ends the process now, whatever sockets or timers are left. The runner knows only 0 and not 0. */
function end(exitCode) {
    writeDown();
    process.exit(exitCode);
}

;// CONCATENATED MODULE: ./build/src/action/state/temp-folder.js
/** The one folder of ours among the temporary files of a job. Several steps use it at the same time: every file has a random name. */




/** Where it is; it need not exist yet. */
function ourFolder() {
    return (0,external_node_path_.join)(temporaryFolder() || (0,external_node_os_namespaceObject.tmpdir)(), 'haproxy-server-state');
}
/** Makes it where it is missing: for nobody else to look into. */
function makeOurFolder() {
    const folder = ourFolder();
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    return folder;
}
/** The text of a file there. Whatever else bears its name is not waited for: a pipe that nobody writes to would never answer. */
function readText(path) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    try {
        if (!(0,external_node_fs_.fstatSync)(file).isFile())
            throw new Error(`${path} is not a file`);
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/util.js

// functions
function assertEqual(val) {
    return val;
}
function assertNotEqual(val) {
    return val;
}
function toZod() {
    return (schema) => schema;
}
function assertIs(_arg) { }
function assertNever(_x) {
    throw new Error("Unexpected value in exhaustive check");
}
function assert(_) { }
function getEnumValues(entries) {
    const numericValues = Object.values(entries).filter((v) => typeof v === "number");
    const values = Object.entries(entries)
        .filter(([k, _]) => numericValues.indexOf(+k) === -1)
        .map(([_, v]) => v);
    return values;
}
function joinValues(array, separator = "|") {
    return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
    if (typeof value === "bigint")
        return value.toString();
    return value;
}
// the accessor lives on a shared prototype: an own accessor makes every box a dictionary-mode object (~360 B and a slow load per read against ~100 B and an inlined getter here)
class Cached {
    constructor(getter) {
        this._getter = getter;
        this._value = undefined;
    }
    get value() {
        const getter = this._getter;
        if (getter !== undefined) {
            this._value = getter();
            this._getter = undefined;
        }
        return this._value;
    }
}
function cached(getter) {
    return new Cached(getter);
}
function nullish(input) {
    return input === null || input === undefined;
}
function cleanRegex(source) {
    const start = source.startsWith("^") ? 1 : 0;
    const end = source.endsWith("$") ? source.length - 1 : source.length;
    return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
    const ratio = val / step;
    const roundedRatio = Math.round(ratio);
    // `val` and `step` each round to a double before the division rounds again, so a true decimal multiple's quotient can sit up to 1.5 of these scaled epsilons from the integer. A 1x tolerance therefore rejected 2.03 as a multiple of 0.07; 4x covers the worst case with margin.
    const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
    if (Math.abs(ratio - roundedRatio) < tolerance)
        return 0;
    return ratio - roundedRatio;
}
const EVALUATING = /* @__PURE__*/ (/* unused pure expression or super */ null && (Symbol("evaluating")));
function defineLazy(object, key, getter) {
    let value = undefined;
    Object.defineProperty(object, key, {
        get() {
            if (value === EVALUATING) {
                // Circular reference detected, return undefined to break the cycle
                return undefined;
            }
            if (value === undefined) {
                value = EVALUATING;
                value = getter();
            }
            return value;
        },
        set(v) {
            Object.defineProperty(object, key, {
                value: v,
                // configurable: true,
            });
            // object[key] = v;
        },
        configurable: true,
    });
}
function objectClone(obj) {
    return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target, prop, value) {
    Object.defineProperty(target, prop, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
    });
}
/**
 * Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
 *
 * Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
 */
function rawShape(def) {
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    return desc?.get ? desc.get.raw : desc?.value;
}
// where a builder reads its source's keys and descriptors, resolving only a shape a def answers for itself. A shape resolves by object spread, so only its enumerable keys are ever part of it.
function sourceShape(schema) {
    return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
// a key whose value is not settled yet, self-caching so every read after the first gets the same one
function deferProp(target, key, getter) {
    Object.defineProperty(target, key, {
        get() {
            const value = getter();
            assignProp(this, key, value);
            return value;
        },
        enumerable: true,
        configurable: true,
    });
}
// Writes a settled key. A plain assignment is much cheaper than `defineProperty` and produces the same descriptor, but it runs whatever setter already answers to the key \u2014 an accessor this shape deferred, or an inherited one, which `__proto__` has on every object and prototype pollution can add for any name.
function putProp(target, key, value) {
    if (key in target)
        assignProp(target, key, value);
    else
        target[key] = value;
}
/**
 * Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
 *
 * A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
 */
function mirrorShape(target, source, keys, wrap) {
    const raw = sourceShape(source);
    for (const key of keys) {
        const desc = Object.getOwnPropertyDescriptor(raw, key);
        if (!desc.enumerable)
            continue;
        if (desc.get) {
            deferProp(target, key, () => {
                const value = source._zod.def.shape[key];
                return wrap ? wrap(value, key) : value;
            });
        }
        else
            putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
    }
}
// same, for a plain shape a caller passed rather than a schema's
function mirrorProps(target, source) {
    for (const key of Reflect.ownKeys(source)) {
        const desc = Object.getOwnPropertyDescriptor(source, key);
        if (!desc.enumerable)
            continue;
        if (desc.get)
            deferProp(target, key, () => source[key]);
        else
            putProp(target, key, desc.value);
    }
}
function mergeDefs(...defs) {
    const mergedDescriptors = {};
    for (const def of defs) {
        const descriptors = Object.getOwnPropertyDescriptors(def);
        Object.assign(mergedDescriptors, descriptors);
    }
    return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
    return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path) {
    if (!path)
        return obj;
    return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
    const keys = Object.keys(promisesObj);
    const promises = keys.map((key) => promisesObj[key]);
    return Promise.all(promises).then((results) => {
        const resolvedObj = {};
        for (let i = 0; i < keys.length; i++) {
            resolvedObj[keys[i]] = results[i];
        }
        return resolvedObj;
    });
}
function randomString(length = 10) {
    const chars = "abcdefghijklmnopqrstuvwxyz";
    let str = "";
    for (let i = 0; i < length; i++) {
        str += chars[Math.floor(Math.random() * chars.length)];
    }
    return str;
}
function esc(str) {
    return JSON.stringify(str);
}
function slugify(input) {
    return input
        .toLowerCase()
        .trim()
        .replace(/[^\w\s-]/g, "")
        .replace(/[\s_-]+/g, "-")
        .replace(/^-+|-+$/g, "");
}
const captureStackTrace = ("captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => { });
function util_isObject(data) {
    return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ (/* unused pure expression or super */ null && (cached(() => {
    // Skip the probe under `jitless`: strict CSPs report the caught `new Function` as a `securitypolicyviolation` even though the throw is swallowed.
    if (globalConfig.jitless) {
        return false;
    }
    // @ts-ignore
    if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
        return false;
    }
    try {
        const F = Function;
        new F("");
        return true;
    }
    catch (_) {
        return false;
    }
})));
function isPlainObject(o) {
    if (util_isObject(o) === false)
        return false;
    // modified constructor
    const ctor = o.constructor;
    if (ctor === undefined)
        return true;
    if (typeof ctor !== "function")
        return true;
    // modified prototype
    const prot = ctor.prototype;
    if (util_isObject(prot) === false)
        return false;
    // ctor doesn't have static `isPrototypeOf`
    if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
        return false;
    }
    return true;
}
function shallowClone(o) {
    if (isPlainObject(o))
        return { ...o };
    if (Array.isArray(o))
        return [...o];
    if (o instanceof Map)
        return new Map(o);
    if (o instanceof Set)
        return new Set(o);
    return o;
}
function numKeys(data) {
    let keyCount = 0;
    for (const key in data) {
        if (Object.prototype.hasOwnProperty.call(data, key)) {
            keyCount++;
        }
    }
    return keyCount;
}
const getParsedType = (data) => {
    const t = typeof data;
    switch (t) {
        case "undefined":
            return "undefined";
        case "string":
            return "string";
        case "number":
            return Number.isNaN(data) ? "nan" : "number";
        case "boolean":
            return "boolean";
        case "function":
            return "function";
        case "bigint":
            return "bigint";
        case "symbol":
            return "symbol";
        case "object":
            if (Array.isArray(data)) {
                return "array";
            }
            if (data === null) {
                return "null";
            }
            if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
                return "promise";
            }
            if (typeof Map !== "undefined" && data instanceof Map) {
                return "map";
            }
            if (typeof Set !== "undefined" && data instanceof Set) {
                return "set";
            }
            if (typeof Date !== "undefined" && data instanceof Date) {
                return "date";
            }
            // @ts-ignore
            if (typeof File !== "undefined" && data instanceof File) {
                return "file";
            }
            return "object";
        default:
            throw new Error(`Unknown data type: ${t}`);
    }
};
const propertyKeyTypes = /* @__PURE__*/ new Set(["string", "number", "symbol"]);
const primitiveTypes = /* @__PURE__*/ new Set([
    "string",
    "number",
    "bigint",
    "boolean",
    "symbol",
    "undefined",
]);
function escapeRegex(str) {
    return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
// zod-specific utils
function clone(inst, def, params) {
    const cl = new inst._zod.constr(def ?? inst._zod.def);
    if (!def || params?.parent)
        cl._zod.parent = inst;
    return cl;
}
function normalizeParams(_params) {
    const params = _params;
    if (!params)
        return {};
    if (typeof params === "string")
        return { error: () => params };
    if (params?.message !== undefined) {
        if (params?.error !== undefined)
            throw new Error("Cannot specify both `message` and `error` params");
        params.error = params.message;
    }
    delete params.message;
    if (typeof params.error === "string")
        return { ...params, error: () => params.error };
    return params;
}
function createTransparentProxy(getter) {
    let target;
    return new Proxy({}, {
        get(_, prop, receiver) {
            target ?? (target = getter());
            return Reflect.get(target, prop, receiver);
        },
        set(_, prop, value, receiver) {
            target ?? (target = getter());
            return Reflect.set(target, prop, value, receiver);
        },
        has(_, prop) {
            target ?? (target = getter());
            return Reflect.has(target, prop);
        },
        deleteProperty(_, prop) {
            target ?? (target = getter());
            return Reflect.deleteProperty(target, prop);
        },
        ownKeys(_) {
            target ?? (target = getter());
            return Reflect.ownKeys(target);
        },
        getOwnPropertyDescriptor(_, prop) {
            target ?? (target = getter());
            return Reflect.getOwnPropertyDescriptor(target, prop);
        },
        defineProperty(_, prop, descriptor) {
            target ?? (target = getter());
            return Reflect.defineProperty(target, prop, descriptor);
        },
    });
}
function stringifyPrimitive(value) {
    if (typeof value === "bigint")
        return value.toString() + "n";
    if (typeof value === "string")
        return `"${value}"`;
    return `${value}`;
}
function optionalKeys(shape) {
    return Object.keys(shape).filter((k) => {
        return shape[k]._zod.optin !== undefined && shape[k]._zod.optout === "optional";
    });
}
// Wrapped in a `@__PURE__` IIFE: esbuild never tree-shakes a top-level initializer that contains a member access on `Number`, so the bare object literal survived into every bundle.
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (/* unused pure expression or super */ null && ((() => ({
    safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    int32: [-2147483648, 2147483647],
    uint32: [0, 4294967295],
    float32: [-3.4028234663852886e38, 3.4028234663852886e38],
    float64: [-Number.MAX_VALUE, Number.MAX_VALUE],
}))()));
const BIGINT_FORMAT_RANGES = {
    int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
    uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")],
};
function util_pick(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".pick() cannot be used on object schemas containing refinements");
    }
    const newShape = {};
    mirrorShape(newShape, schema, maskedKeys(schema, mask));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
// the mask keys that select something, checked against the source's shape without resolving it
function maskedKeys(schema, mask) {
    const raw = sourceShape(schema);
    const keys = [];
    // `for...in` skips symbols, so a symbol in the mask would select nothing
    for (const key of Reflect.ownKeys(mask)) {
        if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
            throw new Error(`Unrecognized key: "${String(key)}"`);
        }
        if (mask[key])
            keys.push(key);
    }
    return keys;
}
function omit(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".omit() cannot be used on object schemas containing refinements");
    }
    const omitted = new Set(maskedKeys(schema, mask));
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to extend: expected a plain object");
    }
    const checks = schema._zod.def.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        // Only throw if new shape overlaps with existing shape. Use getOwnPropertyDescriptor to check key existence without accessing values
        const existingShape = sourceShape(schema);
        for (const key of Reflect.ownKeys(shape)) {
            if (Object.getOwnPropertyDescriptor(existingShape, key) !== undefined) {
                throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
            }
        }
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
// the source's keys, then the caller's overlaid on top
function extended(schema, shape) {
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
    mirrorProps(newShape, shape);
    return newShape;
}
function safeExtend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to safeExtend: expected a plain object");
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
    if (!b?._zod?.def) {
        throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
    }
    if (a._zod.def.checks?.length) {
        throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
    }
    const newShape = {};
    mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
    mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
    const def = mergeDefs(a._zod.def, {
        shape: newShape,
        get catchall() {
            return b._zod.def.catchall;
        },
        checks: b._zod.def.checks ?? [],
    });
    return clone(a, def);
}
function partial(Class, schema, mask, name = "partial") {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
    }
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class &&
        ((value, key) => (selected && !selected.has(key) ? value : new Class({ type: "optional", innerType: value }))));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function util_required(Class, schema, mask) {
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => 
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class({ type: "nonoptional", innerType: value }));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
// invalid_type | too_big | too_small | invalid_format | not_multiple_of | unrecognized_keys | invalid_union | invalid_key | invalid_element | invalid_value | custom
function aborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue !== true) {
            return true;
        }
    }
    return false;
}
// Checks for explicit abort (continue === false), as opposed to implicit abort (continue === undefined). Used to respect `abort: true` in .refine() even for checks that have a `when` function.
function explicitlyAborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue === false) {
            return true;
        }
    }
    return false;
}
function prefixIssues(path, issues) {
    return issues.map((iss) => {
        var _a;
        (_a = iss).path ?? (_a.path = []);
        iss.path.unshift(path);
        return iss;
    });
}
function unwrapMessage(message) {
    return typeof message === "string" ? message : message?.message;
}
/* A check holds no link back to the schema it is attached to \u2014 the same check instance is shared by every clone of that schema \u2014 so the owner is stamped onto the issues a check just raised, at the only point where both are in scope. Runs on the failure path only; `start` is the issue count from before the check ran. */
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
    const caps = [];
    for (const ch of defChecks ?? []) {
        const d = ch._zod.def;
        // a later check may rewrite the value
        if (!/_(length|size)$|_equals$/.test(d.check))
            break;
        const max = d.maximum ?? d.length ?? d.size;
        if (max >= 0)
            caps.push([max, ch]);
    }
    return caps;
}
function attachSchema(issues, start, inst) {
    var _a;
    for (let i = start; i < issues.length; i++) {
        (_a = issues[i]).schema ?? (_a.schema = inst);
    }
}
function finalizeIssue(iss, ctx, config) {
    var _a;
    // A schema that raised an issue itself owns it outright, and outranks any stamp an enclosing check left in `attachSchema`. String formats and z.custom() are schema and check at once, so when they act as a check they defer to that stamp instead.
    const traits = iss.inst?._zod?.traits;
    if (traits?.has("$ZodType")) {
        if (traits.has("$ZodCheck"))
            (_a = iss).schema ?? (_a.schema = iss.inst);
        else
            iss.schema = iss.inst;
    }
    // Decreasing specificity, first map to return a message wins. `inst` is whatever raised the issue, so a check's own map outranks the owning schema's.
    const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : undefined;
    const message = iss.message
        ? iss.message
        : (unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ??
            unwrapMessage(schemaError?.(iss)) ??
            unwrapMessage(ctx?.error?.(iss)) ??
            unwrapMessage(config.customError?.(iss)) ??
            unwrapMessage(config.localeError?.(iss)) ??
            "Invalid input");
    // an explicit own-key copy beats object rest with excluded keys, which v8 routes through a generic runtime call; Object.keys rather than for-in so an issue pushed with a prototype does not leak inherited keys, and an own __proto__ key is dropped rather than assigned through the setter
    const full = {};
    for (const k of Object.keys(iss)) {
        if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
            continue;
        full[k] = iss[k];
    }
    full.path ?? (full.path = []);
    full.message = message;
    if (ctx?.reportInput) {
        full.input = iss.input;
    }
    return full;
}
function getSizableOrigin(input) {
    if (input instanceof Set)
        return "set";
    if (input instanceof Map)
        return "map";
    // @ts-ignore
    if (input instanceof File)
        return "file";
    return "unknown";
}
const highSurrogate = /[\uD800-\uDBFF]/;
// Code points in `str`: a surrogate pair counts once, a lone surrogate as itself. Hand-rolled because the string iterator allocates and runs ~250x slower on this path; the regex probe exits ~50x quicker for a string with no astral characters.
function codePointLength(str) {
    const units = str.length;
    if (!highSurrogate.test(str))
        return units;
    let count = units;
    for (let i = 0; i < units - 1; i++) {
        if ((str.charCodeAt(i) & 0xfc00) === 0xd800 && (str.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
            count--;
            i++;
        }
    }
    return count;
}
function getLengthableOrigin(input) {
    if (Array.isArray(input))
        return "array";
    if (typeof input === "string")
        return "string";
    return "unknown";
}
function parsedType(data) {
    const t = typeof data;
    switch (t) {
        case "number": {
            return Number.isNaN(data) ? "nan" : "number";
        }
        case "object": {
            if (data === null) {
                return "null";
            }
            if (Array.isArray(data)) {
                return "array";
            }
            const obj = data;
            if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
                return obj.constructor.name;
            }
        }
    }
    return t;
}
function util_issue(...args) {
    const [iss, input, inst] = args;
    if (typeof iss === "string") {
        return {
            message: iss,
            code: "custom",
            input,
            inst,
        };
    }
    return { ...iss };
}
function cleanEnum(obj) {
    return Object.entries(obj)
        .filter(([k, _]) => {
        // return true if NaN, meaning it's not a number, thus a string key
        return Number.isNaN(Number.parseInt(k, 10));
    })
        .map((el) => el[1]);
}
// Codec utility functions
function base64ToUint8Array(base64) {
    const binaryString = atob(base64);
    const bytes = new Uint8Array(binaryString.length);
    for (let i = 0; i < binaryString.length; i++) {
        bytes[i] = binaryString.charCodeAt(i);
    }
    return bytes;
}
function uint8ArrayToBase64(bytes) {
    let binaryString = "";
    for (let i = 0; i < bytes.length; i++) {
        binaryString += String.fromCharCode(bytes[i]);
    }
    return btoa(binaryString);
}
function base64urlToUint8Array(base64url) {
    const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
    const padding = "=".repeat((4 - (base64.length % 4)) % 4);
    return base64ToUint8Array(base64 + padding);
}
function uint8ArrayToBase64url(bytes) {
    return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
    const cleanHex = hex.replace(/^0x/, "");
    if (cleanHex.length % 2 !== 0) {
        throw new Error("Invalid hex string length");
    }
    const bytes = new Uint8Array(cleanHex.length / 2);
    for (let i = 0; i < cleanHex.length; i += 2) {
        bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
    }
    return bytes;
}
function uint8ArrayToHex(bytes) {
    return Array.from(bytes)
        .map((b) => b.toString(16).padStart(2, "0"))
        .join("");
}
// instanceof
class Class {
    constructor(..._args) { }
}
//////////    PROTOTYPE INSTALLERS     //////////
//
// Members live on the prototype and materialize per instance on first read, which keeps own-property count under the step where V8 stops using inline slots. Changing anything here means re-measuring runtime, memory and bundle size together \u2014 see "The three axes" in AGENTS.md.
/**
 * Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
 *
 * Call this from a `proto` initializer, which runs once per prototype \u2014 never per instance.
 */
function members(proto, table) {
    for (const key in table) {
        const desc = Object.getOwnPropertyDescriptor(table, key);
        // a getter installs as written, so it stays live: `description` reads through to the registry on every access. not enumerable: an object literal's is, and a prototype member never was
        if (desc.get)
            Object.defineProperty(proto, key, { ...desc, enumerable: false });
        // a method materializes bound on first read, which is what keeps a detached member working: `const opt = schema.optional; opt()`
        else
            defineBound(proto, key, desc.value);
    }
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
    Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
    return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
    return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
function derived(computes, table) {
    for (const key in computes) {
        const compute = computes[key];
        // an object literal's accessor is configurable and enumerable, and `members` copies the descriptor as written
        Object.defineProperty(table, key, {
            configurable: true,
            enumerable: true,
            get() {
                return own(this, key, compute(this));
            },
            set(value) {
                own(this, key, value);
            },
        });
    }
    return table;
}
function defineBound(proto, key, fn) {
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // vitest's spyOn calls a prototype getter bare to find the function it wraps, so a nullish receiver answers the raw method
            return this == null ? fn : own(this, key, fn.bind(this));
        },
        set(value) {
            own(this, key, value);
        },
    });
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
    const proto = Object.getPrototypeOf(inst);
    // Runs on every construction, so `in` rather than the costlier `hasOwnProperty.call`. Sentinels are keys the group itself defines.
    return sentinel in proto ? undefined : proto;
}
// The internals whose init chain is installing. A second call for the same one is a derived constructor overriding its base, so it must not construct another schema in between or the override is dropped.
let installing;
// Set while a getter is running, so a value that resolved through a recursion break is not memoized. One shared descriptor shadows the key for the duration, which costs no per-key allocation.
let broke = false;
const breaker = {
    configurable: true,
    get() {
        broke = true;
        return undefined;
    },
};
/**
 * Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
 * constructor, computed from the internals object itself and cached there on
 * first read. One accessor per constructor rather than one per instance.
 */
function defineLazyInternal(inst, key, compute) {
    const proto = Object.getPrototypeOf(inst._zod);
    if (key in proto && installing !== inst._zod) {
        // A repeat construction: everything is installed already. Cleared here so the reference is not held past the first construction of every type.
        installing = undefined;
        return;
    }
    installing = inst._zod;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing so a re-entrant read from a recursive schema resolves to undefined instead of running the getter again.
            Object.defineProperty(this, key, breaker);
            const outer = broke;
            broke = false;
            try {
                const value = compute(this);
                // A result that resolved through a recursion break is recomputed once the graph is complete; everything else memoizes, undefined included.
                if (broke)
                    delete this[key];
                else
                    Object.defineProperty(this, key, { configurable: true, writable: true, value });
                broke = broke || outer;
                return value;
            }
            catch (err) {
                // A compute that threw memoizes nothing, so a later read runs it again and fails the same way. The shadow goes with it, since leaving it installed would answer undefined for every later read.
                delete this[key];
                broke = broke || outer;
                throw err;
            }
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, value });
        },
    });
}
/**
 * Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
 * data property. One accessor per constructor rather than one per instance, because an own accessor
 * puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
 */
function installLazyProp(inst, key, make, enumerable) {
    const proto = claim(inst, key);
    if (!proto)
        return;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing, so a re-entrant read from a self-referential shape resolves to undefined instead of running the getter again. A data property rather than an accessor: an own accessor is the dictionary-mode transition this exists to avoid.
            const desc = { configurable: true, writable: true, enumerable, value: undefined };
            Object.defineProperty(this, key, desc);
            // a compute that throws leaves the shadow behind, so later reads answer undefined instead of re-throwing; `defineLazy` did the same, and `defineLazyInternal`'s delete-on-catch would cost bytes in every bundle for a case only a throwing user getter reaches
            desc.value = make(this);
            Object.defineProperty(this, key, desc);
            return desc.value;
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
        },
    });
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback \u2014 rest and defaulted parameters both report arity 0 \u2014 and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure \u2014 the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
    const fn = () => value;
    fn[CONSTANT_CATCH] = true;
    return fn;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/core.js
var _a;

/** A special constant with type `never` */
const NEVER = /*@__PURE__*/ Object.freeze({
    status: "aborted",
});
/* Shared descriptor for installing `_zod`; defineProperty reads it
 * synchronously, so reusing one object avoids a per-instance allocation. */
const _zodDesc = { value: undefined, enumerable: false };
// null where suppressing the capture would be unrecoverable: `parse()` puts the frames back with `captureStackTrace`, so without it the throw would lose its stack. also latched to null once `stackTraceLimit` proves unassignable, which a realm can do at any point by hardening Error
let _E = "captureStackTrace" in Error ? Error : null;
// v8 captures a stack trace inside the Error constructor, which dominates a failed parse; costs only the frames, and parse() restores those. the constructor must RUN: Object.create is cheaper and passes instanceof, but Error.isError and util.types.isNativeError check an internal slot
function newError(Definition) {
    const E = _E;
    if (E) {
        const saved = E.stackTraceLimit;
        if (typeof saved === "number") {
            try {
                E.stackTraceLimit = 0;
            }
            catch {
                _E = null;
                return new Definition();
            }
            try {
                return new Definition();
            }
            finally {
                E.stackTraceLimit = saved;
            }
        }
    }
    return new Definition();
}
function $constructor(name, initializer, 
/** This trait's members, installed once on every prototype that composes it. They cannot be declared in the initializer above: that runs per instance, and the prototype is shared. */
proto, params) {
    // Prototype for this constructor's `_zod` internals. Lazily-derived fields (`values`, `pattern`, `optin`, \u2026) install here once rather than as an accessor on every instance.
    const zodProto = {};
    // Assigning the fields in the constructor body is what gives instances in-object slots; building the object literally and reparenting it costs a second allocation and a generic property copy.
    function Internals(def) {
        this.def = def;
        this.constr = _;
        this.traits = new Set();
    }
    Internals.prototype = zodProto;
    const protoMembers = proto;
    // One trait's members land on every prototype whose chain composes it, so the answer is per prototype rather than per trait.
    const initialized = protoMembers && new WeakSet();
    function init(inst, def) {
        if (!inst._zod) {
            _zodDesc.value = new Internals(def);
            try {
                Object.defineProperty(inst, "_zod", _zodDesc);
            }
            finally {
                // Cleared even on throw, so the shared descriptor never leaks one instance's internals into the next.
                _zodDesc.value = undefined;
            }
        }
        else if (inst._zod.traits.has(name)) {
            return;
        }
        inst._zod.traits.add(name);
        initializer(inst, def);
        if (initialized) {
            // `super(def)` from a user subclass gives `this` a prototype the subclass owns, and installing there would overwrite whatever the subclass declared. `constr` built the instance, so its prototype is the one below the subclass's that should carry the members. A receiver whose chain never reaches that prototype installs on its own, which for a plain object handed straight to `init` means `Object.prototype` \u2014 unchanged from before.
            const own = Object.getPrototypeOf(inst);
            const ctorProto = inst._zod.constr.prototype;
            let up = own;
            while (up && up !== ctorProto)
                up = Object.getPrototypeOf(up);
            const target = up ?? own;
            if (!initialized.has(target)) {
                initialized.add(target);
                members(target, protoMembers);
            }
        }
        // support prototype modifications; for-in avoids the array allocation of Object.keys on the (usually empty) prototype
        const proto = _.prototype;
        for (const k in proto) {
            if (!Object.prototype.hasOwnProperty.call(proto, k))
                continue;
            if (!(k in inst)) {
                inst[k] = proto[k].bind(inst);
            }
        }
    }
    // doesn't work if Parent has a constructor with arguments
    const Parent = params?.Parent ?? Object;
    class Definition extends Parent {
    }
    Object.defineProperty(Definition, "name", { value: name });
    function _(def) {
        const inst = params?.Parent ? newError(Definition) : this;
        init(inst, def);
        const deferred = inst._zod.deferred;
        if (deferred) {
            for (const fn of deferred) {
                fn();
            }
            // Released: initializers run once, and the list would otherwise be retained for the schema's lifetime.
            inst._zod.deferred = undefined;
        }
        // Global post-processor hook. Internal: installed by `import "zod/compile"` to enable AOT compilation for every constructed schema. Runs last, once the instance is fully built, because it hands the instance to compile(). The post-processor is expected to be reentrancy-guarded by its own implementation.
        const pp = globalThis.__zod_globalConfig?.postProcessor;
        if (pp)
            pp(inst);
        return inst;
    }
    Object.defineProperty(_, "init", { value: init });
    Object.defineProperty(_, Symbol.hasInstance, {
        value: (inst) => {
            if (params?.Parent && inst instanceof params.Parent)
                return true;
            return inst?._zod?.traits?.has(name);
        },
    });
    Object.defineProperty(_, "name", { value: name });
    return _;
}
//////////////////////////////   UTILITIES   ///////////////////////////////////////
const $brand = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("zod_brand")));
class $ZodAsyncError extends Error {
    constructor() {
        super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
    }
}
class $ZodEncodeError extends Error {
    constructor(name) {
        super(`Encountered unidirectional transform during encode: ${name}`);
        this.name = "ZodEncodeError";
    }
}
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
const core_globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
    if (newConfig)
        Object.assign(core_globalConfig, newConfig);
    return core_globalConfig;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/checks.js
// import { $ZodType } from "./schemas.js";



const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
    var _a;
    inst._zod ?? (inst._zod = {});
    inst._zod.def = def;
    (_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for size-based checks: run only on non-nullish values with a `size`. */
const _whenHasSize = (payload) => {
    const val = payload.value;
    return !util.nullish(val) && val.size !== undefined;
};
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
    const val = payload.value;
    return !util.nullish(val) && val.length !== undefined;
};
const numericOriginMap = {
    number: "number",
    bigint: "bigint",
    object: "date",
};
const $ZodCheckLessThan = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckLessThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_big",
            maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckGreaterThan = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckGreaterThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_small",
            minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMultipleOf = 
/*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMultipleOf", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        if (typeof payload.value !== typeof def.value)
            throw new Error("Cannot mix number and bigint in multiple_of check.");
        const isMultiple = typeof payload.value === "bigint"
            ? // `value % 0n` throws, and nothing is a multiple of zero \u2014 the number branch already fails this way via NaN
                def.value !== BigInt(0) && payload.value % def.value === BigInt(0)
            : util.floatSafeRemainder(payload.value, def.value) === 0;
        if (isMultiple)
            return;
        payload.issues.push({
            origin: typeof payload.value,
            code: "not_multiple_of",
            divisor: def.value,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckNumberFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckNumberFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    def.format = def.format || "float64";
    const isInt = def.format?.includes("int");
    const origin = isInt ? "int" : "number";
    const [minimum, maximum] = util.NUMBER_FORMAT_RANGES[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (isInt) {
            if (!Number.isInteger(input)) {
                // invalid_format issue
                // payload.issues.push({
                //   expected: def.format,
                //   format: def.format,
                //   code: "invalid_format",
                //   input,
                //   inst,
                // });
                // invalid_type issue
                payload.issues.push({
                    expected: origin,
                    format: def.format,
                    code: "invalid_type",
                    continue: false,
                    input,
                    inst,
                });
                return;
                // not_multiple_of issue
                // payload.issues.push({
                //   code: "not_multiple_of",
                //   origin: "number",
                //   input,
                //   inst,
                //   divisor: 1,
                // });
            }
            if (!Number.isSafeInteger(input)) {
                if (input > 0) {
                    // too_big
                    payload.issues.push({
                        input,
                        code: "too_big",
                        maximum: Number.MAX_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                else {
                    // too_small
                    payload.issues.push({
                        input,
                        code: "too_small",
                        minimum: Number.MIN_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                return;
            }
        }
        if (input < minimum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_small",
                minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodCheckBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckBigIntFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    const [minimum, maximum] = util.BIGINT_FORMAT_RANGES[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (input < minimum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_small",
                minimum: minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodCheckMaxSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMaxSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size <= def.maximum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMinSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMinSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size >= def.minimum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckSizeEquals = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckSizeEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size === def.size)
            return;
        const tooBig = size > def.size;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            ...(tooBig ? { code: "too_big", maximum: def.size } : { code: "too_small", minimum: def.size }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMaxLength = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMaxLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // Strings are measured in Unicode code points, not UTF-16 units. A code point is at most two units, so a string that already fits in units fits in code points; only an overflow has to be counted.
        const length = typeof input === "string" && units > def.maximum ? util.codePointLength(input) : units;
        if (length <= def.maximum)
            return;
        const origin = util.getLengthableOrigin(input);
        payload.issues.push({
            origin,
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMinLength = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMinLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so fewer units than the floor can never reach it and twice the floor always clears it. Only in between is the exact count in doubt.
        const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2
            ? util.codePointLength(input)
            : units;
        if (length >= def.minimum)
            return;
        const origin = util.getLengthableOrigin(input);
        payload.issues.push({
            origin,
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckLengthEquals = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckLengthEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so outside `[length, length * 2]` units the target is missed either way \u2014 and missed in the same direction in both measures.
        const length = typeof input === "string" && units >= def.length && units <= def.length * 2
            ? util.codePointLength(input)
            : units;
        if (length === def.length)
            return;
        const origin = util.getLengthableOrigin(input);
        const tooBig = length > def.length;
        payload.issues.push({
            origin,
            ...(tooBig ? { code: "too_big", maximum: def.length } : { code: "too_small", minimum: def.length }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
    var _a, _b;
    $ZodCheck.init(inst, def);
    if (def.pattern)
        (_a = inst._zod).check ?? (_a.check = (payload) => {
            def.pattern.lastIndex = 0;
            if (def.pattern.test(payload.value))
                return;
            payload.issues.push({
                origin: "string",
                code: "invalid_format",
                format: def.format,
                input: payload.value,
                ...(def.pattern ? { pattern: def.pattern.toString() } : {}),
                inst,
                continue: !def.abort,
            });
        });
    else
        (_b = inst._zod).check ?? (_b.check = () => { });
});
const $ZodCheckRegex = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckRegex", (inst, def) => {
    $ZodCheckStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        def.pattern.lastIndex = 0;
        if (def.pattern.test(payload.value))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "regex",
            input: payload.value,
            pattern: def.pattern.toString(),
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckLowerCase = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckLowerCase", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.lowercase);
    $ZodCheckStringFormat.init(inst, def);
})));
const $ZodCheckUpperCase = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckUpperCase", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.uppercase);
    $ZodCheckStringFormat.init(inst, def);
})));
const $ZodCheckIncludes = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckIncludes", (inst, def) => {
    $ZodCheck.init(inst, def);
    const escapedRegex = util.escapeRegex(def.includes);
    // `String.prototype.includes(sub, position)` matches `sub` at `position`
    // OR LATER, so the pattern must allow at least `position` leading chars
    // (`{N,}`), not exactly `position` chars (`{N}`).
    const pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
    def.pattern = pattern;
    inst._zod.check = (payload) => {
        if (payload.value.includes(def.includes, def.position))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "includes",
            includes: def.includes,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckStartsWith = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckStartsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`^${util.escapeRegex(def.prefix)}.*`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.startsWith(def.prefix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "starts_with",
            prefix: def.prefix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckEndsWith = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckEndsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`.*${util.escapeRegex(def.suffix)}$`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.endsWith(def.suffix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "ends_with",
            suffix: def.suffix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
///////////////////////////////////
/////    $ZodCheckProperty    /////
///////////////////////////////////
function handleCheckPropertyResult(result, payload, property) {
    if (result.issues.length) {
        payload.issues.push(...util.prefixIssues(property, result.issues));
    }
}
const $ZodCheckProperty = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckProperty", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        const result = def.schema._zod.run({
            value: payload.value[def.property],
            issues: [],
        }, {});
        if (result instanceof Promise) {
            return result.then((result) => handleCheckPropertyResult(result, payload, def.property));
        }
        handleCheckPropertyResult(result, payload, def.property);
        return;
    };
})));
const $ZodCheckProperties = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckProperties", (inst, def) => {
    $ZodCheck.init(inst, def);
    util.hide(inst, Symbol.iterator, function* () {
        yield inst;
    });
    // key and schema snapshotted together: reading one live and the other cached lets a later mutation of the caller's shape object pair a stale key with a missing schema
    let entries;
    inst._zod.check = (payload) => {
        // the base schema already typed the value, so only a nullish one is rejected here: the properties read on a primitive too, matching z.property() on a string's length
        if (payload.value == null) {
            payload.issues.push({ expected: "object", code: "invalid_type", input: payload.value, inst });
            return undefined;
        }
        entries ?? (entries = Reflect.ownKeys(def.shape).map((key) => [key, def.shape[key]]));
        const input = payload.value;
        let proms;
        for (const [key, schema] of entries) {
            const result = schema._zod.run({ value: input[key], issues: [] }, {});
            if (result instanceof Promise) {
                proms ?? (proms = []);
                proms.push(result.then((result) => handleCheckPropertyResult(result, payload, key)));
            }
            else {
                handleCheckPropertyResult(result, payload, key);
            }
        }
        if (proms)
            return Promise.all(proms).then(() => undefined);
        return undefined;
    };
})));
const $ZodCheckMimeType = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMimeType", (inst, def) => {
    $ZodCheck.init(inst, def);
    const mimeSet = new Set(def.mime);
    inst._zod.check = (payload) => {
        if (mimeSet.has(payload.value.type))
            return;
        payload.issues.push({
            code: "invalid_value",
            values: def.mime,
            input: payload.value.type,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckOverwrite = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckOverwrite", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        payload.value = def.tx(payload.value);
    };
})));

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/regexes.js

/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
    return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** Implements ISO 8601-2 extensions like explicit +- prefixes, mixing weeks with other units, and fractional/negative components. */
const extendedDuration = /^[-+]?P(?!$)(?:(?:[-+]?\d+Y)|(?:[-+]?\d+[.,]\d+Y$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:(?:[-+]?\d+W)|(?:[-+]?\d+[.,]\d+W$))?(?:(?:[-+]?\d+D)|(?:[-+]?\d+[.,]\d+D$))?(?:T(?=[\d+-])(?:(?:[-+]?\d+H)|(?:[-+]?\d+[.,]\d+H$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:[-+]?\d+(?:[.,]\d+)?S)?)??$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
 *
 * @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
    if (!version)
        return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
    return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
const uuid4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(4)));
const uuid6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(6)));
const uuid7 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(7)));
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
/** Equivalent to the HTML5 input[type=email] validation implemented by browsers. Source: https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input/email */
const html5Email = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/** The classic emailregex.com regex for RFC 5322-compliant emails */
const rfc5322Email = /^(([^<>()\[\]\\.,;:\s@"]+(\.[^<>()\[\]\\.,;:\s@"]+)*)|(".+"))@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}])|(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/;
/** A loose regex that allows Unicode characters, enforces length limits, and that's about it. */
const unicodeEmail = /^[^\s@"]{1,64}@[^\s@]{1,255}$/u;
const idnEmail = (/* unused pure expression or super */ null && (unicodeEmail));
const browserEmail = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
// from https://thekevinscott.com/emojis-in-javascript/#writing-a-regular-expression
// Single character class, not an alternation: the two properties overlap (U+1F9B0-U+1F9B3), so `(A|B)+` backtracks exponentially on a failed match. The leading lookahead then demands one anchor \u2014 a pictograph, a regional indicator, or the enclosing keycap \u2014 because `\p{Emoji_Component}` on its own covers ASCII digits, `#`, `*`, ZWJ, variation selectors and skin tone modifiers, none of which is an emoji without a base.
const _emoji = (/* unused pure expression or super */ null && (`^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`));
function emoji() {
    return new RegExp(_emoji, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const mac = (delimiter) => {
    const escapedDelim = util.escapeRegex(delimiter ?? ":");
    return new RegExp(`^(?:[0-9A-F]{2}${escapedDelim}){5}[0-9A-F]{2}$|^(?:[0-9a-f]{2}${escapedDelim}){5}[0-9a-f]{2}$`);
};
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
// https://stackoverflow.com/questions/7860392/determine-if-string-is-in-base64-using-javascript
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
// based on https://stackoverflow.com/questions/106179/regular-expression-to-match-dns-hostname-or-ip-address
// export const hostname: RegExp = /^([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+$/;
const hostname = /^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-0-9a-zA-Z]{0,61}[0-9a-zA-Z])?)*\.?$/;
const domain = /^(?=.{1,253}$)([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/;
const httpProtocol = /^https?$/;
// https://blog.stevenlevithan.com/archives/validate-phone-number#r4-3 (regex sans spaces) E.164: leading digit must be 1-9; total digits (excluding '+') between 7-15
const e164 = /^\+[1-9]\d{6,14}$/;
// Credit card shape: 12\u201319 digits, optionally separated by single spaces or single hyphens. ISO/IEC 7812 caps the PAN at 19 digits; 12 is the shortest issued length (Maestro).
const creditCard = /^\d(?:[ -]?\d){11,18}$/;
// ISO 4217 alpha codes from the SIX list, regenerated by scripts/update-iso-4217.ts
const currencyCode = /^(?:AED|AFN|ALL|AMD|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BHD|BIF|BMD|BND|BOB|BOV|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|CHE|CHF|CHW|CLF|CLP|CNY|COP|COU|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MXV|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|TRY|TTD|TWD|TZS|UAH|UGX|USD|USN|UYI|UYU|UYW|UZS|VED|VES|VND|VUV|WST|XAD|XAF|XAG|XAU|XBA|XBB|XBC|XBD|XCD|XCG|XDR|XOF|XPD|XPF|XPT|XSU|XTS|XUA|XXX|YER|ZAR|ZMW|ZWG)$/;
// iban electronic format: 2-letter country, check digits 02-98 (the only values `98 - remainder` can produce), 11-30 bban characters
const iban = /^[A-Z]{2}(?!00|01|99)\d{2}[A-Z0-9]{11,30}$/;
const dateSource = (/* unused pure expression or super */ null && (`(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`));
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
 * esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
 * will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function regexes_anchor(source) {
    return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ (/* unused pure expression or super */ null && (regexes_anchor(dateSource)));
function timeSource(args) {
    const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
    const regex = typeof args.precision === "number"
        ? args.precision === -1
            ? `${hhmm}`
            : args.precision === 0
                ? `${hhmm}:[0-5]\\d`
                : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}`
        : args.seconds
            ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?`
            : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
    return regex;
}
function time(args) {
    return new RegExp(`^${timeSource(args)}$`);
}
// Adapted from https://stackoverflow.com/a/3143231
function datetime(args) {
    const opts = ["Z"];
    // if (args.offset) opts.push(`([+-]\\d{2}:\\d{2})`);
    if (args.offset)
        opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
    // RFC 3339 mandates seconds wherever the time carries a `Z` or an offset, so only the unqualified form `local` adds may omit them
    const qualified = `${timeSource({ precision: args.precision, seconds: true })}(?:${opts.join("|")})`;
    const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
    return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
// the unbounded form of `string()` as a literal, so every plain string shares one instance instead of building its own
const anyString = /^[\s\S]{0,}$/;
const string = (params) => {
    const regex = params ? `[\\s\\S]{${params?.minimum ?? 0},${params?.maximum ?? ""}}` : `[\\s\\S]*`;
    return new RegExp(`^${regex}$`);
};
const bigint = /^-?\d+n?$/;
const integer = /^-?\d+$/;
const regexes_number = /^-?\d+(?:\.\d+)?$/;
const regexes_boolean = /^(?:true|false)$/i;
const _null = /^null$/i;

const _undefined = /^undefined$/i;

// regex for string with no uppercase letters
const lowercase = /^[^A-Z]*$/;
// regex for string with no lowercase letters
const uppercase = /^[^a-z]*$/;
// regex for hexadecimal strings (any length)
const hex = /^[0-9a-fA-F]*$/;
// Hash regexes for different algorithms and encodings
// Helper function to create base64 regex with exact length and padding
function fixedBase64(bodyLength, padding) {
    return new RegExp(`^[A-Za-z0-9+/]{${bodyLength}}${padding}$`);
}
// Helper function to create base64url regex with exact length (no padding)
function fixedBase64url(length) {
    return new RegExp(`^[A-Za-z0-9_-]{${length}}$`);
}
// MD5 (16 bytes): base64 = 24 chars total (22 + "==")
const md5_hex = /^[0-9a-fA-F]{32}$/;
const md5_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(22, "==")));
const md5_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(22)));
// SHA1 (20 bytes): base64 = 28 chars total (27 + "=")
const sha1_hex = /^[0-9a-fA-F]{40}$/;
const sha1_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(27, "=")));
const sha1_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(27)));
// SHA256 (32 bytes): base64 = 44 chars total (43 + "=")
const sha256_hex = /^[0-9a-fA-F]{64}$/;
const sha256_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(43, "=")));
const sha256_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(43)));
// SHA384 (48 bytes): base64 = 64 chars total (no padding)
const sha384_hex = /^[0-9a-fA-F]{96}$/;
const sha384_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(64, "")));
const sha384_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(64)));
// SHA512 (64 bytes): base64 = 88 chars total (86 + "==")
const sha512_hex = /^[0-9a-fA-F]{128}$/;
const sha512_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(86, "==")));
const sha512_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(86)));

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/versions.js
const version = {
    major: 4,
    minor: 6,
    patch: 7,
};

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/schemas.js







const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
    var _a;
    inst ?? (inst = {});
    inst._zod.def = def; // set _def property
    inst._zod.bag = inst._zod.bag || {}; // initialize _bag object
    inst._zod.version = version;
    const defChecks = inst._zod.def.checks;
    // if inst is itself a checks.$ZodCheck, run it as a check
    const checks = inst._zod.traits.has("$ZodCheck")
        ? [inst, ...(defChecks ?? [])]
        : defChecks?.length
            ? [...defChecks]
            : [];
    for (const ch of checks) {
        for (const fn of ch._zod.onattach) {
            fn(inst);
        }
    }
    if (checks.length === 0) {
        // deferred initializer inst._zod.parse is not yet defined
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred?.push(() => {
            inst._zod.run = inst._zod.parse;
        });
    }
    else {
        const runChecks = (payload, checks, ctx) => {
            if (payload.memo)
                return payload;
            let isAborted = aborted(payload);
            let asyncResult;
            for (const ch of checks) {
                if (ch._zod.def.when) {
                    if (explicitlyAborted(payload))
                        continue;
                    const shouldRun = ch._zod.def.when(payload);
                    if (!shouldRun)
                        continue;
                }
                else if (isAborted) {
                    continue;
                }
                const currLen = payload.issues.length;
                const _ = ch._zod.check(payload);
                if (_ instanceof Promise && ctx?.async === false) {
                    throw new $ZodAsyncError();
                }
                if (asyncResult || _ instanceof Promise) {
                    asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
                        await _;
                        const nextLen = payload.issues.length;
                        if (nextLen === currLen)
                            return;
                        attachSchema(payload.issues, currLen, inst);
                        if (!isAborted)
                            isAborted = aborted(payload, currLen);
                    });
                }
                else {
                    const nextLen = payload.issues.length;
                    if (nextLen === currLen)
                        continue;
                    attachSchema(payload.issues, currLen, inst);
                    if (!isAborted)
                        isAborted = aborted(payload, currLen);
                }
            }
            if (asyncResult) {
                return asyncResult.then(() => {
                    return payload;
                });
            }
            return payload;
        };
        const handleCanaryResult = (canary, payload, ctx) => {
            // abort if the canary is aborted
            if (aborted(canary)) {
                canary.aborted = true;
                return canary;
            }
            // run checks first, then
            const checkResult = runChecks(payload, checks, ctx);
            if (checkResult instanceof Promise) {
                if (ctx.async === false)
                    throw new $ZodAsyncError();
                return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
            }
            return inst._zod.parse(checkResult, ctx);
        };
        inst._zod.run = (payload, ctx) => {
            if (ctx.skipChecks) {
                return inst._zod.parse(payload, ctx);
            }
            if (ctx.direction === "backward") {
                // run canary initial pass (no checks)
                const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
                if (canary instanceof Promise) {
                    return canary.then((canary) => {
                        return handleCanaryResult(canary, payload, ctx);
                    });
                }
                return handleCanaryResult(canary, payload, ctx);
            }
            // forward
            const result = inst._zod.parse(payload, ctx);
            if (result instanceof Promise) {
                if (ctx.async === false)
                    throw new $ZodAsyncError();
                return result.then((result) => runChecks(result, checks, ctx));
            }
            return runChecks(result, checks, ctx);
        };
    }
}, {
    // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
    get "~standard"() {
        return hide(this, "~standard", standardProps(this));
    },
    set "~standard"(value) {
        own(this, "~standard", value);
    },
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
// a Standard Schema result only reports issues, so a failure finalizes them straight off the raw payload: no ZodError, and no lazy result to read through
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
    const ctx = { async: true };
    return toStandardResult((await inst._zod.run({ value, issues: [] }, ctx)), ctx);
}
function standardProps(inst) {
    return {
        validate: (value) => {
            const ctx = { async: false };
            try {
                const r = inst._zod.run({ value, issues: [] }, ctx);
                if (!(r instanceof Promise))
                    return toStandardResult(r, ctx);
            }
            catch (_) { }
            // async function so a synchronously throwing check rejects instead of escaping validate
            return validateAsync(inst, value);
        },
        vendor: "zod",
        version: 1,
    };
}

const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
    $ZodType.init(inst, def);
    // a format's own pattern, else unbounded; a template literal derives the check-aware form itself
    inst._zod.pattern = def.pattern ?? anyString;
    inst._zod.parse = (payload, _) => {
        if (def.coerce)
            try {
                payload.value = String(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "string")
            return payload;
        payload.issues.push({
            expected: "string",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
    // check initialization must come first
    $ZodCheckStringFormat.init(inst, def);
    $ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodGUID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.guid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
    if (def.version) {
        const versionMap = {
            v1: 1,
            v2: 2,
            v3: 3,
            v4: 4,
            v5: 5,
            v6: 6,
            v7: 7,
            v8: 8,
        };
        const v = versionMap[def.version];
        if (v === undefined)
            throw new Error(`Invalid UUID version: "${def.version}"`);
        def.pattern ?? (def.pattern = uuid(v));
    }
    else
        def.pattern ?? (def.pattern = uuid());
    $ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodEmail", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.email);
    $ZodStringFormat.init(inst, def);
})));
/** The `://` guard rejected the input before the URL constructor saw it. */
const URL_BAD_FORMAT = 1;
/** The URL parser rejected the input. */
const URL_UNPARSEABLE = 2;
function canParseURL(input) {
    try {
        if (typeof URL !== "undefined" && typeof URL.canParse === "function")
            return URL.canParse(input);
        new URL(input);
        return true;
    }
    catch {
        return false;
    }
}
function validateURL(trimmed, def) {
    if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) {
        return canParseURL(trimmed) || URL_UNPARSEABLE;
    }
    return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
    // When normalize is off, require :// for http/https URLs. This prevents strings like "http:example.com" or "https:/path" from being silently accepted
    if (!def.normalize && def.protocol?.source === regexes.httpProtocol.source && !/^https?:\/\//i.test(trimmed)) {
        return URL_BAD_FORMAT;
    }
    try {
        if (typeof URL !== "undefined") {
            const URLStatic = URL;
            if (typeof URLStatic.parse === "function")
                return URLStatic.parse(trimmed) ?? URL_UNPARSEABLE;
        }
        // @ts-ignore
        return new URL(trimmed);
    }
    catch {
        return URL_UNPARSEABLE;
    }
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
    return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
    hostname.lastIndex = 0;
    return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
    protocol.lastIndex = 0;
    return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodURL", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        try {
            // Trim whitespace from input
            const trimmed = payload.value.trim();
            const url = validateURL(trimmed, def);
            if (url === URL_BAD_FORMAT) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid URL format",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === URL_UNPARSEABLE) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === true) {
                payload.value = stripTabAndNewline(trimmed);
                return;
            }
            if (def.hostname && !urlHostnameOk(url, def.hostname)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid hostname",
                    pattern: def.hostname.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            if (def.protocol && !urlProtocolOk(url, def.protocol)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid protocol",
                    pattern: def.protocol.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            // Set the output value based on normalize flag
            payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
            return;
        }
        catch (_) {
            payload.issues.push({
                code: "invalid_format",
                format: "url",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodEmoji = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodEmoji", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.emoji());
    $ZodStringFormat.init(inst, def);
})));
const $ZodNanoID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNanoID", (inst, def) => {
    if (def.length !== undefined && (!Number.isInteger(def.length) || def.length < 1))
        throw new Error(`Invalid nanoid length: ${def.length}`);
    def.pattern ?? (def.pattern = def.length === undefined ? regexes.nanoid : regexes.nanoidOfLength(def.length));
    $ZodStringFormat.init(inst, def);
})));
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const $ZodCUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCUID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.cuid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodCUID2 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCUID2", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.cuid2);
    $ZodStringFormat.init(inst, def);
})));
const $ZodULID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodULID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.ulid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodXID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodXID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.xid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodKSUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodKSUID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.ksuid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodISODateTime = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodISODateTime", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.datetime(def));
    $ZodStringFormat.init(inst, def);
})));
const $ZodISODate = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodISODate", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.date);
    $ZodStringFormat.init(inst, def);
})));
const $ZodISOTime = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodISOTime", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.time(def));
    $ZodStringFormat.init(inst, def);
})));
const $ZodISODuration = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodISODuration", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.duration);
    $ZodStringFormat.init(inst, def);
})));
const $ZodIPv4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIPv4", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.ipv4);
    $ZodStringFormat.init(inst, def);
})));
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
    if (!ipv6Alphabet.test(value))
        return false;
    return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIPv6", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.ipv6);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidIPv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "ipv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMAC", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.mac(def.delimiter));
    $ZodStringFormat.init(inst, def);
})));
const $ZodCIDRv4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCIDRv4", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.cidrv4);
    $ZodStringFormat.init(inst, def);
})));
function isValidCIDRv6(value) {
    const parts = value.split("/");
    if (parts.length !== 2)
        return false;
    const [address, prefix] = parts;
    if (!prefix)
        return false;
    const prefixNum = Number(prefix);
    if (`${prefixNum}` !== prefix)
        return false;
    if (prefixNum < 0 || prefixNum > 128)
        return false;
    return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCIDRv6", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.cidrv6); // not used for validation
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidCIDRv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "cidrv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
//////////////////////////////   ZodBase64   //////////////////////////////
function isValidBase64(data) {
    if (data === "")
        return true;
    // atob ignores whitespace, so reject it up front.
    if (/\s/.test(data))
        return false;
    if (data.length % 4 !== 0)
        return false;
    try {
        // @ts-ignore
        atob(data);
        return true;
    }
    catch {
        return false;
    }
}
// lax on purpose: the quantified regexes.base64 overflows the regex stack on multi-MB input and its leading ^$| alternation leaks through template-literal composition; isValidBase64 enforces length and padding
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBase64", (inst, def) => {
    def.pattern ?? (def.pattern = base64Charset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodBase64URL   //////////////////////////////
// lax on purpose: the quantified regexes.base64url overflows the regex stack on multi-MB input; isValidBase64 enforces length on the padded string
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
    if (!base64urlCharset.test(data))
        return false;
    const base64 = data.replace(/[-_]/g, (c) => (c === "-" ? "+" : "/"));
    const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, "=");
    return isValidBase64(padded);
}
const $ZodBase64URL = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBase64URL", (inst, def) => {
    def.pattern ?? (def.pattern = base64urlCharset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64URL(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64url",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodE164 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodE164", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.e164);
    $ZodStringFormat.init(inst, def);
})));
//////////////////////////////   ZodCreditCard   //////////////////////////////
const CC_SANITIZE = /[- ]/g;
/** Luhn checksum on a digit-only string. Adapted from valibot (MIT). */
function isLuhnAlgo(digits) {
    let length = digits.length;
    let bit = 1;
    let sum = 0;
    while (length) {
        const value = digits.charCodeAt(--length) - 48;
        bit ^= 1;
        sum += bit ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][value] : value;
    }
    return sum % 10 === 0;
}
function isValidCreditCard(input) {
    if (!regexes.creditCard.test(input))
        return false;
    return isLuhnAlgo(input.replace(CC_SANITIZE, ""));
}
const $ZodCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCreditCard", (inst, def) => {
    // Shape only \u2014 the Luhn check below is not expressible as a pattern, so consumers of `pattern` (JSON Schema, template literals) get the length and separator rules alone.
    def.pattern ?? (def.pattern = regexes.creditCard);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidCreditCard(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "credit_card",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodIBAN   //////////////////////////////
// iso 7064 mod 97-10 checksum without BigInt
function isIso7064Mod97(iban) {
    let remainder = 0;
    const len = iban.length;
    for (let i = 4; i < len; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    for (let i = 0; i < 4; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    return remainder === 1;
}
function isValidIBAN(input) {
    if (!regexes.iban.test(input))
        return false;
    return isIso7064Mod97(input);
}
const $ZodIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIBAN", (inst, def) => {
    // shape only \u2014 checksum is not expressible as a pattern
    def.pattern ?? (def.pattern = regexes.iban);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidIBAN(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "iban",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodJWT   //////////////////////////////
function isValidJWT(token, algorithm = null) {
    try {
        const tokensParts = token.split(".");
        if (tokensParts.length !== 3)
            return false;
        const [header] = tokensParts;
        if (!header)
            return false;
        // @ts-ignore
        const parsedHeader = JSON.parse(atob(header));
        if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT")
            return false;
        if (!parsedHeader.alg)
            return false;
        if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm))
            return false;
        return true;
    }
    catch {
        return false;
    }
}
const $ZodJWT = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodJWT", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidJWT(payload.value, def.alg))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "jwt",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCustomStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (def.fn(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: def.format,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes_number;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Number(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
            return payload;
        }
        const received = typeof input === "number"
            ? Number.isNaN(input)
                ? "NaN"
                : !Number.isFinite(input)
                    ? String(input)
                    : undefined
            : undefined;
        payload.issues.push({
            expected: "number",
            code: "invalid_type",
            input,
            inst,
            ...(received ? { received } : {}),
        });
        return payload;
    };
});
const $ZodNumberFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNumberFormat", (inst, def) => {
    checks.$ZodCheckNumberFormat.init(inst, def);
    $ZodNumber.init(inst, def); // no format checks
})));
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes_boolean;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Boolean(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "boolean")
            return payload;
        payload.issues.push({
            expected: "boolean",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
});
const $ZodBigInt = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBigInt", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.bigint;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = BigInt(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "bigint")
            return payload;
        payload.issues.push({
            expected: "bigint",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
})));
const $ZodBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBigIntFormat", (inst, def) => {
    checks.$ZodCheckBigIntFormat.init(inst, def);
    $ZodBigInt.init(inst, def); // no format checks
})));
const $ZodSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSymbol", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "symbol")
            return payload;
        payload.issues.push({
            expected: "symbol",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUndefined", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.undefined;
    inst._zod.values = new Set([undefined]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "undefined",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNull", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.null;
    inst._zod.values = new Set([null]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (input === null)
            return payload;
        payload.issues.push({
            expected: "null",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodAny", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
})));
const $ZodUnknown = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUnknown", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
})));
const $ZodNever = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNever", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        payload.issues.push({
            expected: "never",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
})));
const $ZodVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodVoid", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "void",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodDate = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodDate", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce) {
            try {
                payload.value = new Date(payload.value);
            }
            catch (_err) { }
        }
        const input = payload.value;
        const isDate = input instanceof Date;
        const isValidDate = isDate && !Number.isNaN(input.getTime());
        if (isValidDate)
            return payload;
        payload.issues.push({
            expected: "date",
            code: "invalid_type",
            input,
            ...(isDate ? { received: "Invalid Date" } : {}),
            inst,
        });
        return payload;
    };
})));
// an oversized container fails its leading size checks before any element is parsed
function capSize(inst, size) {
    const caps = sizeCaps(inst._zod.def.checks);
    if (!caps.length)
        return;
    const cap = Math.min(...caps.map((c) => c[0]));
    const parse = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
        const n = size(payload.value);
        if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
            for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
                if (n > max && ch._zod.def.when(payload)) {
                    const start = payload.issues.length;
                    ch._zod.check(payload);
                    // the value is still the raw input, so no later check may read it
                    payload.issues[start].continue = false;
                    attachSchema(payload.issues, start, inst);
                    return payload;
                }
            }
        }
        return parse(payload, ctx);
    };
}
const arraySize = (input) => (Array.isArray(input) ? input.length : -1);
const mapSize = (input) => (input instanceof Map ? input.size : -1);
const setSize = (input) => (input instanceof Set ? input.size : -1);
function handleArrayResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...prefixIssues(index, result.issues));
    }
    final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core_globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                expected: "array",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
        const proms = [];
        const abortEarly = ctx?.abortEarly;
        for (let i = 0; i < input.length; i++) {
            const item = input[i];
            const result = def.element._zod.run({
                value: item,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleArrayResult(result, payload, i)));
            }
            else {
                handleArrayResult(result, payload, i);
                // the element's payload is authoritative here, since handleArrayResult forwards every issue; an object's is not, because it drops a failed absent optional
                if (abortEarly && result.issues.length !== 0 && aborted(result))
                    break;
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload; //handleArrayResultsAsync(parseResults, final);
    };
    capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
    const isPresent = key in input;
    const isOptionalOut = optout === "optional";
    // The middle rung means "absence permitted, nothing supplied in its place", so an absent key contributes nothing \u2014 whatever the schema made of `undefined` is invented, not substituted. Only `optional` reaches this with a value: `defaulted` substitutes, and a schema that isn't optional-out has to keep the key.
    if (!isPresent && isOptionalOut && optin === "optional") {
        return;
    }
    if (result.issues.length) {
        // For optional-in/out schemas, ignore errors on absent keys.
        if (optin !== undefined && isOptionalOut && !isPresent) {
            return;
        }
        final.issues.push(...prefixIssues(key, result.issues));
    }
    if (!isPresent && optin === undefined) {
        if (!result.issues.length) {
            final.issues.push({
                code: "invalid_type",
                expected: "nonoptional",
                input: undefined,
                path: [key],
            });
        }
        return;
    }
    if (result.value === undefined) {
        if (isPresent || (optin === "defaulted" && !isOptionalOut)) {
            final.value[key] = undefined;
        }
    }
    else {
        final.value[key] = result.value;
    }
}
// one shared instance; a fresh [] per schema cost 56 bytes retained
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
    const keys = Object.keys(def.shape);
    const ownSymbols = Object.getOwnPropertySymbols(def.shape);
    const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
    // aliases `keys` when there are no symbols, so a string-only shape keeps one array
    const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
    for (const k of allKeys) {
        if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
            throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
        }
    }
    const okeys = optionalKeys(def.shape);
    return {
        ...def,
        allKeys,
        symbolKeys,
        // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
        keySet: new Set(keys),
        numKeys: keys.length,
        optionalKeys: new Set(okeys),
    };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
    const unrecognized = [];
    const keySet = def.keySet;
    const _catchall = def.catchall._zod;
    const t = _catchall.def.type;
    const optin = _catchall.optin;
    const optout = _catchall.optout;
    // starts at 0, not the current length: the shape phase already ran and may have aborted
    let seen = 0;
    for (const key in input) {
        if (abortEarly && payload.issues.length !== seen) {
            if (aborted(payload, seen))
                break;
            seen = payload.issues.length;
        }
        // Must precede the __proto__ branch: a declared key is not unrecognized, even though the shape loop deliberately strips __proto__ from the parsed output.
        if (keySet.has(key))
            continue;
        // Don't copy an undeclared __proto__ into the result; assignment to a plain {} would replace the result prototype. But in strict mode it is still an unknown key, so report it before skipping.
        if (key === "__proto__") {
            if (t === "never")
                unrecognized.push(key);
            continue;
        }
        if (t === "never") {
            unrecognized.push(key);
            continue;
        }
        const r = _catchall.run({ value: input[key], issues: [] }, ctx);
        if (r instanceof Promise) {
            proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
        }
        else {
            handlePropertyResult(r, payload, key, input, optin, optout);
        }
    }
    if (unrecognized.length) {
        payload.issues.push({
            code: "unrecognized_keys",
            keys: unrecognized,
            input,
            inst,
            // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
            continue: true,
        });
    }
    if (!proms.length)
        return payload;
    return Promise.all(proms).then(() => {
        return payload;
    });
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodType.init(inst, def);
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    // a cloned def carries its source's accessor, which knows the shape it answers from; adopting that keeps the clone's keys readable without running it
    const sh = desc?.get ? desc.get.raw : (def.shape ?? {});
    if (sh) {
        // Freezes the shape on first read, so its getters resolve once and every later read sees the same schemas.
        const get = () => {
            const newSh = { ...sh };
            Object.defineProperty(def, "shape", { value: newSh });
            get.raw = newSh;
            return newSh;
        };
        get.raw = sh;
        Object.defineProperty(def, "shape", { get });
    }
    const _normalized = cached(() => normalizeDef(def));
    defineLazyInternal(inst, "propValues", (zod) => {
        const shape = zod.def.shape;
        const propValues = {};
        for (const key in shape) {
            const field = shape[key]._zod;
            if (field.values) {
                if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
                    assignProp(propValues, key, new Set());
                }
                for (const v of field.values)
                    propValues[key].add(v);
                // An omittable slot reads back as undefined at a discriminator lookup, so it has to claim undefined: two options that can both omit the key are not discriminable on it.
                if (field.optin !== undefined)
                    propValues[key].add(undefined);
            }
        }
        return propValues;
    });
    const isObject = util_isObject;
    const catchall = def.catchall;
    let value;
    const memo = core_globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
        const proms = [];
        const shape = value.shape;
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const key of value.allKeys) {
            if (abortEarly && payload.issues.length !== seen) {
                if (aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            if (key === "__proto__")
                continue;
            const el = shape[key];
            const optin = el._zod.optin;
            const optout = el._zod.optout;
            const r = el._zod.run({ value: input[key], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
            }
            else {
                handlePropertyResult(r, payload, key, input, optin, optout);
            }
        }
        if (!catchall) {
            return proms.length ? Promise.all(proms).then(() => payload) : payload;
        }
        return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
    };
});
const $ZodObjectJIT = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodObjectJIT", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodObject.init(inst, def);
    const superParse = inst._zod.parse;
    const _normalized = util.cached(() => normalizeDef(def));
    const memo = core.globalConfig.memoizer;
    const generateFastpass = (shape) => {
        const normalized = _normalized.value;
        const syms = normalized.symbolKeys;
        // a symbol has no source literal, so it is read as `syms[i]` off the closed-over scope
        const doc = new Doc(["payload", "ctx"], { shape, inst, memo, syms });
        const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
        // prefixes in place, like util.prefixIssues. newResult must land before the early return: a catchall runs after this and would otherwise write onto the caller's input
        const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
        doc.write(`const input = payload.value;`);
        const ids = Object.create(null);
        let counter = 0;
        for (const key of normalized.allKeys) {
            ids[key] = `key_${counter++}`;
        }
        // A: preserve key order {
        doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
        for (const key of normalized.allKeys) {
            if (key === "__proto__")
                continue;
            const id = ids[key];
            const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : util.esc(key);
            const isPresent = `${k} in input`;
            const schema = shape[key];
            const optin = schema?._zod?.optin;
            const isOptionalIn = optin !== undefined;
            const isOptionalOut = schema?._zod?.optout === "optional";
            doc.write(`const ${id} = ${parseStr(k)};`);
            if (isOptionalIn && isOptionalOut) {
                // For optional-in/out schemas, ignore errors on absent keys \u2014 and, like the interpreted path, drop the value produced alongside them. The middle rung goes further: it permits absence without supplying anything in its place, so an absent key contributes nothing at all.
                const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
                doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
            }
            else if (!isOptionalIn) {
                doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
            }
            else {
                doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
                if (optin === "defaulted") {
                    doc.write(`newResult[${k}] = ${id}.value;`);
                }
                else {
                    doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
                }
            }
        }
        doc.write(`payload.value = newResult;`);
        doc.write(`return payload;`);
        // closing `shape` in is what pays: turbofan specializes the parser against that one shape object, so every `shape[k]._zod.run` folds to a known callee. as a parameter it stays a generic load and measures 13% slower even with the forwarding frame gone
        return doc.compile();
    };
    let fastpass;
    const isObject = util.isObject;
    const jit = !core.globalConfig.jitless;
    const allowsEval = util.allowsEval;
    const fastEnabled = jit && allowsEval.value; // && !def.catchall;
    const catchall = def.catchall;
    let value;
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
            // always synchronous
            if (!fastpass)
                fastpass = generateFastpass(def.shape);
            payload = fastpass(payload, ctx);
            if (!catchall)
                return payload;
            return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
        }
        return superParse(payload, ctx);
    };
})));
function handleUnionResults(results, final, inst, ctx) {
    for (const result of results) {
        if (result.issues.length === 0) {
            final.value = result.value;
            return final;
        }
    }
    const nonaborted = results.filter((r) => !util.aborted(r));
    if (nonaborted.length === 1) {
        final.value = nonaborted[0].value;
        return nonaborted[0];
    }
    final.issues.push({
        code: "invalid_union",
        input: final.value,
        inst,
        errors: results.map((result) => result.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config()))),
    });
    return final;
}
const $ZodUnion = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUnion", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted")
        ? "defaulted"
        : zod.def.options.some((o) => o._zod.optin !== undefined)
            ? "optional"
            : undefined);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : undefined);
    util.defineLazyInternal(inst, "values", (zod) => {
        if (zod.def.options.every((o) => o._zod.values)) {
            return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
        }
        return undefined;
    });
    util.defineLazyInternal(inst, "pattern", (zod) => {
        if (zod.def.options.every((o) => o._zod.pattern)) {
            const patterns = zod.def.options.map((o) => o._zod.pattern);
            return new RegExp(`^(${patterns.map((p) => util.cleanRegex(p.source)).join("|")})$`);
        }
        return undefined;
    });
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                if (result.issues.length === 0)
                    return result;
                results.push(result);
            }
        }
        if (!async)
            return handleUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleUnionResults(results, payload, inst, ctx);
        });
    };
})));
function handleExclusiveUnionResults(results, final, inst, ctx) {
    const matches = [];
    for (let i = 0; i < results.length; i++) {
        if (results[i].issues.length === 0)
            matches.push(i);
    }
    if (matches.length === 1) {
        final.value = results[matches[0]].value;
        return final;
    }
    if (matches.length === 0) {
        // No matches - same as regular union
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: results.map((result) => result.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config()))),
        });
    }
    else {
        // Multiple matches - exclusive union failure
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: [],
            inclusive: false,
            matches,
        });
    }
    return final;
}
const $ZodXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodXor", (inst, def) => {
    $ZodUnion.init(inst, def);
    def.inclusive = false;
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                results.push(result);
            }
        }
        if (!async)
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        });
    };
})));
/** Returns the option whose discriminator claims `value`, or throws if ambiguous. */
function getDiscriminatedOption(union, value) {
    const internals = union._zod;
    let map = internals.bag.optionsMap;
    if (!map) {
        map = discriminatorMap(internals.def);
        internals.bag.optionsMap = map;
    }
    const option = map.get(value);
    if (option === null)
        throw new Error(`Ambiguous discriminator value "${String(value)}"`);
    return option;
}
function discriminatorMap(def) {
    const map = new Map();
    for (const option of def.options) {
        const values = option._zod.propValues?.[def.discriminator];
        if (!values || values.size === 0)
            throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
        for (const value of values) {
            if (map.has(value)) {
                if (value !== undefined)
                    throw new Error(`Duplicate discriminator value "${String(value)}"`);
                // keep the collision marked so a later member cannot reclaim it
                map.set(value, null);
            }
            else {
                map.set(value, option);
            }
        }
    }
    return map;
}
const $ZodDiscriminatedUnion = 
/*@__PURE__*/
(/* unused pure expression or super */ null && (core.$constructor("$ZodDiscriminatedUnion", (inst, def) => {
    def.inclusive = false;
    $ZodUnion.init(inst, def);
    const _super = inst._zod.parse;
    util.defineLazyInternal(inst, "propValues", (zod) => {
        const propValues = {};
        let undefinedCount = 0;
        for (const option of zod.def.options) {
            const pv = option._zod.propValues;
            if (!pv || Object.keys(pv).length === 0)
                throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
            if (pv[zod.def.discriminator]?.has(undefined))
                undefinedCount++;
            for (const [k, v] of Object.entries(pv)) {
                if (!Object.prototype.hasOwnProperty.call(propValues, k)) {
                    util.assignProp(propValues, k, new Set());
                }
                for (const val of v) {
                    propValues[k].add(val);
                }
            }
        }
        if (!zod.def.unionFallback && undefinedCount > 1)
            propValues[zod.def.discriminator]?.delete(undefined);
        return propValues;
    });
    // Checked now rather than in the lookup map below, so an option that lacks the discriminator fails at the `discriminatedUnion` call instead of on the first object parsed. Options whose shape cannot be enumerated without resolving it \u2014 pipes and lazies \u2014 are left to the map.
    def.options.forEach((option, i) => {
        const propShape = util.rawShape(option._zod.def);
        if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) {
            throw new Error(`Invalid discriminated union option at index "${i}"`);
        }
    });
    const disc = util.cached(() => discriminatorMap(def));
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!util.isObject(input)) {
            payload.issues.push({
                code: "invalid_type",
                expected: "object",
                input,
                inst,
            });
            return payload;
        }
        const value = input?.[def.discriminator];
        const opt = disc.value.get(value);
        // forward metadata cannot choose an encoder for an absent tag
        if (opt && (value !== undefined || ctx.direction !== "backward")) {
            return opt._zod.run(payload, ctx);
        }
        // Fall back to union matching when the fast discriminator path fails:
        // - explicitly enabled via unionFallback, or
        // - during backward direction (encode), since codec-based discriminators have different values in forward vs backward directions
        if (def.unionFallback || ctx.direction === "backward") {
            return _super(payload, ctx);
        }
        // no matching discriminator
        payload.issues.push({
            code: "invalid_union",
            errors: [],
            note: "No matching discriminator",
            discriminator: def.discriminator,
            options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
            input,
            path: [def.discriminator],
            inst,
        });
        return payload;
    };
})));
const $ZodIntersection = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIntersection", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        const left = def.left._zod.run({ value: input, issues: [] }, ctx);
        const right = def.right._zod.run({ value: input, issues: [] }, ctx);
        const async = left instanceof Promise || right instanceof Promise;
        if (async) {
            return Promise.all([left, right]).then(([left, right]) => {
                return handleIntersectionResults(payload, left, right);
            });
        }
        return handleIntersectionResults(payload, left, right);
    };
})));
function mergeValues(a, b) {
    // const aType = parse.t(a);
    // const bType = parse.t(b);
    if (a === b) {
        return { valid: true, data: a };
    }
    if (a instanceof Date && b instanceof Date && +a === +b) {
        return { valid: true, data: a };
    }
    if (util.isPlainObject(a) && util.isPlainObject(b)) {
        const bKeys = Object.keys(b);
        const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
        const newObj = { ...a, ...b };
        if (Object.prototype.hasOwnProperty.call(newObj, "__proto__"))
            delete newObj.__proto__;
        for (const key of sharedKeys) {
            if (key === "__proto__")
                continue;
            const sharedValue = mergeValues(a[key], b[key]);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [key, ...sharedValue.mergeErrorPath],
                };
            }
            newObj[key] = sharedValue.data;
        }
        return { valid: true, data: newObj };
    }
    if (Array.isArray(a) && Array.isArray(b)) {
        if (a.length !== b.length) {
            return { valid: false, mergeErrorPath: [] };
        }
        const newArray = [];
        for (let index = 0; index < a.length; index++) {
            const itemA = a[index];
            const itemB = b[index];
            const sharedValue = mergeValues(itemA, itemB);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [index, ...sharedValue.mergeErrorPath],
                };
            }
            newArray.push(sharedValue.data);
        }
        return { valid: true, data: newArray };
    }
    return { valid: false, mergeErrorPath: [] };
}
function handleIntersectionResults(result, left, right) {
    // Track which side(s) reject each key. A key rejection is reported only when BOTH sides reject it, so a key owned by one branch survives the other's key schema. strictObject reports these as unrecognized_keys; a record with an open key schema reports one invalid_key per key.
    const unrecKeys = new Map();
    let unrecIssue;
    const keyIssues = new Map();
    const collect = (iss, side) => {
        let keys;
        if (iss.code === "unrecognized_keys" && !iss.path?.length) {
            unrecIssue ?? (unrecIssue = iss);
            keys = iss.keys;
        }
        else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
            const k = String(iss.path[0]);
            if (!keyIssues.has(k))
                keyIssues.set(k, iss);
            keys = [k];
        }
        else {
            return false;
        }
        for (const k of keys) {
            if (!unrecKeys.has(k))
                unrecKeys.set(k, {});
            unrecKeys.get(k)[side] = true;
        }
        return true;
    };
    for (const iss of left.issues) {
        if (!collect(iss, "l"))
            result.issues.push(iss);
    }
    for (const iss of right.issues) {
        if (!collect(iss, "r"))
            result.issues.push(iss);
    }
    // Report only keys rejected by BOTH sides
    const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
    if (bothKeys.length) {
        const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
        if (aggregated.length)
            result.issues.push({ ...unrecIssue, keys: aggregated });
        for (const k of bothKeys) {
            if (!aggregated.includes(k) && keyIssues.has(k))
                result.issues.push(keyIssues.get(k));
        }
    }
    const merged = mergeValues(left.value, right.value);
    if (!merged.valid) {
        if (util.aborted(result))
            return result;
        throw new Error(`Unmergable intersection. Error path: ` + `${JSON.stringify(merged.mergeErrorPath)}`);
    }
    result.value = merged.data;
    return result;
}
const $ZodTuple = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodTuple", (inst, def) => {
    $ZodType.init(inst, def);
    const items = def.items;
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                input,
                inst,
                expected: "tuple",
                code: "invalid_type",
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
        const proms = [];
        const optinStart = getTupleOptStart(items, "optin");
        const optoutStart = getTupleOptStart(items, "optout");
        if (!def.rest) {
            if (input.length < optinStart) {
                payload.issues.push({
                    code: "too_small",
                    minimum: optinStart,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
                return payload;
            }
            if (input.length > items.length) {
                payload.issues.push({
                    code: "too_big",
                    maximum: items.length,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
            }
        }
        // Run every item in parallel, collecting results into an indexed array. The post-processing in `handleTupleResults` walks them in order so it can decide whether an absent optional-output error can truncate the tail or must be reported to preserve required output.
        const itemResults = new Array(items.length);
        // only tracked when there is a rest loop to skip
        const abortEarly = def.rest ? ctx?.abortEarly : undefined;
        let itemAborted = false;
        for (let i = 0; i < items.length; i++) {
            const r = items[i]._zod.run({ value: input[i], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((rr) => {
                    itemResults[i] = rr;
                }));
            }
            else {
                itemResults[i] = r;
                if (abortEarly && !itemAborted && r.issues.length)
                    itemAborted = util.aborted(r);
            }
        }
        // sound because rest is non-empty exactly when every fixed index is present, the one case handleTupleResults cannot discard an item's issues
        if (def.rest && !itemAborted) {
            let i = items.length - 1;
            const rest = input.slice(items.length);
            let seen = payload.issues.length;
            for (const el of rest) {
                if (abortEarly && payload.issues.length !== seen) {
                    if (util.aborted(payload, seen))
                        break;
                    seen = payload.issues.length;
                }
                i++;
                const result = def.rest._zod.run({ value: el, issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((r) => handleTupleResult(r, payload, i)));
                }
                else {
                    handleTupleResult(result, payload, i);
                }
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
        }
        return handleTupleResults(itemResults, payload, items, input, optoutStart);
    };
})));
function getTupleOptStart(items, key) {
    for (let i = items.length - 1; i >= 0; i--) {
        // optin is a three-rung ladder so any rung above `undefined` permits an absent slot; optout stays two-valued.
        const omittable = key === "optin" ? items[i]._zod.optin !== undefined : items[i]._zod.optout === "optional";
        if (!omittable)
            return i + 1;
    }
    return 0;
}
function handleTupleResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...util.prefixIssues(index, result.issues));
    }
    final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
    // Walk results in order. Mirror $ZodObject's swallow-on-absent-optional rule, but only after `optoutStart`: the first index where the output tuple tail can be absent.
    for (let i = 0; i < items.length; i++) {
        const r = itemResults[i];
        const isPresent = i < input.length;
        // The array analog of `handlePropertyResult`'s absent-key early return: the middle rung permits absence without supplying anything in its place, so the tail truncates here instead of materializing whatever the item made of `undefined`.
        if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
            final.value.length = i;
            break;
        }
        if (r.issues.length) {
            if (!isPresent && i >= optoutStart) {
                final.value.length = i;
                break;
            }
            final.issues.push(...util.prefixIssues(i, r.issues));
        }
        final.value[i] = r.value;
    }
    // Drop trailing slots that produced `undefined` for absent input
    // (the array analog of an absent optional key on an object). The
    // `i >= input.length` floor is critical: an explicit `undefined`
    // *inside* the input must be preserved even when the schema is
    // optional-out (e.g. `z.string().or(z.undefined())` accepting an
    // explicit undefined value).
    for (let i = final.value.length - 1; i >= input.length; i--) {
        if (items[i]._zod.optout === "optional" && final.value[i] === undefined) {
            final.value.length = i;
        }
        else {
            break;
        }
    }
    return final;
}
const $ZodRecord = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodRecord", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!util.isPlainObject(input)) {
            payload.issues.push({
                expected: "record",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        // no guard in either loop below: a record's invalid_key aborts but an enclosing intersection can reconcile it, so a stopped loop hides keys the sibling does not own and the intersection then rejects nothing
        const proms = [];
        const values = def.keyType._zod.values;
        if (values && !def.partial) {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            const recordKeys = new Set();
            for (const key of values) {
                if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
                    recordKeys.add(typeof key === "number" ? key.toString() : key);
                    // A declared __proto__ is stripped but is not an unrecognized key.
                    if (key === "__proto__")
                        continue;
                    const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                    if (keyResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (keyResult.issues.length) {
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
                            input: key,
                            path: [key],
                            inst,
                        });
                        continue;
                    }
                    const outKey = keyResult.value;
                    if (outKey === "__proto__")
                        continue;
                    const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                    if (result instanceof Promise) {
                        proms.push(result.then((result) => {
                            if (result.issues.length) {
                                payload.issues.push(...util.prefixIssues(key, result.issues));
                            }
                            payload.value[outKey] = result.value;
                        }));
                    }
                    else {
                        if (result.issues.length) {
                            payload.issues.push(...util.prefixIssues(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }
                }
            }
            let unrecognized;
            for (const key in input) {
                if (!recordKeys.has(key)) {
                    if (def.mode === "loose") {
                        // skip __proto__ so it can't replace the result prototype via the assignment setter on the plain {} we build into
                        if (key === "__proto__")
                            continue;
                        payload.value[key] = input[key];
                    }
                    else {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        else {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            // An enumerable key schema declares which keys the record owns, so a key outside the set is unrecognized. A non-enumerable one (regex, refine) is a constraint every key must satisfy, so a failing key is invalid. Only the former is reconcilable against the other side of an intersection.
            let unrecognized;
            // Reflect.ownKeys for Symbol-key support; filter non-enumerable to match z.object()
            for (const key of Reflect.ownKeys(input)) {
                if (key === "__proto__")
                    continue;
                if (!Object.prototype.propertyIsEnumerable.call(input, key))
                    continue;
                let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                if (keyResult instanceof Promise) {
                    throw new Error("Async schemas not supported in object keys currently");
                }
                // Numeric string fallback: if key is a numeric string and failed, retry with Number(key). This handles z.number(), z.literal([1, 2, 3]), and unions containing numeric literals
                const checkNumericKey = typeof key === "string" && regexes.number.test(key) && keyResult.issues.length;
                if (checkNumericKey) {
                    const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
                    if (retryResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (retryResult.issues.length === 0) {
                        keyResult = retryResult;
                    }
                }
                if (keyResult.issues.length) {
                    if (def.mode === "loose") {
                        // Pass through unchanged
                        payload.value[key] = input[key];
                    }
                    else if (values) {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                    else {
                        // Default "strict" behavior: error on invalid key
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
                            input: key,
                            path: [key],
                            inst,
                        });
                    }
                    continue;
                }
                // the guard above tests the raw input key, but the key schema can normalize an ordinary key into __proto__; re-check the key we actually write under
                const outKey = keyResult.value;
                if (outKey === "__proto__")
                    continue;
                const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((result) => {
                        if (result.issues.length) {
                            payload.issues.push(...util.prefixIssues(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }));
                }
                else {
                    if (result.issues.length) {
                        payload.issues.push(...util.prefixIssues(key, result.issues));
                    }
                    payload.value[outKey] = result.value;
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload;
    };
})));
const $ZodMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMap", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Map)) {
            payload.issues.push({
                expected: "map",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Map(), ctx) : new Map();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const [key, value] of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
            const valueResult = def.valueType._zod.run({ value: value, issues: [] }, ctx);
            if (keyResult instanceof Promise || valueResult instanceof Promise) {
                proms.push(Promise.all([keyResult, valueResult]).then(([keyResult, valueResult]) => {
                    handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
                }));
            }
            else {
                handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
            }
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, mapSize);
})));
function handleMapResult(keyResult, valueResult, final, key, input, inst, ctx) {
    if (keyResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, keyResult.issues));
        }
        else {
            final.issues.push({
                code: "invalid_key",
                origin: "map",
                input,
                inst,
                issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    if (valueResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, valueResult.issues));
        }
        else {
            final.issues.push({
                origin: "map",
                code: "invalid_element",
                input,
                inst,
                key: key,
                issues: valueResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    final.value.set(keyResult.value, valueResult.value);
}
const $ZodSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSet", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Set)) {
            payload.issues.push({
                input,
                inst,
                expected: "set",
                code: "invalid_type",
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Set(), ctx) : new Set();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const item of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const result = def.valueType._zod.run({ value: item, issues: [] }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleSetResult(result, payload)));
            }
            else
                handleSetResult(result, payload);
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, setSize);
})));
function handleSetResult(result, final) {
    if (result.issues.length) {
        final.issues.push(...result.issues);
    }
    final.value.add(result.value);
}
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
    $ZodType.init(inst, def);
    const values = getEnumValues(def.entries);
    const valuesSet = new Set(values);
    inst._zod.values = valuesSet;
    defineLazyInternal(inst, "pattern", (zod) => {
        const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (valuesSet.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const values = new Set(def.values);
    inst._zod.values = values;
    defineLazyInternal(inst, "pattern", (zod) => {
        const vals = zod.def.values;
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(vals.length
            ? `^(${vals
                .map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o))
                .join("|")})$`
            : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (values.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values: def.values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFile", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        // @ts-ignore
        if (input instanceof File)
            return payload;
        payload.issues.push({
            expected: "file",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "optional";
    core_globalConfig.memoizer?.guard(inst);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new $ZodEncodeError(inst.constructor.name);
        }
        const _out = def.transform(payload.value, payload);
        if (ctx.async) {
            const output = _out instanceof Promise ? _out : Promise.resolve(_out);
            return output.then((output) => {
                payload.value = output;
                return payload;
            });
        }
        if (_out instanceof Promise) {
            throw new $ZodAsyncError();
        }
        payload.value = _out;
        return payload;
    };
});
function handleOptionalResult(payload, result) {
    // A substituting schema that still failed has no usable answer; yield undefined. Its issues are simply dropped: it ran on a payload of its own, so there is no shared array to truncate and nothing of the caller's to lose with it.
    payload.value = result.issues.length ? undefined : result.value;
    return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
    $ZodType.init(inst, def);
    // .optional() propagates absence rather than substituting for it, so a defaulted inner keeps its rung.
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    inst._zod.optout = "optional";
    defineLazyInternal(inst, "values", (zod) => {
        const values = zod.def.innerType._zod.values;
        return values ? new Set([...values, undefined]) : undefined;
    });
    defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        if (payload.value === undefined) {
            // Only the top rung substitutes a value for absence; everything else leaves it intact, which is what .optional() means.
            if (def.innerType._zod.optin !== "defaulted")
                return payload;
            // Its own payload, for the same reason $ZodCatch gets one: a pipe forwards an unrecognized key through the caller's issues array, and this must not read that as the substituting schema failing and drop it.
            const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
            if (result instanceof Promise)
                return result.then((result) => handleOptionalResult(payload, result));
            return handleOptionalResult(payload, result);
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
    // Call parent init - inherits optin/optout = "optional"
    $ZodOptional.init(inst, def);
    // Override values/pattern to NOT add undefined
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
    // Override parse to just delegate (no undefined handling)
    inst._zod.parse = (payload, ctx) => {
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : undefined;
    });
    defineLazyInternal(inst, "values", (zod) => {
        return zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        // Forward direction (decode): allow null to pass through
        if (payload.value === null)
            return payload;
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodDefault = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodDefault", (inst, def) => {
    $ZodType.init(inst, def);
    // inst._zod.qin = "true";
    inst._zod.optin = "defaulted";
    util.defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply defaults for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
            /**
             * $ZodDefault returns the default value immediately in forward direction.
             * It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
            return payload;
        }
        // Forward direction: continue with default handling
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleDefaultResult(result, def));
        }
        return handleDefaultResult(result, def);
    };
})));
function handleDefaultResult(payload, def) {
    if (payload.value === undefined) {
        payload.value = def.defaultValue;
    }
    return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "defaulted";
    defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply prefault for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNonOptional = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNonOptional", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "values", (zod) => {
        const v = zod.def.innerType._zod.values;
        return v ? new Set([...v].filter((x) => x !== undefined)) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleNonOptionalResult(result, inst));
        }
        return handleNonOptionalResult(result, inst);
    };
})));
function handleNonOptionalResult(payload, inst) {
    if (!payload.issues.length && payload.value === undefined) {
        payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: payload.value,
            inst,
        });
    }
    return payload;
}
const $ZodSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSuccess", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new core.$ZodEncodeError("ZodSuccess");
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => {
                payload.value = result.issues.length === 0;
                return payload;
            });
        }
        payload.value = result.issues.length === 0;
        return payload;
    };
})));
function handleCatchResult(payload, result, def, ctx) {
    if (!result.issues.length) {
        payload.value = result.value;
        // The value carries up, so the flag describing it has to carry with it: a back-edge into a node still being parsed must not be frozen by an enclosing readonly, and its checks belong to the node itself. Guarded so the ordinary case adds no own property.
        if (result.memo)
            payload.memo = true;
        return payload;
    }
    // Spread the inner's own payload, not ours: `value` has to stay the input the catch was handed, and the inner ran on a payload of its own so its issues are already private to this call.
    payload.value = def.catchValue({
        ...result,
        value: payload.value,
        error: {
            issues: result.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
        },
        input: payload.value,
    });
    return payload;
}
const $ZodCatch = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCatch", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply catch logic
        const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleCatchResult(payload, result, def, ctx));
        }
        return handleCatchResult(payload, result, def, ctx);
    };
})));
const $ZodNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNaN", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "number" || !Number.isNaN(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "nan",
                code: "invalid_type",
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handlePipeResult(right, def.in, ctx));
            }
            return handlePipeResult(right, def.in, ctx);
        }
        const left = def.in._zod.run(payload, ctx);
        if (left instanceof Promise) {
            return left.then((left) => handlePipeResult(left, def.out, ctx));
        }
        return handlePipeResult(left, def.out, ctx);
    };
});
function handlePipeResult(left, next, ctx) {
    // Any issue stops the pipe, so a failing refinement never feeds its transform. An unrecognized key is the exception: it describes the input's extra properties, not the value being piped, and an enclosing intersection may yet reconcile it.
    if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
        // prevent further checks
        left.aborted = true;
        return left;
    }
    return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
const $ZodCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCodec", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        const direction = ctx.direction || "forward";
        if (direction === "forward") {
            const left = def.in._zod.run(payload, ctx);
            if (left instanceof Promise) {
                return left.then((left) => handleCodecAResult(left, def, ctx));
            }
            return handleCodecAResult(left, def, ctx);
        }
        else {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handleCodecAResult(right, def, ctx));
            }
            return handleCodecAResult(right, def, ctx);
        }
    };
})));
function handleCodecAResult(result, def, ctx) {
    if (result.issues.length) {
        // prevent further checks
        result.aborted = true;
        return result;
    }
    const direction = ctx.direction || "forward";
    if (direction === "forward") {
        const transformed = def.transform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.out, ctx));
        }
        return handleCodecTxResult(result, transformed, def.out, ctx);
    }
    else {
        const transformed = def.reverseTransform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.in, ctx));
        }
        return handleCodecTxResult(result, transformed, def.in, ctx);
    }
}
function handleCodecTxResult(left, value, nextSchema, ctx) {
    // Check if transform added any issues
    if (left.issues.length) {
        left.aborted = true;
        return left;
    }
    return nextSchema._zod.run({ value, issues: left.issues }, ctx);
}
const $ZodPreprocess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPreprocess", (inst, def) => {
    $ZodPipe.init(inst, def);
})));
const $ZodReadonly = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodReadonly", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then(handleReadonlyResult);
        }
        return handleReadonlyResult(result);
    };
})));
function handleReadonlyResult(payload) {
    // A repeat visit hands back a node that is still being built; freezing it here would make the rest of its keys fail to assign.
    if (!payload.memo)
        payload.value = Object.freeze(payload.value);
    return payload;
}
// a leaf's pattern source with its own checks folded in: the last pattern-carrying check wins, else length bounds narrow the catch-all, else an integer format narrows the number form. the fold lives here instead of on `_zod.pattern` so a bundle without template literals never pays for it
function leafPattern(schema) {
    const def = schema._zod.def;
    let pattern = def.pattern;
    let isInt = !!def.format?.includes("int");
    let minimum;
    let maximum;
    for (const ch of def.checks ?? []) {
        const d = ch._zod.def;
        if (d.pattern)
            pattern = d.pattern;
        isInt || (isInt = !!d.format?.includes("int"));
        const lo = d.minimum ?? d.length;
        const hi = d.maximum ?? d.length;
        if (lo !== undefined && (minimum === undefined || lo > minimum))
            minimum = lo;
        if (hi !== undefined && (maximum === undefined || hi < maximum))
            maximum = hi;
    }
    if (pattern)
        return pattern.source;
    // an empty range matches nothing at runtime, and `{8,5}` is not a legal quantifier
    if (minimum !== undefined && maximum !== undefined && minimum > maximum)
        return "(?!)";
    if (minimum !== undefined || maximum !== undefined)
        return regexes.string({ minimum, maximum }).source;
    const own = schema._zod.pattern;
    return (isInt && own === regexes.number ? regexes.integer : own)?.source;
}
// a part's pattern source. a wrapper's pattern embeds its inner pattern's source verbatim, so the folded form is substituted in place without knowing the wrapper's own composition; a union's options are joined the way the union builds its own pattern
function partPattern(schema) {
    const def = schema._zod.def;
    const own = schema._zod.pattern?.source;
    // lazy resolves its inner on the internals, not the def
    const inner = def.innerType ?? schema._zod.innerType;
    if (inner) {
        const before = inner._zod.pattern?.source;
        const after = partPattern(inner);
        if (own && before && after && after !== before) {
            return own.replace(util.cleanRegex(before), () => util.cleanRegex(after));
        }
        return own;
    }
    if (def.options) {
        const sources = def.options.map(partPattern);
        if (sources.every(Boolean))
            return `^(${sources.map((s) => util.cleanRegex(s)).join("|")})$`;
    }
    return leafPattern(schema);
}
const $ZodTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodTemplateLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const regexParts = [];
    for (const part of def.parts) {
        if (typeof part === "object" && part !== null) {
            // is Zod schema
            const source = partPattern(part);
            if (!source) {
                throw new Error(`Invalid template literal part, no pattern found: ${[...part._zod.traits].shift()}`);
            }
            regexParts.push(util.cleanRegex(source));
        }
        else if (part === null || util.primitiveTypes.has(typeof part)) {
            regexParts.push(util.escapeRegex(`${part}`));
        }
        else {
            throw new Error(`Invalid template literal part: ${part}`);
        }
    }
    inst._zod.pattern = new RegExp(`^${regexParts.join("")}$`);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "string") {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "string",
                code: "invalid_type",
            });
            return payload;
        }
        inst._zod.pattern.lastIndex = 0;
        if (!inst._zod.pattern.test(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                code: "invalid_format",
                format: def.format ?? "template_literal",
                pattern: inst._zod.pattern.source,
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFunction", (inst, def) => {
    $ZodType.init(inst, def);
    // Defined, not assigned: the classic prototype exposes `_def` as a getter with no setter.
    Object.defineProperty(inst, "_def", { value: def });
    inst._zod.def = def;
    inst.implement = (func) => {
        if (typeof func !== "function") {
            throw new Error("implement() must be called with a function");
        }
        // Defined inline so the closure stays anonymous: binding it to a `const` first names it, which costs 256 bytes per implemented function.
        return Object.defineProperty(function (...args) {
            const parsedArgs = inst._def.input ? parse(inst._def.input, args) : args;
            const result = Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return parse(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst.implementAsync = (func) => {
        if (typeof func !== "function") {
            throw new Error("implementAsync() must be called with a function");
        }
        return Object.defineProperty(async function (...args) {
            const parsedArgs = inst._def.input ? await parseAsync(inst._def.input, args) : args;
            const result = await Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return await parseAsync(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "function") {
            payload.issues.push({
                code: "invalid_type",
                expected: "function",
                input: payload.value,
                inst,
            });
            return payload;
        }
        // Check if output is a promise type to determine if we should use async implementation
        const hasPromiseOutput = inst._def.output && inst._def.output._zod.def.type === "promise";
        if (hasPromiseOutput) {
            payload.value = inst.implementAsync(payload.value);
        }
        else {
            payload.value = inst.implement(payload.value);
        }
        return payload;
    };
    inst.input = (...args) => {
        const F = inst.constructor;
        if (Array.isArray(args[0])) {
            return new F({
                type: "function",
                input: new $ZodTuple({
                    type: "tuple",
                    items: args[0],
                    rest: args[1],
                }),
                output: inst._def.output,
            });
        }
        return new F({
            type: "function",
            input: args[0],
            output: inst._def.output,
        });
    };
    inst.output = (output) => {
        const F = inst.constructor;
        return new F({
            type: "function",
            input: inst._def.input,
            output,
        });
    };
    return inst;
})));
const $ZodPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPromise", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        return Promise.resolve(payload.value).then((inner) => def.innerType._zod.run({ value: inner, issues: [] }, ctx));
    };
})));
const $ZodLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodLazy", (inst, def) => {
    $ZodType.init(inst, def);
    // Cache the resolved inner type on the shared `def` so all clones of this lazy (e.g. via `.describe()`/`.meta()`) share the same inner instance, preserving identity for cycle detection on recursive schemas.
    util.defineLazy(inst._zod, "innerType", () => {
        const d = def;
        if (!d._cachedInner)
            d._cachedInner = def.getter();
        return d._cachedInner;
    });
    util.defineLazyInternal(inst, "pattern", (zod) => zod.innerType?._zod?.pattern);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.innerType?._zod?.propValues);
    util.defineLazyInternal(inst, "optin", (zod) => zod.innerType?._zod?.optin ?? undefined);
    util.defineLazyInternal(inst, "optout", (zod) => zod.innerType?._zod?.optout ?? undefined);
    inst._zod.parse = (payload, ctx) => {
        const inner = inst._zod.innerType;
        return inner._zod.run(payload, ctx);
    };
})));
const $ZodCustom = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCustom", (inst, def) => {
    checks.$ZodCheck.init(inst, def);
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _) => {
        return payload;
    };
    inst._zod.check = (payload) => {
        const input = payload.value;
        const r = def.fn(input);
        if (r instanceof Promise) {
            return r.then((r) => handleRefineResult(r, payload, input, inst));
        }
        handleRefineResult(r, payload, input, inst);
        return;
    };
})));
function handleRefineResult(result, payload, input, inst) {
    if (!result) {
        const _iss = {
            code: "custom",
            input,
            inst, // incorporates params.error into issue reporting
            path: [...(inst._zod.def.path ?? [])], // incorporates params.error into issue reporting
            continue: !inst._zod.def.abort,
            // params: inst._zod.def.params,
        };
        if (inst._zod.def.params)
            _iss.params = inst._zod.def.params;
        payload.issues.push(util.issue(_iss));
    }
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/registries.js
var registries_a;
const $output = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodOutput")));
const $input = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodInput")));
class $ZodRegistry {
    constructor() {
        this._map = new WeakMap();
        this._idmap = new Map();
    }
    add(schema, ..._meta) {
        const meta = _meta[0];
        this._map.set(schema, meta);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.set(meta.id, schema);
        }
        return this;
    }
    clear() {
        this._map = new WeakMap();
        this._idmap = new Map();
        return this;
    }
    remove(schema) {
        const meta = this._map.get(schema);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.delete(meta.id);
        }
        this._map.delete(schema);
        return this;
    }
    get(schema) {
        // return this._map.get(schema) as any;
        // inherit metadata
        const p = schema._zod.parent;
        if (p) {
            const pm = { ...(this.get(p) ?? {}) };
            delete pm.id; // do not inherit id
            const f = { ...pm, ...this._map.get(schema) };
            return Object.keys(f).length ? f : undefined;
        }
        return this._map.get(schema);
    }
    has(schema) {
        return this._map.has(schema);
    }
}
// registries
function registry() {
    return new $ZodRegistry();
}
(registries_a = globalThis).__zod_globalRegistry ?? (registries_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/api.js




function snapshotChecks(def) {
    if (def.checks)
        def.checks = [...def.checks];
    return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
    return new Class(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedString(Class, params) {
    return new Class(snapshotChecks({ type: "string", coerce: true, ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
    return new Class({
        type: "string",
        format: "email",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
    return new Class({
        type: "string",
        format: "guid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v4",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v6",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v7",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
    return new Class({
        type: "string",
        format: "url",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_emoji(Class, params) {
    return new Class({
        type: "string",
        format: "emoji",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
    return new Class({
        type: "string",
        format: "nanoid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link _cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
    return new Class({
        type: "string",
        format: "cuid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
    return new Class({
        type: "string",
        format: "cuid2",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
    return new Class({
        type: "string",
        format: "ulid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
    return new Class({
        type: "string",
        format: "xid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
    return new Class({
        type: "string",
        format: "ksuid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
    return new Class({
        type: "string",
        format: "ipv4",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
    return new Class({
        type: "string",
        format: "ipv6",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mac(Class, params) {
    return new Class({
        type: "string",
        format: "mac",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv4",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv6",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
    return new Class({
        type: "string",
        format: "base64",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
    return new Class({
        type: "string",
        format: "base64url",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
    return new Class({
        type: "string",
        format: "e164",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _creditCard(Class, params) {
    return new Class({
        type: "string",
        format: "credit_card",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _iban(Class, params) {
    return new Class({
        type: "string",
        format: "iban",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
    return new Class({
        type: "string",
        format: "jwt",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
const TimePrecision = {
    Any: null,
    Minute: -1,
    Second: 0,
    Millisecond: 3,
    Microsecond: 6,
};
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
    return new Class({
        type: "string",
        format: "datetime",
        check: "string_format",
        offset: false,
        local: false,
        precision: null,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
    return new Class({
        type: "string",
        format: "date",
        check: "string_format",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
    return new Class({
        type: "string",
        format: "time",
        check: "string_format",
        precision: null,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
    return new Class({
        type: "string",
        format: "duration",
        check: "string_format",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
    return new Class(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedNumber(Class, params) {
    return new Class(snapshotChecks({ type: "number", coerce: true, checks: [], ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "safeint",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float64(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "int32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "uint32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
    return new Class({
        type: "boolean",
        ...normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBoolean(Class, params) {
    return new Class({
        type: "boolean",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _bigint(Class, params) {
    return new Class({
        type: "bigint",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBigint(Class, params) {
    return new Class({
        type: "bigint",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "int64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "uint64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _symbol(Class, params) {
    return new Class({
        type: "symbol",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_undefined(Class, params) {
    return new Class({
        type: "undefined",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function api_null(Class, params) {
    return new Class({
        type: "null",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _any(Class) {
    return new Class({
        type: "any",
    });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
    return new Class({
        type: "unknown",
    });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
    return new Class({
        type: "never",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _void(Class, params) {
    return new Class({
        type: "void",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _date(Class, params) {
    return new Class({
        type: "date",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedDate(Class, params) {
    return new Class({
        type: "date",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nan(Class, params) {
    return new Class({
        type: "nan",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
    return new checks.$ZodCheckLessThan({
        check: "less_than",
        ...util.normalizeParams(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
    return new checks.$ZodCheckLessThan({
        check: "less_than",
        ...util.normalizeParams(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
    return new checks.$ZodCheckGreaterThan({
        check: "greater_than",
        ...util.normalizeParams(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
    return new checks.$ZodCheckGreaterThan({
        check: "greater_than",
        ...util.normalizeParams(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _positive(params) {
    return _gt(0, params);
}
// negative
// @__NO_SIDE_EFFECTS__
function _negative(params) {
    return _lt(0, params);
}
// nonpositive
// @__NO_SIDE_EFFECTS__
function _nonpositive(params) {
    return _lte(0, params);
}
// nonnegative
// @__NO_SIDE_EFFECTS__
function _nonnegative(params) {
    return _gte(0, params);
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
    return new checks.$ZodCheckMultipleOf({
        check: "multiple_of",
        ...util.normalizeParams(params),
        value,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxSize(maximum, params) {
    return new checks.$ZodCheckMaxSize({
        check: "max_size",
        ...util.normalizeParams(params),
        maximum,
    });
}
// @__NO_SIDE_EFFECTS__
function _minSize(minimum, params) {
    return new checks.$ZodCheckMinSize({
        check: "min_size",
        ...util.normalizeParams(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _size(size, params) {
    return new checks.$ZodCheckSizeEquals({
        check: "size_equals",
        ...util.normalizeParams(params),
        size,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
    const ch = new checks.$ZodCheckMaxLength({
        check: "max_length",
        ...util.normalizeParams(params),
        maximum,
    });
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
    return new checks.$ZodCheckMinLength({
        check: "min_length",
        ...util.normalizeParams(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
    return new checks.$ZodCheckLengthEquals({
        check: "length_equals",
        ...util.normalizeParams(params),
        length,
    });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
    return new checks.$ZodCheckRegex({
        check: "string_format",
        format: "regex",
        ...util.normalizeParams(params),
        pattern,
    });
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
    return new checks.$ZodCheckLowerCase({
        check: "string_format",
        format: "lowercase",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
    return new checks.$ZodCheckUpperCase({
        check: "string_format",
        format: "uppercase",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
    return new checks.$ZodCheckIncludes({
        check: "string_format",
        format: "includes",
        ...util.normalizeParams(params),
        includes,
    });
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
    return new checks.$ZodCheckStartsWith({
        check: "string_format",
        format: "starts_with",
        ...util.normalizeParams(params),
        prefix,
    });
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
    return new checks.$ZodCheckEndsWith({
        check: "string_format",
        format: "ends_with",
        ...util.normalizeParams(params),
        suffix,
    });
}
// @__NO_SIDE_EFFECTS__
function _property(property, schema, params) {
    return new checks.$ZodCheckProperty({
        check: "property",
        property,
        schema,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _properties(shape, params) {
    return new checks.$ZodCheckProperties({
        check: "properties",
        shape,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mime(types, params) {
    return new checks.$ZodCheckMimeType({
        check: "mime_type",
        mime: types,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
    return new checks.$ZodCheckOverwrite({
        check: "overwrite",
        tx,
    });
}
// normalize
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
    return _overwrite((input) => input.normalize(form));
}
// trim
// @__NO_SIDE_EFFECTS__
function _trim() {
    return _overwrite((input) => input.trim());
}
// toLowerCase
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
    return _overwrite((input) => input.toLowerCase());
}
// toUpperCase
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
    return _overwrite((input) => input.toUpperCase());
}
// slugify
// @__NO_SIDE_EFFECTS__
function _slugify() {
    return _overwrite((input) => util.slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
    return new Class({
        type: "array",
        element,
        // get element() {
        //   return element;
        // },
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _union(Class, options, params) {
    return new Class({
        type: "union",
        options,
        ...util.normalizeParams(params),
    });
}
function _xor(Class, options, params) {
    return new Class({
        type: "union",
        options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _discriminatedUnion(Class, discriminator, options, params) {
    return new Class({
        type: "union",
        options: options,
        discriminator,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _intersection(Class, left, right) {
    return new Class({
        type: "intersection",
        left,
        right,
    });
}
// export function _tuple(
//   Class: util.SchemaClass<schemas.$ZodTuple>,
//   items: [],
//   params?: string | $ZodTupleParams
// ): schemas.$ZodTuple<[], null>;
// @__NO_SIDE_EFFECTS__
function _tuple(Class, items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof schemas.$ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new Class({
        type: "tuple",
        items,
        rest,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _record(Class, keyType, valueType, params) {
    return new Class({
        type: "record",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _map(Class, keyType, valueType, params) {
    return new Class({
        type: "map",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _set(Class, valueType, params) {
    return new Class({
        type: "set",
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _enum(Class, values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    // if (Array.isArray(values)) {
    //   for (const value of values) {
    //     entries[value] = value;
    //   }
    // } else {
    //   Object.assign(entries, values);
    // }
    // const entries: util.EnumLike = {};
    // for (const val of values) {
    //   entries[val] = val;
    // }
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function _nativeEnum(Class, entries, params) {
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _literal(Class, value, params) {
    return new Class({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _file(Class, params) {
    return new Class({
        type: "file",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _transform(Class, fn) {
    return new Class({
        type: "transform",
        transform: fn,
    });
}
// @__NO_SIDE_EFFECTS__
function _optional(Class, innerType) {
    return new Class({
        type: "optional",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _nullable(Class, innerType) {
    return new Class({
        type: "nullable",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _default(Class, innerType, defaultValue) {
    return new Class({
        type: "default",
        innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : util.shallowClone(defaultValue);
        },
    });
}
// @__NO_SIDE_EFFECTS__
function _nonoptional(Class, innerType, params) {
    return new Class({
        type: "nonoptional",
        innerType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _success(Class, innerType) {
    return new Class({
        type: "success",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _catch(Class, innerType, catchValue) {
    return new Class({
        type: "catch",
        innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : util.constantCatch(catchValue)),
    });
}
// @__NO_SIDE_EFFECTS__
function _pipe(Class, in_, out) {
    return new Class({
        type: "pipe",
        in: in_,
        out,
    });
}
// @__NO_SIDE_EFFECTS__
function _readonly(Class, innerType) {
    return new Class({
        type: "readonly",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _templateLiteral(Class, parts, params) {
    return new Class({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lazy(Class, getter) {
    return new Class({
        type: "lazy",
        getter,
    });
}
// @__NO_SIDE_EFFECTS__
function _promise(Class, innerType) {
    return new Class({
        type: "promise",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
    const norm = util.normalizeParams(_params);
    norm.abort ?? (norm.abort = true); // default to abort:false
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...norm,
    });
    return schema;
}
// same as _custom but defaults to abort:false
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...util.normalizeParams(_params),
    });
    return schema;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
    const ch = _check((payload) => {
        payload.addIssue = (issue) => {
            if (typeof issue === "string") {
                payload.issues.push(util.issue(issue, payload.value, ch._zod.def));
            }
            else {
                // for Zod 3 backwards compatibility
                const _issue = issue;
                if (_issue.fatal)
                    _issue.continue = false;
                _issue.code ?? (_issue.code = "custom");
                if (!("input" in _issue))
                    _issue.input = payload.value;
                _issue.inst ?? (_issue.inst = ch);
                _issue.continue ?? (_issue.continue = !ch._zod.def.abort); // abort is always undefined, so this is always true...
                payload.issues.push(util.issue(_issue));
            }
        };
        return fn(payload.value, payload);
    }, params);
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
    const ch = new checks.$ZodCheck({
        check: "custom",
        ...util.normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
// @__NO_SIDE_EFFECTS__
function api_describe(description) {
    const ch = new $ZodCheck({ check: "describe" });
    ch._zod.onattach = [
        (inst) => {
            const existing = globalRegistry.get(inst) ?? {};
            globalRegistry.add(inst, { ...existing, description });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function meta(metadata) {
    const ch = new $ZodCheck({ check: "meta" });
    ch._zod.onattach = [
        (inst) => {
            const existing = globalRegistry.get(inst) ?? {};
            globalRegistry.add(inst, { ...existing, ...metadata });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _stringbool(Classes, _params) {
    const params = util.normalizeParams(_params);
    let truthyArray = params.truthy ?? ["true", "1", "yes", "on", "y", "enabled"];
    let falsyArray = params.falsy ?? ["false", "0", "no", "off", "n", "disabled"];
    if (params.case !== "sensitive") {
        truthyArray = truthyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
        falsyArray = falsyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
    }
    const truthySet = new Set(truthyArray);
    const falsySet = new Set(falsyArray);
    const _Codec = Classes.Codec ?? schemas.$ZodCodec;
    const _Boolean = Classes.Boolean ?? schemas.$ZodBoolean;
    const _String = Classes.String ?? schemas.$ZodString;
    const stringSchema = new _String({ type: "string", error: params.error });
    const booleanSchema = new _Boolean({ type: "boolean", error: params.error });
    const codec = new _Codec({
        type: "pipe",
        in: stringSchema,
        out: booleanSchema,
        transform: ((input, payload) => {
            let data = input;
            if (params.case !== "sensitive")
                data = data.toLowerCase();
            if (truthySet.has(data)) {
                return true;
            }
            else if (falsySet.has(data)) {
                return false;
            }
            else {
                payload.issues.push({
                    code: "invalid_value",
                    expected: "stringbool",
                    values: [...truthySet, ...falsySet],
                    input: payload.value,
                    inst: codec,
                    continue: false,
                });
                return {};
            }
        }),
        reverseTransform: ((input, _payload) => {
            if (input === true) {
                return truthyArray[0] || "true";
            }
            else {
                return falsyArray[0] || "false";
            }
        }),
        error: params.error,
    });
    codec._zod.bag.truthy = truthyArray;
    codec._zod.bag.falsy = falsyArray;
    codec._zod.bag.case = params.case ?? "insensitive";
    return codec;
}
// @__NO_SIDE_EFFECTS__
function _stringFormat(Class, format, fnOrRegex, _params = {}) {
    const params = util.normalizeParams(_params);
    const def = {
        check: "string_format",
        type: "string",
        format,
        fn: typeof fnOrRegex === "function" ? fnOrRegex : (val) => fnOrRegex.test(val),
        ...params,
    };
    if (fnOrRegex instanceof RegExp) {
        def.pattern = fnOrRegex;
    }
    const inst = new Class(def);
    return inst;
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/errors.js


/* Computing the message eagerly is expensive (pretty-printed JSON of all
 * issues), so defer it until first read. The accessor functions and
 * descriptors are shared across instances to keep error construction
 * cheap; the computed message is cached on the internals object. The
 * setter preserves plain assignment semantics for consumers that
 * overwrite `message`. */
function _getMessage() {
    const internals = this._zod;
    internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
    return internals.message;
}
function _setMessage(value) {
    this._zod.message = value;
}
const _messageDesc = {
    get: _getMessage,
    set: _setMessage,
    enumerable: true,
    configurable: true,
};
const _issuesDesc = { value: undefined, enumerable: false };
/* Prototypes that already carry the lazy `toString`. Seeded with the
 * intrinsics so that `init` on a foreign object \u2014 it accepts any object \u2014
 * can never install an accessor onto a prototype we do not own. */
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
    inst.name = "$ZodError";
    // `_zod` is already non-enumerable: $constructor's init defined it with this same descriptor
    _issuesDesc.value = def;
    Object.defineProperty(inst, "issues", _issuesDesc);
    // Clear the shared slot; a retained `value` pins the last error's issues.
    _issuesDesc.value = undefined;
    Object.defineProperty(inst, "message", _messageDesc);
    /* `toString` lives as a non-enumerable lazy getter on the shared
     * prototype; on first access it caches a per-instance closure so
     * detached usage still works. */
    const proto = Object.getPrototypeOf(inst);
    if (!_installedToString.has(proto)) {
        _installedToString.add(proto);
        Object.defineProperty(proto, "toString", {
            configurable: true,
            enumerable: false,
            get() {
                const value = () => this.message;
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
                return value;
            },
            set(value) {
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
            },
        });
    }
};
const $ZodError = $constructor("$ZodError", initializer);
const $ZodRealError = $constructor("$ZodError", initializer, undefined, {
    Parent: Error,
});
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
 * ("toString", "constructor") would otherwise read through to the prototype, and assigning
 * "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
    if (!Object.prototype.hasOwnProperty.call(obj, key)) {
        if (key === "__proto__") {
            Object.defineProperty(obj, key, { value: make(), writable: true, enumerable: true, configurable: true });
        }
        else {
            obj[key] = make();
        }
    }
    return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
    const fieldErrors = {};
    const formErrors = [];
    for (const sub of error.issues) {
        if (sub.path.length > 0) {
            node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
        }
        else {
            formErrors.push(mapper(sub));
        }
    }
    return { formErrors, fieldErrors };
}
function formatError(error, mapper = (issue) => issue.message) {
    const fieldErrors = { _errors: [] };
    const processError = (error, path = []) => {
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    fieldErrors._errors.push(mapper(issue));
                }
                else {
                    let curr = fieldErrors;
                    let i = 0;
                    while (i < fullpath.length) {
                        const el = fullpath[i];
                        const terminal = i === fullpath.length - 1;
                        // `_errors` is reserved by this legacy format, so merge a matching path segment into the current node instead of treating its array as a child.
                        if (el === "_errors") {
                            if (terminal)
                                curr._errors.push(mapper(issue));
                            i++;
                            continue;
                        }
                        // A path element may collide with an inherited property name such as
                        // "__proto__" or "constructor". Truthiness checks read the prototype
                        // (so no node is created, then ._errors.push throws), and bracket
                        // assignment of "__proto__" hits the setter instead of creating an
                        // own key. Guard the read with hasOwnProperty and create the node
                        // with defineProperty so any path element becomes a real own key.
                        if (!Object.prototype.hasOwnProperty.call(curr, el)) {
                            Object.defineProperty(curr, el, {
                                value: { _errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        const node = curr[el];
                        if (terminal) {
                            node._errors.push(mapper(issue));
                        }
                        curr = node;
                        i++;
                    }
                }
            }
        }
    };
    processError(error);
    return fieldErrors;
}
function treeifyError(error, mapper = (issue) => issue.message) {
    const result = { errors: [] };
    const processError = (error, path = []) => {
        var _a;
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                // regular union error
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    result.errors.push(mapper(issue));
                    continue;
                }
                let curr = result;
                let i = 0;
                while (i < fullpath.length) {
                    const el = fullpath[i];
                    const terminal = i === fullpath.length - 1;
                    if (typeof el === "string") {
                        curr.properties ?? (curr.properties = {});
                        // el may collide with an inherited property name ("__proto__",
                        // "constructor", ...); ??= reads the prototype so the node is never
                        // created and curr.errors.push throws. Guard with hasOwnProperty and
                        // create the node with defineProperty so "__proto__" becomes a real
                        // own key rather than invoking the prototype setter.
                        if (!Object.prototype.hasOwnProperty.call(curr.properties, el)) {
                            Object.defineProperty(curr.properties, el, {
                                value: { errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        curr = curr.properties[el];
                    }
                    else {
                        curr.items ?? (curr.items = []);
                        (_a = curr.items)[el] ?? (_a[el] = { errors: [] });
                        curr = curr.items[el];
                    }
                    if (terminal) {
                        curr.errors.push(mapper(issue));
                    }
                    i++;
                }
            }
        }
    };
    processError(error);
    return result;
}
/** Format a ZodError as a human-readable string in the following form.
 *
 * From
 *
 * ```ts
 * ZodError {
 *   issues: [
 *     {
 *       expected: 'string',
 *       code: 'invalid_type',
 *       path: [ 'username' ],
 *       message: 'Invalid input: expected string'
 *     },
 *     {
 *       expected: 'number',
 *       code: 'invalid_type',
 *       path: [ 'favoriteNumbers', 1 ],
 *       message: 'Invalid input: expected number'
 *     }
 *   ];
 * }
 * ```
 *
 * to
 *
 * ```
 * username
 *   \u2716 Expected number, received string at "username
 * favoriteNumbers[0]
 *   \u2716 Invalid input: expected number
 * ```
 */
function toDotPath(_path) {
    const segs = [];
    const path = _path.map((seg) => (typeof seg === "object" ? seg.key : seg));
    for (const seg of path) {
        if (typeof seg === "number")
            segs.push(`[${seg}]`);
        else if (typeof seg === "symbol")
            segs.push(`[${JSON.stringify(String(seg))}]`);
        else if (/[^\w$]/.test(seg))
            segs.push(`[${JSON.stringify(seg)}]`);
        else {
            if (segs.length)
                segs.push(".");
            segs.push(seg);
        }
    }
    return segs.join("");
}
function prettifyError(error) {
    const lines = [];
    // sort by path length
    const issues = [...error.issues].sort((a, b) => (a.path ?? []).length - (b.path ?? []).length);
    // Process each issue
    for (const issue of issues) {
        lines.push(`\u2716 ${issue.message}`);
        if (issue.path?.length)
            lines.push(`  \u2192 at ${toDotPath(issue.path)}`);
    }
    // Convert Map to formatted string
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/parse.js



// Always both keys, so the `_params` read site in `_parse` sees one object shape rather than two.
function finalizeParams(callee, params) {
    return { callee: params?.callee ?? callee, Err: params?.Err };
}
const _parse = (_Err) => {
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
        const result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise) {
            throw new $ZodAsyncError();
        }
        if (result.issues.length) {
            const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
            captureStackTrace(e, _params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parse = /* @__PURE__*/ _parse($ZodRealError);
const _parseAsync = (_Err) => {
    const fn = async (schema, value, _ctx, params) => {
        const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
        let result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise)
            result = await result;
        if (result.issues.length) {
            const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
            captureStackTrace(e, params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parseAsync = /* @__PURE__*/ _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
        throw new $ZodAsyncError();
    }
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParse = /* @__PURE__*/ _safeParse($ZodRealError);
// the error is built on the first read of `error`: finalizing the issues and constructing the instance is most of a failing parse, and a caller that only branches on `success` never pays it. a getter in the literal keeps this small; the alternative, one shared accessor descriptor plus a hidden state slot, reads ~15% faster but costs ~75 B gzipped in every bundle
function failure(Err, issues, ctx) {
    let error;
    return {
        success: false,
        get error() {
            if (!error) {
                error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
                // finalizeIssue drops `input`, so the built error holds nothing; keeping the raw issues past this point pins the parsed value for the life of the result
                issues = undefined;
                ctx = undefined;
            }
            return error;
        },
        set error(e) {
            error = e;
            // a replacement makes the getter's branch unreachable, so the captures have to go here too
            issues = undefined;
            ctx = undefined;
        },
    };
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParseAsync = /* @__PURE__*/ _safeParseAsync($ZodRealError);
// registry mirrors of the compiler's sentinels, so this module never imports the compiler
const COMPILE_INVALID = /* @__PURE__ */ (/* unused pure expression or super */ null && (Symbol.for("zod.compile.invalid")));
const COMPILE_FALLBACK = /* @__PURE__ */ (/* unused pure expression or super */ null && (Symbol.for("zod.compile.fallback")));
// Deliberately tiny, because v8 will not inline a body carrying the fallback's object literals and throw. Everything that is not the compiled happy path lives in validateFallback, and that split is worth ~35% on a compiled schema.
const validate = ((schema, value, _ctx) => {
    const validator = schema._zod.bag.validator;
    if (validator !== undefined) {
        if (validator(value) !== COMPILE_INVALID)
            return true;
        // a definite sentinel means the runtime would reject, so skip the re-parse; a ctx can still change the answer
        if (validator.definite === true && _ctx === undefined)
            return false;
    }
    return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
    const ctx = _ctx
        ? { ..._ctx, async: false, abortEarly: true }
        : { async: false, abortEarly: true };
    const fallbackRun = schema._zod.bag.fallbackRun;
    let result;
    if (fallbackRun) {
        // skip nested fast paths on the fallback, so user callbacks keep the at-most-twice bound
        ctx[COMPILE_FALLBACK] = true;
        result = fallbackRun({ value, issues: [] }, ctx);
    }
    else {
        result = schema._zod.run({ value, issues: [] }, ctx);
    }
    if (result instanceof Promise) {
        throw new core.$ZodAsyncError();
    }
    return result.issues.length === 0;
}
// no fast path: the compiler keeps async parses on the runtime, because a promise-returning callback that is not declared async compiles to a throw
const parse_validateAsync = async (schema, value, _ctx) => {
    const ctx = _ctx
        ? { ..._ctx, async: true, abortEarly: true }
        : { async: true, abortEarly: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length === 0;
};
const _encode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return parse(schema, value, ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const encode = /* @__PURE__*/ _encode($ZodRealError);
const _decode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        return parse(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decode = /* @__PURE__*/ _decode($ZodRealError);
const _encodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return (await parseAsync(schema, value, ctx, finalizeParams(fn, _params)));
    };
    return fn;
};
const encodeAsync = /* @__PURE__*/ _encodeAsync($ZodRealError);
const _decodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decodeAsync = /* @__PURE__*/ _decodeAsync($ZodRealError);
const _safeEncode = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParse(_Err)(schema, value, ctx);
};
const safeEncode = /* @__PURE__*/ _safeEncode($ZodRealError);
const _safeDecode = (_Err) => (schema, value, _ctx) => {
    return _safeParse(_Err)(schema, value, _ctx);
};
const safeDecode = /* @__PURE__*/ _safeDecode($ZodRealError);
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParseAsync(_Err)(schema, value, ctx);
};
const safeEncodeAsync = /* @__PURE__*/ _safeEncodeAsync($ZodRealError);
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
    return _safeParseAsync(_Err)(schema, value, _ctx);
};
const safeDecodeAsync = /* @__PURE__*/ _safeDecodeAsync($ZodRealError);

;// CONCATENATED MODULE: ./node_modules/zod/v4/mini/schemas.js




const ZodMiniType = /*@__PURE__*/ $constructor("ZodMiniType", (inst, def) => {
    if (!inst._zod)
        throw new Error("Uninitialized schema in ZodMiniType.");
    $ZodType.init(inst, def);
    inst.def = def;
    inst.type = def.type;
}, {
    // `with` is an alias for `check`: the same function object, not a wrapper.
    get with() {
        return this.check;
    },
    set with(value) {
        own(this, "with", value);
    },
    parse(data, params) {
        return parse_parse(this, data, params, { callee: this.parse });
    },
    parseAsync(data, params) {
        return parse_parseAsync(this, data, params, { callee: this.parseAsync });
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
            checks: [
                ...(def.checks ?? []),
                ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch),
            ],
        }, { parent: true });
    },
    clone(_def, params) {
        return clone(this, _def, params);
    },
    brand() {
        return this;
    },
    register(reg, meta) {
        reg.add(this, meta);
        return this;
    },
    apply(fn, ...args) {
        return args.length === 0 ? fn(this) : fn(this, ...args);
    },
});
const ZodMiniString = /*@__PURE__*/ $constructor("ZodMiniString", (inst, def) => {
    $ZodString.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function schemas_string(params) {
    return _string(ZodMiniString, params);
}
const ZodMiniStringFormat = /*@__PURE__*/ $constructor("ZodMiniStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    ZodMiniString.init(inst, def);
});
const ZodMiniEmail = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniEmail", (inst, def) => {
    core.$ZodEmail.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_email(params) {
    return core._email(ZodMiniEmail, params);
}
const ZodMiniGUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniGUID", (inst, def) => {
    core.$ZodGUID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_guid(params) {
    return core._guid(ZodMiniGUID, params);
}
const ZodMiniUUID = /*@__PURE__*/ $constructor("ZodMiniUUID", (inst, def) => {
    $ZodUUID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function schemas_uuid(params) {
    return _uuid(ZodMiniUUID, params);
}
// @__NO_SIDE_EFFECTS__
function uuidv4(params) {
    return core._uuidv4(ZodMiniUUID, params);
}
// ZodMiniUUIDv6
// @__NO_SIDE_EFFECTS__
function uuidv6(params) {
    return core._uuidv6(ZodMiniUUID, params);
}
// ZodMiniUUIDv7
// @__NO_SIDE_EFFECTS__
function uuidv7(params) {
    return core._uuidv7(ZodMiniUUID, params);
}
const ZodMiniURL = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniURL", (inst, def) => {
    core.$ZodURL.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function url(params) {
    return core._url(ZodMiniURL, params);
}
// @__NO_SIDE_EFFECTS__
function httpUrl(params) {
    return core._url(ZodMiniURL, {
        protocol: regexes.httpProtocol,
        hostname: regexes.domain,
        ...util.normalizeParams(params),
    });
}
const ZodMiniEmoji = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniEmoji", (inst, def) => {
    core.$ZodEmoji.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_emoji(params) {
    return core._emoji(ZodMiniEmoji, params);
}
const ZodMiniNanoID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNanoID", (inst, def) => {
    core.$ZodNanoID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_nanoid(params) {
    return core._nanoid(ZodMiniNanoID, params);
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link ZodMiniCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const ZodMiniCUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCUID", (inst, def) => {
    core.$ZodCUID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
/**
 * Validates a CUID v1 string.
 *
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2 | `z.cuid2()`} instead.
 * See https://github.com/paralleldrive/cuid.
 */
// @__NO_SIDE_EFFECTS__
function schemas_cuid(params) {
    return core._cuid(ZodMiniCUID, params);
}
const ZodMiniCUID2 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCUID2", (inst, def) => {
    core.$ZodCUID2.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_cuid2(params) {
    return core._cuid2(ZodMiniCUID2, params);
}
const ZodMiniULID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniULID", (inst, def) => {
    core.$ZodULID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_ulid(params) {
    return core._ulid(ZodMiniULID, params);
}
const ZodMiniXID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniXID", (inst, def) => {
    core.$ZodXID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_xid(params) {
    return core._xid(ZodMiniXID, params);
}
const ZodMiniKSUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniKSUID", (inst, def) => {
    core.$ZodKSUID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_ksuid(params) {
    return core._ksuid(ZodMiniKSUID, params);
}
const ZodMiniIPv4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniIPv4", (inst, def) => {
    core.$ZodIPv4.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_ipv4(params) {
    return core._ipv4(ZodMiniIPv4, params);
}
const ZodMiniIPv6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniIPv6", (inst, def) => {
    core.$ZodIPv6.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_ipv6(params) {
    return core._ipv6(ZodMiniIPv6, params);
}
const ZodMiniCIDRv4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCIDRv4", (inst, def) => {
    core.$ZodCIDRv4.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_cidrv4(params) {
    return core._cidrv4(ZodMiniCIDRv4, params);
}
const ZodMiniCIDRv6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCIDRv6", (inst, def) => {
    core.$ZodCIDRv6.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_cidrv6(params) {
    return core._cidrv6(ZodMiniCIDRv6, params);
}
const ZodMiniMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniMAC", (inst, def) => {
    core.$ZodMAC.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_mac(params) {
    return core._mac(ZodMiniMAC, params);
}
const ZodMiniBase64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniBase64", (inst, def) => {
    core.$ZodBase64.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_base64(params) {
    return core._base64(ZodMiniBase64, params);
}
const ZodMiniBase64URL = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniBase64URL", (inst, def) => {
    core.$ZodBase64URL.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_base64url(params) {
    return core._base64url(ZodMiniBase64URL, params);
}
const ZodMiniE164 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniE164", (inst, def) => {
    core.$ZodE164.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_e164(params) {
    return core._e164(ZodMiniE164, params);
}
const ZodMiniCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCreditCard", (inst, def) => {
    core.$ZodCreditCard.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_creditCard(params) {
    return core._creditCard(ZodMiniCreditCard, params);
}
const ZodMiniIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniIBAN", (inst, def) => {
    core.$ZodIBAN.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_iban(params) {
    return core._iban(ZodMiniIBAN, params);
}
const ZodMiniJWT = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniJWT", (inst, def) => {
    core.$ZodJWT.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function jwt(params) {
    return core._jwt(ZodMiniJWT, params);
}
const ZodMiniCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCustomStringFormat", (inst, def) => {
    core.$ZodCustomStringFormat.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function stringFormat(format, fnOrRegex, _params = {}) {
    return core._stringFormat(ZodMiniCustomStringFormat, format, fnOrRegex, _params);
}
// @__NO_SIDE_EFFECTS__
function schemas_hostname(_params) {
    return core._stringFormat(ZodMiniCustomStringFormat, "hostname", regexes.hostname, _params);
}
// @__NO_SIDE_EFFECTS__
function schemas_hex(_params) {
    return core._stringFormat(ZodMiniCustomStringFormat, "hex", regexes.hex, _params);
}
// @__NO_SIDE_EFFECTS__
function schemas_currencyCode(_params) {
    return core._stringFormat(ZodMiniCustomStringFormat, "currency_code", regexes.currencyCode, _params);
}
// @__NO_SIDE_EFFECTS__
function hash(alg, params) {
    const enc = params?.enc ?? "hex";
    const format = `${alg}_${enc}`;
    const regex = core.regexes[format];
    // check for unrecognized format
    if (!regex)
        throw new Error(`Unrecognized hash format: ${format}`);
    return core._stringFormat(ZodMiniCustomStringFormat, format, regex, params);
}
const ZodMiniNumber = /*@__PURE__*/ $constructor("ZodMiniNumber", (inst, def) => {
    $ZodNumber.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function schemas_number(params) {
    return _number(ZodMiniNumber, params);
}
const ZodMiniNumberFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNumberFormat", (inst, def) => {
    core.$ZodNumberFormat.init(inst, def);
    ZodMiniNumber.init(inst, def);
})));
function schemas_int(params) {
    return core._int(ZodMiniNumberFormat, params);
}
function float32(params) {
    return core._float32(ZodMiniNumberFormat, params);
}
function float64(params) {
    return core._float64(ZodMiniNumberFormat, params);
}
function int32(params) {
    return core._int32(ZodMiniNumberFormat, params);
}
function uint32(params) {
    return core._uint32(ZodMiniNumberFormat, params);
}
const ZodMiniBoolean = /*@__PURE__*/ $constructor("ZodMiniBoolean", (inst, def) => {
    $ZodBoolean.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function schemas_boolean(params) {
    return _boolean(ZodMiniBoolean, params);
}
const ZodMiniBigInt = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniBigInt", (inst, def) => {
    core.$ZodBigInt.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_bigint(params) {
    return core._bigint(ZodMiniBigInt, params);
}
const ZodMiniBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniBigIntFormat", (inst, def) => {
    core.$ZodBigIntFormat.init(inst, def);
    ZodMiniBigInt.init(inst, def);
})));
function int64(params) {
    return core._int64(ZodMiniBigIntFormat, params);
}
function uint64(params) {
    return core._uint64(ZodMiniBigIntFormat, params);
}
const ZodMiniSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniSymbol", (inst, def) => {
    core.$ZodSymbol.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function symbol(params) {
    return core._symbol(ZodMiniSymbol, params);
}
const ZodMiniUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniUndefined", (inst, def) => {
    core.$ZodUndefined.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_undefined(params) {
    return core._undefined(ZodMiniUndefined, params);
}

const ZodMiniNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNull", (inst, def) => {
    core.$ZodNull.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_null(params) {
    return core._null(ZodMiniNull, params);
}

const ZodMiniAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniAny", (inst, def) => {
    core.$ZodAny.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function any() {
    return core._any(ZodMiniAny);
}
const ZodMiniUnknown = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniUnknown", (inst, def) => {
    core.$ZodUnknown.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function unknown() {
    return core._unknown(ZodMiniUnknown);
}
const ZodMiniNever = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNever", (inst, def) => {
    core.$ZodNever.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function never(params) {
    return core._never(ZodMiniNever, params);
}
const ZodMiniVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniVoid", (inst, def) => {
    core.$ZodVoid.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_void(params) {
    return core._void(ZodMiniVoid, params);
}

const ZodMiniDate = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniDate", (inst, def) => {
    core.$ZodDate.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_date(params) {
    return core._date(ZodMiniDate, params);
}
const ZodMiniArray = /*@__PURE__*/ $constructor("ZodMiniArray", (inst, def) => {
    $ZodArray.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
    return new ZodMiniArray({
        type: "array",
        element: element,
        ...normalizeParams(params),
    });
}
// .keyof
// @__NO_SIDE_EFFECTS__
function keyof(schema) {
    const shape = schema._zod.def.shape;
    return schemas_enum(Object.keys(shape));
}
const ZodMiniObject = /*@__PURE__*/ $constructor("ZodMiniObject", (inst, def) => {
    $ZodObject.init(inst, def);
    ZodMiniType.init(inst, def);
    installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
    const def = {
        type: "object",
        shape: shape ?? {},
        ...normalizeParams(params),
    };
    return new ZodMiniObject(def);
}
// strictObject
// @__NO_SIDE_EFFECTS__
function strictObject(shape, params) {
    return new ZodMiniObject({
        type: "object",
        shape,
        catchall: never(),
        ...util.normalizeParams(params),
    });
}
// looseObject
// @__NO_SIDE_EFFECTS__
function looseObject(shape, params) {
    return new ZodMiniObject({
        type: "object",
        shape,
        catchall: unknown(),
        ...util.normalizeParams(params),
    });
}
// object methods
// @__NO_SIDE_EFFECTS__
function schemas_extend(schema, shape) {
    return util.extend(schema, shape);
}
// @__NO_SIDE_EFFECTS__
function schemas_safeExtend(schema, shape) {
    return util.safeExtend(schema, shape);
}
/**
 * @deprecated Use [`z.extend(A, B.shape)`](https://zod.dev/api?id=extend) instead.
 */
// @__NO_SIDE_EFFECTS__
function schemas_merge(a, b) {
    return util.merge(a, b);
}
// @__NO_SIDE_EFFECTS__
function schemas_pick(schema, mask) {
    return util.pick(schema, mask);
}
// .omit
// @__NO_SIDE_EFFECTS__
function schemas_omit(schema, mask) {
    return util.omit(schema, mask);
}
// @__NO_SIDE_EFFECTS__
function schemas_partial(schema, mask) {
    const def = schema._zod.def;
    if (def.type !== "tuple")
        return util.partial(ZodMiniOptional, schema, mask);
    // a refinement was authored against the full arity; partialing would run it on a shorter array
    if (def.checks?.length)
        throw new Error(".partial() cannot be used on tuple schemas containing refinements");
    return util.clone(schema, {
        ...def,
        items: def.items.map((item) => new ZodMiniOptional({ type: "optional", innerType: item })),
    });
}
// @__NO_SIDE_EFFECTS__
function exactPartial(schema, mask) {
    return util.partial(ZodMiniExactOptional, schema, mask, "exactPartial");
}
// @__NO_SIDE_EFFECTS__
function schemas_required(schema, mask) {
    return util.required(ZodMiniNonOptional, schema, mask);
}
// @__NO_SIDE_EFFECTS__
function catchall(inst, catchall) {
    // `mergeDefs` rather than a spread: spreading reads `shape`, and resolving it can mint a whole fresh subtree
    return inst.clone(util.mergeDefs(inst._zod.def, { catchall: catchall }));
}
const ZodMiniUnion = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniUnion", (inst, def) => {
    core.$ZodUnion.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_union(options, params) {
    return new ZodMiniUnion({
        type: "union",
        options: options,
        ...util.normalizeParams(params),
    });
}
const ZodMiniXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniXor", (inst, def) => {
    ZodMiniUnion.init(inst, def);
    core.$ZodXor.init(inst, def);
})));
/** Creates an exclusive union (XOR) where exactly one option must match.
 * Unlike regular unions that succeed when any option matches, xor fails if
 * zero or more than one option matches the input. */
function xor(options, params) {
    return new ZodMiniXor({
        type: "union",
        options: options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
const ZodMiniDiscriminatedUnion = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniDiscriminatedUnion", (inst, def) => {
    core.$ZodDiscriminatedUnion.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function discriminatedUnion(discriminator, options, params) {
    return new ZodMiniDiscriminatedUnion({
        type: "union",
        options: options,
        discriminator,
        ...util.normalizeParams(params),
    });
}
const ZodMiniIntersection = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniIntersection", (inst, def) => {
    core.$ZodIntersection.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function intersection(left, right) {
    return new ZodMiniIntersection({
        type: "intersection",
        left: left,
        right: right,
    });
}
const ZodMiniTuple = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniTuple", (inst, def) => {
    core.$ZodTuple.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function tuple(items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof core.$ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new ZodMiniTuple({
        type: "tuple",
        items: items,
        rest,
        ...util.normalizeParams(params),
    });
}
const ZodMiniRecord = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniRecord", (inst, def) => {
    core.$ZodRecord.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function record(keyType, valueType, params) {
    // v3-compat: z.record(valueType, params?) \u2014 defaults keyType to z.string()
    if (!valueType || !valueType._zod) {
        return new ZodMiniRecord({
            type: "record",
            keyType: schemas_string(),
            valueType: keyType,
            ...util.normalizeParams(valueType),
        });
    }
    return new ZodMiniRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function partialRecord(keyType, valueType, params) {
    return new ZodMiniRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
        partial: true,
    });
}
function looseRecord(keyType, valueType, params) {
    return new ZodMiniRecord({
        type: "record",
        keyType,
        valueType: valueType,
        mode: "loose",
        ...util.normalizeParams(params),
    });
}
const ZodMiniMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniMap", (inst, def) => {
    core.$ZodMap.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_map(keyType, valueType, params) {
    return new ZodMiniMap({
        type: "map",
        keyType: keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodMiniSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniSet", (inst, def) => {
    core.$ZodSet.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function set(valueType, params) {
    return new ZodMiniSet({
        type: "set",
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodMiniEnum = /*@__PURE__*/ $constructor("ZodMiniEnum", (inst, def) => {
    $ZodEnum.init(inst, def);
    ZodMiniType.init(inst, def);
    // reuse the parsed value set so a numeric TS enum's reverse-mapping keys stay out
    inst.options = [...inst._zod.values];
});
// @__NO_SIDE_EFFECTS__
function schemas_enum(values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    return new ZodMiniEnum({
        type: "enum",
        entries,
        ...normalizeParams(params),
    });
}

// @__NO_SIDE_EFFECTS__
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function nativeEnum(entries, params) {
    return new ZodMiniEnum({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
const ZodMiniLiteral = /*@__PURE__*/ $constructor("ZodMiniLiteral", (inst, def) => {
    $ZodLiteral.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
    return new ZodMiniLiteral({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...normalizeParams(params),
    });
}
const ZodMiniFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniFile", (inst, def) => {
    core.$ZodFile.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function file(params) {
    return core._file(ZodMiniFile, params);
}
const ZodMiniTransform = /*@__PURE__*/ $constructor("ZodMiniTransform", (inst, def) => {
    $ZodTransform.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
    return new ZodMiniTransform({
        type: "transform",
        transform: fn,
    });
}
const ZodMiniOptional = /*@__PURE__*/ $constructor("ZodMiniOptional", (inst, def) => {
    $ZodOptional.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
    return new ZodMiniOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodMiniExactOptional = /*@__PURE__*/ $constructor("ZodMiniExactOptional", (inst, def) => {
    $ZodExactOptional.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function exactOptional(innerType) {
    return new ZodMiniExactOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodMiniNullable = /*@__PURE__*/ $constructor("ZodMiniNullable", (inst, def) => {
    $ZodNullable.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
    return new ZodMiniNullable({
        type: "nullable",
        innerType: innerType,
    });
}
// nullish
// @__NO_SIDE_EFFECTS__
function schemas_nullish(innerType) {
    return optional(nullable(innerType));
}
const ZodMiniDefault = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniDefault", (inst, def) => {
    core.$ZodDefault.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_default(innerType, defaultValue) {
    return new ZodMiniDefault({
        type: "default",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : util.shallowClone(defaultValue);
        },
    });
}
const ZodMiniPrefault = /*@__PURE__*/ $constructor("ZodMiniPrefault", (inst, def) => {
    $ZodPrefault.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function prefault(innerType, defaultValue) {
    return new ZodMiniPrefault({
        type: "prefault",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
        },
    });
}
const ZodMiniNonOptional = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNonOptional", (inst, def) => {
    core.$ZodNonOptional.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function nonoptional(innerType, params) {
    return new ZodMiniNonOptional({
        type: "nonoptional",
        innerType: innerType,
        ...util.normalizeParams(params),
    });
}
const ZodMiniSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniSuccess", (inst, def) => {
    core.$ZodSuccess.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function success(innerType) {
    return new ZodMiniSuccess({
        type: "success",
        innerType: innerType,
    });
}
const ZodMiniCatch = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCatch", (inst, def) => {
    core.$ZodCatch.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_catch(innerType, catchValue) {
    return new ZodMiniCatch({
        type: "catch",
        innerType: innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : core.util.constantCatch(catchValue)),
    });
}

const ZodMiniNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNaN", (inst, def) => {
    core.$ZodNaN.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function nan(params) {
    return core._nan(ZodMiniNaN, params);
}
const ZodMiniPipe = /*@__PURE__*/ $constructor("ZodMiniPipe", (inst, def) => {
    $ZodPipe.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
    return new ZodMiniPipe({
        type: "pipe",
        in: in_,
        out: out,
    });
}
const ZodMiniCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCodec", (inst, def) => {
    ZodMiniPipe.init(inst, def);
    core.$ZodCodec.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function codec(in_, out, params) {
    return new ZodMiniCodec({
        type: "pipe",
        in: in_,
        out: out,
        transform: params.decode,
        reverseTransform: params.encode,
    });
}
// @__NO_SIDE_EFFECTS__
function invertCodec(codec) {
    const def = codec._zod.def;
    return new ZodMiniCodec({
        type: "pipe",
        in: def.out,
        out: def.in,
        transform: def.reverseTransform,
        reverseTransform: def.transform,
    });
}
const ZodMiniReadonly = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniReadonly", (inst, def) => {
    core.$ZodReadonly.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function readonly(innerType) {
    return new ZodMiniReadonly({
        type: "readonly",
        innerType: innerType,
    });
}
const ZodMiniTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniTemplateLiteral", (inst, def) => {
    core.$ZodTemplateLiteral.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function templateLiteral(parts, params) {
    return new ZodMiniTemplateLiteral({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
const ZodMiniLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniLazy", (inst, def) => {
    core.$ZodLazy.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// export function lazy<T extends object>(getter: () => T): T {
//   return util.createTransparentProxy<T>(getter);
// }
// @__NO_SIDE_EFFECTS__
function schemas_lazy(getter) {
    return new ZodMiniLazy({
        type: "lazy",
        getter: getter,
    });
}

const ZodMiniPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniPromise", (inst, def) => {
    core.$ZodPromise.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function promise(innerType) {
    return new ZodMiniPromise({
        type: "promise",
        innerType: innerType,
    });
}
const ZodMiniCustom = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCustom", (inst, def) => {
    core.$ZodCustom.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// custom checks
// @__NO_SIDE_EFFECTS__
function check(fn, params) {
    const ch = new core.$ZodCheck({
        check: "custom",
        ...util.normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
// ZodCustom custom schema
// @__NO_SIDE_EFFECTS__
function custom(fn, _params) {
    return core._custom(ZodMiniCustom, fn ?? (() => true), _params);
}
// refine
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
    return core._refine(ZodMiniCustom, fn, _params);
}
// superRefine
// @__NO_SIDE_EFFECTS__
function superRefine(fn, params) {
    return core._superRefine(fn, params);
}
// Re-export describe and meta from core
const schemas_describe = api_describe;
const schemas_meta = meta;
// instanceof
class schemas_Class {
    constructor(..._args) { }
}
// @__NO_SIDE_EFFECTS__
function _instanceof(cls, params = {}) {
    const inst = custom((data) => data instanceof cls, params);
    inst._zod.bag.Class = cls;
    // Override check to emit invalid_type instead of custom
    inst._zod.check = (payload) => {
        if (!(payload.value instanceof cls)) {
            payload.issues.push({
                code: "invalid_type",
                expected: cls.name,
                input: payload.value,
                inst,
                path: [...(inst._zod.def.path ?? [])],
            });
        }
    };
    return inst;
}

// stringbool
const stringbool = (...args) => core._stringbool({
    Codec: ZodMiniCodec,
    Boolean: ZodMiniBoolean,
    String: ZodMiniString,
}, ...args);
// @__NO_SIDE_EFFECTS__
function json() {
    const jsonSchema = schemas_lazy(() => {
        return schemas_union([schemas_string(), schemas_number(), schemas_boolean(), schemas_null(), array(jsonSchema), record(schemas_string(), jsonSchema)]);
    });
    return jsonSchema;
}
const ZodMiniFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniFunction", (inst, def) => {
    core.$ZodFunction.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function _function(params) {
    return new ZodMiniFunction({
        type: "function",
        input: Array.isArray(params?.input) ? tuple(params?.input) : (params?.input ?? array(unknown())),
        output: params?.output ?? unknown(),
    });
}


;// CONCATENATED MODULE: ./build/src/action/hold/hold-file.js
/**
 * What is known of a process that holds servers, in a file of its own: who it is, how to reach it, what it holds, what happened so
 * far. Does not know how servers are held.
 */






const SUFFIX = '.hold';
function hold_file_parse(json) {
    const settings = object({
        state: exactOptional(schemas_enum(['ready', 'drain', 'maint'])),
        weight: exactOptional(schemas_number()),
        checks: exactOptional(schemas_enum(['enabled', 'disabled'])),
        agent: exactOptional(schemas_enum(['enabled', 'disabled'])),
    });
    const schema = object({
        process: nullable(object({ pid: schemas_number(), startedAt: schemas_string() })),
        socket: schemas_string(),
        servers: array(object({ id: schemas_string(), settings })),
        messages: array(object({ at: schemas_string(), loadBalancer: schemas_string(), text: schemas_string() })),
        ended: nullable(schemas_string()),
    });
    return schema.parse(json);
}
/** All servers of these load balancers, each with its id. */
function identified(loadBalancers, addresses) {
    return loadBalancers.flatMap(({ name, servers }) => servers.map((server) => ({
        id: serverIdOf(addresses.get(name) ?? '', (0,haproxy_server/* keyOf */.TN)(server)),
        settings: server.settings,
    })));
}
/** Nobody ever sees half of it. */
function writeHoldFile(id, content) {
    const path = (0,external_node_path_.join)(makeOurFolder(), id + SUFFIX);
    (0,external_node_fs_.writeFileSync)(`${path}.draft`, JSON.stringify(content), { mode: 0o600 });
    (0,external_node_fs_.renameSync)(`${path}.draft`, path);
}
/** Null when there is none, or none that can be read. */
function readHoldFile(id) {
    try {
        return hold_file_parse(JSON.parse(readText((0,external_node_path_.join)(ourFolder(), id + SUFFIX))));
    }
    catch {
        // Not begun yet, or cleared away.
        return null;
    }
}
/** It need not be there. */
function removeHoldFile(id) {
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(ourFolder(), id + SUFFIX), { force: true });
}
/** The ids of all that hold, or held, something in this job. */
function holdIds() {
    try {
        const names = (0,external_node_fs_.readdirSync)(ourFolder()).filter((name) => name.endsWith(SUFFIX));
        return names.map((name) => name.slice(0, -SUFFIX.length));
    }
    catch {
        // Without a folder nothing is held.
        return [];
    }
}

;// CONCATENATED MODULE: ./build/src/action/state/private-folders.js
/**
 * Folders for this step's secrets, that only this user may enter. They go when the process ends; after a SIGKILL with the ssh
 * that used them, and at the latest in the post step. Knows nothing of what is in them.
 */





const private_folders_STATE = 'private-folders';
/** What leaves room for a name within the 107 bytes of a Unix socket's path, and for ssh's own while it binds (17 more). */
const LONGEST_BYTES = 76;
/** ssh reads more into other characters: `%h`, `~`, `$`, `{`, `:`. */
const private_folders_HARMLESS = /^[A-Za-z0-9_./+-]+$/;
let made = null;
/** The same two at every call of one process. Throws the system's error when they cannot be made. */
function privateFolders() {
    made ??= make();
    return made;
}
function make() {
    const files = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(makeOurFolder(), 's-'));
    const sockets = isFit(files)
        ? files
        : (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(isFit((0,external_node_path_.join)((0,external_node_os_namespaceObject.tmpdir)(), 'hss-xxxxxx')) ? (0,external_node_os_namespaceObject.tmpdir)() : '/tmp', 'hss-'));
    process.once('exit', () => remove([files, sockets]));
    github_saveState({ [private_folders_STATE]: JSON.stringify([files, sockets]) });
    return { files, sockets };
}
function isFit(folder) {
    return private_folders_HARMLESS.test(folder) && Buffer.byteLength(folder) <= LONGEST_BYTES;
}
/** For post: what a main step that was killed has left. */
function removeLeftFolders() {
    const saved = savedState(private_folders_STATE);
    if (saved !== '')
        remove(JSON.parse(saved));
}
function remove(folders) {
    for (const folder of folders)
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./build/src/action/hold/hold-order.js

/** Credentials as an order has them: JSON knows no maps. */
function orderedCredentials({ ssh, tls, dataPlane }) {
    return { ssh: { ...ssh, options: [...ssh.options] }, tls, dataPlane };
}
/** The same as they are used, with folders of the process that asks. */
function usableCredentials({ ssh, tls, dataPlane }) {
    return { ssh: { ...ssh, options: new Map(ssh.options) }, tls, dataPlane, folders: privateFolders };
}

;// CONCATENATED MODULE: ./build/src/action/hold/hold-process.js
/**
 * The process that holds servers after its step has ended. Ordered through stdin, for secrets must stand neither in an environment
 * nor on a command line. Ends when it is released, when the runner is gone, or after six hours.
 */















const AT_MOST_MS = 6 * 3_600_000;
const hold_process_LOOK_EVERY_MS = 1_000;
/** `sun_path` holds 108 bytes (man 7 unix). */
const LONGEST_PATH_BYTES = 100;
const MESSAGES_AT_MOST = 200;
/** Runs until there is nothing to hold any more, and ends the process. */
async function hold() {
    const { text } = process.getBuiltinModule('node:stream/consumers');
    const order = JSON.parse(await text(process.stdin));
    // By default a signal leaves no time to remove what opens the way to a load balancer.
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => process.exit(1));
    let holdProcess;
    try {
        holdProcess = new HoldProcess(order, await openerFor(order.addresses.map(hold_process_addressOf)));
        await holdProcess.begin();
    }
    catch (error) {
        answer((0,errors/* asFailure */.h_)(error).message);
        process.exit(1);
    }
    answer('holding');
    await holdProcess.run();
    process.exit(0);
}
/** To the step that waits; when that was killed meanwhile, nobody knows of us and we are not to stay. */
function answer(words) {
    try {
        (0,external_node_fs_.writeSync)(3, words);
        (0,external_node_fs_.closeSync)(3);
    }
    catch {
        process.exit(1);
    }
}
function hold_process_addressOf({ text }) {
    const parsed = (0,haproxy_address/* parseAddress */.or)(text);
    if (!parsed.ok)
        throw new Error(parsed.fault);
    return parsed.value;
}
class HoldProcess {
    #order;
    #opener;
    #file;
    #controller = new AbortController();
    /** With the addresses that were given for them. */
    #holds;
    #server;
    constructor(order, open) {
        this.#order = order;
        this.#opener = open;
        const addresses = new Map(order.addresses.map(({ name, text }) => [name, text]));
        this.#holds = order.targets.map((target) => {
            const address = addresses.get(target.name) ?? '';
            const loadBalancer = this.#open(address);
            const hold = new Hold(loadBalancer, target, {
                clock: systemClock,
                signal: this.#controller.signal,
                tell: (words) => this.#tell(target.name, words),
            });
            return { address, keys: target.servers.map(haproxy_server/* keyOf */.TN), loadBalancer, hold };
        });
        this.#file = {
            process: thisProcess(),
            socket: socketPath(order.id),
            servers: identified(order.targets, addresses),
            messages: [],
            ended: null,
        };
        process.once('exit', () => this.#removeSocket());
        this.#server = this.#releaseServer();
    }
    async begin() {
        await Promise.all(this.#holds.map(({ hold }) => hold.begin()));
        const { promise, resolve, reject } = Promise.withResolvers();
        this.#server.once('error', reject).listen(this.#file.socket, resolve);
        await promise;
        writeHoldFile(this.#order.id, this.#file);
    }
    async run() {
        void this.#watchRunner();
        void this.#watchTime();
        await Promise.all(this.#holds.map(({ hold }) => hold.run()));
        for (const { loadBalancer } of this.#holds)
            loadBalancer.close();
        this.#end('nothing is left to hold');
        this.#write();
        this.#server.close();
        // Whoever released us gets our answer before we go.
        await new Promise((resolve) => this.#server.once('close', resolve));
    }
    #open(text) {
        return this.#opener(hold_process_addressOf({ text }), {
            ...this.#order.connection,
            credentials: usableCredentials(this.#order.credentials),
            retries: 0,
            clock: systemClock,
            random: Math.random,
        });
    }
    /** Steps that want servers released say so on a Unix socket. */
    #releaseServer() {
        const { text } = process.getBuiltinModule('node:stream/consumers');
        return (0,external_node_net_.createServer)({ allowHalfOpen: true }, (socket) => {
            socket.on('error', () => socket.destroy());
            void text(socket)
                .then((asked) => this.#release(asked))
                .then((words) => socket.end(words), () => socket.destroy());
        });
    }
    async #release(asked) {
        const ids = new Set(JSON.parse(asked).release);
        await Promise.all(this.#holds.map(({ address, keys, hold }) => hold.release(keys.filter((key) => ids.has(serverIdOf(address, key))))));
        this.#file.servers = this.#file.servers.filter(({ id }) => !ids.has(id));
        if (this.#holds.every(({ hold }) => hold.idle))
            this.#end('released');
        this.#write();
        return 'released';
    }
    async #watchRunner() {
        const { runner } = this.#order;
        const { signal } = this.#controller;
        while (runner !== null && !signal.aborted) {
            await systemClock.sleep(hold_process_LOOK_EVERY_MS, signal).catch(() => { });
            if (!isAlive(runner))
                this.#end('the runner is gone');
        }
    }
    async #watchTime() {
        await systemClock.sleep(AT_MOST_MS, this.#controller.signal).catch(() => { });
        this.#end('six hours have passed');
    }
    /** The first reason counts. */
    #end(why) {
        this.#file.ended ??= why;
        this.#controller.abort(why);
    }
    #tell(loadBalancer, words) {
        const { messages } = this.#file;
        messages.push({ at: new Date().toISOString(), loadBalancer, text: words });
        if (messages.length > MESSAGES_AT_MOST)
            messages.splice(MESSAGES_AT_MOST / 2, 1);
        this.#write();
    }
    #write() {
        try {
            writeHoldFile(this.#order.id, this.#file);
        }
        catch {
            // On a full disk its messages are lost; what is held is not to be lost with them.
        }
    }
    /** However this process ends, unless it is killed. */
    #removeSocket() {
        const { socket } = this.#file;
        (0,external_node_fs_.rmSync)(socket, { force: true });
        if (!(0,external_node_path_.dirname)(socket).startsWith(ourFolder()))
            (0,external_node_fs_.rmSync)((0,external_node_path_.dirname)(socket), { recursive: true, force: true });
    }
}
/** RUNNER_TEMP may be too long for the path of a socket: then a folder of its own, which nobody else may enter either. */
function socketPath(id) {
    const path = (0,external_node_path_.join)(makeOurFolder(), `${id.slice(0, 8)}.sock`);
    return Buffer.byteLength(path) <= LONGEST_PATH_BYTES
        ? path
        : (0,external_node_path_.join)((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_namespaceObject.tmpdir)(), 'hss-')), 's');
}

;// CONCATENATED MODULE: ./build/src/operation/hold/orders.js
/** What a step orders of those who hold servers against reloads: to let go of what it is about to change, and to hold what it has set. */

/** Nobody holds any more what this step is about to change, or wants to be otherwise. Tells whether anybody did. */
async function takeOver(request, runs, hold) {
    if (!hold?.holds)
        return false;
    const changing = runs.map((planned) => serversOf(planned, request, (target) => request.hold || !target.alreadyInGoalState));
    const asFound = runs.map((planned) => serversOf(planned, request, (target) => target.alreadyInGoalState));
    return await hold.takeOver(changing, asFound);
}
function holdTarget(planned, request) {
    const { servers } = serversOf(planned, request, () => true);
    const { name, process } = planned.run;
    return { name, process, minAvailable: request.minAvailable, servers };
}
/** Each as it was read last, as far as this operation sets it. */
function serversOf({ run, plan }, request, isMeant) {
    const servers = plan.targets.filter(isMeant).map((target) => {
        const { backend, server } = target.before;
        const { state, weight, checks, agent } = settingsOf(run.now(target));
        const { switches = {} } = request;
        const ofWeight = request.operation === 'weight' || target.weight !== null;
        const settings = {
            ...(request.operation === 'weight' ? {} : { state }),
            ...(ofWeight ? { weight } : {}),
            ...(switches.health !== undefined && checks !== undefined ? { checks } : {}),
            ...(switches.agent !== undefined && agent !== undefined ? { agent } : {}),
        };
        return { backend, server, settings };
    });
    return { name: run.name, servers };
}

;// CONCATENATED MODULE: ./build/src/operation/request.js
/** Does this operation take servers out of rotation? */
function takesOut(operation) {
    return operation === 'drain' || operation === 'maint' || operation === 'rolling';
}
function isDrain(request) {
    return request.operation === 'drain' || request.operation === 'maint';
}
function isChange(request) {
    return request.operation !== 'status';
}

;// CONCATENATED MODULE: ./build/src/operation/saved-change.js
/**
 * What a step may leave behind, saved before each set: all that is needed to put it back, or to tell of it, by somebody who knows
 * nothing else. A ledger: what is saved later joins what was saved before. No secret, ever. Pure.
 */

/** Deleted and added again at run time, or another machine in the new configuration. Where a name is resolved, addresses move. */
function isReplaced({ address }, now) {
    return address !== '' && now.address !== '' && now.fqdn === '' && address !== now.address;
}
/** What of a server was ever set. */
function sentSettings({ sent }) {
    return [
        ...(sent.states.length > 0 ? ['state'] : []),
        ...(sent.weights.length > 0 ? ['weight'] : []),
        ...((sent.checks ?? []).length > 0 ? ['checks'] : []),
        ...((sent.agent ?? []).length > 0 ? ['agent'] : []),
    ];
}
/** Of each setting all that a server may have been left in. */
function countSent({ states, weights, checks = [], agent = [] }) {
    return states.length + weights.length + checks.length + agent.length;
}
/** Is there anything that may have to be put back? */
function isSent({ sent }) {
    return countSent(sent) > 0;
}
/** The ledger with what one load balancer has to add: of a server that stands there already the newer word counts. */
function saved_change_joined(ledger, { name, process, servers }) {
    const known = ledger.find((one) => one.name === name);
    const byKey = new Map([...(known?.servers ?? []), ...servers].map((server) => [(0,haproxy_server/* keyOf */.TN)(server), server]));
    const one = { name, process, servers: [...byKey.values()] };
    return known === undefined ? [...ledger, one] : ledger.map((other) => (other === known ? one : other));
}

;// CONCATENATED MODULE: ./build/src/operation/ledger.js
/** What a step may leave behind, on its way to a place that outlives it. */



/** All that this step may leave behind, on all load balancers: saved whenever it grows, and when more is known. */
class Ledger {
    #request;
    #save;
    #loadBalancers = [];
    #saving = null;
    constructor(request, { save }) {
        this.#request = request;
        this.#save = save;
    }
    /** Saved together with whatever comes in the same moment: fifty load balancers are one write. Rejects when it cannot be saved. */
    add(saved) {
        this.#loadBalancers = saved_change_joined(this.#loadBalancers, saved);
        this.#saving ??= Promise.resolve().then(() => {
            this.#saving = null;
            this.#write(false);
        });
        return this.#saving;
    }
    /** The goal is reached: what is there now is what this step leaves, and whatever else is found later is somebody else's. */
    close(runs) {
        this.#loadBalancers = runs.map((run) => run.savedAsReached());
        if (this.#loadBalancers.some(({ servers }) => servers.length > 0))
            this.#write(true);
    }
    /** The goal is not reached: what was set last is all that is left, but where nobody knows. */
    narrow(runs) {
        this.#shrink(runs.map((run) => run.savedAsSet()));
    }
    /** These are as before, or somebody else's: nobody has to put them back. */
    forget(loadBalancer, keys) {
        this.#shrink(this.#loadBalancers.map((one) => one.name === loadBalancer
            ? { ...one, servers: one.servers.filter((server) => !keys.has((0,haproxy_server/* keyOf */.TN)(server))) }
            : one));
    }
    /** What cannot be saved now was saved before, in wider words. */
    #shrink(loadBalancers) {
        if (sizeOf(loadBalancers) === sizeOf(this.#loadBalancers))
            return;
        this.#loadBalancers = loadBalancers;
        try {
            this.#write(false);
        }
        catch { }
    }
    #write(reached) {
        const request = this.#request;
        if (!isChange(request))
            return;
        const { operation, onError, restore, minAvailable, healthTimeoutMs } = request;
        const policies = { operation, onError, restore, minAvailable, healthTimeoutMs };
        this.#save({ ...policies, reached, loadBalancers: this.#loadBalancers });
    }
}
/** How much may have been left behind: servers, and what each was set to. */
function sizeOf(loadBalancers) {
    const servers = loadBalancers.flatMap((one) => one.servers);
    return servers.reduce((sum, { sent }) => sum + 1 + countSent(sent), 0);
}

;// CONCATENATED MODULE: ./build/src/operation/server-run.js


/** Nothing was done yet. */
function serverRunOf(server, saved = savedServerOf(server)) {
    return {
        saved,
        begun: server,
        now: server,
        unknown: false,
        expected: {},
        healthRaised: false,
        letIn: false,
        confirmed: false,
        rolledBack: false,
        gone: false,
        failure: null,
        notPutBack: null,
        drained: null,
        drainMs: null,
        healthMs: null,
        sessionsShutDown: 0,
        sessionsOverTime: [],
        idleFromMs: null,
    };
}
function savedServerOf(server) {
    return {
        backend: server.backend,
        server: server.server,
        address: server.address,
        before: { state: server.forced, weight: server.weight },
        health: healthOf(server),
        sent: { states: [], weights: [] },
    };
}
function healthOf({ admin, operationalState, checks }) {
    if (admin !== 'maint' && operationalState === 0)
        return 'down';
    return checks === 'enabled' ? 'up' : 'unchecked';
}
/** About to be sent. Where nothing can be set, as for `health up`, the settings are empty. */
function sending(run, settings) {
    const { states, weights, checks, agent } = run.saved.sent;
    const sent = {
        states: withOne(states, settings.state),
        weights: withOne(weights, settings.weight),
        ...(checks || settings.checks ? { checks: withOne(checks ?? [], settings.checks) } : {}),
        ...(agent || settings.agent ? { agent: withOne(agent ?? [], settings.agent) } : {}),
    };
    return { ...run, unknown: true, saved: { ...run.saved, before: knownBefore(run, settings), sent } };
}
/** What its checks were before is worth saving only when they are switched. */
function knownBefore({ begun, saved: { before } }, settings) {
    const switched = settingsIn(pick(settings, ['checks', 'agent']));
    return switched.length === 0 ? before : { ...pick(settingsOf(begun), switched), ...before };
}
function withOne(values, one) {
    return one === undefined || values.includes(one) ? values : [...values, one];
}
/** HAProxy said what it is now. */
function read(run, now) {
    return { ...run, now, unknown: false };
}
/** Was anything ever sent for it? */
function wasSent({ saved, healthRaised, unknown }) {
    return isSent(saved) || healthRaised || unknown;
}
/** Different from before, by what is this step's to set: the forced state, and the weight where it sent one. */
function changedOf(run) {
    if (run.gone)
        return 'no';
    if (run.unknown)
        return 'unknown';
    return run.healthRaised || !isEmpty(differencesFromBefore(run)) ? 'yes' : 'no';
}
/** What it was before, of all that is otherwise now. Without a weight of ours its weight is not ours: agents change them all the time. */
function differencesFromBefore({ saved, now }) {
    return differences(ownBefore(saved), settingsOf(now));
}
/** The settings before, as far as they are this step's to compare and to put back. */
function ownBefore({ before, sent }) {
    return pick(before, ['state', ...sentSettings({ sent })]);
}
/** What it was last set to is all that it may be left in; what was not read back stays as it was saved. */
function asLastSet(saved, run) {
    if (run === undefined || run.unknown)
        return saved;
    const { states, weights } = saved.sent;
    const { state, weight } = run.expected;
    return { ...saved, sent: { ...saved.sent, states: server_run_only(state, states), weights: server_run_only(weight, weights) } };
}
/** The goal is reached: what is there now is all that it may be left in. */
function asReached(saved, now) {
    if (now === null)
        return saved;
    const { states, weights } = saved.sent;
    const ofWeight = now.weight === saved.before.weight ? [] : server_run_only(now.weight, weights);
    const sent = { states: server_run_only(now.forced, states), weights: ofWeight };
    const { checks, agent } = settingsOf(now);
    const isSwitched = { checks: checks !== saved.before.checks, agent: agent !== saved.before.agent };
    return {
        ...saved,
        sent: {
            ...sent,
            ...(saved.sent.checks && isSwitched.checks ? { checks: server_run_only(checks, saved.sent.checks) } : {}),
            ...(saved.sent.agent && isSwitched.agent ? { agent: server_run_only(agent, saved.sent.agent) } : {}),
        },
    };
}
/** Whoever is in anything else than what was sent was set to that by somebody else, however much this step wanted it. */
function server_run_only(one, sent) {
    return one === undefined ? sent : sent.filter((value) => value === one);
}
const POINTS_KEPT = 600;
/** One more sample of its sessions; `ms` since the start of the step. */
function sampled(run, ms, sessions) {
    const points = [...run.sessionsOverTime, [Math.round(ms), sessions]];
    // A drain may last a day: every second point makes as good a picture.
    const kept = points.length > POINTS_KEPT
        ? points.filter((_, index) => index % 2 === 0 || index === points.length - 1)
        : points;
    return {
        ...run,
        sessionsOverTime: kept,
        idleFromMs: sessions > 0 ? null : (run.idleFromMs ?? Math.round(ms)),
    };
}
/** These of them changed, the others as they are. */
function changed(runs, names, change) {
    const next = new Map(runs);
    for (const key of names) {
        const run = runs.get(key);
        if (run !== undefined)
            next.set(key, change(run));
    }
    return next;
}

;// CONCATENATED MODULE: ./build/src/operation/outcome.js




/** Who decides what becomes of everything that was changed: `on-drain-timeout` alone, or `on-error`. */
function policyFor(failure, request) {
    if (!isChange(request))
        return 'keep';
    if (failure.code === 'drain-timeout' && isDrain(request))
        return request.onDrainTimeout === 'rollback' ? 'rollback' : 'keep';
    return request.onError;
}
/** `failures` in time, the first of which is the report's error. */
function reportOf(request, runs, unread, failures, durationMs) {
    const servers = runs.flatMap(({ run, plan }) => [
        ...plan.targets.map((target) => targetReport(run, target, request)),
        // Of a tracker that is as before there is nothing to say.
        ...run.trackers
            .filter((tracker) => changedOf(tracker) !== 'no')
            .map((one) => trackerReport(run, one, request)),
    ]);
    const changed = changedOfAll(servers);
    const sent = runs.some(({ run, plan }) => plan.targets.some((target) => wasSent(run.of(target))));
    const error = failures[0] ?? null;
    return {
        operation: request.operation,
        result: resultOf(request, error, changed, sent),
        ending: endingOf(request, error, changed),
        changed,
        servers: error !== null && !sent ? servers.map((server) => asRefused(server, runs, failures)) : servers,
        loadBalancers: runs.map(({ run }) => ({
            name: run.name,
            commandPrefix: run.process.commandPrefix ?? null,
            reloads: run.reloads,
        })),
        unread,
        plan: runs.flatMap(({ run, plan }) => messagesOf(run, plan.lines)),
        notices: runs.flatMap(({ run }) => messagesOf(run, run.notices)),
        warnings: runs.flatMap(({ run }) => messagesOf(run, run.warnings)),
        error,
        failures,
        durationMs: Math.round(durationMs),
    };
}
function targetReport(run, target, request) {
    const about = { before: target.before, goal: target.goal, trackedBy: target.members.slice(1).map(haproxy_server/* keyOf */.TN) };
    return serverReport(run, run.of(target), about, request);
}
function trackerReport(run, tracker, request) {
    return serverReport(run, tracker, { before: tracker.begun, goal: '', trackedBy: [] }, request);
}
function serverReport(run, server, about, request) {
    return {
        loadBalancer: run.name,
        backend: server.saved.backend,
        server: server.saved.server,
        ...about,
        after: server.now,
        changed: changedOf(server),
        outcome: outcomeOf(server, request),
        drainMs: server.drainMs,
        drained: server.drained,
        healthMs: server.healthMs,
        sessionsShutDown: server.sessionsShutDown,
        sessionsOverTime: server.sessionsOverTime,
        error: server.failure,
        notPutBack: server.notPutBack,
        switched: pick(differencesFromBefore(server), ['checks', 'agent']),
    };
}
function outcomeOf(server, request) {
    const changed = changedOf(server);
    if (isChange(request) && request.dryRun)
        return 'planned';
    if (server.gone)
        return 'gone';
    if (server.rolledBack && changed === 'no')
        return 'rolled-back';
    if (server.failure !== null || (wasSent(server) && !server.confirmed))
        return 'failed';
    return changed === 'no' ? 'unchanged' : 'changed';
}
function changedOfAll(servers) {
    if (servers.some(({ changed }) => changed === 'unknown'))
        return 'unknown';
    return servers.some(({ changed }) => changed === 'yes') ? 'yes' : 'no';
}
function resultOf(request, error, changed, sent) {
    if (error !== null) {
        if (changed !== 'no')
            return 'partial';
        return sent ? 'rolled-back' : 'failed';
    }
    if (isChange(request) && request.dryRun)
        return 'planned';
    return changed === 'no' ? 'unchanged' : 'changed';
}
function endingOf(request, error, changed) {
    if (changed === 'no')
        return 'unchanged';
    if (error === null)
        return 'reached';
    if (error.code === 'cancelled')
        return 'unfinished';
    if (policyFor(error, request) === 'rollback')
        return 'not-put-back';
    // After a drain timeout on-error, which decides about the unfinished, is not asked.
    return changed === 'unknown' && error.code !== 'drain-timeout' ? 'unfinished' : 'kept';
}
/** Nothing was done: what stood in the way was refused, or has failed; the others were not begun. */
function asRefused(server, runs, failures) {
    const error = failures.find(({ loadBalancer, servers }) => loadBalancer === server.loadBalancer && (servers.length === 0 || servers.includes((0,haproxy_server/* keyOf */.TN)(server))));
    const isRefused = runs.some(({ run, plan }) => run.name === server.loadBalancer && plan.refusal !== null);
    if (error !== undefined)
        return { ...server, outcome: isRefused ? 'refused' : 'failed', error };
    return server.error === null ? { ...server, outcome: 'skipped' } : server;
}
function messagesOf(run, texts) {
    return texts.map((text) => ({ loadBalancer: run.name, text }));
}

;// CONCATENATED MODULE: ./build/src/operation/plan/load.js
/**
 * Can the servers that stay carry what a backend serves now? Its sessions, spread over them by weight, against their `maxconn`: a server
 * without one is left out on both sides. Pure.
 */



/** Load of one backend without `leaving`. `servers` are all servers of that backend. */
function loadWithout(backend, servers, leaving) {
    const usable = servers.filter((server) => (0,haproxy_server/* takesTraffic */.CS)(server) && !leaving.has((0,haproxy_server/* keyOf */.TN)(server)));
    const active = usable.filter(({ backup }) => !backup);
    const stays = active.length > 0 ? active : usable.slice(0, 1);
    const known = stays.filter(({ sessionLimit }) => sessionLimit);
    const all = servers.reduce((sum, { sessions, queued }) => sum + sessions + queued, 0);
    const share = known.length === 0 ? 0 : weightOf(known) / weightOf(stays);
    return {
        backend,
        stays,
        unknown: stays.filter((server) => !known.includes(server)),
        sessions: Math.ceil(all * share),
        limit: known.reduce((sum, { sessionLimit }) => sum + (sessionLimit ?? 0), 0),
    };
}
function weightOf(servers) {
    return servers.reduce((sum, { weight }) => sum + weight, 0);
}
/** `maxLoad` in percent. */
function isOverloaded({ sessions, limit }, maxLoad) {
    return limit > 0 && sessions * 100 > limit * maxLoad;
}
/** `180 sessions on 2 servers with room for 200 (maxconn), which is 90%` */
function loadWords({ backend, stays, unknown, sessions, limit }) {
    const servers = quantity(stays.length - unknown.length, 'server');
    return `${backend}: ${quantity(sessions, 'session')} on ${servers} with room for ${limit} (maxconn), which is ${percentOf(sessions, limit)}%`;
}
/** Rounded up: 80.1 of at most 80 is not shown as 80. */
function percentOf(sessions, limit) {
    return Math.ceil((sessions * 100) / limit);
}
/** Throws `max-load` when one of these is overloaded. */
function requireCarried(loads, maxLoad) {
    const refused = loads.filter((load) => isOverloaded(load, maxLoad));
    if (refused.length === 0)
        return;
    throw new errors/* Failure */.HR('max-load', `Too much for the servers that stay. ${refused.map((load) => `${loadWords(load)}; max-load allows ${maxLoad}%`).join('; ')}.`, {
        hint: 'Take out fewer servers at once, bring others back first, or wait until there are fewer sessions. `max-load` sets the share; without it this is not looked at.',
    });
}
/** Of whom nothing can be said. */
function unknownNotices(loads) {
    return loads.flatMap(({ backend, unknown, limit }) => {
        if (unknown.length === 0)
            return [];
        const names = listed(unknown.map(({ server }) => server), 5);
        return [
            limit === 0
                ? `No server of ${backend} that stays has a \`maxconn\` (${names}): \`max-load\` can say nothing of them.`
                : `${names} of ${backend} ${unknown.length === 1 ? 'has' : 'have'} no \`maxconn\`: \`max-load\` is asked of the others alone.`,
        ];
    });
}

;// CONCATENATED MODULE: ./build/src/duration.js
/** Lengths of time as people write and read them: `1h30m` in, `1m 05s` out. A leaf: knows no input and no clock. */
const MS_OF = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
/** `500ms`, `30s`, `5m`, `1h30m` or `0` as milliseconds; larger units come first and each at most once. */
function parseDuration(text) {
    if (text === '0')
        return { ok: true, value: 0 };
    if (/^\d+$/.test(text))
        return { ok: false, fault: `unit missing: write ${text}s or ${text}ms` };
    const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(text);
    if (text === '' || parts === null) {
        return { ok: false, fault: 'not a duration: write it like 500ms, 30s, 5m or 1h30m' };
    }
    const [, h = '0', m = '0', s = '0', ms = '0'] = parts;
    return {
        ok: true,
        value: Number(h) * MS_OF.h + Number(m) * MS_OF.m + Number(s) * MS_OF.s + Number(ms) * MS_OF.ms,
    };
}
/** Milliseconds for a reader: `340ms`, `4.2s`, `42s`, `1m 05s`, `2h 05m`. */
function formatDuration(ms) {
    // Rounded down throughout: "waited 60s" must never be said of 59.6 s.
    if (ms < 1_000)
        return `${Math.floor(ms)}ms`;
    const tenths = Math.floor(ms / 100);
    if (tenths < 100)
        return `${(tenths / 10).toFixed(1)}s`.replace('.0s', 's');
    const seconds = Math.floor(ms / 1_000);
    if (seconds < 60)
        return `${seconds}s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes}m ${pad(seconds % 60)}s`;
    return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}
function pad(value) {
    return String(value).padStart(2, '0');
}

;// CONCATENATED MODULE: ./build/src/operation/plan/target.js



/** Servers, trackers included, that stop taking traffic. */
function leavingOf(targets, servers, request) {
    const begun = targets.filter((target) => !target.alreadyInGoalState);
    const leaving = takesOut(request.operation)
        ? begun.flatMap(({ members }) => members)
        : begun.filter(({ weight }) => weight?.effective === 0).map(({ before }) => before);
    return leaving.flatMap((name) => servers.get((0,haproxy_server/* keyOf */.TN)(name)) ?? []);
}
/** Of each backend from which servers in use leave, these all gone; nothing where it was not asked for. */
function loadsOf(capacities, servers, leaving, { maxLoad }) {
    if (maxLoad === undefined)
        return [];
    const all = [...servers];
    return capacities
        .filter((capacity) => capacity.leaving > 0)
        .map(({ backend }) => loadWithout(backend, all.filter((server) => server.backend === backend), leaving));
}

;// CONCATENATED MODULE: ./build/src/operation/plan/notices.js
/** A plan in words: what would be done, and what its user should know before. Pure. */





/** What is to be done, in a line for all servers of which it is the same. */
function planLines(targets, capacities, request, snapshot) {
    const groups = Map.groupBy(targets, (target) => planWords(target, capacities, request, snapshot));
    return [...groups].map(([words, those]) => `${listed(those.map(({ key }) => key))}: ${words}`);
}
function planWords(target, capacities, request, snapshot) {
    const { members, before, goal, alreadyInGoalState } = target;
    const isSo = alreadyInGoalState && target.switches.length === 0;
    const change = `${before.admin} \u2192 ${goal}${isSo ? ' (already)' : ''}`;
    const parts = isDrain(request) ? drainParts(change, target, capacities, request, snapshot) : [change];
    if ('ramp' in request && request.ramp !== undefined && !alreadyInGoalState) {
        const steps = target.ramp.map(({ weight }) => weight).join(', ');
        parts.push(`through ${steps}, ${formatDuration(request.ramp.intervalMs)} each`);
    }
    if (members.length > 1) {
        const verb = members.length === 2 ? 'tracks' : 'track';
        parts.push(`with ${members.slice(1).map(haproxy_server/* keyOf */.TN).join(', ')}, which ${verb} it`);
    }
    return parts.join('; ');
}
function drainParts(change, { members, before }, capacities, { drainTimeoutMs, quietForMs = 0, dryRun }, { servers, backends }) {
    const will = dryRun ? 'would' : 'will';
    const sessions = members
        .map((name) => servers.get((0,haproxy_server/* keyOf */.TN)(name)))
        .reduce((sum, member) => sum + (member?.sessions ?? 0) + (member?.queued ?? 0), 0);
    const quiet = quietForMs === 0 ? '' : `, until it is quiet for ${formatDuration(quietForMs)}`;
    const wait = drainTimeoutMs === 0 ? `${will} not wait` : `${will} wait`;
    const touched = new Set(members.map(({ backend }) => backend));
    const sticky = boundBy(before, backends);
    return [
        `${change}, ${wait} for ${quantity(sessions, 'session')} (${formatDuration(drainTimeoutMs)})${quiet}`,
        ...capacities
            .filter(({ backend }) => touched.has(backend))
            .map(({ backend, after, now }) => `${after} of ${now} servers of ${backend} ${dryRun ? 'would stay' : 'stay'}`),
        ...(sticky ? [`sticky ${sticky}: may not drain`] : []),
    ];
}
/** What is seen to bind clients to a server. Tables elsewhere only may: many count rates, and nobody wants to hear of those. */
function boundBy({ backend }, backends) {
    const sticky = backends.get(backend)?.sticky ?? null;
    return sticky === 'other-table' ? null : sticky;
}
/** What the user should know, though nothing is wrong: each once for all servers that it holds for. */
function noticesOf(targets, capacities, request, snapshot) {
    return [
        ...(isDrain(request)
            ? [...drainNotices(targets, request, snapshot), ...sameAddressNotices(targets, request, snapshot)]
            : []),
        ...uncheckedNotices(targets, request),
        ...switchNotices(targets, request),
        ...unwatchedNotices(targets, request),
        ...unprovenNotices(targets, capacities, request, snapshot),
    ];
}
/** A notice about these, or none when there are none. */
function about(keys, words) {
    return keys.length === 0 ? [] : [words(listed(keys), keys.length)];
}
/** In other backends: whoever stops the application stops these as well, and nobody has taken them out. */
function sameAddressNotices(targets, { operation }, { servers }) {
    const leaving = new Set(targets.flatMap(({ members }) => members.map(haproxy_server/* keyOf */.TN)));
    const [only, ...more] = new Set(targets.map(({ before }) => before.backend));
    // Ten thousand servers of the one backend that is meant are not asked about one by one.
    const inOthers = (server) => more.length > 0 || server.backend !== only;
    const staying = [...servers.values()].filter((server) => inOthers(server) && (0,haproxy_server/* takesTraffic */.CS)(server) && !leaving.has((0,haproxy_server/* keyOf */.TN)(server)));
    // A thousand servers of one address are nobody's neighbours: they are not gone through for each of them.
    const byAddress = new Map([...Map.groupBy(staying, ({ address }) => address)].map(([address, servers]) => [
        address,
        [...Map.groupBy(servers, ({ backend }) => backend)],
    ]));
    const notices = targets.flatMap(({ key, before: { address, backend } }) => {
        const groups = byAddress.get(address) ?? [];
        const others = groups.flatMap(([name, servers]) => (name === backend ? [] : servers));
        if (address === '' || others.length === 0)
            return [];
        const has = verb(others.length, 'has', 'have');
        return [
            `${listed(others.map(haproxy_server/* keyOf */.TN))} ${has} the same address as ${key} (${address}), and this ${operation} leaves ${verb(others.length, 'it', 'them')} in rotation: whoever stops the application there stops it for all.`,
        ];
    });
    return firstOf(notices, (more) => `${more} more servers have the address of one in another backend.`);
}
const NOTICES_SHOWN = 10;
function firstOf(notices, more) {
    const rest = notices.length - NOTICES_SHOWN;
    return rest > 0 ? [...notices.slice(0, NOTICES_SHOWN), more(rest)] : [...notices];
}
function drainNotices(targets, { operation }, { backends }) {
    const inMaint = targets.filter(({ before }) => operation === 'drain' && before.admin === 'maint');
    const bound = targets.filter((target) => operation === 'drain' && !inMaint.includes(target));
    const idle = targets.filter(({ before, alreadyInGoalState }) => !alreadyInGoalState && before.admin === 'ready' && !(0,haproxy_server/* takesTraffic */.CS)(before));
    const idleBy = Map.groupBy(idle, ({ before }) => before.status);
    const boundBys = Map.groupBy(bound, ({ before }) => boundBy(before, backends));
    return [
        ...about(inMaint.map(({ key }) => key), (names, count) => `${names} ${verb(count, 'is in maint and is', 'are in maint and are')} left there: drain would bring ${verb(count, 'it', 'them')} back into service for sticky clients.`),
        ...[...boundBys].flatMap(([sticky, those]) => sticky === null
            ? []
            : about(those.map(({ key }) => key), (names) => `Clients are bound to ${names} by ${sticky} and may still come. Before an application is stopped, use \`maint\`.`)),
        ...[...idleBy].flatMap(([status, those]) => about(those.map(({ key }) => key), (names, count) => `${names} ${verb(count, 'takes', 'take')} no traffic now ("${status}"), so taking ${verb(count, 'it', 'them')} out changes nothing for clients.`)),
    ];
}
function uncheckedNotices(targets, request) {
    if (request.operation !== 'ready' || request.healthProof !== 'where-checked')
        return [];
    if (request.switches?.health === 'enabled')
        return [];
    const keysOf = (checks) => targets.filter(({ before }) => before.checks === checks).map(({ key }) => key);
    return [
        ...about(keysOf('none'), (names, count) => `${names} ${verb(count, 'has', 'have')} no running health check: ${verb(count, 'it takes', 'they take')} traffic without a proof of health.`),
        ...about(keysOf('disabled'), (names, count) => `${names} ${verb(count, 'has', 'have')} no running health check, for it is switched off: ${verb(count, 'it takes', 'they take')} traffic without a proof of health. \`health-checks: enable\` lets ${verb(count, 'it', 'them')} prove it.`),
    ];
}
/** Nothing but its checks could end a ramp. */
function unwatchedNotices(targets, request) {
    if (request.switches?.health === 'enabled')
        return [];
    const unwatched = targets.filter(({ before, ramp, alreadyInGoalState }) => ramp.length > 0 && !alreadyInGoalState && before.checks !== 'enabled');
    return about(unwatched.map(({ key }) => key), (names, count) => `${names} ${verb(count, 'has', 'have')} no running health check: nothing ends ${verb(count, 'its', 'their')} ramp when the application fails.`);
}
/** What switching checks does not do, or does beside. */
function switchNotices(targets, { switches: asked = {} }) {
    const missing = (check, isMissing) => about(targets.filter(({ before }) => isMissing(before)).map(({ key }) => key), (names, count) => `${names} ${verb(count, 'has', 'have')} no ${check} check: there is nothing to switch off.`);
    const switching = (goal) => targets.filter(({ switches }) => switches.some((one) => one.check === 'health' && one.goal === goal));
    const down = switching('disabled').filter(({ before }) => before.admin !== 'maint' && before.operationalState === 0);
    const serving = switching('enabled').filter(({ before }) => (0,haproxy_server/* takesTraffic */.CS)(before));
    return [
        ...(asked.health === 'disabled' ? missing('health', ({ checks }) => checks === 'none') : []),
        ...(asked.agent === 'disabled' ? missing('agent', ({ agent }) => agent === 'none') : []),
        ...[...Map.groupBy(down, ({ before }) => before.status)].flatMap(([status, those]) => about(those.map(({ key }) => key), (names, count) => `${names} ${verb(count, 'is', 'are')} "${status}", and ${verb(count, 'stays so while its', 'stay so while their')} health checks are off.`)),
        ...about(serving.map(({ key }) => key), (names, count) => `${names} ${verb(count, 'takes', 'take')} traffic already: HAProxy calls ${verb(count, 'it UP until its', 'them UP until their')} checks, switched on now, have failed.`),
    ];
}
/** Of the servers that stay: those that count, though nobody knows whether they are healthy. */
function unprovenNotices(targets, capacities, request, { servers }) {
    const touched = new Set(capacities.map(({ backend }) => backend));
    const leaving = new Set(leavingOf(targets, servers, request).map(haproxy_server/* keyOf */.TN));
    const stays = (server) => touched.has(server.backend) && !leaving.has((0,haproxy_server/* keyOf */.TN)(server));
    const unproven = [...servers.values()].filter((server) => (0,haproxy_server/* takesTraffic */.CS)(server) && !(0,haproxy_server/* isFullyUp */.ml)(server.status) && stays(server));
    return [...Map.groupBy(unproven, ({ status }) => status)].flatMap(([status, those]) => about(those.map(haproxy_server/* keyOf */.TN), (names, count) => `${names} ${verb(count, 'is', 'are')} counted as taking traffic, but "${status}": not proven healthy.`));
}
/** Sessions of a process that a reload replaced last as long as they last, and its `hard-stop-after` cannot be read: most are gone by then. */
const OLD_SESSIONS_LAST_MS = 3_600_000;
const RELOAD_FAILED = "The last reload of HAProxy failed: it still runs with its former configuration, and this step works with that. HAProxy's log, or `haproxy -c -f` with its file, says what is wrong: correct it, reload, and look again whether the servers are as this step left them.";
/** What may make the outcome other than it looks. */
function warningsOf(targets, request, { process: { uptimeSeconds }, can, reloadFailed = false }) {
    const failed = reloadFailed ? [RELOAD_FAILED] : [];
    if (!isDrain(request) || targets.length === 0)
        return failed;
    const mayBeServed = Math.max(OLD_SESSIONS_LAST_MS, request.drainTimeoutMs);
    const isYoung = !can.seeOldWorkers && uptimeSeconds * 1_000 < mayBeServed;
    return [
        ...failed,
        ...(isYoung
            ? [
                `HAProxy started ${uptimeSeconds} s ago. If that was a reload, sessions of its predecessor cannot be seen from here: wait until the old process has ended before you stop the application, or give the address of the master CLI.`,
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/operation/ready/readiness.js
/** When is a server proven, when is it up, and what is said of one that is not? Pure: HAProxy's own rules, read from its rows. */




/** Which proof a server gets, by HAProxy's own rules. */
function proofOf(server) {
    if (!isProvable(server))
        return 'none';
    // Out of maint HAProxy believes in a server before its first check, and with `fall 1` nothing shows when that has run. Sessions
    // that were left in maint outlive `health down`: `on-marked-down shutdown-sessions` has cut them before, or is not there.
    if (server.admin === 'maint')
        return 'checks';
    // To call it stopping would take it for healthy. In drain bound clients come and go, and `use-server` binds some whom nobody
    // can see: that none was there a moment ago is no sign that there are none.
    return server.operationalState === 0 ? 'watch' : 'recheck';
}
/**
 * Which proof it gets in a process that began while this step worked. Such a process believes in a server before its first check,
 * and shows the status of a check that it never ran when a server state file had it (measured on 2.2 and 3.4).
 */
function proofAfterReload(server) {
    if (!isProvable(server))
        return 'none';
    if (server.admin === 'maint')
        return 'checks';
    if (server.operationalState !== 0)
        return 'recheck';
    // Down already, by the state file or by a check: only checks of this process bring it up. To call it stopping would let bound
    // clients in (measured on 2.2 to 3.4: 200 before, 503 after).
    return server.admin === 'drain' ? 'watch' : 'checks';
}
/** Without a running check of its own, nothing would ever end `health down`. */
function isProvable({ tracks, maintCauses, checks }) {
    const isHeld = maintCauses.includes('tracking') || maintCauses.includes('dns');
    return tracks === null && !isHeld && checks === 'enabled';
}
/** In rotation for good: exactly UP (or `no check`), running or slow-starting. */
function isUp(server) {
    return (0,haproxy_server/* isFullyUp */.ml)(server.status) && (0,haproxy_server/* isRunning */.W_)(server);
}
/** Has a check ever run? `INI` is said of one that has not. */
function isChecked(server) {
    return server.checkStatus !== 'INI' && server.checkStatus !== '';
}
/**
 * Health at its maximum while in drain, which a server with an agent calls `DRAIN (agent)` whoever put it there; or in rotation
 * already, because its agent said so.
 */
function isProvenStatus(status) {
    return status === 'DRAIN' || status === 'DRAIN (agent)' || status === 'UP';
}
/** By its checks, until this moment: as good as a server that takes traffic. */
function isKnownHealthy(server) {
    return (0,haproxy_server/* isRunning */.W_)(server) && (isProvenStatus(server.status) || (0,haproxy_server/* takesTraffic */.CS)(server));
}
/** Leaving maint makes HAProxy believe in any server, but not say that a check has passed. */
function hasPassed({ checkStatus }) {
    return /^(L[4-7]OK|PROCOK)$/.test(checkStatus);
}
/** Ready by its admin state, stopped all the same, and without any check that could change that. */
function isStoppedForEver(server) {
    return (server.admin === 'ready' &&
        server.operationalState === 0 &&
        server.checks !== 'enabled' &&
        server.tracks === null &&
        server.status.startsWith('DOWN') &&
        !isHeldByAgent(server));
}
const LONGER = 'raise `health-timeout` above `rise` \u00d7 `inter` of the server (where they are set, `fastinter` counts while it comes up, and `downinter` while it is down)';
const TOO_FEW_CHECKS = `There were not enough checks yet: ${LONGER}.`;
/** `unhealthy`, with the last checks' own words; or, when no check has failed, the advice to wait longer. */
function unhealthyFailure(unproven, healthTimeoutMs, loadBalancer) {
    const words = grouped(unproven, ({ now }) => `"${now.status}"`).map(([status, those]) => `${listed(those.map(({ key }) => key))} ${verb(those.length, 'is', 'are')} ${status}`);
    const limit = formatDuration(healthTimeoutMs);
    const off = unproven.filter(isSwitchedOff).map(({ key }) => key);
    const tooFew = unproven.every(({ begun, now }) => !hasFailedCheck(begun, now));
    const about = {
        loadBalancer,
        servers: unproven.map(({ key }) => key),
        brief: briefFor(unproven, tooFew, limit),
        detail: checkWords(unproven),
    };
    if (off.length > 0) {
        const whose = `the health ${verb(off.length, 'check', 'checks')} of ${listed(off)}`;
        return new errors/* Failure */.HR('unhealthy', `Not proven healthy within ${limit}: ${whose} ${verb(off.length, 'was', 'were')} switched off meanwhile.`, { ...about, hint: `Send \`enable health ${off[0]}\`, then run this step again.` });
    }
    const what = tooFew
        ? `Not proven healthy within ${limit}, though no check has failed`
        : `Not healthy within ${limit}`;
    const hint = tooFew ? TOO_FEW_CHECKS : hintFor(unproven);
    return new errors/* Failure */.HR('unhealthy', `${what}: ${listed(words, 10, '; ')}.`, { ...about, hint });
}
function grouped(items, words) {
    return [...Map.groupBy(items, words)];
}
/** `disable health`, while it was waited for them. */
function isSwitchedOff({ begun, now }) {
    return begun.checks === 'enabled' && now.checks !== 'enabled';
}
/** What the last checks said, the same once: `L4CON: Connection refused`; by server where they differ. */
function checkWords(unproven) {
    const said = grouped(unproven, ({ now }) => readiness_lastCheckOf(now)).filter(([words]) => words !== '');
    if (said.length < 2)
        return said[0]?.[0];
    return listed(said.map(([words, those]) => `${listed(those.map(({ key }) => key))}: ${words}`), 10, '; ');
}
function briefFor(unproven, tooFew, limit) {
    const [first] = unproven;
    if (unproven.some(isSwitchedOff))
        return 'its health checks were switched off meanwhile';
    if (tooFew)
        return `too few checks have run within ${limit}, though none has failed`;
    if (unproven.some(({ now }) => isHeldByAgent(now)))
        return 'its agent check says that it is down';
    const words = first === undefined ? '' : shortCheckOf(first.now);
    return `its health check fails${words === '' ? '' : ` (${words})`}`;
}
/** `503 Service Unavailable` or `Connection refused`: what is left of a check's words without HAProxy's own name for them. */
function shortCheckOf({ lastCheck, checkStatus }) {
    const [, code, words] = /^[^:]*?(?:, code (\d+))?: (.*)$/.exec(lastCheck) ?? [];
    return [code, words].filter((part) => part !== undefined).join(' ') || lastCheck || checkStatus;
}
function hintFor(unproven) {
    if (unproven.some(({ now }) => isHeldByAgent(now))) {
        return 'Its agent check says that it is down, and only the agent can end that: look at the agent.';
    }
    const application = "Look at the application: it does not pass HAProxy's health check. When it does, run this step again.";
    // HAProxy counts no failures of a server that is down already: these words may be older than the proof.
    const unmoved = unproven.some(({ begun, now }) => begun.checkStatus === now.checkStatus && begun.lastCheck === now.lastCheck);
    return unmoved ? `${application} If it does by now, no check has run since: ${LONGER}.` : application;
}
function hasFailedCheck(begun, now) {
    return (now.checks !== 'enabled' ||
        isHeldByAgent(now) ||
        now.checkFailures > begun.checkFailures ||
        !/^(L[4-7]OK|PROCOK|INI|)$/.test(now.checkStatus));
}
function isHeldByAgent({ status }) {
    return status.startsWith('DOWN') && status.includes('agent');
}
function readiness_lastCheckOf({ checkStatus, lastCheck }) {
    return [checkStatus, lastCheck].filter((text) => text !== '').join(': ');
}

;// CONCATENATED MODULE: ./build/src/operation/plan/tracking.js
/** A server and all that track it, directly or through others: one machine in several backends, drained and proven as one. Pure. */

/** Who tracks whom among these servers. Looked through once, for there may be ten thousand of them and few trackers. */
class Tracking {
    #servers;
    #trackers;
    #unsendable;
    constructor(servers, unsendable = []) {
        this.#servers = servers;
        this.#trackers = [...servers.values()].filter((server) => server.tracks !== null);
        this.#unsendable = unsendable.filter((server) => server.tracks !== null);
    }
    /** All that track `root`, directly or through others, in the order of the servers. */
    trackersOf(root) {
        const following = this.#following(root);
        return this.#trackers.filter((server) => following.has((0,haproxy_server/* keyOf */.TN)(server)));
    }
    /** Those of its trackers that nobody can count or wait for. */
    unsendableTrackersOf(root) {
        const following = this.#following(root);
        return this.#unsendable.filter((server) => following.has((0,haproxy_server/* keyOf */.TN)(server)));
    }
    #following(root) {
        const tracked = new Set([(0,haproxy_server/* keyOf */.TN)(root)]);
        const trackers = [...this.#trackers, ...this.#unsendable];
        // A tracker may stand before the one it tracks; each round goes one level deeper, and HAProxy refuses circles.
        for (let size = 0; size !== tracked.size;) {
            size = tracked.size;
            for (const server of trackers) {
                if (server.tracks !== null && tracked.has(server.tracks))
                    tracked.add((0,haproxy_server/* keyOf */.TN)(server));
            }
        }
        tracked.delete((0,haproxy_server/* keyOf */.TN)(root));
        return tracked;
    }
    /** `BACKEND/SERVER` at the end of the chain of tracks: the one that can be changed. */
    rootOf(server) {
        let root = (0,haproxy_server/* keyOf */.TN)(server);
        for (let next = server.tracks; next !== null; next = this.#servers.get(next)?.tracks ?? null)
            root = next;
        return root;
    }
}

;// CONCATENATED MODULE: ./build/src/operation/plan/preconditions.js
/** Reasons not to begin, each with what to do about it. Whatever is thrown here leaves everything as it was. Pure. */







/** Throws `permission-denied`: every change needs level admin. */
function requireAdmin({ can, level }) {
    if (can.change)
        return;
    throw new errors/* Failure */.HR('permission-denied', `The socket's level is "${level}", and a change needs "admin".`, {
        hint: 'In haproxy.cfg, section global, end the line of this socket with `level admin` (`stats socket /run/haproxy/admin.sock mode 660 level admin`), then reload HAProxy.',
    });
}
/** Throws `tracking`, `dns-maintenance`, `unhealthy`, `agent-conflict` or `refused` for what HAProxy would accept and not do. */
function requirePossible(target, request) {
    requireConfigured(target, request);
    requireServing(target, request);
    if (request.operation === 'weight')
        return;
    requireUntracked(target);
    requireResolved(target, request);
    requireCheck(target, request);
    requireNoAgent(target, request);
}
/** Throws `tracking` where a tracker can be neither counted, nor waited for, nor guarded: it goes out and comes back with the others. */
function requireSendable(targets, request, { servers, unsendable = [] }) {
    if (unsendable.length === 0 || request.operation === 'weight')
        return;
    if (request.operation === 'ready' && request.healthProof === 'none')
        return;
    const tracking = new Tracking(servers, unsendable);
    for (const { key, before, alreadyInGoalState } of targets) {
        if (request.operation === 'ready' && alreadyInGoalState)
            continue;
        const [tracker] = tracking.unsendableTrackersOf(before);
        if (tracker === undefined)
            continue;
        throw new errors/* Failure */.HR('tracking', `${key} is tracked by a server of a backend whose name cannot be sent to HAProxy: its sessions can be neither counted nor waited for.`, {
            servers: [key],
            detail: (0,haproxy_server/* keyOf */.TN)(tracker),
            hint: 'HAProxy permits only letters, digits and `_.:-` in the name of a backend, and warns of others when it starts. Give that backend another name, or let its server track nobody.',
        });
    }
}
function requireUntracked({ before, key }) {
    if (before.tracks === null)
        return;
    throw new errors/* Failure */.HR('tracking', `${key} tracks ${before.tracks}: change that one.`, {
        servers: [key],
        hint: `A server that tracks another follows its state. Select ${before.tracks} instead; all that track it are waited for as well.`,
    });
}
/** Forced maint lies on top of DNS maintenance and stays when the name resolves again: `maint` can keep its word. */
function requireResolved({ before, key }, { operation }) {
    if (!before.maintCauses.includes('dns') || operation === 'maint')
        return;
    if (operation === 'drain' && before.forced === 'maint')
        return;
    throw new errors/* Failure */.HR('dns-maintenance', `${key} is in maintenance because its name does not resolve.`, {
        servers: [key],
        detail: before.status,
        hint: 'HAProxy brings it back by itself when the name resolves: look at its `resolvers` section. `operation: maint` keeps it out even then.',
    });
}
/** A ramp asks of each step that the server is UP: one that is out is let in by `ready`. */
function requireServing({ before, key, alreadyInGoalState }, request) {
    if (request.operation !== 'weight' || request.ramp === undefined || alreadyInGoalState)
        return;
    if (before.admin === 'ready' && isUp(before))
        return;
    throw new errors/* Failure */.HR('unhealthy', `${key} is "${before.status}", and a ramp begins with a server that is UP.`, {
        servers: [key],
        hint: '`operation: ready` takes `ramp` as well: it proves the server first, and lets it in at the first weight.',
    });
}
/** 2.2 takes `enable health` for a server that has no check, and then believes in one. */
function requireConfigured({ before, key }, { switches = {} }) {
    const missing = [
        ...(switches.health === 'enabled' && before.checks === 'none' ? ['health', 'check'] : []),
        ...(switches.agent === 'enabled' && before.agent === 'none' ? ['agent', 'agent-check'] : []),
    ];
    const [check, word] = missing;
    if (check === undefined)
        return;
    const tracked = before.tracks === null ? '' : ` It tracks ${before.tracks}, whose checks count for it.`;
    throw new errors/* Failure */.HR('refused', `${key} has no ${check} check that could be enabled.`, {
        servers: [key],
        hint: `Add \`${word}\` to its server line in haproxy.cfg, or leave \`${check}-checks\` at \`keep\`.${tracked}`,
    });
}
function requireCheck({ before, key }, request) {
    if (request.operation !== 'ready' || request.healthProof !== 'required')
        return;
    if (before.checks === 'enabled' || request.switches?.health === 'enabled')
        return;
    throw new errors/* Failure */.HR('unhealthy', `${key} has no running health check, so nothing can prove it healthy.`, {
        servers: [key],
        hint: `Add \`check\` to its server line, or say \`health-checks: enable\` if it was switched off; \`wait-for-health: true\` goes on without a proof.`,
    });
}
/** An agent that says `ready` undoes a drain and maint with its next answer, and when that comes cannot be read: 8 s are in use. */
function requireNoAgent({ before, key, alreadyInGoalState }, request) {
    if (!isDrain(request) || before.agent === 'none')
        return;
    const goal = request.switches?.agent ?? before.agent;
    if (goal !== 'enabled' || (alreadyInGoalState && before.agent === 'enabled'))
        return;
    throw new errors/* Failure */.HR('agent-conflict', `${key} has an agent check: its next answer may undo this ${request.operation}, and how often it is asked cannot be read.`, {
        servers: [key],
        hint: `\`agent-checks: disable\` switches it off first (\`disable agent ${key}\`), and \`operation: ready\` with \`agent-checks: enable\` on again when the server is back.`,
    });
}
/** Throws `guard`. */
function requireCapacity(capacities, snapshot, ours) {
    const refused = capacities.filter(isRefused);
    if (refused.length === 0)
        return;
    const words = refused.map(({ backend, after, now, asked }) => `${backend}: ${after} of ${quantity(now, 'server')} would still take traffic, and min-available asks for ${asked}${outAlready(snapshot.servers.values(), backend, ours)}`);
    const [first] = refused;
    throw new errors/* Failure */.HR('guard', `Too few servers would be left. ${listed(words, 10, '; ')}.`, {
        brief: first === undefined
            ? undefined
            : `${first.after} of ${first.now} servers of ${first.backend} would be left, and min-available asks for ${first.asked}`,
        hint: 'Take out fewer servers at once, or bring others back first. `min-available` sets the number (`0` turns this guard off).',
    });
}

;// CONCATENATED MODULE: ./build/src/operation/plan/glob.js
/**
 * Globs over HAProxy's names: `*`, `?`, `[0-9]` and `{1,12}`; everything else stands for itself. Matches in a time that grows with the
 * length of glob and name alone: a regular expression made of many `*` could keep a step busy for ever. Pure.
 */
/** For a glob in which `globFault` found nothing. */
function globOf(text) {
    if (text === '*')
        return () => true;
    if (!/[*?[{]/.test(text))
        return (name) => name === text;
    const tokens = tokensOf(text);
    const characters = tokens.filter((token) => !token.startsWith('*') && !token.startsWith('{')).map(fitOf);
    const least = characters.length;
    // Without `*` and `{}` each character has its place: 10,000 names are soon looked through.
    if (least === tokens.length)
        return (name) => name.length === least && characters.every((fits, at) => fits(name.charAt(at)));
    const parts = partsOf(text);
    // Of `{1,12}` nothing is known: it may be empty.
    return (name) => name.length >= least && places(parts, name, new Set([0])).has(name.length);
}
/** What is wrong with it, in the words that follow its name; null when nothing is. */
function globFault(text) {
    if (text === '')
        return 'has an empty name';
    if (!/^[A-Za-z0-9_.:\-*?[\]{},]+$/.test(text)) {
        return "has a character that is in no HAProxy name (letters, digits, '_.:-' and globs '*?[]{}' are)";
    }
    const rest = text.replace(/\[[A-Za-z0-9_.:-]+\]/g, '').replace(/\{[^{}[\]]*\}/g, '');
    if (/[[\]{},]/.test(rest))
        return 'has an unfinished [ ] or { }';
    const backwards = [...text.matchAll(/\[([^\]]+)\]/g)].some(([, set = '']) => hasBackwardsRange(set));
    return backwards ? 'has a range that runs backwards' : null;
}
function tokensOf(text) {
    return text.match(/\*+|\?|\[[^\]]+\]|\{[^}]*\}|./g) ?? [];
}
function partsOf(text) {
    return tokensOf(text).map((token) => {
        if (token.startsWith('*'))
            return anything;
        if (token.startsWith('{'))
            return eitherOf(token.slice(1, -1).split(',').map(partsOf));
        return oneCharacter(fitOf(token));
    });
}
/** Of a token that stands for one character. */
function fitOf(token) {
    if (token === '?')
        return () => true;
    if (token.startsWith('['))
        return setOf(token.slice(1, -1));
    return (character) => character === token;
}
function places(parts, name, from) {
    let reached = from;
    for (const part of parts) {
        if (reached.size === 0)
            return reached;
        reached = part(name, reached);
    }
    return reached;
}
/** Everywhere behind the first place. */
const anything = (name, from) => {
    const first = Math.min(...from);
    return new Set(Array.from({ length: Math.max(0, name.length - first + 1) }, (_, index) => first + index));
};
function oneCharacter(fits) {
    return (name, from) => new Set([...from].filter((place) => place < name.length && fits(name.charAt(place))).map((place) => place + 1));
}
function eitherOf(alternatives) {
    return (name, from) => new Set(alternatives.flatMap((parts) => [...places(parts, name, from)]));
}
/** `0-9a_`: characters and ranges of them, as in a regular expression. */
function setOf(set) {
    const ranges = rangesOf(set);
    return (character) => ranges.some(([first, last]) => first <= character && character <= last);
}
function rangesOf(set) {
    return [...set.matchAll(/(.)-(.)|./g)].map(([one, first = one, last = one]) => [first, last]);
}
function hasBackwardsRange(set) {
    return rangesOf(set).some(([first, last]) => first > last);
}

;// CONCATENATED MODULE: ./build/src/operation/plan/selection.js


const selection_NAMES_SHOWN = 10;
/** An input may be as long as an environment variable; HAProxy's names rarely are. */
const LETTERS_SHOWN = 100;
/** Items one per line or comma-separated, but not at a comma inside braces; blanks and empty items are dropped. */
function splitList(text) {
    const items = [''];
    let depth = 0;
    for (const character of text) {
        if (character === '{')
            depth += 1;
        if (character === '}')
            depth = Math.max(0, depth - 1);
        if (character === '\n' || (character === ',' && depth === 0)) {
            items.push('');
            depth = 0;
        }
        else
            items[items.length - 1] += character;
    }
    return items.map((item) => item.trim()).filter((item) => item !== '');
}
/** The inputs `backend` and `server`. Only characters of names and globs pass: the rest could be an injection. */
function parseSelection(backend, server) {
    const backends = splitList(backend);
    const servers = splitList(server).map(parsePattern);
    const faults = [
        ...(backends.length === 0
            ? ["backend: is empty: name the backends that are meant, or `'*'` for all"]
            : []),
        ...backends.flatMap((glob) => faultsOf(glob).map((fault) => `backend: ${JSON.stringify(glob)} ${fault}`)),
        ...(servers.length === 0 ? ["server: is empty: name the servers that are meant, or `'*'` for all"] : []),
        ...servers.flatMap((pattern) => patternFaults(pattern, backends)),
    ];
    if (servers.length > 0 && servers.every((pattern) => pattern.negated)) {
        faults.push("server: only takes servers away: add the ones that are meant, or `'*'`");
    }
    return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { backends, servers } };
}
function parsePattern(text) {
    const negated = text.startsWith('!');
    const rest = (negated ? text.slice(1) : text).trim();
    const slash = rest.indexOf('/');
    return slash < 0
        ? { text, negated, backend: null, server: rest }
        : { text, negated, backend: rest.slice(0, slash), server: rest.slice(slash + 1) };
}
function patternFaults(pattern, backends) {
    const globs = pattern.backend === null ? [pattern.server] : [pattern.backend, pattern.server];
    const faults = globs.flatMap((glob) => faultsOf(glob).map((fault) => `server: ${JSON.stringify(pattern.text)} ${fault}`));
    const { backend } = pattern;
    const literal = backend !== null && /^[A-Za-z0-9_.:-]+$/.test(backend);
    // A glob on both sides can only be compared with names that exist, and a faulty one with nothing.
    const comparable = literal && backends.every((glob) => globFault(glob) === null);
    if (faults.length === 0 && comparable && !backends.some((glob) => globOf(glob)(backend))) {
        faults.push(`server: ${JSON.stringify(pattern.text)} is not in backend ${JSON.stringify(backends.join(', '))}`);
    }
    return faults;
}
function faultsOf(glob) {
    const fault = globFault(glob);
    return fault === null ? [] : [fault];
}
/** Tells of a server whether it may be among those that are meant: whatever is taken away again counts, too. */
function mayBeMeant({ backends, servers }) {
    const isIn = anyOf(backends.map(globOf));
    const patterns = servers.filter(({ negated }) => !negated).map(matcher);
    return (name) => isIn(name.backend) && patterns.some((matches) => matches(name));
}
/** Matches a selection with the servers that exist. Order: as HAProxy lists them. */
function selection_select(selection, existing, backendNames) {
    const backends = selection.backends.map(globOf);
    const isMeant = anyOf(backends);
    const inBackends = existing.filter((name) => isMeant(name.backend));
    const unmatched = selection.backends
        .filter((_, index) => !backendNames.some((name) => backends[index]?.(name)))
        .map((glob) => `no backend matches \`${selection_shortened(glob)}\`${listNames(glob, backendNames)}`);
    if (unmatched.length > 0 && inBackends.length === 0)
        return { servers: [], unmatched };
    const patterns = selection.servers.map((pattern) => ({ pattern, matches: matcher(pattern), isHit: false }));
    // Each server is gone through once, for there may be ten thousand.
    const servers = inBackends.filter((name) => {
        let isTaken = false;
        let isTakenAway = false;
        for (const one of patterns) {
            if (!one.matches(name))
                continue;
            one.isHit = true;
            if (one.pattern.negated)
                isTakenAway = true;
            else
                isTaken = true;
        }
        return isTaken && !isTakenAway;
    });
    for (const { pattern, isHit } of patterns)
        if (!isHit)
            unmatched.push(`no server matches \`${selection_shortened(pattern.text)}\`${listServers(pattern, inBackends)}`);
    // A step that found nothing to do must not look like one that has done it.
    if (servers.length === 0 && unmatched.length === 0)
        unmatched.push(takenAwayAgain(selection));
    return { servers, unmatched };
}
/** Does one of these match? Ten thousand servers have few backends: each is asked about once. */
function anyOf(globs) {
    const known = new Map();
    return (name) => {
        const answer = known.get(name) ?? globs.some((matches) => matches(name));
        if (!known.has(name))
            known.set(name, answer);
        return answer;
    };
}
function takenAwayAgain({ servers }) {
    const negated = servers.filter((pattern) => pattern.negated).map((pattern) => selection_shortened(pattern.text));
    return `no server is left: ${negated.map((text) => `\`${text}\``).join(', ')} ${verb(negated.length, 'takes', 'take')} away all that the other patterns pick`;
}
function selection_shortened(text) {
    return text.length > LETTERS_SHOWN ? `${text.slice(0, LETTERS_SHOWN)}\u2026` : text;
}
function matcher(pattern) {
    const server = globOf(pattern.server);
    const backend = pattern.backend === null ? null : globOf(pattern.backend);
    return (name) => server(name.server) && (backend === null || backend(name.backend));
}
function listServers(pattern, existing) {
    const wanted = pattern.text.replace(/^!/, '');
    const qualified = pattern.backend !== null || new Set(existing.map((name) => name.backend)).size > 1;
    return listNames(wanted, existing.map((name) => (qualified ? `${name.backend}/${name.server}` : name.server)), qualified && pattern.backend === null ? (name) => name.slice(name.indexOf('/') + 1) : undefined);
}
/** `; did you mean \`web2\`?` where one name is near, `; closest: \`a\`, \`b\`` where several are or none is. */
function listNames(wanted, names, compared = (name) => name) {
    if (names.length === 0)
        return ': there are none';
    const byDistance = names
        .map((name) => ({ name, distance: editDistance(wanted, compared(name)) }))
        .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
    const [first, second] = byDistance;
    const all = listed(byDistance.map(({ name }) => `\`${name}\``), selection_NAMES_SHOWN);
    const isNear = first !== undefined && first.distance <= Math.min(2, Math.floor(wanted.length / 2));
    const isOnly = isNear && (second === undefined || second.distance > first.distance);
    return isOnly ? `; did you mean \`${first.name}\`? Closest: ${all}` : `; closest: ${all}`;
}
/** Levenshtein: how many letters must be changed, added or dropped. */
function editDistance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
        }
        previous = row;
    }
    return previous[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./build/src/operation/plan/ways.js
/** What the way to a load balancer cannot do or show, found out before anything is changed. Pure. */




const OTHER_WAY = 'Give the stats socket of this load balancer as address instead: the Runtime API can do it.';
/** Throws `data-plane-api` for servers that are there, and of which nothing is shown: they could be neither waited for nor verified. */
function requireReadable(hidden) {
    if (hidden.length === 0)
        return;
    const keys = hidden.map(haproxy_server/* keyOf */.TN);
    throw new errors/* Failure */.HR('data-plane-api', `The Data Plane API shows no statistics of ${keys.join(', ')}.`, {
        servers: keys,
        hint: 'It leaves out servers whose check or agent says something with a comma: whether they have sessions, and what they are, is not known. Take the comma out, or give the stats socket as address.',
    });
}
/** Throws `unsupported` for what this way has no call for, and another way has. */
function requireWay(targets, request, snapshot) {
    const lacks = (lack) => snapshot.can.lacks?.includes(lack) === true;
    if (isDrain(request) && request.onDrainTimeout === 'shutdown-sessions' && lacks('shutdown-sessions')) {
        throw unsupported('`on-drain-timeout: shutdown-sessions`: the Data Plane API cannot cut sessions.');
    }
    for (const check of ['health', 'agent']) {
        const switched = targets.find(({ switches }) => switches.some((one) => one.check === check));
        if (switched === undefined || !lacks(`${check}-checks`))
            continue;
        throw unsupported(`\`${check}-checks\`: the Data Plane API cannot switch them.`, switched.key);
    }
    const isRamp = 'ramp' in request && request.ramp !== undefined;
    const setsWeight = isRamp || ('weight' in request && request.weight !== null);
    if (setsWeight && lacks('weight')) {
        throw unsupported('A weight: before its version 3.3.1 the Data Plane API answers that it is set, and does nothing.');
    }
    const onBackups = lacks('weight')
        ? targets.find((target) => needsWeight(target, request, snapshot))
        : undefined;
    if (onBackups !== undefined) {
        throw unsupported(`${onBackups.key} is proven at weight 0, for its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight.`, onBackups.key);
    }
}
function unsupported(message, key) {
    return new errors/* Failure */.HR('unsupported', message, { servers: key === undefined ? [] : [key], hint: OTHER_WAY });
}
/** So that nothing cuts the sessions of backup servers when HAProxy marks it up: see ready/lent-weight.ts. */
function needsWeight({ before, members }, request, { backends }) {
    if (request.operation !== 'ready' || request.healthProof === 'none')
        return false;
    if (before.admin === 'ready' || before.checks !== 'enabled')
        return false;
    return members.some(({ backend: name }) => {
        const backend = backends.get(name);
        return backend !== undefined && backend.active === 0 && inUse(backend) > 0;
    });
}
/** Throws `data-plane-api` where a state would be answered for and not set, or could not be seen. */
function requireSettable({ before, key }, { operation }) {
    if (operation === 'weight')
        return;
    const why = before.unsettable?.[operation];
    if (why === undefined)
        return;
    throw new errors/* Failure */.HR('data-plane-api', `${key} cannot be set to ${operation}: the Data Plane API ${why}.`, {
        servers: [key],
        detail: before.status,
        hint: OTHER_WAY,
    });
}
/** What a user should know of this way, before anything is changed. */
function wayNotices(targets, request, snapshot) {
    return [...noWayBack(targets, request, snapshot), ...dividedProofs(targets, request, snapshot)];
}
/** Who is taken out may have to be put back, which then needs a weight: see `needsWeight`. */
function noWayBack(targets, request, { can, backends }) {
    if (!isDrain(request) || can.lacks?.includes('weight') !== true)
        return [];
    const taken = targets.filter(({ before }) => (0,haproxy_server/* takesTraffic */.CS)(before) && !before.backup);
    return taken.flatMap(({ key, before }) => {
        const leaving = taken.filter((one) => one.before.backend === before.backend).length;
        const { active = 0, backups = 0 } = backends.get(before.backend) ?? {};
        if (before.checks !== 'enabled' || backups === 0 || active > leaving)
            return [];
        return [
            `While ${key} is out, its backend lives on its backup servers: before its version 3.3.1 the Data Plane API sets no weight, which it takes to prove ${key} healthy then. Neither this step nor its post step can put it back; \`ready\` can, with \`wait-for-health: false\`, and the Runtime API with a proof.`,
        ];
    });
}
/** On the way back from maint a proof that is no single command lets bound clients in for a moment. */
function dividedProofs(targets, request, { can, backends }) {
    if (can.lacks?.includes('undivided-proof') !== true)
        return [];
    if (request.operation !== 'ready' || request.healthProof === 'none')
        return [];
    return targets.flatMap(({ key, before }) => {
        const sticky = backends.get(before.backend)?.sticky ?? null;
        const isBound = sticky === 'cookie' || sticky === 'stick-table';
        if (!isBound || before.admin !== 'maint' || before.checks !== 'enabled')
            return [];
        return [
            `Clients are bound to ${key} by ${sticky}, and the Data Plane API has no single call for drain and down: one of them may be sent there for a moment before the proof. \`init-state down\` on the server line (HAProxy 3.1 and later) prevents that.`,
        ];
    });
}

;// CONCATENATED MODULE: ./build/src/operation/plan/plan.js
/**
 * What a change is going to do on one load balancer, and every reason not to begin: names, level, tracking, DNS, guard, weight.
 * Pure: nothing is sent here, and a refusal leaves everything as it was.
 */












const plan_NOTHING = { targets: [], capacities: [], lines: [], notices: [], warnings: [], refusal: null };
/** As far as it goes: whatever stands against it is its `refusal`, beside what had been found out by then. */
function planChange(request, snapshot) {
    let plan = plan_NOTHING;
    try {
        const { servers, warnings } = selectServers(request, snapshot);
        plan = { ...plan, warnings };
        plan = { ...plan, targets: targetsOf(servers, request, snapshot) };
        if (!isChange(request))
            return plan;
        requireAdmin(snapshot);
        requireWay(plan.targets, request, snapshot);
        for (const target of plan.targets) {
            requirePossible(target, request);
            requireSettable(target, request);
        }
        requireSendable(plan.targets, request, snapshot);
        plan = { ...plan, ...wordsOf(plan, request, snapshot) };
        const leaving = leavingOf(plan.targets, snapshot.servers, request);
        const keys = new Set(leaving.map(haproxy_server/* keyOf */.TN));
        requireCapacity(plan.capacities, snapshot, keys);
        const loads = loadsOf(plan.capacities, snapshot.servers.values(), keys, request);
        plan = { ...plan, notices: [...plan.notices, ...unknownNotices(loads)] };
        if (request.maxLoad !== undefined)
            requireCarried(loads, request.maxLoad);
        return plan;
    }
    catch (error) {
        return { ...plan, refusal: (0,errors/* asFailure */.h_)(error) };
    }
}
/** The same servers once more in a process that a reload began. What they were before this step stays what it was. */
function planAgain(plan, request, snapshot) {
    const there = plan.targets.filter(({ key }) => snapshot.servers.has(key));
    const gone = plan.targets.filter((target) => !there.includes(target));
    if (gone.length > 0 && request.failOnNotFound)
        return { ...plan, refusal: goneFailure(gone) };
    if (there.length === 0)
        return { ...plan, targets: [], capacities: [] };
    const servers = there.map(({ key, before: { backend, server } }) => {
        return { text: key, negated: false, backend, server };
    });
    const selection = { backends: ['*'], servers };
    const again = planChange({ ...request, selection, failOnNotFound: true }, snapshot);
    const now = new Map(again.targets.map((target) => [target.key, target]));
    const targets = there.map((target) => {
        const { members, weight, ramp, switches } = now.get(target.key) ?? target;
        return { ...target, members, weight, ramp, switches };
    });
    return { ...again, targets, lines: plan.lines };
}
function goneFailure(gone) {
    const keys = gone.map(({ key }) => key);
    return new errors/* Failure */.HR('not-found', `HAProxy was reloaded, and its new configuration has no ${listed(keys)}.`, {
        servers: keys,
        brief: 'the new configuration has no such server',
        hint: 'The new configuration has no such server: correct `server`, or leave it out. With `fail-on-not-found: false` this is a warning.',
    });
}
function selectServers(request, snapshot) {
    const existing = [...snapshot.servers.values()];
    const backends = [...snapshot.backends.keys()];
    requireReadable(selection_select(request.selection, snapshot.unreadable ?? [], backends).servers);
    const known = selection_select(request.selection, existing, backends);
    // What may have been meant instead stands among those that nobody has read.
    const others = known.unmatched.length > 0 ? (snapshot.others ?? []) : [];
    const { servers, unmatched } = others.length === 0 ? known : selection_select(request.selection, [...existing, ...others], backends);
    if (unmatched.length > 0 && request.failOnNotFound) {
        throw new errors/* Failure */.HR('not-found', sentences(unmatched), {
            brief: unmatched[0]?.split(/[;:]/)[0],
            hint: 'Correct `backend` or `server`; names are case-sensitive. With `fail-on-not-found: false` this is a warning.',
        });
    }
    return {
        servers: servers.flatMap((name) => snapshot.servers.get((0,haproxy_server/* keyOf */.TN)(name)) ?? []),
        warnings: unmatched.map((text) => sentences([text])),
    };
}
/** Each begins as a sentence does. */
function sentences(texts) {
    return texts
        .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('?') ? '' : '.'}`)
        .join(' ');
}
/** A tracker that was selected together with the server it tracks is part of that one's unit, not a target of its own. */
function targetsOf(servers, request, snapshot) {
    const alone = request.operation === 'weight' || request.operation === 'status';
    if (alone)
        return servers.map((before) => targetOf(before, [before], request));
    const keys = new Set(servers.map(haproxy_server/* keyOf */.TN));
    const tracking = new Tracking(snapshot.servers);
    return servers
        .filter((server) => server.tracks === null || !keys.has(tracking.rootOf(server)))
        .map((server) => targetOf(server, [server, ...tracking.trackersOf(server)], request));
}
function targetOf(before, unit, request) {
    const wanted = 'weight' in request ? request.weight : null;
    const weight = wanted === null ? null : weightGoal(before, wanted);
    const ramp = 'ramp' in request && request.ramp ? request.ramp.steps : [];
    const members = unit.map(({ backend, server }) => ({ backend, server }));
    const switches = isChange(request) ? switchesFor(before, request) : [];
    const goal = goalOf(request, weight, switches);
    return {
        key: (0,haproxy_server/* keyOf */.TN)(before),
        members,
        before,
        goal,
        weight,
        ramp: ramp.map((step) => weightGoal(before, step)),
        switches,
        alreadyInGoalState: isInGoalState(before, request, weight),
    };
}
/** A check that is not there has nothing to be switched. */
function switchesFor({ backend, server, checks, agent }, { switches = {} }) {
    const asked = [
        { check: 'health', goal: switches.health, now: checks },
        { check: 'agent', goal: switches.agent, now: agent },
    ];
    return asked.flatMap(({ check, goal, now }) => {
        return goal === undefined || now === 'none' || goal === now ? [] : { backend, server, check, goal };
    });
}
function goalOf({ operation }, weight, switches) {
    if (operation === 'status')
        return '';
    const words = [
        ...(weight === null ? [] : [`weight ${weight.weight}`]),
        ...switches.map(({ check, goal }) => `${check} checks ${goal}`),
    ];
    return (operation === 'weight' ? words : [operation, ...words]).join(', ');
}
function isInGoalState(before, { operation }, weight) {
    const hasWeight = weight === null || before.weight === weight.effective;
    switch (operation) {
        case 'status':
            return true;
        case 'weight':
            return hasWeight;
        case 'drain':
            return before.admin !== 'ready';
        case 'maint':
            // Inherited or DNS maintenance ends by itself: only forced maint is what was asked for.
            return before.forced === 'maint';
        case 'ready':
            return before.admin === 'ready' && hasWeight;
    }
}
/** HAProxy takes a percentage of the configured weight, rounds it down and caps it at 256. */
function weightGoal(server, weight) {
    const { backend, server: name, configuredWeight } = server;
    if (weight.kind === 'absolute') {
        return { backend, server: name, weight: String(weight.value), effective: weight.value };
    }
    const effective = Math.min(256, Math.floor((configuredWeight * weight.value) / 100));
    if (effective > 0 || weight.value === 0) {
        return { backend, server: name, weight: `${weight.value}%`, effective };
    }
    throw new errors/* Failure */.HR('refused', `${weight.value}% of the configured weight ${configuredWeight} of ${(0,haproxy_server/* keyOf */.TN)(server)} is rounded down to 0, which takes it out of rotation.`, {
        servers: [(0,haproxy_server/* keyOf */.TN)(server)],
        hint: configuredWeight === 0
            ? 'Its configured weight is 0: give an absolute weight, 1 to 256.'
            : `The smallest percentage that works is ${Math.ceil(100 / configuredWeight)}%; \`weight: 0\` says that 0 is meant.`,
    });
}
function wordsOf({ targets, warnings }, request, snapshot) {
    const capacities = capacitiesOf(targets, request, snapshot);
    return {
        capacities,
        lines: planLines(targets, capacities, request, snapshot),
        notices: [
            ...noticesOf(targets, capacities, request, snapshot),
            ...wayNotices(targets, request, snapshot),
        ],
        warnings: [...warnings, ...warningsOf(targets, request, snapshot)],
    };
}
function capacitiesOf(targets, request, snapshot) {
    const leaving = Map.groupBy(leavingOf(targets, snapshot.servers, request), ({ backend }) => backend);
    const servers = [...snapshot.servers.values()];
    return [...leaving].flatMap(([name, ours]) => {
        const backend = snapshot.backends.get(name);
        if (backend === undefined)
            return [];
        const inBackend = servers.filter((server) => server.backend === name);
        return capacityOf(backend, inBackend, ours, request.minAvailable);
    });
}

;// CONCATENATED MODULE: ./build/src/operation/plan/twins.js
/** Two addresses that lead to one HAProxy process: what is done on one is done on the other, and would be counted twice. Pure. */


/** One failure for each that is the same process as one before it. Each names both. */
function twinsAmong(answered) {
    return answered.flatMap(({ name, process }, index) => {
        const twin = answered.slice(0, index).find((one) => (0,haproxy_server/* isSameProcess */.SM)(one.process, process));
        if (twin === undefined)
            return [];
        const where = process.node === '' ? '' : ` on ${process.node}`;
        return [
            new errors/* Failure */.HR('invalid-input', `${twin.name} and ${name} lead to one HAProxy, process ${process.pid}${where}: a server there would be counted twice.`, {
                brief: `${twin.name} and ${name} lead to one HAProxy`,
                loadBalancer: name,
                hint: 'Leave one of the two out of `address`. If they are two HAProxies after all, give each a `node` of its own in haproxy.cfg, section global.',
            }),
        ];
    });
}

;// CONCATENATED MODULE: ./build/src/operation/drain/marked-down-sessions.js
/**
 * Sessions that HAProxy itself cuts when a server goes down, in maint or by `health down`, because its configuration says `on-marked-down
 * shutdown-sessions`: that word cannot be read through the Runtime API, so it is told by what it did.
 */


/** Cut sessions are gone with HAProxy's next pass, with several threads on a busy machine a few passes later. */
const marked_down_sessions_LOOK_EVERY_MS = 30;
/** The longer one looks, the more have ended by themselves. */
const LOOK_AT_MOST_MS = 300;
/**
 * Looks on while sessions of these servers go without an answer from one look to the next, then counts and warns. `before`: as they
 * were just before maint; one that had no sessions may have got some since. `sample`: what they have now.
 */
async function noteMarkedDown(run, units, before, sample, signal) {
    const busy = busyOf(run, before);
    if (busy.length === 0)
        return;
    const giveUpAt = run.clock.now() + LOOK_AT_MOST_MS;
    let traffic;
    for (let vanished = 0;;) {
        try {
            await run.clock.sleep(marked_down_sessions_LOOK_EVERY_MS, signal);
            traffic = await sample();
        }
        catch (error) {
            // Whatever becomes of the way to HAProxy: what is known by now is told.
            noteMarkedDownSoFar(run, units, before);
            throw error;
        }
        const now = busy.reduce((sum, before) => sum + vanishedBetween(before, traffic.get((0,haproxy_server/* keyOf */.TN)(before))), 0);
        if (now <= vanished || run.clock.now() >= giveUpAt)
            break;
        vanished = now;
    }
    for (const unit of units)
        warnOfCuts(run, unit, busy, traffic);
}
/** The same by what is known already, for whoever lets them in again at once and has no time to look. */
function noteMarkedDownSoFar(run, units, before) {
    const now = before.flatMap((server) => run.find((0,haproxy_server/* keyOf */.TN)(server)) ?? []);
    const traffic = new Map(now.map((server) => [(0,haproxy_server/* keyOf */.TN)(server), server]));
    for (const unit of units)
        warnOfCuts(run, unit, busyOf(run, before), traffic);
}
/** Those that had sessions, or have got some since. */
function busyOf(run, before) {
    return before.filter((server) => {
        const after = run.find((0,haproxy_server/* keyOf */.TN)(server));
        return (0,haproxy_server/* ownSessions */.CT)(server) > 0 || after?.sessionsTotal !== server.sessionsTotal;
    });
}
function warnOfCuts(run, unit, busy, traffic) {
    const members = new Set(unit.members.map(haproxy_server/* keyOf */.TN));
    const cuts = busy
        .filter((before) => members.has((0,haproxy_server/* keyOf */.TN)(before)))
        .map((before) => ({ key: (0,haproxy_server/* keyOf */.TN)(before), count: cutBetween(before, traffic.get((0,haproxy_server/* keyOf */.TN)(before))) }))
        .filter(({ count }) => count > 0);
    const count = cuts.reduce((sum, cut) => sum + cut.count, 0);
    if (count === 0)
        return;
    run.update([unit], (server) => ({ ...server, sessionsShutDown: server.sessionsShutDown + count }));
    for (const { key } of cuts)
        run.noteCut((0,haproxy_server/* nameOf */.Vb)(key).backend);
    run.warn(`${quantity(count, 'session')} of ${cuts.map((cut) => cut.key).join(', ')} ended the moment it went down: HAProxy cuts them where its configuration says \`on-marked-down shutdown-sessions\`.`);
}
/**
 * How many sessions of a server were cut when it was marked down between two readings. HAProxy cuts all or none, so one that is
 * left is proof of none. Of those that ended, each response that began meanwhile came from a session that was served; without
 * that column, in TCP mode, none is known to have been. A response counts with its headers, so a download that began before and
 * ended by itself in this very moment, as the last one, is taken for cut: no counter of a server tells the two apart.
 */
function cutBetween(before, after) {
    return after === undefined || (0,haproxy_server/* ownSessions */.CT)(after) > 0 ? 0 : vanishedBetween(before, after);
}
/** How many sessions have ended that no answer accounts for. */
function vanishedBetween(before, after) {
    if (after === undefined)
        return 0;
    const arrived = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries);
    const served = after.responses === null || before.responses === null ? arrived : after.responses - before.responses;
    return Math.max(0, (0,haproxy_server/* ownSessions */.CT)(before) + arrived - served - (0,haproxy_server/* ownSessions */.CT)(after));
}

;// CONCATENATED MODULE: ./build/src/operation/send.js



/** Throws `refused` in HAProxy's words, as all of these do. */
function setStates(run, units, state, signal, options) {
    const goals = namesOf(units).map((name) => ({ ...name, state }));
    return run.send(units, () => ({ state }), (watched) => run.loadBalancer.setStates(goals, watched, signal, options), signal);
}
/** Tells of it, too. */
async function setWeights(run, goals, signal) {
    const weights = new Map(goals.map((goal) => [(0,haproxy_server/* keyOf */.TN)(goal), goal.effective]));
    const servers = goals.map((goal) => ({ key: (0,haproxy_server/* keyOf */.TN)(goal) }));
    const settingsFor = ({ key }) => {
        const weight = weights.get(key);
        return weight === undefined ? {} : { weight };
    };
    const reading = await run.send(servers, settingsFor, (watched) => run.loadBalancer.setWeights(goals, watched, signal), signal);
    for (const [weight, those] of Map.groupBy(goals, (goal) => goal.weight))
        run.tell('set', `${listed(those.map(haproxy_server/* keyOf */.TN))}: set to weight ${weight}`);
    return reading;
}
/** An absolute weight of one server, as the port takes it. */
function send_weightGoal({ backend, server }, absolute) {
    return { backend, server, weight: String(absolute), effective: absolute };
}
/** Switches checks of these on or off. Tells of it, too. */
async function setChecks(run, goals, signal) {
    const byKey = Map.groupBy(goals, haproxy_server/* keyOf */.TN);
    const settingsFor = ({ key }) => {
        const switched = (byKey.get(key) ?? []).map(({ check, goal }) => [settingOf(check), goal]);
        return Object.fromEntries(switched);
    };
    const reading = await run.send([...byKey.keys()].map((key) => ({ key })), settingsFor, (watched) => run.loadBalancer.setChecks(goals, watched, signal), signal);
    run.tell('set', goals.map((one) => `${(0,haproxy_server/* keyOf */.TN)(one)}: ${one.check} checks ${one.goal}`).join(', '));
    return reading;
}
function settingOf(check) {
    return check === 'health' ? 'checks' : 'agent';
}
/** Into drain and down, until HAProxy's checks bring them up again. What that cuts is told. */
async function send_takeDownForProof(run, units, signal) {
    const before = units.flatMap((unit) => run.membersNow(unit));
    await run.send(units, () => ({ state: 'drain' }), (watched) => run.loadBalancer.takeDownForProof(namesOf(units), watched, signal), signal);
    const sample = () => run.loadBalancer.sample(run.watched, signal);
    await noteMarkedDown(run, units, before, sample, signal);
}
/** Into drain and stopping, until a check passes: nobody is cut. */
function drainUntilChecked(run, units, signal) {
    return run.send(units, () => ({ state: 'drain' }), (watched) => run.loadBalancer.setHealth(namesOf(units), 'stopping', watched, signal), signal);
}
/** Up, for servers whose checks are off. */
function raiseHealth(run, units, signal) {
    return run.send(units, () => ({}), (watched) => run.loadBalancer.setHealth(namesOf(units), 'up', watched, signal), signal);
}
function namesOf(units) {
    return units.map(({ key }) => (0,haproxy_server/* nameOf */.Vb)(key));
}

;// CONCATENATED MODULE: ./build/src/operation/changed-by-others.js
/** What is told of a server that somebody else has changed under a step: what, and who, as far as HAProxy shows it. Decides nothing. */




/** Of one that is not as this step left it or found it: whoever undid it, as far as HAProxy shows who that was. */
function changedByOthers(run, unit) {
    const { expected, now, ...rest } = run.of(unit);
    if (isReplaced(rest.saved, now))
        return replacedByOthers(run, unit);
    const { state, weight, ...checks } = differences(expected, settingsOf(now));
    const isSent = pick(checks, sentSettings(rest.saved));
    if (!isEmpty(isSent))
        return switchedByOthers(run, unit, isSent, settingsOf(now));
    if (checks.agent !== undefined && state === undefined && weight === undefined)
        return agentSwitchedOn(run, unit);
    const byAgent = now.agent === 'enabled';
    const ofState = expected.state !== undefined && expected.state !== now.forced;
    const set = wasSent({ expected, now, ...rest });
    const wanted = ofState ? expected.state : `weight ${expected.weight}`;
    const found = ofState ? `is ${now.forced} ("${now.status}")` : `has ${now.weight}`;
    const seen = set
        ? `${unit.key} was set to ${wanted}, HAProxy accepted it, and now it ${found}`
        : `${unit.key} was ${wanted} when this step began, and now it ${found}`;
    const who = byAgent ? 'its agent check undoes what is set here' : 'somebody else changed it';
    const right = ofState ? 'the state that is wanted' : 'the weight that is wanted';
    return new errors/* Failure */.HR(byAgent ? 'agent-conflict' : 'not-verified', `${seen}: ${who}.`, {
        loadBalancer: run.name,
        servers: [unit.key],
        hint: byAgent
            ? `Let the agent report ${right}, or send \`disable agent ${unit.key}\` before.`
            : 'Another job or person works on this server: give jobs on one backend a common `concurrency` group.',
    });
}
function switchedByOthers(run, { key }, { checks, agent }, now) {
    const words = [
        ...(checks === undefined ? [] : [`its health checks to be ${checks}, and now they are ${now.checks}`]),
        ...(agent === undefined ? [] : [`its agent check to be ${agent}, and now it is ${now.agent}`]),
    ].join('; ');
    return new errors/* Failure */.HR('not-verified', `${key}: this step set ${words}: somebody else changed it.`, {
        loadBalancer: run.name,
        servers: [key],
        hint: 'Another job or person works on this server: give jobs on one backend a common `concurrency` group.',
    });
}
function agentSwitchedOn(run, { key }) {
    return new errors/* Failure */.HR('agent-conflict', `The agent check of ${key} was switched on while this step worked: its next answer may undo what was set, and how often it is asked cannot be read.`, {
        loadBalancer: run.name,
        servers: [key],
        hint: 'Another job or person works on this server: give jobs on one backend a common `concurrency` group, and let the agent speak again (`agent-checks: enable`) when the server is back.',
    });
}
function replacedByOthers(run, { key }) {
    const { saved, now } = run.of({ key, members: [] });
    return new errors/* Failure */.HR('not-verified', `The address of ${key} is ${now.address} now, and was ${saved.address} when this step began: somebody replaced it.`, {
        loadBalancer: run.name,
        servers: [key],
        hint: 'What this step did, it did to the server at the former address. Run it again for the new one.',
    });
}

;// CONCATENATED MODULE: ./build/src/operation/verify.js
/**
 * Looking again: is what we set still so, and are enough servers left? An accepted command is not an effect: an agent, another
 * job or another person may have undone it, and two jobs may have passed the guard at the same moment.
 */






/** Nobody waits longer than this for another job to go back: for so long a backend may be without a server. */
const WAIT_FOR_OTHER_MS = 200;
/** Whoever may not stay, and was out before: another one that has just taken what cannot be spared gives it back within this time. */
const WAIT_FOR_LATER_MS = 100;
const LOOK_AT_OTHER_EVERY_MS = 50;
/** Looks of a round trip each: whoever gives way needs one. */
const LOOKS_AT_OTHERS = 3;
const LOOK_AT_AGENT_EVERY_MS = 200;
/** HAProxy's default `agent-inter` is 2 s: an agent that fights back has spoken by then. */
const AGENT_SPEAKS_WITHIN_MS = 3_000;
/** Is it as this step left it, or found it? */
function isAsSet(run, unit) {
    const { expected, now, saved } = run.of(unit);
    return !isReplaced(saved, now) && isEmpty(differences(expected, settingsOf(now)));
}
/** Throws `agent-conflict`, `dns-maintenance` or `not-verified` unless each of these is as this step left it. */
function assertAsSet(run, units) {
    for (const unit of units) {
        if (!isAsSet(run, unit))
            throw changedByOthers(run, unit);
        if (run.of(unit).letIn)
            assertResolved(run, unit);
    }
}
/** Reads again, on whatever connection there is, and asserts that each of these is as this step left it. */
async function lookAgain(run, signal, units = run.units) {
    await run.readBack(signal);
    assertAsSet(run, units);
}
/** While a server is proven: in maint, whoever put it there, no check runs, and it would be waited for in vain. */
function assertProvable(run, unit) {
    if (run.now(unit).admin !== 'maint')
        return;
    assertResolved(run, unit);
    assertAsSet(run, [unit]);
}
function assertResolved(run, unit) {
    const server = run.now(unit);
    if (!server.maintCauses.includes('dns'))
        return;
    throw new errors/* Failure */.HR('dns-maintenance', `${unit.key} was set to ${server.forced}, but its name does not resolve any more.`, {
        loadBalancer: run.name,
        servers: [unit.key],
        detail: server.status,
        hint: 'HAProxy brings it back by itself when the name resolves: look at its `resolvers` section.',
    });
}
/** Waits until every enabled agent of these has had its say since `since`, and looks meanwhile whether what was set is still so. */
async function outlastAgents(run, units, since, look, signal) {
    if (!units.some((unit) => run.now(unit).agent === 'enabled'))
        return;
    while (run.clock.now() < since + AGENT_SPEAKS_WITHIN_MS) {
        await run.clock.sleep(LOOK_AT_AGENT_EVERY_MS, signal);
        await look(signal);
    }
}
/**
 * The guard, right after a set. When it took what the backend could not spare, for others left in the same moment, nobody may be left to
 * serve: these come back by `giveWay`, at once unless they sort last. Throws `guard`.
 */
async function giveWayWhenTooFewAreLeft(run, capacities, { before, reading }, giveWay, signal) {
    const short = tooSmall(run, capacities, reading, before);
    if (short.length === 0)
        return;
    if (before.some(haproxy_server/* takesTraffic */.CS)) {
        if (await haveOthersGoneBack(run, short, before, signal))
            return;
        await giveWay();
        // Who else is out only adds to the reason.
        const whole = await readBackends(run, short, signal).catch(() => reading);
        throw tooFewLeft(run, short, reading, whole);
    }
    // These were out before: it was another one that took what cannot be spared, and who gives it back at once.
    try {
        await assertEnoughLeft(run, capacities, reading, signal);
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === 'guard')
            await giveWay();
        throw error;
    }
}
/**
 * Several that set in the same instant all see too few left. Of these the one whose server sorts last looks a few times whether the others
 * give way, so that not all of them do.
 */
async function haveOthersGoneBack(run, short, before, signal) {
    const names = new Set(short.map(({ backend }) => backend));
    const ours = ourKeys(run);
    const rivals = [...run.snapshot.servers]
        .filter(([key, server]) => names.has(server.backend) && (0,haproxy_server/* takesTraffic */.CS)(server) && !ours.includes(key))
        .map(([key]) => key);
    if (rivals.length === 0 || !isLastInOrder(ours, rivals))
        return false;
    const giveUpAt = run.clock.now() + WAIT_FOR_OTHER_MS;
    for (let look = 0; look < LOOKS_AT_OTHERS && run.clock.now() < giveUpAt; look += 1) {
        // Who cannot look has no reason to stay, and nobody may be left to serve meanwhile.
        const whole = await readBackends(run, short, signal).catch(() => null);
        if (whole === null)
            return false;
        if (tooSmall(run, short, run.record(whole), before).length === 0)
            return true;
    }
    return false;
}
/**
 * The guard, where these are out already. Throws `guard` when too few servers take traffic now, when this change lowered the number,
 * and when no other job has gone back within a moment; a shorter one for whoever may not stay out before others.
 */
async function assertEnoughLeft(run, capacities, reading, signal) {
    const since = run.clock.now();
    for (let short = tooSmall(run, capacities, reading); short.length > 0;) {
        // Decided on one reading of the whole backend: by now the other one may have gone back.
        const whole = run.record(await readBackends(run, short, signal));
        short = tooSmall(run, capacities, whole);
        if (short.length === 0)
            return;
        const mayStay = isLastInOrder(ourKeys(run), othersThatLeft(run, whole));
        const patienceMs = mayStay ? WAIT_FOR_OTHER_MS : WAIT_FOR_LATER_MS;
        if (run.clock.now() - since >= patienceMs)
            throw tooFewLeft(run, short, whole, whole);
        await run.clock.sleep(LOOK_AT_OTHER_EVERY_MS, signal);
    }
}
/** Those that have too few servers left, and lost some by this change. `before`: those that were just taken out, as they were. */
function tooSmall(run, capacities, reading, before = []) {
    return capacities.filter((capacity) => {
        const backend = reading.backends.get(capacity.backend);
        const after = backend === undefined ? 0 : inUse(backend);
        // A server that took no traffic is not missed, whoever else left: a repair must not be blocked. One may have come up since.
        const missed = capacity.leaving > 0 ||
            before.some((server) => server.backend === capacity.backend && (0,haproxy_server/* takesTraffic */.CS)(server)) ||
            run.units.some((unit) => verify_isMissed(run, unit, capacity.backend));
        return missed && isRefused({ ...capacity, now: Math.max(capacity.now, after + 1), after });
    });
}
/** In drain or at weight 0, and running: without this step it would take traffic. */
function verify_isMissed(run, unit, backend) {
    const { before } = run.of(unit).saved;
    const members = run.membersNow(unit).filter((member) => member.backend === backend);
    return members.some((member) => {
        const weight = (0,haproxy_server/* keyOf */.TN)(member) === unit.key ? before.weight : member.weight;
        return (0,haproxy_server/* isRunning */.W_)(member) && weight > 0;
    });
}
/** All servers of these backends, as they are now, without those that were deleted since and are not ours. */
async function readBackends(run, capacities, signal) {
    const names = new Set(capacities.map(({ backend }) => backend));
    const ours = new Set(ourKeys(run));
    for (let servers = [...run.snapshot.servers.values()].filter(({ backend }) => names.has(backend));;) {
        try {
            return await run.loadBalancer.readServers(servers, signal);
        }
        catch (error) {
            // Another one was deleted since: that is no failure of this change, it only serves nobody.
            const gone = error instanceof errors/* Failure */.HR && error.code === 'not-found' ? new Set(error.servers) : new Set();
            const left = servers.filter((server) => ours.has((0,haproxy_server/* keyOf */.TN)(server)) || !gone.has((0,haproxy_server/* keyOf */.TN)(server)));
            if (left.length === servers.length)
                throw error;
            servers = left;
        }
    }
}
/** `BACKEND/SERVER` of all that this change takes out, trackers included. */
function ourKeys(run) {
    return run.units.flatMap(({ members }) => members).map(haproxy_server/* keyOf */.TN);
}
/** Servers that took traffic when we planned, do not now, and are not ours. */
function othersThatLeft(run, whole) {
    const ours = new Set(ourKeys(run));
    const left = ([key, server]) => {
        const before = run.snapshot.servers.get(key);
        return before !== undefined && (0,haproxy_server/* takesTraffic */.CS)(before) && !(0,haproxy_server/* takesTraffic */.CS)(server) && !ours.has(key);
    };
    return [...whole.servers].filter(left).map(([key]) => key);
}
/** `reading` says how few were left, `whole` who is out. */
function tooFewLeft(run, capacities, reading, whole) {
    const ours = new Set(ourKeys(run));
    const words = capacities.map(({ backend: name, asked }) => {
        const backend = reading.backends.get(name);
        const left = backend === undefined ? 0 : inUse(backend);
        return `${name}: ${left} take traffic, min-available asks for ${asked}${outAlready(whole.servers.values(), name, ours)}`;
    });
    return new errors/* Failure */.HR('guard', `Too few servers are left: others left at the same time. ${words.join('; ')}.`, {
        loadBalancer: run.name,
        hint: 'Another job or a failing check took servers out at the same time. Run this again when they are back; a common `concurrency` group keeps jobs apart.',
    });
}

;// CONCATENATED MODULE: ./build/src/operation/check-switches.js
/**
 * Health and agent checks that an operation switches besides. The order is the point: what proves a server, or may undo what is set, is
 * switched before it; what must not be missed or heard too early, behind it.
 */






/**
 * Agents go off, so that they undo nothing: HAProxy does not hear an answer that is on its way (measured on 2.2 to 3.4). Health checks
 * come on, for they are the proof. They go off before a server leaves: off in maint, they would keep its pause for good. Throws
 * `not-verified` where they do not run all the same.
 */
async function switchChecksBefore(run, plan, request, signal) {
    await switchChecks(run, plan, (goal) => isBefore(goal, request), signal);
}
/** An agent may have its say when all else is done; what watches a server goes off last. Throws what a verification finds. */
async function switchChecksAfter(run, plan, request, signal) {
    const switched = await switchChecks(run, plan, (goal) => !isBefore(goal, request), signal);
    if (switched.length === 0)
        return;
    await run.readBack(signal, { fresh: true });
    assertAsSet(run, run.units);
    await outlastAgents(run, switched, run.lastSetAt, (looking) => lookAgain(run, looking), signal);
    if (request.operation !== 'ready' || request.healthProof === 'none')
        return;
    const down = switched.filter((unit) => !isUp(run.now(unit)));
    if (down.length > 0)
        throw notUp(run, down, request.healthTimeoutMs);
}
function isBefore({ check, goal }, request) {
    if (check === 'agent')
        return goal === 'disabled';
    return goal === 'enabled' || isDrain(request);
}
/** Returns whose. */
async function switchChecks(run, { targets }, isMeant, signal) {
    const meant = targets.filter(({ switches }) => switches.some(isMeant));
    if (meant.length === 0)
        return [];
    if (!run.isFresh)
        await lookAgain(run, signal);
    const goals = meant.flatMap((target) => target.switches.filter((one) => isMeant(one) && settingNow(run, target, one) !== one.goal));
    if (goals.length === 0)
        return [];
    await setChecks(run, goals, signal);
    const paused = goals.filter((one) => one.check === 'health' && run.find((0,haproxy_server/* keyOf */.TN)(one))?.checks !== one.goal && one.goal === 'enabled');
    if (paused.length > 0)
        throw pausedFailure(run, paused.map(haproxy_server/* keyOf */.TN));
    assertAsSet(run, run.units);
    return meant;
}
function settingNow(run, unit, { check }) {
    const { checks, agent } = run.now(unit);
    return check === 'health' ? checks : agent;
}
function pausedFailure(run, keys) {
    return new errors/* Failure */.HR('not-verified', `${keys.join(', ')}: HAProxy accepted \`enable health\`, and no check runs: out of maint with its checks off, a server keeps their pause.`, {
        loadBalancer: run.name,
        servers: keys,
        hint: 'Only maint ends that: `operation: maint`, then `operation: ready` with `health-checks: enable`.',
    });
}
function notUp(run, units, limitMs) {
    const unproven = units.map((unit) => {
        const { begun, now } = run.of(unit);
        return { key: unit.key, begun, now };
    });
    return unhealthyFailure(unproven, limitMs, run.name);
}

;// CONCATENATED MODULE: ./build/src/operation/overload.js
/** `max-load` where servers are out already, or are about to go: others may have left since, or more sessions may have come. */





/** Throws `max-load` when those that stay could not carry what there is now. */
async function assertCarried(run, capacities, request, signal) {
    const left = capacities.filter(({ leaving }) => leaving > 0);
    if (request.maxLoad === undefined || left.length === 0)
        return;
    const { servers } = run.record(await readBackends(run, left, signal));
    const loads = loadsOf(left, servers.values(), new Set(ourKeys(run)), request);
    try {
        requireCarried(loads, request.maxLoad);
    }
    catch (error) {
        throw error instanceof errors/* Failure */.HR ? error.with({ loadBalancer: run.name }) : error;
    }
}
/**
 * Right after a set: where others have left in the same moment, these come back at once, by `giveWay`, and it throws `max-load`. More
 * sessions alone are no reason: these servers were let go by the same rule a moment ago.
 */
async function giveWayWhenOverloaded(run, capacities, request, giveWay, signal) {
    try {
        await assertCarried(run, capacities, request, signal);
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR) || error.code !== 'max-load')
            throw error;
        const servers = new Map([...run.servers()].map((server) => [(0,haproxy_server/* keyOf */.TN)(server), server]));
        if (othersThatLeft(run, { servers }).length === 0)
            return;
        await giveWay();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/operation/run.js





const NONE = new Map();
const STILL_FRESH_MS = 200;
/** A look that is no older than this is as good as one right before a set, which takes about as long to arrive. */
const JUST_READ_MS = 50;
class Run {
    loadBalancer;
    clock;
    /** On the clock: from here all limits of the step count, whatever is reloaded meanwhile. */
    startedAt;
    /** Since 1970, ms: when everything was read first. */
    #seenAt;
    #context;
    #notices = [];
    #warnings = [];
    #units;
    #snapshot;
    /** Of the same process, what was read since the snapshot. */
    #since = new Map();
    /** By name, as read last. */
    #backends;
    #oldWorkers;
    #latest;
    #servers;
    #reloads = 0;
    #lastSetAt;
    #readAt;
    #drainTimedOut = false;
    #rampStep = 0;
    constructor(context, snapshot, units, servers) {
        this.#context = context;
        this.loadBalancer = context.loadBalancer;
        this.clock = context.clock;
        this.startedAt = context.clock.now();
        this.#seenAt = context.clock.wallTime();
        this.#lastSetAt = this.startedAt;
        this.#readAt = this.startedAt;
        this.#snapshot = snapshot;
        this.#backends = snapshot.backends;
        this.#oldWorkers = snapshot.oldWorkers;
        this.#latest = snapshot;
        this.#units = units;
        this.#servers = servers;
    }
    get name() {
        return this.loadBalancer.name;
    }
    /** All that are meant. */
    get units() {
        return this.#units;
    }
    /** The last reading of everything, and with it the process that is worked with. */
    get snapshot() {
        return this.#snapshot;
    }
    get process() {
        return this.#snapshot.process;
    }
    get oldWorkers() {
        return this.#oldWorkers;
    }
    /** Read so short a time ago that it need not be read again before something is set or said. */
    get isFresh() {
        return this.clock.now() - this.#readAt < STILL_FRESH_MS;
    }
    /** The last reading, when it is so young that nothing is won by another one; else null. */
    get justRead() {
        return this.clock.now() - this.#readAt < JUST_READ_MS ? this.#latest : null;
    }
    /** Of which backends the last reading's traffic is from before the set behind which it was read, and when that had been accepted. */
    get earlierTraffic() {
        return this.#latest.earlierTraffic ?? NONE;
    }
    /** HAProxy was seen to cut sessions of this backend as one of its servers went down, in this job. */
    isKnownToCut(backend) {
        return this.#context.cuts?.has(this.name, backend) === true;
    }
    noteCut(backend) {
        this.#context.cuts?.note(this.name, backend);
    }
    /** How often HAProxy was reloaded while this step worked. */
    get reloads() {
        return this.#reloads;
    }
    /** On the clock: when HAProxy accepted something last; before that, the start. */
    get lastSetAt() {
        return this.#lastSetAt;
    }
    /** `drain-timeout` has passed with sessions left, and its policy goes on: in a process after a reload, too. */
    get drainTimedOut() {
        return this.#drainTimedOut;
    }
    /** How many steps of a ramp are behind it: in a process after a reload, too. */
    get rampStep() {
        return this.#rampStep;
    }
    get notices() {
        return this.#notices;
    }
    get warnings() {
        return this.#warnings;
    }
    /** Every server of every unit: what is read back after a set. */
    get watched() {
        const members = this.#units.flatMap((unit) => unit.members);
        return [...new Map(members.map((member) => [(0,haproxy_server/* keyOf */.TN)(member), member])).values()];
    }
    /** As read last; null for one that is not there. */
    find(key) {
        return this.#since.get(key) ?? this.#snapshot.servers.get(key) ?? null;
    }
    /** All servers of the load balancer as read last. */
    *servers() {
        for (const [key, server] of this.#snapshot.servers)
            yield this.#since.get(key) ?? server;
    }
    now(unit) {
        return this.#serverRun(unit).now;
    }
    /** The server and its trackers as read last. */
    membersNow(unit) {
        return unit.members.flatMap((member) => this.find((0,haproxy_server/* keyOf */.TN)(member)) ?? []);
    }
    backend(name) {
        return this.#backends.get(name);
    }
    of(unit) {
        return this.#serverRun(unit);
    }
    /** Takes over what HAProxy just said. */
    record(reading) {
        this.#since = new Map([...this.#since, ...reading.servers]);
        this.#backends = new Map([...this.#backends, ...reading.backends]);
        this.#oldWorkers = reading.oldWorkers;
        this.#takeOver(reading);
        return reading;
    }
    /** Everything was read anew, perhaps from another process: `units` are the same, as it has them. */
    recordAll(snapshot, units = this.#units) {
        this.#snapshot = snapshot;
        this.#since = new Map();
        this.#backends = snapshot.backends;
        this.#oldWorkers = snapshot.oldWorkers;
        this.#units = units;
        this.#takeOver(snapshot);
    }
    /** Another process answers, which knows nothing of what was done. */
    noteReload() {
        this.#reloads += 1;
        this.update(this.#units, (run) => ({ ...run, confirmed: false, failure: null, expected: {} }));
    }
    /** The new configuration may have these servers at other addresses: that is where they are set from now on. */
    acceptAddresses() {
        this.update(this.#units, (run) => ({ ...run, saved: { ...run.saved, address: run.now.address } }));
    }
    /** The new configuration has these disabled: whatever state was set before, their maint is somebody else's. */
    forgetStates(units) {
        this.update(units, (run) => {
            return { ...run, saved: { ...run.saved, sent: { ...run.saved.sent, states: [] } } };
        });
        if (units.length === 0)
            return;
        this.notice(`HAProxy's new configuration has ${run_namesOf(units)} disabled: from now on ${verb(units.length, 'its', 'their')} maint is not this step's.`);
    }
    /** HAProxy has no such servers any more: nothing is done for them from now on. */
    noteGone(units) {
        const gone = units.filter(({ key }) => this.#servers.get(key)?.gone === false);
        if (gone.length === 0)
            return;
        this.update(gone, (run) => ({ ...run, gone: true, unknown: false }));
        const why = this.#reloads > 0 ? 'the new configuration has no such server' : 'HAProxy has no such server any more';
        this.warn(`${run_namesOf(gone)} ${verb(gone.length, 'is', 'are')} gone: ${why}.`);
    }
    /**
     * Reads these again, on a fresh connection or on the one there is, and takes it over. `notBefore` on the clock: connecting need
     * not wait for it.
     */
    async readBack(signal, options = {}) {
        return this.record(await this.loadBalancer.readServers(this.watched, signal, options));
    }
    /**
     * Sets something for these: saved before it is sent, taken over when it was read back. `settingsFor` says what each may be left
     * in. When the load balancer itself says that nothing was changed, it was not.
     */
    async send(units, settingsFor, set, signal) {
        this.#meetTrackers(units);
        const before = this.#servers;
        const settings = new Map(units.map((unit) => [unit.key, settingsFor(unit)]));
        this.update(units, (run) => sending(run, settings.get((0,haproxy_server/* keyOf */.TN)(run.saved)) ?? {}));
        try {
            if (units.some(({ key }) => isNews(before.get(key), this.#servers.get(key))))
                await this.#context.checkpoint(this.saved());
            signal.throwIfAborted();
        }
        catch (error) {
            this.#servers = before;
            throw error;
        }
        try {
            const reading = this.record(await set(this.watched));
            this.#lastSetAt = this.clock.now();
            this.update(units, (run) => ({
                ...run,
                expected: { ...run.expected, ...settings.get((0,haproxy_server/* keyOf */.TN)(run.saved)) },
            }));
            return reading;
        }
        catch (error) {
            // The reason of an abort says nothing of what was on its way.
            const isOfCall = error instanceof errors/* Failure */.HR && !signal.aborted;
            if (isOfCall && error.callChanged === 'no')
                this.#servers = before;
            throw error;
        }
    }
    noteDrainTimeout() {
        this.#drainTimedOut = true;
    }
    noteRampStep(passed) {
        this.#rampStep = Math.max(this.#rampStep, passed);
    }
    update(units, change) {
        this.#servers = changed(this.#servers, units.map(({ key }) => key), change);
    }
    /** From now on each of these is expected to stay in the forced state in which it was read last. */
    expectAsRead(units) {
        this.update(units, (run) => ({ ...run, expected: { ...run.expected, state: run.now.forced } }));
    }
    /** Something went wrong here. Where no server is named, it did for all that is under way. */
    noteFailure(failure) {
        const named = failure.servers.map((key) => ({ key }));
        this.update(named, (run) => ({ ...run, failure }));
        if (named.length > 0)
            return;
        this.update(this.#units, (run) => (run.confirmed ? run : { ...run, failure: run.failure ?? failure }));
    }
    /** All that was sent here, for somebody who knows nothing else. */
    saved() {
        const servers = [...this.#servers.values()]
            .filter((run) => wasSent(run) && !run.gone)
            .map(({ saved }) => saved);
        return { name: this.name, process: run_identityOf(this.process, this.#seenAt), servers };
    }
    /**
     * The same for somebody who goes on at once: where it was read back what the last set came to, a server that is otherwise now was
     * set by somebody else, though this step may have sent the same before.
     */
    savedAsSet() {
        const { name, process, servers } = this.saved();
        return {
            name,
            process,
            servers: servers.map((saved) => asLastSet(saved, this.#servers.get((0,haproxy_server/* keyOf */.TN)(saved)))).filter(isSent),
        };
    }
    /** The same when every server is as it was asked for: what is there now is all that this step leaves. */
    savedAsReached() {
        const { name, process, servers } = this.saved();
        return {
            name,
            process,
            servers: servers.map((saved) => asReached(saved, this.find((0,haproxy_server/* keyOf */.TN)(saved)))).filter(isSent),
        };
    }
    /** Trackers that were given a weight of their own. */
    get trackers() {
        const targets = new Set(this.#units.map(({ key }) => key));
        return [...this.#servers].filter(([key]) => !targets.has(key)).map(([, run]) => run);
    }
    /** What came of putting servers back; `failure` says why not all of it is back. */
    noteRollback(servers, failure) {
        this.#readAt = this.clock.now();
        const keys = [...servers.keys()].map((key) => ({ key }));
        this.update(keys, (run) => {
            const found = servers.get((0,haproxy_server/* keyOf */.TN)(run.saved));
            if (found === undefined)
                return run;
            const { kind, now, healthMs, sent } = found;
            const seen = {
                ...run,
                saved: { ...run.saved, sent },
                notPutBack: found.failure,
                now: now ?? run.now,
                healthMs: healthMs ?? run.healthMs,
                sessionsShutDown: run.sessionsShutDown + found.sessionsShutDown,
            };
            if (kind === 'unknown')
                return { ...seen, unknown: true, failure: run.failure ?? failure };
            return { ...seen, unknown: false, rolledBack: kind === 'back' };
        });
        this.noteGone(keys.filter(({ key }) => servers.get(key)?.kind === 'gone'));
    }
    notice(text) {
        this.#notices.push(text);
        this.#context.tell({ kind: 'notice', loadBalancer: this.name, text });
    }
    warn(text) {
        this.#warnings.push(text);
        this.#context.tell({ kind: 'warning', loadBalancer: this.name, text });
    }
    tellFailure(failure) {
        this.#context.tell({ kind: 'failure', failure });
    }
    /** News of somebody who works on the same load balancer for this run. */
    relay(news) {
        if (news.kind === 'warning')
            this.warn(news.text);
        else
            this.#context.tell(news);
    }
    tell(kind, text) {
        this.#context.tell({ kind, loadBalancer: this.name, text });
    }
    /** One line for all of which the same is to be said. */
    tellEach(kind, units, words) {
        for (const [text, those] of Map.groupBy(units, words))
            this.tell(kind, `${run_namesOf(those)}: ${text}`);
    }
    /** `left`: how much is waited for, sessions or servers. */
    tellProgress(text, left) {
        this.#context.tell({ kind: 'progress', loadBalancer: this.name, text, left });
    }
    /** A tracker can be given a weight of its own: from then on it is known, saved and put back as any other. */
    #meetTrackers(units) {
        const next = new Map(this.#servers);
        for (const { key } of units) {
            const server = this.find(key);
            if (!next.has(key) && server !== null)
                next.set(key, serverRunOf(server));
        }
        this.#servers = next;
    }
    #serverRun({ key }) {
        const run = this.#servers.get(key);
        if (run === undefined)
            throw new Error(`${key} is not part of this run`);
        return run;
    }
    #takeOver(reading) {
        const { servers } = reading;
        this.#readAt = this.clock.now();
        this.#latest = reading;
        const next = new Map(this.#servers);
        for (const [key, run] of this.#servers) {
            const server = servers.get(key);
            if (server !== undefined)
                next.set(key, read(run, server));
        }
        this.#servers = next;
    }
}
function isNews(before, after) {
    return run_sizeOf(before) !== run_sizeOf(after);
}
function run_sizeOf(run) {
    return run === undefined ? 0 : countSent(run.saved.sent);
}
function run_identityOf({ pid, startedAt, startToleranceSeconds, node, commandPrefix }, seenAt) {
    const told = commandPrefix === undefined ? {} : { commandPrefix };
    return { pid, startedAt, startToleranceSeconds, node, seenAt, ...told };
}
/** `web/web1, web/web2`; of more than ten the first ones and how many more. */
function run_namesOf(units) {
    return listed(units.map(({ key }) => key));
}

;// CONCATENATED MODULE: ./build/src/operation/drain/idle.js
/** Two samples must lie at least this far apart. */
const IDLE_MS = 100;
/**
 * In maint nobody may come any more, and only time shows that nobody does: `option persist`, `force-persist` and `use-server`
 * cannot be read.
 */
const STILL_IN_MAINT_MS = 1_000;
/** HAProxy waits 1 s before it tries a connection again, with the request counted nowhere. */
const AFTER_RETRY_MS = 1_200;
/** A connection that HAProxy was just making when the server left may be counted this much later. */
const SETTLING_MS = 50;
/**
 * Whoever comes in drain after HAProxy has settled is bound to the server. Those from before get this long to end by themselves; only
 * where HAProxy cuts sessions at maint does it matter whether they have.
 */
const KEPT_BUSY_AFTER_MS = 500;
function sumTraffic(members) {
    const sum = { sessions: 0, inherited: 0, queued: 0, sessionsTotal: 0, retries: 0 };
    for (const member of members) {
        sum.sessions += member.sessions;
        sum.inherited += member.inherited ?? 0;
        sum.queued += member.queued;
        sum.sessionsTotal += member.sessionsTotal;
        sum.retries += member.retries;
    }
    return sum;
}
/**
 * Watches one unit from the moment it was taken out. Times in ms of any monotonic clock. A sample was true at some moment
 * between its sending and its arrival, so a span runs from one's arrival to the other's sending: never longer than it was.
 */
class IdleWatch {
    #startedAt;
    #first;
    #stillMs;
    #idleFrom;
    #quietMs;
    #latest;
    #sentAt;
    #arrivedAt;
    /** Since when the totals have stood still. */
    #stillSince;
    #zeroSince;
    /** When a connection was last seen to be tried again; null when none was. */
    #retriedAt;
    /** Nothing was sampled since it was taken out. */
    #isUnseen;
    #cameInDrain = false;
    #cameInMaint = false;
    constructor(at, traffic, { inMaint, settled, quietMs = 0, readBefore = false }) {
        // Was a connection refused before the watch began? No counter tells when: it may be tried again within this time.
        const mayRetry = traffic.retries > 0 && !settled;
        this.#startedAt = at;
        this.#quietMs = quietMs;
        this.#isUnseen = readBefore;
        this.#idleFrom = mayRetry ? at + AFTER_RETRY_MS : at;
        this.#retriedAt = mayRetry ? at : null;
        this.#first = traffic;
        this.#latest = traffic;
        this.#sentAt = at;
        this.#arrivedAt = at;
        this.#stillMs = inMaint ? STILL_IN_MAINT_MS : IDLE_MS;
        this.#stillSince = at;
        this.#zeroSince = isZero(traffic) ? at : null;
    }
    add(sentAt, at, traffic) {
        const came = idle_arrived(this.#latest, traffic);
        const { sessionsTotal, retries } = this.#latest;
        const moved = came || traffic.sessionsTotal !== sessionsTotal || traffic.retries !== retries;
        if (traffic.retries > this.#latest.retries)
            this.#retriedAt = at;
        if (came && this.#arrivedAt - this.#startedAt >= SETTLING_MS) {
            this.#cameInDrain = true;
            // The last attempt of a request that was refused before counts as a session and not as a retry. It came after the last sample.
            if (this.#retriedAt === null || this.#sentAt - this.#retriedAt > AFTER_RETRY_MS)
                this.#cameInMaint = true;
        }
        if (moved)
            this.#stillSince = at;
        if (!isZero(traffic))
            this.#zeroSince = null;
        else if (moved || this.#zeroSince === null)
            this.#zeroSince = at;
        this.#latest = traffic;
        this.#sentAt = sentAt;
        this.#arrivedAt = at;
        this.#isUnseen = false;
    }
    /** From now on only as much quiet as is safe is asked for. */
    relax() {
        this.#quietMs = 0;
    }
    /** On the clock: since when it has been watched, in the state in which it is. */
    get startedAt() {
        return this.#startedAt;
    }
    /** The last sample. */
    get traffic() {
        return this.#latest;
    }
    /** No sessions and nothing queued in the last sample, though perhaps not for long enough. */
    get zero() {
        return this.#zeroSince !== null;
    }
    /** ms without sessions and without new ones, as far as the last sample tells; 0 while there are some. */
    get quietForMs() {
        return this.#zeroSince === null ? 0 : Math.max(0, this.#sentAt - this.#zeroSince);
    }
    /** For as long as was asked for. */
    get quiet() {
        return this.zero && this.quietForMs >= this.#quietMs;
    }
    /** Quiet, and no request that waits for another attempt. Whatever comes now is waited for in maint. */
    get mayEnterMaint() {
        const retried = this.#retriedAt !== null && this.#arrivedAt < this.#retriedAt + AFTER_RETRY_MS;
        return this.quiet && !retried && !this.#isUnseen;
    }
    /** It could go to maint, and nothing has come since, so that nothing from before can come back. */
    isSettled({ sessionsTotal, retries }) {
        const { sessionsTotal: lastTotal, retries: lastRetries } = this.#latest;
        return this.mayEnterMaint && sessionsTotal === lastTotal && retries === lastRetries;
    }
    /** No sessions, nothing queued, nothing new, for long enough. */
    get idle() {
        return this.zero && this.#sentAt >= this.confirmableAt;
    }
    /** Nothing new for long enough, whatever sessions are left. */
    get still() {
        return this.#sentAt - this.#stillSince >= this.#stillSpan;
    }
    /** Earliest time at which one more sample like the last could make it idle, or still. */
    get confirmableAt() {
        const still = this.#stillSince + this.#stillSpan;
        if (this.#zeroSince === null)
            return still;
        return Math.max(this.#zeroSince + this.#idleSpan, still, this.#idleFrom);
    }
    /** New sessions came after HAProxy had had time to settle: clients are bound to it, and waiting in drain will not end. */
    get keptBusy() {
        return this.#cameInDrain && this.#arrivedAt - this.#startedAt >= KEPT_BUSY_AFTER_MS;
    }
    /** New sessions came in maint, where nothing may come. */
    get stillServed() {
        return this.#cameInMaint;
    }
    get #idleSpan() {
        return Math.max(this.#quietMs, this.#isRetried ? AFTER_RETRY_MS : IDLE_MS);
    }
    get #stillSpan() {
        return this.#isRetried ? Math.max(this.#stillMs, AFTER_RETRY_MS) : this.#stillMs;
    }
    get #isRetried() {
        return this.#latest.retries > this.#first.retries;
    }
}
function isZero(traffic) {
    return traffic.sessions === 0 && traffic.queued === 0;
}
/**
 * Each retry is counted as a session too, so only what goes beyond the retries came from a client. Who leaves the server's own queue,
 * which up to 2.6 is served in maint as well, came before; who enters it comes now.
 */
function idle_arrived(before, after) {
    const begun = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries);
    return begun + after.queued - before.queued > 0;
}

;// CONCATENATED MODULE: ./build/src/operation/drain/old-sessions.js
/**
 * Sessions from before a drain, where HAProxy is known to cut whatever a server still has as it goes to maint: then they are waited for
 * in drain, though bound clients keep coming. No counter tells old sessions from new ones; `show sess` does, to the second.
 */


/** `show sess` lists the sessions of all servers: seldom, and seldomer where that takes long. */
const old_sessions_LOOK_EVERY_MS = 500;
const old_sessions_PAUSE_PER_COST = 4;
/** How a list ends that is longer than any reply may be, or that takes too long. */
const old_sessions_TOO_MUCH = ['not-haproxy', 'timeout', 'refused'];
class OldSessions {
    #run;
    /** On the clock: when the drain of a unit began. */
    #begunAt;
    #told = new Set();
    #nextLookAt = 0;
    constructor(run, begunAt) {
        this.#run = run;
        this.#begunAt = begunAt;
    }
    /** Those of these that may go to maint: nothing of theirs is cut there, or what is left came after their drain began. */
    async freeOf(units, signal) {
        const cutting = units.filter((unit) => this.#cutMembersOf(unit).length > 0);
        const others = units.filter((unit) => !cutting.includes(unit));
        if (cutting.length === 0 || this.#run.clock.now() < this.#nextLookAt)
            return others;
        this.#tell(cutting.filter(({ key }) => !this.#told.has(key)));
        const askedAt = this.#run.clock.now();
        const free = [];
        for (const unit of cutting)
            if (!(await this.#hasOld(unit, signal)))
                free.push(unit);
        const now = this.#run.clock.now();
        this.#nextLookAt = now + Math.max(old_sessions_LOOK_EVERY_MS, (now - askedAt) * old_sessions_PAUSE_PER_COST);
        return [...others, ...free];
    }
    #cutMembersOf({ members }) {
        return members.filter(({ backend }) => this.#run.isKnownToCut(backend));
    }
    async #hasOld(unit, signal) {
        for (const member of this.#cutMembersOf(unit)) {
            const drainedForMs = this.#run.clock.now() - this.#begunAt(unit);
            const summary = await this.#sessionsOf(member, signal);
            // Where nothing is shown, there is nothing to wait for.
            if (summary === null || summary.count === 0)
                continue;
            if (summary.oldestSeconds >= Math.floor(drainedForMs / 1_000))
                return true;
        }
        return false;
    }
    /** Null also where it is too much to be read. */
    async #sessionsOf(member, signal) {
        try {
            return await this.#run.loadBalancer.sessionsOf(member, signal);
        }
        catch (error) {
            // Nothing is wrong with HAProxy, nor with the way to it: the next sample says whether there is.
            if (error instanceof errors/* Failure */.HR && old_sessions_TOO_MUCH.includes(error.code))
                return null;
            throw error;
        }
    }
    #tell(units) {
        if (units.length === 0)
            return;
        for (const { key } of units)
            this.#told.add(key);
        const backends = new Set(units.flatMap((unit) => this.#cutMembersOf(unit)).map(({ backend }) => backend));
        this.#run.notice(`New sessions keep arriving at ${run_namesOf(units)} in drain, and earlier in this job HAProxy has cut sessions of ${[...backends].join(', ')} at maint: those from before the drain are waited for here.`);
    }
}

;// CONCATENATED MODULE: ./build/src/operation/drain/wait-for-drain.js
/**
 * Waiting for the last session: polls the servers of one load balancer until they are idle, as seldom as possible and as promptly
 * as needed, and believes it only when a fresh connection says the same. Returns why it ended; decides nothing.
 */








/** Zero at the deadline, but not yet for long enough: this much longer is allowed to make sure. */
const CONFIRM_WITHIN_MS = 1_500;
const PROMPT_FOR_MS = 5_000;
/** A poll may take at most a fifth of the time, but nothing is left alone for longer than this. */
const wait_for_drain_PAUSE_PER_COST = 4;
const PAUSE_AT_MOST_MS = 1_000;
/** Waits for `units` of all that are watched. */
async function waitForDrain(watch, units, { deadline, need }, signal) {
    const { clock } = watch;
    for (;;) {
        const isZero = units.every((unit) => watch.of(unit).zero);
        const overdue = clock.now() - deadline;
        if (overdue >= (isZero ? CONFIRM_WITHIN_MS : 0))
            return { kind: 'deadline' };
        if (need === 'still' || (isZero && watch.isAboutToBeIdle(units))) {
            await watch.confirm(units, signal);
            if (units.every((unit) => watch.of(unit)[need]))
                return { kind: 'idle' };
            continue;
        }
        await clock.sleep(Math.min(watch.pauseMs, overdue < 0 ? -overdue : watch.pauseMs), signal);
        await watch.poll(signal);
    }
}
/**
 * Waits in drain for units that go to maint next: one sample without sessions is enough, for maint waits and confirms, and whoever
 * is bound to them does not end by waiting. Where quiet is asked for, the bound ones are to finish first: for them it is waited.
 */
async function waitToLeaveDrain(watch, units, deadline, signal) {
    const { clock } = watch;
    for (;;) {
        if (units.every((unit) => watch.of(unit).mayEnterMaint))
            return { kind: 'zero' };
        const bound = watch.quietMs > 0 ? [] : units.filter((unit) => watch.of(unit).keptBusy);
        const free = await watch.oldSessions.freeOf(bound, signal);
        if (free.length > 0)
            return { kind: 'kept-busy', units: free };
        const left = deadline - clock.now();
        if (left <= 0)
            return { kind: 'deadline' };
        await clock.sleep(Math.min(watch.pauseMs, left), signal);
        await watch.poll(signal);
    }
}
/** The samples of all units that are taken out on one load balancer, in one process. */
class DrainWatch {
    #run;
    #limitMs;
    #quietMs;
    #watches = new Map();
    #startedAt;
    oldSessions;
    #costMs = 0;
    /** `limitMs`: for the reader of the log. */
    constructor(run, limitMs, quietMs = 0) {
        this.#run = run;
        this.#limitMs = limitMs;
        this.#quietMs = quietMs;
        this.#startedAt = run.clock.now();
        this.oldSessions = new OldSessions(run, (unit) => this.of(unit).startedAt);
    }
    get clock() {
        return this.#run.clock;
    }
    /** How long they are to be quiet in drain. */
    get quietMs() {
        return this.#quietMs;
    }
    /** The time for it has passed: from now on only what is safe is waited for. */
    relax() {
        this.#quietMs = 0;
        for (const watch of this.#watches.values())
            watch.relax();
    }
    /** Prompt at first, when most drains end; later a fifth of a second is soon enough. Large dumps are taken less often. */
    get pauseMs() {
        const base = this.clock.now() - this.#startedAt < PROMPT_FOR_MS ? 100 : 200;
        return Math.max(base, Math.min(this.#costMs * wait_for_drain_PAUSE_PER_COST, PAUSE_AT_MOST_MS));
    }
    /** Begins, or begins anew, to watch units that were just read in the state that they are expected to keep. Throws when one is not. */
    begin(units) {
        const run = this.#run;
        assertAsSet(run, units);
        for (const unit of units) {
            const traffic = sumTraffic(run.membersNow(unit));
            const settled = this.#watches.get(unit.key)?.isSettled(traffic) === true;
            const inMaint = this.isInMaint(unit);
            const quietMs = inMaint ? 0 : this.quietMs;
            const setAt = unit.members.map(({ backend }) => run.earlierTraffic.get(backend));
            const readBefore = setAt.some((at) => at !== undefined);
            // What it is compared with is from before the set, and what counts is the time since.
            const at = Math.max(...setAt.map((at) => at ?? this.clock.now()));
            this.#watches.set(unit.key, new IdleWatch(at, traffic, { inMaint, settled, quietMs, readBefore }));
        }
        this.#note(units);
    }
    of(unit) {
        const watch = this.#watches.get(unit.key);
        if (watch === undefined)
            throw new Error(`${unit.key} is not watched`);
        return watch;
    }
    /** The next reading can confirm it, or the one after: until then they are watched, not only waited for. */
    isAboutToBeIdle(units) {
        const confirmableAt = Math.max(...units.map((unit) => this.of(unit).confirmableAt));
        return confirmableAt - this.clock.now() <= CONFIRM_WITHIN_MS;
    }
    isInMaint(unit) {
        return this.#run.of(unit).expected.state === 'maint';
    }
    /** One full reading on a fresh connection, at the earliest moment that can confirm what the last sample said. */
    async confirm(units, signal) {
        const notBefore = Math.max(this.clock.now(), ...units.map((unit) => this.of(unit).confirmableAt));
        const { servers } = await this.#run.readBack(signal, { fresh: true, notBefore });
        this.#judge(notBefore, servers);
    }
    /** One full reading, on whatever connection there is: all are as this step left them, and nobody is served in maint. */
    look = async (signal) => {
        const sentAt = this.clock.now();
        const { servers } = await this.#run.readBack(signal);
        this.#judge(sentAt, servers);
    };
    /** One sample of all, on whatever connection there is. */
    async poll(signal) {
        const run = this.#run;
        const sentAt = this.clock.now();
        const traffic = await run.loadBalancer.sample(run.watched, signal);
        this.#costMs = this.clock.now() - sentAt;
        this.#take(sentAt, traffic);
        this.#tellProgress();
        // The row of a sample has no admin state, but a server that we took out cannot be UP. Served in maint, it may be no more there.
        const isUp = run.units.some(({ key }) => looksUp(traffic.get(key)?.status));
        if (isUp || this.#served !== undefined)
            await this.look(signal);
        return traffic;
    }
    /** Throws unless all are as this step left them, and nobody is served in maint. */
    #judge(sentAt, traffic) {
        this.#take(sentAt, traffic);
        assertAsSet(this.#run, this.#run.units);
        if (this.#served !== undefined)
            throw servedInMaint(this.#run, this.#served);
    }
    get #served() {
        return this.#run.units.find((unit) => this.isInMaint(unit) && this.of(unit).stillServed);
    }
    /** `sentAt`: a moment before which it was not asked. */
    #take(sentAt, traffic) {
        const at = this.clock.now();
        for (const unit of this.#run.units) {
            const members = unit.members.flatMap((member) => {
                const key = (0,haproxy_server/* keyOf */.TN)(member);
                return traffic.get(key) ?? this.#run.find(key) ?? [];
            });
            this.of(unit).add(sentAt, at, sumTraffic(members));
        }
        this.#note(this.#run.units);
    }
    #note(units) {
        const ms = this.clock.now() - this.#run.startedAt;
        this.#run.update(units, (server) => {
            const watch = this.#watches.get((0,haproxy_server/* keyOf */.TN)(server.saved));
            return watch === undefined
                ? server
                : sampled(server, ms, watch.traffic.sessions + watch.traffic.queued);
        });
    }
    /** The one that is furthest from what is asked for. */
    #tellQuiet() {
        const waiting = this.#run.units.filter((unit) => !this.of(unit).quiet);
        const [first, ...others] = waiting.toSorted((a, b) => this.of(a).quietForMs - this.of(b).quietForMs);
        if (first === undefined)
            return;
        const where = others.length === 0 ? first.key : `${waiting.length} servers, last ${first.key}`;
        const waited = formatDuration(this.clock.now() - this.#run.startedAt);
        this.#run.tellProgress(`${where}: ${quietWords(this.of(first), this.quietMs)}, after ${waited} of ${formatDuration(this.#limitMs)}`, 0);
    }
    #tellProgress() {
        const busy = this.#run.units.filter((unit) => !this.of(unit).zero);
        if (busy.length === 0) {
            this.#tellQuiet();
            return;
        }
        const sum = { sessions: 0, inherited: 0, queued: 0 };
        for (const unit of busy) {
            const { sessions, inherited = 0, queued } = this.of(unit).traffic;
            sum.sessions += sessions;
            sum.inherited += inherited;
            sum.queued += queued;
        }
        const where = busy.length === 1 ? busy[0]?.key : `${busy.length} servers`;
        const waited = formatDuration(this.clock.now() - this.#run.startedAt);
        const sessions = `${quantity(sum.sessions, 'session')}${inheritedWords(sum.inherited)}`;
        this.#run.tellProgress(`${where}: ${sessions}, ${sum.queued} queued, after ${waited} of ${formatDuration(this.#limitMs)}`, sum.sessions + sum.queued);
    }
}
/** `quiet for 3s of 10s` */
function quietWords({ quietForMs }, quietMs) {
    const quiet = quietForMs < 1_000 ? 'less than 1s' : formatDuration(Math.floor(quietForMs / 1_000) * 1_000);
    return `quiet for ${quiet} of ${formatDuration(quietMs)}`;
}
/** `, 2 of them with the process before the reload`; empty when there are none. */
function inheritedWords(inherited = 0) {
    return inherited > 0 ? `, ${inherited} of them with the process before the reload` : '';
}
function looksUp(status) {
    return status !== undefined && /^(UP|no check)/.test(status);
}
/** What maint was to end goes on. */
function servedInMaint(run, unit) {
    return new errors/* Failure */.HR('not-verified', `HAProxy still sends traffic to ${unit.key}, a server in maint.`, {
        loadBalancer: run.name,
        servers: [unit.key],
        hint: 'Its backend has `option persist` or `force-persist`: HAProxy obeys these even in maint. Remove them, or stop the bound clients elsewhere, before the application is stopped.',
    });
}

;// CONCATENATED MODULE: ./build/src/operation/drain/drain-timeout.js
/** What becomes of the sessions that are left when `drain-timeout` has passed. */







/** Whoever is cancelled has not much time left. */
const LAST_LOOK_MS = 500;
const UNITS_SHOWN = 10;
/** `rollback` and `keep` end the step here, with an error; the other policies go on. */
async function timeOut(drain, signal) {
    const { run, request, watch } = drain;
    const busy = run.units.filter((unit) => !watch.of(unit).quiet);
    const words = listed(busy.map((unit) => leftWords(unit, watch)), UNITS_SHOWN, '; ');
    const limit = formatDuration(request.drainTimeoutMs);
    run.noteDrainTimeout();
    const goesOn = request.onDrainTimeout === 'continue' || request.onDrainTimeout === 'shutdown-sessions';
    if (goesOn)
        watch.relax();
    if (request.onDrainTimeout === 'continue') {
        run.warn(`After ${limit}, ${words}: they are left alone, and the step goes on.`);
    }
    if (goesOn)
        return;
    noteDrained(drain);
    throw new errors/* Failure */.HR('drain-timeout', `After ${limit}, ${words}${await whoKeepsBusy(drain, busy, signal)}`, {
        loadBalancer: run.name,
        servers: busy.map(({ key }) => key),
        brief: `${quantity(busy.reduce((sum, unit) => sum + watch.of(unit).traffic.sessions + watch.of(unit).traffic.queued, 0), 'session')} left after ${limit}`,
        hint: `Raise \`drain-timeout\`${watch.quietMs > 0 ? ', ask for a shorter `quiet-for`' : ''}, or let \`on-drain-timeout\` go on: \`continue\` leaves these sessions alone, \`shutdown-sessions\` cuts them.`,
    });
}
function leftWords(unit, watch) {
    if (watch.of(unit).zero)
        return `${unit.key} has no sessions, and was ${quietWords(watch.of(unit), watch.quietMs)}`;
    const { sessions, inherited, queued } = watch.of(unit).traffic;
    return `${unit.key} still has ${quantity(sessions, 'session')}${inheritedWords(inherited)}${queued > 0 ? ` and ${queued} queued` : ''}`;
}
/** Of the first; the end of a sentence about all of them. */
async function whoKeepsBusy({ run, watch }, [first, ...others], signal) {
    let words = '.';
    if (first === undefined)
        return words;
    const { sessions, queued } = watch.of(first).traffic;
    const isAlone = others.length === 0 && first.members.length === 1 && queued === 0;
    for (const member of first.members) {
        // It only adds to an error that is told anyway: its own failure must not take that error's place.
        const summary = await run.loadBalancer.sessionsOf(member, signal).catch(() => null);
        if (summary === null || summary.count === 0)
            continue;
        const clients = summary.clients.map((client) => `${client.address} (${client.count})`).join(', ');
        const seconds = summary.oldestSeconds;
        const oldest = seconds === 0 ? 'less than 1s' : formatDuration(seconds * 1_000);
        const who = `, the oldest ${oldest} old, from ${clients}.`;
        // Its name and its sessions have just been told.
        if (isAlone && summary.count === sessions)
            return who;
        words += ` ${(0,haproxy_server/* keyOf */.TN)(member)} is kept by ${quantity(summary.count, 'session')}${who}`;
    }
    return words;
}
async function drain_timeout_shutDownSessions({ run, request, watch }, signal) {
    const busy = run.units.filter((unit) => !watch.of(unit).zero);
    if (busy.length === 0)
        return;
    const members = busy.flatMap((unit) => unit.members);
    const before = await run.loadBalancer.sample(members, signal);
    let after = null;
    try {
        await run.loadBalancer.shutDownSessions(members, signal);
        after = await run.loadBalancer.sample(members, signal);
    }
    finally {
        // However this ends, some are gone: another load balancer may have failed, or the step was cancelled.
        const sample = (limit) => run.loadBalancer.sample(members, limit);
        after ??= await within(run.clock, LAST_LOOK_MS, sample).catch(() => null);
        if (after !== null)
            noteShutDown(run, request, busy, before, after);
        else
            run.warn(`Sessions of ${run_namesOf(busy)} were being shut down: how many were cut is not known.`);
    }
}
function noteShutDown(run, { drainTimeoutMs }, busy, before, after) {
    for (const unit of busy) {
        const keys = unit.members.map(haproxy_server/* keyOf */.TN);
        const count = keys.reduce((sum, key) => sum + endedBetween(before.get(key), after.get(key)), 0);
        run.update([unit], (server) => ({ ...server, sessionsShutDown: server.sessionsShutDown + count }));
        run.warn(`${unit.key}: ${quantity(count, 'session')} left after ${formatDuration(drainTimeoutMs)} and shut down.`);
    }
}
/** Whoever was queued is let in as others are cut, and cut as well; so is whoever is bound, for as long as this goes on. */
function endedBetween(before, after) {
    if (before === undefined || after === undefined)
        return 0;
    const arrived = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries);
    return Math.max(0, before.sessions + arrived - after.sessions);
}
function noteDrained({ run, watch }) {
    const idle = new Set(run.units.filter((unit) => watch.of(unit).idle).map(({ key }) => key));
    run.update(run.units, (server) => ({
        ...server,
        drained: idle.has((0,haproxy_server/* keyOf */.TN)(server.saved)),
        drainMs: server.idleFromMs,
    }));
}

;// CONCATENATED MODULE: ./build/src/operation/drain/drain.js









/** What HAProxy needs to end streams after `shutdown sessions`, and what maint gets when its limit has passed already. */
const GRACE_MS = 5_000;
function drainOf(run, plan, request) {
    const deadline = run.startedAt + request.drainTimeoutMs;
    const quietMs = run.drainTimedOut ? 0 : request.quietForMs;
    const watch = new DrainWatch(run, request.drainTimeoutMs, quietMs);
    return { run, plan, request, watch, deadline };
}
/** Throws `drain-timeout` where the policy ends the step, and whatever a verification finds. */
async function drain(run, plan, request, meet, signal) {
    const drain = drainOf(run, plan, request);
    await startDrain(drain, signal);
    await meet(drain.watch.look);
    if (request.drainTimeoutMs === 0)
        return finish(drain, false, signal);
    const inTime = await isIdleInTime(drain, run.units, signal);
    if (inTime || request.onDrainTimeout === 'continue')
        return finish(drain, inTime, signal);
    await drain_timeout_shutDownSessions(drain, signal);
    await finish(drain, await isIdleWithin(drain, GRACE_MS, 'idle', signal), signal);
}
/** As `drain`, then maint, and waits there until the last session has ended and nothing new has come. */
async function maint(run, plan, request, meet, signal) {
    const drain = drainOf(run, plan, request);
    const waits = request.drainTimeoutMs > 0;
    await startDrain(drain, signal);
    await meet(drain.watch.look);
    if (waits && !run.drainTimedOut)
        await waitBeforeMaint(drain, signal);
    await meet(drain.watch.look);
    // While others became quiet, somebody may have come here again.
    if (waits && drain.watch.quietMs > 0 && !run.drainTimedOut)
        await waitBeforeMaint(drain, signal);
    const rest = run.units.filter((unit) => !drain.watch.isInMaint(unit));
    if (rest.length > 0)
        await moveToMaint(drain, rest, signal);
    // A drain that ended just in time still gets a moment in maint. Sessions that were never waited out do not.
    const deadline = rest.length > 0 ? Math.max(drain.deadline, run.clock.now() + GRACE_MS) : drain.deadline;
    await meet(drain.watch.look);
    if (waits && (await isIdleInTime({ ...drain, deadline }, run.units, signal))) {
        return finish(drain, true, signal);
    }
    const cut = run.drainTimedOut && request.onDrainTimeout === 'shutdown-sessions';
    if (cut)
        await drain_timeout_shutDownSessions(drain, signal);
    const inTime = await isIdleWithin(drain, GRACE_MS, cut ? 'idle' : 'still', signal);
    const served = inTime ? undefined : run.units.find((unit) => !drain.watch.of(unit).still);
    if (served !== undefined)
        throw servedInMaint(run, served);
    await finish(drain, inTime, signal);
}
/** Sends `drain` to those that are in rotation. With a drain-timeout of 0, `maint` skips this. */
async function startDrain(drain, signal) {
    const { run, plan, request, watch } = drain;
    if (!run.isFresh)
        await lookAgain(run, signal);
    const inRotation = run.units.filter((unit) => run.now(unit).admin === 'ready');
    // A drain leaves those in maint that are there; when a reload has let them in, they go back.
    const wasInMaint = new Set(plan.targets.filter(({ before }) => before.forced === 'maint').map(({ key }) => key));
    const toMaint = (unit) => request.operation === 'drain' && wasInMaint.has(unit.key);
    const forgotten = inRotation.filter(toMaint);
    if (forgotten.length > 0)
        await moveToMaint(drain, forgotten, signal);
    const others = inRotation.filter((unit) => !toMaint(unit));
    const skipped = request.operation === 'maint' && request.drainTimeoutMs === 0;
    if (!skipped && others.length > 0)
        await drain_set(drain, others, 'drain', signal);
    watch.begin(run.units);
}
/** Whoever is kept busy by bound clients goes to maint at once, and is waited for there. */
async function waitBeforeMaint(drain, signal) {
    const { run, watch, deadline } = drain;
    for (;;) {
        const waiting = run.units.filter((unit) => !watch.isInMaint(unit));
        const end = await waitToLeaveDrain(watch, waiting, deadline, signal);
        if (end.kind === 'zero')
            return;
        if (end.kind === 'deadline')
            return timeOut(drain, signal);
        run.notice(`New sessions keep arriving at ${run_namesOf(end.units)} in drain, from clients bound to it: it goes to maint now.`);
        await moveToMaint(drain, end.units, signal);
    }
}
/** False when the limit has passed with sessions left and the policy goes on. */
async function isIdleInTime(drain, units, signal) {
    const { run, watch, deadline } = drain;
    const isOver = run.drainTimedOut || run.clock.now() >= deadline;
    // Who is left, to be cut or to be told of, is not to be judged by what was so before they were taken out.
    if (isOver && run.earlierTraffic.size > 0)
        await watch.poll(signal);
    if (run.drainTimedOut)
        return false;
    const end = await waitForDrain(watch, units, { deadline, need: 'idle' }, signal);
    if (end.kind === 'idle')
        return true;
    await timeOut(drain, signal);
    return false;
}
async function isIdleWithin({ run, watch }, limitMs, need, signal) {
    const end = await waitForDrain(watch, run.units, { deadline: run.clock.now() + limitMs, need }, signal);
    return end.kind === 'idle';
}
async function drain_set(drain, units, state, signal) {
    const { run, plan } = drain;
    const known = new Set(units.filter((unit) => isKnownHealthy(run.now(unit))));
    const before = units.flatMap((unit) => run.membersNow(unit));
    // Who goes on to maint, or comes from there, is looked at when it is set: what is seen then decides what is waited for.
    const earlierTraffic = drain.request.operation === 'drain' && state === 'drain';
    const reading = await setStates(run, units, state, signal, { earlierTraffic });
    run.tell('set', `${run_namesOf(units)}: set to ${state}`);
    assertAsSet(run, units);
    // Its checks may have brought one up in the last moment.
    const hasComeUp = (server) => isKnownHealthy(server) && hasPassed(server);
    const healthy = units.filter((unit) => known.has(unit) || hasComeUp(run.now(unit)));
    const giveWay = async () => {
        if (state === 'maint')
            noteMarkedDownSoFar(run, units, before);
        // Not one that somebody else has set since.
        const ours = healthy.filter((unit) => isAsSet(run, unit));
        if (ours.length > 0)
            await setStates(run, ours, 'ready', signal);
    };
    await giveWayWhenTooFewAreLeft(run, plan.capacities, { before, reading }, giveWay, signal);
    await giveWayWhenOverloaded(run, plan.capacities, drain.request, giveWay, signal);
}
async function moveToMaint(drain, units, signal) {
    const { run, plan, watch } = drain;
    // Looked at again: since the drain began, other servers may have gone, and somebody may have set these.
    const reading = run.justRead ?? (await run.readBack(signal));
    await assertEnoughLeft(run, plan.capacities, reading, signal);
    await assertCarried(run, plan.capacities, drain.request, signal);
    assertAsSet(run, units);
    const before = units.flatMap((unit) => run.membersNow(unit));
    await drain_set(drain, units, 'maint', signal);
    watch.begin(units);
    const sample = () => run.loadBalancer.sample(run.watched, signal);
    await noteMarkedDown(run, units, before, sample, signal);
}
/** Nothing is "done" but what a fresh connection says. */
async function finish(drain, confirmed, signal) {
    const { run, watch } = drain;
    if (!confirmed)
        await watch.confirm(run.units, signal);
    await outlastAgents(run, run.units, run.lastSetAt, watch.look, signal);
    noteDrained(drain);
    run.update(run.units, (server) => ({ ...server, confirmed: true }));
    run.tellEach('done', run.units, (unit) => {
        const { sessions } = watch.of(unit).traffic;
        return `${run.now(unit).status}, ${quantity(sessions, 'session')}, confirmed on a fresh connection`;
    });
}

;// CONCATENATED MODULE: ./build/src/operation/fleet.js

const fleet_LOOK_EVERY_MS = 1_000;
/**
 * What fails on one load balancer often fails on others in the same moment: a limit is the same for all. Whoever has to
 * repair it needs to see all of them, and what is not done within this time would be undone anyway.
 */
const ALSO_WITHIN_MS = 2_000;
/** Why the others stop when one has failed: not a failure of theirs. */
class StoppedForAnother extends Error {
    name = 'StoppedForAnother';
}
/**
 * Runs all courses side by side. After the first failure the others may come to their next place within a moment, then they are
 * stopped; when `signal` is aborted, at once. All failures come back, first in time first.
 */
async function runTogether(courses, clock, signal) {
    const stop = new AbortController();
    let callOff = () => { };
    const linked = AbortSignal.any([signal, stop.signal]);
    const barrier = new Barrier(courses.length);
    const failures = new Set();
    const run = async (course) => {
        const member = new BarrierMember(barrier, clock, linked);
        try {
            linked.throwIfAborted();
            await course(member, linked);
            barrier.leave(member);
        }
        catch (error) {
            barrier.close(new StoppedForAnother());
            if (error instanceof StoppedForAnother)
                return;
            // A cancelled step fails everywhere for one and the same reason.
            failures.add((0,errors/* asFailure */.h_)(error));
            if (failures.size === 1)
                callOff = clock.alarm(ALSO_WITHIN_MS, () => stop.abort(new StoppedForAnother()));
        }
    };
    await Promise.all(courses.map(run));
    callOff();
    return [...failures];
}
/** Places in a row; each opens when all members have come to it, or have left. */
class Barrier {
    #members;
    #left = new Set();
    #places = [];
    #closed = null;
    constructor(members) {
        this.#members = members;
    }
    /** Resolves when the place opens. Rejects when no place opens any more. */
    arrive(member, index) {
        if (this.#closed !== null)
            return Promise.reject(this.#closed);
        const place = this.#places[index] ?? { here: new Set(this.#left), opened: Promise.withResolvers() };
        this.#places[index] = place;
        this.#come(member, place);
        return place.opened.promise;
    }
    /** It has something else to do before it comes here again. */
    turnBack(member, index) {
        this.#places[index]?.here.delete(member);
    }
    /** It has come to its end: nobody waits for it any more. */
    leave(member) {
        this.#left.add(member);
        for (const place of this.#places)
            this.#come(member, place);
    }
    /** Whoever waits, or comes to a place, stops with this reason. */
    close(reason) {
        this.#closed ??= reason;
        for (const { opened } of this.#places) {
            // Where nobody waits, nobody hears it.
            opened.promise.catch(() => { });
            opened.reject(this.#closed);
        }
    }
    #come(member, { here, opened }) {
        here.add(member);
        if (here.size === this.#members)
            opened.resolve();
    }
}
class BarrierMember {
    #barrier;
    #clock;
    #signal;
    #at = 0;
    #passed = 0;
    constructor(barrier, clock, signal) {
        this.#barrier = barrier;
        this.#clock = clock;
        this.#signal = signal;
    }
    fromTheStart() {
        this.#at = 0;
    }
    meet = async (look) => {
        this.#signal.throwIfAborted();
        const place = this.#at++;
        if (place < this.#passed)
            return;
        const opened = this.#barrier.arrive(this, place).then(() => 'opened');
        try {
            while ((await this.#openedOrLate(opened)) === 'late')
                await look(this.#signal);
        }
        catch (error) {
            opened.catch(() => { });
            this.#barrier.turnBack(this, place);
            throw error;
        }
        this.#passed = this.#at;
    };
    async #openedOrLate(opened) {
        this.#signal.throwIfAborted();
        const { promise: late, resolve, reject } = Promise.withResolvers();
        const giveUp = () => reject(this.#signal.reason);
        this.#signal.addEventListener('abort', giveUp, { once: true });
        const callOff = this.#clock.alarm(fleet_LOOK_EVERY_MS, () => resolve('late'));
        try {
            return await Promise.race([opened, late]);
        }
        finally {
            this.#signal.removeEventListener('abort', giveUp);
            callOff();
        }
    }
}

;// CONCATENATED MODULE: ./build/src/operation/ramp.js
/**
 * A ramp: the weights that a server goes through on its way to the last one, each held for a while, and only as long as HAProxy calls it
 * UP. All load balancers climb together.
 */







const ramp_LOOK_EVERY_MS = 1_000;
/** Those that have a way to go: one that is where it is to be is not taken down for it. */
function climbingOf(targets) {
    return targets.filter(({ ramp, alreadyInGoalState }) => ramp.length > 0 && !alreadyInGoalState);
}
/**
 * All steps but the last, which is the caller's to set: then these are UP. Begun in a process that a reload has ended, it goes on at the
 * step where it was. Throws `unhealthy` when one is not UP any more, and whatever a verification finds.
 */
async function climb(run, targets, limits, meet, signal) {
    const climbing = climbingOf(targets);
    for (let step = 0; step < limits.steps.length - 1; step += 1) {
        if (step >= run.rampStep && climbing.length > 0) {
            await setStep(run, climbing, step, signal);
            await ramp_hold(run, climbing, step, limits, signal);
        }
        run.noteRampStep(step + 1);
        await meet((looking) => lookAgain(run, looking));
    }
    if (!run.isFresh)
        await lookAgain(run, signal);
    for (const target of climbing)
        assertServes(run, target, limits.steps.length - 1);
}
/** The weight with which a server begins, or goes on. */
function weightNow({ rampStep }, target) {
    return climbingOf([target])[0]?.ramp[rampStep] ?? target.weight;
}
async function setStep(run, climbing, step, signal) {
    if (!run.isFresh)
        await lookAgain(run, signal);
    for (const target of climbing)
        assertServes(run, target, step);
    const goals = climbing.flatMap(({ ramp }) => ramp[step] ?? []);
    const open = goals.filter((goal) => run.find((0,haproxy_server/* keyOf */.TN)(goal))?.weight !== goal.effective);
    if (open.length === 0)
        return;
    await setWeights(run, open, signal);
    assertAsSet(run, climbing);
}
/** For `ramp-interval`, from the end of a slow start on, and until each is exactly UP. */
async function ramp_hold(run, climbing, step, limits, signal) {
    const { intervalMs, healthTimeoutMs } = limits;
    const names = serversBeside(run, climbing);
    const first = await ramp_sampled(run, names, signal);
    let since = run.clock.now();
    for (;;) {
        const left = since + intervalMs - run.clock.now();
        await run.clock.sleep(Math.min(ramp_LOOK_EVERY_MS, Math.max(left, 100)), signal);
        await lookAgain(run, signal);
        for (const target of climbing)
            assertServes(run, target, step);
        const now = climbing.map((target) => run.now(target));
        const isStarting = now.some(({ operationalState }) => operationalState === 1);
        if (isStarting)
            since = run.clock.now();
        const heldMs = run.clock.now() - since;
        const shares = sharesOf(climbing, first, await ramp_sampled(run, names, signal));
        if (heldMs >= intervalMs && now.every(isUp)) {
            for (const target of climbing)
                run.tell('done', `${target.key}: ${stepWords(target, step)} held${shares.get(target.key) ?? ''}`);
            return;
        }
        if (heldMs >= intervalMs + healthTimeoutMs)
            throw notServing(run, climbing, step);
        const words = isStarting ? 'slow start' : `${formatDuration(heldMs)} of ${formatDuration(intervalMs)}`;
        const [one] = climbing;
        if (one === undefined)
            return;
        const others = climbing.length > 1 ? ` and ${quantity(climbing.length - 1, 'other')}` : '';
        run.tellProgress(`${one.key}${others}: ${stepWords(one, step)}${shares.get(one.key) ?? ''}, ${words}`, climbing.length);
    }
}
/** `weight 4 (10%, step 1 of 3)` */
function stepWords({ ramp }, step) {
    const goal = ramp[step];
    if (goal === undefined)
        return `step ${step + 1}`;
    const percent = goal.weight.endsWith('%') ? `${goal.weight}, ` : '';
    return `weight ${goal.effective} (${percent}step ${step + 1} of ${ramp.length})`;
}
/** A check may fail: `UP 2/3` is no reason to go back yet. */
function assertServes(run, target, step) {
    const { operationalState, status, admin } = run.now(target);
    const isServing = admin === 'ready' && (operationalState === 1 || operationalState === 2);
    if (!isServing || !/^(UP|no check)/.test(status))
        throw notServing(run, [target], step);
}
function notServing(run, targets, step) {
    const notUp = targets.filter((target) => !isUp(run.now(target)));
    const down = notUp.length > 0 ? notUp : targets;
    const words = down.map((target) => {
        const { status, weight } = run.now(target);
        return `${target.key} is "${status}" at weight ${weight}, step ${step + 1} of ${target.ramp.length} of its ramp`;
    });
    const checks = down.map((target) => ramp_lastCheckOf(run.now(target))).filter((text) => text !== '');
    return new errors/* Failure */.HR('unhealthy', `The ramp ends here: ${words.join('; ')}.`, {
        loadBalancer: run.name,
        servers: down.map(({ key }) => key),
        detail: checks.length > 0 ? checks.join('; ') : undefined,
        hint: 'Look at the application: it did not carry its part of the requests. When it does, run this step again.',
    });
}
/** At its end: the last weight is set, and one of these is not UP. */
function rampFailure(run, targets) {
    const steps = targets.map(({ ramp }) => ramp.length);
    return notServing(run, targets, Math.max(...steps) - 1);
}
function ramp_lastCheckOf({ checkStatus, lastCheck }) {
    return [checkStatus, lastCheck].filter((text) => text !== '').join(': ');
}
/** All servers of the backends of these. */
function serversBeside(run, climbing) {
    const backends = new Set(climbing.map(({ before }) => before.backend));
    return [...run.servers()].filter(({ backend }) => backends.has(backend));
}
/** null when one of them was deleted meanwhile: nothing hangs on these numbers. */
async function ramp_sampled(run, names, signal) {
    try {
        return await run.loadBalancer.sample(names, signal);
    }
    catch (error) {
        if (error instanceof errors/* Failure */.HR && error.code === 'not-found')
            return null;
        throw error;
    }
}
/** `, 9% of the requests of web (23 of 250)` for each, by `BACKEND/SERVER`; nothing where there were none. */
function sharesOf(climbing, first, last) {
    if (first === null || last === null)
        return new Map();
    const came = (key) => arrivedBetween(first.get(key), last.get(key));
    const words = climbing.flatMap(({ key }) => {
        const { backend } = (0,haproxy_server/* nameOf */.Vb)(key);
        const keys = [...last.keys()].filter((other) => (0,haproxy_server/* nameOf */.Vb)(other).backend === backend);
        const all = keys.reduce((sum, other) => sum + came(other), 0);
        if (all === 0)
            return [];
        return [
            [
                key,
                `, ${Math.round((came(key) * 100) / all)}% of the requests of ${backend} (${came(key)} of ${all})`,
            ],
        ];
    });
    return new Map(words);
}
/** Each retry is counted as a session too. */
function arrivedBetween(first, last) {
    if (first === undefined || last === undefined)
        return 0;
    return Math.max(0, last.sessionsTotal - first.sessionsTotal - (last.retries - first.retries));
}

;// CONCATENATED MODULE: ./build/src/operation/ready/lent-weight.js
/**
 * The weight of 0 that servers are lent while HAProxy marks them up and down for a proof: where nothing but backups serve, `on-marked-up
 * shutdown-backup-sessions` would cut them otherwise.
 */



/** Servers and trackers of these whose backend lives on its backups, as they are now. */
function weightlessOf(run, units) {
    const members = units.flatMap((unit) => run.membersNow(unit));
    return members.filter(({ backend, weight }) => weight > 0 && livesOnBackups(run, backend));
}
async function lendNoWeight(run, servers, signal) {
    const goals = servers.map((server) => send_weightGoal(server, 0));
    if (goals.length > 0)
        await setWeights(run, goals, signal);
}
/** Throws `not-verified` when somebody else has given one of them a weight meanwhile, and wants it to have that. */
async function giveWeightBack(run, servers, signal) {
    if (servers.length === 0)
        return;
    if (!run.isFresh)
        await run.readBack(signal);
    const other = servers.find((server) => (run.find((0,haproxy_server/* keyOf */.TN)(server))?.weight ?? 0) !== 0);
    if (other !== undefined)
        throw weightSetByOthers(run, other);
    const goals = servers.map((server) => send_weightGoal(server, server.weight));
    await setWeights(run, goals, signal);
}
function weightSetByOthers(run, server) {
    return new errors/* Failure */.HR('not-verified', `${(0,haproxy_server/* keyOf */.TN)(server)} was set to weight 0 while it was proven, and now it has ${run.find((0,haproxy_server/* keyOf */.TN)(server))?.weight}: somebody else changed it.`, {
        loadBalancer: run.name,
        servers: [(0,haproxy_server/* keyOf */.TN)(server)],
        hint: 'Another job or person works on this server: give jobs on one backend a common `concurrency` group.',
    });
}
/**
 * Nothing but backups serve, or will as soon as those are out again that a reload has let in. Whatever sessions they have by the time
 * of the proof, `on-marked-up shutdown-backup-sessions` would cut them then: also those of a backup that is out by now.
 */
function livesOnBackups(run, name) {
    const backend = run.backend(name);
    if (backend === undefined)
        return false;
    const members = new Map(run.units.flatMap((unit) => run.membersNow(unit)).map((one) => [(0,haproxy_server/* keyOf */.TN)(one), one]));
    const letIn = [...members.values()].filter((one) => one.backend === name && !one.backup && (0,haproxy_server/* takesTraffic */.CS)(one)).length;
    if (backend.active > letIn)
        return false;
    const isServing = (one) => one.backend === name && one.backup && one.sessions > 0;
    return backend.backups > 0 || [...run.servers()].some(isServing);
}

;// CONCATENATED MODULE: ./build/src/operation/ready/health-proof.js
/**
 * The proof that a server is healthy, while it is out: HAProxy lets traffic in *before the first check* when a server leaves
 * maint, and an application that is not up yet answers 503. So HAProxy's own checks must have found it healthy first.
 */







const health_proof_LOOK_EVERY_MS = 100;
/**
 * Proves units that are out of rotation, or were let in by a reload. The limit counts from the start of the run. Throws `unhealthy`
 * when it passes first, with the servers that are not proven.
 */
async function proveHealth(run, units, limitMs, signal) {
    const candidates = units.map((unit) => candidateFor(run, unit));
    const weightless = candidates.flatMap((candidate) => candidate.weightless);
    await lendNoWeight(run, weightless, signal);
    const rechecked = await begin(run, candidates, 'recheck', signal);
    const begun = await begin(run, rechecked, 'checks', signal);
    await waitUntilProven(run, begun, limitMs, signal);
    await giveWeightBack(run, weightless, signal);
}
/** Those of these that were proven here, are still out, and have failed a check since. */
function noLongerProven(run, units) {
    return units.filter((unit) => {
        const { healthMs, now } = run.of(unit);
        return healthMs !== null && now.admin !== 'ready' && !isProvenStatus(now.status);
    });
}
function candidateFor(run, unit) {
    const begun = run.now(unit);
    const proof = run.reloads > 0 ? proofAfterReload(begun) : proofOf(begun);
    const isMarked = proof === 'checks' || proof === 'recheck';
    const weightless = isMarked ? weightlessOf(run, [unit]) : [];
    return { unit, proof, begun, lastCheck: begun.lastCheck, weightless };
}
/** It takes traffic since the proof was thought of, because somebody wants it to: it is not taken away again. */
function isLetInByOthers(run, { unit, begun }) {
    return run.now(unit).forced === 'ready' && begun.forced !== 'ready';
}
/** Returns the candidates as they are when their proof has begun. */
async function begin(run, candidates, proof, signal) {
    const meant = candidates.filter((one) => one.proof === proof && !isLetInByOthers(run, one));
    if (meant.length === 0)
        return [...candidates];
    assertAsSet(run, meant.map(({ unit }) => unit));
    const units = meant.map(({ unit }) => unit);
    if (proof === 'checks')
        await send_takeDownForProof(run, units, signal);
    else
        await drainUntilChecked(run, units, signal);
    const recheck = run.reloads > 0 ? 'in drain, for it was let in unproven' : 'in drain, with its sessions left alone';
    const how = proof === 'checks' ? 'in drain and down' : recheck;
    run.tell('set', `${run_namesOf(units)}: ${how}, until HAProxy's checks have proven it healthy`);
    return candidates.map((candidate) => meant.includes(candidate) ? { ...candidate, begun: run.now(candidate.unit) } : candidate);
}
async function waitUntilProven(run, candidates, limitMs, signal) {
    const deadline = run.startedAt + limitMs;
    let waiting = candidates.filter(({ proof }) => proof !== 'none');
    while (waiting.length > 0) {
        await run.clock.sleep(health_proof_LOOK_EVERY_MS, signal);
        waiting = await look(run, waiting, limitMs, signal);
        if (waiting.length === 0 || run.clock.now() < deadline)
            continue;
        await run.readBack(signal);
        throw unhealthy(run, waiting, limitMs);
    }
}
/** Returns those that are not proven yet. */
async function look(run, waiting, limitMs, signal) {
    const names = waiting.map(({ unit }) => (0,haproxy_server/* nameOf */.Vb)(unit.key));
    const traffic = await run.loadBalancer.sample(names, signal);
    const statusOf = ({ unit }) => traffic.get(unit.key)?.status ?? 'unknown';
    const inMaint = waiting.filter((candidate) => statusOf(candidate).startsWith('MAINT'));
    const likely = waiting.filter((candidate) => isProvenStatus(statusOf(candidate)));
    if (inMaint.length + likely.length > 0)
        await run.readBack(signal);
    for (const { unit } of inMaint)
        assertProvable(run, unit);
    const proven = new Set(likely.filter((candidate) => isProven(run, candidate)).map(({ unit }) => unit));
    const waitedMs = run.clock.now() - run.startedAt;
    run.update([...proven], (server) => ({ ...server, healthMs: Math.round(waitedMs) }));
    const left = waiting.filter(({ unit }) => !proven.has(unit)).map((candidate) => heard(candidate, traffic));
    const [first] = left;
    if (first !== undefined)
        tellProgress(run, left, statusOf(first), waitedMs, limitMs);
    return left;
}
function heard(candidate, traffic) {
    const words = traffic.get(candidate.unit.key)?.lastCheck ?? '';
    return candidate.lastCheck.startsWith(words) ? candidate : { ...candidate, lastCheck: words };
}
function tellProgress(run, waiting, status, waitedMs, limitMs) {
    const names = run_namesOf(waiting.map(({ unit }) => unit));
    run.tellProgress(`${names}: "${status}", proving health, after ${formatDuration(waitedMs)} of ${formatDuration(limitMs)}`, waiting.length);
}
function isProven(run, { unit, proof }) {
    const server = run.now(unit);
    // Stopping is a server that asks to be left alone: never a proof.
    if (!(0,haproxy_server/* isRunning */.W_)(server) || !isProvenStatus(server.status))
        return false;
    // In a drain that began a moment ago, perhaps no check has run yet.
    return proof !== 'watch' || isChecked(server);
}
function unhealthy(run, candidates, limitMs) {
    const unproven = candidates.map((candidate) => {
        const now = run.now(candidate.unit);
        const { lastCheck } = heard(candidate, new Map([[candidate.unit.key, now]]));
        return { key: candidate.unit.key, begun: candidate.begun, now: { ...now, lastCheck } };
    });
    return unhealthyFailure(unproven, limitMs, run.name);
}

;// CONCATENATED MODULE: ./build/src/operation/ready/ready.js
/**
 * `ready` on one load balancer: proven while it is out, then let in, then confirmed. Told from top to bottom; `meet` is where all
 * load balancers wait for each other.
 */








const ready_LOOK_EVERY_MS = 100;
/** Throws `unhealthy`, and whatever a verification finds. */
async function ready(run, plan, request, meet, signal) {
    const health = { proof: request.healthProof, limitMs: request.healthTimeoutMs };
    const look = async (looking) => {
        await run.readBack(looking);
        assertAsSetWhileOut(run);
    };
    if (!run.isFresh)
        await look(signal);
    const proves = health.proof !== 'none';
    const atZero = plan.targets.filter((target) => proves && isLetInByWeight(run, target));
    const isUnproven = (unit) => atZero.some(({ key }) => key === unit.key);
    await setWeightsWhileOut(run, plan, isUnproven, signal);
    await meet(look);
    // Others took longer, and a person may have let one in since.
    if (!run.isFresh)
        await look(signal);
    if (proves) {
        const unproven = run.units.filter((unit) => isOut(run, unit) || isLetInByReload(run, plan, unit) || isUnproven(unit));
        await proveHealth(run, unproven, health.limitMs, signal);
        if (atZero.length > 0)
            await setWeightsWhileOut(run, plan, () => false, signal);
    }
    await meet(look);
    if (!run.isFresh)
        await look(signal);
    assertAsSetWhileOut(run);
    // Others took longer, and a check may have failed since.
    for (let doubted = noLongerProven(run, run.units); doubted.length > 0;) {
        await proveHealth(run, doubted, health.limitMs, signal);
        await look(signal);
        doubted = noLongerProven(run, run.units);
    }
    await letIn(run, run.units, health, signal);
    warnOfWeightless(run);
    if (request.ramp !== undefined)
        await climbAndConfirm(run, plan, request.ramp, health, meet, signal);
}
/** Proven and in rotation at the first weight of its ramp: through the others, to the last. */
async function climbAndConfirm(run, { targets }, ramp, health, meet, signal) {
    const climbing = climbingOf(targets);
    run.update(climbing, (server) => ({ ...server, confirmed: false }));
    await climb(run, targets, { ...ramp, healthTimeoutMs: health.limitMs }, meet, signal);
    const goals = climbing.flatMap((target) => target.weight ?? []);
    const open = goals.filter((goal) => run.find((0,haproxy_server/* keyOf */.TN)(goal))?.weight !== goal.effective);
    if (open.length > 0)
        await setWeights(run, open, signal);
    assertAsSet(run, run.units);
    await run.readBack(signal, { fresh: true });
    assertAsSet(run, run.units);
    await outlastAgents(run, climbing, run.lastSetAt, (looking) => lookAgain(run, looking), signal);
    const failed = climbing.filter((unit) => !isUp(run.now(unit)));
    if (failed.length > 0)
        throw rampFailure(run, failed);
    run.update(climbing, (server) => ({ ...server, confirmed: true }));
    for (const { key, before } of climbing) {
        const { weight } = run.find(key) ?? before;
        run.tell('done', `${key}: weight ${weight}, confirmed on a fresh connection`);
    }
}
/** The weight asked for; after a reload also the one it had before this step changed it. Not of those that it would let in unproven. */
async function setWeightsWhileOut(run, { targets }, isUnproven, signal) {
    const goals = targets.flatMap((target) => {
        if (isUnproven(target))
            return [];
        const { before, sent } = run.of(target).saved;
        const weight = weightNow(run, target);
        if (weight !== null)
            return weight;
        return sent.weights.length > 0 ? send_weightGoal((0,haproxy_server/* nameOf */.Vb)(target.key), before.weight) : [];
    });
    const weights = new Map(run.units.map((unit) => [unit.key, run.now(unit).weight]));
    const open = goals.filter((goal) => weights.get(`${goal.backend}/${goal.server}`) !== goal.effective);
    if (open.length > 0)
        await setWeights(run, open, signal);
}
/** One that is ready already is where this step wants it: an agent, or a person, was faster. */
function assertAsSetWhileOut(run) {
    const letIn = run.units.filter((unit) => run.now(unit).forced === 'ready');
    run.expectAsRead(letIn);
    assertAsSet(run, run.units);
}
function isOut(run, unit) {
    return run.now(unit).admin !== 'ready';
}
/** In rotation at weight 0 it is as good as in drain: its weight lets it in, and its application may be another one by now. */
function isLetInByWeight(run, target) {
    const { admin, weight } = run.now(target);
    return admin === 'ready' && weight === 0 && target.weight !== null && target.weight.effective > 0;
}
/** It was out before this step, and a reload has let it in unproven. */
function isLetInByReload(run, { targets }, unit) {
    const before = targets.find(({ key }) => key === unit.key)?.before;
    if (run.reloads === 0 || before?.admin === 'ready')
        return false;
    const { now, letIn } = run.of(unit);
    if (proofAfterReload(now) === 'none')
        return false;
    return !(letIn && isUp(now) && isChecked(now));
}
/** Sets ready what is not; waits until it is exactly UP; believes it when a fresh connection says so. */
async function letIn(run, units, health, signal) {
    const out = units.filter((unit) => isOut(run, unit));
    if (out.length > 0) {
        await setStates(run, out, 'ready', signal);
        run.tell('set', `${run_namesOf(out)}: set to ready`);
    }
    run.update(units, (server) => ({ ...server, letIn: true }));
    assertAsSet(run, out);
    run.expectAsRead(units.filter((unit) => !isOut(run, unit)));
    await raiseStopped(run, units, signal);
    if (health.proof !== 'none')
        await waitUntilUp(run, units, health.limitMs, signal);
    await run.readBack(signal, { fresh: true });
    assertAsSet(run, units);
    await outlastAgents(run, units, run.lastSetAt, (looking) => lookAgain(run, looking, units), signal);
    const notUp = units.filter((unit) => !isProvenUp(run, unit));
    if (health.proof !== 'none' && notUp.length > 0)
        throw ready_unhealthy(run, notUp, health.limitMs);
    run.update(units, (server) => ({ ...server, confirmed: true }));
    run.tellEach('done', units, (unit) => `${run.now(unit).status}, confirmed on a fresh connection`);
}
/** Ready is what it is, and nobody sends it anything all the same. */
function warnOfWeightless(run) {
    const units = run.units.filter((unit) => run.now(unit).admin === 'ready' && run.now(unit).weight === 0);
    const [first] = units;
    if (first === undefined)
        return;
    const configured = units.some((unit) => run.now(unit).configuredWeight === 0)
        ? ' Where 0 is the weight in the configuration, an absolute weight is needed.'
        : '';
    run.warn(`${run_namesOf(units)} ${verb(units.length, 'is', 'are')} ready at weight 0 and ${verb(units.length, 'takes', 'take')} no traffic: \`operation: weight\` sets another weight.${configured}`);
}
/** A server that nobody holds is stopped all the same after `health down` with its checks off: only `health up` ends that. */
async function raiseStopped(run, units, signal) {
    const stopped = units.filter((unit) => isStoppedForEver(run.now(unit)));
    if (stopped.length === 0)
        return;
    await raiseHealth(run, stopped, signal);
    run.update(stopped, (server) => ({ ...server, healthRaised: true }));
    run.tell('set', `${run_namesOf(stopped)}: health up, for its checks are off and nothing else would bring it up`);
}
/** Without checks HAProxy takes any server for up: where they were switched off meanwhile, that says nothing. */
function isProvenUp(run, unit) {
    const { begun, now } = run.of(unit);
    return isUp(now) && (now.checks === 'enabled' || begun.checks !== 'enabled');
}
async function waitUntilUp(run, units, limitMs, signal) {
    for (;;) {
        const waiting = units.filter((unit) => !isProvenUp(run, unit));
        const [first] = waiting;
        if (first === undefined)
            return;
        if (run.clock.now() >= run.startedAt + limitMs)
            throw ready_unhealthy(run, waiting, limitMs);
        run.tellProgress(`${run_namesOf(waiting)}: "${run.now(first).status}", waiting until it is UP`, waiting.length);
        await run.clock.sleep(ready_LOOK_EVERY_MS, signal);
        await run.readBack(signal);
        assertAsSet(run, waiting);
    }
}
function ready_unhealthy(run, units, limitMs) {
    const unproven = units.map((unit) => {
        const { begun, now } = run.of(unit);
        return { key: unit.key, begun, now };
    });
    return unhealthyFailure(unproven, limitMs, run.name);
}

;// CONCATENATED MODULE: ./build/src/operation/reload.js
/**
 * Reloads while a step works on one load balancer: the new process has forgotten, or knows what an older state file says, so
 * everything is done again there, from the beginning. Limits run on from where they began.
 */






/** A HAProxy that is reloaded more often than this in one step will not be outrun. */
const RELOADS_SURVIVED = 10;
/** The same course, which begins again when a reload is noticed and `on-reload` allows it: places where all have met are passed. */
function overReloads(run, first, request, course) {
    return async (member, signal) => {
        for (let plan = first;;) {
            try {
                member.fromTheStart();
                return await course(plan, member, signal);
            }
            catch (error) {
                if (!(error instanceof errors/* Reloaded */.P1) || request.onReload === 'fail')
                    throw error;
                plan = await startAgain(run, plan, request, error, signal);
            }
        }
    };
}
/** Reads the new process and plans for it. Throws what stands against the change there, or `reloaded` once too often. */
async function startAgain(run, plan, request, reloaded, signal) {
    const { process: former } = run;
    for (let error = reloaded;;) {
        if (run.reloads >= RELOADS_SURVIVED)
            throw tooOften(run, error);
        try {
            const snapshot = await run.loadBalancer.read(signal);
            // A proxy that was switched off by hand refuses in the same words.
            if ((0,haproxy_server/* isSameProcess */.SM)(snapshot.process, former))
                throw reloaded;
            run.noteReload();
            // Whatever is refused next, of these there is nothing to put back.
            run.noteGone(run.units.filter(({ key }) => !snapshot.servers.has(key)));
            const disabled = plan.targets.filter(({ key, before }) => isDisabled(snapshot.servers.get(key)) && !isDisabled(before));
            run.forgetStates(disabled);
            const again = planAgain(plan, request, snapshot);
            run.recordAll(snapshot, again.targets);
            run.acceptAddresses();
            if (again.refusal !== null)
                throw again.refusal;
            if (again.targets.length === 0)
                return again;
            if (request.operation === 'ready')
                requireEnabled(run, disabled);
            if (request.operation !== 'weight')
                run.expectAsRead(run.units);
            run.tell('set', `HAProxy was reloaded, process ${snapshot.process.pid} answers now: ${run_namesOf(run.units)} once more, from the beginning`);
            return again;
        }
        catch (failed) {
            if (!(failed instanceof errors/* Reloaded */.P1) || failed === reloaded)
                throw failed;
            run.noteReload();
            error = failed;
        }
    }
}
/** What the new configuration disables somebody wants to be out, whatever this step was asked before. Throws `reloaded`. */
function requireEnabled(run, disabled) {
    if (disabled.length === 0)
        return;
    throw new errors/* Failure */.HR('reloaded', `HAProxy was reloaded, and its new configuration has ${run_namesOf(disabled)} disabled: it is left in maint.`, {
        loadBalancer: run.name,
        servers: disabled.map(({ key }) => key),
        hint: 'If it is to serve all the same, run this step once more: then it is this configuration that it is asked to overrule.',
    });
}
/** By `disabled` in the configuration. */
function isDisabled(server) {
    return server?.maintCauses.includes('configuration') === true;
}
function tooOften(run, cause) {
    return new errors/* Reloaded */.P1(`HAProxy was reloaded ${run.reloads + 1} times while this step worked, and that was once too often`, { loadBalancer: run.name, cause });
}
/** At the end: what happened, what it means for sessions, and the durable cure. */
function warnOfReloads(run, { operation }) {
    const { reloads, oldWorkers } = run;
    if (reloads === 0)
        return;
    const sessions = {
        none: '',
        counted: ' Sessions that the old process still served were counted.',
        unseen: ' Sessions that an old process may still serve cannot be seen from here: wait until it has ended before the application is stopped.',
    };
    const told = takesOut(operation) ? sessions[oldWorkers] : '';
    run.warn(`HAProxy was reloaded ${times(reloads)} while this step worked: everything was done again in the new process.${told} With \`load-server-state-from-file\` in haproxy.cfg, and the state saved before each reload, HAProxy itself keeps what is set.`);
}

;// CONCATENATED MODULE: ./build/src/operation/weight.js
/** `weight` on one load balancer: set, read back, and once more on a fresh connection. */






/** Throws `refused` in HAProxy's words, `agent-conflict`, `guard` or `not-verified`. */
async function weight(run, { targets, capacities }, request, meet, signal) {
    const goals = targets.flatMap((target) => target.weight ?? []);
    if (!run.isFresh)
        await lookAgain(run, signal);
    const climbing = climbingOf(targets);
    if (request.ramp !== undefined) {
        run.expectAsRead(climbing);
        await climb(run, targets, { ...request.ramp, healthTimeoutMs: request.healthTimeoutMs }, meet, signal);
    }
    const others = goals.filter((goal) => run.find((0,haproxy_server/* keyOf */.TN)(goal))?.weight !== goal.effective);
    if (others.length > 0) {
        const healthy = new Set(targets.filter((target) => isKnownHealthy(run.now(target))).map(({ key }) => key));
        const before = targets.flatMap((target) => run.membersNow(target));
        const reading = await setWeights(run, others, signal);
        assertAsSet(run, targets);
        const giveWay = async () => {
            const back = targets.filter((target) => target.weight !== null && healthy.has(target.key) && isAsSet(run, target));
            const former = back.map((target) => send_weightGoal((0,haproxy_server/* nameOf */.Vb)(target.key), run.of(target).saved.before.weight));
            if (former.length > 0)
                await setWeights(run, former, signal);
        };
        await giveWayWhenTooFewAreLeft(run, capacities, { before, reading }, giveWay, signal);
        await giveWayWhenOverloaded(run, capacities, request, giveWay, signal);
    }
    await meet((looking) => lookAgain(run, looking));
    const since = run.clock.now();
    await run.readBack(signal, { fresh: true });
    assertAsSet(run, targets);
    await outlastAgents(run, targets, since, (looking) => lookAgain(run, looking), signal);
    const failed = climbing.filter((target) => !isUp(run.now(target)));
    if (failed.length > 0)
        throw rampFailure(run, failed);
    weight_confirm(run, targets);
}
function weight_confirm(run, targets) {
    run.update(targets, (server) => ({ ...server, confirmed: true }));
    run.tellEach('done', targets, (target) => `weight ${run.now(target).weight}, confirmed on a fresh connection`);
}

;// CONCATENATED MODULE: ./build/src/operation/reach-goal.js
/** Carrying an operation out on all load balancers together, until the goal holds on all of them at once. */









const LOOK_AT_BUSY_EVERY_MS = 100;
/** Returns all failures, the first in time first; each was told when it happened, and its servers know of it. */
async function reachGoal(request, runs, { clock, signal }) {
    const together = (courseFor) => {
        const courses = runs.map(({ run, plan }) => noting(run, overReloads(run, plan, request, courseFor(run))));
        return runTogether(courses, clock, signal);
    };
    let failures = await together((run) => operationOn(run, request));
    // Done is said when it holds everywhere at once: whatever had to be done again is looked at by all the others again.
    for (let reloads = -1; failures.length === 0 && reloads !== reloadsOf(runs);) {
        reloads = reloadsOf(runs);
        failures = await together((run) => lastLook(run, request));
    }
    return failures;
}
/**
 * Until `work` has ended, which nothing here ends early and which must not reject, each is looked at once a second, by itself: whatever
 * fails on one keeps nobody from looking at the others. What a reload forgets is done again as `request` says. Whoever is being looked
 * at when it ends, or done again, is waited for, and all others are looked at meanwhile. Returns all failures.
 */
async function watchDuring(request, runs, work, { clock, signal }) {
    const busy = new Map();
    let waitedFor = null;
    const worker = async (member, stopped) => {
        await work;
        waitedFor ??= new Set(busy.values());
        const those = waitedFor;
        while ([...busy.values()].some((look) => those.has(look)))
            await clock.sleep(LOOK_AT_BUSY_EVERY_MS, stopped);
        await member.meet(async () => { });
    };
    const watches = runs.map(({ run, plan }) => {
        const watch = noting(run, overReloads(run, plan, request, lastLook(run, request, busy)));
        const watching = (...given) => watch(...given).finally(() => busy.delete(run));
        return runTogether([watching, worker], clock, signal);
    });
    const failures = await Promise.all(watches);
    // A step that is cancelled before it has begun to look does not come to wait for it.
    await work;
    // A cancelled step fails everywhere for one and the same reason.
    return [...new Set(failures.flat())];
}
function reloadsOf(runs) {
    return runs.reduce((sum, { run }) => sum + run.reloads, 0);
}
/** The operation on one load balancer, watched until all are done, and until all have looked once more. */
function operationOn(run, request) {
    return async (plan, member, signal) => {
        await operate(run, plan, request, member.meet, signal);
        await member.meet((looking) => lookAgain(run, looking));
        await lookUntilAllHave(run, member, (looking) => lookAgain(run, looking), signal);
    };
}
/** Everything is as it was left, or is done again in the new process while the others are looked at. */
function lastLook(run, request, busy = new Map()) {
    const { reloads } = run;
    const alone = async () => { };
    // One that has found a reload goes on until all is done again.
    const look = async (looking) => {
        if (!busy.has(run))
            busy.set(run, Symbol());
        await lookAgain(run, looking);
        busy.delete(run);
    };
    return async (plan, member, signal) => {
        if (run.reloads > reloads)
            await operate(run, plan, request, alone, signal);
        busy.delete(run);
        await lookUntilAllHave(run, member, look, signal);
    };
}
/** A look may hang for as long as a command may: whoever has had his own is not left alone meanwhile. */
async function lookUntilAllHave(run, member, look, signal) {
    if (!run.isFresh)
        await look(signal);
    await member.meet(look);
}
async function operate(run, plan, request, meet, signal) {
    expectWeightsAsRead(run, plan);
    if (takesOut(request.operation))
        expectAgentsOff(run);
    await switchChecksBefore(run, plan, request, signal);
    await setOn(run, plan, request, meet, signal);
    await switchChecksAfter(run, plan, request, signal);
}
/** Before anything is read once more: what was planned with has to be there still. */
function expectWeightsAsRead(run, { targets }) {
    const weighted = targets.filter(({ weight }) => weight !== null);
    run.update(weighted, (server) => ({
        ...server,
        expected: { ...server.expected, weight: server.now.weight },
    }));
}
/** No server with an agent is taken out: one that somebody switches on meanwhile may undo it at any time, and nobody can tell when. */
function expectAgentsOff(run) {
    const off = run.units.filter((unit) => run.now(unit).agent === 'disabled');
    run.update(off, (server) => ({ ...server, expected: { ...server.expected, agent: 'disabled' } }));
}
function setOn(run, plan, request, meet, signal) {
    switch (request.operation) {
        case 'weight':
            return weight(run, plan, request, meet, signal);
        case 'drain':
            return drain(run, plan, request, meet, signal);
        case 'maint':
            return maint(run, plan, request, meet, signal);
        case 'ready':
            return ready(run, plan, request, meet, signal);
    }
}
/** Every failure says on which load balancer it happened, is told at once, and its servers know of it. */
function noting(run, course) {
    return async (member, signal) => {
        try {
            await course(member, signal);
        }
        catch (error) {
            if (error instanceof StoppedForAnother || (signal.aborted && error === signal.reason))
                throw error;
            const failure = (0,errors/* asFailure */.h_)(error);
            const placed = failure.loadBalancer === undefined ? failure.with({ loadBalancer: run.name }) : failure;
            run.noteFailure(placed);
            run.tellFailure(placed);
            throw placed;
        }
    };
}

;// CONCATENATED MODULE: ./build/src/operation/rollback/way-back.js
/** What of a server is a step's own to put back, and how that is done without a request to an application nobody has proven. Pure. */




/** What a step sent is all that is compared: the forced state, the weight, or both. */
function isAsBefore(saved, now) {
    return isEmpty(differences(pick(saved.before, sentSettings(saved)), settingsOf(now)));
}
function compare(saved, now, processes) {
    if (isAsBefore(saved, now))
        return 'as-before';
    if (isReplaced(saved, now))
        return 'replaced';
    const isOurs = isEmpty(settingsNotOurs(saved, now)) && !isDisabledByReload(now, processes);
    return isOurs ? 'as-left' : 'not-ours';
}
/** What of a server is neither as before nor as this step ever set it. */
function settingsNotOurs({ before, sent }, { forced, weight }) {
    const ourState = sent.states.length === 0 || [before.state, ...sent.states].includes(forced);
    const ourWeight = sent.weights.length === 0 || [before.weight, ...sent.weights].includes(weight);
    return { ...(ourState ? {} : { state: forced }), ...(ourWeight ? {} : { weight }) };
}
/** `disabled` stands in the configuration of a process that we never told anything: somebody else wants it out. */
function isDisabledByReload({ maintCauses }, { told, now }) {
    return maintCauses.includes('configuration') && !(0,haproxy_server/* isSameProcess */.SM)(told, now);
}
/** The state is somebody else's now, and the weight still this step's, for a proof or for good: then that alone is given back. */
function weightToGiveBack({ before, sent }, { weight }) {
    return sent.weights.includes(weight) && weight !== before.weight ? before.weight : null;
}
/** The state is still this step's, and the weight is somebody else's by now: it was only lent for a proof, or is none that was sent. */
function hasLostWeight({ before, sent }, { forced, weight }) {
    if (sent.states.length === 0 || sent.weights.length === 0)
        return false;
    const ourState = [before.state, ...sent.states].includes(forced);
    const isLent = sent.weights.includes(0) && sent.weights.every((one) => one === 0 || one === before.weight);
    const ours = isLent ? [0] : [before.weight, ...sent.weights];
    return ourState && !ours.includes(weight);
}
/** What it is to be again: what this step never set stays as it is. */
function settingsToRestore(saved, now) {
    return { ...settingsOf(now), ...pick(saved.before, sentSettings(saved)) };
}
function wayBack(saved, now, { applicationMayHaveChanged, mustBeProven, isTracked }) {
    const { health } = saved;
    const [after, before] = [settingsToRestore(saved, now), settingsOf(now)];
    // Trackers follow the state, and have weights of their own.
    const areLetIn = isTracked && openness({ ...after, weight: 1 }) > openness({ ...before, weight: 1 });
    const isLetIn = areLetIn || openness(after) > openness(before);
    if (!isLetIn)
        return 'set';
    if (health === 'unchecked' && now.checks !== 'enabled')
        return mustBeProven ? 'unprovable' : 'set';
    // No check runs while its name does not resolve, and HAProxy lets it in as soon as it does.
    if (now.maintCauses.includes('dns'))
        return 'unprovable';
    // A server that is down in drain stays down when it is set to ready. One that its checks have brought up since is as any other.
    // HAProxy believes in one that left maint a moment ago, until as many checks have failed as it takes.
    const isOnlyBelieved = now.admin === 'drain' && now.checks === 'enabled' && (0,haproxy_server/* isRunning */.W_)(now) && !hasPassed(now);
    if (health === 'down' && (now.admin === 'maint' || isOnlyBelieved))
        return 'down';
    // Its checks have been running all the time: HAProxy knows of it what it knows of any other. Without them it takes any for healthy.
    // But where this step had switched them off, HAProxy still says of it what they had found before.
    const wasWatched = !saved.sent.checks?.includes('disabled');
    const isProven = now.checks === 'enabled' && wasWatched && isProvenStatus(now.status);
    const isKnown = now.operationalState === 0 || isProven;
    if (now.admin !== 'maint' && !applicationMayHaveChanged && isKnown)
        return 'set';
    return now.checks === 'enabled' ? 'prove' : 'unprovable';
}
/** Who is let in: nobody, bound clients, or everybody. At weight 0 a server is as good as in drain. */
function openness({ state, weight }) {
    if (state === 'maint')
        return 0;
    return state === 'drain' || weight === 0 ? 1 : 2;
}

;// CONCATENATED MODULE: ./build/src/operation/rollback/attempt.js








function attemptOf(loadBalancer, { servers }, snapshot, told, context) {
    const tracking = new Tracking(snapshot.servers);
    const units = [];
    const runs = new Map();
    for (const saved of servers) {
        const now = snapshot.servers.get((0,haproxy_server/* keyOf */.TN)(saved));
        if (now === undefined)
            continue;
        units.push({ key: (0,haproxy_server/* keyOf */.TN)(saved), members: [saved, ...tracking.trackersOf(saved)] });
        // What this step never set may be set by anybody meanwhile, and stays so.
        runs.set((0,haproxy_server/* keyOf */.TN)(saved), {
            ...serverRunOf(now, { ...saved, before: settingsToRestore(saved, now) }),
            expected: pick(settingsOf(now), sentSettings(saved)),
        });
    }
    const run = new Run({ ...context, loadBalancer }, snapshot, units, runs);
    const ofWeight = new Set(servers.filter(({ sent }) => sent.states.length === 0).map(haproxy_server/* keyOf */.TN));
    const attempt = { run, units, takenOver: new Set(), notOurWeights: new Set(), ofWeight };
    leaveLostWeights(attempt, units);
    const found = new Map(units.map((unit) => [unit, foundAs(run, unit, told)]));
    const isFound = (as) => units.filter((unit) => found.get(unit) === as);
    const [ours, replaced] = [[...isFound('as-left'), ...isFound('as-before')], isFound('replaced')];
    return { ...attempt, ours, replaced, refusals: new Map() };
}
/** Of those to which somebody has given another weight: from now on only their state is this step's. */
function leaveLostWeights({ run, notOurWeights }, units) {
    for (const unit of units) {
        const { saved, now } = run.of(unit);
        if (!hasLostWeight(saved, now))
            continue;
        const { before, sent } = saved;
        run.update([unit], (server) => ({
            ...server,
            saved: { ...saved, before: { ...before, weight: now.weight }, sent: { ...sent, weights: [] } },
            expected: pick(server.expected, ['state', 'checks', 'agent']),
        }));
        if (now.weight === before.weight)
            continue;
        notOurWeights.add(unit);
        run.warn(`${unit.key} has weight ${now.weight}, which this step did not set: somebody else changed it, so that is left alone.`);
    }
}
/** Of those whose checks or agent somebody has switched otherwise: that switch is not this step's any more, all else is. */
function leaveLostSwitches({ run }, units) {
    for (const unit of units) {
        const { saved, now, expected } = run.of(unit);
        const found = settingsOf(now);
        const lost = pick(differences(expected, found), ['checks', 'agent']);
        if (isEmpty(lost))
            continue;
        const isKept = (setting) => !(setting in lost);
        const theirs = pick(found, ['checks', 'agent'].filter((setting) => setting in lost));
        const { states, weights, checks, agent } = saved.sent;
        const sent = {
            states,
            weights,
            ...(checks !== undefined && isKept('checks') ? { checks } : {}),
            ...(agent !== undefined && isKept('agent') ? { agent } : {}),
        };
        run.update([unit], (server) => ({
            ...server,
            saved: { ...saved, before: { ...saved.before, ...theirs }, sent },
            expected: pick(expected, ['state', 'weight', 'checks', 'agent'].filter(isKept)),
        }));
        run.warn(`${unit.key} has ${describe(theirs)} now, which this step did not set: somebody else changed it, so that is left alone.`);
    }
}
/** What somebody else set is not ours to undo: then nothing of this server is touched, and that is told. */
function foundAs(run, unit, told) {
    const { saved, now } = run.of(unit);
    const comparison = compare(saved, now, { told, now: run.process });
    if (comparison === 'replaced') {
        run.warn(`The address of ${unit.key} is ${now.address} now, and was ${saved.address} before: somebody replaced it, so it is left alone.`);
    }
    if (comparison !== 'not-ours')
        return comparison;
    const { state, weight } = settingsNotOurs(saved, now);
    const isForgotten = !(0,haproxy_server/* isSameProcess */.SM)(run.process, told) && !now.maintCauses.includes('configuration');
    // In another process a difference at first sight is the reload's, not somebody else's.
    if (isForgotten)
        return 'as-left';
    const words = [
        ...(state === undefined && weight !== undefined ? [] : [state ?? now.forced]),
        ...(weight === undefined ? [] : [`at weight ${weight}`]),
    ];
    run.warn(`${unit.key} is ${words.join(', ')}, which this step did not set: somebody else changed it, so it is left alone.`);
    return comparison;
}
function isBack({ saved, now, unknown }) {
    return !unknown && isAsBefore(saved, now);
}
/** Those of these that nobody else has set since: to be asked before anything is sent. */
async function stillOurs(attempt, units, signal) {
    const { run, takenOver } = attempt;
    if (units.length === 0)
        return [];
    if (!run.isFresh)
        await run.readBack(signal);
    for (const unit of units) {
        if (takenOver.has(unit) || isAsSet(run, unit))
            continue;
        takenOver.add(unit);
        run.warn(`${unit.key} was set to ${describeServer(run.now(unit))} by somebody else while it was put back, so it is left alone.`);
    }
    return units.filter((unit) => !takenOver.has(unit));
}

;// CONCATENATED MODULE: ./build/src/operation/rollback/put-checks-back.js
/**
 * Checks that a step has switched, put back: what proves a server, and keeps its agent silent, before its state goes back; what lets an
 * agent speak, or leaves a server unwatched, behind it.
 */






/** Health checks come on, agents go off. */
async function putChecksBackFirst({ run, ours }, signal) {
    // All was read a moment ago.
    const goals = ours.flatMap((unit) => goalsOf(run, unit, FIRST));
    if (goals.length > 0)
        await setChecks(run, goals, signal);
}
/** Health checks go off, agents come on: of those whose state and weight are back. */
async function putChecksBackLast(attempt, signal) {
    const { run, ours, refusals } = attempt;
    const isNext = (unit) => goalsOf(run, unit, LAST).length > 0 && isBackBut(run, unit);
    const units = await stillOurs(attempt, ours.filter(isNext), signal);
    for (const unit of units) {
        const { admin, operationalState } = run.now(unit);
        const isWatchedDown = goalsOf(run, unit, LAST).some(({ check }) => check === 'health');
        if (isWatchedDown && admin !== 'maint' && operationalState === 0)
            refusals.set(unit, downForGood(run, unit));
    }
    const goals = units.filter((unit) => !refusals.has(unit)).flatMap((unit) => goalsOf(run, unit, LAST));
    if (goals.length > 0)
        await setChecks(run, goals, signal);
}
const FIRST = { health: 'enabled', agent: 'disabled' };
const LAST = { health: 'disabled', agent: 'enabled' };
/** What is to be switched to these, and is otherwise now. */
function goalsOf(run, unit, wanted) {
    const { saved, now } = run.of(unit);
    const { checks, agent } = differences(pick(saved.before, sentSettings(saved)), settingsOf(now));
    return [
        ...(checks === wanted.health ? [{ ...(0,haproxy_server/* nameOf */.Vb)(unit.key), check: 'health', goal: checks }] : []),
        ...(agent === wanted.agent ? [{ ...(0,haproxy_server/* nameOf */.Vb)(unit.key), check: 'agent', goal: agent }] : []),
    ];
}
function isBackBut(run, unit) {
    const { saved, now } = run.of(unit);
    const own = pick(pick(saved.before, sentSettings(saved)), ['state', 'weight']);
    return isEmpty(differences(own, settingsOf(now)));
}
function downForGood(run, unit) {
    const { status } = run.now(unit);
    return new errors/* Failure */.HR('unhealthy', `The health checks of ${unit.key} are left on: they find it "${status}", and with them off it would stay so for good.`, {
        loadBalancer: run.name,
        servers: [unit.key],
        hint: `Look at its application; when it is up, send \`disable health ${unit.key}\`.`,
    });
}

;// CONCATENATED MODULE: ./build/src/operation/rollback/refusals.js
/** Why a server is not put back. */






/** To take servers out of rotation again must leave enough others, as at any other time. */
function refuseTooFew({ run, refusals }, units, minAvailable) {
    const leaving = units.filter((unit) => isLeaving(run, unit));
    const capacities = capacitiesWithout(run, leaving, minAvailable).filter(isRefused);
    for (const unit of ofBackends(run, leaving, capacities))
        refusals.set(unit, refusals_tooFewWithout(run, unit));
}
/** Of each backend that these leave, as it was read last. */
function capacitiesWithout(run, leaving, minAvailable) {
    const byBackend = Map.groupBy(leaving, (unit) => run.now(unit).backend);
    return [...byBackend].flatMap(([name, units]) => {
        const backend = run.backend(name);
        const all = [...run.servers()].filter((server) => server.backend === name);
        const servers = units.map((unit) => run.now(unit));
        return backend === undefined ? [] : capacityOf(backend, all, servers, minAvailable);
    });
}
/** It takes traffic, and would not when it is put back. */
function isLeaving(run, unit) {
    const { saved, now } = run.of(unit);
    const { state, weight } = settingsToRestore(saved, now);
    return (0,haproxy_server/* takesTraffic */.CS)(now) && (state !== 'ready' || weight === 0);
}
/** Others left in the moment in which these were taken out: they come back at once by `giveWay`, and stay in rotation. */
async function giveWayWhereTooFewAreLeft({ run, refusals }, leaving, capacities, reading, giveWay) {
    const short = ofBackends(run, leaving, tooSmall(run, capacities, reading));
    if (short.length === 0)
        return;
    await giveWay(short);
    for (const unit of short)
        refusals.set(unit, refusals_tooFewWithout(run, unit));
}
function ofBackends(run, units, capacities) {
    const names = new Set(capacities.map(({ backend }) => backend));
    return units.filter((unit) => names.has(run.now(unit).backend));
}
function refusals_tooFewWithout(run, unit) {
    const { backend } = run.now(unit);
    return new errors/* Failure */.HR('guard', `Left in rotation: without ${unit.key} fewer servers of ${backend} would take traffic than \`min-available\` asks for`, {
        loadBalancer: run.name,
        servers: [unit.key],
        hint: 'Bring others back first, then take it out by hand.',
    });
}
function unprovable(run, unit) {
    if (run.now(unit).maintCauses.includes('dns'))
        return unresolved(run, unit);
    return run.of(unit).saved.health === 'unchecked' ? neverChecked(run, unit) : unchecked(run, unit);
}
function unresolved(run, unit) {
    const { key } = unit;
    return new errors/* Failure */.HR('dns-maintenance', `Not put back: the name of ${key} does not resolve, so no check can prove it healthy.`, {
        brief: 'its name does not resolve',
        loadBalancer: run.name,
        servers: [key],
        detail: run.now(unit).status,
        hint: 'Look at the `resolvers` section of haproxy.cfg. When the name resolves, run `ready` for it.',
    });
}
function neverChecked(run, { key }) {
    return new errors/* Failure */.HR('unhealthy', `Not put back: the script did not come to its end, and no health check runs on ${key} that could prove it healthy.`, {
        brief: 'its script did not come to its end, and no health check can prove it',
        loadBalancer: run.name,
        servers: [key],
        hint: 'Look at its application, then run `ready` for it.',
    });
}
function unchecked(run, { key }) {
    return new errors/* Failure */.HR('unhealthy', `Not put back: the health checks of ${key} were switched off meanwhile, so nothing can prove it healthy.`, {
        loadBalancer: run.name,
        servers: [key],
        hint: `Send \`enable health ${key}\`, and put it back when its checks have passed.`,
    });
}
function notBack(run, units) {
    const words = units.map((unit) => {
        const { now, saved } = run.of(unit);
        const checks = differences(pick(saved.before, ['checks', 'agent']), settingsOf(now));
        const was = describe({ state: saved.before.state, ...checks });
        return `${unit.key} is ${now.forced} ("${now.status}"), it was ${was}`;
    });
    return new errors/* Failure */.HR('not-verified', `Not put back: ${words.join('; ')}.`, {
        loadBalancer: run.name,
        servers: units.map(({ key }) => key),
        hint: 'Put it back by hand; the job summary has the commands.',
    });
}

;// CONCATENATED MODULE: ./build/src/operation/rollback/put-servers-back.js
/** Putting servers back, each by its own way: weights and states that let nobody in, those that come back down, those to be proven. */












/** Throws why not all of these are back. Whatever somebody else has set meanwhile is left alone, and not thrown. */
async function putServersBack(attempt, context, signal) {
    const { run, ours, refusals } = attempt;
    await putChecksBackFirst(attempt, signal);
    const ways = Map.groupBy(ours, (unit) => {
        const { saved, now } = run.of(unit);
        return wayBack(saved, now, { ...context, isTracked: unit.members.length > 1 });
    });
    const by = (way) => (ways.get(way) ?? []).filter((unit) => !refusals.has(unit));
    refuseTooFew(attempt, by('set'), context.minAvailable);
    for (const unit of by('unprovable'))
        refusals.set(unit, unprovable(run, unit));
    // Whoever leaves rotation leaves first: a ramp may have ended at a small weight because it was failing.
    const goesOut = (unit) => run.now(unit).forced === 'ready' && (stateToRestore(run, unit) ?? 'ready') !== 'ready';
    const leaving = by('set').filter(goesOut);
    const others = by('set').filter((unit) => !leaving.includes(unit));
    await putWeightsBack(attempt, [...others, ...by('down')], context, signal);
    for (const state of ['maint', 'drain', 'ready'])
        await setBack(attempt, by('set'), state, context, signal);
    await putWeightsBack(attempt, leaving.filter((unit) => !refusals.has(unit)), context, signal);
    await bringBackDown(attempt, by('down'), context, signal);
    await proveAndLetIn(attempt, by('prove'), context, signal);
    await giveWeightsBack(attempt, signal);
    await putChecksBackLast(attempt, signal);
    if (run.units.length > 0)
        await run.readBack(signal, { fresh: true });
    const [refusal] = refusals.values();
    if (refusal !== undefined)
        throw refusal;
    const different = ours.filter((unit) => !attempt.takenOver.has(unit) && !isBack(run.of(unit)));
    if (different.length > 0)
        throw notBack(run, different);
    const back = ours.filter((unit) => isBack(run.of(unit)));
    if (back.length > 0)
        run.tell('done', `${run_namesOf(back)}: back as before, confirmed on a fresh connection`);
}
async function putWeightsBack(attempt, units, { minAvailable }, signal) {
    const { run } = attempt;
    const isOther = (unit) => {
        const { saved, now } = run.of(unit);
        return settingsToRestore(saved, now).weight !== now.weight;
    };
    const others = await stillOurs(attempt, units.filter(isOther), signal);
    const leaving = others.filter((unit) => isLeaving(run, unit));
    const capacities = capacitiesWithout(run, leaving, minAvailable);
    const former = new Map(leaving.map((unit) => [unit, run.now(unit).weight]));
    const goals = others.map((unit) => send_weightGoal(run.of(unit).saved, run.of(unit).saved.before.weight));
    if (goals.length === 0)
        return;
    const reading = await setWeights(run, goals, signal);
    await giveWayWhereTooFewAreLeft(attempt, leaving, capacities, reading, (those) => {
        const weights = those.map((unit) => send_weightGoal(run.now(unit), former.get(unit) ?? 0));
        return setWeights(run, weights, signal);
    });
}
/** Of those whose state is somebody else's by now. */
async function giveWeightsBack({ run, units, ours, replaced, takenOver }, signal) {
    const goals = units.flatMap((unit) => {
        const isTheirs = takenOver.has(unit) || !(ours.includes(unit) || replaced.includes(unit));
        const { saved, now } = run.of(unit);
        const weight = isTheirs ? weightToGiveBack(saved, now) : null;
        return weight === null ? [] : send_weightGoal(now, weight);
    });
    if (goals.length > 0)
        await setWeights(run, goals, signal);
}
/** null where none was ever sent: then it is anybody's. */
function stateToRestore(run, unit) {
    const { saved } = run.of(unit);
    return saved.sent.states.length > 0 ? saved.before.state : null;
}
async function setBack(attempt, units, state, { minAvailable }, signal) {
    const { run } = attempt;
    const isOther = (unit) => !attempt.refusals.has(unit) && stateToRestore(run, unit) === state && run.now(unit).forced !== state;
    const others = await stillOurs(attempt, units.filter(isOther), signal);
    if (others.length === 0)
        return;
    const before = others.flatMap((unit) => run.membersNow(unit));
    const leaving = others.filter((unit) => isLeaving(run, unit));
    const capacities = capacitiesWithout(run, leaving, minAvailable);
    const marked = state === 'drain' ? others.filter((unit) => run.now(unit).forced === 'maint') : [];
    const set = () => setStates(run, others, state, signal);
    const reading = await atNoWeight(attempt, marked, set, signal);
    run.tell('set', `${run_namesOf(others)}: put back to ${state}`);
    await giveWayWhereTooFewAreLeft(attempt, leaving, capacities, reading, (those) => {
        if (state === 'maint')
            noteMarkedDownSoFar(run, those, before);
        return setStates(run, those, 'ready', signal);
    });
    if (state === 'maint') {
        const sample = () => run.loadBalancer.sample(run.watched, signal);
        const stayed = others.filter((unit) => !attempt.refusals.has(unit));
        await noteMarkedDown(run, stayed, before, sample, signal);
    }
}
/** HAProxy marks up what leaves maint: where nothing but backups serve, that may cut them, though nobody is let in. */
async function atNoWeight(attempt, units, set, signal) {
    const { run } = attempt;
    const weightless = weightlessOf(run, units);
    await lendNoWeight(run, weightless, signal);
    const result = await set();
    // One that somebody else has given another weight meanwhile keeps that.
    leaveLostWeights(attempt, units);
    const lent = weightless.filter((server) => run.find((0,haproxy_server/* keyOf */.TN)(server))?.weight === 0);
    await giveWeightBack(run, lent, signal);
    return result;
}
/** Drain and health down before anything else: HAProxy would believe in a server that leaves maint until its checks have failed. */
async function bringBackDown(attempt, units, context, signal) {
    const { run } = attempt;
    const others = await stillOurs(attempt, units, signal);
    if (others.length === 0)
        return;
    await atNoWeight(attempt, others, () => send_takeDownForProof(run, others, signal), signal);
    for (const state of ['drain', 'ready'])
        await setBack(attempt, others, state, context, signal);
    run.tell('set', `${run_namesOf(others)}: back and down, as before, until its checks bring it up`);
}
/** One that stays unhealthy keeps only itself out: where it was, and at the weight it had. */
async function proveAndLetIn(attempt, units, context, signal) {
    const { healthTimeoutMs } = context;
    const { run, ours, refusals } = attempt;
    const candidates = await stillOurs(attempt, units, signal);
    if (candidates.length === 0)
        return;
    run.expectAsRead(candidates);
    let proven = [];
    // Others took longer, and a check may have failed since.
    for (let open = candidates; open.length > 0;) {
        await proveOrTakeOut(attempt, open, healthTimeoutMs, signal);
        if (!run.isFresh)
            await run.readBack(signal);
        leaveLostWeights(attempt, candidates);
        const left = candidates.filter((unit) => !refusals.has(unit));
        proven = await stillOurs(attempt, left, signal);
        open = noLongerProven(run, proven);
    }
    // The proof may have been at weight 0, of trackers, too.
    const trackers = run.trackers.map(({ saved }) => ({ key: (0,haproxy_server/* keyOf */.TN)(saved), members: [saved] }));
    const others = ours.filter((unit) => !candidates.includes(unit) && !refusals.has(unit));
    await putWeightsBack(attempt, [...proven, ...others, ...trackers], context, signal);
    const stillProven = await stillOurs(attempt, proven, signal);
    const toReady = stillProven.filter((unit) => stateToRestore(run, unit) === 'ready');
    const health = { proof: 'where-checked', limitMs: healthTimeoutMs };
    if (toReady.length > 0)
        await letIn(run, toReady, health, signal);
}
async function proveOrTakeOut(attempt, units, limitMs, signal) {
    const { run, refusals } = attempt;
    try {
        await proveHealth(run, units, limitMs, signal);
    }
    catch (error) {
        if (signal.aborted || !(error instanceof errors/* Failure */.HR) || error instanceof errors/* Reloaded */.P1)
            throw error;
        // A proof that has come to its limit names whom it has not proven; any other end proves nobody.
        const out = units.filter(({ key }) => error.code !== 'unhealthy' || error.servers.includes(key));
        for (const unit of out)
            refusals.set(unit, error);
        leaveLostWeights(attempt, units);
        // Most often that is why nothing could prove it: it stands in our drain all the same.
        leaveLostSwitches(attempt, out);
        await takeOutAgain(attempt, out, signal);
    }
}
/** Back to where they were when the proof began: in drain, bound clients would be sent to a server that nobody has proven. */
async function takeOutAgain(attempt, units, signal) {
    const { run } = attempt;
    for (const state of ['maint', 'drain', 'ready']) {
        const isOther = (unit) => run.of(unit).begun.forced === state && run.now(unit).forced !== state;
        const others = await stillOurs(attempt, units.filter(isOther), signal);
        if (others.length > 0)
            await setStates(run, others, state, signal);
    }
    // The proof may have been at weight 0. A weight that was never set here is anybody's.
    const isOther = (unit) => {
        const { begun, now, expected } = run.of(unit);
        return expected.weight !== undefined && now.weight !== begun.weight;
    };
    const others = await stillOurs(attempt, units.filter(isOther), signal);
    const goals = others.map((unit) => send_weightGoal(run.of(unit).begun, run.of(unit).begun.weight));
    if (goals.length > 0)
        await setWeights(run, goals, signal);
}

;// CONCATENATED MODULE: ./build/src/operation/rollback/rollback.js
/**
 * Putting back what a change left on one load balancer, from what was saved: the same for the step itself and for its post step.
 * Puts back only what is still as the step left it, never writes a state that nobody had forced, and lets in nobody unproven.
 */







/**
 * Never throws. After a reload it begins again, from what the new process says; and once more when the way to HAProxy was lost. What is
 * so at the end is asked of HAProxy, not concluded: what cannot be read is unknown.
 */
async function rollback(loadBalancer, saved, context, signal) {
    let { process: told } = saved;
    let left = saved;
    let attempt = null;
    for (let [reloads, losses] = [0, 0];;) {
        try {
            attempt = attemptOf(loadBalancer, left, await loadBalancer.read(signal), told, context);
            told = attempt.run.process;
            await putServersBack(attempt, context, signal);
            return rollback_outcomeOf(attempt, saved, null);
        }
        catch (error) {
            const failure = (0,errors/* asFailure */.h_)(error);
            // What this attempt has sent is the next one's to know; what it has lent, a new process has forgotten.
            const sent = attempt?.run.saved();
            if (sent !== undefined)
                left = saved_change_joined([left], failure instanceof errors/* Reloaded */.P1 ? unlent(sent, left) : sent)[0] ?? left;
            if (failure instanceof errors/* Reloaded */.P1)
                reloads += 1;
            else if (LOST.includes(failure.code))
                losses += 1;
            const again = failure instanceof errors/* Reloaded */.P1 ? reloads <= RELOADS_SURVIVED : LOST.includes(failure.code);
            if (!signal.aborted && again && losses <= LOSSES_SURVIVED) {
                // Nothing else tells of it when the next attempt works, through the session that leads to the process that was told.
                if (failure.code === 'several-processes')
                    context.tell({ kind: 'warning', loadBalancer: loadBalancer.name, text: `${failure.message}.` });
                continue;
            }
            return await lookOnceMore(attempt, loadBalancer, saved, context, failure, signal);
        }
    }
}
/** The way to HAProxy was lost, which may be over by now; or led to another one, and the next attempt does not follow it. */
const LOST = [
    'connect-failed',
    'timeout',
    'ssh-failed',
    'not-haproxy',
    'several-processes',
];
const LOSSES_SURVIVED = 1;
/** Without the weights that were only lent on the way back. */
function unlent(sent, before) {
    const known = new Map(before.servers.map((one) => [(0,haproxy_server/* keyOf */.TN)(one), one]));
    const servers = sent.servers.flatMap((one) => {
        const earlier = known.get((0,haproxy_server/* keyOf */.TN)(one));
        const weights = earlier?.sent.weights ?? [];
        const kept = { ...one, before: earlier?.before ?? one.before, sent: { ...one.sent, weights } };
        return isSent(kept) ? kept : [];
    });
    return { ...sent, servers };
}
async function lookOnceMore(attempt, loadBalancer, saved, context, failure, signal) {
    const read = (limit) => loadBalancer.read(limit);
    try {
        // Whoever is cancelled has not much time left.
        const snapshot = await (signal.aborted ? within(context.clock, context.lastLookMs, read) : read(signal));
        const seen = attempt ?? attemptOf(loadBalancer, saved, snapshot, saved.process, context);
        seen.run.recordAll(snapshot);
        return rollback_outcomeOf(seen, saved, failure);
    }
    catch {
        const sent = new Map(attempt?.run.saved().servers.map((one) => [(0,haproxy_server/* keyOf */.TN)(one), one.sent]));
        const unknown = saved.servers.map((one) => {
            const key = (0,haproxy_server/* keyOf */.TN)(one);
            const now = attempt?.run.find(key) ?? null;
            const known = { now, sent: sent.get(key) ?? one.sent, healthMs: null, sessionsShutDown: 0 };
            return [key, { kind: 'unknown', ...known, failure }];
        });
        return { servers: new Map(unknown), failure };
    }
}
function rollback_outcomeOf(attempt, { servers: saved }, failure) {
    const { run, units, refusals } = attempt;
    const byKey = new Map(units.map((unit) => [unit.key, unit]));
    const servers = saved.map((one) => {
        const unit = byKey.get((0,haproxy_server/* keyOf */.TN)(one));
        if (unit === undefined)
            return [(0,haproxy_server/* keyOf */.TN)(one), { ...GONE, sent: one.sent }];
        const { now, healthMs, sessionsShutDown, saved } = run.of(unit);
        const kind = kindOf(attempt, unit);
        const reason = kind === 'back' ? null : (refusals.get(unit) ?? failure);
        return [unit.key, { kind, now, sent: saved.sent, healthMs, sessionsShutDown, failure: reason }];
    });
    return { servers: new Map(servers), failure };
}
const GONE = {
    kind: 'gone',
    now: null,
    healthMs: null,
    sessionsShutDown: 0,
    failure: null,
};
function kindOf({ run, ours, replaced, takenOver, notOurWeights, ofWeight }, unit) {
    const server = run.of(unit);
    if (server.unknown)
        return 'unknown';
    // Its state was only borrowed for a proof.
    if (ofWeight.has(unit.key) && notOurWeights.has(unit))
        return 'not-ours';
    if (isBack(server))
        return 'back';
    if (replaced.includes(unit))
        return 'replaced';
    return ours.includes(unit) && !takenOver.has(unit) ? 'left' : 'not-ours';
}

;// CONCATENATED MODULE: ./build/src/operation/change.js
/**
 * A change from beginning to end: read all, plan, guard, save, carry out, and when something goes wrong decide what becomes of
 * what was changed. Ends with a report, never with an exception; whoever gives load balancers closes them.
 */

















/** A cancelled step has about a second to tell what it left; the runner does not wait longer for certain. */
const change_LAST_LOOK_MS = 500;
async function change({ request, loadBalancers, effects }) {
    const startedAt = effects.clock.now();
    const ledger = new Ledger(request, effects);
    let found = await readAll(loadBalancers, request, ledger, effects);
    let failures = found.failures;
    if (isChange(request) && !request.dryRun && failures.length === 0) {
        try {
            // Until an earlier step has let go, what was read may have been changed again.
            if (await takeOver(request, found.runs, effects.hold)) {
                found = await readAll(loadBalancers, request, ledger, effects);
            }
            failures =
                found.failures.length > 0 ? found.failures : await carryOut(request, found.runs, ledger, effects);
        }
        catch (error) {
            failures = [(0,errors/* asFailure */.h_)(error)];
        }
    }
    return reportOf(request, found.runs, found.unread, failures, effects.clock.now() - startedAt);
}
/** All are read and planned before any is changed; a fault of one is a fault of all. */
async function readAll(loadBalancers, request, ledger, effects) {
    const found = { runs: [], failures: [], unread: [] };
    const fail = (failure, name) => {
        // A cancelled step fails everywhere for one and the same reason.
        const isShared = failure === effects.signal.reason;
        if (isShared && found.failures.includes(failure))
            return failure;
        const placed = isShared || failure.loadBalancer !== undefined ? failure : failure.with({ loadBalancer: name });
        found.failures.push(placed);
        effects.tell({ kind: 'failure', failure: placed });
        return placed;
    };
    // Whoever changes something needs to know who stays.
    const looking = isChange(request) ? {} : { wanted: mayBeMeant(request.selection) };
    const readOne = async (loadBalancer) => {
        const { name } = loadBalancer;
        try {
            const snapshot = await loadBalancer.read(effects.signal, looking);
            const plan = planChange(request, snapshot);
            effects.tell({ kind: 'read', loadBalancer: name, lines: linesOf(snapshot, plan) });
            const planned = plannedRun(loadBalancer, snapshot, plan, request, ledger, effects);
            if (plan.refusal !== null) {
                const error = fail(plan.refusal, name);
                if (plan.targets.length === 0)
                    found.unread.push({ loadBalancer: name, error });
            }
            return [planned];
        }
        catch (error) {
            found.unread.push({ loadBalancer: name, error: fail((0,errors/* asFailure */.h_)(error), name) });
            return [];
        }
    };
    const runs = (await Promise.all(loadBalancers.map(readOne))).flat();
    for (const twin of twinsAmong(runs.map(({ run: { name, process } }) => ({ name, process }))))
        fail(twin, twin.loadBalancer ?? '');
    return { ...found, runs };
}
/** One load balancer as it was read, ready to be changed by this plan; what is to be known of it is told. */
function plannedRun(loadBalancer, snapshot, plan, { operation }, ledger, { clock, tell, cuts }) {
    const servers = new Map(plan.targets.map((target) => [target.key, serverRunOf(target.before)]));
    const checkpoint = (saved) => ledger.add(saved);
    const run = new Run({ loadBalancer, clock, tell, checkpoint, cuts }, snapshot, plan.targets, servers);
    if (operation !== 'weight')
        run.expectAsRead(plan.targets);
    for (const text of plan.notices)
        run.notice(text);
    for (const text of plan.warnings)
        run.warn(text);
    return { run, plan };
}
/** What was read, and what is to be done, for the log: what is the same of several servers is one line. */
function linesOf(snapshot, { targets, lines }) {
    const states = Map.groupBy(targets, ({ before }) => `${before.admin}, "${before.status}", ${quantity(before.sessions, 'session')}, ${before.queued} queued, weight ${before.weight}`);
    return [
        (0,haproxy_server/* describeProcess */.lg)(snapshot),
        ...[...states].map(([words, those]) => `${run_namesOf(those)}: ${words}`),
        ...lines.map((line) => `plan: ${line}`),
    ];
}
/** Returns all failures, the first in time first, after having done with what was changed as the policies for that one say. */
async function carryOut(request, runs, ledger, effects) {
    const failures = await reachGoal(request, runs, effects);
    // Those of a load balancer were told when they happened.
    for (const failure of failures)
        if (failure.loadBalancer === undefined)
            effects.tell({ kind: 'failure', failure });
    if (failures.length === 0)
        failures.push(...(await settle(request, runs, ledger, effects)));
    for (const { run } of runs)
        warnOfReloads(run, request);
    const [first] = failures;
    if (first === undefined)
        return [];
    ledger.narrow(runs.map(({ run }) => run));
    const putBack = !effects.signal.aborted && policyFor(first, request) === 'rollback';
    if (putBack) {
        await Promise.all(runs.map(({ run }) => rollBack(run, request, ledger, effects)));
        // Others may have taken longer to go back, and what was verified may have been changed again since.
        const stale = runs.filter(({ run }) => !run.isFresh);
        await Promise.all(stale.map(({ run }) => change_lookOnceMore(run, effects)));
    }
    else
        await Promise.all(runs.map(({ run }) => change_lookOnceMore(run, effects)));
    return failures;
}
/** Held from now on where that is asked for, and saved as done. */
async function settle(request, runs, ledger, effects) {
    try {
        if (request.hold)
            await effects.hold?.start(runs.map((planned) => holdTarget(planned, request)));
        ledger.close(runs.map(({ run }) => run));
        return [];
    }
    catch (error) {
        const failure = (0,errors/* asFailure */.h_)(error);
        effects.tell({ kind: 'failure', failure });
        return [failure];
    }
}
async function rollBack(run, request, ledger, effects) {
    const sent = run.savedAsSet();
    warnOfOthers(run, new Set(sent.servers.map(haproxy_server/* keyOf */.TN)));
    if (sent.servers.length === 0)
        return;
    const context = {
        clock: effects.clock,
        healthTimeoutMs: request.healthTimeoutMs,
        lastLookMs: change_LAST_LOOK_MS,
        applicationMayHaveChanged: false,
        mustBeProven: false,
        minAvailable: request.minAvailable,
        checkpoint: (saved) => ledger.add(saved),
        tell: (news) => run.relay(news),
        cuts: effects.cuts,
    };
    const { servers, failure } = await rollback(run.loadBalancer, sent, context, effects.signal);
    if (failure !== null) {
        run.warn(`The put-back failed: ${failure.message.replace(/\.?$/, '.')}${failure.hint ? ` ${failure.hint}` : ''}`);
    }
    run.noteRollback(servers, failure);
    const settled = [...servers].filter(([, { kind }]) => SETTLED.includes(kind)).map(([key]) => key);
    ledger.forget(run.name, new Set(settled));
}
/** There nothing of this step's is left. */
const SETTLED = ['back', 'replaced', 'gone', 'not-ours'];
/** Something was sent for them, and what they are now was not: somebody else was faster. */
function warnOfOthers(run, ours) {
    for (const unit of run.units) {
        if (!wasSent(run.of(unit)) || ours.has(unit.key) || isEmpty(differencesFromBefore(run.of(unit))))
            continue;
        run.warn(`${unit.key} is ${describeServer(run.now(unit))}, which this step did not set: somebody else changed it, so it is left alone.`);
    }
}
/** What is so now is asked of HAProxy, not concluded. What cannot be read stays unknown. */
async function change_lookOnceMore(run, { clock, signal }) {
    const sent = run.units.filter((unit) => wasSent(run.of(unit)));
    if (sent.length === 0)
        return;
    try {
        const read = (limit) => run.loadBalancer.read(limit);
        const snapshot = await (signal.aborted ? within(clock, change_LAST_LOOK_MS, read) : read(signal));
        run.recordAll(snapshot);
        run.noteGone(run.units.filter(({ key }) => !snapshot.servers.has(key)));
    }
    catch {
        run.update(sent, (server) => ({ ...server, unknown: true }));
    }
}

;// CONCATENATED MODULE: ./build/src/action/inputs/types.js
/**
 * What single inputs may say, as zod schemas from text to value: durations, flags, numbers, words. Knows no input by name.
 */


/** The text is understood. */
const ok = (value) => ({ ok: true, value });
/** The text is not understood, and this is why. */
const wrong = (fault) => ({ ok: false, fault });
/** A text in which `parse` may find several faults. `undefined` is refused as missing. */
function textWithFaults(parse) {
    return pipe(schemas_string('is required'), transform((given, { issues }) => {
        const parsed = parse(given);
        if ('value' in parsed)
            return parsed.value;
        for (const message of parsed.faults)
            issues.push({ code: 'custom', message, input: given });
        return NEVER;
    }));
}
/** A text that `parse` understands, or a fault in its words. `undefined` is refused as missing. */
function types_text(parse) {
    return textWithFaults((given) => {
        const parsed = parse(given);
        return parsed.ok ? parsed : { faults: [parsed.fault] };
    });
}
function quoted(given) {
    return `"${given.length > 80 ? `${given.slice(0, 80)}\u2026` : given}"`;
}
/** One of these words, spelled like this. */
function oneOf(...words) {
    return types_text((given) => {
        const word = words.find((candidate) => candidate === given);
        return word === undefined ? wrong(`${quoted(given)} is not one of ${words.join(', ')}`) : ok(word);
    });
}
function booleanOf(given) {
    if (/^(?:true|True|TRUE)$/.test(given))
        return true;
    return /^(?:false|False|FALSE)$/.test(given) ? false : undefined;
}
/** YAML's spellings of true and false, nothing else: not `yes`, not `1`. */
const flag = types_text((given) => {
    const value = booleanOf(given);
    return value === undefined ? wrong(`${quoted(given)} is neither true nor false`) : ok(value);
});
/** A length of time in milliseconds. Every caller sets a limit: beyond 24.8 days a timer overflows and ends at once. */
function types_duration(limits) {
    return types_text((given) => {
        const parsed = parseDuration(given);
        if (!parsed.ok)
            return wrong(`${quoted(given)}: ${parsed.fault}`);
        const inside = parsed.value >= (limits.atLeastMs ?? 0) && parsed.value <= limits.atMostMs;
        return inside ? parsed : wrong(`${quoted(given)} is out of range: ${limits.allowed}`);
    });
}
/** How many times something is tried again. */
const retries = types_text((given) => {
    const inside = /^\d{1,2}$/.test(given) && Number(given) <= 10;
    return inside ? ok(Number(given)) : wrong(`${quoted(given)} is not a whole number from 0 to 10`);
});
/** `2` servers, or `50%` of them. */
const minAvailable = types_text((given) => {
    const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [];
    if (digits === undefined)
        return wrong(`${quoted(given)} is neither a number of servers nor a percentage like 50%`);
    const value = Number(digits);
    if (percent && value > 100)
        return wrong(`${quoted(given)} is above 100%`);
    return ok({ kind: percent ? 'percent' : 'count', value });
});
/** `2` servers at once, or `25%` of those selected; never none. */
const batchSize = types_text((given) => {
    const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [];
    const value = Number(digits);
    if (digits === undefined || value === 0)
        return wrong(`${quoted(given)} is neither a number of servers from 1 on nor a percentage like 25%`);
    if (percent && value > 100)
        return wrong(`${quoted(given)} is above 100%`);
    return ok({ kind: percent ? 'percent' : 'count', value });
});
/** `80%` */
const maxLoad = types_text((given) => {
    const [, digits] = /^(\d{1,3})%$/.exec(given) ?? [];
    const value = Number(digits);
    const inside = digits !== undefined && value >= 1 && value <= 100;
    return inside ? ok(value) : wrong(`${quoted(given)} is not a percentage from 1% to 100%`);
});
/** HAProxy takes percentages above 100, and caps what comes out at 256: 25600% of a configured 1. */
const types_weight = types_text((given) => {
    const value = types_weightOf(given);
    if (value !== null)
        return ok(value);
    return wrong(`${quoted(given)} is neither 0 to 256 nor a percentage of the configured weight like 50%`);
});
function types_weightOf(given) {
    const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(given) ?? [];
    const value = Number(digits);
    const inside = digits !== undefined && value <= (percent ? 25_600 : 256);
    return inside ? { kind: percent ? 'percent' : 'absolute', value } : null;
}
/** Weights to go through, at least two and above 0: a ramp takes nobody out. */
const rampSteps = types_text((given) => {
    const items = given.split(/[\n,]/).map((item) => item.trim());
    const steps = items.filter((item) => item !== '').map(types_weightOf);
    if (steps.length < 2)
        return wrong(`${quoted(given)} is no ramp: it goes through two weights or more, like 10%,50%,100%`);
    const values = steps.filter((step) => step !== null);
    return values.length < steps.length || values.some(({ value }) => value === 0)
        ? wrong(`${quoted(given)} has a step that is neither 1 to 256 nor a percentage of the configured weight like 50%`)
        : ok(values);
});
/** `true`, `false`, or `required`, which is stricter than `true`. */
const healthProof = types_text((given) => {
    if (given === 'required')
        return ok(given);
    const value = booleanOf(given);
    if (value === undefined)
        return wrong(`${quoted(given)} is not one of true, required, false`);
    return ok(value ? 'where-checked' : 'none');
});
/** `enable`, `disable`, or `keep`, which switches nothing. */
const checkSwitch = types_text((given) => {
    if (given === 'keep')
        return ok(null);
    if (given === 'enable')
        return ok('enabled');
    if (given === 'disable')
        return ok('disabled');
    return wrong(`${quoted(given)} is not one of keep, enable, disable`);
});
const VERBS = {
    drain: 'drain',
    maint: 'maint',
    ready: 'ready',
    weight: 'weight',
    status: 'status',
    disable: 'maint',
    enable: 'ready',
};
/** An operation by its name, or by HAProxy's old verb for it. */
const operation = types_text((given) => {
    const verb = Object.entries(VERBS).find(([word]) => word === given);
    return verb ? ok(verb[1]) : wrong(`${quoted(given)} is not one of ${Object.keys(VERBS).join(', ')}`);
});

;// CONCATENATED MODULE: ./build/src/action/inputs/addresses.js
/** The input `address`: which load balancers are meant, and which of them anybody on the network could command. Opens nothing. */




/** Each costs a connection, and HAProxy's own limits are far below what a fleet of this size would need. */
const AT_MOST = 500;
/** One per line or comma-separated. Every fault of every item is told; an item is named, never quoted: it may hold a password. */
const addresses = textWithFaults((given) => {
    const items = splitList(given);
    const { found, faults } = addresses_read(items);
    const all = [...countFaults(items.length), ...faults, ...sameFaults(found)].sort((a, b) => a.at - b.at);
    if (all.length > 0)
        return { faults: all.map(({ text }) => text) };
    return { value: found.map(({ text, address }) => ({ text, address })) };
});
function addresses_read(items) {
    const found = [];
    const faults = [];
    for (const [at, text] of items.entries()) {
        const label = labelOf(text, at, items.length);
        const parsed = (0,haproxy_address/* parseAddress */.or)(text);
        if (parsed.ok)
            found.push({ at, text, label, address: parsed.value });
        else
            faults.push({ at, text: items.length === 1 ? parsed.fault : `${label}: ${parsed.fault}` });
    }
    return { found, faults };
}
function labelOf(text, at, count) {
    const name = /^([A-Za-z0-9_.-]+)=/.exec(text)?.[1];
    return `item ${at + 1} of ${count}${name === undefined ? '' : `, ${name}`}`;
}
function countFaults(count) {
    if (count === 0)
        return [{ at: 0, text: 'names no load balancer' }];
    if (count <= AT_MOST)
        return [];
    return [{ at: 0, text: `${count} load balancers, and a step changes at most ${AT_MOST}` }];
}
/** Two of one name could not be told apart, and one that is given twice would be counted twice. */
function sameFaults(items) {
    const byProcess = new Map();
    const byName = new Map();
    return items.flatMap((item) => {
        const { name } = item.address;
        const process = processIdOf(item.address);
        const sameProcess = byProcess.get(process);
        const sameName = byName.get(name);
        if (sameProcess === undefined)
            byProcess.set(process, item);
        if (sameName === undefined)
            byName.set(name, item);
        if (sameProcess !== undefined)
            return [{ at: item.at, text: `${item.label}: is the same address as ${sameProcess.label}` }];
        if (sameName === undefined)
            return [];
        return [
            { at: item.at, text: `${item.label}: has the same name as ${sameName.label}; give it another NAME=` },
        ];
    });
}
/** The same words for all of them, so that they can be told once. */
const OPEN_PORT = 'Its port is not on this machine, and HAProxy asks for no password there: anyone who can reach this port can do what this step can. Close it, and go through ssh:// to the socket file, or through tls://.';
const PLAIN_API = 'This Data Plane API is spoken to over plain http:// and without a password: whoever reaches its port can do the same as this step. Let it listen on https, with a user.';
/** A warning for each port that is not on this machine and asks for no password: the Runtime API knows none. */
function openPorts(given) {
    return given.flatMap(({ address: { name, api, transport } }) => {
        if (transport.kind !== 'tcp' || (0,haproxy_address/* isLoopback */.U9)(transport.host))
            return [];
        return [{ loadBalancer: name, text: api === 'runtime' ? OPEN_PORT : PLAIN_API }];
    });
}

// EXTERNAL MODULE: ./build/src/haproxy/transport/ssh/options.js
var options = __nccwpck_require__(758);
;// CONCATENATED MODULE: ./build/src/haproxy/transport/ssh/private-key.js
/** Private keys as users paste them. Pure, and says what is wrong with one without ever quoting it. */
const MAGIC = 'openssh-key-v1\0';
/** A key as ssh takes it: LF, a final one included, however it arrived. */
function parsePrivateKey(text) {
    const lines = text
        .trim()
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim());
    const [, kind] = /^-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----$/.exec(lines[0] ?? '') ?? [];
    if (kind === undefined)
        return private_key_wrong(notAKey(text));
    if (lines.length < 3 || lines.at(-1) !== `-----END ${kind}-----`) {
        return private_key_wrong(`is not whole: its last line must be -----END ${kind}-----`);
    }
    const body = lines.slice(1, -1);
    if (isProtected(kind, body)) {
        return private_key_wrong('is protected by a passphrase, which nobody can type here: give a key without one, made for this purpose');
    }
    if (kind === 'OPENSSH PRIVATE KEY' && !decoded(body).startsWith(MAGIC))
        return private_key_wrong('is damaged');
    return { ok: true, value: `${lines.join('\n')}\n` };
}
function notAKey(text) {
    if (/^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ /.test(text))
        return 'is a public key: the private one is needed';
    return 'is not a private key: the text itself is needed, which begins with a line -----BEGIN \u2026 PRIVATE KEY-----; a path is not taken';
}
function isProtected(kind, body) {
    if (kind === 'ENCRYPTED PRIVATE KEY')
        return true;
    if (kind !== 'OPENSSH PRIVATE KEY')
        return body.some((line) => /^Proc-Type:.*ENCRYPTED/.test(line));
    // PROTOCOL.key of OpenSSH: after the magic the cipher's name, a string with its length before it.
    const text = decoded(body);
    return text.startsWith(MAGIC) && !text.startsWith('\0\0\0\x04none', MAGIC.length);
}
function decoded(body) {
    return Buffer.from(body.join(''), 'base64').toString('latin1');
}
function private_key_wrong(fault) {
    return { ok: false, fault };
}

;// CONCATENATED MODULE: ./build/src/action/inputs/pem.js
/** The inputs that hold PEM text, or the path of a file that does. No fault quotes either: both may be secret. */




const LARGEST_BYTES = 64 * 1024;
/** PEM text whose blocks are all of these kinds, as the labels after BEGIN say. */
function pem(kinds, kindInWords) {
    return types_text((given) => {
        const found = given.startsWith('-----BEGIN') ? ok(given) : fileText(given);
        if (!found.ok)
            return found;
        const labels = [...found.value.matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----\r?$/gm)].map(([, label = '']) => label);
        if (labels.length === 0)
            return wrong('is not PEM text: it has no line -----BEGIN \u2026-----');
        if (labels.some((label) => label.startsWith('ENCRYPTED')) || /^Proc-Type:.*ENCRYPTED/m.test(found.value))
            return wrong('is protected by a passphrase, which nobody can type here');
        return labels.every((label) => kinds.test(label))
            ? found
            : wrong(`must hold ${kindInWords} and nothing else`);
    });
}
function fileText(path) {
    try {
        const file = (0,external_node_fs_.realpathSync)(path);
        if (mayHoldUntrustedFiles() && isInside(file, workspaceFolder())) {
            return wrong('is a path inside the workspace, which under pull_request_target and workflow_run may hold the files of anybody: give the text itself');
        }
        const { size } = (0,external_node_fs_.statSync)(file);
        if (!(0,external_node_fs_.statSync)(file).isFile())
            return wrong('is a path, but not that of a regular file');
        if (size > LARGEST_BYTES)
            return wrong('is the path of a file of more than 64 KiB');
        const content = (0,external_node_fs_.readFileSync)(file, 'utf8').trim();
        if (content.includes('PRIVATE KEY'))
            maskLines(content);
        return ok(content);
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
        return wrong(`is neither PEM text, which begins with -----BEGIN, nor the path of a file (${code})`);
    }
}
function isInside(file, folder) {
    return folder !== '' && file.startsWith(`${(0,external_node_fs_.realpathSync)(folder)}${external_node_path_.sep}`);
}

;// CONCATENATED MODULE: ./build/src/action/inputs/credentials.js
/** The inputs that open the way to a load balancer, as values, and whether any address uses them. Opens nothing. */









/** The shape of these inputs, each of which may be absent. */
const CREDENTIALS = {
    'tls-ca': optional(pem(/CERTIFICATE$/, 'certificates')),
    'tls-cert': optional(pem(/CERTIFICATE$/, 'certificates')),
    'tls-key': optional(pem(/PRIVATE KEY$|^EC PARAMETERS$/, 'one private key')),
    'tls-server-name': optional(types_text(parseHostName)),
    'ssh-private-key': optional(types_text(parsePrivateKey)),
    'ssh-known-hosts': optional(types_text(parseKnownHosts)),
    'ssh-options': optional(types_text(options/* parseSshOptions */.K)),
    username: optional(types_text(parseUsername)),
    password: optional(types_text(parsePassword)),
};
function parseHostName(given) {
    return /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(given)
        ? ok(given)
        : wrong('is not a host name');
}
const LINE = /^(?:@(?:cert-authority|revoked) +)?[^\s#@][^\s]* +[a-z][A-Za-z0-9@.-]+ +[A-Za-z0-9+/]+=*(?: .*)?$/;
/** Lines as ssh-keyscan prints them, hashed names included. A path, or a fingerprint, would make every host unknown. */
function parseKnownHosts(given) {
    const lines = given.split(/\r?\n/).map((line) => line.trim().replaceAll('\t', ' '));
    const wrongLine = lines.findIndex((line) => line !== '' && !line.startsWith('#') && !LINE.test(line));
    if (wrongLine >= 0) {
        return wrong(`line ${wrongLine + 1} is not of the form HOST TYPE KEY, as ssh-keyscan prints it; a path or a fingerprint is not taken`);
    }
    return lines.some((line) => LINE.test(line))
        ? ok(`${lines.join('\n')}\n`)
        : wrong('has no line HOST TYPE KEY');
}
/** HTTP's Basic scheme ends the user at the first colon (RFC 7617). */
function parseUsername(given) {
    return /[:\x00-\x1f\x7f]/.test(given) ? wrong('holds a colon or a control character') : ok(given);
}
function parsePassword(given) {
    return /[\x00-\x1f\x7f]/.test(given) ? wrong('holds a control character') : ok(given);
}
const USED_BY = [
    { inputs: /^tls-/, uses: ({ transport }) => transport.kind === 'tls', forms: 'tls:// and https://' },
    { inputs: /^ssh-/, uses: ({ transport }) => transport.kind === 'ssh', forms: 'ssh://' },
    {
        inputs: /^(?:username|password)$/,
        uses: ({ api }) => api === 'data-plane',
        forms: 'https:// and http://',
    },
];
/** What was given and is of no use: it would be believed to protect something. */
function unusedCredentials(given, addresses) {
    return USED_BY.flatMap(({ inputs, uses, forms }) => addresses.some(uses)
        ? []
        : given
            .filter((name) => inputs.test(name))
            .map((name) => `${name}: is used by ${forms} addresses only, and there is none`));
}
/** Are there credentials for such a way at all? */
function takesCredentials(address) {
    return USED_BY.some(({ uses }) => uses(address));
}
/** How many of these inputs are given. */
function countCredentials(read) {
    return Object.keys(CREDENTIALS).filter((name) => read(name).trim() !== '').length;
}
/**
 * Why post cannot go where main went, when it was given fewer credentials: in nested composite actions the runner evaluates a post step's
 * `with:` among the inputs of the outer action. Null when it was given as many.
 */
function lostCredentials(givenToMain, read) {
    if (countCredentials(read) >= givenToMain)
        return null;
    return new errors/* Failure */.HR('invalid-input', 'The main step was given credentials that its post step was not given. The runner does that to a post step in a composite action that another composite action uses.', { hint: 'Use the action, or the composite action, in the workflow itself.' });
}
/** A password that anybody on the way could read. */
function exposedPassword(values, addresses) {
    if (values.password === undefined)
        return [];
    return addresses
        .filter(isPlain)
        .map(({ name }) => `password: would go to ${name} over plain http://, and that is not on this machine: write https://`);
}
function isPlain({ api, transport }) {
    return api === 'data-plane' && transport.kind === 'tcp' && !(0,haproxy_address/* isLoopback */.U9)(transport.host);
}
/** Only both together say who we are. */
function incompleteCredentials(values) {
    const { username, password, 'tls-cert': cert, 'tls-key': key } = values;
    if (username !== undefined && password === undefined)
        return ['username: needs password, which belongs to it'];
    if (username === undefined && password !== undefined)
        return ['password: needs username, whose it is'];
    if (cert !== undefined && key === undefined)
        return ['tls-cert: needs tls-key, the key that belongs to it'];
    if (cert === undefined && key !== undefined)
        return ['tls-key: needs tls-cert, the certificate for this key'];
    return cert === undefined || key === undefined ? [] : faultsOfPair(cert, key);
}
/** OpenSSL itself tells whether the two belong together; of its words none is a part of the key. */
function faultsOfPair(cert, key) {
    try {
        // Not imported: few steps need TLS, and every start would pay for it.
        process.getBuiltinModule('node:tls').createSecureContext({ cert, key });
        return [];
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        return [
            /MISMATCH/.test(code)
                ? 'tls-key: is not the key of the certificate in tls-cert'
                : `tls-cert, tls-key: cannot be read (${code})`,
        ];
    }
}
/** These inputs by the names that the rest of the code has for them. */
function credentialsOf(values) {
    return {
        ssh: {
            privateKey: values['ssh-private-key'] ?? null,
            knownHosts: values['ssh-known-hosts'] ?? null,
            options: values['ssh-options'] ?? new Map(),
        },
        tls: {
            ca: values['tls-ca'] ?? null,
            cert: values['tls-cert'] ?? null,
            key: values['tls-key'] ?? null,
            serverName: values['tls-server-name'] ?? null,
        },
        dataPlane: loginOf(values),
        folders: privateFolders,
    };
}
function loginOf({ username, password }) {
    if (username === undefined || password === undefined)
        return null;
    // No server ever sends it back, but whoever stands between might write it down.
    maskText(Buffer.from(`${username}:${password}`, 'utf8').toString('base64'));
    return { username, password };
}
/** Reads them alone: for post, which takes all else from what main saved. Throws Failure `invalid-input`. */
function readCredentials(read) {
    const schema = object(CREDENTIALS);
    const given = Object.keys(CREDENTIALS).map((name) => [name, read(name).trim() || undefined]);
    const parsed = schema.safeParse(Object.fromEntries(given));
    if (parsed.success)
        return credentialsOf(parsed.data);
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new errors/* Failure */.HR('invalid-input', faults.join('; '));
}

;// CONCATENATED MODULE: ./build/src/action/inputs/groups.js
/**
 * Inputs in groups that several manifests share, as zod shapes: a manifest's schema is composed of these. Each group says which
 * operations use its inputs. What is not given (`undefined`) is its prefault, the default in action.yml, or an error.
 */


const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const upToADay = { atMostMs: 24 * HOUR_MS, allowed: '24h at most' };
const attempt = { atLeastMs: 1, atMostMs: HOUR_MS, allowed: 'from 1ms to 1h' };
const CHANGES = ['drain', 'maint', 'ready', 'weight'];
/**
 * Inputs that say *what* is to be done: where the operation cannot do that, it is an error. All others only say how, and are ignored
 * where they are of no use, so that one workflow can run every operation.
 */
const MEANINGFUL = new Set([
    'weight',
    'ramp',
    'hold',
    'health-checks',
    'agent-checks',
]);
function groups_group(shape, usedBy = {}) {
    return { shape, usedBy };
}
/** Which servers are meant. */
const SELECTION = groups_group({
    backend: schemas_string("is empty, which would widen the change to every backend: write `'*'` if that is meant"),
    server: optional(schemas_string()),
});
/** How long sessions may take to end, and what happens when they do not. */
const DRAIN = groups_group({
    'drain-timeout': prefault(types_duration(upToADay), '60s'),
    'on-drain-timeout': prefault(oneOf('rollback', 'keep', 'continue', 'shutdown-sessions'), 'rollback'),
    'quiet-for': prefault(types_duration(upToADay), '0'),
}, {
    'drain-timeout': ['drain', 'maint'],
    'on-drain-timeout': ['drain', 'maint'],
    'quiet-for': ['drain', 'maint'],
});
/** What is put back: when the step fails, and when the job ends. */
const ROLLBACK = groups_group({
    'on-error': prefault(oneOf('rollback', 'keep'), 'rollback'),
    restore: prefault(oneOf('never', 'always', 'on-failure', 'on-success'), 'never'),
}, { 'on-error': CHANGES, restore: CHANGES });
/** For what a change is refused before anything is sent. */
const GUARD = groups_group({
    'min-available': prefault(minAvailable, '1'),
    'max-load': optional(maxLoad),
    'fail-on-not-found': prefault(flag, 'true'),
}, { 'min-available': CHANGES, 'max-load': ['drain', 'maint', 'weight'] });
/** What few need. */
const ADVANCED = groups_group({
    'on-reload': prefault(oneOf('reapply', 'fail'), 'reapply'),
    hold: prefault(flag, 'false'),
    'dry-run': prefault(flag, 'false'),
}, {
    'on-reload': CHANGES,
    // A server that is ready needs nobody to keep it so; to let one in unwatched, behind a step that has ended, is another matter.
    hold: ['drain', 'maint', 'weight'],
    'dry-run': CHANGES,
});
/** The proof before a server is let in. */
const HEALTH = groups_group({
    'wait-for-health': prefault(healthProof, 'true'),
    'health-timeout': prefault(types_duration({ ...upToADay, atLeastMs: 1, allowed: 'from 1ms to 24h' }), '60s'),
}, 
// Whatever goes back into rotation is proven healthy first.
{ 'wait-for-health': ['ready'], 'health-timeout': CHANGES });
/** What is run while a batch is out, and how many go out at once. */
const SCRIPT = groups_group({
    run: schemas_string('is required: the script that is run for each batch while it is out'),
    shell: prefault(oneOf('bash', 'sh'), 'bash'),
    'working-directory': prefault(schemas_string(), '.'),
    'run-timeout': prefault(types_duration(upToADay), '0'),
    'batch-size': prefault(batchSize, '1'),
});
/** Weights to go through. */
const RAMP = groups_group({
    ramp: optional(rampSteps),
    'ramp-interval': prefault(types_duration({ ...upToADay, atLeastMs: 1, allowed: 'from 1ms to 24h' }), '30s'),
}, { ramp: ['weight', 'ready'], 'ramp-interval': ['weight', 'ready'] });
/** Checks that are switched besides. */
const CHECKS = groups_group({
    'health-checks': prefault(checkSwitch, 'keep'),
    'agent-checks': prefault(checkSwitch, 'keep'),
}, { 'health-checks': CHANGES, 'agent-checks': CHANGES });
/** How long and how often a load balancer is tried. */
const CONNECTION = groups_group({
    'connect-timeout': prefault(types_duration(attempt), '5s'),
    'command-timeout': prefault(types_duration(attempt), '10s'),
    retries: prefault(retries, '3'),
    'retry-delay': prefault(types_duration({ atMostMs: 60 * SECOND_MS, allowed: '1m at most' }), '500ms'),
});
/** How a step reports, and what its post step is told. */
const REPORT = groups_group({
    summary: prefault(flag, 'true'),
    // Only the post step asks for it; whatever it says in the main step means nothing.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a GitHub expression, not JavaScript's
    'job-status': prefault(schemas_string(), '${{ job.status }}'),
});
/** The group DRAIN by the names that the rest of the code has for it. */
function groups_drainOf(values) {
    const quietForMs = values['quiet-for'];
    return {
        drainTimeoutMs: values['drain-timeout'],
        onDrainTimeout: values['on-drain-timeout'],
        ...(quietForMs > 0 ? { quietForMs } : {}),
    };
}
/** What of DRAIN cannot hold together. */
function drainFaults(values) {
    const isPossible = values['quiet-for'] === 0 || values['quiet-for'] < values['drain-timeout'];
    return isPossible
        ? []
        : ['quiet-for: must be shorter than drain-timeout, within which it has to be reached'];
}
/** The group RAMP by the names that the rest of the code has for it. */
function rampOf(values) {
    const { ramp: steps, 'ramp-interval': intervalMs } = values;
    return steps === undefined ? {} : { ramp: { steps, intervalMs } };
}
/** The group CHECKS by the names that the rest of the code has for it. */
function switchesOf(values) {
    const { 'health-checks': health, 'agent-checks': agent } = values;
    if (health === null && agent === null)
        return {};
    return { switches: { ...(health === null ? {} : { health }), ...(agent === null ? {} : { agent }) } };
}
/** The group CONNECTION by the names that the rest of the code has for it. */
function groups_connectionOf(values) {
    return {
        connectTimeoutMs: values['connect-timeout'],
        commandTimeoutMs: values['command-timeout'],
        retries: values.retries,
        retryDelayMs: values['retry-delay'],
    };
}

;// CONCATENATED MODULE: ./build/src/action/report/grouping.js
/** Items with the same `key` as one group each, in the order of the first of each. */
function grouping_grouped(items, key) {
    return [...Map.groupBy(items, key).values()].flatMap(([item, ...others]) => {
        if (item === undefined)
            return [];
        const names = [item, ...others].flatMap(({ loadBalancer }) => loadBalancer ?? []);
        return [{ item, loadBalancers: [...new Set(names)] }];
    });
}
/** A report's failures in time, those in the same words as one. */
function failureGroups(report) {
    return grouping_grouped(report.failures, ({ code, server, message, detail, hint }) => JSON.stringify([code, server, message, detail, hint]));
}
/** The first lines, at most `atMost` of them, and where there are more the line that `more` makes of how many. */
function firstLines(lines, atMost, more) {
    const shown = lines.slice(0, atMost);
    return lines.length > atMost ? [...shown, more(lines.length - atMost)] : shown;
}

;// CONCATENATED MODULE: ./build/src/action/inputs/wrong-inputs.js
/** The error that lists everything that is wrong with the inputs of a step. Knows no input. */


const FAULTS_SHOWN = 40;
/** All that is wrong with the inputs, one line each, each beginning with a name of ours. */
class WrongInputs extends errors/* Failure */.HR {
    name = 'WrongInputs';
    faults;
    constructor(faults) {
        const count = faults.length === 1 ? '1 wrong input' : `${faults.length} wrong inputs`;
        // A list of ten thousand names can have ten thousand faults.
        const shown = firstLines(faults, FAULTS_SHOWN, (more) => `with: ${more} more like these`);
        super('invalid-input', `${count}: ${shown.join('; ')}`, {
            hint: 'Correct the `with:` block of this step. Nothing was connected, nothing was sent.',
        });
        this.faults = shown;
    }
}

;// CONCATENATED MODULE: ./build/src/action/inputs/inputs.js
/**
 * The manifest of action.yml: from the texts of a `with:` block to values, by one schema, and every fault in one error. Connects
 * nothing, and knows neither where the texts come from nor what becomes of the values.
 */








/** In the order of action.yml, in which faults are told as well. */
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
    ...REPORT.shape,
};
const SCHEMA = object(SHAPE);
/** The names of all inputs. */
const INPUT_NAMES = Object.keys(SHAPE);
const inputs_USED_BY = {
    ...DRAIN.usedBy,
    ...ROLLBACK.usedBy,
    ...GUARD.usedBy,
    ...ADVANCED.usedBy,
    ...HEALTH.usedBy,
    ...CHECKS.usedBy,
    weight: ['weight', 'ready'],
    ...RAMP.usedBy,
};
/** What stands in action.yml as default; empty where an input has none. */
function defaultOf(name) {
    if (name === 'backend')
        return '*';
    const { def } = SHAPE[name];
    return 'defaultValue' in def ? def.defaultValue : '';
}
/** Reads every input by its name and makes values of them. Throws WrongInputs with all that is wrong. */
function parseInputs(read) {
    const given = Object.fromEntries(INPUT_NAMES.map((name) => [name, read(name).trim() || undefined]));
    const parsed = SCHEMA.safeParse(given);
    const chosen = operation.safeParse(given.operation);
    const selection = parseSelection(given.backend ?? '', given.server ?? (chosen.data === 'status' ? '*' : ''));
    const faults = [
        ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
        ...(selection.ok
            ? []
            : selection.faults.filter((fault) => given.backend || !fault.startsWith('backend:'))),
        ...(chosen.success ? operationFaults(chosen.data, given) : []),
        ...(parsed.success && takesOut(parsed.data.operation) ? drainFaults(parsed.data) : []),
        ...(parsed.success ? credentialFaults(parsed.data, given) : []),
    ];
    if (!parsed.success || !selection.ok || faults.length > 0)
        throw new WrongInputs(faults);
    return { ...inputsOf(parsed.data, selection.value), unused: unusedBy(parsed.data.operation, given) };
}
/** What an operation misses, and what it was given that would mean something else. */
function operationFaults(chosen, given) {
    const isMissing = chosen === 'weight' && given.weight === undefined && given.ramp === undefined;
    const isDouble = given.weight !== undefined && given.ramp !== undefined;
    return [
        ...(isMissing ? [WEIGHT_IS_MISSING] : []),
        ...(isDouble ? ['ramp: its last step is the weight, so `weight` is not given beside it'] : []),
        ...unusedBy(chosen, given)
            .filter((name) => MEANINGFUL.has(name))
            .map((name) => `${name}: not used by operation ${chosen}, only by ${inputs_USED_BY[name]?.join(', ')}`),
    ];
}
/** What was given that an operation does not use. A default that arrives as a value was not given. */
function unusedBy(chosen, given) {
    return INPUT_NAMES.filter((name) => {
        if (inputs_USED_BY[name]?.includes(chosen) !== false)
            return false;
        const value = safeParse(SHAPE[name], given[name]);
        const fallback = safeParse(SHAPE[name], undefined);
        return value.success && !isSame(value.data, fallback.data);
    });
}
/** Of two values that one schema made: texts, numbers, words, and lists of these. */
function isSame(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}
const WEIGHT_IS_MISSING = 'weight: is required for operation weight, or ramp';
/** What can be said only when the addresses are known, and each of these inputs is good by itself. */
function credentialFaults(values, given) {
    const names = INPUT_NAMES.filter((name) => name in CREDENTIALS && given[name] !== undefined);
    const targets = values.address.map(({ address }) => address);
    return [
        ...unusedCredentials(names, targets),
        ...incompleteCredentials(values),
        ...exposedPassword(values, targets),
    ];
}
function inputsOf(values, selection) {
    return {
        addresses: values.address,
        request: requestOf(values, selection),
        connection: groups_connectionOf(values),
        credentials: credentialsOf(values),
        summary: values.summary,
        warnings: openPorts(values.address),
    };
}
function requestOf(values, selection) {
    const { operation } = values;
    const weight = values.ramp?.at(-1) ?? values.weight;
    const selecting = { selection, failOnNotFound: values['fail-on-not-found'] };
    const changing = {
        ...selecting,
        minAvailable: values['min-available'],
        ...(values['max-load'] === undefined ? {} : { maxLoad: values['max-load'] }),
        onError: values['on-error'],
        restore: values.restore,
        onReload: values['on-reload'],
        hold: values.hold,
        dryRun: values['dry-run'],
        healthTimeoutMs: values['health-timeout'],
        ...switchesOf(values),
    };
    switch (operation) {
        case 'status':
            return { operation, ...selecting };
        case 'weight':
            return { operation, ...changing, weight: requiredWeight(weight), ...rampOf(values) };
        case 'ready':
            return {
                operation,
                ...changing,
                healthProof: values['wait-for-health'],
                weight: weight ?? null,
                ...rampOf(values),
            };
        default:
            return {
                operation,
                ...changing,
                ...groups_drainOf(values),
            };
    }
}
function requiredWeight(weight) {
    if (weight === undefined)
        throw new WrongInputs([WEIGHT_IS_MISSING]);
    return weight;
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(474);
;// CONCATENATED MODULE: ./build/src/action/state/random-id.js
/** Names that nobody else has, for files that several steps keep in one folder. */

/** A UUID. From the kernel where it gives one: Node's own comes with all of OpenSSL, which takes a tenth of a start to load. */
function randomId() {
    try {
        return (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/uuid', 'utf8').trim();
    }
    catch {
        return process.getBuiltinModule('node:crypto').randomUUID();
    }
}

;// CONCATENATED MODULE: ./build/src/action/state/saved-step.js
/**
 * What a main step leaves for whoever comes after it: what it was about to change, and how to get there again. No secret, ever.
 * Pure: knows neither where that is kept nor what becomes of it.
 */

/** Built when something saved is read for the first time: most steps read nothing. */
function schemaOf() {
    const state = schemas_enum(['ready', 'drain', 'maint']);
    const check = schemas_enum(['enabled', 'disabled']);
    const settings = object({
        state,
        weight: schemas_number(),
        checks: exactOptional(check),
        agent: exactOptional(check),
    });
    const server = object({
        backend: schemas_string(),
        server: schemas_string(),
        address: schemas_string(),
        before: settings,
        beforeStep: exactOptional(settings),
        health: schemas_enum(['up', 'down', 'unchecked']),
        sent: object({
            states: array(state),
            weights: array(schemas_number()),
            checks: exactOptional(array(check)),
            agent: exactOptional(array(check)),
        }),
    });
    const process = object({
        pid: schemas_number(),
        startedAt: schemas_number(),
        startToleranceSeconds: schemas_number(),
        node: schemas_string(),
        seenAt: optional(schemas_number()),
        commandPrefix: optional(schemas_string()),
    });
    const change = object({
        operation: schemas_enum(['drain', 'maint', 'ready', 'weight', 'status', 'rolling']),
        onError: schemas_enum(['rollback', 'keep']),
        restore: schemas_enum(['never', 'always', 'on-failure', 'on-success']),
        minAvailable: object({ kind: schemas_enum(['count', 'percent']), value: schemas_number() }),
        healthTimeoutMs: schemas_number(),
        reached: schemas_boolean(),
        scriptUnfinished: exactOptional(literal(true)),
        loadBalancers: array(object({ name: schemas_string(), process, servers: array(server) })),
    });
    return object({
        addresses: array(object({ name: schemas_string(), text: schemas_string() })),
        connection: object({
            connectTimeoutMs: schemas_number(),
            commandTimeoutMs: schemas_number(),
            retries: schemas_number(),
            retryDelayMs: schemas_number(),
        }),
        credentialsGiven: optional(schemas_number()),
        change,
    });
}
let schema = null;
/** A saved step from JSON that was read. Throws zod's error when it has another shape. */
function parseSavedStep(json) {
    schema ??= schemaOf();
    return schema.parse(json);
}

;// CONCATENATED MODULE: ./build/src/action/state/journal.js
/**
 * What the steps of one job have changed, one file for each step, so that a post step can tell a later step's change from a
 * stranger's. Also the last word of a main step that went on after the runner had stopped listening to it. Not proof against a step
 * of the same user: that can do worse than write here.
 */








const journal_SUFFIX = '.journal';
/** Which servers a `ready` of this job could not prove healthy. */
const UNPROVEN_SUFFIX = '.unproven';
/** The post step of that step has run, or another one has told what there was to tell. */
const ATTENDED_SUFFIX = '.attended';
/** When this process began, near enough. */
const STARTED_AT = timeNow();
/** The id of a step's entry, which nobody else has. */
function newEntryId() {
    return randomId();
}
/**
 * Writes the whole entry anew; nobody ever sees half of it. Of two steps at the same time the one that saved last is the later,
 * whichever began first.
 */
function writeEntry(id, entry, startedAt = STARTED_AT) {
    const folder = makeOurFolder();
    const draft = (0,external_node_path_.join)(folder, `${randomId()}.draft`);
    (0,external_node_fs_.writeFileSync)(draft, JSON.stringify({ startedAt, ...entry }), { mode: 0o600, flag: 'wx' });
    (0,external_node_fs_.renameSync)(draft, (0,external_node_path_.join)(folder, id + journal_SUFFIX));
}
/** Of the clock that all processes of a machine have in common: decimal digits, all of the same length. */
function timeNow() {
    return String(process.hrtime.bigint()).padStart(20, '0');
}
/** An entry as its step wrote it last, or null where there is none that can be read. */
function readEntry(id) {
    return readFile(id + journal_SUFFIX);
}
/** A `ready` of this job could not prove these healthy: each a load balancer's address and `BACKEND/SERVER`. */
function noteFailedProof(id, servers) {
    const ids = servers.map(({ address, key }) => serverIdOf(address, key));
    const json = JSON.stringify({ at: timeNow(), servers: ids });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(makeOurFolder(), id + UNPROVEN_SUFFIX), json, { mode: 0o600, flag: 'wx' });
}
/** Tells whether a `ready` that ended after this moment could not prove a server healthy. */
function failedProofs(at) {
    const failed = fileNames(UNPROVEN_SUFFIX).flatMap((name) => readFailedProof(name, at));
    return (address, server) => failed.includes(serverIdOf(address, server));
}
function readFailedProof(name, after) {
    try {
        const { at, servers } = JSON.parse(readText((0,external_node_path_.join)(ourFolder(), name)));
        return typeof at === 'string' && at > after && Array.isArray(servers) ? servers.map(String) : [];
    }
    catch {
        // Written by no step, or gone: then the server is proven once more.
        return [];
    }
}
/** Of a step's entry, where there is one: somebody has come to look after it. */
function noteAttended(id) {
    if (!fileNames(journal_SUFFIX).includes(id + journal_SUFFIX))
        return;
    try {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(makeOurFolder(), id + ATTENDED_SUFFIX), '', { mode: 0o600 });
    }
    catch {
        // On a full disk: then it is told once more that nobody came.
    }
}
/**
 * Steps that began after this moment, and whose post has not run. Posts run in reverse order: one that runs for a step that had ended by
 * then should have come after theirs.
 */
function unattended(after) {
    const attended = new Set(fileNames(ATTENDED_SUFFIX).map((name) => name.slice(0, -ATTENDED_SUFFIX.length)));
    return fileNames(journal_SUFFIX)
        .map((name) => name.slice(0, -journal_SUFFIX.length))
        .filter((id) => !attended.has(id))
        .flatMap((id) => {
        const entry = readEntry(id);
        return entry !== null && startOf(id) > after ? [{ ...entry, id }] : [];
    });
}
function startOf(id) {
    try {
        const { startedAt } = JSON.parse(readText((0,external_node_path_.join)(ourFolder(), id + journal_SUFFIX)));
        return typeof startedAt === 'string' ? startedAt : '';
    }
    catch {
        // Gone meanwhile.
        return '';
    }
}
/** What it had changed is as it was before. */
function eraseEntry(id) {
    for (const suffix of [journal_SUFFIX, ATTENDED_SUFFIX])
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(ourFolder(), id + suffix), { force: true });
}
/** Only what is not `settled` stays in the entry: an earlier step's post may put the rest back further. */
function keepUnsettled(id, { at, step }, settled) {
    const loadBalancers = step.change.loadBalancers.map((loadBalancer) => ({
        ...loadBalancer,
        servers: loadBalancer.servers.filter((server) => !settled(loadBalancer.name, server)),
    }));
    try {
        if (loadBalancers.every(({ servers }) => servers.length === 0))
            eraseEntry(id);
        else
            writeEntry(id, { at, step: { ...step, change: { ...step.change, loadBalancers } } });
    }
    catch {
        // On a full disk: an earlier step's post must not take what was put back for a later step's wish.
        eraseEntry(id);
    }
}
/**
 * Tells whether a step that saved after the entry `id` of this moment set something of a server. An address in other words is another
 * load balancer.
 */
function laterChanges(id, at) {
    const later = fileNames(journal_SUFFIX)
        .filter((name) => name !== id + journal_SUFFIX)
        .flatMap((name) => readFile(name) ?? [])
        .filter((entry) => entry.at > at);
    const changed = new Set(later.flatMap(({ step }) => changesOf(step)));
    return (address, server, setting) => changed.has(setting + serverIdOf(address, server));
}
/** Where a server stood when a step of this job saved it first; null when none did. By its load balancer's address. */
function addressesInJob() {
    const entries = fileNames(journal_SUFFIX).flatMap((name) => readFile(name) ?? []);
    const byId = new Map();
    for (const { step } of entries.sort((a, b) => (a.at < b.at ? 1 : -1))) {
        const texts = new Map(step.addresses.map(({ name, text }) => [name, text]));
        for (const { name, servers } of step.change.loadBalancers)
            for (const server of servers)
                byId.set(serverIdOf(texts.get(name) ?? '', (0,haproxy_server/* keyOf */.TN)(server)), server.address);
    }
    return (address, server) => byId.get(serverIdOf(address, server)) ?? null;
}
function changesOf({ addresses, change }) {
    const texts = new Map(addresses.map(({ name, text }) => [name, text]));
    return change.loadBalancers.flatMap(({ name, servers }) => servers.flatMap((server) => {
        const id = serverIdOf(texts.get(name) ?? '', (0,haproxy_server/* keyOf */.TN)(server));
        return sentSettings(server).map((setting) => setting + id);
    }));
}
function fileNames(suffix) {
    try {
        return (0,external_node_fs_.readdirSync)(ourFolder()).filter((name) => name.endsWith(suffix));
    }
    catch {
        // Somebody has cleared the temporary files away: then nobody knows of later steps.
        return [];
    }
}
function readFile(name) {
    try {
        const { at, step } = JSON.parse(readText((0,external_node_path_.join)(ourFolder(), name)));
        return typeof at === 'string' ? { at, step: parseSavedStep(step) } : null;
    }
    catch {
        // Gone meanwhile, or written by no step: it must not keep us from our work.
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/action/state/state.js
/**
 * What the main step hands over to the post step of the same step, through GITHUB_STATE or a file where that is too much: who it
 * is, what it was about to change, and how it ended.
 */









/** The runner hands state over as an environment variable: above 128 KiB post could not even be started. */
const state_LARGEST_BYTES = 64 * 1024;
/** Saved first of all: whatever main comes to, post knows whom to end, and where to look. */
function saveIdentity(identity) {
    github_saveState({ main: JSON.stringify(identity) });
}
/** Null when main was killed before its first line. */
function loadIdentity() {
    const json = savedState('main');
    if (json === '')
        return null;
    return object({ process: processSchema(), entryId: schemas_uuid() }).parse(JSON.parse(json));
}
/** Built when something is read: a main step only writes. */
function processSchema() {
    return nullable(object({ pid: schemas_number(), startedAt: schemas_string() }));
}
/** Saves before something is sent. Throws when it cannot be saved: then nothing may be sent. */
function saveStep(step) {
    const json = JSON.stringify(step);
    if (Buffer.byteLength(json) <= state_LARGEST_BYTES)
        github_saveState({ step: json });
    else
        github_saveState({ 'step-file': JSON.stringify(writeFile(json)) });
}
function writeFile(json) {
    const path = (0,external_node_path_.join)(makeOurFolder(), `${randomId()}.json`);
    (0,external_node_fs_.writeFileSync)(path, json, { mode: 0o600, flag: 'wx' });
    return { path, sha256: sha256(json) };
}
/** What main saved last, or null when it never came to change anything. Throws a Failure when it cannot be trusted. */
function loadStep() {
    const pointer = savedState('step-file');
    const json = pointer === '' ? savedState('step') : state_readFile(pointerOf(pointer));
    return json === '' ? null : parseSavedStep(JSON.parse(json));
}
function pointerOf(json) {
    return object({ path: schemas_string(), sha256: schemas_string() }).parse(JSON.parse(json));
}
function state_readFile({ path, sha256: expected }) {
    const json = readText(path);
    (0,external_node_fs_.rmSync)(path);
    if (sha256(json) === expected)
        return json;
    throw new errors/* Failure */.HR('not-verified', 'What the main step had saved was altered since', {
        callChanged: 'unknown',
        detail: path,
        hint: 'Look at the servers of this step by hand.',
    });
}
function sha256(text) {
    // Not imported: only a step that is too large for the runner's own file needs it.
    const { createHash } = process.getBuiltinModule('node:crypto');
    return createHash('sha256').update(text).digest('hex');
}
/** Before a hold process is started: post must be able to end it. */
function saveHoldId(id) {
    github_saveState({ hold: id });
}
/** Empty when nothing is held. */
function loadHoldId() {
    return savedState('hold');
}
/** While the user's script runs: post must be able to end it. Null when it has ended. */
function saveScript(leader) {
    github_saveState({ script: JSON.stringify(leader) });
}
/** Null when none runs, or none can be seen. */
function loadScript() {
    const json = savedState('script');
    if (json === '')
        return null;
    return processSchema().parse(JSON.parse(json));
}
/** Main has told everything that there is to tell. */
function saveEnding(ending) {
    github_saveState({ ending, 'ended-at': timeNow() });
}
/** When main ended, as the journal's `timeNow` says; empty when it was killed. */
function loadEndedAt() {
    return savedState('ended-at');
}
const ENDINGS = ['unchanged', 'reached', 'kept', 'not-put-back', 'unfinished'];
/** Null when main was killed: whatever it was doing, it could tell nobody. */
function loadEnding() {
    const word = savedState('ending');
    return ENDINGS.find((ending) => ending === word) ?? null;
}

;// CONCATENATED MODULE: ./build/src/action/hold/hold-client.js












/** It connects to every load balancer once before it answers. */
const START_LIMIT_MS = 15_000;
const RELEASE_LIMIT_MS = 5_000;
/** All that a hold process may know of our environment: no inputs, no state, no token, none of our output files. */
const ENVIRONMENT = [
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'LANG',
    'LC_ALL',
    // Whom to believe over tls://, as main does.
    'NODE_EXTRA_CA_CERTS',
    'TZ',
    'TMPDIR',
    'SSH_AUTH_SOCK',
    'RUNNER_TEMP',
    // By this the runner ends at the end of a job what its steps have left behind: the last net.
    'RUNNER_TRACKING_ID',
];
/** How the main step has servers held; `tell` gets one sentence for each thing that was done. */
function holdClientFor(addresses, connection, credentials, tell) {
    const texts = new Map(addresses.map(({ name, text }) => [name, text]));
    return {
        get holds() {
            return holdIds().length > 0;
        },
        async takeOver(changing, found) {
            const released = await hold_client_takeOver(identified(changing, texts), identified(found, texts));
            if (released)
                tell('an earlier step held these servers: let go, and all is read once more');
            return released;
        },
        async start(targets) {
            const id = randomId();
            saveHoldId(id);
            const ordered = orderedCredentials(credentials);
            await startProcess({
                id,
                addresses,
                connection,
                credentials: ordered,
                targets,
                runner: parentProcess(),
            });
            tell('held against reloads until the job ends or a later step changes the same servers');
        },
    };
}
/** Resolves when it holds what is ordered. Throws `hold-failed`. */
async function startProcess(order) {
    // Not imported: few steps start a process, and every start would pay for it.
    const { spawn } = process.getBuiltinModule('node:child_process');
    const script = (0,external_node_path_.join)((0,external_node_path_.dirname)(process.argv[1] ?? ''), 'hold.js');
    const env = Object.fromEntries(ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
    // Not our stdout and stderr: the runner waits until everybody has closed them.
    const child = spawn(process.execPath, [script], {
        detached: true,
        env,
        stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    });
    // Whoever has not heard that it holds cannot have it held: it goes with us.
    const killAtExit = () => child.kill('SIGKILL');
    process.once('exit', killAtExit);
    try {
        const answer = await answerOf(child, order);
        if (answer !== 'holding')
            throw new Error(answer === '' ? 'it ended without a word' : answer);
    }
    catch (error) {
        child.kill('SIGKILL');
        throw new errors/* Failure */.HR('hold-failed', `\`hold\` could not be started: ${error instanceof Error ? error.message : error}`, {
            cause: error,
            hint: 'Run the step again, or leave `hold` out: HAProxy itself remembers with `load-server-state-from-file`.',
        });
    }
    process.off('exit', killAtExit);
    child.unref();
}
function answerOf(child, order) {
    const { text } = process.getBuiltinModule('node:stream/consumers');
    child.stdin?.on('error', () => { });
    child.stdin?.end(JSON.stringify(order));
    return within(systemClock, START_LIMIT_MS, (signal) => {
        const failed = (0,external_node_events_.once)(child, 'error', { signal }).then(([error]) => Promise.reject(error), () => Promise.reject(new Error(`no answer after ${START_LIMIT_MS / 1000}s`)));
        return Promise.race([text(child.stdio[3]), failed]);
    });
}
/**
 * Whoever holds one of the servers of `changing` lets go of it, and of one of `found` if it is held with other settings. Returns
 * whether anybody did.
 */
async function hold_client_takeOver(changing, found) {
    const changed = new Set(changing.map(({ id }) => id));
    const wanted = new Map(found.map(({ id, settings }) => [id, settings]));
    const conflicts = ({ id, settings }) => {
        const both = pick(wanted.get(id) ?? {}, Object.keys(settings));
        return changed.has(id) || !isEmpty(differences(both, settings));
    };
    const released = await Promise.all(holdIds().map((id) => {
        const conflicting = readHoldFile(id)?.servers.filter(conflicts) ?? [];
        return conflicting.length > 0 && release(id, conflicting);
    }));
    return released.includes(true);
}
/** Ends a hold process; returns the last word of its file, or null when there was none. */
async function endHoldProcess(id) {
    const before = readHoldFile(id);
    if (before === null)
        return null;
    await release(id, before.servers);
    const after = readHoldFile(id);
    removeHoldFile(id);
    (0,external_node_fs_.rmSync)(before.socket, { force: true });
    return after;
}
/**
 * One that does not answer is ended: it must not put back what somebody else is about to change. Returns false when it had ended
 * before.
 */
async function release(id, servers) {
    const file = readHoldFile(id);
    if (file === null || file.ended !== null)
        return false;
    try {
        await askToRelease(file.socket, servers.map((server) => server.id));
    }
    catch {
        if (file.process === null || (await endProcess(file.process, systemClock)) === 'gone')
            return false;
        writeHoldFile(id, { ...(readHoldFile(id) ?? file), ended: 'it did not answer any more, and was ended' });
    }
    return true;
}
async function askToRelease(path, ids) {
    const { text } = process.getBuiltinModule('node:stream/consumers');
    const socket = (0,external_node_net_.connect)({ path });
    try {
        socket.end(JSON.stringify({ release: ids }));
        const answer = await within(systemClock, RELEASE_LIMIT_MS, (signal) => {
            signal.addEventListener('abort', () => socket.destroy(new Error('no answer')));
            return text(socket);
        });
        if (answer !== 'released')
            throw new Error('another answer');
    }
    finally {
        socket.destroy();
    }
}

;// CONCATENATED MODULE: ./build/src/action/inputs/given.js
/** The inputs of the connection as they were given, for a step that is to take the same way. Never a secret. */


/** Of a key that may be given by its path, the path may be told. */
const given_SECRETS = new Set(['ssh-private-key', 'tls-key']);
/** Whatever it looks like. */
const NEVER_TOLD = new Set(['password']);
const LONGEST = 600;
/** Reads them by name, in the order of action.yml. */
function givenConnection(read) {
    const defaults = Object.entries(CONNECTION.shape).map(([name, { def }]) => [name, def.defaultValue]);
    const names = [...Object.keys(CREDENTIALS).map((name) => [name, '']), ...defaults];
    return names.flatMap(([name, fallback]) => {
        const value = read(name).trim();
        if (value === '' || value === fallback)
            return [];
        return [{ name, value: isPrintable(name, value) ? value : null }];
    });
}
/** A path is no secret. What the runner would evaluate, or Markdown end a block at, is not repeated either. */
function isPrintable(name, value) {
    if (NEVER_TOLD.has(name))
        return false;
    const mayBeSecret = given_SECRETS.has(name) && !/^[\w./~-]+$/.test(value);
    return (!mayBeSecret && value.length <= LONGEST && !/-----BEGIN|\$\{\{|[`\p{C}]/u.test(value.replaceAll('\n', '')));
}

;// CONCATENATED MODULE: ./build/src/action/interruption.js
/** What ends a step from outside: a cancel, an error that nobody caught, nothing left to wait for. Knows not what the step does. */


/** A cancelled step has 7.5 s, but its last words should not depend on a load balancer that does not answer. */
const interruption_GRACE_MS = 800;
/** Listens for the rest of this process. `hint`: what to tell a user who cancels the step at that moment. */
function listenForInterruption(hint) {
    const controller = new AbortController();
    const { promise, reject } = Promise.withResolvers();
    const cancel = (signal) => {
        if (controller.signal.aborted)
            return;
        const cancelled = new errors/* Failure */.HR('cancelled', `The step was cancelled (${signal}).`, { hint: hint() });
        controller.abort(cancelled);
        void systemClock.sleep(interruption_GRACE_MS).then(() => reject(cancelled));
    };
    process.on('SIGINT', cancel);
    process.on('SIGTERM', cancel);
    // What is said of the step now has to stay true: nothing more is sent.
    const fail = (error) => {
        controller.abort((0,errors/* asFailure */.h_)(error));
        reject(error);
    };
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
    process.once('beforeExit', () => fail(new Error('nothing is left to wait for')));
    return { signal: controller.signal, rejected: promise };
}

;// CONCATENATED MODULE: ./build/src/action/report/log.js

/** At first a reader wants to see that something moves, later that it still does. */
const EAGER_MS = 10_000;
const EAGER_EVERY_MS = 1_000;
const THEN_EVERY_MS = 10_000;
/** More waits than these at one time are told as one. */
const WAITS_SHOWN = 3;
/** A load balancer that is waited for says so several times a second, unless its dumps are very large. */
const FORGOTTEN_MS = 3_000;
/** A function that writes down each piece of news. Progress is thinned out, and that of very many told in one line. */
function logTo(writer, clock) {
    const waits = new Map();
    function progress(news) {
        const now = clock.now();
        const before = waits.get(news.loadBalancer);
        waits.set(news.loadBalancer, { since: now, shown: Number.NEGATIVE_INFINITY, ...before, news, at: now });
        const open = [...waits.values()].filter(({ at }) => now - at < FORGOTTEN_MS);
        const told = open.length > WAITS_SHOWN ? open : open.filter((wait) => wait.news === news);
        if (!isDue(told, now))
            return;
        for (const wait of told)
            wait.shown = now;
        writer.say(lineOf('wait', told.length === 1 ? named(news.loadBalancer, news.text) : summed(told)));
    }
    return (news) => {
        switch (news.kind) {
            case 'read':
                writer.sayGroup(lineOf('read', news.loadBalancer), news.lines.map((line) => lineOf('read', line)));
                return;
            case 'progress':
                progress(news);
                return;
            case 'set':
            case 'done':
                // Whatever is waited for next is a new wait, to be shown from its beginning.
                waits.delete(news.loadBalancer);
                writer.say(lineOf(news.kind, `${news.loadBalancer}: ${news.text}`));
                return;
            case 'failure':
                writer.say(lineOf('failed', named(news.failure.loadBalancer, news.failure.message)));
                return;
            default:
                writer.say(lineOf(news.kind, named(news.loadBalancer, news.text)));
        }
    };
}
/** Counted from the wait that began first, and from when any of these was shown last. */
function isDue(waits, now) {
    const since = Math.min(...waits.map((wait) => wait.since));
    const shown = Math.max(...waits.map((wait) => wait.shown));
    return now - shown >= (now - since < EAGER_MS ? EAGER_EVERY_MS : THEN_EVERY_MS);
}
/** How many are left, and the one that has most to wait for. */
function summed(waits) {
    const most = waits.reduce((best, wait) => (wait.news.left > best.news.left ? wait : best));
    return `${waits.length} load balancers, most is left on ${named(most.news.loadBalancer, most.news.text)}`;
}
function named(loadBalancer, text) {
    return loadBalancer === undefined ? text : `${loadBalancer}: ${text}`;
}

;// CONCATENATED MODULE: ./build/src/action/report/moved-servers.js
/**
 * Servers whose address has changed while they were out: `ready` lets in whoever stands there now, which may be another machine than
 * the one that was worked on. Pure.
 */


/** `addressBefore`: where a server stood when an earlier step of this job changed it; null when none did, or it is not known. */
function movedServers({ operation, servers }, addressBefore) {
    if (operation !== 'ready' && operation !== 'rolling')
        return [];
    const moved = servers.flatMap(({ loadBalancer, backend, server, before, after, outcome }) => {
        const key = (0,haproxy_server/* keyOf */.TN)({ backend, server });
        const former = addressBefore(loadBalancer, key) || before.address;
        // Of a rolling step only those that are back.
        const isIn = operation === 'ready' ? outcome !== 'gone' : outcome === 'changed';
        const isKnown = isIn && former !== '' && after.address !== '';
        return isKnown && former !== after.address
            ? [{ loadBalancer, words: `${key} (${after.address} now, ${former} before)` }]
            : [];
    });
    return [...Map.groupBy(moved, ({ loadBalancer }) => loadBalancer)].map(([loadBalancer, those]) => ({
        loadBalancer,
        text: `The address has changed while it was out: ${listed(those.map(({ words }) => words))}. What was done to the machine that stood there before was not done to the one that gets traffic now.`,
    }));
}

;// CONCATENATED MODULE: ./build/src/action/state/known-cuts.js
/**
 * Backends of which a step of this job has seen HAProxy cut sessions as a server went down: one small file for each, so that later steps
 * of the job take more care.
 */





const known_cuts_SUFFIX = '.cut';
/** What this step and the earlier ones of its job know. `addresses`: as they were given, by the load balancer's name. */
function knownCuts(addresses) {
    let known = null;
    const idOf = (loadBalancer, backend) => serverIdOf(addresses.get(loadBalancer) ?? '', backend);
    return {
        has: (loadBalancer, backend) => {
            known ??= known_cuts_readAll();
            return known.has(idOf(loadBalancer, backend));
        },
        note: (loadBalancer, backend) => {
            known ??= known_cuts_readAll();
            const id = idOf(loadBalancer, backend);
            if (known.has(id))
                return;
            known.add(id);
            try {
                (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(makeOurFolder(), randomId() + known_cuts_SUFFIX), id, { mode: 0o600, flag: 'wx' });
            }
            catch {
                // On a full disk: then only this step knows.
            }
        },
    };
}
function known_cuts_readAll() {
    try {
        const names = (0,external_node_fs_.readdirSync)(ourFolder()).filter((name) => name.endsWith(known_cuts_SUFFIX));
        return new Set(names.flatMap(readOne));
    }
    catch {
        // No step has left anything yet.
        return new Set();
    }
}
function readOne(name) {
    try {
        return [readText((0,external_node_path_.join)(ourFolder(), name))];
    }
    catch {
        // Half written, or gone.
        return [];
    }
}

;// CONCATENATED MODULE: ./build/src/operation/report.js


/** The load balancers that this report is about, in order. */
function loadBalancersOf(report) {
    return [...new Set([...report.servers, ...report.unread].map(({ loadBalancer }) => loadBalancer))];
}
/** The state all have, `mixed` when they differ, null when there is none. */
function commonState(servers) {
    return common(servers.map(({ admin }) => admin));
}
/** HAProxy's word for all, `mixed` when they differ, null when there is none. */
function commonStatus(servers) {
    return common(servers.map(({ status }) => status));
}
function common(words) {
    const [first, ...rest] = words;
    if (first === undefined)
        return null;
    return rest.every((word) => word === first) ? first : 'mixed';
}
/** Those that HAProxy still has: a reload may have left some out of the configuration. */
function presentOf(report) {
    return report.servers.filter(({ outcome }) => outcome !== 'gone');
}
/** How many of them take traffic at the end. */
function availableOf(report) {
    return presentOf(report).filter(({ after }) => (0,haproxy_server/* takesTraffic */.CS)(after)).length;
}
/** `true` / `false`, or null when nothing was to be drained. */
function drainedOf(report) {
    const asked = presentOf(report).filter(({ drained }) => drained !== null);
    return asked.length === 0 ? null : asked.every(({ drained }) => drained);
}
/** Servers that this step took out of rotation and that are still out. */
function leftOutOf(report) {
    return presentOf(report).filter(({ before, after, changed }) => isLetIn(before) &&
        // What is not known may well be out, if that was the goal.
        (changed === 'unknown' ? takesOut(report.operation) : changed === 'yes' && !isLetIn(after)));
}
/** Nobody holds it out. One that is DOWN, or whose name does not resolve, counts: it would come back by itself if this step had not taken it out. */
function isLetIn(server) {
    return server.forced === 'ready' && server.weight > 0;
}

;// CONCATENATED MODULE: ./build/src/action/report/places.js
/** Which servers are where, by name: few enough to be read in one line. Pure; names are untrusted text. */


/** How many servers, and how many load balancers, a line names before it counts the rest. */
const NAMES_IN_HEADLINE = 3;
function groupsOf(places) {
    const byKey = Map.groupBy(places, haproxy_server/* keyOf */.TN);
    const single = [...byKey].map(([key, those]) => ({
        key,
        loadBalancers: [...new Set(those.map(({ loadBalancer }) => loadBalancer))],
    }));
    const together = Map.groupBy(single, ({ loadBalancers }) => JSON.stringify(loadBalancers));
    return [...together.values()].map((those) => ({
        keys: those.map(({ key }) => key),
        loadBalancers: those[0]?.loadBalancers ?? [],
    }));
}
/** `web/web1, web/web2 on lb1, lb2; web/web3 on lb1 and 4 more`. */
function placesIn(places) {
    const groups = groupsOf(places);
    const [only] = groups;
    if (groups.length === 1 && only !== undefined)
        return `${few(only.keys)} on ${few(only.loadBalancers)}`;
    const shown = groups
        .flatMap(({ keys, loadBalancers }) => keys.map((key) => `${key} on ${few(loadBalancers)}`))
        .slice(0, NAMES_IN_HEADLINE);
    const rest = groups.reduce((sum, { keys }) => sum + keys.length, 0) - shown.length;
    return `${shown.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
/**
 * `web/web1 is in maint on lb1`, `web/web1, web/web2 stay in maint on lb1, lb2`. Of servers that are not all on the same load balancers
 * `in maint: web/web1 on lb1; web/web2 on lb2`.
 */
function said(places, [one, many], words) {
    const groups = groupsOf(places);
    const [only] = groups;
    if (groups.length !== 1 || only === undefined)
        return `${many === 'are' ? '' : `${many} `}${words}: ${placesIn(places)}`;
    return `${few(only.keys)} ${verb(only.keys.length, one, many)} ${words} on ${few(only.loadBalancers)}`;
}
function few(names) {
    return listed(names, NAMES_IN_HEADLINE);
}
/** `gone from HAProxy: web/web1 on lb1` */
function goneWords(places) {
    return `gone from HAProxy: ${placesIn(places)}`;
}
/** `it is not known what became of web/web1 on lb1` */
function notKnown(places) {
    return `it is not known what became of ${placesIn(places)}`;
}
/** Where a server is for its clients, in words that go with `is` and `stays`. */
function stateWords(server) {
    const { admin, status, weight } = server;
    if (admin !== 'ready')
        return `in ${admin}`;
    if ((0,haproxy_server/* takesTraffic */.CS)(server))
        return 'in rotation';
    return weight === 0 ? 'ready at weight 0' : `ready, but ${status}`;
}

;// CONCATENATED MODULE: ./build/src/action/report/batch-table.js
/**
 * What is particular to the report of a rolling step: which batch is where, and how to go on with the rest. Pure; untrusted text in code
 * only, where it is Markdown.
 */





const batch_table_NAMES_SHOWN = 20;
const BATCHES_SHOWN = 100;
/** As many kinds of places as one line has room for. */
const SENTENCES = 4;
/** What a dry run would do, in words of a headline; null for any other operation. */
function rollingPlanned(report) {
    const { batches } = report;
    if (batches === undefined)
        return null;
    if (batches.length === 0)
        return 'no server is selected';
    return `${said(selectedOf(report), ['would go', 'would go'], 'out and come back')}, in ${countOf(batches)}`;
}
/** Who is done, in words of a headline; null for any other operation. */
function rollingDone(report) {
    const { batches } = report;
    if (batches === undefined)
        return null;
    if (batches.length === 0)
        return 'no server is selected, nothing was changed';
    return `${placesWords(report)}, in ${countOf(batches)}`;
}
/** What each server is now, those first that are out; null where no batch was begun. */
function rollingNow(report) {
    const isBegun = report.batches?.some(({ end }) => end !== 'planned' && end !== 'not-begun');
    return isBegun === true ? placesWords(report) : null;
}
function countOf(batches) {
    return quantity(batches.length, 'batch', 'batches');
}
/** A tracker that was not selected has no goal of its own. */
function selectedOf({ servers }) {
    return servers.filter(({ goal }) => goal !== '');
}
const ORDER = ['not-done', 'rolled-back', 'gone', 'done', 'not-begun'];
function placesWords(report) {
    const rows = selectedOf(report).map((server) => {
        const end = report.batches?.find(({ names }) => names.includes(server.server))?.end;
        return { server, end, words: batch_table_wordsOf(server, end) };
    });
    rows.sort((a, b) => ORDER.indexOf(a.end) - ORDER.indexOf(b.end));
    const groups = [...Map.groupBy(rows, ({ words }) => words.join()).values()];
    const shown = groups.slice(0, SENTENCES).map((those) => {
        const [first] = those;
        return first === undefined
            ? ''
            : sentence(first.words, those.map(({ server }) => server));
    });
    const rest = groups.slice(SENTENCES).reduce((sum, those) => sum + those.length, 0);
    return [...shown, ...(rest > 0 ? [`${rest} more: see the table`] : [])].join('; ');
}
const batch_table_GONE = ['is', 'are', 'gone'];
const UNKNOWN = ['is', 'are', 'not known'];
function batch_table_wordsOf({ outcome, changed, after }, end) {
    if (outcome === 'gone')
        return batch_table_GONE;
    if (changed === 'unknown')
        return UNKNOWN;
    const state = stateWords(after);
    switch (end) {
        case 'done':
            return ['is', 'are', (0,haproxy_server/* takesTraffic */.CS)(after) ? 'done and back in rotation' : `done, and now ${state}`];
        case 'rolled-back':
            return ['is', 'are', `back ${state}`];
        case 'not-begun':
            return ['was', 'were', 'not touched'];
        default:
            return ['is', 'are', state];
    }
}
function sentence(words, places) {
    if (words === batch_table_GONE)
        return goneWords(places);
    if (words === UNKNOWN)
        return notKnown(places);
    const [one, many, rest] = words;
    return said(places, [one, many], rest);
}
/** Which servers are where, in one sentence each; null where the batches say nothing. */
function rollingWhere({ batches = [], servers }) {
    if (!batches.some(({ end }) => end !== 'planned' && end !== 'not-begun'))
        return null;
    const left = new Set(batch_table_namesOf(batches, 'not-done'));
    const states = new Set(servers
        .filter(({ server }) => left.has(server))
        .map(({ after, changed }) => (changed === 'unknown' ? 'not known' : after.forced)));
    return batch_table_sentences([
        ['Done', batch_table_namesOf(batches, 'done')],
        [`Not back (${[...states].join(', ')})`, [...left]],
        ['Back as before', batch_table_namesOf(batches, 'rolled-back')],
        ['Gone', batch_table_namesOf(batches, 'gone')],
        ['Not touched', batch_table_namesOf(batches, 'not-begun')],
    ]);
}
function batch_table_sentences(parts) {
    return parts
        .filter(([, names]) => names.length > 0)
        .map(([what, names]) => `${what}: ${listed(names, batch_table_NAMES_SHOWN)}.`)
        .join(' ');
}
/**
 * The value of `server` with which the same step goes on; null when it need not, or would begin from the start anyway. With backends,
 * for a name alone could mean more than was selected.
 */
function goOnWith(report) {
    const { error, batches = [] } = report;
    const rest = batches.filter(({ end }) => end !== 'done' && end !== 'gone');
    const isBegun = batches.some(({ scriptBegun }) => scriptBegun);
    if (error === null || rest.length === 0 || !isBegun)
        return null;
    const names = new Set(batch_table_namesOf(rest));
    const selected = selectedOf(report).filter(({ server, outcome }) => names.has(server) && outcome !== 'gone');
    return [...new Set(selected.map(haproxy_server/* keyOf */.TN))].join(',');
}
/** The batches as a table, and how to go on. */
function rollingSection(report) {
    const { batches = [] } = report;
    if (batches.length === 0 || report.result === 'planned')
        return [];
    const rows = batches
        .slice(0, BATCHES_SHOWN)
        .map(({ number, names, end, scriptMs, tookMs }) => [`${number}`, names.map(codeCell).join(' '), durationOf(scriptMs), durationOf(tookMs), ENDS[end]].join(' | '));
    const more = batches.length - rows.length;
    const rest = goOnWith(report);
    return [
        '| Batch | Servers | Script | Time | Result |',
        '|---|---|---|---|---|',
        ...rows.map((row) => `| ${row} |`),
        ...(more > 0 ? ['', `And ${quantity(more, 'more batch', 'more batches')}.`] : []),
        ...(rest === null
            ? []
            : ['', '**To go on with the rest**, run the same step with:', '', codeSpanOf(rest)]),
    ];
}
const ENDS = {
    planned: 'planned',
    'not-begun': 'not touched',
    'rolled-back': '\u21a9\ufe0f back as before',
    'not-done': '\u274c not back',
    gone: '\u26a0\ufe0f gone',
    done: '\u2705 done',
};
function durationOf(ms) {
    return ms === null ? '' : formatDuration(ms);
}
/** Longer than what is printed of foreign words: these are names of HAProxy's, and to be pasted. */
function codeSpanOf(rest) {
    return rest.length > 190 ? `\`\`\`yaml\nserver: ${rest}\n\`\`\`` : codeSpan(`server: ${rest}`);
}
function batch_table_namesOf(batches, end) {
    return batches.filter((batch) => end === undefined || batch.end === end).flatMap(({ names }) => names);
}

;// CONCATENATED MODULE: ./build/src/action/report/reason.js





/** Where the way to a load balancer is the reason, in words that go with its name. */
const OF_LOAD_BALANCER = {
    'connect-failed': 'cannot be reached',
    timeout: 'did not answer in time',
    'tls-failed': 'cannot be reached through TLS',
    'ssh-failed': 'cannot be reached through ssh',
    'not-haproxy': 'did not answer as HAProxy does',
};
const OF_SERVER = {
    refused: 'HAProxy refused it',
    tracking: 'it tracks another server',
    'dns-maintenance': 'its name does not resolve',
    'agent-conflict': 'its agent check stands against it',
    'drain-timeout': 'sessions are left',
    unhealthy: 'it is not proven healthy',
    'not-verified': 'it is not as it was set',
};
const OF_STEP = {
    'invalid-input': 'an input is wrong',
    'permission-denied': "the socket's level is too low",
    'not-found': 'there is no such server',
    guard: 'too few servers would be left',
    'several-processes': 'several HAProxy processes answer at one address',
    reloaded: 'HAProxy was reloaded',
    unsupported: 'this HAProxy cannot do it',
    'run-failed': 'the script failed',
    'hold-failed': '`hold` could not be started',
    cancelled: 'the step was cancelled',
};
/** What follows what is where now: `: its name does not resolve`. Says of which server, or where, unless all are meant. */
function reasonOf(report, error) {
    if (error instanceof WrongInputs)
        return wrongInputs(error);
    const way = OF_LOAD_BALANCER[error.code];
    const others = report.failures.filter((one) => one !== error && one.code !== error.code);
    const more = others.length === 0 ? '' : `, and ${quantity(others.length, 'other error')}`;
    const names = placesOfSame(report, error);
    if (way !== undefined && names.length > 0)
        return `: ${listed(names, NAMES_IN_HEADLINE)} ${way}${more}`;
    const words = error.brief ?? OF_SERVER[error.code] ?? OF_STEP[error.code] ?? error.code;
    return `${subjectOf(report, error)}${words}${more}`;
}
/** The load balancers on which the same happened, in the report's order. */
function placesOfSame(report, { code }) {
    const names = report.failures.flatMap((one) => (one.code === code ? (one.loadBalancer ?? []) : []));
    const inOrder = loadBalancersOf(report).filter((name) => names.includes(name));
    return [...new Set([...inOrder, ...names])];
}
/** `, because of web/web2 on lb2: `, or a colon alone where the words before name just this. */
function subjectOf(report, error) {
    const names = placesOfSame(report, error);
    const keys = new Set(report.failures.flatMap(({ code, servers }) => (code === error.code ? servers : [])));
    const hasAll = report.servers.length > 0 &&
        report.servers.every((server) => names.includes(server.loadBalancer) && (keys.size === 0 || keys.has((0,haproxy_server/* keyOf */.TN)(server))));
    if (hasAll || names.length === 0)
        return ': ';
    const where = listed(names, NAMES_IN_HEADLINE);
    if (keys.size === 0 || !(error.code in OF_SERVER))
        return `: on ${where} `;
    return `, because of ${listed([...keys], NAMES_IN_HEADLINE)} on ${where}: `;
}
function wrongInputs({ faults }) {
    const names = [...new Set(faults.map((fault) => fault.split(':')[0] ?? ''))];
    return `: wrong ${verb(names.length, 'input', 'inputs')} ${listed(names, 5)}`;
}

;// CONCATENATED MODULE: ./build/src/action/report/headline.js
/**
 * A report in one line, for the log, the title of the error and the top of the summary: what is where now, by name, and why. Pure.
 * Holds untrusted text: whoever prints it makes it harmless.
 */










/** As many kinds of places as one line has room for. */
const headline_SENTENCES = 3;
/** One character that says how it went. */
function markOf(report) {
    if (report.error !== null)
        return report.changed === 'no' ? '\u274c' : '\ud83d\udea8';
    if (report.result === 'planned')
        return '\ud83d\udcdd';
    if (report.operation === 'status')
        return '\ud83d\udd0e';
    return needsALook(report) ? '\u26a0\ufe0f' : '\u2705';
}
/**
 * It did what it was asked for, and all the same somebody should know: nobody is served, or somebody was cut, or is left, or may still
 * be served by the process before a reload.
 */
function needsALook(report) {
    const reloaded = takesOut(report.operation) && report.loadBalancers.some(({ reloads }) => reloads > 0);
    return reloaded || weightless(report).length > 0 || cutSessions(report) > 0 || drainedOf(report) === false;
}
/**
 * One sentence without a full stop: what was asked, what is where now, and why. `saved` is what was about to be changed, for a
 * report without servers.
 */
function headlineOf(report, saved = null) {
    const { operation, error } = report;
    if (error instanceof WrongInputs)
        return `step not started${reasonOf(report, error)}; nothing was changed`;
    if (error !== null) {
        const why = [reasonOf(report, error), ...cutWords(report)].join(', ');
        return `${operation} failed: ${rollingNow(report) ?? whereNow(report, saved)}${why}`;
    }
    if (operation === 'status')
        return `status: ${statusWords(report)}`;
    if (report.result === 'planned')
        return `${operation}, dry run: ${rollingPlanned(report) ?? headline_planWords(report)}; nothing was changed`;
    return [`${operation}: ${rollingDone(report) ?? doneWords(report)}`, ...extraWords(report)].join(', ');
}
/** What each server is now, those first that are different from before. */
function whereNow(report, saved) {
    if (report.changed === 'no' && report.servers.length === 0)
        return 'nothing was changed';
    if (report.servers.length === 0)
        return saved === null ? 'it is not known what was changed' : notKnown(placesOfSaved(saved));
    // What was read of one before it was lost, and nothing was sent there, is no news of it.
    const told = report.servers.filter(({ changed, outcome, error }) => changed !== 'no' || outcome === 'rolled-back' || !(0,errors/* isWayFailure */.EY)(error));
    if (told.length === 0)
        return 'nothing was changed';
    const order = ['yes', 'unknown', 'no'];
    const servers = told.sort((a, b) => order.indexOf(a.changed) - order.indexOf(b.changed));
    const groups = [...Map.groupBy(servers, (server) => nowKey(report, server)).values()];
    const shown = groups.slice(0, headline_SENTENCES).map((those) => headline_sentence(report, those));
    const rest = groups.slice(headline_SENTENCES).reduce((sum, those) => sum + those.length, 0);
    return [...shown, ...(rest > 0 ? [`${rest} more: see the table`] : [])].join('; ');
}
function nowKey(report, server) {
    return [server.changed, server.outcome === 'gone', headline_isBack(report, server), nowWords(report, server)].join();
}
function headline_sentence(report, servers) {
    const [first] = servers;
    if (first === undefined)
        return '';
    if (first.outcome === 'gone')
        return goneWords(servers);
    if (first.changed === 'unknown')
        return notKnown(servers);
    const words = nowWords(report, first);
    if (first.changed === 'yes')
        return said(servers, ['is', 'are'], words);
    return headline_isBack(report, first)
        ? said(servers, ['is', 'are'], `back ${words}`)
        : said(servers, ['stays', 'stay'], words);
}
function placesOfSaved({ change }) {
    return change.loadBalancers.flatMap(({ name, servers }) => servers.map(({ backend, server }) => ({ loadBalancer: name, backend, server })));
}
function nowWords({ operation }, { before, after }) {
    const words = stateWords(after);
    const ofWeight = operation === 'weight' || (operation === 'ready' && before.weight !== after.weight);
    return ofWeight && after.weight > 0 ? `${words} at weight ${after.weight}` : words;
}
/** It was out on behalf of this step, or had its weight, and is as before. For `ready` out is where it was: there it stays. */
function headline_isBack({ operation }, { outcome, changed }) {
    return outcome === 'rolled-back' && changed === 'no' && (takesOut(operation) || operation === 'weight');
}
/** `34 of 36 in rotation; out: web/web5 on lb2 (maint), web/web7 on lb3 (weight 0)`. */
function statusWords({ servers }) {
    const out = servers.filter(({ after }) => !(0,haproxy_server/* takesTraffic */.CS)(after));
    const count = `${servers.length - out.length} of ${servers.length} in rotation`;
    if (out.length === 0)
        return count;
    const words = out.map(({ loadBalancer, backend, server, after }) => {
        return `${backend}/${server} on ${loadBalancer} (${outWords(after)})`;
    });
    return `${count}; out: ${listed(words, NAMES_IN_HEADLINE)}`;
}
function outWords({ admin, weight, status }) {
    if (admin !== 'ready')
        return admin;
    return /^(?:UP|no check)$/.test(status) && weight === 0 ? 'weight 0' : status;
}
function headline_planWords(report) {
    const [already, others] = [true, false].map((wanted) => report.servers.filter((server) => isAlready(server) === wanted));
    const set = Map.groupBy(others ?? [], ({ goal }) => goal);
    const stay = Map.groupBy(already ?? [], ({ before }) => stateWords(before));
    const sentences = [
        ...[...set].map(([goal, those]) => said(those, ['would be set', 'would be set'], `to ${goal}`)),
        ...[...stay].map(([state, those]) => said(those, ['would stay', 'would stay'], state)),
    ];
    return sentences.slice(0, headline_SENTENCES).join('; ');
}
function isAlready({ goal, before }) {
    return goal === before.admin || goal === `weight ${before.weight}`;
}
function doneWords(report) {
    const { operation } = report;
    const words = ({ changed, outcome, after }) => {
        if (outcome === 'gone')
            return 'gone';
        const state = operation === 'weight' ? `weight ${after.weight}` : stateWords(after);
        if (changed === 'no')
            return `already ${state}`;
        return operation === 'ready' && (0,haproxy_server/* takesTraffic */.CS)(after) ? `back ${state}` : state;
    };
    const groups = [...Map.groupBy(report.servers, words)];
    const sentences = groups.slice(0, headline_SENTENCES).map(([state, those]) => {
        if (state === 'gone')
            return goneWords(those);
        return /^(?:already )?weight /.test(state)
            ? said(those, ['has', 'have'], state)
            : said(those, ['is', 'are'], state);
    });
    const unchanged = report.servers.every(({ changed }) => changed === 'no');
    return `${sentences.join('; ')}${unchanged ? ', nothing was changed' : ''}`;
}
function extraWords(report) {
    const none = weightless(report);
    return [
        ...sessionWords(report),
        ...healthWords(report),
        ...(none.length > 0 ? [`takes no traffic until \`operation: weight\` sets another weight`] : []),
        ...reloadWords(report),
    ];
}
/** Ready, and without traffic all the same. */
function weightless(report) {
    if (report.operation !== 'ready' && report.operation !== 'rolling')
        return [];
    return presentOf(report).filter(({ after }) => after.admin === 'ready' && after.weight === 0);
}
function cutSessions({ servers }) {
    return servers.reduce((sum, { sessionsShutDown }) => sum + sessionsShutDown, 0);
}
function cutWords(report) {
    const cut = cutSessions(report);
    return cut > 0 ? [`${quantity(cut, 'session')} ${verb(cut, 'was', 'were')} cut`] : [];
}
function sessionWords(report) {
    const drained = drainedOf(report);
    const left = presentOf(report).reduce((sum, { after }) => sum + after.sessions, 0);
    const drainMs = Math.max(0, ...report.servers.map((server) => server.drainMs ?? 0));
    const ended = drained === true && cutSessions(report) === 0 && report.servers.some(hadSessions);
    // What a rolling step has at its end are new sessions: those that were left, its scripts have met.
    if (report.batches !== undefined)
        return [...cutWords(report), ...(drained === false ? ['sessions were left when a script began'] : [])];
    return [
        ...cutWords(report),
        ...(drained === false ? [`${quantity(left, 'session')} ${verb(left, 'is', 'are')} left`] : []),
        ...(ended ? [`the last session ended after ${formatDuration(drainMs)}`] : []),
    ];
}
/** When it was read first, or later. */
function hadSessions({ before, sessionsOverTime }) {
    return before.sessions > 0 || sessionsOverTime.some(([, sessions]) => sessions > 0);
}
function healthWords({ servers }) {
    const healthMs = Math.max(0, ...servers.map((server) => server.healthMs ?? 0));
    return healthMs === 0 ? [] : [`proven healthy in ${formatDuration(healthMs)}`];
}
function reloadWords(report) {
    const reloaded = report.loadBalancers.filter(({ reloads }) => reloads > 0);
    const [first] = reloaded;
    if (first === undefined)
        return [];
    const most = Math.max(...reloaded.map(({ reloads }) => reloads));
    const several = loadBalancersOf(report).length > 1;
    const where = several
        ? ` on ${listed(reloaded.map(({ name }) => name), NAMES_IN_HEADLINE)}`
        : '';
    return [`HAProxy was reloaded ${times(most)}${where}`];
}

;// CONCATENATED MODULE: ./build/src/action/report/shell-commands.js
/**
 * Commands for HAProxy as lines that work when they are pasted into a shell, by how a load balancer is reached. Pure; whatever is
 * put into a line is of a grammar that means nothing to a shell, or is quoted.
 */


/** HAProxy reads at most 16 kB as one line. */
const COMMANDS_IN_LINE = 50;
/** `commands` for a load balancer by its name. Null when nothing is known of how to reach it. */
function shellLines(loadBalancer, commands, { addresses, prefixes, given }) {
    const parsed = (0,haproxy_address/* parseAddress */.or)(addresses.get(loadBalancer) ?? '');
    if (!parsed.ok)
        return null;
    const { transport, process, api } = parsed.value;
    if (api === 'data-plane')
        return dataPlaneLines(transport, commands, given);
    // Nobody calls a socket so, and no two shells would read it alike.
    if (transport.kind === 'unix' && /["\\`$\p{C}]/u.test(transport.path))
        return null;
    // Behind a master CLI each command needs it: it holds only as far as the next semicolon.
    const prefix = process ?? prefixes.get(loadBalancer) ?? '';
    const isPrefix = /^@(?:1|!\d{1,10})$/.test(prefix);
    const prefixed = commands.map((command) => (isPrefix ? `${prefix} ${command}` : command));
    const files = new Set(given.map(({ name }) => name));
    const serverName = given.find(({ name }) => name === 'tls-server-name')?.value ?? null;
    const client = clientFor(transport, files, serverName);
    const lines = chunks(prefixed, COMMANDS_IN_LINE).map((chunk) => `echo "${chunk.join('; ')}" | ${client}`);
    return { where: whereOf(transport, files), lines };
}
/** The same through a Data Plane API, whose v3 has a call for states and weights alone; null for anything else. */
function dataPlaneLines(transport, commands, given) {
    if (transport.kind !== 'tcp' && transport.kind !== 'tls')
        return null;
    const files = new Set(given.map(({ name }) => name));
    const user = given.find(({ name }) => name === 'username')?.value ?? '';
    const options = [
        '--fail --silent --show-error',
        // It asks for the password.
        `--user ${/^[\w.@-]+$/.test(user) ? user : 'USER'}`,
        ...(files.has('tls-ca') ? ['--cacert ca.pem'] : []),
        ...(files.has('tls-cert') ? ['--cert cert.pem --key key.pem'] : []),
        `--request PUT --header 'Content-Type: application/json'`,
    ].join(' ');
    const scheme = transport.kind === 'tls' ? 'https' : 'http';
    const root = `${scheme}://${(0,haproxy_address/* hostAndPort */.PG)(transport.host, transport.port)}/v3/services/haproxy/runtime`;
    const lines = commands.flatMap((command) => {
        const [, backend, server, what, value] = /^set server ([\w.:-]+)\/([\w.:-]+) (state|weight) ([a-z]+|\d+)$/.exec(command) ?? [];
        if (what === undefined)
            return [];
        const body = what === 'state' ? `{"admin_state":"${value}"}` : `{"weight":${value}}`;
        return `curl ${options} --data '${body}' ${root}/backends/${backend}/servers/${server}`;
    });
    if (lines.length < commands.length)
        return null;
    const known = whereOf(transport, files);
    return { where: `${known} (v3 of the Data Plane API)`, lines };
}
function whereOf(transport, files) {
    switch (transport.kind) {
        case 'unix':
            return "in a shell on this runner's machine";
        case 'ssh':
            return `in a shell on ${transport.host}`;
        case 'tcp':
            return 'in a shell from which the load balancer can be reached';
        case 'tls': {
            const known = ['tls-ca', 'tls-cert', 'tls-key'].filter((name) => files.has(name));
            const words = known.map((name) => `\`${name}\` in ${FILES[name]}`);
            const from = 'in a shell from which the load balancer can be reached';
            return words.length === 0 ? from : `${from}, with ${words.join(', ')}`;
        }
    }
}
const FILES = { 'tls-ca': 'ca.pem', 'tls-cert': 'cert.pem', 'tls-key': 'key.pem' };
function clientFor(transport, files, serverName) {
    switch (transport.kind) {
        case 'unix':
            return `sudo socat stdio ${socketFile(transport.path)}`;
        case 'ssh': {
            const { remote } = transport;
            return remote.startsWith('/') ? `sudo socat stdio ${socketFile(remote)}` : `socat stdio tcp:${remote}`;
        }
        case 'tcp': {
            const { host, port, family } = transport;
            return `socat stdio tcp${family || ''}:${(0,haproxy_address/* hostAndPort */.PG)(host, port)}`;
        }
        case 'tls':
            return `openssl s_client ${tlsOptions(transport, files, serverName).join(' ')}`;
    }
}
/** To socat `,`, `:` and `!` in a path are something else, unless it stands in quotes. Without a backslash, which no log shows as it is. */
function socketFile(path) {
    if (/^[A-Za-z0-9_./-]+$/.test(path))
        return path;
    return `'unix-connect:"${path.replaceAll("'", `'"'"'`)}"'`;
}
/** `-quiet` keeps the connection until HAProxy has answered. Verified as the action does it. */
function tlsOptions({ host, port }, files, serverName) {
    const name = serverName ?? host;
    return [
        '-quiet -verify_return_error',
        (0,external_node_net_.isIP)(name) === 0 ? `-servername ${name} -verify_hostname ${name}` : `-verify_ip ${name}`,
        ...(files.has('tls-ca') ? ['-CAfile ca.pem'] : []),
        ...(files.has('tls-cert') ? ['-cert cert.pem -key key.pem'] : []),
        `-connect ${(0,haproxy_address/* hostAndPort */.PG)(host, port)}`,
    ];
}
function chunks(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

;// CONCATENATED MODULE: ./build/src/action/report/undo.js
/**
 * How a person puts back what a step left different: as a workflow step to paste, and as lines for a shell. Pure; does not know
 * whether the step failed or was killed.
 */







/**
 * What the step left different, or may have. `saved` is what was about to be changed: all that is known when the report has no
 * servers.
 */
function undosOf(report, saved) {
    return report.servers.length > 0 || saved === null ? undosOfReport(report) : undosOfSaved(saved);
}
function undosOfReport(report) {
    const { operation, servers } = report;
    return servers
        .filter(({ changed }) => changed !== 'no')
        .map(({ loadBalancer, backend, server, before, after, changed, error, notPutBack, switched = {} }) => {
        // A step to paste needs an operation, and a state that it has already does no harm.
        const ofChecks = settingsIn(switched).length > 0;
        const state = changed === 'unknown' || after.forced !== before.forced || ofChecks;
        const weight = maySetWeight(operation) && after.weight !== before.weight;
        const settings = {
            ...(state ? { state: before.forced } : {}),
            ...(weight ? { weight: before.weight } : {}),
            ...switched,
        };
        const unhealthy = [error, notPutBack].some((failure) => failure?.code === 'unhealthy');
        return {
            ...{ loadBalancer, backend, server, settings },
            unhealthy: unhealthy && settings.state === 'ready',
            unproven: mayBeUnproven(report, server),
        };
    })
        .filter(({ backend, server }) => (0,haproxy_server/* isSafeName */.TE)(backend) && (0,haproxy_server/* isSafeName */.TE)(server));
}
/** Of a rolling step that came to no report of its own nobody knows how far it came. */
function mayBeUnproven({ operation, batches = [] }, server) {
    if (operation !== 'rolling')
        return false;
    const own = batches.find(({ names }) => names.includes(server));
    return own?.scriptBegun !== false;
}
/** `ready` proves a server at weight 0 where its backend lives on backup servers. */
function maySetWeight(operation) {
    return operation === 'weight' || operation === 'ready' || operation === 'rolling';
}
/** Everything that was about to be changed, for a step that cannot say how far it came. */
function undosOfSaved({ change }) {
    return change.loadBalancers.flatMap(({ name, servers }) => servers.map(({ backend, server, before, sent }) => ({
        loadBalancer: name,
        backend,
        server,
        settings: pick(before, [
            'state',
            ...(maySetWeight(change.operation) ? ['weight'] : []),
            ...sentSettings({ sent }),
        ]),
        unhealthy: false,
        unproven: change.operation === 'rolling',
    })));
}
/** `set server \u2026`, one for each thing to set. None for a name that could be more than a name, and none that would let in the unproven. */
function commandsOf({ backend, server, unproven, settings }) {
    const { state, weight, checks, agent } = settings;
    if (!(0,haproxy_server/* isSafeName */.TE)(backend) || !(0,haproxy_server/* isSafeName */.TE)(server))
        return [];
    if (unproven && state !== 'maint')
        return [];
    const command = `set server ${backend}/${server}`;
    const verb = (goal) => (goal === 'enabled' ? 'enable' : 'disable');
    // Checks run before a server comes back, and its agent speaks last.
    return [
        ...(checks === undefined ? [] : [`${verb(checks)} health ${backend}/${server}`]),
        ...(weight === undefined ? [] : [`${command} weight ${weight}`]),
        ...(state === undefined ? [] : [`${command} state ${state}`]),
        ...(agent === undefined ? [] : [`${verb(agent)} agent ${backend}/${server}`]),
    ];
}
/** One line for a shell that undoes all of this on their load balancer, after where that shell is; empty where no command does. */
function undoLine(undos, ways) {
    const [first] = undos;
    const commands = undos.flatMap(commandsOf);
    const shell = first === undefined || commands.length === 0 ? null : shellLines(first.loadBalancer, commands, ways);
    return shell === null ? '' : `${shell.where}: ${shell.lines.join(' && ')}`;
}
/** What to do in which shell, where several load balancers are undone in the same one together. */
function undoShells(undos, ways) {
    const wanted = undos.filter((undo) => commandsOf(undo).length > 0);
    const each = [...Map.groupBy(wanted, ({ loadBalancer }) => loadBalancer)].flatMap(([loadBalancer, those]) => shellLines(loadBalancer, those.flatMap(commandsOf), ways) ?? []);
    return [...Map.groupBy(each, ({ where }) => where)].map(([where, those]) => ({
        where,
        lines: [...new Set(those.flatMap(({ lines }) => lines))],
    }));
}
/** Is there one among these that only a step may let in? */
function needsAStep(undos) {
    return undos.some((undo) => undo.unproven && commandsOf(undo).length === 0);
}
/** How these are put back by a step, in words that follow `to put it back, `. */
function undo_stepWords(undos) {
    const operations = new Set(undos.map(({ settings: { state } }) => state ?? 'weight'));
    const proof = operations.has('ready') ? ', which proves health before anything gets traffic' : '';
    return `run \`operation: ${[...operations].join('`, `operation: ')}\` of this action${proof}`;
}
/** `BACKEND/SERVER` of those that a shell must not let in before their health check passes. */
function unhealthyKeys(undos) {
    return [...new Set(undos.flatMap((undo) => (undo.unhealthy && !undo.unproven ? (0,haproxy_server/* keyOf */.TN)(undo) : [])))];
}
/** Steps to paste into a workflow: one for all load balancers on which the same is to be done. */
function workflowSteps(undos, ways) {
    const wanted = undos.flatMap(({ loadBalancer, backend, server, settings: { state, weight, checks, agent } }) => {
        const one = { loadBalancer, server: `${backend}/${server}`, switches: [] };
        const switches = [
            ...(checks === undefined ? [] : [`health-checks: ${checks === 'enabled' ? 'enable' : 'disable'}`]),
            ...(agent === undefined ? [] : [`agent-checks: ${agent === 'enabled' ? 'enable' : 'disable'}`]),
        ];
        return [
            ...(weight === undefined ? [] : [{ ...one, operation: 'weight', weight }]),
            ...(state === undefined ? [] : [{ ...one, operation: state, weight: null, switches }]),
        ];
    });
    const each = Map.groupBy(wanted, (one) => `${one.loadBalancer} ${one.operation} ${one.weight} ${one.switches}`);
    const steps = [...each.values()].flatMap((those) => those.slice(0, 1).map((first) => ({ ...first, servers: those.map(({ server }) => server) })));
    const groups = grouping_grouped(steps, ({ operation, weight, servers, switches }) => JSON.stringify([operation, weight, servers, switches]));
    return groups.flatMap(({ item, loadBalancers }) => {
        const texts = loadBalancers.map((name) => ways.addresses.get(name) ?? '');
        return [
            `- uses: ${ways.uses}`,
            '  with:',
            ...valueLines('address', texts.map((text) => printable(text)), JSON.stringify),
            ...connectionLines(texts, ways.given),
            ...valueLines('server', item.servers),
            `    operation: ${item.operation}`,
            ...(item.weight === null ? [] : [`    weight: ${item.weight}`]),
            ...item.switches.map((line) => `    ${line}`),
        ];
    });
}
/** The inputs of the connection, as far as these addresses use them: what none uses would be refused. */
function connectionLines(addresses, given) {
    const kinds = new Set(addresses.map((text) => undo_kindOf(text)));
    const used = given.filter(({ name }) => {
        const [, kind] = /^(tls|ssh)-/.exec(name) ?? [];
        return kind === undefined || kinds.has(kind);
    });
    return used.flatMap(({ name, value }) => value === null
        ? [`    ${name}: ${placeholder(name)}`]
        : valueLines(name, value.split('\n'), JSON.stringify));
}
function undo_kindOf(text) {
    const parsed = (0,haproxy_address/* parseAddress */.or)(text);
    return parsed.ok ? parsed.value.transport.kind : null;
}
/** A secret is not known here, and what it is called in the repository nobody has told. */
function placeholder(name) {
    const where = /key$/.test(name) ? 'secrets' : 'vars';
    const word = where === 'secrets' ? 'the secret that this step was given' : 'as this step was given it';
    return `\${{ ${where}.${name.toUpperCase().replaceAll('-', '_')} }} # ${word}`;
}
function valueLines(name, values, quote = (value) => value) {
    const [only = ''] = values;
    if (values.length < 2)
        return [`    ${name}: ${quote(only)}`];
    return [`    ${name}: |`, ...values.map((value) => `      ${value}`)];
}

;// CONCATENATED MODULE: ./build/src/action/report/annotations.js










/** The runner cuts an annotation at 4,096 characters: what to do must still be among them. */
const UNDOS_SHOWN = 10;
const UNDO_LETTERS = 1_800;
const OTHERS_SHOWN = 8;
const OTHERS_LETTERS = 1_000;
/** GitHub shows ten annotations of a kind; the tenth says that there are more. */
const ANNOTATIONS_SHOWN = 9;
/** The one error of a step, or null when there is none. `saved`: what was about to be changed, for a report without servers. */
function errorAnnotation(report, saved, ways) {
    const { error } = report;
    if (error === null)
        return null;
    const [first, ...others] = failureGroups(report);
    return {
        title: `HAProxy ${headlineOf(report, saved)}`,
        lines: [
            ...whatHappened(error, loadBalancersOf(report).length > 1 ? (first?.loadBalancers ?? []) : []),
            ...newDetail(error).map((detail) => `${speakerOf(error)}: ${printable(detail)}`),
            ...limited(others.map(alsoFailed), OTHERS_SHOWN, OTHERS_LETTERS),
            `Changed: ${changedWords(report)}`,
            ...limited(wayOutLines(report, saved, ways), UNDOS_SHOWN, UNDO_LETTERS),
            ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
            `Error code: ${error.code}`,
        ],
    };
}
/** Where a script was begun, to put back would be to let in what nobody has proven. */
function wayOutLines(report, saved, ways) {
    const rest = goOnWith(report);
    if (rest === null)
        return undoLines(undosOf(report, saved), report, ways);
    return [`To go on: correct the cause, then run the same step with \`server: ${rest}\`.`];
}
const SPEAKERS = {
    'connect-failed': 'The system said',
    timeout: 'The system said',
    'tls-failed': 'OpenSSL said',
    'ssh-failed': 'ssh said',
    'not-haproxy': 'It answered',
    unhealthy: 'The last check said',
    'not-verified': 'Details',
    'several-processes': 'Details',
    tracking: 'Details',
};
/** Whose words a failure's `detail` are: mostly HAProxy's. */
function speakerOf({ code }) {
    return SPEAKERS[code] ?? 'HAProxy said';
}
function alsoFailed({ item, loadBalancers }) {
    const words = [item.message, ...newDetail(item)].map((text) => printable(text, 300)).join(' ');
    return `Also${loadBalancers.length === 0 ? '' : ` on ${listed(loadBalancers)}`}: ${item.code}: ${words}`;
}
/** As many lines as may be read here, and how many are left out. */
function limited(lines, atMost, letters) {
    let length = 0;
    const fitting = lines.slice(0, atMost).filter((line) => {
        length += line.length;
        return length <= letters;
    });
    return firstLines(lines, fitting.length, (more) => `And ${more} more: see the job summary.`);
}
/** What should be known though nothing failed: the same words of several load balancers once, and ten annotations at most. */
function messageAnnotations(messages) {
    const lines = grouping_grouped(messages, ({ text }) => text).map(({ item, loadBalancers }) => `On ${listed(loadBalancers)}: ${item.text}`);
    const shown = firstLines(lines, ANNOTATIONS_SHOWN, (more) => `And ${more} more like these: see the log.`);
    return shown.map((line) => [line]);
}
/** What the other side said, unless it stands in the message already. */
function newDetail({ detail, message }) {
    return detail === undefined || message.includes(detail) ? [] : [detail];
}
/** One line for all load balancers on which a server was and is the same, and is put back in the same words. */
function undoLines(undos, report, ways) {
    const servers = new Map(report.servers.map((server) => [`${server.loadBalancer} ${(0,haproxy_server/* keyOf */.TN)(server)}`, server]));
    const lines = undos.map((undo) => {
        const { loadBalancer } = undo;
        const server = servers.get(`${loadBalancer} ${(0,haproxy_server/* keyOf */.TN)(undo)}`);
        const states = server === undefined ? '' : ` (${beforeAndNow(server)})`;
        const first = undo.unhealthy ? ', when its health check passes again' : '';
        const how = needsAStep([undo]) ? `, ${undo_stepWords([undo])}` : `${first}, ${undoLine([undo], ways)}`;
        return { loadBalancer, key: (0,haproxy_server/* keyOf */.TN)(undo), rest: `${states}${how}` };
    });
    return grouping_grouped(lines, ({ key, rest }) => `${key} ${rest}`).map(({ item, loadBalancers }) => `To put back ${item.key} on ${listed(loadBalancers)}${item.rest}`);
}
function beforeAndNow({ before, after, changed }) {
    if (changed === 'unknown')
        return `${before.forced} before, not known now`;
    return before.forced === after.forced
        ? `weight ${before.weight} before, weight ${after.weight} now`
        : `${before.forced} before, ${after.forced} now`;
}
/** `loadBalancers`: those on which it did, where there are several that it might have been. */
function whatHappened(error, loadBalancers) {
    const where = loadBalancers.length === 0 ? '' : ` on ${listed(loadBalancers)}`;
    if (!(error instanceof WrongInputs))
        return [`What happened${where}: ${error.message}`];
    return error.faults.map((fault) => `Wrong input ${fault}`);
}
/** Is anything different from before, and is that certain? Few sentences; holds names of load balancers where there are several. */
function changedWords(report) {
    const where = rollingWhere(report);
    return where === null ? changedWordsOfServers(report) : `${RESULT_WORDS[report.changed]} ${where}`;
}
const RESULT_WORDS = { no: 'no.', yes: 'yes.', unknown: 'not known.' };
function changedWordsOfServers(report) {
    if (report.changed === 'no')
        return report.result === 'rolled-back'
            ? `no. What this step had set is put back, and was read once more to be sure.${stillOut(report)}`
            : `no. Nothing is different from before.${stillOut(report)}`;
    const namesOf = (wanted) => [
        ...new Set(report.servers.flatMap(({ changed, loadBalancer }) => (changed === wanted ? loadBalancer : []))),
    ];
    const several = loadBalancersOf(report).length > 1;
    const on = (names) => (several ? ` on ${listed(names)}` : '');
    const [different, unknown] = [namesOf('yes'), namesOf('unknown')];
    if (report.changed === 'yes')
        return several
            ? `yes. Different from before${on(different)}.`
            : 'yes. Not everything is as it was before.';
    const lost = `Something was sent${on(unknown)}, and what is so now could not be read: look before you go on.`;
    if (!several)
        return `not known. ${lost}`;
    const rest = different.length > 0 ? `It is different from before${on(different)}.` : 'The rest is as it was before.';
    return `not known. ${lost} ${rest}`;
}
/** As before is not in rotation, where it was not before. */
function stillOut(report) {
    const out = presentOf(report).filter(({ after }) => !(0,haproxy_server/* takesTraffic */.CS)(after));
    return out.length === 0 ? '' : ` Out of rotation, as before: ${placesIn(out)}.`;
}

;// CONCATENATED MODULE: ./build/src/action/report/session-chart.js
/**
 * Sessions over time as a picture: one line of text, or one Mermaid chart. Pure. Pictures are of numbers only; of untrusted text
 * there are names, in code.
 */


const BARS = ['\u2581', '\u2582', '\u2583', '\u2584', '\u2585', '\u2586', '\u2587', '\u2588'];
const WIDEST = 16;
const MOST_POINTS = 40;
/** Below these a chart shows nothing that the line of text in the table does not. */
const CHART_FROM_MS = 30_000;
const CHART_FROM_SESSIONS = 10;
/** More seconds than these are told in minutes, more minutes than these in hours: of fewer than ten units some ticks are no whole numbers. */
const SECONDS_SHOWN = 600;
const MINUTES_SHOWN = 600;
/**
 * Mermaid's own line is almost white on white, and its dark background a grey box on GitHub's page. It draws up to fifteen ticks, whose
 * labels overlap where the picture is lower.
 */
const STYLE = '%%{init: {"xyChart": {"height": 360}, "themeVariables": {"xyChart": {"backgroundColor": "transparent", "plotColorPalette": "#2f81f7"}}}}%%';
/** The server whose drain a report shows as a chart: the longest, where there is something to see. All others have a line of text. */
function chartedServer({ servers }) {
    const longest = servers.reduce((best, one) => (best && lengthOf(best.sessionsOverTime) >= lengthOf(one.sessionsOverTime) ? best : one), null);
    const samples = longest?.sessionsOverTime ?? [];
    const isShort = lengthOf(samples) < CHART_FROM_MS || samples.every(([, sessions]) => sessions < CHART_FROM_SESSIONS);
    return isShort ? null : longest;
}
/** That drain in Markdown. */
function chartSection(report) {
    const charted = chartedServer(report);
    if (charted === null)
        return [];
    const which = report.servers.length === 1 ? 'The drain' : 'The longest drain,';
    return [
        `${which} of ${codeSpan((0,haproxy_server/* keyOf */.TN)(charted))} on ${codeSpan(charted.loadBalancer)}:`,
        '',
        ...mermaidChart(charted.sessionsOverTime),
    ];
}
/** `\u2588\u2586\u2585\u2583\u2582\u2581`: lowest means none; whatever is above none is drawn above it. Empty for fewer than two samples, or none above. */
function sparkline(samples) {
    if (samples.length < 2 || samples.every(([, sessions]) => sessions === 0))
        return '';
    const points = evenly(samples, Math.min(WIDEST, samples.length));
    const highest = Math.max(1, ...points);
    return points.map((value) => BARS[Math.ceil((value / highest) * (BARS.length - 1))]).join('');
}
/** The lines of a Mermaid `xychart-beta`: time across, sessions up, whole numbers at the ticks of both. */
function mermaidChart(samples) {
    const points = evenly(samples, Math.min(MOST_POINTS, samples.length));
    const { unit, length } = timeAxis(lengthOf(samples));
    return [
        '```mermaid',
        STYLE,
        'xychart-beta',
        `    x-axis "${unit}" 0 --> ${length}`,
        `    y-axis "sessions" 0 --> ${roundUp(Math.max(...points))}`,
        `    line [${points.join(', ')}]`,
        '```',
    ];
}
/** As long as the drain was: Mermaid spreads the line over all of it. In the unit that gives few enough ticks to be read. */
function timeAxis(ms) {
    const of = (unit, unitMs) => ({ unit, length: Math.round((ms / unitMs) * 100) / 100 });
    if (ms <= SECONDS_SHOWN * 1_000)
        return of('seconds', 1_000);
    return ms <= MINUTES_SHOWN * 60_000 ? of('minutes', 60_000) : of('hours', 3_600_000);
}
/** To a number that about ten ticks divide into whole ones. */
function roundUp(value) {
    let step = 10;
    // 10, 20, 50, 100, 200, \u2026
    for (let factors = [2, 2.5, 2]; value / step > 12; factors = [...factors.slice(1), ...factors.slice(0, 1)])
        step *= factors[0] ?? 2;
    return Math.max(1, Math.ceil(value / step)) * step;
}
/** From the first sample to the last, in milliseconds. */
function lengthOf(samples) {
    return (samples.at(-1)?.[0] ?? 0) - (samples[0]?.[0] ?? 0);
}
/** The same samples in equal steps of time: the highest value of each step, or of one without any the last before; the true value at the end. */
function evenly(samples, count) {
    const start = samples[0]?.[0] ?? 0;
    const step = lengthOf(samples) / Math.max(1, count - 1);
    const steps = [];
    for (const [ms, sessions] of samples) {
        const index = step === 0 ? 0 : Math.min(count - 1, Math.floor((ms - start) / step));
        steps[index] = { highest: Math.max(steps[index]?.highest ?? 0, sessions), last: sessions };
    }
    const end = samples.at(-1)?.[1] ?? 0;
    steps[count - 1] = { highest: end, last: end };
    let last = 0;
    return Array.from(steps, (one) => {
        const value = one?.highest ?? last;
        last = one?.last ?? last;
        return value;
    });
}

;// CONCATENATED MODULE: ./build/src/action/report/summary-table.js
/** The summary's table: server \u00d7 load balancer, before and after. Pure; untrusted text in code only. */







const ROWS_SHOWN = 20;
/** So few more are shown as well: nobody wants to click for them. */
const ROWS_SPARED = 5;
const ROWS_LISTED = 500;
const TRACKERS_SHOWN = 5;
const summary_table_NAMES_SHOWN = 3;
/** What comes first where not everybody reads to the end. */
const URGENCY = [
    'failed',
    'refused',
    'changed',
    'rolled-back',
    'gone',
    'skipped',
    'planned',
    'unchanged',
];
const RESULTS = {
    changed: 'changed',
    unchanged: 'unchanged',
    planned: 'planned',
    refused: '\u274c refused',
    failed: '\u274c failed',
    'rolled-back': '\u21a9\ufe0f rolled back',
    gone: '\u26a0\ufe0f gone',
    skipped: 'not reached',
};
const HEADS = {
    loadBalancer: 'Load balancer',
    server: 'Server',
    state: 'State',
    sessions: 'Sessions',
    time: 'Time',
    result: 'Result',
};
/** The lines of the table; the first rows open, the rest behind a click. Columns that say nothing are left out. */
function summaryTable(report) {
    const all = loadBalancersOf(report);
    // Where there is one load balancer, its error stands on top already.
    const unread = all.length > 1 ? report.unread : [];
    const urgent = rowsOf(report).sort((a, b) => urgencyOf(report, a) - urgencyOf(report, b));
    const charted = chartedServer(report);
    const rows = [
        ...unread.map(unreadCells),
        ...urgent.slice(0, ROWS_LISTED).map((row) => cellsOf(row, report, all, charted)),
    ];
    if (rows.length === 0)
        return [];
    const columns = Object.keys(HEADS).filter((column) => {
        if (column === 'result')
            return report.operation !== 'status' || unread.length > 0;
        return rows.some((row) => row[column] !== '');
    });
    const head = [
        summary_table_lineOf(columns.map((column) => unbroken(HEADS[column]))),
        `|${columns.map(() => '---|').join('')}`,
    ];
    const lines = rows.map((row) => summary_table_lineOf(columns.map((column) => row[column])));
    return folded(lines, head, unread.length + urgent.length - rows.length);
}
/** What went well in the same way on several load balancers, or was not begun, is one row. */
function rowsOf(report) {
    const words = (server) => [(0,haproxy_server/* keyOf */.TN)(server), server.outcome, server.drained, stateCell(server, report), ...server.trackedBy].join();
    const isFine = ({ outcome, error }) => error === null && ['changed', 'unchanged', 'rolled-back', 'skipped'].includes(outcome);
    const groups = Map.groupBy(report.servers, (server) => isFine(server) ? words(server) : `${server.loadBalancer} ${(0,haproxy_server/* keyOf */.TN)(server)}`);
    return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others]] : []));
}
/** Of `status` whoever takes no traffic comes first; whoever has failed itself before those that it stopped halfway. */
function urgencyOf({ operation }, [{ outcome, after, error }]) {
    if (operation === 'status')
        return Number((0,haproxy_server/* takesTraffic */.CS)(after));
    return URGENCY.indexOf(outcome) + (error === null ? 0.5 : 0);
}
function folded(lines, head, omitted) {
    const shown = lines.length <= ROWS_SHOWN + ROWS_SPARED ? lines.length : ROWS_SHOWN;
    const behind = lines.slice(shown);
    const open = [...head, ...lines.slice(0, shown)];
    if (behind.length === 0)
        return open;
    const details = [
        '',
        `<details><summary>${quantity(behind.length, 'more row')}</summary>`,
        '',
        ...head,
        ...behind,
        '',
        '</details>',
    ];
    const rest = omitted > 0 ? ['', `${omitted} more rows are not shown: see the output \`servers\`.`] : [];
    return [...open, ...details, ...rest];
}
function summary_table_lineOf(cells) {
    return `| ${cells.join(' | ')} |`;
}
function unreadCells({ loadBalancer, error }) {
    return {
        loadBalancer: codeCell(loadBalancer),
        server: '',
        state: '',
        sessions: '',
        time: '',
        result: unbroken(`\u274c ${error.code}`),
    };
}
function cellsOf(row, report, all, charted) {
    const [server] = row;
    const cells = {
        loadBalancer: whereCell(row, all),
        server: serverCell(server),
        state: stateCell(server, report),
        result: resultCell(server, report),
    };
    // What it had and was is nothing that still holds.
    if (server.outcome === 'gone')
        return { ...cells, sessions: '', time: '' };
    return { ...cells, sessions: sessionsCell(row, charted), time: timeCell(row) };
}
function whereCell(row, all) {
    const names = row.map(({ loadBalancer }) => loadBalancer);
    if (names.length > 1 && names.length === all.length)
        return unbroken(all.length === 2 ? 'on both' : `on all ${all.length}`);
    return listed(names.map(codeCell), summary_table_NAMES_SHOWN);
}
function serverCell(server) {
    const { trackedBy } = server;
    if (trackedBy.length === 0)
        return codeCell((0,haproxy_server/* keyOf */.TN)(server));
    return `${codeCell((0,haproxy_server/* keyOf */.TN)(server))}<br>tracked by ${listed(trackedBy.map(codeCell), TRACKERS_SHOWN)}`;
}
/** Our word for the state on top, HAProxy's status below. */
function stateCell({ before, after, changed, outcome }, { operation }) {
    if (outcome === 'gone')
        return 'gone';
    if (changed === 'unknown')
        return `${before.admin} \u2192 **not known**<br>${codeCell(before.status)} before`;
    const statuses = [before.status, after.status].map(codeCell);
    const lines = [
        arrow(before.admin, after.admin),
        ...(before.weight === after.weight ? [] : [`weight ${before.weight} \u2192 **${after.weight}**`]),
        [...new Set(statuses)].join(' \u2192 '),
        ...(operation === 'status' && !(0,haproxy_server/* takesTraffic */.CS)(after) ? outLines(after) : []),
    ];
    return lines.join('<br>');
}
/** Why it takes no traffic, as far as HAProxy says. */
function outLines({ admin, weight, checkStatus, lastCheck }) {
    // In maint no check runs: what the last one said may be days old.
    const said = admin === 'maint' ? [] : [checkStatus, lastCheck].filter((words) => words !== '');
    const check = said.join(': ');
    return [unbroken(`weight ${weight}`), ...(check === '' ? [] : [codeCell(check)])];
}
function arrow(before, after) {
    return before === after ? before : unbroken(`${before} \u2192 **${after}**`);
}
/** Of several load balancers the sum, and the picture of the longest drain, unless one of them is `charted` below the table. */
function sessionsCell(row, charted) {
    const sum = (count) => row.reduce((total, server) => total + count(server), 0);
    const [before, after] = [sum((one) => one.before.sessions), sum((one) => one.after.sessions)];
    const [cut, queued] = [sum((one) => one.sessionsShutDown), sum((one) => one.after.queued)];
    const counts = before === after ? `${after}` : `${before} \u2192 ${after}`;
    const isCharted = charted !== null && row.includes(charted);
    const line = isCharted ? '' : sparkline(longest(row).sessionsOverTime);
    return `${unbroken(counts)}${cut === 0 ? '' : `, ${cut} cut`}${queued === 0 ? '' : `, ${queued} queued`}${line === '' ? '' : `<br>\`${line}\``}`;
}
function longest(row) {
    return row.reduce((best, one) => ((one.drainMs ?? 0) > (best.drainMs ?? 0) ? one : best));
}
function timeCell(row) {
    const { drained, drainMs } = longest(row);
    const healthMs = Math.max(0, ...row.map((server) => server.healthMs ?? 0));
    // Where there were no sessions nothing took its time.
    const idle = drainMs === null || !row.some(hadSessions);
    const drain = drained === false ? 'not drained' : idle ? '' : `drained in ${formatDuration(drainMs)}`;
    const health = healthMs === 0 ? '' : `healthy in ${formatDuration(healthMs)}`;
    return [drain, health].filter((words) => words !== '').join('<br>');
}
/** A changed server is a good sign only where the step reached its goal. One that was stopped halfway did nothing wrong itself. */
function resultCell({ outcome, changed, error }, report) {
    const reached = report.error === null;
    // Whatever became of the other batches, it was out, had its script, and is back.
    const isDone = outcome === 'changed' && changed === 'no' && error === null;
    if (report.operation === 'rolling' && isDone)
        return unbroken('\u2705 done');
    if (outcome === 'failed' && error === null)
        return unbroken('\u26a0\ufe0f not finished');
    const mark = outcome === 'changed' ? (reached ? '\u2705 ' : '\u26a0\ufe0f ') : '';
    return unbroken(mark + RESULTS[outcome]) + (error === null ? '' : `<br>${error.code}`);
}
/** Browsers break narrow columns at every blank. */
function unbroken(words) {
    return words.replaceAll(' ', '\u00a0');
}

;// CONCATENATED MODULE: ./build/src/action/report/outputs.js





/** Linux refuses an environment variable above 128 KiB, name included. */
const LARGEST = 96 * 1024;
/**
 * Every output of action.yml. Empty where nothing is known: when not one server was read. `saved` is what was about to be changed
 * by a step that came to no report of its own.
 */
function outputsOf(report, saved) {
    const { servers } = report;
    const unknown = servers.length === 0 && report.error !== null;
    const after = presentOf(report).map((server) => server.after);
    const serversJson = jsonList(serverValues(report));
    const isFromSaved = unknown && saved !== null;
    const leftOut = jsonList((isFromSaved ? maybeLeftOut(saved) : knownLeftOut(report)).map(leftOutValue));
    return {
        values: {
            result: report.result,
            changed: String(report.changed !== 'no'),
            state: commonState(after) ?? '',
            'previous-state': commonState(servers.map(({ before }) => before)) ?? '',
            status: wordOf(commonStatus(after) ?? ''),
            selected: unknown ? '' : String(after.length),
            available: unknown ? '' : String(availableOf(report)),
            drained: String(drainedOf(report) ?? ''),
            sessions: unknown ? '' : String(sum(after.map(({ sessions }) => sessions))),
            'sessions-shut-down': unknown
                ? ''
                : String(sum(servers.map(({ sessionsShutDown }) => sessionsShutDown))),
            'duration-ms': String(Math.round(report.durationMs)),
            servers: serversJson.json,
            'left-out': leftOut.json,
            'error-code': report.error?.code ?? '',
        },
        omitted: serversJson.omitted + leftOut.omitted,
    };
}
function leftOutValue({ loadBalancer, backend, server, state }) {
    return {
        loadBalancer: printable(loadBalancer),
        backend: printable(backend),
        server: printable(server),
        state,
    };
}
function knownLeftOut(report) {
    return leftOutOf(report).map(({ changed, after, ...place }) => ({
        ...place,
        state: changed === 'unknown' ? null : after.admin,
    }));
}
/** To call a server left out that is not is the safe side. */
function maybeLeftOut({ change }) {
    if (!takesOut(change.operation))
        return [];
    return change.loadBalancers.flatMap(({ name, servers }) => servers
        .filter(({ before }) => before.state === 'ready')
        .map(({ backend, server }) => ({ loadBalancer: name, backend, server, state: null })));
}
/** HAProxy's status is a word of its own list with numbers and a name at most; anything else is not passed on. */
function wordOf(status) {
    return /^[A-Za-z0-9_.:/() -]{0,200}$/.test(status) ? status : 'unknown';
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}
/** The most urgent first, else in the report's order. */
function serverValues(report) {
    const values = [...report.unread.map(unreadValue), ...report.servers.map(serverValue)];
    return values.sort((a, b) => URGENCY.indexOf(a.outcome) - URGENCY.indexOf(b.outcome));
}
function serverValue(server) {
    return {
        loadBalancer: printable(server.loadBalancer),
        backend: printable(server.backend),
        server: printable(server.server),
        address: printable((server.outcome === 'gone' ? server.before : server.after).address),
        before: stateValue(server.before),
        after: server.outcome === 'gone' ? null : stateValue(server.after),
        outcome: server.outcome,
        drainMs: rounded(server.drainMs),
        healthMs: rounded(server.healthMs),
        error: server.error && errorValue(server.error, server.changed),
    };
}
function unreadValue(unread) {
    return {
        loadBalancer: printable(unread.loadBalancer),
        backend: null,
        server: null,
        address: null,
        before: null,
        after: null,
        outcome: 'failed',
        drainMs: null,
        healthMs: null,
        error: errorValue(unread.error, 'no'),
    };
}
function stateValue(server) {
    return {
        adminState: server.admin,
        adminFlags: server.adminFlags,
        operationalState: haproxy_server/* OPERATIONAL_STATES */.wA[server.operationalState],
        status: printable(server.status),
        weight: server.weight,
        sessions: server.sessions,
        queued: server.queued,
    };
}
/** `changed`: this server alone, for the failure speaks of all. */
function errorValue({ code, message, detail }, changed) {
    return {
        code,
        changed,
        message: printable(message),
        ...(detail === undefined ? {} : { detail: printable(detail) }),
    };
}
function rounded(ms) {
    return ms === null ? null : Math.round(ms);
}
/** A JSON array of as many items as fit, and how many did not. */
function jsonList(items) {
    const texts = [];
    let bytes = 2;
    for (const item of items) {
        const text = JSON.stringify(item);
        bytes += Buffer.byteLength(text) + 1;
        if (bytes > LARGEST)
            break;
        texts.push(text);
    }
    return { json: `[${texts.join(',')}]`, omitted: items.length - texts.length };
}

;// CONCATENATED MODULE: ./build/src/action/report/summary.js











/** The runner shows nothing of a summary above 1 MiB, and nobody reads a quarter of it. */
const summary_LARGEST = 256 * 1024;
const LINES_SHOWN = 20;
const PLANS_SHOWN = 200;
const summary_UNDOS_SHOWN = 500;
const HINTS_SHOWN = 5;
const SERVERS_NAMED = 3;
/** Markdown below 256 KiB. `saved` is what was about to be changed, for a report without servers. */
function summaryOf(report, saved, ways) {
    const names = summary_namesOf(report, ways);
    const sections = [
        [`### ${markOf(report)} HAProxy ${prose(headlineOf(report, saved), names)}`],
        report.error === null ? [] : errorBlock(report, report.error, names),
        report.result === 'planned' ? planList(report, names) : summaryTable(report),
        rollingSection(report),
        report.error === null
            ? []
            : undoSection(undosOf(report, saved), report, ways, isTriedAgain(report, saved), names),
        chartSection(report),
        messageList(report.warnings, '\u26a0\ufe0f', names),
        messageList(report.notices, '\u2139\ufe0f', names),
        proof(report),
    ];
    return withinLimit(sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')));
}
/** What does not fit is left out as a whole section: half a table or half a code block would break the rest. */
function withinLimit(sections) {
    const last = 'Something did not fit in here: see the log and the output `servers`.\n';
    let text = '';
    let complete = true;
    for (const section of sections) {
        const fits = Buffer.byteLength(text) + Buffer.byteLength(section) + last.length + 2 < summary_LARGEST;
        if (fits)
            text += `${section}\n\n`;
        else
            complete = false;
    }
    return complete ? text : `${text}${last}`;
}
/** Names that a sentence may hold: they become code even where they look like plain words. */
function summary_namesOf(report, { addresses }) {
    const names = new Set(addresses.keys());
    for (const { loadBalancer, backend, server } of report.servers)
        for (const name of [loadBalancer, backend, server])
            names.add(name);
    return names;
}
function listedAsCode(names) {
    return listed(names.map(codeSpan));
}
function onThese(loadBalancers) {
    return loadBalancers.length === 0 ? '' : ` on ${listedAsCode(loadBalancers)}`;
}
function errorBlock(report, error, names) {
    const [first, ...others] = failureGroups(report);
    const where = [
        ...(first === undefined || first.loadBalancers.length === 0 ? [] : [listedAsCode(first.loadBalancers)]),
        ...(error.servers.length === 0 ? [] : [listed(error.servers.map(codeSpan), SERVERS_NAMED)]),
    ];
    const faults = error instanceof WrongInputs ? error.faults : null;
    const paragraphs = [
        [`**${error.code}**${where.length === 0 ? '' : ` on ${where.join(', ')}`}`],
        faults?.map((fault) => `- ${prose(fault, names)}`) ?? [prose(error.message, names)],
        newDetail(error).map((detail) => `**${speakerOf(error)}:** ${codeSpan(detail)}`),
        summary_alsoFailed(others, names),
        [`**Changed:** ${prose(changedWords(report), names)}`],
        ...hintsOf(report).map(({ item, loadBalancers }, index) => [
            `**What to do${index === 0 ? '' : ` on ${listedAsCode(loadBalancers)}`}:** ${prose(item.hint ?? '', names)}`,
        ]),
    ];
    const lines = paragraphs
        .filter((paragraph) => paragraph.length > 0)
        .flatMap((paragraph) => ['', ...paragraph]);
    return ['> [!CAUTION]', ...lines.slice(1).map((line) => `> ${line}`.trimEnd())];
}
function summary_alsoFailed(groups, names) {
    const lines = groups.map(({ item, loadBalancers }) => {
        const words = [prose(item.message, names), ...newDetail(item).map((detail) => codeSpan(detail))];
        return `- **${item.code}**${onThese(loadBalancers)}: ${words.join(' ')}`;
    });
    const shown = firstLines(lines, LINES_SHOWN, (more) => `- And ${more} more: see the table.`);
    return shown.length === 0 ? [] : ['**Failed as well:**', ...shown];
}
/** Each hint once, that for the first failure first. */
function hintsOf(report) {
    const hinted = report.failures.filter(({ hint }) => hint !== undefined);
    return grouping_grouped(hinted, ({ hint }) => hint ?? '').slice(0, HINTS_SHOWN);
}
/** What is to be done with the same words on several load balancers is told once. */
function planList(report, names) {
    const all = loadBalancersOf(report);
    const several = all.length > 1;
    const lines = grouping_grouped(report.plan, ({ text }) => text).map(({ item, loadBalancers }) => {
        const where = several ? `On ${listedAsCode(loadBalancers)}: ` : '';
        return `- ${where}${prose(item.text, names)}`;
    });
    return [
        ...(several ? [] : [`On ${listedAsCode(all)}:`, '']),
        ...firstLines(lines, PLANS_SHOWN, (more) => `- And ${more} more: see the log.`),
    ];
}
function messageList(messages, mark, names) {
    const lines = grouping_grouped(messages, ({ text }) => text).map(({ item, loadBalancers }) => `- ${mark} On ${listedAsCode(loadBalancers)}: ${prose(item.text, names)}`);
    return firstLines(lines, LINES_SHOWN, (more) => `- And ${more} more: see the log.`);
}
/** Post has another go at what main could not finish. */
function isTriedAgain({ ending }, saved) {
    return ending === 'not-put-back' || (ending === 'unfinished' && saved?.change.onError === 'rollback');
}
function undoSection(undos, { servers }, ways, triedAgain, names) {
    if (undos.length === 0)
        return [];
    const certain = servers.length > 0 && servers.every(({ changed }) => changed !== 'unknown');
    const shown = undos.slice(0, summary_UNDOS_SHOWN);
    const more = undos.length - shown.length;
    const blocks = [
        'As a step of a workflow:',
        '',
        '```yaml',
        ...workflowSteps(shown, ways),
        '```',
        ...undoShells(shown, ways).flatMap(({ where, lines }) => [
            '',
            `Or ${prose(where, names)}:`,
            '',
            '```sh',
            ...lines,
            '```',
        ]),
        ...(more > 0 ? ['', `And ${more} more: see the output \`servers\`.`] : []),
    ];
    const many = undos.length > LINES_SHOWN;
    return [
        '#### How to undo it',
        '',
        `${differentWords(undos)} different from before${certain ? '' : ', or may be'}.${triedAgain ? ' When the job ends, the post step of this action tries to put that back, and says here and in its log how it went.' : ''}`,
        ...conditionFirst(undos),
        '',
        ...(many ? ['<details><summary>Steps and commands</summary>', '', ...blocks, '', '</details>'] : blocks),
    ];
}
/** The step proves its server by itself; the shell does not. */
function conditionFirst(undos) {
    const keys = unhealthyKeys(undos);
    if (keys.length === 0)
        return [];
    return [
        '',
        `Not before ${listedAsCode(keys)} ${verb(keys.length, 'passes its health check', 'pass their health checks')} again: until then clients would be sent to an application that may not answer.`,
    ];
}
function differentWords(undos) {
    const loadBalancers = new Set(undos.map((undo) => undo.loadBalancer)).size;
    const where = loadBalancers === 1 ? '' : `, counted on each of ${loadBalancers} load balancers,`;
    return undos.length === 1 ? '1 server is' : `${undos.length} servers${where} are`;
}
function proof(report) {
    if (report.result !== 'changed')
        return [];
    return [
        '<sub>Proof: every server was read back on the connection that set it, and again on a fresh one.</sub>',
    ];
}

;// CONCATENATED MODULE: ./build/src/action/write-report.js
/** A report as the runner shows it: annotations, log, outputs and summary. Decides nothing, and knows no HAProxy. */







/** The log first: it needs nothing but a pipe. Throws when outputs cannot be written. */
async function writeReport(report, { ways, saved, summary }) {
    for (const lines of messageAnnotations(report.notices))
        annotate('notice', 'HAProxy notice', lines);
    for (const lines of messageAnnotations(report.warnings))
        annotate('warning', 'HAProxy warning', lines);
    const error = errorAnnotation(report, saved, ways);
    if (error !== null)
        annotate('error', error.title, error.lines);
    say(lineOf('result', headlineOf(report, saved)));
    const outputs = outputsOf(report, saved);
    setOutputs(outputs.values);
    if (outputs.omitted > 0) {
        annotate('warning', 'HAProxy outputs', [
            `Outputs servers and left-out lack ${outputs.omitted} rows, urgent ones first: more than 96 KiB fit no environment variable.`,
        ]);
    }
    if (summary)
        await write_report_writeSummary(summaryOf(report, saved, ways));
}
async function write_report_writeSummary(markdown) {
    try {
        await writeSummary(markdown);
    }
    catch (error) {
        annotate('notice', 'No job summary', [
            `The job summary could not be written: ${(0,errors/* asFailure */.h_)(error).message}`,
        ]);
    }
}

;// CONCATENATED MODULE: ./build/src/action/step.js
/**
 * A step from beginning to end, whatever it does: inputs become values, one call makes a report of them, the report is written. However
 * it ends, it ends here, with everything told. Decides nothing about servers.
 */


















/** Runs the step and ends the process with 0 or 1. */
async function runStep(step) {
    const startedAt = systemClock.now();
    const progress = { entryId: newEntryId(), operation: step.operation, inputs: null, saved: null };
    const { signal, rejected } = listenForInterruption(() => hintWhenCancelled(progress));
    let report;
    try {
        saveIdentity({ process: thisProcess(), entryId: progress.entryId });
        report = await Promise.race([run(step, progress, signal), rejected]);
    }
    catch (error) {
        report = unfinished((0,errors/* asFailure */.h_)(error), progress, systemClock.now() - startedAt);
    }
    end(await step_finish(report, progress).catch(couldNotFinish));
}
async function run(step, progress, signal) {
    const inputs = step.parse(readInput);
    progress.inputs = inputs;
    const { request, connection, credentials, warnings } = inputs;
    const effects = effectsFor(inputs, progress, signal);
    sayUnused(inputs);
    for (const warning of warnings)
        effects.tell({ kind: 'warning', ...warning });
    const open = await openerFor(inputs.addresses.map(({ address }) => address));
    const loadBalancers = inputs.addresses.map(({ address }) => open(address, {
        ...connection,
        credentials,
        clock: systemClock,
        random: Math.random,
        debug: github_debug,
    }));
    try {
        // Before this step writes an entry of its own. A script works on whoever stands there when its batch goes out.
        const addressBefore = request.operation === 'ready' ? addressesInJob() : () => null;
        const report = await step.run(inputs, loadBalancers, effects);
        const texts = textsOf(inputs);
        const moved = movedServers(report, (name, key) => addressBefore(texts.get(name) ?? '', key));
        for (const warning of moved)
            effects.tell({ kind: 'warning', ...warning });
        return { ...report, warnings: [...warnings, ...report.warnings, ...moved] };
    }
    finally {
        for (const loadBalancer of loadBalancers)
            loadBalancer.close();
    }
}
function sayUnused({ unused, request: { operation } }) {
    if (unused.length === 0)
        return;
    const words = `${unused.join(', ')} ${verb(unused.length, 'is', 'are')} not used by ${operation}`;
    say(lineOf('note', words));
}
/** Addresses as they were given, by the load balancer's name. */
function textsOf(inputs) {
    return new Map(inputs?.addresses.map(({ text, address }) => [address.name, text]));
}
function effectsFor(inputs, progress, signal) {
    const { connection, credentials } = inputs;
    const addresses = inputs.addresses.map(({ text, address }) => ({ name: address.name, text }));
    const credentialsGiven = countCredentials(readInput);
    const save = (saved) => {
        progress.saved = { addresses, connection, credentialsGiven, change: saved };
        try {
            writeEntry(progress.entryId, { at: timeNow(), step: progress.saved });
            saveStep(progress.saved);
        }
        catch (error) {
            throw unsavedFailure(error);
        }
    };
    const hold = holdClientFor(addresses, connection, credentials, (text) => say(lineOf('done', text)));
    const cuts = knownCuts(textsOf(inputs));
    return { clock: systemClock, signal, save, tell: logTo(github_namespaceObject, systemClock), hold, cuts };
}
function unsavedFailure(cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    return new errors/* Failure */.HR('not-verified', `What is needed to put servers back could not be saved: ${words}`, {
        detail: words,
        cause,
        hint: "Nothing is sent that was not saved before. Look at the runner's disk (RUNNER_TEMP), then run this step again.",
    });
}
function hintWhenCancelled({ inputs }) {
    return inputs?.request.onError === 'keep'
        ? 'Nothing is put back (`on-error: keep`): look at the job summary for what is where.'
        : 'When the job ends, the post step of this action puts back what is different, and says so in its log.';
}
/** A report for a step that has none: nothing was read, or nothing that was read can be relied on. */
function unfinished(failure, { operation, inputs, saved }, durationMs) {
    // Everything that is sent was saved before.
    const nothingSent = saved === null;
    return {
        operation: inputs?.request.operation ?? operation,
        result: nothingSent ? 'failed' : 'partial',
        ending: nothingSent ? 'unchanged' : 'unfinished',
        changed: nothingSent ? 'no' : 'unknown',
        servers: [],
        loadBalancers: [],
        unread: [],
        plan: [],
        notices: [],
        warnings: [],
        error: failure,
        failures: [failure],
        durationMs,
    };
}
/** The end is saved last, so that post knows that all of it was told. */
async function step_finish(report, { entryId, inputs, saved }) {
    const addresses = textsOf(inputs);
    const ways = waysOf(report, addresses);
    await writeReport(report, { ways, saved, summary: inputs?.summary !== false });
    if (saved !== null && report.ending === 'unchanged')
        eraseEntry(entryId);
    noteUnproven(report, entryId, addresses);
    saveEnding(report.ending);
    return report.error === null ? 0 : 1;
}
function waysOf({ loadBalancers }, addresses) {
    const prefixes = loadBalancers.flatMap(({ name, commandPrefix }) => commandPrefix === null ? [] : [[name, commandPrefix]]);
    return {
        addresses,
        prefixes: new Map(prefixes),
        given: givenConnection(readInput),
        uses: usedAs(),
    };
}
/** So that an earlier step's post does not wait for the same proof once more. */
function noteUnproven(report, entryId, addresses) {
    if (report.operation !== 'ready' && report.operation !== 'rolling')
        return;
    const unproven = report.servers
        .filter(({ error }) => error?.code === 'unhealthy')
        .map((server) => ({ address: addresses.get(server.loadBalancer) ?? '', key: (0,haproxy_server/* keyOf */.TN)(server) }));
    try {
        if (unproven.length > 0)
            noteFailedProof(entryId, unproven);
    }
    catch {
        // Then it is waited for once more.
    }
}
function couldNotFinish(error) {
    annotate('error', 'HAProxy: outputs not written', [
        `What this step did is in its log, but its outputs could not be written: ${(0,errors/* asFailure */.h_)(error).message}`,
    ]);
    return 1;
}

;// CONCATENATED MODULE: ./build/src/action/main.js
/** The main step of the action: one operation on all load balancers. */



/** Runs the step and ends the process with 0 or 1. */
function main() {
    return runStep({
        // An operation is not known before all inputs are.
        operation: 'status',
        parse: parseInputs,
        run: ({ request }, loadBalancers, effects) => change({ request, loadBalancers, effects }),
    });
}

;// CONCATENATED MODULE: ./build/src/operation/post-job/decision.js
/**
 * `ending`: null when main was killed before it could say. `jobStatus` is GitHub's `job.status`; whatever is not `success` counts as
 * failed.
 */
function postActionFor(saved, ending, jobStatus) {
    const jobFailed = jobStatus !== 'success';
    if (ending === 'unchanged')
        return 'nothing';
    if (ending === 'kept')
        return jobFailed ? 'look' : 'nothing';
    // Whichever policy wanted it back wants it still.
    if (ending === 'not-put-back')
        return 'put-back';
    if (ending === 'reached')
        return afterGoal(saved, jobFailed);
    // A step that could not write its end has failed, whatever `continue-on-error` made of the job.
    if (ending === null && saved.reached)
        return afterGoal(saved, true);
    return saved.onError === 'rollback' ? 'put-back' : 'look';
}
function afterGoal({ restore }, jobFailed) {
    if (restore === 'always')
        return 'put-back';
    if (restore === (jobFailed ? 'on-failure' : 'on-success'))
        return 'put-back';
    return jobFailed ? 'look' : 'nothing';
}

;// CONCATENATED MODULE: ./build/src/operation/post-job/unattended.js
/** What a step may have left behind whose own post step never ran: told from what it saved alone, for nobody looks. Pure. */




/** `changedLater`: did a later step of the job set this of this server? Then what that step wanted counts. */
function unattendedFindings(change, jobStatus, changedLater) {
    const action = postActionFor(change, change.reached ? 'reached' : 'unfinished', jobStatus);
    if (action === 'nothing')
        return [];
    const failure = new errors/* Failure */.HR('not-verified', `A later step of this job (${change.operation}) changed servers there, and the runner did not run its post step.`);
    return change.loadBalancers.flatMap(({ name, servers }) => servers
        .filter((server) => action === 'put-back' || leavesOut(server))
        .filter((server) => sentSettings(server).some((setting) => !changedLater(name, (0,haproxy_server/* keyOf */.TN)(server), setting)))
        .map((saved) => {
        const { before: own } = saved;
        return { loadBalancer: name, saved, own, kind: 'unknown', now: null, sessionsShutDown: 0, failure };
    }));
}
/** What it sent last takes the server out of rotation. */
function leavesOut({ sent: { states, weights } }) {
    return (states.at(-1) ?? 'ready') !== 'ready' || weights.at(-1) === 0;
}

;// CONCATENATED MODULE: ./build/src/action/post-ends.js
/**
 * What a main step may have left running when its job has ended: its `hold` process, itself, its script. Each is ended before
 * anything is put back, and the post step's log says so.
 */






/** Returns what the hold process of this step has left: null when that is nothing, undefined when none was started. */
async function endHold() {
    const id = loadHoldId();
    if (id === '')
        return undefined;
    const file = await endHoldProcess(id);
    for (const { at, loadBalancer, text } of file?.messages ?? [])
        post_ends_say(`while it was held: ${at} ${loadBalancer}: ${text}`);
    return file;
}
/** One that went by itself, or because we told it to, is no news at the end of a job; one that was killed is. */
function tellIfLost(file) {
    if (file === undefined || (file !== null && file.ended !== null))
        return;
    annotate('warning', 'HAProxy: hold ended early', [
        file === null
            ? 'It is not known whether the servers of this step were held until the job ended: the `hold` process has left no record.'
            : 'Somebody ended the `hold` process of this step: a reload after that was not noticed.',
    ]);
}
/** Where the runner has lost sight of a main step that still runs. Throws when it cannot be ended. */
async function endMain(identity) {
    if (!identity?.process)
        return;
    const end = await endProcess(identity.process, systemClock);
    if (end === 'ended')
        post_ends_say('the main step was still running: it was ended first');
    if (end === 'alive') {
        throw new Error(`the main step (process ${identity.process.pid}) still runs and cannot be ended`);
    }
}
/** A main step that was killed may have left its script behind: nothing is put back while that goes on. */
async function endScript() {
    const leader = loadScript();
    if (leader === null)
        return;
    const end = await endSession(leader, systemClock);
    if (end === 'ended')
        post_ends_say('the script of the main step was still running: it was ended first');
    if (end === 'alive')
        throw new Error(`the script (process ${leader.pid}) still runs and cannot be ended`);
}
function post_ends_say(text) {
    say(lineOf('post', text));
}

;// CONCATENATED MODULE: ./build/src/operation/post-job/put-back.js







/** After a put-back that failed, one more look may take this long. */
const put_back_LAST_LOOK_MS = 4_000;
/** What was read this short a time ago need not be looked at again. */
const put_back_STILL_FRESH_MS = 200;
/** While some look hangs, all others grow old: at some time it has to be said. */
const ROUNDS_AT_MOST = 3;
/** All load balancers side by side. */
async function lookAfter(job) {
    const { clock } = job.effects;
    const isStale = ({ findings, at }) => findings.some(put_back_isBack) && clock.now() - at >= put_back_STILL_FRESH_MS;
    let looks = await Promise.all(job.saved.loadBalancers.map((saved) => lookAfterOne(saved, job)));
    // Others may have taken longer, and what was verified may have been changed again since: also while a look at another one hung.
    for (let round = 0; round < ROUNDS_AT_MOST && looks.some(isStale); round += 1) {
        looks = await Promise.all(looks.map(async (look) => (isStale(look) ? await stillSo(look, job) : look)));
    }
    return looks.flatMap(({ findings }) => findings.map(asOfStep));
}
/** Back where a way back had begun is not back as before the step. */
function asOfStep(finding) {
    const { saved, now, kind } = finding;
    const { beforeStep } = saved;
    if (beforeStep === undefined)
        return finding;
    const isOther = now !== null && now.forced !== beforeStep.state;
    return {
        ...finding,
        saved: { ...saved, before: beforeStep },
        own: pick(beforeStep, sentSettings(saved)),
        kind: put_back_isBack(finding) && isOther ? 'left' : kind,
    };
}
function put_back_isBack({ kind }) {
    return kind === 'put-back' || kind === 'as-before';
}
/** What is back is looked at once more, on whatever connection there is. */
async function stillSo({ saved, findings, at }, job) {
    const { name, process } = saved;
    const { clock, signal } = job.effects;
    const loadBalancer = job.loadBalancers.get(name);
    if (loadBalancer === undefined)
        return { saved, findings, at };
    try {
        const snapshot = await loadBalancer.read(signal);
        const processes = { told: process, now: snapshot.process };
        const again = findings.map((finding) => {
            const now = snapshot.servers.get((0,haproxy_server/* keyOf */.TN)(finding.saved)) ?? null;
            if (!put_back_isBack(finding))
                return finding;
            if (now === null)
                return { ...finding, now, kind: 'gone' };
            const isSo = compare(finding.saved, now, processes) === 'as-before';
            return isSo ? { ...finding, now } : { ...finding, now, kind: 'not-ours' };
        });
        return { saved, findings: again, at: clock.now() };
    }
    catch (error) {
        const failure = (0,errors/* asFailure */.h_)(error);
        const unknown = findings.map((finding) => (put_back_isBack(finding) ? { ...finding, kind: 'unknown', failure } : finding));
        return { saved, findings: unknown, at: clock.now() };
    }
}
async function lookAfterOne(saved, job) {
    const { clock } = job.effects;
    const loadBalancer = job.loadBalancers.get(saved.name);
    try {
        if (loadBalancer === undefined)
            throw job.unreachable?.get(saved.name) ?? new Error(`nothing is known of how to reach ${saved.name}`);
        const snapshot = await loadBalancer.read(job.effects.signal);
        refuseAnother(saved, snapshot.process, job);
        const readAt = clock.now();
        const findings = saved.servers.map((server) => findingOf(saved, server, snapshot, job));
        if (job.action === 'look')
            return { saved, findings, at: readAt };
        const after = await putBackLeft(loadBalancer, saved, findings, job);
        const at = findings.some(({ kind }) => kind === 'as-before') ? readAt : clock.now();
        return { saved, findings: after, at };
    }
    catch (error) {
        const failure = (0,errors/* asFailure */.h_)(error);
        const findings = saved.servers.map((server) => {
            const own = pick(server.before, sentSettings(server));
            return {
                loadBalancer: saved.name,
                saved: server,
                own,
                kind: 'unknown',
                now: null,
                sessionsShutDown: 0,
                failure,
            };
        });
        return { saved, findings, at: clock.now() };
    }
}
/** Throws `several-processes` when whoever answers has not taken the place of the process that was told: what was set there, is there. */
function refuseAnother({ process: told }, now, { effects }) {
    const { seenAt = Number.NEGATIVE_INFINITY } = told;
    if ((0,haproxy_server/* isSameProcess */.SM)(told, now) || (0,haproxy_server/* mayHaveReplaced */.aY)(told, now, effects.clock.wallTime() - seenAt))
        return;
    throw new errors/* Failure */.HR('several-processes', `Another HAProxy process answers at this address: ${now.pid} on ${now.node}, and process ${told.pid} on ${told.node} was told. What was set there was not looked at.`, { hint: 'Give one address for each process, and put it back there by hand.' });
}
function findingOf({ name, process }, saved, snapshot, job) {
    const now = snapshot.servers.get((0,haproxy_server/* keyOf */.TN)(saved)) ?? null;
    const sent = sentSettings(saved);
    const found = {
        loadBalancer: name,
        saved,
        own: pick(saved.before, sent),
        now,
        sessionsShutDown: 0,
        failure: null,
    };
    if (now === null)
        return { ...found, kind: 'gone' };
    const processes = { told: process, now: snapshot.process };
    if (compare(saved, now, processes) === 'as-before')
        return { ...found, kind: 'as-before' };
    const own = pick(saved.before, sent.filter((setting) => !job.changedLater(name, (0,haproxy_server/* keyOf */.TN)(saved), setting)));
    if (isEmpty(differences(own, settingsOf(now))))
        return { ...found, own, kind: 'changed-later' };
    const comparison = compare(ownPart(saved, own, now), now, processes);
    return {
        ...found,
        own,
        kind: comparison === 'replaced' || comparison === 'not-ours' ? comparison : 'left',
    };
}
/** The saved server as if its step had set nothing else than what is its own: the rest is as it should be, whatever it is. */
function ownPart(saved, own, now) {
    const { states, weights, checks, agent } = saved.sent;
    return {
        ...saved,
        before: { ...settingsOf(now), ...own },
        sent: {
            states: own.state === undefined ? [] : states,
            weights: own.weight === undefined ? [] : weights,
            ...(own.checks === undefined || checks === undefined ? {} : { checks }),
            ...(own.agent === undefined || agent === undefined ? {} : { agent }),
        },
    };
}
/** The findings once more, after what was left was put back, or with why not. */
async function putBackLeft(loadBalancer, { name, process }, found, job) {
    const { saved, effects, healthTimeoutAtMostMs } = job;
    const findings = found.map((finding) => (isUnproven(finding, job) ? unproven(finding) : finding));
    const left = findings.filter((finding) => isLeft(finding) && finding.failure === null);
    if (left.length === 0)
        return findings;
    const servers = left.flatMap((one) => (one.now === null ? [] : ownPart(one.saved, one.own, one.now)));
    const context = {
        clock: effects.clock,
        tell: effects.tell,
        healthTimeoutMs: Math.min(saved.healthTimeoutMs, healthTimeoutAtMostMs),
        lastLookMs: put_back_LAST_LOOK_MS,
        applicationMayHaveChanged: true,
        mustBeProven: saved.scriptUnfinished === true,
        minAvailable: saved.minAvailable,
        // Nobody comes after the post step.
        checkpoint: async () => { },
    };
    const done = await rollback(loadBalancer, { name, process, servers }, context, effects.signal);
    const put = new Set(left.map(({ saved: server }) => (0,haproxy_server/* keyOf */.TN)(server)));
    return findings.map((finding) => {
        const result = put.has((0,haproxy_server/* keyOf */.TN)(finding.saved)) ? done.servers.get((0,haproxy_server/* keyOf */.TN)(finding.saved)) : undefined;
        return result === undefined ? finding : after(finding, result);
    });
}
/** Whoever has just waited for its proof in vain does not wait for it again: one look is enough. */
function isUnproven(finding, job) {
    const { loadBalancer, saved, own, now } = finding;
    if (!isLeft(finding) || now === null || !job.hasFailedProof?.(loadBalancer, (0,haproxy_server/* keyOf */.TN)(saved)))
        return false;
    const options = { applicationMayHaveChanged: true, mustBeProven: false, isTracked: false };
    const isHealthy = now.checks === 'enabled' && now.admin !== 'maint' && isProvenStatus(now.status);
    return !isHealthy && wayBack(ownPart(saved, own, now), now, options) === 'prove';
}
function unproven(finding) {
    const { now, saved, loadBalancer } = finding;
    const failure = new errors/* Failure */.HR('unhealthy', 'A `ready` of this job has just failed, because its health check did not pass. It is not tried again.', {
        brief: 'its health check did not pass a moment ago',
        loadBalancer,
        servers: [(0,haproxy_server/* keyOf */.TN)(saved)],
        detail: now?.lastCheck || undefined,
        hint: 'Look at the application, then run `ready` for it.',
    });
    return { ...finding, failure };
}
/** In part, where somebody else has set the state, and a weight of this step's stands. */
function isLeft({ kind, saved, own, now }) {
    if (kind !== 'not-ours')
        return kind === 'left';
    return now !== null && weightToGiveBack(ownPart(saved, own, now), now) !== null;
}
function after(finding, { kind, now, sessionsShutDown, failure }) {
    const kinds = {
        back: 'put-back',
        left: 'left',
        'not-ours': 'not-ours',
        replaced: 'replaced',
        gone: 'gone',
        unknown: 'unknown',
    };
    return { ...finding, kind: kinds[kind], now, sessionsShutDown, failure };
}

;// CONCATENATED MODULE: ./build/src/action/post-look.js
/** The post step's look at what its main step had changed: the ways to its load balancers, and what later steps of the job did there. */










/** A proof of health must leave time to go back. */
const HEALTH_TIMEOUT_MS = 60_000;
/** What later steps did, as seen at the end of this one (`at`, as the journal writes times). */
function laterThan(identity, at) {
    const changed = identity === null ? () => false : laterChanges(identity.entryId, at);
    return { changed, failedProof: failedProofs(at) };
}
/** Looks, and puts back when it shall, on ways of its own, which end with it. */
async function post_look_look(action, { addresses, connection, credentialsGiven = 0, change }, later, signal) {
    const texts = new Map(addresses.map(({ name, text }) => [name, text]));
    const options = {
        ...connection,
        credentials: readCredentials(readInput),
        clock: systemClock,
        random: Math.random,
        debug: github_debug,
    };
    const lost = lostCredentials(credentialsGiven, readInput);
    const loadBalancers = new Map();
    const unreachable = new Map();
    const parsedAddresses = [...texts].map(([name, text]) => ({ name, parsed: (0,haproxy_address/* parseAddress */.or)(text) }));
    const open = await openerFor(parsedAddresses.flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : [])));
    for (const { name, parsed } of parsedAddresses) {
        if (!parsed.ok)
            continue;
        // Without them it would go there as somebody else, or believe somebody else.
        if (lost !== null && takesCredentials(parsed.value))
            unreachable.set(name, lost);
        else
            loadBalancers.set(name, open(parsed.value, options));
    }
    try {
        return await lookAfter({
            saved: change,
            action,
            loadBalancers,
            unreachable,
            effects: { clock: systemClock, signal, tell: logTo(github_namespaceObject, systemClock) },
            healthTimeoutAtMostMs: HEALTH_TIMEOUT_MS,
            changedLater: (name, server, setting) => later.changed(texts.get(name) ?? '', server, setting),
            hasFailedProof: (name, server) => later.failedProof(texts.get(name) ?? '', server),
        });
    }
    finally {
        for (const loadBalancer of loadBalancers.values())
            loadBalancer.close();
    }
}
/** The ways to the load balancers as main took them. */
function post_look_waysOf({ addresses, change }) {
    const prefixes = change.loadBalancers.flatMap(({ name, process: { commandPrefix } }) => commandPrefix === undefined ? [] : [[name, commandPrefix]]);
    return {
        addresses: new Map(addresses.map(({ name, text }) => [name, text])),
        prefixes: new Map(prefixes),
        given: givenConnection(readInput),
        uses: usedAs(),
    };
}
/** Which servers are as before: these are not this step's any more. */
function isSettledBy(findings) {
    const settled = new Set(findings
        .filter(({ kind }) => kind === 'put-back' || kind === 'as-before')
        .map(({ loadBalancer, saved }) => `${loadBalancer} ${(0,haproxy_server/* keyOf */.TN)(saved)}`));
    return (loadBalancer, server) => settled.has(`${loadBalancer} ${(0,haproxy_server/* keyOf */.TN)(server)}`);
}

;// CONCATENATED MODULE: ./build/src/operation/post-job/finding.js

/** It was put back, but does it take traffic again, as it did before? */
function isHealthyAgain({ saved, now }) {
    if (saved.before.state !== 'ready' || saved.health === 'down')
        return true;
    return now !== null && (0,haproxy_server/* isFullyUp */.ml)(now.status);
}
/** Missing in the rotation, where it was before the step. One that is DOWN by itself is not meant. */
function finding_isOut({ saved, now }) {
    return wasIn(saved) && now !== null && (now.forced !== 'ready' || now.weight === 0);
}
/** In rotation before the step, as far as it is set by hand. */
function wasIn({ before }) {
    return before.state === 'ready' && before.weight > 0;
}

;// CONCATENATED MODULE: ./build/src/action/report/post-messages.js
/** What a post step found and did, in words: lines of the log, and warnings for what a person must look at. Pure. */









const COMMANDS_SHOWN = 5;
const PUT_BACK_SHOWN = 20;
const post_messages_NAMES_SHOWN = 10;
/** Lines of the log: one for all servers that need nothing, so that a happy end is one line. */
function logLinesFor(findings) {
    const asBefore = findings.filter(({ kind }) => kind === 'as-before');
    const later = findings.filter(({ kind }) => kind === 'changed-later');
    return [
        ...(asBefore.length > 0 ? [`as before this step, nothing to do: ${post_messages_namesOf(asBefore)}`] : []),
        ...(later.length > 0
            ? [`changed since by a later step of this job, nothing to do: ${post_messages_namesOf(later)}`]
            : []),
    ];
}
/** The one notice of what was put back; null when nothing was. */
function putBackNotice(findings) {
    const back = findings.filter(({ kind }) => kind === 'put-back');
    return back.length === 0
        ? null
        : `Put back as before this step, and read once more: ${post_messages_namesOf(back, PUT_BACK_SHOWN)}.`;
}
function post_messages_namesOf(findings, atMost) {
    return listed(findings.map(nameOf), atMost);
}
function nameOf({ saved, loadBalancer }) {
    return `${(0,haproxy_server/* keyOf */.TN)(saved)} on ${loadBalancer}`;
}
/** Is there anything about this server that a person must know? */
function post_messages_needsALook(finding, { action, jobFailed, unfinished }) {
    switch (finding.kind) {
        case 'changed-later':
            return jobFailed && finding_isOut(finding);
        case 'left':
            // Somebody asked for this change: only a server that is missing in the rotation needs to be looked at.
            return action === 'put-back' || unfinished || finding_isOut(finding);
        case 'not-ours':
            return action === 'put-back' || finding_isOut(finding);
        case 'unknown':
            // Where a server was brought in, and is to stay in, there is nothing to put back.
            return action === 'put-back' || unfinished || wasIn(finding.saved);
        case 'put-back':
            return !isHealthyAgain(finding);
        case 'replaced':
        case 'gone':
            return true;
        case 'as-before':
            return false;
    }
}
/** One warning for all servers of which the same is to be said, as lines; what could not be read is one for each load balancer. */
function warningsFor(findings, circumstances, ways) {
    const told = findings.filter((finding) => post_messages_needsALook(finding, circumstances));
    const groups = Map.groupBy(told, (finding) => finding.kind === 'unknown' ? finding.loadBalancer : JSON.stringify(sameWords(finding)));
    const cut = findings.filter(({ sessionsShutDown }) => sessionsShutDown > 0);
    const all = [...groups.values(), ...cut.map((one) => [one])];
    const warnings = [
        ...[...groups.values()].map((those) => warningFor(those, circumstances, ways)),
        ...cut.map((one) => [cutWarning(one)]),
    ];
    if (all.length <= ANNOTATIONS_SHOWN + 1)
        return warnings;
    const rest = warnings.slice(ANNOTATIONS_SHOWN).map(([first = '']) => first);
    return [
        ...warnings.slice(0, ANNOTATIONS_SHOWN),
        firstLines(rest, post_messages_NAMES_SHOWN, (more) => `And ${more} more: see the job summary.`),
    ];
}
/** Two findings that differ in nothing else are told as one. */
function sameWords(finding) {
    const { kind, loadBalancer, failure, now, saved } = finding;
    const addresses = kind === 'replaced' ? [now?.address, saved.address] : [];
    return [kind, loadBalancer, wordsNow(finding), settingsBefore(finding), failure?.message, addresses];
}
function warningFor(findings, circumstances, ways) {
    const howTo = () => howToPutBack(findings, circumstances, ways);
    const [finding] = findings;
    if (finding === undefined)
        return [];
    const who = `${findings.length === 1 ? 'Server' : 'Servers'} ${placesOf(findings)}`;
    const are = verb(findings.length, 'is', 'are');
    const them = verb(findings.length, 'it', 'them');
    const before = `Before this step ${verb(findings.length, 'it was', 'they were')} ${describe(settingsBefore(finding))}`;
    switch (finding.kind) {
        case 'unknown':
            return unreadWarning(findings, circumstances, ways);
        case 'changed-later':
            return [
                differentNow(findings),
                `A later step of this job changed ${them}: left as that step wanted ${them}.`,
                howTo(),
            ];
        case 'left':
            return [differentNow(findings), ...whyLeft(finding), howTo()];
        case 'not-ours':
            return [
                `${who} ${are} ${wordsNow(finding)}, which this step did not set: somebody else changed ${them}. Left alone.`,
                `${before}.`,
            ];
        case 'replaced':
            return [
                `${who} ${are} not the one that this step had changed: the address is ${finding.now?.address} now, and was ${finding.saved.address}. Left alone.`,
                `${before}, now ${wordsNow(finding)}.`,
            ];
        case 'gone':
            return [`${who} ${are} gone: HAProxy has no such server any more, so there is nothing to put back.`];
        default:
            return [
                `${who} ${verb(findings.length, 'was', 'were')} put back, but HAProxy calls ${them} ${finding.now?.status ?? 'unknown'}; before this step ${verb(findings.length, 'it was', 'they were')} UP.`,
                `Look at ${verb(findings.length, 'its application', 'their applications')}.`,
            ];
    }
}
/** The names, with the load balancer behind them once. */
function placesOf(findings) {
    const [first] = findings;
    return first === undefined
        ? ''
        : `${listed(findings.map(({ saved }) => (0,haproxy_server/* keyOf */.TN)(saved)))} on ${first.loadBalancer}`;
}
function unreadWarning(findings, circumstances, ways) {
    const [first] = findings;
    // Whatever was read of them before, what they are now is not known.
    const unread = findings.slice(0, COMMANDS_SHOWN).map((one) => ({ ...one, now: null }));
    const more = findings.length - unread.length;
    return [
        `Could not look at ${first?.loadBalancer}: ${first?.failure?.message ?? 'no answer'}`,
        `These servers may be different from before: ${listed(findings.map(({ saved }) => (0,haproxy_server/* keyOf */.TN)(saved)))}`,
        `${howToPutBack(unread, circumstances, ways)}${more > 0 ? `; and ${more} more: see the job summary` : ''}`,
    ];
}
function cutWarning(finding) {
    const sessions = quantity(finding.sessionsShutDown, 'session');
    return `${sessions} of ${nameOf(finding)} ended when it was put back: its backend has on-marked-down shutdown-sessions.`;
}
function whyLeft({ failure }) {
    if (failure === null)
        return [];
    return [
        `It could not be put back: ${failure.message}`,
        ...(failure.hint ? [`What to do: ${failure.hint}`] : []),
    ];
}
function differentNow(findings) {
    const [finding] = findings;
    if (finding === undefined)
        return '';
    const [who, not] = findings.length === 1 ? ['Server', 'is not as it was'] : ['Servers', 'are not as they were'];
    return `${who} ${placesOf(findings)} ${not} before this step: ${wordsNow(finding)}, before ${describe(settingsBefore(finding))}.`;
}
function howToPutBack(findings, circumstances, ways) {
    const undos = findings.slice(0, COMMANDS_SHOWN).map((finding) => undoOf(finding, circumstances));
    if (needsAStep(undos))
        return `To put ${verb(findings.length, 'it', 'them')} back, ${undo_stepWords(undos)}`;
    const first = undos.some(({ unhealthy }) => unhealthy) ? 'When its health check passes again, to' : 'To';
    const more = findings.length > COMMANDS_SHOWN ? ' \u2026 (all of them: see the job summary)' : '';
    return `${first} put ${verb(findings.length, 'it', 'them')} back, ${undoLine(undos, ways)}${more}`;
}
function wordsNow({ now, saved }) {
    if (now === null)
        return 'not known';
    const switched = describe(pick(pick(settingsOf(now), ['checks', 'agent']), sentSettings(saved)));
    return [`${now.forced}, status ${now.status}, weight ${now.weight}`, ...(switched ? [switched] : [])].join(', ');
}
/** To be told: always a state, and the weight where this step set it and nobody later did. */
function settingsBefore({ kind, saved: { before, sent }, own, now }) {
    if (kind === 'changed-later' || kind === 'unknown')
        return pick(before, ['state', ...sentSettings({ sent })]);
    return { state: now?.forced ?? before.state, ...own };
}
/** What would put it back by hand. */
function undoOf(finding, { unproven }) {
    const { loadBalancer, saved, now, failure } = finding;
    const settings = differences(settingsBefore(finding), now === null ? {} : settingsOf(now));
    const unhealthy = failure?.code === 'unhealthy' && settings.state === 'ready';
    return { loadBalancer, backend: saved.backend, server: saved.server, settings, unhealthy, unproven };
}
/** Servers of findings, for a sentence that names them. */
function placesOfFindings(findings) {
    return placesIn(findings.map(({ loadBalancer, saved: { backend, server } }) => ({ loadBalancer, backend, server })));
}

;// CONCATENATED MODULE: ./build/src/action/report/post-reasons.js
/** What is to be done, and why: one line of the log. */
function intentionWords(action, change, end) {
    const what = action === 'look' ? 'looking at what this step has left' : 'putting back what this step had changed';
    return `${what}: ${reasonWords(change, end)}`;
}
/** Why nothing is to be done: one line of the log. `change`: null when nothing was ever about to be changed. */
function idleWords(change, end) {
    const why = () => {
        if (change === null && end.ending === null)
            return 'this step was killed before it had sent anything';
        if (change === null)
            return 'this step changed nothing';
        if (end.ending === 'unchanged')
            return 'this step has left everything as it was';
        return reasonWords(change, end);
    };
    return `nothing to put back: ${why()}`;
}
/** `the job failed, restore is on-failure` */
function reasonWords({ operation, reached, restore, onError }, { ending, jobStatus }) {
    if (ending === 'not-put-back')
        return 'this step was to put it back, and could not';
    if (ending === 'kept' && operation === 'rolling')
        return `${jobWords(jobStatus)}, and this step stopped at a batch that failed`;
    if (ending === 'kept')
        return `${jobWords(jobStatus)}, and this step has left it on purpose`;
    const killed = ending === null ? 'this step was killed' : null;
    if (ending === 'reached' || (ending === null && reached))
        return `${killed ?? jobWords(jobStatus)}, restore is ${restore}`;
    // Whatever its policy: once a batch has failed, nobody lets it in unasked.
    if (killed !== null && operation === 'rolling' && onError === 'keep')
        return `${killed}, and on-error is keep, or its batch had failed before`;
    return `${killed ?? 'this step did not reach its goal'}, on-error is ${onError}`;
}
function jobWords(jobStatus) {
    switch (jobStatus) {
        case 'success':
            return 'the job succeeded';
        case 'failure':
            return 'the job failed';
        case 'cancelled':
            return 'the job was cancelled';
        default:
            return 'it is not known how the job ended';
    }
}

;// CONCATENATED MODULE: ./build/src/action/report/post-summary.js
/**
 * What a post step found and did, as Markdown that is appended to the job summary: the page must not end with what was so before
 * the job did. Pure; untrusted text in code only.
 */







const post_summary_LINES_SHOWN = 20;
/** Empty when everything is as before without this post step. `why`: `the job failed, restore is on-failure`. */
function postSummaryOf(findings, circumstances, why, ways) {
    const told = findings.filter((one) => one.kind === 'put-back' || post_messages_needsALook(one, circumstances));
    if (told.length === 0)
        return '';
    const names = new Set(told.flatMap(({ loadBalancer, saved }) => [loadBalancer, saved.backend, saved.server]));
    const groups = Map.groupBy(told, (finding) => JSON.stringify(sentenceEnd(finding, why)));
    const linesOf = (isWanted) => {
        const lines = [...groups.values()].flatMap(([first, ...others]) => first === undefined || !isWanted(first)
            ? []
            : [sentenceOf([first, ...others], sentenceEnd(first, why), names)]);
        return firstLines(lines, post_summary_LINES_SHOWN, (more) => `And ${more} more: see the log.`);
    };
    const isBack = ({ kind }) => kind === 'put-back';
    const back = linesOf(isBack);
    const wrong = linesOf((finding) => !isBack(finding));
    return `${[...back, ...cautionBox(wrong), ...post_summary_undoLines(told, circumstances, ways, names)].join('\n\n')}\n`;
}
/** Above it stands what main did, with a good sign: whatever is not so any more, or never came back, must not be overlooked. */
function cautionBox(lines) {
    if (lines.length === 0)
        return [];
    return [['> [!CAUTION]', lines.map((line) => `> ${line}`).join('\n>\n')].join('\n')];
}
function sentenceOf(findings, { one, many, rest }, names) {
    const [{ kind }] = findings;
    const mark = kind === 'put-back' ? '\u21a9\ufe0f' : kind === 'unknown' ? '\ud83d\udea8' : '\u26a0\ufe0f';
    const servers = new Set(findings.map(({ saved }) => (0,haproxy_server/* keyOf */.TN)(saved))).size;
    return `${mark} ${prose(`${placesOfFindings(findings)} ${verb(servers, one, many)} ${rest}`, names)}`;
}
function sentenceEnd(finding, why) {
    const { kind, now, saved, failure } = finding;
    const state = now === null ? '' : stateWords(now);
    const is = (rest) => ({ one: 'is', many: 'are', rest });
    const stays = (rest) => ({ one: 'stays', many: 'stay', rest });
    switch (kind) {
        case 'put-back':
            return is(`back ${state}: ${why}`);
        case 'left':
            return stays(`${state}: ${failure === null ? why : `not put back, ${failure.brief ?? failure.message}`}`);
        case 'changed-later':
            return stays(`${state}: a later step of this job wanted it so`);
        case 'not-ours':
            return is(`${state}: somebody else changed it, so it is left alone`);
        case 'replaced':
            return is(`${state} and left alone: its address is ${now?.address} now, and was ${saved.address}`);
        case 'gone':
            return is('gone: HAProxy has no such server any more');
        default:
            return {
                one: 'may',
                many: 'may',
                rest: `be different from before: ${failure?.message ?? 'not looked at'}`,
            };
    }
}
/** How to put back what this step left, and nobody else. */
function post_summary_undoLines(findings, circumstances, ways, names) {
    const undos = findings
        .filter(({ kind }) => kind === 'left' || kind === 'unknown' || kind === 'changed-later')
        .map((finding) => undoOf(finding, circumstances));
    if (needsAStep(undos))
        return [stepBlock(undos, ways)];
    const unhealthy = unhealthyKeys(undos);
    const them = verb(undos.length, 'it', 'them');
    const what = unhealthy.length === 0
        ? `To put ${them} back,`
        : `When ${listed(unhealthy.map(codeSpan))} ${verb(unhealthy.length, 'passes its health check', 'pass their health checks')} again, put ${them} back`;
    const blocks = undoShells(undos, ways).map(({ where, lines }) => [`${what} ${prose(where, names)}:`, '', '```sh', ...lines, '```'].join('\n'));
    return blocks;
}
/** What a shell would let in as it is, a step proves first. */
function stepBlock(undos, ways) {
    const [them, their, get] = undos.length === 1 ? ['it', 'its', 'it gets'] : ['them', 'their', 'they get'];
    const what = `To put ${them} back, as a step of a workflow that proves ${their} health before ${get} traffic:`;
    return [what, '', '```yaml', ...workflowSteps(undos, ways), '```'].join('\n');
}

;// CONCATENATED MODULE: ./build/src/action/post.js
/**
 * The post step: when the job has ended, it puts back what its main step had changed, as `restore` and `on-error` say, or says
 * what is out. Works from what main saved. Never fails the job.
 */














/** All is done within 90 s: of these, 4 to end a main step that still runs, and 4 for a last look. */
const LIMIT_MS = 80_000;
const LAST_LIMIT_MS = 88_000;
/** Runs after the job and ends the process with 0, whatever it finds. */
async function post() {
    const controller = new AbortController();
    const stop = (why) => controller.abort(new errors/* Failure */.HR('cancelled', why));
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => stop(`The post step was cancelled (${signal}) before this was done.`));
    void systemClock
        .sleep(LIMIT_MS)
        .then(() => stop(`Not done within the ${LIMIT_MS / 1000}s that a post step takes at most.`));
    try {
        await Promise.race([afterJob(loadEnding(), controller.signal), failureOutside()]);
    }
    catch (error) {
        const { message } = (0,errors/* asFailure */.h_)(error);
        annotate('warning', 'HAProxy: not looked after', [
            `Could not look after this step: ${message}`,
            'Look at its servers by hand.',
        ]);
        await appendToSummary(`\ud83d\udea8 The post step could not look after the servers of this step: ${prose(message, new Set())}\n\nLook at them by hand.\n`);
    }
    end(0);
}
/** Rejects with an error that nobody caught, or when something does not hear that the time is over: neither may fail the job. */
function failureOutside() {
    const { promise, reject } = Promise.withResolvers();
    process.on('uncaughtException', reject);
    process.on('unhandledRejection', reject);
    void systemClock
        .sleep(LAST_LIMIT_MS)
        .then(() => reject(new Error(`not done after ${LAST_LIMIT_MS / 1000}s`)));
    return promise;
}
async function afterJob(ending, signal) {
    removeLeftFolders();
    const identity = loadIdentity();
    if (identity !== null)
        noteAttended(identity.entryId);
    await tellUnattended();
    // Before main, so that it can say what happened: whatever main has started ends with main.
    const holdFile = await endHold();
    if (ending === null)
        await endMain(identity);
    await endScript();
    const entry = identity === null ? null : readEntry(identity.entryId);
    // Where main went on after the runner had read its state, the journal is the later of the two.
    const step = (ending === null ? entry?.step : null) ?? loadStep();
    const reached = ending === 'reached' || (ending === null && step?.change.reached === true);
    if (reached)
        tellIfLost(holdFile);
    const end = { ending, jobStatus: readInput('job-status') };
    if (step === null)
        return post_say(idleWords(null, end));
    const action = postActionFor(step.change, ending, end.jobStatus);
    if (action === 'nothing')
        return post_say(idleWords(step.change, end));
    post_say(intentionWords(action, step.change, end));
    const at = entry?.at ?? timeNow();
    const findings = await post_look_look(action, step, laterThan(identity, at), signal);
    const circumstances = {
        action,
        jobFailed: end.jobStatus !== 'success' || ending === null,
        unfinished: !reached && (ending === null || ending === 'unfinished'),
        unproven: !reached && step.change.operation === 'rolling',
    };
    await tell(findings, circumstances, reasonWords(step.change, end), post_look_waysOf(step));
    if (identity !== null)
        keepUnsettled(identity.entryId, { at, step }, isSettledBy(findings));
}
/** One warning of each step that this one's post is the first to miss. A main step that was killed does not know when it ended. */
async function tellUnattended() {
    const endedAt = loadEndedAt();
    const jobStatus = readInput('job-status');
    for (const { id, at, step } of endedAt === '' ? [] : unattended(endedAt)) {
        noteAttended(id);
        const texts = new Map(step.addresses.map(({ name, text }) => [name, text]));
        const changed = laterChanges(id, at);
        const findings = unattendedFindings(step.change, jobStatus, (name, server, setting) => changed(texts.get(name) ?? '', server, setting));
        const unfinished = !step.change.reached;
        const circumstances = {
            action: 'look',
            jobFailed: jobStatus !== 'success',
            unfinished,
            unproven: unfinished && step.change.operation === 'rolling',
        };
        await tell(findings, circumstances, '', post_look_waysOf(step));
    }
}
async function tell(findings, circumstances, why, ways) {
    for (const line of logLinesFor(findings))
        post_say(line);
    for (const lines of warningsFor(findings, circumstances, ways))
        annotate('warning', 'HAProxy: left behind', lines);
    const notice = putBackNotice(findings);
    if (notice !== null)
        annotate('notice', 'HAProxy: put back', [notice]);
    await appendToSummary(postSummaryOf(findings, circumstances, why, ways));
}
async function appendToSummary(markdown) {
    if (markdown === '' || /^false$/i.test(readInput('summary')))
        return;
    try {
        await writeSummary(markdown);
    }
    catch (error) {
        post_say(`the job summary could not be written: ${(0,errors/* asFailure */.h_)(error).message}`);
    }
}
function post_say(text) {
    say(lineOf('post', text));
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/batch-rows.js

/** A load balancer and a server as one text. */
function rowKey(row) {
    return `${row.loadBalancer} ${(0,haproxy_server/* keyOf */.TN)(row)}`;
}
/** Of a server that went out and came back, or was to. A tracker that only one half speaks of stays as it is. */
function mergedRows(out, back) {
    const second = new Map(back.map((row) => [rowKey(row), row]));
    const first = new Set(out.map(rowKey));
    return [
        ...out.map((row) => merged(row, second.get(rowKey(row)))),
        ...back.filter((row) => !first.has(rowKey(row))),
    ];
}
function merged(out, back) {
    if (back === undefined)
        return out;
    return {
        ...out,
        after: back.after,
        changed: batch_rows_changedOf(out.before, back),
        outcome: batch_rows_outcomeOf(back),
        healthMs: back.healthMs,
        sessionsShutDown: out.sessionsShutDown + back.sessionsShutDown,
        error: back.error ?? out.error,
        notPutBack: back.notPutBack ?? out.notPutBack,
    };
}
/** Against what it was before it went out. */
function batch_rows_changedOf(before, { after, changed, outcome }) {
    if (outcome === 'gone')
        return 'no';
    if (changed === 'unknown')
        return 'unknown';
    const isWeightOurs = changed === 'yes' && before.weight !== after.weight;
    return before.forced !== after.forced || isWeightOurs ? 'yes' : 'no';
}
/** Its application may be another one now, whatever HAProxy says of it: a batch that is back has changed something. */
function batch_rows_outcomeOf({ outcome }) {
    if (outcome === 'unchanged')
        return 'changed';
    return outcome === 'rolled-back' || outcome === 'skipped' ? 'failed' : outcome;
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/requests.js
/** The two halves of a rolling step as the requests that they are: what goes out, and what comes back. Pure. */

/** `maint` of these servers (`BACKEND/SERVER`), or of all that are selected. */
function outRequest(request, keys) {
    return { ...request, ...selecting(request, keys), operation: 'maint' };
}
/** `ready` of these servers, or of all that are selected. */
function backRequest(request, keys) {
    return { ...request, ...selecting(request, keys), operation: 'ready', weight: null };
}
function selecting({ selection, failOnNotFound }, keys) {
    if (keys === undefined)
        return { selection, failOnNotFound };
    const servers = keys.map((key) => ({ text: key, negated: false, ...(0,haproxy_server/* nameOf */.Vb)(key) }));
    return { selection: { backends: ['*'], servers }, failOnNotFound: true };
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/batch-script.js
/**
 * The script of one batch, while its servers are out and looked at. Knows how it ended, and saves that at once; what becomes of the batch
 * is decided elsewhere.
 */






/** Never throws. The batch is looked at meanwhile: what a reload lets in goes out again at once, for nobody knows what runs there now. */
async function runWatched(batch, out, { request, members, ledger, effects }) {
    const { clock, signal } = effects;
    const begunAt = clock.now();
    const reloads = new Map(out.runs.map(({ run }) => [run, run.reloads]));
    const about = scriptBatch(batch, members);
    let end = new errors/* Failure */.HR('cancelled', 'The script was not started.');
    let tookMs = 0;
    const run = async () => {
        ledger.beginScript();
        return await effects.runScript(about, signal);
    };
    const ended = (value) => {
        end = value;
        tookMs = clock.now() - begunAt;
        // Not only when all have been looked at: we may be killed before.
        if (failureOf(batch, value, tookMs) === null)
            ledger.endScript();
        else if (value !== signal.reason)
            ledger.keepBatch();
    };
    const work = run().then(ended, (error) => ended((0,errors/* asFailure */.h_)(error, 'run-failed')));
    const unwaited = { ...outRequest(request), drainTimeoutMs: 0, quietForMs: 0 };
    const watched = await watchDuring(unwaited, out.runs, work, effects);
    for (const { run } of out.runs)
        if (run.reloads !== reloads.get(run))
            warnOfReloads(run, outRequest(request));
    const failed = failureOf(batch, end, tookMs);
    if (failed !== null && failed !== signal.reason)
        effects.tell({ kind: 'failure', failure: failed });
    // A cancelled step has one reason, wherever it is heard first.
    return { failures: [...new Set([...(failed === null ? [] : [failed]), ...watched])], tookMs };
}
function failureOf({ number, count, names }, end, tookMs) {
    if (end instanceof errors/* Failure */.HR)
        return end;
    if (end.kind === 'ended' && end.exitCode === 0)
        return null;
    const how = end.kind === 'timed-out'
        ? `did not end within run-timeout (${formatDuration(end.limitMs)}) and was ended`
        : `${end.exitCode === null ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`} after ${formatDuration(tookMs)}`;
    return new errors/* Failure */.HR('run-failed', `The script of batch ${number} of ${count} (${names.join(', ')}) ${how}.`, {
        brief: `the script ${how}`,
    });
}
function scriptBatch({ number, count, names, keys }, members) {
    const [server = ''] = names;
    const at = members.flatMap((member) => (keys.get(member.name) ?? [])
        .filter((key) => (0,haproxy_server/* nameOf */.Vb)(key).server === server)
        .map((key) => ({ member, key })))[0];
    const { backend } = (0,haproxy_server/* nameOf */.Vb)(at?.key ?? '/');
    const address = at?.member.find(at.key)?.address ?? '';
    return { number, count, names, backend, server, address };
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/half.js
/** One half of a batch, out or back: planned on every load balancer, then carried out as any change is. */





/** Never throws. */
async function runHalf(request, plan, save, effects) {
    const ledger = new Ledger(request, { ...effects, save });
    let planned = await plan(ledger, false);
    if (planned.failures.length > 0)
        return halfOf(request, planned);
    try {
        // Until an earlier step has let go, what was read may have been changed again.
        if (await takeOver(request, planned.runs, effects.hold))
            planned = await plan(ledger, true);
        if (planned.failures.length > 0)
            return halfOf(request, planned);
        return halfOf(request, { ...planned, failures: await carryOut(request, planned.runs, ledger, effects) });
    }
    catch (error) {
        return halfOf(request, { ...planned, failures: [(0,errors/* asFailure */.h_)(error)] });
    }
}
function halfOf(request, { runs, failures }) {
    return {
        runs,
        failures,
        report: reportOf(request, runs, [], failures, 0),
        again: () => halfOf(request, { runs, failures }),
    };
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/failure-list.js
/** What went wrong on several load balancers before any of them was changed, in time. */

class FailureList {
    failures = [];
    #signal;
    constructor({ signal }) {
        this.#signal = signal;
    }
    /** Returns it as it is told, with where it happened. A cancelled step fails everywhere for one and the same reason. */
    add(error, loadBalancer) {
        const failure = (0,errors/* asFailure */.h_)(error);
        const isShared = failure === this.#signal.reason;
        if (isShared && this.failures.includes(failure))
            return failure;
        const isPlaced = isShared || failure.loadBalancer !== undefined;
        const placed = isPlaced ? failure : failure.with({ loadBalancer });
        this.failures.push(placed);
        return placed;
    }
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/half-plans.js
/** What is read and asserted before either half of a batch, on all load balancers before any of them is changed. */










/** What was read this short a time ago need not be looked at again. */
const half_plans_STILL_FRESH_MS = 200;
/**
 * Those of this batch, as they are now. Throws nothing: whoever came back and is not well, and whoever is otherwise than it was found,
 * is a failure.
 */
function planOut(batch, scene, ledger, again) {
    const { request, members, effects } = scene;
    return planEach(members, scene, async (member) => {
        // What was read before holds for this one, but for what changes from moment to moment: another one may have taken long to answer.
        const isStale = effects.clock.now() - member.foundAt >= half_plans_STILL_FRESH_MS;
        if (batch.number > 1 || isStale || again)
            await member.look(effects.signal);
        member.assertDone();
        const wanted = batch.keys.get(member.name) ?? [];
        const keys = wanted.filter((key) => member.find(key) !== null);
        assertThere(member, wanted, scene);
        if (keys.length === 0)
            return null;
        member.assertAsFound(keys);
        const own = outRequest(request, keys);
        const whole = planChange(own, member.snapshot);
        // One that has taken the place of another since may have left that with sessions.
        const plan = { ...withoutWords(whole), warnings: member.isNews() ? whole.warnings : [] };
        const planned = plannedRun(member.loadBalancer, member.snapshot, plan, own, ledger, effects);
        if (plan.refusal !== null)
            throw plan.refusal;
        return planned;
    });
}
/** The same servers, which must still be as the first half left them: with what is read here the next batch is planned, too. */
function planBack(out, scene, ledger) {
    const { request, members, effects } = scene;
    const runs = new Map(out.map((one) => [one.run.name, one]));
    return planEach(members, scene, async (member) => {
        const planned = runs.get(member.name);
        if (planned === undefined)
            return null;
        const { run } = planned;
        const snapshot = await member.loadBalancer.read(effects.signal);
        member.noteProcess(run);
        member.record(snapshot);
        const left = run.units.filter((unit) => !run.of(unit).gone);
        if (left.length === 0)
            return null;
        const isReloaded = !(0,haproxy_server/* isSameProcess */.SM)(run.process, snapshot.process);
        const leftAs = new Map(left.map((unit) => [unit.key, run.now(unit)]));
        run.recordAll(snapshot);
        run.noteGone(left.filter(({ key }) => member.find(key) === null));
        if (isReloaded && request.onReload === 'fail')
            throw reloadedSince(run);
        if (!isReloaded)
            assertAsSet(run, left);
        requireEnabled(run, disabledSince(planned, left, snapshot));
        if (request.healthProof !== 'none')
            assertStillChecked(member, left);
        const own = backRequest(request, left.map(({ key }) => key));
        const plan = withoutWords(planChange(own, snapshot));
        const asLeft = isReloaded ? asBefore(plan, leftAs) : plan;
        const back = plannedRun(member.loadBalancer, snapshot, asLeft, own, ledger, effects);
        if (isReloaded)
            begunAnew(back.run, snapshot);
        if (plan.refusal !== null)
            throw plan.refusal;
        return back;
    });
}
/** All that is to be known of servers was told of the whole plan. */
function withoutWords(plan) {
    return { ...plan, notices: [], warnings: [] };
}
/** Throws `not-found` where a server is gone; where that is allowed it is a warning. */
function assertThere(member, wanted, { request, effects }) {
    const gone = wanted.filter((key) => member.find(key) === null);
    if (gone.length === 0)
        return;
    const words = `${gone.join(', ')} is gone: HAProxy had it when this step began.`;
    if (!request.failOnNotFound) {
        member.warnings.push(words);
        effects.tell({ kind: 'warning', loadBalancer: member.name, text: words });
        return;
    }
    throw new errors/* Failure */.HR('not-found', words, {
        loadBalancer: member.name,
        servers: gone,
        hint: 'Correct `server`, or leave it out. With `fail-on-not-found: false` this is a warning.',
    });
}
/** Of these the configuration of another process has taken out, while the batch was out. */
function disabledSince({ plan }, left, { servers }) {
    const before = new Map(plan.targets.map((target) => [target.key, target.before]));
    return left.filter(({ key }) => isDisabled(servers.get(key)) && !isDisabled(before.get(key)));
}
/** Throws `unhealthy` where checks proved one when the step began, and do not run any more: it would be let in unproven. */
function assertStillChecked(member, left) {
    const unchecked = left.filter(({ key }) => {
        const before = member.targets.find((target) => target.key === key)?.before;
        const now = member.find(key);
        return before?.checks === 'enabled' && now !== null && now.checks !== 'enabled';
    });
    const [first] = unchecked;
    if (first === undefined)
        return;
    throw new errors/* Failure */.HR('unhealthy', `Not proven healthy: the health ${verb(unchecked.length, 'check', 'checks')} of ${run_namesOf(unchecked)} ${verb(unchecked.length, 'was', 'were')} switched off meanwhile.`, {
        brief: 'its health checks were switched off meanwhile',
        loadBalancer: member.name,
        servers: unchecked.map(({ key }) => key),
        hint: `Send \`enable health ${first.key}\`, then run \`ready\` for it.`,
    });
}
function reloadedSince(run) {
    return new errors/* Reloaded */.P1('HAProxy was reloaded after the script, and forgot what was set', {
        loadBalancer: run.name,
        servers: run.units.map(({ key }) => key),
    });
}
/** In a process that has forgotten it, too, each of these was out when its script began. */
function asBefore(plan, before) {
    const targets = plan.targets.map((target) => ({
        ...target,
        before: before.get(target.key) ?? target.before,
    }));
    return { ...plan, targets };
}
/** Whatever a reload has let in is proven there, as after a reload within the step. */
function begunAnew(run, snapshot) {
    run.noteReload();
    run.recordAll(snapshot);
    run.expectAsRead(run.units);
}
/** All are planned, or it is known why not: a fault of one is a fault of all. */
async function planEach(members, { effects }, plan) {
    const list = new FailureList(effects);
    const runs = await Promise.all(members.map(async (member) => {
        try {
            return (await plan(member)) ?? [];
        }
        catch (error) {
            list.add(error, member.name);
            return [];
        }
    }));
    for (const failure of list.failures)
        effects.tell({ kind: 'failure', failure });
    return { runs: runs.flat(), failures: list.failures };
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/batch-run.js
/**
 * One batch from beginning to end: out on every load balancer, its script, back on every load balancer. Told from top to bottom. What
 * becomes of it when something fails is decided by where: before the script as for any change; from then on it stays in maint.
 */







/** Never throws. */
async function runBatch(batch, scene) {
    const { clock, signal } = scene.effects;
    const begunAt = clock.now();
    const { end, ending, failures, out, script, back } = await outAndBack(batch, scene);
    const { number, names } = batch;
    const ofScript = { scriptBegun: script !== undefined, scriptMs: script?.tookMs ?? null };
    const told = tellingOf(out, back);
    const isBack = new Set((back?.report.servers ?? []).map(rowKey));
    const isStopped = (row) => end === 'not-done' &&
        !(isBack.has(rowKey(row)) && row.after.forced === 'ready') &&
        (script !== undefined || row.changed !== 'no');
    const error = signal.aborted ? null : (failures[0] ?? null);
    return {
        ...told,
        servers: told.servers.map((row) => (isStopped(row) ? asFailed(row, error) : row)),
        report: { number, names, end, ...ofScript, tookMs: clock.now() - begunAt },
        failures,
        ending,
    };
}
async function outAndBack(batch, scene) {
    const { request, ledger, effects } = scene;
    const planningOut = (saving, again) => planOut(batch, scene, saving, again);
    const out = await runHalf(outRequest(request), planningOut, ledger.saveOut, effects);
    if (out.failures.length > 0)
        return notOut(out);
    const there = withoutGone(batch, out);
    if (there === null)
        return { end: 'gone', ending: 'unchanged', failures: [], out };
    const script = await runWatched(there, out, scene);
    if (script.failures.length > 0)
        return await stoppedInScript(out, script, scene);
    const planningBack = (saving) => planBack(out.runs, scene, saving);
    const back = await runHalf(backRequest(request), planningBack, ledger.saveBack, effects);
    if (back.failures.length > 0)
        return batch_run_notBack(out, script, back, scene);
    for (const { run } of back.runs)
        scene.members.find(({ name }) => name === run.name)?.noteDone(run);
    ledger.finishBatch((name, saved) => batch_run_isAsBefore(back, name, saved));
    return { end: 'done', ending: 'unchanged', failures: [], out, script, back };
}
/** `on-drain-timeout` or `on-error` has decided, as for any change. */
function notOut(out) {
    const { changed, result, ending } = out.report;
    const end = changed !== 'no' ? 'not-done' : result === 'rolled-back' ? 'rolled-back' : 'not-begun';
    return { end, ending, failures: out.failures, out };
}
/** Its application may be broken: it stays out, whatever the policies say. When the step was cancelled, post asks them. */
async function stoppedInScript(out, script, { ledger, effects }) {
    // Not one that is cancelled while it has its last look, or killed.
    const isCancelled = effects.signal.aborted && script.failures[0] === effects.signal.reason;
    if (!isCancelled)
        ledger.keepBatch();
    await Promise.all(out.runs.map(({ run }) => change_lookOnceMore(run, effects)));
    const ending = isCancelled ? 'unfinished' : 'kept';
    return { end: 'not-done', ending, failures: script.failures, out: asKnownNow(out), script };
}
/** It has gone back to maint, or was left where it was: what `ready` calls unchanged is out of rotation. */
function batch_run_notBack(out, script, back, { ledger }) {
    const { ending: ofBack } = back.report;
    const ending = ofBack === 'unchanged' || ofBack === 'reached' ? 'kept' : ofBack;
    if (ending === 'kept')
        ledger.keepBatch();
    if (ending === 'not-put-back')
        ledger.keepWayBack();
    return { end: 'not-done', ending, failures: back.failures, out, script, back };
}
/** What is left of it, for its script to work on; null when nothing is. */
function withoutGone(batch, { runs }) {
    const units = runs.flatMap(({ run }) => run.units.filter((unit) => !run.of(unit).gone));
    const there = new Set(units.map(({ key }) => (0,haproxy_server/* nameOf */.Vb)(key).server));
    const names = batch.names.filter((name) => there.has(name));
    return names.length === 0 ? null : { ...batch, names };
}
/** What it was to become it is not, whatever came of the first half. */
function asFailed(row, error) {
    return row.outcome === 'gone' ? row : { ...row, outcome: 'failed', error: row.error ?? error };
}
function batch_run_isAsBefore({ runs }, name, saved) {
    const now = runs.find(({ run }) => run.name === name)?.run.find((0,haproxy_server/* keyOf */.TN)(saved)) ?? null;
    return now === null || now.forced === saved.before.state;
}
/** Whoever was left when the script began was left, though a reload has begun to count anew since. */
function asKnownNow(out) {
    const now = out.again();
    const then = new Map(out.report.servers.map((row) => [rowKey(row), row.drained]));
    const servers = now.report.servers.map((row) => then.get(rowKey(row)) === false ? { ...row, drained: false } : row);
    return { ...now, report: { ...now.report, servers } };
}
function tellingOf(out, back) {
    // More of the first half may be known since it ended: HAProxy was reloaded while the script ran.
    const first = back === undefined ? out : asKnownNow(out);
    const halves = back === undefined ? [out] : [first, back];
    return {
        servers: back === undefined ? out.report.servers : mergedRows(first.report.servers, back.report.servers),
        loadBalancers: halves.flatMap(({ report }) => report.loadBalancers),
        notices: halves.flatMap(({ report }) => report.notices),
        warnings: halves.flatMap(({ report }) => report.warnings),
    };
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/rolling-ledger.js
/**
 * What a rolling step may leave behind, saved before each set: of the batch that is under way alone, for batches that are done are not
 * touched again. Both halves of a batch are one change: what a server was before it went out is what it goes back to.
 */

class RollingLedger {
    #request;
    #save;
    #out = [];
    #back = [];
    /** Of batches that are done, what is otherwise than before: known to post when all are done. */
    #done = [];
    #onError;
    #scriptUnfinished = false;
    constructor(request, { save }) {
        this.#request = request;
        this.#save = save;
        this.#onError = request.onError;
    }
    /** Where the first half of a batch saves to. */
    saveOut = ({ loadBalancers }) => {
        this.#out = loadBalancers;
        this.#write();
    };
    /** Where the second half of a batch saves to. */
    saveBack = ({ loadBalancers }) => {
        this.#back = loadBalancers;
        this.#write();
    };
    /** Before its script is started: should we be killed meanwhile, nobody comes back but proven. Throws when it cannot be saved. */
    beginScript() {
        this.#scriptUnfinished = true;
        this.#write();
    }
    /** It has ended well. */
    endScript() {
        this.#scriptUnfinished = false;
        this.#narrow();
    }
    /** The batch is back everywhere. `isAsBefore`: nothing of this server is otherwise than it was. */
    finishBatch(isAsBefore) {
        const different = combined(this.#out, this.#back).map((one) => ({
            ...one,
            servers: one.servers.filter((server) => !isAsBefore(one.name, server)).map(asLetIn),
        }));
        this.#done = rolling_ledger_merged(this.#done, different);
        this.#out = [];
        this.#back = [];
        this.#narrow();
    }
    /** The script of this batch, or its way back, has failed: whatever comes, nobody lets it in unasked. */
    keepBatch() {
        this.#onError = 'keep';
        this.#narrow();
    }
    /** Its way back has failed, and so has the way to where that began: that is where post tries to go once more. */
    keepWayBack() {
        this.#back = this.#back.map((one) => ({
            ...one,
            servers: one.servers.map((server) => this.#asOfStep(one.name, server)),
        }));
        // Those that are where the way back began, or never left it, are out all the same.
        this.#out = this.#out.map((one) => ({
            ...one,
            servers: one.servers.filter((server) => !this.#isOnTheWay(one.name, server)).map(asInMaint),
        }));
        this.keepBatch();
    }
    #isOnTheWay(name, server) {
        const back = this.#back.find((one) => one.name === name);
        return back?.servers.some((one) => (0,haproxy_server/* keyOf */.TN)(one) === (0,haproxy_server/* keyOf */.TN)(server)) === true;
    }
    #asOfStep(name, server) {
        const out = this.#out.find((one) => one.name === name);
        const first = out?.servers.find((one) => (0,haproxy_server/* keyOf */.TN)(one) === (0,haproxy_server/* keyOf */.TN)(server));
        return first === undefined ? server : { ...server, beforeStep: first.before };
    }
    /** All batches are back. */
    close() {
        if (this.#done.length > 0)
            this.#save({ ...this.#policies(), reached: true, loadBalancers: [...this.#done] });
    }
    /** Is any server otherwise than it was before the step? */
    get isDifferent() {
        return this.#done.some(({ servers }) => servers.length > 0);
    }
    /** Throws when it cannot be saved. */
    #write() {
        const loadBalancers = combined(this.#out, this.#back);
        this.#save({ ...this.#policies(), reached: false, loadBalancers });
    }
    /** What cannot be saved now was saved before, in wider words. */
    #narrow() {
        try {
            this.#write();
        }
        catch { }
    }
    #policies() {
        const { restore, minAvailable, healthTimeoutMs } = this.#request;
        const script = this.#scriptUnfinished ? { scriptUnfinished: true } : {};
        return {
            operation: 'rolling',
            onError: this.#onError,
            restore,
            minAvailable,
            healthTimeoutMs,
            ...script,
        };
    }
}
/** Whoever is in anything else than ready by now was set to that by somebody else. */
function asLetIn(saved) {
    return { ...saved, sent: { ...saved.sent, states: ['ready'], weights: [] } };
}
/** Nobody brings it anywhere else, but that it was in rotation before the step is to be told. */
function asInMaint(saved) {
    return { ...saved, before: { ...saved.before, state: 'maint' }, beforeStep: saved.before };
}
/** All that was sent in both halves. The process is the one that was told last. */
function combined(out, back) {
    const names = new Set([...out, ...back].map(({ name }) => name));
    return [...names].flatMap((name) => {
        const [first, second] = [out, back].map((half) => half.find((one) => one.name === name));
        const known = second ?? first;
        if (known === undefined)
            return [];
        const servers = new Map((first?.servers ?? []).map((server) => [(0,haproxy_server/* keyOf */.TN)(server), server]));
        for (const server of second?.servers ?? []) {
            const before = servers.get((0,haproxy_server/* keyOf */.TN)(server));
            servers.set((0,haproxy_server/* keyOf */.TN)(server), before === undefined ? server : { ...before, ...ofBoth(before, server) });
        }
        return [{ ...known, servers: [...servers.values()] }];
    });
}
function ofBoth(out, back) {
    const states = [...new Set([...out.sent.states, ...back.sent.states])];
    const weights = [...new Set([...out.sent.weights, ...back.sent.weights])];
    return { address: back.address, sent: { ...out.sent, states, weights } };
}
function rolling_ledger_merged(done, more) {
    const names = new Set([...done, ...more].map(({ name }) => name));
    return [...names].flatMap((name) => {
        const [before, now] = [done, more].map((half) => half.find((one) => one.name === name));
        const known = now ?? before;
        const servers = [...(before?.servers ?? []), ...(now?.servers ?? [])];
        return known === undefined || servers.length === 0 ? [] : [{ ...known, servers }];
    });
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/rolling-report.js


function rollingReport({ scene, whole, outcomes, failures, durationMs }) {
    const { request, members } = scene;
    // A dry run ends as the real one would: what is refused is not planned.
    const isPlanned = request.dryRun && failures.length === 0;
    const batches = batchReports(whole, outcomes, isPlanned);
    const servers = rolling_report_rowsOf(members, outcomes, failures, isPlanned);
    const changed = rolling_report_changedOfAll(servers, batches);
    const error = failures[0] ?? null;
    return {
        operation: 'rolling',
        result: rolling_report_resultOf(error, changed, batches, request.dryRun),
        ending: rolling_report_endingOf(scene, outcomes, error),
        changed,
        servers,
        loadBalancers: members.map((member) => loadBalancerOf(member, outcomes)),
        unread: whole.unread,
        plan: whole.lines,
        notices: [...whole.notices, ...outcomes.flatMap(({ notices }) => notices)],
        warnings: [
            ...whole.warnings,
            ...outcomes.flatMap(({ warnings }) => warnings),
            ...members.flatMap(({ name, warnings }) => warnings.map((text) => ({ loadBalancer: name, text }))),
        ],
        error,
        failures,
        durationMs: Math.round(durationMs),
        batches,
    };
}
/** Reloads are counted by the batches that met them; the last one knows the process of now. */
function loadBalancerOf({ name, snapshot: { process } }, outcomes) {
    const all = outcomes.flatMap(({ loadBalancers }) => loadBalancers).filter((one) => one.name === name);
    const { commandPrefix = process.commandPrefix ?? null } = all.at(-1) ?? {};
    return { name, commandPrefix, reloads: all.reduce((sum, { reloads }) => sum + reloads, 0) };
}
function batchReports({ batches }, outcomes, isPlanned) {
    return batches.map(({ number, names }) => {
        const begun = outcomes.find(({ report }) => report.number === number)?.report;
        const end = isPlanned ? 'planned' : 'not-begun';
        return begun ?? { number, names, end, scriptBegun: false, scriptMs: null, tookMs: null };
    });
}
/** One for each that was selected, in order, and for each tracker that a batch speaks of. */
function rolling_report_rowsOf(members, outcomes, failures, isPlanned) {
    const begun = new Map(outcomes.flatMap(({ servers }) => servers).map((row) => [rowKey(row), row]));
    const done = new Set(outcomes.filter(({ report }) => report.end === 'done').flatMap(({ servers }) => servers.map(rowKey)));
    const selected = members.flatMap((member) => member.targets.map((target) => {
        const untouched = untouchedRow(member, target, isPlanned ? 'planned' : 'skipped');
        const row = begun.get(rowKey(untouched));
        begun.delete(rowKey(untouched));
        if (row === undefined)
            return withError(untouched, failures);
        return withError(done.has(rowKey(row)) ? asOfNow(member, row) : row, failures);
    }));
    return [...selected, ...begun.values()];
}
function untouchedRow(member, target, outcome) {
    const { key, before, members } = target;
    return {
        loadBalancer: member.name,
        backend: before.backend,
        server: before.server,
        before,
        after: member.find(key) ?? before,
        changed: 'no',
        outcome: member.find(key) === null ? 'gone' : outcome,
        trackedBy: members.slice(1).map(haproxy_server/* keyOf */.TN),
        goal: 'maint, script, ready',
        drainMs: null,
        drained: null,
        healthMs: null,
        sessionsShutDown: 0,
        sessionsOverTime: [],
        error: null,
        notPutBack: null,
    };
}
/** One that is done may have been read again since. */
function asOfNow(member, row) {
    if (row.outcome !== 'changed' || row.changed === 'unknown')
        return row;
    const after = member.find((0,haproxy_server/* keyOf */.TN)(row));
    if (after === null)
        return { ...row, outcome: 'gone', changed: 'no' };
    return { ...row, after, changed: after.forced === row.before.forced ? 'no' : 'yes' };
}
/** Where nothing was done what stood in the way has failed. */
function withError(row, failures) {
    const error = failures.find(({ loadBalancer, servers }) => loadBalancer === row.loadBalancer && servers.includes((0,haproxy_server/* keyOf */.TN)(row)));
    if (row.error !== null || error === undefined)
        return row;
    return {
        ...row,
        error,
        outcome: row.outcome === 'skipped' ? 'failed' : row.outcome,
    };
}
/** Where a script was begun the application may be another one, whatever HAProxy says. */
function rolling_report_changedOfAll(servers, batches) {
    if (servers.some(({ changed }) => changed === 'unknown'))
        return 'unknown';
    const isChanged = batches.some(({ scriptBegun }) => scriptBegun);
    return isChanged || servers.some(({ changed }) => changed === 'yes') ? 'yes' : 'no';
}
function rolling_report_resultOf(error, changed, batches, dryRun) {
    if (error === null) {
        if (dryRun)
            return 'planned';
        return changed === 'no' ? 'unchanged' : 'changed';
    }
    if (changed !== 'no')
        return 'partial';
    return batches.some(({ end }) => end === 'rolled-back') ? 'rolled-back' : 'failed';
}
/** Of servers alone, for post: batches that are done are not its business, unless all are. */
function rolling_report_endingOf({ ledger }, outcomes, error) {
    if (error === null)
        return ledger.isDifferent ? 'reached' : 'unchanged';
    return outcomes.at(-1)?.ending ?? 'unchanged';
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/batches.js
/**
 * Which servers go out together: all that are selected, on all load balancers, cut into batches. Servers of one name are one machine,
 * in whatever backends and on whatever load balancers it is. Pure.
 */

/** In the order of the first load balancer; what only others have comes after that. */
function batchesOf(selected, size) {
    const names = [...new Set(selected.flatMap(({ keys }) => keys.map((key) => (0,haproxy_server/* nameOf */.Vb)(key).server)))];
    const atOnce = batches_sizeOf(size, names.length);
    const count = Math.ceil(names.length / atOnce);
    return Array.from({ length: count }, (_, index) => {
        const own = names.slice(index * atOnce, (index + 1) * atOnce);
        return { number: index + 1, count, names: own, keys: keysOf(selected, new Set(own)) };
    });
}
/** A percentage is rounded down, for fewer at once is the safe side; one server is the least. */
function batches_sizeOf({ kind, value }, servers) {
    return Math.max(1, kind === 'count' ? value : Math.floor((servers * value) / 100));
}
function keysOf(selected, names) {
    const own = selected.map(({ loadBalancer, keys }) => {
        return [loadBalancer, keys.filter((key) => names.has((0,haproxy_server/* nameOf */.Vb)(key).server))];
    });
    return new Map(own.filter(([, keys]) => keys.length > 0));
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/member.js
/**
 * One load balancer in the course of a rolling step: what was selected there, how it was found, and what it says now. Decides nothing
 * but whose a server's state is.
 */



class RollingMember {
    loadBalancer;
    /** All that are selected here, as they were found at first. */
    targets;
    /** What was told of it. */
    warnings = [];
    /** On the clock: when everything was read first. */
    foundAt;
    /** As everything was found in this process. */
    #found;
    #snapshot;
    #done = new Set();
    /** The one of which all that is to be known of its past was told last. */
    #told;
    constructor(loadBalancer, snapshot, targets, foundAt) {
        this.foundAt = foundAt;
        this.loadBalancer = loadBalancer;
        this.targets = targets;
        this.#found = snapshot;
        this.#snapshot = snapshot;
        this.#told = snapshot.process;
    }
    get name() {
        return this.loadBalancer.name;
    }
    /** As read last. */
    get snapshot() {
        return this.#snapshot;
    }
    /** As read last; null for one that is not there. */
    find(key) {
        return this.#snapshot.servers.get(key) ?? null;
    }
    /** Everything was read anew. What another process has is found there. */
    record(snapshot) {
        if (!(0,haproxy_server/* isSameProcess */.SM)(this.#found.process, snapshot.process))
            this.#found = snapshot;
        this.#snapshot = snapshot;
    }
    /** Is this another process than the one that was told of last? From now on it was. */
    isNews() {
        const { process } = this.#snapshot;
        const isNews = !(0,haproxy_server/* isSameProcess */.SM)(this.#told, process);
        this.#told = process;
        return isNews;
    }
    /** Has any batch come back here? */
    get hasDone() {
        return this.#done.size > 0;
    }
    /** A half of a batch has come here: what it found first in a process that has replaced another one is found there. */
    noteProcess({ snapshot }) {
        if (!(0,haproxy_server/* isSameProcess */.SM)(this.#snapshot.process, snapshot.process))
            this.record(snapshot);
    }
    /** These were proven and let in, and read once more. */
    noteDone(run) {
        this.noteProcess(run);
        const done = run.units.map((unit) => [unit.key, run.now(unit)]);
        for (const [key] of done)
            this.#done.add(key);
        this.#snapshot = { ...this.#snapshot, servers: new Map([...this.#snapshot.servers, ...done]) };
    }
    /** Reads all that are selected; everything, where HAProxy was reloaded or one of them is gone. */
    async look(signal) {
        const members = this.targets.flatMap((target) => target.members);
        const names = [...new Map(members.map((member) => [(0,haproxy_server/* keyOf */.TN)(member), member])).values()];
        const there = names.filter((name) => this.#snapshot.servers.has((0,haproxy_server/* keyOf */.TN)(name)));
        if (there.length === 0)
            return;
        try {
            const { servers, backends, oldWorkers } = await this.loadBalancer.readServers(there, signal);
            this.#snapshot = {
                ...this.#snapshot,
                servers: new Map([...this.#snapshot.servers, ...servers]),
                backends: new Map([...this.#snapshot.backends, ...backends]),
                oldWorkers,
            };
        }
        catch (error) {
            const isAnother = error instanceof errors/* Reloaded */.P1 || (error instanceof errors/* Failure */.HR && error.code === 'not-found');
            if (!isAnother)
                throw error;
            this.record(await this.loadBalancer.read(signal));
        }
    }
    /** Throws `not-verified`, `dns-maintenance` or `unhealthy` where one that came back is not as it was left: then nobody else goes out. */
    assertDone() {
        for (const key of this.#done) {
            const now = this.find(key);
            if (now === null)
                continue;
            if (now.forced !== 'ready')
                throw this.#changed(key, `was put back in rotation, and now it is ${now.forced} ("${now.status}")`);
            if (now.maintCauses.includes('dns'))
                throw this.#unresolved(key, now);
            if (now.checks === 'enabled' && now.admin === 'ready' && now.operationalState === 0)
                throw this.#failedSince(key, now);
        }
    }
    /** Throws `not-verified` where one of these is not as it was found: somebody wants it otherwise. */
    assertAsFound(keys) {
        for (const key of keys) {
            const [found, now] = [this.#found.servers.get(key), this.find(key)];
            if (found === undefined || now === null)
                continue;
            const before = this.targets.find((target) => target.key === key)?.before;
            if (isDisabled(now) && !isDisabled(before))
                throw this.#changed(key, `was ${before?.forced} when this step began, and a new configuration has it disabled`);
            if (found.forced !== now.forced) {
                const words = `was ${found.forced} when this step began, and now it is ${now.forced} ("${now.status}")`;
                throw this.#changed(key, words);
            }
            if (now.fqdn === '' && found.address !== now.address) {
                throw this.#changed(key, `stood at ${found.address} when this step began, and stands at ${now.address} now`);
            }
        }
    }
    #changed(key, words) {
        return new errors/* Failure */.HR('not-verified', `${key} ${words}: somebody else changed it.`, {
            loadBalancer: this.name,
            servers: [key],
            hint: 'Another job or person works on this server: find out why before the rest goes out. A common `concurrency` group keeps jobs apart.',
        });
    }
    #unresolved(key, { status }) {
        return new errors/* Failure */.HR('dns-maintenance', `${key} was put back in rotation, and its name does not resolve any more: no other server goes out.`, {
            loadBalancer: this.name,
            servers: [key],
            detail: status,
            hint: 'HAProxy brings it back by itself when the name resolves: look at its `resolvers` section.',
        });
    }
    #failedSince(key, { status, lastCheck }) {
        return new errors/* Failure */.HR('unhealthy', `${key} was proven healthy and put back in rotation, and now it is "${status}": no other server goes out.`, {
            loadBalancer: this.name,
            servers: [key],
            ...(lastCheck === '' ? {} : { detail: lastCheck }),
            hint: `Look at the application of ${(0,haproxy_server/* nameOf */.Vb)(key).server}: it has failed since it came back.`,
        });
    }
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/whole-plan.js
/**
 * The whole of a rolling step before anything of it is changed: what is selected on each load balancer, which servers go out together,
 * and whether each batch may go when all before it are back. A fault of one load balancer is a fault of all.
 */











/** Reads all load balancers and changes nothing. What stands against the step is told, and is among the failures. */
async function planAll(request, loadBalancers, effects) {
    const list = new FailureList(effects);
    const { found, unread } = await whole_plan_readAll(request, loadBalancers, list, effects);
    const batches = batchesOf(found.map(({ member }) => ({ loadBalancer: member.name, keys: member.targets.map(({ key }) => key) })), request.batchSize);
    const lines = found.flatMap(({ member, snapshot }) => {
        const plans = plansOf(request, member, batches);
        const own = plans.flatMap(({ batch, plan }) => plan.lines.map((line) => whole_plan_lineOf(batch, line)));
        for (const { plan } of plans)
            if (plan.refusal !== null)
                list.add(plan.refusal, member.name);
        effects.tell({ kind: 'read', loadBalancer: member.name, lines: linesOf(snapshot, planned(member, own)) });
        return whole_plan_messagesOf(member, own);
    });
    const whole = {
        members: found.map(({ member }) => member),
        batches,
        lines,
        notices: found.flatMap((one) => whole_plan_messagesOf(one.member, one.notices)),
        warnings: found.flatMap((one) => whole_plan_messagesOf(one.member, one.warnings)),
        failures: list.failures,
        unread,
    };
    tellAll(whole, effects);
    return whole;
}
async function whole_plan_readAll(request, loadBalancers, list, { clock, signal }) {
    const unread = [];
    const read = async (loadBalancer) => {
        const { name } = loadBalancer;
        try {
            const { refusal, ...one } = findOne(request, loadBalancer, await loadBalancer.read(signal), clock.now());
            if (refusal === null)
                return [one];
            const error = list.add(refusal, name);
            if (one.member.targets.length === 0)
                unread.push({ loadBalancer: name, error });
            return [one];
        }
        catch (error) {
            unread.push({ loadBalancer: name, error: list.add(error, name) });
            return [];
        }
    };
    const found = (await Promise.all(loadBalancers.map(read))).flat();
    const answered = found.map(({ member: { name }, snapshot: { process } }) => ({ name, process }));
    for (const twin of twinsAmong(answered))
        list.add(twin, twin.loadBalancer ?? '');
    return { found, unread };
}
function tellAll({ failures, notices, warnings }, { tell }) {
    for (const failure of failures)
        tell({ kind: 'failure', failure });
    for (const notice of notices)
        tell({ kind: 'notice', ...notice });
    for (const warning of warnings)
        tell({ kind: 'warning', ...warning });
}
/** Every reason not to begin but the guard and the load, which depend on the batches. */
function findOne(request, loadBalancer, snapshot, foundAt) {
    const whole = outRequest(request);
    const { maxLoad: _, ...unloaded } = whole;
    const out = planChange({ ...unloaded, minAvailable: { kind: 'count', value: 0 } }, snapshot);
    const loads = loadsOf(out.capacities, snapshot.servers.values(), new Set(), whole);
    const back = planChange(backRequest(request), snapshot);
    return {
        member: new RollingMember(loadBalancer, snapshot, out.targets, foundAt),
        snapshot,
        notices: [
            ...out.notices,
            ...back.notices,
            ...unknownNotices(loads),
            ...out.targets.flatMap(outAlreadyNotice),
        ],
        warnings: out.warnings,
        refusal: out.refusal ?? back.refusal,
    };
}
function outAlreadyNotice({ key, before }) {
    if (before.forced === 'ready')
        return [];
    return [
        `${key} is in ${before.forced} now, and is put in rotation with its batch: take it out of \`server\` if it is to stay out.`,
    ];
}
/** Each batch against the guard, as if all before it were back. A plan that cannot begin at all has no batches to guard. */
function plansOf(request, { name, snapshot }, batches) {
    let assumed = snapshot;
    return batches.flatMap((batch) => {
        const keys = batch.keys.get(name);
        if (keys === undefined)
            return [];
        const plan = planChange(outRequest(request, keys), assumed);
        assumed = withBack(assumed, plan.targets.flatMap(({ members }) => members.map(haproxy_server/* keyOf */.TN)));
        return [
            {
                batch,
                plan: isOfBatch(plan.refusal) ? ofBatch(plan, plan.refusal, batch) : { ...plan, refusal: null },
            },
        ];
    });
}
/** Whatever else is refused was refused of the whole plan. */
function isOfBatch(refusal) {
    return refusal !== null && (refusal.code === 'guard' || refusal.code === 'max-load');
}
function ofBatch(plan, { code, message, hint }, { number, count }) {
    return {
        ...plan,
        refusal: new errors/* Failure */.HR(code, `Batch ${number} of ${count}: ${message}`, {
            hint: `${hint} A smaller \`batch-size\` takes out fewer at once.`,
        }),
    };
}
/** As it will be when these take traffic again. */
function withBack(snapshot, keys) {
    const servers = new Map(snapshot.servers);
    const backends = new Map(snapshot.backends);
    for (const key of keys) {
        const server = servers.get(key);
        if (server === undefined)
            continue;
        const back = whole_plan_letIn(server);
        servers.set(key, back);
        const backend = backends.get(server.backend);
        if (backend === undefined || (0,haproxy_server/* takesTraffic */.CS)(server) || !(0,haproxy_server/* takesTraffic */.CS)(back))
            continue;
        const { active, backups } = backend;
        backends.set(backend.name, server.backup ? { ...backend, backups: backups + 1 } : { ...backend, active: active + 1 });
    }
    return { ...snapshot, servers, backends };
}
function whole_plan_letIn(server) {
    return { ...server, admin: 'ready', forced: 'ready', maintCauses: [], operationalState: 2, status: 'UP' };
}
function planned({ targets }, lines) {
    return { targets, capacities: [], lines, notices: [], warnings: [], refusal: null };
}
function whole_plan_lineOf({ number, count }, line) {
    return `batch ${number} of ${count}: ${line}; then the script, then ready`;
}
function whole_plan_messagesOf({ name }, texts) {
    return texts.map((text) => ({ loadBalancer: name, text }));
}

;// CONCATENATED MODULE: ./build/src/operation/rolling/rolling.js
/**
 * A rolling step from beginning to end: read all, plan every batch, then one after the other out, script, back. Stops at the first
 * batch that fails; those that are done stay done, the rest is not touched. Ends with a report, never with an exception.
 */








/** A step that has failed already waits no longer than this for those that it has nothing to do with any more. */
const rolling_LAST_LOOK_MS = 4_000;
async function rolling({ request, loadBalancers, effects }) {
    const startedAt = effects.clock.now();
    const whole = await planAll(request, loadBalancers, effects);
    const ledger = new RollingLedger(request, effects);
    const scene = { request, members: whole.members, ledger, effects };
    const begins = whole.failures.length === 0 && !request.dryRun;
    const outcomes = begins ? await runAll(whole.batches, scene) : [];
    const isThrough = begins && outcomes.every(({ failures }) => failures.length === 0);
    const failures = [
        ...whole.failures,
        ...outcomes.flatMap((one) => one.failures),
        ...(isThrough ? await rolling_finish(scene) : []),
    ];
    if (!isThrough)
        await lookAtDone(scene);
    const durationMs = effects.clock.now() - startedAt;
    return rollingReport({ scene, whole, outcomes, failures, durationMs });
}
/** Up to the first that fails. */
async function runAll(batches, scene) {
    const { clock, tellProgress } = scene.effects;
    const begunAt = clock.now();
    const outcomes = [];
    for (const batch of batches) {
        tellProgress(`${titleOf(batch)}: ${batch.names.join(', ')}${timesOf(batch, clock.now() - begunAt)}`);
        const outcome = await runBatch(batch, scene);
        outcomes.push(outcome);
        if (outcome.failures.length > 0)
            break;
        const words = outcome.report.end === 'gone' ? 'gone' : `back after ${formatDuration(outcome.report.tookMs ?? 0)}`;
        tellProgress(`${titleOf(batch)}: ${words}`);
    }
    return outcomes;
}
function titleOf({ number, count }) {
    return `${number} of ${count}`;
}
/** The rest is expected to take as long as what is done took. */
function timesOf({ number, count }, soFarMs) {
    if (number === 1)
        return '';
    const leftMs = (soFarMs / (number - 1)) * (count - number + 1);
    return `; ${formatDuration(soFarMs)} so far, about ${formatDuration(leftMs)} left`;
}
/** What is said of batches that are done was read when the last one went out, or before. What cannot be read now stays as it was read. */
async function lookAtDone({ members, effects: { clock, signal } }) {
    if (signal.aborted)
        return;
    const look = async (member) => {
        if (member.hasDone)
            await within(clock, rolling_LAST_LOOK_MS, (limit) => member.look(limit));
    };
    await Promise.allSettled(members.map(look));
}
/** Nothing is "done" but what all load balancers say at the end of all servers, the first batch's included. */
async function rolling_finish({ members, ledger, effects }) {
    const list = new FailureList(effects);
    await Promise.all(members.map(async (member) => {
        try {
            await member.look(effects.signal);
            member.assertDone();
        }
        catch (error) {
            list.add(error, member.name);
        }
    }));
    const { failures } = list;
    try {
        if (failures.length === 0)
            ledger.close();
    }
    catch (error) {
        failures.push((0,errors/* asFailure */.h_)(error));
    }
    for (const failure of failures)
        effects.tell({ kind: 'failure', failure });
    return failures;
}

;// CONCATENATED MODULE: ./build/src/action/inputs/rolling-inputs.js
/**
 * The manifest of rolling/action.yml: the groups of the main action as far as they concern servers that go out and come back, and the
 * script between the two. Every fault in one error. Runs nothing.
 */








/** In the order of rolling/action.yml. Built when it is used: every other step would pay for it. */
function shapeOf() {
    const { 'on-reload': onReload, 'dry-run': dryRun } = ADVANCED.shape;
    return {
        address: addresses,
        ...SELECTION.shape,
        ...SCRIPT.shape,
        ...DRAIN.shape,
        ...HEALTH.shape,
        ...GUARD.shape,
        ...ROLLBACK.shape,
        'on-reload': onReload,
        'dry-run': dryRun,
        ...CREDENTIALS,
        ...CONNECTION.shape,
        ...REPORT.shape,
    };
}
const rolling_inputs_schemaOf = () => object(shapeOf());
/** The names of all inputs. */
function rollingInputNames() {
    return Object.keys(shapeOf());
}
/** What stands in rolling/action.yml as default; empty where an input has none. */
function rollingDefaultOf(name) {
    if (name === 'backend')
        return '*';
    const { def } = shapeOf()[name];
    return 'defaultValue' in def ? def.defaultValue : '';
}
/** Reads every input by its name and makes values of them. Throws WrongInputs with all that is wrong. */
function parseRollingInputs(read) {
    const names = rollingInputNames();
    const given = Object.fromEntries(names.map((name) => [name, read(name).trim() || undefined]));
    const parsed = rolling_inputs_schemaOf().safeParse(given);
    const selection = parseSelection(given.backend ?? '', given.server ?? '');
    const faults = [
        ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
        ...(selection.ok
            ? []
            : selection.faults.filter((fault) => given.backend || !fault.startsWith('backend:'))),
        ...folderFaults(given['working-directory']),
        ...(parsed.success ? drainFaults(parsed.data) : []),
        ...(parsed.success ? rolling_inputs_credentialFaults(parsed.data, given) : []),
    ];
    if (!parsed.success || !selection.ok || faults.length > 0)
        throw new WrongInputs(faults);
    const values = parsed.data;
    return {
        addresses: values.address,
        request: { ...rolling_inputs_requestOf(values), selection: selection.value },
        script: scriptOf(values),
        connection: groups_connectionOf(values),
        credentials: credentialsOf(values),
        summary: values.summary,
        warnings: [...openPorts(values.address), ...singleNameWarnings(values)],
        // All of them are for what every rolling step does.
        unused: [],
    };
}
/** Looked at before anything is changed: a script that cannot be started would leave its batch out. */
function folderFaults(folder = '.') {
    const isFolder = (0,external_node_fs_.statSync)((0,external_node_path_.resolve)(folder), { throwIfNoEntry: false })?.isDirectory() ?? false;
    return isFolder ? [] : ['working-directory: is no folder'];
}
function rolling_inputs_credentialFaults(values, given) {
    const names = Object.keys(CREDENTIALS).filter((name) => given[name] !== undefined);
    const targets = values.address.map(({ address }) => address);
    return [
        ...unusedCredentials(names, targets),
        ...incompleteCredentials(values),
        ...exposedPassword(values, targets),
    ];
}
/** A script for one server in a step that takes out several at once would leave the others as they are, and nobody would see it. */
function singleNameWarnings(values) {
    const { kind, value } = values['batch-size'];
    const isOfOne = /\bHAPROXY_SERVER(?:_ADDRESS)?\b/.test(values.run) && !values.run.includes('HAPROXY_SERVERS');
    if ((kind === 'count' && value === 1) || !isOfOne)
        return [];
    const text = 'The script names HAPROXY_SERVER, which is only the first server of its batch, and never HAPROXY_SERVERS, which has all of them, one per line.';
    return values.address.slice(0, 1).map(({ address }) => ({ loadBalancer: address.name, text }));
}
function rolling_inputs_requestOf(values) {
    return {
        operation: 'rolling',
        failOnNotFound: values['fail-on-not-found'],
        minAvailable: values['min-available'],
        ...(values['max-load'] === undefined ? {} : { maxLoad: values['max-load'] }),
        onError: values['on-error'],
        restore: values.restore,
        onReload: values['on-reload'],
        hold: false,
        dryRun: values['dry-run'],
        healthTimeoutMs: values['health-timeout'],
        healthProof: values['wait-for-health'],
        ...groups_drainOf(values),
        batchSize: values['batch-size'],
    };
}
function scriptOf(values) {
    return {
        text: values.run,
        shell: values.shell,
        folder: (0,external_node_path_.resolve)(values['working-directory']),
        timeoutMs: values['run-timeout'],
    };
}

;// CONCATENATED MODULE: ./build/src/action/script/script-output.js
const NEWLINE = 10;
const END_OF_LINE = Buffer.from('\n');
/** A line that never ends would grow for ever; a reader cannot tell it from two. */
const script_output_LONGEST_BYTES = 64 * 1024;
/** All that the scripts of one step print. `write` resolves to nothing, or to a promise when no more can be taken for now. */
class ScriptOutput {
    #write;
    #sources = new Set();
    /** The word that ends a `stop-commands`: until it is said nobody is heard, and nor are we. */
    #stopped = null;
    constructor(write) {
        this.#write = write;
    }
    follow(stream) {
        const source = { rest: Buffer.alloc(0) };
        this.#sources.add(source);
        stream?.on('data', (chunk) => {
            const full = this.#take(source, chunk);
            if (full === null)
                return;
            stream.pause();
            void full.then(() => stream.resume());
        });
        // A pipe that breaks has nothing more to say.
        stream?.on('error', () => { });
        stream?.once('close', () => {
            this.#endLine(source);
            this.#sources.delete(source);
        });
    }
    /** What stands without an end is a line, too. */
    finish() {
        for (const source of this.#sources)
            this.#endLine(source);
        if (this.#stopped !== null)
            this.#write(Buffer.from(`::${this.#stopped}::\n`));
        this.#stopped = null;
    }
    #take(source, chunk) {
        const end = chunk.lastIndexOf(NEWLINE) + 1;
        if (end === 0) {
            source.rest = Buffer.concat([source.rest, chunk]);
            return source.rest.length < script_output_LONGEST_BYTES ? null : this.#endLine(source);
        }
        const lines = source.rest.length === 0
            ? chunk.subarray(0, end)
            : Buffer.concat([source.rest, chunk.subarray(0, end)]);
        source.rest = Buffer.from(chunk.subarray(end));
        return this.#pass(lines);
    }
    #endLine(source) {
        const { rest } = source;
        source.rest = Buffer.alloc(0);
        return rest.length === 0 ? null : this.#pass(Buffer.concat([rest, END_OF_LINE]));
    }
    #pass(lines) {
        if (lines.includes('::') || lines.includes('##['))
            this.#listen(lines.toString());
        return this.#write(lines);
    }
    /** As the runner does: a command stands at the beginning of a line, or in the old form anywhere in it. */
    #listen(lines) {
        for (const line of lines.split('\n')) {
            if (this.#stopped === null)
                this.#stopped = stopWordOf(line);
            else if (line.trimStart().startsWith(`::${this.#stopped}::`))
                this.#stopped = null;
        }
    }
}
function stopWordOf(line) {
    const [, word, old] = /^\s*::stop-commands\s*::(.+?)\s*$|##\[stop-commands\](.+?)\s*$/i.exec(line) ?? [];
    return word ?? old ?? null;
}

;// CONCATENATED MODULE: ./build/src/action/script/script-process.js



/**
 * The command takes the place of the shell; the watcher is its child, and hears a line when all went its way. `$$` is the session. A
 * process that is started while they are counted is met in the second round.
 */
const WATCHED = `
{
  trap '' HUP INT TERM
  read -r _ <&3 && exit
  read -r me _ </proc/self/stat
  for round in 1 2; do
    for stat in /proc/[0-9]*/stat; do
      read -r line <"$stat" || continue
      pid=\${stat#/proc/}
      pid=\${pid%/stat}
      set -- \${line##*) }
      [ "$4" = "$$" ] && [ "$pid" != "$me" ] && kill -s KILL "$pid"
    done
  done
  kill -s KILL 0
} </dev/null >/dev/null 2>&1 &
exec "$@" 3<&-`;
/** One script, from its start to its end. */
class ScriptProcess {
    /** Null where there is no /proc. */
    identity;
    /** Rejects with the system's error when there is no shell. */
    ended;
    /** Resolves when nobody can print any more. */
    closed;
    #child;
    #killAtExit = () => this.#signal('SIGKILL');
    /** It was told to end: whoever of it is left does not outlive us. */
    #ending = false;
    constructor(command, { folder, environment, output }) {
        // Not imported: every start would pay for it.
        const { spawn } = process.getBuiltinModule('node:child_process');
        this.#child = spawn('sh', ['-c', WATCHED, 'sh', ...command], {
            cwd: folder,
            env: environment,
            detached: true,
            stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        });
        this.identity = this.#child.pid === undefined ? null : os_process_processOf(this.#child.pid);
        process.once('exit', this.#killAtExit);
        output.follow(this.#child.stdout);
        output.follow(this.#child.stderr);
        // Whoever kills all of its group has killed the watcher, too.
        this.#child.stdio[3]?.on('error', () => { });
        this.closed = new Promise((resolve) => this.#child.once('close', () => resolve()));
        this.ended = (0,external_node_events_.once)(this.#child, 'exit').then(([exitCode, signal]) => {
            if (!this.#ending)
                this.#release();
            return { exitCode, signal };
        });
        this.ended.catch(() => this.#release());
    }
    /** SIGTERM to all of them, and SIGKILL to whoever is left when the script has ended, or after this time. */
    async end(graceMs) {
        this.#ending = true;
        this.#signal('SIGTERM');
        const over = new AbortController();
        const late = systemClock.sleep(graceMs, over.signal);
        late.catch(() => { });
        await Promise.race([this.ended, late]);
        over.abort();
        this.#signal('SIGKILL');
        await this.ended;
        this.#release();
    }
    #signal(signal) {
        const group = this.#child.pid;
        if (group === undefined)
            return;
        if (this.identity !== null) {
            signalSession(this.identity, signal);
            return;
        }
        try {
            process.kill(-group, signal);
        }
        catch {
            // Nobody of it is left.
        }
    }
    /** What it has left behind keeps nobody waiting, and is not ours to end. */
    #release() {
        process.off('exit', this.#killAtExit);
        const pipe = this.#child.stdio[3];
        if (pipe && 'end' in pipe)
            pipe.end('\n');
        this.#child.unref();
        for (const stream of this.#child.stdio) {
            if (stream && 'unref' in stream && typeof stream.unref === 'function')
                stream.unref();
        }
    }
}

;// CONCATENATED MODULE: ./build/src/action/script/script.js
/**
 * The script of a rolling step: written down and looked over before anything is changed, then run once for each batch with what a `run:`
 * step would get. Knows no HAProxy.
 */











/** As a `run:` step is started. */
const COMMANDS = {
    bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
    sh: ['sh', '-e'],
};
/** After SIGTERM, for a script that has run too long. */
const TIMEOUT_GRACE_MS = 5_000;
/** A cancelled step has 800 ms for its last words. */
const CANCEL_GRACE_MS = 250;
/** What was printed before the end has been heard by then; whoever stays and keeps the output open is not waited for. */
const LAST_OUTPUT_MS = 250;
/** Throws `invalid-input` when the shell is missing, or cannot read the script. */
async function prepareScript({ text, shell, folder, timeoutMs, }) {
    const file = (0,external_node_path_.join)(privateFolders().files, `script.${shell}`);
    (0,external_node_fs_.writeFileSync)(file, `${text}\n`, { mode: 0o600 });
    await assertReadable(shell, file, folder);
    // One for all batches: what a batch has left running may still print.
    const output = new ScriptOutput(passOn);
    return async (batch, signal) => {
        const title = `${batch.number} of ${batch.count}: script for ${batch.names.join(', ')}`;
        openGroup(lineOf('batch', title));
        const begunAt = systemClock.now();
        try {
            const environment = environmentFor(batch);
            const started = new ScriptProcess([...COMMANDS[shell], file], { folder, environment, output });
            const end = await runUntil(started, timeoutMs, signal);
            output.finish();
            closeGroup();
            say(lineOf('batch', `${title} ${script_wordsOf(end)} after ${formatDuration(systemClock.now() - begunAt)}`));
            return end;
        }
        catch (error) {
            output.finish();
            closeGroup();
            throw error;
        }
    };
}
/** The shell itself looks whether it understands all of it: half a script run would leave a batch out. */
async function assertReadable(shell, file, folder) {
    const said = [];
    const output = new ScriptOutput((lines) => {
        said.push(lines.toString());
        return null;
    });
    const checked = new ScriptProcess([shell, '-n', file], {
        folder,
        environment: scriptEnvironment(),
        output,
    });
    const { exitCode } = await checked.ended;
    await Promise.race([checked.closed, systemClock.sleep(LAST_OUTPUT_MS)]);
    output.finish();
    if (exitCode === 0)
        return;
    const words = said.join('').replaceAll(file, 'run').trim();
    throw new errors/* Failure */.HR('invalid-input', `run: ${shell} cannot read the script`, {
        detail: words === '' ? `exit code ${exitCode}` : words,
        hint: 'Correct the script. Nothing was connected, nothing was sent.',
    });
}
/** To its end, its limit, or the end of the step, whichever comes first. */
async function runUntil(started, limitMs, signal) {
    saveScript(started.identity);
    const over = new AbortController();
    const aborted = new Promise((resolve) => {
        if (signal.aborted)
            resolve('aborted');
        signal.addEventListener('abort', () => resolve('aborted'), { once: true, signal: over.signal });
    });
    const late = limitMs === 0 ? null : systemClock.sleep(limitMs, over.signal).then(() => 'late');
    late?.catch(() => { });
    try {
        const first = await Promise.race([started.ended, aborted, ...(late === null ? [] : [late])]);
        if (first === 'aborted') {
            void started.end(CANCEL_GRACE_MS);
            throw signal.reason;
        }
        if (first === 'late')
            await started.end(TIMEOUT_GRACE_MS);
        await Promise.race([started.closed, systemClock.sleep(LAST_OUTPUT_MS)]);
        saveScript(null);
        return first === 'late' ? { kind: 'timed-out', limitMs } : { kind: 'ended', ...first };
    }
    finally {
        over.abort();
    }
}
function script_wordsOf(end) {
    if (end.kind === 'timed-out')
        return `did not end within run-timeout (${formatDuration(end.limitMs)})`;
    return end.exitCode === null ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`;
}
/** Of ours, which no `run:` step gets: inputs, saved state, tokens of the runner, and the files of this step's own outputs. */
const NOT_FOR_SCRIPTS = /^(?:INPUT_|STATE_|ACTIONS_|GITHUB_OUTPUT$|GITHUB_STATE$)/;
function scriptEnvironment() {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_FOR_SCRIPTS.test(name)));
}
function environmentFor({ number, count, names, backend, server, address }) {
    return {
        ...scriptEnvironment(),
        HAPROXY_BACKEND: backend,
        HAPROXY_SERVER: server,
        HAPROXY_SERVERS: names.join('\n'),
        HAPROXY_SERVER_ADDRESS: address,
        HAPROXY_BATCH: String(number),
        HAPROXY_BATCHES: String(count),
    };
}

;// CONCATENATED MODULE: ./build/src/action/rolling.js
/** The main step of `rolling`: batch after batch out, the user's script, back. */






/** Runs the step and ends the process with 0 or 1. */
function rolling_rolling() {
    return runStep({
        operation: 'rolling',
        parse: parseRollingInputs,
        run: async ({ request, script }, loadBalancers, effects) => {
            const runScript = await prepareScript(script);
            const tellProgress = (text) => say(lineOf('batch', text));
            return rolling({ request, loadBalancers, effects: { ...effects, runScript, tellProgress } });
        },
    });
}

;// CONCATENATED MODULE: ./build/src/index.js
/** What the bundle offers to its entries: main.ts, rolling.ts, post.ts and hold.ts. */





var __webpack_exports__hold = __webpack_exports__._2;
var __webpack_exports__main = __webpack_exports__.iW;
var __webpack_exports__post = __webpack_exports__.bE;
var __webpack_exports__rolling = __webpack_exports__.Ig;
export { __webpack_exports__hold as hold, __webpack_exports__main as main, __webpack_exports__post as post, __webpack_exports__rolling as rolling };
