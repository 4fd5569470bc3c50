/**
 * What a backer is written when something has become of their money, and whether there is anything
 * to write: a notice is about the pledge as it is now, so one that comes too late says nothing.
 */
import type { Campaign } from '../domain/campaign.ts';
import type { Pledge, PledgeIn } from '../domain/pledge.ts';
import type { Block, Letter, Notice } from './letter.ts';
import type { Refund } from '../domain/refund.ts';
import { failureWords, timeWords } from './words.ts';
import { failureKind } from '../domain/dunning.ts';
import { noticeFrom } from './letter.ts';
import { formatMoney } from '../domain/money.ts';
import { refundedMinor } from '../domain/totals.ts';

type Occasion =
  | { readonly kind: 'failed' | 'reminded' | 'extended'; readonly pledge: PledgeIn<'past_due'> }
  | { readonly kind: 'dropped' | 'released' | 'refunded'; readonly pledge: Pledge };

/** What is to be told of an event; undefined when the pledge has moved on, or it is no news. */
export function occasionOf(eventName: string, pledge: Pledge): Occasion | undefined {
  const kind = kindByEvent[eventName];
  switch (kind) {
    case 'failed':
      return pledge.state === 'past_due' && isNews(pledge) ? { kind, pledge } : undefined;
    case 'reminded':
    case 'extended':
      return pledge.state === 'past_due' ? { kind, pledge } : undefined;
    case 'dropped':
    case 'released':
      return pledge.state === kind ? { kind, pledge } : undefined;
    case 'refunded':
      return refundedMinor(pledge) > 0 ? { kind, pledge } : undefined;
    default:
      return undefined;
  }
}

const kindByEvent: Readonly<Record<string, Occasion['kind']>> = {
  PledgePaymentFailed: 'failed',
  PledgeReminded: 'reminded',
  PledgeWindowExtended: 'extended',
  PledgeDropped: 'dropped',
  PledgeReleased: 'released',
  PledgeRefundCompleted: 'refunded',
  PledgeRefunded: 'refunded',
};

/**
 * The first failure is news, and later ones that only the backer can mend: between them the card is
 * tried again, and the reminders tell. A hold that lapsed is tried again at once; only what comes of
 * that is told.
 */
function isNews(pledge: PledgeIn<'past_due'>): boolean {
  const kind = failureKind(pledge.failure);
  if (kind === 'lapsed') return false;
  if (kind === 'authentication' || kind === 'card') return true;
  const failures = pledge.history.filter(({ type }) => type === 'PledgePaymentFailed').length;
  return failures === 1 || (failures === 2 && pledge.collection === 'authorize');
}

/** Whether money went back because the project was given up. */
export const isAbandoned = (pledge: Pledge): boolean =>
  abandonedRefunds(pledge).length > 0 ||
  (pledge.state === 'released' && pledge.reason === 'campaign_abandoned');

const abandonedRefunds = (pledge: Pledge): readonly Refund[] =>
  (('refunds' in pledge ? pledge.refunds : undefined) ?? []).filter(
    ({ reason }) => reason === 'campaign_abandoned',
  );

/** `link`: where the backer is to pay, or the report of who was given the money back. */
export function noticeOf(
  occasion: Occasion,
  campaign: Pick<Campaign, 'title'>,
  link: string | undefined,
): Notice {
  return noticeFrom(letterOf(occasion, campaign.title, link));
}

function letterOf(occasion: Occasion, title: string, link: string | undefined): Letter {
  switch (occasion.kind) {
    case 'failed':
    case 'reminded':
    case 'extended':
      return pastDueLetter(occasion.kind, occasion.pledge, { title, link });
    case 'dropped':
      return {
        subject: `Your pledge for ${title} has ended`,
        blocks: [
          `We could not collect ${amountOf(occasion.pledge)} for your pledge for “${title}” in ` +
            'time, so the pledge has ended. You owe nothing, and nothing more will be taken.',
        ],
      };
    case 'released':
      return releasedLetter(occasion.pledge, title, link);
    case 'refunded':
      return refundedLetter(occasion.pledge, title, link);
  }
}

