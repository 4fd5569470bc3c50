/** What functions may do with table and secret: named actions on named resources, no wildcard. */
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Statement } from './constructs/capability.ts';
import { backerIndex } from './data-stack.ts';

export function grantsFor(table: TableV2, stripeSecretArn: string) {
  const onTable = (...actions: readonly string[]): Statement => ({
    actions,
    resources: [table.tableArn],
  });
  return {
    readCampaigns: onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem'),
    writeCampaigns: onTable('dynamodb:PutItem'),
    readPledges: onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'),
    writePledges: onTable('dynamodb:PutItem', 'dynamodb:UpdateItem'),
    listByIndex: {
      actions: ['dynamodb:Query'],
      resources: [`${table.tableArn}/index/${backerIndex}`],
    },
    useStripe: {
      actions: ['secretsmanager:GetSecretValue'],
      resources: [stripeSecretArn],
    },
  } as const satisfies Record<string, Statement>;
}
