/**
 * The first reading of a step behind steps of the same job that were killed, or have lost a load balancer: what they had written and nobody
 * has answered may still be done, behind what is read meanwhile.
 */
import { formatDuration } from '../duration.ts';
import type { LoadBalancer, LookOptions } from '../haproxy/load-balancer.ts';
import type { Snapshot } from '../haproxy/snapshot.ts';
import type { Effects } from './effects.ts';

/** Shorter waits are not worth a word. */
const TOLD_FROM_MS = 1_000;

/** As `read`, and once more where something of the job may still have come behind that. */
export async function readOutlasting(
  loadBalancer: LoadBalancer,
  { clock, signal, tell, unanswered }: Pick<Effects, 'clock' | 'signal' | 'tell' | 'unanswered'>,
  options?: LookOptions,
): Promise<Snapshot> {
  const first = await loadBalancer.read(signal, options);
  const lateMs = unanswered?.lateForMs(first.process) ?? 0;
  if (unanswered === undefined || lateMs === 0) return first;
  tellLate(loadBalancer.name, lateMs, tell);
  await clock.sleep(lateMs, signal);
  const lookedAt = clock.now();
  const again = await loadBalancer.read(signal, options);
  unanswered.settle(first.process, lookedAt);
  return again;
}

/** That it is waited for, and how long. */
export function tellLate(loadBalancer: string, lateMs: number, tell: Effects['tell']): void {
  if (lateMs < TOLD_FROM_MS) return;
  const limit = formatDuration(Math.ceil(lateMs / 1_000) * 1_000);
  const text = `an earlier process of this job ended before HAProxy had answered its last command, which may still come: that is waited for, ${limit}`;
  tell({ kind: 'notice', loadBalancer, text });
}
