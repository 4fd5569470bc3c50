import { describe, expect, test } from '@jest/globals';
import { newSigningKeys } from '../../infra/signing-keys.ts';
import { openBackerLink } from '../../shared/signing/backer-link.ts';
import { paymentLink } from '../../shared/signing/payment-link.ts';
import { dayMs, pledgeIn, startMs } from '../support/given.ts';

const { id: pledgeId } = pledgeIn('past_due');
const [oldKey = ''] = newSigningKeys().linkKeys;
const secondMs = 1000;
const open = (token: string, nowMs: number) =>
  openBackerLink([oldKey], token, { purpose: 'mend-payment', nowMs });

describe('the address in a mail', () => {
  const pledge = { id: pledgeId, pastDueUntilMs: startMs + 7 * dayMs };
  const bases = { pageUrl: '', apiUrl: 'https://api.example/', linkKeys: [oldKey] };

  test('is our own page, and good for a day after the window', async () => {
    const link = await paymentLink(bases, pledge);
    const [, token = ''] = /^https:\/\/api\.example\/v1\/payment-links\/(\S+)$/.exec(link) ?? [];
    const lastMs = startMs + 8 * dayMs;
    expect(await open(token, lastMs - secondMs)).toMatchObject({ pledgeId });
    expect(await open(token, lastMs)).toEqual({ kind: 'expired' });
  });

  test("is the brand's own page where there is one", async () => {
    const link = await paymentLink(
      { ...bases, pageUrl: 'https://brand.example/pay?lang=de' },
      pledge,
    );
    const url = new URL(link);
    expect(`${url.origin}${url.pathname} ${url.searchParams.get('lang')}`).toBe(
      'https://brand.example/pay de',
    );
    const token = url.searchParams.get('token') ?? '';
    expect(await open(token, startMs)).toEqual({ kind: 'valid', pledgeId });
  });
});
