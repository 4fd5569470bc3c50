/** How many backers have left because of a changed promise. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignId, currency, minor, natural, time } from '../../shared/api/answer-parts.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { once } from '../../shared/once.ts';
import * as z from 'zod';

const exitsAnswer = once(() =>
  z
    .strictObject({
      campaignId: campaignId(),
      currency: currency(),
      exits: natural().meta({ description: 'Who has left so far, for any change' }),
      exitedMinor: minor(),
      windows: z.array(
        z.strictObject({
          number: natural().meta({ description: 'Of the version of the promise' }),
          reason: z.string(),
          opensAt: time(),
          closesAt: time(),
          state: z.enum(['open', 'closed']),
          untilClose: z
            .strictObject({ exits: natural(), exitedMinor: minor() })
            .optional()
            .meta({ description: 'Who had left for any change when it closed' }),
        }),
      ),
    })
    .meta({ id: 'Exits' }),
);

export const contract = {
  id: 'readExits',
  route: 'GET /v1/ops/campaigns/{id}/exits',
  group: 'Operations',
  summary: 'How many backers left because the promise was changed, and what it cost',
  caller: 'observer',
  path: campaignPath,
  answers: { 200: { description: 'The figures', schema: exitsAnswer } },
  problems: ['not_found'],
} satisfies Operation;
