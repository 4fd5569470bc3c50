/** Makes the storefront's page of its sources, in memory: what is served is what stands there now. */
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'page');

export type PageFile = { readonly type: string; readonly content: Uint8Array };
export type PageFiles = ReadonlyMap<string, PageFile>;

/** By path. */
export async function bundlePage(): Promise<PageFiles> {
  const [script, html, css] = await Promise.all([
    bundledScript(),
    readFile(join(folder, 'index.html')),
    readFile(join(folder, 'style.css')),
  ]);
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', content: html }],
    ['/style.css', { type: 'text/css; charset=utf-8', content: css }],
    ['/main.js', { type: 'text/javascript; charset=utf-8', content: script }],
  ]);
}

async function bundledScript(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['main.tsx'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('esbuild made nothing of the storefront.');
  return script.contents;
}
