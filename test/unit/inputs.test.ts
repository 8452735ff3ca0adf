/** What a `with:` block may say, and what is said about one that is wrong. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  defaultOf,
  givenOperation,
  INPUT_NAMES,
  type Inputs,
  parseInputs,
} from '../../src/action/inputs/inputs.ts';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { isDrain } from '../../src/operation/request.ts';

const DRAIN = { address: '127.0.0.1:9999', server: 'web1', operation: 'drain' };

const SSH = { address: 'ssh://lb/run/haproxy.sock' };
const TLS = { address: 'tls://lb:9443' };
/** Of no use, but in the form of something. */
const PEM = (label: string) => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`;
/** Of nobody, and long over; it can be read. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBbDCCAROgAwIBAgIUBKDahuI1Bk31097biN4SYcMGffMwCgYIKoZIzj0EAwIw
DDEKMAgGA1UEAwwBeDAeFw0yNjExMjgwODM1NDNaFw0yNjExMzAwODM1NDNaMAwx
CjAIBgNVBAMMAXgwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARS32ERiRj0H7lT
skT9pxAzOtft0x8QbsHrCX5cvXVoEszLmGcGFEgRkHW+nfam0NQcXARjFH5SdPUh
HYMHvppno1MwUTAdBgNVHQ4EFgQUpaEe84xBJBBx8xSEMSqJr8sguPAwHwYDVR0j
BBgwFoAUpaEe84xBJBBx8xSEMSqJr8sguPAwDwYDVR0TAQH/BAUwAwEB/zAKBggq
hkjOPQQDAgNHADBEAiA6IOkwYNwxb9qrughX5hQfLA1mzJBMr92vBpRbqnW/cQIg
G2lWt+05FCsLRMFn0mKamXdAWR2qucoYMob/zxlX+94=
-----END CERTIFICATE-----`;

/** As on a runner: whatever is not given arrives as its default. */
function parse(given: Record<string, string>): Inputs {
  const all: Record<string, string> = Object.fromEntries(INPUT_NAMES.map((name) => [name, defaultOf(name)]));
  return parseInputs((name) => ({ ...all, ...given })[name] ?? '');
}

function faults(given: Record<string, string>): readonly string[] {
  try {
    parse(given);
  } catch (error) {
    assert.ok(error instanceof WrongInputs, String(error));
    return error.faults;
  }
  return [];
}

