/**
 * The synthesised CDK app for tests that run all of it. Synthesised once for each version of the
 * files that it is made from and each setting of the stage, and kept beside the other build
 * products, so that one test run does not bundle the same functions again for every file.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesise } from '../../infra/local/synthesise.ts';
import type { Stage } from '../../infra/stage.ts';

const root = join(import.meta.dirname, '..', '..');
const keptIn = join(root, '.build', 'test');
const madeFrom = ['functions', 'shared', 'infra', 'package-lock.json'];

export type StageSettings = Partial<Stage>;

function versionOf(settings: StageSettings): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const add = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) add(inner);
      else hash.update(inner).update(readFileSync(inner));
    }
  };
  for (const name of madeFrom) {
    const path = join(root, name);
    if (name.includes('.')) hash.update(readFileSync(path));
    else add(path);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Assemblies of files that have changed since; a day old, so that no other run still uses them. */
function forgetOld(): void {
  for (const name of readdirSync(keptIn)) {
    const path = join(keptIn, name);
    const isOld = Date.now() - statSync(path).mtimeMs > 24 * 60 * 60 * 1000;
    if (name.startsWith('assembly-') && isOld) rmSync(path, { recursive: true, force: true });
  }
}

/** The folder of the assembly; not to be changed. */
export async function assemblyFor(settings: StageSettings = {}): Promise<string> {
  const kept = join(keptIn, `assembly-${versionOf(settings)}`);
  if (existsSync(kept)) return kept;
  mkdirSync(keptIn, { recursive: true });
  forgetOld();
  const home = mkdtempSync(join(keptIn, 'synthesis-'));
  const context = JSON.stringify({ dev: JSON.stringify(settings) });
  const made = await synthesise({
    home,
    stage: 'dev',
    environment: { ...process.env, CDK_CONTEXT_JSON: context },
  });
  // Somebody else may have been faster: both made the same.
  if (!existsSync(kept)) renameSync(made, kept);
  rmSync(home, { recursive: true, force: true });
  return kept;
}

/**
 * A copy in which every batch of messages and of stream records is delivered twice: once more after
 * it was done, as a lost acknowledgement brings it, or both at the same time.
 */
export async function assemblyDeliveringTwice(folder: string): Promise<string> {
  const copy = join(folder, 'assembly');
  cpSync(await assemblyFor(), copy, { recursive: true });
  const code = readdirSync(copy, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(join(copy, entry.name, 'index.mjs')),
  );
  for (const { name } of code) {
    renameSync(join(copy, name, 'index.mjs'), join(copy, name, 'once.mjs'));
    writeFileSync(join(copy, name, 'index.mjs'), deliveringTwice);
  }
  return copy;
}

/** How many functions were given something twice. */
export const deliveredTwice = (folder: string): number =>
  readdirSync(join(folder, 'assembly'), { recursive: true }).filter((path) =>
    String(path).endsWith(twiceMark),
  ).length;

const twiceMark = 'delivered-twice';

const deliveringTwice = `
import { writeFileSync } from 'node:fs';
import { handler as once } from './once.mjs';
let batches = 0;
export async function handler(event, context) {
  if (!Array.isArray(event.Records)) return once(event, context);
  batches += 1;
  writeFileSync(new URL('./${twiceMark}', import.meta.url), '');
  if (batches % 2 === 1) {
    await once(event, context);
    return once(event, context);
  }
  const answers = await Promise.all([once(event, context), once(event, context)]);
  return { batchItemFailures: answers.flatMap((answer) => answer.batchItemFailures) };
}
`;
