import { describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import {
  misdirection,
  signaturesSeen,
  unwrappedEvent,
  verifiedEvent,
} from '../../shared/payments/stripe-webhook.ts';
import { testClock } from '../support/clock.ts';
import { pending } from '../support/given.ts';

const nowMs = Date.UTC(2026, 9, 1, 12);
const secret = 'whsec_current';
const pledge = pending();

const metadata = {
  fanfund_campaign: pledge.campaignId,
  fanfund_pledge: pledge.id,
  fanfund_attempt: 'prepare-1',
};

const bodyOf = (type: string, object: object): Buffer =>
  Buffer.from(JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } }));

const setupIntent = {
  id: 'seti_1',
  object: 'setup_intent',
  customer: 'cus_1',
  payment_method: 'pm_1',
  metadata,
};
const body = bodyOf('setup_intent.succeeded', setupIntent);

const signed = (payload: Buffer, by = secret, atMs = nowMs): string =>
  Stripe.webhooks.generateTestHeaderString({
    payload: payload.toString('utf8'),
    secret: by,
    timestamp: Math.floor(atMs / 1000),
  });

const asked = (signature: string | undefined, secrets = [secret], payload = body) =>
  verifiedEvent(payload, { signature, secrets, nowMs });

function verified(...given: Parameters<typeof asked>): Stripe.Event | undefined {
  const answer = asked(...given);
  return 'event' in answer ? answer.event : undefined;
}

function rejected(...given: Parameters<typeof asked>): string {
  const answer = asked(...given);
  return 'event' in answer ? 'taken' : answer.rejected;
}

describe('a webhook is taken', () => {
  test('when its signature fits its body', () => {
    expect(verified(signed(body))?.id).toBe('evt_1');
  });

  test('under either secret while one is being replaced', () => {
    const both = ['whsec_new', secret];
    expect(verified(signed(body), both)?.id).toBe('evt_1');
    expect(verified(signed(body, 'whsec_new'), both)?.id).toBe('evt_1');
  });

  test('when one of several signatures fits', () => {
    const other = signed(body, 'whsec_old').split(',')[1] ?? '';
    const [time, own] = signed(body).split(',');
    expect(verified(`${time},${other},${own}`)?.id).toBe('evt_1');
  });

  test('up to five minutes old, or ahead of our clock', () => {
    expect(verified(signed(body, secret, nowMs - 300_000))?.id).toBe('evt_1');
    expect(verified(signed(body, secret, nowMs + 300_000))?.id).toBe('evt_1');
  });

  test('in any script', () => {
    const unicode = bodyOf('setup_intent.succeeded', { ...setupIntent, description: 'Füße 🫖 茶' });
    expect(verified(signed(unicode), [secret], unicode)?.id).toBe('evt_1');
  });
});

describe('a webhook is refused', () => {
  test.each<[string, string | undefined, string]>([
    ['without a signature', undefined, 'unsigned'],
    ['with an empty one', '', 'unsigned'],
    ['with none of the scheme', `t=${nowMs / 1000}`, 'wrong_signature'],
    ['with a time that is none', 't=soon,v1=00', 'unsigned'],
    ['with a signature of another secret', signed(body, 'whsec_other'), 'wrong_signature'],
    ['more than five minutes old', signed(body, secret, nowMs - 301_000), 'wrong_time'],
    ['more than five minutes ahead', signed(body, secret, nowMs + 301_000), 'wrong_time'],
    ['days ahead', signed(body, secret, nowMs + 86_400_000), 'wrong_time'],
  ])('%s', (_what, signature, reason) => {
    expect(rejected(signature)).toBe(reason);
  });

  test('when one byte of its body is another', () => {
    const changed = Buffer.from(body);
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(verified(signed(body), [secret], changed)).toBeUndefined();
  });

  test.each(['not json', 'null', '[]', '{}', '7', '{"id":"evt_1","type":"x"}'])(
    'when its signature fits and its body is %s',
    (text) => {
      const payload = Buffer.from(text);
      expect(rejected(signed(payload), [secret], payload)).toBe('malformed');
    },
  );

  test('when it is a notification without its object', () => {
    const thin = Buffer.from(JSON.stringify({ id: 'evt_1', object: 'v2.core.event', type: 'x' }));
    expect(rejected(signed(thin), [secret], thin)).toBe('malformed');
  });

  test('when there is no secret', () => {
    expect(verified(signed(body), [])).toBeUndefined();
  });

  test('when its time is newer than what was signed', () => {
    const old = signed(body, secret, nowMs - 3_600_000);
    const dressed = old.replace(/t=\d+/, `t=${nowMs / 1000}`);
    expect(verified(dressed)).toBeUndefined();
    expect(verified(`t=${nowMs / 1000},${old}`)).toBeUndefined();
  });
});

