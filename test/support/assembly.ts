/**
 * The synthesised CDK app for tests that run all of it. Synthesised once for each version of the
 * files that it is made from and each setting of the stage, and kept beside the other build
 * products, so that one test run does not bundle the same functions again for every file.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bundleFunctions } from '../../infra/bundle.ts';
import { synthesise } from '../../infra/local/synthesise.ts';
import type { Stage } from '../../infra/stage.ts';

const root = join(import.meta.dirname, '..', '..');
const keptIn = join(root, '.build', 'test');
const bundlesMadeFrom = [
  ...['functions', 'shared', 'infra/bundle.ts', 'infra/openapi', 'infra/console'],
  ...['package.json', 'package-lock.json'],
];
const stackFiles = readdirSync(join(root, 'infra'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `infra/${name}`);
const assemblyMadeFrom = [...bundlesMadeFrom, ...stackFiles, 'infra/constructs'];

export type StageSettings = Partial<Stage>;

function versionOf(madeFrom: readonly string[], settings: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const add = (path: string): void => {
    if (statSync(path).isDirectory())
      for (const name of readdirSync(path).toSorted()) add(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  for (const name of madeFrom) add(join(root, name));
  return hash.digest('hex').slice(0, 16);
}

/** Made of files that have changed since; a day old, so that no other run still uses them. */
function forgetOld(): void {
  for (const name of readdirSync(keptIn)) {
    const path = join(keptIn, name);
    const isOld = Date.now() - statSync(path).mtimeMs > 24 * 60 * 60 * 1000;
    if (!name.endsWith('.json') && isOld) rmSync(path, { recursive: true, force: true });
  }
}

/** Whether this process is the one to make it: whoever else claimed it has ended in the middle. */
function claim(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isOwned(path)) rmSync(path, { force: true });
    return false;
  }
}

function isOwned(path: string): boolean {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

/** The folder of that name: kept, or made by the first who asks, while the others wait for it. */
async function keep(name: string, make: (folder: string) => Promise<string>): Promise<string> {
  const kept = join(keptIn, name);
  if (existsSync(kept)) return kept;
  mkdirSync(keptIn, { recursive: true });
  const claimed = `${kept}.claim`;
  while (!claim(claimed)) await pause(100);
  const home = mkdtempSync(join(keptIn, 'making-'));
  try {
    forgetOld();
    if (!existsSync(kept)) renameSync(await make(home), kept);
    return kept;
  } finally {
    rmSync(home, { recursive: true, force: true });
    rmSync(claimed, { force: true });
  }
}

const bundles = (): Promise<string> =>
  keep(`bundles-${versionOf(bundlesMadeFrom, {})}`, async (home) => {
    const folder = join(home, 'bundles');
    bundleFunctions(folder);
    return folder;
  });

/** The folder of the assembly; not to be changed. */
export async function assemblyFor(
  settings: StageSettings = {},
  stage: Stage['name'] = 'dev',
): Promise<string> {
  const version = versionOf(assemblyMadeFrom, { settings, stage });
  return keep(`assembly-${version}`, async (home) => {
    const context = JSON.stringify({ [stage]: JSON.stringify(settings) });
    const given = {
      ...{ FANFUND_BUNDLES: await bundles(), CDK_CONTEXT_JSON: context, CDK_VALIDATION: 'true' },
    };
    return synthesise({ home, stage, environment: { ...process.env, ...given } });
  });
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

/** `capability` gives a message up after three tries: by its own queue, that would take hours. */
export async function assemblyGivingUpSoon(folder: string, capability: string): Promise<string> {
  const copy = join(folder, 'assembly');
  cpSync(await assemblyFor(), copy, { recursive: true });
  for (const file of readdirSync(copy).filter((name) => name.endsWith('.template.json'))) {
    const path = join(copy, file);
    const template = JSON.parse(readFileSync(path, 'utf8')) as Template;
    for (const { Properties: properties = {} } of Object.values(template.Resources)) {
      if (properties.QueueName === `fanfund-dev-${capability}` && properties.RedrivePolicy)
        properties.RedrivePolicy.maxReceiveCount = triesMax;
      if (properties.FunctionName === `fanfund-dev-${capability}` && properties.Environment)
        properties.Environment.Variables['RECEIVES_MAX'] = String(triesMax);
    }
    writeFileSync(path, JSON.stringify(template));
  }
  return copy;
}

const triesMax = 3;

type Template = {
  readonly Resources: Record<
    string,
    {
      readonly Properties?: {
        readonly QueueName?: unknown;
        readonly FunctionName?: unknown;
        readonly RedrivePolicy?: { maxReceiveCount: number };
        readonly Environment?: { readonly Variables: Record<string, unknown> };
      };
    }
  >;
};

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
