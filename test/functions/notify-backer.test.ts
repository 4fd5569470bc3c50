import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { notifyBacker } from '../../functions/notify-backer/notify-backer.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { TransientError } from '../../shared/errors.ts';
import { logger } from '../../shared/entry/logger.ts';
import type { Mail } from '../../shared/mail/mailer.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { paymentLink } from '../../shared/signing/payment-link.ts';
import { useStores } from '../support/fanfund.ts';
import {
  dayMs,
  givenPledge,
  hourMs,
  minuteMs,
  refundRecord,
  sealedAtMs,
} from '../support/given.ts';
import type { CampaignWishes, PledgeWishes } from '../support/given.ts';

const stores = useStores();
const { pledges, table } = stores;
const failedAtMs = sealedAtMs + minuteMs;

const sent: Mail[] = [];
const counted: string[] = [];
let outcome: 'sent' | 'refused' | TransientError = 'sent';
const bases = { pageUrl: 'https://brand.example/pay', apiUrl: '', linkKeys: ['a'.repeat(43)] };
const deps = {
  ...{ pledges, campaign: stores.campaign },
  mailer: {
    send: async (mail: Mail) => {
      if (outcome instanceof TransientError) throw outcome;
      sent.push(mail);
      return outcome;
    },
  },
  reportUrl: (id: string) => `https://api.example/v1/campaigns/${id}/settlement/report`,
  linkFor: (pledge: Parameters<typeof paymentLink>[1]) => paymentLink(bases, pledge),
  meter: { count: (name: string) => void counted.push(name) },
};
beforeEach(() => {
  sent.length = 0;
  counted.length = 0;
  outcome = 'sent';
});

type Wishes = PledgeWishes & { readonly terms?: CampaignWishes; readonly email?: string | null };

/** A pledge to which these events happened, and that its last one is heard of. */
async function hear(events: readonly PledgeEvent[], { terms, email, ...own }: Wishes = {}) {
  const campaign: Campaign = await stores.given('settling', { title: 'A kettle', ...terms });
  let pledge: Pledge = await givenPledge(table, 'confirmed', { campaign, ...own });
  if (email !== null) {
    pledge = { ...pledge, contactEmail: email ?? 'anna@example.org' };
    await table.put(pledgeToItem(pledge));
  }
  for (const event of events) {
    const step = await pledges.apply(pledge, event);
    if (!('applied' in step)) throw new Error(`${event.type} was refused.`);
    pledge = step.applied;
  }
  const last = events.at(-1)?.type ?? '';
  return { pledge, heard: () => notify(last, pledge) };
}
const notify = (name: string, pledge: Pledge) =>
  notifyBacker(deps, {
    ...{ name, campaignId: pledge.campaignId, pledgeId: pledge.id },
    eventId: `${pledge.id}.${pledge.version}`,
  });

const started = (attemptNumber = 1, atMs = failedAtMs): PledgeEvent => ({
  ...{ type: 'PledgeCollectionStarted', atMs, attemptNumber },
});
const failed = (declineCode: string, atMs = failedAtMs, code = 'card_declined'): PledgeEvent => ({
  ...{ type: 'PledgePaymentFailed', atMs, failure: { code, declineCode } },
  pastDueUntilMs: failedAtMs + 7 * dayMs,
});
const lapsedHold: PledgeEvent = {
  ...{ type: 'PledgePaymentFailed', atMs: failedAtMs, pastDueUntilMs: failedAtMs + 7 * dayMs },
  failure: { code: 'charge_expired_for_capture' },
};
const after = (...more: PledgeEvent[]) => [started(), failed('insufficient_funds'), ...more];

