import { expect, test } from '@jest/globals';
import { preparePayment } from '../../functions/prepare-payment/prepare-payment.ts';
import { TransientError } from '../../shared/errors.ts';
import { useFanfund } from '../support/fanfund.ts';
import { givenPledge, hourMs } from '../support/given.ts';

const fanfund = useFanfund();
const { clock, stripe } = fanfund;

test.each([
  ['save-card', 'seti_'],
  ['authorize', 'pi_'],
  ['charge-now', 'pi_'],
] as const)('a payment with %s is prepared and remembered', async (collection, prefix) => {
  const pledge = await fanfund.givenPending(await fanfund.given('live', { collection }));
  await preparePayment(fanfund, { pledgeId: pledge.id });
  const after = await fanfund.pledgeNow(pledge.id);
  expect(after).toMatchObject({
    state: 'pending',
    prepared: {
      intentId: expect.stringMatching(new RegExp(`^${prefix}`)),
      clientSecret: expect.stringContaining('_secret_'),
    },
  });
  expect(after.history.map(({ type }) => type)).toEqual(['PledgeCreated', 'PledgePrepared']);
});

test('a message that comes again prepares nothing again', async () => {
  const pledge = await fanfund.givenPending(await fanfund.given('live'));
  await preparePayment(fanfund, { pledgeId: pledge.id });
  const prepared = await fanfund.pledgeNow(pledge.id);
  await stripe.takeRequests();
  await preparePayment(fanfund, { pledgeId: pledge.id });
  expect(await fanfund.pledgeNow(pledge.id)).toEqual(prepared);
  expect(await stripe.takeRequests()).toEqual({});
});

test('two messages at once prepare the same intent', async () => {
  const pledge = await fanfund.givenPending(
    await fanfund.given('live', { collection: 'authorize' }),
  );
  await Promise.allSettled([1, 2].map(() => preparePayment(fanfund, { pledgeId: pledge.id })));
  await preparePayment(fanfund, { pledgeId: pledge.id });
  expect(await stripe.intentsOf(pledge.id)).toHaveLength(1);
});

test('a Stripe that is busy is asked again later', async () => {
  const pledge = await fanfund.givenPending(await fanfund.given('live'));
  await stripe.fault({
    match: { method: 'POST', path: '/v1/setup_intents' },
    fault: 'rate_limited',
  });
  const message = { pledgeId: pledge.id };
  await expect(preparePayment(fanfund, message)).rejects.toThrow(TransientError);
  await stripe.fault();
  await preparePayment(fanfund, message);
  expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({ prepared: expect.any(Object) });
});

test('a pledge whose key Stripe may have forgotten is not prepared a second time', async () => {
  const pledge = await fanfund.givenPending(await fanfund.given('live'));
  clock.advance(20 * hourMs);
  await stripe.takeRequests();
  await preparePayment(fanfund, { pledgeId: pledge.id });
  expect(await stripe.takeRequests()).toEqual({});
});

test.each(['confirmed', 'cancelled', 'lapsed', 'collected', 'released'] as const)(
  'a %s pledge is left alone',
  async (state) => {
    const pledge = await givenPledge(fanfund.table, state, {
      campaign: await fanfund.given('live'),
    });
    await stripe.takeRequests();
    await preparePayment(fanfund, { pledgeId: pledge.id });
    expect(await fanfund.pledgeNow(pledge.id)).toEqual(pledge);
    expect(await stripe.takeRequests()).toEqual({});
  },
);
