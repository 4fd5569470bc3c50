import { describe, expect, test } from '@jest/globals';
import { compilePattern } from '../../../infra/local/events/pattern.ts';

const event = {
  source: 'fanfund',
  'detail-type': 'PledgeCollected',
  detail: { amountMinor: 1200, currency: 'EUR', tags: ['early', 'Bird'], note: null, open: true },
};

function matches(pattern: unknown): boolean {
  return compilePattern(pattern, 'a test')(event);
}

describe('a pattern matches', () => {
  test.each([
    ['an exact text', { source: ['fanfund'] }],
    ['one of several', { 'detail-type': ['PledgeReleased', 'PledgeCollected'] }],
    ['a number', { detail: { amountMinor: [1200] } }],
    ['null', { detail: { note: [null] } }],
    ['true', { detail: { open: [true] } }],
    ['any element of a list', { detail: { tags: ['early'] } }],
    ['a prefix', { 'detail-type': [{ prefix: 'Pledge' }] }],
    ['a prefix in any case', { 'detail-type': [{ prefix: { 'equals-ignore-case': 'pLEDGE' } }] }],
    ['a suffix', { 'detail-type': [{ suffix: 'Collected' }] }],
    ['text in any case', { detail: { currency: [{ 'equals-ignore-case': 'eur' }] } }],
    ['a wildcard', { 'detail-type': [{ wildcard: 'P*Coll*d' }] }],
    ['a field that exists', { detail: { amountMinor: [{ exists: true }] } }],
    ['a field that is missing', { detail: { refund: [{ exists: false }] } }],
    ['a missing field in a missing object', { detail: { card: { brand: [{ exists: false }] } } }],
    ['a range', { detail: { amountMinor: [{ numeric: ['>', 0, '<=', 1200] }] } }],
    ['anything but a text', { detail: { currency: [{ 'anything-but': 'USD' }] } }],
    ['anything but a list', { detail: { currency: [{ 'anything-but': ['USD', 'GBP'] }] } }],
    ['anything but a prefix', { detail: { currency: [{ 'anything-but': { prefix: 'US' } }] } }],
    ['one of two alternatives', { $or: [{ source: ['x'] }, { detail: { currency: ['EUR'] } }] }],
  ])('%s', (_what, pattern) => {
    expect(matches(pattern)).toBe(true);
  });
});

describe('a pattern does not match', () => {
  test.each([
    ['another text', { source: ['stripe'] }],
    ['a number written as text', { detail: { amountMinor: ['1200'] } }],
    ['when one of two fields differs', { source: ['fanfund'], detail: { currency: ['USD'] } }],
    ['a field that is missing', { detail: { refund: [{ exists: true }] } }],
    ['anything but, where the field is missing', { detail: { refund: [{ 'anything-but': 'x' }] } }],
    ['an excluded text', { detail: { currency: [{ 'anything-but': ['EUR'] }] } }],
    ['outside a range', { detail: { amountMinor: [{ numeric: ['<', 1200] }] } }],
    ['no alternative', { $or: [{ source: ['x'] }, { source: ['y'] }] }],
  ])('%s', (_what, pattern) => {
    expect(matches(pattern)).toBe(false);
  });
});

describe('a pattern stops the start', () => {
  test.each([
    ['an unknown operator', { source: [{ cidr: '10.0.0.0/8' }] }, /uses cidr, which the local/],
    ['an unknown comparison', { detail: { a: [{ numeric: ['~', 1] }] } }, /numeric ~/],
    ['an unknown exclusion', { source: [{ 'anything-but': { cidr: 'x' } }] }, /uses cidr/],
    ['a value outside a list', { source: 'fanfund' }, /field source without a list/],
    ['an empty list', { source: [] }, /empty list/],
    ['nothing at all', {}, /must be an object with a field/],
  ])('with %s', (_what, pattern, message) => {
    expect(() => matches(pattern)).toThrow(message);
  });
});
