/** What the tidy tests look at: the files that are, or are about to be, in git. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export function repositoryFiles(): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const output = execFileSync('git', list, { cwd: root, encoding: 'utf8' });
  return output.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
}

export function sourceFiles(): string[] {
  return repositoryFiles().filter((path) => /\.(tsx?|mjs)$/.test(path));
}

export function linesOf(path: string): string[] {
  return readFileSync(join(root, path), 'utf8').split('\n');
}
