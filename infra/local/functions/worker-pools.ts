/** Functions that run in worker threads, from the code that was staged in the assembly. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ahead } from '../clock.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import type { Stack } from '../template/assembly.ts';
import { openFunctionLog } from './function-log.ts';
import { FunctionPool } from './function-pool.ts';
import type { FunctionSettings } from './function-settings.ts';
import type { PoolFactory } from './pool.ts';

/** Each function's output goes to a file of its own in the home folder. */
export function workerPools(stacks: readonly Stack[], home: string, ahead: Ahead): PoolFactory {
  return ({ settings, concurrency }) =>
    new FunctionPool({
      settings,
      ...entryOf(settings, stacks),
      environment: settings.environment,
      concurrency,
      log: openFunctionLog(join(home, 'logs', `${settings.name}.log`)),
      ahead,
    });
}

function entryOf(
  { code, path }: FunctionSettings,
  stacks: readonly Stack[],
): { file: string; exportName: string } {
  const folder = stacks.find(({ name }) => name === code.stack)?.assetFolders.get(code.key);
  const dot = code.handler.lastIndexOf('.');
  const stem = code.handler.slice(0, dot);
  const file = ['.mjs', '.js', '.cjs']
    .map((extension) => join(folder ?? '', `${stem}${extension}`))
    .find((path) => folder !== undefined && existsSync(path));
  if (file === undefined) {
    throw new LocalCloudError(`The code of ${path} (handler ${code.handler}) was not bundled.`);
  }
  return { file, exportName: code.handler.slice(dot + 1) };
}
