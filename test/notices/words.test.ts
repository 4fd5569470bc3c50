import { expect, test } from '@jest/globals';
import { escapeHtml, failureWords, timeWords } from '../../shared/notices/words.ts';

const discreet = 'Your bank declined the payment. It does not tell us why.';

test.each([
  'stolen_card',
  'lost_card',
  'pickup_card',
  'fraudulent',
  'merchant_blacklist',
  'restricted_card',
  'security_violation',
  'generic_decline',
  'do_not_honor',
])('that a card was declined as %s is not told', (declineCode) => {
  expect(failureWords({ code: 'card_declined', declineCode })).toBe(discreet);
});

test.each([
  [{ code: 'card_declined', declineCode: 'insufficient_funds' }, /not enough money/],
  [
    { code: 'authentication_required', declineCode: 'authentication_required' },
    /confirm this payment/,
  ],
  [{ code: 'authentication_required' }, /confirm this payment/],
  [{ code: 'expired_card' }, /has expired/],
  [{ code: 'payment_method_detached' }, /no longer there/],
])('what helps the backer is told: %j', (failure, words) => {
  expect(failureWords(failure)).toMatch(words);
});

test("the issuer's own reason is not overtaken by a general code that may be told", () => {
  expect(failureWords({ code: 'expired_card', declineCode: 'stolen_card' })).toBe(discreet);
});

test('times are told in UTC', () => {
  expect(timeWords(Date.UTC(2026, 9, 8, 12, 1))).toBe('Thursday, 8 October 2026, 12:01 UTC');
});

test('text cannot become markup', () => {
  expect(escapeHtml(`<script>alert("x") & 'y'</script>`)).toBe(
    '&lt;script&gt;alert(&quot;x&quot;) &amp; &#39;y&#39;&lt;/script&gt;',
  );
});
