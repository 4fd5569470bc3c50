/** Proves that the lint configuration reports what it claims to: each arrow is turned once. */
import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import typescriptEslint from 'typescript-eslint';
import { root, sourceFiles } from './repository.ts';

const sources = sourceFiles();
/** The configuration without what needs types: to know them takes the compiler a while. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [typescriptEslint.configs.disableTypeChecked],
});

/** Lints text as if it were the first file of a folder: the rules go by its path. */
async function reported(folder: string, text: string, linter = eslint): Promise<string[]> {
  const filePath = join(root, firstIn(folder));
  const [result] = await linter.lintText(text, { filePath });
  return result!.messages.map((message) => message.ruleId ?? message.message);
}

const firstIn = (folder: string): string =>
  sources.find((path) => path.startsWith(folder) && !path.includes('.test.'))!;

/**
 * All of the configuration, in a project of this file alone. Where `CI` is set, typescript-eslint takes
 * every run for a single one and lints what is on disk instead of the given text, unless told otherwise.
 */
async function reportedByType(file: string, text: string): Promise<string[]> {
  const kept = join(root, '.build', 'test');
  mkdirSync(kept, { recursive: true });
  const folder = mkdtempSync(join(kept, 'lint-'));
  const project = join(folder, 'tsconfig.json');
  const settings = { extends: join(root, 'tsconfig.json'), include: [], files: [join(root, file)] };
  writeFileSync(project, JSON.stringify(settings));
  const parserOptions = {
    projectService: false,
    project,
    disallowAutomaticSingleRunInference: true,
  };
  try {
    const typed = new ESLint({
      cwd: root,
      overrideConfig: [{ languageOptions: { parserOptions } }],
    });
    return await reported(file, text, typed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const direction = 'fanfund/import-direction';

describe('an import against the arrows is reported', () => {
  test.each([
    ['shared/domain/', '../errors.ts'],
    ['shared/domain/', '../store/keys.ts'],
    ['shared/domain/', 'zod'],
    ['shared/domain/', 'node:crypto'],
    ['shared/events/', '../store/keys.ts'],
    ['shared/store/', '../payments/payment-gateway.ts'],
    ['shared/store/', '../queues/queue.ts'],
    ['shared/store/', '../../functions/accept-pledge/handler.ts'],
    ['shared/queues/', '../payments/payment-gateway.ts'],
    ['shared/schedules/', '../store/keys.ts'],
    ['shared/payments/', '../store/keys.ts'],
    ['shared/payments/', '../wiring.ts'],
    ['shared/entry/', '../store/pledge-store.ts'],
    ['shared/entry/', '../payments/payment-gateway.ts'],
    ['shared/api/', '../payments/payment-gateway.ts'],
    ['shared/notices/', '../payments/payment-gateway.ts'],
    ['shared/mail/', '../store/keys.ts'],
    ['shared/signing/', '../store/keys.ts'],
    ['shared/errors.ts', './domain/money.ts'],
    ['functions/', '../another-function/another-function.ts'],
    ['functions/', '../../infra/stage.ts'],
    ['infra/replay/', '../../functions/accept-pledge/accept-pledge.ts'],
    ['infra/replay/', '../../shared/store/keys.ts'],
    ['infra/local/', '../../shared/wiring.ts'],
  ])('%s from %s', async (folder, specifier) => {
    expect(await reported(folder, `import '${specifier}';\n`)).toContain(direction);
  });
});

describe('an import along the arrows is not', () => {
  test.each([
    ['shared/domain/', './money.ts'],
    ['shared/events/', '../domain/money.ts'],
    ['shared/store/', '../events/catalogue.ts'],
    ['shared/store/', '../errors.ts'],
    ['shared/payments/', '../domain/money.ts'],
    ['shared/entry/', '../errors.ts'],
    ['shared/api/', '../entry/caller.ts'],
    ['shared/queues/', '../store/keys.ts'],
    ['functions/', '../../shared/domain/money.ts'],
    ['infra/replay/', '../../shared/domain/money.ts'],
    ['test/', '../functions/accept-pledge/accept-pledge.ts'],
  ])('%s from %s', async (folder, specifier) => {
    expect(await reported(folder, `import '${specifier}';\n`)).not.toContain(direction);
  });

  test.each([
    ["export { environment } from '../env.ts';"],
    ["export * from '../env.ts';"],
    ["export const late = import('../env.ts');"],
  ])('however it is written, it is seen: %s', async (text) => {
    expect(await reported('shared/domain/', `${text}\n`)).toContain(direction);
  });
});

describe('time, chance, environment and waiting', () => {
  const sources: [string, string][] = [
    ['the clock', 'export const now = Date.now();'],
    ['the clock', 'export const now = new Date();'],
    ['chance', 'export const id = Math.random();'],
    ['chance', 'export const id = crypto.randomUUID();'],
    ['chance', "import { randomBytes } from 'node:crypto';\nexport const id = randomBytes(8);"],
    ['the environment', 'export const table = process.env.TABLE_NAME;'],
    ['waiting', 'setTimeout(() => undefined, 10);'],
    ['waiting', "import { setTimeout as wait } from 'node:timers/promises';\nawait wait(10);"],
  ];

  test.each(sources)('%s is reported in the product: %s', async (_what, text) => {
    expect(await reported('shared/store/', `${text}\n`)).toContain('no-restricted-syntax');
    expect(await reported('functions/', `${text}\n`)).toContain('no-restricted-syntax');
  });

  test.each([
    ['shared/clock.ts', 'export const now = Date.now();'],
    ['shared/env.ts', 'export const table = process.env.TABLE_NAME;'],
    ['shared/sleep.ts', 'setTimeout(() => undefined, 10);'],
    ['shared/store/', 'export const day = new Date(0).toISOString();'],
  ])('%s may have its own', async (file, text) => {
    expect(await reported(file, `${text}\n`)).not.toContain('no-restricted-syntax');
  });
});

test('a promise that nobody waits for is reported', async () => {
  const text = 'export function run(): void {\n  Promise.resolve(1);\n}\n';
  expect(await reportedByType('shared/store/keys.ts', text)).toContain(
    '@typescript-eslint/no-floating-promises',
  );
});

test('a switch that forgets a state is reported', async () => {
  const text =
    "export function name(state: 'open' | 'shut'): string | undefined {\n" +
    "  switch (state) {\n    case 'open':\n      return 'o';\n  }\n  return undefined;\n}\n";
  const rule = '@typescript-eslint/switch-exhaustiveness-check';
  expect(await reportedByType('shared/store/keys.ts', text)).toContain(rule);
});

test('a default export and a line on the console are reported in the product', async () => {
  expect(await reported('shared/store/', 'export default 1;\n')).toContain('no-restricted-syntax');
  expect(await reported('functions/', "console.log('x');\n")).toContain('no-console');
});
