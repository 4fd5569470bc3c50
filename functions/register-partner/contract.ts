/** Operations register a partner shop. */
import type { Operation } from '../../shared/entry/operation.ts';
import { partnerSecretAnswer } from '../../shared/api/partner-answer.ts';
import { registerPartnerBody } from '../../shared/api/partner-body.ts';

export const contract = {
  id: 'registerPartner',
  route: 'POST /v1/partners',
  group: 'Partners',
  summary: 'Register a partner shop',
  description: 'The answer holds its signing secret, which is shown again only by a rotation.',
  caller: 'operator',
  body: registerPartnerBody,
  idempotencyKey: true,
  answers: { 201: { description: 'The partner, with its secret', schema: partnerSecretAnswer } },
  problems: ['endpoint_refused', 'idempotency_key_reused'],
  bodyExamples: {
    'a shop': {
      name: 'Kettles and more',
      campaignIds: ['cmp_k4jq2m7dxw5ahzet'],
      limits: { pledgesPerMinute: 600, pledgesPerDay: 50_000, quantityMax: 5 },
    },
  },
} satisfies Operation;
