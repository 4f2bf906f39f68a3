/**
 * @typedef {{passed: number, failed: number, failures: readonly {name: string, message: string}[]}} Results
 */

/** @type {Results} */
export const NOTHING = { passed: 0, failed: 0, failures: [] };

/** @param {Results} one @param {Results} other @returns {Results} */
export const sum = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  failures: [...one.failures, ...other.failures],
});

/** A run that failed without a failed test (a file that does not load, a runner that died) counts as one failure. @param {Results} results @param {number} code @param {string} runner @returns {Results} */
export const withRunner = (results, code, runner) =>
  code === 0 || results.failed > 0
    ? results
    : sum(results, { passed: 0, failed: 1, failures: [{ name: runner, message: `ended with exit code ${code}` }] });

/** Reads the report of Vitest's JSON reporter. @param {any} report @returns {Results} */
export function fromVitest(report) {
  let results = NOTHING;
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') results = sum(results, { passed: 1, failed: 0, failures: [] });
      if (test.status === 'failed') results = sum(results, failure(test.fullName, test.failureMessages?.join('\n')));
    }
    const isBroken =
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed');
    if (isBroken) results = sum(results, failure(file.name, file.message));
  }
  return results;
}

/** Reads the report of Playwright's JSON reporter. @param {any} report @returns {Results} */
export function fromPlaywright(report) {
  let results = NOTHING;
  for (const error of report.errors ?? []) results = sum(results, failure('Playwright', error.message));
  for (const spec of specsOf(report.suites ?? [])) {
    for (const test of spec.tests) {
      if (test.status === 'skipped') continue;
      const errors = test.results.flatMap((/** @type {any} */ result) => result.errors ?? []);
      const isFine = test.status === 'expected';
      const message = errors.map((/** @type {any} */ error) => error.message).join('\n');
      results = sum(
        results,
        isFine ? { passed: 1, failed: 0, failures: [] } : failure(`${spec.file} > ${spec.title}`, message),
      );
    }
  }
  return results;
}

/** @param {any[]} suites @returns {any[]} */
const specsOf = (suites) => suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);

/** @param {string} name @param {string | undefined} message @returns {Results} */
const failure = (name, message = '') => ({ passed: 0, failed: 1, failures: [{ name, message }] });
