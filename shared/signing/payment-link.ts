/** Where the backer of a failed payment mends it without logging in: the brand's own page, or ours. */
import type { LinkKeys } from './backer-link.ts';
import { dayMs } from '../domain/duration.ts';
import { signBackerLink } from './backer-link.ts';

export type LinkBases = {
  /** The brand's own page; empty: ours. */
  readonly pageUrl: string;
  readonly apiUrl: string;
};

/** Where the backer of a past due pledge pays; good for a day longer, to be told how it ended. */
export async function paymentLink(
  { pageUrl, apiUrl, linkKeys }: LinkBases & { readonly linkKeys: LinkKeys },
  { id, pastDueUntilMs }: { readonly id: string; readonly pastDueUntilMs: number },
): Promise<string> {
  const expiresAtMs = pastDueUntilMs + dayMs;
  const link = { purpose: 'mend-payment', pledgeId: id, expiresAtMs } as const;
  const token = await signBackerLink(linkKeys, link);
  if (pageUrl === '') return `${apiUrl.replace(/\/$/, '')}/v1/payment-links/${token}`;
  const url = new URL(pageUrl);
  url.searchParams.set('token', token);
  return url.href;
}
