/** Pledges of another platform. */
import type { Operation } from '../../shared/entry/operation.ts';
import { importAnswer } from '../../shared/api/partner-answer.ts';
import { importBody, partnerPath } from '../../shared/api/partner-body.ts';

export const contract = {
  id: 'importPledges',
  route: 'POST /v1/partners/{partnerId}/imports',
  group: 'Partners',
  summary: 'Bring pledges of another platform, as CSV',
  description:
    'Columns: reference, campaign_id, customer_reference, paid_by (`stripe` or `partner`), and ' +
    'where needed email, reward_id, quantity, amount_minor, stripe_customer, ' +
    'stripe_payment_method. At most 1,000 rows. A dry run, which is the default, changes nothing.',
  caller: 'operator',
  path: partnerPath,
  body: importBody,
  answers: { 200: { description: 'Row by row', schema: importAnswer } },
  problems: ['not_found', 'csv_invalid'],
  bodyExamples: {
    'one row, tried only': {
      csv: 'reference,campaign_id,customer_reference,amount_minor,paid_by\nks-1,cmp_k4jq2m7dxw5ahzet,anna,2500,partner\n',
    },
  },
} satisfies Operation;
