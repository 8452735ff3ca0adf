/**
 * The tests that need nothing but our own code, in one process: to start one takes longer than most of these files run. Run as a program this
 * file is all of them.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** From the project's folder. Whoever alters the environment, in which a step's code keeps what it knows of its job, stays alone. */
export function filesOfOneProcess(): string[] {
  return globSync('test/{unit,fuzz}/*.test.ts', { cwd: PROJECT })
    .filter((file) => !/process\.(env|on)\b/.test(readFileSync(path.join(PROJECT, file), 'utf8')))
    .sort();
}

if (import.meta.main) {
  // All of them at once, for node:test begins with the first that it knows of while others are still being loaded.
  const imports = filesOfOneProcess().map(
    (file) => `import ${JSON.stringify(pathToFileURL(path.join(PROJECT, file)).href)};`,
  );
  await import(`data:text/javascript,${encodeURIComponent(imports.join('\n'))}`);
}
