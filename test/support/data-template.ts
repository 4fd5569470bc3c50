/**
 * The template of the dev data stack, so that tests store into the table that would be deployed.
 * Synthesised once for each version of the files that it is made from, and kept beside the other
 * build products.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '../../infra/local/template/assembly.ts';

const root = join(import.meta.dirname, '..', '..');
const madeFrom = ['infra/data-stack.ts', 'infra/stage.ts', 'package-lock.json'];

function versionOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(join(root, path)));
  return hash.digest('hex').slice(0, 16);
}

export function dataTemplate(): Template {
  const folder = join(root, '.build', 'test');
  const kept = join(folder, `data-template-${versionOf(madeFrom)}.json`);
  if (!existsSync(kept)) {
    mkdirSync(folder, { recursive: true });
    const script = join(import.meta.dirname, 'print-data-template.ts');
    const written = `${kept}.${process.pid}`;
    const options = { cwd: root, maxBuffer: 2 ** 24 };
    writeFileSync(written, execFileSync(process.execPath, ['--no-warnings', script], options));
    renameSync(written, kept);
  }
  return JSON.parse(readFileSync(kept, 'utf8')) as Template;
}