describe('What is given becomes values', () => {
  test('Of the required inputs alone, the rest are the defaults', () => {
    const inputs = parse(DRAIN);
    assert.deepEqual(inputs.request, {
      operation: 'drain',
      selection: inputs.request.selection,
      drainTimeoutMs: 60_000,
      onDrainTimeout: 'rollback',
      onError: 'rollback',
      restore: 'never',
      onReload: 'reapply',
      hold: false,
      minAvailable: { kind: 'count', value: 1 },
      failOnNotFound: true,
      dryRun: false,
      healthTimeoutMs: 60_000,
    });
    assert.deepEqual(inputs.connection, {
      connectTimeoutMs: 5_000,
      commandTimeoutMs: 10_000,
      retries: 3,
      retryDelayMs: 500,
    });
    assert.deepEqual(inputs.request.selection.backends, ['*']);
    assert.equal(inputs.addresses[0]?.text, '127.0.0.1:9999');
    assert.equal(inputs.summary, true);
  });

  test('Empty text means the default, blanks around a value do not count', () => {
    const empty = parse({ ...DRAIN, 'drain-timeout': '', retries: ' ', summary: '\n' });
    assert.deepEqual(empty, parse(DRAIN));
    const { request } = parse({ ...DRAIN, 'drain-timeout': ' 5m\n' });
    assert.ok(isDrain(request));
    assert.equal(request.drainTimeoutMs, 300_000);
  });

  for (const [given, meant] of [
    ['disable', 'maint'],
    ['enable', 'ready'],
  ] as const) {
    test(`${given} is HAProxy's old verb for ${meant}`, () => {
      assert.equal(parse({ ...DRAIN, operation: given }).request.operation, meant);
    });
  }

  test('checks that are switched, quiet, load and a ramp, where they are given', () => {
    const drain = parse({
      ...DRAIN,
      'health-checks': 'disable',
      'agent-checks': 'disable',
      'quiet-for': '30s',
      'max-load': '80%',
    }).request;
    assert.ok(isDrain(drain));
    assert.deepEqual(drain.switches, { health: 'disabled', agent: 'disabled' });
    assert.deepEqual([drain.quietForMs, drain.maxLoad], [30_000, 80]);
    const { request } = parse({
      ...DRAIN,
      operation: 'ready',
      ramp: '10%\n50%, 7,',
      'health-checks': 'enable',
    });
    assert.ok(request.operation === 'ready');
    assert.deepEqual(request.switches, { health: 'enabled' });
    const steps = [
      { kind: 'percent', value: 10 },
      { kind: 'percent', value: 50 },
      { kind: 'absolute', value: 7 },
    ];
    assert.deepEqual(request.ramp, { steps, intervalMs: 30_000 });
    assert.deepEqual(request.weight, steps[2]);
    const weight = parse({ ...DRAIN, operation: 'weight', ramp: '1,2', 'ramp-interval': '5s' }).request;
    assert.ok(weight.operation === 'weight');
    assert.deepEqual([weight.weight.value, weight.ramp?.intervalMs], [2, 5_000]);
  });

  test('status means all servers when none is named', () => {
    assert.equal(
      parse({ address: '/run/haproxy/admin.sock', operation: 'status' }).request.selection.servers[0]?.server,
      '*',
    );
  });

  const good: [string, string, string, unknown][] = [
    ['drain', 'drain-timeout', '0', { drainTimeoutMs: 0 }],
    ['drain', 'drain-timeout', '1h30m', { drainTimeoutMs: 5_400_000 }],
    ['maint', 'on-drain-timeout', 'shutdown-sessions', { onDrainTimeout: 'shutdown-sessions' }],
    ['drain', 'min-available', '50%', { minAvailable: { kind: 'percent', value: 50 } }],
    ['drain', 'min-available', '0', { minAvailable: { kind: 'count', value: 0 } }],
    ['drain', 'dry-run', 'True', { dryRun: true }],
    ['drain', 'fail-on-not-found', 'FALSE', { failOnNotFound: false }],
    ['ready', 'wait-for-health', 'required', { healthProof: 'required' }],
    ['ready', 'wait-for-health', 'False', { healthProof: 'none' }],
    ['ready', 'wait-for-health', 'True', { healthProof: 'where-checked' }],
    ['ready', 'weight', '256', { weight: { kind: 'absolute', value: 256 } }],
    ['weight', 'weight', '50%', { weight: { kind: 'percent', value: 50 } }],
  ];
  test('an operation gets what it uses, and nothing else', () => {
    const keys = (operation: string, more = {}) =>
      Object.keys(parse({ ...DRAIN, operation, ...more }).request).sort();
    const changing =
      'dryRun failOnNotFound healthTimeoutMs hold minAvailable onError onReload operation restore';
    const of = (words: string) => words.split(' ').concat('selection').sort();
    assert.deepEqual(keys('status'), of('operation failOnNotFound'));
    assert.deepEqual(keys('weight', { weight: '1' }), of(`${changing} weight`));
    assert.deepEqual(keys('maint'), of(`${changing} drainTimeoutMs onDrainTimeout`));
    assert.deepEqual(keys('ready'), of(`${changing} healthProof weight`));
  });

  for (const [operation, name, value, expected] of good) {
    test(`${operation} with ${name}: ${value}`, () => {
      const { request } = parse({ ...DRAIN, operation, [name]: value });
      assert.partialDeepStrictEqual(request, expected as object);
    });
  }
});

test('a login is only for those who ask for one, and a plain way off this machine without it is a warning', () => {
  const login = { username: 'deploy', password: 's3cret' };
  const unused = /^username: is used by https:.*; password: is used by https:/s;
  assert.throws(
    () => parse({ ...DRAIN, ...login }),
    (error: Error) => unused.test(error.message.replace(/^.*?: /, '')),
  );
  const given = parse({ ...DRAIN, ...login, address: 'https://lb:5555\nlb2=http://127.0.0.1:5555' });
  assert.deepEqual(given.credentials.dataPlane, login);
  assert.deepEqual(given.warnings, []);
  const { warnings, credentials } = parse({ ...DRAIN, address: 'http://lb:5555' });
  assert.equal(credentials.dataPlane, null);
  assert.match(warnings[0]?.text ?? '', /plain http:\/\/ and without a password/);
});

