/** What an operator may do about a pledge. Only what its state allows can be clicked. */
import type { Schemas } from 'fanfund/client';
import { Act, Reason, keyed } from './act.tsx';
import type { Values } from './act.tsx';
import { Amount } from './parts.tsx';
import { SorryError, bodyOf, useSession } from './session.ts';
import { currencies, isCurrency } from '../../../shared/domain/money.ts';
import { money, sentence } from './words.ts';

type Props = { readonly pledge: Schemas['InspectedPledge']; readonly refresh: () => void };

export const PledgeActs = (props: Props) => (
  <>
    {props.pledge.verifyAfterMs !== undefined && <VerifyAct {...props} />}
    {props.pledge.state === 'past_due' && <MoreTimeAct {...props} />}
    <RetryAct {...props} />
    <ReviewAct {...props} />
    <RefundAct {...props} />
  </>
);

const refundReasons = [
  ...(['requested_by_customer', 'duplicate', 'fraudulent', 'product_not_made'] as const),
];
type RefundReason = (typeof refundReasons)[number];

function RefundAct({ pledge, refresh }: Props) {
  const { api } = useSession();
  const { id, currency, state } = pledge;
  const leftMinor = pledge.money.refundableMinor ?? 0;
  const send = async ({ amount = '', reason = '' }: Values, key: string): Promise<void> => {
    const amountMinor = minorOf(amount, currency);
    await bodyOf(
      api.POST('/v1/ops/pledges/{id}/refunds', {
        params: { path: { id }, header: keyed(key) },
        body: {
          reason: reason as RefundReason,
          ...(amountMinor < leftMinor && { amountMinor, currency }),
        },
      }),
    );
    refresh();
  };
  return (
    <Act
      label="Refund …"
      title="Refund this pledge"
      tone="danger"
      submit="Refund"
      done="The refund is asked for."
      impossible={leftMinor > 0 ? undefined : `Nothing can be refunded: it is ${state}.`}
      send={send}
    >
      <p>
        <Amount minor={leftMinor} currency={currency} /> can be given back.
      </p>
      <label>
        <span>Amount in {currency}</span>
        <input
          name="amount"
          inputMode="decimal"
          required
          autocomplete="off"
          defaultValue={plainAmount(leftMinor, currency)}
        />
      </label>
      <label>
        <span>Reason</span>
        <select name="reason">
          {refundReasons.map((reason) => (
            <option key={reason} value={reason}>
              {sentence(reason)}
            </option>
          ))}
        </select>
      </label>
    </Act>
  );
}

const exponentOf = (currency: string): number =>
  isCurrency(currency) ? currencies[currency].exponent : 0;

const plainAmount = (minor: number, currency: string): string =>
  (minor / 10 ** exponentOf(currency)).toFixed(exponentOf(currency));

/** By its digits: a fraction of a cent is refused and not rounded. */
function minorOf(text: string, currency: string): number {
  const digits = exponentOf(currency);
  const [, whole = '', fraction = ''] = /^(\d+)(?:[.,](\d*))?$/.exec(text) ?? [];
  if (whole === '' || fraction.length > digits)
    throw new SorryError(`Write an amount such as ${money(10 ** digits * 5, currency)}.`, true);
  return Number(whole + fraction.padEnd(digits, '0'));
}

function RetryAct({ pledge: { id }, refresh }: Props) {
  const { api } = useSession();
  return (
    <Act
      label="Retry now …"
      title="Have it looked at now"
      submit="Retry now"
      done="Its workers were told."
      send={async ({ reason = '' }, key) => {
        await bodyOf(
          api.POST('/v1/ops/pledges/{id}/retry', {
            params: { path: { id }, header: keyed(key) },
            body: { reason },
          }),
        );
        refresh();
      }}
    >
      <p>
        What waits for its time is tried now. Workers ask Stripe before they do anything twice, so
        nothing is charged or refunded twice.
      </p>
      <Reason />
    </Act>
  );
}

function ReviewAct({ pledge: { id }, refresh }: Props) {
  const { api } = useSession();
  return (
    <Act
      label="Mark for review …"
      title="Mark for review"
      submit="Mark for review"
      done="It stands among the tasks."
      send={async ({ reason = '' }, key) => {
        await bodyOf(
          api.POST('/v1/ops/pledges/{id}/review', {
            params: { path: { id }, header: keyed(key) },
            body: { reason },
          }),
        );
        refresh();
      }}
    >
      <p>
        It stands among the tasks until somebody says that it is done. Its money stays as it is.
      </p>
      <Reason label="What should be looked at" />
    </Act>
  );
}

function VerifyAct({ pledge: { id, state }, refresh }: Props) {
  const { api } = useSession();
  const isPossible = state === 'pending' || state === 'confirmed';
  return (
    <Act
      label="Verify …"
      title="Let this pledge count"
      submit="Verify"
      done="The pledge counts."
      impossible={isPossible ? undefined : `It is ${state}: it does not matter any more.`}
      send={async (_values, key) => {
        await bodyOf(
          api.POST('/v1/ops/pledges/{id}/verify', {
            params: { path: { id }, header: keyed(key) },
            body: {},
          }),
        );
        refresh();
      }}
    >
      <p>
        It is large and late. It is shown already, and counts for the goal once you vouch for it.
      </p>
    </Act>
  );
}

function MoreTimeAct({ pledge: { id, pastDueUntil }, refresh }: Props) {
  const { api } = useSession();
  return (
    <Act
      label="More time …"
      title="Give more time to pay"
      submit="Extend"
      done="The backer has more time."
      send={async ({ until = '' }, key) => {
        await bodyOf(
          api.POST('/v1/ops/pledges/{id}/payment-window', {
            params: { path: { id }, header: keyed(key) },
            body: { until: new Date(until).toISOString() },
          }),
        );
        refresh();
      }}
    >
      <label>
        <span>Until, in your time zone</span>
        <input
          type="datetime-local"
          name="until"
          required
          defaultValue={pastDueUntil === undefined ? '' : localInput(pastDueUntil)}
        />
      </label>
    </Act>
  );
}

/** As the browser's own input has it: local, without a zone. */
function localInput(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
