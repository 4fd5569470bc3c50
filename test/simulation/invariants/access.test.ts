import { describe, expect, test } from '@jest/globals';
import { pledgeEventsTo } from '../../support/given.ts';
import type { HttpAsked } from '../observation.ts';
import type { Story } from './tell.ts';
import { asking, tell, worker } from './tell.ts';
import { everybodyChangesTheirOwn, nothingUnverifiedChangesAnything } from './access.ts';

const forged = asking({ actor: 'forger', path: '/v1/stripe/webhook', genuine: false });
const by = { ...worker, capability: 'receive-stripe-webhook', requestId: 'request-1' };
const [queue, id, body] = ['confirm-payment', '1', '{}'];
const sent = { kind: 'sent', atMs: 0, by, queue, id, body } as const;

describe('nothing unverified changes anything', () => {
  const story = (request: HttpAsked): Story =>
    tell(nothingUnverifiedChangesAnything).asked(request);

  test('what is genuine may', () => {
    const told = story({ ...forged, genuine: true }).observe(sent);
    told.writes({ pk: 'F#1', sk: '1' }, undefined, by).asks({ by });
    expect(told.answered({ ...forged, genuine: true }, 200).broken).toEqual([]);
  });

  test('what is forged is refused, and Stripe may be looked at', () => {
    const told = story(forged).asks({ by, method: 'GET' }).answered(forged, 400);
    expect(told.broken).toEqual([]);
  });

  test('a write, a message, a request to Stripe, or a success break it', () => {
    const told = story(forged).observe(sent).writes({ pk: 'F#1', sk: '1' }, undefined, by);
    told.asks({ by }).answered(forged, 200);
    expect(told.broken).toEqual([
      expect.stringContaining('is not genuine and sent a message to confirm-payment'),
      expect.stringContaining('is not genuine and wrote F#1'),
      expect.stringContaining('is not genuine and asked Stripe POST /v1/payment_intents'),
      expect.stringContaining('is not genuine and was answered 200'),
    ]);
  });
});

describe('everybody changes their own', () => {
  const confirm = (caller: HttpAsked['caller'], capability = 'confirm-pledge'): Story => {
    const story = tell(everybodyChangesTheirOwn).runs('live').pledges();
    story.asked(asking({ caller }));
    const [event] = pledgeEventsTo('confirmed');
    return event ? story.step(event, {}, { ...by, capability }) : story;
  };

  test('a backer, operations, and whoever has the link of a mail', () => {
    expect(confirm({ id: 'backer-1', scopes: [] }).broken).toEqual([]);
    expect(confirm({ id: 'operator', scopes: ['fanfund/ops'] }).broken).toEqual([]);
    expect(confirm(undefined, 'renew-payment-method').broken).toEqual([]);
  });

  test('somebody else, even a creator, and nobody at all break it', () => {
    expect(confirm({ id: 'backer-2', scopes: ['fanfund/creator'] }).broken).toEqual([
      expect.stringContaining('of backer-1'),
    ]);
    expect(confirm(undefined).broken).toHaveLength(1);
  });

  test('a campaign is its creator’s', () => {
    const cancel = (callerId: string): Story => {
      const story = tell(everybodyChangesTheirOwn).runs('live');
      story.asked(asking({ caller: { id: callerId, scopes: ['fanfund/creator'] } }));
      story.campaignStep({ type: 'CampaignCancelled', atMs: 0 });
      return story.writes({ ...item(story) }, undefined, by);
    };
    const item = ({ campaign: { id: campaignId, ...rest } }: Story) => ({
      ...{ pk: `C#${campaignId}`, sk: 'CAMPAIGN', ...rest },
      event: { type: 'CampaignCancelled', atMs: 0 },
    });
    expect(cancel('creator-1').broken).toEqual([]);
    expect(cancel('creator-2').broken).toHaveLength(1);
  });
});
