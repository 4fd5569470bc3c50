/** Mails, made from the environment at the first use; apart, so that few functions load SES. */
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { environment } from './env.ts';
import { once } from './once.ts';
import { sesMailer } from './mail/ses-mailer.ts';

export const mailer = /* @__PURE__ */ once(() =>
  sesMailer(new SESv2Client({}), environment('MAIL_FROM')),
);
