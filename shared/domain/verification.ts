/**
 * Large pledges in a campaign's last hours can flip it, and be gone by the time they are charged.
 * Where a campaign asks for it, such a pledge of a backer whom nobody vouches for is shown but not
 * counted until it is verified. The moment from which the rule holds is written into the pledge, for
 * totals to show it without the campaign; tally and settlement hold it against the deadline as well,
 * which may have been moved since.
 */
import type { CampaignTerms } from './campaign.ts';
import type { Pledge } from './pledge.ts';

const lastHoursMs = 24 * 60 * 60 * 1000;

/** `fromMinor`: the amount from which a pledge is large, in the campaign's currency. */
export type VerificationTerms = { readonly fromMinor: number };

/** From when on a pledge like this counts only once it is verified; undefined when it always counts. */
export function verifyAfterMs(
  { verification, deadlineMs }: Pick<CampaignTerms, 'verification' | 'deadlineMs'>,
  amountMinor: number,
  isBackerVerified: boolean,
): number | undefined {
  if (verification === undefined || isBackerVerified) return undefined;
  return amountMinor >= verification.fromMinor ? deadlineMs - lastHoursMs : undefined;
}

/**
 * Whether it is shown but not counted: large, unverified, and made or changed in the last hours.
 * With the deadline as it is by now, what were the last hours before it was moved are none any more.
 */
export function isUnverified({ verifyAfterMs, history }: Pledge, deadlineMs = -Infinity): boolean {
  if (verifyAfterMs === undefined) return false;
  const afterMs = Math.max(verifyAfterMs, deadlineMs - lastHoursMs);
  const made = history.findLast(
    ({ type }) => type === 'PledgeConfirmed' || type === 'PledgeChanged',
  );
  return made !== undefined && made.atMs > afterMs;
}
