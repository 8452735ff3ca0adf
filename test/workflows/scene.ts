/**
 * Where the examples run: a real HAProxy with three web servers, reached through a real sshd by the restricted key that
 * `examples/ssh-restricted-key.yml` tells of, and a repository with the scripts that the examples call.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NEWEST } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { runWorkflow, type WorkflowOptions, type WorkflowResult } from '../support/run-workflow.ts';
import { makeUserKey, type Sshd, startSshd } from '../support/sshd.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');
const SERVERS = ['web1', 'web2', 'web3'];

/** Checks are quick, and what they ask is HAProxy itself. */
const CONFIG = `backend web_servers
  default-server check inter 100ms rise 1 fall 1 weight 100
${SERVERS.map((name) => `  server ${name} 127.0.0.1:{{app}}`).join('\n')}
frontend app
  bind 127.0.0.1:{{app}}
  http-request return status 200`;

/** The text of an example. */
export function exampleText(name: string): string {
  return readFileSync(path.join(EXAMPLES, name), 'utf8');
}

/** The options that the restricted example puts before a key, with this socket instead of its own. */
export function keyOptions(socket: string): string {
  const [, options = ''] = /^# +(restrict\S+) ssh-ed25519/m.exec(exampleText('ssh-restricted-key.yml')) ?? [];
  if (!options.includes('[/run/haproxy/admin.sock]')) throw new Error('the example restricts no key');
  return options.replace('/run/haproxy/admin.sock', socket);
}

/**
 * What a script of the repository does: it notes its name, its server and HAProxy's admin flags of all servers, as HAProxy itself says,
 * and ends with `EXIT_NAME`, 0 unless told.
 */
const SCRIPT = `#!/usr/bin/env bash
set -euo pipefail
name=$(basename "$0" .sh)
flags=$(node -e '
  const socket = require("node:net").connect(process.env.SCENE_SOCKET);
  let reply = "";
  socket.on("connect", () => socket.write("show servers state web_servers\\n"));
  socket.on("data", (chunk) => (reply += chunk));
  socket.on("close", () => {
    const rows = reply.split("\\n").filter((line) => / web_servers /.test(line));
    console.log(rows.map((row) => row.split(" ")).map((one) => one[3] + "=" + one[6]).join(" "));
  });
')
echo "$name $1: $flags" >> "$SCENE_RECORD"
[ "$name" != "\${SCENE_FAILS:-}" ]
`;

export class Scene {
  readonly haproxy: RealHaproxy;
  readonly sshd: Sshd;
  readonly key: string;
  readonly #t: WorkflowOptions['t'];
  readonly #act: string;

  constructor(
    haproxy: RealHaproxy,
    sshd: Sshd,
    key: string,
    options: { t: WorkflowOptions['t']; act: string },
  ) {
    this.haproxy = haproxy;
    this.sshd = sshd;
    this.key = key;
    this.#t = options.t;
    this.#act = options.act;
  }

  /** Runs an example to its end. `fails`: the script that is to fail. `files`: more files of its repository. */
  run(
    name: string,
    { fails = '', files = {}, ...more }: Partial<WorkflowOptions> & { fails?: string } = {},
  ): Promise<WorkflowResult> {
    const workflow = `.github/workflows/${name}`;
    const scripts = ['deploy.sh', 'smoke-test.sh', 'maintenance.sh'].map((script) => [script, SCRIPT]);
    return runWorkflow({
      t: this.#t,
      act: this.#act,
      workflow,
      files: { ...Object.fromEntries(scripts), [workflow]: exampleText(name), ...files },
      vars: {
        LB_ADDRESSES: this.address,
        LB_KNOWN_HOSTS: this.sshd.knownHosts(),
      },
      secrets: { LB_SSH_KEY: this.key },
      env: { SCENE_SOCKET: this.haproxy.socket, SCENE_RECORD: this.#record, SCENE_FAILS: fails },
      ...more,
    });
  }

  /** The one load balancer, as the examples have it in a variable. */
  get address(): string {
    return `lb1=${this.sshd.address(this.haproxy.socket)}`;
  }

  /** What the scripts have noted, in order: `deploy web1: web1=1 web2=0 web3=0`. */
  get noted(): string[] {
    try {
      return readFileSync(this.#record, 'utf8').trim().split('\n');
    } catch {
      return [];
    }
  }

  /** HAProxy's admin flags of web1, web2 and web3. */
  flags(): Promise<number[]> {
    return Promise.all(SERVERS.map((name) => this.haproxy.adminFlags('web_servers', name)));
  }

  get #record(): string {
    return path.join(this.haproxy.folder, 'noted');
  }
}

/** All of it, gone with the test. */
export async function startScene(options: { t: WorkflowOptions['t']; act: string }): Promise<Scene> {
  const { t } = options;
  const key = makeUserKey({ t });
  const haproxy = await startHaproxy(NEWEST, { t, config: CONFIG, userSocket: true });
  const sshd = await startSshd({ t, authorized: [`${keyOptions(haproxy.socket)} ${key.publicLine}`] });
  return new Scene(haproxy, sshd, key.text, options);
}
