/**
 * What backers are written when their promise was changed: what is another now, why, and, where they
 * may leave, until when and by which link. Silence means consent, and the letter says so.
 */
import type { ExitWindow, PromiseVersion, PromisedReward } from '../domain/promise.ts';
import type { Notice } from './letter.ts';
import type { Pledge } from '../domain/pledge.ts';
import { formatMoney } from '../domain/money.ts';
import { hasReward } from '../domain/line.ts';
import { noticeFrom } from './letter.ts';
import { timeWords } from './words.ts';

export type PromiseNews = {
  readonly title: string;
  readonly pledge: Pick<Pledge, 'rewardId' | 'lines' | 'currency'>;
  readonly version: PromiseVersion;
  readonly before: PromiseVersion;
  /** The window that is open for this backer, and the link to leave by; both or none. */
  readonly exit?: { readonly window: ExitWindow; readonly link: string } | undefined;
};

export function promiseNotice({ title, pledge, version, before, exit }: PromiseNews): Notice {
  const changed = version.rewards
    .filter(({ rewardId }) => hasReward(pledge, rewardId))
    .flatMap((is) => {
      const was = before.rewards.find(({ rewardId }) => rewardId === is.rewardId);
      return was ? changesOf(was, is, pledge.currency) : [];
    });
  return noticeFrom({
    subject: `The promise of ${title} has changed`,
    blocks: [
      `What you were promised for your pledge for “${title}” has changed.`,
      ...changed,
      `The creator says why: ${version.reason ?? ''}`,
      ...(exit ? leaving(exit) : ['You need not do anything.']),
    ],
  });
}

const leaving = ({ window, link }: NonNullable<PromiseNews['exit']>) => [
  `If you do not want to wait for that, you can take your money back until ${timeWords(window.closesAtMs)}.`,
  { say: 'Take my money back', link },
  'If you do nothing, your pledge goes on with the new promise.',
];

function changesOf(
  was: PromisedReward,
  is: PromisedReward,
  currency: Pledge['currency'],
): string[] {
  const price = (minor: number): string => formatMoney(minor, currency);
  const rows: readonly (readonly [string, string, string])[] = [
    ['What', was.what, is.what],
    ['When', was.when ?? 'no day', is.when ?? 'no day'],
    ['Where to', placesOf(was), placesOf(is)],
    ['Price', price(was.priceMinor), price(is.priceMinor)],
  ];
  return rows
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => `${name}: ${after} (before: ${before})`);
}

const placesOf = ({ shipsTo }: PromisedReward): string => shipsTo?.join(', ') ?? 'everywhere';
