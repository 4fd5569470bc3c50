/** How far a settlement is, at which rate, and for how long still. */
import type { Schemas } from 'fanfund/client';
import { useRef } from 'preact/hooks';
import { Amount, Bar, Facts } from './parts.tsx';
import { count, spanWords } from './words.ts';

type Props = { readonly settling: Schemas['Settling'] };

export function Settling({ settling }: Props) {
  const { pledges, done, open, pastDue, currency, collectedMinor, refundedMinor } = settling;
  const rate = useRate(done);
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
          ['Rate now', rate !== undefined && `${rate.toFixed(rate < 10 ? 1 : 0)} pledges / s`],
          ['Rate at Stripe', `${count(settling.stripePerSecond)} / s at most`],
          ['Time left', open > pastDue ? leftWords(settling, rate) : waits(pastDue)],
          ['Collected', <Amount key="collected" minor={collectedMinor} currency={currency} />],
          ['Refunded', <Amount key="refunded" minor={refundedMinor} currency={currency} />],
        ]}
      />
    </div>
  );
}

/** At the rate that is seen, once there is one, and at what Stripe allows at best. */
function leftWords({ open, pastDue, secondsLeft }: Props['settling'], rate?: number): string {
  const atBest = `about ${spanWords(secondsLeft * 1000)}`;
  if (rate === undefined) return `${atBest} at Stripe's rate`;
  const seconds = Math.max(secondsLeft, (open - pastDue) / rate);
  return `about ${spanWords(seconds * 1000)}, ${atBest} at Stripe's rate`;
}

type Seen = { readonly done: number; readonly atMs: number };
const lookedBackMs = 20_000;

/** Ends of pledges a second, as far as this page has seen them lately. */
function useRate(done: number): number | undefined {
  const seen = useRef<Seen[]>([]);
  const last = seen.current.at(-1);
  const atMs = performance.now();
  if (last?.done !== done) seen.current.push({ done, atMs });
  while ((seen.current[1]?.atMs ?? atMs) < atMs - lookedBackMs) seen.current.shift();
  const [first] = seen.current;
  if (first === undefined || first.done >= done) return undefined;
  return (done - first.done) / ((atMs - first.atMs) / 1000);
}

const waits = (pastDue: number): string =>
  pastDue > 0 ? 'waits for backers whose payment failed' : 'done';
