/**
 * `npm run pictures`: every kind of page as a picture, light and dark, in build/pictures, and docs/summary.png of a real step. With
 * words behind it only those whose names hold one of them; the real step's is `docs/summary`.
 *
 *     npm run pictures -- [--width PIXELS] [WORD ...]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Browser, findBrowser } from './browser.ts';
import { makePages, THEMES } from './markdown.ts';
import { allPages } from './pages.ts';
import { realSummary } from './real-step.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(PROJECT, 'build/pictures');
const README_PICTURE = 'docs/summary';
/** A summary on GitHub, in a window that is 1,280 wide. */
const WIDTH = 920;
/** On a screen where two pixels are one. */
const README_SCALE = 1.5;

const { values, positionals } = parseArgs({
  options: { width: { type: 'string', default: String(WIDTH) } },
  allowPositionals: true,
});
const width = Number(values.width);
/** Pictures of another width do not replace the others. */
const narrow = width === WIDTH ? '' : `.${width}`;
const isWanted = (name: string): boolean =>
  positionals.length === 0 || positionals.some((word) => name.includes(word));

const program = findBrowser();
if (program === null)
  giveUp(
    'NO PICTURES: there is no Chromium. Install it (chromium, fonts-noto-color-emoji), or name it in CHROMIUM.',
  );
const maker = await makePages().catch((error: unknown) => giveUp(`NO PICTURES: ${error}`));
await using browser = new Browser(program);
mkdirSync(FOLDER, { recursive: true });

for (const { name, markdown } of (await allPages()).filter((page) => isWanted(page.name))) {
  writeFileSync(path.join(FOLDER, `${name}.md`), markdown);
  for (const theme of THEMES) {
    const html = maker.page(markdown, 'deploy summary', theme);
    const png = await browser.picture(html, theme, { width, scale: 1 });
    writeFileSync(path.join(FOLDER, `${name}.${theme}${narrow}.png`), png);
  }
  console.log(`build/pictures/${name}.{light,dark}${narrow}.png`);
}

if (isWanted(README_PICTURE)) {
  console.log(`A real step for ${README_PICTURE}.png: a busy server is taken out on two load balancers`);
  const html = maker.page(await realSummary(), 'deploy summary', 'light');
  const png = await browser.picture(html, 'light', { width: WIDTH, scale: README_SCALE });
  writeFileSync(path.join(PROJECT, `${README_PICTURE}.png`), png);
  console.log(`${README_PICTURE}.png (${png.length} bytes)`);
}

function giveUp(why: string): never {
  console.error(why);
  process.exit(1);
}
