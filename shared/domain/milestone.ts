/**
 * How a project comes along: milestones with the day that was planned, the day that is forecast and
 * the day on which each was reached, what the creator says and what operations have confirmed. Data
 * and one transition table. Money may be released by milestone: shares in basis points sum to 10,000,
 * and nothing is released before its milestone is confirmed.
 */
import type { Refusal } from './refusal.ts';
import { dayMs } from './duration.ts';
import { refuse } from './refusal.ts';

export const milestoneKinds = [
  ...(['prototype', 'tooling', 'production', 'certification', 'shipping', 'own'] as const),
] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

export type Evidence = { readonly url: string; readonly title: string };

/** What the creator plans. Days are of UTC. */
export type PlannedMilestone = {
  readonly id: string;
  readonly kind: MilestoneKind;
  readonly title: string;
  readonly plannedFor: string;
  /** Of what the campaign has earned; missing where money does not depend on milestones. */
  readonly shareBasisPoints?: number | undefined;
};

export type Milestone = PlannedMilestone & {
  readonly state: MilestoneState;
  readonly forecastFor: string;
  /** When it was reached, as the creator says; believed once it is confirmed. */
  readonly actualOn?: string | undefined;
  readonly evidence: readonly Evidence[];
  /** The forecast that has passed without it, of which was told. */
  readonly slippedFor?: string | undefined;
  /** Why operations did not believe it, or what they have to say. */
  readonly note?: string | undefined;
  readonly confirmedAtMs?: number | undefined;
  /** What it released, once that is known. */
  readonly releasedMinor?: number | undefined;
};

export type MilestonePlan = {
  readonly campaignId: string;
  readonly milestones: readonly Milestone[];
  /** Counts the writes; guards against lost updates and numbers the events. */
  readonly version: number;
};

export const milestonesMax = 20;
export const evidenceMax = 20;
export const wholeBasisPoints = 10_000;

