/**
 * What comes to the webhook's door and must change nothing: requests of the right shape that Stripe
 * did not send, or did not send here, now and for this account and mode.
 */
import { signatureHeader } from '../../../infra/stripe-simulator/webhooks.ts';
import type { Parcel } from '../../../infra/stripe-simulator/webhooks.ts';
import type { StripeEvent } from '../../../infra/stripe-simulator/world/entities.ts';
import { apiVersion } from '../../../infra/stripe-simulator/world/event-log.ts';
import { newId } from '../../../infra/stripe-simulator/world/ids.ts';

export const forgeryNames = [
  /** Signed with a secret that is not ours. */
  'wrong_secret',
  /** A signature of Stripe's under another body. */
  'tampered',
  /** No signature at all. */
  'unsigned',
  /** With a second time beside the signed one, to be taken for it. */
  'two_times',
  /** What follows is well signed and still not to be acted upon: from tomorrow, and from long ago, */
  'from_the_future',
  'from_the_past',
  /** of the other mode, of another account, */
  'other_mode',
  'other_account',
  /** or no event. */
  'no_event',
] as const;

export type ForgeryName = (typeof forgeryNames)[number];

export type Forgery = Pick<Parcel, 'url' | 'headers' | 'body'>;

export type ForgeryBench = {
  readonly url: string;
  /** The endpoint's own, which a forger has not got: used only where the name says so. */
  readonly secret: string;
  readonly now: () => number;
  readonly random: () => number;
  /** The mode of the product's key; the other one is forged. */
  readonly livemode?: boolean;
};

/** An event that never happened, as Stripe would tell of it. */
export function falseEvent(
  { now, random, livemode = false }: ForgeryBench,
  told: { readonly type: StripeEvent['type']; readonly object: object },
): StripeEvent {
  const created = Math.floor(now() / 1000);
  return {
    id: newId(random, 'evt', created),
    object: 'event',
    api_version: apiVersion,
    created,
    data: { object: told.object },
    livemode,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: told.type,
  };
}

const otherSecret = 'whsec_of_somebody_else';
const farSeconds = 24 * 60 * 60;

type Draft = { readonly event: StripeEvent; readonly seconds: number; readonly secret: string };

function signed(body: string, secret: string, atSeconds: number): [string, string] {
  return [body, signatureHeader(body, secret, atSeconds)];
}

/** Body and signature. */
const forgers: Record<ForgeryName, (draft: Draft) => [string, string | undefined]> = {
  wrong_secret: ({ event, seconds }) => signed(JSON.stringify(event), otherSecret, seconds),
  tampered: ({ event, seconds, secret }) => {
    const genuine = JSON.stringify({ ...event, data: { object: {} } });
    return [JSON.stringify(event), signatureHeader(genuine, secret, seconds)];
  },
  unsigned: ({ event }) => [JSON.stringify(event), undefined],
  two_times: ({ event, seconds, secret }) => {
    const old = seconds - farSeconds;
    const [body, signature] = signed(JSON.stringify(event), secret, old);
    return [body, `${signature},t=${seconds}`];
  },
  from_the_future: ({ event, seconds, secret }) =>
    signed(JSON.stringify(event), secret, seconds + farSeconds),
  from_the_past: ({ event, seconds, secret }) =>
    signed(JSON.stringify(event), secret, seconds - farSeconds),
  other_mode: ({ event, seconds, secret }) =>
    signed(JSON.stringify({ ...event, livemode: !event.livemode }), secret, seconds),
  other_account: ({ event, seconds, secret }) =>
    signed(JSON.stringify({ ...event, account: 'acct_1Forged000000000' }), secret, seconds),
  no_event: ({ seconds, secret }) => signed('null', secret, seconds),
};

export function forged(name: ForgeryName, bench: ForgeryBench, event: StripeEvent): Forgery {
  const seconds = Math.floor(bench.now() / 1000);
  const [body, signature] = forgers[name]({ event, seconds, secret: bench.secret });
  return {
    url: bench.url,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...(signature === undefined ? {} : { 'Stripe-Signature': signature }),
    },
    body,
  };
}

/** A parcel once sent, byte for byte: good within the tolerance, nothing new; after it refused. */
export const replayed = ({ url, headers, body }: Parcel): Forgery => ({ url, headers, body });
