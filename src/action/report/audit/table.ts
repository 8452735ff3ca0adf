/** Findings as lines of a Markdown table. Pure; text that is not ours stands in code only. */
import { keyOf } from '../../../haproxy/server.ts';
import type { Age } from '../../../operation/audit/age.ts';
import type { Finding } from '../../../operation/audit/findings.ts';
import { listed } from '../../../words.ts';
import { codeCell } from '../escape.ts';
import { whyOf } from './words.ts';

const OTHERS_SHOWN = 5;

/** How an age is told: as a length of time, or as a moment. */
export interface AgeColumn {
  head: 'Out for' | 'Since';
  words(age: Age): string;
}

/** Head and rows; without a column that says nothing. */
export function findingsTable(
  findings: readonly Finding[],
  when: AgeColumn,
): { head: string[]; rows: string[] } {
  const disagree = findings.some(({ inRotationOn }) => inRotationOn.length > 0);
  return {
    head: tableHead([when.head, ...(disagree ? ['In rotation on'] : [])]),
    rows: findings.map((finding) => {
      const cells = [...cellsOf(finding, when), ...(disagree ? [othersCell(finding)] : [])];
      return `| ${cells.join(' | ')} |`;
    }),
  };
}

/** Its first two lines. `last`: what stands behind the columns that every table has. */
export function tableHead(last: readonly string[]): string[] {
  const heads = ['Load balancer', 'Server', 'Traffic', 'Why', ...last];
  return [`| ${heads.map(unbroken).join(' | ')} |`, `|${heads.map(() => '---|').join('')}`];
}

function cellsOf(finding: Finding, when: AgeColumn): string[] {
  const status = finding.status === '' ? '' : `<br>${codeCell(finding.status)}`;
  return [
    codeCell(finding.loadBalancer),
    codeCell(keyOf(finding)),
    `${finding.traffic}${status}`,
    whyOf(finding, codeCell),
    when.words(finding.age),
  ];
}

/** Browsers break narrow columns at every blank. */
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}

function othersCell({ inRotationOn }: Finding): string {
  return listed(inRotationOn.map(codeCell), OTHERS_SHOWN);
}
