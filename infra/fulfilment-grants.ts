/**
 * What functions may do with deliveries. Addresses lie in partitions of their own (`A#`), so that
 * who reads or writes deliveries has no way to them; only who ships, the backer, and what deletes
 * them has, and none of these has a wildcard.
 */
import type { Site } from './site.ts';
import type { Statement } from './constructs/capability.ts';
import { backerIndex, dueIndex } from './data-stack.ts';
import { within } from './grants.ts';

const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];

export function fulfilmentGrants({ data: { table } }: Pick<Site, 'data'>) {
  const on = (partitions: readonly string[], ...actions: readonly string[]): Statement => ({
    actions,
    resources: [table.tableArn],
    conditions: within(partitions),
  });
  const onIndex = (index: string, partition: string): Statement => ({
    actions: ['dynamodb:Query'],
    resources: [`${table.tableArn}/index/${index}`],
    conditions: within([partition]),
  });
  const deliveries = ['S#*', 'K#*', 'V#*'];
  return {
    /** With their counts, plans and waves. */
    read: on(deliveries, ...reading),
    write: on(deliveries, ...writing),
    /** What a parcel claims with it: its name, and codes. */
    claim: on(['S#*', 'K#*', 'Z#*', 'X#*'], ...reading, ...writing, 'dynamodb:DeleteItem'),
    /** Sends nothing of a pledge that somebody has written since it was read. */
    holdPledges: on(['P#*'], 'dynamodb:ConditionCheckItem'),
    readCodes: on(['X#*'], ...reading),
    readAddresses: on(['A#*'], ...reading),
    writeAddresses: on(['A#*', 'S#*', 'K#*'], ...writing, 'dynamodb:DeleteItem'),
    listOpen: onIndex(backerIndex, 'OPEN#*'),
    listDue: onIndex(dueIndex, 'FULFILMENTS#*'),
  } as const satisfies Record<string, Statement>;
}
