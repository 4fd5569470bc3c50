/**
 * `npm run typecheck`: what runs in Node and what runs in browsers, each against its own globals, so
 * that neither can mean what only the other has.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

for (const project of ['.', 'infra/local/storefront/page', 'infra/console/page']) {
  const args = [compiler, '--noEmit', '--project', project, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = status ?? 1;
}
