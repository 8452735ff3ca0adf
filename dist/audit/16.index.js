export const id = 16;
export const ids = [16];
export const modules = {

/***/ 6016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DataPlaneLoadBalancer: () => (/* binding */ DataPlaneLoadBalancer)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/retry.js
var retry = __webpack_require__(2975);
// EXTERNAL MODULE: ./build/src/haproxy/late-command.js
var late_command = __webpack_require__(6179);
// EXTERNAL MODULE: ./build/src/haproxy/transport/connect.js
var connect = __webpack_require__(9399);
// EXTERNAL MODULE: ./build/src/haproxy/server.js
var haproxy_server = __webpack_require__(2292);
;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/refusals.js
/** Why the Data Plane API does not do what it was asked, or why what answers is none: one Failure for each cause that can be told apart. */

/** What answers speaks something else. */
function notHttp({ message, begins }) {
    const detail = begins.trim().split(/[\r\n]/)[0] ?? '';
    return new errors/* Failure */.HR('not-haproxy', `What answers there is not a Data Plane API: ${message}`, {
        detail,
        hint: 'Check the address. For the stats socket of HAProxy itself write HOST:PORT, or the path of its file, without https://.',
    });
}
const ROUNDS = "A password hash with `rounds=` in HAProxy's userlist never matches, though it is right: make one without.";
/** The same for every request: who we are, where it leads, what answers. null: the answer is the API's, to this request. */
function refusedAltogether(response, hasLogin) {
    const { status, headers, body } = response;
    if (status === 401 || status === 407)
        return notLoggedIn(hasLogin);
    if (status === 403) {
        return new errors/* Failure */.HR('permission-denied', 'The Data Plane API forbids this to this user', {
            brief: 'the Data Plane API forbids it',
            hint: 'Whatever stands before the API may allow some paths only; it needs /v3/info (or /v2), services/haproxy/runtime, stats/native and reloads.',
        });
    }
    if (status >= 300 && status < 400) {
        return new errors/* Failure */.HR('data-plane-api', `A redirect (${status}) answers there, and none is followed`, {
            detail: headers.get('location'),
            brief: 'a redirect answers in place of the Data Plane API',
            hint: 'A redirect could lead the password elsewhere. Give the address at which the API itself answers.',
        });
    }
    if (body.startsWith('Client sent an HTTP request to an HTTPS server')) {
        return new errors/* Failure */.HR('tls-failed', 'This port speaks TLS', { hint: 'Write https:// in the address.' });
    }
    if ((status === 400 || status === 408) && parsed(body) === undefined) {
        return new errors/* ConnectionLost */.pz(`The Data Plane API did not get the whole request (HTTP ${status})`, true, {
            hint: 'Something between here and the API cuts off what is sent.',
        });
    }
    // Gateways have more numbers of their own than the standard (520 to 530); the API itself answers 500 without a code, too.
    if ((status === 429 || status > 500) && !isOfApi(body)) {
        return new errors/* ConnectionLost */.pz(`Something before the Data Plane API answers in its place (HTTP ${status})`, true, {
            hint: 'The API does not run, or whatever leads to it does not reach it.',
        });
    }
    return null;
}
/** Every error of the API says its code; a gateway's own may be JSON, too. */
function isOfApi(body) {
    const value = parsed(body);
    return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'number';
}
function notLoggedIn(hasLogin) {
    return hasLogin
        ? new errors/* Failure */.HR('permission-denied', 'The Data Plane API does not accept this username and password', {
            brief: 'the Data Plane API does not accept username and password',
            hint: `Compare them with the userlist of its configuration. ${ROUNDS}`,
        })
        : new errors/* Failure */.HR('permission-denied', 'The Data Plane API asks for a user, and this step has none', {
            brief: 'the Data Plane API asks for a user',
            hint: 'Give username and password; the post step needs them, too, from the same inputs.',
        });
}
/** There is a web server, and none of the paths of an API below its address. */
function noApi(status) {
    return new errors/* Failure */.HR('not-haproxy', `There is no Data Plane API at this address: neither /v3 nor /v2 (HTTP ${status})`, {
        hint: 'Give the host and the port on which dataplaneapi listens, by default 5555.',
    });
}
/** HAProxy itself is not there, or does not answer the API. Passes by when it was being restarted. */
function haproxyIsDead(words) {
    return new errors/* ConnectionLost */.pz('The Data Plane API answers, but HAProxy does not answer the API', false, {
        detail: words,
        hint: 'HAProxy does not run, or its `stats socket` is not the one that the API uses: look at both logs.',
    });
}
/** The API says something that this version of the action does not understand. */
function notUnderstood(what) {
    return new errors/* Failure */.HR('data-plane-api', `The Data Plane API does not say ${what} as any known version does`, {
        hint: 'Use the Runtime API for this load balancer, and please report it with the version of dataplaneapi.',
    });
}
/** It lists servers as `null`: 3.3.7 and later over HAProxy 2.2 (measured). */
function cannotReadServers(version) {
    return new errors/* Failure */.HR('data-plane-api', `This Data Plane API (${version}) cannot read the servers of this HAProxy`, {
        hint: 'Its parser expects a later HAProxy. Over HAProxy 2.2 use dataplaneapi up to 3.2, or give the stats socket as address.',
    });
}
/**
 * One of the two tables has no row of a server that is there: for the statistics a comma in the words of its check is enough (2.4.7, 2.9.27,
 * 3.4.2), and the lists do without where HAProxy has not answered the API.
 */
function hiddenServer(key) {
    return new errors/* Failure */.HR('data-plane-api', `The Data Plane API does not show what ${key} is, which is there`, {
        servers: [key],
        hint: 'Its statistics leave out servers whose check or agent says something with a comma, its lists those of which HAProxy did not answer it. Take the comma out, look at the log of the API, or give the stats socket as address.',
    });
}
/** Of a server that this step has set, the API does not show any more whether it still is so. */
function undecided(key, { status, unsettable = {} }) {
    const [why = 'is not clear about it'] = Object.values(unsettable);
    return new errors/* Failure */.HR('data-plane-api', `${key} was set here, and now the Data Plane API ${why}`, {
        servers: [key],
        detail: status,
        hint: 'Look at it through the stats socket: `show servers state` tells what the API does not.',
    });
}
/** The API has no way to take it there. `why` completes "the Data Plane API \u2026". */
function cannotBeSet(key, state, why) {
    return new errors/* Failure */.HR('data-plane-api', `${key} cannot be set to ${state}: the Data Plane API ${why}`, {
        servers: [key],
        hint: 'Give the stats socket of this load balancer as address instead: the Runtime API can do it.',
    });
}
/** It answered 200 to every try, and no reading shows that anything was done. */
function nothingDone(keys) {
    return new errors/* Failure */.HR('data-plane-api', `The Data Plane API answered 200, and nothing was set: ${keys.join(', ')}`, {
        servers: keys,
        hint: 'HAProxy dropped the command, or the API never sent it. Look at the logs of both, or give the stats socket as address.',
    });
}
const LACKING = {
    'shutdown-sessions': 'cut sessions',
    weight: 'set a weight before its version 3.3.1 without editing the configuration file',
    'health-checks': 'switch health checks on and off',
    'agent-checks': 'switch agent checks on and off',
    'undivided-proof': 'drain a server and take it down as one',
};
/** The same whoever finds out. */
function lacking(lack) {
    return new errors/* Failure */.HR('unsupported', `The Data Plane API cannot ${LACKING[lack]}`, {
        brief: 'the Data Plane API cannot do it',
        hint: 'Give the stats socket of this load balancer as address instead: the Runtime API can.',
    });
}
const HAPROXY_WORDS = [
    {
        says: /Permission denied/,
        code: 'permission-denied',
        message: "The Data Plane API may not set servers: the level of HAProxy's socket does not allow it",
        hint: 'The `stats socket` line in haproxy.cfg that the API uses needs `level admin`.',
    },
    {
        says: /cannot change health on a tracking server/i,
        code: 'tracking',
        message: 'This server tracks another one, which decides about its health',
        hint: 'Change the server that it tracks.',
    },
    {
        says: /server states differ in multiple runtime/,
        code: 'refused',
        message: 'This HAProxy runs several processes (nbproc), and they differ',
        brief: 'it runs several processes',
        hint: 'Bind one stats socket for each process, and give one address for each process.',
    },
];
/** Why a server was not set, in HAProxy's words where they came through. `isThere`: does HAProxy have such a server? */
function refusedToSet(response, key, isThere) {
    const words = wordsOf(response.body);
    const about = { detail: words, servers: [key] };
    const known = HAPROXY_WORDS.find(({ says }) => says.test(words));
    if (known) {
        const { code, message, hint, brief } = known;
        return new errors/* Failure */.HR(code, message, { ...about, hint, brief });
    }
    if (!isThere) {
        return new errors/* Failure */.HR('not-found', 'There is no such server', {
            ...about,
            hint: 'Names are case-sensitive. The server may have been deleted at run time.',
        });
    }
    return new errors/* Failure */.HR('refused', `The Data Plane API refused it (HTTP ${response.status})`, {
        ...about,
        brief: 'the Data Plane API refused it',
    });
}
/** `message` of its errors; of something else nothing. */
function wordsOf(body) {
    const value = parsed(body);
    const words = typeof value === 'object' && value !== null && 'message' in value ? value.message : '';
    return typeof words === 'string' ? words : '';
}
/** undefined: it is no JSON. */
function parsed(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/endpoints.js
/** The requests that are made, by the API's version, and the pure reading of what comes back. Nothing else builds paths. */



function infoOfApi(major) {
    return { method: 'GET', path: `/v${major}/info` };
}
/** null: this is no API of that major. */
function dialectOf(major, { status, body }) {
    const value = parsed(body);
    const version = value?.api?.version;
    if (status !== 200 || typeof version !== 'string')
        return null;
    const numbers = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? [];
    const [first = 0, second = 0, third = 0] = numbers;
    const setsWeights = first > 3 || (first === 3 && (second > 3 || (second === 3 && third >= 1)));
    return { major, version, setsWeights };
}
/** Which process answers. */
function info({ major }) {
    return { method: 'GET', path: `/v${major}/services/haproxy/runtime/info` };
}
/** Reloads that the API itself has been asked for. */
function reloads({ major }) {
    return { method: 'GET', path: `/v${major}/services/haproxy/reloads` };
}
/** `show stat`, all of it: a filter costs the API as much (measured). */
function statistics({ major }) {
    return { method: 'GET', path: `/v${major}/services/haproxy/stats/native` };
}
function stickTables({ major }) {
    return { method: 'GET', path: `/v${major}/services/haproxy/runtime/stick_tables` };
}
/** The servers of one backend. */
function serversOf(dialect, backend) {
    const path = dialect.major === 3
        ? `/v3/services/haproxy/runtime/backends/${encoded(backend)}/servers`
        : `/v2/services/haproxy/runtime/servers?backend=${encoded(backend)}`;
    return { method: 'GET', path };
}
/** The servers of one backend as they stand in the API's configuration file, which need not be what runs. */
function configuredServersOf({ major }, backend) {
    const path = major === 3
        ? `/v3/services/haproxy/configuration/backends/${encoded(backend)}/servers`
        : `/v2/services/haproxy/configuration/servers?backend=${encoded(backend)}`;
    return { method: 'GET', path };
}
/** Sets what is otherwise than the API believes it to be, health before admin state. */
function putServer(dialect, { backend, server }, body) {
    const path = dialect.major === 3
        ? `/v3/services/haproxy/runtime/backends/${encoded(backend)}/servers/${encoded(server)}`
        : `/v2/services/haproxy/runtime/servers/${encoded(server)}?backend=${encoded(backend)}`;
    return { method: 'PUT', path, body: JSON.stringify(body) };
}
/** Up to 2.6 and on 3.1 the API passes a line break in a name on to HAProxy as a second command (measured). */
function encoded(name) {
    if (!(0,haproxy_server/* isSafeName */.TE)(name)) {
        throw new errors/* Failure */.HR('invalid-input', 'A name holds something else than letters, digits and _.:-', {
            detail: name,
            hint: 'Nothing was sent: on its way to HAProxy it could be a second command.',
        });
    }
    return encodeURIComponent(name);
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/http.js
/**
 * HTTP/1.1 as far as it is needed, over any bytes: requests as text, responses out of chunks. Node's own client sends the next request
 * only when the last response is there, and a proof needs two in one write. Knows neither streams nor what is said.
 */
/** What came is not HTTP, or more than a load balancer can have to say. `begins`: its first words, foreign text. */
class NotHttp extends Error {
    name = 'NotHttp';
    begins;
    constructor(message, begins) {
        super(message);
        this.begins = begins;
    }
}
const LARGEST_HEAD_BYTES = 64 * 1024;
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;
const LONGEST_CHUNK_LINE_BYTES = 1_024;
/** A request as it goes over the wire. `authorization`: that header's value, or null. */
function requestText(request, host, authorization) {
    const { method, path, body } = request;
    const content = body === undefined
        ? []
        : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
    const login = authorization === null ? [] : [`Authorization: ${authorization}`];
    const lines = [
        `${method} ${path} HTTP/1.1`,
        `Host: ${host}`,
        'Accept: application/json',
        ...login,
        ...content,
    ];
    return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}
/** Takes bytes as they come, and gives whole responses. */
class ResponseReader {
    #chunks = [];
    #size = 0;
    /** With fewer bytes than this nothing more can be said. */
    #needed = 1;
    #head = null;
    #body = [];
    #bodySize = 0;
    /** Nothing has come of the next response. */
    get empty() {
        return this.#size === 0 && this.#head === null;
    }
    /** Throws NotHttp as soon as it is certain. */
    push(chunk) {
        this.#chunks.push(chunk);
        this.#size += chunk.length;
        const responses = [];
        while (this.#size >= this.#needed) {
            const response = this.#next();
            if (response !== null)
                responses.push(response);
        }
        return responses;
    }
    /** The stream has ended in order: a response without a length ends with it. */
    end() {
        return this.#head?.length === 'end' ? this.#finish(this.#take(this.#size)) : null;
    }
    /** One step, which makes `#needed` larger or takes something away. */
    #next() {
        if (this.#head === null) {
            this.#head = this.#readHead();
            return this.#head?.length === 0 ? this.#finish() : null;
        }
        const { length } = this.#head;
        if (length === 'chunked')
            return this.#readChunk();
        if (length === 'end') {
            this.#limitBody(this.#size);
            this.#needed = this.#size + 1;
            return null;
        }
        this.#needed = length;
        return this.#size >= length ? this.#finish(this.#take(length)) : null;
    }
    #readHead() {
        const bytes = this.#joined();
        const end = bytes.indexOf('\r\n\r\n');
        const begins = bytes.toString('latin1', 0, 200);
        if (!'HTTP/1.'.startsWith(begins.slice(0, 7)))
            throw new NotHttp('no HTTP response', begins);
        if (end < 0 && bytes.length < LARGEST_HEAD_BYTES) {
            this.#needed = bytes.length + 1;
            return null;
        }
        if (end < 0 || end > LARGEST_HEAD_BYTES)
            throw new NotHttp('the head of a response never ends', begins);
        const head = readHead(this.#take(end + 4).toString('latin1', 0, end), begins);
        this.#needed = 1;
        // 100 Continue and the like: the response itself is still to come.
        if (head.status < 200)
            return null;
        if (typeof head.length === 'number')
            this.#limitBody(head.length);
        return head;
    }
    #readChunk() {
        const bytes = this.#joined();
        const end = bytes.indexOf('\r\n');
        if (end < 0) {
            if (bytes.length > LONGEST_CHUNK_LINE_BYTES)
                throw new NotHttp('a chunk has no length', '');
            this.#needed = bytes.length + 1;
            return null;
        }
        const [, digits] = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?$/.exec(bytes.toString('latin1', 0, end)) ?? [];
        if (digits === undefined)
            throw new NotHttp('a chunk has no length', '');
        const length = Number.parseInt(digits, 16);
        this.#limitBody(length);
        if (length === 0)
            return this.#readTrailers(bytes, end);
        const whole = end + 2 + length + 2;
        this.#needed = whole;
        if (bytes.length < whole)
            return null;
        if (bytes.toString('latin1', whole - 2, whole) !== '\r\n')
            throw new NotHttp('a chunk does not end', '');
        this.#body.push(this.#take(whole).subarray(end + 2, whole - 2));
        this.#bodySize += length;
        this.#needed = 1;
        return null;
    }
    /** What may stand behind the last chunk says nothing that is asked for. */
    #readTrailers(bytes, lastLine) {
        const end = bytes.indexOf('\r\n\r\n', lastLine);
        if (end < 0) {
            if (bytes.length > LARGEST_HEAD_BYTES)
                throw new NotHttp('the end of a response never ends', '');
            this.#needed = bytes.length + 1;
            return null;
        }
        this.#take(end + 4);
        return this.#finish();
    }
    #finish(rest) {
        const { status = 0, headers = new Map(), last = true } = this.#head ?? {};
        const body = Buffer.concat(rest === undefined ? this.#body : [...this.#body, rest]).toString('utf8');
        this.#head = null;
        this.#body = [];
        this.#bodySize = 0;
        this.#needed = 1;
        return { status, headers, body, last };
    }
    #limitBody(more) {
        if (this.#bodySize + more > LARGEST_BODY_BYTES)
            throw new NotHttp('a response is above 64 MiB', '');
    }
    #joined() {
        const [first = Buffer.alloc(0)] = this.#chunks;
        if (this.#chunks.length < 2)
            return first;
        const all = Buffer.concat(this.#chunks);
        this.#chunks = [all];
        return all;
    }
    #take(length) {
        const all = this.#joined();
        this.#chunks = [all.subarray(length)];
        this.#size -= length;
        return all.subarray(0, length);
    }
}
function readHead(text, begins) {
    const [first = '', ...lines] = text.split('\r\n');
    const [, minor, digits] = /^HTTP\/1\.([01]) ([1-9][0-9]{2})(?: .*)?$/.exec(first) ?? [];
    if (digits === undefined)
        throw new NotHttp('no HTTP response', begins);
    const headers = new Map();
    for (const line of lines) {
        const [, name, value = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
        if (name === undefined)
            throw new NotHttp('a header without a name', begins);
        const key = name.toLowerCase();
        const known = headers.get(key);
        headers.set(key, known === undefined ? value : `${known}, ${value}`);
    }
    const status = Number(digits);
    const length = lengthOf(status, headers, begins);
    const connection = (headers.get('connection') ?? '').toLowerCase();
    const last = length === 'end' || /\bclose\b/.test(connection) || (minor === '0' && connection !== 'keep-alive');
    return { status, headers, last, length };
}
function lengthOf(status, headers, begins) {
    if (status < 200 || status === 204 || status === 304)
        return 0;
    const coding = headers.get('content-encoding')?.toLowerCase() ?? 'identity';
    if (coding !== 'identity')
        throw new NotHttp('a compressed response, which was not asked for', begins);
    const transfer = headers.get('transfer-encoding')?.toLowerCase();
    const length = headers.get('content-length');
    // Both at once, or two lengths: somebody between here and there reads this otherwise than we do.
    if (transfer !== undefined) {
        if (transfer !== 'chunked' || length !== undefined)
            throw new NotHttp('a response of unclear length', begins);
        return 'chunked';
    }
    if (length === undefined)
        return 'end';
    if (!/^[0-9]{1,12}$/.test(length))
        throw new NotHttp('a response of unclear length', begins);
    return Number(length);
}

// EXTERNAL MODULE: ./build/src/haproxy/transport/deadline.js
var deadline = __webpack_require__(909);
// EXTERNAL MODULE: ./build/src/haproxy/transport/reset.js
var transport_reset = __webpack_require__(8990);
;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/http-connection.js





class HttpConnection {
    #connected;
    #clock;
    #reader = new ResponseReader();
    #responses = [];
    #failure = null;
    #heard = false;
    #wasAnswered;
    #closedInOrder = false;
    #wake = () => { };
    /** `wasAnswered`: somebody there has taken us for who we are before, so that an end without a word is about nothing of that. */
    constructor(connected, clock, wasAnswered) {
        this.#connected = connected;
        this.#wasAnswered = wasAnswered;
        this.#clock = clock;
        const { stream } = connected;
        stream.on('data', (chunk) => this.#take(chunk));
        stream.on('error', (error) => this.#lose(error));
        stream.on('end', () => this.#end());
        stream.on('close', () => this.#lose(null));
    }
    /** More can be asked here, as far as is known. */
    get alive() {
        return this.#failure === null;
    }
    /** It was closed with an answer, as whoever keeps none open does each time. */
    get closedInOrder() {
        return this.#closedInOrder;
    }
    /** Rejects with the signal's reason only. Whatever ends it before all is there ends the connection, and what was not sent yet never is. */
    async exchange(requests, limitMs, signal) {
        signal.throwIfAborted();
        this.#heard = false;
        this.#responses = [];
        if (this.#failure === null)
            this.#connected.stream.write(requests.join(''));
        try {
            for (let count = 1; count <= requests.length; count += 1)
                await this.#wait(count, limitMs, signal);
        }
        catch (error) {
            this.reset();
            if (error === signal.reason)
                throw error;
            this.#failure ??= error;
        }
        const responses = this.#responses.slice(0, requests.length);
        const missing = responses.length < requests.length;
        const failure = missing ? await this.#explained() : null;
        return { responses, failure, unheard: !this.#heard };
    }
    /** What was sent may still arrive. */
    close() {
        this.#failure ??= new errors/* ConnectionLost */.pz('The connection was closed', false);
        this.#connected.stream.on('error', () => { }).destroy();
    }
    /** What was sent and has not arrived never will. */
    reset() {
        (0,transport_reset/* reset */.c)(this.#connected);
    }
    /** Until so many responses are there. */
    async #wait(count, limitMs, signal) {
        const late = () => new errors/* Failure */.HR('timeout', `The Data Plane API did not answer within ${limitMs / 1000}s`, {
            hint: 'HAProxy may hang behind it: the API then waits 30 s itself. With thousands of servers its statistics take seconds: raise command-timeout.',
        });
        await (0,deadline/* withDeadline */.N)(limitMs, this.#clock, signal, late, (inner) => {
            const { promise, resolve, reject } = Promise.withResolvers();
            const look = () => {
                if (this.#responses.length >= count)
                    resolve();
                else if (this.#failure !== null)
                    reject(this.#failure);
            };
            this.#wake = look;
            inner.addEventListener('abort', () => reject(inner.reason), { once: true });
            look();
            return promise;
        });
    }
    #take(chunk) {
        this.#heard = true;
        this.#wasAnswered = true;
        try {
            this.#responses.push(...this.#reader.push(chunk));
        }
        catch (error) {
            if (!(error instanceof NotHttp))
                throw error;
            this.#failure ??= notHttp(error);
            this.reset();
        }
        if (this.#responses.some(({ last }) => last)) {
            this.#closedInOrder = true;
            this.#lose(null);
        }
        this.#wake();
    }
    #end() {
        const response = this.#reader.end();
        if (response !== null)
            this.#responses.push(response);
        this.#lose(null);
    }
    #lose(cause) {
        const words = cause === null ? 'closed the connection' : `broke the connection: ${cause.message}`;
        this.#failure ??= new errors/* ConnectionLost */.pz(`The Data Plane API ${words} before its whole answer had come`, true, {
            ...(cause === null ? {} : { cause }),
            hint: 'It does so itself, after 30 s, when HAProxy does not answer it. Otherwise look at its log, and at whatever stands between it and the runner.',
        });
        this.#wake();
    }
    async #explained() {
        const failure = this.#failure;
        if (!(failure instanceof errors/* ConnectionLost */.pz))
            return failure;
        const cause = failure.cause instanceof Error ? failure.cause : null;
        const better = (await this.#connected.explain?.(this.#wasAnswered, cause)) ?? null;
        return better instanceof errors/* Failure */.HR ? better : failure;
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/client.js
/**
 * The way to one Data Plane API: connects, logs in, finds out its version, and keeps one connection. Reads may be asked again, writes
 * never are: whoever writes has read on the same connection just before. Knows no servers.
 */








const LONGEST_DEBUG_LINE = 300;
class Client {
    #options;
    #authorization;
    #connection = null;
    #wasAnswered = false;
    #dialect = null;
    #isDoubtful = false;
    /** Told, not answered, and not waited for since. */
    #late = null;
    constructor(options) {
        this.#options = options;
        const { login } = options;
        this.#authorization = login === null ? null : `Basic ${basicOf(login)}`;
    }
    /** How this API's paths and answers are. Found out at the first call. */
    async dialect(signal) {
        this.#dialect ??= await this.#discover(signal);
        return this.#dialect;
    }
    /** Does `work` again, with growing pauses, when the way was lost; for what changes nothing. */
    repeated(work, signal, more = (_) => false) {
        const passing = (error) => error instanceof errors/* ConnectionLost */.pz || (0,connect/* isPassing */.WG)(error) || more(error);
        return (0,retry/* retry */.L)(work, passing, this.#options, signal);
    }
    /**
     * All in one write, for what changes nothing. A connection that was closed while nobody used it is opened again, once; and whoever
     * closes it behind an answer is asked for the rest on the next. Throws when one response is missing, or is about none of these requests.
     */
    async ask(requests, signal) {
        const all = [];
        let mayBeDropped = this.#connection?.alive === true;
        for (;;) {
            const { responses, failure, unheard } = await this.#exchange(requests.slice(all.length), signal);
            for (const response of responses) {
                const refusal = refusedAltogether(response, this.#authorization !== null);
                if (refusal !== null)
                    throw refusal;
            }
            all.push(...responses);
            if (failure === null)
                return all;
            const again = responses.length > 0 || (mayBeDropped && unheard);
            if (!(failure instanceof errors/* ConnectionLost */.pz) || !again)
                throw failure;
            mayBeDropped = false;
        }
    }
    /**
     * All in one write, exactly once, on the connection on which was asked just before, for what changes something of `process`; on a new one
     * only where each is closed with its answer.
     */
    async tell(requests, process, signal) {
        if (this.#connection?.alive !== true && this.#connection?.closedInOrder !== true) {
            const failure = new errors/* ConnectionLost */.pz('The Data Plane API closed the connection before anything was sent', false);
            return { responses: [], failure, unheard: true };
        }
        const { clock, underWay } = this.#options;
        const sentAt = clock.now();
        if (process !== null && this.#late === null)
            underWay?.begin({ ...process, passedOn: true }, sentAt);
        const { responses, failure, unheard } = await this.#exchange(requests, signal).catch((reason) => {
            this.doubtNext({ sentAt, silentMs: 0 });
            throw reason;
        });
        for (const [index, response] of responses.entries()) {
            const refusal = refusedAltogether(response, this.#authorization !== null);
            // Something before the API answered for it: whether the API has heard of the request is not known.
            if (refusal !== null)
                return { responses: responses.slice(0, index), failure: refusal, unheard };
        }
        if (failure === null || isUnsent({ responses, failure }))
            this.endLate();
        return { responses, failure, unheard };
    }
    /** What was told, here or by others, may have been given up, and still be done: what is read next counts when it is read again. */
    doubtNext(late = null) {
        this.#isDoubtful = true;
        this.#late ??= late;
    }
    /** How long what has just been read is in doubt; 0: not at all. */
    get doubtMs() {
        return this.#isDoubtful ? Math.max(late_command/* AWAKE_MS */.Xz, (0,late_command/* lateForMs */.SQ)(this.#late, this.#options.clock.now())) : 0;
    }
    /** It was waited for. */
    endDoubt() {
        this.#isDoubtful = false;
        this.#late = null;
        this.endLate();
    }
    /** All that was told is answered, or has come, or can come no more. */
    endLate() {
        if (this.#late === null)
            this.#options.underWay?.end();
    }
    /** The next request goes over a connection of its own. */
    reopen() {
        this.#connection?.close();
        this.#connection = null;
    }
    /** As `reopen`, and what was sent last and has not arrived never will. */
    reset() {
        this.#connection?.reset();
        this.reopen();
    }
    async #exchange(requests, signal) {
        const { host, commandTimeoutMs, debug } = this.#options;
        const connection = await this.#open(signal);
        for (const { method, path, body = '' } of requests)
            debug?.(`> ${method} ${path} ${body}`.trimEnd());
        const texts = requests.map((request) => requestText(request, host, this.#authorization));
        const exchange = await connection.exchange(texts, commandTimeoutMs, signal);
        this.#wasAnswered ||= exchange.responses.length > 0;
        // Old versions say the password in what they answer to a wrong one.
        for (const { status, body } of exchange.responses)
            debug?.(`< ${status} ${status === 401 ? '' : body.trim().slice(0, LONGEST_DEBUG_LINE)}`.trimEnd());
        return exchange;
    }
    async #open(signal) {
        if (this.#connection?.alive === true)
            return this.#connection;
        this.reopen();
        const { connect, clock } = this.#options;
        const connected = await connect(signal);
        this.#connection = new HttpConnection(connected, clock, this.#wasAnswered);
        return this.#connection;
    }
    /** Those that speak v3 answer 404 to v2 or ask for a login there, and the other way round. */
    async #discover(signal) {
        let status = 0;
        for (const major of [3, 2]) {
            const [response] = await this.repeated(() => this.ask([infoOfApi(major)], signal), signal);
            const dialect = response === undefined ? null : dialectOf(major, response);
            if (dialect !== null)
                return dialect;
            status = response?.status ?? 0;
        }
        throw noApi(status);
    }
}
function basicOf({ username, password }) {
    return Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
}
/** Not a byte of it left. */
function isUnsent({ responses, failure }) {
    return responses.length === 0 && failure instanceof errors/* ConnectionLost */.pz && !failure.sent;
}
/** The way was lost while something may have been on it: it may have been done, or may still be. */
function isLost(failure) {
    const { code } = failure;
    return failure instanceof errors/* ConnectionLost */.pz || code === 'timeout' || code === 'not-haproxy';
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/answers.js
/** What the API answers, as values: each is checked as far as it is used, and v2's lists around it are taken off. Pure. */


function readInfo(response) {
    const { info, error } = unwrapped(response, 'which process answers');
    const { pid, version, uptime, node, stopping } = info ?? {};
    if (typeof pid !== 'number' || pid === 0)
        throw haproxyIsDead(typeof error === 'string' ? error : '');
    if (typeof version !== 'string')
        throw notUnderstood('which process answers');
    return {
        pid,
        version,
        uptimeSeconds: typeof uptime === 'number' ? uptime : 0,
        node: typeof node === 'string' ? node : '',
        stopping: stopping === 1 || stopping === true,
    };
}
/** Is a reload of HAProxy on its way? An API that does not tell has none. */
function hasPendingReload({ status, body }) {
    const list = parsed(body);
    return status === 200 && Array.isArray(list) && list.some((one) => fieldsOf(one)?.status === 'in_progress');
}
/** Names of the servers that are `disabled` in the configuration file; none where the API does not have them there. */
function readDisabled({ status, body }) {
    const value = parsed(body);
    const list = Array.isArray(value) ? value : fieldsOf(value)?.data;
    if (status !== 200 || !Array.isArray(list))
        return [];
    return list.flatMap((one) => {
        const { name, maintenance } = fieldsOf(one) ?? {};
        return typeof name === 'string' && maintenance === 'enabled' ? [name] : [];
    });
}
/** null where the level of the API's socket does not show them. */
function readTables({ status, body }) {
    const list = parsed(body);
    if (status !== 200 || !Array.isArray(list))
        return null;
    return new Set(list.flatMap((one) => (typeof fieldsOf(one)?.name === 'string' ? [String(fieldsOf(one)?.name)] : [])));
}
function readStatistics(response) {
    const { stats, error } = unwrapped(response, 'its statistics');
    if (response.status !== 200)
        throw haproxyIsDead(typeof error === 'string' ? error : wordsOf(response.body));
    if (stats === undefined || stats === null)
        return [];
    if (!Array.isArray(stats))
        throw notUnderstood('its statistics');
    return stats.flatMap((one) => nativeRow(one) ?? []);
}
function nativeRow(value) {
    const { type, name, backend_name, stats } = fieldsOf(value) ?? {};
    const fields = fieldsOf(stats);
    if (fields === null || typeof name !== 'string')
        throw notUnderstood('its statistics');
    const field = (column) => {
        const one = Object.hasOwn(fields, column) ? fields[column] : undefined;
        return typeof one === 'string' || typeof one === 'number' ? one : undefined;
    };
    if (type === 'server')
        return { type, backend: String(backend_name ?? ''), server: name, field };
    if (type !== 'backend')
        return null;
    // A server may be called BACKEND, which is how the API tells backends: only servers have a number above 0.
    const isServer = Number(field('sid') ?? 0) > 0;
    return { type: isServer ? 'server' : 'backend', backend: name, server: isServer ? 'BACKEND' : '', field };
}
/** null: the API says that there are none, which it also does when HAProxy is dead. */
function readServers({ status, body }) {
    const list = parsed(body);
    if (status === 404 || (status === 500 && /^no data for /.test(wordsOf(body))))
        return null;
    if (status === 500) {
        const words = wordsOf(body);
        const brief = 'the Data Plane API could not read the servers';
        throw new errors/* Failure */.HR('refused', 'The Data Plane API could not read the servers', { detail: words, brief });
    }
    if (status !== 200 || !Array.isArray(list))
        throw notUnderstood('its servers');
    return list.map((one) => {
        const server = one === null ? null : shownServer(one);
        if (one !== null && server === null)
            throw notUnderstood('the state of its servers');
        return server;
    });
}
/** One server, as a PUT answers it; null when the answer is none. Never throws: what was sent is read again, whatever this says. */
function readPut({ status, body }) {
    return status === 200 ? shownServer(parsed(body)) : null;
}
function shownServer(value) {
    const { name, admin_state, operational_state, address, port, ...more } = fieldsOf(value) ?? {};
    const isKnown = typeof name === 'string' &&
        (admin_state === 'ready' || admin_state === 'drain' || admin_state === 'maint') &&
        (operational_state === 'up' || operational_state === 'down' || operational_state === 'stopping');
    if (!isKnown)
        return null;
    const number = (field) => {
        const one = more[field];
        return typeof one === 'number' && Number.isInteger(one) ? one : null;
    };
    // Numbers that are 0 stand there, too, from the version on that has them: `fqdn` tells whether it does.
    const fqdn = typeof more.fqdn === 'string' ? more.fqdn : null;
    return {
        name,
        adminState: admin_state,
        operationalState: operational_state,
        address: addressOf(address, port),
        fqdn,
        weight: number('uweight'),
        configuredWeight: number('iweight'),
        checkState: fqdn === null ? null : number('check_state'),
        agentState: fqdn === null ? null : number('agent_state'),
    };
}
function addressOf(address, port) {
    if (typeof address !== 'string' || address === '' || address === '-')
        return '';
    const digits = typeof port === 'number' ? port : 0;
    return address.includes(':') ? `[${address}]:${digits}` : `${address}:${digits}`;
}
function fieldsOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}
/** v2 answers with a list, one for each socket that it uses. */
function unwrapped({ body }, what) {
    const value = parsed(body);
    const list = Array.isArray(value) ? value : [value];
    if (list.length > 1) {
        throw new errors/* Failure */.HR('refused', 'This Data Plane API stands before several HAProxy processes', {
            brief: 'the Data Plane API stands before several HAProxy processes',
            hint: 'Each has a state of its own: give one address for each process, and one stats socket to each API.',
        });
    }
    const fields = fieldsOf(list[0]);
    if (fields === null)
        throw notUnderstood(what);
    return fields;
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/lost-answer.js
/**
 * What is so after an answer to a PUT was lost, which is not to be known at once: what the API had sent to a HAProxy that hung is done when
 * that wakes. Sends nothing itself.
 */



/** The API gives up on a HAProxy that hangs after 30 s, a call that waits behind that one after 60 s (measured). */
const SETTLED_WITHIN_MS = 70_000;
/**
 * What is so after an answer was lost. What the API had sent to a HAProxy that hung is done when that wakes, and what it had not sent
 * yet it still sends then: so HAProxy has to answer, and to say the same a moment later. What a front of the API had taken comes within
 * as long again as it has been under way: TCP doubles its pauses.
 */
async function settled({ client, reader, clock }, names, signal, { sentAt, isDone = () => false }) {
    client.reset();
    const giveUpAt = clock.now() + SETTLED_WITHIN_MS;
    // Whatever else moves meanwhile makes it no later.
    let lateUntil = null;
    for (let last = '';;) {
        let pauseMs = late_command/* AWAKE_MS */.Xz;
        try {
            const moment = await reader.look(names, true, signal);
            const now = clock.now();
            const text = settingsText(moment);
            lateUntil ??= now + now - sentAt;
            const lateMs = isDone(moment) ? 0 : lateUntil - now;
            const isSettled = text === last && lateMs <= 0;
            if (isSettled)
                client.endDoubt();
            if (isSettled || now >= giveUpAt)
                return moment;
            last = text;
            pauseMs = Math.max(late_command/* AWAKE_MS */.Xz, lateMs);
        }
        catch (error) {
            if (signal.aborted || !(error instanceof errors/* Failure */.HR) || !isLost(error) || clock.now() >= giveUpAt) {
                client.doubtNext({ sentAt, silentMs: 0 });
                throw error;
            }
            last = '';
            lateUntil = null;
        }
        await clock.sleep(pauseMs, signal).catch((error) => {
            client.doubtNext({ sentAt, silentMs: 0 });
            throw error;
        });
    }
}
/** All that can be set, and nothing that moves by itself. */
function settingsText({ merged }) {
    return JSON.stringify([...merged].map(([key, { shown, server }]) => [
        key,
        shown.folded,
        server.forced,
        server.weight,
        server.operationalState,
    ]));
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/write.js
/**
 * Sets servers by PUTs and believes none of their answers: the API says 200 to what it never sent, and to what HAProxy dropped. So
 * every set is read before and behind. After a lost answer nothing is sent until what was sent before has had its effect, or never will.
 */







/** HAProxy counts whole seconds since the last change of a server: after so long its clock shows that it was changed again. */
const CLOCK_SHOWS_AFTER_MS = 1_100;
/** Sends all of them, one after another in one write, then reads `watch`. `before`: all of them a moment ago. Throws the first refusal. */
async function write(channel, writes, watch, signal, before) {
    const { reader, retries } = channel;
    const names = union(writes.map(({ name }) => name), watch);
    const first = before ?? (await readBefore(channel, names, signal));
    let now = first;
    let changed = 'no';
    const passed = new Set();
    try {
        let pending = writes;
        for (let repeats = 0;;) {
            const before = now;
            const sentAt = channel.clock.now();
            const done = await send(channel, pending, before, signal);
            changed = changedBySending(changed, done);
            // Not what somebody else has set meanwhile: what is late would come behind that.
            const isDone = (moment) => writes.every((one) => done.passed.has(one) || isReached(one, moment));
            now =
                done.failure === null
                    ? await reader.look(names, true, signal)
                    : await settled(channel, names, signal, { sentAt, isDone });
            changed = changedBy(writes, first, now);
            const refused = refusalIn(pending, done, now);
            if (refused !== null)
                throw refused;
            for (const one of pending)
                if (done.passed.has(one) || isShown(one, before, now))
                    passed.add(one);
            const isLeft = (one) => !passed.has(one) && isUndone(one, first, now);
            const left = writes.filter(isLeft);
            if (left.length === 0)
                return reader.rowsOf(now, watch);
            // Of what was answered nobody can tell whether it was dropped, or set back by somebody else: that is not set over.
            const vain = left.filter((one) => done.answered.has(one) && !mayBeShown(one, now));
            // Whatever closes the connection behind each answer lets one through at a time.
            if (left.length >= pending.length)
                repeats += 1;
            if (vain.length > 0 || repeats > retries)
                throw done.failure ?? nothingDone((vain.length > 0 ? vain : left).map(({ name }) => (0,haproxy_server/* keyOf */.TN)(name)));
            if (left.some(({ shows }) => shows !== undefined)) {
                await channel.clock.sleep(CLOCK_SHOWS_AFTER_MS, signal);
                now = await reader.look(names, true, signal);
            }
            // The API compares, too: what is so already it does not tell HAProxy again.
            pending = writes.filter(isLeft);
        }
    }
    catch (error) {
        throw atLeast(changed, error, signal);
    }
}
/** What is so just before something is sent, on the connection over which that goes. */
async function readBefore({ observer, reader }, names, signal) {
    await observer.waitForReloads(signal);
    return reader.look(names, true, signal);
}
async function send({ client, reader }, pending, before, signal) {
    const dialect = await client.dialect(signal);
    reader.expectSet(pending.map(({ name }) => name));
    const requests = pending.map(({ name, body }) => putServer(dialect, name, body));
    const exchange = await client.tell(requests, reader.process, signal);
    const passed = pending.filter((one, index) => {
        const response = exchange.responses[index];
        const answer = response === undefined ? null : readPut(response);
        return answer !== null && one.passes(answer, before.merged.get((0,haproxy_server/* keyOf */.TN)(one.name)));
    });
    return {
        ...exchange,
        isNews: pending.some((one) => isUndone(one, before, before)),
        answered: new Set(pending.slice(0, exchange.responses.length)),
        passed: new Set(passed),
    };
}
/** Before anything is read again: an answer shows what was done, and what was written without one may have been, or not. */
function changedBySending(changed, sent) {
    if (changed === 'yes' || sent.passed.size > 0)
        return 'yes';
    return !sent.isNews || isUnsent(sent) ? changed : 'unknown';
}
/** Not as it is wanted, and not as somebody else has set it meanwhile: whoever asked for this has to see that. */
function isUndone({ name, aspect, goal }, before, now) {
    const was = before.merged.get((0,haproxy_server/* keyOf */.TN)(name));
    const is = now.merged.get((0,haproxy_server/* keyOf */.TN)(name));
    if (was === undefined || is === undefined)
        return true;
    return !isReached({ name, aspect, goal }, now) && aspect(is.server) === aspect(was.server);
}
function isReached({ name, aspect, goal }, now) {
    const is = now.merged.get((0,haproxy_server/* keyOf */.TN)(name));
    return is?.understood.certain === true && aspect(is.server) === goal;
}
function refusalIn(pending, { responses, failure }, now) {
    if (failure !== null && !isLost(failure))
        return failure;
    for (const [index, response] of responses.entries()) {
        const key = (0,haproxy_server/* keyOf */.TN)(pending[index]?.name ?? { backend: '', server: '' });
        if (response.status !== 200)
            return refusedToSet(response, key, now.merged.has(key));
    }
    return null;
}
/** What a check has made of it since may be seen later. */
function mayBeShown({ name, body, shows }, now) {
    return shows !== undefined && now.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server.forced === body.admin_state;
}
function isShown({ name, shows }, before, now) {
    const was = before.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server;
    const is = now.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server;
    return was !== undefined && is !== undefined && shows?.(was, is) === true;
}
/** The same error, saying at least what is known to have changed. The signal's reason says nothing of that. */
function atLeast(changed, error, signal) {
    if (changed === 'no' || error === signal.reason || !(error instanceof errors/* Failure */.HR))
        return error;
    return error.callChanged === 'no' ? error.with({ callChanged: changed }) : error;
}
function changedBy(writes, before, now) {
    const changed = writes.some(({ name, aspect }) => {
        const was = before.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server;
        const is = now.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server;
        return was && is ? aspect(was) !== aspect(is) || was.forced !== is.forced : false;
    });
    return changed ? 'yes' : 'no';
}
/** Each once, in order. */
function union(...lists) {
    return [...new Map(lists.flat().map((name) => [(0,haproxy_server/* keyOf */.TN)(name), name])).values()];
}
/** One admin state, as far as the API sends it: states.ts has the rest. */
function stateWrite(name, state) {
    return {
        name,
        body: { admin_state: state },
        aspect: ({ forced }) => forced,
        goal: state,
        // Where the API took it for that already, its answer says nothing.
        passes: ({ adminState }, before) => adminState === state && before !== undefined && before.shown.folded !== state,
    };
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/health-down.js
/**
 * `health down` for a proof: the one setting that must never be sent twice for one purpose, for it would take down a server that has
 * already been proven. HAProxy keeps it only outside of maint, so from there drain goes before it in the same write: between two calls
 * bound clients would come in (measured: 24 of 2,600 requests with two calls, 0 to 2 in one write).
 */








/** Puts all servers into drain and health down, and reads `watch` behind it. */
async function takeDownForProof(channel, servers, watch, signal) {
    const { reader, retries } = channel;
    const names = union(servers, watch);
    const first = await readBefore(channel, names, signal);
    let before = first;
    let pending = servers;
    let changed = 'no';
    try {
        for (let repeats = 0;; repeats += 1) {
            const sentAt = channel.clock.now();
            const [attempted, was] = [pending, before];
            const sent = await health_down_send(channel, attempted, was, signal);
            const { failure, refusal, down, drained } = sent;
            const arrivalsIn = (moment) => Map.groupBy(attempted, (name) => down.has((0,haproxy_server/* keyOf */.TN)(name)) ? 'all' : arrived(name, was, moment, drained.has((0,haproxy_server/* keyOf */.TN)(name))));
            // Whoever is half way takes bound clients in, and goes back at once. What others have set it would come behind.
            const isDone = (moment) => {
                const arrivals = arrivalsIn(moment);
                return !(arrivals.has('nothing') || arrivals.has('changed by others'));
            };
            if (!isUnsent(sent))
                changed = down.size > 0 ? 'yes' : 'unknown';
            const now = failure === null
                ? await reader.look(names, true, signal)
                : await settled(channel, names, signal, { sentAt, isDone });
            changed = changedSince(servers, first, now);
            if (refusal !== null)
                throw refusedToSet(refusal.response, refusal.key, now.merged.has(refusal.key));
            if (failure !== null && !isLost(failure))
                throw failure;
            const arrivals = arrivalsIn(now);
            const halfWay = arrivals.get('drain only') ?? [];
            pending = [...(arrivals.get('nothing') ?? []), ...halfWay];
            if (pending.length === 0)
                return reader.rowsOf(now, watch);
            // Of what was answered nobody can tell whether it was dropped, or set back by somebody else: that is not set over.
            const isVain = failure === null && arrivals.has('nothing');
            await putBack(channel, halfWay, before, signal);
            // Going to maint counts as going down, too.
            before = await reader.look(names, true, signal);
            changed = changedSince(servers, first, before);
            if (isVain || repeats >= retries)
                throw (failure ?? toldNothing()).with({ servers: pending.map(haproxy_server/* keyOf */.TN) });
        }
    }
    catch (error) {
        throw atLeast(changed, error, signal);
    }
}
async function health_down_send({ client, reader }, servers, { merged }, signal) {
    const dialect = await client.dialect(signal);
    const steps = servers.flatMap((name) => bodiesFor(merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server).map((body) => ({ name, body })));
    const requests = steps.map(({ name, body }) => putServer(dialect, name, body));
    reader.expectSet(servers);
    const exchange = await client.tell(requests, reader.process, signal);
    const sent = { ...exchange, refusal: null, down: new Set(), drained: new Set() };
    for (const [index, response] of exchange.responses.entries()) {
        const step = steps[index];
        if (step === undefined)
            break;
        if (response.status !== 200)
            sent.refusal ??= { key: (0,haproxy_server/* keyOf */.TN)(step.name), response };
        const answer = readPut(response);
        if (answer === null)
            continue;
        const wasDrained = merged.get((0,haproxy_server/* keyOf */.TN)(step.name))?.shown.folded === 'drain';
        if (answer.adminState === 'drain' && !wasDrained)
            sent.drained.add((0,haproxy_server/* keyOf */.TN)(step.name));
        if (answer.adminState === 'drain' && answer.operationalState === 'down')
            sent.down.add((0,haproxy_server/* keyOf */.TN)(step.name));
        if (step.body.operational_state === undefined && answer.operationalState === 'up')
            reader.learn(step.name, 'drain');
    }
    return sent;
}
/** Outside of maint one PUT does both, and the API sends health first. One that tracks another is refused after its drain. */
function bodiesFor(server) {
    const isOpen = server !== undefined && server.admin !== 'maint' && server.tracks === null;
    return isOpen
        ? [{ operational_state: 'down', admin_state: 'drain' }]
        : [{ admin_state: 'drain' }, { operational_state: 'down' }];
}
function arrived(name, before, now, wentToDrain) {
    const was = before.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server;
    const is = now.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server;
    if (was === undefined || is === undefined)
        return 'nothing';
    // Whoever asked for this has to see that: nothing is sent over it.
    if (is.forced !== 'drain')
        return is.forced === was.forced && !wentToDrain ? 'nothing' : 'changed by others';
    const wentDown = is.checkDowns > was.checkDowns;
    // One without a check has no such counter, and one that was down does not go down again.
    if (wentDown || is.operationalState === 0)
        return 'all';
    return was.forced === 'drain' ? 'nothing' : 'drain only';
}
/** A server that left maint for drain alone takes bound clients in: back to what was forced on it, before the next try. */
async function putBack(channel, servers, before, signal) {
    const writes = servers.map((name) => stateWrite(name, before.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server.forced ?? 'maint'));
    if (writes.length > 0)
        await write(channel, writes, servers, signal);
}
function toldNothing() {
    return new errors/* Failure */.HR('data-plane-api', 'The Data Plane API answered 200, and HAProxy was told nothing');
}
function changedSince(servers, before, now) {
    const changed = servers.some((name) => {
        const was = before.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server;
        const is = now.merged.get((0,haproxy_server/* keyOf */.TN)(name))?.server;
        return was && is && (is.checkDowns > was.checkDowns || is.forced !== was.forced);
    });
    return changed ? 'yes' : 'no';
}

// EXTERNAL MODULE: ./build/src/clock.js
var clock = __webpack_require__(8179);
// EXTERNAL MODULE: ./build/src/haproxy/start-time.js
var start_time = __webpack_require__(4961);
;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/met-process.js
/** Which HAProxy process answers behind the API: the one that was met, its successor, or somebody else. Asks nobody. */




/** As the model has it; the API tells no start. Asked at `askedAt`. */
function processOf(info, clock, askedAt) {
    const { version, pid, uptimeSeconds, node } = info;
    return { version, pid, uptimeSeconds, node, ...(0,start_time/* startOf */.G)(uptimeSeconds, clock, askedAt) };
}
class MetProcess {
    #clock;
    #former = [];
    #current = null;
    #firstAt = null;
    #several = null;
    constructor(clock) {
        this.#clock = clock;
    }
    /** It was replaced at least once: what the one before still serves cannot be seen through an API. */
    get replaced() {
        return this.#former.length > 0;
    }
    /** Takes whoever answers for the process from now on. Throws `several-processes` when that cannot have taken the place of the one before. */
    take(now) {
        const met = this.#current;
        if (met !== null && !(0,haproxy_server/* isSameProcess */.SM)(met, now)) {
            this.#refuseOther(met, now);
            this.#former.push(met);
        }
        this.#current = now;
        this.#firstAt ??= (0,clock/* momentOf */.Et)(this.#clock);
    }
    /** Throws Reloaded, or `several-processes`, when it is not the one that was taken. */
    refuseUnlessMet(now) {
        const met = this.#current;
        if (met === null || (0,haproxy_server/* isSameProcess */.SM)(met, now))
            return;
        this.#refuseOther(met, now);
        throw new errors/* Reloaded */.P1(`Another HAProxy process answers now: ${now.pid} instead of ${met.pid}. It was reloaded or restarted`);
    }
    /** It was told before that several answer: until the right one does, whatever is asked is to be asked again. */
    isToldAlready(error) {
        return error !== null && error === this.#several;
    }
    #refuseOther(met, now) {
        const sinceMs = this.#firstAt === null ? 0 : (0,clock/* elapsedMs */.d5)(this.#firstAt, this.#clock);
        const answeredBefore = this.#former.some((one) => (0,haproxy_server/* isSameProcess */.SM)(one, now));
        if (!answeredBefore && (0,haproxy_server/* mayHaveReplaced */.aY)(met, now, sinceMs))
            return;
        if (this.#several !== null)
            throw this.#several;
        this.#several = new errors/* Failure */.HR('several-processes', `Several HAProxy processes answer at this address: this step works with process ${met.pid}, and now process ${now.pid} answers, which has not taken its place`, {
            detail: `process ${met.pid} on ${met.node || 'a host without a name'}; process ${now.pid} on ${now.node || 'a host without a name'}, up for ${now.uptimeSeconds} s`,
            hint: 'What is set on one of them the others do not know. Give one address for each Data Plane API, and none of a Service, a virtual IP or a name with several addresses.',
        });
        throw this.#several.with({});
    }
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/observer.js






/** Polls take statistics for at most a tenth of the time. */
const REST_PER_COST = 9;
const RELOAD_WITHIN_MS = 60_000;
const LOOK_FOR_RELOAD_EVERY_MS = 200;
class Observer {
    #client;
    #clock;
    #met;
    /** The last statistics, and the lists of that moment as texts. */
    #last = null;
    #restUntil = Number.NEGATIVE_INFINITY;
    constructor(client, clock) {
        this.#client = client;
        this.#clock = clock;
        this.#met = new MetProcess(clock);
    }
    /** The process that was met first is not the one that is met now. */
    get replaced() {
        return this.#met.replaced;
    }
    /** How long polls still leave the statistics alone. */
    get restMs() {
        return Math.max(0, this.#restUntil - this.#clock.now());
    }
    /** Does what changes nothing again when the way was lost, and when another process answers than the one that is worked with. */
    repeated(work, signal, more = (_) => false) {
        return this.#client.repeated(work, signal, (error) => {
            const isWorth = more(error) || this.#met.isToldAlready(error);
            // Another connection may lead to the right one.
            if (isWorth)
                this.#client.reopen();
            return isWorth;
        });
    }
    /** Everything, of whoever answers: from now on that is the process. `tables`: the names of stick-tables, null where they are not shown. */
    async all(signal) {
        const dialect = await this.#client.dialect(signal);
        const rowsAt = this.#clock.now();
        const asked = [info(dialect), statistics(dialect), stickTables(dialect), info(dialect)];
        const { process, answers } = await this.#ask(dialect, asked, true, signal);
        const [, stats, tables] = answers;
        const rows = readStatistics(stats);
        const backends = [...new Set(rows.map(({ backend }) => backend))].filter(haproxy_server/* isSafeName */.TE);
        const requests = [info(dialect), ...backends.map((name) => serversOf(dialect, name)), info(dialect)];
        const listsAt = this.#clock.now();
        const listed = await this.#ask(dialect, requests, false, signal);
        const lists = listsOf(dialect, backends, listed.answers.slice(1, -1));
        this.#last = { rows, rowsAt, texts: textsOf(lists) };
        return { process, rows, lists, rowsAt, listsAt, tables: readTables(tables) };
    }
    /** Servers of these backends that are `disabled` in the configuration file, by `BACKEND/SERVER`; what may not be seen is not. */
    async disabled(backends, signal) {
        if (backends.length === 0)
            return new Set();
        const dialect = await this.#client.dialect(signal);
        const requests = backends.map((name) => configuredServersOf(dialect, name));
        try {
            const answers = await this.#client.ask(requests, signal);
            return new Set(answers.flatMap((answer, index) => readDisabled(answer).map((server) => (0,haproxy_server/* keyOf */.TN)({ backend: backends[index] ?? '', server }))));
        }
        catch (error) {
            if (error instanceof errors/* Failure */.HR && error.code === 'permission-denied')
                return new Set();
            throw error;
        }
    }
    /** The lists of these backends, and all statistics. */
    async whole(backends, signal) {
        const dialect = await this.#client.dialect(signal);
        const requests = backends.map((name) => serversOf(dialect, name));
        const askedAt = this.#clock.now();
        const { answers } = await this.#ask(dialect, [info(dialect), ...requests, statistics(dialect), info(dialect)], false, signal);
        const lists = listsOf(dialect, backends, answers.slice(1, -2));
        const rows = readStatistics(answers.at(-2));
        this.#last = { rows, rowsAt: askedAt, texts: textsOf(lists) };
        return { rows, lists, rowsAt: askedAt, listsAt: askedAt };
    }
    /** The statistics of a moment ago, where the lists say that no server of these backends has changed since; else null. */
    async unchanged(backends, signal) {
        const last = this.#last;
        if (last === null)
            return null;
        const dialect = await this.#client.dialect(signal);
        const requests = backends.map((name) => serversOf(dialect, name));
        const listsAt = this.#clock.now();
        const { answers } = await this.#ask(dialect, [info(dialect), ...requests], false, signal);
        const lists = listsOf(dialect, backends, answers.slice(1));
        const texts = textsOf(lists);
        const isSame = backends.every((name) => last.texts.get(name) === texts.get(name));
        return isSame ? { rows: last.rows, rowsAt: last.rowsAt, lists, listsAt } : null;
    }
    /** Statistics alone. */
    async statistics(signal) {
        const dialect = await this.#client.dialect(signal);
        // A reload that the API does not know of leaves this connection as it is: nothing but the process tells.
        const asked = [info(dialect), statistics(dialect), info(dialect)];
        const { answers } = await this.#ask(dialect, asked, false, signal);
        return readStatistics(answers[1]);
    }
    /** Whatever was read before is not true any more. */
    forget() {
        this.#last = null;
    }
    /** Waits while the API has a reload pending: what is set in that second is lost, though the answer is 200 (measured). */
    async waitForReloads(signal) {
        const dialect = await this.#client.dialect(signal);
        const giveUpAt = this.#clock.now() + RELOAD_WITHIN_MS;
        for (;;) {
            const [response] = await this.repeated(() => this.#client.ask([reloads(dialect)], signal), signal);
            if (response === undefined || !hasPendingReload(response))
                return;
            if (this.#clock.now() >= giveUpAt)
                throw reloadNeverEnds();
            await this.#clock.sleep(LOOK_FOR_RELOAD_EVERY_MS, signal);
        }
    }
    /**
     * The first of these asks who answers, and the last once more: of a HAProxy that is just being restarted the API says that it has no such
     * servers, and no more.
     */
    async #ask(dialect, requests, isTaken, signal) {
        const sentAt = this.#clock.now();
        const answers = await this.#client.ask(requests, signal);
        const [first] = answers;
        const found = readInfo(first);
        const process = {
            ...processOf(found, this.#clock, sentAt),
            commandPrefix: `v${dialect.major}`,
        };
        if (found.stopping) {
            throw new errors/* Reloaded */.P1(`HAProxy process ${found.pid} was replaced by a reload and is on its way out`);
        }
        if (isTaken)
            this.#met.take(process);
        else
            this.#met.refuseUnlessMet(process);
        const isCostly = requests.some(({ path }) => path === statistics(dialect).path);
        if (isCostly)
            this.#rest(sentAt);
        if (answers.length > 1 && requests.at(-1)?.path === requests[0]?.path) {
            const { pid, uptimeSeconds } = readInfo(answers.at(-1));
            // In a container a new process has the number of the one before.
            if (pid !== found.pid || uptimeSeconds < found.uptimeSeconds)
                throw new errors/* ConnectionLost */.pz('HAProxy was replaced while it was read', false);
        }
        return { process, answers };
    }
    #rest(sentAt) {
        const now = this.#clock.now();
        this.#restUntil = now + (now - sentAt) * REST_PER_COST;
    }
}
function listsOf(dialect, backends, answers) {
    const lists = backends.map((name, index) => {
        const servers = readServers(answers[index]);
        if (servers?.includes(null))
            throw cannotReadServers(dialect.version);
        return [name, servers?.flatMap((server) => server ?? []) ?? null];
    });
    return new Map(lists);
}
function textsOf(lists) {
    const text = (servers) => JSON.stringify(servers?.map(({ name, adminState, operationalState, address, weight }) => [
        name,
        adminState,
        operationalState,
        address,
        weight,
    ]));
    return new Map([...lists].map(([name, servers]) => [name, text(servers)]));
}
function reloadNeverEnds() {
    return new errors/* Failure */.HR('data-plane-api', `The Data Plane API has had a reload of HAProxy pending for ${RELOAD_WITHIN_MS / 1_000}s`, {
        hint: 'What is set before a reload is lost with it. Look at the log of the API, and run this step again when the reload is done.',
    });
}

// EXTERNAL MODULE: ./build/src/haproxy/admin-flags.js
var admin_flags = __webpack_require__(8838);
;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/admin-state.js
/**
 * What a server really is, from what the API says of it. The API reads HAProxy's decimal flags as if they were hexadecimal, so that it
 * takes some that take traffic for being in maint; the words of `show stat` come through untouched, and both together tell. Pure.
 */

/** `known`: what was last forced on it in this process, as far as that was certain. */
function understand({ folded, status, tracks, fqdn }, known) {
    if (tracks !== null)
        return tracking(folded, status);
    if (status === 'MAINT')
        return exactly('maint', ['forced'], folded !== 'maint', false);
    // 32, 33, 36, 96, \u2026: whether it is also forced is not to be seen. Folded `ready` is 40, `drain` 108: forced drain under it.
    if (status.startsWith('MAINT'))
        return unresolved(folded);
    if (status.startsWith('DRAIN'))
        return exactly('drain', [], folded === 'ready', folded === 'maint');
    if (/^(?:UP|no check)/.test(status))
        return exactly('ready', [], folded === 'drain', folded === 'maint');
    // DOWN or NOLB: the words hide a drain.
    if (folded !== 'maint')
        return exactly(folded, [], false, false);
    // 12 is in drain, and `disabled` in the configuration; 64 is ready, and its FQDN was changed: impossible without one.
    const isDrain = fqdn === '-' || known === 'drain';
    return { ...exactly('drain', [], false, true), certain: isDrain };
}
const FLAGS = {
    ready: 0,
    drain: admin_flags/* ADMIN_FLAG */.VB.forcedDrain,
    maint: admin_flags/* ADMIN_FLAG */.VB.forcedMaint,
};
/** Its own flags are not to be seen: those that are told are the fewest that it can have. */
function exactly(state, maintCauses, contradictory, misread) {
    return {
        admin: state,
        forced: state,
        maintCauses,
        adminFlags: FLAGS[state],
        certain: !contradictory,
        contradictory,
        misread,
    };
}
/** What it inherits decides; what is forced on it beside that is seen where the API's mistake does not hide it. */
function tracking(folded, status) {
    const own = folded === 'drain' ? 'drain' : 'ready';
    const inherited = status.startsWith('MAINT') ? 'maint' : status.startsWith('DRAIN') ? 'drain' : null;
    const isDown = /^(?:DOWN|NOLB)/.test(status);
    const admin = inherited ?? (isDown && folded !== 'ready' ? 'drain' : own);
    const forced = status === 'MAINT' ? 'maint' : own;
    const inheritedFlag = admin === 'maint'
        ? admin_flags/* ADMIN_FLAG */.VB.inheritedMaint
        : admin === 'drain' && own === 'ready'
            ? admin_flags/* ADMIN_FLAG */.VB.inheritedDrain
            : 0;
    return {
        admin,
        forced,
        maintCauses: admin !== 'maint' ? [] : status === 'MAINT' ? ['forced'] : ['tracking'],
        adminFlags: status === 'MAINT' ? FLAGS.maint : inheritedFlag | FLAGS[own],
        certain: true,
        contradictory: false,
        misread: false,
    };
}
function unresolved(folded) {
    const isDrain = folded !== 'maint';
    return {
        admin: 'maint',
        forced: isDrain ? 'drain' : 'maint',
        maintCauses: ['dns'],
        adminFlags: admin_flags/* ADMIN_FLAG */.VB.dnsMaint | (isDrain ? admin_flags/* ADMIN_FLAG */.VB.forcedDrain : 0),
        certain: isDrain,
        contradictory: false,
        misread: true,
    };
}
const MISREAD = 'takes it for being in maint already: it would answer 200 and send nothing';
/** Into which states it cannot be taken over this API, and why: each completes "the Data Plane API \u2026". */
function obstaclesTo({ status, tracks }, { certain, misread }) {
    if (tracks !== null)
        return undefined;
    if (status.startsWith('MAINT (')) {
        const hidden = 'does not show whether more than DNS keeps it in maint, so nothing that is set there can be verified';
        return { maint: hidden, drain: hidden, ready: hidden };
    }
    if (!certain) {
        const hidden = `does not show whether it is in drain or ready ("${/^\w+/.exec(status)?.[0] ?? ''}", and read as maint)`;
        return { maint: hidden, drain: hidden, ready: hidden };
    }
    return misread && /^(?:UP|no check)/.test(status) ? { maint: MISREAD } : undefined;
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/rows.js
/** Servers and backends out of the API's two tables: what it says of each server's state, and its row of `show stat`. Pure. */




/** `known`: what was last forced on a server, by `BACKEND/SERVER`. */
function merge(lists, rows, known) {
    const native = new Map();
    for (const row of rows)
        if (row.type === 'server' && lists.has(row.backend))
            native.set((0,haproxy_server/* keyOf */.TN)(row), row);
    const merger = { merged: new Map(), hidden: [], unlisted: [] };
    for (const [backend, servers] of lists) {
        for (const listed of servers ?? []) {
            const name = { backend, server: listed.name };
            const key = (0,haproxy_server/* keyOf */.TN)(name);
            const row = native.get(key);
            native.delete(key);
            if (!(0,haproxy_server/* isSafeName */.TE)(listed.name))
                continue;
            if (row === undefined)
                merger.hidden.push(withoutRow(name, listed));
            else
                merger.merged.set(key, mergedServer(name, listed, row, known.get(key) ?? null));
        }
    }
    for (const row of native.values()) {
        const { backend, server } = row;
        const tracks = rows_text(row, 'tracked');
        if ((0,haproxy_server/* isSafeName */.TE)(backend) && (0,haproxy_server/* isSafeName */.TE)(server))
            merger.unlisted.push({ backend, server, ...(tracks === '' ? {} : { tracks }) });
    }
    return merger;
}
/** Whom it tracks stands in the row; HAProxy permits that only to a server without a check of its own. */
function withoutRow(name, { checkState, address }) {
    if (checkState !== null && (0,admin_flags/* decodeCheckState */.Ig)(checkState) !== 'none')
        return name;
    return { ...name, mayTrackAt: checkState === null ? (0,haproxy_server/* hostOf */.w4)(address) : '' };
}
function mergedServer(name, listed, row, known) {
    const traffic = trafficOf(name, row);
    const tracks = rows_text(row, 'tracked') || null;
    const { adminState, operationalState, address, fqdn } = listed;
    const shown = { folded: adminState, status: traffic.status, tracks, fqdn };
    const understood = understand(shown, known);
    const { admin, forced, maintCauses, adminFlags } = understood;
    const unsettable = obstaclesTo(shown, understood);
    const weight = listed.weight ?? traffic.effectiveWeight;
    const server = {
        ...traffic,
        address,
        fqdn: fqdn === null || fqdn === '-' ? '' : fqdn,
        admin,
        forced,
        maintCauses,
        adminFlags,
        // A server in slow start is called up, too.
        operationalState: operationalState === 'up' ? 2 : operationalState === 'down' ? 0 : 3,
        changedSecondsAgo: secondsAgo(row),
        weight,
        configuredWeight: listed.configuredWeight ?? weight,
        // Only a server with a running check has this counter, in maint as well (measured on 2.2 to 3.4).
        checks: checkSetting(listed.checkState, row.field('chkdown') !== undefined),
        ...(isBeingChecked(listed.checkState, row) ? { isBeingChecked: true } : {}),
        agent: checkSetting(listed.agentState, row.field('agent_status') !== undefined),
        tracks,
        backup: count(row, 'bck') === 1,
        ...(unsettable === undefined ? {} : { unsettable }),
        ...(understood.certain ? {} : { isAdminGuessed: true }),
        ...(listed.configuredWeight === null ? { isConfiguredWeightGuessed: true } : {}),
    };
    return { server, shown, understood };
}
/** Before 3.3.5 one that was switched off is as one that was never there. */
function checkSetting(state, runs) {
    if (state !== null)
        return (0,admin_flags/* decodeCheckState */.Ig)(state);
    return runs ? 'enabled' : 'none';
}
/** `* ` marks a check that is running now. Before 3.3.5 that is all there is, and nothing of a server in maint. */
function isBeingChecked(state, row) {
    return state === null ? rows_text(row, 'check_status').startsWith(RUNNING) : (0,admin_flags/* isCheckInProgress */.xL)(state);
}
const RUNNING = '* ';
const RESPONSES = ['hrsp_1xx', 'hrsp_2xx', 'hrsp_3xx', 'hrsp_4xx', 'hrsp_5xx', 'hrsp_other'];
/** A server's row of `show stat`. */
function trafficOf({ backend, server }, row) {
    const status = rows_text(row, 'status');
    // Without them nothing could be said to be idle.
    if (status === '' || row.field('scur') === undefined || row.field('stot') === undefined) {
        throw notUnderstood('its statistics');
    }
    const isHttp = row.field('hrsp_2xx') !== undefined;
    return {
        backend,
        server,
        status,
        sessions: count(row, 'scur'),
        // Missing where it has none.
        sessionLimit: row.field('slim') === undefined ? null : count(row, 'slim'),
        ...(row.field('throttle') === undefined ? {} : { throttlePercent: count(row, 'throttle') }),
        queued: count(row, 'qcur'),
        sessionsTotal: count(row, 'stot'),
        retries: count(row, 'wretr'),
        responses: isHttp ? RESPONSES.reduce((sum, column) => sum + count(row, column), 0) : null,
        effectiveWeight: count(row, 'weight'),
        checkFailures: count(row, 'chkfail'),
        checkDowns: count(row, 'chkdown'),
        checkStatus: withoutMark(rows_text(row, 'check_status')),
        lastCheck: lastCheckOf(row),
    };
}
function withoutMark(checkStatus) {
    return checkStatus.startsWith(RUNNING) ? checkStatus.slice(RUNNING.length) : checkStatus;
}
function lastCheckOf(row) {
    const code = count(row, 'check_code');
    const first = [rows_text(row, 'check_desc'), code > 0 ? `code ${code}` : '']
        .filter((part) => part !== '')
        .join(', ');
    return [first, rows_text(row, 'last_chk')].filter((part) => part !== '').join(': ');
}
/** Of all backends that can be asked about. `tables`: those that have a stick-table. */
function backendsOf(rows, tables) {
    const backends = new Map();
    for (const row of rows) {
        if (row.type !== 'backend' || !(0,haproxy_server/* isSafeName */.TE)(row.backend))
            continue;
        const name = row.backend;
        const table = tables.has(name) ? 'stick-table' : tables.size > 0 ? 'other-table' : null;
        backends.set(name, {
            name,
            active: count(row, 'act'),
            backups: count(row, 'bck'),
            sticky: rows_text(row, 'cookie') !== '' ? 'cookie' : table,
            ...(rows_text(row, 'status').includes('UNPUB') ? { unpublished: true } : {}),
        });
    }
    return backends;
}
function rows_text(row, column) {
    const value = row.field(column);
    return typeof value === 'string' ? value : '';
}
/** Of 32 bits: what is more was below 0. One of HAProxy's threads had a clock that was behind the change (2.2). */
const LARGEST_SECONDS = 2 ** 31 - 1;
/** From 3.0 on `clear counters all` has it stand at 0 until the next change. */
function secondsAgo(row) {
    const seconds = count(row, 'lastchg');
    return seconds === 0 || seconds > LARGEST_SECONDS ? null : seconds;
}
/** A column that does not apply is missing. Anything but a number is not HAProxy's: never 0 sessions. */
function count(row, column) {
    const value = row.field(column) ?? 0;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0)
        return value;
    throw notUnderstood('its statistics');
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/reader.js




/** A server about which the API is wrong, or its tables differ, counts when it was seen so twice. */
const LOOKS_AT_MOST = 5;
class Reader {
    #client;
    #observer;
    #clock;
    #process = null;
    #tables = new Set();
    #last = new Map();
    /** What was last forced on servers, where that was certain. */
    #known = new Map();
    /** How doubtful servers looked last. */
    #doubts = new Map();
    /** Of servers that were set here, every reading must be certain. */
    #set = new Set();
    constructor(client, observer, clock) {
        this.#client = client;
        this.#observer = observer;
        this.#clock = clock;
    }
    /** Everything, of whoever answers: from now on that is the process. */
    async readAll(signal) {
        const read = () => this.#observer.repeated(() => this.#observer.all(signal), signal, isLeftover);
        const { process, tables, ...first } = await this.#certainly(read, signal);
        this.#tables = tables ?? new Set();
        if (this.#process !== null && !(0,haproxy_server/* isSameProcess */.SM)(this.#process, process)) {
            this.#known.clear();
            this.#set.clear();
        }
        this.#process = process;
        this.#last.clear();
        const backends = [...first.lists.keys()];
        // Deleted between the two tables, or a backend of which the API said for a moment that there is none.
        const isHalf = this.#merge(first).unlisted.length > 0;
        const found = isHalf
            ? await this.#observer.repeated(() => this.#observer.whole(backends, signal), signal)
            : first;
        const moment = this.#note(await this.#sure(found, backends, () => true, signal));
        const { merged, hidden, unlisted, rows } = moment;
        await this.#noteDisabled(merged, signal);
        const unsendable = unsendableIn(rows);
        // Whichever table leaves it out: it is there, and what it is, is not shown.
        const unreadable = [...hidden, ...unlisted];
        return {
            servers: new Map([...merged].map(([key, { server }]) => [key, server])),
            backends: backendsOf(rows, this.#tables),
            process,
            level: isOfLevelUser(moment) ? 'user' : 'admin',
            ...(unreadable.length > 0 ? { unreadable } : {}),
            ...(unsendable.length > 0 ? { unsendable } : {}),
        };
    }
    /**
     * These servers and their backends. `certain`: as they are now, whatever that costs the API. Throws `not-found` for one that is
     * gone, and `data-plane-api` for one of which the API does not show what is needed.
     */
    async readServers(names, certain, signal) {
        return this.rowsOf(await this.look(names, certain, signal), names);
    }
    /** The same out of what was seen already. */
    rowsOf(moment, names) {
        for (const name of names) {
            const found = moment.merged.get((0,haproxy_server/* keyOf */.TN)(name));
            if (found === undefined)
                throw missing(name, moment);
            if (!found.understood.certain && this.#set.has((0,haproxy_server/* keyOf */.TN)(name)))
                throw undecided((0,haproxy_server/* keyOf */.TN)(name), found.server);
        }
        return rowsOf(moment, names, this.#tables);
    }
    /** As `readServers`; whoever is not there is missing in it, and nothing is refused. */
    look(names, certain, signal) {
        return this.#certainly(() => this.#lookOnce(names, certain, signal), signal);
    }
    /** Once more, where what was told may have been done behind it. */
    async #certainly(read, signal) {
        const found = await read();
        const { doubtMs } = this.#client;
        if (doubtMs === 0)
            return found;
        await this.#clock.sleep(doubtMs, signal);
        const again = await read();
        this.#client.endDoubt();
        return again;
    }
    #lookOnce(names, certain, signal) {
        const backends = [...new Set(names.map(({ backend }) => backend))];
        const wanted = new Set(names.map(haproxy_server/* keyOf */.TN));
        return this.#observer.repeated(async () => {
            if (!certain && this.#observer.restMs > 0) {
                const tables = await this.#observer.unchanged(backends, signal);
                const moment = tables === null ? null : this.#merge(tables);
                if (moment !== null && ![...wanted].some((key) => isDoubtful(moment.merged.get(key))))
                    return this.#note(moment);
            }
            const tables = await this.#observer.whole(backends, signal);
            return this.#note(await this.#sure(tables, backends, (key) => wanted.has(key), signal));
        }, signal);
    }
    /** Rows of `show stat` alone, when the API has rested from the last ones; at once where nothing can have come to any of these. */
    async sample(names, signal) {
        const { restMs } = this.#observer;
        const canWait = !(restMs > 0 && names.every((name) => this.#isOut(name)));
        if (canWait && restMs > 0)
            await this.#clock.sleep(restMs, signal);
        if (!canWait)
            return new Map((await this.readServers(names, false, signal)).servers);
        const rows = await this.#observer.repeated(() => this.#observer.statistics(signal), signal);
        const wanted = new Set(names.map(haproxy_server/* keyOf */.TN));
        const found = rows.filter((row) => row.type === 'server' && wanted.has((0,haproxy_server/* keyOf */.TN)(row)));
        // Whether one is gone or hidden, only its list tells.
        if (found.length < wanted.size)
            return new Map((await this.readServers(names, true, signal)).servers);
        return new Map(found.map((row) => [(0,haproxy_server/* keyOf */.TN)(row), trafficOf(row, row)]));
    }
    /** Whoever answered when everything was read last. */
    get process() {
        return this.#process;
    }
    last(name) {
        return this.#last.get((0,haproxy_server/* keyOf */.TN)(name));
    }
    /** These are about to be set. */
    expectSet(names) {
        for (const name of names)
            this.#set.add((0,haproxy_server/* keyOf */.TN)(name));
        this.#observer.forget();
    }
    /** The answer to a PUT shows that this is forced on it. */
    learn(name, state) {
        this.#known.set((0,haproxy_server/* keyOf */.TN)(name), state);
    }
    /** Its maint may be the configuration's: that is nobody's to end but whoever wrote it. */
    async #noteDisabled(merged, signal) {
        const inMaint = [...merged].filter(([, { server }]) => server.status === 'MAINT' && server.tracks === null);
        const backends = [...new Set(inMaint.map(([, { server }]) => server.backend))];
        const read = () => this.#observer.disabled(backends, signal);
        const disabled = await this.#observer.repeated(read, signal);
        for (const [key, one] of inMaint) {
            if (!disabled.has(key))
                continue;
            const server = { ...one.server, maintCauses: ['forced', 'configuration'] };
            merged.set(key, { ...one, server });
            this.#last.set(key, server);
        }
    }
    /** Nobody is sent to it, nothing was there when it was seen last, and its list would show an end of that. */
    #isOut(name) {
        const last = this.last(name);
        if (last === undefined || last.admin === 'maint')
            return false;
        return last.operationalState === 0 && last.sessions === 0 && last.queued === 0;
    }
    #merge({ lists, ...rest }) {
        return { ...merge(lists, rest.rows, this.#known), ...rest };
    }
    async #sure(first, backends, isWanted, signal) {
        let moment = this.#merge(first);
        for (let looks = 1; looks < LOOKS_AT_MOST; looks += 1) {
            const doubtful = [...moment.merged].filter(([key, one]) => isWanted(key) && isDoubtful(one));
            const news = doubtful.filter(([key, one]) => one.understood.contradictory || this.#doubts.get(key) !== looksOf(one));
            for (const [key, one] of doubtful)
                this.#doubts.set(key, looksOf(one));
            if (news.length === 0)
                break;
            moment = this.#merge(await this.#observer.whole(backends, signal));
        }
        return moment;
    }
    #note(moment) {
        for (const [key, { server, understood }] of moment.merged) {
            this.#last.set(key, server);
            if (understood.certain && !understood.contradictory)
                this.#known.set(key, server.forced);
        }
        return moment;
    }
}
function isLeftover(error) {
    return error instanceof errors/* Reloaded */.P1;
}
function isDoubtful(one) {
    return one !== undefined && (one.understood.misread || one.understood.contradictory);
}
function looksOf({ shown: { folded, status } }) {
    return `${folded} ${/^\w+/.exec(status)?.[0] ?? ''}`;
}
function rowsOf(moment, names, tables) {
    const { merged, rows, rowsAt: trafficAt, listsAt: statesAt } = moment;
    const touched = new Set(names.map(({ backend }) => backend));
    const servers = names.map((name) => [(0,haproxy_server/* keyOf */.TN)(name), merged.get((0,haproxy_server/* keyOf */.TN)(name)).server]);
    const backends = [...backendsOf(rows, tables)].filter(([name]) => touched.has(name));
    return { servers: new Map(servers), backends: new Map(backends), statesAt, trafficAt };
}
function missing(name, { hidden, unlisted }) {
    const key = (0,haproxy_server/* keyOf */.TN)(name);
    if ([...hidden, ...unlisted].some((one) => (0,haproxy_server/* keyOf */.TN)(one) === key))
        return hiddenServer(key);
    return new errors/* Failure */.HR('not-found', `HAProxy has no server ${key} any more`, {
        servers: [key],
        hint: 'It was deleted at run time while this step was working.',
    });
}
function unsendableIn(rows) {
    return rows
        .filter(({ type, backend, server }) => type === 'server' && !((0,haproxy_server/* isSafeName */.TE)(backend) && (0,haproxy_server/* isSafeName */.TE)(server)))
        .map(({ backend, server, field }) => ({
        backend,
        server,
        tracks: String(field('tracked') ?? '') || null,
    }));
}
/** At level user HAProxy's statistics have no addresses, and the lists still do (measured on 3.4). */
function isOfLevelUser({ merged, rows }) {
    const shown = rows.filter(({ type }) => type === 'server').some(({ field }) => field('addr') !== undefined);
    return !shown && [...merged.values()].some(({ server }) => server.address !== '');
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/states.js







/** Throws `data-plane-api`, before anything is sent, for what the API would answer with 200 and not do. */
async function setStates(channel, goals, watch, signal) {
    const moment = await readBefore(channel, union(goals, watch), signal);
    const misread = goals.filter((goal) => isMisread(goal, moment));
    for (const goal of misread)
        refuseImpossible(goal, moment);
    const writes = goals.map((goal) => stateWrite(goal, goal.state));
    if (misread.length === 0)
        return write(channel, writes, watch, signal, moment);
    let changed = 'no';
    try {
        for (const goal of misread) {
            await leaveMisread(channel, goal, signal);
            changed = 'yes';
        }
        return await write(channel, writes, watch, signal);
    }
    catch (error) {
        throw atLeast(changed, error, signal);
    }
}
/** The API would send nothing, for it takes the server for what it is to be; or nobody could see what came of it. */
function isMisread(goal, { merged }) {
    const found = merged.get((0,haproxy_server/* keyOf */.TN)(goal));
    if (found === undefined)
        return false;
    const { shown, server, understood } = found;
    const isUnsettable = server.unsettable?.[goal.state] !== undefined;
    return isUnsettable || !understood.certain || (shown.folded === goal.state && server.forced !== goal.state);
}
function refuseImpossible(goal, { merged }) {
    const key = (0,haproxy_server/* keyOf */.TN)(goal);
    const found = merged.get(key);
    const why = found?.server.unsettable?.[goal.state];
    const isDrained = found?.understood.certain === true && found.server.forced === 'drain' && goal.state === 'maint';
    if (why === undefined && isDrained)
        return;
    throw cannotBeSet(key, goal.state, why ?? 'takes it for that already, and would send nothing');
}
/**
 * Into ready and down, and from there, where the API sees what is so, into maint: in one write, for nobody would know it again as it is
 * between. Where the API still does not see, everything goes back.
 */
async function leaveMisread(channel, goal, signal) {
    const detour = [
        { operational_state: 'down', admin_state: 'ready' },
        { admin_state: goal.state },
    ];
    const [between] = await put(channel, goal, detour, signal);
    if (between?.adminState !== 'maint')
        return;
    // Its FQDN was changed, too. A check brings it up again; without one only we do.
    await put(channel, goal, [{ admin_state: 'drain' }], signal);
    const { merged } = await channel.reader.look([goal], true, signal);
    const found = merged.get((0,haproxy_server/* keyOf */.TN)(goal));
    if (found?.server.checks !== 'enabled')
        await put(channel, goal, [{ operational_state: 'up' }], signal);
    throw cannotBeSet((0,haproxy_server/* keyOf */.TN)(goal), goal.state, 'takes it for being in maint whatever is set, for its FQDN was changed');
}
/** All in one write. What was refused or lost half way may have been done to a half: that is read. */
async function put(channel, goal, bodies, signal) {
    const { client, reader } = channel;
    const before = reader.last(goal);
    const dialect = await client.dialect(signal);
    reader.expectSet([goal]);
    const sentAt = channel.clock.now();
    const exchange = await client.tell(bodies.map((body) => putServer(dialect, goal, body)), reader.process, signal);
    const refused = exchange.responses.find(({ status }) => status !== 200);
    if (refused === undefined && exchange.failure === null)
        return exchange.responses.map(readPut);
    if (isUnsent(exchange))
        throw exchange.failure;
    const isLost = exchange.failure !== null;
    let now;
    try {
        const { merged } = await (isLost
            ? settled(channel, [goal], signal, { sentAt })
            : reader.look([goal], true, signal));
        now = merged.get((0,haproxy_server/* keyOf */.TN)(goal))?.server;
    }
    catch (error) {
        throw atLeast('unknown', error, signal);
    }
    const isSame = now?.forced === before?.forced && now?.operationalState === before?.operationalState;
    const failure = refused ? refusedToSet(refused, (0,haproxy_server/* keyOf */.TN)(goal), now !== undefined) : exchange.failure;
    throw failure?.with({ callChanged: isSame ? 'no' : 'yes' });
}

;// CONCATENATED MODULE: ./build/src/haproxy/data-plane-api/adapter.js








/** No version has an endpoint for these. */
const LACKS = ['shutdown-sessions', 'health-checks', 'agent-checks', 'undivided-proof'];
/** See load-balancer.ts for what each method promises. */
class DataPlaneLoadBalancer {
    name;
    #clock;
    #client;
    #observer;
    #reader;
    #channel;
    constructor(options) {
        const { name, clock, retries } = options;
        this.name = name;
        this.#clock = clock;
        this.#client = new Client(options);
        this.#observer = new Observer(this.#client, clock);
        this.#reader = new Reader(this.#client, this.#observer, clock);
        this.#channel = { client: this.#client, observer: this.#observer, reader: this.#reader, clock, retries };
    }
    read(signal, { afterLoss = false } = {}) {
        return this.#named(signal, async () => {
            const { setsWeights } = await this.#client.dialect(signal);
            if (afterLoss)
                this.#client.doubtNext();
            const everything = await this.#reader.readAll(signal);
            const lacks = setsWeights ? LACKS : [...LACKS, 'weight'];
            const can = { change: everything.level !== 'user', seeOldWorkers: false, lacks };
            return { ...everything, ...this.#unseen, isLevelGuessed: true, can };
        });
    }
    readServers(servers, signal, { fresh = false, notBefore, afterLoss = false } = {}) {
        return this.#named(signal, async () => {
            if (afterLoss)
                this.#client.doubtNext();
            if (fresh) {
                this.#client.reopen();
                await this.#observer.waitForReloads(signal);
            }
            const early = notBefore === undefined ? 0 : notBefore - this.#clock.now();
            if (early > 0)
                await this.#clock.sleep(early, signal);
            return this.#inFull(await this.#reader.readServers(servers, fresh, signal));
        });
    }
    sample(servers, signal) {
        return this.#named(signal, () => this.#reader.sample(servers, signal));
    }
    setStates(goals, watch, signal) {
        return this.#named(signal, async () => this.#inFull(await setStates(this.#channel, goals, watch, signal)));
    }
    setWeights(goals, watch, signal) {
        const writeOf = (goal) => ({
            name: goal,
            body: { weight: goal.effective },
            aspect: ({ weight }) => weight,
            goal: goal.effective,
            passes: ({ weight }, before) => weight === goal.effective && before?.server.weight !== weight,
        });
        return this.#named(signal, async () => {
            const { setsWeights } = await this.#client.dialect(signal);
            if (!setsWeights)
                throw lacking('weight');
            return this.#inFull(await write(this.#channel, goals.map(writeOf), watch, signal));
        });
    }
    /** There is no call for it. */
    setChecks(goals, _watch, signal) {
        const check = goals[0]?.check ?? 'health';
        return this.#named(signal, () => Promise.reject(lacking(`${check}-checks`)));
    }
    setHealth(servers, health, watch, signal) {
        const writes = servers.map(health === 'up' ? upAgain : outUntilChecked);
        return this.#named(signal, async () => this.#inFull(await write(this.#channel, writes, watch, signal)));
    }
    takeDownForProof(servers, watch, signal) {
        return this.#named(signal, async () => {
            return this.#inFull(await takeDownForProof(this.#channel, servers, watch, signal));
        });
    }
    shutDownSessions(_servers, signal) {
        return this.#named(signal, () => Promise.reject(lacking('shutdown-sessions')));
    }
    /** Nobody tells over this API. */
    async sessionsOf() {
        return null;
    }
    close() {
        this.#client.reopen();
    }
    get #unseen() {
        return { oldWorkers: this.#observer.replaced ? 'unseen' : 'none' };
    }
    #inFull(rows) {
        return { ...rows, ...this.#unseen };
    }
    /** Does the work, and says in its failure whose it is. The signal's reason is not ours. */
    async #named(signal, work) {
        try {
            signal.throwIfAborted();
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors/* Failure */.HR) || error === signal.reason)
                throw error;
            throw error.with({ loadBalancer: error.loadBalancer ?? this.name });
        }
    }
}
function upAgain(name) {
    return {
        name,
        body: { operational_state: 'up' },
        aspect: ({ operationalState }) => operationalState !== 0,
        goal: true,
        passes: ({ operationalState }, before) => operationalState !== 'down' && before?.server.operationalState === 0,
    };
}
/** A check that passes ends it, perhaps before it is read back. */
function outUntilChecked(name) {
    return {
        name,
        body: { operational_state: 'stopping', admin_state: 'drain' },
        aspect: ({ forced, operationalState }) => forced === 'drain' && operationalState === 3,
        goal: true,
        passes: ({ operationalState }) => operationalState === 'stopping',
        // The clock of a server never goes back by itself.
        shows: (before, now) => now.forced === 'drain' && (now.changedSecondsAgo ?? 0) < (before.changedSecondsAgo ?? 0),
    };
}


/***/ })

};
