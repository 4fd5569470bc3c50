/** What shows and proves the books: the ledger for operations, signed reports for everybody. */
import type { AddRoute } from './pledge-stack.ts';
import type { Site } from './site.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';

export function addLedgerRoutes({ may, store, signing, oidc }: Site, route: AddRoute): void {
  const environment = { ...store, ...oidc };
  route('read-ledger', HttpMethod.GET, '/v1/ops/campaigns/{id}/ledger', {
    errorImpact: 'Operations cannot see what was booked for a campaign.',
    environment,
  }).allow(may.readPledges);
  route('read-settlement-report', HttpMethod.GET, '/v1/campaigns/{id}/settlement/report', {
    errorImpact: 'Nobody can prove how a campaign was settled.',
    environment,
  }).allow(may.readCampaigns);
  route('read-report-key', HttpMethod.GET, '/.well-known/fanfund/report-key.json', {
    errorImpact: 'Nobody can tell whether a settlement report is ours.',
    environment: { ...oidc, ...signing },
  }).allow(may.sign);
}
