/** The console of operations: a page of the same API, where it signs in, and what only it lists. */
import type { Construct } from 'constructs';
import type { SiteProps } from './site.ts';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stack } from 'aws-cdk-lib';
import { siteOf } from './site.ts';

export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id, { description: `Fanfund ${props.stage.name}: the console of operations` });
    const { route, may, store, oidc, signIn } = siteOf(this, props);
    route('serve-console', HttpMethod.GET, '/ops', {
      errorImpact: 'Operations cannot open the console: they are left with the terminal.',
      environment: { ...oidc, ...signIn },
    }).alsoAnswers('GET /ops/{file}', 'GET /ops/settings.json');
    route('list-pledges-of-campaign', HttpMethod.GET, '/v1/ops/campaigns/{id}/pledges', {
      errorImpact: 'Operations do not see which pledges of a campaign are in which state.',
      environment: { ...store, ...oidc },
    }).allow(may.readCampaigns, may.readPledges);
  }
}
