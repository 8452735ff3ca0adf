/**
 * HAProxy's command line, as far as a Data Plane API uses it: what one process of the model says as text, and what it does when it is told.
 * Who tells it says who it is.
 */
import type { AdminState } from '../../../src/haproxy/server.ts';
import type { WorldClock } from '../world-clock.ts';
import type { Author } from './author.ts';
import type { HaproxyProcess } from './process.ts';
import { trafficOf } from './rows.ts';
import type { ModelServer } from './server.ts';

/** Which socket it is told over, and by whom. */
export interface Teller {
  clock: WorldClock;
  level: 'admin' | 'operator' | 'user';
  author: Author;
}

/** Its whole reply, as it comes over the socket. */
export function replyTo(process: HaproxyProcess, command: string, teller: Teller): string {
  if (command === 'show info typed') return infoOf(process, teller);
  if (command === 'show stat') return statisticsOf(process, teller);
  if (command === 'show table') return tablesOf(process);
  const [, backend] = /^show servers state (\S+)$/.exec(command) ?? [];
  if (backend !== undefined) return statesOf(process, backend);
  const [, key = '', what, word = ''] = /^set server (\S+) (state|health|weight) (\w+)$/.exec(command) ?? [];
  if (what === undefined) throw new Error(`The model knows no command "${command}"`);
  if (teller.level !== 'admin') return 'Permission denied\n\n';
  const server = process.servers.get(key);
  if (server === undefined) return 'No such server.\n\n';
  // It takes the command, and serves by what it was.
  if (process.stopping) return '\n';
  return set(process, server, what, word, teller.author);
}

function set(
  process: HaproxyProcess,
  server: ModelServer,
  what: string,
  word: string,
  author: Author,
): string {
  switch (what) {
    case 'state':
      process.setState(server, word as AdminState, author);
      return '\n';
    case 'weight':
      process.setWeight(server, Number(word), author);
      return '\n';
    default:
      if (server.root !== null) return 'cannot change health on a tracking server.\n\n';
      if (word === 'up') process.healthUp(server, author);
      else process.setHealth(server, word as 'down' | 'stopping', author);
      return '\n';
  }
}

function infoOf({ identity, startedAt, stopping }: HaproxyProcess, { clock }: Teller): string {
  const { version, pid, node, uptimeSeconds } = identity;
  const uptime = uptimeSeconds + Math.floor((clock.now() - startedAt) / 1_000);
  const fields = {
    Version: version,
    Process_num: 1,
    Pid: pid,
    Uptime_sec: uptime,
    node,
    Stopping: Number(stopping),
  };
  const lines = Object.entries(fields).map(([name, value], index) => `${index}.${name}.1:POSV:str:${value}`);
  return `${lines.join('\n')}\n\n`;
}

function tablesOf({ backends }: HaproxyProcess): string {
  const tables = [...backends].filter(([, { sticky }]) => sticky === 'stick-table');
  return `${tables.map(([name]) => `# table: ${name}, type: ip, size:1024, used:0\n`).join('')}\n`;
}

const STATE_COLUMNS =
  'be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port';

function statesOf(process: HaproxyProcess, backend: string): string {
  const own = serversOf(process, backend);
  if (own.length === 0) return "Can't find backend.\n\n";
  return `1\n# ${STATE_COLUMNS}\n${own.map(stateRow).join('\n')}\n\n`;
}

export function serversOf(process: HaproxyProcess, backend: string): ModelServer[] {
  return [...process.servers.values()].filter(({ setup }) => setup.backend === backend);
}

function stateRow(server: ModelServer, index: number): string {
  const { setup, app, op, flags, weight, changedSecondsAgo, health } = server;
  const fqdn = setup.name?.fqdn ?? '-';
  const [, host = app.address, port = 80] = /^\[?(.+?)\]?:(\d+)$/.exec(app.address) ?? [];
  const agentState = setup.agent === null ? 0 : 16 | CONFIGURED | (server.agentOn ? ENABLED : 0);
  const first = `2 ${setup.backend} ${index + 1} ${setup.server} ${host} ${op} ${flags} ${weight} ${setup.weight}`;
  return `${first} ${changedSecondsAgo} 6 3 ${health} ${checkStateOf(server)} ${agentState} 0 0 ${fqdn} ${port} - 0 0 - - 0`;
}

