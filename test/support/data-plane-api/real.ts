/**
 * The Data Plane API itself, where `DATAPLANEAPI_BIN` names its program: no package registry that a test may use carries it. Without it
 * whoever needs it skips, and says so.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { eventually } from '../eventually.ts';
import { freePort } from '../free-port.ts';
import { HAPROXY_VERSIONS, type HaproxyVersion, haproxyBinary } from '../haproxy-versions.ts';
import { endGroup } from '../process-group.ts';
import { makeScratch } from '../scratch.ts';
import type { Reachable } from './open.ts';

/** The program's path, or undefined. */
export const DATAPLANEAPI = process.env.DATAPLANEAPI_BIN || undefined;

/** Registers `suite` where there is a real one, and a loud skip where there is none. */
export function whereDataPlaneApiIs(suite: (program: string) => void): void {
  if (DATAPLANEAPI !== undefined) {
    suite(DATAPLANEAPI);
    return;
  }
  const message =
    'no DATAPLANEAPI_BIN: the real Data Plane API is not tried, only our own that answers as it was recorded';
  test('a real Data Plane API is there', (t) => {
    console.error(`SKIPPED: ${message}`);
    t.skip(message);
  });
}

/** `v3.4.2 8613429f`, as it calls itself. */
export function versionOfDataPlaneApi(program: string): string {
  return /v\d+\.\d+\.\d+\S*/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout)?.[0] ?? '';
}

/** Of which HAProxy: from 3.3.7 on it cannot read the servers of 2.2 (measured). */
export function drivenBy(name: string): HaproxyVersion[] {
  const [major = 0, minor = 0, patch = 0] = (/(\d+)\.(\d+)\.(\d+)/.exec(name) ?? []).slice(1).map(Number);
  const needsMore = major > 3 || (major === 3 && (minor > 3 || (minor === 3 && patch >= 7)));
  return HAPROXY_VERSIONS.filter((version) => !(needsMore && version === '2.2'));
}

/** From 3.3.1 on; before, it says that it does. */
export function setsWeights(name: string): boolean {
  return /^v3\.(?:3\.[1-9]|[4-9]|\d{2})/.test(name);
}

const USER = { name: 'deploy', password: 's3cret-word' };

/** In front of the HAProxy that has this stats socket. */
export async function startDataPlaneApi(
  program: string,
  version: HaproxyVersion,
  { socket, t }: { socket: string; t: { after(clearUp: () => Promise<void>): void } },
): Promise<Reachable> {
  const { folder, reap, remove } = makeScratch();
  const at = (name: string): string => path.join(folder, name);
  for (const name of ['maps', 'ssl', 'general', 'spoe', 'spoetx', 'tx', 'dataplane', 'backups'])
    mkdirSync(at(name));
  // Its own copy of a configuration: users, and where the socket is. What runs is another file's.
  const haproxyConfig = [
    'global',
    `  stats socket ${socket} level admin`,
    'userlist controller',
    `  user ${USER.name} insecure-password ${USER.password}`,
    'defaults',
    '  timeout client 1m',
    '  timeout server 1m',
    '  timeout connect 1m',
    '',
  ];
  writeFileSync(at('haproxy.cfg'), haproxyConfig.join('\n'));
  const port = await freePort();
  writeFileSync(at('dataplaneapi.yml'), configOf({ folder, port, haproxy: haproxyBinary(version) }));
  const child: ChildProcess = spawn(program, ['-f', at('dataplaneapi.yml')], {
    detached: true,
    stdio: 'ignore',
  });
  reap(child.pid);
  t.after(async () => {
    await endGroup(child, 'SIGKILL');
    await remove();
  });
  const address = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${address}/v3/info`).then(
      () => true,
      () => false,
    );
  await eventually('the Data Plane API listens', answers, 30_000);
  return { address, user: USER };
}

function configOf({ folder, port, haproxy }: { folder: string; port: number; haproxy: string }): string {
  return `config_version: 2
name: test
dataplaneapi:
  scheme: [http]
  host: 127.0.0.1
  port: ${port}
  userlist:
    userlist: controller
  resources:
    maps_dir: ${folder}/maps
    ssl_certs_dir: ${folder}/ssl
    general_storage_dir: ${folder}/general
    spoe_dir: ${folder}/spoe
    spoe_transaction_dir: ${folder}/spoetx
    dataplane_storage_dir: ${folder}/dataplane
    backups_dir: ${folder}/backups
  transaction:
    transaction_dir: ${folder}/tx
haproxy:
  config_file: ${folder}/haproxy.cfg
  haproxy_bin: ${haproxy}
  reload:
    reload_strategy: custom
    reload_cmd: 'true'
    restart_cmd: 'true'
    status_cmd: 'true'
`;
}
