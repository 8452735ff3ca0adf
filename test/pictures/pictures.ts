/**
 * `npm run pictures`: every kind of page as a picture, light and dark, in build/pictures, and docs/summary.png of a real step. With
 * words behind it only pages whose names hold one of them.
 *
 *     npm run pictures -- [--width PIXELS] [WORD ...]
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Browser, findBrowser } from './browser.ts';
import { makePages, THEMES } from './markdown.ts';
import { allPages } from './pages.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../build/pictures');
/** A summary on GitHub, in a window that is 1,280 wide. */
const WIDTH = 920;

const { values, positionals } = parseArgs({
  options: { width: { type: 'string', default: String(WIDTH) } },
  allowPositionals: true,
});
const program = findBrowser();
if (program === null) throw new Error('No Chromium found: install it (`apt install chromium fonts-noto-color-emoji`), or name it in CHROMIUM');
const maker = await makePages();
await using browser = new Browser(program);
mkdirSync(FOLDER, { recursive: true });

const pages = (await allPages()).filter(({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)));
for (const { name, markdown } of pages) {
  writeFileSync(path.join(FOLDER, `${name}.md`), markdown);
  for (const theme of THEMES) {
    const png = await browser.picture(maker.page(markdown, 'deploy summary', theme), theme, { width: Number(values.width), scale: 1 });
    writeFileSync(path.join(FOLDER, `${name}.${theme}.png`), png);
  }
  console.log(`build/pictures/${name}.{light,dark}.png`);
}
