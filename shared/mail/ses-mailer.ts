/**
 * Mails through Amazon SES. The event's id goes along as a tag, so that bounces and complaints that
 * SES reports can be told apart without an address
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html).
 */
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mail, Mailer } from './mailer.ts';
import { SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { TransientError } from '../errors.ts';

export const sesMailer = (ses: SESv2Client, from: string): Mailer => ({
  send: async (mail) => {
    try {
      await ses.send(commandFor(mail, from));
      return 'sent';
    } catch (error) {
      if (error instanceof SESv2ServiceException && error.name === 'BadRequestException')
        return 'refused';
      throw failureOf(error);
    }
  },
});

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

const commandFor = (mail: Mail, from: string): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: from,
    Destination: { ToAddresses: [mail.to] },
    Content: {
      Simple: {
        Subject: utf8(mail.subject),
        Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
        ...(mail.unsubscribeUrl !== undefined && {
          Headers: [
            { Name: 'List-Unsubscribe', Value: `<${mail.unsubscribeUrl}>` },
            { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          ],
        }),
      },
    },
    EmailTags: [{ Name: 'fanfund-event', Value: mail.eventId.replaceAll('.', '-') }],
  });

/** What operations must mend: the sender is not verified, or the account may not send. */
const standing = new Set([
  'AccountSuspendedException',
  'MailFromDomainNotVerifiedException',
  'MessageRejected',
  'NotFoundException',
  'AccessDeniedException',
]);

/** By name alone: SES's own messages quote the address. */
function failureOf(error: unknown): Error {
  const name = error instanceof Error ? error.name : 'unknown';
  return standing.has(name)
    ? new Error(`Amazon SES does not send for us: ${name}.`)
    : new TransientError(`Amazon SES does not take the mail now: ${name}.`);
}
