/** One campaign: how far it is, how it takes the money, and what it offers. */
import type { Campaign } from 'fanfund/client';
import { Facts, Heading, Pending, Poster, Progress } from './parts.tsx';
import { useNow, usePolled } from './polled.ts';
import type { Polled } from './polled.ts';
import { to } from './routes.ts';
import { useStore } from './store.ts';
import { dateWords, dayWords, discountPercent, money, paymentWords } from './words.ts';

export type Reward = Campaign['rewards'][number];

export function useCampaign(id: string, everyMs?: number): Polled<Campaign> {
  const { shop } = useStore();
  return usePolled(
    `campaign ${id}`,
    (header) => shop.GET('/v1/campaigns/{id}', { params: { path: { id }, header } }),
    everyMs,
  );
}

export function CampaignView({ id }: { readonly id: string }) {
  const { data: campaign, problem } = useCampaign(id);
  return (
    <article>
      <Poster id={id} />
      <Heading>{campaign?.title ?? 'Campaign'}</Heading>
      {campaign === undefined ? <Pending problem={problem} /> : <Terms campaign={campaign} />}
    </article>
  );
}

function Terms({ campaign }: { readonly campaign: Campaign }) {
  return (
    <>
      {campaign.state !== 'upcoming' && <Progress campaign={campaign} />}
      <Facts campaign={campaign} />
      {(campaign.state === 'upcoming' || campaign.state === 'live') && (
        <p class="lead">
          {paymentWords[campaign.collection]}{' '}
          {campaign.fundingModel === 'keep-it-all' && 'It is made whatever comes together.'}
        </p>
      )}
      <h2>Rewards</h2>
      <ul class="cards">
        {campaign.rewards.map((reward) => (
          <RewardCard key={reward.id} campaign={campaign} reward={reward} />
        ))}
        <li class="card">
          <div class="inside">
            <h3>Just support it</h3>
            <p class="facts">Any amount, without a reward.</p>
            <PledgeLink campaign={campaign} />
          </div>
        </li>
      </ul>
    </>
  );
}

type Offer = { readonly campaign: Campaign; readonly reward: Reward };

function RewardCard({ campaign, reward }: Offer) {
  const { remaining, estimatedDelivery } = reward;
  return (
    <li class="card">
      <div class="inside">
        <h3>{reward.title}</h3>
        <Price reward={reward} currency={campaign.currency} />
        <p class="facts">
          {remaining !== undefined && (
            <span>
              {remaining} of {reward.stock} left
            </span>
          )}
          {estimatedDelivery !== undefined && (
            <span>
              Expected in <time dateTime={estimatedDelivery}>{dayWords(estimatedDelivery)}</time>
            </span>
          )}
        </p>
        <PledgeLink campaign={campaign} reward={reward} />
      </div>
    </li>
  );
}

export function Price({
  reward,
  currency,
}: {
  readonly reward: Reward;
  readonly currency: string;
}) {
  const { priceMinor, retailPriceMinor } = reward;
  const percent = discountPercent(priceMinor, retailPriceMinor);
  return (
    <p class="price">
      <strong>{money(priceMinor, currency)}</strong>
      {percent > 0 && retailPriceMinor !== undefined && (
        <>
          {' '}
          <span class="unseen">instead of</span> <s>{money(retailPriceMinor, currency)}</s>{' '}
          <span class="badge">{percent}% off</span>
        </>
      )}
    </p>
  );
}

function PledgeLink({ campaign, reward }: Pick<Offer, 'campaign'> & { readonly reward?: Reward }) {
  const closed = closedFor(campaign, reward, useNow());
  if (closed !== undefined) return <p class="closed">{closed}</p>;
  return (
    <a class="button" href={to.order(campaign.id, reward?.id)}>
      {reward === undefined ? 'Support' : 'Pledge'}
      <span class="unseen"> {reward === undefined ? campaign.title : `for ${reward.title}`}</span>
    </a>
  );
}

/** Why it cannot be pledged for now. */
export function closedFor(
  { state }: Campaign,
  reward: Reward | undefined,
  nowMs: number,
): string | undefined {
  if (state === 'upcoming') return 'Not open yet';
  if (state !== 'live') return 'No longer available';
  return reward && closedReward(reward, nowMs);
}

function closedReward(reward: Reward, nowMs: number): string | undefined {
  const { remaining, opensAt, closesAt } = reward;
  if (remaining === 0) return 'Sold out';
  if (opensAt !== undefined && nowMs < Date.parse(opensAt)) return `From ${dateWords(opensAt)}`;
  if (closesAt !== undefined && nowMs >= Date.parse(closesAt)) return 'No longer available';
  return undefined;
}
