/**
 * What becomes of a server when its step is killed, cancelled or done, and the job ends one way or another, through a Data Plane API:
 * the whole table of `support/aftermath.ts`, on every HAProxy.
 */
import { test } from 'node:test';
import { type HeldWay, MOMENTS, type MomentName, tryMoment } from '../support/aftermath.ts';
import { type Asked, type FakeDataPlaneApi, startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, isItsTurn } from '../support/haproxy-versions.ts';

const isPut = ({ method }: Asked) => method === 'PUT';

/** Holds the step's request, or HAProxy's answer to the API, and says whether it was reached. */
type Hold = (api: FakeDataPlaneApi, released: Promise<void>) => () => boolean;

/** What has not reached the API when the step is killed never does. */
const heldRequest =
  (isHeld: (asked: Asked) => boolean): Hold =>
  (api, released) => {
    let isReached = false;
    api.switches.requestGate = async (asked) => {
      if (!isHeld(asked)) return;
      isReached = true;
      await released;
      throw new Error('it was lost with the step');
    };
    return () => isReached;
  };

/** The API looks at the server behind each set, and answers then. */
const heldAnswer: Hold = (api, released) => {
  let isSet = false;
  let isReached = false;
  api.switches.gate = async (command) => {
    if (isSet) isReached = true;
    if (isSet) await released;
    isSet ||= command.startsWith('set ');
  };
  return () => isReached;
};

const HELD_AT: Partial<Record<MomentName, Hold>> = {
  'before the save': heldRequest(({ path }) => path.endsWith('/stats/native')),
  'after the save, before the set': heldRequest(isPut),
  'after the set, before its reply': heldAnswer,
};

function holdAt(api: FakeDataPlaneApi, moment: MomentName): HeldWay {
  const { promise, resolve } = Promise.withResolvers<void>();
  const isReached = HELD_AT[moment]?.(api, promise);
  return {
    inputs: { address: api.address, username: api.user.name, password: api.user.password },
    undo: /curl .*--request PUT .*\/servers\/s1(?:\?backend=be\d)?/,
    reached: async () => {
      if (isReached !== undefined) await eventually(`the moment ${moment}`, isReached, 30_000);
    },
    release: () => {
      api.switches.requestGate = null;
      api.switches.gate = null;
      resolve();
    },
  };
}

forEachHaproxy('what becomes of a server, through a Data Plane API', (version) => {
  // An API that drives 2.2 sets no weight: where nothing but backups serve it can put nobody back.
  const [api, spare] = version === '2.2' ? (['2.9.27', 'weight 1'] as const) : (['3.4.2', 'backup'] as const);
  for (const [index, moment] of MOMENTS.entries()) {
    // How a killed step leaves things hangs on no version: both of a pair of moments at one end, the next two at the other.
    if (moment.end !== 'by itself' && !isItsTurn(version, Math.floor(index / 2))) continue;
    test(`${moment.end} ${moment.name}`, (t) => {
      const hold = async ({ socket }: { socket: string }) =>
        holdAt(await startFakeDataPlaneApi({ t, socket, version: api }), moment.name);
      return tryMoment(t, version, moment, hold, spare);
    });
  }
});
