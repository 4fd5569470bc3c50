/**
 * The lives of pledges and campaigns: what is written must follow, field by field, from what was
 * there before and the event that the write carries.
 */
import type { Campaign, CampaignEvent, CampaignTerms } from '../../../shared/domain/campaign.ts';
import type { Pledge, PledgeEvent } from '../../../shared/domain/pledge.ts';
import type { CampaignChange, PledgeChange } from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import type { Item } from '../observation.ts';
import { evolveCampaign, isPublic } from '../../../shared/domain/campaign.ts';
import { evolvePledge, pledgeTarget } from '../../../shared/domain/pledge.ts';
import { isPledgeItem, pledgeFromItem } from '../../../shared/store/pledge-item.ts';
import { differenceOf, isSame } from './same.ts';

/** The event of a pledge's last write, with what it must have written for the pledge to be so. */
function eventIn(after: Pledge): PledgeEvent {
  const { type, atMs } = after.history.at(-1) ?? { type: 'PledgeCreated', atMs: 0 };
  const { number: attemptNumber, replacesIntent } = attemptIn(after) ?? {};
  return { ...after, type, atMs, attemptNumber, replacesIntent } as unknown as PledgeEvent;
}

const withoutDue = ({ dueAtMs: _due, ...rest }: Pledge): object => rest;

/** Why a pledge cannot have become so; undefined when it can. */
function faultOfPledge({ before, after, isStep, written }: PledgeChange): string | undefined {
  if (!before) return faultOfNew(after);
  if (written.before === undefined) return 'written anew over itself';
  if (!isStep)
    return isSame(withoutDue(before), withoutDue(after))
      ? undefined
      : `changed without an event: ${differenceOf(before, after)}`;
  const event = eventIn(after);
  const expected = evolvePledge(before, event);
  if (!expected) return `${event.type} is not allowed in ${before.state} (now ${after.state})`;
  return isSame(expected, after)
    ? undefined
    : `${event.type} from ${before.state} does not make this: ${differenceOf(expected, after)}`;
}

function faultOfNew({ state, version, history }: Pledge): string | undefined {
  const isNew = state === 'pending' && version === 1 && history.length === 1;
  if (isNew && history[0]?.type === 'PledgeCreated') return undefined;
  return `began as ${state}, version ${version}, with ${history.map(({ type }) => type).join(', ')}`;
}

export const pledgesMoveAlongTheTable: Invariant = {
  name: 'pledges-move-along-the-table',
  why: 'What is not in the table of transitions was never thought about, and may charge or forget.',
  watch: ({ violate }) => ({
    pledgeWritten: (change) => {
      const fault = faultOfPledge(change);
      if (fault !== undefined)
        violate(`${change.after.id} by ${change.written.by?.capability ?? 'the world'}: ${fault}`);
    },
  }),
};

const termNames = [
  'title',
  'goal',
  'currency',
  'fundingModel',
  'collection',
  'successBasis',
  'opensAtMs',
  'deadlineMs',
  'rewards',
  'verification',
  'dunning',
] as const satisfies readonly (keyof CampaignTerms)[];

const termsOf = (campaign: Campaign): CampaignTerms =>
  Object.fromEntries(termNames.map((name) => [name, campaign[name]])) as unknown as CampaignTerms;

const campaignEvent = ({ after, event }: CampaignChange): CampaignEvent =>
  ({ ...after, terms: termsOf(after), ...event }) as unknown as CampaignEvent;

function faultOfCampaign(change: CampaignChange): string | undefined {
  const { before, after, event } = change;
  if (!before)
    return after.state === 'draft' && after.version === 1 && event.type === 'CampaignCreated'
      ? undefined
      : `began as ${after.state}, version ${after.version}, by ${event.type}`;
  const expected = evolveCampaign(before, campaignEvent(change));
  if (!expected) return `${event.type} is not allowed in ${before.state} (now ${after.state})`;
  return isSame(expected, after)
    ? undefined
    : `${event.type} from ${before.state} does not make this: ${differenceOf(expected, after)}`;
}

