/** A letter as a mail: the same words as text and as a page that every mail program can show. */
import { escapeHtml } from './words.ts';

export type Notice = { readonly subject: string; readonly text: string; readonly html: string };

/** A paragraph, or a link with what it says. */
export type Block = string | { readonly say: string; readonly link: string };

export type Letter = { readonly subject: string; readonly blocks: readonly Block[] };

export const noticeFrom = ({ subject, blocks }: Letter): Notice => ({
  subject: oneLine(subject),
  text: textOf(blocks),
  html: htmlOf(subject, blocks),
});

/** A title with a line break must not begin another header. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const textOf = (blocks: readonly Block[]): string =>
  `${blocks.map((block) => (typeof block === 'string' ? block : `${block.say}: ${block.link}`)).join('\n\n')}\n`;

const paragraph = 'margin:0 0 16px;font:16px/1.5 system-ui,sans-serif;color:#1d1d1f';
const button =
  'display:inline-block;padding:12px 24px;border-radius:8px;background:#1f4fd8;color:#ffffff;' +
  'text-decoration:none;font-weight:600';

function htmlOf(subject: string, blocks: readonly Block[]): string {
  const body = blocks.map((block) => {
    if (typeof block === 'string') return `<p style="${paragraph}">${escapeHtml(block)}</p>`;
    const link = `<a href="${escapeHtml(block.link)}" style="${button}">${escapeHtml(block.say)}</a>`;
    return `<p style="${paragraph}">${link}</p>`;
  });
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    `<title>${escapeHtml(subject)}</title></head>` +
    '<body style="margin:0;padding:24px;background:#ffffff">' +
    `<div style="max-width:560px;margin:0 auto">${body.join('')}</div></body></html>`
  );
}
