/** What the API makes of HAProxy's own words: the hexadecimal reading of decimal flags, rows that a comma removes. Pure. */
import type { Row } from '../haproxy-cli.ts';

export type AdminState = 'ready' | 'drain' | 'maint';
export type OperationalState = 'up' | 'down' | 'stopping';

/** Decimal digits, read as hexadecimal. */
export function foldAdminState(flags: string): AdminState {
  const misread = Number.parseInt(flags, 16);
  if (misread & 0x23) return 'maint';
  return misread & 0x18 ? 'drain' : 'ready';
}

export function foldOperationalState(state: string): OperationalState {
  if (state === '0') return 'down';
  return state === '3' ? 'stopping' : 'up';
}

/** A server, as GET and PUT answer it. */
export function runtimeServer(row: Row, showsMore: boolean): Record<string, unknown> {
  const number = (name: string) => Number(row[name] ?? 0) || 0;
  const server = {
    address: row.srv_addr,
    admin_state: foldAdminState(row.srv_admin_state ?? ''),
    id: row.srv_id,
    name: row.srv_name,
    operational_state: foldOperationalState(row.srv_op_state ?? ''),
    port: number('srv_port'),
  };
  if (!showsMore) return server;
  return {
    ...server,
    agent_addr: row.srv_agent_addr ?? '-',
    agent_port: number('srv_agent_port'),
    agent_state: number('srv_agent_state'),
    backend_forced_id: number('bk_f_forced_id'),
    backend_id: number('be_id'),
    backend_name: row.be_name,
    check_addr: row.srv_check_addr ?? '-',
    check_health: number('srv_check_health'),
    check_port: number('srv_check_port'),
    check_result: number('srv_check_result'),
    check_state: number('srv_check_state'),
    check_status: number('srv_check_status'),
    forced_id: number('srv_f_forced_id'),
    fqdn: row.srv_fqdn,
    iweight: number('srv_iweight'),
    last_time_change: number('srv_time_since_last_change'),
    srvrecord: row.srvrecord ?? '-',
    use_ssl: row.srv_use_ssl === '1',
    uweight: number('srv_uweight'),
    weight: number('srv_uweight'),
  };
}

/** Rows of `show servers state`. */
export function stateRows(reply: string): { rows: Row[]; columns: number } {
  const [, header = '', ...lines] = reply.split('\n');
  if (!header.startsWith('# be_id ')) return { rows: [], columns: 0 };
  const names = header.slice(2).trim().split(' ');
  const rows = lines
    .filter((line) => line !== '')
    .map((line) =>
      Object.fromEntries(line.split(' ').map((field, at) => [names[at] ?? `column${at}`, field])),
    );
  return { rows, columns: names.length };
}

const TEXTS = new Set(
  'status check_status check_desc tracked cookie mode addr agent_status agent_desc algo'.split(' '),
);
const NUMBERS = new Set(
  `act agent_code agent_duration agent_fall agent_health agent_rise bck bin bout check_code check_duration check_fall check_health
  check_rise chkdown chkfail cli_abrt conn_rate conn_rate_max conn_tot ctime dcon downtime dreq dresp dses econ ereq eresp
  hrsp_1xx hrsp_2xx hrsp_3xx hrsp_4xx hrsp_5xx hrsp_other iid intercepted lastchg lastsess lbtot pid qcur qlimit qmax qtime rate
  rate_lim rate_max req_rate req_rate_max req_tot rtime scur sid slim smax srv_abrt stot throttle ttime weight wredis wretr`.split(
    /\s+/,
  ),
);

/** Rows of `show stat` as JSON. One whose fields hold a comma is not there (2.4.7, 2.9.27, 3.4.2). */
export function nativeRows(reply: string): Record<string, unknown>[] {
  const [header = '', ...lines] = reply.split('\n');
  const names = header.replace(/^# /, '').split(',');
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => {
      const fields = line.split(',');
      if (fields.length !== names.length) return [];
      const [pxname, svname = ''] = fields;
      const stats: Record<string, unknown> = {};
      for (const [at, value] of fields.entries()) {
        const name = names[at] ?? '';
        if (value === '') continue;
        if (TEXTS.has(name)) stats[name] = value;
        else if (NUMBERS.has(name) && /^-?\d+$/.test(value)) stats[name] = Number(value);
      }
      if (svname === 'FRONTEND') return [{ name: pxname, type: 'frontend', stats }];
      // By its name: a server may be called so, too.
      if (svname === 'BACKEND') return [{ name: pxname, type: 'backend', stats }];
      return [{ backend_name: pxname, name: svname, type: 'server', stats }];
    });
}

/** `show info typed` by its names. */
export function typedInfo(reply: string): Row {
  const pairs = [...reply.matchAll(/^\d+\.([A-Za-z_]+)\.\d+:[A-Z]+:\w+:(.*)$/gm)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}
