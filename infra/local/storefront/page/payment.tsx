/**
 * From a pledge to its payment, and again when the payment failed. The view follows the pledge: what
 * it shows is what the API says, whichever way that came about.
 */
import type { Pledge } from 'fanfund/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCampaign } from './campaign.tsx';
import { CardForm } from './cards.tsx';
import { useClick } from './click.ts';
import { ForFans, Heading, Pending, focusHeading } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { bodyOf, useStore } from './store.ts';
import { PledgeLines, PledgeSums } from './summary.tsx';
import { money, pledgeWords } from './words.ts';

const pollMs = 1_000;

export const PaymentView = ({ id }: { readonly id: string }) => {
  const { fan } = useStore();
  return (
    <>
      {fan === undefined && <Heading>Your payment</Heading>}
      <ForFans title="Sign in to pay">
        <Payment key={fan} id={id} />
      </ForFans>
    </>
  );
};

function Payment({ id }: { readonly id: string }) {
  const { account, announce } = useStore();
  const {
    data: pledge,
    problem,
    refresh,
  } = usePolled(
    `pledge ${id}`,
    () => account.GET('/v1/pledges/{id}', { params: { path: { id } } }),
    pollMs,
  );
  const title = pledge === undefined ? 'Your payment' : titleOf(pledge);
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (pledge === undefined) return;
    announce(title);
    if (before.current !== undefined) focusHeading();
    before.current = title;
  }, [title]);
  return (
    <>
      <Heading>{title}</Heading>
      {pledge === undefined ? (
        <Pending problem={problem} />
      ) : (
        <div class="sheet">
          <Summary pledge={pledge} />
          <Step pledge={pledge} refresh={refresh} />
        </div>
      )}
    </>
  );
}

type StepProps = { readonly pledge: Pledge; readonly refresh: () => void };

function titleOf({ state }: Pledge): string {
  switch (state) {
    case 'pending':
      return 'Almost there';
    case 'confirmed':
      return 'Thank you, you are in';
    case 'past_due':
      return 'Fix your payment';
    case 'collecting':
      return 'Your payment is on its way';
    case 'collected':
    case 'won':
      return 'Thank you, it is paid';
    default:
      return 'There is nothing to pay';
  }
}

function Summary({ pledge }: { readonly pledge: Pledge }) {
  const { data: campaign } = useCampaign(pledge.campaignId, 5_000);
  return (
    <div>
      <p>
        <strong>{campaign?.title ?? ' '}</strong>
      </p>
      <p class="facts">
        <PledgeLines pledge={pledge} campaign={campaign} />
        <strong>{money(pledge.amountMinor, pledge.currency)}</strong>
      </p>
      <PledgeSums pledge={pledge} />
    </div>
  );
}

function Step({ pledge, refresh }: StepProps) {
  switch (pledge.state) {
    case 'pending':
      return <Confirm pledge={pledge} refresh={refresh} />;
    case 'past_due':
      return <Mend pledge={pledge} refresh={refresh} />;
    case 'collecting':
      return <p>We are waiting for the answer of your bank. You can leave this page.</p>;
    case 'confirmed':
    case 'collected':
    case 'won':
      return (
        <>
          <p>{doneWords[pledge.payment.status] ?? 'Your pledge is safe.'}</p>
          <p>
            <a class="button" href={to.pledges}>
              My pledges
            </a>
          </p>
        </>
      );
    default:
      return <p>{pledgeWords[pledge.state].text}. You owe nothing.</p>;
  }
}

const doneWords: Partial<Record<Pledge['payment']['status'], string>> = {
  card_saved: 'Your card is saved. It is charged only when the campaign is funded.',
  authorized: 'The amount is reserved, and taken only when the campaign is funded.',
  paid: 'Your pledge is paid.',
};

/** A pledge that waits for its card. */
function Confirm({ pledge, refresh }: StepProps) {
  const { account } = useStore();
  const { clientSecret } = pledge.payment;
  if (clientSecret === undefined) return <p>The payment is being prepared …</p>;
  const confirmed = async (): Promise<void> => {
    const params = { path: { id: pledge.id } };
    await bodyOf(account.POST('/v1/pledges/{id}/confirm', { params, body: {} }));
    refresh();
  };
  return <CardForm clientSecret={clientSecret} label="Confirm my pledge" confirmed={confirmed} />;
}

/** A payment that failed: the very same one is paid now, with this card or another. */
function Mend({ pledge, refresh }: StepProps) {
  const { account } = useStore();
  const [payment, setPayment] = useState<Pledge['payment']>();
  const params = { path: { id: pledge.id } };
  const ask = async (header: { 'Idempotency-Key': string }): Promise<void> => {
    const answer = await bodyOf(
      account.POST('/v1/pledges/{id}/payment-method', { params: { ...params, header }, body: {} }),
    );
    setPayment(answer.payment);
    refresh();
  };
  const open = useClick<undefined>((_wish, key) => ask({ 'Idempotency-Key': key }));
  useEffect(() => open.send(undefined), []);
  if (payment?.clientSecret === undefined) return <Pending problem={open.problem} />;
  return (
    <>
      <p>Pay now with another card, and you keep your reward.</p>
      <CardForm
        clientSecret={payment.clientSecret}
        label={`Pay ${money(pledge.amountMinor, pledge.currency)}`}
        confirmed={() => ask({ 'Idempotency-Key': crypto.randomUUID() })}
      />
    </>
  );
}
