/**
 * One request of a load, checked to the last byte against what `WebServer` answers: resolves with the name of the
 * server, rejects with the reason why a user would have seen a failure.
 */
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A page gets 15 s beyond the time it was asked to take. */
const PATIENCE = 15_000;
const ECHO_INTERVAL = 150;
/** A kept connection that was closed as the request was on its way is reset within this time, ms; whoever is cut had more of it. */
const CLOSED_AS_SENT = 100;

export interface Visit {
  readonly port: number;
  readonly path: string;
  /** Kept between visits, or false for a connection of its own. */
  readonly agent: http.Agent | false;
  /** The cookies of a sticky client: sent, and updated from the answer. */
  readonly cookies?: Map<string, string>;
}

export function get(visit: Visit): Promise<string> {
  const { port, path, agent, cookies } = visit;
  const sentAt = performance.now();
  let answered = false;
  const cookie = [...(cookies ?? [])].map((pair) => pair.join('=')).join('; ');
  return new Promise((resolve, reject) => {
    const headers = cookie === '' ? {} : { cookie };
    const request = http.get(
      { host: '127.0.0.1', port, path, agent, headers, timeout: PATIENCE },
      (response) => {
        answered = true;
        let body = '';
        const name = String(response.headers['x-served-by'] ?? '');
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('error', (error) => reject(new Error(`cut short: ${reason(error)}`)));
        response.on('end', () => {
          for (const header of response.headers['set-cookie'] ?? []) {
            const [key = '', value = ''] = (header.split(';')[0] ?? '').split('=');
            cookies?.set(key, value);
          }
          if (response.statusCode !== 200) {
            reject(new Error(`status ${response.statusCode}`));
          } else if (
            name === '' ||
            !body.endsWith(name) ||
            body.replaceAll('\n', '').replaceAll(name, '') !== ''
          ) {
            reject(new Error(`wrong body from '${name}'`));
          } else {
            resolve(name);
          }
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE} ms`)));
    request.on('error', (error) => {
      // HTTP lets a server close an idle connection at any time, as a process does at a reload: then a client sends its request again.
      const wasClosed = request.reusedSocket && !answered && reason(error) === 'ECONNRESET';
      if (wasClosed && performance.now() - sentAt < CLOSED_AS_SENT) get(visit).then(resolve, reject);
      else reject(new Error(reason(error)));
    });
  });
}

/** Opens a WebSocket on /ws, has messages echoed for that many ms, and closes it in order. */
export async function converse(port: number, duration: number): Promise<string> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
  const heard = <T extends Event>(event: 'open' | 'message' | 'close'): Promise<T> =>
    new Promise((resolve) =>
      socket.addEventListener(event, (happened) => resolve(happened as T), { once: true }),
    );
  const closed = heard<CloseEvent>('close');
  const soon = async <T>(awaited: Promise<T>): Promise<T> => {
    const late = sleep(PATIENCE, undefined, { ref: false });
    const first = await Promise.race([awaited.then((value) => ({ value })), closed, late]);
    if (first === undefined || !('value' in first)) {
      throw new Error(first ? `WebSocket closed with ${first.code}` : `WebSocket silent for ${PATIENCE} ms`);
    }
    return first.value;
  };
  await soon(heard('open'));
  const end = Date.now() + duration;
  for (let count = 0; Date.now() < end; count++) {
    const echo = heard<MessageEvent>('message');
    socket.send(`message ${count}`);
    const { data } = await soon(echo);
    if (data !== `message ${count}`) {
      throw new Error(`WebSocket echoed '${data}'`);
    }
    await sleep(ECHO_INTERVAL);
  }
  socket.close(1000);
  const last = await Promise.race([closed, sleep(PATIENCE, undefined, { ref: false })]);
  if (last?.code !== 1000) {
    throw new Error(`WebSocket closed with ${last?.code ?? 'nothing'}`);
  }
  return 'WebSocket';
}

function reason(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
