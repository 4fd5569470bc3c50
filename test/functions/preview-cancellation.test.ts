import { expect, test } from '@jest/globals';
import { previewCancellation } from '../../functions/preview-cancellation/preview-cancellation.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { deadlineMs } from '../support/given.ts';

const { clock, campaigns, totals, given } = useStores();
const preview = (id: string) =>
  previewCancellation(
    { campaigns, totals, stripePerSecond: 25, now: clock },
    request({ path: { id } }),
  );

test('a campaign without pledges can be cancelled, and nothing is to be given back', async () => {
  const { id, title, version } = await given('live');
  expect(bodyOf(await preview(id))).toEqual({
    ...{ campaignId: id, isPossible: true, pledges: 0, pledgedMinor: 0, refundMinor: 0 },
    ...{ currency: 'USD', secondsLeft: 0, confirm: title, version },
  });
});

test('after the deadline it says why not', async () => {
  const { id } = await given('live');
  clock.set(deadlineMs);
  expect(bodyOf(await preview(id))).toMatchObject({
    ...{ isPossible: false, problem: { code: 'campaign_closed' } },
  });
});

test('of a campaign that is not there nothing is told', async () => {
  expect(codeOf(await preview('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
