/** How much a step reads each time it looks at one busy server of many. */
import { eventually } from '../../support/eventually.ts';
import { NEWEST } from '../../support/haproxy-versions.ts';
import { startHaproxy } from '../../support/real-haproxy.ts';
import { startAction } from '../../support/run-action.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { startWebServer } from '../../support/web-server.ts';
import { largeBackend } from '../large-backend.ts';
import { line, type Row } from '../row.ts';
import { msOf } from '../step.ts';

const SERVERS = 10_000;
const POLLS = 15;
const LIMIT = 4_000;
const ONE_ROW = /^show stat #?\d+ 4 \d+\n$/;

export const POLL: Row = {
  name: 'poll',
  what: `bytes read by each look at one server of ${SERVERS.toLocaleString('en-US')}`,
  async run() {
    await using web = await startWebServer({ name: 's1' });
    const config = `${largeBackend(SERVERS, `127.0.0.1:${web.port}`)}  use-server s1 if TRUE\n`;
    await using haproxy = await startHaproxy(NEWEST, { config, frontends: { fe_web: 'web' } });
    await using proxy = await startTcpProxy({ target: haproxy.socket });
    const stream = new AbortController();
    const streamed = fetch(`http://127.0.0.1:${haproxy.port('fe_web')}/?stream=30000`, {
      signal: stream.signal,
    })
      .then((response) => response.text())
      .catch(() => undefined);
    await eventually('a session', () => web.open > 0);
    const inputs = { address: proxy.address, backend: 'web', server: 's1', operation: 'drain' };
    const running = startAction({ inputs: { ...inputs, 'min-available': '0' }, debug: false });
    const replies = (): number[] =>
      proxy.dialogue.flatMap(({ text }, at, all) =>
        ONE_ROW.test(text) ? [all[at + 1]?.text.length ?? 0] : [],
      );
    await eventually('looks at the server', () => replies().length >= POLLS);
    stream.abort();
    await streamed;
    msOf(await running.result);
    const what = `each look at one server of ${SERVERS.toLocaleString('en-US')}`;
    return { lines: [line({ what, values: replies().slice(0, POLLS), unit: 'bytes', limit: LIMIT })] };
  },
};
