/** What somebody else may do to the server of a step, by the names that stand in the table at the end. */
import { eventually } from '../support/eventually.ts';
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import { WEIGHT } from './judge.ts';
import type { Act } from './timeline.ts';

export type Meddling = keyof typeof MEDDLINGS;

interface Doing extends Act {
  /** To `BACKEND/SERVER`, `web/s1` unless told. */
  do(haproxy: RealHaproxy, server?: string): Promise<void>;
}

/** `*` stands for the server. */
const said = (words: string, set: Act['set']): Doing => ({
  set,
  isReload: false,
  do: async (haproxy, server = 'web/s1') => {
    const command = words.replace('*', server);
    const reply = await haproxy.cli(command);
    if (reply.trim() !== '') throw new Error(`${command}: ${reply}`);
  },
});

const MEDDLINGS = {
  'sets ready': said('set server * state ready', { forced: 0 }),
  'sets drain': said('set server * state drain', { forced: 8 }),
  'sets maint': said('set server * state maint', { forced: 1 }),
  'sets a weight': said('set server * weight 70', { weight: 70 }),
  'switches checks off': said('disable health *', {}),
  'deletes it': {
    set: {},
    isReload: false,
    do: async (haproxy, server = 'web/s1') => {
      await haproxy.cli(`set server ${server} state maint`);
      // A check that is on its way keeps it for a moment.
      await eventually(`${server} can be deleted`, async () =>
        /deleted/i.test(await haproxy.cli(`del server ${server}`)),
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
