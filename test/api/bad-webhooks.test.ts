/**
 * Whatever comes to Stripe's door and is not an event of Stripe's, of this account and of now,
 * changes nothing, gets its status and is counted.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { useCloud } from '../support/running-cloud.ts';
import { backer, eventually, inSeconds } from '../support/storefront.ts';
import type { PledgeView } from '../support/storefront.ts';

const fanfund = useCloud();
const anna = backer('anna');
let secret = '';
let pledge: PledgeView;

beforeAll(async () => {
  const folder = join(fanfund.folder, 'home', 'secrets');
  for (const name of readdirSync(folder)) {
    const found = /"(whsec_[^"]+)"/.exec(readFileSync(join(folder, name), 'utf8'));
    secret = found?.[1] ?? secret;
  }
  const { id } = await fanfund.launch({ deadline: inSeconds(600) });
  pledge = await fanfund.pledge(id, anna, { amountMinor: 2_000 });
});

const secondsNow = (): number => Math.floor(Date.now() / 1000);

/** That the card of Anna's pledge was saved: none of these is true. */
const eventOf = (more: object = {}) => ({
  ...{ id: 'evt_1', object: 'event', type: 'setup_intent.succeeded', livemode: false },
  data: {
    object: {
      ...{ id: 'seti_1', object: 'setup_intent', customer: 'cus_1', payment_method: 'pm_1' },
      metadata: { fanfund_pledge: pledge.id, fanfund_attempt: 'prepare-1' },
    },
  },
  ...more,
});

const signed = (body: string, by = secret, atSeconds = secondsNow()): string =>
  `t=${atSeconds},v1=${createHmac('sha256', by).update(`${atSeconds}.${body}`).digest('hex')}`;

async function delivered(body: string, signature: string | undefined) {
  const answer = await fetch(`${fanfund.addresses.api}/v1/stripe/webhook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature !== undefined && { 'stripe-signature': signature }),
    },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as { readonly code?: string } };
}

/** The metrics that the door has written, with their reasons. */
function counted(): string[] {
  const file = join(fanfund.folder, 'home', 'logs', 'fanfund-dev-receive-stripe-webhook.log');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines
    .filter((line) => line.includes('"_aws"'))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Record<string, unknown>)
    .map((metric) => {
      const names = ['RejectedWebhooks', 'MisdirectedStripeEvents', 'IgnoredStripeEvents'];
      const name = [...names, 'RepeatedWebhooks'].find((known) => known in metric) ?? '';
      return [name, metric['reason']].filter(Boolean).join(' ');
    });
}

type Case = readonly [
  what: string,
  answer: readonly [status: number, code?: string],
  metric: string,
  asked: () => readonly [body: string, signature: string | undefined],
];

const plain = (): string => JSON.stringify(eventOf());
const cases: readonly Case[] = [
  ['unsigned', [400, 'signature_invalid'], 'RejectedWebhooks unsigned', () => [plain(), undefined]],
  [
    'signed with another secret',
    [400, 'signature_invalid'],
    'RejectedWebhooks wrong_signature',
    () => [plain(), signed(plain(), 'whsec_other')],
  ],
  [
    'signed for another body',
    [400, 'signature_invalid'],
    'RejectedWebhooks wrong_signature',
    () => [plain(), signed(`${plain()} `)],
  ],
  [
    'signed six minutes ago',
    [400, 'signature_invalid'],
    'RejectedWebhooks wrong_time',
    () => [plain(), signed(plain(), secret, secondsNow() - 360)],
  ],
  [
    'signed six minutes ahead',
    [400, 'signature_invalid'],
    'RejectedWebhooks wrong_time',
    () => [plain(), signed(plain(), secret, secondsNow() + 360)],
  ],
  [
    'of half a megabyte',
    [413, 'body_too_large'],
    'RejectedWebhooks too_large',
    () => {
      const huge = JSON.stringify(eventOf({ padding: 'x'.repeat(512 * 1024) }));
      return [huge, signed(huge)];
    },
  ],
  [
    'signed, and no JSON',
    [400, 'malformed_json'],
    'RejectedWebhooks malformed',
    () => ['{', signed('{')],
  ],
  [
    'of a type that nobody knows',
    [200],
    'IgnoredStripeEvents other_type',
    () => {
      const body = JSON.stringify(eventOf({ type: 'setup_intent.blessed' }));
      return [body, signed(body)];
    },
  ],
  [
    'for another account',
    [200],
    'MisdirectedStripeEvents other_account',
    () => {
      const body = JSON.stringify(eventOf({ account: 'acct_1Other' }));
      return [body, signed(body)];
    },
  ],
  [
    'of live mode',
    [200],
    'MisdirectedStripeEvents other_mode',
    () => {
      const body = JSON.stringify(eventOf({ livemode: true }));
      return [body, signed(body)];
    },
  ],
];

describe('a webhook', () => {
  test.each(cases.map((each) => [...each] as const))(
    '%s changes nothing: %j, counted as %s',
    async (_what, [status, code], metric, asked) => {
      const before = await fanfund.items();
      const times = counted().filter((name) => name === metric).length;
      const answer = await delivered(...asked());
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
      await eventually(
        () => (counted().filter((name) => name === metric).length > times ? true : undefined),
        metric,
      );
      expect(await fanfund.items()).toEqual(before);
    },
  );

  test('that is sent again with its signature is acknowledged, and changes nothing more', async () => {
    const body = plain();
    const signature = signed(body);
    expect(await delivered(body, signature)).toMatchObject({ status: 200 });
    await eventually(async () => {
      const found = await fanfund.readPledge(pledge.id, anna);
      return found.state === 'confirmed' ? found : undefined;
    }, 'the confirmed pledge');
    await eventually(
      async () =>
        (await fanfund.campaign(pledge.campaignId)).totals.pledges === 1 ? true : undefined,
      'the totals',
    );
    const before = await fanfund.items();
    for (let copy = 0; copy < 5; copy += 1)
      expect(await delivered(body, signature)).toMatchObject({ status: 200 });
    await eventually(() => {
      const depths = Object.values(fanfund.cloud.queueDepths());
      return depths.every(({ visible, inFlight }) => visible + inFlight === 0) ? true : undefined;
    }, 'empty queues');
    expect(await fanfund.items()).toEqual(before);
  });
});
