/**
 * The page behind the link in a mail: what is owed, why it failed and a form to pay it. One document
 * without anything from elsewhere but Stripe's own script, under a policy that allows nothing else;
 * style and script are the same for everybody, so that their hashes can stand in that policy.
 */
import { createHash } from 'node:crypto';
import type { PaymentFailure } from '../domain/pledge.ts';
import { escapeHtml, failureWords, timeWords } from './words.ts';
import { paymentScript } from './payment-script.ts';
import { paymentStyle } from './payment-style.ts';

/** `due`: to be paid. `over`: the pledge has ended, and nothing is owed. */
export type PaymentPage = {
  readonly pledgeId: string;
  readonly state: 'due' | 'processing' | 'paid' | 'over';
  readonly campaignTitle: string;
  readonly reward?: string | undefined;
  readonly amount: string;
  readonly payUntilMs?: number | undefined;
  readonly failure?: PaymentFailure | undefined;
};

export type Page = { readonly page: string; readonly headers: Readonly<Record<string, string>> };

/** `publishableKey`: Stripe's, for its form; empty where only test cards are taken. */
export function paymentPage(view: PaymentPage, publishableKey: string): Page {
  const data = `data-pledge="${escapeHtml(view.pledgeId)}" data-key="${escapeHtml(publishableKey)}"`;
  return page({
    title: titles[view.state],
    publishableKey,
    body: `
<h1>${titles[view.state]}</h1>
<p class="lead">${leads[view.state](view)}</p>
<dl>${factsOf(view)
      .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
      .join('')}</dl>
${view.state === 'due' || view.state === 'processing' ? `<section id="pay" ${data}>${formFor(view.amount)}</section>` : ''}`,
  });
}

/** For a link that opens nothing. */
export const sorryPage = (title: string, text: string): Page =>
  page({
    title,
    publishableKey: '',
    body: `<h1>${escapeHtml(title)}</h1><p class="lead">${escapeHtml(text)}</p>`,
  });

const titles = {
  due: 'Your payment did not go through',
  processing: 'Your payment is on its way',
  paid: 'Thank you, it is paid',
  over: 'There is nothing to pay',
} as const satisfies Record<PaymentPage['state'], string>;

const leads = {
  due: ({ failure }) =>
    `${failure ? escapeHtml(failureWords(failure)) : ''} You can pay here, with the same card or another one.`,
  processing: () => 'We are waiting for the answer of your bank. You can leave this page open.',
  paid: () => 'Your pledge is safe. You can close this page.',
  over: () => 'This pledge has ended. You owe nothing, and nothing more will be taken.',
} as const satisfies Record<PaymentPage['state'], (view: PaymentPage) => string>;

function factsOf(view: PaymentPage): (readonly [string, string])[] {
  const { campaignTitle, reward, amount, payUntilMs } = view;
  const until =
    payUntilMs !== undefined &&
    `<time datetime="${new Date(payUntilMs).toISOString()}">${timeWords(payUntilMs)}</time>`;
  return [
    ['Campaign', escapeHtml(campaignTitle)],
    ...(reward === undefined ? [] : [['Reward', escapeHtml(reward)] as const]),
    ['Amount', `<strong>${escapeHtml(amount)}</strong>`],
    ...(until ? [['Pay until', until] as const] : []),
  ];
}

const formFor = (amount: string): string => `
<p id="status" role="status">One moment …</p>
<form id="form" hidden>
<div id="card"></div>
<div id="test" hidden>
<label for="test-card">Test card</label>
<select id="test-card">
<option value="pm_card_visa">A card that pays</option>
<option value="pm_card_threeDSecure2Required">A card whose bank asks first</option>
<option value="pm_card_visa_chargeDeclined">A card that is declined</option>
<option value="pm_card_visa_chargeDeclinedInsufficientFunds">A card without enough money</option>
</select>
<p class="hint">No real money moves on this machine.</p>
</div>
<button id="submit" type="submit">Pay ${escapeHtml(amount)}</button>
</form>
<noscript><p>Paying needs JavaScript, which is switched off in this browser.</p></noscript>`;

type Document = {
  readonly title: string;
  readonly publishableKey: string;
  readonly body: string;
};

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** https://docs.stripe.com/security/guide#content-security-policy */
function policyFor(publishableKey: string): string {
  const takesCards = publishableKey !== '';
  const stripeScripts = 'https://js.stripe.com https://*.js.stripe.com';
  return [
    "default-src 'none'",
    `script-src ${hashOf(paymentScript)}${takesCards ? ` ${stripeScripts}` : ''}`,
    `style-src ${hashOf(paymentStyle)}`,
    `connect-src 'self' ${takesCards ? 'https://api.stripe.com' : 'http://127.0.0.1:*'}`,
    ...(takesCards ? [`frame-src ${stripeScripts} https://hooks.stripe.com`] : []),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const page = ({ title, publishableKey, body }: Document): Page => ({
  headers: {
    'content-security-policy': policyFor(publishableKey),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  },
  page: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${paymentStyle}</style>
</head>
<body>
<main>${body}
</main>
<script>${paymentScript}</script>
</body>
</html>
`,
});
