/** What everything that sets servers works with. */
import type { Clock } from '../../clock.ts';
import type { Client } from './client.ts';
import type { Observer } from './observer.ts';
import type { Reader } from './reader.ts';

/** What writes go through, and are read back by. */
export interface Channel {
  client: Client;
  observer: Observer;
  reader: Reader;
  clock: Clock;
  /** How often something may be sent again. */
  retries: number;
}
