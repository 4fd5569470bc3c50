/**
 * Key design. A pledge's id carries its campaign and shard, so that it is read by id and
 * enumerated by campaign without an index; shards spread one campaign over partitions (each takes
 * 1,000 writes a second). Ids of created things derive from who asked with which Idempotency-Key,
 * so that a repeated request is one failed conditional write and no second item.
 */
import { createHash } from 'node:crypto';

/** 16 partitions: 16,000 writes a second for one campaign. */
export const pledgeShards = [...'0123456789abcdef'];

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const tailLength = 16;

/** 80 bits of SHA-256 in base 32: too many to collide or to guess. */
function tail(...parts: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of digest.subarray(0, 10)) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31];
  }
  return text.slice(0, tailLength);
}

export const requestHash = (body: unknown): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22);

export const campaignIdFor = (creatorId: string, idempotencyKey: string): string =>
  `cmp_${tail('campaign', creatorId, idempotencyKey)}`;

export function pledgeIdFor(
  campaignId: string,
  by: { readonly backerId: string; readonly idempotencyKey: string },
): string {
  const own = tail('pledge', campaignId, by.backerId, by.idempotencyKey);
  const shard = pledgeShards[alphabet.indexOf(own[0] ?? 'a') % pledgeShards.length];
  return `plg_${campaignId.slice(4)}${shard}${own}`;
}

export const refundIdFor = (
  pledgeId: string,
  by: { readonly callerId: string; readonly idempotencyKey: string },
): string => `rfd_${tail('refund', pledgeId, by.callerId, by.idempotencyKey)}`;

export const campaignKey = (campaignId: string) => ({ pk: `C#${campaignId}`, sk: 'CAMPAIGN' });
export const reportKey = (campaignId: string) => ({ pk: `C#${campaignId}`, sk: 'REPORT' });
export const abandonmentReportKey = (campaignId: string) => ({
  pk: `C#${campaignId}`,
  sk: 'REPORT#abandoned',
});
/** What abandoning it would mean, as it was counted last. */
export const previewKey = (campaignId: string) => ({
  pk: `C#${campaignId}`,
  sk: 'ABANDONMENT',
});
export const totalsKey = (campaignId: string) => ({ pk: `C#${campaignId}`, sk: 'TOTALS' });

/** The journal of a campaign: a partition of its own, in the order of its entries' numbers. */
export const journalPartition = (campaignId: string): string => `J#${campaignId}`;
/** Zero-padded, so that numbers sort as text. */
export const journalSortKey = (number: number): string => String(number).padStart(12, '0');
export const journalKey = (campaignId: string, firstNumber: number) => ({
  pk: journalPartition(campaignId),
  sk: journalSortKey(firstNumber),
});
/** What the daily checks of the ledger remember, beside the journal and never in it. */
export const ledgerCheckPartition = (campaignId: string): string => `L#${campaignId}`;
export const bookedKey = (campaignId: string, reference: string) => ({
  pk: ledgerCheckPartition(campaignId),
  sk: `BOOKED#${reference}`,
});

export const differenceKey = (campaignId: string, differenceId: string) => ({
  pk: ledgerCheckPartition(campaignId),
  sk: `DIFFERENCE#${differenceId}`,
});
/** What Stripe moved for a campaign on a day, a page of the walk at a time. */
export const movementsKey = (
  campaignId: string,
  { day, page }: { readonly day: string; readonly page: string },
) => ({ pk: ledgerCheckPartition(campaignId), sk: `STRIPE#${day}#${page}` });
export const movedDayKey = (day: string, campaignId: string) => ({
  pk: `D#${day}`,
  sk: `#${campaignId}`,
});

/** What a pledge's id has beside its campaign: its shard and its own part. */
export const pledgeTailOf = (pledgeId: string): string => pledgeId.slice(20);
export const pledgeIdIn = (campaignId: string, ownTail: string): string =>
  `plg_${campaignId.slice(4)}${ownTail}`;

export const pledgeShardKey = (campaignId: string, shard: string): string =>
  `P#${campaignId.slice(4)}${shard}`;
export const pledgeKey = (pledgeId: string) => ({
  pk: `P#${pledgeId.slice(4, 21)}`,
  sk: pledgeId.slice(21),
});
export const pledgeIdOf = (key: { readonly pk: string; readonly sk: string }): string =>
  `plg_${key.pk.slice(2)}${key.sk}`;

/** Who wants to be told when a campaign opens: spread like its pledges, one item for each. */
export const interestPartition = (campaignId: string, shard: string): string =>
  `I#${campaignId}#${shard}`;
export const interestKey = (campaignId: string, backerId: string) => {
  const own = tail('interest', campaignId, backerId);
  const shard = pledgeShards[alphabet.indexOf(own[0] ?? 'a') % pledgeShards.length] ?? '0';
  return { pk: interestPartition(campaignId, shard), sk: backerId };
};
/** How many there are, beside the totals of their campaign. */
export const interestCountKey = (campaignId: string) => ({
  pk: `C#${campaignId}`,
  sk: 'INTEREST',
});