describe('a failed payment', () => {
  test('is told in plain words, with a link to pay it and until when', async () => {
    const { pledge, heard } = await hear(after());
    await heard();
    const [mail, ...others] = sent;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      ...{ eventId: `${pledge.id}.4`, to: 'anna@example.org' },
      subject: 'Your payment for A kettle did not go through',
    });
    const link = await paymentLink(bases, {
      id: pledge.id,
      pastDueUntilMs: failedAtMs + 7 * dayMs,
    });
    expect(mail?.text.split('\n\n')).toEqual([
      'The campaign “A kettle” is over, but we could not collect USD 49.00 for your pledge.',
      'There was not enough money on the card, or its limit was reached.',
      'You can pay until Tuesday, 13 October 2026, 12:01 UTC, with the same card or another one.',
      `Pay now: ${link}`,
      'If you do nothing, your pledge ends after that, and you owe nothing.\n',
    ]);
    expect(mail?.html).toContain(`<a href="${link}"`);
    expect(counted).toEqual(['NoticesSent']);
  });

  test('is told with the same words and id when its event comes again', async () => {
    const { heard } = await hear(after());
    await heard();
    await heard();
    expect(sent[1]).toEqual(sent[0]);
  });

  test('is not told any more when it was paid meanwhile', async () => {
    const { pledge } = await hear(
      after({ type: 'PledgeCollected', atMs: failedAtMs, chargedIntentId: 'pi_1' }),
    );
    await notify('PledgePaymentFailed', pledge);
    expect(sent).toEqual([]);
    expect(counted).toEqual([]);
  });

  test('of a card that is tried again is told once, until only its backer can help', async () => {
    const again = [
      started(2, failedAtMs + dayMs),
      failed('insufficient_funds', failedAtMs + dayMs),
    ];
    await (await hear(after(...again))).heard();
    expect(sent).toEqual([]);
    const expired = [
      started(3, failedAtMs + 2 * dayMs),
      failed('expired_card', failedAtMs + 2 * dayMs),
    ];
    await (await hear(after(...again, ...expired), { number: 2 })).heard();
    expect(sent).toHaveLength(1);
  });

  test('by a hold that lapsed is not told, but what comes of trying the card at once', async () => {
    const terms = { collection: 'authorize' } as const;
    await (await hear([started(), lapsedHold], { terms })).heard();
    expect(sent).toEqual([]);
    const retried = [started(2, failedAtMs + hourMs), failed('insufficient_funds')];
    await (await hear([started(), lapsedHold, ...retried], { terms, number: 2 })).heard();
    expect(sent).toHaveLength(1);
  });

  test('never tells what only the issuer may know', async () => {
    await (await hear([started(), failed('stolen_card')])).heard();
    expect(`${sent[0]?.subject} ${sent[0]?.text} ${sent[0]?.html}`).not.toContain('stolen');
  });

  test('is reminded of, and more time is told, with a link that lives as long', async () => {
    await (await hear(after({ type: 'PledgeReminded', atMs: failedAtMs + 2 * dayMs }))).heard();
    const pastDueUntilMs = failedAtMs + 14 * dayMs;
    const longer = await hear(
      after({ type: 'PledgeWindowExtended', atMs: failedAtMs + dayMs, pastDueUntilMs }),
      { number: 2 },
    );
    await longer.heard();
    expect(sent.map(({ subject }) => subject)).toEqual([
      'Reminder: your payment for A kettle',
      'More time to pay for A kettle',
    ]);
    expect(sent[1]?.text).toContain('until Tuesday, 20 October 2026, 12:01 UTC');
    expect(sent[1]?.text).toContain(
      await paymentLink(bases, { id: longer.pledge.id, pastDueUntilMs }),
    );
  });

  test('of another title cannot become markup, or another header', async () => {
    const terms = { title: 'A "kettle"\r\nBcc: all@example.org <b>' };
    await (await hear(after(), { terms })).heard();
    expect(sent[0]?.subject).not.toMatch(/[\r\n]/);
    expect(sent[0]?.html).toContain('&lt;b&gt;');
  });
});

