import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pledgeView } from '../../../shared/api/pledge-view.ts';
import { campaignPublication, pledgePublication } from '../../../shared/events/publication.ts';
import { entriesOf, positionOf, sumsOf } from '../../../shared/domain/ledger.ts';
import type { PledgeEvent } from '../../../shared/domain/pledge.ts';
import { startReport } from '../../../shared/domain/settlement-report.ts';
import { contribution } from '../../../shared/domain/totals.ts';
import { chunkItem } from '../../../shared/store/journal-chunk.ts';
import { totalsKey } from '../../../shared/store/keys.ts';
import { pledgeToItem } from '../../../shared/store/pledge-item.ts';
import type { CampaignEvent } from '../../../shared/domain/campaign.ts';
import { createHash } from 'node:crypto';
import {
  campaignEventsTo,
  dayMs,
  pledgeEventsTo,
  pledgedAtMs,
  sealedAtMs,
  startMs,
} from '../../support/given.ts';
import type { Item } from '../observation.ts';
import { allInvariants } from './all-invariants.ts';
import type { Story } from './tell.ts';
import { asking, tell, worker } from './tell.ts';

const tally = { pledgedMinor: 4900, pledges: 1, backers: 1, units: 0 };
const wishes = { goal: { amountMinor: 4900 }, tally };
const card = { customer: 'cus_1', payment_method: 'pm_1', attempt: 'prepare-1' };

const publish = (story: Story, publication: { name: string; detail: object } | undefined): void => {
  if (!publication) return;
  const detail: unknown = JSON.parse(JSON.stringify(publication.detail));
  story.observe({
    ...{ kind: 'published', atMs: 0, by: worker, detailType: publication.name, detail },
  });
};

/** Told as the relay tells it. */
function campaignStep(story: Story, event: CampaignEvent): void {
  story.at(event.atMs).campaignStep(event);
  publish(story, campaignPublication(story.campaign, event));
}
function step(story: Story, event: PledgeEvent): void {
  story.at(event.atMs).step(event);
  publish(story, pledgePublication(story.pledge));
}

function reportOf({ campaign, pledge }: Story): Item {
  const count = startReport();
  count.add(pledge);
  const ledger = { entries: 2, sums: positionOf(pledge) };
  const canonical = JSON.stringify(count.result(campaign, ledger, sealedAtMs));
  const sha256 = createHash('sha256').update(canonical).digest('hex');
  return { pk: `C#${campaign.id}`, sk: 'REPORT', canonical, sha256 };
}

/** A pledge is made, confirmed, charged once and settled, and everybody does their part. */
function goodLife(story: Story): Story {
  story.runs('draft', wishes);
  const { campaign } = story;
  publish(story, campaignPublication(campaign, { type: 'CampaignCreated', atMs: startMs }));
  const ends = campaignEventsTo('settled', wishes);
  for (const event of ends.splice(0, 2)) campaignStep(story, event);
  const request = asking({ path: `/v1/campaigns/${campaign.id}/pledges` });
  const by = { ...worker, capability: 'accept-pledge', requestId: request.id };
  story.at(pledgedAtMs).asked(request).pledges({ campaign: story.campaign }, by);
  story.answered(request, 201, pledgeView(story.pledge));
  const steps = pledgeEventsTo('collected');
  story.intent('seti_1', 'succeeded', card);
  for (const event of steps.splice(0, 1)) step(story, event);
  for (const event of ends.splice(0, 2)) campaignStep(story, event);
  const message = { queue: 'collect-pledge', id: 'm-1' };
  story.observe({ kind: 'sent', atMs: 0, by: worker, ...message, body: story.pledge.id });
  for (const event of steps.splice(0, 1)) step(story, event);
  story.intent('pi_1', 'succeeded').charge('ch_1', 'pi_1');
  story.asks({ key: `${story.pledge.id}:collect-1`, status: 200 });
  for (const event of steps) step(story, event);
  story.observe({ kind: 'handled', atMs: 0, ...message });
  story.observe({ kind: 'logged', atMs: 0, capability: 'collect-pledge', line: '{"ok":true}' });
  story.writes(chunkItem(campaign.id, 1, entriesOf(undefined, story.pledge)));
  story.writes(reportOf(story));
  for (const event of ends) campaignStep(story, event);
  return story;
}

function endsWell(story: Story): Story {
  const { pledge, campaign } = story;
  const entries = entriesOf(undefined, pledge);
  const sums = Object.entries(sumsOf(entries)).map(([key, sum]) => [`sum:${key}`, sum]);
  const metadata = { fanfund_pledge: pledge.id };
  return story.ends({
    atMs: sealedAtMs + 30 * dayMs,
    items: [
      pledgeToItem(pledge),
      chunkItem(campaign.id, 1, entries),
      {
        ...{ ...totalsKey(campaign.id), entries: entries.length, ...contribution(pledge) },
        ...Object.fromEntries(sums),
      },
    ],
    charges: [
      {
        ...{ id: 'ch_1', status: 'succeeded', captured: true, payment_intent: 'pi_1', metadata },
        ...{ amount_captured: pledge.amountMinor, amount_refunded: 0 },
      },
    ],
    paymentIntents: [{ id: 'pi_1', status: 'succeeded', metadata }],
  });
}

describe('all invariants', () => {
  test('have nothing to say of a pledge that is made, collected once and settled', () => {
    const story = tell(allInvariants);
    expect(endsWell(goodLife(story)).broken).toEqual([]);
  });

  test('tell one and the same thing once', () => {
    const story = goodLife(tell(allInvariants)).charge('ch_2', 'pi_2');
    const before = story.broken.length;
    expect(before).toBeGreaterThan(0);
    story.charge('ch_2', 'pi_2', { captured: false }).charge('ch_2', 'pi_2');
    expect(story.broken).toHaveLength(before);
  });

  test('have names of their own, and each says in a sentence why', () => {
    const names = allInvariants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, why } of allInvariants) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(why).toMatch(/^[A-Z].{30,}\.$/);
    }
  });

  test('are all of those that are written', () => {
    const folder = import.meta.dirname;
    const written = readdirSync(folder)
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => [
        ...readFileSync(join(folder, file), 'utf8').matchAll(
          /^export const \w+: Invariant = \{\n {2}name: '([^']+)'/gm,
        ),
      ])
      .map(([, name]) => name);
    expect(allInvariants.map(({ name }) => name).sort()).toEqual(written.sort());
  });
});
