import { expect, test } from '@jest/globals';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { postUpdate } from '../../functions/post-update/post-update.ts';
import { tellingPublication } from '../../shared/events/publication.ts';
import { tellingOf } from '../../shared/store/promise-items.ts';
import { updateBody } from '../../shared/api/update-answer.ts';
import type { UpdateBody } from '../../shared/api/update-answer.ts';
import { updateKey } from '../../shared/store/keys.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const half: UpdateBody = { title: 'Half way', text: 'A hundred are done.', visibility: 'public' };
const post = (id: string, body = half, key = 'key-1', caller = creator) =>
  postUpdate(stores, request({ caller, path: { id }, body, idempotencyKey: key }));

test('an update is posted once, and told by the stream without its text', async () => {
  const { id: campaignId } = await stores.given('live');
  const answer = await post(campaignId);
  expect(answer).toMatchObject({ status: 201 });
  const update = bodyOf(answer);
  expect(update).toEqual({
    ...{ id: expect.stringMatching(/^upd_[a-z2-7]{16}$/), campaignId, ...half },
    postedAt: new Date(stores.clock()).toISOString(),
    reactions: { love: 0, thanks: 0, worried: 0, disappointed: 0 },
  });
  stores.clock.advance(1000);
  expect(bodyOf(await post(campaignId))).toEqual(update);
  expect(codeOf(await post(campaignId, { ...half, title: 'Done' }))).toBe('idempotency_key_reused');
  const { Item: item = {} } = await stores.table.client.send(
    new GetCommand({
      TableName: stores.table.name,
      Key: updateKey(campaignId, String(update['id'])),
    }),
  );
  const { name, detail } = tellingPublication(tellingOf(item));
  expect(name).toBe('UpdatePosted');
  expect(detail).toMatchObject({
    eventId: `${campaignId}.update-${String(update['id']).slice(4)}.1`,
  });
  expect(JSON.stringify(detail)).not.toContain('A hundred are done');
});

test('not of a draft, for a reward that there is not, or by somebody else', async () => {
  const draft = await stores.given('draft');
  expect(codeOf(await post(draft.id))).toBe('campaign_state');
  const { id } = await stores.given('live');
  const car = { ...half, audience: { rewardIds: ['car'] } };
  expect(codeOf(await post(id, car))).toBe('reward_not_found');
  expect(codeOf(await post(id, half, 'key-1', callerOf('another')))).toBe('forbidden');
  expect(codeOf(await post('nonsense'))).toBe('not_found');
});

test.each([
  { ...half, text: '' },
  { ...half, visibility: 'secret' },
  { ...half, audience: { states: ['refunded'] } },
  { ...half, audience: { countries: ['Austria'] } },
  { ...half, html: '<b>' },
])('the body %j does not fit', (body) => {
  expect(updateBody.safeParse(body).success).toBe(false);
});
