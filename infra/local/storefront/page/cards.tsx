/**
 * Where a fan gives a card: Stripe's own form when there is a key for it, else a list of test cards.
 * Card data goes from the browser to Stripe and nowhere else.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useClick } from './click.ts';
import { Problem } from './parts.tsx';
import { SorryError, useStore } from './store.ts';
import { unreachable } from './words.ts';

type Props = {
  readonly clientSecret: string;
  readonly label: string;
  /** Called when Stripe has confirmed the card. */
  readonly confirmed: () => Promise<void>;
};

const intentOf = (clientSecret: string): string => clientSecret.split('_secret_')[0] ?? '';
const savesCard = (clientSecret: string): boolean => clientSecret.startsWith('seti_');
const here = (): string => location.origin + location.pathname + location.hash;

/** How the fan came back from the bank; asked once. */
let cameBack = new URLSearchParams(location.search).get('redirect_status');
if (location.search !== '') history.replaceState(null, '', location.pathname + location.hash);

function takeReturn(): string | null {
  const result = cameBack;
  cameBack = null;
  return result;
}

export function CardForm(props: Props) {
  const { settings } = useStore();
  const [returned] = useState(takeReturn);
  const finish = useClick<undefined>(() => props.confirmed());
  useEffect(() => {
    if (returned === 'succeeded') finish.send(undefined);
  }, []);
  const form =
    settings.publishableKey !== '' ? (
      <StripeForm {...props} publishableKey={settings.publishableKey} />
    ) : settings.testCardsAt !== '' ? (
      <TestCards {...props} at={settings.testCardsAt} />
    ) : (
      <Problem text="Set STRIPE_PUBLISHABLE_KEY beside STRIPE_SECRET_KEY to take cards here." />
    );
  const bankSaidNo = returned === 'failed' ? 'Your bank did not confirm it.' : undefined;
  return (
    <>
      <Problem text={finish.problem ?? bankSaidNo} />
      {form}
    </>
  );
}

const cards = [
  ['pm_card_visa', 'A card that pays'],
  ['pm_card_authenticationRequiredOnSetup', 'A card whose bank asks first'],
  ['pm_card_visa_chargeDeclined', 'A card that is declined'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'A card without enough money'],
  ['pm_card_chargeCustomerFail', 'A card that is refused later, at the deadline'],
] as const;

type StripeAnswer = {
  readonly error?: { readonly message: string };
  readonly next_action?: { readonly redirect_to_url?: { readonly url: string } };
};

function TestCards({ clientSecret, label, confirmed, at }: Props & { readonly at: string }) {
  const [card, setCard] = useState<string>(cards[0][0]);
  const pay = useClick<string>(async (method) => {
    const kind = savesCard(clientSecret) ? 'setup_intents' : 'payment_intents';
    const url = `${at}/v1/${kind}/${intentOf(clientSecret)}/confirm`;
    const form = { key: 'pk_test_storefront', client_secret: clientSecret, return_url: here() };
    const body = new URLSearchParams({ ...form, payment_method: method });
    const { error, next_action: next } = await stripeAnswer(fetch(url, { method: 'POST', body }));
    if (error) throw new SorryError(error.message, true);
    if (next?.redirect_to_url) return void location.assign(next.redirect_to_url.url);
    await confirmed();
  });
  return (
    <form onSubmit={submitting(() => pay.send(card))}>
      <div>
        <label for="test-card">Test card</label>
        <select
          id="test-card"
          aria-describedby="test-card-hint"
          value={card}
          onChange={(event) => setCard(event.currentTarget.value)}
        >
          {cards.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <p class="hint" id="test-card-hint">
          No real money moves here.
        </p>
      </div>
      <Problem text={pay.problem} />
      <PayButton label={label} isBusy={pay.isBusy} />
    </form>
  );
}

async function stripeAnswer(asking: Promise<Response>): Promise<StripeAnswer> {
  const answer = await asking.catch(() => undefined);
  if (answer === undefined || answer.status >= 500) throw new SorryError(unreachable, false);
  return (await answer.json()) as StripeAnswer;
}

type StripeJs = (key: string) => {
  readonly elements: (options: object) => {
    readonly create: (kind: 'payment') => { readonly mount: (into: HTMLElement) => void };
  };
  readonly confirmSetup: (options: object) => Promise<{ error?: { message?: string } }>;
  readonly confirmPayment: (options: object) => Promise<{ error?: { message?: string } }>;
};

/** https://docs.stripe.com/js: only ever from Stripe itself, and only when it is needed. */
function loadStripe(publishableKey: string): Promise<ReturnType<StripeJs>> {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = 'https://js.stripe.com/v3/';
    script.onload = () => done((window as unknown as { Stripe: StripeJs }).Stripe(publishableKey));
    script.onerror = () => failed(new SorryError('Stripe cannot be reached.', false));
    document.head.append(script);
  });
}

type Confirm = () => Promise<{ error?: { message?: string } }>;

function StripeForm({
  clientSecret,
  label,
  confirmed,
  publishableKey,
}: Props & { readonly publishableKey: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [confirm, setConfirm] = useState<{ readonly run: Confirm }>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    loadStripe(publishableKey).then(
      (stripe) => {
        const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
        const appearance = { theme: isDark ? 'night' : 'stripe' };
        const elements = stripe.elements({ clientSecret, appearance });
        if (place.current) elements.create('payment').mount(place.current);
        const confirmParams = { return_url: here() };
        const options = { elements, confirmParams, redirect: 'if_required' };
        const saves = savesCard(clientSecret);
        setConfirm({
          run: () => (saves ? stripe.confirmSetup(options) : stripe.confirmPayment(options)),
        });
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : unreachable),
    );
  }, [clientSecret, publishableKey]);
  const pay = useClick<undefined>(async () => {
    const result = await confirm?.run();
    if (result?.error) throw new SorryError(result.error.message ?? unreachable, true);
    await confirmed();
  });
  return (
    <form onSubmit={submitting(() => pay.send(undefined))}>
      <div ref={place} />
      <Problem text={problem ?? pay.problem} />
      <PayButton label={label} isBusy={pay.isBusy || confirm === undefined} />
    </form>
  );
}

const submitting = (act: () => void) => (event: Event) => {
  event.preventDefault();
  act();
};

/** Stays where the focus is, also while it does nothing. */
const PayButton = ({ label, isBusy }: { readonly label: string; readonly isBusy: boolean }) => (
  <div class="actions">
    <button type="submit" aria-disabled={isBusy}>
      {isBusy ? 'One moment …' : label}
    </button>
  </div>
);