describe('the end of a pledge', () => {
  const released = (
    reason: 'campaign_unfunded' | 'campaign_cancelled' | 'too_late',
    refundedMinor = 0,
  ) =>
    [
      { type: 'PledgeReleaseStarted', atMs: failedAtMs, attemptNumber: 1, reason },
      { type: 'PledgeReleased', atMs: failedAtMs, reason, refundedMinor },
    ] as const;

  test('is told when it is given up', async () => {
    await (await hear(after({ type: 'PledgeDropped', atMs: failedAtMs + 7 * dayMs }))).heard();
    expect(sent[0]).toMatchObject({ subject: 'Your pledge for A kettle has ended' });
    expect(sent[0]?.text).toContain('You owe nothing');
    expect(sent[0]?.text).not.toContain('http');
  });

  test.each([
    ['campaign_unfunded', 'did not reach its goal'],
    ['campaign_cancelled', 'was cancelled by its creator'],
    ['too_late', 'came after the campaign had ended'],
  ] as const)('is told when it is released: %s', async (reason, words) => {
    await (await hear(released(reason))).heard();
    expect(sent[0]?.text).toContain(words);
    expect(sent[0]?.text).toContain('Nothing was taken from your card.');
  });

  test('says what goes back', async () => {
    await (await hear(released('campaign_unfunded', 4900))).heard();
    expect(sent[0]?.text).toContain('The USD 49.00 that you had paid go back to your card.');
  });

  test('by a refund is told, whole or in part', async () => {
    const refund = (amountMinor: number) => ({
      ...({
        id: 'rfd_1',
        amountMinor,
        reason: 'requested_by_customer',
        state: 'succeeded',
      } as const),
      ...{ requestedAtMs: failedAtMs, attemptNumber: 1, startedAtMs: failedAtMs },
    });
    const collected: PledgeEvent = {
      type: 'PledgeCollected',
      atMs: failedAtMs,
      chargedIntentId: 'pi_1',
    };
    const about = (amountMinor: number) =>
      ({ atMs: failedAtMs, refunds: [refund(amountMinor)], chargedIntentId: 'pi_1' }) as const;
    const part = { type: 'PledgeRefundCompleted', ...about(1900) } as const;
    await (await hear([started(), collected, part])).heard();
    expect(sent[0]?.text).toContain('Of the USD 49.00 that you paid');
    expect(sent[0]?.text).toContain('USD 19.00 have been sent back.');
    const whole = [
      { type: 'PledgeRefundStarted', ...about(4900) },
      { type: 'PledgeRefunded', ...about(4900) },
    ] as const;
    await (await hear([started(), collected, ...whole], { number: 2 })).heard();
    expect(sent[1]?.text).toContain('We have sent back the USD 49.00');
  });
});

describe('a project that was given up', () => {
  test('is told with what proves the refund: its id, and where the signed report will be', async () => {
    const record: Partial<Refund> = {
      ...{ id: 'campaign_abandoned', state: 'succeeded', stripeRefundId: 're_4711' },
      reason: 'campaign_abandoned',
    };
    const about = { atMs: failedAtMs, refunds: [refundRecord(record)], chargedIntentId: 'pi_1' };
    const { pledge, heard } = await hear([
      started(),
      { type: 'PledgeCollected', atMs: failedAtMs, chargedIntentId: 'pi_1' },
      { type: 'PledgeRefundStarted', ...about },
      { type: 'PledgeRefunded', ...about },
    ]);
    await heard();
    expect(sent[0]?.text).toContain(`Your pledge is ${pledge.id}. Your refund is re_4711`);
    expect(sent[0]?.text).toContain(
      `https://api.example/v1/campaigns/${pledge.campaignId}/settlement/report`,
    );
  });
});

describe('who cannot be reached', () => {
  test('without an address is counted', async () => {
    await (await hear(after(), { email: null })).heard();
    expect(sent).toEqual([]);
    expect(counted).toEqual(['NoticesWithoutAddress']);
  });

  test('at an address that takes no mail is counted', async () => {
    outcome = 'refused';
    await (await hear(after())).heard();
    expect(counted).toEqual(['NoticesRefused']);
  });

  test('now is written to later', async () => {
    outcome = new TransientError('as planned');
    const { heard } = await hear(after());
    await expect(heard()).rejects.toThrow(TransientError);
    expect(counted).toEqual([]);
  });
});

test('no address and no link is logged or counted', async () => {
  const lines: unknown[] = [];
  const spies = (['info', 'warn', 'error', 'debug'] as const).map((level) =>
    jest.spyOn(logger, level).mockImplementation((...args) => void lines.push(args)),
  );
  await (await hear(after())).heard();
  outcome = new TransientError('as planned');
  await (await hear(after(), { number: 2 })).heard().catch((error: unknown) => lines.push(error));
  for (const spy of spies) spy.mockRestore();
  expect(JSON.stringify([lines, counted])).not.toMatch(/anna@|token=/);
});
