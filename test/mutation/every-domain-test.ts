/**
 * Every test of the domain in one file: each mutant would otherwise load the domain once for each
 * of them. The properties, which take the longest, come last: few mutants live to see them.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'domain');
const paths = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(folder, name));

const hasProperties = (path: string): boolean => readFileSync(path, 'utf8').includes('fast-check');

for (const path of paths.filter((each) => !hasProperties(each))) await import(path);
for (const path of paths.filter(hasProperties)) await import(path);
