/** What can be seen besides the states of servers: who gets requests, which session was cut, what was deployed, what an audit overlooks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { doingOf } from '../lab/meddling.ts';
import { rowsOf } from '../support/audit-site.ts';
import { eventually } from '../support/eventually.ts';
import type { Session } from '../support/session.ts';
import type { Step } from './job.ts';
import type { Planned } from './plan.ts';
import type { Scene } from './scene.ts';
import type { Site } from './site.ts';

const HELD_MS = 10_000;
/** What holds looks once a second: after so long it has looked, ms. */
const LOOKED_MS = 2_300;
/** For so long nothing may come to an application that is out, ms: dozens of requests come to the others. */
const WATCHED_MS = 80;

type Audited = Pick<Step, 'plan' | 'before' | 'about'> & { result: Pick<Step['result'], 'outputs'> };

/** All servers that are out are in its output, and no others. */
export function judgeAudit(
  { plan, result, before, about }: Audited,
  sites: readonly Pick<Site, 'name'>[],
): string[] {
  const wrong = about.bystandersAsBefore ? [] : ['an audit has changed something'];
  const code = result.outputs['error-code'] ?? '';
  if (code !== '') return about.happened ? wrong : [...wrong, `an audit failed: ${code}`];
  const out = plan.sites.flatMap((site) =>
    [...(before[site] ?? [])].flatMap(([server, { forced, weight }]) =>
      forced !== 0 || weight === 0 ? [`${server} on ${sites[site]?.name}`] : [],
    ),
  );
  const told = rowsOf(result).map((row) => `${row.backend}/${row.server} on ${row.loadBalancer}`);
  const [all, those] = [out, told].map((places) => places.toSorted().join(', '));
  return all === those
    ? wrong
    : [...wrong, `an audit found: ${those || 'nobody'}; out are: ${all || 'nobody'}`];
}

/** Who is out gets no requests; whoever stayed was cut when it was said, and only then. */
export async function judgeWhatStays(
  plan: Planned,
  main: Step,
  scene: Scene,
  session: Session | null,
): Promise<string[]> {
  const { operation, servers, sites, onDrainTimeout, beside } = plan;
  const wrong: string[] = inRotation(scene);
  if (session !== null) {
    const isCut = onDrainTimeout === 'shutdown-sessions';
    if ((await session.isWhole()) === isCut)
      wrong.push(isCut ? 'a session was not cut' : 'a session was cut');
  }
  // Whoever reloads a HAProxy, or sets a server ready, in the last moment lets it in: that is judged by what is said of it.
  const isAlone = beside.kind !== 'somebody' && beside.kind !== 'held';
  const isOut =
    isAlone &&
    operation === 'maint' &&
    sites.length === scene.sites.length &&
    main.result.code === 0 &&
    main.result.outputs.drained === 'true';
  return isOut ? [...wrong, ...(await judgeIdle(servers, scene))] : wrong;
}

/** Nothing comes any more to applications that are out everywhere. */
async function judgeIdle(servers: readonly string[], scene: Scene): Promise<string[]> {
  const begun = servers.map((server) => ({ server, ...pick(scene.application(server)) }));
  await sleep(WATCHED_MS);
  return begun.flatMap(({ server, open, requests }) => {
    const more = scene.application(server).requests - requests;
    return [
      ...(open > 0 ? [`${server} is said to be drained, and ${open} requests are in progress`] : []),
      ...(more > 0 ? [`${server} is in maint everywhere, and gets ${more} requests`] : []),
    ];
  });
}

function pick({ open, requests }: { open: number; requests: number }): { open: number; requests: number } {
  return { open, requests };
}

/** A script was run for servers that were not out. */
export function inRotation({ deployed }: Scene): string[] {
  return deployed.flatMap(({ inRotation }) =>
    inRotation.map((place) => `deployed, and in rotation: ${place}`),
  );
}

/** What holds puts back what a reload forgot, and nothing that somebody else has set. */
export async function judgeHold({ beside, servers }: Planned, main: Step, scene: Scene): Promise<string[]> {
  if (beside.kind !== 'held') return [];
  const site = scene.sites[beside.site] as Site;
  const [server = ''] = servers;
  const wanted = main.afterMain[beside.site]?.get(server);
  const doing = doingOf(beside.meddling);
  main.about.happened = true;
  main.deed.site = beside.site;
  main.deed.act = doing;
  await doing.do(site.haproxy, server);
  if (beside.meddling === 'reloads') {
    const isBack = async () => {
      const now = (await site.look()).get(server);
      return now?.forced === wanted?.forced && now?.weight === wanted?.weight;
    };
    return eventually('held', isBack, HELD_MS).then(
      () => [],
      () => [`a reload forgot ${server} on ${site.name}, and nobody has put it back within ${HELD_MS} ms`],
    );
  }
  await sleep(LOOKED_MS);
  return [];
}
