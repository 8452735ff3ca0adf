/** A stream whose sudden end is explained by somebody who knows more than the stream: ssh's own words, a TLS alert. */
import { Duplex } from 'node:stream';

/**
 * Called once, when the stream ended or broke and we had not ended it. `heard`: had a byte come before? What it resolves with
 * takes the place of the error, or of the orderly end; null leaves it.
 */
export type Explain = (heard: boolean, error: Error | null) => Promise<Error | null>;

/** Takes `stream` over: it is destroyed with the one that is returned. */
export function explained(stream: Duplex, explain: Explain): Duplex {
  return new Explained(stream, explain);
}

class Explained extends Duplex {
  readonly #stream: Duplex;
  readonly #explain: Explain;
  #heard = false;
  #over = false;

  constructor(stream: Duplex, explain: Explain) {
    super();
    this.#stream = stream;
    this.#explain = explain;
    stream.on('data', (chunk: Buffer) => {
      this.#heard = true;
      if (!this.push(chunk)) stream.pause();
    });
    stream.on('end', () => this.#end(null));
    stream.on('close', () => this.#end(null));
    stream.on('error', (error: Error) => this.#end(error));
  }

  override _read(): void {
    this.#stream.resume();
  }

  /** An error of the stream arrives as its event: here it would come before it could be explained. */
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#stream.write(chunk, () => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#over = true;
    this.#stream.destroy();
    done(error);
  }

  #end(error: Error | null): void {
    if (this.#over) return;
    this.#over = true;
    const otherwise = () => error;
    void this.#explain(this.#heard, error)
      .then((explanation) => explanation ?? error, otherwise)
      .then((reason) => {
        if (reason) this.destroy(reason);
        else this.push(null);
      });
  }
}
