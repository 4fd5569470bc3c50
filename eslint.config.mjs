/**
 * The style that a machine can check. Two things matter most: the arrows between folders point one
 * way, and time, chance and environment enter the product only through their own files.
 */
import typescriptEslint from 'typescript-eslint';
import { importDirection } from './infra/lint/import-direction.mjs';

const typescript = ['infra/**/*.{ts,tsx}', 'functions/**/*.ts', 'shared/**/*.ts', 'test/**/*.ts'];
const product = ['functions/**/*.ts', 'shared/**/*.ts'];

const use = {
  clock: 'Take the time from an injected Clock (shared/clock.ts).',
  env: 'Read the environment through shared/env.ts.',
  random: 'Take chance and ids from shared/random.ts.',
  sleep: 'Wait through an injected Sleep (shared/sleep.ts).',
};

/** Everything that makes a run depend on more than its input, by the one file that may have it. */
const sources = {
  clock: [
    ['MemberExpression[object.name="Date"][property.name="now"]', use.clock],
    ['NewExpression[callee.name="Date"][arguments.length=0]', use.clock],
    ['CallExpression[callee.name="Date"]', use.clock],
    ['Identifier[name="performance"]', use.clock],
  ],
  random: [
    ['MemberExpression[object.name="Math"][property.name="random"]', use.random],
    ['Identifier[name=/^(randomUUID|randomBytes|randomInt|getRandomValues)$/]', use.random],
  ],
  env: [['MemberExpression[object.name="process"][property.name="env"]', use.env]],
  sleep: [
    ['Identifier[name=/^(setTimeout|setInterval|setImmediate)$/]', use.sleep],
    ['ImportDeclaration[source.value=/^(node:)?timers/]', use.sleep],
  ],
};

function bannedSources(...allowed) {
  const kept = Object.entries(sources).filter(([name]) => !allowed.includes(name));
  const entries = kept.flatMap(([, list]) => list);
  return ['error', ...entries.map(([selector, message]) => ({ selector, message }))];
}

const sourceFiles = Object.keys(sources).map((name) => ({
  files: [`shared/${name}.ts`],
  rules: { 'no-restricted-syntax': bannedSources(name) },
}));

const defaultExport = [
  'error',
  { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that one search finds it.' },
];

export default typescriptEslint.config(
  { ignores: ['node_modules/', 'cdk.out/', '.local/', '.build/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: typescript,
    extends: [typescriptEslint.configs.recommendedTypeChecked],
    plugins: { fanfund: { rules: { 'import-direction': importDirection } } },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'fanfund/import-direction': 'error',
      // An exhaustive switch is one decision, however many states there are.
      complexity: ['error', { max: 8, variant: 'modified' }],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-lines-per-function': ['error', 70],
      'max-params': ['error', 4],
      'no-restricted-syntax': defaultExport,
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: product,
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [...bannedSources(), ...defaultExport.slice(1)],
    },
  },
  ...sourceFiles,
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
