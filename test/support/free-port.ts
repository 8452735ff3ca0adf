/**
 * Ports for servers of a test that stop and come back on the same port. They lie below the range from which the
 * kernel takes the source ports of outgoing connections: a port of that range may be gone when its server returns,
 * and a client that knocks at it meanwhile may even be connected to itself.
 */
import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const FIRST = 10_000;
const FIRST_OUTGOING = firstOutgoingPort();

/** While a server is stopped, only a file with the port's name keeps the tests of another process from taking it. */
const RESERVED = path.join(os.tmpdir(), 'hss-ports');
const reserved = new Set<string>();

/** A TCP port of 127.0.0.1 that nobody listens on right now, and that is this process's until it ends. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (FIRST_OUTGOING - FIRST));
    if (reserve(port) && (await isFree(port))) {
      return port;
    }
  }
}

function reserve(port: number): boolean {
  const file = path.join(RESERVED, String(port));
  try {
    mkdirSync(RESERVED, { recursive: true });
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    if (isOfTheLiving(file)) return false;
    // Whoever was killed has left it.
    rmSync(file, { force: true });
    return false;
  }
  if (reserved.size === 0) process.once('exit', giveBack);
  reserved.add(file);
  return true;
}

function isOfTheLiving(file: string): boolean {
  try {
    return process.kill(Number(readFileSync(file, 'utf8')), 0);
  } catch {
    return false;
  }
}

function giveBack(): void {
  for (const file of reserved) rmSync(file, { force: true });
  try {
    rmdirSync(RESERVED);
  } catch {
    // Others have theirs there.
  }
}

function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

function firstOutgoingPort(): number {
  try {
    const range = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
    return Math.max(Number.parseInt(range, 10), FIRST + 1_000);
  } catch {
    return 32_768;
  }
}
