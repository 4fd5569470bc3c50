import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import type { PaymentPage } from '../../shared/notices/payment-page.ts';
import { paymentPage } from '../../shared/notices/payment-page.ts';
import { plainPage } from '../../shared/notices/plain-page.ts';
import { paymentScript } from '../../shared/notices/payment-script.ts';

const view: PaymentPage = {
  pledgeId: 'plg_1',
  state: 'due',
  campaignTitle: 'A kettle',
  amount: 'EUR 49.00',
  payUntilMs: Date.UTC(2026, 9, 8, 12, 1),
  failure: { code: 'card_declined', declineCode: 'stolen_card' },
};

const policyOf = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) =>
  new Map(
    (headers['content-security-policy'] ?? '').split('; ').map((line) => {
      const [name = '', ...sources] = line.split(' ');
      return [name, sources] as const;
    }),
  );
const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const inlined = (page: string, tag: string): string[] =>
  [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text = '']) => text);

describe('the page', () => {
  test('names what is owed, until when, and nothing that the issuer keeps to itself', () => {
    const { page } = paymentPage({ ...view, reward: '2 × A lid' }, '');
    for (const told of [
      'A kettle',
      '2 × A lid',
      'EUR 49.00',
      'Thursday, 8 October 2026, 12:01 UTC',
    ])
      expect(page).toContain(told);
    expect(page).not.toContain('stolen');
  });

  test('cannot be made to say something else by a title', () => {
    const { page } = paymentPage({ ...view, campaignTitle: '</dd><script>steal()</script>' }, '');
    expect(page).not.toContain('<script>steal');
    expect(inlined(page, 'script')).toEqual([paymentScript]);
  });

  test('runs its own script and style, and by its policy nothing else', () => {
    const made = paymentPage(view, '');
    const policy = policyOf(made);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(inlined(made.page, 'script').map(hashOf));
    expect(policy.get('style-src')).toEqual(inlined(made.page, 'style').map(hashOf));
    for (const closed of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(policy.get(closed)).toEqual(["'none'"]);
    expect(made.headers['referrer-policy']).toBe('no-referrer');
    expect(made.page).not.toMatch(/(src|href)="(?!data:)/);
  });

  test('lets Stripe in where it takes cards, and the local simulator only where it does not', () => {
    const takesCards = policyOf(paymentPage(view, 'pk_test_1'));
    expect(takesCards.get('script-src')).toContain('https://js.stripe.com');
    expect(takesCards.get('frame-src')).toContain('https://hooks.stripe.com');
    expect(takesCards.get('connect-src')).toEqual(["'self'", 'https://api.stripe.com']);
    const takesNone = policyOf(paymentPage(view, ''));
    expect(takesNone.get('connect-src')).toEqual(["'self'", 'http://127.0.0.1:*']);
    expect(takesNone.has('frame-src')).toBe(false);
  });

  test.each(['paid', 'over'] as const)('of a pledge that is %s has no form', (state) => {
    const { payUntilMs: _until, failure: _failure, ...rest } = view;
    const { page } = paymentPage({ ...rest, state }, 'pk_test_1');
    expect(page).not.toContain('<form');
    expect(page).not.toContain('Pay until');
  });

  test('has a script that a browser can read', () => {
    expect(() => new Script(paymentScript)).not.toThrow();
  });
});

test('a page with a button, or with fields, has a script that a browser can read', () => {
  const action = { say: 'Leave', done: 'Done.', sendTo: '../x', body: { linkToken: 'y' } };
  const { page } = plainPage({ title: 'Leave?', lead: 'Sure?', action });
  const [script = ''] = inlined(page, 'script');
  expect(() => new Script(script)).not.toThrow();
  expect(script).toContain("'idempotency-key': key");
  expect(page).toContain('select,input{');
});

test('what is said of a link that opens nothing is escaped as well', () => {
  const { page } = plainPage({ title: 'No <b>', lead: 'Try & see' });
  expect(page).toContain('<h1>No &lt;b&gt;</h1>');
  expect(page).toContain('Try &amp; see');
});