const amountOf = ({ amountMinor, currency }: Pledge): string => formatMoney(amountMinor, currency);

const openings = {
  failed: (amount: string, title: string) =>
    `The campaign “${title}” is over, but we could not collect ${amount} for your pledge.`,
  reminded: (amount: string, title: string) =>
    `We still could not collect ${amount} for your pledge for “${title}”.`,
  extended: (amount: string, title: string) =>
    `You have more time to pay ${amount} for your pledge for “${title}”.`,
} as const;

const subjects = {
  failed: (title: string) => `Your payment for ${title} did not go through`,
  reminded: (title: string) => `Reminder: your payment for ${title}`,
  extended: (title: string) => `More time to pay for ${title}`,
} as const;

function pastDueLetter(
  kind: keyof typeof openings,
  pledge: PledgeIn<'past_due'>,
  { title, link }: { readonly title: string; readonly link: string | undefined },
): Letter {
  const until = timeWords(pledge.pastDueUntilMs);
  return {
    subject: subjects[kind](title),
    blocks: [
      openings[kind](amountOf(pledge), title),
      failureWords(pledge.failure),
      `You can pay until ${until}, with the same card or another one.`,
      ...(link === undefined ? [] : [{ say: 'Pay now', link }]),
      'If you do nothing, your pledge ends after that, and you owe nothing.',
    ],
  };
}

const releaseReasons: Readonly<Record<string, (title: string) => string>> = {
  campaign_unfunded: (title) => `“${title}” did not reach its goal.`,
  campaign_cancelled: (title) => `“${title}” was cancelled by its creator.`,
  campaign_abandoned: (title) => `“${title}” will not be made.`,
  too_late: (title) => `Your pledge for “${title}” came after the campaign had ended.`,
};

function releasedLetter(pledge: Pledge, title: string, link: string | undefined): Letter {
  const reason = pledge.state === 'released' ? pledge.reason : '';
  const why = releaseReasons[reason]?.(title) ?? `Your pledge for “${title}” has ended.`;
  const backMinor = refundedMinor(pledge);
  return {
    subject: `Your pledge for ${title} was released`,
    blocks: [
      why,
      backMinor > 0
        ? `The ${formatMoney(backMinor, pledge.currency)} that you had paid go back to your card. ${bankTakes}`
        : 'Nothing was taken from your card. A reservation on it, if there was one, is lifted.',
      ...proofOf(pledge, link),
    ],
  };
}

const bankTakes = 'Your bank may take five to ten days to show it.';

function refundedLetter(pledge: Pledge, title: string, link: string | undefined): Letter {
  const back = formatMoney(refundedMinor(pledge), pledge.currency);
  const isWhole = refundedMinor(pledge) >= pledge.amountMinor;
  return {
    subject: `Your refund for ${title}`,
    blocks: [
      isWhole
        ? `We have sent back the ${back} that you paid for your pledge for “${title}”.`
        : `Of the ${amountOf(pledge)} that you paid for your pledge for “${title}”, ${back} have been sent back.`,
      bankTakes,
      ...proofOf(pledge, link),
    ],
  };
}

/** Of a project that was given up: what proves the refund, and the report in which it is counted. */
function proofOf(pledge: Pledge, link: string | undefined): Block[] {
  if (!isAbandoned(pledge)) return [];
  const ids = abandonedRefunds(pledge).flatMap(({ stripeRefundId }) => stripeRefundId ?? []);
  return [
    `Your pledge is ${pledge.id}.` +
      (ids.length > 0 ? ` Your refund is ${ids.join(', ')}: your bank can find it by that.` : ''),
    'When everybody has their money, a signed report of the whole campaign proves it.',
    ...(link === undefined ? [] : [{ say: 'The report', link }]),
  ];
}
