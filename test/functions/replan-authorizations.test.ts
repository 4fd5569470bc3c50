import { expect, test } from '@jest/globals';
import { replanAuthorizations } from '../../functions/replan-authorizations/replan-authorizations.ts';
import type { CampaignState } from '../../shared/domain/campaign.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { useStores } from '../support/fanfund.ts';
import {
  dayMs,
  deadlineMs,
  givenPledge,
  hourMs,
  paymentOf,
  pledgedAtMs,
} from '../support/given.ts';

const stores = useStores();
let number = 0;
const heldUntil = (captureBeforeMs: number) => ({ ...paymentOf(1), captureBeforeMs });
const { campaigns, pledges } = stores;
const replan = (campaignId: string) =>
  replanAuthorizations(
    { campaigns, pledges, due: duePledges(stores.table) },
    { name: 'CampaignExtended', campaignId },
  );

async function held(captureBeforeMs: number, state: CampaignState = 'live', more: object = {}) {
  const campaign = await stores.given(state, { collection: 'authorize', ...more });
  return givenPledge(stores.table, 'confirmed', {
    campaign,
    number: (number += 1),
    payment: heldUntil(captureBeforeMs),
  });
}

test('a hold that ends before the deadline is due a day earlier, and nothing is told of it', async () => {
  const pledge = await held(deadlineMs - hourMs);
  await replan(pledge.campaignId);
  const after = await stores.pledgeNow(pledge.id);
  expect(after).toEqual({ ...pledge, dueAtMs: deadlineMs - hourMs - dayMs });
  await replan(pledge.campaignId);
  expect(await stores.pledgeNow(pledge.id)).toEqual(after);
});

test('a hold that lasts is left alone', async () => {
  const pledge = await held(deadlineMs + dayMs);
  await replan(pledge.campaignId);
  expect(await stores.pledgeNow(pledge.id)).toEqual(pledge);
});

test('so is what was sealed meanwhile, and what saves cards', async () => {
  for (const [state, more] of [
    ['closing', {}],
    ['live', { collection: 'save-card' }],
  ] as const) {
    const pledge = await held(pledgedAtMs + dayMs, state, more);
    await replan(pledge.campaignId);
    expect(await stores.pledgeNow(pledge.id)).toEqual(pledge);
  }
});
