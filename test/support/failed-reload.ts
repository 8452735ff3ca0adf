/** A reload that does not succeed: the master goes on with the worker that it has, and says so in its prompt. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.ts';
import type { RealHaproxy } from './real-haproxy.ts';

/** Has the master try a configuration that its new worker must refuse. (One that the master itself refuses stops its CLI in 3.4.) */
export async function failReload(haproxy: RealHaproxy): Promise<void> {
  writeFileSync(path.join(haproxy.folder, 'haproxy.cfg'), 'backend web\n  nonsense\n');
  process.kill(haproxy.masterPid, 'SIGUSR2');
  await eventually('the reload has failed', async () => /ReloadFailed/.test(await haproxy.master('prompt')));
}