/** A counter of its own partition, so that the shards of one reward do not share a limit. */
export const counterKey = (campaignId: string, counter: string) => ({
  pk: `N#${campaignId}#${counter}`,
  sk: 'COUNTER',
});

export const backerIndexKey = (backerId: string): string => `B#${backerId}`;
export const backerOfIndexKey = (key: string): string => key.slice(2);
/** Campaigns in the index: those that still move, and those at rest. */
export const campaignIndexKeys = { moving: 'CAMPAIGNS#moving', resting: 'CAMPAIGNS#resting' };

/** Four partitions of the sparse index of what is due: at 1,000 writes a second each. */
export const dueShards = [...'0123'];
export const dueShardKey = (shard: string): string => `DUE#${shard}`;
/** Zero-padded, so that times sort as text. */
export const dueSortKey = (dueAtMs: number): string => dueAtMs.toString(36).padStart(9, '0');
export const dueKey = (pledgeId: string, dueAtMs: number) => ({
  gsi2pk: dueShardKey(String(pledgeShards.indexOf(pledgeId[20] ?? '0') % dueShards.length)),
  gsi2sk: dueSortKey(dueAtMs),
});

/** Tasks for operations, by the event that asks for each; those that are open are in the index. */
export const taskIdFor = (eventId: string): string => `tsk_${tail('task', eventId)}`;
export const taskKey = (taskId: string) => ({ pk: `T#${taskId.slice(4)}`, sk: 'TASK' });
export const taskIdOf = (pk: string): string => `tsk_${pk.slice(2)}`;
export const openTasksKey = 'TASKS#open';

/** What operators did, by who asked under which key; all acts are in one partition of the index. */
export const actIdFor = (operatorId: string, idempotencyKey: string): string =>
  `act_${tail('act', operatorId, idempotencyKey)}`;
export const actKey = (actId: string) => ({ pk: `ACT#${actId.slice(4)}`, sk: 'ACT' });
export const actIdOf = (pk: string): string => `act_${pk.slice(4)}`;
export const actsKey = 'ACTS#all';

/** Why a message was given up, by its id. */
export const failureKey = (messageId: string) => ({ pk: `FAILURE#${messageId}`, sk: 'FAILURE' });

/** What happens now: counts by minute and batches of events, an hour to a partition. */
export const feedHourKey = (hour: number): string => `FEED#${hour}`;
export const feedMinutePrefix = 'M#';
export const feedBatchPrefix = 'T#';
/** A campaign's figures hour by hour. */
export const curveKey = (campaignId: string, hour: number) => ({
  pk: `FEED#${campaignId}`,
  sk: `H#${dueSortKey(hour)}`,
});

/** Until when requests to Stripe are leased: one item for all workers. */
export const paceKey = { pk: 'R#stripe', sk: 'PACE' };

/** What is counted against card testing, by hour and by day; subjects are keyed hashes. */
export const pledgeCountKey = (subject: string, hour: number) => ({
  pk: `F#${subject}`,
  sk: `PLEDGES#${hour}`,
});
export const failuresKey = (subject: string, day: number) => ({
  pk: `F#${subject}`,
  sk: `FAILURES#${day}`,
});
/** One small partition, read as a whole. */
export const blockListKey = 'F#BLOCKED';
export const blockKey = (subject: string) => ({ pk: blockListKey, sk: subject });

/** What a campaign's backers were promised and are told, beside the campaign and never in it. */
export const promisePartition = (campaignId: string): string => `M#${campaignId}`;
export const promiseKey = (campaignId: string, number: number) => ({
  pk: promisePartition(campaignId),
  sk: `PROMISE#${String(number).padStart(4, '0')}`,
});
export const milestonesKey = (campaignId: string) => ({
  pk: promisePartition(campaignId),
  sk: 'MILESTONES',
});
export const updateIdFor = (campaignId: string, idempotencyKey: string): string =>
  `upd_${tail('update', campaignId, idempotencyKey)}`;
export const updateKey = (campaignId: string, updateId: string) => ({
  pk: promisePartition(campaignId),
  sk: `UPDATE#${updateId.slice(4)}`,
});
export const updatesIndexKey = (campaignId: string): string => `UPDATES#${campaignId}`;
/** What the backer of a pledge wants to hear of. */
export const subscriptionKey = (pledgeId: string) => ({ pk: `E#${pledgeId}`, sk: 'UPDATES' });
/** What a backer thinks of an update, and how many think so: counted by the shard of the pledge. */
export const reactionKey = (updateId: string, pledgeId: string) => ({
  pk: `G#${updateId}#${pledgeId.slice(20, 21)}`,
  sk: pledgeId,
});
export const reactionCountKey = (updateId: string, shard: string) => ({
  pk: `H#${updateId}#${shard}`,
  sk: 'REACTIONS',
});
/** One partition of the sparse index: campaigns are few, and so are their windows and milestones. */
export const promisesDueKey = 'PROMISES#due';

/** Partner shops, by id; all of them are in one partition of the index. */
export const partnerIdFor = (operatorId: string, idempotencyKey: string): string =>
  `prt_${tail('partner', operatorId, idempotencyKey)}`;
