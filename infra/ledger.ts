/** What checks, shows and proves the books: once a day, for operations, and for everybody. */
import type { AddRoute } from './pledge-stack.ts';
import type { Site } from './site.ts';
import type { Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { ScheduleFunction } from './constructs/schedule-function.ts';
import { counted, pacedWorker, sendTo } from './site.ts';
import { raise } from './constructs/capability.ts';

const dayMinutes = 24 * 60;
/** All entries and pledges of a campaign are read: a million of them take minutes. */
const checkTimeoutSeconds = 900;

export function addLedgerCheck(stack: Stack, site: Site): { readonly check: ScheduleFunction } {
  const { house, may } = site;
  const { environment, receivesMax } = pacedWorker(site);
  const check = new ScheduleFunction(stack, 'check-ledger', house, {
    errorImpact: 'Nobody knows whether journal, pledges and Stripe say the same of the money.',
    everyMinutes: dayMinutes,
    environment,
    receivesMax,
    timeoutSeconds: checkTimeoutSeconds,
    memoryMegabytes: 1024,
  }).allow(may.readPledges, may.listCampaigns, may.keepLedger, may.useStripe);
  check.allow(sendTo(check));
  raise(stack, 'ledger-difference', house, {
    metric: counted('LedgerDifference', 'check-ledger'),
    description:
      'Journal, pledges and Stripe differ: the events LedgerDifferenceFound say in what.',
  });
  return { check };
}

export function addLedgerRoutes(
  { may, store, signing, oidc }: Site,
  route: AddRoute,
  { check }: ReturnType<typeof addLedgerCheck>,
): void {
  const environment = { ...store, ...oidc };
  route('read-ledger', HttpMethod.GET, '/v1/ops/campaigns/{id}/ledger', {
    errorImpact: 'Operations cannot see what was booked for a campaign.',
    environment,
  }).allow(may.readPledges);
  route('request-ledger-check', HttpMethod.POST, '/v1/ops/ledger-checks', {
    errorImpact: 'Operations wait a day to see whether a difference is mended.',
    environment: { ...oidc, LEDGER_CHECK_QUEUE_URL: check.queue.queueUrl },
  }).allow(sendTo(check));
  route('read-settlement-report', HttpMethod.GET, '/v1/campaigns/{id}/settlement/report', {
    errorImpact: 'Nobody can prove how a campaign was settled.',
    environment,
  }).allow(may.readCampaigns);
  route('read-report-key', HttpMethod.GET, '/.well-known/fanfund/report-key.json', {
    errorImpact: 'Nobody can tell whether a settlement report is ours.',
    environment: { ...oidc, ...signing },
  }).allow(may.sign);
}
