/** Reads the commands in an action's log as the runner does, and shows the log as its user sees it. */

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  /** Cut at 4,096 characters, as the runner does. */
  readonly message: string;
  /** Every property, `title` included. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface LogReading {
  readonly annotations: readonly Annotation[];
  /** Each text given to `::add-mask::`, in order. */
  readonly masks: readonly string[];
  /** The log with masks applied from where they were set, without the lines that set them, without debug lines. */
  readonly visible: string;
  /** Commands that a runner refuses or is about to refuse. */
  readonly refused: readonly string[];
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const KNOWN =
  /^(add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning)$/i;
const REFUSED = /^(add-path|save-state|set-env|set-output)$/;
const MESSAGE_LIMIT = 4_096;

/** @param debug step debug logging is on: debug lines are visible */
export function readLog(log: string, debug = false): LogReading {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const refused: string[] = [];
  const visible: string[] = [];
  let resume: string | undefined;
  for (const line of log.split('\n')) {
    const command = parseCommand(line, resume);
    if (resume !== undefined) {
      resume = command?.name === resume ? undefined : resume;
    } else if (command?.name === 'stop-commands') {
      resume = command.data;
    } else if (command?.name === 'add-mask') {
      masks.push(command.data);
      continue;
    } else if (command?.name === 'debug' && !debug) {
      continue;
    } else if (command !== undefined && REFUSED.test(command.name)) {
      refused.push(line);
    } else if (command !== undefined && isLevel(command.name)) {
      const { properties, data } = command;
      const message = data.slice(0, MESSAGE_LIMIT);
      annotations.push({ level: command.name, title: properties.title ?? '', message, properties });
    }
    visible.push(masked(line, masks));
  }
  return { annotations, masks, visible: visible.join('\n'), refused };
}

/** `::name key=value,key=value::data` at the start of a line, or the old `##[name key=value;]data` anywhere in it. */
function parseCommand(line: string, resume: string | undefined): Command | undefined {
  const now = between(line.trimStart(), '::', '::');
  const old = between(line.slice(Math.max(line.indexOf('##['), 0)), '##[', ']');
  for (const [parts, separator] of [
    [now, ','],
    [old, ';'],
  ] as const) {
    const [head = '', data = ''] = parts ?? [];
    const [name = '', properties = ''] = head.split(/ (.*)/s);
    if (name !== '' && (name === resume || KNOWN.test(name))) {
      return {
        name: name === resume ? name : name.toLowerCase(),
        properties: parseProperties(properties, separator),
        data: unescaped(data),
      };
    }
  }
  return undefined;
}

/** What stands between the two marks, the first of which begins the text, and what follows the second. */
function between(text: string, first: string, second: string): [string, string] | undefined {
  const end = text.startsWith(first) ? text.indexOf(second, first.length) : -1;
  return end < 0 ? undefined : [text.slice(first.length, end), text.slice(end + second.length)];
}

function parseProperties(text: string, separator: string): Record<string, string> {
  const pairs = text.split(separator).map((pair) => pair.trim().split(/=(.*)/s));
  return Object.fromEntries(
    pairs
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key = '', value = '']) => [key, unescaped(value.replace(/%3A/g, ':').replace(/%2C/g, ','))]),
  );
}

function unescaped(text: string): string {
  return text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
}

function isLevel(name: string): name is Annotation['level'] {
  return name === 'error' || name === 'warning' || name === 'notice';
}

/** A mask hides its whole text and each of its lines. */
function masked(line: string, masks: readonly string[]): string {
  const secrets = masks.flatMap((mask) => [mask, ...mask.split(/\r?\n/)].map((secret) => secret.trim()));
  return secrets
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '***'), line);
}
