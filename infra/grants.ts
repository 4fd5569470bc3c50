/** What functions may do with table and secrets: named actions on named resources, no wildcard. */
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Statement } from './constructs/capability.ts';
import { backerIndex, dueIndex } from './data-stack.ts';

type Secrets = { readonly stripeSecretArn: string; readonly signingSecretArn: string };

export function grantsFor(table: TableV2, { stripeSecretArn, signingSecretArn }: Secrets) {
  const onTable = (...actions: readonly string[]): Statement => ({
    actions,
    resources: [table.tableArn],
  });
  return {
    readCampaigns: onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem'),
    writeCampaigns: onTable('dynamodb:PutItem'),
    readPledges: onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'),
    /** Journal and running totals, which are read before they are written on. */
    keepLedger: onTable('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
    writePledges: onTable('dynamodb:PutItem', 'dynamodb:UpdateItem'),
    keepTasks: onTable('dynamodb:PutItem', 'dynamodb:UpdateItem'),
    listByIndex: {
      actions: ['dynamodb:Query'],
      resources: [`${table.tableArn}/index/${backerIndex}`],
    },
    listDue: {
      actions: ['dynamodb:Query'],
      resources: [`${table.tableArn}/index/${dueIndex}`],
    },
    postponePledges: onTable('dynamodb:UpdateItem'),
    useStripe: {
      actions: ['secretsmanager:GetSecretValue'],
      resources: [stripeSecretArn],
    },
    sign: {
      actions: ['secretsmanager:GetSecretValue'],
      resources: [signingSecretArn],
    },
  } as const satisfies Record<string, Statement>;
}
