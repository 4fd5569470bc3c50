import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsEndpoint } from '../../infra/local/aws-endpoint.ts';
import { createAwsEndpoint, listen } from '../../infra/local/aws-endpoint.ts';
import { AwsError } from '../../infra/local/aws-services.ts';
import { mailFolder } from '../../infra/local/mail-folder.ts';
import { TransientError } from '../../shared/errors.ts';
import type { Mail, Mailer } from '../../shared/mail/mailer.ts';
import { sesMailer } from '../../shared/mail/ses-mailer.ts';
import { startMs } from '../support/given.ts';

const home = mkdtempSync(join(tmpdir(), 'fanfund-mail-'));
let endpoint: AwsEndpoint;
let mailer: Mailer;
let refusal: AwsError | undefined;

beforeAll(async () => {
  endpoint = createAwsEndpoint((error) => {
    throw error;
  });
  const keep = mailFolder(home, () => startMs);
  endpoint.rest.push((call) => {
    if (refusal) throw refusal;
    return keep(call);
  });
  const port = await listen(endpoint.server, 0, 'AWS_PORT');
  const ses = new SESv2Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  mailer = sesMailer(ses, 'Brand <pledges@brand.example>');
});
afterAll(() => {
  endpoint.server.close();
  endpoint.server.closeAllConnections();
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => {
  refusal = undefined;
  rmSync(join(home, 'mail'), { recursive: true, force: true });
});

const mail: Mail = {
  eventId: 'plg_1.5',
  to: 'anna@example.org',
  subject: 'Grüße: “A kettle that whistles in tune, in every key there is”',
  text: 'Pay now: https://brand.example/pay\n',
  html: '<p>Grüße</p>',
};
const files = (): string[] => readdirSync(join(home, 'mail'));
const partsOf = (eml: string): string[] =>
  [...eml.matchAll(/base64\r\n\r\n([^]*?)\r\n\r\n/g)].map(([, part = '']) =>
    Buffer.from(part, 'base64').toString(),
  );

describe('a mail', () => {
  test('is a file on this machine that says what was written, and to whom', async () => {
    expect(await mailer.send(mail)).toBe('sent');
    expect(files()).toEqual(['plg_1-5.eml']);
    const eml = readFileSync(join(home, 'mail', 'plg_1-5.eml'), 'utf8');
    expect(eml).toContain('From: Brand <pledges@brand.example>\r\nTo: anna@example.org\r\n');
    expect(eml).toContain('Date: Thu, 01 Oct 2026 12:00:00 +0000\r\n');
    expect(partsOf(eml)).toEqual([mail.text, mail.html]);
    const words = [...eml.matchAll(/=\?utf-8\?B\?(\S+)\?=/g)];
    expect(words.map(([, word = '']) => Buffer.from(word, 'base64').toString()).join('')).toBe(
      mail.subject,
    );
    expect(words.every(([word]) => word.length <= 75)).toBe(true);
  });

  test('that is sent again for the same event is still one file', async () => {
    await mailer.send(mail);
    await mailer.send(mail);
    await mailer.send({ ...mail, eventId: 'plg_1.6' });
    expect(files().toSorted()).toEqual(['plg_1-5.eml', 'plg_1-6.eml']);
  });
});

describe('when SES does not take a mail', () => {
  const refuseWith = (code: string, status: number) => {
    refusal = new AwsError(code, `Illegal address anna@example.org`, status);
  };

  test('because of its address, that is an answer', async () => {
    refuseWith('BadRequestException', 400);
    expect(await mailer.send(mail)).toBe('refused');
  });

  test.each([
    ['TooManyRequestsException', 429],
    ['LimitExceededException', 400],
    ['SendingPausedException', 400],
    ['InternalFailure', 500],
  ])('because of %s, it is tried again', async (code, status) => {
    refuseWith(code, status);
    await expect(mailer.send(mail)).rejects.toThrow(TransientError);
  });

  test.each([
    ['MessageRejected', 400],
    ['MailFromDomainNotVerifiedException', 400],
    ['AccountSuspendedException', 400],
  ])('because of %s, operations are needed', async (code, status) => {
    refuseWith(code, status);
    const sent = mailer.send(mail);
    await expect(sent).rejects.toThrow(`Amazon SES does not send for us: ${code}.`);
    await expect(sent).rejects.not.toBeInstanceOf(TransientError);
  });

  test('no error repeats the address', async () => {
    for (const code of ['InternalFailure', 'MessageRejected']) {
      refuseWith(code, 400);
      const error: unknown = await mailer.send(mail).catch((thrown: unknown) => thrown);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('anna@');
    }
  });
});
