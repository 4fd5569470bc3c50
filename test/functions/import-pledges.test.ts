import { describe, expect, test } from '@jest/globals';
import { importPledges } from '../../functions/import-pledges/import-pledges.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const header = 'reference,campaign_id,customer_reference,amount_minor,paid_by,email';

const run = ({ id: partnerId }: Partner, csv: string, dryRun: boolean) =>
  importPledges(shop, request({ path: { partnerId }, body: { csv, dryRun } }));

async function selling() {
  const campaign = await shop.given('live');
  return { campaign, partner: await shop.giveShop({ campaignIds: [campaign.id] }) };
}

describe('a file of pledges', () => {
  test('is judged row by row, and a dry run changes nothing', async () => {
    const { campaign, partner } = await selling();
    const csv = [
      header,
      `ks-1,${campaign.id},anna,2500,partner,anna@backers.example`,
      `ks-2,${campaign.id},ben,,partner,`,
      `ks-1,${campaign.id},carl,2500,partner,`,
      `ks-3,cmp_aaaaaaaaaaaaaaaa,dora,2500,partner,`,
      `ks-4,${campaign.id},"emil, the ""second""",2500,partner,`,
      `ks-5,${campaign.id},"fay",12.5,partner,`,
    ].join('\r\n');
    const answer = bodyOf(await run(partner, csv, true));
    expect(answer).toMatchObject({ dryRun: true, rows: 6, created: 1, known: 0, refused: 5 });
    expect(
      (answer['items'] as { row: number; status: string; code?: string }[]).map(
        ({ row, status, code }) => [row, status, code],
      ),
    ).toEqual([
      [2, 'created', undefined],
      [3, 'refused', 'amount_required'],
      [4, 'refused', 'reference_reused'],
      [5, 'refused', 'campaign_not_allowed'],
      [6, 'refused', 'invalid_item'],
      [7, 'refused', 'amount_not_representable'],
    ]);
    expect(shop.events.take()).toEqual([]);
  });

  test('makes each pledge once, however often it comes', async () => {
    const { campaign, partner } = await selling();
    const csv = `${header}\nks-1,${campaign.id},anna,2500,partner,\nks-2,${campaign.id},ben,900,partner,`;
    expect(bodyOf(await run(partner, csv, false))).toMatchObject({ created: 2 });
    await shop.take();
    expect(bodyOf(await run(partner, csv, false))).toMatchObject({ created: 0, known: 2 });
    expect(shop.events.take()).toEqual([]);
    const other = csv.replace('2500', '2600');
    expect(bodyOf(await run(partner, other, true))).toMatchObject({ known: 1, refused: 1 });
  });

  test.each([
    ['without a column', 'reference,campaign_id\nks-1,cmp_aaaaaaaaaaaaaaaa'],
    ['with a column that nobody knows', `${header},total\n`],
    ['with a quote that does not end', `${header}\n"ks-1,`],
    ['with a row that is too short', `${header}\nks-1,cmp_aaaaaaaaaaaaaaaa`],
    ['with too many rows', `${header}\n${'a,b,c,1,partner,\n'.repeat(1001)}`],
  ])('%s is refused as a whole', async (_what, csv) => {
    const { partner } = await selling();
    expect(codeOf(await run(partner, csv, false))).toBe('csv_invalid');
    expect(shop.events.take()).toEqual([]);
  });
});
