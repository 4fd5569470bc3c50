import { expect, test } from '@jest/globals';
import { changePartner } from '../../functions/change-partner/change-partner.ts';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import type { Publication } from '../../shared/events/publication.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import { bodyOf, callerOf, codeOf, request } from '../support/fanfund.ts';
import { streamReader } from '../support/stream.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const change = (partner: Partner, body: object) =>
  changePartner(
    shop,
    request({ caller: callerOf('ops-7'), path: { partnerId: partner.id }, body: body as never }),
  );

test('each change is an event that says who did it', async () => {
  const read = streamReader(shop.table);
  const partner = await shop.giveShop();
  await read();
  expect(bodyOf(await change(partner, { name: 'New name', state: 'off' }))).toMatchObject({
    ...{ name: 'New name', state: 'off', version: 3 },
  });
  expect(bodyOf(await change(partner, { state: 'off' }))).toMatchObject({ version: 3 });
  const told: Publication[] = [];
  const bus = {
    publish: (some: readonly Publication[]) => {
      told.push(...some);
      return Promise.resolve(some.map(() => false));
    },
  };
  await relayEvents({ bus }, await read());
  expect(told).toMatchObject([
    { name: 'PartnerChanged', detail: { partnerId: partner.id, by: 'ops-7', name: 'New name' } },
    { name: 'PartnerSwitchedOff', detail: { partnerId: partner.id, by: 'ops-7', sequence: 3 } },
  ]);
});

test('what a partner may send is changed, and stays while something else is', async () => {
  const partner = await shop.giveShop();
  expect(bodyOf(await change(partner, { ships: true }))).toMatchObject({ ships: true });
  expect(bodyOf(await change(partner, { name: 'New name' }))).toMatchObject({ ships: true });
  expect(bodyOf(await change(partner, { ships: false }))).toMatchObject({ ships: false });
});

test('an endpoint that is switched on is told what it has missed', async () => {
  const partner = await shop.giveShop();
  await change(partner, { endpointState: 'off' });
  expect(shop.replays.take()).toEqual([]);
  const after = bodyOf(await change(partner, { endpointState: 'on' }));
  expect(after).toMatchObject({ endpoint: { state: 'on' } });
  expect(shop.replays.take()).toMatchObject([{ partnerId: partner.id, only: 'undelivered' }]);
});

test('an endpoint is taken away with null, and one that is not public is refused', async () => {
  const partner = await shop.giveShop();
  const refused = await change(partner, { endpointUrl: 'https://10.0.0.1/' });
  expect(codeOf(refused)).toBe('endpoint_refused');
  expect(bodyOf(await change(partner, { endpointUrl: null }))).not.toHaveProperty('endpoint');
});

test('nobody is no partner', async () => {
  const answer = await change({ id: 'prt_aaaaaaaaaaaaaaaa' } as Partner, { name: 'x' });
  expect(codeOf(answer)).toBe('not_found');
});
