import { describe, expect, test } from '@jest/globals';
import type {
  PledgeEvent,
  PledgeEventType,
  PledgeIn,
  PledgeState,
} from '../../shared/domain/pledge.ts';
import { evolvePledge, givesHoldsBack, written } from '../../shared/domain/pledge.ts';
import {
  campaignIn,
  paymentOf,
  pending,
  pledgeIn,
  pledgedAtMs,
  refundRecord,
  sealedAtMs,
} from '../support/given.ts';
import { pledgeEvents } from '../support/events.ts';

const types = Object.keys(pledgeEvents) as PledgeEventType[];

describe('what an event writes', () => {
  const after = (state: PledgeState, event: PledgeEvent) => evolvePledge(pledgeIn(state), event);

  test('a confirmed pledge knows its payment and forgets the client secret', () => {
    const prepared = evolvePledge(pending(), pledgeEvents.PledgePrepared);
    expect(prepared).toMatchObject({
      prepared: { intentId: 'seti_1', clientSecret: 'seti_1_secret_x' },
    });
    expect(evolvePledge(prepared ?? pending(), pledgeEvents.PledgeConfirmed)).toMatchObject({
      payment: { intentId: 'seti_1', customerId: 'cus_1', paymentMethodId: 'pm_1' },
      prepared: undefined,
    });
  });

  test('a pledge that is disputed while it leaves forgets the client secret', () => {
    const leaving = [pledgeEvents.PledgePrepared, pledgeEvents.PledgeReleaseStarted].reduce<
      ReturnType<typeof evolvePledge>
    >((pledge, event) => pledge && evolvePledge(pledge, event), pending());
    expect(leaving).toMatchObject({ prepared: { clientSecret: 'seti_1_secret_x' } });
    expect(leaving && evolvePledge(leaving, pledgeEvents.PledgeDisputed)).toMatchObject({
      ...{ state: 'disputed', prepared: undefined },
    });
  });

  test('an attempt to collect has its number and its time', () => {
    expect(after('confirmed', pledgeEvents.PledgeCollectionStarted)).toMatchObject({
      attempt: { purpose: 'collect', number: 2, startedAtMs: pledgedAtMs + 3_000 },
    });
  });

  test('an attempt to collect says when it replaces the intent, or which one it is about', () => {
    const { PledgeCollectionStarted: event } = pledgeEvents;
    const failed = after('past_due', event) as PledgeIn<'collecting'>;
    expect(failed.attempt).not.toHaveProperty('replacesIntent');
    expect(evolvePledge(failed, { ...event, replacesIntent: true })).toMatchObject({
      attempt: { purpose: 'collect', number: 2, replacesIntent: true },
      unpaidIntentId: failed.unpaidIntentId,
    });
    expect(evolvePledge(failed, { ...event, unpaidIntentId: 'pi_9' })).toMatchObject({
      unpaidIntentId: 'pi_9',
    });
    const replacing = evolvePledge(failed, { ...event, replacesIntent: true });
    const next = evolvePledge(replacing ?? failed, event) as PledgeIn<'collecting'>;
    expect(next.attempt).not.toHaveProperty('replacesIntent');
  });

  test('an attempt to collect keeps the PaymentIntent that was not paid, if it names no other', () => {
    const prepared = after('past_due', pledgeEvents.PledgeRecoveryPrepared) ?? pending();
    expect(evolvePledge(prepared, pledgeEvents.PledgeCollectionStarted)).toMatchObject({
      ...{ state: 'collecting', unpaidIntentId: 'pi_2' },
    });
  });

  test('a new attempt to collect forgets the failure before', () => {
    expect(after('past_due', pledgeEvents.PledgeCollectionStarted)).toMatchObject({
      state: 'collecting',
      failure: undefined,
    });
  });

  test('a release remembers its reason', () => {
    expect(after('pending', pledgeEvents.PledgeReleaseStarted)).toMatchObject({
      attempt: { purpose: 'release', number: 1 },
      reason: 'campaign_cancelled',
    });
  });

  test('a change replaces reward, quantity, amount and holds, and nothing else', () => {
    const before = pledgeIn('confirmed', { rewardId: 'kettle' });
    const changed = evolvePledge(before, pledgeEvents.PledgeChanged);
    expect(changed).toEqual({
      ...before,
      rewardId: 'mug',
      quantity: 3,
      amountMinor: 4500,
      holds: [{ counter: 'stock#mug#0', units: 3 }],
      version: 3,
      history: [...before.history, { type: 'PledgeChanged', atMs: pledgedAtMs + 2_000 }],
    });
  });

  test('a change replaces what is sent where, what that costs and what was given on top', () => {
    const before = pledgeIn('confirmed', {
      ...{ shipTo: { country: 'DE' }, shippingMinor: 500, extraMinor: 100 },
    });
    const taxes = [
      { title: 'VAT', rateBasisPoints: 2000, included: true, amountMinor: 750 } as const,
    ];
    const parts = { shipTo: { country: 'AT' }, shippingMinor: 700, taxes, extraMinor: 40 };
    const event = { ...pledgeEvents.PledgeChanged, ...parts };
    expect(evolvePledge(before, event)).toMatchObject(parts);
    const plain = evolvePledge(before, pledgeEvents.PledgeChanged);
    expect(plain).toMatchObject({ shipTo: undefined, shippingMinor: undefined });
    expect(plain).toMatchObject({ taxes: undefined, extraMinor: undefined });
  });

  test('a change to support without a reward forgets the reward', () => {
    const event = { ...pledgeEvents.PledgeChanged, rewardId: undefined };
    expect(evolvePledge(pledgeIn('pending', { rewardId: 'kettle' }), event)).toMatchObject({
      rewardId: undefined,
    });
  });

  test.each(['PledgeCreated', 'PledgeReminded', 'PledgeCollectionPending'] as const)(
    '%s writes nothing but when to look again',
    (type) => {
      expect(written(pledgeEvents[type])).toStrictEqual({ dueAtMs: undefined });
      expect(written({ ...pledgeEvents[type], dueAtMs: 7 })).toStrictEqual({ dueAtMs: 7 });
    },
  );

  test('a pledge that was verified counts like any other', () => {
    const large = { ...pledgeIn('confirmed'), verifyAfterMs: 1 };
    expect(evolvePledge(large, pledgeEvents.PledgeVerified)?.verifyAfterMs).toBeUndefined();
  });

  test('a hold that was replaced is a saved card with another payment', () => {
    const campaign = campaignIn('live', { collection: 'authorize' });
    const replaced = evolvePledge(pledgeIn('confirmed', { campaign }), {
      ...pledgeEvents.PledgeAuthorizationReplaced,
      payment: paymentOf(2),
    });
    expect(replaced).toMatchObject({ collection: 'save-card', payment: paymentOf(2) });
  });

  test('a window that was extended has its new end, and a recovery its PaymentIntent', () => {
    expect(after('past_due', pledgeEvents.PledgeWindowExtended)).toMatchObject({
      pastDueUntilMs: sealedAtMs + 9_000,
    });
    expect(after('past_due', pledgeEvents.PledgeRecoveryPrepared)).toMatchObject({
      unpaidIntentId: 'pi_2',
    });
  });

  test('what was collected after all is no longer due', () => {
    const failed = evolvePledge(pledgeIn('past_due'), pledgeEvents.PledgeRecoveryPrepared);
    expect(evolvePledge(failed ?? pending(), pledgeEvents.PledgeCollected)).toMatchObject({
      ...{ failure: undefined, pastDueUntilMs: undefined, unpaidIntentId: undefined },
    });
  });

  test.each(['PledgeReleased', 'PledgeCancelled', 'PledgeLapsed'] as const)(
    '%s tells of the refunds and what they give back, where money had been taken',
    (type) => {
      const refunds = [refundRecord({ state: 'succeeded' })];
      const event = { ...pledgeEvents[type], refunds, chargedIntentId: 'pi_9' };
      expect(after('releasing', event)).toMatchObject({ refunds, chargedIntentId: 'pi_9' });
      const nothingTaken = written({ ...pledgeEvents[type], chargedIntentId: 'pi_9' });
      expect(Object.keys(nothingTaken).filter((name) => /refunds|Intent/.test(name))).toEqual([]);
    },
  );

  test('only leaving gives back what was held', () => {
    expect(types.filter(givesHoldsBack).sort()).toEqual([
      'PledgeCancelled',
      'PledgeDropped',
      'PledgeLapsed',
      'PledgeReleased',
    ]);
  });
});
