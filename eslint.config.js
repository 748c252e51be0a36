import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** One import arrow of the architecture: files of `files` may not import what `group` matches. */
const arrow = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

const sleep = {
  selector: 'CallExpression[callee.property.name="waitForTimeout"]',
  message: 'A fixed sleep is either too short or too long: wait for what you need, with a bound.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'reports', '.cache', 'fixtures/replica/site'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-empty': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', sleep],
    },
  },
  {
    // What a site says is matched by these: a pattern that takes the square of a text's length lets one page hold up the whole run.
    files: [
      'crawler/**/*.ts',
      'kernel/**/*.ts',
      'fixtures/**/*.ts',
      'policy/**/*.ts',
      'reporters/**/*.ts',
      'specs/**/*.ts',
      'tools/**/*.ts',
    ],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    // The runner loads every test file in its own process before it starts the workers: what one file sets, all tests inherit.
    files: ['test/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        sleep,
        ...[
          'AssignmentExpression[left.object.object.name="process"][left.object.property.name="env"]',
          'CallExpression[callee.object.name="Object"] > MemberExpression.arguments:first-child[object.name="process"][property.name="env"]',
        ].map(selector => ({
          selector,
          message:
            'A test file changes the environment of every other test: hand the variables to what needs them.',
        })),
      ],
    },
  },
  {
    // Playwright fixtures take `{}` where nothing is asked for; the runner parses the parameter list.
    files: ['fixtures/**/*.ts', 'crawler/**/*.ts', 'test/**/*.ts', 'specs/**/*.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  arrow(
    ['policy/**/*.ts'],
    [
      '*',
      '!zod',
      '!**/kernel/*',
      '!node:*',
      '!.',
      '!..',
      '!./**',
      '!../**',
      '**/crawler/**',
      '**/specs/**',
      '**/fixtures/**',
      '**/reporters/**',
    ],
    'policy imports nothing but zod and the kernel.',
  ),
  arrow(
    ['kernel/**/*.ts'],
    ['*', '!zod', '!tldts', '!third-party-web', '!.', '!./**'],
    'The kernel is what everyone speaks of: it imports nothing of the project, and no means to reach a file, a site or a browser.',
  ),
  arrow(
    ['crawler/**/*.ts'],
    ['**/policy/*', '**/specs/**', '**/fixtures/**', '**/reporters/**'],
    'crawler records facts: it knows no policy, claim, fixture or report.',
  ),
  arrow(
    ['specs/rules/**/*.ts'],
    [
      'node:*',
      '@playwright/*',
      'playwright',
      'got',
      '**/fixtures/**',
      '**/reporters/**',
      '**/crawler/!(evidence)/**',
    ],
    'A rule is pure: evidence and policy in, result out.',
  ),
  arrow(
    ['fixtures/**/*.ts', 'reporters/**/*.ts', 'test/**/*.ts'],
    ['**/*.spec.js'],
    'Nothing imports a spec.',
  ),
);
