import { describe, expect, test } from '@jest/globals';
import { pledgeView } from '../../../shared/api/pledge-view.ts';
import { campaignView } from '../../../shared/api/campaign-view.ts';
import { noTotals } from '../../../shared/domain/totals.ts';
import { pledgeEventsTo, refundRecord, startMs } from '../../support/given.ts';
import type { PledgeState } from '../../../shared/domain/pledge.ts';
import type { HttpAsked } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { Story } from './tell.ts';
import { asking, tell, worker } from './tell.ts';
import { oneThingPerKey, sameKeySameAnswer, successIsDurable } from './answers.ts';

function pledgeIn(invariant: Invariant, state: PledgeState): Story {
  const story = tell(invariant).runs('live').pledges();
  for (const event of pledgeEventsTo(state)) story.step(event);
  return story;
}

const pledging = (story: Story, wishes: Partial<HttpAsked> = {}): HttpAsked =>
  asking({ path: `/v1/campaigns/${story.campaign.id}/pledges`, body: { quantity: 1 }, ...wishes });

describe('a success is durable', () => {
  test('a pledge is shown as it is, or as it was', () => {
    const story = pledgeIn(successIsDurable, 'confirmed');
    const before = pledgeView(story.pledge);
    story.step({ type: 'PledgeCollectionStarted', atMs: startMs, attemptNumber: 1 });
    story.answered(pledging(story), 201, before).answered(pledging(story), 200, {
      items: [pledgeView(story.pledge)],
    });
    expect(story.broken).toEqual([]);
  });

  test('one that is not in the table breaks it', () => {
    const story = pledgeIn(successIsDurable, 'pending');
    const view = { ...pledgeView(story.pledge), id: `${story.pledge.id.slice(0, -1)}z` };
    story.answered(pledging(story), 201, view);
    expect(story.broken).toEqual([expect.stringContaining('is not in the table')]);
  });

  test('a step that is not written, another state, another amount break it', () => {
    const story = pledgeIn(successIsDurable, 'pending');
    const view = pledgeView(story.pledge);
    const more = { at: '2026-10-02T12:00:00.000Z', event: 'PledgeConfirmed' };
    const ahead = { ...view, state: 'confirmed', history: [...view.history, more] };
    story.answered(pledging(story), 200, ahead);
    story.answered(pledging(story), 200, { ...view, state: 'confirmed' });
    story.answered(pledging(story), 200, { ...view, amountMinor: 1 });
    expect(story.broken).toEqual([
      expect.stringContaining('was shown with 2 events, and has 1'),
      expect.stringContaining('was shown confirmed after PledgeCreated, and was pending'),
      expect.stringContaining('was shown with 1, and was 4900'),
    ]);
  });

  test('a refusal promises nothing', () => {
    const story = pledgeIn(successIsDurable, 'pending');
    story.answered(pledging(story), 409, { id: 'plg_none', state: 'confirmed', history: [] });
    expect(story.broken).toEqual([]);
  });

  test.each(['confirm', 'cancel'])('%s is done when it is said to be', (action) => {
    const path = (story: Story): HttpAsked =>
      asking({ path: `/v1/pledges/${story.pledge.id}/${action}` });
    const undone = pledgeIn(successIsDurable, 'pending');
    expect(undone.answered(path(undone), 200).broken).toEqual([
      expect.stringContaining('was answered 200, and'),
    ]);
    const done = pledgeIn(successIsDurable, action === 'confirm' ? 'collected' : 'cancelled');
    expect(done.answered(path(done), 200).broken).toEqual([]);
  });

  test('a campaign is shown in a state that it has had, with its outcome', () => {
    const story = tell(successIsDurable).runs('upcoming');
    const figures = { totals: noTotals, remaining: new Map() };
    const view = campaignView(story.campaign, figures, story.campaign.deadlineMs);
    expect(view.state).toBe('live');
    story.answered(asking(), 200, view);
    expect(story.broken).toEqual([]);
    story.answered(asking(), 200, { ...view, state: 'cancelled' });
    story.answered(asking(), 200, { ...view, outcome: 'funded' });
    expect(story.broken).toEqual([
      expect.stringContaining('was shown cancelled, and is upcoming'),
      expect.stringContaining('was shown funded, and is undefined'),
    ]);
  });
});

