/**
 * The first campaign of the story: money is released by milestones, the promise changes and some
 * leave, three waves are sent, files have wrong rows and come twice, parcels come back, break and are
 * lost, and in the end everybody has their reward or their money.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { creator, operator } from '../replay/fanfund-client.ts';
import { fateOf, laterPromise, leaves, prices, sumOf } from './cast.ts';
import type { Fate } from './cast.ts';
import type { Backed, Campaign } from './launch.ts';
import type { Books } from './books.ts';
import { bringFile, sayParcels } from './parcels.ts';
import type { Row, WrongRow } from './parcels.ts';
import type { Stage } from './stage.ts';
import { campaignHas, checkCounts, codeOf, hasState, planDelivery } from './steps.ts';
import { reachMilestone, splitWave } from './steps.ts';

export type Played = {
  readonly campaign: Campaign;
  /** Of another campaign, for a row that names it. */
  readonly foreign: Backed;
  readonly folder: string;
};

const anything = z.looseObject({});
const wholeBasisPoints = 10_000;

export async function keepPromise(stage: Stage, books: Books, played: Played): Promise<void> {
  const { campaign, folder } = played;
  const { id, title, backed } = campaign;
  await planDelivery(stage, campaign);
  const released = await firstRelease(stage, books, campaign);
  const left = backed.filter(leaves);
  await leave(stage, books, { campaign, left, releasedMinor: released });
  const staying = backed.filter((backer) => !leaves(backer));
  await sendWaves(stage, books, { ...played, staying, left });
  await arrive(stage, books, { campaign, staying, folder });
  const paidBack = await mend(stage, books, { campaign, staying });
  const keptMinor = sumOf(backed) - sumOf(left) - paidBack;
  const after = await books.balance(`${title}, parcels paid back`, id, {
    ...{ keptMinor, releasedMinor: released },
  });
  await reachMilestone(stage, id, 'shipping');
  const releasedMinor = keptMinor - after.feesMinor;
  await books.balance(`${title}, all of it released`, id, { keptMinor, releasedMinor });
  await campaignHas(stage, campaign, 'fulfilled');
  const closed = left.length + staying.filter((one) => isPaidBackWhole(one)).length;
  const expected = { waiting: 0, shipping: 0, fulfilled: backed.length - closed, closed };
  await checkCounts(stage, books, { campaign, expected });
  await books.balance(`${title}, fulfilled`, id, { keptMinor, releasedMinor });
}

async function firstRelease(stage: Stage, books: Books, campaign: Campaign): Promise<number> {
  const { id, title, backed } = campaign;
  const keptMinor = sumOf(backed);
  const { feesMinor } = await books.balance(`${title}, asked`, id, { keptMinor });
  await reachMilestone(stage, id, 'production');
  const releasedMinor = Math.floor(((keptMinor - feesMinor) * 6000) / wholeBasisPoints);
  await books.balance(`${title}, first milestone`, id, { keptMinor, releasedMinor });
  return releasedMinor;
}

type Leaving = {
  readonly campaign: Campaign;
  readonly left: readonly Backed[];
  readonly releasedMinor: number;
};

const exitsSchema = z.object({
  ...{ exits: z.number(), exitedMinor: z.number() },
  windows: z.array(z.object({ closesAt: z.string(), state: z.string() })),
});

