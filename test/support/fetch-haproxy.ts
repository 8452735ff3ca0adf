/** Unpacks the HAProxy versions that are missing, all at once, and prints one line for each. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { HAPROXY_VERSIONS, type HaproxyVersion, haproxyRelease } from './haproxy-versions.ts';

const [only] = process.argv.slice(2);
if (only === undefined) {
  const codes = await Promise.all(
    HAPROXY_VERSIONS.map(async (version) => (await once(fork(import.meta.filename, [version]), 'exit'))[0]),
  );
  process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
} else {
  try {
    console.log(`HAProxy ${only}: ${haproxyRelease(only as HaproxyVersion)}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
