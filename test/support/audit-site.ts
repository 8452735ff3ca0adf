/** Load balancers with servers that are out of rotation in every way there is, and the action `audit` on them. */
import path from 'node:path';
import { startAgent } from './agent-server.ts';
import { eventually } from './eventually.ts';
import type { HaproxyVersion } from './haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from './real-haproxy.ts';
import { type ActionResult, type RunOptions, runAction } from './run-action.ts';
import { startWebServer } from './web-server.ts';

type T = { after(clearUp: () => Promise<void>): void };

/** The folder of audit/action.yml. */
export const AUDIT = path.resolve(import.meta.dirname, '../../audit');

export function runAudit(options: Omit<RunOptions, 'action'>): Promise<ActionResult> {
  return runAction({ ...options, action: AUDIT });
}

/** One row of the output `servers`. */
export interface Row {
  loadBalancer: string;
  backend: string;
  server: string;
  traffic: string;
  leftOver: boolean;
  causes: string[];
  why: string;
  status: string;
  since: string;
  sinceSeconds: number | null;
  inRotationOn: string[];
}

export function rowsOf(result: Pick<ActionResult, 'outputs'>): Row[] {
  return JSON.parse(result.outputs.servers ?? '') as Row[];
}

/** `LB BACKEND/SERVER` → its causes, `+` between them. */
export function causesOf(result: ActionResult): Record<string, string> {
  const rows = rowsOf(result).map((row) => [
    `${row.loadBalancer} ${row.backend}/${row.server}`,
    row.causes.join('+'),
  ]);
  return Object.fromEntries(rows);
}

/** Nobody listens on the nameserver's port. */
const RESOLVERS = `resolvers dead
  nameserver ns 127.0.0.1:{{ns}}
  resolve_retries 1
  timeout resolve 500ms
  timeout retry 200ms
  hold other 500ms
  hold refused 500ms
  hold timeout 500ms`;

/** A load balancer on which every server but `ok` and the backup is out, each in its own way. */
export async function startBrokenHaproxy(version: HaproxyVersion, t: T): Promise<RealHaproxy> {
  const web = await startWebServer({ name: 'web', t });
  const sick = await startWebServer({ name: 'sick', t });
  sick.health = { status: 503, delay: 0 };
  const gone = await startWebServer({ name: 'gone', t });
  gone.health = { status: 404, delay: 0 };
  const down = await startAgent({ answer: 'down #too busy\n', t });
  const drain = await startAgent({ answer: 'drain\n', t });
  const half = await startAgent({ answer: '50%\n', t });
  const ready = await startAgent({ answer: 'ready\n', t });
  const at = (server: { port: number }) => `127.0.0.1:${server.port}`;
  const haproxy = await startHaproxy(version, {
    t,
    userSocket: true,
    config: `${RESOLVERS}
backend web
  option httpchk GET /health
  timeout check 10s
  # While a check runs, HAProxy does not show all words of the last one.
  server ok ${at(web)} check inter 200ms
  server hand-maint ${at(web)} check inter 200ms
  server hand-drain ${at(web)} check inter 200ms
  server configured ${at(web)} check inter 200ms disabled
  server dns nowhere.invalid:80 resolvers dead init-addr none
  server refused 127.0.0.1:1 check fall 1 inter 200ms downinter 1h
  server sick ${at(sick)} check fall 1 inter 200ms downinter 1h
  server drained-and-refused 127.0.0.1:1 check fall 1 inter 200ms downinter 1h
  server agent-down ${at(web)} agent-check agent-port ${down.port} agent-inter 200ms
  server agent-drain ${at(web)} agent-check agent-port ${drain.port} agent-inter 200ms
  server agent-half ${at(web)} weight 100 agent-check agent-port ${half.port} agent-inter 200ms
  server agent-ready ${at(web)} agent-check agent-port ${ready.port} agent-inter 200ms
  server weight-configured ${at(web)} weight 0
  server weight-zero ${at(web)} weight 100
  server weight-half ${at(web)} weight 100
  server no-checks ${at(web)}
  server checks-off ${at(web)} check inter 200ms
  server backup-maint ${at(web)} backup
  server backup ${at(web)} backup
backend api
  server t-maint ${at(web)} track web/hand-maint
  server t-drain ${at(web)} track web/hand-drain
  server t-down ${at(web)} track web/refused
  server t-ok ${at(web)} track web/ok
backend shop
  option httpchk GET /health
  http-check disable-on-404
  timeout check 10s
  server gone ${at(gone)} check inter 200ms
backend off
  disabled
  server off ${at(web)}
backend nobody
`,
  });
  const settled: Record<string, string> = {
    'web/ok': 'UP',
    'web/refused': 'DOWN',
    'web/sick': 'DOWN',
    'shop/gone': 'NOLB',
    'web/drained-and-refused': 'DOWN',
    'web/agent-down': 'DOWN (agent)',
    'web/agent-drain': 'DRAIN (agent)',
    'web/dns': 'MAINT (resolution)',
  };
  for (const [key, status] of Object.entries(settled)) {
    const [backend = '', server = ''] = key.split('/');
    await eventually(`${key} ${status}`, async () => (await haproxy.row(backend, server)).status === status);
  }
  await eventually('50%', async () => (await haproxy.row('web', 'agent-half')).weight === '50');
  for (const command of [
    'set server web/hand-maint state maint',
    'set server web/hand-drain state drain',
    'set server web/drained-and-refused state drain',
    'set server web/weight-zero weight 0',
    'set server web/weight-half weight 50',
    'set server web/no-checks health down',
    'set server web/agent-ready health down',
    'disable health web/checks-off',
    'set server web/backup-maint state maint',
  ])
    await say(haproxy, command);
  // A check that was under way still answers: it would make it UP again.
  const isChecked = async () => (await haproxy.row('web', 'checks-off')).check_status?.startsWith('* ');
  await eventually('no check is under way', async () => !(await isChecked()));
  await say(haproxy, 'set server web/checks-off health down');
  return haproxy;
}

async function say(haproxy: RealHaproxy, command: string): Promise<void> {
  const reply = await haproxy.cli(command);
  if (reply.trim() !== '') throw new Error(`${command}: ${reply}`);
}

/** A load balancer on which the same servers take traffic, but for those it does not have. */
export async function startSoundHaproxy(version: HaproxyVersion, t: T): Promise<RealHaproxy> {
  const web = await startWebServer({ name: 'web', t });
  const names = ['ok', 'hand-maint', 'hand-drain', 'refused', 'weight-half', 'only-here'];
  const haproxy = await startHaproxy(version, {
    t,
    config: ['backend web', ...names.map((name) => `  server ${name} 127.0.0.1:${web.port}`)].join('\n'),
  });
  return haproxy;
}
