/** What an operation of a soak finds: servers that are out already, what is wrong with it, a session that stays. */
import { openSession, type Session } from '../support/session.ts';
import type { Run } from './job.ts';
import type { Planned } from './plan.ts';
import type { Scene } from './scene.ts';
import type { Site } from './site.ts';

/** What is so before its main step, and a session that stays where one is to stay. */
export async function setUp(plan: Planned, { scene, t }: Run): Promise<Session | null> {
  const { kind, operation, servers, switches, found, trouble } = plan;
  const commands: string[] = [];
  for (const server of servers) {
    if (kind === 'agent' && (switches.agent === 'disable' || trouble === 'agent speaks'))
      commands.push(`enable agent ${server}`);
    if (kind === 'checks' && operation === 'ready' && plan.variant % 2 === 0)
      commands.push(`disable health ${server}`);
    if (found !== 'ready') commands.push(`set server ${server} state ${found}`);
  }
  for (const index of plan.sites)
    for (const command of commands) await scene.sites[index]?.haproxy.cli(command);
  if (operation === null) await leaveOut(plan, scene);
  scene.scriptFails = trouble === 'script fails';
  if (trouble === 'unhealthy')
    for (const server of servers) scene.application(server).health = { status: 503, delay: 0 };
  if (trouble !== 'sessions stay') return null;
  const site = scene.sites[plan.variant % 2] as Site;
  return openSession({ port: site.haproxy.port('fe_web'), cookie: 'SERVER=c0', t });
}

/** For an audit: some servers that are out, another lot for each. */
async function leaveOut({ variant }: Planned, { sites: [lb1, lb2] }: Scene): Promise<void> {
  const ways = ['state maint', 'state drain', 'weight 0'];
  const way = (nth: number): string => ways[Math.floor(variant / 3 ** nth) % 3] ?? '';
  await lb1?.haproxy.cli(`set server web/s2 ${way(0)}`);
  await lb2?.haproxy.cli(`set server api/a3 ${way(1)}`);
  if (variant % 2 === 0) await lb2?.haproxy.cli(`set server web/s3 ${way(2)}`);
}