export const campaignsMoveAlongTheTable: Invariant = {
  name: 'campaigns-move-along-the-table',
  why: 'A campaign that takes another way may be settled twice, or never.',
  watch: ({ violate }) => ({
    campaignWritten: (change) => {
      const fault = faultOfCampaign(change);
      if (fault !== undefined)
        violate(`${change.after.id} by ${change.written.by?.capability ?? 'the world'}: ${fault}`);
    },
  }),
};

export const publishedTermsStay: Invariant = {
  name: 'published-terms-stay',
  why: 'What was published is a promise to those who pledge on it: only the title may be mended, and the deadline be moved in time to a later one.',
  watch: ({ violate }) => ({
    campaignWritten: ({ before, after, event }) => {
      if (!before || !isPublic(before)) return;
      const isLater = event.atMs < before.deadlineMs && before.deadlineMs < after.deadlineMs;
      const moved = event.type === 'CampaignExtended' && isLater && after.deadlineMs;
      const promised = { ...termsOf(before), title: '', ...(moved && { deadlineMs: moved }) };
      const now = { ...termsOf(after), title: '' };
      if (!isSame(promised, now)) violate(`${after.id}: ${differenceOf(promised, now)}`);
    },
  }),
};

export const attemptsCountUp: Invariant = {
  name: 'attempts-count-up',
  why: 'The number of an attempt is its key at Stripe: used twice it charges nothing or hides what happened.',
  watch: ({ violate }) => ({
    pledgeWritten: ({ before, after, type }) => {
      if (!beginning.has(String(type))) return;
      const expected = ((before && attemptIn(before)?.number) ?? 0) + 1;
      const number = attemptIn(after)?.number;
      if (number !== expected)
        violate(`${after.id}: ${type} has number ${number}, and ${expected} was next`);
    },
  }),
};

/** A pledge has attempts to collect or to release it, never both. */
const beginning: ReadonlySet<string> = new Set(['PledgeCollectionStarted', 'PledgeReleaseStarted']);

const attemptIn = (pledge: Pledge) => ('attempt' in pledge ? pledge.attempt : undefined);

const kept = ['P#', 'C#', 'J#', 'N#', 'L#', 'D#', 'T#'];

export const nothingDisappears: Invariant = {
  name: 'nothing-disappears',
  why: 'Pledges, books and tasks are what is owed to somebody: none of it is ever deleted.',
  watch: ({ violate }) => ({
    written: ({ before, after, by }) => {
      if (after !== undefined || before === undefined) return;
      const pk = String(before['pk']);
      if (kept.some((prefix) => pk.startsWith(prefix)))
        violate(`${by?.capability ?? 'the world'} deleted ${pk} ${String(before['sk'])}`);
    },
  }),
};

/** The pledge that its events make, beginning with its creation. */
function rebuilt(versions: readonly Pledge[]): Pledge | undefined {
  const [created, ...later] = versions;
  return later.reduce<Pledge | undefined>(
    (pledge, version) => pledge && evolvePledge(pledge, eventIn(version)),
    created,
  );
}

function faultOfHistory(pledge: Pledge): string | undefined {
  let state: Pledge['state'] | undefined = 'pending';
  for (const { type } of pledge.history.slice(1)) state = state && pledgeTarget(state, type);
  if (state !== pledge.state) return `its history leads to ${state}, it is ${pledge.state}`;
  return pledge.history.length === pledge.version
    ? undefined
    : `version ${pledge.version} has ${pledge.history.length} events`;
}

export const eventsRebuildTheState: Invariant = {
  name: 'events-rebuild-the-state',
  why: 'Whoever listens to the events must come to the same pledge as whoever reads the table.',
  watch: ({ violate, told }) => {
    const compare = (item: Item): void => {
      const pledge = pledgeFromItem(item);
      const fault = faultOfHistory(pledge);
      if (fault !== undefined) return violate(`${pledge.id}: ${fault}`);
      const made = rebuilt(told.pledges.get(pledge.id)?.versions ?? []);
      if (!made) return violate(`${pledge.id}: its events do not follow from each other`);
      if (!isSame(withoutDue(made), withoutDue(pledge)))
        violate(`${pledge.id}: ${differenceOf(withoutDue(made), withoutDue(pledge))}`);
    };
    return {
      atEnd: (end) => {
        for (const item of end.items()) if (isPledgeItem(item)) compare(item);
      },
    };
  },
};
