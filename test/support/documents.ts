/** What stands in the documents: blocks of code, steps of workflows, links and the headings that they lead to. Pure. */
import { parse } from 'yaml';

/** A block of code between fences, without its indentation. */
export interface Block {
  /** What stands behind the opening fence: `yaml`, `sh`, `haproxy`; empty without. */
  language: string;
  text: string;
  /** Of the opening fence, from 1 on. */
  line: number;
}

/** All blocks of a document, those in lists included. */
export function blocksIn(markdown: string): Block[] {
  return [...markdown.matchAll(/^( *)```(\S*)\n([\s\S]*?)^\1```$/gm)].map(
    ([, indent = '', language = '', text = ''], index, all) => ({
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      line: markdown.slice(0, all[index]?.index).split('\n').length,
    }),
  );
}

/** A step of a workflow, with the values of `env:` around it put in place of `${{ env.NAME }}`. */
export interface Step {
  uses?: string;
  run?: string;
  with: Record<string, unknown>;
}

/** The steps in a piece of YAML: a list of steps, a job, a whole workflow, a composite action. */
export function stepsIn(text: string): Step[] {
  return stepsOf(parse(text), {});
}

function stepsOf(value: unknown, outer: Record<string, unknown>): Step[] {
  if (Array.isArray(value)) return value.flatMap((item) => stepsOf(item, outer));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  const env = { ...outer, ...(node.env as Record<string, unknown> | undefined) };
  const isStep = typeof node.uses === 'string' || typeof node.run === 'string';
  if (!isStep) return Object.values(node).flatMap((inner) => stepsOf(inner, env));
  const given = Object.entries((node.with ?? {}) as Record<string, unknown>);
  return [{ ...node, with: Object.fromEntries(given.map(([name, one]) => [name, filled(one, env)])) }];
}

function filled(value: unknown, env: Record<string, unknown>): unknown {
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\$\{\{ env\.(\w+) \}\}/g, (all, name: string) => String(env[name] ?? all));
}

/** Where a document's links lead, code left out: `../README.md#inputs`, `#inputs`, `https://…`. */
export function linksIn(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The anchors that GitHub gives a document's headings. */
export function anchorsIn(markdown: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = withoutBlocks(markdown).matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) => {
      const anchor = heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-');
      const count = seen.get(anchor) ?? 0;
      seen.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    }),
  );
}

function withoutBlocks(markdown: string): string {
  return markdown.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '');
}

function withoutCode(markdown: string): string {
  return withoutBlocks(markdown).replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ''));
}
