/**
 * Breaks the domain in every way that Stryker knows, one mutant at a time, and runs the domain's
 * tests on it: what no test notices is a rule that no test states. test/mutation/main.ts runs this
 * and holds what survived against the reasons in test/mutation/survivors.ts.
 */
export default {
  mutate: ['shared/domain/**/*.ts'],
  testRunner: 'domain',
  plugins: ['./test/mutation/domain-test-runner.ts'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A mutant that only slows down a busy machine is not taken for one that never ends.
  timeoutMS: 20_000,
  ignorePatterns: [
    '**',
    ...['!shared/**/*.ts', '!test/domain/*.ts', '!test/support/*.ts', '!test/mutation/*'],
    ...['!package.json', '!tsconfig.json'],
  ],
  tempDirName: '.local/mutation',
  reporters: ['progress', 'clear-text'],
  allowConsoleColors: process.stdout.isTTY === true,
  clearTextReporter: { reportMutants: false, reportTests: false, allowEmojis: false },
  thresholds: { high: 95, low: 90, break: 90 },
  // Most of them are tables, and a table is worth its tests.
  warnings: { slow: false },
};
