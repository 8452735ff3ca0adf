/** The files that a tunnel gives to its ssh: whole, or not there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

test('half of a key, as on a full disk, is not there for the next attempt', (t) => {
  const files = mkdtempSync(path.join(tmpdir(), 'ssh-'));
  t.after(() => rmSync(files, { recursive: true }));
  const at = (file: string) => JSON.stringify(path.resolve(import.meta.dirname, '../../src', file));
  const program = `import { systemClock } from ${at('clock.ts')};
    import { Tunnel } from ${at('haproxy/transport/ssh/tunnel.ts')};
    const folders = () => ({ files: ${JSON.stringify(files)}, sockets: ${JSON.stringify(files)} });
    const ssh = { privateKey: 'x'.repeat(3_000), knownHosts: null, options: new Map() };
    const transport = { kind: 'ssh', user: null, host: '127.0.0.1', port: 1, remote: '/run/haproxy.sock' };
    const tunnel = new Tunnel(transport, { connectTimeoutMs: 5_000, clock: systemClock, credentials: { ssh, folders } });
    for (const attempt of [1, 2])
      await tunnel.open(new AbortController().signal).catch(({ code }) => console.log(attempt, code));
    process.exit();`;
  // A file above that many blocks of 1,024 bytes cannot be written: the nearest that there is to it.
  const limited = ['-c', 'ulimit -f 2 && exec "$0" --input-type=module -e "$1"', process.execPath, program];
  const { stdout } = spawnSync('bash', limited, { encoding: 'utf8' });
  assert.equal(stdout, '1 EFBIG\n2 EFBIG\n');
  assert.deepEqual(readdirSync(files), []);
});
