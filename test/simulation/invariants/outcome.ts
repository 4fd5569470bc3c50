/**
 * How a campaign ends: sealed, counted and decided once. What counts when the tally is read is kept
 * as a running figure, by the rule of the tally itself, so that its result can be held against what
 * was true while it was read.
 */
import type { CampaignStory, PledgeChange, PledgeStory } from './chronicle.ts';
import type { Campaign } from '../../../shared/domain/campaign.ts';
import type { Invariant } from './invariant.ts';
import type { Pledge } from '../../../shared/domain/pledge.ts';
import type { Tally, TallyCount } from '../../../shared/domain/tally.ts';
import { reachesGoal, startCollectedTally, startTally } from '../../../shared/domain/tally.ts';
import { isSame } from './same.ts';

const decided = ['outcome', 'tally', 'collected', 'sealedAtMs'] as const;

const fieldOf = (campaign: Campaign, name: string): unknown =>
  (campaign as unknown as Record<string, unknown>)[name];

export const outcomeIsDecidedOnce: Invariant = {
  name: 'outcome-is-decided-once',
  why: 'Half of the backers would be charged on one outcome and half released on the other.',
  watch: ({ violate }) => ({
    campaignWritten: ({ before, after, event }) => {
      for (const name of decided) {
        const was = before && fieldOf(before, name);
        if (was !== undefined && !isSame(was, fieldOf(after, name)))
          violate(
            `${after.id}: ${event.type} changed its ${name} from ${JSON.stringify(was)} to ` +
              JSON.stringify(fieldOf(after, name)),
          );
      }
      const isReached = faultOfOutcome(after);
      if (isReached !== undefined) violate(`${after.id}: ${isReached}`);
    },
  }),
};

/** Whether the outcome follows from the figures beside it. */
function faultOfOutcome(campaign: Campaign): string | undefined {
  if (!('outcome' in campaign)) return undefined;
  const { goal, tally, collected, outcome, successBasis } = campaign;
  const counted = successBasis === 'collected' ? (collected ?? tally) : tally;
  const expected = reachesGoal(goal, counted) ? 'funded' : 'unfunded';
  return outcome === expected
    ? undefined
    : `${outcome} with ${JSON.stringify(counted)} of ${JSON.stringify(goal)}`;
}

type Range = { readonly least: Tally; readonly most: Tally };
type Figures = Pick<Tally, 'pledgedMinor' | 'pledges' | 'backers' | 'units'>;

const names = ['pledgedMinor', 'pledges', 'backers', 'units'] as const;

/** One figure as it goes up and down, with the least and the most that it was while it mattered. */
type Gauge = {
  /** How often each backer counts. */
  readonly backers: Map<string, number>;
  now: Figures;
  /** What it was before each change lately. */
  readonly past: { readonly untilMs: number; readonly figures: Figures }[];
};

const none: Figures = { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 };

const newGauge = (): Gauge => ({ backers: new Map(), now: none, past: [] });

function move(gauge: Gauge, pledge: Pledge, count: TallyCount, sign: 1 | -1): void {
  count.add(pledge);
  const { pledgedMinor, pledges, units } = count.result();
  if (pledges === 0) return;
  const { backers, now } = gauge;
  const times = (backers.get(pledge.backerId) ?? 0) + sign;
  if (times === 0) backers.delete(pledge.backerId);
  else backers.set(pledge.backerId, times);
  gauge.now = {
    pledgedMinor: now.pledgedMinor + sign * pledgedMinor,
    pledges: now.pledges + sign,
    units: now.units + sign * units,
    backers: backers.size,
  };
}

/** What was large and late before one deadline is neither before a later one. */
function gaugeFor({ pledges }: CampaignStory, deadlineMs: number): Gauge {
  const gauge = newGauge();
  for (const { pledge } of pledges) move(gauge, pledge, startTally(deadlineMs), 1);
  return gauge;
}

function follow(gauge: Gauge, change: PledgeChange, start: () => TallyCount): void {
  const { before, after, written } = change;
  const was = gauge.now;
  if (before) move(gauge, before, start(), -1);
  move(gauge, after, start(), 1);
  if (!isSame(was, gauge.now)) gauge.past.push({ untilMs: written.atMs, figures: was });
}

/** The least and the most that was true since then. */
function rangeOf({ now, past }: Gauge, sinceMs: number): Range {
  const seen = [now, ...past.filter(({ untilMs }) => untilMs >= sinceMs).map((p) => p.figures)];
  const by = (pick: (...all: number[]) => number): Figures => ({
    pledgedMinor: pick(...seen.map(({ pledgedMinor }) => pledgedMinor)),
    pledges: pick(...seen.map(({ pledges }) => pledges)),
    backers: pick(...seen.map(({ backers }) => backers)),
    units: pick(...seen.map(({ units }) => units)),
  });
  return { least: by(Math.min), most: by(Math.max) };
}

