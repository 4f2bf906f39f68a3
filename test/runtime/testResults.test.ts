import { describe, expect, test } from 'vitest';
import { fromPlaywright, fromVitest, NOTHING, withRunner } from '../../scripts/testResults.mjs';

describe('counting test results', () => {
  test('a test file that does not load is one failure', () => {
    const broken = { name: 'a.test.ts', status: 'failed', message: 'cannot load', assertionResults: [] };
    const fine = { name: 'b.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'b' }] };
    expect(fromVitest({ testResults: [broken, fine] })).toMatchObject({ passed: 1, failed: 1 });
  });

  test('a test that passed only when tried again counts as failed', () => {
    const tests = [
      { status: 'expected', results: [] },
      { status: 'flaky', results: [{ errors: [{ message: 'first' }] }] },
      { status: 'skipped', results: [] },
    ];
    const suite = { suites: [{ specs: [{ title: 't', file: 'f', tests }] }] };
    expect(fromPlaywright({ suites: [suite], errors: [] })).toMatchObject({ passed: 1, failed: 1 });
  });

  test('a runner that died without a failed test is one failure', () => {
    expect(withRunner(NOTHING, 1, 'Vitest').failed).toBe(1);
    expect(withRunner(NOTHING, 0, 'Vitest').failed).toBe(0);
  });
});
