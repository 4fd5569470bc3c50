/** Whether the caller wants to be told when a campaign opens, on the wire. */
import { campaignId } from './answer-parts.ts';
import { once } from '../once.ts';
import * as z from 'zod';

export const interestAnswer = once(() =>
  z.strictObject({ campaignId: campaignId(), interested: z.boolean() }).meta({ id: 'Interest' }),
);
