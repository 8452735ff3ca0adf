/** A report as the runner shows it: annotations, log, outputs and summary. Decides nothing, and knows no HAProxy. */
import { asFailure } from '../errors.ts';
import type { Report } from '../operation/report.ts';
import * as github from './github.ts';
import { errorAnnotation, messageAnnotations } from './report/annotations.ts';
import { lineOf } from './report/escape.ts';
import { headlineOf } from './report/headline.ts';
import { outputsOf } from './report/outputs.ts';
import { summaryOf } from './report/summary.ts';
import type { Ways } from './report/ways.ts';
import type { SavedStep } from './state/saved-step.ts';

/** What a report is told with. */
export interface Surroundings {
  ways: Ways;
  /** What was about to be changed: all that is known of a step whose report has no servers. */
  saved: SavedStep | null;
  /** Is a job summary wanted? */
  summary: boolean;
}

/** The log first: it needs nothing but a pipe. Throws when outputs cannot be written. */
export async function writeReport(report: Report, { ways, saved, summary }: Surroundings): Promise<void> {
  const outputs = outputsOf(report, saved);
  // The runner shows ten of a kind: the others may not take the place of this one.
  if (outputs.omitted > 0) {
    github.annotate('warning', 'HAProxy outputs', [
      `Outputs servers and left-out lack ${outputs.omitted} rows, urgent ones first: more than 96 KiB fit no environment variable.`,
    ]);
  }
  for (const lines of messageAnnotations(report.notices)) github.annotate('notice', 'HAProxy notice', lines);
  for (const lines of messageAnnotations(report.warnings, report.error))
    github.annotate('warning', 'HAProxy warning', lines);
  const error = errorAnnotation(report, saved, ways);
  if (error !== null) github.annotate('error', error.title, error.lines);
  github.say(lineOf('result', headlineOf(report, saved)));
  try {
    github.setOutputs(outputs.values);
  } finally {
    if (summary) await writeSummary(summaryOf(report, saved, ways));
  }
}

async function writeSummary(markdown: string): Promise<void> {
  try {
    await github.writeSummary(markdown);
  } catch (error) {
    github.annotate('notice', 'No job summary', [
      `The job summary could not be written: ${asFailure(error).message}`,
    ]);
  }
}
