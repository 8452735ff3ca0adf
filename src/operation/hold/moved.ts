/** Held is a name: whoever stops the application stops it where that stood when its step had it out. Pure. */
import { keyOf, type Server, type ServerName } from '../../haproxy/server.ts';
import { listed, verb } from '../../words.ts';
import { newNeighbours } from '../plan/notices/same-address.ts';
import { isReplaced } from '../saved-change.ts';

/** One that stands elsewhere since a reload. */
export interface Moved {
  text: string;
  /** Somebody serves by now where it stood, and nobody holds that. */
  hasSuccessor: boolean;
}

/** Of these, as they stood `before` and stand `now`. */
export function movedOf(
  held: readonly ServerName[],
  before: ReadonlyMap<string, Server>,
  now: ReadonlyMap<string, Server>,
): Moved[] {
  return held.flatMap((name) => {
    const key = keyOf(name);
    const [was, is] = [before.get(key), now.get(key)];
    if (was === undefined || is === undefined || !isReplaced(was, is)) return [];
    const come = newNeighbours(
      [{ key, members: [name], before: was }],
      { servers: before },
      { servers: now },
    );
    const others = come.flatMap((one) => (one.address === was.address ? one.others.map(keyOf) : []));
    const text = `${key} stands at ${is.address} since then, and stood at ${was.address} before: who stands there now is not held`;
    const hasSuccessor = others.length > 0;
    const serves = verb(others.length, 'serves', 'serve');
    return [{ text: hasSuccessor ? `${text}; ${listed(others)} ${serves} there` : text, hasSuccessor }];
  });
}
