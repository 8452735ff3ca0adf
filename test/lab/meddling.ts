/** What somebody else may do to the server of a step, by the names that stand in the table at the end. */
import { eventually } from '../support/eventually.ts';
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import { WEIGHT } from './judge.ts';
import type { Act } from './timeline.ts';

export type Meddling = keyof typeof MEDDLINGS;

interface Doing extends Act {
  do(haproxy: RealHaproxy): Promise<void>;
}

const said = (command: string, set: Act['set']): Doing => ({
  set,
  isReload: false,
  do: async (haproxy) => {
    const reply = await haproxy.cli(command);
    if (reply.trim() !== '') throw new Error(`${command}: ${reply}`);
  },
});

const MEDDLINGS = {
  'sets ready': said('set server web/s1 state ready', { forced: 0 }),
  'sets drain': said('set server web/s1 state drain', { forced: 8 }),
  'sets maint': said('set server web/s1 state maint', { forced: 1 }),
  'sets a weight': said('set server web/s1 weight 70', { weight: 70 }),
  'switches checks off': said('disable health web/s1', {}),
  'deletes it': {
    set: {},
    isReload: false,
    do: async (haproxy) => {
      await haproxy.cli('set server web/s1 state maint');
      // A check that is on its way keeps it for a moment.
      await eventually('web/s1 can be deleted', async () =>
        /deleted/i.test(await haproxy.cli('del server web/s1')),
      );
    },
  },
  reloads: {
    set: { forced: 0, weight: WEIGHT.before },
    isReload: true,
    do: (haproxy) => haproxy.reload(),
  },
} satisfies Record<string, Doing>;

export const MEDDLING_KINDS = Object.keys(MEDDLINGS) as Meddling[];

export function doingOf(meddling: Meddling): Doing {
  return MEDDLINGS[meddling];
}

/** Servers can be deleted at run time from 2.4 on, and those of the configuration, too. */
export function isPossible(meddling: Meddling, version: HaproxyVersion): boolean {
  return meddling !== 'deletes it' || version !== '2.2';
}
