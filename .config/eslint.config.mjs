import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { ownLines } from './ownLines.mjs';

const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };

// Tool configuration: ESLint reads the default export.
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
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Splitting text into code points is what labels and scanners need.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Ports are interfaces of plain functions: nothing here has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { house: { rules: { 'own-lines': ownLines } } },
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
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
    languageOptions: { parserOptions: { projectService: true } },
  },
  { files: ['electron.vite.config.ts', '.config/*'], rules: { 'no-restricted-syntax': 'off' } },
);
