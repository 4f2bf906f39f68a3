import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const NOT_UNIT = ['test/e2e/**', 'test/conformance/**'];
/** Pictures at full size, days of bad luck: minutes of work, left to `npm test`. */
const THOROUGH = 'test/**/*.thorough.test.ts';

// Tool configuration: vitest reads the default export.
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    // Separate processes: native code (SQLite, canvas, serial ports) of one file cannot disturb another's.
    pool: 'forks',
    // V8 frees what two threads compile anew at the same time twice; see src/labels/wasmThreads.ts.
    execArgv: ['--wasm-wrapper-tiering-budget=2147483647'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: [...NOT_UNIT, THOROUGH] } },
      { extends: true, test: { name: 'thorough', include: [THOROUGH], exclude: NOT_UNIT } },
      { extends: true, test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'] } },
    ],
  },
});