describe('What is wrong is refused, with the name of the input and the reason', () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ address: '' }, /^address: is required$/],
    [{ address: '127.0.0.1' }, /^address: .*port/],
    [{ address: 'ftp://lb:5555' }, /^address: .*ftp:\/\//],
    [{ address: 'https://lb:5555', username: 'u' }, /^username: needs password/],
    [{ address: 'https://lb:5555', password: 'p' }, /^password: needs username/],
    [{ address: 'https://lb:5555', username: 'u:v', password: 'p' }, /^username: holds a colon/],
    [
      { address: 'http://lb:5555', username: 'u', password: 'p' },
      /^password: would go to lb:5555 over plain http:\/\/.*https/,
    ],
    [
      { 'ssh-known-hosts': 'lb1 ssh-ed25519 AAAA' },
      /^ssh-known-hosts: is used by ssh:\/\/ addresses only, and/,
    ],
    [{ 'ssh-options': 'Port 22' }, /^ssh-options: is used by ssh:\/\/ addresses only/],
    [{ 'tls-server-name': 'lb1' }, /^tls-server-name: is used by tls:\/\/ and https:\/\/ addresses only/],
    [
      { ...SSH, 'tls-server-name': 'lb1' },
      /^tls-server-name: is used by tls:\/\/ and https:\/\/ addresses only/,
    ],
    [
      { ...SSH, 'ssh-options': 'ProxyCommand id' },
      /^ssh-options: "ProxyCommand id" is not .*Allowed are AddressFamily/,
    ],
    [
      { ...SSH, 'ssh-known-hosts': '~/.ssh/known_hosts' },
      /^ssh-known-hosts: line 1 is not of the form HOST TYPE KEY/,
    ],
    [{ ...SSH, 'ssh-known-hosts': 'SHA256:abc' }, /^ssh-known-hosts: line 1 is not/],
    [{ ...SSH, 'ssh-known-hosts': '# nothing' }, /^ssh-known-hosts: has no line HOST TYPE KEY/],
    [{ ...SSH, 'ssh-private-key': '~/.ssh/id_ed25519' }, /^ssh-private-key: is not a private key/],
    [{ ...TLS, 'tls-server-name': 'a b' }, /^tls-server-name: is not a host name/],
    [
      { ...TLS, 'tls-ca': '/nowhere/ca.pem' },
      /^tls-ca: is neither PEM text.* nor the path of a file \(ENOENT\)/,
    ],
    [{ ...TLS, 'tls-ca': '/etc' }, /^tls-ca: is a path, but not that of a regular file/],
    [{ ...TLS, 'tls-ca': '/dev/zero' }, /^tls-ca: is a path, but not that of a regular file/],
    [{ ...TLS, 'tls-ca': '/proc/self/status' }, /^tls-ca: is not PEM text/],
    [{ ...TLS, 'tls-ca': PEM('PRIVATE KEY') }, /^tls-ca: must hold certificates and nothing else/],
    [{ ...TLS, 'tls-ca': PEM('CERTIFICATE') }, /^tls-ca: cannot be read: its certificate 1 of 1 is damaged/],
    [{ ...TLS, 'tls-cert': CERTIFICATE }, /^tls-cert: needs tls-key/],
    [{ ...TLS, 'tls-key': PEM('PRIVATE KEY') }, /^tls-key: needs tls-cert/],
    [
      { ...TLS, 'tls-cert': CERTIFICATE, 'tls-key': PEM('ENCRYPTED PRIVATE KEY') },
      /^tls-key: is protected by a passphrase/,
    ],
    [
      { ...TLS, 'tls-cert': CERTIFICATE, 'tls-key': PEM('PRIVATE KEY') },
      /^tls-cert, tls-key: cannot be read \(ERR_OSSL/,
    ],
    [{ backend: '' }, /^backend: is empty, which would widen the change/],
    [{ server: '' }, /^server: is empty: name the servers that are meant, or `'\*'` for all$/],
    [{ server: '!web1' }, /^server: only takes servers away/],
    [{ server: 'web/web1', backend: '{' }, /^backend: "\{" has an unfinished \[ \] or \{ \}$/],
    [{ server: 'api/web1', backend: 'web' }, /^server: "api\/web1" is not in backend "web"$/],
    [{ operation: '' }, /^operation: is required$/],
    [
      { operation: 'Drain' },
      /^operation: "Drain" is not one of drain, maint, ready, weight, status, disable, enable$/,
    ],
    [{ 'drain-timeout': '30' }, /^drain-timeout: "30": unit missing: write 30s or 30ms$/],
    [{ 'drain-timeout': '1.5s' }, /^drain-timeout: "1.5s": not a duration/],
    [{ 'drain-timeout': '25h' }, /^drain-timeout: "25h" is out of range: 24h at most$/],
    [{ 'drain-timeout': `${'9'.repeat(400)}s` }, /^drain-timeout: .* is out of range/],
    [
      { 'on-drain-timeout': 'fail' },
      /^on-drain-timeout: "fail" is not one of rollback, keep, continue, shutdown-sessions$/,
    ],
    [{ 'on-error': 'continue' }, /^on-error: "continue" is not one of rollback, keep$/],
    [{ 'min-available': '-1' }, /^min-available: "-1" is neither a number of servers nor a percentage/],
    [{ 'min-available': '101%' }, /^min-available: "101%" is above 100%$/],
    [{ 'fail-on-not-found': 'yes' }, /^fail-on-not-found: "yes" is neither true nor false$/],
    [{ 'dry-run': '1' }, /^dry-run: "1" is neither true nor false$/],
    [{ 'dry-run': 'tRUE' }, /^dry-run: "tRUE" is neither/],
    [
      { operation: 'ready', 'wait-for-health': 'on' },
      /^wait-for-health: "on" is not one of true, required, false$/,
    ],
    [{ operation: 'ready', 'health-timeout': '0' }, /^health-timeout: "0" is out of range: from 1ms to 24h$/],
    [{ 'health-checks': 'off' }, /^health-checks: "off" is not one of keep, enable, disable$/],
    [{ operation: 'status', 'agent-checks': 'disable' }, /^agent-checks: not used by operation status/],
    [{ operation: 'drain', ramp: '1,2' }, /^ramp: not used by operation drain/],
    [{ 'quiet-for': '60s' }, /^quiet-for: must be shorter than drain-timeout/],
    [{ 'max-load': '80' }, /^max-load: "80" is not a percentage from 1% to 100%$/],
    [{ 'max-load': '101%' }, /^max-load: "101%" is not a percentage/],
    [{ operation: 'weight', ramp: '10%' }, /^ramp: "10%" is no ramp: it goes through two weights or more/],
    [{ operation: 'weight', ramp: '0,10%' }, /^ramp: "0,10%" has a step that is neither 1 to 256 nor/],
    [{ operation: 'ready', ramp: '10%;50%,7' }, /^ramp: "10%;50%,7" has a step that is neither/],
    [{ operation: 'weight', ramp: '1,2', weight: '2' }, /^ramp: its last step is the weight/],
    [
      { operation: 'ready', ramp: '1,2', 'ramp-interval': '0' },
      /^ramp-interval: "0" is out of range: from 1ms/,
    ],
    [{ operation: 'weight' }, /^weight: is required for operation weight, or ramp$/],
    [{ operation: 'weight', weight: '257' }, /^weight: "257" is neither 0 to 256 nor a percentage/],
    [{ operation: 'weight', weight: '0x10' }, /^weight: "0x10" is neither/],
    [{ operation: 'weight', weight: '7 %' }, /^weight: "7 %" is neither/],
    [{ 'connect-timeout': '0' }, /^connect-timeout: "0" is out of range: from 1ms to 1h$/],
    [{ 'command-timeout': '2h' }, /^command-timeout: "2h" is out of range: from 1ms to 1h$/],
    [{ retries: '11' }, /^retries: "11" is not a whole number from 0 to 10$/],
    [{ retries: '1e1' }, /^retries: "1e1" is not a whole number/],
    [{ 'retry-delay': '61s' }, /^retry-delay: "61s" is out of range: 1m at most$/],
    [{ summary: 'no' }, /^summary: "no" is neither true nor false$/],
  ];
  for (const [given, expected] of wrong) {
    test(JSON.stringify(given).slice(0, 80), () => {
      const found = faults({ ...DRAIN, ...given });
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', expected);
    });
  }

  for (const name of [
    'web1;shutdown',
    'web1\\',
    'web\u0000',
    'web 1',
    '<<',
    'web1\rquit',
    'wéb',
    `${'a'.repeat(40)}\u202e`,
  ]) {
    test(`A name that could be more than a name: ${JSON.stringify(name)}`, () => {
      assert.equal(faults({ ...DRAIN, server: name }).length, 1);
      assert.equal(faults({ ...DRAIN, backend: name }).length, 1);
    });
  }
});

