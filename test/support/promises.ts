/** A campaign whose promise was changed for the worse, with a pledge that may leave, for tests. */
import { changedPromise, firstPromise } from '../../shared/domain/promise.ts';
import type { PromiseChange, PromiseVersion } from '../../shared/domain/promise.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { PromiseStore } from '../../shared/store/promise-store.ts';
import { kettle } from './given.ts';

export const promisedRewards = [{ ...kettle, estimatedDelivery: '2027-03-01' }];
export const reason = 'The tool cracked at the first test.';

type Wish = Omit<PromiseChange['rewards'][number], 'rewardId'>;

/** Changes what is promised for the kettle: to a day that is too late unless told otherwise. */
export async function givenChange(
  { promises, now }: { readonly promises: PromiseStore; readonly now: () => number },
  campaign: Campaign,
  wish: Wish = { when: '2027-06-01' },
): Promise<PromiseVersion> {
  const versions = await promises.versions(campaign);
  const change = { reason, rewards: [{ rewardId: 'kettle', ...wish }] };
  const version = changedPromise(campaign, versions, change, now());
  if (isRefusal(version)) throw new Error(version.detail);
  await promises.record(firstPromise(campaign));
  await promises.add(version);
  return version;
}
