/**
 * Sessions over time as a picture: one line of text, or one Mermaid chart. Pure. Pictures are of numbers only; of untrusted text
 * there are names, in code.
 */
import { keyOf } from '../../haproxy/server.ts';
import type { Report, ServerReport } from '../../operation/report.ts';
import { codeSpan } from './escape.ts';

/** [ms since the drain began, sessions], in order of time. */
export type SessionsOverTime = readonly (readonly [number, number])[];

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const WIDEST = 16;
const MOST_POINTS = 40;
/** Below these a chart shows nothing that the line of text in the table does not. */
const CHART_FROM_MS = 30_000;
const CHART_FROM_SESSIONS = 10;
/** More seconds than these are told in minutes, more minutes than these in hours: of fewer than ten units some ticks are no whole numbers. */
const SECONDS_SHOWN = 600;
const MINUTES_SHOWN = 600;
/**
 * Mermaid's own line is almost white on white, and its dark background a grey box on GitHub's page. It draws up to fifteen ticks, whose
 * labels overlap where the picture is lower.
 */
const STYLE =
  '%%{init: {"xyChart": {"height": 360}, "themeVariables": {"xyChart": {"backgroundColor": "transparent", "plotColorPalette": "#2f81f7"}}}}%%';

/** The server whose drain a report shows as a chart: the longest, where there is something to see. All others have a line of text. */
export function chartedServer({ servers }: Report): ServerReport | null {
  const longest = servers.reduce<ServerReport | null>(
    (best, one) => (best && lengthOf(best.sessionsOverTime) >= lengthOf(one.sessionsOverTime) ? best : one),
    null,
  );
  const samples = longest?.sessionsOverTime ?? [];
  const isShort =
    lengthOf(samples) < CHART_FROM_MS || samples.every(([, sessions]) => sessions < CHART_FROM_SESSIONS);
  return isShort ? null : longest;
}

/** That drain in Markdown. */
export function chartSection(report: Report): string[] {
  const charted = chartedServer(report);
  if (charted === null) return [];
  const which = report.servers.length === 1 ? 'The drain' : 'The longest drain,';
  return [
    `${which} of ${codeSpan(keyOf(charted))} on ${codeSpan(charted.loadBalancer)}:`,
    '',
    ...mermaidChart(charted.sessionsOverTime),
  ];
}

/** `█▆▅▃▂▁`: lowest means none; whatever is above none is drawn above it. Empty for fewer than two samples, or none above. */
export function sparkline(samples: SessionsOverTime): string {
  if (samples.length < 2 || samples.every(([, sessions]) => sessions === 0)) return '';
  const points = evenly(samples, Math.min(WIDEST, samples.length));
  const highest = Math.max(1, ...points);
  return points.map((value) => BARS[Math.ceil((value / highest) * (BARS.length - 1))]).join('');
}

/** The lines of a Mermaid `xychart-beta`: time across, sessions up, whole numbers at the ticks of both. */
export function mermaidChart(samples: SessionsOverTime): string[] {
  const points = evenly(samples, Math.min(MOST_POINTS, samples.length));
  const { unit, length } = timeAxis(lengthOf(samples));
  return [
    '```mermaid',
    STYLE,
    'xychart-beta',
    `    x-axis "${unit}" 0 --> ${length}`,
    `    y-axis "sessions" 0 --> ${roundUp(Math.max(...points))}`,
    `    line [${points.join(', ')}]`,
    '```',
  ];
}

/** As long as the drain was: Mermaid spreads the line over all of it. In the unit that gives few enough ticks to be read. */
function timeAxis(ms: number): { unit: string; length: number } {
  const of = (unit: string, unitMs: number) => ({ unit, length: Math.round((ms / unitMs) * 100) / 100 });
  if (ms <= SECONDS_SHOWN * 1_000) return of('seconds', 1_000);
  return ms <= MINUTES_SHOWN * 60_000 ? of('minutes', 60_000) : of('hours', 3_600_000);
}

/** To a number that about ten ticks divide into whole ones. */
function roundUp(value: number): number {
  let step = 10;
  // 10, 20, 50, 100, 200, …
  for (let factors = [2, 2.5, 2]; value / step > 12; factors = [...factors.slice(1), ...factors.slice(0, 1)])
    step *= factors[0] ?? 2;
  return Math.max(1, Math.ceil(value / step)) * step;
}

/** From the first sample to the last, in milliseconds. */
function lengthOf(samples: SessionsOverTime): number {
  return (samples.at(-1)?.[0] ?? 0) - (samples[0]?.[0] ?? 0);
}

/** The same samples in equal steps of time: the highest value of each step, or of one without any the last before; the true value at the end. */
function evenly(samples: SessionsOverTime, count: number): number[] {
  const start = samples[0]?.[0] ?? 0;
  const step = lengthOf(samples) / Math.max(1, count - 1);
  const steps: { highest: number; last: number }[] = [];
  for (const [ms, sessions] of samples) {
    const index = step === 0 ? 0 : Math.min(count - 1, Math.floor((ms - start) / step));
    steps[index] = { highest: Math.max(steps[index]?.highest ?? 0, sessions), last: sessions };
  }
  const end = samples.at(-1)?.[1] ?? 0;
  steps[count - 1] = { highest: end, last: end };
  let last = 0;
  return Array.from(steps, (one) => {
    const value = one?.highest ?? last;
    last = one?.last ?? last;
    return value;
  });
}
