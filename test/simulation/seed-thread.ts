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
import { stripeTwin } from './payments.ts';
import type { Stage } from './run-seed.ts';
import type { World } from './world.ts';

export async function setStage(
  assemblyFolder: string,
  changes: readonly SourceChange[] = [],
): Promise<Stage> {
  const stand: { world: World | undefined } = { world: undefined };
  const present = (): World => {
    if (!stand.world) throw new Error('No world is there.');
    return stand.world;
  };
  const twins = {
    ...awsTwins(() => present().aws),
    ...stripeTwin(() => present().payments),
  };
  const code = await loadProduction(changes, twins);
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-tokens-'));
  const signer = await openSigner(folder, () => Date.UTC(2027, 0, 4));
  rmSync(folder, { recursive: true });
  return {
    blueprint: readBlueprint(assemblyFolder),
    codes: [code],
    signer,
    tokens: new Map(),
    stand,
  };
}
