import { expect, test } from '@jest/globals';
import { maskedBody } from '../../shared/queues/masked-body.ts';

test.each([
  [{ pledgeId: 'plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca', collection: 'save-card' }],
  [{ day: '2026-11-21', at: '2026-11-21T10:00:00.000Z', quantity: 2, isLast: true, none: null }],
  [{ 'detail-type': 'PledgeCollected', source: 'fanfund', detail: { currency: 'EUR' } }],
  [{ requestContext: { condition: 'RetryAttemptsExhausted' }, intentId: 'pi_3QxYz' }],
])('ids, times, amounts and words of programs are shown: %j', (body) => {
  expect(maskedBody(JSON.stringify(body))).toEqual(body);
});

test.each([
  ['email', 'anna@fan.example'],
  ['name', 'Anna'],
  ['clientSecret', 'pi_3QxYz_secret_a1b2c3'],
  ['token', 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln'],
  ['type', 'anna@fan.example'],
  ['reason', 'whsec_ A text that somebody wrote'],
  ['card', '4242424242424242'],
  ['key', 'sk_live_51H8abc'],
])('whatever else stands in %s is told by its length', (field, text) => {
  const masked = JSON.stringify(maskedBody(JSON.stringify({ [field]: text, list: [text] })));
  expect(masked).not.toContain(text);
  expect(masked).toContain(`… (${text.length} characters)`);
});

test('the number of a card is no amount', () => {
  expect(maskedBody('{"number": 4242424242424242}')).toEqual({ number: '…' });
});

test('names of fields may be anybody’s text as well', () => {
  expect(maskedBody('{"anna@fan.example": 1}')).toEqual({ '…': 1 });
});

test('what is no JSON is told by its length', () => {
  expect(maskedBody('Anna, anna@fan.example')).toEqual({ text: '… (22 characters)' });
});

test('of a body that is deep or long a part is shown', () => {
  const deep = '['.repeat(500) + ']'.repeat(500);
  expect(JSON.stringify(maskedBody(deep)).length).toBeLessThan(100);
  const long = JSON.stringify(Array.from({ length: 10_000 }, () => 1));
  expect(maskedBody(long)).toHaveLength(30);
});
