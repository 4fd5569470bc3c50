import { describe, expect, test } from '@jest/globals';
import { deadlineMs, hourMs, pledgeEventsTo, sealedAtMs, secondMs } from '../../support/given.ts';
import type { Story } from './tell.ts';
import { asking, tell } from './tell.ts';
import {
  chargedAsLocked,
  chargedOnlyWhenDue,
  everyChargeHasItsPledge,
  notChargedAfterLeaving,
  oneChargePerPledge,
} from './charges.ts';

const collectedAtMs = sealedAtMs + hourMs;
const confirmed = pledgeEventsTo('confirmed');
const started = (attemptNumber: number) =>
  ({ type: 'PledgeCollectionStarted', atMs: collectedAtMs, attemptNumber }) as const;
const denied = { type: 'PledgeCollectionPending', atMs: collectedAtMs } as const;

/** A funded campaign whose one pledge is being collected. */
function collecting(story: Story): Story {
  story.runs('live').pledges();
  for (const event of confirmed) story.step(event);
  story.at(sealedAtMs).campaignStep({ type: 'CampaignSealed', atMs: sealedAtMs });
  const tally = { pledgedMinor: 4900, pledges: 1, backers: 1, units: 0 };
  story.campaignStep({ type: 'CampaignFunded', atMs: sealedAtMs, tally });
  return story.at(collectedAtMs).step(started(1));
}

/** The attempt is denied by Stripe, and the next one begun. */
const secondAttempt = (story: Story): Story => collecting(story).step(denied).step(started(2));

describe('one charge per pledge', () => {
  test('a pledge that is charged once is as it should be', () => {
    const story = collecting(tell(oneChargePerPledge)).charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([]);
  });

  test('a second charge breaks it, whatever its attempt', () => {
    const story = collecting(tell(oneChargePerPledge))
      .charge('ch_1', 'pi_1')
      .charge('ch_2', 'pi_2', { attempt: 'recover-1' });
    expect(story.broken).toEqual([
      expect.stringContaining('was charged by ch_2 of pi_2 (recover-1) and is charged by ch_1'),
    ]);
  });

  test('a hold that is captured after another one was charged breaks it', () => {
    const story = collecting(tell(oneChargePerPledge))
      .charge('ch_1', 'pi_1', { captured: false, amount_captured: 0, attempt: 'prepare-1' })
      .charge('ch_2', 'pi_2');
    expect(story.broken).toEqual([]);
    story.charge('ch_1', 'pi_1', { attempt: 'prepare-1' });
    expect(story.broken).toHaveLength(1);
  });

  test('what was given back before leaves room for another', () => {
    const story = collecting(tell(oneChargePerPledge))
      .charge('ch_1', 'pi_1')
      .refund('re_1', 'ch_1')
      .charge('ch_2', 'pi_2');
    expect(story.broken).toEqual([]);
  });

  test('a refund that failed leaves none', () => {
    const story = collecting(tell(oneChargePerPledge))
      .charge('ch_1', 'pi_1')
      .refund('re_1', 'ch_1', { status: 'failed' })
      .charge('ch_2', 'pi_2');
    expect(story.broken).toHaveLength(1);
  });

  test('an attempt that Stripe had denied may come late, before or after the next one', () => {
    const late = secondAttempt(tell(oneChargePerPledge));
    late.charge('ch_2', 'pi_2', { attempt: 'collect-2' }).charge('ch_1', 'pi_1');
    expect(late.broken).toEqual([]);
    const early = secondAttempt(tell(oneChargePerPledge));
    early.charge('ch_1', 'pi_1').charge('ch_2', 'pi_2', { attempt: 'collect-2' });
    expect(early.broken).toEqual([]);
  });

  test('an attempt of which Stripe was never asked may not', () => {
    const story = collecting(tell(oneChargePerPledge))
      .step(started(2))
      .charge('ch_2', 'pi_2', { attempt: 'collect-2' })
      .charge('ch_1', 'pi_1');
    expect(story.broken).toHaveLength(1);
  });
});

describe('every charge has its pledge', () => {
  test.each(['collect-1', 'prepare-1', 'recover-1'])('%s of the pledge is one', (attempt) => {
    const story = collecting(tell(everyChargeHasItsPledge)).charge('ch_1', 'pi_1', { attempt });
    expect(story.broken).toEqual([]);
  });

  test.each(['', 'collect-2', 'recover-2', 'collect-x'])('"%s" is none of it', (attempt) => {
    const story = collecting(tell(everyChargeHasItsPledge)).charge('ch_1', 'pi_1', { attempt });
    expect(story.broken).toEqual([
      expect.stringContaining('names an attempt that is not on the pledge'),
    ]);
  });

  test('a charge that names no pledge, or another campaign, breaks it', () => {
    const story = collecting(tell(everyChargeHasItsPledge));
    story.charge('ch_1', 'pi_1', { metadata: {} });
    const metadata = {
      ...{ fanfund_pledge: story.pledge.id, fanfund_attempt: 'collect-1' },
      fanfund_campaign: 'cmp_other',
    };
    story.charge('ch_2', 'pi_2', { metadata });
    expect(story.broken).toEqual([
      expect.stringContaining('ch_1 of pi_1 (no attempt) names no pledge'),
      expect.stringContaining('names the campaign "cmp_other"'),
    ]);
  });
});

