/**
 * The story of two funded campaigns, one that keeps its promise and one that is given up half-way,
 * played against a running Fanfund. Answers with everything that came out otherwise than it had to.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBooks } from './books.ts';
import { giveUp } from './given-up.ts';
import { keepPromise } from './kept-promise.ts';
import { launch, settle } from './launch.ts';
import type { Campaign } from './launch.ts';
import type { Stage } from './stage.ts';

export type Told = { readonly differences: readonly string[]; readonly seconds: number };

export const titles = {
  kept: 'Lantern One',
  givenUp: 'Lantern Mini',
} as const;

export const launchBoth = async (
  stage: Stage,
  terms: { readonly pledges: number; readonly deadlineMs: number },
): Promise<readonly [Campaign, Campaign]> => [
  await launch(stage, { ...terms, title: titles.kept }),
  await launch(stage, { ...terms, title: titles.givenUp }),
];

/** From their deadline on. */
export async function playOn(
  stage: Stage,
  [kept, givenUp]: readonly [Campaign, Campaign],
): Promise<Told> {
  const books = openBooks(stage);
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-fulfil-'));
  const [foreign] = givenUp.backed;
  if (!foreign) throw new Error('A campaign of the story has backers.');
  try {
    await settle(stage, books, [kept, givenUp]);
    stage.print(`\n  ${kept.title}`);
    await keepPromise(stage, books, { campaign: kept, foreign, folder });
    stage.print(`\n  ${givenUp.title}`);
    await giveUp(stage, books, { campaign: givenUp, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { differences: books.differences, seconds: secondsSince(stage) };
}

const secondsSince = ({ now, startedAtMs }: Stage): number => (now() - startedAtMs) / 1000;
