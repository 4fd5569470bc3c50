/** What a fan chooses before paying: how many of a reward, or how much without one. */
import type { Campaign } from 'fanfund/client';
import { useState } from 'preact/hooks';
import type { Reward } from './campaign.tsx';
import { Price, closedFor, useCampaign } from './campaign.tsx';
import { useClick } from './click.ts';
import { ForFans, Heading, Pending, Problem } from './parts.tsx';
import { useNow } from './polled.ts';
import { to } from './routes.ts';
import { bodyOf, useStore } from './store.ts';
import { digitsOf, money, paymentWords } from './words.ts';

type Props = { readonly id: string; readonly rewardId: string | undefined };

export function OrderView({ id, rewardId }: Props) {
  const { data: campaign, problem } = useCampaign(id);
  const reward = campaign?.rewards.find((each) => each.id === rewardId);
  return (
    <>
      <Heading>{reward?.title ?? 'Support without a reward'}</Heading>
      {campaign === undefined ? (
        <Pending problem={problem} />
      ) : (
        <>
          <p class="lead">
            <a href={to.campaign(id)}>{campaign.title}</a>
          </p>
          {rewardId !== undefined && reward === undefined ? (
            <Problem text="There is no such reward." />
          ) : (
            <Orderable campaign={campaign} reward={reward} />
          )}
        </>
      )}
    </>
  );
}

type FormProps = { readonly campaign: Campaign; readonly reward: Reward | undefined };

function Orderable({ campaign, reward }: FormProps) {
  const closed = closedFor(campaign, reward, useNow());
  if (closed !== undefined) return <Problem text={closed} />;
  return (
    <ForFans title="Sign in to pledge">
      <OrderForm campaign={campaign} reward={reward} />
    </ForFans>
  );
}

type Order = { readonly rewardId: string; readonly quantity: number } | { amountMinor: number };

function OrderForm({ campaign, reward }: FormProps) {
  const { account } = useStore();
  const [count, setCount] = useState('1');
  const [amount, setAmount] = useState('25');
  const { currency, id } = campaign;
  const amountMinor = Math.round(Number(amount) * 10 ** digitsOf(currency));
  const total = reward === undefined ? amountMinor : reward.priceMinor * Number(count);
  const pledge = useClick<Order>(async (body, key) => {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    const made = await bodyOf(account.POST('/v1/campaigns/{id}/pledges', { params, body }));
    location.hash = to.payment(made.id);
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    pledge.send(
      reward === undefined ? { amountMinor } : { rewardId: reward.id, quantity: Number(count) },
    );
  };
  return (
    <form class="sheet" onSubmit={submit}>
      {reward === undefined ? (
        <Amount currency={currency} value={amount} set={setAmount} />
      ) : (
        <>
          <Price reward={reward} currency={currency} />
          <Quantity reward={reward} value={count} set={setCount} />
        </>
      )}
      <p class="hint">{paymentWords[campaign.collection]}</p>
      <Problem text={pledge.problem} />
      <div class="actions">
        <button type="submit" aria-disabled={pledge.isBusy}>
          Continue to payment: {money(Number.isFinite(total) ? total : 0, currency)}
        </button>
      </div>
    </form>
  );
}

type Field = { readonly value: string; readonly set: (value: string) => void };

export function Quantity({ reward, value, set }: Field & { readonly reward: Reward | undefined }) {
  return (
    <label>
      How many
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={reward?.perBackerMax ?? 1000}
        step={1}
        required
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}

function Amount({ currency, value, set }: Field & { readonly currency: string }) {
  const digits = digitsOf(currency);
  return (
    <label>
      Amount in {currency}
      <input
        type="number"
        inputMode="decimal"
        min={(1 / 10 ** digits).toFixed(digits)}
        step={(1 / 10 ** digits).toFixed(digits)}
        required
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}
