import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { nominalClass } from './nominalClass.mjs';
import { ownLines } from './ownLines.mjs';

const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };

// What can be told from one file alone; what needs types is asked by oxlint (`oxlint.json`). Tool configuration: ESLint reads the default export.
export default tseslint.config(
  {
    ignores: [
      '**/*.d.ts',
      'out/',
      'dist/',
      '.cache/',
      'demo-out/',
      'bench-out/',
      'test-results/',
      'scripts/electron/launcher/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  ...tseslint.configs.strict,
  {
    plugins: { house: { rules: { 'own-lines': ownLines, 'nominal-class': nominalClass } } },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
      // ESLint heeds no such comment here, and so that oxlint heeds none either there must be none.
      'no-warning-comments': ['error', { terms: ['eslint-disable', 'oxlint-disable'], location: 'anywhere' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  // Scripts are plain JavaScript, where no compiler compares shapes.
  { files: ['{src,test}/**/*.{ts,tsx}'], rules: { 'house/nominal-class': 'error' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', 300],
      'house/own-lines': ['error', 50],
    },
  },
  {
    // Numeric kernels: indexes are in range by construction, and `?? 0` would turn a wrong one into a quiet zero.
    files: ['src/core/carton/engine/*.ts', 'src/core/boxSizes/chooseSizes.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['src/renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  {
    files: ['electron.vite.config.ts', '.config/*'],
    rules: { 'no-restricted-syntax': 'off', 'no-warning-comments': 'off' },
  },
);
