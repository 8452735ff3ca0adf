/** What real HAProxies answered in `prompt` mode, from `replies/`; `record-replies.ts` writes them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const RECORDED_VERSIONS = ['2.2', '2.6', '3.0', '3.2', '3.4'] as const;

export type RecordedVersion = (typeof RECORDED_VERSIONS)[number];

/** The bytes of one reply, its prompts included. */
export function recordedReply(version: RecordedVersion, name: string): Buffer {
  return readFileSync(path.join(import.meta.dirname, 'replies', version, `${name}.txt`));
}
