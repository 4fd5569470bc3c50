/** Events by what they mean to whoever watches: six lines that can be told apart, not sixty. */
import type { Counts } from './gathered.ts';
import type { Line } from './line.ts';

const groups = [
  ['Pledged', '--line-1', /^Pledge(Created|Confirmed|Changed|Prepared|Verified|Imported)$/],
  ['Collected', '--line-2', /^Pledge(Collected|CollectionStarted|CollectionPending)$/],
  [
    'Failed or disputed',
    '--line-3',
    /Failed|Dispute|Fraud|Inquiry|Dropped|PledgeRe(minded|coveryPrepared)|WindowExtended|Difference/,
  ],
  ['Released', '--line-4', /^Pledge(Release|Cancelled|Lapsed)/],
  ['Refunded', '--line-5', /^PledgeRefund/],
  ['Others', '--line-6', /./],
] as const;

export const groupOf = (event: string): string =>
  groups.find(([, , pattern]) => pattern.test(event))?.[0] ?? 'Others';

/** Zero where nothing happened, from the first time to the last. */
export function linesOf(
  counts: readonly Counts[],
  { stepMs, fromMs, untilMs }: { stepMs: number; fromMs: number; untilMs: number },
): { readonly atMs: number[]; readonly lines: Line[] } {
  const places = Math.max(1, Math.floor((untilMs - fromMs) / stepMs) + 1);
  const atMs = Array.from({ length: places }, (_, place) => fromMs + place * stepMs);
  const sums = new Map(groups.map(([name]) => [name as string, atMs.map(() => 0)]));
  for (const { at, counts: byType } of counts) {
    const place = Math.floor((Date.parse(at) - fromMs) / stepMs);
    for (const [event, number] of Object.entries(byType)) {
      const values = sums.get(groupOf(event));
      if (values?.[place] !== undefined) values[place] += number;
    }
  }
  const lines = groups.map(([name, color]) => ({ name, color, values: sums.get(name) ?? [] }));
  return { atMs, lines };
}

export const totalOf = (lines: readonly Line[]): number =>
  lines.reduce(
    (sum, { values }) => sum + values.reduce<number>((all, one) => all + (one ?? 0), 0),
    0,
  );
