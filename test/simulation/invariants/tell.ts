/**
 * Tells invariants a story by hand, one observation after the other: of one campaign, one pledge and
 * its money at Stripe, unless told otherwise. The steps of a life are the domain's own; what is wrong
 * in a story is written into it on purpose.
 */
import type { Campaign, CampaignEvent } from '../../../shared/domain/campaign.ts';
import type { CampaignWishes, PledgeWishes } from '../../support/given.ts';
import type { Invariant } from './invariant.ts';
import type {
  Answered,
  CallSite,
  EndState,
  HttpAsked,
  Item,
  Observation,
  Setting,
  StripeCalled,
  StripeObject,
} from '../observation.ts';
import type { Pledge, PledgeEvent } from '../../../shared/domain/pledge.ts';
import { campaignEventsTo, draft, pending, startMs } from '../../support/given.ts';
import { campaignKey } from '../../../shared/store/keys.ts';
import { evolveCampaign } from '../../../shared/domain/campaign.ts';
import { evolvePledge } from '../../../shared/domain/pledge.ts';
import { pledgeToItem } from '../../../shared/store/pledge-item.ts';
import { startWatch } from './watch.ts';

const quiet: Setting = {
  rates: { perEndpoint: 25, account: 100 },
  unpaced: new Set(['accept-pledge', 'confirm-pledge', 'renew-payment-method']),
  alarmed: new Set(['collect-pledge-dead-letters']),
  secrets: ['a-signing-secret'],
};

/** Who does what is not said otherwise. */
export const worker: CallSite = {
  ...{ capability: 'collect-pledge', service: 'dynamodb', operation: 'UpdateItem' },
  ...{ invocation: 'invocation-1', requestId: undefined },
};

/** A backer as the API knows them. */
export const asking = (wishes: Partial<HttpAsked> = {}): HttpAsked => ({
  ...{ id: 'request-1', actor: 'backer-1', method: 'POST', path: '/v1/campaigns', body: {} },
  ...{ caller: { id: 'backer-1', scopes: [] }, genuine: true, key: 'key-1' },
  ...wishes,
});

type Money = Readonly<Record<string, unknown>>;

export type Story = {
  /** What the invariants had to say, in order. */
  readonly broken: readonly string[];
  campaign: Campaign;
  pledge: Pledge;
  /** Of what follows; it only goes on. */
  readonly at: (ms: number) => Story;
  readonly observe: (...observations: readonly Observation[]) => Story;
  /** Writes a campaign, from its draft on. */
  readonly runs: (state: Campaign['state'], wishes?: CampaignWishes) => Story;
  readonly campaignStep: (event: CampaignEvent, changed?: object) => Story;
  /** Writes a new pledge of that campaign. */
  readonly pledges: (wishes?: PledgeWishes, by?: CallSite) => Story;
  /** Writes the next step of the pledge; `changed` is what the write gets wrong. */
  readonly step: (event: PledgeEvent, changed?: object, by?: CallSite) => Story;
  readonly writes: (after: Item | undefined, before?: Item, by?: CallSite) => Story;
  /** Stripe made or changed an intent of the pledge. */
  readonly intent: (id: string, status: string, changed?: Money) => Story;
  /** … and took money by it, or holds it. */
  readonly charge: (id: string, intentId: string, changed?: Money) => Story;
  readonly refund: (id: string, chargeId: string, changed?: Money) => Story;
  readonly dispute: (id: string, chargeId: string, changed?: Money) => Story;
  /** Stripe was asked; the answer arrives unless it is said to be lost. */
  readonly asks: (call: Partial<StripeCalled> & { readonly isLost?: boolean }) => Story;
  readonly asked: (request: HttpAsked) => Story;
  readonly answered: (request: HttpAsked, status: number, body?: unknown) => Story;
  readonly ends: (end?: Partial<Ending>) => Story;
};

/** The world at its end; what is not said is not there. */
export type Ending = {
  readonly atMs: number;
  readonly items: readonly Item[];
  readonly charges: readonly StripeObject[];
  readonly refunds: readonly StripeObject[];
  readonly disputes: readonly StripeObject[];
  readonly paymentIntents: readonly StripeObject[];
  readonly balanceTransactions: readonly StripeObject[];
  readonly queues: EndState['queues'];
  readonly deadLetters: EndState['deadLetters'];
};

const nothingLeft: Omit<Ending, 'atMs'> = {
  ...{ items: [], charges: [], refunds: [], disputes: [], paymentIntents: [] },
  balanceTransactions: [],
  ...{ queues: [], deadLetters: [] },
};

const campaignItem = (campaign: Campaign, { type, atMs }: CampaignEvent): Item => {
  const { id, ...rest } = campaign;
  return { ...campaignKey(id), ...rest, event: { type, atMs } };
};

function evolved<Subject>(after: Subject | undefined, type: string): Subject {
  if (!after) throw new Error(`${type} cannot happen here.`);
  return after;
}

