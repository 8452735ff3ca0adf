/**
 * Servers that a step of this job had taken out, and that `ready` finds let in already: what was done to them in between may have been
 * done under traffic, and no other step is there to notice. Pure.
 */
import { isSameProcess, type ProcessIdentity } from '../../haproxy/process.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Message, Report } from '../../operation/report.ts';
import { listed, verb } from '../../words.ts';

const RELOADED =
  'HAProxy was reloaded or restarted since, and forgot. With `load-server-state-from-file` in haproxy.cfg, and the state saved before each reload, it remembers.';
const BY_SOMEBODY = 'Somebody else has let it in.';

/** `toldOut`: who was told by an earlier step of this job that a server is out, where no later one set its state; null elsewhere. */
export function backBefore(
  { operation, servers, loadBalancers }: Report,
  toldOut: (loadBalancer: string, key: string) => ProcessIdentity | null,
): Message[] {
  if (operation !== 'ready') return [];
  const processes = new Map(loadBalancers.map(({ name, process }) => [name, process]));
  const back = servers.flatMap(({ loadBalancer, before }) => {
    const now = processes.get(loadBalancer);
    const told = toldOut(loadBalancer, keyOf(before));
    const isIn = before.forced === 'ready' && before.isAdminGuessed !== true;
    if (told === null || now === undefined || !isIn) return [];
    return { loadBalancer, key: keyOf(before), why: isSameProcess(told, now) ? BY_SOMEBODY : RELOADED };
  });
  const groups = Map.groupBy(back, ({ loadBalancer, why }) => `${loadBalancer} ${why}`);
  return [...groups.values()].flatMap((those) => {
    const [first] = those;
    if (first === undefined) return [];
    const names = listed(those.map(({ key }) => key));
    return {
      loadBalancer: first.loadBalancer,
      text: `${names} ${verb(those.length, 'was', 'were')} let in before this step, though an earlier step of this job had taken ${verb(those.length, 'it', 'them')} out: what was done there meanwhile may have been done under traffic. ${first.why}`,
    };
  });
}
