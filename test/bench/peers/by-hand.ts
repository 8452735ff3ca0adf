/**
 * A careful person at the socket, who knows HAProxy: bound clients are sent away by maint, the new application is proven by HAProxy's
 * own checks before a client sees it, and whatever was told is looked at again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, parseServersState, parseStat, type Row } from '../../support/haproxy-cli.ts';
import { type Place, restart, type Way } from './way.ts';

const LOOK_MS = 100;
/** Clients that are not bound have left a draining server by then; those that are would never. */
const DRAIN_MS = 1_000;
const PATIENCE_MS = 60_000;

export const BY_HAND: Way = {
  name: 'a careful person at the socket',
  given: `drain for at most ${DRAIN_MS / 1_000} s, maint, wait, restart, proof by HAProxy's checks, ready; a look each ${LOOK_MS} ms`,
  async deploy(place) {
    for (const server of place.servers) {
      const look = await lookAt(place, server);
      await tell(place, `set server web/${server} state drain`);
      await seen(look, hasNoSessions, DRAIN_MS);
      await tell(place, `set server web/${server} state maint`);
      await sure(look, (row) => row.status === 'MAINT' && hasNoSessions(row));
      await restart(place, server);
      await tell(place, `set server web/${server} state drain; set server web/${server} health down`);
      await sure(look, (row) => row.status === 'DRAIN' && row.check_status !== 'INI');
      await tell(place, `set server web/${server} state ready`);
      await sure(look, (row) => row.status === 'UP');
    }
  },
};

function hasNoSessions(row: Row): boolean {
  return Number(row.scur) + Number(row.qcur) === 0;
}

async function tell({ socket }: Place, line: string): Promise<void> {
  const answer = (await ask(socket, line)).trim();
  if (answer !== '') throw new Error(`'${line}': ${answer}`);
}

type Look = () => Promise<Row>;

/** By number a server's row can be asked for alone, which spares HAProxy a table of thousands. */
async function lookAt({ socket }: Place, server: string): Promise<Look> {
  const states = parseServersState(await ask(socket, 'show servers state web'));
  const { be_id, srv_id } = states.find(({ srv_name }) => srv_name === server) ?? {};
  return async () => {
    const [row] = parseStat(await ask(socket, `show stat ${be_id} 4 ${srv_id}`));
    if (row?.svname !== server) throw new Error(`HAProxy does not list ${server}`);
    return row;
  };
}

/** Until two looks in a row were as wished; says whether that was so in time. */
async function seen(look: Look, wished: (row: Row) => boolean, limitMs: number): Promise<boolean> {
  const limit = performance.now() + limitMs;
  for (let looks = 0; performance.now() < limit; await sleep(LOOK_MS)) {
    looks = wished(await look()) ? looks + 1 : 0;
    if (looks === 2) return true;
  }
  return false;
}

async function sure(look: Look, wished: (row: Row) => boolean): Promise<void> {
  if (!(await seen(look, wished, PATIENCE_MS))) throw new Error('it did not come to what was wished');
}
