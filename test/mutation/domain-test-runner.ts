/**
 * Runs the domain's tests for Stryker, some thirty times faster than Jest does: all of them are
 * bundled once, and for each mutant the bundle is evaluated anew in this process, so that a mutant
 * of a table is there when the table is made. Nothing else could be as simple, because the domain
 * and its tests touch neither files nor network nor time. The first test that fails is enough.
 */
import type {
  DryRunOptions,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import type { CollectedTest } from './test-collector.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import { collectTests } from './test-collector.ts';

/** Where the mutated code looks up which of its mutants is alive, and tells what was reached. */
const context: InstrumenterContext = ((globalThis as { __stryker__?: InstrumenterContext })[
  '__stryker__'
] ??= {});

const nodeRequire = createRequire(import.meta.url);

type Bundle = (require: (name: string) => unknown, module: object, exports: object) => void;

class DomainTestRunner implements TestRunner {
  #bundle: Bundle | undefined;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.#bundle = await bundleOf(join(process.cwd(), 'test', 'domain'));
  }

  async dryRun(_options: DryRunOptions): Promise<DryRunResult> {
    const tests = await run(this.#collect());
    const { mutantCoverage } = context;
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage && { mutantCoverage }) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { hitLimit } = options;
    delete context.hitLimit;
    delete context.hitCount;
    context.activeMutant = options.activeMutant.id;
    if (hitLimit !== undefined) Object.assign(context, { hitLimit, hitCount: 0 });
    const tests = await this.#runChosen(options.testFilter);
    return toMutantRunResult(
      determineHitLimitReached(context.hitCount, context.hitLimit) ?? {
        status: DryRunStatus.Complete,
        tests,
      },
    );
  }

  async #runChosen(ids: readonly string[] | undefined): Promise<TestResult[]> {
    const chosen = ids && new Set(ids);
    try {
      return await run(this.#collect().filter(({ id }) => !chosen || chosen.has(id)));
    } catch (error) {
      return [failed({ id: 'the tests can be read', timeSpentMs: 0 }, error)];
    }
  }

  #collect(): readonly CollectedTest[] {
    const { tests, globals } = collectTests();
    const require = (name: string): unknown =>
      name === '@jest/globals' ? globals : nodeRequire(name);
    this.#bundle?.(require, {}, {});
    return tests;
  }
}

/** Properties take the longest and come last: few mutants live to see them. */
async function bundleOf(folder: string): Promise<Bundle> {
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
  const hasProperties = (path: string): boolean =>
    readFileSync(path, 'utf8').includes('fast-check');
  const ordered = [...paths.filter((path) => !hasProperties(path)), ...paths.filter(hasProperties)];
  const { outputFiles } = await build({
    stdin: {
      contents: ordered.map((path) => `import ${JSON.stringify(path)};`).join('\n'),
      resolveDir: folder,
    },
    ...{ bundle: true, write: false, format: 'cjs', platform: 'node', target: 'node24' },
    packages: 'external',
  });
  const text = outputFiles[0]?.text ?? '';
  return new Script(`(function (require, module, exports) {${text}\n})`, {
    filename: 'domain-tests.cjs',
  }).runInThisContext() as Bundle;
}

/** Until the first that fails. */
async function run(tests: readonly CollectedTest[]): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of tests) {
    const result = await runOne(test);
    results.push(result);
    if (result.status === TestStatus.Failed) break;
  }
  return results;
}

async function runOne({ id, run: body }: CollectedTest): Promise<TestResult> {
  const startedAtMs = performance.now();
  const timed = () => ({ id, timeSpentMs: performance.now() - startedAtMs });
  context.currentTestId = id;
  try {
    await body();
    return { ...timed(), name: id, status: TestStatus.Success };
  } catch (error) {
    return failed(timed(), error);
  } finally {
    delete context.currentTestId;
  }
}

const failed = (test: Pick<TestResult, 'id' | 'timeSpentMs'>, error: unknown): TestResult => ({
  ...{ ...test, name: test.id, status: TestStatus.Failed },
  failureMessage: error instanceof Error ? error.message : String(error),
});

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'domain', DomainTestRunner),
];
