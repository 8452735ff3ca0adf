/**
 * Loaded before the tests of a whole run: stdout is node:test's alone, and text of the tests goes to stderr. Node 24 puts its own messages
 * together in a wrong order when text has come before them and a chunk ends within the head of one: their file fails then with "Unable to
 * deserialize cloned data", and its other tests are lost.
 */
const toStdout = process.stdout.write.bind(process.stdout) as (...given: unknown[]) => boolean;
const toStderr = process.stderr.write.bind(process.stderr) as typeof toStdout;

process.stdout.write = (...given: unknown[]) =>
  (typeof given[0] === 'string' ? toStderr : toStdout)(...given);
