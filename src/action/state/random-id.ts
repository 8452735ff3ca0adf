/** Names that nobody else has, for files that several steps keep in one folder. */
import { readFileSync } from 'node:fs';

/** A UUID. From the kernel where it gives one: Node's own comes with all of OpenSSL, which takes a tenth of a start to load. */
export function randomId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/uuid', 'utf8').trim();
  } catch {
    return process.getBuiltinModule('node:crypto').randomUUID();
  }
}
