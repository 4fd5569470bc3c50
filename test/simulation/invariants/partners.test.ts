import { describe, expect, test } from '@jest/globals';
import type { PledgeEvent } from '../../../shared/domain/pledge.ts';
import { pledgeToItem } from '../../../shared/store/pledge-item.ts';
import { pledgeEventsTo, sealedAtMs } from '../../support/given.ts';
import { heldMoneyIsAsThePartnerSays, partnersAreTold } from './partners.ts';
import type { Story } from './tell.ts';
import { asking, tell, worker } from './tell.ts';

const partner = { id: 'prt_1', reference: 'order-1' };

/** A pledge whose money its partner holds. */
function held(): Story {
  const story = tell(heldMoneyIsAsThePartnerSays).runs('settling').pledges();
  story.pledge = { ...story.pledge, collection: 'held-by-partner', partner };
  return story.writes(pledgeToItem(story.pledge));
}

const upTo = (story: Story, events: readonly PledgeEvent[]): Story => {
  for (const event of events) story.step(event);
  return story;
};

function says(story: Story, type: string, genuine = true): Story {
  const text = JSON.stringify({ type, data: { pledgeId: story.pledge.id } });
  return story.asked(asking({ genuine, text, body: undefined }));
}

describe('money that a partner holds', () => {
  const [confirmed, started, collected] = pledgeEventsTo('collected') as [
    ...[PledgeEvent, PledgeEvent, PledgeEvent],
  ];

  test('is collected once the partner has said so', () => {
    const story = says(upTo(held(), [confirmed, started]), 'pledge.mark_collected');
    expect(story.step(collected).broken).toEqual([]);
  });

  test.each([
    ['when nobody has said it', (story: Story) => story],
    ['when it was said of a failure', (story: Story) => says(story, 'pledge.mark_failed')],
    ['on a forged word', (story: Story) => says(story, 'pledge.mark_collected', false)],
  ])('is not collected %s', (_when, told) => {
    const story = told(upTo(held(), [confirmed, started]));
    expect(story.step(collected).broken).toEqual([
      expect.stringContaining('its partner never said pledge.mark_collected'),
    ]);
  });

  test('is not asked of Stripe as well', () => {
    const story = held().intent('pi_1', 'requires_payment_method');
    expect(story.step(confirmed).broken).toEqual([expect.stringContaining('Stripe has pi_1')]);
  });

  test('of Stripe, partners need not speak', () => {
    const story = tell(heldMoneyIsAsThePartnerSays).runs('settling').pledges();
    expect(upTo(story, [confirmed, started, collected]).broken).toEqual([]);
  });
});

describe('a fact of a partner', () => {
  const detail = { pledgeId: 'plg_1', sequence: 2, partner };
  const published = (story: Story): Story =>
    story.observe({
      ...{ kind: 'published', atMs: sealedAtMs, by: worker, detailType: 'PledgeConfirmed', detail },
    });
  const heard = (story: Story, partnerId: string, sequence: number): Story =>
    story.observe({
      ...{ kind: 'told', atMs: sealedAtMs, partnerId },
      fact: { type: 'pledge.confirmed', data: { pledgeId: 'plg_1', sequence } },
    });

  test('comes to it, once or more often', () => {
    const story = published(tell(partnersAreTold));
    expect(heard(heard(story, 'prt_1', 2), 'prt_1', 2).ends().broken).toEqual([]);
  });

  test.each([
    ['never', (story: Story) => story],
    ['of another place in its order', (story: Story) => heard(story, 'prt_1', 1)],
    ['to another partner', (story: Story) => heard(story, 'prt_2', 2)],
  ])('is missed when it comes %s', (_how, told) => {
    expect(told(published(tell(partnersAreTold))).ends().broken).toEqual([
      'prt_1 of plg_1.2: PledgeConfirmed never came to its partner',
    ]);
  });

  test('of nobody is nobody’s', () => {
    const story = tell(partnersAreTold).observe({
      ...{ kind: 'published', atMs: sealedAtMs, by: worker, detailType: 'PledgeConfirmed' },
      detail: { pledgeId: 'plg_1', sequence: 2 },
    });
    expect(story.ends().broken).toEqual([]);
  });
});
