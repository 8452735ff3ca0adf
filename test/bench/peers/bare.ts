/** The limit: what HAProxy has to be told at least, with nothing read that is not an answer, and nothing waited for. */
import { ask } from '../../support/haproxy-cli.ts';
import { restart, type Way } from './way.ts';

export const BARE: Way = {
  name: 'bare writes',
  given: '`set server … state maint`, restart, `state ready`: the limit, with no care at all',
  async deploy(place) {
    for (const server of place.servers) {
      await ask(place.socket, `set server web/${server} state maint`);
      await restart(place, server);
      await ask(place.socket, `set server web/${server} state ready`);
    }
  },
};
