/** What a fan chooses before paying: how many of a reward, or how much without one. */
import type { Campaign } from 'fanfund/client';
import { useState } from 'preact/hooks';
import type { Reward } from './campaign.tsx';
import { useCampaign } from './campaign.tsx';
import { closedFor } from './closed.ts';
import { useClick } from './click.ts';
import type { Choice } from './lines.tsx';
import { ChoiceFields, useChoice } from './lines.tsx';
import { ForFans, Heading, Pending, Problem } from './parts.tsx';
import { useNow } from './polled.ts';
import { to } from './routes.ts';
import { bodyOf, useStore } from './store.ts';
import { rewardsOf } from './summary.tsx';
import { openedIn } from './waiting.tsx';
import { digitsOf, latePaymentWords, money, paymentWords } from './words.ts';

type Props = { readonly id: string; readonly rewardId: string | undefined };

export function OrderView({ id, rewardId }: Props) {
  const { data: campaign, problem } = useCampaign(id);
  const reward = rewardsOf(campaign).find((each) => each.id === rewardId);
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

/** A plain order of one reward is said in two words, as the API likes it best. */
function bodyFor(choice: Choice, code: string | undefined) {
  const [first, ...others] = choice.lines;
  const isPlain = first !== undefined && others.length === 0 && first.variantId === undefined;
  return {
    ...(isPlain
      ? { rewardId: first.rewardId, quantity: first.quantity }
      : { lines: [...choice.lines] }),
    ...(choice.country !== undefined && { shipTo: { country: choice.country } }),
    ...(code !== undefined && { code }),
  };
}

type Order = ReturnType<typeof bodyFor> | { amountMinor: number };

function usePledge(campaignId: string) {
  const { account } = useStore();
  return useClick<Order>(async (body, key) => {
    const params = { path: { id: campaignId }, header: { 'Idempotency-Key': key } };
    const made = await bodyOf(account.POST('/v1/campaigns/{id}/pledges', { params, body }));
    location.hash = to.payment(made.id);
  });
}

const OrderForm = ({ campaign, reward }: FormProps) =>
  reward === undefined ? (
    <SupportForm campaign={campaign} />
  ) : (
    <RewardForm campaign={campaign} reward={reward} />
  );

function RewardForm({ campaign, reward }: Required<FormProps> & { readonly reward: Reward }) {
  const addOns = campaign.rewards.filter(({ kind, late }) => kind && late === reward.late);
  const before = { lines: [{ rewardId: reward.id, quantity: 1 }] };
  const choice = useChoice(campaign, [reward, ...addOns], before);
  const pledge = usePledge(campaign.id);
  const code = reward.secret ? openedIn(campaign.id)?.code : undefined;
  const submit = (event: Event): void => {
    event.preventDefault();
    pledge.send(bodyFor(choice, code));
  };
  return (
    <form class="sheet" onSubmit={submit}>
      <ChoiceFields campaign={campaign} choice={choice} />
      <p class="hint">{reward.late ? latePaymentWords : paymentWords[campaign.collection]}</p>
      <Problem text={pledge.problem} />
      <Continue isBusy={pledge.isBusy} totalMinor={choice.cost.totalMinor} campaign={campaign} />
    </form>
  );
}

function SupportForm({ campaign }: Pick<FormProps, 'campaign'>) {
  const [amount, setAmount] = useState('25');
  const { currency, id } = campaign;
  const amountMinor = Math.round(Number(amount) * 10 ** digitsOf(currency));
  const pledge = usePledge(id);
  const submit = (event: Event): void => {
    event.preventDefault();
    pledge.send({ amountMinor });
  };
  return (
    <form class="sheet" onSubmit={submit}>
      <Amount currency={currency} value={amount} set={setAmount} />
      <p class="hint">{paymentWords[campaign.collection]}</p>
      <Problem text={pledge.problem} />
      <Continue isBusy={pledge.isBusy} totalMinor={amountMinor} campaign={campaign} />
    </form>
  );
}

type ContinueProps = Pick<FormProps, 'campaign'> & { isBusy: boolean; totalMinor: number };

const Continue = ({ isBusy, totalMinor, campaign }: ContinueProps) => (
  <div class="actions">
    <button type="submit" aria-disabled={isBusy}>
      Continue to payment: {money(Number.isFinite(totalMinor) ? totalMinor : 0, campaign.currency)}
    </button>
  </div>
);

type Field = { readonly value: string; readonly set: (value: string) => void };

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
