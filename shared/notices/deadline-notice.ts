/** What backers are written when the deadline was moved: when they are charged, and until when they may go. */
import type { Campaign } from '../domain/campaign.ts';
import type { Notice } from './letter.ts';
import type { Pledge } from '../domain/pledge.ts';
import { noticeFrom } from './letter.ts';
import { timeWords } from './words.ts';

export type DeadlineNews = {
  readonly campaign: Pick<Campaign, 'title' | 'fundingModel'>;
  readonly deadlineMs: number;
  readonly pledge: Pick<Pledge, 'collection'>;
};

export const deadlineNotice = ({ campaign, deadlineMs, pledge }: DeadlineNews): Notice => {
  const isPaid = pledge.collection === 'charge-now';
  return noticeFrom({
    subject: `${campaign.title} has more time`,
    blocks: [
      `The deadline of “${campaign.title}” was moved: it is ${timeWords(deadlineMs)} now.`,
      consequences[campaign.fundingModel][isPaid ? 'paid' : 'unpaid'],
      'Until then you can cancel your pledge. If you do nothing, it stands as it is.',
    ],
  });
};

const consequences: Readonly<
  Record<Campaign['fundingModel'], { readonly paid: string; readonly unpaid: string }>
> = {
  'all-or-nothing': {
    paid: 'What you have paid is given back if the goal is not reached by then.',
    unpaid: 'You are charged after that, and only if the goal is reached by then.',
  },
  'keep-it-all': {
    paid: 'What you have paid stays paid, whether or not the goal is reached by then.',
    unpaid: 'You are charged after that, whether or not the goal is reached by then.',
  },
};
