/**
 * What a summary offers to paste, and a shell that it is pasted into. `sudo` asks nobody there, and where this machine has no socat
 * a stand-in of a few lines does what the commands ask of it: to send what it reads to a socket, and to print what comes back.
 */
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { makeScratch } from './scratch.ts';

/** The blocks of a kind in Markdown, without their fences. */
export function blocksOf(markdown: string, kind: 'sh' | 'yaml'): string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );
}

/** A step of a workflow. */
export interface PastedStep {
  uses: string;
  with: Record<string, string>;
}

/** The steps that a summary has for a workflow: as YAML says, with every value a text as on a runner. */
export function stepsOf(markdown: string): PastedStep[] {
  return blocksOf(markdown, 'yaml').flatMap((text) => parse(text, { schema: 'failsafe' }) as PastedStep[]);
}

const SOCAT = `
const [, , end, place] = process.argv;
if (end !== 'stdio') throw new Error('stdio is asked for');
const [, unix] = /^(?:unix-connect:)?("?\\/.*)$/.exec(place) ?? [];
const [, host, port] = /^tcp[46]?:\\[?(.*?)\\]?:(\\d+)$/.exec(place) ?? [];
const options = unix ? { path: unix.replaceAll('"', '') } : { host, port: Number(port) };
const socket = require('node:net').connect(options);
process.stdin.pipe(socket).pipe(process.stdout);
`;

/** Is the real one on this machine? */
function hasSocat(): boolean {
  return spawnSync('socat', ['-V']).status === 0;
}

let told = false;

/** Pastes a text into a bash, in a folder with these files; resolves to what it printed. Rejects when a command fails. */
export function pasteInto(
  t: { after(clearUp: () => Promise<void>): void },
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { folder, remove } = makeScratch();
  t.after(remove);
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const program = (name: string, lines: string) => {
    writeFileSync(path.join(bin, name), lines);
    chmodSync(path.join(bin, name), 0o755);
  };
  program('sudo', '#!/bin/sh\nexec "$@"\n');
  if (!hasSocat()) {
    if (!told) console.error('NOTE: no socat on this machine, so a stand-in gets the commands to paste');
    told = true;
    writeFileSync(path.join(folder, 'socat.cjs'), SOCAT);
    program('socat', `#!/bin/sh\nexec "${process.execPath}" "${path.join(folder, 'socat.cjs')}" "$@"\n`);
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const env = { PATH: `${bin}:${process.env.PATH}` };
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, stdout: string, stderr: string): void =>
      error === null ? resolve(stdout) : reject(new Error(`${error.message}\n${stderr}`));
    execFile('bash', ['--norc', '-eo', 'pipefail', '-c', text], { cwd: folder, env, timeout: 20_000 }, done);
  });
}
