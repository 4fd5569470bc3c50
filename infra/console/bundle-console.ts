/**
 * What `serve-console` answers with, made beside its code when functions are bundled: one page, one
 * script and one style sheet, so that nothing comes from elsewhere and nothing stands inside the page.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const page = join(import.meta.dirname, 'page');

/** By name, each compressed. */
export function bundleConsole(folder: string): void {
  const { outputFiles } = buildSync({
    absWorkingDir: page,
    entryPoints: ['main.tsx', 'style.css'],
    outdir: page,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  mkdirSync(folder, { recursive: true });
  const keep = (name: string, content: Uint8Array): void =>
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  for (const { path, contents } of outputFiles) keep(basename(path), contents);
  keep('console.html', readFileSync(join(page, 'index.html')));
}
