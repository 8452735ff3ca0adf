/** `npm run mutate`: does a test notice when a decision of `src/operation` is another one? */
export default {
  mutate: ['src/operation/**/*.ts'],
  ignorePatterns: ['dist', 'build', '.cache'],
  plugins: ['./test/mutation/runner.ts', './test/mutation/texts.ts'],
  ignorers: ['texts'],
  // Nothing is compiled, and TypeScript 7 has no longer what Stryker would read this file with.
  tsconfigFile: 'none',
  testRunner: 'warm',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 5_000,
  incremental: true,
  tempDirName: 'build/stryker',
  incrementalFile: 'build/mutation/incremental.json',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'build/mutation/report.json' },
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false, reportScoreTable: true },
};
