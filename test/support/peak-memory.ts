/** The peak of a process's resident memory, read while it runs: the kernel forgets it with the process. */
import { readFileSync } from 'node:fs';

const INTERVAL = 5;

export class PeakMemory {
  readonly #status: string;
  readonly #timer: NodeJS.Timeout;
  #bytes = 0;

  constructor(pid: number) {
    this.#status = `/proc/${pid}/status`;
    this.#timer = setInterval(() => this.#read(), INTERVAL);
  }

  /** Bytes. */
  stop(): number {
    clearInterval(this.#timer);
    return this.#bytes;
  }

  #read(): void {
    try {
      const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(this.#status, 'utf8'))?.[1];
      this.#bytes = Math.max(this.#bytes, Number(kilobytes ?? 0) * 1_024);
    } catch {
      // Between its end and our hearing of it there is nothing to read.
    }
  }
}
