import { expect, test } from '@jest/globals';
import { previewExtension } from '../../functions/preview-extension/preview-extension.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import {
  dayMs,
  deadlineMs,
  givenPledge,
  paymentOf,
  pledgedAtMs,
  startMs,
} from '../support/given.ts';

const stores = useStores();
let number = 0;
const heldUntil = (captureBeforeMs: number) => ({ ...paymentOf(1), captureBeforeMs });
const { clock, campaigns, pledges, totals } = stores;
const preview = (id: string, deadline: number) =>
  previewExtension(
    { campaigns, pledges, totals, now: clock },
    request({ path: { id }, query: { deadline } }),
  );

test('of holds on cards it says how many end too early, and how much they hold', async () => {
  clock.set(pledgedAtMs);
  const campaign = await stores.given('live', { collection: 'authorize' });
  const held = (captureBeforeMs: number) =>
    givenPledge(stores.table, 'confirmed', {
      campaign,
      number: (number += 1),
      payment: heldUntil(captureBeforeMs),
    });
  await held(deadlineMs + 3 * dayMs);
  await held(deadlineMs + 14 * 60 * 60 * 1000);
  const { holds } = bodyOf(await preview(campaign.id, startMs + 6 * dayMs));
  expect(holds).toEqual({ lookedAt: 2, isAll: true, ending: 1, endingMinor: 4900 });
});

test('of saved cards there is nothing to say', async () => {
  clock.set(pledgedAtMs);
  const campaign = await stores.given('live');
  expect(bodyOf(await preview(campaign.id, deadlineMs + dayMs))).not.toHaveProperty('holds');
});

test('there is none for a campaign that does not exist', async () => {
  expect(codeOf(await preview('cmp_aaaaaaaaaaaaaaaa', deadlineMs))).toBe('not_found');
  expect(codeOf(await preview('nonsense', deadlineMs))).toBe('not_found');
});
