/** A poster that goes viral: what 10,000 readers a second cost at DynamoDB, counted. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { contract as readContract } from '../../functions/read-campaign/contract.ts';
import { contract as listContract } from '../../functions/list-campaigns/contract.ts';
import { listCampaigns } from '../../functions/list-campaigns/list-campaigns.ts';
import { readCampaign } from '../../functions/read-campaign/read-campaign.ts';
import { hotAnswers } from '../../shared/entry/hot-answers.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { useStores } from '../support/fanfund.ts';
import { httpEvent, lambdaContext } from '../support/http-event.ts';

const fanfund = useStores();
const { clock, table } = fanfund;

beforeEach(() => {
  jest.spyOn(Date, 'now').mockImplementation(clock);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const readers = 10_000;

describe('one second in which 10,000 people read', () => {
  const read = httpEntry(readContract, readCampaign, () => fanfund);
  const list = httpEntry(listContract, listCampaigns, () => fanfund);
  const openOne = async (id: string): Promise<number> => {
    const event = httpEvent({ method: 'GET', pathParameters: { id }, query: { utm: 'poster' } });
    return (await read(event, lambdaContext)).statusCode ?? 0;
  };
  const openList = async (): Promise<number> => {
    const event = httpEvent({ method: 'GET', query: { state: 'live' } });
    return (await list(event, lambdaContext)).statusCode ?? 0;
  };

  test('one campaign asks DynamoDB four times: it, its totals, its stock and who waited for it', async () => {
    const { id } = await fanfund.given('live', {
      rewards: [{ id: 'mug', title: 'A mug', priceMinor: 1500, stock: 300 }],
    });
    table.calls.length = 0;
    for (let reader = 0; reader < readers; reader += 1) {
      if (reader % 100 === 0) clock.advance(9);
      expect(await openOne(id)).toBe(200);
    }
    const asked = table.calls.map(({ operation }) => operation);
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(asked.length).toBeGreaterThan(0);
  });

  test('all at once are answered by one reading', async () => {
    const { id } = await fanfund.given('live');
    table.calls.length = 0;
    clock.advance(5000);
    const statuses = await Promise.all(Array.from({ length: 100 }, () => openOne(id)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(table.count()).toBeLessThanOrEqual(4);
  });

  test('the list of the store asks DynamoDB a handful of times', async () => {
    await fanfund.given('live');
    clock.advance(5000);
    table.calls.length = 0;
    for (let reader = 0; reader < readers; reader += 1) {
      if (reader % 100 === 0) clock.advance(9);
      expect(await openList()).toBe(200);
    }
    expect(table.count()).toBeLessThanOrEqual(6);
  });

  test('after a second the campaign is read again', async () => {
    const { id } = await fanfund.given('live');
    await openOne(id);
    const first = table.count();
    clock.advance(999);
    await openOne(id);
    expect(table.count()).toBe(first);
    clock.advance(1);
    await openOne(id);
    expect(table.count()).toBeGreaterThan(first);
  });
});

describe('an answer', () => {
  const answer = { body: {}, cacheSeconds: 2 };

  test('that may not be kept is made for each who asks', async () => {
    const hot = hotAnswers<object>(clock);
    const make = jest.fn(async () => ({ refused: 'not_found' }));
    await hot('one', make);
    await hot('one', make);
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('that failed is made again at once', async () => {
    const hot = hotAnswers<object>(clock);
    await expect(hot('one', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
    expect(await hot('one', async () => answer)).toBe(answer);
  });

  test('is kept by what was asked, and only so many of them', async () => {
    const hot = hotAnswers<object>(clock);
    const make = jest.fn(async () => answer);
    for (let asked = 0; asked < 501; asked += 1) await hot(`${asked}`, make);
    expect(make).toHaveBeenCalledTimes(501);
    await hot('500', make);
    expect(make).toHaveBeenCalledTimes(501);
    await hot('0', make);
    expect(make).toHaveBeenCalledTimes(502);
  });
});
