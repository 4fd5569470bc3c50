/** Both campaigns of the story from their launch over the deadline to settled money. */
import * as z from 'zod';
import { creator } from '../replay/fanfund-client.ts';
import { placePledge } from '../replay/place-pledge.ts';
import { backers, milestonesOf, sumOf, termsOf } from './cast.ts';
import type { Backer } from './cast.ts';
import type { Books } from './books.ts';
import type { Stage } from './stage.ts';

export type Backed = Backer & { readonly pledgeId: string };

export type Campaign = {
  readonly id: string;
  readonly title: string;
  readonly deadlineMs: number;
  readonly backed: readonly Backed[];
};

export type Launching = {
  readonly title: string;
  readonly pledges: number;
  readonly deadlineMs: number;
};

const nothing = z.looseObject({});
const toldEach = 500;

export async function launch(stage: Stage, { title, pledges, deadlineMs }: Launching) {
  const { client, runId } = stage;
  const key = `${runId}-${title.replaceAll(' ', '-')}`;
  const id = await client.createCampaign(termsOf(title, deadlineMs), `${key}-create`);
  await stage.post(nothing, creator, {
    ...{ path: `/campaigns/${id}/milestones`, key: `${id}-plan` },
    json: { milestones: milestonesOf(deadlineMs) },
  });
  await client.publish(id, `${key}-publish`);
  let placed = 0;
  const backed = await Promise.all(
    backers(pledges).map((backer) =>
      stage.slots.run(async (): Promise<Backed> => {
        const { rewardId, quantity, name } = backer;
        const wish = { campaignId: id, backer: name, order: { rewardId, quantity }, deadlineMs };
        const deps = { client, now: stage.now, sleep: stage.rest };
        const pledgeId = await placePledge(deps, { ...wish, key: `${key}-${backer.number}` });
        placed += 1;
        if (placed % toldEach === 0) stage.print(`  … ${placed} of ${pledges} pledged`);
        return { ...backer, pledgeId };
      }),
    ),
  );
  return { id, title, deadlineMs, backed } satisfies Campaign;
}

/** After the deadline late requests get a moment to end. */
const graceMs = 60_000;

export async function settle(
  stage: Stage,
  books: Books,
  campaigns: readonly Campaign[],
): Promise<void> {
  const lastMs = Math.max(...campaigns.map(({ deadlineMs }) => deadlineMs));
  await stage.pass(stage.canPass ? lastMs + graceMs : lastMs);
  for (const { id, title, backed } of campaigns) {
    const settlement = await stage.until(`the settlement of ${title}`, async () => {
      const found = await stage.client.settlement(id);
      return found.state === 'settled' ? found : undefined;
    });
    books.differs(`${title}: collected`, sumOf(backed), settlement.collectedMinor);
    await books.balance(`${title}, settled`, id, { keptMinor: sumOf(backed) });
  }
}
