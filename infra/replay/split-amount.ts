/**
 * Cuts a sum into pledges as people would have made them: most small, a few large. The parts are
 * whole steps of the currency's minor unit, each one chargeable, and add up to the sum exactly.
 */
import type { Random } from './seeded-random.ts';

export type Split = {
  readonly totalMinor: number;
  readonly parts: number;
  readonly minimumMinor: number;
  readonly maximumMinor: number;
  readonly stepMinor: number;
};

/** How much dearer the tiers are that backers choose from; the cheap ones are chosen more often. */
const tiers = [1, 1, 1, 2, 2, 3, 5, 8, 20];

export function splitAmount(split: Split, random: Random): number[] {
  const { totalMinor, parts, minimumMinor, maximumMinor, stepMinor } = split;
  const least = Math.ceil(minimumMinor / stepMinor);
  const most = Math.floor(maximumMinor / stepMinor);
  const total = totalMinor / stepMinor;
  if (!Number.isInteger(total) || total < least * parts || total > most * parts) {
    throw new RangeError(`${totalMinor} cannot be cut into ${parts} pledges`);
  }
  const shares = share(total - least * parts, parts, random);
  return levelled(shares, most - least).map((steps) => (least + steps) * stepMinor);
}

/** Neighbouring marks on one line from 0 to the sum: whatever is rounded, nothing gets lost. */
function share(sum: number, parts: number, random: Random): number[] {
  const weights = Array.from({ length: parts }, () => {
    const tier = tiers[Math.floor(random() * tiers.length)] ?? 1;
    return tier * (0.9 + random() / 5);
  });
  const whole = weights.reduce((a, b) => a + b, 0);
  let passed = 0;
  let mark = 0;
  return weights.map((weight, index) => {
    passed += weight;
    const next = index === parts - 1 ? sum : Math.min(sum, Math.floor((sum * passed) / whole));
    const steps = next - mark;
    mark = next;
    return steps;
  });
}

/** Hands what lies above the most that a card can be charged to those that have room. */
function levelled(shares: readonly number[], most: number): number[] {
  let surplus = shares.reduce((sum, steps) => sum + Math.max(0, steps - most), 0);
  return shares.map((steps) => {
    const capped = Math.min(steps, most);
    const added = Math.min(surplus, most - capped);
    surplus -= added;
    return capped + added;
  });
}
