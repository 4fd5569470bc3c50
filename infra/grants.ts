/**
 * What functions may do with table and secrets: named actions on named resources, no wildcard. All
 * share one table: who needs campaigns or tasks alone has no way to pledges, by the partitions that
 * a request names (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html).
 */
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { QueueFunction } from './constructs/queue-function.ts';
import type { Parameters } from './parameters.ts';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Statement } from './constructs/capability.ts';
import { backerIndex, dueIndex } from './data-stack.ts';

type Secrets = Pick<Parameters, 'stripeSecretArn' | 'signingSecretArn' | 'partnerSecretArn'>;

/** A request names at least one partition, and none but these; `shared/store/keys.ts` has their names. */
export const within = (partitions: readonly string[]): Required<Statement>['conditions'] => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
});

export function grantsFor(table: TableV2, secrets: Secrets) {
  const onTable = (...actions: readonly string[]): Statement => ({
    actions,
    resources: [table.tableArn],
  });
  const onIndex = (index: string, partition: string): Statement => ({
    actions: ['dynamodb:Query'],
    resources: [`${table.tableArn}/index/${index}`],
    conditions: within([partition]),
  });
  const onCampaigns = within(['C#*', 'N#*']);
  const onTasks = within(['T#*']);
  const onPartners = within(['Q#*']);
  const onReceipts = within(['W#*', 'U#*']);
  const onDeliveries = within(['O#*']);
  return {
    /** With reports, totals and counters of stock. */
    readCampaigns: {
      ...onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem'),
      conditions: onCampaigns,
    },
    writeCampaigns: { ...onTable('dynamodb:PutItem'), conditions: onCampaigns },
    readPledges: onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'),
    /** Journal and running totals, which are read before they are written on. */
    keepLedger: onTable('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
    ...shopGrants(onTable),
    writePledges: onTable('dynamodb:PutItem', 'dynamodb:UpdateItem'),
    keepTasks: { ...onTable('dynamodb:PutItem', 'dynamodb:UpdateItem'), conditions: onTasks },
    readTasks: { ...onTable('dynamodb:BatchGetItem'), conditions: onTasks },
    listCampaigns: onIndex(backerIndex, 'CAMPAIGNS#*'),
    listOfBacker: onIndex(backerIndex, 'B#*'),
    listTasks: onIndex(backerIndex, 'TASKS#*'),
    listDue: onIndex(dueIndex, 'DUE#*'),
    readPartners: {
      ...onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem'),
      conditions: onPartners,
    },
    writePartners: { ...onTable('dynamodb:PutItem'), conditions: onPartners },
    listPartners: onIndex(backerIndex, 'PARTNERS#*'),
    /** What partners have sent, and how much. */
    keepReceipts: {
      ...onTable('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
      conditions: onReceipts,
    },
    ...promiseGrants(onTable, onIndex),
    readDeliveries: {
      ...onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'),
      conditions: onDeliveries,
    },
    writeDeliveries: { ...onTable('dynamodb:PutItem'), conditions: onDeliveries },
    listDueDeliveries: onIndex(dueIndex, 'DELIVERIES#*'),
    postponePledges: onTable('dynamodb:UpdateItem'),
    ...ofControlRoom(onTable, onIndex),
    get useStripe() {
      return read(secrets.stripeSecretArn);
    },
    get sign() {
      return read(secrets.signingSecretArn);
    },
    /** To make the secrets of partners, and so to sign for them and to believe them. */
    get signForPartners() {
      return read(secrets.partnerSecretArn);
    },
  } as const satisfies Record<string, Statement>;
}

/** Promises, milestones and updates of campaigns, and what backers want to hear of them. */
function promiseGrants(
  onTable: (...actions: readonly string[]) => Statement,
  onIndex: (index: string, partition: string) => Statement,
) {
  const conditions = within(['M#*']);
  return {
    readPromises: {
      ...onTable('dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'),
      conditions,
    },
    writePromises: { ...onTable('dynamodb:PutItem'), conditions },
    listUpdates: onIndex(backerIndex, 'UPDATES#*'),
    listPromisesDue: onIndex(dueIndex, 'PROMISES#*'),
    readSubscriptions: { ...onTable('dynamodb:GetItem'), conditions: within(['E#*']) },
    writeSubscriptions: { ...onTable('dynamodb:PutItem'), conditions: within(['E#*']) },
    /** What backers think of updates, and how many do. */
    keepReactions: {
      ...onTable('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
      conditions: within(['G#*', 'H#*']),
    },
    takeReactionsBack: { ...onTable('dynamodb:DeleteItem'), conditions: within(['G#*']) },
    countReactions: { ...onTable('dynamodb:BatchGetItem'), conditions: within(['H#*']) },
  } as const satisfies Record<string, Statement>;
}
type OnTable = (...actions: readonly string[]) => Statement;
type OnIndex = (index: string, partition: string) => Statement;

/** What operators see and leave behind. */
const ofControlRoom = (onTable: OnTable, onIndex: OnIndex) => ({
  /** Why messages were given up. */
  readFailures: { ...onTable('dynamodb:BatchGetItem'), conditions: within(['FAILURE#*']) },
  /** What operators did. */
  keepActs: {
    ...onTable('dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
    conditions: within(['ACT#*']),
  },
  readActs: { ...onTable('dynamodb:BatchGetItem'), conditions: within(['ACT#*']) },
  /** What happens now, and the figures of campaigns hour by hour. */
  readFeed: { ...onTable('dynamodb:Query'), conditions: within(['FEED#*']) },
  listActs: onIndex(backerIndex, 'ACTS#*'),
});

/** Why messages are given up, by whoever tries them last. */
export const keepFailures = (table: TableV2): Statement => ({
  actions: ['dynamodb:PutItem'],
  resources: [table.tableArn],
  conditions: within(['FAILURE#*']),
});

/** What is asked of the table beside campaigns and pledges. */
const shopGrants = (onTable: (...actions: readonly string[]) => Statement) => ({
  /** Who waits for a campaign. */
  keepInterest: { ...onTable('dynamodb:UpdateItem'), conditions: within(['I#*']) },
  readInterest: { ...onTable('dynamodb:Query'), conditions: within(['I#*']) },
  /** To find which of those who waited have pledged, and how many there are. */
  findInterest: {
    ...onTable('dynamodb:BatchGetItem'),
    conditions: within(['I#*', 'C#*']),
  },
  /** Against card testing, and against trying out codes. */
  countVisits: {
    ...onTable('dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:PutItem'),
    conditions: within(['F#*']),
  },
});

const read = (secretArn: string): Statement => ({
  actions: ['secretsmanager:GetSecretValue'],
  resources: [secretArn],
});

export const publishTo = (bus: EventBus): Statement => ({
  actions: ['events:PutEvents'],
  resources: [bus.eventBusArn],
});

export const sendTo = (...targets: readonly QueueFunction[]): Statement => ({
  actions: ['sqs:SendMessage'],
  resources: targets.map(({ queue }) => queue.queueArn),
});
