/**
 * Bundles every function in one call of esbuild: one folder per capability, the SDK inside, so that
 * what was tested is what runs. Folders are assets of the stacks and are run as they are by the
 * local cloud.
 */
import { bundleConsole } from './console/bundle-console.ts';
import { bundleDocs } from './openapi/bundle-docs.ts';
import { buildSync } from 'esbuild';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const functionsFolder = join(root, 'functions');

export const capabilities = (): string[] =>
  readdirSync(functionsFolder).filter((name) =>
    existsSync(join(functionsFolder, name, 'handler.ts')),
  );

/** CommonJS inside the SDK asks for `require`, which ES modules do not have. */
const requireForModules =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Writes `<folder>/<capability>/index.mjs` for every capability. */
export function bundleFunctions(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  bundleDocs(join(folder, 'serve-docs'));
  bundleConsole(join(folder, 'serve-console'));
  buildSync({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      capabilities().map((name) => [`${name}/index`, `functions/${name}/handler.ts`]),
    ),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: requireForModules },
    legalComments: 'none',
    logLevel: 'warning',
  });
}