describe('a genuine event is of another place', () => {
  const home = { secretKey: 'sk_live_1' };
  const event = (more: object) => ({ livemode: true, ...more }) as unknown as Stripe.Event;

  test.each([
    ['of live mode where this is live', 'sk_live_1', true, undefined],
    ['of live mode where the key is restricted', 'rk_live_1', true, undefined],
    ['of test mode where this is a test', 'sk_test_1', false, undefined],
    ['of test mode where this is live', 'sk_live_1', false, 'other_mode'],
    ['of live mode where this is a test', 'rk_test_1', true, 'other_mode'],
  ] as const)('or not: %s', (_what, secretKey, livemode, expected) => {
    expect(misdirection(event({ livemode }), { secretKey })).toBe(expected);
  });

  test('when it is of a connected account', () => {
    expect(misdirection(event({ account: 'acct_2' }), home)).toBe('other_account');
    expect(misdirection(event({ context: 'acct_2' }), home)).toBe('other_account');
    expect(misdirection(event({ account: 'acct_2' }), { ...home, accountId: 'acct_1' })).toBe(
      'other_account',
    );
  });

  test('but not when it names this account, or none', () => {
    const own = { ...home, accountId: 'acct_1' };
    expect(misdirection(event({ account: 'acct_1' }), own)).toBeUndefined();
    expect(misdirection(event({ context: 'acct_1' }), own)).toBeUndefined();
    expect(misdirection(event({ context: null }), own)).toBeUndefined();
    expect(misdirection(event({}), own)).toBeUndefined();
  });
});

describe('the envelope of the partner event bus', () => {
  const detail: unknown = JSON.parse(body.toString('utf8'));
  const envelope = { source: 'aws.partner/stripe.com/ed_1', 'detail-type': 'x', detail };

  test('holds the event', () => {
    expect(unwrappedEvent(envelope)).toEqual(detail);
  });

  test.each([[{}], [null], [{ id: 'evt_1' }]])('that holds %j holds none', (other) => {
    expect(unwrappedEvent({ ...envelope, detail: other })).toBeUndefined();
  });
});

describe('a signature that was seen', () => {
  test('is known for as long as it could be used again', () => {
    const clock = testClock();
    const seen = signaturesSeen(clock);
    seen.add('t=1,v1=a');
    expect(seen.has('t=1,v1=a')).toBe(true);
    expect(seen.has('t=1,v1=b')).toBe(false);
    clock.advance(600_000);
    seen.add('t=2,v1=b');
    expect(seen.has('t=1,v1=a')).toBe(true);
    clock.advance(1);
    seen.add('t=3,v1=c');
    expect(seen.has('t=1,v1=a')).toBe(false);
    expect(seen.has('t=2,v1=b')).toBe(true);
  });

  test('makes room for others when there are too many', () => {
    const seen = signaturesSeen(testClock());
    for (let count = 0; count <= 10_000; count += 1) seen.add(`v1=${count}`);
    expect(seen.has('v1=0')).toBe(false);
    expect(seen.has('v1=1')).toBe(true);
    expect(seen.has('v1=10000')).toBe(true);
  });
});