export const partnerKey = (partnerId: string) => ({ pk: `Q#${partnerId}`, sk: 'PARTNER' });
export const partnerIdOf = (pk: string): string => pk.slice(2);
export const partnersKey = 'PARTNERS#all';

/** What a partner has sent, by the id of its webhook, which it may choose freely. */
export const receiptKey = (partnerId: string, webhookId: string) => ({
  pk: `W#${partnerId}#${tail('webhook', webhookId)}`,
  sk: 'RECEIPT',
});
/** How many pledges a partner has sent within a minute or a day. */
export const partnerCountKey = (partnerId: string, window: string) => ({
  pk: `U#${partnerId}`,
  sk: window,
});

/** What a partner is told: a partition for each day, in the order in which it happened. */
export const deliveryPartition = (partnerId: string, day: string): string =>
  `O#${partnerId}#${day}`;
/** Four partitions of the sparse index of what is to be delivered. */
export const deliveryShards = [...'0123'];
export const deliveryShardKey = (shard: string): string => `DELIVERIES#${shard}`;
export const deliveryDueKey = (deliveryId: string, dueAtMs: number) => ({
  gsi2pk: deliveryShardKey(
    deliveryShards[createHash('sha256').update(deliveryId).digest()[0]! % deliveryShards.length] ??
      '0',
  ),
  gsi2sk: dueSortKey(dueAtMs),
});
/** The customer of a partner, as the backer of a pledge: never the subject of a token. */
export const partnerBackerId = (partnerId: string, reference: string): string =>
  `${partnerId}:${tail('customer', partnerId, reference)}`;

/**
 * The delivery of a pledge, in partitions of its own: the tally and the settlement read a pledge's
 * partition as a whole, and addresses are kept from whoever may read pledges by the partition alone.
 */
const besidePledge = (family: string, pledgeId: string) => ({
  pk: `${family}#${pledgeId.slice(4, 21)}`,
  sk: pledgeId.slice(21),
});
export const fulfilmentKey = (pledgeId: string) => besidePledge('S', pledgeId);
export const fulfilmentShardKey = (campaignId: string, shard: string): string =>
  `S#${campaignId.slice(4)}${shard}`;
export const deliveryDataKey = (pledgeId: string) => besidePledge('A', pledgeId);
/** Counted shard by shard, so that deliveries of one campaign do not share a limit. */
export const fulfilmentCountsKey = (campaignId: string, shard: string) => ({
  pk: `K#${campaignId.slice(4)}${shard}`,
  sk: 'COUNTS',
});
/** How many backers of a campaign have a number. */
export const backerNumbersKey = (campaignId: string) => ({
  pk: `K#${campaignId.slice(4)}`,
  sk: 'NUMBERS',
});
/** Of everything that is still to be delivered, by when it was promised. */
export const openFulfilmentsKey = (campaignId: string, shard: string): string =>
  `OPEN#${campaignId.slice(4)}${shard}`;
export const fulfilmentDueShardKey = (shard: string): string => `FULFILMENTS#${shard}`;
export const fulfilmentDueKey = (pledgeId: string, dueAtMs: number) => ({
  gsi2pk: fulfilmentDueShardKey(
    String(pledgeShards.indexOf(pledgeId[20] ?? '0') % dueShards.length),
  ),
  gsi2sk: dueSortKey(dueAtMs),
});

/** A parcel, by the name that the warehouse has for it: it belongs to one pledge. */
export const parcelIdFor = (campaignId: string, reference: string): string =>
  `shp_${tail('shipment', campaignId, reference)}`;
export const parcelKey = (campaignId: string, parcelId: string) => ({
  pk: `Z#${campaignId.slice(4)}${parcelId}`,
  sk: 'PARCEL',
});

/** Codes of a digital reward: those that are free, and those that somebody has. */
export const codesPartition = (campaignId: string, rewardId: string): string =>
  `X#${campaignId}#${rewardId}`;
export const freeCodeKey = (campaignId: string, rewardId: string, code: string) => ({
  pk: codesPartition(campaignId, rewardId),
  sk: `FREE#${tail('code', code)}`,
});
export const codeSortKeyNear = (text: string): string => `FREE#${tail('near', text)}`;
export const givenCodesPartition = (campaignId: string): string => `X#${campaignId}`;

/** How a campaign delivers: its plan and its waves, in one small partition. */
export const deliveryPartitionOf = (campaignId: string): string => `V#${campaignId}`;
export const deliveryPlanKey = (campaignId: string) => ({
  pk: deliveryPartitionOf(campaignId),
  sk: 'PLAN',
});
const paddedNumber = (number: number): string => String(number).padStart(6, '0');
export const waveKey = (campaignId: string, number: number) => ({
  pk: deliveryPartitionOf(campaignId),
  sk: `WAVE#${paddedNumber(number)}`,
});
/** Who is in a wave, a part of them at a time, in the order of their places. */
export const wavePartKey = (campaignId: string, number: number, part: number) => ({
  pk: `${deliveryPartitionOf(campaignId)}#${paddedNumber(number)}`,
  sk: paddedNumber(part),
});
