/** What `npm start` says once everything is up: what runs where, and what to try next. */
import { relative } from 'node:path';
import type { Paint } from './console.ts';
import type { LocalCloud } from './local-cloud.ts';
import type { Settings } from './settings.ts';

const sampleCampaignMs = 10 * 60 * 1000;

export function welcome(
  cloud: LocalCloud & { readonly storefront: string },
  settings: Settings,
  paint: Paint,
  nowMs: number,
): string[] {
  const count = (type: string): number => cloud.summary[type] ?? 0;
  const inside = relative(process.cwd(), settings.home);
  const home = inside.startsWith('..') ? settings.home : inside;
  const stripe = settings.stripe.kind === 'simulator' ? 'simulator' : 'Stripe test mode';
  const rows: [string, string, string][] = [
    ['HTTP API', cloud.api, `${count('AWS::ApiGatewayV2::Route')} routes`],
    ['Storefront', cloud.storefront, 'a sample store, to pledge in with a browser'],
    ['Console', `${cloud.api}/ops`, 'operations: see what happens, put right what is stuck'],
    ['Stripe', cloud.stripe, stripe],
    ['AWS services', cloud.aws, 'SQS, EventBridge, Scheduler, Secrets Manager, SES'],
    ['DynamoDB', cloud.dynamodb, `${count('AWS::DynamoDB::GlobalTable')} table`],
    ['Token issuer', cloud.issuer, 'OpenID Connect, RS256'],
    [
      'Functions',
      `${count('AWS::Lambda::Function')} in workers`,
      `output in ${home}/logs/<function>.log`,
    ],
    [
      'Events',
      `${count('AWS::Events::Rule')} rules, ${count('AWS::SQS::Queue')} queues`,
      `${count('AWS::Lambda::EventSourceMapping')} mappings, ${count('AWS::Scheduler::Schedule')} recurring schedules`,
    ],
    ['Mails', `${home}/mail`, 'one .eml for each that was sent to a backer'],
    ['State', home, 'kept over restarts; remove the folder to start anew'],
  ];
  return [
    '',
    ...rows.map(
      ([what, where, more]) =>
        `  ${paint('bold', what.padEnd(13))} ${where.padEnd(30)} ${paint('dim', more)}`,
    ),
    '',
    `  ${paint('bold', 'Try next')}`,
    `  curl ${cloud.api}/v1/campaigns?state=live`,
    '  TOKEN=$(npm run -s token -- --scope creator)',
    `  curl -X POST ${cloud.api}/v1/campaigns -H "Authorization: Bearer $TOKEN" \\`,
    `    -H 'Content-Type: application/json' -H 'Idempotency-Key: my-first-campaign' \\`,
    `    -d '${JSON.stringify(sampleCampaign(nowMs))}'`,
    '',
  ];
}

function sampleCampaign(nowMs: number): Record<string, unknown> {
  return {
    title: 'A kettle that hums',
    currency: 'EUR',
    goal: { amountMinor: 100_000 },
    deadline: new Date(nowMs + sampleCampaignMs).toISOString(),
  };
}