describe('same key, same answer', () => {
  const first = { id: 'plg_1' };
  const story = (): Story => {
    const told = tell(sameKeySameAnswer);
    return told.answered(pledging(told), 201, first);
  };

  test('asked again it is the same pledge, whatever has become of it', () => {
    const told = story();
    told.answered(pledging(told, { body: { quantity: 1 } }), 201, { ...first, state: 'confirmed' });
    expect(told.broken).toEqual([]);
  });

  test.each([429, 401, 500, 503])('%d says nothing of the request', (status) => {
    const told = story();
    expect(told.answered(pledging(told), status).broken).toEqual([]);
  });

  test('another status, another pledge, or a refusal break it', () => {
    const told = story();
    told.answered(pledging(told), 200, first);
    told.answered(pledging(told), 201, { id: 'plg_2' });
    told.answered(pledging(told), 409);
    expect(told.broken).toEqual([
      expect.stringContaining('and now 200 with plg_1'),
      expect.stringContaining('and now 201 with plg_2'),
      expect.stringContaining('it was answered 201 before'),
    ]);
  });

  test('another body is refused, and breaks it when it is not', () => {
    const told = story();
    const other = { body: { quantity: 2 } };
    told.answered(pledging(told, other), 422);
    expect(told.broken).toEqual([]);
    told.answered(pledging(told, other), 201, first);
    expect(told.broken).toEqual([expect.stringContaining('another body than')]);
  });

  test('another caller, key or campaign is another request', () => {
    const told = story();
    const other = { id: 'plg_2' };
    told.answered(pledging(told, { caller: { id: 'backer-2', scopes: [] } }), 201, other);
    told.answered(pledging(told, { key: 'key-2' }), 201, other);
    told.answered(pledging(told, { path: '/v1/campaigns/cmp_2/pledges' }), 201, other);
    expect(told.broken).toEqual([]);
  });
});

describe('one thing per key', () => {
  const by = (requestId: string) => ({ ...worker, capability: 'accept-pledge', requestId });

  test('a pledge is made once, and again under another key', () => {
    const story = tell(oneThingPerKey).runs('live');
    story.asked(pledging(story)).pledges({}, by('request-1'));
    story.asked(pledging(story, { id: 'request-2', key: 'key-2' }));
    expect(story.pledges({ number: 2 }, by('request-2')).broken).toEqual([]);
  });

  test('two pledges under one key break it', () => {
    const story = tell(oneThingPerKey).runs('live');
    story.asked(pledging(story)).pledges({}, by('request-1'));
    story.asked(pledging(story, { id: 'request-2' })).pledges({ number: 2 }, by('request-2'));
    expect(story.broken).toEqual([expect.stringContaining(`and ${story.pledge.id}`)]);
  });

  test('two refunds under one key break it', () => {
    const story = pledgeIn(oneThingPerKey, 'collected');
    const path = `/v1/ops/pledges/${story.pledge.id}/refunds`;
    const ask = (requestId: string, ...ids: string[]): Story =>
      story.asked(asking({ id: requestId, path })).step(
        {
          ...{ type: 'PledgeRefundRequested', atMs: startMs, chargedIntentId: 'pi_1' },
          refunds: ids.map((id) => refundRecord({ id, amountMinor: 1 })),
        },
        {},
        by(requestId),
      );
    expect(ask('request-1', 'rf_1').broken).toEqual([]);
    expect(ask('request-2', 'rf_1', 'rf_2').broken).toEqual([
      expect.stringContaining('made rf_1 and rf_2'),
    ]);
  });
});
