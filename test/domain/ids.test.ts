import { describe, expect, test } from '@jest/globals';
import {
  campaignIdOf,
  campaignIdPattern,
  idsIn,
  pledgeIdPattern,
  pledgeShardOf,
} from '../../shared/domain/ids.ts';

const campaignId = 'cmp_abcdefghijkl2345';
const pledgeId = 'plg_abcdefghijkl2345ezyxwvutsrqpo7654';

test('the id of a pledge carries its campaign and its shard', () => {
  expect(campaignIdOf(pledgeId)).toBe(campaignId);
  expect(pledgeShardOf(pledgeId)).toBe('e');
});

describe('an id is known by its form', () => {
  test('and by nothing else', () => {
    expect(campaignIdPattern.test(campaignId)).toBe(true);
    expect(pledgeIdPattern.test(pledgeId)).toBe(true);
  });

  test.each([
    ...[`x${campaignId}`, `${campaignId}x`, campaignId.slice(0, -1), pledgeId],
    ...['cmp_abcdefghijkl2341', 'cmp_ABCDEFGHIJKL2345', 'cmp_'],
  ])('a campaign is not called %s', (id) => {
    expect(campaignIdPattern.test(id)).toBe(false);
  });

  test.each([
    ...[`x${pledgeId}`, `${pledgeId}x`, pledgeId.slice(0, -1), campaignId],
    ...[pledgeId.replace('345e', '345g'), pledgeId.replace('abc', 'ab1')],
    ...[pledgeId.replace('7654', '7610'), pledgeId.toUpperCase()],
  ])('a pledge is not called %s', (id) => {
    expect(pledgeIdPattern.test(id)).toBe(false);
  });
});

describe('the letters of an id', () => {
  const a15 = 'a'.repeat(15);
  const a16 = 'a'.repeat(16);

  test.each(['a', 'm', 'z', '2', '7'])('are of base 32, as %s is', (letter) => {
    expect(campaignIdPattern.test(`cmp_${a15}${letter}`)).toBe(true);
    expect(pledgeIdPattern.test(`plg_${a15}${letter}0${a16}`)).toBe(true);
    expect(pledgeIdPattern.test(`plg_${a16}0${a15}${letter}`)).toBe(true);
  });

  test.each(['0', '1', '8', '9', 'A', 'Z', '`', '{', '_', '-', ' '])('are never %p', (letter) => {
    expect(campaignIdPattern.test(`cmp_${a15}${letter}`)).toBe(false);
    expect(pledgeIdPattern.test(`plg_${a15}${letter}0${a16}`)).toBe(false);
    expect(pledgeIdPattern.test(`plg_${a16}0${a15}${letter}`)).toBe(false);
  });

  test.each(['0', '1', '9', 'a', 'f'])('name the shard %s', (shard) => {
    expect(pledgeIdPattern.test(`plg_${a16}${shard}${a16}`)).toBe(true);
    expect(pledgeShardOf(`plg_${a16}${shard}${a16}`)).toBe(shard);
  });

  test.each(['g', 'z', 'A', 'F', '/', ':', '`', '-'])('name no shard %p', (shard) => {
    expect(pledgeIdPattern.test(`plg_${a16}${shard}${a16}`)).toBe(false);
  });
});

describe('the ids in a text', () => {
  const otherCampaign = 'cmp_zyxwvutsrqponml2';
  const otherPledge = 'plg_zyxwvutsrqponml27abcdefghijkl2345';

  test.each([
    ['of a campaign', `/v1/campaigns/${campaignId}/pledges`, { campaignId }],
    ['of a pledge, and so of its campaign', `/v1/pledges/${pledgeId}`, { campaignId, pledgeId }],
    ['of both', `{"a":"${campaignId}","b":"${pledgeId}"}`, { campaignId, pledgeId }],
    [
      'of a pledge and the campaign that is named beside it',
      `${pledgeId} ${otherCampaign}`,
      { campaignId: otherCampaign, pledgeId },
    ],
    ['that come first', `${pledgeId} ${otherPledge}`, { campaignId, pledgeId }],
    [
      'that come first of campaigns',
      `${otherCampaign} ${campaignId}`,
      { campaignId: otherCampaign },
    ],
    ['without what surrounds them', `x${pledgeId}x`, { campaignId, pledgeId }],
    ['without what surrounds a campaign', `x${campaignId}x`, { campaignId }],
  ])('are those %s', (_case, text, ids) => {
    expect(idsIn(text)).toStrictEqual(ids);
  });

  test.each([
    ...['', 'nothing', 'cmp_', 'plg_', campaignId.slice(0, -1), pledgeId.slice(0, -1)],
    ...[campaignId.slice(1), pledgeId.slice(1), pledgeId.replace('345e', '345g')],
    ...['cmp_abcdefghijkl2341', 'cmp_abcdefgh1jkl2345', 'CMP_ABCDEFGHIJKL2345'],
    ...[pledgeId.replace('abc', 'ab1'), pledgeId.replace('7654', '7610')],
  ])('are none in %p', (text) => {
    expect(idsIn(text)).toStrictEqual({});
  });

  test.each(['0', '9', 'a', 'f'])('may be in the shard %s', (shard) => {
    const id = `plg_zyxwvutsrqponm27${shard}az27az27az27az27`;
    expect(idsIn(id)).toStrictEqual({ campaignId: 'cmp_zyxwvutsrqponm27', pledgeId: id });
  });
});
