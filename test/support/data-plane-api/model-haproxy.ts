/**
 * HAProxy's socket as far as a Data Plane API uses it, for servers with any admin flags at all: a real one cannot be brought into all 128.
 * What the commands do to the flags is HAProxy's own (src/server.c), and the same as recorded.
 */
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { makeScratch } from '../scratch.ts';

/** One server of the backend `be`. */
export interface ModelServer {
  name: string;
  flags: number;
  /** `srv_op_state` where it is not in maint. */
  op: 0 | 2 | 3;
  checked: boolean;
  /** A check passes this often; null: never. */
  passesAfterMs: number | null;
  fqdn: string;
}

const MAINT = 0x23;
const DRAIN = 0x18;
const INHERITED = 0x12;

interface Server extends ModelServer {
  chkdown: number;
  weight: number;
  downAt: number;
}

export class ModelHaproxy {
  readonly socket: string;
  readonly servers: Map<string, Server>;
  readonly #server = net.createServer((client) => this.#serve(client));

  constructor(folder: string, servers: readonly ModelServer[]) {
    this.socket = path.join(folder, 'm.sock');
    this.servers = new Map(
      servers.map((one) => [one.name, { ...one, chkdown: 0, weight: 1, downAt: performance.now() }]),
    );
  }

  flags(name: string): number {
    return this.servers.get(name)?.flags ?? Number.NaN;
  }

  async listen(): Promise<void> {
    this.#server.listen(this.socket);
    await once(this.#server, 'listening');
  }

  close(): void {
    this.#server.close();
  }

  #serve(client: net.Socket): void {
    client.on('error', () => client.destroy());
    client.once('data', (line: Buffer) => client.end(this.#reply(line.toString().trim())));
  }

  #reply(line: string): string {
    this.#check();
    if (line.startsWith('show info')) return INFO;
    if (line === 'show stat')
      return `${STAT_HEADER}\n${this.#backendRow()}\n${this.#rows((one) => statRow(one))}`;
    if (line === 'show servers state be') return `1\n${STATE_HEADER}\n${this.#rows((one) => stateRow(one))}`;
    if (line === 'show table') return '\n';
    const [, name = '', what = '', word = ''] =
      /^set server be\/(\S+) (state|health|weight) (\w+)$/.exec(line) ?? [];
    const server = this.servers.get(name);
    if (server === undefined) return 'No such server.\n';
    if (what === 'weight') return setWeight(server, Number(word));
    return what === 'state' ? force(server, word) : setHealth(server, word);
  }

  #rows(row: (server: Server) => string): string {
    return `${[...this.servers.values()].map(row).join('\n')}\n\n`;
  }

  #backendRow(): string {
    const active = [...this.servers.values()].filter(
      ({ flags, op }) => op === 2 && !(flags & (MAINT | DRAIN)),
    ).length;
    return csv({
      pxname: 'be',
      svname: 'BACKEND',
      status: 'UP',
      act: active,
      bck: 0,
      scur: 0,
      stot: 0,
      sid: 0,
    });
  }

  #check(): void {
    for (const server of this.servers.values()) {
      const { passesAfterMs, op, flags, downAt } = server;
      const passes = passesAfterMs !== null && performance.now() - downAt >= passesAfterMs;
      if (server.checked && op !== 2 && !(flags & MAINT) && passes) server.op = 2;
    }
  }
}

function force(server: Server, state: string): string {
  const was = server.flags;
  const goal = { maint: 0x01, drain: 0x08, ready: 0 }[state] ?? 0;
  server.flags = (was & ~0x09) | goal;
  if (server.flags & MAINT && !(was & MAINT)) {
    if (server.op === 2 && server.checked) server.chkdown += 1;
    server.op = 0;
  }
  if (!(server.flags & MAINT) && was & MAINT) server.op = 2;
  return '\n';
}

function setWeight(server: Server, weight: number): string {
  server.weight = weight;
  return '\n';
}

function setHealth(server: Server, health: string): string {
  if (server.flags & INHERITED) return 'cannot change health on a tracking server.\n\n';
  if (server.flags & MAINT) return '\n';
  const op = ({ up: 2, down: 0, stopping: 3 } as const)[health] ?? 2;
  if (op === 0 && server.op !== 0 && server.checked) server.chkdown += 1;
  if (op !== 2) server.downAt = performance.now();
  server.op = op;
  return '\n';
}

function statusOf({ flags, op, checked }: Server): string {
  if (flags & 0x20) return 'MAINT (resolution)';
  if (flags & 0x02) return 'MAINT (via other/s)';
  if (flags & MAINT) return 'MAINT';
  if (op === 0) return 'DOWN';
  if (op === 3) return 'NOLB';
  if (flags & DRAIN) return 'DRAIN';
  return checked ? 'UP' : 'no check';
}

const INFO = [
  '1.Version.1:POSV:str:3.4.7',
  '5.Process_num.1:KGPV:u32:1',
  '6.Pid.1:SGPV:u32:4711',
  '8.Uptime_sec.1:MDPV:u32:9',
  '50.node.1:COSV:str:vm',
  '52.Stopping.1:MGPV:u32:0',
  '',
].join('\n');

const STAT_COLUMNS =
  'pxname svname qcur scur stot wretr status weight act bck chkfail chkdown lastchg iid sid tracked check_status addr cookie'.split(
    ' ',
  );
const STAT_HEADER = `# ${STAT_COLUMNS.join(',')},`;

function csv(row: Record<string, string | number>): string {
  return `${STAT_COLUMNS.map((name) => row[name] ?? '').join(',')},`;
}

function statRow(server: Server): string {
  const { name, flags, checked, chkdown, weight } = server;
  return csv({
    pxname: 'be',
    svname: name,
    qcur: 0,
    scur: 0,
    stot: 0,
    wretr: 0,
    status: statusOf(server),
    weight,
    act: 1,
    bck: 0,
    lastchg: 9,
    iid: 2,
    sid: 1,
    addr: '127.0.0.1:80',
    ...(checked ? { chkfail: 0, chkdown, check_status: 'L7OK' } : {}),
    ...(flags & INHERITED ? { tracked: 'other/s' } : {}),
  });
}

const STATE_HEADER =
  '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port';

function stateRow({ name, flags, op, checked, fqdn, weight }: Server): string {
  const address = flags & 0x20 ? '-' : '127.0.0.1';
  return `2 be 1 ${name} ${address} ${flags & MAINT ? 0 : op} ${flags} ${weight} 1 9 6 3 4 ${checked ? 6 : 0} 0 0 0 ${fqdn} 80 - 0 0 - - 0`;
}

/** Started, and gone with `t`. */
export async function startModelHaproxy(
  t: { after(clearUp: () => Promise<void>): void },
  servers: readonly ModelServer[],
): Promise<ModelHaproxy> {
  const { folder, remove } = makeScratch();
  const haproxy = new ModelHaproxy(folder, servers);
  await haproxy.listen();
  t.after(async () => {
    haproxy.close();
    await remove();
  });
  return haproxy;
}
