/** What functions may do with the table is said by the partitions that its keys really have. */
import { beforeAll, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  abandonmentReportKey,
  actKey,
  actsKey,
  backerIndexKey,
  blockKey,
  campaignIndexKeys,
  campaignKey,
  counterKey,
  curveKey,
  deliveryShardKey,
  deliveryShards,
  dueShardKey,
  dueShards,
  failureKey,
  interestKey,
  milestonesKey,
  openTasksKey,
  partnerCountKey,
  partnerKey,
  partnersKey,
  previewKey,
  promiseKey,
  promisesDueKey,
  reactionCountKey,
  reactionKey,
  receiptKey,
  reportKey,
  subscriptionKey,
  taskKey,
  totalsKey,
  updateKey,
  updatesIndexKey,
} from '../../shared/store/keys.ts';
import { deliveryKey } from '../../shared/store/delivery-store.ts';
import { assemblyFor } from '../support/assembly.ts';

let templates: readonly string[] = [];

beforeAll(async () => {
  const folder = await assemblyFor({}, 'prod');
  templates = readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => JSON.stringify(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
});

test('grants name partitions as the table does', () => {
  const allowed = new Set(
    templates.flatMap((template) =>
      [...template.matchAll(/"dynamodb:LeadingKeys":(\[.*?\])/g)].flatMap(
        ([, partitions = '[]']) => JSON.parse(partitions) as string[],
      ),
    ),
  );
  const campaignId = 'cmp_aaaaaaaaaaaaaaaa';
  const partnerId = 'prt_aaaaaaaaaaaaaaaa';
  const ofKeys = [
    ...[campaignKey(campaignId), reportKey(campaignId), abandonmentReportKey(campaignId)],
    ...[totalsKey(campaignId), counterKey(campaignId, 'x'), taskKey('tsk_aaaaaaaaaaaaaaaa')],
    ...[partnerKey(partnerId), receiptKey(partnerId, 'x'), partnerCountKey(partnerId, 'x')],
    ...[actKey('act_aaaaaaaaaaaaaaaa'), failureKey('x'), curveKey(campaignId, 0)],
    ...[deliveryKey(partnerId, 'dlv_000000000_x'), interestKey(campaignId, 'anna')],
    blockKey('x'),
    ...[promiseKey(campaignId, 1), milestonesKey(campaignId), previewKey(campaignId)],
    ...[updateKey(campaignId, 'upd_x'), subscriptionKey('plg_x'), reactionKey('upd_x', 'plg_x')],
    reactionCountKey('upd_x', '0'),
  ].map(({ pk }) => pk);
  const ofIndexes = [
    ...[...Object.values(campaignIndexKeys), openTasksKey, actsKey],
    ...[backerIndexKey('anna'), ...dueShards.map(dueShardKey)],
    ...[partnersKey, ...deliveryShards.map(deliveryShardKey)],
    ...[promisesDueKey, updatesIndexKey(campaignId)],
  ];
  for (const key of [...ofKeys, ...ofIndexes]) expect(allowed).toContain(key.replace(/#.*/, '#*'));
  expect([...allowed].toSorted()).toEqual([
    'A#*',
    'ACT#*',
    'ACTS#*',
    'B#*',
    'C#*',
    'CAMPAIGNS#*',
    'DELIVERIES#*',
    'DUE#*',
    'E#*',
    'F#*',
    'FAILURE#*',
    'FEED#*',
    'FULFILMENTS#*',
    'G#*',
    'H#*',
    'I#*',
    'K#*',
    'M#*',
    'N#*',
    'O#*',
    'OPEN#*',
    'P#*',
    'PARTNERS#*',
    'PROMISES#*',
    'Q#*',
    'S#*',
    'T#*',
    'TASKS#*',
    'U#*',
    'UPDATES#*',
    'V#*',
    'W#*',
    'X#*',
    'Z#*',
  ]);
});
