/** What a write through the port comes to, and what of a server shows whether it was done. */
import { Failure } from '../../../src/errors.ts';
import { isSafeName, type Server, type ServerName } from '../../../src/haproxy/server.ts';
import type { HaproxyProcess } from './process.ts';
import type { ModelServer } from './server.ts';

/** `7`, or `50%` of the configured weight. */
export function weightOf(words: string, { setup }: ModelServer): number {
  const amount = Number.parseInt(words, 10);
  return words.endsWith('%') ? Math.min(256, Math.floor((setup.weight * amount) / 100)) : amount;
}

/** Neither as it was read nor as it was sent: somebody else has set it since. */
export function isOthers(server: ModelServer, was: Server | null): boolean {
  return was !== null && server.forced !== was.forced;
}

/** What of these can be set, in one word. */
export function pictureOf(process: HaproxyProcess, names: readonly ServerName[]): string {
  return names
    .map((name) => {
      const server = process.find(name);
      return server === undefined ? '' : `${server.flags} ${server.op} ${server.weight}`;
    })
    .join();
}

export function refuseUnsafe(names: readonly ServerName[]): void {
  if (names.every(({ backend, server }) => isSafeName(backend) && isSafeName(server))) return;
  throw new Failure('invalid-input', 'A name holds something else than letters, digits and _.:-');
}
