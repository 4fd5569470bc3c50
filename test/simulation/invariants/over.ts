/**
 * When a campaign takes no money any more, nobody is asked for any. What was on its way may arrive,
 * for nobody can call it back; what is asked for long after that is asked for wrongly.
 */
import type { Chronicle } from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import { campaignOf } from './chronicle.ts';
import { attemptNumberOf, moveOf, ownKeyOf } from './stripe-object.ts';
import { collects } from '../../../shared/domain/settlement.ts';

/** Longer than a worker may have known the campaign, and been held up with it. */
const knownMs = 20 * 60 * 1000;

/** Since when the campaign takes no money any more; undefined while it does, or never did. */
function overSinceMs(told: Chronicle, pledgeId: string): number | undefined {
  const story = campaignOf(told, pledgeId);
  if (!story?.hasCollected || collects(story.campaign)) return undefined;
  const took = story.versions.findLastIndex(({ campaign }) => collects(campaign));
  return story.versions[took + 1]?.event.atMs;
}

export const nothingIsAskedOnceItIsOver: Invariant = {
  name: 'nothing-is-asked-once-it-is-over',
  why: 'Who is charged for a campaign that was given up pays for nothing, and waits for a refund.',
  watch: ({ violate, told }) => ({
    stripe: ({ by, method, path, key, leftAtMs }) => {
      const own = by && moveOf(method, path) !== undefined ? ownKeyOf(key) : undefined;
      if (!own || attemptNumberOf(own.name, 'collect') === undefined) return;
      const sinceMs = overSinceMs(told, own.pledgeId);
      if (sinceMs !== undefined && leftAtMs > sinceMs + knownMs)
        violate(
          `${by?.capability} asked ${method} ${path} under ${key}, ` +
            `${Math.round((leftAtMs - sinceMs) / 60_000)} minutes after its campaign was over`,
        );
    },
  }),
};
