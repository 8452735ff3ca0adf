/**
 * Records what each real HAProxy answers in `prompt` mode, byte for byte, for tests that read replies without a HAProxy.
 * Run as a program it writes `replies/VERSION/NAME.txt` anew: `node test/support/record-replies.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONFIG } from '../contract/load-balancer.ts';
import { startAgent } from './agent-server.ts';
import { eventually } from './eventually.ts';
import { HAPROXY_VERSIONS, type HaproxyVersion } from './haproxy-versions.ts';
import { startHaproxy } from './real-haproxy.ts';
import { startWebServer } from './web-server.ts';

/** Name of the file → the line whose reply it holds. Asked in this order on one admin socket. */
const COMMANDS = {
  'show-info': 'show info',
  'show-cli-level': 'show cli level',
  'show-servers-state': 'show servers state',
  'show-servers-state-of-nobody': 'show servers state nobody',
  'show-stat': 'show stat -1 6 -1',
  'show-stat-of-nobody': 'show stat #99 4 1',
  'show-table': 'show table',
  'show-sess': 'show sess',
  'set-state': 'set server web/web2 state drain',
  'set-state-no-backend': 'set server nobody/web1 state drain',
  'set-state-no-server': 'set server web/nobody state drain',
  'set-state-bogus': 'set server web/web2 state bogus',
  'set-weight-garbage': 'set server web/web2 weight abc',
  'set-weight-too-high': 'set server web/web2 weight 300',
  'take-down': 'set server web/web2 state drain; set server web/web2 health down',
  'take-down-nobody': 'set server web/nobody state drain; set server web/nobody health down',
  'take-down-no-drain': 'set server web/nobody state drain; set server web/web2 health down',
  'take-down-tracking': 'set server api/t1 state drain; set server api/t1 health down',
  unknown: 'bogus',
} as const;

const USER_COMMANDS = {
  'denied-set-state': 'set server web/web2 state drain',
  'denied-take-down': 'set server web/web2 state drain; set server web/web2 health down',
  'denied-show-sess': 'show sess',
} as const;

async function record(version: HaproxyVersion): Promise<void> {
  const folder = path.join(import.meta.dirname, 'replies', version);
  mkdirSync(folder, { recursive: true });
  await using app = await startWebServer({ name: 'app' });
  await using agent = await startAgent({ answer: 'down #no disk, said "df"\n' });
  const agents = `backend agents\n  server a1 127.0.0.1:${app.port} agent-check agent-port ${agent.port} agent-inter 100ms`;
  const config = `${CONFIG.replaceAll('{{app}}', String(app.port))}${agents}`;
  await using haproxy = await startHaproxy(version, { config, userSocket: true, master: true });
  // 2.2 never connects to an agent that it asks this often, and reports a timeout.
  const asked = async () => /^L7/.test((await haproxy.row('agents', 'a1')).agent_status ?? '');
  await eventually('the agent was asked', asked);
  for (const [commands, socket] of [
    [COMMANDS, haproxy.socket],
    [USER_COMMANDS, haproxy.userSocket],
  ] as const) {
    for (const [name, line] of Object.entries(commands)) {
      writeFileSync(path.join(folder, `${name}.txt`), await replyTo(socket, line));
    }
  }
  const old = net.createConnection(haproxy.socket);
  old.write('prompt\nshow cli level\n');
  await sleep(100);
  await haproxy.reload();
  const chunks: Buffer[] = [];
  old.on('data', (chunk) => chunks.push(chunk));
  await sleep(100);
  chunks.length = 0;
  old.write('set server web/web2 state maint\n');
  await sleep(300);
  writeFileSync(path.join(folder, 'disabled-set-state.txt'), Buffer.concat(chunks));
  old.destroy();
}

/** The bytes behind the greeting; nothing tells when a reply is over but that nothing more comes. */
async function replyTo(socket: string, line: string): Promise<Buffer> {
  const connection = net.createConnection(socket);
  const chunks: Buffer[] = [];
  connection.on('data', (chunk) => chunks.push(chunk));
  connection.write(`prompt\n${line}\n`);
  await sleep(300);
  connection.destroy();
  return Buffer.concat(chunks).subarray('\n> '.length);
}

for (const version of HAPROXY_VERSIONS) {
  await record(version);
  console.log(`recorded ${version}`);
}