export const milestoneTransitions = {
  planned: {
    MilestoneForecastChanged: 'planned',
    MilestoneSlipped: 'planned',
    MilestoneProposed: 'proposed',
  },
  proposed: {
    MilestoneProposed: 'proposed',
    MilestoneDeclined: 'planned',
    MilestoneConfirmed: 'confirmed',
  },
  confirmed: { MilestoneReleased: 'confirmed' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export type MilestoneState = keyof typeof milestoneTransitions;

export type MilestoneEvent = { readonly atMs: number; readonly milestoneId: string } & (
  | { readonly type: 'MilestoneForecastChanged'; readonly forecastFor: string }
  | { readonly type: 'MilestoneSlipped' }
  | {
      readonly type: 'MilestoneProposed';
      readonly actualOn: string;
      readonly evidence: readonly Evidence[];
    }
  | { readonly type: 'MilestoneConfirmed'; readonly note?: string | undefined }
  | { readonly type: 'MilestoneDeclined'; readonly note?: string | undefined }
  | { readonly type: 'MilestoneReleased'; readonly releasedMinor: number }
);

export type MilestoneEventType = 'MilestonesPlanned' | MilestoneEvent['type'];

/** Where an event leads from a state; undefined when it may not happen there. */
export function milestoneTarget(
  state: MilestoneState,
  type: MilestoneEvent['type'],
): MilestoneState | undefined {
  const row: Partial<Record<MilestoneEvent['type'], MilestoneState>> = milestoneTransitions[state];
  return row[type];
}

function written(milestone: Milestone, event: MilestoneEvent): Partial<Milestone> {
  switch (event.type) {
    case 'MilestoneForecastChanged':
      return { forecastFor: event.forecastFor };
    case 'MilestoneSlipped':
      return { slippedFor: milestone.forecastFor };
    case 'MilestoneProposed':
      return { actualOn: event.actualOn, evidence: event.evidence, note: undefined };
    case 'MilestoneConfirmed':
      return { confirmedAtMs: event.atMs, note: event.note };
    case 'MilestoneDeclined':
      return { actualOn: undefined, note: event.note };
    case 'MilestoneReleased':
      return { releasedMinor: event.releasedMinor };
  }
}

export const milestoneOf = (
  { milestones }: Pick<MilestonePlan, 'milestones'>,
  milestoneId: string,
): Milestone | undefined => milestones.find(({ id }) => id === milestoneId);

/** The plan after the event; undefined when there is no such milestone, or it may not happen. */
export function evolvePlan(plan: MilestonePlan, event: MilestoneEvent): MilestonePlan | undefined {
  const milestone = milestoneOf(plan, event.milestoneId);
  const state = milestone && milestoneTarget(milestone.state, event.type);
  if (!milestone || !state) return undefined;
  const after = { ...milestone, ...written(milestone, event), state };
  return {
    ...plan,
    version: plan.version + 1,
    milestones: plan.milestones.map((each) => (each.id === after.id ? after : each)),
  };
}

/** What of a plan cannot be: ids twice, or shares that are not all there is. */
export function checkPlan(planned: readonly PlannedMilestone[]): Refusal | undefined {
  const ids = planned.map(({ id }) => id);
  if (new Set(ids).size !== ids.length)
    return refuse('milestone_plan_invalid', 'Each milestone needs an id of its own.');
  const shares = planned.flatMap(({ shareBasisPoints }) => shareBasisPoints ?? []);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shares.length > 0 && sum !== wholeBasisPoints)
    return refuse(
      'milestone_plan_invalid',
      `The shares of the milestones are ${sum} basis points together, and must be 10,000.`,
    );
  return undefined;
}

/** Whether it may still be replaced: nothing of it was reached, by what the creator says. */
export const isUntouched = ({ milestones }: Pick<MilestonePlan, 'milestones'>): boolean =>
  milestones.every(({ state }) => state === 'planned');

export const isSharing = ({ milestones }: Pick<MilestonePlan, 'milestones'>): boolean =>
  milestones.some(({ shareBasisPoints }) => shareBasisPoints !== undefined);

export const plannedMilestone = (planned: PlannedMilestone): Milestone => ({
  ...planned,
  state: 'planned',
  forecastFor: planned.plannedFor,
  evidence: [],
});

/** When the day of its forecast is over; undefined when nothing would be told of that. */
export const slipsAtMs = ({ state, forecastFor, slippedFor }: Milestone): number | undefined =>
  state === 'planned' && slippedFor !== forecastFor ? Date.parse(forecastFor) + dayMs : undefined;

/** When the clock has to look at a plan again. */
export function planDueAtMs({ milestones }: Pick<MilestonePlan, 'milestones'>): number | undefined {
  const times = milestones.flatMap((milestone) => slipsAtMs(milestone) ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/**
 * What the next milestone releases that is confirmed and has not: of what is earned by now, the
 * shares of all that released and its own, rounded down, less what was released before. The last one
 * so gets the whole rest, and money that came later, or went back, is made good by the next one.
 */
export function nextRelease(
  plan: Pick<MilestonePlan, 'milestones'>,
  earnedMinor: number,
): { readonly milestoneId: string; readonly releasedMinor: number } | undefined {
  const next = plan.milestones.find(
    ({ state, shareBasisPoints, releasedMinor }) =>
      state === 'confirmed' && shareBasisPoints !== undefined && releasedMinor === undefined,
  );
  if (!next) return undefined;
  const released = plan.milestones.filter(({ releasedMinor }) => releasedMinor !== undefined);
  const basisPoints = [...released, next].reduce(
    (sum, { shareBasisPoints = 0 }) => sum + shareBasisPoints,
    0,
  );
  const dueMinor = Number((BigInt(Math.max(earnedMinor, 0)) * BigInt(basisPoints)) / 10_000n);
  return {
    milestoneId: next.id,
    releasedMinor: Math.max(dueMinor - releasedSum(plan), 0),
  };
}

export const releasedSum = ({ milestones }: Pick<MilestonePlan, 'milestones'>): number =>
  milestones.reduce((sum, { releasedMinor = 0 }) => sum + releasedMinor, 0);
