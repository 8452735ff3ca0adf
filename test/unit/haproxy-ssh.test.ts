/** What ssh is told: which options pass, how keys are read, and what stands in the one file that it gets. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { SshTransport } from '../../src/haproxy/address.ts';
import type { SshCredentials } from '../../src/haproxy/credentials.ts';
import { sshConfig } from '../../src/haproxy/transport/ssh/config.ts';
import { sshFailure, wayOf } from '../../src/haproxy/transport/ssh/errors.ts';
import { parseSshOptions } from '../../src/haproxy/transport/ssh/options.ts';
import { parsePrivateKey } from '../../src/haproxy/transport/ssh/private-key.ts';
import { SshProcess } from '../../src/haproxy/transport/ssh/process.ts';

describe('ssh-options', () => {
  const GOOD: [text: string, name: string, value: string][] = [
    ['ProxyJump bastion', 'ProxyJump', 'bastion'],
    ['  proxyjump   d@b1:2222,[::1]:22,b-2.example.com  ', 'ProxyJump', 'd@b1:2222,[::1]:22,b-2.example.com'],
    ['Port 2222', 'Port', '2222'],
    ['KexAlgorithms +diffie-hellman-group14-sha256', 'KexAlgorithms', '+diffie-hellman-group14-sha256'],
    [
      'Ciphers chacha20-poly1305@openssh.com,aes256-ctr',
      'Ciphers',
      'chacha20-poly1305@openssh.com,aes256-ctr',
    ],
    ['\r\nIPQoS lowdelay throughput\r\n', 'IPQoS', 'lowdelay throughput'],
    ['BindAddress ::1', 'BindAddress', '::1'],
    ['ServerAliveInterval 10', 'ServerAliveInterval', '10'],
  ];
  for (const [text, name, value] of GOOD) {
    test(`${JSON.stringify(text)} is ${name}`, () => {
      const parsed = parseSshOptions(text);
      assert.deepEqual(parsed, { ok: true, value: new Map([[name, value]]) });
    });
  }

  const REFUSED = [
    'ProxyCommand nc %h %p',
    'proxycommand x',
    'LocalCommand id',
    'PermitLocalCommand yes',
    'KnownHostsCommand id',
    'Match exec id',
    'Host *',
    'Include /etc/passwd',
    'StrictHostKeyChecking no',
    'UserKnownHostsFile /dev/null',
    'VerifyHostKeyDNS yes',
    'NoHostAuthenticationForLocalhost yes',
    'ForwardAgent yes',
    'LocalForward 1 2:3',
    'RemoteForward 1 2:3',
    'DynamicForward 1080',
    'IdentityFile ~/.ssh/id',
    'IdentityAgent /tmp/x',
    'PKCS11Provider /tmp/x.so',
    'SecurityKeyProvider /tmp/x.so',
    'ControlPath /tmp/x',
    'SendEnv *',
    'BatchMode no',
    'ProxyJump none; id',
    'ProxyJump -oProxyCommand=id',
    'ProxyJump $(id)',
    'ProxyJump b1,-l',
    'HostKeyAlias %h',
    'User a b',
    'User -l',
    'Ciphers a b',
    'Port x',
    'Port=22',
    'Port',
    '__proto__ x',
    'constructor x',
    '-p 22',
    'Port 22\nPort 23',
    'Port 22\nProxyCommand id',
    'Ciphers a\0b',
  ];
  for (const text of REFUSED) {
    test(`${JSON.stringify(text)} is refused, with the list of what is allowed`, () => {
      const parsed = parseSshOptions(text);
      assert.ok(!parsed.ok);
      assert.match(parsed.fault, /Allowed are AddressFamily, .*, ProxyJump, .*, User$/);
    });
  }
});

describe('ssh-private-key', () => {
  const NEITHER: [text: string, fault: RegExp][] = [
    ['', /not a private key/],
    ['/home/me/.ssh/id_ed25519', /a path is not taken/],
    ['ssh-ed25519 AAAAC3Nza me@host', /is a public key/],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', /not whole/],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA', /not whole/],
    ['-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', /not whole/],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', /damaged/],
    ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /not a private key/],
    [
      '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----',
      /protected by a passphrase/,
    ],
  ];
  for (const [text, fault] of NEITHER) {
    test(`${JSON.stringify(text.slice(0, 60))}: ${fault.source}`, () => {
      const parsed = parsePrivateKey(text);
      assert.ok(!parsed.ok);
      assert.match(parsed.fault, fault);
      assert.doesNotMatch(parsed.fault, /AAAA/);
    });
  }

  test('becomes lines with LF, the last one as well', () => {
    const parsed = parsePrivateKey(' \r\n-----BEGIN PRIVATE KEY-----\r\n  AAAA\r\n-----END PRIVATE KEY-----');
    assert.deepEqual(parsed, {
      ok: true,
      value: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n',
    });
  });
});

const LB1: SshTransport = { kind: 'ssh', user: 'deploy', host: 'lb1', port: 2222, remote: '/run/a.sock' };
const NOTHING: SshCredentials = { privateKey: null, knownHosts: null, options: new Map() };

describe('the configuration of ssh', () => {
  const credentials: SshCredentials = {
    privateKey: 'a key',
    knownHosts: 'a line',
    options: new Map([
      ['ProxyJump', 'bastion'],
      ['HostKeyAlias', 'lb'],
      ['User', 'somebody'],
      ['Ciphers', 'aes256-ctr'],
      ['ServerAliveInterval', '10'],
    ]),
  };
  const [ofTarget = '', ofAll = ''] = sshConfig(LB1, credentials, 2_500).split(/(?=^Host \*$)/m);

  test('keeps to the load balancer what would mislead a host on the way', () => {
    for (const line of [
      'HostName lb1',
      'User deploy',
      'Port 2222',
      'ProxyJump bastion',
      'HostKeyAlias lb',
      'LocalCommand',
    ])
      assert.ok(ofTarget.includes(`  ${line}`), line);
    assert.doesNotMatch(ofAll, /ProxyJump|HostKeyAlias|LocalCommand|User |Port /);
    assert.ok(ofTarget.indexOf('User deploy') < ofTarget.indexOf('User somebody'), 'the address comes first');
  });

  test('binds every host to the same rules', () => {
    for (const line of [
      'BatchMode yes',
      'StrictHostKeyChecking yes',
      'UserKnownHostsFile ./known_hosts',
      'GlobalKnownHostsFile /dev/null',
      'IdentityFile ./key',
      'IdentitiesOnly yes',
      'IdentityAgent none',
      'ExitOnForwardFailure yes',
      'ForwardAgent no',
      'Ciphers aes256-ctr',
      'ConnectTimeout 3',
    ])
      assert.ok(ofAll.split('\n').includes(`  ${line}`), line);
    assert.ok(ofAll.indexOf('Interval 10') < ofAll.indexOf('Interval 3'), 'of two ssh takes the first');
    assert.doesNotMatch(ofAll, /ClearAllForwardings/, 'it would clear ours');
  });

  test('leaves keys and known hosts to the machine when none are given', () => {
    assert.doesNotMatch(sshConfig(LB1, NOTHING, 5_000), /Identity|KnownHostsFile/);
    assert.match(sshConfig(LB1, NOTHING, 5_000), /StrictHostKeyChecking yes/);
  });
});

test('a step with many ssh has nothing said in its log about a leak', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hss-ssh-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const warned: Error[] = [];
  const note = (warning: Error) => void warned.push(warning);
  process.on('warning', note);
  t.after(() => void process.off('warning', note));
  const before = process.listenerCount('exit');
  const folders = { files: folder, sockets: folder };
  // There is no such configuration: each ends at once.
  const all = Array.from(
    { length: 12 },
    () => new SshProcess({ config: 'x', local: '/l', remote: '/r', folders }),
  );
  await Promise.all(all.map(({ ended }) => ended));
  assert.deepEqual([warned, process.listenerCount('exit')], [[], before]);
});

describe('what ssh says', () => {
  const given = (more: Partial<SshCredentials> = {}): SshCredentials => ({
    privateKey: 'a key',
    knownHosts: null,
    options: new Map(),
    ...more,
  });

  test('last is not always why', () => {
    const failure = sshFailure(wayOf(LB1, given()), [
      "Warning: something of the server's",
      'deploy@bastion: Permission denied (publickey).',
      'Connection closed by UNKNOWN port 65535',
    ]);
    assert.equal(failure.code, 'ssh-failed');
    assert.equal(
      failure.message,
      'ssh to deploy@lb1 port 2222: deploy@bastion: Permission denied (publickey).',
    );
    assert.match(failure.hint ?? '', /the key of ssh-private-key in its authorized_keys\?$/);
  });

  test('of a login without a key that was given says so: a secret that is not there is empty', () => {
    const { hint } = sshFailure(wayOf(LB1, given({ privateKey: null })), [
      'deploy@lb1: Permission denied (publickey).',
    ]);
    assert.match(
      hint ?? '',
      /^No ssh-private-key was given, .* one of an environment that the job does not name\.$/,
    );
  });

  test('of an unknown host leads to the key that ssh looks for: by its port, and by its name in ssh-options', () => {
    const options = new Map([
      ['Port', '2222'],
      ['HostKeyAlias', 'lb1.example.com'],
    ]);
    const failure = sshFailure(wayOf({ ...LB1, host: '127.0.0.1', port: null }, given({ options })), [
      'No ED25519 host key is known for lb1.example.com and you have requested strict checking.',
    ]);
    assert.match(failure.message, /^ssh to deploy@127\.0\.0\.1 port 2222: /);
    assert.match(failure.hint ?? '', /`ssh-keyscan -p 2222 127\.0\.0\.1`/);
    assert.match(
      failure.hint ?? '',
      /ssh-known-hosts, with lb1\.example\.com \(HostKeyAlias\) as its first word\.$/,
    );
    const { port, user } = wayOf(
      LB1,
      given({ options: new Map([...options, ['Port', '1'], ['User', 'other']]) }),
    );
    assert.deepEqual([port, user], [2222, 'deploy']);
  });

  test('is kept when nobody knows what it means, and missed when there is none', () => {
    assert.match(sshFailure(wayOf(LB1, given()), ['one', 'two']).message, /: two$/);
    assert.match(sshFailure(wayOf(LB1, given()), []).message, /without a word$/);
  });
});
