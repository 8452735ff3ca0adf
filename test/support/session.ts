/** A session that lasts exactly as long as a test wants: a WebSocket to a `WebServer`, through HAProxy. */
import { once } from 'node:events';

const PATIENCE = 10_000;

export interface Session {
  /** True when a message still comes back; false when the session was cut. */
  isWhole(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens one; with `cookie` as a client that is bound by it. */
export async function openSession(options: {
  readonly port: number;
  readonly cookie?: string;
  readonly t: { after(clearUp: () => Promise<void>): void };
}): Promise<Session> {
  const { port, cookie, t } = options;
  const headers = cookie === undefined ? {} : { cookie };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers });
  const closed = once(socket, 'close');
  const signal = AbortSignal.timeout(PATIENCE);
  await Promise.race([once(socket, 'open', { signal }), closed]);
  if (socket.readyState !== WebSocket.OPEN) {
    throw new Error('the WebSocket was not opened');
  }
  const close = async (): Promise<void> => {
    socket.close(1000);
    await closed;
  };
  t.after(close);
  return {
    async isWhole() {
      if (socket.readyState !== WebSocket.OPEN) {
        return false;
      }
      const echo = once(socket, 'message', { signal: AbortSignal.timeout(PATIENCE) }).then(
        () => true,
        () => false,
      );
      socket.send('still there?');
      return Promise.race([echo, closed.then(() => false)]);
    },
    close,
  };
}