export function tell(
  invariants: Invariant | readonly Invariant[],
  setting: Partial<Setting> = {},
): Story {
  const broken: string[] = [];
  const watch = startWatch({
    invariants: [invariants].flat(),
    setting: { ...quiet, ...setting },
    violated: ({ detail }) => void broken.push(detail),
  });
  let atMs = startMs;
  let calls = 0;
  const observe = (...observations: readonly Observation[]): Story => {
    for (const observation of observations) watch.observe(observation);
    return story;
  };
  const writes: Story['writes'] = (after, before, by = worker) =>
    observe({ kind: 'written', atMs, by, before, after });
  const happened = (type: string, object: StripeObject): Story =>
    observe({ kind: 'happened', atMs, type, object });
  const metadata = (attempt: string) => ({
    fanfund_campaign: story.pledge.campaignId,
    fanfund_pledge: story.pledge.id,
    fanfund_attempt: attempt,
  });
  const ofPledge = () => ({
    amount: story.pledge.amountMinor,
    currency: story.pledge.currency.toLowerCase(),
  });
  const story: Story = {
    broken,
    campaign: draft(),
    pledge: pending(),
    at: (ms) => {
      atMs = ms;
      return story;
    },
    observe,
    runs: (state, wishes = {}) => {
      story.campaign = draft(wishes);
      const created = { type: 'CampaignCreated', atMs: startMs } as const;
      writes(campaignItem(story.campaign, created));
      for (const event of campaignEventsTo(state, wishes)) story.at(event.atMs).campaignStep(event);
      return story;
    },
    campaignStep: (event, changed = {}) => {
      const before = campaignItem(story.campaign, event);
      const after = evolved(evolveCampaign(story.campaign, event), event.type);
      story.campaign = { ...after, ...changed };
      return writes(campaignItem(story.campaign, event), before);
    },
    pledges: (wishes = {}, by = worker) => {
      story.pledge = pending({ campaign: story.campaign, ...wishes });
      return writes(pledgeToItem(story.pledge), undefined, by);
    },
    step: (event, changed = {}, by = worker) => {
      const before = pledgeToItem(story.pledge);
      const after = evolved(evolvePledge(story.pledge, event), event.type);
      story.pledge = { ...after, ...changed };
      return writes(pledgeToItem(story.pledge), before, by);
    },
    writes,
    intent: (id, status, { attempt = 'collect-1', ...changed } = {}) => {
      const type = status === 'canceled' || status === 'succeeded' ? status : 'created';
      return happened(`payment_intent.${type}`, {
        ...{ id, object: id.startsWith('seti_') ? 'setup_intent' : 'payment_intent', status },
        ...{ ...ofPledge(), metadata: metadata(String(attempt)), ...changed },
      });
    },
    charge: (id, intentId, { attempt = 'collect-1', ...changed } = {}) =>
      happened('charge.succeeded', {
        ...{ id, object: 'charge', status: 'succeeded', captured: true, amount_refunded: 0 },
        ...{ ...ofPledge(), amount_captured: story.pledge.amountMinor, payment_intent: intentId },
        ...{ metadata: metadata(String(attempt)), ...changed },
      }),
    refund: (id, chargeId, { attempt = 'release-1', ...changed } = {}) =>
      happened('refund.created', {
        ...{ id, object: 'refund', status: 'succeeded', charge: chargeId, ...ofPledge() },
        ...{ metadata: metadata(String(attempt)), ...changed },
      }),
    dispute: (id, chargeId, changed = {}) =>
      happened('charge.dispute.created', {
        ...{ id, object: 'dispute', status: 'needs_response', charge: chargeId },
        ...{ balance_transactions: [{ amount: -story.pledge.amountMinor }], ...changed },
      }),
    asks: ({ isLost = false, ...wishes }) => {
      calls += 1;
      const call = `call-${calls}`;
      const path = wishes.path ?? '/v1/payment_intents';
      observe({
        ...{ kind: 'stripe', atMs, call, by: { ...worker, service: 'stripe' }, method: 'POST' },
        ...{ path, form: {}, status: 200, body: {}, replayed: false },
        ...{ leftAtMs: atMs, arrivedAtMs: atMs, ...wishes },
      });
      return isLost ? story : observe({ kind: 'heard', atMs, call });
    },
    asked: (request) => observe({ kind: 'asked', atMs, request }),
    answered: (request, status, body = {}) =>
      observe({ kind: 'answered', atMs, request, status, body } satisfies Answered),
    ends: (end = {}) => {
      const { items, charges, refunds, disputes, paymentIntents, balanceTransactions, ...rest } = {
        ...nothingLeft,
        ...{ atMs, ...end },
      };
      watch.end({
        ...{ ...rest, items: () => items },
        stripe: {
          ...{ charges: () => charges, refunds: () => refunds, disputes: () => disputes },
          paymentIntents: () => paymentIntents,
          ...{ setupIntents: () => [], balanceTransactions: () => balanceTransactions },
        },
      });
      return story;
    },
  };
  return story;
}
