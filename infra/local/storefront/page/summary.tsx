/** What a pledge is for and what it is made of, and the receipt of one that was paid. */
import type { Campaign, Pledge } from 'fanfund/client';
import { useState } from 'preact/hooks';
import type { Reward } from './campaign.tsx';
import { useClick } from './click.ts';
import { countryName } from './cost.ts';
import { SumList } from './lines.tsx';
import { Problem } from './parts.tsx';
import { bodyOf, useStore } from './store.ts';
import { openedIn } from './waiting.tsx';
import { dateWords, money } from './words.ts';

/** Also those that a code has opened. */
export const rewardsOf = (campaign: Campaign | undefined): readonly Reward[] =>
  campaign ? [...campaign.rewards, ...(openedIn(campaign.id)?.rewards ?? [])] : [];

function lineWords(campaign: Campaign, line: Pledge['lines'][number]): string {
  const reward = rewardsOf(campaign).find(({ id }) => id === line.rewardId);
  const variant = reward?.variants?.find(({ id }) => id === line.variantId);
  const title = reward?.title ?? 'A reward by code';
  return `${line.quantity} × ${title}${variant ? `, ${variant.title}` : ''}`;
}

type Props = { readonly pledge: Pledge; readonly campaign: Campaign | undefined };

export const PledgeLines = ({ pledge, campaign }: Props) => (
  <>
    {pledge.lines.length === 0 && <span>Without a reward</span>}
    {campaign &&
      pledge.lines.map((line) => (
        <span key={`${line.rewardId} ${line.variantId}`}>{lineWords(campaign, line)}</span>
      ))}
    {pledge.shipTo !== undefined && <span>To {countryName(pledge.shipTo.country)}</span>}
    {pledge.late && <span class="badge">Late pledge</span>}
  </>
);

/** Where the amount is more than the goods. */
export function PledgeSums({ pledge }: { readonly pledge: Pledge }) {
  const { lines, shippingMinor = 0, taxes = [], amountMinor, currency, shipTo } = pledge;
  if (shipTo === undefined) return null;
  const goodsMinor = lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);
  const cost = { goodsMinor, shippingMinor, taxes, totalMinor: amountMinor };
  return <SumList currency={currency} cost={cost} />;
}

const paidStates: ReadonlySet<Pledge['state']> = new Set(['collected', 'won', 'refunding']);

export function Receipt({ pledge }: { readonly pledge: Pledge }) {
  const { account } = useStore();
  const [receipt, setReceipt] = useState<Awaited<ReturnType<typeof read>>>();
  const read = () =>
    bodyOf(account.GET('/v1/pledges/{id}/receipt', { params: { path: { id: pledge.id } } }));
  const open = useClick<undefined>(async () => setReceipt(await read()));
  if (!paidStates.has(pledge.state)) return null;
  return (
    <details onToggle={(event) => event.currentTarget.open && open.send(undefined)}>
      <summary>Receipt</summary>
      <Problem text={open.problem} />
      {receipt !== undefined && (
        <dl class="sums">
          {receipt.lines.map(({ title, quantity, amountMinor }) => (
            <>
              <dt>
                {quantity} × {title}
              </dt>
              <dd>{money(amountMinor, receipt.currency)}</dd>
            </>
          ))}
          <dt>Shipping</dt>
          <dd>{money(receipt.shippingMinor ?? 0, receipt.currency)}</dd>
          {receipt.taxes.map(({ title, included, amountMinor }) => (
            <>
              <dt>{included ? `${title}, included` : title}</dt>
              <dd>{money(amountMinor, receipt.currency)}</dd>
            </>
          ))}
          <dt>
            Paid, <time dateTime={receipt.paidAt}>{dateWords(receipt.paidAt)}</time>
          </dt>
          <dd>
            <strong>{money(receipt.totalMinor, receipt.currency)}</strong>
          </dd>
        </dl>
      )}
    </details>
  );
}
