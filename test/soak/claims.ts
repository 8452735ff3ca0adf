/** What a step and its post step, run as processes, say of one server on one load balancer: as the judges of the lab want to hear it. */
import type { Claim } from '../lab/judge.ts';
import type { Told } from '../lab/judge-meddling.ts';
import { errorOfProcess } from '../lab/step.ts';
import type { ActionResult } from '../support/run-action.ts';
import type { ToldServer } from '../support/told.ts';

/** One server on one load balancer. */
export interface Place {
  loadBalancer: string;
  server: string;
}

const FORCED = 0x09;

/** Of each of these, in their order. Throws what is not JSON. */
export function claimsOf(result: ActionResult, places: readonly Place[]): Claim[] {
  const { error, word } = errorOfProcess(result);
  const rows = JSON.parse(result.outputs.servers ?? '[]') as ToldServer[];
  return places.map((place) => {
    const row = rows.find((one) => isAt(one, place));
    const isUnread = rows.some(
      ({ loadBalancer, server }) => server === null && loadBalancer === place.loadBalancer,
    );
    return {
      error,
      changed: row ? changedOf(row, word) : !isUnread && word === 'not known' ? 'unknown' : 'no',
      now: row?.after ? { forced: row.after.adminFlags & FORCED, weight: row.after.weight } : null,
    };
  });
}

function changedOf({ outcome, error, before, after }: ToldServer, word: string): Claim['changed'] {
  if (error !== null) return error.changed as Claim['changed'];
  if (outcome === 'failed' && word === 'not known') return 'unknown';
  // A rolling step has changed the application: HAProxy says what it said before. Who has failed without an error of its own is as it says.
  const isSame =
    before !== null &&
    after !== null &&
    (before.adminFlags & FORCED) === (after.adminFlags & FORCED) &&
    before.weight === after.weight;
  return ['changed', 'failed'].includes(outcome) && !isSame ? 'yes' : 'no';
}

function isAt(row: ToldServer, { loadBalancer, server }: Place): boolean {
  return row.loadBalancer === loadBalancer && `${row.backend}/${row.server}` === server;
}

/** Which of these the output `left-out` names. */
export function leftOutOf(result: ActionResult, places: readonly Place[]): Place[] {
  const rows = JSON.parse(result.outputs['left-out'] ?? '[]') as ToldServer[];
  return places.filter((place) => rows.some((row) => isAt(row, place)));
}

/** What a post step told of a server, in the words of its findings; `left` for whatever it warned of. */
export function toldByPost(post: ActionResult, { loadBalancer, server }: Place): Told[] {
  const names = (text: string): boolean => text.includes(server) && text.includes(loadBalancer);
  const { annotations, visibleLog } = post;
  const said = (level: string, text: RegExp): boolean =>
    annotations.some((one) => one.level === level && text.test(one.message) && names(one.message));
  const lines = visibleLog.split('\n');
  return [
    ...(said('warning', /./) ? ['left'] : []),
    ...(said('notice', /^Put back as before/) ? ['put-back'] : []),
    ...(lines.some((line) => /as before this step, nothing to do/.test(line) && names(line))
      ? ['as-before']
      : []),
    ...(lines.some((line) => /changed since by a later step/.test(line) && names(line))
      ? ['changed-later']
      : []),
  ];
}

/** Lines of a step that change a server, as its debug lines have them. */
export function setsOf({ log }: ActionResult): string[] {
  return log.split('\n').filter((line) => /> (?:set server|enable|disable) /.test(line));
}
