/** The keys that Fanfund signs with, made from the environment at the first use. */
import type { SettlementReport } from './domain/settlement-report.ts';
import { environment, environmentOr } from './env.ts';
import { keptFor } from './once.ts';
import { paymentLink } from './signing/payment-link.ts';
import { readSigningSecret } from './signing/signing-secret.ts';
import { signReport } from './signing/signed-report.ts';
import { systemClock } from './clock.ts';

/** For how long a warm function goes on with keys that were replaced. */
const secretKeptMs = 5 * 60 * 1000;

export const signingSecret = keptFor(secretKeptMs, {
  fetch: () => readSigningSecret(environment('SIGNING_SECRET_ARN')),
  now: systemClock,
});

export const signWithReportKey = async (report: SettlementReport) =>
  signReport(report, (await signingSecret()).reportKey);

export const linkKeys = async () => (await signingSecret()).linkKeys;

/** Where the backer of a past due pledge pays without a login. */
export async function linkFor(pledge: Parameters<typeof paymentLink>[1]): Promise<string> {
  const pageUrl = environmentOr('PAYMENT_PAGE_URL', '');
  const apiUrl = environment('API_URL');
  return paymentLink({ pageUrl, apiUrl, linkKeys: await linkKeys() }, pledge);
}

/** Where everybody can read the signed report of a settlement. */
export const reportUrl = (campaignId: string): string =>
  `${environment('API_URL').replace(/\/$/, '')}/v1/campaigns/${campaignId}/settlement/report`;
