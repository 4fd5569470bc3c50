/** One story on both stores: what is kept in memory alone answers as the database does. */
import { expect, test } from '@jest/globals';
import { seededRandom } from '../../../infra/stripe-simulator/faults.ts';
import { createSimulator } from '../../../infra/stripe-simulator/simulator.ts';
import { chanceOf } from '../../simulation/kernel/chance.ts';
import type { Stage } from '../../simulation/stripe/mixed-story.ts';
import { mixedStory } from '../../simulation/stripe/mixed-story.ts';

function stageOn(databaseFile: string | undefined, seed: number): Stage {
  const clock = { ms: Date.UTC(2026, 10, 22, 12) };
  const chance = seededRandom(seed);
  const simulator = createSimulator({
    ...(databaseFile === undefined ? {} : { databaseFile }),
    now: () => clock.ms,
    random: seededRandom(seed),
    sleep: () => Promise.resolve(),
    defer: (work) => work(),
    baseUrl: () => 'http://stripe.simulated',
    limits: { perSecond: 3, perEndpointPerSecond: 2 },
    retention: { eventsMax: 150 },
    webhook: { url: 'http://fanfund.simulated/hook', secret: 'whsec_simulated' },
    onDefect: (error) => {
      throw error;
    },
  });
  return {
    ask: async (request) => {
      const answer = await simulator.handle(request);
      return 'dropped' in answer ? { status: 0, body: '' } : answer;
    },
    pass: (durationMs) => {
      clock.ms += durationMs;
      simulator.tick();
      const parcels = simulator.postman.take(100);
      for (const { deliveryId } of parcels) simulator.postman.finish(deliveryId, chance() < 0.7);
      return Promise.resolve(
        parcels.map(({ headers, body }) => `${headers['Stripe-Signature']} ${body}`),
      );
    },
  };
}

test.each([1, 2, 3])('story %i sounds the same on both stores', async (seed) => {
  const told = await mixedStory(stageOn(undefined, seed), chanceOf(seed), 500);
  const again = await mixedStory(stageOn(':memory:', seed), chanceOf(seed), 500);
  expect(told.length).toBeGreaterThanOrEqual(500);
  expect(told).toEqual(again);
});
