/**
 * The page behind the link in a mail: what is owed, why it failed and a form to pay it. Nothing comes
 * from elsewhere but Stripe's own script.
 */
import type { Page } from './page.ts';
import type { PaymentFailure } from '../domain/pledge.ts';
import { escapeHtml, failureWords, timeWords } from './words.ts';
import { htmlPage } from './page.ts';
import { paymentScript } from './payment-script.ts';

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

/** `publishableKey`: Stripe's, for its form; empty where only test cards are taken. */
export function paymentPage(view: PaymentPage, publishableKey: string): Page {
  const data = `data-pledge="${escapeHtml(view.pledgeId)}" data-key="${escapeHtml(publishableKey)}"`;
  return htmlPage({
    title: titles[view.state],
    script: paymentScript,
    ...sourcesFor(publishableKey),
    body: `
<h1>${titles[view.state]}</h1>
<p class="lead">${leads[view.state](view)}</p>
<dl>${factsOf(view)
      .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
      .join('')}</dl>
${view.state === 'due' || view.state === 'processing' ? `<section id="pay" ${data}>${formFor(view.amount)}</section>` : ''}`,
  });
}

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

/** https://docs.stripe.com/security/guide#content-security-policy */
function sourcesFor(publishableKey: string) {
  const stripeScripts = 'https://js.stripe.com https://*.js.stripe.com';
  return publishableKey === ''
    ? { connectsTo: 'http://127.0.0.1:*' }
    : {
        scriptsFrom: stripeScripts,
        connectsTo: 'https://api.stripe.com',
        framesFrom: `${stripeScripts} https://hooks.stripe.com`,
      };
}
