/** The promise of a campaign on the wire, closed, with all versions that there were. */
import type { Campaign } from '../domain/campaign.ts';
import type { PromiseVersion } from '../domain/promise.ts';
import { campaignId, minor, natural, time } from './answer-parts.ts';
import { isoTime } from './campaign-view.ts';
import { isSecret } from '../domain/campaign.ts';
import { promiseTermsOf } from '../domain/promise.ts';
import { once } from '../once.ts';
import * as z from 'zod';

const reward = once(() =>
  z
    .strictObject({
      rewardId: z.string(),
      what: z.string(),
      when: z.iso.date().optional(),
      shipsTo: z.array(z.string()).optional().meta({ description: 'Missing: everywhere' }),
      priceMinor: minor(),
    })
    .meta({ id: 'PromisedReward' }),
);

const exit = () =>
  z
    .strictObject({
      closesAt: time(),
      rewards: z.array(
        z.strictObject({
          rewardId: z.string(),
          causes: z.array(z.enum(['later', 'other', 'dearer', 'elsewhere'])),
        }),
      ),
    })
    .meta({ description: 'Until then who pledged before the change may take the money back' });

const version = once(() =>
  z
    .strictObject({
      number: natural(),
      at: time(),
      reason: z.string().optional(),
      rewards: z.array(reward()),
      exit: exit().optional(),
    })
    .meta({ id: 'PromiseVersion' }),
);

export const promiseAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      toleranceDays: natural(),
      exitDays: natural(),
      current: version(),
      versions: z.array(version()).meta({ description: 'All of them, the first one first' }),
    })
    .meta({ id: 'CampaignPromise' }),
);

export const versionView = ({ number, atMs, reason, rewards, exit: window }: PromiseVersion) => ({
  number,
  at: isoTime(atMs),
  ...(reason !== undefined && { reason }),
  rewards,
  ...(window && { exit: { closesAt: isoTime(window.closesAtMs), rewards: window.rewards } }),
});

/** For everybody, so without what only some may know of: secret rewards. */
export function promiseView(
  campaign: Pick<Campaign, 'id' | 'promise' | 'rewards'>,
  versions: readonly PromiseVersion[],
) {
  const secret = new Set(campaign.rewards.filter(isSecret).map(({ id }) => id));
  const isPublic = ({ rewardId }: { readonly rewardId: string }) => !secret.has(rewardId);
  const shown = versions.map(({ exit: window, ...version }) =>
    versionView({
      ...version,
      rewards: version.rewards.filter(isPublic),
      exit: window && { ...window, rewards: window.rewards.filter(isPublic) },
    }),
  );
  return {
    campaignId: campaign.id,
    ...promiseTermsOf(campaign),
    current: shown.at(-1),
    versions: shown,
  };
}

const mug = { rewardId: 'early-bird', what: 'Early bird: one kettle', priceMinor: 4900 };
const first = {
  ...{ number: 1, at: '2026-10-01T09:00:00.000Z' },
  rewards: [{ ...mug, when: '2027-03-01' }],
};
const second = {
  ...{ number: 2, at: '2026-12-01T09:00:00.000Z', reason: 'The tool cracked.' },
  rewards: [{ ...mug, when: '2027-06-01' }],
  exit: {
    closesAt: '2026-12-15T09:00:00.000Z',
    rewards: [{ rewardId: 'early-bird', causes: ['later'] }],
  },
};

export const promiseExample = {
  ...{ campaignId: 'cmp_k4jq2m7dxw5ahzet', toleranceDays: 30, exitDays: 14 },
  ...{ current: second, versions: [first, second] },
};