/** The promise changes for the worse; some leave in time, and one comes too late. */
async function leave(stage: Stage, books: Books, leaving: Leaving): Promise<void> {
  const { campaign, left, releasedMinor } = leaving;
  const { id, title, backed, deadlineMs } = campaign;
  await stage.post(anything, creator, {
    path: `/campaigns/${id}/promise-changes`,
    ...{ key: `${id}-later`, json: laterPromise(deadlineMs) },
  });
  await Promise.all(left.map((one) => stage.slots.run(() => exit(stage, one, 'first'))));
  for (const one of left) await hasState(stage, one, 'refunded');
  const keptMinor = sumOf(backed) - sumOf(left);
  await books.balance(`${title}, ${left.length} have left`, id, { keptMinor, releasedMinor });
  const { exits, exitedMinor, windows } = await stage.until('the exits to be counted', async () => {
    const found = await stage.get(exitsSchema, `/ops/campaigns/${id}/exits`, operator);
    return found.exits === left.length ? found : undefined;
  });
  books.differs(`${title}: exits`, [left.length, sumOf(left)], [exits, exitedMinor]);
  const [window] = windows;
  if (!stage.canPass || !window) return;
  await stage.pass(Date.parse(window.closesAt) + 1000);
  const [late] = backed.filter((backer) => !leaves(backer));
  const code = late && (await codeOf(() => exit(stage, late, 'late')));
  books.differs(`${title}: leaving too late`, 'exit_window_closed', code);
}

const exit = (stage: Stage, { pledgeId, name }: Backed, key: string): Promise<unknown> =>
  stage.post(
    anything,
    { sub: name },
    { path: `/pledges/${pledgeId}/exit`, key: `${pledgeId}-exit-${key}` },
  );

type Sending = Played & { readonly staying: readonly Backed[]; readonly left: readonly Backed[] };

async function sendWaves(stage: Stage, books: Books, sending: Sending): Promise<void> {
  const { campaign, folder, staying } = sending;
  const waves = [
    { name: 'files', rules: { rewardIds: ['guide'] } },
    { name: 'Germany', rules: { countries: ['DE'] } },
    { name: 'rest', rules: {} },
  ] as const;
  const exportedIds: string[] = [];
  for (const { name, rules } of waves) {
    const members = staying.filter((one) => waveOf(one) === name);
    const file = join(folder, `${campaign.id}-${name}.csv`);
    const wave = await splitWave(stage, campaign, { name, rules, file });
    books.differs(`wave ${name}: size`, members.length, wave.size);
    books.differs(`wave ${name}: without an address`, 0, wave.withoutAddress);
    exportedIds.push(...idsIn(file));
    await bringFile(stage, books, {
      ...{ campaignId: campaign.id, folder, name: `dispatched-${name}` },
      ...{ right: members.flatMap(dispatched), wrong: wrongRows(sending, name) },
    });
  }
  const wanted = staying.map(({ pledgeId }) => pledgeId).sort();
  books.differs('everybody is exported once', wanted, exportedIds.sort());
}

/** A row for each reward of a backer; here each wants one. */
const idsIn = (file: string): string[] =>
  readFileSync(file, 'utf8').match(/plg_[a-z2-7]{16}[0-9a-f][a-z2-7]{16}/g) ?? [];

const waveOf = ({ rewardId, country }: Backed): 'files' | 'Germany' | 'rest' => {
  if (rewardId === 'guide') return 'files';
  return rewardId === 'lamp' && country === 'DE' ? 'Germany' : 'rest';
};

const carriers = { lamp: 'dhl', guide: 'digital', print: 'pickup' } as const;

/** Two lamps go in two parcels. */
const dispatched = ({ number, pledgeId, rewardId, quantity }: Backed): Row[] =>
  Array.from({ length: quantity }, (_, place) => ({
    ...{ reference: referenceOf({ number }, place), status: 'dispatched', pledgeId },
    carrier: carriers[rewardId],
    ...(rewardId === 'lamp' && { trackingNumber: `${number}${place}` }),
    ...(quantity > 1 && { rewardId, quantity: 1 }),
  }));

const referenceOf = ({ number }: Pick<Backed, 'number'>, place = 0): string =>
  `WH-${number}-${place}`;

