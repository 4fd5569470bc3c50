/** The books over HTTP alone: what operations read, what anybody can prove, and what a check adds. */
import { expect, test } from '@jest/globals';
import { verifyReport } from '../../infra/verify-report.ts';
import { useCloud } from '../support/running-cloud.ts';
import { backer, eventually } from '../support/storefront.ts';
import type { Who } from '../support/storefront.ts';

const fanfund = useCloud();
const operator: Who = { sub: 'an-operator', scope: 'ops' };

type Ledger = {
  readonly entries: number;
  readonly balances: readonly {
    readonly account: string;
    readonly currency: string;
    readonly balanceMinor: number;
  }[];
  readonly items: readonly { readonly number: number; readonly kind: string }[];
};

const ledgerOf = async (id: string): Promise<Ledger> => {
  const path = `/v1/ops/campaigns/${id}/ledger?limit=100`;
  const { status, body } = await fanfund.send<Ledger>('GET', path, { as: operator });
  expect(status).toBe(200);
  return body;
};

const kindsOf = ({ items }: Ledger): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(items, ({ kind }) => kind)].map(([k, v]) => [k, v.length]));

test('a settled campaign has a ledger that adds up and a report that anybody can prove', async () => {
  const terms = { goal: { amountMinor: 4_000 }, deadline: fanfund.inSeconds(600) };
  const saved = await fanfund.launch(terms);
  const charged = await fanfund.launch({ ...terms, collection: 'charge-now' });
  for (const { id } of [saved, charged])
    for (const name of ['anna', 'ben'])
      await fanfund.back(id, backer(`${name}-${id}`), { amountMinor: 2_000 });
  fanfund.passDeadline(terms.deadline);
  for (const { id } of [saved, charged]) {
    const settlement = await fanfund.settled(id);
    expect(settlement).toMatchObject({ outcome: 'funded', addsUp: true, collectedMinor: 4_000 });
  }

  const ledger = await ledgerOf(saved.id);
  expect(kindsOf(ledger)).toEqual({ pledged: 2, collected: 2, fee: 2 });
  expect(ledger.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(ledger.balances.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)).toBe(0);
  const outsider = await fanfund.send('GET', `/v1/ops/campaigns/${saved.id}/ledger`, {
    as: backer('anna'),
  });
  expect(outsider.status).toBe(403);

  const keys = await fanfund.send<object>('GET', '/.well-known/fanfund/report-key.json');
  const path = `/v1/campaigns/${saved.id}/settlement/report`;
  const report = await fanfund.send<object>('GET', path);
  const text = JSON.stringify(report.body, null, 1);
  expect(verifyReport(text, JSON.stringify(keys.body))).toMatchObject({ code: 0 });
  expect(verifyReport(text.replace('4000', '4001'), JSON.stringify(keys.body)).code).toBe(1);

  expect(kindsOf(await ledgerOf(charged.id))).toEqual({ pledged: 2, collected: 2 });
  const charges = await fanfund.charges(charged.id);
  const days = charges.map(({ created }) => new Date(created * 1000).toISOString().slice(0, 10));
  for (const day of new Set(days)) {
    const asked = { as: operator, body: { day } };
    expect((await fanfund.send('POST', '/v1/ops/ledger-checks', asked)).status).toBe(202);
  }
  await eventually(async () => {
    const { later_fee: fees } = kindsOf(await ledgerOf(charged.id));
    return fees === 2 ? fees : undefined;
  }, 'the fees that Stripe took with the pledges');
  expect(kindsOf(await ledgerOf(saved.id))).toEqual({ pledged: 2, collected: 2, fee: 2 });
  expect(fanfund.cloud.deadLetters()).toEqual({});
});
