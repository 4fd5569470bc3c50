/** Operations have a partner told again: one fact, or what happened in a span of time. */
import type { Clock } from '../../shared/clock.ts';
import type { DeliveryMessage, ReplayMessage } from '../../shared/partners/partner-message.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PartnerPath } from '../../shared/api/partner-body.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ReplayBody } from '../../shared/api/delivery-body.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { partnerNamed } from '../../shared/api/partner-view.ts';
import { replay } from '../../shared/partners/replay.ts';

export type RequestReplayDeps = {
  readonly partners: Pick<PartnerStore, 'get'>;
  readonly deliveries: Pick<DeliveryStore, 'get' | 'replace'>;
  readonly due: Queue<DeliveryMessage>;
  readonly replays: Queue<ReplayMessage>;
  readonly now: Clock;
};

/** A log is kept for 90 days. */
const spanMsMax = 90 * 24 * 60 * 60 * 1000;

export async function requestReplay(
  deps: RequestReplayDeps,
  { path, body }: HttpRequest<PartnerPath, unknown, ReplayBody>,
): Promise<HttpAnswer | Refusal> {
  const partner = await partnerNamed(deps.partners, path.partnerId);
  if (isRefusal(partner)) return partner;
  if (partner.endpoint?.state !== 'on')
    return refuse('partner_state', 'The endpoint is off: switch it on first.');
  const partnerId = partner.id;
  if ('deliveryId' in body) {
    const delivery = await deps.deliveries.get(partnerId, body.deliveryId);
    if (!delivery) return refuse('not_found', 'There is no such delivery.');
    await replay(deps, delivery);
    return { status: 202, body: { partnerId, deliveryId: delivery.id, state: 'requested' } };
  }
  const { from: fromMs, until: untilMs, only } = body;
  if (untilMs < fromMs || untilMs - fromMs > spanMsMax)
    return refuse('partner_state', 'A span ends after it begins, and has 90 days at most.');
  await deps.replays.send({ partnerId, fromMs, untilMs, only }, { campaignId: partnerId });
  return { status: 202, body: { partnerId, state: 'requested' } };
}
