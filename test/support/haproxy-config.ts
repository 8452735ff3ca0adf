/** The haproxy.cfg of a test: a global section with the sockets asked for, defaults, and the test's own text. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './free-port.ts';

export interface ConfigOptions {
  /**
   * Backends, listens and frontends. `{{name}}` stands for a port of 127.0.0.1 found for that name, which
   * `port('name')` tells.
   */
  readonly config: string;
  /** Frontends to write: name → its default backend. Their ports are found under their names. */
  readonly frontends?: Readonly<Record<string, string>>;
  /** Also an admin socket on a TCP port of 127.0.0.1. */
  readonly tcp?: boolean;
  /** Also a socket of level `user` or `operator`. */
  readonly userSocket?: boolean;
  readonly operatorSocket?: boolean;
  /** `stats maxconn`, `stats timeout`: HAProxy's own (10, 10s) unless told. */
  readonly statsMaxconn?: number;
  readonly statsTimeout?: string;
  /** Threads, 1 unless told. */
  readonly nbthread?: number;
  readonly extraGlobal?: string;
  readonly extraDefaults?: string;
}

const PORT = /\{\{([\w.-]+)\}\}/g;

/** Where the Unix sockets of a HAProxy in this folder are. */
export function socketPaths(folder: string): Record<'admin' | 'operator' | 'user' | 'master', string> {
  const at = (name: string): string => path.join(folder, `${name}.sock`);
  return { admin: at('admin'), operator: at('operator'), user: at('user'), master: at('master') };
}

/** The file, and the ports that were found for it. */
export class HaproxyConfig {
  readonly file: string;
  readonly #folder: string;
  readonly #ports = new Map<string, number>();
  #options: ConfigOptions;

  constructor(folder: string, options: ConfigOptions) {
    this.file = path.join(folder, 'haproxy.cfg');
    this.#folder = folder;
    this.#options = options;
  }

  port(name: string): number {
    const port = this.#ports.get(name);
    if (port === undefined) {
      throw new Error(`no port is called '${name}', only: ${[...this.#ports.keys()].join(', ')}`);
    }
    return port;
  }

  /** Writes the file, with `config` in place of the test's own text from now on, and returns it; a name keeps its port. */
  async write(config = this.#options.config): Promise<string> {
    this.#options = { ...this.#options, config };
    const text = configText(this.#folder, this.#options);
    for (const [, name = ''] of text.matchAll(PORT)) {
      this.#ports.set(name, this.#ports.get(name) ?? (await freePort()));
    }
    const withPorts = text.replace(PORT, (_, name: string) => String(this.port(name)));
    writeFileSync(this.file, withPorts);
    return withPorts;
  }

  /** The next time other ports are found. */
  forgetPorts(): void {
    this.#ports.clear();
  }
}

/** The text with `{{name}}` still in place of ports. */
function configText(folder: string, options: ConfigOptions): string {
  const sockets = socketPaths(folder);
  const when = (wanted: unknown, line: string): string[] => (wanted ? [`  ${line}`] : []);
  const frontends = Object.entries(options.frontends ?? {}).map(
    ([name, backend]) => `frontend ${name}\n  bind 127.0.0.1:{{${name}}}\n  default_backend ${backend}`,
  );
  return [
    'global',
    '  maxconn 2000',
    `  nbthread ${options.nbthread ?? 1}`,
    // With SO_REUSEPORT a port that is taken would be shared with its owner without a word.
    '  noreuseport',
    `  stats socket ${sockets.admin} mode 600 level admin expose-fd listeners`,
    ...when(options.operatorSocket, `stats socket ${sockets.operator} mode 600 level operator`),
    ...when(options.userSocket, `stats socket ${sockets.user} mode 600 level user`),
    ...when(options.tcp, 'stats socket ipv4@127.0.0.1:{{admin}} level admin'),
    ...when(options.statsMaxconn, `stats maxconn ${options.statsMaxconn}`),
    ...when(options.statsTimeout, `stats timeout ${options.statsTimeout}`),
    indented(options.extraGlobal),
    'defaults',
    '  mode http',
    '  timeout connect 5s',
    '  timeout client 30s',
    '  timeout server 30s',
    '  timeout tunnel 1h',
    indented(options.extraDefaults),
    ...frontends,
    options.config,
    '',
  ].join('\n');
}

function indented(lines = ''): string {
  return lines.replace(/^\s*(?=\S)/gm, '  ');
}
