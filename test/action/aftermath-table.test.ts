/**
 * What becomes of a server when its step is killed, cancelled or done, and the job ends one way or another, through HAProxy's own socket:
 * the table is in `support/aftermath.ts`.
 */
import { test } from 'node:test';
import { MOMENTS, type MomentName, tryMoment } from '../support/aftermath.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds } from '../support/haproxy-versions.ts';
import { startLineProxy } from '../support/line-proxy.ts';

/** At which line a step is held; is HAProxy given that line? */
const HELD_AT: Partial<Record<MomentName, { line: RegExp; passes: boolean }>> = {
  'before the save': { line: /show servers state/, passes: false },
  'after the save, before the set': { line: /set server/, passes: false },
  'after the set, before its reply': { line: /set server/, passes: true },
};

atBothEnds('what becomes of a server', (version) => {
  for (const moment of MOMENTS) {
    test(`${moment.end} ${moment.name}`, (t) =>
      tryMoment(t, version, moment, async (haproxy) => {
        const proxy = await startLineProxy({ target: haproxy.socket, t });
        const at = HELD_AT[moment.name];
        if (at !== undefined)
          proxy.edit = (line) => (at.line.test(line) ? { hold: at.passes ? line : null } : line);
        return {
          inputs: { address: proxy.address },
          undo: /set server be\d\/s1 state/,
          reached: async () => {
            if (at === undefined) return;
            const isThere = () => proxy.lines.some((line) => at.line.test(line));
            await eventually(`the line ${at.line}`, isThere, 30_000);
          },
          release: () => {
            proxy.edit = (line) => line;
          },
        };
      }));
  }
});
