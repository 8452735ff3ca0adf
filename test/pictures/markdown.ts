/**
 * Markdown as GitHub shows it in a job summary: tables, alerts, details, Mermaid, in its style, light or dark. A likeness: what GitHub's
 * sanitizer takes away is not taken away here.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './packages.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Of GitHub's page around a summary. */
const FRAMES: Record<Theme, { around: string; border: string; muted: string }> = {
  light: { around: '#f6f8fa', border: '#d1d9e0', muted: '#59636e' },
  dark: { around: '#010409', border: '#3d444d', muted: '#9198a1' },
};

/** What makes pages of Markdown. */
export interface PageMaker {
  /** A whole page of HTML, with `window.drawn`, a promise that is kept when all charts are drawn. */
  page(markdown: string, title: string, theme: Theme): string;
}

/** Fetches what it needs; throws where that cannot be had. */
export async function makePages(): Promise<PageMaker> {
  const load = async (name: 'marked' | 'marked-alert', file: string) =>
    import(pathToFileURL(path.join(await packageFolder(name), file)).href);
  const { Marked } = await load('marked', 'lib/marked.esm.js');
  const { default: alerts } = await load('marked-alert', 'dist/index.js');
  const marked = new Marked(alerts(), {
    gfm: true,
    renderer: {
      code: ({ text, lang }: { text: string; lang?: string }) =>
        lang === 'mermaid' ? `<pre class="mermaid">${escaped(text)}</pre>\n` : false,
    },
  });
  const styles = await packageFolder('github-markdown-css');
  const mermaid = pathToFileURL(path.join(await packageFolder('mermaid'), 'dist/mermaid.min.js')).href;
  return {
    page(markdown, title, theme) {
      const style = readFileSync(path.join(styles, `github-markdown-${theme}.css`), 'utf8');
      return pageOf(marked.parse(markdown), { title, theme, style, mermaid });
    },
  };
}

interface Around {
  title: string;
  theme: Theme;
  style: string;
  mermaid: string;
}

function pageOf(body: string, { title, theme, style, mermaid }: Around): string {
  const { around, border, muted } = FRAMES[theme];
  const chart = theme === 'dark' ? 'dark' : 'default';
  const scripts = body.includes('<pre class="mermaid">')
    ? `<script src="${mermaid}"></script>
<script>mermaid.initialize({ startOnLoad: false, theme: '${chart}' }); window.drawn = mermaid.run();</script>`
    : '';
  return `<!doctype html>
<html lang="en"><meta charset="utf-8">
<style>${style}
body { margin: 0; padding: 16px; background: ${around}; }
.box { border: 1px solid ${border}; border-radius: 6px; overflow: hidden; }
.title { padding: 16px; font: 600 14px/20px -apple-system, "Noto Sans", Helvetica, Arial, sans-serif; color: ${muted}; }
.box, .title, .markdown-body { background: ${theme === 'dark' ? '#0d1117' : '#ffffff'}; }
.markdown-body { padding: 0 16px 16px; }
.markdown-body pre.mermaid { background: none; text-align: center; padding: 0; }
</style>
<body><div class="box"><div class="title">${escaped(title)}</div><article class="markdown-body">${body}</article></div>
${scripts}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
