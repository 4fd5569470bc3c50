/** Updates on the wire, closed: what creators post, and what everybody or a backer reads. */
import type { ReactionCounts } from '../store/reaction-store.ts';
import type { Update } from '../domain/update.ts';
import { backingStates, updateReactions } from '../domain/update.ts';
import { campaignId, natural, pageOf, time } from './answer-parts.ts';
import { countries } from './campaign-body.ts';
import { isoTime } from './campaign-view.ts';
import { once } from '../once.ts';
import * as z from 'zod';

export const updateBody = z.strictObject({
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(10_000),
  visibility: z.enum(['public', 'backers']).default('public'),
  audience: z
    .strictObject({
      rewardIds: z.array(z.string().max(40)).min(1).max(50).optional(),
      states: z.array(z.enum(backingStates)).min(1).optional(),
      countries: countries.optional(),
    })
    .optional()
    .meta({ description: 'Who is written to; all backers when it is missing' }),
});
export type UpdateBody = z.infer<typeof updateBody>;

export const updatePath = z.object({ id: z.string().max(100), updateId: z.string().max(100) });
export type UpdatePath = z.infer<typeof updatePath>;

const reactionsAnswer = () =>
  z.strictObject(
    Object.fromEntries(updateReactions.map((reaction) => [reaction, natural()])) as Record<
      (typeof updateReactions)[number],
      ReturnType<typeof natural>
    >,
  );

export const updateAnswer = once(() =>
  z
    .strictObject({
      id: z.string(),
      campaignId: campaignId(),
      title: z.string(),
      text: z.string(),
      visibility: z.enum(['public', 'backers']),
      postedAt: time(),
      reactions: reactionsAnswer(),
    })
    .meta({ id: 'Update' }),
);

export const updatesAnswer = once(() => pageOf('UpdatePage', updateAnswer));

/** Not whom it was for: that is nobody's business but the creator's. */
export const updateView = (
  { id, campaignId: campaign, title, text, visibility, postedAtMs }: Update,
  reactions: ReactionCounts,
) => ({
  ...{ id, campaignId: campaign, title, text, visibility },
  postedAt: isoTime(postedAtMs),
  reactions,
});

export const noReactions: ReactionCounts = { love: 0, thanks: 0, worried: 0, disappointed: 0 };

export const updateExample = {
  ...{ id: 'upd_k4jq2m7dxw5ahzet', campaignId: 'cmp_k4jq2m7dxw5ahzet' },
  ...{ title: 'Half way', text: 'The first hundred kettles whistle.', visibility: 'public' },
  ...{ postedAt: '2027-01-15T10:00:00.000Z' },
  reactions: { love: 120, thanks: 31, worried: 2, disappointed: 0 },
};

export const isUpdateId = (id: string): boolean => /^upd_[a-z2-7]{16}$/.test(id);
