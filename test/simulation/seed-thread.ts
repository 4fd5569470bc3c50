/** Gets a thread ready to run seeds: the product's code, the template, keys. */
import './kernel/deterministic.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigner } from '../../infra/local/tokens/signing-key.ts';
import { readBlueprint } from './blueprint.ts';
import { awsTwins } from './kernel/aws-clients.ts';
import type { SourceChange } from './kernel/production.ts';
import { loadProduction } from './kernel/production.ts';
import { webTwins } from './partner-web.ts';
import { stripeTwin } from './payments.ts';
import type { Stage } from './run-seed.ts';
import type { World } from './world.ts';

export const setStage = async (
  assemblyFolder: string,
  changes: readonly SourceChange[] = [],
): Promise<Stage> => (await openTheatre(assemblyFolder))(changes);

/** Sets a stage for each version of the product; all but its code is made once. */
export async function openTheatre(
  assemblyFolder: string,
): Promise<(changes: readonly SourceChange[]) => Promise<Stage>> {
  const stand: { world: World | undefined } = { world: undefined };
  const present = (): World => {
    if (!stand.world) throw new Error('No world is there.');
    return stand.world;
  };
  const twins = {
    ...awsTwins(() => present().aws),
    ...stripeTwin(() => present().payments),
    ...webTwins(() => present().web),
  };
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-tokens-'));
  const signer = await openSigner(folder, () => Date.UTC(2027, 0, 4));
  rmSync(folder, { recursive: true });
  const common = { blueprint: readBlueprint(assemblyFolder), signer, tokens: new Map(), stand };
  return async (changes) => ({ ...common, codes: [await loadProduction(changes, twins)] });
}
