/** The fields in which a fan says what it is to be: pieces, variants, add-ons, and where to. */
import type { Campaign } from 'fanfund/client';
import { useState } from 'preact/hooks';
import type { Reward } from './campaign.tsx';
import { Price } from './campaign.tsx';
import type { Cost, Line } from './cost.ts';
import { costOf, countriesOf, countryName, needsCountry, priceOf } from './cost.ts';
import { money } from './words.ts';

type Picked = { readonly count: string; readonly variantId: string | undefined };

export type Choice = {
  readonly rewards: readonly Reward[];
  readonly lines: readonly Line[];
  readonly country: string | undefined;
  readonly cost: Cost;
  readonly of: (reward: Reward) => Picked;
  readonly pick: (reward: Reward, picked: Partial<Picked>) => void;
  readonly setCountry: (country: string) => void;
};

export type Chosen = {
  readonly lines: readonly Line[];
  readonly shipTo?: { readonly country: string } | undefined;
};

const firstVariant = ({ variants = [] }: Reward): string | undefined =>
  (variants.find(({ remaining }) => remaining !== 0) ?? variants[0])?.id;

/** `rewards`: those that are on the form; `before`: what is chosen already. */
export function useChoice(campaign: Campaign, rewards: readonly Reward[], before: Chosen): Choice {
  const [picked, setPicked] = useState<Readonly<Record<string, Picked>>>({});
  const needs = needsCountry(campaign, rewards);
  const [country, setCountry] = useState(before.shipTo?.country ?? '');
  const of = (reward: Reward): Picked => {
    const line = before.lines.find(({ rewardId }) => rewardId === reward.id);
    const count = String(line?.quantity ?? 0);
    return picked[reward.id] ?? { count, variantId: line?.variantId ?? firstVariant(reward) };
  };
  const lines = rewards
    .map((reward) => ({ reward, ...of(reward) }))
    .filter(({ count }) => Number(count) > 0)
    .map(({ reward, count, variantId }) => ({
      ...{ rewardId: reward.id, quantity: Number(count) },
      ...(reward.variants && variantId !== undefined && { variantId }),
    }));
  return {
    ...{ rewards, lines, of, setCountry },
    country: needs ? country : undefined,
    cost: costOf(campaign, rewards, { lines, country }),
    pick: (reward, change) => setPicked({ ...picked, [reward.id]: { ...of(reward), ...change } }),
  };
}

type FieldsProps = { readonly campaign: Campaign; readonly choice: Choice };

export function ChoiceFields({ campaign, choice }: FieldsProps) {
  const isAddOn = ({ kind }: Reward): boolean => kind === 'add-on';
  const addOns = choice.rewards.filter(isAddOn);
  return (
    <>
      {choice.rewards
        .filter((reward) => !isAddOn(reward))
        .map((reward) => (
          <RewardFields key={reward.id} {...{ campaign, choice, reward }} least={1} />
        ))}
      {addOns.length > 0 && <h2 class="small">Add something to it</h2>}
      {addOns.map((reward) => (
        <RewardFields key={reward.id} {...{ campaign, choice, reward }} least={0} />
      ))}
      {choice.country !== undefined && <Country {...{ campaign, choice }} />}
      <Sums campaign={campaign} cost={choice.cost} country={choice.country} />
    </>
  );
}

type RewardProps = FieldsProps & { readonly reward: Reward; readonly least: number };

function RewardFields({ campaign, choice, reward, least }: RewardProps) {
  const { count, variantId } = choice.of(reward);
  return (
    <fieldset class="line">
      <legend>{reward.title}</legend>
      <Price
        reward={{ ...reward, priceMinor: priceOf(reward, variantId) }}
        currency={campaign.currency}
      />
      <div class="fields">
        {reward.variants !== undefined && (
          <label>
            Which one
            <select
              value={variantId}
              onChange={(event) => choice.pick(reward, { variantId: event.currentTarget.value })}
            >
              {reward.variants.map(({ id, title, remaining, priceMinor }) => (
                <option key={id} value={id} disabled={remaining === 0}>
                  {title}
                  {priceMinor !== undefined && `, ${money(priceMinor, campaign.currency)}`}
                  {remaining === 0 && ', sold out'}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          How many
          <input
            type="number"
            inputMode="numeric"
            min={least}
            max={reward.perBackerMax ?? 1000}
            step={1}
            required
            value={count}
            onInput={(event) => choice.pick(reward, { count: event.currentTarget.value })}
          />
        </label>
      </div>
    </fieldset>
  );
}

function Country({ campaign, choice }: FieldsProps) {
  return (
    <label>
      Send it to
      <select
        required
        value={choice.country}
        onChange={(event) => choice.setCountry(event.currentTarget.value)}
      >
        <option value="">Choose a country</option>
        {countriesOf(campaign, choice.rewards).map((code) => (
          <option key={code} value={code}>
            {countryName(code)}
          </option>
        ))}
      </select>
    </label>
  );
}

type SumsProps = {
  readonly campaign: Pick<Campaign, 'currency'>;
  readonly cost: Cost;
  /** Empty while none is chosen; undefined where none is asked for. */
  readonly country: string | undefined;
};

function Sums({ campaign: { currency }, cost, country }: SumsProps) {
  if (country === undefined) return null;
  if (country === '') return <p class="hint">Shipping and taxes depend on the country.</p>;
  if (cost.problem !== undefined) return <p class="problem">{cost.problem}</p>;
  return <SumList currency={currency} cost={cost} />;
}

export const SumList = ({ currency, cost }: { currency: string; cost: Omit<Cost, 'problem'> }) => (
  <dl class="sums">
    <dt>Goods</dt>
    <dd>{money(cost.goodsMinor, currency)}</dd>
    <dt>Shipping</dt>
    <dd>{money(cost.shippingMinor, currency)}</dd>
    {cost.taxes.map(({ title, included, amountMinor }) => (
      <>
        <dt>{included ? `${title}, included` : title}</dt>
        <dd>{money(amountMinor, currency)}</dd>
      </>
    ))}
    <dt>Together</dt>
    <dd>
      <strong>{money(cost.totalMinor, currency)}</strong>
    </dd>
  </dl>
);
