/**
 * Random lives of pledges along the transition table, for properties that hold on every one of
 * them. The events are such as the product makes: money is given back only where it was taken.
 */
import fc from 'fast-check';
import type { Collection } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeEvent, PledgeEventType } from '../../shared/domain/pledge.ts';
import { evolvePledge, isFinal, pledgeTarget } from '../../shared/domain/pledge.ts';
import { pledgeEvents } from './events.ts';
import { campaignIn, pending } from './given.ts';

const types = Object.keys(pledgeEvents) as PledgeEventType[];
const stepsMax = 9;

type Choice = { readonly pick: number; readonly amountMinor: number };

const onlyWithMoneyTaken = (pledge: Pledge): number =>
  pledge.collection === 'charge-now' && pledge.state !== 'pending' && 'payment' in pledge
    ? pledge.amountMinor
    : 0;

/** The sample event of a type, made to fit this pledge as the product would. */
function fitting(pledge: Pledge, type: PledgeEventType, amountMinor: number): PledgeEvent {
  const event = pledgeEvents[type];
  switch (event.type) {
    case 'PledgeChanged':
      return { ...event, amountMinor, quantity: 1 + (amountMinor % 3) };
    case 'PledgeReleased':
      return {
        ...event,
        reason: 'reason' in pledge ? pledge.reason : 'campaign_unfunded',
        refundedMinor: onlyWithMoneyTaken(pledge),
      };
    case 'PledgeCancelled':
    case 'PledgeLapsed':
      return { ...event, refundedMinor: onlyWithMoneyTaken(pledge) };
    default:
      return event;
  }
}

/** What the product never does with such a collection. */
function isUnthinkable(pledge: Pledge, type: PledgeEventType): boolean {
  const charged = pledge.collection === 'charge-now';
  if (type === 'PledgeChanged') return pledge.collection !== 'save-card';
  if (type === 'PledgeCollectionStarted') return charged;
  if (type === 'PledgeCollected' && pledge.state === 'confirmed') return !charged;
  const endsAtOnce = type === 'PledgeReleased' || type === 'PledgeCancelled';
  return endsAtOnce && charged && pledge.state === 'confirmed';
}

function live(collection: Collection, choices: readonly Choice[], toItsEnd: boolean): Pledge[] {
  const campaign = campaignIn('live', { collection });
  const life: Pledge[] = [pending({ campaign, rewardId: 'kettle', amountMinor: 700 })];
  const steps = toItsEnd ? 60 : choices.length;
  for (let step = 0; step < steps; step += 1) {
    const choice = choices[step % choices.length] ?? { pick: 0, amountMinor: 50 };
    const next = after(life.at(-1), choice, step < choices.length ? () => true : leadsOn);
    if (next) life.push(next);
  }
  return life;
}

function after(
  pledge: Pledge | undefined,
  { pick, amountMinor }: Choice,
  wanted: (type: PledgeEventType) => boolean,
): Pledge | undefined {
  if (!pledge) return undefined;
  const possible = types.filter(
    (type) =>
      pledgeTarget(pledge.state, type) !== undefined &&
      !isUnthinkable(pledge, type) &&
      wanted(type),
  );
  const type = possible[pick % possible.length];
  return type && evolvePledge(pledge, fitting(pledge, type, amountMinor));
}

/** Past the random part, only what brings a pledge to its end. */
const leadsOn = (type: PledgeEventType): boolean =>
  type !== 'PledgePrepared' && type !== 'PledgeChanged' && type !== 'PledgeCollectionStarted';

/** A pledge after its creation and after each event of its life. */
export const lifeOf = ({ toItsEnd }: { readonly toItsEnd: boolean }): fc.Arbitrary<Pledge[]> =>
  fc
    .record({
      collection: fc.constantFrom<Collection>('save-card', 'authorize', 'charge-now'),
      choices: fc.array(
        fc.record({ pick: fc.nat(1000), amountMinor: fc.integer({ min: 50, max: 99_999 }) }),
        { minLength: 1, maxLength: stepsMax },
      ),
    })
    .map(({ collection, choices }) => live(collection, choices, toItsEnd))
    .filter((life) => !toItsEnd || isFinal(life[life.length - 1]?.state ?? 'pending'));
