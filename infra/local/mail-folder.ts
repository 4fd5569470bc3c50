/**
 * Amazon SES as far as sending goes: each mail is taken by somebody, on this machine as an `.eml`
 * file, which any mail program opens. Named after the event that it tells of, so that a second delivery of the event replaces the file
 * instead of adding one; SES itself would send the mail a second time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { AwsError } from './aws-services.ts';
import type { RestHandler } from './aws-services.ts';
import * as z from 'zod';

export const localSender = 'Fanfund <pledges@fanfund.example>';

const part = z.object({ Data: z.string(), Charset: z.literal('UTF-8') });
const sendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).min(1) }),
  Content: z.object({
    Simple: z.object({ Subject: part, Body: z.object({ Text: part, Html: part }) }),
  }),
  EmailTags: z
    .array(z.object({ Name: z.string(), Value: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/) }))
    .default([]),
});

export type Sent = z.infer<typeof sendEmail>;

export function mailApi(take: (sent: Sent, messageId: string) => void): RestHandler {
  return ({ method, url, body }) => {
    if (method !== 'POST' || url.pathname !== '/v2/email/outbound-emails') return undefined;
    const sent = sendEmail.safeParse(JSON.parse(body));
    if (!sent.success) throw new AwsError('BadRequestException', sent.error.message);
    const messageId = tagOf(sent.data) ?? randomUUID();
    take(sent.data, messageId);
    return { status: 200, body: { MessageId: messageId } };
  };
}

export function mailFolder(home: string, now: () => number): RestHandler {
  const folder = join(home, 'mail');
  return mailApi((sent, messageId) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${messageId}.eml`);
    writeFileSync(file, toEml(sent, messageId, now()), { mode: 0o600 });
  });
}

const tagOf = ({ EmailTags: tags }: Sent): string | undefined =>
  tags.find(({ Name: name }) => name === 'fanfund-event')?.Value;

function toEml(sent: Sent, messageId: string, nowMs: number): string {
  const { Subject: subject, Body: body } = sent.Content.Simple;
  const boundary = `fanfund-${messageId}`;
  const lines = [
    `From: ${sent.FromEmailAddress}`,
    `To: ${sent.Destination.ToAddresses.join(', ')}`,
    `Subject: ${encodedWord(subject.Data)}`,
    `Date: ${new Date(nowMs).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${messageId}@fanfund.example>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...partLines(boundary, 'plain', body.Text.Data),
    ...partLines(boundary, 'html', body.Html.Data),
    `--${boundary}--`,
    '',
  ];
  return lines.join('\r\n');
}

const partLines = (boundary: string, type: 'plain' | 'html', text: string): string[] => [
  `--${boundary}`,
  `Content-Type: text/${type}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  ...(Buffer.from(text)
    .toString('base64')
    .match(/.{1,76}/g) ?? []),
  '',
];

/** RFC 2047, where the subject needs it; 45 bytes and their wrapping stay below its 75 letters. */
function encodedWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > 45) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word]
    .map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`)
    .join('\r\n ');
}
