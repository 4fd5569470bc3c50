import { describe, expect, test } from '@jest/globals';
import { cancelPledge } from '../../functions/cancel-pledge/cancel-pledge.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { ReleaseMessage } from '../../shared/queues/messages.ts';
import { bodyOf, callerOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { deadlineMs, givenPledge } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe } = fanfund;

const cancel = (pledge: Pledge, releases = keptQueue<ReleaseMessage>(), by = pledge.backerId) =>
  cancelPledge(
    { ...fanfund, releases },
    request({ caller: callerOf(by), path: { id: pledge.id } }),
  );

describe('a backer who leaves', () => {
  test('with a saved card has left at once, and Stripe is not asked', async () => {
    const pledge = await fanfund.givenConfirmed(await fanfund.given('live'));
    const releases = keptQueue<ReleaseMessage>();
    await stripe.takeRequests();
    expect(bodyOf(await cancel(pledge, releases))).toMatchObject({
      ...{ state: 'cancelled', payment: { status: 'released' } },
    });
    expect(releases.messages).toEqual([]);
    expect(await stripe.takeRequests()).toEqual({});
  });

  test.each(['authorize', 'charge-now'] as const)(
    'with %s is given back from the queue, and by a second message if the first is lost',
    async (collection) => {
      const pledge = await fanfund.givenConfirmed(await fanfund.given('live', { collection }));
      const seen: (readonly [state: string, delaySeconds: number | undefined])[] = [];
      const releases = keptQueue<ReleaseMessage>();
      const watched = {
        ...releases,
        send: async (...sent: Parameters<typeof releases.send>) => {
          seen.push([(await fanfund.pledgeNow(pledge.id)).state, sent[1].delaySeconds]);
          await releases.send(...sent);
        },
      };
      expect(bodyOf(await cancel(pledge, watched))).toMatchObject({
        ...{ state: 'releasing', payment: { status: 'releasing' } },
      });
      // The one ahead is delayed until this request is over.
      expect(seen).toEqual([
        ['confirmed', 15],
        ['releasing', 0],
      ]);
      const message = { pledgeId: pledge.id, reason: 'cancelled_by_backer' };
      expect(releases.messages).toEqual([message, message]);
    },
  );

  test('gives back the stock that was held', async () => {
    const rewards = [{ id: 'lamp', title: 'A lamp', priceMinor: 4900, stock: 3 }];
    const campaign = await fanfund.given('live', { rewards });
    const pledge = await fanfund.givenPending(campaign, { rewardId: 'lamp', quantity: 2 });
    await cancel(pledge);
    expect((await fanfund.figures([campaign]))(campaign).remaining.get('lamp')).toBe(3);
  });

  test.each(['save-card', 'authorize'] as const)(
    'twice has left once, with %s',
    async (collection) => {
      const pledge = await fanfund.givenConfirmed(await fanfund.given('live', { collection }));
      const first = bodyOf(await cancel(pledge));
      const left = await fanfund.pledgeNow(pledge.id);
      expect(bodyOf(await cancel(pledge))).toEqual(first);
      expect(await fanfund.pledgeNow(pledge.id)).toEqual(left);
    },
  );

  test('may do so before the payment is set up', async () => {
    const pledge = await fanfund.givenPending(await fanfund.given('live'));
    expect(bodyOf(await cancel(pledge))).toMatchObject({ state: 'cancelled' });
  });
});

describe('leaving is refused', () => {
  test('at the deadline', async () => {
    const pledge = await fanfund.givenConfirmed(await fanfund.given('live'));
    clock.set(deadlineMs);
    expect(codeOf(await cancel(pledge))).toBe('campaign_closed');
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
  });

  test.each(['collecting', 'collected', 'past_due', 'released', 'lapsed', 'dropped'] as const)(
    'for a %s pledge',
    async (state) => {
      const pledge = await givenPledge(fanfund.table, state, {
        campaign: await fanfund.given('live'),
      });
      const releases = keptQueue<ReleaseMessage>();
      expect(codeOf(await cancel(pledge, releases))).toBe('pledge_state');
      expect(releases.messages).toEqual([]);
    },
  );

  test("for somebody else's pledge: it does not exist for them", async () => {
    const pledge = await fanfund.givenConfirmed(await fanfund.given('live'));
    expect(codeOf(await cancel(pledge, keptQueue(), 'mallory'))).toBe('not_found');
    expect(codeOf(await cancel({ ...pledge, id: '../x' }))).toBe('not_found');
  });
});
