/** Headless Chromium that takes pictures of whole pages, spoken to through a pipe. It and its profile are gone when it is disposed of. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { endGroup } from '../support/process-group.ts';
import { makeScratch, type Scratch } from '../support/scratch.ts';
import type { Theme } from './markdown.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PATIENCE_MS = 60_000;

/** How large a picture is, in CSS pixels and in pixels for each of them. */
export interface Size {
  width: number;
  scale: number;
}

type Answer = Record<string, unknown>;

/** The browser of this machine, by the variable `CHROMIUM` or under one of its usual names; null where there is none. */
export function findBrowser(): string | null {
  const names = process.env.CHROMIUM ? [process.env.CHROMIUM] : NAMES;
  return names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

export class Browser implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #scratch: Scratch;
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  #calls = 0;
  #heard = '';

  constructor(program: string) {
    this.#scratch = makeScratch();
    const profile = path.join(this.#scratch.folder, 'profile');
    const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map(
      (name) => `--disable-${name}`,
    );
    // Its sandbox needs rights that a container has not; it shows nothing but pages of ours.
    const options = ['--headless', '--no-sandbox', '--no-first-run', '--hide-scrollbars', ...quiet];
    this.#child = spawn(program, [...options, `--user-data-dir=${profile}`, '--remote-debugging-pipe'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#scratch.reap(this.#child.pid);
    const replies = this.#child.stdio[4] as Readable;
    replies.setEncoding('utf8').on('data', (chunk: string) => this.#hear(chunk));
    this.#child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`The browser ended with code ${code}`));
    });
  }

  /** A PNG of a whole page, when its charts are drawn. */
  async picture(html: string, theme: Theme, { width, scale }: Size): Promise<Buffer> {
    const file = path.join(this.#scratch.folder, 'page.html');
    writeFileSync(file, html);
    const { targetId } = await this.#call('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.#call('Target.attachToTarget', { targetId, flatten: true });
    const page = (method: string, params: Answer = {}) => this.#call(method, params, String(sessionId));
    const metrics = { width, height: 200, deviceScaleFactor: scale, mobile: false };
    await page('Emulation.setDeviceMetricsOverride', metrics);
    await page('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: theme }],
    });
    await page('Page.navigate', { url: pathToFileURL(file).href });
    const loaded = `new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))`;
    const expression = `${loaded}.then(() => window.drawn).then(() => true)`;
    const { exceptionDetails } = await page('Runtime.evaluate', { expression, awaitPromise: true });
    if (exceptionDetails !== undefined)
      throw new Error(`A chart was not drawn: ${JSON.stringify(exceptionDetails)}`);
    const { cssContentSize } = await page('Page.getLayoutMetrics');
    const { height } = cssContentSize as { height: number };
    const clip = { x: 0, y: 0, width, height, scale: 1 };
    const { data } = await page('Page.captureScreenshot', { captureBeyondViewport: true, clip });
    await this.#call('Target.closeTarget', { targetId });
    return Buffer.from(String(data), 'base64');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endGroup(this.#child, 'SIGKILL');
    await this.#scratch.remove();
  }

  async #call(method: string, params: Answer, sessionId?: string): Promise<Answer> {
    this.#calls += 1;
    const id = this.#calls;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.set(id, { resolve, reject });
    const tooLong = setTimeout(() => reject(new Error(`The browser does not answer ${method}`)), PATIENCE_MS);
    const requests = this.#child.stdio[3] as Writable;
    requests.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    try {
      return await promise;
    } finally {
      clearTimeout(tooLong);
      this.#waiting.delete(id);
    }
  }

  /** Messages end with a zero byte. */
  #hear(chunk: string): void {
    const messages = (this.#heard + chunk).split('\0');
    this.#heard = messages.pop() ?? '';
    for (const { id, result, error } of messages.map((text) => JSON.parse(text))) {
      if (error === undefined) this.#waiting.get(id)?.resolve(result);
      else this.#waiting.get(id)?.reject(new Error(error.message));
    }
  }
}
