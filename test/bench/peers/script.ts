/** The usual script: `echo … | socat`, with sleeps where it cannot know. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { makeScratch } from '../../support/scratch.ts';
import { socat } from './socat.ts';
import type { Way } from './way.ts';

/** Before the restart and after it, s. */
const BEFORE_S = 1;
const AFTER_S = 2;

const SCRIPT = `
for server in "$@"; do
  echo "disable server web/$server" | "$SOCAT" stdio "$SOCKET"
  sleep ${BEFORE_S}
  curl -fsS --data-binary "$server" "$URL"
  echo "enable server web/$server" | "$SOCAT" stdio "$SOCKET"
  sleep ${AFTER_S}
done`;

export const USUAL_SCRIPT: Way = {
  name: 'the usual script with `socat`',
  given: `\`disable server\`, \`sleep ${BEFORE_S}\`, restart, \`enable server\`, \`sleep ${AFTER_S}\``,
  prepare: () => void socat(),
  async deploy({ socket, servers, url }) {
    await using scratch = makeScratch();
    const child = spawn('bash', ['-ec', SCRIPT, 'deploy', ...servers], {
      env: { ...process.env, SOCKET: socket, URL: url, SOCAT: socat() },
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
    });
    scratch.reap(child.pid);
    const [code] = await once(child, 'exit');
    scratch.reap(undefined);
    if (code !== 0) throw new Error(`the script ended with ${code}`);
  },
};
