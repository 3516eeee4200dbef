import js from '@eslint/js'
import nx from '@nx/eslint-plugin'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { moduleBoundaries } from './tools/eslint/module-boundaries.js'

/** The clock is injected (architecture.md, section 4): only the places that implement a clock may read the real one. */
const realClock = [
  { object: 'Date', property: 'now', message: 'Inject Clock instead of reading the real clock.' },
  { object: 'process', property: 'env', message: "Only an app's config.ts reads the environment." },
]
const newDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Inject Clock instead of reading the real clock.',
}

export default tseslint.config(
  { ignores: ['**/dist/**', '**/out-types/**', '.nx/**', '.data/**', 'coverage/**', '**/node_modules/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { '@nx': nx },
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', moduleBoundaries],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'no-nested-ternary': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Not for what is a list from top to bottom: the statements of a migration, the steps of a test or a browser story.
    files: ['apps/**/*.ts', 'libs/**/*.{ts,tsx}', 'tools/**/*.ts'],
    ignores: [
      ...['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', 'apps/e2e/src/stories/**', 'apps/web/**'],
      'apps/*/src/migrations/**',
    ],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }] },
  },
  {
    // The proof that services agree on access runs three of them and the gateway in one process: these two name several.
    files: ['apps/e2e/src/access/{services,door}.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          ...moduleBoundaries,
          allow: [
            String.raw`^(\.\./){3}(billing|casework|referrals)/src/(app\.module|orm)\.ts$`,
            String.raw`^(\.\./){3}gateway/src/(config|start-gateway|fixtures/(fake-services|live-page))\.ts$`,
          ],
        },
      ],
    },
  },
  {
    // What the gateway answers itself is asked of it with the services behind it that decide.
    files: ['apps/e2e/src/access/edge-house.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          ...moduleBoundaries,
          allow: [
            String.raw`^(\.\./){3}(casework|identity|ies-exchange|referrals)/src/(app\.module|orm)\.ts$`,
            String.raw`^(\.\./){3}gateway/src/(config|start-gateway)\.ts$`,
            String.raw`^(\.\./){3}identity/src/config\.ts$`,
          ],
        },
      ],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/{contracts,policies,rules,service-kit}/src/**/*.ts'],
    ignores: [
      ...['**/*.spec.ts', '**/*.int-spec.ts', 'apps/*/src/config.ts', 'apps/{e2e,web}/**'],
      'libs/service-kit/src/time/clock.ts',
    ],
    rules: { 'no-restricted-properties': ['error', ...realClock], 'no-restricted-syntax': ['error', newDate] },
  },
  {
    files: ['libs/policies/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.int-spec.ts', 'libs/policies/src/fixtures/**'],
    rules: { 'no-restricted-imports': ['error', { name: '@isets/testing', message: 'Policies run in the browser.' }] },
  },
  {
    // Nest reads constructor types at run time: classes that are injected stay value imports.
    files: ['apps/*/**/*.ts', 'libs/service-kit/**/*.ts'],
    ignores: ['apps/{e2e,web}/**'],
    languageOptions: { parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}', 'libs/ui/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    // That rule speaks of the React Compiler, which we do not use.
    rules: { ...reactHooks.configs.recommended.rules, 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['tools/**', '**/*.config.js'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
)
