/**
 * The second campaign of the story: half of it is delivered when its creator gives up. Who has the
 * reward has paid for it; everybody else gets the money back, once, and a report says so, signed.
 */
import * as z from 'zod';
import { creator } from '../replay/fanfund-client.ts';
import { verifyReport } from '../verify-report.ts';
import { sumOf } from './cast.ts';
import type { Backed, Campaign } from './launch.ts';
import type { Books } from './books.ts';
import { bringFile } from './parcels.ts';
import type { Row } from './parcels.ts';
import type { Stage } from './stage.ts';
import { codeOf, planDelivery, reachMilestone } from './steps.ts';

const abandonmentSchema = z.object({
  state: z.string(),
  preview: z.looseObject({ state: z.string(), figures: z.unknown().optional() }).optional(),
  progress: z
    .looseObject({ refundedMinor: z.number(), settledAt: z.string().optional() })
    .optional(),
});
const anything = z.looseObject({});

export async function giveUp(
  stage: Stage,
  books: Books,
  { campaign, folder }: { readonly campaign: Campaign; readonly folder: string },
): Promise<void> {
  const { id, title, backed } = campaign;
  await planDelivery(stage, campaign);
  const half = Math.ceil(backed.length / 2);
  const [delivered, waiting] = [backed.slice(0, half), backed.slice(half)];
  await deliver(stage, books, { campaign, delivered, folder });
  const whole = { keptMinor: sumOf(backed) };
  await books.balance(`${title}, half of it delivered`, id, whole);
  await preview(stage, books, { campaign, delivered, waiting });
  await abandon(stage, books, campaign);
  const { refundedMinor } = await stage.until(`${title} to be given back`, async () => {
    const { progress } = await stage.get(
      abandonmentSchema,
      `/campaigns/${id}/abandonment`,
      creator,
    );
    return progress?.settledAt === undefined ? undefined : progress;
  });
  books.differs(`${title}: given back`, sumOf(waiting), refundedMinor);
  const keptMinor = sumOf(delivered);
  await books.balance(`${title}, given up`, id, { keptMinor });
  await proveReport(stage, books, campaign);
  const code = await codeOf(() => reachMilestone(stage, id, 'production'));
  books.differs(`${title}: nothing is released any more`, 'campaign_state', code);
}

type Delivering = {
  readonly campaign: Campaign;
  readonly delivered: readonly Backed[];
  readonly folder: string;
};

async function deliver(stage: Stage, books: Books, delivering: Delivering): Promise<void> {
  const { campaign, delivered, folder } = delivering;
  const rows = (status: 'dispatched' | 'delivered'): Row[] =>
    delivered.map(({ number, pledgeId }) => ({
      ...{ reference: `UP-${number}`, status, pledgeId, carrier: 'ups' },
    }));
  for (const status of ['dispatched', 'delivered'] as const)
    await bringFile(stage, books, {
      ...{ campaignId: campaign.id, folder, name: `half-${status}` },
      ...{ right: rows(status), wrong: [] },
    });
}

type Previewing = Pick<Delivering, 'campaign' | 'delivered'> & {
  readonly waiting: readonly Backed[];
};

async function preview(stage: Stage, books: Books, previewing: Previewing): Promise<void> {
  const { campaign, delivered, waiting } = previewing;
  const path = `/campaigns/${campaign.id}`;
  await stage.post(anything, creator, {
    path: `${path}/abandonment-previews`,
    key: `${campaign.id}-preview`,
  });
  const found = await stage.until('the preview', async () => {
    const answer = await stage.get(abandonmentSchema, `${path}/abandonment`, creator);
    return answer.preview?.state === 'counted' ? answer.preview.figures : undefined;
  });
  const none = { pledges: 0, amountMinor: 0 };
  const sum = (some: readonly Backed[]) => ({ pledges: some.length, amountMinor: sumOf(some) });
  books.differs(
    `${campaign.title}: what giving up would mean`,
    {
      ...{ pledges: campaign.backed.length, refunds: sum(waiting), releases: none },
      delivered: sum(delivered),
      otherRoutes: { heldByPartner: none, withBank: none, refundFailed: none },
    },
    found,
  );
}

async function abandon(stage: Stage, books: Books, { id, title }: Campaign): Promise<void> {
  const ask = (confirm: string): Promise<unknown> =>
    stage.post(anything, creator, {
      path: `/campaigns/${id}/abandon`,
      ...{ key: `${id}-abandon-${confirm}`.replaceAll(' ', '-'), json: { confirm } },
    });
  const code = await codeOf(() => ask('something else'));
  books.differs(`${title}: given up by mistake`, 'confirmation_wrong', code);
  await ask(title);
}

/** Proved as anybody can, by what is published. */
async function proveReport(stage: Stage, books: Books, { id, title }: Campaign): Promise<void> {
  const report = await stage.until('the report', async () => {
    const found = await stage.get(anything, `/campaigns/${id}/settlement/report`);
    return isOfEnd(found) ? found : undefined;
  });
  const url = `${stage.addresses.api}/.well-known/fanfund/report-key.json`;
  const keys = await stage.send({ method: 'GET', url });
  const { code, lines } = verifyReport(JSON.stringify(report), JSON.stringify(keys.body));
  books.differs(`${title}: the signed report (${lines.join(' ')})`, 0, code);
}

/** The one before the end told of the settlement. */
const isOfEnd = ({ report }: { readonly report?: unknown }): boolean =>
  Reflect.get(Object(report), 'outcome') === 'abandoned';
