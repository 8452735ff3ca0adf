/**
 * One address in front of several HAProxies, as a Service, a virtual IP or a name with several addresses is: a test says which
 * of them gets each connection.
 */
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

export interface SwitchOptions {
  t: { after(clearUp: () => Promise<void>): void };
  /** Admin sockets. The last one gets all further connections. */
  order: readonly string[];
  /** Containers that were started together: all say the same process id and the same start. */
  twins?: boolean;
}

/** Returns the proxy; `leadTo` says who gets all connections from now on. */
export async function startSwitch({ t, order, twins = false }: SwitchOptions) {
  const [first = '', ...rest] = order;
  const startedAt = Date.now();
  const proxy: TcpProxy = await startTcpProxy({
    target: first,
    t,
    meddle: () => {
      proxy.target = rest.shift() ?? proxy.target;
      return { reply: (chunk) => (twins ? asTwin(chunk, startedAt) : chunk) };
    },
  });
  const leadTo = (...sockets: string[]) => {
    const [next = '', ...others] = sockets;
    proxy.target = next;
    rest.splice(0, rest.length, ...others);
  };
  return { address: proxy.address, proxy, leadTo, disconnect: () => proxy.disconnect() };
}

function asTwin(chunk: Buffer, now: number): Buffer {
  const text = chunk.toString('latin1');
  const uptime = 100 + Math.floor((Date.now() - now) / 1000);
  if (!text.includes('\nPid: ')) return chunk;
  const same = text
    .replace(/^Pid: .*$/m, 'Pid: 7')
    .replace(/^Uptime_sec: .*$/m, `Uptime_sec: ${uptime}`)
    .replace(/^Start_time_sec: .*$/m, `Start_time_sec: ${Math.floor(now / 1000) - 100}`);
  return Buffer.from(same, 'latin1');
}
