/** Sessions over time as a picture: one line of text, or one Mermaid chart. Pure; holds no foreign text, numbers only. */

/** [ms since the drain began, sessions], in order of time. */
export type Course = readonly (readonly [number, number])[];

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const WIDEST = 24;
const MOST_POINTS = 40;
/** Mermaid's own line is almost white on white. */
const STYLE =
  '%%{init: {"xyChart": {"height": 260}, "themeVariables": {"xyChart": {"plotColorPalette": "#2f81f7"}}}}%%';

/** `█▆▅▃▂▁`: lowest means none; whatever is above none is drawn above it. Empty for fewer than two samples, or none above. */
export function sparkline(course: Course): string {
  if (course.length < 2 || course.every(([, sessions]) => sessions === 0)) return '';
  const points = evenly(course, Math.min(WIDEST, course.length));
  const highest = Math.max(1, ...points);
  return points.map((value) => BARS[Math.ceil((value / highest) * (BARS.length - 1))]).join('');
}

/** The lines of a Mermaid `xychart-beta`: time in seconds across, sessions up. */
export function mermaidChart(course: Course): string[] {
  const points = evenly(course, Math.min(MOST_POINTS, course.length));
  const seconds = Math.max(1, Math.ceil(lengthOf(course) / 1_000));
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
export function lengthOf(course: Course): number {
  return (course.at(-1)?.[0] ?? 0) - (course[0]?.[0] ?? 0);
}

/** The same course in equal steps of time: the highest value of each step, the true value at the end. */
function evenly(course: Course, count: number): number[] {
  const start = course[0]?.[0] ?? 0;
  const step = lengthOf(course) / Math.max(1, count - 1);
  const highest: (number | undefined)[] = Array.from({ length: count });
  for (const [ms, sessions] of course) {
    const index = step === 0 ? 0 : Math.min(count - 1, Math.floor((ms - start) / step));
    highest[index] = Math.max(highest[index] ?? 0, sessions);
  }
  highest[count - 1] = course.at(-1)?.[1] ?? 0;
  let last = 0;
  return highest.map((value) => {
    last = value ?? last;
    return last;
  });
}
