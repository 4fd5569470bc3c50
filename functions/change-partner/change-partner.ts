/**
 * Operations change a partner, or switch it or its endpoint on and off. Each is an event of its own
 * with who did it. An endpoint that is switched on is told what it has missed.
 */
import type { ChangePartnerBody, PartnerPath } from '../../shared/api/partner-body.ts';
import type { Clock } from '../../shared/clock.ts';
import type { EndpointClient } from '../../shared/partners/endpoint-client.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Partner, PartnerEvent, PartnerTerms } from '../../shared/domain/partner.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ReplayMessage } from '../../shared/partners/partner-message.ts';
import { evolvePartner } from '../../shared/domain/partner.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { partnerNamed, partnerView } from '../../shared/api/partner-view.ts';

export type ChangePartnerDeps = {
  readonly partners: Pick<PartnerStore, 'get' | 'apply'>;
  readonly endpoints: Pick<EndpointClient, 'refusal'>;
  readonly replays: Queue<ReplayMessage>;
  readonly now: Clock;
};

type Request = HttpRequest<PartnerPath, unknown, ChangePartnerBody>;

/** What waits may be older than the switch: its first try was up to three days before. */
const beforeSwitchMs = 5 * 24 * 60 * 60 * 1000;

export async function changePartner(
  deps: ChangePartnerDeps,
  { caller, path, body }: Request,
): Promise<HttpAnswer | Refusal> {
  const before = await partnerNamed(deps.partners, path.partnerId);
  if (isRefusal(before)) return before;
  const refused = await refusedEndpoint(deps, body);
  if (refused) return refused;
  const by = caller?.id ?? '';
  let partner = before;
  for (const event of eventsOf(before, body, { atMs: deps.now(), by })) {
    if (!evolvePartner(partner, event)) continue;
    const step = await deps.partners.apply(partner, event);
    if (!('applied' in step))
      return refuse('partner_state', 'Somebody else has changed the partner: look at it again.');
    partner = step.applied;
  }
  await tellMissed(deps, before, partner);
  return { body: partnerView(partner, deps.now()) };
}

async function refusedEndpoint(
  { endpoints }: ChangePartnerDeps,
  { endpointUrl }: ChangePartnerBody,
): Promise<Refusal | undefined> {
  if (typeof endpointUrl !== 'string') return undefined;
  const refused = await endpoints.refusal(endpointUrl);
  return refused === undefined ? undefined : refuse('endpoint_refused', refused);
}

type By = { readonly atMs: number; readonly by: string };

function eventsOf(partner: Partner, body: ChangePartnerBody, by: By): PartnerEvent[] {
  const { state, endpointState, endpointUrl, ...terms } = body;
  const changesTerms = endpointUrl !== undefined || Object.keys(terms).length > 0;
  return [
    ...(changesTerms
      ? [{ type: 'PartnerChanged', terms: termsAfter(partner, body), ...by } as const]
      : []),
    ...(state === 'on' ? [{ type: 'PartnerSwitchedOn', ...by } as const] : []),
    ...(state === 'off' ? [{ type: 'PartnerSwitchedOff', ...by } as const] : []),
    ...(endpointState === 'on' ? [{ type: 'PartnerEndpointSwitchedOn', ...by } as const] : []),
    ...(endpointState === 'off'
      ? [{ type: 'PartnerEndpointSwitchedOff', reason: 'by_operator', ...by } as const]
      : []),
  ];
}

function termsAfter(partner: Partner, body: ChangePartnerBody): PartnerTerms {
  const { name = partner.name, campaignIds = partner.campaignIds } = body;
  const { limits = partner.limits, endpointUrl = partner.endpoint?.url } = body;
  const own = { name, campaignIds, limits, ...shipsAfter(partner, body) };
  return { ...own, ...(endpointUrl && { endpointUrl }) };
}

const shipsAfter = (partner: Partner, { ships = partner.ships }: ChangePartnerBody) =>
  ships === undefined ? {} : { ships };

/** Also at a new address, where the one before was off or there was none. */
async function tellMissed(
  { replays, now }: ChangePartnerDeps,
  before: Partner,
  after: Partner,
): Promise<void> {
  if (after.endpoint?.state !== 'on' || before.endpoint?.state === 'on') return;
  const sinceMs = before.endpoint?.offSinceMs ?? before.createdAtMs;
  const span = { fromMs: sinceMs - beforeSwitchMs, untilMs: now() };
  await replays.send(
    { partnerId: after.id, ...span, only: 'undelivered' },
    { campaignId: after.id },
  );
}
