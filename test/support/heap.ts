/** How much of the heap is in use by objects that somebody needs. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MIB = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Of this process, in MiB, without garbage: what Node has from the system goes up and down as it likes. */
export function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / MIB;
}
