/**
 * What is to be told to backers by mail, by the name that its event gives it: a change of the promise,
 * an update or a later deadline. Whom it concerns is asked of the pledge as it is now.
 */
import type { Campaign } from '../domain/campaign.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { PromiseStore } from './promise-store.ts';
import type { PromiseVersion } from '../domain/promise.ts';
import type { Update } from '../domain/update.ts';
import type { UpdateStore } from './update-store.ts';
import { TransientError } from '../errors.ts';
import { concerns } from '../domain/promise.ts';
import { isBacking, isFor } from '../domain/update.ts';

export type Announcement =
  | {
      readonly kind: 'promise';
      readonly version: PromiseVersion;
      readonly before: PromiseVersion;
      readonly versions: readonly PromiseVersion[];
    }
  | { readonly kind: 'update'; readonly update: Update }
  /** As it is by now: of two that were moved one after the other, the later one is told. */
  | { readonly kind: 'deadline'; readonly deadlineMs: number; readonly isOpen: boolean };

export type Announcements = {
  /** Undefined when there is no such thing. */
  find(campaign: Campaign, about: string): Promise<Announcement | undefined>;
};

/**
 * `promise-0002`, `update-k4jq2m7dxw5ahzet`: the place of the item that tells of it. `deadline-4`: the
 * version of the campaign that has it.
 */
export const aboutPattern = /^(promise-\d{4}|update-[a-z2-7]{16}|deadline-\d{1,6})$/;

export const announcements = (
  promises: Pick<PromiseStore, 'versions'>,
  updates: Pick<UpdateStore, 'get'>,
): Announcements => ({
  find: async (campaign, about) => {
    const [kind, name = ''] = about.split('-');
    if (kind === 'promise') return promiseNumber(await promises.versions(campaign), Number(name));
    if (kind === 'deadline') return deadlineSince(campaign, Number(name));
    const update = await updates.get(campaign.id, `upd_${name}`);
    return update && { kind: 'update', update };
  },
});

function deadlineSince(campaign: Campaign, version: number): Announcement {
  if (campaign.version < version)
    throw new TransientError('What is known of this campaign is older than what is to be told.');
  return { kind: 'deadline', deadlineMs: campaign.deadlineMs, isOpen: campaign.state === 'live' };
}

function promiseNumber(
  versions: readonly PromiseVersion[],
  number: number,
): Announcement | undefined {
  const version = versions.find((each) => each.number === number);
  const before = versions.find((each) => each.number === number - 1);
  return version && before && { kind: 'promise', version, before, versions };
}

export function isToBeTold(
  announced: Announcement,
  pledge: Pledge,
  country: string | undefined,
): boolean {
  if (announced.kind === 'update') return isFor(announced.update, pledge, country);
  if (announced.kind === 'deadline') return announced.isOpen && pledge.state === 'confirmed';
  return isBacking(pledge) && concerns(announced.version, announced.before, pledge);
}