function wrongRows({ foreign, left, staying }: Sending, wave: string): WrongRow[] {
  const [first] = staying;
  const [gone] = left;
  const named = (name: string) => ({ reference: `BAD-${wave}-${name}`, carrier: 'dhl' });
  const sent = { status: 'dispatched' } as const;
  const pledgeId = first?.pledgeId ?? '';
  const nobody = `${pledgeId.slice(0, -4)}aaaa`;
  return [
    { ...named('nobody'), ...sent, pledgeId: nobody, code: 'not_found' },
    { ...named('foreign'), ...sent, pledgeId: foreign.pledgeId, code: 'pledge_foreign' },
    { ...named('gone'), ...sent, pledgeId: gone?.pledgeId ?? '', code: 'pledge_refunded' },
    { ...named('pigeon'), ...sent, pledgeId, carrier: 'pigeon', code: 'invalid_item' },
    { ...named('pigeon'), ...sent, pledgeId, code: 'reference_reused' },
    { ...named('unsent'), status: 'delivered', code: 'shipment_unknown' },
    {
      ...named('much'),
      ...{ ...sent, pledgeId, rewardId: first?.rewardId ?? '', quantity: 9 },
      code: 'nothing_left_to_ship',
    },
  ];
}

type Arriving = {
  readonly campaign: Campaign;
  readonly staying: readonly Backed[];
  readonly folder: string;
};

const said = (fate: Fate): Pick<Row, 'status' | 'reason'> => {
  switch (fate) {
    case 'comes back':
      return { status: 'returned', reason: 'unclaimed' };
    case 'is lost':
    case 'is lost for good':
      return { status: 'failed', reason: 'lost' };
    case 'arrives':
    case 'arrives broken':
      return { status: 'delivered' };
  }
};

/** Files are delivered with their dispatch. */
async function arrive(stage: Stage, books: Books, arriving: Arriving): Promise<void> {
  const { campaign, staying, folder } = arriving;
  const sent = staying.filter(({ rewardId }) => rewardId !== 'guide');
  const right = sent.flatMap((backer) =>
    dispatched(backer).map(({ reference }, place) => ({
      ...{ reference, ...said(place === 0 ? fateOf(backer) : 'arrives') },
    })),
  );
  await bringFile(stage, books, {
    ...{ campaignId: campaign.id, folder, name: 'delivered', right },
    wrong: [{ reference: 'BAD-unsent', status: 'returned', code: 'shipment_unknown' }],
  });
}

const isPaidBack = (backer: Backed): boolean => fateOf(backer) === 'is lost for good';

/** Nothing is left of the pledge; who wanted two has the other one. */
const isPaidBackWhole = (backer: Backed): boolean => isPaidBack(backer) && backer.quantity === 1;

/** Replaced, or paid back where it is lost for good; answers with how much that is. */
async function mend(
  stage: Stage,
  books: Books,
  { campaign, staying }: Omit<Arriving, 'folder'>,
): Promise<number> {
  const { id } = campaign;
  const broken = staying.filter((one) => fateOf(one) === 'arrives broken');
  const unlucky = staying.filter((one) => fateOf(one) !== 'arrives');
  const lost = unlucky.filter(isPaidBack);
  const replaced = unlucky.filter((one) => !isPaidBack(one));
  const breaks = broken.map((one) => ({
    ...({ reference: referenceOf(one), status: 'failed', reason: 'broken' } as const),
  }));
  books.differs('found broken', breaks.length, await sayParcels(stage, id, breaks));
  const again = replaced.map((one) => ({
    ...({ reference: `${referenceOf(one)}-again`, status: 'dispatched' } as const),
    ...{ pledgeId: one.pledgeId, carrier: 'dhl' },
  }));
  books.differs('sent again', again.length, await sayParcels(stage, id, again));
  for (const one of lost) await payBack(stage, one);
  for (const one of lost.filter(isPaidBackWhole)) await hasState(stage, one, 'refunded');
  const arrived = again.map(({ reference }) => ({ reference, status: 'delivered' }) as const);
  books.differs('arrived in the end', again.length, await sayParcels(stage, id, arrived));
  return lost.length * prices.lamp;
}

const payBack = (stage: Stage, { pledgeId, rewardId }: Backed): Promise<unknown> =>
  stage.post(anything, operator, {
    path: `/ops/pledges/${pledgeId}/refunds`,
    key: `${pledgeId}-lost`,
    json: { lines: [{ rewardId, quantity: 1 }], reason: 'product_not_made' },
  });
