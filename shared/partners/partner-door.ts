/**
 * Proves that a request is a partner's, by its raw bytes and before anything in them is believed. A
 * partner that does not exist is answered as one whose signature does not fit, after the same work.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Partner } from '../domain/partner.ts';
import type { Unproved, WebhookHeaders } from './standard-webhook.ts';
import { RequestProblem } from '../entry/problem.ts';
import { faultOf } from './standard-webhook.ts';
import { partnerIdPattern, validKeys } from '../domain/partner.ts';
import { partnerSecret } from './partner-secret.ts';
import { rawBody } from '../entry/http.ts';

export type Proved = {
  readonly partner: Partner;
  readonly webhookId: string;
  readonly body: Buffer;
};

export type PartnerDoor = (request: APIGatewayProxyEventV2) => Promise<Proved>;

export type PartnerDoorDeps = {
  readonly partner: (partnerId: string) => Promise<Partner | undefined>;
  readonly root: () => Promise<string>;
  readonly now: () => number;
};

const webhookIdPattern = /^[\x21-\x7e]{1,255}$/;

export const partnerDoor =
  (deps: PartnerDoorDeps): PartnerDoor =>
  async (request) => {
    const body = rawBody(request);
    const partnerId = request.pathParameters?.['partnerId'] ?? '';
    const known = partnerIdPattern.test(partnerId) ? await deps.partner(partnerId) : undefined;
    const secrets = await secretsOf(deps, partnerId, known);
    const headers = headersOf(request);
    const fault = faultOf(headers, body, { secrets, nowMs: deps.now() });
    if (fault) throw new RequestProblem(fault, faultTexts[fault]);
    if (!known) throw new RequestProblem('signature_invalid', faultTexts.signature_invalid);
    return { partner: known, body, webhookId: admitted(known, headers['webhook-id'] ?? '') };
  };

/** Of somebody unknown a secret that nobody was ever given. */
async function secretsOf(
  { root, now }: PartnerDoorDeps,
  partnerId: string,
  known: Partner | undefined,
): Promise<string[]> {
  const made = await root();
  const numbers = known ? validKeys(known, now()) : [0];
  return numbers.map((number) => partnerSecret(made, partnerId, number));
}

function admitted({ state }: Partner, webhookId: string): string {
  if (!webhookIdPattern.test(webhookId))
    throw new RequestProblem('webhook_id_invalid', 'A webhook-id has 1 to 255 visible characters.');
  if (state === 'off')
    throw new RequestProblem('partner_switched_off', 'This partner is switched off.');
  return webhookId;
}

const headersOf = ({ headers }: APIGatewayProxyEventV2): Partial<WebhookHeaders> => {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
  return {
    ...(id !== undefined && { 'webhook-id': id }),
    ...(at !== undefined && { 'webhook-timestamp': at }),
    ...(signature !== undefined && { 'webhook-signature': signature }),
  };
};

const faultTexts: Readonly<Record<Unproved, string>> = {
  signature_missing: 'Send webhook-id, webhook-timestamp and webhook-signature.',
  signature_invalid: 'The signature does not fit this body.',
  signature_expired: 'The webhook was signed more than five minutes ago.',
  signature_in_the_future: 'The webhook was signed for a time that has not come.',
};
