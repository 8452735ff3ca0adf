/** What a reader of Markdown sees of a text, by the rules of CommonMark and of GitHub's tables: blocks of code, spans of code, the rest. */

export interface Reading {
  /** Lines inside fences, without the fences. */
  code: string[];
  /** All other lines, each span of code in them replaced by `·`. */
  prose: string[];
  /** Of these others the rows of tables as they are, one list for each table. */
  tables: string[][];
}

export function readMarkdown(markdown: string): Reading {
  const code: string[] = [];
  const prose: string[] = [];
  const tables: string[][] = [];
  let table: string[] | null = null;
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    if (fence !== null || !line.startsWith('|')) table = null;
    else if (table !== null) table.push(line);
    else {
      table = [line];
      tables.push(table);
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && mark) fence = mark;
    else if (fence !== null && mark?.startsWith(fence) && line.trim() === mark) fence = null;
    else if (fence === null) prose.push(withoutSpans(line));
    else code.push(line);
  }
  if (fence !== null) throw new Error('a block of code never ends');
  return { code, prose, tables };
}

/** A span begins with a run of backticks and ends with the next run of the same length; a run without such a partner is text. */
function withoutSpans(line: string): string {
  const runs = [...line.matchAll(/`+/g)];
  let text = '';
  let from = 0;
  for (let index = 0; index < runs.length; ) {
    const open = runs[index];
    const close = runs.findIndex((run, later) => later > index && run[0].length === open?.[0].length);
    if (open === undefined || close < 0) {
      index += 1;
      continue;
    }
    text += `${line.slice(from, open.index)}·`;
    from = (runs[close]?.index ?? 0) + open[0].length;
    index = close + 1;
  }
  return text + line.slice(from);
}

/** Cells of a row as GitHub splits them, before it looks for code: at each bar without a backslash in front. */
export function cellsOf(row: string): number {
  return row.split(/(?<!\\)\|/).length - 2;
}
