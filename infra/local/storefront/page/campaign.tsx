/** One campaign: how far it is, how it takes the money, and what it offers. */
import type { Campaign } from 'fanfund/client';
import { closedFor, isOnSale } from './closed.ts';
import { Facts, Heading, Pending, Poster, Progress } from './parts.tsx';
import { useNow, usePolled } from './polled.ts';
import type { Polled } from './polled.ts';
import { to } from './routes.ts';
import { useState } from 'preact/hooks';
import { useStore } from './store.ts';
import { Interest, SecretCode, openedIn } from './waiting.tsx';
import { dayWords, discountPercent, goalAtWords, money, paymentWords } from './words.ts';

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
      <Lead campaign={campaign} />
      {campaign.state === 'upcoming' && <Interest campaign={campaign} />}
      <StretchGoals campaign={campaign} />
      {!campaign.teaser && <Rewards campaign={campaign} />}
    </>
  );
}

function Lead({ campaign }: { readonly campaign: Campaign }) {
  const words = leadWords(campaign);
  return words === undefined ? null : <p class="lead">{words}</p>;
}

function leadWords({ state, teaser, latePledges, collection, fundingModel }: Campaign) {
  if (teaser) return 'Still being made up: what it will be, and what it costs, is not fixed yet.';
  if (latePledges?.open)
    return 'It is being made. Late pledges are paid at once, and do not change how it came out.';
  if (state !== 'upcoming' && state !== 'live') return undefined;
  const whatever = fundingModel === 'keep-it-all' ? ' It is made whatever comes together.' : '';
  return paymentWords[collection] + whatever;
}

function StretchGoals({ campaign }: { readonly campaign: Campaign }) {
  const { stretchGoals = [], currency } = campaign;
  if (stretchGoals.length === 0) return null;
  return (
    <>
      <h2>And beyond</h2>
      <ul class="stretch">
        {stretchGoals.map(({ title, at, reached }) => (
          <li key={title}>
            <span class={reached ? 'badge good' : 'badge'}>
              {reached ? 'Reached' : goalAtWords(at, currency)}
            </span>{' '}
            {title}
          </li>
        ))}
      </ul>
    </>
  );
}

function Rewards({ campaign }: { readonly campaign: Campaign }) {
  const [, setOpened] = useState(0);
  const isLate = campaign.latePledges?.open === true;
  const shown = [...campaign.rewards, ...(openedIn(campaign.id)?.rewards ?? [])];
  const onSale = shown.filter((reward) => isOnSale(campaign, reward));
  const addOns = onSale.filter(({ kind }) => kind === 'add-on');
  return (
    <>
      <h2>{isLate ? 'Late pledges' : 'Rewards'}</h2>
      <ul class="cards">
        {onSale
          .filter(({ kind }) => kind === undefined)
          .map((reward) => (
            <RewardCard key={reward.id} campaign={campaign} reward={reward} />
          ))}
        {!isLate && <SupportCard campaign={campaign} />}
      </ul>
      {addOns.length > 0 && (
        <p class="facts">To go with a reward: {addOns.map(({ title }) => title).join(', ')}.</p>
      )}
      {campaign.state === 'live' && (
        <SecretCode campaign={campaign} opened={() => setOpened(Date.now())} />
      )}
    </>
  );
}

const SupportCard = ({ campaign }: { readonly campaign: Campaign }) => (
  <li class="card">
    <div class="inside">
      <h3>Just support it</h3>
      <p class="facts">Any amount, without a reward.</p>
      <PledgeLink campaign={campaign} />
    </div>
  </li>
);

type Offer = { readonly campaign: Campaign; readonly reward: Reward };

function RewardCard({ campaign, reward }: Offer) {
  const { remaining, estimatedDelivery, variants, secret } = reward;
  return (
    <li class="card">
      <div class="inside">
        <h3>
          {reward.title} {secret && <span class="badge">By code</span>}
        </h3>
        <Price reward={reward} currency={campaign.currency} />
        <p class="facts">
          {remaining !== undefined && (
            <span>
              {remaining} of {reward.stock} left
            </span>
          )}
          {variants && <span>{variants.map(({ title }) => title).join(', ')}</span>}
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
