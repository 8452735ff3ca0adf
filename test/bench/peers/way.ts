/** What every way of taking servers out and putting them back is given, so that all of them do the same. */

export interface Place {
  /** The admin socket's path. */
  readonly socket: string;
  /** Of backend `web`, to be restarted one after the other. */
  readonly servers: readonly string[];
  /** Of their applications, in the same order. */
  readonly ports: readonly number[];
  /** Where the application of a server is restarted: its name, sent by POST. Like `systemctl restart` it does not wait until that listens. */
  readonly url: string;
}

export interface Way {
  readonly name: string;
  /** What it was told to do, for the reader of the table. */
  readonly given: string;
  /** Gets ready what it needs; throws, with one line that says why, when that cannot be had. */
  prepare?(): Promise<void> | void;
  /** Restarts all of them; throws, with one line that says why, when it gave up on the way. */
  deploy(place: Place): Promise<void>;
}

/** Has an application restarted. */
export async function restart(place: Place, server: string): Promise<void> {
  const { ok, status } = await fetch(place.url, { method: 'POST', body: server });
  if (!ok) throw new Error(`${server} was not restarted: ${status}`);
}
