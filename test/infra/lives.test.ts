import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { lives, readmeFile, withLives } from '../../infra/lives.ts';

test('every way of the tables is an arrow, and every end leads out', () => {
  expect(lives.campaign).toBe(`stateDiagram-v2
  [*] --> draft: CampaignCreated
  draft --> draft: CampaignEdited / CampaignAnnounced
  draft --> upcoming: CampaignPublished
  draft --> cancelled: CampaignCancelled
  upcoming --> upcoming: CampaignEdited
  upcoming --> live: CampaignOpened
  upcoming --> cancelled: CampaignCancelled
  live --> live: CampaignEdited / CampaignExtended
  live --> closing: CampaignSealed
  live --> cancelled: CampaignCancelled
  closing --> closing: CampaignTallied
  closing --> settling: CampaignFunded / CampaignUnfunded
  settling --> settled: CampaignSettled
  settling --> abandoned: CampaignAbandoned
  settled --> fulfilling: CampaignFulfilmentStarted
  settled --> abandoned: CampaignAbandoned
  fulfilling --> fulfilled: CampaignFulfilled
  fulfilling --> abandoned: CampaignAbandoned
  fulfilled --> [*]
  cancelled --> cancelled: CancellationSettled
  cancelled --> [*]
  abandoned --> abandoned: AbandonmentSettled
  abandoned --> [*]`);
  expect(lives.pledge).toContain('\n  pending --> confirmed: PledgeConfirmed\n');
  expect(lives.pledge).toMatch(/\n {2}dropped --> \[\*\]$/);
});

test('the pictures in the README are drawn from the tables as they are now', () => {
  const text = readFileSync(readmeFile, 'utf8');
  expect(text).toBe(withLives(text));
});

test('a text without the markers is not written', () => {
  expect(() => withLives('# Fanfund\n')).toThrow('README.md lacks the markers of lives:pledge.');
});
