import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mjs';

const mostLines = 40;
const mostTests = 30;

/** A test that failed: its full name, where it is, what it said. */
function failure(name, file, messages) {
  const lines = stripVTControlCharacters(messages.join('\n\n'))
    .trim()
    .split('\n');
  const shown = lines.slice(0, mostLines);
  const rest = lines.slice(mostLines);
  if (rest.length > 0) {
    // The line of the test comes after what may be a whole page.
    const places = rest.filter(line => /^ +at .*\.test\.tsx?:/.test(line));
    shown.push(`… and ${rest.length} more lines above`, ...places.slice(0, 2));
  }
  return { name, file: file && relative(root, file), lines: shown };
}

/** What failed by Jest's `--json` report, also suites that did not run. */
export function jestFailures(report) {
  return report.testResults.flatMap(suite => {
    const failed = suite.assertionResults
      .filter(test => test.status === 'failed')
      .map(test => failure(test.fullName, suite.name, test.failureMessages));
    return suite.status === 'failed' && failed.length === 0
      ? [failure('the file as a whole', suite.name, [suite.message])]
      : failed;
  });
}

/**
 * What failed by Playwright's JSON report. A test that passed only when it
 * was tried again is told apart, as `flaky`.
 */
export function playwrightFailures(report) {
  const { rootDir } = report.config;
  const found = { failed: [], flaky: [] };
  const visit = (suite, titles) => {
    for (const spec of suite.specs ?? []) {
      for (const { status, results } of spec.tests) {
        const list =
          status === 'unexpected'
            ? found.failed
            : status === 'flaky' && found.flaky;
        if (list) {
          const messages = results
            .flatMap(({ errors }) => errors)
            .map(({ message, value }) => message ?? value ?? '');
          list.push(
            failure(
              [...titles, spec.title].join(' › '),
              `${rootDir}/${spec.file}`,
              messages,
            ),
          );
        }
      }
    }
    for (const inner of suite.suites ?? []) {
      visit(inner, [...titles, inner.title]);
    }
  };
  for (const file of report.suites) visit(file, []);
  for (const error of report.errors ?? []) {
    found.failed.push(failure('Playwright', undefined, [error.message ?? '']));
  }
  return found;
}

/** The failures as text for a log, bounded in length. */
export function describeFailures(failures) {
  const shown = failures
    .slice(0, mostTests)
    .map(({ name, file, lines }) =>
      [
        `✗ ${name}`,
        ...(file ? [`  ${file}`] : []),
        ...lines.map(line => `    ${line}`.trimEnd()),
      ].join('\n'),
    );
  if (failures.length > mostTests) {
    shown.push(`… and ${failures.length - mostTests} more that failed.`);
  }
  return shown.join('\n\n');
}
