/**
 * What our tests use of `node:test`, such that they can be run again and again in one process: `test` only notes, `runNoted` runs.
 * A mutant then costs the milliseconds of the tests that reach it, and not the start of a process.
 */
export interface Noted {
  name: string;
  body: () => unknown;
}

const noted = new Map<string, Noted>();
const path: string[] = [];

export function describe(name: string, body: () => void): void {
  path.push(name);
  body();
  path.pop();
}

export function test(name: string, body: () => unknown): void {
  const whole = [...path, name].join(' > ');
  if (noted.has(whole)) throw new Error(`Two tests have the name "${whole}"`);
  noted.set(whole, { name: whole, body });
}

export function allNoted(): Noted[] {
  return [...noted.values()];
}
