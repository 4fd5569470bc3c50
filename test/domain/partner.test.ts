import { describe, expect, test } from '@jest/globals';
import type { EndpointOffReason, Partner, PartnerEvent } from '../../shared/domain/partner.ts';
import { evolvePartner, partnerIdPattern, validKeys } from '../../shared/domain/partner.ts';
import { dayMs, hourMs, startMs } from '../support/given.ts';

const url = 'https://shop.example/fanfund';
const partner: Partner = {
  ...{ id: 'prt_aaaaaaaaaaaaaaa2', name: 'The kettle shop', campaignIds: ['cmp_1'] },
  limits: { pledgesPerMinute: 60, pledgesPerDay: 5000, quantityMax: 10 },
  ...{ state: 'on', endpoint: { url, state: 'on' }, keys: [{ number: 1 }] },
  ...{ createdAtMs: startMs, requestHash: 'hash', version: 1 },
};
const off: Partner = {
  ...partner,
  ...{ state: 'off', endpoint: { url, state: 'off', offReason: 'gone', offSinceMs: startMs } },
};
const withoutEndpoint: Partner = { ...partner, endpoint: undefined };

const facts = { atMs: startMs + hourMs, by: 'operator-1' };
const switched = (type: 'On' | 'Off'): PartnerEvent => ({
  type: `PartnerSwitched${type}`,
  ...facts,
});
const endpointOn: PartnerEvent = { type: 'PartnerEndpointSwitchedOn', ...facts };
const endpointOff = (reason: EndpointOffReason): PartnerEvent => ({
  ...{ type: 'PartnerEndpointSwitchedOff', ...facts, reason },
});

test.each([
  ...[['prt_abcdefghijklm234', true] as const, ['prt_abcdefghijklm23', false] as const],
  ...[['prt_abcdefghijklm2345', false] as const, ['a-prt_abcdefghijklm234', false] as const],
  ...[['prt_ABCDEFGHIJKLM189', false] as const, ['prt_a', false] as const],
])('%s is the id of a partner: %s', (id, expected) => {
  expect(partnerIdPattern.test(id)).toBe(expected);
});

describe('a partner', () => {
  test('is not changed by being registered', () => {
    expect(evolvePartner(partner, { type: 'PartnerRegistered', ...facts })).toBeUndefined();
  });

  test('is switched off and on, and each only once', () => {
    expect(evolvePartner(partner, switched('Off'))).toEqual({
      ...partner,
      state: 'off',
      version: 2,
    });
    expect(evolvePartner(off, switched('On'))).toEqual({ ...off, state: 'on', version: 2 });
    expect(evolvePartner(off, switched('Off'))).toBeUndefined();
    expect(evolvePartner(partner, switched('On'))).toBeUndefined();
  });
});

describe('an endpoint', () => {
  test('that is switched off says why and since when', () => {
    expect(evolvePartner(partner, endpointOff('failing'))).toEqual({
      ...partner,
      version: 2,
      endpoint: { url, state: 'off', offReason: 'failing', offSinceMs: startMs + hourMs },
    });
  });

  test('that is off keeps its first reason', () => {
    expect(evolvePartner(off, endpointOff('failing'))).toBeUndefined();
  });

  test('that is switched on forgets why it was off', () => {
    expect(evolvePartner(off, endpointOn)).toStrictEqual({
      ...off,
      ...{ endpoint: { url, state: 'on' }, version: 2 },
    });
    expect(evolvePartner(partner, endpointOn)).toBeUndefined();
  });

  test('that there is not is not switched', () => {
    expect(evolvePartner(withoutEndpoint, endpointOn)).toBeUndefined();
    expect(evolvePartner(withoutEndpoint, endpointOff('by_operator'))).toBeUndefined();
  });
});

describe('new terms', () => {
  const terms = {
    ...{ name: 'The other shop', campaignIds: ['cmp_2'] },
    limits: { pledgesPerMinute: 6, pledgesPerDay: 50, quantityMax: 1 },
  };
  const changed = (before: Partner, endpointUrl?: string) =>
    evolvePartner(before, {
      ...{ type: 'PartnerChanged', ...facts, terms: { ...terms, endpointUrl } },
    });

  test('replace the ones before', () => {
    expect(changed(partner, url)).toStrictEqual({ ...partner, ...terms, version: 2 });
  });

  test('leave the endpoint as it is where its address is the same, also off', () => {
    expect(changed(off, url)?.endpoint).toEqual({
      ...{ url, state: 'off', offReason: 'gone', offSinceMs: startMs },
    });
  });

  test('switch the endpoint on where its address is another one', () => {
    const elsewhere = { url: 'https://elsewhere.example/', state: 'on' };
    expect(changed(off, elsewhere.url)?.endpoint).toStrictEqual(elsewhere);
    expect(changed(withoutEndpoint, elsewhere.url)?.endpoint).toStrictEqual(elsewhere);
  });

  test('without an address take the endpoint away', () => {
    expect(changed(partner)).toStrictEqual({
      ...partner,
      ...terms,
      ...{ endpoint: undefined, version: 2 },
    });
  });
});

describe('a secret that is rotated', () => {
  const rotated = (before: Partner, overlapMs: number) =>
    evolvePartner(before, { type: 'PartnerSecretRotated', ...facts, overlapMs });
  const validUntilMs = startMs + hourMs + dayMs;

  test('is believed for the overlap, beside the new one', () => {
    expect(rotated(partner, dayMs)).toEqual({
      ...partner,
      ...{ keys: [{ number: 2 }, { number: 1, validUntilMs }], version: 2 },
    });
  });

  test('is believed no longer when it is rotated once more', () => {
    const before = { ...partner, keys: [{ number: 2 }, { number: 1, validUntilMs }] };
    expect(rotated(before, dayMs)?.keys).toEqual([{ number: 3 }, { number: 2, validUntilMs }]);
  });

  test('is believed no longer at once where there is no overlap', () => {
    expect(rotated(partner, 0)?.keys).toEqual([{ number: 2 }]);
  });

  test('is the first one where there was none', () => {
    expect(rotated({ ...partner, keys: [] }, dayMs)?.keys).toEqual([{ number: 1 }]);
  });

  test('is valid until its overlap is over, and the newest always', () => {
    const keys = [{ number: 2 }, { number: 1, validUntilMs }];
    expect(validKeys({ keys }, validUntilMs - 1)).toEqual([2, 1]);
    expect(validKeys({ keys }, validUntilMs)).toEqual([2]);
  });
});
