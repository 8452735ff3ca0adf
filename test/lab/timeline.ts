/** What HAProxy heard of a step and of somebody else, in order, and what follows from it for one server. Pure. */

/** One line of a step. */
export interface Line {
  text: string;
  /** Counted from 0. */
  connection: number;
  /** Lines of one burst were said before any of them was answered. */
  burst: number;
}

export interface Timeline {
  lines: readonly Line[];
  /** Somebody else acted before the line of this index; null: they did not. */
  actedAt: number | null;
  /** Connections that were open, or had been, when they acted. */
  connectionsBefore: number;
  /** `BACKEND/SERVER` that this is about; `web/s1` unless told. */
  server?: string;
  /**
   * The step speaks to somebody who may answer that all is set and have set nothing: whoever sets it back to what it was while that answer
   * is on its way cannot be told from that.
   */
  mayDropSets?: boolean;
  /** What lists servers for the step shows no weights: those are in the statistics alone. */
  weightsInStat?: boolean;
}

/** As `show servers state` has it: 0, 1 maint, 8 drain. */
export interface Settings {
  forced: number;
  weight: number;
}

/** What somebody else did to the server: set something, or had HAProxy begin anew with these. */
export interface Act {
  set: Partial<Settings>;
  isReload: boolean;
}

/** What became of one setting. */
export interface Trace {
  /** Who set it last. After a reload nobody has. */
  by: 'nobody' | 'step' | 'stranger';
  value: number;
  /** The step could know that somebody else had set this, and set it all the same. */
  undone: boolean;
}

const FORCED: Readonly<Record<string, number>> = { ready: 0, maint: 1, drain: 8 };

export function isReading({ text }: Line): boolean {
  return text.startsWith('show servers state');
}

/** Did the step read what somebody else had set after they had acted? */
export function couldKnow(timeline: Timeline, { isReload, set }: Act): boolean {
  const { actedAt } = timeline;
  if (actedAt === null) return true;
  const isWeightAlone = set.weight !== undefined && set.forced === undefined;
  const shows = isWeightAlone ? readingOf('weight', timeline) : isReading;
  return timeline.lines.some(
    (line, index) => index >= actedAt && shows(line) && !(isReload && isOfOldProcess(line, timeline)),
  );
}

function readingOf(name: keyof Settings, { weightsInStat }: Timeline): (line: Line) => boolean {
  return name === 'weight' && weightsInStat ? ({ text }) => text.startsWith('show stat') : isReading;
}

/** Nobody had read the server before somebody else acted: what they set is what the step finds. */
export function actedFirst({ lines, actedAt }: Timeline): boolean {
  return actedAt !== null && !lines.slice(0, actedAt).some(isReading);
}

export function traceOf(name: keyof Settings, before: Settings, timeline: Timeline, act: Act): Trace {
  const { lines, actedAt } = timeline;
  const shows = readingOf(name, timeline);
  let trace: Trace = { by: 'nobody', value: before[name], undone: false };
  let seen: { burst: number } | null = null;
  let theirs: { isNews: boolean } | null = null;
  /** As it was before the step's last burst. */
  let former = { burst: -1, value: before[name] };
  for (let index = 0; index <= lines.length; index++) {
    const given = index === actedAt ? act.set[name] : undefined;
    if (given !== undefined) {
      const isUnderWay = timeline.mayDropSets === true && former.burst === lines[index]?.burst;
      const isNone = given === trace.value || (isUnderWay && given === former.value);
      theirs = { isNews: !act.isReload && !isNone };
      trace = { ...trace, by: act.isReload ? 'nobody' : 'stranger', value: given };
    }
    const line = lines[index];
    if (line === undefined || (act.isReload && isOfOldProcess(line, timeline) && index >= (actedAt ?? 0)))
      continue;
    for (const value of setsOf(line, name, timeline.server)) {
      const knew =
        theirs?.isNews === true && trace.by === 'stranger' && (seen?.burst ?? line.burst) < line.burst;
      // What is theirs does not become the step's by being set again.
      if (knew && value === trace.value) continue;
      if (former.burst !== line.burst) former = { burst: line.burst, value: trace.value };
      trace = { by: 'step', value, undone: trace.undone || knew };
    }
    if (actedAt !== null && index >= actedAt && shows(line)) seen ??= { burst: line.burst };
  }
  return trace;
}

function setsOf({ text }: Line, name: keyof Settings, server = 'web/s1'): number[] {
  const sets = new RegExp(`set server ${server} (state|weight) (\\w+)`, 'g');
  const wanted = name === 'forced' ? 'state' : 'weight';
  return [...text.matchAll(sets)].flatMap(([, what, value = '']) =>
    what === wanted ? (FORCED[value] ?? Number(value)) : [],
  );
}

function isOfOldProcess({ connection }: Line, { connectionsBefore }: Timeline): boolean {
  return connection < connectionsBefore;
}