describe('An input that the operation does not use', () => {
  const ignored: [Record<string, string>, string[]][] = [
    [{ operation: 'ready', 'drain-timeout': '10s' }, ['drain-timeout']],
    [{ operation: 'enable', 'on-drain-timeout': 'keep' }, ['on-drain-timeout']],
    [{ operation: 'maint', 'wait-for-health': 'false' }, ['wait-for-health']],
    [
      { operation: 'status', 'dry-run': 'true', 'min-available': '2', restore: 'always', 'on-error': 'keep' },
      ['on-error', 'restore', 'min-available', 'dry-run'],
    ],
    [{ operation: 'weight', weight: '1', 'drain-timeout': '10s' }, ['drain-timeout']],
    [{ operation: 'ready', 'quiet-for': '30s', 'max-load': '80%' }, ['quiet-for', 'max-load']],
    [{ operation: 'drain', 'ramp-interval': '1m' }, ['ramp-interval']],
  ];
  for (const [given, expected] of ignored) {
    test(`is ignored where it only says how, and told: ${JSON.stringify(given)}`, () => {
      assert.deepEqual(parse({ ...DRAIN, ...given }).unused, expected);
    });
  }

  const refused: [Record<string, string>, string][] = [
    [{ operation: 'drain', weight: '10' }, 'weight: not used by operation drain, only by weight, ready'],
    [{ operation: 'maint', weight: '10' }, 'weight: not used by operation maint, only by weight, ready'],
    [{ operation: 'status', weight: '10' }, 'weight: not used by operation status, only by weight, ready'],
    [{ operation: 'ready', hold: 'true' }, 'hold: not used by operation ready, only by drain, maint, weight'],
    [{ operation: 'maint', ramp: '1,2' }, 'ramp: not used by operation maint, only by weight, ready'],
    [
      { operation: 'status', 'health-checks': 'disable' },
      'health-checks: not used by operation status, only by drain, maint, ready, weight',
    ],
    [
      { operation: 'status', 'agent-checks': 'enable' },
      'agent-checks: not used by operation status, only by drain, maint, ready, weight',
    ],
    [
      { operation: 'status', hold: 'true' },
      'hold: not used by operation status, only by drain, maint, weight',
    ],
  ];
  for (const [given, expected] of refused) {
    test(`is refused where it would mean something else: ${JSON.stringify(given)}`, () =>
      assert.deepEqual(faults({ ...DRAIN, ...given }), [expected]));
  }

  test('is refused all the same when nobody can read it', () => {
    assert.equal(faults({ ...DRAIN, operation: 'ready', 'drain-timeout': '10' }).length, 1);
  });

  test('is not told when it has its default, in whatever spelling', () => {
    assert.deepEqual(parse({ ...DRAIN, operation: 'ready', 'drain-timeout': '1m' }).unused, []);
    assert.deepEqual(parse({ ...DRAIN, operation: 'drain', 'wait-for-health': 'True' }).unused, []);
  });
});

