/**
 * What the page for failed payments does in the browser, as the text that is put into it: asks for
 * the payment, shows Stripe's form (or, on the local cloud, the simulator's test cards), and asks
 * again how it went. Card data goes from the browser to Stripe and nowhere else.
 */
export const paymentScript = `
(() => {
  'use strict';
  const at = (id) => document.getElementById(id);
  for (const time of document.querySelectorAll('time'))
    time.textContent = new Date(time.dateTime).toLocaleString('en-GB',
      { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit',
        minute: '2-digit', timeZoneName: 'short' });
  const pay = at('pay');
  if (!pay) return;
  const { pledge, key } = pay.dataset;
  const token = location.pathname.split('/').pop();
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  const say = (text, kind) => {
    at('status').textContent = text;
    at('status').dataset.kind = kind || '';
    if (kind === 'bad') at('status').scrollIntoView({ block: 'nearest' });
  };
  const busy = (is) => {
    at('submit').disabled = is;
    if (is) say('One moment …');
  };
  const show = (title, text) => {
    pay.hidden = true;
    const head = document.querySelector('h1');
    if (head.textContent === title) return;
    head.textContent = title;
    document.querySelector('.lead').textContent = text;
    document.title = title;
    for (const time of document.querySelectorAll('time')) time.closest('div').remove();
    head.tabIndex = -1;
    head.focus();
  };

  const ask = async () => {
    for (let tried = 0; tried < 6; tried += 1) {
      const answer = await fetch('../pledges/' + pledge + '/payment-method', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ linkToken: token }),
      }).catch(() => undefined);
      if (answer && answer.status < 500 && answer.status !== 429)
        return { ok: answer.ok, ...(await answer.json()) };
      await pause(1000 * (tried + 1));
    }
    return undefined;
  };

  const unreachable = 'We cannot be reached at the moment. Please reload this page in a minute.';
  const sayUnreachable = () => {
    pay.hidden = false;
    say(unreachable, 'bad');
  };
  const waiting = new Set(['processing', 'collecting']);

  const refresh = async () => {
    let answer = await ask();
    for (let tried = 0; tried < 30 && answer && answer.ok && waiting.has(answer.payment.status);
      tried += 1) {
      show('Your payment is on its way', 'We are waiting for the answer of your bank.');
      await pause(2000);
      answer = await ask();
    }
    if (!answer) return sayUnreachable();
    if (!answer.ok || answer.payment.status === 'failed')
      return show('There is nothing to pay', 'This pledge can no longer be paid. You owe nothing.');
    if (waiting.has(answer.payment.status)) return;
    if (!answer.payment.clientSecret)
      return show('Thank you, it is paid', 'Your pledge is safe. You can close this page.');
    return offer(answer.payment);
  };

  let confirmation;
  const offer = async (payment) => {
    if (!confirmation) {
      if (key) confirmation = await stripeForm(payment);
      else if (payment.testCardsAt) confirmation = testForm(payment);
      else return say('This page cannot take payments. Please write to the creator.', 'bad');
    }
    pay.hidden = false;
    at('form').hidden = false;
    busy(false);
    if (at('status').dataset.kind !== 'bad') say('');
  };

  const here = location.origin + location.pathname;

  const stripeForm = async ({ clientSecret }) => {
    await new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = 'https://js.stripe.com/v3/';
      script.onload = done;
      script.onerror = () => failed(new Error('no form'));
      document.head.append(script);
    });
    const stripe = Stripe(key);
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const elements = stripe.elements({ clientSecret, appearance: { theme: dark ? 'night' : 'stripe' } });
    elements.create('payment').mount('#card');
    return async () => {
      const { error } = await stripe.confirmPayment({
        elements, confirmParams: { return_url: here }, redirect: 'if_required',
      });
      return error && error.message;
    };
  };

  const testForm = ({ clientSecret, testCardsAt }) => {
    at('test').hidden = false;
    return async () => {
      const intent = clientSecret.split('_secret_')[0];
      const answer = await fetch(testCardsAt + '/v1/payment_intents/' + intent + '/confirm', {
        method: 'POST',
        body: new URLSearchParams({
          key: 'pk_test_page', client_secret: clientSecret, return_url: here,
          payment_method: at('test-card').value,
        }),
      });
      const body = await answer.json();
      if (body.error) return body.error.message;
      const next = body.next_action && body.next_action.redirect_to_url;
      if (!next) return undefined;
      location.assign(next.url);
      return new Promise(() => {});
    };
  };

  at('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    busy(true);
    const refused = await confirmation().catch(() => unreachable);
    if (!refused) return refresh().catch(sayUnreachable);
    busy(false);
    say(refused, 'bad');
  });

  if (location.search) {
    if (new URLSearchParams(location.search).get('redirect_status') === 'failed')
      say('Your bank did not confirm the payment. You can try again.', 'bad');
    history.replaceState(null, '', here);
  }
  refresh().catch(sayUnreachable);
})();
`;
