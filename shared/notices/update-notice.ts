/** An update as a mail: what the creator wrote, as text and never as marks, and how to hear no more. */
import type { Notice } from './letter.ts';
import type { Update } from '../domain/update.ts';
import { noticeFrom } from './letter.ts';

export type UpdateNews = {
  readonly title: string;
  readonly update: Pick<Update, 'title' | 'text'>;
  readonly link: string;
};

export const updateNotice = ({ title, update, link }: UpdateNews): Notice =>
  noticeFrom({
    subject: `${update.title} (${title})`,
    blocks: [
      `The creator of “${title}” writes:`,
      ...update.text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ''),
      { say: 'Choose what you hear of', link },
    ],
  });
