/** Two addresses that lead to one HAProxy process: what is done on one is done on the other, and would be counted twice. Pure. */
import { Failure } from '../../errors.ts';
import { isSameProcess, type Process } from '../../haproxy/process.ts';

/** Who answered at one address. */
export interface Answered {
  name: string;
  process: Process;
}

/** One failure for each that is the same process as one before it. Each names both. */
export function twinsAmong(answered: readonly Answered[]): Failure[] {
  return answered.flatMap(({ name, process }, index) => {
    const twin = answered.slice(0, index).find((one) => isSameProcess(one.process, process));
    if (twin === undefined) return [];
    const where = process.node === '' ? '' : ` on ${process.node}`;
    return [
      new Failure(
        'invalid-input',
        `${twin.name} and ${name} lead to one HAProxy, process ${process.pid}${where}: a server there would be counted twice.`,
        {
          brief: `${twin.name} and ${name} lead to one HAProxy`,
          loadBalancer: name,
          hint: 'Leave one of the two out of `address`. If they are two HAProxies after all, give each a `node` of its own in haproxy.cfg, section global.',
        },
      ),
    ];
  });
}
