/**
 * What our tests use of `node:test`, such that they can be run again and again in one process: `test` only notes, `runNoted` runs.
 * A mutant then costs the milliseconds of the tests that reach it, and not the start of a process.
 */
export interface Noted {
  name: string;
  body: () => unknown;
}

type Done = () => unknown;

const noted = new Map<string, Noted>();
const path: string[] = [];

export function describe(name: string, body: () => void): void {
  path.push(name);
  body();
  path.pop();
}

export function test(name: string, body: (t: { after(done: Done): void }) => unknown): void {
  const whole = [...path, name].join(' > ');
  if (noted.has(whole)) throw new Error(`Two tests have the name "${whole}"`);
  noted.set(whole, { name: whole, body: () => withAfter(body) });
}

async function withAfter(body: (t: { after(done: Done): void }) => unknown): Promise<void> {
  const dones: Done[] = [];
  try {
    await body({ after: (done) => dones.push(done) });
  } finally {
    for (const done of dones) await done();
  }
}

export function allNoted(): Noted[] {
  return [...noted.values()];
}
