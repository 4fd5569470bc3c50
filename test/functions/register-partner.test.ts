import { describe, expect, test } from '@jest/globals';
import { registerPartner } from '../../functions/register-partner/register-partner.ts';
import { endpointClient } from '../../shared/partners/endpoint-client.ts';
import { bodyOf, callerOf, codeOf, request } from '../support/fanfund.ts';
import { usePartners } from '../support/partners.ts';

const shop = usePartners();
const terms = {
  name: 'Kettles and more',
  campaignIds: ['cmp_aaaaaaaaaaaaaaaa'],
  limits: { pledgesPerMinute: 10, pledgesPerDay: 100, quantityMax: 5 },
};
const deps = { ...shop, root: shop.rootOf };
const asked = (idempotencyKey: string, more: object = {}) =>
  request({ caller: callerOf('ops-1'), idempotencyKey, body: { ...terms, ...more } });

test('a partner is registered once, with its secret, however often it is asked', async () => {
  const first = bodyOf(await registerPartner(deps, asked('one')));
  expect(first).toMatchObject({ ...terms, state: 'on', secrets: [{ number: 1 }] });
  expect(first['secret']).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(bodyOf(await registerPartner(deps, asked('one')))).toEqual(first);
  const other = await registerPartner(deps, asked('one', { name: 'Another' }));
  expect(codeOf(other)).toBe('idempotency_key_reused');
});

test('a partner sends what others have sold only where operations say so', async () => {
  expect(bodyOf(await registerPartner(deps, asked('shop')))).toMatchObject({ ships: false });
  const warehouse = await registerPartner(deps, asked('warehouse', { ships: true }));
  expect(bodyOf(warehouse)).toMatchObject({ ships: true });
});

describe('an endpoint', () => {
  const name = (address: string) =>
    endpointClient({
      ...{ timeoutMs: 1000, hostsAllowed: [] },
      lookup: (_name, _options, found) =>
        found(null, [{ address, family: address.includes(':') ? 6 : 4 }]),
    });

  test.each([
    ['http://shop.example/facts', 'It must begin with https.'],
    ['https://user:secret@shop.example/', 'It must hold no password.'],
    ['not an address', 'It is no address of a web server.'],
    ['https://127.0.0.1/', 'It leads to an address that is not public.'],
    ['https://0x7f.1/', 'It leads to an address that is not public.'],
    ['https://169.254.169.254/latest/meta-data', 'It leads to an address that is not public.'],
    ['https://[::1]/', 'It leads to an address that is not public.'],
    ['https://[::ffff:10.0.0.1]/', 'It leads to an address that is not public.'],
    ['https://[fd00::1]/', 'It leads to an address that is not public.'],
  ])('%s is refused', async (endpointUrl, why) => {
    const endpoints = name('93.184.216.34');
    const answer = await registerPartner(
      { ...deps, endpoints },
      asked(endpointUrl, { endpointUrl }),
    );
    expect(answer).toEqual({ refused: 'endpoint_refused', detail: why });
  });

  test.each([
    '10.1.2.3',
    '192.168.0.1',
    '100.64.0.1',
    '172.31.0.1',
    '0.0.0.0',
    'fe80::1',
    '2002:7f00:1::',
  ])('whose name means %s is refused', async (address) => {
    const body = { endpointUrl: 'https://shop.example/' };
    const answer = await registerPartner(
      { ...deps, endpoints: name(address) },
      asked(address, body),
    );
    expect(codeOf(answer)).toBe('endpoint_refused');
  });

  test.each(['93.184.216.34', '2606:2800:220:1::1'])('at %s is taken', async (address) => {
    const body = { endpointUrl: 'https://shop.example/' };
    const answer = await registerPartner(
      { ...deps, endpoints: name(address) },
      asked(address, body),
    );
    expect(bodyOf(answer)).toMatchObject({ endpoint: { url: body.endpointUrl, state: 'on' } });
  });
});