const CONFIGURED = 0x02;
const ENABLED = 0x04;
const PAUSED = 0x08;

function checkStateOf({ setup, checksOn, checksPaused, admin }: ModelServer): number {
  if (setup.check === null) return 0;
  const isPaused = checksPaused || admin === 'maint';
  return CONFIGURED | (checksOn ? ENABLED : 0) | (isPaused ? PAUSED : 0);
}

const STAT_COLUMNS = [
  ...['pxname', 'svname', 'qcur', 'scur', 'slim', 'stot', 'wretr', 'status', 'weight', 'act', 'bck'],
  ...[
    'chkfail',
    'chkdown',
    'lastchg',
    'pid',
    'iid',
    'sid',
    'throttle',
    'tracked',
    'check_status',
    'hrsp_1xx',
  ],
  ...['hrsp_2xx', 'hrsp_3xx', 'hrsp_4xx', 'hrsp_5xx', 'hrsp_other', 'agent_status', 'addr', 'cookie', 'mode'],
  'algo',
] as const;

type StatRow = Partial<Record<(typeof STAT_COLUMNS)[number], string | number>>;

/** Addresses and what binds clients only from level operator on. */
function statisticsOf(process: HaproxyProcess, { level }: Teller): string {
  const isHidden = level === 'user';
  const backends = [...new Set([...process.servers.values()].map(({ setup }) => setup.backend))];
  const rows = backends.flatMap((name) => [
    ...serversOf(process, name).map((server, index) => serverRow(server, index, isHidden)),
    backendRow(process, name, isHidden),
  ]);
  const lines = rows.map((row) => STAT_COLUMNS.map((column) => row[column] ?? '').join(','));
  return `# ${STAT_COLUMNS.join(',')}\n${lines.join('\n')}\n\n`;
}

function serverRow(server: ModelServer, index: number, isHidden: boolean): StatRow {
  const { setup, app } = server;
  const row = trafficOf(server);
  const isChecked = setup.check !== null && server.checksOn;
  return {
    ...{ pxname: setup.backend, svname: setup.server, pid: 1, iid: 2, sid: index + 1, mode: 'http' },
    ...{ qcur: row.queued, scur: row.sessions, stot: row.sessionsTotal, wretr: row.retries },
    ...{ status: row.status, weight: row.effectiveWeight, lastchg: server.changedSecondsAgo },
    ...{ act: setup.backup ? 0 : 1, bck: setup.backup ? 1 : 0, check_status: row.checkStatus },
    ...(server.maxconn > 0 ? { slim: server.maxconn } : {}),
    ...(isChecked ? { chkfail: row.checkFailures, chkdown: row.checkDowns } : {}),
    ...(server.op === 1 ? { throttle: 50 } : {}),
    ...(setup.tracks === null ? {} : { tracked: setup.tracks }),
    ...(setup.agent !== null && server.agentOn ? { agent_status: 'L7OK' } : {}),
    ...{ hrsp_1xx: 0, hrsp_2xx: row.responses ?? 0, hrsp_3xx: 0, hrsp_4xx: 0, hrsp_5xx: 0, hrsp_other: 0 },
    ...(isHidden ? {} : { addr: app.address }),
  };
}

function backendRow(process: HaproxyProcess, name: string, isHidden: boolean): StatRow {
  const { active, backups } = process.backendRow(name);
  const sticky = process.backends.get(name)?.sticky ?? null;
  return {
    ...{ pxname: name, svname: 'BACKEND', status: 'UP', act: active, bck: backups, pid: 1, iid: 2, sid: 0 },
    ...{ qcur: 0, scur: 0, stot: 0, mode: 'http' },
    ...(isHidden ? {} : { algo: 'roundrobin', ...(sticky === 'cookie' ? { cookie: 'SRV' } : {}) }),
  };
}
