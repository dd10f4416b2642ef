import { existsSync, readFileSync } from 'node:fs';
import { jestFailures, playwrightFailures } from './failures.mjs';

/**
 * Adds up what the test runners report. A runner that left no report counts
 * as one failure: silence is never success.
 */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** What did not run, with the reason. */
  notRun = [];
  /** Each test that failed, with its message. */
  failures = [];
  /** Each test that passed only when it was tried again. */
  flaky = [];

  /** Records a group of tests that could not run at all. */
  skipGroup(name, reason) {
    this.skipped += 1;
    this.notRun.push(`${name}: ${reason}`);
  }

  /** Reads Jest's `--json --outputFile` report. */
  addJest(file, exitCode) {
    if (!existsSync(file)) {
      this.failed += 1;
      this.notRun.push('Jest ended without a report; its output is above.');
      return;
    }
    const report = JSON.parse(readFileSync(file, 'utf8'));
    this.passed += report.numPassedTests;
    this.failed += report.numFailedTests;
    this.skipped += report.numPendingTests + report.numTodoTests;
    const broken = report.testResults.filter(
      suite => suite.status === 'failed' && suite.assertionResults.length === 0,
    );
    this.failed += broken.length;
    this.failures.push(...jestFailures(report));
    for (const suite of report.testResults) {
      for (const test of suite.assertionResults) {
        if (test.status === 'pending' || test.status === 'todo') {
          this.notRun.push(test.fullName);
        }
      }
    }
    if (exitCode !== 0 && this.failed === 0) {
      this.failed += 1;
      this.notRun.push(`Jest ended with exit code ${exitCode}.`);
    }
  }

  /** Reads Playwright's JSON report. */
  addPlaywright(file, exitCode) {
    const failedBefore = this.failed;
    if (existsSync(file)) {
      const report = JSON.parse(readFileSync(file, 'utf8'));
      const { stats } = report;
      const { failed, flaky } = playwrightFailures(report);
      this.failures.push(...failed);
      this.flaky.push(...flaky);
      this.passed += stats.expected + stats.flaky;
      this.failed += stats.unexpected;
      this.skipped += stats.skipped;
    }
    if (exitCode !== 0 && this.failed === failedBefore) {
      this.failed += 1;
      this.notRun.push(`Playwright ended with exit code ${exitCode}.`);
    }
  }
}
