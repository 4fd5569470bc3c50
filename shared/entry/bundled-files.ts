/** Files that were bundled beside a function, each read once. */
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';

/** `<name>.gz` in the folder, as it is. */
export function bundledFiles(folder: string): (name: string) => Promise<Buffer> {
  const kept = new Map<string, Promise<Buffer>>();
  return (name) => {
    const known = kept.get(name) ?? readFile(join(folder, `${name}.gz`));
    kept.set(name, known);
    return known;
  };
}
