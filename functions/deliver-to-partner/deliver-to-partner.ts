/**
 * Tells a partner one fact, signed with every secret that is valid, and writes down how it went. A
 * fact that is not due any more, because somebody else was quicker, is left alone; two that tell it
 * at the same moment tell it twice, which a receiver knows by the webhook id. An endpoint that has
 * failed for the whole of a schedule, or says that it is gone, is switched off: what it misses waits.
 */
import type { Clock } from '../../shared/clock.ts';
import type { Delivery, DeliveryTry } from '../../shared/domain/delivery.ts';
import type { DeliveryMessage } from '../../shared/partners/partner-message.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { EndpointClient } from '../../shared/partners/endpoint-client.ts';
import type { EndpointOffReason, Partner, PartnerEndpoint } from '../../shared/domain/partner.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { TaskStore } from '../../shared/store/task-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { afterTry, heldBack, isGone } from '../../shared/domain/delivery.ts';
import { partnerSecret } from '../../shared/partners/partner-secret.ts';
import { signedHeaders } from '../../shared/partners/standard-webhook.ts';
import { taskIdFor } from '../../shared/store/keys.ts';
import { validKeys } from '../../shared/domain/partner.ts';

export type DeliverToPartnerDeps = {
  readonly deliveries: DeliveryStore;
  readonly partners: Pick<PartnerStore, 'get' | 'apply'>;
  readonly endpoints: EndpointClient;
  readonly root: () => Promise<string>;
  readonly due: Queue<DeliveryMessage>;
  readonly tasks: Pick<TaskStore, 'open'>;
  readonly meter: Meter;
  readonly now: Clock;
};

/** SQS delays no longer: what is due later, the sweep finds. */
const delaySecondsMax = 900;

export async function deliverToPartner(
  deps: DeliverToPartnerDeps,
  { partnerId, deliveryId }: DeliveryMessage,
): Promise<void> {
  const delivery = await deps.deliveries.get(partnerId, deliveryId);
  if (!delivery || !isDue(delivery, deps.now())) return;
  const partner = await deps.partners.get(partnerId);
  if (partner?.endpoint?.state === 'on')
    return tell(deps, delivery, { partner, endpoint: partner.endpoint });
  await replace(deps, delivery, heldBack(delivery));
}

const isDue = ({ state, nextAtMs = 0 }: Delivery, nowMs: number): boolean =>
  state === 'due' && nextAtMs <= nowMs;

async function tell(deps: DeliverToPartnerDeps, delivery: Delivery, told: Told): Promise<void> {
  const made = await attempt(deps, delivery, told);
  const after = afterTry(delivery, made);
  const reason = reasonToStop(after, made);
  deps.meter.count('PartnerDeliveries', 1, after.state);
  await replace(deps, delivery, reason ? heldBack(after) : after);
  if (reason) await switchOff(deps, { partner: told.partner, delivery, reason });
  else await sendAgain(deps, after);
}

function reasonToStop({ state }: Delivery, made: DeliveryTry): EndpointOffReason | undefined {
  if (isGone(made)) return 'gone';
  return state === 'failed' ? 'failing' : undefined;
}

async function replace(
  { deliveries }: DeliverToPartnerDeps,
  before: Delivery,
  after: Delivery,
): Promise<void> {
  if (!(await deliveries.replace(before, after)))
    throw new TransientError('Somebody else has told this fact at the same moment.');
}

type Told = { readonly partner: Partner; readonly endpoint: PartnerEndpoint };

async function attempt(
  deps: DeliverToPartnerDeps,
  { id, body }: Delivery,
  { partner, endpoint }: Told,
): Promise<DeliveryTry> {
  const atMs = deps.now();
  const root = await deps.root();
  const secrets = validKeys(partner, atMs).map((number) => partnerSecret(root, partner.id, number));
  const signed = signedHeaders(secrets, { id, atMs, body: Buffer.from(body) });
  const headers = { 'content-type': 'application/json', 'user-agent': 'Fanfund', ...signed };
  const answer = await deps.endpoints.post(endpoint.url, { headers, body });
  return { atMs, tookMs: deps.now() - atMs, ...answer };
}

async function sendAgain({ due, now }: DeliverToPartnerDeps, delivery: Delivery): Promise<void> {
  const { id: deliveryId, partnerId, nextAtMs } = delivery;
  if (delivery.state !== 'due' || nextAtMs === undefined) return;
  const delaySeconds = Math.ceil((nextAtMs - now()) / 1000);
  if (delaySeconds > delaySecondsMax) return;
  await due.send({ partnerId, deliveryId }, { campaignId: partnerId, delaySeconds });
}

type Off = {
  readonly partner: Partner;
  readonly delivery: Delivery;
  readonly reason: EndpointOffReason;
};

/** The event is the notice; operations have a task, because the partner hears nothing by then. */
async function switchOff(
  deps: DeliverToPartnerDeps,
  { partner, delivery, reason }: Off,
): Promise<void> {
  const atMs = deps.now();
  const event = { type: 'PartnerEndpointSwitchedOff', atMs, by: 'fanfund', reason } as const;
  const step = await deps.partners.apply(partner, event);
  if (!('applied' in step)) return;
  deps.meter.count('PartnerEndpointsSwitchedOff', 1);
  const { id, name } = partner;
  await deps.tasks.open({
    id: taskIdFor(`${id}.${step.applied.version}`),
    ...{ kind: 'partner_endpoint_off', campaignId: delivery.campaignId, openedAtMs: atMs },
    toDo:
      `The endpoint of partner "${name}" was switched off (${reason}). Tell the partner; when it ` +
      'is mended, switch it on: what it has missed is then told.',
    lookAt: `/v1/partners/${id}/deliveries`,
  });
}
