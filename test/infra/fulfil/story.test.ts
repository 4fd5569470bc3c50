/** Two funded campaigns to their ends, the one kept and the other given up, with every cent counted. */
import { expect, test } from '@jest/globals';
import { setTimeout as rest } from 'node:timers/promises';
import { launchBoth, playOn } from '../../../infra/fulfil/play.ts';
import { openStage } from '../../../infra/fulfil/stage.ts';
import { dayMs } from '../../support/given.ts';
import { useCloud } from '../../support/running-cloud.ts';

const fanfund = useCloud();

test('a funded campaign ends fulfilled, another one given up half-way, and the books agree with Stripe after every step', async () => {
  const { api, stripe, issuer, aws } = fanfund.cloud;
  const told: string[] = [];
  const stage = await openStage({
    ...{ addresses: { api, stripe, issuer }, aws, runId: 'story' },
    timing: { now: Date.now, sleep: (milliseconds) => rest(milliseconds) },
    print: (line) => told.push(line),
  });
  const deadlineMs = stage.now() + dayMs;
  const both = await launchBoth(stage, { pledges: 31, deadlineMs });
  const { differences } = await playOn(stage, both);
  expect(differences).toEqual([]);
  expect(told.filter((line) => line.includes('✓')).length).toBeGreaterThan(15);
});
