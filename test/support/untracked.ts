/**
 * Loaded before the tests of a whole run: node:test may not follow every promise and every timer. It does that to tell to which test an
 * error belongs that nobody caught, and a quarter of the time of tests with many promises goes there. Such an error still fails its
 * file, with its words; run by itself, the file says which test it was.
 */
import type { AsyncHook } from 'node:async_hooks';

const hooks = process.getBuiltinModule('node:async_hooks');
const { createHook } = hooks;

/** Even a hook without callbacks, once enabled, makes V8 report every promise. */
const inert: AsyncHook = { enable: () => inert, disable: () => inert };

hooks.createHook = (callbacks) => {
  const asked = new Error().stack ?? '';
  return asked.includes('node:internal/test_runner/') ? inert : createHook(callbacks);
};
