/**
 * The tests' own reading of HAProxy, deliberately apart from src/: one command on one connection, the raw reply,
 * and the tables of `show stat` and `show servers state` as plain objects by column name.
 */
import net from 'node:net';

/** One row of a table, by the names in its header. */
export type Row = Readonly<Record<string, string>>;

export interface AskOptions {
  /** How long to wait for the end of the reply, 30 s unless told. */
  readonly deadline?: number;
  /** A master's CLI does not close after the reply: close our side at once, and it does. */
  readonly halfClose?: boolean;
}

/** Sends one line to a Unix socket or a port of 127.0.0.1; returns the reply up to the end of the connection. */
export function ask(socket: string | number, command: string, options: AskOptions = {}): Promise<string> {
  const { deadline = 30_000, halfClose = false } = options;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const connection = net.createConnection({
      ...(typeof socket === 'string' ? { path: socket } : { port: socket, host: '127.0.0.1' }),
      allowHalfOpen: true,
    });
    const timer = setTimeout(() => {
      const got = JSON.stringify(Buffer.concat(chunks).toString().slice(0, 200));
      connection.destroy(new Error(`'${command}': no end of the reply within ${deadline} ms, got ${got}`));
    }, deadline);
    connection.on('error', reject);
    connection.on('data', (chunk) => chunks.push(chunk));
    connection.on('end', () => connection.end());
    connection.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString());
    });
    connection.on('connect', () => {
      if (halfClose) {
        connection.end(`${command}\n`);
      } else {
        connection.write(`${command}\n`);
      }
    });
  });
}

/** What one HAProxy says about itself, read anew at each call. */
export class HaproxyView {
  /** The path of its admin socket. */
  readonly socket: string;

  constructor(socket: string) {
    this.socket = socket;
  }

  /** The raw reply to one command. */
  cli(command: string, options: AskOptions = {}): Promise<string> {
    return ask(this.socket, command, options);
  }

  /** `show info`, by name. */
  async info(): Promise<Row> {
    return parseInfo(await this.cli('show info'));
  }

  /** `show stat`, all of it or of one backend. */
  async rows(backend?: string): Promise<Row[]> {
    const rows = parseStat(await this.cli('show stat'));
    return backend === undefined ? rows : rows.filter((row) => row.pxname === backend);
  }

  /** The row of `show stat` of one server, or of `BACKEND`. */
  async row(backend: string, server: string): Promise<Row> {
    const row = (await this.rows(backend)).find((candidate) => candidate.svname === server);
    return row ?? missing(backend, server);
  }

  /** The row of `show servers state` of one server. */
  async serverState(backend: string, server: string): Promise<Row> {
    const rows = parseServersState(await this.cli(`show servers state ${backend}`));
    return rows.find((row) => row.srv_name === server) ?? missing(backend, server);
  }

  /** `srv_admin_state`, HAProxy's admin flags: 0x01 forced maint, 0x08 forced drain, … */
  async adminFlags(backend: string, server: string): Promise<number> {
    return Number((await this.serverState(backend, server)).srv_admin_state);
  }
}

/** The rows of `show stat`: a header that begins with `# `, then one line per row. */
export function parseStat(reply: string): Row[] {
  const [header = '', ...lines] = reply.split('\n');
  if (!header.startsWith('# pxname,')) {
    throw new Error(`not a reply to 'show stat': ${JSON.stringify(reply.slice(0, 200))}`);
  }
  return table(fields(header.slice(2)), lines.filter((line) => line !== '').map(fields));
}

/** The rows of `show servers state`: a line `1`, a header that begins with `# `, then one line per server. */
export function parseServersState(reply: string): Row[] {
  const [format, header = '', ...lines] = reply.split('\n');
  if (format !== '1' || !header.startsWith('# be_id ')) {
    throw new Error(`not a reply to 'show servers state': ${JSON.stringify(reply.slice(0, 200))}`);
  }
  const rows = lines.filter((line) => line !== '').map((line) => line.split(' '));
  return table(header.slice(2).split(' '), rows);
}

/** `show info` as an object. */
export function parseInfo(reply: string): Row {
  const pairs = reply.split('\n').filter((line) => line.includes(': '));
  return table(
    pairs.map((line) => line.slice(0, line.indexOf(': '))),
    [pairs.map((line) => line.slice(line.indexOf(': ') + 2))],
  )[0] as Row;
}

function table(names: readonly string[], rows: readonly string[][]): Row[] {
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
}

/** The fields of one line of CSV; HAProxy ends each line with a comma and quotes texts that need it. */
function fields(line: string): string[] {
  if (!line.includes('"')) {
    return line.split(',').slice(0, -1);
  }
  const found = line.matchAll(/("(?:[^"]|"")*"|[^,]*),/g);
  return [...found].map(([, field = '']) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  );
}

function missing(backend: string, server: string): never {
  throw new Error(`HAProxy does not list ${backend}/${server}`);
}
