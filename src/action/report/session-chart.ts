/**
 * Sessions over time as a picture: one line of text, or one Mermaid chart with its words. Pure. Pictures are of numbers only; of
 * untrusted text there are names, in code.
 */
import { formatDuration } from '../../duration.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Report, ServerReport } from '../../operation/report.ts';
import { codeSpan } from './escape.ts';

/** [ms since the drain began, sessions], in order of time. */
export type SessionsOverTime = readonly (readonly [number, number])[];

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const WIDEST = 24;
const MOST_POINTS = 40;
/** Below this a chart shows nothing that one line of text does not. */
const CHART_FROM_MS = 5_000;
/** Mermaid's own line is almost white on white. */
const STYLE =
  '%%{init: {"xyChart": {"height": 260}, "themeVariables": {"xyChart": {"plotColorPalette": "#2f81f7"}}}}%%';

/** The longest drain of a report as Markdown, in words and as a chart: not every reader sees Mermaid. */
export function chartSection({ servers }: Report): string[] {
  const longest = servers.reduce<ServerReport | null>(
    (best, one) => (best && lengthOf(best.sessionsOverTime) >= lengthOf(one.sessionsOverTime) ? best : one),
    null,
  );
  const samples = longest?.sessionsOverTime ?? [];
  if (
    longest === null ||
    lengthOf(samples) < CHART_FROM_MS ||
    samples.every(([, sessions]) => sessions === 0)
  )
    return [];
  const stops = [0.25, 0.5, 0.75, 1].map((part) => Math.round(part * (samples.length - 1)));
  const words = stops.flatMap((stop) =>
    samples.slice(stop, stop + 1).map(([ms, sessions]) => `${sessions} after ${formatDuration(ms)}`),
  );
  const which = servers.length === 1 ? '' : ', the longest drain';
  return [
    `Sessions of ${codeSpan(keyOf(longest))} on ${codeSpan(longest.loadBalancer)}${which}: ${samples[0]?.[1]} at first, ${words.join(', ')}.`,
    '',
    ...mermaidChart(samples),
  ];
}

/** `█▆▅▃▂▁`: lowest means none; whatever is above none is drawn above it. Empty for fewer than two samples, or none above. */
export function sparkline(samples: SessionsOverTime): string {
  if (samples.length < 2 || samples.every(([, sessions]) => sessions === 0)) return '';
  const points = evenly(samples, Math.min(WIDEST, samples.length));
  const highest = Math.max(1, ...points);
  return points.map((value) => BARS[Math.ceil((value / highest) * (BARS.length - 1))]).join('');
}

/** The lines of a Mermaid `xychart-beta`: time in seconds across, sessions up. */
export function mermaidChart(samples: SessionsOverTime): string[] {
  const points = evenly(samples, Math.min(MOST_POINTS, samples.length));
  const seconds = Math.max(1, Math.ceil(lengthOf(samples) / 1_000));
  return [
    '```mermaid',
    STYLE,
    'xychart-beta',
    '    title "Sessions while it drained"',
    `    x-axis "seconds" 0 --> ${seconds}`,
    `    y-axis "sessions" 0 --> ${Math.max(1, ...points)}`,
    `    line [${points.join(', ')}]`,
    '```',
  ];
}

/** From the first sample to the last, in milliseconds. */
function lengthOf(samples: SessionsOverTime): number {
  return (samples.at(-1)?.[0] ?? 0) - (samples[0]?.[0] ?? 0);
}

/** The same samples in equal steps of time: the highest value of each step, the true value at the end. */
function evenly(samples: SessionsOverTime, count: number): number[] {
  const start = samples[0]?.[0] ?? 0;
  const step = lengthOf(samples) / Math.max(1, count - 1);
  const highest: (number | undefined)[] = Array.from({ length: count });
  for (const [ms, sessions] of samples) {
    const index = step === 0 ? 0 : Math.min(count - 1, Math.floor((ms - start) / step));
    highest[index] = Math.max(highest[index] ?? 0, sessions);
  }
  highest[count - 1] = samples.at(-1)?.[1] ?? 0;
  let last = 0;
  return highest.map((value) => {
    last = value ?? last;
    return last;
  });
}
