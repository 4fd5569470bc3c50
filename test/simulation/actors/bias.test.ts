import { expect, test } from '@jest/globals';
import { chanceOf } from '../kernel/chance.ts';
import { biasesOf, withBiases } from './bias.ts';
import { storyOf } from './story.ts';

const startMs = Date.UTC(2027, 0, 4, 9);
const drawn = (seed: number) =>
  storyOf(chanceOf(seed), { pledges: 4, startMs, card: () => 'pm_card_visa' });

test('biases add up', () => {
  const [story] = drawn(1).campaigns;
  if (!story) throw new Error('A story has a campaign.');
  const biased = withBiases(
    ['totals stand still', 'answers are lost', 'orders change', 'keys are shared'],
    {
      ...{ story, startMs },
      chance: chanceOf(1),
    },
  );
  const parts = biased.outages.map(({ of }) => of.capability);
  expect(parts).toEqual([
    ...story.outages.map(({ of }) => of.capability),
    'keep-totals',
    'collect-pledge',
  ]);
  expect(biased.backers.map(({ crowd }) => [crowd.changes, crowd.sharesKeys])).toEqual(
    biased.backers.map(() => [0.7, 0.9]),
  );
});

test('whoever is called off is called off before the deadline, while backers come', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const [story] = drawn(seed).campaigns;
    if (!story) throw new Error('A story has a campaign.');
    const { plan, backers } = withBiases(['called off'], {
      story,
      startMs,
      chance: chanceOf(seed),
    });
    const endsAtMs = plan.endsAtMs ?? Infinity;
    expect(endsAtMs).toBeLessThanOrEqual(plan.deadlineMs);
    expect(endsAtMs).toBeGreaterThan(startMs);
    expect(backers.length).toBe(story.backers.length);
  }
});

test('every bias is drawn in some world, most worlds have one or two, and some have none', () => {
  const drawnIn = Array.from({ length: 400 }, (_, seed) => biasesOf(chanceOf(seed)));
  expect(new Set(drawnIn.flat()).size).toBe(13);
  expect(drawnIn.filter((biases) => biases.length === 0).length).toBeGreaterThan(40);
  expect(drawnIn.filter((biases) => biases.length > 1).length).toBeGreaterThan(100);
});

test('an outage ends after it began', () => {
  for (let seed = 1; seed <= 200; seed += 1)
    for (const { fromMs, untilMs } of drawn(seed).outages) expect(untilMs).toBeGreaterThan(fromMs);
});