describe('charged as locked', () => {
  test('the amount of the pledge in its currency is right', () => {
    const story = collecting(tell(chargedAsLocked)).charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([]);
  });

  test('another amount, or another currency, breaks it', () => {
    const more = collecting(tell(chargedAsLocked));
    more.charge('ch_1', 'pi_1', { amount_captured: 5900 });
    expect(more.broken).toEqual([expect.stringContaining('took 5900 USD')]);
    const other = collecting(tell(chargedAsLocked)).charge('ch_1', 'pi_1', { currency: 'eur' });
    expect(other.broken).toEqual([expect.stringContaining('took 4900 EUR')]);
  });

  test('a pledge whose amount changes after the tally breaks it', () => {
    const story = collecting(tell(chargedAsLocked)).step(denied, { amountMinor: 9900 });
    expect(story.broken).toEqual([
      expect.stringContaining('to 9900 USD by PledgeCollectionPending'),
    ]);
  });
});

describe('charged only when due', () => {
  test('a pledge of a funded campaign is charged after the deadline', () => {
    const story = collecting(tell(chargedOnlyWhenDue)).charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([]);
  });

  test('before the deadline it is not', () => {
    const story = tell(chargedOnlyWhenDue).runs('live').pledges();
    for (const event of confirmed) story.step(event);
    story.at(deadlineMs - secondMs).charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([expect.stringContaining('the deadline is')]);
  });

  test('but a pledge that is charged when it is made', () => {
    const story = tell(chargedOnlyWhenDue).runs('live', { collection: 'charge-now' }).pledges();
    story.charge('ch_1', 'pi_1', { attempt: 'prepare-1' });
    expect(story.broken).toEqual([]);
    expect(story.charge('ch_2', 'pi_2').broken).toHaveLength(1);
  });

  test('a hold before the deadline is no charge', () => {
    const story = tell(chargedOnlyWhenDue).runs('live', { collection: 'authorize' }).pledges();
    story.charge('ch_1', 'pi_1', { attempt: 'prepare-1', captured: false });
    expect(story.broken).toEqual([]);
    story.charge('ch_1', 'pi_1', { attempt: 'prepare-1' });
    expect(story.broken).toHaveLength(1);
  });

  test('with the goal unmet nobody is charged, unless the campaign keeps all', () => {
    const unfunded = { outcome: 'unfunded', tally: { ...zero } } as const;
    const none = tell(chargedOnlyWhenDue).runs('settling', unfunded).pledges();
    none.at(collectedAtMs).charge('ch_1', 'pi_1');
    expect(none.broken).toEqual([expect.stringContaining('settling (unfunded) and never took')]);
    const keeping = { ...unfunded, fundingModel: 'keep-it-all' } as const;
    const all = tell(chargedOnlyWhenDue).runs('settling', keeping).pledges();
    all.at(collectedAtMs).charge('ch_1', 'pi_1');
    expect(all.broken).toEqual([]);
  });

  test('while the outcome is not decided nobody is charged', () => {
    const story = tell(chargedOnlyWhenDue).runs('closing').pledges();
    story.at(collectedAtMs).charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([expect.stringContaining('closing (not decided)')]);
  });

  test('what was on its way when a campaign was given up may still arrive', () => {
    const story = tell(chargedOnlyWhenDue).runs('abandoned').pledges().charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([]);
  });
});

const zero = { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 };

describe('not charged after leaving', () => {
  const cancel = (story: Story): Story =>
    story.answered(asking({ path: `/v1/pledges/${story.pledge.id}/cancel` }), 200);

  test('a pledge that is there may be charged', () => {
    const story = collecting(tell(notChargedAfterLeaving)).charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([]);
  });

  test('one whose backer was told that it is cancelled is not', () => {
    const story = cancel(collecting(tell(notChargedAfterLeaving))).charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([expect.stringContaining('its backer was told')]);
  });

  test('a refused cancellation means nothing', () => {
    const story = collecting(tell(notChargedAfterLeaving));
    story.answered(asking({ path: `/v1/pledges/${story.pledge.id}/cancel` }), 409);
    story.charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([]);
  });

  test.each(['released', 'cancelled', 'lapsed', 'dropped', 'releasing'] as const)(
    'a %s pledge is not charged',
    (state) => {
      const story = tell(notChargedAfterLeaving).runs('settling').pledges();
      for (const event of pledgeEventsTo(state)) story.step(event);
      story.charge('ch_1', 'pi_1');
      expect(story.broken).toHaveLength(1);
    },
  );

  test('but by the browser of its backer, who had the form open', () => {
    const story = tell(notChargedAfterLeaving).runs('live', { collection: 'charge-now' }).pledges();
    cancel(story).charge('ch_1', 'pi_1', { attempt: 'prepare-1' });
    expect(story.broken).toEqual([]);
  });

  test('and by what Stripe had denied', () => {
    const story = collecting(tell(notChargedAfterLeaving)).step(denied);
    const failure = { code: 'campaign_ended' };
    const pastDueUntilMs = collectedAtMs;
    story.step({ type: 'PledgePaymentFailed', atMs: collectedAtMs, failure, pastDueUntilMs });
    story.step({ type: 'PledgeDropped', atMs: collectedAtMs }).charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([]);
  });
});
