/**
 * Operations register a partner shop: whom it may post pledges for, how many, and where it is told.
 * The answer is the only one that shows its secret, besides the one of a rotation.
 */
import type { Clock } from '../../shared/clock.ts';
import type { EndpointClient } from '../../shared/partners/endpoint-client.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { RegisterPartnerBody } from '../../shared/api/partner-body.ts';
import { partnerIdFor, requestHash } from '../../shared/store/keys.ts';
import { partnerSecret } from '../../shared/partners/partner-secret.ts';
import { partnerView } from '../../shared/api/partner-view.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type RegisterPartnerDeps = {
  readonly partners: Pick<PartnerStore, 'create'>;
  readonly endpoints: Pick<EndpointClient, 'refusal'>;
  readonly root: () => Promise<string>;
  readonly now: Clock;
};

export async function registerPartner(
  deps: RegisterPartnerDeps,
  { caller, body, idempotencyKey }: HttpRequest<unknown, unknown, RegisterPartnerBody>,
): Promise<HttpAnswer | Refusal> {
  const { endpointUrl, ...terms } = body;
  const refused = endpointUrl === undefined ? undefined : await deps.endpoints.refusal(endpointUrl);
  if (refused !== undefined) return refuse('endpoint_refused', refused);
  const operatorId = caller?.id ?? '';
  const partner: Partner = {
    id: partnerIdFor(operatorId, idempotencyKey),
    ...terms,
    state: 'on',
    ...(endpointUrl !== undefined && { endpoint: { url: endpointUrl, state: 'on' } }),
    keys: [{ number: 1 }],
    createdAtMs: deps.now(),
    requestHash: requestHash(body),
    version: 1,
  };
  const written = await deps.partners.create(partner, operatorId);
  const standing = 'created' in written ? written.created : written.existing;
  if (standing.requestHash !== partner.requestHash)
    return refuse('idempotency_key_reused', 'This Idempotency-Key came with another body before.');
  return { status: 201, body: await withSecret(deps, standing) };
}

/** Also of a repeated request, whose first answer may have been lost; of a rotation its newest. */
async function withSecret({ root, now }: RegisterPartnerDeps, partner: Partner) {
  const number = partner.keys[0]?.number ?? 1;
  const secret = partnerSecret(await root(), partner.id, number);
  return { ...partnerView(partner, now()), secret };
}
