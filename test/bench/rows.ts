/** Every row of the bench, in the order of the table. */
import type { Row } from './row.ts';
import { ADDRESSES_ROW } from './rows/addresses.ts';
import { DEPLOY } from './rows/deploy.ts';
import { END_OF_DRAIN } from './rows/end-of-drain.ts';
import { FLEET_ROW } from './rows/fleet.ts';
import { MANY_SERVERS } from './rows/many-servers.ts';
import { PEERS } from './rows/peers.ts';
import { POLL } from './rows/poll.ts';
import { ROUND_TRIPS } from './rows/round-trips.ts';
import { START_UP } from './rows/start-up.ts';

export const ROWS: readonly Row[] = [
  DEPLOY,
  START_UP,
  ROUND_TRIPS,
  END_OF_DRAIN,
  MANY_SERVERS,
  POLL,
  FLEET_ROW,
  ADDRESSES_ROW,
  PEERS,
];
