/**
 * A step of `npm run build`, after the bundler: what nobody can reach is left out, and so are comments. Functions, public methods and classes
 * keep their names, and each statement its line, for whoever reads what runs, or a stack; what a function or a class calls its own has a short
 * name. V8 reads every letter of the bundle before a step does anything: an eighth of what that needs to start. And one dash among a million
 * letters makes Node decode all of them, and V8 keep them in twice the memory: what is not ASCII is written as an escape.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';

const NAMES_KEPT = { keep_classnames: true, keep_fnames: true };

for (const file of globSync('dist/**/*index.js')) {
  const { code } = await minify(readFileSync(file, 'utf8'), {
    parse: { module: true },
    mangle: NAMES_KEPT,
    compress: { module: true, passes: 2, ...NAMES_KEPT },
    format: { ascii_only: true, beautify: true, indent_level: 1, comments: 'some' },
  });
  // Comments with a licence stay, and name people.
  writeFileSync(file, `${code.replace(/[^\0-\x7f]/g, escaped)}\n`);
}

function escaped(letter) {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