const lies = (tally: Tally, { least, most }: Range): boolean =>
  names.every((name) => tally[name] >= least[name] && tally[name] <= most[name]);

/** Reading all pledges of a campaign takes no longer than its function may. */
const readWithinMs = 15 * 60 * 1000;

export const tallyIsTrue: Invariant = {
  name: 'tally-is-true',
  why: 'The outcome is decided on the tally: a pledge left out or counted twice decides it wrongly.',
  watch: ({ violate, told }) => {
    const standing = new Map<string, Gauge>();
    const collected = new Map<string, Gauge>();
    const judge = (what: string, story: CampaignStory, tally: Tally, range: Range): void => {
      if (lies(tally, range)) return;
      violate(
        `${story.id} was ${what} with ${JSON.stringify(tally)}, and its pledges made ` +
          `${JSON.stringify(range.least)} to ${JSON.stringify(range.most)}`,
      );
    };
    return {
      pledgeWritten: (change) => {
        if (!change.isStep) return;
        const { campaignId } = change.story;
        const deadlineMs = told.campaigns.get(campaignId)?.campaign.deadlineMs ?? 0;
        follow(gaugeOf(standing, campaignId), change, () => startTally(deadlineMs));
        follow(gaugeOf(collected, campaignId), change, startCollectedTally);
      },
      campaignWritten: ({ story, before, after, written }) => {
        if (before && before.deadlineMs !== after.deadlineMs)
          standing.set(story.id, gaugeFor(story, after.deadlineMs));
        const tally = newField(before, after, 'tally');
        const sealedAtMs = story.sealedAtMs ?? 0;
        if (tally) judge('tallied', story, tally, rangeOf(gaugeOf(standing, story.id), sealedAtMs));
        const proved = newField(before, after, 'collected');
        const sinceMs = written.atMs - readWithinMs;
        if (proved) judge('proved', story, proved, rangeOf(gaugeOf(collected, story.id), sinceMs));
      },
    };
  },
};

/** What a write has added to a campaign. */
const newField = (before: Campaign | undefined, after: Campaign, name: string) =>
  before && fieldOf(before, name) !== undefined
    ? undefined
    : (fieldOf(after, name) as Tally | undefined);

function gaugeOf(gauges: Map<string, Gauge>, campaignId: string): Gauge {
  const known = gauges.get(campaignId);
  if (known) return known;
  const made = newGauge();
  gauges.set(campaignId, made);
  return made;
}

const appearing: ReadonlySet<string> = new Set(['PledgeCollectionStarted', 'PledgeCollected']);

export const whatCameTooLateIsReleased: Invariant = {
  name: 'what-came-too-late-is-released',
  why: 'A pledge that appears after the tally was not decided on: its backer is not charged for it.',
  watch: ({ violate, told }) => ({
    pledgeWritten: ({ story, before, after, type }) => {
      if (before?.state !== 'confirmed' || !appearing.has(String(type))) return;
      const talliedAtMs = told.campaigns.get(story.campaignId)?.talliedAtMs ?? Infinity;
      if (!isLate(story, talliedAtMs)) return;
      violate(
        `${after.id} is ${after.state}, though it began to count at ` +
          `${timeOf(story.countsSinceMs)} and the tally was written at ${timeOf(talliedAtMs)}`,
      );
    },
  }),
};

const isLate = ({ countsSinceMs }: PledgeStory, talliedAtMs: number): boolean =>
  countsSinceMs !== undefined && countsSinceMs > talliedAtMs;

const timeOf = (ms: number | undefined): string =>
  ms === undefined ? 'no time' : new Date(ms).toISOString();

const byPeople: ReadonlySet<string> = new Set([
  'PledgeCreated',
  'PledgeChanged',
  'PledgeVerified',
  'PledgeConfirmed',
]);

export const onlyInTime: Invariant = {
  name: 'only-in-time',
  why: 'The deadline is the same for everybody: nothing is pledged, changed or confirmed at or after it.',
  watch: ({ violate, told }) => ({
    pledgeWritten: ({ story, after, type }) => {
      const campaign = byPeople.has(String(type)) && told.campaigns.get(story.campaignId)?.campaign;
      if (!campaign) return;
      const atMs = after.history.at(-1)?.atMs ?? 0;
      if (atMs >= campaign.deadlineMs)
        violate(`${after.id}: ${type} at ${timeOf(atMs)}, deadline ${timeOf(campaign.deadlineMs)}`);
      if (!isOpened(campaign, atMs))
        violate(`${after.id}: ${type} at ${timeOf(atMs)}, when its campaign was not open`);
    },
  }),
};

const isOpened = ({ publishedAtMs, opensAtMs }: Campaign, atMs: number): boolean =>
  publishedAtMs !== undefined && opensAtMs !== undefined && opensAtMs <= atMs;