describe('All faults come at once', () => {
  test('in one error that connects and changes nothing', () => {
    const found = faults({
      address: '',
      backend: '',
      server: 'web1;quit',
      operation: 'drain',
      'drain-timeout': '30',
      retries: 'many',
      weight: '5',
    });
    const names = found.map((fault) => fault.split(':')[0]);
    assert.deepEqual([...names].sort(), [
      'address',
      'backend',
      'drain-timeout',
      'retries',
      'server',
      'weight',
    ]);
  });

  test('of a wrong operation too, without guessing which inputs it would use', () => {
    const found = faults({ ...DRAIN, operation: 'dran', 'drain-timeout': '30', weight: '5' });
    assert.deepEqual(found.map((fault) => fault.split(':')[0]).sort(), ['drain-timeout', 'operation']);
  });

  test('and the error stays readable whatever was given', () => {
    const items = Array.from({ length: 5_000 }, (_, index) => `web;${index}`).join(',');
    try {
      parse({ ...DRAIN, server: items });
      assert.fail('was accepted');
    } catch (error) {
      assert.ok(error instanceof WrongInputs);
      assert.equal(error.code, 'invalid-input');
      assert.equal(error.callChanged, 'no');
      assert.ok(error.message.length < 10_000, String(error.message.length));
      assert.equal(error.faults.length, 41);
      assert.equal(error.faults.at(-1), 'with: 4960 more like these');
    }
  });
});

describe('A port that anybody can reach', () => {
  const ports: [string, boolean][] = [
    ['127.0.0.1:9999', false],
    ['127.8.8.8:9999', false],
    ['localhost:9999', false],
    ['[::1]:9999', false],
    ['/run/haproxy/admin.sock', false],
    ['10.0.0.5:9999', true],
    ['lb1.example:9999', true],
    ['[fd00::1]:9999', true],
    ['127.example.org:9999', true],
    ['lb1=0.0.0.0:9999', true],
  ];
  for (const [address, warned] of ports) {
    test(`${address} ${warned ? 'is warned of' : 'is fine'}`, () => {
      assert.equal(parse({ ...DRAIN, address }).warnings.length, warned ? 1 : 0);
    });
  }
});

test('a step that ends before its inputs are read is told by what it was asked for', () => {
  const asked = (operation: string) => givenOperation((name) => (name === 'operation' ? operation : ''));
  assert.equal(asked(' maint '), 'maint');
  assert.equal(asked('enable'), 'ready');
  assert.equal(asked('restart'), null);
});
