/** How far a settlement is, at which rate, and for how long still. */
import type { Schemas } from 'fanfund/client';
import { Amount, Bar, Facts } from './parts.tsx';
import { count, spanWords } from './words.ts';

type Props = { readonly settling: Schemas['Settling'] };

export function Settling({ settling }: Props) {
  const { pledges, done, open, pastDue, currency, collectedMinor, refundedMinor } = settling;
  const part = pledges === 0 ? 1 : done / pledges;
  const percent = `${Math.floor(part * 100)}%`;
  return (
    <div class="settling">
      <Bar part={part} label={`${percent} settled`} />
      <p class="settled-so-far">
        <strong>{percent}</strong> {count(done)} of {count(pledges)} pledges are at their end
      </p>
      <Facts
        of={[
          ['Still open', count(open - pastDue)],
          ['Past due', pastDue > 0 && count(pastDue)],
          ['Rate at Stripe', `${count(settling.stripePerSecond)} / s at most`],
          [
            'Time left',
            open > pastDue ? `about ${spanWords(settling.secondsLeft * 1000)}` : waits(pastDue),
          ],
          ['Collected', <Amount key="collected" minor={collectedMinor} currency={currency} />],
          ['Refunded', <Amount key="refunded" minor={refundedMinor} currency={currency} />],
        ]}
      />
    </div>
  );
}

const waits = (pastDue: number): string =>
  pastDue > 0 ? 'waits for backers whose payment failed' : 'done';
