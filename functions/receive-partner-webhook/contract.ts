/** What partner shops post. */
import type { Operation } from '../../shared/entry/operation.ts';
import { orderProblems } from '../../shared/api/problem-lists.ts';
import { partnerPath } from '../../shared/api/partner-body.ts';
import { partnerWebhookBody } from '../../shared/partners/partner-event.ts';
import { receivedAnswer } from '../../shared/api/partner-answer.ts';

export const contract = {
  id: 'receivePartnerWebhook',
  route: 'POST /v1/partners/{partnerId}/pledges',
  group: 'Partners',
  summary: 'Post pledges, and say what became of money that you hold',
  description:
    'Signed as Standard Webhooks has it. A 202 means that the accepted events are kept; what ' +
    'becomes of them comes to your endpoint. The same `webhook-id` again changes nothing and is ' +
    'answered alike.',
  caller: 'anyone',
  raw: true,
  signedBy: 'partner',
  path: partnerPath,
  body: partnerWebhookBody,
  answers: { 202: { description: 'Event by event', schema: receivedAnswer } },
  problems: [
    ...(['signature_missing', 'signature_invalid', 'signature_expired'] as const),
    ...(['signature_in_the_future', 'webhook_id_invalid', 'idempotency_key_reused'] as const),
    ...(['malformed_json', 'body_too_large', 'too_many_items', 'items_refused'] as const),
    ...(['partner_switched_off', 'partner_limit_reached', 'not_found'] as const),
    ...(['unknown_event_type', 'invalid_item', 'campaign_not_allowed'] as const),
    ...(['quantity_over_limit', ...orderProblems] as const),
  ],
} satisfies Operation;
