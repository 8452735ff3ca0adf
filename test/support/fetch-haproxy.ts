/** Unpacks the HAProxy versions that are missing, all at once, and prints a line for each; then what there is. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { HAPROXY_VERSIONS, type HaproxyVersion, haproxyRelease, isUnpacked } from './haproxy-versions.ts';

const [only] = process.argv.slice(2) as HaproxyVersion[];
if (only === undefined) {
  const missing = HAPROXY_VERSIONS.filter((version) => !isUnpacked(version));
  await Promise.all(missing.map((version) => once(fork(import.meta.filename, [version]), 'exit')));
  const there = HAPROXY_VERSIONS.filter(isUnpacked);
  console.log(`HAProxy ${there.map(haproxyRelease).join(', ') || '(none)'}`);
  process.exitCode = there.length === HAPROXY_VERSIONS.length ? 0 : 1;
} else {
  try {
    console.log(`HAProxy ${only}: unpacked ${haproxyRelease(only)}`);
  } catch (error) {
    console.error((error as Error).message);
  }
}
