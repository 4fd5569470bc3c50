/** What somebody is written who wanted to be told when a campaign opens. */
import type { Campaign } from '../domain/campaign.ts';
import type { Notice } from './letter.ts';
import { noticeFrom } from './letter.ts';
import { timeWords } from './words.ts';

export const openingNotice = ({
  title,
  deadlineMs,
}: Pick<Campaign, 'title' | 'deadlineMs'>): Notice =>
  noticeFrom({
    subject: `${title} is open`,
    blocks: [
      `You asked to be told when “${title}” opens: it takes pledges now, until ` +
        `${timeWords(deadlineMs)}.`,
      'This was the only mail of this kind that you get about it.',
    ],
  });
