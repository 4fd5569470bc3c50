/** The parts of the style that neither the compiler nor the linter sees. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { linesOf, repositoryFiles, root, sourceFiles } from './repository.ts';

const files = repositoryFiles();
const sources = sourceFiles();
const functionNames = [
  ...new Set(
    files.filter((path) => path.startsWith('functions/')).map((path) => path.split('/')[1]!),
  ),
];

describe('the repository', () => {
  test('has nothing at its top level that the design does not name', () => {
    const known = [
      ...['.ci', '.gitignore', '.npmrc', '.prettierignore', '.prettierrc.json', 'CHANGELOG.md'],
      ...['LICENSE', 'README.md', 'cdk.context.json', 'cdk.json', 'eslint.config.mjs', 'functions'],
      ...['infra', 'jest.config.mjs', 'knip.json', 'package-lock.json', 'package.json', 'shared'],
      ...['test', 'tsconfig.json'],
    ];
    const found = new Set(files.map((path) => path.split('/')[0]!));
    expect([...found].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('names its source files in kebab case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config)?\.(tsx?|mjs)$/;
    expect(sources.filter((path) => !kebab.test(basename(path)))).toEqual([]);
  });

  test('has no source file over 450 lines', () => {
    expect(sources.filter((path) => linesOf(path).length > 451)).toEqual([]);
  });

  test('leaves nothing marked to be done later', () => {
    const marks = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|'));
    const marked = sources.filter((path) => linesOf(path).some((line) => marks.test(line)));
    expect(marked).toEqual([]);
  });

  test('opens every source file of the product with why it exists', () => {
    // An event says it in its contract, a handler is nothing but wiring.
    const exempt =
      /^shared\/events\/(?!contract|catalogue|publication|event-bus)|^functions\/.*\/handler\.ts$/;
    const product = sources.filter(
      (path) => /^(shared|infra|functions)\//.test(path) && !exempt.test(path),
    );
    const silent = product.filter((path) => !/^(#!.*\n)?\/\*\*/.test(linesOf(path).join('\n')));
    expect(silent).toEqual([]);
  });

  test('skips no test and singles none out', () => {
    const pattern = /\b(test|it|describe)\.(skip|only|todo)\b|\bx(it|test|describe)\(/;
    const tests = sources.filter(
      (path) => path.endsWith('.test.ts') && !path.includes('tidy.test'),
    );
    const found = tests.filter((path) => linesOf(path).some((line) => pattern.test(line)));
    expect(found).toEqual([]);
  });

  test('silences neither the compiler nor the linter', () => {
    const pattern = new RegExp('@ts-(ignore|expect-error|nocheck)|eslint-' + 'disable');
    const others = sources.filter((path) => !path.startsWith('test/tidy/'));
    const found = others.filter((path) => linesOf(path).some((line) => pattern.test(line)));
    expect(found).toEqual([]);
  });
});

describe('the lock file', () => {
  test('holds every platform package that it mentions, or npm ci refuses it', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const held = new Set(
      Object.keys(lock.packages).map((path) => path.split('node_modules/').pop()),
    );
    const mentioned = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(mentioned.filter((name) => !held.has(name))).toEqual([]);
  });

  test('is written for exact versions only', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      'dependencies' | 'devDependencies' | 'optionalDependencies',
      Record<string, string>
    >;
    const versions = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('a function', () => {
  test.each(functionNames)('%s is a handler, a namesake, and the contract of its route', (name) => {
    const own = files.filter((path) => path.startsWith(`functions/${name}/`)).sort();
    const isAsked =
      name !== 'answer-unknown-route' &&
      /[hH]ttpEntry\(/.test(linesOf(`functions/${name}/handler.ts`).join('\n'));
    const wanted = [name, 'handler', ...(isAsked ? ['contract'] : [])]
      .map((file) => `functions/${name}/${file}.ts`)
      .sort();
    expect(own).toEqual(wanted);
  });

  test.each(functionNames)('%s has a twin test', (name) => {
    const twin = `test/functions/${name}.test.ts`;
    expect(files.filter((path) => path === twin)).toEqual([twin]);
  });

  test.each(functionNames)('%s keeps its handler to wiring', (name) => {
    expect(linesOf(`functions/${name}/handler.ts`).length).toBeLessThanOrEqual(26);
  });
});
