/** `community.general.haproxy`, in a playbook as its documentation writes it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { makeScratch } from '../../support/scratch.ts';
import { ANSIBLE_VERSIONS, getAnsible } from './get-ansible.ts';
import type { Place, Way } from './way.ts';

const PLAYBOOK = path.join(import.meta.dirname, 'playbook.yml');

export const ANSIBLE_DISABLED: Way = ansible('no');
export const ANSIBLE_DRAINED: Way = ansible('yes');

function ansible(drain: 'yes' | 'no'): Way {
  const out = drain === 'yes' ? '`state: disabled` with `wait` and `drain`' : '`state: disabled` with `wait`';
  return {
    name: `Ansible, ${drain === 'yes' ? 'drained' : 'disabled'}`,
    given: `${ANSIBLE_VERSIONS}: ${out}, restart, \`wait_for\` its port, \`state: enabled\` with \`wait\`; \`wait_interval: 1\`, the shortest that there is, \`wait_retries: 10\``,
    prepare: () => void getAnsible(),
    deploy: (place) => play(place, drain),
  };
}

async function play({ socket, servers, ports, url }: Place, drain: 'yes' | 'no'): Promise<void> {
  await using scratch = makeScratch();
  const { packages, collections } = getAnsible();
  const home = path.join(scratch.folder, 'home');
  mkdirSync(home);
  const inventory = path.join(scratch.folder, 'inventory');
  const hosts = servers.map((server, index) => `${server} port=${ports[index]}`);
  writeFileSync(
    inventory,
    ['[web]', ...hosts, '[web:vars]', `socket=${socket}`, `url=${url}`, `drain=${drain}`, ''].join('\n'),
  );
  const child = spawn('python3', ['-m', 'ansible', 'playbook', '--inventory', inventory, PLAYBOOK], {
    env: {
      ...process.env,
      PYTHONPATH: packages,
      ANSIBLE_COLLECTIONS_PATH: collections,
      ANSIBLE_HOME: home,
      HOME: home,
      ANSIBLE_NOCOLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  scratch.reap(child.pid);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await once(child, 'exit');
  scratch.reap(undefined);
  const words = (await said).join('');
  if (code !== 0)
    throw new Error(`the play ended with ${code}: ${/"msg": "([^"]*)"/.exec(words)?.[1] ?? words}`);
}
