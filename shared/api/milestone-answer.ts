/** Milestones on the wire, closed: what creators send of them, and what everybody sees. */
import type { Milestone, MilestonePlan } from '../domain/milestone.ts';
import { campaignId, minor, natural, time } from './answer-parts.ts';
import { isoTime } from './campaign-view.ts';
import { milestoneKinds, milestonesMax, wholeBasisPoints } from '../domain/milestone.ts';
import { once } from '../once.ts';
import * as z from 'zod';

export const milestonePath = z.object({
  id: z.string().max(100),
  milestoneId: z.string().max(100),
});
export type MilestonePath = z.infer<typeof milestonePath>;

export const planBody = z.strictObject({
  milestones: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
        kind: z.enum(milestoneKinds),
        title: z.string().trim().min(1).max(120),
        plannedFor: z.iso.date(),
        shareBasisPoints: z.int().min(1).max(wholeBasisPoints).optional(),
      }),
    )
    .min(1)
    .max(milestonesMax),
});
export type PlanBody = z.infer<typeof planBody>;

const evidence = () => z.strictObject({ url: z.string(), title: z.string() });

const milestone = once(() =>
  z
    .strictObject({
      id: z.string(),
      kind: z.enum(milestoneKinds),
      title: z.string(),
      state: z.enum(['planned', 'proposed', 'confirmed']),
      isLate: z.boolean().meta({ description: 'The day of its forecast has passed without it' }),
      plannedFor: z.iso.date(),
      forecastFor: z.iso.date(),
      actualOn: z.iso.date().optional().meta({ description: 'As its creator says' }),
      confirmedAt: time().optional(),
      evidence: z.array(evidence()),
      note: z.string().optional(),
      shareBasisPoints: natural().optional(),
      releasedMinor: minor().optional(),
    })
    .meta({ id: 'Milestone' }),
);

export const milestonesAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      confirmed: natural(),
      milestones: z.array(milestone()),
    })
    .meta({ id: 'Milestones' }),
);

export const milestonesView = ({ campaignId: id, milestones }: MilestonePlan) => ({
  campaignId: id,
  confirmed: milestones.filter(({ state }) => state === 'confirmed').length,
  milestones: milestones.map(milestoneView),
});

const milestoneView = ({ confirmedAtMs, slippedFor, ...shown }: Milestone) => ({
  ...shown,
  isLate: shown.state === 'planned' && slippedFor === shown.forecastFor,
  ...(confirmedAtMs !== undefined && { confirmedAt: isoTime(confirmedAtMs) }),
});

export const milestonesExample = {
  ...{ campaignId: 'cmp_k4jq2m7dxw5ahzet', confirmed: 1 },
  milestones: [
    {
      ...{
        id: 'prototype',
        kind: 'prototype',
        title: 'A kettle that whistles',
        state: 'confirmed',
      },
      ...{ isLate: false, plannedFor: '2026-12-01', forecastFor: '2026-12-01' },
      ...{ actualOn: '2026-11-28', confirmedAt: '2026-12-02T10:00:00.000Z' },
      evidence: [{ url: 'https://kettle.example/prototype', title: 'A film of it' }],
      ...{ shareBasisPoints: 3000, releasedMinor: 1_470_000 },
    },
  ],
};
