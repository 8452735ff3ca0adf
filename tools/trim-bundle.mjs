/**
 * A step of `npm run build`, after the bundler: what nobody can reach is left out, and so are comments, while names and lines stay as
 * they are, for whoever reads what runs, or a stack. V8 reads every letter of the bundle before a step does anything: a twelfth of what
 * that needs to start. And one dash among a million letters makes Node decode all of them, and V8 keep them in twice the memory: what
 * is not ASCII is written as an escape.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';

for (const file of globSync('dist/**/*index.js')) {
  const { code } = await minify(readFileSync(file, 'utf8'), {
    module: true,
    mangle: false,
    compress: { passes: 2, keep_classnames: true, keep_fnames: true },
    format: { ascii_only: true, beautify: true, indent_level: 1, comments: 'some' },
  });
  // Comments with a licence stay, and name people.
  writeFileSync(file, `${code.replace(/[^\0-\x7f]/g, escaped)}\n`);
}

function escaped(letter) {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
