/**
 * A partner shop on this machine, made of the kit that partners are given: an endpoint that can be
 * down, and a sender that can say anything at all. Its clock is the one of the running cloud.
 */
import { afterAll, beforeAll } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Fact } from '../partners/kit/receiver.ts';
import { historyOf, receiver } from '../partners/kit/receiver.ts';
import { sign } from '../partners/kit/sender.ts';
import type { RunningCloud } from './running-cloud.ts';
import type { Problem } from './storefront.ts';

export const operator = { sub: 'the-operator', scope: 'ops' } as const;

export type ReceivedView = {
  readonly webhookId: string;
  readonly accepted: number;
  readonly refused: number;
  readonly items: readonly {
    readonly index: number;
    readonly status: string;
    readonly pledgeId?: string;
    readonly code?: string;
  }[];
};

export type PartnerView = {
  readonly id: string;
  readonly state: string;
  readonly endpoint?: { readonly url: string; readonly state: string; readonly offReason?: string };
  readonly secrets: readonly { readonly number: number; readonly validUntil?: string }[];
  readonly secret?: string;
};

export type SentWebhook = {
  readonly id?: string;
  readonly text?: string;
  readonly secret?: string;
  readonly partnerId?: string;
  readonly agoSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

let lastId = 0;

export function usePartnerShop(fanfund: RunningCloud) {
  const facts = new Map<string, Fact>();
  const told: string[] = [];
  const state = { id: '', secret: '', isDown: false, status: 500, url: '' };
  let server: Server | undefined;
  beforeAll(async () => {
    const good = receiver(
      () => state.secret,
      (id, fact) => {
        told.push(id);
        facts.set(id, fact);
      },
      () => fanfund.cloud.now(),
    );
    server = createServer((request, response) => {
      if (state.isDown) response.writeHead(state.status).end('down for the hour');
      else good.emit('request', request, response);
    });
    await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
    state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fanfund`;
  });
  afterAll(() => new Promise<void>((done) => void server?.close(() => done())));

  const register = async (
    campaignIds: readonly string[],
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<PartnerView> => {
    const body = {
      name: 'Kettles and more',
      campaignIds,
      limits: { pledgesPerMinute: 5000, pledgesPerDay: 50_000, quantityMax: 5 },
      endpointUrl: state.url,
      ...more,
    };
    const answer = await fanfund.send<PartnerView>('POST', '/v1/partners', { as: operator, body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    Object.assign(state, { id: answer.body.id, secret: answer.body.secret });
    return answer.body;
  };

  /** As the kit signs; each part can be given wrong. */
  const send = <T = ReceivedView & Problem>(event: unknown, sent: SentWebhook = {}) => {
    const { id = `msg_${(lastId += 1)}`, agoSeconds = 0, headers = {} } = sent;
    const { text = JSON.stringify(event), secret = state.secret, partnerId = state.id } = sent;
    const timestamp = Math.floor(fanfund.cloud.now() / 1000) - agoSeconds;
    const signed = {
      ...{ 'webhook-id': id, 'webhook-timestamp': String(timestamp) },
      'webhook-signature': sign(secret, id, timestamp, text),
    };
    const path = `/v1/partners/${partnerId}/pledges`;
    return fanfund.send<T>('POST', path, { text, key: null, headers: { ...signed, ...headers } });
  };

  return {
    ...{ facts, told, state, register, send },
    historyOf: (pledgeId: string) => historyOf(facts.values(), pledgeId),
    change: (body: object) =>
      fanfund.send<PartnerView>('PATCH', `/v1/partners/${state.id}`, { as: operator, body }),
  };
}
