/**
 * Operations give a partner another signing secret. The one before stays valid for a while, in both
 * directions, so that the partner can change over without a webhook being lost. The request names
 * the secret that it replaces, so that it rotates once, however often it comes.
 */
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Partner } from '../../shared/domain/partner.ts';
import type { PartnerPath, RotateSecretBody } from '../../shared/api/partner-body.ts';
import type { PartnerStore } from '../../shared/store/partner-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { hourMs } from '../../shared/domain/duration.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { partnerNamed, partnerView } from '../../shared/api/partner-view.ts';
import { partnerSecret } from '../../shared/partners/partner-secret.ts';

export type RotatePartnerSecretDeps = {
  readonly partners: Pick<PartnerStore, 'get' | 'apply'>;
  readonly root: () => Promise<string>;
  readonly now: Clock;
};

export async function rotatePartnerSecret(
  deps: RotatePartnerSecretDeps,
  { caller, path, body }: HttpRequest<PartnerPath, unknown, RotateSecretBody>,
): Promise<HttpAnswer | Refusal> {
  const partner = await partnerNamed(deps.partners, path.partnerId);
  if (isRefusal(partner)) return partner;
  const { number = 0 } = partner.keys[0] ?? {};
  if (number === body.replaces + 1) return answer(deps, partner);
  if (number !== body.replaces)
    return refuse('partner_state', `The secret in use has number ${number}.`);
  return rotate(deps, partner, { by: caller?.id ?? '', overlapMs: body.overlapHours * hourMs });
}

async function rotate(
  deps: RotatePartnerSecretDeps,
  partner: Partner,
  rotation: { readonly by: string; readonly overlapMs: number },
): Promise<HttpAnswer | Refusal> {
  const event = { type: 'PartnerSecretRotated', atMs: deps.now(), ...rotation } as const;
  const step = await deps.partners.apply(partner, event);
  return 'applied' in step
    ? answer(deps, step.applied)
    : refuse('partner_state', 'Somebody else has changed the partner: look at it again.');
}

async function answer(deps: RotatePartnerSecretDeps, partner: Partner): Promise<HttpAnswer> {
  const number = partner.keys[0]?.number ?? 0;
  const secret = partnerSecret(await deps.root(), partner.id, number);
  return { body: { ...partnerView(partner, deps.now()), secret } };
}
