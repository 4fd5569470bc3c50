import { expect, test } from '@jest/globals';
import { tellStory } from '../../functions/tell-story/tell-story.ts';
import { bodyOf, codeOf, request, useFanfund } from '../support/fanfund.ts';
import { pastDuePledges } from '../support/past-due.ts';

const fanfund = useFanfund();
const { pledges, ledger } = fanfund;
const { pastDue } = pastDuePledges(fanfund);
const tell = (id: string) =>
  tellStory(
    { pledges, ledger, dashboard: 'https://dashboard.stripe.com/test' },
    request({ path: { id } }),
  );

test('a pledge is told from its first moment on, each attempt with its key', async () => {
  const { pledge } = await pastDue();
  const { items, ...rest } = bodyOf(await tell(pledge.id));
  expect(rest).toEqual({
    ...{ pledgeId: pledge.id, campaignId: pledge.campaignId, state: 'past_due', isComplete: true },
  });
  const story = items as { kind: string; title: string; key?: string; link?: string }[];
  expect(story.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
    'event PledgeCreated',
    'event PledgeConfirmed',
    'event PledgeCollectionStarted',
    'attempt Attempt 1 to collect',
    'event PledgePaymentFailed',
  ]);
  expect(story[3]?.key).toBe(`${pledge.id}:collect-1`);
  expect(story[1]?.link).toBe(
    `https://dashboard.stripe.com/test/setup_intents/${pledge.payment.intentId}`,
  );
});

test('of a pledge that is not there nothing is told', async () => {
  expect(codeOf(await tell('plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
