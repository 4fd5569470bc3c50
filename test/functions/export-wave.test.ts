import { describe, expect, test } from '@jest/globals';
import { createWave } from '../../functions/create-wave/create-wave.ts';
import { exportWave } from '../../functions/export-wave/export-wave.ts';
import { csvLine } from '../../shared/fulfilment/csv-line.ts';
import { berlin, useDeliveryData } from '../support/delivery-data.ts';
import { bodyOf, callerOf, codeOf, request } from '../support/fanfund.ts';

const world = useDeliveryData();

const read = (id: string, wave = '1', cursor?: number) =>
  exportWave(world.deps, request({ path: { id, wave }, query: { cursor } }));

async function split(id: string) {
  const by = { caller: callerOf('ops'), idempotencyKey: 'k' };
  const body = { name: 'All', rules: {} };
  await createWave(world.deps, request({ ...by, path: { id }, body }));
}

const header =
  'place,pledge_id,reward_id,quantity,variants,choices,name,line1,line2,city,region,postal_code,country,phone\r\n';

describe('the file of a wave', () => {
  test('has who is to be sent something, and nothing in it is a formula', async () => {
    const { campaign, ids } = await world.delivering([{ quantity: 2 }, {}, {}]);
    const size = { id: 'size', title: 'Size', options: ['=S', 'M'] };
    await world.plan(campaign, { rewards: [{ rewardId: 'mug', choices: [size] }] });
    const address = { ...berlin, name: '=HYPERLINK("x")', line2: '@home, 2nd' };
    await world.give(ids[0] ?? '', { address, choices: { 'mug.size': '=S' } });
    await world.give(ids[1] ?? '', { choices: { 'mug.size': 'M' } }, 'backer-2');
    await split(campaign.id);
    expect(codeOf(await read(campaign.id))).toBe('wave_state');
    await world.work();
    await world.say(
      campaign,
      { reference: 'A', pledgeId: ids[1], status: 'dispatched' },
      { reference: 'A', status: 'delivered' },
    );
    expect(bodyOf(await read(campaign.id))).toEqual({
      csv:
        header +
        `1,${ids[0]},mug,2,,size: =S,"'=HYPERLINK(""x"")",Musterweg 1,"'@home, 2nd",Berlin,,10115,DE,\r\n`,
      ...{ rows: 1, withoutAddress: 1 },
    });
  });

  test('names the variants that were ordered', async () => {
    const line = { rewardId: 'mug', priceMinor: 500 };
    const lines = [
      { ...line, variantId: 'red', quantity: 1 },
      { ...line, variantId: 'blue', quantity: 2 },
    ];
    const plain = { rewardId: 'book', quantity: 1, priceMinor: 500 };
    const { campaign, ids } = await world.delivering([{ quantity: 4, lines: [...lines, plain] }]);
    await world.give(ids[0] ?? '');
    await split(campaign.id);
    await world.work();
    const file = String(bodyOf(await read(campaign.id))['csv']).split('\r\n');
    expect(file.slice(1)).toEqual([
      `1,${ids[0]},book,1,,,Anna Example,Musterweg 1,,Berlin,,10115,DE,`,
      `1,${ids[0]},mug,3,"red × 1; blue × 2",,Anna Example,Musterweg 1,,Berlin,,10115,DE,`,
      '',
    ]);
  });

  test('comes page by page, the header once', async () => {
    const { campaign, ids } = await world.delivering([{}, {}]);
    for (const [place, id] of ids.entries()) await world.give(id, {}, `backer-${place + 1}`);
    await split(campaign.id);
    await world.work();
    const rest = bodyOf(await read(campaign.id, '1', 1));
    expect(rest).toMatchObject({ rows: 1 });
    expect(String(rest['csv'])).toMatch(/^2,plg_/);
    expect(bodyOf(await read(campaign.id, '1', 2))).toEqual({
      ...{ csv: '', rows: 0, withoutAddress: 0 },
    });
  });

  test('is there for no wave that there is not', async () => {
    const { campaign } = await world.delivering([]);
    expect(codeOf(await read(campaign.id, '7'))).toBe('not_found');
    expect(codeOf(await read('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-2', "'-2"],
  ['@x', "'@x"],
  ['\tx', `"'\tx"`],
  ['\rx', '"\'\rx"'],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠x', "'＠x"],
  ['a;b', '"a;b"'],
  ['a|b', '"a|b"'],
  ['a\tb', '"a\tb"'],
  ['a;=1+1', `"a;'=1+1"`],
  ['a; =1+1', `"a; '=1+1"`],
  ['a;"=1+1"', `"a;""'=1+1"""`],
  ['a|@x;-2', `"a|'@x;'-2"`],
  ['a\t＝1', `"a\t'＝1"`],
  ['a\n+1', `"a\n'+1"`],
  ['size: S; colour: red', '"size: S; colour: red"'],
  ['a=1', 'a=1'],
  ['a,"b"', '"a,""b"""'],
])('%j stands in a line as %j', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});
