/**
 * A partner shop and all that serves it, for one test file: the use cases on real stores, with
 * queues that a test empties, a clock that it moves, and the endpoint of the kit on a real socket.
 */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliverToPartner } from '../../functions/deliver-to-partner/deliver-to-partner.ts';
import { receivePartnerWebhook } from '../../functions/receive-partner-webhook/receive-partner-webhook.ts';
import { relayEvents } from '../../functions/relay-events/relay-events.ts';
import { replayDeliveries } from '../../functions/replay-deliveries/replay-deliveries.ts';
import { sweepDeliveries } from '../../functions/sweep-deliveries/sweep-deliveries.ts';
import { takePartnerEvent } from '../../functions/take-partner-event/take-partner-event.ts';
import { tellPartner } from '../../functions/tell-partner/tell-partner.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import type { Publication } from '../../shared/events/publication.ts';
import type { OfferMessage } from '../../shared/queues/messages.ts';
import type {
  DeliveryMessage,
  PartnerEventMessage,
  ReplayMessage,
} from '../../shared/partners/partner-message.ts';
import { pledgeFact } from '../../shared/partners/pledge-fact.ts';
import { endpointClient } from '../../shared/partners/endpoint-client.ts';
import { partnerDoor } from '../../shared/partners/partner-door.ts';
import { partnerSecret } from '../../shared/partners/partner-secret.ts';
import { tellRefusal } from '../../shared/partners/tell-refusal.ts';
import { dayOf, deliveryStore } from '../../shared/store/delivery-store.ts';
import { partnerIdFor } from '../../shared/store/keys.ts';
import { partnerStore } from '../../shared/store/partner-store.ts';
import { receiptStore } from '../../shared/store/receipt-store.ts';
import type { Fact } from '../partners/kit/receiver.ts';
import { historyOf, receiver } from '../partners/kit/receiver.ts';
import { sign } from '../partners/kit/sender.ts';
import { useStores } from './fanfund.ts';
import { holdMs } from './given.ts';
import { httpEvent } from './http-event.ts';
import { keptQueue } from './queue.ts';
import { streamReader } from './stream.ts';

export const root = 'a-root-of-partner-secrets-for-tests-only';

export type Webhook = {
  readonly id?: string;
  readonly text?: string;
  readonly secret?: string;
  readonly atMs?: number;
};

export function usePartners() {
  const stores = useStores();
  const { clock, table, pledges, tasks, campaign } = stores;
  const partners = partnerStore(table);
  const receipts = receiptStore(table);
  const deliveries = deliveryStore(table);
  const events = keptQueue<PartnerEventMessage>();
  const due = keptQueue<DeliveryMessage>();
  const offers = keptQueue<OfferMessage>();
  const replays = keptQueue<ReplayMessage>();
  const counted: string[] = [];
  const meter = { count: (name: string) => void counted.push(name) };
  const now = clock;
  const rootOf = () => Promise.resolve(root);
  const endpoints = endpointClient({ timeoutMs: 2000, hostsAllowed: ['127.0.0.1'] });
  const told: { id: string; fact: Fact }[] = [];
  const shop = { isDown: false, status: 500, secret: '', url: '', heard: 0 };
  let server: Server | undefined;
  beforeAll(async () => {
    const keep = (id: string, fact: Fact) => void told.push({ id, fact });
    const good = receiver(() => shop.secret, keep, clock);
    server = createServer((request, response) => {
      shop.heard += 1;
      if (shop.isDown) response.writeHead(shop.status).end('out of order');
      else good.emit('request', request, response);
    });
    await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
    shop.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/facts`;
  });
  afterAll(() => new Promise<void>((done) => void server?.close(() => done())));
  beforeEach(() => {
    for (const queue of [events, due, offers, replays]) queue.take();
    told.splice(0);
    Object.assign(shop, { isDown: false, status: 500 });
  });

  let number = 0;
  const given = async (wishes: Partial<Partner> = {}): Promise<Partner> => {
    const partner: Partner = {
      id: partnerIdFor('ops-1', `partner-${(number += 1)}`),
      name: 'Kettles and more',
      state: 'on',
      campaignIds: [],
      limits: { pledgesPerMinute: 1000, pledgesPerDay: 10_000, quantityMax: 5 },
      endpoint: { url: shop.url, state: 'on' },
      keys: [{ number: 1 }],
      createdAtMs: clock(),
      requestHash: 'hash',
      version: 1,
      ...wishes,
    };
    await partners.create(partner, 'ops-1');
    shop.secret = partnerSecret(root, partner.id, partner.keys[0]?.number ?? 1);
    return partner;
  };

  const prove = partnerDoor({ partner: (id) => partners.get(id), root: rootOf, now });
  const receiving = { prove, receipts, events, campaign, now };
  const refusing = tellRefusal({ deliveries, due, now });
  const taking = { partners, pledges, campaign, offers, tellRefusal: refusing, now, holdMs };
  const delivering = { deliveries, partners, endpoints, root: rootOf, due, tasks, meter, now };

  const post = (partner: Partner, event: unknown, webhook: Webhook = {}) => {
    const { id = `msg_${(number += 1)}`, atMs = clock() } = webhook;
    const { text = JSON.stringify(event), secret = partnerSecret(root, partner.id, 1) } = webhook;
    const timestamp = Math.floor(atMs / 1000);
    return receivePartnerWebhook(
      receiving,
      httpEvent({
        pathParameters: { partnerId: partner.id },
        headers: {
          ...{ 'webhook-id': id, 'webhook-timestamp': String(timestamp) },
          'webhook-signature': sign(secret, id, timestamp, text),
        },
        body: text,
      }),
    );
  };

  let read: (() => ReturnType<ReturnType<typeof streamReader>>) | undefined;
  /** From the stream to the log, as the relay and the bus do it. */
  const follow = async (): Promise<void> => {
    read ??= streamReader(table);
    const published: Publication[] = [];
    const bus = {
      publish: (some: readonly Publication[]) => {
        published.push(...some);
        return Promise.resolve(some.map(() => false));
      },
    };
    await relayEvents({ bus }, await read());
    for (const { name, detail } of published)
      if ('partner' in detail && name.startsWith('Pledge'))
        await tellPartner({ deliveries, due }, pledgeFact.parse({ 'detail-type': name, detail }));
  };
  const take = async (): Promise<void> => {
    for (const message of events.take()) await takePartnerEvent(taking, message);
  };
  const deliver = async (): Promise<void> => {
    for (const message of due.take()) await deliverToPartner(delivering, message);
  };
  const replay = async (): Promise<void> => {
    const deps = { deliveries, due, replays, now };
    for (let open = replays.take(); open.length > 0; open = replays.take())
      for (const message of open) await replayDeliveries(deps, message);
  };
  return {
    ...{ ...stores, partners, receipts, deliveries, events, due, offers, replays, endpoints },
    ...{ rootOf, shop, told, counted, taking, delivering, receiving, giveShop: given },
    ...{ post, follow, take, deliver, replay, tellRefusal: refusing },
    sweep: () => sweepDeliveries({ deliveries, due, now }),
    /** All that was sent, taken and told, once. */
    work: async () => {
      await take();
      await follow();
      await deliver();
    },
    historyOf: (pledgeId: string) =>
      historyOf(new Map(told.map(({ id, fact }) => [id, fact])).values(), pledgeId),
    logOf: async (partner: Partner) =>
      (await deliveries.listDay(partner.id, dayOf(clock()), { consistent: true })).deliveries,
  };
}
